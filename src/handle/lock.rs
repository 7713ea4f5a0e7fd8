//! The lock of a slot: held for the time of a copy, or of one call on an encoder.
//!
//! Nearly every encoder is used only by the thread that made it. That thread is the lock's [`User`]: it says where it is with a plain
//! store, which costs a tenth of what a recording call costs less than an atomic exchange. Any other thread takes this right away
//! first: it clears `user`, makes every running thread pass a barrier, and then looks where the user is. From then on the lock is taken
//! with an exchange by everybody.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::{hint, ptr, thread};

use parking_lot::Mutex;

use super::barrier;

/// A thread that made an encoder. Never freed; there are as many as threads ran at once.
#[repr(align(64))]
pub struct User {
    thread: usize,
    /// The address of the lock that this thread is inside of without an exchange, or 0. Only this thread writes it.
    inside: AtomicUsize,
}

static USERS: Mutex<Option<HashMap<usize, &'static User>>> = Mutex::new(None);

thread_local! {
    static CURRENT: Cell<Option<&'static User>> = const { Cell::new(None) };
}

impl User {
    /// The calling thread, if it can be a user.
    #[inline]
    pub fn current() -> Option<&'static User> {
        if !barrier::is_ready() {
            return None;
        }
        CURRENT.get().or_else(Self::enlist)
    }

    /// A thread that has ended leaves its place to the next one with its number.
    #[cold]
    fn enlist() -> Option<&'static User> {
        let thread = barrier::thread();
        let mut users = USERS.lock();
        let user = *users
            .get_or_insert_default()
            .entry(thread)
            .or_insert_with(|| {
                Box::leak(Box::new(User {
                    thread,
                    inside: AtomicUsize::new(0),
                }))
            });
        CURRENT.set(Some(user));
        Some(user)
    }
}

/// All zeros is free, and without a user.
pub struct Lock {
    busy: AtomicUsize,
    /// Who needs no exchange. Written by who holds the lock.
    user: AtomicPtr<User>,
    /// The last one that there was, who may still be inside.
    last: AtomicPtr<User>,
}

/// Whoever has this holds the lock.
pub struct Held<'l>(&'l AtomicUsize);

impl Drop for Held<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.store(0, Ordering::Release);
    }
}

impl Lock {
    pub const fn new() -> Self {
        Self {
            busy: AtomicUsize::new(0),
            user: AtomicPtr::new(ptr::null_mut()),
            last: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// Takes the lock unless somebody has it.
    #[inline(always)]
    pub fn try_now(&self) -> Option<Held<'_>> {
        if !barrier::EXISTS {
            return self.take();
        }
        match self.enter() {
            None => self.take_away(),
            held => held,
        }
    }

    /// Takes the lock, which nobody has for long.
    #[inline]
    pub fn wait(&self) -> Held<'_> {
        let mut spins = 0;
        loop {
            if let Some(held) = self.take() {
                return held;
            }
            spins += 1;
            if spins < 64 {
                hint::spin_loop();
            } else {
                thread::yield_now();
            }
        }
    }

    /// Makes `user` the one who needs no exchange.
    #[inline]
    pub fn hand_to(&self, _: &Held<'_>, user: Option<&'static User>) {
        let user = user.map_or(ptr::null_mut(), |user| ptr::from_ref(user).cast_mut());
        self.last.store(user, Ordering::Relaxed);
        self.user.store(user, Ordering::Relaxed);
    }

    #[inline(always)]
    fn enter(&self) -> Option<Held<'_>> {
        // SAFETY: users are never freed.
        let user = unsafe { self.user.load(Ordering::Acquire).as_ref() }?;
        if user.thread != barrier::thread() || user.inside.load(Ordering::Relaxed) != 0 {
            return None;
        }
        user.inside.store(self.address(), Ordering::Release);
        let held = Held(&user.inside);
        barrier::light();
        ptr::eq(self.user.load(Ordering::Relaxed), user).then_some(held)
    }

    /// With an exchange.
    #[inline]
    fn take(&self) -> Option<Held<'_>> {
        if self.busy.swap(1, Ordering::Acquire) != 0 {
            return None;
        }
        let held = Held(&self.busy);
        if self.last.load(Ordering::Relaxed).is_null() {
            return Some(held);
        }
        self.evict().then_some(held)
    }

    /// Cold, so that the calls of the user keep their registers.
    #[cold]
    #[inline(never)]
    fn take_away(&self) -> Option<Held<'_>> {
        self.take()
    }

    /// Makes sure that there is no user any more, and tells whether the last one is gone. For who holds the lock.
    #[inline(never)]
    fn evict(&self) -> bool {
        // SAFETY: users are never freed.
        if let Some(user) = unsafe { self.user.load(Ordering::Relaxed).as_ref() } {
            self.user.store(ptr::null_mut(), Ordering::Relaxed);
            if user.thread != barrier::thread() {
                barrier::heavy();
            }
        }
        // SAFETY: users are never freed.
        let last = unsafe { self.last.load(Ordering::Relaxed).as_ref() };
        last.is_none_or(|user| user.inside.load(Ordering::Acquire) != self.address())
    }

    #[inline(always)]
    fn address(&self) -> usize {
        ptr::from_ref(self) as usize
    }
}

#[cfg(test)]
mod tests {
    use std::cell::UnsafeCell;
    use std::time::{Duration, Instant};

    use super::*;

    /// A lock whose user is the calling thread, where the system has the barrier.
    fn lock_of_this_thread() -> Lock {
        let start = Instant::now();
        while !barrier::is_ready() && start.elapsed() < Duration::from_secs(2) {
            thread::yield_now();
        }
        let lock = Lock::new();
        lock.hand_to(&lock.wait(), User::current());
        lock
    }

    #[test]
    fn its_user_needs_no_exchange() {
        let lock = lock_of_this_thread();
        let held = lock.try_now().expect("free");
        assert_eq!(lock.busy.load(Ordering::Relaxed) == 0, barrier::is_ready());
        assert!(lock.try_now().is_none());
        drop(held);
        assert!(lock.try_now().is_some());
    }

    #[test]
    fn a_user_may_hold_two() {
        let (one, other) = (lock_of_this_thread(), lock_of_this_thread());
        let held = one.try_now().expect("free");
        drop(other.try_now().expect("free"));
        assert!(one.try_now().is_none());
        drop(held);
        assert!(one.try_now().is_some() && other.try_now().is_some());
    }

    #[test]
    fn another_thread_takes_it_away() {
        let lock = lock_of_this_thread();
        let held = lock.try_now().expect("free");
        let other = || thread::scope(|s| s.spawn(|| lock.try_now().is_some()).join().unwrap());
        assert!(!other());
        assert!(!other());
        drop(held);
        assert!(other());
        assert!(lock.try_now().is_some());
    }

    #[test]
    fn two_threads_never_hold_it_at_once() {
        struct Number(UnsafeCell<u32>);
        // SAFETY: it is changed under the lock.
        unsafe impl Sync for Number {}
        for _ in 0..100 {
            let (lock, number) = (lock_of_this_thread(), Number(UnsafeCell::new(0)));
            let count = || {
                let number = &number;
                (0..500)
                    .filter(|_| {
                        let held = lock.try_now();
                        if held.is_some() {
                            // SAFETY: the lock is held.
                            unsafe { *number.0.get() += 1 };
                        }
                        held.is_some()
                    })
                    .count()
            };
            let counted = thread::scope(|scope| {
                let other = scope.spawn(count);
                count() + other.join().unwrap()
            });
            assert_eq!(number.0.into_inner() as usize, counted);
        }
    }
}
