//! Submissions by number, the unit of timestamps, and Metal's queue.

use std::ffi::c_void;

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::queue::Queue;
use crate::export::export;
use crate::handle::Shared;

/// Submits like `wgpuQueueSubmit` and returns the number of the submission, for `wgpuDevicePoll`. 0 when nothing was submitted.
/// Any thread.
#[apply(export)]
pub fn wgpuQueueSubmitForIndex(
    queue: WGPUQueue,
    commandCount: usize,
    commands: *const WGPUCommandBuffer,
) -> WGPUSubmissionIndex {
    // SAFETY: the caller of the C function promises as many command buffers.
    unsafe { Queue::get(queue, "queue")?.submit(commands, commandCount) }
}

/// How many nanoseconds one tick of a timestamp query is. Any thread.
#[apply(export)]
pub fn wgpuQueueGetTimestampPeriod(queue: WGPUQueue) -> f32 {
    let queue = Queue::get(queue, "queue")?;
    let device = &queue.device;
    Ok(device.global.queue_get_timestamp_period(device.queue_id))
}

/// The `id<MTLCommandQueue>` behind the queue, without a reference for the caller; NULL on other backends than Metal. Any thread.
#[apply(export)]
pub fn wgpuQueueGetNativeMetalCommandQueue(queue: WGPUQueue) -> *mut c_void {
    let queue = Queue::get(queue, "queue")?;
    Ok(metal_queue(&queue))
}

#[cfg(target_vendor = "apple")]
fn metal_queue(queue: &Queue) -> *mut c_void {
    let device = &queue.device;
    // SAFETY: only the pointer is taken; the queue keeps its reference.
    let hal = unsafe {
        device
            .global
            .queue_as_hal::<wgpu_hal::api::Metal>(device.queue_id)
    };
    hal.map_or(std::ptr::null_mut(), |hal| {
        let raw: *const _ = &*hal.as_raw();
        raw.cast_mut().cast()
    })
}

#[cfg(not(target_vendor = "apple"))]
fn metal_queue(_: &Queue) -> *mut c_void {
    std::ptr::null_mut()
}
