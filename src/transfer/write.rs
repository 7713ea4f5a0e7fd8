//! Into the GPU.

use std::sync::Arc;
use std::time::Duration;

use wgpu_core::device::HostMap;
use wgpu_core::id::BufferId;

use super::staging::Block;
use super::{CHUNK, Mapping, parallel, submit};
use crate::api::device::Device;
use crate::error::Fault;
use crate::event;

/// From this size on, in bytes, data goes through kept staging buffers; for less core's own are as fast.
pub const STAGED: usize = 2 << 20;
/// How long a write waits for the GPU to be done with a staging buffer. Not longer, because a write does not wait for work that was
/// submitted before: then core makes a staging buffer for the rest.
const PATIENCE: Duration = Duration::from_millis(4);

/// Copies data to a buffer, in the order of submissions. What core checks of a write must have been checked.
pub fn write_buffer(
    device: &Arc<Device>,
    target: BufferId,
    offset: u64,
    data: &[u8],
) -> Result<(), Fault> {
    let mut done = 0;
    while let Some(part) = data[done..].chunks(CHUNK as usize).next() {
        let offset = offset + done as u64;
        let Some(block) = next_block(device)? else {
            let rest = &data[done..];
            return Ok(device
                .global
                .queue_write_buffer(device.queue_id, target, offset, rest)?);
        };
        match send(device, &block, target, offset, part) {
            Ok(mapping) => device.staging.sent(device, block, mapping),
            Err(fault) => {
                device.staging.forget(device, block);
                return Err(fault);
            }
        }
        done += part.len();
    }
    Ok(())
}

/// A mapped staging buffer; None when the GPU needs all of them for longer.
fn next_block(device: &Arc<Device>) -> Result<Option<Block>, Fault> {
    let staging = &device.staging;
    if let Some(block) = staging.take_write() {
        return Ok(Some(block));
    }
    event::poll(device, None, None);
    if let Some(block) = staging.take_write() {
        return Ok(Some(block));
    }
    if let Some(block) = staging.make_write(device) {
        return block.map(Some);
    }
    let Some((block, mapping)) = staging.take_sent() else {
        return Ok(None);
    };
    match mapping.wait(device, PATIENCE) {
        Ok(true) => Ok(Some(block)),
        Ok(false) => {
            staging.sent(device, block, mapping);
            Ok(None)
        }
        Err(fault) => {
            staging.forget(device, block);
            Err(fault)
        }
    }
}

/// Fills the staging buffer, has it copied, and asks for it to be mapped again.
fn send(
    device: &Arc<Device>,
    block: &Block,
    target: BufferId,
    offset: u64,
    data: &[u8],
) -> Result<Mapping, Fault> {
    let global = &device.global;
    let size = data.len() as u64;
    let (bytes, _) = global.buffer_get_mapped_range(block.id, 0, Some(size))?;
    // SAFETY: as many bytes are mapped, and nobody else knows the buffer.
    unsafe { parallel::copy(data.as_ptr(), bytes.as_ptr(), data.len()) };
    global.buffer_unmap(block.id)?;
    submit(device, |encoder| {
        Ok(global.command_encoder_copy_buffer_to_buffer(
            encoder,
            block.id,
            0,
            target,
            offset,
            Some(size),
        )?)
    })?;
    Mapping::begin(device, block.id, HostMap::Write, 0, block.size)
}
