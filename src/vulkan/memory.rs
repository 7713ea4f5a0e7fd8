//! Vulkan memory that is shared through handles of the system, and buffers in it. Textures are in `image.rs`.

use std::sync::Arc;

use ash::vk;
use parking_lot::Mutex;
use wgpu_hal::{self as hal_api, vulkan as hal};
use wgpu_types::BufferUsages;

use super::handle::{Functions, Handle, OPAQUE, duplicate, import_memory};
use crate::error::{Class, Fault};

/// Memory to import.
pub struct Import {
    pub fd: i32,
    pub size: u64,
    pub offset: u64,
}

/// What lies in the memory.
#[derive(Clone, Copy)]
pub enum Resource {
    Buffer(vk::Buffer),
    Image(vk::Image),
}

/// A resource and its memory, freed when core no longer needs them.
pub struct Owned {
    device: ash::Device,
    pub resource: Resource,
    pub memory: vk::DeviceMemory,
}

impl Owned {
    /// Without memory yet: to free nothing does nothing.
    pub fn new(device: &ash::Device, resource: Resource) -> Self {
        Self {
            device: device.clone(),
            resource,
            memory: vk::DeviceMemory::null(),
        }
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: both are this struct's own, and core says that the GPU no longer uses them.
        unsafe {
            match self.resource {
                Resource::Buffer(buffer) => self.device.destroy_buffer(buffer, None),
                Resource::Image(image) => self.device.destroy_image(image, None),
            }
            self.device.free_memory(self.memory, None);
        }
    }
}

/// The way to export the memory of a resource, which may be gone already.
pub struct Exporter {
    functions: Functions,
    kind: vk::ExternalMemoryHandleTypeFlags,
    owned: Arc<Mutex<Option<Owned>>>,
    /// Of imported memory, which drivers do not export again.
    imported: Option<Handle>,
    pub size: u64,
}

impl Exporter {
    /// Takes the resource over until the callback, which is for core to call when it no longer needs it.
    pub fn new(
        device: &hal::Device,
        kind: vk::ExternalMemoryHandleTypeFlags,
        owned: Owned,
        allocated: Allocated,
    ) -> (Self, hal_api::DropCallback) {
        let owned = Arc::new(Mutex::new(Some(owned)));
        let exporter = Self {
            functions: Functions::new(device),
            kind,
            owned: owned.clone(),
            imported: allocated.imported,
            size: allocated.size,
        };
        (exporter, Box::new(move || drop(owned.lock().take())))
    }

    /// A new handle of the memory; None when the resource was destroyed.
    pub fn export(&self) -> Option<Result<Handle, Fault>> {
        let owned = self.owned.lock();
        let memory = owned.as_ref()?.memory;
        Some(match &self.imported {
            Some(handle) => copy(handle),
            // SAFETY: the memory is alive while the lock is held, and was made to be exported.
            None => unsafe { self.functions.export(memory, self.kind) }.map_err(failed),
        })
    }
}

fn copy(handle: &Handle) -> Result<Handle, Fault> {
    handle
        .try_clone()
        .map_err(|error| Fault::internal(format!("no handle is left: {error}")))
}

pub fn failed(error: vk::Result) -> Fault {
    match error {
        vk::Result::ERROR_OUT_OF_HOST_MEMORY | vk::Result::ERROR_OUT_OF_DEVICE_MEMORY => {
            Fault::out_of_memory("there is no memory for what is to be shared")
        }
        vk::Result::ERROR_INVALID_EXTERNAL_HANDLE => Fault::validation(
            "the driver does not take the descriptor `fd`: it must be one of the kind that is named, opaque ones exported on the same \
             GPU by the same driver, with the `memorySize` that it has",
        ),
        vk::Result::ERROR_DEVICE_LOST => Fault::new(Class::DeviceLost, "the device is lost"),
        other => Fault::internal(format!("the driver failed: {other}")),
    }
}

/// What became of [`allocate`].
pub struct Allocated {
    pub size: u64,
    imported: Option<Handle>,
}

/// Gives a resource its memory: new memory that can be exported, or what `import` leads to.
pub fn allocate(
    device: &hal::Device,
    owned: &mut Owned,
    kind: vk::ExternalMemoryHandleTypeFlags,
    (size, memory_type): (u64, u32),
    import: Option<Handle>,
    dedicated: bool,
) -> Result<Allocated, Fault> {
    let mut export = vk::ExportMemoryAllocateInfo::default().handle_types(kind);
    let mut only = match owned.resource {
        Resource::Buffer(buffer) => vk::MemoryDedicatedAllocateInfo::default().buffer(buffer),
        Resource::Image(image) => vk::MemoryDedicatedAllocateInfo::default().image(image),
    };
    let mut info = vk::MemoryAllocateInfo::default()
        .allocation_size(size)
        .memory_type_index(memory_type);
    if dedicated {
        info = info.push_next(&mut only);
    }
    // With both, NVIDIA's driver makes new memory.
    let made = match &import {
        // SAFETY: the structs live; the application promises that the handle leads to memory of this kind.
        Some(handle) => unsafe { import_memory(device, info, kind, copy(handle)?) },
        // SAFETY: the structs live.
        None => unsafe {
            device
                .raw_device()
                .allocate_memory(&info.push_next(&mut export), None)
        },
    };
    owned.memory = made.map_err(failed)?;
    Ok(Allocated {
        size,
        imported: import,
    })
}

