"""Types for checkers and editors: a TypedDict for each struct, from ``_literals`` the values of each enum, and
from ``_pipeline_typing`` what describes pipelines.

Loaded only on request, because such types are costly to make. A test keeps it in step with ``structs.py``.
"""

# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypedDict

from . import structs as _structs
from ._literals import *
from ._pipeline_typing import *

if TYPE_CHECKING:
    from .classes import (
        GPUBindGroupLayout,
        GPUBlas,
        GPUBuffer,
        GPUDevice,
        GPUError,
        GPUExternalTexture,
        GPUQuerySet,
        GPUSampler,
        GPUTexture,
        GPUTextureView,
        GPUTlas,
    )


class RecordArray(Protocol):
    """An array of records: from numpy, or a memoryview."""

    @property
    def itemsize(self) -> int: ...


class ColorDict(TypedDict):
    """The fields of ``wgpu.Color``."""

    r: float
    g: float
    b: float
    a: float


class Origin2DDict(TypedDict, total=False):
    """The fields of ``wgpu.Origin2D``."""

    x: int
    y: int


class Origin3DDict(TypedDict, total=False):
    """The fields of ``wgpu.Origin3D``."""

    x: int
    y: int
    z: int


class _Extent3DRequired(TypedDict):
    width: int


class Extent3DDict(_Extent3DRequired, total=False):
    """The fields of ``wgpu.Extent3D``."""

    height: int
    depth_or_array_layers: int


class RequestAdapterOptionsDict(TypedDict, total=False):
    """The fields of ``wgpu.RequestAdapterOptions``."""

    feature_level: FeatureLevelEnum
    power_preference: PowerPreferenceEnum | None
    force_fallback_adapter: bool
    xr_compatible: bool


class QueueDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.QueueDescriptor``."""

    label: str


class DeviceDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.DeviceDescriptor``."""

    label: str
    required_features: FeaturesLike
    required_limits: Mapping[str, int | None] | None
    default_queue: QueueDescriptorStruct | None


class _BufferDescriptorRequired(TypedDict):
    size: int
    usage: BufferUsageFlags


class BufferDescriptorDict(_BufferDescriptorRequired, total=False):
    """The fields of ``wgpu.BufferDescriptor``."""

    label: str
    mapped_at_creation: bool


class _TextureDescriptorRequired(TypedDict):
    size: SizeLike
    format: TextureFormatEnum
    usage: TextureUsageFlags


class TextureDescriptorDict(_TextureDescriptorRequired, total=False):
    """The fields of ``wgpu.TextureDescriptor``."""

    label: str
    mip_level_count: int
    sample_count: int
    dimension: TextureDimensionEnum
    view_formats: Sequence[TextureFormatEnum]
    texture_binding_view_dimension: TextureViewDimensionEnum | None


class TextureViewDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.TextureViewDescriptor``."""

    label: str
    format: TextureFormatEnum | None
    dimension: TextureViewDimensionEnum | None
    usage: TextureUsageFlags
    aspect: TextureAspectEnum
    base_mip_level: int
    mip_level_count: int | None
    base_array_layer: int
    array_layer_count: int | None
    swizzle: str


class _ExternalTextureDescriptorRequired(TypedDict):
    source: object


class ExternalTextureDescriptorDict(_ExternalTextureDescriptorRequired, total=False):
    """The fields of ``wgpu.ExternalTextureDescriptor``."""

    label: str
    color_space: PredefinedColorSpaceEnum


class SamplerDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.SamplerDescriptor``."""

    label: str
    address_mode_u: AddressModeEnum
    address_mode_v: AddressModeEnum
    address_mode_w: AddressModeEnum
    mag_filter: FilterModeEnum
    min_filter: FilterModeEnum
    mipmap_filter: MipmapFilterModeEnum
    lod_min_clamp: float
    lod_max_clamp: float
    compare: CompareFunctionEnum | None
    max_anisotropy: int


class BufferBindingLayoutDict(TypedDict, total=False):
    """The fields of ``wgpu.BufferBindingLayout``."""

    type: BufferBindingTypeEnum
    has_dynamic_offset: bool
    min_binding_size: int


