//! Zero vectors within other vectors, which naga leaves as they are: it then counts the one as one component of the other, and makes
//! SPIR-V that drivers refuse. Constants that are written out take their places.

use super::tokens::{Aliases, aliases, tokens};

/// What a name of a constant may begin with: the shortest call in whose place it comes has three characters.
const FIRST: &str = "zyxwvutsrq";

/// The program with names of constants in the places of its zero vectors, as long as these, and the constants behind it. None where
/// no zero vector is part of another vector, nor can become one by a name.
pub fn written_out(source: &str) -> Option<String> {
    let mut calls = source.match_indices("()");
    // Most programs end here.
    calls.find(|(at, _)| may_be_vector(&source[..*at]))?;
    let tokens: Vec<_> = tokens(source).collect();
    let words: Vec<&str> = tokens.iter().map(|token| &source[token.clone()]).collect();
    let aliases = aliases(&words);
    // Whether what is open makes a vector.
    let mut open = Vec::new();
    let mut begins = words.first().copied().unwrap_or_default();
    let (mut zeros, mut is_part) = (Vec::new(), false);
    for (at, word) in words.iter().enumerate() {
        match *word {
            "(" => {
                let made = vector(&words, &aliases, at);
                if let Some((first, ty)) = &made
                    && words.get(at + 1) == Some(&")")
                {
                    zeros.push((tokens[*first].start..tokens[at + 1].end, ty.clone()));
                    is_part |= matches!(begins, "const" | "let") || open.contains(&true);
                }
                open.push(made.is_some());
            }
            ")" => {
                open.pop();
            }
            ";" | "{" | "}" => {
                begins = words.get(at + 1).copied().unwrap_or_default();
                open.clear();
            }
            "fn" | "struct" | "alias" | "let" | "var" | "const" | "override"
                if words
                    .get(at + 1)
                    .is_some_and(|name| name.starts_with("vec")) =>
            {
                // Perhaps a type is no longer what it was.
                return None;
            }
            _ => {}
        }
    }
    if !is_part {
        return None;
    }
    let mut prefixes = FIRST
        .chars()
        .flat_map(|c| (0..10).map(move |n| format!("{c}{n}")));
    let prefix = prefixes.find(|prefix| !source.contains(prefix.as_str()))?;
    let mut text = source.to_owned();
    let mut types: Vec<Zero> = Vec::new();
    for (range, ty) in zeros {
        let number = types.iter().position(|of| *of == ty).unwrap_or_else(|| {
            types.push(ty);
            types.len() - 1
        });
        let name = format!("{prefix}{}", char::from(b'a' + u8::try_from(number).ok()?));
        text.replace_range(
            range.clone(),
            &format!("{name:width$}", width = range.len()),
        );
    }
    for (letter, Zero { count, element }) in ('a'..).zip(types) {
        let zero = if element == "bool" { "false" } else { "0" };
        let zeros = vec![zero; count].join(", ");
        let element = match element {
            "" => String::new(),
            _ => format!("<{element}>"),
        };
        text += &format!("\nconst {prefix}{letter} = vec{count}{element}({zeros});");
    }
    Some(text)
}

/// A vector of so many zeros of this type; of numbers without a size if it has no name.
#[derive(Clone, PartialEq)]
struct Zero {
    count: usize,
    element: &'static str,
}

fn may_be_vector(before: &str) -> bool {
    let word = before.rfind(|c: char| !(c.is_alphanumeric() || c == '_'));
    let word = &before[word.map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    })..];
    // Names of types may be shorter.
    before.ends_with('>') || word.starts_with("vec") || word.starts_with(char::is_uppercase)
}

/// The type of the vector that a parenthesis makes, and where it begins.
fn vector(words: &[&str], aliases: &Aliases<'_>, open: usize) -> Option<(usize, Zero)> {
    let last = open.checked_sub(1)?;
    if words[last] != ">" {
        return Some((last, named(words, aliases, words[last], 8)?));
    }
    // `vec2<f32>`, and perhaps a comma in it.
    let first = (last.saturating_sub(3)..last)
        .rfind(|at| words[*at] == "<")?
        .checked_sub(1)?;
    let count = count(words[first], "")?;
    let element = element(words, aliases, words[first + 2], 8)?;
    Some((first, Zero { count, element }))
}

