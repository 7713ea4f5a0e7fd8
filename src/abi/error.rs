//! Error scopes, uncaptured errors, and the loss of a device.

use super::*;

/// Why a device can no longer be used.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDeviceLostReason {
    /// Something went wrong below: the driver reset or removed the device, memory ran out where the
    /// system cannot recover, or the library stopped an internal failure from going further. The
    /// message tells what. Request a new adapter and start again.
    Unknown = 1,
    /// The application ended it, with `wgpuDeviceDestroy` or by releasing its last reference.
    Destroyed = 2,
    /// The instance was released while the device was in use. The callback is told only because it
    /// will never be called later.
    CallbackCancelled = 3,
    /// The device never existed: `wgpuAdapterRequestDevice` failed, and its own callback says why.
    FailedCreation = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which errors a scope catches. Spec: GPUErrorFilter.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUErrorFilter {
    /// Errors of the kind `WGPUErrorType_Validation`.
    Validation = 1,
    /// Errors of the kind `WGPUErrorType_OutOfMemory`.
    OutOfMemory = 2,
    /// Errors of the kind `WGPUErrorType_Internal`.
    Internal = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The kind of an error.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUErrorType {
    /// The scope caught nothing, or the device is lost and reports nothing any more.
    NoError = 1,
    /// A call broke a rule of the standard: a wrong value, a stale handle, a limit passed, a
    /// missing feature. The message names the call, the object and what is allowed. Spec:
    /// GPUValidationError.
    Validation = 2,
    /// A buffer, texture or query set did not fit in memory. The object exists but cannot be used;
    /// a smaller one may work. Spec: GPUOutOfMemoryError.
    OutOfMemory = 3,
    /// The call was correct, but the system could not do it: a pipeline too complex for the driver,
    /// or a failure inside this library that was stopped there. Spec: GPUInternalError.
    Internal = 4,
    /// Never reported by this library.
    Unknown = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Whether a `wgpuDevicePopErrorScope` found a scope.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPopErrorScopeStatus {
    /// The scope was popped; the type says whether it had caught an error. Also the answer on a
    /// lost device, with `WGPUErrorType_NoError`.
    Success = 1,
    /// The instance was released first. What the scope held is gone.
    CallbackCancelled = 2,
    /// No scope to pop: this thread has pushed none for this device, or the handle was not valid.
    /// The message says which.
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Called once in the life of a device, when it is lost for whatever reason.
///
/// `device` points to the handle for the duration of the call; no reference goes with it. The
/// handle is NULL when the device never existed or its last reference is gone. `message` lives
/// until the callback returns. It must not unwind out of the callback. Spec: GPUDevice.lost.
pub type WGPUDeviceLostCallback = Option<
    unsafe extern "C" fn(
        device: *const WGPUDevice,
        reason: WGPUDeviceLostReason,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// Called once after `wgpuDevicePopErrorScope` with the first error that the scope caught.
///
/// `type` is `WGPUErrorType_NoError` and `message` empty when there was none. `message` lives until
/// the callback returns. It must not unwind out of the callback. Spec: GPUDevice.popErrorScope.
pub type WGPUPopErrorScopeCallback = Option<
    unsafe extern "C" fn(
        status: WGPUPopErrorScopeStatus,
        r#type: WGPUErrorType,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// Called for every error that no scope of the calling thread catches.
///
/// It is called inside the call that failed, before that call returns, on its thread, with no lock
/// held: a debugger stopped here shows the culprit on the stack. Calls on several threads may make
/// it run several times at once. It is never called after the device was lost. `device` points to
/// the handle for the duration of the call; no reference goes with it. `message` lives until the
/// callback returns. It must not unwind out of the callback. Spec: GPUDevice.onuncapturederror.
pub type WGPUUncapturedErrorCallback = Option<
    unsafe extern "C" fn(
        device: *const WGPUDevice,
        r#type: WGPUErrorType,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// What to call when the device is lost, and when.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDeviceLostCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback may be called. Must be given if there is a callback.
    ///
    /// With `WGPUCallbackMode_AllowSpontaneous` it is called inside `wgpuDeviceDestroy`, the last
    /// `wgpuDeviceRelease`, or the call that found the device lost.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. NULL: nobody is told, except those who wait for
    /// `wgpuDeviceGetLostFuture`.
    pub callback: WGPUDeviceLostCallback,
    /// Handed to the callback as it is; the library never reads through it.
    pub userdata1: Nullable<*mut c_void>,
    /// Handed to the callback as it is, like `userdata1`.
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

/// What to call with the result of a scope, and when.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPopErrorScopeCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback may be called. Must be given.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. NULL: the result is dropped, but the future still completes.
    pub callback: WGPUPopErrorScopeCallback,
    /// Handed to the callback as it is; the library never reads through it.
    pub userdata1: Nullable<*mut c_void>,
    /// Handed to the callback as it is, like `userdata1`.
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

/// What to call with errors that no scope catches. It has no mode: see
/// [`WGPUUncapturedErrorCallback`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUUncapturedErrorCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The function to call. NULL: such errors are logged at level error; the program goes on.
    pub callback: WGPUUncapturedErrorCallback,
    /// Handed to the callback as it is; the library never reads through it.
    pub userdata1: Nullable<*mut c_void>,
    /// Handed to the callback as it is, like `userdata1`.
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
