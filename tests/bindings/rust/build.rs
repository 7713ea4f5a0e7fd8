//! Makes the bindings; the tests inside them (sizes and offsets) are checked when the program compiles.

use std::{env, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-env-changed=WGPU_INCLUDE");
    println!("cargo::rerun-if-env-changed=WGPU_LIB");
    let include = env::var("WGPU_INCLUDE").expect("WGPU_INCLUDE is the folder of the headers");
    let library = env::var("WGPU_LIB").expect("WGPU_LIB is the folder of the library");
    println!("cargo::rustc-link-search=native={library}");
    println!("cargo::rustc-link-lib=dylib=wgpu_native");
    println!("cargo::rustc-link-arg=-Wl,-rpath,{library}");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("gpu.rs");
    bindgen::builder()
        .header(format!("{include}/wgpu_abi.h"))
        .allowlist_item("(WGPU|wgpu).*")
        .parse_callbacks(Box::new(bindgen::CargoCallbacks::new()))
        .generate()
        .expect("bindgen reads the headers")
        .write_to_file(out)
        .expect("the bindings are written");
}
