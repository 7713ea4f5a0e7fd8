//! What task and mesh stages can reach, against the limits for each stage: core counts the other stages only.

use wgpu_types::{BindGroupLayoutEntry, BindingType, BufferBindingType, Limits, ShaderStages};

use crate::error::Fault;

const STAGES: [(ShaderStages, &str); 2] =
    [(ShaderStages::TASK, "task"), (ShaderStages::MESH, "mesh")];

const SAMPLED: usize = 0;
const SAMPLERS: usize = 1;
const STORAGE_BUFFERS: usize = 2;
const STORAGE_TEXTURES: usize = 3;
const UNIFORM_BUFFERS: usize = 4;
const ELEMENTS: usize = 5;
const SAMPLER_ELEMENTS: usize = 6;
const KINDS: usize = 7;

/// For each of the two stages the number of bindings of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StageCounts([[u32; KINDS]; 2]);

impl StageCounts {
    pub fn of(entries: &[BindGroupLayoutEntry]) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            for (stage, of) in STAGES.iter().zip(&mut counts.0) {
                if entry.visibility.contains(stage.0) {
                    count(entry, of);
                }
            }
        }
        counts
    }

    pub fn add(&mut self, other: &Self) {
        for (sum, more) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *sum = sum.saturating_add(*more);
        }
    }

    pub fn check(&self, limits: &Limits) -> Result<(), Fault> {
        let most: [(u32, &str); KINDS] = [
            (
                limits.max_sampled_textures_per_shader_stage,
                "maxSampledTexturesPerShaderStage",
            ),
            (
                limits.max_samplers_per_shader_stage,
                "maxSamplersPerShaderStage",
            ),
            (
                limits.max_storage_buffers_per_shader_stage,
                "maxStorageBuffersPerShaderStage",
            ),
            (
                limits.max_storage_textures_per_shader_stage,
                "maxStorageTexturesPerShaderStage",
            ),
            (
                limits.max_uniform_buffers_per_shader_stage,
                "maxUniformBuffersPerShaderStage",
            ),
            (
                limits.max_binding_array_elements_per_shader_stage,
                "maxBindingArrayElementsPerShaderStage",
            ),
            (
                limits.max_binding_array_sampler_elements_per_shader_stage,
                "maxBindingArraySamplerElementsPerShaderStage",
            ),
        ];
        for ((_, stage), counts) in STAGES.iter().zip(&self.0) {
            for (count, (most, name)) in counts.iter().zip(most) {
                if *count > most {
                    return Err(Fault::validation(format!(
                        "the {stage} stage can see {count} bindings of a kind of which the device's limit {name} allows {most}"
                    )));
                }
            }
        }
        Ok(())
    }
}

fn count(entry: &BindGroupLayoutEntry, counts: &mut [u32; KINDS]) {
    let mut add = |kind: usize, n: u32| counts[kind] = counts[kind].saturating_add(n);
    if let Some(n) = entry.count {
        let samplers = matches!(entry.ty, BindingType::Sampler(_));
        return add(if samplers { SAMPLER_ELEMENTS } else { ELEMENTS }, n.get());
    }
    match entry.ty {
        BindingType::Buffer {
            ty: BufferBindingType::Uniform,
            ..
        } => add(UNIFORM_BUFFERS, 1),
        BindingType::Buffer { .. } => add(STORAGE_BUFFERS, 1),
        BindingType::Sampler(_) => add(SAMPLERS, 1),
        BindingType::Texture { .. } => add(SAMPLED, 1),
        BindingType::StorageTexture { .. } => add(STORAGE_TEXTURES, 1),
        // As the standard counts it.
        BindingType::ExternalTexture => {
            add(SAMPLED, 4);
            add(SAMPLERS, 1);
            add(UNIFORM_BUFFERS, 1);
        }
        // Core's limit of these is for all stages.
        BindingType::AccelerationStructure { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uniform(visibility: ShaderStages) -> BindGroupLayoutEntry {
        BindGroupLayoutEntry {
            binding: 0,
            visibility,
            ty: BindingType::Buffer {
                ty: BufferBindingType::Uniform,
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        }
    }

    #[test]
    fn groups_add_up_for_the_stages_that_see_them() {
        let limits = Limits {
            max_uniform_buffers_per_shader_stage: 3,
            ..Limits::defaults()
        };
        let two = [uniform(ShaderStages::MESH), uniform(ShaderStages::all())];
        let mut counts = StageCounts::of(&two);
        assert!(counts.check(&limits).is_ok());
        counts.add(&StageCounts::of(&two));
        let text = counts.check(&limits).unwrap_err().text("f");
        assert!(
            text.contains("mesh stage can see 4")
                && text.contains("maxUniformBuffersPerShaderStage"),
            "{text}"
        );
        let others = StageCounts::of(&[uniform(ShaderStages::VERTEX_FRAGMENT)]);
        assert_eq!(others, StageCounts::default());
    }
}
