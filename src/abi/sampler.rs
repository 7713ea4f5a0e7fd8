//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAddressMode {
    /// DOC
    Undefined = 0,
    /// DOC
    ClampToEdge = 1,
    /// DOC
    Repeat = 2,
    /// DOC
    MirrorRepeat = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompareFunction {
    /// DOC
    Undefined = 0,
    /// DOC
    Never = 1,
    /// DOC
    Less = 2,
    /// DOC
    Equal = 3,
    /// DOC
    LessEqual = 4,
    /// DOC
    Greater = 5,
    /// DOC
    NotEqual = 6,
    /// DOC
    GreaterEqual = 7,
    /// DOC
    Always = 8,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFilterMode {
    /// DOC
    Undefined = 0,
    /// DOC
    Nearest = 1,
    /// DOC
    Linear = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUMipmapFilterMode {
    /// DOC
    Undefined = 0,
    /// DOC
    Nearest = 1,
    /// DOC
    Linear = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSamplerDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub addressModeU: Enum<WGPUAddressMode>,
    /// DOC
    pub addressModeV: Enum<WGPUAddressMode>,
    /// DOC
    pub addressModeW: Enum<WGPUAddressMode>,
    /// DOC
    pub magFilter: Enum<WGPUFilterMode>,
    /// DOC
    pub minFilter: Enum<WGPUFilterMode>,
    /// DOC
    pub mipmapFilter: Enum<WGPUMipmapFilterMode>,
    /// DOC
    pub lodMinClamp: f32,
    /// DOC
    pub lodMaxClamp: f32,
    /// DOC
    pub compare: Enum<WGPUCompareFunction>,
    /// DOC
    pub maxAnisotropy: u16,
}

impl WGPUSamplerDescriptor {
    /// `WGPU_SAMPLER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        addressModeU: WGPUAddressMode::Undefined.c(),
        addressModeV: WGPUAddressMode::Undefined.c(),
        addressModeW: WGPUAddressMode::Undefined.c(),
        magFilter: WGPUFilterMode::Undefined.c(),
        minFilter: WGPUFilterMode::Undefined.c(),
        mipmapFilter: WGPUMipmapFilterMode::Undefined.c(),
        lodMinClamp: 0.0,
        lodMaxClamp: 32.0,
        compare: WGPUCompareFunction::Undefined.c(),
        maxAnisotropy: 1,
    };
}
