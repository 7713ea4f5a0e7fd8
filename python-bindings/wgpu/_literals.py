"""Types for checkers and editors: the values of each enum, and what flags can be. Part of ``_typing``.

A test keeps it in step with ``enums.py`` and ``flags.py``.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

# Flags are ints, or names separated by "|".
AccelerationStructureFlags: TypeAlias = int | str
BlasGeometryFlags: TypeAlias = int | str
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
    "external-memory-fd",
    "mesh-shader",
    "mesh-shader-points",
    "mesh-shader-multiview",
    "external-memory-dma-buf",
    "extended-acceleration-structure-vertex-formats",
    "ray-hit-vertex-return",
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
