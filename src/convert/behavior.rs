//! Loops that nothing leaves: the standard refuses them, naga does not look.

use naga::{Block, Module, Span, Statement};

/// A loop without a statement that could leave it, in any function. Also those that are never reached count as a way out, so some
/// that the standard refuses are not found, but none that it takes.
pub fn endless_loop(module: &Module) -> Option<Span> {
    let entries = module.entry_points.iter().map(|entry| &entry.function.body);
    let functions = module.functions.iter().map(|(_, function)| &function.body);
    entries.chain(functions).find_map(endless)
}

fn endless(block: &Block) -> Option<Span> {
    block
        .span_iter()
        .find_map(|(statement, span)| match statement {
            Statement::Loop {
                body,
                continuing,
                break_if,
            } => {
                if break_if.is_none() && !leaves(body, true) && !leaves(continuing, true) {
                    return Some(*span);
                }
                endless(body).or_else(|| endless(continuing))
            }
            Statement::Block(inner) => endless(inner),
            Statement::If { accept, reject, .. } => endless(accept).or_else(|| endless(reject)),
            Statement::Switch { cases, .. } => cases.iter().find_map(|case| endless(&case.body)),
            _ => None,
        })
}

/// Whether something in the block leaves the loop around it. `breaks`: whether a `break` would leave that one.
fn leaves(block: &Block, breaks: bool) -> bool {
    block.iter().any(|statement| match statement {
        Statement::Break => breaks,
        Statement::Return { .. } | Statement::Kill => true,
        Statement::Block(inner) => leaves(inner, breaks),
        Statement::If { accept, reject, .. } => leaves(accept, breaks) || leaves(reject, breaks),
        Statement::Switch { cases, .. } => cases.iter().any(|case| leaves(&case.body, false)),
        Statement::Loop {
            body, continuing, ..
        } => leaves(body, false) || leaves(continuing, false),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Option<String> {
        let code = format!("fn g() {{}} fn f(x: u32) {{ {body} }}");
        let module = naga::front::wgsl::parse_str(&code).unwrap();
        let range = endless_loop(&module)?.to_range().unwrap();
        Some(code[range].to_owned())
    }

    #[test]
    fn loops_without_a_way_out_are_found() {
        for body in [
            "loop {}",
            "loop { continue; }",
            "loop { g(); continuing { g(); } }",
            "loop { switch x { case 1 { break; } default { continue; } } }",
            "loop { loop { break; } }",
            "loop { for (var i = 0u; i < x; i++) {} }",
        ] {
            assert_eq!(found(body).as_deref(), Some(body));
        }
        assert!(found("for (;;) {}").is_some());
        assert_eq!(found("if x == 1 { loop {} }").unwrap(), "loop {}");
        assert_eq!(found("loop { loop {} break; }").unwrap(), "loop {}");
    }

    #[test]
    fn loops_with_a_way_out_are_not() {
        for body in [
            "loop { break; }",
            "loop { return; }",
            "loop { if x == 1 { break; } }",
            "loop { g(); continuing { break if x == 1; } }",
            "loop { switch x { case 1 { return; } default {} } }",
            "loop { loop { return; } }",
            "while true {}",
            "while x == 1 { continue; }",
            "for (;;) { if x == 2 { break; } }",
            "for (; true;) {}",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }
}
