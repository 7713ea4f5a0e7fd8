//! `WGPURenderPipeline`: shaders and fixed state, compiled for the GPU.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::binding_model::{BindGroupLayoutDescriptor, PipelineLayoutDescriptor};
use wgpu_core::global::Global;
use wgpu_core::id::{PipelineLayoutId, RenderPipelineId, markers};
use wgpu_core::pipeline::{
    CreateRenderPipelineError, ProgrammableStageDescriptor, RenderPipelineDescriptor,
};

use super::aliasing::Bindings;
use super::bind_group_layout::{Arrays, BindGroupLayoutKind};
use super::device::Device;
use super::pipeline::{self, PipelineKind, Refused};
use super::pipeline_layout::PipelineLayoutKind;
use crate::abi::*;
use crate::convert::pipeline::{Derived, Graphics, Kept};
use crate::convert::{input, pipeline as convert};
use crate::error::{Context, Fault};
use crate::event::{Message, RenderPipelineCreation};
use crate::export::{self, export};
use crate::handle::{self, Child, ChildKind, Recent, Shared, Table};

pub type RenderPipeline = Child<RenderPipelineKind>;

/// What a pipeline is beyond its core object.
pub struct RenderPipelineKind {
    /// Pipelines that were made from equal descriptors share core's.
    core: Option<Arc<handle::Kept<Self>>>,
    arrays: Arc<[Arrays]>,
    /// Known to strict instances only.
    pub bindings: Bindings,
    /// The bytes of immediate data that its layout has room for.
    pub immediates: u32,
    /// Its first stage makes meshes: only draws of mesh tasks go with it.
    pub is_mesh: bool,
    is_derived_here: bool,
}

static TABLE: Table<Arc<RenderPipeline>> = Table::new();

impl ChildKind for RenderPipelineKind {
    type Handle = WGPURenderPipeline;
    type Marker = markers::RenderPipeline;
    const WATCHED: bool = true;
    fn table() -> &'static Table<Arc<RenderPipeline>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: RenderPipelineId) {
        global.render_pipeline_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.core.is_some()
    }
}

impl PipelineKind for RenderPipelineKind {
    type Descriptor = Graphics;
    type Info = WGPUCreateRenderPipelineAsyncCallbackInfo;

    fn make(device: &Device, descriptor: &Self::Descriptor) -> Result<RenderPipelineId, Refused> {
        let global = &device.global;
        let (id, error) = match descriptor {
            Graphics::Vertex(descriptor, None) => {
                global.device_create_render_pipeline(device.id, descriptor, None)
            }
            Graphics::Vertex(descriptor, Some(derived)) => {
                let layout = Layout::of(device, derived)?;
                let descriptor = RenderPipelineDescriptor {
                    layout: Some(layout.id),
                    ..descriptor.clone()
                };
                global.device_create_render_pipeline(device.id, &descriptor, None)
            }
            Graphics::Mesh(descriptor) => {
                global.device_create_mesh_pipeline(device.id, descriptor, None)
            }
        };
        let overrides = match &error {
            Some(CreateRenderPipelineError::PipelineConstants { error, .. }) => Some(error.clone()),
            _ => None,
        };
        let made = device.made::<Self, _>((id, error));
        made.map_err(|fault| Refused::new(fault, overrides.as_deref()))
    }

    fn stages(descriptor: &mut Self::Descriptor) -> Vec<&mut ProgrammableStageDescriptor<'static>> {
        descriptor.stages()
    }

    fn request(descriptor: &Self::Descriptor) -> Option<Box<[u8]>> {
        convert::graphics_request(descriptor)
    }

    fn recent(device: &Device) -> &Recent<Self, Box<[u8]>> {
        &device.recent.render_pipelines
    }

    fn new(kept: &Kept, core: Option<Arc<handle::Kept<Self>>>) -> Self {
        Self {
            core,
            arrays: kept.arrays(),
            bindings: kept.bindings.clone(),
            immediates: kept.immediates(),
            is_mesh: kept.is_mesh,
            is_derived_here: kept.is_derived_here,
        }
    }

    fn is_derived_here(&self) -> bool {
        self.is_derived_here
    }

    fn arrays(&self) -> &[Arrays] {
        &self.arrays
    }

    fn bindings(&self) -> &Bindings {
        &self.bindings
    }

    fn ended(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPURenderPipeline,
        message: Message,
    ) -> RenderPipelineCreation {
        RenderPipelineCreation {
            status,
            pipeline,
            message,
        }
    }
}

/// A layout in core that no application knows, until the pipeline has it.
struct Layout<'a> {
    id: PipelineLayoutId,
    global: &'a Global,
}

