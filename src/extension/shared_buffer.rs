//! Buffers whose memory is shared with other devices, processes and interfaces.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::id::BufferId;
use wgpu_types::BufferUsages;

use crate::abi::*;
use crate::advice;
use crate::api::buffer::{Buffer, BufferKind};
use crate::api::device::Device;
use crate::convert::{chain, input};
use crate::error::{Context, Fault};
use crate::export::{self, export};
use crate::handle::Shared;
use crate::vulkan::{Exporter, OPAQUE_MEMORY};

const USABLE: BufferUsages = BufferUsages::COPY_SRC
    .union(BufferUsages::COPY_DST)
    .union(BufferUsages::INDEX)
    .union(BufferUsages::VERTEX)
    .union(BufferUsages::UNIFORM)
    .union(BufferUsages::STORAGE)
    .union(BufferUsages::INDIRECT)
    .union(BufferUsages::QUERY_RESOLVE);

/// What core does not check for a buffer that it did not make.
fn usage(c: &WGPUAbiSharedBufferDescriptor, device: &Device) -> Result<BufferUsages, Fault> {
    let (feature, name) = OPAQUE_MEMORY;
    if !device.features.contains(feature) {
        return Err(advice::lacks_feature("shared buffers need", name));
    }
    let usage = BufferUsages::from_bits_retain(input::flags(c.usage, "descriptor.usage")?);
    if usage.is_empty() || !USABLE.contains(usage) {
        return Err(Fault::validation(format!(
            "descriptor.usage is {usage:?}, but a shared buffer has some of {USABLE:?}"
        )));
    }
    let largest = device.limits.max_buffer_size;
    if c.size == 0 || !c.size.is_multiple_of(4) || c.size > largest {
        return Err(Fault::validation(format!(
            "descriptor.size is {}, but it must be a multiple of 4 from 4 to {largest}",
            c.size
        )));
    }
    if c.fd == -1 && (c.memorySize, c.offset) != (0, 0) {
        return Err(Fault::validation(
            "descriptor.memorySize and descriptor.offset must be 0 for new memory, which is what descriptor.fd -1 asks for",
        ));
    }
    Ok(usage | BufferUsages::COPY_DST)
}

#[cfg(shared_memory)]
fn create(
    device: &Arc<Device>,
    c: &WGPUAbiSharedBufferDescriptor,
    label: Option<&str>,
) -> Result<(BufferId, Exporter), Fault> {
    use wgpu_types::BufferDescriptor;

    use crate::vulkan::memory::{self, Import};

    let usage = usage(c, device)?;
    let import = (c.fd != -1).then_some(Import {
        fd: c.fd,
        size: c.memorySize,
        offset: c.offset,
    });
    let global = &device.global;
    // SAFETY: the device's handles are only used to make the buffer.
    let hal = unsafe { global.device_as_hal::<wgpu_hal::api::Vulkan>(device.id) }
        .ok_or_else(|| Fault::validation("shared buffers need a device of Vulkan"))?;
    let (buffer, exporter) = memory::create(&hal, c.size, usage, import.as_ref())?;
    drop(hal);
    let descriptor = BufferDescriptor {
        label: label.map(Into::into),
        size: c.size,
        usage,
        mapped_at_creation: false,
    };
    // SAFETY: made on this device with this size and usage; new memory is zeroed below, before anybody has the handle.
    let made = unsafe {
        global.create_buffer_from_hal::<wgpu_hal::api::Vulkan>(buffer, device.id, &descriptor, None)
    };
    let id = device.made::<BufferKind, _>(made)?;
    if import.is_none() {
        zero(device, id).inspect_err(|_| global.buffer_drop(id))?;
    }
    Ok((id, exporter))
}

#[cfg(not(shared_memory))]
fn create(
    device: &Arc<Device>,
    c: &WGPUAbiSharedBufferDescriptor,
    _: Option<&str>,
) -> Result<(BufferId, Exporter), Fault> {
    usage(c, device)?;
    Err(Fault::validation(
        "this system shares no memory through descriptors",
    ))
}

/// Core takes a buffer that it did not make as written.
#[cfg(shared_memory)]
fn zero(device: &Arc<Device>, buffer: BufferId) -> Result<(), Fault> {
    crate::transfer::submit(device, |encoder| {
        let global = &device.global;
        Ok(global.command_encoder_clear_buffer(encoder, buffer, 0, None)?)
    })
}

/// Creates a buffer in memory that other devices, processes and interfaces (CUDA, OpenGL) can use too: new memory, or memory that
/// one of them exported.
///
/// The device must have the feature `WGPUAbiFeature_ExternalMemoryFd`. Who writes and who reads when is the program's affair: wait for
/// the queue (`wgpuQueueOnSubmittedWorkDone`) before the other side touches the memory, and for the other side before submitting. An
/// `fd` must come from a program that is trusted: drivers believe what it says. Returns an error object, and reports, when the
/// descriptor is wrong or the driver refuses; NULL when the device handle is dead. The caller owns the handle. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreateSharedBuffer(
    device: WGPUDevice,
    descriptor: *const WGPUAbiSharedBufferDescriptor,
) -> WGPUBuffer {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers, here and below.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let made = export::guard(|| {
        // SAFETY: as above.
        unsafe { chain::none(c.nextInChain, "descriptor") }?;
        create(&device, c, label.as_deref())
    });
    let (result, exporter) = match made {
        Ok((id, exporter)) => (Ok(id), Some(exporter)),
        Err(fault) => (Err(fault), None),
    };
    let data = BufferKind::shared(c.size, c.usage | WGPUBufferUsage_CopyDst, exporter);
    device.created(
        "wgpuAbiDeviceCreateSharedBuffer",
        label.as_deref(),
        data,
        result,
    )
}

/// Gives a new file descriptor of the memory of a buffer that `wgpuAbiDeviceCreateSharedBuffer` made.
///
/// Writes `memory`; the descriptor is the caller's to close, and the memory lives as long as one of its users. Returns
/// `WGPUStatus_Error`, with the descriptor -1, when the handle is dead, the buffer is of another origin, invalid or destroyed, or the
/// driver fails. Any thread.
#[apply(export)]
pub fn wgpuAbiBufferExportMemory(
    buffer: WGPUBuffer,
    memory: *mut WGPUAbiSharedMemory,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(memory, "memory") }?;
    (out.fd, out.memorySize) = (-1, 0);
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "memory") }?;
    let buffer = Buffer::get(buffer, "buffer")?;
    let device = &buffer.device;
    let fault =
        |reason: &str| Fault::validation(format!("{} {reason}", buffer.describe())).on(device);
    buffer.core().on(device)?;
    let Some(exporter) = buffer.exporter() else {
        return Err(fault(
            "cannot be shared: wgpuAbiDeviceCreateSharedBuffer did not make it",
        ));
    };
    (out.fd, out.memorySize) = export_fd(exporter)
        .on(device)?
        .ok_or_else(|| fault("was destroyed"))?;
    Ok(WGPUStatus::Success)
}

#[cfg(shared_memory)]
fn export_fd(exporter: &Exporter) -> Result<Option<(i32, u64)>, Fault> {
    let fd = exporter.export().transpose()?;
    Ok(fd.map(|fd| (crate::vulkan::handle::to_c(fd), exporter.size)))
}

#[cfg(not(shared_memory))]
fn export_fd(exporter: &Exporter) -> Result<Option<(i32, u64)>, Fault> {
    match *exporter {}
}
