//! What the standard refuses and naga takes. Each file is about one kind of rule, and tells the first place that breaks it.

mod aliases;
mod attribute_numbers;
mod attributes;
mod continuing;
mod declarations;
pub mod evaluation;
mod images;
mod operands;
mod override_types;
mod precedence;
mod stage_values;

use naga::{Function, Module};

use self::declarations::Holders;
use super::Wrong;

/// The first rule that a program breaks. `strict`: also what programs written for wgpu-native may rely on.
pub fn broken(source: &str, module: &Module, strict: bool) -> Option<Wrong> {
    let atomics = Holders::of_atomics(module);
    let if_strict = |rule: &dyn Fn() -> Option<Wrong>| strict.then(rule).flatten();
    attributes::misplaced(source)
        .or_else(|| if_strict(&|| precedence::mixed(source)))
        .or_else(|| continuing::bypassed(source))
        .or_else(|| override_types::broken(module))
        .or_else(|| declarations::broken(source, module, &atomics))
        .or_else(|| {
            functions(module).find_map(|function| {
                declarations::parameters(source, module, function, &atomics)
                    .or_else(|| images::misused(module, function))
                    .or_else(|| operands::misused(source, module, function, &atomics, strict))
            })
        })
        .or_else(|| declarations::stages(source, module))
        .or_else(|| if_strict(&|| declarations::strictly(module, &atomics)))
        .or_else(|| if_strict(&|| attribute_numbers::misfit(source, module)))
        .or_else(|| if_strict(&|| operands::negated_constant(source, module)))
        .or_else(|| if_strict(&|| stage_values::misfit(source, module)))
        .or_else(|| if_strict(&|| stage_values::writing_vertices(source, module)))
        .or_else(|| evaluation::refused(module, strict))
        .or_else(|| aliases::clash(module, strict))
}

fn functions(module: &Module) -> impl Iterator<Item = &Function> {
    let functions = module.functions.iter().map(|(_, function)| function);
    functions.chain(module.entry_points.iter().map(|entry| &entry.function))
}
