"""Copies between linear data and textures, and between textures: every format, dimension, level, place and layout.

Spec: 13 Copies.
"""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass
from typing import Any

import pytest

from contents import cover, extent
from formats import BY_NAME, COLORS, COMPRESSED, Format
from gpu import Device, Gpu, Object
from makers import color, depth_stencil, features_of, module

Triple = tuple[int, int, int]
#: Bytes of floats and of signed norms need not survive where a copy goes by a draw; here they are such that they do.
FORMATS = [*COLORS, *COMPRESSED]
#: Dimensions of formats; compressed ones may be volumes with a feature.
SLICED = {"BC": "TextureCompressionBCSliced3D", "ASTC": "TextureCompressionASTCSliced3D"}


def dimensions(of: Format) -> list[str]:
    if not of.compressed:
        return ["1D", "2D", "3D"]
    return ["2D", "3D"] if of.name.startswith(tuple(SLICED)) else ["2D"]


def device_of(gpu: Gpu, of: Format, dimension: str) -> Device:
    features = [of.feature] if of.feature else []
    if of.compressed and dimension == "3D":
        features.append(next(feature for name, feature in SLICED.items() if of.name.startswith(name)))
    return gpu.device(features)


#: What is copied. No row of a texture is as the one before it, and floats of it are none that copies change.
SOME = bytes((at * 5 + at // 251) % 97 + 1 for at in range(9973))


@dataclass
class Copy:
    """A box of a texture's level, in blocks, and its layout in linear data."""

    format: Format
    dimension: str
    #: Of the texture, in texels.
    size: Triple
    origin: Triple
    copied: Triple
    level: int = 0
    offset: int = 0
    stride: int | None = 0
    rows: int | None = 0
    #: Bytes behind what is needed.
    padding: int = 0

    def texels(self, blocks: Triple) -> Triple:
        return (blocks[0] * self.format.width, blocks[1] * self.format.height, blocks[2])

    @property
    def row(self) -> int:
        return self.copied[0] * self.format.size

    def layout(self, stride: int, rows: int) -> dict[str, int]:
        given = {"offset": self.offset}
        if self.stride is not None:
            given["bytesPerRow"] = stride
        if self.rows is not None:
            given["rowsPerImage"] = rows
        return given

    def length(self, stride: int, rows: int) -> int:
        _, down, images = self.copied
        last = (max(down - 1, 0) * stride + (self.row if down else 0)) if images else 0
        return self.offset + max(images - 1, 0) * stride * rows + last

    def whole(self) -> Triple:
        """The level, in blocks."""
        width, height, depth = (max(of >> self.level, 1) for of in self.size)
        across, down = -(-width // self.format.width), -(-height // self.format.height)
        return (across, down, depth if self.dimension == "3D" else self.size[2])

    def run(self, device: Device, way: str) -> None:
        """Linear data to the box, then all of the level, and the box, to linear data."""
        tight = way == "queue"
        stride = self.stride or (self.row if tight else max(-(-self.row // 256) * 256, 256))
        rows = self.rows or self.copied[1]
        length = self.length(stride, rows)
        data = (SOME * ((length + self.padding) // len(SOME) + 1))[: length + self.padding]
        texture = device.CreateTexture(
            size=self.size,
            dimension=self.dimension,
            format=self.format.name,
            usage="CopySrc|CopyDst",
            mipLevelCount=self.level + 1,
        )
        place = {"texture": texture, "mipLevel": self.level, "origin": self.texels(self.origin)}
        size = extent(self.texels(self.copied))
        encoder = device.record()
        if tight:
            device.queue.WriteTexture(place, data, len(data), self.layout(stride, rows), size)
        else:
            source = device.CreateBuffer(size=max(-(-len(data) // 4) * 4, 4), usage="CopySrc|CopyDst")
            device.queue.WriteBuffer(source, 0, data.ljust(-(-len(data) // 4) * 4, b"\0"))
            encoder.CopyBufferToTexture({"buffer": source, "layout": self.layout(stride, rows)}, place, size)
        across, down, depth = whole = self.whole()
        pitch = -(-across * self.format.size // 256) * 256
        target = device.CreateBuffer(size=pitch * down * depth, usage="CopySrc|CopyDst")
        encoder.CopyTextureToBuffer(
            {**place, "origin": (0, 0, 0)},
            {"buffer": target, "layout": {"bytesPerRow": pitch, "rowsPerImage": down}},
            extent(self.texels(whole)),
        )
        part_stride = max(-(-self.row // 256) * 256, 256)
        part = device.CreateBuffer(size=-(-self.length(part_stride, rows) // 4) * 4 + 8, usage="CopySrc|CopyDst")
        device.queue.WriteBuffer(part, 0, b"\xee" * part.GetSize())
        back = self.layout(part_stride, rows)
        encoder.CopyTextureToBuffer(place, {"buffer": part, "layout": back}, size)
        device.submit(device.finish(encoder))
        expected, of_part = bytearray(pitch * down * depth), bytearray(b"\xee" * part.GetSize())
        for z, y in itertools.product(range(self.copied[2]), range(self.copied[1])):
            start = self.offset + stride * (rows * z + y)
            content = data[start : start + self.row]
            to = pitch * (down * (self.origin[2] + z) + self.origin[1] + y) + self.origin[0] * self.format.size
            expected[to : to + self.row] = content
            to = self.offset + part_stride * (rows * z + y)
            of_part[to : to + self.row] = content
        assert device.read(target) == bytes(expected)
        assert device.read(part) == bytes(of_part)


CASES = [(of, dimension) for of in FORMATS for dimension in dimensions(of)]


def named(part: object) -> str:
    return str(getattr(part, "name", part))


def every(function: Any) -> Any:
    """A case for each format, dimension and way to write."""
    for_formats = pytest.mark.parametrize(("format", "dimension"), CASES, ids=named)
    return pytest.mark.parametrize("way", ["queue", "buffer"])(for_formats(function))


@every
def test_layouts(gpu: Gpu, format: Format, dimension: str, way: str) -> None:
    """Strides of rows and images, offsets, and data behind the last row."""
    device = device_of(gpu, format, dimension)
    flat = dimension == "1D"
    gaps = [(0, 0, (3, 4, 5)), (0, 6, (5, 3, 2)), (256, 0, (1, 1, 1)), (256, 17, (3, 4, 5))]
    for gap, image_gap, (width, height, depth) in gaps:
        copied = (width, 1, 1) if flat else (width, height, depth)
        row = width * format.size
        stride = row + gap // 16 if way == "queue" else -(-row // 256) * 256 + gap
        size = (width * format.width, copied[1] * format.height, copied[2])
        Copy(format, dimension, size, (0, 0, 0), copied, stride=stride, rows=copied[1] + image_gap).run(device, way)
    for blocks, padding in ((1, 0), (16, 0), (243, 8), (769, 1)):
        offset = blocks * format.size
        if offset % 4 and way == "buffer" and format.size % 4 == 0:
            continue
        copied = (3, 1, 1) if flat else (3, 3, 2)
        size = (4 * format.width, (1 if flat else 4) * format.height, copied[2])
        Copy(format, dimension, size, (0, 0, 0), copied, offset=offset, padding=padding).run(device, way)


@every
def test_places(gpu: Gpu, format: Format, dimension: str, way: str) -> None:
    """Origins and sizes of 0, 7 and 8 along each axis, up to the edge of the texture and not."""
    device = device_of(gpu, format, dimension)
    flat = dimension == "1D"
    for axis in (0,) if flat else (0, 1, 2):
        for at, size, rest in [(0, 7, 0), (7, 8, 7), (8, 0, 0), (0, 0, 8)]:
            origin, copied, whole = ([1, 0, 0], [2, 1, 1], [3, 1, 1]) if flat else ([1, 1, 1], [2, 2, 2], [3, 3, 3])
            origin[axis], copied[axis], whole[axis] = at, size, at + size + rest
            texels = (whole[0] * format.width, whole[1] * format.height, whole[2])
            Copy(format, dimension, texels, (*origin,), (*copied,)).run(device, way)  # type: ignore[arg-type]


@pytest.mark.parametrize(("format", "dimension"), [case for case in CASES if case[1] != "1D"], ids=named)
@pytest.mark.parametrize("way", ["queue", "buffer"])
def test_levels(gpu: Gpu, format: Format, dimension: str, way: str) -> None:
    """Also of levels that end within a block."""
    device = device_of(gpu, format, dimension)
    across, down = format.width, format.height
    boxes = [
        ((5, 4, 1), (3, 2, 0), (8, 6, 1), 1),
        ((5, 4, 2), (3, 2, 1), (8, 6, 3), 2),
        ((5, 4, 2), (3, 2, 1), (9, 7, 4), 3),
    ]
    for copied, origin, whole, level in boxes:
        depth = whole[2] << (level if dimension == "3D" else 0)
        size = ((whole[0] * across) << level, (whole[1] * down) << level, depth)
        sizes = [size]
        if format.compressed:
            narrow, low = (
                (2 * of - 1) * block << (level - 1) for of, block in zip(whole[:2], (across, down), strict=True)
            )
            sizes += [(narrow - narrow % across, size[1], depth), (size[0], low - low % down, depth)]
        if dimension == "3D":
            sizes.append((size[0], size[1], depth + 1))
        for one in sizes:
            copy = Copy(format, dimension, one, origin, copied, level, rows=copied[1] + 1)
            if all(a + b <= c for a, b, c in zip(origin, copied, copy.whole(), strict=True)):
                copy.run(device, way)


@pytest.mark.parametrize("dimension", ["1D", "2D", "3D"])
@pytest.mark.parametrize("way", ["queue", "buffer"])
@pytest.mark.parametrize(
    ("copied", "stride", "rows"),
    [((3, 1, 1), None, None), ((3, 1, 1), 256, None), ((3, 3, 1), 256, None), ((3, 3, 2), 256, 3),
     ((1, 1, 1), None, None)],
)  # fmt: skip
@pytest.mark.parametrize("origin", [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_strides_left_out(
    device: Device, dimension: str, way: str, copied: Triple, stride: int | None, rows: int | None, origin: Triple
) -> None:
    if dimension == "1D" and (copied[1:] != (1, 1) or origin[1:] != (0, 0)):
        pytest.skip("1D textures have one row")
    size = (100, copied[1] + origin[1], copied[2] + origin[2])
    Copy(BY_NAME["RGBA8Unorm"], dimension, size, origin, copied, stride=stride, rows=rows, padding=1000).run(
        device, way
    )


# -- depth and stencil

DEPTH_STENCIL = [
    "Stencil8",
    "Depth16Unorm",
    "Depth24Plus",
    "Depth24PlusStencil8",
    "Depth32Float",
    "Depth32FloatStencil8",
]
#: What can be copied to linear data, and how many bytes a texel takes there.
TO_LINEAR = [("Stencil8", "StencilOnly", 1), ("Depth24PlusStencil8", "StencilOnly", 1),
             ("Depth32FloatStencil8", "StencilOnly", 1), ("Depth16Unorm", "DepthOnly", 2),
             ("Depth32Float", "DepthOnly", 4), ("Depth32FloatStencil8", "DepthOnly", 4)]  # fmt: skip


class Values:
    """Depth and stencil with values of their own: the depth of each texel, the stencil of each column of a layer."""

    def __init__(self, device: Device, of: str, size: tuple[int, int]) -> None:
        self.device, self.of, self.size = device, of, size

    def attached(self, texture: Object, level: int, layer: int, clear: bool) -> dict[str, Any]:
        view = texture.CreateView(
            dimension="2D", baseMipLevel=level, mipLevelCount=1, baseArrayLayer=layer, arrayLayerCount=1
        )
        given: dict[str, Any] = {"depthClearValue": 0.0} if "Depth" in self.of else {}
        if not clear and "Depth" in self.of:
            given = {"depthLoadOp": "Load", "depthStoreOp": "Store"}
        if not clear and "tencil" in self.of:
            given.update(stencilLoadOp="Load", stencilStoreOp="Store")
        return depth_stencil(view, self.of, **given)

    def pipeline(self, layer: int, samples: int, **state: Any) -> Object:
        width = self.size[0]
        depth = f"(floor(at.x) + floor(at.y) * {width}.0 + {layer + 1}.0) / 256.0" if "Depth" in self.of else ""
        code = f"""struct Out {{ @location(0) seen: f32, {"@builtin(frag_depth) depth: f32" * ("Depth" in self.of)} }}
            @fragment fn fs(@builtin(position) at: vec4f) -> Out {{
                return Out(1.0, {depth}); }}"""
        return self.device.CreateRenderPipeline(
            vertex={"module": module(self.device, cover())},
            fragment={"module": module(self.device, code), "targets": [{"format": "R8Unorm"}]},
            depthStencil={"format": self.of, **state},
            multisample={"count": samples},
        )

    def draw(
        self, texture: Object, level: int, layer: int, check: bool, samples: int = 1, of_layer: int | None = None
    ) -> int:
        """Writes the values, or counts the texels that hold them. `of_layer`: those of another layer."""
        of = layer if of_layer is None else of_layer
        device, (width, height) = self.device, self.size
        state: dict[str, Any] = {"depthWriteEnabled": "Undefined"}
        if "Depth" in self.of:
            state = {"depthWriteEnabled": "False" if check else "True", "depthCompare": "Equal" if check else "Always"}
        if "tencil" in self.of:
            face = {"compare": "Equal" if check else "Always", "passOp": "Keep" if check else "Replace"}
            state.update(stencilFront=face, stencilBack=face)
        one = device.CreateTexture(size=(width, height, 1), format="R8Unorm", usage="RenderAttachment|CopySrc")
        attached = color(one.CreateView())
        if samples > 1:
            many = device.CreateTexture(
                size=(width, height, 1), format="R8Unorm", usage="RenderAttachment", sampleCount=4
            )
            attached = color(many.CreateView(), resolveTarget=one.CreateView())
        encoder = device.record()
        pass_ = encoder.BeginRenderPass(
            colorAttachments=[attached], depthStencilAttachment=self.attached(texture, level, layer, not check)
        )
        pass_.SetPipeline(self.pipeline(of, samples, **state))
        for at in range(width):
            pass_.SetScissorRect(at, 0, 1, height)
            pass_.SetStencilReference(10 * of + at + 1)
            pass_.Draw(3, 1, 0, 0)
        pass_.End()
        buffer = device.CreateBuffer(size=256 * height, usage="CopyDst|CopySrc")
        encoder.CopyTextureToBuffer(
            {"texture": one}, {"buffer": buffer, "layout": {"bytesPerRow": 256}}, extent((width, height, 1))
        )
        device.submit(device.finish(encoder))
        return device.read(buffer).count(255)


@pytest.mark.parametrize("format", DEPTH_STENCIL)
@pytest.mark.parametrize("layers", [1, 3])
@pytest.mark.parametrize("source", [(0, 0), (2, 1)])
@pytest.mark.parametrize("target", [(0, 0), (2, 0), (0, 1)])
def test_depth_and_stencil_between_textures(
    gpu: Gpu, format: str, layers: int, source: tuple[int, int], target: tuple[int, int]
) -> None:
    """From and to any level (first number) and layer, several layers at once."""
    device = gpu.device(features_of(format))
    (near_level, near_layer), (far_level, far_layer) = source, target
    if max(near_layer, far_layer) >= layers:
        pytest.skip("there is no such layer")
    count = layers - max(near_layer, far_layer)
    width, height = size = (6, 5)
    textures = [
        device.CreateTexture(
            size=(width << level, height << level, layers),
            format=format,
            usage="CopySrc|CopyDst|RenderAttachment",
            mipLevelCount=level + 1,
        )
        for level in (near_level, far_level)
    ]
    values = Values(device, format, size)
    for at in range(count):
        assert values.draw(textures[0], near_level, near_layer + at, False) == width * height
    encoder = device.record()
    encoder.CopyTextureToTexture(
        {"texture": textures[0], "mipLevel": near_level, "origin": (0, 0, near_layer)},
        {"texture": textures[1], "mipLevel": far_level, "origin": (0, 0, far_layer)},
        extent((width, height, count)),
    )
    device.submit(device.finish(encoder))
    for at in range(count):
        seen = values.draw(textures[1], far_level, far_layer + at, True, of_layer=near_layer + at)
        assert seen == width * height, at


@pytest.mark.parametrize("format", DEPTH_STENCIL)
def test_samples_of_depth_and_stencil(gpu: Gpu, format: str) -> None:
    device = gpu.device(features_of(format))
    usage = "CopySrc|CopyDst|RenderAttachment"
    near, far = (device.CreateTexture(size=(6, 5, 1), format=format, usage=usage, sampleCount=4) for _ in range(2))
    values = Values(device, format, (6, 5))
    assert values.draw(near, 0, 0, False, 4) == 30
    encoder = device.record()
    encoder.CopyTextureToTexture({"texture": near}, {"texture": far}, extent((6, 5, 1)))
    device.submit(device.finish(encoder))
    assert values.draw(far, 0, 0, True, 4) == 30


@pytest.mark.parametrize(("format", "aspect", "texel"), TO_LINEAR)
@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("layers", [1, 3])
@pytest.mark.parametrize(("offset", "gap", "image_gap"), [(0, 0, 0), (4, 256, 0), (1024, 0, 3)])
def test_depth_and_stencil_to_linear(
    gpu: Gpu, format: str, aspect: str, texel: int, level: int, layers: int, offset: int, gap: int, image_gap: int
) -> None:
    device = gpu.device(features_of(format))
    width, height = size = (6, 5)
    texture = device.CreateTexture(
        size=(width << level, height << level, layers),
        format=format,
        usage="CopySrc|RenderAttachment",
        mipLevelCount=level + 1,
    )
    values = Values(device, format, size)
    for layer in range(layers):
        values.draw(texture, level, layer, False)
    stride, rows = 256 + gap, height + image_gap
    buffer = device.CreateBuffer(size=offset + stride * rows * layers, usage="CopySrc|CopyDst")
    encoder = device.record()
    encoder.CopyTextureToBuffer(
        {"texture": texture, "mipLevel": level, "aspect": aspect},
        {"buffer": buffer, "layout": {"offset": offset, "bytesPerRow": stride, "rowsPerImage": rows}},
        extent((width, height, layers)),
    )
    device.submit(device.finish(encoder))
    content = device.read(buffer)
    expected = bytearray(len(content))
    for layer, y, x in itertools.product(range(layers), range(height), range(width)):
        depth = (x + y * width + layer + 1) / 256
        one = {1: bytes([10 * layer + x + 1]), 2: struct.pack("H", round(depth * 65535)), 4: struct.pack("f", depth)}[
            texel
        ]
        to = offset + stride * (rows * layer + y) + x * texel
        expected[to : to + texel] = one
    assert content == bytes(expected)


@pytest.mark.parametrize("format", ["Stencil8", "Depth24PlusStencil8", "Depth32FloatStencil8"])
@pytest.mark.parametrize("way", ["queue", "buffer"])
@pytest.mark.parametrize("level", [0, 2])
def test_linear_to_stencil(gpu: Gpu, format: str, way: str, level: int) -> None:
    """The depth beside it stays."""
    device = gpu.device(features_of(format))
    width, height = size = (6, 5)
    texture = device.CreateTexture(
        size=(width << level, height << level, 2),
        format=format,
        usage="CopySrc|CopyDst|RenderAttachment",
        mipLevelCount=level + 1,
    )
    values = Values(device, format, size)
    for layer in range(2):
        values.draw(texture, level, layer, False)
    stride = 8 if way == "queue" else 256
    data = bytearray(stride * height)
    for y in range(height):
        data[y * stride : y * stride + width] = bytes(10 + x + 1 for x in range(width))
    # The stencil of layer 1 in place of that of layer 0, whose depth is another one.
    place = {"texture": texture, "mipLevel": level, "aspect": "StencilOnly", "origin": (0, 0, 0)}
    encoder = device.record()
    if way == "queue":
        device.queue.WriteTexture(place, bytes(data), len(data), {"bytesPerRow": stride}, extent((width, height, 1)))
    else:
        buffer = device.CreateBuffer(size=len(data), usage="CopySrc|CopyDst")
        device.queue.WriteBuffer(buffer, 0, bytes(data))
        encoder.CopyBufferToTexture(
            {"buffer": buffer, "layout": {"bytesPerRow": stride}}, place, extent((width, height, 1))
        )
    if "Depth" in format:
        # Layer 1 gets what layer 0 holds now.
        encoder.CopyTextureToTexture(
            {"texture": texture, "mipLevel": level},
            {"texture": texture, "mipLevel": level, "origin": (0, 0, 1)},
            extent((width, height, 1)),
        )
    device.submit(device.finish(encoder))
    assert values.draw(texture, level, 1, True) == (0 if "Depth" in format else width * height)
    target = device.CreateBuffer(size=256 * height * 2, usage="CopySrc|CopyDst")
    encoder = device.record()
    encoder.CopyTextureToBuffer(
        place, {"buffer": target, "layout": {"bytesPerRow": 256, "rowsPerImage": height}}, extent((width, height, 2))
    )
    device.submit(device.finish(encoder))
    content = device.read(target)
    for layer, y in itertools.product(range(2), range(height)):
        assert content[256 * (height * layer + y) :][:width] == bytes(10 + x + 1 for x in range(width))
