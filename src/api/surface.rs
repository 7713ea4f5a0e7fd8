//! `WGPUSurface`: a window to present frames in.

use std::sync::Arc;

use macro_rules_attribute::apply;
use parking_lot::Mutex;
use raw_window_handle::RawDisplayHandle;
use wgpu_core::device::DeviceError;
use wgpu_core::global::Global;
use wgpu_core::id::SurfaceId;
use wgpu_core::instance::CreateSurfaceError;
use wgpu_core::present::{ConfigureSurfaceError, SurfaceError};
use wgpu_types::{
    Backend, DisplayHdrInfo, Features, PollType, SurfaceCapabilities, SurfaceConfiguration,
    TextureFormat, TextureUsages,
};

use super::adapter::Adapter;
use super::device::Device;
use super::instance::Instance;
use super::texture::{Texture, TextureKind};
use crate::abi::*;
use crate::advice;
use crate::convert::surface::{self as convert, Source};
use crate::convert::{chain, features, input, texture};
use crate::error::{Class, Context, Fault, chain_text};
use crate::export::{self, export};
use crate::handle::{Hot, Label, RawHandle, Recent, Shared, Table};
use crate::warm::Core;
use crate::{out, x11};

/// A surface. Core's surfaces behind it are made when they are first needed, as the adapter that is asked decides which of core's
/// instances they belong to.
pub struct Surface {
    instance: Arc<Instance>,
    source: Source,
    label: Label,
    /// Held during every call to core about the surface: core panics when two of them meet.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    cores: Vec<(Arc<Core>, SurfaceId)>,
    configured: Option<Configured>,
}

struct Configured {
    device: Arc<Device>,
    config: SurfaceConfiguration<Vec<TextureFormat>>,
    /// Kept until it is presented or discarded, also when the application gave its reference back before.
    current: Option<Arc<Texture>>,
}

static TABLE: Table<Arc<Surface>> = Table::new();

impl Shared for Surface {
    type Handle = WGPUSurface;
    fn table() -> &'static Table<Arc<Self>> {
        &TABLE
    }
    fn label(&self) -> &Label {
        &self.label
    }
}

impl State {
    fn core(&self, global: &Arc<Core>) -> Option<SurfaceId> {
        let mut cores = self.cores.iter();
        cores
            .find(|(its, _)| Arc::ptr_eq(its, global))
            .map(|(_, id)| *id)
    }

    /// Takes the image off the current texture, which core's surface must not outlive.
    fn discard(&mut self) {
        let Some(configured) = &mut self.configured else {
            return;
        };
        let global = &configured.device.global;
        let Some(texture) = configured.current.take() else {
            return;
        };
        // A bind group that waits for its like would keep a view of the image.
        configured.device.recent.groups.clear();
        let core = self.cores.iter().find(|(its, _)| Arc::ptr_eq(its, global));
        if let (Ok(texture), Some((_, id))) = (texture.core(), core)
            && global.surface_texture_discard(*id).is_err()
        {
            // Core does not discard on a lost device.
            let _ = global.surface_texture_release(*id);
            global.texture_destroy(texture);
        }
    }

    /// Gives up core's surface and all that the driver keeps for it. It is made again when it is needed.
    fn reset(&mut self, global: &Arc<Core>) {
        self.discard();
        self.configured = None;
        if let Some(at) = self
            .cores
            .iter()
            .position(|(its, _)| Arc::ptr_eq(its, global))
        {
            let (global, id) = self.cores.swap_remove(at);
            drop_core(&global, id);
        }
    }

