//! Textures whose memory others use too: what core does not check of them, and whose turn it is.
//!
//! Between two turns such an image rests in Vulkan's layout `GENERAL`, in which core has it as a storage texture that is read. So core
//! brings it there, and commands of our own in the same submission give it to the other side or take it back.

#[cfg(shared_memory)]
use std::sync::atomic::AtomicBool;

use wgpu_core::id::TextureId;
use wgpu_core::resource::TextureDescriptor;
use wgpu_types::{Features, TextureUsages};

use super::device::Device;
use super::surface::allowed_usages;
use super::texture::Texture;
use crate::advice;
use crate::convert::{features, texture as convert};
use crate::error::{Class, Fault};
use crate::vulkan::{self, SharedImage};

const USABLE: TextureUsages = TextureUsages::COPY_SRC
    .union(TextureUsages::COPY_DST)
    .union(TextureUsages::TEXTURE_BINDING)
    .union(TextureUsages::STORAGE_BINDING)
    .union(TextureUsages::RENDER_ATTACHMENT);

/// What a texture has whose memory is shared.
pub struct Sharing {
    pub image: SharedImage,
    /// Whether it is this device's turn.
    #[cfg(shared_memory)]
    held: AtomicBool,
}

/// What sort of memory it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Opaque,
    DmaBuf,
}

impl Sort {
    pub fn check(self, device: &Device) -> Result<(), Fault> {
        let (feature, name) = match self {
            Sort::Opaque => vulkan::OPAQUE_MEMORY,
            Sort::DmaBuf => (
                Features::VULKAN_EXTERNAL_MEMORY_DMA_BUF,
                "WGPUAbiFeature_ExternalMemoryDmaBuf",
            ),
        };
        if device.is_lost() {
            return Err(Fault::new(Class::DeviceLost, "the device is lost"));
        }
        if !device.features.contains(feature) {
            return Err(advice::lacks_feature(
                "textures that share this kind of memory need",
                name,
            ));
        }
        Ok(())
    }
}

/// Checks what core checks of its own textures only.
pub fn check(descriptor: &TextureDescriptor, sort: Sort, device: &Device) -> Result<(), Fault> {
    sort.check(device)?;
    let invalid = |text: String| Err(Fault::validation(text));
    let usage = descriptor.usage;
    if usage.is_empty() || !USABLE.contains(usage) {
        return invalid(format!(
            "descriptor.usage is {usage:?}, but a shared texture has some of {USABLE:?}"
        ));
    }
    let size = descriptor.size;
    if size.width == 0 || size.height == 0 || size.depth_or_array_layers == 0 {
        return invalid(format!(
            "descriptor.size is {} x {} x {}, but none of it may be 0",
            size.width, size.height, size.depth_or_array_layers
        ));
    }
    convert::check_size(descriptor, device)?;
    if sort == Sort::DmaBuf && size.depth_or_array_layers != 1 {
        return invalid(format!(
            "descriptor.size.depthOrArrayLayers is {}, but a DMA-BUF has one layer",
            size.depth_or_array_layers
        ));
    }
    let format = descriptor.format;
    if format.is_depth_stencil_format() || format.is_compressed() {
        return invalid(format!(
            "descriptor.format is {format:?}, but only formats with colors that are not compressed can be shared"
        ));
    }
    if format.is_multi_planar_format() {
        return invalid(format!(
            "descriptor.format is {format:?}, which cannot be shared as a whole: import each of its planes as a texture of its own, from \
             its offset"
        ));
    }
    let missing = format.required_features() - device.features;
    if !missing.is_empty() {
        return Err(advice::lacks_feature(
            &format!("descriptor.format is {format:?}, which needs"),
            &features::describe(missing),
        ));
    }
    let allowed = allowed_usages(device, format) & USABLE;
    if !allowed.contains(usage) {
        return invalid(format!(
            "descriptor.usage is {usage:?}, but textures of {format:?} can have {allowed:?}"
        ));
    }
    for view in &descriptor.view_formats {
        if view.remove_srgb_suffix() != format.remove_srgb_suffix() {
            return invalid(format!(
                "descriptor.viewFormats has {view:?}, which is not {format:?} with or without sRGB"
            ));
        }
    }
    Ok(())
}

