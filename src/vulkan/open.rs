//! Devices with extensions for sharing that wgpu-hal does not turn on.

use ash::{ext, khr};
use wgpu_core::device::DeviceDescriptor;
use wgpu_core::global::Global;
use wgpu_core::id::{AdapterId, DeviceId, QueueId};
use wgpu_core::instance::RequestDeviceError;
use wgpu_hal::api::Vulkan;
use wgpu_types::Features;

/// Opens a device that shares memory. None where that changes nothing, or where core is to say what is wrong: it opens the others.
pub fn open(
    global: &Global,
    adapter: AdapterId,
    descriptor: &DeviceDescriptor,
) -> Option<Result<(DeviceId, QueueId), RequestDeviceError>> {
    let wanted = descriptor.required_features;
    let sharing = Features::VULKAN_EXTERNAL_MEMORY_FD | Features::VULKAN_EXTERNAL_MEMORY_DMA_BUF;
    let experimental = wanted.intersects(Features::all_experimental_mask());
    if !wanted.intersects(sharing)
        || !global.adapter_features(adapter).contains(wanted)
        || (experimental && !descriptor.experimental_features.is_enabled())
        || !descriptor
            .required_limits
            .check_limits(&global.adapter_limits(adapter))
    {
        return None;
    }
    let opened = {
        // SAFETY: the adapter's handles are only used to open a device.
        let hal = unsafe { global.adapter_as_hal::<Vulkan>(adapter) }?;
        let has = |name| hal.physical_device_capabilities().supports_extension(name);
        let more = [
            ext::queue_family_foreign::NAME,
            khr::external_semaphore_fd::NAME,
        ];
        let more: Vec<_> = more.into_iter().filter(|name| has(name)).collect();
        if more.is_empty() {
            return None;
        }
        // SAFETY: what is asked for was compared with what the adapter has, and the callback only adds extensions that it has too.
        unsafe {
            hal.open_with_callback(
                wanted,
                &descriptor.required_limits,
                &descriptor.memory_hints,
                Some(Box::new(|args| {
                    for name in more {
                        if !args.extensions.contains(&name) {
                            args.extensions.push(name);
                        }
                    }
                })),
            )
        }
    };
    // Core has its own words for what went wrong.
    let opened = opened.ok()?;
    // SAFETY: opened on this adapter, with what the descriptor asks for.
    Some(unsafe { global.create_device_from_hal(adapter, opened.into(), descriptor, None, None) })
}
