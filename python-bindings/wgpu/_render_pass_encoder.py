"""`GPURenderPassEncoder`: records draws."""

from __future__ import annotations

from ._accelerate import accelerate
from ._bind_group import GPUBindGroup
from ._buffer import GPUBuffer
from ._calls import CALL_ERRORS, F32, U32, handle, retry
from ._commands import (
    EndsWithBlock,
    GPUBindingCommandsMixin,
    GPUCommandsMixin,
    GPUDebugCommandsMixin,
    GPURenderCommandsMixin,
)
from ._convert import color as to_color
from ._errors import PENDING, raise_pending
from ._lib import lib
from ._mesh_pipeline import GPUMeshDrawMixin
from ._object import GPUObjectBase
from ._records import GPUDrawManyMixin
from ._render_bundle import GPURenderBundle
from ._render_pipeline import GPURenderPipeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from . import structs

_set_viewport = lib.wgpuRenderPassEncoderSetViewport
_set_scissor_rect = lib.wgpuRenderPassEncoderSetScissorRect
_set_blend_constant = lib.wgpuRenderPassEncoderSetBlendConstant
_set_stencil_reference = lib.wgpuRenderPassEncoderSetStencilReference
_begin_occlusion_query = lib.wgpuRenderPassEncoderBeginOcclusionQuery
_end_occlusion_query = lib.wgpuRenderPassEncoderEndOcclusionQuery
_execute_bundles = lib.wgpuRenderPassEncoderExecuteBundles
_end = lib.wgpuRenderPassEncoderEnd


