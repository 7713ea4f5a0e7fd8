"""`GPUCommandEncoder`: records commands for the GPU."""

from __future__ import annotations

from ._accelerate import accelerate
from ._acceleration import build_acceleration_structures
from ._buffer import GPUBuffer
from ._calls import BAD_ARGUMENTS, CALL_ERRORS, U32, U64, explain, handle, retry
from ._command_buffer import GPUCommandBuffer
from ._commands import GPUCommandsMixin, GPUDebugCommandsMixin
from ._compute_pass_encoder import GPUComputePassEncoder
from ._convert import color, extent3d, fields, origin3d, required, whole
from ._enum_values import LoadOp, StoreOp, TextureAspect
from ._errors import PENDING, ArgumentError, check_failed, describe, discard, raise_pending
from ._lib import EMPTY, NULL, WHOLE_SIZE, ffi, lib, string
from ._object import GPUObjectBase
from ._query_set import GPUQuerySet
from ._render_pass_encoder import GPURenderPassEncoder
from ._texture import GPUTexture
from ._texture_view import GPUTextureView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from . import structs

UNDEFINED = 2**32 - 1  # of strides, depth slices and query indices
ROW_ALIGNMENT = 256

BUFFER_INFO_FIELDS = frozenset(("buffer", "offset", "bytes_per_row", "rows_per_image"))
TEXTURE_INFO_FIELDS = frozenset(("texture", "mip_level", "origin", "aspect"))
COLOR_FIELDS = frozenset(("view", "depth_slice", "resolve_target", "clear_value", "load_op", "store_op"))
DEPTH_STENCIL_FIELDS = frozenset(
    (
        "view",
        "depth_clear_value",
        "depth_load_op",
        "depth_store_op",
        "depth_read_only",
        "stencil_clear_value",
        "stencil_load_op",
        "stencil_store_op",
        "stencil_read_only",
    )
)
TIMESTAMP_FIELDS = frozenset(("query_set", "beginning_of_pass_write_index", "end_of_pass_write_index"))

# A color attachment that is not there.
NO_ATTACHMENT = (NULL, 0, UNDEFINED, 0, 0, 0, (0, 0, 0, 0))

_new = ffi.new
_COLOR_ATTACHMENTS = ffi.typeof("WGPURenderPassColorAttachment[]")
_DEPTH_STENCIL_ATTACHMENT = ffi.typeof("WGPURenderPassDepthStencilAttachment *")
_TIMESTAMP_WRITES = ffi.typeof("WGPUPassTimestampWrites *")

_begin_compute_pass = lib.wgpuCommandEncoderBeginComputePass
_begin_render_pass = lib.wgpuCommandEncoderBeginRenderPass
_clear_buffer = lib.wgpuCommandEncoderClearBuffer
_copy_buffer_to_buffer = lib.wgpuCommandEncoderCopyBufferToBuffer
_copy_buffer_to_texture = lib.wgpuCommandEncoderCopyBufferToTexture
_copy_texture_to_buffer = lib.wgpuCommandEncoderCopyTextureToBuffer
_copy_texture_to_texture = lib.wgpuCommandEncoderCopyTextureToTexture
_resolve_query_set = lib.wgpuCommandEncoderResolveQuerySet
_finish = lib.wgpuCommandEncoderFinish


