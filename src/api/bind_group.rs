//! `WGPUBindGroup`: resources put together for shaders.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{BindGroupId, markers};

use super::aliasing::Written;
use super::bind_group_layout::BindGroupLayout;
use super::device::Device;
use super::stand_in;
use crate::abi::*;
use crate::convert::{aliasing, binding as convert, input};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Kept, Shared, Table};

pub type BindGroup = Child<BindGroupKind>;

#[derive(Default)]
pub struct BindGroupKind {
    /// Groups that were made from equal descriptors share core's.
    kept: Option<Arc<Kept<BindGroupKind>>>,
    /// Whether it has acceleration structures.
    pub has_rays: bool,
    /// Known to strict instances only.
    pub written: Box<[Written]>,
}

static TABLE: Table<Arc<BindGroup>> = Table::new();

impl ChildKind for BindGroupKind {
    type Handle = WGPUBindGroup;
    type Marker = markers::BindGroup;
    const WATCHED: bool = true;
    fn table() -> &'static Table<Arc<BindGroup>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: BindGroupId) {
        global.bind_group_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.kept.is_some()
    }
}

/// Creates a bind group.
///
/// Every binding of the layout is filled exactly once, by a resource of its kind. Offsets and sizes are in bytes. Returns an error
/// object, and reports, when an entry has no resource or several, a resource is invalid, of another device, or does not fit the
/// layout; NULL when the device handle is dead. Destroying one of the buffers or textures, before or later, makes submits that use
/// the group fail. The caller owns the handle. Any thread. Spec: GPUDevice.createBindGroup.
#[apply(export)]
pub fn wgpuDeviceCreateBindGroup(
    device: WGPUDevice,
    descriptor: *const WGPUBindGroupDescriptor,
) -> WGPUBindGroup {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let mut data = BindGroupKind::default();
    let result = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe { convert::group(c, &device) }?;
        let label = descriptor.label.as_deref();
        data.has_rays = convert::has_rays(&descriptor);
        if device.instance.is_strict() {
            let layout = BindGroupLayout::get(c.layout, "descriptor.layout")?;
            // SAFETY: as above.
            data.written = unsafe { aliasing::written(c, &layout.writable) }?;
        }
        let numbers = convert::group_numbers(&descriptor).filter(|_| !device.is_lost());
        let recent = &device.recent.groups;
        let (id, its) = recent.find_or_make(&device.global, numbers, label, || {
            stand_in::bind_group(&device, &descriptor)
        })?;
        data.kept = its;
        Ok(id)
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created("wgpuDeviceCreateBindGroup", label.as_deref(), data, result)
}

/// Takes one more reference, which must be given back with `wgpuBindGroupRelease`. Any thread.
#[apply(export)]
pub fn wgpuBindGroupAddRef(bindGroup: WGPUBindGroup) {
    BindGroup::add_ref(bindGroup)
}

/// Gives one reference back. Recorded and submitted commands keep the group. Any thread.
#[apply(export)]
pub fn wgpuBindGroupRelease(bindGroup: WGPUBindGroup) {
    BindGroup::release(bindGroup).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuBindGroupSetLabel(bindGroup: WGPUBindGroup, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    BindGroup::get(bindGroup, "bindGroup")?
        .label
        .set(label.as_deref());
    Ok(())
}