    fn unconfigure(&mut self) {
        if let Some(configured) = &self.configured {
            let global = configured.device.global.clone();
            self.reset(&global);
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        self.unconfigure();
        for (global, id) in &self.cores {
            drop_core(global, *id);
        }
    }
}

fn drop_core(global: &Global, id: SurfaceId) {
    if let Err(fault) = export::guard(|| {
        global.surface_drop(id);
        Ok(())
    }) {
        log::error!("{}", fault.text("wgpuSurfaceRelease"));
    }
}

/// Makes core's surface.
///
/// # Safety
/// What the source leads to must be alive, as long as the surface.
unsafe fn create_core(
    global: &Global,
    source: Source,
    instance_display: Option<RawDisplayHandle>,
) -> Result<SurfaceId, CreateSurfaceError> {
    match source {
        Source::Window { display, window } => {
            // Core compares the handles by all their members, of which the screen's number says nothing here.
            let same = instance_display.is_some_and(|its| convert::same_display(its, display));
            let display = (!same).then_some(display);
            // SAFETY: the caller's promise.
            unsafe { global.instance_create_surface(display, window, None) }
        }
        #[cfg(target_vendor = "apple")]
        // SAFETY: the caller's promise.
        Source::MetalLayer(layer) => unsafe {
            global.instance_create_surface_metal(layer.as_ptr(), None)
        },
        #[cfg(windows)]
        // SAFETY: the caller's promise.
        Source::SwapChainPanel(panel) => unsafe {
            global.instance_create_surface_from_swap_chain_panel(panel.as_ptr(), None)
        },
        #[cfg(not(target_vendor = "apple"))]
        Source::MetalLayer(_) => Err(CreateSurfaceError::BackendNotEnabled(Backend::Metal)),
        #[cfg(not(windows))]
        Source::SwapChainPanel(_) => Err(CreateSurfaceError::BackendNotEnabled(Backend::Dx12)),
    }
}

impl Surface {
    pub fn belongs_to(&self, instance: &Arc<Instance>) -> bool {
        Arc::ptr_eq(&self.instance, instance)
    }

    /// The device that the surface is configured for, unless another thread is at work on the surface.
    pub fn device(&self) -> Option<Arc<Device>> {
        let state = self.state.try_lock()?;
        Some(state.configured.as_ref()?.device.clone())
    }

    /// Runs `f` on core's surface in one of core's instances. No other call on the surface runs meanwhile.
    pub fn with_core<R>(
        &self,
        global: &Arc<Core>,
        f: impl FnOnce(SurfaceId) -> R,
    ) -> Result<R, Fault> {
        let mut state = self.state.lock();
        self.core(&mut state, global).map(f)
    }

    /// Whether the system says that the window is closed. Elsewhere the drivers tell.
    fn is_closed(&self) -> bool {
        #[cfg(windows)]
        return matches!(self.source, Source::Window { window, .. } if crate::win32::is_gone(window));
        #[cfg(not(windows))]
        false
    }

    fn core(&self, state: &mut State, global: &Arc<Core>) -> Result<SurfaceId, Fault> {
        if self.is_closed() {
            return Err(Fault::validation(
                "the surface's window is gone: keep it as long as the surface",
            ));
        }
        if let Some(id) = state.core(global) {
            return Ok(id);
        }
        let display = self.instance.display();
        let id = export::guard(|| {
            // SAFETY: the application promised by making the surface that its window outlives it.
            unsafe { create_core(global, self.source, display) }.map_err(not_created)
        })?;
        state.cores.push((global.clone(), id));
        Ok(id)
    }

    /// What the surface can do with an adapter; None when it is nothing, as its window is gone, say.
    fn capabilities(&self, adapter: &Adapter, id: SurfaceId) -> Option<SurfaceCapabilities> {
        if let Source::Window { display, window } = self.source
            && adapter.info.backend == Backend::Gl
            // SAFETY: the application promised by making the surface that the display outlives it.
            && unsafe { x11::is_gone(display, window) }
        {
            return None;
        }
        let global = &adapter.global;
        global.surface_get_capabilities(id, adapter.id).ok()
    }

