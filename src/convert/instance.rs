//! Instance options, backends, adapter requests.

use std::path::PathBuf;

use raw_window_handle as rwh;
use wgpu_types::{
    BackendOptions, Backends, DeviceType, Dx12Compiler, Dx12SwapchainKind, ForceShaderModelToken,
    GlFenceBehavior, Gles3MinorVersion, InstanceDescriptor, InstanceFlags, MemoryBudgetThresholds,
    PowerPreference, Trace,
};

use super::{chain, input};
use crate::abi::*;
use crate::error::Fault;

/// Everything but the noop backend, which answers without a GPU and is only used when asked for by name.
pub const ALL: Backends = Backends::all().difference(Backends::NOOP);

pub fn backends(flags: WGPUInstanceBackend) -> Result<Backends, Fault> {
    if flags == WGPUInstanceBackend_All {
        return Ok(ALL);
    }
    let pairs = [
        (WGPUInstanceBackend_Vulkan, Backends::VULKAN),
        (WGPUInstanceBackend_GL, Backends::GL),
        (WGPUInstanceBackend_Metal, Backends::METAL),
        (WGPUInstanceBackend_DX12, Backends::DX12),
        (WGPUInstanceBackend_BrowserWebGPU, Backends::BROWSER_WEBGPU),
    ];
    let mut backends = Backends::empty();
    let mut left = flags;
    for (flag, backend) in pairs {
        if flags & flag != 0 {
            backends |= backend;
            left &= !flag;
        }
    }
    match left {
        0 => Ok(backends),
        _ => Err(Fault::validation(format!(
            "backends is {flags:#x}, which has bits that are no WGPUInstanceBackend"
        ))),
    }
}

/// The backends that one `WGPUBackendType` asks for.
pub fn backend_type(raw: Enum<WGPUBackendType>) -> Result<Backends, Fault> {
    Ok(match input::value(raw, "options.backendType")? {
        WGPUBackendType::Undefined | WGPUBackendType::WebGPU => ALL,
        WGPUBackendType::Null => Backends::NOOP,
        WGPUBackendType::Vulkan => Backends::VULKAN,
        WGPUBackendType::Metal => Backends::METAL,
        WGPUBackendType::D3D12 => Backends::DX12,
        WGPUBackendType::OpenGL | WGPUBackendType::OpenGLES => Backends::GL,
        WGPUBackendType::D3D11 => {
            return Err(Fault::validation(
                "Direct3D 11 is not among wgpu-core's backends: ask for D3D12, Vulkan or OpenGL",
            ));
        }
        WGPUBackendType::Force32 => Backends::empty(),
    })
}

pub fn to_backend_type(backend: wgpu_types::Backend) -> WGPUBackendType {
    match backend {
        wgpu_types::Backend::Noop => WGPUBackendType::Null,
        wgpu_types::Backend::Vulkan => WGPUBackendType::Vulkan,
        wgpu_types::Backend::Metal => WGPUBackendType::Metal,
        wgpu_types::Backend::Dx12 => WGPUBackendType::D3D12,
        wgpu_types::Backend::Gl => WGPUBackendType::OpenGL,
        wgpu_types::Backend::BrowserWebGpu => WGPUBackendType::WebGPU,
    }
}

pub fn to_adapter_type(device_type: DeviceType) -> WGPUAdapterType {
    match device_type {
        DeviceType::DiscreteGpu => WGPUAdapterType::DiscreteGPU,
        DeviceType::IntegratedGpu => WGPUAdapterType::IntegratedGPU,
        DeviceType::Cpu => WGPUAdapterType::CPU,
        DeviceType::VirtualGpu | DeviceType::Other => WGPUAdapterType::Unknown,
    }
}

pub fn power_preference(raw: Enum<WGPUPowerPreference>) -> Result<PowerPreference, Fault> {
    Ok(match input::value(raw, "options.powerPreference")? {
        WGPUPowerPreference::LowPower => PowerPreference::LowPower,
        WGPUPowerPreference::HighPerformance => PowerPreference::HighPerformance,
        WGPUPowerPreference::Undefined | WGPUPowerPreference::Force32 => PowerPreference::None,
    })
}

