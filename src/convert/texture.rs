//! Textures and their views: formats, dimensions, aspects, usages.

use std::borrow::Cow;

use wgpu_core::resource;
use wgpu_types::{
    AstcBlock, AstcChannel, ImageSubresourceRange, TextureAspect, TextureDimension, TextureFormat,
    TextureUsages, TextureViewDimension,
};

use super::{chain, copy, input};
use crate::abi::*;
use crate::advice;
use crate::api::device::Device;
use crate::error::Fault;

use AstcBlock as B;
use AstcChannel::{Unorm, UnormSrgb};
use TextureFormat as F;
use WGPUTextureFormat as C;

const fn astc(block: AstcBlock, channel: AstcChannel) -> TextureFormat {
    TextureFormat::Astc { block, channel }
}

/// The formats of the standard.
#[rustfmt::skip]
const FORMATS: [(WGPUTextureFormat, TextureFormat); 101] = [
    (C::R8Unorm, F::R8Unorm),
    (C::R8Snorm, F::R8Snorm),
    (C::R8Uint, F::R8Uint),
    (C::R8Sint, F::R8Sint),
    (C::R16Unorm, F::R16Unorm),
    (C::R16Snorm, F::R16Snorm),
    (C::R16Uint, F::R16Uint),
    (C::R16Sint, F::R16Sint),
    (C::R16Float, F::R16Float),
    (C::RG8Unorm, F::Rg8Unorm),
    (C::RG8Snorm, F::Rg8Snorm),
    (C::RG8Uint, F::Rg8Uint),
    (C::RG8Sint, F::Rg8Sint),
    (C::R32Float, F::R32Float),
    (C::R32Uint, F::R32Uint),
    (C::R32Sint, F::R32Sint),
    (C::RG16Unorm, F::Rg16Unorm),
    (C::RG16Snorm, F::Rg16Snorm),
    (C::RG16Uint, F::Rg16Uint),
    (C::RG16Sint, F::Rg16Sint),
    (C::RG16Float, F::Rg16Float),
    (C::RGBA8Unorm, F::Rgba8Unorm),
    (C::RGBA8UnormSrgb, F::Rgba8UnormSrgb),
    (C::RGBA8Snorm, F::Rgba8Snorm),
    (C::RGBA8Uint, F::Rgba8Uint),
    (C::RGBA8Sint, F::Rgba8Sint),
    (C::BGRA8Unorm, F::Bgra8Unorm),
    (C::BGRA8UnormSrgb, F::Bgra8UnormSrgb),
    (C::RGB10A2Uint, F::Rgb10a2Uint),
    (C::RGB10A2Unorm, F::Rgb10a2Unorm),
    (C::RG11B10Ufloat, F::Rg11b10Ufloat),
    (C::RGB9E5Ufloat, F::Rgb9e5Ufloat),
    (C::RG32Float, F::Rg32Float),
    (C::RG32Uint, F::Rg32Uint),
    (C::RG32Sint, F::Rg32Sint),
    (C::RGBA16Unorm, F::Rgba16Unorm),
    (C::RGBA16Snorm, F::Rgba16Snorm),
    (C::RGBA16Uint, F::Rgba16Uint),
    (C::RGBA16Sint, F::Rgba16Sint),
    (C::RGBA16Float, F::Rgba16Float),
    (C::RGBA32Float, F::Rgba32Float),
    (C::RGBA32Uint, F::Rgba32Uint),
    (C::RGBA32Sint, F::Rgba32Sint),
    (C::Stencil8, F::Stencil8),
    (C::Depth16Unorm, F::Depth16Unorm),
    (C::Depth24Plus, F::Depth24Plus),
    (C::Depth24PlusStencil8, F::Depth24PlusStencil8),
    (C::Depth32Float, F::Depth32Float),
    (C::Depth32FloatStencil8, F::Depth32FloatStencil8),
    (C::BC1RGBAUnorm, F::Bc1RgbaUnorm),
    (C::BC1RGBAUnormSrgb, F::Bc1RgbaUnormSrgb),
    (C::BC2RGBAUnorm, F::Bc2RgbaUnorm),
    (C::BC2RGBAUnormSrgb, F::Bc2RgbaUnormSrgb),
    (C::BC3RGBAUnorm, F::Bc3RgbaUnorm),
    (C::BC3RGBAUnormSrgb, F::Bc3RgbaUnormSrgb),
    (C::BC4RUnorm, F::Bc4RUnorm),
    (C::BC4RSnorm, F::Bc4RSnorm),
    (C::BC5RGUnorm, F::Bc5RgUnorm),
    (C::BC5RGSnorm, F::Bc5RgSnorm),
    (C::BC6HRGBUfloat, F::Bc6hRgbUfloat),
    (C::BC6HRGBFloat, F::Bc6hRgbFloat),
    (C::BC7RGBAUnorm, F::Bc7RgbaUnorm),
    (C::BC7RGBAUnormSrgb, F::Bc7RgbaUnormSrgb),
    (C::ETC2RGB8Unorm, F::Etc2Rgb8Unorm),
    (C::ETC2RGB8UnormSrgb, F::Etc2Rgb8UnormSrgb),
    (C::ETC2RGB8A1Unorm, F::Etc2Rgb8A1Unorm),
    (C::ETC2RGB8A1UnormSrgb, F::Etc2Rgb8A1UnormSrgb),
    (C::ETC2RGBA8Unorm, F::Etc2Rgba8Unorm),
    (C::ETC2RGBA8UnormSrgb, F::Etc2Rgba8UnormSrgb),
    (C::EACR11Unorm, F::EacR11Unorm),
    (C::EACR11Snorm, F::EacR11Snorm),
    (C::EACRG11Unorm, F::EacRg11Unorm),
    (C::EACRG11Snorm, F::EacRg11Snorm),
    (C::ASTC4x4Unorm, astc(B::B4x4, Unorm)),
    (C::ASTC4x4UnormSrgb, astc(B::B4x4, UnormSrgb)),
    (C::ASTC5x4Unorm, astc(B::B5x4, Unorm)),
    (C::ASTC5x4UnormSrgb, astc(B::B5x4, UnormSrgb)),
    (C::ASTC5x5Unorm, astc(B::B5x5, Unorm)),
    (C::ASTC5x5UnormSrgb, astc(B::B5x5, UnormSrgb)),
    (C::ASTC6x5Unorm, astc(B::B6x5, Unorm)),
    (C::ASTC6x5UnormSrgb, astc(B::B6x5, UnormSrgb)),
    (C::ASTC6x6Unorm, astc(B::B6x6, Unorm)),
    (C::ASTC6x6UnormSrgb, astc(B::B6x6, UnormSrgb)),
    (C::ASTC8x5Unorm, astc(B::B8x5, Unorm)),
    (C::ASTC8x5UnormSrgb, astc(B::B8x5, UnormSrgb)),
    (C::ASTC8x6Unorm, astc(B::B8x6, Unorm)),
    (C::ASTC8x6UnormSrgb, astc(B::B8x6, UnormSrgb)),
    (C::ASTC8x8Unorm, astc(B::B8x8, Unorm)),
    (C::ASTC8x8UnormSrgb, astc(B::B8x8, UnormSrgb)),
    (C::ASTC10x5Unorm, astc(B::B10x5, Unorm)),
    (C::ASTC10x5UnormSrgb, astc(B::B10x5, UnormSrgb)),
    (C::ASTC10x6Unorm, astc(B::B10x6, Unorm)),
    (C::ASTC10x6UnormSrgb, astc(B::B10x6, UnormSrgb)),
    (C::ASTC10x8Unorm, astc(B::B10x8, Unorm)),
    (C::ASTC10x8UnormSrgb, astc(B::B10x8, UnormSrgb)),
    (C::ASTC10x10Unorm, astc(B::B10x10, Unorm)),
    (C::ASTC10x10UnormSrgb, astc(B::B10x10, UnormSrgb)),
    (C::ASTC12x10Unorm, astc(B::B12x10, Unorm)),
    (C::ASTC12x10UnormSrgb, astc(B::B12x10, UnormSrgb)),
    (C::ASTC12x12Unorm, astc(B::B12x12, Unorm)),
    (C::ASTC12x12UnormSrgb, astc(B::B12x12, UnormSrgb)),
];

