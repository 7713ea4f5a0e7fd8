//! Futures: what is pending, what is ready, and who calls back when.
//!
//! An event goes Pending -> Ready -> Fired, exactly once, whatever happens: core's closures only make events ready (a closure that
//! core drops counts as aborted), and the application's callbacks run at the end of a C entry with no lock held. The events of an
//! instance lie in one queue under one lock, which is held for a few instructions: an operation costs no allocation of its own.

mod callback;
mod pump;
mod wait;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::mem;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex, MutexGuard};

pub use callback::*;
pub use pump::Pump;
pub use wait::{poll, poll_device, process_events, wait_any, wait_for_submission};

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

/// What makes an event ready. A device is named by its serial, so that the end of an operation never drops the device's record: core
/// may be holding its locks then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The library itself; nothing needs polling.
    Cpu,
    /// The device's queue.
    Queue(u64),
    /// The mapping of a buffer, or a preparation: aborted when the device is destroyed.
    Map(u64),
    /// The loss of the device.
    Lost(u64),
}

impl Source {
    /// Whether only polling its device makes it ready.
    fn needs_polling(self) -> bool {
        matches!(self, Source::Queue(_) | Source::Map(_))
    }

    /// The serial of the device to poll for progress.
    fn device(self) -> Option<u64> {
        match self {
            Source::Cpu => None,
            Source::Queue(serial) | Source::Map(serial) | Source::Lost(serial) => Some(serial),
        }
    }
}

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

/// One asynchronous operation, pending or ready. One that has fired is in no registry.
pub struct Event {
    id: u64,
    mode: Mode,
    source: Source,
    ready: bool,
    /// The submission to wait for; 0: any poll will do.
    submission: u64,
    /// The application's callback, and from when the event is ready what it is called with.
    call: Call,
}

thread_local! {
    /// The registries whose callbacks this thread is in.
    static IN_CALLBACKS_OF: RefCell<Vec<*const Registry>> = const { RefCell::new(Vec::new()) };
}

/// A callback that is running, counted under the lock when its event was taken.
struct Firing<'a>(&'a Registry);

impl<'a> Firing<'a> {
    fn begin(registry: &'a Registry) -> Self {
        IN_CALLBACKS_OF.with_borrow_mut(|here| here.push(registry));
        Self(registry)
    }
}

impl Drop for Firing<'_> {
    fn drop(&mut self) {
        IN_CALLBACKS_OF.with_borrow_mut(Vec::pop);
        let mut state = self.0.state.lock();
        state.firing -= 1;
        let awaited = state.closed;
        drop(state);
        if awaited {
            self.0.changed.notify_all();
        }
    }
}

/// Spontaneous events that are ready, of all instances.
static SPONTANEOUS: Mutex<VecDeque<(Arc<Registry>, u64)>> = Mutex::new(VecDeque::new());
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
    // One by one: a callback that does not come back keeps no other from who delivers next.
    loop {
        let mut ready = SPONTANEOUS.lock();
        let next = ready.pop_front();
        READY.store(ready.len(), Ordering::Release);
        drop(ready);
        match next {
            Some((registry, id)) => registry.fire(id),
            None => return,
        };
    }
}

/// The events of one instance that have not fired.
pub struct Registry {
    state: Mutex<State>,
    changed: Condvar,
    /// How many events are ready, written under the lock: one load tells that there is nothing to run.
    ready: AtomicUsize,
    /// How many pending events only polling makes ready, written under the lock.
    polled: AtomicUsize,
    /// The devices that may be alive, and their serials.
    devices: Mutex<Vec<(u64, Weak<Device>)>>,
}

#[derive(Default)]
struct State {
    /// In the order of their ids.
    events: VecDeque<Event>,
    closed: bool,
    /// How many callbacks are running, on all threads.
    firing: usize,
}

impl State {
    fn find(&self, id: u64) -> Option<usize> {
        self.events.binary_search_by_key(&id, |event| event.id).ok()
    }
}

