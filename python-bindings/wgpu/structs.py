"""Structs: the descriptors that calls take.

Every struct is also in the root namespace. Wherever a struct is expected, a dict with the same
keys will do; both are checked when the call is made. Fields without a default are required.
For type checkers there is a TypedDict for each struct: ``wgpu.structs.BufferDescriptorDict``, and
``wgpu.structs.BufferDescriptorStruct`` for either of the two.
"""

# ruff: noqa: F405

from __future__ import annotations

from ._acceleration_structs import (
    AccelerationStructureBindingLayout,
    BlasBoxes,
    BlasBoxSize,
    BlasBuild,
    BlasTriangles,
    BlasTriangleSize,
    TlasBuild,
    TlasInstance,
)
from ._pass_structs import (
    ComputePassDescriptor,
    ComputePassTimestampWrites,
    QuerySetDescriptor,
    RenderBundleDescriptor,
    RenderBundleEncoderDescriptor,
    RenderPassColorAttachment,
    RenderPassDepthStencilAttachment,
    RenderPassDescriptor,
    RenderPassLayout,
    RenderPassTimestampWrites,
)
from ._pipeline_structs import (
    BlendComponent,
    BlendState,
    ColorTargetState,
    ComputePipelineDescriptor,
    DepthStencilState,
    FragmentState,
    MultisampleState,
    PrimitiveState,
    ProgrammableStage,
    RenderPipelineDescriptor,
    StencilFaceState,
    VertexAttribute,
    VertexBufferLayout,
    VertexState,
)
from ._struct import Struct as Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._typing import *  # noqa: F403
    from .classes import (
        GPUBindGroupLayout,
        GPUBuffer,
        GPUDevice,
        GPUError,
        GPUTexture,
    )


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        # The types for checkers live in a module that is costly to load.
        if name.endswith(("Struct", "Dict")):
            from . import _typing

            if name in _typing.__dict__:
                return getattr(_typing, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AccelerationStructureBindingLayout",
    "BindGroupDescriptor",
    "BindGroupEntry",
    "BindGroupLayoutDescriptor",
    "BindGroupLayoutEntry",
    "BlasBoxSize",
    "BlasBoxes",
    "BlasBuild",
    "BlasTriangleSize",
    "BlasTriangles",
    "BlendComponent",
    "BlendState",
    "BufferBinding",
    "BufferBindingLayout",
    "BufferDescriptor",
    "CanvasConfiguration",
    "CanvasToneMapping",
    "Color",
    "ColorTargetState",
    "CommandBufferDescriptor",
    "CommandEncoderDescriptor",
    "ComputePassDescriptor",
    "ComputePassTimestampWrite",
    "ComputePassTimestampWrites",
    "ComputePipelineDescriptor",
    "CopyExternalImageDestInfo",
    "CopyExternalImageSourceInfo",
    "DepthStencilState",
    "DeviceDescriptor",
    "Extent3D",
    "ExternalTextureBindingLayout",
    "ExternalTextureDescriptor",
    "FragmentState",
    "ImageCopyBuffer",
    "ImageCopyExternalImage",
    "ImageCopyTexture",
    "ImageCopyTextureTagged",
    "ImageDataLayout",
    "MultisampleState",
    "Origin2D",
    "Origin3D",
    "PipelineErrorInit",
    "PipelineLayoutDescriptor",
    "PrimitiveState",
    "ProgrammableStage",
    "QuerySetDescriptor",
    "QueueDescriptor",
    "RenderBundleDescriptor",
    "RenderBundleEncoderDescriptor",
    "RenderPassColorAttachment",
    "RenderPassDepthStencilAttachment",
    "RenderPassDescriptor",
    "RenderPassLayout",
    "RenderPassTimestampWrite",
    "RenderPassTimestampWrites",
    "RenderPipelineDescriptor",
    "RequestAdapterOptions",
    "SamplerBindingLayout",
    "SamplerDescriptor",
    "ShaderModuleCompilationHint",
    "ShaderModuleDescriptor",
    "StencilFaceState",
    "StorageTextureBindingLayout",
    "TexelCopyBufferInfo",
    "TexelCopyBufferLayout",
    "TexelCopyTextureInfo",
    "TextureBindingLayout",
    "TextureDescriptor",
    "TextureViewDescriptor",
    "TlasBuild",
    "TlasInstance",
    "UncapturedErrorEventInit",
    "VertexAttribute",
    "VertexBufferLayout",
    "VertexState",
]


