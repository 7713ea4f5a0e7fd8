//! Strings, booleans, the status of a call, and the chains by which structures are extended.

use super::*;

/// The type of every set of flags: 64 bits, combined with `|`.
///
/// A bit that the set does not name is a validation error, unless the set says otherwise.
pub type WGPUFlags = u64;
/// A boolean of 32 bits: [`WGPU_FALSE`] is 0, [`WGPU_TRUE`] is 1.
///
/// As an argument any value other than 0 counts as true. Results are 0 or 1.
pub type WGPUBool = u32;
/// A pointer to any function of the library, as `wgpuGetProcAddress` returns it.
///
/// Cast it to the `WGPUProc*` type of the function before calling it. NULL: no such function.
pub type WGPUProc = Option<unsafe extern "C" fn()>;

/// A piece of UTF-8 text: a pointer and a length in bytes.
///
/// Read as an argument:
/// - `{NULL, WGPU_STRLEN}` is no text at all (the value of `WGPU_STRING_VIEW_INIT`).
/// - `{p, WGPU_STRLEN}` is text that ends at the first NUL byte.
/// - `{p, n}` is exactly `n` bytes; a NUL byte is needed nowhere.
/// - `{anything, 0}` is the empty text.
/// - `{NULL, n}` with any other `n` is a validation error.
///
/// The library copies what it needs before the call returns. Bytes that are no UTF-8 are replaced
/// in labels and refused in shader code and entry point names.
///
/// Text that the library hands out always has an explicit length and no NUL byte to rely on. In a
/// callback it lives until the callback returns; in a structure until the matching `FreeMembers`
/// call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUStringView {
    /// The first byte. NULL together with [`WGPU_STRLEN`] means that no text is given.
    pub data: Nullable<*const c_char>,
    /// The number of bytes, or [`WGPU_STRLEN`] to have them counted up to the first NUL byte.
    pub length: usize,
}

impl WGPUStringView {
    /// `WGPU_STRING_VIEW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        data: ptr::null(),
        length: WGPU_STRLEN,
    };
}

/// A boolean that may be left open.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUOptionalBool {
    /// No. Note that zeroed memory means this, not `WGPUOptionalBool_Undefined`.
    False = 0,
    /// Yes.
    True = 1,
    /// Not given; the member that takes it says what then holds.
    Undefined = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What a call that answers at once tells about itself.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStatus {
    /// The call did its work, and its output structure is filled.
    Success = 1,
    /// The call did nothing: an argument was NULL, stale, of another kind or out of range, or the
    /// chain of an output structure holds a type that does not belong there. The reason is reported
    /// through the device if one is concerned, otherwise in the log. An output structure is left
    /// unchanged.
    Error = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Tells the type of a structure in a chain; the first thing the library reads of it.
///
/// Values from `0x00030000` on are those of `wgpu.h`: [`WGPUNativeSType`].
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSType {
    /// [`WGPUShaderSourceSPIRV`], in a [`WGPUShaderModuleDescriptor`].
    ShaderSourceSPIRV = 1,
    /// [`WGPUShaderSourceWGSL`], in a [`WGPUShaderModuleDescriptor`].
    ShaderSourceWGSL = 2,
    /// [`WGPURenderPassMaxDrawCount`], in a [`WGPURenderPassDescriptor`].
    RenderPassMaxDrawCount = 3,
    /// [`WGPUSurfaceSourceMetalLayer`], in a [`WGPUSurfaceDescriptor`].
    SurfaceSourceMetalLayer = 4,
    /// [`WGPUSurfaceSourceWindowsHWND`], in a [`WGPUSurfaceDescriptor`].
    SurfaceSourceWindowsHWND = 5,
    /// [`WGPUSurfaceSourceXlibWindow`], in a [`WGPUSurfaceDescriptor`].
    SurfaceSourceXlibWindow = 6,
    /// [`WGPUSurfaceSourceWaylandSurface`], in a [`WGPUSurfaceDescriptor`].
    SurfaceSourceWaylandSurface = 7,
    /// [`WGPUSurfaceSourceAndroidNativeWindow`], in a [`WGPUSurfaceDescriptor`].
    SurfaceSourceAndroidNativeWindow = 8,
    /// [`WGPUSurfaceSourceXCBWindow`], in a [`WGPUSurfaceDescriptor`].
    SurfaceSourceXCBWindow = 9,
    /// [`WGPUSurfaceColorManagement`], in a [`WGPUSurfaceConfiguration`].
    SurfaceColorManagement = 0xa,
    /// [`WGPURequestAdapterWebXROptions`], in a [`WGPURequestAdapterOptions`].
    RequestAdapterWebXROptions = 0xb,
    /// [`WGPUTextureComponentSwizzleDescriptor`], in a [`WGPUTextureViewDescriptor`].
    TextureComponentSwizzleDescriptor = 0xc,
    /// [`WGPUExternalTextureBindingLayout`], in a [`WGPUBindGroupLayoutEntry`].
    ExternalTextureBindingLayout = 0xd,
    /// [`WGPUExternalTextureBindingEntry`], in a [`WGPUBindGroupEntry`].
    ExternalTextureBindingEntry = 0xe,
    /// [`WGPUCompatibilityModeLimits`], in a [`WGPULimits`], both when limits are asked for and
    /// when they are required.
    CompatibilityModeLimits = 0xf,
    /// [`WGPUTextureBindingViewDimension`], in a [`WGPUTextureDescriptor`].
    TextureBindingViewDimension = 0x10,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The head of a structure that extends another one; it is the first member of every extension.
///
/// A descriptor's `nextInChain` points to the first extension, its `next` to the second, and so on.
/// Each extension states its type in `sType`, which must be one that the descriptor takes, and no
/// type may occur twice. A type that does not belong there is a validation error of the call, never
/// ignored. The order is free. The structures are the caller's and are only read during the call,
/// except those of an output structure, which are filled.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUChainedStruct {
    /// The next structure of the chain, or NULL at its end.
    pub next: *mut WGPUChainedStruct,
    /// What structure this is the head of.
    pub sType: Enum<WGPUSType>,
}

impl WGPUChainedStruct {
    /// The end of a chain, of this type.
    pub const fn of(sType: Enum<WGPUSType>) -> Self {
        Self {
            next: ptr::null_mut(),
            sType,
        }
    }
}

impl Enum<WGPUSType> {
    /// A type that `wgpu.h` adds.
    pub const fn native(sType: WGPUNativeSType) -> Self {
        Self::of(sType as u32)
    }

    /// A type that `wgpu_abi.h` adds.
    pub const fn own(sType: WGPUAbiSType) -> Self {
        Self::of(sType as u32)
    }
}
