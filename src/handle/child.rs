//! Objects of a device: what they all have, and their way from C handle to core id.

use std::ops::Deref;
use std::sync::Arc;

use parking_lot::Mutex;
use wgpu_core::global::Global;
use wgpu_core::id::{Id as CoreId, Marker};

use super::{Hot, Kind, Payload, RawHandle, Table, fault, names};
use crate::api::device::Device;
use crate::error::Fault;

/// A label that `SetLabel` may change at any time.
#[derive(Default)]
pub struct Label(Mutex<Option<Box<str>>>);

impl Label {
    pub fn new(label: Option<&str>) -> Self {
        Self(Mutex::new(label.filter(|s| !s.is_empty()).map(Into::into)))
    }

    pub fn set(&self, label: Option<&str>) {
        *self.0.lock() = label.filter(|s| !s.is_empty()).map(Into::into);
    }

    pub fn get(&self) -> Option<Box<str>> {
        self.0.lock().clone()
    }
}

/// An object that handles lead to and that any number of threads may use.
pub trait Shared: Send + Sync + Sized + 'static {
    type Handle: RawHandle;
    fn table() -> &'static Table<Arc<Self>>;
    fn label(&self) -> &Label;

    /// The object, for calls that need more than its core id.
    fn get(handle: Self::Handle, name: &str) -> Result<Arc<Self>, Fault> {
        Self::table()
            .get(handle.bits())
            .map_err(|bad| fault(handle.bits(), Self::Handle::KIND, name, bad))
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

    /// Gives one reference back; the object that lost its last one is returned, to be dropped.
    fn release(handle: Self::Handle) -> Result<Option<Arc<Self>>, Fault> {
        let object = Self::table().release(handle.bits()).map_err(|bad| {
            fault(
                handle.bits(),
                Self::Handle::KIND,
                Self::Handle::KIND.parameter(),
                bad,
            )
        })?;
        if let Some(object) = &object {
            names::remember(handle.bits(), object.label());
        }
        Ok(object)
    }
}

impl<S: Shared> Payload for Arc<S> {
    const KIND: Kind = S::Handle::KIND;
}

/// A kind of object that a device owns and that wgpu-core knows by an id.
pub trait ChildKind: Send + Sync + Sized + 'static {
    type Handle: RawHandle;
    type Marker: Marker;
    fn table() -> &'static Table<Arc<Child<Self>>>;
    /// Whether bind groups keep such objects alive in core.
    const BINDABLE: bool = false;
    /// Whether strict instances look at each that is set in a pass or bundle: there [`Child::plain_id`] has none of them.
    const WATCHED: bool = false;
    /// Gives the core id back; called once.
    fn drop_core(global: &Global, id: CoreId<Self::Marker>);
    /// What must happen while the core id is still good.
    fn before_drop(_: &Child<Self>) {}
    /// Whether the core object is not this object's own: see [`super::Recent`].
    fn shares_core(&self) -> bool {
        false
    }
}

/// An object of a device. Keeps its device record; dropping it drops the core object.
pub struct Child<K: ChildKind> {
    pub device: Arc<Device>,
    pub label: Label,
    core: Option<CoreId<K::Marker>>,
    data: K,
}

impl<K: ChildKind> Child<K> {
    /// The core id, or the report that this is an error object.
    pub fn core(&self) -> Result<CoreId<K::Marker>, Fault> {
        self.core
            .ok_or_else(|| invalid(K::Handle::KIND, self.label.get()))
    }

    /// How messages call it.
    pub fn describe(&self) -> String {
        describe(K::Handle::KIND, self.label.get())
    }

    /// Keeps a new object and gives its handle; `core` is None for an error object.
    pub fn insert(
        device: Arc<Device>,
        label: Option<&str>,
        core: Option<CoreId<K::Marker>>,
        data: K,
    ) -> Result<K::Handle, Fault> {
        // An error object has no owner, so that one compare finds both what is another device's and what is unusable.
        let watched = K::WATCHED && device.instance.is_strict();
        let hot = core.map_or(Hot::default(), |core| Hot {
            core: to_bits(core),
            // No device's, where it is to be looked at.
            owner: device.owner() + usize::from(watched),
        });
        let child = Arc::new(Self {
            device,
            label: Label::new(label),
            core,
            data,
        });
        match K::table().insert(hot, child) {
            Ok(bits) => Ok(K::Handle::from_bits(bits)),
            Err(child) => Err(Fault::out_of_memory(format!(
                "there is no room for another {}: all handles of this kind are in use",
                K::Handle::KIND.c_name()
            ))
            .on(&child.device)),
        }
    }

