//! Whether the stages fit together, and into the limits: what core does not look at.

use naga::ShaderStage;
use wgpu_core::pipeline::{
    ComputePipelineDescriptor, FragmentState, MeshPipelineDescriptor, ProgrammableStageDescriptor,
    RenderPipelineDescriptor, VertexState,
};
use wgpu_types::{BlendFactor, ColorTargetState, Limits};

use crate::api::pipeline_layout::PipelineLayoutKind;
use crate::convert::tiers;
use crate::deep::{self, Depth};
use crate::error::Fault;
use crate::shader::interface::{Interface, Needs, Stage, Varying};

/// The stage's entry point; None where nothing is known of the module.
fn find<'i>(
    interface: Option<&'i Interface>,
    stage: ShaderStage,
    descriptor: &ProgrammableStageDescriptor,
) -> Result<Option<&'i Stage>, Fault> {
    let Some(interface) = interface else {
        return Ok(None);
    };
    let name = descriptor.entry_point.as_deref();
    match interface.stage(stage, name) {
        Some(found) => Ok(Some(found)),
        None => Err(no_entry_point(interface, stage, name)),
    }
}

#[cold]
fn no_entry_point(interface: &Interface, stage: ShaderStage, name: Option<&str>) -> Fault {
    let what = match name {
        Some(name) => format!("Unable to find entry point '{name}'"),
        None => "Unable to select an entry point: `entryPoint` is not given".to_owned(),
    };
    let listed = interface.entry_points();
    Fault::validation(format!(
        "{what}: the stage is {stage:?}, and the module has {listed}"
    ))
}

pub fn check_compute(
    descriptor: &ComputePipelineDescriptor,
    interface: Option<&Interface>,
    layout: Option<&PipelineLayoutKind>,
    limits: &Limits,
    depth: Depth,
) -> Result<(), Fault> {
    let Some(stage) = find(interface, ShaderStage::Compute, &descriptor.stage)? else {
        return Ok(());
    };
    check_layout(stage, layout)?;
    let Some(needs) = needs(stage, &descriptor.stage, depth)? else {
        return Ok(());
    };
    let most = limits.max_compute_workgroup_storage_size;
    if needs.storage > u64::from(most) {
        return Err(Fault::validation(format!(
            "the entry point uses {} bytes of workgroup variables, but the device's limit maxComputeWorkgroupStorageSize is {most}",
            needs.storage
        )));
    }
    check_size(
        needs.size,
        [
            limits.max_compute_workgroup_size_x,
            limits.max_compute_workgroup_size_y,
            limits.max_compute_workgroup_size_z,
        ],
        "maxComputeWorkgroupSizeX, Y, Z",
        limits.max_compute_invocations_per_workgroup,
        "maxComputeInvocationsPerWorkgroup",
    )
}

/// What a workgroup needs; None when core says what is wrong with the constants.
fn needs(
    stage: &Stage,
    descriptor: &ProgrammableStageDescriptor,
    depth: Depth,
) -> Result<Option<Needs>, Fault> {
    match stage.fixed_needs() {
        Some(needs) => Ok(Some(needs)),
        None => deep::run(depth, || {
            let needs = stage.needs(&descriptor.constants);
            needs.map_err(|text| Fault::validation(format!("with these overrides {text}")))
        }),
    }
}

/// Core does not look at a size that overrides give.
fn check_size(
    size: Option<[u32; 3]>,
    most: [u32; 3],
    most_name: &str,
    most_invocations: u32,
    most_invocations_name: &str,
) -> Result<(), Fault> {
    let Some(size) = size else {
        return Ok(());
    };
    let invocations = size
        .iter()
        .try_fold(1_u32, |product, n| product.checked_mul(*n));
    let fits = size
        .iter()
        .zip(most)
        .all(|(n, most)| (1..=most).contains(n))
        && invocations.is_some_and(|n| n <= most_invocations);
    if fits {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "with these overrides the workgroup size is {size:?}, but each number must be at least 1, and the device's limits are \
         {most:?} ({most_name}) and {most_invocations} in all ({most_invocations_name})"
    )))
}

