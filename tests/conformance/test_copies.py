"""Copies on encoders and the queue: rules. Spec: 13.3 to 13.6 and 19.2."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from differences import known
from formats import ALL, BY_NAME, COLORS, COMPRESSED, DEPTH_STENCIL, Format
from gpu import Device, Gpu, Object

UNDEFINED = 2**32 - 1
WHOLE = 2**64 - 1
Recording = Callable[[Object], None]
USAGES = ["CopySrc", "CopyDst", "CopySrc|CopyDst", "Storage|CopySrc", "Vertex", "Uniform|CopyDst"]
TEXTURE_USAGES = ["CopySrc", "CopyDst", "CopySrc|CopyDst", "TextureBinding", "RenderAttachment", "StorageBinding"]


def check(device: Device, right: bool, record: Recording, *note: object) -> Object:
    """Records, and looks whether the finish accepts it."""
    encoder = device.record()
    with device.expect(None, "while recording", *note):
        record(encoder)
    with device.valid(right, *note):
        return encoder.Finish()


def device_for(gpu: Gpu, *formats: Format) -> Device:
    return gpu.device(sorted({one.feature for one in formats if one.feature}))


def error_buffer(device: Device) -> Object:
    with device.expect("Validation"):
        return device.CreateBuffer(size=16, usage="MapRead|MapWrite")


def error_texture(device: Device) -> Object:
    with device.expect("Validation"):
        return device.CreateTexture(size=(0, 1, 1), format="RGBA8Unorm", usage="CopySrc|CopyDst")


# -- copyBufferToBuffer


@pytest.mark.parametrize("source", USAGES)
@pytest.mark.parametrize("target", USAGES)
def test_buffer_usages(device: Device, source: str, target: str) -> None:
    near, far = device.CreateBuffer(size=16, usage=source), device.CreateBuffer(size=16, usage=target)
    right = "CopySrc" in source and "CopyDst" in target
    check(device, right, lambda encoder: encoder.CopyBufferToBuffer(near, 0, far, 0, 8))


@pytest.mark.parametrize("which", ["source", "target"])
@pytest.mark.parametrize("state", ["invalid", "of another device", "destroyed"])
def test_buffer_states(gpu: Gpu, device: Device, which: str, state: str) -> None:
    good = device.CreateBuffer(size=16, usage="CopySrc|CopyDst")
    if state == "invalid":
        bad = error_buffer(device)
    elif state == "destroyed":
        bad = device.CreateBuffer(size=16, usage="CopySrc|CopyDst")
        bad.Destroy()
    else:
        bad = gpu.device(["ShaderF16"]).CreateBuffer(size=16, usage="CopySrc|CopyDst")
    pair = (bad, good) if which == "source" else (good, bad)
    right = state == "destroyed"
    commands = check(device, right, lambda encoder: encoder.CopyBufferToBuffer(pair[0], 0, pair[1], 0, 8))
    with device.expect("Validation"):
        device.submit(commands)


@pytest.mark.parametrize("offset", [0, 1, 2, 3, 4, 12, 16, 20, 2**32, 2**63, 2**64 - 4])
@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 8, 12, 16, 20, 2**32, 2**63, 2**64 - 4])
def test_buffer_ranges(device: Device, offset: int, size: int) -> None:
    near = device.CreateBuffer(size=16, usage="CopySrc")
    far = device.CreateBuffer(size=16, usage="CopyDst")
    right = offset % 4 == 0 and size % 4 == 0 and offset + size <= 16
    check(device, right, lambda encoder: encoder.CopyBufferToBuffer(near, offset, far, 0, size), "source")
    check(device, right, lambda encoder: encoder.CopyBufferToBuffer(near, 0, far, offset, size), "target")


@pytest.mark.parametrize(("offset", "target", "right"), [(0, 16, True), (4, 16, True), (16, 16, True), (20, 16, False)])
def test_buffer_to_the_end(device: Device, offset: int, target: int, right: bool) -> None:
    near = device.CreateBuffer(size=16, usage="CopySrc")
    far = device.CreateBuffer(size=target, usage="CopyDst")
    check(device, right, lambda encoder: encoder.CopyBufferToBuffer(near, offset, far, 0, WHOLE))


@pytest.mark.parametrize("source", [0, 4, 8, 16, 32])
@pytest.mark.parametrize("target", [0, 4, 8, 16, 32])
@pytest.mark.parametrize("size", [0, 8, 16])
def test_buffer_to_itself(device: Device, source: int, target: int, size: int) -> None:
    """Never, not even where the ranges are apart."""
    both = device.CreateBuffer(size=64, usage="CopySrc|CopyDst")
    check(device, False, lambda encoder: encoder.CopyBufferToBuffer(both, source, both, target, size))


# -- clearBuffer


@pytest.mark.parametrize("usage", USAGES)
def test_clear_usages(device: Device, usage: str) -> None:
    buffer = device.CreateBuffer(size=16, usage=usage)
    check(device, "CopyDst" in usage, lambda encoder: encoder.ClearBuffer(buffer, 0, 16))


@pytest.mark.parametrize("total", [16, 10])
@pytest.mark.parametrize("offset", [0, 1, 2, 4, 8, 12, 16, 20, 2**32, 2**63, 2**64 - 4])
def test_clear_ranges(device: Device, total: int, offset: int) -> None:
    buffer = device.CreateBuffer(size=total, usage="CopyDst")
    for size in (0, 1, 2, 4, 8, 10, 12, 16, 20, 2**32, 2**63, 2**64 - 4, WHOLE):
        real = total - offset if size == WHOLE else size
        right = offset % 4 == 0 and real % 4 == 0 and real >= 0 and offset + real <= total
        check(device, right, lambda encoder, size=size: encoder.ClearBuffer(buffer, offset, size), size)


@pytest.mark.parametrize("state", ["invalid", "of another device", "destroyed"])
def test_clear_states(gpu: Gpu, device: Device, state: str) -> None:
    if state == "invalid":
        buffer = error_buffer(device)
    elif state == "destroyed":
        buffer = device.CreateBuffer(size=16, usage="CopyDst")
        buffer.Destroy()
    else:
        buffer = gpu.device(["ShaderF16"]).CreateBuffer(size=16, usage="CopyDst")
    commands = check(device, state == "destroyed", lambda encoder: encoder.ClearBuffer(buffer, 0, 16))
    with device.expect("Validation"):
        device.submit(commands)


# -- between buffers and textures


class Way:
    """One of the three ways between linear data and a texture."""

    def __init__(self, device: Device, name: str) -> None:
        self.device, self.name = device, name
        self.reads = name == "CopyTextureToBuffer"
        self.queue = name == "WriteTexture"

    def texture(self, format: Format, size: tuple[int, int, int], **given: object) -> Object:
        usage = "CopySrc" if self.reads else "CopyDst"
        values = {"size": size, "format": format.name, "usage": usage, **given}
        return self.device.CreateTexture(**values)

    def copy(
        self,
        right: bool,
        texture: Object,
        size: tuple[int, int, int],
        layout: tuple[int, int, int] = (0, UNDEFINED, UNDEFINED),
        room: int = 1 << 14,
        note: object = "",
        buffer: Object | None = None,
        **part: object,
    ) -> None:
        """`layout`: offset, bytes per row and rows per image. `part`: level, origin, aspect of the texture."""
        info = {"texture": texture, **part}
        extent = dict(zip(("width", "height", "depthOrArrayLayers"), size, strict=True))
        linear = dict(zip(("offset", "bytesPerRow", "rowsPerImage"), layout, strict=True))
        if self.queue:
            with self.device.valid(right, self.name, note):
                self.device.queue.WriteTexture(info, bytes(room), room, linear, extent)
            return
        if buffer is None:
            buffer = self.device.CreateBuffer(size=room, usage="CopyDst" if self.reads else "CopySrc")
        linear_info = {"layout": linear, "buffer": buffer}
        pair = (info, linear_info) if self.reads else (linear_info, info)
        check(self.device, right, lambda encoder: getattr(encoder, self.name)(*pair, extent), self.name, note)


WAYS = ["WriteTexture", "CopyBufferToTexture", "CopyTextureToBuffer"]
every_way = pytest.mark.parametrize("name", WAYS)


@every_way
@pytest.mark.parametrize("usage", TEXTURE_USAGES)
def test_texture_usage(device: Device, name: str, usage: str) -> None:
    way = Way(device, name)
    texture = way.texture(BY_NAME["RGBA8Unorm"], (4, 4, 1), usage=usage)
    way.copy(("CopySrc" if way.reads else "CopyDst") in usage, texture, (1, 1, 1))


@every_way
@pytest.mark.parametrize("usage", USAGES)
def test_linear_usage(device: Device, name: str, usage: str) -> None:
    way = Way(device, name)
    if way.queue:
        pytest.skip("the queue writes from memory: there is no buffer whose usage could be wrong")
    buffer = device.CreateBuffer(size=1024, usage=usage)
    texture = way.texture(BY_NAME["RGBA8Unorm"], (4, 4, 1))
    way.copy(("CopyDst" if way.reads else "CopySrc") in usage, texture, (1, 1, 1), buffer=buffer)


@every_way
@pytest.mark.parametrize("state", ["invalid texture", "invalid buffer", "texture of another", "buffer of another"])
def test_states(gpu: Gpu, device: Device, name: str, state: str) -> None:
    way = Way(device, name)
    other = Way(gpu.device(["ShaderF16"]), name)
    buffer = None
    texture = way.texture(BY_NAME["RGBA8Unorm"], (4, 4, 1))
    if "buffer" in state:
        if way.queue:
            pytest.skip("the queue writes from memory: there is no buffer that could be wrong")
        buffer = error_buffer(device) if "invalid" in state else other.device.CreateBuffer(size=16, usage="CopyDst")
    elif state == "invalid texture":
        texture = error_texture(device)
    else:
        texture = other.texture(BY_NAME["RGBA8Unorm"], (4, 4, 1))
    way.copy(False, texture, (1, 1, 1), buffer=buffer)


@every_way
@pytest.mark.parametrize("dimension", ["1D", "2D", "3D"])
def test_mip_level(device: Device, name: str, dimension: str) -> None:
    way = Way(device, name)
    levels = 1 if dimension == "1D" else 3
    size = (16, 1 if dimension == "1D" else 16, 16 if dimension == "3D" else 1)
    texture = way.texture(BY_NAME["RGBA8Unorm"], size, dimension=dimension, mipLevelCount=levels)
    for level in (0, 1, 2, 3, 4, 31, 32, 2**31, UNDEFINED):
        way.copy(level < levels, texture, (1, 1, 1), mipLevel=level, note=level)


@every_way
def test_multisampled(device: Device, name: str) -> None:
    way = Way(device, name)
    texture = way.texture(
        BY_NAME["RGBA8Unorm"], (4, 4, 1), sampleCount=4, usage="CopySrc|CopyDst|RenderAttachment|TextureBinding"
    )
    way.copy(False, texture, (4, 4, 1), (0, 256, 4))


def copyable(way: Way, format: Format, aspect: str) -> int:
    """Bytes of a texel of an aspect in this way, 0 where it can't be copied."""
    if format.color:
        return format.size if aspect == "All" else 0
    if aspect == "All" and " " in format.aspects:
        return 0
    if aspect == "StencilOnly" or (aspect == "All" and format.aspects == "stencil"):
        return int(format.stencil)
    if not format.depth or "24" in format.name:
        return 0
    if format.name == "Depth16Unorm":
        return 2
    return 4 if way.reads else 0