/// The texture's part in sharing.
fn sharing(texture: &Texture) -> Result<&Sharing, Fault> {
    texture.sharing.as_ref().ok_or_else(|| {
        Fault::validation(format!(
            "{} is not shared: wgpuAbiDeviceCreateSharedTexture did not make it",
            texture.describe()
        ))
    })
}

/// A texture that is alive, and its part in sharing.
pub fn usable(texture: &Texture) -> Result<(TextureId, &Sharing), Fault> {
    let id = texture.core()?;
    Ok((id, sharing(texture)?))
}

pub fn destroyed(texture: &Texture) -> Fault {
    Fault::validation(format!("{} was destroyed", texture.describe()))
}

#[cfg(shared_memory)]
mod shared {
    use std::iter;
    use std::sync::Arc;
    use std::sync::atomic::Ordering;

    use wgpu_core::id::CommandBufferId;
    use wgpu_hal::api::Vulkan;
    use wgpu_types::{TextureTransition, TextureUses};

    use super::*;
    use crate::api::texture::TextureKind;
    use crate::event;
    use crate::transfer;
    use crate::transfer::pending;
    use crate::vulkan::fence::Fence;
    use crate::vulkan::handle::Handle;
    use crate::vulkan::handover::{self, Step};
    use crate::vulkan::image::{self, Memory};

    /// Core's name for the layout in which images rest.
    const REST: TextureUses = TextureUses::STORAGE_READ_ONLY;

    fn not_vulkan() -> Fault {
        Fault::validation("shared textures need a device of Vulkan")
    }

    /// Makes a texture; new memory is this device's to use, what is imported the other side's.
    pub fn create(
        device: &Arc<Device>,
        descriptor: &TextureDescriptor,
        kind: image::Kind,
        from: &Memory,
    ) -> Result<(TextureId, Sharing), Fault> {
        let global = &device.global;
        let new = matches!(from, Memory::New { .. });
        let (hal, image) = {
            // SAFETY: the adapter is only asked.
            let adapter = unsafe { global.adapter_as_hal::<Vulkan>(device.adapter.id) };
            let adapter = adapter.ok_or_else(not_vulkan)?;
            on_hal(device, |hal| {
                image::create(hal, &adapter, descriptor, kind, from)
            })?
        };
        let state = if new {
            TextureUses::UNINITIALIZED
        } else {
            REST
        };
        // SAFETY: made on this device as described. New memory is cleared below, before anybody has the handle; the content of other
        // memory is what its owner wrote.
        let made = unsafe {
            global.create_texture_from_hal(Box::new(hal), device.id, descriptor, state, None)
        };
        let id = device.made::<TextureKind, _>(made)?;
        if new {
            hand_over(device, id, Step::Clear, None, None)
                .map(drop)
                .inspect_err(|_| global.texture_drop(id))?;
        }
        let held = AtomicBool::new(new);
        Ok((id, Sharing { image, held }))
    }

    /// Begins this device's turn, after the fence.
    pub fn begin(texture: &Texture, fence: i32) -> Result<(), Fault> {
        let device = &texture.device;
        let (id, sharing) = usable(texture)?;
        let wait = match fence {
            -1 => None,
            _ => Some(on_hal(device, |hal| {
                Fence::to_wait(hal, fence, "access.fence")
            })?),
        };
        turn(sharing, true, texture)?;
        let step = Step::Take(sharing.image.outside);
        hand_over(device, id, step, wait, None)
            .map(drop)
            .inspect_err(|_| sharing.held.store(false, Ordering::Release))
    }

    /// Ends this device's turn. With a fence: gives one, or None when the work is done, for which it waits where there are no fences.
    pub fn end(texture: &Texture, fenced: bool) -> Result<Option<Handle>, Fault> {
        let device = &texture.device;
        let (id, sharing) = usable(texture)?;
        let signal = match fenced {
            false => None,
            true => on_hal(device, Fence::to_signal)?,
        };
        turn(sharing, false, texture)?;
        let step = Step::Give(sharing.image.outside);
        let (submission, fence) = hand_over(device, id, step, None, signal)
            .inspect_err(|_| sharing.held.store(true, Ordering::Release))?;
        if fenced && fence.is_none() {
            event::wait_for_submission(device, submission);
        }
        Ok(fence)
    }

