//! Constant expressions that naga cannot evaluate, replaced by their values.
//!
//! Only what is understood in full is replaced: literals, constants that have one declaration, arithmetic, constructors, and the
//! functions of [`functions`]. All else is left for naga to refuse.

use std::collections::HashMap;
use std::ops::Range;

use super::functions;
use super::tokens;
use super::values::{Kind, Number, Shape, Value};

/// How deep expressions may be within each other.
const MAX_DEPTH: usize = 48;
/// How many bytes are read for each byte of the source, and how many in any case: constants name constants, and comments are skipped
/// each time.
const WORK_PER_BYTE: usize = 32;
const MIN_WORK: usize = 100_000;

/// A program with values in the place of what naga cannot evaluate.
pub struct Evaluated {
    pub text: String,
    /// What was replaced, in the order of the text: where it is now, and where it was.
    edits: Vec<(Range<usize>, Range<usize>)>,
}

impl Evaluated {
    /// A place in the text as one in the source.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let (start, end) = (self.place(range.start).start, self.place(range.end).end);
        start..end.max(start)
    }

    fn place(&self, at: usize) -> Range<usize> {
        let (mut now, mut before) = (0, 0);
        for (new, old) in &self.edits {
            if at < new.start {
                break;
            }
            if at < new.end {
                return old.clone();
            }
            (now, before) = (new.end, old.end);
        }
        let at = before + (at - now);
        at..at
    }
}

/// The program with all such calls replaced whose values are known; None when there are none.
pub fn evaluated(source: &str) -> Option<Evaluated> {
    if !functions::NAMES.iter().any(|name| source.contains(name)) {
        return None;
    }
    let names = Names::of(source);
    let mut budget = MIN_WORK + WORK_PER_BYTE * source.len();
    let (mut text, mut edits) = (String::new(), Vec::new());
    let (mut copied, mut at, mut member) = (0, 0, false);
    while let Some(token) = next(source, at) {
        let word = &source[token.clone()];
        at = token.end;
        if !member && functions::NAMES.contains(&word) && !names.declared.contains_key(word) {
            let mut parser = Parser {
                source,
                names: &names,
                at: token.start,
                depth: 0,
                budget: &mut budget,
            };
            if let Some(value) = parser.postfix() {
                let end = parser.at;
                text += &source[copied..token.start];
                let start = text.len();
                text += &value.write();
                edits.push((start..text.len(), token.start..end));
                (copied, at) = (end, end);
            }
        }
        member = word == ".";
    }
    text += &source[copied..];
    (!edits.is_empty()).then_some(Evaluated { text, edits })
}

fn next(source: &str, at: usize) -> Option<Range<usize>> {
    let token = tokens(source.get(at..)?).next()?;
    Some(token.start + at..token.end + at)
}

/// What a program declares by which name.
struct Names<'a> {
    /// By name: where the value of the constant begins, if it is one that is declared but once.
    declared: HashMap<&'a str, Option<Constant>>,
}

#[derive(Clone, Copy)]
struct Constant {
    /// Behind the colon, if there is one.
    ty: Option<usize>,
    value: usize,
}

impl<'a> Names<'a> {
    fn of(source: &'a str) -> Self {
        let mut declared = HashMap::new();
        let mut all = tokens(source).peekable();
        let mut before = "";
        while let Some(token) = all.next() {
            let word = &source[token.clone()];
            let behind = all.peek().map_or("", |token| &source[token.clone()]);
            // Whatever could be a declaration makes the name one to stay away from.
            let declares = behind == ":"
                || matches!(
                    before,
                    "const" | "let" | "var" | "override" | "fn" | "struct" | "alias" | ">"
                );
            let is_name = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
            if declares && is_name {
                let constant = (before == "const")
                    .then(|| constant(source, token.end))
                    .flatten();
                declared
                    .entry(word)
                    .and_modify(|one| *one = None)
                    .or_insert(constant);
            }
            before = word;
        }
        Self { declared }
    }
}

/// What is behind the name of a constant.
fn constant(source: &str, end: usize) -> Option<Constant> {
    let token = next(source, end)?;
    match &source[token.clone()] {
        "=" => Some(Constant {
            ty: None,
            value: token.end,
        }),
        ":" => {
            let ty = token.end;
            let mut at = ty;
            // A type has no `=` in it.
            for _ in 0..16 {
                let token = next(source, at)?;
                at = token.end;
                if &source[token] == "=" {
                    return Some(Constant {
                        ty: Some(ty),
                        value: at,
                    });
                }
            }
            None
        }
        _ => None,
    }
}

