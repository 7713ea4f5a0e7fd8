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
                    survive(&registry, || turn(&registry, &stop));
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

/// Runs a turn. After a panic the same would happen again and again, so whatever was waited for ends: as when a call of the
/// application panics, its device is lost.
fn survive(registry: &Arc<Registry>, turn: impl FnOnce()) {
    let turned = export::guard(|| {
        turn();
        Ok(())
    });
    if let Err(fault) = turned {
        let text = fault.text("the pump");
        log::error!("{text}");
        registry.give_up(&text);
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;
    use crate::abi::*;
    use crate::event::{Mode, Source};

    static CALLED: AtomicU32 = AtomicU32::new(0);
    static STATUS: AtomicU32 = AtomicU32::new(0);

    unsafe extern "C" fn on_map(
        status: WGPUMapAsyncStatus,
        _: WGPUStringView,
        _: *mut std::ffi::c_void,
        _: *mut std::ffi::c_void,
    ) {
        CALLED.fetch_add(1, Ordering::Relaxed);
        STATUS.store(status as u32, Ordering::Relaxed);
    }

    #[test]
    fn a_turn_that_panics_ends_what_it_waited_for() {
        let registry = Registry::new();
        let info = WGPUBufferMapCallbackInfo {
            callback: Some(on_map),
            ..WGPUBufferMapCallbackInfo::INIT
        };
        let completion = registry.start_as(Mode::Spontaneous, info, Source::Map(u64::MAX));
        survive(&registry, || {});
        assert!(completion.is_pending());
        survive(&registry, || panic!("a driver went mad"));
        assert!(!completion.is_pending() && !registry.awaits_polls());
        deliver();
        drop(completion);
        deliver();
        assert_eq!(CALLED.load(Ordering::Relaxed), 1);
        assert_eq!(
            STATUS.load(Ordering::Relaxed),
            WGPUMapAsyncStatus::Aborted as u32
        );
    }
}
