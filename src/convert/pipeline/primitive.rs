//! Primitives, depth and stencil test, multisampling.

use wgpu_types::{
    DepthBiasState, DepthStencilState, Face, FrontFace, IndexFormat, MultisampleState, PolygonMode,
    PrimitiveState, PrimitiveTopology, StencilFaceState, StencilOperation, StencilState,
};

use super::{chain, input};
use crate::abi::*;
use crate::convert::sampler::compare;
use crate::convert::texture;
use crate::error::Fault;

/// # Safety
/// The state's chain must be valid for the call.
pub unsafe fn state(c: &WGPUPrimitiveState) -> Result<PrimitiveState, Fault> {
    let mut polygon_mode = PolygonMode::Fill;
    let mut conservative = false;
    // SAFETY: the caller promises a valid chain.
    unsafe {
        chain::each(c.nextInChain, "primitive", |link| {
            if link.s_type != WGPUNativeSType::WGPUSType_PrimitiveStateExtras as u32 {
                return Ok(false);
            }
            let extras: &WGPUPrimitiveStateExtras = link.cast("PrimitiveStateExtras")?;
            polygon_mode = self::polygon_mode(extras.polygonMode)?;
            conservative = extras.conservative != WGPU_FALSE;
            Ok(true)
        })
    }?;
    Ok(PrimitiveState {
        topology: match input::value(c.topology, "topology")? {
            WGPUPrimitiveTopology::PointList => PrimitiveTopology::PointList,
            WGPUPrimitiveTopology::LineList => PrimitiveTopology::LineList,
            WGPUPrimitiveTopology::LineStrip => PrimitiveTopology::LineStrip,
            WGPUPrimitiveTopology::TriangleStrip => PrimitiveTopology::TriangleStrip,
            _ => PrimitiveTopology::TriangleList,
        },
        strip_index_format: index_format(c.stripIndexFormat, "stripIndexFormat")?,
        front_face: match input::value(c.frontFace, "frontFace")? {
            WGPUFrontFace::CW => FrontFace::Cw,
            _ => FrontFace::Ccw,
        },
        cull_mode: match input::value(c.cullMode, "cullMode")? {
            WGPUCullMode::Front => Some(Face::Front),
            WGPUCullMode::Back => Some(Face::Back),
            _ => None,
        },
        unclipped_depth: c.unclippedDepth != WGPU_FALSE,
        polygon_mode,
        conservative,
    })
}

/// The type of indices; None when it is not given.
pub fn index_format(raw: Enum<WGPUIndexFormat>, name: &str) -> Result<Option<IndexFormat>, Fault> {
    Ok(match input::value(raw, name)? {
        WGPUIndexFormat::Uint16 => Some(IndexFormat::Uint16),
        WGPUIndexFormat::Uint32 => Some(IndexFormat::Uint32),
        WGPUIndexFormat::Undefined | WGPUIndexFormat::Force32 => None,
    })
}

fn polygon_mode(raw: Enum<WGPUPolygonMode>) -> Result<PolygonMode, Fault> {
    Ok(
        match input::value(raw, "PrimitiveStateExtras.polygonMode")? {
            WGPUPolygonMode::Fill => PolygonMode::Fill,
            WGPUPolygonMode::Line => PolygonMode::Line,
            WGPUPolygonMode::Point => PolygonMode::Point,
        },
    )
}

