//! What pipelines must know of a shader module for checks that core lacks: core keeps what it found to itself.

use std::sync::Arc;

use naga::back::PipelineConstants;
use naga::back::pipeline_constants::process_overrides;
use naga::proc::IndexableLength;
use naga::valid::{Capabilities, ImmediateSlots, ValidationFlags, Validator};
use naga::{
    AddressSpace, ArraySize, Binding, BuiltIn, EntryPoint, GlobalVariable, Handle, ImageClass,
    Module, ScalarKind, ShaderStage, StorageAccess, Type, TypeInner,
};
use wgpu_core::map_storage_format_from_naga;
use wgpu_types::{StorageTextureAccess, TextureFormat};

use super::globals::{self, Globals};
use super::resources::{self, Resources, Sampled};
use super::rules::evaluation;
use crate::convert::tiers::Rules;
use crate::error::Fault;

/// The stages of a module.
pub struct Interface {
    stages: Box<[Stage]>,
    /// The bytes of the module's immediate data, used or not: what a derived layout has room for.
    pub immediates: u32,
    /// Known to strict instances only.
    pub uses_subgroups: bool,
    /// The keys of the overrides, used or not, and what they are.
    overrides: Box<[(Box<str>, naga::Scalar)]>,
}

/// An entry point.
pub struct Stage {
    stage: ShaderStage,
    name: Box<str>,
    pub inputs: Box<[Varying]>,
    pub outputs: Box<[Varying]>,
    pub writes_sample_mask: bool,
    /// The bytes of immediate data that it uses.
    pub immediates: u32,
    /// The bytes that a task stage hands on, or that a mesh stage gets.
    pub payload: u32,
    /// The samplers, by group and binding, through which it reads depth textures; known to strict instances only.
    pub depth_samplers: Box<[[u32; 2]]>,
    /// What it binds; known to strict instances only.
    pub bound: Box<[Bound]>,
    /// A storage texture that the device cannot have.
    pub wrong_storage: Option<(TextureFormat, StorageTextureAccess)>,
    workgroup: Workgroup,
    /// What a vertex or fragment stage binds.
    resources: Option<Resources>,
}

/// A binding of a stage.
pub struct Bound {
    pub group: u32,
    pub binding: u32,
    pub is_written: bool,
}

/// What goes from a vertex or mesh stage to a fragment stage, or to a color target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Varying {
    pub location: u32,
    pub ty: VaryingType,
}

/// A scalar, or a vector of that many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VaryingType {
    scalar: naga::Scalar,
    pub components: u8,
}

/// What a workgroup needs.
enum Workgroup {
    /// This many bytes of storage; its size is checked by core.
    Fixed(u64),
    /// It depends on overrides: this module knows it when they are given.
    Overridden(Arc<Module>),
}

/// What a workgroup needs when all is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    pub storage: u64,
    /// None where core has checked it.
    pub size: Option<[u32; 3]>,
    /// The vertices and primitives that a mesh stage makes at most; None where core has checked it.
    pub made: Option<[u32; 2]>,
}

impl Interface {
    pub fn new(module: &Module) -> Self {
        let functions = globals::by_functions(module);
        let mut shared = None;
        let mut sampled = None;
        let waits = evaluation::waits_for_overrides(module);
        let stages = module.entry_points.iter().map(|entry| {
            let mut used = globals::used(&entry.function, &functions);
            let mesh = entry.mesh_info.as_ref();
            if let Some(mesh) = mesh {
                used.insert(mesh.output_variable);
            }
            let immediates = immediates_of(module, &used);
            let resources = matches!(entry.stage, ShaderStage::Vertex | ShaderStage::Fragment)
                .then(|| {
                    let sampled = sampled.get_or_insert_with(|| Sampled::by_functions(module));
                    resources::of_stage(module, entry, &used, sampled)
                });
            let storage = storage_of(module, used.of(module), false);
            let sized = entry.workgroup_size_overrides.is_none()
                && mesh.is_none_or(|mesh| {
                    mesh.max_vertices_override.is_none() && mesh.max_primitives_override.is_none()
                });
            let workgroup = match storage {
                Some(bytes) if sized && !waits => Workgroup::Fixed(bytes),
                _ => Workgroup::Overridden(
                    shared
                        .get_or_insert_with(|| Arc::new(module.clone()))
                        .clone(),
                ),
            };
            Stage {
                resources: resources.flatten(),
                ..stage(module, entry, workgroup, immediates)
            }
        });
        Self {
            stages: stages.collect(),
            immediates: ImmediateSlots::size_for_module(module),
            uses_subgroups: false,
            overrides: overrides_of(module),
        }
    }

