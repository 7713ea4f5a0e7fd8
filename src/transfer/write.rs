//! Into the GPU.

use std::sync::Arc;
use std::time::Duration;

use wgpu_core::device::HostMap;
use wgpu_core::id::{BufferId, CommandEncoderId, TextureId};
use wgpu_types::TexelCopyTextureInfo;

use super::parallel::{self, Rows};
use super::staging::Block;
use super::texels::{TexelLayout, TexelRows};
use super::{CHUNK, Mapping, submit};
use crate::api::device::Device;
use crate::error::Fault;
use crate::event;

/// From this size on, in bytes, data goes through kept staging buffers; for less core's own are as fast.
pub const STAGED: usize = 2 << 20;
/// The same for texels: software drivers have no gain before.
pub const STAGED_TEXELS: usize = 16 << 20;
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
        let size = part.len() as u64;
        // SAFETY: `send` gives as many mapped bytes, and nobody else knows the staging buffer.
        let fill = |bytes| unsafe { parallel::copy(part.as_ptr(), bytes, part.len()) };
        let global = &device.global;
        let sent = send(device, &block, size, fill, |encoder| {
            Ok(global.command_encoder_copy_buffer_to_buffer(
                encoder,
                block.id,
                0,
                target,
                offset,
                Some(size),
            )?)
        });
        match sent {
            Ok(mapping) => device.staging.large.sent(device, block, mapping),
            Err(fault) => {
                device.staging.large.forget(device, block);
                return Err(fault);
            }
        }
        done += part.len();
    }
    Ok(())
}

/// A mapped staging buffer; None when the GPU needs all of them for longer.
fn next_block(device: &Arc<Device>) -> Result<Option<Block>, Fault> {
    let ring = &device.staging.large;
    if let Some(block) = ring.take() {
        return Ok(Some(block));
    }
    event::poll(device, None, None);
    if let Some(block) = ring.take() {
        return Ok(Some(block));
    }
    if let Some(block) = ring.make(device) {
        return block.map(Some);
    }
    let Some((block, mapping)) = ring.take_sent() else {
        return Ok(None);
    };
    match mapping.wait(device, PATIENCE) {
        Ok(true) => Ok(Some(block)),
        Ok(false) => {
            ring.sent(device, block, mapping);
            Ok(None)
        }
        Err(fault) => {
            ring.forget(device, block);
            Err(fault)
        }
    }
}

/// Fills the staging buffer, has it copied, and asks for it to be mapped again.
fn send(
    device: &Arc<Device>,
    block: &Block,
    size: u64,
    fill: impl FnOnce(*mut u8),
    record: impl FnOnce(CommandEncoderId) -> Result<(), Fault>,
) -> Result<Mapping, Fault> {
    let global = &device.global;
    let (bytes, _) = global.buffer_get_mapped_range(block.id, 0, Some(size))?;
    fill(bytes.as_ptr());
    global.buffer_unmap(block.id)?;
    submit(device, record)?;
    Mapping::begin(device, block.id, HostMap::Write, 0, block.size)
}

/// Copies texels to a texture, in the order of submissions. The range must lie within the texture. False when nothing was done, for
/// lack of a staging buffer or since something is wrong: then core is to do it, or to say what.
pub fn write_texture(
    device: &Arc<Device>,
    target: &TexelCopyTextureInfo<TextureId>,
    rows: &TexelRows,
    data: &[u8],
    layout: TexelLayout,
) -> Result<bool, Fault> {
    let global = &device.global;
    for (i, part) in rows.parts().enumerate() {
        let (place, extent) = (rows.place(target, part), rows.extent(part));
        let Some(block) = next_block(device)? else {
            if i == 0 {
                return Ok(false);
            }
            let layout = layout.of(part);
            global.queue_write_texture(device.queue_id, &place, data, &layout, &extent)?;
            continue;
        };
        let fill = |bytes: *mut u8| {
            rows.each_image(part, layout, |staged, at, count| {
                // SAFETY: the layout was checked to lie within the data, and the part fits into the staging buffer, all of which is
                // mapped and which nobody else knows.
                unsafe {
                    parallel::copy_rows(Rows {
                        target: bytes.add(staged),
                        target_stride: rows.staged_row as usize,
                        source: data.as_ptr().add(at),
                        source_stride: layout.stride,
                        row: rows.row as usize,
                        count,
                    });
                }
            });
        };
        let sent = send(device, &block, rows.staged_size(part), fill, |encoder| {
            let staged = rows.staged(block.id, part);
            Ok(global.command_encoder_copy_buffer_to_texture(encoder, &staged, &place, &extent)?)
        });
        match sent {
            Ok(mapping) => device.staging.large.sent(device, block, mapping),
            Err(fault) => {
                device.staging.large.forget(device, block);
                return if i == 0 { Ok(false) } else { Err(fault) };
            }
        }
    }
    Ok(true)
}
