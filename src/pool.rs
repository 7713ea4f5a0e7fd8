//! Worker threads for what the application does not want to wait for.
//!
//! Threads start when there is work for them and end when there has been none for a while. At the end of the process work that has not
//! begun is dropped, and work that has is waited for a little, so that a driver is not torn down under it.

use std::cell::Cell;
use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
#[cfg(unix)]
use std::sync::Once;
use std::thread;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

use crate::event;

/// More compilers at once do not help where drivers take locks.
const MAX_THREADS: usize = 8;
/// Most shaders are content with it, so that compiling one takes no further thread (`src/deep.rs`).
const STACK: usize = 16 << 20;
/// How long a thread sleeps before it ends.
const IDLE: Duration = Duration::from_secs(5);
/// How long the end of the process waits for work that has begun.
#[cfg(unix)]
const LAST_WAIT: Duration = Duration::from_secs(2);

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
    closing: bool,
    /// The process that the threads are in: after a fork the child has none.
    process: u32,
}

static POOL: Mutex<Pool> = Mutex::new(Pool {
    jobs: VecDeque::new(),
    threads: 0,
    idle: 0,
    closing: false,
    process: 0,
});
static CHANGED: Condvar = Condvar::new();

thread_local! {
    static IS_WORKER: Cell<bool> = const { Cell::new(false) };
}

/// Runs `job` on a worker thread, and then the callbacks that it made ready.
pub fn run(job: impl FnOnce() + Send + 'static) {
    help(|| {
        job();
        event::deliver();
    });
}

/// Runs `job` on a worker thread.
pub fn help(job: impl FnOnce() + Send + 'static) {
    end_with_the_process();
    let mut pool = POOL.lock();
    let process = std::process::id();
    if pool.process != process {
        // The parent does these, and their threads are its own.
        std::mem::take(&mut pool.jobs)
            .into_iter()
            .for_each(std::mem::forget);
        pool.process = process;
        pool.threads = 0;
        pool.idle = 0;
    }
    if pool.closing {
        return;
    }
    if pool.idle <= pool.jobs.len() && pool.threads < max_threads() {
        let thread = thread::Builder::new()
            .name("wgpu-abi worker".into())
            .stack_size(STACK);
        match thread.spawn(work) {
            Ok(_) => pool.threads += 1,
            // Late is better than never.
            Err(_) if pool.threads == 0 => {
                drop(pool);
                return perform(Box::new(job));
            }
            Err(_) => {}
        }
    }
    pool.jobs.push_back(Box::new(job));
    CHANGED.notify_one();
}

fn max_threads() -> usize {
    thread::available_parallelism().map_or(1, |n| n.get().min(MAX_THREADS))
}

fn work() {
    IS_WORKER.set(true);
    let mut pool = POOL.lock();
    loop {
        if let Some(job) = pool.jobs.pop_front() {
            drop(pool);
            perform(job);
            pool = POOL.lock();
            continue;
        }
        if pool.closing {
            break;
        }
        pool.idle += 1;
        let slept = CHANGED.wait_for(&mut pool, IDLE);
        pool.idle -= 1;
        if slept.timed_out() && pool.jobs.is_empty() {
            break;
        }
    }
    pool.threads -= 1;
    CHANGED.notify_all();
}

fn perform(job: Job) {
    let done = panic::catch_unwind(AssertUnwindSafe(job));
    if let Err(payload) = done {
        // A payload's drop may panic too.
        std::mem::forget(payload);
    }
}

#[cfg(unix)]
fn end_with_the_process() {
    use std::ffi::c_int;
    unsafe extern "C" {
        safe fn atexit(function: extern "C" fn()) -> c_int;
    }
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = atexit(close);
    });
}

/// Elsewhere the system has ended the threads by the time that anybody is told.
#[cfg(not(unix))]
fn end_with_the_process() {}

#[cfg(unix)]
extern "C" fn close() {
    let mut pool = POOL.lock();
    if pool.process != std::process::id() {
        return;
    }
    pool.closing = true;
    // Their ends may call into the pool's users.
    let dropped = std::mem::take(&mut pool.jobs);
    CHANGED.notify_all();
    let own = usize::from(IS_WORKER.get());
    let end = std::time::Instant::now() + LAST_WAIT;
    while pool.threads > own && !CHANGED.wait_until(&mut pool, end).timed_out() {}
    drop(pool);
    drop(dropped);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn every_job_is_done_once_and_a_panic_ends_nobody() {
        let (done, results) = mpsc::channel();
        for i in 0..200 {
            let done = done.clone();
            run(move || {
                done.send(i).expect("the test waits");
                assert!(i % 7 != 0, "a job may panic");
            });
        }
        drop(done);
        let mut results: Vec<i32> = results.iter().collect();
        results.sort_unstable();
        assert_eq!(results, (0..200).collect::<Vec<_>>());
        assert!(POOL.lock().threads <= MAX_THREADS);
    }
}