    /// Refuses values that an override cannot have. Core does so too, but only where the entry point uses the override.
    pub fn check_constants(&self, constants: &PipelineConstants) -> Result<(), Fault> {
        for (key, scalar) in &self.overrides {
            if let Some(value) = constants.get(&**key)
                && !is_value_of(*scalar, *value)
            {
                return Err(Fault::validation(format!(
                    "constants: the value of '{key}' is {value}, which the override of {} bits ({:?}) cannot have",
                    u32::from(scalar.width) * 8,
                    scalar.kind,
                )));
            }
        }
        Ok(())
    }

    /// Looks for depth textures that are read through samplers that do not compare. What is wrong with the module is for core to
    /// report. Needs a compiler's stack.
    pub fn find_depth_samplers(&mut self, module: &Module) {
        let mut validator = Validator::new(ValidationFlags::empty(), Capabilities::all());
        let Ok(info) = validator.validate(module) else {
            return;
        };
        let globals = &module.global_variables;
        let is_depth = |image: Handle<GlobalVariable>| {
            let inner = &module.types[globals[image].ty].inner;
            matches!(
                inner,
                TypeInner::Image {
                    class: ImageClass::Depth { .. },
                    ..
                }
            )
        };
        let compares = |sampler: Handle<GlobalVariable>| {
            let inner = &module.types[globals[sampler].ty].inner;
            matches!(inner, TypeInner::Sampler { comparison: true })
        };
        for (i, stage) in self.stages.iter_mut().enumerate() {
            let pairs = &info.get_entry_point(i).sampling_set;
            let plain = pairs
                .iter()
                .filter(|of| is_depth(of.image) && !compares(of.sampler));
            let places = plain.filter_map(|of| globals[of.sampler].binding);
            stage.depth_samplers = places.map(|of| [of.group, of.binding]).collect();
        }
    }

    /// Looks for what the stages bind.
    pub fn find_bound(&mut self, module: &Module) {
        let functions = globals::by_functions(module);
        for (stage, entry) in self.stages.iter_mut().zip(&module.entry_points) {
            let used = globals::used(&entry.function, &functions);
            let bound = used.of(module).filter_map(|(_, variable)| {
                let place = variable.binding?;
                let access = match (variable.space, &module.types[variable.ty].inner) {
                    (AddressSpace::Storage { access }, _) => access,
                    (
                        _,
                        TypeInner::Image {
                            class: ImageClass::Storage { access, .. },
                            ..
                        },
                    ) => *access,
                    _ => StorageAccess::LOAD,
                };
                Some(Bound {
                    group: place.group,
                    binding: place.binding,
                    is_written: access.contains(StorageAccess::STORE),
                })
            });
            stage.bound = bound.collect();
        }
    }

    /// Looks for storage textures that the device cannot have: core does not mind them where it derives the layout.
    pub fn find_wrong_storage(&mut self, module: &Module, rules: &Rules) {
        let functions = globals::by_functions(module);
        for (stage, entry) in self.stages.iter_mut().zip(&module.entry_points) {
            let used = globals::used(&entry.function, &functions);
            stage.wrong_storage = used.of(module).find_map(|(_, variable)| {
                let ty = variable.ty;
                let TypeInner::Image {
                    class: ImageClass::Storage { format, access },
                    ..
                } = module.types[ty].inner
                else {
                    return None;
                };
                let format = map_storage_format_from_naga(format);
                let access = match access {
                    StorageAccess::LOAD => StorageTextureAccess::ReadOnly,
                    StorageAccess::STORE => StorageTextureAccess::WriteOnly,
                    both if both.contains(StorageAccess::ATOMIC) => StorageTextureAccess::Atomic,
                    _ => StorageTextureAccess::ReadWrite,
                };
                let fault = rules.check_storage(format, access).err();
                fault.map(|_| (format, access))
            });
        }
    }