@every_way
@pytest.mark.parametrize("format", ALL, ids=lambda one: one.name)
def test_aspects(gpu: Gpu, name: str, format: Format) -> None:
    way = Way(device_for(gpu, format), name)
    texture = way.texture(format, (format.width, format.height, 1))
    for aspect in ("All", "DepthOnly", "StencilOnly"):
        size = (format.width, format.height, 1)
        way.copy(bool(copyable(way, format, aspect)), texture, size, aspect=aspect, note=aspect)


@every_way
@pytest.mark.parametrize("format", [one for one in ALL if one.size], ids=lambda one: one.name)
def test_origin_and_size_in_blocks(gpu: Gpu, name: str, format: Format) -> None:
    way = Way(device_for(gpu, format), name)
    if not format.color:
        pytest.skip("depth and stencil are copied whole: see test_depth_and_stencil_are_copied_whole")
    width, height = format.width, format.height
    texture = way.texture(format, (4 * width, 4 * height, 2))
    for axis, block in ((0, width), (1, height), (2, 1)):
        for begin, length in itertools.product(
            (0, 1, block - 1, block, 2 * block), (0, 1, block - 1, block, block + 1)
        ):
            origin = tuple(begin if at == axis else 0 for at in range(3))
            size = tuple(length if at == axis else one for at, one in enumerate((width, height, 1)))
            most = (4 * width, 4 * height, 2)[axis]
            right = begin % block == 0 and length % block == 0 and begin + length <= most
            way.copy(right, texture, size, (0, 256, 4), origin=origin, note=(origin, size))


