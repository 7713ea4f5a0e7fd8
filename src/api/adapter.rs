//! `WGPUAdapter`: a GPU, or a software stand-in, through one backend.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use macro_rules_attribute::apply;
use wgpu_core::id::AdapterId;
use wgpu_types::{
    AdapterInfo, DeviceDescriptor, DownlevelCapabilities, ExperimentalFeatures, Features, Limits,
    MemoryHints,
};

use super::device::Device;
use super::instance::Instance;
use crate::abi::*;
use crate::convert::features::{self, Feature, Offer};
use crate::convert::tiers::Tier;
use crate::convert::{chain, input, instance as convert, limits};
use crate::error::Fault;
use crate::event::{DeviceRequest, Message, Source};
use crate::export::{self, export};
use crate::handle::{Hot, Label, RawHandle, Shared, Table};
use crate::out;
use crate::warm::Core;

/// The `maxImmediateSize` of a device that asks for none.
const IMMEDIATE_SIZE: u32 = 64;

/// An adapter, with copies of what core knows of it.
pub struct Adapter {
    pub instance: Arc<Instance>,
    pub global: Arc<Core>,
    pub id: AdapterId,
    pub info: AdapterInfo,
    pub features: Features,
    /// Which texture formats it can have as the standard names them.
    tier: Tier,
    pub limits: Limits,
    pub downlevel: DownlevelCapabilities,
    label: Label,
    /// Has made a device, of which strict instances allow one.
    used_up: AtomicBool,
}

impl Adapter {
    pub fn new(instance: Arc<Instance>, global: Arc<Core>, id: AdapterId) -> Arc<Self> {
        let mut features = global.adapter_features(id);
        let tier = Tier::of_adapter(features, |format| {
            global.adapter_get_texture_format_features(id, format)
        });
        let mut limits = limits::of_adapter(global.adapter_limits(id));
        if instance.is_strict() {
            features = features::strict(features);
            limits = limits::strict(limits);
        }
        Arc::new(Self {
            info: global.adapter_get_info(id),
            features,
            tier,
            limits,
            downlevel: global.adapter_downlevel_capabilities(id),
            instance,
            global,
            id,
            label: Label::default(),
            used_up: AtomicBool::new(false),
        })
    }

    /// Gives the adapter a handle.
    pub fn insert(adapter: Arc<Self>) -> Result<WGPUAdapter, Fault> {
        match TABLE.insert(Hot::default(), adapter) {
            Ok(bits) => Ok(WGPUAdapter::from_bits(bits)),
            Err(_) => Err(Fault::out_of_memory("all adapter handles are in use")),
        }
    }

    /// Opens a device, which strict instances allow once.
    ///
    /// # Safety
    /// The descriptor's pointers must be valid for the call.
    unsafe fn open_device(self: &Arc<Self>, c: &WGPUDeviceDescriptor) -> Result<WGPUDevice, Fault> {
        if self.instance.is_strict() && self.used_up.swap(true, Ordering::Relaxed) {
            return Err(Fault::validation(
                "the adapter has made a device before, and the instance is strict: request another adapter",
            ));
        }
        // SAFETY: the caller promises valid pointers.
        let device = unsafe {
            self.device_descriptor(c)
                .and_then(|asked| Device::open(self, &asked, c))
        };
        if device.is_err() {
            self.used_up.store(false, Ordering::Relaxed);
        }
        device
    }

    /// What devices of it can be asked for.
    pub fn offer(&self) -> Offer {
        Offer {
            features: self.features,
            tier: self.tier,
            core_level: self.is_core(),
        }
    }

    /// Whether it has all of core WebGPU.
    pub fn is_core(&self) -> bool {
        features::is_core(&self.downlevel)
    }

