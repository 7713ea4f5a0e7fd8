//! What comes behind a statement: loops that nothing leaves, and functions that end without their result. The standard refuses both;
//! naga looks for neither, and in turn asks for a `return` where nothing ever arrives.

use naga::{Block, Expression, Function, Module, Span, Statement};

/// Where a statement may go on, as bits.
pub type Behavior = u8;
pub const NEXT: Behavior = 1;
pub const BREAK: Behavior = 2;
pub const CONTINUE: Behavior = 4;
pub const RETURN: Behavior = 8;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A loop that nothing leaves.
    Endless(Span),
    /// A function of this name that may end without its result.
    NoResult(Option<String>),
}

/// Adds the results that nobody needs, because the ends of these functions are never reached; naga asks for them. Tells whether there
/// were any. `Err` is what the standard refuses.
///
/// `strict`: the standard has `discard` go on behind it, which naga does not, nor do programs written for it.
pub fn complete(module: &mut Module, strict: bool) -> Result<bool, Fault> {
    let mut changed = false;
    let entries = module
        .entry_points
        .iter_mut()
        .map(|entry| &mut entry.function);
    let functions = module.functions.iter_mut().map(|(_, function)| function);
    for function in functions.chain(entries) {
        let behavior = of_block(&function.body, strict)?;
        let Some(result) = &function.result else {
            continue;
        };
        if behavior & NEXT != 0 {
            return Err(Fault::NoResult(function.name.clone()));
        }
        let ty = result.ty;
        changed |= end(function, ty);
    }
    Ok(changed)
}

/// Gives the ends that naga added a value.
fn end(function: &mut Function, ty: naga::Handle<naga::Type>) -> bool {
    let mut blocks = vec![&mut function.body];
    let mut zero = None;
    while let Some(block) = blocks.pop() {
        let Some((statement, span)) = block.span_iter_mut().last() else {
            continue;
        };
        match statement {
            Statement::Return {
                value: value @ None,
            } if !span.is_some_and(|span| span.is_defined()) => {
                let expressions = &mut function.expressions;
                *value = Some(*zero.get_or_insert_with(|| {
                    expressions.append(Expression::ZeroValue(ty), Span::default())
                }));
            }
            Statement::Block(inner) => blocks.push(inner),
            Statement::If { accept, reject, .. } => blocks.extend([accept, reject]),
            Statement::Switch { cases, .. } => {
                blocks.extend(cases.iter_mut().map(|case| &mut case.body));
            }
            _ => {}
        }
    }
    zero.is_some()
}

/// Spec: WGSL 9.7 Statements Behavior Analysis.
fn of_block(block: &Block, strict: bool) -> Result<Behavior, Fault> {
    let mut all = NEXT;
    for (statement, span) in block.span_iter() {
        let one = match statement {
            Statement::Break => BREAK,
            Statement::Continue => CONTINUE,
            // What naga adds to the end of a function.
            Statement::Return { value: None } if !span.is_defined() => NEXT,
            Statement::Return { .. } => RETURN,
            Statement::Kill if !strict => RETURN,
            Statement::Block(inner) => of_block(inner, strict)?,
            Statement::If { accept, reject, .. } => {
                of_block(accept, strict)? | of_block(reject, strict)?
            }
            Statement::Switch { cases, .. } => {
                let mut all = 0;
                for case in cases {
                    let one = of_block(&case.body, strict)?;
                    // Selectors of one body are cases that fall through to the last of them.
                    all |= if case.fall_through { one & !NEXT } else { one };
                }
                left(all)
            }
            Statement::Loop {
                body,
                continuing,
                break_if,
            } => {
                let mut all = of_block(body, strict)? | of_block(continuing, strict)?;
                if break_if.is_some() {
                    all |= BREAK;
                }
                let after = left(all & !NEXT) & !CONTINUE;
                if after == 0 {
                    return Err(Fault::Endless(*span));
                }
                after
            }
            _ => continue,
        };
        // What is never reached is looked at all the same, but changes nothing.
        if all & NEXT != 0 {
            all = (all & !NEXT) | one;
        }
    }
    Ok(all)
}

/// Behind a statement that a `break` leaves.
pub fn left(all: Behavior) -> Behavior {
    match all & BREAK {
        0 => all,
        _ => (all & !BREAK) | NEXT,
    }
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;

    fn found(body: &str) -> Option<String> {
        let code = format!("fn g() {{}} fn f(x: u32) {{ {body} }}");
        let mut module = naga::front::wgsl::parse_str(&code).unwrap();
        match complete(&mut module, false) {
            Err(Fault::Endless(span)) => Some(code[span.to_range().unwrap()].to_owned()),
            other => {
                assert_eq!(other, Ok(false), "{body}");
                None
            }
        }
    }

    #[test]
    fn loops_without_a_way_out_are_found() {
        for body in [
            "loop {}",
            "loop { continue; }",
            "loop { continue; break; }",
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
        assert_eq!(found("return; loop {}").unwrap(), "loop {}");
    }

    #[test]
    fn loops_with_a_way_out_are_not() {
        for body in [
            "loop { break; }",
            "loop { break; continue; }",
            "loop { return; }",
            "loop { if x == 1 { break; } }",
            "loop { g(); continuing { break if x == 1; } }",
            "loop { continue; continuing { break if x == 1; } }",
            "loop { switch x { case 1 { return; } default {} } }",
            "loop { loop { return; } }",
            "loop { switch x { case 1, 2 { return; } default {} } }",
            "while true {}",
            "while x == 1 { continue; }",
            "for (;;) { if x == 2 { break; } }",
            "for (; true;) {}",
        ] {
            assert_eq!(found(body), None, "{body}");
        }
    }

    fn completed(body: &str, strict: bool) -> Result<bool, Fault> {
        let code = format!("fn g() {{}} fn f(x: u32) -> vec2<i32> {{ {body} }}");
        let mut module = naga::front::wgsl::parse_str(&code).unwrap();
        let done = complete(&mut module, strict)?;
        let mut validator = Validator::new(ValidationFlags::all(), Capabilities::all());
        assert!(validator.validate(&module).is_ok(), "{body}");
        Ok(done)
    }

    #[test]
    fn ends_that_are_never_reached_need_no_result() {
        for body in [
            "loop { return vec2(1); }",
            "for (;;) { return vec2(1); }",
            "loop { if x == 1 { return vec2(1); } }",
            "return vec2(1); g();",
            "if x == 1 { loop { return vec2(1); } } else { return vec2(2); }",
            "switch x { case 1 { loop { return vec2(1); } } default { return vec2(1); } }",
        ] {
            assert_eq!(completed(body, true), Ok(true), "{body}");
        }
        for body in [
            "return vec2(1);",
            "if x == 1 { return vec2(1); } return vec2(2);",
            "switch x { case 1, 2 { return vec2(1); } default { return vec2(1); } }",
        ] {
            assert_eq!(completed(body, true), Ok(false), "{body}");
        }
    }

    #[test]
    fn ends_that_may_be_reached_do() {
        for body in [
            "",
            "if x == 1 { return vec2(1); }",
            "loop { break; }",
            "while true { return vec2(1); }",
            "switch x { default { break; } }",
            "switch x { case 1 { return vec2(1); } default {} }",
            "loop { return vec2(1); continuing { break if true; } }",
        ] {
            let end = completed(body, false);
            assert!(matches!(end, Err(Fault::NoResult(_))), "{body}");
        }
        assert_eq!(completed("discard;", false), Ok(false));
        assert!(completed("discard;", true).is_err());
    }
}
