//! Instances, adapters and the request for a device.

use super::*;

/// What kind of device an adapter is.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAdapterType {
    /// A GPU with memory of its own.
    DiscreteGPU = 1,
    /// A GPU that shares the memory of the processor.
    IntegratedGPU = 2,
    /// A driver that computes on the processor, such as lavapipe or WARP: correct, but slow.
    CPU = 3,
    /// A virtual GPU, or the driver does not tell; usual with OpenGL.
    Unknown = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The graphics interface below an adapter.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBackendType {
    /// As an option: any backend will do.
    Undefined = 0,
    /// The backend that accepts everything and draws nothing; for tests of the calls themselves.
    /// Only used when it is named here.
    Null = 1,
    /// As an option the same as `WGPUBackendType_Undefined`. No adapter reports it.
    WebGPU = 2,
    /// Direct3D 11. Not in this library: a request for it fails.
    D3D11 = 3,
    /// Direct3D 12, on Windows.
    D3D12 = 4,
    /// Metal, on the systems of Apple.
    Metal = 5,
    /// Vulkan, on Linux, Android, Windows and FreeBSD.
    Vulkan = 6,
    /// OpenGL, desktop or ES. Every adapter of the OpenGL backend reports this.
    OpenGL = 7,
    /// As an option the same as `WGPUBackendType_OpenGL`. No adapter reports it.
    OpenGLES = 8,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which adapter to prefer where there are several. Only a preference: a system with one GPU gives
/// that one. Spec: GPUPowerPreference.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPowerPreference {
    /// None: the first adapter that fits, in the order in which the backends list them.
    Undefined = 0,
    /// An integrated GPU before a discrete one.
    LowPower = 1,
    /// A discrete GPU before an integrated one.
    HighPerformance = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a `wgpuInstanceRequestAdapter` ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPURequestAdapterStatus {
    /// An adapter was found; the callback's receiver owns a reference to it.
    Success = 1,
    /// The instance was released first. There is no adapter.
    CallbackCancelled = 2,
    /// No adapter fits the options, or an option is wrong. The message says which backends were
    /// tried and what each one lacked, or which option it is.
    Unavailable = 3,
    /// The search itself failed: memory or handles ran out, or a failure inside the library was
    /// stopped. The message says what.
    Error = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a `wgpuAdapterRequestDevice` ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPURequestDeviceStatus {
    /// The device was made; the callback's receiver owns a reference to it.
    Success = 1,
    /// The instance was released first. There is no device.
    CallbackCancelled = 2,
    /// No device: a feature is not there, a limit is better than the adapter's, the descriptor is
    /// wrong, or the driver refused. The message names the feature or limit, and what the adapter
    /// has instead.
    Error = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Called once after `wgpuInstanceRequestAdapter`.
///
/// `adapter` comes with a reference that the receiver releases; it is NULL unless the status is
/// `WGPURequestAdapterStatus_Success`. `message` is empty on success and lives until the callback
/// returns. It must not unwind out of the callback. Spec: GPU.requestAdapter.
pub type WGPURequestAdapterCallback = Option<
    unsafe extern "C" fn(
        status: WGPURequestAdapterStatus,
        adapter: WGPUAdapter,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// Called once after `wgpuAdapterRequestDevice`.
///
/// `device` comes with a reference that the receiver releases; it is NULL unless the status is
/// `WGPURequestDeviceStatus_Success`. `message` is empty on success and lives until the callback
/// returns. It must not unwind out of the callback. Spec: GPUAdapter.requestDevice.
pub type WGPURequestDeviceCallback = Option<
    unsafe extern "C" fn(
        status: WGPURequestDeviceStatus,
        device: WGPUDevice,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// What to call with the adapter, and when.
///
/// The search is over when `wgpuInstanceRequestAdapter` returns: the next
/// `wgpuInstanceProcessEvents` calls the callback.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestAdapterCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback may be called. Must be given.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. NULL: the result is dropped, but the future still completes.
    pub callback: WGPURequestAdapterCallback,
    /// Handed to the callback as it is; the library never reads through it.
    pub userdata1: Nullable<*mut c_void>,
    /// Handed to the callback as it is, like `userdata1`.
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

/// What to call with the device, and when.
///
/// The device is made when `wgpuAdapterRequestDevice` returns: the next `wgpuInstanceProcessEvents`
/// calls the callback.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestDeviceCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback may be called. Must be given.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. NULL: the result is dropped, but the future still completes.
    pub callback: WGPURequestDeviceCallback,
    /// Handed to the callback as it is; the library never reads through it.
    pub userdata1: Nullable<*mut c_void>,
    /// Handed to the callback as it is, like `userdata1`.
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

/// Names and numbers of an adapter, for people and for lists of known faults.
///
/// Filled by `wgpuAdapterGetInfo` and `wgpuDeviceGetAdapterInfo`, which allocate the strings;
/// `wgpuAdapterInfoFreeMembers` frees them. A text that is not known is empty. Spec:
/// GPUAdapterInfo.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAdapterInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The maker of the device, in lower case, if its number is a known one.
    pub vendor: WGPUStringView,
    /// The family of the device. Not known to this library: empty.
    pub architecture: WGPUStringView,
    /// The name that the driver gives to the device.
    pub device: WGPUStringView,
    /// The name and version of the driver.
    pub description: WGPUStringView,
    /// The backend through which the device is seen.
    pub backendType: Enum<WGPUBackendType>,
    /// The kind of device.
    pub adapterType: Enum<WGPUAdapterType>,
    /// The PCI number of the maker, such as `0x10de`; 0 where the backend does not tell.
    pub vendorID: u32,
    /// The maker's number of the model; 0 where the backend does not tell.
    pub deviceID: u32,
    /// The fewest invocations that a subgroup can have: a power of two, at least 4.
    pub subgroupMinSize: u32,
    /// The most invocations that a subgroup can have: a power of two, at most 128.
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

/// Describes the queue of a device. Spec: GPUQueueDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUQueueDescriptor {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
}

impl WGPUQueueDescriptor {
    /// `WGPU_QUEUE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// Asks for an adapter that can draw for a headset. An extension of [`WGPURequestAdapterOptions`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestAdapterWebXROptions {
    /// The head, of type `WGPUSType_RequestAdapterWebXROptions`.
    pub chain: WGPUChainedStruct,
    /// True: the adapter must be able to. There is no WebXR in this library, so none is found.
    pub xrCompatible: WGPUBool,
}

impl WGPURequestAdapterWebXROptions {
    /// `WGPU_REQUEST_ADAPTER_WEBXR_OPTIONS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::RequestAdapterWebXROptions.c()),
        xrCompatible: WGPU_FALSE,
    };
}

/// Describes an instance, for `wgpuCreateInstance`. A NULL descriptor means
/// `WGPU_INSTANCE_DESCRIPTOR_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceDescriptor {
    /// NULL, or [`WGPUInstanceExtras`].
    pub nextInChain: *mut WGPUChainedStruct,
    /// The number of elements in `requiredFeatures`.
    pub requiredFeatureCount: usize,
    /// The features that the instance must have. With one that does not exist, `wgpuCreateInstance`
    /// returns NULL and logs why. May be NULL if the count is 0.
    pub requiredFeatures: *const Enum<WGPUInstanceFeatureName>,
    /// The limits that the instance must have. NULL: the default of each.
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

/// What the adapter must be able to do. NULL instead of the options means
/// `WGPU_REQUEST_ADAPTER_OPTIONS_INIT`. Spec: GPURequestAdapterOptions.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURequestAdapterOptions {
    /// NULL, or [`WGPURequestAdapterWebXROptions`], [`WGPUAbiAdapterSelector`] or both.
    pub nextInChain: *mut WGPUChainedStruct,
    /// How much of the standard the adapter must fulfil. Default: core.
    pub featureLevel: Enum<WGPUFeatureLevel>,
    /// Which adapter to prefer if several fit.
    pub powerPreference: Enum<WGPUPowerPreference>,
    /// True: only an adapter of type `WGPUAdapterType_CPU` will do, so that all machines draw
    /// alike. False: such an adapter is given only where no GPU fits.
    pub forceFallbackAdapter: WGPUBool,
    /// The only backend that will do, or `WGPUBackendType_Undefined` for any of those that the
    /// instance has.
    pub backendType: Enum<WGPUBackendType>,
    /// A surface that the adapter must be able to present on. NULL: none. It must be of the same
    /// instance.
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

/// Describes a device, for `wgpuAdapterRequestDevice`. A NULL descriptor means
/// `WGPU_DEVICE_DESCRIPTOR_INIT`. Spec: GPUDeviceDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDeviceDescriptor {
    /// NULL, or [`WGPUDeviceExtras`], [`WGPUAbiDeviceExtras`] or both.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// The number of elements in `requiredFeatures`.
    pub requiredFeatureCount: usize,
    /// The features that the device must have, those of [`WGPUNativeFeature`] among them. May be
    /// NULL if the count is 0. One that the adapter lacks fails the request.
    pub requiredFeatures: *const Enum<WGPUFeatureName>,
    /// The limits that the device must have at least. NULL, or a member left undefined: the
    /// default. One that is better than the adapter's fails the request.
    pub requiredLimits: Nullable<*const WGPULimits>,
    /// Describes the device's queue.
    pub defaultQueue: WGPUQueueDescriptor,
    /// Whom to tell of the loss of the device. It is called once, also when the request itself
    /// fails.
    pub deviceLostCallbackInfo: WGPUDeviceLostCallbackInfo,
    /// Whom to tell of errors that no scope catches.
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
