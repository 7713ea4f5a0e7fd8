//! Declarations: types, variables, parameters, and what a stage may use.

use std::ops::Range;

use naga::{
    AddressSpace, ArraySize, Binding, EntryPoint, Function, Handle, ImageClass, Module, ScalarKind,
    ShaderStage, StorageAccess, StorageFormat, Type, TypeInner,
};

use crate::shader::{Wrong, globals, tokens};

/// The most parameters of a function.
const MAX_PARAMETERS: usize = 255;

/// Types and variables.
pub fn broken(source: &str, module: &Module, atomics: &Holders) -> Option<Wrong> {
    types(source, module).or_else(|| variables(module, atomics))
}

/// What each stage may use.
pub fn stages(source: &str, module: &Module) -> Option<Wrong> {
    let mut entries = module.entry_points.iter();
    entries
        .find_map(|entry| stage(source, module, entry))
        .or_else(|| workgroups(source, module))
}

/// What is looked for in strict instances only.
pub fn strictly(module: &Module, atomics: &Holders) -> Option<Wrong> {
    pointers(module, atomics).or_else(|| large_texels(module))
}

/// Storage textures of a format beyond the standard.
fn large_texels(module: &Module) -> Option<Wrong> {
    let mut types = module.types.iter();
    types.find_map(|(handle, ty)| {
        let TypeInner::Image {
            class:
                ImageClass::Storage {
                    format: StorageFormat::R64Uint,
                    ..
                },
            ..
        } = ty.inner
        else {
            return None;
        };
        Some(Wrong {
            range: module.types.get_span(handle).to_range().unwrap_or_default(),
            text: "the standard has no format `r64uint`".to_owned(),
        })
    })
}

/// Pointers to what cannot lie in that memory.
fn pointers(module: &Module, atomics: &Holders) -> Option<Wrong> {
    let bools = Holders::of_bools(module);
    module.types.iter().find_map(|(handle, ty)| {
        let TypeInner::Pointer { base, space } = ty.inner else {
            return None;
        };
        let sized_late = matches!(
            module.types[base].inner,
            TypeInner::Array {
                size: ArraySize::Pending(_),
                ..
            }
        );
        let shared = matches!(space, AddressSpace::Storage { .. } | AddressSpace::Uniform);
        let atomics_fit = match space {
            AddressSpace::WorkGroup => true,
            AddressSpace::Storage { access } => access.contains(StorageAccess::STORE),
            _ => false,
        };
        let text = if sized_late && space != AddressSpace::WorkGroup {
            "an array whose size an override decides lies in the memory of workgroups only"
        } else if shared && bools.contain(base) {
            "`bool` cannot lie in buffers: use `u32`"
        } else if !atomics_fit && atomics.contain(base) {
            "atomics lie in the memory of workgroups, or in storage buffers that are written"
        } else {
            return None;
        };
        Some(Wrong {
            range: module.types.get_span(handle).to_range().unwrap_or_default(),
            text: text.to_owned(),
        })
    })
}

fn types(source: &str, module: &Module) -> Option<Wrong> {
    let mut types = module.types.iter();
    types
        .any(|(_, ty)| {
            matches!(
                ty.inner,
                TypeInner::Pointer {
                    space: AddressSpace::Storage {
                        access: StorageAccess::STORE
                    },
                    ..
                }
            )
        })
        .then(|| {
            Wrong {
        range: write_of_pointer(source),
        text: "a pointer cannot be to memory that is only written: it needs `read` or `read_write`"
            .to_owned(),
    }
        })
}

/// Where a pointer type says `write`; types have no places in naga.
fn write_of_pointer(source: &str) -> Range<usize> {
    let mut pointer = false;
    for token in tokens::tokens(source) {
        match &source[token.clone()] {
            "ptr" => pointer = true,
            ";" | "{" => pointer = false,
            "write" if pointer => return token,
            _ => {}
        }
    }
    0..0
}

fn variables(module: &Module, atomics: &Holders) -> Option<Wrong> {
    module
        .global_variables
        .iter()
        .find_map(|(handle, variable)| {
            let AddressSpace::Storage { access } = variable.space else {
                return None;
            };
            let wrong = !access.contains(StorageAccess::STORE) && atomics.contain(variable.ty);
            wrong.then(|| Wrong {
                range: module
                    .global_variables
                    .get_span(handle)
                    .to_range()
                    .unwrap_or_default(),
                text: format!(
                    "`{}` has atomics but is only read: declare it `var<storage, read_write>`",
                    variable.name.as_deref().unwrap_or_default()
                ),
            })
        })
}

/// The types that are of some kind, or have a part of that kind.
pub struct Holders(Vec<bool>);

impl Holders {
    pub fn of_atomics(module: &Module) -> Self {
        Self::of(module, |inner| matches!(inner, TypeInner::Atomic(_)))
    }

    fn of_bools(module: &Module) -> Self {
        let is_bool = |inner: &TypeInner| inner.scalar_kind() == Some(ScalarKind::Bool);
        Self::of(module, is_bool)
    }

    fn of(module: &Module, is_wanted: impl Fn(&TypeInner) -> bool) -> Self {
        let mut all = Self(Vec::with_capacity(module.types.len()));
        for (_, ty) in module.types.iter() {
            // Parts come before what they are parts of.
            let holds = match &ty.inner {
                TypeInner::Array { base, .. } => all.contain(*base),
                TypeInner::Struct { members, .. } => {
                    members.iter().any(|member| all.contain(member.ty))
                }
                inner => is_wanted(inner),
            };
            all.0.push(holds);
        }
        all
    }

