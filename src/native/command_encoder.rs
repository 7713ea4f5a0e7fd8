//! Clearing textures outside of passes.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::command_encoder::CommandEncoder;
use crate::api::texture::Texture;
use crate::convert::{input, texture as convert};
use crate::error::Context;
use crate::export::record;
use crate::handle::Encoder;

/// Fills a part of a texture with zeros. Needs the native feature `ClearTexture`.
///
/// Counts of `WGPU_MIP_LEVEL_COUNT_UNDEFINED` and `WGPU_ARRAY_LAYER_COUNT_UNDEFINED` mean all that follow the base.
#[apply(record)]
pub fn wgpuCommandEncoderClearTexture(
    commandEncoder: WGPUCommandEncoder,
    texture: WGPUTexture,
    range: *const WGPUImageSubresourceRange,
) {
    let encoder = CommandEncoder::lock(commandEncoder, "commandEncoder")?;
    let device = &encoder.recording.device;
    let texture = Texture::id(texture, "texture", device)?;
    // SAFETY: the caller of the C function promises a valid pointer.
    let range = unsafe { input::required(range, "range") }?;
    let range = convert::subresource_range(range, "range")?;
    device
        .global
        .command_encoder_clear_texture(encoder.core()?, texture, &range)
        .at_once(device)
}
