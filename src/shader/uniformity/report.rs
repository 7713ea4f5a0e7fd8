//! The words of a finding.

use std::ops::Range;

use naga::{AddressSpace, Expression, Handle};

use super::function::{Kind, Needs, Requirement, Walked};
use super::graph::Ways;
use super::{Asker, Finding, Rule};

/// The most of a condition that is quoted.
const LONGEST_QUOTE: usize = 60;

pub fn finding(
    walked: &Walked<'_>,
    requirement: &Requirement,
    ways: &Ways,
    asker: &Asker<'_>,
) -> Finding {
    let Requirement {
        node,
        needs,
        ref asked,
        ref range,
    } = *requirement;
    let name = callee(asker, range);
    let among = among(asked.rule);
    let for_builtin = match asked.range == *range {
        true => String::new(),
        false => format!(" for the `{}` within", callee(asker, &asked.range)),
    };
    let text = match needs {
        Needs::Flow => format!(
            "`{name}` needs uniform control flow{for_builtin}, but {among} may not all come here"
        ),
        Needs::Argument => format!(
            "an argument of `{name}` must be uniform{for_builtin}, but it may differ between {among}"
        ),
        Needs::Contents => format!(
            "what a pointer leads `{name}` to must be uniform{for_builtin}, but it may differ between {among}"
        ),
    };
    let mut notes = Vec::new();
    if asked.range != *range {
        let text = format!("`{}` is called here", callee(asker, &asked.range));
        notes.push((asked.range.clone(), text));
    }
    let mut source = None;
    let mut branch = None;
    for node in ways.from(node) {
        let kind = *walked.graph.kind(node);
        if let (Kind::Branch(condition), None) = (kind, branch) {
            branch = Some(condition);
        }
        source = Some(kind);
    }
    if let Some(condition) = branch {
        let range = asker.range(walked.function.expressions.get_span(condition));
        let text = format!("the control flow depends on {}", quoted(asker, &range));
        notes.push((range, text));
    }
    notes.extend(source.and_then(|kind| origin(walked, kind, asker)));
    Finding {
        severity: asked.severity,
        range: range.clone(),
        text,
        notes,
        help: help(asked.rule),
    }
}

fn among(rule: Rule) -> &'static str {
    match rule {
        Rule::Barriers => "the invocations of a workgroup",
        Rule::Derivatives => "the invocations of a draw",
        Rule::Subgroups => "the invocations of a subgroup",
    }
}

fn help(rule: Rule) -> &'static str {
    match rule {
        Rule::Barriers => {
            "call it where no such condition decides, or load what decides with workgroupUniformLoad, which gives all invocations of a \
             workgroup the same value"
        }
        Rule::Derivatives => {
            "call it in front of the condition, or take textureSampleLevel or textureSampleGrad, which find no derivatives; \
             `diagnostic(off, derivative_uniformity);` as the first line of the shader turns this off"
        }
        Rule::Subgroups => {
            "call it in front of the condition; `diagnostic(off, subgroup_uniformity);` as the first line of the shader turns this off"
        }
    }
}

/// Where what differs comes from.
fn origin(walked: &Walked<'_>, kind: Kind, asker: &Asker<'_>) -> Option<(Range<usize>, String)> {
    let function = walked.function;
    match kind {
        Kind::Value(handle) => {
            let range = asker.range(function.expressions.get_span(handle));
            if range.is_empty() {
                return None;
            }
            let text = match function.expressions[handle] {
                Expression::Load { pointer } => variable(walked, pointer)?,
                _ => format!(
                    "what `{}` gives may differ between invocations",
                    callee(asker, &range)
                ),
            };
            Some((range, text))
        }
        Kind::Written(span) => {
            let range = asker.range(span);
            let text = format!(
                "what `{}` writes may differ between invocations",
                callee(asker, &range)
            );
            Some((range, text))
        }
        Kind::Parameter(index) => {
            let argument = function.arguments.get(index as usize)?;
            let name = argument.name.as_deref().unwrap_or_default();
            let text = match argument.binding {
                Some(_) => format!("`{name}` differs between invocations"),
                None => format!(
                    "a member of `{name}` differs between invocations, and so all of `{name}` counts as differing"
                ),
            };
            Some((0..0, text))
        }
        Kind::Named
        | Kind::Branch(_)
        | Kind::Flow
        | Kind::Variable
        | Kind::Contents(_)
        | Kind::Outcome => None,
    }
}

/// Why a variable that is read may hold anything.
fn variable(walked: &Walked<'_>, mut pointer: Handle<Expression>) -> Option<String> {
    let function = walked.function;
    loop {
        let (name, space) = match function.expressions[pointer] {
            Expression::Access { base, .. } | Expression::AccessIndex { base, .. } => {
                pointer = base;
                continue;
            }
            Expression::GlobalVariable(variable) => {
                let variable = &walked.module.global_variables[variable];
                (variable.name.as_deref(), variable.space)
            }
            Expression::FunctionArgument(index) => {
                let argument = function.arguments.get(index as usize)?;
                let ty = &walked.module.types[argument.ty].inner;
                (argument.name.as_deref(), ty.pointer_space()?)
            }
            _ => return None,
        };
        let name = name.unwrap_or_default();
        let why = match space {
            AddressSpace::Private => "is of `private` memory, of which each invocation has its own",
            AddressSpace::WorkGroup => {
                "is of `workgroup` memory, which other invocations may write meanwhile"
            }
            AddressSpace::Storage { .. } => {
                "is of `read_write` storage, which other invocations may write meanwhile"
            }
            _ => "may differ between invocations",
        };
        return Some(format!("`{name}` {why}"));
    }
}

/// The name of a function that is called here.
fn callee<'s>(asker: &Asker<'s>, range: &Range<usize>) -> &'s str {
    let text = asker.source.get(range.clone()).unwrap_or_default();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

fn quoted(asker: &Asker<'_>, range: &Range<usize>) -> String {
    match asker.source.get(range.clone()) {
        Some(text) if !text.is_empty() && text.len() <= LONGEST_QUOTE && !text.contains('\n') => {
            format!("`{text}`")
        }
        _ => "this condition".to_owned(),
    }
}
