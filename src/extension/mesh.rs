//! Mesh shaders: pipelines whose first stages are workgroups that make triangles, and their draws.

use macro_rules_attribute::apply;
use wgpu_types::{DispatchIndirectArgs, Features};

use crate::abi::*;
use crate::advice;
use crate::api::buffer::Buffer;
use crate::api::device::Device;
use crate::api::pipeline;
use crate::api::render_pass_encoder::RenderPassEncoder;
use crate::api::render_pipeline::RenderPipelineKind;
use crate::convert::{input, pipeline as convert};
use crate::error::{Context, Fault};
use crate::export::{self, export, record};
use crate::handle::{Encoder, Shared};

/// Creates a mesh pipeline, and compiles its shaders before it returns.
///
/// The device must have the feature `WGPUAbiFeature_MeshShader`, whose comment says what is left to the program, and the limits of
/// `WGPUAbiMeshLimits` that the shaders need. Shaders are WGSL with `enable wgpu_mesh_shader;`, also when only the fragment stage
/// reads what was made for each primitive. The result is a render pipeline like others, with two differences: draws with it are those
/// of mesh tasks, any other is an error; and render bundles do not take it.
///
/// Returns an error object, and reports, when the stages, the layout and the fixed state do not fit, an entry point or constant does
/// not exist, or a limit or feature is missing (validation), or when the driver's compiler fails (internal); NULL when the device
/// handle is dead or `descriptor` is NULL. The caller owns the handle, and gives it back with `wgpuRenderPipelineRelease`. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreateMeshPipeline(
    device: WGPUDevice,
    descriptor: *const WGPUAbiMeshPipelineDescriptor,
) -> WGPURenderPipeline {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let prepared = export::guard(|| unsafe { convert::mesh(c, &device) });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let (result, data) =
        pipeline::create::<RenderPipelineKind>(&device, label.as_deref(), prepared);
    device.created(
        "wgpuAbiDeviceCreateMeshPipeline",
        label.as_deref(),
        data,
        result,
    )
}

/// Creates a mesh pipeline on a worker thread; otherwise as `wgpuDeviceCreateComputePipelineAsync`.
///
/// Returns the future, or `{0}` when `device` is no live handle or the callback mode is none. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreateMeshPipelineAsync(
    device: WGPUDevice,
    descriptor: *const WGPUAbiMeshPipelineDescriptor,
    callbackInfo: WGPUCreateRenderPipelineAsyncCallbackInfo,
) -> WGPUFuture {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    unsafe {
        pipeline::create_async::<RenderPipelineKind, _>(
            "wgpuAbiDeviceCreateMeshPipelineAsync",
            &device,
            descriptor,
            |c| c.label,
            callbackInfo,
            |c| convert::mesh(c, &device),
        )
    }
}

/// The bytes of a draw in an indirect buffer.
const STRIDE: u64 = size_of::<DispatchIndirectArgs>() as u64;

impl RenderPassEncoder {
    fn check_mesh_draw(&self) -> Result<(), Fault> {
        let features = self.recording.device.features;
        if !features.contains(Features::EXPERIMENTAL_MESH_SHADER) {
            return Err(advice::lacks_feature(
                "draws of mesh tasks need",
                "WGPUAbiFeature_MeshShader",
            ));
        }
        if self.counts_vertices {
            return Err(Fault::validation(
                "a pipeline statistics query of VertexShaderInvocations is open, which mesh pipelines do not have: end it before, or \
                 make the query set without that statistic",
            ));
        }
        Ok(())
    }
}

/// Draws with workgroups of the pipeline's first stage: the task stage, or the mesh stage if it has none.
///
/// The pipeline must be a mesh pipeline. The counts and their product must be within the device's `WGPUAbiMeshLimits` of that stage,
/// or the encoder becomes invalid; with a 0 among them nothing is drawn. Vertex and index buffers are not used.
#[apply(record)]
pub fn wgpuAbiRenderPassEncoderDrawMeshTasks(
    renderPassEncoder: WGPURenderPassEncoder,
    workgroupCountX: u32,
    workgroupCountY: u32,
    workgroupCountZ: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.check_mesh_draw()?;
    let device = &pass.recording.device;
    pass.draws += 1;
    device
        .global
        .render_pass_draw_mesh_tasks(
            &mut pass.core,
            workgroupCountX,
            workgroupCountY,
            workgroupCountZ,
        )
        .at_once(device)
}

