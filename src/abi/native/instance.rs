//! Instances and devices: backends, debugging, and the settings of single backends.

use super::*;

/// A set of backends.
pub type WGPUInstanceBackend = WGPUFlags;
/// All backends that the library has on this system. The value of zeroed memory.
pub const WGPUInstanceBackend_All: WGPUInstanceBackend = 0x0;
/// Vulkan: Linux, Android, Windows, FreeBSD.
pub const WGPUInstanceBackend_Vulkan: WGPUInstanceBackend = 1 << 0;
/// OpenGL ES 3 and desktop OpenGL: Linux, Android, Windows, FreeBSD.
pub const WGPUInstanceBackend_GL: WGPUInstanceBackend = 1 << 1;
/// Metal: macOS, iOS.
pub const WGPUInstanceBackend_Metal: WGPUInstanceBackend = 1 << 2;
/// Direct3D 12: Windows 10 and later.
pub const WGPUInstanceBackend_DX12: WGPUInstanceBackend = 1 << 3;
/// The WebGPU of a browser. Not in this library; the bit has no effect.
pub const WGPUInstanceBackend_BrowserWebGPU: WGPUInstanceBackend = 1 << 5;
/// Those that can do all of the standard: all but OpenGL.
pub const WGPUInstanceBackend_Primary: WGPUInstanceBackend =
    (1 << 0) | (1 << 2) | (1 << 3) | (1 << 5);
/// Those that can do a part of the standard: OpenGL.
pub const WGPUInstanceBackend_Secondary: WGPUInstanceBackend = 1 << 1;
/// No backend; for compatibility with older headers.
pub const WGPUInstanceBackend_Force32: WGPUInstanceBackend = 0x7fffffff;

/// A set of switches for debugging and checking. `WGPUAbiInstanceFlag` of `wgpu_abi.h` has one more. Bits that are no switch have
/// no effect.
pub type WGPUInstanceFlag = WGPUFlags;
/// Nothing said: the same as `WGPUInstanceFlag_Default`, so that a zeroed struct keeps the checks of
/// indirect calls.
pub const WGPUInstanceFlag_Empty: WGPUInstanceFlag = 0x0;
/// Puts names and line numbers into shaders and objects for debuggers such as RenderDoc. Variable:
/// `WGPU_DEBUG`.
pub const WGPUInstanceFlag_Debug: WGPUInstanceFlag = 1 << 0;
/// Turns on the checks of the backend: the Vulkan validation layer, the Direct3D debug layer, the
/// debug output of OpenGL. Slow. What they say goes to the log; without the layer installed there
/// is only a warning. Variable: `WGPU_VALIDATION`.
pub const WGPUInstanceFlag_Validation: WGPUInstanceFlag = 1 << 1;
/// Keeps labels from the driver. They stay in our own messages. Variable:
/// `WGPU_DISCARD_HAL_LABELS`.
pub const WGPUInstanceFlag_DiscardHalLabels: WGPUInstanceFlag = 1 << 2;
/// Lists drivers too that do not claim to fulfil their own standard, such as a Vulkan driver of
/// conformance version 0. Variable: `WGPU_ALLOW_UNDERLYING_NONCOMPLIANT_ADAPTER`.
pub const WGPUInstanceFlag_AllowUnderlyingNoncompliantAdapter: WGPUInstanceFlag = 1 << 3;
/// Lets the backend's checks run on the GPU as well, with those of `WGPUInstanceFlag_Validation`.
/// Very slow. Vulkan and Direct3D 12. Variable: `WGPU_GPU_BASED_VALIDATION`.
pub const WGPUInstanceFlag_GPUBasedValidation: WGPUInstanceFlag = 1 << 4;
/// Checks the arguments of indirect draws and dispatches on the GPU, and makes those out of range
/// do nothing.
///
/// Without it such a call may do anything, and on Direct3D 12 some built-ins (`num_workgroups`,
/// `vertex_index`, `instance_index`) are wrong in indirect calls. Set by default. Variable:
/// `WGPU_VALIDATION_INDIRECT_CALL`.
pub const WGPUInstanceFlag_ValidationIndirectCall: WGPUInstanceFlag = 1 << 5;
/// Lets `wgpuCommandEncoderResolveQuerySet` turn timestamps into nanoseconds, by a compute shader.
/// `wgpuQueueGetTimestampPeriod` is then 1.
pub const WGPUInstanceFlag_AutomaticTimestampNormalization: WGPUInstanceFlag = 1 << 6;
/// What an instance has without [`WGPUInstanceExtras`]: `WGPUInstanceFlag_ValidationIndirectCall`.
pub const WGPUInstanceFlag_Default: WGPUInstanceFlag = 1 << 24;
/// Short for `WGPUInstanceFlag_Debug`, `WGPUInstanceFlag_Validation` and
/// `WGPUInstanceFlag_ValidationIndirectCall`.
pub const WGPUInstanceFlag_Debugging: WGPUInstanceFlag = 1 << 25;
/// Short for `WGPUInstanceFlag_Debugging` with `WGPUInstanceFlag_GPUBasedValidation`.
pub const WGPUInstanceFlag_AdvancedDebugging: WGPUInstanceFlag = 1 << 26;
/// Lets the environment decide last: each variable named above sets its switch, or clears it with
/// the value `0`.
pub const WGPUInstanceFlag_WithEnv: WGPUInstanceFlag = 1 << 27;
/// No switch; for compatibility with older headers.
pub const WGPUInstanceFlag_Force32: WGPUInstanceFlag = 0x7fffffff;

