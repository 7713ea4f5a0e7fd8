//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCallbackMode {
    /// DOC
    WaitAnyOnly = 1,
    /// DOC
    AllowProcessEvents = 2,
    /// DOC
    AllowSpontaneous = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUQueueWorkDoneStatus {
    /// DOC
    Success = 1,
    /// DOC
    CallbackCancelled = 2,
    /// DOC
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUWaitStatus {
    /// DOC
    Success = 1,
    /// DOC
    TimedOut = 2,
    /// DOC
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
pub type WGPUQueueWorkDoneCallback = Option<
    unsafe extern "C" fn(
        status: WGPUQueueWorkDoneStatus,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQueueWorkDoneCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUQueueWorkDoneCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUQueueWorkDoneCallbackInfo {
    /// `WGPU_QUEUE_WORK_DONE_CALLBACK_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        mode: Enum::ZERO,
        callback: None,
        userdata1: ptr::null_mut(),
        userdata2: ptr::null_mut(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUFuture {
    /// DOC
    pub id: u64,
}

impl WGPUFuture {
    /// `WGPU_FUTURE_INIT`: every member at its default.
    pub const INIT: Self = Self { id: 0 };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUFutureWaitInfo {
    /// DOC
    pub future: WGPUFuture,
    /// DOC
    pub completed: WGPUBool,
}

impl WGPUFutureWaitInfo {
    /// `WGPU_FUTURE_WAIT_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        future: WGPUFuture::INIT,
        completed: WGPU_FALSE,
    };
}