    /// The core id of an argument that must be of `device`. No lock, no allocation.
    #[inline(always)]
    pub fn id(handle: K::Handle, name: &str, device: &Device) -> Result<CoreId<K::Marker>, Fault> {
        match K::table().hot(handle.bits()) {
            Ok(hot) if hot.owner == device.owner() => Ok(from_bits(hot.core)),
            Ok(_) => Err(Self::unusable(handle, name, device)),
            Err(bad) => Err(fault(handle.bits(), K::Handle::KIND, name, bad)),
        }
    }

    /// The core id of an argument with which nothing is out of the ordinary: neither NULL, nor wrong, nor watched.
    #[inline(always)]
    pub fn plain_id(handle: K::Handle, device: &Device) -> Option<CoreId<K::Marker>> {
        match K::table().hot(handle.bits()) {
            Ok(hot) if hot.owner == device.owner() => Some(from_bits(hot.core)),
            _ => None,
        }
    }

    /// The object and its core id, whatever is out of the ordinary with it.
    #[cold]
    #[inline(never)]
    pub fn of(
        handle: K::Handle,
        name: &str,
        device: &Device,
    ) -> Result<(Arc<Self>, CoreId<K::Marker>), Fault> {
        let child = Self::get(handle, name)?;
        if child.device.owner() != device.owner() {
            return Err(Self::unusable(handle, name, device));
        }
        let id = child.core()?;
        Ok((child, id))
    }

    /// The core id of an argument that may be NULL.
    #[inline(always)]
    pub fn id_nullable(
        handle: K::Handle,
        name: &str,
        device: &Device,
    ) -> Result<Option<CoreId<K::Marker>>, Fault> {
        match handle.bits() {
            0 => Ok(None),
            _ => Self::id(handle, name, device).map(Some),
        }
    }

    /// The label, for a report about a call on this handle.
    pub fn label_of(handle: K::Handle) -> Option<Box<str>> {
        K::table().get(handle.bits()).ok()?.label.get()
    }

    #[cold]
    #[inline(never)]
    fn unusable(handle: K::Handle, name: &str, device: &Device) -> Fault {
        let child = match K::table().get(handle.bits()) {
            Ok(child) => child,
            Err(bad) => return fault(handle.bits(), K::Handle::KIND, name, bad),
        };
        if child.device.owner() == device.owner() {
            return invalid(K::Handle::KIND, child.label.get());
        }
        Fault::validation(format!(
            "`{name}` is {}, which belongs to another device",
            child.describe()
        ))
    }
}

impl<K: ChildKind> Shared for Child<K> {
    type Handle = K::Handle;

    fn table() -> &'static Table<Arc<Self>> {
        K::table()
    }

    fn label(&self) -> &Label {
        &self.label
    }
}

impl<K: ChildKind> Deref for Child<K> {
    type Target = K;
    fn deref(&self) -> &K {
        &self.data
    }
}

impl<K: ChildKind> Drop for Child<K> {
    fn drop(&mut self) {
        if K::BINDABLE {
            self.device.recent.groups.clear();
        }
        K::before_drop(self);
        if let Some(id) = self.core.take()
            && !self.data.shares_core()
        {
            K::drop_core(&self.device.global, id);
        }
    }
}

fn describe(kind: Kind, label: Option<Box<str>>) -> String {
    match label {
        Some(label) => format!("the {} '{label}'", kind.c_name()),
        None => format!("a {}", kind.c_name()),
    }
}

#[cold]
fn invalid(kind: Kind, label: Option<Box<str>>) -> Fault {
    Fault::validation(format!(
        "{} is invalid: its creation failed",
        describe(kind, label)
    ))
}

#[inline]
pub fn to_bits<M: Marker>(id: CoreId<M>) -> u64 {
    let (index, epoch) = id.unzip();
    u64::from(index) | u64::from(epoch) << 32
}

#[inline]
fn from_bits<M: Marker>(bits: u64) -> CoreId<M> {
    CoreId::zip(bits as u32, (bits >> 32) as u32)
}