    /// As [`Self::capabilities`], for a call about the surface and an adapter.
    pub fn capabilities_with(
        &self,
        adapter: &Adapter,
    ) -> Result<Option<SurfaceCapabilities>, Fault> {
        self.check_instance(adapter)?;
        let caps = self.with_core(&adapter.global, |id| {
            export::guard(|| Ok(self.capabilities(adapter, id)))
        });
        match caps {
            Ok(caps) => caps,
            Err(fault) if fault.class() == Class::Validation => {
                log::info!("{}", fault.message());
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// What is known of the display; nothing when the surface and the adapter do not go together.
    pub fn display_info(&self, adapter: &Adapter) -> Result<DisplayHdrInfo, Fault> {
        self.check_instance(adapter)?;
        let global = &adapter.global;
        let known = self.with_core(global, |id| {
            export::guard(|| Ok(global.surface_display_hdr_info(id, adapter.id)))
        });
        match known {
            Ok(known) => known,
            Err(fault) if fault.class() == Class::Validation => Ok(DisplayHdrInfo::default()),
            Err(fault) => Err(fault),
        }
    }

    fn check_instance(&self, adapter: &Adapter) -> Result<(), Fault> {
        if self.belongs_to(&adapter.instance) {
            return Ok(());
        }
        Err(Fault::validation(
            "`adapter` is of another instance than the surface",
        ))
    }

    fn configure(
        &self,
        device: &Arc<Device>,
        config: Result<SurfaceConfiguration<Vec<TextureFormat>>, Fault>,
    ) -> Result<(), Fault> {
        let mut state = self.state.lock();
        state.discard();
        // Core would hand the old device's swapchain to the new one.
        if let Some(before) = &state.configured
            && !Arc::ptr_eq(&before.device, device)
        {
            state.unconfigure();
        }
        let set_up = config.and_then(|config| self.set_up(&mut state, device, config));
        match set_up {
            Ok(config) => {
                state.configured = Some(Configured {
                    device: device.clone(),
                    config,
                    current: None,
                });
                Ok(())
            }
            Err(fault) => {
                state.reset(&device.global);
                Err(fault)
            }
        }
    }

    /// Configures core's surface.
    fn set_up(
        &self,
        state: &mut State,
        device: &Arc<Device>,
        mut config: SurfaceConfiguration<Vec<TextureFormat>>,
    ) -> Result<SurfaceConfiguration<Vec<TextureFormat>>, Fault> {
        if !self.belongs_to(&device.instance) {
            return Err(Fault::validation(
                "config.device is of another instance than the surface",
            ));
        }
        let global = &device.global;
        let id = self.core(state, global)?;
        export::guard(|| {
            let caps = match self.capabilities(&device.adapter, id) {
                Some(caps) => caps,
                // A lost device's textures show nothing anyway.
                None if device.is_lost() => return Ok(config),
                None => return Err(not_presentable(device)),
            };
            let missing = config.format.required_features() - device.features;
            if !missing.is_empty() {
                return Err(advice::lacks_feature(
                    &format!("config.format is {:?}, which needs", config.format),
                    &features::describe(missing),
                ));
            }
            let allowed = allowed_usages(device, config.format);
            convert::fit(&mut config, &caps, allowed)?;
            let _no_submission = device.submissions.write();
            // Core drops the callbacks of what completes during a configuration that fails.
            let _ = global.device_poll(device.id, PollType::wait_indefinitely());
            match global.surface_configure(id, device.id, &config) {
                None => Ok(config),
                Some(ConfigureSurfaceError::UnsupportedQueueFamily) => Err(not_presentable(device)),
                Some(error) => {
                    let fault = Fault::from(error);
                    match fault.class() {
                        Class::DeviceLost => Ok(config),
                        _ => Err(fault),
                    }
                }
            }
        })
    }

    /// The next texture, and how it went.
    fn acquire(&self) -> Result<(WGPUTexture, Enum<WGPUSurfaceGetCurrentTextureStatus>), Fault> {
        let mut state = self.state.lock();
        let Some(configured) = &state.configured else {
            return Err(not_configured());
        };
        if configured.current.is_some() {
            return Err(Fault::validation(
                "the surface's current texture was not presented yet: call wgpuSurfacePresent first, or configure the surface anew to \
                 throw it away",
            ));
        }
        let device = configured.device.clone();
        if self.is_closed() && !device.is_lost() {
            return Ok((
                WGPUTexture::NULL,
                WGPUSurfaceGetCurrentTextureStatus::Lost.c(),
            ));
        }
        let global = &device.global;
        let output = match state.core(global) {
            Some(id) if !device.is_lost() => export::guard(|| {
                let output = global.surface_get_current_texture(id, None)?;
                Ok(Some(output))
            }),
            _ => Ok(None),
        };
        let (status, core) = match output {
            Ok(Some(output)) => (convert::to_status(&output.status), output.texture),
            Err(fault) if fault.class() != Class::DeviceLost => {
                if fault.class() == Class::Internal {
                    state.unconfigure();
                }
                return Err(fault.on(&device));
            }
            // The frame of a lost device goes its way and is seen by nobody.
            _ => {
                let texture = self.keep(&mut state, &device, None)?;
                return Ok((
                    texture,
                    WGPUSurfaceGetCurrentTextureStatus::SuccessOptimal.c(),
                ));
            }
        };
        match core {
            Some(core) => Ok((self.keep(&mut state, &device, Some(core))?, status)),
            None => Ok((WGPUTexture::NULL, status)),
        }
    }

    /// Makes the current texture: of this image, or, without one, an error object.
    fn keep(
        &self,
        state: &mut State,
        device: &Arc<Device>,
        core: Option<wgpu_core::id::TextureId>,
    ) -> Result<WGPUTexture, Fault> {
        let Some(configured) = &mut state.configured else {
            return Err(not_configured());
        };
        let config = &configured.config;
        let data = TextureKind {
            size: WGPUExtent3D {
                width: config.width,
                height: config.height,
                depthOrArrayLayers: 1,
            },
            format: texture::to_format(config.format).unwrap_or(WGPUTextureFormat::Undefined.c()),
            usage: config.usage.bits().into(),
            dimension: WGPUTextureDimension::_2D,
            mip_level_count: 1,
            sample_count: 1,
            binding_view_dimension: match device.adapter.is_core() {
                true => WGPUTextureViewDimension::Undefined,
                false => WGPUTextureViewDimension::_2D,
            },
            views: Recent::closed(),
            recipe: None,
            sharing: None,
        };
        let label = self.label.get();
        let texture = Texture::insert(device.clone(), label.as_deref(), core, data)
            .and_then(|handle| Ok((handle, Texture::get(handle, "texture")?)));
        match texture {
            Ok((handle, texture)) => {
                configured.current = Some(texture);
                Ok(handle)
            }
            Err(fault) => {
                // The image went with the object that found no room.
                state.reset(&device.global);
                Err(fault.on(device))
            }
        }
    }

    fn present(&self) -> Result<WGPUStatus, Fault> {
        let mut state = self.state.lock();
        let Some(configured) = &mut state.configured else {
            return Err(not_configured());
        };
        let device = configured.device.clone();
        let global = &device.global;
        if (device.is_lost() || self.is_closed()) && configured.current.is_some() {
            state.discard();
            return Ok(WGPUStatus::Success);
        }
        let Some(texture) = configured.current.take() else {
            return Err(Fault::validation(
                "the surface has no current texture: call wgpuSurfaceGetCurrentTexture before each wgpuSurfacePresent",
            ));
        };
        let config = configured.config.clone();
        let (Ok(texture), Some(id)) = (texture.core(), state.core(global)) else {
            return Ok(WGPUStatus::Success);
        };
        device.recent.groups.clear();
        let presented = export::guard(|| {
            let _no_configuration = device.submissions.read();
            Ok(global.surface_present(id))
        });
        let error = match presented {
            Ok(Ok(_)) => return Ok(WGPUStatus::Success),
            Ok(Err(error)) => error,
            Err(fault) => {
                global.texture_destroy(texture);
                state.unconfigure();
                return Err(fault.on(&device));
            }
        };
        global.texture_destroy(texture);
        if device.is_lost() {
            return Ok(WGPUStatus::Success);
        }
        // The image never came back to the driver; only a new configuration makes up for it.
        if let Err(fault) = self.set_up(&mut state, &device, config) {
            state.reset(global);
            return Err(fault.on(&device));
        }
        Err(match error {
            SurfaceError::TextureDestroyed | SurfaceError::Device(DeviceError::Lost) => {
                Fault::validation(
                    "the surface's current texture was destroyed before it was presented: this frame is not shown",
                )
            }
            error => error.into(),
        }
        .on(&device))
    }
}

/// The usages that textures of a format may have on a device.
pub fn allowed_usages(device: &Device, format: TextureFormat) -> TextureUsages {
    let specific = Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES;
    let features = if device.features.contains(specific) || !device.adapter.is_core() {
        let global = &device.global;
        global.adapter_get_texture_format_features(device.adapter.id, format)
    } else {
        format.guaranteed_format_features(device.features)
    };
    features.allowed_usages
}

fn not_created(error: CreateSurfaceError) -> Fault {
    let mut text = format!("the surface cannot be made: {}", chain_text(&error));
    if matches!(error, CreateSurfaceError::MismatchingDisplayHandle) {
        text += "\nname the window's own connection in WGPUInstanceExtras.displayHandle, or none";
    }
    Fault::validation(text)
}

#[cold]
fn not_configured() -> Fault {
    Fault::validation("the surface is not configured: call wgpuSurfaceConfigure first")
}

fn not_presentable(device: &Device) -> Fault {
    Fault::validation(format!(
        "the device's adapter ({}) cannot present on this surface, or the window is gone: request the adapter with \
         compatibleSurface, and keep the window as long as the surface",
        device.adapter.info.name
    ))
}

/// Creates a surface for a window.
///
/// The chain of `descriptor` has exactly one of the `WGPUSurfaceSource` structs. Nothing is asked of the window or of a driver yet:
/// what does not fit shows in `wgpuSurfaceGetCapabilities` and `wgpuInstanceRequestAdapter`. Returns NULL, with the reason in the
/// log, when the chain has no source, two, one of another system, or one with a NULL member. The window must outlive the surface,
/// which the caller owns. Any thread; some window systems want it to be the thread that made the window.
/// Spec: HTMLCanvasElement.getContext.
#[apply(export)]
pub fn wgpuInstanceCreateSurface(
    instance: WGPUInstance,
    descriptor: *const WGPUSurfaceDescriptor,
) -> WGPUSurface {
    let instance = Instance::get(instance, "instance")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let (label, source) = unsafe {
        let c = input::required(descriptor, "descriptor")?;
        let label = input::label(c.label);
        let source =
            convert::source(c).map_err(|fault| fault.about(label.as_deref().map(Into::into)))?;
        (label, source)
    };
    let surface = Arc::new(Surface {
        instance,
        source,
        label: Label::new(label.as_deref()),
        state: Mutex::default(),
    });
    match TABLE.insert(Hot::default(), surface) {
        Ok(bits) => Ok(WGPUSurface::from_bits(bits)),
        Err(_) => Err(Fault::out_of_memory("all surface handles are in use")),
    }
}

/// Tells which formats, present modes, alpha modes and usages the surface has with an adapter.
///
/// Writes `capabilities`; give its lists back with `wgpuSurfaceCapabilitiesFreeMembers`. When the two do not go together, or the
/// window is gone, all lists are empty. Returns `WGPUStatus_Error`, with empty lists, when a handle is dead, the two are of different
/// instances, or something is chained. Any thread.
#[apply(export)]
pub fn wgpuSurfaceGetCapabilities(
    surface: WGPUSurface,
    adapter: WGPUAdapter,
    capabilities: *mut WGPUSurfaceCapabilities,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid struct and chain.
    let out = unsafe { input::output(capabilities, "capabilities") }?;
    convert::write_capabilities(None, out);
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "capabilities") }?;
    let surface = Surface::get(surface, "surface")?;
    let adapter = Adapter::get(adapter, "adapter")?;
    convert::write_capabilities(surface.capabilities_with(&adapter)?.as_ref(), out);
    Ok(WGPUStatus::Success)
}

/// Frees the lists that `wgpuSurfaceGetCapabilities` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuSurfaceCapabilitiesFreeMembers(surfaceCapabilities: WGPUSurfaceCapabilities) {
    out::free_array(surfaceCapabilities.formats);
    out::free_array(surfaceCapabilities.presentModes);
    out::free_array(surfaceCapabilities.alphaModes);
    Ok(())
}

/// Makes the surface ready to give textures, or changes how they are.
///
/// A current texture that was not presented is thrown away: it counts as destroyed. Waits until the device's queue is idle. Whatever
/// is wrong with `config` is a validation error of `config->device`, and leaves the surface without configuration. On a lost device
/// it succeeds, and frames are not shown. Any thread; those that submit work to the device wait meanwhile.
/// Spec: GPUCanvasContext.configure.
#[apply(export)]
pub fn wgpuSurfaceConfigure(surface: WGPUSurface, config: *const WGPUSurfaceConfiguration) {
    let surface = Surface::get(surface, "surface")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(config, "config") }?;
    let device = Device::get(c.device, "config.device")?;
    // SAFETY: as above.
    let config = unsafe { convert::configuration(c) };
    surface
        .configure(&device, config)
        .map_err(|fault| fault.about(surface.label.get()))
        .on(&device)
}

