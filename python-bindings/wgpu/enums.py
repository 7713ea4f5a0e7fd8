"""Enums: choices of exactly one value.

Every enum is also in the root namespace. The values are plain strings, so ``"rgba8unorm-srgb"``
can stand wherever ``wgpu.TextureFormat.rgba8unorm_srgb`` can. Attribute names are the values with
underscores for hyphens; where a value begins with a digit, the letter comes first:
``wgpu.TextureDimension.d2`` is ``"2d"``.

A wrong value raises ValueError with the values that come nearest.
"""

from __future__ import annotations

from ._formats import Enum as Enum
from ._formats import TextureFormat, VertexFormat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from ._typing import *  # noqa: F403


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        # The Literal types (AddressModeEnum and so on) live in a module that is costly to load.
        if name.endswith("Enum"):
            from . import _typing

            if name in _typing.__dict__:
                return getattr(_typing, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AddressMode",
    "AutoLayoutMode",
    "BlendFactor",
    "BlendOperation",
    "BufferBindingType",
    "BufferMapState",
    "CanvasAlphaMode",
    "CanvasCompositingAlphaMode",
    "CanvasToneMappingMode",
    "CompareFunction",
    "CompilationMessageType",
    "CullMode",
    "DeviceLostReason",
    "ErrorFilter",
    "FeatureLevel",
    "FeatureName",
    "FilterMode",
    "FrontFace",
    "IndexFormat",
    "LoadOp",
    "MipmapFilterMode",
    "NativeFeatureName",
    "PipelineErrorReason",
    "PipelineStatisticName",
    "PolygonMode",
    "PowerPreference",
    "PredefinedColorSpace",
    "PrimitiveTopology",
    "QueryType",
    "SamplerBindingType",
    "StencilOperation",
    "StorageTextureAccess",
    "StoreOp",
    "TextureAspect",
    "TextureDimension",
    "TextureFormat",
    "TextureSampleType",
    "TextureViewDimension",
    "VertexFormat",
    "VertexStepMode",
]


class AddressMode(Enum):
    """What a sampler returns for texture coordinates outside the range 0 to 1.

    - ``clamp-to-edge``: the nearest texel at the edge.
    - ``repeat``: the texture repeats without end.
    - ``mirror-repeat``: the texture repeats, every second time mirrored.
    """

    clamp_to_edge: Final = "clamp-to-edge"
    repeat: Final = "repeat"
    mirror_repeat: Final = "mirror-repeat"


class AutoLayoutMode(Enum):
    """Stands in the place of a pipeline layout.

    - ``auto``: the layout is derived from the shaders. Bind groups made from such a layout fit
      only the pipeline that it came from.
    """

    auto: Final = "auto"


class BlendFactor(Enum):
    """What a color is multiplied with before blending. 'src' is what the fragment shader
    returned, 'dst' what the attachment holds; 'src1' is the second output of a shader (feature
    "dual-source-blending").

    - ``zero``: 0.
    - ``one``: 1.
    - ``src``: the source color.
    - ``one-minus-src``: 1 minus the source color.
    - ``src-alpha``: the alpha of the source.
    - ``one-minus-src-alpha``: 1 minus the alpha of the source.
    - ``dst``: the color in the attachment.
    - ``one-minus-dst``: 1 minus the color in the attachment.
    - ``dst-alpha``: the alpha in the attachment.
    - ``one-minus-dst-alpha``: 1 minus the alpha in the attachment.
    - ``src-alpha-saturated``: the smaller of the source's alpha and 1 minus the attachment's; 1
      for the alpha channel.
    - ``constant``: the color of ``set_blend_constant()``.
    - ``one-minus-constant``: 1 minus the color of ``set_blend_constant()``.
    - ``src1``: the second source color.
    - ``one-minus-src1``: 1 minus the second source color.
    - ``src1-alpha``: the alpha of the second source.
    - ``one-minus-src1-alpha``: 1 minus the alpha of the second source.
    """

    zero: Final = "zero"
    one: Final = "one"
    src: Final = "src"
    one_minus_src: Final = "one-minus-src"
    src_alpha: Final = "src-alpha"
    one_minus_src_alpha: Final = "one-minus-src-alpha"
    dst: Final = "dst"
    one_minus_dst: Final = "one-minus-dst"
    dst_alpha: Final = "dst-alpha"
    one_minus_dst_alpha: Final = "one-minus-dst-alpha"
    src_alpha_saturated: Final = "src-alpha-saturated"
    constant: Final = "constant"
    one_minus_constant: Final = "one-minus-constant"
    src1: Final = "src1"
    one_minus_src1: Final = "one-minus-src1"
    src1_alpha: Final = "src1-alpha"
    one_minus_src1_alpha: Final = "one-minus-src1-alpha"