pub fn check_render(
    descriptor: &RenderPipelineDescriptor,
    [vertex, fragment]: [Option<&Interface>; 2],
    layout: Option<&PipelineLayoutKind>,
) -> Result<(), Fault> {
    let in_vertex = |fault: Fault| fault.within(format_args!("descriptor.vertex"));
    let vertex = find(vertex, ShaderStage::Vertex, &descriptor.vertex.stage).map_err(in_vertex)?;
    if let Some(vertex) = vertex {
        check_layout(vertex, layout).map_err(in_vertex)?;
        check_attributes(&vertex.inputs, &descriptor.vertex).map_err(in_vertex)?;
    }
    let alpha_to_coverage = descriptor.multisample.alpha_to_coverage_enabled;
    let state = descriptor.fragment.as_ref();
    check_fragment(vertex, state, alpha_to_coverage, fragment, layout)
}

/// The bytes that a workgroup of a stage can take on every GPU with mesh shaders: as Vulkan has it, of Direct3D 12 and Metal
/// not less. Core looks at none of them, and has no limits for them.
const TASK_BYTES: u64 = 32768;
const MESH_BYTES: u64 = 28672;

pub fn check_mesh(
    descriptor: &MeshPipelineDescriptor,
    [task, mesh, fragment]: [Option<&Interface>; 3],
    layout: Option<&PipelineLayoutKind>,
    limits: &Limits,
    depth: Depth,
) -> Result<(), Fault> {
    let in_task = |fault: Fault| fault.within(format_args!("descriptor.task"));
    if let Some(state) = &descriptor.task
        && let Some(task) = find(task, ShaderStage::Task, &state.stage).map_err(in_task)?
    {
        check_task(task, &state.stage, layout, limits, depth).map_err(in_task)?;
    }
    let in_mesh = |fault: Fault| fault.within(format_args!("descriptor.mesh"));
    let stage = &descriptor.mesh.stage;
    let mesh = find(mesh, ShaderStage::Mesh, stage).map_err(in_mesh)?;
    if let Some(mesh) = mesh {
        check_mesh_stage(mesh, stage, layout, limits, depth).map_err(in_mesh)?;
    }
    let alpha_to_coverage = descriptor.multisample.alpha_to_coverage_enabled;
    let state = descriptor.fragment.as_ref();
    check_fragment(mesh, state, alpha_to_coverage, fragment, layout)
}

fn check_task(
    stage: &Stage,
    descriptor: &ProgrammableStageDescriptor,
    layout: Option<&PipelineLayoutKind>,
    limits: &Limits,
    depth: Depth,
) -> Result<(), Fault> {
    check_layout(stage, layout)?;
    let Some(needs) = needs(stage, descriptor, depth)? else {
        return Ok(());
    };
    check_bytes(stage, needs.storage, TASK_BYTES)?;
    check_size(
        needs.size,
        [limits.max_task_invocations_per_dimension; 3],
        "maxTaskInvocationsPerDimension",
        limits.max_task_invocations_per_workgroup,
        "maxTaskInvocationsPerWorkgroup",
    )
}

