//! `WGPURenderBundleEncoder`: records a render bundle.

use std::any::Any;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ffi::c_void;
use std::mem;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use macro_rules_attribute::apply;
use wgpu_core::command::RenderBundleEncoder as CoreEncoder;
use wgpu_core::id::Id as CoreId;
use wgpu_types::{Features, RenderBundleDescriptor};

use super::aliasing::{self, Watch};
use super::bind_group::{BindGroup, BindGroupKind};
use super::buffer::{Buffer, BufferKind};
use super::device::Device;
use super::immediates::Immediates;
use super::render_bundle::RenderBundleKind;
use super::render_commands::RenderCommands;
use super::render_pass_encoder::index_format;
use super::render_pipeline::{RenderPipeline, RenderPipelineKind};
use crate::abi::*;
use crate::convert::render_pass::ReadOnly;
use crate::convert::{chain, input, render_bundle as convert};
use crate::error::{self, Context, Fault};
use crate::export::{self, export, record};
use crate::handle::{Child, ChildKind, Encoder, RawHandle, Recording, Shared, Table};

/// A bundle being recorded.
pub struct RenderBundleEncoder {
    recording: Recording,
    state: State,
}

#[expect(
    clippy::large_enum_variant,
    reason = "the encoder is in a box already, and nearly always open"
)]
enum State {
    Open(Open),
    /// Its creation failed, which was reported.
    Invalid,
    Finished,
}

/// An encoder that can record.
pub struct Open {
    device: Arc<Device>,
    core: Box<CoreEncoder>,
    kept: Kept,
    debug_groups: u64,
    draws: u64,
    read_only: ReadOnly,
    immediates: Immediates,
    /// Of strict instances.
    watch: Watch,
}

/// What was recorded, by handle: core's encoder only notes ids, and looks them up when it is finished.
#[derive(Default)]
struct Kept {
    objects: HashMap<usize, Arc<dyn Any + Send + Sync>>,
    /// Some of the keys, so that setting the same few objects again and again costs a compare.
    recent: [usize; 16],
}

impl Kept {
    #[inline]
    fn keep<K: ChildKind>(
        &mut self,
        handle: K::Handle,
        name: &str,
        device: &Device,
    ) -> Result<CoreId<K::Marker>, Fault> {
        let id = Child::<K>::id(handle, name, device)?;
        self.hold::<K>(handle, name)?;
        Ok(id)
    }

    #[inline(always)]
    fn hold<K: ChildKind>(&mut self, handle: K::Handle, name: &str) -> Result<(), Fault> {
        let recent = &mut self.recent[handle.bits() % 16];
        if *recent != handle.bits() {
            if let Entry::Vacant(entry) = self.objects.entry(handle.bits()) {
                entry.insert(Child::<K>::get(handle, name)?);
            }
            *recent = handle.bits();
        }
        Ok(())
    }
}

impl Open {
    #[inline]
    fn keep<K: ChildKind>(
        &mut self,
        handle: K::Handle,
        name: &str,
    ) -> Result<CoreId<K::Marker>, Fault> {
        self.kept.keep::<K>(handle, name, &self.device)
    }

    #[inline]
    fn keep_nullable<K: ChildKind>(
        &mut self,
        handle: K::Handle,
        name: &str,
    ) -> Result<Option<CoreId<K::Marker>>, Fault> {
        match handle.bits() {
            0 => Ok(None),
            _ => self.keep::<K>(handle, name).map(Some),
        }
    }
}

fn refuse_mesh(pipeline: WGPURenderPipeline, name: &str) -> Result<(), Fault> {
    let pipeline = RenderPipeline::get(pipeline, name)?;
    if !pipeline.is_mesh {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "{} is a mesh pipeline, with which only passes can draw, not bundles",
        pipeline.describe()
    )))
}

