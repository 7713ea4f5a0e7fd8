//! Small writes, kept until the next submission.
//!
//! Core makes a staging buffer for each write. Here the data of small ones is collected instead, and goes to the GPU with the next
//! submission: many through one kept staging buffer, by commands of the library's own in front of the application's; few the way of
//! core, which is cheaper for them. What is written to the same place twice, or right behind the last write, is one write.
//!
//! Locks: the device's `submissions` before the list, the list before those of a buffer. Core's closures take none of the list.

use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use parking_lot::{Mutex, MutexGuard};
use wgpu_core::SubmissionIndex;
use wgpu_core::device::HostMap;
use wgpu_core::id::{BufferId, CommandBufferId};

use super::Mapping;
use super::staging::Block;
use crate::api::device::Device;
use crate::error::{self, Fault};

/// Writes of at most so many bytes are kept: more would notice that they are copied twice.
pub const SMALL: usize = 4 << 10;
/// How many bytes are kept, which is the size of the staging buffers that they go through.
pub const ROOM: usize = 256 << 10;
/// How many writes are kept.
const MAX_WRITES: usize = 1024;
/// Up to so many writes are brought by core. From 4 on a batch takes less of the CPU's time, but the GPU has one command buffer more.
const FEW: usize = 6;
/// No write.
const NONE: u32 = u32::MAX;

/// A buffer's last write in the list, if it has one.
#[derive(Default)]
pub struct Mark(AtomicU64);

impl Mark {
    const INDEX_BITS: u32 = 16;

    /// The index, if it is of this turn. Marks are not taken back when the list is emptied, they are of a turn that is over.
    fn index(&self, turn: u64) -> Option<u32> {
        let mark = self.0.load(Ordering::Acquire);
        (mark >> Self::INDEX_BITS == turn).then_some(mark as u16 as u32)
    }

    fn set(&self, turn: u64, index: u32) {
        self.0.store(
            turn << Self::INDEX_BITS | u64::from(index),
            Ordering::Release,
        );
    }

    fn clear(&self) {
        self.0.store(0, Ordering::Release);
    }
}

struct Write {
    /// A live buffer: its writes leave the list before it goes.
    target: BufferId,
    offset: u64,
    /// Where in the data; the size is 0 when it was taken off.
    place: usize,
    size: usize,
    /// The write to the same buffer before, or `NONE`.
    previous: u32,
}

/// What is kept; under the lock.
#[derive(Default)]
pub struct List {
    writes: Vec<Write>,
    data: Vec<u8>,
    /// How many writes were not taken off.
    live: usize,
}

/// The small writes of a device that no submission has seen.
pub struct Pending {
    list: Mutex<List>,
    /// How many writes there are, so that a submission without any need not lock.
    count: AtomicUsize,
    /// Moves on when the list is emptied, after core has everything.
    turn: AtomicU64,
}

impl Default for Pending {
    fn default() -> Self {
        Self {
            list: Mutex::default(),
            count: AtomicUsize::new(0),
            turn: AtomicU64::new(1),
        }
    }
}

/// What became of a write.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Yes,
    /// The list has no room.
    Full,
    /// It must not be kept.
    Refused,
}

/// The list, locked.
pub struct Open<'a> {
    pending: &'a Pending,
    list: MutexGuard<'a, List>,
}

impl Pending {
    pub fn open(&self) -> Open<'_> {
        Open {
            pending: self,
            list: self.list.lock(),
        }
    }

    /// The list, if there is something in it.
    fn open_filled(&self) -> Option<Open<'_>> {
        (self.count.load(Ordering::Acquire) != 0)
            .then(|| self.open())
            .filter(|open| !open.list.writes.is_empty())
    }

    fn holds(&self, mark: &Mark) -> bool {
        mark.index(self.turn.load(Ordering::Acquire)).is_some()
    }

    /// Gives the writes to a buffer to core, so that whatever core does next with the buffer comes after them.
    pub fn settle(&self, device: &Device, mark: &Mark) -> Result<(), Fault> {
        let mut result = Ok(());
        if device.is_lost() {
            self.forget(mark);
        } else if self.holds(mark) {
            self.open().take_off(mark, |target, offset, data| {
                let written = write(device, target, offset, data);
                if result.is_ok() {
                    result = written;
                }
            });
        }
        result
    }

    /// Forgets the writes to a buffer that is being destroyed.
    pub fn forget(&self, mark: &Mark) {
        if self.holds(mark) {
            self.open().take_off(mark, |_, _, _| ());
        }
    }

    /// Forgets all, for the device is lost.
    pub fn clear(&self) {
        self.open().empty();
    }
}

