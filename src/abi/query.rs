//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUQueryType {
    /// DOC
    Occlusion = 1,
    /// DOC
    Timestamp = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPassTimestampWrites {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub querySet: WGPUQuerySet,
    /// DOC
    pub beginningOfPassWriteIndex: u32,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQuerySetDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub r#type: Enum<WGPUQueryType>,
    /// DOC
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
