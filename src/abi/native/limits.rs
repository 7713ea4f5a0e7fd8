//! Limits beyond the standard.

use super::*;

/// Limits of binding arrays and multiview. An extension of [`WGPULimits`];
/// `WGPU_NATIVE_LIMITS_INIT` asks for the default of each.
///
/// As with all limits, requiring less than the default, 0 among it, gives the default.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUNativeLimits {
    /// The head, of type `WGPUSType_NativeLimits`.
    pub chain: WGPUChainedStruct,
    /// Most resources other than samplers in all living bind groups together. Default: 1000000.
    /// Only Direct3D 12 has such a limit, and takes memory for it when the device is made.
    pub maxNonSamplerBindings: u32,
    /// Most elements of binding arrays, those of samplers aside, that one stage can reach. Default:
    /// 0.
    pub maxBindingArrayElementsPerShaderStage: u32,
    /// Most elements of binding arrays of samplers that one stage can reach. Default: 0.
    pub maxBindingArraySamplerElementsPerShaderStage: u32,
    /// Most views of a pass with several of them. Default: 0.
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
