//! Constant expressions that naga cannot evaluate, replaced by their values.
//!
//! Only what is understood in full is replaced: literals, constants, operators, constructors, and functions (`expressions.rs`).
//! All else is left for naga to refuse.

mod expressions;
pub mod functions;
mod numeric;
mod operators;
pub mod values;

use std::ops::Range;

use self::expressions::{Constant, Names, constant, is_name, next};
use super::edits::Edited;
use super::tokens::tokens;

/// The program with all such calls replaced whose values are known; None when there are none.
pub fn evaluated(source: &str) -> Option<Edited> {
    let mut names = functions::NAMES.iter().chain(&["vec"]);
    if !names.any(|name| source.contains(name)) {
        return None;
    }
    let mut walk = Walk {
        source,
        names: Names::of(source),
        blocks: Vec::new(),
        pending: None,
        edited: Edited::default(),
    };
    walk.all()?;
    walk.edited.finish(source)
}

/// Whether naga may take the components of constant vectors for others: `select` does so where vectors are written within vectors.
pub fn misread(source: &str) -> bool {
    source.contains("select")
        && source
            .match_indices("vec")
            .any(|(at, _)| is_nested_literal(&source[at..]))
}

/// The most tokens that are looked at for one vector.
const LONGEST_LITERAL: usize = 64;

/// Whether a text begins with a vector of numbers that has another one in it. Most ends at the first name.
fn is_nested_literal(text: &str) -> bool {
    let (mut depth, mut nested) = (0_usize, false);
    for word in tokens(text).take(LONGEST_LITERAL).map(|token| &text[token]) {
        match word {
            "(" => depth += 1,
            ")" if depth <= 1 => return nested,
            ")" => depth -= 1,
            "<" | ">" | "," | "." | "-" | "true" | "false" | "f32" | "i32" | "u32" | "f16"
            | "bool" => {}
            _ if word.starts_with("vec") => nested |= depth != 0,
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => {}
            _ => return false,
        }
    }
    false
}

/// Braces, or what is in front of them and belongs to them: parameters, and the variable of a `for`.
struct Block {
    braces: bool,
    /// How many local names there were before.
    names: usize,
}

/// The way through a program, with what its names stand for at each place.
struct Walk<'a> {
    source: &'a str,
    names: Names<'a>,
    blocks: Vec<Block>,
    /// What a statement declares, which begins behind it.
    pending: Option<(&'a str, Option<Constant>)>,
    edited: Edited,
}

impl<'a> Walk<'a> {
    /// None when there is something that cannot be replaced, although something else was.
    fn all(&mut self) -> Option<()> {
        let (mut at, mut before, mut template) = (0, "", false);
        while let Some(token) = next(self.source, at) {
            let word = &self.source[token.clone()];
            at = token.end;
            match word {
                "{" => self.open(true),
                "}" => self.close(),
                ";" => {
                    if let Some((name, value)) = self.pending.take() {
                        self.names.local.push(name, value);
                    }
                }
                "fn" | "for" => self.open(false),
                "<" if before == "var" => template = true,
                ">" if template => {
                    (template, before) = (false, "var");
                    continue;
                }
                _ if before == "." || !is_name(word) => {}
                _ if self.declares(before, word, &token) => {
                    if before == "const" {
                        at = self.constant(word, token.end).unwrap_or(at);
                    }
                }
                _ => at = self.expression(word, &token)?.unwrap_or(at),
            }
            before = word;
        }
        Some(())
    }

    fn open(&mut self, braces: bool) {
        let names = self.names.local.len();
        self.blocks.push(Block { braces, names });
    }

    /// Leaves a block, and what was in front of it.
    fn close(&mut self) {
        let mut names = None;
        while let Some(block) = self.blocks.pop_if(|block| names.is_none() || !block.braces) {
            names = Some(block.names);
        }
        self.names.local.truncate(names.unwrap_or_default());
    }

    /// Whether a name is declared here; it is taken note of.
    fn declares(&mut self, before: &str, word: &'a str, token: &Range<usize>) -> bool {
        let Some(block) = self.blocks.last() else {
            // Those in front of all functions are known.
            return matches!(before, "const" | "override" | "var" | "struct" | "alias");
        };
        match before {
            "const" | "let" | "var" => self.pending = Some((word, None)),
            // A parameter.
            _ if !block.braces && self.follows(token, ":") => self.names.local.push(word, None),
            _ => return false,
        }
        true
    }

    fn follows(&self, token: &Range<usize>, what: &str) -> bool {
        next(self.source, token.end).is_some_and(|behind| &self.source[behind] == what)
    }

