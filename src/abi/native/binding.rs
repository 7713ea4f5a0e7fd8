//! DOC

use super::*;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupEntryExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub buffers: *const WGPUBuffer,
    /// DOC
    pub bufferCount: usize,
    /// DOC
    pub samplers: *const WGPUSampler,
    /// DOC
    pub samplerCount: usize,
    /// DOC
    pub textureViews: *const WGPUTextureView,
    /// DOC
    pub textureViewCount: usize,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupLayoutEntryExtras {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub count: u32,
}
