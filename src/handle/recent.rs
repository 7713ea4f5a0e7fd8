//! Core objects that the next equal request may share.
//!
//! Programs make the same view of a texture, or the same sampler, again and again. Both never change, so handles that were made from
//! equal descriptors may lead to one core object. Its owner keeps a few of the last ones and gives them up with its own life.

use std::sync::Arc;

use parking_lot::Mutex;
use wgpu_core::id::Id as CoreId;

use super::ChildKind;
use crate::warm::Core;

/// How many an owner keeps.
const KEPT: usize = 8;

/// A core object that goes when nobody shares it any more.
pub struct Kept<K: ChildKind> {
    pub id: CoreId<K::Marker>,
    global: Arc<Core>,
}

impl<K: ChildKind> Drop for Kept<K> {
    fn drop(&mut self) {
        K::drop_core(&self.global, self.id);
    }
}

/// The core objects that were made last, by what they were made from: the numbers of a descriptor and its label, which core's
/// messages name.
pub struct Recent<K: ChildKind, const N: usize>(Mutex<State<K, N>>);

struct State<K: ChildKind, const N: usize> {
    /// The oldest first.
    objects: Vec<Object<K, N>>,
    closed: bool,
}

struct Object<K: ChildKind, const N: usize> {
    numbers: [u64; N],
    label: Option<Box<str>>,
    kept: Arc<Kept<K>>,
}

impl<K: ChildKind, const N: usize> Default for Recent<K, N> {
    fn default() -> Self {
        Self(Mutex::new(State {
            objects: Vec::new(),
            closed: false,
        }))
    }
}

impl<K: ChildKind, const N: usize> Recent<K, N> {
    /// One that keeps nothing.
    pub fn closed() -> Self {
        let recent = Self::default();
        recent.close();
        recent
    }

    pub fn find(&self, numbers: &[u64; N], label: Option<&str>) -> Option<Arc<Kept<K>>> {
        let state = self.0.lock();
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
        numbers: [u64; N],
        label: Option<&str>,
        id: CoreId<K::Marker>,
    ) -> Option<Arc<Kept<K>>> {
        let mut state = self.0.lock();
        if state.closed {
            return None;
        }
        let kept = Arc::new(Kept {
            id,
            global: global.clone(),
        });
        let oldest = (state.objects.len() == KEPT).then(|| state.objects.remove(0));
        state.objects.reserve_exact(1);
        state.objects.push(Object {
            numbers,
            label: label.map(Into::into),
            kept: kept.clone(),
        });
        // Core is not called under the lock.
        drop(state);
        drop(oldest);
        Some(kept)
    }

    /// Gives everything up and keeps nothing from now on.
    pub fn close(&self) {
        let mut state = self.0.lock();
        state.closed = true;
        let objects = std::mem::take(&mut state.objects);
        drop(state);
        drop(objects);
    }
}
