//! `WGPUQueue`: a device's way to run commands and to move data.

use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use macro_rules_attribute::apply;
use wgpu_core::id::TextureId;
use wgpu_types::{
    BufferSize, Extent3d, TexelCopyBufferLayout, TexelCopyTextureInfo, TextureAspect,
};

use super::acceleration::{self, Builds};
use super::buffer::Buffer;
use super::command_buffer::CommandBuffer;
use super::device::Device;
use super::texture::Texture;
use crate::abi::*;
use crate::convert::{copy, input, texture};
use crate::error::{Context, Fault};
use crate::event::{Message, Source, WorkDone};
use crate::export::export;
use crate::handle::{Hot, Label, RawHandle, Shared, Table};
use crate::transfer::{self, TexelLayout, TexelRows, pending};

/// A queue. Core's queue belongs to the device record, so this is only what the handle leads to.
pub struct Queue {
    pub device: Arc<Device>,
}

static TABLE: Table<Arc<Queue>> = Table::new();

impl Shared for Queue {
    type Handle = WGPUQueue;
    fn table() -> &'static Table<Arc<Self>> {
        &TABLE
    }
    #[expect(
        clippy::misnamed_getters,
        reason = "the device keeps it: the queue's handle may come and go"
    )]
    fn label(&self) -> &Label {
        &self.device.queue_label
    }
}

impl Queue {
    /// One more reference to the device's queue.
    pub fn of(device: &Arc<Device>) -> Result<WGPUQueue, Fault> {
        let mut handle = device.queue_handle.lock();
        if TABLE.add_ref(handle.bits()).is_ok() {
            return Ok(*handle);
        }
        let queue = Arc::new(Queue {
            device: device.clone(),
        });
        match TABLE.insert(Hot::default(), queue) {
            Ok(bits) => {
                *handle = WGPUQueue::from_bits(bits);
                Ok(*handle)
            }
            Err(_) => Err(Fault::out_of_memory("all queue handles are in use").on(device)),
        }
    }

    /// Submits command buffers and gives the number of the submission.
    ///
    /// # Safety
    /// `commands` must be NULL or lead to `count` handles.
    pub unsafe fn submit(
        &self,
        commands: *const WGPUCommandBuffer,
        count: usize,
    ) -> Result<WGPUSubmissionIndex, Fault> {
        let device = &self.device;
        // SAFETY: the caller's promise is the same.
        let commands = unsafe { input::array(commands, count, "commands") }.on(device)?;
        let mut ids = Vec::with_capacity(count);
        for command in commands {
            ids.push(CommandBuffer::id(*command, "commands", device).on(device)?);
        }
        // Core takes all of them, also when it refuses one.
        let mut again = None;
        let mut builds = Builds::default();
        for (i, command) in commands.iter().enumerate() {
            let command = CommandBuffer::get(*command, "commands").on(device)?;
            if command.submitted.swap(true, Ordering::Relaxed) {
                again.get_or_insert_with(|| (i, command.describe()));
            }
            builds.append(&mut command.builds.lock());
        }
        let submitted = if builds.is_empty() {
            pending::submit(device, &ids)
        } else {
            acceleration::submit(device, &ids, builds)
        };
        submitted
            .map_err(|fault| match again {
                Some((i, command)) => Fault::validation(format!(
                    "`commands[{i}]` is {command}, which was submitted before: record the commands again"
                )),
                None => fault,
            })
            .on(device)
    }
}

/// Submits command buffers, to be run in this order after everything submitted before.
///
/// Each can be submitted once and must have been finished on this device without an error; its resources must not be destroyed or
/// mapped. Otherwise none is run, and the reason is a validation error. The handles must still be released. Any thread.
/// Spec: GPUQueue.submit.
#[apply(export)]
pub fn wgpuQueueSubmit(queue: WGPUQueue, commandCount: usize, commands: *const WGPUCommandBuffer) {
    // SAFETY: the caller of the C function promises as many command buffers.
    unsafe { Queue::get(queue, "queue")?.submit(commands, commandCount) }.map(drop)
}

/// Takes one more reference, which must be given back with `wgpuQueueRelease`. Any thread.
#[apply(export)]
pub fn wgpuQueueAddRef(queue: WGPUQueue) {
    Queue::add_ref(queue)
}

