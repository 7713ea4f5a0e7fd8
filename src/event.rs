//! Futures: what is pending, what is ready, and who calls back when.
//!
//! An event goes Pending -> Ready -> Fired, exactly once, whatever happens: core's closures only make events ready (a closure that
//! core drops counts as aborted), and the application's callbacks run at the end of a C entry with no lock held.

mod callback;
mod pump;
mod wait;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering, fence};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex, MutexGuard};

pub use callback::*;
pub use pump::Pump;
pub use wait::{poll, poll_device, process_events, wait_any};

use crate::abi::{Enum, WGPUCallbackMode, WGPUFuture};
use crate::api::device::Device;
use crate::convert::chain;
use crate::error::Fault;

/// When an event's callback may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    WaitAnyOnly,
    ProcessEvents,
    Spontaneous,
}

impl Mode {
    pub fn from_c(mode: Enum<WGPUCallbackMode>) -> Result<Self, Fault> {
        match mode.get() {
            Some(WGPUCallbackMode::WaitAnyOnly) => Ok(Mode::WaitAnyOnly),
            Some(WGPUCallbackMode::AllowProcessEvents) => Ok(Mode::ProcessEvents),
            Some(WGPUCallbackMode::AllowSpontaneous) => Ok(Mode::Spontaneous),
            _ => Err(Fault::validation(format!(
                "callbackInfo.mode is {mode}, which is no WGPUCallbackMode: set it to WaitAnyOnly (1), AllowProcessEvents (2) or \
                 AllowSpontaneous (3)"
            ))),
        }
    }
}

/// What makes an event ready.
#[derive(Clone)]
pub enum Source {
    /// The library itself; nothing needs polling.
    Cpu,
    /// The device's queue.
    Queue(Weak<Device>),
    /// The mapping of a buffer: aborted when the device is destroyed.
    Map(Weak<Device>),
    /// The loss of the device.
    Lost(Weak<Device>),
}

impl Source {
    /// Whether only polling its device makes it ready.
    fn needs_polling(&self) -> bool {
        matches!(self, Source::Queue(_) | Source::Map(_))
    }

    /// The device to poll for progress.
    pub fn device(&self) -> Option<Arc<Device>> {
        match self {
            Source::Cpu => None,
            Source::Queue(device) | Source::Map(device) | Source::Lost(device) => device.upgrade(),
        }
    }
}

type Fire = Box<dyn FnOnce() + Send>;

/// How long the release of an instance waits for callbacks on other threads.
const LAST_WAIT: Duration = Duration::from_secs(1);

/// Why an operation ends without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// What it was about is gone.
    Aborted,
    /// The last reference to the instance was released.
    InstanceReleased,
}

enum State {
    Pending {
        cancel: Box<dyn FnOnce(Ending) + Send>,
    },
    Ready(Fire),
    Fired,
}

/// One asynchronous operation.
pub struct Event {
    id: u64,
    mode: Mode,
    source: Source,
    state: Mutex<State>,
    /// The submission to wait for; 0: any poll will do.
    submission: AtomicU64,
    registry: Weak<Registry>,
}

impl Event {
    fn is_ready(&self) -> bool {
        matches!(*self.state.lock(), State::Ready(_))
    }

    fn is_pending(&self) -> bool {
        matches!(*self.state.lock(), State::Pending { .. })
    }

    /// Pending to ready. False when it was not pending any more.
    fn make_ready(self: &Arc<Self>, fire: Fire) -> bool {
        let registry = self.registry.upgrade();
        let mut state = self.state.lock();
        if !matches!(*state, State::Pending { .. }) {
            return false;
        }
        *state = State::Ready(fire);
        self.announce(state, registry);
        true
    }

    /// Pending to ready, with what cancelling means for its kind.
    fn cancel(self: &Arc<Self>, ending: Ending) {
        let registry = self.registry.upgrade();
        let mut state = self.state.lock();
        let cancel = match mem::replace(&mut *state, State::Fired) {
            State::Pending { cancel } => cancel,
            other => {
                *state = other;
                return;
            }
        };
        *state = State::Ready(Box::new(move || cancel(ending)));
        self.announce(state, registry);
    }

    /// Lets those who wait, and those who deliver, know of an event that is ready.
    fn announce(self: &Arc<Self>, state: MutexGuard<State>, registry: Option<Arc<Registry>>) {
        // Under the lock: who sees that the event is ready sees it counted too.
        if let Some(registry) = &registry {
            registry.ready.fetch_add(1, Ordering::Release);
        }
        drop(state);
        if let Some(registry) = registry {
            if self.source.needs_polling() {
                registry.polled.fetch_sub(1, Ordering::Release);
            }
            registry.wake();
        }
        if self.mode == Mode::Spontaneous {
            let mut ready = SPONTANEOUS.lock();
            ready.push(self.clone());
            READY.store(ready.len(), Ordering::Release);
        }
    }

