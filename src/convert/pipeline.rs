//! Compute and render pipelines.
//!
//! The results own all they hold, so that a pipeline may also be made later, on another thread.

mod fragment;
mod mesh;
mod primitive;
mod request;
mod stages;
mod vertex;

pub use primitive::index_format;
pub use request::{compute as compute_request, graphics as graphics_request};
pub use vertex::format as vertex_format;

use std::borrow::Cow;
use std::num::NonZeroU32;
use std::sync::Arc;

use naga::ShaderStage;
use naga::back::PipelineConstants;
use wgpu_core::id::{PipelineCacheId, PipelineLayoutId, ShaderModuleId};
use wgpu_core::pipeline::{
    ComputePipelineDescriptor, FragmentState, MeshPipelineDescriptor, ProgrammableStageDescriptor,
    RenderPipelineDescriptor,
};
use wgpu_types::{DepthStencilState, MultisampleState, PrimitiveState, ShaderStages};

pub use self::mesh::mesh;

use super::{chain, input, multiview};
use crate::abi::*;
use crate::api::aliasing::{Bindings, WritableBinding};
use crate::api::bind_group_layout::Arrays;
use crate::api::device::Device;
use crate::api::pipeline_cache::PipelineCache;
use crate::api::pipeline_layout::{PipelineLayout, PipelineLayoutKind};
use crate::api::shader_module::{ShaderModule, Specialized};
use crate::deep::Depth;
use crate::error::Fault;
use crate::handle::{RawHandle, Shared};
use crate::shader::interface::Interface;
use crate::shader::resources::{self, Groups};

/// A pipeline ready to be made.
pub struct Prepared<D> {
    pub descriptor: D,
    pub kept: Kept,
}

/// A render pipeline of either sort.
#[derive(Clone)]
pub enum Graphics {
    Vertex(RenderPipelineDescriptor<'static>, Option<Derived>),
    Mesh(MeshPipelineDescriptor<'static>),
}

impl Graphics {
    /// The stages, in the order in which they are read.
    pub fn stages(&mut self) -> Vec<&mut ProgrammableStageDescriptor<'static>> {
        let (first, second, fragment) = match self {
            Self::Vertex(of, _) => (None, &mut of.vertex.stage, &mut of.fragment),
            Self::Mesh(of) => (of.task.as_mut(), &mut of.mesh.stage, &mut of.fragment),
        };
        let first = first.map(|task| &mut task.stage);
        let last = fragment.as_mut().map(|fragment| &mut fragment.stage);
        first.into_iter().chain([second]).chain(last).collect()
    }
}

/// A layout for stages whose layout core cannot derive.
#[derive(Clone)]
pub struct Derived {
    pub groups: Groups,
    pub immediates: u32,
}

/// What a pipeline is made of, kept until it is made.
#[derive(Default)]
pub struct Kept {
    pub is_mesh: bool,
    /// Core takes its layout for a given one.
    pub is_derived_here: bool,
    /// Known to strict instances only.
    pub bindings: Bindings,
    layout: Option<Arc<PipelineLayout>>,
    modules: Vec<Arc<ShaderModule>>,
    cache: Option<Arc<PipelineCache>>,
}

impl Kept {
    /// How deep the compiler may recurse.
    pub fn depth(&self) -> Depth {
        let depths = self.modules.iter().map(|module| module.known.depth);
        depths.max().unwrap_or_default()
    }

