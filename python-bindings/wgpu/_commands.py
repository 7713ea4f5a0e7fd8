"""The mixins of the encoders: commands that several of them have.

Each encoder class binds its own native functions in its body; the methods here make one native call
with them, and go to `_calls.retry` when that refuses an argument.
"""

from __future__ import annotations

from ._bind_group import GPUBindGroup
from ._buffer import GPUBuffer
from ._calls import BAD_ARGUMENTS, CALL_ERRORS, I32, U32, U64, Nullable, explain, retry
from ._convert import data_view, whole
from ._enum_values import IndexFormat
from ._errors import ArgumentError
from ._lib import NULL, WHOLE_SIZE, string
from ._query_set import GPUQuerySet
from ._render_pipeline import GPURenderPipeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, ClassVar, TypeVar

    from . import enums

    _T = TypeVar("_T")


class GPUCommandsMixin:
    """Base of everything that records commands."""

    _internal: int | None


class EndsWithBlock:
    """A pass that `with` ends: ``with encoder.begin_compute_pass() as compute_pass: ...``."""

    end: Callable[[], None]

    def __enter__(self: _T) -> _T:
        return self

    def __exit__(self, *_: object) -> None:
        # Also after an exception: the encoder would take nothing else.
        self.end()


class GPUDebugCommandsMixin:
    """Names for parts of the recorded commands, which debuggers such as RenderDoc show."""

    _internal: int | None
    _push_debug_group_function: ClassVar[Any]
    _pop_debug_group_function: ClassVar[Any]
    _insert_debug_marker_function: ClassVar[Any]
    _write_timestamp_function: ClassVar[Any] = None

    def push_debug_group(self, group_label: str) -> None:
        """Begin a named group of commands. Each must be ended with `pop_debug_group()`.

        Spec: GPUDebugCommandsMixin.pushDebugGroup
        """
        self._push_debug_group_function(self._internal, string(str(group_label)))

    def pop_debug_group(self) -> None:
        """End the group that was begun last.

        Spec: GPUDebugCommandsMixin.popDebugGroup
        """
        self._pop_debug_group_function(self._internal)

    def insert_debug_marker(self, marker_label: str) -> None:
        """Put a name at this place in the commands.

        Spec: GPUDebugCommandsMixin.insertDebugMarker
        """
        self._insert_debug_marker_function(self._internal, string(str(marker_label)))

    def _write_timestamp(self, query_set: GPUQuerySet, query_index: int) -> None:
        function = self._write_timestamp_function
        if function is None:
            raise RuntimeError(f"{type(self).__name__} has no write_timestamp")
        try:
            function(self._internal, query_set._internal, query_index)
        except CALL_ERRORS:
            retry(function, self, "write_timestamp", query_set=(GPUQuerySet, query_set), query_index=(U32, query_index))


