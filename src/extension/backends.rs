//! What each backend has to say to a request for an adapter.

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_hal::{Api, Instance as _, InstanceDescriptor, api};
use wgpu_types::{Backend, Backends, RequestAdapterError};

use crate::abi::*;
use crate::api::adapter_search::{Failure, Search};
use crate::api::instance::Instance;
use crate::convert::{chain, input, instance as convert};
use crate::error::chain_text;
use crate::event::string_view;
use crate::export::{self, export};
use crate::handle::Shared;
use crate::out;

/// What one backend says.
pub struct Report {
    pub backend: Backend,
    pub state: WGPUAbiBackendState,
    adapters: usize,
    pub message: String,
}

impl Report {
    /// The backend's name for messages.
    pub fn name(&self) -> &'static str {
        match self.backend {
            Backend::Noop => "Null",
            Backend::Vulkan => "Vulkan",
            Backend::Metal => "Metal",
            Backend::Dx12 => "D3D12",
            Backend::Gl => "OpenGL",
            Backend::BrowserWebGpu => "WebGPU",
        }
    }
}

const BACKENDS: [Backend; 5] = [
    Backend::Vulkan,
    Backend::Metal,
    Backend::Dx12,
    Backend::Gl,
    Backend::Noop,
];

/// Asks every backend, and opens those that were not opened yet.
pub fn reports(search: &Search) -> Vec<Report> {
    BACKENDS
        .into_iter()
        .map(|backend| {
            let (state, adapters, message) = ask(search, backend);
            Report {
                backend,
                state,
                adapters,
                message,
            }
        })
        .collect()
}

fn ask(search: &Search, backend: Backend) -> (WGPUAbiBackendState, usize, String) {
    use WGPUAbiBackendState::*;
    let backends = Backends::from(backend);
    let Some(probe) = Probe::of(backend) else {
        return (
            NotCompiled,
            0,
            format!(
                "not in this library, which is built for {}",
                std::env::consts::OS
            ),
        );
    };
    if !search.backends.contains(backends) {
        let text = match backend {
            Backend::Noop => "only used when options.backendType is Null: it draws nothing",
            _ => "options.backendType names another backend",
        };
        return (NotRequested, 0, text.into());
    }
    let Some(global) = search.instance.globals(backends).next() else {
        return (
            NotEnabled,
            0,
            format!(
                "the instance was created with {} only: add the backend to WGPUInstanceExtras.backends",
                names(search.instance.backends())
            ),
        );
    };
    let Some(adapters) = (probe.adapters)(global) else {
        let reason = (probe.why_unusable)(&search.instance)
            .unwrap_or_else(|| "it did not open, but would now: create another instance".into());
        return (Unusable, 0, reason);
    };
    if adapters == 0 {
        return (
            NoAdapter,
            0,
            "it works, but no driver offers an adapter".into(),
        );
    }
    let text = match search.on(global, backends) {
        Ok(_) => return (Available, adapters, String::new()),
        Err(Failure::Surface(fault)) => fault.message().to_owned(),
        Err(Failure::Selector) => {
            "none of its adapters is the one that WGPUAbiAdapterSelector names: wgpuAbiAdapterGetDetails tells what they are".into()
        }
        Err(Failure::Core(RequestAdapterError::NotFound {
            no_fallback_backends,
            incompatible_surface_backends,
            ..
        })) => {
            if no_fallback_backends.contains(backends) {
                "its adapters are no software adapters, which forceFallbackAdapter asks for".into()
            } else if incompatible_surface_backends.contains(backends) {
                "none of its adapters can present on options.compatibleSurface".into()
            } else {
                "its adapters lack what WebGPU needs".into()
            }
        }
        Err(Failure::Core(other)) => other.to_string(),
    };
    (NoneFits, adapters, format!("{adapters} found, but {text}"))
}