class BlendOperation(Enum):
    """How the weighted source and destination are put together.

    - ``add``: source + destination.
    - ``subtract``: source - destination.
    - ``reverse-subtract``: destination - source.
    - ``min``: the smaller of the two; both factors must be ``one``.
    - ``max``: the larger of the two; both factors must be ``one``.
    """

    add: Final = "add"
    subtract: Final = "subtract"
    reverse_subtract: Final = "reverse-subtract"
    min: Final = "min"
    max: Final = "max"


class BufferBindingType(Enum):
    """How a shader uses a buffer that is bound to it.

    - ``uniform``: ``var<uniform>``: small, read-only, the same for all invocations.
    - ``storage``: ``var<storage, read_write>``: large, can be written and used with atomics.
    - ``read-only-storage``: ``var<storage, read>``: large, read-only.
    """

    uniform: Final = "uniform"
    storage: Final = "storage"
    read_only_storage: Final = "read-only-storage"


class BufferMapState(Enum):
    """The value of ``GPUBuffer.map_state``.

    - ``unmapped``: the GPU may use the buffer.
    - ``pending``: mapping was asked for and has not yet come about.
    - ``mapped``: the program may access the data; the GPU may not use the buffer.
    """

    unmapped: Final = "unmapped"
    pending: Final = "pending"
    mapped: Final = "mapped"


class CanvasAlphaMode(Enum):
    """What the alpha channel of a canvas texture means.

    - ``opaque``: alpha is ignored, the canvas covers what lies behind it.
    - ``premultiplied``: the canvas is mixed with what lies behind it; colors have been
      multiplied with alpha.
    """

    opaque: Final = "opaque"
    premultiplied: Final = "premultiplied"


#: The name of ``CanvasAlphaMode`` up to wgpu-py 0.18.
CanvasCompositingAlphaMode = CanvasAlphaMode


class CanvasToneMappingMode(Enum):
    """The range of brightness that a canvas shows.

    - ``standard``: colors are limited to the range of the color space.
    - ``extended``: brighter colors are shown where the screen can show them.
    """

    standard: Final = "standard"
    extended: Final = "extended"


class CompareFunction(Enum):
    """The comparison of depth, stencil and comparison samplers: the test passes when the new value
    compares so with the stored one.

    - ``never``: the test fails always.
    - ``less``: new < stored.
    - ``equal``: new = stored.
    - ``less-equal``: new <= stored.
    - ``greater``: new > stored.
    - ``not-equal``: new differs from stored.
    - ``greater-equal``: new >= stored.
    - ``always``: the test passes always.
    """

    never: Final = "never"
    less: Final = "less"
    equal: Final = "equal"
    less_equal: Final = "less-equal"
    greater: Final = "greater"
    not_equal: Final = "not-equal"
    greater_equal: Final = "greater-equal"
    always: Final = "always"


class CompilationMessageType(Enum):
    """How severe a message of the shader compiler is.

    - ``error``: the shader module is invalid.
    - ``warning``: the module works, but probably not as meant.
    - ``info``: a remark.
    """

    error: Final = "error"
    warning: Final = "warning"
    info: Final = "info"


class CullMode(Enum):
    """Which triangles are left out.

    - ``none``: none.
    - ``front``: those that face the viewer.
    - ``back``: those that face away from the viewer.
    """

    none: Final = "none"
    front: Final = "front"
    back: Final = "back"


class DeviceLostReason(Enum):
    """Why a device was lost, in ``GPUDeviceLostInfo.reason``.

    - ``unknown``: the driver failed, the GPU was removed or reset, or something else outside the
      program.
    - ``destroyed``: ``GPUDevice.destroy()`` was called.
    """

    unknown: Final = "unknown"
    destroyed: Final = "destroyed"


