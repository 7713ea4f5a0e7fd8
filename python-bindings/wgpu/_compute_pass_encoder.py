"""`GPUComputePassEncoder`: records dispatches."""

from __future__ import annotations

from ._accelerate import accelerate
from ._bind_group import GPUBindGroup
from ._buffer import GPUBuffer
from ._calls import CALL_ERRORS, U32, U64, retry
from ._commands import EndsWithBlock, GPUBindingCommandsMixin, GPUCommandsMixin, GPUDebugCommandsMixin
from ._compute_pipeline import GPUComputePipeline
from ._errors import PENDING, raise_pending
from ._lib import lib
from ._object import GPUObjectBase
from ._records import GPUDispatchManyMixin

_set_pipeline = lib.wgpuComputePassEncoderSetPipeline
_dispatch = lib.wgpuComputePassEncoderDispatchWorkgroups
_dispatch_indirect = lib.wgpuComputePassEncoderDispatchWorkgroupsIndirect
_end = lib.wgpuComputePassEncoderEnd


class GPUComputePassEncoder(
    GPUCommandsMixin,
    GPUDebugCommandsMixin,
    GPUBindingCommandsMixin,
    GPUDispatchManyMixin,
    EndsWithBlock,
    GPUObjectBase,
):
    """Records the dispatches of a compute pass. Made by `GPUCommandEncoder.begin_compute_pass()`.

    Call `end()` when done, or use it in `with`; until then its command encoder takes no other commands. Errors in what
    is recorded are raised by `GPUCommandEncoder.finish()`.
    """

    _release_function = lib.wgpuComputePassEncoderRelease
    _set_label_function = lib.wgpuComputePassEncoderSetLabel
    _push_debug_group_function = lib.wgpuComputePassEncoderPushDebugGroup
    _pop_debug_group_function = lib.wgpuComputePassEncoderPopDebugGroup
    _insert_debug_marker_function = lib.wgpuComputePassEncoderInsertDebugMarker
    _write_timestamp_function = lib.wgpuComputePassEncoderWriteTimestamp
    _dispatch_many_function = lib.wgpuAbiComputePassEncoderDispatchMany
    _set_bind_group_function = lib.wgpuComputePassEncoderSetBindGroup
    _set_immediates_function = lib.wgpuComputePassEncoderSetImmediates
    _begin_pipeline_statistics_query_function = lib.wgpuComputePassEncoderBeginPipelineStatisticsQuery
    _end_pipeline_statistics_query_function = lib.wgpuComputePassEncoderEndPipelineStatisticsQuery

    def set_pipeline(self, pipeline: GPUComputePipeline) -> None:
        """Dispatch with this pipeline from here on.

        Spec: GPUComputePassEncoder.setPipeline
        """
        try:
            _set_pipeline(self._internal, pipeline._internal)
        except CALL_ERRORS:
            retry(_set_pipeline, self, "set_pipeline", pipeline=(GPUComputePipeline, pipeline))

    def dispatch_workgroups(
        self, workgroup_count_x: int, workgroup_count_y: int = 1, workgroup_count_z: int = 1
    ) -> None:
        """Run the pipeline.

        Arguments:
            workgroup_count_x, workgroup_count_y, workgroup_count_z: how many workgroups in each dimension, at most
                the limit "max-compute-workgroups-per-dimension". The shader tells how many invocations each has.

        Spec: GPUComputePassEncoder.dispatchWorkgroups
        """
        try:
            _dispatch(self._internal, workgroup_count_x, workgroup_count_y, workgroup_count_z)
        except CALL_ERRORS:
            retry(
                _dispatch,
                self,
                "dispatch_workgroups",
                workgroup_count_x=(U32, workgroup_count_x),
                workgroup_count_y=(U32, workgroup_count_y),
                workgroup_count_z=(U32, workgroup_count_z),
            )

    def dispatch_workgroups_indirect(self, indirect_buffer: GPUBuffer, indirect_offset: int) -> None:
        """Run the pipeline with workgroup counts that the GPU reads from a buffer.

        Arguments:
            indirect_buffer: a buffer with usage INDIRECT that holds three uint32, the counts.
            indirect_offset: where they are, in bytes, a multiple of 4.

        Spec: GPUComputePassEncoder.dispatchWorkgroupsIndirect
        """
        try:
            _dispatch_indirect(self._internal, indirect_buffer._internal, indirect_offset)
        except CALL_ERRORS:
            retry(
                _dispatch_indirect,
                self,
                "dispatch_workgroups_indirect",
                indirect_buffer=(GPUBuffer, indirect_buffer),
                indirect_offset=(U64, indirect_offset),
            )

    def end(self) -> None:
        """Finish the pass; its command encoder takes commands again.

        Spec: GPUComputePassEncoder.end
        """
        try:
            _end(self._internal)
        except CALL_ERRORS:
            retry(_end, self, "end")
        if PENDING:
            raise_pending()


accelerate(
    GPUComputePassEncoder,
    set_pipeline=GPUComputePipeline,
    set_bind_group=GPUBindGroup,
    dispatch_workgroups=None,
    dispatch_workgroups_indirect=GPUBuffer,
    end=None,
)
