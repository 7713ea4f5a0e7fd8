"""What copies, clears and new resources hold. Spec: 13 Copies, 2.1.3 uninitialised data."""

from __future__ import annotations

import itertools
import struct
from dataclasses import dataclass, replace

import pytest

from contents import Canvas, extent, pattern, texels, write
from formats import BY_NAME, COLORS, COMPRESSED, Format
from gpu import Device, Gpu
from makers import color, depth_stencil

# -- buffers


@pytest.mark.parametrize("near", [0, 4, 8])
@pytest.mark.parametrize("far", [0, 4, 8])
@pytest.mark.parametrize("size", [0, 4, 8, 24])
@pytest.mark.parametrize("rest", [0, 8])
def test_copy_of_buffers(device: Device, near: int, far: int, size: int, rest: int) -> None:
    """Up to the ends of the buffers, of which one may have no bytes at all, and not."""
    source = device.CreateBuffer(size=near + size + rest, usage="CopySrc|CopyDst")
    target = device.CreateBuffer(size=far + size + rest, usage="CopySrc|CopyDst")
    before, after = pattern(near + size + rest, 1), bytearray(pattern(far + size + rest, 2))
    device.queue.WriteBuffer(source, 0, before)
    device.queue.WriteBuffer(target, 0, bytes(after))
    encoder = device.record()
    encoder.CopyBufferToBuffer(source, near, target, far, size)
    device.submit(device.finish(encoder))
    after[far : far + size] = before[near : near + size]
    if after:
        assert device.read(target) == bytes(after)


def test_copies_back_and_forth(device: Device) -> None:
    """And one over a part of another one."""
    first, second = (device.CreateBuffer(size=32, usage="CopySrc|CopyDst") for _ in range(2))
    one, other = pattern(32, 1), pattern(32, 2)
    device.queue.WriteBuffer(first, 0, one)
    device.queue.WriteBuffer(second, 0, other)
    encoder = device.record()
    encoder.CopyBufferToBuffer(first, 0, second, 4, 4)
    encoder.CopyBufferToBuffer(second, 0, first, 4, 8)
    encoder.CopyBufferToBuffer(first, 0, second, 8, 16)
    encoder.CopyBufferToBuffer(first, 16, second, 16, 16)
    device.submit(device.finish(encoder))
    first_now = one[:4] + other[:4] + one[:4] + one[12:]
    assert device.read(first) == first_now
    assert device.read(second) == other[:4] + one[:4] + first_now[:8] + first_now[16:]


@pytest.mark.parametrize("offset", [0, 4, 28, 32])
@pytest.mark.parametrize("size", [0, 4, 2**64 - 1])
def test_clear(device: Device, offset: int, size: int) -> None:
    if offset == 32 and size == 4:
        pytest.skip("clearing 4 bytes from the end of the buffer is an error: test_copies.py has it")
    buffer = device.CreateBuffer(size=32, usage="CopySrc|CopyDst")
    content = bytearray(pattern(32))
    device.queue.WriteBuffer(buffer, 0, bytes(content))
    encoder = device.record()
    encoder.ClearBuffer(buffer, offset, size)
    device.submit(device.finish(encoder))
    length = min(size, 32 - offset)
    content[offset : offset + length] = bytes(length)
    assert device.read(buffer) == bytes(content)


def test_commands_run_in_order(device: Device) -> None:
    first, second = (device.CreateBuffer(size=16, usage="CopySrc|CopyDst") for _ in range(2))
    device.queue.WriteBuffer(first, 0, pattern(16))
    encoder = device.record()
    encoder.CopyBufferToBuffer(first, 0, second, 0, 16)
    encoder.ClearBuffer(first, 0, 16)
    encoder.CopyBufferToBuffer(first, 0, second, 0, 8)
    device.submit(device.finish(encoder))
    assert device.read(second) == bytes(8) + pattern(16)[8:]


# -- textures


