"""GPUTexture and GPUTextureView: making, data in and out, views and their rules."""

from __future__ import annotations

import gc

import numpy as np
import pytest

import wgpu


@pytest.fixture
def texture(device):
    return device.create_texture(
        label="image", size=(10, 4, 2), format="rgba8unorm", usage="COPY_SRC|COPY_DST|TEXTURE_BINDING"
    )


@pytest.mark.row("G21", "G22")
def test_attributes(device):
    texture = device.create_texture(
        label="t", size=(16, 8, 3), mip_level_count=2, format="rgba8unorm-srgb", usage="TEXTURE_BINDING"
    )
    assert (texture.width, texture.height, texture.depth_or_array_layers) == texture.size == (16, 8, 3)
    assert (texture.mip_level_count, texture.sample_count, texture.dimension) == (2, 1, "2d")
    assert (texture.format, texture.usage, texture.label) == ("rgba8unorm-srgb", wgpu.TextureUsage.TEXTURE_BINDING, "t")
    assert texture.texture_binding_view_dimension is None
    assert texture._nbytes == (16 * 8 + 8 * 4) * 3 * 4
    view = texture.create_view(label="v", dimension="2d-array")
    assert view.texture is texture and view.size == texture.size and view.label == "v"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (4, TypeError),
        ((4,), (4, 1, 1)),
        ([4, 2], (4, 2, 1)),
        ({"width": 4}, (4, 1, 1)),
        ({"width": 4, "depth_or_array_layers": 2}, (4, 1, 2)),
        (wgpu.Extent3D(width=4, height=3), (4, 3, 1)),
        (np.array([4, 2, 1]), (4, 2, 1)),
        ((1, 2, 3, 4), ValueError),
        ((), ValueError),
        ({"height": 4}, KeyError),
        ({"widht": 4}, ValueError),
        (None, TypeError),
        ("444", TypeError),
    ],
)
def test_sizes(device, size, expected):
    def make():
        return device.create_texture(size=size, format="r8unorm", usage="COPY_DST")

    if isinstance(expected, tuple):
        assert make().size == expected
    else:
        with pytest.raises(expected):
            make()


@pytest.mark.row("G20", "G35")
@pytest.mark.parametrize(
    ("format", "dtype", "channels"),
    [("rgba8unorm", np.uint8, 4), ("r32float", np.float32, 1), ("rg16uint", np.uint16, 2), ("r8uint", np.uint8, 1)],
)
@pytest.mark.parametrize(
    ("dimension", "size"), [("1d", (70, 1, 1)), ("2d", (70, 5, 1)), ("2d", (7, 5, 3)), ("3d", (7, 5, 3))]
)
def test_data_goes_in_and_comes_out(device, format, dtype, channels, dimension, size):
    texture = device.create_texture(size=size, dimension=dimension, format=format, usage="COPY_SRC|COPY_DST")
    data = np.arange(np.prod(size) * channels, dtype=dtype)
    stride = size[0] * channels * data.itemsize
    layout = {"bytes_per_row": stride, "rows_per_image": size[1]}
    device.queue.write_texture({"texture": texture}, data, layout, size)
    assert np.array_equal(np.frombuffer(device.queue.read_texture({"texture": texture}, layout, size), dtype), data)
    out = np.zeros_like(data)
    device.queue.read_texture({"texture": texture}, layout, size, out=out)
    assert np.array_equal(out, data)


def test_reading_with_an_offset(device, texture):
    data = np.arange(10 * 4 * 4, dtype=np.uint8)
    device.queue.write_texture(
        {"texture": texture}, b"...." + data.tobytes(), {"offset": 4, "bytes_per_row": 40}, (10, 4)
    )
    result = device.queue.read_texture({"texture": texture}, {"offset": 12, "bytes_per_row": 40}, (10, 4))
    assert bytes(result) == bytes(12) + data.tobytes()


@pytest.mark.row("G20")
def test_parts(device, texture):
    data = np.arange(3 * 2 * 4, dtype=np.uint8)
    part = {"texture": texture, "origin": (5, 1, 1)}
    device.queue.write_texture(part, data, {"bytes_per_row": 12}, (3, 2))
    assert bytes(device.queue.read_texture(part, {"bytes_per_row": 12}, (3, 2))) == data.tobytes()
    assert bytes(device.queue.read_texture({"texture": texture}, {"bytes_per_row": 4}, (1, 1))) == bytes(4)
    assert bytes(device.queue.read_texture(part, {}, (3, 1))) == data[:12].tobytes()


@pytest.mark.row("A11")
@pytest.mark.parametrize(
    ("data", "layout", "size"),
    [
        (bytes(40), {"bytes_per_row": 40}, (10, 2)),
        (bytes(400), {"bytes_per_row": 40}, (11, 1)),
        (bytes(400), {"bytes_per_row": 20}, (10, 2)),
        (b"", {"bytes_per_row": 40}, (10, 1)),
    ],
)
def test_writes_that_are_refused(device, texture, data, layout, size):
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.write_texture({"texture": texture}, data, layout, size)


