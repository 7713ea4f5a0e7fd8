//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUComponentSwizzle {
    /// DOC
    Undefined = 0,
    /// DOC
    Zero = 1,
    /// DOC
    One = 2,
    /// DOC
    R = 3,
    /// DOC
    G = 4,
    /// DOC
    B = 5,
    /// DOC
    A = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureAspect {
    /// DOC
    Undefined = 0,
    /// DOC
    All = 1,
    /// DOC
    StencilOnly = 2,
    /// DOC
    DepthOnly = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureDimension {
    /// DOC
    Undefined = 0,
    /// DOC
    _1D = 1,
    /// DOC
    _2D = 2,
    /// DOC
    _3D = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureViewDimension {
    /// DOC
    Undefined = 0,
    /// DOC
    _1D = 1,
    /// DOC
    _2D = 2,
    /// DOC
    _2DArray = 3,
    /// DOC
    Cube = 4,
    /// DOC
    CubeArray = 5,
    /// DOC
    _3D = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
pub type WGPUTextureUsage = WGPUFlags;
/// DOC
pub const WGPUTextureUsage_None: WGPUTextureUsage = 0x0;
/// DOC
pub const WGPUTextureUsage_CopySrc: WGPUTextureUsage = 0x1;
/// DOC
pub const WGPUTextureUsage_CopyDst: WGPUTextureUsage = 0x2;
/// DOC
pub const WGPUTextureUsage_TextureBinding: WGPUTextureUsage = 0x4;
/// DOC
pub const WGPUTextureUsage_StorageBinding: WGPUTextureUsage = 0x8;
/// DOC
pub const WGPUTextureUsage_RenderAttachment: WGPUTextureUsage = 0x10;
/// DOC
pub const WGPUTextureUsage_TransientAttachment: WGPUTextureUsage = 0x20;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureComponentSwizzle {
    /// DOC
    pub r: Enum<WGPUComponentSwizzle>,
    /// DOC
    pub g: Enum<WGPUComponentSwizzle>,
    /// DOC
    pub b: Enum<WGPUComponentSwizzle>,
    /// DOC
    pub a: Enum<WGPUComponentSwizzle>,
}

impl WGPUTextureComponentSwizzle {
    /// `WGPU_TEXTURE_COMPONENT_SWIZZLE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        r: WGPUComponentSwizzle::Undefined.c(),
        g: WGPUComponentSwizzle::Undefined.c(),
        b: WGPUComponentSwizzle::Undefined.c(),
        a: WGPUComponentSwizzle::Undefined.c(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureComponentSwizzleDescriptor {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub swizzle: WGPUTextureComponentSwizzle,
}

impl WGPUTextureComponentSwizzleDescriptor {
    /// `WGPU_TEXTURE_COMPONENT_SWIZZLE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::TextureComponentSwizzleDescriptor.c()),
        swizzle: WGPUTextureComponentSwizzle::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub usage: WGPUTextureUsage,
    /// DOC
    pub dimension: Enum<WGPUTextureDimension>,
    /// DOC
    pub size: WGPUExtent3D,
    /// DOC
    pub format: Enum<WGPUTextureFormat>,
    /// DOC
    pub mipLevelCount: u32,
    /// DOC
    pub sampleCount: u32,
    /// DOC
    pub viewFormatCount: usize,
    /// DOC
    pub viewFormats: *const Enum<WGPUTextureFormat>,
}

impl WGPUTextureDescriptor {
    /// `WGPU_TEXTURE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        usage: WGPUTextureUsage_None,
        dimension: WGPUTextureDimension::Undefined.c(),
        size: WGPUExtent3D::INIT,
        format: WGPUTextureFormat::Undefined.c(),
        mipLevelCount: 1,
        sampleCount: 1,
        viewFormatCount: 0,
        viewFormats: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureViewDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub format: Enum<WGPUTextureFormat>,
    /// DOC
    pub dimension: Enum<WGPUTextureViewDimension>,
    /// DOC
    pub baseMipLevel: u32,
    /// DOC
    pub mipLevelCount: u32,
    /// DOC
    pub baseArrayLayer: u32,
    /// DOC
    pub arrayLayerCount: u32,
    /// DOC
    pub aspect: Enum<WGPUTextureAspect>,
    /// DOC
    pub usage: WGPUTextureUsage,
}

impl WGPUTextureViewDescriptor {
    /// `WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        format: WGPUTextureFormat::Undefined.c(),
        dimension: WGPUTextureViewDimension::Undefined.c(),
        baseMipLevel: 0,
        mipLevelCount: WGPU_MIP_LEVEL_COUNT_UNDEFINED,
        baseArrayLayer: 0,
        arrayLayerCount: WGPU_ARRAY_LAYER_COUNT_UNDEFINED,
        aspect: WGPUTextureAspect::Undefined.c(),
        usage: WGPUTextureUsage_None,
    };
}
