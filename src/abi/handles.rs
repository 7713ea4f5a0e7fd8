//! The handles: one pointer-sized number per object, checked at every use.
//!
//! A handle is no address. It names a slot of a table and the generation of the object in it, in at
//! most 47 bits, so a NULL, released, foreign or invented handle is recognised and reported as an
//! error, and nothing is read through it. NULL is never a valid handle.
//!
//! Every object has a count of references. The call that returns a handle gives one to the caller;
//! `AddRef` adds one, `Release` takes one away, and with the last the handle dies for everybody.
//! Objects hold what they need themselves: a bind group may be used after its buffers' handles were
//! released, and every object keeps its device's memory in place. Releasing never waits for the
//! GPU.
//!
//! All functions may be called from any thread. Two calls at the same time on one encoder are an
//! error of the second; all other objects may be shared freely.

use crate::handle::{Kind, RawHandle};

/// A graphics device of the system, seen through one backend, with what it can do.
///
/// From `wgpuInstanceRequestAdapter` or `wgpuInstanceEnumerateAdapters`; given back with
/// `wgpuAdapterRelease`. It does not expire: any number of devices may be made from one adapter.
/// Spec: GPUAdapter.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUAdapter(pub(crate) usize);

/// Resources put together in the shape of a bind group layout, for shaders to reach.
///
/// From `wgpuDeviceCreateBindGroup`; given back with `wgpuBindGroupRelease`. It holds the buffers,
/// samplers and views in it. Spec: GPUBindGroup.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUBindGroup(pub(crate) usize);

/// The shape of a bind group: which kind of resource is at which binding, for which shader stages.
///
/// From `wgpuDeviceCreateBindGroupLayout`, or from a pipeline with
/// `wgpuComputePipelineGetBindGroupLayout` and `wgpuRenderPipelineGetBindGroupLayout`; given back
/// with `wgpuBindGroupLayoutRelease`. Spec: GPUBindGroupLayout.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUBindGroupLayout(pub(crate) usize);

/// A linear piece of GPU memory.
///
/// From `wgpuDeviceCreateBuffer`; given back with `wgpuBufferRelease`. `wgpuBufferDestroy` frees
/// the memory before that. Spec: GPUBuffer.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUBuffer(pub(crate) usize);

/// Recorded commands, ready to be submitted once.
///
/// From `wgpuCommandEncoderFinish`; given back with `wgpuCommandBufferRelease`, also after it was
/// submitted. A second submission is a validation error. Spec: GPUCommandBuffer.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUCommandBuffer(pub(crate) usize);

/// Records copies and passes into a command buffer.
///
/// From `wgpuDeviceCreateCommandEncoder`; given back with `wgpuCommandEncoderRelease`, also after
/// `wgpuCommandEncoderFinish`. Mistakes while recording come out at `wgpuCommandEncoderFinish`. It
/// is used by one thread at a time. Spec: GPUCommandEncoder.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUCommandEncoder(pub(crate) usize);

/// Records the dispatches of one compute pass.
///
/// From `wgpuCommandEncoderBeginComputePass`; ended with `wgpuComputePassEncoderEnd` and given back
/// with `wgpuComputePassEncoderRelease`. While it is open, its command encoder is locked. It is
/// used by one thread at a time. Spec: GPUComputePassEncoder.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUComputePassEncoder(pub(crate) usize);

/// A compiled compute shader with its layout and constants.
///
/// From `wgpuDeviceCreateComputePipeline` or `wgpuDeviceCreateComputePipelineAsync`; given back
/// with `wgpuComputePipelineRelease`. Spec: GPUComputePipeline.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUComputePipeline(pub(crate) usize);

/// A logical connection to an adapter: creates all other objects and receives their errors.
///
/// From `wgpuAdapterRequestDevice`; given back with `wgpuDeviceRelease`. Releasing the last
/// reference destroys the device, as `wgpuDeviceDestroy` does: its lost callback is called with
/// `WGPUDeviceLostReason_Destroyed`, and its objects can be released but no longer used. Spec:
/// GPUDevice.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUDevice(pub(crate) usize);

