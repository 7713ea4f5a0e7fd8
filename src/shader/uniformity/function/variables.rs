//! What variables hold, and where pointers lead.

use naga::{AddressSpace, Block, Expression, Handle, Statement, StorageAccess};

use super::{Exit, Frame, Kind, Node, Root, Walk};

impl Walk<'_, '_> {
    /// Marks and lists the variables that are written within.
    pub(super) fn written(&mut self, block: &Block, list: &mut Exit) -> Option<()> {
        for statement in block {
            self.budget.spend(1)?;
            match statement {
                Statement::Block(inner) => self.written(inner, list)?,
                Statement::If { accept, reject, .. } => {
                    self.written(accept, list)?;
                    self.written(reject, list)?;
                }
                Statement::Switch { cases, .. } => {
                    for case in cases {
                        self.written(&case.body, list)?;
                    }
                }
                Statement::Loop {
                    body, continuing, ..
                } => {
                    self.written(body, list)?;
                    self.written(continuing, list)?;
                }
                Statement::Store { pointer: one, .. } | Statement::RayQuery { query: one, .. } => {
                    self.mark_written(*one, list);
                }
                Statement::Call { arguments, .. } => {
                    for argument in arguments {
                        self.mark_written(*argument, list);
                    }
                }
                _ => {}
            }
        }
        Some(())
    }

    fn mark_written(&mut self, pointer: Handle<Expression>, list: &mut Exit) {
        if let Some(Root::Variable(variable)) = self.root(pointer)
            && self.stamps[variable] != self.stamp
        {
            self.stamps[variable] = self.stamp;
            list.push((variable, Node::START));
        }
    }

    /// What a pointer leads to; None for what is no pointer.
    pub(super) fn root(&self, mut pointer: Handle<Expression>) -> Option<Root> {
        let function = self.result.function;
        let module = self.result.module;
        loop {
            match function.expressions[pointer] {
                Expression::Access { base, .. } | Expression::AccessIndex { base, .. } => {
                    pointer = base;
                }
                Expression::LocalVariable(variable) => {
                    return Some(Root::Variable(variable.index()));
                }
                Expression::GlobalVariable(variable) => {
                    let space = module.global_variables[variable].space;
                    return Some(Root::Elsewhere(space));
                }
                Expression::FunctionArgument(index) => {
                    let argument = function.arguments.get(index as usize)?;
                    let space = module.types[argument.ty].inner.pointer_space()?;
                    return Some(match space {
                        AddressSpace::Function => {
                            Root::Variable(function.local_variables.len() + index as usize)
                        }
                        _ => Root::Elsewhere(space),
                    });
                }
                _ => return None,
            }
        }
    }

    /// What is behind a pointer.
    pub(super) fn contents(&self, pointer: Handle<Expression>) -> Node {
        match self.root(pointer) {
            Some(Root::Variable(variable)) => self.current[variable],
            Some(Root::Elsewhere(
                AddressSpace::Uniform | AddressSpace::Immediate | AddressSpace::Handle,
            )) => Node::START,
            Some(Root::Elsewhere(AddressSpace::Storage { access }))
                if !access.contains(StorageAccess::STORE) =>
            {
                Node::START
            }
            _ => Node::DIFFERS,
        }
    }

    pub(super) fn store(&mut self, pointer: Handle<Expression>, value: Node, flow: Node) {
        let Some(Root::Variable(variable)) = self.root(pointer) else {
            return;
        };
        let expression = &self.result.function.expressions[pointer];
        let whole = matches!(
            expression,
            Expression::LocalVariable(_) | Expression::FunctionArgument(_)
        );
        let kept = match whole {
            true => None,
            false => Some([self.values[pointer.index()], self.current[variable]]),
        };
        let node = self.result.graph.add(Kind::Variable);
        let on = [flow, value].into_iter().chain(kept.into_iter().flatten());
        self.result.graph.depends(node, on);
        self.assign(variable, node);
    }

    pub(super) fn assign(&mut self, variable: usize, node: Node) {
        let before = std::mem::replace(&mut self.current[variable], node);
        self.journal.push((variable, before));
    }

    pub(super) fn enter(&mut self, is_loop: bool, mark: usize) {
        self.frames.push(Frame {
            is_loop,
            mark,
            breaks: Vec::new(),
            continues: Vec::new(),
        });
    }

    pub(super) fn break_or_continue(&mut self, continues: bool) -> Option<()> {
        let mut frames = self.frames.iter();
        let at = frames.rposition(|frame| frame.is_loop || !continues)?;
        let exit = self.snapshot(self.frames[at].mark)?;
        let frame = &mut self.frames[at];
        match continues {
            true => frame.continues.push(exit),
            false => frame.breaks.push(exit),
        }
        Some(())
    }

    /// Notes what is behind the function's parameters where it returns.
    pub(super) fn leave(&mut self) {
        let locals = self.result.function.local_variables.len();
        for (at, parameter) in self.result.parameters.iter().enumerate() {
            if let Some(pointed) = parameter.pointed {
                let now = self.current[locals + at];
                self.result.graph.depends(pointed.after, [now]);
            }
        }
    }

    /// What was changed since, as it is now.
    pub(super) fn snapshot(&mut self, mark: usize) -> Option<Exit> {
        self.budget.spend(self.journal.len() - mark)?;
        self.stamp += 1;
        let mut exit = Exit::new();
        for &(variable, _) in &self.journal[mark..] {
            if self.stamps[variable] != self.stamp {
                self.stamps[variable] = self.stamp;
                exit.push((variable, self.current[variable]));
            }
        }
        Some(exit)
    }

    /// As [`Self::snapshot`], and takes it all back.
    pub(super) fn rollback(&mut self, mark: usize) -> Option<Exit> {
        let exit = self.snapshot(mark)?;
        for (variable, before) in self.journal.drain(mark..).rev() {
            self.current[variable] = before;
        }
        Some(exit)
    }

    /// What variables hold where several ways meet.
    pub(super) fn join<'e>(&mut self, exits: impl Iterator<Item = &'e Exit>) -> Option<()> {
        struct Met {
            variable: usize,
            value: Node,
            joined: bool,
            ways: usize,
        }
        self.stamp += 1;
        let mut all: Vec<Met> = Vec::new();
        let mut ways = 0;
        let meet = |walk: &mut Self, met: &mut Met, value: Node| {
            if met.value == value {
                return;
            }
            if !met.joined {
                let node = walk.result.graph.add(Kind::Variable);
                walk.result.graph.depends(node, [met.value]);
                (met.value, met.joined) = (node, true);
            }
            walk.result.graph.depends(met.value, [value]);
        };
        for exit in exits {
            self.budget.spend(exit.len())?;
            ways += 1;
            for &(variable, value) in exit {
                if self.stamps[variable] == self.stamp {
                    let met = &mut all[self.slots[variable]];
                    met.ways += 1;
                    meet(self, met, value);
                } else {
                    self.stamps[variable] = self.stamp;
                    self.slots[variable] = all.len();
                    all.push(Met {
                        variable,
                        value,
                        joined: false,
                        ways: 1,
                    });
                }
            }
        }
        for mut met in all {
            if met.ways < ways {
                let before = self.current[met.variable];
                meet(self, &mut met, before);
            }
            self.assign(met.variable, met.value);
        }
        Some(())
    }
}
