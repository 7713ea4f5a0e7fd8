//! The mapping of a buffer: its state, the bytes that were handed out, and their end.

use std::alloc::{self, Layout};
use std::ffi::c_void;
use std::mem;
use std::ops::Range;
use std::ptr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use macro_rules_attribute::apply;
use parking_lot::RwLock;
use wgpu_core::device::HostMap;
use wgpu_core::id::BufferId;
use wgpu_core::resource::{BufferAccessError, BufferMapOperation};

use super::Buffer;
use crate::abi::*;
use crate::convert::input;
use crate::error::{self, Context, Fault};
use crate::event::{self, Map, Message, Source};
use crate::export::export;
use crate::handle::Shared;
use crate::transfer::Mappable;

/// How long a step of core on another thread may take: copying to what is mapped is the longest.
const STEP: Duration = Duration::from_secs(5);

pub(super) enum Mapping {
    Unmapped,
    Pending {
        /// Of the mapping, or 0 for one within a call.
        future: u64,
        /// What it waits for.
        submission: u64,
    },
    Mapped(HandedOut),
    /// An error object that was to be mapped at creation: its range exists, but leads nowhere.
    Host(Vec<u8>),
}

impl Mapping {
    fn pending(future: u64) -> Self {
        Self::Pending {
            future,
            submission: 0,
        }
    }

    fn is_pending(&self, of: u64) -> bool {
        matches!(self, Self::Pending { future, .. } if *future == of)
    }
}

/// The ranges that were handed out, which only strict instances mind.
#[derive(Default)]
pub(super) struct HandedOut {
    /// Of the mapping, or 0 for one at creation.
    future: u64,
    read_only: bool,
    ranges: Vec<(Range<usize>, Access)>,
}

/// What a mapped range is wanted for.
#[derive(Clone, Copy, PartialEq)]
enum Access {
    Write,
    Read,
    /// Within the call.
    Copy,
}

impl HandedOut {
    /// The rules of the standard: to write, a mapping to write, and no range that meets another one, unless both are only read.
    fn admit(&mut self, range: Range<usize>, access: Access) -> Result<(), Fault> {
        if access == Access::Copy {
            return Ok(());
        }
        if access == Access::Write && self.read_only {
            return Err(Fault::validation(
                "the buffer is mapped for reading, and the instance is strict: call wgpuBufferGetConstMappedRange",
            ));
        }
        for (other, of) in &self.ranges {
            let apart = range.end <= other.start || other.end <= range.start;
            if !apart && (access == Access::Write || *of == Access::Write) {
                return Err(Fault::validation(format!(
                    "the bytes {range:?} overlap with {other:?}, which were handed out before, and the instance is strict"
                )));
            }
        }
        self.ranges.push((range, access));
        Ok(())
    }
}

impl Buffer {
    /// Copies out of a buffer that can be mapped for reading, and waits for that.
    ///
    /// # Safety
    /// `target` must lead to room for `size` bytes that nobody else uses.
    pub unsafe fn read_mappable(
        &self,
        offset: u64,
        size: u64,
        target: *mut u8,
    ) -> Result<(), Fault> {
        let _exclusive = self.begin_mapping(RwLock::write);
        match &mut *self.mapping.lock() {
            state @ Mapping::Unmapped => *state = Mapping::pending(0),
            _ => {
                return Err(Fault::validation(
                    "the buffer is mapped, or being mapped: call wgpuBufferUnmap first",
                ));
            }
        }
        let read = || {
            self.settle()?;
            // SAFETY: the caller's promise is the same.
            unsafe { Mappable(self.core()?).read(&self.device, offset, size, target) }
        };
        let result = read();
        *self.mapping.lock() = Mapping::Unmapped;
        result
    }

