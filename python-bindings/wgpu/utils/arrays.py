"""Results and mapped ranges as arrays: numpy, torch, jax and others take them without a copy."""

from __future__ import annotations

import sys

from .._errors import ArgumentError, describe
from .._lib import ffi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

#: The types of items: name -> letter of the `struct` module, kind in array interfaces, code in DLPack, bits.
TYPES = {
    "int8": ("b", "i", 0, 8),
    "uint8": ("B", "u", 1, 8),
    "int16": ("h", "i", 0, 16),
    "uint16": ("H", "u", 1, 16),
    "int32": ("i", "i", 0, 32),
    "uint32": ("I", "u", 1, 32),
    "int64": ("q", "i", 0, 64),
    "uint64": ("Q", "u", 1, 64),
    "float16": ("e", "f", 2, 16),
    "float32": ("f", "f", 2, 32),
    "float64": ("d", "f", 2, 64),
}
# What DLPack calls the memory of the CPU.
CPU_DEVICE = (1, 0)


class HostArray:
    """Memory of the CPU as an array, for libraries that take `__array_interface__` or DLPack.

    Arguments:
        data: what `GPUQueue.read_buffer()`, `read_texture()`, `GPUBuffer.get_mapped_range()` or `read_mapped()`
            returned; or anything else with the buffer protocol, in C order.
        dtype: the type of the items, such as "float32" or "uint8". By default that of `data`.
        shape: a tuple of ints whose product is the number of items. By default that of `data`, or one dimension.

    `numpy.asarray(array)` and `torch.from_dlpack(array)` see the same memory. As long as such an array, or this
    object, holds on to a mapped range, `GPUBuffer.unmap()` refuses to take it away.
    """

    def __init__(self, data: Any, dtype: str | None = None, shape: Sequence[int] | None = None) -> None:
        view = memoryview(data)
        if not view.c_contiguous:
            raise ArgumentError("HostArray(): the data is not contiguous; pass np.ascontiguousarray(data)")
        name = type_of(view) if dtype is None else str(dtype)
        if name not in TYPES:
            from .._suggest import unknown

            raise ArgumentError(unknown("type of items", name, TYPES, where="HostArray()"))
        bits = TYPES[name][3]
        if shape is None and dtype is None:
            shape = view.shape
        if view.nbytes % (bits // 8):
            raise ArgumentError(f"HostArray(): {view.nbytes} bytes are not a whole number of {name} items")
        shape = (view.nbytes * 8 // bits,) if shape is None else tuple(int(length) for length in shape)
        count = 1
        for length in shape:
            count *= length
        if count * bits // 8 != view.nbytes or min(shape, default=1) < 0:
            raise ArgumentError(f"HostArray(): {view.nbytes} bytes are not {shape} items of type {name}")
        self._dtype: str = name
        self._shape = shape
        self._view = view.cast("B") if count else memoryview(b"")
        view.release()

    def __repr__(self) -> str:
        return f"<HostArray of {self._dtype}, shape {self._shape}{', read-only' if self.readonly else ''}>"

    @property
    def dtype(self) -> str:
        """The type of the items, such as "float32"."""
        return self._dtype

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of items in each dimension."""
        return self._shape

    @property
    def nbytes(self) -> int:
        """The size in bytes."""
        return self._view.nbytes

    @property
    def readonly(self) -> bool:
        """Whether writing is refused, as into a range that is mapped for reading."""
        return self._view.readonly

    @property
    def view(self) -> memoryview:
        """The items as a memoryview; those of float16, which memoryviews do not know, as uint16."""
        letter: Any = TYPES[self._dtype][0].replace("e", "H")
        return self._view.cast(letter, self._shape) if self.nbytes else memoryview(self._view)

    def release(self) -> None:
        """Let go of the memory; this object is of no use then. Arrays that were made of it keep it."""
        self._view.release()

    def _address(self) -> int:
        return int(ffi.cast("uintptr_t", ffi.from_buffer(self._view))) if self._view.nbytes else 0

    @property
    def __array_interface__(self) -> dict[str, Any]:
        """The memory in the manner of numpy, version 3."""
        _, kind, _, bits = TYPES[self._dtype]
        order = "|" if bits == 8 else "<" if sys.byteorder == "little" else ">"
        return {
            "version": 3,
            "typestr": f"{order}{kind}{bits // 8}",
            "shape": self._shape,
            # numpy holds on to the memoryview that it gets, so it must not be the one that release() releases.
            "data": memoryview(self._view),
        }

    def __dlpack_device__(self) -> tuple[int, int]:
        """Where the memory is: (1, 0), the CPU."""
        return CPU_DEVICE

    def __dlpack__(
        self,
        *,
        stream: Any = None,
        max_version: tuple[int, int] | None = None,
        dl_device: tuple[int, int] | None = None,
        copy: bool | None = None,
    ) -> object:
        """The memory as a DLPack capsule; `from_dlpack()` of array libraries calls this.

        Raises BufferError when the memory is read-only and the library too old to hear of it, or when it wants
        another device.
        """
        if stream is not None:
            raise BufferError(f"HostArray is memory of the CPU, which has no streams, got {describe(stream)}")
        if dl_device is not None and tuple(dl_device) != CPU_DEVICE:
            raise BufferError(f"HostArray is memory of the CPU, device (1, 0), and cannot be on {dl_device}")
        from .. import _dlpack

        source = HostArray(bytearray(self._view.tobytes()), self._dtype, self._shape) if copy else self
        versioned = max_version is not None and max_version[0] >= 1
        if source.readonly and not versioned:
            raise BufferError("the memory is read-only, which DLPack before version 1 cannot say; ask for a copy")
        _, _, code, bits = TYPES[self._dtype]
        owner = memoryview(source._view)  # a memoryview of its own, for the same reason
        return _dlpack.capsule(owner, source._address(), code, bits, self._shape, source.readonly, versioned)


def type_of(view: memoryview) -> str:
    """The name of the type of a memoryview's items, or their format when it is none of ours."""
    letter = view.format.lstrip("@=" + ("<" if sys.byteorder == "little" else ">"))
    if letter in ("e", "f", "d"):
        return f"float{8 * view.itemsize}"
    if len(letter) == 1 and letter in "bhilq":
        return f"int{8 * view.itemsize}"
    return f"uint{8 * view.itemsize}" if len(letter) == 1 and letter in "BHILQ" else view.format
