//! The graph of one function.

mod calls;
mod variables;

use std::ops::Range;

use naga::{
    AddressSpace, Binding, Block, BuiltIn, CollectiveOperation, Expression, Function, GatherMode,
    Handle, ImageClass, Module, ShaderStage, Span, Statement, StorageAccess, SwitchCase, Type,
    TypeInner,
};

use super::graph::{Budget, Graph, Node};
use super::summary::{Asked, Effect, Summary};
use super::{Asker, Rule, is_implicit, operands};
use crate::shader::behavior::{BREAK, Behavior, CONTINUE, NEXT, RETURN, left};

/// What a node stands for.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One of those that every graph has.
    Named,
    Value(Handle<Expression>),
    /// The control flow behind this condition.
    Branch(Handle<Expression>),
    /// Where ways of the control flow meet.
    Flow,
    /// What is in a variable that is declared here, or behind a parameter.
    Variable,
    Parameter(u32),
    /// What is behind a parameter when the function is called.
    Contents(u32),
    /// What is behind a parameter when it returns.
    Outcome,
    /// What a call made of something that it was given a pointer to.
    Written(Span),
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Flow,
    Argument,
    /// What is behind a pointer.
    Contents,
}

/// Something that must be uniform.
pub struct Requirement {
    pub node: Node,
    pub needs: Needs,
    pub asked: Asked,
    /// The call that needs it, which may do so for another one within.
    pub range: Range<usize>,
}

/// What is behind a pointer that the function was given.
#[derive(Clone, Copy)]
pub struct Pointed {
    pub before: Node,
    pub after: Node,
}

pub struct Parameter {
    /// None where it is the same for all.
    pub node: Option<Node>,
    pub pointed: Option<Pointed>,
}

pub struct Walked<'a> {
    pub module: &'a Module,
    pub function: &'a Function,
    pub graph: Graph<Kind>,
    pub parameters: Vec<Parameter>,
    pub requirements: Vec<Requirement>,
}

/// The graph of a function; `stage` is that of an entry point. None when the budget is used up.
pub fn walk<'a>(
    module: &'a Module,
    function: &'a Function,
    stage: Option<ShaderStage>,
    summaries: &[Summary],
    asker: &Asker<'_>,
    budget: &mut Budget,
) -> Option<Walked<'a>> {
    budget.spend(function.expressions.len() + function.local_variables.len())?;
    let mut graph = Graph::new([Kind::Named; 4]);
    let mut current = vec![Node::START; function.local_variables.len()];
    let mut parameters = Vec::with_capacity(function.arguments.len());
    for (index, argument) in (0..).zip(&function.arguments) {
        let differs = match stage {
            Some(stage) => differing(module, argument.ty, argument.binding.as_ref(), stage),
            None => Some(None),
        };
        let node = differs.map(|differs| {
            let node = graph.add(Kind::Parameter(index));
            graph.depends(node, differs);
            node
        });
        let is_local =
            module.types[argument.ty].inner.pointer_space() == Some(AddressSpace::Function);
        let pointed = is_local.then(|| Pointed {
            before: graph.add(Kind::Contents(index)),
            after: graph.add(Kind::Outcome),
        });
        current.push(pointed.map_or(Node::START, |pointed| pointed.before));
        parameters.push(Parameter { node, pointed });
    }
    let mut values = vec![Node::START; function.expressions.len()];
    for (handle, expression) in function.expressions.iter() {
        if let Expression::FunctionArgument(index) = *expression {
            let parameter = parameters.get(index as usize);
            values[handle.index()] = parameter.and_then(|p| p.node).unwrap_or(Node::START);
        }
    }
    let mut walk = Walk {
        summaries,
        asker,
        budget,
        stamps: vec![0; current.len()],
        slots: vec![0; current.len()],
        stamp: 0,
        values,
        current,
        journal: Vec::new(),
        frames: Vec::new(),
        operands: Vec::new(),
        result: Walked {
            module,
            function,
            graph,
            parameters,
            requirements: Vec::new(),
        },
    };
    let (_, behavior) = walk.block(&function.body, Node::START)?;
    if behavior & NEXT != 0 {
        walk.leave();
    }
    let edges = walk.result.graph.edge_count();
    walk.budget.spend(edges)?;
    Some(walk.result)
}

