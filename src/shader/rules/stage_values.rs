//! The types of what goes between stages: naga looks at those of entry points only, and at less of them.

use std::collections::HashSet;

use naga::{
    Binding, BuiltIn, Interpolation, Module, Sampling, Scalar, ScalarKind, ShaderStage, Span,
    TypeInner, VectorSize,
};

use crate::shader::{Wrong, tokens};

/// The most clip distances.
const MAX_CLIP_DISTANCES: u32 = 8;

/// The first input, output or member that has a type or an interpolation which the standard refuses.
pub fn misfit(source: &str, module: &Module) -> Option<Wrong> {
    let structs = module.types.iter().find_map(|(handle, ty)| {
        let TypeInner::Struct { members, .. } = &ty.inner else {
            return None;
        };
        let mut locations = HashSet::new();
        let mut members = members.iter();
        members.find_map(|member| {
            let binding = member.binding.as_ref()?;
            let text = match *binding {
                Binding::Location {
                    location,
                    blend_src,
                    ..
                } if !locations.insert((location, blend_src)) => {
                    Some("has the location of another member: each has its own")
                }
                _ => fault(module, binding, member.ty),
            }?;
            let name = member.name.as_deref().unwrap_or_default();
            Some(wrong(source, module.types.get_span(handle), name, text))
        })
    });
    structs.or_else(|| {
        module.entry_points.iter().find_map(|entry| {
            let arguments = entry.function.arguments.iter().find_map(|argument| {
                let text = fault(module, argument.binding.as_ref()?, argument.ty)?;
                Some((argument.name.as_deref().unwrap_or_default(), text))
            });
            let of_result = || {
                let result = entry.function.result.as_ref()?;
                let text = fault(module, result.binding.as_ref()?, result.ty)?;
                Some((entry.name.as_str(), text))
            };
            let (name, text) = arguments.or_else(of_result)?;
            let range = tokens::function(source, &entry.name);
            Some(Wrong {
                range,
                text: format!("`{name}` {text}"),
            })
        })
    })
}

fn wrong(source: &str, of: Span, name: &str, text: &str) -> Wrong {
    let within = of.to_range().unwrap_or_default();
    let tokens = tokens::tokens(source.get(within.clone()).unwrap_or_default());
    let places = tokens.map(|token| token.start + within.start..token.end + within.start);
    let mut places = places.filter(|place| &source[place.clone()] == name);
    Wrong {
        range: places.next().unwrap_or(within.clone()),
        text: format!("`{name}` {text}"),
    }
}

/// What is wrong with something of this type.
fn fault(module: &Module, binding: &Binding, ty: naga::Handle<naga::Type>) -> Option<&'static str> {
    let ty = &module.types[ty].inner;
    match binding {
        Binding::Location {
            interpolation,
            sampling,
            ..
        } => {
            let kind = match ty {
                TypeInner::Scalar(scalar) | TypeInner::Vector { scalar, .. } => scalar.kind,
                _ => return Some("has a `@location`, so it must be a number or a vector"),
            };
            let of_flat = matches!(sampling, None | Some(Sampling::First | Sampling::Either));
            match (kind, interpolation) {
                (ScalarKind::Bool, _) => {
                    Some("has a `@location`, so it cannot be `bool`: use a number")
                }
                (_, Some(Interpolation::Flat)) if !of_flat => {
                    Some("is flat, which goes with `first` and `either` alone")
                }
                (
                    ScalarKind::Sint | ScalarKind::Uint,
                    Some(Interpolation::Perspective | Interpolation::Linear),
                ) => Some("has whole numbers, which need `@interpolate(flat)`"),
                (_, Some(Interpolation::Perspective | Interpolation::Linear))
                    if matches!(sampling, Some(Sampling::First | Sampling::Either)) =>
                {
                    Some("is interpolated, but `first` and `either` go with `flat` alone")
                }
                _ => None,
            }
        }
        Binding::BuiltIn(builtin) => built_in(module, *builtin, ty),
    }
}