struct Parser<'a, 'b> {
    source: &'a str,
    names: &'b Names<'a>,
    at: usize,
    depth: usize,
    budget: &'b mut usize,
}

/// A scalar, vector or matrix type.
struct Type {
    kind: Option<Kind>,
    shape: Shape,
    count: usize,
}

impl<'a> Parser<'a, '_> {
    fn next(&mut self) -> Option<Range<usize>> {
        // Once it is used up nothing is read any more.
        if *self.budget == 0 {
            return None;
        }
        let token = next(self.source, self.at)?;
        *self.budget = self.budget.saturating_sub(token.end - self.at);
        Some(token)
    }

    fn peek(&mut self) -> Option<&'a str> {
        Some(&self.source[self.next()?])
    }

    fn take(&mut self) -> Option<&'a str> {
        let token = self.next()?;
        self.at = token.end;
        Some(&self.source[token])
    }

    fn take_if(&mut self, wanted: &str) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.take();
        }
        found
    }

    fn expect(&mut self, wanted: &str) -> Option<()> {
        self.take_if(wanted).then_some(())
    }

    /// A sum; all that binds less is not known here.
    fn expression(&mut self) -> Option<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let mut value = self.product()?;
        while let Some(operator @ ("+" | "-")) = self.peek() {
            self.take();
            let right = self.product()?;
            value = binary(operator, &value, &right)?;
        }
        self.depth -= 1;
        Some(value)
    }

    fn product(&mut self) -> Option<Value> {
        let mut value = self.unary()?;
        while let Some(operator @ ("*" | "/" | "%")) = self.peek() {
            self.take();
            let right = self.unary()?;
            value = binary(operator, &value, &right)?;
        }
        Some(value)
    }

    fn unary(&mut self) -> Option<Value> {
        let mut turns = 0_usize;
        while self.take_if("-") {
            turns += 1;
        }
        let value = self.postfix()?;
        if turns.is_multiple_of(2) {
            return Some(value);
        }
        let negated = value.numbers.iter().map(|number| {
            Some(match number {
                Number::Whole(n) => Number::Whole(n.checked_neg()?),
                Number::Real(n) => Number::Real(-n),
            })
        });
        match value.kind {
            Kind::U32 | Kind::Bool => None,
            kind => Value::new(kind, value.shape, negated),
        }
    }

    fn postfix(&mut self) -> Option<Value> {
        let mut value = self.primary()?;
        loop {
            if self.take_if(".") {
                value = swizzle(&value, self.take()?)?;
            } else if self.take_if("[") {
                let index = self.expression()?;
                self.expect("]")?;
                value = element(&value, &index)?;
            } else {
                return Some(value);
            }
        }
    }

    fn primary(&mut self) -> Option<Value> {
        let token = self.next()?;
        let first = self.source[token.clone()].chars().next()?;
        if first.is_ascii_digit() || first == '.' {
            return self.literal(token.start);
        }
        let word = self.take()?;
        match word {
            "(" => {
                let value = self.expression()?;
                self.expect(")")?;
                return Some(value);
            }
            "true" | "false" => {
                return Value::scalar(Kind::Bool, Number::Whole((word == "true").into()));
            }
            _ => {}
        }
        if let Some(constant) = self.names.declared.get(word) {
            return self.constant((*constant)?);
        }
        if word == "bitcast" {
            self.expect("<")?;
            let to = self.ty()?;
            self.expect(">")?;
            let [value] = &self.arguments()?[..] else {
                return None;
            };
            return functions::bitcast(value, to.kind?, to.count);
        }
        if matches!(word, "frexp" | "modf") {
            let given = self.arguments()?;
            self.expect(".")?;
            return functions::part(word, self.take()?, &given);
        }
        if functions::NAMES.contains(&word) {
            return functions::call(word, &self.arguments()?);
        }
        let ty = self.ty_named(word)?;
        construct(&ty, &self.arguments()?)
    }

    /// The value of a constant, read where it is declared.
    fn constant(&mut self, constant: Constant) -> Option<Value> {
        let here = std::mem::replace(&mut self.at, constant.value);
        let value = self.expression()?;
        self.expect(";")?;
        let value = match constant.ty {
            None => value,
            Some(ty) => {
                self.at = ty;
                let ty = self.ty()?;
                (ty.shape == value.shape && ty.count == value.numbers.len()).then_some(())?;
                value.to(ty.kind?)?
            }
        };
        self.at = here;
        Some(value)
    }

    fn arguments(&mut self) -> Option<Vec<Value>> {
        self.expect("(")?;
        let mut given = Vec::new();
        while !self.take_if(")") {
            given.push(self.expression()?);
            if !self.take_if(",") {
                self.expect(")")?;
                break;
            }
        }
        Some(given)
    }

    fn ty(&mut self) -> Option<Type> {
        let word = self.take()?;
        if self.names.declared.contains_key(word) {
            return None;
        }
        self.ty_named(word)
    }

    fn ty_named(&mut self, word: &str) -> Option<Type> {
        let kinds = |name: &str| {
            Some(match name {
                "f16" | "h" => Kind::F16,
                "f32" | "f" => Kind::F32,
                "i32" | "i" => Kind::I32,
                "u32" | "u" => Kind::U32,
                "bool" => Kind::Bool,
                _ => return None,
            })
        };
        if let (Some(kind), true) = (kinds(word), word.len() > 1) {
            return Some(Type {
                kind: Some(kind),
                shape: Shape::Scalar,
                count: 1,
            });
        }
        let digit = |text: &str| match text {
            "2" => Some(2),
            "3" => Some(3),
            "4" => Some(4),
            _ => None,
        };
        let (shape, count, rest) = if let Some(rest) = word.strip_prefix("vec") {
            (Shape::Vector, digit(rest.get(..1)?)?, rest.get(1..)?)
        } else {
            let rest = word.strip_prefix("mat")?;
            let (columns, rows) = (digit(rest.get(..1)?)?, digit(rest.get(2..3)?)?);
            (rest.get(1..2)? == "x").then_some(())?;
            (Shape::Matrix(rows), columns * rows, rest.get(3..)?)
        };
        let kind = if !rest.is_empty() {
            Some(kinds(rest).filter(|_| rest.len() == 1)?)
        } else if self.take_if("<") {
            let word = self.take()?;
            let kind = kinds(word)
                .filter(|_| word.len() > 1 && !self.names.declared.contains_key(word))?;
            self.take_if(",");
            self.expect(">")?;
            Some(kind)
        } else {
            None
        };
        Some(Type { kind, shape, count })
    }

    /// A number. Tokens are cut at points and signs, so its text is read anew.
    fn literal(&mut self, start: usize) -> Option<Value> {
        let bytes = self.source.as_bytes();
        let hex = matches!(bytes.get(start..start + 2), Some(b"0x" | b"0X"));
        let mut end = if hex { start + 2 } else { start };
        while let Some(c) = bytes.get(end) {
            let last = bytes[end - usize::from(end > start)].to_ascii_lowercase();
            let exponent = last == if hex { b'p' } else { b'e' } && end > start;
            if c.is_ascii_alphanumeric() || *c == b'.' || exponent && matches!(c, b'+' | b'-') {
                end += 1;
            } else {
                break;
            }
        }
        self.at = end;
        let text = &self.source[start..end];
        if hex {
            let digits = &text[2..];
            let (digits, kind) = match digits.strip_suffix(['u', 'i']) {
                Some(rest) if digits.ends_with('u') => (rest, Kind::U32),
                Some(rest) => (rest, Kind::I32),
                None => (digits, Kind::Int),
            };
            // Those with a fraction or an exponent are left to naga.
            return Value::scalar(kind, Number::Whole(i64::from_str_radix(digits, 16).ok()?));
        }
        let (digits, suffix) = match text.strip_suffix(['u', 'i', 'f', 'h']) {
            Some(rest) => (rest, text.as_bytes()[text.len() - 1]),
            None => (text, 0),
        };
        let whole = digits.bytes().all(|c| c.is_ascii_digit());
        if whole && digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        let kind = match suffix {
            b'u' | b'i' if !whole => return None,
            b'u' => Kind::U32,
            b'i' => Kind::I32,
            b'f' => Kind::F32,
            b'h' => Kind::F16,
            _ if whole => Kind::Int,
            _ => Kind::Float,
        };
        let number = if kind.is_float() {
            // Rust takes what WGSL has, and `inf` which has no digit first.
            Number::Real(digits.parse().ok()?)
        } else {
            Number::Whole(digits.parse().ok()?)
        };
        Value::scalar(kind, number)
    }
}