/// The formats that `wgpu.h` adds.
const NATIVE_FORMATS: [(WGPUNativeTextureFormat, TextureFormat); 2] = [
    (WGPUNativeTextureFormat::NV12, F::NV12),
    (WGPUNativeTextureFormat::P010, F::P010),
];

/// A format; None for `Undefined`.
pub fn format(raw: Enum<WGPUTextureFormat>, name: &str) -> Result<Option<TextureFormat>, Fault> {
    if raw == C::Undefined.c() {
        return Ok(None);
    }
    let standard = FORMATS.iter().find(|(c, _)| c.c() == raw).map(|(_, f)| *f);
    let native = || {
        let native = NATIVE_FORMATS.iter();
        native
            .clone()
            .find(|(c, _)| *c as u32 == raw.raw())
            .map(|(_, f)| *f)
    };
    match standard.or_else(native) {
        Some(format) => Ok(Some(format)),
        None => Err(input::no_value(raw, name)),
    }
}

/// A format that has no default.
pub fn required_format(raw: Enum<WGPUTextureFormat>, name: &str) -> Result<TextureFormat, Fault> {
    format(raw, name)?.ok_or_else(|| {
        Fault::validation(format!(
            "`{name}` is WGPUTextureFormat_Undefined, but a format is required"
        ))
    })
}

