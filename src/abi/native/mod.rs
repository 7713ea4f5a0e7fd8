//! The vocabulary of wgpu-native's `wgpu.h`, interface version 29.

use super::*;

mod base;
mod binding;
mod features;
mod instance;
mod limits;
mod pipeline;
mod query;
mod queue;
mod report;
mod sampler;
mod shader;
mod surface;
mod texture;
mod texture_format;

pub use base::*;
pub use binding::*;
pub use features::*;
pub use instance::*;
pub use limits::*;
pub use pipeline::*;
pub use query::*;
pub use queue::*;
pub use report::*;
pub use sampler::*;
pub use shader::*;
pub use surface::*;
pub use texture::*;
pub use texture_format::*;
