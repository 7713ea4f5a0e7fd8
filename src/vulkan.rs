//! What core does not ask of Vulkan: below everything that knows an object of ours.

#[cfg(memory_fd)]
pub mod handover;
#[cfg(memory_fd)]
pub mod image;
#[cfg(memory_fd)]
pub mod memory;
#[cfg(memory_fd)]
mod open;

#[cfg(vulkan)]
use ash::vk;
use wgpu_core::global::Global;
use wgpu_core::id::AdapterId;

#[cfg(memory_fd)]
pub use image::SharedImage;
#[cfg(memory_fd)]
pub use memory::Exporter;
#[cfg(memory_fd)]
pub use open::open;

/// Nothing can be shared on this system.
#[cfg(not(memory_fd))]
pub enum Exporter {}

/// As above.
#[cfg(not(memory_fd))]
pub enum SharedImage {}

/// What identifies a GPU and its driver beyond the process.
pub struct Ids {
    pub device: [u8; 16],
    pub driver: [u8; 16],
    /// Windows' number, where there is one.
    pub luid: Option<u64>,
    pub node_mask: u32,
}

/// None where the adapter is not Vulkan's.
#[cfg(vulkan)]
pub fn ids(global: &Global, adapter: AdapterId) -> Option<Ids> {
    // SAFETY: the adapter's handles are only read from.
    let hal = unsafe { global.adapter_as_hal::<wgpu_hal::api::Vulkan>(adapter) }?;
    let instance = hal.shared_instance();
    let device_version = hal.physical_device_capabilities().properties().api_version;
    if instance.instance_api_version().min(device_version) < vk::API_VERSION_1_1 {
        return None;
    }
    let mut ids = vk::PhysicalDeviceIDProperties::default();
    let mut properties = vk::PhysicalDeviceProperties2::default().push_next(&mut ids);
    // SAFETY: the physical device is the instance's, and both have Vulkan 1.1.
    unsafe {
        instance
            .raw_instance()
            .get_physical_device_properties2(hal.raw_physical_device(), &mut properties);
    }
    let has_luid = ids.device_luid_valid == vk::TRUE;
    Some(Ids {
        device: ids.device_uuid,
        driver: ids.driver_uuid,
        luid: has_luid.then(|| u64::from_le_bytes(ids.device_luid)),
        node_mask: if has_luid { ids.device_node_mask } else { 0 },
    })
}

/// None: this platform has no Vulkan.
#[cfg(not(vulkan))]
pub fn ids(_: &Global, _: AdapterId) -> Option<Ids> {
    None
}