/// A list of formats without gaps.
///
/// # Safety
/// `pointer` must be NULL or lead to `count` elements.
pub unsafe fn format_list(
    pointer: *const Enum<WGPUTextureFormat>,
    count: usize,
    name: &str,
) -> Result<Vec<TextureFormat>, Fault> {
    // SAFETY: the caller's promise is the same.
    let raw = unsafe { input::array(pointer, count, name) }?;
    raw.iter().map(|raw| required_format(*raw, name)).collect()
}

/// C's number for a format; None for one that neither header names.
pub fn to_format(format: TextureFormat) -> Option<Enum<WGPUTextureFormat>> {
    let standard = FORMATS.iter().find(|(_, f)| *f == format);
    let native = || NATIVE_FORMATS.iter().find(|(_, f)| *f == format);
    standard
        .map(|(c, _)| c.c())
        .or_else(|| native().map(|(c, _)| Enum::of(*c as u32)))
}

pub fn dimension(raw: Enum<WGPUTextureDimension>, name: &str) -> Result<TextureDimension, Fault> {
    Ok(match input::value(raw, name)? {
        WGPUTextureDimension::_1D => TextureDimension::D1,
        WGPUTextureDimension::_3D => TextureDimension::D3,
        _ => TextureDimension::D2,
    })
}

/// The dimension of a view; None for `Undefined`.
pub fn view_dimension(
    raw: Enum<WGPUTextureViewDimension>,
    name: &str,
) -> Result<Option<TextureViewDimension>, Fault> {
    Ok(Some(match input::value(raw, name)? {
        WGPUTextureViewDimension::Undefined | WGPUTextureViewDimension::Force32 => return Ok(None),
        WGPUTextureViewDimension::_1D => TextureViewDimension::D1,
        WGPUTextureViewDimension::_2D => TextureViewDimension::D2,
        WGPUTextureViewDimension::_2DArray => TextureViewDimension::D2Array,
        WGPUTextureViewDimension::Cube => TextureViewDimension::Cube,
        WGPUTextureViewDimension::CubeArray => TextureViewDimension::CubeArray,
        WGPUTextureViewDimension::_3D => TextureViewDimension::D3,
    }))
}

pub fn aspect(raw: Enum<WGPUTextureAspect>, name: &str) -> Result<TextureAspect, Fault> {
    Ok(match input::value(raw, name)? {
        WGPUTextureAspect::StencilOnly => TextureAspect::StencilOnly,
        WGPUTextureAspect::DepthOnly => TextureAspect::DepthOnly,
        _ => TextureAspect::All,
    })
}

/// A usage; bits that core does not know are left for it to refuse.
pub fn usage(flags: WGPUTextureUsage, name: &str) -> Result<TextureUsages, Fault> {
    Ok(TextureUsages::from_bits_retain(input::flags(flags, name)?))
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn descriptor<'a>(
    c: &WGPUTextureDescriptor,
) -> Result<resource::TextureDescriptor<'a>, Fault> {
    // SAFETY: the caller promises valid pointers, here and below.
    let view_formats =
        unsafe { format_list(c.viewFormats, c.viewFormatCount, "descriptor.viewFormats") }?;
    Ok(resource::TextureDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        size: copy::extent(&c.size),
        mip_level_count: c.mipLevelCount,
        sample_count: c.sampleCount,
        dimension: dimension(c.dimension, "descriptor.dimension")?,
        format: required_format(c.format, "descriptor.format")?,
        usage: usage(c.usage, "descriptor.usage")?,
        view_formats,
    })
}

