//! The C vocabulary: every type and constant of `webgpu.h`, and under [`native`] those of `wgpu.h`.
//!
//! Nothing but types. The headers in `include/` are generated from these files (see
//! `ffi/generate`), so the doc comments here are the headers' documentation. Member names are C's
//! names.

#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use macro_rules_attribute::macro_rules_derive;

mod base;
mod binding;
mod buffer;
mod c_enum;
mod command;
mod constants;
mod error;
mod event;
mod extension;
mod extension_adapter;
mod extension_draw;
mod extension_memory;
mod extension_mesh;
mod extension_pipeline;
mod extension_ray;
mod extension_surface;
mod features;
mod handles;
mod instance;
mod layout;
mod limits;
pub mod native;
mod pipeline;
mod query;
mod sampler;
mod shader;
mod surface;
mod texture;
mod texture_format;
mod vertex;

pub use base::*;
pub use binding::*;
pub use buffer::*;
use c_enum::c_enum;
pub use c_enum::{CEnum, Enum};
pub use command::*;
pub use constants::*;
pub use error::*;
pub use event::*;
pub use extension::*;
pub use extension_adapter::*;
pub use extension_draw::*;
pub use extension_memory::*;
pub use extension_mesh::*;
pub use extension_pipeline::*;
pub use extension_ray::*;
pub use extension_surface::*;
pub use features::*;
pub use handles::*;
pub use instance::*;
pub use limits::*;
pub use native::*;
pub use pipeline::*;
pub use query::*;
pub use sampler::*;
pub use shader::*;
pub use surface::*;
pub use texture::*;
pub use texture_format::*;
pub use vertex::*;

/// Marks what may be NULL; the header prints it as `WGPU_NULLABLE`.
pub type Nullable<T> = T;
