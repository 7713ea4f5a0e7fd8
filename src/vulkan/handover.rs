//! What must be said to Vulkan when an image that is shared changes hands.

use ash::vk;
use wgpu_hal::vulkan as hal;

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
