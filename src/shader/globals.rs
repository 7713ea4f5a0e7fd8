//! Sets of a module's variables.

use naga::{Expression, Function, GlobalVariable, Handle, Module, Statement};

use super::statements;

/// Some of the variables of a module, a bit for each: functions have all that those have that they call.
#[derive(Clone, Debug, Default)]
pub struct Globals(Vec<u64>);

impl Globals {
    pub fn insert(&mut self, variable: Handle<GlobalVariable>) {
        let (word, bit) = place(variable);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= bit;
    }

    pub fn contains(&self, variable: Handle<GlobalVariable>) -> bool {
        let (word, bit) = place(variable);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    pub fn add(&mut self, others: &Self) {
        if self.0.len() < others.0.len() {
            self.0.resize(others.0.len(), 0);
        }
        for (bits, more) in self.0.iter_mut().zip(&others.0) {
            *bits |= more;
        }
    }

    /// Those of the module that are in the set, in the order of their declarations.
    pub fn of<'m>(
        &self,
        module: &'m Module,
    ) -> impl Iterator<Item = (Handle<GlobalVariable>, &'m GlobalVariable)> {
        let all = module.global_variables.iter();
        all.filter(|(variable, _)| self.contains(*variable))
    }
}

fn place(variable: Handle<GlobalVariable>) -> (usize, u64) {
    let index = variable.index();
    (index / 64, 1 << (index % 64))
}

/// What each function uses, itself and through others. Functions come after those that they call.
pub fn by_functions(module: &Module) -> Vec<Globals> {
    let mut functions = Vec::with_capacity(module.functions.len());
    for (_, function) in module.functions.iter() {
        let used = used(function, &functions);
        functions.push(used);
    }
    functions
}

/// What a function uses, with those that it calls.
pub fn used(function: &Function, functions: &[Globals]) -> Globals {
    let mut used = Globals::default();
    for (_, expression) in function.expressions.iter() {
        if let Expression::GlobalVariable(variable) = expression {
            used.insert(*variable);
        }
    }
    for (statement, _) in statements::of(function) {
        if let Statement::Call { function, .. } = statement
            && let Some(its) = functions.get(function.index())
        {
            used.add(its);
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_use_what_those_use_that_they_call() {
        let many: String = (0..70)
            .map(|i| format!("var<private> v{i}: i32;"))
            .collect();
        let code = format!(
            "{many} fn f() {{ v69 = 1; }} fn g() {{ f(); v3 = 1; }} fn h() {{ g(); v0 = v3; }} fn i() {{}}"
        );
        let module = naga::front::wgsl::parse_str(&code).unwrap();
        let names = by_functions(&module).into_iter().map(|used| {
            let used = used.of(&module);
            used.map(|(_, variable)| variable.name.clone().unwrap())
                .collect()
        });
        let names: Vec<Vec<String>> = names.collect();
        let expected: [&[&str]; 4] = [&["v69"], &["v3", "v69"], &["v0", "v3", "v69"], &[]];
        assert_eq!(names, expected);
    }
}
