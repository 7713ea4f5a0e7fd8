//! Textures whose memory is shared with other devices, processes and interfaces.

use std::ptr;
use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::id::TextureId;
use wgpu_core::resource::TextureDescriptor;

use crate::abi::*;
use crate::api::device::Device;
use crate::api::shared_texture::{self as sharing, Sharing, Sort};
use crate::api::stand_in::Recipe;
use crate::api::texture::{Texture, TextureKind};
use crate::convert::{chain, input, texture as convert};
use crate::error::{Context, Fault};
use crate::export::{self, export};
use crate::handle::Shared;
use crate::out;

/// The plain texture that it is besides.
fn plain(c: &WGPUAbiSharedTextureDescriptor) -> WGPUTextureDescriptor {
    WGPUTextureDescriptor {
        usage: c.usage,
        size: c.size,
        format: c.format,
        viewFormatCount: c.viewFormatCount,
        viewFormats: c.viewFormats,
        label: c.label,
        ..WGPUTextureDescriptor::INIT
    }
}

fn sort(raw: Enum<WGPUAbiTextureMemoryType>) -> Result<Sort, Fault> {
    Ok(match input::value(raw, "descriptor.memoryType")? {
        WGPUAbiTextureMemoryType::DmaBuf => Sort::DmaBuf,
        _ => Sort::Opaque,
    })
}

/// Checks the members that say where the memory is.
fn check_memory(
    c: &WGPUAbiSharedTextureDescriptor,
    sort: Sort,
    planes: &[WGPUAbiTexturePlane],
) -> Result<(), Fault> {
    let wrong = |text: &str| Err(Fault::validation(text));
    let import = !planes.is_empty();
    match sort {
        Sort::Opaque if c.modifierCount != 0 => {
            wrong("descriptor.modifierCount must be 0 for opaque memory")
        }
        Sort::Opaque if !import && c.memorySize != 0 => wrong(
            "descriptor.memorySize must be 0 for new memory, which is what planeCount 0 asks for",
        ),
        Sort::Opaque if planes.len() > 1 => {
            wrong("descriptor.planeCount must be 1 to import opaque memory, and 0 for new memory")
        }
        Sort::Opaque if planes.iter().any(|its| (its.offset, its.stride) != (0, 0)) => {
            wrong("descriptor.planes[0].offset and stride must be 0 for opaque memory")
        }
        Sort::DmaBuf if c.memorySize != 0 => {
            wrong("descriptor.memorySize must be 0 for a DMA-BUF, which knows its size")
        }
        Sort::DmaBuf if import && c.modifierCount != 1 => wrong(
            "descriptor.modifierCount must be 1 to import a DMA-BUF: the modifier that it was made with",
        ),
        _ => Ok(()),
    }
}

#[cfg(shared_memory)]
fn create(
    device: &Arc<Device>,
    descriptor: &TextureDescriptor,
    sort: Sort,
    c: &WGPUAbiSharedTextureDescriptor,
    planes: &[WGPUAbiTexturePlane],
    modifiers: &[u64],
) -> Result<(TextureId, Sharing), Fault> {
    use crate::vulkan::image::{Kind, Memory, Plane};

    let kind = match sort {
        Sort::Opaque => Kind::Opaque,
        Sort::DmaBuf => Kind::DmaBuf,
    };
    let planes: Vec<_> = planes
        .iter()
        .map(|its| Plane {
            fd: its.fd,
            offset: its.offset,
            stride: its.stride,
        })
        .collect();
    let memory = match planes.is_empty() {
        true => Memory::New { modifiers },
        false => Memory::Import {
            size: c.memorySize,
            modifier: modifiers.first().copied().unwrap_or(0),
            planes: &planes,
        },
    };
    sharing::create(device, descriptor, kind, &memory)
}

#[cfg(not(shared_memory))]
fn create(
    _: &Arc<Device>,
    _: &TextureDescriptor,
    _: Sort,
    _: &WGPUAbiSharedTextureDescriptor,
    _: &[WGPUAbiTexturePlane],
    _: &[u64],
) -> Result<(TextureId, Sharing), Fault> {
    Err(not_here())
}

#[cfg(not(shared_memory))]
fn not_here() -> Fault {
    Fault::validation("this system shares no memory through descriptors")
}

