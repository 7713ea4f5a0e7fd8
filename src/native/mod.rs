//! What `wgpu.h` adds to the standard functions.

pub mod adapter;
pub mod device;
pub mod log;
pub(crate) mod proc_table;
pub mod queue;
pub mod report;
