//! Images whose memory is shared: opaque memory of one driver, or a DMA-BUF, whose layout everybody knows.

use ash::{ext, vk};
use wgpu_core::resource::TextureDescriptor;
use wgpu_hal::{self as hal_api, vulkan as hal};
use wgpu_types::{TextureFormat, TextureUsages, TextureUses};

use super::handle::{self, Handle};
use super::memory::{self, Exporter, Owned, Resource};
use crate::error::Fault;

/// More planes than this no layout has.
pub const MOST_PLANES: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Opaque,
    DmaBuf,
}

impl Kind {
    fn flag(self) -> vk::ExternalMemoryHandleTypeFlags {
        match self {
            Kind::Opaque => handle::OPAQUE,
            Kind::DmaBuf => vk::ExternalMemoryHandleTypeFlags::DMA_BUF_EXT,
        }
    }
}

/// Where a plane of an image lies.
#[derive(Clone, Copy)]
pub struct Plane {
    pub fd: i32,
    pub offset: u64,
    pub stride: u64,
}

/// Where the memory comes from.
pub enum Memory<'a> {
    /// With one of these modifiers; none: any that the driver has.
    New { modifiers: &'a [u64] },
    Import {
        size: u64,
        modifier: u64,
        planes: &'a [Plane],
    },
}

/// An image that can be shared.
pub struct SharedImage {
    pub exporter: Exporter,
    pub kind: Kind,
    pub modifier: u64,
    /// Offset and stride of each plane.
    pub planes: Vec<(u64, u64)>,
    /// The queue family that stands for everybody else.
    pub outside: u32,
}

/// A modifier that the driver has for a format.
#[derive(Clone, Copy)]
pub struct Modifier {
    pub modifier: u64,
    pub planes: u32,
}

/// What the driver is asked for.
struct Wish<'a> {
    adapter: &'a hal::Adapter,
    kind: Kind,
    format: vk::Format,
    /// The format and all that views may have; empty where views have the image's.
    formats: Vec<vk::Format>,
    usage: vk::ImageUsageFlags,
    flags: vk::ImageCreateFlags,
}

impl<'a> Wish<'a> {
    fn new(
        adapter: &'a hal::Adapter,
        kind: Kind,
        format: TextureFormat,
        view_formats: &[TextureFormat],
        usages: TextureUsages,
        new: bool,
    ) -> Self {
        let mut formats: Vec<_> = view_formats.to_vec();
        let mut flags = vk::ImageCreateFlags::empty();
        if !formats.is_empty() {
            flags |= vk::ImageCreateFlags::MUTABLE_FORMAT;
            formats.insert(0, format);
        }
        let mut usage = usage(usages);
        // New images are cleared; and opaque memory must be imported with all that it was made with.
        if new || kind == Kind::Opaque {
            usage |= vk::ImageUsageFlags::TRANSFER_DST;
        }
        let raw = |format: TextureFormat| adapter.texture_format_as_raw(format);
        Self {
            adapter,
            kind,
            format: raw(format),
            formats: formats.into_iter().map(raw).collect(),
            usage,
            flags,
        }
    }

    fn tiling(&self) -> vk::ImageTiling {
        match self.kind {
            Kind::Opaque => vk::ImageTiling::OPTIMAL,
            Kind::DmaBuf => vk::ImageTiling::DRM_FORMAT_MODIFIER_EXT,
        }
    }

    /// The modifiers that the driver has for the format, for whatever use.
    fn known(&self) -> Vec<Modifier> {
        let instance = self.adapter.shared_instance().raw_instance();
        let physical = self.adapter.raw_physical_device();
        let mut list = vk::DrmFormatModifierPropertiesListEXT::default();
        let mut properties = vk::FormatProperties2::default().push_next(&mut list);
        // SAFETY: the physical device is the instance's; without an array the driver tells the number.
        unsafe {
            instance.get_physical_device_format_properties2(physical, self.format, &mut properties);
        }
        let count = list.drm_format_modifier_count as usize;
        let mut found = vec![vk::DrmFormatModifierPropertiesEXT::default(); count];
        let mut list = vk::DrmFormatModifierPropertiesListEXT::default()
            .drm_format_modifier_properties(&mut found);
        let mut properties = vk::FormatProperties2::default().push_next(&mut list);
        // SAFETY: as above; the array has the room that is told.
        unsafe {
            instance.get_physical_device_format_properties2(physical, self.format, &mut properties);
        }
        let count = list.drm_format_modifier_count as usize;
        found.truncate(count);
        found
            .iter()
            .map(|it| Modifier {
                modifier: it.drm_format_modifier,
                planes: it.drm_format_modifier_plane_count,
            })
            .collect()
    }

