//! A barrier that one thread makes all running threads of the process pass, so that those need none of their own.

use std::sync::atomic::{AtomicU8, Ordering};

/// Nobody asked for it; it is being prepared; it can be used.
const UNKNOWN: u8 = 0;
const ASKED: u8 = 1;
const READY: u8 = 2;

static STATE: AtomicU8 = AtomicU8::new(UNKNOWN);

/// Whether [`heavy`] works. The first call has it prepared, by another thread: where several are running, the system takes milliseconds.
#[inline]
pub fn is_ready() -> bool {
    match STATE.load(Ordering::Relaxed) {
        READY => true,
        ASKED => false,
        _ => {
            ask();
            false
        }
    }
}

#[cold]
fn ask() {
    if system::EXISTS && STATE.swap(ASKED, Ordering::Relaxed) == UNKNOWN {
        crate::pool::help(|| {
            if system::register() {
                STATE.store(READY, Ordering::Release);
            }
        });
    }
}

pub use system::{EXISTS, heavy, light, thread};

#[cfg(all(
    target_os = "linux",
    target_pointer_width = "64",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod system {
    use std::arch::asm;
    use std::sync::atomic::{Ordering, compiler_fence};

    pub const EXISTS: bool = true;

    // The numbers of the kernel's interface.
    const PRIVATE_EXPEDITED: libc::c_int = 1 << 3;
    const REGISTER_PRIVATE_EXPEDITED: libc::c_int = 1 << 4;

    /// A number that no other running thread has: where its thread-local storage is.
    #[inline(always)]
    pub fn thread() -> usize {
        let pointer: usize;
        // SAFETY: the first word of a thread's control block is its own address, says the ABI.
        #[cfg(target_arch = "x86_64")]
        unsafe {
            asm!("mov {}, fs:0", out(reg) pointer, options(nostack, preserves_flags, readonly));
        }
        // SAFETY: only reads a register that programs may read.
        #[cfg(target_arch = "aarch64")]
        unsafe {
            asm!("mrs {}, tpidr_el0", out(reg) pointer, options(nostack, preserves_flags, nomem));
        }
        pointer
    }

    /// Keeps what comes before in front of what comes after, as seen by a thread that calls [`heavy`] in between.
    #[inline(always)]
    pub fn light() {
        compiler_fence(Ordering::SeqCst);
    }

    fn membarrier(command: libc::c_int) -> bool {
        // SAFETY: the call takes these three numbers and no pointer.
        unsafe { libc::syscall(libc::SYS_membarrier, command, 0, 0) == 0 }
    }

    pub fn register() -> bool {
        membarrier(REGISTER_PRIVATE_EXPEDITED)
    }

    /// The barrier. Panics where a sandbox has forbidden it since.
    pub fn heavy() {
        let passed = membarrier(PRIVATE_EXPEDITED) || (register() && membarrier(PRIVATE_EXPEDITED));
        assert!(
            passed,
            "the system refuses membarrier, which it allowed before"
        );
    }
}

#[cfg(not(all(
    target_os = "linux",
    target_pointer_width = "64",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
mod system {
    pub const EXISTS: bool = false;

    pub fn thread() -> usize {
        0
    }

    pub fn light() {}

    pub fn register() -> bool {
        false
    }

    pub fn heavy() {}
}
