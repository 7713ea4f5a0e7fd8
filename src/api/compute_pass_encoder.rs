//! `WGPUComputePassEncoder`: dispatches.

use std::ffi::c_void;
use std::sync::atomic::Ordering;

use macro_rules_attribute::apply;
use wgpu_core::command::{ComputePass, EncoderStateError};

use super::aliasing::Watch;
use super::bind_group::BindGroup;
use super::buffer::Buffer;
use super::compute_pipeline::ComputePipeline;
use super::immediates::Immediates;
use crate::abi::*;
use crate::convert::input;
use crate::error::{Context, Fault};
use crate::export::{export, record};
use crate::handle::{Encoder, RawHandle, Recording, Shared, Table};

/// A compute pass. Core's pass is owned, not registered: a call costs no look-up in core for it.
pub struct ComputePassEncoder {
    pub recording: Recording,
    pub core: ComputePass,
    pub immediates: Immediates,
    /// Of strict instances.
    pub watch: Watch,
}

static TABLE: Table<Box<ComputePassEncoder>> = Table::new();

impl Encoder for ComputePassEncoder {
    type Handle = WGPUComputePassEncoder;
    fn table() -> &'static Table<Box<Self>> {
        &TABLE
    }
    fn recording(&self) -> &Recording {
        &self.recording
    }
}

/// What one call records, and a call that records many; see [`super::render_commands::RenderCommands`].
impl ComputePassEncoder {
    #[inline(always)]
    pub fn set_pipeline(&mut self, pipeline: WGPUComputePipeline, name: &str) -> Result<(), Fault> {
        let device = &self.recording.device;
        let Some(id) = ComputePipeline::plain_id(pipeline, device) else {
            return self.set_watched_pipeline(pipeline, name);
        };
        device
            .global
            .compute_pass_set_pipeline(&mut self.core, id)
            .at_once(device)?;
        match device.has_immediates.load(Ordering::Relaxed) {
            false => Ok(()),
            true => self.change_immediates(ComputePipeline::get(pipeline, name)?.immediates),
        }
    }

    /// A pipeline that is wrong or, as in strict instances all are, watched.
    #[cold]
    fn set_watched_pipeline(
        &mut self,
        pipeline: WGPUComputePipeline,
        name: &str,
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let (pipeline, id) = ComputePipeline::of(pipeline, name, device)?;
        device
            .global
            .compute_pass_set_pipeline(&mut self.core, id)
            .at_once(device)?;
        self.change_immediates(pipeline.immediates)?;
        self.watch.set_pipeline(pipeline.bindings.groups);
        self.tell_changes()
    }

    /// A group that is NULL or wrong or, as in strict instances all are, watched.
    #[cold]
    fn set_watched_group(
        &mut self,
        index: u32,
        group: Nullable<WGPUBindGroup>,
        name: &str,
        offsets: &[u32],
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let group = match group.bits() {
            0 => None,
            _ => Some(BindGroup::of(group, name, device)?),
        };
        let id = group.as_ref().map(|(_, id)| *id);
        device
            .global
            .compute_pass_set_bind_group(&mut self.core, index, id, offsets)
            .at_once(device)?;
        if !device.instance.is_strict() {
            return Ok(());
        }
        self.watch
            .bind(index, group.map(|(group, _)| group), offsets);
        self.tell_changes()
    }

    fn tell_changes(&mut self) -> Result<(), Fault> {
        let device = &self.recording.device;
        for (index, group) in self.watch.changes() {
            if group.is_none() {
                self.recording.first_fault.note_aliasing();
            }
            let (id, offsets) = group.map_or((None, Box::default()), |(id, of)| (Some(id), of));
            device
                .global
                .compute_pass_set_bind_group(&mut self.core, index, id, &offsets)
                .at_once(device)?;
        }
        Ok(())
    }

    /// Gives core what was set before this pipeline.
    fn change_immediates(&mut self, room: u32) -> Result<(), Fault> {
        let device = &self.recording.device;
        for (offset, data) in self.immediates.change(room) {
            device
                .global
                .compute_pass_set_immediates(&mut self.core, offset, data)
                .at_once(device)?;
        }
        Ok(())
    }

    #[inline(always)]
    pub fn set_bind_group(
        &mut self,
        index: u32,
        group: Nullable<WGPUBindGroup>,
        name: &str,
        offsets: &[u32],
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let Some(id) = BindGroup::plain_id(group, device) else {
            return self.set_watched_group(index, group, name, offsets);
        };
        device
            .global
            .compute_pass_set_bind_group(&mut self.core, index, Some(id), offsets)
            .at_once(device)
    }

    #[inline(always)]
    pub fn dispatch(&mut self, x: u32, y: u32, z: u32) -> Result<(), Fault> {
        let device = &self.recording.device;
        device
            .global
            .compute_pass_dispatch_workgroups(&mut self.core, x, y, z)
            .at_once(device)
    }
}

/// Takes one more reference, which must be given back with `wgpuComputePassEncoderRelease`. Any thread.
#[apply(export)]
pub fn wgpuComputePassEncoderAddRef(computePassEncoder: WGPUComputePassEncoder) {
    ComputePassEncoder::add_ref(computePassEncoder)
}

/// Gives one reference back. A pass that is released without `wgpuComputePassEncoderEnd` makes its encoder invalid. Any thread.
#[apply(export)]
pub fn wgpuComputePassEncoderRelease(computePassEncoder: WGPUComputePassEncoder) {
    ComputePassEncoder::release(computePassEncoder)
}

