//! `WGPUInstance`: the way to adapters and surfaces, and the events of everything below it.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use macro_rules_attribute::apply;
use parking_lot::Mutex;
use raw_window_handle::RawDisplayHandle;
use wgpu_types::{Backends, InstanceDescriptor, InstanceFlags};

use super::adapter::Adapter;
use super::adapter_search::Search;
use super::objects::report_leaks;
use crate::abi::*;
use crate::convert::input;
use crate::convert::instance::{self as convert, InstanceOptions};
use crate::error::{Class, Fault};
use crate::event::{self, AdapterRequest, Message, Pump, Registry, Source};
use crate::export::{self, export};
use crate::handle::{Hot, Label, RawHandle, Shared, Table};
use crate::out;
use crate::warm::{self, Core};

/// The backends that are opened first. The others cost a driver load and are only opened when these have no adapter.
const FIRST: Backends = Backends::PRIMARY;
const SECOND: Backends = FIRST.union(Backends::NOOP).complement();

/// An instance: core's instances behind it, and its events.
pub struct Instance {
    pub events: Arc<Registry>,
    options: InstanceOptions,
    first: OnceLock<Arc<Core>>,
    second: OnceLock<Arc<Core>>,
    /// By itself, because it takes other flags.
    noop: OnceLock<Arc<Core>>,
    pump: Mutex<Option<Pump>>,
    label: Label,
}

impl Instance {
    fn new(options: InstanceOptions) -> Self {
        Self {
            events: Registry::new(),
            options,
            first: OnceLock::new(),
            second: OnceLock::new(),
            noop: OnceLock::new(),
            pump: Mutex::default(),
            label: Label::default(),
        }
    }

    /// Core's instances for these backends, opened now if they were not. The likelier one comes first.
    pub fn globals(&self, backends: Backends) -> impl Iterator<Item = &Arc<Core>> {
        // Noop answers every request, so it is there, but only used when named.
        let enabled = (self.options.backends | Backends::NOOP) & backends;
        let groups = [
            (FIRST, &self.first),
            (SECOND, &self.second),
            (Backends::NOOP, &self.noop),
        ];
        groups
            .into_iter()
            .filter(move |(group, _)| enabled.intersects(*group))
            .map(|(group, cell)| {
                cell.get_or_init(|| {
                    let group = group & (self.options.backends | Backends::NOOP);
                    Arc::new(warm::open(self.options.descriptor(group)))
                })
            })
    }

    /// Which backends the application lets it use.
    pub fn backends(&self) -> Backends {
        self.options.backends
    }

    /// What core makes an instance of these backends with.
    pub fn descriptor(&self, backends: Backends) -> InstanceDescriptor {
        self.options.descriptor(backends)
    }

    /// The connection to the window system that the instance was made with.
    pub fn display(&self) -> Option<RawDisplayHandle> {
        self.options.display.map(|display| display.0)
    }

    /// Whether what the standard forbids is refused also where wgpu-native lets it pass: `WGPUAbiInstanceFlag_Strict`, or
    /// `WGPU_ABI_STRICT=1`.
    pub fn is_strict(&self) -> bool {
        self.options
            .flags
            .contains(InstanceFlags::STRICT_WEBGPU_COMPLIANCE)
    }

    /// Whether shaders keep their text for debuggers.
    pub fn has_debug_info(&self) -> bool {
        self.options.flags.contains(InstanceFlags::DEBUG)
    }

    /// Starts or stops the thread that makes progress by itself.
    pub fn set_pump(&self, enabled: bool) -> Result<(), Fault> {
        let mut pump = self.pump.lock();
        match (enabled, pump.is_some()) {
            (true, false) => *pump = Some(Pump::start(&self.events)?),
            (false, true) => *pump = None,
            _ => {}
        }
        Ok(())
    }

    pub fn enumerate_adapters(self: &Arc<Self>, backends: Backends) -> Vec<Arc<Adapter>> {
        self.globals(backends)
            .flat_map(|global| {
                let ids = global.enumerate_adapters(backends, false);
                ids.into_iter()
                    .map(|id| Adapter::new(self.clone(), global.clone(), id))
            })
            .filter(|adapter| adapter.refusal().is_none())
            .collect()
    }
}

static TABLE: Table<Arc<Instance>> = Table::new();

impl Shared for Instance {
    type Handle = WGPUInstance;
    fn table() -> &'static Table<Arc<Self>> {
        &TABLE
    }
    fn label(&self) -> &Label {
        &self.label
    }
}

/// Creates an instance, the root of everything else.
///
/// `descriptor` may be NULL: all backends, no timed waits. `WGPUInstanceExtras` can be chained to it. No driver is loaded before the
/// first adapter is asked for. Returns NULL, with the reason in the log, when the descriptor is wrong. The caller owns the handle.
/// Any thread.
#[apply(export)]
pub fn wgpuCreateInstance(descriptor: Nullable<*const WGPUInstanceDescriptor>) -> WGPUInstance {
    crate::native::log::start();
    export::quiet_panics();
    // SAFETY: the caller of the C function promises valid pointers.
    let options = unsafe { convert::options(input::optional(descriptor, "descriptor")?) }?;
    match TABLE.insert(Hot::default(), Arc::new(Instance::new(options))) {
        Ok(bits) => Ok(WGPUInstance::from_bits(bits)),
        Err(_) => Err(Fault::out_of_memory("all instance handles are in use")),
    }
}

