//! The one way to define a C function.
//!
//! ```text
//! /// Documentation, which becomes the header's.
//! #[apply(export)]
//! pub fn wgpuBufferGetSize(buffer: WGPUBuffer) -> u64 {
//!     Ok(Buffer::get(buffer, "buffer")?.size)
//! }
//! ```
//!
//! The body is a `Result`: `Err` is reported and the function returns the failure value of its type ([`Failure`]). A panic never
//! leaves: it is reported as an internal error, and what it may have damaged is taken out of use ([`contain`]). `#[apply(record)]`
//! is the same for recording calls: their faults are kept by the encoder, and as they never make an event ready they skip the
//! delivery of events.

use std::any::Any;
use std::cell::RefCell;
use std::ffi::c_void;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::abi::*;
use crate::api;
use crate::error::{self, Fault};
use crate::event;
use crate::handle::{Id, Kind, RawHandle};
use crate::warm;

/// What a C function returns when it failed.
pub trait Failure {
    fn failure() -> Self;
}

impl Failure for () {
    fn failure() {}
}

macro_rules! failures {
    ($($type:ty => $value:expr,)*) => {
        $(impl Failure for $type {
            fn failure() -> Self {
                $value
            }
        })*
    };
}

failures! {
    u32 => 0,
    u64 => 0,
    usize => 0,
    f32 => 0.0,
    *const c_void => std::ptr::null(),
    *mut c_void => std::ptr::null_mut(),
    WGPUProc => None,
    WGPUStatus => WGPUStatus::Error,
    WGPUWaitStatus => WGPUWaitStatus::Error,
    WGPUFuture => WGPUFuture { id: 0 },
    WGPUBufferMapState => WGPUBufferMapState::Unmapped,
    WGPUTextureFormat => WGPUTextureFormat::Undefined,
    WGPUTextureDimension => WGPUTextureDimension::Undefined,
    WGPUTextureViewDimension => WGPUTextureViewDimension::Undefined,
    WGPUQueryType => WGPUQueryType::Force32,
    Enum<WGPUQueryType> => Enum::ZERO,
    Enum<WGPUTextureFormat> => Enum::ZERO,
}

impl<H: RawHandle> Failure for H {
    fn failure() -> Self {
        H::from_bits(0)
    }
}

/// The first argument of a C function: the object that the call is about, if it is a handle.
pub trait Subject {
    fn bits(&self) -> usize;
}

impl<H: RawHandle> Subject for H {
    fn bits(&self) -> usize {
        RawHandle::bits(*self)
    }
}

macro_rules! no_subjects {
    ($($type:ty),* $(,)?) => {
        $(impl Subject for $type {
            fn bits(&self) -> usize {
                0
            }
        })*
    };
}

no_subjects!(
    (),
    *const WGPUInstanceDescriptor,
    *mut WGPUSupportedInstanceFeatures,
    *mut WGPUInstanceLimits,
    Enum<WGPUInstanceFeatureName>,
    WGPUStringView,
    *mut WGPUAbiVersion,
    WGPUAbiAdapterDetails,
    WGPUAbiBackendReports,
    WGPUAbiPipelineCacheData,
    WGPUAbiSharedTextureMemory,
    WGPUAbiTextureModifiers,
    WGPUAbiColorFormats,
    WGPUAdapterInfo,
    WGPUSupportedFeatures,
    WGPUSupportedInstanceFeatures,
    WGPUSupportedWGSLLanguageFeatures,
    WGPUSurfaceCapabilities,
    WGPULogCallback,
    WGPUAbiObjectCallback,
    Enum<WGPULogLevel>,
);

/// Makes a function of the C ABI out of a Rust function whose body is a `Result<_, Fault>`.
macro_rules! export {
    ($($function:tt)*) => {
        $crate::export::define! { enter $($function)* }
    };
}

/// [`export`] for calls that only record: a fault is kept by the encoder and reported by its `finish`.
macro_rules! record {
    ($($function:tt)*) => {
        $crate::export::define! { enter_recording $($function)* }
    };
}

macro_rules! define {
    (
        $enter:ident
        $(#[$meta:meta])*
        pub fn $name:ident($($arg:ident: $type:ty),* $(,)?) $(-> $ret:ty)? $body:block
    ) => {
        $(#[$meta])*
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($arg: $type),*) $(-> $ret)? {
            let subject = $crate::export::first!($($arg),*);
            $crate::export::$enter(stringify!($name), subject, move || $body)
        }
    };
}

macro_rules! first {
    () => {
        ()
    };
    ($first:ident $(, $rest:ident)*) => {
        $first
    };
}

pub(crate) use {define, export, first, record};

/// Runs the body of a C function and delivers the events that it made ready.
#[inline]
pub fn enter<S: Subject, R: Failure>(
    function: &'static str,
    subject: S,
    body: impl FnOnce() -> Result<R, Fault>,
) -> R {
    let result = match panic::catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(result)) => result,
        Ok(Err(fault)) => failed(function, fault),
        Err(payload) => {
            contain(function, subject.bits(), payload);
            R::failure()
        }
    };
    event::deliver();
    result
}

