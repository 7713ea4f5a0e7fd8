//! Operands that naga takes although the standard does not.

use std::ops::Range;

use naga::front::Typifier;
use naga::proc::ResolveContext;
use naga::{
    Arena, ArraySize, Expression, Function, Handle, MathFunction, Module, ScalarKind, Span, Type,
    TypeInner, UnaryOperator,
};

use super::declarations::Holders;
use crate::shader::Wrong;
use crate::shader::tokens::tokens;

/// The name of the function whose type naga forgets.
const BITCAST: &str = "bitcast";

/// The first operand in a function that the standard refuses.
///
/// `strict`: also what programs written for wgpu-native may do.
pub fn misused(
    source: &str,
    module: &Module,
    function: &Function,
    atomics: &Holders,
    strict: bool,
) -> Option<Wrong> {
    let mut types = Types {
        module,
        function,
        typifier: Typifier::new(),
    };
    function
        .expressions
        .iter()
        .find_map(|(handle, expression)| {
            let span = function.expressions.get_span(handle);
            let text = match expression {
                Expression::As {
                    expr,
                    convert: None,
                    ..
                } => cast(source, module, span, types.of(*expr)?),
                // A cast that becomes a vector, because its other operand is one.
                Expression::Splat { value, .. }
                    if is_bitcast(source, function.expressions.get_span(*value)) =>
                {
                    None
                }
                Expression::Literal(_) | Expression::Compose { .. } | Expression::Splat { .. }
                    if is_bitcast(source, span) =>
                {
                    cast(source, module, span, types.of(handle)?)
                }
                _ if !strict => None,
                Expression::Unary {
                    op: UnaryOperator::Negate,
                    expr,
                } => matches!(types.of(*expr)?, TypeInner::Matrix { .. }).then_some(NEGATED),
                Expression::Compose { ty, .. } => negated(source, module, *ty, span),
                Expression::AccessIndex { base, .. } if written(source, span).ends_with(']') => {
                    let is_struct = |ty: &TypeInner| matches!(ty, TypeInner::Struct { .. });
                    let ty = types.of(*base)?;
                    let pointed = ty.pointer_base_type();
                    pointed
                        .map_or(is_struct(ty), |to| is_struct(to.inner_with(&module.types)))
                        .then_some("a struct has members with names, not with numbers: use `.`")
                }
                Expression::Load { pointer } => {
                let TypeInner::Pointer { base, .. } = *types.of(*pointer)? else {
                    return None;
                };
                match module.types[base].inner {
                    TypeInner::Atomic(_) => None,
                    TypeInner::Array {
                        size: ArraySize::Pending(_),
                        ..
                    } => Some("an array whose size an override decides cannot be copied: copy its elements"),
                    _ => atomics.contain(base).then_some(
                        "this has atomics, which cannot be copied: use `atomicLoad` for each",
                    ),
                }
            }
            Expression::Math {
                fun: MathFunction::Sign,
                arg,
                ..
            } => (types.of(*arg)?.scalar_kind() == Some(ScalarKind::Uint))
                .then_some("`sign` takes numbers that have a sign"),
            _ => None,
            }?;
            Some(Wrong {
                range: span.to_range().unwrap_or_default(),
                text: text.to_owned(),
            })
        })
}

const NEGATED: &str = "a matrix has no `-`: multiply it by -1";

/// The first constant of the module that is a negated matrix.
pub fn negated_constant(source: &str, module: &Module) -> Option<Wrong> {
    let expressions: &Arena<Expression> = &module.global_expressions;
    expressions.iter().find_map(|(handle, expression)| {
        let Expression::Compose { ty, .. } = expression else {
            return None;
        };
        let span = expressions.get_span(handle);
        let text = negated(source, module, *ty, span)?;
        Some(Wrong {
            range: span.to_range().unwrap_or_default(),
            text: text.to_owned(),
        })
    })
}

/// Constants have their values already, but still the places of their operators.
fn negated(source: &str, module: &Module, ty: Handle<Type>, span: Span) -> Option<&'static str> {
    let is_matrix = matches!(module.types[ty].inner, TypeInner::Matrix { .. });
    (is_matrix && written(source, span).starts_with('-')).then_some(NEGATED)
}

fn written(source: &str, span: Span) -> &str {
    let range: Range<usize> = span.to_range().unwrap_or_default();
    source.get(range).unwrap_or_default()
}

fn is_bitcast(source: &str, span: Span) -> bool {
    written(source, span).starts_with(BITCAST)
}

/// The types of a function's expressions, found when they are asked for.
struct Types<'a> {
    module: &'a Module,
    function: &'a Function,
    typifier: Typifier,
}

impl Types<'_> {
    fn of(&mut self, expression: Handle<Expression>) -> Option<&TypeInner> {
        let function = self.function;
        let context = ResolveContext::with_locals(
            self.module,
            &function.local_variables,
            &function.arguments,
        );
        let grown = self
            .typifier
            .grow(expression, &function.expressions, &context);
        grown.ok()?;
        Some(self.typifier.get(expression, &self.module.types))
    }
}

