//! Color spaces, as we number them.

use wgpu_types::SurfaceColorSpace;

use crate::abi::WGPUAbiColorSpace;

pub const COLOR_SPACES: [(WGPUAbiColorSpace, SurfaceColorSpace); 8] = [
    (WGPUAbiColorSpace::Auto, SurfaceColorSpace::Auto),
    (WGPUAbiColorSpace::SRGB, SurfaceColorSpace::Srgb),
    (
        WGPUAbiColorSpace::ExtendedSRGBLinear,
        SurfaceColorSpace::ExtendedSrgbLinear,
    ),
    (WGPUAbiColorSpace::DisplayP3, SurfaceColorSpace::DisplayP3),
    (WGPUAbiColorSpace::BT2100PQ, SurfaceColorSpace::Bt2100Pq),
    (WGPUAbiColorSpace::BT2100HLG, SurfaceColorSpace::Bt2100Hlg),
    (
        WGPUAbiColorSpace::ExtendedSRGB,
        SurfaceColorSpace::ExtendedSrgb,
    ),
    (
        WGPUAbiColorSpace::ExtendedDisplayP3,
        SurfaceColorSpace::ExtendedDisplayP3,
    ),
];

/// Core's name for a color space; None for a number that is none.
pub fn color_space(c: WGPUAbiColorSpace) -> Option<SurfaceColorSpace> {
    let found = COLOR_SPACES.iter().find(|(its, _)| *its == c);
    found.map(|(_, core)| *core)
}