class ErrorFilter(Enum):
    """The kind of errors that an error scope takes.

    - ``validation``: wrong use of the API: ``GPUValidationError``.
    - ``out-of-memory``: memory could not be allocated: ``GPUOutOfMemoryError``.
    - ``internal``: the driver or the library failed on valid input: ``GPUInternalError``.
    """

    validation: Final = "validation"
    out_of_memory: Final = "out-of-memory"
    internal: Final = "internal"


class FeatureLevel(Enum):
    """The value of ``feature_level`` in a request for an adapter.

    - ``core``: an adapter with everything that WebGPU asks for.
    - ``compatibility``: an adapter that may lack some of it, as old OpenGL ES drivers do.
    """

    core: Final = "core"
    compatibility: Final = "compatibility"


class FeatureName(Enum):
    """Features of the WebGPU standard. A device has only those that were asked for in
    ``required_features``, and only those can be asked for that ``GPUAdapter.features`` has.
    Native features are in ``wgpu.NativeFeatureName``.

    - ``core-features-and-limits``: the adapter offers all of core WebGPU; always there, except at
      feature level "compatibility".
    - ``depth-clip-control``: ``unclipped_depth`` in ``PrimitiveState``.
    - ``depth32float-stencil8``: the texture format of that name.
    - ``texture-compression-bc``: texture formats ``bc1`` to ``bc7`` (desktop GPUs).
    - ``texture-compression-bc-sliced-3d``: the BC formats in 3D textures.
    - ``texture-compression-etc2``: texture formats ``etc2`` and ``eac`` (mobile GPUs).
    - ``texture-compression-astc``: texture formats ``astc`` (mobile GPUs).
    - ``texture-compression-astc-sliced-3d``: the ASTC formats in 3D textures.
    - ``timestamp-query``: query sets of type "timestamp", written at the begin and end of passes.
    - ``indirect-first-instance``: ``first_instance`` other than 0 in indirect draws.
    - ``shader-f16``: ``enable f16;`` in WGSL.
    - ``rg11b10ufloat-renderable``: ``rg11b10ufloat`` as a render attachment.
    - ``bgra8unorm-storage``: ``bgra8unorm`` as a write-only storage texture.
    - ``float32-filterable``: linear filtering of ``r32float``, ``rg32float``, ``rgba32float``.
    - ``float32-blendable``: blending with ``r32float``, ``rg32float``, ``rgba32float``.
    - ``clip-distances``: ``enable clip_distances;`` in WGSL.
    - ``dual-source-blending``: two outputs of a fragment shader for one attachment: ``src1`` in
      ``BlendFactor``.
    - ``subgroups``: ``enable subgroups;`` in WGSL.
    - ``subgroup-size-control``: a compute shader can ask for the size of its subgroups.
    - ``texture-formats-tier1``: the 16-bit normalised formats, and more formats for rendering and
      storage.
    - ``texture-formats-tier2``: "read-write" storage access for more formats; contains tier 1.
    - ``primitive-index``: ``@builtin(primitive_index)`` in WGSL.
    - ``texture-component-swizzle``: ``swizzle`` in ``TextureViewDescriptor``.
    """

    core_features_and_limits: Final = "core-features-and-limits"
    depth_clip_control: Final = "depth-clip-control"
    depth32float_stencil8: Final = "depth32float-stencil8"
    texture_compression_bc: Final = "texture-compression-bc"
    texture_compression_bc_sliced_d3: Final = "texture-compression-bc-sliced-3d"
    texture_compression_etc2: Final = "texture-compression-etc2"
    texture_compression_astc: Final = "texture-compression-astc"
    texture_compression_astc_sliced_d3: Final = "texture-compression-astc-sliced-3d"
    timestamp_query: Final = "timestamp-query"
    indirect_first_instance: Final = "indirect-first-instance"
    shader_f16: Final = "shader-f16"
    rg11b10ufloat_renderable: Final = "rg11b10ufloat-renderable"
    bgra8unorm_storage: Final = "bgra8unorm-storage"
    float32_filterable: Final = "float32-filterable"
    float32_blendable: Final = "float32-blendable"
    clip_distances: Final = "clip-distances"
    dual_source_blending: Final = "dual-source-blending"
    subgroups: Final = "subgroups"
    subgroup_size_control: Final = "subgroup-size-control"
    texture_formats_tier1: Final = "texture-formats-tier1"
    texture_formats_tier2: Final = "texture-formats-tier2"
    primitive_index: Final = "primitive-index"
    texture_component_swizzle: Final = "texture-component-swizzle"