class SamplerBindingLayoutDict(TypedDict, total=False):
    """The fields of ``wgpu.SamplerBindingLayout``."""

    type: SamplerBindingTypeEnum


class TextureBindingLayoutDict(TypedDict, total=False):
    """The fields of ``wgpu.TextureBindingLayout``."""

    sample_type: TextureSampleTypeEnum
    view_dimension: TextureViewDimensionEnum
    multisampled: bool


class _StorageTextureBindingLayoutRequired(TypedDict):
    format: TextureFormatEnum


class StorageTextureBindingLayoutDict(_StorageTextureBindingLayoutRequired, total=False):
    """The fields of ``wgpu.StorageTextureBindingLayout``."""

    access: StorageTextureAccessEnum
    view_dimension: TextureViewDimensionEnum


class ExternalTextureBindingLayoutDict(TypedDict, total=False):
    """The fields of ``wgpu.ExternalTextureBindingLayout``."""


class AccelerationStructureBindingLayoutDict(TypedDict, total=False):
    """The fields of ``wgpu.AccelerationStructureBindingLayout``."""

    vertex_return: bool


class _BlasTriangleSizeRequired(TypedDict):
    vertex_count: int


class BlasTriangleSizeDict(_BlasTriangleSizeRequired, total=False):
    """The fields of ``wgpu.BlasTriangleSize``."""

    vertex_format: VertexFormatEnum
    index_format: IndexFormatEnum | None
    index_count: int
    flags: BlasGeometryFlags | None


class _BlasBoxSizeRequired(TypedDict):
    primitive_count: int


class BlasBoxSizeDict(_BlasBoxSizeRequired, total=False):
    """The fields of ``wgpu.BlasBoxSize``."""

    flags: BlasGeometryFlags


class _BlasTrianglesRequired(TypedDict):
    vertex_buffer: GPUBuffer


class BlasTrianglesDict(_BlasTrianglesRequired, total=False):
    """The fields of ``wgpu.BlasTriangles``."""

    vertex_stride: int
    first_vertex: int
    vertex_count: int | None
    index_buffer: GPUBuffer | None
    first_index: int
    index_count: int | None
    transform_buffer: GPUBuffer | None
    transform_offset: int


class _BlasBoxesRequired(TypedDict):
    buffer: GPUBuffer


class BlasBoxesDict(_BlasBoxesRequired, total=False):
    """The fields of ``wgpu.BlasBoxes``."""

    offset: int
    stride: int
    primitive_count: int | None


class _BlasBuildRequired(TypedDict):
    blas: GPUBlas


class BlasBuildDict(_BlasBuildRequired, total=False):
    """The fields of ``wgpu.BlasBuild``."""

    triangle_geometries: Sequence[BlasTrianglesStruct]
    box_geometries: Sequence[BlasBoxesStruct]


class _TlasInstanceRequired(TypedDict):
    blas: GPUBlas | None


class TlasInstanceDict(_TlasInstanceRequired, total=False):
    """The fields of ``wgpu.TlasInstance``."""

    transform: TransformLike | None
    custom_index: int
    mask: int


class TlasBuildDict(TypedDict):
    """The fields of ``wgpu.TlasBuild``."""

    tlas: GPUTlas
    instances: TlasInstancesLike


class _BindGroupLayoutEntryRequired(TypedDict):
    binding: int
    visibility: ShaderStageFlags


class BindGroupLayoutEntryDict(_BindGroupLayoutEntryRequired, total=False):
    """The fields of ``wgpu.BindGroupLayoutEntry``."""

    buffer: BufferBindingLayoutStruct | None
    sampler: SamplerBindingLayoutStruct | None
    texture: TextureBindingLayoutStruct | None
    storage_texture: StorageTextureBindingLayoutStruct | None
    external_texture: ExternalTextureBindingLayoutStruct | None
    acceleration_structure: AccelerationStructureBindingLayoutStruct | None
    binding_array_size: int | None


