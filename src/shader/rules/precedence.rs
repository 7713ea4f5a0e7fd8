//! Operators that stand side by side without parentheses where the standard asks for them: naga binds them as C does.

use crate::shader::Wrong;
use crate::shader::tokens::tokens;

/// Behind these an expression begins.
const STARTERS: [&str; 8] = [
    "return",
    "if",
    "while",
    "switch",
    "case",
    "for",
    "const_assert",
    "else",
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// `*`, `/`, `%`, `+` and `-`.
    Arithmetic,
    Shift,
    Comparison,
    /// `&`, `|` or `^`.
    Bitwise(u8),
    /// `&&` or `||`.
    Logic(u8),
}

/// What an expression has within one pair of parentheses.
#[derive(Clone, Copy, Default)]
struct Level {
    arithmetic: bool,
    shift: bool,
    comparison: bool,
    bitwise: u8,
    logic: u8,
}

impl Level {
    /// Whether the operator may follow those before it. Spec: WGSL 8.19 Operator Precedence and Associativity.
    fn takes(&mut self, kind: Kind) -> bool {
        let Self {
            arithmetic,
            shift,
            comparison,
            bitwise,
            logic,
        } = *self;
        match kind {
            Kind::Bitwise(operator) => {
                self.bitwise = operator;
                let others = arithmetic || shift || comparison || logic != 0;
                !others && (bitwise == 0 || bitwise == operator)
            }
            _ if bitwise != 0 => false,
            Kind::Arithmetic => {
                self.arithmetic = true;
                !shift
            }
            Kind::Shift => {
                self.shift = true;
                !arithmetic && !shift
            }
            Kind::Comparison => {
                *self = Self {
                    comparison: true,
                    logic,
                    ..Self::default()
                };
                !comparison
            }
            Kind::Logic(operator) => {
                *self = Self {
                    logic: operator,
                    ..Self::default()
                };
                logic == 0 || logic == operator
            }
        }
    }
}

/// The first operator of a program, already compiled, that needs parentheses.
pub fn mixed(source: &str) -> Option<Wrong> {
    let tokens: Vec<_> = tokens(source).collect();
    let text = |at: usize| tokens.get(at).map_or("", |token| &source[token.clone()]);
    let joined = |at: usize| match (tokens.get(at), tokens.get(at + 1)) {
        (Some(one), Some(next)) => one.end == next.start,
        _ => false,
    };
    let brackets = template_brackets(&text, &joined, tokens.len());
    let mut levels = vec![Level::default()];
    // Whether what was last may be the left side of an operator.
    let mut operand = false;
    let mut at = 0;
    while at < tokens.len() {
        let here = at;
        let token = text(at);
        let next = if joined(at) { text(at + 1) } else { "" };
        at += 1;
        if brackets.binary_search(&here).is_ok() {
            match token {
                "<" => levels.push(Level::default()),
                _ => pop(&mut levels),
            }
            operand = token == ">";
            continue;
        }
        let kind = match (token, next) {
            ("(" | "[", _) => {
                levels.push(Level::default());
                operand = false;
                continue;
            }
            (")" | "]", _) => {
                pop(&mut levels);
                operand = true;
                continue;
            }
            ("-", ">") => {
                at += 1;
                operand = false;
                continue;
            }
            ("&", "&") | ("|", "|") if operand => {
                at += 1;
                Kind::Logic(token.as_bytes()[0])
            }
            ("=" | "!" | "<" | ">", "=") => {
                at += 1;
                Kind::Comparison
            }
            ("<", "<") | (">", ">") => {
                at += 1;
                Kind::Shift
            }
            ("<" | ">", _) => Kind::Comparison,
            ("&" | "|" | "^", _) if operand => Kind::Bitwise(token.as_bytes()[0]),
            ("*" | "/" | "%" | "+" | "-", _) if operand => Kind::Arithmetic,
            ("," | ";" | ":" | "=" | "{" | "}", _) => {
                if let Some(level) = levels.last_mut() {
                    *level = Level::default();
                }
                operand = false;
                continue;
            }
            // A number may end with its point.
            (".", _) => continue,
            _ => {
                let is_word = token.starts_with(|c: char| c.is_alphanumeric() || c == '_');
                operand = is_word && !STARTERS.contains(&token);
                continue;
            }
        };
        operand = false;
        // What assigns is no operator of an expression.
        if text(at) == "=" && joined(at - 1) && kind != Kind::Comparison {
            continue;
        }
        if !levels.last_mut()?.takes(kind) {
            let range = tokens[here].start..tokens[at - 1].end;
            let text = format!(
                "`{}` and the operator before it need parentheses, which tell what belongs together",
                &source[range.clone()]
            );
            return Some(Wrong { range, text });
        }
    }
    None
}

/// There is always one, whatever is closed.
fn pop(levels: &mut Vec<Level>) {
    if levels.len() > 1 {
        levels.pop();
    }
}

