//! What compute and render pipelines have in common: how they are made, at once or later.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use wgpu_core::binding_model::GetBindGroupLayoutError;
use wgpu_core::global::Global;
use wgpu_core::id::{BindGroupLayoutId, Id as CoreId};
use wgpu_core::pipeline::ProgrammableStageDescriptor;

use super::aliasing::Bindings;
use super::bind_group_layout::{Arrays, BindGroupLayoutKind};
use super::device::Device;
use crate::abi::*;
use crate::convert::input;
use crate::convert::pipeline::{Kept, Prepared};
use crate::deep;
use crate::error::{Class, Context, Fault};
use crate::event::{CallbackInfo, Completion, Message, Source};
use crate::export;
use crate::handle::{self, Child, ChildKind, RawHandle, Recent, Shared};
use crate::pool;

/// A kind of pipeline.
pub trait PipelineKind: ChildKind {
    type Descriptor: Clone + Send + Sync + 'static;
    type Info: CallbackInfo;
    /// Makes one now, on the compiler's stack.
    fn make(
        device: &Device,
        descriptor: &Self::Descriptor,
    ) -> Result<CoreId<Self::Marker>, Refused>;
    /// Its stages, in the order in which they are read.
    fn stages(descriptor: &mut Self::Descriptor) -> Vec<&mut ProgrammableStageDescriptor<'static>>;
    /// What to compare with other requests; None where pipelines must not share core's, because each derives a layout of its own.
    fn request(descriptor: &Self::Descriptor) -> Option<Box<[u8]>>;
    /// The core objects that were made last.
    fn recent(device: &Device) -> &Recent<Self, Box<[u8]>>;
    /// What a pipeline of this is beyond its core object, which may be a shared one.
    fn new(kept: &Kept, core: Option<Arc<handle::Kept<Self>>>) -> Self;
    /// The arrays of its bind groups.
    fn arrays(&self) -> &[Arrays];
    /// What its layout has.
    fn bindings(&self) -> &Bindings;
    /// Whether core takes its derived layout for a given one.
    fn is_derived_here(&self) -> bool {
        false
    }
    fn ended(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: Self::Handle,
        message: Message,
    ) -> <Self::Info as CallbackInfo>::Result;
}

/// Why core made no pipeline.
pub struct Refused {
    pub fault: Fault,
    /// Whether it does not know the value of an override.
    pub is_unknown: bool,
}

impl Refused {
    /// `overrides` is what core says about them.
    pub fn new(fault: Fault, overrides: Option<&str>) -> Self {
        // What is wrong with a value is told in other words.
        let is_unknown = overrides.is_some_and(|message| {
            message.contains("Not implemented") || message.contains("is invalid")
        });
        Self { fault, is_unknown }
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::new(fault, None)
    }
}

fn make<K: PipelineKind>(
    device: &Device,
    descriptor: &K::Descriptor,
    kept: &Kept,
) -> Result<CoreId<K::Marker>, Fault> {
    let Refused { fault, is_unknown } = match K::make(device, descriptor) {
        Ok(made) => return Ok(made),
        Err(refused) => refused,
    };
    if !is_unknown {
        return Err(fault);
    }
    let mut descriptor = descriptor.clone();
    let modules = kept.specialize(device, K::stages(&mut descriptor));
    if modules.is_empty() {
        return Err(fault);
    }
    K::make(device, &descriptor).map_err(|_| fault)
}

/// Makes a pipeline now; the second value is what it is beyond its core object.
pub fn create<K: PipelineKind>(
    device: &Device,
    label: Option<&str>,
    prepared: Result<Prepared<K::Descriptor>, Fault>,
) -> (Result<CoreId<K::Marker>, Fault>, K) {
    match prepared {
        Ok(prepared) => {
            let Prepared { descriptor, kept } = prepared;
            if kept.immediates() > 0 {
                device.has_immediates.store(true, Ordering::Relaxed);
            }
            let request = K::request(&descriptor).filter(|_| !device.is_lost());
            let made = K::recent(device).find_or_make(&device.global, request, label, || {
                deep::run(kept.depth(), || make::<K>(device, &descriptor, &kept))
            });
            match made {
                Ok((id, core)) => (Ok(id), K::new(&kept, core)),
                Err(fault) => (Err(fault), K::new(&kept, None)),
            }
        }
        Err(fault) => (Err(fault), K::new(&Kept::default(), None)),
    }
}

