//! What a bundle of render commands is recorded for.

use wgpu_core::command::RenderBundleEncoderDescriptor;
use wgpu_types::{Features, Limits, RenderBundleDepthStencil, TextureFormat};

use super::{chain, features, input, multiview, texture};
use crate::abi::*;
use crate::error::Fault;

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn descriptor<'a>(
    c: &WGPURenderBundleEncoderDescriptor,
    features: Features,
    limits: &Limits,
) -> Result<RenderBundleEncoderDescriptor<'a>, Fault> {
    let mut multiview = None;
    // SAFETY: the caller promises valid pointers.
    let formats = unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            if link.s_type == WGPUAbiSType::Multiview as u32 {
                multiview = multiview::mask(link.cast("WGPUAbiMultiview")?, features, limits)?;
                return Ok(true);
            }
            Ok(false)
        })?;
        input::limited(
            c.colorFormats,
            c.colorFormatCount,
            "descriptor.colorFormats",
            (limits.max_color_attachments, "maxColorAttachments"),
        )
    }?;
    let mut color_formats = formats
        .iter()
        .enumerate()
        .map(|(i, raw)| {
            format(*raw, "format", features)
                .map_err(|fault| fault.within(format_args!("descriptor.colorFormats[{i}]")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    input::trim_holes(&mut color_formats);
    let depth_stencil = format(
        c.depthStencilFormat,
        "descriptor.depthStencilFormat",
        features,
    )?;
    Ok(RenderBundleEncoderDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        color_formats: color_formats.into(),
        depth_stencil: depth_stencil.map(|format| RenderBundleDepthStencil {
            format,
            depth_read_only: c.depthReadOnly != WGPU_FALSE,
            stencil_read_only: c.stencilReadOnly != WGPU_FALSE,
        }),
        sample_count: sample_count(c.sampleCount, features)?,
        multiview,
    })
}

/// A format that the device has; core takes those of any feature.
fn format(
    raw: Enum<WGPUTextureFormat>,
    name: &str,
    features: Features,
) -> Result<Option<TextureFormat>, Fault> {
    let format = texture::format(raw, name)?;
    let missing = format.map_or(Features::empty(), |f| f.required_features()) - features;
    if missing.is_empty() {
        return Ok(format);
    }
    Err(Fault::validation(format!(
        "`{name}` is {raw}, which needs a device with {}",
        features::describe(missing)
    )))
}

/// Core takes any number: one that no pass can have would only be noticed there.
fn sample_count(count: u32, features: Features) -> Result<u32, Fault> {
    let more = features.contains(Features::TEXTURE_ADAPTER_SPECIFIC_FORMAT_FEATURES);
    match count {
        1 | 4 => Ok(count),
        2 | 8 | 16 | 32 if more => Ok(count),
        _ => Err(Fault::validation(format!(
            "`descriptor.sampleCount` is {count}, but it must be 1 or 4"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        c: &WGPURenderBundleEncoderDescriptor,
    ) -> Result<RenderBundleEncoderDescriptor<'static>, String> {
        // SAFETY: the pointers are local.
        unsafe { descriptor(c, Features::empty(), &Limits::defaults()) }
            .map_err(|fault| fault.text("f"))
    }

    #[test]
    fn undefined_formats_are_holes() {
        let formats = [
            WGPUTextureFormat::RGBA8Unorm.c(),
            WGPUTextureFormat::Undefined.c(),
        ];
        let bundle = read(&WGPURenderBundleEncoderDescriptor {
            colorFormatCount: 2,
            colorFormats: formats.as_ptr(),
            ..WGPURenderBundleEncoderDescriptor::INIT
        });
        let bundle = bundle.unwrap();
        assert_eq!(*bundle.color_formats, [Some(TextureFormat::Rgba8Unorm)]);
        assert_eq!(bundle.depth_stencil, None);
        assert_eq!(bundle.sample_count, 1);
    }

    #[test]
    fn wrong_members_are_named() {
        let formats = [Enum::of(0x7777)];
        let text = read(&WGPURenderBundleEncoderDescriptor {
            colorFormatCount: 1,
            colorFormats: formats.as_ptr(),
            ..WGPURenderBundleEncoderDescriptor::INIT
        });
        assert!(text.unwrap_err().contains("colorFormats[0]"));
        for count in [0, 2, 3, u32::MAX] {
            let text = read(&WGPURenderBundleEncoderDescriptor {
                sampleCount: count,
                ..WGPURenderBundleEncoderDescriptor::INIT
            });
            assert!(text.unwrap_err().contains("sampleCount"));
        }
    }
}