class Color(Struct):
    """A color. Its meaning is that of the texture format: usually 0 to 1, linear.

    - ``r``: red.
    - ``g``: green.
    - ``b``: blue.
    - ``a``: alpha.
    """

    r: float
    g: float
    b: float
    a: float


class Origin2D(Struct):
    """A place in an image, in pixels from the top left corner.

    - ``x``: pixels to the right.
    - ``y``: pixels down.
    """

    x: int = 0
    y: int = 0


class Origin3D(Struct):
    """A place in a texture, in texels.

    - ``x``: texels to the right.
    - ``y``: texels down.
    - ``z``: array layer, or depth.
    """

    x: int = 0
    y: int = 0
    z: int = 0


class Extent3D(Struct):
    """The size of a texture or of a region, in texels.

    - ``width``: texels in x.
    - ``height``: texels in y.
    - ``depth_or_array_layers``: texels in z, or the number of array layers.
    """

    width: int
    height: int = 1
    depth_or_array_layers: int = 1


class RequestAdapterOptions(Struct):
    """What ``GPU.request_adapter_*()`` looks for.

    - ``feature_level``: "core", or "compatibility" to accept older hardware.
    - ``power_preference``: which GPU, when there are several.
    - ``force_fallback_adapter``: ask for a software adapter.
    - ``xr_compatible``: ask for an adapter that can drive a headset; without effect here.
    """

    feature_level: FeatureLevelEnum = "core"
    power_preference: PowerPreferenceEnum | None = None
    force_fallback_adapter: bool = False
    xr_compatible: bool = False


class QueueDescriptor(Struct):
    """The default queue of a device.

    - ``label``: a name for messages and debuggers.
    """

    label: str = ""


class DeviceDescriptor(Struct):
    """What ``GPUAdapter.request_device_*()`` asks for.

    - ``label``: a name for messages and debuggers.
    - ``required_features``: features that the device must have, out of ``GPUAdapter.features``.
    - ``required_limits``: limits that the device must have, at most those of
      ``GPUAdapter.limits``; the others have the standard's defaults.
    - ``default_queue``: describes the queue of the device.
    """

    label: str = ""
    required_features: FeaturesLike = ()
    required_limits: Mapping[str, int | None] | None = None
    default_queue: QueueDescriptorStruct | None = None


class BufferDescriptor(Struct):
    """A buffer: memory of the GPU.

    - ``label``: a name for messages and debuggers.
    - ``size``: bytes; a multiple of 4 when mapped at creation, at most "max-buffer-size".
    - ``usage``: what the buffer may be used for.
    - ``mapped_at_creation``: whether it can be written at once, without ``MAP_WRITE``.
    """

    label: str = ""
    size: int
    usage: BufferUsageFlags
    mapped_at_creation: bool = False


class TextureDescriptor(Struct):
    """A texture: images of the GPU.

    - ``label``: a name for messages and debuggers.
    - ``size``: texels: (width, height, depth or layers); missing numbers are 1.
    - ``mip_level_count``: number of mip levels, each half as large as the one before.
    - ``sample_count``: 1, or 4 for multisampling.
    - ``dimension``: 1, 2 or 3 dimensions.
    - ``format``: what a texel holds.
    - ``usage``: what the texture may be used for.
    - ``view_formats``: further formats that views may have: the same format with or without
      "-srgb".
    - ``texture_binding_view_dimension``: the one view dimension for bindings; matters at feature
      level "compatibility" only.
    """

    label: str = ""
    size: SizeLike
    mip_level_count: int = 1
    sample_count: int = 1
    dimension: TextureDimensionEnum = "2d"
    format: TextureFormatEnum
    usage: TextureUsageFlags
    view_formats: Sequence[TextureFormatEnum] = ()
    texture_binding_view_dimension: TextureViewDimensionEnum | None = None


