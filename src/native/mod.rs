//! What `wgpu.h` adds to the standard functions.

pub(crate) mod proc_table;
