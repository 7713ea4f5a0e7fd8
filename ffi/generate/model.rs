//! What the generator knows about the interface: plain data read from the Rust sources, in source order.

use std::collections::{BTreeMap, BTreeSet};

/// Which header declares an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Header {
    Standard,
    Native,
    Extension,
}

impl Header {
    pub const ALL: [Header; 3] = [Header::Standard, Header::Native, Header::Extension];

    pub fn file(self) -> &'static str {
        match self {
            Header::Standard => "webgpu.h",
            Header::Native => "wgpu.h",
            Header::Extension => "wgpu_abi.h",
        }
    }
}

/// A type, reduced to what C can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    /// A Rust primitive or a `std::ffi` alias: `u32`, `usize`, `c_void`.
    Prim(String),
    /// Anything named `WGPU*`.
    Named(String),
    Ptr {
        mutable: bool,
        to: Box<Ty>,
    },
}

impl Ty {
    /// The name behind any number of pointers.
    pub fn base(&self) -> &str {
        match self {
            Ty::Prim(name) | Ty::Named(name) => name,
            Ty::Ptr { to, .. } => to.base(),
        }
    }
}

/// A parameter or a member.
#[derive(Clone, Debug)]
pub struct Slot {
    pub name: String,
    pub ty: Ty,
    pub nullable: bool,
    pub doc: Vec<String>,
}

/// What every item has.
#[derive(Clone, Debug)]
pub struct Item {
    pub name: String,
    pub doc: Vec<String>,
    pub header: Header,
    /// Relative to the repository root.
    pub file: String,
}

pub struct Enum {
    pub item: Item,
    pub entries: Vec<EnumEntry>,
}

pub struct EnumEntry {
    /// As in C, with the enum's prefix.
    pub name: String,
    pub value: u64,
    pub doc: Vec<String>,
    /// Sizes the C enum and is no value.
    pub hidden: bool,
}

pub struct Constant {
    pub item: Item,
    /// The declared type: a primitive, or the flag type that the constant belongs to.
    pub ty: String,
    pub value: Value,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Number(u64),
    /// The greatest number of the declared type.
    Max,
    NotANumber,
}

/// A default in an `INIT` block.
#[derive(Clone, Debug, PartialEq)]
pub enum InitValue {
    Null,
    /// A literal as Rust spells it.
    Literal(String),
    /// A constant or an enum value, by its C name.
    Name(String),
    /// Zero of an enum that has no name for it.
    EnumZero,
    /// Another struct's `INIT`.
    Init(String),
    /// All members zero.
    StructZero,
    /// A chain header that ends the chain; true if the value belongs to another enum than WGPUSType.
    Chain(String, bool),
}

pub struct Struct {
    pub item: Item,
    pub is_union: bool,
    pub members: Vec<Slot>,
    pub init: Option<Init>,
}

pub struct Init {
    pub macro_name: String,
    /// One for each member, in order.
    pub defaults: Vec<InitValue>,
}

pub struct Callback {
    pub item: Item,
    pub args: Vec<Slot>,
}

pub struct Alias {
    pub item: Item,
    pub ty: Ty,
}

pub struct Function {
    pub item: Item,
    pub args: Vec<Slot>,
    pub returns: Option<Ty>,
}

#[derive(Default)]
pub struct Api {
    pub handles: Vec<Item>,
    pub enums: Vec<Enum>,
    /// Flag types and plain aliases.
    pub aliases: Vec<Alias>,
    pub constants: Vec<Constant>,
    pub structs: Vec<Struct>,
    pub callbacks: Vec<Callback>,
    pub functions: Vec<Function>,
    /// The names in `ffi/reference-functions.txt`, by header.
    pub reference: BTreeMap<String, Header>,
}

impl Api {
    pub fn is_handle(&self, name: &str) -> bool {
        self.handles.iter().any(|h| h.name == name)
    }

    pub fn find_enum(&self, name: &str) -> Option<&Enum> {
        self.enums.iter().find(|e| e.item.name == name)
    }

    pub fn find_struct(&self, name: &str) -> Option<&Struct> {
        self.structs.iter().find(|s| s.item.name == name)
    }

    /// The structs of one header by name, but each after those that its members name. What other headers have does not change
    /// it: a new extension must not move what the standard's header had before.
    pub fn structs_of(&self, header: Header) -> Vec<&Struct> {
        let mut names: Vec<&str> = self.structs.iter().map(|s| s.item.name.as_str()).collect();
        names.sort_unstable();
        let mut order = Vec::new();
        for name in names {
            self.place(name, header, &mut order, &mut BTreeSet::new());
        }
        order
    }

    fn place<'a>(
        &'a self,
        name: &'a str,
        header: Header,
        order: &mut Vec<&'a Struct>,
        above: &mut BTreeSet<&'a str>,
    ) {
        let Some(of) = self.find_struct(name) else {
            return;
        };
        let placed = order.iter().any(|s| s.item.name == name);
        // A struct that points to itself is above itself.
        if of.item.header != header || placed || !above.insert(name) {
            return;
        }
        for member in &of.members {
            self.place(member.ty.base(), header, order, above);
        }
        order.push(of);
    }

    pub fn find_callback(&self, name: &str) -> Option<&Callback> {
        self.callbacks.iter().find(|c| c.item.name == name)
    }

    pub fn find_alias(&self, name: &str) -> Option<&Alias> {
        self.aliases.iter().find(|a| a.item.name == name)
    }

    /// The constants whose type is this flag type.
    pub fn flags_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Constant> + 'a {
        self.constants.iter().filter(move |c| c.ty == name)
    }

    /// True for an alias that has named values.
    pub fn is_flag_type(&self, alias: &Alias) -> bool {
        self.flags_of(&alias.item.name).next().is_some()
    }

    /// The object whose method a function is, or None for a global function: that of the first argument, if the function is named
    /// after it. `wgpuAbiBufferExportMemory` is a method of the buffer too.
    pub fn receiver(&self, function: &Function) -> Option<String> {
        let first = function.args.first()?;
        let Ty::Named(ty) = &first.ty else {
            return None;
        };
        let stem = ty.strip_prefix("WGPU")?;
        let name = function.item.name.strip_prefix("wgpu")?;
        let named = [Some(name), name.strip_prefix("Abi")]
            .into_iter()
            .flatten()
            .any(|name| name.starts_with(stem));
        let is_method =
            named && (self.is_handle(ty) || function.item.name.ends_with("FreeMembers"));
        is_method.then(|| ty.clone())
    }
}
