//! The `WGPU_*_INIT` macros.

use super::model::*;

/// `#define WGPU_X_INIT ...`, or an empty string for a struct without defaults.
pub fn define(api: &Api, of: &Struct) -> String {
    let Some(init) = &of.init else {
        return String::new();
    };
    let mut out = format!(
        "/** `{}` with every member at its default. */\n#define {} _wgpu_MAKE_INIT_STRUCT({0}, {{ \\\n",
        of.item.name, init.macro_name
    );
    for (member, default) in of.members.iter().zip(&init.defaults) {
        out += &format!(
            "    /*.{}=*/{} _wgpu_COMMA \\\n",
            member.name,
            spell(api, member, default)
        );
    }
    out + "})\n"
}

/// One default as C spells it.
pub fn spell(api: &Api, member: &Slot, default: &InitValue) -> String {
    match default {
        InitValue::Null => "NULL".to_owned(),
        InitValue::Literal(text) => literal(member.ty.base(), text),
        InitValue::Name(name) => name.clone(),
        InitValue::EnumZero => format!("_wgpu_ENUM_ZERO_INIT({})", member.ty.base()),
        InitValue::Init(of) => {
            let init = api.find_struct(of).and_then(|s| s.init.as_ref());
            init.unwrap_or_else(|| panic!("{of} has no INIT"))
                .macro_name
                .clone()
        }
        InitValue::StructZero => "_wgpu_STRUCT_ZERO_INIT".to_owned(),
        InitValue::Chain(value, foreign) => {
            let cast = if *foreign { "(WGPUSType)" } else { "" };
            format!(
                "_wgpu_MAKE_INIT_STRUCT(WGPUChainedStruct, {{ \\\n        /*.next=*/NULL _wgpu_COMMA \\\n        \
                 /*.sType=*/{cast}{value} _wgpu_COMMA \\\n    }})"
            )
        }
    }
}

fn literal(ty: &str, text: &str) -> String {
    match ty {
        "f32" => format!("{text}f"),
        _ => text.replace('_', ""),
    }
}
