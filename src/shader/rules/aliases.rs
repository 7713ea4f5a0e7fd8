//! Pointers to one variable that meet in a function which writes through one of them: the standard refuses them, naga does not look.

use std::collections::{HashMap, HashSet};

use naga::{
    AddressSpace, Expression, Function, GlobalVariable, Handle, LocalVariable, Module, Span,
    Statement,
};

use crate::shader::globals::Globals;
use crate::shader::{Wrong, statements};

/// What a function does with something that lies in memory.
#[derive(Clone, Copy, Default)]
struct Use {
    reads: bool,
    writes: bool,
}

impl Use {
    const READ: Self = Self {
        reads: true,
        writes: false,
    };
    const WRITE: Self = Self {
        reads: false,
        writes: true,
    };

    fn add(&mut self, other: Self) {
        self.reads |= other.reads;
        self.writes |= other.writes;
    }

    /// Whether the two may not be the same memory.
    fn meets(self, other: Self) -> bool {
        self.writes && (other.reads || other.writes) || other.writes && self.reads
    }
}

/// Where a pointer comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Root {
    Global(Handle<GlobalVariable>),
    Local(Handle<LocalVariable>),
    Parameter(u32),
}

/// What a function does, itself and through others, with the variables of the module and with what it is given.
#[derive(Default)]
struct Uses {
    read: Globals,
    written: Globals,
    parameters: Vec<Use>,
}

impl Uses {
    fn global(&self, variable: Handle<GlobalVariable>) -> Use {
        Use {
            reads: self.read.contains(variable),
            writes: self.written.contains(variable),
        }
    }
}

/// The first call that gives a function a variable twice, or one that it also uses by name, where one of the uses writes.
///
/// `parts`: also where pointers are to parts of variables. Beyond strict instances these are taken, since they are no
/// arguments at all for the standard.
pub fn clash(module: &Module, parts: bool) -> Option<Wrong> {
    place(module, parts).map(|span| Wrong {
        range: span.to_range().unwrap_or_default(),
        text: "this gives the function a variable twice, or one that it also uses by its name, and one of the uses writes to it: \
               give it a copy, or another variable"
            .to_owned(),
    })
}

fn place(module: &Module, parts: bool) -> Option<Span> {
    // Without a parameter that is a pointer there is nothing to meet.
    let functions = || module.functions.iter().map(|(_, function)| function);
    let points = |function: &Function| {
        let mut arguments = function.arguments.iter();
        arguments.any(|argument| module.types[argument.ty].inner.pointer_space().is_some())
    };
    if !functions().any(points) {
        return None;
    }
    let mut uses: Vec<Uses> = Vec::with_capacity(module.functions.len());
    for function in functions().chain(module.entry_points.iter().map(|entry| &entry.function)) {
        let mut found = Search {
            module,
            function,
            functions: &uses,
            parts,
            uses: Uses {
                parameters: vec![Use::default(); function.arguments.len()],
                ..Uses::default()
            },
            called: HashSet::new(),
        };
        found.expressions();
        if let Some(span) = found.statements() {
            return Some(span);
        }
        let uses_of_this = found.uses;
        uses.push(uses_of_this);
    }
    None
}

struct Search<'a> {
    module: &'a Module,
    function: &'a Function,
    /// Of the functions before this one: all that it may call.
    functions: &'a [Uses],
    parts: bool,
    uses: Uses,
    /// Whose uses are among these already.
    called: HashSet<Handle<Function>>,
}