class FilterMode(Enum):
    """How a sampler finds a value between texels.

    - ``nearest``: the nearest texel.
    - ``linear``: the weighted mean of the neighbours.
    """

    nearest: Final = "nearest"
    linear: Final = "linear"


class FrontFace(Enum):
    """Which triangles face the viewer, by the order of their vertices on the screen.

    - ``ccw``: those that run counter-clockwise.
    - ``cw``: those that run clockwise.
    """

    ccw: Final = "ccw"
    cw: Final = "cw"


class IndexFormat(Enum):
    """The type of the elements of an index buffer.

    - ``uint16``: 2 bytes, up to 65536 vertices; 65535 restarts a strip.
    - ``uint32``: 4 bytes; 4294967295 restarts a strip.
    """

    uint16: Final = "uint16"
    uint32: Final = "uint32"


class LoadOp(Enum):
    """What an attachment holds when the pass begins.

    - ``load``: what it held before.
    - ``clear``: the clear value; cheaper on many GPUs.
    """

    load: Final = "load"
    clear: Final = "clear"


class MipmapFilterMode(Enum):
    """How a sampler uses the mip levels.

    - ``nearest``: only the level that fits best.
    - ``linear``: the weighted mean of the two levels that fit best.
    """

    nearest: Final = "nearest"
    linear: Final = "linear"


