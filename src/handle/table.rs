//! One table per kind: a static directory of chunks that are never freed or moved.
//!
//! A look-up is two dependent loads and one compare with the handle: no lock, no atomic read-modify-write. A table is all zeros at
//! first, so that it and its first chunk cost neither space in the library nor memory before they are used.

use std::alloc::{self, Layout};
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, AtomicUsize, Ordering, fence};

use parking_lot::Mutex;

use super::id::{Id, Kind, MAX_GENERATION, MAX_SLOTS};
use super::lock::{Held, Lock, User};
use super::origins;

const CHUNK: usize = 256;
const CHUNKS: usize = MAX_SLOTS / CHUNK;

/// Why a handle does not lead to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// 0.
    Null,
    /// A handle, but of another kind.
    Kind(Kind),
    /// Bits that this library never gave out.
    Unknown,
    /// Its object was released.
    Released,
    /// Another thread is inside a call on this object.
    Busy,
}

/// What the tables need to know of an object without touching its cold data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hot {
    /// wgpu-core's id, or 0 for an error object.
    pub core: u64,
    /// The address of the object's owner: objects of two devices (and of two instances) never mix.
    pub owner: usize,
}

/// What a slot of a table owns: an `Arc` of a shared object, the `Box` of an encoder.
pub trait Payload: Send {
    const KIND: Kind;
    /// Whether mostly the thread that makes it uses it.
    const OF_ITS_THREAD: bool = false;
}

/// All zeros is a slot that was never in use.
#[repr(align(64))]
struct Slot<P> {
    /// The handle of the object that lives here, else 0.
    handle: AtomicUsize,
    /// Of a free slot: the next free one, as [`Free`] counts.
    core: AtomicU64,
    owner: AtomicUsize,
    /// Guards `payload`.
    lock: Lock,
    /// Full while the object lives, and for who finds it alive while holding the lock.
    payload: UnsafeCell<MaybeUninit<P>>,
    /// `tag << 32 | references`; no references: free, or being emptied. The tag is kind and generation as a handle has them.
    state: AtomicU64,
}

// SAFETY: `payload` is only touched by whoever holds the lock; everything else is atomic.
unsafe impl<P: Send> Sync for Slot<P> {}

impl<P> Slot<P> {
    const fn new() -> Self {
        Self {
            handle: AtomicUsize::new(0),
            core: AtomicU64::new(0),
            owner: AtomicUsize::new(0),
            lock: Lock::new(),
            payload: UnsafeCell::new(MaybeUninit::zeroed()),
            state: AtomicU64::new(0),
        }
    }

    #[inline(always)]
    fn is_alive(&self, bits: usize) -> bool {
        // NULL is also what a slot without an object has.
        bits != 0 && self.handle.load(Ordering::Acquire) == bits
    }
}

/// A new chunk. The allocator need not touch memory that the system gave it as zeros.
fn chunk<P>() -> *mut [Slot<P>; CHUNK] {
    let layout = Layout::new::<[Slot<P>; CHUNK]>();
    // SAFETY: the layout has a size.
    let chunk = unsafe { alloc::alloc_zeroed(layout) };
    if chunk.is_null() {
        alloc::handle_alloc_error(layout);
    }
    chunk.cast()
}

/// The free slots, first in, first out: a slot is reused as late as possible. Indices plus one, 0 is none.
struct Free {
    first: u32,
    last: u32,
}

/// The objects of one kind.
pub struct Table<P> {
    chunks: [AtomicPtr<[Slot<P>; CHUNK]>; CHUNKS],
    /// Most programs need no other.
    first: [Slot<P>; CHUNK],
    /// Slots given out so far.
    used: AtomicU32,
    live: AtomicUsize,
    free: Mutex<Free>,
}

impl<P: Payload> Table<P> {
    pub const fn new() -> Self {
        Self {
            chunks: [const { AtomicPtr::new(ptr::null_mut()) }; CHUNKS],
            first: [const { Slot::new() }; CHUNK],
            used: AtomicU32::new(0),
            live: AtomicUsize::new(0),
            free: Mutex::new(Free { first: 0, last: 0 }),
        }
    }