    /// The stage of this name, or the only one when there is no name.
    pub fn stage(&self, stage: ShaderStage, name: Option<&str>) -> Option<&Stage> {
        let mut found = self.stages.iter().filter(|of| of.stage == stage);
        match name {
            Some(name) => found.find(|of| *of.name == *name),
            None => found.next().filter(|_| found.next().is_none()),
        }
    }

    /// What there is to choose from, for a message.
    pub fn entry_points(&self) -> String {
        const SHOWN: usize = 8;
        let shown = self.stages.iter().take(SHOWN);
        let mut listed: Vec<String> = shown
            .map(|of| format!("'{}' ({:?})", of.name, of.stage))
            .collect();
        match self.stages.len() {
            0 => "none".to_owned(),
            all => {
                if all > SHOWN {
                    listed.push(format!("{} more", all - SHOWN));
                }
                listed.join(", ")
            }
        }
    }
}

impl Stage {
    /// What a vertex or fragment stage binds; None where that is beyond what is merged.
    pub fn resources(&self) -> Option<&Resources> {
        self.resources.as_ref()
    }

    /// What a workgroup needs, where no override has a say.
    pub fn fixed_needs(&self) -> Option<Needs> {
        match self.workgroup {
            Workgroup::Fixed(storage) => Some(Needs {
                storage,
                size: None,
                made: None,
            }),
            Workgroup::Overridden(_) => None,
        }
    }

    /// What a workgroup needs with these overrides; None when they are wrong, and the text of what core does not find. Needs a
    /// compiler's stack.
    pub fn needs(&self, constants: &PipelineConstants) -> Result<Option<Needs>, String> {
        let Workgroup::Overridden(module) = &self.workgroup else {
            return Ok(self.fixed_needs());
        };
        let Some(module) = self.overridden(module, constants) else {
            return Ok(None);
        };
        if let Some(wrong) = evaluation::refused(&module, true) {
            return Err(wrong.text);
        }
        Ok(self.needs_of(&module))
    }

    /// What is left of a module for this stage when the overrides have their values.
    fn overridden(&self, module: &Module, constants: &PipelineConstants) -> Option<Module> {
        let mut validator = Validator::new(ValidationFlags::empty(), Capabilities::all());
        let info = validator.validate(module).ok()?;
        let entry = (self.stage, &*self.name);
        let (module, _) = process_overrides(module, &info, Some(entry), constants).ok()?;
        Some(module.into_owned())
    }

    fn needs_of(&self, module: &Module) -> Option<Needs> {
        let entry = module.entry_points.first()?;
        Some(Needs {
            // Only what the entry point uses is left.
            storage: storage_of(module, module.global_variables.iter(), true)?,
            size: Some(entry.workgroup_size),
            made: entry
                .mesh_info
                .as_ref()
                .map(|mesh| [mesh.max_vertices, mesh.max_primitives]),
        })
    }
}

fn stage(module: &Module, entry: &EntryPoint, workgroup: Workgroup, immediates: u32) -> Stage {
    let mut inputs = Vec::new();
    for argument in &entry.function.arguments {
        varyings(
            module,
            argument.ty,
            argument.binding.as_ref(),
            &mut |b, ty| {
                inputs.extend(varying(b, ty));
            },
        );
    }
    let mut outputs = Vec::new();
    let mut writes_sample_mask = false;
    if let Some(result) = &entry.function.result {
        varyings(module, result.ty, result.binding.as_ref(), &mut |b, ty| {
            writes_sample_mask |= matches!(b, Binding::BuiltIn(BuiltIn::SampleMask));
            outputs.extend(varying(b, ty));
        });
    }
    if let Some(mesh) = &entry.mesh_info {
        for ty in [mesh.vertex_output_type, mesh.primitive_output_type] {
            varyings(module, ty, None, &mut |b, ty| {
                outputs.extend(varying(b, ty))
            });
        }
    }
    let payload = entry
        .task_payload
        .map(|payload| module.global_variables[payload].ty);
    Stage {
        stage: entry.stage,
        name: entry.name.as_str().into(),
        inputs: inputs.into(),
        outputs: outputs.into(),
        writes_sample_mask,
        immediates,
        payload: payload.map_or(0, |ty| fixed_size(module, ty)),
        depth_samplers: Box::default(),
        bound: Box::default(),
        wrong_storage: None,
        workgroup,
        resources: None,
    }
}

