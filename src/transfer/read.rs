//! Out of the GPU.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use wgpu_core::device::HostMap;
use wgpu_core::id::{BufferId, CommandEncoderId, TextureId};
use wgpu_types::{
    COPY_BYTES_PER_ROW_ALIGNMENT, Extent3d, TexelCopyBufferInfo, TexelCopyBufferLayout,
    TexelCopyTextureInfo, TextureAspect, TextureFormat,
};

use super::parallel::{self, Rows};
use super::staging::Block;
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

/// The rows of blocks of one part of a texture copy.
#[derive(Clone, Copy)]
struct Part {
    /// The first image, and how many.
    image: u32,
    images: u32,
    /// The first row of blocks in the images, and how many; all of them when there are several images.
    row: u32,
    rows: u32,
}

/// What a copy of texels is in rows of blocks.
pub struct TexelRows {
    size: Extent3d,
    block_height: u32,
    /// Bytes of a row, in memory and in a staging buffer.
    row: u32,
    staged_row: u32,
    /// Rows of an image.
    rows: u32,
    /// Images must not be cut.
    whole: bool,
}

impl TexelRows {
    pub fn new(
        format: TextureFormat,
        aspect: TextureAspect,
        size: Extent3d,
    ) -> Result<Self, Fault> {
        let (block_width, block_height) = format.block_dimensions();
        let Some(block_size) = format.block_copy_size(Some(aspect)) else {
            return Err(Fault::validation(format!(
                "texels of format {format:?} and aspect {aspect:?} cannot be copied: choose one aspect that can"
            )));
        };
        let row = u64::from(size.width.div_ceil(block_width)) * u64::from(block_size);
        let staged_row = row.next_multiple_of(u64::from(COPY_BYTES_PER_ROW_ALIGNMENT));
        let Ok(staged_row) = u32::try_from(staged_row) else {
            return Err(Fault::validation(format!(
                "size.width is {}, which is more than any texture has",
                size.width
            )));
        };
        Ok(Self {
            size,
            block_height,
            row: row as u32,
            staged_row,
            rows: size.height.div_ceil(block_height),
            whole: format.is_depth_stencil_format(),
        })
    }
}

/// Where the texels go.
pub struct TexelTarget {
    /// Bytes before the first texel.
    offset: usize,
    /// Bytes from one row of blocks to the next, and rows from one image to the next.
    stride: usize,
    rows_per_image: usize,
}

impl TexelTarget {
    /// The target that a layout describes, checked to lie within `room` bytes.
    pub fn new(
        rows: &TexelRows,
        layout: &TexelCopyBufferLayout,
        room: usize,
    ) -> Result<Self, Fault> {
        let images = rows.size.depth_or_array_layers;
        if layout.bytes_per_row.is_none() && (rows.rows > 1 || images > 1) {
            return Err(Fault::validation(
                "dataLayout.bytesPerRow is needed for more than one row of blocks",
            ));
        }
        if layout.rows_per_image.is_none() && images > 1 {
            return Err(Fault::validation(
                "dataLayout.rowsPerImage is needed for more than one image",
            ));
        }
        let stride = layout.bytes_per_row.unwrap_or(rows.row);
        let rows_per_image = layout.rows_per_image.unwrap_or(rows.rows);
        if stride < rows.row {
            return Err(Fault::validation(format!(
                "dataLayout.bytesPerRow is {stride}, but a row has {} bytes",
                rows.row
            )));
        }
        if rows_per_image < rows.rows {
            return Err(Fault::validation(format!(
                "dataLayout.rowsPerImage is {rows_per_image}, but an image has {} rows of blocks",
                rows.rows
            )));
        }
        if images > 0 && rows.rows > 0 {
            // At most three times 32 bits: a u128 holds them.
            let before =
                u128::from(images - 1) * u128::from(rows_per_image) + u128::from(rows.rows - 1);
            let end =
                u128::from(layout.offset) + before * u128::from(stride) + u128::from(rows.row);
            if end > room as u128 {
                return Err(Fault::validation(format!(
                    "the texels end at byte {end}, but dataSize is {room}"
                )));
            }
        }
        Ok(Self {
            offset: layout.offset as usize,
            stride: stride as usize,
            rows_per_image: rows_per_image as usize,
        })
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
    target: TexelTarget,
) -> Result<(), Fault> {
    let staged_row = rows.staged_row;
    read(
        device,
        parts(
            staged_row,
            rows.rows,
            rows.size.depth_or_array_layers,
            rows.whole,
        ),
        |part| u64::from(staged_row) * u64::from(part.rows) * u64::from(part.images),
        |encoder, staging, part| {
            let mut from = source;
            let above = part.row * rows.block_height;
            from.origin.y += above;
            from.origin.z += part.image;
            let to = TexelCopyBufferInfo {
                buffer: staging,
                layout: TexelCopyBufferLayout {
                    offset: 0,
                    bytes_per_row: Some(staged_row),
                    rows_per_image: Some(part.rows),
                },
            };
            let extent = Extent3d {
                width: rows.size.width,
                height: (part.rows * rows.block_height).min(rows.size.height - above),
                depth_or_array_layers: part.images,
            };
            Ok(device
                .global
                .command_encoder_copy_texture_to_buffer(encoder, &from, &to, &extent)?)
        },
        |bytes, part| {
            for image in 0..part.images as usize {
                let staged = image * part.rows as usize * staged_row as usize;
                let first =
                    (part.image as usize + image) * target.rows_per_image + part.row as usize;
                // SAFETY: the target was checked, and `read` gives the bytes of all rows of the part.
                unsafe {
                    parallel::copy_rows(Rows {
                        target: data.add(target.offset + first * target.stride),
                        target_stride: target.stride,
                        source: bytes.add(staged),
                        source_stride: staged_row as usize,
                        row: rows.row as usize,
                        count: part.rows as usize,
                    });
                }
            }
        },
    )
}

/// Parts that fit into a chunk, where images may be cut.
fn parts(row: u32, rows: u32, images: u32, whole: bool) -> Vec<Part> {
    let fit = |unit: u64| (CHUNK / unit.max(1)).clamp(1, u64::from(u32::MAX)) as u32;
    let image = u64::from(row) * u64::from(rows);
    let images_at_once = fit(image);
    let rows_at_once = if whole || image <= CHUNK {
        rows
    } else {
        fit(u64::from(row))
    };
    let mut parts = Vec::new();
    for image in (0..images).step_by(images_at_once as usize) {
        for row in (0..rows).step_by(rows_at_once.max(1) as usize) {
            parts.push(Part {
                image,
                images: images_at_once.min(images - image),
                row,
                rows: rows_at_once.min(rows - row),
            });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_everything_once_and_fit() {
        for (row, rows, images, whole) in [
            (256, 1, 1, false),
            (4096, 5000, 3, false),
            (4096, 5000, 3, true),
            (1 << 16, 100, 7, false),
            (16 << 20, 3, 2, false),
        ] {
            let parts = parts(row, rows, images, whole);
            let covered: u64 = parts
                .iter()
                .map(|p| u64::from(p.rows) * u64::from(p.images))
                .sum();
            assert_eq!(covered, u64::from(rows) * u64::from(images));
            for part in parts {
                assert!(part.images == 1 || part.rows == rows);
                let size = u64::from(row) * u64::from(part.rows) * u64::from(part.images);
                assert!(size <= CHUNK || whole || part.rows == 1, "{size}");
            }
        }
        assert!(parts(256, 0, 1, false).is_empty());
    }
}
