//! Mesh pipelines: workgroups that make triangles instead of a vertex stage.

use std::num::NonZeroU32;

use wgpu_core::pipeline::{MeshPipelineDescriptor, MeshState, TaskState};
use wgpu_types::{Features, Limits, PrimitiveTopology};

use super::{Graphics, Kept, Prepared, input, stages};
use crate::abi::*;
use crate::advice;
use crate::api::device::Device;
use crate::error::Fault;

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn mesh(
    c: &WGPUAbiMeshPipelineDescriptor,
    device: &Device,
) -> Result<Prepared<Graphics>, Fault> {
    if !device.features.contains(Features::EXPERIMENTAL_MESH_SHADER) {
        return Err(Fault::validation(
            "mesh pipelines need the feature WGPUAbiFeature_MeshShader, which the device does not have: add it to requiredFeatures \
             of WGPUDeviceDescriptor, and the limits of WGPUAbiMeshLimits to requiredLimits",
        ));
    }
    let mut kept = Kept {
        is_mesh: true,
        ..Kept::default()
    };
    let mut views = None;
    // SAFETY: the caller promises valid pointers.
    let (cache, task) = unsafe {
        (
            kept.extras(c.nextInChain, device, Some(&mut views))?,
            input::optional(c.task, "descriptor.task")?,
        )
    };
    check_views(views, device.features, &device.limits)?;
    let layout = kept.layout(c.layout, device)?;
    if layout.is_none() && c.fragment.is_null() {
        return Err(Fault::validation(
            "`descriptor.layout` and `descriptor.fragment` are both NULL: without a fragment stage wgpu-core derives no layout for a \
             mesh pipeline, so give one",
        ));
    }
    let task = task
        // SAFETY: as above.
        .map(|state| unsafe { kept.plain_stage(state, device) })
        .transpose()
        .map_err(|fault| fault.within(format_args!("descriptor.task")))?;
    // SAFETY: as above.
    let mesh = unsafe { kept.plain_stage(&c.mesh, device) }
        .map_err(|fault| fault.within(format_args!("descriptor.mesh")))?;
    // SAFETY: as above.
    let rest = unsafe {
        super::rest(
            &c.primitive,
            c.depthStencil,
            &c.multisample,
            c.fragment,
            &mut kept,
            device,
        )
    }?;
    check_topology(rest.primitive.topology, device.features)
        .map_err(|fault| fault.within(format_args!("descriptor.primitive")))?;
    let first = usize::from(task.is_some());
    let descriptor = MeshPipelineDescriptor {
        // SAFETY: as above.
        label: unsafe { super::owned_label(c.label) },
        layout,
        task: task.map(|stage| TaskState { stage }),
        mesh: MeshState { stage: mesh },
        primitive: rest.primitive,
        depth_stencil: rest.depth_stencil,
        multisample: rest.multisample,
        fragment: rest.fragment,
        multiview: views,
        cache,
    };
    stages::check_mesh(
        &descriptor,
        [
            kept.interface(0).filter(|_| first == 1),
            kept.interface(first),
            kept.interface(first + 1),
        ],
        kept.given_layout(),
        &device.limits,
        kept.depth(),
    )?;
    Ok(Prepared {
        descriptor: Graphics::Mesh(descriptor),
        kept,
    })
}

/// Core looks at the views of draws only, and allows one too many.
fn check_views(mask: Option<NonZeroU32>, features: Features, limits: &Limits) -> Result<(), Fault> {
    let Some(mask) = mask else {
        return Ok(());
    };
    if !features.contains(Features::EXPERIMENTAL_MESH_SHADER_MULTIVIEW) {
        return Err(advice::lacks_feature(
            "WGPUAbiMultiview of a mesh pipeline needs",
            "WGPUAbiFeature_MeshShaderMultiview",
        ));
    }
    let most = limits.max_mesh_multiview_view_count;
    if mask.ilog2() >= most {
        return Err(Fault::validation(format!(
            "WGPUAbiMultiview.mask is {mask:#x}, but of a mesh pipeline only the lowest {most} bits can be set: the device's \
             maxMeshMultiviewViewCount"
        )));
    }
    Ok(())
}

fn check_topology(topology: PrimitiveTopology, features: Features) -> Result<(), Fault> {
    match topology {
        PrimitiveTopology::TriangleList | PrimitiveTopology::LineList => Ok(()),
        PrimitiveTopology::PointList
            if features.contains(Features::EXPERIMENTAL_MESH_SHADER_POINTS) =>
        {
            Ok(())
        }
        PrimitiveTopology::PointList => Err(Fault::validation(
            "`topology` is PointList, for which mesh pipelines need the feature WGPUAbiFeature_MeshShaderPoints",
        )),
        PrimitiveTopology::LineStrip | PrimitiveTopology::TriangleStrip => {
            Err(Fault::validation(format!(
                "`topology` is {topology:?}, but mesh stages make TriangleList, LineList or PointList"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_of_views_is_their_number() {
        let features = Features::EXPERIMENTAL_MESH_SHADER_MULTIVIEW;
        let limits = Limits {
            max_mesh_multiview_view_count: 2,
            ..Limits::defaults()
        };
        let fits = |mask, features| check_views(NonZeroU32::new(mask), features, &limits).is_ok();
        assert!(fits(0, Features::empty()) && fits(3, features) && !fits(1, Features::empty()));
        assert!(!fits(4, features));
    }

    #[test]
    fn meshes_are_lists() {
        let points = Features::EXPERIMENTAL_MESH_SHADER_POINTS;
        assert!(check_topology(PrimitiveTopology::PointList, points).is_ok());
        assert!(check_topology(PrimitiveTopology::PointList, Features::empty()).is_err());
        assert!(check_topology(PrimitiveTopology::TriangleStrip, points).is_err());
    }
}
