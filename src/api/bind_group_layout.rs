//! `WGPUBindGroupLayout`: the shape of a bind group.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{BindGroupLayoutId, markers};
use wgpu_types::Features;

use super::aliasing::WritableBinding;
use super::device::Device;
use crate::abi::*;
use crate::convert::stage_counts::StageCounts;
use crate::convert::{aliasing, binding as convert, input, tiers};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Kept, Shared, Table, bytes};

pub type BindGroupLayout = Child<BindGroupLayoutKind>;

/// What a layout is beyond its core object.
#[derive(Default)]
pub struct BindGroupLayoutKind {
    pub arrays: Arrays,
    /// The samplers that filter; known to strict instances only.
    pub filtering: Box<[u32]>,
    /// Known to strict instances only.
    pub writable: Arc<[WritableBinding]>,
    /// The textures that filters may read; known where the device has rules for formats.
    pub filterable: Box<[u32]>,
    /// What task and mesh stages can see.
    pub counts: StageCounts,
    /// It goes with its pipeline only, which core does not know.
    pub is_derived_here: bool,
    /// Layouts that were made from equal descriptors share core's.
    kept: Option<Arc<Kept<BindGroupLayoutKind>>>,
}

impl BindGroupLayoutKind {
    /// That of a pipeline.
    pub fn of_pipeline(
        arrays: Arrays,
        is_derived_here: bool,
        writable: Arc<[WritableBinding]>,
    ) -> Self {
        Self {
            arrays,
            is_derived_here,
            writable,
            ..Self::default()
        }
    }
}

/// The bindings of a layout that are arrays, if there are any.
pub type Arrays = Option<Arc<[u32]>>;

static TABLE: Table<Arc<BindGroupLayout>> = Table::new();

impl ChildKind for BindGroupLayoutKind {
    type Handle = WGPUBindGroupLayout;
    type Marker = markers::BindGroupLayout;
    fn table() -> &'static Table<Arc<BindGroupLayout>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: BindGroupLayoutId) {
        global.bind_group_layout_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.kept.is_some()
    }
}

/// Creates a bind group layout.
///
/// Two layouts with the same entries may stand for each other everywhere. Returns an error object, and reports, when an entry binds
/// nothing or several kinds of resources, two entries have the same number, a feature is missing, or a limit is passed: those of
/// each shader stage are counted here, and over all groups by pipeline layouts. NULL when the device handle is dead. The caller owns
/// the handle. Any thread. Spec: GPUDevice.createBindGroupLayout.
#[apply(export)]
pub fn wgpuDeviceCreateBindGroupLayout(
    device: WGPUDevice,
    descriptor: *const WGPUBindGroupLayoutDescriptor,
) -> WGPUBindGroupLayout {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let mut data = BindGroupLayoutKind::default();
    let result = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe { convert::layout(c, device.features, &device.limits) }?;
        data.arrays = convert::arrays_of(&descriptor);
        if device.instance.is_strict() {
            data.filtering = convert::filtering_of(&descriptor);
            data.writable = aliasing::writable_of(&descriptor);
        }
        if let Some(rules) = &device.format_rules {
            rules.check_layout(&descriptor)?;
            data.filterable = tiers::filterable_of(&descriptor);
        }
        if device.features.contains(Features::EXPERIMENTAL_MESH_SHADER) {
            data.counts = StageCounts::of(&descriptor.entries);
            data.counts.check(&device.limits)?;
        }
        let global = &device.global;
        let request = (!device.is_lost()).then(|| bytes(&descriptor.entries));
        let label = descriptor.label.as_deref();
        let recent = &device.recent.group_layouts;
        let (id, its) = recent.find_or_make(global, request, label, || {
            let made = global.device_create_bind_group_layout(device.id, &descriptor, None);
            device.made::<BindGroupLayoutKind, _>(made)
        })?;
        data.kept = its;
        Ok(id)
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created(
        "wgpuDeviceCreateBindGroupLayout",
        label.as_deref(),
        data,
        result,
    )
}

/// Takes one more reference, which must be given back with `wgpuBindGroupLayoutRelease`. Any thread.
#[apply(export)]
pub fn wgpuBindGroupLayoutAddRef(bindGroupLayout: WGPUBindGroupLayout) {
    BindGroupLayout::add_ref(bindGroupLayout)
}

/// Gives one reference back. Bind groups and pipeline layouts made with the layout keep what they need of it. Any thread.
#[apply(export)]
pub fn wgpuBindGroupLayoutRelease(bindGroupLayout: WGPUBindGroupLayout) {
    BindGroupLayout::release(bindGroupLayout).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuBindGroupLayoutSetLabel(bindGroupLayout: WGPUBindGroupLayout, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    BindGroupLayout::get(bindGroupLayout, "bindGroupLayout")?
        .label
        .set(label.as_deref());
    Ok(())
}