/// Takes the configuration away, throws a current texture away that was not presented, and frees what the driver keeps for the
/// surface. A surface without configuration is left alone. Any thread. Spec: GPUCanvasContext.unconfigure.
#[apply(export)]
pub fn wgpuSurfaceUnconfigure(surface: WGPUSurface) {
    Surface::get(surface, "surface")?.state.lock().unconfigure();
    Ok(())
}

/// Gets the texture to draw the next frame on.
///
/// Writes the texture, which the caller owns, and how it went to `surfaceTexture`; the texture is NULL unless the status is one of the
/// successes. Waits for a texture to come free, a second at most. A surface that is not configured, or whose last texture was not
/// presented, gets the status `Error`, with the reason in the log. On a lost device the status is `SuccessOptimal`, and the texture
/// an error object. Any thread. Spec: GPUCanvasContext.getCurrentTexture.
#[apply(export)]
pub fn wgpuSurfaceGetCurrentTexture(surface: WGPUSurface, surfaceTexture: *mut WGPUSurfaceTexture) {
    // SAFETY: the caller of the C function promises a valid struct and chain.
    let out = unsafe { input::output(surfaceTexture, "surfaceTexture") }?;
    out.texture = WGPUTexture::NULL;
    out.status = WGPUSurfaceGetCurrentTextureStatus::Error.c();
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "surfaceTexture") }?;
    let surface = Surface::get(surface, "surface")?;
    let acquired = surface.acquire();
    (out.texture, out.status) = acquired.map_err(|fault| fault.about(surface.label.get()))?;
    Ok(())
}

