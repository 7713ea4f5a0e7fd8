//! Values of constant expressions, and how they are written.

use std::fmt::Write;

/// The kinds of numbers, those without a size first: each of the first two can become any that is behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Int,
    Float,
    F16,
    F32,
    I32,
    U32,
    Bool,
}

/// A number of some kind, exactly: what has 16 or 32 bits is rounded already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Whole(i64),
    Real(f64),
}

/// One scalar, a vector, or a matrix by its columns, all of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub kind: Kind,
    pub shape: Shape,
    pub numbers: Vec<Number>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Scalar,
    Vector,
    /// Of so many rows.
    Matrix(usize),
}

impl Kind {
    pub fn is_float(self) -> bool {
        matches!(self, Self::Float | Self::F16 | Self::F32)
    }

    fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Int | Self::Float => return None,
            Self::F16 => "f16",
            Self::F32 => "f32",
            Self::I32 => "i32",
            Self::U32 => "u32",
            Self::Bool => "bool",
        })
    }

    /// A number as this kind has it; None where the standard has an error.
    pub fn hold(self, number: Number) -> Option<Number> {
        Some(match (self, number) {
            (Self::Float | Self::F32 | Self::F16, number) => {
                let exact = number.real();
                let rounded = match self {
                    Self::F32 => f64::from(exact as f32),
                    Self::F16 => to_half(exact)?,
                    _ => exact,
                };
                rounded.is_finite().then_some(Number::Real(rounded))?
            }
            (Self::Int, Number::Whole(_)) => number,
            (Self::I32, Number::Whole(n)) => Number::Whole(i32::try_from(n).ok()?.into()),
            (Self::U32, Number::Whole(n)) => Number::Whole(u32::try_from(n).ok()?.into()),
            (Self::Bool, Number::Whole(n)) => Number::Whole(i64::from(n != 0)),
            (_, Number::Real(_)) => return None,
        })
    }
}

impl Number {
    pub fn real(self) -> f64 {
        match self {
            Self::Whole(n) => n as f64,
            Self::Real(n) => n,
        }
    }

    pub fn whole(self) -> Option<i64> {
        match self {
            Self::Whole(n) => Some(n),
            Self::Real(_) => None,
        }
    }
}

impl Value {
    /// A value whose numbers are brought into their kind.
    pub fn new(
        kind: Kind,
        shape: Shape,
        numbers: impl IntoIterator<Item = Option<Number>>,
    ) -> Option<Self> {
        let numbers = numbers.into_iter();
        let numbers: Option<Vec<_>> = numbers.map(|number| kind.hold(number?)).collect();
        Some(Self {
            kind,
            shape,
            numbers: numbers?,
        })
    }

    pub fn scalar(kind: Kind, number: Number) -> Option<Self> {
        Self::new(kind, Shape::Scalar, [Some(number)])
    }

    pub fn reals(kind: Kind, shape: Shape, reals: impl IntoIterator<Item = f64>) -> Option<Self> {
        let reals = reals.into_iter();
        Self::new(kind, shape, reals.map(|real| Some(Number::Real(real))))
    }

    /// What converts by itself: numbers without a size to others.
    pub fn to(&self, kind: Kind) -> Option<Self> {
        let converts = match self.kind {
            Kind::Int => kind != Kind::Bool,
            Kind::Float => kind.is_float(),
            own => own == kind,
        };
        let numbers = self.numbers.iter().map(|number| Some(*number));
        converts.then(|| Self::new(kind, self.shape, numbers))?
    }

    /// Whether it is this truth.
    pub fn is(&self, truth: bool) -> bool {
        let number = Number::Whole(truth.into());
        self.kind == Kind::Bool
            && self.shape == Shape::Scalar
            && self.numbers.first() == Some(&number)
    }

    /// As floats.
    pub fn floats(&self) -> Option<Self> {
        match self.kind {
            Kind::Int => self.to(Kind::Float),
            kind => kind.is_float().then(|| self.clone()),
        }
    }

    /// With a size, the one it has or the usual one.
    pub fn sized(&self) -> Option<Self> {
        match self.kind {
            Kind::Int => self.to(Kind::I32),
            Kind::Float => self.to(Kind::F32),
            _ => Some(self.clone()),
        }
    }

