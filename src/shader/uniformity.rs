//! Uniformity: whether all invocations of a workgroup, or of a draw, are sure to come to a barrier or to a derivative together.
//!
//! naga does not look, so the standard's analysis is here, over naga's module. A function becomes a graph of what depends on what
//! (`graph.rs`, made by `function.rs`); what callers need to know of it is kept (`summary.rs`). Where the graph leads from something
//! that must be uniform to something that may differ between invocations, there is a [`Finding`].
//!
//! What naga changes on its way from the text leaves the verdict as it is: `&&` and `||` become an `if` around a variable, `for` and
//! `while` become `loop`, values of constant expressions that go into variables move to the start of the function, where the control
//! flow is as uniform as anywhere. What the standard does not know (ray queries, for one) is taken for an ordinary built-in function.
//!
//! Spec: WGSL 15.2 Uniformity.

mod filters;
mod function;
mod graph;
mod operands;
mod report;
mod summary;

use std::ops::Range;

use naga::{Block, Expression, Function, Module, SampleLevel, Statement};

use self::filters::Filters;
use self::graph::{Budget, Scope};

/// Steps for all of a module, many times what the largest shaders need: nothing is said about one that would take longer.
const MOST_STEPS: u32 = 1 << 23;
/// The most findings about one module.
const MOST_FINDINGS: usize = 32;

/// What must be uniform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Barriers,
    Derivatives,
    Subgroups,
}

impl Rule {
    fn scope(self) -> Scope {
        match self {
            Self::Barriers | Self::Derivatives => Scope::All,
            Self::Subgroups => Scope::Subgroup,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Info,
}

impl Severity {
    const EACH: [Self; 3] = [Self::Error, Self::Warning, Self::Info];
}

/// A call that may come when only some invocations are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub range: Range<usize>,
    pub text: String,
    /// Why, and where that is in the source.
    pub notes: Vec<(Range<usize>, String)>,
    pub help: &'static str,
}

/// All that may not be uniform although it must be, in the order of the functions.
///
/// `filtered` is the text that has the filters of diagnostics, `place` tells where in it a place of the module's is.
pub fn check(
    module: &Module,
    filtered: &str,
    place: &dyn Fn(Range<usize>) -> Range<usize>,
) -> Vec<Finding> {
    if !asks(module) {
        return Vec::new();
    }
    let filters = Filters::new(filtered);
    let mut budget = Budget::new(MOST_STEPS);
    let mut findings = Vec::new();
    let mut summaries = Vec::with_capacity(module.functions.len());
    let functions = module
        .functions
        .iter()
        .map(|(_, function)| (function, None));
    let entries = module.entry_points.iter();
    let entries = entries.map(|entry| (&entry.function, Some(entry.stage)));
    for (function, stage) in functions.chain(entries) {
        let asker = Asker {
            source: filtered,
            filters: &filters,
            place,
        };
        let Some(walked) = function::walk(module, function, stage, &summaries, &asker, &mut budget)
        else {
            return Vec::new();
        };
        let Some(summary) = summary::of(&walked, &asker, &mut findings, &mut budget) else {
            return Vec::new();
        };
        if findings.len() >= MOST_FINDINGS {
            break;
        }
        summaries.push(summary);
    }
    findings
}

/// What is the same for all functions of a module.
struct Asker<'a> {
    source: &'a str,
    filters: &'a Filters,
    place: &'a dyn Fn(Range<usize>) -> Range<usize>,
}

impl Asker<'_> {
    fn range(&self, span: naga::Span) -> Range<usize> {
        (self.place)(span.to_range().unwrap_or_default())
    }

    /// Whether this is in a function that was put behind the program, in the place of a built-in one.
    fn is_behind(&self, range: &Range<usize>) -> bool {
        range.start >= self.source.len()
    }

    fn severity(&self, rule: Rule, range: &Range<usize>) -> Option<Severity> {
        match self.is_behind(range) {
            true => Some(Severity::Error),
            false => self.filters.severity(rule, range.start),
        }
    }
}

/// Whether anything in a module must be uniform.
fn asks(module: &Module) -> bool {
    let functions = module.functions.iter().map(|(_, function)| function);
    let entries = module.entry_points.iter().map(|entry| &entry.function);
    functions.chain(entries).any(function_asks)
}

fn function_asks(function: &Function) -> bool {
    // Results of statements are expressions, too.
    let mut expressions = function.expressions.iter();
    expressions.any(|(_, expression)| match expression {
        Expression::Derivative { .. }
        | Expression::SubgroupBallotResult
        | Expression::SubgroupOperationResult { .. }
        | Expression::WorkGroupUniformLoadResult { .. } => true,
        Expression::ImageSample { .. } => is_implicit(expression),
        _ => false,
    }) || has_barrier(&function.body)
}

fn has_barrier(block: &Block) -> bool {
    block.iter().any(|statement| match statement {
        Statement::ControlBarrier(_) => true,
        Statement::Block(inner) => has_barrier(inner),
        Statement::If { accept, reject, .. } => has_barrier(accept) || has_barrier(reject),
        Statement::Switch { cases, .. } => cases.iter().any(|case| has_barrier(&case.body)),
        Statement::Loop {
            body, continuing, ..
        } => has_barrier(body) || has_barrier(continuing),
        _ => false,
    })
}

/// Whether a texture is sampled with a level that the hardware finds by derivatives.
fn is_implicit(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::ImageSample {
            level: SampleLevel::Auto | SampleLevel::Bias(_),
            gather: None,
            ..
        }
    )
}

#[cfg(test)]
mod tests;
