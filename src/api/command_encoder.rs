//! `WGPUCommandEncoder`: copies, clears, queries, and the passes.

use std::cell::OnceCell;
use std::mem;

use macro_rules_attribute::apply;
use parking_lot::Mutex;
use wgpu_core::command::{ComputePassDescriptor, RenderPassDescriptor};
use wgpu_core::id::{BufferId, CommandEncoderId, TextureId};
use wgpu_types::{
    Color, CommandBufferDescriptor, CommandEncoderDescriptor, TexelCopyBufferInfo,
    TexelCopyTextureInfo,
};

use super::aliasing::Watch;
use super::buffer::Buffer;
use super::command_buffer::CommandBufferKind;
use super::compute_pass_encoder::ComputePassEncoder;
use super::device::Device;
use super::immediates::Immediates;
use super::query_set::QuerySet;
use super::render_pass_encoder::RenderPassEncoder;
use super::texture::Texture;
use crate::abi::*;
use crate::api::acceleration::Builds;
use crate::convert::{chain, copy, input, render_pass};
use crate::error::{self, Context, Fault};
use crate::export::{self, export, record};
use crate::handle::{Encoder, RawHandle, Recording, Shared, Table};

/// A command encoder.
pub struct CommandEncoder {
    pub recording: Recording,
    /// Made by the first command. None in it: the descriptor was wrong.
    core: OnceCell<Option<CommandEncoderId>>,
    /// The acceleration structures that the commands build.
    pub builds: Builds,
}

impl CommandEncoder {
    /// Core's encoder, or the report that its creation failed.
    #[inline]
    pub fn core(&self) -> Result<CommandEncoderId, Fault> {
        self.core
            .get_or_init(|| self.open())
            .ok_or_else(|| Fault::validation("the command encoder is invalid: its creation failed"))
    }

    #[cold]
    fn open(&self) -> Option<CommandEncoderId> {
        let device = &self.recording.device;
        let descriptor = CommandEncoderDescriptor {
            label: self
                .recording
                .label
                .get()
                .map(|label| label.into_string().into()),
        };
        let global = &device.global;
        let (id, error) = global.device_create_command_encoder(device.id, &descriptor, None);
        if let Some(error) = error {
            self.keep("wgpuDeviceCreateCommandEncoder", Fault::from(error));
        }
        // Core's own error object, as of a lost device, takes every command and opens every pass.
        Some(id)
    }
}

impl Drop for CommandEncoder {
    fn drop(&mut self) {
        if let Some(Some(id)) = self.core.take() {
            self.recording.device.global.command_encoder_drop(id);
        }
    }
}

static TABLE: Table<Box<CommandEncoder>> = Table::new();

impl Encoder for CommandEncoder {
    type Handle = WGPUCommandEncoder;
    fn table() -> &'static Table<Box<Self>> {
        &TABLE
    }
    fn recording(&self) -> &Recording {
        &self.recording
    }
}

/// Creates an encoder to record commands with.
///
/// `descriptor` may be NULL. Returns NULL when the device handle is dead. The caller owns the handle. Any thread may create one;
/// one thread at a time may use it, a second one at the same moment is a reported error. Spec: GPUDevice.createCommandEncoder.
#[apply(export)]
pub fn wgpuDeviceCreateCommandEncoder(
    device: WGPUDevice,
    descriptor: Nullable<*const WGPUCommandEncoderDescriptor>,
) -> WGPUCommandEncoder {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::optional(descriptor, "descriptor") }
        .on(&device)?
        .copied()
        .unwrap_or(WGPUCommandEncoderDescriptor::INIT);
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let recording = Recording::new(&device, label.as_deref());
    let core = OnceCell::new();
    // SAFETY: as above.
    if let Err(fault) = unsafe { chain::none(c.nextInChain, "descriptor") } {
        let fault = fault.on(&device).about(recording.label.get());
        error::report("wgpuDeviceCreateCommandEncoder", fault);
        let _ = core.set(None);
    }
    CommandEncoder {
        recording,
        core,
        builds: Builds::default(),
    }
    .insert()
}

/// Takes one more reference, which must be given back with `wgpuCommandEncoderRelease`. Any thread.
#[apply(export)]
pub fn wgpuCommandEncoderAddRef(commandEncoder: WGPUCommandEncoder) {
    CommandEncoder::add_ref(commandEncoder)
}

/// Gives one reference back; also needed after `wgpuCommandEncoderFinish`. Any thread.
#[apply(export)]
pub fn wgpuCommandEncoderRelease(commandEncoder: WGPUCommandEncoder) {
    CommandEncoder::release(commandEncoder)
}

