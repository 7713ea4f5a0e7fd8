//! Core's instances, kept for a while after their last use.
//!
//! Opening one loads a driver, which takes most of the time until there is a device. Tests, tools and notebooks open and close
//! instances all the time, so one that nobody uses any more waits here for somebody who asks for the same. It is never in two hands:
//! whoever takes it owns it alone, and it was empty when it came.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use wgpu_core::global::Global;
use wgpu_types::{Backends, InstanceDescriptor, InstanceFlags};

/// How long one waits: a GPU that was plugged in meanwhile is only seen by a new one.
const KEPT: Duration = Duration::from_secs(30);
/// How many wait.
const ROOM: usize = 2;
/// The backends that may wait: not OpenGL, whose drivers care which thread opened them.
const BACKENDS: Backends = if cfg!(any(windows, target_vendor = "apple")) {
    Backends::VULKAN.union(Backends::NOOP)
} else {
    Backends::GL.complement()
};

/// One of core's instances, with everything that was made of it.
pub struct Core {
    global: ManuallyDrop<Global>,
    /// What it was opened for; None: not to be kept.
    key: Option<u64>,
    /// The process that opened it: the threads of its driver are not in a child.
    process: u32,
}

struct Waiting {
    core: Core,
    key: u64,
    since: Instant,
}

static WAITING: Mutex<Vec<Waiting>> = Mutex::new(Vec::new());
/// Set when something went wrong that may have left a mark in a driver or in core: from then on every instance is a new one.
static DISTRUSTED: AtomicBool = AtomicBool::new(false);

/// Keeps no more instances: after a panic, or the loss of a device that nobody asked for.
pub fn distrust() {
    // Tests panic on purpose.
    DISTRUSTED.store(!cfg!(test), Ordering::Relaxed);
}

/// Opens one, or takes one that waits.
pub fn open(descriptor: InstanceDescriptor) -> Core {
    let key = key(&descriptor);
    let process = std::process::id();
    let mut old = Vec::new();
    if let Some(key) = key {
        let mut waiting = WAITING.lock();
        let mut found = None;
        for it in std::mem::take(&mut *waiting) {
            if it.core.process != process {
                std::mem::forget(it);
            } else if it.since.elapsed() > KEPT || DISTRUSTED.load(Ordering::Relaxed) {
                old.push(it);
            } else if found.is_none() && it.key == key {
                found = Some(it.core);
            } else {
                waiting.push(it);
            }
        }
        drop(waiting);
        if let Some(mut core) = found {
            core.key = Some(key);
            return core;
        }
    }
    drop(old);
    #[cfg(target_os = "linux")]
    crate::wayland::quiet();
    Core {
        global: ManuallyDrop::new(Global::new("wgpu-abi", descriptor, None)),
        key,
        process,
    }
}

/// What must be equal, if it may be kept at all. The loader and the drivers are steered by the environment.
fn key(descriptor: &InstanceDescriptor) -> Option<u64> {
    let loud = InstanceFlags::DEBUG | InstanceFlags::VALIDATION;
    if !BACKENDS.contains(descriptor.backends)
        || descriptor.flags.intersects(loud)
        || descriptor.display.is_some()
        || DISTRUSTED.load(Ordering::Relaxed)
    {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    (descriptor.backends.bits(), descriptor.flags.bits()).hash(&mut hasher);
    format!("{:?}", descriptor.memory_budget_thresholds).hash(&mut hasher);
    format!("{:?}", descriptor.backend_options).hash(&mut hasher);
    std::env::vars_os().for_each(|variable| variable.hash(&mut hasher));
    Some(hasher.finish())
}

impl Deref for Core {
    type Target = Global;
    fn deref(&self) -> &Global {
        &self.global
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        let key = self.key.take();
        // SAFETY: taken once, here: a `Core` that waits is another one.
        let global = unsafe { ManuallyDrop::take(&mut self.global) };
        let fine = self.process == std::process::id() && !DISTRUSTED.load(Ordering::Relaxed);
        let Some(key) = key.filter(|_| fine && is_empty(&global)) else {
            return;
        };
        let new = Waiting {
            // Dropped while it waits, it is not kept again.
            core: Core {
                global: ManuallyDrop::new(global),
                key: None,
                process: self.process,
            },
            key,
            since: Instant::now(),
        };
        let mut waiting = WAITING.lock();
        let old = (waiting.len() == ROOM).then(|| waiting.remove(0));
        waiting.push(new);
        drop(waiting);
        if let Some(old) = old
            && old.core.process != std::process::id()
        {
            std::mem::forget(old);
        }
    }
}

/// Whether nothing of it is alive.
fn is_empty(global: &Global) -> bool {
    let report = global.generate_report();
    let hub = &report.hub;
    [
        &report.surfaces,
        &hub.adapters,
        &hub.devices,
        &hub.queues,
        &hub.buffers,
        &hub.textures,
        &hub.command_encoders,
        &hub.command_buffers,
    ]
    .iter()
    .all(|registry| registry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descriptor(flags: InstanceFlags) -> InstanceDescriptor {
        InstanceDescriptor {
            backends: Backends::NOOP,
            flags,
            memory_budget_thresholds: Default::default(),
            backend_options: Default::default(),
            display: None,
        }
    }

    fn keys() -> Vec<u64> {
        WAITING.lock().iter().map(|it| it.key).collect()
    }

    #[test]
    fn what_is_dropped_waits_for_the_same_request_only() {
        let quiet = InstanceFlags::empty();
        let other = InstanceFlags::DISCARD_HAL_LABELS;
        let key_of = |flags| key(&descriptor(flags)).expect("may be kept");
        assert_ne!(key_of(quiet), key_of(other));
        drop(open(descriptor(quiet)));
        assert!(keys().contains(&key_of(quiet)));
        let taken = open(descriptor(quiet));
        assert!(!keys().contains(&key_of(quiet)));
        drop(taken);
        assert!(key(&descriptor(InstanceFlags::VALIDATION)).is_none());
    }
}
