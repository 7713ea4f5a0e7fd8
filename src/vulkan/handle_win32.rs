//! Handles of memory as Windows has them, NT handles. Never run: Wine's Vulkan shares no memory.

use std::os::windows::io::{
    AsRawHandle, BorrowedHandle, FromRawHandle, IntoRawHandle, OwnedHandle,
};

use ash::khr::external_memory_win32;
use ash::prelude::VkResult;
use ash::vk;
use wgpu_hal::vulkan as hal;
use wgpu_types::Features;

use crate::error::Fault;

pub type Handle = OwnedHandle;

pub const OPAQUE: vk::ExternalMemoryHandleTypeFlags =
    vk::ExternalMemoryHandleTypeFlags::OPAQUE_WIN32;

/// What a device must have to share opaque memory, and its name.
pub const FEATURE: (Features, &str) = (
    Features::VULKAN_EXTERNAL_MEMORY_WIN32,
    "WGPUAbiFeature_ExternalMemoryWin32",
);

/// The number that C has for a handle, which is given away: handles of the system fit into 32 bits with a sign.
pub fn to_c(handle: Handle) -> i32 {
    handle.into_raw_handle() as isize as i32
}

/// A handle of one's own.
pub fn duplicate(number: i32, name: &str) -> Result<Handle, Fault> {
    let wrong = |reason: &dyn std::fmt::Display| {
        Fault::validation(format!(
            "{name} is {number}, which leads to no memory: {reason}"
        ))
    };
    // Negative numbers stand for the process and its threads.
    if number <= 0 {
        return Err(wrong(&"it is not above 0"));
    }
    // SAFETY: only duplicated, which fails for a number that is no handle.
    let borrowed = unsafe { BorrowedHandle::borrow_raw(number as isize as _) };
    borrowed.try_clone_to_owned().map_err(|error| wrong(&error))
}

pub struct Functions(external_memory_win32::Device);

impl Functions {
    pub fn new(device: &hal::Device) -> Self {
        let instance = device.shared_instance().raw_instance();
        Self(external_memory_win32::Device::new(
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
        let info = vk::MemoryGetWin32HandleInfoKHR::default()
            .memory(memory)
            .handle_type(kind);
        // SAFETY: the caller's promise; the driver gives a new handle away.
        unsafe {
            let handle = self.0.get_memory_win32_handle(&info)?;
            Ok(OwnedHandle::from_raw_handle(handle as _))
        }
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
    let mut source = vk::ImportMemoryWin32HandleInfoKHR::default()
        .handle_type(kind)
        .handle(handle.as_raw_handle() as isize);
    let info = info.push_next(&mut source);
    // SAFETY: the caller's promise. Unlike descriptors, handles stay the caller's: this one is closed here.
    unsafe { device.raw_device().allocate_memory(&info, None) }
}
