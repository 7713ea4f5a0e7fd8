//! Multi-draw, and timestamps and pipeline statistics inside render passes.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::buffer::Buffer;
use crate::api::query_set::QuerySet;
use crate::api::render_pass_encoder::RenderPassEncoder;
use crate::error::{Context, Fault};
use crate::export::record;
use crate::handle::{Encoder, Shared};

/// Draws `count` times, each with the next four `uint32_t` in the buffer (16 bytes, see `wgpuRenderPassEncoderDrawIndirect`).
///
/// The buffer needs usage `Indirect`; `offset` is in bytes and a multiple of 4.
#[apply(record)]
pub fn wgpuRenderPassEncoderMultiDrawIndirect(
    encoder: WGPURenderPassEncoder,
    buffer: WGPUBuffer,
    offset: u64,
    count: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(encoder, "encoder")?;
    let device = &pass.recording.device;
    let id = Buffer::id(buffer, "buffer", device)?;
    if count == 0 {
        return draw_nothing(pass, &*Buffer::get(buffer, "buffer")?, offset, false);
    }
    pass.draws += u64::from(count);
    device
        .global
        .render_pass_multi_draw_indirect(&mut pass.core, id, offset, count)
        .at_once(device)
}

/// Draws indexed `count` times, each with the next five 32-bit numbers in the buffer (20 bytes, see
/// `wgpuRenderPassEncoderDrawIndexedIndirect`).
///
/// The buffer needs usage `Indirect`; `offset` is in bytes and a multiple of 4.
#[apply(record)]
pub fn wgpuRenderPassEncoderMultiDrawIndexedIndirect(
    encoder: WGPURenderPassEncoder,
    buffer: WGPUBuffer,
    offset: u64,
    count: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(encoder, "encoder")?;
    let device = &pass.recording.device;
    let id = Buffer::id(buffer, "buffer", device)?;
    if count == 0 {
        return draw_nothing(pass, &*Buffer::get(buffer, "buffer")?, offset, true);
    }
    pass.draws += u64::from(count);
    device
        .global
        .render_pass_multi_draw_indexed_indirect(&mut pass.core, id, offset, count)
        .at_once(device)
}

/// Draws as `wgpuRenderPassEncoderMultiDrawIndirect`, as often as the `uint32_t` at `count_buffer_offset` of `count_buffer` says,
/// at most `max_count` times. Needs the native feature `MultiDrawIndirectCount`; both buffers need usage `Indirect`.
#[apply(record)]
pub fn wgpuRenderPassEncoderMultiDrawIndirectCount(
    encoder: WGPURenderPassEncoder,
    buffer: WGPUBuffer,
    offset: u64,
    count_buffer: WGPUBuffer,
    count_buffer_offset: u64,
    max_count: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(encoder, "encoder")?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(buffer, "buffer", device)?;
    let counts = Buffer::id(count_buffer, "count_buffer", device)?;
    multiple_of_four(count_buffer_offset, "count_buffer_offset")?;
    pass.draws += u64::from(max_count);
    device
        .global
        .render_pass_multi_draw_indirect_count(
            &mut pass.core,
            buffer,
            offset,
            counts,
            count_buffer_offset,
            max_count,
        )
        .at_once(device)
}

/// Draws as `wgpuRenderPassEncoderMultiDrawIndexedIndirect`, as often as the `uint32_t` at `count_buffer_offset` of `count_buffer`
/// says, at most `max_count` times. Needs the native feature `MultiDrawIndirectCount`; both buffers need usage `Indirect`.
#[apply(record)]
pub fn wgpuRenderPassEncoderMultiDrawIndexedIndirectCount(
    encoder: WGPURenderPassEncoder,
    buffer: WGPUBuffer,
    offset: u64,
    count_buffer: WGPUBuffer,
    count_buffer_offset: u64,
    max_count: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(encoder, "encoder")?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(buffer, "buffer", device)?;
    let counts = Buffer::id(count_buffer, "count_buffer", device)?;
    multiple_of_four(count_buffer_offset, "count_buffer_offset")?;
    pass.draws += u64::from(max_count);
    device
        .global
        .render_pass_multi_draw_indexed_indirect_count(
            &mut pass.core,
            buffer,
            offset,
            counts,
            count_buffer_offset,
            max_count,
        )
        .at_once(device)
}

/// Checks draws of which there are none. Core would draw the first one, or panic where there is no room for it.
#[cold]
fn draw_nothing(
    pass: &mut RenderPassEncoder,
    buffer: &Buffer,
    offset: u64,
    indexed: bool,
) -> Result<(), Fault> {
    buffer.require_indirect("buffer")?;
    multiple_of_four(offset, "offset")?;
    if offset > buffer.size {
        return Err(Fault::validation(format!(
            "`offset` is {offset}, but `buffer` has {} bytes",
            buffer.size
        )));
    }
    let (device, pass) = (&pass.recording.device, &mut pass.core);
    // It asks for the same state.
    match indexed {
        true => device
            .global
            .render_pass_draw_indexed(pass, 0, 0, 0, 0, 0)
            .at_once(device),
        false => device
            .global
            .render_pass_draw(pass, 0, 0, 0, 0)
            .at_once(device),
    }
}

fn multiple_of_four(offset: u64, name: &str) -> Result<(), Fault> {
    match offset.is_multiple_of(4) {
        true => Ok(()),
        false => Err(Fault::validation(format!(
            "`{name}` is {offset}, but it must be a multiple of 4"
        ))),
    }
}

/// Begins to count what the query set of type `PipelineStatistics` names. One query at a time. Needs the native feature
/// `PipelineStatisticsQuery`.
#[apply(record)]
pub fn wgpuRenderPassEncoderBeginPipelineStatisticsQuery(
    renderPassEncoder: WGPURenderPassEncoder,
    querySet: WGPUQuerySet,
    queryIndex: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    let query_set = QuerySet::id_of_one(querySet, "querySet", queryIndex, device)?;
    pass.counts_vertices = QuerySet::get(querySet, "querySet")?.counts_vertices;
    device
        .global
        .render_pass_begin_pipeline_statistics_query(&mut pass.core, query_set, queryIndex)
        .at_once(device)
}

/// Ends the statistics query that is open.
#[apply(record)]
pub fn wgpuRenderPassEncoderEndPipelineStatisticsQuery(renderPassEncoder: WGPURenderPassEncoder) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.counts_vertices = false;
    let device = &pass.recording.device;
    device
        .global
        .render_pass_end_pipeline_statistics_query(&mut pass.core)
        .at_once(device)
}

/// Writes the time at which the draws before are done to a query of type `Timestamp`. Needs the native feature
/// `TimestampQueryInsidePasses`.
#[apply(record)]
pub fn wgpuRenderPassEncoderWriteTimestamp(
    renderPassEncoder: WGPURenderPassEncoder,
    querySet: WGPUQuerySet,
    queryIndex: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    let device = &pass.recording.device;
    let query_set = QuerySet::id_of_one(querySet, "querySet", queryIndex, device)?;
    device
        .global
        .render_pass_write_timestamp(&mut pass.core, query_set, queryIndex)
        .at_once(device)
}
