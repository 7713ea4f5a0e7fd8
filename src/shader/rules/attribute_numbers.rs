//! The types of numbers in attributes: naga makes all of them `u32`.

use std::collections::HashMap;
use std::ops::Range;

use naga::{Module, Scalar, TypeInner};

use crate::shader::Wrong;
use crate::shader::tokens::tokens;

/// The attributes that have numbers.
const WITH_NUMBERS: [&str; 8] = [
    "align",
    "binding",
    "blend_src",
    "group",
    "id",
    "location",
    "size",
    "workgroup_size",
];

/// The first number of a program, already compiled, that is larger than its type, or of another type than the one before it.
pub fn misfit(source: &str, module: &Module) -> Option<Wrong> {
    let names = Names::of(module);
    let mut tokens = tokens(source).peekable();
    while let Some(token) = tokens.next() {
        if &source[token] != "@" {
            continue;
        }
        let Some(name) = tokens.next_if(|name| WITH_NUMBERS.contains(&&source[name.clone()]))
        else {
            continue;
        };
        let sizes = &source[name] == "workgroup_size";
        let mut depth = 0_usize;
        let mut argument: Vec<Range<usize>> = Vec::new();
        let mut signed = None;
        for token in tokens.by_ref() {
            let text = &source[token.clone()];
            let ends = match text {
                "(" | "[" => {
                    depth += 1;
                    depth == 1
                }
                ")" | "]" => {
                    depth = depth.saturating_sub(1);
                    depth == 0
                }
                "," => depth == 1,
                _ => false,
            };
            if !ends {
                argument.push(token);
                continue;
            }
            if let [one] = &argument[..]
                && number(&source[one.clone()]).is_some_and(|n| n > i32::MAX as u64)
            {
                return Some(Wrong {
                    range: one.clone(),
                    text: format!(
                        "{} is more than `i32` holds: write `{}u` if it is meant",
                        &source[one.clone()],
                        &source[one.clone()]
                    ),
                });
            }
            let found = of_argument(argument.drain(..), source, &names);
            if let (true, Some((range, is_signed))) = (sizes, found)
                && signed
                    .replace(is_signed)
                    .is_some_and(|before| before != is_signed)
            {
                let text = "the sizes of a workgroup are all `i32` or all `u32`".to_owned();
                return Some(Wrong { range, text });
            }
            if depth == 0 {
                break;
            }
        }
    }
    None
}

/// Which part tells whether this is `i32`, and whether it is; None where that takes more than a look.
fn of_argument(
    parts: impl Iterator<Item = Range<usize>>,
    source: &str,
    names: &Names<'_>,
) -> Option<(Range<usize>, bool)> {
    let mut found = None;
    let mut named = false;
    for (place, part) in parts.enumerate() {
        let text = &source[part.clone()];
        match text {
            "i32" | "u32" if place == 0 => return Some((part, text == "i32")),
            // Whatever is called.
            "(" | "<" if named => return None,
            _ => {}
        }
        named = text.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if let (None, Some(is_signed)) = (&found, sign(text, names)) {
            found = Some((part, is_signed));
        }
    }
    found
}

/// A whole number without a suffix.
fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// Whether this is `i32`, if it is either that or `u32`.
fn sign(text: &str, names: &Names<'_>) -> Option<bool> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return match text.as_bytes().last()? {
            b'i' => Some(true),
            b'u' => Some(false),
            _ => None,
        };
    }
    names.0.get(text).copied()
}

/// The overrides and constants of a program that are `i32` or `u32`, and whether they are `i32`.
struct Names<'m>(HashMap<&'m str, bool>);

impl<'m> Names<'m> {
    fn of(module: &'m Module) -> Self {
        let overrides = module.overrides.iter().map(|(_, one)| (&one.name, one.ty));
        let constants = module.constants.iter().map(|(_, one)| (&one.name, one.ty));
        let signed = overrides.chain(constants).filter_map(|(name, ty)| {
            let is_signed = match module.types[ty].inner {
                TypeInner::Scalar(Scalar::I32) => true,
                TypeInner::Scalar(Scalar::U32) => false,
                _ => return None,
            };
            Some((name.as_deref()?, is_signed))
        });
        Self(signed.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Option<&str> {
        let module = naga::front::wgsl::parse_str(code).unwrap();
        misfit(code, &module).map(|wrong| &code[wrong.range])
    }

    const SIZES: &str = "const c = 2; const d = 2u; override o = 1; override u = 1u;";

    #[test]
    fn what_fits_is_left_alone() {
        for code in [
            "@group(0) @binding(4294967295u) var<uniform> a: f32; struct S { @align(0x10) @size(64u) a: f32 }",
            "@compute @workgroup_size(1, 2u, 3u) fn f() {}",
            "@compute @workgroup_size(1i, 2, 3i) fn f() {}",
            "@compute @workgroup_size(u32(1i) + 1u, 2u, max(1, 2)) fn f() {}",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
        for sizes in ["o, c", "c, d", "u, 1u", "o + 1, 2i", "u, d * 2, c"] {
            let code = format!("{SIZES} @compute @workgroup_size({sizes}) fn f() {{}}");
            assert_eq!(found(&code), None, "{sizes}");
        }
    }

    #[test]
    fn what_does_not_is_found() {
        for (code, place) in [
            (
                "@group(2147483648) @binding(0) var<uniform> a: f32;",
                "2147483648",
            ),
            (
                "@compute @workgroup_size(0xffffffff) fn f() {}",
                "0xffffffff",
            ),
            ("@compute @workgroup_size(1i, 1u) fn f() {}", "1u"),
            ("@compute @workgroup_size(1, (1u), 1i) fn f() {}", "1i"),
        ] {
            assert_eq!(found(code), Some(place), "{code}");
        }
        for (sizes, place) in [("o, u", "u"), ("1u, o", "o"), ("u, 1, 2i", "2i")] {
            let code = format!("{SIZES} @compute @workgroup_size({sizes}) fn f() {{}}");
            assert_eq!(found(&code), Some(place), "{sizes}");
        }
    }

    #[test]
    fn what_is_cut_off_does_no_harm() {
        for code in [
            "@group(",
            "@group",
            "@workgroup_size(1",
            "@size)",
            "@align((",
            "@id(1]",
        ] {
            assert!(misfit(code, &Module::default()).is_none());
        }
    }
}