class NativeFeatureName(Enum):
    """Features beyond the WebGPU standard. They are asked for like the standard ones, in
    ``required_features``.

    - ``immediates``: ``set_immediates()``: small data in the command stream. Its size is limited
      by "max-immediate-size".
    - ``texture-adapter-specific-format-features``: textures may be used in every way that this
      adapter allows, not only in those that the standard promises.
    - ``multi-draw-indirect-count``: indirect draws whose number is read from a buffer.
    - ``vertex-writable-storage``: writable storage bindings in vertex shaders.
    - ``texture-binding-array``: arrays of textures in one binding.
    - ``sampled-texture-and-storage-buffer-array-non-uniform-indexing``: arrays of textures and
      storage buffers may be indexed with values that differ between invocations.
    - ``pipeline-statistics-query``: query sets that count shader invocations and primitives.
    - ``storage-resource-binding-array``: arrays of storage buffers and storage textures in one
      binding.
    - ``partially-bound-binding-array``: binding arrays need not be filled.
    - ``texture-format16bit-norm``: the 16-bit normalised texture formats.
    - ``texture-compression-astc-hdr``: ASTC formats with high dynamic range.
    - ``mappable-primary-buffers``: ``MAP_READ`` and ``MAP_WRITE`` together with every other
      buffer usage.
    - ``buffer-binding-array``: arrays of uniform or storage buffers in one binding.
    - ``storage-texture-array-non-uniform-indexing``: arrays of storage textures may be indexed
      with values that differ between invocations.
    - ``address-mode-clamp-to-zero``: samplers that return zero outside the texture.
    - ``address-mode-clamp-to-border``: samplers that return a border color outside the texture.
    - ``polygon-mode-line``: triangles drawn as lines.
    - ``polygon-mode-point``: triangles drawn as points.
    - ``conservative-rasterization``: every pixel that a triangle touches is drawn.
    - ``clear-texture``: the encoder can set a texture to zero.
    - ``multiview``: one pass renders to several layers.
    - ``vertex-attribute64bit``: ``float64`` vertex formats.
    - ``texture-format-nv12``: the video texture format NV12.
    - ``ray-query``: ``create_blas()``, ``create_tlas()``, and ``enable wgpu_ray_query;`` in WGSL. Experimental:
      not all is checked.
    - ``shader-f64``: ``f64`` in WGSL.
    - ``shader-i16``: 16-bit integers in shaders.
    - ``shader-early-depth-test``: ``@early_depth_test`` in WGSL.
    - ``subgroup``: subgroup operations in fragment and compute shaders.
    - ``subgroup-vertex``: subgroup operations in vertex shaders.
    - ``subgroup-barrier``: ``subgroupBarrier()`` in WGSL.
    - ``timestamp-query-inside-encoders``: ``write_timestamp()`` between passes.
    - ``timestamp-query-inside-passes``: ``write_timestamp()`` inside passes.
    - ``shader-int64``: ``i64`` and ``u64`` in WGSL.
    - ``shader-float32-atomic``: ``atomic<f32>`` with add, sub and exchange.
    - ``texture-atomic``: atomic operations on textures of 32-bit integers.
    - ``texture-format-p010``: the video texture format P010.
    - ``pipeline-cache``: compiled pipelines can be kept between runs.
    - ``shader-int64-atomic-min-max``: atomic min and max of 64-bit integers.
    - ``shader-int64-atomic-all-ops``: all atomic operations on 64-bit integers.
    - ``texture-int64-atomic``: atomic operations on textures of 64-bit integers.
    - ``shader-barycentrics``: ``@builtin(barycentric)`` in WGSL.
    - ``selective-multiview``: a pass with several layers may leave some out.
    - ``multisample-array``: textures that are multisampled and have layers.
    - ``cooperative-matrix``: matrix products shared by a subgroup.
    - ``shader-per-vertex``: fragment shaders can read the outputs of each vertex.
    - ``shader-draw-index``: ``@builtin(draw_index)`` in WGSL, for multi-draws.
    - ``acceleration-structure-binding-array``: arrays of acceleration structures in one binding.
    - ``memory-decoration-coherent``: ``@coherent`` on storage variables.
    - ``memory-decoration-volatile``: ``@volatile`` on storage variables.
    - ``external-memory-fd``: ``create_shared_buffer()`` and ``create_shared_texture()``, in memory for Vulkan,
      CUDA and OpenGL on the same GPU.
    - ``mesh-shader``: ``create_mesh_pipeline()``, and ``enable wgpu_mesh_shader;`` in WGSL. Experimental:
      not all is checked.
    - ``mesh-shader-points``: mesh shaders that make points.
    - ``mesh-shader-multiview``: mesh pipelines for passes with several layers.
    - ``external-memory-dma-buf``: ``create_shared_texture()`` in DMA-BUFs, for other drivers, cameras and
      compositors.
    - ``extended-acceleration-structure-vertex-formats``: positions of acceleration structures in other
      formats than "float32x3".
    - ``ray-hit-vertex-return``: shaders may ask for the corners of the triangle that a ray hit.
      Experimental.
    """

    immediates: Final = "immediates"
    texture_adapter_specific_format_features: Final = "texture-adapter-specific-format-features"
    multi_draw_indirect_count: Final = "multi-draw-indirect-count"
    vertex_writable_storage: Final = "vertex-writable-storage"
    texture_binding_array: Final = "texture-binding-array"
    sampled_texture_and_storage_buffer_array_non_uniform_indexing: Final = (
        "sampled-texture-and-storage-buffer-array-non-uniform-indexing"
    )
    pipeline_statistics_query: Final = "pipeline-statistics-query"
    storage_resource_binding_array: Final = "storage-resource-binding-array"
    partially_bound_binding_array: Final = "partially-bound-binding-array"
    texture_format16bit_norm: Final = "texture-format16bit-norm"
    texture_compression_astc_hdr: Final = "texture-compression-astc-hdr"
    mappable_primary_buffers: Final = "mappable-primary-buffers"
    buffer_binding_array: Final = "buffer-binding-array"
    storage_texture_array_non_uniform_indexing: Final = "storage-texture-array-non-uniform-indexing"
    address_mode_clamp_to_zero: Final = "address-mode-clamp-to-zero"
    address_mode_clamp_to_border: Final = "address-mode-clamp-to-border"
    polygon_mode_line: Final = "polygon-mode-line"
    polygon_mode_point: Final = "polygon-mode-point"
    conservative_rasterization: Final = "conservative-rasterization"
    clear_texture: Final = "clear-texture"
    multiview: Final = "multiview"
    vertex_attribute64bit: Final = "vertex-attribute64bit"
    texture_format_nv12: Final = "texture-format-nv12"
    ray_query: Final = "ray-query"
    shader_f64: Final = "shader-f64"
    shader_i16: Final = "shader-i16"
    shader_early_depth_test: Final = "shader-early-depth-test"
    subgroup: Final = "subgroup"
    subgroup_vertex: Final = "subgroup-vertex"
    subgroup_barrier: Final = "subgroup-barrier"
    timestamp_query_inside_encoders: Final = "timestamp-query-inside-encoders"
    timestamp_query_inside_passes: Final = "timestamp-query-inside-passes"
    shader_int64: Final = "shader-int64"
    shader_float32_atomic: Final = "shader-float32-atomic"
    texture_atomic: Final = "texture-atomic"
    texture_format_p010: Final = "texture-format-p010"
    pipeline_cache: Final = "pipeline-cache"
    shader_int64_atomic_min_max: Final = "shader-int64-atomic-min-max"
    shader_int64_atomic_all_ops: Final = "shader-int64-atomic-all-ops"
    texture_int64_atomic: Final = "texture-int64-atomic"
    shader_barycentrics: Final = "shader-barycentrics"
    selective_multiview: Final = "selective-multiview"
    multisample_array: Final = "multisample-array"
    cooperative_matrix: Final = "cooperative-matrix"
    shader_per_vertex: Final = "shader-per-vertex"
    shader_draw_index: Final = "shader-draw-index"
    acceleration_structure_binding_array: Final = "acceleration-structure-binding-array"
    memory_decoration_coherent: Final = "memory-decoration-coherent"
    memory_decoration_volatile: Final = "memory-decoration-volatile"
    external_memory_fd: Final = "external-memory-fd"
    mesh_shader: Final = "mesh-shader"
    mesh_shader_points: Final = "mesh-shader-points"
    mesh_shader_multiview: Final = "mesh-shader-multiview"
    external_memory_dma_buf: Final = "external-memory-dma-buf"
    extended_acceleration_structure_vertex_formats: Final = "extended-acceleration-structure-vertex-formats"
    ray_hit_vertex_return: Final = "ray-hit-vertex-return"


