//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAdapterType {
    /// DOC
    DiscreteGPU = 1,
    /// DOC
    IntegratedGPU = 2,
    /// DOC
    CPU = 3,
    /// DOC
    Unknown = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBackendType {
    /// DOC
    Undefined = 0,
    /// DOC
    Null = 1,
    /// DOC
    WebGPU = 2,
    /// DOC
    D3D11 = 3,
    /// DOC
    D3D12 = 4,
    /// DOC
    Metal = 5,
    /// DOC
    Vulkan = 6,
    /// DOC
    OpenGL = 7,
    /// DOC
    OpenGLES = 8,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPowerPreference {
    /// DOC
    Undefined = 0,
    /// DOC
    LowPower = 1,
    /// DOC
    HighPerformance = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPURequestAdapterStatus {
    /// DOC
    Success = 1,
    /// DOC
    CallbackCancelled = 2,
    /// DOC
    Unavailable = 3,
    /// DOC
    Error = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPURequestDeviceStatus {
    /// DOC
    Success = 1,
    /// DOC
    CallbackCancelled = 2,
    /// DOC
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
pub type WGPURequestAdapterCallback = Option<
    unsafe extern "C" fn(
        status: WGPURequestAdapterStatus,
        adapter: WGPUAdapter,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
pub type WGPURequestDeviceCallback = Option<
    unsafe extern "C" fn(
        status: WGPURequestDeviceStatus,
        device: WGPUDevice,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestAdapterCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPURequestAdapterCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPURequestAdapterCallbackInfo {
    /// `WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT`: every member at its default.
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
pub struct WGPURequestDeviceCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPURequestDeviceCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPURequestDeviceCallbackInfo {
    /// `WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT`: every member at its default.
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
pub struct WGPUAdapterInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub vendor: WGPUStringView,
    /// DOC
    pub architecture: WGPUStringView,
    /// DOC
    pub device: WGPUStringView,
    /// DOC
    pub description: WGPUStringView,
    /// DOC
    pub backendType: Enum<WGPUBackendType>,
    /// DOC
    pub adapterType: Enum<WGPUAdapterType>,
    /// DOC
    pub vendorID: u32,
    /// DOC
    pub deviceID: u32,
    /// DOC
    pub subgroupMinSize: u32,
    /// DOC
    pub subgroupMaxSize: u32,
}

impl WGPUAdapterInfo {
    /// `WGPU_ADAPTER_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        vendor: WGPUStringView::INIT,
        architecture: WGPUStringView::INIT,
        device: WGPUStringView::INIT,
        description: WGPUStringView::INIT,
        backendType: WGPUBackendType::Undefined.c(),
        adapterType: Enum::ZERO,
        vendorID: 0,
        deviceID: 0,
        subgroupMinSize: 0,
        subgroupMaxSize: 0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQueueDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
}

impl WGPUQueueDescriptor {
    /// `WGPU_QUEUE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestAdapterWebXROptions {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub xrCompatible: WGPUBool,
}

impl WGPURequestAdapterWebXROptions {
    /// `WGPU_REQUEST_ADAPTER_WEBXR_OPTIONS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::RequestAdapterWebXROptions.c()),
        xrCompatible: WGPU_FALSE,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub requiredFeatureCount: usize,
    /// DOC
    pub requiredFeatures: *const Enum<WGPUInstanceFeatureName>,
    /// DOC
    pub requiredLimits: Nullable<*const WGPUInstanceLimits>,
}

impl WGPUInstanceDescriptor {
    /// `WGPU_INSTANCE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        requiredFeatureCount: 0,
        requiredFeatures: ptr::null(),
        requiredLimits: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestAdapterOptions {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub featureLevel: Enum<WGPUFeatureLevel>,
    /// DOC
    pub powerPreference: Enum<WGPUPowerPreference>,
    /// DOC
    pub forceFallbackAdapter: WGPUBool,
    /// DOC
    pub backendType: Enum<WGPUBackendType>,
    /// DOC
    pub compatibleSurface: Nullable<WGPUSurface>,
}

impl WGPURequestAdapterOptions {
    /// `WGPU_REQUEST_ADAPTER_OPTIONS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        featureLevel: WGPUFeatureLevel::Undefined.c(),
        powerPreference: WGPUPowerPreference::Undefined.c(),
        forceFallbackAdapter: WGPU_FALSE,
        backendType: WGPUBackendType::Undefined.c(),
        compatibleSurface: WGPUSurface::NULL,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDeviceDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub requiredFeatureCount: usize,
    /// DOC
    pub requiredFeatures: *const Enum<WGPUFeatureName>,
    /// DOC
    pub requiredLimits: Nullable<*const WGPULimits>,
    /// DOC
    pub defaultQueue: WGPUQueueDescriptor,
    /// DOC
    pub deviceLostCallbackInfo: WGPUDeviceLostCallbackInfo,
    /// DOC
    pub uncapturedErrorCallbackInfo: WGPUUncapturedErrorCallbackInfo,
}

impl WGPUDeviceDescriptor {
    /// `WGPU_DEVICE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        requiredFeatureCount: 0,
        requiredFeatures: ptr::null(),
        requiredLimits: ptr::null(),
        defaultQueue: WGPUQueueDescriptor::INIT,
        deviceLostCallbackInfo: WGPUDeviceLostCallbackInfo::INIT,
        uncapturedErrorCallbackInfo: WGPUUncapturedErrorCallbackInfo::INIT,
    };
}
