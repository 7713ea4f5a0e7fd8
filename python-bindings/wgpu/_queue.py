"""`GPUQueue`: where work and data go in, and data comes out."""

from __future__ import annotations

from ._async import GPUPromise
from ._buffer import GPUBuffer, MapError
from ._calls import CALL_ERRORS, handle
from ._command_buffer import GPUCommandBuffer
from ._command_encoder import TEXTURE_INFO_FIELDS, check_copy, texture_info
from ._convert import data_view, extent3d, fields, new_memory
from ._errors import PENDING, ArgumentError, GPUInternalError, discard, raise_pending
from ._events import SUCCESS, callback_info, work_done_callback
from ._lib import EMPTY, NULL, ffi, lib
from ._object import GPUObjectBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

    from . import structs
    from ._device import GPUDevice

LAYOUT_FIELDS = frozenset(("offset", "bytes_per_row", "rows_per_image"))
UNDEFINED = 2**32 - 1
MAP_READ, COPY_SRC, COPY_DST = 1, 4, 8  # of BufferUsage
# Buffers for reading back that are kept for the next time, and up to which size in bytes.
KEPT_BUFFERS, KEPT_SIZE = 4, 1 << 20

_submit = lib.wgpuQueueSubmit
_write_buffer = lib.wgpuQueueWriteBuffer
_write_texture = lib.wgpuQueueWriteTexture
_copy = lib.wgpu_py_copy
_copy_rows = lib.wgpu_py_copy_rows


