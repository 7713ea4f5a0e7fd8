//! The pump.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::instance::Instance;
use crate::export::export;
use crate::handle::Shared;

/// Starts or stops the instance's pump: a thread that waits for the GPU and runs the callbacks of mode `AllowSpontaneous` as soon
/// as their operations are complete, on itself. It sleeps while nothing is pending. Off at first; programs that call
/// `wgpuInstanceProcessEvents` or wait need none.
///
/// Returns `WGPUStatus_Error` when the handle is dead or the thread cannot start. Any thread.
#[apply(export)]
pub fn wgpuAbiInstanceSetPump(instance: WGPUInstance, enabled: WGPUBool) -> WGPUStatus {
    Instance::get(instance, "instance")?.set_pump(enabled != WGPU_FALSE)?;
    Ok(WGPUStatus::Success)
}
