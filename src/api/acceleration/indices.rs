//! Indices of triangles, made harmless. A driver fetches the vertex of an index wherever that leads, so a shader looks first: it cuts
//! the indices of a copy down to the vertices that are there.

use std::borrow::Cow;
use std::sync::Arc;

use parking_lot::Mutex;
use wgpu_core::binding_model::{
    BindGroupDescriptor, BindGroupEntry, BindGroupLayoutDescriptor, BindingResource, BufferBinding,
    PipelineLayoutDescriptor,
};
use wgpu_core::command::ComputePassDescriptor;
use wgpu_core::id::{
    BindGroupId, BindGroupLayoutId, BufferId, CommandEncoderId, ComputePipelineId,
    PipelineLayoutId, ShaderModuleId,
};
use wgpu_core::pipeline::{
    ComputePipelineDescriptor, ProgrammableStageDescriptor, ShaderModuleDescriptor,
    ShaderModuleSource,
};
use wgpu_types::{
    BindGroupLayoutEntry, BindingType, BufferBindingType, BufferDescriptor, BufferTransition,
    BufferUsages, BufferUses, IndexFormat, ShaderRuntimeChecks, ShaderStages,
};

use crate::abi::WGPUBuffer;
use crate::api::bind_group::BindGroupKind;
use crate::api::bind_group_layout::BindGroupLayoutKind;
use crate::api::buffer::{Buffer, BufferKind};
use crate::api::compute_pipeline::ComputePipelineKind;
use crate::api::device::Device;
use crate::api::pipeline_layout::PipelineLayoutKind;
use crate::error::{Context, Fault};
use crate::handle::Shared;
use crate::warm::Core;

const SHADER: &str = "
@group(0) @binding(0) var<storage, read_write> words: array<u32>;
// The last index that is allowed, and whether two of 16 bits share a word.
@group(0) @binding(1) var<uniform> last: vec2u;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
    for (var i = id.x; i < arrayLength(&words); i += 64u * groups.x) {
        let word = words[i];
        if last.y == 0u {
            words[i] = min(word, last.x);
        } else {
            words[i] = min(word & 0xffffu, last.x) | min(word >> 16u, last.x) << 16u;
        }
    }
}";
/// Threads of a workgroup of the shader.
const WORKGROUP: u64 = 64;
/// Parts of a buffer are bound at multiples of this, which every device allows.
const ALIGNMENT: u64 = 256;

/// The indices of a geometry.
pub struct Indices {
    pub buffer: WGPUBuffer,
    pub first: u32,
    pub format: IndexFormat,
    pub count: u32,
    /// How many vertices they may name.
    pub vertices: u32,
}

/// A device's, made by the first build.
#[derive(Default)]
pub struct Tools(Mutex<Option<Arc<Made>>>);

/// Core's objects that builds use; nobody else knows them. Those that were made go when this goes.
pub struct Made {
    global: Arc<Core>,
    module: Option<ShaderModuleId>,
    groups: Option<BindGroupLayoutId>,
    layout: Option<PipelineLayoutId>,
    pipeline: Option<ComputePipelineId>,
    /// Nothing is in it; its transitions are the barriers that core leaves out.
    fence: Option<BufferId>,
}

/// Core's objects that only one recording needs: it keeps them itself.
pub struct Temporary {
    global: Arc<Core>,
    buffers: Vec<BufferId>,
    groups: Vec<BindGroupId>,
}

impl Tools {
    pub fn get(&self, device: &Device) -> Result<Arc<Made>, Fault> {
        let mut tools = self.0.lock();
        if let Some(made) = &*tools {
            return Ok(made.clone());
        }
        let made = Arc::new(Made::new(device)?);
        *tools = Some(made.clone());
        Ok(made)
    }

    /// Gives core's objects back.
    pub fn clear(&self) {
        let made = self.0.lock().take();
        drop(made);
    }
}

