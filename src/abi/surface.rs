//! Surfaces: windows to present frames in.
//!
//! Create the surface, ask what it can do with the adapter, configure it, then for each frame get
//! the current texture, draw, submit, present, and release the texture. Calls on one surface may
//! come from several threads; they wait for each other.

use super::*;

/// What the alpha of a frame means to the desktop behind it. Spec: GPUCanvasAlphaMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompositeAlphaMode {
    /// Opaque if the surface can do it, otherwise as the system decides.
    Auto = 0,
    /// Nothing: the frame covers what is behind it.
    Opaque = 1,
    /// How much of the background is hidden; the colors are already multiplied with it.
    Premultiplied = 2,
    /// How much of the background is hidden; the compositor multiplies the colors with it.
    Unpremultiplied = 3,
    /// Decided by the window system, through its own calls.
    Inherit = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The meaning of the colors of a frame. Spec: PredefinedColorSpace.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPredefinedColorSpace {
    /// sRGB, the usual one; always there.
    SRGB = 1,
    /// Display P3, with a wider range of colors. Where the surface lacks it, configuring is an
    /// error.
    DisplayP3 = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// When a presented frame gets on the screen, and whether a fast program waits.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPresentMode {
    /// The same as `WGPUPresentMode_Fifo`.
    Undefined = 0,
    /// Frames queue up and each refresh shows the next; a full queue makes
    /// `wgpuSurfaceGetCurrentTexture` wait. No tearing. Every surface has it.
    Fifo = 1,
    /// As first-in first-out, but a frame that comes late is shown at once, with tearing.
    FifoRelaxed = 2,
    /// A frame is shown at once, in the middle of a refresh. Least delay, with tearing.
    Immediate = 3,
    /// Each refresh shows the newest frame; older ones that wait are dropped. No tearing, no
    /// waiting.
    Mailbox = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a `wgpuSurfaceGetCurrentTexture` ended. `wgpu.h` adds
/// `WGPUSurfaceGetCurrentTextureStatus_Occluded`.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSurfaceGetCurrentTextureStatus {
    /// There is a texture that fits the window. Also the answer on a lost device: the texture then
    /// accepts everything and shows nothing.
    SuccessOptimal = 1,
    /// There is a texture that can be drawn on and presented, but the window has changed: configure
    /// the surface again, after this frame or instead of it.
    SuccessSuboptimal = 2,
    /// No texture came free in time. Leave this frame out and try again.
    Timeout = 3,
    /// The window no longer fits the configuration, for example after a change of size. Configure
    /// the surface again and try again.
    Outdated = 4,
    /// The window system took the surface away. Release it and create a new one.
    Lost = 5,
    /// The call was wrong: the surface is not configured, the last texture was not presented yet,
    /// or a handle is not valid. The reason is reported through the device or in the log.
    Error = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What happens to values above 1. Spec: GPUCanvasToneMappingMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUToneMappingMode {
    /// They are cut off: the frame has the range of an ordinary screen.
    Standard = 1,
    /// They are shown brighter than white if the screen can. Where the surface lacks it,
    /// configuring is an error.
    Extended = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What a surface can do with an adapter.
///
/// Filled by `wgpuSurfaceGetCapabilities`, which allocates the arrays;
/// `wgpuSurfaceCapabilitiesFreeMembers` frees them.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceCapabilities {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The usages that its textures can have; `WGPUTextureUsage_RenderAttachment` always among
    /// them.
    pub usages: WGPUTextureUsage,
    /// The number of elements in `formats`; 0 if adapter and surface do not go together.
    pub formatCount: usize,
    /// The formats that its textures can have, the preferred one first.
    pub formats: *const Enum<WGPUTextureFormat>,
    /// The number of elements in `presentModes`.
    pub presentModeCount: usize,
    /// The present modes it knows; `WGPUPresentMode_Fifo` always among them.
    pub presentModes: *const Enum<WGPUPresentMode>,
    /// The number of elements in `alphaModes`.
    pub alphaModeCount: usize,
    /// The alpha modes it knows; the first is what `WGPUCompositeAlphaMode_Auto` gives.
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

/// The color space of a surface's frames. An extension of [`WGPUSurfaceConfiguration`]; without it
/// they are sRGB in the standard range. Spec: GPUCanvasConfiguration.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceColorManagement {
    /// The head, of type `WGPUSType_SurfaceColorManagement`.
    pub chain: WGPUChainedStruct,
    /// The color space. Must be given.
    pub colorSpace: Enum<WGPUPredefinedColorSpace>,
    /// What happens to values above 1. Must be given.
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

/// How the textures of a surface are made, for `wgpuSurfaceConfigure`.
///
/// Configuring throws away a texture that was got but not presented. Mistakes are errors of
/// `device`, and leave the surface without configuration. Spec: GPUCanvasConfiguration.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceConfiguration {
    /// NULL, or [`WGPUSurfaceColorManagement`] or [`WGPUAbiSurfaceColorSpace`], and
    /// [`WGPUSurfaceConfigurationExtras`].
    pub nextInChain: *mut WGPUChainedStruct,
    /// The device that draws. It must come from an adapter that can present on the surface, and is
    /// held until the surface is configured anew, unconfigured or released.
    pub device: WGPUDevice,
    /// The format of the textures: one of `WGPUSurfaceCapabilities::formats`. Must be given.
    pub format: Enum<WGPUTextureFormat>,
    /// The usages of the textures: a part of `WGPUSurfaceCapabilities::usages`.
    pub usage: WGPUTextureUsage,
    /// The width of the textures in texels, as a rule the window's: at least 1, at most
    /// `maxTextureDimension2D`.
    pub width: u32,
    /// The height of the textures in texels, as a rule the window's: at least 1, at most
    /// `maxTextureDimension2D`.
    pub height: u32,
    /// The number of elements in `viewFormats`.
    pub viewFormatCount: usize,
    /// Further formats that views of the textures may have: `format` with or without its `Srgb`.
    /// May be NULL if the count is 0.
    pub viewFormats: *const Enum<WGPUTextureFormat>,
    /// What alpha means: one of `WGPUSurfaceCapabilities::alphaModes`, or
    /// `WGPUCompositeAlphaMode_Auto`.
    pub alphaMode: Enum<WGPUCompositeAlphaMode>,
    /// When frames are shown: one of `WGPUSurfaceCapabilities::presentModes`, or
    /// `WGPUPresentMode_Undefined`.
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

/// A window of Android. An extension of [`WGPUSurfaceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceAndroidNativeWindow {
    /// The head, of type `WGPUSType_SurfaceSourceAndroidNativeWindow`.
    pub chain: WGPUChainedStruct,
    /// The `ANativeWindow *`. It stays the caller's and must outlive the surface.
    pub window: *mut c_void,
}

impl WGPUSurfaceSourceAndroidNativeWindow {
    /// `WGPU_SURFACE_SOURCE_ANDROID_NATIVE_WINDOW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceAndroidNativeWindow.c()),
        window: ptr::null_mut(),
    };
}

