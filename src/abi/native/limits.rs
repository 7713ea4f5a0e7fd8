//! DOC

use super::*;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUNativeLimits {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub maxNonSamplerBindings: u32,
    /// DOC
    pub maxBindingArrayElementsPerShaderStage: u32,
    /// DOC
    pub maxBindingArraySamplerElementsPerShaderStage: u32,
    /// DOC
    pub maxMultiviewViewCount: u32,
}

impl WGPUNativeLimits {
    /// `WGPU_NATIVE_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::native(WGPUNativeSType::WGPUSType_NativeLimits)),
        maxNonSamplerBindings: WGPU_LIMIT_U32_UNDEFINED,
        maxBindingArrayElementsPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxBindingArraySamplerElementsPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxMultiviewViewCount: WGPU_LIMIT_U32_UNDEFINED,
    };
}