    /// Puts modules that have constants in the places of their overrides into stages, in the order in which the stages were read. The
    /// modules live as long as the result; there are none where there are no overrides, or wrong values. Needs a compiler's stack.
    pub fn specialize<'d>(
        &self,
        device: &'d Device,
        stages: Vec<&mut ProgrammableStageDescriptor<'static>>,
    ) -> Vec<Specialized<'d>> {
        let mut modules = Vec::new();
        for (module, stage) in self.modules.iter().zip(stages) {
            if let Some(made) = module.known.specialized(device, &stage.constants) {
                stage.module = made.id;
                stage.constants.clear();
                modules.push(made);
            }
        }
        modules
    }

    /// The arrays of the groups, where a layout is given; core derives none.
    pub fn arrays(&self) -> Arc<[Arrays]> {
        let layout = self.layout.as_ref();
        layout
            .map(|layout| layout.arrays.clone())
            .unwrap_or_default()
    }

    /// None when it is derived, and has what the stages need.
    fn given_layout(&self) -> Option<&PipelineLayoutKind> {
        self.layout.as_deref().map(|layout| &**layout)
    }

    /// Looks for what the layout has, given or derived for these stages.
    fn find_bindings(&mut self, device: &Device, stages: &[(ShaderStage, Option<&str>)]) {
        if !device.instance.is_strict() {
            return;
        }
        if let Some(layout) = self.given_layout() {
            self.bindings = layout.bindings.clone();
            return;
        }
        let found = stages
            .iter()
            .enumerate()
            .filter_map(|(index, (stage, name))| {
                Some((*stage, self.interface(index)?.stage(*stage, *name)?))
            });
        let mut writable: Vec<Vec<WritableBinding>> = Vec::new();
        for (stage, of) in found {
            for bound in &of.bound {
                let group = bound.group as usize;
                if group >= writable.len() {
                    writable.resize(group + 1, Vec::new());
                }
                if bound.is_written {
                    writable[group].push(WritableBinding {
                        binding: bound.binding,
                        stages: stages_of(stage),
                        dynamic: None,
                    });
                }
            }
        }
        self.bindings = Bindings {
            groups: writable.len() as u32,
            writable: writable.into_iter().map(Arc::from).collect(),
        };
    }

    /// The bytes of immediate data that a pipeline has, of a given or derived layout.
    pub fn immediates(&self) -> u32 {
        let modules = self.modules.iter();
        let derived =
            modules.filter_map(|module| Some(module.known.interface.as_ref()?.immediates));
        self.given_layout().map_or_else(
            || derived.max().unwrap_or(0),
            |layout| layout.immediate_size,
        )
    }

    /// What is known of the module of a stage.
    fn interface(&self, index: usize) -> Option<&Interface> {
        self.modules.get(index)?.known.interface.as_deref()
    }

    fn layout(
        &mut self,
        handle: WGPUPipelineLayout,
        device: &Device,
    ) -> Result<Option<PipelineLayoutId>, Fault> {
        if handle.bits() == 0 {
            return Ok(None);
        }
        let layout = PipelineLayout::get(handle, "descriptor.layout")?;
        let id = PipelineLayout::id(handle, "descriptor.layout", device)?;
        self.layout = Some(layout);
        Ok(Some(id))
    }

    /// What is chained to a pipeline: its cache, and `multiview`, where it has one.
    ///
    /// # Safety
    /// The chain must be valid for the call.
    unsafe fn extras(
        &mut self,
        next: *const WGPUChainedStruct,
        device: &Device,
        mut multiview: Option<&mut Option<NonZeroU32>>,
    ) -> Result<Option<PipelineCacheId>, Fault> {
        let mut cache = WGPUAbiPipelineCache::NULL;
        // SAFETY: the caller's promise is the same.
        unsafe {
            chain::each(next, "descriptor", |link| {
                if link.s_type == WGPUAbiSType::PipelineExtras as u32 {
                    let extras: &WGPUAbiPipelineExtras = link.cast("WGPUAbiPipelineExtras")?;
                    cache = extras.cache;
                    return Ok(true);
                }
                if let Some(mask) = &mut multiview
                    && link.s_type == WGPUAbiSType::Multiview as u32
                {
                    let views = link.cast("WGPUAbiMultiview")?;
                    **mask = multiview::mask(views, device.features, &device.limits)?;
                    return Ok(true);
                }
                Ok(false)
            })
        }?;
        if cache.bits() == 0 {
            return Ok(None);
        }
        let name = "WGPUAbiPipelineExtras.cache";
        let id = PipelineCache::id(cache, name, device)?;
        self.cache = Some(PipelineCache::get(cache, name)?);
        Ok(Some(id))
    }

    fn module(
        &mut self,
        handle: WGPUShaderModule,
        device: &Device,
    ) -> Result<ShaderModuleId, Fault> {
        let module = ShaderModule::get(handle, "module")?;
        if let Some(why) = &module.unusable {
            return Err(Fault::validation(why.clone()));
        }
        let id = ShaderModule::id(handle, "module", device)?;
        self.modules.push(module);
        Ok(id)
    }

    /// A stage that is nothing but an entry point.
    ///
    /// # Safety
    /// The state's pointers must be valid for the call.
    unsafe fn plain_stage(
        &mut self,
        c: &WGPUComputeState,
        device: &Device,
    ) -> Result<ProgrammableStageDescriptor<'static>, Fault> {
        // SAFETY: the caller promises valid pointers.
        unsafe {
            chain::none(c.nextInChain, "stage")?;
            self.stage(c.module, c.entryPoint, c.constants, c.constantCount, device)
        }
    }

    /// # Safety
    /// The pointers must be valid for the call.
    unsafe fn stage(
        &mut self,
        module: WGPUShaderModule,
        entry_point: WGPUStringView,
        constants: *const WGPUConstantEntry,
        constant_count: usize,
        device: &Device,
    ) -> Result<ProgrammableStageDescriptor<'static>, Fault> {
        let module = self.module(module, device)?;
        // SAFETY: the caller promises valid pointers.
        let entry_point = unsafe { self::entry_point(entry_point) }?;
        // SAFETY: as above.
        let constants = unsafe { self::constants(constants, constant_count) }?;
        let known = self.modules.last().map(|module| &module.known.interface);
        if let Some(Some(interface)) = known {
            interface.check_constants(&constants)?;
        }
        Ok(ProgrammableStageDescriptor {
            module,
            entry_point,
            constants,
            zero_initialize_workgroup_memory: true,
        })
    }
}

