//! Bind groups, their layouts, and pipeline layouts.

use super::*;

/// How a shader uses a bound buffer.
///
/// Spec: GPUBufferBindingType.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBufferBindingType {
    /// The entry of the bind group layout does not bind a buffer.
    BindingNotUsed = 0,
    /// No choice: `WGPUBufferBindingType_Uniform` is used.
    Undefined = 1,
    /// `var<uniform>`: read only, with uniform layout rules. At most `maxUniformBufferBindingSize`
    /// bytes; needs [`WGPUBufferUsage_Uniform`].
    Uniform = 2,
    /// `var<storage, read_write>`. At most `maxStorageBufferBindingSize` bytes, a multiple of 4;
    /// needs [`WGPUBufferUsage_Storage`]. In the vertex stage only with
    /// `WGPUNativeFeature_VertexWritableStorage`.
    Storage = 3,
    /// `var<storage, read>`: as `WGPUBufferBindingType_Storage`, but in any stage.
    ReadOnlyStorage = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which samplers may be bound.
///
/// Spec: GPUSamplerBindingType.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSamplerBindingType {
    /// The entry of the bind group layout does not bind a sampler.
    BindingNotUsed = 0,
    /// No choice: `WGPUSamplerBindingType_Filtering` is used.
    Undefined = 1,
    /// Any sampler without comparison, linear ones too.
    Filtering = 2,
    /// Samplers without comparison that use nearest filters only.
    NonFiltering = 3,
    /// Samplers with a comparison function (`sampler_comparison` in WGSL).
    Comparison = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a shader uses a bound storage texture.
///
/// Spec: GPUStorageTextureAccess.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStorageTextureAccess {
    /// The entry of the bind group layout does not bind a storage texture.
    BindingNotUsed = 0,
    /// No choice: `WGPUStorageTextureAccess_WriteOnly` is used.
    Undefined = 1,
    /// `write`: texels are stored, never loaded. Not in the vertex stage.
    WriteOnly = 2,
    /// `read`: texels are loaded, without a sampler.
    ReadOnly = 3,
    /// `read_write`: both. By default only for `R32Float`, `R32Sint` and `R32Uint`. Not in the
    /// vertex stage.
    ReadWrite = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What a shader gets from a bound texture.
///
/// Spec: GPUTextureSampleType.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureSampleType {
    /// The entry of the bind group layout does not bind a sampled texture.
    BindingNotUsed = 0,
    /// No choice: `WGPUTextureSampleType_Float` is used.
    Undefined = 1,
    /// Floats, and linear samplers may be used. Not for multisampled textures.
    Float = 2,
    /// Floats, read with nearest samplers or `textureLoad` only. Takes filterable formats too.
    UnfilterableFloat = 3,
    /// `texture_depth_*`: depth formats, read with comparison or nearest samplers.
    Depth = 4,
    /// Signed integers (`texture_2d<i32>`), read with `textureLoad`.
    Sint = 5,
    /// Unsigned integers (`texture_2d<u32>`), also the stencil aspect, read with `textureLoad`.
    Uint = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The part of a bind group layout entry for a buffer.
///
/// Spec: GPUBufferBindingLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBufferBindingLayout {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// How shaders use the buffer. `WGPUBufferBindingType_Undefined` means uniform;
    /// `WGPUBufferBindingType_BindingNotUsed` (0) means that the entry binds something else.
    pub r#type: Enum<WGPUBufferBindingType>,
    /// `WGPU_TRUE` if `SetBindGroup` adds an offset. Limits:
    /// `maxDynamicUniformBuffersPerPipelineLayout`, `maxDynamicStorageBuffersPerPipelineLayout`.
    /// Not in a layout that has binding arrays.
    pub hasDynamicOffset: WGPUBool,
    /// Smallest size in bytes that a bind group may bind, checked when the group is made and
    /// against the shaders when a pipeline is. With 0 (the default) the size is checked at each
    /// draw and dispatch.
    pub minBindingSize: u64,
}

