//! `WGPUTexture`: images of a device.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{TextureId, markers};
use wgpu_types::{Extent3d, Origin3d, TextureDimension, TextureUsages};

use super::device::Device;
use super::shared_texture::Sharing;
use super::stand_in::Recipe;
use super::texture_view::TextureViewKind;
use super::volume;
use crate::abi::*;
use crate::convert::{input, texture as convert};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Recent, Shared, Table};

pub type Texture = Child<TextureKind>;

/// What a texture was created with.
pub struct TextureKind {
    pub size: WGPUExtent3D,
    pub format: Enum<WGPUTextureFormat>,
    pub usage: WGPUTextureUsage,
    pub dimension: WGPUTextureDimension,
    pub mip_level_count: u32,
    pub sample_count: u32,
    /// `Undefined` on devices of core level, where it means nothing.
    pub binding_view_dimension: WGPUTextureViewDimension,
    /// The views that were made last. None of a surface's texture, whose image is taken off it when it is presented.
    pub views: Recent<TextureViewKind, [u64; 5]>,
    /// None for error objects and textures of surfaces.
    pub recipe: Option<Arc<Recipe>>,
    /// Of textures whose memory others use too.
    pub sharing: Option<Sharing>,
}

static TABLE: Table<Arc<Texture>> = Table::new();

impl ChildKind for TextureKind {
    type Handle = WGPUTexture;
    type Marker = markers::Texture;
    const BINDABLE: bool = true;
    fn table() -> &'static Table<Arc<Texture>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: TextureId) {
        global.texture_drop(id);
    }
}

impl TextureKind {
    /// # Safety
    /// The descriptor's chain must be valid.
    pub unsafe fn new(
        device: &Device,
        c: &WGPUTextureDescriptor,
        recipe: Option<Arc<Recipe>>,
    ) -> Self {
        let dimension = match c.dimension.get() {
            Some(WGPUTextureDimension::Undefined) => WGPUTextureDimension::_2D,
            Some(dimension) => dimension,
            None => WGPUTextureDimension::Undefined,
        };
        let binding_view_dimension = if device.adapter.is_core() {
            WGPUTextureViewDimension::Undefined
        } else {
            // SAFETY: the caller's promise is the same.
            match unsafe { convert::binding_view_dimension(c) } {
                Ok(WGPUTextureViewDimension::Undefined) | Err(_) => whole(dimension, &c.size),
                Ok(dimension) => dimension,
            }
        };
        Self {
            size: c.size,
            format: c.format,
            usage: c.usage,
            dimension,
            mip_level_count: c.mipLevelCount,
            sample_count: c.sampleCount,
            binding_view_dimension,
            views: Recent::default(),
            recipe,
            sharing: None,
        }
    }
}

impl Texture {
    /// Whether a range of texels lies within a mip level.
    pub fn holds(&self, level: u32, origin: Origin3d, size: Extent3d) -> bool {
        let level_size = |whole: u32| whole.checked_shr(level).unwrap_or(0).max(1);
        let fits = |origin: u32, size: u32, whole: u32| {
            origin.checked_add(size).is_some_and(|end| end <= whole)
        };
        let images = match self.dimension {
            WGPUTextureDimension::_3D => level_size(self.size.depthOrArrayLayers),
            _ => self.size.depthOrArrayLayers,
        };
        level < self.mip_level_count
            && fits(origin.x, size.width, level_size(self.size.width))
            && fits(origin.y, size.height, level_size(self.size.height))
            && fits(origin.z, size.depth_or_array_layers, images)
    }
}

/// The dimension of a view of a whole texture.
fn whole(dimension: WGPUTextureDimension, size: &WGPUExtent3D) -> WGPUTextureViewDimension {
    match dimension {
        WGPUTextureDimension::_1D => WGPUTextureViewDimension::_1D,
        WGPUTextureDimension::_3D => WGPUTextureViewDimension::_3D,
        _ if size.depthOrArrayLayers > 1 => WGPUTextureViewDimension::_2DArray,
        _ => WGPUTextureViewDimension::_2D,
    }
}

/// Creates a texture.
///
/// The content is zero. Returns an error object, and reports, when the descriptor is wrong (validation) or memory is short (out of
/// memory); NULL when the device handle is dead or `descriptor` is NULL. The caller owns the handle. Any thread.
/// Spec: GPUDevice.createTexture.
#[apply(export)]
pub fn wgpuDeviceCreateTexture(
    device: WGPUDevice,
    descriptor: *const WGPUTextureDescriptor,
) -> WGPUTexture {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    let mut recipe = None;
    let result = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe {
            convert::binding_view_dimension(c)?;
            convert::descriptor(c)?
        };
        convert::check_size(&descriptor, &device)?;
        if let Some(rules) = &device.format_rules {
            rules.check_texture(descriptor.format, descriptor.usage, descriptor.sample_count)?;
        }
        let id = device.made::<TextureKind, _>(device.global.device_create_texture(
            device.id,
            &descriptor,
            None,
        ))?;
        if descriptor.dimension == TextureDimension::D3
            && descriptor.usage.contains(TextureUsages::RENDER_ATTACHMENT)
        {
            volume::zero(&device, id, descriptor.mip_level_count).inspect_err(|_| {
                device.global.texture_drop(id);
            })?;
        }
        recipe = Some(Recipe::new(&descriptor));
        Ok(id)
    });
    // SAFETY: as above.
    let (data, label) = unsafe { (TextureKind::new(&device, c, recipe), input::label(c.label)) };
    device.created("wgpuDeviceCreateTexture", label.as_deref(), data, result)
}

