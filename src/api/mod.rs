//! One file per WebGPU object: its state, and its C functions, which are thin.

use std::sync::Arc;

use crate::error::Fault;
use crate::handle::{Child, ChildKind, Id, Kind, RawHandle, Shared};

pub mod adapter;
pub mod buffer;
pub mod command_buffer;
pub mod device;
pub mod instance;
pub mod proc_address;
pub mod query_set;
pub mod queue;
pub mod sampler;
pub mod texture;
pub mod texture_view;

use device::Device;
use queue::Queue;

/// The device of the object that these bits lead to, for reports about a call on it.
pub fn device_of(bits: usize) -> Option<Arc<Device>> {
    fn child<K: ChildKind>(bits: usize) -> Option<Arc<Device>> {
        let child = Child::<K>::get(K::Handle::from_bits(bits), "").ok()?;
        Some(child.device.clone())
    }
    match Id::from_bits(bits)?.kind {
        Kind::Device => Device::get(RawHandle::from_bits(bits), "").ok(),
        Kind::Queue => Some(
            Queue::get(RawHandle::from_bits(bits), "")
                .ok()?
                .device
                .clone(),
        ),
        Kind::Buffer => child::<buffer::BufferKind>(bits),
        Kind::Texture => child::<texture::TextureKind>(bits),
        Kind::TextureView => child::<texture_view::TextureViewKind>(bits),
        Kind::QuerySet => child::<query_set::QuerySetKind>(bits),
        _ => None,
    }
}

/// Keeps a fault with the encoder that these bits lead to, for its `finish` to report; gives it back when there is none.
pub fn poison(bits: usize, fault: Fault) -> Result<(), Fault> {
    let _ = bits;
    Err(fault)
}
