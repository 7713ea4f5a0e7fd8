//! Feature names, the standard's and those of `wgpu.h`.

use wgpu_types::{AdapterInfo, Backend, DownlevelCapabilities, DownlevelFlags, Features};

use super::tiers::Tier;
use crate::abi::{Enum, WGPUAbiFeature, WGPUFeatureName, WGPUNativeFeature};
use crate::error::Fault;

/// A name and what it stands for in core.
const STANDARD: &[(WGPUFeatureName, Features)] = &[
    (
        WGPUFeatureName::DepthClipControl,
        Features::DEPTH_CLIP_CONTROL,
    ),
    (
        WGPUFeatureName::Depth32FloatStencil8,
        Features::DEPTH32FLOAT_STENCIL8,
    ),
    (
        WGPUFeatureName::TextureCompressionBC,
        Features::TEXTURE_COMPRESSION_BC,
    ),
    (
        WGPUFeatureName::TextureCompressionBCSliced3D,
        Features::TEXTURE_COMPRESSION_BC_SLICED_3D,
    ),
    (
        WGPUFeatureName::TextureCompressionETC2,
        Features::TEXTURE_COMPRESSION_ETC2,
    ),
    (
        WGPUFeatureName::TextureCompressionASTC,
        Features::TEXTURE_COMPRESSION_ASTC,
    ),
    (
        WGPUFeatureName::TextureCompressionASTCSliced3D,
        Features::TEXTURE_COMPRESSION_ASTC_SLICED_3D,
    ),
    (WGPUFeatureName::TimestampQuery, Features::TIMESTAMP_QUERY),
    (
        WGPUFeatureName::IndirectFirstInstance,
        Features::INDIRECT_FIRST_INSTANCE,
    ),
    (WGPUFeatureName::ShaderF16, Features::SHADER_F16),
    (
        WGPUFeatureName::RG11B10UfloatRenderable,
        Features::RG11B10UFLOAT_RENDERABLE,
    ),
    (
        WGPUFeatureName::BGRA8UnormStorage,
        Features::BGRA8UNORM_STORAGE,
    ),
    (
        WGPUFeatureName::Float32Filterable,
        Features::FLOAT32_FILTERABLE,
    ),
    (
        WGPUFeatureName::Float32Blendable,
        Features::FLOAT32_BLENDABLE,
    ),
    (WGPUFeatureName::ClipDistances, Features::CLIP_DISTANCES),
    (
        WGPUFeatureName::DualSourceBlending,
        Features::DUAL_SOURCE_BLENDING,
    ),
    (WGPUFeatureName::Subgroups, Features::SUBGROUP),
    (WGPUFeatureName::PrimitiveIndex, Features::PRIMITIVE_INDEX),
];