/// A vector type that has a name, its own or one of the program.
fn named(words: &[&str], aliases: &Aliases<'_>, name: &str, most: usize) -> Option<Zero> {
    for (letter, element) in [
        ("", ""),
        ("f", "f32"),
        ("i", "i32"),
        ("u", "u32"),
        ("h", "f16"),
    ] {
        if let Some(count) = count(name, letter) {
            return Some(Zero { count, element });
        }
    }
    let at = *aliases.get(name)?;
    match words.get(at + 1) {
        Some(&";") if most != 0 => named(words, aliases, words.get(at)?, most - 1),
        Some(&"<") => Some(Zero {
            count: count(words.get(at)?, "")?,
            element: element(words, aliases, words.get(at + 2)?, most)?,
        }),
        _ => None,
    }
}

fn element(words: &[&str], aliases: &Aliases<'_>, name: &str, most: usize) -> Option<&'static str> {
    let known = ["f32", "i32", "u32", "f16", "bool"];
    match known.into_iter().find(|known| *known == name) {
        None if most != 0 => element(words, aliases, words.get(*aliases.get(name)?)?, most - 1),
        found => found,
    }
}

fn count(name: &str, letter: &str) -> Option<usize> {
    let digit = name.strip_prefix("vec")?.strip_suffix(letter)?;
    ["2", "3", "4"]
        .iter()
        .position(|of| *of == digit)
        .map(|at| at + 2)
}

#[cfg(test)]
mod tests {
    use naga::back::spv;
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;

    fn first_line(code: &str) -> Option<String> {
        let text = written_out(code)?;
        Some(text.lines().next()?.to_owned())
    }

    #[test]
    fn names_take_the_places_of_zeros() {
        for (code, expected) in [
            ("let a = vec3f(vec2f(), 1);", "let a = vec3f(z0a    , 1);"),
            (
                "const a = vec2 < f32 , > () ; b = vec4<f32>(a, vec2());",
                "const a = z0a               ; b = vec4<f32>(a, z0b   );",
            ),
            (
                "alias V = W; alias W = vec3<B>; alias B = bool; fn f() { x = vec4<bool>(true, V()); z0(V()); }",
                "alias V = W; alias W = vec3<B>; alias B = bool; fn f() { x = vec4<bool>(true, z1a); z0(z1a); }",
            ),
        ] {
            assert_eq!(first_line(code).as_deref(), Some(expected));
        }
        let text = written_out("let a = vec4<bool>(vec2<bool>(), vec2h().x, vec3()); ").unwrap();
        let (_, constants) = text.split_once('\n').unwrap();
        assert_eq!(
            constants,
            "const z0a = vec2<bool>(false, false);\nconst z0b = vec2<f16>(0, 0);\nconst z0c = vec3(0, 0, 0);"
        );
    }

    #[test]
    fn zeros_that_are_no_parts_stay() {
        for code in [
            "var a = vec3f(); a = vec3f(); f(vec3f()); return max(vec3f(), a);",
            "let a = vec3f(b(), 1, S()); let c = vec5();",
            "let a = b(); fn main() {}",
            "alias A = A; let a = A();",
            "fn vec2f() {} let a = vec3f(vec2f(), 1);",
            "vec3(",
            "let a = vec3<f32>(",
            "let a = >();",
            "alias A = vec2<",
            "Vec()",
        ] {
            assert_eq!(written_out(code), None, "{code}");
        }
    }

    #[test]
    fn vectors_of_vectors_have_all_their_components() {
        for expression in [
            "vec4f(vec2f(), 1, 2).w",
            "vec4f(vec3f(), x).w",
            "vec4f(1, vec2f(), 2).wz.x",
            "vec3f(vec2<f32>(), 2).z * x",
            "vec4f(Z, 1, 2).w",
            "vec4f(y, 1, 2).w",
        ] {
            let code = format!(
                "const Z = vec2f(); @fragment fn main(@location(0) x: f32) -> @location(0) f32 {{
                    let y = vec2f(); const a = vec4f(Z, vec2<f32>(3)).w; return a + {expression}; }}"
            );
            let text = written_out(&code).unwrap();
            let module = naga::front::wgsl::parse_str(&text).unwrap();
            let mut validator = Validator::new(ValidationFlags::all(), Capabilities::all());
            let info = validator.validate(&module).unwrap();
            let words = spv::write_vec(&module, &info, &spv::Options::default(), None).unwrap();
            // OpConstantComposite has scalars, and as many as its type.
            let mut at = 5;
            while at < words.len() {
                let length = words[at] as usize >> 16;
                assert!(words[at] & 0xFFFF != 44 || length >= 3 + 2, "{expression}");
                at += length;
            }
        }
    }
}