impl WGPUBufferBindingLayout {
    /// `WGPU_BUFFER_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        r#type: WGPUBufferBindingType::Undefined.c(),
        hasDynamicOffset: WGPU_FALSE,
        minBindingSize: 0,
    };

    /// All zero: the entry is not of this kind.
    pub const NOT_USED: Self = Self {
        r#type: Enum::ZERO,
        ..Self::INIT
    };
}

/// Chained to [`WGPUBindGroupEntry`]: binds an external texture in place of the other members.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUExternalTextureBindingEntry {
    /// Header of the struct; `sType` must be `WGPUSType_ExternalTextureBindingEntry`.
    pub chain: WGPUChainedStruct,
    /// The external texture. Required; the bind group keeps a reference.
    pub externalTexture: WGPUExternalTexture,
}

impl WGPUExternalTextureBindingEntry {
    /// `WGPU_EXTERNAL_TEXTURE_BINDING_ENTRY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ExternalTextureBindingEntry.c()),
        externalTexture: WGPUExternalTexture::NULL,
    };
}

/// Chained to [`WGPUBindGroupLayoutEntry`]: the entry binds an external texture.
///
/// External textures exist on Direct3D 12 and Metal only; elsewhere this is a validation error.
///
/// Spec: GPUExternalTextureBindingLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUExternalTextureBindingLayout {
    /// Header of the struct; `sType` must be `WGPUSType_ExternalTextureBindingLayout`.
    pub chain: WGPUChainedStruct,
}

impl WGPUExternalTextureBindingLayout {
    /// `WGPU_EXTERNAL_TEXTURE_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ExternalTextureBindingLayout.c()),
    };
}

/// What `wgpuDeviceCreatePipelineLayout` creates.
///
/// Spec: GPUPipelineLayoutDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPipelineLayoutDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Number of `bindGroupLayouts`, at most the limit `maxBindGroups`.
    pub bindGroupLayoutCount: usize,
    /// The layout of each bind group, by group number. NULL elements leave a number unused. Layouts
    /// from `GetBindGroupLayout` of a pipeline with automatic layout are validation errors.
    pub bindGroupLayouts: *const WGPUBindGroupLayout,
    /// Bytes of immediate data that pipelines of this layout have, a multiple of 4, at most the
    /// limit `maxImmediateSize` (64 unless more is requested).
    pub immediateSize: u32,
}

impl WGPUPipelineLayoutDescriptor {
    /// `WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        bindGroupLayoutCount: 0,
        bindGroupLayouts: ptr::null(),
        immediateSize: 0,
    };
}

/// The part of a bind group layout entry for a sampler.
///
/// Spec: GPUSamplerBindingLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSamplerBindingLayout {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Which samplers may be bound. `WGPUSamplerBindingType_Undefined` means filtering;
    /// `WGPUSamplerBindingType_BindingNotUsed` (0) means that the entry binds something else.
    pub r#type: Enum<WGPUSamplerBindingType>,
}

impl WGPUSamplerBindingLayout {
    /// `WGPU_SAMPLER_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        r#type: WGPUSamplerBindingType::Undefined.c(),
    };

    /// All zero: the entry is not of this kind.
    pub const NOT_USED: Self = Self {
        r#type: Enum::ZERO,
        ..Self::INIT
    };
}

/// The part of a bind group layout entry for a storage texture.
///
/// Spec: GPUStorageTextureBindingLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUStorageTextureBindingLayout {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// How shaders use the texture. `WGPUStorageTextureAccess_Undefined` means write only;
    /// `WGPUStorageTextureAccess_BindingNotUsed` (0) means that the entry binds something else.
    pub access: Enum<WGPUStorageTextureAccess>,
    /// Format of the views to bind, and of the shader's declaration. Has no default; see
    /// [`WGPUTextureFormat`] for those that allow it.
    pub format: Enum<WGPUTextureFormat>,
    /// Dimension of the views to bind: default 2D, never a cube or cube array.
    pub viewDimension: Enum<WGPUTextureViewDimension>,
}

