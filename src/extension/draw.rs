//! Many draws or dispatches in one call.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_types::IndexFormat;

use crate::abi::*;
use crate::api::bind_group::{BindGroup, BindGroupKind};
use crate::api::buffer::{Buffer, BufferKind};
use crate::api::compute_pass_encoder::ComputePassEncoder;
use crate::api::compute_pipeline::ComputePipeline;
use crate::api::device::Device;
use crate::api::render_bundle_encoder::{Open, RenderBundleEncoder};
use crate::api::render_pass_encoder::{RenderPassEncoder, index_format};
use crate::api::render_pipeline::{RenderPipeline, RenderPipelineKind};
use crate::convert::input;
use crate::error::{Context, Fault};
use crate::export::record;
use crate::handle::{Encoder, RawHandle};

const GROUPS: [&str; 4] = ["bindGroup0", "bindGroup1", "bindGroup2", "bindGroup3"];
const VERTEX_BUFFERS: [&str; 4] = [
    "vertexBuffer0.buffer",
    "vertexBuffer1.buffer",
    "vertexBuffer2.buffer",
    "vertexBuffer3.buffer",
];

/// The bind groups of a record, each with its dynamic offset if it has one.
#[derive(Clone, Copy, Default)]
struct Groups([(usize, Option<u32>); 4]);

impl Groups {
    #[inline]
    fn new(groups: [WGPUBindGroup; 4], offsets: [u32; 4], mask: u32) -> Result<Self, Fault> {
        if mask > 15 {
            return Err(Fault::validation(format!(
                "dynamicOffsetMask is {mask:#x}, but it has a bit for each of four bind groups"
            )));
        }
        Ok(Self(std::array::from_fn(|i| {
            (groups[i].bits(), (mask >> i & 1 != 0).then_some(offsets[i]))
        })))
    }

    /// Hands those that change to `set`, and keeps them as bound.
    #[inline]
    fn bind(
        &self,
        bound: &mut Self,
        mut set: impl FnMut(usize, WGPUBindGroup, &[u32]) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        for (i, (group, bound)) in self.0.iter().zip(&mut bound.0).enumerate() {
            if group.0 != 0 && group != bound {
                set(i, WGPUBindGroup::from_bits(group.0), group.1.as_slice())?;
                *bound = *group;
            }
        }
        Ok(())
    }
}

/// Where draws are recorded.
trait Draws {
    fn pipeline(&mut self, pipeline: WGPURenderPipeline) -> Result<(), Fault>;
    fn bind_group(
        &mut self,
        index: usize,
        group: WGPUBindGroup,
        offsets: &[u32],
    ) -> Result<(), Fault>;
    fn vertex_buffer(&mut self, slot: usize, part: WGPUAbiBoundBuffer) -> Result<(), Fault>;
    fn index_buffer(&mut self, part: WGPUAbiBoundBuffer, format: IndexFormat) -> Result<(), Fault>;
    fn draw(&mut self, draw: &WGPUAbiDraw) -> Result<(), Fault>;
    fn draw_indexed(&mut self, draw: &WGPUAbiDraw) -> Result<(), Fault>;
}

type Part = (usize, u64);

fn part(c: WGPUAbiBoundBuffer) -> Part {
    (c.buffer.bits(), c.offset)
}

/// What a call has bound so far, so that it is not bound again.
#[derive(Default)]
struct Bound {
    pipeline: usize,
    groups: Groups,
    vertex_buffers: [Part; 4],
    index_buffer: (Part, u32),
}

impl Bound {
    #[inline]
    fn record(&mut self, to: &mut impl Draws, c: &WGPUAbiDraw) -> Result<(), Fault> {
        let pipeline = c.pipeline.bits();
        if pipeline != 0 && pipeline != self.pipeline {
            to.pipeline(c.pipeline)?;
            self.pipeline = pipeline;
        }
        Groups::new(
            [c.bindGroup0, c.bindGroup1, c.bindGroup2, c.bindGroup3],
            [
                c.dynamicOffset0,
                c.dynamicOffset1,
                c.dynamicOffset2,
                c.dynamicOffset3,
            ],
            c.dynamicOffsetMask,
        )?
        .bind(&mut self.groups, |index, group, offsets| {
            to.bind_group(index, group, offsets)
        })?;
        let parts = [
            c.vertexBuffer0,
            c.vertexBuffer1,
            c.vertexBuffer2,
            c.vertexBuffer3,
        ];
        for (slot, (c, bound)) in parts.into_iter().zip(&mut self.vertex_buffers).enumerate() {
            if c.buffer.bits() != 0 && part(c) != *bound {
                to.vertex_buffer(slot, c)?;
                *bound = part(c);
            }
        }
        let format = c.indexFormat.raw();
        let index_buffer = (part(c.indexBuffer), format);
        if c.indexBuffer.buffer.bits() != 0 && index_buffer != self.index_buffer {
            to.index_buffer(c.indexBuffer, index_format(c.indexFormat)?)?;
            self.index_buffer = index_buffer;
        }
        if format == 0 {
            return to.draw(c);
        }
        input::value(c.indexFormat, "indexFormat")?;
        to.draw_indexed(c)
    }
}

