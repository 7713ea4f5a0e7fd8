"""`GPURenderBundleEncoder`: records draws for use in many passes."""

from __future__ import annotations

from ._accelerate import accelerate
from ._bind_group import GPUBindGroup
from ._buffer import GPUBuffer
from ._commands import GPUBindingCommandsMixin, GPUCommandsMixin, GPUDebugCommandsMixin, GPURenderCommandsMixin
from ._errors import PENDING, discard
from ._lib import NULL, lib, string
from ._object import GPUObjectBase
from ._records import GPUDrawManyMixin
from ._render_bundle import GPURenderBundle
from ._render_pipeline import GPURenderPipeline

_finish = lib.wgpuRenderBundleEncoderFinish


class GPURenderBundleEncoder(
    GPUCommandsMixin,
    GPUDebugCommandsMixin,
    GPUBindingCommandsMixin,
    GPURenderCommandsMixin,
    GPUDrawManyMixin,
    GPUObjectBase,
):
    """Records draws into a `GPURenderBundle`. Made by `GPUDevice.create_render_bundle_encoder()`."""

    _release_function = lib.wgpuRenderBundleEncoderRelease
    _set_label_function = lib.wgpuRenderBundleEncoderSetLabel
    _push_debug_group_function = lib.wgpuRenderBundleEncoderPushDebugGroup
    _pop_debug_group_function = lib.wgpuRenderBundleEncoderPopDebugGroup
    _insert_debug_marker_function = lib.wgpuRenderBundleEncoderInsertDebugMarker
    _set_bind_group_function = lib.wgpuRenderBundleEncoderSetBindGroup
    _set_immediates_function = lib.wgpuRenderBundleEncoderSetImmediates
    _set_pipeline_function = lib.wgpuRenderBundleEncoderSetPipeline
    _set_index_buffer_function = lib.wgpuRenderBundleEncoderSetIndexBuffer
    _set_vertex_buffer_function = lib.wgpuRenderBundleEncoderSetVertexBuffer
    _draw_function = lib.wgpuRenderBundleEncoderDraw
    _draw_indexed_function = lib.wgpuRenderBundleEncoderDrawIndexed
    _draw_indirect_function = lib.wgpuRenderBundleEncoderDrawIndirect
    _draw_indexed_indirect_function = lib.wgpuRenderBundleEncoderDrawIndexedIndirect
    _draw_many_function = lib.wgpuAbiRenderBundleEncoderDrawMany

    def finish(self, *, label: str = "") -> GPURenderBundle:
        """End the recording and return the bundle. Raises GPUValidationError for errors in what was recorded.

        Spec: GPURenderBundleEncoder.finish
        """
        handle = _finish(self._internal, [(NULL, string(label))] if label else NULL)
        if PENDING:
            discard(lib.wgpuRenderBundleRelease, handle)
        return GPURenderBundle(label, handle, self._device)


accelerate(
    GPURenderBundleEncoder,
    set_pipeline=GPURenderPipeline,
    set_bind_group=GPUBindGroup,
    set_vertex_buffer=GPUBuffer,
    set_index_buffer=GPUBuffer,
    draw=None,
    draw_indexed=None,
    draw_indirect=GPUBuffer,
    draw_indexed_indirect=GPUBuffer,
)