impl Made {
    fn new(device: &Device) -> Result<Self, Fault> {
        let global = &device.global;
        let mut made = Self {
            global: global.clone(),
            module: None,
            groups: None,
            layout: None,
            pipeline: None,
            fence: None,
        };
        let descriptor = ShaderModuleDescriptor {
            label: Some("indices of triangles".into()),
            runtime_checks: ShaderRuntimeChecks::checked(),
        };
        let source = ShaderModuleSource::Wgsl(SHADER.into());
        let (module, error) =
            global.device_create_shader_module(device.id, &descriptor, source, None);
        made.module = Some(module);
        no_error(error)?;
        let entry = |binding, ty| BindGroupLayoutEntry {
            binding,
            visibility: ShaderStages::COMPUTE,
            ty: BindingType::Buffer {
                ty,
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        };
        let entries = [
            entry(0, BufferBindingType::Storage { read_only: false }),
            entry(1, BufferBindingType::Uniform),
        ];
        let descriptor = BindGroupLayoutDescriptor {
            label: None,
            entries: Cow::Borrowed(&entries),
        };
        let groups = device.made::<BindGroupLayoutKind, _>(
            global.device_create_bind_group_layout(device.id, &descriptor, None),
        )?;
        made.groups = Some(groups);
        let descriptor = PipelineLayoutDescriptor {
            label: None,
            bind_group_layouts: Cow::Borrowed(&[Some(groups)]),
            immediate_size: 0,
        };
        let layout = device.made::<PipelineLayoutKind, _>(global.device_create_pipeline_layout(
            device.id,
            &descriptor,
            None,
        ))?;
        made.layout = Some(layout);
        let descriptor = ComputePipelineDescriptor {
            label: None,
            layout: Some(layout),
            stage: ProgrammableStageDescriptor {
                module,
                entry_point: Some("main".into()),
                constants: Default::default(),
                zero_initialize_workgroup_memory: true,
            },
            cache: None,
        };
        let pipeline = device.made::<ComputePipelineKind, _>(
            global.device_create_compute_pipeline(device.id, &descriptor, None),
        )?;
        made.pipeline = Some(pipeline);
        let uses = BufferUsages::STORAGE | BufferUsages::BLAS_INPUT;
        made.fence = Some(buffer(device, 4, uses)?);
        Ok(made)
    }

    /// Orders a build after the shaders that look through what it overwrites. Core has a barrier for builds of top level structures
    /// alone.
    pub fn wait_for_shaders(
        &self,
        device: &Arc<Device>,
        encoder: CommandEncoderId,
    ) -> Result<(), Fault> {
        let uses = [
            BufferUses::STORAGE_READ_WRITE,
            BufferUses::BOTTOM_LEVEL_ACCELERATION_STRUCTURE_INPUT,
        ];
        for state in uses {
            let fence = self.fence.iter().map(|buffer| BufferTransition {
                buffer: *buffer,
                state,
            });
            device
                .global
                .command_encoder_transition_resources(encoder, fence, std::iter::empty())
                .at_once(device)?;
        }
        Ok(())
    }

    /// Records what makes the indices of a geometry harmless, and gives the buffer that then has them, with the first of them in it.
    pub fn check(
        &self,
        device: &Arc<Device>,
        encoder: CommandEncoderId,
        indices: &Indices,
        temporary: &mut Temporary,
    ) -> Result<(BufferId, u32), Fault> {
        let &Indices {
            buffer,
            first,
            format,
            count,
            vertices,
        } = indices;
        let source = Buffer::id(buffer, "indexBuffer", device)?;
        let range = Range::of(&*Buffer::get(buffer, "indexBuffer")?, format, first, count)?;
        if count == 0 {
            return Ok((source, first));
        }
        let Some(last) = vertices.checked_sub(1) else {
            return Err(Fault::validation(format!(
                "`indexCount` is {count}, but there are no vertices"
            )));
        };
        let global = &device.global;
        let uses = BufferUsages::COPY_DST | BufferUsages::STORAGE | BufferUsages::BLAS_INPUT;
        let copy = temporary.buffer(device, range.size, uses)?;
        global
            .command_encoder_copy_buffer_to_buffer(
                encoder,
                source,
                range.begin,
                copy,
                0,
                Some(range.size),
            )
            .at_once(device)?;
        let is_small = format == IndexFormat::Uint16;
        let parameters = [
            if is_small { last.min(0xFFFF) } else { last },
            is_small.into(),
        ];
        let uniform =
            temporary.buffer(device, 16, BufferUsages::COPY_DST | BufferUsages::UNIFORM)?;
        let bytes: Vec<u8> = parameters.into_iter().flat_map(u32::to_ne_bytes).collect();
        {
            let _no_configuration = device.submissions.read();
            global.queue_write_buffer(device.queue_id, uniform, 0, &bytes)?;
        }
        self.dispatch(device, encoder, copy, range.size, uniform, temporary)?;
        Ok((copy, range.first))
    }

    fn dispatch(
        &self,
        device: &Arc<Device>,
        encoder: CommandEncoderId,
        words: BufferId,
        size: u64,
        uniform: BufferId,
        temporary: &mut Temporary,
    ) -> Result<(), Fault> {
        let (Some(layout), Some(pipeline)) = (self.groups, self.pipeline) else {
            return Err(Fault::internal("the shader for indices is missing"));
        };
        let limits = &device.limits;
        let part = limits.max_storage_buffer_binding_size / ALIGNMENT * ALIGNMENT;
        let most = u64::from(limits.max_compute_workgroups_per_dimension);
        let global = &device.global;
        let descriptor = ComputePassDescriptor {
            label: None,
            timestamp_writes: None,
        };
        let (mut pass, error) = global.command_encoder_begin_compute_pass(encoder, &descriptor);
        no_error(error)?;
        let mut offset = 0;
        let mut record = || -> Result<(), Fault> {
            global
                .compute_pass_set_pipeline(&mut pass, pipeline)
                .at_once(device)?;
            while offset < size {
                let bound = part.min(size - offset);
                let group = temporary.group(device, layout, (words, offset, bound), uniform)?;
                let groups = (bound / 4).div_ceil(WORKGROUP).min(most) as u32;
                global
                    .compute_pass_set_bind_group(&mut pass, 0, Some(group), &[])
                    .at_once(device)?;
                global
                    .compute_pass_dispatch_workgroups(&mut pass, groups, 1, 1)
                    .at_once(device)?;
                offset += bound;
            }
            Ok(())
        };
        let recorded = record();
        let ended = global.compute_pass_end(&mut pass).at_once(device);
        recorded.and(ended)
    }
}

/// The indices of a geometry in whole words.
#[derive(Debug, PartialEq)]
struct Range {
    begin: u64,
    size: u64,
    /// How many indices of the first word come before.
    first: u32,
}

impl Range {
    fn of(buffer: &Buffer, format: IndexFormat, first: u32, count: u32) -> Result<Self, Fault> {
        buffer.require_blas_input("indexBuffer")?;
        Self::within(buffer.size, format.byte_size().into(), first, count)
    }

