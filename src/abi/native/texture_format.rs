//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeTextureFormat {
    /// DOC
    NV12 = 0x30007,
    /// DOC
    P010 = 0x30008,
}
