//! `WGPUTextureView`: a part of a texture, as shaders and passes see it.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{TextureViewId, markers};

use super::texture::Texture;
use crate::abi::*;
use crate::convert::{input, texture as convert};
use crate::error::Context;
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Shared, Table};

pub type TextureView = Child<TextureViewKind>;

pub struct TextureViewKind {
    /// Whether it is of a 3D texture, which cannot be a resolve target: core would panic.
    pub is_volume: bool,
}

static TABLE: Table<Arc<TextureView>> = Table::new();

impl ChildKind for TextureViewKind {
    type Handle = WGPUTextureView;
    type Marker = markers::TextureView;
    fn table() -> &'static Table<Arc<TextureView>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: TextureViewId) {
        global.texture_view_drop(id);
    }
}

/// Creates a view of a texture.
///
/// `descriptor` may be NULL: the whole texture. Returns an error object, and reports, when the descriptor is wrong, its usage is not
/// a part of the texture's, or the texture is invalid or destroyed; NULL when the texture handle is dead. The caller owns the
/// handle. Any thread. Spec: GPUTexture.createView.
#[apply(export)]
pub fn wgpuTextureCreateView(
    texture: WGPUTexture,
    descriptor: Nullable<*const WGPUTextureViewDescriptor>,
) -> WGPUTextureView {
    let texture = Texture::get(texture, "texture")?;
    let device = &texture.device;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::optional(descriptor, "descriptor") }
        .on(device)?
        .copied()
        .unwrap_or(WGPUTextureViewDescriptor::INIT);
    let result = export::guard(|| {
        // SAFETY: as above.
        let descriptor = unsafe { convert::view_descriptor(&c) }?;
        let id = texture.core()?;
        device.made::<TextureViewKind, _>(device.global.texture_create_view(id, &descriptor, None))
    });
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    // A view without a name is known by its texture's.
    let result = result.map_err(|fault| match &label {
        Some(_) => fault,
        None => fault.about(texture.label.get()),
    });
    device.created(
        "wgpuTextureCreateView",
        label.as_deref(),
        TextureViewKind {
            is_volume: texture.dimension == WGPUTextureDimension::_3D,
        },
        result,
    )
}

/// Takes one more reference, which must be given back with `wgpuTextureViewRelease`. Any thread.
#[apply(export)]
pub fn wgpuTextureViewAddRef(textureView: WGPUTextureView) {
    TextureView::add_ref(textureView)
}

/// Gives one reference back. Any thread.
#[apply(export)]
pub fn wgpuTextureViewRelease(textureView: WGPUTextureView) {
    TextureView::release(textureView).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuTextureViewSetLabel(textureView: WGPUTextureView, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    TextureView::get(textureView, "textureView")?
        .label
        .set(label.as_deref());
    Ok(())
}