    /// Why its instance does not hand it out. None: it does.
    pub fn refusal(&self) -> Option<&'static str> {
        let strict = self.instance.is_strict();
        if strict && !(self.is_core() && limits::are_core(&self.limits)) {
            return Some(
                "the instance is strict, and they lack what the standard asks of every adapter",
            );
        }
        if !features::has_shaders_of_its_features(&self.info, &self.downlevel) {
            return Some(
                "their OpenGL has compute shaders as an extension only, which no device can be opened with: it needs version 4.3",
            );
        }
        None
    }

    /// The limits of a device that asks for nothing: the standard's, or the best known set that this adapter reaches.
    fn base_limits(&self) -> Limits {
        let base = [Limits::defaults(), Limits::downlevel_defaults()]
            .into_iter()
            .map(|limits| limits::with_buffers(limits, &self.limits))
            .find(|limits| limits.check_limits(&self.limits))
            .unwrap_or_else(|| {
                let limits = Limits::downlevel_webgl2_defaults().or_worse_values_from(&self.limits);
                limits::with_buffers(limits, &self.limits)
            });
        if !self.features.contains(Features::IMMEDIATES) {
            return base;
        }
        // The standard gives them to every device, core to none.
        let max_immediate_size = self.limits.max_immediate_size.min(IMMEDIATE_SIZE);
        Limits {
            max_immediate_size,
            ..base
        }
    }

    /// What core is asked for, and what it is not told of that.
    ///
    /// # Safety
    /// The descriptor's pointers must be valid for the call.
    unsafe fn device_descriptor<'a>(&self, c: &WGPUDeviceDescriptor) -> Result<Asked<'a>, Fault> {
        let mut trace_path = None;
        let mut all = WGPUAbiDeviceExtras::INIT;
        // SAFETY: the caller promises valid pointers, here and below.
        unsafe {
            chain::each(c.nextInChain, "descriptor", |link| {
                if link.s_type == WGPUNativeSType::WGPUSType_DeviceExtras as u32 {
                    let extras: &WGPUDeviceExtras = link.cast("DeviceExtras")?;
                    trace_path = input::text(extras.tracePath, "DeviceExtras.tracePath")?;
                    return Ok(true);
                }
                if link.s_type == WGPUAbiSType::DeviceExtras as u32 {
                    all = *link.cast::<WGPUAbiDeviceExtras>("WGPUAbiDeviceExtras")?;
                    return Ok(true);
                }
                Ok(false)
            })?;
            chain::none(c.defaultQueue.nextInChain, "descriptor.defaultQueue")?;
            chain::none(
                c.deviceLostCallbackInfo.nextInChain,
                "descriptor.deviceLostCallbackInfo",
            )?;
            chain::none(
                c.uncapturedErrorCallbackInfo.nextInChain,
                "descriptor.uncapturedErrorCallbackInfo",
            )?;
        }
        // SAFETY: as above.
        let names = unsafe {
            input::array(
                c.requiredFeatures,
                c.requiredFeatureCount,
                "descriptor.requiredFeatures",
            )
        }?;
        let mut required = Features::empty();
        let mut tier = Tier::None;
        for name in names {
            match features::from_c(*name)? {
                Feature::Core => {}
                Feature::Formats(of) => tier = tier.max(of),
                Feature::Of(features) => required |= features,
            }
        }
        // SAFETY: as above.
        let wanted = unsafe { input::optional(c.requiredLimits, "descriptor.requiredLimits") }?;
        let chained = match wanted {
            // SAFETY: as above.
            Some(wanted) => unsafe { limits::Chained::read(wanted.nextInChain) }?,
            None => limits::Chained::default(),
        };
        let wanted = wanted.copied().unwrap_or(WGPULimits::INIT);
        let required_limits = if all.allLimits != WGPU_FALSE {
            self.limits.clone()
        } else {
            let mut base = self.base_limits();
            if required.contains(Features::EXPERIMENTAL_RAY_QUERY) {
                base = limits::with_rays(base, &self.limits);
            }
            limits::required(base, &self.limits, &wanted, chained)?
        };
        if all.allFeatures != WGPU_FALSE {
            required |= self.features - Features::all_experimental_mask();
            tier = self.tier;
        }
        // The standard has no feature for immediates, only the limit: of those that did not ask core alone hears of one.
        let mut implied = Features::empty();
        if required_limits.max_immediate_size > 0 && self.features.contains(Features::IMMEDIATES) {
            if matches!(wanted.maxImmediateSize, 0 | WGPU_LIMIT_U32_UNDEFINED) {
                implied = Features::IMMEDIATES - required;
            }
            required |= Features::IMMEDIATES;
        }
        // A device for subgroups has them in every stage where the adapter has them.
        if required.contains(Features::SUBGROUP) {
            required |= self.features & (Features::SUBGROUP_BARRIER | Features::SUBGROUP_VERTEX);
        }
        if required.contains(Features::EXPERIMENTAL_MESH_SHADER_MULTIVIEW)
            && !required.contains(Features::EXPERIMENTAL_MESH_SHADER | Features::MULTIVIEW)
        {
            return Err(Fault::validation(
                "descriptor.requiredFeatures has WGPUAbiFeature_MeshShaderMultiview, which needs WGPUAbiFeature_MeshShader and \
                 WGPUNativeFeature_Multiview: add them",
            ));
        }
        let missing = required - self.features;
        let missing = match tier > self.tier {
            true => features::describe_tier(tier),
            false => features::describe(missing),
        };
        if !missing.is_empty() {
            return Err(Fault::validation(format!(
                "descriptor.requiredFeatures has {missing}, which this adapter ({}) lacks: ask only for what wgpuAdapterGetFeatures lists",
                self.info.name,
            )));
        }
        implied |= tier.of_core() - tier.shown() - required;
        required |= tier.of_core();
        let experimental_features = if required.intersects(Features::all_experimental_mask()) {
            // SAFETY: the application asked for them by name; their documentation says that they are experimental.
            unsafe { ExperimentalFeatures::enabled() }
        } else {
            ExperimentalFeatures::disabled()
        };
        let descriptor = DeviceDescriptor {
            // SAFETY: as above. Owned, so that the descriptor outlives the call's strings.
            label: unsafe { input::label(c.label) }.map(|label| label.into_owned().into()),
            required_features: required,
            required_limits,
            experimental_features,
            memory_hints: MemoryHints::Performance,
            trace: convert::trace(trace_path),
        };
        Ok(Asked {
            descriptor,
            implied,
            tier,
        })
    }
}

