//! `ffi/api.json`: the interface for programs that generate bindings.

use super::declare::Spellings;
use super::docs::{self, lines_for_c};
use super::header::macro_value;
use super::init;
use super::json::Json;
use super::model::*;

pub fn json(api: &Api, spellings: &Spellings) -> String {
    let writer = Writer { api, spellings };
    let list = |items: Vec<Json>| Json::List(items);
    Json::Map(vec![
        ("name", Json::text("webgpu")),
        ("about", Json::text(ABOUT)),
        ("headers", list(writer.headers())),
        (
            "typedefs",
            list(
                api.aliases
                    .iter()
                    .filter(|a| !api.is_flag_type(a))
                    .map(|a| writer.typedef(a))
                    .collect(),
            ),
        ),
        (
            "constants",
            list(
                api.constants
                    .iter()
                    .filter(|c| api.find_alias(&c.ty).is_none())
                    .map(|c| writer.constant(c))
                    .collect(),
            ),
        ),
        (
            "enums",
            list(api.enums.iter().map(|e| writer.one_enum(e)).collect()),
        ),
        (
            "bitflags",
            list(
                api.aliases
                    .iter()
                    .filter(|a| api.is_flag_type(a))
                    .map(|a| writer.bitflag(a))
                    .collect(),
            ),
        ),
        (
            "callbacks",
            list(api.callbacks.iter().map(|c| writer.callback(c)).collect()),
        ),
        (
            "structs",
            list(
                Header::ALL
                    .iter()
                    .flat_map(|header| api.structs_of(*header))
                    .map(|s| writer.one_struct(s))
                    .collect(),
            ),
        ),
        ("functions", list(writer.functions_of(None))),
        (
            "objects",
            list(api.handles.iter().map(|h| writer.object(h)).collect()),
        ),
    ])
    .print()
}

const ABOUT: &str = "The C interface of wgpu-abi. Shape: upstream's webgpu.json, with C names and C types. \
Generated from src/ by `WGPU_ABI_GENERATE=1 cargo check`.";

struct Writer<'a> {
    api: &'a Api,
    spellings: &'a Spellings,
}

