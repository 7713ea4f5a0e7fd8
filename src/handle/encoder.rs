//! Encoders: objects that one thread at a time records into.

use std::sync::Arc;

use parking_lot::Mutex;

use super::{Exclusive, Hot, Kind, Label, Payload, RawHandle, Table, fault, names};
use crate::api::aliasing;
use crate::api::device::Device;
use crate::error::Fault;

/// The first fault of an encoder and of the passes that it opened; `finish` reports it.
#[derive(Clone, Default)]
pub struct FirstFault(Arc<Mutex<Faults>>);

#[derive(Default)]
struct Faults {
    first: Option<Fault>,
    /// Something was bound in a way that no draw or dispatch may have.
    aliasing: bool,
    finished: bool,
}

impl FirstFault {
    /// Gives it back when the encoder is finished, so that nothing will report it later.
    pub fn keep(&self, fault: Fault) -> Result<(), Fault> {
        let mut faults = self.0.lock();
        if faults.finished {
            return Err(fault);
        }
        faults.first.get_or_insert(fault);
        Ok(())
    }

    pub fn note_aliasing(&self) {
        self.0.lock().aliasing = true;
    }

    /// What core reports, in words that say what is wrong.
    pub fn explain(&self, fault: Fault) -> Fault {
        match self.0.lock().aliasing {
            true => aliasing::explain(fault),
            false => fault,
        }
    }

    pub fn finish(&self) -> Option<Fault> {
        let mut faults = self.0.lock();
        faults.finished = true;
        faults.first.take()
    }
}

/// What all encoders have.
pub struct Recording {
    pub device: Arc<Device>,
    pub label: Label,
    pub first_fault: FirstFault,
}

impl Recording {
    pub fn new(device: &Arc<Device>, label: Option<&str>) -> Self {
        Self {
            device: device.clone(),
            label: Label::new(label),
            first_fault: FirstFault::default(),
        }
    }

    /// For a pass: its faults are its encoder's.
    pub fn within(parent: &Self, label: Option<&str>) -> Self {
        Self {
            first_fault: parent.first_fault.clone(),
            ..Self::new(&parent.device, label)
        }
    }
}

impl<E: Encoder> Payload for Box<E> {
    const KIND: Kind = E::Handle::KIND;
    const OF_ITS_THREAD: bool = true;
}

/// An encoder that handles lead to. Its table owns it alone.
pub trait Encoder: Send + Sized + 'static {
    type Handle: RawHandle;
    fn table() -> &'static Table<Box<Self>>;
    fn recording(&self) -> &Recording;

    /// The encoder, for the time of one call.
    #[inline(always)]
    fn lock(handle: Self::Handle, name: &str) -> Result<Exclusive<'static, Box<Self>>, Fault> {
        Self::table()
            .exclusive(handle.bits())
            .map_err(|bad| fault(handle.bits(), Self::Handle::KIND, name, bad))
    }

    fn insert(self) -> Result<Self::Handle, Fault> {
        let device = self.recording().device.clone();
        match Self::table().insert(Hot::default(), Box::new(self)) {
            Ok(bits) => Ok(Self::Handle::from_bits(bits)),
            Err(_) => Err(Fault::out_of_memory(format!(
                "there is no room for another {}: all handles of this kind are in use",
                Self::Handle::KIND.c_name()
            ))
            .on(&device)),
        }
    }

    fn add_ref(handle: Self::Handle) -> Result<(), Fault> {
        Self::table().add_ref(handle.bits()).map_err(|bad| {
            fault(
                handle.bits(),
                Self::Handle::KIND,
                Self::Handle::KIND.parameter(),
                bad,
            )
        })
    }

    fn release(handle: Self::Handle) -> Result<(), Fault> {
        let encoder = Self::table().release(handle.bits()).map_err(|bad| {
            fault(
                handle.bits(),
                Self::Handle::KIND,
                Self::Handle::KIND.parameter(),
                bad,
            )
        })?;
        if let Some(encoder) = encoder {
            names::remember(handle.bits(), &encoder.recording().label);
        }
        Ok(())
    }

    /// Keeps a fault for `finish`. Gives it back when it is to be reported at once, or when the handle leads to no encoder.
    fn poison(handle: Self::Handle, fault: Fault) -> Result<(), Fault> {
        match Self::table().exclusive(handle.bits()) {
            Ok(encoder) => {
                let recording = encoder.recording();
                let fault = fault.on(&recording.device).about(recording.label.get());
                if fault.is_at_once() {
                    return Err(fault);
                }
                recording.first_fault.keep(fault)
            }
            Err(_) => Err(fault),
        }
    }
}