    /// What the driver can do with such an image; None: nothing.
    fn ability(
        &self,
        modifier: Option<u64>,
    ) -> Option<(vk::ImageFormatProperties, vk::ExternalMemoryFeatureFlags)> {
        let instance = self.adapter.shared_instance().raw_instance();
        let mut external =
            vk::PhysicalDeviceExternalImageFormatInfo::default().handle_type(self.kind.flag());
        let mut list = vk::ImageFormatListCreateInfo::default().view_formats(&self.formats);
        let mut tiled = vk::PhysicalDeviceImageDrmFormatModifierInfoEXT::default()
            .sharing_mode(vk::SharingMode::EXCLUSIVE);
        let mut info = vk::PhysicalDeviceImageFormatInfo2::default()
            .format(self.format)
            .ty(vk::ImageType::TYPE_2D)
            .tiling(self.tiling())
            .usage(self.usage)
            .flags(self.flags)
            .push_next(&mut external);
        if let Some(modifier) = modifier {
            tiled = tiled.drm_format_modifier(modifier);
            info = info.push_next(&mut tiled);
            if !self.formats.is_empty() {
                info = info.push_next(&mut list);
            }
        }
        let mut can = vk::ExternalImageFormatProperties::default();
        let mut answer = vk::ImageFormatProperties2::default().push_next(&mut can);
        // SAFETY: the physical device is the instance's; both have Vulkan 1.1, which the extension needs.
        unsafe {
            instance.get_physical_device_image_format_properties2(
                self.adapter.raw_physical_device(),
                &info,
                &mut answer,
            )
        }
        .ok()?;
        let properties = answer.image_format_properties;
        Some((
            properties,
            can.external_memory_properties.external_memory_features,
        ))
    }

    /// Refuses what the driver cannot do.
    fn check(
        &self,
        descriptor: &TextureDescriptor,
        modifier: Option<u64>,
        needed: vk::ExternalMemoryFeatureFlags,
    ) -> Result<(), Fault> {
        let with = match modifier {
            Some(modifier) => format!(" and the modifier {modifier:#x}"),
            None => String::new(),
        };
        let ability = self.ability(modifier);
        let Some((most, _)) = ability.filter(|(_, can)| can.contains(needed)) else {
            return Err(Fault::validation(format!(
                "the driver cannot share textures of {:?} with {:?}{with}: it lacks {needed:?}",
                descriptor.format, descriptor.usage
            )));
        };
        let size = &descriptor.size;
        if size.width > most.max_extent.width
            || size.height > most.max_extent.height
            || size.depth_or_array_layers > most.max_array_layers
        {
            return Err(Fault::validation(format!(
                "descriptor.size is {} x {} x {}, but the driver shares textures of {:?}{with} up to {} x {} x {}",
                size.width,
                size.height,
                size.depth_or_array_layers,
                descriptor.format,
                most.max_extent.width,
                most.max_extent.height,
                most.max_array_layers
            )));
        }
        Ok(())
    }

    /// The modifiers with which the driver makes or takes such images.
    fn usable(&self, needed: vk::ExternalMemoryFeatureFlags) -> Vec<Modifier> {
        let mut all = self.known();
        all.retain(|it| {
            it.planes as usize <= MOST_PLANES
                && self
                    .ability(Some(it.modifier))
                    .is_some_and(|(_, can)| can.contains(needed))
        });
        all
    }
}

/// The modifiers with which textures of this format and usage can be imported.
pub fn modifiers(
    adapter: &hal::Adapter,
    format: TextureFormat,
    usage: TextureUsages,
) -> Vec<Modifier> {
    Wish::new(adapter, Kind::DmaBuf, format, &[], usage, false)
        .usable(vk::ExternalMemoryFeatureFlags::IMPORTABLE)
}

