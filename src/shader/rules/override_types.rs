//! Expressions with overrides outside of functions: naga looks at their types only once a pipeline is made.

use naga::valid::{Capabilities, FunctionError, ValidationError, ValidationFlags, Validator};
use naga::{BinaryOperator, Block, Expression, Function, Literal, Module, Range, Span, Statement};

use crate::error;
use crate::shader::Wrong;

/// The first such expression that the standard refuses.
pub fn broken(module: &Module) -> Option<Wrong> {
    let expressions = &module.global_expressions;
    // Without operators nothing can be wrong, and constants have their values already.
    let operates = |expression: &Expression| {
        !expression.needs_pre_emit()
            && !matches!(
                expression,
                Expression::Compose { .. } | Expression::Splat { .. }
            )
    };
    if module.overrides.is_empty() || !expressions.iter().any(|(_, e)| operates(e)) {
        return None;
    }
    let at = |span: Span, text: String| Wrong {
        range: span.to_range().unwrap_or_default(),
        text,
    };
    let divided = expressions.iter().find_map(|(handle, expression)| {
        let Expression::Binary { op, right, .. } = *expression else {
            return None;
        };
        let text = divisor(op, &expressions[right])?;
        Some(at(expressions.get_span(handle), text.to_owned()))
    });
    divided.or_else(|| {
        let checked = in_a_function(module);
        let mut validator = Validator::new(ValidationFlags::EXPRESSIONS, Capabilities::all());
        let refused = validator.validate(&checked).err()?.into_inner();
        let ValidationError::Function { source, .. } = &refused else {
            return None;
        };
        let FunctionError::Expression { handle, source } = source else {
            return None;
        };
        Some(at(expressions.get_span(*handle), error::chain_text(source)))
    })
}

/// What is wrong with a right side that is known.
fn divisor(operator: BinaryOperator, right: &Expression) -> Option<&'static str> {
    let Expression::Literal(literal) = *right else {
        return None;
    };
    let whole = match literal {
        Literal::I32(n) => i64::from(n),
        Literal::U32(n) => i64::from(n),
        _ => return None,
    };
    match operator {
        BinaryOperator::Divide | BinaryOperator::Modulo if whole == 0 => {
            Some("whole numbers cannot be divided by zero")
        }
        BinaryOperator::ShiftLeft | BinaryOperator::ShiftRight if !(0..32).contains(&whole) => {
            Some("a number of 32 bits is shifted by 0 to 31 of them")
        }
        _ => None,
    }
}

/// The expressions of the module as those of a function, where naga looks at each.
fn in_a_function(module: &Module) -> Module {
    let expressions = module.global_expressions.clone();
    let mut body = Block::new();
    for (handle, expression) in expressions.iter() {
        if !expression.needs_pre_emit() {
            let range = Range::new_from_bounds(handle, handle);
            body.push(Statement::Emit(range), Span::default());
        }
    }
    let mut checked = Module {
        types: module.types.clone(),
        special_types: module.special_types.clone(),
        constants: module.constants.clone(),
        overrides: module.overrides.clone(),
        global_expressions: expressions.clone(),
        ..Module::default()
    };
    let function = Function {
        expressions,
        body,
        ..Function::default()
    };
    checked.functions.append(function, Span::default());
    checked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Option<&str> {
        let module = naga::front::wgsl::parse_str(code).unwrap();
        broken(&module).map(|wrong| &code[wrong.range])
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for code in [
            "override a = 1; override b = a;",
            "override a: f32; override b = a * 2 + 1; override c: bool = b > 1 && !(a == 2);",
            "override a = 1u; override b = a / 2 << 3u; var<workgroup> w: array<f32, a + 1>;",
            "override a: f32; override b = clamp(abs(a), 0, 1); override c = select(a, b, a > b);",
            "override a: i32 = 5; @compute @workgroup_size(a, a * 2) fn f() {}",
            "const c = vec2(1, 2); override a = c.x; override b = vec2(a, 3).y + i32(1u); struct S { a: f32 }",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
    }

    #[test]
    fn what_is_wrong_is_found() {
        for (code, place) in [
            ("override a = 1; override b = a / 0;", "a / 0"),
            ("override a = 1u; override b = a << 32;", "a << 32"),
            ("override a = 1; override b = a + 1f;", "a + 1f"),
            ("override a = 1f; override b = all(a);", "all"),
        ] {
            assert_eq!(found(code), Some(place), "{code}");
        }
    }
}