fn check_mesh_stage(
    stage: &Stage,
    descriptor: &ProgrammableStageDescriptor,
    layout: Option<&PipelineLayoutKind>,
    limits: &Limits,
    depth: Depth,
) -> Result<(), Fault> {
    check_layout(stage, layout)?;
    let most = limits.max_inter_stage_shader_variables;
    if let Some(output) = stage.outputs.iter().find(|o| o.location >= most) {
        return Err(Fault::validation(format!(
            "the mesh stage writes @location({}), but locations must be below the device's limit maxInterStageShaderVariables, {most}",
            output.location
        )));
    }
    let Some(needs) = needs(stage, descriptor, depth)? else {
        return Ok(());
    };
    check_bytes(stage, needs.storage, MESH_BYTES)?;
    check_size(
        needs.size,
        [limits.max_mesh_invocations_per_dimension; 3],
        "maxMeshInvocationsPerDimension",
        limits.max_mesh_invocations_per_workgroup,
        "maxMeshInvocationsPerWorkgroup",
    )?;
    let Some(made) = needs.made else {
        return Ok(());
    };
    let most = [
        limits.max_mesh_output_vertices,
        limits.max_mesh_output_primitives,
    ];
    if made.iter().zip(most).all(|(n, most)| *n <= most) {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "with these overrides the mesh stage makes up to {} vertices and {} primitives, but the device's limits are {} \
         (maxMeshOutputVertices) and {} (maxMeshOutputPrimitives)",
        made[0], made[1], most[0], most[1]
    )))
}

fn check_bytes(stage: &Stage, storage: u64, most: u64) -> Result<(), Fault> {
    if storage + u64::from(stage.payload) <= most {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "a workgroup takes {storage} bytes of workgroup variables and {} of payload, but there are {most} for both",
        stage.payload
    )))
}

/// `first` is the stage whose outputs the fragment stage gets.
fn check_fragment(
    first: Option<&Stage>,
    state: Option<&FragmentState>,
    alpha_to_coverage: bool,
    interface: Option<&Interface>,
    layout: Option<&PipelineLayoutKind>,
) -> Result<(), Fault> {
    let Some(state) = state else {
        return Ok(());
    };
    let in_fragment = |fault: Fault| fault.within(format_args!("descriptor.fragment"));
    let found = find(interface, ShaderStage::Fragment, &state.stage).map_err(in_fragment)?;
    let Some(fragment) = found else {
        return Ok(());
    };
    check_layout(fragment, layout).map_err(in_fragment)?;
    if let Some(first) = first {
        check_varyings(&first.outputs, &fragment.inputs)?;
    }
    if fragment.writes_sample_mask && alpha_to_coverage {
        return Err(Fault::validation(
            "`descriptor.multisample.alphaToCoverageEnabled` is set, but the fragment stage writes @builtin(sample_mask): \
             only one of them can decide which samples are covered",
        ));
    }
    for (i, target) in state.targets.iter().enumerate() {
        if let Some(target) = target {
            let output = fragment.outputs.iter().find(|o| o.location as usize == i);
            check_target(target, output)
                .map_err(|fault| fault.within(format_args!("descriptor.fragment.targets[{i}]")))?;
        }
    }
    Ok(())
}

/// Core lets a stage read behind what its layout has room for, and filter depths. A layout that is derived has what stages need.
fn check_layout(stage: &Stage, layout: Option<&PipelineLayoutKind>) -> Result<(), Fault> {
    if let Some((format, access)) = stage.wrong_storage {
        return Err(tiers::wrong_storage(format, access));
    }
    let Some(layout) = layout else {
        return Ok(());
    };
    if layout.immediate_size < stage.immediates {
        return Err(Fault::validation(format!(
            "the entry point uses {} bytes of immediate data, but the `immediateSize` of the pipeline layout is {}",
            stage.immediates, layout.immediate_size
        )));
    }
    let samplers = &stage.depth_samplers;
    let Some([group, binding]) = samplers.iter().find(|of| layout.filtering.contains(of)) else {
        return Ok(());
    };
    Err(Fault::validation(format!(
        "the entry point reads a depth texture through @group({group}) @binding({binding}), and the instance is strict: in the          layout this sampler has to be NonFiltering"
    )))
}

/// Core speaks of the stage before, which a vertex stage has not.
fn check_attributes(inputs: &[Varying], state: &VertexState) -> Result<(), Fault> {
    let mut attributes = state
        .buffers
        .iter()
        .flatten()
        .flat_map(|buffer| buffer.attributes.iter());
    for input in inputs {
        if !attributes
            .clone()
            .any(|a| a.shader_location == input.location)
        {
            let given: Vec<u32> = attributes.by_ref().map(|a| a.shader_location).collect();
            return Err(Fault::validation(format!(
                "the vertex stage reads @location({}) as {}, but no attribute of `buffers` has that `shaderLocation`; there are {given:?}",
                input.location, input.ty
            )));
        }
    }
    Ok(())
}

