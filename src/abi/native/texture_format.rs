//! Formats of video frames.

use super::*;

/// Further values of [`WGPUTextureFormat`]; cast them to it.
///
/// Width and height of such a texture are even. `wgpu.h` has no names for the single planes yet.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeTextureFormat {
    /// A plane of 8-bit brightness (R8Unorm) and one of two 8-bit colors (RG8Unorm) at half width
    /// and height. Needs `WGPUNativeFeature_TextureFormatNv12`.
    NV12 = 0x30007,
    /// A plane of 10-bit brightness in 16 bits (R16Unorm) and one of two such colors (RG16Unorm) at
    /// half width and height. Needs `WGPUNativeFeature_TextureFormatP010`.
    P010 = 0x30008,
}
