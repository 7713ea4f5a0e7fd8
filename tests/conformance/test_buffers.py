"""Buffers: creation, mapping, destruction. Spec: 5 Buffers."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable

import pytest

from gpu import Device, Gpu, Object

USAGES = [
    "MapRead", "MapWrite", "CopySrc", "CopyDst", "Index", "Vertex", "Uniform", "Storage", "Indirect", "QueryResolve",
]  # fmt: skip
MODES = {"Read": "MapRead", "Write": "MapWrite"}
mode = pytest.mark.parametrize("mode", MODES)
WHOLE = 2**64 - 1


def mappable(device: Device, mode: str, size: int = 16) -> Object:
    return device.CreateBuffer(size=size, usage=MODES[mode])


def mapped(device: Device, mode: str, size: int = 16) -> Object:
    buffer = mappable(device, mode, size)
    status, message = buffer.MapAsync(mode, 0, size).wait()
    assert status == "Success", message
    return buffer


def refused(device: Device, buffer: Object, *arguments: object) -> None:
    with device.expect("Validation"):
        status, _ = buffer.MapAsync(*arguments).wait()
    assert status == "Error"


# -- creation


@pytest.mark.parametrize("first", USAGES)
@pytest.mark.parametrize("second", USAGES)
@pytest.mark.parametrize("at_creation", [False, True])
def test_usages(device: Device, first: str, second: str, at_creation: bool) -> None:
    """Mapped memory can only be copied, out of what is written and into what is read."""
    both = {first, second}
    right = not both & {"MapRead", "MapWrite"} or both <= {"MapRead", "CopyDst"} or both <= {"MapWrite", "CopySrc"}
    with device.valid(right):
        buffer = device.CreateBuffer(size=4, usage=f"{first}|{second}", mappedAtCreation=at_creation)
    assert buffer


@pytest.mark.parametrize(
    "usage",
    [0, 1 << 10, 1 << 12 | 4, 1 << 15, 1 << 15 | 1, 1 << 15 | 64, 1 << 32, 1 << 32 | 4, 1 << 40, 1 << 63, 2**64 - 1],
)
def test_usages_that_are_none(device: Device, usage: int) -> None:
    with device.expect("Validation"):
        buffer = device.CreateBuffer(size=4, usage=usage)
    assert buffer.GetUsage() == usage


@pytest.mark.parametrize("usage", USAGES)
@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5, 7, 12, 100, 1 << 16])
def test_sizes(device: Device, usage: str, size: int) -> None:
    buffer = device.CreateBuffer(size=size, usage=usage)
    assert buffer.GetSize() == size


@pytest.mark.parametrize("size", range(9))
def test_sizes_mapped_at_creation(device: Device, size: int) -> None:
    with device.valid(size % 4 == 0):
        device.CreateBuffer(size=size, usage="CopySrc", mappedAtCreation=True)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_largest_size(device: Device, gpu: Gpu, beyond: int) -> None:
    size = gpu.limits(device)["maxBufferSize"] + beyond
    with device.valid(beyond <= 0):
        buffer = device.CreateBuffer(size=size, usage="CopySrc")
    assert buffer.GetSize() == size


@pytest.mark.parametrize("at_creation", [False, True])
@pytest.mark.parametrize("size", [2**33, 2**40, 2**53 - 8, 2**62, 2**63, 2**64 - 8])
def test_impossible_size(device: Device, size: int, at_creation: bool) -> None:
    with device.expect("Validation"):
        device.CreateBuffer(size=size, usage="CopySrc", mappedAtCreation=at_creation)


@pytest.mark.parametrize("size", [2**40, 2**63])
def test_validation_comes_before_memory(device: Device, size: int) -> None:
    with device.expect("Validation"):
        device.CreateBuffer(size=size, usage="MapRead|MapWrite")


def test_getters_of_an_error_object(device: Device) -> None:
    with device.expect("Validation"):
        buffer = device.CreateBuffer(size=20, usage="MapRead|Storage")
    assert (buffer.GetSize(), buffer.GetMapState()) == (20, "Unmapped")
    assert buffer.GetUsage() == 0x81


# -- mapping


@pytest.mark.parametrize("usage", USAGES)
@pytest.mark.parametrize("map_mode", [0, 1, 2, 3, 4, 1 << 32, 1 << 32 | 1])
def test_map_needs_its_usage(device: Device, usage: str, map_mode: int) -> None:
    buffer = device.CreateBuffer(size=16, usage=usage)
    if (usage, map_mode) in (("MapRead", 1), ("MapWrite", 2)):
        assert buffer.MapAsync(map_mode, 0, 16).wait()[0] == "Success"
    else:
        refused(device, buffer, map_mode, 0, 16)
        assert buffer.GetMapState() == "Unmapped"


@mode
def test_map_an_error_object(device: Device, mode: str) -> None:
    with device.expect("Validation"):
        buffer = device.CreateBuffer(size=16, usage="MapRead|MapWrite")
    refused(device, buffer, mode, 0, 16)


@mode
def test_map_a_destroyed_buffer(device: Device, mode: str) -> None:
    buffer = mappable(device, mode)
    buffer.Destroy()
    refused(device, buffer, mode, 0, 16)


@mode
def test_map_what_was_mapped_at_creation(device: Device, mode: str) -> None:
    buffer = device.CreateBuffer(size=16, usage=MODES[mode], mappedAtCreation=True)
    refused(device, buffer, mode, 0, 16)
    assert buffer.GetMapState() == "Mapped"
    buffer.Unmap()
    assert buffer.MapAsync(mode, 0, 16).wait()[0] == "Success"


@mode
def test_map_what_is_mapped(device: Device, mode: str) -> None:
    buffer = mapped(device, mode)
    refused(device, buffer, mode, 0, 16)
    assert buffer.GetMapState() == "Mapped"
    buffer.Unmap()
    assert buffer.MapAsync(mode, 0, 16).wait()[0] == "Success"


@mode
@pytest.mark.parametrize("offset", [0, 8, 3, 24])
def test_map_what_will_be_mapped(device: Device, mode: str, offset: int) -> None:
    """Is an error, whatever the range; the first mapping goes on."""
    buffer = mappable(device, mode)
    first = buffer.MapAsync(mode, 0, 8)
    with device.expect("Validation"):
        second = buffer.MapAsync(mode, offset, 8)
    assert second.wait()[0] == "Error"
    assert first.wait()[0] == "Success"
    assert bool(buffer.GetConstMappedRange(0, 8))


@mode
def test_map_what_is_being_mapped(device: Device, mode: str) -> None:
    buffer = mappable(device, mode)
    first = buffer.MapAsync(mode, 0, 16)
    assert buffer.GetMapState() == "Pending"
    with device.expect("Validation"):
        second = buffer.MapAsync(mode, 0, 16)
    buffer.Unmap()
    assert buffer.GetMapState() == "Unmapped"
    assert first.wait()[0] == "Aborted"
    assert second.wait()[0] == "Error"
    assert buffer.MapAsync(mode, 0, 16).wait()[0] == "Success"


@mode
@pytest.mark.parametrize("unmapped", [False, True])
def test_map_refused_and_given_up(device: Device, differs: Callable[..., None], mode: str, unmapped: bool) -> None:
    """Unmapping ends what has not ended yet, also a mapping that was refused."""
    differs("refused-mappings", unmapped)
    buffer = mapped(device, mode)
    with device.expect("Validation"):
        promise = buffer.MapAsync(mode, 0, 16)
    if unmapped:
        buffer.Unmap()
    assert promise.wait()[0] == ("Aborted" if unmapped else "Error")


@mode
@pytest.mark.parametrize("ending", ["Unmap", "Destroy"])
def test_map_given_up(device: Device, mode: str, ending: str) -> None:
    buffer = mappable(device, mode)
    promise = buffer.MapAsync(mode, 0, 16)
    getattr(buffer, ending)()
    assert buffer.GetMapState() == "Unmapped"
    assert promise.wait()[0] == "Aborted"
    assert len(promise.calls) == 1


@mode
@pytest.mark.parametrize("ending", ["Unmap", "Destroy"])
@pytest.mark.parametrize("callback", ["WaitAnyOnly", "AllowProcessEvents"])
def test_map_given_up_before_it_was_told(device: Device, gpu: Gpu, mode: str, ending: str, callback: str) -> None:
    """The GPU is done with the buffer, but nobody was called yet."""
    buffer = mappable(device, mode)
    promise = buffer.MapAsync(mode, 0, 16, callbackInfo={"mode": callback})
    done = device.queue.OnSubmittedWorkDone(callbackInfo={"mode": "AllowSpontaneous"})
    device.submit()
    getattr(buffer, ending)()
    assert buffer.GetMapState() == "Unmapped"
    done.wait()
    if callback == "WaitAnyOnly":
        assert gpu.instance.WaitAny([{"future": {"id": promise.future}}], 0) == "Success"
    assert promise.wait()[0] == "Aborted"


@mode
@pytest.mark.parametrize(
    ("size", "offset"), [(0, 0), (0, 1), (0, 8), (16, 0), (16, 8), (16, 16), (16, 17), (16, 24), (16, 4), (16, 12)]
)
def test_map_to_the_end(device: Device, mode: str, size: int, offset: int) -> None:
    buffer = mappable(device, mode, size)
    if offset <= size and offset % 8 == 0:
        assert buffer.MapAsync(mode, offset, WHOLE).wait()[0] == "Success"
    else:
        refused(device, buffer, mode, offset, WHOLE)


@mode
@pytest.mark.parametrize("total", [0, 16, 1024])
@pytest.mark.parametrize("offset", [0, 1, 4, 8, 16, 512, 1024, 1032, 2**32, 2**63])
def test_map_ranges(device: Device, mode: str, total: int, offset: int) -> None:
    for size in (0, 2, 4, 8, 12, 16, 512, 1020, 1024, 1028, 2**32, 2**63, 2**64 - 4):
        buffer = mappable(device, mode, total)
        if offset % 8 == 0 and size % 4 == 0 and offset + size <= total:
            assert buffer.MapAsync(mode, offset, size).wait()[0] == "Success", size
            assert buffer.GetMapState() == "Mapped"
        else:
            refused(device, buffer, mode, offset, size)


@mode
def test_map_again_and_again(device: Device, mode: str) -> None:
    buffer = mappable(device, mode)
    for _ in range(20):
        assert buffer.MapAsync(mode, 0, 16).wait()[0] == "Success"
        buffer.Unmap()


@mode
def test_map_inside_the_callback_of_a_map(device: Device, mode: str) -> None:
    """What a callback does counts as done after the call that it belongs to."""
    buffer = mappable(device, mode)
    promise = buffer.MapAsync(mode, 0, 16)
    assert not promise, "AllowProcessEvents callbacks do not come within the call"
    assert promise.wait()[0] == "Success"
    assert buffer.GetMapState() == "Mapped"


# -- mapped ranges


@pytest.mark.parametrize("usage", USAGES)
def test_range_mapped_at_creation(device: Device, usage: str) -> None:
    buffer = device.CreateBuffer(size=16, usage=usage, mappedAtCreation=True)
    assert buffer.GetMapState() == "Mapped"
    pointer = buffer.GetMappedRange(0, 16)
    assert ctypes.string_at(pointer, 16) == bytes(16)


def test_range_of_an_error_object_mapped_at_creation(device: Device) -> None:
    with device.expect("Validation"):
        buffer = device.CreateBuffer(size=16, usage="MapRead|MapWrite", mappedAtCreation=True)
    assert buffer.GetMapState() == "Mapped"
    assert buffer.GetMappedRange(0, 16)
    buffer.Unmap()
    assert buffer.GetMapState() == "Unmapped"


@mode
def test_range_of_what_is_not_mapped(device: Device, mode: str) -> None:
    fresh = mappable(device, mode)
    unmapped = mapped(device, mode)
    unmapped.Unmap()
    gone = mapped(device, mode)
    gone.Destroy()
    created = device.CreateBuffer(size=16, usage=MODES[mode], mappedAtCreation=True)
    created.Unmap()
    destroyed = device.CreateBuffer(size=16, usage=MODES[mode], mappedAtCreation=True)
    destroyed.Destroy()
    pending = mappable(device, mode)
    promise = pending.MapAsync(mode, 0, 16)
    for buffer in (fresh, pending, unmapped, gone, created, destroyed):
        assert not buffer.GetConstMappedRange(0, 16)
        assert not buffer.GetMappedRange(0, 16)
    promise.wait()


@mode
@pytest.mark.parametrize("at_creation", [False, True])
@pytest.mark.parametrize("offset", [0, 1, 2, 4, 8, 12, 16, 72, 80, 88, 2**63])
def test_range_alignment_and_bounds(device: Device, mode: str, at_creation: bool, offset: int) -> None:
    if at_creation:
        buffer = device.CreateBuffer(size=80, usage=MODES[mode], mappedAtCreation=True)
    else:
        buffer = mapped(device, mode, 80)
    for size in (0, 1, 2, 4, 8, 16, 64, 72, 76, 80, 84, 2**63, 2**64 - 4, WHOLE):
        length = max(80 - offset, 0) if size == WHOLE else size
        right = offset % 8 == 0 and length % 4 == 0 and offset + length <= 80 and offset <= 80
        assert bool(buffer.GetConstMappedRange(offset, size)) == right, size


@mode
@pytest.mark.parametrize(("begin", "length"), [(0, 80), (0, 40), (24, 56), (24, 16), (80, 0)])
def test_range_within_the_mapped_part(device: Device, mode: str, begin: int, length: int) -> None:
    buffer = mappable(device, mode, 80)
    assert buffer.MapAsync(mode, begin, length).wait()[0] == "Success"
    for offset, size in itertools.product((0, 16, 24, 32, 40, 48, 80), (0, 4, 16, 20, 32, 56, 80)):
        right = begin <= offset and offset + size <= begin + length
        assert bool(buffer.GetConstMappedRange(offset, size)) == right, (offset, size)


@pytest.mark.parametrize("size", [0, 4, 16])
def test_ranges_side_by_side(device: Device, size: int) -> None:
    buffer = mapped(device, "Write", 64)
    first, second = buffer.GetMappedRange(0, size), buffer.GetMappedRange(16, size)
    assert first and second
    assert second - first == 16


@pytest.mark.parametrize("why", ["mapped for reading", "overlaps", "device is lost"])
def test_ranges_that_are_refused(gpu: Gpu, device: Device, differs: Callable[..., None], why: str) -> None:
    differs("mapped-ranges", why != "device is lost")
    if why == "device is lost":
        _, mortal, _ = gpu.request_device()
        assert mortal is not None
        buffer = mapped(mortal, "Write", 16)
        mortal.Destroy()
    else:
        buffer = mapped(device, "Read" if why == "mapped for reading" else "Write", 16)
    if why == "overlaps":
        assert buffer.GetMappedRange(0, 12)
    assert not buffer.GetMappedRange(8, 8)


# -- unmapping and destruction


@pytest.mark.parametrize("usage", USAGES)
def test_unmap_what_is_not_mapped(device: Device, usage: str) -> None:
    buffer = device.CreateBuffer(size=16, usage=usage)
    buffer.Unmap()
    buffer.Unmap()
    buffer.Destroy()
    buffer.Unmap()


def test_unmap_an_error_object(device: Device) -> None:
    with device.expect("Validation"):
        buffer = device.CreateBuffer(size=16, usage="MapRead|MapWrite")
    buffer.Unmap()
    buffer.Destroy()
    buffer.Destroy()


@pytest.mark.parametrize("usage", USAGES)
@pytest.mark.parametrize("at_creation", [False, True])
def test_destroy(device: Device, usage: str, at_creation: bool) -> None:
    buffer = device.CreateBuffer(size=16, usage=usage, mappedAtCreation=at_creation)
    buffer.Destroy()
    assert buffer.GetMapState() == "Unmapped"
    buffer.Destroy()
    assert buffer.GetSize() == 16


# -- content


@pytest.mark.parametrize("usage", ["CopySrc", "MapWrite|CopySrc", "CopySrc|CopyDst", "CopySrc|Storage"])
@pytest.mark.parametrize("size", [4, 12, 16, 64, 1 << 16])
def test_content_written_at_creation(device: Device, usage: str, size: int) -> None:
    content = bytes(at % 251 for at in range(size))
    buffer = device.CreateBuffer(size=size, usage=usage, mappedAtCreation=True)
    pointer = buffer.GetMappedRange(0, size)
    assert ctypes.string_at(pointer, size) == bytes(size)
    ctypes.memmove(pointer, content, size)
    buffer.Unmap()
    assert device.read(buffer, 0, size) == content


@mode
def test_content_written_at_creation_is_there_without_a_submit(device: Device, mode: str) -> None:
    buffer = device.CreateBuffer(size=16, usage=MODES[mode], mappedAtCreation=True)
    ctypes.memmove(buffer.GetMappedRange(0, 16), bytes(range(16)), 16)
    buffer.Unmap()
    assert buffer.MapAsync(mode, 0, 16).wait()[0] == "Success"
    assert ctypes.string_at(buffer.GetConstMappedRange(0, 16), 16) == bytes(range(16))


def test_content_of_part_of_a_buffer(device: Device) -> None:
    buffer = mappable(device, "Write", 64)
    assert buffer.MapAsync("Write", 16, 16).wait()[0] == "Success"
    ctypes.memmove(buffer.GetMappedRange(16, 16), bytes([7] * 16), 16)
    buffer.Unmap()
    assert buffer.MapAsync("Write", 0, 64).wait()[0] == "Success"
    content = ctypes.string_at(buffer.GetConstMappedRange(0, 64), 64)
    assert content == bytes(16) + bytes([7] * 16) + bytes(32)


def test_content_written_then_read(device: Device) -> None:
    near = device.CreateBuffer(size=64, usage="MapWrite|CopySrc")
    far = device.CreateBuffer(size=64, usage="MapRead|CopyDst")
    for number in range(3):
        assert near.MapAsync("Write", 0, 64).wait()[0] == "Success"
        ctypes.memmove(near.GetMappedRange(0, 64), bytes([number] * 64), 64)
        near.Unmap()
        encoder = device.record()
        encoder.CopyBufferToBuffer(near, 0, far, 0, 64)
        device.submit(device.finish(encoder))
        assert device.read(far) == bytes([number] * 64)


def test_read_and_write_of_mapped_ranges(device: Device) -> None:
    buffer = mapped(device, "Write", 32)
    assert buffer.WriteMappedRange(8, bytes(range(8)), 8) == "Success"
    out = (ctypes.c_ubyte * 8)()
    assert buffer.ReadMappedRange(8, ctypes.addressof(out), 8) == "Success"
    assert bytes(out) == bytes(range(8))
    assert buffer.WriteMappedRange(32, bytes(8), 8) == "Error"
    buffer.Unmap()
    assert buffer.WriteMappedRange(0, bytes(8), 8) == "Error"


@pytest.mark.parametrize("usage", USAGES)
@pytest.mark.parametrize("size", [4, 1000, 4096])
def test_content_is_zero(device: Device, usage: str, size: int) -> None:
    with_source = usage if usage in ("MapRead", "CopySrc") else f"{usage}|CopySrc"
    buffer = device.CreateBuffer(size=size, usage=with_source)
    assert device.read(buffer) == bytes(size)


@pytest.mark.parametrize("order", ["map first", "write first"])
def test_a_map_waits_for_work_before_it(device: Device, order: str) -> None:
    buffer = device.CreateBuffer(size=16, usage="MapRead|CopyDst")
    device.queue.WriteBuffer(buffer, 0, bytes([1] * 16))
    promise = buffer.MapAsync("Read", 0, 16) if order == "map first" else None
    if promise is None:
        device.queue.WriteBuffer(buffer, 0, bytes([2] * 16))
        promise = buffer.MapAsync("Read", 0, 16)
    assert promise.wait()[0] == "Success"
    expected = 1 if order == "map first" else 2
    assert ctypes.string_at(buffer.GetConstMappedRange(0, 16), 16) == bytes([expected] * 16)


@pytest.mark.parametrize("size", [4, 16])
def test_empty_ranges_are_somewhere(device: Device, size: int) -> None:
    buffer = device.CreateBuffer(size=size, usage="MapRead", mappedAtCreation=True)
    if size == 16:
        assert buffer.GetConstMappedRange(16, 0)
    assert buffer.GetConstMappedRange(0, 0)


def test_a_buffer_of_no_size(device: Device) -> None:
    buffer = device.CreateBuffer(size=0, usage="MapRead", mappedAtCreation=True)
    assert buffer.GetMapState() == "Mapped"
    assert buffer.GetConstMappedRange(0, 0)
    buffer.Unmap()
    assert buffer.MapAsync("Read", 0, 0).wait()[0] == "Success"
    assert buffer.GetConstMappedRange(0, WHOLE)
    buffer.Unmap()
