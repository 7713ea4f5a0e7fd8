"""The texture formats and what the standard says of them. Spec: 26.1 Texture Format Capabilities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    name: str
    #: Bytes of a texel or block in copies, of the aspect that `aspects` names first; 0 where it can't be copied.
    size: int
    width: int = 1
    height: int = 1
    feature: str | None = None
    aspects: str = "color"
    renderable: bool = False
    #: The feature that makes it renderable.
    renderable_with: str | None = None
    multisample: bool = False
    resolvable: bool = False
    blendable: bool = False
    storage: bool = False
    storage_with: str | None = None
    read_write: bool = False

    @property
    def compressed(self) -> bool:
        return self.width > 1

    @property
    def depth(self) -> bool:
        return "depth" in self.aspects

    @property
    def stencil(self) -> bool:
        return "stencil" in self.aspects

    @property
    def color(self) -> bool:
        return self.aspects == "color"

    @property
    def base(self) -> str:
        """The name without sRGB: formats of the same base may view each other."""
        return self.name.removesuffix("Srgb")


def _colors() -> list[Format]:
    found = []
    storage = {
        "RGBA8Unorm", "RGBA8Snorm", "RGBA8Uint", "RGBA8Sint", "RGBA16Uint", "RGBA16Sint", "RGBA16Float", "R32Uint",
        "R32Sint", "R32Float", "RG32Uint", "RG32Sint", "RG32Float", "RGBA32Uint", "RGBA32Sint", "RGBA32Float",
    }  # fmt: skip
    for channels, count in (("R", 1), ("RG", 2), ("RGBA", 4)):
        for bits in (8, 16, 32):
            for kind in ("Unorm", "Snorm", "Uint", "Sint") if bits == 8 else ("Uint", "Sint", "Float"):
                name = f"{channels}{bits}{kind}"
                integer = kind.endswith("int")
                found.append(
                    Format(
                        name,
                        count * bits // 8,
                        renderable=kind != "Snorm",
                        multisample=kind != "Snorm" and (bits < 32 or name == "R32Float"),
                        resolvable=not integer and kind != "Snorm" and bits < 32,
                        blendable=not integer and kind != "Snorm" and bits < 32,
                        storage=name in storage,
                        read_write=name in ("R32Uint", "R32Sint", "R32Float"),
                    )
                )
    full = {"renderable": True, "multisample": True, "resolvable": True, "blendable": True}
    return [
        *found,
        Format("RGBA8UnormSrgb", 4, **full),
        Format("BGRA8Unorm", 4, **full, storage_with="BGRA8UnormStorage"),
        Format("BGRA8UnormSrgb", 4, **full),
        Format("RGB10A2Unorm", 4, **full),
        Format("RGB10A2Uint", 4, renderable=True, multisample=True),
        Format("RG11B10Ufloat", 4, renderable_with="RG11B10UfloatRenderable"),
        Format("RGB9E5Ufloat", 4),
    ]


BLOCKS = "4x4 5x4 5x5 6x5 6x6 8x5 8x6 8x8 10x5 10x6 10x8 10x10 12x10 12x12"


def _compressed() -> list[Format]:
    found = []
    bc = {
        "BC1RGBAUnorm": 8, "BC1RGBAUnormSrgb": 8, "BC2RGBAUnorm": 16, "BC2RGBAUnormSrgb": 16, "BC3RGBAUnorm": 16,
        "BC3RGBAUnormSrgb": 16, "BC4RUnorm": 8, "BC4RSnorm": 8, "BC5RGUnorm": 16, "BC5RGSnorm": 16,
        "BC6HRGBUfloat": 16, "BC6HRGBFloat": 16, "BC7RGBAUnorm": 16, "BC7RGBAUnormSrgb": 16,
    }  # fmt: skip
    etc2 = {
        "ETC2RGB8Unorm": 8, "ETC2RGB8UnormSrgb": 8, "ETC2RGB8A1Unorm": 8, "ETC2RGB8A1UnormSrgb": 8,
        "ETC2RGBA8Unorm": 16, "ETC2RGBA8UnormSrgb": 16, "EACR11Unorm": 8, "EACR11Snorm": 8, "EACRG11Unorm": 16,
        "EACRG11Snorm": 16,
    }  # fmt: skip
    for names, feature in ((bc, "TextureCompressionBC"), (etc2, "TextureCompressionETC2")):
        found += [Format(name, size, 4, 4, feature) for name, size in names.items()]
    for block in BLOCKS.split():
        width, height = map(int, block.split("x"))
        for kind in ("Unorm", "UnormSrgb"):
            found.append(Format(f"ASTC{block}{kind}", 16, width, height, "TextureCompressionASTC"))
    return found


_DEPTH = {"renderable": True, "multisample": True}
ALL = [
    *_colors(),
    Format("Stencil8", 1, aspects="stencil", **_DEPTH),
    Format("Depth16Unorm", 2, aspects="depth", **_DEPTH),
    Format("Depth24Plus", 0, aspects="depth", **_DEPTH),
    Format("Depth24PlusStencil8", 0, aspects="depth stencil", **_DEPTH),
    Format("Depth32Float", 4, aspects="depth", **_DEPTH),
    Format("Depth32FloatStencil8", 4, feature="Depth32FloatStencil8", aspects="depth stencil", **_DEPTH),
    *_compressed(),
]
BY_NAME = {one.name: one for one in ALL}
COLORS = [one for one in ALL if one.color and not one.compressed]
COMPRESSED = [one for one in ALL if one.compressed]
DEPTH_STENCIL = [one for one in ALL if not one.color]
#: One of each family.
SAMPLE = [BY_NAME[name] for name in ("RGBA8Unorm", "RGB10A2Unorm", "BC1RGBAUnorm", "Depth24PlusStencil8")]
