//! Abstract numbers that naga leaves in a function, given the types that they have at run time.
//!
//! naga evaluates calls of abstract numbers, but not of all functions: `mix(3.0, 0.0, 0.5)` stays as it is, and is then refused for
//! its abstract arguments.

use std::collections::HashMap;

use naga::compact::{KeepUnused, compact};
use naga::{
    Constant, Expression, Function, Handle, Literal, Module, Scalar, ScalarKind, Type, TypeInner,
    UniqueArena,
};

/// Makes them concrete; tells whether there were any.
pub fn complete(module: &mut Module) -> bool {
    let constants = constants(module);
    let types = &mut module.types;
    let entries = module
        .entry_points
        .iter_mut()
        .map(|entry| &mut entry.function);
    let functions = module.functions.iter_mut().map(|(_, function)| function);
    let mut changed = false;
    for function in functions.chain(entries) {
        changed |= of(function, types, &constants);
    }
    if changed {
        // The validator minds types that nothing uses any more.
        compact(module, KeepUnused::Yes);
    }
    changed
}

/// For constants without a type at run time, which functions have, others that have one.
fn constants(module: &mut Module) -> HashMap<Handle<Constant>, Handle<Constant>> {
    let is_abstract = |of: &Handle<Constant>| {
        module.types[module.constants[*of].ty]
            .inner
            .is_abstract(&module.types)
    };
    let entries = module.entry_points.iter().map(|entry| &entry.function);
    let functions = module.functions.iter().map(|(_, function)| function);
    let used: Vec<_> = functions
        .chain(entries)
        .flat_map(|function| function.expressions.iter())
        .filter_map(|(_, expression)| match expression {
            Expression::Constant(of) => Some(*of),
            _ => None,
        })
        .filter(is_abstract)
        .collect();
    let mut made = HashMap::new();
    for of in used {
        if !made.contains_key(&of)
            && let Some(new) = concrete_constant(module, of)
        {
            made.insert(of, new);
        }
    }
    made
}

fn concrete_constant(module: &mut Module, of: Handle<Constant>) -> Option<Handle<Constant>> {
    let Constant { ty, init, .. } = module.constants[of];
    let ty = concrete_type(ty, &mut module.types)?;
    let init = concrete_value(module, init)?;
    let span = module.constants.get_span(of);
    let made = Constant {
        name: None,
        ty,
        init,
    };
    Some(module.constants.append(made, span))
}

fn concrete_value(module: &mut Module, of: Handle<Expression>) -> Option<Handle<Expression>> {
    let made = match module.global_expressions[of].clone() {
        Expression::Literal(literal) => Expression::Literal(concrete(literal)?),
        Expression::ZeroValue(ty) => Expression::ZeroValue(concrete_type(ty, &mut module.types)?),
        Expression::Splat { size, value } => Expression::Splat {
            size,
            value: concrete_value(module, value)?,
        },
        Expression::Compose { ty, components } => Expression::Compose {
            ty: concrete_type(ty, &mut module.types)?,
            components: components
                .into_iter()
                .map(|component| concrete_value(module, component))
                .collect::<Option<_>>()?,
        },
        _ => return None,
    };
    let span = module.global_expressions.get_span(of);
    Some(module.global_expressions.append(made, span))
}

fn of(
    function: &mut Function,
    types: &mut UniqueArena<Type>,
    constants: &HashMap<Handle<Constant>, Handle<Constant>>,
) -> bool {
    let mut changed = false;
    for (_, expression) in function.expressions.iter_mut() {
        let made = match expression {
            Expression::Literal(literal) => concrete(*literal).map(Expression::Literal),
            Expression::ZeroValue(ty) => concrete_type(*ty, types).map(Expression::ZeroValue),
            Expression::Constant(of) => constants.get(of).copied().map(Expression::Constant),
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
            ("let x = vec4f(mix(V, V, 0.5), 1);", true),
            (
                "let x = array(mix(V, vec3(1), 0.5), vec3f(N, N, mix(N, 1, 0.5)));",
                true,
            ),
            ("let x = max(3.0, 1);", false),
        ] {
            let code = format!("const V = vec3(1.5, 2, 3); const N = 2; fn f() {{ {body} }}");
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
