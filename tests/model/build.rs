//! Takes the library's own sources and puts loom's primitives in place of the standard ones. A text that is not found is an error, so
//! that the models cannot check something that the library no longer has.

use std::path::Path;
use std::{env, fs};

/// Smaller numbers, so that slots and generations run out within a model.
const TABLE: &[(&str, &str)] = &[
    ("use std::cell::UnsafeCell;", "use crate::sync::UnsafeCell;"),
    ("use std::sync::atomic::{", "use loom::sync::atomic::{"),
    ("use parking_lot::Mutex;", "use crate::sync::Mutex;"),
    (
        "use super::id::{Id, Kind, MAX_GENERATION, MAX_SLOTS};",
        "use super::id::{Id, Kind};\nuse crate::{MAX_GENERATION, MAX_SLOTS};",
    ),
    ("const CHUNK: usize = 256;", "const CHUNK: usize = 2;"),
    // loom's atomics are more than their numbers.
    (
        "unsafe { alloc::alloc_zeroed(layout) };",
        "Box::into_raw(Box::new(std::array::from_fn::<Slot<P>, CHUNK, _>(|_| Slot::new()))).cast::<u8>();",
    ),
    ("const fn new() -> Self", "fn new() -> Self"),
    (
        "[const { Slot::new() }; CHUNK]",
        "std::array::from_fn(|_| Slot::new())",
    ),
    ("use super::origins;", "use crate::origins;"),
    (
        "[const { AtomicPtr::new(ptr::null_mut()) }; CHUNKS]",
        "std::array::from_fn(|_| AtomicPtr::new(ptr::null_mut()))",
    ),
];

const LOCK: &[(&str, &str)] = &[
    (
        "use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};\nuse std::{hint, ptr, thread};",
        "use std::ptr;\nuse loom::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};\nuse loom::{hint, thread};",
    ),
    ("use parking_lot::Mutex;", "use crate::sync::Mutex;"),
    ("use super::barrier;", "use crate::barrier;"),
    (
        "static USERS: Mutex<Option<HashMap<usize, &'static User>>> = Mutex::new(None);",
        "loom::lazy_static! { static ref USERS: Mutex<Option<HashMap<usize, &'static User>>> = Mutex::new(None); }",
    ),
    // The threads of a model are one thread of the system.
    ("CURRENT.get().or_else(Self::enlist)", "Self::enlist()"),
    ("CURRENT.set(Some(user));", ""),
    ("pub const fn new() -> Self", "pub fn new() -> Self"),
    // loom lets a swap that fails come late and take a lock that is free; the two mean the same.
    (
        "self.busy.swap(1, Ordering::Acquire) != 0",
        "self.busy.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_err()",
    ),
    // A model that spins for long is only slow.
    ("spins < 64", "spins < 1"),
];

const EVENT: &[(&str, &str)] = &[
    ("//! ", "// "),
    ("//!\n", "//\n"),
    ("mod callback;\nmod pump;\nmod wait;\n", ""),
    ("use std::sync::atomic::{", "use loom::sync::atomic::{"),
    (
        "use parking_lot::{Condvar, Mutex, MutexGuard};",
        "use crate::sync::{Condvar, Mutex, MutexGuard};",
    ),
    (
        "pub use callback::*;\n",
        "pub use crate::callback::{Call, CallbackInfo};\n",
    ),
    ("pub use pump::", "// pub use pump::"),
    ("pub use wait::", "// pub use wait::"),
    (
        "thread_local! {\n    /// The registries whose callbacks this thread is in.\n    static IN_CALLBACKS_OF: RefCell<Vec<*const Registry>> = const { \
         RefCell::new(Vec::new()) };\n}",
        "crate::sync::cell! { IN_CALLBACKS_OF: Vec<*const Registry> }",
    ),
    (
        "static SPONTANEOUS: Mutex<VecDeque<(Arc<Registry>, u64)>> = Mutex::new(VecDeque::new());",
        "loom::lazy_static! { static ref SPONTANEOUS: Mutex<VecDeque<(Arc<Registry>, u64)>> = Mutex::new(VecDeque::new()); }",
    ),
    (
        "static READY: AtomicUsize = AtomicUsize::new(0);\nstatic NEXT_ID: AtomicU64 = AtomicU64::new(1);",
        "loom::lazy_static! {\n    static ref READY: AtomicUsize = AtomicUsize::new(0);\n    static ref NEXT_ID: AtomicU64 = AtomicU64::new(1);\n}",
    ),
    // What waits and delivers is in files of its own; the models do it.
    ("    fn fire_ready(", "    pub fn fire_ready("),
    ("    fn sleep_until(", "    pub fn sleep_until("),
    (
        "    mode: Mode,\n    source: Source,\n    ready: bool,\n",
        "    pub mode: Mode,\n    source: Source,\n    pub ready: bool,\n",
    ),
];

fn take(from: &str, changes: &[(&str, &str)]) {
    let path = Path::new("../../src").join(from);
    println!("cargo:rerun-if-changed={}", path.display());
    let mut text = fs::read_to_string(&path).expect("the library's source");
    for (old, new) in changes {
        assert!(
            text.contains(old),
            "src/{from} has no longer: {old}\nChange tests/model/build.rs with it."
        );
        text = text.replace(old, new);
    }
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join(from.replace('/', "_"));
    fs::write(out, text).expect("the output folder is there");
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    take(
        "handle/table.rs",
        &[&[("//! ", "// "), ("//!\n", "//\n")], TABLE].concat(),
    );
    take(
        "handle/lock.rs",
        &[&[("//! ", "// "), ("//!\n", "//\n")], LOCK].concat(),
    );
    take("event.rs", EVENT);
}
