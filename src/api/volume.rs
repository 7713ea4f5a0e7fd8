//! 3D textures that are drawn to: zeroed when they are made.
//!
//! wgpu-core 30 zeroes a texture when it is first used, and knows levels and layers, but no slices: a pass that clears one slice
//! makes the whole level count as written, and the other slices show what the memory held before (gfx-rs/wgpu#10060 mends this
//! after 30.0.1). An empty pass that loads is enough to have it zero all slices of a level.

use std::borrow::Cow;
use std::sync::Arc;

use wgpu_core::command::{LoadOp, RenderPassColorAttachment, RenderPassDescriptor, StoreOp};
use wgpu_core::id::{CommandEncoderId, TextureId};
use wgpu_core::resource::TextureViewDescriptor;
use wgpu_types::ImageSubresourceRange;

use super::device::Device;
use crate::error::Fault;
use crate::transfer;

/// Zeroes all levels of a new 3D texture with usage `RenderAttachment`.
pub fn zero(device: &Arc<Device>, texture: TextureId, levels: u32) -> Result<(), Fault> {
    transfer::submit(device, |encoder| {
        (0..levels).try_for_each(|level| load(device, encoder, texture, level))
    })
}

/// Records an empty pass that loads one level.
fn load(
    device: &Device,
    encoder: CommandEncoderId,
    texture: TextureId,
    level: u32,
) -> Result<(), Fault> {
    let global = &device.global;
    let descriptor = TextureViewDescriptor {
        label: None,
        format: None,
        dimension: None,
        usage: None,
        range: ImageSubresourceRange {
            base_mip_level: level,
            mip_level_count: Some(1),
            ..Default::default()
        },
    };
    let (view, error) = global.texture_create_view(texture, &descriptor, None);
    let recorded = match error {
        Some(error) => Err(error.into()),
        None => {
            let attachment = RenderPassColorAttachment {
                view,
                depth_slice: Some(0),
                resolve_target: None,
                load_op: LoadOp::Load,
                store_op: StoreOp::Store,
            };
            let descriptor = RenderPassDescriptor {
                color_attachments: Cow::Borrowed(&[Some(attachment)]),
                ..Default::default()
            };
            let (mut pass, error) = global.command_encoder_begin_render_pass(encoder, &descriptor);
            match error {
                Some(error) => Err(error.into()),
                None => global.render_pass_end(&mut pass).map_err(Fault::from),
            }
        }
    };
    global.texture_view_drop(view);
    recorded
}
