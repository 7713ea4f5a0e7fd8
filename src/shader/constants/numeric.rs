//! The built-in functions of constant expressions that naga evaluates too: they may be arguments of those that it does not.

use super::functions::{dot, each, floats, number, same_shape, vector_or_scalar};
use super::values::{Kind, Number, Shape, Value};

/// The result of a function; None for what the standard refuses, and for what is not known here.
pub fn call(name: &str, given: &[Value]) -> Option<Value> {
    match (name, given) {
        ("select", [no, yes, which]) => select(no, yes, which),
        ("all" | "any", [value]) => {
            let mut truths = value.numbers.iter().map(|n| n.real() != 0.0);
            (value.kind == Kind::Bool).then_some(())?;
            let truth = match name {
                "all" => truths.all(|truth| truth),
                _ => truths.any(|truth| truth),
            };
            Value::scalar(Kind::Bool, Number::Whole(truth.into()))
        }
        ("dot4I8Packed" | "dot4U8Packed", [a, b]) => packed_dot(name, a, b),
        ("abs" | "sign", [x]) if !x.kind.is_float() => {
            vector_or_scalar(x)?;
            wholes(x, |n| match name {
                "sign" => (x.kind != Kind::U32).then(|| n.signum()),
                // The least number is its own absolute value.
                _ if x.kind == Kind::I32 => Some(i64::from((n as i32).wrapping_abs())),
                _ => n.checked_abs(),
            })
        }
        ("min" | "max" | "clamp", [_, ..]) => ordered(name, given),
        ("dot", [a, b]) => {
            let kind = a.kind.max(b.kind);
            let (a, b) = (a.to(kind)?, b.to(kind)?);
            if kind.is_float() {
                return Value::reals(kind, Shape::Scalar, [dot(&a, &b)?]);
            }
            same_shape(&a, &b)?;
            (a.shape == Shape::Vector).then_some(())?;
            let sum = a
                .numbers
                .iter()
                .zip(&b.numbers)
                .try_fold(0_i64, |sum, (a, b)| {
                    sum.checked_add(a.whole()?.checked_mul(b.whole()?)?)
                })?;
            Value::scalar(kind, Number::Whole(wrapped(kind, sum)?))
        }
        (_, [x]) if !x.kind.is_float() => bits(name, x).or_else(|| real(name, &floats(given)?)),
        _ => real(name, &floats(given)?),
    }
}

/// A whole number as a kind has it whose operators go round.
pub fn wrapped(kind: Kind, number: i64) -> Option<i64> {
    match kind {
        Kind::U32 => Some((number as u32).into()),
        Kind::I32 => Some((number as i32).into()),
        Kind::Int => Some(number),
        _ => None,
    }
}

fn wholes(like: &Value, of: impl Fn(i64) -> Option<i64>) -> Option<Value> {
    let list = like
        .numbers
        .iter()
        .map(|n| of(n.whole()?).map(Number::Whole));
    (like.kind != Kind::Bool).then_some(())?;
    Value::new(like.kind, like.shape, list)
}

fn select(no: &Value, yes: &Value, which: &Value) -> Option<Value> {
    let kind = no.kind.max(yes.kind);
    let (no, yes) = (no.to(kind)?, yes.to(kind)?);
    same_shape(&no, &yes)?;
    (which.kind == Kind::Bool).then_some(())?;
    if which.shape != Shape::Scalar {
        same_shape(&no, which)?;
    }
    let list = (0..no.numbers.len()).map(|i| {
        let from = if number(which, i) == 0.0 { &no } else { &yes };
        from.numbers.get(i).copied()
    });
    Value::new(kind, no.shape, list)
}

fn ordered(name: &str, given: &[Value]) -> Option<Value> {
    (given.len() == if name == "clamp" { 3 } else { 2 }).then_some(())?;
    let kind = given.iter().map(|value| value.kind).max()?;
    (kind != Kind::Bool).then_some(())?;
    let given: Option<Vec<_>> = given.iter().map(|value| value.to(kind)).collect();
    let given = given?;
    given
        .iter()
        .try_for_each(|value| same_shape(&given[0], value))?;
    let less = |a: Number, b: Number| match (a, b) {
        (Number::Whole(a), Number::Whole(b)) => a < b,
        _ => a.real() < b.real(),
    };
    let list = (0..given[0].numbers.len()).map(|i| {
        let (x, y) = (*given[0].numbers.get(i)?, *given[1].numbers.get(i)?);
        Some(match (name, given.get(2)) {
            ("min", _) => {
                if less(y, x) {
                    y
                } else {
                    x
                }
            }
            ("max", _) => {
                if less(x, y) {
                    y
                } else {
                    x
                }
            }
            (_, high) => {
                let high = *high?.numbers.get(i)?;
                (!less(high, y)).then_some(())?;
                let x = if less(x, y) { y } else { x };
                if less(high, x) { high } else { x }
            }
        })
    });
    Value::new(kind, given[0].shape, list)
}

