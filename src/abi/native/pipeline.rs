//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPolygonMode {
    /// DOC
    Fill = 0,
    /// DOC
    Line = 1,
    /// DOC
    Point = 2,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPrimitiveStateExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub polygonMode: Enum<WGPUPolygonMode>,
    /// DOC
    pub conservative: WGPUBool,
}