fn binary(operator: &str, a: &Value, b: &Value) -> Option<Value> {
    let kind = a.kind.max(b.kind);
    let (a, b) = (a.to(kind)?, b.to(kind)?);
    if kind == Kind::Bool
        || matches!(a.shape, Shape::Matrix(_))
        || matches!(b.shape, Shape::Matrix(_))
    {
        return None;
    }
    let like = match (a.shape, b.shape) {
        (Shape::Vector, Shape::Vector) => (a.numbers.len() == b.numbers.len()).then_some(&a)?,
        (Shape::Vector, _) => &a,
        _ => &b,
    };
    let at = |value: &Value, i: usize| match value.shape {
        Shape::Scalar => value.numbers.first().copied(),
        _ => value.numbers.get(i).copied(),
    };
    let list = (0..like.numbers.len()).map(|i| {
        let (a, b) = (at(&a, i)?, at(&b, i)?);
        if let (Number::Whole(x), Number::Whole(y)) = (a, b) {
            let result = match operator {
                "+" => x.checked_add(y)?,
                "-" => x.checked_sub(y)?,
                "*" => x.checked_mul(y)?,
                "/" => x.checked_div(y)?,
                _ => x.checked_rem(y)?,
            };
            // Those without a sign go round.
            return Some(Number::Whole(match kind {
                Kind::U32 => (result as u32).into(),
                _ => result,
            }));
        }
        let (x, y) = (a.real(), b.real());
        Some(Number::Real(match operator {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            "/" => x / y,
            _ => x % y,
        }))
    });
    Value::new(kind, like.shape, list)
}

