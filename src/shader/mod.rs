//! Shaders between their text and core: what naga, the compiler that core uses, lacks of WGSL.
//!
//! A program passes these in order (`src/api/shader_module.rs` calls them; "strict" is what only strict instances ask for):
//!
//! | | reads | what it does |
//! |---|---|---|
//! | [`directives`] | text | blanks `enable` and `requires` that naga does not know by name |
//! | [`reading`] | text | calls the next ones |
//! | [`zeros`] | text | writes out zero vectors within vectors, which naga takes for one component |
//! | [`bitcasts`] | text, module | bitcasts between f16 and 32 bits, whose types naga forgets |
//! | [`parse`] | text | naga's module; only where that fails, one by one: |
//! | [`invocations`] | text, module | `global_invocation_index` and `workgroup_index`, which naga lacks |
//! | [`subgroups`] | text | `subgroupElect`, which naga lacks |
//! | [`directives`] | text | blanks `@diagnostic` before statements |
//! | [`edits`] | text | what naga does not parse, in other words |
//! | [`constants`] | text | replaces constant expressions that naga cannot evaluate by their values |
//! | [`lenient`] | text, module | not strict: what wgpu-native 29 takes and naga 30 refuses |
//! | [`rules`] | text, module | refuses what the standard does not have and naga takes; some of it strict only |
//! | [`concrete`], [`subgroups`] | module | gives types to the abstract numbers that naga left |
//! | [`behavior`] | module | refuses endless loops and missing results; adds the unreachable `return`s that naga asks for |
//! | [`overrides`] | text | keeps the text, for pipelines that need it compiled with constants in place of overrides |
//! | [`uniformity`] | module | barriers and derivatives in control flow that is not uniform: errors if strict, else warnings |
//! | [`immediates`], [`invocations`] | module | rewrites what core would misread: several variables of immediate data, workgroups of several rows |
//! | [`interface`], [`resources`] | module | keeps what pipelines have to check, which core does not tell |
//!
//! What comes out is given to core, which validates it with naga's validator. Every step is linear in the program and walks naga's
//! blocks by recursion at most, for which [`crate::deep`] provides the stack. A step that does not understand something leaves it to
//! naga: to refuse a valid program is worse than to take an invalid one. [`diagnostic`] words what was refused.

mod behavior;
mod bitcasts;
mod concrete;
mod constants;
pub mod diagnostic;
pub mod directives;
mod edits;
mod globals;
pub mod immediates;
pub mod interface;
pub mod invocations;
pub mod lenient;
pub mod overrides;
mod parse;
pub mod reading;
pub mod resources;
mod rules;
mod statements;
pub mod subgroups;
pub mod tokens;
pub mod uniformity;
mod zeros;

use std::ops::Range;

use naga::Module;

pub use parse::parse;

/// What the standard refuses, where it is, and what to do about it.
#[derive(Debug)]
pub struct Wrong {
    pub range: Range<usize>,
    pub text: String,
}

/// Refuses what naga takes although the standard does not, and adds what naga asks for although the standard does not. Says whether
/// it added anything.
pub fn complete(source: &str, module: &mut Module, strict: bool) -> Result<bool, Wrong> {
    if let Some(wrong) = rules::broken(source, module, strict) {
        return Err(wrong);
    }
    let changed = concrete::complete(module) | subgroups::complete(source, module);
    let ended = behavior::complete(module, strict).map_err(|fault| {
        let (range, text) = match fault {
            behavior::Fault::Endless(span) => (
                span.to_range().unwrap_or_default(),
                "this loop never ends: nothing in it breaks or returns",
            ),
            behavior::Fault::NoResult(name) => (
                tokens::function(source, name.as_deref().unwrap_or_default()),
                "this function may end without its result: add a `return`",
            ),
        };
        Wrong {
            range,
            text: text.to_owned(),
        }
    })?;
    Ok(changed || ended)
}
