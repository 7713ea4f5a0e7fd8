//! Writes what is derived from the Rust sources: the C headers, their description, the table of exported functions and the list
//! of what is implemented. Run by `build.rs` when `WGPU_ABI_GENERATE` is set.
//!
//! parse (syn) -> model -> declare (cbindgen spells the C types) -> one module per kind of file.

mod api;
mod declare;
mod defaults;
mod docs;
mod exports;
mod header;
mod init;
mod json;
mod layout;
mod model;
mod parse;
mod preamble;

use std::fs;
use std::path::Path;

use model::Header;

/// Everything that the files are made from, and the files: cargo looks again when one of them changes.
pub const WATCHED: [&str; 10] = [
    "src/abi",
    "src/api",
    "src/native",
    "src/extension",
    "include",
    "ffi/api.json",
    "ffi/layout.json",
    "ffi/reference-functions.txt",
    "ffi/static-libs.txt",
    "docs/coverage.md",
];

/// The path of every generated file, relative to the repository root, and what belongs into it; None for a file that is not
/// wanted.
type Outputs = Vec<(String, Option<String>)>;

fn outputs(root: &Path, scratch: &Path) -> Result<Outputs, String> {
    let vocabulary = parse::read(root)?;
    let spellings = declare::spell(&vocabulary, scratch)?;
    let mut out: Outputs = Vec::new();
    for header in Header::ALL {
        out.push((
            format!("include/{}", header.file()),
            header::write(&vocabulary, &spellings, header),
        ));
    }
    out.push((
        "ffi/api.json".into(),
        Some(api::json(&vocabulary, &spellings)),
    ));
    out.push(("ffi/layout.json".into(), Some(layout::json(&vocabulary))));
    out.push(("src/abi/layout.rs".into(), Some(layout::proof(&vocabulary))));
    out.push((
        "src/native/proc_table.rs".into(),
        exports::proc_table(&vocabulary),
    ));
    out.push((
        "docs/coverage.md".into(),
        Some(exports::coverage(&vocabulary)),
    ));
    Ok(out)
}

/// Brings the files up to date; leaves alone what is.
pub fn write(root: &Path, scratch: &Path) -> Result<(), String> {
    for (name, text) in outputs(root, scratch)? {
        let path = root.join(&name);
        match text {
            Some(text) if fs::read_to_string(&path).ok().as_ref() != Some(&text) => {
                fs::create_dir_all(path.parent().expect("below the root"))
                    .map_err(|e| format!("{name}: {e}"))?;
                fs::write(&path, text).map_err(|e| format!("{name}: {e}"))?;
            }
            None if path.exists() => fs::remove_file(&path).map_err(|e| format!("{name}: {e}"))?,
            _ => {}
        }
    }
    Ok(())
}

/// Names the files that differ from what the sources say.
pub fn check(root: &Path, scratch: &Path) -> Result<(), String> {
    let outputs = outputs(root, scratch)?;
    let stale = outputs
        .iter()
        .filter(|(name, text)| fs::read_to_string(root.join(name)).ok() != *text);
    let stale: Vec<&str> = stale.map(|(name, _)| name.as_str()).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} no longer match the sources; run: WGPU_ABI_GENERATE=1 cargo check",
        stale.join(", ")
    ))
}
