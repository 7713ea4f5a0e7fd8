//! `WGPUTextureView`: a part of a texture, as shaders and passes see it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{TextureViewId, markers};
use wgpu_core::resource::TextureViewDescriptor;
use wgpu_types::TextureFormat;

use super::aliasing::Place;
use super::stand_in::{self, Recipe};
use super::texture::Texture;
use crate::abi::*;
use crate::convert::{input, texture as convert};
use crate::error::{Context, Fault};
use crate::export::{self, export};
use crate::handle::{Child, ChildKind, Kept, Shared, Table, pair, to_bits};

pub type TextureView = Child<TextureViewKind>;

pub struct TextureViewKind {
    /// Whether it is of a 3D texture, which cannot be a resolve target: core would panic.
    pub is_volume: bool,
    /// Whether its texture has more layers than one.
    pub is_layered: bool,
    /// Whether its texture has two layers or more behind its first one.
    pub has_layers_behind: bool,
    /// What of its texture it shows; known to strict instances only.
    pub part: Option<Place>,
    /// Where the device has rules for formats.
    pub format: Option<TextureFormat>,
    /// Views that were made from equal descriptors share core's.
    kept: Option<Arc<Kept<TextureViewKind>>>,
    numbers: [u64; 5],
    /// The texture's, if it has one.
    recipe: Option<Arc<Recipe>>,
}

impl TextureViewKind {
    /// How the view was made, if its texture is destroyed.
    pub fn destroyed(&self) -> Result<Option<(&Recipe, TextureViewDescriptor<'static>)>, Fault> {
        match &self.recipe {
            Some(recipe) if recipe.destroyed.load(Ordering::Relaxed) => {
                // SAFETY: it has neither chain nor label.
                let descriptor = unsafe { convert::view_descriptor(&from_numbers(&self.numbers)) }?;
                Ok(Some((recipe, descriptor)))
            }
            _ => Ok(None),
        }
    }
}

/// What a view is made from, without chain and label.
fn numbers(c: &WGPUTextureViewDescriptor) -> [u64; 5] {
    [
        pair(c.format.raw(), c.dimension.raw()),
        pair(c.baseMipLevel, c.mipLevelCount),
        pair(c.baseArrayLayer, c.arrayLayerCount),
        c.aspect.raw().into(),
        c.usage,
    ]
}

/// The other way round.
fn from_numbers(numbers: &[u64; 5]) -> WGPUTextureViewDescriptor {
    let [first, levels, layers, aspect, usage] = *numbers;
    let (low, high) = (|pair| pair as u32, |pair| (pair >> 32) as u32);
    WGPUTextureViewDescriptor {
        format: Enum::of(low(first)),
        dimension: Enum::of(high(first)),
        baseMipLevel: low(levels),
        mipLevelCount: high(levels),
        baseArrayLayer: low(layers),
        arrayLayerCount: high(layers),
        aspect: Enum::of(low(aspect)),
        usage,
        ..WGPUTextureViewDescriptor::INIT
    }
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

/// The levels and layers of a view; a level of a 3D texture is one part.
fn part(texture: &Texture, c: &WGPUTextureViewDescriptor) -> Option<Place> {
    let is_volume = texture.dimension == WGPUTextureDimension::_3D;
    let layers = match is_volume {
        true => 1,
        false => texture.size.depthOrArrayLayers,
    };
    let rest = layers.saturating_sub(c.baseArrayLayer);
    let shown = match c.dimension.get() {
        _ if c.arrayLayerCount != WGPU_ARRAY_LAYER_COUNT_UNDEFINED => c.arrayLayerCount,
        Some(WGPUTextureViewDimension::_1D | WGPUTextureViewDimension::_2D) => 1,
        Some(WGPUTextureViewDimension::Cube) => 6,
        _ => rest,
    };
    let levels = match c.mipLevelCount {
        WGPU_MIP_LEVEL_COUNT_UNDEFINED => texture.mip_level_count.saturating_sub(c.baseMipLevel),
        count => count,
    };
    Some(Place::Texture {
        id: to_bits(texture.core().ok()?),
        levels: [c.baseMipLevel, c.baseMipLevel.saturating_add(levels)],
        layers: [c.baseArrayLayer, c.baseArrayLayer.saturating_add(shown)],
    })
}

/// Creates a view of a texture.
///
/// `descriptor` may be NULL: the whole texture. Returns an error object, and reports, when the descriptor is wrong, its usage is not
/// a part of the texture's, or the texture is invalid; NULL when the texture handle is dead. The caller owns the
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
    let shared = (c.nextInChain.is_null() && !device.is_lost()).then_some(numbers);
    let mut kept = None;
    let mut format = None;
    let result = export::guard(|| {
        if let Some(rules) = &device.format_rules {
            let given = convert::format(c.format, "descriptor.format")?;
            format = given.map_or_else(
                || convert::format(texture.format, "format"),
                |of| Ok(Some(of)),
            )?;
            let usage = match c.usage {
                0 => texture.usage,
                usage => usage,
            };
            if let Some(format) = given {
                rules.check_view(format, convert::usage(usage, "descriptor.usage")?)?;
            }
        }
        let recent = &texture.views;
        let (id, its) = recent.find_or_make(&device.global, shared, label.as_deref(), || {
            // SAFETY: as above.
            let descriptor = unsafe { convert::view_descriptor(&c) }?;
            stand_in::view(
                device,
                texture.core()?,
                texture.recipe.as_deref(),
                &descriptor,
            )
        })?;
        kept = its;
        Ok(id)
    });
    // A view without a name is known by its texture's.
    let result = result.map_err(|fault| match &label {
        Some(_) => fault,
        None => fault.about(texture.label.get()),
    });
    device.clone().created(
        "wgpuTextureCreateView",
        label.as_deref(),
        TextureViewKind {
            is_volume: texture.dimension == WGPUTextureDimension::_3D,
            is_layered: texture.dimension == WGPUTextureDimension::_2D
                && texture.size.depthOrArrayLayers > 1,
            has_layers_behind: texture.dimension == WGPUTextureDimension::_2D
                && c.baseArrayLayer.saturating_add(2) < texture.size.depthOrArrayLayers,
            part: device
                .instance
                .is_strict()
                .then(|| part(&texture, &c))
                .flatten(),
            format,
            kept,
            numbers,
            recipe: texture.recipe.clone(),
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