/// # Safety
/// The state's chain must be valid for the call.
pub unsafe fn depth_stencil(c: &WGPUDepthStencilState) -> Result<DepthStencilState, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "depthStencil") }?;
    for (name, value) in [
        ("depthBiasSlopeScale", c.depthBiasSlopeScale),
        ("depthBiasClamp", c.depthBiasClamp),
    ] {
        if !value.is_finite() {
            return Err(Fault::validation(format!(
                "`{name}` is {value}, but it must be finite"
            )));
        }
    }
    let format = texture::required_format(c.format, "format")?;
    let faces = [
        ("stencilFront", &c.stencilFront),
        ("stencilBack", &c.stencilBack),
    ];
    let mut stencil = [StencilFaceState::IGNORE; 2];
    for (state, (name, face)) in stencil.iter_mut().zip(faces) {
        *state = stencil_face(face).map_err(|fault| fault.within(format_args!("{name}")))?;
        // Core looks only where the masks let it do something.
        if *state != StencilFaceState::IGNORE && !format.has_stencil_aspect() {
            return Err(Fault::validation(format!(
                "`{name}` tests or writes a stencil, but `format` is {format:?}, which has none: leave it as it is, or take a format such as Depth24PlusStencil8"
            )));
        }
    }
    let [front, back] = stencil;
    Ok(DepthStencilState {
        format,
        depth_write_enabled: match input::value(c.depthWriteEnabled, "depthWriteEnabled")? {
            WGPUOptionalBool::False => Some(false),
            WGPUOptionalBool::True => Some(true),
            WGPUOptionalBool::Undefined | WGPUOptionalBool::Force32 => None,
        },
        depth_compare: compare(c.depthCompare, "depthCompare")?,
        stencil: StencilState {
            front,
            back,
            read_mask: c.stencilReadMask,
            write_mask: c.stencilWriteMask,
        },
        bias: DepthBiasState {
            constant: c.depthBias,
            slope_scale: c.depthBiasSlopeScale,
            clamp: c.depthBiasClamp,
        },
    })
}

fn stencil_face(c: &WGPUStencilFaceState) -> Result<StencilFaceState, Fault> {
    let default = StencilFaceState::IGNORE;
    Ok(StencilFaceState {
        compare: compare(c.compare, "compare")?.unwrap_or(default.compare),
        fail_op: stencil_operation(c.failOp, "failOp")?,
        depth_fail_op: stencil_operation(c.depthFailOp, "depthFailOp")?,
        pass_op: stencil_operation(c.passOp, "passOp")?,
    })
}

fn stencil_operation(
    raw: Enum<WGPUStencilOperation>,
    name: &str,
) -> Result<StencilOperation, Fault> {
    Ok(match input::value(raw, name)? {
        WGPUStencilOperation::Undefined
        | WGPUStencilOperation::Keep
        | WGPUStencilOperation::Force32 => StencilOperation::Keep,
        WGPUStencilOperation::Zero => StencilOperation::Zero,
        WGPUStencilOperation::Replace => StencilOperation::Replace,
        WGPUStencilOperation::Invert => StencilOperation::Invert,
        WGPUStencilOperation::IncrementClamp => StencilOperation::IncrementClamp,
        WGPUStencilOperation::DecrementClamp => StencilOperation::DecrementClamp,
        WGPUStencilOperation::IncrementWrap => StencilOperation::IncrementWrap,
        WGPUStencilOperation::DecrementWrap => StencilOperation::DecrementWrap,
    })
}

/// # Safety
/// The state's chain must be valid for the call.
pub unsafe fn multisample(c: &WGPUMultisampleState) -> Result<MultisampleState, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "multisample") }?;
    Ok(MultisampleState {
        count: c.count,
        mask: sample_mask(c.mask, c.count).into(),
        alpha_to_coverage_enabled: c.alphaToCoverageEnabled != WGPU_FALSE,
    })
}