/// Takes one more reference, which must be given back with `wgpuTextureRelease`. Any thread.
#[apply(export)]
pub fn wgpuTextureAddRef(texture: WGPUTexture) {
    Texture::add_ref(texture)
}

/// Gives one reference back. Views keep the texture's memory. A texture of a surface may be released before or after it is
/// presented. Any thread.
#[apply(export)]
pub fn wgpuTextureRelease(texture: WGPUTexture) {
    Texture::release(texture).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuTextureSetLabel(texture: WGPUTexture, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    Texture::get(texture, "texture")?
        .label
        .set(label.as_deref());
    Ok(())
}

/// Frees the texture's memory as soon as the GPU no longer uses it. The handle stays valid, and views and bind groups can
/// still be made of it; submitting commands that use them, and writing to the texture, is a validation error from now on. Any thread. Spec: GPUTexture.destroy.
#[apply(export)]
pub fn wgpuTextureDestroy(texture: WGPUTexture) {
    let texture = Texture::get(texture, "texture")?;
    if let Some(recipe) = &texture.recipe {
        recipe.destroyed.store(true, Ordering::Relaxed);
    }
    if let Ok(id) = texture.core() {
        texture.views.close();
        texture.device.recent.groups.clear();
        texture.device.global.texture_destroy(id);
    }
    Ok(())
}

/// The width in texels that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.width.
#[apply(export)]
pub fn wgpuTextureGetWidth(texture: WGPUTexture) -> u32 {
    Ok(Texture::get(texture, "texture")?.size.width)
}

/// The height in texels that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.height.
#[apply(export)]
pub fn wgpuTextureGetHeight(texture: WGPUTexture) -> u32 {
    Ok(Texture::get(texture, "texture")?.size.height)
}

/// The depth of a 3D texture, or the number of layers of others, also of an error object. Any thread.
/// Spec: GPUTexture.depthOrArrayLayers.
#[apply(export)]
pub fn wgpuTextureGetDepthOrArrayLayers(texture: WGPUTexture) -> u32 {
    Ok(Texture::get(texture, "texture")?.size.depthOrArrayLayers)
}

/// The dimension that the texture was created with, also of an error object; never `Undefined` for a live handle, unless the
/// descriptor had an unknown value. Any thread. Spec: GPUTexture.dimension.
#[apply(export)]
pub fn wgpuTextureGetDimension(texture: WGPUTexture) -> WGPUTextureDimension {
    Ok(Texture::get(texture, "texture")?.dimension)
}

/// The format that the texture was created with, also of an error object; `Undefined` for a dead handle. Any thread.
/// Spec: GPUTexture.format.
#[apply(export)]
pub fn wgpuTextureGetFormat(texture: WGPUTexture) -> Enum<WGPUTextureFormat> {
    Ok(Texture::get(texture, "texture")?.format)
}

/// The number of mip levels that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.mipLevelCount.
#[apply(export)]
pub fn wgpuTextureGetMipLevelCount(texture: WGPUTexture) -> u32 {
    Ok(Texture::get(texture, "texture")?.mip_level_count)
}

/// The number of samples of a texel that the texture was created with, also of an error object. Any thread.
/// Spec: GPUTexture.sampleCount.
#[apply(export)]
pub fn wgpuTextureGetSampleCount(texture: WGPUTexture) -> u32 {
    Ok(Texture::get(texture, "texture")?.sample_count)
}

/// The usage that the texture was created with, also of an error object. Any thread. Spec: GPUTexture.usage.
#[apply(export)]
pub fn wgpuTextureGetUsage(texture: WGPUTexture) -> WGPUTextureUsage {
    Ok(Texture::get(texture, "texture")?.usage)
}

/// The dimension in which the texture is bound on a device without `WGPUFeatureName_CoreFeaturesAndLimits`; `Undefined` on all
/// others, where views choose. Any thread. Spec: GPUTexture.textureBindingViewDimension.
#[apply(export)]
pub fn wgpuTextureGetTextureBindingViewDimension(texture: WGPUTexture) -> WGPUTextureViewDimension {
    Ok(Texture::get(texture, "texture")?.binding_view_dimension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_texture_is_seen_in_its_own_dimension() {
        let layers = |depthOrArrayLayers| WGPUExtent3D {
            depthOrArrayLayers,
            ..WGPUExtent3D::INIT
        };
        use WGPUTextureDimension as D;
        use WGPUTextureViewDimension as V;
        assert_eq!(whole(D::_1D, &layers(1)), V::_1D);
        assert_eq!(whole(D::_2D, &layers(1)), V::_2D);
        assert_eq!(whole(D::_2D, &layers(6)), V::_2DArray);
        assert_eq!(whole(D::_3D, &layers(6)), V::_3D);
    }
}
