//! Reads constant expressions in the text of a program, and what their names stand for.

use std::collections::HashMap;
use std::ops::Range;

use super::functions;
use super::numeric;
use super::operators::{self, BINARY};
use super::values::{Kind, Number, Shape, Value};
use crate::shader::tokens::tokens;

/// How deep expressions may be within each other, and constants named by constants.
const MAX_DEPTH: usize = 48;
/// How many bytes are read for each byte of the source, and how many in any case: expressions are read again where those around
/// them are not understood, and comments are skipped each time.
const WORK_PER_BYTE: usize = 32;
const MIN_WORK: usize = 100_000;
/// The most elements of an array that are looked at.
const MAX_ELEMENTS: usize = 4096;

/// The value of a constant.
#[derive(Clone, Debug)]
pub enum Constant {
    Plain(Value),
    /// The result of `frexp` or `modf`, which is a struct: the function and its argument.
    Parts(&'static str, Value),
    Array(Vec<Constant>),
}

impl Constant {
    pub fn plain(self) -> Option<Value> {
        match self {
            Self::Plain(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is or has in it what cannot be written down.
    pub fn has_parts(&self) -> bool {
        match self {
            Self::Plain(_) => false,
            Self::Parts(..) => true,
            Self::Array(list) => list.iter().any(Self::has_parts),
        }
    }
}

/// What is declared in front of all functions.
enum Declared {
    /// A constant that was not needed yet: where its type is, if it says it, and its value.
    Unread {
        ty: Option<usize>,
        value: usize,
    },
    Read(Option<Constant>),
    /// Another name of a type, which begins there.
    Alias(usize),
    /// Whatever has no value here.
    Other,
}

/// What names stand for at some place of a program.
pub struct Names<'a> {
    pub source: &'a str,
    global: HashMap<&'a str, Declared>,
    /// What functions declare, the innermost last; none for what has no value here.
    pub local: Locals<'a>,
    depth: usize,
    budget: usize,
}

/// What is declared at some place of a function.
#[derive(Default)]
pub struct Locals<'a> {
    all: Vec<(&'a str, Option<Constant>)>,
    /// Where among them each name is, the innermost last.
    places: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Locals<'a> {
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn push(&mut self, name: &'a str, value: Option<Constant>) {
        self.places.entry(name).or_default().push(self.all.len());
        self.all.push((name, value));
    }

    pub fn truncate(&mut self, len: usize) {
        for (name, _) in self.all.drain(len.min(self.all.len())..) {
            if let Some(places) = self.places.get_mut(name) {
                places.pop();
            }
        }
    }

    /// The value of the innermost of this name; Some(None) if it has none here.
    fn get(&self, name: &str) -> Option<&Option<Constant>> {
        let place = *self.places.get(name)?.last()?;
        self.all.get(place).map(|(_, value)| value)
    }
}

pub fn next(source: &str, at: usize) -> Option<Range<usize>> {
    let token = tokens(source.get(at..)?).next()?;
    Some(token.start + at..token.end + at)
}

pub fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

impl<'a> Names<'a> {
    pub fn of(source: &'a str) -> Self {
        let mut global = HashMap::new();
        let (mut depth, mut before, mut template) = (0_usize, "", false);
        for token in tokens(source) {
            let word = &source[token.clone()];
            match word {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                "<" if before == "var" => template = true,
                ">" if template => {
                    (template, before) = (false, "var");
                    continue;
                }
                _ if depth == 0 && is_name(word) => {
                    let declared = match before {
                        "const" => {
                            constant(source, token.end).map_or(Declared::Other, |(ty, value)| {
                                Declared::Unread { ty, value }
                            })
                        }
                        "alias" => next(source, token.end)
                            .map_or(Declared::Other, |equals| Declared::Alias(equals.end)),
                        "override" | "fn" | "struct" | "var" => Declared::Other,
                        _ => {
                            before = word;
                            continue;
                        }
                    };
                    // Two of one name are naga's to refuse.
                    global
                        .entry(word)
                        .and_modify(|one| *one = Declared::Other)
                        .or_insert(declared);
                }
                _ => {}
            }
            before = word;
        }
        Self {
            source,
            global,
            local: Locals::default(),
            depth: 0,
            budget: MIN_WORK + WORK_PER_BYTE * source.len(),
        }
    }

    /// Whether the program itself says what this is.
    pub fn declares(&self, word: &str) -> bool {
        self.global.contains_key(word) || self.local.get(word).is_some()
    }

    /// The value of what is named so; none if it has none here.
    pub fn value(&mut self, word: &str) -> Option<Constant> {
        if let Some(value) = self.local.get(word) {
            return value.clone();
        }
        match self.global.get_mut(word)? {
            Declared::Read(value) => value.clone(),
            unread @ Declared::Unread { .. } => {
                // One that names itself has no value.
                let Declared::Unread { ty, value } =
                    std::mem::replace(unread, Declared::Read(None))
                else {
                    return None;
                };
                let local = std::mem::take(&mut self.local);
                let value = self.at(value).initial(ty);
                self.local = local;
                let word = self.global.get_mut(word)?;
                *word = Declared::Read(value.clone());
                value
            }
            _ => None,
        }
    }

    fn alias(&self, word: &str) -> Option<usize> {
        let local = self.local.get(word).is_some();
        match self.global.get(word) {
            Some(Declared::Alias(at)) if !local => Some(*at),
            _ => None,
        }
    }

    /// Reads from a place of the source on.
    pub fn at(&mut self, at: usize) -> Parser<'a, '_> {
        Parser { at, names: self }
    }
}

/// What is behind the name of a constant: where its type and its value begin.
pub fn constant(source: &str, end: usize) -> Option<(Option<usize>, usize)> {
    let token = next(source, end)?;
    match &source[token.clone()] {
        "=" => Some((None, token.end)),
        ":" => {
            let ty = token.end;
            let mut at = ty;
            // A type has no `=` in it.
            for _ in 0..16 {
                let token = next(source, at)?;
                at = token.end;
                if &source[token] == "=" {
                    return Some((Some(ty), at));
                }
            }
            None
        }
        _ => None,
    }
}

pub struct Parser<'a, 'n> {
    pub at: usize,
    names: &'n mut Names<'a>,
}

/// A scalar, vector or matrix type, or an array of one.
struct Type {
    kind: Option<Kind>,
    shape: Shape,
    count: usize,
    /// An array, of so many elements if it says so.
    array: Option<Option<usize>>,
}

impl<'a> Parser<'a, '_> {
    fn next(&mut self) -> Option<Range<usize>> {
        // Once it is used up nothing is read any more.
        if self.names.budget == 0 {
            return None;
        }
        let token = next(self.names.source, self.at)?;
        self.names.budget = self.names.budget.saturating_sub(token.end - self.at);
        Some(token)
    }

    fn peek(&mut self) -> Option<&'a str> {
        let token = self.next()?;
        Some(&self.names.source[token])
    }

