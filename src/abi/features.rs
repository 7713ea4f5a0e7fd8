//! Features: what an adapter offers beyond the minimum, asked for when the device is requested.
//!
//! A device has the features it was asked for, no more. Naming one that the adapter lacks, or a
//! number that is no feature, fails the request with a message that names it.

use super::*;

/// How much an adapter must be able to do. Spec: GPURequestAdapterOptions.featureLevel.
///
/// In this library the level does not exclude an adapter. One that falls short of the standard is
/// given where nothing better exists; it lacks `WGPUFeatureName_CoreFeaturesAndLimits`.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFeatureLevel {
    /// The same as `WGPUFeatureLevel_Core`.
    Undefined = 0,
    /// Older systems will do, such as OpenGL ES 3.1, with fewer features and lower limits. A better
    /// adapter is given as it is.
    Compatibility = 1,
    /// The whole of the standard, with at least its default limits.
    Core = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A feature of an adapter or device. Spec: GPUFeatureName.
///
/// Values from `0x00030000` on are those of `wgpu.h`: [`WGPUNativeFeature`], cast to this type.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFeatureName {
    /// Everything of the core level. Missing only on an adapter that falls short of it. Naming it
    /// in `requiredFeatures` changes nothing.
    CoreFeaturesAndLimits = 1,
    /// `unclippedDepth` of [`WGPUPrimitiveState`]: depth outside 0 to 1 is clamped instead of cut
    /// away.
    DepthClipControl = 2,
    /// Textures of format `WGPUTextureFormat_Depth32FloatStencil8`.
    Depth32FloatStencil8 = 3,
    /// Two-dimensional textures of the BC formats: blocks of 4 by 4 texels in 8 or 16 bytes. Usual
    /// on desktop systems.
    TextureCompressionBC = 4,
    /// Three-dimensional textures of the BC formats. Needs `WGPUFeatureName_TextureCompressionBC`
    /// as well.
    TextureCompressionBCSliced3D = 5,
    /// Two-dimensional textures of the ETC2 and EAC formats: blocks of 4 by 4 texels in 8 or 16
    /// bytes. Usual on mobile systems.
    TextureCompressionETC2 = 6,
    /// Two-dimensional textures of the ASTC formats: blocks of 4 by 4 to 12 by 12 texels in 16
    /// bytes. Usual on mobile systems.
    TextureCompressionASTC = 7,
    /// Three-dimensional textures of the ASTC formats. Needs
    /// `WGPUFeatureName_TextureCompressionASTC` as well.
    TextureCompressionASTCSliced3D = 8,
    /// Query sets of timestamps, written at the begin and end of passes.
    ///
    /// A resolved timestamp times `wgpuQueueGetTimestampPeriod` is in nanoseconds. `wgpu.h` has
    /// features for timestamps in other places.
    TimestampQuery = 9,
    /// Indirect draws may have a first instance other than 0. Without it such a draw does nothing.
    IndirectFirstInstance = 0xa,
    /// The type `f16` in shaders, after `enable f16;`.
    ShaderF16 = 0xb,
    /// Textures of format `WGPUTextureFormat_RG11B10Ufloat` as color attachments, with blending,
    /// multisampling and resolving.
    RG11B10UfloatRenderable = 0xc,
    /// Textures of format `WGPUTextureFormat_BGRA8Unorm` as write-only storage textures.
    BGRA8UnormStorage = 0xd,
    /// Filtering of the formats of 32-bit floats: R, RG and RGBA.
    Float32Filterable = 0xe,
    /// Blending into color attachments of the formats of 32-bit floats: R, RG and RGBA.
    Float32Blendable = 0xf,
    /// The built-in `clip_distances` in vertex shaders, after `enable clip_distances;`.
    ClipDistances = 0x10,
    /// Two colors from a fragment shader for one attachment, with the blend factors `Src1`, after
    /// `enable dual_source_blending;`. The pass can then have no second color attachment.
    DualSourceBlending = 0x11,
    /// Subgroup functions and built-ins in compute and fragment shaders, after `enable subgroups;`.
    /// Brings `WGPUNativeFeature_SubgroupVertex` and `WGPUNativeFeature_SubgroupBarrier` along
    /// where the adapter has them.
    Subgroups = 0x12,
    /// The formats R, RG and RGBA with `16Unorm` and `16Snorm`, as color attachments with blending
    /// and several samples too; those with `8Snorm` as such, and resolved; and more formats as
    /// storage textures that are read or written. Brings `WGPUFeatureName_RG11B10UfloatRenderable`
    /// and `WGPUNativeFeature_TextureFormat16bitNorm` along.
    TextureFormatsTier1 = 0x13,
    /// More formats as storage textures that are both read and written in one shader. Brings
    /// `WGPUFeatureName_TextureFormatsTier1` along.
    TextureFormatsTier2 = 0x14,
    /// The built-in `primitive_index` in fragment shaders, after `enable primitive_index;`.
    PrimitiveIndex = 0x15,
    /// Views that exchange the channels of a texture. Not offered by this library: only the
    /// identity is accepted.
    TextureComponentSwizzle = 0x16,
    /// Shaders that choose the size of their subgroups. Not offered by this library.
    SubgroupSizeControl = 23,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A feature of an instance, named in [`WGPUInstanceDescriptor`]. All of them are offered on every