type Entries = Vec<(&'static str, Json)>;

impl Writer<'_> {
    fn headers(&self) -> Vec<Json> {
        let used = |h: &Header| {
            *h != Header::Extension || self.api.functions.iter().any(|f| f.item.header == *h)
        };
        Header::ALL
            .iter()
            .filter(|h| used(h))
            .map(|h| Json::text(h.file()))
            .collect()
    }

    fn doc(&self, lines: &[String]) -> Json {
        Json::text(lines_for_c(self.api, lines).join("\n"))
    }

    fn start(&self, item: &Item) -> Entries {
        vec![
            ("name", Json::text(&item.name)),
            ("header", Json::text(item.header.file())),
            ("doc", self.doc(&item.doc)),
        ]
    }

    fn typedef(&self, alias: &Alias) -> Json {
        let mut entries = self.start(&alias.item);
        entries.push((
            "type",
            Json::text(&self.spellings.get(&alias.item.name).result),
        ));
        Json::Map(entries)
    }

    fn constant(&self, constant: &Constant) -> Json {
        let mut entries = self.start(&constant.item);
        let ty = match constant.ty.as_str() {
            "usize" => "size_t".to_owned(),
            "f32" => "float".to_owned(),
            other => format!(
                "{}int{}_t",
                if other.starts_with('u') { "u" } else { "" },
                &other[1..]
            ),
        };
        entries.push(("type", Json::text(ty)));
        let value = match constant.value {
            Value::Number(n) => Json::Number(n),
            _ => Json::text(macro_value(constant)),
        };
        entries.push(("value", value));
        Json::Map(entries)
    }

    fn one_enum(&self, of: &Enum) -> Json {
        let mut entries = self.start(&of.item);
        let values = of.entries.iter().filter(|e| !e.hidden).map(|e| {
            Json::Map(vec![
                ("name", Json::text(&e.name)),
                ("value", Json::Number(e.value)),
                ("doc", self.doc(&e.doc)),
            ])
        });
        entries.push(("entries", Json::List(values.collect())));
        Json::Map(entries)
    }

    fn bitflag(&self, alias: &Alias) -> Json {
        let mut entries = self.start(&alias.item);
        entries.push((
            "type",
            Json::text(&self.spellings.get(&alias.item.name).result),
        ));
        let values = self.api.flags_of(&alias.item.name).map(|c| {
            let Value::Number(value) = c.value else {
                panic!("{} is no number", c.item.name)
            };
            Json::Map(vec![
                ("name", Json::text(&c.item.name)),
                ("value", Json::Number(value)),
                ("doc", self.doc(&c.item.doc)),
            ])
        });
        entries.push(("entries", Json::List(values.collect())));
        Json::Map(entries)
    }

    fn callback(&self, callback: &Callback) -> Json {
        let name = &callback.item.name;
        let mut entries = self.start(&callback.item);
        let info = self.api.find_struct(&format!("{name}Info"));
        let has_mode = info.is_some_and(|info| info.members.iter().any(|m| m.name == "mode"));
        // The generic function pointer is called by nobody.
        if !callback.args.is_empty() {
            let (style, calls) = match has_mode {
                true => ("callback_mode", "once"),
                false => ("immediate", "any number"),
            };
            entries.push(("style", Json::text(style)));
            entries.push(("calls", Json::text(calls)));
        }
        if let Some(info) = info {
            entries.push(("info", Json::text(&info.item.name)));
        }
        let args = callback.args.iter().map(|arg| {
            let mut slot = self.slot(name, &callback.args, arg);
            if let Ty::Named(ty) = &arg.ty {
                if self.api.is_handle(ty) {
                    slot.push(("ownership", Json::text("with")));
                }
            }
            let lent = |to: &Ty| {
                self.api.is_handle(to.base()) || self.api.find_struct(to.base()).is_some()
            };
            if arg.ty.base() == "WGPUStringView"
                || matches!(&arg.ty, Ty::Ptr { to, .. } if lent(to))
            {
                slot.push(("ownership", Json::text("without")));
            }
            Json::Map(slot)
        });
        entries.push(("args", Json::List(args.collect())));
        Json::Map(entries)
    }

    /// Name, type, nullability, and the parameter or member that counts the elements or the bytes of an array.
    fn slot(&self, of: &str, all: &[Slot], slot: &Slot) -> Entries {
        let mut entries = vec![
            ("name", Json::text(&slot.name)),
            ("type", Json::text(self.spellings.slot(of, &slot.name))),
        ];
        // The standard's header does not mark the links of chains.
        let link = slot.ty.base() == "WGPUChainedStruct" && matches!(slot.ty, Ty::Ptr { .. });
        if slot.nullable || link {
            entries.push(("nullable", Json::Bool(true)));
        }
        if let Some(count) = counter(all, slot) {
            entries.push(("count", Json::text(count)));
        }
        if let Some(size) = byte_counter(all, slot) {
            entries.push(("size", Json::text(size)));
        }
        if !slot.doc.is_empty() {
            entries.push(("doc", self.doc(&slot.doc)));
        }
        entries
    }

    fn one_struct(&self, of: &Struct) -> Json {
        let name = &of.item.name;
        let mut entries = self.start(&of.item);
        let first = of.members.first().map(|m| m.name.as_str());
        let kind = match first {
            _ if of.is_union => "union",
            Some("chain") => "extension",
            Some("nextInChain") => "base",
            _ => "standalone",
        };
        entries.push(("kind", Json::text(kind)));
        if kind == "extension" {
            let s_type = self.s_type(of);
            entries.push(("extends", Json::List(self.extended(of, &s_type))));
            entries.push(("s_type", Json::text(s_type)));
        }
        let free = format!("wgpu{}FreeMembers", name.trim_start_matches("WGPU"));
        if self.api.reference.contains_key(&free) {
            entries.push(("free_members", Json::text(free)));
        }
        if let Some(init) = &of.init {
            entries.push(("init", Json::text(&init.macro_name)));
        }
        let written = self.is_written(name);
        let members = of.members.iter().enumerate().map(|(i, member)| {
            let mut slot = self.slot(name, &of.members, member);
            if written && matches!(&member.ty, Ty::Named(ty) if self.api.is_handle(ty)) {
                slot.insert(2, ("ownership", Json::text("with")));
            }
            if let Some(init) = &of.init {
                let at = slot.len() - usize::from(!member.doc.is_empty());
                slot.insert(
                    at,
                    (
                        "default",
                        Json::text(self.default(member, &init.defaults[i])),
                    ),
                );
            }
            Json::Map(slot)
        });
        entries.push(("members", Json::List(members.collect())));
        Json::Map(entries)
    }

    /// Whether a call fills the struct in.
    fn is_written(&self, name: &str) -> bool {
        let writes = |slot: &Slot| matches!(&slot.ty, Ty::Ptr { mutable: true, to } if matches!(&**to, Ty::Named(n) if n == name));
        self.api.functions.iter().flat_map(|f| &f.args).any(writes)
    }

    fn default(&self, member: &Slot, default: &InitValue) -> String {
        match default {
            InitValue::Chain(value, _) => format!("{{NULL, {value}}}"),
            InitValue::StructZero => "{0}".to_owned(),
            InitValue::EnumZero => "0".to_owned(),
            other => init::spell(self.api, member, other),
        }
    }

    /// The sType of an extension struct: from its defaults, else the value of the same name.
    fn s_type(&self, of: &Struct) -> String {
        if let Some(InitValue::Chain(value, _)) = of.init.as_ref().and_then(|i| i.defaults.first())
        {
            return value.clone();
        }
        let name = format!("WGPUSType_{}", of.item.name.trim_start_matches("WGPU"));
        let known = self
            .api
            .enums
            .iter()
            .any(|e| e.entries.iter().any(|v| v.name == name));
        assert!(known, "{} has a chain but there is no {name}", of.item.name);
        name
    }

    /// The structs that an extension may be chained to: those that the comment of its sType names.
    fn extended(&self, of: &Struct, s_type: &str) -> Vec<Json> {
        let mut values = self.api.enums.iter().flat_map(|e| &e.entries);
        let value = values.find(|v| v.name == s_type);
        let doc = value.map_or_else(String::new, |v| lines_for_c(self.api, &v.doc).join(" "));
        // Every second piece stands between backticks.
        let named = doc.split('`').skip(1).step_by(2);
        let extended: Vec<Json> = named
            .filter(|n| *n != of.item.name && self.api.find_struct(n).is_some())
            .map(Json::text)
            .collect();
        assert!(
            !extended.is_empty(),
            "the comment of {s_type} does not say what it extends"
        );
        extended
    }

    fn object(&self, handle: &Item) -> Json {
        let mut entries = self.start(handle);
        let stem = handle.name.trim_start_matches("WGPU");
        let lifetime = [("add_ref", "AddRef"), ("release", "Release")];
        for (key, suffix) in lifetime {
            let name = format!("wgpu{stem}{suffix}");
            if self.api.functions.iter().any(|f| f.item.name == name) {
                entries.push((key, Json::text(name)));
            }
        }
        entries.push(("methods", Json::List(self.functions_of(Some(&handle.name)))));
        Json::Map(entries)
    }

    /// The methods of an object, or, without one, the functions that belong to no object.
    fn functions_of(&self, object: Option<&str>) -> Vec<Json> {
        let of = |f: &Function| self.api.receiver(f).filter(|r| self.api.is_handle(r));
        self.api
            .functions
            .iter()
            .filter(|f| of(f).as_deref() == object)
            .map(|f| self.function(f))
            .collect()
    }

    fn function(&self, function: &Function) -> Json {
        let name = &function.item.name;
        let mut entries = self.start(&function.item);
        if let Some(spec) = docs::stated(&function.item.doc, "Spec: ") {
            entries.push(("spec", Json::text(spec)));
        }
        // What the methods of encoders have in common is said once, in the introduction of the header.
        let of_encoder = self
            .api
            .receiver(function)
            .is_some_and(|r| r.ends_with("Encoder"));
        let common = || of_encoder.then(|| "One thread at a time may use the encoder".to_owned());
        if let Some(rule) = docs::thread_rule(&function.item.doc).or_else(common) {
            entries.push(("threads", Json::text(rule)));
        }
        let infos = function
            .args
            .iter()
            .filter_map(|a| a.ty.base().strip_suffix("Info"));
        if let Some(callback) = infos.filter_map(|name| self.api.find_callback(name)).next() {
            entries.push(("callback", Json::text(&callback.item.name)));
        }
        let args = function.args.iter().map(|a| {
            let mut slot = self.slot(name, &function.args, a);
            if let Some(direction) = self.direction(&function.args, a) {
                slot.push(("direction", Json::text(direction)));
                if self.api.is_handle(a.ty.base()) {
                    slot.push(("ownership", Json::text("with")));
                }
            }
            Json::Map(slot)
        });
        entries.push(("args", Json::List(args.collect())));
        if let Some(ty) = &function.returns {
            let mut returns = vec![("type", Json::text(&self.spellings.get(name).result))];
            if matches!(ty, Ty::Named(n) if self.api.is_handle(n)) {
                returns.push(("ownership", Json::text("with")));
            }
            if matches!(ty, Ty::Ptr { .. }) || self.api.find_callback(ty.base()).is_some() {
                returns.push(("nullable", Json::Bool(true)));
            }
            entries.push(("returns", Json::Map(returns)));
        }
        Json::Map(entries)
    }

    /// Which way the pointed-to data of a parameter goes, where the call writes it. Also read are elements that the
    /// caller counts, and the `nextInChain` of a struct.
    fn direction(&self, all: &[Slot], slot: &Slot) -> Option<&'static str> {
        let Ty::Ptr { mutable: true, to } = &slot.ty else {
            return None;
        };
        if slot.name.starts_with("userdata") {
            return None;
        }
        let first = self.api.find_struct(to.base()).map(|s| &s.members[0]);
        let chained = first.is_some_and(|m| m.name == "nextInChain");
        let read = chained || counter(all, slot).is_some();
        Some(if read { "inout" } else { "out" })
    }
}

