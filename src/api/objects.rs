//! What is alive: for reports, debuggers and the leak list.

use std::sync::Arc;

use super::{
    adapter, bind_group, bind_group_layout, blas, buffer, command_buffer, command_encoder,
    compute_pass_encoder, compute_pipeline, device, external_texture, instance, pipeline_cache,
    pipeline_layout, query_set, queue, render_bundle, render_bundle_encoder, render_pass_encoder,
    render_pipeline, sampler, shader_module, surface, texture, texture_view, tlas,
};
use crate::handle::{Encoder, Payload, RawHandle, Shared, Table, origins};

/// An object that is alive.
pub struct Live {
    pub kind: &'static str,
    pub bits: usize,
    pub references: u32,
    pub label: Option<Box<str>>,
}

fn collect<P: Payload, H: RawHandle>(
    table: &Table<P>,
    label: impl Fn(usize) -> Option<Box<str>>,
    all: &mut Vec<Live>,
) {
    for bits in table.alive() {
        all.push(Live {
            kind: H::KIND.c_name(),
            bits,
            references: table.references(bits),
            label: label(bits),
        });
    }
}

fn shared<S: Shared>(all: &mut Vec<Live>) {
    let label = |bits| S::get(S::Handle::from_bits(bits), "").ok()?.label().get();
    collect::<Arc<S>, S::Handle>(S::table(), label, all);
}

fn encoders<E: Encoder>(all: &mut Vec<Live>) {
    let label = |bits| {
        E::lock(E::Handle::from_bits(bits), "")
            .ok()?
            .recording()
            .label
            .get()
    };
    collect::<Box<E>, E::Handle>(E::table(), label, all);
}

/// All of them, kind by kind.
pub fn live() -> Vec<Live> {
    let mut all = Vec::new();
    shared::<instance::Instance>(&mut all);
    shared::<adapter::Adapter>(&mut all);
    shared::<device::Device>(&mut all);
    shared::<queue::Queue>(&mut all);
    shared::<buffer::Buffer>(&mut all);
    shared::<texture::Texture>(&mut all);
    shared::<texture_view::TextureView>(&mut all);
    shared::<external_texture::ExternalTexture>(&mut all);
    shared::<sampler::Sampler>(&mut all);
    shared::<shader_module::ShaderModule>(&mut all);
    shared::<bind_group_layout::BindGroupLayout>(&mut all);
    shared::<bind_group::BindGroup>(&mut all);
    shared::<pipeline_layout::PipelineLayout>(&mut all);
    shared::<compute_pipeline::ComputePipeline>(&mut all);
    shared::<render_pipeline::RenderPipeline>(&mut all);
    shared::<pipeline_cache::PipelineCache>(&mut all);
    shared::<blas::Blas>(&mut all);
    shared::<tlas::Tlas>(&mut all);
    shared::<render_bundle::RenderBundle>(&mut all);
    shared::<command_buffer::CommandBuffer>(&mut all);
    shared::<query_set::QuerySet>(&mut all);
    shared::<surface::Surface>(&mut all);
    encoders::<command_encoder::CommandEncoder>(&mut all);
    encoders::<compute_pass_encoder::ComputePassEncoder>(&mut all);
    encoders::<render_pass_encoder::RenderPassEncoder>(&mut all);
    encoders::<render_bundle_encoder::RenderBundleEncoder>(&mut all);
    all
}

/// Writes what is alive to the log, when `WGPU_ABI_LEAKS` asks for it: at the release of the last instance everything else should
/// be gone. Objects that are alike and were made at the same place share a line.
pub fn report_leaks() {
    if !origins::enabled() {
        return;
    }
    let left = live();
    if left.iter().any(|object| object.kind == "WGPUInstance") {
        return;
    }
    let mut lines: Vec<(String, u32)> = Vec::new();
    for object in left {
        let line = format!(
            "{} '{}' with {} references{}",
            object.kind,
            object.label.as_deref().unwrap_or(""),
            object.references,
            origins::recall(object.bits)
                .map_or(String::new(), |origin| format!(", made by {origin}")),
        );
        match lines.iter_mut().find(|(its, _)| *its == line) {
            Some((_, count)) => *count += 1,
            None => lines.push((line, 1)),
        }
    }
    for (line, count) in lines {
        log::error!("leak: {count} x {line}");
    }
}