/// Changes the label, which later error messages name. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuCommandEncoderSetLabel(commandEncoder: WGPUCommandEncoder, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    encoder.recording.label.set(label.as_deref());
    Ok(())
}

/// Opens a compute pass; until it is ended, the encoder itself cannot record.
///
/// `descriptor` may be NULL. The pass takes part in the encoder's faults: they are reported by `wgpuCommandEncoderFinish`. The caller
/// owns the handle. Spec: GPUCommandEncoder.beginComputePass.
#[apply(export)]
pub fn wgpuCommandEncoderBeginComputePass(
    commandEncoder: WGPUCommandEncoder,
    descriptor: Nullable<*const WGPUComputePassDescriptor>,
) -> WGPUComputePassEncoder {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = encoder.recording.device.clone();
    // SAFETY: the caller of the C function promises valid pointers, here and below.
    let convert = || unsafe {
        let c = input::optional(descriptor, "descriptor")?
            .copied()
            .unwrap_or(WGPUComputePassDescriptor::INIT);
        chain::none(c.nextInChain, "descriptor")?;
        let writes = input::optional(c.timestampWrites, "descriptor.timestampWrites")?;
        Ok(ComputePassDescriptor {
            label: input::label(c.label),
            timestamp_writes: match writes {
                Some(writes) => Some(render_pass::timestamp_writes(writes, &device)?),
                None => None,
            },
        })
    };
    let converted: Result<_, Fault> = convert();
    let descriptor = converted.unwrap_or_else(|fault| {
        encoder.keep("wgpuCommandEncoderBeginComputePass", fault);
        ComputePassDescriptor {
            label: None,
            timestamp_writes: None,
        }
    });
    let id = encoder.core().on(&device)?;
    let (core, error) = device
        .global
        .command_encoder_begin_compute_pass(id, &descriptor);
    let pass = ComputePassEncoder {
        recording: Recording::within(&encoder.recording, descriptor.label.as_deref()),
        core,
        immediates: Immediates::default(),
        watch: Watch::default(),
    };
    drop(encoder);
    if let Some(error) = error {
        error::report(
            "wgpuCommandEncoderBeginComputePass",
            Fault::from(error).on(&device),
        );
    }
    pass.insert()
}

/// Opens a render pass; until it is ended, the encoder itself cannot record.
///
/// Color attachments may have a NULL view: their slot stays empty. The pass takes part in the encoder's faults: they are reported
/// by `wgpuCommandEncoderFinish`. The caller owns the handle. Spec: GPUCommandEncoder.beginRenderPass.
#[apply(export)]
pub fn wgpuCommandEncoderBeginRenderPass(
    commandEncoder: WGPUCommandEncoder,
    descriptor: *const WGPURenderPassDescriptor,
) -> WGPURenderPassEncoder {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = encoder.recording.device.clone();
    // SAFETY: the caller of the C function promises valid pointers.
    let convert =
        || unsafe { render_pass::descriptor(input::required(descriptor, "descriptor")?, &device) };
    let converted: Result<_, Fault> = convert();
    let pass = converted.unwrap_or_else(|fault| {
        encoder.keep("wgpuCommandEncoderBeginRenderPass", fault);
        render_pass::Pass::nothing()
    });
    let id = encoder.core().on(&device)?;
    for before in pass.before(device.features) {
        // What is wrong with it is wrong with the pass itself, which then tells.
        encoder.record_empty(id, &before);
    }
    let (mut core, error) = device
        .global
        .command_encoder_begin_render_pass(id, &pass.descriptor);
    // Core has no constant until one is set, and refuses draws that want it.
    let _ = device
        .global
        .render_pass_set_blend_constant(&mut core, Color::TRANSPARENT);
    let pass = RenderPassEncoder {
        recording: Recording::within(&encoder.recording, pass.descriptor.label.as_deref()),
        core,
        draws: 0,
        max_draws: pass.max_draws,
        read_only: pass.read_only,
        immediates: Immediates::default(),
        watch: Watch::default(),
        no_queries: pass.no_queries,
        counts_vertices: false,
        after: pass.after.map(|after| (commandEncoder, after)),
    };
    drop(encoder);
    if let Some(error) = error {
        error::report(
            "wgpuCommandEncoderBeginRenderPass",
            Fault::from(error).on(&device),
        );
    }
    pass.insert()
}

impl CommandEncoder {
    /// Records an empty pass of the library's own.
    fn record_empty(&self, id: CommandEncoderId, descriptor: &RenderPassDescriptor<'_>) {
        let global = &self.recording.device.global;
        let (mut core, _) = global.command_encoder_begin_render_pass(id, descriptor);
        let _ = global.render_pass_end(&mut core);
    }

