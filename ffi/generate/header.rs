//! Puts a header together: sections, declarations, attributes, comments.

use std::collections::BTreeSet;

use super::declare::Spellings;
use super::docs::comment;
use super::init;
use super::model::*;
use super::preamble;

/// Structs that callbacks and other structs pass by value: declared before everything else.
const UTILITY_STRUCTS: [&str; 2] = ["WGPUStringView", "WGPUChainedStruct"];

/// The text of one header, or None if nothing belongs into it.
pub fn write(api: &Api, spellings: &Spellings, header: Header) -> Option<String> {
    let writer = Writer {
        api,
        spellings,
        header,
    };
    let types = writer.types();
    let functions = writer.functions();
    if types.is_empty() && functions.is_empty() {
        return None;
    }
    let guard = preamble::guard(header);
    let title: String = preamble::title(header)
        .lines()
        .map(|l| format!(" * {l}").trim_end().to_owned() + "\n")
        .collect();
    Some(format!(
        "/**\n * @file {}\n{title} *\n * SPDX-License-Identifier: MIT OR Apache-2.0\n */\n\
         /* Generated from src/ by `WGPU_ABI_GENERATE=1 cargo check`. Do not edit. */\n\
         #ifndef {guard}\n#define {guard}\n\n{}\n{types}#ifdef __cplusplus\nextern \"C\" {{\n#endif\n\n{functions}\
         #ifdef __cplusplus\n}} /* extern \"C\" */\n#endif\n\n#endif /* {guard} */\n",
        header.file(),
        preamble::preamble(header),
    ))
}

struct Writer<'a> {
    api: &'a Api,
    spellings: &'a Spellings,
    header: Header,
}

