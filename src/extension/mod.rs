//! Our own functions, declared in `wgpu_abi.h`.

pub mod acceleration;
pub mod adapter;
pub mod backends;
pub mod blas;
pub mod draw;
pub mod instance;
pub mod mesh;
pub mod objects;
pub mod pipeline_cache;
pub mod queue;
pub mod shared_buffer;
pub mod shared_texture;
pub mod surface;
pub mod tlas;
pub mod version;