fn usage(usages: TextureUsages) -> vk::ImageUsageFlags {
    use vk::ImageUsageFlags as F;
    [
        (TextureUsages::COPY_SRC, F::TRANSFER_SRC),
        (TextureUsages::COPY_DST, F::TRANSFER_DST),
        (TextureUsages::TEXTURE_BINDING, F::SAMPLED),
        (TextureUsages::STORAGE_BINDING, F::STORAGE),
        (TextureUsages::RENDER_ATTACHMENT, F::COLOR_ATTACHMENT),
    ]
    .into_iter()
    .filter(|(core, _)| usages.contains(*core))
    .fold(F::empty(), |all, (_, flag)| all | flag)
}

/// How the texels of an image with a modifier may lie.
struct Tiles {
    /// The modifiers that the driver may choose from, for new memory.
    modifiers: Vec<u64>,
    /// Where the planes lie, in memory that is imported.
    planes: Vec<vk::SubresourceLayout>,
}

impl Tiles {
    /// What is asked for, as far as the driver can do it; a fault if it can do none of it.
    fn choose(
        wish: &Wish,
        descriptor: &TextureDescriptor,
        needed: vk::ExternalMemoryFeatureFlags,
        from: &Memory,
    ) -> Result<Self, Fault> {
        let (mut choice, mut planes_of) = (Vec::new(), Vec::new());
        match (wish.kind, from) {
            (Kind::Opaque, _) => wish.check(descriptor, None, needed)?,
            (Kind::DmaBuf, Memory::New { modifiers }) => {
                let usable = wish.usable(needed).into_iter().map(|it| it.modifier);
                choice.extend(usable.filter(|it| modifiers.is_empty() || modifiers.contains(it)));
                let mut refused = None;
                choice.retain(|it| {
                    let checked = wish.check(descriptor, Some(*it), needed);
                    checked
                        .map_err(|fault| refused.get_or_insert(fault))
                        .is_ok()
                });
                if choice.is_empty() {
                    return Err(refused.unwrap_or_else(|| no_modifier(wish, needed, descriptor)));
                }
            }
            (
                Kind::DmaBuf,
                Memory::Import {
                    modifier, planes, ..
                },
            ) => {
                let known = wish.known();
                let Some(its) = known.iter().find(|it| it.modifier == *modifier) else {
                    return Err(no_modifier(wish, needed, descriptor));
                };
                if its.planes as usize != planes.len() {
                    return Err(Fault::validation(format!(
                        "descriptor.planeCount is {}, but textures of {:?} with the modifier {modifier:#x} have {} planes",
                        planes.len(),
                        descriptor.format,
                        its.planes
                    )));
                }
                wish.check(descriptor, Some(*modifier), needed)?;
                planes_of.extend(planes.iter().map(|plane| vk::SubresourceLayout {
                    offset: plane.offset,
                    row_pitch: plane.stride,
                    ..Default::default()
                }));
            }
        }
        Ok(Self {
            modifiers: choice,
            planes: planes_of,
        })
    }
}

/// Makes an image without memory.
fn make(
    device: &hal::Device,
    wish: &Wish,
    descriptor: &TextureDescriptor,
    from: &Memory,
    tiles: &Tiles,
) -> Result<vk::Image, Fault> {
    let mut external = vk::ExternalMemoryImageCreateInfo::default().handle_types(wish.kind.flag());
    let mut list = vk::ImageFormatListCreateInfo::default().view_formats(&wish.formats);
    let mut any = vk::ImageDrmFormatModifierListCreateInfoEXT::default()
        .drm_format_modifiers(&tiles.modifiers);
    let mut explicit = vk::ImageDrmFormatModifierExplicitCreateInfoEXT::default();
    let size = &descriptor.size;
    let mut info = vk::ImageCreateInfo::default()
        .flags(wish.flags)
        .image_type(vk::ImageType::TYPE_2D)
        .format(wish.format)
        .extent(vk::Extent3D {
            width: size.width,
            height: size.height,
            depth: 1,
        })
        .mip_levels(1)
        .array_layers(size.depth_or_array_layers)
        .samples(vk::SampleCountFlags::TYPE_1)
        .tiling(wish.tiling())
        .usage(wish.usage)
        .sharing_mode(vk::SharingMode::EXCLUSIVE)
        .initial_layout(vk::ImageLayout::UNDEFINED)
        .push_next(&mut external);
    if wish.kind == Kind::DmaBuf {
        if !wish.formats.is_empty() {
            info = info.push_next(&mut list);
        }
        if let Memory::Import { modifier, .. } = from {
            explicit = explicit
                .drm_format_modifier(*modifier)
                .plane_layouts(&tiles.planes);
            info = info.push_next(&mut explicit);
        } else {
            info = info.push_next(&mut any);
        }
    }
    // SAFETY: the device is alive and has the extensions of its feature; the driver was asked for exactly this image.
    unsafe { device.raw_device().create_image(&info, None) }.map_err(not_made)
}

