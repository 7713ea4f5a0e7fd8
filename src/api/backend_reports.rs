//! What each backend has to say to a request for an adapter.

use wgpu_core::global::Global;
use wgpu_hal::{Api, Instance as _, InstanceDescriptor, api};
use wgpu_types::{Backend, Backends, RequestAdapterError};

use super::adapter_search::{Failure, Search};
use super::instance::Instance;
use crate::abi::*;
use crate::error::chain_text;

/// What one backend says.
pub struct Report {
    pub backend: Backend,
    pub state: WGPUAbiBackendState,
    pub adapters: usize,
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
        Err(Failure::Refused(reason)) => reason.into(),
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
