//! Requests for pipelines, as bytes: equal ones may share core's object.

use std::hash::Hash;

use wgpu_core::pipeline::{
    ComputePipelineDescriptor, ProgrammableStageDescriptor, RenderPipelineDescriptor,
};

use super::Graphics;
use crate::handle::bytes;

/// What a stage asks for.
fn stage<'a>(c: &'a ProgrammableStageDescriptor<'_>) -> impl Hash + 'a {
    let ProgrammableStageDescriptor {
        module,
        entry_point,
        constants,
        zero_initialize_workgroup_memory,
    } = c;
    let constants = constants.iter();
    let mut constants: Vec<_> = constants.map(|(name, v)| (name, v.to_bits())).collect();
    constants.sort_unstable();
    (
        module,
        entry_point,
        constants,
        zero_initialize_workgroup_memory,
    )
}

/// The request for a compute pipeline, for comparison; None without a layout.
pub fn compute(c: &ComputePipelineDescriptor<'_>) -> Option<Box<[u8]>> {
    let ComputePipelineDescriptor {
        label: _,
        layout,
        stage,
        cache,
    } = c;
    Some(bytes((layout.as_ref()?, self::stage(stage), cache)))
}

/// The request for a pipeline that draws, for comparison; None without a layout.
pub fn graphics(c: &Graphics) -> Option<Box<[u8]>> {
    match c {
        Graphics::Vertex(c, _) => {
            let RenderPipelineDescriptor {
                label: _,
                layout,
                vertex,
                primitive,
                depth_stencil,
                multisample,
                fragment,
                multiview_mask,
                cache,
            } = c;
            let buffers = vertex.buffers.iter();
            let buffers: Vec<_> = buffers
                .map(|buffer| {
                    let buffer = buffer.as_ref()?;
                    Some((buffer.array_stride, buffer.step_mode, &buffer.attributes))
                })
                .collect();
            Some(bytes((
                (layout.as_ref()?, self::stage(&vertex.stage), buffers),
                (primitive, depth_stencil, multisample),
                fragment
                    .as_ref()
                    .map(|fragment| (self::stage(&fragment.stage), &fragment.targets)),
                (multiview_mask, cache),
            )))
        }
        // Few are made.
        Graphics::Mesh(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::num::NonZeroU32;

    use wgpu_core::id::{PipelineCacheId, PipelineLayoutId, ShaderModuleId};
    use wgpu_core::pipeline::{FragmentState, VertexBufferLayout, VertexState};
    use wgpu_types as wgt;

    use super::*;

    fn code(number: u32) -> ProgrammableStageDescriptor<'static> {
        ProgrammableStageDescriptor {
            module: ShaderModuleId::zip(number, 1),
            entry_point: Some("main".into()),
            constants: [("a".to_owned(), 1.0), ("b".to_owned(), 2.0)].into(),
            zero_initialize_workgroup_memory: true,
        }
    }

    fn compute_example() -> ComputePipelineDescriptor<'static> {
        ComputePipelineDescriptor {
            label: None,
            layout: Some(PipelineLayoutId::zip(1, 1)),
            stage: code(1),
            cache: None,
        }
    }

    fn render_example() -> RenderPipelineDescriptor<'static> {
        let attribute = wgt::VertexAttribute {
            format: wgt::VertexFormat::Float32x4,
            offset: 0,
            shader_location: 0,
        };
        let buffer = VertexBufferLayout {
            array_stride: 16,
            step_mode: wgt::VertexStepMode::Vertex,
            attributes: vec![attribute].into(),
        };
        RenderPipelineDescriptor {
            label: None,
            layout: Some(PipelineLayoutId::zip(1, 1)),
            vertex: VertexState {
                stage: code(1),
                buffers: vec![Some(buffer)].into(),
            },
            primitive: wgt::PrimitiveState::default(),
            depth_stencil: None,
            multisample: wgt::MultisampleState::default(),
            fragment: Some(FragmentState {
                stage: code(2),
                targets: vec![Some(wgt::TextureFormat::Rgba8Unorm.into())].into(),
            }),
            multiview_mask: None,
            cache: None,
        }
    }

    #[test]
    fn equal_requests_have_equal_bytes_and_each_difference_shows() {
        let (a, mut b) = (compute_example(), compute_example());
        b.label = Some("compared apart".into());
        // Constants are a table without order.
        b.stage.constants = [("b".to_owned(), 2.0), ("a".to_owned(), 1.0)].into();
        assert_eq!(compute(&a), compute(&b));
        b.layout = None;
        assert_eq!(compute(&b), None);
        let changes: [fn(&mut ComputePipelineDescriptor<'static>); 8] = [
            |c| c.layout = Some(PipelineLayoutId::zip(1, 2)),
            |c| c.stage.module = ShaderModuleId::zip(1, 2),
            |c| c.stage.entry_point = None,
            |c| c.stage.entry_point = Some("main2".into()),
            |c| c.stage.constants.extend([("a".to_owned(), 2.0)]),
            |c| c.stage.constants.retain(|name, _| name == "a"),
            |c| c.stage.zero_initialize_workgroup_memory = false,
            |c| c.cache = Some(PipelineCacheId::zip(0, 1)),
        ];
        let mut seen = vec![compute(&a)];
        for change in changes {
            let mut c = compute_example();
            change(&mut c);
            assert!(!seen.contains(&compute(&c)));
            seen.push(compute(&c));
        }
    }

    #[test]
    fn each_difference_of_pipelines_that_draw_shows() {
        let bytes = |c: RenderPipelineDescriptor<'static>| graphics(&Graphics::Vertex(c, None));
        assert_eq!(bytes(render_example()), bytes(render_example()));
        let depth = |slope_scale| wgt::DepthStencilState {
            format: wgt::TextureFormat::Depth32Float,
            depth_write_enabled: Some(true),
            depth_compare: Some(wgt::CompareFunction::Less),
            stencil: wgt::StencilState::default(),
            bias: wgt::DepthBiasState {
                slope_scale,
                ..Default::default()
            },
        };
        type Change = Box<dyn Fn(&mut RenderPipelineDescriptor<'static>)>;
        let changes: Vec<Change> = vec![
            Box::new(|c| c.vertex.stage = code(2)),
            Box::new(|c| c.vertex.buffers = Cow::Borrowed(&[])),
            Box::new(|c| c.vertex.buffers.to_mut().push(None)),
            Box::new(|c| c.vertex.buffers.to_mut()[0].as_mut().unwrap().array_stride = 32),
            Box::new(|c| {
                let buffer = c.vertex.buffers.to_mut()[0].as_mut().unwrap();
                buffer.attributes.to_mut()[0].offset = 4;
            }),
            Box::new(|c| c.primitive.topology = wgt::PrimitiveTopology::LineList),
            Box::new(|c| c.primitive.unclipped_depth = true),
            Box::new(move |c| c.depth_stencil = Some(depth(0.0))),
            Box::new(move |c| c.depth_stencil = Some(depth(0.5))),
            Box::new(|c| c.multisample.mask = 1),
            Box::new(|c| c.fragment = None),
            Box::new(|c| c.fragment.as_mut().unwrap().stage = code(3)),
            Box::new(|c| c.fragment.as_mut().unwrap().targets.to_mut().push(None)),
            Box::new(|c| c.multiview_mask = NonZeroU32::new(3)),
            Box::new(|c| c.cache = Some(PipelineCacheId::zip(0, 1))),
        ];
        let mut seen = vec![bytes(render_example())];
        for change in changes {
            let mut c = render_example();
            change(&mut c);
            let request = bytes(c);
            assert!(!seen.contains(&request));
            seen.push(request);
        }
    }
}
