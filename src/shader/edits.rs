//! What naga does not parse, in other words.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::constants::values::{Kind, Number, Value};
use super::tokens::tokens;

/// A program with other text in some places.
#[derive(Debug, Default)]
pub struct Edited {
    pub text: String,
    /// What was replaced, in the order of the text: where it is now, and where it was.
    edits: Vec<(Range<usize>, Range<usize>)>,
    copied: usize,
}

impl Edited {
    /// Replaces a part of the source, which is behind all those before.
    pub fn replace(&mut self, source: &str, old: Range<usize>, new: &str) {
        self.text += &source[self.copied..old.start];
        let start = self.text.len();
        self.text += new;
        self.edits.push((start..self.text.len(), old.clone()));
        self.copied = old.end;
    }

    /// The whole program; None when nothing was replaced.
    pub fn finish(mut self, source: &str) -> Option<Self> {
        self.text += &source[self.copied..];
        (!self.edits.is_empty()).then_some(self)
    }

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

/// The program as naga parses it; None where there is nothing to do:
/// parentheses around an assertion that begins with one, halves in hexadecimal digits as decimal ones, and new names for what
/// `continuing` blocks declare.
pub fn edited(source: &str) -> Option<Edited> {
    let tokens: Vec<_> = tokens(source).collect();
    let word = |at: usize| tokens.get(at).map_or("", |token| &source[token.clone()]);
    let renamed = renamed(&word, tokens.len());
    let mut names = HashMap::new();
    let mut edited = Edited::default();
    // Where the parenthesis that was opened is closed.
    let mut close = None;
    for at in 0..tokens.len() {
        let token = tokens[at].clone();
        match word(at) {
            "const_assert" if word(at + 1) == "(" => {
                let end = (at..tokens.len())
                    .take(LONGEST)
                    .find(|at| matches!(word(*at), ";" | "{" | "}"));
                if let Some(end) = end
                    && word(end) == ";"
                    && !is_enclosed(&word, at + 1, end)
                {
                    edited.replace(source, token.end..token.end, "(");
                    close = Some(end);
                }
            }
            ";" if close == Some(at) => edited.replace(source, token.start..token.start, ")"),
            text if text.starts_with("0x") || text.starts_with("0X") => {
                if let Some((length, half)) = hexadecimal_half(&source[token.start..]) {
                    edited.replace(source, token.start..token.start + length, &half.write());
                }
            }
            name if at != 0 && !matches!(word(at - 1), "." | "@") => {
                let of = renamed
                    .iter()
                    .find(|of| of.name == name && (of.declared == at || of.used.contains(&at)));
                if of.is_some() {
                    let new = match names.entry(name) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(unknown) => {
                            let mut new = (0..100).map(|n| format!("{name}_{n}"));
                            unknown.insert(new.find(|new| !source.contains(new.as_str()))?)
                        }
                    };
                    edited.replace(source, token, new);
                }
            }
            _ => {}
        }
    }
    edited.finish(source)
}

/// Whether the parenthesis that opens there is closed right in front of the end.
fn is_enclosed<'t>(word: &impl Fn(usize) -> &'t str, open: usize, end: usize) -> bool {
    let mut depth = 0_usize;
    for at in open..end {
        match word(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1 == end;
        }
    }
    false
}

/// The most tokens of an assertion or a declaration that is looked at.
const LONGEST: usize = 1000;

/// The most names that are changed: each costs a look at all words behind it.
const MOST_RENAMED: usize = 64;

/// A name that a `continuing` block gives, although the loop around it has the same one: naga takes them for one scope.
struct Renamed<'a> {
    name: &'a str,
    /// The token that declares it.
    declared: usize,
    /// The tokens for which it is declared.
    used: Range<usize>,
}

fn renamed<'a>(word: &impl Fn(usize) -> &'a str, count: usize) -> Vec<Renamed<'a>> {
    let mut renamed = Vec::new();
    // The ends of what is open: blocks, and whether they are `continuing`.
    let mut open: Vec<(bool, usize)> = Vec::new();
    for at in 0..count {
        match word(at) {
            "{" => open.push((at != 0 && word(at - 1) == "continuing", renamed.len())),
            "}" => {
                let Some((_, first)) = open.pop() else {
                    break;
                };
                for of in renamed[first..].iter_mut() {
                    let of: &mut Renamed<'_> = of;
                    of.used.end = of.used.end.min(at);
                }
            }
            "let" | "const" | "var"
                if renamed.len() < MOST_RENAMED && matches!(open.last(), Some((true, _))) =>
            {
                let declared = match word(at + 1) {
                    "<" => (at..count)
                        .find(|at| word(*at) == ">")
                        .map_or(count, |at| at + 1),
                    _ => at + 1,
                };
                let from = (declared..count)
                    .find(|at| word(*at) == ";")
                    .unwrap_or(count);
                renamed.push(Renamed {
                    name: word(declared),
                    declared,
                    used: from..count,
                });
            }
            _ => {}
        }
    }
    renamed
}

