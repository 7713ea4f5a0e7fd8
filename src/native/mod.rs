//! What `wgpu.h` adds to the standard functions.

pub mod adapter;
pub mod command_encoder;
pub mod compute_pass_encoder;
pub mod device;
pub mod log;
pub(crate) mod proc_table;
pub mod queue;
pub mod render_pass_encoder;
pub mod report;
pub mod shader_module;
pub mod texture;