fn names(backends: Backends) -> String {
    let names: Vec<&str> = backends.iter_names().map(|(name, _)| name).collect();
    names.join(", ")
}

/// What a backend itself can tell.
struct Probe {
    /// How many adapters it has; None when it could not be opened.
    adapters: fn(&Global) -> Option<usize>,
    why_unusable: fn(&Instance) -> Option<String>,
}

impl Probe {
    /// None for a backend that wgpu-core does not build on this platform.
    fn of(backend: Backend) -> Option<Self> {
        fn probe<A: Api>() -> Option<Probe> {
            Some(Probe {
                adapters: adapters::<A>,
                why_unusable: why_unusable::<A>,
            })
        }
        match backend {
            Backend::Noop => probe::<api::Noop>(),
            #[cfg(vulkan)]
            Backend::Vulkan => probe::<api::Vulkan>(),
            #[cfg(vulkan)]
            Backend::Gl => probe::<api::Gles>(),
            #[cfg(target_vendor = "apple")]
            Backend::Metal => probe::<api::Metal>(),
            #[cfg(windows)]
            Backend::Dx12 => probe::<api::Dx12>(),
            _ => None,
        }
    }
}

fn adapters<A: Api>(global: &Global) -> Option<usize> {
    // SAFETY: the instance is only asked.
    let adapters = unsafe { global.instance_as_hal::<A>()?.enumerate_adapters(None) };
    Some(adapters.len())
}

/// Core only logs why a backend does not open, so it is tried once more.
fn why_unusable<A: Api>(instance: &Instance) -> Option<String> {
    let core = instance.descriptor(Backends::from(A::VARIANT));
    let descriptor = InstanceDescriptor {
        name: "wgpu-abi",
        flags: core.flags,
        memory_budget_thresholds: core.memory_budget_thresholds,
        backend_options: core.backend_options,
        telemetry: None,
        display: None,
    };
    // SAFETY: nothing is asked of the instance that this may make.
    let opened = unsafe { A::Instance::init(&descriptor) };
    opened
        .err()
        .map(|error| chain_text(&error).replace('\n', ":"))
}

/// Tells for each backend whether it has an adapter for a request, and if not, why: which library is missing, which driver, which
/// option stands in the way.
///
/// `options` are those of `wgpuInstanceRequestAdapter`; NULL: any adapter. Backends that were not used yet are opened for it, which
/// can take as long as a first request. Writes `reports`; give it back with `wgpuAbiBackendReportsFreeMembers`. Returns
/// `WGPUStatus_Error`, with an empty list, when the handle is dead, an option is wrong or `reports` is NULL. Any thread.
#[apply(export)]
pub fn wgpuAbiInstanceGetBackendReports(
    instance: WGPUInstance,
    options: Nullable<*const WGPURequestAdapterOptions>,
    reports: *mut WGPUAbiBackendReports,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises valid pointers, here and below.
    let out = unsafe { input::output(reports, "reports") }?;
    (out.reports, out.reportCount) = (std::ptr::null(), 0);
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "reports") }?;
    let instance = Instance::get(instance, "instance")?;
    let reports = export::guard(|| {
        // SAFETY: as above.
        let search = unsafe { Search::new(&instance, input::optional(options, "options")?) }?;
        Ok(self::reports(&search))
    })?;
    let list = reports
        .iter()
        .map(|report| WGPUAbiBackendReport {
            backendType: convert::to_backend_type(report.backend).c(),
            state: report.state.c(),
            adapterCount: report.adapters,
            message: string_view(&report.message),
        })
        .collect();
    let texts = reports.into_iter().map(|report| report.message).collect();
    (out.reports, out.reportCount) = out::array_with(list, texts);
    Ok(WGPUStatus::Success)
}

/// Frees what `wgpuAbiInstanceGetBackendReports` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuAbiBackendReportsFreeMembers(reports: WGPUAbiBackendReports) {
    out::free_array(reports.reports);
    Ok(())
}