impl Open {
    /// Gives core what was set before this pipeline.
    fn change_immediates(&mut self, room: u32) -> Result<(), Fault> {
        for (offset, data) in self.immediates.change(room) {
            self.core
                .set_immediates(offset, data)
                .at_once(&self.device)?;
        }
        Ok(())
    }

    /// A pipeline that is wrong or, as in strict instances all are, watched. Those have no mesh pipelines.
    #[cold]
    fn set_watched_pipeline(
        &mut self,
        pipeline: WGPURenderPipeline,
        name: &str,
    ) -> Result<(), Fault> {
        let (object, id) = RenderPipeline::of(pipeline, name, &self.device)?;
        self.kept.hold::<RenderPipelineKind>(pipeline, name)?;
        self.core.set_pipeline(id).at_once(&self.device)?;
        self.change_immediates(object.immediates)?;
        self.watch.set_pipeline(object.bindings.groups);
        self.tell_changes()
    }

    /// A group that is NULL or wrong or, as in strict instances all are, watched. Those have no acceleration structures.
    #[cold]
    fn set_watched_group(
        &mut self,
        index: u32,
        group: Nullable<WGPUBindGroup>,
        name: &str,
        offsets: &[u32],
    ) -> Result<(), Fault> {
        let object = match group.bits() {
            0 => None,
            _ => {
                let object = BindGroup::of(group, name, &self.device)?;
                self.kept.hold::<BindGroupKind>(group, name)?;
                Some(object)
            }
        };
        let id = object.as_ref().map(|(_, id)| *id);
        self.core
            .set_bind_group(index, id, offsets)
            .at_once(&self.device)?;
        if !self.device.instance.is_strict() {
            return Ok(());
        }
        self.watch
            .bind(index, object.map(|(group, _)| group), offsets);
        self.tell_changes()
    }

    fn tell_changes(&mut self) -> Result<(), Fault> {
        for (index, group) in self.watch.changes() {
            let (id, offsets) = group.map_or((None, Box::default()), |(id, of)| (Some(id), of));
            self.core
                .set_bind_group(index, id, &offsets)
                .at_once(&self.device)?;
        }
        Ok(())
    }

    /// Core does not look at the acceleration structures of bundles: neither whether they are built, nor at what they need alive.
    #[inline]
    fn refuse_rays(&self, group: WGPUBindGroup, name: &str) -> Result<(), Fault> {
        let rays = Features::EXPERIMENTAL_RAY_QUERY;
        if self.device.features.contains(rays)
            && group.bits() != 0
            && BindGroup::get(group, name)?.has_rays
        {
            return Err(Fault::validation(format!(
                "`{name}` has an acceleration structure, which no render bundle can have: draw in the pass itself"
            )));
        }
        Ok(())
    }
}

impl RenderCommands for Open {
    #[inline(always)]
    fn set_pipeline(&mut self, pipeline: WGPURenderPipeline, name: &str) -> Result<(), Fault> {
        let Some(id) = RenderPipeline::plain_id(pipeline, &self.device) else {
            return self.set_watched_pipeline(pipeline, name);
        };
        self.kept.hold::<RenderPipelineKind>(pipeline, name)?;
        // Core would draw vertices with it, and bundles have no other draws.
        let features = self.device.features;
        if features.contains(Features::EXPERIMENTAL_MESH_SHADER) {
            refuse_mesh(pipeline, name)?;
        }
        self.core.set_pipeline(id).at_once(&self.device)?;
        if self.device.has_immediates.load(Ordering::Relaxed) {
            self.change_immediates(RenderPipeline::get(pipeline, name)?.immediates)?;
        }
        Ok(())
    }