    fn take(&mut self) -> Option<&'a str> {
        let token = self.next()?;
        self.at = token.end;
        Some(&self.names.source[token])
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

    /// The value of a declaration that is read here, as the type at `ty` has it.
    pub fn initial(&mut self, ty: Option<usize>) -> Option<Constant> {
        let value = self.expression()?;
        self.expect(";")?;
        let Some(ty) = ty else {
            return Some(value);
        };
        let end = std::mem::replace(&mut self.at, ty);
        let ty = self.ty()?;
        self.at = end;
        convert(&ty, value)
    }

    pub fn expression(&mut self) -> Option<Constant> {
        self.names.depth += 1;
        let value = match self.names.depth <= MAX_DEPTH {
            true => self.operation(0),
            false => None,
        };
        self.names.depth -= 1;
        value
    }

    /// A chain of operators that bind at least so tight.
    fn operation(&mut self, least: u8) -> Option<Constant> {
        let mut value = self.unary()?;
        while let Some((operator, tightness)) = self.operator() {
            if tightness <= least {
                break;
            }
            self.at = self.next()?.start + operator.len();
            let left = value.plain()?;
            let decided = match operator {
                "&&" => left.is(false),
                "||" => left.is(true),
                _ => false,
            };
            let right = self.operation(tightness);
            if decided && right.is_none() {
                // Its right side has no say, but must be passed over.
                return None;
            }
            let right = right?.plain()?;
            value = Constant::Plain(match decided {
                true => left,
                false => operators::binary(operator, &left, &right)?,
            });
        }
        Some(value)
    }

    /// The operator that comes next, which is not read yet.
    fn operator(&mut self) -> Option<(&'static str, u8)> {
        let start = self.next()?.start;
        let rest = &self.names.source[start..];
        let found = BINARY
            .into_iter()
            .find(|(name, _)| rest.starts_with(name))?;
        let assigns = found.1 != 6 && found.1 != 7 && rest[found.0.len()..].starts_with('=');
        (!assigns).then_some(found)
    }

