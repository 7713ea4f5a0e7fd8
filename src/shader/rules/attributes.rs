//! Attributes before declarations where they mean nothing: naga reads them all and asks for none.

use crate::shader::Wrong;
use crate::shader::tokens::tokens;

/// What may stand before a function.
const OF_FUNCTIONS: [&str; 15] = [
    "vertex",
    "fragment",
    "compute",
    "workgroup_size",
    "must_use",
    "diagnostic",
    "task",
    "mesh",
    "payload",
    "early_depth_test",
    "ray_generation",
    "any_hit",
    "closest_hit",
    "miss",
    "incoming_payload",
];
/// The stages that have a size.
const SIZED: [&str; 3] = ["compute", "task", "mesh"];

/// The first attribute of a program, already compiled, that stands before a declaration which cannot have it.
pub fn misplaced(source: &str) -> Option<Wrong> {
    let mut at = 0;
    while let Some(found) = next_attribute(source, at) {
        let (wrong, end) = run(source, found);
        if wrong.is_some() {
            return wrong;
        }
        at = end;
    }
    None
}

/// Where the next `@` is that no comment holds. A look at each byte costs far less than one at each token.
fn next_attribute(source: &str, mut at: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    loop {
        let c = *bytes.get(at)?;
        match c {
            b'@' => return Some(at),
            b'/' if matches!(bytes.get(at + 1), Some(b'/' | b'*')) => {
                // The rest from the first token behind the comment on.
                at += tokens(&source[at..]).next()?.start;
            }
            _ => at += 1,
        }
    }
}

/// Attributes in a row, and what is behind them.
fn run(source: &str, start: usize) -> (Option<Wrong>, usize) {
    let mut tokens = tokens(&source[start..])
        .map(|t| t.start + start..t.end + start)
        .peekable();
    let mut names = Vec::new();
    let mut end = start + 1;
    while tokens.next_if(|t| &source[t.clone()] == "@").is_some() {
        let Some(name) = tokens.next() else {
            return (None, source.len());
        };
        end = name.end;
        names.push(name);
        let mut open = 0_usize;
        while let Some(token) = tokens.next_if(|t| open != 0 || &source[t.clone()] == "(") {
            match &source[token.clone()] {
                "(" => open += 1,
                ")" => open -= 1,
                _ => {}
            }
            end = token.end;
            if open == 0 {
                break;
            }
        }
    }
    let before = tokens.peek().map_or("", |token| &source[token.clone()]);
    let has = |wanted: &str| names.iter().any(|name| &source[name.clone()] == wanted);
    let fits: &dyn Fn(&str) -> bool = match before {
        "fn" => &|name| {
            OF_FUNCTIONS.contains(&name)
                && (name != "workgroup_size" || SIZED.iter().any(|stage| has(stage)))
        },
        "var" => &|name| matches!(name, "group" | "binding" | "coherent" | "volatile"),
        "override" => &|name| name == "id",
        "const" | "struct" | "alias" | "const_assert" | ";" | "" => &|_| false,
        // Members, parameters, results and statements: naga asks there.
        _ => return (None, end),
    };
    let wrong = names.iter().find(|name| !fits(&source[(*name).clone()]));
    let wrong = wrong.cloned().map(|range| {
        let name = &source[range.clone()];
        let text = match (name, before) {
            ("workgroup_size", "fn") => {
                "`@workgroup_size` needs `@compute` before the same function".to_owned()
            }
            (_, "" | ";") => format!("there is nothing behind `@{name}` that it could belong to"),
            _ => format!("`@{name}` cannot stand before `{before}`: remove it"),
        };
        Wrong { range, text }
    });
    (wrong, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_left_alone() {
        for code in [
            "@group(0) @binding(1) var<uniform> a: f32; @id(3) override b = 1;",
            "@compute @workgroup_size(1, (2), 3) fn f() {}",
            "@must_use @diagnostic(off, a) fn f() -> f32 { return 1.0; }",
            "@fragment fn f(@location(0) a: f32, @builtin(position) p: vec4f) -> @location(0) vec4f {}",
            "struct S { @align(16) @size(32) a: f32, @location(1) @interpolate(flat) b: i32 }",
            "// @id(1) const a = 1;\nconst a = 1; /* @vertex */ struct S { a: f32 }",
            "fn f() { @diagnostic(off, a) if true {} }",
            "@/* here */ vertex /* too */ fn f() {}",
        ] {
            let wrong = misplaced(code).map(|wrong| wrong.text);
            assert_eq!(wrong, None, "{code}");
        }
    }

    #[test]
    fn what_is_cut_off_does_no_harm() {
        for code in [
            "@",
            "@@",
            "@group(",
            "@group(0",
            "@group)",
            "@(",
            "/",
            "/* @",
            "@é",
            "é@id const",
        ] {
            let _ = misplaced(code);
        }
    }

    #[test]
    fn what_does_not_fit_is_named_where_it_is() {
        for (code, name) in [
            ("@id(1) const a = 1;", "id"),
            ("fn f() {} /* @ */ @vertex struct S { a: f32 }", "vertex"),
            ("@group(0) @id(1) @binding(0) var<uniform> a: f32;", "id"),
            ("@workgroup_size(1) fn f() {}", "workgroup_size"),
            ("@workgroup_size(1) @fragment fn f() {}", "workgroup_size"),
            ("@compute", "compute"),
            ("@fragment;", "fragment"),
            ("@group(0) override a = 1;", "group"),
        ] {
            let wrong = misplaced(code).expect(code);
            assert_eq!(&code[wrong.range], name, "{code}");
            assert!(wrong.text.contains(name));
        }
    }
}
