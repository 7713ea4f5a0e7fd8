mod id;
mod table;
pub use id::{Id, Kind, MAX_GENERATION, MAX_SLOTS, RawHandle};
pub use table::{Bad, Exclusive, Hot, Table};
