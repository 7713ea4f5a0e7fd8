"""`GPUQueue`: where work and data go in, and data comes out."""

from __future__ import annotations

from ._accelerate import accelerate
from ._acceleration import GPUBlas, compact_blas
from ._async import GPUPromise
from ._buffer import GPUBuffer
from ._calls import BAD_ARGUMENTS, CALL_ERRORS, explain, handle
from ._command_buffer import GPUCommandBuffer
from ._command_encoder import TEXTURE_INFO_FIELDS, check_copy, texture_info
from ._convert import data_view, extent3d, fields, whole
from ._errors import PENDING, ArgumentError, GPUInternalError, raise_pending
from ._events import SUCCESS, callback_info, work_done_callback
from ._lib import ffi, lib
from ._object import GPUObjectBase
from ._texture import GPUTexture, texel_bits
from ._transfer import Target, read_buffer, read_texture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

    from . import structs

LAYOUT_FIELDS = frozenset(("offset", "bytes_per_row", "rows_per_image"))
UNDEFINED = 2**32 - 1
# How the names of formats begin whose texels come in blocks.
BLOCKS = ("bc", "etc2", "eac", "astc")

_submit = lib.wgpuQueueSubmit
_write_buffer = lib.wgpuQueueWriteBuffer
_write_texture = lib.wgpuQueueWriteTexture