impl Open<'_> {
    /// Keeps a write that was checked, to a buffer with this mark.
    pub fn push(&mut self, target: BufferId, mark: &Mark, offset: u64, data: &[u8]) -> Kept {
        let List {
            writes,
            data: kept,
            live,
        } = &mut *self.list;
        let turn = self.pending.turn.load(Ordering::Relaxed);
        let previous = mark.index(turn).unwrap_or(NONE);
        let end = kept.len();
        if let Some(last) = writes.get_mut(previous as usize)
            && let Some(skip) = offset.checked_sub(last.offset)
            && skip <= last.size as u64
        {
            let begin = last.place + skip as usize;
            if skip as usize + data.len() <= last.size {
                kept[begin..begin + data.len()].copy_from_slice(data);
                return Kept::Yes;
            }
            // Only what lies at the end of the data can grow.
            if last.place + last.size == end && begin + data.len() <= ROOM {
                kept.truncate(begin);
                kept.extend_from_slice(data);
                last.size = skip as usize + data.len();
                return Kept::Yes;
            }
        }
        if end + data.len() > ROOM
            || writes.len() == MAX_WRITES
            || kept.try_reserve(data.len()).is_err()
            || writes.try_reserve(1).is_err()
        {
            return Kept::Full;
        }
        kept.extend_from_slice(data);
        mark.set(turn, writes.len() as u32);
        writes.push(Write {
            target,
            offset,
            place: end,
            size: data.len(),
            previous,
        });
        *live += 1;
        self.pending.count.store(writes.len(), Ordering::Release);
        Kept::Yes
    }

    /// Takes off the writes to a buffer, and shows them in their order.
    fn take_off(&mut self, mark: &Mark, mut each: impl FnMut(BufferId, u64, &[u8])) {
        let List { writes, data, live } = &mut *self.list;
        let turn = self.pending.turn.load(Ordering::Relaxed);
        let mut indices = Vec::new();
        let mut next = mark.index(turn).unwrap_or(NONE);
        while let Some(write) = writes.get(next as usize) {
            indices.push(next);
            next = write.previous;
        }
        for index in indices.into_iter().rev() {
            let write = &mut writes[index as usize];
            let size = std::mem::take(&mut write.size);
            each(
                write.target,
                write.offset,
                &data[write.place..write.place + size],
            );
            *live -= 1;
        }
        mark.clear();
    }

    fn each(&self) -> impl Iterator<Item = &Write> {
        self.list.writes.iter().filter(|write| write.size != 0)
    }

    /// Gives all of them to core.
    fn settle_all(&mut self, device: &Device) -> Result<(), Fault> {
        let mut result = Ok(());
        for kept in self.each() {
            let data = &self.list.data[kept.place..kept.place + kept.size];
            let written = write(device, kept.target, kept.offset, data);
            if result.is_ok() {
                result = written;
            }
        }
        self.empty();
        result
    }

    fn empty(&mut self) {
        self.list.writes.clear();
        self.list.data.clear();
        self.list.live = 0;
        self.pending.count.store(0, Ordering::Release);
        self.pending.turn.fetch_add(1, Ordering::Release);
    }

    /// A staging buffer with all data, and the commands that bring it to where it belongs. None when the GPU needs all staging buffers,
    /// or when there is no memory: core says more about that.
    fn batch(&self, device: &Arc<Device>) -> Option<(Block, CommandBufferId)> {
        let ring = &device.staging.small;
        let block = ring.take().or_else(|| ring.make(device)?.ok())?;
        match self.record(device, &block) {
            Ok(commands) => Some((block, commands)),
            Err(_) => {
                ring.forget(device, block);
                None
            }
        }
    }

    fn record(&self, device: &Device, block: &Block) -> Result<CommandBufferId, Fault> {
        let global = &device.global;
        let data = &self.list.data;
        let (bytes, _) = global.buffer_get_mapped_range(block.id, 0, Some(data.len() as u64))?;
        // SAFETY: as many bytes are mapped, and nobody else knows the buffer.
        unsafe { ptr::copy_nonoverlapping(data.as_ptr(), bytes.as_ptr(), data.len()) };
        global.buffer_unmap(block.id)?;
        super::record(device, |encoder| {
            for write in self.each() {
                global.command_encoder_copy_buffer_to_buffer(
                    encoder,
                    block.id,
                    write.place as u64,
                    write.target,
                    write.offset,
                    Some(write.size as u64),
                )?;
            }
            Ok(())
        })
    }
}

/// The way of core.
fn write(device: &Device, target: BufferId, offset: u64, data: &[u8]) -> Result<(), Fault> {
    let global = &device.global;
    Ok(global.queue_write_buffer(device.queue_id, target, offset, data)?)
}

/// Gives all that is kept to core, for a submission by somebody who has the device's `submissions` alone.
pub fn settle(device: &Device) -> Result<(), Fault> {
    let open = device.pending.open_filled();
    open.map_or(Ok(()), |mut open| open.settle_all(device))
}

/// Reports a write that was kept and for which there is no memory now.
pub fn report(device: &Arc<Device>, result: Result<(), Fault>) {
    if let Err(fault) = result {
        error::report("wgpuQueueWriteBuffer", fault.on(device));
    }
}

