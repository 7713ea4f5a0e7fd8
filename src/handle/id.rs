//! The bits of a handle: `kind:5 | generation:18 | index:24`, on 32-bit systems `kind:5 | generation:9 | index:18`.
//!
//! 47 bits, so that runtimes which keep pointers in a double or tag their upper bits hold them exactly.

/// What a handle stands for. The number is part of the handle; 0 is no kind, so that 0 is no handle.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Instance = 1,
    Adapter,
    Device,
    Queue,
    Buffer,
    Texture,
    TextureView,
    Sampler,
    ShaderModule,
    BindGroupLayout,
    BindGroup,
    PipelineLayout,
    ComputePipeline,
    RenderPipeline,
    CommandEncoder,
    ComputePassEncoder,
    RenderPassEncoder,
    RenderBundleEncoder,
    RenderBundle,
    CommandBuffer,
    QuerySet,
    Surface,
    ExternalTexture,
    PipelineCache,
    Blas,
    Tlas,
}

/// Every kind in the order of their numbers, with the C name of its handle type and that of the parameter of the functions that take
/// and give references.
const KINDS: [(Kind, &str, &str); 26] = [
    (Kind::Instance, "WGPUInstance", "instance"),
    (Kind::Adapter, "WGPUAdapter", "adapter"),
    (Kind::Device, "WGPUDevice", "device"),
    (Kind::Queue, "WGPUQueue", "queue"),
    (Kind::Buffer, "WGPUBuffer", "buffer"),
    (Kind::Texture, "WGPUTexture", "texture"),
    (Kind::TextureView, "WGPUTextureView", "textureView"),
    (Kind::Sampler, "WGPUSampler", "sampler"),
    (Kind::ShaderModule, "WGPUShaderModule", "shaderModule"),
    (
        Kind::BindGroupLayout,
        "WGPUBindGroupLayout",
        "bindGroupLayout",
    ),
    (Kind::BindGroup, "WGPUBindGroup", "bindGroup"),
    (Kind::PipelineLayout, "WGPUPipelineLayout", "pipelineLayout"),
    (
        Kind::ComputePipeline,
        "WGPUComputePipeline",
        "computePipeline",
    ),
    (Kind::RenderPipeline, "WGPURenderPipeline", "renderPipeline"),
    (Kind::CommandEncoder, "WGPUCommandEncoder", "commandEncoder"),
    (
        Kind::ComputePassEncoder,
        "WGPUComputePassEncoder",
        "computePassEncoder",
    ),
    (
        Kind::RenderPassEncoder,
        "WGPURenderPassEncoder",
        "renderPassEncoder",
    ),
    (
        Kind::RenderBundleEncoder,
        "WGPURenderBundleEncoder",
        "renderBundleEncoder",
    ),
    (Kind::RenderBundle, "WGPURenderBundle", "renderBundle"),
    (Kind::CommandBuffer, "WGPUCommandBuffer", "commandBuffer"),
    (Kind::QuerySet, "WGPUQuerySet", "querySet"),
    (Kind::Surface, "WGPUSurface", "surface"),
    (
        Kind::ExternalTexture,
        "WGPUExternalTexture",
        "externalTexture",
    ),
    (Kind::PipelineCache, "WGPUAbiPipelineCache", "pipelineCache"),
    (Kind::Blas, "WGPUAbiBlas", "blas"),
    (Kind::Tlas, "WGPUAbiTlas", "tlas"),
];

impl Kind {
    /// The kind with this number.
    pub fn from_bits(bits: usize) -> Option<Self> {
        KINDS.get(bits.wrapping_sub(1)).map(|(kind, ..)| *kind)
    }

    /// The C name of the handle type.
    pub fn c_name(self) -> &'static str {
        KINDS[self as usize - 1].1
    }

    /// The name of the parameter of the functions that take and give references.
    pub fn parameter(self) -> &'static str {
        KINDS[self as usize - 1].2
    }
}