    /// Notes that the buffer is being mapped: how, and its id in core. A fault if it cannot be.
    fn expect_mapping(&self, mode: WGPUMapMode, future: u64) -> Result<(HostMap, BufferId), Fault> {
        let host = map_mode(mode)?;
        let id = self.core()?;
        let mut mapping = self.mapping.lock();
        match *mapping {
            Mapping::Unmapped => *mapping = Mapping::pending(future),
            Mapping::Pending { .. } => {
                return Err(Fault::validation("the buffer is already being mapped"));
            }
            Mapping::Mapped(_) | Mapping::Host(_) => {
                return Err(Fault::validation(
                    "the buffer is already mapped: call wgpuBufferUnmap first",
                ));
            }
        }
        Ok((host, id))
    }

    /// Nothing is mapped any more, also for a callback that has not been called yet. Needs `unmapping` alone.
    pub(super) fn end_mapping(&self) {
        let ended = mem::replace(&mut *self.mapping.lock(), Mapping::Unmapped);
        if let Mapping::Mapped(HandedOut { future, .. }) = ended {
            self.device.instance.events.take_back(future);
        }
    }

    /// Unmaps in core what is mapped or being mapped. Needs `unmapping` alone.
    fn unmap(&self) -> Result<(), BufferAccessError> {
        let mut deadline = None;
        loop {
            let awaited = match *self.mapping.lock() {
                Mapping::Unmapped | Mapping::Host(_) => return Ok(()),
                _ if self.device.is_lost() => return Ok(()),
                Mapping::Pending { submission, .. } => submission,
                Mapping::Mapped(_) => 0,
            };
            let Ok(id) = self.core() else { return Ok(()) };
            match self.device.global.buffer_unmap(id) {
                // A thread that polls takes the mapping out of core's state, and puts it back when it is done.
                Err(BufferAccessError::NotMapped)
                    if Instant::now() < *deadline.get_or_insert_with(|| Instant::now() + STEP) =>
                {
                    thread::yield_now();
                }
                result => {
                    self.aborted.fetch_max(awaited, Ordering::Relaxed);
                    return result;
                }
            }
        }
    }

    /// Keeps others from unmapping: with `lock`, once core has forgotten a mapping that was aborted. When the submission ends that it
    /// was for, core takes the next mapping for it, though commands that were submitted since may still use the buffer.
    fn begin_mapping<'a, G>(&'a self, lock: impl Fn(&'a RwLock<()>) -> G) -> G {
        loop {
            let locked = lock(&self.unmapping);
            // Set by who unmaps, and so with the lock.
            let aborted = self.aborted.load(Ordering::Relaxed);
            if aborted == 0 {
                return locked;
            }
            drop(locked);
            event::wait_for_submission(&self.device, aborted);
            // Another one may have been aborted meanwhile.
            let _ = self
                .aborted
                .compare_exchange(aborted, 0, Ordering::Relaxed, Ordering::Relaxed);
        }
    }
}

/// So many zero bytes, if there is room. From the allocator's zeroed pages: filling them would take seconds for a wrong size.
pub(super) fn zeros(size: u64) -> Option<Vec<u8>> {
    let size = usize::try_from(size).ok()?;
    if size == 0 {
        return Some(Vec::new());
    }
    let layout = Layout::array::<u8>(size).ok()?;
    // SAFETY: the layout is not empty.
    let bytes = unsafe { alloc::alloc_zeroed(layout) };
    // SAFETY: `size` bytes of the global allocator, all of them initialised.
    (!bytes.is_null()).then(|| unsafe { Vec::from_raw_parts(bytes, size, size) })
}

/// Whether the buffer is mapped, or will be. `Unmapped` for a dead handle, and from the loss of the device on. Any thread.
/// Spec: GPUBuffer.mapState.
#[apply(export)]
pub fn wgpuBufferGetMapState(buffer: WGPUBuffer) -> WGPUBufferMapState {
    let buffer = Buffer::get(buffer, "buffer")?;
    Ok(match *buffer.mapping.lock() {
        Mapping::Host(_) => WGPUBufferMapState::Mapped,
        // A lost device has unmapped its buffers.
        _ if buffer.device.is_lost() => WGPUBufferMapState::Unmapped,
        Mapping::Unmapped => WGPUBufferMapState::Unmapped,
        Mapping::Pending { .. } => WGPUBufferMapState::Pending,
        Mapping::Mapped(_) => WGPUBufferMapState::Mapped,
    })
}

