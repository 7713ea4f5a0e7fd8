//! Color spaces of surfaces, and the display behind them.

use std::ptr;

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::adapter::Adapter;
use crate::api::surface::Surface;
use crate::convert::color_space::COLOR_SPACES;
use crate::convert::{chain, input, texture};
use crate::export::export;
use crate::handle::Shared;
use crate::out;

/// Lists the formats that a surface can have with an adapter, each with each of its color spaces, those for HDR among them.
///
/// Writes `formats`; give it back with `wgpuAbiColorFormatsFreeMembers`. When the two do not go together, or the window is gone, the
/// list is empty. Returns `WGPUStatus_Error`, with an empty list, when a handle is dead, the two are of different instances, or
/// something is chained. Any thread.
#[apply(export)]
pub fn wgpuAbiSurfaceGetColorFormats(
    surface: WGPUSurface,
    adapter: WGPUAdapter,
    formats: *mut WGPUAbiColorFormats,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid struct and chain.
    let out = unsafe { input::output(formats, "formats") }?;
    (out.formats, out.formatCount) = (ptr::null(), 0);
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "formats") }?;
    let surface = Surface::get(surface, "surface")?;
    let adapter = Adapter::get(adapter, "adapter")?;
    let Some(caps) = surface.capabilities_with(&adapter)? else {
        return Ok(WGPUStatus::Success);
    };
    let mut pairs = Vec::new();
    for capabilities in &caps.format_capabilities {
        let Some(format) = texture::to_format(capabilities.format) else {
            continue; // one that C has no name for
        };
        for (c, core) in COLOR_SPACES {
            let flag = core.to_color_spaces();
            if flag.is_some_and(|flag| capabilities.color_spaces.contains(flag)) {
                pairs.push(WGPUAbiColorFormat {
                    format,
                    colorSpace: c.c(),
                });
            }
        }
    }
    (out.formats, out.formatCount) = out::array(pairs);
    Ok(WGPUStatus::Success)
}

/// Frees the list that `wgpuAbiSurfaceGetColorFormats` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuAbiColorFormatsFreeMembers(formats: WGPUAbiColorFormats) {
    out::free_array(formats.formats);
    Ok(())
}

/// Tells what the display behind a surface can show now. It may change when the window moves, or the user changes a setting.
///
/// Writes `info`; nothing is to be freed. Returns `WGPUStatus_Error`, and writes nothing, when a handle is dead, the two are of
/// different instances, or something is chained. Any thread; on the systems of Apple only the main thread gets values.
#[apply(export)]
pub fn wgpuAbiSurfaceGetDisplayInfo(
    surface: WGPUSurface,
    adapter: WGPUAdapter,
    info: *mut WGPUAbiDisplayInfo,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid struct and chain.
    let out = unsafe { input::output(info, "info") }?;
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "info") }?;
    let surface = Surface::get(surface, "surface")?;
    let adapter = Adapter::get(adapter, "adapter")?;
    let known = surface.display_info(&adapter)?;
    let luminance = known.luminance.unwrap_or_default();
    let headroom = known.headroom.unwrap_or_default();
    let number = |value: Option<f32>| value.unwrap_or(f32::NAN);
    *out = WGPUAbiDisplayInfo {
        nextInChain: out.nextInChain,
        maxLuminance: number(luminance.max_nits),
        maxFullFrameLuminance: number(luminance.max_full_frame_nits),
        minLuminance: number(luminance.min_nits),
        whiteLuminance: number(luminance.sdr_white_nits),
        currentHeadroom: number(headroom.current),
        potentialHeadroom: number(headroom.potential),
        referenceHeadroom: number(headroom.reference),
        bitsPerColor: known.bits_per_color.map_or(0, u32::from),
    };
    Ok(WGPUStatus::Success)
}