/// What a parameter of an entry point leads to; None if it is the same for all.
fn differing(
    module: &Module,
    ty: Handle<Type>,
    binding: Option<&Binding>,
    stage: ShaderStage,
) -> Option<Option<Node>> {
    match (binding, &module.types[ty].inner) {
        (Some(Binding::BuiltIn(builtin)), _) => match builtin {
            BuiltIn::WorkGroupId
            | BuiltIn::NumWorkGroups
            | BuiltIn::WorkGroupSize
            | BuiltIn::NumSubgroups => None,
            BuiltIn::SubgroupSize if stage != ShaderStage::Fragment => None,
            BuiltIn::SubgroupId => Some(Some(Node::DIFFERS_BY_SUBGROUP)),
            _ => Some(Some(Node::DIFFERS)),
        },
        // One member makes the whole differ.
        (None, TypeInner::Struct { members, .. }) => {
            let all = members.iter();
            all.filter_map(|m| differing(module, m.ty, m.binding.as_ref(), stage))
                .max_by_key(|node| *node == Some(Node::DIFFERS))
        }
        _ => Some(Some(Node::DIFFERS)),
    }
}

/// What variables hold where a way leaves a statement, as far as the statement has changed it.
type Exit = Vec<(usize, Node)>;

/// A call of a built-in function of subgroups.
struct Operation {
    arguments: [Option<Handle<Expression>>; 2],
    /// The argument that must be the same in all of the subgroup.
    shift: Option<Handle<Expression>>,
    /// Whether all get the same if they give the same: for the standard, that takes both.
    shared: bool,
}

/// A loop or a `switch`.
struct Frame {
    is_loop: bool,
    /// Where the journal was before it.
    mark: usize,
    breaks: Vec<Exit>,
    continues: Vec<Exit>,
}

/// What a pointer leads to.
#[derive(Clone, Copy)]
enum Root {
    /// The place of a function's variable, or of what is behind a parameter.
    Variable(usize),
    Elsewhere(AddressSpace),
}

struct Walk<'a, 'b> {
    summaries: &'b [Summary],
    asker: &'b Asker<'b>,
    budget: &'b mut Budget,
    /// Of each expression.
    values: Vec<Node>,
    /// What each variable holds, and then what is behind each parameter.
    current: Vec<Node>,
    /// What they held before each change.
    journal: Vec<(usize, Node)>,
    frames: Vec<Frame>,
    /// Marks on variables, and notes about those that are marked.
    stamps: Vec<u32>,
    slots: Vec<usize>,
    stamp: u32,
    operands: Vec<Node>,
    result: Walked<'a>,
}