fn map_mode(mode: WGPUMapMode) -> Result<HostMap, Fault> {
    match mode {
        WGPUMapMode_Read => Ok(HostMap::Read),
        WGPUMapMode_Write => Ok(HostMap::Write),
        _ => Err(Fault::validation(format!(
            "mode is {mode:#x}, but it must be exactly one of WGPUMapMode_Read (1) and WGPUMapMode_Write (2)"
        ))),
    }
}

/// The end of a mapping, in a closure of core: changes state and makes the event ready, no more.
fn mapped(
    buffer: &Weak<Buffer>,
    future: u64,
    read_only: bool,
    result: Result<(), BufferAccessError>,
) -> Map {
    if let Some(buffer) = buffer.upgrade() {
        let mut mapping = buffer.mapping.lock();
        // The buffer may be unmapped, and even be mapped anew, before this is called.
        if mapping.is_pending(future) {
            *mapping = if result.is_ok() {
                Mapping::Mapped(HandedOut {
                    read_only,
                    future,
                    ..HandedOut::default()
                })
            } else {
                Mapping::Unmapped
            };
        }
    }
    match result {
        Ok(()) => Map {
            status: WGPUMapAsyncStatus::Success,
            message: Message::none(),
        },
        Err(BufferAccessError::MapAborted) => Map {
            status: WGPUMapAsyncStatus::Aborted,
            message: "the buffer was unmapped or destroyed before the mapping was ready".into(),
        },
        Err(error) => Map {
            status: WGPUMapAsyncStatus::Error,
            message: error::chain_text(&error).into(),
        },
    }
}

/// Maps a range of the buffer once the GPU no longer uses it.
///
/// `offset` is in bytes and a multiple of 8, `size` a multiple of 4 or `WGPU_WHOLE_MAP_SIZE` (to the end); the buffer needs usage
/// `MapRead` or `MapWrite` to match `mode`, and must be unmapped. A wrong argument is a validation error, and the callback gets the
/// status `Error`; so does a further call while the buffer is being mapped. Unmapping or destroying the buffer first, or losing
/// the device, gives `Aborted`. Progress is made by `wgpuInstanceWaitAny`, `wgpuInstanceProcessEvents`,
/// `wgpuDevicePoll` and submits. Returns the future, or `{0}` when `buffer` is no live handle or the callback mode is none.
/// Any thread. Spec: GPUBuffer.mapAsync.
#[apply(export)]
pub fn wgpuBufferMapAsync(
    buffer: WGPUBuffer,
    mode: WGPUMapMode,
    offset: usize,
    size: usize,
    callbackInfo: WGPUBufferMapCallbackInfo,
) -> WGPUFuture {
    let buffer = Buffer::get(buffer, "buffer")?;
    let device = &buffer.device;
    let completion = device
        .instance
        .events
        .start(callbackInfo, Source::Map(device.serial))
        .on(device)?;
    let future = completion.future();
    if device.is_lost() {
        completion.complete(Map {
            status: WGPUMapAsyncStatus::Aborted,
            message: "the device is lost".into(),
        });
        return Ok(future);
    }
    // Until core has the mapping too, so that nobody unmaps in between.
    let no_unmapping = buffer.begin_mapping(RwLock::read);
    let (host, id) = match buffer.expect_mapping(mode, future.id) {
        Ok(begun) => begun,
        Err(fault) => {
            drop(no_unmapping);
            let fault = fault.on(device).about(buffer.label.get());
            completion.complete(Map {
                status: WGPUMapAsyncStatus::Error,
                message: fault.text("wgpuBufferMapAsync").into(),
            });
            error::report("wgpuBufferMapAsync", fault);
            return Ok(future);
        }
    };
    let settled = buffer.settle();
    let weak = Arc::downgrade(&buffer);
    let read_only = host == HostMap::Read;
    let operation = BufferMapOperation {
        host,
        callback: Some(Box::new(move |result| {
            completion.complete(mapped(&weak, future.id, read_only, result));
        })),
    };
    let size = (size != WGPU_WHOLE_MAP_SIZE).then_some(size as u64);
    let started = {
        let _no_configuration = device.submissions.read();
        device
            .global
            .buffer_map_async(id, offset as u64, size, operation)
    };
    if let (
        Ok(index),
        Mapping::Pending {
            future: of,
            submission,
        },
    ) = (&started, &mut *buffer.mapping.lock())
        && *of == future.id
    {
        *submission = *index;
    }
    drop(no_unmapping);
    if let Err(fault) = settled {
        let fault = fault.on(device).about(buffer.label.get());
        error::report("wgpuQueueWriteBuffer", fault);
    }
    match started {
        Ok(index) => device.instance.events.expect_submission(future, index),
        // The closure has seen the error too: it ended the event.
        Err(error) => error::report(
            "wgpuBufferMapAsync",
            Fault::from(error).on(device).about(buffer.label.get()),
        ),
    }
    Ok(future)
}