/// Core does not say which limit a size exceeds.
pub fn check_size(descriptor: &resource::TextureDescriptor, device: &Device) -> Result<(), Fault> {
    let size = &descriptor.size;
    let limits = match descriptor.dimension {
        TextureDimension::D1 => ["max_texture_dimension_1d"; 3],
        TextureDimension::D2 => [
            "max_texture_dimension_2d",
            "max_texture_dimension_2d",
            "max_texture_array_layers",
        ],
        TextureDimension::D3 => ["max_texture_dimension_3d"; 3],
    };
    let members = [
        ("width", size.width),
        ("height", size.height),
        ("depthOrArrayLayers", size.depth_or_array_layers),
    ];
    for ((member, value), limit) in members.into_iter().zip(limits) {
        advice::within_limit(
            format_args!("descriptor.size.{member}"),
            value.into(),
            limit,
            device,
        )?;
    }
    Ok(())
}

/// The dimension that a texture is bound in, as chained to its descriptor.
///
/// # Safety
/// As [`descriptor`].
pub unsafe fn binding_view_dimension(
    c: &WGPUTextureDescriptor,
) -> Result<WGPUTextureViewDimension, Fault> {
    let mut dimension = WGPUTextureViewDimension::Undefined;
    // SAFETY: the caller promises a valid chain.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            if link.s_type != WGPUSType::TextureBindingViewDimension as u32 {
                return Ok(false);
            }
            let chained: &WGPUTextureBindingViewDimension =
                link.cast("TextureBindingViewDimension")?;
            dimension = input::value(
                chained.textureBindingViewDimension,
                "TextureBindingViewDimension.textureBindingViewDimension",
            )?;
            Ok(true)
        })
    }?;
    Ok(dimension)
}

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn view_descriptor<'a>(
    c: &WGPUTextureViewDescriptor,
) -> Result<resource::TextureViewDescriptor<'a>, Fault> {
    // SAFETY: the caller promises valid pointers, here and below.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            if link.s_type != WGPUSType::TextureComponentSwizzleDescriptor as u32 {
                return Ok(false);
            }
            let chained: &WGPUTextureComponentSwizzleDescriptor =
                link.cast("TextureComponentSwizzleDescriptor")?;
            only_identity(&chained.swizzle)?;
            Ok(true)
        })
    }?;
    Ok(resource::TextureViewDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) }.map(|label| Cow::Owned(label.into_owned())),
        format: format(c.format, "descriptor.format")?,
        dimension: view_dimension(c.dimension, "descriptor.dimension")?,
        usage: Some(usage(c.usage, "descriptor.usage")?),
        range: ImageSubresourceRange {
            aspect: aspect(c.aspect, "descriptor.aspect")?,
            base_mip_level: c.baseMipLevel,
            mip_level_count: count(c.mipLevelCount, WGPU_MIP_LEVEL_COUNT_UNDEFINED),
            base_array_layer: c.baseArrayLayer,
            array_layer_count: count(c.arrayLayerCount, WGPU_ARRAY_LAYER_COUNT_UNDEFINED),
        },
    })
}

/// A part of a texture. `name` is that of the struct.
pub fn subresource_range(
    c: &WGPUImageSubresourceRange,
    name: &str,
) -> Result<ImageSubresourceRange, Fault> {
    Ok(ImageSubresourceRange {
        aspect: aspect(c.aspect, &format!("{name}.aspect"))?,
        base_mip_level: c.baseMipLevel,
        mip_level_count: count(c.mipLevelCount, WGPU_MIP_LEVEL_COUNT_UNDEFINED),
        base_array_layer: c.baseArrayLayer,
        array_layer_count: count(c.arrayLayerCount, WGPU_ARRAY_LAYER_COUNT_UNDEFINED),
    })
}

fn count(count: u32, undefined: u32) -> Option<u32> {
    (count != undefined).then_some(count)
}

