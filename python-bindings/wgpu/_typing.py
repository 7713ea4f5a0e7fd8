"""Types for checkers and editors: the literals of each enum, and a TypedDict for each struct.

Loaded only on request, because such types are costly to make. A test keeps it in step with
``enums.py`` and ``structs.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from . import structs as _structs

if TYPE_CHECKING:
    from .classes import (
        GPUBindGroupLayout,
        GPUBuffer,
        GPUDevice,
        GPUError,
        GPUExternalTexture,
        GPUPipelineLayout,
        GPUQuerySet,
        GPUSampler,
        GPUShaderModule,
        GPUTexture,
        GPUTextureView,
    )

# Flags are ints, or names separated by "|".
BufferUsageFlags: TypeAlias = int | str
ColorWriteFlags: TypeAlias = int | str
MapModeFlags: TypeAlias = int | str
ShaderStageFlags: TypeAlias = int | str
TextureUsageFlags: TypeAlias = int | str

AddressModeEnum: TypeAlias = Literal["clamp-to-edge", "repeat", "mirror-repeat"]
AutoLayoutModeEnum: TypeAlias = Literal["auto"]
BlendFactorEnum: TypeAlias = Literal[
    "zero",
    "one",
    "src",
    "one-minus-src",
    "src-alpha",
    "one-minus-src-alpha",
    "dst",
    "one-minus-dst",
    "dst-alpha",
    "one-minus-dst-alpha",
    "src-alpha-saturated",
    "constant",
    "one-minus-constant",
    "src1",
    "one-minus-src1",
    "src1-alpha",
    "one-minus-src1-alpha",
]
BlendOperationEnum: TypeAlias = Literal["add", "subtract", "reverse-subtract", "min", "max"]
BufferBindingTypeEnum: TypeAlias = Literal["uniform", "storage", "read-only-storage"]
BufferMapStateEnum: TypeAlias = Literal["unmapped", "pending", "mapped"]
CanvasAlphaModeEnum: TypeAlias = Literal["opaque", "premultiplied"]
CanvasToneMappingModeEnum: TypeAlias = Literal["standard", "extended"]
CompareFunctionEnum: TypeAlias = Literal[
    "never",
    "less",
    "equal",
    "less-equal",
    "greater",
    "not-equal",
    "greater-equal",
    "always",
]
CompilationMessageTypeEnum: TypeAlias = Literal["error", "warning", "info"]
CullModeEnum: TypeAlias = Literal["none", "front", "back"]
DeviceLostReasonEnum: TypeAlias = Literal["unknown", "destroyed"]
ErrorFilterEnum: TypeAlias = Literal["validation", "out-of-memory", "internal"]
FeatureLevelEnum: TypeAlias = Literal["core", "compatibility"]
FeatureNameEnum: TypeAlias = Literal[
    "core-features-and-limits",
    "depth-clip-control",
    "depth32float-stencil8",
    "texture-compression-bc",
    "texture-compression-bc-sliced-3d",
    "texture-compression-etc2",
    "texture-compression-astc",
    "texture-compression-astc-sliced-3d",
    "timestamp-query",
    "indirect-first-instance",
    "shader-f16",
    "rg11b10ufloat-renderable",
    "bgra8unorm-storage",
    "float32-filterable",
    "float32-blendable",
    "clip-distances",
    "dual-source-blending",
    "subgroups",
    "subgroup-size-control",
    "texture-formats-tier1",
    "texture-formats-tier2",
    "primitive-index",
    "texture-component-swizzle",
]
FilterModeEnum: TypeAlias = Literal["nearest", "linear"]
FrontFaceEnum: TypeAlias = Literal["ccw", "cw"]
IndexFormatEnum: TypeAlias = Literal["uint16", "uint32"]
LoadOpEnum: TypeAlias = Literal["load", "clear"]
MipmapFilterModeEnum: TypeAlias = Literal["nearest", "linear"]
NativeFeatureNameEnum: TypeAlias = Literal[
    "immediates",
    "texture-adapter-specific-format-features",
    "multi-draw-indirect-count",
    "vertex-writable-storage",
    "texture-binding-array",
    "sampled-texture-and-storage-buffer-array-non-uniform-indexing",
    "pipeline-statistics-query",
    "storage-resource-binding-array",
    "partially-bound-binding-array",
    "texture-format16bit-norm",
    "texture-compression-astc-hdr",
    "mappable-primary-buffers",
    "buffer-binding-array",
    "storage-texture-array-non-uniform-indexing",
    "address-mode-clamp-to-zero",
    "address-mode-clamp-to-border",
    "polygon-mode-line",
    "polygon-mode-point",
    "conservative-rasterization",
    "clear-texture",
    "multiview",
    "vertex-attribute64bit",
    "texture-format-nv12",
    "ray-query",
    "shader-f64",
    "shader-i16",
    "shader-early-depth-test",
    "subgroup",
    "subgroup-vertex",
    "subgroup-barrier",
    "timestamp-query-inside-encoders",
    "timestamp-query-inside-passes",
    "shader-int64",
    "shader-float32-atomic",
    "texture-atomic",
    "texture-format-p010",
    "pipeline-cache",
    "shader-int64-atomic-min-max",
    "shader-int64-atomic-all-ops",
    "texture-int64-atomic",
    "shader-barycentrics",
    "selective-multiview",
    "multisample-array",
    "cooperative-matrix",
    "shader-per-vertex",
    "shader-draw-index",
    "acceleration-structure-binding-array",
    "memory-decoration-coherent",
    "memory-decoration-volatile",
]
PipelineErrorReasonEnum: TypeAlias = Literal["validation", "internal"]
PipelineStatisticNameEnum: TypeAlias = Literal[
    "vertex-shader-invocations",
    "clipper-invocations",
    "clipper-primitives-out",
    "fragment-shader-invocations",
    "compute-shader-invocations",
]
PolygonModeEnum: TypeAlias = Literal["fill", "line", "point"]
PowerPreferenceEnum: TypeAlias = Literal["low-power", "high-performance"]
PredefinedColorSpaceEnum: TypeAlias = Literal["srgb", "display-p3"]
PrimitiveTopologyEnum: TypeAlias = Literal["point-list", "line-list", "line-strip", "triangle-list", "triangle-strip"]
QueryTypeEnum: TypeAlias = Literal["occlusion", "timestamp"]
SamplerBindingTypeEnum: TypeAlias = Literal["filtering", "non-filtering", "comparison"]
StencilOperationEnum: TypeAlias = Literal[
    "keep",
    "zero",
    "replace",
    "invert",
    "increment-clamp",
    "decrement-clamp",
    "increment-wrap",
    "decrement-wrap",
]
StorageTextureAccessEnum: TypeAlias = Literal["write-only", "read-only", "read-write"]
StoreOpEnum: TypeAlias = Literal["store", "discard"]
TextureAspectEnum: TypeAlias = Literal["all", "stencil-only", "depth-only"]
TextureDimensionEnum: TypeAlias = Literal["1d", "2d", "3d"]
TextureFormatEnum: TypeAlias = Literal[
    "r8unorm",
    "r8snorm",
    "r8uint",
    "r8sint",
    "r16unorm",
    "r16snorm",
    "r16uint",
    "r16sint",
    "r16float",
    "rg8unorm",
    "rg8snorm",
    "rg8uint",
    "rg8sint",
    "r32uint",
    "r32sint",
    "r32float",
    "rg16unorm",
    "rg16snorm",
    "rg16uint",
    "rg16sint",
    "rg16float",
    "rgba8unorm",
    "rgba8unorm-srgb",
    "rgba8snorm",
    "rgba8uint",
    "rgba8sint",
    "bgra8unorm",
    "bgra8unorm-srgb",
    "rgb9e5ufloat",
    "rgb10a2uint",
    "rgb10a2unorm",
    "rg11b10ufloat",
    "rg32uint",
    "rg32sint",
    "rg32float",
    "rgba16unorm",
    "rgba16snorm",
    "rgba16uint",
    "rgba16sint",
    "rgba16float",
    "rgba32uint",
    "rgba32sint",
    "rgba32float",
    "stencil8",
    "depth16unorm",
    "depth24plus",
    "depth24plus-stencil8",
    "depth32float",
    "depth32float-stencil8",
    "bc1-rgba-unorm",
    "bc1-rgba-unorm-srgb",
    "bc2-rgba-unorm",
    "bc2-rgba-unorm-srgb",
    "bc3-rgba-unorm",
    "bc3-rgba-unorm-srgb",
    "bc4-r-unorm",
    "bc4-r-snorm",
    "bc5-rg-unorm",
    "bc5-rg-snorm",
    "bc6h-rgb-ufloat",
    "bc6h-rgb-float",
    "bc7-rgba-unorm",
    "bc7-rgba-unorm-srgb",
    "etc2-rgb8unorm",
    "etc2-rgb8unorm-srgb",
    "etc2-rgb8a1unorm",
    "etc2-rgb8a1unorm-srgb",
    "etc2-rgba8unorm",
    "etc2-rgba8unorm-srgb",
    "eac-r11unorm",
    "eac-r11snorm",
    "eac-rg11unorm",
    "eac-rg11snorm",
    "astc-4x4-unorm",
    "astc-4x4-unorm-srgb",
    "astc-5x4-unorm",
    "astc-5x4-unorm-srgb",
    "astc-5x5-unorm",
    "astc-5x5-unorm-srgb",
    "astc-6x5-unorm",
    "astc-6x5-unorm-srgb",
    "astc-6x6-unorm",
    "astc-6x6-unorm-srgb",
    "astc-8x5-unorm",
    "astc-8x5-unorm-srgb",
    "astc-8x6-unorm",
    "astc-8x6-unorm-srgb",
    "astc-8x8-unorm",
    "astc-8x8-unorm-srgb",
    "astc-10x5-unorm",
    "astc-10x5-unorm-srgb",
    "astc-10x6-unorm",
    "astc-10x6-unorm-srgb",
    "astc-10x8-unorm",
    "astc-10x8-unorm-srgb",
    "astc-10x10-unorm",
    "astc-10x10-unorm-srgb",
    "astc-12x10-unorm",
    "astc-12x10-unorm-srgb",
    "astc-12x12-unorm",
    "astc-12x12-unorm-srgb",
]
TextureSampleTypeEnum: TypeAlias = Literal["float", "unfilterable-float", "depth", "sint", "uint"]
TextureViewDimensionEnum: TypeAlias = Literal["1d", "2d", "2d-array", "cube", "cube-array", "3d"]
VertexFormatEnum: TypeAlias = Literal[
    "uint8",
    "uint8x2",
    "uint8x4",
    "sint8",
    "sint8x2",
    "sint8x4",
    "unorm8",
    "unorm8x2",
    "unorm8x4",
    "snorm8",
    "snorm8x2",
    "snorm8x4",
    "uint16",
    "uint16x2",
    "uint16x4",
    "sint16",
    "sint16x2",
    "sint16x4",
    "unorm16",
    "unorm16x2",
    "unorm16x4",
    "snorm16",
    "snorm16x2",
    "snorm16x4",
    "float16",
    "float16x2",
    "float16x4",
    "float32",
    "float32x2",
    "float32x3",
    "float32x4",
    "uint32",
    "uint32x2",
    "uint32x3",
    "uint32x4",
    "sint32",
    "sint32x2",
    "sint32x3",
    "sint32x4",
    "unorm10-10-10-2",
    "unorm8x4-bgra",
]
VertexStepModeEnum: TypeAlias = Literal["vertex", "instance"]


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
BindGroupLayoutEntryStruct: TypeAlias = _structs.BindGroupLayoutEntry | BindGroupLayoutEntryDict
BindGroupLayoutDescriptorStruct: TypeAlias = _structs.BindGroupLayoutDescriptor | BindGroupLayoutDescriptorDict
BufferBindingStruct: TypeAlias = _structs.BufferBinding | BufferBindingDict
BindGroupEntryStruct: TypeAlias = _structs.BindGroupEntry | BindGroupEntryDict
BindGroupDescriptorStruct: TypeAlias = _structs.BindGroupDescriptor | BindGroupDescriptorDict
PipelineLayoutDescriptorStruct: TypeAlias = _structs.PipelineLayoutDescriptor | PipelineLayoutDescriptorDict
ShaderModuleCompilationHintStruct: TypeAlias = _structs.ShaderModuleCompilationHint | ShaderModuleCompilationHintDict
ShaderModuleDescriptorStruct: TypeAlias = _structs.ShaderModuleDescriptor | ShaderModuleDescriptorDict
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
PipelineLayoutLike: TypeAlias = "GPUPipelineLayout | AutoLayoutModeEnum"
BindingResource: TypeAlias = (
    "GPUBuffer | GPUSampler | GPUTexture | GPUTextureView | GPUExternalTexture | BufferBindingStruct"
)
