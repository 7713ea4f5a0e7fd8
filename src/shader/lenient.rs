//! Shaders that wgpu-native 29 takes and naga 30 does not, taken too unless strictness is asked for.
//!
//! Integers between stages: the standard asks for `@interpolate(flat)`, and naga does since version 30; it is added where it is
//! missing. Binding arrays: naga asks for `enable wgpu_binding_array;` since version 30; it is put in front.

use std::error::Error;

use naga::valid::VaryingError;
use naga::{Binding, Interpolation, Module, ScalarKind, Type, TypeInner, UniqueArena};
use wgpu_core::pipeline::CreateShaderModuleError;

/// The shader with binding arrays enabled, if that is what it lacks. In front and without a line of its own, so that lines keep
/// their numbers.
pub fn with_binding_arrays(code: &str, error: &CreateShaderModuleError) -> Option<String> {
    let CreateShaderModuleError::Parsing(parsing) = error else {
        return None;
    };
    let missing =
        parsing.inner.message() == "the `wgpu_binding_array` enable extension is not enabled";
    missing.then(|| format!("enable wgpu_binding_array; {code}"))
}

/// Whether `@interpolate(flat)` is what the shader lacks.
pub fn lacks_flat(error: &CreateShaderModuleError) -> bool {
    let CreateShaderModuleError::Validation(validation) = error else {
        return false;
    };
    let mut cause: Option<&(dyn Error + 'static)> = Some(validation.inner.as_inner());
    while let Some(error) = cause {
        if matches!(
            error.downcast_ref(),
            Some(VaryingError::InvalidInterpolationForInteger)
        ) {
            return true;
        }
        cause = error.source();
    }
    // Transparent errors hide themselves from the chain.
    let text = crate::error::chain_text(validation.inner.as_inner());
    text.contains(&VaryingError::InvalidInterpolationForInteger.to_string())
}

/// The shader with `@interpolate(flat)` wherever it is missing; None when it cannot be read at all.
pub fn with_flat(code: &str) -> Option<Module> {
    let mut options = naga::front::wgsl::Options::new();
    // Core checks the result against the device's features.
    options.capabilities = naga::valid::Capabilities::all();
    let mut module = naga::front::wgsl::Frontend::new_with_options(options)
        .parse(code)
        .ok()?;
    change_bindings(&mut module, flatten);
    Some(module)
}

/// Changes what goes in and out of entry points; `change` tells whether it did so.
pub fn change_bindings(module: &mut Module, change: fn(&mut Option<Binding>, &TypeInner) -> bool) {
    let structs: Vec<_> = module
        .types
        .iter()
        .filter_map(|(handle, ty)| Some((handle, changed_struct(ty, &module.types, change)?)))
        .collect();
    for (handle, ty) in structs {
        // The arena holds each type once.
        if module.types.get(&ty).is_none() {
            module.types.replace(handle, ty);
        }
    }
    for entry in &mut module.entry_points {
        for argument in &mut entry.function.arguments {
            change(&mut argument.binding, &module.types[argument.ty].inner);
        }
        if let Some(result) = &mut entry.function.result {
            change(&mut result.binding, &module.types[result.ty].inner);
        }
    }
}

/// The struct with its members changed; None when there is nothing to change.
fn changed_struct(
    ty: &Type,
    types: &UniqueArena<Type>,
    change: fn(&mut Option<Binding>, &TypeInner) -> bool,
) -> Option<Type> {
    let TypeInner::Struct { members, .. } = &ty.inner else {
        return None;
    };
    if members.iter().all(|member| member.binding.is_none()) {
        return None;
    }
    let mut ty = ty.clone();
    let TypeInner::Struct { members, .. } = &mut ty.inner else {
        return None;
    };
    let mut changed = false;
    for member in members {
        changed |= change(&mut member.binding, &types[member.ty].inner);
    }
    changed.then_some(ty)
}

fn flatten(binding: &mut Option<Binding>, ty: &TypeInner) -> bool {
    let Some(Binding::Location {
        interpolation: interpolation @ None,
        ..
    }) = binding
    else {
        return false;
    };
    let integer = matches!(ty.scalar_kind(), Some(ScalarKind::Sint | ScalarKind::Uint));
    if integer {
        *interpolation = Some(Interpolation::Flat);
    }
    integer
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;

    const SHADER: &str = "
        struct Between { @builtin(position) p: vec4<f32>, @location(0) id: u32, @location(1) uv: vec2<f32> }
        @vertex fn vs(@location(0) i: u32) -> Between { return Between(vec4(0.0), i, vec2(0.0)); }
        @fragment fn fs(in: Between) -> @location(0) vec4<f32> { return vec4(f32(in.id)); }
        @fragment fn fs2(@location(0) id: u32) -> @location(0) u32 { return id; }";

    #[test]
    fn integers_become_flat_and_floats_stay() {
        let module = with_flat(SHADER).unwrap();
        let valid = Validator::new(ValidationFlags::all(), Capabilities::all()).validate(&module);
        assert!(valid.is_ok(), "{valid:?}");
        let before = naga::front::wgsl::parse_str(SHADER).unwrap();
        assert!(
            Validator::new(ValidationFlags::all(), Capabilities::all())
                .validate(&before)
                .is_err()
        );
    }

    #[test]
    fn binding_arrays_are_enabled_when_that_is_what_is_missing() {
        let code = "@group(0) @binding(0) var t: binding_array<texture_2d<f32>, 4>;";
        let fails = |code: &str| {
            let mut options = naga::front::wgsl::Options::new();
            options.capabilities = Capabilities::all();
            let parsed = naga::front::wgsl::Frontend::new_with_options(options).parse(code);
            parsed.err().map(|inner| {
                CreateShaderModuleError::Parsing(naga::error::ShaderError {
                    source: code.to_owned(),
                    label: None,
                    inner: Box::new(inner),
                })
            })
        };
        let error = fails(code).expect("naga 30 asks for the directive");
        let enabled = with_binding_arrays(code, &error).expect("that is what it lacks");
        assert!(fails(&enabled).is_none());
        let error = fails("fn f(").unwrap();
        assert!(with_binding_arrays("fn f(", &error).is_none());
    }

    #[test]
    fn what_cannot_be_read_stays_unread() {
        assert!(with_flat("fn f(").is_none());
    }
}