@every_way
@pytest.mark.parametrize("dimension", ["1D", "2D", "3D"])
@pytest.mark.parametrize("level", [0, 2])
def test_bounds_of_the_texture(device: Device, name: str, dimension: str, level: int) -> None:
    way = Way(device, name)
    if dimension == "1D" and level:
        pytest.skip("1D textures have one mip level only")
    size = (16, 1 if dimension == "1D" else 16, 1 if dimension == "1D" else 16)
    texture = way.texture(BY_NAME["R8Unorm"], size, dimension=dimension, mipLevelCount=level + 1)
    at_level = [max(one >> level, 1) for one in size]
    if dimension == "2D":
        at_level[2] = size[2]
    for axis in range(3):
        most = at_level[axis]
        for begin, length in ((0, most), (0, most + 1), (1, most), (1, most - 1), (most, 0), (most + 1, 0), (most, 1),
                              (2**31, 2**31), (UNDEFINED, 1), (1, UNDEFINED), (UNDEFINED, UNDEFINED)):  # fmt: skip
            origin = tuple(begin if at == axis else 0 for at in range(3))
            extent = tuple(length if at == axis else 1 for at in range(3))
            right = begin + length <= most
            way.copy(right, texture, extent, (0, 256, 16), room=1 << 16, origin=origin, mipLevel=level,
                     note=(origin, extent))  # fmt: skip


