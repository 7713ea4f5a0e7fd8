//! The pump: a thread of an instance that makes progress and runs spontaneous callbacks, so that nobody has to poll.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::{Registry, deliver};
use crate::error::Fault;
use crate::export;

/// With nothing pending the pump sleeps; it wakes now and then to see whether its instance is gone.
const IDLE: Duration = Duration::from_secs(5);

/// A running pump; dropping it stops the thread, which ends when its current slice does.
pub struct Pump {
    stop: Arc<AtomicBool>,
    registry: Weak<Registry>,
}

impl Pump {
    pub fn start(registry: &Arc<Registry>) -> Result<Self, Fault> {
        let stop = Arc::new(AtomicBool::new(false));
        let pump = Self {
            stop: stop.clone(),
            registry: Arc::downgrade(registry),
        };
        let registry = pump.registry.clone();
        thread::Builder::new()
            .name("wgpu-abi pump".into())
            .spawn(move || {
                while !stop.load(Ordering::Acquire) {
                    let Some(registry) = registry.upgrade() else {
                        return;
                    };
                    // A panic is reported where it arises; the pump goes on with what is left.
                    let _ = export::guard(|| {
                        turn(&registry, &stop);
                        Ok(())
                    });
                }
            })
            .map_err(|error| Fault::internal(format!("the pump's thread cannot start: {error}")))?;
        Ok(pump)
    }
}

impl Drop for Pump {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        if let Some(registry) = self.registry.upgrade() {
            registry.wake();
        }
    }
}

fn turn(registry: &Registry, stop: &AtomicBool) {
    let pending = registry.pending_on_gpu();
    if pending.is_empty() {
        registry.sleep_until(IDLE, |_| {
            stop.load(Ordering::Acquire) || registry.awaits_polls()
        });
        return;
    }
    // What needs only a poll, such as the work-done of an idle queue, has no submission to wait for.
    registry.poll_devices(&pending);
    registry.wait_for(&pending, Duration::MAX);
    deliver();
}
