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
use crate::handle::{Child, ChildKind, Kept, Shared, Table, pair};

pub type Sampler = Child<SamplerKind>;

/// Samplers that were made from equal descriptors share core's.
pub struct SamplerKind(Option<Arc<Kept<SamplerKind>>>);

/// What a sampler is made from, without chain and label.
fn numbers(c: &WGPUSamplerDescriptor) -> [u64; 5] {
    [
        pair(c.addressModeU.raw(), c.addressModeV.raw()),
        pair(c.addressModeW.raw(), c.magFilter.raw()),
        pair(c.minFilter.raw(), c.mipmapFilter.raw()),
        pair(c.lodMinClamp.to_bits(), c.lodMaxClamp.to_bits()),
        pair(c.compare.raw(), c.maxAnisotropy.into()),
    ]
}

static TABLE: Table<Arc<Sampler>> = Table::new();

impl ChildKind for SamplerKind {
    type Handle = WGPUSampler;
    type Marker = markers::Sampler;
    const BINDABLE: bool = true;
    fn table() -> &'static Table<Arc<Sampler>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: SamplerId) {
        global.sampler_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.0.is_some()
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
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let numbers = (c.nextInChain.is_null() && !device.is_lost()).then(|| numbers(&c));
    let mut kept = None;
    let result = export::guard(|| {
        let recent = &device.recent.samplers;
        let global = &device.global;
        let (id, its) = recent.find_or_make(global, numbers, label.as_deref(), || {
            // SAFETY: as above.
            let descriptor = unsafe { convert::descriptor(&c) }?;
            let made = global.device_create_sampler(device.id, &descriptor, None);
            device.made::<SamplerKind, _>(made)
        })?;
        kept = its;
        Ok(id)
    });
    device.created(
        "wgpuDeviceCreateSampler",
        label.as_deref(),
        SamplerKind(kept),
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
