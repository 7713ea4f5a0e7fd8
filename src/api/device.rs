//! `WGPUDevice`: what everything else is created from, and where errors are reported.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};

use macro_rules_attribute::apply;
use naga::valid::Capabilities;
use parking_lot::{Mutex, RwLock};
use wgpu_core::device::features_to_naga_capabilities;
use wgpu_core::id::{DeviceId, Id as CoreId, QueueId};
use wgpu_types::{DeviceLostReason, Features, Limits, Trace};

use super::adapter::{self, Adapter, Asked};
use super::instance::Instance;
use super::queue::Queue;
use super::recent::Recents;
use crate::abi::*;
use crate::advice;
use crate::api::acceleration::Tools;
use crate::convert::features::Offer;
use crate::convert::tiers::{Rules, Tier};
use crate::convert::{input, limits};
use crate::error::{self, Class, Fault, scopes};
use crate::event::{self, Completion, Message, Mode, PoppedScope, Source};
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Hot, Label, RawHandle, Shared, Table};
use crate::transfer::Staging;
use crate::transfer::pending::Pending;
#[cfg(shared_memory)]
use crate::vulkan;
use crate::warm::{self, Core};

/// How many polls of an idle device are spared in a row.
const SPARED_POLLS: u32 = 16;

static SERIALS: AtomicU64 = AtomicU64::new(1);

/// A device record. Lives as long as any of its objects, beyond the application's own references.
pub struct Device {
    pub instance: Arc<Instance>,
    pub global: Arc<Core>,
    pub adapter: Arc<Adapter>,
    pub id: DeviceId,
    /// Core panics on a device without its queue, so this one's life is the device's.
    pub queue_id: QueueId,
    /// Unlike the address, never used again.
    pub serial: u64,
    pub features: Features,
    tier: Tier,
    /// What formats may be used for, where core would allow more.
    pub format_rules: Option<Rules>,
    pub limits: Limits,
    /// What shaders may have.
    pub shader_capabilities: Capabilities,
    /// Whether core is to see the text of shaders.
    pub keeps_shader_text: bool,
    pub label: Label,
    pub queue_label: Label,
    /// The queue's handle, while the application has one.
    pub queue_handle: Mutex<WGPUQueue>,
    /// Read while core may submit work, written while a surface is configured: core wants to find the queue idle then.
    pub submissions: RwLock<()>,
    pub staging: Staging,
    /// Small writes that wait for a submission.
    pub pending: Pending,
    /// For builds of acceleration structures.
    pub rays: Tools,
    /// A pipeline has room for immediate data, so passes have to look for it from now on.
    pub has_immediates: AtomicBool,
    /// 0: work may be in flight. Else one more than the polls that were spared since one found the queue empty.
    spared: AtomicU32,
    pub recent: Recents,
    loss: Arc<Loss>,
    uncaptured: Uncaptured,
}

/// Whether the device is lost, apart from its record: core tells of a loss under its own locks, where the last reference to the
/// record must not be dropped.
struct Loss {
    /// The device's handle; stays after its death.
    handle: AtomicUsize,
    lost: AtomicBool,
    future: WGPUFuture,
    event: Mutex<Option<Completion<WGPUDeviceLostCallbackInfo>>>,
}

impl Loss {
    /// Keeps the loss and makes the lost event ready; no core call. False when it was lost before.
    fn mark(&self, reason: WGPUDeviceLostReason, message: &str) -> bool {
        if self.lost.swap(true, Ordering::AcqRel) {
            return false;
        }
        if reason == WGPUDeviceLostReason::Unknown {
            warm::distrust();
        }
        if let Some(completion) = self.event.lock().take() {
            completion.complete(event::DeviceLost {
                device: self.handle.load(Ordering::Acquire),
                reason,
                message: message.into(),
            });
        }
        true
    }
}

/// The uncaptured-error callback.
struct Uncaptured(WGPUUncapturedErrorCallbackInfo);

// SAFETY: user data is only handed back; the header says that the callback may come on any thread that uses the device.
unsafe impl Send for Uncaptured {}
// SAFETY: as above.
unsafe impl Sync for Uncaptured {}

static TABLE: Table<Arc<Device>> = Table::new();

impl Shared for Device {
    type Handle = WGPUDevice;
    fn table() -> &'static Table<Arc<Self>> {
        &TABLE
    }
    fn label(&self) -> &Label {
        &self.label
    }
}