/// The mapped bytes from `offset` on; the fault goes to the log, since the standard wants no device error.
fn range(
    buffer: &Buffer,
    offset: usize,
    size: usize,
    access: Access,
) -> Result<(*mut u8, usize), Fault> {
    let mut mapping = buffer.mapping.lock();
    match &mut *mapping {
        Mapping::Unmapped | Mapping::Pending { .. } => Err(Fault::validation(
            "the buffer is not mapped: map it with wgpuBufferMapAsync and wait for the callback",
        )),
        Mapping::Host(bytes) => {
            let size = if size == WGPU_WHOLE_MAP_SIZE {
                bytes.len().saturating_sub(offset)
            } else {
                size
            };
            let range = offset
                .checked_add(size)
                .and_then(|end| bytes.get_mut(offset..end));
            match range {
                Some(range) => Ok((range.as_mut_ptr(), size)),
                None => Err(Fault::validation(format!(
                    "offset {offset} and size {size} reach beyond the buffer's {} bytes",
                    buffer.size
                ))),
            }
        }
        Mapping::Mapped(handed_out) => {
            let size = (size != WGPU_WHOLE_MAP_SIZE).then_some(size as u64);
            let global = &buffer.device.global;
            let (pointer, size) =
                global.buffer_get_mapped_range(buffer.core()?, offset as u64, size)?;
            if buffer.device.instance.is_strict() {
                handed_out.admit(offset..offset + size as usize, access)?;
            }
            Ok((pointer.as_ptr(), size as usize))
        }
    }
    .map_err(|fault: Fault| fault.about(buffer.label.get()))
}

/// The mapped bytes, for reading and writing.
///
/// `offset` is in bytes from the start of the buffer and a multiple of 8, `size` a multiple of 4 or `WGPU_WHOLE_MAP_SIZE`. Valid
/// until the buffer is unmapped, destroyed or released. Returns NULL, with the reason in the log, when the buffer is not mapped there.
/// Buffers mapped for reading and ranges that overlap are refused too, but only by instances that are strict (`WGPU_ABI_STRICT=1`).
/// Any thread. Spec: GPUBuffer.getMappedRange.
#[apply(export)]
pub fn wgpuBufferGetMappedRange(buffer: WGPUBuffer, offset: usize, size: usize) -> *mut c_void {
    let buffer = Buffer::get(buffer, "buffer")?;
    range(&buffer, offset, size, Access::Write).map(|(pointer, _)| pointer.cast())
}

