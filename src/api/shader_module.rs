//! `WGPUShaderModule`: compiled shader code.

use std::borrow::Cow;
use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{ShaderModuleId, markers};
use wgpu_core::pipeline::{CreateShaderModuleError, ShaderModuleDescriptor, ShaderModuleSource};
use wgpu_types::ShaderRuntimeChecks;

use super::device::Device;
use crate::abi::*;
use crate::convert::shader::{self as convert, Diagnostic, Failure, Source};
use crate::convert::{input, lenient};
use crate::deep::{self, Depth};
use crate::error::{Context, Fault};
use crate::event::{self, CompilationInfo};
use crate::export::export;
use crate::handle::{Child, ChildKind, Kind, Shared, Table};

pub type ShaderModule = Child<ShaderModuleKind>;

/// What a module is beyond its core object.
pub struct ShaderModuleKind {
    /// For [`deep::run`], when pipelines are made of it.
    pub depth: Depth,
    diagnostics: Arc<[Diagnostic]>,
}

static TABLE: Table<Arc<ShaderModule>> = Table::new(Kind::ShaderModule);

impl ChildKind for ShaderModuleKind {
    type Handle = WGPUShaderModule;
    type Marker = markers::ShaderModule;
    fn table() -> &'static Table<Arc<ShaderModule>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: ShaderModuleId) {
        global.shader_module_drop(id);
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
    let mut depth = Depth::default();
    let compiled = source.map_err(Failure::from).and_then(|source| {
        depth = source.depth()?;
        let core = source.core(device.features)?;
        let descriptor = ShaderModuleDescriptor {
            label: label.map(Into::into),
            runtime_checks: checks,
        };
        let name = label
            .filter(|label| !label.is_empty())
            .unwrap_or(source.language());
        deep::run(depth, || {
            let global = &device.global;
            let (id, error) =
                global.device_create_shader_module(device.id, &descriptor, core, None);
            Ok(match error {
                None => Ok(id),
                Some(error) => {
                    global.shader_module_drop(id);
                    if device.instance.is_strict() {
                        return Ok(Err(Failure::explain(error, &source, name)));
                    }
                    lenient(device, &descriptor, &source, error)
                        .map_err(|error| Failure::explain(error, &source, name))
                }
            })
        })?
    });
    let (result, diagnostics) = match compiled {
        Ok(id) => (Ok(id), Vec::new()),
        Err(failure) => (Err(failure.fault), failure.diagnostics),
    };
    let data = ShaderModuleKind {
        depth,
        diagnostics: diagnostics.into(),
    };
    device.created(function, label, data, result)
}

/// The module with what it lacks added, where that is all that is wrong with it; else the error that it had.
fn lenient(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: &Source<'_>,
    error: CreateShaderModuleError,
) -> Result<ShaderModuleId, CreateShaderModuleError> {
    let global = &device.global;
    let create = |source: ShaderModuleSource<'_>| {
        let (id, error) = global.device_create_shader_module(device.id, descriptor, source, None);
        match error {
            None => Ok(id),
            Some(error) => {
                global.shader_module_drop(id);
                Err(error)
            }
        }
    };
    let Ok(ShaderModuleSource::Wgsl(code)) = source.core(device.features) else {
        return Err(error);
    };
    let Some(enabled) = lenient::with_binding_arrays(&code, &error) else {
        return flat(&code, error, create);
    };
    match create(ShaderModuleSource::Wgsl(Cow::Borrowed(&enabled))) {
        Ok(id) => Ok(id),
        Err(second) => flat(&enabled, second, create).map_err(|_| error),
    }
}

/// The module with flat integers between its stages, if it lacks those.
fn flat(
    code: &str,
    error: CreateShaderModuleError,
    create: impl Fn(ShaderModuleSource<'_>) -> Result<ShaderModuleId, CreateShaderModuleError>,
) -> Result<ShaderModuleId, CreateShaderModuleError> {
    let module = lenient::lacks_flat(&error)
        .then(|| lenient::with_flat(code))
        .flatten();
    let Some(module) = module else {
        return Err(error);
    };
    let id = create(ShaderModuleSource::Naga(Cow::Owned(module))).map_err(|_| error)?;
    log::info!(
        "a shader passes integers between stages without @interpolate(flat), which the standard asks for"
    );
    Ok(id)
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
    let (label, source) = unsafe { (input::label(c.label), convert::source(c)) };
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
