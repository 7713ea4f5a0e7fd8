//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBufferBindingType {
    /// DOC
    BindingNotUsed = 0,
    /// DOC
    Undefined = 1,
    /// DOC
    Uniform = 2,
    /// DOC
    Storage = 3,
    /// DOC
    ReadOnlyStorage = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSamplerBindingType {
    /// DOC
    BindingNotUsed = 0,
    /// DOC
    Undefined = 1,
    /// DOC
    Filtering = 2,
    /// DOC
    NonFiltering = 3,
    /// DOC
    Comparison = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStorageTextureAccess {
    /// DOC
    BindingNotUsed = 0,
    /// DOC
    Undefined = 1,
    /// DOC
    WriteOnly = 2,
    /// DOC
    ReadOnly = 3,
    /// DOC
    ReadWrite = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureSampleType {
    /// DOC
    BindingNotUsed = 0,
    /// DOC
    Undefined = 1,
    /// DOC
    Float = 2,
    /// DOC
    UnfilterableFloat = 3,
    /// DOC
    Depth = 4,
    /// DOC
    Sint = 5,
    /// DOC
    Uint = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBufferBindingLayout {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub r#type: Enum<WGPUBufferBindingType>,
    /// DOC
    pub hasDynamicOffset: WGPUBool,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUExternalTextureBindingEntry {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub externalTexture: WGPUExternalTexture,
}

impl WGPUExternalTextureBindingEntry {
    /// `WGPU_EXTERNAL_TEXTURE_BINDING_ENTRY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ExternalTextureBindingEntry.c()),
        externalTexture: WGPUExternalTexture::NULL,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUExternalTextureBindingLayout {
    /// DOC
    pub chain: WGPUChainedStruct,
}

impl WGPUExternalTextureBindingLayout {
    /// `WGPU_EXTERNAL_TEXTURE_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ExternalTextureBindingLayout.c()),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPipelineLayoutDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub bindGroupLayoutCount: usize,
    /// DOC
    pub bindGroupLayouts: *const WGPUBindGroupLayout,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSamplerBindingLayout {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUStorageTextureBindingLayout {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub access: Enum<WGPUStorageTextureAccess>,
    /// DOC
    pub format: Enum<WGPUTextureFormat>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureBindingLayout {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub sampleType: Enum<WGPUTextureSampleType>,
    /// DOC
    pub viewDimension: Enum<WGPUTextureViewDimension>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureBindingViewDimension {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub textureBindingViewDimension: Enum<WGPUTextureViewDimension>,
}

impl WGPUTextureBindingViewDimension {
    /// `WGPU_TEXTURE_BINDING_VIEW_DIMENSION_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::TextureBindingViewDimension.c()),
        textureBindingViewDimension: WGPUTextureViewDimension::Undefined.c(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupEntry {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub binding: u32,
    /// DOC
    pub buffer: Nullable<WGPUBuffer>,
    /// DOC
    pub offset: u64,
    /// DOC
    pub size: u64,
    /// DOC
    pub sampler: Nullable<WGPUSampler>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupLayoutEntry {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub binding: u32,
    /// DOC
    pub visibility: WGPUShaderStage,
    /// DOC
    pub bindingArraySize: u32,
    /// DOC
    pub buffer: WGPUBufferBindingLayout,
    /// DOC
    pub sampler: WGPUSamplerBindingLayout,
    /// DOC
    pub texture: WGPUTextureBindingLayout,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub layout: WGPUBindGroupLayout,
    /// DOC
    pub entryCount: usize,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupLayoutDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub entryCount: usize,
    /// DOC
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
