//! The C callbacks and what they are called with.

use super::Ending;
use std::ptr;
use std::sync::Arc;

use crate::abi::*;
use crate::api;
use crate::handle::{RawHandle, Shared};
use crate::shader::diagnostic::Diagnostic;

/// A message for a callback.
#[derive(Default, Clone)]
pub struct Message(Option<Box<str>>);

impl Message {
    pub fn none() -> Self {
        Self(None)
    }

    /// The text for the duration of the callback; empty, never NULL, when there is none.
    fn view(&self) -> WGPUStringView {
        string_view(self.0.as_deref().unwrap_or(""))
    }
}

impl<S: Into<String>> From<S> for Message {
    fn from(text: S) -> Self {
        Self(Some(text.into().into_boxed_str()))
    }
}

/// A view of text that outlives the callback.
pub fn string_view(text: &str) -> WGPUStringView {
    WGPUStringView {
        data: text.as_ptr().cast(),
        length: text.len(),
    }
}

/// A `WGPU*CallbackInfo`: a C function, its user data and when it may be called.
pub trait CallbackInfo: Copy + Send + 'static {
    type Result: Send + 'static;
    fn mode(&self) -> Enum<WGPUCallbackMode>;
    fn chain(&self) -> *const WGPUChainedStruct;
    /// The result of an operation that ended without one.
    fn cancelled(ending: Ending) -> Self::Result;
    /// Calls the C function.
    fn call(self, result: Self::Result);
    /// The call of an operation that is pending.
    fn pending(self) -> Call;
    /// Gives the call its result.
    fn end(call: &mut Call, result: Self::Result);
}

macro_rules! calls {
    ($($result:ident: $info:ident),* $(,)?) => {
        /// The callback of one operation, and its result once there is one.
        pub enum Call {
            $($result($info, Option<$result>),)*
        }

        impl Call {
            /// The operation ends without a result.
            pub fn cancel(&mut self, ending: Ending) {
                match self {
                    $(Call::$result(_, result) => *result = Some($info::cancelled(ending)),)*
                }
            }

            /// Calls the C function, if there is a result.
            pub fn run(self) {
                match self {
                    $(Call::$result(info, Some(result)) => info.call(result),
                    Call::$result(_, None) => {})*
                }
            }
        }
    };
}

calls! {
    AdapterRequest: WGPURequestAdapterCallbackInfo,
    DeviceRequest: WGPURequestDeviceCallbackInfo,
    Map: WGPUBufferMapCallbackInfo,
    WorkDone: WGPUQueueWorkDoneCallbackInfo,
    PreparedCompaction: WGPUAbiPrepareCompactionCallbackInfo,
    PoppedScope: WGPUPopErrorScopeCallbackInfo,
    DeviceLost: WGPUDeviceLostCallbackInfo,
    ComputePipelineCreation: WGPUCreateComputePipelineAsyncCallbackInfo,
    RenderPipelineCreation: WGPUCreateRenderPipelineAsyncCallbackInfo,
    CompilationInfo: WGPUCompilationInfoCallbackInfo,
}