/// A frame of video from outside.
///
/// No function of these headers creates one. Spec: GPUExternalTexture.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUExternalTexture(pub(crate) usize);

/// The library, opened once: finds adapters, makes surfaces, and delivers callbacks.
///
/// From `wgpuCreateInstance`; given back with `wgpuInstanceRelease`. Instances are independent:
/// objects of two of them never mix. Releasing the last reference calls every callback that is
/// still outstanding with its `CallbackCancelled` status. Spec: GPU.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUInstance(pub(crate) usize);

/// The bind group layouts of a pipeline, in order, and the size of its immediate data.
///
/// From `wgpuDeviceCreatePipelineLayout`; given back with `wgpuPipelineLayoutRelease`. Spec:
/// GPUPipelineLayout.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUPipelineLayout(pub(crate) usize);

/// A row of query results on the GPU: occlusion counts, timestamps or pipeline statistics.
///
/// From `wgpuDeviceCreateQuerySet`; given back with `wgpuQuerySetRelease`. `wgpuQuerySetDestroy`
/// frees the memory before that. Spec: GPUQuerySet.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUQuerySet(pub(crate) usize);

/// Takes command buffers and data, and runs them in the order they came in.
///
/// From `wgpuDeviceGetQueue`, which gives a new reference to the device's only queue each time;
/// given back with `wgpuQueueRelease`. Spec: GPUQueue.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUQueue(pub(crate) usize);

/// Recorded draws that can be replayed in many render passes.
///
/// From `wgpuRenderBundleEncoderFinish`; given back with `wgpuRenderBundleRelease`. Spec:
/// GPURenderBundle.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderBundle(pub(crate) usize);

/// Records a render bundle.
///
/// From `wgpuDeviceCreateRenderBundleEncoder`; given back with `wgpuRenderBundleEncoderRelease`,
/// also after `wgpuRenderBundleEncoderFinish`, where mistakes while recording come out. It is used
/// by one thread at a time. Spec: GPURenderBundleEncoder.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderBundleEncoder(pub(crate) usize);

/// Records the draws of one render pass.
///
/// From `wgpuCommandEncoderBeginRenderPass`; ended with `wgpuRenderPassEncoderEnd` and given back
/// with `wgpuRenderPassEncoderRelease`. While it is open, its command encoder is locked. It is used
/// by one thread at a time. Spec: GPURenderPassEncoder.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderPassEncoder(pub(crate) usize);

/// Compiled vertex and fragment shaders with the fixed state around them.
///
/// From `wgpuDeviceCreateRenderPipeline` or `wgpuDeviceCreateRenderPipelineAsync`; given back with
/// `wgpuRenderPipelineRelease`. Spec: GPURenderPipeline.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPURenderPipeline(pub(crate) usize);

/// How a shader filters a texture and what it reads beyond the edges.
///
/// From `wgpuDeviceCreateSampler`; given back with `wgpuSamplerRelease`. Spec: GPUSampler.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUSampler(pub(crate) usize);

/// Shader code that was read and checked, with its messages.
///
/// From `wgpuDeviceCreateShaderModule`; given back with `wgpuShaderModuleRelease`. Pipelines made
/// from it do not need it any more. Spec: GPUShaderModule.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUShaderModule(pub(crate) usize);

/// A window, or another place on the screen, to present frames in.
///
/// From `wgpuInstanceCreateSurface`; given back with `wgpuSurfaceRelease`. The window and its
/// display connection stay the caller's and must outlive the surface. Spec: GPUCanvasContext.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUSurface(pub(crate) usize);

/// An image on the GPU: one-, two- or three-dimensional, with mip levels and array layers.
///
/// From `wgpuDeviceCreateTexture`, or from `wgpuSurfaceGetCurrentTexture`; given back with
/// `wgpuTextureRelease`. `wgpuTextureDestroy` frees the memory before that. Spec: GPUTexture.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUTexture(pub(crate) usize);

/// A part of a texture, seen in a given format and dimension.
///
/// From `wgpuTextureCreateView`; given back with `wgpuTextureViewRelease`. It holds its texture.
/// Spec: GPUTextureView.
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