/// Gives one reference back. Work submitted goes on. Any thread.
#[apply(export)]
pub fn wgpuQueueRelease(queue: WGPUQueue) {
    Queue::release(queue).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuQueueSetLabel(queue: WGPUQueue, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Queue::get(queue, "queue")?.label().set(label.as_deref());
    Ok(())
}

/// Writes to a buffer, before any command buffer that is submitted later and after those submitted before.
///
/// The data is copied before the call returns. `bufferOffset` and `size` are in bytes and multiples of 4; the buffer needs usage
/// `CopyDst`, must not be mapped, and the range must lie within it, else a validation error. Any thread.
/// Spec: GPUQueue.writeBuffer.
#[apply(export)]
pub fn wgpuQueueWriteBuffer(
    queue: WGPUQueue,
    buffer: WGPUBuffer,
    bufferOffset: u64,
    data: *const c_void,
    size: usize,
) {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    // Closure, so that every failure is blamed on the device.
    let write = || {
        let id = Buffer::id(buffer, "buffer", device)?;
        // SAFETY: the caller of the C function promises `size` bytes.
        let data = unsafe { input::array(data.cast::<u8>(), size, "data") }?;
        let target = Buffer::get(buffer, "buffer")?;
        if size <= pending::SMALL && target.keep_write(id, bufferOffset, data) {
            return Ok(());
        }
        target.settle()?;
        if size >= transfer::STAGED
            && let Some(size) = BufferSize::new(size as u64)
        {
            device
                .global
                .queue_validate_write_buffer(device.queue_id, id, bufferOffset, size)?;
            return transfer::write_buffer(device, id, bufferOffset, data);
        }
        device
            .global
            .queue_write_buffer(device.queue_id, id, bufferOffset, data)?;
        Ok(())
    };
    let result: Result<(), Fault> = write();
    result
        .map_err(|fault| fault.about(Buffer::label_of(buffer)))
        .on(device)
}

/// Brings many texels through kept staging buffers. False when it did not, because something looks wrong: core has to say what.
fn stage(
    device: &Arc<Device>,
    texture: WGPUTexture,
    destination: &TexelCopyTextureInfo<TextureId>,
    data: &[u8],
    layout: &TexelCopyBufferLayout,
    size: Extent3d,
) -> Result<bool, Fault> {
    let texture = Texture::get(texture, "destination.texture")?;
    let Some(format) = texture::format(texture.format, "destination.texture")? else {
        return Ok(false);
    };
    let Ok(rows) = TexelRows::new(format, destination.aspect, size) else {
        return Ok(false);
    };
    let Ok(layout) = TexelLayout::new(&rows, layout, data.len()) else {
        return Ok(false);
    };
    // The parts are checked one by one, when others may be on their way.
    if rows.size() < transfer::STAGED_TEXELS as u64
        || !rows.can_be_cut()
        || destination.aspect != TextureAspect::All
        || !texture.holds(destination.mip_level, destination.origin, size)
    {
        return Ok(false);
    }
    transfer::write_texture(device, destination, &rows, data, layout)
}

/// Writes to a texture, before any command buffer that is submitted later and after those submitted before.
///
/// The data is copied before the call returns. `dataSize` and the members of `dataLayout` are in bytes and rows of blocks, without
/// alignment; `writeSize` is in texels. The texture needs usage `CopyDst`, and the range must lie within it and within the data,
/// else a validation error. Any thread. Spec: GPUQueue.writeTexture.
#[apply(export)]
pub fn wgpuQueueWriteTexture(
    queue: WGPUQueue,
    destination: *const WGPUTexelCopyTextureInfo,
    data: *const c_void,
    dataSize: usize,
    dataLayout: *const WGPUTexelCopyBufferLayout,
    writeSize: *const WGPUExtent3D,
) {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    let mut texture = WGPUTexture::NULL;
    let mut write = || {
        // SAFETY: the caller of the C function promises valid pointers, and `dataSize` bytes.
        let (destination, data, layout, size) = unsafe {
            (
                input::required(destination, "destination")?,
                input::array(data.cast::<u8>(), dataSize, "data")?,
                input::required(dataLayout, "dataLayout")?,
                input::required(writeSize, "writeSize")?,
            )
        };
        texture = destination.texture;
        let id = Texture::id(texture, "destination.texture", device)?;
        let destination = copy::texture_info(destination, id, "destination")?;
        let (layout, size) = (copy::buffer_layout(layout), copy::extent(size));
        if data.len() >= transfer::STAGED_TEXELS
            && stage(device, texture, &destination, data, &layout, size)?
        {
            return Ok(());
        }
        device
            .global
            .queue_write_texture(device.queue_id, &destination, data, &layout, &size)?;
        Ok(())
    };
    let result: Result<(), Fault> = write();
    result
        .map_err(|fault| fault.about(Texture::label_of(texture)))
        .on(device)
}

/// Calls back when all work that was submitted before is done, or when the device is lost.
///
/// Returns the future, or `{0}` when `queue` is no live handle or the mode is none. Any thread.
/// Spec: GPUQueue.onSubmittedWorkDone.
#[apply(export)]
pub fn wgpuQueueOnSubmittedWorkDone(
    queue: WGPUQueue,
    callbackInfo: WGPUQueueWorkDoneCallbackInfo,
) -> WGPUFuture {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    let completion = device
        .instance
        .events
        .start(callbackInfo, Source::Queue(device.serial))
        .on(device)?;
    let future = completion.future();
    let done = WorkDone {
        status: WGPUQueueWorkDoneStatus::Success,
        message: Message::none(),
    };
    if device.is_lost() {
        completion.complete(done);
        return Ok(future);
    }
    pending::flush(device);
    let _no_configuration = device.submissions.read();
    let index = device.global.queue_on_submitted_work_done(
        device.queue_id,
        Box::new(move || {
            completion.complete(done);
        }),
    );
    device.instance.events.expect_submission(future, index);
    Ok(future)
}