class TextureViewDescriptor(Struct):
    """A part of a texture, as a pass or a shader sees it. What is left out is taken from the
    texture.

    - ``label``: a name for messages and debuggers.
    - ``format``: that of the texture, or one of its ``view_formats``.
    - ``dimension``: how the layers are presented.
    - ``usage``: a subset of the texture's usage; 0 means all of it.
    - ``aspect``: color, depth or stencil.
    - ``base_mip_level``: the first mip level.
    - ``mip_level_count``: number of mip levels; None means all that follow.
    - ``base_array_layer``: the first array layer.
    - ``array_layer_count``: number of array layers; None means all that follow, or what the
      dimension asks for.
    - ``swizzle``: four letters out of r, g, b, a, 0, 1: what the shader reads as r, g, b, a
      (feature "texture-component-swizzle").
    """

    label: str = ""
    format: TextureFormatEnum | None = None
    dimension: TextureViewDimensionEnum | None = None
    usage: TextureUsageFlags = 0
    aspect: TextureAspectEnum = "all"
    base_mip_level: int = 0
    mip_level_count: int | None = None
    base_array_layer: int = 0
    array_layer_count: int | None = None
    swizzle: str = "rgba"


class ExternalTextureDescriptor(Struct):
    """A video frame for ``GPUDevice.import_external_texture()``.

    - ``label``: a name for messages and debuggers.
    - ``source``: the frame.
    - ``color_space``: the colors that the shader gets.
    """

    label: str = ""
    source: object
    color_space: PredefinedColorSpaceEnum = "srgb"


class SamplerDescriptor(Struct):
    """How shaders read textures.

    - ``label``: a name for messages and debuggers.
    - ``address_mode_u``: outside the texture, in x.
    - ``address_mode_v``: outside the texture, in y.
    - ``address_mode_w``: outside the texture, in z.
    - ``mag_filter``: where a texel covers more than a pixel.
    - ``min_filter``: where a pixel covers more than a texel.
    - ``mipmap_filter``: between mip levels.
    - ``lod_min_clamp``: the lowest mip level in use.
    - ``lod_max_clamp``: the highest mip level in use.
    - ``compare``: makes it a comparison sampler, for depth textures.
    - ``max_anisotropy``: 1 to 16; more than 1 asks for all three filters to be "linear".
    """

    label: str = ""
    address_mode_u: AddressModeEnum = "clamp-to-edge"
    address_mode_v: AddressModeEnum = "clamp-to-edge"
    address_mode_w: AddressModeEnum = "clamp-to-edge"
    mag_filter: FilterModeEnum = "nearest"
    min_filter: FilterModeEnum = "nearest"
    mipmap_filter: MipmapFilterModeEnum = "nearest"
    lod_min_clamp: float = 0
    lod_max_clamp: float = 32
    compare: CompareFunctionEnum | None = None
    max_anisotropy: int = 1


class BufferBindingLayout(Struct):
    """A binding that takes a buffer.

    - ``type``: how the shader uses it.
    - ``has_dynamic_offset``: whether ``set_bind_group()`` gives an offset.
    - ``min_binding_size``: bytes that the bound range must have; 0 leaves the check to each draw.
    """

    type: BufferBindingTypeEnum = "uniform"
    has_dynamic_offset: bool = False
    min_binding_size: int = 0


class SamplerBindingLayout(Struct):
    """A binding that takes a sampler.

    - ``type``: the kind of sampler.
    """

    type: SamplerBindingTypeEnum = "filtering"


class TextureBindingLayout(Struct):
    """A binding that takes a texture view for sampling and loading.

    - ``sample_type``: what the shader gets.
    - ``view_dimension``: the dimension of the view.
    - ``multisampled``: whether the texture has several samples; then the sample type cannot be
      "float".
    """

    sample_type: TextureSampleTypeEnum = "float"
    view_dimension: TextureViewDimensionEnum = "2d"
    multisampled: bool = False


class StorageTextureBindingLayout(Struct):
    """A binding that takes a texture view for storing.

    - ``access``: what the shader does.
    - ``format``: the format of the view.
    - ``view_dimension``: the dimension of the view; no cubes.
    """

    access: StorageTextureAccessEnum = "write-only"
    format: TextureFormatEnum
    view_dimension: TextureViewDimensionEnum = "2d"


