//! `WGPUShaderModule`: compiled shader code.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use macro_rules_attribute::apply;
use naga::Module;
use wgpu_core::global::Global;
use wgpu_core::id::{ShaderModuleId, markers};
use wgpu_core::pipeline::{CreateShaderModuleError, ShaderModuleDescriptor, ShaderModuleSource};
use wgpu_types::ShaderRuntimeChecks;

use super::device::Device;
use crate::abi::*;
use crate::convert::interface::Interface;
use crate::convert::shader::{self, Diagnostic, Failure, Source};
use crate::convert::{behavior, immediates, input, lenient, wgsl};
use crate::deep::{self, Depth};
use crate::error::{self, Context, Fault};
use crate::event::{self, CompilationInfo};
use crate::export::export;
use crate::handle::{Child, ChildKind, Either, Kept, Shared, Table, bytes};

pub type ShaderModule = Child<ShaderModuleKind>;

/// The longest text in bytes that is kept for comparison.
const LONGEST_KEPT: usize = 64 << 10;

/// What pipelines want to know of a module.
#[derive(Clone, Default)]
pub struct Known {
    /// For [`deep::run`].
    pub depth: Depth,
    /// Where the source was WGSL.
    pub interface: Option<Arc<Interface>>,
}

/// What a module is beyond its core object.
pub struct ShaderModuleKind {
    pub known: Known,
    /// Modules of the same text share core's.
    core: Option<Arc<Kept<Self, Known>>>,
    /// Why no pipeline can be made of it. For the standard such a module is valid; core has none.
    pub unusable: Option<Box<str>>,
    diagnostics: Arc<[Diagnostic]>,
}

static TABLE: Table<Arc<ShaderModule>> = Table::new();

impl ChildKind for ShaderModuleKind {
    type Handle = WGPUShaderModule;
    type Marker = markers::ShaderModule;
    fn table() -> &'static Table<Arc<ShaderModule>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: ShaderModuleId) {
        global.shader_module_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.core.is_some()
    }
}

/// Compiles a source, and makes an object of it in any case.
pub fn create(
    function: &'static str,
    device: &Arc<Device>,
    label: Option<&str>,
    source: Result<Source<'_>, Fault>,
    checks: ShaderRuntimeChecks,
) -> Result<WGPUShaderModule, Fault> {
    let mut unusable = None;
    let made = source.map_err(Failure::from).and_then(|source| {
        let request = request(&source, &checks).filter(|_| !device.is_lost());
        let recent = &device.recent.modules;
        recent.find_or_make_known(&device.global, request, label, || {
            make(device, label, &source, checks, &mut unusable)
        })
    });
    let (result, known, core, diagnostics) = match made {
        Ok(Either::Shared(kept)) => (Ok(kept.id), kept.known.clone(), Some(kept), Vec::new()),
        Ok(Either::Own(id, known)) => (Ok(id), known, None, Vec::new()),
        Err(Failure { fault, diagnostics }) => (Err(fault), Known::default(), None, diagnostics),
    };
    let diagnostics = match unusable {
        None => diagnostics.into(),
        Some(_) => Arc::default(),
    };
    let is_usable = unusable.is_none();
    let data = ShaderModuleKind {
        known,
        unusable,
        core,
        diagnostics,
    };
    if is_usable {
        device.clone().created(function, label, data, result)
    } else {
        ShaderModule::insert(device.clone(), label, None, data)
    }
}

/// What to compare with other requests: the whole text. None for what programs rarely make twice.
fn request(source: &Source<'_>, checks: &ShaderRuntimeChecks) -> Option<Box<[u8]>> {
    let Source::Wgsl(code) = source else {
        return None;
    };
    let ShaderRuntimeChecks {
        bounds_checks,
        force_loop_bounding,
        ray_query_initialization_tracking,
        task_shader_dispatch_tracking,
        mesh_shader_primitive_indices_clamp,
        int_div_checks,
    } = checks;
    let checks = [
        bounds_checks,
        force_loop_bounding,
        ray_query_initialization_tracking,
        task_shader_dispatch_tracking,
        mesh_shader_primitive_indices_clamp,
        int_div_checks,
    ];
    (code.len() <= LONGEST_KEPT).then(|| bytes((code, checks)))
}

