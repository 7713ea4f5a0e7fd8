//! `WGPUShaderModule`: compiled shader code.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use macro_rules_attribute::apply;
use naga::Module;
use naga::back::PipelineConstants;
use wgpu_core::global::Global;
use wgpu_core::id::{ShaderModuleId, markers};
use wgpu_core::pipeline::{CreateShaderModuleError, ShaderModuleDescriptor, ShaderModuleSource};
use wgpu_types::ShaderRuntimeChecks;

use super::device::Device;
use crate::abi::*;
use crate::convert::input;
use crate::convert::shader::{self as convert, Source};
use crate::deep::{self, Depth};
use crate::error::{self, Context, Fault};
use crate::event::{self, CompilationInfo};
use crate::export::export;
use crate::handle::{Child, ChildKind, Either, Kept, Shared, Table, bytes};
use crate::shader::diagnostic::{Diagnostic, Failure};
use crate::shader::interface::Interface;
use crate::shader::overrides::Overridden;
use crate::shader::reading::{self, Reading};
use crate::shader::uniformity::{self, Finding, Severity};
use crate::shader::{self, Wrong, directives, immediates, invocations, lenient, subgroups};

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
    /// What the compiler says about a valid module.
    warnings: Arc<[Diagnostic]>,
    /// Where it has overrides.
    overridden: Option<Arc<(Overridden, ShaderRuntimeChecks)>>,
}

/// A module of core for one pipeline, whose overrides are constants: more of these can be evaluated.
pub struct Specialized<'d> {
    pub id: ShaderModuleId,
    device: &'d Device,
}

impl Known {
    /// None where the module has no overrides, or where their values are wrong. Needs a compiler's stack.
    pub fn specialized<'d>(
        &self,
        device: &'d Device,
        constants: &PipelineConstants,
    ) -> Option<Specialized<'d>> {
        let (overridden, checks) = &**self.overridden.as_ref()?;
        let source = ShaderModuleSource::Wgsl(Cow::Owned(overridden.with(constants)?));
        let descriptor = ShaderModuleDescriptor {
            label: None,
            runtime_checks: *checks,
        };
        let id = compile(device, &descriptor, source).ok()?.id;
        Some(Specialized { id, device })
    }
}

impl Drop for Specialized<'_> {
    fn drop(&mut self) {
        self.device.global.shader_module_drop(self.id);
    }
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
    let diagnostics = match (&result, &unusable) {
        (Ok(_), _) => known.warnings.clone(),
        (Err(_), None) => diagnostics.into(),
        (Err(_), Some(_)) => Arc::default(),
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
        let compiled = compile(device, &descriptor, core).or_else(|refusal| match refusal {
            Refusal::Core(error) if !device.instance.is_strict() => {
                lenient(device, &descriptor, source, error)
            }
            refusal => Err(refusal),
        });
        let error = match compiled {
            Ok(compiled) => {
                if let Some(fault) = compiled
                    .beyond_limits(device)
                    .or_else(|| compiled.not_enabled(source))
                {
                    device.global.shader_module_drop(compiled.id);
                    return Err(fault);
                }
                return Ok(Ok(compiled));
            }
            Err(Refusal::Ours(Wrong { range, text })) => {
                return Ok(Err(Failure::at(source.text(), range, &text)));
            }
            Err(Refusal::NotUniform(findings)) => {
                return Ok(Err(Failure::not_uniform(source.text(), &findings)));
            }
            Err(Refusal::Core(error)) => error,
        };
        if is_for_pipelines(&error) {
            *unusable = Some(Box::from(error::chain_text(&error)));
        }
        Ok(Err(Failure::explain(error, source, name)))
    })??;
    let strict = device.instance.is_strict();
    let warnings = compiled.findings.iter();
    let warnings = warnings.map(|finding| Diagnostic::not_uniform(finding, source.text(), strict));
    let known = Known {
        depth,
        interface: compiled.interface.map(Arc::new),
        overridden: compiled.overridden.map(|of| Arc::new((of, checks))),
        warnings: warnings.collect(),
    };
    Ok((compiled.id, known))
}

/// Whether the standard has pipelines refuse this, and not modules.
fn is_for_pipelines(error: &CreateShaderModuleError) -> bool {
    let feature = || error::chain_text(error).contains("STORAGE_TEXTURE_16BIT_NORM_FORMATS");
    match error {
        CreateShaderModuleError::InvalidGroupIndex { .. } => true,
        CreateShaderModuleError::Validation(_) => feature(),
        _ => false,
    }
}

/// A module of core, and what is known of it.
struct Compiled {
    id: ShaderModuleId,
    interface: Option<Interface>,
    overridden: Option<Overridden>,
    /// What may not be uniform, where that is no error.
    findings: Vec<Finding>,
}

impl Compiled {
    /// What core takes, and the standard does not.
    fn beyond_limits(&self, device: &Device) -> Option<Fault> {
        let size = self.interface.as_ref()?.immediates;
        let most = device.limits.max_immediate_size;
        (size > most).then(|| {
            Fault::validation(format!(
                "the immediate data of the module have {size} bytes, but the device's limit maxImmediateSize is {most}: ask \
                 for more in requiredLimits"
            ))
        })
    }

    /// What the standard takes under a name only.
    fn not_enabled(&self, source: &Source<'_>) -> Option<Fault> {
        let uses = self.interface.as_ref()?.uses_subgroups;
        (uses && !directives::enables_subgroups(source.text())).then(|| {
            Fault::validation(
                "the module uses subgroups without `enable subgroups;`, and the instance is strict: put that in front",
            )
        })
    }
}