    /// How many objects are alive.
    pub fn live(&self) -> usize {
        self.live.load(Ordering::Relaxed)
    }

    /// How many slots were ever in use at the same time.
    pub fn capacity(&self) -> usize {
        self.used.load(Ordering::Relaxed) as usize
    }

    /// Keeps an object with one reference; None when all slots are taken, with the object given back.
    pub fn insert(&'static self, hot: Hot, payload: P) -> Result<usize, P> {
        let Some(index) = self.free_slot() else {
            return Err(payload);
        };
        let slot = self.slot(index).expect("a slot given out has its chunk");
        let free = slot.state.load(Ordering::Relaxed);
        let held = slot.lock.wait();
        if P::OF_ITS_THREAD {
            slot.lock.hand_to(&held, User::current());
        }
        // SAFETY: the lock is held, and the slot was free.
        unsafe { (*slot.payload.get()).write(payload) };
        // A look-up that sees one of these sees also that the generation has moved on (its fence is in `hot`).
        fence(Ordering::Release);
        slot.core.store(hot.core, Ordering::Relaxed);
        slot.owner.store(hot.owner, Ordering::Relaxed);
        slot.state.store(free | 1, Ordering::Relaxed);
        let bits = Id::bits_of(free >> 32, index);
        slot.handle.store(bits, Ordering::Release);
        drop(held);
        self.live.fetch_add(1, Ordering::Relaxed);
        origins::keep(bits);
        Ok(bits)
    }

    /// The core id and owner. The object may be released by another thread at once; then core panics on its id, which is caught.
    #[inline(always)]
    pub fn hot(&self, bits: usize) -> Result<Hot, Bad> {
        let Some(slot) = self.slot(Id::index(bits)) else {
            return Err(self.why(bits));
        };
        if !slot.is_alive(bits) {
            return Err(self.why(bits));
        }
        let hot = Hot {
            core: slot.core.load(Ordering::Relaxed),
            owner: slot.owner.load(Ordering::Relaxed),
        };
        fence(Ordering::Acquire);
        if !slot.is_alive(bits) {
            return Err(self.why(bits));
        }
        Ok(hot)
    }

