//! DOC

use super::*;

/// DOC
pub type WGPUInstanceBackend = WGPUFlags;
/// DOC
pub const WGPUInstanceBackend_All: WGPUInstanceBackend = 0x0;
/// DOC
pub const WGPUInstanceBackend_Vulkan: WGPUInstanceBackend = 1 << 0;
/// DOC
pub const WGPUInstanceBackend_GL: WGPUInstanceBackend = 1 << 1;
/// DOC
pub const WGPUInstanceBackend_Metal: WGPUInstanceBackend = 1 << 2;
/// DOC
pub const WGPUInstanceBackend_DX12: WGPUInstanceBackend = 1 << 3;
/// DOC
pub const WGPUInstanceBackend_BrowserWebGPU: WGPUInstanceBackend = 1 << 5;
/// DOC
pub const WGPUInstanceBackend_Primary: WGPUInstanceBackend =
    (1 << 0) | (1 << 2) | (1 << 3) | (1 << 5);
/// DOC
pub const WGPUInstanceBackend_Secondary: WGPUInstanceBackend = 1 << 1;
/// DOC
pub const WGPUInstanceBackend_Force32: WGPUInstanceBackend = 0x7fffffff;

/// DOC
pub type WGPUInstanceFlag = WGPUFlags;
/// DOC
pub const WGPUInstanceFlag_Empty: WGPUInstanceFlag = 0x0;
/// DOC
pub const WGPUInstanceFlag_Debug: WGPUInstanceFlag = 1 << 0;
/// DOC
pub const WGPUInstanceFlag_Validation: WGPUInstanceFlag = 1 << 1;
/// DOC
pub const WGPUInstanceFlag_DiscardHalLabels: WGPUInstanceFlag = 1 << 2;
/// DOC
pub const WGPUInstanceFlag_AllowUnderlyingNoncompliantAdapter: WGPUInstanceFlag = 1 << 3;
/// DOC
pub const WGPUInstanceFlag_GPUBasedValidation: WGPUInstanceFlag = 1 << 4;
/// DOC
pub const WGPUInstanceFlag_ValidationIndirectCall: WGPUInstanceFlag = 1 << 5;
/// DOC
pub const WGPUInstanceFlag_AutomaticTimestampNormalization: WGPUInstanceFlag = 1 << 6;
/// DOC
pub const WGPUInstanceFlag_Default: WGPUInstanceFlag = 1 << 24;
/// DOC
pub const WGPUInstanceFlag_Debugging: WGPUInstanceFlag = 1 << 25;
/// DOC
pub const WGPUInstanceFlag_AdvancedDebugging: WGPUInstanceFlag = 1 << 26;
/// DOC
pub const WGPUInstanceFlag_WithEnv: WGPUInstanceFlag = 1 << 27;
/// DOC
pub const WGPUInstanceFlag_Force32: WGPUInstanceFlag = 0x7fffffff;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUGles3MinorVersion {
    /// DOC
    Automatic = 0,
    /// DOC
    Version0 = 1,
    /// DOC
    Version1 = 2,
    /// DOC
    Version2 = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUGLFenceBehaviour {
    /// DOC
    Normal = 0,
    /// DOC
    AutoFinish = 1,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDx12SwapchainKind {
    /// DOC
    Undefined = 0,
    /// DOC
    DxgiFromHwnd = 1,
    /// DOC
    DxgiFromVisual = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeDisplayHandleType {
    /// DOC
    None = 0,
    /// DOC
    Xlib = 1,
    /// DOC
    Xcb = 2,
    /// DOC
    Wayland = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUXlibDisplayHandle {
    /// DOC
    pub display: *mut c_void,
    /// DOC
    pub screen: c_int,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUXcbDisplayHandle {
    /// DOC
    pub connection: *mut c_void,
    /// DOC
    pub screen: c_int,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUWaylandDisplayHandle {
    /// DOC
    pub display: *mut c_void,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub union WGPUNativeDisplayHandleData {
    /// DOC
    pub xlib: WGPUXlibDisplayHandle,
    /// DOC
    pub xcb: WGPUXcbDisplayHandle,
    /// DOC
    pub wayland: WGPUWaylandDisplayHandle,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUNativeDisplayHandle {
    /// DOC
    pub r#type: Enum<WGPUNativeDisplayHandleType>,
    /// DOC
    pub data: WGPUNativeDisplayHandleData,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub backends: WGPUInstanceBackend,
    /// DOC
    pub flags: WGPUInstanceFlag,
    /// DOC
    pub dx12ShaderCompiler: Enum<WGPUDx12Compiler>,
    /// DOC
    pub gles3MinorVersion: Enum<WGPUGles3MinorVersion>,
    /// DOC
    pub glFenceBehaviour: Enum<WGPUGLFenceBehaviour>,
    /// DOC
    pub dxcPath: WGPUStringView,
    /// DOC
    pub dxcMaxShaderModel: Enum<WGPUDxcMaxShaderModel>,
    /// DOC
    pub dx12PresentationSystem: Enum<WGPUDx12SwapchainKind>,
    /// DOC
    pub budgetForDeviceCreation: Nullable<*const u8>,
    /// DOC
    pub budgetForDeviceLoss: Nullable<*const u8>,
    /// DOC
    pub displayHandle: WGPUNativeDisplayHandle,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDeviceExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub tracePath: WGPUStringView,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceEnumerateAdapterOptions {
    /// DOC
    pub nextInChain: *const WGPUChainedStruct,
    /// DOC
    pub backends: WGPUInstanceBackend,
}