    fn unary(&mut self) -> Option<Constant> {
        let mut signs = Vec::new();
        while let Some(sign @ ("-" | "!" | "~")) = self.peek() {
            (signs.len() < MAX_DEPTH).then_some(())?;
            self.take();
            signs.push(sign);
        }
        let mut value = self.postfix()?;
        for sign in signs.into_iter().rev() {
            value = Constant::Plain(operators::unary(sign, &value.plain()?)?);
        }
        Some(value)
    }

    pub fn postfix(&mut self) -> Option<Constant> {
        let mut value = self.primary()?;
        loop {
            if self.take_if(".") {
                let name = self.take()?;
                value = Constant::Plain(match value {
                    Constant::Plain(value) => swizzle(&value, name)?,
                    Constant::Parts(function, argument) => {
                        functions::part(function, name, &[argument])?
                    }
                    Constant::Array(_) => return None,
                });
            } else if self.take_if("[") {
                let index = self.expression()?.plain()?;
                self.expect("]")?;
                value = element(value, &index)?;
            } else {
                return Some(value);
            }
        }
    }

    fn primary(&mut self) -> Option<Constant> {
        let token = self.next()?;
        let first = self.names.source[token.clone()].chars().next()?;
        if first.is_ascii_digit() || first == '.' {
            return self.literal(token.start).map(Constant::Plain);
        }
        let word = self.take()?;
        match word {
            "(" => {
                let value = self.expression()?;
                self.expect(")")?;
                return Some(value);
            }
            "true" | "false" => {
                return Value::scalar(Kind::Bool, Number::Whole((word == "true").into()))
                    .map(Constant::Plain);
            }
            _ => {}
        }
        if self.names.declares(word) {
            if self.names.alias(word).is_some() {
                let ty = self.ty_named(word)?;
                return construct(&ty, self.arguments()?);
            }
            return self.names.value(word);
        }
        match word {
            "bitcast" => {
                self.expect("<")?;
                let to = self.ty()?;
                self.expect(">")?;
                let [value] = &plain(self.arguments()?)?[..] else {
                    return None;
                };
                (to.array.is_none()).then_some(())?;
                return functions::bitcast(value, to.kind?, to.count).map(Constant::Plain);
            }
            "frexp" | "modf" => {
                let [value] = &plain(self.arguments()?)?[..] else {
                    return None;
                };
                let function = if word == "frexp" { "frexp" } else { "modf" };
                return Some(Constant::Parts(function, value.floats()?));
            }
            _ => {}
        }
        if functions::NAMES.contains(&word) {
            return functions::call(word, &plain(self.arguments()?)?).map(Constant::Plain);
        }
        if let Some(ty) = self.ty_named(word) {
            return construct(&ty, self.arguments()?);
        }
        numeric::call(word, &plain(self.arguments()?)?).map(Constant::Plain)
    }

