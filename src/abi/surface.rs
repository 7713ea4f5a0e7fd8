//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompositeAlphaMode {
    /// DOC
    Auto = 0,
    /// DOC
    Opaque = 1,
    /// DOC
    Premultiplied = 2,
    /// DOC
    Unpremultiplied = 3,
    /// DOC
    Inherit = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPredefinedColorSpace {
    /// DOC
    SRGB = 1,
    /// DOC
    DisplayP3 = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPresentMode {
    /// DOC
    Undefined = 0,
    /// DOC
    Fifo = 1,
    /// DOC
    FifoRelaxed = 2,
    /// DOC
    Immediate = 3,
    /// DOC
    Mailbox = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSurfaceGetCurrentTextureStatus {
    /// DOC
    SuccessOptimal = 1,
    /// DOC
    SuccessSuboptimal = 2,
    /// DOC
    Timeout = 3,
    /// DOC
    Outdated = 4,
    /// DOC
    Lost = 5,
    /// DOC
    Error = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUToneMappingMode {
    /// DOC
    Standard = 1,
    /// DOC
    Extended = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceCapabilities {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub usages: WGPUTextureUsage,
    /// DOC
    pub formatCount: usize,
    /// DOC
    pub formats: *const Enum<WGPUTextureFormat>,
    /// DOC
    pub presentModeCount: usize,
    /// DOC
    pub presentModes: *const Enum<WGPUPresentMode>,
    /// DOC
    pub alphaModeCount: usize,
    /// DOC
    pub alphaModes: *const Enum<WGPUCompositeAlphaMode>,
}

impl WGPUSurfaceCapabilities {
    /// `WGPU_SURFACE_CAPABILITIES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        usages: WGPUTextureUsage_None,
        formatCount: 0,
        formats: ptr::null(),
        presentModeCount: 0,
        presentModes: ptr::null(),
        alphaModeCount: 0,
        alphaModes: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceColorManagement {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub colorSpace: Enum<WGPUPredefinedColorSpace>,
    /// DOC
    pub toneMappingMode: Enum<WGPUToneMappingMode>,
}

impl WGPUSurfaceColorManagement {
    /// `WGPU_SURFACE_COLOR_MANAGEMENT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceColorManagement.c()),
        colorSpace: Enum::ZERO,
        toneMappingMode: Enum::ZERO,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceConfiguration {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub device: WGPUDevice,
    /// DOC
    pub format: Enum<WGPUTextureFormat>,
    /// DOC
    pub usage: WGPUTextureUsage,
    /// DOC
    pub width: u32,
    /// DOC
    pub height: u32,
    /// DOC
    pub viewFormatCount: usize,
    /// DOC
    pub viewFormats: *const Enum<WGPUTextureFormat>,
    /// DOC
    pub alphaMode: Enum<WGPUCompositeAlphaMode>,
    /// DOC
    pub presentMode: Enum<WGPUPresentMode>,
}

impl WGPUSurfaceConfiguration {
    /// `WGPU_SURFACE_CONFIGURATION_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        device: WGPUDevice::NULL,
        format: WGPUTextureFormat::Undefined.c(),
        usage: WGPUTextureUsage_RenderAttachment,
        width: 0,
        height: 0,
        viewFormatCount: 0,
        viewFormats: ptr::null(),
        alphaMode: WGPUCompositeAlphaMode::Auto.c(),
        presentMode: WGPUPresentMode::Undefined.c(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceAndroidNativeWindow {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub window: *mut c_void,
}

impl WGPUSurfaceSourceAndroidNativeWindow {
    /// `WGPU_SURFACE_SOURCE_ANDROID_NATIVE_WINDOW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceAndroidNativeWindow.c()),
        window: ptr::null_mut(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceMetalLayer {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub layer: *mut c_void,
}

impl WGPUSurfaceSourceMetalLayer {
    /// `WGPU_SURFACE_SOURCE_METAL_LAYER_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceMetalLayer.c()),
        layer: ptr::null_mut(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceWaylandSurface {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub display: *mut c_void,
    /// DOC
    pub surface: *mut c_void,
}

impl WGPUSurfaceSourceWaylandSurface {
    /// `WGPU_SURFACE_SOURCE_WAYLAND_SURFACE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceWaylandSurface.c()),
        display: ptr::null_mut(),
        surface: ptr::null_mut(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceWindowsHWND {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub hinstance: *mut c_void,
    /// DOC
    pub hwnd: *mut c_void,
}

impl WGPUSurfaceSourceWindowsHWND {
    /// `WGPU_SURFACE_SOURCE_WINDOWS_HWND_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceWindowsHWND.c()),
        hinstance: ptr::null_mut(),
        hwnd: ptr::null_mut(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceXCBWindow {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub connection: *mut c_void,
    /// DOC
    pub window: u32,
}

impl WGPUSurfaceSourceXCBWindow {
    /// `WGPU_SURFACE_SOURCE_XCB_WINDOW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceXCBWindow.c()),
        connection: ptr::null_mut(),
        window: 0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceXlibWindow {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub display: *mut c_void,
    /// DOC
    pub window: u64,
}

impl WGPUSurfaceSourceXlibWindow {
    /// `WGPU_SURFACE_SOURCE_XLIB_WINDOW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceXlibWindow.c()),
        display: ptr::null_mut(),
        window: 0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceTexture {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub texture: WGPUTexture,
    /// DOC
    pub status: Enum<WGPUSurfaceGetCurrentTextureStatus>,
}

impl WGPUSurfaceTexture {
    /// `WGPU_SURFACE_TEXTURE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        texture: WGPUTexture::NULL,
        status: Enum::ZERO,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
}

impl WGPUSurfaceDescriptor {
    /// `WGPU_SURFACE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}