/// Calls `found` with each binding of a value: its own, or those of its members.
fn varyings(
    module: &Module,
    ty: Handle<Type>,
    binding: Option<&Binding>,
    found: &mut impl FnMut(&Binding, &TypeInner),
) {
    let inner = &module.types[ty].inner;
    match (binding, inner) {
        (Some(binding), _) => found(binding, inner),
        (None, TypeInner::Struct { members, .. }) => {
            for member in members {
                if let Some(binding) = &member.binding {
                    found(binding, &module.types[member.ty].inner);
                }
            }
        }
        (None, _) => {}
    }
}

fn varying(binding: &Binding, ty: &TypeInner) -> Option<Varying> {
    let Binding::Location {
        location,
        // The second source of blending has the location of the first, and its type.
        blend_src: None | Some(0),
        ..
    } = *binding
    else {
        return None;
    };
    let (scalar, components) = match *ty {
        TypeInner::Scalar(scalar) => (scalar, 1),
        TypeInner::Vector { size, scalar } => (scalar, size as u8),
        _ => return None,
    };
    Some(Varying {
        location,
        ty: VaryingType { scalar, components },
    })
}

impl std::fmt::Display for VaryingType {
    /// As WGSL has it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let letter = match self.scalar.kind {
            ScalarKind::Sint | ScalarKind::AbstractInt => 'i',
            ScalarKind::Uint => 'u',
            ScalarKind::Float | ScalarKind::AbstractFloat => 'f',
            ScalarKind::Bool => 'b',
        };
        let bits = self.scalar.width * 8;
        match self.components {
            1 => write!(f, "{letter}{bits}"),
            n => write!(f, "vec{n}<{letter}{bits}>"),
        }
    }
}

fn overrides_of(module: &Module) -> Box<[(Box<str>, naga::Scalar)]> {
    let overrides = module.overrides.iter().filter_map(|(_, of)| {
        let key = match of.id {
            Some(id) => id.to_string(),
            None => of.name.clone()?,
        };
        Some((key.into(), module.types[of.ty].inner.scalar()?))
    });
    overrides.collect()
}

/// Whether a number can be converted: the part behind the point of whole numbers is dropped, and all have a truth value.
fn is_value_of(scalar: naga::Scalar, value: f64) -> bool {
    let whole = value.trunc();
    match (scalar.kind, scalar.width) {
        (ScalarKind::Sint, 4) => (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&whole),
        (ScalarKind::Uint, 4) => (0.0..=f64::from(u32::MAX)).contains(&whole),
        (ScalarKind::Float, 4) => (value as f32).is_finite(),
        (ScalarKind::Float, 2) => value.abs() < HALF_END,
        _ => true,
    }
}

/// What is nearer to an infinite f16 than to the largest.
const HALF_END: f64 = 65520.0;

/// The bytes of the one variable of immediate data, where it is used.
fn immediates_of(module: &Module, used: &Globals) -> u32 {
    let variables = used.of(module).map(|(_, variable)| variable);
    let immediate = variables.filter(|variable| variable.space == AddressSpace::Immediate);
    let sizes = immediate.map(|variable| without_padding(module, variable.ty));
    sizes.max().unwrap_or(0)
}

/// The bytes of a type up to the end of its last member.
fn without_padding(module: &Module, ty: Handle<Type>) -> u32 {
    match &module.types[ty].inner {
        TypeInner::Struct { members, .. } => {
            let ends = members
                .iter()
                .map(|member| member.offset + without_padding(module, member.ty));
            ends.max().unwrap_or(0)
        }
        _ => fixed_size(module, ty),
    }
}

/// The bytes of a type that no override decides about.
fn fixed_size(module: &Module, ty: Handle<Type>) -> u32 {
    let size = module.types[ty].inner.try_size(module.to_ctx());
    size.unwrap_or(u32::MAX)
}

/// The bytes that variables take of a workgroup's storage, each from a multiple of 16; None when an override that is not yet
/// given decides.
fn storage_of<'m>(
    module: &Module,
    variables: impl Iterator<Item = (Handle<GlobalVariable>, &'m GlobalVariable)>,
    given: bool,
) -> Option<u64> {
    let mut bytes = 0_u64;
    for (_, variable) in variables {
        if variable.space != AddressSpace::WorkGroup {
            continue;
        }
        let size = size_of(module, variable.ty, given)?;
        bytes = bytes.saturating_add(size.checked_next_multiple_of(16).unwrap_or(u64::MAX));
    }
    Some(bytes)
}

