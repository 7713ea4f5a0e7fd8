//! Staging buffers, and keeping them.

use std::collections::VecDeque;

use parking_lot::Mutex;
use wgpu_core::id::BufferId;
use wgpu_types::{BufferDescriptor, BufferUsages};

use super::{CHUNK, DEPTH, Mapping, pending};
use crate::api::device::Device;
use crate::error::Fault;

/// How many submissions with small writes are on their way at once, until core brings the writes.
const SMALL_DEPTH: usize = 8;
/// The sizes that are kept to read through, in bytes; up to `DEPTH` of each.
const SIZES: [u64; 3] = [16 << 10, 512 << 10, CHUNK];

/// A staging buffer of core; nobody else knows it, so it is in no table of handles.
pub struct Block {
    pub id: BufferId,
    pub size: u64,
}

impl Block {
    pub fn drop(self, device: &Device) {
        device.global.buffer_drop(self.id);
    }
}

/// The kept staging buffers of one device.
pub struct Staging {
    /// To read through; unmapped.
    read: Mutex<Vec<Block>>,
    /// To write through: chunks of large data.
    pub large: Ring,
    /// To write through: many small writes.
    pub small: Ring,
}

impl Default for Staging {
    fn default() -> Self {
        Self {
            read: Mutex::default(),
            large: Ring::new(CHUNK, DEPTH),
            small: Ring::new(pending::ROOM as u64, SMALL_DEPTH),
        }
    }
}

/// Staging buffers of one size to write through, which are mapped, read by the GPU, and mapped again.
pub struct Ring {
    size: u64,
    /// How many there may be.
    depth: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    mapped: Vec<Block>,
    /// In the order of the submissions that read them.
    sent: VecDeque<(Block, Mapping)>,
    /// How many there are, those that a write is filling included.
    count: usize,
}

impl Staging {
    /// A buffer of at least this size that data can be read through. To be given back, or dropped.
    pub fn take_read(&self, device: &Device, size: u64) -> Result<Block, Fault> {
        let size = class(size);
        {
            let mut kept = self.read.lock();
            // The one used last: its memory is warm.
            if let Some(place) = kept.iter().rposition(|block| block.size == size) {
                return Ok(kept.remove(place));
            }
        }
        make(
            device,
            size,
            BufferUsages::MAP_READ | BufferUsages::COPY_DST,
        )
    }

    /// Takes a buffer back, unmapped.
    pub fn give_read(&self, device: &Device, block: Block) {
        {
            let mut kept = self.read.lock();
            let same = kept.iter().filter(|other| other.size == block.size).count();
            if SIZES.contains(&block.size) && same < DEPTH && !device.is_lost() {
                kept.push(block);
                return;
            }
        }
        block.drop(device);
    }

    /// Lets go of all.
    pub fn clear(&self, device: &Device) {
        for block in std::mem::take(&mut *self.read.lock()) {
            block.drop(device);
        }
        self.large.clear(device);
        self.small.clear(device);
    }
}

impl Ring {
    fn new(size: u64, depth: usize) -> Self {
        Self {
            size,
            depth,
            state: Mutex::default(),
        }
    }

    /// A mapped buffer, if there is one. To be sent, or forgotten.
    pub fn take(&self) -> Option<Block> {
        let mut state = self.state.lock();
        while state
            .sent
            .front()
            .is_some_and(|(_, mapping)| mapping.is_mapped())
            && let Some((block, _)) = state.sent.pop_front()
        {
            state.mapped.push(block);
        }
        state.mapped.pop()
    }

    /// A new mapped buffer; None when there are enough.
    pub fn make(&self, device: &Device) -> Option<Result<Block, Fault>> {
        {
            let mut state = self.state.lock();
            if state.count == self.depth {
                return None;
            }
            state.count += 1;
        }
        let made = make(
            device,
            self.size,
            BufferUsages::MAP_WRITE | BufferUsages::COPY_SRC,
        );
        if made.is_err() {
            self.state.lock().count -= 1;
        }
        Some(made)
    }

    /// The buffer that the GPU will be done with first.
    pub fn take_sent(&self) -> Option<(Block, Mapping)> {
        self.state.lock().sent.pop_front()
    }

    /// Takes a buffer that the GPU reads, and its coming mapping.
    pub fn sent(&self, device: &Device, block: Block, mapping: Mapping) {
        if device.is_lost() {
            return self.forget(device, block);
        }
        self.state.lock().sent.push_back((block, mapping));
    }

    /// Drops a buffer.
    pub fn forget(&self, device: &Device, block: Block) {
        self.state.lock().count -= 1;
        block.drop(device);
    }

    fn clear(&self, device: &Device) {
        let (mapped, sent) = {
            let mut state = self.state.lock();
            let mapped = std::mem::take(&mut state.mapped);
            let sent = std::mem::take(&mut state.sent);
            state.count -= mapped.len() + sent.len();
            (mapped, sent)
        };
        let sent = sent.into_iter().map(|(block, _)| block);
        for block in mapped.into_iter().chain(sent) {
            block.drop(device);
        }
    }
}

/// The size to make for a need: one that is kept, or just that when it is too large.
fn class(size: u64) -> u64 {
    SIZES
        .into_iter()
        .find(|kept| size <= *kept)
        .unwrap_or(size.next_multiple_of(8))
}

fn make(device: &Device, size: u64, usage: BufferUsages) -> Result<Block, Fault> {
    let descriptor = BufferDescriptor {
        label: Some("staging".into()),
        size,
        usage,
        mapped_at_creation: usage.contains(BufferUsages::MAP_WRITE),
    };
    let (id, error) = device
        .global
        .device_create_buffer(device.id, &descriptor, None);
    let block = Block { id, size };
    match error {
        None => Ok(block),
        Some(error) => {
            block.drop(device);
            Err(error.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_become_kept_sizes_until_they_are_too_large() {
        assert_eq!(class(4), SIZES[0]);
        assert_eq!(class(SIZES[0] + 4), SIZES[1]);
        assert_eq!(class(CHUNK), CHUNK);
        assert_eq!(class(CHUNK + 4), CHUNK + 8);
    }
}