/// The `<` and `>` around what belongs to a type, by their numbers. Spec: WGSL 3.9 Template Lists.
fn template_brackets<'t>(
    text: &impl Fn(usize) -> &'t str,
    joined: &impl Fn(usize) -> bool,
    count: usize,
) -> Vec<usize> {
    let mut found = Vec::new();
    // Each `<` that may be one, and how deep in parentheses.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < count {
        let next = if joined(at) { text(at + 1) } else { "" };
        match (text(at), next) {
            ("<", "<" | "=") => at += 1,
            ("<", _) => {
                let before = at.checked_sub(1).map_or("", text);
                if before.starts_with(|c: char| c.is_alphabetic() || c == '_') {
                    open.push((at, depth));
                }
            }
            (">", _) => match open.last() {
                Some((start, inside)) if *inside == depth => {
                    found.extend([*start, at]);
                    open.pop();
                }
                _ if next == "=" => at += 1,
                _ => {}
            },
            ("(" | "[", _) => depth += 1,
            (")" | "]", _) => {
                close(&mut open, depth);
                depth = depth.saturating_sub(1);
            }
            ("=" | "!", "=") => at += 1,
            ("&", "&") | ("|", "|") => {
                close(&mut open, depth);
                at += 1;
            }
            ("=" | ";" | "{" | ":", _) => {
                open.clear();
                depth = 0;
            }
            _ => {}
        }
        at += 1;
    }
    found.sort_unstable();
    found
}

/// Gives up those that are as deep as this; deeper ones come later.
fn close(open: &mut Vec<(usize, usize)>, depth: usize) {
    while open.last().is_some_and(|(_, inside)| *inside >= depth) {
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Option<&str> {
        mixed(code).map(|wrong| &code[wrong.range])
    }

    #[test]
    fn what_is_clear_is_left_alone() {
        for code in [
            "_ = 1 + 2 * 3 - -4 / 5;",
            "_ = a && b && c; _ = a || b;",
            "_ = a < b && c >= d + 1 && !e;",
            "_ = a << 1u < b >> 2u && c == d;",
            "_ = a & b & c; _ = a | b | -c; _ = ~a ^ *p;",
            "_ = (a & b) | (c ^ d);",
            "_ = a[1 + 2] & f(x < y, z == 1);",
            "x += a & b; x <<= 1u; x >>= a + 1; x &= y | z; x ^= 2; x |= y;",
            "if a < b { return -x; } else if !c { *p = -1; } while i < 3 {}",
            "for (var i = 0; i < 3 && j > 2; i++) { a--; }",
            "fn f(a: ptr<function, array<vec2<f32>, 2>>) -> vec2<u32> { let b = vec2<u32>(1) << vec2<u32>(2); }",
            "let a: array<vec4<f32>,2>=array<vec4<f32>,2>(); let b = a<b; let c = i32(a)<i32(b);",
            "switch a | b { case 1: { *p = 2; } default: {} }",
            "_ = f(&a, &b); _ = x & (&y)[0];",
            "_ = 1e-5 < x; _ = 0x1p-3 + 1e+2;",
            "if a.x<0. || a.x>1. || a.y<.5 || a.y>1.f {} _ = 2. * 3. - .5;",
            "_ = a && (b || c); _ = (1 << 2u) + 1;",
            "@diagnostic(off, a) if x < 1 {} @workgroup_size(1 + 2, 3) fn g() {}",
            "const a = array<i32, 1 + 2>(1, 2, 3); const b = array<i32, (1 < 2)>();",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
    }

    #[test]
    fn what_is_mixed_is_found() {
        for (code, operator) in [
            ("_ = 1 & 2 | 3;", "|"),
            ("_ = 1 | 2 ^ 3;", "^"),
            ("_ = 1 + 2 & 3;", "&"),
            ("_ = 1 & 2 + 3;", "+"),
            ("_ = 1 & 2 == 3;", "=="),
            ("_ = 1 < 2 & true;", "&"),
            ("_ = true & true && true;", "&&"),
            ("_ = 1 << 2u << 3u;", "<<"),
            ("_ = 1 + 2 << 3u;", "<<"),
            ("_ = 1 >> 2u * 3u;", "*"),
            ("_ = 1 < 2 == true;", "=="),
            ("_ = a && b || c;", "||"),
            ("_ = a || b && c;", "&&"),
            ("_ = a < 0. || b > 1. && c;", "&&"),
            ("_ = f(a || b, c && d || e);", "||"),
            ("_ = array<u32, 2>(1, 2 | 3 & 4);", "&"),
            ("if a<b || c>d && e {}", "&&"),
            ("x |= a | b & c;", "&"),
            ("return a & b | c;", "|"),
        ] {
            assert_eq!(found(code), Some(operator), "{code}");
        }
    }

    #[test]
    fn hostile_text_ends_soon() {
        for part in [
            "a<", "(", ")", "]", ">", "a<(", "&", "<<", "a<b>", "=", "a<()",
        ] {
            let _ = mixed(&part.repeat(50_000));
        }
        for cut in ["", "&", "<", "a<", "é<", ">>", "-", "1 <"] {
            let _ = mixed(cut);
        }
    }
}