/// A layer of Core Animation. An extension of [`WGPUSurfaceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceMetalLayer {
    /// The head, of type `WGPUSType_SurfaceSourceMetalLayer`.
    pub chain: WGPUChainedStruct,
    /// The `CAMetalLayer *`. The surface keeps a reference to it.
    pub layer: *mut c_void,
}

impl WGPUSurfaceSourceMetalLayer {
    /// `WGPU_SURFACE_SOURCE_METAL_LAYER_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::SurfaceSourceMetalLayer.c()),
        layer: ptr::null_mut(),
    };
}

/// A surface of Wayland. An extension of [`WGPUSurfaceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceWaylandSurface {
    /// The head, of type `WGPUSType_SurfaceSourceWaylandSurface`.
    pub chain: WGPUChainedStruct,
    /// The `struct wl_display *` to which `surface` belongs. It must outlive the surface. OpenGL
    /// needs the same display in `WGPUInstanceExtras::displayHandle`.
    pub display: *mut c_void,
    /// The `struct wl_surface *`. It stays the caller's and must outlive the surface.
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

/// A window of Windows. An extension of [`WGPUSurfaceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceWindowsHWND {
    /// The head, of type `WGPUSType_SurfaceSourceWindowsHWND`.
    pub chain: WGPUChainedStruct,
    /// The `HINSTANCE` of the program, as `GetModuleHandle(NULL)` returns it.
    pub hinstance: *mut c_void,
    /// The `HWND`. It stays the caller's and must outlive the surface.
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

/// A window of X11, seen through XCB. An extension of [`WGPUSurfaceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceXCBWindow {
    /// The head, of type `WGPUSType_SurfaceSourceXCBWindow`.
    pub chain: WGPUChainedStruct,
    /// The `xcb_connection_t *` to the server. It must outlive the surface.
    pub connection: *mut c_void,
    /// The `xcb_window_t`, not 0. It must outlive the surface.
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

/// A window of X11, seen through Xlib. An extension of [`WGPUSurfaceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceXlibWindow {
    /// The head, of type `WGPUSType_SurfaceSourceXlibWindow`.
    pub chain: WGPUChainedStruct,
    /// The `Display *` of the connection. It must outlive the surface; a program of several threads
    /// calls `XInitThreads` first.
    pub display: *mut c_void,
    /// The `Window`, not 0. It must outlive the surface.
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

/// The texture to draw the next frame on, and how getting it went.
///
/// Filled by `wgpuSurfaceGetCurrentTexture`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceTexture {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The texture, with a reference for the caller, who releases it after presenting. NULL unless
    /// the status is one of the successes. After `wgpuSurfacePresent` it counts as destroyed.
    pub texture: WGPUTexture,
    /// How it went.
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

/// Describes a surface, for `wgpuInstanceCreateSurface`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceDescriptor {
    /// Exactly one of the `WGPUSurfaceSource` structures, which says what the surface stands for.
    /// One of another window system is an error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
}

impl WGPUSurfaceDescriptor {
    /// `WGPU_SURFACE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}
