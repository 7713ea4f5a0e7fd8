//! Staging buffers, and keeping them.

use std::collections::VecDeque;

use parking_lot::Mutex;
use wgpu_core::id::BufferId;
use wgpu_types::{BufferDescriptor, BufferUsages};

use super::{CHUNK, DEPTH, Mapping};
use crate::api::device::Device;
use crate::error::Fault;

/// The sizes that are kept, in bytes; up to `DEPTH` of each.
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
#[derive(Default)]
pub struct Staging {
    /// To read through; unmapped.
    read: Mutex<Vec<Block>>,
    /// To write through; each of the size of a chunk.
    write: Mutex<Write>,
}

#[derive(Default)]
struct Write {
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

    /// A mapped buffer to write through, if there is one. To be sent, or forgotten.
    pub fn take_write(&self) -> Option<Block> {
        let mut write = self.write.lock();
        while write
            .sent
            .front()
            .is_some_and(|(_, mapping)| mapping.is_mapped())
            && let Some((block, _)) = write.sent.pop_front()
        {
            write.mapped.push(block);
        }
        write.mapped.pop()
    }

    /// A new mapped buffer to write through; None when there are enough.
    pub fn make_write(&self, device: &Device) -> Option<Result<Block, Fault>> {
        {
            let mut write = self.write.lock();
            if write.count == DEPTH {
                return None;
            }
            write.count += 1;
        }
        let made = make(
            device,
            CHUNK,
            BufferUsages::MAP_WRITE | BufferUsages::COPY_SRC,
        );
        if made.is_err() {
            self.write.lock().count -= 1;
        }
        Some(made)
    }

    /// The buffer that the GPU will be done with first.
    pub fn take_sent(&self) -> Option<(Block, Mapping)> {
        self.write.lock().sent.pop_front()
    }

    /// Takes a buffer that the GPU reads, and its coming mapping.
    pub fn sent(&self, device: &Device, block: Block, mapping: Mapping) {
        if device.is_lost() {
            return self.forget(device, block);
        }
        self.write.lock().sent.push_back((block, mapping));
    }

    /// Drops a buffer to write through.
    pub fn forget(&self, device: &Device, block: Block) {
        self.write.lock().count -= 1;
        block.drop(device);
    }

    /// Lets go of all.
    pub fn clear(&self, device: &Device) {
        let read = std::mem::take(&mut *self.read.lock());
        let write = {
            let mut write = self.write.lock();
            let blocks = std::mem::take(&mut *write);
            write.count = blocks.count - blocks.mapped.len() - blocks.sent.len();
            blocks
        };
        let sent = write.sent.into_iter().map(|(block, _)| block);
        for block in read.into_iter().chain(write.mapped).chain(sent) {
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