/// How long a hexadecimal number is, and its value if it is a half; None for what is no half.
fn hexadecimal_half(text: &str) -> Option<(usize, Value)> {
    let bytes = text.as_bytes();
    let (mut at, mut digits, mut exponent) = (2, 0_u64, 0_i32);
    let mut point = false;
    loop {
        match *bytes.get(at)? {
            b'.' if !point => point = true,
            byte => {
                let Some(digit) = char::from(byte).to_digit(16) else {
                    break;
                };
                // No half has more digits, but for zeros.
                digits = digits.checked_mul(16)? + u64::from(digit);
                exponent -= if point { 4 } else { 0 };
            }
        }
        at += 1;
    }
    matches!(bytes.get(at)?, b'p' | b'P').then_some(())?;
    at += 1;
    let length = bytes[at..]
        .iter()
        .position(|byte| !b"+-0123456789".contains(byte))?;
    let power: i32 = text.get(at..at + length)?.parse().ok()?;
    at += length;
    (bytes[at] == b'h').then_some(())?;
    let exact = digits as f64 * f64::from(exponent.checked_add(power)?).exp2();
    let half = Value::scalar(Kind::F16, Number::Real(exact))?;
    // naga rounds, the standard does not.
    (digits < 1 << 53 && half.numbers == [Number::Real(exact)]).then_some((at + 1, half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code: &str) -> Option<String> {
        edited(code).map(|edited| edited.text)
    }

    #[test]
    fn assertions_are_enclosed() {
        for (code, expected) in [
            (
                "const_assert (1 < 2) && true;",
                "const_assert( (1 < 2) && true);",
            ),
            (
                "const_assert(a) == (b); fn f() { const_assert (c) || d ; }",
                "const_assert((a) == (b)); fn f() { const_assert( (c) || d ); }",
            ),
        ] {
            assert_eq!(text(code).as_deref(), Some(expected));
        }
        for code in [
            "const_assert (1 < 2);",
            "const_assert((a) && (b));",
            "const_assert a && (b);",
            "const_assert (a) && b }",
            "const_assert (a",
            "const_assert",
        ] {
            assert_eq!(text(code), None, "{code}");
        }
    }

    #[test]
    fn halves_get_decimal_digits() {
        for (code, expected) in [
            ("a = 0x1p1h;", "a = 2e0h;"),
            ("a = 0x1.8p-1h + 0XFP+2h;", "a = 7.5e-1h + 6e1h;"),
            ("a = 0x.8p0h;", "a = 5e-1h;"),
            ("a = -0x0p0h;", "a = -0e0h;"),
            ("a = 0x1p-24h;", "a = 5.960464477539063e-8h;"),
        ] {
            assert_eq!(text(code).as_deref(), Some(expected));
        }
        for code in [
            "0x1p1f",
            "0x1p1",
            "0x1u",
            "0x1ph",
            "0x1.h",
            "0xh",
            "0x",
            "0x1p16h",
            "0x1.002p0h",
            "0x1p-25h",
            "0x1p1_h",
            "0x1p99999999999h",
            "0x11111111111111111p1h",
            "0x1p1",
            "0xép1h",
        ] {
            assert_eq!(text(code), None, "{code}");
        }
    }

    #[test]
    fn names_of_continuing_blocks_are_their_own() {
        for (code, expected) in [
            (
                "loop { let a = p; continuing { let a = a + 1; f(a, b.a); { a; } break if a > 3; } } a;",
                "loop { let a = p; continuing { let a_0 = a + 1; f(a_0, b.a); { a_0; } break if a_0 > 3; } } a;",
            ),
            (
                "continuing { var<function> a = 1; { let a_0 = 1; } a++; }",
                "continuing { var<function> a_1 = 1; { let a_0 = 1; } a_1++; }",
            ),
        ] {
            assert_eq!(text(code).as_deref(), Some(expected));
        }
        assert_eq!(text("continuing { { let a = 1; } } let b = 1;"), None);
        let _ = text("continuing { let");
        let _ = text("continuing { var < } } } let");
    }

    #[test]
    fn places_are_those_of_the_source() {
        let code = "const_assert (1 < 2) && b; const c = 0x1p1h + d;";
        let edited = edited(code).unwrap();
        for part in ["b", "c =", "+ d", "1 < 2"] {
            let at = edited.text.find(part).unwrap();
            assert_eq!(&code[edited.original(at..at + part.len())], part);
        }
        let half = edited.text.find("2e0h").unwrap();
        assert_eq!(&code[edited.original(half..half + 4)], "0x1p1h");
    }
}
