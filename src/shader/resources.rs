//! The layout of a pipeline that core cannot derive: its stages see one binding in different ways.
//!
//! Core asks for the same of both stages, the standard only for what fits together: of a buffer the larger size counts, and a texture of
//! floats can be filtered if one of the stages does.

use std::collections::{BTreeMap, HashSet};
use std::num::NonZeroU64;

use naga::{
    AddressSpace, EntryPoint, Expression, Function, GlobalVariable, Handle, ImageClass,
    ImageDimension, Module, ScalarKind, Statement, StorageAccess, TypeInner,
};
use wgpu_core::validation::map_storage_format_from_naga;
use wgpu_types::{
    BindGroupLayoutEntry, BindingType, BufferBindingType, SamplerBindingType, ShaderStages,
    StorageTextureAccess, TextureSampleType, TextureViewDimension,
};

use super::globals::Globals;
use super::statements;

/// What a stage binds, by group and number: what a layout for it alone would have. Of arrays of bindings none is derived.
pub type Resources = BTreeMap<[u32; 2], BindingType>;

/// The layout entries of each group.
pub type Groups = Vec<Vec<BindGroupLayoutEntry>>;

/// The layout for a vertex and a fragment stage, if they see a binding in different ways that fit together.
pub fn merged(vertex: &Resources, fragment: &Resources) -> Option<Groups> {
    let mut differ = false;
    for (place, of_vertex) in vertex {
        let of_fragment = fragment.get(place).unwrap_or(of_vertex);
        if of_vertex != of_fragment {
            differ = true;
            both(*of_vertex, *of_fragment)?;
        }
    }
    if !differ {
        return None;
    }
    let mut groups = Groups::new();
    let places: HashSet<&[u32; 2]> = vertex.keys().chain(fragment.keys()).collect();
    for [group, binding] in places {
        let place = [*group, *binding];
        let (ty, visibility) = match (vertex.get(&place), fragment.get(&place)) {
            (Some(one), Some(other)) => (both(*one, *other)?, ShaderStages::VERTEX_FRAGMENT),
            (Some(one), None) => (*one, ShaderStages::VERTEX),
            (None, other) => (*other?, ShaderStages::FRAGMENT),
        };
        let group = *group as usize;
        groups.resize(groups.len().max(group + 1), Vec::new());
        groups[group].push(BindGroupLayoutEntry {
            binding: *binding,
            visibility,
            ty,
            count: None,
        });
    }
    Some(groups)
}

/// What a binding is that is seen in these ways; None where they do not fit together.
fn both(one: BindingType, other: BindingType) -> Option<BindingType> {
    let joined = with_more_of(one, other);
    (joined == with_more_of(other, one)).then_some(joined)
}

/// The one with the size of the other if that is larger, and filterable if the other is.
fn with_more_of(mut one: BindingType, other: BindingType) -> BindingType {
    use BindingType::{Buffer, Texture};
    use TextureSampleType::Float;
    match (&mut one, other) {
        (
            Buffer {
                min_binding_size: size,
                ..
            },
            Buffer {
                min_binding_size: other,
                ..
            },
        ) => *size = other.max(*size),
        (
            Texture {
                sample_type: Float { filterable },
                ..
            },
            Texture {
                sample_type: Float { filterable: other },
                ..
            },
        ) => *filterable |= other,
        _ => {}
    }
    one
}

/// The textures that a function reads through samplers, itself and through others: variables, and arguments by their number.
#[derive(Default)]
pub struct Sampled {
    variables: Globals,
    arguments: HashSet<u32>,
}

impl Sampled {
    /// Of each function. Functions come after those that they call.
    pub fn by_functions(module: &Module) -> Vec<Self> {
        let mut functions = Vec::with_capacity(module.functions.len());
        for (_, function) in module.functions.iter() {
            let sampled = Self::of(function, &functions);
            functions.push(sampled);
        }
        functions
    }

    fn of(function: &Function, functions: &[Self]) -> Self {
        let mut sampled = Self::default();
        for (_, expression) in function.expressions.iter() {
            if let Expression::ImageSample { image, .. } = expression {
                sampled.add(function, *image);
            }
        }
        for (statement, _) in statements::of(function) {
            if let Statement::Call {
                function: callee,
                arguments,
                ..
            } = statement
                && let Some(its) = functions.get(callee.index())
            {
                sampled.variables.add(&its.variables);
                let given = its.arguments.iter();
                for image in given.filter_map(|at| arguments.get(*at as usize)) {
                    sampled.add(function, *image);
                }
            }
        }
        sampled
    }

    fn add(&mut self, function: &Function, mut image: Handle<Expression>) {
        loop {
            match function.expressions[image] {
                Expression::GlobalVariable(variable) => {
                    self.variables.insert(variable);
                }
                Expression::FunctionArgument(at) => {
                    self.arguments.insert(at);
                }
                Expression::Access { base, .. } | Expression::AccessIndex { base, .. } => {
                    image = base;
                    continue;
                }
                _ => {}
            }
            return;
        }
    }
}

/// What an entry point binds of the variables that it uses; None where that is beyond what is merged here.
pub fn of_stage(
    module: &Module,
    entry: &EntryPoint,
    used: &Globals,
    functions: &[Sampled],
) -> Option<Resources> {
    let sampled = Sampled::of(&entry.function, functions);
    let mut found = Resources::new();
    for (variable, global) in used.of(module) {
        if let Some(place) = global.binding {
            let ty = binding_type(module, global, sampled.variables.contains(variable))?;
            found.insert([place.group, place.binding], ty);
        }
    }
    Some(found)
}