/// Compiles a source. `unusable` is set instead of a result when core has no module of what the standard takes.
fn make(
    device: &Device,
    label: Option<&str>,
    source: &Source<'_>,
    checks: ShaderRuntimeChecks,
    unusable: &mut Option<Box<str>>,
) -> Result<(ShaderModuleId, Known), Failure> {
    let depth = source.depth()?;
    let core = source.core(device.features)?;
    let descriptor = ShaderModuleDescriptor {
        label: label.map(Into::into),
        runtime_checks: checks,
    };
    let name = label
        .filter(|label| !label.is_empty())
        .unwrap_or(source.language());
    let compiled = deep::run(depth, || {
        let compiled = compile(device, &descriptor, core).or_else(|error| {
            if device.instance.is_strict() {
                return Err(error);
            }
            let compiled = lenient(device, &descriptor, source, error)?;
            // Places in a changed text are not those of the source.
            Ok(Compiled {
                endless: None,
                ..compiled
            })
        });
        if let Ok(compiled) = &compiled
            && let Some(failure) = compiled.refused(device, source.text())
        {
            device.global.shader_module_drop(compiled.id);
            return Ok(Err(failure));
        }
        if let Err(error @ CreateShaderModuleError::InvalidGroupIndex { .. }) = &compiled {
            *unusable = Some(Box::from(error::chain_text(error)));
        }
        Ok(compiled.map_err(|error| Failure::explain(error, source, name)))
    })??;
    let known = Known {
        depth,
        interface: compiled.interface.map(Arc::new),
    };
    Ok((compiled.id, known))
}

/// A module of core, and what is known of it.
struct Compiled {
    id: ShaderModuleId,
    interface: Option<Interface>,
    /// A loop without a way out.
    endless: Option<Range<usize>>,
}

impl Compiled {
    /// What core takes, and the standard does not.
    fn refused(&self, device: &Device, text: &str) -> Option<Failure> {
        if let Some(range) = &self.endless {
            return Some(Failure::at(
                text,
                range.clone(),
                "this loop never ends: nothing in it breaks or returns",
            ));
        }
        let size = self.interface.as_ref()?.immediates;
        let most = device.limits.max_immediate_size;
        (size > most).then(|| {
            Failure::from(Fault::validation(format!(
                "the immediate data of the module have {size} bytes, but the device's limit maxImmediateSize is {most}: ask \
                 for more in requiredLimits"
            )))
        })
    }
}

/// Compiles a source as it is. WGSL is read here rather than in core, which would not tell what is in it.
fn compile(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: ShaderModuleSource<'_>,
) -> Result<Compiled, CreateShaderModuleError> {
    let mut endless = None;
    let (source, interface) = match source {
        ShaderModuleSource::Wgsl(code) => {
            let (code, mut module) = match shader::parse(&code, device.shader_capabilities) {
                Ok(module) => (code, module),
                Err(error) => {
                    let Some(blanked) = wgsl::without_diagnostics(&code) else {
                        return Err(error);
                    };
                    let module = shader::parse(&blanked, device.shader_capabilities)?;
                    (Cow::Owned(blanked), module)
                }
            };
            let changed = prepare(device, &mut module);
            let interface = interface_of(device, &module);
            endless = behavior::endless_loop(&module).and_then(|span| span.to_range());
            // With its text, core tells debuggers and traces more.
            let source = match device.keeps_shader_text && !changed {
                true => ShaderModuleSource::Wgsl(code),
                false => ShaderModuleSource::Naga(Cow::Owned(module)),
            };
            (source, Some(interface))
        }
        ShaderModuleSource::Naga(module) => {
            let mut module = module.into_owned();
            prepare(device, &mut module);
            let interface = interface_of(device, &module);
            (
                ShaderModuleSource::Naga(Cow::Owned(module)),
                Some(interface),
            )
        }
        other => (other, None),
    };
    let global = &device.global;
    let (id, error) = global.device_create_shader_module(device.id, descriptor, source, None);
    match error {
        None => Ok(Compiled {
            id,
            interface,
            endless,
        }),
        Some(error) => {
            global.shader_module_drop(id);
            Err(error)
        }
    }
}

/// Changes a module to what core takes for what it is. Says whether it did.
fn prepare(device: &Device, module: &mut Module) -> bool {
    let changed = immediates::largest_first(module);
    changed | (device.instance.is_strict() && immediates::read_whole(module))
}

fn interface_of(device: &Device, module: &Module) -> Interface {
    let mut interface = Interface::new(module);
    if device.instance.is_strict() {
        interface.find_depth_samplers(module);
    }
    interface
}