/// What an instance is made with.
pub struct InstanceOptions {
    pub backends: Backends,
    pub flags: InstanceFlags,
    pub memory: MemoryBudgetThresholds,
    pub backend_options: BackendOptions,
    pub display: Option<DisplayHandle>,
    /// Some when TimedWaitAny was asked for: how many futures a timed wait takes.
    pub timed_wait_any: Option<usize>,
}

impl Default for InstanceOptions {
    fn default() -> Self {
        Self {
            backends: ALL,
            flags: default_flags(),
            memory: MemoryBudgetThresholds::default(),
            backend_options: BackendOptions::default(),
            display: None,
            timed_wait_any: None,
        }
    }
}

impl InstanceOptions {
    /// Core's descriptor for some of the backends.
    pub fn descriptor(&self, backends: Backends) -> InstanceDescriptor {
        let mut backend_options = self.backend_options.clone();
        backend_options.noop.enable = backends.contains(Backends::NOOP);
        // Core would also hide what it has no name of the standard for, such as subgroups: the rest of what it does is done here.
        let mut flags = self.flags - InstanceFlags::STRICT_WEBGPU_COMPLIANCE;
        // Core's check of indirect draws asserts an alignment of storage buffers that the noop backend does not have.
        flags.set(
            InstanceFlags::VALIDATION_INDIRECT_CALL,
            flags.contains(InstanceFlags::VALIDATION_INDIRECT_CALL)
                && !backends.contains(Backends::NOOP),
        );
        InstanceDescriptor {
            backends,
            flags,
            memory_budget_thresholds: self.memory,
            backend_options,
            display: self.display.map(|display| Box::new(display) as _),
        }
    }
}

/// A release build's flags whatever this build is: drivers' validation layers are for who asks for them.
fn default_flags() -> InstanceFlags {
    InstanceFlags::VALIDATION_INDIRECT_CALL | strictness()
}

/// What the environment says of it, whatever the program does.
fn strictness() -> InstanceFlags {
    match std::env::var_os("WGPU_ABI_STRICT") {
        Some(value) if value != "0" => InstanceFlags::STRICT_WEBGPU_COMPLIANCE,
        _ => InstanceFlags::empty(),
    }
}

/// How many futures a timed `wgpuInstanceWaitAny` takes: a sanity bound, not a technical one.
pub const TIMED_WAIT_ANY_MAX_COUNT: usize = 64;

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn options(
    descriptor: Option<&WGPUInstanceDescriptor>,
) -> Result<InstanceOptions, Fault> {
    let mut options = InstanceOptions::default();
    let Some(descriptor) = descriptor else {
        return Ok(options);
    };
    // SAFETY: the caller promises valid pointers.
    let features = unsafe {
        input::array(
            descriptor.requiredFeatures,
            descriptor.requiredFeatureCount,
            "descriptor.requiredFeatures",
        )
    }?;
    for feature in features {
        match input::value(*feature, "descriptor.requiredFeatures")? {
            WGPUInstanceFeatureName::TimedWaitAny => {
                options.timed_wait_any = Some(TIMED_WAIT_ANY_MAX_COUNT);
            }
            WGPUInstanceFeatureName::ShaderSourceSPIRV
            | WGPUInstanceFeatureName::MultipleDevicesPerAdapter
            | WGPUInstanceFeatureName::Force32 => {}
        }
    }
    // SAFETY: as above.
    if let Some(limits) = unsafe { input::optional(descriptor.requiredLimits, "requiredLimits") }? {
        // SAFETY: as above.
        unsafe { chain::none(limits.nextInChain, "requiredLimits") }?;
        if limits.timedWaitAnyMaxCount > TIMED_WAIT_ANY_MAX_COUNT {
            return Err(Fault::validation(format!(
                "requiredLimits.timedWaitAnyMaxCount is {}, but at most {TIMED_WAIT_ANY_MAX_COUNT} are possible",
                limits.timedWaitAnyMaxCount
            )));
        }
    }
    // SAFETY: as above.
    unsafe {
        chain::each(descriptor.nextInChain, "descriptor", |link| {
            if link.s_type == WGPUNativeSType::WGPUSType_InstanceExtras as u32 {
                extras(link.cast("InstanceExtras")?, &mut options)?;
                return Ok(true);
            }
            Ok(false)
        })
    }?;
    Ok(options)
}

