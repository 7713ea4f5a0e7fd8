//! `WGPUSampler`: how shaders read textures.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{SamplerId, markers};

use super::device::Device;
use crate::abi::*;
use crate::convert::{input, sampler as convert};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Shared, Table};

pub type Sampler = Child<SamplerKind>;

pub struct SamplerKind;

static TABLE: Table<Arc<Sampler>> = Table::new();

impl ChildKind for SamplerKind {
    type Handle = WGPUSampler;
    type Marker = markers::Sampler;
    fn table() -> &'static Table<Arc<Sampler>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: SamplerId) {
        global.sampler_drop(id);
    }
}

/// Creates a sampler.
///
/// `descriptor` may be NULL: nearest filters, clamped to the edge. Returns an error object, and reports, when the descriptor is
/// wrong; NULL when the device handle is dead. The caller owns the handle. Any thread. Spec: GPUDevice.createSampler.
#[apply(export)]
pub fn wgpuDeviceCreateSampler(
    device: WGPUDevice,
    descriptor: Nullable<*const WGPUSamplerDescriptor>,
) -> WGPUSampler {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::optional(descriptor, "descriptor") }
        .on(&device)?
        .copied()
        .unwrap_or(WGPUSamplerDescriptor::INIT);
    let result = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe { convert::descriptor(&c) }?;
        device.made::<SamplerKind, _>(device.global.device_create_sampler(
            device.id,
            &descriptor,
            None,
        ))
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created(
        "wgpuDeviceCreateSampler",
        label.as_deref(),
        SamplerKind,
        result,
    )
}

/// Takes one more reference, which must be given back with `wgpuSamplerRelease`. Any thread.
#[apply(export)]
pub fn wgpuSamplerAddRef(sampler: WGPUSampler) {
    Sampler::add_ref(sampler)
}

/// Gives one reference back. Any thread.
#[apply(export)]
pub fn wgpuSamplerRelease(sampler: WGPUSampler) {
    Sampler::release(sampler).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuSamplerSetLabel(sampler: WGPUSampler, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Sampler::get(sampler, "sampler")?
        .label
        .set(label.as_deref());
    Ok(())
}