/// Shows the current texture on the window, as soon as the work that was submitted before is done; a texture on which nothing was
/// drawn is black.
///
/// The texture counts as destroyed from now on; it may be released before or after. Returns `WGPUStatus_Error`, with the reason in
/// the log, when the surface is not configured or has no current texture. When the window has changed or is gone, the next
/// `wgpuSurfaceGetCurrentTexture` says so. Vulkan drivers for Wayland wait here while nothing of the window can be seen, unless
/// the present mode is `Mailbox` or `Immediate`. Any thread.
#[apply(export)]
pub fn wgpuSurfacePresent(surface: WGPUSurface) -> WGPUStatus {
    let surface = Surface::get(surface, "surface")?;
    surface
        .present()
        .map_err(|fault| fault.about(surface.label.get()))
}

/// Changes the label, which later error messages name. Any thread.
#[apply(export)]
pub fn wgpuSurfaceSetLabel(surface: WGPUSurface, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Surface::get(surface, "surface")?
        .label
        .set(label.as_deref());
    Ok(())
}

/// Takes one more reference, which must be given back with `wgpuSurfaceRelease`. Any thread.
#[apply(export)]
pub fn wgpuSurfaceAddRef(surface: WGPUSurface) {
    Surface::add_ref(surface)
}

/// Gives one reference back. The last one unconfigures the surface; after that the window may be closed. Any thread.
#[apply(export)]
pub fn wgpuSurfaceRelease(surface: WGPUSurface) {
    Surface::release(surface).map(drop)
}
