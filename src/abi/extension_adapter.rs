//! Our own additions about adapters: which one it is, how to pick it, and why there is none.

use super::*;

/// What tells one adapter from another of the same model, and says more of its driver.
///
/// Filled by `wgpuAbiAdapterGetDetails`; its strings go back with `wgpuAbiAdapterDetailsFreeMembers`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiAdapterDetails {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The place on the PCI bus, such as `0000:81:00.0`; empty when there is none or the backend
    /// does not tell.
    pub pciBusId: WGPUStringView,
    /// The UUID of the GPU, such as `5a3e7c1e-1d2b-4f6a-9c55-0123456789ab`, the same for every process and
    /// interface that knows it (NVIDIA's tools print it after `GPU-`). Empty when the backend does not
    /// tell: only Vulkan does.
    pub deviceUUID: WGPUStringView,
    /// The UUID of the driver's build, which two processes must share to share memory. Empty when
    /// the backend does not tell.
    pub driverUUID: WGPUStringView,
    /// The number that Windows gives the adapter until the next start of the system, its low part in
    /// the lower 32 bits. 0 when there is none.
    pub deviceLUID: u64,
    /// With `deviceLUID`: a bit for each of the GPUs that work as one adapter. 0 without.
    pub deviceNodeMask: u32,
    /// The name of the driver.
    pub driver: WGPUStringView,
    /// The driver's version and other words of its own.
    pub driverInfo: WGPUStringView,
}

impl WGPUAbiAdapterDetails {
    /// `WGPU_ABI_ADAPTER_DETAILS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        pciBusId: WGPUStringView::INIT,
        deviceUUID: WGPUStringView::INIT,
        driverUUID: WGPUStringView::INIT,
        deviceLUID: 0,
        deviceNodeMask: 0,
        driver: WGPUStringView::INIT,
        driverInfo: WGPUStringView::INIT,
    };
}

/// Picks one adapter of several. An extension of [`WGPURequestAdapterOptions`].
///
/// Only an adapter that matches every member that is given is found; `powerPreference` is then ignored.
/// `wgpuAbiAdapterGetDetails` tells what an adapter has.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiAdapterSelector {
    /// The link; its `sType` is `WGPUAbiSType_AdapterSelector`.
    pub chain: WGPUChainedStruct,
    /// The place on the PCI bus, with or without the domain: `0000:81:00.0` or `81:00.0`. Default: any.
    pub pciBusId: WGPUStringView,
    /// The UUID of the GPU, 32 hexadecimal digits with or without hyphens or a `GPU-` before them.
    /// Default: any.
    pub deviceUUID: WGPUStringView,
    /// The LUID of the adapter. 0: any.
    pub deviceLUID: u64,
    /// The vendor's number on the PCI bus. 0: any.
    pub vendorID: u32,
    /// The vendor's number for the model. 0: any.
    pub deviceID: u32,
}

impl WGPUAbiAdapterSelector {
    /// `WGPU_ABI_ADAPTER_SELECTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::AdapterSelector)),
        pciBusId: WGPUStringView::INIT,
        deviceUUID: WGPUStringView::INIT,
        deviceLUID: 0,
        vendorID: 0,
        deviceID: 0,
    };
}

/// Whether a backend has an adapter for a request, and if not, what stands in the way.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiBackendState {
    /// It has an adapter that fits.
    Available = 1,
    /// It is not in this library: it belongs to another platform.
    NotCompiled = 2,
    /// The instance was created without it, by `backends` of [`WGPUInstanceExtras`].
    NotEnabled = 3,
    /// `backendType` of the request names another one.
    NotRequested = 4,
    /// Its library is missing, or does not start.
    Unusable = 5,
    /// It works, but knows no adapter: a driver is missing.
    NoAdapter = 6,
    /// It has adapters, but none as the request wants it.
    NoneFits = 7,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// One backend's answer to a request for an adapter.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBackendReport {
    /// The backend.
    pub backendType: Enum<WGPUBackendType>,
    /// Whether it has an adapter for the request.
    pub state: Enum<WGPUAbiBackendState>,
    /// How many adapters it has, whether they fit or not. 0 where it was not asked.
    pub adapterCount: usize,
    /// The reason in words, with the message of the loader or driver. Empty when an adapter is
    /// available.
    pub message: WGPUStringView,
}

/// Every backend's answer to a request for an adapter.
///
/// Filled by `wgpuAbiInstanceGetBackendReports`; given back with `wgpuAbiBackendReportsFreeMembers`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBackendReports {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The number of elements in `reports`.
    pub reportCount: usize,
    /// One report for each backend that wgpu-core has on any platform.
    pub reports: *const WGPUAbiBackendReport,
}

impl WGPUAbiBackendReports {
    /// `WGPU_ABI_BACKEND_REPORTS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        reportCount: 0,
        reports: ptr::null(),
    };
}
