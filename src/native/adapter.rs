//! All adapters of an instance.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::adapter::Adapter;
use crate::api::instance::Instance;
use crate::convert::{chain, input, instance as convert};
use crate::error::Fault;
use crate::export::export;
use crate::handle::{RawHandle, Shared};

/// Lists the adapters of the instance's backends, or of those that `options` names.
///
/// With NULL `adapters` it only counts. Else there must be room for as many handles as the count that was returned before; each is
/// owned by the caller. Returns the count, 0 when the instance handle is dead. Any thread.
#[apply(export)]
pub fn wgpuInstanceEnumerateAdapters(
    instance: WGPUInstance,
    options: Nullable<*const WGPUInstanceEnumerateAdapterOptions>,
    adapters: Nullable<*mut WGPUAdapter>,
) -> usize {
    let instance = Instance::get(instance, "instance")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let backends = match unsafe { input::optional(options, "options") }? {
        Some(options) => {
            // SAFETY: as above.
            unsafe { chain::none(options.nextInChain, "options") }?;
            convert::backends(options.backends)?
        }
        None => convert::ALL,
    };
    let found = instance.enumerate_adapters(backends);
    if adapters.is_null() {
        return Ok(found.len());
    }
    let handles = found
        .into_iter()
        .map(Adapter::insert)
        .collect::<Result<Vec<_>, Fault>>()?;
    // SAFETY: the caller of the C function promises room for that many.
    unsafe {
        input::array(adapters.cast_const(), handles.len(), "adapters")?;
        adapters.copy_from_nonoverlapping(handles.as_ptr(), handles.len());
    }
    debug_assert!(handles.iter().all(|handle| handle.bits() != 0));
    Ok(handles.len())
}