class GPUCommandEncoder(GPUCommandsMixin, GPUDebugCommandsMixin, GPUObjectBase):
    """Records commands: passes, copies, clears. Made by `GPUDevice.create_command_encoder()`.

    When done, `finish()` gives a `GPUCommandBuffer` for `GPUQueue.submit()`. Nothing runs before that. A
    command that breaks a rule makes the encoder invalid, and `finish()` raises the error; what Python can
    see by itself, such as wrong alignment, is raised at once.
    """

    _release_function = lib.wgpuCommandEncoderRelease
    _set_label_function = lib.wgpuCommandEncoderSetLabel
    _push_debug_group_function = lib.wgpuCommandEncoderPushDebugGroup
    _pop_debug_group_function = lib.wgpuCommandEncoderPopDebugGroup
    _insert_debug_marker_function = lib.wgpuCommandEncoderInsertDebugMarker
    _write_timestamp_function = lib.wgpuCommandEncoderWriteTimestamp

    def begin_compute_pass(
        self, *, label: str = "", timestamp_writes: structs.ComputePassTimestampWritesStruct | None = None
    ) -> GPUComputePassEncoder:
        """Begin a compute pass and return the `GPUComputePassEncoder` that records it.

        Arguments:
            label: a name for error messages.
            timestamp_writes: a dict of "query_set" (type "timestamp"), "beginning_of_pass_write_index" and
                "end_of_pass_write_index": the queries that get the times of begin and end, in nanoseconds.
                Needs the feature "timestamp-query".

        Spec: GPUCommandEncoder.beginComputePass
        """
        try:
            if label or timestamp_writes:
                writes = timestamps(timestamp_writes) if timestamp_writes else NULL
                descriptor = [(NULL, string(label) if label else EMPTY, writes)]
            else:
                descriptor = NULL
            try:
                made = _begin_compute_pass(self._internal, descriptor)
            except CALL_ERRORS:
                made = retry(_begin_compute_pass, self, "begin_compute_pass", descriptor=(None, descriptor))
            if PENDING:
                discard(lib.wgpuComputePassEncoderRelease, made)
            return GPUComputePassEncoder(label, made, self._device)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def begin_render_pass(
        self,
        *,
        label: str = "",
        color_attachments: Sequence[structs.RenderPassColorAttachmentStruct | None],
        depth_stencil_attachment: structs.RenderPassDepthStencilAttachmentStruct | None = None,
        occlusion_query_set: GPUQuerySet | None = None,
        timestamp_writes: structs.RenderPassTimestampWritesStruct | None = None,
        max_draw_count: int = 50000000,
    ) -> GPURenderPassEncoder:
        """Begin a render pass and return the `GPURenderPassEncoder` that records it.

        Arguments:
            label: a name for error messages.
            color_attachments: for each color output of the fragment shader a dict, or None:
                "view" (a GPUTextureView, or a GPUTexture), "load_op" ("load" or "clear"), "store_op" ("store" or
                "discard"), "clear_value" ((r, g, b, a), default zeros), "resolve_target" (a view of one sample,
                for a view of several), "depth_slice" (for 3D textures).
            depth_stencil_attachment: a dict of "view", and for the aspects that its format has
                "depth_load_op", "depth_store_op", "depth_clear_value" (from 0 to 1), "depth_read_only",
                "stencil_load_op", "stencil_store_op", "stencil_clear_value", "stencil_read_only".
            occlusion_query_set: where `begin_occlusion_query()` counts.
            timestamp_writes: see `begin_compute_pass()`.
            max_draw_count: at most so many draws; a hint.

        Spec: GPUCommandEncoder.beginRenderPass
        """
        try:
            colors = [NO_ATTACHMENT if item is None else color_attachment(item) for item in color_attachments]
            depth = depth_stencil_attachment
            descriptor = [
                (
                    NULL,
                    string(label) if label else EMPTY,
                    len(colors),
                    _new(_COLOR_ATTACHMENTS, colors) if colors else NULL,
                    depth_stencil(self._device, depth) if depth is not None else NULL,
                    occlusion_query_set._internal if occlusion_query_set is not None else 0,
                    timestamps(timestamp_writes) if timestamp_writes else NULL,
                )
            ]
            try:
                made = _begin_render_pass(self._internal, descriptor)
            except CALL_ERRORS:
                made = retry(_begin_render_pass, self, "begin_render_pass", descriptor=(None, descriptor))
            if PENDING:
                discard(lib.wgpuRenderPassEncoderRelease, made)
            return GPURenderPassEncoder(label, made, self._device)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def clear_buffer(self, buffer: GPUBuffer, offset: int = 0, size: int | None = None) -> None:
        """Set (part of) a buffer with usage COPY_DST to zeros.

        Arguments:
            buffer: the buffer.
            offset: where to begin, in bytes.
            size: how many bytes. None means to the end of the buffer.

        Alignment: offset and size must be multiples of 4.

        Spec: GPUCommandEncoder.clearBuffer
        """
        try:
            length = buffer._size - offset if size is None else size
            if (offset | length) & 3 or offset < 0 or length < 0 or offset + length > buffer._size:
                self._bad_range("clear_buffer", buffer, "buffer", offset, length)
            elif size == 0:
                check_failed(self._device, "GPUCommandEncoder.clear_buffer(): size must not be zero")
            _clear_buffer(self._internal, buffer._internal, offset, length)
        except CALL_ERRORS:
            retry(
                _clear_buffer,
                self,
                "clear_buffer",
                buffer=(GPUBuffer, buffer),
                offset=(U64, offset),
                size=(U64, WHOLE_SIZE if size is None else size),
            )

    def copy_buffer_to_buffer(
        self,
        source: GPUBuffer,
        source_offset: int | GPUBuffer = 0,
        destination: GPUBuffer | int | None = None,
        destination_offset: int = 0,
        size: int | None = None,
    ) -> None:
        """Copy the contents of a buffer to another buffer.

        Arguments:
            source: the buffer to copy from, with usage COPY_SRC.
            source_offset: where to begin in the source, in bytes.
            destination: the buffer to copy to, another one, with usage COPY_DST.
            destination_offset: where to begin in the destination, in bytes.
            size: how many bytes. None means to the end of the source.

        Alignment: size, source_offset and destination_offset must be multiples of 4.

        The short form `copy_buffer_to_buffer(source, destination[, size])` copies from start to start.

        Spec: GPUCommandEncoder.copyBufferToBuffer
        """
        if source_offset.__class__ is GPUBuffer:
            if destination is not None:
                size = destination  # type: ignore[assignment]
            source_offset, destination = 0, source_offset
        try:
            if size is None:
                size = source._size - source_offset  # type: ignore[operator]
            if (source_offset | destination_offset | size) & 3:  # type: ignore[operator]
                self._misaligned("copy_buffer_to_buffer", source_offset, destination_offset, size)
            _copy_buffer_to_buffer(
                self._internal,
                source._internal,
                source_offset,
                destination._internal,  # type: ignore[union-attr]
                destination_offset,
                size,
            )
        except CALL_ERRORS:
            retry(
                _copy_buffer_to_buffer,
                self,
                "copy_buffer_to_buffer",
                source=(GPUBuffer, source),
                source_offset=(U64, source_offset),
                destination=(GPUBuffer, destination),
                destination_offset=(U64, destination_offset),
                size=(U64, size),
            )

    def copy_buffer_to_texture(
        self,
        source: structs.TexelCopyBufferInfoStruct,
        destination: structs.TexelCopyTextureInfoStruct,
        copy_size: structs.SizeLike,
    ) -> None:
        """Copy the contents of a buffer to a texture.

        Arguments:
            source: a dict of "buffer" (usage COPY_SRC), "offset" (bytes, default 0), "bytes_per_row" and
                "rows_per_image". The last two may be left out when there is one row, or one image.
            destination: a dict of "texture" (usage COPY_DST), "mip_level" (default 0), "origin" (default
                (0, 0, 0)) and "aspect" (default "all").
            copy_size: (width, height, depth_or_array_layers) in texels; what is left out is 1.

        Alignment: bytes_per_row must be a multiple of 256, the offset a multiple of the size of a texel (of 4
        for depth and stencil). For block-compressed formats, origin and size are multiples of the block.

        Spec: GPUCommandEncoder.copyBufferToTexture
        """
        try:
            size = extent3d(copy_size)
            from_buffer = buffer_info(self, "copy_buffer_to_texture", source, size)
            to_texture = texture_info("copy destination", destination)
            self._record(
                "copy_buffer_to_texture", _copy_buffer_to_texture, (source, destination), from_buffer, to_texture, size
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def copy_texture_to_buffer(
        self,
        source: structs.TexelCopyTextureInfoStruct,
        destination: structs.TexelCopyBufferInfoStruct,
        copy_size: structs.SizeLike,
    ) -> None:
        """Copy the contents of a texture to a buffer.

        Arguments:
            source: a dict of "texture" (usage COPY_SRC), "mip_level" (default 0), "origin" (default (0, 0, 0))
                and "aspect" (default "all").
            destination: a dict of "buffer" (usage COPY_DST), "offset" (bytes, default 0), "bytes_per_row" and
                "rows_per_image". The last two may be left out when there is one row, or one image.
            copy_size: (width, height, depth_or_array_layers) in texels; what is left out is 1.

        Alignment: as for `copy_buffer_to_texture()`.

        Spec: GPUCommandEncoder.copyTextureToBuffer
        """
        try:
            size = extent3d(copy_size)
            from_texture = texture_info("copy source", source)
            to_buffer = buffer_info(self, "copy_texture_to_buffer", destination, size)
            self._record(
                "copy_texture_to_buffer", _copy_texture_to_buffer, (source, destination), from_texture, to_buffer, size
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def copy_texture_to_texture(
        self,
        source: structs.TexelCopyTextureInfoStruct,
        destination: structs.TexelCopyTextureInfoStruct,
        copy_size: structs.SizeLike,
    ) -> None:
        """Copy the contents of a texture to another texture of the same format and sample count.

        Arguments:
            source: a dict of "texture" (usage COPY_SRC), "mip_level" (default 0), "origin" (default (0, 0, 0))
                and "aspect" (default "all").
            destination: likewise, the texture with usage COPY_DST.
            copy_size: (width, height, depth_or_array_layers) in texels; what is left out is 1.

        Spec: GPUCommandEncoder.copyTextureToTexture
        """
        try:
            from_texture = texture_info("copy source", source)
            to_texture = texture_info("copy destination", destination)
            size = extent3d(copy_size)
            self._record(
                "copy_texture_to_texture",
                _copy_texture_to_texture,
                (source, destination),
                from_texture,
                to_texture,
                size,
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def resolve_query_set(
        self,
        query_set: GPUQuerySet,
        first_query: int,
        query_count: int,
        destination: GPUBuffer,
        destination_offset: int,
    ) -> None:
        """Write the results of queries into a buffer, 8 bytes (a uint64) each.

        Arguments:
            query_set: the queries.
            first_query: the first one.
            query_count: how many.
            destination: the buffer, with usage QUERY_RESOLVE.
            destination_offset: where to, in bytes.

        Alignment: destination_offset must be a multiple of 256.

        Spec: GPUCommandEncoder.resolveQuerySet
        """
        try:
            if destination_offset & 255:
                check_failed(
                    self._device,
                    "GPUCommandEncoder.resolve_query_set(): destination_offset must be a multiple of 256 bytes, "
                    f"got {destination_offset}",
                )
            _resolve_query_set(
                self._internal,
                query_set._internal,
                first_query,
                query_count,
                destination._internal,
                destination_offset,
            )
        except CALL_ERRORS:
            retry(
                _resolve_query_set,
                self,
                "resolve_query_set",
                query_set=(GPUQuerySet, query_set),
                first_query=(U32, first_query),
                query_count=(U32, query_count),
                destination=(GPUBuffer, destination),
                destination_offset=(U64, destination_offset),
            )

    def write_timestamp(self, query_set: GPUQuerySet, query_index: int) -> None:
        """Write the time, in nanoseconds, into a query of type "timestamp" when the commands before are done.

        Needs the feature "timestamp-query-inside-encoders". Not part of WebGPU.
        """
        self._write_timestamp(query_set, query_index)

    def build_acceleration_structures(
        self, *, blases: Sequence[structs.BlasBuildStruct] = (), tlases: Sequence[structs.TlasBuildStruct] = ()
    ) -> None:
        """Build acceleration structures: first `blases`, then `tlases`, which may have instances of the former.

        Arguments:
            blases: a dict for each `GPUBlas`: "blas", and "triangle_geometries" or "box_geometries". A dict for each
                geometry of triangles has "vertex_buffer", "vertex_stride" (bytes, default 12), "first_vertex",
                "vertex_count", "index_buffer", "first_index", "index_count", "transform_buffer" and
                "transform_offset" (bytes); one for each geometry of boxes has "buffer", "offset" and "stride" (bytes,
                default 24) and "primitive_count". The default of counts is what the geometry was created for.
            tlases: a dict for each `GPUTlas`: "tlas", and "instances", a dict for each: "blas", "transform" (three rows
                of four numbers, or 12 numbers), "custom_index", "mask". Or "instances" is a contiguous array with the
                dtype `numpy.dtype(wgpu.TLAS_INSTANCE_RECORD)`.

        Each structure is built anew, from the buffers as they are when the commands run; buffers have the usage
        BLAS_INPUT. What is wrong is raised by `finish()`, and by `submit()` when an instance was never built. Not
        within a pass. Needs the feature "ray-query". Beyond WebGPU.
        """
        try:
            build_acceleration_structures(self, blases, tlases)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def finish(self, *, label: str = "") -> GPUCommandBuffer:
        """End the recording and return the `GPUCommandBuffer`; the encoder cannot be used any more.

        Arguments:
            label: a name for error messages.

        Raises GPUValidationError for errors in what was recorded, for a pass that was not ended, and when
        called again.

        Spec: GPUCommandEncoder.finish
        """
        try:
            made = _finish(self._internal, [(NULL, string(label))] if label else NULL)
        except CALL_ERRORS:
            made = retry(_finish, self, "finish", descriptor=(None, NULL))
        if PENDING:
            discard(lib.wgpuCommandBufferRelease, made)
        return GPUCommandBuffer(label, made, self._device)

    # Helpers

    def _record(self, call: str, function: Any, infos: tuple[Any, Any], source: Any, target: Any, size: Any) -> None:
        try:
            function(self._internal, [source], [target], [size])
        except CALL_ERRORS:
            check_copy(f"GPUCommandEncoder.{call}", infos, size)
            retry(function, self, call, source=(None, [source]), target=(None, [target]), size=(None, [size]))
        if PENDING:
            raise_pending()

    def _misaligned(self, call: str, source_offset: Any, destination_offset: Any, size: Any) -> None:
        given = {"source_offset": source_offset, "destination_offset": destination_offset, "size": size}
        wrong = " and ".join(f"{name} ({value})" for name, value in given.items() if value & 3)
        check_failed(self._device, f"GPUCommandEncoder.{call}(): {wrong} must be a multiple of 4 bytes")

    def _bad_range(self, call: str, buffer: GPUBuffer, name: str, offset: int, size: int) -> None:
        if (offset | size) & 3:
            problem = f"offset ({offset}) and size ({size}) must be multiples of 4 bytes"
        else:
            problem = f"bytes {offset} to {offset + size} are not within the {buffer._size} bytes of {describe(buffer)}"
        check_failed(self._device, f"GPUCommandEncoder.{call}(): {problem}")


def timestamps(value: Any) -> Any:
    """A WGPUPassTimestampWrites."""
    value = fields(value, TIMESTAMP_FIELDS, "PassTimestampWrites")
    begin, end = value.get("beginning_of_pass_write_index"), value.get("end_of_pass_write_index")
    query_set = required(value, "query_set", "PassTimestampWrites")
    return _new(
        _TIMESTAMP_WRITES,
        (
            NULL,
            handle("timestamp_writes", "query_set", GPUQuerySet, query_set),
            UNDEFINED if begin is None else begin,
            UNDEFINED if end is None else end,
        ),
    )


def view_handle(name: str, view: Any) -> int:
    """The handle of a view; a texture stands for its default view."""
    if view.__class__ is GPUTexture:
        view = view._default_view()
    if view.__class__ is not GPUTextureView or view._internal is None:
        handle("GPUCommandEncoder.begin_render_pass", name, GPUTextureView, view)
    return view._internal  # type: ignore[no-any-return]


def color_attachment(value: Any) -> tuple[Any, ...]:
    """A WGPURenderPassColorAttachment."""
    value = fields(value, COLOR_FIELDS, "RenderPassColorAttachment")
    slice, target, clear = value.get("depth_slice"), value.get("resolve_target"), value.get("clear_value")
    return (
        NULL,
        view_handle("the view of a color attachment", required(value, "view", "RenderPassColorAttachment")),
        UNDEFINED if slice is None else slice,
        0 if target is None else view_handle("resolve_target", target),
        LoadOp[required(value, "load_op", "RenderPassColorAttachment")],
        StoreOp[required(value, "store_op", "RenderPassColorAttachment")],
        (0, 0, 0, 0) if clear is None else color(clear),
    )


def depth_stencil(device: Any, value: Any) -> Any:
    """A WGPURenderPassDepthStencilAttachment."""
    kind = "RenderPassDepthStencilAttachment"
    value = fields(value, DEPTH_STENCIL_FIELDS, kind)
    view = required(value, "view", kind)
    internal = view_handle("the view of the depth-stencil attachment", view)
    format = view.format if view.__class__ is GPUTexture else view.texture.format
    depth_load = depth_store = stencil_load = stencil_store = 0
    depth_clear, stencil_clear = 0.0, 0
    depth_read_only = "depth" in format and bool(value.get("depth_read_only"))
    stencil_read_only = "stencil" in format and bool(value.get("stencil_read_only"))
    if "depth" in format and not depth_read_only:
        depth_load = LoadOp[_given(value, "depth_load_op", kind)]
        depth_store = StoreOp[_given(value, "depth_store_op", kind)]
        if depth_load == 2:
            depth_clear = float(_given(value, "depth_clear_value", kind))
    elif value.get("depth_load_op") or value.get("depth_store_op"):
        _ignored(device, "depth_load_op and depth_store_op", format)
    if "stencil" in format and not stencil_read_only:
        stencil_load = LoadOp[_given(value, "stencil_load_op", kind)]
        stencil_store = StoreOp[_given(value, "stencil_store_op", kind)]
        stencil_clear = int(value.get("stencil_clear_value") or 0)
    elif value.get("stencil_load_op") or value.get("stencil_store_op"):
        _ignored(device, "stencil_load_op and stencil_store_op", format)
    return _new(
        _DEPTH_STENCIL_ATTACHMENT,
        (
            NULL,
            internal,
            depth_load,
            depth_store,
            depth_clear,
            depth_read_only,
            stencil_load,
            stencil_store,
            stencil_clear,
            stencil_read_only,
        ),
    )


def _given(value: Any, field: str, kind: str) -> Any:
    """A required field that struct objects have as None when it was not given."""
    result = value.get(field)
    return required({}, field, kind) if result is None else result


def _ignored(device: Any, names: str, format: str) -> None:
    """Warn, once per device, of operations for an aspect that is not written."""
    if names not in device._warned:
        from ._coreutils import get_logger

        device._warned.add(names)
        get_logger().warning(
            "%s of a depth_stencil_attachment are ignored: format %r has no such aspect, or it is read-only",
            names,
            format,
        )


def buffer_info(encoder: GPUCommandEncoder, call: str, value: Any, size: Any) -> tuple[Any, ...]:
    """A WGPUTexelCopyBufferInfo."""
    value = fields(value, BUFFER_INFO_FIELDS, "TexelCopyBufferInfo")
    bytes_per_row, rows = value.get("bytes_per_row"), value.get("rows_per_image")
    if bytes_per_row is None:
        bytes_per_row = UNDEFINED
    elif bytes_per_row % ROW_ALIGNMENT:
        check_failed(
            encoder._device,
            f"GPUCommandEncoder.{call}(): bytes_per_row ({bytes_per_row}) must be a multiple of {ROW_ALIGNMENT}; pad "
            "the rows, or use GPUQueue.write_texture() or read_texture(), which take any",
        )
    buffer = required(value, "buffer", "TexelCopyBufferInfo")
    return (
        (whole(value.get("offset") or 0), whole(bytes_per_row), whole(size[1] if rows is None else rows)),
        getattr(buffer, "_internal", None),
    )


def texture_info(role: str, value: Any) -> tuple[Any, ...]:
    """A WGPUTexelCopyTextureInfo."""
    value = fields(value, TEXTURE_INFO_FIELDS, "TexelCopyTextureInfo")
    texture = required(value, "texture", "TexelCopyTextureInfo")
    if texture.__class__ is GPUTextureView:
        raise ArgumentError(f"{role} texture must be a texture, not a view; view.texture is the texture of a view")
    return (
        getattr(texture, "_internal", None),
        value.get("mip_level") or 0,
        origin3d(value.get("origin")),
        TextureAspect[value.get("aspect") or "all"],
    )


def check_copy(call: str, infos: tuple[Any, ...], size: Any) -> None:
    """Say which argument of a copy it was, after the native call could not be made."""
    for info in infos:
        if "buffer" in info:
            handle(call, "buffer", GPUBuffer, info["buffer"])
        else:
            handle(call, "texture", GPUTexture, info["texture"])
    for name, value in zip(("width", "height", "depth_or_array_layers"), size, strict=True):
        if not isinstance(value, int) and int(value) != value:
            raise TypeError(f"{call}(): {name} must be an int, not {describe(value)}")
        if not 0 <= value < 2**32:
            raise ArgumentError(f"{call}(): {name} is {value}; it must be from 0 to {2**32 - 1}")


accelerate(
    GPUCommandEncoder,
    copy_buffer_to_buffer=GPUBuffer,
    clear_buffer=GPUBuffer,
    begin_compute_pass=None,
    finish=None,
)
