//! Polling, debugger captures and Metal's device.

use std::ffi::c_void;

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

/// What the graphics debugger is told.
#[derive(Clone, Copy)]
enum Capture {
    Start,
    Stop,
}

/// Tells the debugger of the device's backend; false when there is none.
fn capture(device: &Device, what: Capture) -> bool {
    let told = [
        #[cfg(vulkan)]
        capture_on::<wgpu_hal::api::Vulkan>,
        #[cfg(vulkan)]
        capture_on::<wgpu_hal::api::Gles>,
        #[cfg(windows)]
        capture_on::<wgpu_hal::api::Dx12>,
        #[cfg(target_vendor = "apple")]
        capture_on::<wgpu_hal::api::Metal>,
    ];
    let mut told = told.iter().filter_map(|on| on(device, what));
    told.next().unwrap_or(false)
}

/// None when the device is of another backend.
fn capture_on<A: wgpu_hal::Api>(device: &Device, what: Capture) -> Option<bool> {
    // SAFETY: the device is alive as long as its record, and nothing of hal's is destroyed.
    unsafe {
        let hal = device.global.device_as_hal::<A>(device.id)?;
        Some(match what {
            Capture::Start => hal.start_graphics_debugger_capture(),
            Capture::Stop => {
                hal.stop_graphics_debugger_capture();
                true
            }
        })
    }
}

/// Begins a capture in the graphics debugger that the process runs under (RenderDoc, Xcode, PIX).
///
/// Returns true when a debugger took it; false when there is none. Any thread.
#[apply(export)]
pub fn wgpuDeviceStartGraphicsDebuggerCapture(device: WGPUDevice) -> WGPUBool {
    let device = Device::get(device, "device")?;
    Ok(capture(&device, Capture::Start).into())
}

/// Ends the capture that `wgpuDeviceStartGraphicsDebuggerCapture` began. Without one it does nothing. Any thread.
#[apply(export)]
pub fn wgpuDeviceStopGraphicsDebuggerCapture(device: WGPUDevice) {
    let device = Device::get(device, "device")?;
    capture(&device, Capture::Stop);
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