/// Takes one more reference, which must be given back with `wgpuInstanceRelease`. Any thread.
#[apply(export)]
pub fn wgpuInstanceAddRef(instance: WGPUInstance) {
    Instance::add_ref(instance)
}

/// Gives one reference back. With the last one, every operation that is still pending ends: its callback is called now, with the
/// status `CallbackCancelled`, whatever its mode. Devices live on until they are released themselves. Any thread.
#[apply(export)]
pub fn wgpuInstanceRelease(instance: WGPUInstance) {
    if let Some(instance) = Instance::release(instance)? {
        instance.events.close();
        instance.set_pump(false)?;
        drop(instance);
        report_leaks();
    }
    Ok(())
}

const FEATURES: [WGPUInstanceFeatureName; 3] = [
    WGPUInstanceFeatureName::TimedWaitAny,
    WGPUInstanceFeatureName::ShaderSourceSPIRV,
    WGPUInstanceFeatureName::MultipleDevicesPerAdapter,
];

/// Lists what instances can do, before one exists.
///
/// Writes the list to `features`; give it back with `wgpuSupportedInstanceFeaturesFreeMembers`. Any thread.
#[apply(export)]
pub fn wgpuGetInstanceFeatures(features: *mut WGPUSupportedInstanceFeatures) {
    // SAFETY: the caller of the C function promises a valid pointer.
    let features_out = unsafe { input::output(features, "features") }?;
    let (features, count) = out::array(FEATURES.map(|feature| feature.c()).to_vec());
    features_out.features = features;
    features_out.featureCount = count;
    Ok(())
}

/// Frees the list that `wgpuGetInstanceFeatures` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuSupportedInstanceFeaturesFreeMembers(
    supportedInstanceFeatures: WGPUSupportedInstanceFeatures,
) {
    out::free_array(supportedInstanceFeatures.features);
    Ok(())
}

/// Tells the largest values that `requiredLimits` of an instance may have.
///
/// Any thread. Returns `WGPUStatus_Error`, and writes nothing, when `limits` is NULL or has an unknown struct chained to it.
#[apply(export)]
pub fn wgpuGetInstanceLimits(limits: *mut WGPUInstanceLimits) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid pointer.
    let limits = unsafe { input::output(limits, "limits") }?;
    // SAFETY: as above.
    unsafe { crate::convert::chain::none(limits.nextInChain, "limits") }?;
    limits.timedWaitAnyMaxCount = convert::TIMED_WAIT_ANY_MAX_COUNT;
    Ok(WGPUStatus::Success)
}

/// Tells whether instances can do something, before one exists. An unknown value is simply not supported. Any thread.
#[apply(export)]
pub fn wgpuHasInstanceFeature(feature: Enum<WGPUInstanceFeatureName>) -> WGPUBool {
    Ok(feature
        .get()
        .is_some_and(|feature| FEATURES.contains(&feature))
        .into())
}

const LANGUAGE_FEATURES: [WGPUWGSLLanguageFeatureName; 9] = [
    WGPUWGSLLanguageFeatureName::ReadonlyAndReadwriteStorageTextures,
    WGPUWGSLLanguageFeatureName::Packed4x8IntegerDotProduct,
    WGPUWGSLLanguageFeatureName::PointerCompositeAccess,
    WGPUWGSLLanguageFeatureName::SubgroupId,
    WGPUWGSLLanguageFeatureName::TextureAndSamplerLet,
    WGPUWGSLLanguageFeatureName::SubgroupUniformity,
    WGPUWGSLLanguageFeatureName::TextureFormatsTier1,
    WGPUWGSLLanguageFeatureName::LinearIndexing,
    WGPUWGSLLanguageFeatureName::ImmediateAddressSpace,
];

/// Lists the WGSL language features that shaders may rely on.
///
/// Writes the list to `features`; give it back with `wgpuSupportedWGSLLanguageFeaturesFreeMembers`. Any thread.
/// Spec: GPU.wgslLanguageFeatures.
#[apply(export)]
pub fn wgpuInstanceGetWGSLLanguageFeatures(
    instance: WGPUInstance,
    features: *mut WGPUSupportedWGSLLanguageFeatures,
) {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(features, "features") }?;
    (out.features, out.featureCount) = (std::ptr::null(), 0);
    Instance::get(instance, "instance")?;
    let (features, count) = out::array(LANGUAGE_FEATURES.map(|feature| feature.c()).to_vec());
    out.features = features;
    out.featureCount = count;
    Ok(())
}

