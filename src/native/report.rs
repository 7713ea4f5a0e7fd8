//! The version, and how many objects are alive.

use std::sync::Arc;

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::{
    adapter, bind_group, bind_group_layout, buffer, command_buffer, command_encoder,
    compute_pipeline, device, instance, pipeline_cache, pipeline_layout, query_set, queue,
    render_bundle, render_pipeline, sampler, shader_module, surface, texture, texture_view,
};
use crate::convert::input;
use crate::export::export;
use crate::handle::{Encoder, Payload, Shared, Table};

/// The version of `wgpu.h`, one byte for each of its four numbers.
pub const INTERFACE: u32 = u32::from_be_bytes([29, 0, 1, 1]);

/// The version of the interface `wgpu.h`, not of the library: 29.0.1.1, one byte each. Any thread.
#[apply(export)]
pub fn wgpuGetVersion() -> u32 {
    Ok(INTERFACE)
}

fn of<P: Payload>(table: &Table<P>, size: usize) -> WGPURegistryReport {
    let live = table.live();
    WGPURegistryReport {
        // wgpu-native counts the numbers given out and not taken back, and programs look for leaks by it.
        numAllocated: live,
        numKeptFromUser: live,
        numReleasedFromUser: table.capacity().saturating_sub(live),
        elementSize: size,
    }
}

fn shared<S: Shared>() -> WGPURegistryReport {
    of::<Arc<S>>(S::table(), size_of::<S>())
}

fn encoders_and_buffers() -> WGPURegistryReport {
    let buffers = shared::<command_buffer::CommandBuffer>();
    let encoders = of(
        command_encoder::CommandEncoder::table(),
        size_of::<command_encoder::CommandEncoder>(),
    );
    WGPURegistryReport {
        numAllocated: buffers.numAllocated + encoders.numAllocated,
        numKeptFromUser: buffers.numKeptFromUser + encoders.numKeptFromUser,
        numReleasedFromUser: buffers.numReleasedFromUser + encoders.numReleasedFromUser,
        elementSize: buffers.elementSize + encoders.elementSize,
    }
}

/// Counts the objects of each kind, of all instances. Nothing is to be freed. Any thread.
///
/// Writes nothing when the instance handle is dead or `report` is NULL.
#[apply(export)]
pub fn wgpuGenerateReport(instance: WGPUInstance, report: *mut WGPUGlobalReport) {
    instance::Instance::get(instance, "instance")?;
    // SAFETY: the caller of the C function promises a valid pointer.
    let report = unsafe { input::output(report, "report") }?;
    *report = WGPUGlobalReport {
        surfaces: shared::<surface::Surface>(),
        hub: WGPUHubReport {
            adapters: shared::<adapter::Adapter>(),
            devices: shared::<device::Device>(),
            queues: shared::<queue::Queue>(),
            pipelineLayouts: shared::<pipeline_layout::PipelineLayout>(),
            shaderModules: shared::<shader_module::ShaderModule>(),
            bindGroupLayouts: shared::<bind_group_layout::BindGroupLayout>(),
            bindGroups: shared::<bind_group::BindGroup>(),
            commandBuffers: encoders_and_buffers(),
            renderBundles: shared::<render_bundle::RenderBundle>(),
            renderPipelines: shared::<render_pipeline::RenderPipeline>(),
            computePipelines: shared::<compute_pipeline::ComputePipeline>(),
            pipelineCaches: shared::<pipeline_cache::PipelineCache>(),
            querySets: shared::<query_set::QuerySet>(),
            buffers: shared::<buffer::Buffer>(),
            textures: shared::<texture::Texture>(),
            textureViews: shared::<texture_view::TextureView>(),
            samplers: shared::<sampler::Sampler>(),
        },
    };
    Ok(())
}