    #[inline(always)]
    fn set_bind_group(
        &mut self,
        index: u32,
        group: Nullable<WGPUBindGroup>,
        name: &str,
        offsets: &[u32],
    ) -> Result<(), Fault> {
        let Some(id) = BindGroup::plain_id(group, &self.device) else {
            return self.set_watched_group(index, group, name, offsets);
        };
        self.kept.hold::<BindGroupKind>(group, name)?;
        self.refuse_rays(group, name)?;
        self.core
            .set_bind_group(index, Some(id), offsets)
            .at_once(&self.device)
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
        let id = self.keep_nullable::<BufferKind>(buffer, name)?;
        let (offset, size) = Buffer::bound_range(buffer, offset, size, 4)?;
        self.core
            .set_vertex_buffer(slot, id, offset, size)
            .at_once(&self.device)
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
        let id = self.keep::<BufferKind>(buffer, name)?;
        let format = index_format(format)?;
        let (offset, size) = Buffer::bound_range(buffer, offset, size, format.byte_size() as u64)?;
        self.core
            .set_index_buffer(id, format, offset, size)
            .at_once(&self.device)
    }

    #[inline(always)]
    fn draw(
        &mut self,
        vertices: u32,
        instances: u32,
        first_vertex: u32,
        first_instance: u32,
    ) -> Result<(), Fault> {
        self.draws += 1;
        self.core
            .draw(vertices, instances, first_vertex, first_instance)
            .at_once(&self.device)
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
        self.draws += 1;
        self.core
            .draw_indexed(indices, instances, first_index, base_vertex, first_instance)
            .at_once(&self.device)
    }
}

static TABLE: Table<Box<RenderBundleEncoder>> = Table::new();

impl Encoder for RenderBundleEncoder {
    type Handle = WGPURenderBundleEncoder;
    fn table() -> &'static Table<Box<Self>> {
        &TABLE
    }
    fn recording(&self) -> &Recording {
        &self.recording
    }
}

impl RenderBundleEncoder {
    /// Records with `f`; does nothing on an encoder whose creation failed.
    pub fn record(
        handle: WGPURenderBundleEncoder,
        f: impl FnOnce(&mut Open) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let encoder = &mut **Self::lock(handle, "renderBundleEncoder")?;
        match &mut encoder.state {
            State::Open(open) => f(open),
            State::Invalid => Ok(()),
            State::Finished => Err(Fault::validation(
                "the encoder was finished: nothing can be recorded any more",
            ))
            .at_once(&encoder.recording.device),
        }
    }
}

/// Creates an encoder to record a render bundle with.
///
/// Returns an encoder that records nothing, and reports, when the descriptor names no attachment, or a format or sample count that no
/// pass can have; NULL when the device handle is dead. The caller owns the handle. Any thread may create one; one thread at a time
/// may use it, a second one at the same moment is a reported error. Spec: GPUDevice.createRenderBundleEncoder.
#[apply(export)]
pub fn wgpuDeviceCreateRenderBundleEncoder(
    device: WGPUDevice,
    descriptor: *const WGPURenderBundleEncoderDescriptor,
) -> WGPURenderBundleEncoder {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let core = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe { convert::descriptor(c, device.features, &device.limits) }?;
        if let Some(rules) = &device.format_rules {
            for format in descriptor.color_formats.iter().flatten() {
                rules.check_attachment(*format)?;
            }
        }
        match device
            .global
            .device_create_render_bundle_encoder(device.id, &descriptor)
        {
            (core, None) => Ok(core),
            (_, Some(error)) => Err(error.into()),
        }
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let recording = Recording::new(&device, label.as_deref());
    let state = match core {
        Ok(core) => State::Open(Open {
            device: device.clone(),
            core,
            kept: Kept::default(),
            debug_groups: 0,
            draws: 0,
            read_only: ReadOnly {
                depth: c.depthReadOnly != WGPU_FALSE,
                stencil: c.stencilReadOnly != WGPU_FALSE,
            },
            immediates: Immediates::default(),
            watch: Watch::default(),
        }),
        Err(fault) => {
            let fault = fault.on(&device).about(recording.label.get());
            error::report("wgpuDeviceCreateRenderBundleEncoder", fault);
            State::Invalid
        }
    };
    RenderBundleEncoder { recording, state }.insert()
}

