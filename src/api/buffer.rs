//! `WGPUBuffer`: memory of a device. Its mapping is in `buffer/mapping.rs`.

pub mod mapping;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use macro_rules_attribute::apply;
use parking_lot::{Mutex, RwLock};
use wgpu_core::global::Global;
use wgpu_core::id::{BufferId, markers};
use wgpu_types::{BufferDescriptor, BufferSize, BufferUsages};

use self::mapping::{HandedOut, Mapping, zeros};
use super::device::Device;
use crate::abi::*;
use crate::convert::{chain, input};
use crate::error::{Context, Fault};
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, RawHandle, Shared, Table};
use crate::transfer::pending::{self, Kept, Mark};
use crate::vulkan::Exporter;

pub type Buffer = Child<BufferKind>;

/// What a buffer is beyond its core object.
pub struct BufferKind {
    pub size: u64,
    pub usage: WGPUBufferUsage,
    destroyed: AtomicBool,
    mapping: Mutex<Mapping>,
    /// Read-locked while bytes are copied into or out of the mapped range, so that it is not unmapped under them, and while a mapping
    /// begins.
    unmapping: RwLock<()>,
    /// The last submission that a mapping waited for when it was aborted.
    aborted: AtomicU64,
    /// The last of the small writes that wait for a submission.
    pending: Mark,
    exporter: Option<Exporter>,
}

impl BufferKind {
    fn new(size: u64, usage: WGPUBufferUsage, mapping: Mapping) -> Self {
        Self {
            size,
            usage,
            destroyed: AtomicBool::new(false),
            mapping: Mutex::new(mapping),
            unmapping: RwLock::new(()),
            aborted: AtomicU64::new(0),
            pending: Mark::default(),
            exporter: None,
        }
    }

    /// For a buffer whose memory can be shared; None for an error object.
    pub fn shared(size: u64, usage: WGPUBufferUsage, exporter: Option<Exporter>) -> Self {
        Self {
            exporter,
            ..Self::new(size, usage, Mapping::Unmapped)
        }
    }

    /// The way to share its memory, if it has one.
    pub fn exporter(&self) -> Option<&Exporter> {
        self.exporter.as_ref()
    }
}

static TABLE: Table<Arc<Buffer>> = Table::new();

impl ChildKind for BufferKind {
    type Handle = WGPUBuffer;
    type Marker = markers::Buffer;
    const BINDABLE: bool = true;
    fn table() -> &'static Table<Arc<Buffer>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: BufferId) {
        global.buffer_drop(id);
    }
    fn before_drop(buffer: &Buffer) {
        // Commands and bind groups may still use it.
        if let Err(fault) = buffer.settle() {
            log::error!("{}", fault.text("wgpuQueueWriteBuffer"));
        }
    }
}

impl Buffer {
    pub fn is_destroyed(&self) -> bool {
        self.destroyed.load(Ordering::Relaxed)
    }

    /// Whether builds of acceleration structures may read it.
    pub fn require_blas_input(&self, name: &str) -> Result<(), Fault> {
        if core_bits(self.usage) & u64::from(BufferUsages::BLAS_INPUT.bits()) != 0 {
            return Ok(());
        }
        Err(Fault::validation(format!(
            "`{name}` is {}, which was created without usage WGPUAbiBufferUsage_BlasInput",
            self.describe()
        )))
    }

    /// Whether draws and dispatches may take their arguments from it.
    pub fn require_indirect(&self, name: &str) -> Result<(), Fault> {
        if self.usage & WGPUBufferUsage_Indirect != 0 {
            return Ok(());
        }
        Err(Fault::validation(format!(
            "`{name}` is {}, which was created without usage WGPUBufferUsage_Indirect",
            self.describe()
        )))
    }

    /// What makes another buffer like this one. Only of a valid one, whose usage is known to core.
    pub fn descriptor(&self) -> BufferDescriptor<wgpu_core::Label<'static>> {
        BufferDescriptor {
            label: self.label.get().map(|label| label.into_string().into()),
            size: self.size,
            usage: BufferUsages::from_bits_retain(core_bits(self.usage) as u32),
            mapped_at_creation: false,
        }
    }

    /// A range bound to read vertices or indices, as core takes it: without a size it goes to the end. Core knows no empty range, so
    /// that becomes the one at the very end; its `alignment` is for us to look at.
    #[inline]
    pub fn bound_range(
        handle: WGPUBuffer,
        offset: u64,
        size: u64,
        alignment: u64,
    ) -> Result<(u64, Option<BufferSize>), Fault> {
        match BufferSize::new(size) {
            None if handle.bits() != 0 => Self::empty_range(handle, offset, alignment),
            size => Ok((offset, size.filter(|size| size.get() != WGPU_WHOLE_SIZE))),
        }
    }

    /// Keeps a small write for the next submission. False when something speaks against it; then core has to say what.
    pub fn keep_write(&self, id: BufferId, offset: u64, data: &[u8]) -> bool {
        let size = data.len() as u64;
        if self.usage & WGPUBufferUsage_CopyDst == 0
            || (offset | size) & 3 != 0
            || size == 0
            || offset > self.size
            || size > self.size - offset
        {
            return false;
        }
        let keep = || {
            let mut open = self.device.pending.open();
            // Core is not done with unmapping until this can be locked.
            let Some(_no_unmapping) = self.unmapping.try_read() else {
                return Kept::Refused;
            };
            // Locked to the end, so that who changes it next sees the write.
            let mapping = self.mapping.lock();
            if !matches!(*mapping, Mapping::Unmapped)
                || self.is_destroyed()
                || self.device.is_lost()
            {
                return Kept::Refused;
            }
            open.push(id, &self.pending, offset, data)
        };
        match keep() {
            Kept::Full => {
                pending::flush(&self.device);
                keep() == Kept::Yes
            }
            kept => kept == Kept::Yes,
        }
    }

    /// Lets the small writes that are kept come before whatever core does next with the buffer.
    pub fn settle(&self) -> Result<(), Fault> {
        self.device.pending.settle(&self.device, &self.pending)
    }

    #[cold]
    fn empty_range(
        handle: WGPUBuffer,
        offset: u64,
        alignment: u64,
    ) -> Result<(u64, Option<BufferSize>), Fault> {
        let size = Self::get(handle, "buffer")?.size;
        if offset > size || !offset.is_multiple_of(alignment) {
            return Err(Fault::validation(format!(
                "`offset` is {offset}, but it must be a multiple of {alignment} within the buffer's {size} bytes"
            )));
        }
        Ok((size & !3, None))
    }
}