    /// Reads a constant of a function; one that cannot be written down is taken out: where the reading goes on.
    fn constant(&mut self, word: &'a str, end: usize) -> Option<usize> {
        let (ty, start) = constant(self.source, end)?;
        let mut parser = self.names.at(start);
        let value = parser.initial(ty);
        // In front of its semicolon.
        let end = parser.at - 1;
        let parts = value.as_ref().is_some_and(Constant::has_parts);
        if !self.blocks.is_empty() {
            self.pending = Some((word, value));
        }
        parts.then(|| {
            self.replace(start..end, " 0");
            end
        })
    }

    /// Replaces what begins with this word, if naga cannot evaluate it: where the reading goes on.
    fn expression(&mut self, word: &str, token: &Range<usize>) -> Option<Option<usize>> {
        let parts = self.names.declares(word)
            && self
                .names
                .value(word)
                .is_some_and(|value| value.has_parts());
        // naga counts vectors within vectors as one component, where it evaluates them.
        let vector = word.starts_with("vec");
        let call = vector || functions::NAMES.contains(&word);
        let call = call && !self.names.declares(word);
        if !parts && !call {
            return Some(None);
        }
        let mut parser = self.names.at(token.start);
        let value = parser.postfix().and_then(Constant::plain);
        let end = parser.at;
        match value {
            Some(_) if vector && !self.source[token.end..end].contains("vec") => Some(None),
            Some(value) => {
                self.replace(token.start..end, &value.write());
                Some(Some(end))
            }
            // What was taken out is needed.
            None if parts => None,
            None => Some(None),
        }
    }

