"""GPUBuffer: making, mapping, views that unmap() revokes, and what is refused."""

from __future__ import annotations

import array
import asyncio
import gc

import numpy as np
import pytest

import wgpu


def filled(device: wgpu.GPUDevice, data: bytes, usage: str = "MAP_READ|COPY_DST") -> wgpu.GPUBuffer:
    buffer = device.create_buffer(size=len(data), usage=usage)
    device.queue.write_buffer(buffer, 0, data)
    return buffer


@pytest.mark.row("G15")
def test_attributes(device):
    buffer = device.create_buffer(label="vertices", size=64, usage="VERTEX|COPY_DST")
    assert (buffer.label, buffer.size, buffer.map_state) == ("vertices", 64, "unmapped")
    assert buffer.usage == wgpu.BufferUsage.VERTEX | wgpu.BufferUsage.COPY_DST
    assert "vertices" in repr(buffer) and "vertices" in str(buffer)


def test_uids_differ_and_stay(device):
    first = device.create_buffer(size=4, usage="COPY_DST")
    second = device.create_buffer(size=4, usage="COPY_DST")
    assert first.uid == first.uid != second.uid


def test_new_buffers_are_zero(device):
    buffer = device.create_buffer(size=32, usage="COPY_SRC")
    assert bytes(device.queue.read_buffer(buffer)) == bytes(32)


@pytest.mark.row("G18")
@pytest.mark.parametrize(
    "data",
    [
        b"12345678",
        bytearray(b"12345678"),
        memoryview(b"12345678"),
        array.array("H", [1, 2, 3, 4]),
        np.arange(2, dtype=np.float32),
        np.arange(8, dtype=np.uint8).reshape(2, 4),
        np.asfortranarray(np.arange(8, dtype=np.uint8).reshape(2, 4)),
    ],
    ids=lambda data: type(data).__name__,
)
def test_data_of_any_type_goes_in_and_comes_out(device, data):
    buffer = device.create_buffer_with_data(data=data, usage="COPY_SRC")
    expected = data.tobytes("A") if isinstance(data, np.ndarray) else bytes(memoryview(data).cast("B"))
    assert bytes(device.queue.read_buffer(buffer)) == expected


@pytest.mark.row("G18")
def test_odd_sizes_are_rounded_up(device):
    buffer = device.create_buffer_with_data(data=b"12345", usage="COPY_SRC")
    assert buffer.size == 8
    assert bytes(device.queue.read_buffer(buffer)) == b"12345\0\0\0"


def test_a_buffer_without_data(device):
    assert device.create_buffer_with_data(data=b"", usage="COPY_SRC").size == 0


def test_mapping_for_reading(device):
    buffer = filled(device, bytes(range(32)))
    buffer.map_sync(wgpu.MapMode.READ)
    assert buffer.map_state == "mapped"
    assert bytes(buffer.read_mapped()) == bytes(range(32))
    assert bytes(buffer.read_mapped(8, 4)) == bytes(range(8, 12))
    buffer.unmap()
    assert buffer.map_state == "unmapped"


def test_mapping_a_part(device):
    buffer = filled(device, bytes(range(32)))
    buffer.map_sync("READ", 8, 16)
    assert bytes(buffer.read_mapped()) == bytes(range(8, 24))
    with pytest.raises(ValueError, match="not within the mapped part, 8 to 24"):
        buffer.read_mapped(0, 8)
    with pytest.raises(ValueError, match="not within the mapped part"):
        buffer.get_mapped_range(16, 16)
    buffer.unmap()


def test_mapping_for_writing(device):
    buffer = device.create_buffer(size=16, usage="MAP_WRITE|COPY_SRC")
    buffer.map_sync("WRITE")
    buffer.write_mapped(b"abcd", 8)
    buffer.get_mapped_range(0, 8)[:4] = b"efgh"
    with pytest.raises(RuntimeError, match="not mapped for reading"):
        buffer.read_mapped()
    buffer.unmap()
    assert bytes(device.queue.read_buffer(buffer)) == b"efgh\0\0\0\0abcd\0\0\0\0"


