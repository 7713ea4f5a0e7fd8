//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDx12Compiler {
    /// DOC
    Undefined = 0,
    /// DOC
    Fxc = 1,
    /// DOC
    Dxc = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDxcMaxShaderModel {
    /// DOC
    V6_0 = 0,
    /// DOC
    V6_1 = 1,
    /// DOC
    V6_2 = 2,
    /// DOC
    V6_3 = 3,
    /// DOC
    V6_4 = 4,
    /// DOC
    V6_5 = 5,
    /// DOC
    V6_6 = 6,
    /// DOC
    V6_7 = 7,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderDefine {
    /// DOC
    pub name: WGPUStringView,
    /// DOC
    pub value: WGPUStringView,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderSourceGLSL {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub stage: WGPUShaderStage,
    /// DOC
    pub code: WGPUStringView,
    /// DOC
    pub defineCount: u32,
    /// DOC
    pub defines: *const WGPUShaderDefine,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderModuleDescriptorSpirV {
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub sourceSize: u32,
    /// DOC
    pub source: *const u32,
}

/// DOC
pub type WGPUShaderRuntimeChecks = WGPUFlags;
/// DOC
pub const WGPUShaderRuntimeChecks_None: WGPUShaderRuntimeChecks = 0x0;
/// DOC
pub const WGPUShaderRuntimeChecks_BoundsChecks: WGPUShaderRuntimeChecks = 0x1;
/// DOC
pub const WGPUShaderRuntimeChecks_ForceLoopBounding: WGPUShaderRuntimeChecks = 0x2;
/// DOC
pub const WGPUShaderRuntimeChecks_RayQueryInitializationTracking: WGPUShaderRuntimeChecks = 0x4;
/// DOC
pub const WGPUShaderRuntimeChecks_TaskShaderDispatchTracking: WGPUShaderRuntimeChecks = 0x8;
/// DOC
pub const WGPUShaderRuntimeChecks_MeshShaderPrimitiveIndicesClamp: WGPUShaderRuntimeChecks = 0x10;