fn size_of(module: &Module, ty: Handle<Type>, given: bool) -> Option<u64> {
    Some(match module.types[ty].inner {
        TypeInner::Array { size, stride, .. } => {
            if matches!(size, ArraySize::Pending(_)) && !given {
                return None;
            }
            let count = match size.resolve(module.to_ctx()).ok()? {
                IndexableLength::Known(count) => count,
                IndexableLength::Dynamic => return None,
            };
            u64::from(count) * u64::from(stride)
        }
        // What a mesh stage makes is a struct, the last arrays of which may be sized by overrides.
        TypeInner::Struct { ref members, span } => {
            let mut size = 0_u64;
            for member in members {
                size = size.saturating_add(size_of(module, member.ty, given)?);
            }
            size.max(span.into())
        }
        ref inner => inner
            .try_size(module.to_ctx())
            .map_or(u64::from(u32::MAX), u64::from),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(code: &str) -> Interface {
        Interface::new(&naga::front::wgsl::parse_str(code).unwrap())
    }

    #[test]
    fn varyings_are_found_alone_and_in_structs() {
        let interface = interface(
            "struct Out { @builtin(position) p: vec4<f32>, @location(3) a: vec2<u32> }
            @vertex fn vs(@location(1) b: f32) -> Out { return Out(vec4(b), vec2(1u)); }
            struct Two { @location(0) c: vec4<f32>, @builtin(sample_mask) m: u32 }
            @fragment fn fs() -> Two { return Two(vec4(1.0), 1u); }",
        );
        let vertex = interface.stage(ShaderStage::Vertex, None).unwrap();
        assert_eq!(vertex.inputs[0].location, 1);
        assert_eq!(vertex.outputs.len(), 1);
        assert_eq!(vertex.outputs[0].ty.to_string(), "vec2<u32>");
        let fragment = interface.stage(ShaderStage::Fragment, Some("fs")).unwrap();
        assert!(fragment.writes_sample_mask && !vertex.writes_sample_mask);
        assert!(interface.stage(ShaderStage::Compute, None).is_none());
    }

    #[test]
    fn workgroup_storage_is_what_the_entry_point_reaches() {
        let interface = interface(
            "var<workgroup> a: array<vec4<f32>, 4>; var<workgroup> b: f32; var<workgroup> c: array<f32, 100>;
            fn inner() { a[0] = vec4(1.0); } fn outer() { if b > 1.0 { inner(); } }
            @compute @workgroup_size(1) fn one() { outer(); }
            @compute @workgroup_size(1) fn none() {}",
        );
        let bytes = |name| {
            let stage = interface.stage(ShaderStage::Compute, Some(name)).unwrap();
            stage.needs(&PipelineConstants::default()).unwrap().unwrap()
        };
        assert_eq!(bytes("one").storage, 64 + 16);
        assert_eq!(
            bytes("none"),
            Needs {
                storage: 0,
                size: None,
                made: None
            }
        );
        assert!(interface.stage(ShaderStage::Compute, None).is_none());
    }

    #[test]
    fn overrides_decide_when_they_are_given() {
        let interface = interface(
            "override n: u32 = 2; override x: u32 = 4; var<workgroup> a: array<vec4<f32>, n * 2>;
            @compute @workgroup_size(x, 2) fn main() { _ = a[0]; }",
        );
        let stage = interface.stage(ShaderStage::Compute, None).unwrap();
        let needs = |constants: &[(&str, f64)]| {
            let constants = constants.iter().map(|(k, v)| ((*k).to_owned(), *v));
            stage.needs(&constants.collect()).unwrap()
        };
        let default = needs(&[]).unwrap();
        assert_eq!((default.storage, default.size), (64, Some([4, 2, 1])));
        let given = needs(&[("n", 5.0), ("x", 7.0)]).unwrap();
        assert_eq!((given.storage, given.size), (160, Some([7, 2, 1])));
        assert!(needs(&[("unknown", 1.0)]).is_none());
    }
}
