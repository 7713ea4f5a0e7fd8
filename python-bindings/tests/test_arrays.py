"""HostArray: mapped ranges and results as arrays of other libraries, which never dangle; and what data is taken."""

from __future__ import annotations

import array
import ctypes
import gc
import mmap
import struct
import subprocess
import sys

import numpy as np
import pytest

from wgpu.utils import HostArray
from wgpu.utils.arrays import TYPES

FLOATS = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]


@pytest.fixture
def buffer(device):
    """A buffer with six floats, for mapping and reading."""
    buffer = device.create_buffer(size=24, usage="MAP_READ|COPY_DST")
    device.queue.write_buffer(buffer, 0, struct.pack("6f", *FLOATS))
    return buffer


@pytest.mark.row("A8")
@pytest.mark.parametrize("dtype", TYPES)
def test_types(dtype):
    numbers = np.arange(12, dtype=dtype)
    ours = HostArray(numbers.tobytes(), dtype, (3, 4))
    assert (ours.dtype, ours.shape, ours.nbytes, ours.readonly) == (dtype, (3, 4), numbers.nbytes, True)
    assert ours.view.tolist() == numbers.view("uint16" if dtype == "float16" else dtype).reshape(3, 4).tolist()
    for theirs in (np.asarray(ours), np.from_dlpack(ours)):
        assert theirs.dtype == dtype and np.array_equal(theirs, numbers.reshape(3, 4))
    assert HostArray(numbers).dtype == dtype and HostArray(numbers.reshape(2, 6)).shape == (2, 6)
    assert HostArray(numbers.tobytes(), dtype).shape == (12,)
    assert "3, 4" in repr(ours) and dtype in repr(ours) and "read-only" in repr(ours)


def test_nothing_is_copied():
    memory = bytearray(16)
    ours = HostArray(memory, "uint32")
    for theirs in (np.asarray(ours), np.from_dlpack(ours)):
        theirs[1] += 7
    assert struct.unpack("4I", memory) == (0, 14, 0, 0)
    copied = np.from_dlpack(ours, copy=True) if sys.version_info and np.__version__ >= "2.1" else np.array(ours)
    copied[0] = 1
    assert memory[0] == 0


@pytest.mark.parametrize("shape", [(), (0,), (3, 0), (1, 1, 1)])
def test_unusual_shapes(shape):
    count = int(np.prod(shape))
    ours = HostArray(bytes(4 * count), "float32", shape)
    assert ours.shape == shape
    for theirs in (np.asarray(ours), np.from_dlpack(ours)):
        assert theirs.shape == shape and theirs.dtype == np.float32


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((b"12345", "float32"), ValueError, "5 bytes are not a whole number of float32 items"),
        ((b"12345678", "float32", (3,)), ValueError, r"8 bytes are not \(3,\) items of type float32"),
        ((b"12345678", "float32", (-1, -2)), ValueError, r"items of type float32"),
        ((b"12345678", "flaot32"), ValueError, "'flaot32' is not a type of items. Did you mean 'float32'"),
        ((np.zeros(3, complex),), ValueError, "'Zd' is not a type of items"),
        ((np.zeros((4, 4))[:, ::2],), ValueError, "not contiguous; pass np.ascontiguousarray"),
        (("text",), TypeError, "memoryview"),
    ],
)
def test_what_is_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        HostArray(*arguments)


def test_results(device, buffer):
    ours = HostArray(device.queue.read_buffer(buffer), "float32", (2, 3))
    assert np.array_equal(np.from_dlpack(ours), np.reshape(FLOATS, (2, 3)))
    texture = device.create_texture(size=(2, 2), format="rgba8unorm", usage="COPY_SRC")
    pixels = HostArray(device.queue.read_texture({"texture": texture}, {"bytes_per_row": 8}, (2, 2)), shape=(2, 2, 4))
    assert np.asarray(pixels).shape == (2, 2, 4) and not pixels.readonly


@pytest.mark.parametrize("make", [np.asarray, np.from_dlpack, lambda ours: ours], ids=["numpy", "dlpack", "itself"])
def test_mapped_ranges_are_never_taken_from_under_an_array(buffer, make):
    buffer.map_sync("READ")
    ours = HostArray(buffer.get_mapped_range(), "float32")
    assert ours.readonly
    theirs = make(ours)
    if theirs is not ours:
        ours.release()
    del ours
    gc.collect()
    with pytest.raises(BufferError, match="still in use"):
        buffer.unmap()
    assert list(np.asarray(theirs)) == FLOATS
    del theirs
    gc.collect()
    buffer.unmap()


def test_a_range_mapped_for_writing(device):
    buffer = device.create_buffer(size=16, usage="COPY_SRC", mapped_at_creation=True)
    ours = HostArray(buffer.get_mapped_range(), "uint32")
    np.from_dlpack(ours)[:] = [1, 2, 3, 4]
    ours.release()
    buffer.unmap()
    assert list(device.queue.read_buffer(buffer).cast("I")) == [1, 2, 3, 4]


