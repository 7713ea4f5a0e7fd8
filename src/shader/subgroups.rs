//! Subgroup functions as the standard has them: naga lacks `subgroupElect`, and takes lanes as `u32` alone, also where the program
//! writes a plain number.

use std::mem;

use naga::front::Typifier;
use naga::proc::ResolveContext;
use naga::{
    Binding, Block, BuiltIn, Expression, Function, GatherMode, Handle, Literal, Module, Range,
    Scalar, ScalarKind, Span, Statement, TypeInner,
};

use wgpu_core::pipeline::CreateShaderModuleError;

use super::statements;

/// The lanes that `subgroupBroadcast` may name, and those of a quad.
const LANES: u32 = 128;
const QUAD: u32 = 4;

/// Whether `subgroupElect` is what naga does not find.
pub fn lacks_elect(error: &CreateShaderModuleError) -> bool {
    let CreateShaderModuleError::Parsing(parsing) = error else {
        return false;
    };
    parsing.inner.message() == "no definition in scope for identifier: `subgroupElect`"
}

/// The program with it behind, where no place of the program changes: the first of the lanes that are active is the one without a lane
/// before it.
pub fn with_elect(source: &str) -> String {
    format!(
        "{source}\n@must_use fn subgroupElect() -> bool {{ return subgroupExclusiveAdd(1u) == 0u; }}"
    )
}

/// Whether there is anything in it that the standard has after `enable subgroups` alone.
pub fn used(module: &Module) -> bool {
    let calls = |function: &Function| {
        statements::of(function).any(|(statement, _)| {
            matches!(
                statement,
                Statement::SubgroupBallot { .. }
                    | Statement::SubgroupCollectiveOperation { .. }
                    | Statement::SubgroupGather { .. }
            )
        })
    };
    let names = |binding: &Option<Binding>| {
        matches!(
            binding,
            Some(Binding::BuiltIn(
                BuiltIn::NumSubgroups
                    | BuiltIn::SubgroupId
                    | BuiltIn::SubgroupInvocationId
                    | BuiltIn::SubgroupSize
            ))
        )
    };
    module.functions.iter().any(|(_, function)| calls(function))
        || module.entry_points.iter().any(|entry| {
            let mut arguments = entry.function.arguments.iter();
            calls(&entry.function) || arguments.any(|argument| names(&argument.binding))
        })
        || module.types.iter().any(|(_, ty)| match &ty.inner {
            TypeInner::Struct { members, .. } => members.iter().any(|of| names(&of.binding)),
            _ => false,
        })
}

/// Makes `u32` of lanes that are `i32`; tells whether there were any.
pub fn complete(source: &str, module: &mut Module) -> bool {
    if !source.contains("Broadcast") && !source.contains("Shuffle") {
        return false;
    }
    let mut changed = false;
    let handles: Vec<_> = module.functions.iter().map(|(handle, _)| handle).collect();
    // Taken out while the rest of the module is asked for types: no function calls itself.
    for handle in handles {
        let mut function = mem::take(&mut module.functions[handle]);
        changed |= of(&mut function, module);
        module.functions[handle] = function;
    }
    for at in 0..module.entry_points.len() {
        let mut function = mem::take(&mut module.entry_points[at].function);
        changed |= of(&mut function, module);
        module.entry_points[at].function = function;
    }
    changed
}

fn of(function: &mut Function, module: &Module) -> bool {
    let context =
        ResolveContext::with_locals(module, &function.local_variables, &function.arguments);
    let mut types = Typifier::new();
    let mut lanes = Vec::new();
    for (statement, _) in statements::of(function) {
        let Statement::SubgroupGather { mode, .. } = statement else {
            continue;
        };
        let Some(lane) = lane_of(&mut mode.clone()).copied() else {
            continue;
        };
        if types.grow(lane, &function.expressions, &context).is_err() {
            return false;
        }
        if matches!(
            types.get(lane, &module.types),
            TypeInner::Scalar(Scalar::I32)
        ) {
            lanes.push((lane, number(lane, function, module)));
        }
    }
    let mut body = mem::take(&mut function.body);
    let changed = !lanes.is_empty() && convert(&mut body, &lanes, function);
    function.body = body;
    changed
}

fn lane_of(mode: &mut GatherMode) -> Option<&mut Handle<Expression>> {
    match mode {
        GatherMode::Broadcast(lane)
        | GatherMode::Shuffle(lane)
        | GatherMode::ShuffleDown(lane)
        | GatherMode::ShuffleUp(lane)
        | GatherMode::ShuffleXor(lane)
        | GatherMode::QuadBroadcast(lane) => Some(lane),
        GatherMode::BroadcastFirst | GatherMode::QuadSwap(_) => None,
    }
}

/// The value of a constant.
fn number(lane: Handle<Expression>, function: &Function, module: &Module) -> Option<i32> {
    let mut expression = &function.expressions[lane];
    if let Expression::Constant(constant) = *expression {
        expression = &module.global_expressions[module.constants[constant].init];
    }
    match *expression {
        Expression::Literal(Literal::I32(number)) => Some(number),
        _ => None,
    }
}