use WGPUNativeFeature as N;
const NATIVE: &[(WGPUNativeFeature, Features)] = &[
    (N::Immediates, Features::IMMEDIATES),
    (
        N::TextureAdapterSpecificFormatFeatures,
        Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES,
    ),
    (
        N::MultiDrawIndirectCount,
        Features::MULTI_DRAW_INDIRECT_COUNT,
    ),
    (N::VertexWritableStorage, Features::VERTEX_WRITABLE_STORAGE),
    (N::TextureBindingArray, Features::TEXTURE_BINDING_ARRAY),
    (
        N::SampledTextureAndStorageBufferArrayNonUniformIndexing,
        Features::SAMPLED_TEXTURE_AND_STORAGE_BUFFER_ARRAY_NON_UNIFORM_INDEXING,
    ),
    (
        N::PipelineStatisticsQuery,
        Features::PIPELINE_STATISTICS_QUERY,
    ),
    (
        N::StorageResourceBindingArray,
        Features::STORAGE_RESOURCE_BINDING_ARRAY,
    ),
    (
        N::PartiallyBoundBindingArray,
        Features::PARTIALLY_BOUND_BINDING_ARRAY,
    ),
    (
        N::TextureFormat16bitNorm,
        Features::TEXTURE_FORMAT_16BIT_NORM,
    ),
    (
        N::TextureCompressionAstcHdr,
        Features::TEXTURE_COMPRESSION_ASTC_HDR,
    ),
    (
        N::MappablePrimaryBuffers,
        Features::MAPPABLE_PRIMARY_BUFFERS,
    ),
    (N::BufferBindingArray, Features::BUFFER_BINDING_ARRAY),
    (
        N::StorageTextureArrayNonUniformIndexing,
        Features::STORAGE_TEXTURE_ARRAY_NON_UNIFORM_INDEXING,
    ),
    (
        N::AddressModeClampToZero,
        Features::ADDRESS_MODE_CLAMP_TO_ZERO,
    ),
    (
        N::AddressModeClampToBorder,
        Features::ADDRESS_MODE_CLAMP_TO_BORDER,
    ),
    (N::PolygonModeLine, Features::POLYGON_MODE_LINE),
    (N::PolygonModePoint, Features::POLYGON_MODE_POINT),
    (
        N::ConservativeRasterization,
        Features::CONSERVATIVE_RASTERIZATION,
    ),
    (N::ClearTexture, Features::CLEAR_TEXTURE),
    (N::Multiview, Features::MULTIVIEW),
    (N::VertexAttribute64bit, Features::VERTEX_ATTRIBUTE_64BIT),
    (N::TextureFormatNv12, Features::TEXTURE_FORMAT_NV12),
    (N::RayQuery, Features::EXPERIMENTAL_RAY_QUERY),
    (N::ShaderF64, Features::SHADER_F64),
    (N::ShaderI16, Features::SHADER_I16),
    (N::ShaderEarlyDepthTest, Features::SHADER_EARLY_DEPTH_TEST),
    (N::Subgroup, Features::SUBGROUP),
    (N::SubgroupVertex, Features::SUBGROUP_VERTEX),
    (N::SubgroupBarrier, Features::SUBGROUP_BARRIER),
    (
        N::TimestampQueryInsideEncoders,
        Features::TIMESTAMP_QUERY_INSIDE_ENCODERS,
    ),
    (
        N::TimestampQueryInsidePasses,
        Features::TIMESTAMP_QUERY_INSIDE_PASSES,
    ),
    (N::ShaderInt64, Features::SHADER_INT64),
    (N::ShaderFloat32Atomic, Features::SHADER_FLOAT32_ATOMIC),
    (N::TextureAtomic, Features::TEXTURE_ATOMIC),
    (N::TextureFormatP010, Features::TEXTURE_FORMAT_P010),
    (N::PipelineCache, Features::PIPELINE_CACHE),
    (
        N::ShaderInt64AtomicMinMax,
        Features::SHADER_INT64_ATOMIC_MIN_MAX,
    ),
    (
        N::ShaderInt64AtomicAllOps,
        Features::SHADER_INT64_ATOMIC_ALL_OPS,
    ),
    (N::TextureInt64Atomic, Features::TEXTURE_INT64_ATOMIC),
    (N::ShaderBarycentrics, Features::SHADER_BARYCENTRICS),
    (N::SelectiveMultiview, Features::SELECTIVE_MULTIVIEW),
    (N::MultisampleArray, Features::MULTISAMPLE_ARRAY),
    (
        N::CooperativeMatrix,
        Features::EXPERIMENTAL_COOPERATIVE_MATRIX,
    ),
    (N::ShaderPerVertex, Features::SHADER_PER_VERTEX),
    (N::ShaderDrawIndex, Features::SHADER_DRAW_INDEX),
    (
        N::AccelerationStructureBindingArray,
        Features::ACCELERATION_STRUCTURE_BINDING_ARRAY,
    ),
    (
        N::MemoryDecorationCoherent,
        Features::MEMORY_DECORATION_COHERENT,
    ),
    (
        N::MemoryDecorationVolatile,
        Features::MEMORY_DECORATION_VOLATILE,
    ),
];

/// The names of `wgpu_abi.h`, which the lists leave out.
const OURS: &[(WGPUAbiFeature, Features)] = &[
    (
        WGPUAbiFeature::ExternalMemoryFd,
        Features::VULKAN_EXTERNAL_MEMORY_FD,
    ),
    (
        WGPUAbiFeature::ExternalMemoryWin32,
        Features::VULKAN_EXTERNAL_MEMORY_WIN32,
    ),
    (
        WGPUAbiFeature::ExternalMemoryDmaBuf,
        Features::VULKAN_EXTERNAL_MEMORY_DMA_BUF,
    ),
    (
        WGPUAbiFeature::MeshShader,
        Features::EXPERIMENTAL_MESH_SHADER,
    ),
    (
        WGPUAbiFeature::MeshShaderPoints,
        Features::EXPERIMENTAL_MESH_SHADER_POINTS,
    ),
    (
        WGPUAbiFeature::MeshShaderMultiview,
        Features::EXPERIMENTAL_MESH_SHADER_MULTIVIEW,
    ),
    (
        WGPUAbiFeature::ExtendedAccelerationStructureVertexFormats,
        Features::EXTENDED_ACCELERATION_STRUCTURE_VERTEX_FORMATS,
    ),
    (
        WGPUAbiFeature::RayHitVertexReturn,
        Features::EXPERIMENTAL_RAY_HIT_VERTEX_RETURN,
    ),
];

