//! Copying memory on several threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{hint, ptr, thread};

use crate::pool;

/// Copies below this many bytes stay on the calling thread.
const ALONE: usize = 1 << 20;
/// What a thread takes at a time, in bytes.
const PIECE: usize = 512 << 10;
/// One thread does not reach the speed of the memory, but a few do.
const MAX_HELPERS: usize = 5;

/// Rows of bytes, to be copied from one place to another.
#[derive(Clone, Copy)]
pub struct Rows {
    pub target: *mut u8,
    pub target_stride: usize,
    pub source: *const u8,
    pub source_stride: usize,
    /// Bytes of a row.
    pub row: usize,
    pub count: usize,
}

impl Rows {
    /// # Safety
    /// The rows must be within memory that can be read, or written and is used by nobody else.
    unsafe fn copy(&self, first: usize, count: usize) {
        for i in first..first + count {
            // SAFETY: the caller's promise is the same.
            unsafe {
                ptr::copy_nonoverlapping(
                    self.source.add(i * self.source_stride),
                    self.target.add(i * self.target_stride),
                    self.row,
                );
            }
        }
    }
}

struct Work {
    rows: Rows,
    /// Rows in a piece, and how many pieces there are.
    piece: usize,
    pieces: usize,
    next: AtomicUsize,
    done: AtomicUsize,
}

// SAFETY: each row is copied by the one thread that took its piece, and only while `copy_rows` has not returned.
unsafe impl Send for Work {}
// SAFETY: as above.
unsafe impl Sync for Work {}

impl Work {
    fn help(&self) {
        loop {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
            if piece >= self.pieces {
                return;
            }
            let first = piece * self.piece;
            let count = self.piece.min(self.rows.count - first);
            // SAFETY: this piece was not done yet, so `copy_rows` is waiting for it: its caller's promise holds.
            unsafe { self.rows.copy(first, count) };
            self.done.fetch_add(1, Ordering::Release);
        }
    }
}

/// Copies bytes; large ones on several threads, of which this is one.
///
/// # Safety
/// `source` must lead to `size` bytes, `target` to room for as many that nobody else uses; they do not overlap.
pub unsafe fn copy(source: *const u8, target: *mut u8, size: usize) {
    if size < ALONE {
        // SAFETY: the caller's promise is the same.
        return unsafe { ptr::copy_nonoverlapping(source, target, size) };
    }
    let whole = Rows {
        target,
        target_stride: PIECE,
        source,
        source_stride: PIECE,
        row: PIECE,
        count: size / PIECE,
    };
    let copied = whole.count * PIECE;
    // SAFETY: the pieces are within what the caller promises, and so is what is left after them.
    unsafe {
        copy_rows(whole);
        ptr::copy_nonoverlapping(source.add(copied), target.add(copied), size - copied);
    }
}

/// Copies rows; many on several threads, of which this is one.
///
/// # Safety
/// Every source row must be readable, and every target row be writable and used by nobody else; they do not overlap.
pub unsafe fn copy_rows(rows: Rows) {
    let size = rows.row * rows.count;
    let helpers = thread::available_parallelism().map_or(0, |n| (n.get() - 1).min(MAX_HELPERS));
    if size < ALONE || helpers == 0 {
        // SAFETY: the caller's promise is the same.
        return unsafe { rows.copy(0, rows.count) };
    }
    let piece = (PIECE / rows.row).max(1);
    let pieces = rows.count.div_ceil(piece);
    let work = Arc::new(Work {
        rows,
        piece,
        pieces,
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
    });
    for _ in 0..helpers.min(pieces - 1) {
        let work = work.clone();
        pool::help(move || work.help());
    }
    work.help();
    // What others have begun they end soon; what nobody has begun, this thread has just done.
    let mut looks = 0;
    while work.done.load(Ordering::Acquire) < pieces {
        looks += 1;
        if looks < 64 {
            hint::spin_loop();
        } else {
            thread::yield_now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_arrives_once() {
        let source: Vec<u8> = (0..5_000_003u32).map(|i| (i * 7) as u8).collect();
        let mut target = vec![0; source.len() + 1];
        // SAFETY: both are as long.
        unsafe { copy(source.as_ptr(), target.as_mut_ptr(), source.len()) };
        assert!(target[..source.len()] == source[..]);
        assert_eq!(target[source.len()], 0);
    }

    #[test]
    fn rows_leave_what_is_between_them() {
        let source: Vec<u8> = (0..1024 * 4096u32).map(|i| (i / 4096) as u8 | 1).collect();
        let mut target = vec![0; 1024 * 4000];
        // SAFETY: 1024 rows of 3996 bytes lie within both.
        unsafe {
            copy_rows(Rows {
                target: target.as_mut_ptr(),
                target_stride: 4000,
                source: source.as_ptr(),
                source_stride: 4096,
                row: 3996,
                count: 1024,
            });
        }
        for (i, row) in target.chunks(4000).enumerate() {
            assert!(row[..3996].iter().all(|byte| *byte == i as u8 | 1));
            assert_eq!(row[3996..], [0; 4]);
        }
    }
}
