//! `WGPURenderPassEncoder`: draws.

use std::ffi::c_void;
use std::sync::atomic::Ordering;

use macro_rules_attribute::apply;
use wgpu_core::command::{EncoderStateError, RenderPass};
use wgpu_types::IndexFormat;

use super::aliasing::Watch;
use super::bind_group::BindGroup;
use super::buffer::Buffer;
use super::command_encoder::CommandEncoder;
use super::immediates::Immediates;
use super::render_bundle::RenderBundle;
use super::render_commands::RenderCommands;
use super::render_pipeline::RenderPipeline;
use crate::abi::*;
use crate::convert::{input, render_pass as convert};
use crate::error::{Context, Fault};
use crate::export::{export, record};
use crate::handle::{Encoder, RawHandle, Recording, Shared, Table};

/// A render pass. Core's pass is owned, not registered: a call costs no look-up in core for it.
pub struct RenderPassEncoder {
    pub recording: Recording,
    pub core: RenderPass,
    pub draws: u64,
    pub max_draws: u64,
    pub read_only: convert::ReadOnly,
    pub immediates: Immediates,
    /// Of strict instances.
    pub watch: Watch,
    /// The occlusion query set is empty, which core does not know.
    pub no_queries: bool,
    /// A query of vertex shader invocations is open.
    pub counts_vertices: bool,
    /// What must be zeroed behind it, by its encoder.
    pub after: Option<(WGPUCommandEncoder, Box<convert::After>)>,
}

static TABLE: Table<Box<RenderPassEncoder>> = Table::new();

impl Encoder for RenderPassEncoder {
    type Handle = WGPURenderPassEncoder;
    fn table() -> &'static Table<Box<Self>> {
        &TABLE
    }
    fn recording(&self) -> &Recording {
        &self.recording
    }
}

impl RenderCommands for RenderPassEncoder {
    #[inline(always)]
    fn set_pipeline(&mut self, pipeline: WGPURenderPipeline, name: &str) -> Result<(), Fault> {
        let device = &self.recording.device;
        let Some(id) = RenderPipeline::plain_id(pipeline, device) else {
            return self.set_watched_pipeline(pipeline, name);
        };
        device
            .global
            .render_pass_set_pipeline(&mut self.core, id)
            .at_once(device)?;
        match device.has_immediates.load(Ordering::Relaxed) {
            false => Ok(()),
            true => self.change_immediates(RenderPipeline::get(pipeline, name)?.immediates),
        }
    }

    #[inline(always)]
    fn set_bind_group(
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
            .render_pass_set_bind_group(&mut self.core, index, Some(id), offsets)
            .at_once(device)
    }

    #[inline(always)]
    fn set_vertex_buffer(
        &mut self,
        slot: u32,
        buffer: Nullable<WGPUBuffer>,
        name: &str,
        offset: u64,
        size: u64,
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let id = Buffer::id_nullable(buffer, name, device)?;
        let (offset, size) = Buffer::bound_range(buffer, offset, size, 4)?;
        device
            .global
            .render_pass_set_vertex_buffer(&mut self.core, slot, id, offset, size)
            .at_once(device)
    }

    #[inline(always)]
    fn set_index_buffer(
        &mut self,
        buffer: WGPUBuffer,
        name: &str,
        format: Enum<WGPUIndexFormat>,
        offset: u64,
        size: u64,
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let id = Buffer::id(buffer, name, device)?;
        let format = index_format(format)?;
        let (offset, size) = Buffer::bound_range(buffer, offset, size, format.byte_size() as u64)?;
        device
            .global
            .render_pass_set_index_buffer(&mut self.core, id, format, offset, size)
            .at_once(device)
    }

    #[inline(always)]
    fn draw(
        &mut self,
        vertices: u32,
        instances: u32,
        first_vertex: u32,
        first_instance: u32,
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        self.draws += 1;
        device
            .global
            .render_pass_draw(
                &mut self.core,
                vertices,
                instances,
                first_vertex,
                first_instance,
            )
            .at_once(device)
    }

    #[inline(always)]
    fn draw_indexed(
        &mut self,
        indices: u32,
        instances: u32,
        first_index: u32,
        base_vertex: i32,
        first_instance: u32,
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        self.draws += 1;
        device
            .global
            .render_pass_draw_indexed(
                &mut self.core,
                indices,
                instances,
                first_index,
                base_vertex,
                first_instance,
            )
            .at_once(device)
    }
}

