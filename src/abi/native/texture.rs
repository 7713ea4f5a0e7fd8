//! DOC

use super::*;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUImageSubresourceRange {
    /// DOC
    pub aspect: Enum<WGPUTextureAspect>,
    /// DOC
    pub baseMipLevel: u32,
    /// DOC
    pub mipLevelCount: u32,
    /// DOC
    pub baseArrayLayer: u32,
    /// DOC
    pub arrayLayerCount: u32,
}
