"""What buffers and textures hold: written, read, drawn."""

from __future__ import annotations

import struct
from typing import Any

from gpu import Device, Object
from makers import color, module
from world import text


def mesa_22(device: Device) -> bool:
    """Whether the driver is lavapipe as it was in Debian 12, with its own faults."""
    info = device.gpu.adapter.GetInfo()
    found = " Mesa 22." in text(info.description)
    device.gpu.library.functions["wgpuAdapterInfoFreeMembers"](info)
    return found


def pattern(size: int, seed: int = 1) -> bytes:
    return bytes((at * 7 + seed * 31) % 251 for at in range(size))


def extent(size: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("width", "height", "depthOrArrayLayers"), size, strict=True))


def texels(
    device: Device,
    texture: Object,
    size: tuple[int, int, int],
    texel: int,
    level: int = 0,
    origin: tuple[int, int, int] = (0, 0, 0),
    aspect: str = "All",
) -> list[bytes]:
    """The rows of a part of a texture, slice by slice."""
    stride = -(-size[0] * texel // 256) * 256
    buffer = device.CreateBuffer(size=stride * size[1] * size[2], usage="CopyDst|CopySrc")
    encoder = device.record()
    encoder.CopyTextureToBuffer(
        {"texture": texture, "mipLevel": level, "origin": origin, "aspect": aspect},
        {"buffer": buffer, "layout": {"bytesPerRow": stride, "rowsPerImage": size[1]}},
        extent(size),
    )
    device.submit(device.finish(encoder))
    content = device.read(buffer)
    return [content[at * stride : at * stride + size[0] * texel] for at in range(size[1] * size[2])]


def write(
    device: Device,
    texture: Object,
    size: tuple[int, int, int],
    texel: int,
    seed: int = 1,
    level: int = 0,
    origin: tuple[int, int, int] = (0, 0, 0),
) -> list[bytes]:
    row = size[0] * texel
    content = pattern(row * size[1] * size[2], seed)
    layout = {"bytesPerRow": row, "rowsPerImage": size[1]}
    part = {"texture": texture, "mipLevel": level, "origin": origin}
    device.queue.WriteTexture(part, content, len(content), layout, extent(size))
    return [content[at : at + row] for at in range(0, len(content), row)]


#: What a buffer or texel of a format is to `struct`, of the formats that the cases draw on.
SCALARS = {"R32Float": "f", "RG32Float": "2f", "RGBA32Float": "4f", "R32Uint": "I", "RGBA32Uint": "4I",
           "RGBA32Sint": "4i", "RGBA16Float": "4e", "RGBA8Unorm": "4B", "RGBA8Uint": "4B", "R8Unorm": "B",
           "Depth32Float": "f", "Depth16Unorm": "H", "Stencil8": "B"}  # fmt: skip

#: Covers the whole target with triangles, at the depth `D` of its code.
COVER = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
    return vec4f(f32(i32(n & 1u) * 4 - 1), f32(i32(n >> 1u) * 4 - 1), DEPTH, 1.0); }"""


def cover(depth: float = 0.5) -> str:
    return COVER.replace("DEPTH", repr(float(depth)))


class Canvas:
    """A texture to draw on, with a pass that is open, and a depth-stencil attachment where one is asked for."""

    def __init__(
        self,
        device: Device,
        of: str = "RGBA8Unorm",
        size: tuple[int, int] = (4, 4),
        samples: int = 1,
        clear: tuple[float, ...] = (0, 0, 0, 0),
        depth: dict[str, Any] | None = None,
        **descriptor: Any,
    ) -> None:
        self.device, self.format, self.size, self.samples = device, of, size, samples
        self.texture = device.CreateTexture(size=(*size, 1), format=of, usage="RenderAttachment|CopySrc|TextureBinding")
        view = self.texture.CreateView()
        if samples > 1:
            many = device.CreateTexture(size=(*size, 1), format=of, usage="RenderAttachment", sampleCount=samples)
            attached = color(many.CreateView(), resolveTarget=view, clearValue=clear)
        else:
            attached = color(view, clearValue=clear)
        self.encoder = device.record()
        given = {"depthStencilAttachment": depth} if depth else {}
        self.to = self.encoder.BeginRenderPass(colorAttachments=[attached], **given, **descriptor)

    def pipeline(self, fragment: str, vertex: str = COVER.replace("DEPTH", "0.5"), **given: Any) -> Object:
        """`target` is the state of the one target, the rest that of the pipeline."""
        target = {"format": self.format, **given.pop("target", {})}
        buffers = {"buffers": given.pop("buffers")} if "buffers" in given else {}
        if self.samples > 1:
            given["multisample"] = {"count": self.samples, **given.get("multisample", {})}
        return self.device.CreateRenderPipeline(
            vertex={"module": module(self.device, vertex), **buffers},
            fragment={"module": module(self.device, fragment), "targets": [target]},
            **given,
        )

    def draw(self, fragment: str, count: int = 3, **given: Any) -> None:
        self.to.SetPipeline(self.pipeline(fragment, **given))
        self.to.Draw(count, 1, 0, 0)

    def pixels(self) -> list[list[tuple[Any, ...]]]:
        """Ends the pass: the texels, row by row."""
        self.to.End()
        self.device.submit(self.device.finish(self.encoder))
        return values(self.device, self.texture, self.format, (*self.size, 1))

    def pixel(self) -> tuple[Any, ...]:
        """Ends the pass: the texel that all of them are."""
        rows = self.pixels()
        assert all(at == rows[0][0] for row in rows for at in row), rows
        return rows[0][0]


def values(
    device: Device, texture: Object, of: str, size: tuple[int, int, int], **part: Any
) -> list[list[tuple[Any, ...]]]:
    scalars = SCALARS[of]
    rows = texels(device, texture, size, struct.calcsize(scalars), **part)
    return [list(struct.iter_unpack(scalars, row)) for row in rows]


def fragment(value: str, of: str = "vec4f") -> str:
    """A stage that gives this value."""
    return f"@fragment fn fs() -> @location(0) {of} {{ return {value}; }}"
