//! Directives and attributes that naga does not take although it has what they are about: they become spaces before it reads the text.

use std::borrow::Cow;
use std::ops::Range;

use super::tokens::tokens;

/// Language features that naga has but does not know by name, or that this folder adds to it.
const LANGUAGE_FEATURES: [&str; 6] = [
    "immediate_address_space",
    "linear_indexing",
    "subgroup_id",
    "subgroup_uniformity",
    "texture_and_sampler_let",
    "texture_formats_tier1",
];

/// A program without the directives that naga does not know although it has what they are about, with spaces in their places:
/// `enable subgroups` and `requires` with the names of [`LANGUAGE_FEATURES`].
///
/// `Err` is where the directive stands, when the device has no subgroups.
pub fn without_directives(source: &str, subgroups: bool) -> Result<Cow<'_, str>, Range<usize>> {
    let mut blank = Vec::new();
    let mut tokens = tokens(source);
    // Directives come before everything else.
    while let Some(first) = tokens.next() {
        let known: &[&str] = match &source[first.clone()] {
            "enable" => &["subgroups"],
            "requires" => &LANGUAGE_FEATURES,
            "diagnostic" => &[],
            ";" => continue,
            _ => break,
        };
        let mut names = Vec::new();
        let mut end = None;
        let mut is_list = true;
        let mut after_name = false;
        for token in tokens.by_ref() {
            match &source[token.clone()] {
                ";" => {
                    end = Some(token);
                    break;
                }
                "," => is_list &= std::mem::replace(&mut after_name, false),
                _ => {
                    is_list &= !std::mem::replace(&mut after_name, true);
                    names.push(token);
                }
            }
        }
        let Some(end) = end else {
            break;
        };
        if !is_list {
            // That is for naga to say.
            continue;
        }
        let is_known = |name: &Range<usize>| known.contains(&&source[name.clone()]);
        let is_subgroups = |name: &&Range<usize>| &source[(*name).clone()] == "subgroups";
        if !subgroups && let Some(name) = names.iter().filter(|of| is_known(of)).find(is_subgroups)
        {
            return Err(name.clone());
        }
        let Some(kept) = names.iter().position(|name| !is_known(name)) else {
            if !names.is_empty() {
                blank.push(first.start..end.end);
            }
            continue;
        };
        // With the commas behind them, or those before them.
        blank.push(names[0].start..names[kept].start);
        for pair in names[kept..].windows(2).filter(|pair| is_known(&pair[1])) {
            blank.push(pair[0].end..pair[1].end);
        }
    }
    blank.retain(|range| !range.is_empty());
    if blank.is_empty() {
        return Ok(Cow::Borrowed(source));
    }
    Ok(Cow::Owned(blanked(source, blank)))
}

/// Whether the program has the directive.
pub fn enables_subgroups(source: &str) -> bool {
    without_directives(source, false).is_err()
}

/// The source with spaces in some places, so that all the rest stays where it is.
fn blanked(source: &str, places: Vec<Range<usize>>) -> String {
    let mut bytes = source.as_bytes().to_vec();
    for range in places {
        for byte in &mut bytes[range] {
            if !byte.is_ascii_whitespace() {
                *byte = b' ';
            }
        }
    }
    // Whole tokens were replaced, and comments between them, so this is UTF-8 still.
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A program whose `@diagnostic` attributes of statements are taken out: naga does not know them there, and has nothing that they
/// would turn off. None when there are none.
pub fn without_diagnostics(source: &str) -> Option<String> {
    let tokens: Vec<_> = tokens(source).collect();
    let text = |at: usize| tokens.get(at).map_or("", |token| &source[token.clone()]);
    let mut blank = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // One statement may have several, about different rules.
        let (begin, mut rules) = (at, Vec::new());
        while let Some((rule, end)) = diagnostic(&text, at) {
            rules.push(rule);
            at = end;
        }
        let all = rules.len();
        rules.sort_unstable();
        rules.dedup();
        let statement = matches!(text(at), "{" | "if" | "for" | "while" | "loop" | "switch");
        // An `else if` is no statement of its own.
        let goes_on = text(at) == "if" && begin.checked_sub(1).is_some_and(|at| text(at) == "else");
        if all != 0 && all == rules.len() && statement && !goes_on {
            blank.push(tokens[begin].start..tokens[at - 1].end);
        }
        at += usize::from(all == 0);
    }
    (!blank.is_empty()).then(|| blanked(source, blank))
}