/// # Safety
/// As [`options`].
unsafe fn extras(extras: &WGPUInstanceExtras, options: &mut InstanceOptions) -> Result<(), Fault> {
    options.backends = backends(extras.backends)?;
    options.flags = flags(extras.flags);
    // SAFETY: the caller promises valid pointers.
    unsafe {
        options.memory = MemoryBudgetThresholds {
            for_resource_creation: input::optional(
                extras.budgetForDeviceCreation,
                "budgetForDeviceCreation",
            )?
            .copied(),
            for_device_loss: input::optional(extras.budgetForDeviceLoss, "budgetForDeviceLoss")?
                .copied(),
        };
    }
    let gl = &mut options.backend_options.gl;
    gl.gles_minor_version =
        match input::value(extras.gles3MinorVersion, "extras.gles3MinorVersion")? {
            WGPUGles3MinorVersion::Version0 => Gles3MinorVersion::Version0,
            WGPUGles3MinorVersion::Version1 => Gles3MinorVersion::Version1,
            WGPUGles3MinorVersion::Version2 => Gles3MinorVersion::Version2,
            WGPUGles3MinorVersion::Automatic | WGPUGles3MinorVersion::Force32 => {
                Gles3MinorVersion::Automatic
            }
        };
    gl.fence_behavior = match input::value(extras.glFenceBehaviour, "extras.glFenceBehaviour")? {
        WGPUGLFenceBehaviour::AutoFinish => GlFenceBehavior::AutoFinish,
        WGPUGLFenceBehaviour::Normal | WGPUGLFenceBehaviour::Force32 => GlFenceBehavior::Normal,
    };
    // SAFETY: as above.
    let dxc_path = unsafe { input::text(extras.dxcPath, "extras.dxcPath") }?;
    let dx12 = &mut options.backend_options.dx12;
    dx12.shader_compiler =
        match input::value(extras.dx12ShaderCompiler, "extras.dx12ShaderCompiler")? {
            WGPUDx12Compiler::Fxc => Dx12Compiler::Fxc,
            WGPUDx12Compiler::Dxc => Dx12Compiler::DynamicDxc {
                dxc_path: match dxc_path {
                    Some(path) if !path.is_empty() => path.to_owned(),
                    _ => "dxcompiler.dll".to_owned(),
                },
            },
            WGPUDx12Compiler::Undefined | WGPUDx12Compiler::Force32 => Dx12Compiler::Auto,
        };
    input::value(extras.dxcMaxShaderModel, "extras.dxcMaxShaderModel")?;
    dx12.force_shader_model = ForceShaderModelToken::default();
    dx12.presentation_system = match input::value(
        extras.dx12PresentationSystem,
        "extras.dx12PresentationSystem",
    )? {
        WGPUDx12SwapchainKind::DxgiFromVisual => Dx12SwapchainKind::DxgiFromVisual,
        _ => Dx12SwapchainKind::DxgiFromHwnd,
    };
    options.display = display(&extras.displayHandle)?;
    Ok(())
}

fn flags(flags: WGPUInstanceFlag) -> InstanceFlags {
    if flags == WGPUInstanceFlag_Empty {
        // A zeroed struct asks for nothing, and must not cost the checks that keep indirect calls safe.
        return default_flags();
    }
    // Bits 0 to 7 are core's; above them stand names for whole sets.
    let mut result = InstanceFlags::from_bits_truncate((flags & 0xFF) as u32) | strictness();
    if flags & WGPUInstanceFlag_Default != 0 {
        result |= default_flags();
    }
    if flags & WGPUInstanceFlag_Debugging != 0 {
        result |= InstanceFlags::debugging();
    }
    if flags & WGPUInstanceFlag_AdvancedDebugging != 0 {
        result |= InstanceFlags::advanced_debugging();
    }
    if flags & WGPUInstanceFlag_WithEnv != 0 {
        result = result.with_env();
    }
    result
}

