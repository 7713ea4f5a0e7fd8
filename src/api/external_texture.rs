//! `WGPUExternalTexture`: video frames that the application's platform made. The standard header has no function that makes one.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{ExternalTextureId, markers};

use crate::abi::*;
use crate::convert::input;
use crate::export::export;
use crate::handle::{Child, ChildKind, Shared, Table};

pub type ExternalTexture = Child<ExternalTextureKind>;

pub struct ExternalTextureKind;

static TABLE: Table<Arc<ExternalTexture>> = Table::new();

impl ChildKind for ExternalTextureKind {
    type Handle = WGPUExternalTexture;
    type Marker = markers::ExternalTexture;
    fn table() -> &'static Table<Arc<ExternalTexture>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: ExternalTextureId) {
        global.external_texture_drop(id);
    }
}

/// Takes one more reference, which must be given back with `wgpuExternalTextureRelease`. Any thread.
#[apply(export)]
pub fn wgpuExternalTextureAddRef(externalTexture: WGPUExternalTexture) {
    ExternalTexture::add_ref(externalTexture)
}

/// Gives one reference back. Any thread.
#[apply(export)]
pub fn wgpuExternalTextureRelease(externalTexture: WGPUExternalTexture) {
    ExternalTexture::release(externalTexture).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuExternalTextureSetLabel(externalTexture: WGPUExternalTexture, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    ExternalTexture::get(externalTexture, "externalTexture")?
        .label
        .set(label.as_deref());
    Ok(())
}