impl<'a> Walk<'a, '_> {
    fn block(&mut self, block: &'a Block, mut flow: Node) -> Option<(Node, Behavior)> {
        let mut all = NEXT;
        for (statement, span) in block.span_iter() {
            self.budget.spend(1)?;
            let (after, one) = match statement {
                Statement::Block(inner) => self.block(inner, flow)?,
                Statement::If {
                    condition,
                    accept,
                    reject,
                } => self.branch(*condition, [accept, reject], flow)?,
                Statement::Switch { selector, cases } => self.switch(*selector, cases, flow)?,
                Statement::Loop {
                    body,
                    continuing,
                    break_if,
                } => self.repeat([body, continuing], *break_if, flow)?,
                _ => (flow, self.simple(statement, *span, flow)?),
            };
            flow = after;
            all = (all & !NEXT) | one;
            // What is never reached does not count.
            if one & NEXT == 0 {
                break;
            }
        }
        Some((flow, all))
    }

    #[inline(never)]
    fn branch(
        &mut self,
        condition: Handle<Expression>,
        ways: [&'a Block; 2],
        flow: Node,
    ) -> Option<(Node, Behavior)> {
        let inner = self.behind(condition, flow);
        let mark = self.journal.len();
        let (mut ends, mut all) = ([flow; 2], 0);
        let mut exits: [Option<Exit>; 2] = [None, None];
        for at in 0..2 {
            let (end, behavior) = self.block(ways[at], inner)?;
            let exit = self.rollback(mark)?;
            exits[at] = (behavior & NEXT != 0).then_some(exit);
            ends[at] = end;
            all |= behavior;
        }
        self.join(exits.iter().flatten())?;
        Some((self.after(all, flow, &ends), all))
    }

    #[inline(never)]
    fn switch(
        &mut self,
        selector: Handle<Expression>,
        cases: &'a [SwitchCase],
        flow: Node,
    ) -> Option<(Node, Behavior)> {
        let inner = self.behind(selector, flow);
        let mark = self.journal.len();
        self.enter(false, mark);
        let (mut ends, mut all) = (Vec::new(), 0);
        let mut exits = Vec::new();
        // Selectors of one body are cases that fall through to the last of them.
        for case in cases.iter().filter(|case| !case.fall_through) {
            let (end, behavior) = self.block(&case.body, inner)?;
            let exit = self.rollback(mark)?;
            if behavior & NEXT != 0 {
                exits.push(exit);
            }
            ends.push(end);
            all |= behavior;
        }
        let frame = self.frames.pop()?;
        self.join(exits.iter().chain(&frame.breaks))?;
        let all = left(all);
        Some((self.after(all, flow, &ends), all))
    }

    /// The control flow behind an `if` or a `switch`.
    fn after(&mut self, behavior: Behavior, flow: Node, ends: &[Node]) -> Node {
        if behavior == NEXT || ends.iter().all(|end| *end == flow) {
            return flow;
        }
        let after = self.result.graph.add(Kind::Flow);
        self.result.graph.depends(after, ends.iter().copied());
        after
    }

    #[inline(never)]
    fn repeat(
        &mut self,
        [body, continuing]: [&'a Block; 2],
        break_if: Option<Handle<Expression>>,
        flow: Node,
    ) -> Option<(Node, Behavior)> {
        let mark = self.journal.len();
        let first = self.result.graph.add(Kind::Flow);
        self.result.graph.depends(first, [flow]);
        let mut written = Vec::new();
        self.stamp += 1;
        self.written(body, &mut written)?;
        self.written(continuing, &mut written)?;
        for (variable, node) in &mut written {
            *node = self.result.graph.add(Kind::Variable);
            self.result.graph.depends(*node, [self.current[*variable]]);
            self.assign(*variable, *node);
        }
        self.enter(true, mark);
        let (mut end, behavior) = self.block(body, first)?;
        let mut all = behavior;
        let repeats = behavior & (NEXT | CONTINUE) != 0;
        if repeats {
            let continues = std::mem::take(&mut self.frames.last_mut()?.continues);
            let exit = self.rollback(mark)?;
            self.join(
                (behavior & NEXT != 0)
                    .then_some(&exit)
                    .into_iter()
                    .chain(&continues),
            )?;
            let (after, behavior) = self.block(continuing, end)?;
            end = after;
            all |= behavior;
            if let Some(condition) = break_if {
                all |= BREAK;
                end = self.behind(condition, end);
                let exit = self.snapshot(mark)?;
                self.frames.last_mut()?.breaks.push(exit);
            }
            self.result.graph.depends(first, [end]);
            for &(variable, node) in &written {
                self.result.graph.depends(node, [self.current[variable]]);
            }
        }
        self.rollback(mark)?;
        let frame = self.frames.pop()?;
        self.join(frame.breaks.iter())?;
        let flow = match (behavior & RETURN != 0, repeats) {
            (false, _) => flow,
            (true, true) => first,
            (true, false) => end,
        };
        Some((flow, left(all & !NEXT) & !CONTINUE))
    }

    fn simple(&mut self, statement: &'a Statement, span: Span, flow: Node) -> Option<Behavior> {
        match *statement {
            Statement::Emit(ref range) => {
                for handle in range.clone() {
                    self.evaluate(handle, flow)?;
                }
            }
            Statement::Break => {
                self.break_or_continue(false)?;
                return Some(BREAK);
            }
            Statement::Continue => {
                self.break_or_continue(true)?;
                return Some(CONTINUE);
            }
            // What naga adds to the end of a function.
            Statement::Return { .. } if !span.is_defined() => {}
            Statement::Return { value } => {
                if let Some(value) = value {
                    let value = self.values[value.index()];
                    self.result.graph.depends(Node::RESULT, [flow, value]);
                }
                self.leave();
                return Some(RETURN);
            }
            Statement::Store { pointer, value } => {
                let value = self.values[value.index()];
                self.store(pointer, value, flow);
            }
            // naga has one for subgroups, which the standard does not know.
            Statement::ControlBarrier(naga::Barrier::SUB_GROUP) => {}
            Statement::ControlBarrier(_) => self.require(Rule::Barriers, Needs::Flow, flow, span),
            Statement::WorkGroupUniformLoad { pointer, result } => {
                self.require(Rule::Barriers, Needs::Flow, flow, span);
                let value = self.within(pointer, flow);
                self.require(Rule::Barriers, Needs::Argument, value, span);
                self.values[result.index()] = value;
            }
            Statement::Call {
                function,
                ref arguments,
                result,
            } => self.call(function, arguments, result, span, flow)?,
            Statement::Atomic {
                result: Some(result),
                ..
            } => self.produce(result, flow, &[Node::DIFFERS]),
            Statement::RayQuery { query, ref fun } => self.ray_query(query, fun, flow),
            Statement::SubgroupBallot { result, predicate } => {
                let operation = Operation {
                    arguments: [predicate, None],
                    shift: None,
                    shared: true,
                };
                self.subgroup(operation, result, flow);
            }
            Statement::SubgroupCollectiveOperation {
                result,
                collective_op,
                argument,
                ..
            } => {
                let operation = Operation {
                    arguments: [Some(argument), None],
                    shift: None,
                    shared: collective_op == CollectiveOperation::Reduce,
                };
                self.subgroup(operation, result, flow);
            }
            Statement::SubgroupGather {
                mode,
                argument,
                result,
            } => {
                let (from, shift, shared) = match mode {
                    GatherMode::BroadcastFirst => (None, None, true),
                    GatherMode::Broadcast(from) => (Some(from), None, true),
                    GatherMode::ShuffleDown(by)
                    | GatherMode::ShuffleUp(by)
                    | GatherMode::ShuffleXor(by) => (None, Some(by), false),
                    GatherMode::Shuffle(_)
                    | GatherMode::QuadBroadcast(_)
                    | GatherMode::QuadSwap(_) => (None, None, false),
                };
                let operation = Operation {
                    arguments: [Some(argument), from],
                    shift,
                    shared,
                };
                self.subgroup(operation, result, flow);
            }
            // The standard has `discard` go on behind it, as a helper of its neighbours.
            _ => {}
        }
        Some(NEXT)
    }

    /// The result of a statement.
    fn produce(&mut self, result: Handle<Expression>, flow: Node, on: &[Node]) {
        let node = self.result.graph.add(Kind::Value(result));
        self.result.graph.depends(node, [flow]);
        self.result.graph.depends(node, on.iter().copied());
        self.values[result.index()] = node;
    }

    #[inline(never)]
    fn evaluate(&mut self, handle: Handle<Expression>, flow: Node) -> Option<()> {
        let function = self.result.function;
        let expression = &function.expressions[handle];
        let mut on = std::mem::take(&mut self.operands);
        on.clear();
        operands::of(expression, |operand| {
            let value = self.values[operand.index()];
            if value != Node::START && value != flow {
                on.push(value);
            }
        });
        match *expression {
            Expression::Load { pointer: from }
            | Expression::RayQueryGetIntersection { query: from, .. }
            | Expression::RayQueryVertexPositions { query: from, .. } => {
                let contents = self.contents(from);
                if contents != Node::START && contents != flow {
                    on.push(contents);
                }
            }
            Expression::ImageLoad { image, .. } if self.is_written(image) => {
                on.push(Node::DIFFERS);
            }
            Expression::CooperativeLoad { .. } => on.push(Node::DIFFERS),
            Expression::Derivative { .. } | Expression::ImageSample { .. }
                if matches!(expression, Expression::Derivative { .. })
                    || is_implicit(expression) =>
            {
                let span = function.expressions.get_span(handle);
                self.require(Rule::Derivatives, Needs::Flow, flow, span);
                on.push(Node::DIFFERS);
            }
            _ => {}
        }
        self.budget.spend(on.len())?;
        self.values[handle.index()] = if on.is_empty() {
            flow
        } else {
            let node = self.result.graph.add(Kind::Value(handle));
            self.result.graph.depends(node, [flow]);
            self.result.graph.depends(node, on.iter().copied());
            node
        };
        self.operands = on;
        Some(())
    }

    /// Whether a texture may be written while it is read.
    fn is_written(&self, image: Handle<Expression>) -> bool {
        let function = self.result.function;
        let module = self.result.module;
        let mut at = image;
        let ty = loop {
            match function.expressions[at] {
                Expression::Access { base, .. } | Expression::AccessIndex { base, .. } => at = base,
                Expression::GlobalVariable(variable) => break module.global_variables[variable].ty,
                Expression::FunctionArgument(index) => match function.arguments.get(index as usize)
                {
                    Some(argument) => break argument.ty,
                    None => return false,
                },
                _ => return false,
            }
        };
        let ty = match module.types[ty].inner {
            TypeInner::BindingArray { base, .. } => base,
            _ => ty,
        };
        matches!(module.types[ty].inner, TypeInner::Image { class: ImageClass::Storage { access, .. }, .. }
            if access.contains(StorageAccess::STORE))
    }

    /// A value as it is used in this control flow, which may be within that where it was made.
    fn within(&mut self, value: Handle<Expression>, flow: Node) -> Node {
        let on = self.values[value.index()];
        if on == Node::START || on == flow {
            return flow;
        }
        let node = self.result.graph.add(Kind::Value(value));
        self.result.graph.depends(node, [flow, on]);
        node
    }

    /// The control flow behind a condition.
    fn behind(&mut self, condition: Handle<Expression>, flow: Node) -> Node {
        let on = self.values[condition.index()];
        if on == Node::START || on == flow {
            return flow;
        }
        let node = self.result.graph.add(Kind::Branch(condition));
        self.result.graph.depends(node, [flow, on]);
        node
    }
}
