//! loom's primitives with the interface of those that the library uses.

use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

pub struct Mutex<T>(loom::sync::Mutex<T>);

impl<T> Mutex<T> {
    pub fn new(value: T) -> Self {
        Self(loom::sync::Mutex::new(value))
    }

    pub fn lock(&self) -> MutexGuard<'_, T> {
        MutexGuard(Some(self.0.lock().unwrap()))
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// Empty only while a condition is waited for.
pub struct MutexGuard<'a, T>(Option<loom::sync::MutexGuard<'a, T>>);

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_ref().unwrap()
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().unwrap()
    }
}

/// Waits without a time limit: a wake-up that is lost is a deadlock, which loom reports.
pub struct Condvar(loom::sync::Condvar);

pub struct WaitResult;

impl WaitResult {
    pub fn timed_out(&self) -> bool {
        false
    }
}

impl Condvar {
    pub fn new() -> Self {
        Self(loom::sync::Condvar::new())
    }

    pub fn notify_all(&self) {
        self.0.notify_all();
    }

    pub fn wait_for<T>(&self, guard: &mut MutexGuard<'_, T>, _limit: Duration) -> WaitResult {
        let held = guard.0.take().unwrap();
        guard.0 = Some(self.0.wait(held).unwrap());
        WaitResult
    }

    pub fn wait_until<T>(&self, guard: &mut MutexGuard<'_, T>, _end: Instant) -> WaitResult {
        self.wait_for(guard, Duration::MAX)
    }
}

/// Each use counts as one that writes: what a lock guards may not be read by two threads without it either.
pub struct UnsafeCell<T>(loom::cell::UnsafeCell<T>);

impl<T> UnsafeCell<T> {
    pub fn new(value: T) -> Self {
        Self(loom::cell::UnsafeCell::new(value))
    }

    pub fn get(&self) -> *mut T {
        self.0.with_mut(|pointer| pointer)
    }
}

/// A thread-local cell with the short-cuts that the standard one has.
macro_rules! cell {
    ($name:ident: $type:ty) => {
        loom::thread_local! {
            static CELL: RefCell<$type> = RefCell::new(Default::default());
        }
        struct Cell;
        impl Cell {
            fn with_borrow<R>(&self, f: impl FnOnce(&$type) -> R) -> R {
                CELL.with(|cell| f(&cell.borrow()))
            }
            fn with_borrow_mut<R>(&self, f: impl FnOnce(&mut $type) -> R) -> R {
                CELL.with(|cell| f(&mut cell.borrow_mut()))
            }
        }
        static $name: Cell = Cell;
    };
}

pub(crate) use cell;