    /// Exclusive use of the object for one call; a second thread gets [`Bad::Busy`] instead of waiting.
    #[inline(always)]
    pub fn exclusive(&self, bits: usize) -> Result<Exclusive<'_, P>, Bad> {
        let Some(slot) = self.slot(Id::index(bits)) else {
            return Err(self.why(bits));
        };
        let Some(held) = slot.lock.try_now() else {
            return Err(self.why_busy(bits));
        };
        let guard = Exclusive { slot, _held: held };
        if !slot.is_alive(bits) {
            return Err(self.why(bits));
        }
        Ok(guard)
    }

    /// Runs `f` on the object under its lock, which is held only as long.
    #[inline]
    fn locked<R>(&self, bits: usize, f: impl FnOnce(&P) -> R) -> Result<R, Bad> {
        let Some(slot) = self.slot(Id::index(bits)) else {
            return Err(self.why(bits));
        };
        let guard = Exclusive {
            slot,
            _held: slot.lock.wait(),
        };
        if !slot.is_alive(bits) {
            return Err(self.why(bits));
        }
        Ok(f(&guard))
    }

    /// A copy of what the slot owns.
    pub fn get(&self, bits: usize) -> Result<P, Bad>
    where
        P: Clone,
    {
        self.locked(bits, P::clone)
    }

    /// One more reference.
    pub fn add_ref(&self, bits: usize) -> Result<(), Bad> {
        self.count(bits, |references| references.saturating_add(1))
            .map(drop)
    }

    /// One reference less. The last one kills the handle and gives the object back, to be dropped by the caller.
    pub fn release(&self, bits: usize) -> Result<Option<P>, Bad> {
        let left = self.count(bits, |references| {
            // A count that reached the top is no longer known: keep the object rather than free it under somebody.
            if references == u32::MAX {
                references
            } else {
                references - 1
            }
        })?;
        if left != 0 {
            return Ok(None);
        }
        let index = Id::index(bits);
        let slot = self.slot(index).expect("counted above");
        slot.handle.store(0, Ordering::Release);
        let held = slot.lock.wait();
        // SAFETY: the lock is held and the object was alive until now; from now on nobody finds it so.
        let payload = unsafe { (*slot.payload.get()).assume_init_read() };
        drop(held);
        self.live.fetch_sub(1, Ordering::Relaxed);
        origins::forget(bits);
        if Id::generation(bits) < MAX_GENERATION {
            self.push_free(index as u32 + 1);
        }
        Ok(Some(payload))
    }

    /// How many references the application holds; 0 for a dead handle.
    pub fn references(&self, bits: usize) -> u32 {
        let Some(slot) = self.slot(Id::index(bits)) else {
            return 0;
        };
        let state = slot.state.load(Ordering::Relaxed);
        if state >> 32 == Id::tag_of(bits) {
            state as u32
        } else {
            0
        }
    }

    /// The handles alive now, for reports.
    pub fn alive(&self) -> Vec<usize> {
        (0..self.capacity())
            .filter_map(|index| {
                let state = self.slot(index)?.state.load(Ordering::Acquire);
                (state as u32 != 0).then(|| Id::bits_of(state >> 32, index))
            })
            .collect()
    }

    /// Changes the reference count and tells what is left; at 0 the generation moves on with it.
    #[inline]
    fn count(&self, bits: usize, change: impl Fn(u32) -> u32) -> Result<u32, Bad> {
        let Some(slot) = self.slot(Id::index(bits)) else {
            return Err(self.why(bits));
        };
        let mut state = slot.state.load(Ordering::Relaxed);
        loop {
            let (tag, references) = (state >> 32, state as u32);
            if tag != Id::tag_of(bits) || references == 0 {
                return Err(self.why(bits));
            }
            let left = change(references);
            // After the last generation this is the tag of another kind, but without references no handle fits it.
            let next = match left {
                0 => (tag + 1) << 32,
                left => tag << 32 | u64::from(left),
            };
            match slot
                .state
                .compare_exchange_weak(state, next, Ordering::AcqRel, Ordering::Relaxed)
            {
                Ok(_) => return Ok(left),
                Err(now) => state = now,
            }
        }
    }

    #[inline(always)]
    fn slot(&self, index: usize) -> Option<&Slot<P>> {
        let chunk = self.chunks[index / CHUNK].load(Ordering::Acquire);
        // SAFETY: a chunk is set once, to the table's own or to memory that is never freed, and only of a static table.
        unsafe { chunk.as_ref() }.map(|slots| &slots[index % CHUNK])
    }

    fn free_slot(&'static self) -> Option<usize> {
        let mut free = self.free.lock();
        // Fresh slots first while the list is short, so that a stale handle meets its old slot late.
        let used = self.used.load(Ordering::Relaxed) as usize;
        if free.first != 0 && (used.is_multiple_of(CHUNK) || used == MAX_SLOTS) {
            let index = free.first as usize - 1;
            let slot = self.slot(index).expect("a slot that was used");
            free.first = slot.core.load(Ordering::Relaxed) as u32;
            if free.first == 0 {
                free.last = 0;
            }
            return Some(index);
        }
        if used == MAX_SLOTS {
            return None;
        }
        let cell = &self.chunks[used / CHUNK];
        if cell.load(Ordering::Relaxed).is_null() {
            let slots = match used {
                0 => ptr::from_ref(&self.first).cast_mut(),
                _ => chunk(),
            };
            cell.store(slots, Ordering::Release);
        }
        let first = Id {
            kind: P::KIND,
            generation: 1,
            index: used,
        };
        let slot = self.slot(used).expect("its chunk is there");
        slot.state.store(first.tag() << 32, Ordering::Relaxed);
        self.used.store(used as u32 + 1, Ordering::Relaxed);
        Some(used)
    }

    /// Appends an index plus one to the free slots.
    fn push_free(&self, index: u32) {
        let slot = |index: u32| self.slot(index as usize - 1).expect("a slot that was used");
        let mut free = self.free.lock();
        // A look-up that sees one of these sees also that the generation has moved on.
        fence(Ordering::Release);
        slot(index).core.store(0, Ordering::Relaxed);
        match free.last {
            0 => free.first = index,
            last => slot(last).core.store(u64::from(index), Ordering::Relaxed),
        }
        free.last = index;
    }

    #[cold]
    #[inline(never)]
    fn why_busy(&self, bits: usize) -> Bad {
        match self.slot(Id::index(bits)) {
            Some(slot) if slot.is_alive(bits) => Bad::Busy,
            _ => self.why(bits),
        }
    }

    #[cold]
    #[inline(never)]
    fn why(&self, bits: usize) -> Bad {
        if bits == 0 {
            return Bad::Null;
        }
        match Id::from_bits(bits) {
            Some(id) if id.kind != P::KIND => Bad::Kind(id.kind),
            Some(id) if id.generation != 0 && id.index < self.capacity() => {
                let slot = self.slot(id.index).expect("below capacity");
                let now = slot.state.load(Ordering::Relaxed) >> 32;
                if id.tag() < now || id.generation == MAX_GENERATION {
                    Bad::Released
                } else {
                    Bad::Unknown
                }
            }
            _ => Bad::Unknown,
        }
    }
}

