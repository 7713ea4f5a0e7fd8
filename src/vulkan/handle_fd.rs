//! Handles of memory as file descriptors.

use std::fs::File;
use std::io::IsTerminal;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};
use std::os::unix::fs::FileTypeExt;

use ash::khr::external_memory_fd;
use ash::prelude::VkResult;
use ash::vk;
use wgpu_hal::vulkan as hal;
use wgpu_types::Features;

use crate::error::Fault;

pub type Handle = OwnedFd;

pub const OPAQUE: vk::ExternalMemoryHandleTypeFlags = vk::ExternalMemoryHandleTypeFlags::OPAQUE_FD;

/// What a device must have to share opaque memory, and its name.
pub const FEATURE: (Features, &str) = (
    Features::VULKAN_EXTERNAL_MEMORY_FD,
    "WGPUAbiFeature_ExternalMemoryFd",
);

/// The number that C has for a handle, which is given away.
pub fn to_c(handle: Handle) -> i32 {
    handle.into_raw_fd()
}

pub struct Functions(external_memory_fd::Device);

impl Functions {
    pub fn new(device: &hal::Device) -> Self {
        let instance = device.shared_instance().raw_instance();
        Self(external_memory_fd::Device::new(
            instance,
            device.raw_device(),
        ))
    }

    /// # Safety
    /// The memory must be alive, and have been made to be exported as this.
    pub unsafe fn export(
        &self,
        memory: vk::DeviceMemory,
        kind: vk::ExternalMemoryHandleTypeFlags,
    ) -> VkResult<Handle> {
        let info = vk::MemoryGetFdInfoKHR::default()
            .memory(memory)
            .handle_type(kind);
        // SAFETY: the caller's promise; the driver gives a new descriptor away.
        unsafe { Ok(OwnedFd::from_raw_fd(self.0.get_memory_fd(&info)?)) }
    }

    /// The types of memory as which a descriptor can be imported; not to be asked of an opaque one.
    pub fn types_of(
        &self,
        kind: vk::ExternalMemoryHandleTypeFlags,
        handle: &Handle,
    ) -> VkResult<u32> {
        let mut properties = vk::MemoryFdPropertiesKHR::default();
        // SAFETY: the descriptor is open, and of a kind that drivers may be asked about.
        unsafe {
            self.0
                .get_memory_fd_properties(kind, handle.as_raw_fd(), &mut properties)
        }?;
        Ok(properties.memory_type_bits)
    }
}

/// # Safety
/// The structs must be valid, and the handle lead to memory of this kind.
pub unsafe fn import_memory(
    device: &hal::Device,
    info: vk::MemoryAllocateInfo,
    kind: vk::ExternalMemoryHandleTypeFlags,
    handle: Handle,
) -> VkResult<vk::DeviceMemory> {
    let mut source = vk::ImportMemoryFdInfoKHR::default()
        .handle_type(kind)
        .fd(handle.as_raw_fd());
    let info = info.push_next(&mut source);
    // SAFETY: the caller's promise.
    let memory = unsafe { device.raw_device().allocate_memory(&info, None) }?;
    // The driver owns it now.
    let _ = handle.into_raw_fd();
    Ok(memory)
}

/// A descriptor of one's own, of something that can be memory: drivers read from it, which would wait for ever at a pipe.
pub fn duplicate(fd: i32, name: &str) -> Result<OwnedFd, Fault> {
    let wrong = |reason: &dyn std::fmt::Display| {
        Fault::validation(format!(
            "{name} is {fd}, which leads to no memory: {reason}"
        ))
    };
    if fd < 0 {
        return Err(wrong(&"it is negative"));
    }
    // SAFETY: only duplicated, which fails for a number that is not open.
    let borrowed = unsafe { BorrowedFd::borrow_raw(fd) };
    let own = borrowed
        .try_clone_to_owned()
        .map_err(|error| wrong(&error))?;
    let file = File::from(own);
    let kind = file.metadata().map_err(|error| wrong(&error))?.file_type();
    if kind.is_fifo() || kind.is_socket() || kind.is_dir() || file.is_terminal() {
        return Err(wrong(&"it is a pipe, a socket, a folder or a terminal"));
    }
    Ok(file.into())
}