/// A connection to a window system that the application keeps open as long as the instance.
#[derive(Clone, Copy, Debug)]
pub struct DisplayHandle(pub rwh::RawDisplayHandle);

// SAFETY: the pointer is only handed to the driver, which the application allowed to use it from any thread by giving it to an
// instance.
unsafe impl Send for DisplayHandle {}
// SAFETY: as above.
unsafe impl Sync for DisplayHandle {}

impl rwh::HasDisplayHandle for DisplayHandle {
    fn display_handle(&self) -> Result<rwh::DisplayHandle<'_>, rwh::HandleError> {
        // SAFETY: the application keeps the connection open as long as the instance.
        Ok(unsafe { rwh::DisplayHandle::borrow_raw(self.0) })
    }
}

fn display(handle: &WGPUNativeDisplayHandle) -> Result<Option<DisplayHandle>, Fault> {
    use std::ptr::NonNull;
    let raw = match input::value(handle.r#type, "extras.displayHandle.type")? {
        WGPUNativeDisplayHandleType::None | WGPUNativeDisplayHandleType::Force32 => {
            return Ok(None);
        }
        WGPUNativeDisplayHandleType::Xlib => {
            // SAFETY: the type says which member is set.
            let xlib = unsafe { handle.data.xlib };
            rwh::XlibDisplayHandle::new(NonNull::new(xlib.display), xlib.screen).into()
        }
        WGPUNativeDisplayHandleType::Xcb => {
            // SAFETY: as above.
            let xcb = unsafe { handle.data.xcb };
            rwh::XcbDisplayHandle::new(NonNull::new(xcb.connection), xcb.screen).into()
        }
        WGPUNativeDisplayHandleType::Wayland => {
            // SAFETY: as above.
            let wayland = unsafe { handle.data.wayland };
            let Some(display) = NonNull::new(wayland.display) else {
                return Err(Fault::validation(
                    "extras.displayHandle.data.wayland.display is NULL",
                ));
            };
            rwh::WaylandDisplayHandle::new(display).into()
        }
    };
    Ok(Some(DisplayHandle(raw)))
}

/// Where to write an API trace.
#[cfg(feature = "trace")]
pub fn trace(path: Option<&str>) -> Trace {
    path.filter(|path| !path.is_empty())
        .map_or(Trace::Off, |path| Trace::Directory(PathBuf::from(path)))
}

/// Where to write an API trace: nowhere, in a build without traces.
#[cfg(not(feature = "trace"))]
pub fn trace(path: Option<&str>) -> Trace {
    if path.map(PathBuf::from).is_some() {
        log::warn!("tracePath is ignored: this library was built without the feature `trace`");
    }
    Trace::Off
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_backends_means_all_but_noop() {
        let all = backends(WGPUInstanceBackend_All).ok().unwrap();
        assert!(all.contains(Backends::VULKAN) && !all.contains(Backends::NOOP));
        assert_eq!(backends(WGPUInstanceBackend_GL).ok(), Some(Backends::GL));
        assert!(backends(1 << 40).is_err());
    }

    #[test]
    fn d3d11_is_refused_in_words() {
        let text = backend_type(WGPUBackendType::D3D11.c())
            .unwrap_err()
            .text("f");
        assert!(text.contains("D3D12"), "{text}");
    }

    #[test]
    fn a_timed_wait_must_be_asked_for() {
        // SAFETY: the descriptors' pointers lead to locals.
        unsafe {
            assert!(options(None).ok().unwrap().timed_wait_any.is_none());
            let features = [WGPUInstanceFeatureName::TimedWaitAny.c()];
            let descriptor = WGPUInstanceDescriptor {
                requiredFeatureCount: 1,
                requiredFeatures: features.as_ptr(),
                ..WGPUInstanceDescriptor::INIT
            };
            assert!(
                options(Some(&descriptor))
                    .ok()
                    .unwrap()
                    .timed_wait_any
                    .is_some()
            );
        }
    }
}
