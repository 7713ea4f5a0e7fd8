//! Futures, the modes of callbacks, and waiting for the queue.

use super::*;

/// When the callback of an asynchronous call may be called.
///
/// In every mode it is called exactly once, also when the device is lost and when the instance is
/// released, with no lock held: it may itself call any function. It is called inside a call of this
/// library, on the thread of that call; spontaneous callbacks also on threads of the library. A
/// number that is no mode, 0 among them, is an error: the call then starts nothing, returns the
/// future 0 and never calls back.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCallbackMode {
    /// Only inside `wgpuInstanceWaitAny` with this future among those given.
    WaitAnyOnly = 1,
    /// Inside `wgpuInstanceProcessEvents` or `wgpuDevicePoll`, or inside `wgpuInstanceWaitAny` with
    /// this future among those given; on the thread that calls one of them.
    AllowProcessEvents = 2,
    /// As soon as the result is known: inside any call but those that record, on any thread, or on
    /// a thread of the library (one that compiled a pipeline, or the one that
    /// `wgpuAbiInstanceSetPump` of `wgpu_abi.h` starts). That may be the very call that starts the
    /// operation, before it returns the future.
    AllowSpontaneous = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a `wgpuQueueOnSubmittedWorkDone` ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUQueueWorkDoneStatus {
    /// All work submitted before the call is done, or will never be because the device was lost:
    /// either way the queue has finished with the resources it used.
    Success = 1,
    /// The instance was released first. Nothing is known of the work.
    CallbackCancelled = 2,
    /// The call itself was wrong: the queue handle was not valid, or an argument was out of range.
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a `wgpuInstanceWaitAny` ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUWaitStatus {
    /// At least one future is complete: its `completed` is set and its callback was called. Also
    /// the answer for no futures at all.
    Success = 1,
    /// The time passed, or was 0, and no future was complete. No callback was called; all futures
    /// are as before and may be waited for again.
    TimedOut = 2,
    /// The wait could not begin: the instance handle was not valid, the array was NULL though its
    /// count was not 0, a future was never given out, or a time was given without
    /// `WGPUInstanceFeatureName_TimedWaitAny` or for too many futures. The log says which. No
    /// callback was called.
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Called once after `wgpuQueueOnSubmittedWorkDone`.
///
/// `message` is empty on success and lives until the callback returns. It must not unwind (throw,
/// `longjmp`) out of the callback. Spec: GPUQueue.onSubmittedWorkDone.
pub type WGPUQueueWorkDoneCallback = Option<
    unsafe extern "C" fn(
        status: WGPUQueueWorkDoneStatus,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// What to call when submitted work is done, and when.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQueueWorkDoneCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback may be called. Must be given.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. NULL: the result is dropped, but the future still completes.
    pub callback: WGPUQueueWorkDoneCallback,
    /// Handed to the callback as it is; the library never reads through it.
    pub userdata1: Nullable<*mut c_void>,
    /// Handed to the callback as it is, like `userdata1`.
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

/// One asynchronous operation of an instance, to be waited for.
///
/// A plain number, not an object: it is copied freely, never released, and of no use to another
/// instance.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUFuture {
    /// The number, never used twice in a process; 0 is no future.
    ///
    /// 0 is returned when nothing was started, because a handle or the callback's mode was not
    /// valid; the callback is then not called, and the reason is reported. Whatever goes wrong
    /// later goes to the callback.
    pub id: u64,
}

impl WGPUFuture {
    /// `WGPU_FUTURE_INIT`: every member at its default.
    pub const INIT: Self = Self { id: 0 };
}

/// One of the futures given to `wgpuInstanceWaitAny`, and the answer for it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUFutureWaitInfo {
    /// The future to wait for. One that completed before counts as complete.
    pub future: WGPUFuture,
    /// Set to [`WGPU_TRUE`] when the future is complete: its callback was called, in this call or
    /// before. Otherwise set to [`WGPU_FALSE`]. What it held before does not matter.
    pub completed: WGPUBool,
}

impl WGPUFutureWaitInfo {
    /// `WGPU_FUTURE_WAIT_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        future: WGPUFuture::INIT,
        completed: WGPU_FALSE,
    };
}