    /// Notes whose turn it is.
    fn turn(sharing: &Sharing, ours: bool, texture: &Texture) -> Result<(), Fault> {
        let order = (Ordering::AcqRel, Ordering::Relaxed);
        let changed = sharing.held.compare_exchange(!ours, ours, order.0, order.1);
        changed.map(drop).map_err(|_| {
            let name = texture.describe();
            Fault::validation(match ours {
                true => format!("the access to {name} has begun already: a new shared texture begins so"),
                false => format!(
                    "there is no access to {name} that could end: begin with wgpuAbiTextureBeginAccess"
                ),
            })
        })
    }

    fn on_hal<T>(
        device: &Device,
        call: impl FnOnce(&wgpu_hal::vulkan::Device) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        // SAFETY: the handles are only used to make what the call makes.
        let hal = unsafe { device.global.device_as_hal::<Vulkan>(device.id) };
        call(&*hal.ok_or_else(not_vulkan)?)
    }

    /// The commands: core's, which bring the image to rest, and then ours.
    fn commands(
        device: &Device,
        texture: TextureId,
        step: Step,
    ) -> Result<[CommandBufferId; 2], Fault> {
        let global = &device.global;
        let rest = transfer::record(device, |encoder| {
            let transition = TextureTransition {
                texture,
                selector: None,
                state: REST,
            };
            global
                .command_encoder_transition_resources(
                    encoder,
                    iter::empty(),
                    iter::once(transition),
                )
                .map_err(Fault::from)
        })?;
        let ours = transfer::record(device, |encoder| {
            on_hal(device, |hal| {
                // SAFETY: only our commands are recorded with it.
                unsafe {
                    global.command_encoder_as_hal_mut::<Vulkan, _, _>(encoder, |encoder| {
                        let texture = global.texture_as_hal::<Vulkan>(texture);
                        let (Some(encoder), Some(texture)) = (encoder, texture) else {
                            return Err(Fault::validation("the texture was destroyed"));
                        };
                        // SAFETY: alive under core's lock, and kept by core's commands in the same submission.
                        handover::record(encoder, hal, &texture, step);
                        Ok(())
                    })
                }
            })
        });
        match ours {
            Ok(ours) => Ok([rest, ours]),
            Err(fault) => {
                global.command_buffer_drop(rest);
                Err(fault)
            }
        }
    }

    /// Submits a step: the number of the submission, and the sync file of `signal`.
    fn hand_over(
        device: &Arc<Device>,
        texture: TextureId,
        step: Step,
        wait: Option<Fence>,
        signal: Option<Fence>,
    ) -> Result<(u64, Option<Handle>), Fault> {
        let global = &device.global;
        let commands = commands(device, texture, step)?;
        // The semaphores go with the next submission, which must be ours.
        let exclusive = device.submissions.write();
        let settled = pending::settle(device);
        // SAFETY: only semaphores are added, and taken away where the submission came to nothing.
        let queue = unsafe { global.queue_as_hal::<Vulkan>(device.queue_id) };
        if let Some(queue) = &queue {
            if let Some(fence) = &wait {
                let before = ash::vk::PipelineStageFlags::ALL_COMMANDS;
                queue.add_wait_semaphore(fence.semaphore(), None, before);
            }
            if let Some(fence) = &signal {
                queue.add_signal_semaphore(fence.semaphore(), None);
            }
        }
        let submitted = global.queue_submit(device.queue_id, &commands);
        device.set_busy(true);
        if let (Err(_), Some(queue)) = (&submitted, &queue) {
            if let Some(fence) = &wait {
                queue.remove_wait_semaphore(fence.semaphore());
            }
            if let Some(fence) = &signal {
                queue.remove_signal_semaphore(fence.semaphore());
            }
        }
        drop(queue);
        let exported = match (&submitted, &signal) {
            (Ok(_), Some(fence)) => fence.export(),
            _ => None,
        };
        if wait.is_some() || signal.is_some() {
            // Also after a failure, as nobody can tell how far it went.
            global.queue_on_submitted_work_done(
                device.queue_id,
                Box::new(move || drop((wait, signal))),
            );
        }
        drop(exclusive);
        for commands in commands {
            global.command_buffer_drop(commands);
        }
        pending::report(device, settled);
        let submission = submitted.map_err(|(_, error)| Fault::from(error))?;
        Ok((submission, exported))
    }
}

#[cfg(shared_memory)]
pub use shared::{begin, create, end};