class GPUBindingCommandsMixin:
    """Setting what shaders see."""

    _internal: int | None
    _set_bind_group_function: ClassVar[Any]
    _set_immediates_function: ClassVar[Any]
    _begin_pipeline_statistics_query_function: ClassVar[Any] = None
    _end_pipeline_statistics_query_function: ClassVar[Any] = None

    def set_bind_group(
        self,
        index: int,
        bind_group: GPUBindGroup | None,
        dynamic_offsets_data: Sequence[int] = (),
        dynamic_offsets_data_start: int | None = None,
        dynamic_offsets_data_length: int | None = None,
    ) -> None:
        """Let the following draws or dispatches see a bind group.

        Arguments:
            index: the group number, `@group(index)` in the shader.
            bind_group: the bind group; None removes what is there.
            dynamic_offsets_data: one offset in bytes for each buffer with a dynamic offset, in order of binding,
                each a multiple of the limit "min-uniform-buffer-offset-alignment" or its storage sibling.
            dynamic_offsets_data_start, dynamic_offsets_data_length: which part of that sequence; both or neither.

        Spec: GPUBindingCommandsMixin.setBindGroup
        """
        if dynamic_offsets_data_start is not None or dynamic_offsets_data_length is not None:
            dynamic_offsets_data = _part(dynamic_offsets_data, dynamic_offsets_data_start, dynamic_offsets_data_length)
        group: Any = bind_group
        try:
            count = len(dynamic_offsets_data)
            if count:
                offsets = list(dynamic_offsets_data)
                self._set_bind_group_function(self._internal, index, group._internal, count, offsets)
            else:
                self._set_bind_group_function(self._internal, index, group._internal, 0, NULL)
        except CALL_ERRORS:
            offsets = [whole(offset) for offset in dynamic_offsets_data]
            if offsets and not 0 <= min(offsets) <= max(offsets) < 2**32:
                raise ArgumentError(
                    f"{type(self).__name__}.set_bind_group(): dynamic offsets are from 0 to 4294967295, got {offsets}"
                ) from None
            retry(
                self._set_bind_group_function,
                self,
                "set_bind_group",
                index=(U32, index),
                bind_group=(Nullable(GPUBindGroup), bind_group),
                count=(None, len(offsets)),
                offsets=(None, offsets or NULL),
            )

    def set_immediates(self, range_offset: int, data: Any, data_offset: int = 0, data_size: int | None = None) -> None:
        """Give the following draws or dispatches a little data without a buffer.

        Arguments:
            range_offset: where in the immediate data, in bytes, a multiple of 4.
            data: anything contiguous with the buffer protocol.
            data_offset: where in `data` to begin, in bytes.
            data_size: how many bytes, a multiple of 4. The default is the rest of `data`.

        The device needs the feature "immediates" and the limit "max-immediate-size".

        Spec: GPUBindingCommandsMixin.setImmediates
        """
        try:
            with data_view(data) as view:
                offset = whole(data_offset)
                size = len(view) - offset if data_size is None else whole(data_size)
                if offset < 0 or size < 0 or offset + size > len(view):
                    raise ArgumentError(
                        f"data_offset {offset} and data_size {data_size} are not within the {len(view)} bytes of data"
                    )
                self._set_immediates_function(self._internal, whole(range_offset), view + offset, size)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def _begin_pipeline_statistics_query(self, query_set: GPUQuerySet, query_index: int) -> None:
        function = self._begin_pipeline_statistics_query_function
        if function is None:
            raise RuntimeError(f"{type(self).__name__} has no pipeline statistics")
        function(self._internal, query_set._internal, int(query_index))

    def _end_pipeline_statistics_query(self) -> None:
        function = self._end_pipeline_statistics_query_function
        if function is None:
            raise RuntimeError(f"{type(self).__name__} has no pipeline statistics")
        function(self._internal)


def _part(data: Sequence[int], start: int | None, length: int | None) -> Sequence[int]:
    if start is None or length is None:
        raise ArgumentError("dynamic_offsets_data_start and dynamic_offsets_data_length go together, or neither")
    if start < 0 or length < 0:
        raise ArgumentError(f"the start and length of dynamic offsets are not negative, got {start} and {length}")
    return data[start : start + length]