/// Which version of OpenGL ES 3 to ask for.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUGles3MinorVersion {
    /// The newest that there is.
    Automatic = 0,
    /// OpenGL ES 3.0: no compute shaders, no storage buffers.
    Version0 = 1,
    /// OpenGL ES 3.1.
    Version1 = 2,
    /// OpenGL ES 3.2.
    Version2 = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How the OpenGL backend knows that work is done.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUGLFenceBehaviour {
    /// By the fences of the driver.
    Normal = 0,
    /// It believes at once that all work is done, so waits end at the next poll. Only for drivers
    /// whose fences never complete: reading a buffer too early then gives old data.
    AutoFinish = 1,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How the Direct3D 12 backend puts frames into a window.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDx12SwapchainKind {
    /// The same as `WGPUDx12SwapchainKind_DxgiFromHwnd`.
    Undefined = 0,
    /// Straight into the window: always opaque, and best known to debuggers.
    DxgiFromHwnd = 1,
    /// Through a DirectComposition visual over the whole window: may be transparent, but RenderDoc
    /// cannot follow it.
    DxgiFromVisual = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which member of [`WGPUNativeDisplayHandleData`] is set.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeDisplayHandleType {
    /// None: the backends open the display themselves where they need it. The value of zeroed
    /// memory.
    None = 0,
    /// `xlib`.
    Xlib = 1,
    /// `xcb`.
    Xcb = 2,
    /// `wayland`.
    Wayland = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A connection to an X11 server, made by Xlib.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUXlibDisplayHandle {
    /// The `Display *`, not NULL.
    pub display: *mut c_void,
    /// The number of the screen.
    pub screen: c_int,
}

/// A connection to an X11 server, made by XCB.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUXcbDisplayHandle {
    /// The `xcb_connection_t *`, not NULL.
    pub connection: *mut c_void,
    /// The number of the screen.
    pub screen: c_int,
}

/// A connection to a Wayland compositor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUWaylandDisplayHandle {
    /// The `struct wl_display *`, not NULL.
    pub display: *mut c_void,
}

/// The connection of a [`WGPUNativeDisplayHandle`]; its type says which member is read.
#[repr(C)]
#[derive(Clone, Copy)]
pub union WGPUNativeDisplayHandleData {
    /// Read for `WGPUNativeDisplayHandleType_Xlib`.
    pub xlib: WGPUXlibDisplayHandle,
    /// Read for `WGPUNativeDisplayHandleType_Xcb`.
    pub xcb: WGPUXcbDisplayHandle,
    /// Read for `WGPUNativeDisplayHandleType_Wayland`.
    pub wayland: WGPUWaylandDisplayHandle,
}

/// The program's own connection to the window system.
///
/// The OpenGL backend needs it to present under Wayland; the others do not look at it. The
/// connection stays the caller's and must outlive the instance, and surfaces of the instance must
/// use the same one.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUNativeDisplayHandle {
    /// Which member of `data` is set.
    pub r#type: Enum<WGPUNativeDisplayHandleType>,
    /// The connection.
    pub data: WGPUNativeDisplayHandleData,
}

/// Which backends an instance uses, and how. An extension of [`WGPUInstanceDescriptor`].
///
/// Zeroed memory with the `sType` set asks for all backends with the default switches. Everything is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceExtras {
    /// The head, of type `WGPUSType_InstanceExtras`.
    pub chain: WGPUChainedStruct,
    /// The backends that may be used. They are opened when an adapter is first asked for, OpenGL
    /// only when the others have none.
    pub backends: WGPUInstanceBackend,
    /// The switches.
    pub flags: WGPUInstanceFlag,
    /// The shader compiler of Direct3D 12.
    pub dx12ShaderCompiler: Enum<WGPUDx12Compiler>,
    /// The version of OpenGL ES.
    pub gles3MinorVersion: Enum<WGPUGles3MinorVersion>,
    /// How the OpenGL backend waits.
    pub glFenceBehaviour: Enum<WGPUGLFenceBehaviour>,
    /// The path of `dxcompiler.dll`, for `WGPUDx12Compiler_Dxc`. Not given or empty: it is looked
    /// for on the search path of the program.
    pub dxcPath: WGPUStringView,
    /// Not used: the newest shader model that both the compiler and the device have is taken.
    pub dxcMaxShaderModel: Enum<WGPUDxcMaxShaderModel>,
    /// How Direct3D 12 presents.
    pub dx12PresentationSystem: Enum<WGPUDx12SwapchainKind>,
    /// How full memory may get, in percent of the budget that the system allows, before creating
    /// buffers, textures and query sets fails with an out-of-memory error. NULL: no bound but the
    /// system's. Direct3D 12, and Vulkan where the driver tells.
    pub budgetForDeviceCreation: Nullable<*const u8>,
    /// How full memory may get, in percent of the budget, before the device is given up as lost.
    /// NULL: no bound but the system's. Direct3D 12, and Vulkan where the driver tells.
    pub budgetForDeviceLoss: Nullable<*const u8>,
    /// The connection to the window system, if a backend needs it.
    pub displayHandle: WGPUNativeDisplayHandle,
}

/// An extension of [`WGPUDeviceDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDeviceExtras {
    /// The head, of type `WGPUSType_DeviceExtras`.
    pub chain: WGPUChainedStruct,
    /// A directory into which all calls on the device are written, to be replayed by wgpu's player.
    /// It must exist and should be empty. Not given or empty: no trace. Needs a library built with
    /// the feature `trace`, which is the default.
    pub tracePath: WGPUStringView,
}

/// Which adapters `wgpuInstanceEnumerateAdapters` lists.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceEnumerateAdapterOptions {
    /// NULL; nothing can be chained here.
    pub nextInChain: *const WGPUChainedStruct,
    /// The backends to list, among those that the instance has opened. 0: all.
    pub backends: WGPUInstanceBackend,
}