/// What is wrong with a cast from this type.
fn cast(source: &str, module: &Module, span: Span, from: &TypeInner) -> Option<&'static str> {
    let text = written(source, span).strip_prefix(BITCAST)?;
    if matches!(from, TypeInner::Matrix { .. }) {
        return Some("bitcast takes numbers and vectors, no matrices");
    }
    let (kind, size) = size(from)?;
    if kind == ScalarKind::Bool {
        return Some("`bool` has no bits for bitcast: use `select`");
    }
    let wanted = target(module, text)?;
    let bits = |(count, width): (u32, u32)| count * width;
    if bits(size) != bits(wanted) {
        return Some("bitcast needs a type of as many bits as its argument has");
    }
    // Where naga got it right, it is no cast any more.
    (size != wanted)
        .then_some("this bitcast of halves is not understood: what else is in its function must not need it to be a constant")
}

/// How many numbers a type has, and of how many bits each.
fn size(ty: &TypeInner) -> Option<(ScalarKind, (u32, u32))> {
    let (count, scalar) = match *ty {
        TypeInner::Scalar(scalar) => (1, scalar),
        TypeInner::Vector { size, scalar } => (size as u32, scalar),
        _ => return None,
    };
    Some((scalar.kind, (count, u32::from(scalar.width) * 8)))
}

/// How many numbers the type between `<` and `>` has, and of how many bits each, if it is known.
fn target(module: &Module, text: &str) -> Option<(u32, u32)> {
    let mut words = tokens(text).map(|token| &text[token]);
    (words.next()? == "<").then_some(())?;
    let name = words.next()?;
    let mut named = module.types.iter().map(|(_, ty)| ty);
    if let Some(ty) = named.find(|ty| ty.name.as_deref() == Some(name)) {
        return size(&ty.inner).map(|(_, size)| size);
    }
    let scalar = |name: &str| {
        Some(match name {
            "i32" | "u32" | "f32" | "i" | "u" | "f" => 32,
            "f16" | "h" => 16,
            _ => return None,
        })
    };
    if name.starts_with("mat") {
        // No cast has a matrix for its result.
        return Some((0, 0));
    }
    let Some(rest) = name.strip_prefix("vec") else {
        let width = scalar(name).filter(|_| name.len() > 1);
        return width.map(|width| (1, width));
    };
    let count = match rest.as_bytes().first()? {
        digit @ b'2'..=b'4' => u32::from(digit - b'0'),
        _ => return None,
    };
    let element = match &rest[1..] {
        "" => {
            (words.next()? == "<").then_some(())?;
            words.next()?
        }
        letter => letter,
    };
    Some((count, scalar(element)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "alias T = vec2<f32>; struct S { a: i32, b: atomic<u32> } var<workgroup> w: S; var<workgroup> x: array<atomic<u32>, 2>; ";

    fn found(body: &str) -> Option<String> {
        let code = format!("{HERE} fn f() {{ var m: mat2x2f; var s: vec2<u32>; {body} }}");
        let module = naga::front::wgsl::parse_str(&code).unwrap();
        let (_, function) = module.functions.iter().next().unwrap();
        let wrong = misused(
            &code,
            &module,
            function,
            &Holders::of_atomics(&module),
            true,
        );
        wrong.map(|wrong| code[wrong.range].to_owned())
    }

    #[test]
    fn what_is_allowed_is_left_alone() {
        for body in [
            "_ = bitcast<f32>(s.x); _ = bitcast<vec2<f32>>(s); _ = bitcast<vec2i>(s); _ = bitcast<T>(s);",
            "_ = bitcast<u32>(1f); _ = bitcast<vec3<u32>>(vec3(1f)); _ = -1 * m; let n = m * -2.0;",
            "_ = w.a; _ = atomicLoad(&w.b); let p = &w; _ = (*p).a; _ = atomicLoad(&x[1]); _ = s[0];",
            "_ = mat2x2f(-1, 2, 3, 4);",
            "_ = bitcast<u32>(1f) * s; _ = s | bitcast<u32>(m[0].x); _ = vec3u(1) + bitcast<u32>(-1.5f);",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }

    #[test]
    fn what_is_not_is_found() {
        for (body, place) in [
            ("_ = bitcast<vec2<f32>>(s.x);", "bitcast<vec2<f32>>"),
            ("_ = bitcast<u32>(s);", "bitcast<u32>"),
            ("_ = bitcast<T>(1u);", "bitcast<T>"),
            ("_ = bitcast<vec2u>(vec3(1f));", "bitcast<vec2u>"),
            ("_ = -m;", "-m"),
            ("_ = -mat2x2f(1, 2, 3, 4);", "-mat2x2f(1, 2, 3, 4)"),
            ("_ = w;", "w"),
            ("var y = x;", "x"),
            ("_ = sign(s);", "sign"),
        ] {
            assert_eq!(found(body).as_deref(), Some(place), "{body}");
        }
    }
}
