//! The handle table and the event registry of the library on loom's primitives: `build.rs` says how. What they use of the rest of the
//! library is here in a small form.

#![allow(dead_code, unused_doc_comments, clippy::all)]

pub mod callback;
#[path = "../../../src/handle/id.rs"]
pub mod id;
pub mod sync;

/// Few, so that they run out.
pub const MAX_GENERATION: u32 = 3;
pub const MAX_SLOTS: usize = 4;

pub mod handle {
    pub use crate::id;
    pub mod lock {
        include!(concat!(env!("OUT_DIR"), "/handle_lock.rs"));
    }
    pub mod table {
        include!(concat!(env!("OUT_DIR"), "/handle_table.rs"));
    }
}

/// What the tables of the models own.
impl handle::table::Payload for std::sync::Arc<u32> {
    const KIND: id::Kind = id::Kind::Buffer;
    const OF_ITS_THREAD: bool = true;
}

/// The barrier that one thread makes all pass is one on both sides here: loom has no other.
mod barrier {
    use std::sync::atomic::{AtomicUsize, Ordering};

    pub const EXISTS: bool = true;

    static NEXT: AtomicUsize = AtomicUsize::new(1);
    loom::thread_local! {
        static NUMBER: usize = NEXT.fetch_add(1, Ordering::Relaxed);
    }

    pub fn is_ready() -> bool {
        true
    }

    pub fn thread() -> usize {
        NUMBER.with(|number| *number)
    }

    pub fn light() {
        loom::sync::atomic::fence(Ordering::SeqCst);
    }

    pub fn heavy() {
        loom::sync::atomic::fence(Ordering::SeqCst);
    }
}

/// Nobody asks who made the objects of a model.
mod origins {
    pub fn keep(_bits: usize) {}
    pub fn forget(_bits: usize) {}
}

pub mod event {
    include!(concat!(env!("OUT_DIR"), "/event.rs"));

    /// What is ready and not spontaneous, as `ProcessEvents` runs it.
    pub fn process(registry: &Registry) {
        registry.fire_ready(|event| event.mode != Mode::WaitAnyOnly);
        deliver();
    }
}

pub mod abi {
    pub use crate::callback::{Enum, WGPUCallbackMode, WGPUChainedStruct, WGPUFuture};
}

pub mod api {
    pub mod device {
        pub struct Device;
    }
}

pub mod convert {
    pub mod chain {
        use crate::callback::WGPUChainedStruct;
        use crate::error::Fault;

        /// # Safety
        /// Safe here.
        pub unsafe fn none(_chain: *const WGPUChainedStruct, _name: &str) -> Result<(), Fault> {
            Ok(())
        }
    }
}

pub mod error {
    #[derive(Debug)]
    pub struct Fault(pub String);

    impl Fault {
        pub fn validation(message: impl Into<String>) -> Self {
            Self(message.into())
        }
    }
}