    fn within(buffer_size: u64, stride: u64, first: u32, count: u32) -> Result<Self, Fault> {
        let from = u64::from(first) * stride;
        let end = from + u64::from(count) * stride;
        let begin = from & !3;
        let size = end.next_multiple_of(4) - begin;
        if end > buffer_size || begin + size > buffer_size {
            return Err(Fault::validation(format!(
                "the indices end at byte {end}, but `indexBuffer` has {buffer_size} bytes, of which whole words are used"
            )));
        }
        Ok(Self {
            begin,
            size,
            first: ((from - begin) / stride) as u32,
        })
    }
}

impl Temporary {
    pub fn new(device: &Device) -> Self {
        Self {
            global: device.global.clone(),
            buffers: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn buffer(
        &mut self,
        device: &Device,
        size: u64,
        usage: BufferUsages,
    ) -> Result<BufferId, Fault> {
        let id = buffer(device, size, usage)?;
        self.buffers.push(id);
        Ok(id)
    }

    fn group(
        &mut self,
        device: &Device,
        layout: BindGroupLayoutId,
        (buffer, offset, size): (BufferId, u64, u64),
        uniform: BufferId,
    ) -> Result<BindGroupId, Fault> {
        let entry = |binding, buffer, offset, size| BindGroupEntry {
            binding,
            resource: BindingResource::Buffer(BufferBinding {
                buffer,
                offset,
                size: Some(size),
            }),
        };
        let entries = [entry(0, buffer, offset, size), entry(1, uniform, 0, 16)];
        let descriptor = BindGroupDescriptor {
            label: None,
            layout,
            entries: Cow::Borrowed(&entries),
        };
        let global = &device.global;
        let made = global.device_create_bind_group(device.id, &descriptor, None);
        let id = device.made::<BindGroupKind, _>(made)?;
        self.groups.push(id);
        Ok(id)
    }
}

fn buffer(device: &Device, size: u64, usage: BufferUsages) -> Result<BufferId, Fault> {
    let descriptor = BufferDescriptor {
        label: Some("indices of triangles".into()),
        size,
        usage,
        mapped_at_creation: false,
    };
    let global = &device.global;
    device.made::<BufferKind, _>(global.device_create_buffer(device.id, &descriptor, None))
}

fn no_error<E: Into<Fault>>(error: Option<E>) -> Result<(), Fault> {
    error.map_or(Ok(()), |error| Err(error.into()))
}

impl Drop for Temporary {
    fn drop(&mut self) {
        for id in self.groups.drain(..) {
            self.global.bind_group_drop(id);
        }
        for id in self.buffers.drain(..) {
            self.global.buffer_drop(id);
        }
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        let global = &self.global;
        if let Some(id) = self.pipeline {
            global.compute_pipeline_drop(id);
        }
        if let Some(id) = self.layout {
            global.pipeline_layout_drop(id);
        }
        if let Some(id) = self.groups {
            global.bind_group_layout_drop(id);
        }
        if let Some(id) = self.module {
            global.shader_module_drop(id);
        }
        if let Some(id) = self.fence {
            global.buffer_drop(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_whole_words_within_the_buffer() {
        let range = |first, count| Range::within(20, 2, first, count).ok();
        let words = |begin, size, first| Some(Range { begin, size, first });
        assert_eq!(range(0, 6), words(0, 12, 0));
        assert_eq!(range(1, 3), words(0, 8, 1));
        assert_eq!(range(3, 6), words(4, 16, 1));
        assert_eq!(range(4, 6), words(8, 12, 0));
        assert_eq!(range(5, 6), None);
        assert!(Range::within(18, 2, 6, 3).is_err());
        assert!(Range::within(u64::MAX, 4, u32::MAX, u32::MAX).is_ok());
    }
}
