//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeFeature {
    /// DOC
    Immediates = 0x30001,
    /// DOC
    TextureAdapterSpecificFormatFeatures = 0x30002,
    /// DOC
    MultiDrawIndirectCount = 0x30004,
    /// DOC
    VertexWritableStorage = 0x30005,
    /// DOC
    TextureBindingArray = 0x30006,
    /// DOC
    SampledTextureAndStorageBufferArrayNonUniformIndexing = 0x30007,
    /// DOC
    PipelineStatisticsQuery = 0x30008,
    /// DOC
    StorageResourceBindingArray = 0x30009,
    /// DOC
    PartiallyBoundBindingArray = 0x3000a,
    /// DOC
    TextureFormat16bitNorm = 0x3000b,
    /// DOC
    TextureCompressionAstcHdr = 0x3000c,
    /// DOC
    MappablePrimaryBuffers = 0x3000e,
    /// DOC
    BufferBindingArray = 0x3000f,
    /// DOC
    StorageTextureArrayNonUniformIndexing = 0x30010,
    /// DOC
    AddressModeClampToZero = 0x30011,
    /// DOC
    AddressModeClampToBorder = 0x30012,
    /// DOC
    PolygonModeLine = 0x30013,
    /// DOC
    PolygonModePoint = 0x30014,
    /// DOC
    ConservativeRasterization = 0x30015,
    /// DOC
    ClearTexture = 0x30016,
    /// DOC
    Multiview = 0x30018,
    /// DOC
    VertexAttribute64bit = 0x30019,
    /// DOC
    TextureFormatNv12 = 0x3001a,
    /// DOC
    RayQuery = 0x3001c,
    /// DOC
    ShaderF64 = 0x3001d,
    /// DOC
    ShaderI16 = 0x3001e,
    /// DOC
    ShaderEarlyDepthTest = 0x30020,
    /// DOC
    Subgroup = 0x30021,
    /// DOC
    SubgroupVertex = 0x30022,
    /// DOC
    SubgroupBarrier = 0x30023,
    /// DOC
    TimestampQueryInsideEncoders = 0x30024,
    /// DOC
    TimestampQueryInsidePasses = 0x30025,
    /// DOC
    ShaderInt64 = 0x30026,
    /// DOC
    ShaderFloat32Atomic = 0x30027,
    /// DOC
    TextureAtomic = 0x30028,
    /// DOC
    TextureFormatP010 = 0x30029,
    /// DOC
    PipelineCache = 0x3002b,
    /// DOC
    ShaderInt64AtomicMinMax = 0x3002c,
    /// DOC
    ShaderInt64AtomicAllOps = 0x3002d,
    /// DOC
    TextureInt64Atomic = 0x30030,
    /// DOC
    ShaderBarycentrics = 0x30037,
    /// DOC
    SelectiveMultiview = 0x30038,
    /// DOC
    MultisampleArray = 0x3003a,
    /// DOC
    CooperativeMatrix = 0x3003b,
    /// DOC
    ShaderPerVertex = 0x3003c,
    /// DOC
    ShaderDrawIndex = 0x3003d,
    /// DOC
    AccelerationStructureBindingArray = 0x3003e,
    /// DOC
    MemoryDecorationCoherent = 0x3003f,
    /// DOC
    MemoryDecorationVolatile = 0x30040,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}