def test_reading_without_a_layout(device):
    texture = device.create_texture(size=(6, 4, 2), mip_level_count=2, format="r16uint", usage="COPY_SRC|COPY_DST")
    numbers = np.arange(48, dtype=np.uint16).reshape(2, 4, 6)
    device.queue.write_texture({"texture": texture}, numbers, {"bytes_per_row": 12, "rows_per_image": 4}, (6, 4, 2))

    def read(*arguments, shape, **source):
        data = device.queue.read_texture({"texture": texture, **source}, *arguments)
        return np.frombuffer(data, np.uint16).reshape(shape)

    assert np.array_equal(read(shape=(2, 4, 6)), numbers)
    assert np.array_equal(read(None, (6, 4, 1), shape=(1, 4, 6)), numbers[:1])
    assert np.array_equal(read(origin=(1, 2, 1), shape=(1, 2, 5)), numbers[1:, 2:, 1:])
    assert read(mip_level=1, shape=(2, 2, 3)).sum() == 0
    padded = read({"bytes_per_row": 16}, shape=(2, 4, 8))
    assert np.array_equal(padded[..., :6], numbers) and not padded[..., 6:].any()
    volume = device.create_texture(size=(4, 4, 4), dimension="3d", mip_level_count=2, format="r8uint", usage="COPY_SRC")
    assert len(device.queue.read_texture({"texture": volume, "mip_level": 1})) == 8
    with pytest.raises(TypeError, match="texture must be a GPUTexture, not None"):
        device.queue.read_texture({"texture": None})


def test_hostile_arguments(device, texture):
    queue, layout = device.queue, {"bytes_per_row": 40}
    with pytest.raises(TypeError, match="texture must be a GPUTexture, not None"):
        queue.write_texture({"texture": None}, bytes(40), layout, (10, 1))
    with pytest.raises(TypeError, match="texture must be a GPUTexture, not None"):
        queue.read_texture({"texture": None}, layout, (10, 1))
    with pytest.raises(ValueError, match="must be a texture, not a view"):
        queue.write_texture({"texture": texture.create_view()}, bytes(40), layout, (10, 1))
    with pytest.raises(ValueError, match="no field 'bytes_per_rwo'"):
        queue.write_texture({"texture": texture}, bytes(40), {"bytes_per_rwo": 40}, (10, 1))
    with pytest.raises(ValueError, match="not contiguous"):
        queue.write_texture({"texture": texture}, np.zeros((4, 20), np.uint8)[:, ::2], layout, (10, 1))
    with pytest.raises(ValueError, match="bytes_per_row is needed"):
        queue.read_texture({"texture": texture, "aspect": "depth-only"}, {}, (10, 2))
    with pytest.raises(ValueError, match="lies outside of mip level 0"):
        queue.read_texture({"texture": texture, "origin": (11, 0)})
    with pytest.raises(wgpu.GPUValidationError):
        queue.read_texture({"texture": texture}, layout, (10, 5))
    texture._release()
    with pytest.raises(ValueError, match="was released"):
        queue.write_texture({"texture": texture}, bytes(40), layout, (10, 1))


@pytest.mark.parametrize(
    "arguments",
    [
        {"format": "rgba8unrom"},
        {"usage": "COPY"},
        {"usage": 0},
        {"dimension": "4d"},
        {"dimension": 2},
        {"size": (0, 4, 1)},
        {"size": (1 << 20, 4, 1)},
        {"size": (1 << 40, 4, 1)},
        {"mip_level_count": 10},
        {"sample_count": 3},
        {"format": "bc1-rgba-unorm"},
        {"view_formats": ["rgba16float"]},
    ],
    ids=str,
)
def test_what_is_refused(device, arguments):
    with pytest.raises((ValueError, TypeError, OverflowError, wgpu.GPUValidationError)):
        device.create_texture(**{"size": (4, 4, 1), "format": "rgba8unorm", "usage": "COPY_DST", **arguments})


@pytest.mark.row("H7", "F8", "B11")
def test_view_formats(device):
    texture = device.create_texture(
        size=(4, 4), format="rgba8unorm", usage="TEXTURE_BINDING", view_formats=["rgba8unorm-srgb"]
    )
    texture.create_view(format="rgba8unorm-srgb")
    with pytest.raises(wgpu.GPUValidationError):
        texture.create_view(format="rgba8uint")


@pytest.mark.row("G35")
def test_views(device):
    texture = device.create_texture(size=(4, 4, 6), mip_level_count=3, format="rgba8unorm", usage="TEXTURE_BINDING")
    for arguments in (
        {},
        {"dimension": "cube"},
        {"dimension": "2d-array", "base_array_layer": 2},
        {"base_mip_level": 1, "mip_level_count": 1, "array_layer_count": 1, "aspect": "all", "format": "rgba8unorm"},
        {"usage": "TEXTURE_BINDING", "swizzle": "rgba"},
    ):
        assert isinstance(texture.create_view(**arguments), wgpu.GPUTextureView)
    for arguments in (
        {"base_mip_level": 3},
        {"mip_level_count": 4},
        {"dimension": "2d", "base_array_layer": 6},
        {"dimension": "3d"},
        {"aspect": "depth-only"},
    ):
        with pytest.raises(wgpu.GPUValidationError):
            texture.create_view(**arguments)
    for arguments in ({"dimension": "2D"}, {"aspect": "al"}, {"swizzle": "rgb"}):
        with pytest.raises(ValueError):
            texture.create_view(**arguments)
    with pytest.raises(TypeError):
        texture.create_view(dimension=2)


def test_a_destroyed_texture(device, texture):
    texture.destroy()
    texture.destroy()
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.write_texture({"texture": texture}, bytes(40), {"bytes_per_row": 40}, (10, 1))


def test_counting(device, texture):
    counts = wgpu.diagnostics.object_counts.get_dict
    gc.collect()  # what other tests left must not go in between
    before = counts()["Texture"]
    another = device.create_texture(size=(8, 8), format="r8unorm", usage="COPY_DST")
    assert counts()["Texture"] == {"count": before["count"] + 1, "resource_mem": before["resource_mem"] + 64}
    del another
    assert counts()["Texture"] == before
