//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeSType {
    /// DOC
    WGPUSType_DeviceExtras = 0x30001,
    /// DOC
    WGPUSType_NativeLimits = 0x30002,
    /// DOC
    WGPUSType_ShaderSourceGLSL = 0x30003,
    /// DOC
    WGPUSType_InstanceExtras = 0x30004,
    /// DOC
    WGPUSType_BindGroupEntryExtras = 0x30005,
    /// DOC
    WGPUSType_BindGroupLayoutEntryExtras = 0x30006,
    /// DOC
    WGPUSType_QuerySetDescriptorExtras = 0x30007,
    /// DOC
    WGPUSType_SurfaceConfigurationExtras = 0x30008,
    /// DOC
    WGPUSType_SurfaceSourceSwapChainPanel = 0x30009,
    /// DOC
    WGPUSType_PrimitiveStateExtras = 0x3000a,
    /// DOC
    WGPUSType_SamplerDescriptorExtras = 0x3000b,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}