class GPUQueue(GPUObjectBase):
    """Takes finished commands and data. Get it from `GPUDevice.queue`.

    Writes and submissions take effect in the order of the calls.
    """

    _release_function = lib.wgpuQueueRelease
    _set_label_function = lib.wgpuQueueSetLabel

    @property
    def timestamp_period(self) -> float:
        """How many nanoseconds a tick of timestamp queries has: what `resolve_query_set()` writes are ticks.

        1 on many GPUs, and with the flag "AutomaticTimestampNormalization" of
        `wgpu.backends.wgpu_native.extras.set_instance_extras()`. Beyond WebGPU.
        """
        return float(lib.wgpuQueueGetTimestampPeriod(self._internal))

    def submit(self, command_buffers: Iterable[GPUCommandBuffer]) -> None:
        """Let the GPU run command buffers, each of which can be submitted once.

        Returns before they are done. Raises GPUValidationError when one was submitted before, or uses a
        destroyed or mapped buffer.

        Spec: GPUQueue.submit
        """
        if isinstance(command_buffers, GPUCommandBuffer):
            raise TypeError("GPUQueue.submit(): command_buffers is a list: pass [command_buffer]")
        # What a generator makes must live until the call.
        buffers = list(command_buffers)
        try:
            if any(not isinstance(buffer, GPUCommandBuffer) for buffer in buffers):
                raise TypeError
            _submit(self._internal, len(buffers), [buffer._internal for buffer in buffers])
        except CALL_ERRORS:
            for i, buffer in enumerate(buffers):
                handle("GPUQueue.submit", f"command buffer {i}", GPUCommandBuffer, buffer)
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

        Spec: GPUQueue.writeBuffer
        """
        try:
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
                    offsets = whole(buffer_offset), whole(data_offset)
                    length = nbytes - offsets[1] if not size else whole(size)
                    _write_buffer(self._internal, buffer._internal, offsets[0], view + offsets[1], length)
                if PENDING:
                    raise_pending()
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

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
        try:
            if buffer.__class__ is not GPUBuffer:
                handle("GPUQueue.read_buffer", "buffer", GPUBuffer, buffer)
            buffer_offset = whole(buffer_offset)
            length = buffer._size - buffer_offset if not size else whole(size)
            if buffer_offset < 0 or length < 0 or buffer_offset + length > buffer._size:
                raise ArgumentError(
                    f"bytes {buffer_offset} to {buffer_offset + length} are not within the "
                    f"{buffer._size} bytes of {buffer._name()}"
                )
            if (buffer_offset | length) & 3:
                raise ArgumentError(f"buffer_offset ({buffer_offset}) and size ({length}) must be multiples of 4 bytes")
            target = Target(out, length)
            with target as view:
                if length:
                    read_buffer(buffer._device, self._internal, buffer, buffer_offset, view, length)
            return target.result
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

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

        Spec: GPUQueue.writeTexture
        """
        try:
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
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def read_texture(
        self,
        source: structs.TexelCopyTextureInfoStruct,
        data_layout: structs.TexelCopyBufferLayoutStruct | None = None,
        size: structs.SizeLike | None = None,
        *,
        out: Any = None,
    ) -> memoryview:
        """Copy data out of a texture with usage COPY_SRC, and wait for it.

        Arguments:
            source: a dict of "texture", "mip_level" (default 0), "origin" (default (0, 0, 0)), "aspect".
            data_layout: a dict of "bytes_per_row" (no rule of alignment; by default nothing lies between the rows),
                "offset" (bytes before the first row, default 0), "rows_per_image".
            size: (width, height, depth_or_array_layers) in texels; what is left out is 1. By default all of the mip
                level from the origin on.
            out: something writable and contiguous with the buffer protocol to take the data.

        Returns a memoryview of bytes: of new memory, or of `out`.
        """
        try:
            layout = fields(data_layout or {}, LAYOUT_FIELDS, "TexelCopyBufferLayout")
            info = texture_info("copy source", fields(source, TEXTURE_INFO_FIELDS, "TexelCopyTextureInfo"))
            extent = _rest_of_level(source["texture"], info[1], info[2]) if size is None else extent3d(size)
            check_copy("GPUQueue.read_texture", (source,), extent)
            texture = source["texture"]
            offset = whole(layout.get("offset") or 0)
            stride = layout.get("bytes_per_row")
            rows_per_image = layout.get("rows_per_image")
            rows = int(extent[1] if rows_per_image is None else rows_per_image) * int(extent[2])
            row = int(extent[0] * texel_bits(texture.format, 32)) // 8
            if stride is None:
                if rows > 1 and (texture.format.startswith(BLOCKS) or (source.get("aspect") or "all") != "all"):
                    raise ArgumentError(
                        "bytes_per_row is needed for more than one row of blocks, or of one of several aspects"
                    )
                stride = row
            stride = whole(stride)
            length = offset + stride * rows
            target = Target(out, length)
            with target as view:
                if out is None and length != row * extent[1] * extent[2]:
                    ffi.memmove(view, bytes(length), length)  # what lies between the rows is not written
                if length > offset:
                    layout_of_view = (offset, stride, rows // int(extent[2]))
                    read_texture(texture._device, self._internal, info, view, layout_of_view, extent)
            return target.result
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

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

        Spec: GPUQueue.copyExternalImageToTexture
        """
        try:
            from ._external_image import copy_external_image

            copy_external_image(self, source, destination, copy_size)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def compact_blas(self, blas: GPUBlas) -> GPUBlas:
        """Make a copy of a `GPUBlas` that takes less memory, after everything submitted before.

        Arguments:
            blas: was made with the flag ALLOW_COMPACTION, was built, and `GPUBlas.prepare_compaction_sync()` succeeded
                since the last build.

        The copy cannot be built again or be compacted. Build every `GPUTlas` that is to use it anew; the original may
        go then. Raises GPUValidationError. Needs the feature "ray-query". Beyond WebGPU.
        """
        try:
            return compact_blas(self, blas)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def on_submitted_work_done_sync(self) -> None:
        """Wait until everything submitted so far is done.

        Spec: GPUQueue.onSubmittedWorkDone
        """
        done: list[int] = []
        info = callback_info(work_done_callback, lambda status, message: done.append(status))
        lib.wgpuQueueOnSubmittedWorkDone(self._internal, info)
        while not done:
            self._device._poll(True)

    def on_submitted_work_done_async(self) -> GPUPromise[None]:
        """A `GPUPromise` that resolves to None when everything submitted so far is done.

        Spec: GPUQueue.onSubmittedWorkDone
        """
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


accelerate(GPUQueue, submit=None, write_buffer=None)


def _rest_of_level(texture: GPUTexture, level: int, origin: tuple[int, int, int]) -> tuple[int, int, int]:
    """The size of a mip level from an origin on."""
    handle("GPUQueue.read_texture", "texture", GPUTexture, texture)
    width, height, depth = texture.size
    if texture.dimension == "3d":
        depth = max(1, depth >> level)
    full = max(1, width >> level), max(1, height >> level), depth
    if any(start > end for start, end in zip(origin, full, strict=True)):
        raise ArgumentError(f"the origin {origin} lies outside of mip level {level}, whose size is {full}")
    return full[0] - origin[0], full[1] - origin[1], full[2] - origin[2]


def _bad_write(buffer: GPUBuffer, buffer_offset: int, nbytes: int, data_offset: int, length: int) -> NoReturn:
    if not 0 <= data_offset <= nbytes or length < 0 or data_offset + length > nbytes:
        problem = f"data_offset {data_offset} and size {length} are not within the {nbytes} bytes of data"
    else:
        problem = (
            f"bytes {buffer_offset} to {buffer_offset + length} are not within the {buffer._size} bytes of "
            f"{buffer._name()}"
        )
    raise ArgumentError(problem)
