//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeAddressMode {
    /// DOC
    ClampToBorder = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSamplerBorderColor {
    /// DOC
    Undefined = 0,
    /// DOC
    TransparentBlack = 1,
    /// DOC
    OpaqueBlack = 2,
    /// DOC
    OpaqueWhite = 3,
    /// DOC
    Zero = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSamplerDescriptorExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub samplerBorderColor: Enum<WGPUSamplerBorderColor>,
}