fn convert(
    block: &mut Block,
    lanes: &[(Handle<Expression>, Option<i32>)],
    function: &mut Function,
) -> bool {
    let mut changed = false;
    let mut at = 0;
    while at < block.len() {
        let mut cast = None;
        match &mut block[at] {
            Statement::Block(inner) => changed |= convert(inner, lanes, function),
            Statement::If { accept, reject, .. } => {
                changed |= convert(accept, lanes, function);
                changed |= convert(reject, lanes, function);
            }
            Statement::Switch { cases, .. } => {
                for case in cases {
                    changed |= convert(&mut case.body, lanes, function);
                }
            }
            Statement::Loop {
                body, continuing, ..
            } => {
                changed |= convert(body, lanes, function);
                changed |= convert(continuing, lanes, function);
            }
            Statement::SubgroupGather { mode, .. } => {
                // Both are to be constants, and lanes that there are.
                let most = match mode {
                    GatherMode::Broadcast(_) => Some(LANES),
                    GatherMode::QuadBroadcast(_) => Some(QUAD),
                    _ => None,
                };
                if let Some(lane) = lane_of(mode)
                    && let Some((_, number)) = lanes.iter().find(|(of, _)| of == lane)
                {
                    let number = number.map(u32::try_from);
                    let made = match (number, most) {
                        (Some(Ok(number)), most) if most.is_none_or(|most| number < most) => {
                            Expression::Literal(Literal::U32(number))
                        }
                        (None, None) => Expression::As {
                            expr: *lane,
                            kind: ScalarKind::Uint,
                            convert: Some(4),
                        },
                        // What the standard refuses, naga does for the type.
                        _ => {
                            at += 1;
                            continue;
                        }
                    };
                    let is_cast = matches!(made, Expression::As { .. });
                    let span = function.expressions.get_span(*lane);
                    *lane = function.expressions.append(made, span);
                    cast = is_cast.then_some(*lane);
                    changed = true;
                }
            }
            _ => {}
        }
        if let Some(cast) = cast {
            let emit = Statement::Emit(Range::new_from_bounds(cast, cast));
            let mut before = Block::new();
            before.push(emit, Span::default());
            block.splice(at..at, before);
            at += 1;
        }
        at += 1;
    }
    changed
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ValidationFlags, Validator};

    use super::*;
    use crate::shader;

    /// Whether naga takes the body, before and after.
    fn valid(body: &str) -> (bool, bool) {
        let code = format!(
            "@compute @workgroup_size(64) fn f(@builtin(subgroup_invocation_id) a: u32) {{ {body} }}"
        );
        let mut module = naga::front::wgsl::parse_str(&code).unwrap();
        let valid = |module: &Module| {
            let mut validator = Validator::new(ValidationFlags::all(), Capabilities::all());
            validator
                .subgroup_stages(naga::valid::ShaderStages::all())
                .subgroup_operations(naga::valid::SubgroupOperationSet::all());
            validator.validate(module).is_ok()
        };
        let before = valid(&module);
        let changed = complete(&code, &mut module);
        let after = valid(&module);
        assert!(changed || before == after, "{body}");
        (before, after)
    }

    #[test]
    fn lanes_may_be_signed() {
        for body in [
            "_ = subgroupBroadcast(a, 0);",
            "const k = 2i; _ = subgroupBroadcast(vec2(1.5), k);",
            "if a == 1 { _ = quadBroadcast(a, 3); }",
            "let q = i32(a) & 1; loop { _ = subgroupShuffle(a, q); _ = subgroupShuffle(a, q); break; }",
            "_ = subgroupShuffleXor(a, 1) + subgroupShuffleUp(a, 2) + subgroupShuffleDown(a, 3);",
        ] {
            assert_eq!(valid(body), (false, true), "{body}");
        }
    }

    #[test]
    fn lanes_that_are_not_there_stay_wrong() {
        for body in [
            "_ = subgroupBroadcast(a, -1);",
            "_ = subgroupBroadcast(a, 128);",
            "_ = quadBroadcast(a, 4);",
            "_ = subgroupBroadcast(a, i32(a));",
            "_ = subgroupShuffle(a, 1.0);",
        ] {
            assert_eq!(valid(body), (false, false), "{body}");
        }
        assert_eq!(valid("_ = subgroupBroadcast(a, 0u);"), (true, true));
    }

    #[test]
    fn elect_is_put_behind_programs_that_ask_for_it() {
        let read = |code: &str| shader::parse(code, Capabilities::all());
        let code = "fn f() { if subgroupElect() { } }";
        assert!(lacks_elect(&read(code).unwrap_err()));
        assert!(read(&with_elect(code)).is_ok());
        assert!(!lacks_elect(&read("fn f() { if g() { } }").unwrap_err()));
    }
}