    /// Zeroes what a pass, which just ended, has discarded. An encoder that was released meanwhile has no use for it.
    pub fn zero(handle: WGPUCommandEncoder, after: &render_pass::After) {
        if let Ok(encoder) = Self::lock(handle, "commandEncoder")
            && let Ok(id) = encoder.core()
        {
            encoder.record_empty(id, &after.descriptor);
        }
    }

    /// Keeps a fault for `finish`.
    fn keep(&self, function: &'static str, fault: Fault) {
        let recording = &self.recording;
        let fault = fault
            .in_call(function)
            .on(&recording.device)
            .about(recording.label.get());
        // An encoder that has ended has reported what there was.
        let _ = recording.first_fault.keep(fault);
    }
}

/// Fills a range of a buffer with zeros.
///
/// `offset` and `size` are in bytes and multiples of 4; `WGPU_WHOLE_SIZE` means to the end. The buffer needs usage `CopyDst`.
/// Spec: GPUCommandEncoder.clearBuffer.
#[apply(record)]
pub fn wgpuCommandEncoderClearBuffer(
    commandEncoder: WGPUCommandEncoder,
    buffer: WGPUBuffer,
    offset: u64,
    size: u64,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    let buffer = Buffer::id(buffer, "buffer", device)?;
    let size = (size != WGPU_WHOLE_SIZE).then_some(size);
    device
        .global
        .command_encoder_clear_buffer(encoder.core()?, buffer, offset, size)
        .at_once(device)
}

/// Copies bytes from one buffer to another, or to a range of the same buffer that does not overlap.
///
/// Offsets and `size` are in bytes and multiples of 4; `WGPU_WHOLE_SIZE` means to the end of the source. The source needs usage
/// `CopySrc`, the destination `CopyDst`. Spec: GPUCommandEncoder.copyBufferToBuffer.
#[apply(record)]
pub fn wgpuCommandEncoderCopyBufferToBuffer(
    commandEncoder: WGPUCommandEncoder,
    source: WGPUBuffer,
    sourceOffset: u64,
    destination: WGPUBuffer,
    destinationOffset: u64,
    size: u64,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    let source = Buffer::id(source, "source", device)?;
    let destination = Buffer::id(destination, "destination", device)?;
    let size = (size != WGPU_WHOLE_SIZE).then_some(size);
    device
        .global
        .command_encoder_copy_buffer_to_buffer(
            encoder.core()?,
            source,
            sourceOffset,
            destination,
            destinationOffset,
            size,
        )
        .at_once(device)
}

/// # Safety
/// The pointer must be valid for the call.
unsafe fn copied_buffer(
    info: *const WGPUTexelCopyBufferInfo,
    name: &str,
    device: &Device,
) -> Result<TexelCopyBufferInfo<BufferId>, Fault> {
    // SAFETY: the caller's promise is the same.
    let c = unsafe { input::required(info, name) }?;
    let buffer = Buffer::id(c.buffer, name, device)?;
    Ok(copy::buffer_info(c, buffer))
}

/// # Safety
/// The pointer must be valid for the call.
unsafe fn copied_texture(
    info: *const WGPUTexelCopyTextureInfo,
    name: &str,
    device: &Device,
) -> Result<TexelCopyTextureInfo<TextureId>, Fault> {
    // SAFETY: the caller's promise is the same.
    let c = unsafe { input::required(info, name) }?;
    let texture = Texture::id(c.texture, name, device)?;
    copy::texture_info(c, texture, name)
}

/// Whether layers are to be copied one by one: core copies layers that become slices, or the other way round, to wrong places, and
/// has room for two barriers, so that it panics where layers of one texture were used in different ways before.
fn layer_by_layer(
    source: &WGPUTexelCopyTextureInfo,
    destination: &WGPUTexelCopyTextureInfo,
    size: &WGPUExtent3D,
) -> Result<bool, Fault> {
    // More than any texture has is for core to refuse.
    if !(2..=1 << 14).contains(&size.depthOrArrayLayers) {
        return Ok(false);
    }
    let near = Texture::get(source.texture, "source")?.dimension;
    let far = Texture::get(destination.texture, "destination")?.dimension;
    let from_z = source.origin.z.abs_diff(destination.origin.z);
    // So is a copy onto itself.
    let overlaps = source.texture.bits() == destination.texture.bits()
        && source.mipLevel == destination.mipLevel
        && from_z < size.depthOrArrayLayers;
    Ok(near != far || (near == WGPUTextureDimension::_2D && !overlaps))
}

