//! Samplers: addressing, filtering and comparison; comparison functions are shared with depth and
//! stencil tests.

use super::*;

/// What a sampler reads for a texture coordinate outside of 0 to 1.
///
/// `wgpu.h` adds `WGPUNativeAddressMode_ClampToBorder`.
///
/// Spec: GPUAddressMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAddressMode {
    /// No choice: `WGPUAddressMode_ClampToEdge` is used.
    Undefined = 0,
    /// The texel at the nearest edge.
    ClampToEdge = 1,
    /// The texture repeats: only the fraction of the coordinate counts.
    Repeat = 2,
    /// The texture repeats, every second time mirrored.
    MirrorRepeat = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a new value (depth, stencil reference, shader reference) is compared with the stored one.
///
/// Below, "new" is the fragment's or the reference value and "stored" the texture's.
///
/// Spec: GPUCompareFunction.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCompareFunction {
    /// No choice. For a sampler: no comparison sampler. For a stencil face:
    /// `WGPUCompareFunction_Always`. For [`WGPUDepthStencilState::depthCompare`] see there.
    Undefined = 0,
    /// Never passes.
    Never = 1,
    /// Passes if new < stored.
    Less = 2,
    /// Passes if new == stored. Depth needs the very same position arithmetic in both draws.
    Equal = 3,
    /// Passes if new <= stored.
    LessEqual = 4,
    /// Passes if new > stored.
    Greater = 5,
    /// Passes if new != stored.
    NotEqual = 6,
    /// Passes if new >= stored.
    GreaterEqual = 7,
    /// Passes whatever is stored.
    Always = 8,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How texels of one mip level are combined.
///
/// Spec: GPUFilterMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFilterMode {
    /// No choice: `WGPUFilterMode_Nearest` is used.
    Undefined = 0,
    /// The texel nearest to the coordinate.
    Nearest = 1,
    /// Weighted mean of the neighbouring texels (2 in each dimension). The texture's format must be
    /// filterable.
    Linear = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How two neighbouring mip levels are combined.
///
/// Spec: GPUMipmapFilterMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUMipmapFilterMode {
    /// No choice: `WGPUMipmapFilterMode_Nearest` is used.
    Undefined = 0,
    /// One level, the nearest.
    Nearest = 1,
    /// Weighted mean of two levels. The texture's format must be filterable.
    Linear = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What `wgpuDeviceCreateSampler` creates.
///
/// Spec: GPUSamplerDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSamplerDescriptor {
    /// Extension chain: `WGPUSamplerDescriptorExtras` (`wgpu.h`) or NULL. Any other struct is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Addressing along the first coordinate (width).
    pub addressModeU: Enum<WGPUAddressMode>,
    /// Addressing along the second coordinate (height).
    pub addressModeV: Enum<WGPUAddressMode>,
    /// Addressing along the third coordinate (depth of a 3D texture).
    pub addressModeW: Enum<WGPUAddressMode>,
    /// Filter when a texel covers more than one pixel.
    pub magFilter: Enum<WGPUFilterMode>,
    /// Filter when a texel covers less than one pixel.
    pub minFilter: Enum<WGPUFilterMode>,
    /// Filter between mip levels.
    pub mipmapFilter: Enum<WGPUMipmapFilterMode>,
    /// Lowest level of detail that is used, in mip levels. Finite, 0 or more.
    pub lodMinClamp: f32,
    /// Highest level of detail that is used, in mip levels. Not below `lodMinClamp`. Default 32.
    pub lodMaxClamp: f32,
    /// With a function the sampler is a comparison sampler, for `WGPUSamplerBindingType_Comparison`
    /// and depth textures. With `WGPUCompareFunction_Undefined` it is not.
    pub compare: Enum<WGPUCompareFunction>,
    /// Highest ratio of anisotropic filtering, from 1 (none, the default). Above 1 all three
    /// filters must be linear. Values above what the GPU has (often 16) are clamped to it; 0 is a
    /// validation error.
    pub maxAnisotropy: u16,
}

impl WGPUSamplerDescriptor {
    /// `WGPU_SAMPLER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        addressModeU: WGPUAddressMode::Undefined.c(),
        addressModeV: WGPUAddressMode::Undefined.c(),
        addressModeW: WGPUAddressMode::Undefined.c(),
        magFilter: WGPUFilterMode::Undefined.c(),
        minFilter: WGPUFilterMode::Undefined.c(),
        mipmapFilter: WGPUMipmapFilterMode::Undefined.c(),
        lodMinClamp: 0.0,
        lodMaxClamp: 32.0,
        compare: WGPUCompareFunction::Undefined.c(),
        maxAnisotropy: 1,
    };
}