impl<'a> Layout<'a> {
    fn of(device: &'a Device, derived: &Derived) -> Result<Self, Fault> {
        let global = &*device.global;
        let mut made = Vec::with_capacity(derived.groups.len());
        let mut refused = None;
        for entries in &derived.groups {
            let descriptor = BindGroupLayoutDescriptor {
                label: None,
                entries: entries.into(),
            };
            let group = (!entries.is_empty())
                .then(|| global.device_create_bind_group_layout(device.id, &descriptor, None))
                .map(|group| device.made::<BindGroupLayoutKind, _>(group))
                .transpose();
            match group {
                Ok(id) => made.push(id),
                Err(fault) => {
                    refused = Some(fault);
                    break;
                }
            }
        }
        let descriptor = PipelineLayoutDescriptor {
            label: None,
            bind_group_layouts: (&made).into(),
            immediate_size: derived.immediates,
        };
        let layout = refused.map_or_else(
            || {
                let layout = global.device_create_pipeline_layout(device.id, &descriptor, None);
                device.made::<PipelineLayoutKind, _>(layout)
            },
            Err,
        );
        for id in made.into_iter().flatten() {
            global.bind_group_layout_drop(id);
        }
        layout.map(|id| Self { id, global })
    }
}

impl Drop for Layout<'_> {
    fn drop(&mut self) {
        self.global.pipeline_layout_drop(self.id);
    }
}

/// Creates a render pipeline, and compiles its shaders before it returns.
///
/// Returns an error object, and reports, when the shaders, the layout and the fixed state do not fit, an entry point or constant does
/// not exist, or a limit or feature is missing (validation), or when the driver's compiler fails (internal); NULL when the device
/// handle is dead. The caller owns the handle. Any thread. Spec: GPUDevice.createRenderPipeline.
#[apply(export)]
pub fn wgpuDeviceCreateRenderPipeline(
    device: WGPUDevice,
    descriptor: *const WGPURenderPipelineDescriptor,
) -> WGPURenderPipeline {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let prepared = export::guard(|| unsafe { convert::render(c, &device) });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let (result, data) =
        pipeline::create::<RenderPipelineKind>(&device, label.as_deref(), prepared);
    device.created(
        "wgpuDeviceCreateRenderPipeline",
        label.as_deref(),
        data,
        result,
    )
}

/// Creates a render pipeline on a worker thread; otherwise as `wgpuDeviceCreateComputePipelineAsync`.
///
/// Returns the future, or `{0}` when `device` is no live handle or the callback mode is none. Any thread.
/// Spec: GPUDevice.createRenderPipelineAsync.
#[apply(export)]
pub fn wgpuDeviceCreateRenderPipelineAsync(
    device: WGPUDevice,
    descriptor: *const WGPURenderPipelineDescriptor,
    callbackInfo: WGPUCreateRenderPipelineAsyncCallbackInfo,
) -> WGPUFuture {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    unsafe {
        pipeline::create_async::<RenderPipelineKind, _>(
            "wgpuDeviceCreateRenderPipelineAsync",
            &device,
            descriptor,
            |c| c.label,
            callbackInfo,
            |c| convert::render(c, &device),
        )
    }
}

/// The layout of the bind group with this number.
///
/// Every call gives a new object, which the caller owns. With an automatic layout it fits bind groups for this pipeline only; a number
/// that the shaders do not use gives an empty layout. A number that is not below the limit `maxBindGroups`, or an invalid pipeline,
/// gives an error object and a report; a dead handle NULL. Any thread. Spec: GPUPipelineBase.getBindGroupLayout.
#[apply(export)]
pub fn wgpuRenderPipelineGetBindGroupLayout(
    renderPipeline: WGPURenderPipeline,
    groupIndex: u32,
) -> WGPUBindGroupLayout {
    let pipeline = RenderPipeline::get(renderPipeline, "renderPipeline")?;
    pipeline::bind_group_layout(
        "wgpuRenderPipelineGetBindGroupLayout",
        &pipeline,
        groupIndex,
        |global, id, index| global.render_pipeline_get_bind_group_layout(id, index, None),
    )
}

/// Takes one more reference, which must be given back with `wgpuRenderPipelineRelease`. Any thread.
#[apply(export)]
pub fn wgpuRenderPipelineAddRef(renderPipeline: WGPURenderPipeline) {
    RenderPipeline::add_ref(renderPipeline)
}

/// Gives one reference back. Recorded and submitted commands keep the pipeline. Any thread.
#[apply(export)]
pub fn wgpuRenderPipelineRelease(renderPipeline: WGPURenderPipeline) {
    RenderPipeline::release(renderPipeline).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuRenderPipelineSetLabel(renderPipeline: WGPURenderPipeline, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    RenderPipeline::get(renderPipeline, "renderPipeline")?
        .label
        .set(label.as_deref());
    Ok(())
}
