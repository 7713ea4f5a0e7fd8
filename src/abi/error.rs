//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDeviceLostReason {
    /// DOC
    Unknown = 1,
    /// DOC
    Destroyed = 2,
    /// DOC
    CallbackCancelled = 3,
    /// DOC
    FailedCreation = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUErrorFilter {
    /// DOC
    Validation = 1,
    /// DOC
    OutOfMemory = 2,
    /// DOC
    Internal = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUErrorType {
    /// DOC
    NoError = 1,
    /// DOC
    Validation = 2,
    /// DOC
    OutOfMemory = 3,
    /// DOC
    Internal = 4,
    /// DOC
    Unknown = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPopErrorScopeStatus {
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
pub type WGPUDeviceLostCallback = Option<
    unsafe extern "C" fn(
        device: *const WGPUDevice,
        reason: WGPUDeviceLostReason,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
pub type WGPUPopErrorScopeCallback = Option<
    unsafe extern "C" fn(
        status: WGPUPopErrorScopeStatus,
        r#type: WGPUErrorType,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
pub type WGPUUncapturedErrorCallback = Option<
    unsafe extern "C" fn(
        device: *const WGPUDevice,
        r#type: WGPUErrorType,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDeviceLostCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUDeviceLostCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUDeviceLostCallbackInfo {
    /// `WGPU_DEVICE_LOST_CALLBACK_INFO_INIT`: every member at its default.
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
pub struct WGPUPopErrorScopeCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUPopErrorScopeCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUPopErrorScopeCallbackInfo {
    /// `WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT`: every member at its default.
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
pub struct WGPUUncapturedErrorCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub callback: WGPUUncapturedErrorCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUUncapturedErrorCallbackInfo {
    /// `WGPU_UNCAPTURED_ERROR_CALLBACK_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        callback: None,
        userdata1: ptr::null_mut(),
        userdata2: ptr::null_mut(),
    };
}
