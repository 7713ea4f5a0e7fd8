//! Top level acceleration structures: making them.

use std::sync::Arc;

use macro_rules_attribute::apply;
use parking_lot::Mutex;

use crate::abi::*;
use crate::api::acceleration::require_feature;
use crate::api::device::Device;
use crate::api::tlas::{Tlas, TlasCore, TlasKind};
use crate::convert::{acceleration as convert, input};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Kept, Shared};

/// Creates a top level acceleration structure, with room for so many instances.
///
/// It is bound with [`WGPUAbiAccelerationStructureBindingEntry`], and must be built when commands that use it are submitted. The device
/// must have the feature `WGPUNativeFeature_RayQuery`. Returns an error object, and reports, when the descriptor is wrong or goes over
/// `maxTlasInstanceCount` (validation) or memory is short (out of memory); NULL when the device handle is dead. The caller owns the
/// handle. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreateTlas(
    device: WGPUDevice,
    descriptor: *const WGPUAbiTlasDescriptor,
) -> WGPUAbiTlas {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let mut data = TlasKind::default();
    let result = export::guard(|| {
        require_feature(&device)?;
        // SAFETY: as above.
        let descriptor = unsafe { convert::tlas(c) }?;
        data.max_instances = descriptor.max_instances;
        let made = device
            .global
            .device_create_tlas(device.id, &descriptor, None);
        let id = device.made::<TlasKind, _>(made)?;
        data.core = Some(Arc::new(TlasCore {
            kept: Kept::new(&device.global, id),
            instances: Mutex::default(),
        }));
        Ok(id)
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created("wgpuAbiDeviceCreateTlas", label.as_deref(), data, result)
}

/// Takes one more reference, which must be given back with `wgpuAbiTlasRelease`. Any thread.
#[apply(export)]
pub fn wgpuAbiTlasAddRef(tlas: WGPUAbiTlas) {
    Tlas::add_ref(tlas)
}

/// Gives one reference back. Bind groups and recorded commands keep what they need. Any thread.
#[apply(export)]
pub fn wgpuAbiTlasRelease(tlas: WGPUAbiTlas) {
    Tlas::release(tlas).map(drop)
}

/// Changes the label, which later error messages name. Any thread.
#[apply(export)]
pub fn wgpuAbiTlasSetLabel(tlas: WGPUAbiTlas, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Tlas::get(tlas, "tlas")?.label.set(label.as_deref());
    Ok(())
}