impl WGPUStorageTextureBindingLayout {
    /// `WGPU_STORAGE_TEXTURE_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        access: WGPUStorageTextureAccess::Undefined.c(),
        format: WGPUTextureFormat::Undefined.c(),
        viewDimension: WGPUTextureViewDimension::Undefined.c(),
    };

    /// All zero: the entry is not of this kind.
    pub const NOT_USED: Self = Self {
        access: Enum::ZERO,
        format: Enum::ZERO,
        viewDimension: Enum::ZERO,
        ..Self::INIT
    };
}

/// The part of a bind group layout entry for a sampled texture.
///
/// Spec: GPUTextureBindingLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureBindingLayout {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// What shaders get. `WGPUTextureSampleType_Undefined` means filterable floats;
    /// `WGPUTextureSampleType_BindingNotUsed` (0) means that the entry binds something else.
    pub sampleType: Enum<WGPUTextureSampleType>,
    /// Dimension of the views to bind. Default 2D.
    pub viewDimension: Enum<WGPUTextureViewDimension>,
    /// `WGPU_TRUE` for multisampled views: then the dimension is 2D and the sample type is not
    /// `WGPUTextureSampleType_Float`.
    pub multisampled: WGPUBool,
}

impl WGPUTextureBindingLayout {
    /// `WGPU_TEXTURE_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        sampleType: WGPUTextureSampleType::Undefined.c(),
        viewDimension: WGPUTextureViewDimension::Undefined.c(),
        multisampled: WGPU_FALSE,
    };

    /// All zero: the entry is not of this kind.
    pub const NOT_USED: Self = Self {
        sampleType: Enum::ZERO,
        viewDimension: Enum::ZERO,
        ..Self::INIT
    };
}

/// Chained to [`WGPUTextureDescriptor`]: the dimension in which all views for binding will be.
///
/// Only devices without `WGPUFeatureName_CoreFeaturesAndLimits` (compatibility level) heed it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureBindingViewDimension {
    /// Header of the struct; `sType` must be `WGPUSType_TextureBindingViewDimension`.
    pub chain: WGPUChainedStruct,
    /// The dimension. Default: as for a view of the whole texture.
    pub textureBindingViewDimension: Enum<WGPUTextureViewDimension>,
}

impl WGPUTextureBindingViewDimension {
    /// `WGPU_TEXTURE_BINDING_VIEW_DIMENSION_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::TextureBindingViewDimension.c()),
        textureBindingViewDimension: WGPUTextureViewDimension::Undefined.c(),
    };
}

/// One binding of a bind group: a buffer range, a sampler, or a texture view.
///
/// Exactly one of `buffer`, `sampler`, `textureView` and the chained external texture is given, of
/// the kind that the layout's entry says.
///
/// Spec: GPUBindGroupEntry, GPUBufferBinding.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupEntry {
    /// Extension chain: [`WGPUExternalTextureBindingEntry`], `WGPUBindGroupEntryExtras` (`wgpu.h`, binding arrays),
    /// `WGPUAbiAccelerationStructureBindingEntry` (`wgpu_abi.h`) or NULL. Any other struct is a validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Number of the entry in the layout that this fills. Each is filled exactly once.
    pub binding: u32,
    /// The buffer, or NULL for another kind. The group keeps a reference.
    pub buffer: Nullable<WGPUBuffer>,
    /// First byte of the buffer that shaders see: a multiple of `minUniformBufferOffsetAlignment`
    /// or `minStorageBufferOffsetAlignment`. Ignored without a buffer.
    pub offset: u64,
    /// Bytes that shaders see, not 0. [`WGPU_WHOLE_SIZE`] (the default) goes to the end of the
    /// buffer. For a binding with dynamic offset that is the size at each offset. Ignored without a
    /// buffer.
    pub size: u64,
    /// The sampler, or NULL for another kind. The group keeps a reference.
    pub sampler: Nullable<WGPUSampler>,
    /// The view, or NULL for another kind; one mip level for storage, one aspect for depth-stencil
    /// formats. The group keeps a reference.
    pub textureView: Nullable<WGPUTextureView>,
}

