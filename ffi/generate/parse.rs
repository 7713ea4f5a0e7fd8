//! Reads the vocabulary (`src/abi`) and the exported functions (`src/api`, `src/native`, `src/extension`) with syn.

use std::fs;
use std::path::{Path, PathBuf};

use super::defaults::{self, RawInit};
use super::model::*;

pub type Result<T> = std::result::Result<T, String>;

/// Everything the headers are made of.
pub fn read(root: &Path) -> Result<Api> {
    let mut api = Api::default();
    read_reference(root, &mut api)?;
    let mut inits = Vec::new();
    for path in rust_files(&root.join("src/abi"))? {
        let (name, file) = parse_file(root, &path)?;
        let header = if name.starts_with("src/abi/native") {
            Header::Native
        } else if name.starts_with("src/abi/extension") {
            Header::Extension
        } else {
            Header::Standard
        };
        for item in &file.items {
            vocabulary(&mut api, &mut inits, header, &name, item)
                .map_err(|e| format!("{name}: {e}"))?;
        }
    }
    defaults::attach(&mut api, inits)?;
    for dir in ["src/api", "src/native", "src/extension"] {
        let dir = root.join(dir);
        for path in if dir.is_dir() {
            rust_files(&dir)?
        } else {
            Vec::new()
        } {
            let (name, file) = parse_file(root, &path)?;
            exports(&mut api, &name, &file.items).map_err(|e| format!("{name}: {e}"))?;
        }
    }
    api.functions.sort_by(|a, b| a.item.name.cmp(&b.item.name));
    if let Some(pair) = api
        .functions
        .windows(2)
        .find(|p| p[0].item.name == p[1].item.name)
    {
        return Err(format!("{} is exported twice", pair[0].item.name));
    }
    resolve(&api)?;
    Ok(api)
}

/// Every type that is named must be one of ours.
fn resolve(api: &Api) -> Result<()> {
    let slots = api.structs.iter().map(|s| (&s.item, &s.members));
    let slots = slots.chain(api.callbacks.iter().map(|c| (&c.item, &c.args)));
    let slots = slots.chain(api.functions.iter().map(|f| (&f.item, &f.args)));
    let named = slots.flat_map(|(item, slots)| slots.iter().map(move |s| (item, &s.ty)));
    let named = named.chain(
        api.functions
            .iter()
            .filter_map(|f| Some((&f.item, f.returns.as_ref()?))),
    );
    for (item, ty) in named.chain(api.aliases.iter().map(|a| (&a.item, &a.ty))) {
        let name = ty.base();
        let known = api.is_handle(name)
            || api.find_enum(name).is_some()
            || api.find_struct(name).is_some()
            || api.find_alias(name).is_some()
            || api.find_callback(name).is_some();
        if name.starts_with("WGPU") && !known {
            return Err(format!(
                "{}: {} names {name}, which is no type of src/abi",
                item.file, item.name
            ));
        }
    }
    Ok(())
}

fn read_reference(root: &Path, api: &mut Api) -> Result<()> {
    let path = root.join("ffi/reference-functions.txt");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut header = None;
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(title) = line.strip_prefix('#') {
            header = Header::ALL
                .into_iter()
                .find(|h| h.file() == title.trim())
                .or(header);
        } else {
            let header =
                header.ok_or("reference-functions.txt: name before the first '# header' line")?;
            api.reference.insert(line.to_owned(), header);
        }
    }
    Ok(())
}

fn rust_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.is_dir() {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn parse_file(root: &Path, path: &Path) -> Result<(String, syn::File)> {
    let relative = path.strip_prefix(root).expect("inside the repository");
    let name = relative.to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
    let file = syn::parse_file(&text).map_err(|e| format!("{name}: {e}"))?;
    Ok((name, file))
}

/// The doc comment, one line each, without the leading space.
fn doc(attrs: &[syn::Attribute]) -> Vec<String> {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|a| a.path().is_ident("doc")) {
        if let syn::Meta::NameValue(syn::MetaNameValue {
            value: syn::Expr::Lit(lit),
            ..
        }) = &attr.meta
        {
            if let syn::Lit::Str(text) = &lit.lit {
                let text = text.value();
                lines.push(
                    text.strip_prefix(' ')
                        .unwrap_or(&text)
                        .trim_end()
                        .to_owned(),
                );
            }
        }
    }
    lines
}

fn is_hidden(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|a| {
        a.path().is_ident("doc")
            && matches!(&a.meta, syn::Meta::List(l) if l.tokens.to_string() == "hidden")
    })
}

fn is_public(vis: &syn::Visibility) -> bool {
    matches!(vis, syn::Visibility::Public(_))
}

