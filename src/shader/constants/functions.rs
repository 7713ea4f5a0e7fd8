//! The built-in functions of constant expressions that naga cannot evaluate.

use super::values::{Kind, Number, Shape, Value, half_bits, half_of, to_half};

/// The functions, and whether their result has parts: `fract`, `exp` and `whole`.
pub const NAMES: [&str; 30] = [
    "bitcast",
    "determinant",
    "extractBits",
    "faceForward",
    "frexp",
    "insertBits",
    "ldexp",
    "mix",
    "modf",
    "pack2x16float",
    "pack2x16snorm",
    "pack2x16unorm",
    "pack4x8snorm",
    "pack4x8unorm",
    "pack4xI8",
    "pack4xI8Clamp",
    "pack4xU8",
    "pack4xU8Clamp",
    "quantizeToF16",
    "reflect",
    "refract",
    "smoothstep",
    "transpose",
    "unpack2x16float",
    "unpack2x16snorm",
    "unpack2x16unorm",
    "unpack4x8snorm",
    "unpack4x8unorm",
    "unpack4xI8",
    "unpack4xU8",
];

/// The part of a result of `frexp` or `modf`.
pub fn part(name: &str, part: &str, given: &[Value]) -> Option<Value> {
    let [value] = given else { return None };
    let value = value.floats()?;
    if value.shape != Shape::Scalar && value.shape != Shape::Vector {
        return None;
    }
    let reals = |of: &dyn Fn(f64) -> f64| {
        let list = value.numbers.iter().map(|number| of(number.real()));
        Value::reals(value.kind, value.shape, list)
    };
    match (name, part) {
        ("modf", "whole") => reals(&f64::trunc),
        // A negative whole number leaves a zero, whose sign is free.
        ("modf", "fract") => reals(&|x| x - x.trunc()),
        ("frexp", "fract") => reals(&|x| fraction_and_exponent(x).0),
        ("frexp", "exp") => {
            let kind = match value.kind {
                Kind::Float => Kind::Int,
                _ => Kind::I32,
            };
            let exponents = value
                .numbers
                .iter()
                .map(|number| Some(Number::Whole(fraction_and_exponent(number.real()).1)));
            Value::new(kind, value.shape, exponents)
        }
        _ => None,
    }
}

/// `x` as a fraction from 0.5 to below 1, and a power of two.
fn fraction_and_exponent(x: f64) -> (f64, i64) {
    if x == 0.0 {
        return (x, 0);
    }
    let mut exponent = x.abs().log2().floor() as i32 + 1;
    // In two steps: the power of one may be out of range.
    let scale =
        |exponent: i32| x * 2_f64.powi(-exponent / 2) * 2_f64.powi(-exponent + exponent / 2);
    // A logarithm is rounded.
    if scale(exponent).abs() >= 1.0 {
        exponent += 1;
    } else if scale(exponent).abs() < 0.5 {
        exponent -= 1;
    }
    (scale(exponent), exponent.into())
}