    pub fn contain(&self, ty: Handle<Type>) -> bool {
        self.0.get(ty.index()).is_some_and(|holds| *holds)
    }
}

pub fn parameters(
    source: &str,
    module: &Module,
    function: &Function,
    atomics: &Holders,
) -> Option<Wrong> {
    let name = function.name.as_deref().unwrap_or_default();
    if function.arguments.len() > MAX_PARAMETERS {
        let text = format!(
            "`{name}` has {} parameters, but a function may have at most {MAX_PARAMETERS}",
            function.arguments.len()
        );
        return Some(Wrong {
            range: tokens::function(source, name),
            text,
        });
    }
    let mut arguments = function.arguments.iter();
    if let Some(argument) = arguments.find(|argument| atomics.contain(argument.ty)) {
        let text = format!(
            "`{}` of `{name}` has atomics, which cannot be copied: pass a pointer to them",
            argument.name.as_deref().unwrap_or_default()
        );
        return Some(Wrong {
            range: tokens::function(source, name),
            text,
        });
    }
    if let Some(argument) = function.arguments.iter().find(|argument| {
        matches!(
            module.types[argument.ty].inner,
            TypeInner::Array {
                size: ArraySize::Pending(_),
                ..
            }
        )
    }) {
        let text = format!(
            "`{}` of `{name}` has a size that an override decides, so it cannot be copied: pass a pointer to it",
            argument.name.as_deref().unwrap_or_default()
        );
        return Some(Wrong {
            range: tokens::function(source, name),
            text,
        });
    }
    None
}

/// Locations are between the stages of drawing.
fn stage(source: &str, module: &Module, entry: &EntryPoint) -> Option<Wrong> {
    if entry.stage != ShaderStage::Compute {
        return None;
    }
    let arguments = entry.function.arguments.iter();
    let arguments = arguments.map(|argument| (argument.ty, &argument.binding));
    let result = entry.function.result.iter();
    let mut all = arguments.chain(result.map(|result| (result.ty, &result.binding)));
    let is_location = |binding: &Option<Binding>| matches!(binding, Some(Binding::Location { .. }));
    let located = all.any(|(ty, binding)| {
        is_location(binding)
            || matches!(&module.types[ty].inner, TypeInner::Struct { members, .. }
                if binding.is_none() && members.iter().any(|member| is_location(&member.binding)))
    });
    located.then(|| Wrong {
        range: tokens::function(source, &entry.name),
        text: format!(
            "`{}` is a compute stage, which has no `@location`: use variables in buffers",
            entry.name
        ),
    })
}

/// Stages of drawing have no workgroups.
fn workgroups(source: &str, module: &Module) -> Option<Wrong> {
    let draws =
        |entry: &&EntryPoint| matches!(entry.stage, ShaderStage::Vertex | ShaderStage::Fragment);
    let of_workgroups =
        |(_, variable): (_, &naga::GlobalVariable)| variable.space == AddressSpace::WorkGroup;
    if !module.global_variables.iter().any(of_workgroups) {
        return None;
    }
    let functions = globals::by_functions(module);
    module.entry_points.iter().filter(draws).find_map(|entry| {
        let used = globals::used(&entry.function, &functions);
        let variables = used.of(module).map(|(_, variable)| variable);
        let mut names = variables.filter(|variable| variable.space == AddressSpace::WorkGroup);
        names.next().map(|variable| Wrong {
            range: tokens::function(source, &entry.name),
            text: format!(
                "`{}` draws, but it uses `{}`, which is of a workgroup: only compute stages have those",
                entry.name,
                variable.name.as_deref().unwrap_or_default()
            ),
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::shader::{self, rules};

    fn found(code: &str) -> Option<&str> {
        let module = shader::parse(code, naga::valid::Capabilities::all());
        rules::broken(code, &module.unwrap(), true).map(|wrong| &code[wrong.range])
    }

    #[test]
    fn what_is_allowed_is_left_alone() {
        for code in [
            "alias t = ptr<storage, u32>; alias u = ptr<storage, u32, read_write>;",
            "@group(0) @binding(0) var<storage, read_write> a: array<atomic<u32>>;",
            "struct S { a: atomic<u32> } var<workgroup> a: S; fn f() { let b = &a; }",
            "@group(0) @binding(0) var t: texture_2d<f32>; fn f(t: texture_2d<f32>) {} fn g() { f(t); _ = t; }",
            "struct S { @location(0) a: f32 } @fragment fn f(s: S) {} @compute @workgroup_size(1) fn g() {}",
            "var<workgroup> a: u32; @compute @workgroup_size(1) fn f() { a = 1u; } @fragment fn g() {}",
            "@compute @workgroup_size(1) fn f(@builtin(workgroup_id) a: vec3<u32>) {}",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
    }

    #[test]
    fn what_is_not_is_found() {
        for (code, place) in [
            ("alias t = ptr<storage, u32, write>;", "write"),
            (
                "@group(0) @binding(0) var<storage> a: atomic<u32>;",
                "var<storage> a: atomic<u32>;",
            ),
            ("struct S { a: array<atomic<u32>, 2> } fn f(a: S) {}", "f"),
            (
                "@compute @workgroup_size(1) fn f(@location(0) a: f32) {}",
                "f",
            ),
            (
                "var<workgroup> a: u32; fn g() { a = 1u; } @fragment fn f() { g(); }",
                "f",
            ),
        ] {
            assert_eq!(found(code), Some(place), "{code}");
        }
        let many: String = (0..256).map(|i| format!("a{i}: i32,")).collect();
        assert_eq!(found(&format!("fn f({many}) {{}}")), Some("f"));
    }
}