fn record_all(to: &mut impl Draws, draws: &[WGPUAbiDraw]) -> Result<(), Fault> {
    let mut bound = Bound::default();
    for (i, draw) in draws.iter().enumerate() {
        bound
            .record(to, draw)
            .map_err(|fault| fault.within(format_args!("draws[{i}]")))?;
    }
    Ok(())
}

impl Draws for RenderPassEncoder {
    #[inline]
    fn pipeline(&mut self, pipeline: WGPURenderPipeline) -> Result<(), Fault> {
        let device = &self.recording.device;
        let pipeline = RenderPipeline::id(pipeline, "pipeline", device)?;
        device
            .global
            .render_pass_set_pipeline(&mut self.core, pipeline)
            .at_once(device)
    }

    #[inline]
    fn bind_group(
        &mut self,
        index: usize,
        group: WGPUBindGroup,
        offsets: &[u32],
    ) -> Result<(), Fault> {
        let device = &self.recording.device;
        let group = BindGroup::id(group, GROUPS[index], device)?;
        device
            .global
            .render_pass_set_bind_group(&mut self.core, index as u32, Some(group), offsets)
            .at_once(device)
    }

    #[inline]
    fn vertex_buffer(&mut self, slot: usize, part: WGPUAbiBoundBuffer) -> Result<(), Fault> {
        let device = &self.recording.device;
        let id = Buffer::id(part.buffer, VERTEX_BUFFERS[slot], device)?;
        device
            .global
            .render_pass_set_vertex_buffer(&mut self.core, slot as u32, Some(id), part.offset, None)
            .at_once(device)
    }

    #[inline]
    fn index_buffer(&mut self, part: WGPUAbiBoundBuffer, format: IndexFormat) -> Result<(), Fault> {
        let device = &self.recording.device;
        let id = Buffer::id(part.buffer, "indexBuffer.buffer", device)?;
        device
            .global
            .render_pass_set_index_buffer(&mut self.core, id, format, part.offset, None)
            .at_once(device)
    }

    #[inline]
    fn draw(&mut self, c: &WGPUAbiDraw) -> Result<(), Fault> {
        let device = &self.recording.device;
        self.draws += 1;
        device
            .global
            .render_pass_draw(
                &mut self.core,
                c.count,
                c.instanceCount,
                c.first,
                c.firstInstance,
            )
            .at_once(device)
    }

    #[inline]
    fn draw_indexed(&mut self, c: &WGPUAbiDraw) -> Result<(), Fault> {
        let device = &self.recording.device;
        self.draws += 1;
        device
            .global
            .render_pass_draw_indexed(
                &mut self.core,
                c.count,
                c.instanceCount,
                c.first,
                c.baseVertex,
                c.firstInstance,
            )
            .at_once(device)
    }
}

struct Bundle<'a> {
    open: &'a mut Open,
    device: &'a Arc<Device>,
}

impl Draws for Bundle<'_> {
    fn pipeline(&mut self, pipeline: WGPURenderPipeline) -> Result<(), Fault> {
        let kept = &mut self.open.kept;
        let id = kept.keep::<RenderPipelineKind>(pipeline, "pipeline", self.device)?;
        self.open.core.set_pipeline(id).at_once(self.device)
    }

    fn bind_group(
        &mut self,
        index: usize,
        group: WGPUBindGroup,
        offsets: &[u32],
    ) -> Result<(), Fault> {
        let kept = &mut self.open.kept;
        let id = kept.keep::<BindGroupKind>(group, GROUPS[index], self.device)?;
        self.open
            .core
            .set_bind_group(index as u32, Some(id), offsets)
            .at_once(self.device)
    }

    fn vertex_buffer(&mut self, slot: usize, part: WGPUAbiBoundBuffer) -> Result<(), Fault> {
        let kept = &mut self.open.kept;
        let id = kept.keep::<BufferKind>(part.buffer, VERTEX_BUFFERS[slot], self.device)?;
        self.open
            .core
            .set_vertex_buffer(slot as u32, Some(id), part.offset, None)
            .at_once(self.device)
    }

    fn index_buffer(&mut self, part: WGPUAbiBoundBuffer, format: IndexFormat) -> Result<(), Fault> {
        let kept = &mut self.open.kept;
        let id = kept.keep::<BufferKind>(part.buffer, "indexBuffer.buffer", self.device)?;
        self.open
            .core
            .set_index_buffer(id, format, part.offset, None)
            .at_once(self.device)
    }

    fn draw(&mut self, c: &WGPUAbiDraw) -> Result<(), Fault> {
        self.open.draws += 1;
        self.open
            .core
            .draw(c.count, c.instanceCount, c.first, c.firstInstance)
            .at_once(self.device)
    }

    fn draw_indexed(&mut self, c: &WGPUAbiDraw) -> Result<(), Fault> {
        self.open.draws += 1;
        self.open
            .core
            .draw_indexed(
                c.count,
                c.instanceCount,
                c.first,
                c.baseVertex,
                c.firstInstance,
            )
            .at_once(self.device)
    }
}