impl RenderPassEncoder {
    /// A pipeline that is wrong or, as in strict instances all are, watched.
    #[cold]
    fn set_watched_pipeline(
        &mut self,
        pipeline: WGPURenderPipeline,
        name: &str,
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let (pipeline, id) = RenderPipeline::of(pipeline, name, device)?;
        device
            .global
            .render_pass_set_pipeline(&mut self.core, id)
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
            .render_pass_set_bind_group(&mut self.core, index, id, offsets)
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
                .render_pass_set_bind_group(&mut self.core, index, id, &offsets)
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
                .render_pass_set_immediates(&mut self.core, offset, data)
                .at_once(device)?;
        }
        Ok(())
    }
}

/// Takes one more reference, which must be given back with `wgpuRenderPassEncoderRelease`. Any thread.
#[apply(export)]
pub fn wgpuRenderPassEncoderAddRef(renderPassEncoder: WGPURenderPassEncoder) {
    RenderPassEncoder::add_ref(renderPassEncoder)
}

/// Gives one reference back. A pass that is released without `wgpuRenderPassEncoderEnd` makes its encoder invalid. Any thread.
#[apply(export)]
pub fn wgpuRenderPassEncoderRelease(renderPassEncoder: WGPURenderPassEncoder) {
    RenderPassEncoder::release(renderPassEncoder)
}

/// Changes the label, which later error messages name. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuRenderPassEncoderSetLabel(
    renderPassEncoder: WGPURenderPassEncoder,
    label: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    let pass = RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.recording.label.set(label.as_deref());
    Ok(())
}

/// Ends the pass; its encoder can record again.
///
/// Ending it twice, or after its encoder was finished, is a validation error. More draws than `WGPURenderPassMaxDrawCount` allows
/// make the encoder invalid. Spec: GPURenderPassEncoder.end.
#[apply(record)]
pub fn wgpuRenderPassEncoderEnd(renderPassEncoder: WGPURenderPassEncoder) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.immediates.end();
    let device = &pass.recording.device;
    match device.global.render_pass_end(&mut pass.core) {
        // It began within another pass, which made the encoder invalid: the finish reports.
        Err(EncoderStateError::Locked) => return Ok(()),
        ended => ended.at_once(device)?,
    }
    if let Some((encoder, after)) = pass.after.take() {
        CommandEncoder::zero(encoder, &after);
    }
    if pass.draws > pass.max_draws {
        return Err(Fault::validation(format!(
            "the pass has {} draws, but its descriptor allows {}: raise maxDrawCount in WGPURenderPassMaxDrawCount",
            pass.draws, pass.max_draws
        )));
    }
    Ok(())
}

/// Sets the pipeline of the draws that follow. Spec: GPURenderCommandsMixin.setPipeline.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetPipeline(
    renderPassEncoder: WGPURenderPassEncoder,
    pipeline: WGPURenderPipeline,
) {
    RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?
        .set_pipeline(pipeline, "pipeline")
}

/// Sets (or, with a NULL `group`, takes away) the bind group of an index.
///
/// `dynamicOffsets` has one offset in bytes for each binding with a dynamic offset, in the order of binding numbers, each a
/// multiple of the device's `minUniformBufferOffsetAlignment` or `minStorageBufferOffsetAlignment`.
/// Spec: GPUBindingCommandsMixin.setBindGroup.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetBindGroup(
    renderPassEncoder: WGPURenderPassEncoder,
    groupIndex: u32,
    group: Nullable<WGPUBindGroup>,
    dynamicOffsetCount: usize,
    dynamicOffsets: *const u32,
) {
    let mut pass = RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    // SAFETY: the caller of the C function promises as many offsets.
    let offsets = unsafe { input::array(dynamicOffsets, dynamicOffsetCount, "dynamicOffsets") }?;
    pass.set_bind_group(groupIndex, group, "group", offsets)
}

/// Sets bytes of the immediate data (`var<immediate>`) that later draws see, whichever pipeline is set. Executed bundles clear
/// it.
///
/// `offset` and `size` are in bytes and multiples of 4; together at most the device's `maxImmediateSize`. What a shader uses must be
/// set before it runs. Spec: GPUBindingCommandsMixin.setImmediates.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetImmediates(
    renderPassEncoder: WGPURenderPassEncoder,
    offset: u32,
    data: *const c_void,
    size: usize,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    let limit = device.limits.max_immediate_size;
    // SAFETY: the caller of the C function promises `size` bytes.
    match unsafe { pass.immediates.set(offset, data, size, limit) }? {
        Some((offset, data)) => device
            .global
            .render_pass_set_immediates(&mut pass.core, offset, data)
            .at_once(device),
        None => Ok(()),
    }
}

/// Sets the buffer that indexed draws read.
///
/// The buffer needs usage `Index`. `offset` is in bytes and a multiple of the format's size (2 or 4), `size` in bytes or
/// `WGPU_WHOLE_SIZE`: to the end. Spec: GPURenderCommandsMixin.setIndexBuffer.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetIndexBuffer(
    renderPassEncoder: WGPURenderPassEncoder,
    buffer: WGPUBuffer,
    format: Enum<WGPUIndexFormat>,
    offset: u64,
    size: u64,
) {
    RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?
        .set_index_buffer(buffer, "buffer", format, offset, size)
}