/// The dimension of a texture of which a level is copied to itself. Core allows it where nothing is copied, and between slices.
fn within_a_level(
    source: &WGPUTexelCopyTextureInfo,
    destination: &WGPUTexelCopyTextureInfo,
) -> Result<Option<WGPUTextureDimension>, Fault> {
    let same = source.texture.bits() == destination.texture.bits()
        && source.mipLevel == destination.mipLevel;
    Ok(match same {
        true => Some(Texture::get(source.texture, "source")?.dimension),
        false => None,
    })
}

/// Copies texels from a buffer to a texture.
///
/// `copySize` is in texels. The buffer's `offset` is a multiple of the texel block's size (4 for depth and stencil),
/// `bytesPerRow` a multiple of 256, needed for more than one row of blocks; `rowsPerImage` counts rows of blocks, needed for more
/// than one layer. The source needs usage `CopySrc`, the destination `CopyDst`. Spec: GPUCommandEncoder.copyBufferToTexture.
#[apply(record)]
pub fn wgpuCommandEncoderCopyBufferToTexture(
    commandEncoder: WGPUCommandEncoder,
    source: *const WGPUTexelCopyBufferInfo,
    destination: *const WGPUTexelCopyTextureInfo,
    copySize: *const WGPUExtent3D,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    // SAFETY: the caller of the C function promises valid pointers.
    let (source, destination, size) = unsafe {
        (
            copied_buffer(source, "source", device)?,
            copied_texture(destination, "destination", device)?,
            copy::extent(input::required(copySize, "copySize")?),
        )
    };
    device
        .global
        .command_encoder_copy_buffer_to_texture(encoder.core()?, &source, &destination, &size)
        .at_once(device)
}

/// Copies texels from a texture to a buffer; sizes, strides and usages as for `wgpuCommandEncoderCopyBufferToTexture`.
/// Spec: GPUCommandEncoder.copyTextureToBuffer.
#[apply(record)]
pub fn wgpuCommandEncoderCopyTextureToBuffer(
    commandEncoder: WGPUCommandEncoder,
    source: *const WGPUTexelCopyTextureInfo,
    destination: *const WGPUTexelCopyBufferInfo,
    copySize: *const WGPUExtent3D,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    // SAFETY: the caller of the C function promises valid pointers.
    let (source, destination, size) = unsafe {
        (
            copied_texture(source, "source", device)?,
            copied_buffer(destination, "destination", device)?,
            copy::extent(input::required(copySize, "copySize")?),
        )
    };
    device
        .global
        .command_encoder_copy_texture_to_buffer(encoder.core()?, &source, &destination, &size)
        .at_once(device)
}

/// Copies texels between textures of the same format (but for sRGB), or within one, where the subresources differ.
///
/// `copySize` is in texels. The source needs usage `CopySrc`, the destination `CopyDst`. Depth, stencil and multisampled textures
/// are copied whole. Spec: GPUCommandEncoder.copyTextureToTexture.
#[apply(record)]
pub fn wgpuCommandEncoderCopyTextureToTexture(
    commandEncoder: WGPUCommandEncoder,
    source: *const WGPUTexelCopyTextureInfo,
    destination: *const WGPUTexelCopyTextureInfo,
    copySize: *const WGPUExtent3D,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    // SAFETY: the caller of the C function promises valid pointers.
    let (mut near, mut far, mut size, one_by_one, within) = unsafe {
        (
            copied_texture(source, "source", device)?,
            copied_texture(destination, "destination", device)?,
            copy::extent(input::required(copySize, "copySize")?),
            layer_by_layer(&*source, &*destination, &*copySize)?,
            within_a_level(&*source, &*destination)?,
        )
    };
    match within {
        Some(WGPUTextureDimension::_1D) => {
            return Err(Fault::validation(
                "source and destination are the same level of a 1D texture: such a level is one subresource",
            ));
        }
        Some(WGPUTextureDimension::_3D) if device.instance.is_strict() => {
            return Err(Fault::validation(
                "source and destination are the same level of a 3D texture, and the instance is strict: such a level is one subresource",
            ));
        }
        _ => {}
    }
    let steps = if one_by_one {
        size.depth_or_array_layers
    } else {
        1
    };
    if one_by_one {
        size.depth_or_array_layers = 1;
    }
    for _ in 0..steps {
        let id = encoder.core()?;
        device
            .global
            .command_encoder_copy_texture_to_texture(id, &near, &far, &size)
            .at_once(device)?;
        near.origin.z = near.origin.z.saturating_add(1);
        far.origin.z = far.origin.z.saturating_add(1);
    }
    Ok(())
}

