//! What callers of a function need to know of it, and what is wrong with it whoever calls it.

use std::ops::Range;

use super::function::{Kind, Walked};
use super::graph::{Budget, Edges, Node, Scope, Search, Ways};
use super::{Asker, Finding, MOST_FINDINGS, Rule, Severity, report};

/// Why something must be uniform.
#[derive(Clone, Debug)]
pub struct Asked {
    pub severity: Severity,
    pub rule: Rule,
    /// The call of the built-in function.
    pub range: Range<usize>,
}

/// What a value comes from.
#[derive(Default)]
pub struct Effect {
    pub differs: Option<Node>,
    /// Parameters by their values.
    pub values: Vec<u32>,
    /// Parameters by what is behind them.
    pub contents: Vec<u32>,
}

#[derive(Default)]
pub struct Tags {
    /// What asks for it in each scope.
    pub value: [Option<Asked>; 2],
    pub contents: [Option<Asked>; 2],
    /// What is behind it afterwards, for a pointer to a function's variable.
    pub outcome: Option<Effect>,
}

pub struct Summary {
    pub flow: [Option<Asked>; 2],
    pub parameters: Vec<Tags>,
    pub result: Effect,
}

/// Looks at a function's graph. None when the budget is used up.
pub fn of(
    walked: &Walked<'_>,
    asker: &Asker<'_>,
    findings: &mut Vec<Finding>,
    budget: &mut Budget,
) -> Option<Summary> {
    let graph = &walked.graph;
    budget.spend(2 * (graph.len() + graph.edge_count()))?;
    let back = graph.ordered(true);
    let forth = graph.ordered(false);
    let ways = Scope::EACH.map(|scope| Ways::new(&back, scope));
    let mut search = Search::new(graph.len());
    let mut summary = Summary {
        flow: [None, None],
        parameters: walked.parameters.iter().map(|_| Tags::default()).collect(),
        result: Effect::default(),
    };
    for scope in Scope::EACH {
        search.restart();
        let mut fulfilled = Vec::new();
        for requirement in &walked.requirements {
            if requirement.asked.rule.scope() != scope {
                continue;
            }
            if ways[scope as usize].next(requirement.node).is_none() {
                fulfilled.push(requirement);
            } else if findings.len() < MOST_FINDINGS {
                findings.push(report::finding(
                    walked,
                    requirement,
                    &ways[scope as usize],
                    asker,
                ));
            }
        }
        for severity in Severity::EACH {
            let of_severity = fulfilled.iter().filter(|r| r.asked.severity == severity);
            for requirement in of_severity {
                search.from(requirement.node, &forth, budget, |node| {
                    let tag = match node {
                        Node::START => Some(&mut summary.flow),
                        _ => tag_of(walked, &mut summary.parameters, node),
                    };
                    if let Some(tag) = tag {
                        tag[scope as usize].get_or_insert_with(|| requirement.asked.clone());
                    }
                })?;
            }
        }
    }
    let mut effect = |node| effect(walked, node, &forth, &ways, &mut search, budget);
    summary.result = effect(Node::RESULT)?;
    for (tags, parameter) in summary.parameters.iter_mut().zip(&walked.parameters) {
        if let Some(pointed) = &parameter.pointed {
            tags.outcome = Some(effect(pointed.after)?);
        }
    }
    Some(summary)
}

fn tag_of<'s>(
    walked: &Walked<'_>,
    parameters: &'s mut [Tags],
    node: Node,
) -> Option<&'s mut [Option<Asked>; 2]> {
    match *walked.graph.kind(node) {
        Kind::Parameter(index) => Some(&mut parameters.get_mut(index as usize)?.value),
        Kind::Contents(index) => Some(&mut parameters.get_mut(index as usize)?.contents),
        _ => None,
    }
}

fn effect(
    walked: &Walked<'_>,
    node: Node,
    edges: &Edges,
    ways: &[Ways; 2],
    search: &mut Search,
    budget: &mut Budget,
) -> Option<Effect> {
    let mut effect = Effect {
        differs: match ways {
            [_, subgroup] if subgroup.next(node).is_some() => Some(Node::DIFFERS),
            [all, _] if all.next(node).is_some() => Some(Node::DIFFERS_BY_SUBGROUP),
            _ => None,
        },
        ..Effect::default()
    };
    search.restart();
    search.from(node, edges, budget, |node| match *walked.graph.kind(node) {
        Kind::Parameter(index) => effect.values.push(index),
        Kind::Contents(index) => effect.contents.push(index),
        _ => {}
    })?;
    Some(effect)
}
