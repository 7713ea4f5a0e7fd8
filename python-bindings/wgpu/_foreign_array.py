"""Arrays that have no buffer protocol but DLPack, such as tensors of torch: their memory, without a copy.

Imported only when such an array comes.
"""

from __future__ import annotations

import ctypes
from typing import Any

from ._errors import ArgumentError, describe
from ._lib import ffi

# Of DLPack's kinds of devices those whose memory the CPU sees: its own, and that which CUDA or ROCm pinned.
HOST_MEMORY = {1, 3, 11}
DEVICES = {2: "CUDA", 4: "OpenCL", 7: "Vulkan", 8: "Metal", 10: "ROCm", 13: "CUDA (managed)", 14: "oneAPI"}
# Items that are no numbers: addresses of something.
OPAQUE = 3
READ_ONLY = 1


class Tensor(ctypes.Structure):
    """Where the items are, and how many."""

    _fields_ = (
        ("data", ctypes.c_void_p),
        ("device_type", ctypes.c_int32),
        ("device_id", ctypes.c_int32),
        ("ndim", ctypes.c_int32),
        ("code", ctypes.c_uint8),
        ("bits", ctypes.c_uint8),
        ("lanes", ctypes.c_uint16),
        ("shape", ctypes.POINTER(ctypes.c_int64)),
        ("strides", ctypes.POINTER(ctypes.c_int64)),
        ("byte_offset", ctypes.c_uint64),
    )


class Versioned(ctypes.Structure):
    """What is in a capsule since version 1; before it was the tensor at once."""

    _fields_ = (
        ("major", ctypes.c_uint32),
        ("minor", ctypes.c_uint32),
        ("owner", ctypes.c_void_p),
        ("deleter", ctypes.c_void_p),
        ("flags", ctypes.c_uint64),
        ("tensor", Tensor),
    )


_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
_is_valid = ctypes.pythonapi.PyCapsule_IsValid
_is_valid.restype, _is_valid.argtypes = ctypes.c_int, (ctypes.py_object, ctypes.c_char_p)


def host_memory(data: Any, writable: bool) -> Any:
    """The memory of an object with `__dlpack__`, as a buffer of bytes that keeps it.

    ArgumentError when it is not the CPU's, not contiguous, or read-only although it is to be written.
    """
    kind, index = data.__dlpack_device__()
    if int(kind) not in HOST_MEMORY:
        raise ArgumentError(
            f"{describe(data)} is in the memory of a device ({DEVICES.get(int(kind), f'kind {int(kind)}')} {index}), "
            "and only memory of the CPU can be used; pass data.cpu()"
        )
    try:
        capsule = _capsule(data)
    except Exception as error:  # of what kind is the library's choice
        raise ArgumentError(f"{describe(data)} cannot be used: {error}") from None
    tensor, flags = _tensor(capsule)
    if writable and flags & READ_ONLY:
        raise ArgumentError(f"cannot write into {describe(data)}: it is read-only")
    if tensor.code == OPAQUE:
        raise ArgumentError(f"the items of {describe(data)} are no numbers")
    shape = tensor.shape[: tensor.ndim]
    if 0 in shape:
        return bytearray()
    count = 1
    for i in reversed(range(tensor.ndim)):
        if tensor.strides and shape[i] != 1 and tensor.strides[i] != count:
            strides = tuple(tensor.strides[: tensor.ndim])
            raise ArgumentError(
                f"the data (shape {tuple(shape)}, strides {strides}) is not contiguous; pass data.contiguous()"
            )
        count *= shape[i]
    nbytes = (count * tensor.bits * tensor.lanes + 7) // 8
    array = (ctypes.c_uint8 * nbytes).from_address(tensor.data + tensor.byte_offset)
    # The capsule owns the memory, and gives it back when it goes.
    array._keep = capsule
    return ffi.buffer(ffi.from_buffer("uint8_t[]", array))


def _capsule(data: Any) -> Any:
    try:
        return data.__dlpack__(max_version=(1, 0))
    except TypeError:  # older than this argument
        return data.__dlpack__()


def _tensor(capsule: Any) -> tuple[Tensor, int]:
    if _is_valid(capsule, b"dltensor_versioned"):
        managed = Versioned.from_address(_pointer(capsule, b"dltensor_versioned"))
        if managed.major != 1:
            raise ArgumentError(f"DLPack {managed.major}.{managed.minor} is not known; pass np.from_dlpack(data)")
        return managed.tensor, managed.flags
    return Tensor.from_address(_pointer(capsule, b"dltensor")), 0