/// Creates a texture in memory that other devices, processes and interfaces (CUDA, OpenGL, cameras, compositors) can use too: new
/// memory, or memory that one of them exported.
///
/// The device must have the feature of the kind of memory. The two sides take turns. A new texture is the device's to use at once;
/// `wgpuAbiTextureEndAccess` gives it to the other side, and `wgpuAbiTextureBeginAccess` takes it, an imported one for the first time.
/// What is drawn, copied or read between the turns is undefined. Opaque memory must be imported with the size, format, usage and view
/// formats that it was made with. An `fd` must come from a program that is trusted: drivers believe what it says. Descriptors stay the
/// caller's to close, whatever happens. Returns an error object, and reports, when the descriptor is wrong or the driver refuses; NULL
/// when the device handle is dead. The caller owns the handle. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreateSharedTexture(
    device: WGPUDevice,
    descriptor: *const WGPUAbiSharedTextureDescriptor,
) -> WGPUTexture {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers, here and below.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let texture = plain(c);
    let made = export::guard(|| {
        // SAFETY: as above.
        let (planes, modifiers, descriptor) = unsafe {
            chain::none(c.nextInChain, "descriptor")?;
            (
                input::array(c.planes, c.planeCount, "descriptor.planes")?,
                input::array(c.modifiers, c.modifierCount, "descriptor.modifiers")?,
                convert::descriptor(&texture)?,
            )
        };
        let sort = sort(c.memoryType)?;
        sharing::check(&descriptor, sort, &device)?;
        check_memory(c, sort, planes)?;
        let (id, shared) = create(&device, &descriptor, sort, c, planes, modifiers)?;
        Ok((id, shared, Recipe::new(&descriptor)))
    });
    let (result, shared, recipe) = match made {
        Ok((id, shared, recipe)) => (Ok(id), Some(shared), Some(recipe)),
        Err(fault) => (Err(fault), None, None),
    };
    // SAFETY: as above.
    let (mut data, label) = unsafe {
        (
            TextureKind::new(&device, &texture, recipe),
            input::label(c.label),
        )
    };
    data.sharing = shared;
    device.created(
        "wgpuAbiDeviceCreateSharedTexture",
        label.as_deref(),
        data,
        result,
    )
}

/// Gives a new file descriptor of the memory of a texture that `wgpuAbiDeviceCreateSharedTexture` made, and what an importer must know.
///
/// Writes `memory`; the descriptor is the caller's to close, and the memory lives as long as one of its users. Free the rest with
/// `wgpuAbiSharedTextureMemoryFreeMembers`. Size, format, usage and view formats are the caller's to tell the importer. Returns
/// `WGPUStatus_Error`, with the descriptor -1, when the handle is dead, the texture is of another origin, invalid or destroyed, or the
/// driver fails. Any thread.
#[apply(export)]
pub fn wgpuAbiTextureExportMemory(
    texture: WGPUTexture,
    memory: *mut WGPUAbiSharedTextureMemory,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(memory, "memory") }?;
    *out = WGPUAbiSharedTextureMemory {
        nextInChain: out.nextInChain,
        ..WGPUAbiSharedTextureMemory::INIT
    };
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "memory") }?;
    let texture = Texture::get(texture, "texture")?;
    let device = &texture.device;
    let (_, shared) = sharing::usable(&texture).on(device)?;
    export_memory(&texture, shared, out).on(device)?;
    Ok(WGPUStatus::Success)
}

#[cfg(shared_memory)]
fn export_memory(
    texture: &Texture,
    shared: &Sharing,
    out: &mut WGPUAbiSharedTextureMemory,
) -> Result<(), Fault> {
    use crate::vulkan::image::Kind;

    let image = &shared.image;
    let exported = image.exporter.export();
    let fd = exported.ok_or_else(|| sharing::destroyed(texture))??;
    out.memoryType = match image.kind {
        Kind::Opaque => WGPUAbiTextureMemoryType::OpaqueFd.c(),
        Kind::DmaBuf => WGPUAbiTextureMemoryType::DmaBuf.c(),
    };
    out.fd = crate::vulkan::handle::to_c(fd);
    out.memorySize = image.exporter.size;
    out.modifier = image.modifier;
    let planes = image
        .planes
        .iter()
        .map(|&(offset, stride)| WGPUAbiTexturePlane {
            fd: out.fd,
            offset,
            stride,
        });
    (out.planes, out.planeCount) = out::array(planes.collect());
    Ok(())
}

#[cfg(not(shared_memory))]
fn export_memory(
    _: &Texture,
    shared: &Sharing,
    _: &mut WGPUAbiSharedTextureMemory,
) -> Result<(), Fault> {
    match shared.image {}
}

/// Frees what `wgpuAbiTextureExportMemory` wrote, but does not close the descriptor. A zeroed struct, or one freed before, is left
/// alone. Any thread.
#[apply(export)]
pub fn wgpuAbiSharedTextureMemoryFreeMembers(memory: WGPUAbiSharedTextureMemory) {
    out::free_array(memory.planes);
    Ok(())
}

/// Takes a shared texture from the other side, which has ended its turn: from now on it can be used.
///
/// `access` is NULL where the other side's work is done. With a sync file in `access.fence` the queue waits for it, and this call does
/// not. Returns `WGPUStatus_Error`, and reports, when the handle is dead, the texture is not shared, invalid or destroyed, the access
/// has begun already, or `fence` is no sync file or the driver has none. Any thread.
#[apply(export)]
pub fn wgpuAbiTextureBeginAccess(
    texture: WGPUTexture,
    access: Nullable<*const WGPUAbiTextureBeginAccess>,
) -> WGPUStatus {
    let texture = Texture::get(texture, "texture")?;
    let device = &texture.device;
    // SAFETY: the caller of the C function promises valid pointers, here and below.
    let c = unsafe { input::optional(access, "access") }.on(device)?;
    let fence = match c {
        None => -1,
        Some(c) => {
            // SAFETY: as above.
            unsafe { chain::none(c.nextInChain, "access") }.on(device)?;
            c.fence
        }
    };
    export::guard(|| begin(&texture, fence)).on(device)?;
    Ok(WGPUStatus::Success)
}