/// Submits commands, after the writes that are kept. Those take effect also when core refuses the commands.
pub fn submit(
    device: &Arc<Device>,
    commands: &[CommandBufferId],
) -> Result<SubmissionIndex, Fault> {
    let global = &device.global;
    let core = |commands: &[CommandBufferId]| {
        let submitted = global.queue_submit(device.queue_id, commands);
        device.set_busy(true);
        submitted.map_err(|(_, error)| Fault::from(error))
    };
    let no_configuration = device.submissions.read();
    let Some(mut open) = device.pending.open_filled() else {
        return core(commands);
    };
    let batch = if open.list.live > FEW {
        open.batch(device)
    } else {
        None
    };
    let Some((block, ours)) = batch else {
        let settled = open.settle_all(device);
        drop(open);
        let submitted = core(commands);
        drop(no_configuration);
        report(device, settled);
        return submitted;
    };
    let all: Vec<_> = [ours].into_iter().chain(commands.iter().copied()).collect();
    // Nobody maps or destroys a target meanwhile, since that waits for the list. So what core may refuse is the application's.
    let submitted = core(&all);
    let settled = match submitted {
        Ok(_) => {
            open.empty();
            Ok(())
        }
        Err(_) => open.settle_all(device),
    };
    drop(open);
    drop(no_configuration);
    global.command_buffer_drop(ours);
    let ring = &device.staging.small;
    match Mapping::begin(device, block.id, HostMap::Write, 0, block.size) {
        Ok(mapping) => ring.sent(device, block, mapping),
        Err(_) => ring.forget(device, block),
    }
    report(device, settled);
    submitted
}

/// Brings the writes that are kept on their way: few to core, which has them pending then, many to the GPU.
pub fn flush(device: &Arc<Device>) {
    let Some(mut open) = device.pending.open_filled() else {
        return;
    };
    if open.list.live > FEW {
        drop(open);
        let submitted = submit(device, &[]);
        report(device, submitted.map(drop));
    } else {
        let settled = open.settle_all(device);
        drop(open);
        report(device, settled);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(index: u32) -> BufferId {
        BufferId::zip(index, 1)
    }

    /// What a buffer would hold after the writes of the list.
    fn apply(pending: &Pending, index: u32) -> Vec<u8> {
        let mut bytes = vec![0; 64];
        let open = pending.open();
        for write in open.each().filter(|write| write.target == target(index)) {
            let at = write.offset as usize;
            bytes[at..at + write.size]
                .copy_from_slice(&open.list.data[write.place..write.place + write.size]);
        }
        bytes
    }

    #[test]
    fn neighbours_become_one_write_and_the_last_word_counts() {
        let (pending, marks) = (Pending::default(), [Mark::default(), Mark::default()]);
        let write = |buffer: u32, offset, data: &[u8]| {
            let mark = &marks[buffer as usize];
            assert!(pending.open().push(target(buffer), mark, offset, data) == Kept::Yes);
            pending.open().list.writes.len()
        };
        assert_eq!(write(0, 8, &[1; 4]), 1);
        assert_eq!(write(0, 12, &[2; 8]), 1); // behind it
        assert_eq!(write(0, 16, &[3; 8]), 1); // over its end
        assert_eq!(write(0, 8, &[4; 4]), 1); // within it
        assert_eq!(write(1, 0, &[5; 8]), 2);
        assert_eq!(write(0, 24, &[6; 4]), 3); // behind it, but there is no room
        assert_eq!(write(1, 4, &[7; 4]), 3);
        assert_eq!(write(0, 20, &[8; 8]), 4); // begins before it
        let expected: Vec<u8> = [[4; 4], [2; 4], [3; 4], [8; 4], [8; 4]].concat();
        assert_eq!(apply(&pending, 0)[8..28], expected);
        assert_eq!(apply(&pending, 1)[..8], [[5; 4], [7; 4]].concat());

        let mut taken = Vec::new();
        pending.open().take_off(&marks[0], |_, offset, data| {
            taken.push((offset, data.len()))
        });
        assert_eq!(taken, [(8, 16), (24, 4), (20, 8)]);
        assert!(!pending.holds(&marks[0]) && pending.holds(&marks[1]));
        assert_eq!(pending.open().list.live, 1);
        pending.clear();
        assert!(!pending.holds(&marks[1]));
    }

    #[test]
    fn the_list_is_full_at_its_bounds() {
        let (pending, mark) = (Pending::default(), Mark::default());
        let push = |offset, data: &[u8]| pending.open().push(target(0), &mark, offset, data);
        for i in 0..MAX_WRITES as u64 {
            assert!(push(8 * i, &[0; 4]) == Kept::Yes);
        }
        assert!(push(0, &[0; 4]) == Kept::Full);
        pending.clear();
        for i in 0..(ROOM / SMALL) as u64 {
            assert!(push(i * SMALL as u64, &[0; SMALL]) == Kept::Yes);
        }
        assert!(push(ROOM as u64, &[0; 4]) == Kept::Full);
        assert_eq!(pending.open().list.live, 1);
    }
}
