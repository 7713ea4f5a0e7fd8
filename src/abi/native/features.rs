//! Features beyond the standard.

use super::*;

/// Further values of [`WGPUFeatureName`]; cast them to it in `requiredFeatures` and `HasFeature`
/// calls.
///
/// Where backends are named, the feature is never there on the others, and depends on the device on
/// those. Numbers that are missing here belong to features for which `wgpu.h` has no functions.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeFeature {
    /// Immediate data: `SetImmediates` of passes and bundles. On wherever the adapter has it. All
    /// backends; emulated on OpenGL.
    Immediates = 0x30001,
    /// Formats may be used in every way that the adapter can, not only in those that the standard
    /// guarantees: read-write storage, filtering, blending, more samples. No formats are added.
    TextureAdapterSpecificFormatFeatures = 0x30002,
    /// `wgpuRenderPassEncoderMultiDrawIndirectCount` and its indexed twin. Where it is there, the
    /// functions without `Count` are one command too, otherwise a row of single draws. Vulkan,
    /// Direct3D 12.
    MultiDrawIndirectCount = 0x30004,
    /// Storage buffers and textures that vertex shaders write. Some GPUs that draw in tiles cannot.
    VertexWritableStorage = 0x30005,
    /// Bindings that are arrays of sampled textures or samplers, indexed by values that are equal
    /// in all invocations. Vulkan, Direct3D 12, Metal.
    TextureBindingArray = 0x30006,
    /// Arrays of sampled textures and storage buffers indexed by any value. GLSL asks for it by
    /// `GL_EXT_nonuniform_qualifier`, WGSL needs nothing. Vulkan, Direct3D 12, Metal.
    SampledTextureAndStorageBufferArrayNonUniformIndexing = 0x30007,
    /// Query sets of pipeline statistics: see [`WGPUQuerySetDescriptorExtras`]. Vulkan.
    PipelineStatisticsQuery = 0x30008,
    /// Arrays of storage buffers, with `WGPUNativeFeature_BufferBindingArray`, and of storage
    /// textures, with `WGPUNativeFeature_TextureBindingArray`. Vulkan, Direct3D 12, Metal.
    StorageResourceBindingArray = 0x30009,
    /// Bind groups whose arrays have fewer resources than the layout's count; shaders must not
    /// touch the rest. Vulkan, Direct3D 12, Metal.
    PartiallyBoundBindingArray = 0x3000a,
    /// The formats R, RG and RGBA with `16Unorm` and `16Snorm`.
    TextureFormat16bitNorm = 0x3000b,
    /// The ASTC formats with values above 1. Vulkan, Metal, OpenGL.
    TextureCompressionAstcHdr = 0x3000c,
    /// The map usages of buffers go together with all others. Only good where processor and GPU
    /// share memory; elsewhere such buffers are slow. Vulkan, Direct3D 12, Metal.
    MappablePrimaryBuffers = 0x3000e,
    /// Bindings that are arrays of buffers, indexed by values that are equal in all invocations.
    /// Vulkan, Metal.
    BufferBindingArray = 0x3000f,
    /// Arrays of storage textures indexed by any value. Vulkan, Direct3D 12, Metal.
    StorageTextureArrayNonUniformIndexing = 0x30010,
    /// The border color `WGPUSamplerBorderColor_Zero`. Needs
    /// `WGPUNativeFeature_AddressModeClampToBorder` as well.
    AddressModeClampToZero = 0x30011,
    /// The address mode `WGPUNativeAddressMode_ClampToBorder`.
    AddressModeClampToBorder = 0x30012,
    /// `WGPUPolygonMode_Line`: triangles drawn as their edges. Vulkan, Direct3D 12, Metal, desktop
    /// OpenGL.
    PolygonModeLine = 0x30013,
    /// `WGPUPolygonMode_Point`: triangles drawn as their corners. Vulkan, desktop OpenGL.
    PolygonModePoint = 0x30014,
    /// `WGPUPrimitiveStateExtras::conservative`. Vulkan, Direct3D 12.
    ConservativeRasterization = 0x30015,
    /// `wgpuCommandEncoderClearTexture`. All backends.
    ClearTexture = 0x30016,
    /// The built-in `view_index` in shaders, and passes of several views, which begin with
    /// `WGPUAbiMultiview` of `wgpu_abi.h`. All backends.
    Multiview = 0x30018,
    /// Vertex attributes of 64 bits. No backend has them yet.
    VertexAttribute64bit = 0x30019,
    /// Textures of format `WGPUNativeTextureFormat_NV12`. Vulkan, Direct3D 12.
    TextureFormatNv12 = 0x3001a,
    /// Ray queries in shaders. Experimental. `wgpu_abi.h` has what they look through:
    /// `wgpuAbiDeviceCreateTlas`. Vulkan, Direct3D 12, Metal.
    RayQuery = 0x3001c,
    /// The type `f64` in shaders; on many GPUs 16 to 64 times as slow as `f32`. Vulkan.
    ShaderF64 = 0x3001d,
    /// The types `i16` and `u16` in shaders, in WGSL after `enable wgpu_int16;`. Vulkan, Direct3D
    /// 12, Metal.
    ShaderI16 = 0x3001e,
    /// `@early_depth_test` on fragment shaders, `early_fragment_tests` and `depth_*` layouts in
    /// GLSL. Vulkan, OpenGL.
    ShaderEarlyDepthTest = 0x30020,
    /// Subgroup functions and built-ins in compute and fragment shaders: the same as
    /// `WGPUFeatureName_Subgroups`. Vulkan, Direct3D 12, Metal.
    Subgroup = 0x30021,
    /// Subgroup functions and built-ins in vertex shaders too. Vulkan.
    SubgroupVertex = 0x30022,
    /// The function `subgroupBarrier` in compute shaders. Needs `WGPUNativeFeature_Subgroup` as
    /// well. Vulkan, Metal.
    SubgroupBarrier = 0x30023,
    /// `wgpuCommandEncoderWriteTimestamp`. Needs `WGPUFeatureName_TimestampQuery` as well. All
    /// backends.
    TimestampQueryInsideEncoders = 0x30024,
    /// `wgpuRenderPassEncoderWriteTimestamp` and `wgpuComputePassEncoderWriteTimestamp`. Needs
    /// `WGPUFeatureName_TimestampQuery` as well. Rarely there on GPUs that draw in tiles.
    TimestampQueryInsidePasses = 0x30025,
    /// The types `i64` and `u64` in shaders. Vulkan, Direct3D 12 with the DXC compiler, Metal.
    ShaderInt64 = 0x30026,
    /// Atomic `f32` in shaders: load, store, add, subtract, exchange. Vulkan, Metal.
    ShaderFloat32Atomic = 0x30027,
    /// Atomic operations on storage textures of formats R32Uint and R32Sint. Vulkan, Direct3D 12,
    /// Metal.
    TextureAtomic = 0x30028,
    /// Textures of format `WGPUNativeTextureFormat_P010`. Vulkan, Direct3D 12.
    TextureFormatP010 = 0x30029,
    /// Pipeline caches, which `wgpu_abi.h` has. Vulkan.
    PipelineCache = 0x3002b,
    /// Atomic minimum and maximum of `i64` and `u64`. Vulkan, Direct3D 12, Metal.
    ShaderInt64AtomicMinMax = 0x3002c,
    /// All atomic operations of `i64` and `u64`. Vulkan, Direct3D 12.
    ShaderInt64AtomicAllOps = 0x3002d,
    /// Atomic minimum and maximum on storage textures of format R64Uint. Vulkan, Direct3D 12,
    /// Metal.
    TextureInt64Atomic = 0x30030,
    /// The barycentric coordinates of a fragment as a built-in. Vulkan, Direct3D 12, Metal.
    ShaderBarycentrics = 0x30037,
    /// Passes of several views that leave some layers out. Needs `WGPUNativeFeature_Multiview` as
    /// well. Vulkan, Direct3D 12.
    SelectiveMultiview = 0x30038,
    /// Textures with both several samples and several layers. Vulkan, Metal.
    MultisampleArray = 0x3003a,
    /// Products of matrices of 8 by 8 `f32` computed by a subgroup together, in WGSL after `enable
    /// wgpu_cooperative_matrix;`. Experimental. Vulkan, Metal.
    CooperativeMatrix = 0x3003b,
    /// Inputs of a fragment shader as the three vertices had them, not interpolated. Vulkan,
    /// Direct3D 12, Metal.
    ShaderPerVertex = 0x3003c,
    /// The built-in `draw_index`: the number of the draw within a multi-draw. Vulkan, OpenGL.
    ShaderDrawIndex = 0x3003d,
    /// Bindings that are arrays of acceleration structures. Needs `WGPUNativeFeature_RayQuery` to
    /// be of use. Vulkan, Direct3D 12.
    AccelerationStructureBindingArray = 0x3003e,
    /// `@coherent` on storage buffers: writes are seen by other workgroups at once.
    MemoryDecorationCoherent = 0x3003f,
    /// `@volatile` on storage buffers: every read goes to memory. Vulkan, OpenGL.
    MemoryDecorationVolatile = 0x30040,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}