class ExternalTextureBindingLayout(Struct):
    """A binding that takes an external texture."""


class BindGroupLayoutEntry(Struct):
    """One binding of a bind group layout. Exactly one of the fields from ``buffer`` on is given;
    an empty dict there means the defaults.

    - ``binding``: the number in ``@binding()``.
    - ``visibility``: the shaders that see it.
    - ``buffer``: it takes a buffer.
    - ``sampler``: it takes a sampler.
    - ``texture``: it takes a texture.
    - ``storage_texture``: it takes a storage texture.
    - ``external_texture``: it takes an external texture.
    - ``acceleration_structure``: it takes a ``GPUTlas`` (feature "ray-query"). Beyond the standard.
    - ``binding_array_size``: number of resources in the binding, for a ``binding_array`` in WGSL (feature
      "texture-binding-array", "buffer-binding-array" or "acceleration-structure-binding-array"). Beyond the standard.
    """

    binding: int
    visibility: ShaderStageFlags
    buffer: BufferBindingLayoutStruct | None = None
    sampler: SamplerBindingLayoutStruct | None = None
    texture: TextureBindingLayoutStruct | None = None
    storage_texture: StorageTextureBindingLayoutStruct | None = None
    external_texture: ExternalTextureBindingLayoutStruct | None = None
    acceleration_structure: AccelerationStructureBindingLayoutStruct | None = None
    binding_array_size: int | None = None


class BindGroupLayoutDescriptor(Struct):
    """The bindings of a ``@group()``.

    - ``label``: a name for messages and debuggers.
    - ``entries``: one for each binding.
    """

    label: str = ""
    entries: Sequence[BindGroupLayoutEntryStruct]


class BufferBinding(Struct):
    """A range of a buffer for a binding.

    - ``buffer``: the buffer.
    - ``offset``: bytes; a multiple of "min-uniform-buffer-offset-alignment" or "min-storage-
      buffer-offset-alignment".
    - ``size``: bytes; None means to the end of the buffer.
    """

    buffer: GPUBuffer
    offset: int = 0
    size: int | None = None


class BindGroupEntry(Struct):
    """What is bound to one binding.

    - ``binding``: the number in ``@binding()``.
    - ``resource``: a sampler, texture, texture view, buffer, ``BufferBinding``, ``GPUTlas`` or list of these.
    """

    binding: int
    resource: BindingResource


class BindGroupDescriptor(Struct):
    """The resources of a ``@group()``.

    - ``label``: a name for messages and debuggers.
    - ``layout``: says which resources are expected.
    - ``entries``: one for each entry of the layout, in any order.
    """

    label: str = ""
    layout: GPUBindGroupLayout
    entries: Sequence[BindGroupEntryStruct]


class PipelineLayoutDescriptor(Struct):
    """The bind group layouts that a pipeline uses.

    - ``label``: a name for messages and debuggers.
    - ``bind_group_layouts``: the first is for ``@group(0)``; None leaves a group empty.
    - ``immediate_size``: bytes for ``set_immediates()``; a multiple of 4 (feature "immediates").
    """

    label: str = ""
    bind_group_layouts: Sequence[GPUBindGroupLayout | None]
    immediate_size: int = 0


class ShaderModuleCompilationHint(Struct):
    """Tells early how an entry point will be used; without effect here.

    - ``entry_point``: the name of the function.
    - ``layout``: the layout of the pipeline that will use it.
    """

    entry_point: str
    layout: PipelineLayoutLike | None = None


class ShaderModuleDescriptor(Struct):
    """The source of shaders.

    - ``label``: a name for messages and debuggers.
    - ``code``: WGSL, GLSL, or SPIR-V as bytes.
    - ``compilation_hints``: without effect here.
    """

    label: str = ""
    code: str | bytes
    compilation_hints: Sequence[ShaderModuleCompilationHintStruct] = ()


class TexelCopyBufferLayout(Struct):
    """How texels lie in memory.

    - ``offset``: bytes to the first texel.
    - ``bytes_per_row``: from one row (of blocks) to the next; a multiple of 256 for copies
      between buffer and texture. May be left out for a single row.
    - ``rows_per_image``: rows (of blocks) from one layer to the next. May be left out for a
      single layer.
    """

    offset: int = 0
    bytes_per_row: int | None = None
    rows_per_image: int | None = None


