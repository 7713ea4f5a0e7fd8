//! `WGPUCommandBuffer`: recorded commands, to be submitted once.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use macro_rules_attribute::apply;
use parking_lot::Mutex;
use wgpu_core::global::Global;
use wgpu_core::id::{CommandBufferId, markers};

use crate::abi::*;
use crate::api::acceleration::Builds;
use crate::convert::input;
use crate::export::export;
use crate::handle::{Child, ChildKind, Shared, Table};

pub type CommandBuffer = Child<CommandBufferKind>;

#[derive(Default)]
pub struct CommandBufferKind {
    /// A submit took it; core forgets which one it was.
    pub submitted: AtomicBool,
    /// The acceleration structures that it builds, until it is submitted.
    pub builds: Mutex<Builds>,
}

static TABLE: Table<Arc<CommandBuffer>> = Table::new();

impl ChildKind for CommandBufferKind {
    type Handle = WGPUCommandBuffer;
    type Marker = markers::CommandBuffer;
    fn table() -> &'static Table<Arc<CommandBuffer>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: CommandBufferId) {
        global.command_buffer_drop(id);
    }
}

/// Takes one more reference, which must be given back with `wgpuCommandBufferRelease`. Any thread.
#[apply(export)]
pub fn wgpuCommandBufferAddRef(commandBuffer: WGPUCommandBuffer) {
    CommandBuffer::add_ref(commandBuffer)
}

/// Gives one reference back; also needed after a submit. Any thread.
#[apply(export)]
pub fn wgpuCommandBufferRelease(commandBuffer: WGPUCommandBuffer) {
    CommandBuffer::release(commandBuffer).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuCommandBufferSetLabel(commandBuffer: WGPUCommandBuffer, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    CommandBuffer::get(commandBuffer, "commandBuffer")?
        .label
        .set(label.as_deref());
    Ok(())
}