/// Writes the results of queries to a buffer, 8 bytes each.
///
/// `destinationOffset` is in bytes and a multiple of 256; the buffer needs usage `QueryResolve`. Queries that were not made give 0.
/// Spec: GPUCommandEncoder.resolveQuerySet.
#[apply(record)]
pub fn wgpuCommandEncoderResolveQuerySet(
    commandEncoder: WGPUCommandEncoder,
    querySet: WGPUQuerySet,
    firstQuery: u32,
    queryCount: u32,
    destination: WGPUBuffer,
    destinationOffset: u64,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    let query_set = QuerySet::id(querySet, "querySet", device)?;
    QuerySet::get(querySet, "querySet")?.check(firstQuery, queryCount)?;
    let destination = Buffer::id(destination, "destination", device)?;
    device
        .global
        .command_encoder_resolve_query_set(
            encoder.core()?,
            query_set,
            firstQuery,
            queryCount,
            destination,
            destinationOffset,
        )
        .at_once(device)
}

/// Writes the time at which the commands before are done to a query of type `Timestamp`. Needs the native feature
/// `TimestampQueryInsideEncoders`.
#[apply(record)]
pub fn wgpuCommandEncoderWriteTimestamp(
    commandEncoder: WGPUCommandEncoder,
    querySet: WGPUQuerySet,
    queryIndex: u32,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    let query_set = QuerySet::id_of_one(querySet, "querySet", queryIndex, device)?;
    device
        .global
        .command_encoder_write_timestamp(encoder.core()?, query_set, queryIndex)
        .at_once(device)
}

/// Opens a group of commands that debuggers show under this name. Spec: GPUDebugCommandsMixin.pushDebugGroup.
#[apply(record)]
pub fn wgpuCommandEncoderPushDebugGroup(
    commandEncoder: WGPUCommandEncoder,
    groupLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(groupLabel) }.unwrap_or_default();
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    device
        .global
        .command_encoder_push_debug_group(encoder.core()?, &label)
        .at_once(device)
}

/// Closes the innermost group that was pushed on this encoder. Without one, the encoder becomes invalid.
/// Spec: GPUDebugCommandsMixin.popDebugGroup.
#[apply(record)]
pub fn wgpuCommandEncoderPopDebugGroup(commandEncoder: WGPUCommandEncoder) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    device
        .global
        .command_encoder_pop_debug_group(encoder.core()?)
        .at_once(device)
}

/// Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker.
#[apply(record)]
pub fn wgpuCommandEncoderInsertDebugMarker(
    commandEncoder: WGPUCommandEncoder,
    markerLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(markerLabel) }.unwrap_or_default();
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    device
        .global
        .command_encoder_insert_debug_marker(encoder.core()?, &label)
        .at_once(device)
}

/// Ends the recording and gives the commands, to be submitted once.
///
/// Whatever was wrong in the encoder and its passes is reported here, with the name of the call that was wrong; the result is then
/// an error object, which a submit refuses. A second finish is a validation error. The encoder's handle must still be released.
/// The caller owns the result. Spec: GPUCommandEncoder.finish.
#[apply(export)]
pub fn wgpuCommandEncoderFinish(
    commandEncoder: WGPUCommandEncoder,
    descriptor: Nullable<*const WGPUCommandBufferDescriptor>,
) -> WGPUCommandBuffer {
    let mut encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = encoder.recording.device.clone();
    let encoder_label = encoder.recording.label.get();
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::optional(descriptor, "descriptor") }
        .on(&device)?
        .copied()
        .unwrap_or(WGPUCommandBufferDescriptor::INIT);
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let result = export::guard(|| {
        // SAFETY: as above.
        unsafe { chain::none(c.nextInChain, "descriptor") }?;
        let descriptor = CommandBufferDescriptor {
            label: label.clone(),
        };
        // Core finishes also an encoder with a fault of ours, so that it ends in the same state as any other.
        let (id, error) = device
            .global
            .command_encoder_finish(encoder.core()?, &descriptor, None);
        let fault = encoder.recording.first_fault.finish();
        let explain = |fault| encoder.recording.first_fault.explain(fault);
        match fault.or_else(|| error.map(|(_, error)| explain(error.into()))) {
            None => Ok(id),
            Some(fault) => {
                device.global.command_buffer_drop(id);
                Err(fault.about(encoder_label))
            }
        }
    });
    let data = CommandBufferKind {
        builds: Mutex::new(mem::take(&mut encoder.builds)),
        ..CommandBufferKind::default()
    };
    drop(encoder);
    device.created("wgpuCommandEncoderFinish", label.as_deref(), data, result)
}