@pytest.mark.parametrize("format", [one for one in COLORS if "Snorm" not in one.name], ids=lambda one: one.name)
@pytest.mark.parametrize("dimension", ["1D", "2D", "3D"])
def test_written_and_read(device: Device, format: Format, dimension: str) -> None:
    size = {"1D": (13, 1, 1), "2D": (13, 5, 3), "3D": (13, 5, 3)}[dimension]
    texture = device.CreateTexture(size=size, dimension=dimension, format=format.name, usage="CopySrc|CopyDst")
    assert texels(device, texture, size, format.size) == [bytes(13 * format.size)] * size[1] * size[2]
    content = write(device, texture, size, format.size)
    assert texels(device, texture, size, format.size) == content


@pytest.mark.parametrize("dimension", ["2D", "3D"])
@pytest.mark.parametrize("level", [0, 1, 2])
def test_part_of_a_texture(device: Device, dimension: str, level: int) -> None:
    texture = device.CreateTexture(
        size=(16, 16, 4), dimension=dimension, format="RGBA8Uint", usage="CopySrc|CopyDst", mipLevelCount=3
    )
    whole = (16 >> level, 16 >> level, 4 if dimension == "2D" else 4 >> level)
    before = write(device, texture, whole, 4, seed=3, level=level)
    z = whole[2] - 1
    inner = write(device, texture, (2, 2, 1), 4, seed=5, level=level, origin=(1, 2, z))
    for row in range(2):
        at = z * whole[1] + 2 + row
        before[at] = before[at][:4] + inner[row] + before[at][12:]
    assert texels(device, texture, whole, 4, level) == before


@pytest.mark.parametrize("source", ["2D", "3D"])
@pytest.mark.parametrize("target", ["2D", "3D"])
def test_copy_of_textures(device: Device, source: str, target: str) -> None:
    near, far = (
        device.CreateTexture(size=(8, 8, 4), dimension=one, format="RG16Uint", usage="CopySrc|CopyDst")
        for one in (source, target)
    )
    content = write(device, near, (8, 8, 4), 4)
    encoder = device.record()
    places = [{"texture": near, "origin": (2, 1, 1)}, {"texture": far, "origin": (4, 3, 2)}]
    encoder.CopyTextureToTexture(*places, extent((4, 5, 2)))
    device.submit(device.finish(encoder))
    expected = []
    for z, y in itertools.product(range(4), range(8)):
        inside = z >= 2 and y >= 3
        row = content[(z - 1) * 8 + y - 2][8:24] if inside else bytes(16)
        expected.append(bytes(16) + row)
    assert texels(device, far, (8, 8, 4), 4) == expected


@pytest.mark.parametrize("layers", [2, 3, 6])
@pytest.mark.parametrize("used", ["drawn", "written", "read"])
@pytest.mark.parametrize("side", ["source", "target"])
def test_layers_that_were_used_differently(device: Device, layers: int, used: str, side: str) -> None:
    """Every second layer of one of the two was used otherwise before, in the same commands."""
    usage = "CopySrc|CopyDst|RenderAttachment"
    near, far, other = (device.CreateTexture(size=(4, 4, layers), format="R32Uint", usage=usage) for _ in range(3))
    texels = [pattern(64, layer) for layer in range(layers)]
    for layer, content in enumerate(texels):
        place = {"texture": near, "origin": (0, 0, layer)}
        device.queue.WriteTexture(place, content, 64, {"bytesPerRow": 16}, (4, 4, 1))
    changed = near if side == "source" else far
    encoder = device.record()
    for layer in range(0, layers, 2):
        place, elsewhere = ({"texture": one, "origin": (0, 0, layer)} for one in (changed, other))
        if used == "drawn":
            view = changed.CreateView(dimension="2D", baseArrayLayer=layer, arrayLayerCount=1)
            encoder.BeginRenderPass(colorAttachments=[color(view, loadOp="Load")]).End()
        elif used == "written" and side == "target":
            encoder.CopyTextureToTexture(elsewhere, place, (4, 4, 1))
        else:
            encoder.CopyTextureToTexture(place, elsewhere, (4, 4, 1))
    encoder.CopyTextureToTexture({"texture": near}, {"texture": far}, (4, 4, layers))
    buffer = device.CreateBuffer(size=1024 * layers, usage="CopySrc|CopyDst")
    layout = {"bytesPerRow": 256, "rowsPerImage": 4}
    encoder.CopyTextureToBuffer({"texture": far}, {"buffer": buffer, "layout": layout}, (4, 4, layers))
    device.submit(device.finish(encoder))
    rows = device.read(buffer)
    for layer, content in enumerate(texels):
        found = b"".join(rows[1024 * layer + 256 * row :][:16] for row in range(4))
        assert found == content, layer