class PipelineErrorReason(Enum):
    """The kind of a ``GPUPipelineError``.

    - ``validation``: the descriptor or a shader is wrong.
    - ``internal``: the driver could not make a valid pipeline.
    """

    validation: Final = "validation"
    internal: Final = "internal"


class PipelineStatisticName(Enum):
    """What a query set of pipeline statistics counts (feature "pipeline-statistics-query").

    - ``vertex-shader-invocations``: runs of the vertex shader.
    - ``clipper-invocations``: primitives that reached the clipper.
    - ``clipper-primitives-out``: primitives that left the clipper.
    - ``fragment-shader-invocations``: runs of the fragment shader.
    - ``compute-shader-invocations``: runs of the compute shader.
    """

    vertex_shader_invocations: Final = "vertex-shader-invocations"
    clipper_invocations: Final = "clipper-invocations"
    clipper_primitives_out: Final = "clipper-primitives-out"
    fragment_shader_invocations: Final = "fragment-shader-invocations"
    compute_shader_invocations: Final = "compute-shader-invocations"


class PolygonMode(Enum):
    """How triangles are drawn; beyond the WebGPU standard.

    - ``fill``: filled.
    - ``line``: their edges (feature "polygon-mode-line").
    - ``point``: their corners (feature "polygon-mode-point").
    """

    fill: Final = "fill"
    line: Final = "line"
    point: Final = "point"


class PowerPreference(Enum):
    """Which GPU is meant when there are several.

    - ``low-power``: the one that saves the battery, usually integrated.
    - ``high-performance``: the fastest one, usually discrete.
    """

    low_power: Final = "low-power"
    high_performance: Final = "high-performance"


class PredefinedColorSpace(Enum):
    """The colors that the values in a canvas or image stand for.

    - ``srgb``: sRGB.
    - ``display-p3``: Display P3, with more vivid colors.
    """

    srgb: Final = "srgb"
    display_p3: Final = "display-p3"


class PrimitiveTopology(Enum):
    """What the vertices of a draw form.

    - ``point-list``: each vertex a point of one pixel.
    - ``line-list``: each two vertices a line.
    - ``line-strip``: one line through all vertices.
    - ``triangle-list``: each three vertices a triangle.
    - ``triangle-strip``: a triangle from each vertex and the two before it.
    """

    point_list: Final = "point-list"
    line_list: Final = "line-list"
    line_strip: Final = "line-strip"
    triangle_list: Final = "triangle-list"
    triangle_strip: Final = "triangle-strip"


