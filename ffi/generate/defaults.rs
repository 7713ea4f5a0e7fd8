//! The `INIT` blocks of the vocabulary: the default of every member.

use super::model::*;
use super::parse::{Result, c_name, value_name};

/// An `INIT` block as it stands in the source.
pub struct RawInit {
    pub of: String,
    pub doc: Vec<String>,
    pub value: syn::Expr,
}

/// Gives each struct its defaults.
pub fn attach(api: &mut Api, inits: Vec<RawInit>) -> Result<()> {
    for raw in inits {
        let macro_name = raw
            .doc
            .first()
            .and_then(|l| l.split('`').nth(1))
            .filter(|n| n.ends_with("_INIT"));
        let macro_name = macro_name
            .ok_or(format!(
                "the doc comment of {}::INIT must begin with the macro's name",
                raw.of
            ))?
            .to_owned();
        let syn::Expr::Struct(literal) = &raw.value else {
            return Err(format!("{}::INIT must be a struct literal", raw.of));
        };
        let members = &api
            .find_struct(&raw.of)
            .ok_or(format!("INIT of an unknown struct {}", raw.of))?
            .members;
        let mut defaults = Vec::new();
        for member in members {
            let field = literal
                .fields
                .iter()
                .find(|f| matches!(&f.member, syn::Member::Named(i) if c_name(i) == member.name));
            let field = field.ok_or(format!("{}::INIT leaves out {}", raw.of, member.name))?;
            let default = default(&field.expr)
                .map_err(|e| format!("{}::INIT, {}: {e}", raw.of, member.name))?;
            defaults.push(default);
        }
        let target = api
            .structs
            .iter_mut()
            .find(|s| s.item.name == raw.of)
            .expect("found above");
        target.init = Some(Init {
            macro_name,
            defaults,
        });
    }
    Ok(())
}

fn default(expr: &syn::Expr) -> Result<InitValue> {
    match expr {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Int(n),
            ..
        }) => Ok(InitValue::Literal(n.to_string())),
        syn::Expr::Unary(syn::ExprUnary {
            op: syn::UnOp::Neg(_),
            expr,
            ..
        }) => match default(expr)? {
            InitValue::Literal(number) => Ok(InitValue::Literal(format!("-{number}"))),
            _ => Err("the negative of what is no number".to_owned()),
        },
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Float(n),
            ..
        }) => Ok(InitValue::Literal(n.to_string())),
        syn::Expr::Path(path) => {
            let parts: Vec<String> = path
                .path
                .segments
                .iter()
                .map(|s| s.ident.to_string())
                .collect();
            match parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["None"] => Ok(InitValue::Null),
                [_, "NULL"] => Ok(InitValue::Null),
                ["Enum", "ZERO"] => Ok(InitValue::EnumZero),
                [of, "INIT"] => Ok(InitValue::Init(of.to_owned())),
                [_, "NOT_USED"] => Ok(InitValue::StructZero),
                [name] => Ok(InitValue::Name(name.to_owned())),
                _ => Err(format!("unknown default {}", parts.join("::"))),
            }
        }
        syn::Expr::MethodCall(call) if call.method == "c" => {
            Ok(InitValue::Name(enum_value(&call.receiver)?.0))
        }
        syn::Expr::Call(call) => {
            let syn::Expr::Path(path) = &*call.func else {
                return Err("unknown call".to_owned());
            };
            let name = path
                .path
                .segments
                .iter()
                .map(|s| s.ident.to_string())
                .collect::<Vec<_>>()
                .join("::");
            match name.as_str() {
                "ptr::null" | "ptr::null_mut" => Ok(InitValue::Null),
                "WGPUChainedStruct::of" => match call.args.first() {
                    Some(syn::Expr::MethodCall(value)) => {
                        Ok(InitValue::Chain(enum_value(&value.receiver)?.0, false))
                    }
                    Some(syn::Expr::Call(native)) => {
                        let value = native.args.first().ok_or("Enum::native without a value")?;
                        Ok(InitValue::Chain(enum_value(value)?.0, true))
                    }
                    _ => Err("unknown chain type".to_owned()),
                },
                _ => Err(format!("unknown call {name}")),
            }
        }
        _ => Err("a default that C cannot spell".to_owned()),
    }
}

/// `WGPUEnum::Variant` as the C name of the value and the enum.
fn enum_value(expr: &syn::Expr) -> Result<(String, String)> {
    if let syn::Expr::Path(path) = expr {
        let parts: Vec<String> = path
            .path
            .segments
            .iter()
            .map(|s| s.ident.to_string())
            .collect();
        if let [of, short] = &parts[..] {
            return Ok((value_name(of, short), of.clone()));
        }
    }
    Err("an enum value is written WGPUEnum::Variant".to_owned())
}