/// What the driver must know of core's uses, core's own checks on the GPU among them.
fn usage(usage: BufferUsages) -> vk::BufferUsageFlags {
    use vk::BufferUsageFlags as F;
    let always = F::TRANSFER_SRC | F::TRANSFER_DST | F::STORAGE_BUFFER;
    [
        (BufferUsages::INDEX, F::INDEX_BUFFER),
        (BufferUsages::VERTEX, F::VERTEX_BUFFER),
        (BufferUsages::UNIFORM, F::UNIFORM_BUFFER),
        (BufferUsages::INDIRECT, F::INDIRECT_BUFFER),
    ]
    .into_iter()
    .filter(|(core, _)| usage.contains(*core))
    .fold(always, |all, (_, flag)| all | flag)
}

/// Makes a buffer in memory of its own, or in memory that is imported.
pub fn create(
    device: &hal::Device,
    size: u64,
    uses: BufferUsages,
    import: Option<&Import>,
) -> Result<(hal::Buffer, Exporter), Fault> {
    let instance = device.shared_instance().raw_instance();
    let raw = device.raw_device();
    let usage = usage(uses);
    let query = vk::PhysicalDeviceExternalBufferInfo::default()
        .usage(usage)
        .handle_type(OPAQUE);
    let mut answer = vk::ExternalBufferProperties::default();
    // SAFETY: the physical device is the instance's; both have Vulkan 1.1, which the extension needs.
    unsafe {
        instance.get_physical_device_external_buffer_properties(
            device.raw_physical_device(),
            &query,
            &mut answer,
        );
    }
    let can = answer.external_memory_properties.external_memory_features;
    use vk::ExternalMemoryFeatureFlags as Can;
    let needed = match import {
        Some(_) => Can::IMPORTABLE,
        None => Can::EXPORTABLE,
    };
    if !can.contains(needed) {
        return Err(Fault::validation(format!(
            "the driver cannot share buffers with this usage: it lacks {needed:?}"
        )));
    }
    let mut external = vk::ExternalMemoryBufferCreateInfo::default().handle_types(OPAQUE);
    // An empty range at the very end is bound four bytes before it.
    let room = if uses.intersects(BufferUsages::VERTEX | BufferUsages::INDEX) {
        4
    } else {
        0
    };
    let info = vk::BufferCreateInfo::default()
        .size(size + room)
        .usage(usage)
        .push_next(&mut external);
    // SAFETY: the device is alive; the size was checked.
    let buffer = unsafe { raw.create_buffer(&info, None) }.map_err(failed)?;
    let mut owned = Owned::new(raw, Resource::Buffer(buffer));
    // SAFETY: the buffer was just made.
    let needs = unsafe { raw.get_buffer_memory_requirements(buffer) };
    let dedicated = can.contains(Can::DEDICATED_ONLY);
    let (memory_size, offset) = match import {
        None => (needs.size, 0),
        Some(import) => {
            check_place(import, &needs, dedicated)?;
            (import.size, import.offset)
        }
    };
    let memory_type = memory_type(device, needs.memory_type_bits)?;
    let imported = import
        .map(|import| duplicate(import.fd, "descriptor.fd"))
        .transpose()?;
    let place = (memory_size, memory_type);
    let allocated = allocate(device, &mut owned, OPAQUE, place, imported, dedicated)?;
    // SAFETY: the memory has the type and, as was checked, the room that the buffer needs.
    unsafe { raw.bind_buffer_memory(buffer, owned.memory, offset) }.map_err(failed)?;
    let (exporter, done) = Exporter::new(device, OPAQUE, owned, allocated);
    // SAFETY: the buffer lives until the callback.
    let buffer = unsafe { hal::Buffer::from_raw_externally_owned(buffer, done) };
    Ok((buffer, exporter))
}

fn check_place(
    import: &Import,
    needs: &vk::MemoryRequirements,
    dedicated: bool,
) -> Result<(), Fault> {
    let end = import.offset.checked_add(needs.size);
    if end.is_none_or(|end| end > import.size) {
        return Err(Fault::validation(format!(
            "the buffer needs {} bytes from descriptor.offset {} on, but descriptor.memorySize is {}",
            needs.size, import.offset, import.size
        )));
    }
    if !import.offset.is_multiple_of(needs.alignment) {
        return Err(Fault::validation(format!(
            "descriptor.offset is {}, but it must be a multiple of {}",
            import.offset, needs.alignment
        )));
    }
    if dedicated && import.offset != 0 {
        return Err(Fault::validation(
            "descriptor.offset is not 0, but this driver shares whole buffers only",
        ));
    }
    Ok(())
}

/// The first type of memory that is allowed, on the GPU if possible: the same at export and import.
pub fn memory_type(device: &hal::Device, allowed: u32) -> Result<u32, Fault> {
    // SAFETY: the physical device is the instance's.
    let memory = unsafe {
        device
            .shared_instance()
            .raw_instance()
            .get_physical_device_memory_properties(device.raw_physical_device())
    };
    let types = memory.memory_types_as_slice().iter().enumerate();
    let mut fitting = types.filter(|(i, _)| allowed & 1 << i != 0);
    let first = fitting.clone().next();
    fitting
        .find(|(_, its)| {
            its.property_flags
                .contains(vk::MemoryPropertyFlags::DEVICE_LOCAL)
        })
        .or(first)
        .map(|(i, _)| i as u32)
        .ok_or_else(|| Fault::internal("the driver has no type of memory that fits"))
}
