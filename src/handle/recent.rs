//! Core objects that the next equal request may share.
//!
//! Programs make the same view of a texture, the same sampler, or the same bind group again and again. They never change, so handles
//! that were made from equal descriptors may lead to one core object. Its owner keeps a few of the last ones, and gives them up before
//! they could keep anything alive that the application has released.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parking_lot::Mutex;
use wgpu_core::id::Id as CoreId;

use super::ChildKind;
use crate::error::Fault;
use crate::warm::Core;

/// How many an owner keeps.
const KEPT: usize = 8;

/// Two numbers of a descriptor in one.
pub fn pair(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

/// A core object that goes when nobody shares it any more.
pub struct Kept<K: ChildKind> {
    pub id: CoreId<K::Marker>,
    global: Arc<Core>,
}

impl<K: ChildKind> Kept<K> {
    pub fn new(global: &Arc<Core>, id: CoreId<K::Marker>) -> Self {
        Self {
            id,
            global: global.clone(),
        }
    }
}

impl<K: ChildKind> Drop for Kept<K> {
    fn drop(&mut self) {
        K::drop_core(&self.global, self.id);
    }
}

/// A core object, and its keeper if it is shared.
type Found<K> = (CoreId<<K as ChildKind>::Marker>, Option<Arc<Kept<K>>>);

/// The core objects that were made last, by what they were made from: the numbers `N` of a descriptor and its label, which core's
/// messages name.
pub struct Recent<K: ChildKind, N> {
    state: Mutex<State<K, N>>,
    /// How many are kept: so that one look tells that there is nothing to give up.
    count: AtomicUsize,
}

struct State<K: ChildKind, N> {
    /// The oldest first.
    objects: Vec<Object<K, N>>,
    closed: bool,
}

struct Object<K: ChildKind, N> {
    numbers: N,
    label: Option<Box<str>>,
    kept: Arc<Kept<K>>,
}

impl<K: ChildKind, N: PartialEq> Default for Recent<K, N> {
    fn default() -> Self {
        Self {
            state: Mutex::new(State {
                objects: Vec::new(),
                closed: false,
            }),
            count: AtomicUsize::new(0),
        }
    }
}

impl<K: ChildKind, N: PartialEq> Recent<K, N> {
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
        let Some(numbers) = numbers else {
            return Ok((make()?, None));
        };
        if let Some(found) = self.find(&numbers, label) {
            return Ok((found.id, Some(found)));
        }
        let id = make()?;
        Ok((id, self.keep(global, numbers, label, id)))
    }

    pub fn find(&self, numbers: &N, label: Option<&str>) -> Option<Arc<Kept<K>>> {
        let state = self.state.lock();
        let found = state
            .objects
            .iter()
            .find(|object| object.numbers == *numbers && object.label.as_deref() == label)?;
        Some(found.kept.clone())
    }

    /// Keeps a new object for the next who asks; None when nothing is kept.
    pub fn keep(
        &self,
        global: &Arc<Core>,
        numbers: N,
        label: Option<&str>,
        id: CoreId<K::Marker>,
    ) -> Option<Arc<Kept<K>>> {
        let mut state = self.state.lock();
        if state.closed {
            return None;
        }
        let kept = Arc::new(Kept::new(global, id));
        let oldest = (state.objects.len() == KEPT).then(|| state.objects.remove(0));
        state.objects.reserve_exact(1);
        state.objects.push(Object {
            numbers,
            label: label.map(Into::into),
            kept: kept.clone(),
        });
        self.count.store(state.objects.len(), Ordering::Release);
        // Core is not called under the lock.
        drop(state);
        drop(oldest);
        Some(kept)
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
