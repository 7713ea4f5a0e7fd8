//! Buffers: how one is described, what it may be used for, and how it is mapped.

use super::*;

/// Whether the application, the GPU or a pending request has the buffer's memory.
///
/// Answered by `wgpuBufferGetMapState`; only an unmapped buffer may be used by a submission.
///
/// Spec: GPUBufferMapState.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBufferMapState {
    /// No mapping and no request: the GPU may use the buffer, and it may be mapped.
    Unmapped = 1,
    /// `wgpuBufferMapAsync` was called and its callback has not been called yet.
    Pending = 2,
    /// The application has the memory until `wgpuBufferUnmap` or `wgpuBufferDestroy`.
    Mapped = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a mapping request ended.
///
/// Spec: GPUBuffer.mapAsync.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUMapAsyncStatus {
    /// The buffer is mapped; `wgpuBufferGetMappedRange` and its siblings may be called.
    Success = 1,
    /// The last reference to the instance went away before the request was done. The buffer must
    /// not be used from this callback.
    CallbackCancelled = 2,
    /// The request was invalid (range, alignment, usage, or state of the buffer). The message says
    /// what was wrong; a validation error is also reported on the device.
    Error = 3,
    /// The request was cut short by `wgpuBufferUnmap`, `wgpuBufferDestroy`, the last release of the
    /// buffer, or the loss of the device.
    Aborted = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What a buffer may be used for: a combination of the `WGPUBufferUsage_*` flags.
///
/// A use that is not listed when the buffer is created is a validation error later. A set of zero
/// and unknown bits are validation errors at creation.
///
/// Spec: GPUBufferUsage.
pub type WGPUBufferUsage = WGPUFlags;
/// No use at all; not valid for creating a buffer.
pub const WGPUBufferUsage_None: WGPUBufferUsage = 0x0;
/// May be mapped with [`WGPUMapMode_Read`].
///
/// The only other flag allowed beside it is [`WGPUBufferUsage_CopyDst`], unless the device has
/// `WGPUNativeFeature_MappablePrimaryBuffers`.
pub const WGPUBufferUsage_MapRead: WGPUBufferUsage = 0x1;
/// May be mapped with [`WGPUMapMode_Write`].
///
/// The only other flag allowed beside it is [`WGPUBufferUsage_CopySrc`], unless the device has
/// `WGPUNativeFeature_MappablePrimaryBuffers`.
pub const WGPUBufferUsage_MapWrite: WGPUBufferUsage = 0x2;
/// May be the source of a copy to a buffer or a texture.
pub const WGPUBufferUsage_CopySrc: WGPUBufferUsage = 0x4;
/// May be the target of a copy, of `wgpuCommandEncoderClearBuffer` and of `wgpuQueueWriteBuffer`.
pub const WGPUBufferUsage_CopyDst: WGPUBufferUsage = 0x8;
/// May be set with `wgpuRenderPassEncoderSetIndexBuffer` and its bundle twin.
pub const WGPUBufferUsage_Index: WGPUBufferUsage = 0x10;
/// May be set with `wgpuRenderPassEncoderSetVertexBuffer` and its bundle twin.
pub const WGPUBufferUsage_Vertex: WGPUBufferUsage = 0x20;
/// May be bound as `WGPUBufferBindingType_Uniform`.
pub const WGPUBufferUsage_Uniform: WGPUBufferUsage = 0x40;
/// May be bound as `WGPUBufferBindingType_Storage` or `WGPUBufferBindingType_ReadOnlyStorage`.
pub const WGPUBufferUsage_Storage: WGPUBufferUsage = 0x80;
/// May hold the arguments of indirect draws and dispatches.
pub const WGPUBufferUsage_Indirect: WGPUBufferUsage = 0x100;
/// May be the target of `wgpuCommandEncoderResolveQuerySet`.
pub const WGPUBufferUsage_QueryResolve: WGPUBufferUsage = 0x200;

/// For which access `wgpuBufferMapAsync` maps: exactly one of the two flags.
///
/// Spec: GPUMapMode.
pub type WGPUMapMode = WGPUFlags;
/// No access; not valid for mapping.
pub const WGPUMapMode_None: WGPUMapMode = 0x0;
/// The application reads the contents. Needs [`WGPUBufferUsage_MapRead`]; what it writes into the
/// range is lost.
pub const WGPUMapMode_Read: WGPUMapMode = 0x1;
/// The application writes; the contents found are those of the buffer. Needs
/// [`WGPUBufferUsage_MapWrite`].
pub const WGPUMapMode_Write: WGPUMapMode = 0x2;

/// Called exactly once for every `wgpuBufferMapAsync`, also when the device or the instance goes
/// away.
///
/// When and on which thread follows from [`WGPUBufferMapCallbackInfo::mode`]; no lock of the
/// library is held, so it may call any function. `message` is empty on success and lives only
/// during the call.
pub type WGPUBufferMapCallback = Option<
    unsafe extern "C" fn(
        status: WGPUMapAsyncStatus,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// The callback of `wgpuBufferMapAsync` and when it may be called.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBufferMapCallbackInfo {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback is called. Has no default: 0 is not a mode.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. With NULL nothing is called; the future still completes.
    pub callback: WGPUBufferMapCallback,
    /// Passed to the callback as it is; never read.
    pub userdata1: Nullable<*mut c_void>,
    /// Passed to the callback as it is; never read.
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

/// What `wgpuDeviceCreateBuffer` creates.
///
/// Spec: GPUBufferDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBufferDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// What the buffer may be used for; at least one flag.
    pub usage: WGPUBufferUsage,
    /// Size in bytes, at most the limit `maxBufferSize`; 0 is allowed. Must be a multiple of 4 when
    /// `mappedAtCreation` is set. A size that the driver has no memory for is an out-of-memory
    /// error.
    pub size: u64,
    /// `WGPU_TRUE` gives a buffer that is already mapped for writing, whatever its usage: fill it
    /// through `wgpuBufferGetMappedRange`, then call `wgpuBufferUnmap`. New contents are zero.
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