/// Makes an image in memory of its own, or in memory that is imported. The descriptor was checked against the device.
pub fn create(
    device: &hal::Device,
    adapter: &hal::Adapter,
    descriptor: &TextureDescriptor,
    kind: Kind,
    from: &Memory,
) -> Result<(hal::Texture, SharedImage), Fault> {
    use vk::ExternalMemoryFeatureFlags as Can;
    let new = matches!(from, Memory::New { .. });
    let wish = Wish::new(
        adapter,
        kind,
        descriptor.format,
        &descriptor.view_formats,
        descriptor.usage,
        new,
    );
    let needed = if new {
        Can::EXPORTABLE
    } else {
        Can::IMPORTABLE
    };
    let tiles = Tiles::choose(&wish, descriptor, needed, from)?;
    let import = match from {
        Memory::New { .. } => None,
        Memory::Import {
            modifier, planes, ..
        } => Some(source(kind, planes, *modifier, descriptor)?),
    };

    let raw = device.raw_device();
    let image = make(device, &wish, descriptor, from, &tiles)?;
    let mut owned = Owned::new(raw, Resource::Image(image));
    // SAFETY: the image was just made.
    let needs = unsafe { raw.get_image_memory_requirements(image) };
    let types = match &import {
        None => needs.memory_type_bits,
        Some(handle) => check_import(device, kind, from, handle, &needs)?,
    };
    let memory_type = memory::memory_type(device, types)?;
    let place = (needs.size, memory_type);
    let allocated = memory::allocate(device, &mut owned, kind.flag(), place, import, true)?;
    // SAFETY: the memory has the size and type that the image needs, and was made for it alone.
    unsafe { raw.bind_image_memory(image, owned.memory, 0) }.map_err(memory::failed)?;
    let (modifier, planes) = match (kind, from) {
        (Kind::Opaque, _) => (0, vec![(0, 0)]),
        (Kind::DmaBuf, Memory::Import { modifier, .. }) => {
            let planes = tiles.planes.iter().map(|its| (its.offset, its.row_pitch));
            (*modifier, planes.collect())
        }
        (Kind::DmaBuf, Memory::New { .. }) => layout(device, image, &wish.known())?,
    };
    let (exporter, done) = Exporter::new(device, kind.flag(), owned, allocated);
    let texture = of_hal(device, image, descriptor, done);
    let foreign = ext::queue_family_foreign::NAME;
    let outside = if kind == Kind::DmaBuf && device.enabled_device_extensions().contains(&foreign) {
        vk::QUEUE_FAMILY_FOREIGN_EXT
    } else {
        vk::QUEUE_FAMILY_EXTERNAL
    };
    let shared = SharedImage {
        exporter,
        kind,
        modifier,
        planes,
        outside,
    };
    Ok((texture, shared))
}

fn not_made(error: vk::Result) -> Fault {
    match error {
        vk::Result::ERROR_INVALID_DRM_FORMAT_MODIFIER_PLANE_LAYOUT_EXT => Fault::validation(
            "the driver does not take the offsets and strides of descriptor.planes: textures of this size, format and modifier do not \
             lie so",
        ),
        other => memory::failed(other),
    }
}

fn no_modifier(
    wish: &Wish,
    needed: vk::ExternalMemoryFeatureFlags,
    descriptor: &TextureDescriptor,
) -> Fault {
    let usable = wish.usable(needed);
    let names: Vec<_> = usable
        .iter()
        .map(|it| format!("{:#x}", it.modifier))
        .collect();
    Fault::validation(format!(
        "the driver has none of descriptor.modifiers for textures of {:?} with {:?}; it has: {}",
        descriptor.format,
        descriptor.usage,
        if names.is_empty() {
            "none".into()
        } else {
            names.join(", ")
        }
    ))
}

