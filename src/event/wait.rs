//! Making progress: `ProcessEvents`, `DevicePoll` and `WaitAny`.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use wgpu_core::device::WaitIdleError;
use wgpu_types::{PollStatus, PollType};

use super::{Event, Mode, Registry, deliver};
use crate::abi::WGPUDeviceLostReason;
use crate::abi::{WGPU_TRUE, WGPUFutureWaitInfo, WGPUWaitStatus};
use crate::api::device::Device;
use crate::api::instance::Instance;
use crate::export;

/// How long core may block at a time: it holds a lock over the wait that a destroy on another thread needs.
const SLICE: Duration = Duration::from_millis(4);
/// The slice when several devices must be watched.
const SHORT_SLICE: Duration = Duration::from_micros(500);

/// What one poll of core found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is in flight.
    Idle,
    /// The submission waited for is done; others may be in flight.
    Reached,
    /// There is work in flight.
    Busy,
}

/// One `device_poll` of core; with a time it blocks at most that long.
pub fn poll(device: &Arc<Device>, submission: Option<u64>, timeout: Option<Duration>) -> Progress {
    let poll_type = match timeout {
        None => PollType::Poll,
        Some(timeout) => PollType::Wait {
            submission_index: submission,
            timeout: Some(timeout),
        },
    };
    // Before the poll, so that what is submitted meanwhile counts.
    device.set_busy(false);
    let poll = || device.global.device_poll(device.id, poll_type);
    // Core asserts that a queue which it finds empty has reached the submission waited for. But a wait whose time is over has read
    // how far the queue was, and another thread can find more done, and empty the queue, before it looks. Then nothing was left to
    // do for this poll, and the next one says so.
    let polled = export::survive("If the queue is empty, the current submission index", poll)
        .unwrap_or(Err(WaitIdleError::Timeout));
    if device.is_lost() {
        // Core may have told of the loss where nothing could be ended.
        device.instance.events.abort_maps(device);
    }
    let progress = match polled {
        Ok(PollStatus::QueueEmpty) => Progress::Idle,
        Ok(PollStatus::WaitSucceeded) => Progress::Reached,
        Ok(PollStatus::Poll) | Err(WaitIdleError::Timeout) => Progress::Busy,
        Err(WaitIdleError::Device(error)) => {
            if !device.is_lost() {
                device.lose(WGPUDeviceLostReason::Unknown, &error.to_string());
            }
            Progress::Idle
        }
        Err(_) => Progress::Idle,
    };
    if progress != Progress::Idle {
        device.set_busy(true);
    }
    progress
}

/// `wgpuDevicePoll`: polls, or waits for a submission (all of them when None), and runs the callbacks that are ready. True when
/// nothing is in flight.
pub fn poll_device(device: &Arc<Device>, wait: bool, submission: Option<u64>) -> bool {
    let mut progress = poll(device, None, None);
    while wait && progress == Progress::Busy && !device.is_lost() {
        progress = poll(device, submission, Some(SLICE));
    }
    device
        .instance
        .events
        .fire_ready(|event| event.mode != Mode::WaitAnyOnly);
    deliver();
    progress == Progress::Idle
}

/// `wgpuInstanceProcessEvents`.
pub fn process_events(instance: &Instance) {
    let awaited = instance.events.awaits_polls();
    for device in instance.devices() {
        if awaited || !device.spares_poll() {
            poll(&device, None, None);
        }
    }
    instance
        .events
        .fire_ready(|event| event.mode != Mode::WaitAnyOnly);
    deliver();
}

/// `wgpuInstanceWaitAny`, after its arguments were checked.
pub fn wait_any(
    registry: &Registry,
    infos: &mut [WGPUFutureWaitInfo],
    timeout: Option<Duration>,
) -> WGPUWaitStatus {
    if infos.is_empty() {
        return WGPUWaitStatus::Success;
    }
    let start = Instant::now();
    loop {
        let pending: Vec<_> = infos
            .iter()
            .filter_map(|info| registry.get(info.future.id))
            .filter(|event| !event.is_ready())
            .collect();
        poll_devices(&pending);
        if complete(registry, infos) {
            deliver();
            return WGPUWaitStatus::Success;
        }
        let left = match timeout {
            Some(timeout) => match timeout.checked_sub(start.elapsed()) {
                Some(left) if !left.is_zero() => left,
                _ => return WGPUWaitStatus::TimedOut,
            },
            None => Duration::MAX,
        };
        wait_for(registry, &pending, left);
    }
}

/// Fires the ready ones among the futures and marks them. True when there was one.
fn complete(registry: &Registry, infos: &mut [WGPUFutureWaitInfo]) -> bool {
    let mut any = false;
    for info in infos {
        let done = match registry.get(info.future.id) {
            Some(event) if event.is_ready() => {
                event.fire();
                true
            }
            Some(_) => false,
            // Fired before: still complete.
            None => registry.knows(info.future.id),
        };
        info.completed = if done { WGPU_TRUE } else { 0 };
        any |= done;
    }
    any
}

fn devices(events: &[Arc<Event>]) -> Vec<Arc<Device>> {
    let mut devices: Vec<Arc<Device>> = Vec::new();
    for device in events.iter().filter_map(|event| event.source.device()) {
        if !devices.iter().any(|known| Arc::ptr_eq(known, &device)) {
            devices.push(device);
        }
    }
    devices
}

/// One poll, without waiting, of each device that an event is pending on.
pub(super) fn poll_devices(pending: &[Arc<Event>]) {
    for device in devices(pending) {
        poll(&device, None, None);
    }
}

/// Blocks until something may have changed, without spinning, for a slice of time at most.
pub(super) fn wait_for(registry: &Registry, pending: &[Arc<Event>], left: Duration) {
    let on_queue: Vec<_> = pending
        .iter()
        .filter(|event| event.source.needs_polling())
        .cloned()
        .collect();
    let only_queue = on_queue.len() == pending.len();
    let devices = devices(&on_queue);
    if let ([device], true) = (&devices[..], only_queue)
        && !device.is_lost()
    {
        let first = on_queue
            .iter()
            .map(|event| event.submission.load(Ordering::Relaxed))
            .filter(|index| *index != 0)
            .min();
        // Without a submission core needs no wait, only a look.
        let time = first.map(|_| left.min(SLICE));
        let progress = poll(device, first, time);
        let waited = first.is_some() && progress != Progress::Idle;
        if waited || pending.iter().any(|event| !event.is_pending()) {
            return;
        }
    }
    let slice = if devices.is_empty() {
        left.min(Duration::from_secs(1))
    } else {
        left.min(SHORT_SLICE)
    };
    registry.sleep_until(slice, |_| pending.iter().any(|event| event.is_ready()));
}
