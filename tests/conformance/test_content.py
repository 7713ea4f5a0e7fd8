"""What copies, clears and new resources hold. Spec: 13 Copies, 2.1.3 uninitialised data."""

from __future__ import annotations

import itertools

import pytest

from contents import extent, pattern, texels, write
from formats import COLORS, Format
from gpu import Device

# -- buffers


@pytest.mark.parametrize("near", [0, 4, 8])
@pytest.mark.parametrize("far", [0, 4, 8])
@pytest.mark.parametrize("size", [0, 4, 8, 24])
def test_copy_of_buffers(device: Device, near: int, far: int, size: int) -> None:
    source = device.CreateBuffer(size=32, usage="CopySrc|CopyDst")
    target = device.CreateBuffer(size=32, usage="CopySrc|CopyDst")
    before, after = pattern(32, 1), bytearray(pattern(32, 2))
    device.queue.WriteBuffer(source, 0, before)
    device.queue.WriteBuffer(target, 0, bytes(after))
    encoder = device.record()
    encoder.CopyBufferToBuffer(source, near, target, far, size)
    device.submit(device.finish(encoder))
    after[far : far + size] = before[near : near + size]
    assert device.read(target) == bytes(after)


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


def test_copy_of_srgb(device: Device) -> None:
    """The bytes, not the colours."""
    near = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="CopySrc|CopyDst")
    far = device.CreateTexture(size=(4, 4, 1), format="RGBA8UnormSrgb", usage="CopySrc|CopyDst")
    content = write(device, near, (4, 4, 1), 4)
    encoder = device.record()
    encoder.CopyTextureToTexture({"texture": near}, {"texture": far}, extent((4, 4, 1)))
    device.submit(device.finish(encoder))
    assert texels(device, far, (4, 4, 1), 4) == content


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
