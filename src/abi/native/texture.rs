//! Parts of textures.

use super::*;

/// The mip levels and layers of a texture that `wgpuCommandEncoderClearTexture` clears.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUImageSubresourceRange {
    /// The aspects of the format: `WGPUTextureAspect_All`, or one of depth and stencil.
    pub aspect: Enum<WGPUTextureAspect>,
    /// The first mip level.
    pub baseMipLevel: u32,
    /// The number of mip levels, or [`WGPU_MIP_LEVEL_COUNT_UNDEFINED`] for all from the first on.
    pub mipLevelCount: u32,
    /// The first layer; 0 for a three-dimensional texture.
    pub baseArrayLayer: u32,
    /// The number of layers, or [`WGPU_ARRAY_LAYER_COUNT_UNDEFINED`] for all from the first on.
    pub arrayLayerCount: u32,
}