impl Device {
    /// Opens a device and gives its handle.
    ///
    /// # Safety
    /// The descriptor's pointers must be valid for the call.
    pub unsafe fn open(
        adapter: &Arc<Adapter>,
        asked: &Asked<'_>,
        c: &WGPUDeviceDescriptor,
    ) -> Result<WGPUDevice, Fault> {
        let Asked {
            descriptor,
            implied,
            tier,
        } = asked;
        let global = &adapter.global;
        let lost_info = c.deviceLostCallbackInfo;
        let lost_mode = lost_mode(&lost_info)?;
        let instance = &adapter.instance;
        #[cfg(shared_memory)]
        let sharing = vulkan::open(global, adapter.id, descriptor);
        #[cfg(not(shared_memory))]
        let sharing = None;
        let (id, queue_id) = sharing
            .unwrap_or_else(|| global.adapter_request_device(adapter.id, descriptor, None, None))
            .map_err(|error| advice::not_opened(&error))?;
        let features = global.device_features(id);
        let serial = SERIALS.fetch_add(1, Ordering::Relaxed);
        let lost = instance
            .events
            .start_as(lost_mode, lost_info, Source::Lost(serial));
        let device = Arc::new(Device {
            instance: instance.clone(),
            global: global.clone(),
            adapter: adapter.clone(),
            id,
            queue_id,
            serial,
            features: features - *implied,
            tier: *tier,
            format_rules: implied
                .contains(Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES)
                .then(|| Rules {
                    tier: *tier,
                    features: features - *implied,
                }),
            limits: global.device_limits(id),
            shader_capabilities: features_to_naga_capabilities(features, adapter.downlevel.flags),
            keeps_shader_text: instance.has_debug_info() || !matches!(descriptor.trace, Trace::Off),
            label: Label::new(descriptor.label.as_deref()),
            // SAFETY: the caller promises a valid view.
            queue_label: Label::new(unsafe { input::label(c.defaultQueue.label) }.as_deref()),
            queue_handle: Mutex::new(WGPUQueue::NULL),
            submissions: RwLock::default(),
            has_immediates: AtomicBool::new(false),
            spared: AtomicU32::new(0),
            recent: Recents::default(),
            staging: Staging::default(),
            pending: Pending::default(),
            rays: Tools::default(),
            loss: Arc::new(Loss {
                handle: AtomicUsize::new(0),
                lost: AtomicBool::new(false),
                future: lost.future(),
                event: Mutex::new(Some(lost)),
            }),
            uncaptured: Uncaptured(c.uncapturedErrorCallbackInfo),
        });
        let loss = device.loss.clone();
        // Core calls this under its own locks: it may only set our state.
        global.device_set_device_lost_closure(
            id,
            Box::new(move |reason, message| {
                let reason = match reason {
                    DeviceLostReason::Destroyed => WGPUDeviceLostReason::Destroyed,
                    DeviceLostReason::Unknown => WGPUDeviceLostReason::Unknown,
                };
                loss.mark(reason, &message);
            }),
        );
        instance.events.add_device(&device);
        match TABLE.insert(Hot::default(), device.clone()) {
            Ok(bits) => {
                device.loss.handle.store(bits, Ordering::Release);
                Ok(WGPUDevice::from_bits(bits))
            }
            Err(_) => Err(Fault::out_of_memory("all device handles are in use")),
        }
    }

    /// Tells the lost callback of a device that never was.
    pub fn failed(instance: &Arc<Instance>, info: WGPUDeviceLostCallbackInfo, message: &str) {
        if let Ok(mode) = lost_mode(&info) {
            instance
                .events
                .start_as(mode, info, Source::Cpu)
                .complete(event::DeviceLost {
                    device: 0,
                    reason: WGPUDeviceLostReason::FailedCreation,
                    message: message.into(),
                });
        }
    }

    /// What it was made with.
    fn offer(&self) -> Offer {
        Offer {
            features: self.features,
            tier: self.tier,
            ..self.adapter.offer()
        }
    }

    /// What tells its objects from those of another device.
    #[inline]
    pub fn owner(&self) -> usize {
        std::ptr::from_ref(self) as usize
    }

    /// Tells, after a submit and after a poll, whether work may be in flight.
    pub fn set_busy(&self, busy: bool) {
        self.spared.store(u32::from(!busy), Ordering::Release);
    }

