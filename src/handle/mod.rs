//! Handles: every C handle is an [`Id`] into the [`Table`] of its kind, checked at every use.

mod barrier;
mod child;
mod encoder;
mod id;
mod lock;
mod names;
pub mod origins;
mod recent;
mod table;

pub use child::{Child, ChildKind, Label, Shared, to_bits};
pub use encoder::{Encoder, Recording};
pub use id::{Id, Kind, RawHandle};
pub use recent::{Either, Kept, Recent, bytes, pair};
pub use table::{Bad, Exclusive, Hot, Payload, Table};

use crate::api;
use crate::error::Fault;

/// Says in words why the argument `name` with these bits led to no object.
#[cold]
#[inline(never)]
pub fn fault(bits: usize, expected: Kind, name: &str, bad: Bad) -> Fault {
    let expected = expected.c_name();
    Fault::validation(match bad {
        Bad::Null => format!("`{name}` is NULL, but a {expected} is required"),
        Bad::Kind(kind) => {
            let label = api::label_of(bits).map(|label| format!(" '{label}'"));
            format!(
                "`{name}` is a {}{} ({bits:#x}), but a {expected} is required",
                kind.c_name(),
                label.unwrap_or_default()
            )
        }
        Bad::Unknown => {
            format!("`{name}` ({bits:#x}) is no {expected} that this library gave out")
        }
        Bad::Released => match names::recall(bits) {
            Some(label) => format!(
                "`{name}` is a {expected} ({bits:#x}) that was released; it was labelled '{label}'"
            ),
            None => format!("`{name}` is a {expected} ({bits:#x}) that was released"),
        },
        Bad::Busy => format!(
            "`{name}` ({bits:#x}) is in use by another thread: a {expected} may be used by one thread at a time"
        ),
    })
}
