//! Query sets: occlusion counts and timestamps.

use super::*;

/// What the queries of a set measure.
///
/// `wgpu.h` adds `WGPUNativeQueryType_PipelineStatistics`.
///
/// Spec: GPUQueryType.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUQueryType {
    /// Whether any sample passed the depth and stencil tests between begin and end: the result is 0
    /// when none did, and not 0 otherwise.
    Occlusion = 1,
    /// A point of time on the GPU, 64 bits; only differences have a meaning. Multiply them by
    /// `wgpuQueueGetTimestampPeriod` for nanoseconds. Needs `WGPUFeatureName_TimestampQuery`.
    Timestamp = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Timestamps that a compute or render pass writes when it begins and when it ends.
///
/// At least one of the two indices must be given, and they must differ.
///
/// Needs `WGPUFeatureName_TimestampQuery`. Spec: GPUComputePassTimestampWrites,
/// GPURenderPassTimestampWrites.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPassTimestampWrites {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Set of type `WGPUQueryType_Timestamp` of the same device. Required; the pass keeps a
    /// reference.
    pub querySet: WGPUQuerySet,
    /// Query that gets the time of the beginning; [`WGPU_QUERY_SET_INDEX_UNDEFINED`] (the default)
    /// writes none.
    pub beginningOfPassWriteIndex: u32,
    /// Query that gets the time of the end; [`WGPU_QUERY_SET_INDEX_UNDEFINED`] (the default) writes
    /// none.
    pub endOfPassWriteIndex: u32,
}

impl WGPUPassTimestampWrites {
    /// `WGPU_PASS_TIMESTAMP_WRITES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        querySet: WGPUQuerySet::NULL,
        beginningOfPassWriteIndex: WGPU_QUERY_SET_INDEX_UNDEFINED,
        endOfPassWriteIndex: WGPU_QUERY_SET_INDEX_UNDEFINED,
    };
}

/// What `wgpuDeviceCreateQuerySet` creates.
///
/// Spec: GPUQuerySetDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQuerySetDescriptor {
    /// Extension chain: `WGPUQuerySetDescriptorExtras` (`wgpu.h`, for pipeline statistics) or NULL.
    /// Any other struct is a validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// What the queries measure. Has no default.
    pub r#type: Enum<WGPUQueryType>,
    /// Number of queries, at most 4096. A result takes 8 bytes when it is resolved into a buffer.
    pub count: u32,
}

impl WGPUQuerySetDescriptor {
    /// `WGPU_QUERY_SET_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        r#type: Enum::ZERO,
        count: 0,
    };
}
