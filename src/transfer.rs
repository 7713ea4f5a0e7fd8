//! Data between the application's memory and the GPU, through staging buffers that are kept.
//!
//! Fresh memory costs more to touch for the first time than to copy into, so a device keeps a few staging buffers. What is larger than
//! one of them goes through several in turn, while the GPU copies one, the CPU copies another, on several threads.

mod parallel;
pub mod pending;
mod read;
mod staging;
mod texels;
mod write;

pub use read::{Mappable, read_buffer, read_texture};
pub use staging::Staging;
pub use texels::{TexelLayout, TexelRows};
pub use write::{STAGED, STAGED_TEXELS, write_buffer, write_texture};

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use wgpu_core::device::HostMap;
use wgpu_core::id::{BufferId, CommandBufferId, CommandEncoderId};
use wgpu_core::resource::{BufferAccessError, BufferMapOperation};
use wgpu_types::{CommandBufferDescriptor, CommandEncoderDescriptor};

use crate::api::device::Device;
use crate::error::{Class, Fault};
use crate::event;

/// The largest kept staging buffer, in bytes, and so the unit in which large data goes.
pub const CHUNK: u64 = 8 << 20;
/// How many chunks are on their way at once.
const DEPTH: usize = 4;
/// How long a wait looks again and again before it sleeps: waking up takes longer than small copies do.
const SPIN: Duration = Duration::from_micros(100);
/// How long core may sleep at a time: see `event::wait`.
const SLICE: Duration = Duration::from_millis(4);

/// A mapping that was asked for.
pub struct Mapping {
    result: Arc<OnceLock<Result<(), BufferAccessError>>>,
    submission: u64,
}

impl Mapping {
    fn begin(
        device: &Device,
        id: BufferId,
        host: HostMap,
        offset: u64,
        size: u64,
    ) -> Result<Self, Fault> {
        let result = Arc::new(OnceLock::new());
        let setter = result.clone();
        let operation = BufferMapOperation {
            host,
            callback: Some(Box::new(move |result| {
                let _ = setter.set(result);
            })),
        };
        let _no_configuration = device.submissions.read();
        let submission = device
            .global
            .buffer_map_async(id, offset, Some(size), operation)?;
        Ok(Self { result, submission })
    }

    /// Whether it succeeded, without waiting.
    fn is_mapped(&self) -> bool {
        matches!(self.result.get(), Some(Ok(())))
    }

    /// Waits on this thread. False when the time is over.
    fn wait(&self, device: &Arc<Device>, time: Duration) -> Result<bool, Fault> {
        let begin = Instant::now();
        loop {
            if let Some(result) = self.result.get() {
                return match result {
                    Ok(()) => Ok(true),
                    Err(error) => Err(error.clone().into()),
                };
            }
            if device.is_lost() {
                return Err(Fault::new(Class::DeviceLost, "the device is lost"));
            }
            let passed = begin.elapsed();
            if passed >= time {
                return Ok(false);
            }
            if passed < SPIN {
                event::poll(device, None, None);
                std::thread::yield_now();
            } else {
                event::poll(
                    device,
                    Some(self.submission),
                    Some(SLICE.min(time - passed)),
                );
            }
        }
    }
}

/// Records with `record`, and submits that: commands of the library's own.
pub fn submit(
    device: &Arc<Device>,
    record_commands: impl FnOnce(CommandEncoderId) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let commands = record(device, record_commands)?;
    let submitted = pending::submit(device, &[commands]);
    device.global.command_buffer_drop(commands);
    submitted.map(drop)
}

/// Commands of the library's own, to be submitted and dropped.
pub fn record(
    device: &Device,
    record: impl FnOnce(CommandEncoderId) -> Result<(), Fault>,
) -> Result<CommandBufferId, Fault> {
    let global = &device.global;
    let (encoder, error) =
        global.device_create_command_encoder(device.id, &CommandEncoderDescriptor::default(), None);
    let recorded = match error {
        None => record(encoder),
        Some(error) => Err(error.into()),
    };
    let (commands, error) =
        global.command_encoder_finish(encoder, &CommandBufferDescriptor::default(), None);
    global.command_encoder_drop(encoder);
    let result = recorded.and_then(|()| match error {
        None => Ok(commands),
        Some((_, error)) => Err(error.into()),
    });
    if result.is_err() {
        global.command_buffer_drop(commands);
    }
    result
}
