//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeSurfaceGetCurrentTextureStatus {
    /// DOC
    WGPUSurfaceGetCurrentTextureStatus_Occluded = 0x30001,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceConfigurationExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub desiredMaximumFrameLatency: u32,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceSwapChainPanel {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub panelNative: *mut c_void,
}
