//! The operators of constant expressions.

use super::functions::{number, same_shape, vector_or_scalar};
use super::numeric::wrapped;
use super::values::{Kind, Number, Shape, Value};

/// The operators of two operands, each with how tight it binds; longer ones before those that they begin with.
pub const BINARY: [(&str, u8); 18] = [
    ("||", 1),
    ("&&", 2),
    ("<<", 8),
    (">>", 8),
    ("==", 6),
    ("!=", 6),
    ("<=", 7),
    (">=", 7),
    ("|", 3),
    ("^", 4),
    ("&", 5),
    ("<", 7),
    (">", 7),
    ("+", 9),
    ("-", 9),
    ("*", 10),
    ("/", 10),
    ("%", 10),
];

/// The result of an operator; None for what the standard refuses, and for what is not known here.
pub fn binary(operator: &str, a: &Value, b: &Value) -> Option<Value> {
    if matches!(operator, "<<" | ">>") {
        return shift(operator, a, b);
    }
    let kind = a.kind.max(b.kind);
    let (a, b) = (a.to(kind)?, b.to(kind)?);
    if matches!(a.shape, Shape::Matrix(_)) || matches!(b.shape, Shape::Matrix(_)) {
        return matrices(operator, &a, &b);
    }
    let compares = matches!(operator, "==" | "!=" | "<" | "<=" | ">" | ">=");
    let joins = matches!(operator, "&" | "|" | "^");
    // Only arithmetic spreads a scalar.
    let like = match (a.shape, b.shape) {
        _ if compares || joins || a.shape == b.shape => {
            same_shape(&a, &b)?;
            &a
        }
        (Shape::Vector, _) => &a,
        _ => &b,
    };
    if matches!(operator, "&&" | "||") && (kind != Kind::Bool || like.shape != Shape::Scalar) {
        return None;
    }
    let at = |value: &Value, i: usize| match value.shape {
        Shape::Scalar => value.numbers.first().copied(),
        _ => value.numbers.get(i).copied(),
    };
    let truth = |truth: bool| Some(Number::Whole(truth.into()));
    let list = (0..like.numbers.len()).map(|i| {
        let (a, b) = (at(&a, i)?, at(&b, i)?);
        if compares {
            return truth(compare(operator, a, b, kind)?);
        }
        match (a, b) {
            (Number::Whole(x), Number::Whole(y)) => whole(operator, x, y, kind),
            _ => real(operator, a.real(), b.real()),
        }
    });
    Value::new(if compares { Kind::Bool } else { kind }, like.shape, list)
}

fn compare(operator: &str, a: Number, b: Number, kind: Kind) -> Option<bool> {
    let order = match (a, b) {
        (Number::Whole(a), Number::Whole(b)) => a.cmp(&b),
        _ => a.real().partial_cmp(&b.real())?,
    };
    match operator {
        "==" => Some(order.is_eq()),
        "!=" => Some(order.is_ne()),
        _ if kind == Kind::Bool => None,
        "<" => Some(order.is_lt()),
        "<=" => Some(order.is_le()),
        ">" => Some(order.is_gt()),
        _ => Some(order.is_ge()),
    }
}

fn whole(operator: &str, x: i64, y: i64, kind: Kind) -> Option<Number> {
    if kind == Kind::Bool {
        return Some(Number::Whole(match operator {
            "&" | "&&" => x & y,
            "|" | "||" => x | y,
            _ => return None,
        }));
    }
    let result = match operator {
        "+" => x.checked_add(y)?,
        "-" => x.checked_sub(y)?,
        "*" => x
            .checked_mul(y)
            .or_else(|| (kind != Kind::Int).then(|| x.wrapping_mul(y)))?,
        "&" => x & y,
        "|" => x | y,
        "^" => x ^ y,
        // The least number has no opposite.
        "/" if kind != Kind::I32 || (x, y) != (i32::MIN.into(), -1) => x.checked_div(y)?,
        "%" if kind != Kind::I32 || (x, y) != (i32::MIN.into(), -1) => x.checked_rem(y)?,
        _ => return None,
    };
    wrapped(kind, result).map(Number::Whole)
}