/// Where the planes of an image of ours lie.
fn layout(
    device: &hal::Device,
    image: vk::Image,
    known: &[Modifier],
) -> Result<(u64, Vec<(u64, u64)>), Fault> {
    let raw = device.raw_device();
    let functions =
        ext::image_drm_format_modifier::Device::new(device.shared_instance().raw_instance(), raw);
    let mut chosen = vk::ImageDrmFormatModifierPropertiesEXT::default();
    // SAFETY: the image was made with a list of modifiers.
    unsafe { functions.get_image_drm_format_modifier_properties(image, &mut chosen) }
        .map_err(memory::failed)?;
    let modifier = chosen.drm_format_modifier;
    let count = known.iter().find(|it| it.modifier == modifier);
    let count = count.map_or(1, |it| it.planes as usize);
    use vk::ImageAspectFlags as Aspect;
    let aspects = [
        Aspect::MEMORY_PLANE_0_EXT,
        Aspect::MEMORY_PLANE_1_EXT,
        Aspect::MEMORY_PLANE_2_EXT,
        Aspect::MEMORY_PLANE_3_EXT,
    ];
    let planes = aspects.into_iter().take(count).map(|aspect_mask| {
        let part = vk::ImageSubresource {
            aspect_mask,
            mip_level: 0,
            array_layer: 0,
        };
        // SAFETY: the image has this many planes of memory.
        let lies = unsafe { raw.get_image_subresource_layout(image, part) };
        (lies.offset, lies.row_pitch)
    });
    Ok((modifier, planes.collect()))
}

/// A handle of one's own of the memory.
fn source(
    kind: Kind,
    planes: &[Plane],
    modifier: u64,
    descriptor: &TextureDescriptor,
) -> Result<Handle, Fault> {
    match kind {
        Kind::Opaque => handle::duplicate(planes[0].fd, "descriptor.planes[0].fd"),
        #[cfg(memory_fd)]
        Kind::DmaBuf => super::dma_buf::source(planes, modifier, descriptor),
        #[cfg(windows)]
        Kind::DmaBuf => Err(Fault::validation(format!(
            "Windows has no DMA-BUFs, whatever the modifier ({modifier:#x}) and the size ({:?})",
            descriptor.size
        ))),
    }
}

/// The types of memory that an import may have. Drivers believe the size that they are told.
fn check_import(
    device: &hal::Device,
    kind: Kind,
    from: &Memory,
    handle: &Handle,
    needs: &vk::MemoryRequirements,
) -> Result<u32, Fault> {
    match (kind, from) {
        (Kind::Opaque, Memory::Import { size, .. }) if *size != needs.size => {
            Err(Fault::validation(format!(
                "descriptor.memorySize is {size}, but the texture has {} bytes: size, format, usage and view formats must be those that \
                 the memory was made with, and the memory its own allocation",
                needs.size
            )))
        }
        #[cfg(memory_fd)]
        (Kind::DmaBuf, _) => super::dma_buf::types(device, kind.flag(), handle, needs),
        _ => {
            let _ = (device, handle);
            Ok(needs.memory_type_bits)
        }
    }
}

fn of_hal(
    device: &hal::Device,
    image: vk::Image,
    descriptor: &TextureDescriptor,
    done: hal_api::DropCallback,
) -> hal::Texture {
    let size = descriptor.size;
    let descriptor = hal_api::TextureDescriptor {
        label: descriptor.label.as_deref(),
        size,
        mip_level_count: 1,
        sample_count: 1,
        dimension: descriptor.dimension,
        format: descriptor.format,
        // Of interest only to hal's own images.
        usage: TextureUses::empty(),
        memory_flags: hal_api::MemoryFlags::empty(),
        view_formats: descriptor.view_formats.clone(),
    };
    // SAFETY: the image is as described and lives, with its memory, until the callback.
    unsafe { device.texture_from_raw(image, &descriptor, Some(done), hal::TextureMemory::External) }
}
