//! Samplers.

use wgpu_core::resource::SamplerDescriptor;
use wgpu_types::{AddressMode, CompareFunction, FilterMode, MipmapFilterMode, SamplerBorderColor};

use super::{chain, input};
use crate::abi::*;
use crate::error::Fault;

/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn descriptor<'a>(c: &WGPUSamplerDescriptor) -> Result<SamplerDescriptor<'a>, Fault> {
    let mut border_color = None;
    // SAFETY: the caller promises valid pointers.
    unsafe {
        chain::each(c.nextInChain, "descriptor", |link| {
            if link.s_type == WGPUNativeSType::WGPUSType_SamplerDescriptorExtras as u32 {
                let extras: &WGPUSamplerDescriptorExtras = link.cast("SamplerDescriptorExtras")?;
                border_color = self::border_color(extras.samplerBorderColor)?;
                return Ok(true);
            }
            Ok(false)
        })
    }?;
    let anisotropy = c.maxAnisotropy;
    Ok(SamplerDescriptor {
        // SAFETY: as above.
        label: unsafe { input::label(c.label) },
        address_modes: [
            address_mode(c.addressModeU, "descriptor.addressModeU")?,
            address_mode(c.addressModeV, "descriptor.addressModeV")?,
            address_mode(c.addressModeW, "descriptor.addressModeW")?,
        ],
        mag_filter: filter(c.magFilter, "descriptor.magFilter")?,
        min_filter: filter(c.minFilter, "descriptor.minFilter")?,
        mipmap_filter: match input::value(c.mipmapFilter, "descriptor.mipmapFilter")? {
            WGPUMipmapFilterMode::Linear => MipmapFilterMode::Linear,
            _ => MipmapFilterMode::Nearest,
        },
        // Core's comparisons let a NaN pass.
        lod_min_clamp: input::finite(c.lodMinClamp, "descriptor.lodMinClamp")?,
        lod_max_clamp: input::finite(c.lodMaxClamp, "descriptor.lodMaxClamp")?,
        compare: compare(c.compare, "descriptor.compare")?,
        anisotropy_clamp: anisotropy,
        border_color,
    })
}

fn filter(raw: Enum<WGPUFilterMode>, name: &str) -> Result<FilterMode, Fault> {
    Ok(match input::value(raw, name)? {
        WGPUFilterMode::Linear => FilterMode::Linear,
        _ => FilterMode::Nearest,
    })
}

fn address_mode(raw: Enum<WGPUAddressMode>, name: &str) -> Result<AddressMode, Fault> {
    if raw.raw() == WGPUNativeAddressMode::ClampToBorder as u32 {
        return Ok(AddressMode::ClampToBorder);
    }
    Ok(match input::value(raw, name)? {
        WGPUAddressMode::Repeat => AddressMode::Repeat,
        WGPUAddressMode::MirrorRepeat => AddressMode::MirrorRepeat,
        _ => AddressMode::ClampToEdge,
    })
}

fn border_color(raw: Enum<WGPUSamplerBorderColor>) -> Result<Option<SamplerBorderColor>, Fault> {
    Ok(
        match input::value(raw, "SamplerDescriptorExtras.samplerBorderColor")? {
            WGPUSamplerBorderColor::TransparentBlack => Some(SamplerBorderColor::TransparentBlack),
            WGPUSamplerBorderColor::OpaqueBlack => Some(SamplerBorderColor::OpaqueBlack),
            WGPUSamplerBorderColor::OpaqueWhite => Some(SamplerBorderColor::OpaqueWhite),
            WGPUSamplerBorderColor::Zero => Some(SamplerBorderColor::Zero),
            WGPUSamplerBorderColor::Undefined | WGPUSamplerBorderColor::Force32 => None,
        },
    )
}

/// A comparison; None when it is not given.
pub fn compare(
    raw: Enum<WGPUCompareFunction>,
    name: &str,
) -> Result<Option<CompareFunction>, Fault> {
    Ok(Some(match input::value(raw, name)? {
        WGPUCompareFunction::Undefined | WGPUCompareFunction::Force32 => return Ok(None),
        WGPUCompareFunction::Never => CompareFunction::Never,
        WGPUCompareFunction::Less => CompareFunction::Less,
        WGPUCompareFunction::Equal => CompareFunction::Equal,
        WGPUCompareFunction::LessEqual => CompareFunction::LessEqual,
        WGPUCompareFunction::Greater => CompareFunction::Greater,
        WGPUCompareFunction::NotEqual => CompareFunction::NotEqual,
        WGPUCompareFunction::GreaterEqual => CompareFunction::GreaterEqual,
        WGPUCompareFunction::Always => CompareFunction::Always,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undefined_members_have_the_standard_defaults() {
        // SAFETY: nothing is chained and the label is null.
        let sampler = unsafe { descriptor(&WGPUSamplerDescriptor::INIT) }
            .ok()
            .unwrap();
        assert_eq!(sampler.address_modes, [AddressMode::ClampToEdge; 3]);
        assert_eq!(sampler.mag_filter, FilterMode::Nearest);
        assert_eq!(sampler.compare, None);
        assert_eq!(sampler.lod_max_clamp, 32.0);
        assert_eq!(sampler.anisotropy_clamp, 1);
    }

    #[test]
    fn an_unknown_mode_is_named() {
        let c = WGPUSamplerDescriptor {
            addressModeV: Enum::of(99),
            ..WGPUSamplerDescriptor::INIT
        };
        // SAFETY: as above.
        let text = unsafe { descriptor(&c) }.err().unwrap().text("f");
        assert!(text.contains("addressModeV"), "{text}");
    }
}
