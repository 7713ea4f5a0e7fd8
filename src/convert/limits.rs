//! Limits: the standard's 32, the four of `wgpu.h`, and those of `wgpu_abi.h`.

use wgpu_types::Limits;

use super::chain;
use crate::abi::*;
use crate::error::Fault;

/// Calls a macro with every pair of a member of `WGPULimits` and core's limit; `max`: more is better, `min`: less is.
macro_rules! each_limit {
    ($each:ident) => {
        $each!(maxTextureDimension1D, max_texture_dimension_1d, max);
        $each!(maxTextureDimension2D, max_texture_dimension_2d, max);
        $each!(maxTextureDimension3D, max_texture_dimension_3d, max);
        $each!(maxTextureArrayLayers, max_texture_array_layers, max);
        $each!(maxBindGroups, max_bind_groups, max);
        $each!(
            maxBindGroupsPlusVertexBuffers,
            max_bind_groups_plus_vertex_buffers,
            max
        );
        $each!(maxBindingsPerBindGroup, max_bindings_per_bind_group, max);
        $each!(
            maxDynamicUniformBuffersPerPipelineLayout,
            max_dynamic_uniform_buffers_per_pipeline_layout,
            max
        );
        $each!(
            maxDynamicStorageBuffersPerPipelineLayout,
            max_dynamic_storage_buffers_per_pipeline_layout,
            max
        );
        $each!(
            maxSampledTexturesPerShaderStage,
            max_sampled_textures_per_shader_stage,
            max
        );
        $each!(
            maxSamplersPerShaderStage,
            max_samplers_per_shader_stage,
            max
        );
        $each!(
            maxStorageBuffersPerShaderStage,
            max_storage_buffers_per_shader_stage,
            max
        );
        $each!(
            maxStorageTexturesPerShaderStage,
            max_storage_textures_per_shader_stage,
            max
        );
        $each!(
            maxUniformBuffersPerShaderStage,
            max_uniform_buffers_per_shader_stage,
            max
        );
        $each!(
            maxUniformBufferBindingSize,
            max_uniform_buffer_binding_size,
            max
        );
        $each!(
            maxStorageBufferBindingSize,
            max_storage_buffer_binding_size,
            max
        );
        $each!(
            minUniformBufferOffsetAlignment,
            min_uniform_buffer_offset_alignment,
            min
        );
        $each!(
            minStorageBufferOffsetAlignment,
            min_storage_buffer_offset_alignment,
            min
        );
        $each!(maxVertexBuffers, max_vertex_buffers, max);
        $each!(maxBufferSize, max_buffer_size, max);
        $each!(maxVertexAttributes, max_vertex_attributes, max);
        $each!(
            maxVertexBufferArrayStride,
            max_vertex_buffer_array_stride,
            max
        );
        $each!(
            maxInterStageShaderVariables,
            max_inter_stage_shader_variables,
            max
        );
        $each!(maxColorAttachments, max_color_attachments, max);
        $each!(
            maxColorAttachmentBytesPerSample,
            max_color_attachment_bytes_per_sample,
            max
        );
        $each!(
            maxComputeWorkgroupStorageSize,
            max_compute_workgroup_storage_size,
            max
        );
        $each!(
            maxComputeInvocationsPerWorkgroup,
            max_compute_invocations_per_workgroup,
            max
        );
        $each!(maxComputeWorkgroupSizeX, max_compute_workgroup_size_x, max);
        $each!(maxComputeWorkgroupSizeY, max_compute_workgroup_size_y, max);
        $each!(maxComputeWorkgroupSizeZ, max_compute_workgroup_size_z, max);
        $each!(
            maxComputeWorkgroupsPerDimension,
            max_compute_workgroups_per_dimension,
            max
        );
        $each!(maxImmediateSize, max_immediate_size, max);
    };
}

macro_rules! each_native_limit {
    ($each:ident) => {
        $each!(maxNonSamplerBindings, max_non_sampler_bindings);
        $each!(
            maxBindingArrayElementsPerShaderStage,
            max_binding_array_elements_per_shader_stage
        );
        $each!(
            maxBindingArraySamplerElementsPerShaderStage,
            max_binding_array_sampler_elements_per_shader_stage
        );
        $each!(maxMultiviewViewCount, max_multiview_view_count);
    };
}