fn stages_of(stage: ShaderStage) -> ShaderStages {
    match stage {
        ShaderStage::Vertex => ShaderStages::VERTEX,
        ShaderStage::Fragment => ShaderStages::FRAGMENT,
        _ => ShaderStages::COMPUTE,
    }
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn compute(
    c: &WGPUComputePipelineDescriptor,
    device: &Device,
) -> Result<Prepared<ComputePipelineDescriptor<'static>>, Fault> {
    let mut kept = Kept::default();
    // SAFETY: the caller promises valid pointers.
    let cache = unsafe { kept.extras(c.nextInChain, device, None) }?;
    let descriptor = ComputePipelineDescriptor {
        // SAFETY: as above.
        label: unsafe { owned_label(c.label) },
        layout: kept.layout(c.layout, device)?,
        // SAFETY: as above.
        stage: unsafe { kept.plain_stage(&c.compute, device) }
            .map_err(|fault| fault.within(format_args!("descriptor.compute")))?,
        cache,
    };
    let (interface, layout) = (kept.interface(0), kept.given_layout());
    stages::check_compute(&descriptor, interface, layout, &device.limits, kept.depth())
        .map_err(|fault| fault.within(format_args!("descriptor.compute")))?;
    let name = descriptor.stage.entry_point.as_deref();
    kept.find_bindings(device, &[(ShaderStage::Compute, name)]);
    Ok(Prepared { descriptor, kept })
}

/// What follows the vertices, whoever makes them.
struct Rest {
    primitive: PrimitiveState,
    depth_stencil: Option<DepthStencilState>,
    multisample: MultisampleState,
    fragment: Option<FragmentState<'static>>,
}

