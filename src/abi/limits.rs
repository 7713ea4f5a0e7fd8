//! Limits: what an adapter can do at most, and what a device promises.
//!
//! A device gets what it was asked for and not more, so that a program which works here works
//! elsewhere. Each limit is the better of the default of the standard and the required value;
//! asking for more than the adapter has fails the request. For the `max` limits better is larger,
//! for the `min` alignments smaller.

use super::*;

/// Storage limits of the single stages. An extension of [`WGPULimits`].
///
/// Compatibility mode may set them lower than the limits per stage; the adapters of this library do
/// not, so each equals the limit per stage, and asking for more of one asks for more of that.
/// Spec: GPUSupportedLimits.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCompatibilityModeLimits {
    /// The head, of type `WGPUSType_CompatibilityModeLimits`.
    pub chain: WGPUChainedStruct,
    /// Most storage buffers that a vertex shader can reach: `maxStorageBuffersPerShaderStage`.
    /// Default: 8.
    pub maxStorageBuffersInVertexStage: u32,
    /// Most storage textures that a vertex shader can reach: `maxStorageTexturesPerShaderStage`.
    /// Default: 4.
    pub maxStorageTexturesInVertexStage: u32,
    /// Most storage buffers that a fragment shader can reach: `maxStorageBuffersPerShaderStage`.
    /// Default: 8.
    pub maxStorageBuffersInFragmentStage: u32,
    /// Most storage textures that a fragment shader can reach: `maxStorageTexturesPerShaderStage`.
    /// Default: 4.
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

/// What an instance can do at most; see `wgpuGetInstanceLimits`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUInstanceLimits {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// How many futures one `wgpuInstanceWaitAny` with a time can wait for. Required: 0 or any
    /// number up to the one that `wgpuGetInstanceLimits` tells.
    pub timedWaitAnyMaxCount: usize,
}

impl WGPUInstanceLimits {
    /// `WGPU_INSTANCE_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        timedWaitAnyMaxCount: 0,
    };
}

/// The limits of an adapter or a device.
///
/// Filled by `wgpuAdapterGetLimits` and `wgpuDeviceGetLimits`; given to `wgpuAdapterRequestDevice`
/// in `requiredLimits`, where `WGPU_LIMITS_INIT` asks for the default of every member. The defaults
/// named below are those of the core level; an adapter that is only good for compatibility has
/// lower ones. Spec: GPUSupportedLimits.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPULimits {
    /// NULL, or any of [`WGPUCompatibilityModeLimits`], [`WGPUNativeLimits`], [`WGPUAbiMeshLimits`] and
    /// [`WGPUAbiAccelerationStructureLimits`].
    pub nextInChain: *mut WGPUChainedStruct,
    /// Largest width of a one-dimensional texture, in texels. Default: 8192.
    pub maxTextureDimension1D: u32,
    /// Largest width and height of a two-dimensional texture, in texels. Default: 8192.
    pub maxTextureDimension2D: u32,
    /// Largest width, height and depth of a three-dimensional texture, in texels. Default: 2048.
    pub maxTextureDimension3D: u32,
    /// Most layers of a two-dimensional texture. Default: 256.
    pub maxTextureArrayLayers: u32,
    /// Most bind group layouts of a pipeline layout; a group's index is below this. Default: 4.
    pub maxBindGroups: u32,
    /// Most bind groups and vertex buffers of a render pipeline together, counting empty places
    /// below the highest used one. Default: 24.
    pub maxBindGroupsPlusVertexBuffers: u32,
    /// A binding number of a bind group layout is below this. Default: 1000.
    pub maxBindingsPerBindGroup: u32,
    /// Most uniform buffers with dynamic offset of a pipeline layout. Default: 8.
    pub maxDynamicUniformBuffersPerPipelineLayout: u32,
    /// Most storage buffers with dynamic offset of a pipeline layout. Default: 4.
    pub maxDynamicStorageBuffersPerPipelineLayout: u32,
    /// Most sampled textures that one stage of a pipeline layout can reach. Default: 16.
    pub maxSampledTexturesPerShaderStage: u32,
    /// Most samplers that one stage of a pipeline layout can reach. Default: 16.
    pub maxSamplersPerShaderStage: u32,
    /// Most storage buffers that one stage of a pipeline layout can reach. Default: 8.
    pub maxStorageBuffersPerShaderStage: u32,
    /// Most storage textures that one stage of a pipeline layout can reach. Default: 4.
    pub maxStorageTexturesPerShaderStage: u32,
    /// Most uniform buffers that one stage of a pipeline layout can reach. Default: 12.
    pub maxUniformBuffersPerShaderStage: u32,
    /// Largest part of a buffer bound as a uniform buffer, in bytes. Default: 65536.
    pub maxUniformBufferBindingSize: u64,
    /// Largest part of a buffer bound as a storage buffer, in bytes. Default: 134217728 (128 MiB).
    pub maxStorageBufferBindingSize: u64,
    /// What offsets of uniform buffers, dynamic ones too, must be a multiple of, in bytes. Default:
    /// 256. A required value must be a power of two and at least 32.
    pub minUniformBufferOffsetAlignment: u32,
    /// What offsets of storage buffers, dynamic ones too, must be a multiple of, in bytes. Default:
    /// 256. A required value must be a power of two and at least 32.
    pub minStorageBufferOffsetAlignment: u32,
    /// Most vertex buffers of a render pipeline. Default: 8.
    pub maxVertexBuffers: u32,
    /// Largest size of a buffer, in bytes. Default: 268435456 (256 MiB).
    ///
    /// A smaller buffer may still fail for want of memory. While indirect draws are checked
    /// (`WGPUInstanceFlag_ValidationIndirectCall`, set by default) no adapter reports more than
    /// 4294967295.
    pub maxBufferSize: u64,
    /// Most vertex attributes of a render pipeline, over all its buffers. Default: 16.
    pub maxVertexAttributes: u32,
    /// Largest distance between two elements of a vertex buffer, in bytes. Default: 2048.
    pub maxVertexBufferArrayStride: u32,
    /// Most variables that pass from the vertex to the fragment shader. Default: 16.
    pub maxInterStageShaderVariables: u32,
    /// Most color attachments of a render pass or pipeline. Default: 8.
    pub maxColorAttachments: u32,
    /// Most bytes that one sample of all color attachments takes together. Default: 32.
    ///
    /// The standard counts by its own table, not by what is stored: four channels of 8 bits, for
    /// example, count as 8 bytes.
    pub maxColorAttachmentBytesPerSample: u32,
    /// Most bytes of workgroup memory of a compute shader. Default: 16384.
    pub maxComputeWorkgroupStorageSize: u32,
    /// Most invocations in a workgroup: the product of its three sizes. Default: 256.
    pub maxComputeInvocationsPerWorkgroup: u32,
    /// Largest first size of a workgroup. Default: 256.
    pub maxComputeWorkgroupSizeX: u32,
    /// Largest second size of a workgroup. Default: 256.
    pub maxComputeWorkgroupSizeY: u32,
    /// Largest third size of a workgroup. Default: 64.
    pub maxComputeWorkgroupSizeZ: u32,
    /// Most workgroups of a dispatch in each direction. Default: 65535.
    pub maxComputeWorkgroupsPerDimension: u32,
    /// Most bytes of immediate data of a pipeline. Default: 64; 0 where the adapter has none.
    ///
    /// No feature has to be named. Usual are 128 or 256.
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