def test_released_arrays():
    ours = HostArray(b"1234", "float32")
    ours.release()
    for use in (lambda: ours.view, ours.__dlpack__, lambda: ours.__array_interface__):
        with pytest.raises(ValueError, match="released"):
            use()


def test_the_dlpack_protocol():
    ours = HostArray(bytearray(8), "int16")
    assert ours.__dlpack_device__() == (1, 0)
    assert '"dltensor"' in repr(ours.__dlpack__())
    assert '"dltensor"' in repr(ours.__dlpack__(max_version=(0, 8)))
    assert '"dltensor_versioned"' in repr(ours.__dlpack__(max_version=(1, 0), dl_device=(1, 0), copy=False))
    with pytest.raises(BufferError, match="no streams, got 3"):
        ours.__dlpack__(stream=3)
    with pytest.raises(BufferError, match=r"cannot be on \(2, 0\)"):
        ours.__dlpack__(dl_device=(2, 0))
    fixed = HostArray(bytes(8), "int16")
    with pytest.raises(BufferError, match="read-only"):
        fixed.__dlpack__()
    assert fixed.__dlpack__(copy=True) and fixed.__dlpack__(max_version=(1, 0))
    with pytest.raises(ValueError, match="at most 16 dimensions"):
        HostArray(bytearray(4), "float32", (1,) * 17).__dlpack__()


def test_capsules_that_nobody_takes_let_go():
    memory = bytearray(8)
    capsules = [HostArray(memory, "int16").__dlpack__(max_version=version) for version in (None, (1, 0))]
    with pytest.raises(BufferError):
        memory.append(0)
    del capsules
    memory.append(0)


