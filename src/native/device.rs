//! Polling, debugger captures and Metal's device.

use std::ffi::c_void;
use std::sync::Arc;

use macro_rules_attribute::apply;
use wgpu_hal::Device as _;

use crate::abi::*;
use crate::api::device::Device;
use crate::convert::input;
use crate::error::Context;
use crate::event;
use crate::export::export;
use crate::handle::Shared;

/// Makes progress on the device and runs the callbacks of its instance that are ready and whose mode is not `WaitAnyOnly`.
///
/// With `wait` it returns when the submission `*submissionIndex` is done, or everything that was submitted when `submissionIndex`
/// is NULL; without work it returns at once. Returns true when nothing is in flight, also for a dead handle: pollers may outlive
/// their device. Any thread.
#[apply(export)]
pub fn wgpuDevicePoll(
    device: WGPUDevice,
    wait: WGPUBool,
    submissionIndex: Nullable<*const WGPUSubmissionIndex>,
) -> WGPUBool {
    let Ok(device) = Device::get(device, "device") else {
        return Ok(WGPU_TRUE);
    };
    // SAFETY: the caller of the C function promises a valid pointer.
    let index = unsafe { input::optional(submissionIndex, "submissionIndex") }
        .on(&device)?
        .copied();
    Ok(event::poll_device(&device, wait != WGPU_FALSE, index).into())
}

/// Calls hal's device, whichever backend it is of; None when there is none.
fn with_hal<R>(
    device: &Arc<Device>,
    vulkan: impl FnOnce(&wgpu_hal::vulkan::Device) -> R,
    gles: impl FnOnce(&wgpu_hal::gles::Device) -> R,
) -> Option<R> {
    // SAFETY: the closures only start and stop captures; nothing of hal's is destroyed.
    unsafe {
        if let Some(hal) = device
            .global
            .device_as_hal::<wgpu_hal::api::Vulkan>(device.id)
        {
            return Some(vulkan(&hal));
        }
        let hal = device
            .global
            .device_as_hal::<wgpu_hal::api::Gles>(device.id)?;
        Some(gles(&hal))
    }
}

/// Begins a capture in the graphics debugger that the process runs under (RenderDoc, Xcode, PIX).
///
/// Returns true when a debugger took it; false when there is none. Any thread.
#[apply(export)]
pub fn wgpuDeviceStartGraphicsDebuggerCapture(device: WGPUDevice) -> WGPUBool {
    let device = Device::get(device, "device")?;
    // SAFETY: the device is alive as long as its record.
    let started = with_hal(
        &device,
        |hal| unsafe { hal.start_graphics_debugger_capture() },
        |hal| unsafe { hal.start_graphics_debugger_capture() },
    );
    Ok(started.unwrap_or(false).into())
}

/// Ends the capture that `wgpuDeviceStartGraphicsDebuggerCapture` began. Without one it does nothing. Any thread.
#[apply(export)]
pub fn wgpuDeviceStopGraphicsDebuggerCapture(device: WGPUDevice) {
    let device = Device::get(device, "device")?;
    // SAFETY: as above.
    with_hal(
        &device,
        |hal| unsafe { hal.stop_graphics_debugger_capture() },
        |hal| unsafe {
            hal.stop_graphics_debugger_capture();
        },
    );
    Ok(())
}

/// The `id<MTLDevice>` behind the device, without a reference for the caller; NULL on other backends than Metal. Any thread.
#[apply(export)]
pub fn wgpuDeviceGetNativeMetalDevice(device: WGPUDevice) -> *mut c_void {
    let device = Device::get(device, "device")?;
    Ok(metal_device(&device))
}

#[cfg(target_vendor = "apple")]
fn metal_device(device: &Device) -> *mut c_void {
    // SAFETY: only the pointer is taken; the device keeps its reference.
    let hal = unsafe {
        device
            .global
            .device_as_hal::<wgpu_hal::api::Metal>(device.id)
    };
    hal.map_or(std::ptr::null_mut(), |hal| {
        let raw: *const _ = &**hal.raw_device();
        raw.cast_mut().cast()
    })
}

#[cfg(not(target_vendor = "apple"))]
fn metal_device(_: &Device) -> *mut c_void {
    std::ptr::null_mut()
}