/// Takes one more reference, which must be given back with `wgpuRenderBundleEncoderRelease`. Any thread.
#[apply(export)]
pub fn wgpuRenderBundleEncoderAddRef(renderBundleEncoder: WGPURenderBundleEncoder) {
    RenderBundleEncoder::add_ref(renderBundleEncoder)
}

/// Gives one reference back; also needed after `wgpuRenderBundleEncoderFinish`. Any thread.
#[apply(export)]
pub fn wgpuRenderBundleEncoderRelease(renderBundleEncoder: WGPURenderBundleEncoder) {
    RenderBundleEncoder::release(renderBundleEncoder)
}

/// Changes the label, which later error messages name. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuRenderBundleEncoderSetLabel(
    renderBundleEncoder: WGPURenderBundleEncoder,
    label: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    let encoder = RenderBundleEncoder::lock(renderBundleEncoder, "renderBundleEncoder")?;
    encoder.recording.label.set(label.as_deref());
    Ok(())
}

/// Ends the recording and gives the bundle, which the caller owns.
///
/// `descriptor` may be NULL. Everything that was wrong with the recorded calls is reported here; then, and when the encoder was
/// finished before, the result is an error object. NULL when the handle is dead. The encoder still has to be released.
/// Spec: GPURenderBundleEncoder.finish.
#[apply(export)]
pub fn wgpuRenderBundleEncoderFinish(
    renderBundleEncoder: WGPURenderBundleEncoder,
    descriptor: Nullable<*const WGPURenderBundleDescriptor>,
) -> WGPURenderBundle {
    let mut encoder = RenderBundleEncoder::lock(renderBundleEncoder, "renderBundleEncoder")?;
    let state = mem::replace(&mut encoder.state, State::Finished);
    let first_fault = encoder.recording.first_fault.finish();
    let device = encoder.recording.device.clone();
    let encoder_label = encoder.recording.label.get();
    // The report below may call the application, which may use the encoder again.
    drop(encoder);
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::optional(descriptor, "descriptor") }
        .on(&device)?
        .copied()
        .unwrap_or(WGPURenderBundleDescriptor::INIT);
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let mut data = RenderBundleKind::default();
    let result = export::guard(|| {
        let mut open = match state {
            State::Open(open) => open,
            State::Invalid => {
                return Err(Fault::validation(
                    "the encoder is invalid: its creation failed",
                ));
            }
            State::Finished => return Err(Fault::validation("the encoder was finished before")),
        };
        if let Some(fault) = first_fault {
            return Err(fault);
        }
        // SAFETY: as above.
        unsafe { chain::none(c.nextInChain, "descriptor") }?;
        if open.debug_groups != 0 {
            return Err(Fault::validation(format!(
                "{} debug groups are open: each wgpuRenderBundleEncoderPushDebugGroup needs a wgpuRenderBundleEncoderPopDebugGroup",
                open.debug_groups
            )));
        }
        data = RenderBundleKind {
            draws: open.draws,
            read_only: open.read_only,
        };
        let descriptor = RenderBundleDescriptor {
            label: label.clone(),
        };
        let made =
            device
                .global
                .render_bundle_encoder_finish(&mut open.core, &descriptor, None);
        let made = device.made::<RenderBundleKind, _>(made);
        match open.watch.has_withheld {
            true => made.map_err(aliasing::explain),
            false => made,
        }
    })
    .map_err(|fault| fault.about(encoder_label));
    device.created(
        "wgpuRenderBundleEncoderFinish",
        label.as_deref(),
        data,
        result,
    )
}

/// Sets the pipeline of the draws that follow. Its targets must be those of the bundle. Spec: GPURenderCommandsMixin.setPipeline.
#[apply(record)]
pub fn wgpuRenderBundleEncoderSetPipeline(
    renderBundleEncoder: WGPURenderBundleEncoder,
    pipeline: WGPURenderPipeline,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.set_pipeline(pipeline, "pipeline")
    })
}

