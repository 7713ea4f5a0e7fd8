//! Doubles eight numbers on the GPU, through what bindgen makes of the headers.

#[allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals
)]
mod gpu {
    include!(concat!(env!("OUT_DIR"), "/gpu.rs"));
}

use gpu::*;
use std::{ffi::c_void, mem, ptr};

const CODE: &str = "
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(8)
fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
";

fn text(value: &str) -> WGPUStringView {
    WGPUStringView {
        data: value.as_ptr().cast(),
        length: value.len(),
    }
}

/// A structure with all members zero, which is how most of their defaults are written.
fn zeroed<T>() -> T {
    // SAFETY: used for the C structures of the header only, which all may be zero.
    unsafe { mem::zeroed() }
}

unsafe extern "C" fn on_adapter(
    _: WGPURequestAdapterStatus,
    adapter: WGPUAdapter,
    _: WGPUStringView,
    to: *mut c_void,
    _: *mut c_void,
) {
    // SAFETY: `to` is the variable that main passed.
    unsafe { *to.cast() = adapter }
}

unsafe extern "C" fn on_device(
    _: WGPURequestDeviceStatus,
    device: WGPUDevice,
    _: WGPUStringView,
    to: *mut c_void,
    _: *mut c_void,
) {
    // SAFETY: as above.
    unsafe { *to.cast() = device }
}

unsafe extern "C" fn on_map(
    status: WGPUMapAsyncStatus,
    _: WGPUStringView,
    to: *mut c_void,
    _: *mut c_void,
) {
    // SAFETY: as above.
    unsafe { *to.cast() = status }
}

fn main() {
    // SAFETY: the calls follow the header; what they are given lives until they return.
    let doubled = unsafe { double([1, 2, 3, 4, 5, 6, 7, 8]) };
    println!("{}", doubled.map(|value| value.to_string()).join(" "));
}

unsafe fn double(values: [u32; 8]) -> [u32; 8] {
    let size = mem::size_of_val(&values);
    unsafe {
        let instance = wgpuCreateInstance(ptr::null());

        let mut adapter: WGPUAdapter = ptr::null_mut();
        let info = WGPURequestAdapterCallbackInfo {
            mode: WGPUCallbackMode_WGPUCallbackMode_AllowProcessEvents,
            callback: Some(on_adapter),
            userdata1: (&raw mut adapter).cast(),
            ..zeroed()
        };
        wgpuInstanceRequestAdapter(instance, ptr::null(), info);
        wgpuInstanceProcessEvents(instance);
        assert!(!adapter.is_null(), "no adapter");

        let mut device: WGPUDevice = ptr::null_mut();
        let info = WGPURequestDeviceCallbackInfo {
            mode: WGPUCallbackMode_WGPUCallbackMode_AllowProcessEvents,
            callback: Some(on_device),
            userdata1: (&raw mut device).cast(),
            ..zeroed()
        };
        wgpuAdapterRequestDevice(adapter, ptr::null(), info);
        wgpuInstanceProcessEvents(instance);
        assert!(!device.is_null(), "no device");
        let queue = wgpuDeviceGetQueue(device);

        let buffer = |usage| {
            let descriptor = WGPUBufferDescriptor {
                usage,
                size: size as u64,
                ..zeroed()
            };
            wgpuDeviceCreateBuffer(device, &descriptor)
        };
        let work = buffer(WGPUBufferUsage_Storage | WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc);
        let result = buffer(WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst);
        wgpuQueueWriteBuffer(queue, work, 0, values.as_ptr().cast(), size);

        let mut source = WGPUShaderSourceWGSL {
            chain: WGPUChainedStruct {
                sType: WGPUSType_WGPUSType_ShaderSourceWGSL,
                ..zeroed()
            },
            code: text(CODE),
        };
        let descriptor = WGPUShaderModuleDescriptor {
            nextInChain: &raw mut source.chain,
            ..zeroed()
        };
        let shader = wgpuDeviceCreateShaderModule(device, &descriptor);
        let descriptor = WGPUComputePipelineDescriptor {
            compute: WGPUComputeState {
                module: shader,
                entryPoint: text("main"),
                ..zeroed()
            },
            ..zeroed()
        };
        let pipeline = wgpuDeviceCreateComputePipeline(device, &descriptor);
        let entry = WGPUBindGroupEntry {
            buffer: work,
            size: size as u64,
            ..zeroed()
        };
        let layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
        let descriptor = WGPUBindGroupDescriptor {
            layout,
            entryCount: 1,
            entries: &entry,
            ..zeroed()
        };
        let group = wgpuDeviceCreateBindGroup(device, &descriptor);

        let encoder = wgpuDeviceCreateCommandEncoder(device, ptr::null());
        let pass = wgpuCommandEncoderBeginComputePass(encoder, ptr::null());
        wgpuComputePassEncoderSetPipeline(pass, pipeline);
        wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, ptr::null());
        wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
        wgpuComputePassEncoderEnd(pass);
        wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, size as u64);
        let commands = wgpuCommandEncoderFinish(encoder, ptr::null());
        wgpuQueueSubmit(queue, 1, &commands);

        let mut mapped: WGPUMapAsyncStatus = 0;
        let info = WGPUBufferMapCallbackInfo {
            mode: WGPUCallbackMode_WGPUCallbackMode_AllowProcessEvents,
            callback: Some(on_map),
            userdata1: (&raw mut mapped).cast(),
            ..zeroed()
        };
        wgpuBufferMapAsync(result, WGPUMapMode_Read, 0, size, info);
        while (&raw const mapped).read_volatile() == 0 {
            wgpuInstanceProcessEvents(instance);
        }
        assert_eq!(mapped, WGPUMapAsyncStatus_WGPUMapAsyncStatus_Success);
        let doubled = *wgpuBufferGetConstMappedRange(result, 0, size).cast();

        wgpuCommandBufferRelease(commands);
        wgpuComputePassEncoderRelease(pass);
        wgpuCommandEncoderRelease(encoder);
        wgpuBindGroupRelease(group);
        wgpuBindGroupLayoutRelease(layout);
        wgpuComputePipelineRelease(pipeline);
        wgpuShaderModuleRelease(shader);
        wgpuBufferRelease(result);
        wgpuBufferRelease(work);
        wgpuQueueRelease(queue);
        wgpuDeviceRelease(device);
        wgpuAdapterRelease(adapter);
        wgpuInstanceRelease(instance);
        doubled
    }
}
