//! The backends' reports, for programs.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::adapter_search::Search;
use crate::api::backend_reports;
use crate::api::instance::Instance;
use crate::convert::{chain, input, instance as convert};
use crate::event::string_view;
use crate::export::{self, export};
use crate::handle::Shared;
use crate::out;

/// Tells for each backend whether it has an adapter for a request, and if not, why: which library is missing, which driver, which
/// option stands in the way.
///
/// `options` are those of `wgpuInstanceRequestAdapter`; NULL: any adapter. Backends that were not used yet are opened for it, which
/// can take as long as a first request. Writes `reports`; give it back with `wgpuAbiBackendReportsFreeMembers`. Returns
/// `WGPUStatus_Error`, with an empty list, when the handle is dead, an option is wrong or `reports` is NULL. Any thread.
#[apply(export)]
pub fn wgpuAbiInstanceGetBackendReports(
    instance: WGPUInstance,
    options: Nullable<*const WGPURequestAdapterOptions>,
    reports: *mut WGPUAbiBackendReports,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises valid pointers, here and below.
    let out = unsafe { input::output(reports, "reports") }?;
    (out.reports, out.reportCount) = (std::ptr::null(), 0);
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "reports") }?;
    let instance = Instance::get(instance, "instance")?;
    let reports = export::guard(|| {
        // SAFETY: as above.
        let search = unsafe { Search::new(&instance, input::optional(options, "options")?) }?;
        Ok(backend_reports::reports(&search))
    })?;
    let list = reports
        .iter()
        .map(|report| WGPUAbiBackendReport {
            backendType: convert::to_backend_type(report.backend).c(),
            state: report.state.c(),
            adapterCount: report.adapters,
            message: string_view(&report.message),
        })
        .collect();
    let texts = reports.into_iter().map(|report| report.message).collect();
    (out.reports, out.reportCount) = out::array_with(list, texts);
    Ok(WGPUStatus::Success)
}

/// Frees what `wgpuAbiInstanceGetBackendReports` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuAbiBackendReportsFreeMembers(reports: WGPUAbiBackendReports) {
    out::free_array(reports.reports);
    Ok(())
}
