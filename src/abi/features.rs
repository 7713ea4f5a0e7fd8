//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFeatureLevel {
    /// DOC
    Undefined = 0,
    /// DOC
    Compatibility = 1,
    /// DOC
    Core = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFeatureName {
    /// DOC
    CoreFeaturesAndLimits = 1,
    /// DOC
    DepthClipControl = 2,
    /// DOC
    Depth32FloatStencil8 = 3,
    /// DOC
    TextureCompressionBC = 4,
    /// DOC
    TextureCompressionBCSliced3D = 5,
    /// DOC
    TextureCompressionETC2 = 6,
    /// DOC
    TextureCompressionASTC = 7,
    /// DOC
    TextureCompressionASTCSliced3D = 8,
    /// DOC
    TimestampQuery = 9,
    /// DOC
    IndirectFirstInstance = 0xa,
    /// DOC
    ShaderF16 = 0xb,
    /// DOC
    RG11B10UfloatRenderable = 0xc,
    /// DOC
    BGRA8UnormStorage = 0xd,
    /// DOC
    Float32Filterable = 0xe,
    /// DOC
    Float32Blendable = 0xf,
    /// DOC
    ClipDistances = 0x10,
    /// DOC
    DualSourceBlending = 0x11,
    /// DOC
    Subgroups = 0x12,
    /// DOC
    TextureFormatsTier1 = 0x13,
    /// DOC
    TextureFormatsTier2 = 0x14,
    /// DOC
    PrimitiveIndex = 0x15,
    /// DOC
    TextureComponentSwizzle = 0x16,
    /// DOC
    SubgroupSizeControl = 23,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUInstanceFeatureName {
    /// DOC
    TimedWaitAny = 1,
    /// DOC
    ShaderSourceSPIRV = 2,
    /// DOC
    MultipleDevicesPerAdapter = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUWGSLLanguageFeatureName {
    /// DOC
    ReadonlyAndReadwriteStorageTextures = 1,
    /// DOC
    Packed4x8IntegerDotProduct = 2,
    /// DOC
    UnrestrictedPointerParameters = 3,
    /// DOC
    PointerCompositeAccess = 4,
    /// DOC
    UniformBufferStandardLayout = 5,
    /// DOC
    SubgroupId = 6,
    /// DOC
    TextureAndSamplerLet = 7,
    /// DOC
    SubgroupUniformity = 8,
    /// DOC
    TextureFormatsTier1 = 9,
    /// DOC
    LinearIndexing = 0xa,
    /// DOC
    ImmediateAddressSpace = 11,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSupportedFeatures {
    /// DOC
    pub featureCount: usize,
    /// DOC
    pub features: *const Enum<WGPUFeatureName>,
}

impl WGPUSupportedFeatures {
    /// `WGPU_SUPPORTED_FEATURES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        featureCount: 0,
        features: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSupportedInstanceFeatures {
    /// DOC
    pub featureCount: usize,
    /// DOC
    pub features: *const Enum<WGPUInstanceFeatureName>,
}

impl WGPUSupportedInstanceFeatures {
    /// `WGPU_SUPPORTED_INSTANCE_FEATURES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        featureCount: 0,
        features: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSupportedWGSLLanguageFeatures {
    /// DOC
    pub featureCount: usize,
    /// DOC
    pub features: *const Enum<WGPUWGSLLanguageFeatureName>,
}

impl WGPUSupportedWGSLLanguageFeatures {
    /// `WGPU_SUPPORTED_WGSL_LANGUAGE_FEATURES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        featureCount: 0,
        features: ptr::null(),
    };
}