def test_without_numpy():
    code = """
import sys
sys.modules["numpy"] = None
from wgpu.utils import HostArray
array = HostArray(bytearray(8), "float32", (2,))
assert array.view.tolist() == [0.0, 0.0] and array.__dlpack__() and array.__array_interface__["typestr"][1:] == "f4"
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


# What is taken, and what is refused


def mapped_file(data):
    memory = mmap.mmap(-1, len(data))
    memory[:] = data
    return memory


@pytest.mark.parametrize(
    "make",
    [
        bytes,
        bytearray,
        memoryview,
        lambda data: array.array("I", data),
        lambda data: (ctypes.c_uint16 * 4).from_buffer_copy(data),
        mapped_file,
        lambda data: np.frombuffer(data, np.uint8).reshape(2, 4),
        lambda data: np.frombuffer(data, [("a", "u2"), ("b", "f2")]),
        lambda data: np.array(np.frombuffer(data, np.uint64)[0]),
        lambda data: HostArray(data, "float32").view,
    ],
)
def test_everything_with_the_buffer_protocol_is_written(device, make):
    data = b"12345678"
    buffer = device.create_buffer(size=8, usage="COPY_SRC|COPY_DST")
    device.queue.write_buffer(buffer, 0, make(data))
    assert bytes(device.queue.read_buffer(buffer)) == data
    texture = device.create_texture(size=(2, 1), format="rgba8unorm", usage="COPY_SRC|COPY_DST")
    device.queue.write_texture({"texture": texture}, make(data), {"bytes_per_row": 8}, (2, 1))
    assert bytes(device.queue.read_texture({"texture": texture}, {"bytes_per_row": 8}, (2, 1))) == data
    assert bytes(device.queue.read_buffer(device.create_buffer_with_data(data=make(data), usage="COPY_SRC"))) == data


class Tensor:
    """Something like an array, without the buffer protocol."""

    def __array__(self):
        return np.zeros(2)

    def __repr__(self):
        return "a tensor"


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (np.array([None, 1]), TypeError, r"dtype object: .* pass data\.astype\(np\.float32\)"),
        (np.zeros(2, [("a", object)]), TypeError, "addresses of Python objects"),
        (np.zeros(2, ">f4" if sys.byteorder == "little" else "<f4"), ValueError, r"byte order.*newbyteorder\(\"=\"\)"),
        (np.zeros((4, 4), np.float32)[:, ::2], ValueError, r"contiguous copy: np\.ascontiguousarray\(data\)"),
        (np.zeros(8, np.float32)[::-1], ValueError, r"contiguous copy: np\.ascontiguousarray\(data\)"),
        (
            [1.0, 2.0],
            TypeError,
            r"got \[1.0, 2.0\]; pass array\.array\(\"f\", data\) or np\.array\(data, np\.float32\)",
        ),
        ("text", TypeError, r"got 'text'; pass data\.encode\(\)"),
        (Tensor(), TypeError, r"got a tensor; pass np\.asarray\(data\)"),
        (7, TypeError, r"got 7$"),
    ],
    ids=["objects", "fields", "order", "columns", "reversed", "list", "str", "tensor", "int"],
)
def test_data_that_is_refused(device, data, error, message):
    buffer = device.create_buffer(size=64, usage="COPY_SRC|COPY_DST")
    texture = device.create_texture(size=(2, 1), format="rgba8unorm", usage="COPY_DST")
    for call in (
        lambda: device.queue.write_buffer(buffer, 0, data),
        lambda: device.queue.write_texture({"texture": texture}, data, {"bytes_per_row": 8}, (2, 1)),
        lambda: device.create_buffer_with_data(data=data, usage="COPY_DST"),
    ):
        with pytest.raises(error, match=message):
            call()


def test_reading_into_arrays_that_cannot_take_it(device):
    buffer = device.create_buffer(size=32, usage="COPY_SRC")
    read = device.queue.read_buffer
    with pytest.raises(TypeError, match="addresses of Python objects"):
        read(buffer, out=np.empty(4, object))
    with pytest.raises(ValueError, match=r"contiguous; read into a contiguous array, and then: out\[\.\.\.\]"):
        read(buffer, out=np.empty((4, 4), np.float32)[:, ::2])
    with pytest.raises(ValueError, match="read-only"):
        read(buffer, out=bytes(32))
    with pytest.raises(ValueError, match="out has 16 bytes, but 32 bytes are read"):
        read(buffer, out=bytearray(16))
    column_major = np.asfortranarray(np.ones((2, 4), np.float32))
    assert read(buffer, out=column_major).nbytes == 32 and not column_major.any()


class Tensor:
    """What has DLPack and no buffer protocol, as tensors of torch; on any device."""

    def __init__(self, array, device=1, versions=True):
        self.array, self.device, self.versions = array, device, versions

    def __dlpack_device__(self):
        return (self.device, 0)

    def __dlpack__(self, **arguments):
        if arguments and not self.versions:
            raise TypeError("unexpected keyword argument")
        return self.array.__dlpack__(**arguments)


@pytest.mark.row("A9")
@pytest.mark.row("A9")
@pytest.mark.parametrize("versions", [True, False])
def test_tensors_go_in_and_out(device, versions):
    numbers = np.arange(6, dtype=np.float32).reshape(2, 3)
    buffer = device.create_buffer_with_data(data=Tensor(numbers, versions=versions), usage="COPY_SRC|COPY_DST")
    out = np.zeros((2, 3), np.float32)
    result = device.queue.read_buffer(buffer, out=Tensor(out, versions=versions))
    assert np.array_equal(out, numbers)
    device.queue.write_buffer(buffer, 4, Tensor(numbers[1:], versions=versions))
    assert np.frombuffer(device.queue.read_buffer(buffer), np.float32).tolist() == [0, 3, 4, 5, 4, 5]
    # What is returned keeps the memory of `out`.
    del out
    gc.collect()
    assert np.frombuffer(result, np.float32).tolist() == [0, 1, 2, 3, 4, 5]
    device.queue.write_buffer(buffer, 0, HostArray(b"abcd"))
    assert device.queue.read_buffer(buffer, 0, 4) == b"abcd"
    assert device.create_buffer_with_data(data=Tensor(np.zeros((0, 3), np.float32)), usage="COPY_DST").size == 0
    texture = device.create_texture(size=(3, 2), format="r32float", usage="COPY_SRC|COPY_DST")
    device.queue.write_texture({"texture": texture}, Tensor(numbers), {"bytes_per_row": 12}, (3, 2))
    assert device.queue.read_texture({"texture": texture}) == numbers.tobytes()


def test_tensors_that_cannot_be_used(device):
    numbers = np.zeros((6, 2), np.float32)
    buffer = device.create_buffer(size=24, usage="COPY_SRC|COPY_DST")

    def refused(text, call, *arguments, **more):
        with pytest.raises(ValueError, match=text):
            call(*arguments, **more)

    write = device.queue.write_buffer
    refused("not contiguous; pass data.contiguous", write, buffer, 0, Tensor(numbers[:, 0]))
    refused(r"memory of a device \(CUDA 0\).*pass data.cpu", write, buffer, 0, Tensor(numbers, device=2))
    refused(r"\(kind 99 0\)", write, buffer, 0, Tensor(numbers, device=99))
    fixed = np.zeros(6, np.float32)
    fixed.flags.writeable = False
    refused("it is read-only", device.queue.read_buffer, buffer, out=Tensor(fixed))

    class Grad(Tensor):
        def __dlpack__(self, **arguments):
            raise BufferError("use detach()")

    refused("cannot be used: use detach", write, buffer, 0, Grad(numbers))
    with pytest.raises(TypeError, match="or DLPack"):
        write(buffer, 0, object())


def test_memory_of_tensors_is_given_back(device):
    before = sys.getrefcount(numbers := np.ones(6, np.float32))
    buffer = device.create_buffer(size=24, usage="COPY_SRC|COPY_DST")
    for _ in range(10):
        device.queue.write_buffer(buffer, 0, Tensor(numbers))
    gc.collect()
    assert sys.getrefcount(numbers) == before