/// The usage with core's bits for ours.
fn core_bits(c: WGPUBufferUsage) -> u64 {
    let standard = c & !WGPUAbiBufferUsage_BlasInput;
    if standard == c {
        return c;
    }
    // Indices are copied before they are trusted.
    let ours = BufferUsages::BLAS_INPUT | BufferUsages::COPY_SRC;
    standard | u64::from(ours.bits())
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
unsafe fn create(device: &Arc<Device>, c: &WGPUBufferDescriptor) -> Result<BufferId, Fault> {
    // SAFETY: the caller promises valid pointers.
    unsafe { chain::none(c.nextInChain, "descriptor") }?;
    let descriptor = BufferDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        size: c.size,
        usage: BufferUsages::from_bits_retain(input::flags(
            core_bits(c.usage),
            "descriptor.usage",
        )?),
        mapped_at_creation: c.mappedAtCreation != WGPU_FALSE,
    };
    device.made::<BufferKind, _>(
        device
            .global
            .device_create_buffer(device.id, &descriptor, None),
    )
}

/// Creates a buffer.
///
/// `size` is in bytes; with `mappedAtCreation` it must be a multiple of 4. The content is zero. Returns an error object, and
/// reports, when the descriptor is wrong (validation) or memory is short (out of memory); NULL when the device handle is dead, or
/// when `mappedAtCreation` was asked for and there is no memory for the mapping. The caller owns the handle. Any thread.
/// Spec: GPUDevice.createBuffer.
#[apply(export)]
pub fn wgpuDeviceCreateBuffer(
    device: WGPUDevice,
    descriptor: *const WGPUBufferDescriptor,
) -> Nullable<WGPUBuffer> {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: the caller of the C function promises what the descriptor leads to.
    let result = export::guard(|| unsafe { create(&device, c) });
    let mapping = match (c.mappedAtCreation != WGPU_FALSE, &result) {
        (false, _) => Mapping::Unmapped,
        (true, Ok(_)) => Mapping::Mapped(HandedOut::default()),
        (true, Err(_)) => {
            let Some(host) = zeros(c.size) else {
                let text = format!("there is no memory to map {} bytes", c.size);
                return Err(result
                    .err()
                    .unwrap_or_else(|| Fault::out_of_memory(text))
                    .on(&device));
            };
            Mapping::Host(host)
        }
    };
    let data = BufferKind::new(c.size, c.usage, mapping);
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created("wgpuDeviceCreateBuffer", label.as_deref(), data, result)
}

/// Takes one more reference, which must be given back with `wgpuBufferRelease`. Any thread.
#[apply(export)]
pub fn wgpuBufferAddRef(buffer: WGPUBuffer) {
    Buffer::add_ref(buffer)
}

/// Gives one reference back. After the last one the buffer is unmapped, a pending mapping ends as `Aborted`, and the memory is
/// freed when the GPU no longer uses it. Any thread.
#[apply(export)]
pub fn wgpuBufferRelease(buffer: WGPUBuffer) {
    Buffer::release(buffer).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuBufferSetLabel(buffer: WGPUBuffer, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Buffer::get(buffer, "buffer")?.label.set(label.as_deref());
    Ok(())
}

/// The size in bytes that the buffer was created with, also of an error object. Any thread. Spec: GPUBuffer.size.
#[apply(export)]
pub fn wgpuBufferGetSize(buffer: WGPUBuffer) -> u64 {
    Ok(Buffer::get(buffer, "buffer")?.size)
}

/// The usage that the buffer was created with, also of an error object. Any thread. Spec: GPUBuffer.usage.
#[apply(export)]
pub fn wgpuBufferGetUsage(buffer: WGPUBuffer) -> WGPUBufferUsage {
    Ok(Buffer::get(buffer, "buffer")?.usage)
}

/// Frees the buffer's memory as soon as the GPU no longer uses it, and unmaps it. The handle stays valid; using the buffer in
/// commands is a validation error from now on. Any thread. Spec: GPUBuffer.destroy.
#[apply(export)]
pub fn wgpuBufferDestroy(buffer: WGPUBuffer) {
    let buffer = Buffer::get(buffer, "buffer")?;
    let _exclusive = buffer.unmapping.write();
    buffer.destroyed.store(true, Ordering::Relaxed);
    buffer.end_mapping();
    if let Ok(id) = buffer.core() {
        let device = &buffer.device;
        device.pending.forget(&buffer.pending);
        device.recent.groups.clear();
        device.global.buffer_destroy(id);
    }
    Ok(())
}