/// Exclusive use of a slot's object.
pub struct Exclusive<'t, P> {
    slot: &'t Slot<P>,
    _held: Held<'t>,
}

impl<P> std::ops::Deref for Exclusive<'_, P> {
    type Target = P;
    #[inline]
    fn deref(&self) -> &P {
        // SAFETY: the lock is held until drop, and the object was found alive under it.
        unsafe { (*self.slot.payload.get()).assume_init_ref() }
    }
}

impl<P> std::ops::DerefMut for Exclusive<'_, P> {
    #[inline]
    fn deref_mut(&mut self) -> &mut P {
        // SAFETY: the lock is held until drop, and the object was found alive under it.
        unsafe { (*self.slot.payload.get()).assume_init_mut() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    impl Payload for Arc<u32> {
        const KIND: Kind = Kind::Buffer;
    }

    static EMPTY: Table<Arc<u32>> = Table::new();

    fn table() -> &'static Table<Arc<u32>> {
        Box::leak(Box::new(Table::new()))
    }

    fn insert(table: &'static Table<Arc<u32>>, value: u32) -> usize {
        let hot = Hot {
            core: value as u64,
            owner: 7,
        };
        table.insert(hot, Arc::new(value)).expect("room")
    }

    #[test]
    fn nothing_is_found_in_an_empty_table() {
        assert_eq!(EMPTY.hot(0), Err(Bad::Null));
        for bits in [1, usize::MAX, 0xDEAD_BEEF_usize] {
            assert!(EMPTY.hot(bits).is_err());
            assert!(EMPTY.release(bits).is_err());
        }
    }

    #[test]
    fn an_object_lives_until_its_last_reference() {
        let table = table();
        let bits = insert(table, 41);
        assert_eq!(table.hot(bits), Ok(Hot { core: 41, owner: 7 }));
        table.add_ref(bits).unwrap();
        assert_eq!(table.release(bits).unwrap(), None);
        assert_eq!(*table.get(bits).unwrap(), 41);
        assert_eq!(table.release(bits).unwrap().as_deref(), Some(&41));
        assert_eq!(table.live(), 0);
        assert_eq!(table.hot(bits), Err(Bad::Released));
        assert_eq!(table.get(bits), Err(Bad::Released));
        assert_eq!(table.add_ref(bits), Err(Bad::Released));
        assert_eq!(table.release(bits), Err(Bad::Released));
    }

    #[test]
    fn a_reused_slot_has_another_generation() {
        let table = table();
        let first = insert(table, 1);
        table.release(first).unwrap();
        let mut reused = None;
        for i in 0..2 * CHUNK as u32 {
            let bits = insert(table, i);
            if Id::index(bits) == Id::index(first) {
                reused = Some(bits);
                break;
            }
        }
        let reused = reused.expect("the free list is used");
        assert_ne!(reused, first);
        assert_eq!(table.hot(first), Err(Bad::Released));
        assert!(table.hot(reused).is_ok());
    }

    #[test]
    fn another_kind_is_told_apart() {
        let table = table();
        let bits = insert(table, 1);
        let other = Id {
            kind: Kind::Texture,
            ..Id::from_bits(bits).unwrap()
        };
        assert_eq!(table.hot(other.bits()), Err(Bad::Kind(Kind::Texture)));
        assert_eq!(table.release(other.bits()), Err(Bad::Kind(Kind::Texture)));
    }

    #[test]
    fn bits_never_given_out_are_unknown() {
        let table = table();
        let id = Id::from_bits(insert(table, 1)).unwrap();
        for bad in [
            Id { index: 500, ..id },
            Id {
                index: MAX_SLOTS - 1,
                ..id
            },
            Id {
                generation: 0,
                ..id
            },
            Id {
                generation: 9,
                ..id
            },
        ] {
            assert_eq!(table.hot(bad.bits()), Err(Bad::Unknown), "{bad:?}");
        }
    }

    #[test]
    fn a_slot_is_retired_before_its_generation_wraps() {
        let table = table();
        let bits = insert(table, 1);
        let last = Id {
            generation: MAX_GENERATION,
            ..Id::from_bits(bits).unwrap()
        };
        let slot = table.slot(last.index).unwrap();
        slot.state.store(last.tag() << 32 | 1, Ordering::Relaxed);
        table.release(last.bits()).unwrap();
        assert_eq!(table.free.lock().first, 0);
        assert_eq!(table.hot(last.bits()), Err(Bad::Released));
    }

    #[test]
    fn exclusive_use_is_refused_not_awaited() {
        let table = table();
        let bits = insert(table, 3);
        let guard = table.exclusive(bits).unwrap();
        assert_eq!(**guard, 3);
        assert_eq!(table.exclusive(bits).err(), Some(Bad::Busy));
        drop(guard);
        assert!(table.exclusive(bits).is_ok());
        table.release(bits).unwrap();
        assert_eq!(table.exclusive(bits).err(), Some(Bad::Released));
    }

    #[test]
    fn a_saturated_count_keeps_the_object() {
        let table = table();
        let bits = insert(table, 3);
        let slot = table.slot(Id::index(bits)).unwrap();
        slot.state.fetch_or(u32::MAX as u64, Ordering::Relaxed);
        table.add_ref(bits).unwrap();
        assert_eq!(table.release(bits).unwrap(), None);
        assert!(table.hot(bits).is_ok());
    }

    #[test]
    fn alive_lists_what_was_not_released() {
        let table = table();
        let a = insert(table, 1);
        let b = insert(table, 2);
        table.release(a).unwrap();
        assert_eq!(table.alive(), [b]);
        assert_eq!(table.live(), 1);
    }

    #[test]
    fn threads_may_insert_and_release_at_once() {
        let table = table();
        std::thread::scope(|scope| {
            for t in 0..4 {
                scope.spawn(move || {
                    for i in 0..5_000 {
                        let value = t * 10_000 + i;
                        let bits = insert(table, value);
                        assert_eq!(table.hot(bits).unwrap().core, value as u64);
                        assert_eq!(*table.get(bits).unwrap(), value);
                        assert_eq!(table.release(bits).unwrap().as_deref(), Some(&value));
                        assert!(table.release(bits).is_err());
                    }
                });
            }
        });
        assert_eq!(table.live(), 0);
    }
}