def test_copy_of_srgb(device: Device) -> None:
    """The bytes, not the colours."""
    near = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|CopyDst")
    far = device.CreateTexture(size=(4, 4, 1), format="RGBA8UnormSrgb", usage="CopySrc|CopyDst")
    content = write(device, near, (4, 4, 1), 4)
    encoder = device.record()
    encoder.CopyTextureToTexture({"texture": near}, {"texture": far}, extent((4, 4, 1)))
    device.submit(device.finish(encoder))
    assert texels(device, far, (4, 4, 1), 4) == content


@dataclass(frozen=True)
class Blocks:
    """A part of a texture in a buffer: rows of blocks."""

    format: Format
    size: tuple[int, int, int]
    offset: int = 0
    #: Bytes and rows beyond what is needed.
    row_gap: int = 0
    image_gap: int = 0

    @property
    def row(self) -> int:
        return -(-self.size[0] // self.format.width) * self.format.size

    @property
    def rows(self) -> int:
        return -(-self.size[1] // self.format.height)

    @property
    def stride(self) -> int:
        return -(-self.row // 256) * 256 + self.row_gap

    @property
    def layout(self) -> dict[str, int]:
        return {"offset": self.offset, "bytesPerRow": self.stride, "rowsPerImage": self.rows + self.image_gap}

    @property
    def places(self) -> list[int]:
        images = range(self.size[2])
        return [
            self.offset + ((self.rows + self.image_gap) * z + y) * self.stride for z in images for y in range(self.rows)
        ]

    @property
    def length(self) -> int:
        return self.places[-1] + self.row


ASPECTS = {"Depth16Unorm": ["DepthOnly"], "Depth32Float": ["DepthOnly"], "Stencil8": ["StencilOnly"],
           "Depth24PlusStencil8": ["StencilOnly"], "Depth32FloatStencil8": ["DepthOnly", "StencilOnly"]}  # fmt: skip


def through_texture(device: Device, near: Blocks, far: Blocks, way: str, aspect: str = "All", layers: int = 3) -> None:
    """Buffer or data to texture to buffer, with a layout of its own for each way. Floats would not all survive."""
    whole = (near.size[0], near.size[1], layers)
    texture = device.CreateTexture(size=whole, format=near.format.name, usage="CopySrc|CopyDst")
    content = bytes((at * 7) % 113 for at in range(near.length))
    place = {"texture": texture, "origin": (0, 0, layers - near.size[2]), "aspect": aspect}
    encoder = device.record()
    if way == "queue":
        device.queue.WriteTexture(place, content, len(content), near.layout, extent(near.size))
    else:
        source = device.CreateBuffer(size=-(-len(content) // 4) * 4, usage="CopySrc|CopyDst")
        device.queue.WriteBuffer(source, 0, content.ljust(-(-len(content) // 4) * 4, b"\0"))
        encoder.CopyBufferToTexture({"buffer": source, "layout": near.layout}, place, extent(near.size))
    target = device.CreateBuffer(size=-(-far.length // 4) * 4 + 64, usage="CopySrc|CopyDst")
    device.queue.WriteBuffer(target, 0, b"\xee" * target.GetSize())
    encoder.CopyTextureToBuffer(place, {"buffer": target, "layout": far.layout}, extent(far.size))
    device.submit(device.finish(encoder))
    expected = bytearray(b"\xee" * target.GetSize())
    for at, to in zip(near.places, far.places, strict=True):
        expected[to : to + far.row] = content[at : at + near.row]
    assert device.read(target) == bytes(expected)


PLAIN = [one for one in (*COLORS, *COMPRESSED) if "Snorm" not in one.name or one.compressed]


@pytest.mark.parametrize("format", PLAIN, ids=lambda one: one.name)
@pytest.mark.parametrize("way", ["queue", "buffer"])
def test_layouts_of_formats(gpu: Gpu, format: Format, way: str) -> None:
    """Offsets, and gaps behind rows and images, are not looked at and not written."""
    device = gpu.device([format.feature] if format.feature else [])
    size = (3 * format.width, 2 * format.height, 2)
    near = Blocks(format, size, 2 * format.size if way == "buffer" else 3, 256, 1)
    through_texture(device, near, Blocks(format, size, 4 * format.size, 0, 2), way)


@pytest.mark.parametrize(
    ("format", "aspect"), [(BY_NAME[name], aspect) for name, aspects in ASPECTS.items() for aspect in aspects],
    ids=lambda one: getattr(one, "name", one),
)  # fmt: skip
@pytest.mark.parametrize("way", ["queue", "buffer"])
def test_layouts_of_depth_and_stencil(gpu: Gpu, format: Format, aspect: str, way: str) -> None:
    if aspect == "DepthOnly" and format.name.startswith("Depth32"):
        pytest.skip("floats are only copied to buffers")
    device = gpu.device([format.feature] if format.feature else [])
    of_aspect = replace(format, size=1) if aspect == "StencilOnly" else format
    near = Blocks(of_aspect, (5, 3, 2), 8, 256, 1)
    through_texture(device, near, Blocks(of_aspect, (5, 3, 2), 4, 0, 2), way, aspect)


@pytest.mark.parametrize("format", PLAIN, ids=lambda one: one.name)
def test_copies_of_formats(gpu: Gpu, format: Format) -> None:
    """A part of one level and layer to another place of another level and layer."""
    device = gpu.device([format.feature] if format.feature else [])
    width, height = format.width, format.height
    near, far = (
        device.CreateTexture(
            size=(8 * width, 8 * height, 3), format=format.name, usage="CopySrc|CopyDst", mipLevelCount=2
        )
        for _ in range(2)
    )
    row = 4 * format.size
    content = pattern(4 * row)
    whole = extent((4 * width, 4 * height, 1))
    layout = {"bytesPerRow": row, "rowsPerImage": 4}
    device.queue.WriteTexture(
        {"texture": near, "mipLevel": 1, "origin": (0, 0, 2)}, content, len(content), layout, whole
    )
    encoder = device.record()
    encoder.CopyTextureToTexture(
        {"texture": near, "mipLevel": 1, "origin": (width, 2 * height, 2)},
        {"texture": far, "mipLevel": 0, "origin": (5 * width, height, 1)},
        extent((2 * width, height, 1)),
    )
    buffer = device.CreateBuffer(size=256 * 24, usage="CopySrc|CopyDst")
    encoder.CopyTextureToBuffer(
        {"texture": far}, {"buffer": buffer, "layout": {"bytesPerRow": 256, "rowsPerImage": 8}},
        extent((8 * width, 8 * height, 3)),
    )  # fmt: skip
    device.submit(device.finish(encoder))
    expected = bytearray(256 * 24)
    at, size = 256 * (8 + 1) + 5 * format.size, 2 * format.size
    expected[at : at + size] = content[2 * row + format.size : 2 * row + 3 * format.size]
    assert device.read(buffer) == bytes(expected)


@pytest.mark.parametrize("format", ["Depth16Unorm", "Depth32Float", "Stencil8", "Depth24PlusStencil8", "Depth24Plus"])
def test_copies_of_depth_and_stencil(device: Device, format: str) -> None:
    usage = "CopySrc|CopyDst|RenderAttachment|TextureBinding"
    near, far = (device.CreateTexture(size=(4, 4, 2), format=format, usage=usage) for _ in range(2))
    encoder = device.record()
    view = near.CreateView(dimension="2D", baseArrayLayer=1, arrayLayerCount=1)
    given: dict[str, object] = {"depthClearValue": 1.0} if "Depth" in format else {}
    if "tencil" in format:
        given["stencilClearValue"] = 77
    attached = depth_stencil(view, format, **given)
    encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=attached).End()
    place = [{"texture": near, "origin": (0, 0, 1)}, {"texture": far}]
    encoder.CopyTextureToTexture(*place, extent((4, 4, 1)))
    device.submit(device.finish(encoder))
    if "tencil" in format:
        rows = texels(device, far, (4, 4, 2), 1, aspect="StencilOnly")
        assert rows == [b"\x4d" * 4] * 4 + [bytes(4)] * 4
    if format in ("Depth16Unorm", "Depth32Float"):
        one = b"\xff\xff" if "16" in format else struct.pack("f", 1.0)
        rows = texels(device, far, (4, 4, 2), len(one), aspect="DepthOnly")
        assert rows == [one * 4] * 4 + [bytes(4 * len(one))] * 4


def test_copies_of_samples(device: Device) -> None:
    """Each sample of a multisampled texture."""
    usage = "CopySrc|CopyDst|RenderAttachment"
    near, far = (
        device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage=usage, sampleCount=4) for _ in range(2)
    )
    one = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|RenderAttachment")
    code = "@fragment fn fs(@builtin(sample_index) at: u32) -> @location(0) vec4f { return vec4f(f32(at == 1u)); }"
    canvas = Canvas(device, samples=4)
    pipeline = canvas.pipeline(code)
    canvas.pixels()
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(near.CreateView())])
    pass_.SetPipeline(pipeline)
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    encoder.CopyTextureToTexture({"texture": near}, {"texture": far}, extent((4, 4, 1)))
    resolved = color(far.CreateView(), loadOp="Load", resolveTarget=one.CreateView())
    encoder.BeginRenderPass(colorAttachments=[resolved]).End()
    device.submit(device.finish(encoder))
    assert list(texels(device, one, (4, 4, 1), 4)[0]) == pytest.approx([64] * 16, abs=1)


# -- new textures are zero

USES = ["CopySrc", "CopySrc|TextureBinding", "CopySrc|RenderAttachment", "CopySrc|StorageBinding"]


@pytest.mark.parametrize("usage", USES)
@pytest.mark.parametrize("levels", [1, 3])
@pytest.mark.parametrize("dimension", ["2D", "3D"])
def test_new_textures_are_zero(device: Device, usage: str, levels: int, dimension: str) -> None:
    texture = device.CreateTexture(
        size=(8, 8, 4), dimension=dimension, format="RGBA8Unorm", usage=usage, mipLevelCount=levels
    )
    for level in range(levels):
        size = (8 >> level, 8 >> level, 4 if dimension == "2D" else 4 >> level)
        assert texels(device, texture, size, 4, level) == [bytes(4 * size[0])] * size[1] * size[2]


@pytest.mark.parametrize("samples", [1, 4])
def test_loaded_attachments_are_zero(device: Device, samples: int) -> None:
    texture = device.CreateTexture(
        size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|RenderAttachment", sampleCount=samples
    )
    target = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|RenderAttachment")
    attachment = {"view": texture.CreateView(), "loadOp": "Load", "storeOp": "Store"}
    if samples == 4:
        attachment["resolveTarget"] = target.CreateView()
    encoder = device.record()
    encoder.BeginRenderPass({"colorAttachments": [attachment]}).End()
    device.submit(device.finish(encoder))
    assert texels(device, target if samples == 4 else texture, (4, 4, 1), 4) == [bytes(16)] * 4


@pytest.mark.parametrize("store", ["Store", "Discard"])
def test_discarded_attachments_are_zero(device: Device, store: str) -> None:
    texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|RenderAttachment")
    attachment = {
        "view": texture.CreateView(), "loadOp": "Clear", "storeOp": store, "clearValue": (1.0, 1.0, 1.0, 1.0),
    }  # fmt: skip
    encoder = device.record()
    encoder.BeginRenderPass({"colorAttachments": [attachment]}).End()
    device.submit(device.finish(encoder))
    expected = b"\xff" if store == "Store" else b"\0"
    assert texels(device, texture, (4, 4, 1), 4) == [expected * 16] * 4


@pytest.mark.parametrize(("format", "texel"), [("RGBA8Unorm", 4), ("Depth16Unorm", 2), ("Stencil8", 1)])
@pytest.mark.parametrize("filled", range(16))
@pytest.mark.parametrize("load", ["Load", "Clear"])
def test_discarded_layers_are_zero(device: Device, format: str, texel: int, filled: int, load: str) -> None:
    """Whichever of the others are new, and in whichever order they are discarded."""

    def run(layer: int, load: str, store: str) -> None:
        view = texture.CreateView(dimension="2D", baseArrayLayer=layer, arrayLayerCount=1)
        encoder = device.record()
        if format == "RGBA8Unorm":
            given = {"loadOp": load, "storeOp": store, "clearValue": (1.0, 1.0, 1.0, 1.0)}
            encoder.BeginRenderPass(colorAttachments=[color(view, **given)]).End()
        else:
            kind = "depth" if "Depth" in format else "stencil"
            full = 1.0 if kind == "depth" else 255
            given = {f"{kind}LoadOp": load, f"{kind}StoreOp": store, f"{kind}ClearValue": full}
            encoder.BeginRenderPass(depthStencilAttachment=depth_stencil(view, format, **given)).End()
        device.submit(device.finish(encoder))

    for discarded in itertools.permutations(range(4), 2):
        texture = device.CreateTexture(size=(4, 4, 4), format=format, usage="CopySrc|RenderAttachment")
        full = [layer for layer in range(4) if filled >> layer & 1]
        for layer in full:
            run(layer, "Clear", "Store")
        for layer in discarded:
            run(layer, load, "Discard")
        expected = [b"\xff" if layer in full and layer not in discarded else b"\0" for layer in range(4)]
        rows = texels(device, texture, (4, 4, 4), texel)
        assert rows == [one * 4 * texel for one in expected for _ in range(4)], discarded


@pytest.mark.parametrize(
    ("format", "aspect", "texel"),
    [("Depth32Float", "All", 4), ("Depth16Unorm", "All", 2), ("Stencil8", "All", 1),
     ("Depth24PlusStencil8", "StencilOnly", 1)],
)  # fmt: skip
def test_new_depth_and_stencil_are_zero(device: Device, format: str, aspect: str, texel: int) -> None:
    texture = device.CreateTexture(size=(4, 4, 2), format=format, usage="CopySrc|RenderAttachment", mipLevelCount=2)
    for level in range(2):
        size = (4 >> level, 4 >> level, 2)
        rows = texels(device, texture, size, texel, level, aspect=aspect)
        assert rows == [bytes(texel * size[0])] * size[1] * 2


def test_one_layer_written_leaves_the_others_zero(device: Device) -> None:
    texture = device.CreateTexture(size=(4, 4, 3), format="RGBA8Unorm", usage="CopySrc|CopyDst")
    content = write(device, texture, (4, 4, 1), 4, origin=(0, 0, 1))
    assert texels(device, texture, (4, 4, 3), 4) == [bytes(16)] * 4 + content + [bytes(16)] * 4


def test_part_of_a_layer_written_leaves_the_rest_zero(device: Device) -> None:
    texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|CopyDst")
    content = write(device, texture, (2, 2, 1), 4, origin=(1, 1, 0))
    empty = [bytes(16)]
    assert texels(device, texture, (4, 4, 1), 4) == empty + [bytes(4) + row + bytes(4) for row in content] + empty
