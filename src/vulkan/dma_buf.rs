//! What must be true of a DMA-BUF before a driver is told of it.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;

use ash::vk;
use wgpu_core::resource::TextureDescriptor;
use wgpu_hal::vulkan as hal;

use super::handle::{self, Functions, Handle};
use super::image::Plane;
use super::memory;
use crate::error::Fault;

/// The layout in rows, as CPUs and cameras have it.
const LINEAR: u64 = 0;

/// A descriptor of one's own of the memory of all planes.
pub fn source(
    planes: &[Plane],
    modifier: u64,
    descriptor: &TextureDescriptor,
) -> Result<Handle, Fault> {
    let first = handle::duplicate(planes[0].fd, "descriptor.planes[0].fd")?;
    let mut file = File::from(first);
    if !is_dma_buf(&file) {
        return Err(Fault::validation(format!(
            "descriptor.planes[0].fd is {}, which is no DMA-BUF",
            planes[0].fd
        )));
    }
    let same = |a: &File, b: &File| -> std::io::Result<bool> {
        let (a, b) = (a.metadata()?, b.metadata()?);
        Ok((a.dev(), a.ino()) == (b.dev(), b.ino()))
    };
    for (i, plane) in planes.iter().enumerate().skip(1) {
        let name = format!("descriptor.planes[{i}].fd");
        let other = File::from(handle::duplicate(plane.fd, &name)?);
        if !same(&file, &other).unwrap_or(false) {
            return Err(Fault::validation(format!(
                "{name} is {}, which leads to another buffer than descriptor.planes[0].fd: all planes must lie in one",
                plane.fd
            )));
        }
    }
    // Old kernels cannot tell.
    if let Ok(size) = file.seek(SeekFrom::End(0)) {
        let _ = file.rewind();
        check_planes(planes, modifier, size, descriptor)?;
    }
    Ok(file.into())
}

/// Drivers believe the layout that they are told.
fn check_planes(
    planes: &[Plane],
    modifier: u64,
    size: u64,
    descriptor: &TextureDescriptor,
) -> Result<(), Fault> {
    for (i, plane) in planes.iter().enumerate() {
        let mut bytes = 1;
        if modifier == LINEAR {
            let extent = &descriptor.size;
            let texel = descriptor.format.block_copy_size(None).unwrap_or(1);
            let row = u64::from(extent.width) * u64::from(texel);
            if plane.stride < row {
                return Err(Fault::validation(format!(
                    "descriptor.planes[{i}].stride is {}, but a row of the plane has {row} bytes",
                    plane.stride
                )));
            }
            let others = u64::from(extent.height) - 1;
            bytes = others.saturating_mul(plane.stride).saturating_add(row);
        }
        if plane.offset.saturating_add(bytes) > size {
            return Err(Fault::validation(format!(
                "descriptor.planes[{i}] needs {bytes} bytes from offset {} on, but the DMA-BUF has {size}",
                plane.offset
            )));
        }
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn is_dma_buf(file: &File) -> bool {
    use std::os::fd::AsRawFd;

    const MAGIC: libc::c_long = 0x444d_4142;
    // SAFETY: plain data.
    let mut about: libc::statfs = unsafe { std::mem::zeroed() };
    // SAFETY: the descriptor is open, and the struct has room for the answer.
    let told = unsafe { libc::fstatfs(file.as_raw_fd(), &mut about) };
    told == 0 && about.f_type as libc::c_long == MAGIC
}

/// Left to the driver.
#[cfg(not(target_os = "linux"))]
fn is_dma_buf(_: &File) -> bool {
    true
}

/// The types of memory as which it can be imported for an image with these needs.
pub fn types(
    device: &hal::Device,
    kind: vk::ExternalMemoryHandleTypeFlags,
    handle: &Handle,
    needs: &vk::MemoryRequirements,
) -> Result<u32, Fault> {
    let copy = handle.try_clone();
    let copy = copy.map_err(|error| Fault::internal(format!("no descriptor is left: {error}")))?;
    match File::from(copy).seek(SeekFrom::End(0)) {
        Ok(size) if size < needs.size => Err(Fault::validation(format!(
            "the DMA-BUF has {size} bytes, but the texture needs {}",
            needs.size
        ))),
        _ => {
            let types = Functions::new(device).types_of(kind, handle);
            Ok(types.map_err(memory::failed)? & needs.memory_type_bits)
        }
    }
}