#[cfg(target_pointer_width = "64")]
mod bits {
    pub const INDEX: u32 = 24;
    pub const GENERATION: u32 = 18;
}
#[cfg(not(target_pointer_width = "64"))]
mod bits {
    pub const INDEX: u32 = 18;
    pub const GENERATION: u32 = 9;
}

/// How many slots a kind can have.
pub const MAX_SLOTS: usize = 1 << bits::INDEX;
/// The last generation of a slot; a slot that would pass it is retired.
pub const MAX_GENERATION: u32 = (1 << bits::GENERATION) - 1;

/// A handle type of C: [`Id`] in a distinct type.
pub trait RawHandle: Copy + 'static {
    const KIND: Kind;
    fn from_bits(bits: usize) -> Self;
    fn bits(self) -> usize;
}

/// A handle taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id {
    pub kind: Kind,
    pub generation: u32,
    pub index: usize,
}

impl Id {
    /// Kind and generation in one number, as the tables keep them.
    #[inline]
    pub fn tag(self) -> u64 {
        (self.kind as u64) << bits::GENERATION | u64::from(self.generation)
    }

    /// The tag of a handle; of any number, one that no table has.
    #[inline(always)]
    pub fn tag_of(bits: usize) -> u64 {
        (bits >> bits::INDEX) as u64
    }

    /// Puts the handle together.
    #[cfg(test)]
    pub fn bits(self) -> usize {
        Self::bits_of(self.tag(), self.index)
    }

    /// The handle of a tag in a table's slot.
    #[inline]
    pub fn bits_of(tag: u64, index: usize) -> usize {
        (tag as usize) << bits::INDEX | index
    }

    /// Takes any number apart; None when its kind bits name no kind.
    #[inline]
    pub fn from_bits(bits: usize) -> Option<Self> {
        Some(Self {
            kind: Kind::from_bits(bits >> (bits::INDEX + bits::GENERATION))?,
            generation: Self::generation(bits),
            index: Self::index(bits),
        })
    }

    #[inline]
    pub fn generation(bits: usize) -> u32 {
        (bits >> bits::INDEX) as u32 & MAX_GENERATION
    }

    #[inline(always)]
    pub fn index(bits: usize) -> usize {
        bits & (MAX_SLOTS - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_numbered_in_order() {
        for (i, (kind, ..)) in KINDS.into_iter().enumerate() {
            assert_eq!(kind as usize, i + 1);
            assert_eq!(Kind::from_bits(i + 1), Some(kind));
            assert!(kind.c_name().starts_with("WGPU"));
        }
        assert_eq!(Kind::from_bits(0), None);
        assert_eq!(Kind::from_bits(KINDS.len() + 1), None);
    }

    #[test]
    fn an_id_survives_its_bits() {
        for (kind, ..) in KINDS {
            for generation in [1, 2, MAX_GENERATION] {
                for index in [0, 1, 1023, 1024, MAX_SLOTS - 1] {
                    let id = Id {
                        kind,
                        generation,
                        index,
                    };
                    let bits = id.bits();
                    assert_eq!(Id::from_bits(bits), Some(id));
                    assert_eq!(id.tag(), Id::tag_of(bits));
                    assert_ne!(bits, 0);
                }
            }
        }
    }

    #[cfg(target_pointer_width = "64")]
    #[test]
    fn handles_fit_a_double() {
        let id = Id {
            kind: Kind::Tlas,
            generation: MAX_GENERATION,
            index: MAX_SLOTS - 1,
        };
        assert!(id.bits() < 1 << 47);
    }

    #[test]
    fn any_number_is_taken_apart_without_a_panic() {
        for bits in [0, 1, usize::MAX, usize::MAX / 2, 0xDEAD_BEEF] {
            let _ = Id::from_bits(bits);
            assert!(Id::index(bits) < MAX_SLOTS);
        }
        assert_eq!(Id::from_bits(usize::MAX), None);
    }
}
