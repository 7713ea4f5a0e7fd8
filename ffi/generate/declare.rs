//! The C spelling of every declaration. It comes from cbindgen, which is given a plain copy of the vocabulary and whose output is
//! taken apart again.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::model::*;

/// What cbindgen wrote for one item.
#[derive(Default, Clone, Debug)]
pub struct Spelling {
    /// Return type of a function or callback, target of an alias.
    pub result: String,
    /// Type and name of each parameter or member.
    pub slots: Vec<(String, String)>,
}

pub struct Spellings {
    items: HashMap<String, Spelling>,
}

impl Spellings {
    pub fn get(&self, name: &str) -> &Spelling {
        self.items
            .get(name)
            .unwrap_or_else(|| panic!("cbindgen did not print {name}"))
    }

    /// The type of one parameter or member.
    pub fn slot(&self, item: &str, slot: &str) -> &str {
        let found = self.get(item).slots.iter().find(|(_, name)| name == slot);
        found
            .map(|(ty, _)| ty.as_str())
            .unwrap_or_else(|| panic!("cbindgen did not print {item}.{slot}"))
    }
}

/// Every parameter and member gets this suffix on the way through cbindgen, so that none is a reserved word.
const GUARD: &str = "__slot";

/// Runs cbindgen over the vocabulary and the functions. `scratch` is a folder for its input.
pub fn spell(api: &Api, scratch: &Path) -> Result<Spellings, String> {
    let source = scratch.join("vocabulary.rs");
    fs::write(&source, plain_source(api)).map_err(|e| format!("{}: {e}", source.display()))?;
    let mut config = cbindgen::Config {
        language: cbindgen::Language::C,
        style: cbindgen::Style::Both,
        documentation: false,
        usize_is_size_t: true,
        no_includes: true,
        line_length: usize::MAX,
        sort_by: cbindgen::SortKey::Name,
        ..Default::default()
    };
    config.enumeration.prefix_with_name = false;
    config.function.args = cbindgen::Layout::Horizontal;
    config.export.include = api
        .structs
        .iter()
        .map(|s| &s.item)
        .chain(api.enums.iter().map(|e| &e.item))
        .chain(api.aliases.iter().map(|a| &a.item))
        .chain(api.callbacks.iter().map(|c| &c.item))
        .map(|item| item.name.clone())
        .collect();
    let bindings = cbindgen::Builder::new()
        .with_config(config)
        .with_src(&source)
        .generate()
        .map_err(|e| e.to_string())?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    take_apart(&String::from_utf8_lossy(&text))
}

/// The vocabulary in the subset of Rust that cbindgen prints one to one.
fn plain_source(api: &Api) -> String {
    let mut out = String::from("use std::ffi::*;\n");
    for e in &api.enums {
        let _ = writeln!(out, "#[repr(C)] pub enum {} {{", e.item.name);
        for entry in &e.entries {
            let _ = writeln!(out, "    {} = {},", entry.name, entry.value);
        }
        out.push_str("}\n");
    }
    for a in &api.aliases {
        let _ = writeln!(out, "pub type {} = {};", a.item.name, rust(&a.ty));
    }
    for s in &api.structs {
        let kind = if s.is_union { "union" } else { "struct" };
        let _ = writeln!(
            out,
            "#[repr(C)] pub {kind} {} {{ {} }}",
            s.item.name,
            slots(&s.members, "pub ")
        );
    }
    for c in &api.callbacks {
        let _ = writeln!(
            out,
            "pub type {} = Option<unsafe extern \"C\" fn({})>;",
            c.item.name,
            slots(&c.args, "")
        );
    }
    for f in &api.functions {
        let result = f
            .returns
            .as_ref()
            .map(|r| format!(" -> {}", rust(r)))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "#[no_mangle] pub unsafe extern \"C\" fn {}({}){result} {{}}",
            f.item.name,
            slots(&f.args, "")
        );
    }
    out
}

fn slots(slots: &[Slot], visibility: &str) -> String {
    slots
        .iter()
        .map(|s| format!("{visibility}{}{GUARD}: {}", s.name, rust(&s.ty)))
        .collect::<Vec<_>>()
        .join(", ")
}

fn rust(ty: &Ty) -> String {
    match ty {
        Ty::Prim(name) | Ty::Named(name) => name.clone(),
        Ty::Ptr { mutable, to } => {
            format!("*{} {}", if *mutable { "mut" } else { "const" }, rust(to))
        }
    }
}

fn take_apart(text: &str) -> Result<Spellings, String> {
    let mut found = Spellings {
        items: HashMap::new(),
    };
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(head) = line.strip_suffix('{') {
            let name = head
                .split_whitespace()
                .last()
                .ok_or("a block without a name")?
                .to_owned();
            let mut spelling = Spelling::default();
            let is_enum = head.contains("enum ");
            for member in lines.by_ref() {
                let member = member.trim();
                if member.starts_with('}') {
                    break;
                }
                if !is_enum {
                    spelling
                        .slots
                        .push(split_slot(member.trim_end_matches(';'))?);
                }
            }
            found.items.insert(name, spelling);
        } else if let Some(declaration) = line.strip_suffix(';') {
            let (name, spelling) = split_declaration(declaration)?;
            // A forward declaration comes before the definition and says nothing.
            found.items.entry(name).or_insert(spelling);
        } else {
            return Err(format!(
                "cbindgen wrote a line that is not understood: {line}"
            ));
        }
    }
    Ok(found)
}

/// `typedef A B`, `typedef R (*B)(...)` or `R f(...)`.
fn split_declaration(text: &str) -> Result<(String, Spelling), String> {
    let text = text.strip_prefix("typedef ").unwrap_or(text);
    let Some(open) = text.rfind('(') else {
        let (ty, name) = split_name(text)?;
        return Ok((
            name,
            Spelling {
                result: ty,
                slots: Vec::new(),
            },
        ));
    };
    let inside = text[open + 1..].trim_end_matches(')');
    let head = text[..open].trim();
    let head = head
        .strip_suffix(')')
        .map(|h| h.replacen("(*", "", 1))
        .unwrap_or_else(|| head.to_owned());
    let (result, name) = split_name(&head)?;
    let mut slots = Vec::new();
    if inside != "void" {
        for slot in inside.split(", ") {
            slots.push(split_slot(slot)?);
        }
    }
    Ok((name, Spelling { result, slots }))
}

fn split_slot(text: &str) -> Result<(String, String), String> {
    let (ty, name) = split_name(text)?;
    let name = name
        .strip_suffix(GUARD)
        .ok_or(format!("no parameter or member: {text}"))?;
    Ok((ty, name.to_owned()))
}

/// Splits `const struct X *name` before the name. Tags go, because the headers declare every typedef before it is used.
fn split_name(text: &str) -> Result<(String, String), String> {
    let start = text
        .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
        .ok_or(format!("no name in {text}"))?
        + 1;
    let ty = text[..start]
        .trim()
        .replace("struct ", "")
        .replace("union ", "")
        .replace("enum ", "");
    Ok((ty, text[start..].to_owned()))
}
