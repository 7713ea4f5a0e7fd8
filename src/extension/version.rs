//! Which library this is.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::convert::{chain, input};
use crate::event::string_view;
use crate::export::export;
use crate::native::report::INTERFACE;

/// Tells the versions of this library, of wgpu-core, and of the headers. Nothing is to be freed. Any thread.
///
/// Returns `WGPUStatus_Error`, and writes nothing, when `version` is NULL or has something chained to it.
#[apply(export)]
pub fn wgpuAbiGetVersion(version: *mut WGPUAbiVersion) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid pointer.
    let version = unsafe { input::output(version, "version") }?;
    // SAFETY: as above.
    unsafe { chain::none(version.nextInChain, "version") }?;
    version.library = string_view(env!("CARGO_PKG_VERSION"));
    version.core = string_view("30.0.1");
    version.standardHeader = 202607;
    version.nativeHeader = INTERFACE;
    Ok(WGPUStatus::Success)
}