/// Makes a pipeline on a worker thread and tells the callback, also of a wrong descriptor. `function` is the C function that was called.
///
/// # Safety
/// `descriptor` must be NULL or valid, and with it the text that `label` returns.
pub unsafe fn create_async<K: PipelineKind, D>(
    function: &'static str,
    device: &Arc<Device>,
    descriptor: *const D,
    label: impl FnOnce(&D) -> WGPUStringView,
    info: K::Info,
    prepare: impl FnOnce(&D) -> Result<Prepared<K::Descriptor>, Fault>,
) -> Result<WGPUFuture, Fault> {
    // SAFETY: the caller's promise is the same.
    let c = unsafe { input::required(descriptor, "descriptor") };
    let label: Option<Box<str>> = match &c {
        // SAFETY: as above.
        Ok(c) => unsafe { input::label(label(c)) }.map(|label| label.as_ref().into()),
        Err(_) => None,
    };
    let prepared = c.and_then(|c| export::guard(|| prepare(c)));
    let completion = device.instance.events.start(info, Source::Cpu).on(device)?;
    let future = completion.future();
    let prepared = match prepared {
        Ok(prepared) => prepared,
        Err(fault) => {
            completion.complete(failed::<K>(function, fault, label));
            return Ok(future);
        }
    };
    let device = device.clone();
    pool::run(move || finish::<K>(function, completion, &device, label, prepared));
    Ok(future)
}

fn finish<K: PipelineKind>(
    function: &'static str,
    completion: Completion<K::Info>,
    device: &Arc<Device>,
    label: Option<Box<str>>,
    prepared: Prepared<K::Descriptor>,
) {
    if !completion.is_pending() {
        return;
    }
    // As the standard has it, a lost device's pipelines seem to succeed.
    let (core, data) = create::<K>(device, label.as_deref(), Ok(prepared));
    let result = match core {
        Ok(core) => Ok(Some(core)),
        Err(_) if device.is_lost() => Ok(None),
        Err(fault) if fault.class() == Class::DeviceLost => Ok(None),
        Err(fault) => Err(fault),
    };
    let handle =
        result.and_then(|core| Child::insert(device.clone(), label.as_deref(), core, data));
    match handle {
        Ok(handle) => {
            let success = K::ended(
                WGPUCreatePipelineAsyncStatus::Success,
                handle,
                Message::none(),
            );
            // Nobody will ever see the handle of a creation that was cancelled.
            if !completion.complete(success) {
                let _ = Child::<K>::release(handle);
            }
        }
        Err(fault) => {
            completion.complete(failed::<K>(function, fault, label));
        }
    }
}

fn failed<K: PipelineKind>(
    function: &'static str,
    fault: Fault,
    label: Option<Box<str>>,
) -> <K::Info as CallbackInfo>::Result {
    let status = match fault.class() {
        Class::Validation => WGPUCreatePipelineAsyncStatus::ValidationError,
        _ => WGPUCreatePipelineAsyncStatus::InternalError,
    };
    let text = fault.about(label).text(function);
    K::ended(status, K::Handle::from_bits(0), text.into())
}

/// One of the bind group layouts of a pipeline.
pub fn bind_group_layout<K: PipelineKind>(
    function: &'static str,
    pipeline: &Child<K>,
    index: u32,
    get: impl FnOnce(
        &Global,
        CoreId<K::Marker>,
        u32,
    ) -> (BindGroupLayoutId, Option<GetBindGroupLayoutError>),
) -> Result<WGPUBindGroupLayout, Fault> {
    let device = &pipeline.device;
    let result = export::guard(|| {
        device
            .made::<BindGroupLayoutKind, _>(get(&device.global, pipeline.core()?, index))
            .map_err(|fault| fault.about(pipeline.label.get()))
    });
    let arrays = pipeline.arrays().get(index as usize).cloned();
    let writable = pipeline.bindings().writable.get(index as usize).cloned();
    let data = BindGroupLayoutKind::of_pipeline(
        arrays.flatten(),
        pipeline.is_derived_here(),
        writable.unwrap_or_default(),
    );
    device.clone().created(function, None, data, result)
}