class GPURenderPassEncoder(
    GPUCommandsMixin,
    GPUDebugCommandsMixin,
    GPUBindingCommandsMixin,
    GPURenderCommandsMixin,
    GPUDrawManyMixin,
    GPUMeshDrawMixin,
    EndsWithBlock,
    GPUObjectBase,
):
    """Records the draws of a render pass. Made by `GPUCommandEncoder.begin_render_pass()`.

    Call `end()` when done, or use it in `with`; until then its command encoder takes no other commands. Errors in what
    is recorded are raised by `GPUCommandEncoder.finish()`.
    """

    _release_function = lib.wgpuRenderPassEncoderRelease
    _set_label_function = lib.wgpuRenderPassEncoderSetLabel
    _push_debug_group_function = lib.wgpuRenderPassEncoderPushDebugGroup
    _pop_debug_group_function = lib.wgpuRenderPassEncoderPopDebugGroup
    _insert_debug_marker_function = lib.wgpuRenderPassEncoderInsertDebugMarker
    _write_timestamp_function = lib.wgpuRenderPassEncoderWriteTimestamp
    _set_bind_group_function = lib.wgpuRenderPassEncoderSetBindGroup
    _set_immediates_function = lib.wgpuRenderPassEncoderSetImmediates
    _begin_pipeline_statistics_query_function = lib.wgpuRenderPassEncoderBeginPipelineStatisticsQuery
    _end_pipeline_statistics_query_function = lib.wgpuRenderPassEncoderEndPipelineStatisticsQuery
    _set_pipeline_function = lib.wgpuRenderPassEncoderSetPipeline
    _set_index_buffer_function = lib.wgpuRenderPassEncoderSetIndexBuffer
    _set_vertex_buffer_function = lib.wgpuRenderPassEncoderSetVertexBuffer
    _draw_function = lib.wgpuRenderPassEncoderDraw
    _draw_indexed_function = lib.wgpuRenderPassEncoderDrawIndexed
    _draw_indirect_function = lib.wgpuRenderPassEncoderDrawIndirect
    _draw_indexed_indirect_function = lib.wgpuRenderPassEncoderDrawIndexedIndirect
    _draw_many_function = lib.wgpuAbiRenderPassEncoderDrawMany

    def set_viewport(self, x: float, y: float, width: float, height: float, min_depth: float, max_depth: float) -> None:
        """Map the drawing to a part of the attachments.

        Arguments:
            x, y: the left upper corner, in texels.
            width, height: the size, in texels.
            min_depth, max_depth: the depth range, from 0 to 1.

        Spec: GPURenderPassEncoder.setViewport
        """
        try:
            _set_viewport(self._internal, x, y, width, height, min_depth, max_depth)
        except CALL_ERRORS:
            retry(
                _set_viewport,
                self,
                "set_viewport",
                x=(F32, x),
                y=(F32, y),
                width=(F32, width),
                height=(F32, height),
                min_depth=(F32, min_depth),
                max_depth=(F32, max_depth),
            )

    def set_scissor_rect(self, x: int, y: int, width: int, height: int) -> None:
        """Keep the drawing within a rectangle of the attachments, in texels.

        Spec: GPURenderPassEncoder.setScissorRect
        """
        try:
            _set_scissor_rect(self._internal, x, y, width, height)
        except CALL_ERRORS:
            # Fractions are cut off, as they always were.
            x, y, width, height = int(x), int(y), int(width), int(height)
            retry(
                _set_scissor_rect,
                self,
                "set_scissor_rect",
                x=(U32, x),
                y=(U32, y),
                width=(U32, width),
                height=(U32, height),
            )

    def set_blend_constant(self, color: structs.ColorLike) -> None:
        """Set the color, (r, g, b, a), that the blend factors "constant" and "one-minus-constant" use.

        Spec: GPURenderPassEncoder.setBlendConstant
        """
        _set_blend_constant(self._internal, [to_color(color)])

    def set_stencil_reference(self, reference: int) -> None:
        """Set the value that stencil tests compare with and that "replace" writes.

        Spec: GPURenderPassEncoder.setStencilReference
        """
        try:
            _set_stencil_reference(self._internal, reference)
        except CALL_ERRORS:
            retry(_set_stencil_reference, self, "set_stencil_reference", reference=(U32, reference))

    def execute_bundles(self, bundles: Sequence[GPURenderBundle]) -> None:
        """Draw what was recorded in render bundles. Afterwards no pipeline and no buffers are set.

        Spec: GPURenderPassEncoder.executeBundles
        """
        try:
            handles = [bundle._internal for bundle in bundles]
            _execute_bundles(self._internal, len(handles), handles)
        except CALL_ERRORS:
            handles = [
                handle("GPURenderPassEncoder.execute_bundles", f"bundle {i}", GPURenderBundle, bundle)
                for i, bundle in enumerate(bundles)
            ]
            retry(_execute_bundles, self, "execute_bundles", count=(None, len(handles)), bundles=(None, handles))

    def begin_occlusion_query(self, query_index: int) -> None:
        """Count, into this query of the pass's `occlusion_query_set`, the samples that pass the tests.

        Spec: GPURenderPassEncoder.beginOcclusionQuery
        """
        try:
            _begin_occlusion_query(self._internal, query_index)
        except CALL_ERRORS:
            retry(_begin_occlusion_query, self, "begin_occlusion_query", query_index=(U32, query_index))

    def end_occlusion_query(self) -> None:
        """End the count that was begun.

        Spec: GPURenderPassEncoder.endOcclusionQuery
        """
        try:
            _end_occlusion_query(self._internal)
        except CALL_ERRORS:
            retry(_end_occlusion_query, self, "end_occlusion_query")

    def end(self) -> None:
        """Finish the pass; its command encoder takes commands again.

        Spec: GPURenderPassEncoder.end
        """
        try:
            _end(self._internal)
        except CALL_ERRORS:
            retry(_end, self, "end")
        if PENDING:
            raise_pending()

    # For wgpu.backends.wgpu_native.extras

    def _multi_draw_indirect(self, buffer: GPUBuffer, offset: int, count: int) -> None:
        lib.wgpuRenderPassEncoderMultiDrawIndirect(self._internal, buffer._internal, int(offset), int(count))

    def _multi_draw_indexed_indirect(self, buffer: GPUBuffer, offset: int, count: int) -> None:
        lib.wgpuRenderPassEncoderMultiDrawIndexedIndirect(self._internal, buffer._internal, int(offset), int(count))

    def _multi_draw_indirect_count(
        self, buffer: GPUBuffer, offset: int, count_buffer: GPUBuffer, count_buffer_offset: int, max_count: int
    ) -> None:
        lib.wgpuRenderPassEncoderMultiDrawIndirectCount(
            self._internal,
            buffer._internal,
            int(offset),
            count_buffer._internal,
            int(count_buffer_offset),
            int(max_count),
        )

    def _multi_draw_indexed_indirect_count(
        self, buffer: GPUBuffer, offset: int, count_buffer: GPUBuffer, count_buffer_offset: int, max_count: int
    ) -> None:
        lib.wgpuRenderPassEncoderMultiDrawIndexedIndirectCount(
            self._internal,
            buffer._internal,
            int(offset),
            count_buffer._internal,
            int(count_buffer_offset),
            int(max_count),
        )


accelerate(
    GPURenderPassEncoder,
    set_pipeline=GPURenderPipeline,
    set_bind_group=GPUBindGroup,
    set_vertex_buffer=GPUBuffer,
    set_index_buffer=GPUBuffer,
    draw=None,
    draw_indexed=None,
    draw_indirect=GPUBuffer,
    draw_indexed_indirect=GPUBuffer,
    set_viewport=None,
    set_scissor_rect=None,
    set_stencil_reference=None,
    set_blend_constant=None,
    end=None,
)