fn only_identity(swizzle: &WGPUTextureComponentSwizzle) -> Result<(), Fault> {
    use WGPUComponentSwizzle as S;
    for (raw, own, name) in [
        (swizzle.r, S::R, "r"),
        (swizzle.g, S::G, "g"),
        (swizzle.b, S::B, "b"),
        (swizzle.a, S::A, "a"),
    ] {
        let value = input::value(raw, "TextureComponentSwizzleDescriptor.swizzle")?;
        if value != own && value != S::Undefined {
            return Err(Fault::validation(format!(
                "TextureComponentSwizzleDescriptor.swizzle.{name} is {value:?}, but channels can only show themselves: this needs \
                 WGPUFeatureName_TextureComponentSwizzle, which wgpu-core does not have"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_go_both_ways_and_have_the_same_names() {
        let plain = |name: String| name.to_lowercase().replace(['{', '}', ' ', ':', ','], "");
        for (at, (c, core)) in FORMATS.iter().enumerate() {
            assert_eq!(*c as usize, at + 1, "the table is complete and in order");
            assert_eq!(format(c.c(), "f").ok(), Some(Some(*core)));
            assert!(to_format(*core) == Some(c.c()));
            let core = plain(format!("{core:?}"))
                .replace("astcblockb", "astc")
                .replace("channel", "");
            assert_eq!(plain(format!("{c:?}")), core);
        }
        for (c, core) in NATIVE_FORMATS {
            assert_eq!(format(Enum::of(c as u32), "f").ok(), Some(Some(core)));
            assert!(to_format(core) == Some(Enum::of(c as u32)));
        }
        assert!(to_format(F::R64Uint).is_none());
    }

    #[test]
    fn a_format_must_be_known_and_where_required_given() {
        assert_eq!(format(C::Undefined.c(), "f").ok(), Some(None));
        assert!(format(Enum::of(0x66), "f").is_err());
        let text = required_format(C::Undefined.c(), "descriptor.format")
            .unwrap_err()
            .text("f");
        assert!(text.contains("descriptor.format"), "{text}");
    }

    #[test]
    fn undefined_members_have_the_standard_defaults() {
        // SAFETY: nothing is chained and the labels are null.
        unsafe {
            let c = WGPUTextureDescriptor {
                format: C::R8Unorm.c(),
                ..WGPUTextureDescriptor::INIT
            };
            let texture = descriptor(&c).ok().unwrap();
            assert_eq!(texture.dimension, TextureDimension::D2);
            assert_eq!((texture.mip_level_count, texture.sample_count), (1, 1));
            let view = view_descriptor(&WGPUTextureViewDescriptor::INIT)
                .ok()
                .unwrap();
            assert_eq!((view.format, view.dimension), (None, None));
            assert_eq!(view.range, ImageSubresourceRange::default());
        }
    }

    #[test]
    fn a_swizzle_is_the_identity_or_refused() {
        let view = |red: WGPUComponentSwizzle| {
            let mut swizzle = WGPUTextureComponentSwizzleDescriptor::INIT;
            swizzle.swizzle.r = red.c();
            let c = WGPUTextureViewDescriptor {
                nextInChain: (&raw mut swizzle).cast(),
                ..WGPUTextureViewDescriptor::INIT
            };
            // SAFETY: the chain is a local.
            unsafe { view_descriptor(&c) }.map(drop)
        };
        assert!(view(WGPUComponentSwizzle::R).is_ok());
        assert!(view(WGPUComponentSwizzle::Undefined).is_ok());
        let text = view(WGPUComponentSwizzle::One).unwrap_err().text("f");
        assert!(text.contains("swizzle.r is One"), "{text}");
    }

    #[test]
    fn the_binding_dimension_comes_from_the_chain() {
        let mut chained = WGPUTextureBindingViewDimension::INIT;
        chained.textureBindingViewDimension = WGPUTextureViewDimension::Cube.c();
        let c = WGPUTextureDescriptor {
            nextInChain: (&raw mut chained).cast(),
            ..WGPUTextureDescriptor::INIT
        };
        // SAFETY: the chain is a local.
        let dimension = unsafe { binding_view_dimension(&c) };
        assert_eq!(dimension.ok(), Some(WGPUTextureViewDimension::Cube));
    }
}
