//! `WGPUPipelineLayout`: the bind group layouts of a pipeline.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{PipelineLayoutId, markers};

use super::aliasing::Bindings;
use super::bind_group_layout::Arrays;
use super::device::Device;
use crate::abi::*;
use crate::convert::{binding as convert, input};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Kept, Shared, Table, bytes};

pub type PipelineLayout = Child<PipelineLayoutKind>;

/// What a layout is beyond its core object.
#[derive(Default)]
pub struct PipelineLayoutKind {
    /// Of each bind group layout, by group, up to the last that has any.
    pub arrays: Arc<[Arrays]>,
    /// In bytes.
    pub immediate_size: u32,
    /// The samplers that filter, by group and binding; known to strict instances only.
    pub filtering: Box<[[u32; 2]]>,
    /// Known to strict instances only.
    pub bindings: Bindings,
    /// Layouts that were made from equal descriptors share core's.
    kept: Option<Arc<Kept<PipelineLayoutKind>>>,
}

impl PipelineLayoutKind {
    pub fn new(arrays: Vec<Arrays>, immediate_size: u32, filtering: Vec<[u32; 2]>) -> Self {
        let mut kind = Self {
            immediate_size,
            filtering: filtering.into(),
            ..Self::default()
        };
        if !arrays.is_empty() {
            kind.arrays = arrays.into();
        }
        kind
    }
}

static TABLE: Table<Arc<PipelineLayout>> = Table::new();

impl ChildKind for PipelineLayoutKind {
    type Handle = WGPUPipelineLayout;
    type Marker = markers::PipelineLayout;
    fn table() -> &'static Table<Arc<PipelineLayout>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: PipelineLayoutId) {
        global.pipeline_layout_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.kept.is_some()
    }
}

/// Creates a pipeline layout.
///
/// The position of a bind group layout is its group number; NULL leaves the number unused. `immediateSize` is in bytes and a
/// multiple of 4. Returns an error object, and reports, when a layout is invalid, of another device or from a pipeline with automatic
/// layout, or when a limit is passed; NULL when the device handle is dead. The caller owns the handle. Any thread.
/// Spec: GPUDevice.createPipelineLayout.
#[apply(export)]
pub fn wgpuDeviceCreatePipelineLayout(
    device: WGPUDevice,
    descriptor: *const WGPUPipelineLayoutDescriptor,
) -> WGPUPipelineLayout {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let mut kind = PipelineLayoutKind::default();
    let result = export::guard(|| {
        // SAFETY: as above.
        let (descriptor, of_groups) = unsafe { convert::pipeline_layout(c, &device) }?;
        kind = of_groups;
        let global = &device.global;
        let request = (!device.is_lost())
            .then(|| bytes((&descriptor.bind_group_layouts, descriptor.immediate_size)));
        let label = descriptor.label.as_deref();
        let recent = &device.recent.layouts;
        let (id, its) = recent.find_or_make(global, request, label, || {
            let made = global.device_create_pipeline_layout(device.id, &descriptor, None);
            device.made::<PipelineLayoutKind, _>(made)
        })?;
        kind.kept = its;
        Ok(id)
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    device.created(
        "wgpuDeviceCreatePipelineLayout",
        label.as_deref(),
        kind,
        result,
    )
}

/// Takes one more reference, which must be given back with `wgpuPipelineLayoutRelease`. Any thread.
#[apply(export)]
pub fn wgpuPipelineLayoutAddRef(pipelineLayout: WGPUPipelineLayout) {
    PipelineLayout::add_ref(pipelineLayout)
}

/// Gives one reference back. Pipelines made with the layout keep what they need of it. Any thread.
#[apply(export)]
pub fn wgpuPipelineLayoutRelease(pipelineLayout: WGPUPipelineLayout) {
    PipelineLayout::release(pipelineLayout).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuPipelineLayoutSetLabel(pipelineLayout: WGPUPipelineLayout, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    PipelineLayout::get(pipelineLayout, "pipelineLayout")?
        .label
        .set(label.as_deref());
    Ok(())
}
