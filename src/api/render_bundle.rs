//! `WGPURenderBundle`: render commands recorded once, to be executed in many passes.

use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_core::global::Global;
use wgpu_core::id::{RenderBundleId, markers};

use crate::abi::*;
use crate::convert::input;
use crate::convert::render_pass::ReadOnly;
use crate::export::export;
use crate::handle::{Child, ChildKind, Shared, Table};

pub type RenderBundle = Child<RenderBundleKind>;

/// What a bundle is beyond its core object.
#[derive(Default)]
pub struct RenderBundleKind {
    /// How much of a pass's draw limit an execution takes.
    pub draws: u64,
    pub read_only: ReadOnly,
}

static TABLE: Table<Arc<RenderBundle>> = Table::new();

impl ChildKind for RenderBundleKind {
    type Handle = WGPURenderBundle;
    type Marker = markers::RenderBundle;
    fn table() -> &'static Table<Arc<RenderBundle>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: RenderBundleId) {
        global.render_bundle_drop(id);
    }
}

/// Takes one more reference, which must be given back with `wgpuRenderBundleRelease`. Any thread.
#[apply(export)]
pub fn wgpuRenderBundleAddRef(renderBundle: WGPURenderBundle) {
    RenderBundle::add_ref(renderBundle)
}

/// Gives one reference back. Passes that execute the bundle keep it. Any thread.
#[apply(export)]
pub fn wgpuRenderBundleRelease(renderBundle: WGPURenderBundle) {
    RenderBundle::release(renderBundle).map(drop)
}

/// Changes the label, which later error messages name. Any thread. Spec: GPUObjectBase.label.
#[apply(export)]
pub fn wgpuRenderBundleSetLabel(renderBundle: WGPURenderBundle, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    RenderBundle::get(renderBundle, "renderBundle")?
        .label
        .set(label.as_deref());
    Ok(())
}