@pytest.mark.row("G25", "H6")
def test_mapped_at_creation(device):
    buffer = device.create_buffer(size=16, usage="COPY_SRC", mapped_at_creation=True)
    assert buffer.map_state == "mapped"
    view = buffer.get_mapped_range()
    assert not view.readonly and view.nbytes == 16 and view.format == "B"
    np.frombuffer(view, np.uint32)[:] = [1, 2, 3, 4]
    buffer.unmap()
    assert list(device.queue.read_buffer(buffer).cast("I")) == [1, 2, 3, 4]


def test_views_for_reading_cannot_be_written(device):
    buffer = filled(device, b"12345678")
    buffer.map_sync("READ")
    for view in (buffer.get_mapped_range(), buffer.read_mapped(copy=False)):
        assert view.readonly
        with pytest.raises(TypeError):
            view[0] = 1
    buffer.unmap()


@pytest.mark.row("G25", "B8")
def test_unmap_revokes_views(device):
    buffer = filled(device, b"12345678")
    buffer.map_sync("READ")
    view, other = buffer.get_mapped_range(), buffer.read_mapped(copy=False)
    copied = buffer.read_mapped()
    buffer.unmap()
    for gone in (view, other):
        with pytest.raises(ValueError, match="released"):
            gone[0]
    assert bytes(copied) == b"12345678"


def test_arrays_of_views_block_unmap(device):
    buffer = filled(device, b"12345678")
    buffer.map_sync("READ")
    numbers = np.frombuffer(buffer.get_mapped_range(), np.uint8)
    with pytest.raises(BufferError, match="still in use"):
        buffer.unmap()
    with pytest.raises(BufferError, match="still in use"):
        buffer.destroy()
    assert numbers[0] == ord("1") and buffer.map_state == "mapped"
    del numbers
    buffer.unmap()


def test_a_view_keeps_its_buffer(device):
    buffer = filled(device, b"12345678")
    buffer.map_sync("READ")
    numbers = np.frombuffer(buffer.get_mapped_range(), np.uint8)
    del buffer
    gc.collect()
    assert bytes(numbers) == b"12345678"


def test_destroy_revokes_views(device):
    buffer = filled(device, b"12345678")
    buffer.map_sync("READ")
    view = buffer.get_mapped_range()
    buffer.destroy()
    with pytest.raises(ValueError, match="released"):
        view[0]
    assert buffer.map_state == "unmapped"


def test_device_destroy_revokes_views(fresh_device):
    buffer = filled(fresh_device, b"12345678")
    buffer.map_sync("READ")
    view = buffer.get_mapped_range()
    fresh_device.destroy()
    with pytest.raises(ValueError, match="released"):
        view[0]


@pytest.mark.parametrize(
    ("offset", "size", "message"),
    [
        (4, 8, "multiple of 8 bytes, got 4"),
        (-8, 8, "multiple of 8 bytes, got -8"),
        (0, 6, "multiple of 4 bytes and not zero, got 6"),
        (0, 0, "multiple of 4 bytes and not zero, got 0"),
        (8, 64, "bytes 8 to 72 are not within the buffer's 64 bytes"),
        (64, None, "not zero, got 0"),
    ],
)
def test_wrong_ranges(device, offset, size, message):
    buffer = device.create_buffer(size=64, usage="MAP_READ|COPY_DST")
    with pytest.raises(ValueError, match=message) as error:
        buffer.map_sync("READ", offset, size)
    assert isinstance(error.value, wgpu.GPUValidationError)
    assert buffer.map_state == "unmapped"


def test_mapping_twice(device):
    buffer = filled(device, b"12345678")
    buffer.map_sync("READ")
    with pytest.raises(RuntimeError, match="only an unmapped buffer can be mapped, this one is mapped"):
        buffer.map_sync("READ")
    with pytest.raises(RuntimeError, match="only an unmapped buffer"):
        buffer.map_async("READ").sync_wait()
    buffer.unmap()
    with pytest.raises(RuntimeError, match="only a mapped buffer can be unmapped"):
        buffer.unmap()
    with pytest.raises(RuntimeError, match="only a mapped buffer can be accessed"):
        buffer.read_mapped()
    with pytest.raises(RuntimeError, match="only a mapped buffer can be accessed"):
        buffer.get_mapped_range()


def test_mapping_without_the_usage(device):
    buffer = device.create_buffer(size=8, usage="COPY_DST")
    with pytest.raises(wgpu.GPUValidationError):
        buffer.map_sync("READ")
    assert buffer.map_state == "unmapped"
    with pytest.raises(wgpu.GPUValidationError):
        buffer.map_async("READ").sync_wait()
    assert buffer.map_state == "unmapped"