/// The tiers of texture formats, which core has no names for.
const TIERS: [(WGPUFeatureName, Tier); 2] = [
    (WGPUFeatureName::TextureFormatsTier1, Tier::One),
    (WGPUFeatureName::TextureFormatsTier2, Tier::Two),
];

/// What an adapter offers or a device has. `core_level`: all of core WebGPU.
#[derive(Clone, Copy)]
pub struct Offer {
    pub features: Features,
    pub tier: Tier,
    pub core_level: bool,
}

impl Offer {
    /// The names of these features, as C numbers.
    pub fn names(self) -> Vec<u32> {
        let core = self
            .core_level
            .then_some(WGPUFeatureName::CoreFeaturesAndLimits as u32);
        let standard = STANDARD
            .iter()
            .filter(|(_, f)| self.features.contains(*f))
            .map(|(n, _)| *n as u32);
        let tiers = TIERS
            .iter()
            .filter(|(_, tier)| self.tier >= *tier)
            .map(|(n, _)| *n as u32);
        let native = NATIVE
            .iter()
            .filter(|(_, f)| self.features.contains(*f))
            .map(|(n, _)| *n as u32);
        let all = core.into_iter().chain(standard).chain(tiers).chain(native);
        let mut names: Vec<u32> = all.collect();
        names.sort_unstable();
        names
    }

    /// Whether this one is among them.
    pub fn has(self, name: Enum<WGPUFeatureName>) -> bool {
        match from_c(name) {
            Ok(Feature::Core) => self.core_level,
            Ok(Feature::Formats(tier)) => self.tier >= tier,
            Ok(Feature::Of(features)) => self.features.contains(features),
            Err(_) => false,
        }
    }
}

/// Those of a strict instance's adapter: what the standard has, and formats of textures that shaders see like those of the standard.
pub fn strict(features: Features) -> Features {
    let formats = Features::TEXTURE_FORMAT_16BIT_NORM
        | Features::TEXTURE_FORMAT_NV12
        | Features::TEXTURE_FORMAT_P010;
    // Core counts it as its own.
    let standard = Features::all_webgpu_mask() | Features::SUBGROUP;
    features & (standard | formats | Features::EXTERNAL_TEXTURE)
}

/// Whether an adapter has all of core WebGPU, so that it reports `CoreFeaturesAndLimits`.
pub fn is_core(downlevel: &DownlevelCapabilities) -> bool {
    downlevel.is_webgpu_compliant()
}

