//! Telling equal adapters apart.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::adapter::Adapter;
use crate::convert::selector::uuid_text;
use crate::convert::{chain, input};
use crate::export::export;
use crate::handle::Shared;
use crate::{out, vulkan};

/// Says which piece of hardware the adapter is (place on the PCI bus, UUID, LUID) and which driver it has. Any thread.
///
/// Writes `details`; give its strings back with `wgpuAbiAdapterDetailsFreeMembers`. Returns `WGPUStatus_Error`, and writes nothing,
/// when the handle is dead or `details` is NULL.
#[apply(export)]
pub fn wgpuAbiAdapterGetDetails(
    adapter: WGPUAdapter,
    details: *mut WGPUAbiAdapterDetails,
) -> WGPUStatus {
    let adapter = Adapter::get(adapter, "adapter")?;
    // SAFETY: the caller of the C function promises a valid pointer.
    let details = unsafe { input::output(details, "details") }?;
    // SAFETY: as above.
    unsafe { chain::none(details.nextInChain, "details") }?;
    let ids = vulkan::ids(&adapter.global, adapter.id);
    let uuid = |uuid: Option<[u8; 16]>| out::string(&uuid.map(uuid_text).unwrap_or_default());
    details.deviceUUID = uuid(ids.as_ref().map(|ids| ids.device));
    details.driverUUID = uuid(ids.as_ref().map(|ids| ids.driver));
    details.deviceLUID = ids.as_ref().and_then(|ids| ids.luid).unwrap_or(0);
    details.deviceNodeMask = ids.map_or(0, |ids| ids.node_mask);
    details.pciBusId = out::string(&adapter.info.device_pci_bus_id);
    details.driver = out::string(&adapter.info.driver);
    details.driverInfo = out::string(&adapter.info.driver_info);
    Ok(WGPUStatus::Success)
}

/// Frees the strings that `wgpuAbiAdapterGetDetails` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuAbiAdapterDetailsFreeMembers(details: WGPUAbiAdapterDetails) {
    for view in [
        details.pciBusId,
        details.deviceUUID,
        details.driverUUID,
        details.driver,
        details.driverInfo,
    ] {
        out::free(view.data.cast());
    }
    Ok(())
}
