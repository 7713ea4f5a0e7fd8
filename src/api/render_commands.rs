//! What render passes and bundles record alike: the calls of `GPURenderCommandsMixin` that one call can make many of.

use crate::abi::*;
use crate::error::Fault;

/// Where draws are recorded. `name` is what the handle is called in faults.
///
/// Always inlined: with two users the compiler would call them, which costs a recording call some percent.
pub trait RenderCommands {
    fn set_pipeline(&mut self, pipeline: WGPURenderPipeline, name: &str) -> Result<(), Fault>;

    /// A NULL `group` takes away what is bound.
    fn set_bind_group(
        &mut self,
        index: u32,
        group: Nullable<WGPUBindGroup>,
        name: &str,
        offsets: &[u32],
    ) -> Result<(), Fault>;

    /// A NULL `buffer` takes away what is bound.
    fn set_vertex_buffer(
        &mut self,
        slot: u32,
        buffer: Nullable<WGPUBuffer>,
        name: &str,
        offset: u64,
        size: u64,
    ) -> Result<(), Fault>;

    fn set_index_buffer(
        &mut self,
        buffer: WGPUBuffer,
        name: &str,
        format: Enum<WGPUIndexFormat>,
        offset: u64,
        size: u64,
    ) -> Result<(), Fault>;

    fn draw(
        &mut self,
        vertices: u32,
        instances: u32,
        first_vertex: u32,
        first_instance: u32,
    ) -> Result<(), Fault>;

    fn draw_indexed(
        &mut self,
        indices: u32,
        instances: u32,
        first_index: u32,
        base_vertex: i32,
        first_instance: u32,
    ) -> Result<(), Fault>;
}
