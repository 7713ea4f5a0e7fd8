//! `WGPUAbiTlas`: instances of bottom level structures, which shaders bind.

use std::sync::Arc;

use parking_lot::Mutex;
use wgpu_core::global::Global;
use wgpu_core::id::{TlasId, markers};

use super::blas::BlasKind;
use crate::abi::WGPUAbiTlas;
use crate::handle::{Child, ChildKind, Kept, Table};

pub type Tlas = Child<TlasKind>;

/// What a structure is beyond its core object.
#[derive(Default)]
pub struct TlasKind {
    /// None: an error object.
    pub core: Option<Arc<TlasCore>>,
    pub max_instances: u32,
}

/// Core's structure, and what its instances lead to since the last build that was submitted.
pub struct TlasCore {
    pub kept: Kept<TlasKind>,
    pub instances: Mutex<Vec<Arc<Kept<BlasKind>>>>,
}

static TABLE: Table<Arc<Tlas>> = Table::new();

impl ChildKind for TlasKind {
    type Handle = WGPUAbiTlas;
    type Marker = markers::Tlas;
    fn table() -> &'static Table<Arc<Tlas>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: TlasId) {
        global.tlas_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.core.is_some()
    }
}
