//! What a device keeps of the objects that were made last, for the next equal request.

use super::bind_group::BindGroupKind;
use super::bind_group_layout::BindGroupLayoutKind;
use super::compute_pipeline::ComputePipelineKind;
use super::pipeline_layout::PipelineLayoutKind;
use super::render_pipeline::RenderPipelineKind;
use super::sampler::SamplerKind;
use super::shader_module::{Known, ShaderModuleKind};
use crate::handle::Recent;

/// By kind. Requests are compared by numbers, or by their bytes ([`crate::handle::bytes`]).
#[derive(Default)]
pub struct Recents {
    /// Given up when something is released that one of them might hold.
    pub groups: Recent<BindGroupKind, Vec<u64>>,
    pub samplers: Recent<SamplerKind, [u64; 5]>,
    pub modules: Recent<ShaderModuleKind, Box<[u8]>, Known>,
    pub group_layouts: Recent<BindGroupLayoutKind, Box<[u8]>>,
    pub layouts: Recent<PipelineLayoutKind, Box<[u8]>>,
    pub compute_pipelines: Recent<ComputePipelineKind, Box<[u8]>>,
    pub render_pipelines: Recent<RenderPipelineKind, Box<[u8]>>,
}

impl Recents {
    /// Gives everything up and keeps nothing from now on.
    pub fn close(&self) {
        self.groups.close();
        self.samplers.close();
        self.modules.close();
        self.group_layouts.close();
        self.layouts.close();
        self.compute_pipelines.close();
        self.render_pipelines.close();
    }
}