macro_rules! each_mesh_limit {
    ($each:ident) => {
        $each!(maxTaskWorkgroupTotalCount, max_task_workgroup_total_count);
        $each!(
            maxTaskWorkgroupsPerDimension,
            max_task_workgroups_per_dimension
        );
        $each!(maxMeshWorkgroupTotalCount, max_mesh_workgroup_total_count);
        $each!(
            maxMeshWorkgroupsPerDimension,
            max_mesh_workgroups_per_dimension
        );
        $each!(
            maxTaskInvocationsPerWorkgroup,
            max_task_invocations_per_workgroup
        );
        $each!(
            maxTaskInvocationsPerDimension,
            max_task_invocations_per_dimension
        );
        $each!(
            maxMeshInvocationsPerWorkgroup,
            max_mesh_invocations_per_workgroup
        );
        $each!(
            maxMeshInvocationsPerDimension,
            max_mesh_invocations_per_dimension
        );
        $each!(maxTaskPayloadSize, max_task_payload_size);
        $each!(maxMeshOutputVertices, max_mesh_output_vertices);
        $each!(maxMeshOutputPrimitives, max_mesh_output_primitives);
        $each!(maxMeshOutputLayers, max_mesh_output_layers);
        $each!(maxMeshMultiviewViewCount, max_mesh_multiview_view_count);
    };
}

macro_rules! each_ray_limit {
    ($each:ident) => {
        $each!(maxBlasPrimitiveCount, max_blas_primitive_count);
        $each!(maxBlasGeometryCount, max_blas_geometry_count);
        $each!(maxTlasInstanceCount, max_tlas_instance_count);
        $each!(
            maxAccelerationStructuresPerShaderStage,
            max_acceleration_structures_per_shader_stage
        );
        $each!(
            maxBindingArrayAccelerationStructureElementsPerShaderStage,
            max_binding_array_acceleration_structure_elements_per_shader_stage
        );
    };
}

/// A limit that core calls `name`: its name in C, and its value.
pub fn named(name: &str, limits: &Limits) -> Option<(&'static str, u64)> {
    macro_rules! found {
        ($c:ident, $core:ident $(, $better:ident)?) => {
            if name == stringify!($core) {
                return Some((stringify!($c), u64::from(limits.$core)));
            }
        };
    }
    each_limit!(found);
    each_native_limit!(found);
    each_mesh_limit!(found);
    each_ray_limit!(found);
    None
}

/// Limits that the application chained to a `WGPULimits`.
#[derive(Clone, Copy, Default)]
pub struct Chained<'a> {
    native: Option<&'a WGPUNativeLimits>,
    mesh: Option<&'a WGPUAbiMeshLimits>,
    rays: Option<&'a WGPUAbiAccelerationStructureLimits>,
    stages: Option<&'a WGPUCompatibilityModeLimits>,
}

impl<'a> Chained<'a> {
    /// # Safety
    /// The chain must be valid for as long as the result is used.
    pub unsafe fn read(next: *const WGPUChainedStruct) -> Result<Self, Fault> {
        let mut chained = Self::default();
        // SAFETY: the caller promises a chain.
        unsafe {
            chain::each(next, "descriptor.requiredLimits", |link| {
                if link.s_type == WGPUNativeSType::WGPUSType_NativeLimits as u32 {
                    chained.native = Some(link.cast("NativeLimits")?);
                } else if link.s_type == WGPUAbiSType::MeshLimits as u32 {
                    chained.mesh = Some(link.cast("WGPUAbiMeshLimits")?);
                } else if link.s_type == WGPUAbiSType::AccelerationStructureLimits as u32 {
                    chained.rays = Some(link.cast("WGPUAbiAccelerationStructureLimits")?);
                } else if link.s_type == WGPUSType::CompatibilityModeLimits as u32 {
                    chained.stages = Some(link.cast("CompatibilityModeLimits")?);
                } else {
                    return Ok(false);
                }
                Ok(true)
            })
        }?;
        Ok(chained)
    }
}

/// The smallest alignment that core's own shaders can live with.
const MIN_ALIGNMENT: u32 = 32;
/// So many instances of 64 bytes have a size in 32 bits.
const MOST_INSTANCES: u32 = (1 << 26) - 1;

/// Storage, uniform and vertex buffers of strict instances where all of them share 29 places: the standard's defaults and one more.
const BUFFERS: [u32; 3] = [9, 12, 8];

