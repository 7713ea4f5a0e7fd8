//! Keeps the generated files in step with the sources, when asked:
//! `WGPU_ABI_GENERATE=1 cargo check` writes them, `WGPU_ABI_GENERATE=check cargo check` fails if one is stale.

#[path = "ffi/generate/mod.rs"]
mod generate;

use std::env;
use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_VENDOR").as_deref() == Ok("apple") {
        // Otherwise programs would look for the library where it was built.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libwgpu_native.dylib");
    }
    let os = env::var("CARGO_CFG_TARGET_OS").expect("set by cargo");
    // Where wgpu-core has Vulkan and OpenGL with the features that `Cargo.toml` names: the same systems as there.
    alias(
        "vulkan",
        matches!(&*os, "windows" | "linux" | "android" | "freebsd"),
    );
    // Where Vulkan shares memory through file descriptors.
    let memory_fd = matches!(&*os, "linux" | "android" | "freebsd");
    alias("memory_fd", memory_fd);
    // Where it shares memory at all: on Windows through NT handles.
    alias("shared_memory", memory_fd || os == "windows");
    // Where return addresses lead somewhere: on Windows of 64 bits, in the tables for unwinding.
    let wide = env::var("CARGO_CFG_TARGET_POINTER_WIDTH").as_deref() == Ok("64");
    let unix = env::var_os("CARGO_CFG_UNIX").is_some();
    alias("call_stack", unix || (os == "windows" && wide));
    println!("cargo::rerun-if-env-changed=WGPU_ABI_GENERATE");
    let Ok(mode) = env::var("WGPU_ABI_GENERATE") else {
        return;
    };
    for path in generate::WATCHED {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let scratch = PathBuf::from(env::var("OUT_DIR").expect("set by cargo"));
    let done = match mode.as_str() {
        "1" => generate::write(&root, &scratch),
        "check" => generate::check(&root, &scratch),
        other => Err(format!(
            "WGPU_ABI_GENERATE is 1 (write) or check, not {other}"
        )),
    };
    if let Err(error) = done {
        println!("cargo::error={error}");
    }
}

/// Lets the sources say `cfg(name)` for a condition on the target.
fn alias(name: &str, holds: bool) {
    println!("cargo::rustc-check-cfg=cfg({name})");
    if holds {
        println!("cargo::rustc-cfg={name}");
    }
}