/// A format of indices, which must be given.
pub fn index_format(raw: Enum<WGPUIndexFormat>) -> Result<IndexFormat, Fault> {
    match input::value(raw, "format")? {
        WGPUIndexFormat::Uint16 => Ok(IndexFormat::Uint16),
        WGPUIndexFormat::Uint32 => Ok(IndexFormat::Uint32),
        WGPUIndexFormat::Undefined | WGPUIndexFormat::Force32 => Err(Fault::validation(
            "`format` is WGPUIndexFormat_Undefined: set it to WGPUIndexFormat_Uint16 or WGPUIndexFormat_Uint32",
        )),
    }
}

/// Sets (or, with a NULL `buffer`, takes away) the vertex buffer of a slot.
///
/// The buffer needs usage `Vertex`. `offset` is in bytes and a multiple of 4, `size` in bytes or `WGPU_WHOLE_SIZE`: to the end.
/// Spec: GPURenderCommandsMixin.setVertexBuffer.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetVertexBuffer(
    renderPassEncoder: WGPURenderPassEncoder,
    slot: u32,
    buffer: Nullable<WGPUBuffer>,
    offset: u64,
    size: u64,
) {
    RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?
        .set_vertex_buffer(slot, buffer, "buffer", offset, size)
}

/// Sets the constant color that blend factors `Constant` and `OneMinusConstant` use; at first it is transparent black. All four
/// channels must be finite. Spec: GPURenderPassEncoder.setBlendConstant.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetBlendConstant(
    renderPassEncoder: WGPURenderPassEncoder,
    color: *const WGPUColor,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    // SAFETY: the caller of the C function promises a valid pointer.
    let color = convert::color(*unsafe { input::required(color, "color") }?, || {
        "color".into()
    })?;
    device
        .global
        .render_pass_set_blend_constant(&mut pass.core, color)
        .at_once(device)
}

/// Sets the value that stencil tests compare with; at first it is 0. Spec: GPURenderPassEncoder.setStencilReference.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetStencilReference(
    renderPassEncoder: WGPURenderPassEncoder,
    reference: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_set_stencil_reference(&mut pass.core, reference)
        .at_once(device)
}

/// Sets the part of the attachments, in texels, and the range of depths, within 0 to 1, that clip space is stretched over. At
/// first it is all of both. All six numbers must be finite. Spec: GPURenderPassEncoder.setViewport.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetViewport(
    renderPassEncoder: WGPURenderPassEncoder,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    minDepth: f32,
    maxDepth: f32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    // Core's comparisons let a NaN pass.
    for (number, name) in [
        (x, "x"),
        (y, "y"),
        (width, "width"),
        (height, "height"),
        (minDepth, "minDepth"),
        (maxDepth, "maxDepth"),
    ] {
        input::finite(number, name)?;
    }
    device
        .global
        .render_pass_set_viewport(&mut pass.core, x, y, width, height, minDepth, maxDepth)
        .at_once(device)
}

/// Sets the rectangle, in texels, outside of which nothing is drawn. It must lie within the attachments; at first it is all of
/// them. Spec: GPURenderPassEncoder.setScissorRect.
#[apply(record)]
pub fn wgpuRenderPassEncoderSetScissorRect(
    renderPassEncoder: WGPURenderPassEncoder,
    x: u32,
    y: u32,
    width: u32,
    height: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_set_scissor_rect(&mut pass.core, x, y, width, height)
        .at_once(device)
}

/// Draws vertices from the bound vertex buffers. Spec: GPURenderCommandsMixin.draw.
#[apply(record)]
pub fn wgpuRenderPassEncoderDraw(
    renderPassEncoder: WGPURenderPassEncoder,
    vertexCount: u32,
    instanceCount: u32,
    firstVertex: u32,
    firstInstance: u32,
) {
    RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?.draw(
        vertexCount,
        instanceCount,
        firstVertex,
        firstInstance,
    )
}

/// Draws the vertices that the bound index buffer names; `baseVertex` is added to each index.
/// Spec: GPURenderCommandsMixin.drawIndexed.
#[apply(record)]
pub fn wgpuRenderPassEncoderDrawIndexed(
    renderPassEncoder: WGPURenderPassEncoder,
    indexCount: u32,
    instanceCount: u32,
    firstIndex: u32,
    baseVertex: i32,
    firstInstance: u32,
) {
    RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?.draw_indexed(
        indexCount,
        instanceCount,
        firstIndex,
        baseVertex,
        firstInstance,
    )
}

