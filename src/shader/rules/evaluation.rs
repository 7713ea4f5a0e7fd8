//! Calls whose constant arguments have no result, which the standard refuses: naga leaves those that it cannot evaluate to run.

use naga::{
    Arena, Expression, Function, Handle, Literal, MathFunction, Module, ScalarKind, Span,
    TypeInner, VectorSize,
};

use crate::shader::Wrong;
use crate::shader::constants::functions;
use crate::shader::constants::values::{Kind, Number, Shape, Value};

/// The first call with constant arguments that have no result.
///
/// `strict`: also what programs written for wgpu-native do, which get numbers that are none, or infinite.
pub fn refused(module: &Module, strict: bool) -> Option<Wrong> {
    let functions = module.functions.iter().map(|(_, function)| function);
    let entries = module.entry_points.iter().map(|entry| &entry.function);
    functions.chain(entries).find_map(|function| {
        let mut calls = function.expressions.iter();
        calls.find_map(|(handle, expression)| {
            let within = Constants { module, function };
            let text = within.fault(expression, strict)?;
            Some(Wrong {
                range: place(function, handle).to_range().unwrap_or_default(),
                text,
            })
        })
    })
}

/// Whether a call's arguments are known when a pipeline gives the overrides their values.
pub fn waits_for_overrides(module: &Module) -> bool {
    if module.overrides.is_empty() {
        return false;
    }
    let mut functions = module
        .functions
        .iter()
        .map(|(_, function)| function)
        .chain(module.entry_points.iter().map(|entry| &entry.function));
    functions.any(|function| {
        let has_overrides =
            |(_, expression): (_, &Expression)| matches!(expression, Expression::Override(_));
        let is_checked = |(_, expression): (_, &Expression)| match expression {
            Expression::Math { fun, .. } => name(*fun).is_some(),
            Expression::As { convert, .. } => convert.is_none(),
            _ => false,
        };
        function.expressions.iter().any(has_overrides)
            && function.expressions.iter().any(is_checked)
    })
}

fn place(function: &Function, handle: Handle<Expression>) -> Span {
    function.expressions.get_span(handle)
}

/// The functions that naga does not evaluate and that have no result for some arguments.
fn name(function: MathFunction) -> Option<&'static str> {
    Some(match function {
        MathFunction::Clamp => "clamp",
        MathFunction::Determinant => "determinant",
        MathFunction::ExtractBits => "extractBits",
        MathFunction::FaceForward => "faceForward",
        MathFunction::InsertBits => "insertBits",
        MathFunction::Ldexp => "ldexp",
        MathFunction::Mix => "mix",
        MathFunction::Pack2x16float => "pack2x16float",
        MathFunction::QuantizeToF16 => "quantizeToF16",
        MathFunction::Reflect => "reflect",
        MathFunction::Refract => "refract",
        MathFunction::SmoothStep => "smoothstep",
        MathFunction::Unpack2x16float => "unpack2x16float",
        _ => return None,
    })
}

/// What is constant in a function.
#[derive(Clone, Copy)]
struct Constants<'m> {
    module: &'m Module,
    function: &'m Function,
}

