//! WGSL as a row of tokens.

use std::collections::HashMap;
use std::ops::Range;

/// The tokens of a program as naga finds them, words and numbers in one piece, anything else character by character.
pub fn tokens(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = source.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, c) = chars.next()?;
            match (c, chars.peek()) {
                ('/', Some((_, '/'))) => {
                    chars.by_ref().find(|(_, c)| ends_line(*c));
                }
                ('/', Some((_, '*'))) => {
                    chars.next();
                    let mut open = 1;
                    while open != 0 {
                        let next = chars.next().map(|(_, c)| c);
                        match (next, chars.peek()) {
                            (None, _) => break,
                            (Some('*'), Some((_, '/'))) => open -= 1,
                            (Some('/'), Some((_, '*'))) => open += 1,
                            _ => continue,
                        }
                        chars.next();
                    }
                }
                _ if is_word(c) => {
                    let mut end = start + c.len_utf8();
                    while let Some((at, c)) = chars.next_if(|(_, c)| is_word(*c)) {
                        end = at + c.len_utf8();
                    }
                    return Some(start..end);
                }
                _ if c.is_whitespace() => {}
                _ => return Some(start..start + c.len_utf8()),
            }
        }
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The line breaks of WGSL.
fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where the function of this name has it; an empty range at the start if nowhere.
pub fn function(source: &str, name: &str) -> Range<usize> {
    let mut after_fn = false;
    for token in tokens(source) {
        let text = &source[token.clone()];
        if after_fn && text == name {
            return token;
        }
        after_fn = text == "fn";
    }
    0..0
}

/// The names that a program gives to types, and at which word each of these begins.
pub type Aliases<'a> = HashMap<&'a str, usize>;

pub fn aliases<'a>(words: &[&'a str]) -> Aliases<'a> {
    let named = |(at, three): (usize, &[&'a str])| {
        (three[0] == "alias" && three[2] == "=").then_some((three[1], at + 3))
    };
    words.windows(3).enumerate().filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<&str> {
        tokens(source).map(|token| &source[token]).collect()
    }

    #[test]
    fn words_stay_whole_and_comments_are_skipped() {
        assert_eq!(
            words("let äb_1=0x1.5f; // c;\n/* /* ; */ ; */ x"),
            ["let", "äb_1", "=", "0x1", ".", "5f", ";", "x"]
        );
        assert_eq!(words("a /* never closed ;"), ["a"]);
    }

    #[test]
    fn comments_end_where_naga_ends_them() {
        for comment in [
            "/*;*/",
            "/*/*;*/;*/",
            "//;\n",
            "//\r/*\n;*/",
            "//\u{2028}/*\n{*/",
            "/**/",
        ] {
            assert_eq!(
                words(&format!("1+{comment}1")),
                ["1", "+", "1"],
                "{comment:?}"
            );
        }
    }
}
