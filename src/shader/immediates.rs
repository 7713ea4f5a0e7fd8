//! Immediate data in shader modules: what naga and core would take for another thing than the standard does.

use naga::{AddressSpace, Expression, GlobalVariable, Handle, Module, Range, Span, Statement};

use super::globals;

/// Puts the largest variable first. A module may have several, of which an entry point uses one; core and naga take the first one's
/// size for that of the module, which a derived layout then has. Says whether it changed something.
pub fn largest_first(module: &mut Module) -> bool {
    let variables = variables(module);
    let Some((&first, others)) = variables.split_first() else {
        return false;
    };
    let size = |variable: Handle<GlobalVariable>| {
        let ty = module.global_variables[variable].ty;
        module.types[ty].inner.try_size(module.to_ctx())
    };
    let Some(&largest) = others.iter().max_by_key(|other| size(**other)) else {
        return false;
    };
    if size(largest) <= size(first) {
        return false;
    }
    let globals = &mut module.global_variables;
    let other = globals[largest].clone();
    globals[largest] = std::mem::replace(&mut globals[first], other);
    let functions = module.functions.iter_mut().map(|(_, function)| function);
    let entries = module.entry_points.iter_mut();
    for function in functions.chain(entries.map(|entry| &mut entry.function)) {
        for (_, expression) in function.expressions.iter_mut() {
            if let Expression::GlobalVariable(variable) = expression {
                if *variable == first {
                    *variable = largest;
                } else if *variable == largest {
                    *variable = first;
                }
            }
        }
    }
    true
}

/// Makes every entry point read all of the variable that it uses: then core asks for all of it, and not only for the members that are
/// read. Says whether it changed something.
pub fn read_whole(module: &mut Module) -> bool {
    let variables = variables(module);
    if variables.is_empty() {
        return false;
    }
    let functions = globals::by_functions(module);
    for entry in &mut module.entry_points {
        let used = globals::used(&entry.function, &functions);
        let function = &mut entry.function;
        for &variable in variables
            .iter()
            .filter(|variable| used.contains(**variable))
        {
            let pointer = function
                .expressions
                .append(Expression::GlobalVariable(variable), Span::UNDEFINED);
            let load = function
                .expressions
                .append(Expression::Load { pointer }, Span::UNDEFINED);
            let emit = Statement::Emit(Range::new_from_bounds(load, load));
            let mut body = naga::Block::with_capacity(function.body.len() + 1);
            body.push(emit, Span::UNDEFINED);
            body.append(&mut function.body);
            function.body = body;
        }
    }
    true
}

fn variables(module: &Module) -> Vec<Handle<GlobalVariable>> {
    let all = module.global_variables.iter();
    let immediate = all.filter(|(_, variable)| variable.space == AddressSpace::Immediate);
    immediate.map(|(handle, _)| handle).collect()
}

#[cfg(test)]
mod tests {
    use naga::valid::{Capabilities, ImmediateSlots, ValidationFlags, Validator};

    use super::*;

    const SEVERAL: &str = "
        struct B { x: u32, y: vec4<u32> }
        var<immediate> a: u32; var<immediate> b: B;
        fn reads_b() -> u32 { return b.x; }
        @compute @workgroup_size(1) fn one() { _ = a; }
        @compute @workgroup_size(1) fn other() { _ = reads_b(); }
        @compute @workgroup_size(1) fn none() {}";

    fn used(module: &Module) -> Vec<ImmediateSlots> {
        let mut validator = Validator::new(ValidationFlags::all(), Capabilities::all());
        let info = validator.validate(module).unwrap();
        let entries = 0..module.entry_points.len();
        entries
            .map(|at| info.get_entry_point(at).immediate_slots_used)
            .collect()
    }

    #[test]
    fn the_largest_comes_first_and_nothing_else_changes() {
        let mut module = naga::front::wgsl::parse_str(SEVERAL).unwrap();
        let before = used(&module);
        assert_eq!(ImmediateSlots::size_for_module(&module), 4);
        assert!(largest_first(&mut module));
        assert_eq!(ImmediateSlots::size_for_module(&module), 32);
        assert_eq!(used(&module), before);
        assert!(!largest_first(&mut module));
    }

    #[test]
    fn all_of_a_variable_is_read_where_some_of_it_is() {
        let mut module = naga::front::wgsl::parse_str(SEVERAL).unwrap();
        assert!(read_whole(&mut module));
        let word = ImmediateSlots::from_range(0, 4);
        let all = [
            word,
            word | ImmediateSlots::from_range(16, 16),
            ImmediateSlots::default(),
        ];
        assert_eq!(used(&module), all);
        let mut none = naga::front::wgsl::parse_str("fn f() {}").unwrap();
        assert!(!read_whole(&mut none) && !largest_first(&mut none));
    }
}
