//! What must be said to Vulkan when an image that is shared changes hands.

use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd};

use ash::khr::external_semaphore_fd;
use ash::vk;
use wgpu_hal::vulkan as hal;

use super::memory;
use crate::error::Fault;

const SYNC_FILE: vk::ExternalSemaphoreHandleTypeFlags =
    vk::ExternalSemaphoreHandleTypeFlags::SYNC_FD;

const WHOLE: vk::ImageSubresourceRange = vk::ImageSubresourceRange {
    aspect_mask: vk::ImageAspectFlags::COLOR,
    base_mip_level: 0,
    level_count: vk::REMAINING_MIP_LEVELS,
    base_array_layer: 0,
    layer_count: vk::REMAINING_ARRAY_LAYERS,
};

/// What is done to the image, which is in the layout `GENERAL` before and after.
#[derive(Clone, Copy)]
pub enum Step {
    /// Makes all of it zero.
    Clear,
    /// Takes it from the other family of queues.
    Take(u32),
    /// Gives it to the other family of queues.
    Give(u32),
}

/// Records a step.
///
/// # Safety
/// The image must be alive, and stay so until the commands are done.
pub unsafe fn record(
    encoder: &mut hal::CommandEncoder,
    device: &hal::Device,
    texture: &hal::Texture,
    step: Step,
) {
    let raw = device.raw_device();
    let own = device.queue_family_index();
    // SAFETY: neither handle is destroyed here.
    let (commands, image) = unsafe { (encoder.raw_handle(), texture.raw_handle()) };
    use vk::AccessFlags as A;
    use vk::PipelineStageFlags as S;
    let everything = (S::ALL_COMMANDS, A::MEMORY_READ | A::MEMORY_WRITE);
    let nothing = (S::BOTTOM_OF_PIPE, A::empty());
    let barrier = |before: (S, A), after: (S, A), from: u32, to: u32| {
        let barrier = vk::ImageMemoryBarrier::default()
            .image(image)
            .subresource_range(WHOLE)
            .old_layout(vk::ImageLayout::GENERAL)
            .new_layout(vk::ImageLayout::GENERAL)
            .src_queue_family_index(from)
            .dst_queue_family_index(to)
            .src_access_mask(before.1)
            .dst_access_mask(after.1);
        // SAFETY: the encoder is recording, and the image is alive.
        unsafe {
            raw.cmd_pipeline_barrier(
                commands,
                before.0,
                after.0,
                vk::DependencyFlags::empty(),
                &[],
                &[],
                &[barrier],
            );
        }
    };
    let alone = vk::QUEUE_FAMILY_IGNORED;
    match step {
        Step::Clear => {
            let clear = (S::TRANSFER, A::TRANSFER_WRITE);
            barrier(everything, clear, alone, alone);
            let zero = vk::ClearColorValue { uint32: [0; 4] };
            // SAFETY: as above; shared images that are made here have a color and can be copied to.
            unsafe {
                raw.cmd_clear_color_image(
                    commands,
                    image,
                    vk::ImageLayout::GENERAL,
                    &zero,
                    &[WHOLE],
                );
            }
            barrier(clear, everything, alone, alone);
        }
        // All commands before, so that it comes after the wait for a semaphore.
        Step::Take(other) => barrier((S::ALL_COMMANDS, A::empty()), everything, other, own),
        Step::Give(other) => barrier(everything, nothing, own, other),
    }
}

/// A semaphore that stands for a sync file.
pub struct Fence {
    device: ash::Device,
    functions: external_semaphore_fd::Device,
    pub semaphore: vk::Semaphore,
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
        let own = memory::duplicate(fd, name)?;
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

    /// The sync file of a signal that was submitted; None where there is none left to wait for, or to be had.
    pub fn export(&self) -> Option<OwnedFd> {
        let info = vk::SemaphoreGetFdInfoKHR::default()
            .semaphore(self.semaphore)
            .handle_type(SYNC_FILE);
        // SAFETY: the semaphore can be exported, and its signal was submitted.
        let fd = unsafe { self.functions.get_semaphore_fd(&info) }.ok()?;
        // SAFETY: the driver gave a new descriptor away; -1 stands for work that is done.
        (fd >= 0).then(|| unsafe { OwnedFd::from_raw_fd(fd) })
    }
}
