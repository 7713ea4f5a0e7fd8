//! Semaphores that others signal or wait for, as sync files.

use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd};

use ash::khr::external_semaphore_fd;
use ash::vk;
use wgpu_hal::vulkan as hal;

use super::handle::{self, Handle};
use super::memory;
use crate::error::Fault;

const SYNC_FILE: vk::ExternalSemaphoreHandleTypeFlags =
    vk::ExternalSemaphoreHandleTypeFlags::SYNC_FD;

/// A semaphore that stands for a sync file.
pub struct Fence {
    device: ash::Device,
    functions: external_semaphore_fd::Device,
    semaphore: vk::Semaphore,
}

impl Drop for Fence {
    fn drop(&mut self) {
        // SAFETY: this struct's own; whoever drops it knows that the GPU no longer uses it.
        unsafe { self.device.destroy_semaphore(self.semaphore, None) };
    }
}

/// Whether the driver can do this with sync files.
fn can(device: &hal::Device, needed: vk::ExternalSemaphoreFeatureFlags) -> bool {
    let enabled = device.enabled_device_extensions();
    if !enabled.contains(&external_semaphore_fd::NAME) {
        return false;
    }
    let query = vk::PhysicalDeviceExternalSemaphoreInfo::default().handle_type(SYNC_FILE);
    let mut answer = vk::ExternalSemaphoreProperties::default();
    // SAFETY: the physical device is the instance's; both have Vulkan 1.1, which sharing needs.
    unsafe {
        let instance = device.shared_instance().raw_instance();
        instance.get_physical_device_external_semaphore_properties(
            device.raw_physical_device(),
            &query,
            &mut answer,
        );
    }
    answer.external_semaphore_features.contains(needed)
}

impl Fence {
    fn new(device: &hal::Device, info: &vk::SemaphoreCreateInfo) -> Result<Self, Fault> {
        let instance = device.shared_instance().raw_instance();
        let raw = device.raw_device();
        // SAFETY: the device is alive, and has the extension.
        let semaphore = unsafe { raw.create_semaphore(info, None) }.map_err(memory::failed)?;
        Ok(Self {
            device: raw.clone(),
            functions: external_semaphore_fd::Device::new(instance, raw),
            semaphore,
        })
    }

    /// One that will be signaled, and can be exported then; None where the driver has none.
    pub fn to_signal(device: &hal::Device) -> Result<Option<Self>, Fault> {
        if !can(device, vk::ExternalSemaphoreFeatureFlags::EXPORTABLE) {
            return Ok(None);
        }
        let mut export = vk::ExportSemaphoreCreateInfo::default().handle_types(SYNC_FILE);
        let info = vk::SemaphoreCreateInfo::default().push_next(&mut export);
        Self::new(device, &info).map(Some)
    }

    /// One to wait for, of a descriptor that stays the caller's.
    pub fn to_wait(device: &hal::Device, fd: i32, name: &str) -> Result<Self, Fault> {
        if !can(device, vk::ExternalSemaphoreFeatureFlags::IMPORTABLE) {
            return Err(Fault::validation(format!(
                "{name} is {fd}, but this driver has no sync files: wait until the other side is done, and begin without"
            )));
        }
        let own = handle::duplicate(fd, name)?;
        let fence = Self::new(device, &vk::SemaphoreCreateInfo::default())?;
        let info = vk::ImportSemaphoreFdInfoKHR::default()
            .semaphore(fence.semaphore)
            .flags(vk::SemaphoreImportFlags::TEMPORARY)
            .handle_type(SYNC_FILE)
            .fd(own.as_raw_fd());
        // SAFETY: the semaphore is new and unused, the descriptor open.
        unsafe { fence.functions.import_semaphore_fd(&info) }.map_err(|error| match error {
            vk::Result::ERROR_INVALID_EXTERNAL_HANDLE => {
                Fault::validation(format!("{name} is {fd}, which is no sync file"))
            }
            other => memory::failed(other),
        })?;
        // The driver owns it now.
        let _ = own.into_raw_fd();
        Ok(fence)
    }

    pub fn semaphore(&self) -> vk::Semaphore {
        self.semaphore
    }

    /// The sync file of a signal that was submitted; None where there is none left to wait for, or to be had.
    pub fn export(&self) -> Option<Handle> {
        let info = vk::SemaphoreGetFdInfoKHR::default()
            .semaphore(self.semaphore)
            .handle_type(SYNC_FILE);
        // SAFETY: the semaphore can be exported, and its signal was submitted.
        let fd = unsafe { self.functions.get_semaphore_fd(&info) }.ok()?;
        // SAFETY: the driver gave a new descriptor away; -1 stands for work that is done.
        (fd >= 0).then(|| unsafe { Handle::from_raw_fd(fd) })
    }
}
