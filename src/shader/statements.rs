//! All that a function of a shader does, in the order of its text.

use naga::{Function, Span, Statement};

/// The statements of a function, each before those within it.
pub fn of(function: &Function) -> impl Iterator<Item = (&Statement, Span)> {
    let mut blocks = vec![function.body.span_iter()];
    std::iter::from_fn(move || {
        loop {
            let Some((statement, span)) = blocks.last_mut()?.next() else {
                blocks.pop();
                continue;
            };
            // The last one comes first.
            match statement {
                Statement::Block(inner) => blocks.push(inner.span_iter()),
                Statement::If { accept, reject, .. } => {
                    blocks.extend([reject.span_iter(), accept.span_iter()]);
                }
                Statement::Switch { cases, .. } => {
                    blocks.extend(cases.iter().rev().map(|case| case.body.span_iter()));
                }
                Statement::Loop {
                    body, continuing, ..
                } => blocks.extend([continuing.span_iter(), body.span_iter()]),
                _ => {}
            }
            return Some((statement, *span));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_come_in_the_order_of_the_text() {
        let code = "var<private> x: i32; fn f() {
            x = 1; if x == 1 { x = 2; } else { x = 3; }
            switch x { case 1: { x = 4; } default: { x = 5; } }
            loop { x = 6; { x = 7; } if x == 7 { break; } continuing { x = 8; } } x = 9; }";
        let module = naga::front::wgsl::parse_str(code).unwrap();
        let (_, function) = module.functions.iter().next().unwrap();
        let stores =
            of(function).filter(|(statement, _)| matches!(statement, Statement::Store { .. }));
        let texts: Vec<_> = stores
            .map(|(_, span)| &code[span.to_range().unwrap()])
            .collect();
        let expected: Vec<_> = (1..10).map(|n| format!("x = {n}")).collect();
        assert_eq!(texts, expected);
    }
}
