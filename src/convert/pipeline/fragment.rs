//! The fragment stage and its color targets.

use wgpu_core::pipeline::FragmentState;
use wgpu_types::{
    BlendComponent, BlendFactor, BlendOperation, BlendState, ColorTargetState, ColorWrites,
    Features, TextureFormatFeatureFlags,
};

use super::{Kept, chain, input};
use crate::abi::*;
use crate::api::device::Device;
use crate::convert::texture;
use crate::error::Fault;

/// # Safety
/// The state's pointers must be valid for the call.
pub unsafe fn state(
    c: &WGPUFragmentState,
    kept: &mut Kept,
    device: &Device,
) -> Result<FragmentState<'static>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let targets = unsafe {
        chain::none(c.nextInChain, "fragment")?;
        let limit = (device.limits.max_color_attachments, "maxColorAttachments");
        input::limited(c.targets, c.targetCount, "targets", limit)
    }?;
    // SAFETY: as above.
    let stage =
        unsafe { kept.stage(c.module, c.entryPoint, c.constants, c.constantCount, device) }?;
    let mut targets = targets
        .iter()
        .enumerate()
        .map(|(i, c)| {
            // SAFETY: as above.
            unsafe { target(c) }.map_err(|fault| fault.within(format_args!("targets[{i}]")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    input::trim_holes(&mut targets);
    Ok(FragmentState {
        stage,
        targets: targets.into(),
    })
}

/// A color target; None for a hole.
///
/// # Safety
/// The target's pointers must be valid for the call.
unsafe fn target(c: &WGPUColorTargetState) -> Result<Option<ColorTargetState>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let blend = unsafe {
        chain::none(c.nextInChain, "target")?;
        input::optional(c.blend, "blend")?
    };
    let Some(format) = texture::format(c.format, "format")? else {
        return Ok(None);
    };
    Ok(Some(ColorTargetState {
        format,
        blend: blend.map(self::blend).transpose()?,
        write_mask: ColorWrites::from_bits_retain(input::flags(c.writeMask, "writeMask")?),
    }))
}

fn blend(c: &WGPUBlendState) -> Result<BlendState, Fault> {
    Ok(BlendState {
        color: blend_component(&c.color)
            .map_err(|fault| fault.within(format_args!("blend.color")))?,
        alpha: blend_component(&c.alpha)
            .map_err(|fault| fault.within(format_args!("blend.alpha")))?,
    })
}

fn blend_component(c: &WGPUBlendComponent) -> Result<BlendComponent, Fault> {
    Ok(BlendComponent {
        src_factor: blend_factor(c.srcFactor, "srcFactor")?.unwrap_or(BlendFactor::One),
        dst_factor: blend_factor(c.dstFactor, "dstFactor")?.unwrap_or(BlendFactor::Zero),
        operation: match input::value(c.operation, "operation")? {
            WGPUBlendOperation::Undefined
            | WGPUBlendOperation::Add
            | WGPUBlendOperation::Force32 => BlendOperation::Add,
            WGPUBlendOperation::Subtract => BlendOperation::Subtract,
            WGPUBlendOperation::ReverseSubtract => BlendOperation::ReverseSubtract,
            WGPUBlendOperation::Min => BlendOperation::Min,
            WGPUBlendOperation::Max => BlendOperation::Max,
        },
    })
}

fn blend_factor(raw: Enum<WGPUBlendFactor>, name: &str) -> Result<Option<BlendFactor>, Fault> {
    Ok(Some(match input::value(raw, name)? {
        WGPUBlendFactor::Undefined | WGPUBlendFactor::Force32 => return Ok(None),
        WGPUBlendFactor::Zero => BlendFactor::Zero,
        WGPUBlendFactor::One => BlendFactor::One,
        WGPUBlendFactor::Src => BlendFactor::Src,
        WGPUBlendFactor::OneMinusSrc => BlendFactor::OneMinusSrc,
        WGPUBlendFactor::SrcAlpha => BlendFactor::SrcAlpha,
        WGPUBlendFactor::OneMinusSrcAlpha => BlendFactor::OneMinusSrcAlpha,
        WGPUBlendFactor::Dst => BlendFactor::Dst,
        WGPUBlendFactor::OneMinusDst => BlendFactor::OneMinusDst,
        WGPUBlendFactor::DstAlpha => BlendFactor::DstAlpha,
        WGPUBlendFactor::OneMinusDstAlpha => BlendFactor::OneMinusDstAlpha,
        WGPUBlendFactor::SrcAlphaSaturated => BlendFactor::SrcAlphaSaturated,
        WGPUBlendFactor::Constant => BlendFactor::Constant,
        WGPUBlendFactor::OneMinusConstant => BlendFactor::OneMinusConstant,
        WGPUBlendFactor::Src1 => BlendFactor::Src1,
        WGPUBlendFactor::OneMinusSrc1 => BlendFactor::OneMinusSrc1,
        WGPUBlendFactor::Src1Alpha => BlendFactor::Src1Alpha,
        WGPUBlendFactor::OneMinusSrc1Alpha => BlendFactor::OneMinusSrc1Alpha,
    }))
}

/// Alpha becomes coverage only where there are several samples and an alpha; core takes any.
pub fn check_alpha_to_coverage(
    samples: u32,
    fragment: Option<&FragmentState>,
    device: &Device,
) -> Result<(), Fault> {
    let features = device.features;
    let refuse = |why: &str| {
        Err(Fault::validation(format!(
            "`descriptor.multisample.alphaToCoverageEnabled` is set, but {why}"
        )))
    };
    if samples < 2 {
        return refuse("`descriptor.multisample.count` is 1: it must be 4");
    }
    let first = fragment.and_then(|f| f.targets.first());
    let Some(Some(first)) = first else {
        return refuse("there is no color target 0");
    };
    let flags = match &device.format_rules {
        Some(rules) => rules.of(first.format).flags,
        None => first.format.guaranteed_format_features(features).flags,
    };
    let blendable = flags.contains(TextureFormatFeatureFlags::BLENDABLE)
        || features.contains(Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES);
    if !blendable || first.format.components() != 4 {
        return refuse(&format!(
            "color target 0 has the format {:?}, which is not blendable or has no alpha",
            first.format
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(c: &WGPUColorTargetState) -> Result<Option<ColorTargetState>, String> {
        // SAFETY: the pointers are local.
        unsafe { target(c) }.map_err(|fault| fault.text("f"))
    }

    fn rgba() -> WGPUColorTargetState {
        WGPUColorTargetState {
            format: WGPUTextureFormat::RGBA8Unorm.c(),
            ..WGPUColorTargetState::INIT
        }
    }

    #[test]
    fn an_undefined_format_is_a_hole() {
        assert_eq!(read(&WGPUColorTargetState::INIT), Ok(None));
        let target = read(&rgba()).unwrap().unwrap();
        assert_eq!(target.write_mask, ColorWrites::ALL);
        assert_eq!(target.blend, None);
    }

    #[test]
    fn blending_has_the_defaults_of_replacing() {
        let blend = WGPUBlendState::INIT;
        let target = read(&WGPUColorTargetState {
            blend: &blend,
            ..rgba()
        });
        assert_eq!(target.unwrap().unwrap().blend, Some(BlendState::REPLACE));
    }

    #[test]
    fn wrong_members_are_named() {
        let mut blend = WGPUBlendState::INIT;
        blend.alpha.dstFactor = Enum::of(0x12);
        let text = read(&WGPUColorTargetState {
            blend: &blend,
            ..rgba()
        })
        .unwrap_err();
        assert!(text.contains("blend.alpha: `dstFactor`"), "{text}");
        let wide = WGPUColorTargetState {
            writeMask: 1 << 32,
            ..rgba()
        };
        assert!(read(&wide).unwrap_err().contains("writeMask"));
    }
}