/// Core takes a part of a vector for the whole.
fn check_varyings(outputs: &[Varying], inputs: &[Varying]) -> Result<(), Fault> {
    for input in inputs {
        let output = outputs.iter().find(|o| o.location == input.location);
        if let Some(output) = output.filter(|output| output.ty != input.ty) {
            return Err(Fault::validation(format!(
                "the stage before writes @location({}) as {}, but the fragment stage reads it as {}: both must have the same type",
                input.location, output.ty, input.ty
            )));
        }
    }
    Ok(())
}

fn check_target(target: &ColorTargetState, output: Option<&Varying>) -> Result<(), Fault> {
    let Some(output) = output else {
        if target.write_mask.is_empty() {
            return Ok(());
        }
        return Err(Fault::validation(
            "the fragment stage writes nothing to this target: give it a `writeMask` of 0, or the stage an output with its @location",
        ));
    };
    let reads_alpha = |factor| {
        matches!(
            factor,
            BlendFactor::SrcAlpha
                | BlendFactor::OneMinusSrcAlpha
                | BlendFactor::SrcAlphaSaturated
                | BlendFactor::Src1Alpha
                | BlendFactor::OneMinusSrc1Alpha
        )
    };
    let blend = target.blend.map(|blend| blend.color);
    let blends_alpha =
        blend.is_some_and(|b| reads_alpha(b.src_factor) || reads_alpha(b.dst_factor));
    if blends_alpha && output.ty.components != 4 {
        return Err(Fault::validation(format!(
            "`blend.color` uses the alpha of the fragment stage, whose output is a {}: it must be a vector of four",
            output.ty
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use wgpu_types::{BlendState, ColorWrites, TextureFormat};

    use super::*;
    use crate::shader;

    fn interface(code: &str) -> Interface {
        let module = shader::parse(code, naga::valid::Capabilities::empty());
        Interface::new(&module.ok().unwrap())
    }

    #[test]
    fn a_part_of_a_vector_is_not_the_vector() {
        let interface = interface(
            "@fragment fn whole(@location(0) a: vec4<f32>) -> @location(0) f32 { return a.x; }
            @fragment fn part(@location(0) a: vec2<f32>) -> @location(0) f32 { return a.x; }",
        );
        let of = |name| interface.stage(ShaderStage::Fragment, Some(name)).unwrap();
        let (whole, part) = (&of("whole").inputs, &of("part").inputs);
        assert!(check_varyings(whole, whole).is_ok());
        let text = check_varyings(whole, part).unwrap_err().text("f");
        assert!(
            text.contains("vec4<f32>") && text.contains("vec2<f32>"),
            "{text}"
        );
    }

    #[test]
    fn blending_with_alpha_needs_an_alpha() {
        let interface = interface(
            "@fragment fn three() -> @location(0) vec3<f32> { return vec3(1.0); }
            @fragment fn four() -> @location(0) vec4<f32> { return vec4(1.0); }",
        );
        let output = |name| Some(&interface.stage(ShaderStage::Fragment, Some(name))?.outputs[0]);
        let target = |blend, write_mask| ColorTargetState {
            format: TextureFormat::R8Unorm,
            blend,
            write_mask,
        };
        let blending = target(Some(BlendState::ALPHA_BLENDING), ColorWrites::ALL);
        assert!(check_target(&blending, output("four")).is_ok());
        assert!(check_target(&blending, output("three")).is_err());
        let plain = target(None, ColorWrites::ALL);
        assert!(check_target(&plain, output("three")).is_ok());
        assert!(check_target(&plain, None).is_err());
        assert!(check_target(&target(None, ColorWrites::empty()), None).is_ok());
    }
}