/// Without the bits of samples that there are not, which drivers mind. The full mask stays what it is: so core knows it.
fn sample_mask(mask: u32, count: u32) -> u32 {
    match mask {
        u32::MAX => mask,
        _ => mask & 1_u32.checked_shl(count).unwrap_or(0).wrapping_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_have_no_bits_beyond_the_samples() {
        assert_eq!(sample_mask(u32::MAX, 1), u32::MAX);
        assert_eq!(sample_mask(2, 1), 0);
        assert_eq!(sample_mask(0xFFFF_FFF5, 4), 5);
        assert_eq!(sample_mask(0xFFFF_FFF0, 32), 0xFFFF_FFF0);
    }

    #[test]
    fn the_defaults_of_c_are_those_of_the_standard() {
        // SAFETY: nothing is chained.
        unsafe {
            let primitive = state(&WGPUPrimitiveState::INIT).ok();
            assert_eq!(primitive, Some(PrimitiveState::default()));
            let multisample = multisample(&WGPUMultisampleState::INIT).ok().unwrap();
            assert_eq!(multisample.count, 1);
            assert_eq!(multisample.mask, 0xFFFF_FFFF);
            assert!(!multisample.alpha_to_coverage_enabled);
        }
    }

    #[test]
    fn extras_change_how_triangles_are_drawn() {
        let mut extras = WGPUPrimitiveStateExtras {
            chain: WGPUChainedStruct::of(Enum::native(
                WGPUNativeSType::WGPUSType_PrimitiveStateExtras,
            )),
            polygonMode: WGPUPolygonMode::Line.c(),
            conservative: WGPU_TRUE,
        };
        let c = WGPUPrimitiveState {
            nextInChain: (&raw mut extras).cast(),
            topology: WGPUPrimitiveTopology::LineStrip.c(),
            stripIndexFormat: WGPUIndexFormat::Uint32.c(),
            frontFace: WGPUFrontFace::CW.c(),
            cullMode: WGPUCullMode::Back.c(),
            unclippedDepth: WGPU_TRUE,
        };
        // SAFETY: the chain is local.
        let state = unsafe { state(&c) }.ok().unwrap();
        assert_eq!(state.polygon_mode, PolygonMode::Line);
        assert!(state.conservative && state.unclipped_depth);
        assert_eq!(state.topology, PrimitiveTopology::LineStrip);
        assert_eq!(state.strip_index_format, Some(IndexFormat::Uint32));
        assert_eq!(state.front_face, FrontFace::Cw);
        assert_eq!(state.cull_mode, Some(Face::Back));
        assert!(polygon_mode(Enum::of(3)).is_err());
    }

    fn depth() -> WGPUDepthStencilState {
        WGPUDepthStencilState {
            format: WGPUTextureFormat::Depth24Plus.c(),
            ..WGPUDepthStencilState::INIT
        }
    }

    fn read(c: &WGPUDepthStencilState) -> Result<DepthStencilState, String> {
        // SAFETY: nothing is chained.
        unsafe { depth_stencil(c) }.map_err(|fault| fault.text("f"))
    }

    #[test]
    fn what_is_left_open_stays_open() {
        let open = read(&depth()).unwrap();
        assert_eq!(open.depth_write_enabled, None);
        assert_eq!(open.depth_compare, None);
        assert_eq!(open.stencil.front, StencilFaceState::IGNORE);
        assert_eq!(open.stencil.read_mask, u32::MAX);
        let zeroed = WGPUDepthStencilState {
            depthWriteEnabled: Enum::ZERO,
            ..depth()
        };
        assert_eq!(read(&zeroed).unwrap().depth_write_enabled, Some(false));
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        let nan = WGPUDepthStencilState {
            depthBiasClamp: f32::NAN,
            ..depth()
        };
        assert!(read(&nan).unwrap_err().contains("depthBiasClamp"));
        let infinite = WGPUDepthStencilState {
            depthBiasSlopeScale: f32::INFINITY,
            ..depth()
        };
        assert!(read(&infinite).unwrap_err().contains("depthBiasSlopeScale"));
        let mut bad = depth();
        bad.stencilBack.passOp = Enum::of(99);
        let text = read(&bad).unwrap_err();
        assert!(text.contains("stencilBack: `passOp`"), "{text}");
        assert!(
            read(&WGPUDepthStencilState::INIT)
                .unwrap_err()
                .contains("format")
        );
    }
}