/// `r#type` is `type` in C.
pub fn c_name(ident: &syn::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// The C name of an enum value: a full name stays, a short one gets the prefix and loses the underscore that Rust needs before
/// a digit.
pub fn value_name(of: &str, short: &str) -> String {
    if short.starts_with("WGPU") {
        return short.to_owned();
    }
    let short = match short.strip_prefix('_') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => short,
    };
    format!("{of}_{short}")
}

fn vocabulary(
    api: &mut Api,
    inits: &mut Vec<RawInit>,
    header: Header,
    file: &str,
    item: &syn::Item,
) -> Result<()> {
    let make = |ident: &syn::Ident, attrs: &[syn::Attribute]| Item {
        name: ident.to_string(),
        doc: doc(attrs),
        header,
        file: file.to_owned(),
    };
    let ours = |ident: &syn::Ident| ident.to_string().starts_with("WGPU");
    match item {
        syn::Item::Enum(e) if ours(&e.ident) => {
            let mut entries = Vec::new();
            for v in &e.variants {
                let (_, expr) = v
                    .discriminant
                    .as_ref()
                    .ok_or(format!("{} has no value", v.ident))?;
                let short = v.ident.to_string();
                entries.push(EnumEntry {
                    name: value_name(&e.ident.to_string(), &short),
                    value: number(api, expr)?,
                    doc: doc(&v.attrs),
                    hidden: is_hidden(&v.attrs),
                });
            }
            api.enums.push(Enum {
                item: make(&e.ident, &e.attrs),
                entries,
            });
        }
        syn::Item::Struct(s) if ours(&s.ident) => match &s.fields {
            syn::Fields::Named(fields) => {
                let members = fields
                    .named
                    .iter()
                    .map(|f| slot(f.ident.as_ref().expect("named"), &f.ty, &f.attrs))
                    .collect::<Result<_>>()?;
                api.structs.push(Struct {
                    item: make(&s.ident, &s.attrs),
                    is_union: false,
                    members,
                    init: None,
                });
            }
            _ => api.handles.push(make(&s.ident, &s.attrs)),
        },
        syn::Item::Union(u) if ours(&u.ident) => {
            let members = u
                .fields
                .named
                .iter()
                .map(|f| slot(f.ident.as_ref().expect("named"), &f.ty, &f.attrs))
                .collect::<Result<_>>()?;
            api.structs.push(Struct {
                item: make(&u.ident, &u.attrs),
                is_union: true,
                members,
                init: None,
            });
        }
        syn::Item::Type(t) if ours(&t.ident) => {
            if let Some(function) = function_pointer(&t.ty) {
                if !matches!(function.output, syn::ReturnType::Default) {
                    return Err(format!("{}: callbacks return nothing", t.ident));
                }
                let mut args = Vec::new();
                for (i, arg) in function.inputs.iter().enumerate() {
                    let fallback = syn::Ident::new(&format!("arg{i}"), t.ident.span());
                    let ident = arg.name.as_ref().map_or(&fallback, |(ident, _)| ident);
                    args.push(slot(ident, &arg.ty, &arg.attrs)?);
                }
                api.callbacks.push(Callback {
                    item: make(&t.ident, &t.attrs),
                    args,
                });
            } else {
                let (ty, _) = read_type(&t.ty)?;
                api.aliases.push(Alias {
                    item: make(&t.ident, &t.attrs),
                    ty,
                });
            }
        }
        syn::Item::Const(c) if ours(&c.ident) && is_public(&c.vis) => {
            let (ty, _) = read_type(&c.ty)?;
            let value = value(api, &c.expr).map_err(|e| format!("{}: {e}", c.ident))?;
            api.constants.push(Constant {
                item: make(&c.ident, &c.attrs),
                ty: ty.base().to_owned(),
                value,
            });
        }
        syn::Item::Impl(block) if block.trait_.is_none() => {
            let Ok((Ty::Named(of), _)) = read_type(&block.self_ty) else {
                return Ok(());
            };
            for member in &block.items {
                if let syn::ImplItem::Const(c) = member {
                    if c.ident == "INIT" {
                        inits.push(RawInit {
                            of: of.clone(),
                            doc: doc(&c.attrs),
                            value: c.expr.clone(),
                        });
                    }
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// The function type inside `Option<unsafe extern "C" fn(...)>`.
fn function_pointer(ty: &syn::Type) -> Option<&syn::TypeBareFn> {
    match generic(ty) {
        Some(("Option", syn::Type::BareFn(function))) => Some(function),
        _ => None,
    }
}

/// `Name<Type>` as its two parts.
fn generic(ty: &syn::Type) -> Option<(&'static str, &syn::Type)> {
    let syn::Type::Path(path) = ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let Some(syn::GenericArgument::Type(inner)) = args.args.first() else {
        return None;
    };
    let name = ["Option", "Nullable", "Enum"]
        .into_iter()
        .find(|n| last.ident == n)?;
    Some((name, inner))
}

/// A type, and whether it may be NULL.
fn read_type(ty: &syn::Type) -> Result<(Ty, bool)> {
    match generic(ty) {
        Some(("Nullable", inner)) => return Ok((read_type(inner)?.0, true)),
        Some(("Enum", inner)) => return read_type(inner),
        _ => {}
    }
    match ty {
        syn::Type::Ptr(p) => {
            let (to, _) = read_type(&p.elem)?;
            Ok((
                Ty::Ptr {
                    mutable: p.mutability.is_some(),
                    to: Box::new(to),
                },
                false,
            ))
        }
        syn::Type::Path(p) => {
            let last = p.path.segments.last().ok_or("empty path")?;
            if !last.arguments.is_none() {
                return Err(format!(
                    "C has no spelling for the generic type {}",
                    last.ident
                ));
            }
            let name = last.ident.to_string();
            Ok((
                if name.starts_with("WGPU") {
                    Ty::Named(name)
                } else {
                    Ty::Prim(name)
                },
                false,
            ))
        }
        _ => Err("a type that C cannot spell".to_owned()),
    }
}

fn slot(ident: &syn::Ident, ty: &syn::Type, attrs: &[syn::Attribute]) -> Result<Slot> {
    let (ty, nullable) = read_type(ty).map_err(|e| format!("{ident}: {e}"))?;
    Ok(Slot {
        name: c_name(ident),
        ty,
        nullable,
        doc: doc(attrs),
    })
}

fn value(api: &Api, expr: &syn::Expr) -> Result<Value> {
    if let syn::Expr::Path(path) = expr {
        match path
            .path
            .segments
            .last()
            .map(|s| s.ident.to_string())
            .as_deref()
        {
            Some("MAX") => return Ok(Value::Max),
            Some("NAN") => return Ok(Value::NotANumber),
            _ => {}
        }
    }
    number(api, expr).map(Value::Number)
}

/// A constant integer expression.
fn number(api: &Api, expr: &syn::Expr) -> Result<u64> {
    match expr {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Int(int),
            ..
        }) => int.base10_parse().map_err(|e| e.to_string()),
        syn::Expr::Paren(inner) => number(api, &inner.expr),
        syn::Expr::Binary(b) => {
            let (left, right) = (number(api, &b.left)?, number(api, &b.right)?);
            match b.op {
                syn::BinOp::Shl(_) => Ok(left << right),
                syn::BinOp::BitOr(_) => Ok(left | right),
                _ => Err("only << and | are read in constants".to_owned()),
            }
        }
        syn::Expr::Path(path) => {
            let name = path
                .path
                .segments
                .last()
                .map(|s| s.ident.to_string())
                .unwrap_or_default();
            match api
                .constants
                .iter()
                .find(|c| c.item.name == name)
                .map(|c| c.value)
            {
                Some(Value::Number(n)) => Ok(n),
                _ => Err(format!("{name} is no earlier constant")),
            }
        }
        _ => Err("an expression that the generator cannot evaluate".to_owned()),
    }
}

/// Functions under `#[apply(export)]` and `#[apply(record)]`.
fn exports(api: &mut Api, file: &str, items: &[syn::Item]) -> Result<()> {
    for item in items {
        let syn::Item::Fn(function) = item else {
            continue;
        };
        if !function.attrs.iter().any(is_export) {
            continue;
        }
        let name = function.sig.ident.to_string();
        let header = match api.reference.get(&name) {
            Some(header) => *header,
            None if name.starts_with("wgpuAbi") => Header::Extension,
            None => {
                return Err(format!(
                    "{name} is in no reference header; own functions are named wgpuAbi*"
                ));
            }
        };
        let mut args = Vec::new();
        for arg in &function.sig.inputs {
            let syn::FnArg::Typed(arg) = arg else {
                return Err(format!("{name}: self"));
            };
            let syn::Pat::Ident(pat) = &*arg.pat else {
                return Err(format!("{name}: parameters are plain names"));
            };
            args.push(slot(&pat.ident, &arg.ty, &arg.attrs).map_err(|e| format!("{name}: {e}"))?);
        }
        let returns = match &function.sig.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => {
                Some(read_type(ty).map_err(|e| format!("{name}: {e}"))?.0)
            }
        };
        let item = Item {
            name,
            doc: doc(&function.attrs),
            header,
            file: file.to_owned(),
        };
        api.functions.push(Function {
            item,
            args,
            returns,
        });
    }
    Ok(())
}

fn is_export(attr: &syn::Attribute) -> bool {
    let syn::Meta::List(list) = &attr.meta else {
        return false;
    };
    let by = list.tokens.to_string();
    attr.path().is_ident("apply")
        && (by == "export"
            || by == "record"
            || by.starts_with("export ")
            || by.starts_with("record "))
}