/// system.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUInstanceFeatureName {
    /// `wgpuInstanceWaitAny` with a time other than 0. It sleeps; it does not spin.
    TimedWaitAny = 1,
    /// Shader modules from SPIR-V, by [`WGPUShaderSourceSPIRV`].
    ShaderSourceSPIRV = 2,
    /// One adapter may make any number of devices.
    MultipleDevicesPerAdapter = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// An addition to WGSL that a shader may name after `requires`.
///
/// `wgpuInstanceHasWGSLLanguageFeature` tells which ones there are; they do not depend on the
/// adapter. Those not offered make a shader that requires them fail. Spec: WGSLLanguageFeatures.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUWGSLLanguageFeatureName {
    /// `readonly_and_readwrite_storage_textures`: storage textures that are read, and
    /// `textureBarrier`. Offered.
    ReadonlyAndReadwriteStorageTextures = 1,
    /// `packed_4x8_integer_dot_product`: `dot4U8Packed`, `dot4I8Packed` and the functions to pack
    /// four bytes. Offered.
    Packed4x8IntegerDotProduct = 2,
    /// `unrestricted_pointer_parameters`: pointers into any address space as parameters. Not
    /// offered.
    UnrestrictedPointerParameters = 3,
    /// `pointer_composite_access`: `p.x` and `p[i]` on a pointer without `*`. Offered.
    PointerCompositeAccess = 4,
    /// `uniform_buffer_standard_layout`: uniform buffers laid out like storage buffers. Not
    /// offered.
    UniformBufferStandardLayout = 5,
    /// `subgroup_id`: the built-ins that number the subgroups of a workgroup, on a device with
    /// `WGPUFeatureName_Subgroups`. Offered.
    SubgroupId = 6,
    /// `texture_and_sampler_let`: textures and samplers as the value of a `let`. Offered.
    TextureAndSamplerLet = 7,
    /// `subgroup_uniformity`: the analysis knows which values are equal in a subgroup.
    /// Offered.
    SubgroupUniformity = 8,
    /// `texture_formats_tier1`: the storage formats of the feature of that name, which pipelines
    /// then need. Offered.
    TextureFormatsTier1 = 9,
    /// `linear_indexing`: the built-ins that number workgroups and invocations in one row.
    /// Offered.
    LinearIndexing = 0xa,
    /// `immediate_address_space`: `var<immediate>`, on a device with a `maxImmediateSize` above
    /// 0. Offered.
    ImmediateAddressSpace = 11,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The features of an adapter or a device.
///
/// Filled by `wgpuAdapterGetFeatures` and `wgpuDeviceGetFeatures`, which allocate the array;
/// `wgpuSupportedFeaturesFreeMembers` frees it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSupportedFeatures {
    /// The number of elements in `features`.
    pub featureCount: usize,
    /// The features, in ascending order, native ones among them. NULL when there are none.
    pub features: *const Enum<WGPUFeatureName>,
}

impl WGPUSupportedFeatures {
    /// `WGPU_SUPPORTED_FEATURES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        featureCount: 0,
        features: ptr::null(),
    };
}

/// The features that an instance can have.
///
/// Filled by `wgpuGetInstanceFeatures`, which allocates the array;
/// `wgpuSupportedInstanceFeaturesFreeMembers` frees it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSupportedInstanceFeatures {
    /// The number of elements in `features`.
    pub featureCount: usize,
    /// The features, in ascending order. NULL when there are none.
    pub features: *const Enum<WGPUInstanceFeatureName>,
}

impl WGPUSupportedInstanceFeatures {
    /// `WGPU_SUPPORTED_INSTANCE_FEATURES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        featureCount: 0,
        features: ptr::null(),
    };
}

/// The additions to WGSL that shaders may require.
///
/// Filled by `wgpuInstanceGetWGSLLanguageFeatures`, which allocates the array;
/// `wgpuSupportedWGSLLanguageFeaturesFreeMembers` frees it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSupportedWGSLLanguageFeatures {
    /// The number of elements in `features`.
    pub featureCount: usize,
    /// The additions, in ascending order. NULL when there are none.
    pub features: *const Enum<WGPUWGSLLanguageFeatureName>,
}

impl WGPUSupportedWGSLLanguageFeatures {
    /// `WGPU_SUPPORTED_WGSL_LANGUAGE_FEATURES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        featureCount: 0,
        features: ptr::null(),
    };
}
