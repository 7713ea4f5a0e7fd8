"""Data out of the GPU: by one call of our native library, through a staging buffer with another one."""

from __future__ import annotations

from ._buffer import MapError
from ._convert import data_view, look_at, new_memory
from ._errors import PENDING, ArgumentError, GPUInternalError, discard, raise_pending
from ._events import SUCCESS
from ._lib import EMPTY, NULL, ffi, lib, missing_symbols

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ._buffer import GPUBuffer
    from ._device import GPUDevice

MAP_READ, COPY_SRC, COPY_DST = 1, 4, 8  # of BufferUsage
ROW_ALIGNMENT = 256

_read_buffer = lib.wgpuAbiQueueReadBuffer
_read_texture = lib.wgpuAbiQueueReadTexture


class Target:
    """Where data that is read goes: `result` for the caller, `view` as cdata. To be used in `with`."""

    def __init__(self, out: Any, length: int) -> None:
        self.out = out
        if out is None:
            self.result, self.view = new_memory(length)
            return
        self.view = data_view(out, writable=True)
        if len(self.view) != length:
            nbytes = len(self.view)
            ffi.release(self.view)
            raise ArgumentError(f"out has {nbytes} bytes, but {length} bytes are read")
        memory = look_at(out, True)
        self.result = memory.cast("B") if memory.c_contiguous else memory

    def __enter__(self) -> Any:
        return self.view

    def __exit__(self, *_: object) -> None:
        if self.out is not None:
            ffi.release(self.view)


def read_buffer(device: GPUDevice, queue: int | None, buffer: GPUBuffer, offset: int, view: Any, length: int) -> None:
    """Copy bytes of a buffer to `view` and wait for them."""
    if "wgpuAbiQueueReadBuffer" not in missing_symbols():
        _finish(_read_buffer(queue, buffer._internal, offset, view, length))
        return
    skip = offset & 7  # a mapping begins at a multiple of 8

    def copy(data: Any) -> None:
        lib.wgpu_py_copy(view, data, length)

    def copy_mapped(data: Any) -> None:
        copy(ffi.cast("uint8_t *", data) + skip)

    def record(encoder: int, staging: int) -> None:
        lib.wgpuCommandEncoderCopyBufferToBuffer(encoder, buffer._internal, offset, staging, 0, length)

    if buffer._usage & MAP_READ and not buffer._usage & COPY_SRC:
        _read_mapped(device, buffer._internal, offset - skip, length + skip, copy_mapped)
    else:
        _read_back(device, queue, length, record, copy)


def read_texture(
    device: GPUDevice, queue: int | None, source: Any, view: Any, layout: tuple[int, int, int], extent: Any
) -> None:
    """Copy texels to `view`, of which `layout` is (offset, bytes per row, rows of blocks per image)."""
    if "wgpuAbiQueueReadTexture" not in missing_symbols():
        _finish(_read_texture(queue, [source], view, len(view), [layout], [extent]))
        return
    offset, stride, rows = layout
    images = extent[2]
    staged = (stride + ROW_ALIGNMENT - 1) & -ROW_ALIGNMENT

    def record(encoder: int, staging: int) -> None:
        lib.wgpuCommandEncoderCopyTextureToBuffer(encoder, [source], [((0, staged, rows), staging)], [extent])

    def copy(data: Any) -> None:
        lib.wgpu_py_copy_rows(view + offset, stride, ffi.cast("uint8_t *", data), staged, stride, rows * images)

    _read_back(device, queue, staged * rows * images, record, copy)


def _finish(status: int) -> None:
    if PENDING:
        raise_pending()
    if status != SUCCESS:
        raise GPUInternalError("the data could not be read: the device is lost")


def _read_mapped(device: GPUDevice, buffer: int | None, offset: int, size: int, copy: Callable[[Any], None]) -> None:
    message = ffi.new("char[]", 1024)
    status = lib.wgpu_py_map_wait(device._internal, buffer, 1, offset, size, message, 1024)
    if PENDING:
        raise_pending()
    if status != SUCCESS:
        raise MapError(f"reading back failed ({status}): {ffi.string(message).decode(errors='replace')}")
    try:
        copy(lib.wgpuBufferGetConstMappedRange(buffer, offset, size))
    finally:
        lib.wgpuBufferUnmap(buffer)


def _read_back(
    device: GPUDevice, queue: int | None, size: int, record: Callable[[int, int], None], copy: Callable[[Any], None]
) -> None:
    descriptor = (NULL, EMPTY, COPY_DST | MAP_READ, size, 0)
    staging = lib.wgpuDeviceCreateBuffer(device._internal, [descriptor])
    if PENDING:
        discard(lib.wgpuBufferRelease, staging)
    try:
        encoder = lib.wgpuDeviceCreateCommandEncoder(device._internal, NULL)
        record(encoder, staging)
        commands = lib.wgpuCommandEncoderFinish(encoder, NULL)
        lib.wgpuCommandEncoderRelease(encoder)
        if PENDING:
            discard(lib.wgpuCommandBufferRelease, commands)
        lib.wgpuQueueSubmit(queue, 1, [commands])
        lib.wgpuCommandBufferRelease(commands)
        if PENDING:
            raise_pending()
        _read_mapped(device, staging, 0, size, copy)
    finally:
        lib.wgpuBufferRelease(staging)