/// The mapped bytes, for reading; otherwise as `wgpuBufferGetMappedRange`. Any thread.
#[apply(export)]
pub fn wgpuBufferGetConstMappedRange(
    buffer: WGPUBuffer,
    offset: usize,
    size: usize,
) -> *const c_void {
    let buffer = Buffer::get(buffer, "buffer")?;
    range(&buffer, offset, size, Access::Read).map(|(pointer, _)| pointer.cast_const().cast())
}

/// Copies mapped bytes out: `size` bytes from `offset` on to `data`, safely also while another thread unmaps the buffer.
///
/// Returns `WGPUStatus_Error`, with the reason in the log, when the buffer is not mapped there. Alignment as for
/// `wgpuBufferGetMappedRange`. Any thread.
#[apply(export)]
pub fn wgpuBufferReadMappedRange(
    buffer: WGPUBuffer,
    offset: usize,
    data: *mut c_void,
    size: usize,
) -> WGPUStatus {
    let buffer = Buffer::get(buffer, "buffer")?;
    // SAFETY: the caller of the C function promises room for `size` bytes.
    unsafe { copy_mapped(&buffer, offset, data.cast(), size, Direction::Out) }
}

/// Copies bytes in: `size` bytes from `data` to the mapped range at `offset`, safely also while another thread unmaps the buffer.
///
/// Returns `WGPUStatus_Error`, with the reason in the log, when the buffer is not mapped there. Alignment as for
/// `wgpuBufferGetMappedRange`. Any thread.
#[apply(export)]
pub fn wgpuBufferWriteMappedRange(
    buffer: WGPUBuffer,
    offset: usize,
    data: *const c_void,
    size: usize,
) -> WGPUStatus {
    let buffer = Buffer::get(buffer, "buffer")?;
    // SAFETY: the caller of the C function promises `size` bytes.
    unsafe { copy_mapped(&buffer, offset, data.cast_mut().cast(), size, Direction::In) }
}

enum Direction {
    In,
    Out,
}

/// # Safety
/// `data` must be NULL or lead to `size` bytes.
unsafe fn copy_mapped(
    buffer: &Buffer,
    offset: usize,
    data: *mut u8,
    size: usize,
    direction: Direction,
) -> Result<WGPUStatus, Fault> {
    // SAFETY: the caller's promise is the same; this checks for NULL and impossible sizes.
    unsafe { input::array(data.cast_const(), size, "data") }?;
    let keep_mapped = buffer.unmapping.read();
    let (mapped, size) = range(buffer, offset, size, Access::Copy)?;
    // SAFETY: `range` gave `size` mapped bytes, which stay mapped while `unmapping` is read-locked; `data` has as many.
    unsafe {
        match direction {
            Direction::In => ptr::copy_nonoverlapping(data, mapped, size),
            Direction::Out => ptr::copy_nonoverlapping(mapped, data, size),
        }
    }
    drop(keep_mapped);
    Ok(WGPUStatus::Success)
}

/// Ends the mapping: the GPU sees what was written, and pointers into the range are dead. A pending mapping ends as `Aborted`;
/// unmapping an unmapped buffer does nothing. Any thread. Spec: GPUBuffer.unmap.
#[apply(export)]
pub fn wgpuBufferUnmap(buffer: WGPUBuffer) {
    let buffer = Buffer::get(buffer, "buffer")?;
    let exclusive = buffer.unmapping.write();
    let result = buffer.unmap();
    buffer.end_mapping();
    drop(exclusive);
    match result {
        // Destroyed on another thread meanwhile.
        Ok(()) | Err(BufferAccessError::NotMapped | BufferAccessError::DestroyedResource(_)) => {
            Ok(())
        }
        Err(error) => Err(Fault::from(error)
            .about(buffer.label.get())
            .on(&buffer.device)),
    }
}