/// # Safety
/// The pointers must be valid for the call.
unsafe fn rest(
    primitive: &WGPUPrimitiveState,
    depth_stencil: *const WGPUDepthStencilState,
    multisample: &WGPUMultisampleState,
    fragment: *const WGPUFragmentState,
    kept: &mut Kept,
    device: &Device,
) -> Result<Rest, Fault> {
    // SAFETY: the caller promises valid pointers.
    let (depth_stencil, fragment) = unsafe {
        (
            input::optional(depth_stencil, "descriptor.depthStencil")?,
            input::optional(fragment, "descriptor.fragment")?,
        )
    };
    let rest = Rest {
        // SAFETY: as above.
        primitive: unsafe { primitive::state(primitive) }
            .map_err(|fault| fault.within(format_args!("descriptor.primitive")))?,
        depth_stencil: depth_stencil
            // SAFETY: as above.
            .map(|state| unsafe { primitive::depth_stencil(state) })
            .transpose()
            .map_err(|fault| fault.within(format_args!("descriptor.depthStencil")))?,
        // SAFETY: as above.
        multisample: unsafe { primitive::multisample(multisample) }
            .map_err(|fault| fault.within(format_args!("descriptor.multisample")))?,
        fragment: fragment
            // SAFETY: as above.
            .map(|state| unsafe { fragment::state(state, kept, device) })
            .transpose()
            .map_err(|fault| fault.within(format_args!("descriptor.fragment")))?,
    };
    if rest.multisample.alpha_to_coverage_enabled {
        fragment::check_alpha_to_coverage(rest.multisample.count, rest.fragment.as_ref(), device)?;
    }
    if let Some(rules) = &device.format_rules {
        let samples = rest.multisample.count;
        if let Some(fragment) = &rest.fragment {
            rules.check_fragment(fragment, samples)?;
        }
        if let Some(depth) = &rest.depth_stencil {
            rules
                .check_samples(depth.format, samples)
                .map_err(|fault| fault.within(format_args!("descriptor.depthStencil")))?;
        }
    }
    Ok(rest)
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn render(
    c: &WGPURenderPipelineDescriptor,
    device: &Device,
) -> Result<Prepared<Graphics>, Fault> {
    let mut kept = Kept::default();
    let mut multiview_mask = None;
    // SAFETY: the caller promises valid pointers.
    let cache = unsafe { kept.extras(c.nextInChain, device, Some(&mut multiview_mask)) }?;
    let layout = kept.layout(c.layout, device)?;
    // SAFETY: as above.
    let vertex = unsafe { vertex::state(&c.vertex, &mut kept, device) }
        .map_err(|fault| fault.within(format_args!("descriptor.vertex")))?;
    // SAFETY: as above.
    let rest = unsafe {
        rest(
            &c.primitive,
            c.depthStencil,
            &c.multisample,
            c.fragment,
            &mut kept,
            device,
        )
    }?;
    let descriptor = RenderPipelineDescriptor {
        // SAFETY: as above.
        label: unsafe { owned_label(c.label) },
        layout,
        vertex,
        primitive: rest.primitive,
        depth_stencil: rest.depth_stencil,
        multisample: rest.multisample,
        fragment: rest.fragment,
        multiview_mask,
        cache,
    };
    let interfaces = [kept.interface(0), kept.interface(1)];
    stages::check_render(&descriptor, interfaces, kept.given_layout())?;
    let groups = if layout.is_none() {
        merged(&descriptor, interfaces)
    } else {
        None
    };
    let derived = groups.map(|groups| Derived {
        groups,
        immediates: kept.immediates(),
    });
    kept.is_derived_here = derived.is_some();
    let fragment = descriptor.fragment.as_ref();
    let names = [
        (
            ShaderStage::Vertex,
            descriptor.vertex.stage.entry_point.as_deref(),
        ),
        (
            ShaderStage::Fragment,
            fragment.and_then(|state| state.stage.entry_point.as_deref()),
        ),
    ];
    kept.find_bindings(device, &names[..1 + usize::from(fragment.is_some())]);
    Ok(Prepared {
        descriptor: Graphics::Vertex(descriptor, derived),
        kept,
    })
}

/// The layout for stages whose layout core cannot derive.
fn merged(
    descriptor: &RenderPipelineDescriptor,
    [vertex, fragment]: [Option<&Interface>; 2],
) -> Option<Groups> {
    let vertex = vertex?.stage(
        ShaderStage::Vertex,
        descriptor.vertex.stage.entry_point.as_deref(),
    )?;
    let state = descriptor.fragment.as_ref()?;
    let fragment = fragment?.stage(ShaderStage::Fragment, state.stage.entry_point.as_deref())?;
    resources::merged(vertex.resources()?, fragment.resources()?)
}

/// # Safety
/// The view must be valid for the call.
unsafe fn owned_label(label: WGPUStringView) -> Option<Cow<'static, str>> {
    // SAFETY: the caller's promise is the same.
    unsafe { input::label(label) }.map(|label| Cow::Owned(label.into_owned()))
}

