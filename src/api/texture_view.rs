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
use crate::handle::{Child, ChildKind, Kept, Shared, Table};

pub type TextureView = Child<TextureViewKind>;

pub struct TextureViewKind {
    /// Whether it is of a 3D texture, which cannot be a resolve target: core would panic.
    pub is_volume: bool,
    /// Views that were made from equal descriptors share core's.
    kept: Option<Arc<Kept<TextureViewKind>>>,
}

/// What a view is made from, without chain and label.
fn numbers(c: &WGPUTextureViewDescriptor) -> [u64; 5] {
    let pair = |a: u32, b: u32| u64::from(a) | u64::from(b) << 32;
    [
        pair(c.format.raw(), c.dimension.raw()),
        pair(c.baseMipLevel, c.mipLevelCount),
        pair(c.baseArrayLayer, c.arrayLayerCount),
        c.aspect.raw().into(),
        c.usage,
    ]
}

static TABLE: Table<Arc<TextureView>> = Table::new();

impl ChildKind for TextureViewKind {
    type Handle = WGPUTextureView;
    type Marker = markers::TextureView;
    const BINDABLE: bool = true;
    fn table() -> &'static Table<Arc<TextureView>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: TextureViewId) {
        global.texture_view_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.kept.is_some()
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
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let numbers = numbers(&c);
    let mut kept = match c.nextInChain.is_null() && !device.is_lost() {
        true => texture.views.find(&numbers, label.as_deref()),
        false => None,
    };
    let result = match &kept {
        Some(kept) => Ok(kept.id),
        None => export::guard(|| {
            // SAFETY: as above.
            let descriptor = unsafe { convert::view_descriptor(&c) }?;
            let id = texture.core()?;
            let global = &device.global;
            let id = device.made::<TextureViewKind, _>(global.texture_create_view(
                id,
                &descriptor,
                None,
            ))?;
            if c.nextInChain.is_null() {
                kept = texture.views.keep(global, numbers, label.as_deref(), id);
            }
            Ok(id)
        }),
    };
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
            kept,
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
