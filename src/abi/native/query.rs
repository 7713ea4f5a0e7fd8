//! Queries that count what a pipeline did.

use super::*;

/// What is counted.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPipelineStatisticName {
    /// How often the vertex shader ran. A vertex used twice may run once.
    VertexShaderInvocations = 0,
    /// How many primitives reached clipping.
    ClipperInvocations = 1,
    /// How many primitives came out of clipping.
    ClipperPrimitivesOut = 2,
    /// How often the fragment shader ran, with the helpers that fill a square of 2 by 2.
    FragmentShaderInvocations = 3,
    /// How often the compute shader ran: the workgroups times their size.
    ComputeShaderInvocations = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Further values of [`WGPUQueryType`]; cast them to it.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeQueryType {
    /// Pipeline statistics, as [`WGPUQuerySetDescriptorExtras`] names them. Needs
    /// `WGPUNativeFeature_PipelineStatisticsQuery`.
    PipelineStatistics = 0x30000,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What a query set of pipeline statistics counts. An extension of [`WGPUQuerySetDescriptor`],
/// required for `WGPUNativeQueryType_PipelineStatistics`.
///
/// A resolved query is one `uint64_t` for each statistic, in the order of
/// [`WGPUPipelineStatisticName`], whatever the order in the array.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQuerySetDescriptorExtras {
    /// The head, of type `WGPUSType_QuerySetDescriptorExtras`.
    pub chain: WGPUChainedStruct,
    /// The statistics to count; at least one.
    pub pipelineStatistics: *const Enum<WGPUPipelineStatisticName>,
    /// The number of elements in `pipelineStatistics`.
    pub pipelineStatisticCount: usize,
}