/// The limits of a device: for each the better of default and request, a fault when the adapter has less.
pub fn required(
    base: Limits,
    adapter: &Limits,
    wanted: &WGPULimits,
    chained: Chained,
) -> Result<Limits, Fault> {
    let mut limits = base;
    macro_rules! better {
        ($c:ident, $core:ident, max) => {
            if !is_undefined(wanted.$c.into(), size_of_val(&wanted.$c)) {
                if wanted.$c > adapter.$core {
                    return Err(exceeded(stringify!($c), wanted.$c.into(), "most", adapter.$core.into()));
                }
                limits.$core = limits.$core.max(wanted.$c);
            }
        };
        ($c:ident, $core:ident, min) => {
            if !is_undefined(wanted.$c.into(), size_of_val(&wanted.$c)) {
                if !wanted.$c.is_power_of_two() || wanted.$c < MIN_ALIGNMENT {
                    return Err(Fault::validation(format!(
                        "requiredLimits.{} is {}, but it must be a power of two and at least {MIN_ALIGNMENT}",
                        stringify!($c),
                        wanted.$c
                    )));
                }
                if wanted.$c < adapter.$core {
                    return Err(exceeded(stringify!($c), wanted.$c.into(), "least", adapter.$core.into()));
                }
                limits.$core = limits.$core.min(wanted.$c);
            }
        };
    }
    each_limit!(better);
    macro_rules! better_in {
        ($chained:ident, $c:ident, $core:ident) => {
            // Clients fill the ones that they do not mean with 0.
            if $chained.$c != 0 && $chained.$c != WGPU_LIMIT_U32_UNDEFINED {
                if $chained.$c > adapter.$core {
                    return Err(exceeded(
                        stringify!($c),
                        $chained.$c.into(),
                        "most",
                        adapter.$core.into(),
                    ));
                }
                limits.$core = limits.$core.max($chained.$c);
            }
        };
    }
    if let Some(native) = chained.native {
        macro_rules! better_native {
            ($c:ident, $core:ident) => {
                better_in!(native, $c, $core)
            };
        }
        each_native_limit!(better_native);
    }
    if let Some(mesh) = chained.mesh {
        macro_rules! better_mesh {
            ($c:ident, $core:ident) => {
                better_in!(mesh, $c, $core)
            };
        }
        each_mesh_limit!(better_mesh);
    }
    if let Some(rays) = chained.rays {
        macro_rules! better_for_rays {
            ($c:ident, $core:ident) => {
                better_in!(rays, $c, $core)
            };
        }
        each_ray_limit!(better_for_rays);
    }
    if let Some(stages) = chained.stages {
        // What one stage has, every stage has.
        macro_rules! better_in_a_stage {
            ($($c:ident $core:ident)*) => { $(better_in!(stages, $c, $core);)* };
        }
        better_in_a_stage! {
            maxStorageBuffersInVertexStage max_storage_buffers_per_shader_stage
            maxStorageBuffersInFragmentStage max_storage_buffers_per_shader_stage
            maxStorageTexturesInVertexStage max_storage_textures_per_shader_stage
            maxStorageTexturesInFragmentStage max_storage_textures_per_shader_stage
        }
    }
    Ok(limits)
}

/// A set of limits with the adapter's limit for buffers of all kinds together, which the standard does not have: nobody can ask for
/// more, and it would keep other limits from being used.
pub fn with_buffers(base: Limits, adapter: &Limits) -> Limits {
    Limits {
        max_buffers_and_acceleration_structures_per_shader_stage: adapter
            .max_buffers_and_acceleration_structures_per_shader_stage,
        ..base
    }
}

/// The limits that a device with ray queries has without asking: what every adapter with them should reach.
pub fn with_rays(base: Limits, adapter: &Limits) -> Limits {
    let least = Limits::default().using_minimum_supported_acceleration_structure_values();
    macro_rules! reached {
        ($($core:ident)*) => {
            Limits {
                $($core: least.$core.min(adapter.$core),)*
                ..base
            }
        };
    }
    reached! {
        max_blas_primitive_count max_blas_geometry_count max_tlas_instance_count
        max_acceleration_structures_per_shader_stage
    }
}

/// What an adapter has, without what core cannot live with: it multiplies the instances by the size of each, and panics when that
/// has more than 32 bits.
pub fn of_adapter(mut core: Limits) -> Limits {
    core.max_tlas_instance_count = core.max_tlas_instance_count.min(MOST_INSTANCES);
    core
}

