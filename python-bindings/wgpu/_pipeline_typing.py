"""Types for checkers and editors: the TypedDicts of the structs that describe pipelines. Part of ``_typing``."""

# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from . import structs as _structs
from ._literals import *

if TYPE_CHECKING:
    from .classes import GPUPipelineLayout, GPUShaderModule


class _ProgrammableStageRequired(TypedDict):
    module: GPUShaderModule


class ProgrammableStageDict(_ProgrammableStageRequired, total=False):
    """The fields of ``wgpu.ProgrammableStage``."""

    entry_point: str | None
    constants: Mapping[str, float] | None


class _ComputePipelineDescriptorRequired(TypedDict):
    compute: ProgrammableStageStruct


class ComputePipelineDescriptorDict(_ComputePipelineDescriptorRequired, total=False):
    """The fields of ``wgpu.ComputePipelineDescriptor``."""

    label: str
    layout: PipelineLayoutLike


class VertexAttributeDict(TypedDict):
    """The fields of ``wgpu.VertexAttribute``."""

    format: VertexFormatEnum
    offset: int
    shader_location: int


class _VertexBufferLayoutRequired(TypedDict):
    array_stride: int
    attributes: Sequence[VertexAttributeStruct]


class VertexBufferLayoutDict(_VertexBufferLayoutRequired, total=False):
    """The fields of ``wgpu.VertexBufferLayout``."""

    step_mode: VertexStepModeEnum


class _VertexStateRequired(TypedDict):
    module: GPUShaderModule


class VertexStateDict(_VertexStateRequired, total=False):
    """The fields of ``wgpu.VertexState``."""

    entry_point: str | None
    constants: Mapping[str, float] | None
    buffers: Sequence[VertexBufferLayoutStruct | None]


class BlendComponentDict(TypedDict, total=False):
    """The fields of ``wgpu.BlendComponent``."""

    operation: BlendOperationEnum
    src_factor: BlendFactorEnum
    dst_factor: BlendFactorEnum


class BlendStateDict(TypedDict):
    """The fields of ``wgpu.BlendState``."""

    color: BlendComponentStruct
    alpha: BlendComponentStruct


class _ColorTargetStateRequired(TypedDict):
    format: TextureFormatEnum


class ColorTargetStateDict(_ColorTargetStateRequired, total=False):
    """The fields of ``wgpu.ColorTargetState``."""

    blend: BlendStateStruct | None
    write_mask: ColorWriteFlags


class _FragmentStateRequired(TypedDict):
    module: GPUShaderModule
    targets: Sequence[ColorTargetStateStruct | None]


class FragmentStateDict(_FragmentStateRequired, total=False):
    """The fields of ``wgpu.FragmentState``."""

    entry_point: str | None
    constants: Mapping[str, float] | None


class PrimitiveStateDict(TypedDict, total=False):
    """The fields of ``wgpu.PrimitiveState``."""

    topology: PrimitiveTopologyEnum
    strip_index_format: IndexFormatEnum | None
    front_face: FrontFaceEnum
    cull_mode: CullModeEnum
    unclipped_depth: bool
    polygon_mode: PolygonModeEnum | None
    conservative: bool


class StencilFaceStateDict(TypedDict, total=False):
    """The fields of ``wgpu.StencilFaceState``."""

    compare: CompareFunctionEnum
    fail_op: StencilOperationEnum
    depth_fail_op: StencilOperationEnum
    pass_op: StencilOperationEnum


class _DepthStencilStateRequired(TypedDict):
    format: TextureFormatEnum


class DepthStencilStateDict(_DepthStencilStateRequired, total=False):
    """The fields of ``wgpu.DepthStencilState``."""

    depth_write_enabled: bool | None
    depth_compare: CompareFunctionEnum | None
    stencil_front: StencilFaceStateStruct | None
    stencil_back: StencilFaceStateStruct | None
    stencil_read_mask: int
    stencil_write_mask: int
    depth_bias: int
    depth_bias_slope_scale: float
    depth_bias_clamp: float


class MultisampleStateDict(TypedDict, total=False):
    """The fields of ``wgpu.MultisampleState``."""

    count: int
    mask: int
    alpha_to_coverage_enabled: bool


class _RenderPipelineDescriptorRequired(TypedDict):
    vertex: VertexStateStruct


class RenderPipelineDescriptorDict(_RenderPipelineDescriptorRequired, total=False):
    """The fields of ``wgpu.RenderPipelineDescriptor``."""

    label: str
    layout: PipelineLayoutLike
    primitive: PrimitiveStateStruct | None
    depth_stencil: DepthStencilStateStruct | None
    multisample: MultisampleStateStruct | None
    fragment: FragmentStateStruct | None


ProgrammableStageStruct: TypeAlias = _structs.ProgrammableStage | ProgrammableStageDict
ComputePipelineDescriptorStruct: TypeAlias = _structs.ComputePipelineDescriptor | ComputePipelineDescriptorDict
VertexAttributeStruct: TypeAlias = _structs.VertexAttribute | VertexAttributeDict
VertexBufferLayoutStruct: TypeAlias = _structs.VertexBufferLayout | VertexBufferLayoutDict
VertexStateStruct: TypeAlias = _structs.VertexState | VertexStateDict
BlendComponentStruct: TypeAlias = _structs.BlendComponent | BlendComponentDict
BlendStateStruct: TypeAlias = _structs.BlendState | BlendStateDict
ColorTargetStateStruct: TypeAlias = _structs.ColorTargetState | ColorTargetStateDict
FragmentStateStruct: TypeAlias = _structs.FragmentState | FragmentStateDict
PrimitiveStateStruct: TypeAlias = _structs.PrimitiveState | PrimitiveStateDict
StencilFaceStateStruct: TypeAlias = _structs.StencilFaceState | StencilFaceStateDict
DepthStencilStateStruct: TypeAlias = _structs.DepthStencilState | DepthStencilStateDict
MultisampleStateStruct: TypeAlias = _structs.MultisampleState | MultisampleStateDict
RenderPipelineDescriptorStruct: TypeAlias = _structs.RenderPipelineDescriptor | RenderPipelineDescriptorDict
PipelineLayoutLike: TypeAlias = "GPUPipelineLayout | AutoLayoutModeEnum"
