//! Whether the stages fit together, and into the limits: what core does not look at.

use naga::ShaderStage;
use wgpu_core::pipeline::{
    ComputePipelineDescriptor, ProgrammableStageDescriptor, RenderPipelineDescriptor,
};
use wgpu_types::{BlendFactor, ColorTargetState, Limits};

use crate::convert::interface::{Interface, Stage, Varying};
use crate::deep::{self, Depth};
use crate::error::Fault;

fn find<'i>(
    interface: Option<&'i Interface>,
    stage: ShaderStage,
    descriptor: &ProgrammableStageDescriptor,
) -> Option<&'i Stage> {
    interface?.stage(stage, descriptor.entry_point.as_deref())
}

pub fn check_compute(
    descriptor: &ComputePipelineDescriptor,
    interface: Option<&Interface>,
    immediate_size: Option<u32>,
    limits: &Limits,
    depth: Depth,
) -> Result<(), Fault> {
    let Some(stage) = find(interface, ShaderStage::Compute, &descriptor.stage) else {
        return Ok(());
    };
    check_immediates(stage, immediate_size)?;
    let constants = &descriptor.stage.constants;
    let needs = match stage.fixed_needs() {
        Some(needs) => needs,
        None => match deep::run(depth, || Ok(stage.needs(constants)))? {
            Some(needs) => needs,
            // Core says what is wrong with the constants.
            None => return Ok(()),
        },
    };
    let most = limits.max_compute_workgroup_storage_size;
    if needs.storage > u64::from(most) {
        return Err(Fault::validation(format!(
            "the entry point uses {} bytes of workgroup variables, but the device's limit maxComputeWorkgroupStorageSize is {most}",
            needs.storage
        )));
    }
    let Some(size) = needs.size else {
        return Ok(());
    };
    let most = [
        limits.max_compute_workgroup_size_x,
        limits.max_compute_workgroup_size_y,
        limits.max_compute_workgroup_size_z,
    ];
    let invocations = size
        .iter()
        .try_fold(1_u32, |product, n| product.checked_mul(*n));
    let fits = size
        .iter()
        .zip(most)
        .all(|(n, most)| (1..=most).contains(n))
        && invocations.is_some_and(|n| n <= limits.max_compute_invocations_per_workgroup);
    if fits {
        return Ok(());
    }
    Err(Fault::validation(format!(
        "with these overrides the workgroup size is {size:?}, but each number must be at least 1, and the device's limits are \
         {most:?} (maxComputeWorkgroupSizeX, Y, Z) and {} in all (maxComputeInvocationsPerWorkgroup)",
        limits.max_compute_invocations_per_workgroup
    )))
}

pub fn check_render(
    descriptor: &RenderPipelineDescriptor,
    [vertex, fragment]: [Option<&Interface>; 2],
    immediate_size: Option<u32>,
) -> Result<(), Fault> {
    let vertex = find(vertex, ShaderStage::Vertex, &descriptor.vertex.stage);
    if let Some(vertex) = vertex {
        check_immediates(vertex, immediate_size)
            .map_err(|fault| fault.within(format_args!("descriptor.vertex")))?;
    }
    let Some(state) = &descriptor.fragment else {
        return Ok(());
    };
    let Some(fragment) = find(fragment, ShaderStage::Fragment, &state.stage) else {
        return Ok(());
    };
    check_immediates(fragment, immediate_size)
        .map_err(|fault| fault.within(format_args!("descriptor.fragment")))?;
    if let Some(vertex) = vertex {
        check_varyings(&vertex.outputs, &fragment.inputs)?;
    }
    if fragment.writes_sample_mask && descriptor.multisample.alpha_to_coverage_enabled {
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

/// Core lets a stage read behind what its layout has room for.
fn check_immediates(stage: &Stage, room: Option<u32>) -> Result<(), Fault> {
    match room {
        Some(room) if room < stage.immediates => Err(Fault::validation(format!(
            "the entry point uses {} bytes of immediate data, but the `immediateSize` of the pipeline layout is {room}",
            stage.immediates
        ))),
        _ => Ok(()),
    }
}

/// Core takes a part of a vector for the whole.
fn check_varyings(outputs: &[Varying], inputs: &[Varying]) -> Result<(), Fault> {
    for input in inputs {
        let output = outputs.iter().find(|o| o.location == input.location);
        if let Some(output) = output.filter(|output| output.ty != input.ty) {
            return Err(Fault::validation(format!(
                "the vertex stage writes @location({}) as {}, but the fragment stage reads it as {}: both must have the same type",
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
    use crate::convert::shader;

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