impl WGPUBindGroupEntry {
    /// `WGPU_BIND_GROUP_ENTRY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        binding: 0,
        buffer: WGPUBuffer::NULL,
        offset: 0,
        size: WGPU_WHOLE_SIZE,
        sampler: WGPUSampler::NULL,
        textureView: WGPUTextureView::NULL,
    };
}

/// One binding of a bind group layout.
///
/// Exactly one of `buffer`, `sampler`, `texture`, `storageTexture` and the chained external texture
/// is in use; all the others stay at `BindingNotUsed`, as `WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT` has
/// them.
///
/// Spec: GPUBindGroupLayoutEntry.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupLayoutEntry {
    /// Extension chain: [`WGPUExternalTextureBindingLayout`], `WGPUBindGroupLayoutEntryExtras` (`wgpu.h`),
    /// `WGPUAbiAccelerationStructureBindingLayout` (`wgpu_abi.h`) or NULL. Any other struct is a validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The number in the shader's `@binding(n)`: unique in the layout, below the limit
    /// `maxBindingsPerBindGroup`.
    pub binding: u32,
    /// Stages whose shaders may use the binding; `WGPUAbiShaderStage` of `wgpu_abi.h` has those of mesh pipelines.
    pub visibility: WGPUShaderStage,
    /// Number of elements if the shader declares a `binding_array`; 0 (the default) and 1 mean a
    /// single resource. Above 1 one of the native features for binding arrays is needed.
    pub bindingArraySize: u32,
    /// Set its `type` if the entry binds a buffer.
    pub buffer: WGPUBufferBindingLayout,
    /// Set its `type` if the entry binds a sampler.
    pub sampler: WGPUSamplerBindingLayout,
    /// Set its `sampleType` if the entry binds a sampled texture.
    pub texture: WGPUTextureBindingLayout,
    /// Set its `access` if the entry binds a storage texture.
    pub storageTexture: WGPUStorageTextureBindingLayout,
}

impl WGPUBindGroupLayoutEntry {
    /// `WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        binding: 0,
        visibility: WGPUShaderStage_None,
        bindingArraySize: 0,
        buffer: WGPUBufferBindingLayout::NOT_USED,
        sampler: WGPUSamplerBindingLayout::NOT_USED,
        texture: WGPUTextureBindingLayout::NOT_USED,
        storageTexture: WGPUStorageTextureBindingLayout::NOT_USED,
    };
}

/// What `wgpuDeviceCreateBindGroup` creates.
///
/// Spec: GPUBindGroupDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// The layout that the entries fill. Required, of the same device.
    pub layout: WGPUBindGroupLayout,
    /// Number of `entries`: that of the layout's entries.
    pub entryCount: usize,
    /// The resources, in any order.
    pub entries: *const WGPUBindGroupEntry,
}

impl WGPUBindGroupDescriptor {
    /// `WGPU_BIND_GROUP_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        layout: WGPUBindGroupLayout::NULL,
        entryCount: 0,
        entries: ptr::null(),
    };
}

/// What `wgpuDeviceCreateBindGroupLayout` creates.
///
/// Limits per stage and for dynamic buffers are checked here and again when layouts come together
/// in a pipeline layout.
///
/// Spec: GPUBindGroupLayoutDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupLayoutDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Number of `entries`; 0 gives an empty layout.
    pub entryCount: usize,
    /// The bindings, in any order.
    pub entries: *const WGPUBindGroupLayoutEntry,
}

impl WGPUBindGroupLayoutDescriptor {
    /// `WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        entryCount: 0,
        entries: ptr::null(),
    };
}