fn swizzle(value: &Value, names: &str) -> Option<Value> {
    if value.shape != Shape::Vector || !(1..=4).contains(&names.len()) {
        return None;
    }
    let set = ["xyzw", "rgba"]
        .into_iter()
        .find(|set| names.chars().all(|c| set.contains(c)))?;
    let list = names
        .chars()
        .map(|c| value.numbers.get(set.find(c)?).copied());
    let shape = if names.len() == 1 {
        Shape::Scalar
    } else {
        Shape::Vector
    };
    Value::new(value.kind, shape, list)
}

fn element(value: &Value, index: &Value) -> Option<Value> {
    (index.shape == Shape::Scalar).then_some(())?;
    let index = usize::try_from(index.numbers.first()?.whole()?).ok()?;
    match value.shape {
        Shape::Scalar => None,
        Shape::Vector => Value::scalar(value.kind, *value.numbers.get(index)?),
        Shape::Matrix(rows) => {
            let column = value.numbers.chunks(rows).nth(index)?;
            Value::new(value.kind, Shape::Vector, column.iter().map(|n| Some(*n)))
        }
    }
}

/// A value of a type from its parts.
fn construct(ty: &Type, given: &[Value]) -> Option<Value> {
    let numbers: Vec<Number> = given
        .iter()
        .flat_map(|value| value.numbers.iter().copied())
        .collect();
    let kind = match ty.kind {
        Some(kind) => kind,
        None => {
            let kind = given.iter().map(|value| value.kind).max()?;
            match ty.shape {
                Shape::Matrix(_) if kind == Kind::Int => Kind::Float,
                _ => kind,
            }
        }
    };
    if given.is_empty() {
        return Value::new(kind, ty.shape, vec![Some(Number::Whole(0)); ty.count]);
    }
    // One value of the same form is converted, whatever its kind; parts must fit.
    let same = given.len() == 1 && given[0].numbers.len() == ty.count;
    let converts = ty.kind.is_some() && same && given[0].shape == ty.shape;
    if !converts {
        given
            .iter()
            .try_for_each(|value| value.to(kind).map(drop))?;
    }
    let spread = ty.shape == Shape::Vector && given.len() == 1 && given[0].shape == Shape::Scalar;
    let numbers = match numbers.as_slice() {
        [one] if spread => vec![*one; ty.count],
        _ => numbers,
    };
    if numbers.len() != ty.count {
        return None;
    }
    match ty.shape {
        Shape::Scalar if given[0].shape != Shape::Scalar => return None,
        Shape::Vector
            if given
                .iter()
                .any(|value| matches!(value.shape, Shape::Matrix(_))) =>
        {
            return None;
        }
        // By columns, or by numbers.
        Shape::Matrix(rows) if !converts => {
            let columns = given
                .iter()
                .all(|v| v.shape == Shape::Vector && v.numbers.len() == rows);
            let scalars = given.iter().all(|v| v.shape == Shape::Scalar);
            (columns || scalars).then_some(())?;
        }
        _ => {}
    }
    let from = given[0].kind;
    let list = numbers.into_iter().map(|number| match (kind, number) {
        _ if !converts => Some(number),
        // The standard cuts and saturates what is too large; that is left to naga.
        (Kind::I32 | Kind::U32, Number::Real(n)) => {
            let whole = Number::Whole(n.trunc() as i64);
            kind.hold(whole)
        }
        (Kind::I32, Number::Whole(n)) if from == Kind::U32 => {
            Some(Number::Whole((n as u32 as i32).into()))
        }
        (Kind::U32, Number::Whole(n)) if from == Kind::I32 => {
            Some(Number::Whole((n as u32).into()))
        }
        (Kind::Bool, number) => Some(Number::Whole((number.real() != 0.0).into())),
        _ => Some(number),
    });
    Value::new(kind, ty.shape, list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code: &str) -> Option<String> {
        evaluated(code).map(|evaluated| evaluated.text)
    }

    #[test]
    fn calls_become_values() {
        for (call, value) in [
            ("mix(1.0, 2.0, 0.5)", "(1.5e0)"),
            (
                "mix(vec2f(1, 2), vec2f(3), 0.5)",
                "vec2<f32>((2e0f), (2.5e0f))",
            ),
            ("smoothstep(0, 2f, 1)", "(5e-1f)"),
            ("ldexp(1.5, 3)", "(1.2e1)"),
            ("ldexp(vec2(1f), vec2(-1, 1))", "vec2<f32>((5e-1f), (2e0f))"),
            ("quantizeToF16(1.0001)", "(1e0f)"),
            ("frexp(-12.0).fract", "(-7.5e-1)"),
            ("frexp(1e-40f).exp", "i32(-132)"),
            ("modf(vec2(-1.5)).fract.x", "(-5e-1)"),
            (
                "faceForward(vec2(1.0), vec2(1.0), vec2(1.0))",
                "vec2((-1e0), (-1e0))",
            ),
            (
                "reflect(vec2(1.0, -1.0), vec2(0.0, 1.0))",
                "vec2((1e0), (1e0))",
            ),
            ("determinant(mat2x2(1, 2, 3, 4))", "(-2e0)"),
            (
                "determinant(mat3x3f(2, 0, 0, 0, 3, 0, 0, 0, 4))",
                "(2.4e1f)",
            ),
            ("transpose(mat2x3f(1, 2, 3, 4, 5, 6))[1].y", "(5e0f)"),
            ("extractBits(0xF0u, 4u, 8u)", "15u"),
            ("extractBits(-1, 31, 1)", "i32(-1)"),
            ("extractBits(7u, 32u, 0u)", "0u"),
            ("insertBits(0u, 0xFFu, 4, 4)", "240u"),
            ("insertBits(5u, 1u, 32u, 0u)", "5u"),
            ("pack4x8unorm(vec4(0, 0.5, 1, 2))", "4294934528u"),
            ("pack4x8snorm(vec4(-1.0, 1.0, 0.0, 0.0))", "32641u"),
            ("pack2x16float(vec2(1.0, -2.0))", "3221240832u"),
            ("pack4xI8(vec4(-1, 2, 3, 4))", "67306239u"),
            ("pack4xU8Clamp(vec4(300u))", "4294967295u"),
            (
                "unpack4xI8(0xFFu)",
                "vec4<i32>(i32(-1), i32(0), i32(0), i32(0))",
            ),
            ("unpack2x16float(15360)", "vec2<f32>((1e0f), (0e0f))"),
            ("unpack4x8snorm(0x80u).x", "(-1e0f)"),
            ("bitcast<u32>(1.0f)", "1065353216u"),
            ("bitcast<i32>(4294967295)", "i32(-1)"),
            (
                "bitcast<vec2<f32>>(vec2(0x3f800000u))",
                "vec2<f32>((1e0f), (1e0f))",
            ),
            ("bitcast<f32>(vec2<f16>(0, 1))", "(7.8125e-3f)"),
            ("mix(mix(0.0, 2.0, 0.5), -3.0 + 2 * 4, .5)", "(3e0)"),
        ] {
            let code = format!("const a = {call};");
            assert_eq!(text(&code), Some(format!("const a = {value};")), "{call}");
        }
    }

    #[test]
    fn what_is_wrong_or_unknown_stays() {
        for call in [
            "mix(1f, 2h, 0.5)",
            "mix(1.0, 2.0)",
            "mix(x, 2.0, 0.5)",
            "mix(vec2(1.0), 1.0, 0.5)",
            "smoothstep(1.0, 1.0, 0.0)",
            "ldexp(1f, 129)",
            "ldexp(1f, 2u)",
            "quantizeToF16(65520.0)",
            "extractBits(1u, 1u, 32u)",
            "extractBits(1.0, 1u, 1u)",
            "unpack2x16float(0x7C00u)",
            "bitcast<f32>(0x7f800000u)",
            "bitcast<u32>(vec2(1))",
            "determinant(mat2x3f())",
            "frexp(1.0)",
            "bitcast<bool>(1)",
            "mix(1.0 < 2.0, 1.0, 1.0)",
            "ldexp(3e38f, 1)",
        ] {
            assert_eq!(text(&format!("const a = {call};")), None, "{call}");
        }
    }

    #[test]
    fn constants_of_one_declaration_are_known() {
        let a = "const b = c * 2; const c: f32 = 1; const a = mix(b, c, 0.5);";
        assert!(text(a).unwrap().ends_with("const a = (1.5e0f);"));
        for before in [
            "const b = 1.0; fn f() { let b = 2.0; }",
            "fn f(b: f32) {} const b = 1.0;",
            "override b = 1.0;",
            "const b = b;",
            "const b = c; const c = b;",
            "var<private> b = 1.0;",
            "fn mix() {} const b = 1.0;",
            "",
        ] {
            assert_eq!(
                text(&format!("{before} const a = mix(b, b, 0.5);")),
                None,
                "{before}"
            );
        }
    }

    #[test]
    fn places_are_those_of_the_source() {
        let code = "const a = mix(1.0, 2.0, 0.5); const b = bitcast<u32>(1f) + c;";
        let evaluated = evaluated(code).unwrap();
        let now = |text: &str| {
            let start = evaluated.text.find(text).unwrap();
            code[evaluated.original(start..start + text.len())].to_owned()
        };
        assert_eq!(now("const a"), "const a");
        assert_eq!(now("const b"), "const b");
        assert_eq!(now("+ c"), "+ c");
        assert_eq!(now("(1.5e0)"), "mix(1.0, 2.0, 0.5)");
        assert_eq!(now("a = (1.5e0);"), "a = mix(1.0, 2.0, 0.5);");
    }

    #[test]
    fn hostile_text_ends_soon() {
        let deep = format!(
            "const a = {}1{};",
            "mix(".repeat(50_000),
            ")".repeat(50_000)
        );
        assert!(evaluated(&deep).is_none());
        let long: String = (0..2000)
            .map(|i| format!("const a{i} = a{} + a{};", i + 1, i + 1))
            .collect();
        assert!(
            evaluated(&format!(
                "{long} const a2000 = 1.0; const b = mix(a0, 1.0, 1.0);"
            ))
            .is_none()
        );
        let comment = format!("const a = /*{}*/ 1.0;", " ".repeat(1 << 20));
        let _ = evaluated(&format!(
            "{comment} const b = 0{};",
            " + mix(a, a, a)".repeat(10_000)
        ));
        for cut in [
            "mix(",
            "bitcast<",
            "bitcast<vec",
            "frexp(1.0).",
            "mix(1.0,",
            "mix(0x",
            "mix(1e",
            "const a =",
            "mix(é",
        ] {
            let _ = evaluated(cut);
        }
    }
}
