//! How triangles are drawn: filled, as lines, as points, conservatively.

use super::*;

/// What is drawn of a triangle.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPolygonMode {
    /// All of it. The value of zeroed memory.
    Fill = 0,
    /// Its edges. Needs `WGPUNativeFeature_PolygonModeLine`.
    Line = 1,
    /// Its corners. Needs `WGPUNativeFeature_PolygonModePoint`.
    Point = 2,
}

/// An extension of [`WGPUPrimitiveState`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPrimitiveStateExtras {
    /// The head, of type `WGPUSType_PrimitiveStateExtras`.
    pub chain: WGPUChainedStruct,
    /// What is drawn of a triangle. Lines and points are drawn as ever.
    pub polygonMode: Enum<WGPUPolygonMode>,
    /// True: every pixel that a triangle touches is drawn, not only those whose center it covers.
    /// Only for filled triangles. Needs `WGPUNativeFeature_ConservativeRasterization`.
    pub conservative: WGPUBool,
}
