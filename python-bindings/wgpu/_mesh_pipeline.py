"""Mesh shaders: pipelines whose first stages are workgroups that make triangles, and their draws. Beyond WebGPU."""

from __future__ import annotations

from ._buffer import GPUBuffer
from ._calls import BAD_ARGUMENTS, CALL_ERRORS, U32, U64, explain, retry
from ._convert import fields
from ._errors import PENDING, discard
from ._events import render_pipeline_callback
from ._lib import NULL, ffi, lib
from ._pipeline import create_pipeline_async, stage
from ._render_pipeline import GPURenderPipeline, graphics_descriptor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import enums, structs
    from ._async import GPUPromise
    from ._pipeline_cache import GPUPipelineCache
    from ._pipeline_layout import GPUPipelineLayout

CALL = "create_mesh_pipeline"
STAGE_FIELDS = frozenset(("module", "entry_point", "constants"))

_draw_mesh_tasks = lib.wgpuAbiRenderPassEncoderDrawMeshTasks
_draw_mesh_tasks_indirect = lib.wgpuAbiRenderPassEncoderDrawMeshTasksIndirect
_multi_draw = lib.wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect
_multi_draw_count = lib.wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount


class GPUMeshDrawMixin:
    """The draws of mesh pipelines, for `GPURenderPassEncoder`."""

    _internal: int | None

    def draw_mesh_tasks(self, workgroup_count_x: int, workgroup_count_y: int = 1, workgroup_count_z: int = 1) -> None:
        """Draw with a mesh pipeline.

        Arguments:
            workgroup_count_x, workgroup_count_y, workgroup_count_z: how many workgroups of the task stage, or of the
                mesh stage if there is no task stage, at most the limits "max-task-workgroups-per-dimension" and
                "max-task-workgroup-total-count", or those of "mesh".

        Needs the feature "mesh-shader". Beyond WebGPU.
        """
        try:
            _draw_mesh_tasks(self._internal, workgroup_count_x, workgroup_count_y, workgroup_count_z)
        except CALL_ERRORS:
            retry(
                _draw_mesh_tasks,
                self,
                "draw_mesh_tasks",
                workgroup_count_x=(U32, workgroup_count_x),
                workgroup_count_y=(U32, workgroup_count_y),
                workgroup_count_z=(U32, workgroup_count_z),
            )

    def draw_mesh_tasks_indirect(self, indirect_buffer: GPUBuffer, indirect_offset: int = 0) -> None:
        """Draw with a mesh pipeline and counts that are in a buffer.

        Arguments:
            indirect_buffer: has three uint32, the arguments of `draw_mesh_tasks()`; its usage includes INDIRECT.
                Nobody checks that they are within the limits: the program must.
            indirect_offset: where they are, in bytes; a multiple of 4.
        """
        try:
            _draw_mesh_tasks_indirect(self._internal, indirect_buffer._internal, indirect_offset)
        except CALL_ERRORS:
            retry(
                _draw_mesh_tasks_indirect,
                self,
                "draw_mesh_tasks_indirect",
                indirect_buffer=(GPUBuffer, indirect_buffer),
                indirect_offset=(U64, indirect_offset),
            )

    def multi_draw_mesh_tasks_indirect(self, indirect_buffer: GPUBuffer, indirect_offset: int, draw_count: int) -> None:
        """Draw several times as `draw_mesh_tasks_indirect()`, with numbers one behind the other, 12 bytes each.

        Arguments:
            indirect_buffer: has the numbers.
            indirect_offset: where they begin, in bytes; a multiple of 4.
            draw_count: how many draws.
        """
        try:
            _multi_draw(self._internal, indirect_buffer._internal, indirect_offset, draw_count)
        except CALL_ERRORS:
            retry(
                _multi_draw,
                self,
                "multi_draw_mesh_tasks_indirect",
                indirect_buffer=(GPUBuffer, indirect_buffer),
                indirect_offset=(U64, indirect_offset),
                draw_count=(U32, draw_count),
            )

    def multi_draw_mesh_tasks_indirect_count(
        self,
        indirect_buffer: GPUBuffer,
        indirect_offset: int,
        count_buffer: GPUBuffer,
        count_buffer_offset: int,
        max_draw_count: int,
    ) -> None:
        """Like `multi_draw_mesh_tasks_indirect`; the GPU reads how many draws, a uint32, from `count_buffer`.

        Arguments:
            indirect_buffer, indirect_offset: as there.
            count_buffer: has the count; its usage includes INDIRECT.
            count_buffer_offset: where it is, in bytes; a multiple of 4.
            max_draw_count: the most draws, whatever the buffer says.

        Needs the feature "multi-draw-indirect-count" as well.
        """
        try:
            _multi_draw_count(
                self._internal,
                indirect_buffer._internal,
                indirect_offset,
                count_buffer._internal,
                count_buffer_offset,
                max_draw_count,
            )
        except CALL_ERRORS:
            retry(
                _multi_draw_count,
                self,
                "multi_draw_mesh_tasks_indirect_count",
                indirect_buffer=(GPUBuffer, indirect_buffer),
                indirect_offset=(U64, indirect_offset),
                count_buffer=(GPUBuffer, count_buffer),
                count_buffer_offset=(U64, count_buffer_offset),
                max_draw_count=(U32, max_draw_count),
            )


