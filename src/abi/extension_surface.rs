//! Our own additions to surfaces: color spaces beyond the standard's two, and what the display can show.

use super::*;

/// What the numbers in a surface's textures mean.
///
/// A texture whose format ends in `Srgb` encodes what shaders write, as it does anywhere. Into every other format shaders write values
/// that are already encoded for the color space.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiColorSpace {
    /// `ExtendedSRGBLinear` for `RGBA16Float` where the surface has it, else `SRGB`.
    Auto = 0,
    /// sRGB, values from 0 to 1. Every surface has it.
    SRGB = 1,
    /// The primaries of sRGB with linear values, negative ones and ones above 1 among them (scRGB).
    ExtendedSRGBLinear = 2,
    /// Display P3 with the curve of sRGB, values from 0 to 1.
    DisplayP3 = 3,
    /// BT.2100 with perceptual quantisation (HDR10): 1 stands for 10000 cd/m².
    BT2100PQ = 4,
    /// BT.2100 with hybrid log-gamma.
    BT2100HLG = 5,
    /// The primaries and the curve of sRGB, values below 0 and above 1 among them.
    ExtendedSRGB = 6,
    /// Display P3 with the curve of sRGB, values below 0 and above 1 among them. Metal.
    ExtendedDisplayP3 = 7,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Chooses the color space of a surface. An extension of [`WGPUSurfaceConfiguration`], in place of
/// [`WGPUSurfaceColorManagement`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiSurfaceColorSpace {
    /// The link; its `sType` is `WGPUAbiSType_SurfaceColorSpace`.
    pub chain: WGPUChainedStruct,
    /// One that `wgpuAbiSurfaceGetColorFormats` lists with the format, or `Auto`. Another one is a
    /// validation error.
    pub colorSpace: Enum<WGPUAbiColorSpace>,
}

impl WGPUAbiSurfaceColorSpace {
    /// `WGPU_ABI_SURFACE_COLOR_SPACE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::SurfaceColorSpace)),
        colorSpace: WGPUAbiColorSpace::Auto.c(),
    };
}

/// A format that a surface can have in a color space.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiColorFormat {
    /// The format. It may be one that `WGPUSurfaceCapabilities` leaves out, as it has no color space
    /// that `Auto` would choose.
    pub format: Enum<WGPUTextureFormat>,
    /// The color space.
    pub colorSpace: Enum<WGPUAbiColorSpace>,
}

/// The formats of a surface with their color spaces.
///
/// Filled by `wgpuAbiSurfaceGetColorFormats`; given back with `wgpuAbiColorFormatsFreeMembers`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiColorFormats {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The number of elements in `formats`.
    pub formatCount: usize,
    /// Every pair that can be configured.
    pub formats: *const WGPUAbiColorFormat,
}

impl WGPUAbiColorFormats {
    /// `WGPU_ABI_COLOR_FORMATS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        formatCount: 0,
        formats: ptr::null(),
    };
}

/// What the display behind a surface can show, for the tone mapping of a program.
///
/// What is not known is NaN: on Linux all of it, on Windows the headrooms, on the systems of Apple the
/// luminances. Luminances are in cd/m², headrooms are how many times brighter than white.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiDisplayInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The brightest that a small part of the display can be.
    pub maxLuminance: f32,
    /// The brightest that all of the display can be at once.
    pub maxFullFrameLuminance: f32,
    /// The darkest that it can be.
    pub minLuminance: f32,
    /// How bright white is that is not HDR.
    pub whiteLuminance: f32,
    /// The headroom now.
    pub currentHeadroom: f32,
    /// The headroom at best.
    pub potentialHeadroom: f32,
    /// The headroom of the reference mode, where one is set.
    pub referenceHeadroom: f32,
    /// The number of bits of each color channel; 0 when it is not known.
    pub bitsPerColor: u32,
}

impl WGPUAbiDisplayInfo {
    /// `WGPU_ABI_DISPLAY_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        maxLuminance: 0.0,
        maxFullFrameLuminance: 0.0,
        minLuminance: 0.0,
        whiteLuminance: 0.0,
        currentHeadroom: 0.0,
        potentialHeadroom: 0.0,
        referenceHeadroom: 0.0,
        bitsPerColor: 0,
    };
}