impl Writer<'_> {
    fn types(&self) -> String {
        let mut out = String::new();
        out += &self.group("Constants", "Constants", &self.constants());
        out += &self.group("Objects", "Objects", &self.handles());
        out += &self.group("Enumerations", "Enumerations", &self.enums());
        out += &self.group("UtilityTypes", "Utility types", &self.utilities());
        out += &self.group("Bitflags", "Bit flags", &self.flags());
        out += &self.group("Callbacks", "Callbacks", &self.callbacks());
        out += &self.group(
            "CallbackInfos",
            "Callback descriptions",
            &self.structs(true),
        );
        out += &self.group("Structures", "Structures", &self.structs(false));
        out
    }

    fn functions(&self) -> String {
        let functions: Vec<&Function> = self
            .api
            .functions
            .iter()
            .filter(|f| f.item.header == self.header)
            .collect();
        if functions.is_empty() {
            return String::new();
        }
        let mut out = String::new();
        let procs: String = functions.iter().map(|f| self.proc(f)).collect();
        out += "#ifndef WGPU_SKIP_PROCS\n\n";
        out += &self.group("Procs", "Function pointer types", &procs);
        out += "#endif /* WGPU_SKIP_PROCS */\n\n#ifndef WGPU_SKIP_DECLARATIONS\n\n";
        let receivers: BTreeSet<Option<String>> =
            functions.iter().map(|f| self.api.receiver(f)).collect();
        for receiver in receivers {
            let mut methods: Vec<_> = functions
                .iter()
                .filter(|f| self.api.receiver(f) == receiver)
                .collect();
            methods.sort_by_key(|f| {
                (
                    f.item.name.ends_with("AddRef") || f.item.name.ends_with("Release"),
                    &f.item.name,
                )
            });
            let body: String = methods.iter().map(|f| self.function(f)).collect();
            out += &match receiver {
                None => self.group("GlobalFunctions", "Global functions", &body),
                Some(of) => self.group(
                    &format!("{of}Methods"),
                    &format!("Functions of {of}"),
                    &body,
                ),
            };
        }
        out + "#endif /* WGPU_SKIP_DECLARATIONS */\n\n"
    }

    /// A Doxygen group; the ones of the later headers get names of their own.
    fn group(&self, id: &str, title: &str, body: &str) -> String {
        if body.is_empty() {
            return String::new();
        }
        let (prefix, suffix) = match self.header {
            Header::Standard => ("", ""),
            Header::Native => ("Native", " of wgpu-native"),
            Header::Extension => ("Abi", " of wgpu-abi"),
        };
        format!(
            "/**\n * @defgroup {prefix}{id} {title}{suffix}\n * @{{\n */\n\n{body}/** @}} */\n\n"
        )
    }

    fn mine<'b>(&'b self, item: &'b Item) -> Option<&'b Item> {
        (item.header == self.header).then_some(item)
    }

    fn comment(&self, item: &Item) -> String {
        comment(self.api, &item.doc, "")
    }

    fn constants(&self) -> String {
        let mut out = String::new();
        for constant in self
            .api
            .constants
            .iter()
            .filter(|c| self.mine(&c.item).is_some() && self.api.find_alias(&c.ty).is_none())
        {
            out += &format!(
                "{}#define {} ({})\n",
                self.comment(&constant.item),
                constant.item.name,
                macro_value(constant)
            );
        }
        separated(out)
    }

    fn utilities(&self) -> String {
        let mut out = String::new();
        for alias in self
            .api
            .aliases
            .iter()
            .filter(|a| self.mine(&a.item).is_some() && !self.api.is_flag_type(a))
        {
            let spelled = &self.spellings.get(&alias.item.name).result;
            out += &format!(
                "{}typedef {};\n\n",
                self.comment(&alias.item),
                declare(spelled, &alias.item.name)
            );
        }
        for name in UTILITY_STRUCTS {
            let of = self.api.find_struct(name).expect("part of the vocabulary");
            if self.mine(&of.item).is_some() {
                out += &self.one_struct(of);
            }
        }
        out
    }

    fn handles(&self) -> String {
        let mut out = String::new();
        for handle in self.api.handles.iter().filter_map(|h| self.mine(h)) {
            out += &format!(
                "{}typedef struct {}Impl *{1} WGPU_OBJECT_ATTRIBUTE;\n",
                self.comment(handle),
                handle.name
            );
        }
        separated(out)
    }

    fn enums(&self) -> String {
        let mut out = String::new();
        for e in self
            .api
            .enums
            .iter()
            .filter(|e| self.mine(&e.item).is_some())
        {
            let name = &e.item.name;
            out += &format!("{}typedef enum {name} {{\n", self.comment(&e.item));
            for (i, entry) in e.entries.iter().enumerate() {
                let comma = if i + 1 < e.entries.len() { "," } else { "" };
                let doc = comment(self.api, &entry.doc, "    ");
                out += &format!("{doc}    {} = 0x{:08X}{comma}\n", entry.name, entry.value);
            }
            out += &format!("}} {name} WGPU_ENUM_ATTRIBUTE;\n\n");
        }
        out
    }

    fn flags(&self) -> String {
        let mut out = String::new();
        for alias in self
            .api
            .aliases
            .iter()
            .filter(|a| self.mine(&a.item).is_some() && self.api.is_flag_type(a))
        {
            let name = &alias.item.name;
            let spelled = &self.spellings.get(name).result;
            out += &format!(
                "{}typedef {};\n",
                self.comment(&alias.item),
                declare(spelled, name)
            );
            for flag in self.api.flags_of(name) {
                let Value::Number(value) = flag.value else {
                    panic!("{} is no number", flag.item.name)
                };
                out += &format!(
                    "{}static const {name} {} = 0x{value:016X};\n",
                    self.comment(&flag.item),
                    flag.item.name
                );
            }
            out += "\n";
        }
        out
    }

    fn callbacks(&self) -> String {
        let mut ahead = BTreeSet::new();
        let mut out = String::new();
        for callback in self
            .api
            .callbacks
            .iter()
            .filter(|c| self.mine(&c.item).is_some())
        {
            let name = &callback.item.name;
            let mut args = Vec::new();
            for arg in &callback.args {
                let mut spelled = self.spellings.slot(name, &arg.name).to_owned();
                let base = arg.ty.base();
                if self.api.find_struct(base).is_some() && !UTILITY_STRUCTS.contains(&base) {
                    // Structs come later in the file: they contain callbacks.
                    ahead.insert(format!("struct {base};\n"));
                    spelled = spelled.replace(base, &format!("struct {base}"));
                }
                args.push(nullable(arg, declare(&spelled, &arg.name)));
            }
            let args = if args.is_empty() {
                "void".to_owned()
            } else {
                args.join(", ")
            };
            out += &format!(
                "{}typedef void (*{name})({args}) WGPU_FUNCTION_ATTRIBUTE;\n\n",
                self.comment(&callback.item)
            );
        }
        separated(ahead.into_iter().collect()) + &out
    }

    fn structs(&self, callback_infos: bool) -> String {
        let mut out = String::new();
        for of in self.api.structs_of(self.header) {
            let name = of.item.name.as_str();
            let is_info = name.ends_with("CallbackInfo");
            if is_info == callback_infos && !UTILITY_STRUCTS.contains(&name) {
                out += &self.one_struct(of);
            }
        }
        out
    }

    fn one_struct(&self, of: &Struct) -> String {
        let name = &of.item.name;
        let kind = if of.is_union { "union" } else { "struct" };
        let mut out = format!("{}typedef {kind} {name} {{\n", self.comment(&of.item));
        for member in &of.members {
            let mut spelled = self.spellings.slot(name, &member.name).to_owned();
            if member.ty.base() == name {
                spelled = spelled.replace(name.as_str(), &format!("{kind} {name}"));
            }
            out += &comment(self.api, &member.doc, "    ");
            out += &format!(
                "    {};\n",
                nullable(member, declare(&spelled, &member.name))
            );
        }
        out += &format!("}} {name} WGPU_STRUCTURE_ATTRIBUTE;\n\n");
        separated(out.trim_end().to_owned() + "\n\n" + &init::define(self.api, of))
    }

    fn args(&self, function: &Function) -> String {
        let name = &function.item.name;
        let args: Vec<String> = function
            .args
            .iter()
            .map(|a| nullable(a, declare(self.spellings.slot(name, &a.name), &a.name)))
            .collect();
        if args.is_empty() {
            "void".to_owned()
        } else {
            args.join(", ")
        }
    }

    fn proc(&self, function: &Function) -> String {
        let name = &function.item.name;
        let result = &self.spellings.get(name).result;
        format!(
            "/** A pointer to `{name}`. */\ntypedef {}({}) WGPU_FUNCTION_ATTRIBUTE;\n\n",
            declare(result, &format!("(*{})", proc_name(name))),
            self.args(function)
        )
    }

    fn function(&self, function: &Function) -> String {
        let name = &function.item.name;
        let declared = declare(&self.spellings.get(name).result, name);
        let doc = self.comment(&function.item);
        format!(
            "{doc}WGPU_EXPORT {declared}({}) WGPU_FUNCTION_ATTRIBUTE;\n\n",
            self.args(function)
        )
    }
}