@every_way
@pytest.mark.parametrize("format", ["Depth16Unorm", "Stencil8", "Depth32Float", "Depth24PlusStencil8"])
def test_depth_and_stencil_are_copied_whole(device: Device, name: str, format: str) -> None:
    way = Way(device, name)
    aspect = "StencilOnly" if "tencil" in format else "DepthOnly"
    if not copyable(way, BY_NAME[format], aspect):
        pytest.skip("the standard does not copy this aspect in this direction")
    texture = way.texture(BY_NAME[format], (16, 16, 2), mipLevelCount=2)
    for level, size, origin in (
        (0, (16, 16, 1), (0, 0, 0)), (0, (16, 16, 2), (0, 0, 0)), (0, (16, 16, 1), (0, 0, 1)),
        (1, (8, 8, 1), (0, 0, 0)),
        (0, (8, 16, 1), (0, 0, 0)), (0, (16, 8, 1), (0, 0, 0)), (0, (8, 8, 1), (8, 8, 0)), (1, (4, 8, 1), (0, 0, 0)),
    ):  # fmt: skip
        whole = size[:2] == ((16, 16) if level == 0 else (8, 8))
        way.copy(whole, texture, size, (0, 256, 16), mipLevel=level, origin=origin, aspect=aspect,
                 note=(level, size, origin))  # fmt: skip


# -- the layout of the linear data


def needed(format: Format, size: tuple[int, int, int], row: int, image: int) -> int:
    """Bytes that a copy of so many blocks touches."""
    width, height, depth = size[0] // format.width, size[1] // format.height, size[2]
    if not depth:
        return 0
    return row * image * (depth - 1) + (row * (height - 1) + width * format.size if height else 0)


EMPTY = [(0, 0, 0), (0, 2, 2), (2, 0, 2), (2, 2, 0)]
SOME = [BY_NAME[name] for name in ("R8Unorm", "RG8Uint", "RGBA8Unorm", "RGBA32Float", "BC1RGBAUnorm", "BC7RGBAUnorm")]


@every_way
@pytest.mark.parametrize("format", SOME, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "blocks", [(0, 0, 0), (0, 2, 2), (2, 0, 2), (2, 2, 0), (1, 1, 1), (3, 1, 1), (3, 2, 1), (3, 2, 2), (3, 1, 2)]
)
def test_size_of_the_data(gpu: Gpu, name: str, format: Format, blocks: tuple[int, int, int]) -> None:
    way = Way(device_for(gpu, format), name)
    size = (blocks[0] * format.width, blocks[1] * format.height, blocks[2])
    texture = way.texture(format, (4 * format.width, 4 * format.height, 2))
    for offset in (0, 16):
        least = needed(format, size, 256, 2) + offset
        for beyond in (-1, 0, 1):
            if least + beyond >= offset:
                way.copy(beyond >= 0, texture, size, (offset, 256, 2), room=least + beyond, note=(offset, beyond))