class GPURenderCommandsMixin:
    """Drawing."""

    _internal: int | None
    _set_pipeline_function: ClassVar[Any]
    _set_index_buffer_function: ClassVar[Any]
    _set_vertex_buffer_function: ClassVar[Any]
    _draw_function: ClassVar[Any]
    _draw_indexed_function: ClassVar[Any]
    _draw_indirect_function: ClassVar[Any]
    _draw_indexed_indirect_function: ClassVar[Any]

    def set_pipeline(self, pipeline: GPURenderPipeline) -> None:
        """Draw with this pipeline from here on.

        Spec: GPURenderCommandsMixin.setPipeline
        """
        try:
            self._set_pipeline_function(self._internal, pipeline._internal)
        except CALL_ERRORS:
            retry(self._set_pipeline_function, self, "set_pipeline", pipeline=(GPURenderPipeline, pipeline))

    def set_index_buffer(
        self, buffer: GPUBuffer, index_format: enums.IndexFormatEnum, offset: int = 0, size: int | None = None
    ) -> None:
        """Take the indices of indexed draws from a buffer with usage INDEX.

        Arguments:
            buffer: the buffer.
            index_format: "uint16" or "uint32".
            offset: where the indices begin, in bytes, a multiple of the size of an index.
            size: how many bytes. The default is the rest of the buffer.

        Spec: GPURenderCommandsMixin.setIndexBuffer
        """
        format = IndexFormat[index_format]
        try:
            self._set_index_buffer_function(self._internal, buffer._internal, format, offset, size or WHOLE_SIZE)
        except CALL_ERRORS:
            retry(
                self._set_index_buffer_function,
                self,
                "set_index_buffer",
                buffer=(GPUBuffer, buffer),
                index_format=(None, format),
                offset=(U64, offset),
                size=(U64, size or WHOLE_SIZE),
            )

    def set_vertex_buffer(self, slot: int, buffer: GPUBuffer | None, offset: int = 0, size: int | None = None) -> None:
        """Take vertices from a buffer with usage VERTEX.

        Arguments:
            slot: the place in the pipeline's list of vertex buffers.
            buffer: the buffer; None removes what is there.
            offset: where the vertices begin, in bytes, a multiple of 4.
            size: how many bytes. The default is the rest of the buffer.

        Spec: GPURenderCommandsMixin.setVertexBuffer
        """
        try:
            self._set_vertex_buffer_function(self._internal, slot, buffer._internal, offset, size or WHOLE_SIZE)  # type: ignore[union-attr]
        except CALL_ERRORS:
            retry(
                self._set_vertex_buffer_function,
                self,
                "set_vertex_buffer",
                slot=(U32, slot),
                buffer=(Nullable(GPUBuffer), buffer),
                offset=(U64, offset),
                size=(U64, size or (WHOLE_SIZE if buffer is not None else 0)),
            )

    def draw(self, vertex_count: int, instance_count: int = 1, first_vertex: int = 0, first_instance: int = 0) -> None:
        """Draw vertices in order.

        Arguments:
            vertex_count: how many vertices.
            instance_count: how many times.
            first_vertex: the first vertex.
            first_instance: the first instance.

        Spec: GPURenderCommandsMixin.draw
        """
        try:
            self._draw_function(self._internal, vertex_count, instance_count, first_vertex, first_instance)
        except CALL_ERRORS:
            retry(
                self._draw_function,
                self,
                "draw",
                vertex_count=(U32, vertex_count),
                instance_count=(U32, instance_count),
                first_vertex=(U32, first_vertex),
                first_instance=(U32, first_instance),
            )

    def draw_indirect(self, indirect_buffer: GPUBuffer, indirect_offset: int) -> None:
        """Draw with arguments that the GPU reads from a buffer.

        Arguments:
            indirect_buffer: a buffer with usage INDIRECT that holds four uint32: vertex count, instance count,
                first vertex, first instance.
            indirect_offset: where they are, in bytes, a multiple of 4.

        Spec: GPURenderCommandsMixin.drawIndirect
        """
        try:
            self._draw_indirect_function(self._internal, indirect_buffer._internal, indirect_offset)
        except CALL_ERRORS:
            retry(
                self._draw_indirect_function,
                self,
                "draw_indirect",
                indirect_buffer=(GPUBuffer, indirect_buffer),
                indirect_offset=(U64, indirect_offset),
            )

    def draw_indexed(
        self,
        index_count: int,
        instance_count: int = 1,
        first_index: int = 0,
        base_vertex: int = 0,
        first_instance: int = 0,
    ) -> None:
        """Draw the vertices that the index buffer names.

        Arguments:
            index_count: how many indices.
            instance_count: how many times.
            first_index: the first index.
            base_vertex: a number, which may be negative, added to each index.
            first_instance: the first instance.

        Spec: GPURenderCommandsMixin.drawIndexed
        """
        try:
            self._draw_indexed_function(
                self._internal, index_count, instance_count, first_index, base_vertex, first_instance
            )
        except CALL_ERRORS:
            retry(
                self._draw_indexed_function,
                self,
                "draw_indexed",
                index_count=(U32, index_count),
                instance_count=(U32, instance_count),
                first_index=(U32, first_index),
                base_vertex=(I32, base_vertex),
                first_instance=(U32, first_instance),
            )

    def draw_indexed_indirect(self, indirect_buffer: GPUBuffer, indirect_offset: int) -> None:
        """Draw indexed with arguments that the GPU reads from a buffer.

        Arguments:
            indirect_buffer: a buffer with usage INDIRECT that holds five 32-bit numbers: index count, instance
                count, first index, base vertex (signed), first instance.
            indirect_offset: where they are, in bytes, a multiple of 4.

        Spec: GPURenderCommandsMixin.drawIndexedIndirect
        """
        try:
            self._draw_indexed_indirect_function(self._internal, indirect_buffer._internal, indirect_offset)
        except CALL_ERRORS:
            retry(
                self._draw_indexed_indirect_function,
                self,
                "draw_indexed_indirect",
                indirect_buffer=(GPUBuffer, indirect_buffer),
                indirect_offset=(U64, indirect_offset),
            )