class _BindGroupLayoutDescriptorRequired(TypedDict):
    entries: Sequence[BindGroupLayoutEntryStruct]


class BindGroupLayoutDescriptorDict(_BindGroupLayoutDescriptorRequired, total=False):
    """The fields of ``wgpu.BindGroupLayoutDescriptor``."""

    label: str


class _BufferBindingRequired(TypedDict):
    buffer: GPUBuffer


class BufferBindingDict(_BufferBindingRequired, total=False):
    """The fields of ``wgpu.BufferBinding``."""

    offset: int
    size: int | None


class BindGroupEntryDict(TypedDict):
    """The fields of ``wgpu.BindGroupEntry``."""

    binding: int
    resource: BindingResource


class _BindGroupDescriptorRequired(TypedDict):
    layout: GPUBindGroupLayout
    entries: Sequence[BindGroupEntryStruct]


class BindGroupDescriptorDict(_BindGroupDescriptorRequired, total=False):
    """The fields of ``wgpu.BindGroupDescriptor``."""

    label: str


class _PipelineLayoutDescriptorRequired(TypedDict):
    bind_group_layouts: Sequence[GPUBindGroupLayout | None]


class PipelineLayoutDescriptorDict(_PipelineLayoutDescriptorRequired, total=False):
    """The fields of ``wgpu.PipelineLayoutDescriptor``."""

    label: str
    immediate_size: int


class _ShaderModuleCompilationHintRequired(TypedDict):
    entry_point: str


class ShaderModuleCompilationHintDict(_ShaderModuleCompilationHintRequired, total=False):
    """The fields of ``wgpu.ShaderModuleCompilationHint``."""

    layout: PipelineLayoutLike | None


class _ShaderModuleDescriptorRequired(TypedDict):
    code: str | bytes


class ShaderModuleDescriptorDict(_ShaderModuleDescriptorRequired, total=False):
    """The fields of ``wgpu.ShaderModuleDescriptor``."""

    label: str
    compilation_hints: Sequence[ShaderModuleCompilationHintStruct]


class TexelCopyBufferLayoutDict(TypedDict, total=False):
    """The fields of ``wgpu.TexelCopyBufferLayout``."""

    offset: int
    bytes_per_row: int | None
    rows_per_image: int | None


class _TexelCopyBufferInfoRequired(TypedDict):
    buffer: GPUBuffer


class TexelCopyBufferInfoDict(_TexelCopyBufferInfoRequired, total=False):
    """The fields of ``wgpu.TexelCopyBufferInfo``."""

    offset: int
    bytes_per_row: int | None
    rows_per_image: int | None


class _TexelCopyTextureInfoRequired(TypedDict):
    texture: GPUTexture


class TexelCopyTextureInfoDict(_TexelCopyTextureInfoRequired, total=False):
    """The fields of ``wgpu.TexelCopyTextureInfo``."""

    mip_level: int
    origin: Origin3DLike | None
    aspect: TextureAspectEnum


class _CopyExternalImageDestInfoRequired(TypedDict):
    texture: GPUTexture


class CopyExternalImageDestInfoDict(_CopyExternalImageDestInfoRequired, total=False):
    """The fields of ``wgpu.CopyExternalImageDestInfo``."""

    mip_level: int
    origin: Origin3DLike | None
    aspect: TextureAspectEnum
    color_space: PredefinedColorSpaceEnum
    premultiplied_alpha: bool


class _CopyExternalImageSourceInfoRequired(TypedDict):
    source: object


class CopyExternalImageSourceInfoDict(_CopyExternalImageSourceInfoRequired, total=False):
    """The fields of ``wgpu.CopyExternalImageSourceInfo``."""

    origin: Origin2DLike | None
    flip_y: bool


class CommandBufferDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.CommandBufferDescriptor``."""

    label: str


class CommandEncoderDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.CommandEncoderDescriptor``."""

    label: str


class _ComputePassTimestampWritesRequired(TypedDict):
    query_set: GPUQuerySet


class ComputePassTimestampWritesDict(_ComputePassTimestampWritesRequired, total=False):
    """The fields of ``wgpu.ComputePassTimestampWrites``."""

    beginning_of_pass_write_index: int | None
    end_of_pass_write_index: int | None


class ComputePassDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.ComputePassDescriptor``."""

    label: str
    timestamp_writes: ComputePassTimestampWritesStruct | None


class _RenderPassTimestampWritesRequired(TypedDict):
    query_set: GPUQuerySet


class RenderPassTimestampWritesDict(_RenderPassTimestampWritesRequired, total=False):
    """The fields of ``wgpu.RenderPassTimestampWrites``."""

    beginning_of_pass_write_index: int | None
    end_of_pass_write_index: int | None


class _RenderPassColorAttachmentRequired(TypedDict):
    view: GPUTexture | GPUTextureView
    load_op: LoadOpEnum
    store_op: StoreOpEnum


class RenderPassColorAttachmentDict(_RenderPassColorAttachmentRequired, total=False):
    """The fields of ``wgpu.RenderPassColorAttachment``."""

    depth_slice: int | None
    resolve_target: GPUTexture | GPUTextureView | None
    clear_value: ColorLike | None


class _RenderPassDepthStencilAttachmentRequired(TypedDict):
    view: GPUTexture | GPUTextureView


class RenderPassDepthStencilAttachmentDict(_RenderPassDepthStencilAttachmentRequired, total=False):
    """The fields of ``wgpu.RenderPassDepthStencilAttachment``."""

    depth_clear_value: float | None
    depth_load_op: LoadOpEnum | None
    depth_store_op: StoreOpEnum | None
    depth_read_only: bool
    stencil_clear_value: int
    stencil_load_op: LoadOpEnum | None
    stencil_store_op: StoreOpEnum | None
    stencil_read_only: bool


class _RenderPassDescriptorRequired(TypedDict):
    color_attachments: Sequence[RenderPassColorAttachmentStruct | None]


class RenderPassDescriptorDict(_RenderPassDescriptorRequired, total=False):
    """The fields of ``wgpu.RenderPassDescriptor``."""

    label: str
    depth_stencil_attachment: RenderPassDepthStencilAttachmentStruct | None
    occlusion_query_set: GPUQuerySet | None
    timestamp_writes: RenderPassTimestampWritesStruct | None
    max_draw_count: int


class _RenderPassLayoutRequired(TypedDict):
    color_formats: Sequence[TextureFormatEnum | None]


class RenderPassLayoutDict(_RenderPassLayoutRequired, total=False):
    """The fields of ``wgpu.RenderPassLayout``."""

    label: str
    depth_stencil_format: TextureFormatEnum | None
    sample_count: int


class _RenderBundleEncoderDescriptorRequired(TypedDict):
    color_formats: Sequence[TextureFormatEnum | None]


class RenderBundleEncoderDescriptorDict(_RenderBundleEncoderDescriptorRequired, total=False):
    """The fields of ``wgpu.RenderBundleEncoderDescriptor``."""

    label: str
    depth_stencil_format: TextureFormatEnum | None
    sample_count: int
    depth_read_only: bool
    stencil_read_only: bool


class RenderBundleDescriptorDict(TypedDict, total=False):
    """The fields of ``wgpu.RenderBundleDescriptor``."""

    label: str


class _QuerySetDescriptorRequired(TypedDict):
    type: QueryTypeEnum
    count: int


class QuerySetDescriptorDict(_QuerySetDescriptorRequired, total=False):
    """The fields of ``wgpu.QuerySetDescriptor``."""

    label: str


class CanvasToneMappingDict(TypedDict, total=False):
    """The fields of ``wgpu.CanvasToneMapping``."""

    mode: CanvasToneMappingModeEnum


class _CanvasConfigurationRequired(TypedDict):
    device: GPUDevice
    format: TextureFormatEnum


class CanvasConfigurationDict(_CanvasConfigurationRequired, total=False):
    """The fields of ``wgpu.CanvasConfiguration``."""

    usage: TextureUsageFlags
    view_formats: Sequence[TextureFormatEnum]
    color_space: PredefinedColorSpaceEnum
    tone_mapping: CanvasToneMappingStruct | None
    alpha_mode: CanvasAlphaModeEnum


class PipelineErrorInitDict(TypedDict):
    """The fields of ``wgpu.PipelineErrorInit``."""

    reason: PipelineErrorReasonEnum


class UncapturedErrorEventInitDict(TypedDict):
    """The fields of ``wgpu.UncapturedErrorEventInit``."""

    error: GPUError


# What a call takes: the struct or the dict.
ColorStruct: TypeAlias = _structs.Color | ColorDict
Origin2DStruct: TypeAlias = _structs.Origin2D | Origin2DDict
Origin3DStruct: TypeAlias = _structs.Origin3D | Origin3DDict
Extent3DStruct: TypeAlias = _structs.Extent3D | Extent3DDict
RequestAdapterOptionsStruct: TypeAlias = _structs.RequestAdapterOptions | RequestAdapterOptionsDict
QueueDescriptorStruct: TypeAlias = _structs.QueueDescriptor | QueueDescriptorDict
DeviceDescriptorStruct: TypeAlias = _structs.DeviceDescriptor | DeviceDescriptorDict
BufferDescriptorStruct: TypeAlias = _structs.BufferDescriptor | BufferDescriptorDict
TextureDescriptorStruct: TypeAlias = _structs.TextureDescriptor | TextureDescriptorDict
TextureViewDescriptorStruct: TypeAlias = _structs.TextureViewDescriptor | TextureViewDescriptorDict
ExternalTextureDescriptorStruct: TypeAlias = _structs.ExternalTextureDescriptor | ExternalTextureDescriptorDict
SamplerDescriptorStruct: TypeAlias = _structs.SamplerDescriptor | SamplerDescriptorDict
BufferBindingLayoutStruct: TypeAlias = _structs.BufferBindingLayout | BufferBindingLayoutDict
SamplerBindingLayoutStruct: TypeAlias = _structs.SamplerBindingLayout | SamplerBindingLayoutDict
TextureBindingLayoutStruct: TypeAlias = _structs.TextureBindingLayout | TextureBindingLayoutDict
StorageTextureBindingLayoutStruct: TypeAlias = _structs.StorageTextureBindingLayout | StorageTextureBindingLayoutDict
ExternalTextureBindingLayoutStruct: TypeAlias = _structs.ExternalTextureBindingLayout | ExternalTextureBindingLayoutDict
AccelerationStructureBindingLayoutStruct: TypeAlias = (
    _structs.AccelerationStructureBindingLayout | AccelerationStructureBindingLayoutDict
)
BlasTriangleSizeStruct: TypeAlias = _structs.BlasTriangleSize | BlasTriangleSizeDict
BlasBoxSizeStruct: TypeAlias = _structs.BlasBoxSize | BlasBoxSizeDict
BlasTrianglesStruct: TypeAlias = _structs.BlasTriangles | BlasTrianglesDict
BlasBoxesStruct: TypeAlias = _structs.BlasBoxes | BlasBoxesDict
BlasBuildStruct: TypeAlias = _structs.BlasBuild | BlasBuildDict
TlasInstanceStruct: TypeAlias = _structs.TlasInstance | TlasInstanceDict
TlasBuildStruct: TypeAlias = _structs.TlasBuild | TlasBuildDict
BindGroupLayoutEntryStruct: TypeAlias = _structs.BindGroupLayoutEntry | BindGroupLayoutEntryDict
BindGroupLayoutDescriptorStruct: TypeAlias = _structs.BindGroupLayoutDescriptor | BindGroupLayoutDescriptorDict
BufferBindingStruct: TypeAlias = _structs.BufferBinding | BufferBindingDict
BindGroupEntryStruct: TypeAlias = _structs.BindGroupEntry | BindGroupEntryDict
BindGroupDescriptorStruct: TypeAlias = _structs.BindGroupDescriptor | BindGroupDescriptorDict
PipelineLayoutDescriptorStruct: TypeAlias = _structs.PipelineLayoutDescriptor | PipelineLayoutDescriptorDict
ShaderModuleCompilationHintStruct: TypeAlias = _structs.ShaderModuleCompilationHint | ShaderModuleCompilationHintDict
ShaderModuleDescriptorStruct: TypeAlias = _structs.ShaderModuleDescriptor | ShaderModuleDescriptorDict
TexelCopyBufferLayoutStruct: TypeAlias = _structs.TexelCopyBufferLayout | TexelCopyBufferLayoutDict
TexelCopyBufferInfoStruct: TypeAlias = _structs.TexelCopyBufferInfo | TexelCopyBufferInfoDict
TexelCopyTextureInfoStruct: TypeAlias = _structs.TexelCopyTextureInfo | TexelCopyTextureInfoDict
CopyExternalImageDestInfoStruct: TypeAlias = _structs.CopyExternalImageDestInfo | CopyExternalImageDestInfoDict
CopyExternalImageSourceInfoStruct: TypeAlias = _structs.CopyExternalImageSourceInfo | CopyExternalImageSourceInfoDict
CommandBufferDescriptorStruct: TypeAlias = _structs.CommandBufferDescriptor | CommandBufferDescriptorDict
CommandEncoderDescriptorStruct: TypeAlias = _structs.CommandEncoderDescriptor | CommandEncoderDescriptorDict
ComputePassTimestampWritesStruct: TypeAlias = _structs.ComputePassTimestampWrites | ComputePassTimestampWritesDict
ComputePassDescriptorStruct: TypeAlias = _structs.ComputePassDescriptor | ComputePassDescriptorDict
RenderPassTimestampWritesStruct: TypeAlias = _structs.RenderPassTimestampWrites | RenderPassTimestampWritesDict
RenderPassColorAttachmentStruct: TypeAlias = _structs.RenderPassColorAttachment | RenderPassColorAttachmentDict
RenderPassDepthStencilAttachmentStruct: TypeAlias = (
    _structs.RenderPassDepthStencilAttachment | RenderPassDepthStencilAttachmentDict
)
RenderPassDescriptorStruct: TypeAlias = _structs.RenderPassDescriptor | RenderPassDescriptorDict
RenderPassLayoutStruct: TypeAlias = _structs.RenderPassLayout | RenderPassLayoutDict
RenderBundleEncoderDescriptorStruct: TypeAlias = (
    _structs.RenderBundleEncoderDescriptor | RenderBundleEncoderDescriptorDict
)
RenderBundleDescriptorStruct: TypeAlias = _structs.RenderBundleDescriptor | RenderBundleDescriptorDict
QuerySetDescriptorStruct: TypeAlias = _structs.QuerySetDescriptor | QuerySetDescriptorDict
CanvasToneMappingStruct: TypeAlias = _structs.CanvasToneMapping | CanvasToneMappingDict
CanvasConfigurationStruct: TypeAlias = _structs.CanvasConfiguration | CanvasConfigurationDict
PipelineErrorInitStruct: TypeAlias = _structs.PipelineErrorInit | PipelineErrorInitDict
UncapturedErrorEventInitStruct: TypeAlias = _structs.UncapturedErrorEventInit | UncapturedErrorEventInitDict

# Where more than one form will do.
FeaturesLike: TypeAlias = Iterable[FeatureNameEnum | NativeFeatureNameEnum] | set[str]
SizeLike: TypeAlias = Sequence[int] | Extent3DStruct
Origin2DLike: TypeAlias = Sequence[int] | Origin2DStruct
Origin3DLike: TypeAlias = Sequence[int] | Origin3DStruct
ColorLike: TypeAlias = Sequence[float] | ColorStruct
TlasBinding: TypeAlias = "GPUTlas | Sequence[GPUTlas]"
BindingResource: TypeAlias = (
    "GPUBuffer | GPUSampler | GPUTexture | GPUTextureView | GPUExternalTexture | BufferBindingStruct | TlasBinding"
)
TransformLike: TypeAlias = Iterable[float] | Iterable[Iterable[float]]
TlasInstancesLike: TypeAlias = Iterable[TlasInstanceStruct] | RecordArray