/// Why there is no module.
enum Refusal {
    Core(CreateShaderModuleError),
    /// What core does not look for.
    Ours(Wrong),
    NotUniform(Vec<Finding>),
}

impl From<CreateShaderModuleError> for Refusal {
    fn from(error: CreateShaderModuleError) -> Self {
        Self::Core(error)
    }
}

/// Compiles a source as it is. WGSL is read here rather than in core, which would not tell what is in it.
fn compile(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: ShaderModuleSource<'_>,
) -> Result<Compiled, Refusal> {
    let ShaderModuleSource::Wgsl(code) = source else {
        return create_core(device, descriptor, source, None);
    };
    let read = reading::read(&code, device.shader_capabilities)?;
    compile_read(device, descriptor, &code, read)
}

/// Compiles what was read from a source.
fn compile_read(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: &str,
    mut read: Reading<'_>,
) -> Result<Compiled, Refusal> {
    let strict = device.instance.is_strict();
    let mut module = std::mem::take(&mut read.module);
    let completed = shader::complete(&read.code, &mut module, strict).map_err(|wrong| {
        Refusal::Ours(Wrong {
            range: read.original(wrong.range),
            ..wrong
        })
    })?;
    let overridden = match read.is_whole {
        true => Overridden::new(&read.code, &module),
        false => None,
    };
    // The filters are in the source, also where naga got none.
    let findings = uniformity::check(&module, source, &|range| read.original(range));
    if strict && findings.iter().any(|f| f.severity == Severity::Error) {
        return Err(Refusal::NotUniform(findings));
    }
    let changed = prepare(device, &mut module) || completed || !read.is_plain;
    let interface = interface_of(device, &module);
    // With its text, core tells debuggers and traces more.
    let source = match device.keeps_shader_text && !changed {
        true => ShaderModuleSource::Wgsl(Cow::Borrowed(&read.code)),
        false => ShaderModuleSource::Naga(Cow::Owned(module)),
    };
    let compiled = create_core(device, descriptor, source, Some(interface))?;
    Ok(Compiled {
        overridden,
        findings,
        ..compiled
    })
}

fn create_core(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: ShaderModuleSource<'_>,
    interface: Option<Interface>,
) -> Result<Compiled, Refusal> {
    let global = &device.global;
    let (id, error) = global.device_create_shader_module(device.id, descriptor, source, None);
    match error {
        None => Ok(Compiled {
            id,
            interface,
            overridden: None,
            findings: Vec::new(),
        }),
        Some(error) => {
            global.shader_module_drop(id);
            Err(error.into())
        }
    }
}

/// Changes a module to what core takes for what it is. Says whether it did.
fn prepare(device: &Device, module: &mut Module) -> bool {
    let mut changed = immediates::largest_first(module);
    changed |= invocations::in_one_row(module, &device.limits);
    changed | (device.instance.is_strict() && immediates::read_whole(module))
}

fn interface_of(device: &Device, module: &Module) -> Interface {
    let mut interface = Interface::new(module);
    if device.instance.is_strict() {
        interface.find_depth_samplers(module);
        interface.find_bound(module);
        interface.uses_subgroups = subgroups::used(module);
    }
    if let Some(rules) = &device.format_rules {
        interface.find_wrong_storage(module, rules);
    }
    interface
}

/// The module with what it lacks added, where that is all that is wrong with it; else the error that it had.
fn lenient(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    source: &Source<'_>,
    error: CreateShaderModuleError,
) -> Result<Compiled, Refusal> {
    let Ok(ShaderModuleSource::Wgsl(code)) = source.core(device.features) else {
        return Err(error.into());
    };
    let Some(enabled) = lenient::with_binding_arrays(&code, &error) else {
        return flat(device, descriptor, &code, error);
    };
    let compiled = compile(
        device,
        descriptor,
        ShaderModuleSource::Wgsl(Cow::Borrowed(&enabled)),
    );
    let result = match compiled {
        Err(Refusal::Core(second)) => flat(device, descriptor, &enabled, second),
        other => other,
    };
    // Places in the changed text are behind what was put in front.
    let front = enabled.len() - code.len();
    let place = |range: &mut Range<usize>| {
        *range = range.start.saturating_sub(front)..range.end.saturating_sub(front);
    };
    match result {
        Ok(mut compiled) => {
            for finding in &mut compiled.findings {
                place(&mut finding.range);
                finding.notes.iter_mut().for_each(|(range, _)| place(range));
            }
            Ok(compiled)
        }
        Err(Refusal::Core(_)) => Err(error.into()),
        Err(Refusal::Ours(mut wrong)) => {
            place(&mut wrong.range);
            Err(Refusal::Ours(wrong))
        }
        Err(other) => Err(other),
    }
}

/// The module with flat integers between its stages, if it lacks those.
fn flat(
    device: &Device,
    descriptor: &ShaderModuleDescriptor,
    code: &str,
    error: CreateShaderModuleError,
) -> Result<Compiled, Refusal> {
    let module = lenient::lacks_flat(&error)
        .then(|| lenient::with_flat(code))
        .flatten();
    let Some(module) = module else {
        return Err(error.into());
    };
    let compiled = compile_read(device, descriptor, code, Reading::changed(module, code)).map_err(
        |refusal| match refusal {
            Refusal::Core(_) => error.into(),
            ours => ours,
        },
    )?;
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

/// Tells what the compiler said about the module: at least one error for an error object, and warnings, if there is anything to warn of,
/// for a valid one.
///
/// Warnings are about barriers and derivatives that only some invocations may come to (WGSL's uniformity rules); strict instances take
/// them for errors. Nothing else is a warning, and none is logged.
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