/// What a device is opened with.
pub struct Asked<'a> {
    pub descriptor: wgpu_core::device::DeviceDescriptor<'a>,
    /// Features that it has and does not tell of.
    pub implied: Features,
    pub tier: Tier,
}

impl Drop for Adapter {
    fn drop(&mut self) {
        self.global.adapter_drop(self.id);
    }
}

static TABLE: Table<Arc<Adapter>> = Table::new();

impl Shared for Adapter {
    type Handle = WGPUAdapter;
    fn table() -> &'static Table<Arc<Self>> {
        &TABLE
    }
    fn label(&self) -> &Label {
        &self.label
    }
}

/// Takes one more reference, which must be given back with `wgpuAdapterRelease`. Any thread.
#[apply(export)]
pub fn wgpuAdapterAddRef(adapter: WGPUAdapter) {
    Adapter::add_ref(adapter)
}

/// Gives one reference back; after the last one the handle is dead. Devices made from the adapter live on. Any thread.
#[apply(export)]
pub fn wgpuAdapterRelease(adapter: WGPUAdapter) {
    Adapter::release(adapter).map(drop)
}

/// Lists what devices of this adapter can be asked for, the native features of `wgpu.h` among it.
///
/// Writes the list to `features`; give it back with `wgpuSupportedFeaturesFreeMembers`. Any thread. Spec: GPUAdapter.features.
#[apply(export)]
pub fn wgpuAdapterGetFeatures(adapter: WGPUAdapter, features: *mut WGPUSupportedFeatures) {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(features, "features") }?;
    write_features(out, Vec::new());
    let adapter = Adapter::get(adapter, "adapter")?;
    write_features(out, adapter.offer().names());
    Ok(())
}

/// Hands a list of feature names out.
pub fn write_features(out: &mut WGPUSupportedFeatures, names: Vec<u32>) {
    let (features, count) = out::array(names);
    out.features = features.cast();
    out.featureCount = count;
}

/// Frees the list that `wgpuAdapterGetFeatures` or `wgpuDeviceGetFeatures` wrote. A zeroed struct, or one freed before, is left
/// alone. Any thread.
#[apply(export)]
pub fn wgpuSupportedFeaturesFreeMembers(supportedFeatures: WGPUSupportedFeatures) {
    out::free_array(supportedFeatures.features);
    Ok(())
}

/// Tells whether devices of this adapter can be asked for a feature. An unknown value is simply not there. Any thread.
/// Spec: GPUAdapter.features.
#[apply(export)]
pub fn wgpuAdapterHasFeature(adapter: WGPUAdapter, feature: Enum<WGPUFeatureName>) -> WGPUBool {
    let adapter = Adapter::get(adapter, "adapter")?;
    Ok(adapter.offer().has(feature).into())
}

/// Tells the most (for alignments: the least) that `requiredLimits` of a device may ask for.
///
/// `WGPUNativeLimits`, `WGPUCompatibilityModeLimits`, `WGPUAbiMeshLimits` and `WGPUAbiAccelerationStructureLimits` chained to
/// `limits` are filled too. Returns `WGPUStatus_Error`, and writes
/// nothing, when the handle is dead, `limits` is NULL, or something else is chained. Any thread. Spec: GPUAdapter.limits.
#[apply(export)]
pub fn wgpuAdapterGetLimits(adapter: WGPUAdapter, limits: *mut WGPULimits) -> WGPUStatus {
    let adapter = Adapter::get(adapter, "adapter")?;
    // SAFETY: the caller of the C function promises a valid struct and chain.
    unsafe { limits::write(&adapter.limits, input::output(limits, "limits")?) }?;
    Ok(WGPUStatus::Success)
}