impl Search<'_> {
    /// The variable of a pointer, and whether it is to a part of it.
    fn root(&self, mut pointer: Handle<Expression>) -> Option<(Root, bool)> {
        let mut part = false;
        loop {
            let root = match self.function.expressions[pointer] {
                Expression::Access { base, .. } | Expression::AccessIndex { base, .. } => {
                    pointer = base;
                    part = true;
                    continue;
                }
                Expression::GlobalVariable(variable) => Root::Global(variable),
                Expression::LocalVariable(variable) => Root::Local(variable),
                Expression::FunctionArgument(index) => {
                    let ty = self.function.arguments.get(index as usize)?.ty;
                    self.module.types[ty].inner.pointer_space()?;
                    Root::Parameter(index)
                }
                _ => return None,
            };
            return Some((root, part));
        }
    }

    fn add(&mut self, pointer: Handle<Expression>, one: Use) {
        if let Some((root, _)) = self.root(pointer) {
            self.add_root(root, one);
        }
    }

    fn add_root(&mut self, root: Root, one: Use) {
        match root {
            Root::Global(variable) => {
                let space = self.module.global_variables[variable].space;
                if !matches!(
                    space,
                    AddressSpace::Private | AddressSpace::WorkGroup | AddressSpace::Storage { .. }
                ) {
                    return;
                }
                if one.reads {
                    self.uses.read.insert(variable);
                }
                if one.writes {
                    self.uses.written.insert(variable);
                }
            }
            // Nobody else sees it.
            Root::Local(_) => {}
            Root::Parameter(index) => {
                if let Some(of) = self.uses.parameters.get_mut(index as usize) {
                    of.add(one);
                }
            }
        }
    }

    fn expressions(&mut self) {
        for (_, expression) in self.function.expressions.iter() {
            if let Expression::Load { pointer } = *expression {
                self.add(pointer, Use::READ);
            }
        }
    }

    fn statements(&mut self) -> Option<Span> {
        let function = self.function;
        statements::of(function).find_map(|(statement, span)| {
            match statement {
                Statement::Store { pointer, .. } => self.add(*pointer, Use::WRITE),
                Statement::Atomic { pointer, .. } => {
                    self.add(*pointer, Use::READ);
                    self.add(*pointer, Use::WRITE);
                }
                Statement::WorkGroupUniformLoad { pointer, .. } => self.add(*pointer, Use::READ),
                Statement::Call {
                    function,
                    arguments,
                    ..
                } => {
                    let uses = self.functions.get(function.index())?;
                    return self.call(*function, uses, arguments).then_some(span);
                }
                _ => {}
            }
            None
        })
    }

    /// Whether what is given meets; what the call does is done by this function too.
    fn call(
        &mut self,
        function: Handle<Function>,
        uses: &Uses,
        arguments: &[Handle<Expression>],
    ) -> bool {
        let mut given: HashMap<Root, Use> = HashMap::new();
        for (argument, one) in arguments.iter().zip(&uses.parameters) {
            let Some((root, part)) = self.root(*argument) else {
                continue;
            };
            let one = *one;
            self.add_root(root, one);
            if part && !self.parts {
                continue;
            }
            let by_name = match root {
                Root::Global(variable) => uses.global(variable),
                Root::Local(_) | Root::Parameter(_) => Use::default(),
            };
            let before = given.entry(root).or_default();
            if before.meets(one) || by_name.meets(one) {
                return true;
            }
            before.add(one);
        }
        if !self.called.insert(function) {
            return false;
        }
        self.uses.read.add(&uses.read);
        self.uses.written.add(&uses.written);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str, parts: bool) -> Option<&str> {
        let module = naga::front::wgsl::parse_str(code).unwrap();
        Some(&code[clash(&module, parts)?.range])
    }

    const TWO: &str = "var<private> x: i32; var<private> y: i32; fn f(p: ptr<private, i32>, q: ptr<private, i32>)";

    #[test]
    fn one_variable_twice() {
        let call = |body: &str, given: &str| {
            let code = format!("{TWO} {{ {body} }} fn g() {{ f({given}); }}");
            found(&code, false).map(str::to_owned)
        };
        for body in [
            "*p = *q;",
            "*q += 1;  _ = *p;",
            "*p = 1; *q = 2;",
            "if *p == 1 { *q = 1; }",
        ] {
            assert_eq!(call(body, "&x, &x").as_deref(), Some("f(&x, &x)"), "{body}");
            assert_eq!(call(body, "&x, &y"), None);
        }
        for body in ["_ = *p + *q;", "*p = 1;", "", "let a = &*q; *p = *p + 1;"] {
            assert_eq!(call(body, "&x, &x"), None, "{body}");
        }
    }

    #[test]
    fn one_variable_by_name_and_through_others() {
        let code = format!(
            "{TWO} {{ *p = 1; _ = *q; }} fn h(p: ptr<private, i32>) {{ f(p, &y); }} fn g() {{ h(&x); }}"
        );
        assert_eq!(found(&code, false), None);
        let code = code.replace("h(&x)", "h(&y)");
        assert_eq!(found(&code, false), Some("h(&y)"));
        let code = format!("{TWO} {{ *p = x; }} fn g() {{ f(&x, &y); }}");
        assert_eq!(found(&code, false), Some("f(&x, &y)"));
    }

    #[test]
    fn parts_only_where_they_are_asked_for() {
        let code = "fn f(p: ptr<function, i32>, q: ptr<function, i32>) { *p = *q; }
            fn g() { var a: array<i32, 2>; f(&a[0], &a[1]); }";
        assert_eq!(found(code, false), None);
        assert_eq!(found(code, true), Some("f(&a[0], &a[1])"));
    }
}
