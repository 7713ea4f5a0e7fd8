//! Abstract numbers that naga leaves in a function, given the types that they have at run time.
//!
//! naga evaluates calls of abstract numbers, but not of all functions: `mix(3.0, 0.0, 0.5)` stays as it is, and is then refused for
//! its abstract arguments.

use naga::compact::{KeepUnused, compact};
use naga::{
    Expression, Function, Handle, Literal, Module, Scalar, ScalarKind, Type, TypeInner, UniqueArena,
};

/// Makes them concrete; tells whether there were any.
pub fn complete(module: &mut Module) -> bool {
    let types = &mut module.types;
    let entries = module
        .entry_points
        .iter_mut()
        .map(|entry| &mut entry.function);
    let functions = module.functions.iter_mut().map(|(_, function)| function);
    let mut changed = false;
    for function in functions.chain(entries) {
        changed |= of(function, types);
    }
    if changed {
        // The validator minds types that nothing uses any more.
        compact(module, KeepUnused::Yes);
    }
    changed
}

fn of(function: &mut Function, types: &mut UniqueArena<Type>) -> bool {
    let mut changed = false;
    for (_, expression) in function.expressions.iter_mut() {
        let made = match expression {
            Expression::Literal(literal) => concrete(*literal).map(Expression::Literal),
            Expression::ZeroValue(ty) => concrete_type(*ty, types).map(Expression::ZeroValue),
            Expression::Compose { ty, components } => {
                concrete_type(*ty, types).map(|ty| Expression::Compose {
                    ty,
                    components: std::mem::take(components),
                })
            }
            _ => None,
        };
        if let Some(made) = made {
            *expression = made;
            changed = true;
        }
    }
    changed
}

/// None for what is concrete, and for what no concrete type has room for.
fn concrete(literal: Literal) -> Option<Literal> {
    match literal {
        Literal::AbstractInt(value) => i32::try_from(value).ok().map(Literal::I32),
        Literal::AbstractFloat(value) => {
            let value = value as f32;
            value.is_finite().then_some(Literal::F32(value))
        }
        _ => None,
    }
}

fn concrete_scalar(scalar: Scalar) -> Option<Scalar> {
    match scalar.kind {
        ScalarKind::AbstractInt => Some(Scalar::I32),
        ScalarKind::AbstractFloat => Some(Scalar::F32),
        _ => None,
    }
}

fn concrete_type(ty: Handle<Type>, types: &mut UniqueArena<Type>) -> Option<Handle<Type>> {
    let inner = match types[ty].inner {
        TypeInner::Scalar(scalar) => TypeInner::Scalar(concrete_scalar(scalar)?),
        TypeInner::Vector { size, scalar } => TypeInner::Vector {
            size,
            scalar: concrete_scalar(scalar)?,
        },
        TypeInner::Matrix {
            columns,
            rows,
            scalar,
        } => TypeInner::Matrix {
            columns,
            rows,
            scalar: concrete_scalar(scalar)?,
        },
        _ => return None,
    };
    let span = types.get_span(ty);
    Some(types.insert(Type { name: None, inner }, span))
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;

    #[test]
    fn calls_that_naga_does_not_evaluate_are_left_to_the_gpu() {
        for (body, expected) in [
            ("let x = vec4<f32>(mix(3.0, 0.0, 0.5));", true),
            ("var z: f32; z += mix(1, 2, 0.5);", true),
            (
                "let x: vec2<f32> = mix(vec2(3.0, 1), vec2(0, 1), vec2(0.5));",
                true,
            ),
            ("let x = max(3.0, 1);", false),
        ] {
            let code = format!("fn f() {{ {body} }}");
            let mut module = naga::front::wgsl::parse_str(&code).unwrap();
            let valid = |module: &Module| {
                Validator::new(ValidationFlags::all(), Capabilities::all())
                    .validate(module)
                    .is_ok()
            };
            assert_eq!(valid(&module), !expected, "{body}");
            assert_eq!(complete(&mut module), expected, "{body}");
            assert!(valid(&module), "{body}");
        }
    }
}