/// `wgpuBufferUnmap` is pointed to by a `WGPUProcBufferUnmap`.
pub fn proc_name(function: &str) -> String {
    format!(
        "WGPUProc{}",
        function
            .strip_prefix("wgpu")
            .expect("exports begin with wgpu")
    )
}

/// Type and name with the star at the name.
fn declare(ty: &str, name: &str) -> String {
    if ty.ends_with('*') {
        format!("{ty}{name}")
    } else {
        format!("{ty} {name}")
    }
}

fn nullable(slot: &Slot, declared: String) -> String {
    if slot.nullable {
        format!("WGPU_NULLABLE {declared}")
    } else {
        declared
    }
}

/// A block that ends with one empty line, unless it is empty.
fn separated(block: String) -> String {
    if block.is_empty() {
        block
    } else {
        block.trim_end().to_owned() + "\n\n"
    }
}

/// A constant in the preprocessor's words.
pub fn macro_value(constant: &Constant) -> String {
    let bits = constant.ty.trim_start_matches('u');
    match constant.value {
        Value::NotANumber => "NAN".to_owned(),
        Value::Max if constant.ty == "usize" => "SIZE_MAX".to_owned(),
        Value::Max => format!("UINT{bits}_MAX"),
        Value::Number(n) if constant.ty == "usize" => n.to_string(),
        Value::Number(n) => format!("UINT{bits}_C({n})"),
    }
}