/// Draws with the four `uint32_t` in a buffer: vertex count, instance count, first vertex, first instance.
///
/// The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
/// feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndirect.
#[apply(record)]
pub fn wgpuRenderPassEncoderDrawIndirect(
    renderPassEncoder: WGPURenderPassEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(indirectBuffer, "indirectBuffer", device)?;
    pass.draws += 1;
    device
        .global
        .render_pass_draw_indirect(&mut pass.core, buffer, indirectOffset)
        .at_once(device)
}

/// Draws indexed with the five 32-bit numbers in a buffer: index count, instance count, first index, base vertex (signed), first
/// instance.
///
/// The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
/// feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndexedIndirect.
#[apply(record)]
pub fn wgpuRenderPassEncoderDrawIndexedIndirect(
    renderPassEncoder: WGPURenderPassEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(indirectBuffer, "indirectBuffer", device)?;
    pass.draws += 1;
    device
        .global
        .render_pass_draw_indexed_indirect(&mut pass.core, buffer, indirectOffset)
        .at_once(device)
}

/// Executes bundles, one after the other.
///
/// Their formats, sample count and read-only aspects must be those of the pass. Afterwards no pipeline, bind group, index or vertex
/// buffer is set. Spec: GPURenderPassEncoder.executeBundles.
#[apply(record)]
pub fn wgpuRenderPassEncoderExecuteBundles(
    renderPassEncoder: WGPURenderPassEncoder,
    bundleCount: usize,
    bundles: *const WGPURenderBundle,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    // SAFETY: the caller of the C function promises as many handles.
    let bundles = unsafe { input::array(bundles, bundleCount, "bundles") }?;
    let mut ids = Vec::with_capacity(bundles.len());
    for (i, handle) in bundles.iter().enumerate() {
        let bundle = RenderBundle::id(*handle, "bundle", device)
            .and_then(|id| Ok((id, RenderBundle::get(*handle, "bundle")?)));
        let (id, bundle) = bundle.map_err(|fault| fault.within(format_args!("bundles[{i}]")))?;
        if !bundle.read_only.covers(pass.read_only) {
            return Err(Fault::validation(format!(
                "bundles[{i}]: {} was not recorded with the `depthReadOnly` and `stencilReadOnly` of the pass, which only reads",
                bundle.describe()
            )));
        }
        ids.push(id);
        pass.draws = pass.draws.saturating_add(bundle.draws);
    }
    if !ids.is_empty() {
        pass.immediates.reset();
        pass.watch.reset();
    }
    device
        .global
        .render_pass_execute_bundles(&mut pass.core, &ids)
        .at_once(device)
}

/// Begins to count the samples that pass all tests, into the pass's occlusion query set. One query at a time, each index once in
/// a pass. Spec: GPURenderPassEncoder.beginOcclusionQuery.
#[apply(record)]
pub fn wgpuRenderPassEncoderBeginOcclusionQuery(
    renderPassEncoder: WGPURenderPassEncoder,
    queryIndex: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    if pass.no_queries {
        return Err(Fault::validation(format!(
            "`queryIndex` is {queryIndex}, but the pass's occlusion query set is empty"
        )));
    }
    device
        .global
        .render_pass_begin_occlusion_query(&mut pass.core, queryIndex)
        .at_once(device)
}

/// Ends the occlusion query that is open. Spec: GPURenderPassEncoder.endOcclusionQuery.
#[apply(record)]
pub fn wgpuRenderPassEncoderEndOcclusionQuery(renderPassEncoder: WGPURenderPassEncoder) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_end_occlusion_query(&mut pass.core)
        .at_once(device)
}

/// Opens a group of commands that debuggers show under this name. Spec: GPUDebugCommandsMixin.pushDebugGroup.
#[apply(record)]
pub fn wgpuRenderPassEncoderPushDebugGroup(
    renderPassEncoder: WGPURenderPassEncoder,
    groupLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(groupLabel) }.unwrap_or_default();
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_push_debug_group(&mut pass.core, &label, 0)
        .at_once(device)
}

/// Closes the innermost group that was pushed in this pass. Without one, the encoder becomes invalid.
/// Spec: GPUDebugCommandsMixin.popDebugGroup.
#[apply(record)]
pub fn wgpuRenderPassEncoderPopDebugGroup(renderPassEncoder: WGPURenderPassEncoder) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_pop_debug_group(&mut pass.core)
        .at_once(device)
}

/// Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker.
#[apply(record)]
pub fn wgpuRenderPassEncoderInsertDebugMarker(
    renderPassEncoder: WGPURenderPassEncoder,
    markerLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(markerLabel) }.unwrap_or_default();
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_insert_debug_marker(&mut pass.core, &label, 0)
        .at_once(device)
}