/// The name of the function; None for the only one of the stage.
///
/// # Safety
/// The view must be valid for the call.
unsafe fn entry_point(name: WGPUStringView) -> Result<Option<Cow<'static, str>>, Fault> {
    // SAFETY: the caller's promise is the same.
    match unsafe { input::text(name, "entryPoint") }? {
        // Drivers take the name as a C string.
        Some(name) if name.contains('\0') => Err(Fault::validation(format!(
            "`entryPoint` is {name:?}, which has a NUL byte inside: no function has such a name"
        ))),
        name => Ok(name.map(|name| Cow::Owned(name.to_owned()))),
    }
}

/// # Safety
/// The array must have `count` entries, with valid chains and keys.
unsafe fn constants(
    entries: *const WGPUConstantEntry,
    count: usize,
) -> Result<PipelineConstants, Fault> {
    // SAFETY: the caller's promise is the same.
    let entries = unsafe { input::array(entries, count, "constants") }?;
    let mut constants = PipelineConstants::default();
    for (i, entry) in entries.iter().enumerate() {
        // SAFETY: as above.
        let key = unsafe { constant_key(entry) }
            .map_err(|fault| fault.within(format_args!("constants[{i}]")))?;
        if !entry.value.is_finite() {
            return Err(Fault::validation(format!(
                "constants[{i}]: the value of '{key}' is {}, but it must be finite",
                entry.value
            )));
        }
        if constants.insert(key.to_owned(), entry.value).is_some() {
            return Err(Fault::validation(format!(
                "constants[{i}]: '{key}' comes a second time"
            )));
        }
    }
    Ok(constants)
}

/// # Safety
/// The chain and the key must be valid for the call.
unsafe fn constant_key(entry: &WGPUConstantEntry) -> Result<&str, Fault> {
    // SAFETY: the caller's promise is the same.
    let key = unsafe {
        chain::none(entry.nextInChain, "entry")?;
        input::text(entry.key, "key")?
    };
    let key = key.ok_or_else(|| {
        Fault::validation("`key` is not given: it must name a constant or give its @id")
    })?;
    // The compiler would find the constant by "01" or "+1", but not its value.
    match key.parse::<u16>() {
        Ok(number) if number.to_string() != key => Err(Fault::validation(format!(
            "`key` is '{key}', but the constant of @id({number}) has the key '{number}'"
        ))),
        _ => Ok(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(text: &str) -> WGPUStringView {
        WGPUStringView {
            data: text.as_ptr().cast(),
            length: text.len(),
        }
    }

    fn entry(key: &str, value: f64) -> WGPUConstantEntry {
        WGPUConstantEntry {
            key: view(key),
            value,
            ..WGPUConstantEntry::INIT
        }
    }

    fn read(entries: &[WGPUConstantEntry]) -> Result<PipelineConstants, String> {
        // SAFETY: the entries are a local slice.
        unsafe { constants(entries.as_ptr(), entries.len()) }.map_err(|fault| fault.text("f"))
    }

    #[test]
    fn constants_go_by_name_or_number() {
        let constants = read(&[entry("scale", 1.5), entry("7", -2.0)]).unwrap();
        assert_eq!(constants.get("scale"), Some(&1.5));
        assert_eq!(constants.get("7"), Some(&-2.0));
        assert!(read(&[]).unwrap().is_empty());
    }

    #[test]
    fn wrong_constants_are_named() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let text = read(&[entry("a", 0.0), entry("b", value)]).unwrap_err();
            assert!(
                text.contains("constants[1]") && text.contains("finite"),
                "{text}"
            );
        }
        assert!(
            read(&[entry("a", 0.0), entry("a", 1.0)])
                .unwrap_err()
                .contains("second time")
        );
        assert!(
            read(&[WGPUConstantEntry::INIT])
                .unwrap_err()
                .contains("key")
        );
        assert!(read(&[entry("07", 0.0)]).unwrap_err().contains("'7'"));
        assert!(read(&[entry("+7", 0.0)]).is_err());
    }

    #[test]
    fn an_entry_point_may_be_left_out_but_not_hold_a_nul() {
        // SAFETY: the views lead to static text.
        unsafe {
            assert_eq!(entry_point(WGPUStringView::INIT).ok(), Some(None));
            assert_eq!(entry_point(view("")).ok(), Some(Some("".into())));
            assert_eq!(entry_point(view("main")).ok(), Some(Some("main".into())));
            assert!(entry_point(view("ma\0in")).is_err());
        }
    }
}