/// Changes the label, which later error messages name. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuComputePassEncoderSetLabel(
    computePassEncoder: WGPUComputePassEncoder,
    label: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    let pass = ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    pass.recording.label.set(label.as_deref());
    Ok(())
}

/// Ends the pass; its encoder can record again. Ending it twice, or after its encoder was finished, is a validation error.
/// Spec: GPUComputePassEncoder.end.
#[apply(record)]
pub fn wgpuComputePassEncoderEnd(computePassEncoder: WGPUComputePassEncoder) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    pass.immediates.end();
    let device = &pass.recording.device;
    match device.global.compute_pass_end(&mut pass.core) {
        // It began within another pass, which made the encoder invalid: the finish reports.
        Err(EncoderStateError::Locked) => Ok(()),
        ended => ended.at_once(device),
    }
}

/// Sets the pipeline of the dispatches that follow. Spec: GPUComputePassEncoder.setPipeline.
#[apply(record)]
pub fn wgpuComputePassEncoderSetPipeline(
    computePassEncoder: WGPUComputePassEncoder,
    pipeline: WGPUComputePipeline,
) {
    ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?
        .set_pipeline(pipeline, "pipeline")
}

/// Sets (or, with a NULL `group`, takes away) the bind group of an index.
///
/// `dynamicOffsets` has one offset in bytes for each binding with a dynamic offset, in the order of binding numbers, each a
/// multiple of the device's `minUniformBufferOffsetAlignment` or `minStorageBufferOffsetAlignment`.
/// Spec: GPUBindingCommandsMixin.setBindGroup.
#[apply(record)]
pub fn wgpuComputePassEncoderSetBindGroup(
    computePassEncoder: WGPUComputePassEncoder,
    groupIndex: u32,
    group: Nullable<WGPUBindGroup>,
    dynamicOffsetCount: usize,
    dynamicOffsets: *const u32,
) {
    let mut pass = ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    // SAFETY: the caller of the C function promises as many offsets.
    let offsets = unsafe { input::array(dynamicOffsets, dynamicOffsetCount, "dynamicOffsets") }?;
    pass.set_bind_group(groupIndex, group, "group", offsets)
}

/// Sets bytes of the immediate data (`var<immediate>`) that later dispatches see, whichever pipeline is set.
///
/// `offset` and `size` are in bytes and multiples of 4; together at most the device's `maxImmediateSize`. What a shader uses must be
/// set before it runs. Spec: GPUBindingCommandsMixin.setImmediates.
#[apply(record)]
pub fn wgpuComputePassEncoderSetImmediates(
    computePassEncoder: WGPUComputePassEncoder,
    offset: u32,
    data: *const c_void,
    size: usize,
) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    let limit = device.limits.max_immediate_size;
    // SAFETY: the caller of the C function promises `size` bytes.
    match unsafe { pass.immediates.set(offset, data, size, limit) }? {
        Some((offset, data)) => device
            .global
            .compute_pass_set_immediates(&mut pass.core, offset, data)
            .at_once(device),
        None => Ok(()),
    }
}

/// Runs the pipeline with this many workgroups, each at most `maxComputeWorkgroupsPerDimension`; 0 in any direction runs none.
/// Spec: GPUComputePassEncoder.dispatchWorkgroups.
#[apply(record)]
pub fn wgpuComputePassEncoderDispatchWorkgroups(
    computePassEncoder: WGPUComputePassEncoder,
    workgroupCountX: u32,
    workgroupCountY: u32,
    workgroupCountZ: u32,
) {
    ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?.dispatch(
        workgroupCountX,
        workgroupCountY,
        workgroupCountZ,
    )
}

/// Runs the pipeline with the workgroup counts that three `uint32_t` in a buffer give.
///
/// The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. Counts above the limit run nothing.
/// Spec: GPUComputePassEncoder.dispatchWorkgroupsIndirect.
#[apply(record)]
pub fn wgpuComputePassEncoderDispatchWorkgroupsIndirect(
    computePassEncoder: WGPUComputePassEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(indirectBuffer, "indirectBuffer", device)?;
    device
        .global
        .compute_pass_dispatch_workgroups_indirect(&mut pass.core, buffer, indirectOffset)
        .at_once(device)
}

/// Opens a group of commands that debuggers show under this name. Spec: GPUDebugCommandsMixin.pushDebugGroup.
#[apply(record)]
pub fn wgpuComputePassEncoderPushDebugGroup(
    computePassEncoder: WGPUComputePassEncoder,
    groupLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(groupLabel) }.unwrap_or_default();
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .compute_pass_push_debug_group(&mut pass.core, &label, 0)
        .at_once(device)
}

/// Closes the innermost group that was pushed in this pass. Without one, the encoder becomes invalid.
/// Spec: GPUDebugCommandsMixin.popDebugGroup.
#[apply(record)]
pub fn wgpuComputePassEncoderPopDebugGroup(computePassEncoder: WGPUComputePassEncoder) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .compute_pass_pop_debug_group(&mut pass.core)
        .at_once(device)
}

/// Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker.
#[apply(record)]
pub fn wgpuComputePassEncoderInsertDebugMarker(
    computePassEncoder: WGPUComputePassEncoder,
    markerLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(markerLabel) }.unwrap_or_default();
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .compute_pass_insert_debug_marker(&mut pass.core, &label, 0)
        .at_once(device)
}
