//! The version, and how many objects are alive.

use macro_rules_attribute::apply;

use crate::export::export;

/// The version of `wgpu.h`, one byte for each of its four numbers.
pub const INTERFACE: u32 = u32::from_be_bytes([29, 0, 1, 1]);

/// The version of the interface `wgpu.h`, not of the library: 29.0.1.1, one byte each. Any thread.
#[apply(export)]
pub fn wgpuGetVersion() -> u32 {
    Ok(INTERFACE)
}
