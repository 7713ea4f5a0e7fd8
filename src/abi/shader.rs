//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompilationInfoRequestStatus {
    /// DOC
    Success = 1,
    /// DOC
    CallbackCancelled = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompilationMessageType {
    /// DOC
    Error = 1,
    /// DOC
    Warning = 2,
    /// DOC
    Info = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
pub type WGPUShaderStage = WGPUFlags;
/// DOC
pub const WGPUShaderStage_None: WGPUShaderStage = 0x0;
/// DOC
pub const WGPUShaderStage_Vertex: WGPUShaderStage = 0x1;
/// DOC
pub const WGPUShaderStage_Fragment: WGPUShaderStage = 0x2;
/// DOC
pub const WGPUShaderStage_Compute: WGPUShaderStage = 0x4;

/// DOC
pub type WGPUCompilationInfoCallback = Option<
    unsafe extern "C" fn(
        status: WGPUCompilationInfoRequestStatus,
        compilationInfo: *const WGPUCompilationInfo,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompilationInfoCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUCompilationInfoCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUCompilationInfoCallbackInfo {
    /// `WGPU_COMPILATION_INFO_CALLBACK_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        mode: Enum::ZERO,
        callback: None,
        userdata1: ptr::null_mut(),
        userdata2: ptr::null_mut(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompilationMessage {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub message: WGPUStringView,
    /// DOC
    pub r#type: Enum<WGPUCompilationMessageType>,
    /// DOC
    pub lineNum: u64,
    /// DOC
    pub linePos: u64,
    /// DOC
    pub offset: u64,
    /// DOC
    pub length: u64,
}

impl WGPUCompilationMessage {
    /// `WGPU_COMPILATION_MESSAGE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        message: WGPUStringView::INIT,
        r#type: Enum::ZERO,
        lineNum: 0,
        linePos: 0,
        offset: 0,
        length: 0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderSourceSPIRV {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub codeSize: u32,
    /// DOC
    pub code: *const u32,
}

impl WGPUShaderSourceSPIRV {
    /// `WGPU_SHADER_SOURCE_SPIRV_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ShaderSourceSPIRV.c()),
        codeSize: 0,
        code: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderSourceWGSL {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub code: WGPUStringView,
}

impl WGPUShaderSourceWGSL {
    /// `WGPU_SHADER_SOURCE_WGSL_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ShaderSourceWGSL.c()),
        code: WGPUStringView::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompilationInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub messageCount: usize,
    /// DOC
    pub messages: *const WGPUCompilationMessage,
}

impl WGPUCompilationInfo {
    /// `WGPU_COMPILATION_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        messageCount: 0,
        messages: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderModuleDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
}

impl WGPUShaderModuleDescriptor {
    /// `WGPU_SHADER_MODULE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}
