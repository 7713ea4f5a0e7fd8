//! `continue` that jumps over a declaration which the `continuing` block uses: naga does not follow it.

use std::collections::HashSet;

use crate::shader::Wrong;
use crate::shader::tokens::tokens;

/// What is between two braces.
#[derive(Default)]
struct Frame<'a> {
    kind: Kind,
    /// Whether a `continue` that belongs to this loop came before.
    continued: bool,
    /// What is declared behind it, right within this loop.
    skipped: HashSet<&'a str>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    /// The body of any loop, of which only `loop` has a `continuing` block.
    Loop,
    /// A `continuing` block right within the frame before this one.
    Continuing,
    #[default]
    Other,
}

/// The first use, in a `continuing` block, of what a `continue` may have jumped over.
pub fn bypassed(source: &str) -> Option<Wrong> {
    // Nothing else can be wrong, and few programs have it.
    if !source.contains("continuing") || !source.contains("continue") {
        return None;
    }
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut opens = Kind::Other;
    let mut before = "";
    // Behind `let` and `var`, whose templates may come first.
    let mut declares = false;
    for token in tokens(source) {
        let word = &source[token.clone()];
        match word {
            "loop" | "for" | "while" => opens = Kind::Loop,
            "continuing" => opens = Kind::Continuing,
            "if" | "else" | "switch" | "fn" | "struct" => opens = Kind::Other,
            "{" => frames.push(Frame {
                kind: std::mem::take(&mut opens),
                ..Frame::default()
            }),
            "}" => {
                frames.pop();
                opens = Kind::Other;
            }
            "continue" => {
                let of_loop = frames
                    .iter_mut()
                    .rev()
                    .find(|frame| frame.kind == Kind::Loop);
                of_loop?.continued = true;
            }
            "let" | "var" | "const" => declares = true,
            "=" | ":" | ";" => declares = false,
            "," | "<" | ">" | "function" | "read_write" | "." | "(" => {}
            _ if declares => {
                declares = false;
                match frames.last_mut() {
                    Some(frame) if frame.kind == Kind::Loop && frame.continued => {
                        frame.skipped.insert(word);
                    }
                    Some(_) => shadow(&mut frames, word),
                    None => {}
                }
            }
            _ if before == "." => {}
            _ => {
                let inside = frames
                    .iter()
                    .rposition(|frame| frame.kind == Kind::Continuing);
                let of_loop = inside.and_then(|at| frames.get(at.checked_sub(1)?));
                if of_loop.is_some_and(|frame| frame.skipped.contains(word)) {
                    let text = format!(
                        "a `continue` of this loop may jump over the declaration of `{word}`: declare it before the `continue`"
                    );
                    return Some(Wrong { range: token, text });
                }
            }
        }
        before = word;
    }
    None
}

/// A name that is declared anew in a `continuing` block means another thing there.
fn shadow(frames: &mut [Frame<'_>], word: &str) {
    let inside = frames
        .iter()
        .rposition(|frame| frame.kind == Kind::Continuing);
    let of_loop = inside.and_then(|at| frames.get_mut(at.checked_sub(1)?));
    if let Some(frame) = of_loop {
        frame.skipped.remove(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Option<String> {
        let code = format!("fn f() {{ {body} }}");
        bypassed(&code).map(|wrong| code[wrong.range].to_owned())
    }

    #[test]
    fn what_is_declared_in_time_is_left_alone() {
        for body in [
            "loop { let a = 1; if a == 1 { continue; } continuing { let b = a; break if true; } }",
            "loop { if true { continue; } let a = 1; continuing { break if true; } }",
            "loop { let a = 1; continuing { break if a == 1; } }",
            "loop { if true { continue; } { let a = 1; } continuing { var a = 2; a = 3; break if true; } }",
            "loop { if true { continue; } let a = 1; continuing { let a = 2; _ = a; break if true; } }",
            "loop { for (;;) { continue; } let a = 1; continuing { break if a == 1; } }",
            "loop { if true { continue; } let x = 1; continuing { _ = s.x; break if true; } }",
            "loop { switch 1 { default { break; } } let a = 1; continuing { break if a == 1; } }",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }

    #[test]
    fn what_is_jumped_over_is_found() {
        for body in [
            "loop { if true { continue; } let a = 1; continuing { let b = a; break if true; } }",
            "loop { if true { continue; } var a = true; continuing { break if a; } }",
            "loop { if true { continue; } var<function> a: i32; continuing { a = 1; break if true; } }",
            "loop { switch 1 { case 1 { continue; } default {} } let a = 1; continuing { if a == 1 {} break if true; } }",
            "loop { loop { break; } continue; let a = 1; continuing { loop { _ = a; break; } break if true; } }",
        ] {
            assert_eq!(found(body).as_deref(), Some("a"), "{body}");
        }
    }

    #[test]
    fn what_is_cut_off_does_no_harm() {
        for code in [
            "continuing continue",
            "} continuing { continue",
            "loop { continue; let",
            "continuing { continue; a }",
        ] {
            let _ = bypassed(code);
        }
    }
}