/// What is wrong with this type for the built-in value.
fn built_in(module: &Module, builtin: BuiltIn, ty: &TypeInner) -> Option<&'static str> {
    let vector = |size, scalar| *ty == TypeInner::Vector { size, scalar };
    let scalar = |scalar| *ty == TypeInner::Scalar(scalar);
    match builtin {
        BuiltIn::Position { .. } if !vector(VectorSize::Quad, Scalar::F32) => {
            Some("is the position, so it must be `vec4<f32>`")
        }
        BuiltIn::FrontFacing if !scalar(Scalar::BOOL) => {
            Some("tells the facing, so it must be `bool`")
        }
        BuiltIn::FragDepth if !scalar(Scalar::F32) => Some("is the depth, so it must be `f32`"),
        BuiltIn::VertexIndex
        | BuiltIn::InstanceIndex
        | BuiltIn::SampleIndex
        | BuiltIn::SampleMask
        | BuiltIn::PrimitiveIndex
        | BuiltIn::LocalInvocationIndex
        | BuiltIn::SubgroupInvocationId
        | BuiltIn::SubgroupSize
            if !scalar(Scalar::U32) =>
        {
            Some("is an index, a size or a mask, so it must be `u32`")
        }
        BuiltIn::GlobalInvocationId
        | BuiltIn::LocalInvocationId
        | BuiltIn::WorkGroupId
        | BuiltIn::NumWorkGroups
            if !vector(VectorSize::Tri, Scalar::U32) =>
        {
            Some("has three parts, so it must be `vec3<u32>`")
        }
        BuiltIn::ClipDistances => {
            let TypeInner::Array {
                base,
                size: naga::ArraySize::Constant(count),
                ..
            } = *ty
            else {
                return Some("has clip distances, so it must be an array of `f32`");
            };
            let fits = module.types[base].inner == TypeInner::Scalar(Scalar::F32)
                && count.get() <= MAX_CLIP_DISTANCES;
            (!fits).then_some("has clip distances, so it must be an array of at most 8 `f32`")
        }
        _ => None,
    }
}

/// The first stage of vertices that reaches a buffer which may be written, or that is atomic.
pub fn writing_vertices(source: &str, module: &Module) -> Option<Wrong> {
    use crate::shader::globals;
    use naga::{AddressSpace, StorageAccess};

    let written = |variable: &naga::GlobalVariable| matches!(variable.space, AddressSpace::Storage { access } if access.contains(StorageAccess::STORE));
    let vertices = |entry: &&naga::EntryPoint| entry.stage == ShaderStage::Vertex;
    let mut entries = module.entry_points.iter().filter(vertices).peekable();
    entries.peek()?;
    module
        .global_variables
        .iter()
        .any(|(_, variable)| written(variable))
        .then_some(())?;
    let functions = globals::by_functions(module);
    entries.find_map(|entry| {
        let used = globals::used(&entry.function, &functions);
        let mut variables = used.of(module).map(|(_, variable)| variable);
        let found = variables.find(|variable| written(variable))?;
        Some(Wrong {
            range: tokens::function(source, &entry.name),
            text: format!(
                "`{}` is a vertex stage, which cannot use `{}`: declare it `var<storage, read>`",
                entry.name,
                found.name.as_deref().unwrap_or_default()
            ),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shader;

    fn found(code: &str) -> Option<&str> {
        let module = shader::parse(code, naga::valid::Capabilities::all());
        let module = module.unwrap();
        let wrong = misfit(code, &module).or_else(|| writing_vertices(code, &module));
        wrong.map(|wrong| &code[wrong.range])
    }

    #[test]
    fn what_fits_is_left_alone() {
        for code in [
            "struct S { @location(0) a: f32, @location(1) @interpolate(flat, either) b: vec2<u32>, c: bool }",
            "struct S { @builtin(position) a: vec4f, @location(0) @interpolate(linear, sample) b: f32 }",
            "enable clip_distances; struct S { @builtin(clip_distances) a: array<f32, 8> }",
            "@fragment fn f(@builtin(front_facing) a: bool, @builtin(sample_mask) b: u32) -> @builtin(frag_depth) f32 { return 1; }",
            "@vertex fn f(@location(0) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
            "@group(0) @binding(0) var<storage, read_write> a: u32; @fragment fn f() { a = 1; }",
            "@group(0) @binding(0) var<storage> a: u32; @vertex fn f() -> @builtin(position) vec4f { _ = a; return vec4f(); }",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
    }

    #[test]
    fn what_does_not_is_found() {
        for (code, place) in [
            ("struct S { a: f32, @location(0) bb: bool }", "bb"),
            ("struct S { @location(0) a: mat2x2f }", "a"),
            ("struct S { @location(1) a: f32, @location(1) b: f32 }", "b"),
            ("struct S { @builtin(position) a: vec4<i32> }", "a"),
            ("struct S { @builtin(vertex_index) a: i32 }", "a"),
            ("struct S { @builtin(workgroup_id) a: vec2u }", "a"),
            (
                "enable clip_distances; struct S { @builtin(clip_distances) a: array<f32, 9> }",
                "a",
            ),
            (
                "struct S { @location(0) @interpolate(flat, center) a: f32 }",
                "a",
            ),
            (
                "struct S { @location(0) @interpolate(linear, first) a: f32 }",
                "a",
            ),
            (
                "@vertex fn f(@location(0) @interpolate(linear) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
                "f",
            ),
            (
                "@fragment fn f() -> @location(0) @interpolate(perspective) vec4u { return vec4u(); }",
                "f",
            ),
            (
                "@group(0) @binding(0) var<storage, read_write> a: u32; fn g() { a = 1; } @vertex fn f() -> @builtin(position) vec4f { g(); return vec4f(); }",
                "f",
            ),
        ] {
            assert_eq!(found(code), Some(place), "{code}");
        }
    }
}
