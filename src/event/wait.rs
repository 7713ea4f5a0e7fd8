//! Making progress: `ProcessEvents`, `DevicePoll` and `WaitAny`.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wgpu_core::device::WaitIdleError;
use wgpu_types::{PollStatus, PollType};

use super::{Ending, Event, Mode, Registry, Source, deliver};
use crate::abi::WGPUDeviceLostReason;
use crate::abi::{WGPU_TRUE, WGPUFutureWaitInfo, WGPUWaitStatus};
use crate::api::device::Device;
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
        device.instance.events.abort_maps(device.serial);
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

/// Blocks until a submission is done, or the device lost.
pub fn wait_for_submission(device: &Arc<Device>, submission: u64) {
    while poll(device, Some(submission), Some(SLICE)) == Progress::Busy && !device.is_lost() {}
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
pub fn process_events(registry: &Registry) {
    let awaited = registry.awaits_polls();
    for device in registry.devices(|_| true).iter() {
        if awaited || !device.spares_poll() {
            poll(device, None, None);
        }
    }
    registry.fire_ready(|event| event.mode != Mode::WaitAnyOnly);
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
        let pending = registry.pending_of(infos);
        registry.poll_devices(&pending);
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
        registry.wait_for(&pending, left);
    }
}

/// Fires the ready ones among the futures and marks them. True when there was one.
fn complete(registry: &Registry, infos: &mut [WGPUFutureWaitInfo]) -> bool {
    let mut any = false;
    for info in infos {
        // What is in no registry has fired before: still complete.
        let done = registry.fire(info.future.id) || !registry.has(info.future.id);
        info.completed = if done { WGPU_TRUE } else { 0 };
        any |= done;
    }
    any
}

/// Most often there is one of a kind, for which no memory is taken.
pub(super) struct Few<T> {
    first: Option<T>,
    rest: Vec<T>,
}

impl<T> Few<T> {
    fn iter(&self) -> impl Iterator<Item = &T> {
        self.first.iter().chain(&self.rest)
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut all = all.into_iter();
        Self {
            first: all.next(),
            rest: all.collect(),
        }
    }
}

/// What is known of an event that was pending.
#[derive(Clone, Copy)]
pub(super) struct Pending {
    id: u64,
    source: Source,
    submission: u64,
}

impl Pending {
    fn of(event: &Event) -> Option<Self> {
        (!event.ready).then_some(Self {
            id: event.id,
            source: event.source,
            submission: event.submission,
        })
    }
}

impl Registry {
    /// A new device, which the events of its operations name.
    pub fn add_device(&self, device: &Arc<Device>) {
        let mut devices = self.devices.lock();
        devices.retain(|(_, device)| device.strong_count() != 0);
        devices.push((device.serial, Arc::downgrade(device)));
    }

    /// The live devices whose serials pass.
    fn devices(&self, pass: impl Fn(u64) -> bool) -> Few<Arc<Device>> {
        let devices = self.devices.lock();
        let passing = devices.iter().filter(|(serial, _)| pass(*serial));
        passing.filter_map(|(_, device)| device.upgrade()).collect()
    }

    fn devices_of(&self, pending: &Few<Pending>) -> Few<Arc<Device>> {
        self.devices(|serial| pending.iter().any(|p| p.source.device() == Some(serial)))
    }

    /// Whether an event has not fired.
    fn has(&self, id: u64) -> bool {
        self.state.lock().find(id).is_some()
    }

    /// The pending ones among the futures.
    fn pending_of(&self, infos: &[WGPUFutureWaitInfo]) -> Few<Pending> {
        let state = self.state.lock();
        infos
            .iter()
            .filter_map(|info| Pending::of(&state.events[state.find(info.future.id)?]))
            .collect()
    }

    /// The pending ones that only polling makes ready.
    pub(super) fn pending_on_gpu(&self) -> Few<Pending> {
        let state = self.state.lock();
        let on_gpu = state.events.iter().filter(|e| e.source.needs_polling());
        on_gpu.filter_map(Pending::of).collect()
    }

    /// Ends everything that waits for a GPU: its devices are lost, and what core does not end then is ended here.
    pub(super) fn give_up(self: &Arc<Self>, reason: &str) {
        let pending = self.pending_on_gpu();
        for device in self.devices_of(&pending).iter() {
            let _ = export::guard(|| {
                device.lose(WGPUDeviceLostReason::Unknown, reason);
                Ok(())
            });
        }
        for event in pending.iter() {
            let state = self.state.lock();
            self.make_ready(state, event.id, |call| call.cancel(Ending::Aborted));
        }
    }

    /// One poll, without waiting, of each device that an event is pending on.
    pub(super) fn poll_devices(&self, pending: &Few<Pending>) {
        for device in self.devices_of(pending).iter() {
            poll(device, None, None);
        }
    }

    /// Blocks until something may have changed, without spinning, for a slice of time at most.
    pub(super) fn wait_for(&self, pending: &Few<Pending>, left: Duration) {
        let still = |events: &VecDeque<Event>, pending: &Pending| {
            let at = events.binary_search_by_key(&pending.id, |event| event.id);
            at.is_ok_and(|at| !events[at].ready)
        };
        let all_pending = |events: &VecDeque<Event>| pending.iter().all(|p| still(events, p));
        let on_queue: Few<Pending> = pending
            .iter()
            .filter(|pending| pending.source.needs_polling())
            .copied()
            .collect();
        let only_queue = on_queue.iter().count() == pending.iter().count();
        let devices = self.devices_of(&on_queue);
        if let (Some(device), [], true) = (&devices.first, &devices.rest[..], only_queue)
            && !device.is_lost()
        {
            let submissions = on_queue.iter().map(|pending| pending.submission);
            let first = submissions.filter(|index| *index != 0).min();
            // Without a submission core needs no wait, only a look.
            let time = first.map(|_| left.min(SLICE));
            let progress = poll(device, first, time);
            let waited = first.is_some() && progress != Progress::Idle;
            if waited || !all_pending(&self.state.lock().events) {
                return;
            }
        }
        let slice = if devices.is_empty() {
            left.min(Duration::from_secs(1))
        } else {
            left.min(SHORT_SLICE)
        };
        self.sleep_until(slice, |events| !all_pending(events));
    }
}