/// The module with what it lacks added, where that is all that is wrong with it; else the error that it had.
fn lenient(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: &Source<'_>,
    error: CreateShaderModuleError,
) -> Result<Compiled, CreateShaderModuleError> {
    let create = |source: ShaderModuleSource<'_>| compile(device, descriptor, source);
    let Ok(ShaderModuleSource::Wgsl(code)) = source.core(device.features) else {
        return Err(error);
    };
    let Some(enabled) = lenient::with_binding_arrays(&code, &error) else {
        return flat(&code, error, create);
    };
    match create(ShaderModuleSource::Wgsl(Cow::Borrowed(&enabled))) {
        Ok(compiled) => Ok(compiled),
        Err(second) => flat(&enabled, second, create).map_err(|_| error),
    }
}

/// The module with flat integers between its stages, if it lacks those.
fn flat(
    code: &str,
    error: CreateShaderModuleError,
    create: impl Fn(ShaderModuleSource<'_>) -> Result<Compiled, CreateShaderModuleError>,
) -> Result<Compiled, CreateShaderModuleError> {
    let module = lenient::lacks_flat(&error)
        .then(|| lenient::with_flat(code))
        .flatten();
    let Some(module) = module else {
        return Err(error);
    };
    let compiled = create(ShaderModuleSource::Naga(Cow::Owned(module))).map_err(|_| error)?;
    log::info!(
        "a shader passes integers between stages without @interpolate(flat), which the standard asks for"
    );
    Ok(compiled)
}

/// Creates a shader module from the one source that is chained to the descriptor: `WGPUShaderSourceWGSL`, `WGPUShaderSourceSPIRV`,
/// or `WGPUShaderSourceGLSL` of `wgpu.h`.
///
/// Returns an error object, and reports with line and column, when the code is wrong; `wgpuShaderModuleGetCompilationInfo` tells the
/// same in numbers. At most 16 MiB of code; code that is nested too deeply to be compiled is a validation error. Returns NULL when
/// the device handle is dead or `descriptor` is NULL. The caller owns the handle. Any thread. Spec: GPUDevice.createShaderModule.
#[apply(export)]
pub fn wgpuDeviceCreateShaderModule(
    device: WGPUDevice,
    descriptor: *const WGPUShaderModuleDescriptor,
) -> WGPUShaderModule {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let (label, source) = unsafe { (input::label(c.label), shader::source(c)) };
    create(
        "wgpuDeviceCreateShaderModule",
        &device,
        label.as_deref(),
        source,
        ShaderRuntimeChecks::checked(),
    )
}

/// Takes one more reference, which must be given back with `wgpuShaderModuleRelease`. Any thread.
#[apply(export)]
pub fn wgpuShaderModuleAddRef(shaderModule: WGPUShaderModule) {
    ShaderModule::add_ref(shaderModule)
}

/// Gives one reference back. Pipelines made from the module live on. Any thread.
#[apply(export)]
pub fn wgpuShaderModuleRelease(shaderModule: WGPUShaderModule) {
    ShaderModule::release(shaderModule).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuShaderModuleSetLabel(shaderModule: WGPUShaderModule, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    ShaderModule::get(shaderModule, "shaderModule")?
        .label
        .set(label.as_deref());
    Ok(())
}

/// Tells what the compiler said about the module: nothing for a valid one, at least one message for an error object.
///
/// The messages are there when the call returns; the callback is called as its mode says, and the messages live until it returns.
/// Positions count bytes of UTF-8. Returns the future, or `{0}` when `shaderModule` is no live handle or the mode is none. Any
/// thread. Spec: GPUShaderModule.getCompilationInfo.
#[apply(export)]
pub fn wgpuShaderModuleGetCompilationInfo(
    shaderModule: WGPUShaderModule,
    callbackInfo: WGPUCompilationInfoCallbackInfo,
) -> WGPUFuture {
    let module = ShaderModule::get(shaderModule, "shaderModule")?;
    let device = &module.device;
    let completion = device
        .instance
        .events
        .start(callbackInfo, event::Source::Cpu)
        .on(device)?;
    let future = completion.future();
    completion.complete(CompilationInfo {
        status: WGPUCompilationInfoRequestStatus::Success,
        diagnostics: Some(module.diagnostics.clone()),
    });
    Ok(future)
}
