//! Texels in memory, in a staging buffer and in a texture, cut into parts.

use wgpu_core::id::BufferId;
use wgpu_types::{
    COPY_BYTES_PER_ROW_ALIGNMENT, Extent3d, TexelCopyBufferInfo, TexelCopyBufferLayout,
    TexelCopyTextureInfo, TextureAspect, TextureFormat,
};

use super::CHUNK;
use crate::error::Fault;

/// The rows of blocks of one part of a texture copy.
#[derive(Clone, Copy)]
pub struct Part {
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
    pub row: u32,
    pub staged_row: u32,
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

    /// Bytes of all texels, without what is between the rows.
    pub fn size(&self) -> u64 {
        u64::from(self.row) * u64::from(self.rows) * u64::from(self.size.depth_or_array_layers)
    }

    /// Whether it may be cut anywhere between rows.
    pub fn can_be_cut(&self) -> bool {
        !self.whole
    }

    /// The parts that fit into staging buffers. Not counted before the first is tried: core has not compared the size with the texture.
    pub fn parts(&self) -> impl Iterator<Item = Part> + use<> {
        let images = self.size.depth_or_array_layers;
        parts(self.staged_row, self.rows, images, self.whole)
    }

    pub fn staged_size(&self, part: Part) -> u64 {
        u64::from(self.staged_row) * u64::from(part.rows) * u64::from(part.images)
    }

    /// Where in the texture a part is.
    pub fn place<T: Copy>(
        &self,
        all: &TexelCopyTextureInfo<T>,
        part: Part,
    ) -> TexelCopyTextureInfo<T> {
        let mut place = *all;
        place.origin.y += part.row * self.block_height;
        place.origin.z += part.image;
        place
    }

    /// How many texels a part has.
    pub fn extent(&self, part: Part) -> Extent3d {
        let above = part.row * self.block_height;
        Extent3d {
            width: self.size.width,
            height: (part.rows * self.block_height).min(self.size.height - above),
            depth_or_array_layers: part.images,
        }
    }

    /// A part in a staging buffer.
    pub fn staged(&self, buffer: BufferId, part: Part) -> TexelCopyBufferInfo<BufferId> {
        TexelCopyBufferInfo {
            buffer,
            layout: TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(self.staged_row),
                rows_per_image: Some(part.rows),
            },
        }
    }

    /// For each image of a part: where its rows are in the staging buffer, where in memory, and how many they are.
    pub fn each_image(
        &self,
        part: Part,
        layout: TexelLayout,
        mut copy: impl FnMut(usize, usize, usize),
    ) {
        for image in 0..part.images as usize {
            let staged = image * part.rows as usize * self.staged_row as usize;
            let first = (part.image as usize + image) * layout.rows_per_image + part.row as usize;
            let at = layout.offset + first * layout.stride;
            copy(staged, at, part.rows as usize);
        }
    }
}

/// Where texels lie in memory.
#[derive(Clone, Copy)]
pub struct TexelLayout {
    /// Bytes before the first texel.
    offset: usize,
    /// Bytes from one row of blocks to the next, and rows from one image to the next.
    pub stride: usize,
    rows_per_image: usize,
}

impl TexelLayout {
    /// What a layout describes, checked to lie within `room` bytes.
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

    /// Where a part lies.
    pub fn of(&self, part: Part) -> TexelCopyBufferLayout {
        let first = part.image as usize * self.rows_per_image + part.row as usize;
        TexelCopyBufferLayout {
            offset: (self.offset + first * self.stride) as u64,
            bytes_per_row: Some(self.stride as u32),
            rows_per_image: Some(self.rows_per_image as u32),
        }
    }
}

/// Parts that fit into a chunk, where images may be cut.
fn parts(row: u32, rows: u32, images: u32, whole: bool) -> impl Iterator<Item = Part> {
    let fit = |unit: u64| (CHUNK / unit.max(1)).clamp(1, u64::from(u32::MAX)) as u32;
    let image = u64::from(row) * u64::from(rows);
    let images_at_once = fit(image);
    let rows_at_once = if whole || image <= CHUNK {
        rows
    } else {
        fit(u64::from(row))
    };
    let images = (0..images)
        .step_by(images_at_once as usize)
        .map(move |image| (image, images_at_once.min(images - image)));
    images.flat_map(move |(image, images)| {
        let rows_of = (0..rows).step_by(rows_at_once.max(1) as usize);
        rows_of.map(move |row| Part {
            image,
            images,
            row,
            rows: rows_at_once.min(rows - row),
        })
    })
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
            let parts: Vec<_> = parts(row, rows, images, whole).collect();
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
        assert_eq!(parts(256, 0, 1, false).count(), 0);
        assert!(parts(u32::MAX, u32::MAX, u32::MAX, false).next().is_some());
    }
}