/// Draws as `wgpuAbiRenderPassEncoderDrawMeshTasks` with the counts in a buffer: three `uint32_t` (12 bytes) at `indirectOffset`.
///
/// The buffer needs usage `Indirect`; the offset is in bytes and a multiple of 4. Nobody checks the counts in the buffer: when they
/// pass the limits, the driver may do anything, up to the loss of the device.
#[apply(record)]
pub fn wgpuAbiRenderPassEncoderDrawMeshTasksIndirect(
    renderPassEncoder: WGPURenderPassEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.check_mesh_draw()?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(indirectBuffer, "indirectBuffer", device)?;
    pass.draws += 1;
    device
        .global
        .render_pass_draw_mesh_tasks_indirect(&mut pass.core, buffer, indirectOffset)
        .at_once(device)
}

/// Draws `drawCount` times as `wgpuAbiRenderPassEncoderDrawMeshTasksIndirect`, each with the next three `uint32_t` in the buffer (12
/// bytes).
///
/// Where the device has the native feature `MultiDrawIndirectCount` it is one command, otherwise a row of single draws.
#[apply(record)]
pub fn wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect(
    renderPassEncoder: WGPURenderPassEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
    drawCount: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.check_mesh_draw()?;
    let device = &pass.recording.device;
    let id = Buffer::id(indirectBuffer, "indirectBuffer", device)?;
    pass.draws += u64::from(drawCount);
    let global = &device.global;
    if device
        .features
        .contains(Features::MULTI_DRAW_INDIRECT_COUNT)
    {
        return global
            .render_pass_multi_draw_mesh_tasks_indirect(
                &mut pass.core,
                id,
                indirectOffset,
                drawCount,
            )
            .at_once(device);
    }
    // Several draws in one command are a feature of Vulkan that wgpu-hal takes for granted here.
    let size = Buffer::get(indirectBuffer, "indirectBuffer")?.size;
    let end = (u64::from(drawCount) * STRIDE).checked_add(indirectOffset);
    if end.is_none_or(|end| end > size) {
        return Err(Fault::validation(format!(
            "{drawCount} draws of {STRIDE} bytes from `indirectOffset` {indirectOffset} end behind the buffer, which has {size} bytes"
        )));
    }
    for i in 0..u64::from(drawCount) {
        global
            .render_pass_draw_mesh_tasks_indirect(&mut pass.core, id, indirectOffset + i * STRIDE)
            .at_once(device)?;
    }
    Ok(())
}

/// Draws as `wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirect`, as often as the `uint32_t` at `countBufferOffset` of `countBuffer`
/// says, at most `maxDrawCount` times.
///
/// Needs the native feature `MultiDrawIndirectCount`; both buffers need usage `Indirect`. Offsets are in bytes and multiples of 4.
#[apply(record)]
pub fn wgpuAbiRenderPassEncoderMultiDrawMeshTasksIndirectCount(
    renderPassEncoder: WGPURenderPassEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
    countBuffer: WGPUBuffer,
    countBufferOffset: u64,
    maxDrawCount: u32,
) {
    let pass = &mut **RenderPassEncoder::lock(renderPassEncoder, "renderPassEncoder")?;
    pass.check_mesh_draw()?;
    let device = &pass.recording.device;
    let buffer = Buffer::id(indirectBuffer, "indirectBuffer", device)?;
    let counts = Buffer::id(countBuffer, "countBuffer", device)?;
    if !device
        .features
        .contains(Features::MULTI_DRAW_INDIRECT_COUNT)
    {
        return Err(advice::lacks_feature(
            "a count in a buffer needs",
            "WGPUNativeFeature_MultiDrawIndirectCount",
        ));
    }
    // Core does not look.
    if !countBufferOffset.is_multiple_of(4) {
        return Err(Fault::validation(format!(
            "`countBufferOffset` is {countBufferOffset}, but it must be a multiple of 4"
        )));
    }
    pass.draws += u64::from(maxDrawCount);
    device
        .global
        .render_pass_multi_draw_mesh_tasks_indirect_count(
            &mut pass.core,
            buffer,
            indirectOffset,
            counts,
            countBufferOffset,
            maxDrawCount,
        )
        .at_once(device)
}