#[cfg(shared_memory)]
fn begin(texture: &Texture, fence: i32) -> Result<(), Fault> {
    sharing::begin(texture, fence)
}

#[cfg(not(shared_memory))]
fn begin(texture: &Texture, _: i32) -> Result<(), Fault> {
    match sharing::usable(texture)?.1.image {}
}

/// Gives a shared texture to the other side, after the work that was submitted so far; from now on it must not be used.
///
/// `access` NULL: the program waits, with `wgpuQueueOnSubmittedWorkDone`, before the other side begins. Else writes `access`: a sync file
/// for which the other side has to wait; where the driver has none, this call waits, and the fence is -1. Returns `WGPUStatus_Error`,
/// with the fence -1, and reports, when the handle is dead, the texture is not shared, invalid or destroyed, or there is no access that
/// could end. Any thread.
#[apply(export)]
pub fn wgpuAbiTextureEndAccess(
    texture: WGPUTexture,
    access: Nullable<*mut WGPUAbiTextureEndAccess>,
) -> WGPUStatus {
    let mut out = match access.is_null() {
        true => None,
        // SAFETY: the caller of the C function promises a valid pointer.
        false => Some(unsafe { input::output(access, "access") }?),
    };
    if let Some(out) = &mut out {
        out.fence = -1;
        // SAFETY: as above.
        unsafe { chain::none(out.nextInChain, "access") }?;
    }
    let texture = Texture::get(texture, "texture")?;
    let ended = export::guard(|| end(&texture, out.is_some()));
    let fence = ended.on(&texture.device)?;
    if let Some(out) = out {
        out.fence = fence;
    }
    Ok(WGPUStatus::Success)
}

#[cfg(shared_memory)]
fn end(texture: &Texture, fenced: bool) -> Result<i32, Fault> {
    let fence = sharing::end(texture, fenced)?;
    Ok(fence.map_or(-1, crate::vulkan::handle::to_c))
}

#[cfg(not(shared_memory))]
fn end(texture: &Texture, _: bool) -> Result<i32, Fault> {
    match sharing::usable(texture)?.1.image {}
}

/// The DRM format modifiers with which the device can import a DMA-BUF of this format and usage, for the exporter to choose from.
///
/// Writes `modifiers`; free them with `wgpuAbiTextureModifiersFreeMembers`. Returns `WGPUStatus_Error`, with no modifiers, when the handle
/// is dead, the device has no `WGPUAbiFeature_ExternalMemoryDmaBuf`, or format or usage cannot be shared. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceGetTextureModifiers(
    device: WGPUDevice,
    format: Enum<WGPUTextureFormat>,
    usage: WGPUTextureUsage,
    modifiers: *mut WGPUAbiTextureModifiers,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(modifiers, "modifiers") }?;
    (out.modifierCount, out.modifiers) = (0, ptr::null());
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "modifiers") }?;
    let device = Device::get(device, "device")?;
    let one = WGPUTextureDescriptor {
        usage,
        format,
        size: WGPUExtent3D {
            width: 1,
            ..WGPUExtent3D::INIT
        },
        ..WGPUTextureDescriptor::INIT
    };
    let found = export::guard(|| {
        // SAFETY: the struct is of here.
        let descriptor = unsafe { convert::descriptor(&one) }?;
        sharing::check(&descriptor, Sort::DmaBuf, &device)?;
        list(&device, &descriptor)
    });
    (out.modifiers, out.modifierCount) = out::array(found.on(&device)?);
    Ok(WGPUStatus::Success)
}

#[cfg(shared_memory)]
fn list(
    device: &Device,
    descriptor: &TextureDescriptor,
) -> Result<Vec<WGPUAbiTextureModifier>, Fault> {
    // SAFETY: the adapter is only asked.
    let hal = unsafe {
        device
            .global
            .adapter_as_hal::<wgpu_hal::api::Vulkan>(device.adapter.id)
    };
    let hal = hal.ok_or_else(|| Fault::validation("shared textures need a device of Vulkan"))?;
    let all = crate::vulkan::image::modifiers(&hal, descriptor.format, descriptor.usage);
    Ok(all
        .into_iter()
        .map(|its| WGPUAbiTextureModifier {
            modifier: its.modifier,
            planeCount: its.planes,
        })
        .collect())
}

#[cfg(not(shared_memory))]
fn list(_: &Device, _: &TextureDescriptor) -> Result<Vec<WGPUAbiTextureModifier>, Fault> {
    Err(not_here())
}

/// Frees what `wgpuAbiDeviceGetTextureModifiers` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuAbiTextureModifiersFreeMembers(modifiers: WGPUAbiTextureModifiers) {
    out::free_array(modifiers.modifiers);
    Ok(())
}
