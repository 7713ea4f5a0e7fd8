//! Reading in one call.

use std::ffi::c_void;

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::buffer::Buffer;
use crate::api::queue::Queue;
use crate::api::texture::Texture;
use crate::convert::{copy, input, texture as convert};
use crate::error::{Context, Fault};
use crate::export::export;
use crate::handle::Shared;
use crate::transfer::{self, TexelLayout, TexelRows};

/// Copies bytes of a buffer to memory, after everything submitted before, and returns when they are there.
///
/// Much faster than a buffer of one's own to copy to and map: the device keeps staging buffers (of 8 MiB and less, 34 MiB at most), the
/// memory is copied on several threads while the GPU copies the next part, and a short wait does not put the thread to sleep.
///
/// The buffer needs usage `CopySrc`; one with usage `MapRead` that is not mapped will do as well. `bufferOffset` and `size` are in bytes
/// and multiples of 4; `data` has room for `size` bytes, of any alignment. Work that other threads submit during the call may be seen in
/// part. Wrong arguments are validation errors. Returns `WGPUStatus_Error`, with what `data` then holds undefined, after any error and
/// when the device is lost. Any thread.
#[apply(export)]
pub fn wgpuAbiQueueReadBuffer(
    queue: WGPUQueue,
    buffer: WGPUBuffer,
    bufferOffset: u64,
    data: *mut c_void,
    size: usize,
) -> WGPUStatus {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    let read = || {
        let id = Buffer::id(buffer, "buffer", device)?;
        let source = Buffer::get(buffer, "buffer")?;
        // SAFETY: the caller of the C function promises room for `size` bytes.
        unsafe { input::array(data.cast::<u8>().cast_const(), size, "data") }?;
        let size = size as u64;
        if (bufferOffset | size) & 3 != 0 {
            return Err(Fault::validation(format!(
                "bufferOffset is {bufferOffset} and size is {size}, but both must be multiples of 4 bytes"
            )));
        }
        if bufferOffset
            .checked_add(size)
            .is_none_or(|end| end > source.size)
        {
            return Err(Fault::validation(format!(
                "bufferOffset {bufferOffset} and size {size} reach beyond the buffer's {} bytes",
                source.size
            )));
        }
        if size == 0 {
            return Ok(());
        }
        let usage = source.usage & (WGPUBufferUsage_CopySrc | WGPUBufferUsage_MapRead);
        // SAFETY: the caller of the C function promises room for `size` bytes.
        unsafe {
            if usage == WGPUBufferUsage_MapRead {
                source.read_mappable(bufferOffset, size, data.cast())
            } else {
                transfer::read_buffer(device, id, bufferOffset, size, data.cast())
            }
        }
    };
    read()
        .map(|()| WGPUStatus::Success)
        .map_err(|fault: Fault| fault.about(Buffer::label_of(buffer)))
        .on(device)
}

/// Copies texels to memory, after everything submitted before, and returns when they are there.
///
/// The converse of `wgpuQueueWriteTexture`: `dataSize` and the members of `dataLayout` are in bytes and rows of blocks, without
/// alignment; `bytesPerRow` is needed for more than one row of blocks, `rowsPerImage` for more than one image. Bytes before `offset` and
/// between rows are left as they are. `readSize` is in texels. The texture needs usage `CopySrc`; of a depth-stencil texture one aspect is
/// read, in whole images. Otherwise as `wgpuAbiQueueReadBuffer`. Any thread.
#[apply(export)]
pub fn wgpuAbiQueueReadTexture(
    queue: WGPUQueue,
    source: *const WGPUTexelCopyTextureInfo,
    data: *mut c_void,
    dataSize: usize,
    dataLayout: *const WGPUTexelCopyBufferLayout,
    readSize: *const WGPUExtent3D,
) -> WGPUStatus {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    let mut texture = WGPUTexture::NULL;
    let mut read = || {
        // SAFETY: the caller of the C function promises valid pointers, and room for `dataSize` bytes.
        let (info, layout, size) = unsafe {
            input::array(data.cast::<u8>().cast_const(), dataSize, "data")?;
            (
                input::required(source, "source")?,
                input::required(dataLayout, "dataLayout")?,
                copy::extent(input::required(readSize, "readSize")?),
            )
        };
        texture = info.texture;
        let id = Texture::id(texture, "source.texture", device)?;
        let format = Texture::get(texture, "source.texture")?.format;
        let format = convert::format(format, "source.texture")?
            .ok_or_else(|| Fault::validation("the texture has no format"))?;
        let info = copy::texture_info(info, id, "source")?;
        let layout = copy::buffer_layout(layout);
        let rows = TexelRows::new(format, info.aspect, size)?;
        let target = TexelLayout::new(&rows, &layout, dataSize)?;
        // SAFETY: `target` was checked to lie within `dataSize` bytes.
        unsafe { transfer::read_texture(device, info, &rows, data.cast(), target) }
    };
    read()
        .map(|()| WGPUStatus::Success)
        .map_err(|fault: Fault| fault.about(Texture::label_of(texture)))
        .on(device)
}