fn real(operator: &str, x: f64, y: f64) -> Option<Number> {
    Some(Number::Real(match operator {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        "%" => x % y,
        _ => return None,
    }))
}

fn shift(operator: &str, a: &Value, b: &Value) -> Option<Value> {
    let b = b.to(Kind::U32)?;
    same_shape(a, &b)?;
    let kind = a.kind;
    let list = a.numbers.iter().zip(&b.numbers).map(|(a, b)| {
        let (a, b) = (a.whole()?, u32::try_from(b.whole()?).ok()?);
        let shifted = match (operator, kind) {
            (">>", Kind::Int) => a >> b.min(63),
            // What it does not hold is left to naga.
            (_, Kind::Int) => a.checked_mul(1_i64.checked_shl(b).filter(|by| *by > 0)?)?,
            _ if b >= 32 => return None,
            (">>", _) => a >> b,
            // Nothing may be lost, which shows when the kind has to hold it.
            _ => a << b,
        };
        Some(Number::Whole(shifted))
    });
    Value::new(kind, a.shape, list)
}

/// The opposite of a value, its complement, or its denial.
pub fn unary(operator: &str, value: &Value) -> Option<Value> {
    vector_or_scalar(value)?;
    let list = value.numbers.iter().map(|number| {
        Some(match (operator, value.kind, number) {
            ("-", Kind::I32, Number::Whole(n)) => Number::Whole((*n as i32).wrapping_neg().into()),
            ("-", Kind::Int, Number::Whole(n)) => Number::Whole(n.checked_neg()?),
            ("-", _, Number::Real(n)) => Number::Real(-n),
            ("~", Kind::I32 | Kind::Int, Number::Whole(n)) => Number::Whole(!n),
            ("~", Kind::U32, Number::Whole(n)) => Number::Whole((!(*n as u32)).into()),
            ("!", Kind::Bool, Number::Whole(n)) => Number::Whole(1 - n),
            _ => return None,
        })
    });
    Value::new(value.kind, value.shape, list)
}

fn matrices(operator: &str, a: &Value, b: &Value) -> Option<Value> {
    let (a, b) = (a.floats()?, b.floats()?);
    let list = |shape, list: Vec<f64>| Value::reals(a.kind, shape, list);
    match (a.shape, b.shape) {
        (Shape::Matrix(rows), Shape::Matrix(other)) if matches!(operator, "+" | "-") => {
            (rows == other && a.numbers.len() == b.numbers.len()).then_some(())?;
            let turn = if operator == "+" { 1.0 } else { -1.0 };
            let sum = |i| number(&a, i) + turn * number(&b, i);
            list(a.shape, (0..a.numbers.len()).map(sum).collect())
        }
        _ if operator != "*" => None,
        (shape @ Shape::Matrix(_), Shape::Scalar) | (Shape::Scalar, shape @ Shape::Matrix(_)) => {
            let count = a.numbers.len().max(b.numbers.len());
            list(
                shape,
                (0..count).map(|i| number(&a, i) * number(&b, i)).collect(),
            )
        }
        // A vector is a column on the right, and a row on the left.
        (Shape::Matrix(rows), _) => {
            let inner = a.numbers.len() / rows;
            let (columns, shape) = match b.shape {
                Shape::Matrix(of) => (
                    (of == inner).then(|| b.numbers.len() / of)?,
                    Shape::Matrix(rows),
                ),
                _ => ((b.numbers.len() == inner).then_some(1)?, Shape::Vector),
            };
            let product = |column: usize, row: usize| {
                (0..inner)
                    .map(|i| number(&a, i * rows + row) * number(&b, column * inner + i))
                    .sum()
            };
            let all = (0..columns).flat_map(|c| (0..rows).map(move |r| (c, r)));
            list(shape, all.map(|(c, r)| product(c, r)).collect())
        }
        (_, Shape::Matrix(rows)) => {
            (a.numbers.len() == rows).then_some(())?;
            let product = |column: usize| {
                (0..rows)
                    .map(|i| number(&a, i) * number(&b, column * rows + i))
                    .sum()
            };
            list(
                Shape::Vector,
                (0..b.numbers.len() / rows).map(product).collect(),
            )
        }
        _ => None,
    }
}
