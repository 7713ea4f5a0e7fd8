//! Metal's texture.

use std::ffi::c_void;

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::texture::Texture;
use crate::export::export;
use crate::handle::Shared;

/// The `id<MTLTexture>` behind the texture, without a reference for the caller; NULL on other backends than Metal and for error
/// objects. Any thread.
#[apply(export)]
pub fn wgpuTextureGetNativeMetalTexture(texture: WGPUTexture) -> *mut c_void {
    let texture = Texture::get(texture, "texture")?;
    Ok(metal_texture(&texture))
}

#[cfg(target_vendor = "apple")]
fn metal_texture(texture: &Texture) -> *mut c_void {
    let Ok(id) = texture.core() else {
        return std::ptr::null_mut();
    };
    // SAFETY: only the pointer is taken; the texture keeps its reference.
    let hal = unsafe {
        texture
            .device
            .global
            .texture_as_hal::<wgpu_hal::api::Metal>(id)
    };
    hal.map_or(std::ptr::null_mut(), |hal| {
        let raw: *const _ = &*hal.raw_handle();
        raw.cast_mut().cast()
    })
}

#[cfg(not(target_vendor = "apple"))]
fn metal_texture(_: &Texture) -> *mut c_void {
    std::ptr::null_mut()
}