/// Sets (or, with a NULL `group`, takes away) the bind group of this number.
///
/// There are as many dynamic offsets, in bytes, as the group's layout has bindings with them, in the order of the bindings.
/// Spec: GPUBindingCommandsMixin.setBindGroup.
#[apply(record)]
pub fn wgpuRenderBundleEncoderSetBindGroup(
    renderBundleEncoder: WGPURenderBundleEncoder,
    groupIndex: u32,
    group: Nullable<WGPUBindGroup>,
    dynamicOffsetCount: usize,
    dynamicOffsets: *const u32,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        // SAFETY: the caller of the C function promises as many offsets.
        let offsets =
            unsafe { input::array(dynamicOffsets, dynamicOffsetCount, "dynamicOffsets") }?;
        open.set_bind_group(groupIndex, group, "group", offsets)
    })
}

/// Sets bytes of the immediate data (`var<immediate>`) that later draws of the bundle see, whichever pipeline is set.
///
/// `offset` and `size` are in bytes and multiples of 4; together at most the device's `maxImmediateSize`. What a shader uses must be
/// set before it runs. Spec: GPUBindingCommandsMixin.setImmediates.
#[apply(record)]
pub fn wgpuRenderBundleEncoderSetImmediates(
    renderBundleEncoder: WGPURenderBundleEncoder,
    offset: u32,
    data: *const c_void,
    size: usize,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        let limit = open.device.limits.max_immediate_size;
        // SAFETY: the caller of the C function promises `size` bytes.
        match unsafe { open.immediates.set(offset, data, size, limit) }? {
            Some((offset, data)) => open.core.set_immediates(offset, data).at_once(&open.device),
            None => Ok(()),
        }
    })
}

/// Sets the buffer that indexed draws read.
///
/// The buffer needs usage `Index`. `offset` is in bytes and a multiple of the format's size (2 or 4), `size` in bytes or
/// `WGPU_WHOLE_SIZE`: to the end. Spec: GPURenderCommandsMixin.setIndexBuffer.
#[apply(record)]
pub fn wgpuRenderBundleEncoderSetIndexBuffer(
    renderBundleEncoder: WGPURenderBundleEncoder,
    buffer: WGPUBuffer,
    format: Enum<WGPUIndexFormat>,
    offset: u64,
    size: u64,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.set_index_buffer(buffer, "buffer", format, offset, size)
    })
}

/// Sets (or, with a NULL `buffer`, takes away) the vertex buffer of a slot.
///
/// The buffer needs usage `Vertex`. `offset` is in bytes and a multiple of 4, `size` in bytes or `WGPU_WHOLE_SIZE`: to the end.
/// Spec: GPURenderCommandsMixin.setVertexBuffer.
#[apply(record)]
pub fn wgpuRenderBundleEncoderSetVertexBuffer(
    renderBundleEncoder: WGPURenderBundleEncoder,
    slot: u32,
    buffer: Nullable<WGPUBuffer>,
    offset: u64,
    size: u64,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.set_vertex_buffer(slot, buffer, "buffer", offset, size)
    })
}

/// Draws vertices from the bound vertex buffers. Spec: GPURenderCommandsMixin.draw.
#[apply(record)]
pub fn wgpuRenderBundleEncoderDraw(
    renderBundleEncoder: WGPURenderBundleEncoder,
    vertexCount: u32,
    instanceCount: u32,
    firstVertex: u32,
    firstInstance: u32,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.draw(vertexCount, instanceCount, firstVertex, firstInstance)
    })
}

/// Draws the vertices that the bound index buffer names; `baseVertex` is added to each index.
/// Spec: GPURenderCommandsMixin.drawIndexed.
#[apply(record)]
pub fn wgpuRenderBundleEncoderDrawIndexed(
    renderBundleEncoder: WGPURenderBundleEncoder,
    indexCount: u32,
    instanceCount: u32,
    firstIndex: u32,
    baseVertex: i32,
    firstInstance: u32,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.draw_indexed(
            indexCount,
            instanceCount,
            firstIndex,
            baseVertex,
            firstInstance,
        )
    })
}