/// The result of a function; None for what the standard refuses, and for what is not known here.
pub fn call(name: &str, given: &[Value]) -> Option<Value> {
    match (name, given) {
        ("mix", [_, _, _]) => {
            let [a, b, t] = &floats(given)?[..] else {
                return None;
            };
            same_shape(a, b)?;
            if t.shape != Shape::Scalar {
                same_shape(a, t)?;
            }
            each(a, |i| {
                let t = number(t, i);
                number(a, i) * (1.0 - t) + number(b, i) * t
            })
        }
        ("smoothstep", [_, _, _]) => {
            let [low, high, x] = &floats(given)?[..] else {
                return None;
            };
            same_shape(low, high)?;
            same_shape(low, x)?;
            each(x, |i| {
                let (low, high) = (number(low, i), number(high, i));
                if low == high {
                    return f64::NAN;
                }
                let t = ((number(x, i) - low) / (high - low)).clamp(0.0, 1.0);
                t * t * (3.0 - 2.0 * t)
            })
        }
        ("ldexp", [x, exponent]) => {
            let x = x.floats()?;
            same_shape(&x, exponent)?;
            if !matches!(exponent.kind, Kind::Int | Kind::I32) {
                return None;
            }
            let most = match x.kind {
                Kind::F16 => 16,
                Kind::F32 => 128,
                _ => 1024,
            };
            each(&x, |i| match exponent.numbers[i].whole() {
                Some(by) if by <= most => {
                    let by = by.max(-4000) as i32;
                    number(&x, i) * 2_f64.powi(by / 2) * 2_f64.powi(by - by / 2)
                }
                _ => f64::NAN,
            })
        }
        ("quantizeToF16", [x]) => {
            let x = x.to(Kind::F32)?;
            vector_or_scalar(&x)?;
            each(&x, |i| to_half(number(&x, i)).unwrap_or(f64::NAN))
        }
        ("faceForward", [_, _, _]) => {
            let [a, b, c] = &floats(given)?[..] else {
                return None;
            };
            let turn = if dot(b, c)? < 0.0 { 1.0 } else { -1.0 };
            same_shape(a, b)?;
            each(a, |i| number(a, i) * turn)
        }
        ("reflect", [_, _]) => {
            let [a, b] = &floats(given)?[..] else {
                return None;
            };
            let twice = 2.0 * dot(b, a)?;
            each(a, |i| number(a, i) - twice * number(b, i))
        }
        ("refract", [_, _, _]) => {
            let [a, b, ratio] = &floats(given)?[..] else {
                return None;
            };
            let (cosine, ratio) = (
                dot(b, a)?,
                (ratio.shape == Shape::Scalar).then(|| number(ratio, 0))?,
            );
            let k = 1.0 - ratio * ratio * (1.0 - cosine * cosine);
            each(a, |i| match k < 0.0 {
                true => 0.0,
                false => ratio * number(a, i) - (ratio * cosine + k.sqrt()) * number(b, i),
            })
        }
        ("transpose", [m]) => {
            let Shape::Matrix(rows) = m.shape else {
                return None;
            };
            let columns = m.numbers.len() / rows;
            let at = |i: usize| Some(m.numbers[i % columns * rows + i / columns]);
            Value::new(m.kind, Shape::Matrix(columns), (0..m.numbers.len()).map(at))
        }
        ("determinant", [m]) => {
            let m = m.floats()?;
            let Shape::Matrix(rows) = m.shape else {
                return None;
            };
            let list: Vec<f64> = m.numbers.iter().map(|number| number.real()).collect();
            (list.len() == rows * rows).then_some(())?;
            Value::reals(m.kind, Shape::Scalar, [determinant(&list, rows)])
        }
        ("extractBits" | "insertBits", [_, ..]) => bits(name, given),
        (_, [value]) => packed(name, value),
        _ => None,
    }
}

pub fn number(value: &Value, at: usize) -> f64 {
    // A scalar stands for each component.
    let at = if value.shape == Shape::Scalar { 0 } else { at };
    value
        .numbers
        .get(at)
        .map_or(f64::NAN, |number| number.real())
}

/// All as floats of one kind.
pub fn floats(given: &[Value]) -> Option<Vec<Value>> {
    let given: Option<Vec<_>> = given.iter().map(Value::floats).collect();
    let given = given?;
    let kind = given.iter().map(|value| value.kind).max()?;
    given.iter().map(|value| value.to(kind)).collect()
}

pub fn vector_or_scalar(value: &Value) -> Option<()> {
    matches!(value.shape, Shape::Scalar | Shape::Vector).then_some(())
}

pub fn same_shape(a: &Value, b: &Value) -> Option<()> {
    vector_or_scalar(a)?;
    (a.shape == b.shape && a.numbers.len() == b.numbers.len()).then_some(())
}

