//! From C's descriptors to wgpu-types, checked: whatever cannot be a value on the other side is a validation fault here.

pub mod acceleration;
pub mod aliasing;
pub mod binding;
pub mod chain;
pub mod color_space;
pub mod copy;
pub mod features;
pub mod input;
pub mod instance;
pub mod limits;
mod multiview;
pub mod pipeline;
pub mod pipeline_cache;
pub mod query;
pub mod render_bundle;
pub mod render_pass;
pub mod sampler;
pub mod selector;
mod sha256;
pub mod shader;
pub mod stage_counts;
pub mod surface;
pub mod texture;
pub mod tiers;