/// Draws with the four `uint32_t` in a buffer: vertex count, instance count, first vertex, first instance.
///
/// The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
/// feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndirect.
#[apply(record)]
pub fn wgpuRenderBundleEncoderDrawIndirect(
    renderBundleEncoder: WGPURenderBundleEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        let id = open.keep::<BufferKind>(indirectBuffer, "indirectBuffer")?;
        check_indirect(indirectBuffer, indirectOffset, 16)?;
        open.draws += 1;
        open.core
            .draw_indirect(id, indirectOffset)
            .at_once(&open.device)
    })
}

/// Draws indexed with the five 32-bit numbers in a buffer: index count, instance count, first index, base vertex (signed), first
/// instance.
///
/// The buffer needs usage `Indirect`; `indirectOffset` is in bytes and a multiple of 4. A first instance other than 0 needs the
/// feature `IndirectFirstInstance`. Spec: GPURenderCommandsMixin.drawIndexedIndirect.
#[apply(record)]
pub fn wgpuRenderBundleEncoderDrawIndexedIndirect(
    renderBundleEncoder: WGPURenderBundleEncoder,
    indirectBuffer: WGPUBuffer,
    indirectOffset: u64,
) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        let id = open.keep::<BufferKind>(indirectBuffer, "indirectBuffer")?;
        check_indirect(indirectBuffer, indirectOffset, 20)?;
        open.draws += 1;
        open.core
            .draw_indexed_indirect(id, indirectOffset)
            .at_once(&open.device)
    })
}

/// Core checks neither alignment nor range for bundles, and panics where the sum of the two passes 64 bits.
fn check_indirect(buffer: WGPUBuffer, offset: u64, bytes: u64) -> Result<(), Fault> {
    let size = Buffer::get(buffer, "indirectBuffer")?.size;
    if !offset.is_multiple_of(4) {
        return Err(Fault::validation(format!(
            "`indirectOffset` is {offset}, but it must be a multiple of 4"
        )));
    }
    match offset.checked_add(bytes) {
        Some(end) if end <= size => Ok(()),
        _ => Err(Fault::validation(format!(
            "`indirectOffset` is {offset}: {bytes} bytes from there reach beyond the buffer's {size}"
        ))),
    }
}

/// Opens a group of commands that debuggers show under this name. Every group must be closed in the bundle.
/// Spec: GPUDebugCommandsMixin.pushDebugGroup.
#[apply(record)]
pub fn wgpuRenderBundleEncoderPushDebugGroup(
    renderBundleEncoder: WGPURenderBundleEncoder,
    groupLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(groupLabel) }.unwrap_or_default();
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.debug_groups += 1;
        open.core.push_debug_group(&label).at_once(&open.device)
    })
}

/// Closes the innermost group that was pushed in this bundle. Without one, the bundle becomes invalid.
/// Spec: GPUDebugCommandsMixin.popDebugGroup.
#[apply(record)]
pub fn wgpuRenderBundleEncoderPopDebugGroup(renderBundleEncoder: WGPURenderBundleEncoder) {
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.debug_groups = open.debug_groups.checked_sub(1).ok_or_else(|| {
            Fault::validation(
                "no debug group is open: call wgpuRenderBundleEncoderPushDebugGroup first",
            )
        })?;
        open.core.pop_debug_group().at_once(&open.device)
    })
}

/// Marks this place for debuggers. Spec: GPUDebugCommandsMixin.insertDebugMarker.
#[apply(record)]
pub fn wgpuRenderBundleEncoderInsertDebugMarker(
    renderBundleEncoder: WGPURenderBundleEncoder,
    markerLabel: WGPUStringView,
) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(markerLabel) }.unwrap_or_default();
    RenderBundleEncoder::record(renderBundleEncoder, |open| {
        open.core.insert_debug_marker(&label).at_once(&open.device)
    })
}