/// Records draws, each with the pipeline, bind groups and buffers that it names, as if by one call for each of them.
///
/// What a draw has in common with the one before is not set again, so draws sorted by pipeline and bind group cost least. Handles that
/// are NULL leave what is bound, and after the call the state is that of its last draw. Each draw is checked like single calls: what is
/// wrong with it is reported by `wgpuCommandEncoderFinish` and names the draw, as `draws[7]`; those after it are left out. What only
/// shows when the pass is put together (a bind group that does not fit the pipeline, say) is reported as for single calls.
/// The encoder is used by one thread at a time.
#[apply(record)]
pub fn wgpuAbiRenderPassEncoderDrawMany(
    renderPassEncoder: WGPURenderPassEncoder,
    drawCount: usize,
    draws: *const WGPUAbiDraw,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    // SAFETY: the caller of the C function promises as many draws.
    record_all(pass, unsafe { input::array(draws, drawCount, "draws") }?)
}

/// Records draws in a bundle; otherwise as `wgpuAbiRenderPassEncoderDrawMany`, with `wgpuRenderBundleEncoderFinish` to report.
/// The encoder is used by one thread at a time.
#[apply(record)]
pub fn wgpuAbiRenderBundleEncoderDrawMany(
    renderBundleEncoder: WGPURenderBundleEncoder,
    drawCount: usize,
    draws: *const WGPUAbiDraw,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open, device| {
        // SAFETY: the caller of the C function promises as many draws.
        let draws = unsafe { input::array(draws, drawCount, "draws") }?;
        record_all(&mut Bundle { open, device }, draws)
    })
}

/// Records dispatches, each with the pipeline and bind groups that it names; otherwise as `wgpuAbiRenderPassEncoderDrawMany`. Faults name
/// the dispatch, as `dispatches[7]`.
/// The encoder is used by one thread at a time.
#[apply(record)]
pub fn wgpuAbiComputePassEncoderDispatchMany(
    computePassEncoder: WGPUComputePassEncoder,
    dispatchCount: usize,
    dispatches: *const WGPUAbiDispatch,
) {
    let pass = &mut **ComputePassEncoder::lock(computePassEncoder, "computePassEncoder")?;
    // SAFETY: the caller of the C function promises as many dispatches.
    let dispatches = unsafe { input::array(dispatches, dispatchCount, "dispatches") }?;
    let mut bound = (0, Groups::default());
    for (i, c) in dispatches.iter().enumerate() {
        dispatch(pass, &mut bound, c)
            .map_err(|fault| fault.within(format_args!("dispatches[{i}]")))?;
    }
    Ok(())
}

#[inline]
fn dispatch(
    pass: &mut ComputePassEncoder,
    (pipeline, groups): &mut (usize, Groups),
    c: &WGPUAbiDispatch,
) -> Result<(), Fault> {
    let device = &pass.recording.device;
    let global = &device.global;
    if c.pipeline.bits() != 0 && c.pipeline.bits() != *pipeline {
        let id = ComputePipeline::id(c.pipeline, "pipeline", device)?;
        global
            .compute_pass_set_pipeline(&mut pass.core, id)
            .at_once(device)?;
        *pipeline = c.pipeline.bits();
    }
    Groups::new(
        [c.bindGroup0, c.bindGroup1, c.bindGroup2, c.bindGroup3],
        [
            c.dynamicOffset0,
            c.dynamicOffset1,
            c.dynamicOffset2,
            c.dynamicOffset3,
        ],
        c.dynamicOffsetMask,
    )?
    .bind(groups, |index, group, offsets| {
        let id = BindGroup::id(group, GROUPS[index], device)?;
        global
            .compute_pass_set_bind_group(&mut pass.core, index as u32, Some(id), offsets)
            .at_once(device)
    })?;
    global
        .compute_pass_dispatch_workgroups(
            &mut pass.core,
            c.workgroupCountX,
            c.workgroupCountY,
            c.workgroupCountZ,
        )
        .at_once(device)
}
