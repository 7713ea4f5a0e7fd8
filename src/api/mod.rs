//! One file per WebGPU object: its state, and its C functions, which are thin.

use std::sync::Arc;

use crate::error::Fault;
use crate::handle::{Child, ChildKind, Encoder, Id, Kind, RawHandle, Shared};

pub mod acceleration;
pub mod adapter;
pub mod adapter_search;
pub mod aliasing;
pub mod backend_reports;
pub mod bind_group;
pub mod bind_group_layout;
pub mod blas;
pub mod buffer;
pub mod command_buffer;
pub mod command_encoder;
pub mod compute_pass_encoder;
pub mod compute_pipeline;
pub mod device;
pub mod external_texture;
pub mod immediates;
pub mod instance;
pub mod objects;
pub mod pipeline;
pub mod pipeline_cache;
pub mod pipeline_layout;
pub mod proc_address;
pub mod query_set;
pub mod queue;
pub mod recent;
pub mod render_bundle;
pub mod render_bundle_encoder;
pub mod render_commands;
pub mod render_pass_encoder;
pub mod render_pipeline;
pub mod sampler;
pub mod shader_module;
pub mod shared_texture;
pub mod stand_in;
pub mod surface;
pub mod texture;
pub mod texture_view;
pub mod tlas;
mod volume;

use command_encoder::CommandEncoder;
use compute_pass_encoder::ComputePassEncoder;
use device::Device;
use queue::Queue;
use render_bundle_encoder::RenderBundleEncoder;
use render_pass_encoder::RenderPassEncoder;

/// The device of the object that these bits lead to, for reports about a call on it.
pub fn device_of(bits: usize) -> Option<Arc<Device>> {
    match Id::from_bits(bits)?.kind {
        Kind::Device => Device::get(RawHandle::from_bits(bits), "").ok(),
        Kind::Surface => {
            let surface = surface::Surface::get(RawHandle::from_bits(bits), "");
            surface.ok()?.device()
        }
        kind => Some(child_of(bits, kind)?.0),
    }
}

/// The label of the object that these bits lead to, if a device owns it.
pub fn label_of(bits: usize) -> Option<Box<str>> {
    child_of(bits, Id::from_bits(bits)?.kind)?.1
}

/// The device and the label of what a device owns, encoders apart.
fn child_of(bits: usize, kind: Kind) -> Option<(Arc<Device>, Option<Box<str>>)> {
    fn child<K: ChildKind>(bits: usize) -> Option<(Arc<Device>, Option<Box<str>>)> {
        let child = Child::<K>::get(K::Handle::from_bits(bits), "").ok()?;
        Some((child.device.clone(), child.label.get()))
    }
    match kind {
        Kind::Queue => {
            let queue = Queue::get(RawHandle::from_bits(bits), "").ok()?;
            Some((queue.device.clone(), queue.label().get()))
        }
        Kind::Blas => child::<blas::BlasKind>(bits),
        Kind::Tlas => child::<tlas::TlasKind>(bits),
        Kind::BindGroup => child::<bind_group::BindGroupKind>(bits),
        Kind::BindGroupLayout => child::<bind_group_layout::BindGroupLayoutKind>(bits),
        Kind::Buffer => child::<buffer::BufferKind>(bits),
        Kind::ComputePipeline => child::<compute_pipeline::ComputePipelineKind>(bits),
        Kind::ExternalTexture => child::<external_texture::ExternalTextureKind>(bits),
        Kind::PipelineCache => child::<pipeline_cache::PipelineCacheKind>(bits),
        Kind::PipelineLayout => child::<pipeline_layout::PipelineLayoutKind>(bits),
        Kind::QuerySet => child::<query_set::QuerySetKind>(bits),
        Kind::RenderBundle => child::<render_bundle::RenderBundleKind>(bits),
        Kind::RenderPipeline => child::<render_pipeline::RenderPipelineKind>(bits),
        Kind::Sampler => child::<sampler::SamplerKind>(bits),
        Kind::Texture => child::<texture::TextureKind>(bits),
        Kind::TextureView => child::<texture_view::TextureViewKind>(bits),
        Kind::ShaderModule => child::<shader_module::ShaderModuleKind>(bits),
        _ => None,
    }
}

/// Keeps a fault with the encoder that these bits lead to, for its `finish` to report; gives it back when there is none, or when
/// it is to be reported at once.
pub fn poison(bits: usize, fault: Fault) -> Result<(), Fault> {
    match Id::from_bits(bits).map(|id| id.kind) {
        Some(Kind::CommandEncoder) => CommandEncoder::poison(RawHandle::from_bits(bits), fault),
        Some(Kind::ComputePassEncoder) => {
            ComputePassEncoder::poison(RawHandle::from_bits(bits), fault)
        }
        Some(Kind::RenderBundleEncoder) => {
            RenderBundleEncoder::poison(RawHandle::from_bits(bits), fault)
        }
        Some(Kind::RenderPassEncoder) => {
            RenderPassEncoder::poison(RawHandle::from_bits(bits), fault)
        }
        _ => Err(fault),
    }
}