/// Says which GPU this is: names, PCI ids, backend, subgroup sizes.
///
/// Writes `info`; give its strings back with `wgpuAdapterInfoFreeMembers`. Returns `WGPUStatus_Error`, and writes nothing, when the
/// handle is dead or `info` is NULL. Any thread. Spec: GPUAdapter.info.
#[apply(export)]
pub fn wgpuAdapterGetInfo(adapter: WGPUAdapter, info: *mut WGPUAdapterInfo) -> WGPUStatus {
    let adapter = Adapter::get(adapter, "adapter")?;
    // SAFETY: the caller of the C function promises a valid struct and chain.
    unsafe { write_info(&adapter.info, info) }
}

/// # Safety
/// `out` must be NULL or lead to a struct with a valid chain.
pub unsafe fn write_info(
    info: &AdapterInfo,
    out: *mut WGPUAdapterInfo,
) -> Result<WGPUStatus, Fault> {
    // SAFETY: the caller's promise is the same.
    let out = unsafe { input::output(out, "info") }?;
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "info") }?;
    let description = match (&*info.driver, &*info.driver_info) {
        (driver, "") => driver.to_owned(),
        ("", more) => more.to_owned(),
        (driver, more) => format!("{driver} {more}"),
    };
    *out = WGPUAdapterInfo {
        nextInChain: out.nextInChain,
        vendor: out::string(vendor_name(info.vendor)),
        architecture: out::string(""),
        device: out::string(&info.name),
        description: out::string(&description),
        backendType: convert::to_backend_type(info.backend).c(),
        adapterType: convert::to_adapter_type(info.device_type).c(),
        vendorID: info.vendor,
        deviceID: info.device,
        subgroupMinSize: info.subgroup_min_size,
        subgroupMaxSize: info.subgroup_max_size,
    };
    Ok(WGPUStatus::Success)
}

/// The PCI vendors of GPUs, and those that Khronos numbered for software and for chips without PCI.
fn vendor_name(id: u32) -> &'static str {
    match id {
        0x1002 => "amd",
        0x1010 => "imgtec",
        0x106B => "apple",
        0x10DE => "nvidia",
        0x13B5 => "arm",
        0x1414 => "microsoft",
        0x144D => "samsung",
        0x14E4 => "broadcom",
        0x5143 => "qualcomm",
        0x8086 => "intel",
        0x1_0005 => "mesa",
        _ => "",
    }
}

/// Frees the strings that `wgpuAdapterGetInfo` or `wgpuDeviceGetAdapterInfo` wrote. A zeroed struct, or one freed before, is left
/// alone. Any thread.
#[apply(export)]
pub fn wgpuAdapterInfoFreeMembers(adapterInfo: WGPUAdapterInfo) {
    for view in [
        adapterInfo.vendor,
        adapterInfo.architecture,
        adapterInfo.device,
        adapterInfo.description,
    ] {
        out::free(view.data.cast());
    }
    Ok(())
}

/// Opens a device on the adapter.
///
/// `descriptor` may be NULL: no features, default limits. The device is made when the call returns; the callback is called as its
/// mode says and owns the device. On failure the message names the feature or limit, what the adapter has, and the device-lost
/// callback is called too, with reason `FailedCreation`. An adapter makes any number of devices, but where the instance is
/// strict (`WGPU_ABI_STRICT=1`) one. Returns the future, or `{0}` when
/// `adapter` is no live handle or the mode is none. Any thread. Spec: GPUAdapter.requestDevice.
#[apply(export)]
pub fn wgpuAdapterRequestDevice(
    adapter: WGPUAdapter,
    descriptor: Nullable<*const WGPUDeviceDescriptor>,
    callbackInfo: WGPURequestDeviceCallbackInfo,
) -> WGPUFuture {
    let adapter = Adapter::get(adapter, "adapter")?;
    let completion = adapter.instance.events.start(callbackInfo, Source::Cpu)?;
    let future = completion.future();
    // SAFETY: the caller of the C function promises a valid pointer.
    let c = unsafe { input::optional(descriptor, "descriptor") };
    let lost = match &c {
        Ok(Some(c)) => c.deviceLostCallbackInfo,
        _ => WGPUDeviceLostCallbackInfo::INIT,
    };
    let device = export::guard(|| {
        let c = c?.copied().unwrap_or(WGPUDeviceDescriptor::INIT);
        // SAFETY: as above.
        unsafe { adapter.open_device(&c) }
    });
    let result = match device {
        Ok(device) => DeviceRequest {
            status: WGPURequestDeviceStatus::Success,
            device,
            message: Message::none(),
        },
        Err(fault) => {
            let text = fault.text("wgpuAdapterRequestDevice");
            Device::failed(&adapter.instance, lost, &text);
            DeviceRequest {
                status: WGPURequestDeviceStatus::Error,
                device: WGPUDevice::NULL,
                message: text.into(),
            }
        }
    };
    let device = result.device;
    if !completion.complete(result) && device != WGPUDevice::NULL {
        Device::release_one(device)?;
    }
    Ok(future)
}