/// The rule of a `@diagnostic` attribute that begins at this token, and the token behind it.
fn diagnostic<'t>(text: &impl Fn(usize) -> &'t str, at: usize) -> Option<(String, usize)> {
    let is_name = |text: &str| text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let begins = text(at) == "@" && text(at + 1) == "diagnostic" && text(at + 2) == "(";
    let severity = matches!(text(at + 3), "off" | "info" | "warning" | "error");
    if !begins || !severity || text(at + 4) != "," || !is_name(text(at + 5)) {
        return None;
    }
    let mut rule = text(at + 5).to_owned();
    let mut at = at + 6;
    if text(at) == "." && is_name(text(at + 1)) {
        rule = rule + "." + text(at + 1);
        at += 2;
    }
    at += usize::from(text(at) == ",");
    (text(at) == ")").then_some((rule, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_blanked_byte_for_byte() {
        for (source, result) in [
            ("enable subgroups; fn f() {}", "                  fn f() {}"),
            ("enable f16, subgroups;", "enable f16           ;"),
            ("enable subgroups, f16;", "enable            f16;"),
            ("enable f16, subgroups, x;", "enable f16           , x;"),
            (
                "/* enable */ requires a;\nenable\nsubgroups\n;",
                "/* enable */ requires a;\n      \n         \n ",
            ),
            (
                "enable f16; fn f() { } enable subgroups;",
                "enable f16; fn f() { } enable subgroups;",
            ),
            ("const enable_subgroups = 1;", "const enable_subgroups = 1;"),
            ("requires subgroup_id;", "                     "),
            (
                "requires subgroup_id, linear_indexing; a",
                "                                       a",
            ),
            ("requires a, subgroup_id, b;", "requires a             , b;"),
            (
                "requires subgroup_id, linear_indexing, a, subgroup_id;",
                "requires                               a             ;",
            ),
            ("enable subgroup_id;", "enable subgroup_id;"),
            ("requires subgroups;", "requires subgroups;"),
            ("requires ;", "requires ;"),
            ("requires ,subgroup_id;", "requires ,subgroup_id;"),
            ("requires subgroup_id a;", "requires subgroup_id a;"),
            ("requires subgroup_id,,a;", "requires subgroup_id,,a;"),
            ("requires subgroup_id,; a", "                       a"),
            ("requires subgroup_id", "requires subgroup_id"),
        ] {
            assert_eq!(without_directives(source, true).as_deref(), Ok(result));
        }
    }

    #[test]
    fn diagnostics_of_statements_are_blanked() {
        for (source, result) in [
            (
                "fn f() { @diagnostic(off, a.b,) if x {} }",
                Some("fn f() {                        if x {} }"),
            ),
            (
                "switch 1 @diagnostic(info,a) @diagnostic(off,b) {",
                Some("switch 1                                        {"),
            ),
            ("@diagnostic(info,a) @diagnostic(off,a) {", None),
            ("@diagnostic(nothing,a) {", None),
            ("if x {} else @diagnostic(off,a) if y {}", None),
            ("@diagnostic(off,a) let x = 1;", None),
            ("@diagnostic(off,) {", None),
            ("@diagnostic(off", None),
        ] {
            assert_eq!(without_diagnostics(source).as_deref(), result, "{source}");
        }
    }

    #[test]
    fn the_directive_is_found_when_it_is_not_allowed() {
        assert_eq!(without_directives("enable subgroups;", false), Err(7..16));
        assert!(without_directives("enable f16;", false).is_ok());
    }
}