    /// Ready to fired: runs the application's callback, here and now, if nobody else did.
    fn fire(&self) -> bool {
        let registry = self.registry.upgrade();
        // Counted from before the event is taken, so that `close` misses none.
        let _firing = registry.as_deref().map(Firing::begin);
        let mut state = self.state.lock();
        let fire = match mem::replace(&mut *state, State::Fired) {
            State::Ready(fire) => fire,
            other => {
                *state = other;
                return false;
            }
        };
        drop(state);
        if let Some(registry) = &registry {
            // Who sees no event ready sees that a callback is running.
            registry.ready.fetch_sub(1, Ordering::Release);
            let mut events = registry.events.lock();
            if let Ok(at) = events.binary_search_by_key(&self.id, |event| event.id) {
                events.remove(at);
            }
        }
        fire();
        true
    }
}

thread_local! {
    /// The registries whose callbacks this thread is in.
    static IN_CALLBACKS_OF: RefCell<Vec<*const Registry>> = const { RefCell::new(Vec::new()) };
}

/// A callback that is running, or about to.
struct Firing<'a>(&'a Registry);

impl<'a> Firing<'a> {
    fn begin(registry: &'a Registry) -> Self {
        registry.firing.fetch_add(1, Ordering::Relaxed);
        IN_CALLBACKS_OF.with_borrow_mut(|here| here.push(registry));
        Self(registry)
    }
}

impl Drop for Firing<'_> {
    fn drop(&mut self) {
        IN_CALLBACKS_OF.with_borrow_mut(Vec::pop);
        self.0.firing.fetch_sub(1, Ordering::Release);
        // With the fence in `close`: either it sees that this one has ended, or this one sees that somebody waits.
        fence(Ordering::SeqCst);
        if self.0.closed.load(Ordering::Relaxed) {
            self.0.wake();
        }
    }
}

/// Spontaneous events that are ready, of all instances.
static SPONTANEOUS: Mutex<Vec<Arc<Event>>> = Mutex::new(Vec::new());
/// How many those are, written under their lock: one load at the end of a C entry tells that there is nothing to do.
static READY: AtomicUsize = AtomicUsize::new(0);
static NEXT_ID: AtomicU64 = AtomicU64::new(1);

/// Runs the callbacks of spontaneous events that are ready. The last step of a C entry.
#[inline]
pub fn deliver() {
    if READY.load(Ordering::Acquire) != 0 {
        deliver_ready();
    }
}

#[cold]
fn deliver_ready() {
    let mut ready = SPONTANEOUS.lock();
    let events = mem::take(&mut *ready);
    READY.store(0, Ordering::Release);
    drop(ready);
    for event in events {
        event.fire();
    }
}

/// The events of one instance that have not fired.
pub struct Registry {
    /// In the order of their ids.
    events: Mutex<VecDeque<Arc<Event>>>,
    changed: Condvar,
    /// How many events are ready.
    ready: AtomicUsize,
    /// How many pending events only polling makes ready.
    polled: AtomicUsize,
    closed: AtomicBool,
    /// How many callbacks are running, on all threads.
    firing: AtomicUsize,
}