@pytest.mark.row("B16")
def test_mapping_a_destroyed_buffer(device):
    buffer = filled(device, b"12345678")
    buffer.destroy()
    with pytest.raises(wgpu.GPUValidationError):
        buffer.map_sync("READ")


@pytest.mark.row("G26")
def test_mapping_in_the_background(device):
    async def main() -> bytes:
        buffer = filled(device, b"12345678")
        promise = buffer.map_async("READ")
        assert await promise is None
        data = bytes(buffer.read_mapped())
        buffer.unmap()
        return data

    assert asyncio.run(main()) == b"12345678"
    buffer = filled(device, b"87654321")
    buffer.map_async("READ").sync_wait()
    assert bytes(buffer.get_mapped_range()) == b"87654321"
    buffer.unmap()


def test_many_mappings_at_once(device):
    buffers = [filled(device, bytes([i]) * 8) for i in range(50)]
    promises = [buffer.map_async("READ") for buffer in buffers]
    for i, (buffer, promise) in enumerate(zip(buffers, promises, strict=True)):
        promise.sync_wait()
        assert bytes(buffer.read_mapped()) == bytes([i]) * 8
        buffer.unmap()


@pytest.mark.row("G13", "G14", "R4")
def test_the_way_of_old(device):
    source = device.create_buffer(size=8, usage="MAP_WRITE|COPY_SRC")
    source.map_write(b"12345678")
    target = device.create_buffer(size=8, usage="MAP_READ|COPY_DST")
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(source, 0, target, 0, 8)
    device.queue.submit([encoder.finish()])
    assert bytes(target.map_read()) == b"12345678"
    assert source.map_state == target.map_state == "unmapped"
    with pytest.raises(wgpu.GPUValidationError):
        source.map_read()
    with pytest.raises(ValueError, match="not within"):
        source.map_write(bytes(12))
    assert source.map_state == "unmapped"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"size": 16, "usage": 0}, wgpu.GPUValidationError),
        ({"size": 16, "usage": "COPY_DTS"}, ValueError),
        ({"size": 2**62, "usage": "COPY_DST"}, wgpu.GPUError),
        ({"size": 2**64, "usage": "COPY_DST"}, OverflowError),
        ({"size": -4, "usage": "COPY_DST"}, OverflowError),
        ({"size": None, "usage": "COPY_DST"}, TypeError),
        ({"size": 16, "usage": None}, TypeError),
        ({"size": 6, "usage": "COPY_DST", "mapped_at_creation": True}, wgpu.GPUValidationError),
        ({"size": 16, "usage": "MAP_READ|STORAGE"}, wgpu.GPUValidationError),
        ({"size": 16, "usage": 1 << 40}, wgpu.GPUValidationError),
    ],
)
def test_what_is_refused(device, arguments, error):
    with pytest.raises(error):
        device.create_buffer(**arguments)


def test_non_contiguous_data_is_refused_with_the_fix(device):
    data = np.arange(16, dtype=np.float32)[::2]
    with pytest.raises(ValueError, match=r"not contiguous.*np\.ascontiguousarray"):
        device.create_buffer_with_data(data=data, usage="COPY_DST")
    with pytest.raises(TypeError, match="buffer protocol"):
        device.create_buffer_with_data(data="text", usage="COPY_DST")


def test_using_a_destroyed_buffer(device):
    buffer = device.create_buffer(size=8, usage="COPY_DST")
    buffer.destroy()
    buffer.destroy()
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.write_buffer(buffer, 0, b"12345678")


def test_the_label_can_be_set(device):
    buffer = device.create_buffer(size=8, usage="COPY_DST", label="before")
    buffer.label = "after"
    assert buffer.label == "after"


def test_counting(device):
    gc.collect()
    counts = wgpu.diagnostics.object_counts.get_dict
    before = counts()["Buffer"]
    buffers = [device.create_buffer(size=100, usage="COPY_DST") for _ in range(3)]
    assert counts()["Buffer"]["count"] == before["count"] + 3
    assert counts()["Buffer"]["resource_mem"] == before.get("resource_mem", 0) + 300
    del buffers
    assert counts()["Buffer"]["count"] == before["count"]
    assert counts()["Buffer"]["resource_mem"] == before.get("resource_mem", 0)