@every_way
@pytest.mark.parametrize(
    "blocks", [(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (1, 2, 2), (0, 2, 2), (2, 0, 2), (2, 2, 0), (0, 0, 0)]
)
@pytest.mark.parametrize("row", [UNDEFINED, 0, 256, 512])
@pytest.mark.parametrize("image", [UNDEFINED, 0, 1, 2, 3])
def test_strides_that_may_be_left_out(
    device: Device, name: str, blocks: tuple[int, int, int], row: int, image: int
) -> None:
    """The row stride with more than one row or layer, the image stride with more than one layer."""
    way = Way(device, name)
    format = BY_NAME["RGBA8Unorm"]
    texture = way.texture(format, (4, 4, 4))
    width, height, depth = blocks
    right = True
    if row == UNDEFINED:
        right = height <= 1 and depth <= 1
    elif row < width * 4:
        right = False
    if image == UNDEFINED:
        right = right and depth <= 1
    elif image < height:
        right = False
    way.copy(right, texture, blocks, (0, row, image))


@every_way
@pytest.mark.parametrize("format", SOME, ids=lambda one: one.name)
@pytest.mark.parametrize("blocks", [(2, 1, 1), (2, 2, 1), (16, 2, 1)])
def test_row_stride(gpu: Gpu, name: str, format: Format, blocks: tuple[int, int, int]) -> None:
    """Between buffers and textures a multiple of 256, and everywhere at least a row."""
    way = Way(device_for(gpu, format), name)
    size = (blocks[0] * format.width, blocks[1] * format.height, blocks[2])
    texture = way.texture(format, (16 * format.width, 4 * format.height, 1))
    least = blocks[0] * format.size
    for row in (0, 1, least - 1, least, least + 1, 128, 255, 256, 257, 512, 768):
        right = row >= least and (way.queue or row % 256 == 0)
        way.copy(right, texture, size, (0, row, UNDEFINED), note=row)


@every_way
@pytest.mark.parametrize("format", ["RGBA8Unorm", "BC1RGBAUnorm"])
@pytest.mark.parametrize("depth", [1, 2])
def test_image_stride(gpu: Gpu, name: str, format: str, depth: int) -> None:
    """In rows of blocks, and at least those of the copy."""
    of = BY_NAME[format]
    way = Way(device_for(gpu, of), name)
    texture = way.texture(of, (4 * of.width, 4 * of.height, 2))
    for rows, image in itertools.product((0, 1, 2, 4), (0, 1, 2, 3, 4, 5)):
        size = (of.width, rows * of.height, depth)
        way.copy(image >= rows, texture, size, (0, 256, image), note=(rows, image))


@every_way
@pytest.mark.parametrize(
    "layout",
    [(0, UNDEFINED - 255 - 1, 1), (0, 2**31, 2**31), (0, 2**31, UNDEFINED - 1), (2**63, 256, 4), (2**64 - 16, 256, 4)],
)
@pytest.mark.parametrize("size", [(1, 1, 1), (1, 2, 1), (1, 1, 2), (4, 4, 4)])
def test_strides_beyond_all_numbers(
    device: Device, name: str, layout: tuple[int, int, int], size: tuple[int, int, int]
) -> None:
    way = Way(device, name)
    texture = way.texture(BY_NAME["RGBA8Unorm"], (4, 4, 4))
    row, image = layout[1] // 256 * 256, layout[2]
    least = layout[0] + row * image * (size[2] - 1) + row * (size[1] - 1) + size[0] * 4
    right = least <= 1 << 14 and image >= size[1] and row >= size[0] * 4
    way.copy(right, texture, size, (layout[0], row, image))


@every_way
@pytest.mark.parametrize("format", [one for one in COLORS if one.size] + COMPRESSED[:2], ids=lambda one: one.name)
def test_offset(gpu: Gpu, name: str, format: Format) -> None:
    """On encoders a multiple of the block's size."""
    way = Way(device_for(gpu, format), name)
    texture = way.texture(format, (format.width, format.height, 1))
    for offset in (0, 1, 2, 3, 4, 8, 12, 16, 24, 32, 2**14, 2**14 - format.size, 2**14 - format.size + 1, 2**63):
        right = offset + format.size <= 1 << 14 and (way.queue or offset % format.size == 0)
        way.copy(right, texture, (format.width, format.height, 1), (offset, UNDEFINED, UNDEFINED), note=offset)


@every_way
@pytest.mark.parametrize("format", ["Depth16Unorm", "Stencil8", "Depth32Float"])
def test_offset_of_depth_and_stencil(device: Device, name: str, format: str) -> None:
    way = Way(device, name)
    of = BY_NAME[format]
    if not copyable(way, of, "All"):
        pytest.skip("the standard does not copy this aspect in this direction")
    texture = way.texture(of, (4, 4, 1))
    for offset in (0, 1, 2, 3, 4, 6, 8, 256):
        way.copy(way.queue or offset % 4 == 0, texture, (4, 4, 1), (offset, 256, 4), note=offset)


@every_way
@pytest.mark.parametrize("dimension", ["1D", "3D"])
def test_nothing_to_copy(device: Device, name: str, dimension: str) -> None:
    way = Way(device, name)
    size = (4, 1, 1) if dimension == "1D" else (4, 4, 4)
    texture = way.texture(BY_NAME["RGBA8Unorm"], size, dimension=dimension)
    for axis in range(3):
        extent = tuple(0 if at == axis else 1 for at in range(3))
        way.copy(True, texture, extent, (0, 256, 4), note=extent)
        way.copy(True, texture, extent, (0, UNDEFINED, UNDEFINED), room=4, note=extent)


# -- copyTextureToTexture


def texture_copy(
    device: Device,
    right: bool,
    source: Object,
    target: Object,
    size: tuple[int, int, int] = (1, 1, 1),
    near: dict[str, object] | None = None,
    far: dict[str, object] | None = None,
    note: object = "",
) -> None:
    pair = ({"texture": source, **(near or {})}, {"texture": target, **(far or {})})
    extent = dict(zip(("width", "height", "depthOrArrayLayers"), size, strict=True))
    check(device, right, lambda encoder: encoder.CopyTextureToTexture(*pair, extent), note)


def image(device: Device, **given: object) -> Object:
    values = {"size": (16, 16, 1), "format": "RGBA8Unorm", "usage": "CopySrc|CopyDst", **given}
    return device.CreateTexture(**values)


@pytest.mark.parametrize("source", TEXTURE_USAGES)
@pytest.mark.parametrize("target", TEXTURE_USAGES)
def test_textures_usages(device: Device, source: str, target: str) -> None:
    right = "CopySrc" in source and "CopyDst" in target
    texture_copy(device, right, image(device, usage=source), image(device, usage=target))


@pytest.mark.parametrize("which", ["source", "target"])
@pytest.mark.parametrize("state", ["invalid", "of another device", "destroyed"])
def test_textures_states(gpu: Gpu, device: Device, which: str, state: str) -> None:
    good = image(device)
    bad = error_texture(device) if state == "invalid" else image(device)
    if state == "destroyed":
        bad.Destroy()
    elif state == "of another device":
        bad = image(gpu.device(["ShaderF16"]))
    pair = (bad, good) if which == "source" else (good, bad)
    size = {"width": 1, "height": 1, "depthOrArrayLayers": 1}
    commands = check(
        device,
        state == "destroyed",
        lambda encoder: encoder.CopyTextureToTexture({"texture": pair[0]}, {"texture": pair[1]}, size),
    )
    with device.expect("Validation"):
        device.submit(commands)


@pytest.mark.parametrize("source", [0, 1, 2, 3, 4, 2**31, UNDEFINED])
def test_textures_mip_levels(device: Device, source: int) -> None:
    near, far = image(device, mipLevelCount=3), image(device, mipLevelCount=4)
    for target in (0, 1, 3, 4, 5, 2**31, UNDEFINED):
        right = source < 3 and target < 4
        texture_copy(device, right, near, far, near={"mipLevel": source}, far={"mipLevel": target}, note=target)


@pytest.mark.parametrize("source", [1, 4])
@pytest.mark.parametrize("target", [1, 4])
def test_textures_sample_counts(device: Device, source: int, target: int) -> None:
    usage = "CopySrc|CopyDst|RenderAttachment"
    pair = [image(device, sampleCount=count, usage=usage) for count in (source, target)]
    texture_copy(device, source == target, *pair, size=(16, 16, 1))
    if source == target == 4:
        for size, origin in (((8, 16, 1), (0, 0, 0)), ((16, 8, 1), (0, 0, 0)), ((8, 8, 1), (8, 8, 0))):
            texture_copy(device, False, *pair, size=size, near={"origin": origin}, far={"origin": origin}, note=size)


@pytest.mark.parametrize("source", ALL, ids=lambda one: one.name)
def test_textures_formats(gpu: Gpu, source: Format) -> None:
    """The same, but for sRGB."""
    here = [one for one in ALL if not one.feature or gpu.adapter.HasFeature(one.feature)]
    device = device_for(gpu, *here, source)
    near = image(device, size=(4 * source.width, 4 * source.height, 1), format=source.name)
    for target in here:
        far = image(device, size=(4 * target.width, 4 * target.height, 1), format=target.name)
        whole = (4 * source.width, 4 * source.height, 1)
        texture_copy(device, source.base == target.base, near, far, size=whole, note=target.name)


@pytest.mark.parametrize("format", ["Depth24PlusStencil8", "Depth32Float", "Stencil8"])
def test_textures_depth_and_stencil_are_copied_whole(device: Device, format: str) -> None:
    near, far = (image(device, format=format, size=(16, 16, 2), mipLevelCount=2) for _ in range(2))
    for size, origin, level in (
        ((16, 16, 1), (0, 0, 0), 0), ((16, 16, 2), (0, 0, 0), 0), ((16, 16, 1), (0, 0, 1), 0),
        ((8, 8, 1), (0, 0, 0), 1),
        ((8, 16, 1), (0, 0, 0), 0), ((16, 8, 1), (0, 0, 0), 0), ((8, 8, 1), (8, 8, 0), 0), ((4, 4, 1), (0, 0, 0), 1),
    ):  # fmt: skip
        right = size[0] == size[1] == (16 >> level)
        part = {"origin": origin, "mipLevel": level}
        texture_copy(device, right, near, far, size=size, near=part, far=part, note=(size, origin, level))


@pytest.mark.parametrize("format", ["RGBA8Unorm", "Depth24PlusStencil8", "Depth32Float", "Stencil8"])
def test_textures_aspects(device: Device, format: str) -> None:
    """All aspects, by name or as the whole."""
    near, far = image(device, format=format), image(device, format=format)
    of = BY_NAME[format]
    for source, target in itertools.product(("All", "DepthOnly", "StencilOnly"), repeat=2):

        def whole(aspect: str) -> bool:
            return aspect == "All" or (aspect == "DepthOnly" and of.aspects == "depth") or (
                aspect == "StencilOnly" and of.aspects == "stencil")  # fmt: skip

        right = whole(source) and whole(target)
        texture_copy(device, right, near, far, size=(16, 16, 1), near={"aspect": source}, far={"aspect": target},
                     note=(source, target))  # fmt: skip


@pytest.mark.parametrize("dimension", ["1D", "2D", "3D"])
@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("which", ["near", "far"])
def test_textures_bounds(device: Device, dimension: str, level: int, which: str) -> None:
    if dimension == "1D" and level:
        pytest.skip("1D textures have one mip level only")
    size = (16, 1 if dimension == "1D" else 16, 1 if dimension == "1D" else 16)
    # The other one is large enough.
    other = image(device, size=tuple(min(one * 4, 64) if one > 1 else 1 for one in size), dimension=dimension)
    mine = image(device, size=size, dimension=dimension, mipLevelCount=level + 1)
    at_level = [max(one >> level, 1) for one in size]
    if dimension == "2D":
        at_level[2] = size[2]
    for axis in range(3):
        most = at_level[axis]
        for begin, length in ((0, most), (0, most + 1), (1, most), (1, most - 1), (most, 0), (most + 1, 0), (most, 1),
                              (2**31, 2**31), (UNDEFINED, 1), (1, UNDEFINED), (UNDEFINED, UNDEFINED)):  # fmt: skip
            part = {"origin": tuple(begin if at == axis else 0 for at in range(3)), "mipLevel": level}
            extent = tuple(length if at == axis else 1 for at in range(3))
            pair = (mine, other) if which == "near" else (other, mine)
            texture_copy(device, begin + length <= most, *pair, size=extent, note=(part, extent), **{which: part})


@pytest.mark.parametrize("format", COMPRESSED, ids=lambda one: one.name)
def test_textures_blocks(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    width, height = format.width, format.height
    near, far = (image(device, format=format.name, size=(4 * width, 4 * height, 1)) for _ in range(2))
    for axis, block in ((0, width), (1, height)):
        for begin, length in itertools.product((0, 1, block - 1, block), (0, 1, block - 1, block, 2 * block)):
            origin = tuple(begin if at == axis else 0 for at in range(3))
            size = tuple(length if at == axis else one for at, one in enumerate((width, height, 1)))
            right = begin % block == 0 and length % block == 0
            for part in ("near", "far"):
                texture_copy(
                    device, right, near, far, size=size, note=(part, origin, size), **{part: {"origin": origin}}
                )


@pytest.mark.parametrize("format", COMPRESSED, ids=lambda one: one.name)
@pytest.mark.parametrize("dimension", ["2D", "3D"])
def test_textures_blocks_of_levels(gpu: Gpu, format: Format, dimension: str) -> None:
    """Levels that end within a block go to its end. Each is copied to each, a block more or less and off by a texel."""
    features = [str(format.feature)]
    if dimension == "3D":
        if not format.name.startswith(("BC", "ASTC")):
            pytest.skip("there are no volumes of this format")
        features.append(f"{format.feature}Sliced3D")
    device = gpu.device(features)
    width, height = format.width, format.height
    near, far = (
        image(device, format=format.name, size=(15 * width, 12 * height, 3), dimension=dimension, mipLevelCount=4)
        for _ in range(2)
    )

    def at_level(level: int) -> list[int]:
        sides = [-(-(15 * width >> level) // width) * width, -(-(12 * height >> level) // height) * height]
        return [*sides, max(3 >> level, 1) if dimension == "3D" else 3]

    for levels in ((0, 0), (0, 1), (1, 0), (1, 2), (2, 2)):
        sizes = [at_level(level) for level in levels]
        for (x, y, z), (w, h, d) in (
            ((0, 0, 0), (0, 0, -2)), ((1, 0, 0), (0, 0, -2)), ((width, 0, 0), (0, 0, -2)), ((0, 0, 0), (-1, 0, -2)),
            ((0, 0, 0), (-width, 0, -2)), ((0, 1, 0), (0, 0, -2)), ((0, height, 0), (0, 0, -2)),
            ((0, 0, 0), (0, -height, -2)), ((0, 0, 0), (0, 0, 0)), ((0, 0, 1), (0, 0, -1)),
        ):  # fmt: skip
            extent = (min(a[0] for a in sizes) + w - x, min(a[1] for a in sizes) + h - y, 3 + d - z)
            if extent[2] < 0:
                continue
            blocks = not (x % width or y % height or extent[0] % width or extent[1] % height)
            for moved in (0, 1):
                parts: list[dict[str, object]] = [{"mipLevel": level} for level in levels]
                parts[moved]["origin"] = (x, y, z)
                ends = [tuple(extent), (x + extent[0], y + extent[1], z + extent[2])]
                inside = all(
                    end <= most
                    for at, size in enumerate(sizes)
                    for end, most in zip(ends[at == moved], size, strict=True)
                )
                texture_copy(
                    device, blocks and inside, near, far, extent, *parts, note=(levels, moved, (x, y, z), extent)
                )


@pytest.mark.parametrize(
    ("near", "far", "right"),
    [
        (((0, 0, 0), 0), ((8, 8, 0), 0), False),
        (((0, 0, 0), 0), ((0, 0, 0), 0), False),
        (((0, 0, 0), 0), ((0, 0, 0), 1), True),
        (((0, 0, 0), 0), ((0, 0, 1), 0), False),
        (((0, 0, 0), 0), ((0, 0, 2), 0), True),
        (((0, 0, 2), 0), ((0, 0, 0), 0), True),
        (((0, 0, 1), 0), ((0, 0, 2), 0), False),
    ],
)  # fmt: skip
def test_texture_to_itself(
    device: Device, near: tuple[tuple[int, ...], int], far: tuple[tuple[int, ...], int], right: bool
) -> None:
    """Never within one subresource."""
    both = image(device, size=(16, 16, 4), mipLevelCount=2)
    first, second = ({"origin": origin, "mipLevel": level} for origin, level in (near, far))
    texture_copy(device, right, both, both, size=(4, 4, 2), near=first, far=second)


@pytest.mark.parametrize("near", [0, 1])
@pytest.mark.parametrize("far", [0, 1])
@pytest.mark.parametrize("layers", [0, 1])
def test_1d_texture_to_itself(device: Device, near: int, far: int, layers: int) -> None:
    """Its level is one subresource, also where nothing of it is copied."""
    both = image(device, size=(16, 1, 1), dimension="1D")
    places: list[dict[str, object]] = [{"origin": (4 * end, 0, end * (1 - layers))} for end in (near, far)]
    texture_copy(device, False, both, both, (4, 1, layers), *places)


@pytest.mark.parametrize("level", [pytest.param(0, marks=known("slices-of-a-volume")), 1])
def test_3d_texture_to_itself(device: Device, level: int) -> None:
    """Slices of a volume are one subresource."""
    both = image(device, size=(16, 16, 16), dimension="3D", mipLevelCount=2)
    texture_copy(device, level == 1, both, both, size=(4, 4, 1), far={"origin": (0, 0, 4), "mipLevel": level})


@pytest.mark.parametrize("source", [(0, 0), (1, 0), (0, 1), (1, 1)])
@pytest.mark.parametrize("target", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_parts_of_samples(device: Device, source: tuple[int, int], target: tuple[int, int]) -> None:
    """Textures with several samples are copied as a whole."""
    near, far = (
        image(device, size=(32, 16, 1), sampleCount=4, usage="CopySrc|CopyDst|RenderAttachment") for _ in range(2)
    )
    for width in (32 - max(source[0], target[0]), 16):
        for height in (16 - max(source[1], target[1]), 8):
            parts: list[dict[str, object]] = [{"origin": (*one, 0)} for one in (source, target)]
            size = (width, height, 1)
            texture_copy(device, (width, height) == (32, 16), near, far, size, *parts, note=size)


@pytest.mark.parametrize("first", [0, 2, 4])
@pytest.mark.parametrize("second", [0, 2, 4])
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_layers_of_one_texture(device: Device, first: int, second: int, layers: int) -> None:
    both = image(device, size=(16, 16, 7))
    parts: list[dict[str, object]] = [{"origin": (0, 0, layer)} for layer in (first, second)]
    right = min(first, second) + layers <= max(first, second)
    texture_copy(device, right, both, both, (16, 16, layers), *parts)


@pytest.mark.parametrize("format", DEPTH_STENCIL, ids=lambda one: one.name)
def test_textures_depth_levels(gpu: Gpu, format: Format) -> None:
    """A whole level to a whole level of the same size."""
    device = device_for(gpu, format)
    sizes = [(64, 64), (64, 32), (32, 32)]
    for near_size, far_size in itertools.product(sizes, repeat=2):
        near, far = (
            image(device, format=format.name, size=(*size, 1), mipLevelCount=3) for size in (near_size, far_size)
        )
        for levels in itertools.product((1, 2), (0, 1)):
            here = [(w >> level, h >> level) for (w, h), level in zip((near_size, far_size), levels, strict=True)]
            for x, y, w, h in ((0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, -1, 0), (0, 0, 0, -1)):
                size = (min(a[0] for a in here) + w - x, min(a[1] for a in here) + h - y, 1)
                right = (x, y) == (0, 0) and here[0] == here[1] == size[:2]
                for moved in (0, 1):
                    parts: list[dict[str, object]] = [{"mipLevel": level} for level in levels]
                    parts[moved]["origin"] = (x, y, 0)
                    texture_copy(device, right, near, far, size, *parts, note=(levels, moved, size))


@pytest.mark.parametrize("source", ["1D", "2D", "3D"])
@pytest.mark.parametrize("target", ["1D", "2D", "3D"])
def test_textures_dimensions(device: Device, source: str, target: str) -> None:
    """Of any kind: a copy of one row is right between all of them."""
    near, far = (image(device, size=(16, 1, 1), dimension=one) for one in (source, target))
    texture_copy(device, True, near, far, size=(4, 1, 1))
