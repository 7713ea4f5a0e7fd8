//! Immediate data of an encoder, as the standard has it.
//!
//! There it belongs to the encoder: it may be set before a pipeline is, and beyond what the pipeline's layout has room for, and another
//! pipeline finds what was set before. Core keeps it with the layout. So it is kept here, and core is given what the pipeline has
//! room for.

use std::ffi::c_void;

use crate::convert::input;
use crate::error::Fault;

/// Bytes that follow each other, from this offset on.
pub type Run<'a> = (u32, &'a [u8]);

/// Nothing is allocated before something is set.
#[derive(Default)]
pub struct Immediates {
    kept: Option<Box<Kept>>,
    /// The bytes that the pipeline's layout has room for; 0 without a pipeline.
    room: u32,
}

/// No device has a larger `maxImmediateSize`.
const MOST: usize = 256;
const WORD: usize = 4;
/// More room than any pipeline has.
const ENDED: u32 = u32::MAX;

struct Kept {
    bytes: [u8; MOST],
    /// A bit for each word that was set.
    set: u64,
}

impl Immediates {
    /// Sets `size` bytes; gives those that core is to have now.
    ///
    /// # Safety
    /// `data` must point to `size` bytes, or be NULL.
    pub unsafe fn set<'a>(
        &mut self,
        offset: u32,
        data: *const c_void,
        size: usize,
        limit: u32,
    ) -> Result<Option<Run<'a>>, Fault> {
        let limit = limit.min(MOST as u32);
        if u64::from(offset).saturating_add(size as u64) > u64::from(limit) {
            return Err(Fault::validation(format!(
                "`offset` is {offset} and `size` {size}: together at most the device's maxImmediateSize, which is {limit}"
            )));
        }
        for (number, name) in [(offset as usize, "offset"), (size, "size")] {
            if !number.is_multiple_of(WORD) {
                return Err(Fault::validation(format!(
                    "`{name}` is {number}, but it must be a multiple of 4"
                )));
            }
        }
        // SAFETY: the caller's promise is the same.
        let data = unsafe { input::array(data.cast::<u8>(), size, "data") }?;
        if !data.is_empty() {
            self.keep(offset as usize, data);
        }
        let part = (self.room.saturating_sub(offset) as usize).min(size);
        let some = part > 0 || self.room == ENDED;
        Ok(some.then_some((offset, &data[..part])))
    }

    fn keep(&mut self, start: usize, data: &[u8]) {
        let kept = self.kept.get_or_insert_with(|| {
            Box::new(Kept {
                bytes: [0; MOST],
                set: 0,
            })
        });
        kept.bytes[start..start + data.len()].copy_from_slice(data);
        let words = data.len() / WORD;
        kept.set |= u64::MAX >> (64 - words) << (start / WORD);
    }

    /// The pass has ended: whatever is set now goes to core, which reports it.
    pub fn end(&mut self) {
        self.room = ENDED;
    }

    /// Another pipeline, whose layout has this much room: gives what core is to have for it.
    pub fn change(&mut self, room: u32) -> impl Iterator<Item = Run<'_>> {
        self.room = (room - room % WORD as u32).min(MOST as u32);
        let words = self.room as usize / WORD;
        let mut at = 0;
        self.kept.iter().flat_map(move |kept| {
            std::iter::from_fn(move || {
                at += (kept.set.checked_shr(at as u32)?.trailing_zeros() as usize).min(words - at);
                let first = at;
                at += (kept.set.checked_shr(at as u32)?.trailing_ones() as usize).min(words - at);
                let bytes = &kept.bytes[first * WORD..at * WORD];
                (!bytes.is_empty()).then_some(((first * WORD) as u32, bytes))
            })
        })
    }

    /// Nothing is set any more, and there is no pipeline: what executed bundles leave.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set<'a>(
        immediates: &mut Immediates,
        offset: u32,
        data: &'a [u8],
        limit: u32,
    ) -> Option<Option<Run<'a>>> {
        // SAFETY: the data is a slice.
        unsafe { immediates.set(offset, data.as_ptr().cast(), data.len(), limit) }.ok()
    }

    fn runs(immediates: &mut Immediates, room: u32) -> Vec<(u32, Vec<u8>)> {
        let runs = immediates.change(room);
        runs.map(|(offset, bytes)| (offset, bytes.to_vec()))
            .collect()
    }

    #[test]
    fn they_wait_for_a_pipeline_with_room() {
        let mut immediates = Immediates::default();
        assert_eq!(set(&mut immediates, 4, &[1; 8], 64).unwrap(), None);
        assert_eq!(set(&mut immediates, 20, &[2; 4], 64).unwrap(), None);
        assert_eq!(runs(&mut immediates, 0), []);
        assert_eq!(runs(&mut immediates, 8), [(4, vec![1; 4])]);
        let all = [(4, vec![1; 8]), (20, vec![2; 4])];
        assert_eq!(runs(&mut immediates, 24), all);
        assert_eq!(runs(&mut immediates, 256), all);
        assert_eq!(runs(&mut immediates, u32::MAX), all);
        immediates.reset();
        assert_eq!(runs(&mut immediates, 256), []);
    }

    #[test]
    fn a_pipeline_gets_what_it_has_room_for() {
        let mut immediates = Immediates::default();
        assert_eq!(runs(&mut immediates, 8), []);
        let data = [3; 12];
        let given = set(&mut immediates, 0, &data, 64).unwrap();
        assert_eq!(given, Some((0, &data[..8])));
        assert_eq!(set(&mut immediates, 8, &data, 64).unwrap(), None);
        assert_eq!(runs(&mut immediates, 256), [(0, vec![3; 20])]);
    }

    #[test]
    fn all_of_them_can_be_set() {
        let mut immediates = Immediates::default();
        let data: Vec<u8> = (0..=255).collect();
        assert_eq!(set(&mut immediates, 0, &data, 256).unwrap(), None);
        assert_eq!(runs(&mut immediates, 256), [(0, data.clone())]);
        let given = set(&mut immediates, 252, &data[..4], 256).unwrap();
        assert_eq!(given, Some((252, &data[..4])));
        immediates.end();
        assert_eq!(set(&mut immediates, 0, &[], 256), Some(Some((0, &[][..]))));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let mut immediates = Immediates::default();
        for (offset, size) in [(2, 4), (0, 3), (60, 8), (68, 0), (u32::MAX - 3, 8)] {
            let data = vec![0; size];
            assert!(
                set(&mut immediates, offset, &data, 64).is_none(),
                "{offset} {size}"
            );
        }
        assert!(set(&mut immediates, 64, &[], 64) == Some(None));
    }
}
