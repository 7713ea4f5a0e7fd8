//! wgpu-abi: `webgpu.h` and `wgpu.h` on wgpu-core.
pub mod abi;
mod handle;