/// Runs the body of a recording call.
#[inline]
pub fn enter_recording<S: Subject, R: Failure>(
    function: &'static str,
    subject: S,
    body: impl FnOnce() -> Result<R, Fault>,
) -> R {
    match panic::catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(result)) => result,
        Ok(Err(fault)) => {
            failed_to_record(function, subject.bits(), fault);
            R::failure()
        }
        Err(payload) => {
            contain(function, subject.bits(), payload);
            R::failure()
        }
    }
}

#[cold]
#[inline(never)]
fn failed_to_record(function: &'static str, subject: usize, fault: Fault) {
    let fault = fault.in_call(function);
    if let Err(fault) = api::poison(subject, fault) {
        failed::<()>(function, fault);
        event::deliver();
    }
}

#[cold]
#[inline(never)]
fn failed<R: Failure>(function: &'static str, fault: Fault) -> R {
    // The application's callback runs in here; it must not unwind, but ours may (a logger, say).
    if let Err(payload) = panic::catch_unwind(AssertUnwindSafe(|| error::report(function, fault))) {
        std::mem::forget(payload);
    }
    R::failure()
}

/// Takes what a panic may have damaged out of use and reports it.
///
/// Recording: that encoder. Creation: nothing. Everything else touches the queue, so the device counts as lost.
#[cold]
#[inline(never)]
fn contain(function: &'static str, subject: usize, payload: Box<dyn Any + Send>) {
    let text = format!("internal error: {}", panic_text(&*payload));
    // A payload's drop may panic too.
    std::mem::forget(payload);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        log::error!("In {function}\n  {text}");
        let kind = Id::from_bits(subject).map(|id| id.kind);
        match kind {
            Some(
                Kind::CommandEncoder
                | Kind::ComputePassEncoder
                | Kind::RenderPassEncoder
                | Kind::RenderBundleEncoder,
            ) => {
                let fault = Fault::internal(text).in_call(function);
                if let Err(fault) = api::poison(subject, fault) {
                    error::report(function, fault);
                }
            }
            _ => match api::device_of(subject) {
                Some(device) if creates(function) => {
                    error::report(function, Fault::internal(text).on(&device));
                }
                Some(device) => device.lose(WGPUDeviceLostReason::Unknown, &text),
                None => {}
            },
        }
    }));
    if let Err(payload) = outcome {
        std::mem::forget(payload);
    }
}

fn creates(function: &str) -> bool {
    function.contains("Create") || function.ends_with("GetBindGroupLayout")
}

/// Runs `f`, turning a panic into an internal error: for steps after which a C function goes on, such as a creation that ends in an
/// error object.
pub fn guard<T>(f: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    panic::catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|payload| {
        let text = format!("internal error: {}", panic_text(&*payload));
        std::mem::forget(payload);
        Err(Fault::internal(text))
    })
}

/// Runs `f`; None when it panicked with this text, of which it is known that it leaves everything whole. Other panics go on.
pub fn survive<T>(text: &str, f: impl FnOnce() -> T) -> Option<T> {
    match panic::catch_unwind(AssertUnwindSafe(f)) {
        Ok(result) => Some(result),
        Err(payload) if payload_text(&*payload).is_some_and(|t| t.starts_with(text)) => {
            LAST_PANIC.take();
            std::mem::forget(payload);
            None
        }
        Err(payload) => panic::resume_unwind(payload),
    }
}

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn panic_text(payload: &(dyn Any + Send)) -> String {
    warm::distrust();
    if let Some(text) = LAST_PANIC.take() {
        return text;
    }
    payload_text(payload).unwrap_or("panic").to_owned()
}

fn payload_text(payload: &(dyn Any + Send)) -> Option<&str> {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
}

/// Keeps panics of this library off standard error: they are reported as errors instead. Others go to the hook that was there.
pub fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let ours = info.location().is_some_and(|location| {
                let file = location.file();
                file.starts_with("src/")
                    || ["wgpu-", "naga-", "wgpu_", "gpu-alloc", "ash-"]
                        .iter()
                        .any(|name| file.contains(name))
            });
            if ours && !cfg!(test) {
                LAST_PANIC.set(Some(info.to_string()));
            } else {
                previous(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_the_failure_value() {
        let status: WGPUStatus = enter("wgpuTest", (), || panic!("boom"));
        assert!(status == WGPUStatus::Error);
        let size: u64 = enter_recording("wgpuTest", (), || Err(Fault::validation("no")));
        assert_eq!(size, 0);
    }

    #[test]
    fn a_guarded_panic_is_an_internal_error() {
        let result: Result<(), Fault> = guard(|| panic!("boom {}", 7));
        let fault = result.unwrap_err();
        assert!(fault.class() == error::Class::Internal);
        assert!(fault.text("f").contains("boom 7"), "{}", fault.text("f"));
    }

    #[test]
    fn only_the_known_panic_is_survived() {
        assert_eq!(survive("known", || 7), Some(7));
        assert_eq!(survive::<()>("known", || panic!("known, {}", 7)), None);
        let other = guard(|| Ok(survive::<()>("known", || panic!("other, {}", 7))));
        assert!(other.unwrap_err().text("f").contains("other, 7"));
    }

    #[test]
    fn creations_are_told_by_their_name() {
        assert!(creates("wgpuDeviceCreateBuffer"));
        assert!(creates("wgpuRenderPipelineGetBindGroupLayout"));
        assert!(!creates("wgpuQueueSubmit"));
    }
}
