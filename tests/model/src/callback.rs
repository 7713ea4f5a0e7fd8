//! A callback that counts how often it is called, and with what.

use std::fmt;
use std::sync::Arc;

use loom::sync::atomic::{AtomicUsize, Ordering};

use crate::event::Ending;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WGPUCallbackMode {
    WaitAnyOnly = 1,
    AllowProcessEvents,
    AllowSpontaneous,
}

#[derive(Clone, Copy)]
pub struct Enum<E>(pub E);

impl<E: Copy> Enum<E> {
    pub fn get(self) -> Option<E> {
        Some(self.0)
    }
}

impl<E> fmt::Display for Enum<E> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

pub struct WGPUChainedStruct;

#[derive(Clone, Copy)]
pub struct WGPUFuture {
    pub id: u64,
}

pub trait CallbackInfo: Copy + Send + 'static {
    type Result: Send + 'static;
    fn mode(&self) -> Enum<WGPUCallbackMode>;
    fn chain(&self) -> *const WGPUChainedStruct;
    fn cancelled(ending: Ending) -> Self::Result;
    fn call(self, result: Self::Result);
    fn pending(self) -> Call;
    fn end(call: &mut Call, result: Self::Result);
}

/// A callback, and its result once there is one.
pub struct Call(Info, Option<Outcome>);

impl Call {
    pub fn cancel(&mut self, ending: Ending) {
        self.1 = Some(Info::cancelled(ending));
    }

    pub fn run(self) {
        self.0
            .call(self.1.expect("only what is ready has its callback run"));
    }
}

/// How an operation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Aborted,
    InstanceReleased,
}

/// What the application's callback saw.
#[derive(Debug)]
pub struct Seen {
    pub begun: AtomicUsize,
    pub ended: AtomicUsize,
    pub done: AtomicUsize,
}

impl Seen {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            begun: AtomicUsize::new(0),
            ended: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
        })
    }

    pub fn times(&self) -> usize {
        assert_eq!(
            self.begun.load(Ordering::SeqCst),
            self.ended.load(Ordering::SeqCst)
        );
        self.ended.load(Ordering::SeqCst)
    }
}

/// A callback info, with the address of its `Seen` as user data, as C would have it.
#[derive(Clone, Copy)]
pub struct Info {
    mode: WGPUCallbackMode,
    seen: *const Seen,
}

// SAFETY: the models keep `Seen` for longer than any callback.
unsafe impl Send for Info {}

impl Info {
    pub fn new(mode: WGPUCallbackMode, seen: &Arc<Seen>) -> Self {
        Self {
            mode,
            seen: Arc::as_ptr(seen),
        }
    }
}

impl CallbackInfo for Info {
    type Result = Outcome;

    fn mode(&self) -> Enum<WGPUCallbackMode> {
        Enum(self.mode)
    }

    fn chain(&self) -> *const WGPUChainedStruct {
        std::ptr::null()
    }

    fn cancelled(ending: Ending) -> Outcome {
        match ending {
            Ending::Aborted => Outcome::Aborted,
            Ending::InstanceReleased => Outcome::InstanceReleased,
        }
    }

    fn pending(self) -> Call {
        Call(self, None)
    }

    fn end(call: &mut Call, result: Outcome) {
        call.1 = Some(result);
    }

    fn call(self, result: Outcome) {
        // SAFETY: see above.
        let seen = unsafe { &*self.seen };
        seen.begun.fetch_add(1, Ordering::SeqCst);
        if result == Outcome::Done {
            seen.done.fetch_add(1, Ordering::SeqCst);
        }
        seen.ended.fetch_add(1, Ordering::SeqCst);
    }
}