macro_rules! callback_info {
    (
        $(#[$meta:meta])*
        $info:ident, $result:ident { $($field:ident: $type:ty),* }, cancelled: |$ending:pat_param| $cancelled:expr,
        call: |$callback:ident, $r:ident, $u1:ident, $u2:ident| $call:expr
        $(, unclaimed: |$u:ident| $unclaimed:expr)?
    ) => {
        $(#[$meta])*
        pub struct $result {
            $(pub $field: $type,)*
        }

        // SAFETY: user data is only handed back to the application, which asked for callbacks on other threads by its mode.
        unsafe impl Send for $info {}

        impl CallbackInfo for $info {
            type Result = $result;
            fn mode(&self) -> Enum<WGPUCallbackMode> {
                self.mode
            }
            fn chain(&self) -> *const WGPUChainedStruct {
                self.nextInChain
            }
            fn cancelled($ending: Ending) -> $result {
                $cancelled
            }
            fn pending(self) -> Call {
                Call::$result(self, None)
            }
            fn end(call: &mut Call, result: $result) {
                if let Call::$result(_, end) = call {
                    *end = Some(result);
                }
            }
            fn call(self, $r: $result) {
                let ($u1, $u2) = (self.userdata1, self.userdata2);
                match self.callback {
                    // SAFETY: the application gave a function of this type; the arguments live until it returns.
                    Some($callback) => unsafe { $call },
                    // What the callback would have owned is nobody's.
                    None => {
                        $(let $u = $r;
                        $unclaimed)?
                    }
                }
            }
        }
    };
}

callback_info! {
    /// How an adapter request ended.
    WGPURequestAdapterCallbackInfo,
    AdapterRequest { status: WGPURequestAdapterStatus, adapter: WGPUAdapter, message: Message },
    cancelled: |_| AdapterRequest {
        status: WGPURequestAdapterStatus::CallbackCancelled,
        adapter: WGPUAdapter::NULL,
        message: "the instance was released before the request ended".into(),
    },
    call: |f, r, u1, u2| f(r.status, r.adapter, r.message.view(), u1, u2),
    unclaimed: |r| drop(api::adapter::Adapter::release(r.adapter))
}

callback_info! {
    /// How a device request ended.
    WGPURequestDeviceCallbackInfo,
    DeviceRequest { status: WGPURequestDeviceStatus, device: WGPUDevice, message: Message },
    cancelled: |_| DeviceRequest {
        status: WGPURequestDeviceStatus::CallbackCancelled,
        device: WGPUDevice::NULL,
        message: "the instance was released before the request ended".into(),
    },
    call: |f, r, u1, u2| f(r.status, r.device, r.message.view(), u1, u2),
    unclaimed: |r| drop(api::device::Device::release_one(r.device))
}

callback_info! {
    /// How a mapping ended.
    WGPUBufferMapCallbackInfo,
    Map { status: WGPUMapAsyncStatus, message: Message },
    cancelled: |ending| match ending {
        Ending::Aborted => Map {
            status: WGPUMapAsyncStatus::Aborted,
            message: "the buffer was unmapped or destroyed, or the device was lost, before the mapping ended".into(),
        },
        Ending::InstanceReleased => Map {
            status: WGPUMapAsyncStatus::CallbackCancelled,
            message: "the instance was released before the mapping ended".into(),
        },
    },
    call: |f, r, u1, u2| f(r.status, r.message.view(), u1, u2)
}

callback_info! {
    /// How a wait for submitted work ended.
    WGPUQueueWorkDoneCallbackInfo,
    WorkDone { status: WGPUQueueWorkDoneStatus, message: Message },
    cancelled: |ending| match ending {
        Ending::Aborted => WorkDone {
            status: WGPUQueueWorkDoneStatus::Error,
            message: "the device was lost, and the work cannot be waited for any more".into(),
        },
        Ending::InstanceReleased => WorkDone {
            status: WGPUQueueWorkDoneStatus::CallbackCancelled,
            message: "the instance was released before the work was done".into(),
        },
    },
    call: |f, r, u1, u2| f(r.status, r.message.view(), u1, u2)
}

callback_info! {
    /// How the preparation of a compaction ended.
    WGPUAbiPrepareCompactionCallbackInfo,
    PreparedCompaction { status: WGPUAbiPrepareCompactionStatus, message: Message },
    cancelled: |ending| match ending {
        Ending::Aborted => PreparedCompaction {
            status: WGPUAbiPrepareCompactionStatus::Aborted,
            message: "the structure was built again, or the device was lost, before the preparation ended".into(),
        },
        Ending::InstanceReleased => PreparedCompaction {
            status: WGPUAbiPrepareCompactionStatus::CallbackCancelled,
            message: "the instance was released before the preparation ended".into(),
        },
    },
    call: |f, r, u1, u2| f(r.status, r.message.view(), u1, u2)
}

callback_info! {
    /// What a scope caught.
    WGPUPopErrorScopeCallbackInfo,
    PoppedScope { status: WGPUPopErrorScopeStatus, error: WGPUErrorType, message: Message },
    cancelled: |_| PoppedScope {
        status: WGPUPopErrorScopeStatus::CallbackCancelled,
        error: WGPUErrorType::NoError,
        message: "the instance was released before the callback was due".into(),
    },
    call: |f, r, u1, u2| f(r.status, r.error, r.message.view(), u1, u2)
}

callback_info! {
    /// Why the device is lost. `device` is 0 when its handle is dead by then.
    WGPUDeviceLostCallbackInfo,
    DeviceLost { device: usize, reason: WGPUDeviceLostReason, message: Message },
    cancelled: |_| DeviceLost {
        device: 0,
        reason: WGPUDeviceLostReason::CallbackCancelled,
        message: "the instance was released before the device was lost".into(),
    },
    call: |f, r, u1, u2| {
        let device = WGPUDevice::from_bits(api::device::alive_or_null(r.device));
        f(&device, r.reason, r.message.view(), u1, u2)
    }
}

callback_info! {
    /// How the creation of a compute pipeline ended.
    WGPUCreateComputePipelineAsyncCallbackInfo,
    ComputePipelineCreation {
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPUComputePipeline,
        message: Message
    },
    cancelled: |_| ComputePipelineCreation {
        status: WGPUCreatePipelineAsyncStatus::CallbackCancelled,
        pipeline: WGPUComputePipeline::NULL,
        message: "the instance was released before the pipeline was made".into(),
    },
    call: |f, r, u1, u2| f(r.status, r.pipeline, r.message.view(), u1, u2),
    unclaimed: |r| drop(api::compute_pipeline::ComputePipeline::release(r.pipeline))
}

callback_info! {
    /// How the creation of a render pipeline ended.
    WGPUCreateRenderPipelineAsyncCallbackInfo,
    RenderPipelineCreation {
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPURenderPipeline,
        message: Message
    },
    cancelled: |_| RenderPipelineCreation {
        status: WGPUCreatePipelineAsyncStatus::CallbackCancelled,
        pipeline: WGPURenderPipeline::NULL,
        message: "the instance was released before the pipeline was made".into(),
    },
    call: |f, r, u1, u2| f(r.status, r.pipeline, r.message.view(), u1, u2),
    unclaimed: |r| drop(api::render_pipeline::RenderPipeline::release(r.pipeline))
}

callback_info! {
    /// What the compiler said about a shader module. The diagnostics are there unless the request was cancelled.
    WGPUCompilationInfoCallbackInfo,
    CompilationInfo {
        status: WGPUCompilationInfoRequestStatus,
        diagnostics: Option<Arc<[Diagnostic]>>
    },
    cancelled: |_| CompilationInfo {
        status: WGPUCompilationInfoRequestStatus::CallbackCancelled,
        diagnostics: None,
    },
    call: |f, r, u1, u2| match &r.diagnostics {
        None => f(r.status, ptr::null(), u1, u2),
        Some(diagnostics) => {
            let messages: Vec<_> = diagnostics.iter().map(Diagnostic::c).collect();
            let info = WGPUCompilationInfo {
                messageCount: messages.len(),
                messages: messages.as_ptr(),
                ..WGPUCompilationInfo::INIT
            };
            f(r.status, &info, u1, u2);
        }
    }
}