class GPUMeshPipelineMixin:
    """What makes mesh pipelines, for `GPUDevice`."""

    _internal: int | None

    def create_mesh_pipeline(
        self,
        *,
        label: str = "",
        layout: GPUPipelineLayout | enums.AutoLayoutModeEnum | None = "auto",
        task: structs.ProgrammableStageStruct | None = None,
        mesh: structs.ProgrammableStageStruct,
        primitive: structs.PrimitiveStateStruct | None = None,
        depth_stencil: structs.DepthStencilStateStruct | None = None,
        multisample: structs.MultisampleStateStruct | None = None,
        fragment: structs.FragmentStateStruct | None = None,
        cache: GPUPipelineCache | None = None,
    ) -> GPURenderPipeline:
        """Make a `GPURenderPipeline` that begins with mesh shaders instead of a vertex shader.

        Arguments:
            label: a name for error messages.
            layout: a `GPUPipelineLayout`, or "auto" to derive one from the shaders; needed if there is no `fragment`.
            task: the shader whose workgroups say how many mesh workgroups run; a dict of "module", "entry_point",
                "constants". None: draws count mesh workgroups.
            mesh: the shader whose workgroups make vertices and primitives; such a dict too.
            primitive: as in `create_render_pipeline()`; "topology" is what the mesh shader makes: "triangle-list",
                "line-list" or "point-list" (feature "mesh-shader-points").
            depth_stencil, multisample, fragment, cache: as there.

        Its draws are `GPURenderPassEncoder.draw_mesh_tasks()` and its kin; render bundles do not take it. The shaders
        are WGSL with ``enable wgpu_mesh_shader;``. Needs the feature "mesh-shader", which is experimental. Beyond
        WebGPU.
        """
        try:
            descriptor, _keep = _descriptor(
                label, layout, task, mesh, primitive, depth_stencil, multisample, fragment, cache
            )
            made = lib.wgpuAbiDeviceCreateMeshPipeline(self._internal, [descriptor])
            if PENDING:
                discard(lib.wgpuRenderPipelineRelease, made)
            return GPURenderPipeline(label, made, self)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def create_mesh_pipeline_async(
        self,
        *,
        label: str = "",
        layout: GPUPipelineLayout | enums.AutoLayoutModeEnum | None = "auto",
        task: structs.ProgrammableStageStruct | None = None,
        mesh: structs.ProgrammableStageStruct,
        primitive: structs.PrimitiveStateStruct | None = None,
        depth_stencil: structs.DepthStencilStateStruct | None = None,
        multisample: structs.MultisampleStateStruct | None = None,
        fragment: structs.FragmentStateStruct | None = None,
        cache: GPUPipelineCache | None = None,
    ) -> GPUPromise[GPURenderPipeline]:
        """Like `create_mesh_pipeline`, but compiles in the background and returns a `GPUPromise`.

        It rejects with a `GPUPipelineError`.
        """
        try:
            return create_pipeline_async(
                self,  # type: ignore[arg-type] # the mixin is a part of GPUDevice
                CALL,
                lib.wgpuAbiDeviceCreateMeshPipelineAsync,
                render_pipeline_callback,
                _descriptor(label, layout, task, mesh, primitive, depth_stencil, multisample, fragment, cache),
                lambda made: GPURenderPipeline(label, made, self),
            )
        except BAD_ARGUMENTS as error:
            raise explain(error) from None


def _stage(call: str, value: Any, kind: str, keep: list[Any]) -> tuple[Any, ...]:
    """A WGPUComputeState, which every stage without buffers and targets is."""
    module, entry, count, constants, names = stage(call, fields(value, STAGE_FIELDS, kind), kind)
    keep += [entry, constants, names]
    return (NULL, module, entry, count, constants)


def _descriptor(label: str, layout: Any, task: Any, mesh: Any, *rest: Any) -> tuple[Any, Any]:
    """A WGPUAbiMeshPipelineDescriptor, and what to keep alive."""
    keep: list[Any] = []
    c_task = NULL if task is None else ffi.new("WGPUComputeState *", _stage(CALL, task, "ProgrammableStage", keep))
    keep.append(c_task)
    stages = (c_task, _stage(CALL, mesh, "ProgrammableStage", keep))
    return graphics_descriptor(CALL, label, layout, stages, rest, keep)