/// `data` without a type has as many bytes as `size` or `dataSize` says, which stands beside it.
fn byte_counter(all: &[Slot], slot: &Slot) -> Option<String> {
    if !matches!(&slot.ty, Ty::Ptr { to, .. } if to.base() == "c_void") {
        return None;
    }
    let at = all.iter().position(|s| s.name == slot.name)?;
    let sizes = ["size".to_owned(), format!("{}Size", slot.name)];
    let beside = [at.checked_sub(1), Some(at + 1)];
    let mut beside = beside.into_iter().flatten().filter_map(|i| all.get(i));
    beside
        .find(|s| sizes.contains(&s.name))
        .map(|s| s.name.clone())
}

/// `entries` is counted by `entryCount`, and the words of `code` by `codeSize`, which stand beside them.
fn counter(all: &[Slot], slot: &Slot) -> Option<String> {
    if !matches!(slot.ty, Ty::Ptr { .. }) {
        return None;
    }
    let at = all.iter().position(|s| s.name == slot.name)?;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let mut beside = beside.into_iter().flatten().filter_map(|i| all.get(i));
    let counts = |s: &&Slot| {
        let stem = s.name.strip_suffix("Count").unwrap_or("");
        // All but the last letter: entry and entries, view and views.
        let elements = stem.len() > 1 && slot.name.starts_with(&stem[..stem.len() - 1]);
        let words = slot.ty.base() == "u32" && s.name == format!("{}Size", slot.name);
        elements || words
    };
    beside.find(counts).map(|s| s.name.clone())
}
