//! Many draws or dispatches in one call.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::compute_pass_encoder::ComputePassEncoder;
use crate::api::render_bundle_encoder::RenderBundleEncoder;
use crate::api::render_commands::RenderCommands;
use crate::api::render_pass_encoder::RenderPassEncoder;
use crate::convert::input;
use crate::error::Fault;
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
        mut set: impl FnMut(u32, WGPUBindGroup, &str, &[u32]) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        for (i, (group, bound)) in self.0.iter().zip(&mut bound.0).enumerate() {
            if group.0 != 0 && group != bound {
                let handle = WGPUBindGroup::from_bits(group.0);
                set(i as u32, handle, GROUPS[i], group.1.as_slice())?;
                *bound = *group;
            }
        }
        Ok(())
    }
}

/// The bind groups of a `WGPUAbiDraw` or `WGPUAbiDispatch`, which name them alike.
macro_rules! groups {
    ($c:expr) => {
        Groups::new(
            [$c.bindGroup0, $c.bindGroup1, $c.bindGroup2, $c.bindGroup3],
            [
                $c.dynamicOffset0,
                $c.dynamicOffset1,
                $c.dynamicOffset2,
                $c.dynamicOffset3,
            ],
            $c.dynamicOffsetMask,
        )
    };
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
    fn record(&mut self, to: &mut impl RenderCommands, c: &WGPUAbiDraw) -> Result<(), Fault> {
        let pipeline = c.pipeline.bits();
        if pipeline != 0 && pipeline != self.pipeline {
            to.set_pipeline(c.pipeline, "pipeline")?;
            self.pipeline = pipeline;
        }
        groups!(c)?.bind(&mut self.groups, |index, group, name, offsets| {
            to.set_bind_group(index, group, name, offsets)
        })?;
        let parts = [
            c.vertexBuffer0,
            c.vertexBuffer1,
            c.vertexBuffer2,
            c.vertexBuffer3,
        ];
        for (slot, (c, bound)) in parts.into_iter().zip(&mut self.vertex_buffers).enumerate() {
            if c.buffer.bits() != 0 && part(c) != *bound {
                let name = VERTEX_BUFFERS[slot];
                to.set_vertex_buffer(slot as u32, c.buffer, name, c.offset, WGPU_WHOLE_SIZE)?;
                *bound = part(c);
            }
        }
        let format = c.indexFormat;
        let buffer = c.indexBuffer.buffer;
        let index_buffer = (part(c.indexBuffer), format.raw());
        if buffer.bits() != 0 && index_buffer != self.index_buffer {
            let (name, offset) = ("indexBuffer.buffer", c.indexBuffer.offset);
            to.set_index_buffer(buffer, name, format, offset, WGPU_WHOLE_SIZE)?;
            self.index_buffer = index_buffer;
        }
        if format.raw() == 0 {
            return to.draw(c.count, c.instanceCount, c.first, c.firstInstance);
        }
        input::value(format, "indexFormat")?;
        to.draw_indexed(
            c.count,
            c.instanceCount,
            c.first,
            c.baseVertex,
            c.firstInstance,
        )
    }
}

fn record_all(to: &mut impl RenderCommands, draws: &[WGPUAbiDraw]) -> Result<(), Fault> {
    let mut bound = Bound::default();
    for (i, draw) in draws.iter().enumerate() {
        bound
            .record(to, draw)
            .map_err(|fault| fault.within(format_args!("draws[{i}]")))?;
    }
    Ok(())
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
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        // SAFETY: the caller of the C function promises as many draws.
        let draws = unsafe { input::array(draws, drawCount, "draws") }?;
        record_all(open, draws)
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
    if c.pipeline.bits() != 0 && c.pipeline.bits() != *pipeline {
        pass.set_pipeline(c.pipeline, "pipeline")?;
        *pipeline = c.pipeline.bits();
    }
    groups!(c)?.bind(groups, |index, group, name, offsets| {
        pass.set_bind_group(index, group, name, offsets)
    })?;
    pass.dispatch(c.workgroupCountX, c.workgroupCountY, c.workgroupCountZ)
}
