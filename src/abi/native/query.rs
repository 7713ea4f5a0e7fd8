//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPipelineStatisticName {
    /// DOC
    VertexShaderInvocations = 0,
    /// DOC
    ClipperInvocations = 1,
    /// DOC
    ClipperPrimitivesOut = 2,
    /// DOC
    FragmentShaderInvocations = 3,
    /// DOC
    ComputeShaderInvocations = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeQueryType {
    /// DOC
    PipelineStatistics = 0x30000,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQuerySetDescriptorExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub pipelineStatistics: *const Enum<WGPUPipelineStatisticName>,
    /// DOC
    pub pipelineStatisticCount: usize,
}
