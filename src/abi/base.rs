//! DOC

use super::*;

/// DOC
pub type WGPUFlags = u64;
/// DOC
pub type WGPUBool = u32;
/// DOC
pub type WGPUProc = Option<unsafe extern "C" fn()>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUStringView {
    /// DOC
    pub data: Nullable<*const c_char>,
    /// DOC
    pub length: usize,
}

impl WGPUStringView {
    /// `WGPU_STRING_VIEW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        data: ptr::null(),
        length: WGPU_STRLEN,
    };
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUOptionalBool {
    /// DOC
    False = 0,
    /// DOC
    True = 1,
    /// DOC
    Undefined = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStatus {
    /// DOC
    Success = 1,
    /// DOC
    Error = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUSType {
    /// DOC
    ShaderSourceSPIRV = 1,
    /// DOC
    ShaderSourceWGSL = 2,
    /// DOC
    RenderPassMaxDrawCount = 3,
    /// DOC
    SurfaceSourceMetalLayer = 4,
    /// DOC
    SurfaceSourceWindowsHWND = 5,
    /// DOC
    SurfaceSourceXlibWindow = 6,
    /// DOC
    SurfaceSourceWaylandSurface = 7,
    /// DOC
    SurfaceSourceAndroidNativeWindow = 8,
    /// DOC
    SurfaceSourceXCBWindow = 9,
    /// DOC
    SurfaceColorManagement = 0xa,
    /// DOC
    RequestAdapterWebXROptions = 0xb,
    /// DOC
    TextureComponentSwizzleDescriptor = 0xc,
    /// DOC
    ExternalTextureBindingLayout = 0xd,
    /// DOC
    ExternalTextureBindingEntry = 0xe,
    /// DOC
    CompatibilityModeLimits = 0xf,
    /// DOC
    TextureBindingViewDimension = 0x10,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUChainedStruct {
    /// DOC
    pub next: *mut WGPUChainedStruct,
    /// DOC
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
}
