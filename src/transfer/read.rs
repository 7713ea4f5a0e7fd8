//! Out of the GPU.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use wgpu_core::device::HostMap;
use wgpu_core::id::{BufferId, CommandEncoderId, TextureId};
use wgpu_types::TexelCopyTextureInfo;

use super::parallel::{self, Rows};
use super::staging::Block;
use super::texels::{TexelLayout, TexelRows};
use super::{CHUNK, DEPTH, Mapping, submit};
use crate::api::device::Device;
use crate::error::Fault;

/// A staging buffer that the GPU fills, and what is to be done with it then.
struct Flight<T> {
    block: Block,
    mapping: Mapping,
    part: T,
}

/// Brings parts through staging buffers: `record` lets the GPU fill one with a part, `take` gets its mapped bytes.
///
/// Several are under way at once; `take` sees them in order.
fn read<T: Copy>(
    device: &Arc<Device>,
    parts: impl IntoIterator<Item = T>,
    size: impl Fn(T) -> u64,
    record: impl Fn(CommandEncoderId, BufferId, T) -> Result<(), Fault>,
    mut take: impl FnMut(*const u8, T),
) -> Result<(), Fault> {
    let staging = &device.staging;
    let mut parts = parts.into_iter();
    let mut flights: VecDeque<Flight<T>> = VecDeque::new();
    let mut launch = |flights: &mut VecDeque<Flight<T>>| {
        while flights.len() < DEPTH
            && let Some(part) = parts.next()
        {
            let block = staging.take_read(device, size(part))?;
            let mapping =
                submit(device, |encoder| record(encoder, block.id, part)).and_then(|()| {
                    Mapping::begin(device, block.id, HostMap::Read, 0, mapped(size(part)))
                });
            match mapping {
                Ok(mapping) => flights.push_back(Flight {
                    block,
                    mapping,
                    part,
                }),
                Err(fault) => {
                    block.drop(device);
                    return Err(fault);
                }
            }
        }
        Ok(())
    };
    let mut land = |flight: &Flight<T>| {
        flight.mapping.wait(device, Duration::MAX)?;
        let size = mapped(size(flight.part));
        let (bytes, _) = device
            .global
            .buffer_get_mapped_range(flight.block.id, 0, Some(size))?;
        take(bytes.as_ptr(), flight.part);
        device.global.buffer_unmap(flight.block.id)?;
        Ok::<_, Fault>(())
    };
    let mut result = launch(&mut flights);
    while let Some(flight) = flights.pop_front() {
        if result.is_ok() {
            result = land(&flight);
        }
        if result.is_err() {
            // Dropping it ends its mapping.
            flight.block.drop(device);
            continue;
        }
        staging.give_read(device, flight.block);
        result = launch(&mut flights);
    }
    result
}

/// Mapped ranges are multiples of 8 here; staging buffers have the room.
fn mapped(size: u64) -> u64 {
    size.next_multiple_of(8)
}

/// Copies `size` bytes of a buffer with usage `COPY_SRC` to `target`, and waits for them.
///
/// # Safety
/// `target` must lead to room for `size` bytes that nobody else uses.
pub unsafe fn read_buffer(
    device: &Arc<Device>,
    source: BufferId,
    offset: u64,
    size: u64,
    target: *mut u8,
) -> Result<(), Fault> {
    let parts = (0..size)
        .step_by(CHUNK as usize)
        .map(|begin| (begin, CHUNK.min(size - begin)));
    read(
        device,
        parts,
        |(_, size)| size,
        |encoder, staging, (begin, size)| {
            Ok(device.global.command_encoder_copy_buffer_to_buffer(
                encoder,
                source,
                offset + begin,
                staging,
                0,
                Some(size),
            )?)
        },
        // SAFETY: the parts are within what the caller promises, and `read` gives as many mapped bytes.
        |bytes, (begin, size)| unsafe {
            parallel::copy(bytes, target.add(begin as usize), size as usize);
        },
    )
}

/// A buffer with usage `MAP_READ` that is mapped by nobody.
pub struct Mappable(pub BufferId);

impl Mappable {
    /// Maps the buffer, copies `size` bytes to `target`, and unmaps it.
    ///
    /// # Safety
    /// `target` must lead to room for `size` bytes that nobody else uses.
    pub unsafe fn read(
        self,
        device: &Arc<Device>,
        offset: u64,
        size: u64,
        target: *mut u8,
    ) -> Result<(), Fault> {
        let global = &device.global;
        // A mapping begins at a multiple of 8.
        let begin = offset & !7;
        let length = offset + size - begin;
        let mapping = Mapping::begin(device, self.0, HostMap::Read, begin, length)?;
        mapping.wait(device, Duration::MAX)?;
        let (bytes, _) = global.buffer_get_mapped_range(self.0, begin, Some(length))?;
        // SAFETY: `length` bytes are mapped, until the next line; the caller promises the target.
        unsafe {
            parallel::copy(
                bytes.as_ptr().add((offset - begin) as usize),
                target,
                size as usize,
            )
        };
        Ok(global.buffer_unmap(self.0)?)
    }
}

/// Copies texels to memory and waits for them; what is between the rows is left as it is.
///
/// # Safety
/// `data` must lead to the room that the target was checked for, which nobody else uses.
pub unsafe fn read_texture(
    device: &Arc<Device>,
    source: TexelCopyTextureInfo<TextureId>,
    rows: &TexelRows,
    data: *mut u8,
    target: TexelLayout,
) -> Result<(), Fault> {
    let staged_row = rows.staged_row;
    read(
        device,
        rows.parts(),
        |part| rows.staged_size(part),
        |encoder, staging, part| {
            Ok(device.global.command_encoder_copy_texture_to_buffer(
                encoder,
                &rows.place(&source, part),
                &rows.staged(staging, part),
                &rows.extent(part),
            )?)
        },
        |bytes, part| {
            rows.each_image(part, target, |staged, at, count| {
                // SAFETY: the target was checked, and `read` gives the bytes of all rows of the part.
                unsafe {
                    parallel::copy_rows(Rows {
                        target: data.add(at),
                        target_stride: target.stride,
                        source: bytes.add(staged),
                        source_stride: staged_row as usize,
                        row: rows.row as usize,
                        count,
                    });
                }
            });
        },
    )
}