    /// As WGSL has it.
    pub fn write(&self) -> String {
        let name = self.kind.name();
        let list: Vec<String> = self.numbers.iter().map(|n| self.write_number(*n)).collect();
        let list = list.join(", ");
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = match self.shape {
            Shape::Scalar => write!(text, "{list}"),
            Shape::Vector => write!(text, "vec{}", self.numbers.len()),
            Shape::Matrix(rows) => write!(text, "mat{}x{rows}", self.numbers.len() / rows.max(1)),
        };
        if self.shape != Shape::Scalar {
            if let Some(name) = name {
                let _ = write!(text, "<{name}>");
            }
            let _ = write!(text, "({list})");
        }
        text
    }

    fn write_number(&self, number: Number) -> String {
        match (self.kind, number) {
            (Kind::Bool, Number::Whole(n)) => (n != 0).to_string(),
            (Kind::U32, Number::Whole(n)) => format!("{n}u"),
            (Kind::I32, Number::Whole(n)) => format!("i32({n})"),
            // Never `--`, which is another operator. naga does not like parentheses behind `const_assert`.
            (_, Number::Whole(n)) if n < 0 => format!(" {n}"),
            (_, Number::Whole(n)) => format!("{n}"),
            (_, Number::Real(n)) => {
                let space = if n.is_sign_negative() { " " } else { "" };
                match self.kind {
                    Kind::F32 => format!("{space}{:e}f", n as f32),
                    Kind::F16 => format!("{space}{n:e}h"),
                    _ => format!("{space}{n:e}"),
                }
            }
        }
    }
}

/// The nearest number of 16 bits; None beyond the largest.
pub fn to_half(real: f64) -> Option<f64> {
    if real == 0.0 || !real.is_finite() {
        return real.is_finite().then_some(real);
    }
    let exponent = real.abs().log2().floor().max(-14.0);
    let step = (exponent - 10.0).exp2();
    let rounded = (real / step).round_ties_even() * step;
    (rounded.abs() <= 65504.0).then_some(rounded)
}

/// The bits of a number that fits into 16 of them.
pub fn half_bits(half: f64) -> u32 {
    let sign = u32::from(half.is_sign_negative()) << 15;
    let size = half.abs();
    let small = 2_f64.powi(-14);
    if size < small {
        return sign | (size / 2_f64.powi(-24)) as u32;
    }
    let exponent = size.log2().floor();
    let fraction = (size / (exponent - 10.0).exp2()) as u32 - 1024;
    sign | ((exponent as i32 + 15) as u32) << 10 | fraction
}

/// The number of 16 bits; None for infinities and what is no number.
pub fn half_of(bits: u32) -> Option<f64> {
    let (exponent, fraction) = ((bits >> 10 & 31) as i32, f64::from(bits & 1023));
    let size = match exponent {
        31 => return None,
        0 => fraction * 2_f64.powi(-24),
        _ => (1024.0 + fraction) * 2_f64.powi(exponent - 25),
    };
    Some(if bits >> 15 & 1 == 1 { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_there_and_back() {
        for bits in (0..0x7C00_u32).chain(0x8000..0xFC00) {
            let half = half_of(bits).unwrap();
            assert_eq!(half_bits(half), bits);
            assert_eq!(to_half(half), Some(half));
        }
        assert_eq!(half_of(0x7C00), None);
        assert_eq!(to_half(65519.9), Some(65504.0));
        assert_eq!(to_half(65520.0), None);
        assert_eq!(to_half(1.0 + 2_f64.powi(-11)), Some(1.0));
        assert_eq!(to_half(2_f64.powi(-26)), Some(0.0));
    }

    #[test]
    fn values_are_written_with_their_kind() {
        let write = |kind, shape, list: &[f64]| {
            Value::reals(kind, shape, list.iter().copied())
                .unwrap()
                .write()
        };
        assert_eq!(write(Kind::F32, Shape::Scalar, &[-1.5]), " -1.5e0f");
        assert_eq!(
            write(Kind::Float, Shape::Vector, &[1.0, 0.1]),
            "vec2(1e0, 1e-1)"
        );
        assert_eq!(
            write(Kind::F16, Shape::Matrix(2), &[1.0, 2.0, 3.0, 4.0]),
            "mat2x2<f16>(1e0h, 2e0h, 3e0h, 4e0h)"
        );
        let least = Value::scalar(Kind::I32, Number::Whole(i32::MIN.into())).unwrap();
        assert_eq!(least.write(), "i32(-2147483648)");
        assert!(Value::scalar(Kind::U32, Number::Whole(-1)).is_none());
        assert!(Value::scalar(Kind::F32, Number::Real(1e39)).is_none());
    }
}