/// Whether naga can write the compute shaders that an adapter has. Not for desktop OpenGL before 4.3, where they are an extension,
/// and core tries one with each device. NVIDIA's driver gives core 3.3, which is what it asks for.
pub fn has_shaders_of_its_features(info: &AdapterInfo, downlevel: &DownlevelCapabilities) -> bool {
    if info.backend != Backend::Gl || !downlevel.flags.contains(DownlevelFlags::COMPUTE_SHADERS) {
        return true;
    }
    // "4.5 (Core Profile) Mesa ..." or "3.3.0 NVIDIA ..."; the others begin with "OpenGL ES".
    let mut numbers = info.driver_info.split(['.', ' ']).map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= (4, 3),
        _ => true,
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Feature {
    /// `CoreFeaturesAndLimits`, which needs nothing.
    Core,
    Formats(Tier),
    Of(Features),
}

/// What a name stands for; a fault for an unknown one.
pub fn from_c(name: Enum<WGPUFeatureName>) -> Result<Feature, Fault> {
    if let Some(standard) = name.get() {
        if standard == WGPUFeatureName::CoreFeaturesAndLimits {
            return Ok(Feature::Core);
        }
        if let Some((_, tier)) = TIERS.iter().find(|(n, _)| *n == standard) {
            return Ok(Feature::Formats(*tier));
        }
        return match STANDARD.iter().find(|(n, _)| *n == standard) {
            Some((_, features)) => Ok(Feature::Of(*features)),
            None => Err(Fault::validation(format!(
                "the feature {standard:?} ({name}) is not offered by wgpu-core on any adapter"
            ))),
        };
    }
    let native = NATIVE.iter().map(|(n, features)| (*n as u32, features));
    let ours = OURS.iter().map(|(n, features)| (*n as u32, features));
    match native.chain(ours).find(|(n, _)| *n == name.raw()) {
        Some((_, features)) => Ok(Feature::Of(*features)),
        None => Err(Fault::validation(format!(
            "{name} is no feature: neither a WGPUFeatureName nor a WGPUNativeFeature nor a WGPUAbiFeature"
        ))),
    }
}

/// How to write a tier in a message.
pub fn describe_tier(tier: Tier) -> String {
    let name = TIERS.iter().find(|(_, of)| *of == tier);
    name.map_or(String::new(), |(name, _)| {
        format!("WGPUFeatureName_{name:?}")
    })
}

/// How to write the features in a message: by their C names.
pub fn describe(features: Features) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut left = features;
    for (name, feature) in STANDARD {
        if left.contains(*feature) {
            names.push(format!("WGPUFeatureName_{name:?}"));
            left.remove(*feature);
        }
    }
    for (name, feature) in NATIVE {
        if left.contains(*feature) {
            names.push(format!("WGPUNativeFeature_{name:?}"));
            left.remove(*feature);
        }
    }
    for (name, feature) in OURS {
        if left.contains(*feature) {
            names.push(format!("WGPUAbiFeature_{name:?}"));
            left.remove(*feature);
        }
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compute_shaders_of_opengl_need_its_version() {
        let opens = |backend, version: &str, flags| {
            let mut info = AdapterInfo::new(wgpu_types::DeviceType::Other, backend);
            info.driver_info = version.into();
            let downlevel = DownlevelCapabilities {
                flags,
                ..DownlevelCapabilities::default()
            };
            has_shaders_of_its_features(&info, &downlevel)
        };
        let nvidia = "3.3.0 NVIDIA 580.159.04";
        let compute = DownlevelFlags::COMPUTE_SHADERS;
        assert!(!opens(Backend::Gl, nvidia, compute));
        assert!(opens(Backend::Gl, nvidia, DownlevelFlags::empty()));
        assert!(opens(Backend::Vulkan, nvidia, compute));
        for version in [
            "4.5 (Core Profile) Mesa 22.3.6",
            "4.3.0",
            "OpenGL ES 3.2 Mesa 22.3.6",
            "",
        ] {
            assert!(opens(Backend::Gl, version, compute), "{version}");
        }
    }

    #[test]
    fn every_name_leads_back_to_its_feature() {
        let all = Offer {
            features: Features::all(),
            tier: Tier::Two,
            core_level: true,
        };
        let none = Offer {
            features: Features::empty(),
            tier: Tier::None,
            core_level: false,
        };
        assert!(all.names().is_sorted());
        for name in all.names() {
            let feature = from_c(Enum::of(name)).unwrap_or_else(|f| panic!("{}", f.text("f")));
            let it = match feature {
                Feature::Core => Offer {
                    core_level: true,
                    ..none
                },
                Feature::Formats(tier) => Offer { tier, ..none },
                Feature::Of(features) => Offer { features, ..none },
            };
            assert!(it.names().contains(&name), "{name:#x}");
            assert!(it.has(Enum::of(name)) && !none.has(Enum::of(name)));
        }
        let first = WGPUFeatureName::TextureFormatsTier1.c();
        let second = Offer {
            tier: Tier::Two,
            ..none
        };
        assert!(second.has(first));
    }

    #[test]
    fn every_native_value_of_the_header_is_known() {
        for raw in 0x0003_0001..=0x0003_0040 {
            let named = <WGPUNativeFeature as crate::abi::CEnum>::from_raw(raw).is_some();
            assert_eq!(named, from_c(Enum::of(raw)).is_ok(), "{raw:#x}");
        }
    }

    #[test]
    fn what_core_lacks_is_a_fault() {
        for name in [
            WGPUFeatureName::TextureComponentSwizzle,
            WGPUFeatureName::SubgroupSizeControl,
        ] {
            assert!(from_c(name.c()).is_err());
        }
        assert!(from_c(Enum::of(0xFFFF)).is_err());
        assert!(from_c(Enum::ZERO).is_err());
    }

    #[test]
    fn messages_use_c_names() {
        let text = describe(Features::SHADER_F16 | Features::SHADER_F64);
        assert_eq!(
            text,
            "WGPUFeatureName_ShaderF16, WGPUNativeFeature_ShaderF64"
        );
    }
}