/// Tells whether shaders may rely on a WGSL language feature. An unknown value is simply not supported. Any thread.
/// Spec: GPU.wgslLanguageFeatures.
#[apply(export)]
pub fn wgpuInstanceHasWGSLLanguageFeature(
    instance: WGPUInstance,
    feature: Enum<WGPUWGSLLanguageFeatureName>,
) -> WGPUBool {
    Instance::get(instance, "instance")?;
    Ok(feature
        .get()
        .is_some_and(|feature| LANGUAGE_FEATURES.contains(&feature))
        .into())
}

/// Frees the list that `wgpuInstanceGetWGSLLanguageFeatures` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuSupportedWGSLLanguageFeaturesFreeMembers(
    supportedWGSLLanguageFeatures: WGPUSupportedWGSLLanguageFeatures,
) {
    out::free_array(supportedWGSLLanguageFeatures.features);
    Ok(())
}

/// Looks for an adapter that fits `options` (NULL: any).
///
/// The search is over when the call returns; the callback is called as its mode says. On failure its message tells for each
/// backend why there is none, and which package to install. The adapter that it gets is owned by the callback. Returns the future,
/// or `{0}` when `instance` is no live handle or the mode is none. Any thread. Spec: GPU.requestAdapter.
#[apply(export)]
pub fn wgpuInstanceRequestAdapter(
    instance: WGPUInstance,
    options: Nullable<*const WGPURequestAdapterOptions>,
    callbackInfo: WGPURequestAdapterCallbackInfo,
) -> WGPUFuture {
    let instance = Instance::get(instance, "instance")?;
    let completion = instance.events.start(callbackInfo, Source::Cpu)?;
    let future = completion.future();
    // SAFETY: the caller of the C function promises valid pointers.
    let wanted =
        export::guard(|| unsafe { Search::new(&instance, input::optional(options, "options")?) });
    let failure = match wanted {
        Ok(_) => WGPURequestAdapterStatus::Unavailable,
        Err(_) => WGPURequestAdapterStatus::Error,
    };
    let adapter = wanted.and_then(|wanted| export::guard(|| Adapter::insert(wanted.run()?)));
    let result = match adapter {
        Ok(adapter) => AdapterRequest {
            status: WGPURequestAdapterStatus::Success,
            adapter,
            message: Message::none(),
        },
        Err(fault) => AdapterRequest {
            status: match fault.class() {
                Class::Validation => failure,
                _ => WGPURequestAdapterStatus::Error,
            },
            adapter: WGPUAdapter::NULL,
            message: fault.text("wgpuInstanceRequestAdapter").into(),
        },
    };
    let adapter = result.adapter;
    if !completion.complete(result) && adapter != WGPUAdapter::NULL {
        drop(Adapter::release(adapter)?);
    }
    Ok(future)
}

/// Makes progress on every device of the instance, without waiting, and runs the callbacks of operations that are complete and
/// whose mode is not `WaitAnyOnly`. They may call any function. Any thread.
#[apply(export)]
pub fn wgpuInstanceProcessEvents(instance: WGPUInstance) {
    event::process_events(&Instance::get(instance, "instance")?.events);
    Ok(())
}

/// Waits until at least one of the futures is complete, runs the callbacks of those that are, and marks them `completed`.
///
/// `timeoutNS` is in nanoseconds: 0 only looks, `UINT64_MAX` waits for ever. More than 0 needs the instance feature `TimedWaitAny`
/// and at most `timedWaitAnyMaxCount` (64) futures, else `WGPUWaitStatus_Error`, which is also the answer to a number that no call
/// has returned as a future. The futures may be of any kind and of several
/// devices. The wait blocks, it does not spin. Any thread.
#[apply(export)]
pub fn wgpuInstanceWaitAny(
    instance: WGPUInstance,
    futureCount: usize,
    futures: Nullable<*mut WGPUFutureWaitInfo>,
    timeoutNS: u64,
) -> WGPUWaitStatus {
    let instance = Instance::get(instance, "instance")?;
    // SAFETY: the caller of the C function promises an array of `futureCount` elements.
    let infos = unsafe {
        input::array(futures.cast_const(), futureCount, "futures")?;
        match futureCount {
            0 => &mut [],
            count => std::slice::from_raw_parts_mut(futures, count),
        }
    };
    // A future that never was would never complete.
    for (i, info) in infos.iter().enumerate() {
        let id = info.future.id;
        if !instance.events.knows(id) {
            return Err(Fault::validation(format!(
                "futures[{i}] is {id}, which no call has returned"
            )));
        }
    }
    if timeoutNS > 0 {
        match instance.options.timed_wait_any {
            None => {
                return Err(Fault::validation(
                    "timeoutNS is not 0, but the instance was created without WGPUInstanceFeatureName_TimedWaitAny: add it to \
                     requiredFeatures of WGPUInstanceDescriptor",
                ));
            }
            Some(max) if futureCount > max => {
                return Err(Fault::validation(format!(
                    "futureCount is {futureCount}, but a timed wait takes at most {max} futures"
                )));
            }
            Some(_) => {}
        }
    }
    let timeout = match timeoutNS {
        u64::MAX => None,
        nanoseconds => Some(Duration::from_nanos(nanoseconds)),
    };
    Ok(event::wait_any(&instance.events, infos, timeout))
}