fn binding_type(module: &Module, global: &GlobalVariable, is_sampled: bool) -> Option<BindingType> {
    let inner = &module.types[global.ty].inner;
    Some(match (global.space, inner) {
        (AddressSpace::Uniform, _) => buffer(module, inner, BufferBindingType::Uniform)?,
        (AddressSpace::Storage { access }, _) => {
            let read_only = !access.contains(StorageAccess::STORE);
            buffer(module, inner, BufferBindingType::Storage { read_only })?
        }
        (AddressSpace::Handle, TypeInner::Sampler { comparison }) => {
            BindingType::Sampler(if *comparison {
                SamplerBindingType::Comparison
            } else {
                SamplerBindingType::Filtering
            })
        }
        (
            AddressSpace::Handle,
            TypeInner::Image {
                dim,
                arrayed,
                class,
            },
        ) => texture(*dim, *arrayed, *class, is_sampled)?,
        _ => return None,
    })
}

fn buffer(module: &Module, inner: &TypeInner, ty: BufferBindingType) -> Option<BindingType> {
    if matches!(inner, TypeInner::BindingArray { .. }) {
        return None;
    }
    let size = inner.try_size(module.to_ctx())?;
    Some(BindingType::Buffer {
        ty,
        has_dynamic_offset: false,
        min_binding_size: Some(NonZeroU64::new(size.into())?),
    })
}

fn texture(
    dim: ImageDimension,
    arrayed: bool,
    class: ImageClass,
    is_sampled: bool,
) -> Option<BindingType> {
    let view_dimension = match (dim, arrayed) {
        (ImageDimension::D1, _) => TextureViewDimension::D1,
        (ImageDimension::D2, false) => TextureViewDimension::D2,
        (ImageDimension::D2, true) => TextureViewDimension::D2Array,
        (ImageDimension::D3, _) => TextureViewDimension::D3,
        (ImageDimension::Cube, false) => TextureViewDimension::Cube,
        (ImageDimension::Cube, true) => TextureViewDimension::CubeArray,
    };
    let sampled = |sample_type, multisampled| BindingType::Texture {
        sample_type,
        view_dimension,
        multisampled,
    };
    let filterable = is_sampled;
    Some(match class {
        ImageClass::Depth { multi } => sampled(TextureSampleType::Depth, multi),
        ImageClass::Sampled { kind, multi } => match kind {
            ScalarKind::Float => sampled(TextureSampleType::Float { filterable }, multi),
            ScalarKind::Sint => sampled(TextureSampleType::Sint, multi),
            ScalarKind::Uint => sampled(TextureSampleType::Uint, multi),
            _ => return None,
        },
        ImageClass::Storage { format, access } => BindingType::StorageTexture {
            access: match (
                access.contains(StorageAccess::LOAD),
                access.contains(StorageAccess::STORE),
            ) {
                _ if access.contains(StorageAccess::ATOMIC) => StorageTextureAccess::Atomic,
                (true, true) => StorageTextureAccess::ReadWrite,
                (true, false) => StorageTextureAccess::ReadOnly,
                _ => StorageTextureAccess::WriteOnly,
            },
            format: map_storage_format_from_naga(format),
            view_dimension,
        },
        ImageClass::External => return None,
    })
}

#[cfg(test)]
mod tests {
    use naga::ShaderStage;

    use super::*;
    use crate::shader::interface::{Interface, Stage};

    /// The layout for the stages of a module, the entries in the order of their numbers.
    fn layout(code: &str) -> Option<Vec<BindGroupLayoutEntry>> {
        let interface = Interface::new(&naga::front::wgsl::parse_str(code).unwrap());
        let of = |stage| interface.stage(stage, None).map(Stage::resources);
        let mut groups = merged(of(ShaderStage::Vertex)??, of(ShaderStage::Fragment)??)?;
        groups[0].sort_by_key(|entry| entry.binding);
        Some(groups.remove(0))
    }

    const REST: &str = "@group(0) @binding(1) var t: texture_2d<f32>; @group(0) @binding(2) var s: sampler;
        fn read(t: texture_2d<f32>, s: sampler) -> vec4f { return textureSampleLevel(t, s, vec2f(), 0.0); }
        fn deeper(t: texture_2d<f32>) -> vec4f { return read(t, s); }";

    #[test]
    fn the_larger_buffer_counts() {
        let code = "@group(0) @binding(0) var<uniform> a: f32; @group(0) @binding(0) var<uniform> b: vec4f;
            @vertex fn vs() -> @builtin(position) vec4f { return vec4f(a); }
            @fragment fn fs() { _ = b; }";
        let [entry] = layout(code).unwrap()[..] else {
            panic!()
        };
        assert_eq!(entry.visibility, ShaderStages::VERTEX_FRAGMENT);
        assert_eq!(
            entry.ty,
            BindingType::Buffer {
                ty: BufferBindingType::Uniform,
                has_dynamic_offset: false,
                min_binding_size: NonZeroU64::new(16),
            }
        );
        assert!(layout(&code.replace("<uniform> b", "<storage> b")).is_none());
        assert!(
            layout(&code.replace("a: f32", "a: vec4f")).is_none(),
            "core can"
        );
    }

    #[test]
    fn one_stage_that_filters_is_enough() {
        let code = format!(
            "{REST} @vertex fn vs() -> @builtin(position) vec4f {{ return textureLoad(t, vec2u(), 0); }}
            @fragment fn fs() {{ _ = deeper(t); }}"
        );
        let entries = layout(&code).unwrap();
        assert_eq!(
            entries[0].ty,
            BindingType::Texture {
                sample_type: TextureSampleType::Float { filterable: true },
                view_dimension: TextureViewDimension::D2,
                multisampled: false,
            }
        );
        assert_eq!(entries[1].visibility, ShaderStages::FRAGMENT);
    }
}