    fn arguments(&mut self) -> Option<Vec<Constant>> {
        self.expect("(")?;
        let mut given = Vec::new();
        while !self.take_if(")") {
            (given.len() < MAX_ELEMENTS).then_some(())?;
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
        self.ty_named(word)
    }

    fn ty_named(&mut self, word: &str) -> Option<Type> {
        if let Some(at) = self.names.alias(word) {
            self.names.depth += 1;
            let end = std::mem::replace(&mut self.at, at);
            let ty = if self.names.depth <= MAX_DEPTH {
                self.ty()
            } else {
                None
            };
            self.at = end;
            self.names.depth -= 1;
            return ty;
        }
        if self.names.declares(word) {
            return None;
        }
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
        let plain = |kind, shape, count| Type {
            kind,
            shape,
            count,
            array: None,
        };
        if let (Some(kind), true) = (kinds(word), word.len() > 1) {
            return Some(plain(Some(kind), Shape::Scalar, 1));
        }
        if word == "array" {
            if !self.take_if("<") {
                return Some(Type {
                    array: Some(None),
                    ..plain(None, Shape::Scalar, 0)
                });
            }
            let element = self.ty().filter(|element| element.array.is_none())?;
            let count = match self.take_if(",") {
                true => usize::try_from(self.primary()?.plain()?.numbers.first()?.whole()?).ok()?,
                false => return None,
            };
            self.take_if(",");
            self.expect(">")?;
            return Some(Type {
                array: Some(Some(count)),
                ..element
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
            let kind = self
                .ty()
                .filter(|ty| ty.shape == Shape::Scalar && ty.array.is_none())?
                .kind?;
            self.take_if(",");
            self.expect(">")?;
            Some(kind)
        } else {
            None
        };
        Some(plain(kind, shape, count))
    }

    /// A number. Tokens are cut at points and signs, so its text is read anew.
    fn literal(&mut self, start: usize) -> Option<Value> {
        let source = self.names.source;
        let bytes = source.as_bytes();
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
        let text = &source[start..end];
        if hex {
            return hexadecimal(&text[2..]);
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

/// A number of hexadecimal digits, without what is in front of them.
fn hexadecimal(text: &str) -> Option<Value> {
    let Some((digits, exponent)) = text.split_once(['p', 'P']) else {
        let (digits, kind) = match text.strip_suffix(['u', 'i']) {
            Some(rest) if text.ends_with('u') => (rest, Kind::U32),
            Some(rest) => (rest, Kind::I32),
            None => (text, Kind::Int),
        };
        // Those with a fraction alone are left to naga.
        return Value::scalar(kind, Number::Whole(i64::from_str_radix(digits, 16).ok()?));
    };
    let (exponent, kind) = match exponent.strip_suffix(['f', 'h']) {
        Some(rest) if exponent.ends_with('f') => (rest, Kind::F32),
        Some(rest) => (rest, Kind::F16),
        None => (exponent, Kind::Float),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = u64::from_str_radix(&format!("{whole}{fraction}"), 16).ok()?;
    // More are not held exactly.
    (all < 1 << 53).then_some(())?;
    let places = i32::try_from(fraction.len()).ok()?.checked_mul(4)?;
    let exponent = exponent.parse::<i32>().ok()?.checked_sub(places)?;
    (-1074..1024).contains(&exponent).then_some(())?;
    let scale = 2_f64.powi(exponent / 2) * 2_f64.powi(exponent - exponent / 2);
    Value::scalar(kind, Number::Real(all as f64 * scale))
}

fn plain(given: Vec<Constant>) -> Option<Vec<Value>> {
    given.into_iter().map(Constant::plain).collect()
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

fn element(value: Constant, index: &Value) -> Option<Constant> {
    (index.shape == Shape::Scalar).then_some(())?;
    let index = usize::try_from(index.numbers.first()?.whole()?).ok()?;
    let value = match value {
        Constant::Array(list) => return list.into_iter().nth(index),
        value => value.plain()?,
    };
    Some(Constant::Plain(match value.shape {
        Shape::Scalar => return None,
        Shape::Vector => Value::scalar(value.kind, *value.numbers.get(index)?)?,
        Shape::Matrix(rows) => {
            let column = value.numbers.chunks(rows).nth(index)?;
            Value::new(value.kind, Shape::Vector, column.iter().map(|n| Some(*n)))?
        }
    }))
}

/// A value as a type has it, to which it becomes by itself.
fn convert(ty: &Type, value: Constant) -> Option<Constant> {
    match (ty.array, value) {
        (None, Constant::Plain(value)) => {
            (ty.shape == value.shape && ty.count == value.numbers.len()).then_some(())?;
            match ty.kind {
                Some(kind) => value.to(kind),
                None => Some(value),
            }
            .map(Constant::Plain)
        }
        (Some(count), Constant::Array(list)) => {
            (count.is_none_or(|count| count == list.len())).then_some(())?;
            elements(Some(ty), list)
        }
        _ => None,
    }
}

/// An array of these, all of one type.
fn elements(ty: Option<&Type>, list: Vec<Constant>) -> Option<Constant> {
    if list.iter().any(Constant::has_parts) {
        return ty.is_none().then_some(Constant::Array(list));
    }
    let list = plain(list)?;
    let first = list.first()?;
    let (shape, count) = match ty {
        Some(ty) => (ty.shape, ty.count),
        None => (first.shape, first.numbers.len()),
    };
    let kind = match ty.and_then(|ty| ty.kind) {
        Some(kind) => kind,
        None => list.iter().map(|value| value.kind).max()?,
    };
    let all = list.iter().map(|value| {
        (value.shape == shape && value.numbers.len() == count).then_some(())?;
        value.to(kind).map(Constant::Plain)
    });
    all.collect::<Option<_>>().map(Constant::Array)
}

/// A value of a type from its parts.
fn construct(ty: &Type, given: Vec<Constant>) -> Option<Constant> {
    let Some(count) = ty.array else {
        return construct_plain(ty, &plain(given)?).map(Constant::Plain);
    };
    if let (Some(count), true) = (count, given.is_empty()) {
        (count <= MAX_ELEMENTS).then_some(())?;
        let zero = Constant::Plain(construct_plain(ty, &[])?);
        return Some(Constant::Array(vec![zero; count]));
    }
    match count {
        Some(_) => convert(ty, Constant::Array(given)),
        None => elements(None, given),
    }
}

fn construct_plain(ty: &Type, given: &[Value]) -> Option<Value> {
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