    /// Whether a poll that nobody waits for can be spared: there was nothing to find the last time, and nothing was submitted since.
    /// Not for ever, because only a poll notices that an idle device was lost.
    pub fn spares_poll(&self) -> bool {
        let spared = self.spared.load(Ordering::Acquire);
        (1..=SPARED_POLLS).contains(&spared)
            && self
                .spared
                .compare_exchange(spared, spared + 1, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
    }

    pub fn is_lost(&self) -> bool {
        self.loss.lost.load(Ordering::Acquire)
    }

    /// Loses the device: from here on its calls do nothing.
    pub fn lose(&self, reason: WGPUDeviceLostReason, message: &str) {
        if !self.loss.mark(reason, message) {
            return;
        }
        self.pending.clear();
        self.staging.clear(self);
        self.rays.clear();
        self.recent.close();
        self.global.device_destroy(self.id);
        self.instance.events.abort_maps(self.serial);
        // Lets core give back what the destroyed device holds.
        let _ = self.global.device_poll(self.id, wgpu_types::PollType::Poll);
    }

    /// Gives one external reference back; the last one destroys the device.
    pub fn release_one(handle: WGPUDevice) -> Result<(), Fault> {
        if let Some(device) = Device::release(handle)? {
            device.lose(
                WGPUDeviceLostReason::Destroyed,
                "the last reference to the device was released",
            );
        }
        Ok(())
    }

    /// Calls the uncaptured-error callback, or logs when there is none.
    pub fn uncaptured(&self, error_type: WGPUErrorType, text: &str) {
        let info = &self.uncaptured.0;
        let Some(callback) = info.callback else {
            log::error!("{text}");
            return;
        };
        let handle = WGPUDevice::from_bits(alive_or_null(self.loss.handle.load(Ordering::Acquire)));
        // SAFETY: the application gave a function of this type; the arguments live until it returns.
        unsafe {
            callback(
                &handle,
                error_type,
                event::string_view(text),
                info.userdata1,
                info.userdata2,
            );
        }
    }

    /// Ends a creation: reports the failure if there was one and gives a handle in any case, of an error object if need be.
    pub fn created<K: ChildKind>(
        self: Arc<Self>,
        function: &'static str,
        label: Option<&str>,
        data: K,
        result: Result<CoreId<K::Marker>, Fault>,
    ) -> Result<K::Handle, Fault> {
        let core = match result {
            Ok(core) => Some(core),
            Err(fault) => {
                error::report(function, fault.on(&self).about(label.map(Into::into)));
                None
            }
        };
        Child::insert(self, label, core, data)
    }

    /// The result of core's creation functions, which give an id in any case: a failed one is given back at once.
    pub fn made<K: ChildKind, E: Into<Fault>>(
        &self,
        (id, error): (CoreId<K::Marker>, Option<E>),
    ) -> Result<CoreId<K::Marker>, Fault> {
        match error {
            None => Ok(id),
            Some(error) => {
                K::drop_core(&self.global, id);
                Err(error.into())
            }
        }
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        let _ = export::guard(|| {
            self.staging.clear(self);
            self.rays.clear();
            self.recent.close();
            self.global.queue_drop(self.queue_id);
            self.global.device_drop(self.id);
            Ok(())
        });
    }
}

fn lost_mode(info: &WGPUDeviceLostCallbackInfo) -> Result<Mode, Fault> {
    match (info.callback, info.mode.raw()) {
        // Without a callback the mode means nothing; the future is only for waiting.
        (None, 0) => Ok(Mode::WaitAnyOnly),
        _ => Mode::from_c(info.mode),
    }
}

/// The handle, or 0 when its device is released.
pub fn alive_or_null(bits: usize) -> usize {
    match TABLE.hot(bits) {
        Ok(_) => bits,
        Err(_) => 0,
    }
}

/// Takes one more reference, which must be given back with `wgpuDeviceRelease`. Any thread.
#[apply(export)]
pub fn wgpuDeviceAddRef(device: WGPUDevice) {
    Device::add_ref(device)
}

/// Gives one reference back. The last one destroys the device: the lost callback is called with reason `Destroyed`, and the
/// device's objects stay valid handles whose calls do nothing. Any thread.
#[apply(export)]
pub fn wgpuDeviceRelease(device: WGPUDevice) {
    Device::release_one(device)
}

/// Destroys the device: pending mappings end as `Aborted`, the lost callback is called with reason `Destroyed`, and later calls do
/// nothing and report nothing. Destroying it again does nothing. Any thread. Spec: GPUDevice.destroy.
#[apply(export)]
pub fn wgpuDeviceDestroy(device: WGPUDevice) {
    let device = Device::get(device, "device")?;
    device.lose(
        WGPUDeviceLostReason::Destroyed,
        "wgpuDeviceDestroy was called",
    );
    Ok(())
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuDeviceSetLabel(device: WGPUDevice, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Device::get(device, "device")?.label.set(label.as_deref());
    Ok(())
}

/// The device's queue. Every call gives the same queue and one more reference to it, which the caller owns. Any thread.
/// Spec: GPUDevice.queue.
#[apply(export)]
pub fn wgpuDeviceGetQueue(device: WGPUDevice) -> WGPUQueue {
    Queue::of(&Device::get(device, "device")?)
}

/// Lists the features that the device was made with, the native ones of `wgpu.h` among them.
///
/// Writes the list to `features`; give it back with `wgpuSupportedFeaturesFreeMembers`. Any thread. Spec: GPUDevice.features.
#[apply(export)]
pub fn wgpuDeviceGetFeatures(device: WGPUDevice, features: *mut WGPUSupportedFeatures) {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(features, "features") }?;
    adapter::write_features(out, Vec::new());
    let device = Device::get(device, "device")?;
    adapter::write_features(out, device.offer().names());
    Ok(())
}

/// Tells whether the device was made with a feature. An unknown value is simply not there. Any thread. Spec: GPUDevice.features.
#[apply(export)]
pub fn wgpuDeviceHasFeature(device: WGPUDevice, feature: Enum<WGPUFeatureName>) -> WGPUBool {
    let device = Device::get(device, "device")?;
    Ok(device.offer().has(feature).into())
}

/// Tells the limits that hold on the device: those asked for, or the defaults where they are better.
///
/// `WGPUNativeLimits`, `WGPUCompatibilityModeLimits`, `WGPUAbiMeshLimits` and `WGPUAbiAccelerationStructureLimits` chained to
/// `limits` are filled too. Returns `WGPUStatus_Error`, and writes
/// nothing, when the handle is dead, `limits` is NULL, or something else is chained. Any thread. Spec: GPUDevice.limits.
#[apply(export)]
pub fn wgpuDeviceGetLimits(device: WGPUDevice, limits: *mut WGPULimits) -> WGPUStatus {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises a valid struct and chain.
    unsafe { limits::write(&device.limits, input::output(limits, "limits")?) }?;
    Ok(WGPUStatus::Success)
}

/// Says which GPU the device is on; see `wgpuAdapterGetInfo`. Any thread. Spec: GPUDevice.adapterInfo.
#[apply(export)]
pub fn wgpuDeviceGetAdapterInfo(
    device: WGPUDevice,
    adapterInfo: *mut WGPUAdapterInfo,
) -> WGPUStatus {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises a valid struct and chain.
    unsafe { adapter::write_info(&device.adapter.info, adapterInfo) }
}

/// The future that completes when the device is lost: the same at every call. Any thread. Spec: GPUDevice.lost.
#[apply(export)]
pub fn wgpuDeviceGetLostFuture(device: WGPUDevice) -> WGPUFuture {
    Ok(Device::get(device, "device")?.loss.future)
}

/// Opens an error scope on the calling thread: it takes the first error of its kind that calls on this thread cause on this
/// device, until it is popped. Scopes nest. Any thread. Spec: GPUDevice.pushErrorScope.
#[apply(export)]
pub fn wgpuDevicePushErrorScope(device: WGPUDevice, filter: Enum<WGPUErrorFilter>) {
    let device = Device::get(device, "device")?;
    let filter = input::value(filter, "filter").map_err(|fault| fault.on(&device))?;
    scopes::push(&device, filter);
    Ok(())
}

/// Closes the innermost error scope of the calling thread. The callback gets the first error that it took, `NoError` if none, or
/// the status `Error` when there was no scope. On a lost device it gets `NoError`. Spec: GPUDevice.popErrorScope.
#[apply(export)]
pub fn wgpuDevicePopErrorScope(
    device: WGPUDevice,
    callbackInfo: WGPUPopErrorScopeCallbackInfo,
) -> WGPUFuture {
    let device = Device::get(device, "device")?;
    let completion = device
        .instance
        .events
        .start(callbackInfo, Source::Cpu)
        .map_err(|fault| fault.on(&device))?;
    let future = completion.future();
    let popped = scopes::pop(&device);
    completion.complete(match popped {
        _ if device.is_lost() => no_error(),
        Some(None) => no_error(),
        Some(Some((class, text))) => PoppedScope {
            status: WGPUPopErrorScopeStatus::Success,
            error: Class::c_type(class),
            message: text.into(),
        },
        None => PoppedScope {
            status: WGPUPopErrorScopeStatus::Error,
            error: WGPUErrorType::NoError,
            message: "In wgpuDevicePopErrorScope\n  this thread has no open error scope on this device: push one first".into(),
        },
    });
    Ok(future)
}

fn no_error() -> PoppedScope {
    PoppedScope {
        status: WGPUPopErrorScopeStatus::Success,
        error: WGPUErrorType::NoError,
        message: Message::none(),
    }
}