class GPUQueue(GPUObjectBase):
    """Takes finished commands and data. Get it from `GPUDevice.queue`.

    Writes and submissions take effect in the order of the calls.
    """

    _release_function = lib.wgpuQueueRelease
    _set_label_function = lib.wgpuQueueSetLabel

    def submit(self, command_buffers: Sequence[GPUCommandBuffer]) -> None:
        """Let the GPU run command buffers, each of which can be submitted once.

        Returns before they are done. Raises GPUValidationError when one was submitted before, or uses a
        destroyed or mapped buffer.
        """
        try:
            handles = [command_buffer._internal for command_buffer in command_buffers]
            _submit(self._internal, len(handles), handles)
        except CALL_ERRORS:
            for i, command_buffer in enumerate(command_buffers):
                handle("GPUQueue.submit", f"command buffer {i}", GPUCommandBuffer, command_buffer)
            raise
        if PENDING:
            raise_pending()

    def write_buffer(
        self, buffer: GPUBuffer, buffer_offset: int, data: Any, data_offset: int = 0, size: int | None = None
    ) -> None:
        """Copy data into a buffer with usage COPY_DST.

        Arguments:
            buffer: the buffer.
            buffer_offset: where to, in bytes, a multiple of 4.
            data: anything contiguous with the buffer protocol (bytes, bytearray, array, memoryview, numpy array).
                It can be changed as soon as the call returns.
            data_offset: where in `data` to begin, in bytes.
            size: how many bytes, a multiple of 4. The default is the rest of `data`.
        """
        with data_view(data) as view:
            nbytes = len(view)
            try:
                length = size or nbytes - data_offset
                if (
                    data_offset < 0
                    or length < 0
                    or data_offset + length > nbytes
                    or buffer_offset < 0
                    or buffer_offset + length > buffer._size
                ):
                    _bad_write(buffer, buffer_offset, nbytes, data_offset, length)
                _write_buffer(self._internal, buffer._internal, buffer_offset, view + data_offset, length)
            except CALL_ERRORS:
                handle("GPUQueue.write_buffer", "buffer", GPUBuffer, buffer)
                offsets = int(buffer_offset), int(data_offset)
                length = nbytes - offsets[1] if not size else int(size)
                _write_buffer(self._internal, buffer._internal, offsets[0], view + offsets[1], length)
            if PENDING:
                raise_pending()

    def read_buffer(
        self, buffer: GPUBuffer, buffer_offset: int = 0, size: int | None = None, *, out: Any = None
    ) -> memoryview:
        """Copy data out of a buffer with usage COPY_SRC, and wait for it.

        Arguments:
            buffer: the buffer. One with usage MAP_READ that is not mapped will do as well.
            buffer_offset: where to begin, in bytes, a multiple of 4.
            size: how many bytes, a multiple of 4. The default is the rest of the buffer.
            out: something writable and contiguous with the buffer protocol, of that size, to take the data.

        Returns a memoryview of bytes: of new memory, or of `out`. `numpy.frombuffer(view, dtype)` makes an array of
        it without a copy.
        """
        if buffer.__class__ is not GPUBuffer:
            handle("GPUQueue.read_buffer", "buffer", GPUBuffer, buffer)
        buffer_offset = int(buffer_offset)
        length = buffer._size - buffer_offset if not size else int(size)
        if buffer_offset < 0 or length < 0 or buffer_offset + length > buffer._size:
            raise ArgumentError(
                f"GPUQueue.read_buffer(): bytes {buffer_offset} to {buffer_offset + length} are not within the "
                f"{buffer._size} bytes of {buffer._name()}"
            )
        device = buffer._device
        direct = buffer._usage & MAP_READ and not buffer._usage & COPY_SRC and buffer_offset % 8 == 0
        direct = direct and buffer._map_state == "unmapped"
        if (buffer_offset | length) & 3:
            raise ArgumentError(
                f"GPUQueue.read_buffer(): buffer_offset ({buffer_offset}) and size ({length}) must be multiples of 4 "
                "bytes"
            )

        def record(encoder: int, staging: int) -> None:
            lib.wgpuCommandEncoderCopyBufferToBuffer(encoder, buffer._internal, buffer_offset, staging, 0, length)

        target = _Target(out, length)
        with target as view:
            if direct and length:
                with _mapped(device, buffer._internal, buffer_offset, length) as source:
                    _copy(view, source, length)
            elif length:
                with _read_back(device, self._internal, length, record) as source:
                    _copy(view, source, length)
        return target.result

    def write_texture(
        self,
        destination: structs.TexelCopyTextureInfoStruct,
        data: Any,
        data_layout: structs.TexelCopyBufferLayoutStruct,
        size: structs.SizeLike,
    ) -> None:
        """Copy data into a texture with usage COPY_DST.

        Arguments:
            destination: a dict of "texture", "mip_level" (default 0), "origin" (default (0, 0, 0)), "aspect".
            data: anything contiguous with the buffer protocol.
            data_layout: a dict of "offset" (bytes, default 0), "bytes_per_row", "rows_per_image". The last two may be
                left out when there is one row, or one image. There is no rule of alignment for them.
            size: (width, height, depth_or_array_layers) in texels; what is left out is 1.
        """
        target = texture_info("copy destination", destination)
        layout = fields(data_layout, LAYOUT_FIELDS, "TexelCopyBufferLayout")
        extent = extent3d(size)
        bytes_per_row, rows = layout.get("bytes_per_row"), layout.get("rows_per_image")
        c_layout = (
            layout.get("offset") or 0,
            UNDEFINED if bytes_per_row is None else bytes_per_row,
            extent[1] if rows is None else rows,
        )
        with data_view(data) as view:
            try:
                _write_texture(self._internal, [target], view, len(view), [c_layout], [extent])
            except CALL_ERRORS:
                check_copy("GPUQueue.write_texture", (destination,), extent)
                raise
            if PENDING:
                raise_pending()

    def read_texture(
        self,
        source: structs.TexelCopyTextureInfoStruct,
        data_layout: structs.TexelCopyBufferLayoutStruct,
        size: structs.SizeLike,
        *,
        out: Any = None,
    ) -> memoryview:
        """Copy data out of a texture with usage COPY_SRC, and wait for it.

        Arguments:
            source: a dict of "texture", "mip_level" (default 0), "origin" (default (0, 0, 0)), "aspect".
            data_layout: a dict of "bytes_per_row" (no rule of alignment), "offset" (bytes before the first row,
                default 0), "rows_per_image".
            size: (width, height, depth_or_array_layers) in texels; what is left out is 1.
            out: something writable and contiguous with the buffer protocol to take the data.

        Returns a memoryview of bytes: of new memory, or of `out`.
        """
        layout = fields(data_layout, LAYOUT_FIELDS, "TexelCopyBufferLayout")
        extent = extent3d(size)
        info = texture_info("copy source", fields(source, TEXTURE_INFO_FIELDS, "TexelCopyTextureInfo"))
        check_copy("GPUQueue.read_texture", (source,), extent)
        texture = source["texture"]
        offset = int(layout.get("offset") or 0)
        stride = layout.get("bytes_per_row")
        rows_per_image = layout.get("rows_per_image")
        rows = int(extent[1] if rows_per_image is None else rows_per_image) * int(extent[2])
        if stride is None:
            if rows > 1:
                raise ArgumentError("GPUQueue.read_texture(): bytes_per_row is needed for more than one row")
            from ._diagnostics import texture_format_to_bpp

            stride = int(extent[0] * texture_format_to_bpp.get(texture.format, 32)) // 8
        stride = int(stride)
        full_stride = (stride + 255) & ~255
        length = offset + stride * rows
        staging_size = full_stride * rows

        def record(encoder: int, staging: int) -> None:
            buffer = ((0, full_stride, rows // int(extent[2])), staging)
            lib.wgpuCommandEncoderCopyTextureToBuffer(encoder, [info], [buffer], [extent])

        target = _Target(out, length)
        with target as view:
            ffi.memmove(view, bytes(offset), offset)
            if staging_size:
                with _read_back(texture._device, self._internal, staging_size, record) as data:
                    _copy_rows(view + offset, stride, ffi.cast("uint8_t *", data), full_stride, stride, rows)
        return target.result

    def copy_external_image_to_texture(
        self,
        source: structs.CopyExternalImageSourceInfoStruct,
        destination: structs.CopyExternalImageDestInfoStruct,
        copy_size: structs.SizeLike,
    ) -> None:
        """Copy an image of 8-bit RGBA pixels into a texture with 8-bit channels.

        Arguments:
            source: a dict of "source" (an array of shape (height, width, 4) and type uint8, or a PIL image),
                "origin" ((x, y), default zeros) and "flip_y" (default False).
            destination: a dict of "texture" (format rgba8unorm, bgra8unorm or one of their srgb siblings),
                "mip_level", "origin", "aspect", and "premultiplied_alpha" (default False).
            copy_size: (width, height) in texels.
        """
        from ._external_image import copy_external_image

        copy_external_image(self, source, destination, copy_size)

    def on_submitted_work_done_sync(self) -> None:
        """Wait until everything submitted so far is done."""
        done: list[int] = []
        info = callback_info(work_done_callback, lambda status, message: done.append(status))
        lib.wgpuQueueOnSubmittedWorkDone(self._internal, info)
        while not done:
            self._device._poll(True)

    def on_submitted_work_done_async(self) -> GPUPromise[None]:
        """A `GPUPromise` that resolves to None when everything submitted so far is done."""
        promise: GPUPromise[None] = GPUPromise("on_submitted_work_done", None)
        mode, finish = self._device._begin_async()

        def done(status: int, message: str) -> None:
            if status == SUCCESS:
                promise._wgpu_set_input(None)
            else:
                promise._wgpu_set_error(GPUInternalError(f"Queue work done status: {status}: {message}"))
            finish()

        lib.wgpuQueueOnSubmittedWorkDone(self._internal, callback_info(work_done_callback, done, mode))
        return promise

    def on_submitted_work_done(self) -> None:
        """The name of `on_submitted_work_done_sync` in releases before 0.19."""
        self.on_submitted_work_done_sync()


def _bad_write(buffer: GPUBuffer, buffer_offset: int, nbytes: int, data_offset: int, length: int) -> NoReturn:
    if not 0 <= data_offset <= nbytes or length < 0 or data_offset + length > nbytes:
        problem = f"data_offset {data_offset} and size {length} are not within the {nbytes} bytes of data"
    else:
        problem = (
            f"bytes {buffer_offset} to {buffer_offset + length} are not within the {buffer._size} bytes of "
            f"{buffer._name()}"
        )
    raise ArgumentError(f"GPUQueue.write_buffer(): {problem}")


class _Target:
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
        self.result = memoryview(out).cast("B")

    def __enter__(self) -> Any:
        return self.view

    def __exit__(self, *_: object) -> None:
        if self.out is not None:
            ffi.release(self.view)


class _mapped:  # noqa: N801
    """Maps a native buffer for reading while in the `with` block."""

    def __init__(self, device: GPUDevice, buffer: int | None, offset: int, size: int) -> None:
        self.device, self.buffer, self.offset, self.size = device, buffer, offset, size

    def __enter__(self) -> Any:
        message = ffi.new("char[]", 1024)
        status = lib.wgpu_py_map_wait(self.device._internal, self.buffer, 1, self.offset, self.size, message, 1024)
        if PENDING:
            raise_pending()
        if status != SUCCESS:
            raise MapError(f"reading back failed ({status}): {ffi.string(message).decode(errors='replace')}")
        return lib.wgpuBufferGetConstMappedRange(self.buffer, self.offset, self.size)

    def __exit__(self, *_: object) -> None:
        lib.wgpuBufferUnmap(self.buffer)


class _read_back:  # noqa: N801
    """Records a copy into a staging buffer, submits it, and has the result mapped while in the `with` block."""

    def __init__(self, device: GPUDevice, queue: int | None, size: int, record: Any) -> None:
        self.device, self.queue, self.size, self.record = device, queue, (size + 7) & ~7, record
        self.staging, self.capacity = 0, 0

    def __enter__(self) -> Any:
        device = self.device
        self._take_staging()
        try:
            encoder = lib.wgpuDeviceCreateCommandEncoder(device._internal, NULL)
            self.record(encoder, self.staging)
            commands = lib.wgpuCommandEncoderFinish(encoder, NULL)
            lib.wgpuCommandEncoderRelease(encoder)
            if PENDING:
                discard(lib.wgpuCommandBufferRelease, commands)
            _submit(self.queue, 1, [commands])
            lib.wgpuCommandBufferRelease(commands)
            if PENDING:
                raise_pending()
            self.mapping = _mapped(device, self.staging, 0, self.size)
            return self.mapping.__enter__()
        except BaseException:
            lib.wgpuBufferRelease(self.staging)
            raise

    def __exit__(self, *_: object) -> None:
        self.mapping.__exit__()
        kept = self.device._staging
        if self.capacity <= KEPT_SIZE and len(kept) < KEPT_BUFFERS:
            kept.append((self.capacity, self.staging))
        else:
            lib.wgpuBufferRelease(self.staging)

    def _take_staging(self) -> None:
        kept = self.device._staging
        for item in kept[:]:
            if item[0] >= self.size:
                try:
                    kept.remove(item)
                except ValueError:
                    continue  # another thread took it
                self.capacity, self.staging = item
                return
        self.capacity = max(256, 1 << (self.size - 1).bit_length()) if self.size <= KEPT_SIZE else self.size
        descriptor = (NULL, EMPTY, COPY_DST | MAP_READ, self.capacity, 0)
        self.staging = lib.wgpuDeviceCreateBuffer(self.device._internal, [descriptor])
        if PENDING:
            discard(lib.wgpuBufferRelease, self.staging)
