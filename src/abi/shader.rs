//! Shader modules: their source, and what the compiler said about it.

use super::*;

/// How a request for compilation messages ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompilationInfoRequestStatus {
    /// The messages are there, also when the shader has errors.
    Success = 1,
    /// The last reference to the instance went away first; the info pointer is NULL.
    CallbackCancelled = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How severe a compilation message is.
///
/// Spec: GPUCompilationMessageType.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompilationMessageType {
    /// The shader is invalid, and with it every pipeline made from the module.
    Error = 1,
    /// The shader is valid, but does something that is hardly meant.
    Warning = 2,
    /// A remark.
    Info = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A set of shader stages: a combination of the `WGPUShaderStage_*` flags.
///
/// Spec: GPUShaderStage.
pub type WGPUShaderStage = WGPUFlags;
/// No stage.
pub const WGPUShaderStage_None: WGPUShaderStage = 0x0;
/// The vertex stage of a render pipeline.
pub const WGPUShaderStage_Vertex: WGPUShaderStage = 0x1;
/// The fragment stage of a render pipeline.
pub const WGPUShaderStage_Fragment: WGPUShaderStage = 0x2;
/// The compute stage of a compute pipeline.
pub const WGPUShaderStage_Compute: WGPUShaderStage = 0x4;

/// Called exactly once for every `wgpuShaderModuleGetCompilationInfo`.
///
/// `compilationInfo` and everything it points to live only during the call.
pub type WGPUCompilationInfoCallback = Option<
    unsafe extern "C" fn(
        status: WGPUCompilationInfoRequestStatus,
        compilationInfo: *const WGPUCompilationInfo,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// The callback of `wgpuShaderModuleGetCompilationInfo` and when it may be called.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompilationInfoCallbackInfo {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback is called. Has no default: 0 is not a mode.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. With NULL nothing is called; the future still completes.
    pub callback: WGPUCompilationInfoCallback,
    /// Passed to the callback as it is; never read.
    pub userdata1: Nullable<*mut c_void>,
    /// Passed to the callback as it is; never read.
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

/// One message of the shader compiler, with its place in the source.
///
/// Positions count UTF-8 bytes of the source. Without a place, all four numbers are 0.
///
/// Spec: GPUCompilationMessage.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompilationMessage {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Human-readable text, not a stable format.
    pub message: WGPUStringView,
    /// How severe the message is.
    pub r#type: Enum<WGPUCompilationMessageType>,
    /// Line of the source, from 1; 0 if no place is known.
    pub lineNum: u64,
    /// Byte within that line, from 1; 0 if no place is known.
    pub linePos: u64,
    /// Bytes from the start of the source to the place, from 0.
    pub offset: u64,
    /// Bytes of source that the message is about; 0 for a point.
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

/// SPIR-V as the source of a shader module; chain it to [`WGPUShaderModuleDescriptor`].
///
/// The words are parsed and validated, never handed to the driver as they are.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderSourceSPIRV {
    /// Header of the struct; `sType` must be `WGPUSType_ShaderSourceSPIRV`.
    pub chain: WGPUChainedStruct,
    /// Number of 32-bit words in `code` (not bytes).
    pub codeSize: u32,
    /// The words, in the byte order of the host, beginning with the SPIR-V magic number. Read
    /// during the call only.
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

/// WGSL as the source of a shader module; chain it to [`WGPUShaderModuleDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderSourceWGSL {
    /// Header of the struct; `sType` must be `WGPUSType_ShaderSourceWGSL`.
    pub chain: WGPUChainedStruct,
    /// The source, UTF-8, read during the call only. Invalid UTF-8 is a validation error. A module
    /// with errors is still returned: its messages are kept for
    /// `wgpuShaderModuleGetCompilationInfo`.
    pub code: WGPUStringView,
}

impl WGPUShaderSourceWGSL {
    /// `WGPU_SHADER_SOURCE_WGSL_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::ShaderSourceWGSL.c()),
        code: WGPUStringView::INIT,
    };
}

/// Everything the compiler said about one shader module.
///
/// Spec: GPUCompilationInfo.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompilationInfo {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Number of `messages`; 0 for a clean shader.
    pub messageCount: usize,
    /// The messages, in the order of the source where they have a place.
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

/// What `wgpuDeviceCreateShaderModule` creates; the source is chained to it.
///
/// Spec: GPUShaderModuleDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderModuleDescriptor {
    /// The source, exactly one: [`WGPUShaderSourceWGSL`], [`WGPUShaderSourceSPIRV`], or
    /// `WGPUShaderSourceGLSL` (`wgpu.h`). None or two of them is a validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
}

impl WGPUShaderModuleDescriptor {
    /// `WGPU_SHADER_MODULE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}