class TexelCopyBufferInfo(TexelCopyBufferLayout):
    """Texels in a buffer.

    - ``offset``: bytes to the first texel.
    - ``bytes_per_row``: from one row (of blocks) to the next; a multiple of 256 for copies
      between buffer and texture. May be left out for a single row.
    - ``rows_per_image``: rows (of blocks) from one layer to the next. May be left out for a
      single layer.
    - ``buffer``: the buffer.
    """

    buffer: GPUBuffer


class TexelCopyTextureInfo(Struct):
    """A place in a texture.

    - ``texture``: the texture.
    - ``mip_level``: the mip level.
    - ``origin``: texels; None means (0, 0, 0).
    - ``aspect``: color, depth or stencil.
    """

    texture: GPUTexture
    mip_level: int = 0
    origin: Origin3DLike | None = None
    aspect: TextureAspectEnum = "all"


class CopyExternalImageDestInfo(TexelCopyTextureInfo):
    """The place in a texture that ``copy_external_image_to_texture()`` writes.

    - ``texture``: the texture.
    - ``mip_level``: the mip level.
    - ``origin``: texels; None means (0, 0, 0).
    - ``aspect``: color, depth or stencil.
    - ``color_space``: the colors that are written.
    - ``premultiplied_alpha``: whether colors are multiplied with alpha.
    """

    color_space: PredefinedColorSpaceEnum = "srgb"
    premultiplied_alpha: bool = False


class CopyExternalImageSourceInfo(Struct):
    """The image that ``copy_external_image_to_texture()`` reads.

    - ``source``: an array of shape (height, width, 4), or an image with the array interface.
    - ``origin``: pixels; None means (0, 0).
    - ``flip_y``: whether the image is turned upside down.
    """

    source: object
    origin: Origin2DLike | None = None
    flip_y: bool = False


class CommandBufferDescriptor(Struct):
    """For ``GPUCommandEncoder.finish()``.

    - ``label``: a name for messages and debuggers.
    """

    label: str = ""


class CommandEncoderDescriptor(Struct):
    """For ``GPUDevice.create_command_encoder()``.

    - ``label``: a name for messages and debuggers.
    """

    label: str = ""


class CanvasToneMapping(Struct):
    """How a canvas shows bright colors.

    - ``mode``: the range of brightness.
    """

    mode: CanvasToneMappingModeEnum = "standard"


class CanvasConfiguration(Struct):
    """For ``GPUCanvasContext.configure()``.

    - ``device``: the device that makes the textures.
    - ``format``: usually that of ``get_preferred_format()``.
    - ``usage``: what the textures may be used for; the default is ``RENDER_ATTACHMENT``.
    - ``view_formats``: further formats that views may have.
    - ``color_space``: the colors that the values stand for.
    - ``tone_mapping``: how bright colors are shown.
    - ``alpha_mode``: what alpha means.
    """

    device: GPUDevice
    format: TextureFormatEnum
    usage: TextureUsageFlags = 0x10
    view_formats: Sequence[TextureFormatEnum] = ()
    color_space: PredefinedColorSpaceEnum = "srgb"
    tone_mapping: CanvasToneMappingStruct | None = None
    alpha_mode: CanvasAlphaModeEnum = "opaque"


class PipelineErrorInit(Struct):
    """For the constructor of ``GPUPipelineError``.

    - ``reason``: the kind of error.
    """

    reason: PipelineErrorReasonEnum


class UncapturedErrorEventInit(Struct):
    """For the constructor of ``GPUUncapturedErrorEvent``.

    - ``error``: the error.
    """

    error: GPUError


# Names of wgpu-py before 0.20.
ImageCopyBuffer = TexelCopyBufferInfo
ImageCopyTexture = TexelCopyTextureInfo
ImageDataLayout = TexelCopyBufferLayout
ImageCopyExternalImage = CopyExternalImageSourceInfo
ImageCopyTextureTagged = CopyExternalImageDestInfo
ComputePassTimestampWrite = ComputePassTimestampWrites
RenderPassTimestampWrite = RenderPassTimestampWrites
