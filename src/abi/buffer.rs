//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBufferMapState {
    /// DOC
    Unmapped = 1,
    /// DOC
    Pending = 2,
    /// DOC
    Mapped = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUMapAsyncStatus {
    /// DOC
    Success = 1,
    /// DOC
    CallbackCancelled = 2,
    /// DOC
    Error = 3,
    /// DOC
    Aborted = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
pub type WGPUBufferUsage = WGPUFlags;
/// DOC
pub const WGPUBufferUsage_None: WGPUBufferUsage = 0x0;
/// DOC
pub const WGPUBufferUsage_MapRead: WGPUBufferUsage = 0x1;
/// DOC
pub const WGPUBufferUsage_MapWrite: WGPUBufferUsage = 0x2;
/// DOC
pub const WGPUBufferUsage_CopySrc: WGPUBufferUsage = 0x4;
/// DOC
pub const WGPUBufferUsage_CopyDst: WGPUBufferUsage = 0x8;
/// DOC
pub const WGPUBufferUsage_Index: WGPUBufferUsage = 0x10;
/// DOC
pub const WGPUBufferUsage_Vertex: WGPUBufferUsage = 0x20;
/// DOC
pub const WGPUBufferUsage_Uniform: WGPUBufferUsage = 0x40;
/// DOC
pub const WGPUBufferUsage_Storage: WGPUBufferUsage = 0x80;
/// DOC
pub const WGPUBufferUsage_Indirect: WGPUBufferUsage = 0x100;
/// DOC
pub const WGPUBufferUsage_QueryResolve: WGPUBufferUsage = 0x200;

/// DOC
pub type WGPUMapMode = WGPUFlags;
/// DOC
pub const WGPUMapMode_None: WGPUMapMode = 0x0;
/// DOC
pub const WGPUMapMode_Read: WGPUMapMode = 0x1;
/// DOC
pub const WGPUMapMode_Write: WGPUMapMode = 0x2;

/// DOC
pub type WGPUBufferMapCallback = Option<
    unsafe extern "C" fn(
        status: WGPUMapAsyncStatus,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBufferMapCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUBufferMapCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUBufferMapCallbackInfo {
    /// `WGPU_BUFFER_MAP_CALLBACK_INFO_INIT`: every member at its default.
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
pub struct WGPUBufferDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub usage: WGPUBufferUsage,
    /// DOC
    pub size: u64,
    /// DOC
    pub mappedAtCreation: WGPUBool,
}

impl WGPUBufferDescriptor {
    /// `WGPU_BUFFER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        usage: WGPUBufferUsage_None,
        size: 0,
        mappedAtCreation: WGPU_FALSE,
    };
}