/// Those of a strict instance's adapter: the standard's alone.
pub fn strict(adapter: Limits) -> Limits {
    let buffers = adapter.max_buffers_and_acceleration_structures_per_shader_stage;
    let mut limits = adapter;
    limits.zero_native_only();
    limits.max_buffers_and_acceleration_structures_per_shader_stage = buffers;
    if buffers < u32::MAX {
        // Metal, where all buffers share 29 places, which the standard knows nothing of: so each kind has its own.
        let [storage, uniform, vertex] = BUFFERS;
        let most = |limit: &mut u32, most: u32| *limit = most.min(*limit);
        most(&mut limits.max_storage_buffers_per_shader_stage, storage);
        most(&mut limits.max_uniform_buffers_per_shader_stage, uniform);
        most(&mut limits.max_vertex_buffers, vertex);
    }
    limits
}

/// Whether they are at least the standard's defaults.
pub fn are_core(adapter: &Limits) -> bool {
    let mut least = Limits::defaults();
    least.zero_native_only();
    least.check_limits(adapter)
}

fn is_undefined(value: u64, size: usize) -> bool {
    value
        == if size == 4 {
            u64::from(WGPU_LIMIT_U32_UNDEFINED)
        } else {
            WGPU_LIMIT_U64_UNDEFINED
        }
}

#[cold]
fn exceeded(name: &str, wanted: u64, word: &str, has: u64) -> Fault {
    Fault::validation(format!(
        "requiredLimits.{name} is {wanted}, but this adapter has at {word} {has}: ask for that, or request another adapter"
    ))
}