impl Constants<'_> {
    fn fault(self, expression: &Expression, strict: bool) -> Option<String> {
        match *expression {
            Expression::Math {
                fun,
                arg,
                arg1,
                arg2,
                arg3,
            } => self.call(name(fun)?, [Some(arg), arg1, arg2, arg3], strict),
            Expression::As {
                expr,
                kind: ScalarKind::Float,
                convert: None,
            } if strict => {
                let value = self.value(expr)?;
                let to = if value.kind == Kind::F16 {
                    Kind::F16
                } else {
                    Kind::F32
                };
                (functions::bitcast(&value, to, value.numbers.len()).is_none()).then(|| {
                    "the bits of this constant are infinite or no number: constants must be finite".to_owned()
                })
            }
            _ => None,
        }
    }

    fn call(
        self,
        name: &str,
        given: [Option<Handle<Expression>>; 4],
        strict: bool,
    ) -> Option<String> {
        let known = given.map(|of| of.and_then(|of| self.value(of)));
        let whole =
            |value: &Value, i: usize| value.numbers.get(i).and_then(|number| number.whole());
        let real = |value: &Value, i: usize| value.numbers.get(i).map(|number| number.real());
        match (name, &known) {
            ("clamp", [_, Some(low), Some(high), _]) => {
                let pairs = low.numbers.iter().zip(&high.numbers);
                let (low, high) = pairs
                    .map(|(low, high)| (low.real(), high.real()))
                    .find(|(low, high)| low > high)?;
                return Some(format!(
                    "`clamp` has a lower bound of {low}, which is above the upper one of {high}"
                ));
            }
            ("extractBits", [_, Some(offset), Some(count), _])
            | ("insertBits", [_, _, Some(offset), Some(count)]) => {
                let (offset, count) = (whole(offset, 0)?, whole(count, 0)?);
                return (offset.saturating_add(count) > 32).then(|| {
                    format!(
                        "`{name}` is about {count} bits from bit {offset} on, but there are only 32"
                    )
                });
            }
            ("ldexp", [x, Some(exponents), ..]) => {
                // The type of what is not constant is not looked at.
                let half = x.as_ref().is_some_and(|x| x.kind == Kind::F16);
                let most = if half { 16 } else { 128 };
                let above = (0..exponents.numbers.len())
                    .filter_map(|i| whole(exponents, i))
                    .find(|n| *n > most);
                if let Some(above) = above {
                    return Some(format!(
                        "`ldexp` has an exponent of {above}, but it may be at most {most}"
                    ));
                }
            }
            ("smoothstep", [Some(low), Some(high), ..]) if strict => {
                let same = (0..low.numbers.len()).find(|i| real(low, *i) == real(high, *i));
                if let Some(i) = same {
                    let edge = real(low, i)?;
                    return Some(format!(
                        "both edges of `smoothstep` are {edge}: they must differ"
                    ));
                }
            }
            ("clamp" | "extractBits" | "insertBits" | "smoothstep", _) => return None,
            ("unpack2x16float", _) if !strict => return None,
            _ => {}
        }
        // All of them, or the result is not known here.
        let mut values = Vec::new();
        for (of, known) in given.iter().zip(known) {
            if of.is_some() {
                values.push(known?);
            }
        }
        functions::call(name, &values).is_none().then(|| {
            format!("`{name}` has no finite result for these constants that its type could hold")
        })
    }

    fn value(self, of: Handle<Expression>) -> Option<Value> {
        // What `let` names is no constant.
        if self.function.named_expressions.contains_key(&of) {
            return None;
        }
        match self.function.expressions[of] {
            Expression::Constant(constant) => {
                let init = self.module.constants[constant].init;
                let globals = &self.module.global_expressions;
                composed(self.module, globals, init, &|of| {
                    global(self.module, globals, of)
                })
            }
            _ => composed(self.module, &self.function.expressions, of, &|of| {
                self.value(of)
            }),
        }
    }
}

fn global(module: &Module, globals: &Arena<Expression>, of: Handle<Expression>) -> Option<Value> {
    match globals[of] {
        Expression::Constant(constant) => global(module, globals, module.constants[constant].init),
        _ => composed(module, globals, of, &|of| global(module, globals, of)),
    }
}

/// A value of naga's; None of what is not constant, and of types that are none of ours.
fn composed(
    module: &Module,
    arena: &Arena<Expression>,
    of: Handle<Expression>,
    part: &dyn Fn(Handle<Expression>) -> Option<Value>,
) -> Option<Value> {
    match &arena[of] {
        Expression::Literal(literal) => {
            let (kind, number) = scalar(*literal)?;
            Value::scalar(kind, number)
        }
        Expression::ZeroValue(ty) => {
            let (kind, shape, count) = shape_of(&module.types[*ty].inner)?;
            Value::new(kind, shape, vec![Some(Number::Whole(0)); count])
        }
        Expression::Splat { size, value } => {
            let value = part(*value)?;
            let number = value.numbers.first().copied();
            Value::new(
                value.kind,
                Shape::Vector,
                vec![number; usize::from(*size as u8)],
            )
        }
        Expression::Compose { ty, components } => {
            let (kind, shape, count) = shape_of(&module.types[*ty].inner)?;
            let mut numbers = Vec::with_capacity(count);
            for component in components {
                numbers.extend(part(*component)?.numbers.into_iter().map(Some));
            }
            (numbers.len() == count).then_some(())?;
            Value::new(kind, shape, numbers)
        }
        _ => None,
    }
}

