//! DOC

use super::*;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompatibilityModeLimits {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub maxStorageBuffersInVertexStage: u32,
    /// DOC
    pub maxStorageTexturesInVertexStage: u32,
    /// DOC
    pub maxStorageBuffersInFragmentStage: u32,
    /// DOC
    pub maxStorageTexturesInFragmentStage: u32,
}

impl WGPUCompatibilityModeLimits {
    /// `WGPU_COMPATIBILITY_MODE_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::CompatibilityModeLimits.c()),
        maxStorageBuffersInVertexStage: WGPU_LIMIT_U32_UNDEFINED,
        maxStorageTexturesInVertexStage: WGPU_LIMIT_U32_UNDEFINED,
        maxStorageBuffersInFragmentStage: WGPU_LIMIT_U32_UNDEFINED,
        maxStorageTexturesInFragmentStage: WGPU_LIMIT_U32_UNDEFINED,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceLimits {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub timedWaitAnyMaxCount: usize,
}

impl WGPUInstanceLimits {
    /// `WGPU_INSTANCE_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        timedWaitAnyMaxCount: 0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPULimits {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub maxTextureDimension1D: u32,
    /// DOC
    pub maxTextureDimension2D: u32,
    /// DOC
    pub maxTextureDimension3D: u32,
    /// DOC
    pub maxTextureArrayLayers: u32,
    /// DOC
    pub maxBindGroups: u32,
    /// DOC
    pub maxBindGroupsPlusVertexBuffers: u32,
    /// DOC
    pub maxBindingsPerBindGroup: u32,
    /// DOC
    pub maxDynamicUniformBuffersPerPipelineLayout: u32,
    /// DOC
    pub maxDynamicStorageBuffersPerPipelineLayout: u32,
    /// DOC
    pub maxSampledTexturesPerShaderStage: u32,
    /// DOC
    pub maxSamplersPerShaderStage: u32,
    /// DOC
    pub maxStorageBuffersPerShaderStage: u32,
    /// DOC
    pub maxStorageTexturesPerShaderStage: u32,
    /// DOC
    pub maxUniformBuffersPerShaderStage: u32,
    /// DOC
    pub maxUniformBufferBindingSize: u64,
    /// DOC
    pub maxStorageBufferBindingSize: u64,
    /// DOC
    pub minUniformBufferOffsetAlignment: u32,
    /// DOC
    pub minStorageBufferOffsetAlignment: u32,
    /// DOC
    pub maxVertexBuffers: u32,
    /// DOC
    pub maxBufferSize: u64,
    /// DOC
    pub maxVertexAttributes: u32,
    /// DOC
    pub maxVertexBufferArrayStride: u32,
    /// DOC
    pub maxInterStageShaderVariables: u32,
    /// DOC
    pub maxColorAttachments: u32,
    /// DOC
    pub maxColorAttachmentBytesPerSample: u32,
    /// DOC
    pub maxComputeWorkgroupStorageSize: u32,
    /// DOC
    pub maxComputeInvocationsPerWorkgroup: u32,
    /// DOC
    pub maxComputeWorkgroupSizeX: u32,
    /// DOC
    pub maxComputeWorkgroupSizeY: u32,
    /// DOC
    pub maxComputeWorkgroupSizeZ: u32,
    /// DOC
    pub maxComputeWorkgroupsPerDimension: u32,
    /// DOC
    pub maxImmediateSize: u32,
}

impl WGPULimits {
    /// `WGPU_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        maxTextureDimension1D: WGPU_LIMIT_U32_UNDEFINED,
        maxTextureDimension2D: WGPU_LIMIT_U32_UNDEFINED,
        maxTextureDimension3D: WGPU_LIMIT_U32_UNDEFINED,
        maxTextureArrayLayers: WGPU_LIMIT_U32_UNDEFINED,
        maxBindGroups: WGPU_LIMIT_U32_UNDEFINED,
        maxBindGroupsPlusVertexBuffers: WGPU_LIMIT_U32_UNDEFINED,
        maxBindingsPerBindGroup: WGPU_LIMIT_U32_UNDEFINED,
        maxDynamicUniformBuffersPerPipelineLayout: WGPU_LIMIT_U32_UNDEFINED,
        maxDynamicStorageBuffersPerPipelineLayout: WGPU_LIMIT_U32_UNDEFINED,
        maxSampledTexturesPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxSamplersPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxStorageBuffersPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxStorageTexturesPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxUniformBuffersPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxUniformBufferBindingSize: WGPU_LIMIT_U64_UNDEFINED,
        maxStorageBufferBindingSize: WGPU_LIMIT_U64_UNDEFINED,
        minUniformBufferOffsetAlignment: WGPU_LIMIT_U32_UNDEFINED,
        minStorageBufferOffsetAlignment: WGPU_LIMIT_U32_UNDEFINED,
        maxVertexBuffers: WGPU_LIMIT_U32_UNDEFINED,
        maxBufferSize: WGPU_LIMIT_U64_UNDEFINED,
        maxVertexAttributes: WGPU_LIMIT_U32_UNDEFINED,
        maxVertexBufferArrayStride: WGPU_LIMIT_U32_UNDEFINED,
        maxInterStageShaderVariables: WGPU_LIMIT_U32_UNDEFINED,
        maxColorAttachments: WGPU_LIMIT_U32_UNDEFINED,
        maxColorAttachmentBytesPerSample: WGPU_LIMIT_U32_UNDEFINED,
        maxComputeWorkgroupStorageSize: WGPU_LIMIT_U32_UNDEFINED,
        maxComputeInvocationsPerWorkgroup: WGPU_LIMIT_U32_UNDEFINED,
        maxComputeWorkgroupSizeX: WGPU_LIMIT_U32_UNDEFINED,
        maxComputeWorkgroupSizeY: WGPU_LIMIT_U32_UNDEFINED,
        maxComputeWorkgroupSizeZ: WGPU_LIMIT_U32_UNDEFINED,
        maxComputeWorkgroupsPerDimension: WGPU_LIMIT_U32_UNDEFINED,
        maxImmediateSize: WGPU_LIMIT_U32_UNDEFINED,
    };
}
