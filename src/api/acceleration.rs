//! What core leaves out when acceleration structures are built.

mod builds;
mod indices;

use wgpu_types::Features;

pub use builds::{Builds, package, submit};
pub use indices::{Indices, Temporary, Tools};

use super::device::Device;
use crate::advice;
use crate::error::Fault;

/// Nothing here works without it.
pub fn require_feature(device: &Device) -> Result<(), Fault> {
    if device.features.contains(Features::EXPERIMENTAL_RAY_QUERY) {
        return Ok(());
    }
    Err(advice::lacks_feature(
        "acceleration structures need",
        "WGPUNativeFeature_RayQuery",
    ))
}
