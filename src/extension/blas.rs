//! Bottom level acceleration structures: making them, and making them small.

use std::sync::atomic::{AtomicU64, Ordering};

use macro_rules_attribute::apply;
use wgpu_core::id::BlasId;
use wgpu_core::resource::BlasPrepareCompactResult;
use wgpu_types::{AccelerationStructureFlags as Flags, BlasGeometrySizeDescriptors};

use crate::abi::*;
use crate::api::acceleration::require_feature;
use crate::api::blas::{Blas, BlasKind};
use crate::api::device::Device;
use crate::api::queue::Queue;
use crate::convert::{acceleration as convert, input};
use crate::error::{self, Context, Fault};
use crate::event::{Message, PreparedCompaction, Source};
use crate::export::{self, export};
use crate::handle::Shared;

static PREPARATIONS: AtomicU64 = AtomicU64::new(1);

/// Creates a bottom level acceleration structure, for geometries of these sizes.
///
/// It is empty until `wgpuAbiCommandEncoderBuildAccelerationStructures` builds it. The device must have the feature
/// `WGPUNativeFeature_RayQuery`. Returns an error object, and reports, when the descriptor is wrong or goes over a limit of
/// [`WGPUAbiAccelerationStructureLimits`] (validation) or memory is short (out of memory); NULL when the device handle is dead. The
/// caller owns the handle. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreateBlas(
    device: WGPUDevice,
    descriptor: *const WGPUAbiBlasDescriptor,
) -> WGPUAbiBlas {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let nothing = BlasGeometrySizeDescriptors::Triangles {
        descriptors: Vec::new(),
    };
    let mut data = BlasKind::new(nothing, Flags::empty());
    let result = export::guard(|| {
        require_feature(&device)?;
        // SAFETY: as above.
        let (descriptor, sizes) = unsafe { convert::blas(c, &device.limits) }?;
        data.flags = descriptor.flags;
        data.sizes = sizes.clone();
        let (id, address, error) =
            device
                .global
                .device_create_blas(device.id, &descriptor, sizes, None);
        let id = device.made::<BlasKind, _>((id, error))?;
        data.made(&device, id, address);
        Ok(id)
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created("wgpuAbiDeviceCreateBlas", label.as_deref(), data, result)
}

/// Takes one more reference, which must be given back with `wgpuAbiBlasRelease`. Any thread.
#[apply(export)]
pub fn wgpuAbiBlasAddRef(blas: WGPUAbiBlas) {
    Blas::add_ref(blas)
}

/// Gives one reference back. Recorded commands, and top level structures that were built with it, keep what they need. Any thread.
#[apply(export)]
pub fn wgpuAbiBlasRelease(blas: WGPUAbiBlas) {
    Blas::release(blas).map(drop)
}

/// Changes the label, which later error messages name. Any thread.
#[apply(export)]
pub fn wgpuAbiBlasSetLabel(blas: WGPUAbiBlas, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Blas::get(blas, "blas")?.label.set(label.as_deref());
    Ok(())
}

/// The number that the driver knows the structure by: on Vulkan its address on the GPU. For native code that shares the device; the
/// library has no use for it. 0 for an error object and for a dead handle. Any thread.
#[apply(export)]
pub fn wgpuAbiBlasGetDeviceAddress(blas: WGPUAbiBlas) -> u64 {
    Ok(Blas::get(blas, "blas")?.address)
}

/// Finds out how small the structure can be made, as soon as the GPU has built it, and calls back. Then `wgpuAbiQueueCompactBlas` makes
/// the small one.
///
/// The structure has the flag `AllowCompaction` and its build was submitted, else a validation error, and the callback gets the status
/// `Error`; likewise when it is being prepared already. Building it again ends the preparation: `Aborted`. Returns the future, or `{0}`
/// when the handle is dead or the mode is none. Any thread.
#[apply(export)]
pub fn wgpuAbiBlasPrepareCompaction(
    blas: WGPUAbiBlas,
    callbackInfo: WGPUAbiPrepareCompactionCallbackInfo,
) -> WGPUFuture {
    let blas = Blas::get(blas, "blas")?;
    let device = &blas.device;
    let completion = device
        .instance
        .events
        .start(callbackInfo, Source::Map(device.serial))
        .on(device)?;
    let future = completion.future();
    if device.is_lost() {
        drop(completion);
        return Ok(future);
    }
    let token = PREPARATIONS.fetch_add(1, Ordering::Relaxed);
    let id = match begin(&blas, token) {
        Ok(Some(id)) => id,
        Ok(None) => {
            completion.complete(success());
            return Ok(future);
        }
        Err(fault) => {
            let fault = fault.on(device).about(blas.label.get());
            completion.complete(failure(fault.text("wgpuAbiBlasPrepareCompaction")));
            error::report("wgpuAbiBlasPrepareCompaction", fault);
            return Ok(future);
        }
    };
    let preparing = blas.preparing.clone();
    let ended = move |result: BlasPrepareCompactResult| {
        end(&preparing, token);
        completion.complete(match result {
            Ok(()) => success(),
            Err(error) => failure(error::chain_text(&error)),
        });
    };
    let started = {
        let _no_configuration = device.submissions.read();
        let global = &device.global;
        let started = global.blas_prepare_compact_async(id, Some(Box::new(ended)));
        if started.is_ok() {
            // A build forgets the closure, but not the place in the list.
            let preparing = blas.preparing.clone();
            global.queue_on_submitted_work_done(
                device.queue_id,
                Box::new(move || end(&preparing, token)),
            );
        }
        started
    };
    match started {
        Ok(index) => device.instance.events.expect_submission(future, index),
        // The closure has seen the error too: it ended the event.
        Err(error) => error::report(
            "wgpuAbiBlasPrepareCompaction",
            Fault::from(error).on(device).about(blas.label.get()),
        ),
    }
    Ok(future)
}

/// Takes the place of the one preparation that a structure can have: core panics when a second one waits in its lists, which happens
/// after a build between the two. None: it is prepared.
fn begin(blas: &Blas, token: u64) -> Result<Option<BlasId>, Fault> {
    let id = blas.core()?;
    if blas.device.global.ready_for_compaction(id)? {
        return Ok(None);
    }
    let free = blas
        .preparing
        .compare_exchange(0, token, Ordering::AcqRel, Ordering::Acquire);
    if free.is_err() {
        return Err(Fault::validation(
            "the structure is being prepared, or was built again and the GPU is not done with that: wait for submitted work",
        ));
    }
    Ok(Some(id))
}

fn end(preparing: &AtomicU64, token: u64) {
    let _ = preparing.compare_exchange(token, 0, Ordering::AcqRel, Ordering::Relaxed);
}

fn success() -> PreparedCompaction {
    PreparedCompaction {
        status: WGPUAbiPrepareCompactionStatus::Success,
        message: Message::none(),
    }
}

fn failure(text: String) -> PreparedCompaction {
    PreparedCompaction {
        status: WGPUAbiPrepareCompactionStatus::Error,
        message: text.into(),
    }
}

/// Whether `wgpuAbiQueueCompactBlas` may be called: `wgpuAbiBlasPrepareCompaction` succeeded, and no build was submitted since. False for
/// an error object and for a dead handle. Any thread.
#[apply(export)]
pub fn wgpuAbiBlasIsReadyForCompaction(blas: WGPUAbiBlas) -> WGPUBool {
    let blas = Blas::get(blas, "blas")?;
    let Ok(id) = blas.core() else {
        return Ok(WGPU_FALSE);
    };
    let ready = blas.device.global.ready_for_compaction(id);
    Ok(ready.is_ok_and(|ready| ready).into())
}

/// Makes a copy of a structure that takes less memory, after everything submitted before.
///
/// `wgpuAbiBlasPrepareCompaction` must have succeeded since the last build, else a validation error. The copy cannot be built again or
/// be compacted; top level structures that are to use it must be built with it. Release the original when nothing needs it any more.
/// Returns an error object, and reports, on failure; NULL when the queue's handle is dead. The caller owns the handle. Any thread.
#[apply(export)]
pub fn wgpuAbiQueueCompactBlas(queue: WGPUQueue, blas: WGPUAbiBlas) -> WGPUAbiBlas {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    let id = Blas::id(blas, "blas", device).on(device)?;
    let source = Blas::get(blas, "blas").on(device)?;
    let mut data = BlasKind::new(source.sizes.clone(), source.flags - Flags::ALLOW_COMPACTION);
    data.compacted = true;
    let label = source
        .label
        .get()
        .map(|label| format!("{label} (compacted)"));
    let result = export::guard(|| {
        // No build between core's look at the size and the copy, and no use of the copy in the same submission: core puts no barrier
        // between the two.
        let _exclusive = device.submissions.write();
        let global = &device.global;
        let (id, address, error) = global.queue_compact_blas(device.queue_id, id, None);
        let id = device.made::<BlasKind, _>((id, error))?;
        data.made(device, id, address);
        global
            .queue_submit(device.queue_id, &[])
            .map_err(|(_, error)| Fault::from(error))?;
        device.set_busy(true);
        Ok(id)
    });
    if result.is_err() {
        data.kept = None;
    }
    device
        .clone()
        .created("wgpuAbiQueueCompactBlas", label.as_deref(), data, result)
}
