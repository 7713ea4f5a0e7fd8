//! Samplers with a border.

use super::*;

/// Further values of [`WGPUAddressMode`]; cast them to it.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeAddressMode {
    /// Beyond the edge lies the border color of [`WGPUSamplerDescriptorExtras`]. Needs
    /// `WGPUNativeFeature_AddressModeClampToBorder`.
    ClampToBorder = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The color beyond the edges of a texture.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSamplerBorderColor {
    /// Not given. The value of zeroed memory.
    Undefined = 0,
    /// 0, 0, 0, alpha 0.
    TransparentBlack = 1,
    /// 0, 0, 0, alpha 1.
    OpaqueBlack = 2,
    /// 1, 1, 1, alpha 1.
    OpaqueWhite = 3,
    /// Transparent black; on Metal opaque black for formats without alpha. Needs
    /// `WGPUNativeFeature_AddressModeClampToZero` as well.
    Zero = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The border of a sampler. An extension of [`WGPUSamplerDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSamplerDescriptorExtras {
    /// The head, of type `WGPUSType_SamplerDescriptorExtras`.
    pub chain: WGPUChainedStruct,
    /// The color, for the address mode `WGPUNativeAddressMode_ClampToBorder`.
    pub samplerBorderColor: Enum<WGPUSamplerBorderColor>,
}