/// Fills the application's struct and the structs that it chained.
///
/// # Safety
/// The chain must be one of writable structs.
pub unsafe fn write(limits: &Limits, out: &mut WGPULimits) -> Result<(), Fault> {
    let mut next = out.nextInChain;
    // SAFETY: the caller promises a chain.
    unsafe {
        chain::each(next, "limits", |link| {
            let known = link.s_type == WGPUNativeSType::WGPUSType_NativeLimits as u32
                || link.s_type == WGPUAbiSType::MeshLimits as u32
                || link.s_type == WGPUAbiSType::AccelerationStructureLimits as u32
                || link.s_type == WGPUSType::CompatibilityModeLimits as u32;
            Ok(known)
        })
    }?;
    while !next.is_null() {
        // SAFETY: checked above: an aligned chain without a loop.
        let link = unsafe { &mut *next };
        if link.sType.raw() == WGPUNativeSType::WGPUSType_NativeLimits as u32 {
            // SAFETY: the application says that this is the struct.
            let out = unsafe { &mut *next.cast::<WGPUNativeLimits>() };
            macro_rules! copy_native {
                ($c:ident, $core:ident) => {
                    out.$c = limits.$core;
                };
            }
            each_native_limit!(copy_native);
        } else if link.sType.raw() == WGPUAbiSType::MeshLimits as u32 {
            // SAFETY: the application says that this is the struct.
            let out = unsafe { &mut *next.cast::<WGPUAbiMeshLimits>() };
            macro_rules! copy_mesh {
                ($c:ident, $core:ident) => {
                    // The greatest number stands for "not given".
                    out.$c = limits.$core.min(!0 - 1);
                };
            }
            each_mesh_limit!(copy_mesh);
        } else if link.sType.raw() == WGPUAbiSType::AccelerationStructureLimits as u32 {
            // SAFETY: as above.
            let out = unsafe { &mut *next.cast::<WGPUAbiAccelerationStructureLimits>() };
            macro_rules! copy_for_rays {
                ($c:ident, $core:ident) => {
                    // The greatest number stands for "not given".
                    out.$c = limits.$core.min(!0 - 1);
                };
            }
            each_ray_limit!(copy_for_rays);
        } else {
            // SAFETY: the last type that was let through.
            let out = unsafe { &mut *next.cast::<WGPUCompatibilityModeLimits>() };
            out.maxStorageBuffersInVertexStage = limits.max_storage_buffers_per_shader_stage;
            out.maxStorageBuffersInFragmentStage = limits.max_storage_buffers_per_shader_stage;
            out.maxStorageTexturesInVertexStage = limits.max_storage_textures_per_shader_stage;
            out.maxStorageTexturesInFragmentStage = limits.max_storage_textures_per_shader_stage;
        }
        next = link.next;
    }
    macro_rules! copy {
        ($c:ident, $core:ident, $way:ident) => {
            // The greatest number stands for "not given": asked for, it would give the default.
            out.$c = limits.$core.min(!0 - 1);
        };
    }
    each_limit!(copy);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adapter() -> Limits {
        Limits {
            max_texture_dimension_2d: 16384,
            min_uniform_buffer_offset_alignment: 64,
            max_buffer_size: 1 << 40,
            ..Limits::defaults()
        }
    }

    #[test]
    fn nothing_asked_gives_the_defaults() {
        let limits = required(
            Limits::defaults(),
            &adapter(),
            &WGPULimits::INIT,
            Chained::default(),
        )
        .unwrap();
        assert_eq!(limits, Limits::defaults());
    }

    #[test]
    fn what_nobody_can_ask_for_is_the_adapters() {
        for buffers in [0, 64] {
            let adapter = Limits {
                max_buffers_and_acceleration_structures_per_shader_stage: buffers,
                ..adapter()
            };
            let limits = with_buffers(Limits::defaults(), &adapter);
            let found = limits.max_buffers_and_acceleration_structures_per_shader_stage;
            assert_eq!(found, buffers);
            assert!(limits.check_limits(&adapter));
        }
    }

    #[test]
    fn strict_limits_are_the_standards() {
        let buffers = |shared| Limits {
            max_buffers_and_acceleration_structures_per_shader_stage: shared,
            max_storage_buffers_per_shader_stage: 29,
            max_vertex_buffers: 16,
            max_multiview_view_count: 4,
            ..adapter()
        };
        for (shared, storage, vertex) in [(29, 9, 8), (u32::MAX, 29, 16)] {
            let limits = strict(buffers(shared));
            assert!(are_core(&limits));
            assert_eq!(limits.max_multiview_view_count, 0);
            assert_eq!(limits.max_storage_buffers_per_shader_stage, storage);
            assert_eq!(limits.max_vertex_buffers, vertex);
            let kept = limits.max_buffers_and_acceleration_structures_per_shader_stage;
            assert_eq!(kept, shared);
        }
        let low = Limits {
            max_bind_groups: 3,
            ..adapter()
        };
        assert!(!are_core(&low));
    }

    #[test]
    fn what_one_stage_has_every_stage_has() {
        let adapter = Limits {
            max_storage_buffers_per_shader_stage: 20,
            ..adapter()
        };
        let with = |maxStorageBuffersInVertexStage| {
            let stages = WGPUCompatibilityModeLimits {
                maxStorageBuffersInVertexStage,
                ..WGPUCompatibilityModeLimits::INIT
            };
            let chained = Chained {
                stages: Some(&stages),
                ..Chained::default()
            };
            required(Limits::defaults(), &adapter, &WGPULimits::INIT, chained)
        };
        let of = |n| with(n).unwrap().max_storage_buffers_per_shader_stage;
        assert_eq!([of(0), of(20), of(WGPU_LIMIT_U32_UNDEFINED)], [8, 20, 8]);
        let text = with(21).unwrap_err().text("f");
        assert!(text.contains("maxStorageBuffersInVertexStage"), "{text}");
    }

    #[test]
    fn the_better_of_default_and_request_counts() {
        let wanted = WGPULimits {
            maxTextureDimension2D: 100,
            maxBufferSize: 1 << 39,
            minUniformBufferOffsetAlignment: 128,
            ..WGPULimits::INIT
        };
        let limits = required(Limits::defaults(), &adapter(), &wanted, Chained::default()).unwrap();
        assert_eq!(limits.max_texture_dimension_2d, 8192);
        assert_eq!(limits.max_buffer_size, 1 << 39);
        assert_eq!(limits.min_uniform_buffer_offset_alignment, 128);
    }

    #[test]
    fn more_than_the_adapter_has_is_refused_with_the_value() {
        let wanted = WGPULimits {
            maxTextureDimension2D: 16385,
            ..WGPULimits::INIT
        };
        let fault =
            required(Limits::defaults(), &adapter(), &wanted, Chained::default()).unwrap_err();
        let text = fault.text("f");
        assert!(
            text.contains("maxTextureDimension2D") && text.contains("16384"),
            "{text}"
        );
    }

    #[test]
    fn alignments_are_powers_of_two() {
        for bad in [0, 3, 16, 32] {
            let wanted = WGPULimits {
                minUniformBufferOffsetAlignment: bad,
                ..WGPULimits::INIT
            };
            assert!(
                required(Limits::defaults(), &adapter(), &wanted, Chained::default()).is_err(),
                "{bad}"
            );
        }
    }

    #[test]
    fn what_is_written_can_be_asked_for() {
        let adapter = Limits {
            max_bindings_per_bind_group: u32::MAX,
            ..adapter()
        };
        let mut out = WGPULimits::INIT;
        // SAFETY: nothing is chained.
        unsafe { write(&adapter, &mut out) }.unwrap();
        let limits = required(Limits::defaults(), &adapter, &out, Chained::default()).unwrap();
        assert_eq!(limits.max_bindings_per_bind_group, u32::MAX - 1);
    }

    #[test]
    fn chained_limits_are_filled() {
        let mut native = WGPUNativeLimits::INIT;
        let mut out = WGPULimits {
            nextInChain: (&raw mut native).cast(),
            ..WGPULimits::INIT
        };
        let limits = Limits {
            max_non_sampler_bindings: 77,
            ..Limits::defaults()
        };
        // SAFETY: the chain is one local struct.
        unsafe { write(&limits, &mut out) }.unwrap();
        assert_eq!(native.maxNonSamplerBindings, 77);
        assert_eq!(out.maxBindGroups, limits.max_bind_groups);
    }

    #[test]
    fn mesh_limits_come_and_go() {
        let adapter = Limits {
            max_mesh_output_vertices: 256,
            ..adapter()
        };
        let mut mesh = WGPUAbiMeshLimits::INIT;
        let mut out = WGPULimits {
            nextInChain: (&raw mut mesh).cast(),
            ..WGPULimits::INIT
        };
        // SAFETY: the chain is one local struct.
        unsafe { write(&adapter, &mut out) }.unwrap();
        assert_eq!(
            (mesh.maxMeshOutputVertices, mesh.maxTaskPayloadSize),
            (256, 0)
        );
        let ask = |mesh: &WGPUAbiMeshLimits| {
            let chained = Chained {
                mesh: Some(mesh),
                ..Chained::default()
            };
            required(Limits::defaults(), &adapter, &WGPULimits::INIT, chained)
        };
        assert_eq!(ask(&mesh).unwrap().max_mesh_output_vertices, 256);
        assert_eq!(ask(&WGPUAbiMeshLimits::INIT).unwrap(), Limits::defaults());
        mesh.maxMeshOutputVertices = 257;
        let text = ask(&mesh).unwrap_err().text("f");
        assert!(text.contains("maxMeshOutputVertices is 257"), "{text}");
    }

    #[test]
    fn limits_of_rays_have_defaults_of_their_own() {
        let adapter = of_adapter(Limits {
            max_tlas_instance_count: u32::MAX,
            max_blas_geometry_count: 100,
            max_blas_primitive_count: 1 << 29,
            max_acceleration_structures_per_shader_stage: 16,
            ..adapter()
        });
        assert_eq!(adapter.max_tlas_instance_count, MOST_INSTANCES);
        let base = with_rays(Limits::defaults(), &adapter);
        assert_eq!(base.max_blas_geometry_count, 100);
        assert_eq!(base.max_blas_primitive_count, 1 << 28);
        let with = |rays: &WGPUAbiAccelerationStructureLimits| {
            let chained = Chained {
                rays: Some(rays),
                ..Chained::default()
            };
            required(base.clone(), &adapter, &WGPULimits::INIT, chained)
        };
        let limits = with(&WGPUAbiAccelerationStructureLimits {
            maxBlasPrimitiveCount: 1 << 29,
            maxBlasGeometryCount: 7,
            ..WGPUAbiAccelerationStructureLimits::INIT
        })
        .unwrap();
        assert_eq!(limits.max_blas_primitive_count, 1 << 29);
        assert_eq!(limits.max_blas_geometry_count, 100);
        assert_eq!(limits.max_acceleration_structures_per_shader_stage, 1);
        let too_many = WGPUAbiAccelerationStructureLimits {
            maxAccelerationStructuresPerShaderStage: 17,
            ..WGPUAbiAccelerationStructureLimits::INIT
        };
        assert!(with(&too_many).is_err());
    }
}