fn scalar(literal: Literal) -> Option<(Kind, Number)> {
    Some(match literal {
        Literal::F32(n) => (Kind::F32, Number::Real(n.into())),
        Literal::F16(n) => (Kind::F16, Number::Real(n.to_f64())),
        Literal::I32(n) => (Kind::I32, Number::Whole(n.into())),
        Literal::U32(n) => (Kind::U32, Number::Whole(n.into())),
        Literal::Bool(n) => (Kind::Bool, Number::Whole(n.into())),
        Literal::AbstractInt(n) => (Kind::Int, Number::Whole(n)),
        Literal::AbstractFloat(n) => (Kind::Float, Number::Real(n)),
        _ => return None,
    })
}

fn shape_of(inner: &TypeInner) -> Option<(Kind, Shape, usize)> {
    let of = |size: VectorSize| usize::from(size as u8);
    let (scalar, shape, count) = match *inner {
        TypeInner::Scalar(scalar) => (scalar, Shape::Scalar, 1),
        TypeInner::Vector { size, scalar } => (scalar, Shape::Vector, of(size)),
        TypeInner::Matrix {
            columns,
            rows,
            scalar,
        } => (scalar, Shape::Matrix(of(rows)), of(columns) * of(rows)),
        _ => return None,
    };
    let kind = match (scalar.kind, scalar.width) {
        (ScalarKind::Float, 4) => Kind::F32,
        (ScalarKind::Float, 2) => Kind::F16,
        (ScalarKind::Sint, 4) => Kind::I32,
        (ScalarKind::Uint, 4) => Kind::U32,
        (ScalarKind::Bool, _) => Kind::Bool,
        (ScalarKind::AbstractInt, _) => Kind::Int,
        (ScalarKind::AbstractFloat, _) => Kind::Float,
        _ => return None,
    };
    Some((kind, shape, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(call: &str, strict: bool) -> Option<String> {
        let code = format!(
            "const c = 33u; const low = vec2f(2, 0); var<private> x: f32; var<private> u: u32;
            fn f() {{ const d = 40; let l = 40u; _ = {call}; }}"
        );
        let module = naga::front::wgsl::parse_str(&code).unwrap();
        let wrong = refused(&module, strict)?;
        assert!(call.starts_with(&code[wrong.range]), "{call}");
        Some(wrong.text)
    }

    #[test]
    fn constants_without_a_result_are_found() {
        for call in [
            "extractBits(u, 0, c)",
            "extractBits(u, 4u, 29u)",
            "insertBits(u, 1u, d, 1)",
            "ldexp(x, 129)",
            "ldexp(vec2(x), vec2(1, 200))",
            "ldexp(3e38f, 1)",
            "clamp(x, 2, 1)",
            "clamp(vec2(x), low, vec2f(3, -1))",
            "quantizeToF16(7e4f)",
            "pack2x16float(vec2f(0, 7e4))",
            "mix(3e38f, -3e38f, 2f)",
            "reflect(vec2f(3e38), vec2f(1))",
            "determinant(mat2x2f(3e38, 0, 0, 3e38))",
        ] {
            assert!(fault(call, false).is_some(), "{call}");
        }
        for call in [
            "smoothstep(1, 1, x)",
            "bitcast<f32>(0x7f800000u)",
            "bitcast<vec2f>(vec2(0, 0x7fc00000))",
            "unpack2x16float(0x7c00u)",
        ] {
            assert!(fault(call, true).is_some(), "{call}");
            assert_eq!(fault(call, false), None, "{call}");
        }
    }

    #[test]
    fn what_has_a_result_or_may_have_one_is_not() {
        for call in [
            "extractBits(u, 4u, 28u)",
            "extractBits(u, 0u, l)",
            "extractBits(u, u, 33u)",
            "insertBits(u, u, l, 1u)",
            "ldexp(x, 128)",
            "ldexp(x, i32(u))",
            "clamp(x, x, 1)",
            "clamp(2, x, 1)",
            "clamp(x, 1, 1)",
            "quantizeToF16(65504f)",
            "mix(1, x, 2)",
            "mix(vec2f(1), vec2f(2), 0.5)",
            "smoothstep(2, 1, x)",
            "bitcast<f32>(u)",
            "bitcast<u32>(1f)",
            "bitcast<f32>(1f)",
            "unpack2x16float(u)",
            "unpack2x16float(0x3c00)",
            "determinant(mat2x2f(1, 2, 3, 4))",
        ] {
            assert_eq!(fault(call, true), None, "{call}");
        }
    }
}