/// A value like another one, of these components; None when one of them is no number.
pub fn each(like: &Value, of: impl Fn(usize) -> f64) -> Option<Value> {
    Value::reals(like.kind, like.shape, (0..like.numbers.len()).map(of))
}

pub fn dot(a: &Value, b: &Value) -> Option<f64> {
    same_shape(a, b)?;
    if a.shape != Shape::Vector {
        return None;
    }
    let sum = (0..a.numbers.len())
        .map(|i| number(a, i) * number(b, i))
        .sum();
    // As large as the kind holds.
    a.kind.hold(Number::Real(sum)).map(Number::real)
}

fn determinant(m: &[f64], size: usize) -> f64 {
    if size == 1 {
        return m[0];
    }
    let without = |column: usize| {
        let rest = (0..size).filter(move |c| *c != column);
        rest.flat_map(|c| m[c * size + 1..(c + 1) * size].iter().copied())
            .collect::<Vec<_>>()
    };
    let part = |column: usize| m[column * size] * determinant(&without(column), size - 1);
    let signs = [1.0, -1.0, 1.0, -1.0];
    (0..size).map(|column| signs[column] * part(column)).sum()
}

fn bits(name: &str, given: &[Value]) -> Option<Value> {
    let mut given: Vec<Value> = given.to_vec();
    let place = given.len().checked_sub(2)?;
    let count = |value: &Value| {
        let value = value.to(Kind::U32)?;
        (value.shape == Shape::Scalar).then(|| value.numbers[0].whole())?
    };
    let (offset, length) = (count(&given[place])?, count(&given[place + 1])?);
    if offset + length > 32 {
        return None;
    }
    given.truncate(place);
    let kind = given.iter().map(|value| value.kind).max()?;
    let kind = if kind == Kind::Int { Kind::I32 } else { kind };
    let given: Option<Vec<_>> = given.iter().map(|value| value.to(kind)).collect();
    let given = given?;
    let word = |value: &Value, i: usize| value.numbers[i].whole().map(|n| n as u32);
    let mask = ((1_u64 << length) - 1) as u32;
    let signed = |word: u32| match kind {
        Kind::I32 => Some(Number::Whole((word as i32).into())),
        Kind::U32 => Some(Number::Whole(word.into())),
        _ => None,
    };
    let result = |of: &dyn Fn(usize) -> Option<u32>| {
        let list = (0..given[0].numbers.len()).map(|i| signed(of(i)?));
        Value::new(kind, given[0].shape, list)
    };
    match (name, &given[..]) {
        ("extractBits", [value]) => {
            vector_or_scalar(value)?;
            result(&|i| {
                if length == 0 {
                    return Some(0);
                }
                let up = word(value, i)? << (32 - offset - length);
                Some(match kind {
                    Kind::I32 => (up as i32 >> (32 - length)) as u32,
                    _ => up >> (32 - length),
                })
            })
        }
        ("insertBits", [value, new]) => {
            same_shape(value, new)?;
            result(&|i| {
                let mask = mask.checked_shl(offset as u32).unwrap_or(0);
                let new = word(new, i)?.checked_shl(offset as u32).unwrap_or(0);
                Some(word(value, i)? & !mask | new & mask)
            })
        }
        _ => None,
    }
}

