//! What calls ask for, and what they give.

use std::ops::Range;

use naga::{Expression, Function, Handle, RayQueryFunction, Span};

use super::{Asked, Effect, Kind, Needs, Node, Operation, Requirement, Root, Rule, Walk};

impl Walk<'_, '_> {
    pub(super) fn subgroup(
        &mut self,
        operation: Operation,
        result: Handle<Expression>,
        flow: Node,
    ) {
        let span = self.result.function.expressions.get_span(result);
        self.require(Rule::Subgroups, Needs::Flow, flow, span);
        if let Some(shift) = operation.shift {
            let node = self.within(shift, flow);
            self.require(Rule::Subgroups, Needs::Argument, node, span);
        }
        if !operation.shared {
            return self.produce(result, flow, &[Node::DIFFERS]);
        }
        let value = |argument: Option<Handle<Expression>>| {
            argument.map_or(Node::START, |argument| self.values[argument.index()])
        };
        let [first, second] = operation.arguments.map(value);
        self.produce(result, flow, &[Node::DIFFERS_BY_SUBGROUP, first, second]);
    }

    pub(super) fn ray_query(
        &mut self,
        query: Handle<Expression>,
        fun: &RayQueryFunction,
        flow: Node,
    ) {
        match *fun {
            RayQueryFunction::Initialize { descriptor, .. } => {
                let value = self.values[descriptor.index()];
                self.store(query, value, flow);
            }
            RayQueryFunction::Proceed { result } => {
                let state = self.contents(query);
                self.produce(result, flow, &[state]);
            }
            _ => {}
        }
    }

    pub(super) fn call(
        &mut self,
        callee: Handle<Function>,
        arguments: &[Handle<Expression>],
        result: Option<Handle<Expression>>,
        span: Span,
        flow: Node,
    ) -> Option<()> {
        let summaries = self.summaries;
        let summary = summaries.get(callee.index())?;
        self.ask(&summary.flow, Needs::Flow, flow, span);
        for (tags, &argument) in summary.parameters.iter().zip(arguments) {
            if tags.value.iter().any(Option::is_some) {
                let node = self.within(argument, flow);
                self.ask(&tags.value, Needs::Argument, node, span);
            }
            if tags.contents.iter().any(Option::is_some) {
                let node = self.contents(argument);
                self.ask(&tags.contents, Needs::Contents, node, span);
            }
        }
        if let Some(result) = result {
            let node = self.result.graph.add(Kind::Value(result));
            self.result.graph.depends(node, [flow]);
            self.affect(node, &summary.result, arguments)?;
            self.values[result.index()] = node;
        }
        let mut written = Vec::new();
        for (tags, &argument) in summary.parameters.iter().zip(arguments) {
            if let Some(outcome) = &tags.outcome
                && let Some(Root::Variable(variable)) = self.root(argument)
            {
                let node = self.result.graph.add(Kind::Written(span));
                self.result.graph.depends(node, [flow]);
                self.affect(node, outcome, arguments)?;
                let whole = matches!(
                    self.result.function.expressions[argument],
                    Expression::LocalVariable(_) | Expression::FunctionArgument(_)
                );
                if !whole {
                    let kept = [self.values[argument.index()], self.current[variable]];
                    self.result.graph.depends(node, kept);
                }
                written.push((variable, node));
            }
        }
        for (variable, node) in written {
            self.assign(variable, node);
        }
        Some(())
    }

    /// What a callee makes of its arguments.
    fn affect(
        &mut self,
        node: Node,
        effect: &Effect,
        arguments: &[Handle<Expression>],
    ) -> Option<()> {
        self.budget
            .spend(effect.values.len() + effect.contents.len())?;
        let at = |index: u32| arguments.get(index as usize).copied();
        let values = effect.values.iter().filter_map(|index| at(*index));
        for argument in values {
            self.result
                .graph
                .depends(node, [self.values[argument.index()]]);
        }
        let contents = effect.contents.iter().filter_map(|index| at(*index));
        for argument in contents {
            self.result.graph.depends(node, [self.contents(argument)]);
        }
        self.result.graph.depends(node, effect.differs);
        Some(())
    }

    pub(super) fn require(&mut self, rule: Rule, needs: Needs, node: Node, span: Span) {
        let range = self.asker.range(span);
        if let Some(severity) = self.asker.severity(rule, &range) {
            let asked = Asked {
                severity,
                rule,
                range: range.clone(),
            };
            self.add(asked, needs, node, range);
        }
    }

    /// What a callee asks of its caller. Calls that are not in the text are made for it elsewhere, and stand for those within.
    fn ask(&mut self, all: &[Option<Asked>; 2], needs: Needs, node: Node, span: Span) {
        for asked in all.iter().flatten() {
            if self.asker.is_behind(&asked.range) {
                self.require(asked.rule, needs, node, span);
                continue;
            }
            let range = match span.is_defined() {
                true => self.asker.range(span),
                false => asked.range.clone(),
            };
            self.add(asked.clone(), needs, node, range);
        }
    }

    fn add(&mut self, asked: Asked, needs: Needs, node: Node, range: Range<usize>) {
        self.result.requirements.push(Requirement {
            node,
            needs,
            asked,
            range,
        });
    }
}