impl Registry {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            events: Mutex::default(),
            changed: Condvar::new(),
            ready: AtomicUsize::new(0),
            polled: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
            firing: AtomicUsize::new(0),
        })
    }

    /// A new pending operation.
    pub fn start<C: CallbackInfo>(
        self: &Arc<Self>,
        info: C,
        source: Source,
    ) -> Result<Completion<C>, Fault> {
        let mode = Mode::from_c(info.mode())?;
        // SAFETY: the caller of the C function promises a chain or NULL.
        unsafe { chain::none(info.chain(), "callbackInfo") }?;
        Ok(self.start_as(mode, info, source))
    }

    pub fn start_as<C: CallbackInfo>(
        self: &Arc<Self>,
        mode: Mode,
        info: C,
        source: Source,
    ) -> Completion<C> {
        if source.needs_polling() {
            self.polled.fetch_add(1, Ordering::Release);
        }
        let mut events = self.events.lock();
        let event = Arc::new(Event {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
            mode,
            source,
            state: Mutex::new(State::Pending {
                cancel: Box::new(move |ending| info.call(C::cancelled(ending))),
            }),
            submission: AtomicU64::new(0),
            registry: Arc::downgrade(self),
        });
        events.push_back(event.clone());
        drop(events);
        self.changed.notify_all();
        if self.closed.load(Ordering::Acquire) {
            event.cancel(Ending::InstanceReleased);
        }
        Completion { event, info }
    }

    fn get(&self, id: u64) -> Option<Arc<Event>> {
        let events = self.events.lock();
        let at = events.binary_search_by_key(&id, |event| event.id).ok()?;
        Some(events[at].clone())
    }

    /// Whether an event is pending that only polling makes ready.
    fn awaits_polls(&self) -> bool {
        self.polled.load(Ordering::Acquire) != 0
    }

    /// Whether an event of this id was ever started.
    pub fn knows(&self, id: u64) -> bool {
        id != 0 && id < NEXT_ID.load(Ordering::Relaxed)
    }

    /// Runs the callbacks of ready events that pass; the oldest first.
    fn fire_ready(&self, mut pass: impl FnMut(&Event) -> bool) {
        if self.ready.load(Ordering::Acquire) == 0 {
            return;
        }
        let events: Vec<_> = {
            let events = self.events.lock();
            let ready = events.iter().filter(|e| e.is_ready() && pass(e));
            ready.cloned().collect()
        };
        for event in events {
            event.fire();
        }
    }

    /// The last reference to the instance is gone: every operation ends as cancelled, now.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Release);
        fence(Ordering::SeqCst);
        let events: Vec<_> = self.events.lock().iter().cloned().collect();
        for event in &events {
            event.cancel(Ending::InstanceReleased);
        }
        self.fire_ready(|_| true);
        self.wait_for_callbacks();
    }

    /// Waits for callbacks that run on other threads: after the last release of the instance none may. Not for ever, because one
    /// of them may wait for this thread.
    fn wait_for_callbacks(&self) {
        let own = IN_CALLBACKS_OF.with_borrow(|here| {
            here.iter()
                .filter(|registry| std::ptr::eq(**registry, self))
                .count()
        });
        let end = Instant::now() + LAST_WAIT;
        let mut events = self.events.lock();
        while self.firing.load(Ordering::Acquire) > own {
            if self.changed.wait_until(&mut events, end).timed_out() {
                return;
            }
        }
    }

    /// Ends the pending mappings of a destroyed device.
    pub fn abort_maps(&self, device: &Device) {
        let events: Vec<_> = self.events.lock().iter().cloned().collect();
        for event in events {
            let Source::Map(of) = &event.source else {
                continue;
            };
            if of.as_ptr() == std::ptr::from_ref(device) {
                event.cancel(Ending::Aborted);
            }
        }
    }

    /// The operations that pass and are not ready.
    fn pending(&self, pass: impl Fn(&Event) -> bool) -> Vec<Arc<Event>> {
        let events = self.events.lock();
        events
            .iter()
            .filter(|e| pass(e) && e.is_pending())
            .cloned()
            .collect()
    }

    /// Sleeps until something changes or the time has passed; not at all when `done` already.
    fn sleep_until(&self, time: Duration, done: impl Fn(&VecDeque<Arc<Event>>) -> bool) {
        let mut events = self.events.lock();
        if !done(&events) {
            self.changed.wait_for(&mut events, time);
        }
    }

    /// Lets sleepers look again.
    fn wake(&self) {
        // The lock orders this with a sleeper that has just looked.
        drop(self.events.lock());
        self.changed.notify_all();
    }
}

/// The library's end of an operation: completes it once. Dropped without that, it completes as cancelled, so that a closure which
/// wgpu-core forgets still leads to a callback.
pub struct Completion<C: CallbackInfo> {
    event: Arc<Event>,
    info: C,
}

impl<C: CallbackInfo> Completion<C> {
    pub fn future(&self) -> WGPUFuture {
        WGPUFuture { id: self.event.id }
    }

    /// False once the operation was cancelled: then nobody will see a result.
    pub fn is_pending(&self) -> bool {
        matches!(*self.event.state.lock(), State::Pending { .. })
    }

    /// Sets the submission whose end makes the event ready.
    pub fn expect_submission(&self, index: u64) {
        self.event.submission.store(index, Ordering::Relaxed);
    }

    /// A means to tell the submission after the completion was given away.
    pub fn submission_setter(&self) -> impl FnOnce(u64) + use<C> {
        let event = self.event.clone();
        move |index| {
            event.submission.store(index, Ordering::Relaxed);
            // The pump may have looked before core knew of the operation; without this it would sleep out its slice.
            if let Some(registry) = event.registry.upgrade() {
                registry.wake();
            }
        }
    }

    /// Completes the operation. False when it was cancelled before: then nobody will see the result.
    pub fn complete(self, result: C::Result) -> bool {
        let info = self.info;
        self.event.make_ready(Box::new(move || info.call(result)))
    }
}

impl<C: CallbackInfo> Drop for Completion<C> {
    fn drop(&mut self) {
        self.event.cancel(Ending::Aborted);
    }
}
