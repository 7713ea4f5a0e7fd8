//! The search for an adapter, and why it found none.

use std::sync::Arc;

use wgpu_core::id::AdapterId;
use wgpu_core::instance::RequestAdapterOptions;
use wgpu_types::{Backends, DeviceType, PowerPreference, RequestAdapterError};

use super::adapter::Adapter;
use super::backend_reports;
use super::instance::Instance;
use super::surface::Surface;
use crate::abi::*;
use crate::convert::selector::Selector;
use crate::convert::{chain, input, instance as convert};
use crate::error::Fault;
use crate::handle::{RawHandle, Shared};
use crate::vulkan;
use crate::warm::Core;

/// What an adapter request asks for.
pub struct Search {
    pub instance: Arc<Instance>,
    pub backends: Backends,
    power_preference: PowerPreference,
    pub fallback: bool,
    surface: Option<Arc<Surface>>,
    selector: Option<Selector>,
}

/// Why core has no adapter.
pub enum Failure {
    Core(RequestAdapterError),
    /// The surface cannot be had on these backends.
    Surface(Fault),
    /// There are adapters, but not the selected one.
    Selector,
    /// There are adapters, but none that the instance hands out.
    Refused(&'static str),
}

impl Search {
    /// The checked options of a request.
    ///
    /// # Safety
    /// The options' pointers must be valid for the call.
    pub unsafe fn new(
        instance: &Arc<Instance>,
        options: Option<&WGPURequestAdapterOptions>,
    ) -> Result<Self, Fault> {
        let options = options.copied().unwrap_or(WGPURequestAdapterOptions::INIT);
        // Either level gives the whole adapter; how much of core WebGPU that is, its features tell.
        input::value(options.featureLevel, "options.featureLevel")?;
        let mut xr = false;
        let mut selector = None;
        // SAFETY: the caller promises a valid chain.
        unsafe {
            chain::each(options.nextInChain, "options", |link| {
                if link.s_type == WGPUSType::RequestAdapterWebXROptions as u32 {
                    xr = link
                        .cast::<WGPURequestAdapterWebXROptions>("RequestAdapterWebXROptions")?
                        .xrCompatible
                        != WGPU_FALSE;
                    return Ok(true);
                }
                if link.s_type == WGPUAbiSType::AdapterSelector as u32 {
                    selector = Some(Selector::new(link.cast("WGPUAbiAdapterSelector")?)?);
                    return Ok(true);
                }
                Ok(false)
            })
        }?;
        if xr {
            return Err(Fault::validation(
                "no adapter is XR-compatible: wgpu-core has no WebXR",
            ));
        }
        let search = Self {
            instance: instance.clone(),
            backends: convert::backend_type(options.backendType)?,
            power_preference: convert::power_preference(options.powerPreference)?,
            fallback: options.forceFallbackAdapter != WGPU_FALSE,
            surface: match options.compatibleSurface.bits() {
                0 => None,
                _ => Some(Surface::get(
                    options.compatibleSurface,
                    "options.compatibleSurface",
                )?),
            },
            selector,
        };
        if search
            .surface
            .as_ref()
            .is_some_and(|s| !s.belongs_to(instance))
        {
            return Err(Fault::validation(
                "options.compatibleSurface is of another instance",
            ));
        }
        Ok(search)
    }

    /// The adapter, or for each backend why it has none.
    pub fn run(&self) -> Result<Arc<Adapter>, Fault> {
        let mut software: Option<Arc<Adapter>> = None;
        for global in self.instance.globals(self.backends) {
            let Ok(adapter) = self.on(global, self.backends) else {
                continue;
            };
            let is_software = adapter.info.device_type == DeviceType::Cpu;
            let fine =
                self.fallback || self.selector.is_some() || !is_software || !has_render_node();
            match software.take() {
                None if fine => return Ok(adapter),
                None => software = Some(adapter),
                Some(_) if !is_software => return Ok(adapter),
                Some(first) => return Ok(first),
            }
        }
        software.ok_or_else(|| self.nothing())
    }

    /// The best adapter of one of the instance's parts.
    pub fn on(&self, global: &Arc<Core>, backends: Backends) -> Result<Arc<Adapter>, Failure> {
        let adapter = |id| Adapter::new(self.instance.clone(), global.clone(), id);
        let selector = self.selector.as_ref();
        let mut refusal = None;
        if selector.is_none() {
            let best = self.request(global, backends).map(adapter)?;
            refusal = best.refusal();
            if refusal.is_none() {
                return Ok(best);
            }
        }
        // Core takes the first that fits its own options; of all adapters the selected one is wanted, or one that is allowed.
        let mut fitting = global
            .enumerate_adapters(backends, false)
            .into_iter()
            .map(adapter)
            .filter(|adapter| {
                let selected = selector.is_none_or(|selector| {
                    let ids = vulkan::ids(&adapter.global, adapter.id);
                    selector.fits(&adapter.info, ids.as_ref())
                });
                let software = adapter.info.device_type == DeviceType::Cpu;
                selected && adapter.refusal().is_none() && (software || !self.fallback)
            })
            .peekable();
        if fitting.peek().is_none() {
            // Core's own reason comes first: no driver, say.
            return Err(match self.request(global, backends) {
                Ok(id) => {
                    global.adapter_drop(id);
                    refusal.map_or(Failure::Selector, Failure::Refused)
                }
                Err(failure) => failure,
            });
        }
        let Some(surface) = &self.surface else {
            return fitting.next().ok_or(Failure::Selector);
        };
        let found = surface.with_core(global, |id| {
            fitting.find(|adapter| global.adapter_is_surface_supported(adapter.id, id))
        });
        found.map_err(Failure::Surface)?.ok_or_else(|| {
            Failure::Surface(Fault::validation(
                "no adapter that may be taken can present on options.compatibleSurface",
            ))
        })
    }

    fn request(&self, global: &Arc<Core>, backends: Backends) -> Result<AdapterId, Failure> {
        let request = |compatible_surface| {
            let options = RequestAdapterOptions {
                power_preference: self.power_preference,
                force_fallback_adapter: self.fallback,
                compatible_surface,
                apply_limit_buckets: false,
            };
            global
                .request_adapter(&options, backends, None)
                .map_err(Failure::Core)
        };
        match &self.surface {
            None => request(None),
            Some(surface) => surface
                .with_core(global, |id| request(Some(id)))
                .map_err(Failure::Surface)?,
        }
    }

    #[cold]
    fn nothing(&self) -> Fault {
        let mut text = String::from("no adapter was found");
        for report in backend_reports::reports(self) {
            use WGPUAbiBackendState::{NotCompiled, NotRequested};
            // Other platforms' backends are only worth a line when they were asked for.
            let asked = self.backends == Backends::from(report.backend);
            if asked || !matches!(report.state, NotCompiled | NotRequested) {
                text += &format!("\n  {}: {}", report.name(), report.message);
            }
        }
        if cfg!(target_os = "linux") {
            text += "\n  without a GPU driver, install a software one: Debian and Ubuntu: mesa-vulkan-drivers libvulkan1, Fedora: \
                     mesa-vulkan-drivers vulkan-loader";
        }
        Fault::validation(text)
    }
}

/// Whether the system has a GPU that a software adapter should not stand in for unasked.
fn has_render_node() -> bool {
    cfg!(not(target_os = "linux"))
        || std::fs::read_dir("/dev/dri").is_ok_and(|mut entries| {
            entries.any(|e| e.is_ok_and(|e| e.file_name().to_string_lossy().starts_with("renderD")))
        })
}