fn packed(name: &str, value: &Value) -> Option<Value> {
    let (unpack, layout) = match name.strip_prefix("un") {
        Some(rest) => (true, rest),
        None => (false, name),
    };
    let (count, width) = match layout.as_bytes().get(4)? {
        b'2' => (2, 16_u32),
        b'4' => (4, 8),
        _ => return None,
    };
    let most = f64::from((1_u32 << (width - 1)) - 1);
    let all = f64::from((1_u64 << width) as u32 - 1);
    if unpack {
        let value = value.to(Kind::U32)?;
        (value.shape == Shape::Scalar).then_some(())?;
        let whole = value.numbers[0].whole()? as u32;
        let fields = (0..count).map(|i| whole >> (i * width) & ((1 << width) - 1));
        let signed = |field: u32| ((field << (32 - width)) as i32 >> (32 - width)) as f64;
        return match layout {
            "pack4x8snorm" | "pack2x16snorm" => {
                let list = fields.map(|field| (signed(field) / most).max(-1.0));
                Value::reals(Kind::F32, Shape::Vector, list)
            }
            "pack4x8unorm" | "pack2x16unorm" => {
                let list = fields.map(|field| f64::from(field) / all);
                Value::reals(Kind::F32, Shape::Vector, list)
            }
            "pack2x16float" => {
                let list = fields.map(|field| half_of(field).map(Number::Real));
                Value::new(Kind::F32, Shape::Vector, list)
            }
            "pack4xI8" => {
                let list = fields.map(|field| Some(Number::Whole(signed(field) as i64)));
                Value::new(Kind::I32, Shape::Vector, list)
            }
            "pack4xU8" => {
                let list = fields.map(|field| Some(Number::Whole(field.into())));
                Value::new(Kind::U32, Shape::Vector, list)
            }
            _ => None,
        };
    }
    let kind = match layout {
        "pack4xI8" | "pack4xI8Clamp" => Kind::I32,
        "pack4xU8" | "pack4xU8Clamp" => Kind::U32,
        _ => Kind::F32,
    };
    let value = value.to(kind)?;
    if value.shape != Shape::Vector || value.numbers.len() != count as usize {
        return None;
    }
    let mut word = 0;
    for (i, number) in (0..).zip(&value.numbers) {
        let (whole, real) = (number.whole().unwrap_or_default(), number.real());
        let field = match layout {
            "pack4x8snorm" | "pack2x16snorm" => (0.5 + most * real.clamp(-1.0, 1.0)).floor() as i64,
            "pack4x8unorm" | "pack2x16unorm" => (0.5 + all * real.clamp(0.0, 1.0)).floor() as i64,
            "pack2x16float" => half_bits(to_half(real)?).into(),
            "pack4xI8Clamp" => whole.clamp(-128, 127),
            "pack4xU8Clamp" => whole.min(255),
            "pack4xI8" | "pack4xU8" => whole,
            _ => return None,
        };
        word |= (field as u32 & ((1 << width) - 1)) << (i * width);
    }
    Value::scalar(Kind::U32, Number::Whole(word.into()))
}

/// The bits of a value as another kind, of as many components as they make.
pub fn bitcast(value: &Value, kind: Kind, components: usize) -> Option<Value> {
    // Whole numbers without a size may also be those that only `u32` holds.
    let value = value.sized().or_else(|| value.to(Kind::U32))?;
    vector_or_scalar(&value)?;
    let mut bytes = Vec::new();
    for number in &value.numbers {
        match (value.kind, number) {
            (Kind::F32, Number::Real(n)) => bytes.extend((*n as f32).to_le_bytes()),
            (Kind::F16, Number::Real(n)) => bytes.extend((half_bits(*n) as u16).to_le_bytes()),
            (Kind::I32 | Kind::U32, Number::Whole(n)) => bytes.extend((*n as u32).to_le_bytes()),
            _ => return None,
        }
    }
    let width = if kind == Kind::F16 { 2 } else { 4 };
    if bytes.len() != width * components {
        return None;
    }
    let list = bytes.chunks(width).map(|chunk| {
        let word = chunk
            .iter()
            .rev()
            .fold(0, |word, byte| word << 8 | u32::from(*byte));
        Some(match kind {
            Kind::F32 => Number::Real(f32::from_bits(word).into()),
            Kind::F16 => Number::Real(half_of(word)?),
            Kind::I32 => Number::Whole((word as i32).into()),
            Kind::U32 => Number::Whole(word.into()),
            _ => return None,
        })
    });
    let shape = if components == 1 {
        Shape::Scalar
    } else {
        Shape::Vector
    };
    Value::new(kind, shape, list)
}