class QueryType(Enum):
    """What a query set records.

    - ``occlusion``: the number of samples that passed the depth and stencil tests; exact zero,
      otherwise at least one.
    - ``timestamp``: points in time, in nanoseconds (feature "timestamp-query").
    """

    occlusion: Final = "occlusion"
    timestamp: Final = "timestamp"


class SamplerBindingType(Enum):
    """The kind of sampler that a binding takes.

    - ``filtering``: any sampler that does not compare.
    - ``non-filtering``: a sampler that does not compare and filters "nearest" only.
    - ``comparison``: a sampler with ``compare``.
    """

    filtering: Final = "filtering"
    non_filtering: Final = "non-filtering"
    comparison: Final = "comparison"


class StencilOperation(Enum):
    """What happens to a stencil value.

    - ``keep``: it stays.
    - ``zero``: it becomes 0.
    - ``replace``: it becomes the value of ``set_stencil_reference()``.
    - ``invert``: all its bits are inverted.
    - ``increment-clamp``: plus 1, up to the largest value.
    - ``decrement-clamp``: minus 1, down to 0.
    - ``increment-wrap``: plus 1, after the largest value comes 0.
    - ``decrement-wrap``: minus 1, after 0 comes the largest value.
    """

    keep: Final = "keep"
    zero: Final = "zero"
    replace: Final = "replace"
    invert: Final = "invert"
    increment_clamp: Final = "increment-clamp"
    decrement_clamp: Final = "decrement-clamp"
    increment_wrap: Final = "increment-wrap"
    decrement_wrap: Final = "decrement-wrap"


class StorageTextureAccess(Enum):
    """How a shader accesses a storage texture.

    - ``write-only``: ``textureStore()``.
    - ``read-only``: ``textureLoad()``.
    - ``read-write``: both; only for ``r32float``, ``r32sint``, ``r32uint``, unless the device has
      "texture-formats-tier2".
    """

    write_only: Final = "write-only"
    read_only: Final = "read-only"
    read_write: Final = "read-write"


class StoreOp(Enum):
    """What becomes of an attachment when the pass ends.

    - ``store``: the result is kept.
    - ``discard``: the content is lost, which saves memory traffic.
    """

    store: Final = "store"
    discard: Final = "discard"


class TextureAspect(Enum):
    """The part of a texture that a view or copy means.

    - ``all``: all of it.
    - ``stencil-only``: the stencil values.
    - ``depth-only``: the depth values.
    """

    all: Final = "all"
    stencil_only: Final = "stencil-only"
    depth_only: Final = "depth-only"


class TextureDimension(Enum):
    """How many dimensions a texture has.

    - ``1d``: one: width.
    - ``2d``: two: width and height, and a number of layers.
    - ``3d``: three: width, height, depth.
    """

    d1: Final = "1d"
    d2: Final = "2d"
    d3: Final = "3d"


class TextureSampleType(Enum):
    """What a shader gets from a texture.

    - ``float``: ``f32``, and a filtering sampler may be used.
    - ``unfilterable-float``: ``f32``, without filtering.
    - ``depth``: depth values, for ``texture_depth_...`` in WGSL.
    - ``sint``: ``i32``.
    - ``uint``: ``u32``.
    """

    float: Final = "float"
    unfilterable_float: Final = "unfilterable-float"
    depth: Final = "depth"
    sint: Final = "sint"
    uint: Final = "uint"


class TextureViewDimension(Enum):
    """How a view presents its texture.

    - ``1d``: one row.
    - ``2d``: one image.
    - ``2d-array``: a number of images.
    - ``cube``: six layers as the faces of a cube.
    - ``cube-array``: layers in groups of six, each a cube.
    - ``3d``: a volume.
    """

    d1: Final = "1d"
    d2: Final = "2d"
    d2_array: Final = "2d-array"
    cube: Final = "cube"
    cube_array: Final = "cube-array"
    d3: Final = "3d"


class VertexStepMode(Enum):
    """When a vertex buffer goes on to its next element.

    - ``vertex``: with each vertex.
    - ``instance``: with each instance.
    """

    vertex: Final = "vertex"
    instance: Final = "instance"
