//! `WGPUComputePipeline`: a compute shader, compiled for the GPU.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{ComputePipelineId, markers};
use wgpu_core::pipeline::{
    ComputePipelineDescriptor, CreateComputePipelineError, ProgrammableStageDescriptor,
};

use super::aliasing::Bindings;
use super::bind_group_layout::Arrays;
use super::device::Device;
use super::pipeline::{self, PipelineKind, Refused};
use crate::abi::*;
use crate::convert::pipeline::Kept;
use crate::convert::{input, pipeline as convert};
use crate::error::Context;
use crate::event::{ComputePipelineCreation, Message};
use crate::export::{self, export};
use crate::handle::{self, Child, ChildKind, Recent, Shared, Table};

pub type ComputePipeline = Child<ComputePipelineKind>;

/// What a pipeline is beyond its core object.
pub struct ComputePipelineKind {
    /// Pipelines that were made from equal descriptors share core's.
    core: Option<Arc<handle::Kept<Self>>>,
    arrays: Arc<[Arrays]>,
    /// Known to strict instances only.
    pub bindings: Bindings,
    /// The bytes of immediate data that its layout has room for.
    pub immediates: u32,
}

static TABLE: Table<Arc<ComputePipeline>> = Table::new();

impl ChildKind for ComputePipelineKind {
    type Handle = WGPUComputePipeline;
    type Marker = markers::ComputePipeline;
    const WATCHED: bool = true;
    fn table() -> &'static Table<Arc<ComputePipeline>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: ComputePipelineId) {
        global.compute_pipeline_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.core.is_some()
    }
}

impl PipelineKind for ComputePipelineKind {
    type Descriptor = ComputePipelineDescriptor<'static>;
    type Info = WGPUCreateComputePipelineAsyncCallbackInfo;

    fn make(device: &Device, descriptor: &Self::Descriptor) -> Result<ComputePipelineId, Refused> {
        let global = &device.global;
        let (id, error) = global.device_create_compute_pipeline(device.id, descriptor, None);
        let overrides = match &error {
            Some(CreateComputePipelineError::PipelineConstants(text)) => Some(text.clone()),
            _ => None,
        };
        let made = device.made::<Self, _>((id, error));
        made.map_err(|fault| Refused::new(fault, overrides.as_deref()))
    }

    fn stages(descriptor: &mut Self::Descriptor) -> Vec<&mut ProgrammableStageDescriptor<'static>> {
        vec![&mut descriptor.stage]
    }

    fn request(descriptor: &Self::Descriptor) -> Option<Box<[u8]>> {
        convert::compute_request(descriptor)
    }

    fn recent(device: &Device) -> &Recent<Self, Box<[u8]>> {
        &device.recent.compute_pipelines
    }

    fn new(kept: &Kept, core: Option<Arc<handle::Kept<Self>>>) -> Self {
        Self {
            core,
            arrays: kept.arrays(),
            bindings: kept.bindings.clone(),
            immediates: kept.immediates(),
        }
    }

    fn arrays(&self) -> &[Arrays] {
        &self.arrays
    }

    fn bindings(&self) -> &Bindings {
        &self.bindings
    }

    fn ended(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPUComputePipeline,
        message: Message,
    ) -> ComputePipelineCreation {
        ComputePipelineCreation {
            status,
            pipeline,
            message,
        }
    }
}

/// Creates a compute pipeline, and compiles its shader before it returns.
///
/// Returns an error object, and reports, when the shader and the layout do not fit, an entry point or constant does not exist, or a
/// limit is passed (validation), or when the driver's compiler fails (internal); NULL when the device handle is dead. The caller owns
/// the handle. Any thread. Spec: GPUDevice.createComputePipeline.
#[apply(export)]
pub fn wgpuDeviceCreateComputePipeline(
    device: WGPUDevice,
    descriptor: *const WGPUComputePipelineDescriptor,
) -> WGPUComputePipeline {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let prepared = export::guard(|| unsafe { convert::compute(c, &device) });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let (result, data) =
        pipeline::create::<ComputePipelineKind>(&device, label.as_deref(), prepared);
    device.created(
        "wgpuDeviceCreateComputePipeline",
        label.as_deref(),
        data,
        result,
    )
}

/// Creates a compute pipeline on a worker thread.
///
/// The descriptor is copied before the call returns, and its objects are kept. A wrong descriptor or a failure of the compiler is told
/// to the callback, with a NULL pipeline, and is no error of the device. On a lost device the callback gets a pipeline that does
/// nothing. With the mode `AllowSpontaneous` the callback may run on the worker thread. Returns the future, or `{0}` when `device` is
/// no live handle or the callback mode is none. Any thread. Spec: GPUDevice.createComputePipelineAsync.
#[apply(export)]
pub fn wgpuDeviceCreateComputePipelineAsync(
    device: WGPUDevice,
    descriptor: *const WGPUComputePipelineDescriptor,
    callbackInfo: WGPUCreateComputePipelineAsyncCallbackInfo,
) -> WGPUFuture {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    unsafe {
        pipeline::create_async::<ComputePipelineKind, _>(
            "wgpuDeviceCreateComputePipelineAsync",
            &device,
            descriptor,
            |c| c.label,
            callbackInfo,
            |c| convert::compute(c, &device),
        )
    }
}

/// The layout of the bind group with this number.
///
/// Every call gives a new object, which the caller owns. With an automatic layout it fits bind groups for this pipeline only; a number
/// that the shaders do not use gives an empty layout. A number that is not below the limit `maxBindGroups`, or an invalid pipeline,
/// gives an error object and a report; a dead handle NULL. Any thread. Spec: GPUPipelineBase.getBindGroupLayout.
#[apply(export)]
pub fn wgpuComputePipelineGetBindGroupLayout(
    computePipeline: WGPUComputePipeline,
    groupIndex: u32,
) -> WGPUBindGroupLayout {
    let pipeline = ComputePipeline::get(computePipeline, "computePipeline")?;
    pipeline::bind_group_layout(
        "wgpuComputePipelineGetBindGroupLayout",
        &pipeline,
        groupIndex,
        |global, id, index| global.compute_pipeline_get_bind_group_layout(id, index, None),
    )
}

/// Takes one more reference, which must be given back with `wgpuComputePipelineRelease`. Any thread.
#[apply(export)]
pub fn wgpuComputePipelineAddRef(computePipeline: WGPUComputePipeline) {
    ComputePipeline::add_ref(computePipeline)
}

/// Gives one reference back. Recorded and submitted commands keep the pipeline. Any thread.
#[apply(export)]
pub fn wgpuComputePipelineRelease(computePipeline: WGPUComputePipeline) {
    ComputePipeline::release(computePipeline).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuComputePipelineSetLabel(computePipeline: WGPUComputePipeline, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    ComputePipeline::get(computePipeline, "computePipeline")?
        .label
        .set(label.as_deref());
    Ok(())
}
