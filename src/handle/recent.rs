//! Core objects that the next equal request may share.
//!
//! Programs make the same view of a texture, the same sampler, or the same shader again and again. They never change, so handles that
//! were made from equal descriptors may lead to one core object. Its owner keeps a few of the last ones; those that hold buffers or
//! textures are given up before they could keep alive what the application has released. Where all requests differ, it keeps none: see
//! [`PATIENCE`].

use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;
use wgpu_core::id::Id as CoreId;

use super::ChildKind;
use crate::error::Fault;
use crate::warm::Core;

/// How many an owner keeps.
const KEPT: usize = 8;
/// After so many requests in a row that differ from all that is kept, only what is asked for twice within a few is kept.
const PATIENCE: u8 = 16;

/// Two numbers of a descriptor in one.
pub fn pair(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

/// A request as bytes, to compare it by. What hashes says all of itself, and how long its lists are, so that only equal requests have
/// the same bytes.
pub fn bytes(request: impl Hash) -> Box<[u8]> {
    let mut bytes = Bytes(Vec::with_capacity(256));
    request.hash(&mut bytes);
    bytes.0.into()
}

struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

/// A core object that goes when nobody shares it any more, and what else is known of it.
pub struct Kept<K: ChildKind, E = ()> {
    pub id: CoreId<K::Marker>,
    pub known: E,
    global: Arc<Core>,
}

impl<K: ChildKind> Kept<K> {
    pub fn new(global: &Arc<Core>, id: CoreId<K::Marker>) -> Self {
        Self {
            id,
            known: (),
            global: global.clone(),
        }
    }
}

impl<K: ChildKind, E> Drop for Kept<K, E> {
    fn drop(&mut self) {
        K::drop_core(&self.global, self.id);
    }
}

/// A core object, and its keeper if it is shared.
type Found<K> = (CoreId<<K as ChildKind>::Marker>, Option<Arc<Kept<K>>>);

/// A core object, shared or not.
pub enum Either<K: ChildKind, E> {
    Shared(Arc<Kept<K, E>>),
    Own(CoreId<K::Marker>, E),
}

/// The core objects that were made last, by what they were made from: the numbers `N` of a descriptor and its label, which core's
/// messages name.
pub struct Recent<K: ChildKind, N, E = ()> {
    state: Mutex<State<K, N, E>>,
    /// How many are kept: so that one look tells that there is nothing to give up.
    count: AtomicUsize,
}

struct State<K: ChildKind, N, E = ()> {
    /// The oldest first.
    objects: Vec<Object<K, N, E>>,
    closed: bool,
    /// How many requests in a row found nothing, up to [`PATIENCE`].
    missed: u8,
    /// The next place in `seen`.
    next: u8,
    /// The last requests for which nothing was kept, as hashes.
    seen: [u16; KEPT],
}

struct Object<K: ChildKind, N, E = ()> {
    hash: u16,
    numbers: N,
    label: Option<Box<str>>,
    kept: Arc<Kept<K, E>>,
}

impl<K: ChildKind, N, E> State<K, N, E> {
    fn new() -> Self {
        Self {
            objects: Vec::new(),
            closed: false,
            missed: 0,
            next: 0,
            seen: [0; KEPT],
        }
    }

    /// Whether to keep a new object. What was kept in vain is put to `old`, to be dropped without the lock.
    fn keeps(&mut self, hash: u16, old: &mut Vec<Object<K, N, E>>) -> bool {
        if self.closed {
            return false;
        }
        if self.missed < PATIENCE {
            self.missed += 1;
            return true;
        }
        if self.seen.contains(&hash) {
            self.missed = 0;
            return true;
        }
        self.seen[usize::from(self.next) % KEPT] = hash;
        self.next = self.next.wrapping_add(1);
        old.append(&mut self.objects);
        false
    }
}

/// A hash that is quick to make; two requests with the same one are compared.
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut number = [0; 8];
            number[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_ne_bytes(number));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

fn hash(request: impl Hash) -> u16 {
    let mut mix = Mix(0);
    request.hash(&mut mix);
    (mix.finish() >> 16) as u16
}

impl<K: ChildKind, N: PartialEq + Hash, E> Default for Recent<K, N, E> {
    fn default() -> Self {
        Self {
            state: Mutex::new(State::new()),
            count: AtomicUsize::new(0),
        }
    }
}

impl<K: ChildKind, N: PartialEq + Hash> Recent<K, N> {
    /// One that keeps nothing.
    pub fn closed() -> Self {
        let recent = Self::default();
        recent.close();
        recent
    }

    /// The core object of an equal request, or a new one, kept for the next; without numbers one that is not shared.
    pub fn find_or_make(
        &self,
        global: &Arc<Core>,
        numbers: Option<N>,
        label: Option<&str>,
        make: impl FnOnce() -> Result<CoreId<K::Marker>, Fault>,
    ) -> Result<Found<K>, Fault> {
        let found =
            self.find_or_make_known(global, numbers, label, || make().map(|id| (id, ())))?;
        Ok(match found {
            Either::Shared(kept) => (kept.id, Some(kept)),
            Either::Own(id, ()) => (id, None),
        })
    }
}

impl<K: ChildKind, N: PartialEq + Hash, E> Recent<K, N, E> {
    /// The same where more is known of an object.
    pub fn find_or_make_known<F>(
        &self,
        global: &Arc<Core>,
        numbers: Option<N>,
        label: Option<&str>,
        make: impl FnOnce() -> Result<(CoreId<K::Marker>, E), F>,
    ) -> Result<Either<K, E>, F> {
        let Some(numbers) = numbers else {
            let (id, known) = make()?;
            return Ok(Either::Own(id, known));
        };
        let hash = hash((&numbers, label));
        let mut old = Vec::new();
        let mut state = self.state.lock();
        let found = state.objects.iter().find(|object| {
            object.hash == hash && object.numbers == numbers && object.label.as_deref() == label
        });
        if let Some(kept) = found.map(|object| object.kept.clone()) {
            state.missed = 0;
            return Ok(Either::Shared(kept));
        }
        let keeps = state.keeps(hash, &mut old);
        self.count.store(state.objects.len(), Ordering::Release);
        // Core is not called under the lock.
        drop(state);
        drop(old);
        let (id, known) = make()?;
        if !keeps {
            return Ok(Either::Own(id, known));
        }
        let kept = Arc::new(Kept {
            id,
            known,
            global: global.clone(),
        });
        self.keep(Object {
            hash,
            numbers,
            label: label.map(Into::into),
            kept: kept.clone(),
        });
        Ok(Either::Shared(kept))
    }

    /// Keeps a new object for the next who asks.
    fn keep(&self, object: Object<K, N, E>) {
        let mut state = self.state.lock();
        if state.closed {
            drop(state);
            return;
        }
        let oldest = (state.objects.len() == KEPT).then(|| state.objects.remove(0));
        state.objects.reserve_exact(1);
        state.objects.push(object);
        self.count.store(state.objects.len(), Ordering::Release);
        drop(state);
        drop(oldest);
    }

    /// Gives everything up.
    #[inline]
    pub fn clear(&self) {
        if self.count.load(Ordering::Acquire) != 0 {
            self.give_up(false);
        }
    }

    /// Gives everything up and keeps nothing from now on.
    pub fn close(&self) {
        self.give_up(true);
    }

    #[cold]
    fn give_up(&self, close: bool) {
        let mut state = self.state.lock();
        state.closed |= close;
        let objects = std::mem::take(&mut state.objects);
        self.count.store(0, Ordering::Release);
        drop(state);
        drop(objects);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::sampler::SamplerKind;

    #[test]
    fn what_is_never_asked_for_again_is_not_kept_for_ever() {
        let mut state = State::<SamplerKind, [u64; 2]>::new();
        let mut keeps = |number| state.keeps(hash(([number, 0], Some("label"))), &mut Vec::new());
        let different = |n: u64| n << 40;
        assert!((0..16).all(|n| keeps(different(n))));
        assert!(!(16..40).any(|n| keeps(different(n))));
        // The last eight are known.
        assert!(!keeps(different(20)));
        assert!(keeps(different(39)));
        assert!((40..56).all(|n| keeps(different(n))));
        assert!(!keeps(different(56)));
    }
}