fn bits(name: &str, x: &Value) -> Option<Value> {
    vector_or_scalar(x)?;
    let x = x.sized()?;
    let signed = x.kind == Kind::I32;
    wholes(&x, |n| {
        let word = n as u32;
        let none = if signed { -1 } else { u32::MAX.into() };
        let result: i64 = match name {
            "countLeadingZeros" => word.leading_zeros().into(),
            "countTrailingZeros" => word.trailing_zeros().into(),
            "countOneBits" => word.count_ones().into(),
            "reverseBits" => return wrapped(x.kind, word.reverse_bits().into()),
            "firstTrailingBit" if word == 0 => none,
            "firstTrailingBit" => word.trailing_zeros().into(),
            "firstLeadingBit" => {
                let word = if n < 0 { !word } else { word };
                match word {
                    0 => none,
                    _ => (31 - word.leading_zeros()).into(),
                }
            }
            _ => return None,
        };
        Some(result)
    })
}

fn packed_dot(name: &str, a: &Value, b: &Value) -> Option<Value> {
    let word = |value: &Value| {
        let value = value.to(Kind::U32)?;
        (value.shape == Shape::Scalar).then_some(())?;
        Some((value.numbers.first()?.whole()? as u32).to_le_bytes())
    };
    let pairs = word(a)?.into_iter().zip(word(b)?);
    let signed = name == "dot4I8Packed";
    let sum: i64 = pairs
        .map(|(a, b)| match signed {
            true => i64::from(a as i8) * i64::from(b as i8),
            false => i64::from(a) * i64::from(b),
        })
        .sum();
    let kind = if signed { Kind::I32 } else { Kind::U32 };
    Value::scalar(kind, Number::Whole(sum))
}

/// Functions of floats. What is not finite is none.
fn real(name: &str, given: &[Value]) -> Option<Value> {
    match (name, given) {
        ("length", [a]) => Value::reals(a.kind, Shape::Scalar, [length(a)?]),
        ("distance", [a, b]) => {
            same_shape(a, b)?;
            let between = each(a, |i| number(a, i) - number(b, i))?;
            Value::reals(a.kind, Shape::Scalar, [length(&between)?])
        }
        ("normalize", [a]) => {
            (a.shape == Shape::Vector).then_some(())?;
            let length = length(a)?;
            each(a, |i| number(a, i) / length)
        }
        ("cross", [a, b]) => {
            (a.shape == Shape::Vector && a.numbers.len() == 3).then_some(())?;
            same_shape(a, b)?;
            let part =
                |i: usize, j: usize| number(a, i) * number(b, j) - number(a, j) * number(b, i);
            each(a, |i| part((i + 1) % 3, (i + 2) % 3))
        }
        (_, [x]) => {
            vector_or_scalar(x)?;
            let of = unary(name)?;
            each(x, |i| of(number(x, i)))
        }
        (_, [x, y]) => {
            same_shape(x, y)?;
            let of: fn(f64, f64) -> f64 = match name {
                "atan2" => f64::atan2,
                "pow" => power,
                "step" => |edge, x| f64::from(u8::from(edge <= x)),
                _ => return None,
            };
            each(x, |i| of(number(x, i), number(y, i)))
        }
        ("fma", [x, y, z]) => {
            same_shape(x, y)?;
            same_shape(x, z)?;
            each(x, |i| number(x, i) * number(y, i) + number(z, i))
        }
        _ => None,
    }
}

fn power(base: f64, exponent: f64) -> f64 {
    match base {
        _ if base < 0.0 || base == 0.0 && exponent <= 0.0 => f64::NAN,
        _ => base.powf(exponent),
    }
}

fn length(a: &Value) -> Option<f64> {
    vector_or_scalar(a)?;
    if a.shape == Shape::Scalar {
        return Some(number(a, 0).abs());
    }
    dot(a, a).map(f64::sqrt)
}

fn unary(name: &str) -> Option<fn(f64) -> f64> {
    Some(match name {
        "abs" => f64::abs,
        "acos" => f64::acos,
        "acosh" => f64::acosh,
        "asin" => f64::asin,
        "asinh" => f64::asinh,
        "atan" => f64::atan,
        "atanh" => f64::atanh,
        "ceil" => f64::ceil,
        "cos" => f64::cos,
        "cosh" => f64::cosh,
        "degrees" => f64::to_degrees,
        "exp" => f64::exp,
        "exp2" => f64::exp2,
        "floor" => f64::floor,
        "fract" => |x| x - x.floor(),
        "inverseSqrt" => |x| 1.0 / x.sqrt(),
        "log" => f64::ln,
        "log2" => f64::log2,
        "radians" => f64::to_radians,
        "round" => f64::round_ties_even,
        "saturate" => |x| x.clamp(0.0, 1.0),
        "sign" => |x| if x == 0.0 { 0.0 } else { x.signum() },
        "sin" => f64::sin,
        "sinh" => f64::sinh,
        "sqrt" => f64::sqrt,
        "tan" => f64::tan,
        "tanh" => f64::tanh,
        "trunc" => f64::trunc,
        _ => return None,
    })
}
