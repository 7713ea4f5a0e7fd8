//! `WGPUAbiBlas`: triangles or boxes that rays find.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use wgpu_core::global::Global;
use wgpu_core::id::{BlasId, markers};
use wgpu_types::{AccelerationStructureFlags as Flags, BlasGeometrySizeDescriptors};

use super::device::Device;
use crate::abi::WGPUAbiBlas;
use crate::handle::{Child, ChildKind, Kept, Table};

pub type Blas = Child<BlasKind>;

/// What a structure is beyond its core object.
pub struct BlasKind {
    /// Core's, which top level structures keep too. None: an error object.
    pub kept: Option<Arc<Kept<BlasKind>>>,
    pub sizes: BlasGeometrySizeDescriptors,
    pub flags: Flags,
    /// Where the driver has it; 0 for an error object.
    pub address: u64,
    /// It cannot be built again.
    pub compacted: bool,
    /// The number of the preparation that core still has in its lists; 0: none.
    pub preparing: Arc<AtomicU64>,
}

static TABLE: Table<Arc<Blas>> = Table::new();

impl ChildKind for BlasKind {
    type Handle = WGPUAbiBlas;
    type Marker = markers::Blas;
    fn table() -> &'static Table<Arc<Blas>> {
        &TABLE
    }
    fn drop_core(global: &Global, id: BlasId) {
        global.blas_drop(id);
    }
    fn shares_core(&self) -> bool {
        self.kept.is_some()
    }
}

impl BlasKind {
    pub fn new(sizes: BlasGeometrySizeDescriptors, flags: Flags) -> Self {
        Self {
            kept: None,
            sizes,
            flags,
            address: 0,
            compacted: false,
            preparing: Arc::default(),
        }
    }

    pub fn made(&mut self, device: &Device, id: BlasId, address: Option<u64>) {
        self.kept = Some(Arc::new(Kept::new(&device.global, id)));
        self.address = address.unwrap_or_default();
    }
}
