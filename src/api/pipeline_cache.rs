//! `WGPUAbiPipelineCache`: what the driver compiled, kept for the next run.

use std::sync::Arc;

use wgpu_core::global::Global;
use wgpu_core::id::{PipelineCacheId, markers};
use wgpu_core::pipeline::PipelineCacheDescriptor;

use super::device::Device;
use crate::abi::*;
use crate::convert::pipeline_cache as convert;
use crate::error::Fault;
use crate::handle::{Child, ChildKind, Table};

pub type PipelineCache = Child<PipelineCacheKind>;

/// What a cache is beyond its core object: the key that its bytes are signed with.
#[derive(Default)]
pub struct PipelineCacheKind {
    pub key: Box<[u8]>,
}

static TABLE: Table<Arc<PipelineCache>> = Table::new();

impl ChildKind for PipelineCacheKind {
    type Handle = WGPUAbiPipelineCache;
    type Marker = markers::PipelineCache;
    fn table() -> &'static Table<Arc<PipelineCache>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: PipelineCacheId) {
        global.pipeline_cache_drop(id);
    }
}

/// Makes core's cache, with the bytes if there are some.
pub fn create(
    device: &Device,
    label: Option<&str>,
    data: &[u8],
    key: &[u8],
) -> Result<PipelineCacheId, Fault> {
    let core = match data {
        [] => None,
        data => Some(convert::open(data, key).map_err(|reason| {
            Fault::validation(format!(
                "`data` cannot be used: {reason}. Create the cache without it, or with `fallback`"
            ))
        })?),
    };
    let descriptor = PipelineCacheDescriptor {
        label: label.map(Into::into),
        data: core.map(Into::into),
        fallback: false,
    };
    // SAFETY: the signature says that core gave these bytes out, and core's own header that this driver did.
    let made = unsafe {
        device
            .global
            .device_create_pipeline_cache(device.id, &descriptor, None)
    };
    device.made::<PipelineCacheKind, _>(made)
}
