//! What core does not ask of Vulkan: below everything that knows an object of ours.

#[cfg(memory_fd)]
mod dma_buf;
#[cfg(memory_fd)]
pub mod fence;
#[cfg(windows)]
#[path = "vulkan/fence_win32.rs"]
pub mod fence;
#[cfg(memory_fd)]
#[path = "vulkan/handle_fd.rs"]
pub mod handle;
#[cfg(windows)]
#[path = "vulkan/handle_win32.rs"]
pub mod handle;
#[cfg(shared_memory)]
pub mod handover;
#[cfg(shared_memory)]
pub mod image;
#[cfg(shared_memory)]
pub mod memory;
#[cfg(shared_memory)]
mod open;

#[cfg(vulkan)]
use ash::vk;
use wgpu_core::global::Global;
use wgpu_core::id::AdapterId;

#[cfg(shared_memory)]
pub use image::SharedImage;
#[cfg(shared_memory)]
pub use memory::Exporter;
#[cfg(shared_memory)]
pub use open::open;

/// What a device must have to share opaque memory, and its name.
#[cfg(shared_memory)]
pub use handle::FEATURE as OPAQUE_MEMORY;
#[cfg(not(shared_memory))]
pub const OPAQUE_MEMORY: (wgpu_types::Features, &str) = (
    wgpu_types::Features::VULKAN_EXTERNAL_MEMORY_FD,
    "WGPUAbiFeature_ExternalMemoryFd",
);

/// Nothing can be shared on this system.
#[cfg(not(shared_memory))]
pub enum Exporter {}

/// As above.
#[cfg(not(shared_memory))]
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