    fn replace(&mut self, old: Range<usize>, new: &str) {
        self.edited.replace(self.source, old, new);
    }
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
            ("mix(1.0, 2.0, 0.5)", "1.5e0"),
            ("mix(vec2f(1, 2), vec2f(3), 0.5)", "vec2<f32>(2e0f, 2.5e0f)"),
            ("smoothstep(0, 2f, 1)", "5e-1f"),
            ("ldexp(1.5, 3)", "1.2e1"),
            ("ldexp(vec2(1f), vec2(-1, 1))", "vec2<f32>(5e-1f, 2e0f)"),
            ("quantizeToF16(1.0001)", "1e0f"),
            ("frexp(-12.0).fract", " -7.5e-1"),
            ("frexp(1e-40f).exp", "i32(-132)"),
            ("modf(vec2(-1.5)).fract.x", " -5e-1"),
            (
                "faceForward(vec2(1.0), vec2(1.0), vec2(1.0))",
                "vec2( -1e0,  -1e0)",
            ),
            ("reflect(vec2(1.0, -1.0), vec2(0.0, 1.0))", "vec2(1e0, 1e0)"),
            ("determinant(mat2x2(1, 2, 3, 4))", " -2e0"),
            ("determinant(mat3x3f(2, 0, 0, 0, 3, 0, 0, 0, 4))", "2.4e1f"),
            ("transpose(mat2x3f(1, 2, 3, 4, 5, 6))[1].y", "5e0f"),
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
            ("unpack2x16float(15360)", "vec2<f32>(1e0f, 0e0f)"),
            ("unpack4x8snorm(0x80u).x", " -1e0f"),
            ("bitcast<u32>(1.0f)", "1065353216u"),
            ("bitcast<i32>(4294967295)", "i32(-1)"),
            (
                "bitcast<vec2<f32>>(vec2(0x3f800000u))",
                "vec2<f32>(1e0f, 1e0f)",
            ),
            ("bitcast<f32>(vec2<f16>(0, 1))", "7.8125e-3f"),
            ("mix(mix(0.0, 2.0, 0.5), -3.0 + 2 * 4, .5)", "3e0"),
            (
                "vec3f(vec2f(), 1) * mat(vec2(1))",
                "vec3<f32>(0e0f, 0e0f, 1e0f) * mat(vec2(1))",
            ),
            ("vec4(true, vec3(vec2<bool>(), true)).w", "true"),
            (
                "vec3(1, vec2(2.5)) + vec3()",
                "vec3(1e0, 2.5e0, 2.5e0) + vec3()",
            ),
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
            "bitcast<bool>(1)",
            "mix(1.0 < 2.0, 1.0, 1.0)",
            "ldexp(3e38f, 1)",
        ] {
            assert_eq!(text(&format!("const a = {call};")), None, "{call}");
        }
    }

    #[test]
    fn selections_of_vectors_within_vectors_are_misread() {
        for part in [
            "vec3f(vec2f(1, 2.5), 3)",
            "vec4<bool>(true, vec3(vec2<bool>(), false))",
            "vec3<i32>(-1, vec2(2i))",
        ] {
            assert!(misread(&format!(
                "let a = select(b, c, d); const e = {part};"
            )));
            assert!(!misread(&format!("const e = {part};")));
        }
        for part in [
            "vec3f(vec2f(a), 3)",
            "vec2f(1, 2)",
            "vec3f(1, (2), 3) + vec2f(1)",
            "vec3f(vec2f(",
        ] {
            assert!(!misread(&format!("select {part}")), "{part}");
        }
    }

    #[test]
    fn names_mean_what_they_mean_there() {
        for (code, end) in [
            (
                "const b = c * 2; const c: f32 = 1; const a = mix(b, c, 0.5);",
                "1.5e0f;",
            ),
            (
                "const b = 1.0; fn f() { let b = 2.0; } const a = mix(b, b, 0.5);",
                "1e0;",
            ),
            (
                "fn f(b: f32) {} const b = 1.0; const a = mix(b, b, 0.5);",
                "1e0;",
            ),
            (
                "const b = 1.0; fn f() { const c = b; { const b = c + 1; x = mix(b, c, 0.5); } }",
                "1.5e0; } }",
            ),
            (
                "const b = 1.0; fn f() { { const b = 2.0; } x = mix(b, b, 0.5); }",
                "1e0; }",
            ),
            (
                "const b = 1.0; fn f() { const b = b + 1; x = mix(b, b, 0.5); }",
                "2e0; }",
            ),
            (
                "const b = 1.0; fn f() { for (var b = 0; b < 1; b++) { } x = mix(b, b, 0.5); }",
                "1e0; }",
            ),
            (
                "alias A = vec2<f32>; alias B = A; const a = mix(B(1), A(3), 0.5);",
                "vec2<f32>(2e0f, 2e0f);",
            ),
            (
                "const b = array(1, 2.5); const a = mix(b[1], 0, 0.5);",
                "1.25e0;",
            ),
            (
                "const b: array<f32, 2> = array(1, 2); const a = mix(b[0], 0, 0.5);",
                "5e-1f;",
            ),
        ] {
            let text = text(code);
            assert!(
                text.as_ref().is_some_and(|text| text.ends_with(end)),
                "{code}: {text:?}"
            );
        }
        for before in [
            "override b = 1.0;",
            "const b = b;",
            "const b = c; const c = b;",
            "var<private> b = 1.0;",
            "fn mix() {} const b = 1.0;",
            "const b = 1.0; const b = 2.0;",
            "",
        ] {
            let code = format!("{before} const a = mix(b, b, 0.5);");
            assert_eq!(text(&code), None, "{before}");
        }
        for hidden in [
            "let b = 1.0;",
            "var b = 1.0;",
            "var<function> b = 1.0;",
            "const b = x;",
        ] {
            let code = format!("const b = 1.0; fn f() {{ {hidden} y = mix(b, b, 0.5); }}");
            assert_eq!(text(&code), None, "{hidden}");
        }
        for within in ["fn f(b: f32) {", "fn f() { for (var b = 0.0; b < 1; b++) {"] {
            let code = format!("const b = 1.0; {within} y = mix(b, b, 0.5); }}");
            assert_eq!(text(&code), None, "{within}");
        }
    }

    #[test]
    fn structs_of_functions_go_into_parts() {
        for (code, wanted) in [
            (
                "const f = frexp(12.0); const a = f.exp;",
                "const f = 0; const a = 4;",
            ),
            (
                "const f = modf(vec2(1.5f)); const a = f.whole.x;",
                "const f = 0; const a = 1e0f;",
            ),
            (
                "fn g() { const f = frexp(1.0); let a = f.fract; }",
                "fn g() { const f = 0; let a = 5e-1; }",
            ),
            (
                "const f = array(frexp(1f), frexp(3f)); const a = f[1].exp;",
                "const f = 0; const a = i32(2);",
            ),
        ] {
            assert_eq!(text(code).as_deref(), Some(wanted));
        }
        assert_eq!(text("const f = frexp(12.0); fn g() { let a = f; }"), None);
    }

    #[test]
    fn operators_bind_as_they_do() {
        for (argument, value) in [
            ("1.0 + 2 * 3", "7e0"),
            ("(1.0 + 2) * 3", "9e0"),
            ("select(1.0, 2.0, 1 < 2 && !(3 <= 2))", "2e0"),
            ("select(1.0, 2.0, 7 >> 1 == 3)", "2e0"),
            ("select(1.0, 2.0, (1 | 2) != 3 || false)", "1e0"),
            ("f32(~0u & 7u ^ 1u)", "6e0f"),
            ("sqrt(4) - -1", "3e0"),
            ("(mat2x2(1, 2, 3, 4) * vec2(1, 10)).y", "4.2e1"),
            ("0x1.8p1f", "3e0f"),
            ("dot(vec2(1, 2), vec2(3, 4)) * 1.0", "1.1e1"),
            ("clamp(5.0, 0, 2)", "2e0"),
        ] {
            let code = format!("const a = mix({argument}, {argument}, 0.5);");
            assert_eq!(
                text(&code),
                Some(format!("const a = {value};")),
                "{argument}"
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
        assert_eq!(now("1.5e0"), "mix(1.0, 2.0, 0.5)");
        assert_eq!(now("a = 1.5e0;"), "a = mix(1.0, 2.0, 0.5);");
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
