"""Many draws or dispatches in one call: the records that an array of them has, and the methods that take one."""

from __future__ import annotations

from ._calls import CALL_ERRORS
from ._convert import data_view
from ._errors import PENDING, ArgumentError, describe, raise_pending
from ._lib import ffi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

_BUFFER = [("buffer", "<u8"), ("offset", "<u8")]

#: The fields of a record of `draw_many()`: `numpy.zeros(count, numpy.dtype(wgpu.DRAW_RECORD))` makes records that draw
#: nothing, since their instance count is 0.
DRAW_RECORD: list[Any] = [
    ("pipeline", "<u8"),
    ("bind_groups", "<u8", (4,)),
    ("vertex_buffers", _BUFFER, (4,)),
    ("index_buffer", _BUFFER),
    ("index_format", "<u4"),
    ("dynamic_offsets", "<u4", (4,)),
    ("dynamic_offset_mask", "<u4"),
    ("count", "<u4"),
    ("instance_count", "<u4"),
    ("first", "<u4"),
    ("base_vertex", "<i4"),
    ("first_instance", "<u4"),
    ("reserved", "<u4"),
]

#: The fields of a record of `dispatch_many()`.
DISPATCH_RECORD: list[Any] = [
    ("pipeline", "<u8"),
    ("bind_groups", "<u8", (4,)),
    ("dynamic_offsets", "<u4", (4,)),
    ("dynamic_offset_mask", "<u4"),
    ("workgroup_count", "<u4", (3,)),
]

#: The fields of a record of "instances" of a `GPUTlas`, for `build_acceleration_structures()`.
TLAS_INSTANCE_RECORD: list[Any] = [
    ("blas", "<u8"),
    ("transform", "<f4", (3, 4)),
    ("custom_index", "<u4"),
    ("mask", "<u4"),
]

_DRAW_SIZE, _DISPATCH_SIZE = ffi.sizeof("WGPUAbiDraw"), ffi.sizeof("WGPUAbiDispatch")


class GPUDrawManyMixin:
    """Drawing many things with one call."""

    _internal: int | None
    _draw_many_function: ClassVar[Any]

    def draw_many(self, draws: Any) -> None:
        """Record many draws, each with the pipeline, bind groups and buffers that it names.

        The same as `set_pipeline()`, `set_bind_group()`, `set_vertex_buffer()`, `set_index_buffer()` and `draw()` or
        `draw_indexed()` for each of them, but in one call. What a draw has in common with the one before is not set
        again. The objects must be kept alive until the call returns; a handle whose object is gone is an error.

        Arguments:
            draws: a contiguous array of records, from numpy with the dtype `numpy.dtype(wgpu.DRAW_RECORD)`, or anything
                with the buffer protocol and that layout:

                - "pipeline", "bind_groups" (4), "vertex_buffers" (4, each of "buffer" and "offset"), "index_buffer"
                  ("buffer" and "offset"): the `native_handle` of objects, and offsets in bytes. Where the handle is 0,
                  what was set before stays.
                - "index_format": 0 draws vertices, 1 with indices of 16 bits, 2 of 32 bits.
                - "dynamic_offsets" (4), one for each bind group whose bit is set in "dynamic_offset_mask".
                - "count" of vertices or indices, "instance_count", "first" vertex or index, "base_vertex",
                  "first_instance".
                - "reserved": 0.

        What is wrong with a draw is raised by `finish()`, which names it as `draws[7]`.
        """
        _call(self, "draw_many", self._draw_many_function, draws, "WGPUAbiDraw *", _DRAW_SIZE)


class GPUDispatchManyMixin:
    """Dispatching many times with one call."""

    _internal: int | None
    _dispatch_many_function: ClassVar[Any]

    def dispatch_many(self, dispatches: Any) -> None:
        """Record many dispatches, each with the pipeline and bind groups that it names.

        Arguments:
            dispatches: a contiguous array of records, from numpy with the dtype `numpy.dtype(wgpu.DISPATCH_RECORD)`:
                "pipeline", "bind_groups", "dynamic_offsets" and "dynamic_offset_mask" as for
                `GPURenderPassEncoder.draw_many()`, and "workgroup_count" (3).
        """
        _call(self, "dispatch_many", self._dispatch_many_function, dispatches, "WGPUAbiDispatch *", _DISPATCH_SIZE)


def _call(owner: Any, method: str, function: Any, records: Any, pointer: str, size: int) -> None:
    with data_view(records) as view:
        nbytes = len(view)
        itemsize = getattr(records, "itemsize", 1)
        if nbytes % size or itemsize not in (1, size):
            raise ArgumentError(
                f"{type(owner).__name__}.{method}(): a record has {size} bytes, but the data has {nbytes} bytes in "
                f"items of {itemsize}; see wgpu.DRAW_RECORD and wgpu.DISPATCH_RECORD"
            )
        try:
            function(owner._internal, nbytes // size, ffi.cast(pointer, view))
        except CALL_ERRORS:
            raise ArgumentError(f"{type(owner).__name__}.{method}(): {describe(owner)} was released") from None
    if PENDING:
        raise_pending()
