//! DOC

use crate::handle::{Kind, RawHandle};

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUAdapter(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUBindGroup(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUBindGroupLayout(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUBuffer(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUCommandBuffer(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUCommandEncoder(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUComputePassEncoder(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUComputePipeline(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUDevice(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUExternalTexture(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUInstance(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUPipelineLayout(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUQuerySet(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUQueue(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderBundle(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderBundleEncoder(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderPassEncoder(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderPipeline(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUSampler(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUShaderModule(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUSurface(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUTexture(pub(crate) usize);

/// DOC
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUTextureView(pub(crate) usize);

/// Gives each handle type its kind.
macro_rules! handles {
    ($($handle:ident => $kind:ident,)*) => {
        $(
            impl $handle {
                /// The handle that stands for no object.
                pub const NULL: Self = Self(0);
            }

            impl RawHandle for $handle {
                const KIND: Kind = Kind::$kind;
                fn from_bits(bits: usize) -> Self {
                    Self(bits)
                }
                fn bits(self) -> usize {
                    self.0
                }
            }
        )*
    };
}

handles! {
    WGPUAdapter => Adapter,
    WGPUBindGroup => BindGroup,
    WGPUBindGroupLayout => BindGroupLayout,
    WGPUBuffer => Buffer,
    WGPUCommandBuffer => CommandBuffer,
    WGPUCommandEncoder => CommandEncoder,
    WGPUComputePassEncoder => ComputePassEncoder,
    WGPUComputePipeline => ComputePipeline,
    WGPUDevice => Device,
    WGPUExternalTexture => ExternalTexture,
    WGPUInstance => Instance,
    WGPUPipelineLayout => PipelineLayout,
    WGPUQuerySet => QuerySet,
    WGPUQueue => Queue,
    WGPURenderBundle => RenderBundle,
    WGPURenderBundleEncoder => RenderBundleEncoder,
    WGPURenderPassEncoder => RenderPassEncoder,
    WGPURenderPipeline => RenderPipeline,
    WGPUSampler => Sampler,
    WGPUShaderModule => ShaderModule,
    WGPUSurface => Surface,
    WGPUTexture => Texture,
    WGPUTextureView => TextureView,
}