impl Registry {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            ready: AtomicUsize::new(0),
            polled: AtomicUsize::new(0),
            devices: Mutex::default(),
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
        let mut state = self.state.lock();
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        state.events.push_back(Event {
            id,
            mode,
            source,
            ready: false,
            submission: 0,
            call: info.pending(),
        });
        if source.needs_polling() {
            add(&self.polled, 1);
        }
        if state.closed {
            self.make_ready(state, id, |call| call.cancel(Ending::InstanceReleased));
        }
        Completion {
            id,
            registry: self.clone(),
            info: PhantomData,
        }
    }

    /// Tells the submission whose end makes the event ready (0: any poll does), once core knows of the operation. Only now the pump
    /// is woken: before it would have found nothing.
    pub fn expect_submission(&self, future: WGPUFuture, index: u64) {
        if index != 0 {
            let mut state = self.state.lock();
            if let Some(at) = state.find(future.id) {
                state.events[at].submission = index;
            }
        }
        self.changed.notify_all();
    }

    /// Pending to ready. False when it was not pending any more.
    fn make_ready(
        self: &Arc<Self>,
        mut state: MutexGuard<State>,
        id: u64,
        end: impl FnOnce(&mut Call),
    ) -> bool {
        let Some(at) = state.find(id) else {
            return false;
        };
        let event = &mut state.events[at];
        if event.ready {
            return false;
        }
        let spontaneous = self.end(event, end);
        drop(state);
        if spontaneous {
            self.announce([id]);
        }
        self.changed.notify_all();
        true
    }

    /// Makes a pending event ready, under the lock. Whether it is a spontaneous one, which is to be announced.
    fn end(&self, event: &mut Event, end: impl FnOnce(&mut Call)) -> bool {
        end(&mut event.call);
        event.ready = true;
        add(&self.ready, 1);
        if event.source.needs_polling() {
            add(&self.polled, usize::MAX);
        }
        event.mode == Mode::Spontaneous
    }

    /// Lets the next C entry that ends run these.
    fn announce(self: &Arc<Self>, ids: impl IntoIterator<Item = u64>) {
        let mut ready = SPONTANEOUS.lock();
        ready.extend(ids.into_iter().map(|id| (self.clone(), id)));
        READY.store(ready.len(), Ordering::Release);
    }

    /// Ready to fired: runs the application's callback, here and now, if nobody else did.
    fn fire(&self, id: u64) -> bool {
        let state = self.state.lock();
        match state.find(id) {
            Some(at) if state.events[at].ready => self.fire_at(state, at),
            _ => return false,
        }
        true
    }

    fn fire_at(&self, mut state: MutexGuard<State>, at: usize) {
        let Some(event) = state.events.remove(at) else {
            return;
        };
        add(&self.ready, usize::MAX);
        // Who sees no event ready sees that a callback is running.
        state.firing += 1;
        drop(state);
        let _firing = Firing::begin(self);
        event.call.run();
    }

    /// Whether an event is pending that only polling makes ready.
    fn awaits_polls(&self) -> bool {
        self.polled.load(Ordering::Acquire) != 0
    }

    /// Whether an event of this id was ever started.
    pub fn knows(&self, id: u64) -> bool {
        id != 0 && id < NEXT_ID.load(Ordering::Relaxed)
    }

    /// Runs the callbacks of ready events that pass; the oldest first, and none that a callback starts.
    fn fire_ready(&self, mut pass: impl FnMut(&Event) -> bool) {
        if self.ready.load(Ordering::Acquire) == 0 {
            return;
        }
        let end = NEXT_ID.load(Ordering::Relaxed);
        let mut from = 0;
        loop {
            let state = self.state.lock();
            let first = state.events.partition_point(|event| event.id < from);
            let mut rest = state.events.range(first..).take_while(|e| e.id < end);
            let Some(next) = rest.position(|event| event.ready && pass(event)) else {
                return;
            };
            from = state.events[first + next].id + 1;
            self.fire_at(state, first + next);
        }
    }

    /// The last reference to the instance is gone: every operation ends as cancelled, now.
    pub fn close(&self) {
        let mut state = self.state.lock();
        state.closed = true;
        for event in state.events.iter_mut().filter(|event| !event.ready) {
            self.end(event, |call| call.cancel(Ending::InstanceReleased));
        }
        drop(state);
        self.changed.notify_all();
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
        let mut state = self.state.lock();
        while state.firing > own {
            if self.changed.wait_until(&mut state, end).timed_out() {
                return;
            }
        }
    }

    /// What an operation came to holds no longer: it ends as aborted, unless its callback was called before.
    pub fn take_back(&self, id: u64) {
        if self.ready.load(Ordering::Acquire) == 0 {
            return;
        }
        let mut state = self.state.lock();
        if let Some(at) = state.find(id)
            && state.events[at].ready
        {
            state.events[at].call.cancel(Ending::Aborted);
        }
    }

    /// Ends the pending mappings of a destroyed device.
    pub fn abort_maps(self: &Arc<Self>, device: u64) {
        let mut spontaneous = Vec::new();
        let mut state = self.state.lock();
        for event in &mut state.events {
            if event.source == Source::Map(device)
                && !event.ready
                && self.end(event, |call| call.cancel(Ending::Aborted))
            {
                spontaneous.push(event.id);
            }
        }
        drop(state);
        self.announce(spontaneous);
        self.changed.notify_all();
    }

    /// Sleeps until something changes or the time has passed; not at all when `done` already.
    fn sleep_until(&self, time: Duration, done: impl Fn(&VecDeque<Event>) -> bool) {
        let mut state = self.state.lock();
        if !done(&state.events) {
            self.changed.wait_for(&mut state, time);
        }
    }

    /// Lets sleepers look again.
    fn wake(&self) {
        // The lock orders this with a sleeper that has just looked.
        drop(self.state.lock());
        self.changed.notify_all();
    }
}

/// Changes a number that is only written under the lock, so that no atomic read-modify-write is needed.
fn add(number: &AtomicUsize, change: usize) {
    let now = number.load(Ordering::Relaxed).wrapping_add(change);
    number.store(now, Ordering::Release);
}

/// The library's end of an operation: completes it once. Dropped without that, it completes as cancelled, so that a closure which
/// wgpu-core forgets still leads to a callback.
pub struct Completion<C: CallbackInfo> {
    /// 0 when it is completed.
    id: u64,
    registry: Arc<Registry>,
    info: PhantomData<fn(C)>,
}

impl<C: CallbackInfo> Completion<C> {
    pub fn future(&self) -> WGPUFuture {
        WGPUFuture { id: self.id }
    }

    /// False once the operation was cancelled: then nobody will see a result.
    pub fn is_pending(&self) -> bool {
        let state = self.registry.state.lock();
        state
            .find(self.id)
            .is_some_and(|at| !state.events[at].ready)
    }

    /// Completes the operation. False when it was cancelled before: then nobody will see the result.
    pub fn complete(mut self, result: C::Result) -> bool {
        let id = mem::take(&mut self.id);
        let state = self.registry.state.lock();
        self.registry
            .make_ready(state, id, |call| C::end(call, result))
    }
}

impl<C: CallbackInfo> Drop for Completion<C> {
    fn drop(&mut self) {
        if self.id != 0 {
            let state = self.registry.state.lock();
            self.registry
                .make_ready(state, self.id, |call| call.cancel(Ending::Aborted));
        }
    }
}
