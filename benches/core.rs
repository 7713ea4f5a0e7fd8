//! What a call costs in wgpu-core itself, and what our C function adds to it.
//!
//!     cargo bench --profile dist --bench core    # writes out/bench/core.json for benches/table.py
//!
//! Both are called in one program, round by round; each number is the median over the rounds. The column of the other one is core's
//! own function, called with ids from Rust, without handles, checks or error reports.

use std::borrow::Cow;
use std::ffi::c_void;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use wgpu_core::binding_model::{
    BindGroupDescriptor, BindGroupEntry, BindGroupLayoutDescriptor, BindingResource, BufferBinding,
    PipelineLayoutDescriptor,
};
use wgpu_core::command::{ComputePass, ComputePassDescriptor};
use wgpu_core::global::Global;
use wgpu_core::id;
use wgpu_core::pipeline::{
    ComputePipelineDescriptor, ProgrammableStageDescriptor, ShaderModuleDescriptor,
    ShaderModuleSource,
};
use wgpu_native::abi::*;
use wgpu_native::api::adapter::wgpuAdapterRequestDevice;
use wgpu_native::api::bind_group::*;
use wgpu_native::api::bind_group_layout::*;
use wgpu_native::api::buffer::*;
use wgpu_native::api::command_encoder::*;
use wgpu_native::api::compute_pass_encoder::*;
use wgpu_native::api::compute_pipeline::*;
use wgpu_native::api::device::*;
use wgpu_native::api::instance::*;
use wgpu_native::api::pipeline_layout::*;
use wgpu_native::api::queue::*;
use wgpu_native::api::shader_module::*;
use wgpu_types as wt;

const ROUNDS: usize = 101;
/// How many calls are timed at once: many of what only records, few of what makes something that the driver frees later.
const RECORDED: usize = 2000;
const MADE: usize = 200;
const SHADER: &str = "@group(0) @binding(0) var<storage, read_write> data: array<u32>;\n\
    @compute @workgroup_size(1) fn main() { data[0] += 1u; }";

struct Core {
    global: Global,
    device: id::DeviceId,
    queue: id::QueueId,
    layout: id::BindGroupLayoutId,
    buffer: id::BufferId,
    groups: [id::BindGroupId; 2],
    pipelines: [id::ComputePipelineId; 2],
}

fn made<T, E: std::error::Error>((id, error): (T, Option<E>)) -> T {
    if let Some(error) = error {
        panic!("{error}");
    }
    id
}

impl Core {
    fn new() -> Self {
        let global = Global::new(
            "bench",
            wt::InstanceDescriptor {
                backends: wt::Backends::VULKAN,
                flags: wt::InstanceFlags::VALIDATION_INDIRECT_CALL,
                memory_budget_thresholds: Default::default(),
                backend_options: Default::default(),
                display: None,
            },
            None,
        );
        let adapter = global
            .request_adapter(&Default::default(), wt::Backends::VULKAN, None)
            .expect("an adapter");
        let (device, queue) = global
            .adapter_request_device(adapter, &Default::default(), None, None)
            .expect("a device");
        let buffer = made(global.device_create_buffer(
            device,
            &wt::BufferDescriptor {
                label: None,
                size: 256,
                usage: wt::BufferUsages::STORAGE | wt::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            },
            None,
        ));
        let entry = wt::BindGroupLayoutEntry {
            binding: 0,
            visibility: wt::ShaderStages::COMPUTE,
            ty: wt::BindingType::Buffer {
                ty: wt::BufferBindingType::Storage { read_only: false },
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        };
        let layout = made(global.device_create_bind_group_layout(
            device,
            &BindGroupLayoutDescriptor {
                label: None,
                entries: Cow::Owned(vec![entry]),
            },
            None,
        ));
        let pipeline_layout = made(global.device_create_pipeline_layout(
            device,
            &PipelineLayoutDescriptor {
                label: None,
                bind_group_layouts: Cow::Owned(vec![Some(layout)]),
                immediate_size: 0,
            },
            None,
        ));
        let module = made(global.device_create_shader_module(
            device,
            &ShaderModuleDescriptor {
                label: None,
                runtime_checks: wt::ShaderRuntimeChecks::checked(),
            },
            ShaderModuleSource::Wgsl(Cow::Borrowed(SHADER)),
            None,
        ));
        let pipeline = || {
            made(global.device_create_compute_pipeline(
                device,
                &ComputePipelineDescriptor {
                    label: None,
                    layout: Some(pipeline_layout),
                    stage: ProgrammableStageDescriptor {
                        module,
                        entry_point: None,
                        constants: Default::default(),
                        zero_initialize_workgroup_memory: true,
                    },
                    cache: None,
                },
                None,
            ))
        };
        let pipelines = [pipeline(), pipeline()];
        let groups = [256, 128].map(|size| Self::group(&global, device, layout, buffer, size));
        Self {
            global,
            device,
            queue,
            layout,
            buffer,
            groups,
            pipelines,
        }
    }

    fn group(
        global: &Global,
        device: id::DeviceId,
        layout: id::BindGroupLayoutId,
        buffer: id::BufferId,
        size: u64,
    ) -> id::BindGroupId {
        let entry = BindGroupEntry {
            binding: 0,
            resource: BindingResource::Buffer(BufferBinding {
                buffer,
                offset: 0,
                size: Some(size),
            }),
        };
        let descriptor = BindGroupDescriptor {
            label: None,
            layout,
            entries: Cow::Owned(vec![entry]),
        };
        made(global.device_create_bind_group(device, &descriptor, None))
    }

    fn record(&self, call: impl Fn(&Global, &mut ComputePass, usize)) -> f64 {
        let descriptor = wt::CommandEncoderDescriptor { label: None };
        let encoder = made(self.global.device_create_command_encoder(
            self.device,
            &descriptor,
            None,
        ));
        let pass = ComputePassDescriptor {
            label: None,
            timestamp_writes: None,
        };
        let mut pass = made(
            self.global
                .command_encoder_begin_compute_pass(encoder, &pass),
        );
        let time = timed(RECORDED, |i| call(&self.global, &mut pass, i));
        self.global
            .compute_pass_end(&mut pass)
            .expect("an open pass");
        drop(pass);
        self.global.command_encoder_drop(encoder);
        time
    }
}

struct Ours {
    device: WGPUDevice,
    queue: WGPUQueue,
    layout: WGPUBindGroupLayout,
    buffer: WGPUBuffer,
    groups: [WGPUBindGroup; 2],
    pipelines: [WGPUComputePipeline; 2],
}

unsafe extern "C" fn keep_adapter(
    _: WGPURequestAdapterStatus,
    adapter: WGPUAdapter,
    _: WGPUStringView,
    to: *mut c_void,
    _: *mut c_void,
) {
    // SAFETY: the request below gave the address of such a place.
    unsafe { *to.cast::<WGPUAdapter>() = adapter };
}

unsafe extern "C" fn keep_device(
    _: WGPURequestDeviceStatus,
    device: WGPUDevice,
    _: WGPUStringView,
    to: *mut c_void,
    _: *mut c_void,
) {
    // SAFETY: the request below gave the address of such a place.
    unsafe { *to.cast::<WGPUDevice>() = device };
}

impl Ours {
    fn new() -> Self {
        // SAFETY: every pointer lives for its call, and the callbacks run before `wgpuInstanceProcessEvents` returns.
        unsafe {
            let instance = wgpuCreateInstance(std::ptr::null());
            let mut adapter = WGPUAdapter::NULL;
            let info = WGPURequestAdapterCallbackInfo {
                mode: WGPUCallbackMode::AllowProcessEvents.c(),
                callback: Some(keep_adapter),
                userdata1: (&raw mut adapter).cast(),
                ..WGPURequestAdapterCallbackInfo::INIT
            };
            let options = WGPURequestAdapterOptions {
                backendType: WGPUBackendType::Vulkan.c(),
                ..WGPURequestAdapterOptions::INIT
            };
            wgpuInstanceRequestAdapter(instance, &options, info);
            wgpuInstanceProcessEvents(instance);
            let mut device = WGPUDevice::NULL;
            let info = WGPURequestDeviceCallbackInfo {
                mode: WGPUCallbackMode::AllowProcessEvents.c(),
                callback: Some(keep_device),
                userdata1: (&raw mut device).cast(),
                ..WGPURequestDeviceCallbackInfo::INIT
            };
            wgpuAdapterRequestDevice(adapter, std::ptr::null(), info);
            wgpuInstanceProcessEvents(instance);
            assert!(device != WGPUDevice::NULL, "no device");
            let buffer = WGPUBufferDescriptor {
                size: 256,
                usage: WGPUBufferUsage_Storage | WGPUBufferUsage_CopyDst,
                ..WGPUBufferDescriptor::INIT
            };
            let buffer = wgpuDeviceCreateBuffer(device, &buffer);
            let mut entry = WGPUBindGroupLayoutEntry {
                visibility: WGPUShaderStage_Compute,
                ..WGPUBindGroupLayoutEntry::INIT
            };
            entry.buffer.r#type = WGPUBufferBindingType::Storage.c();
            let layout = WGPUBindGroupLayoutDescriptor {
                entryCount: 1,
                entries: &entry,
                ..WGPUBindGroupLayoutDescriptor::INIT
            };
            let layout = wgpuDeviceCreateBindGroupLayout(device, &layout);
            let pipeline_layout = WGPUPipelineLayoutDescriptor {
                bindGroupLayoutCount: 1,
                bindGroupLayouts: &layout,
                ..WGPUPipelineLayoutDescriptor::INIT
            };
            let pipeline_layout = wgpuDeviceCreatePipelineLayout(device, &pipeline_layout);
            let mut source = WGPUShaderSourceWGSL::INIT;
            source.code = WGPUStringView {
                data: SHADER.as_ptr().cast(),
                length: SHADER.len(),
            };
            let module = WGPUShaderModuleDescriptor {
                nextInChain: &raw mut source.chain,
                ..WGPUShaderModuleDescriptor::INIT
            };
            let module = wgpuDeviceCreateShaderModule(device, &module);
            let mut pipeline = WGPUComputePipelineDescriptor {
                layout: pipeline_layout,
                ..WGPUComputePipelineDescriptor::INIT
            };
            pipeline.compute.module = module;
            let pipeline = || wgpuDeviceCreateComputePipeline(device, &pipeline);
            let pipelines = [pipeline(), pipeline()];
            // Different ones: equal groups share core's, and core skips what sets the same again.
            let groups = [256, 128].map(|size| Self::group(device, layout, buffer, size));
            Self {
                device,
                queue: wgpuDeviceGetQueue(device),
                layout,
                buffer,
                groups,
                pipelines,
            }
        }
    }

    fn group(
        device: WGPUDevice,
        layout: WGPUBindGroupLayout,
        buffer: WGPUBuffer,
        size: u64,
    ) -> WGPUBindGroup {
        let entry = WGPUBindGroupEntry {
            buffer,
            size,
            ..WGPUBindGroupEntry::INIT
        };
        let descriptor = WGPUBindGroupDescriptor {
            layout,
            entryCount: 1,
            entries: &entry,
            ..WGPUBindGroupDescriptor::INIT
        };
        // SAFETY: the descriptor lives for the call.
        unsafe { wgpuDeviceCreateBindGroup(device, &descriptor) }
    }

    fn record(&self, call: impl Fn(WGPUComputePassEncoder, usize)) -> f64 {
        // SAFETY: NULL descriptors are allowed.
        unsafe {
            let encoder = wgpuDeviceCreateCommandEncoder(self.device, std::ptr::null());
            let pass = wgpuCommandEncoderBeginComputePass(encoder, std::ptr::null());
            let time = timed(RECORDED, |i| call(pass, i));
            wgpuComputePassEncoderEnd(pass);
            wgpuComputePassEncoderRelease(pass);
            wgpuCommandEncoderRelease(encoder);
            time
        }
    }
}

/// Nanoseconds of one call.
fn timed(calls: usize, mut call: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    for i in 0..calls {
        call(black_box(i));
    }
    start.elapsed().as_nanos() as f64 / calls as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

type Measure<'a> = (
    &'a str,
    &'a str,
    Box<dyn Fn() -> f64 + 'a>,
    Box<dyn Fn() -> f64 + 'a>,
);

fn main() {
    let core = Core::new();
    let ours = Ours::new();
    let (c, o) = (&core, &ours);
    let data = [0_u8; 64];
    // SAFETY, of all calls of ours below: the handles are alive, and the arrays have the lengths that are told.
    let measures: Vec<Measure<'_>> = vec![
        (
            "recording",
            "compute set_pipeline",
            Box::new(|| {
                // SAFETY: see above.
                o.record(|pass, i| unsafe {
                    wgpuComputePassEncoderSetPipeline(pass, o.pipelines[i & 1]);
                })
            }),
            Box::new(|| {
                c.record(|global, pass, i| {
                    let _ = global.compute_pass_set_pipeline(pass, c.pipelines[i & 1]);
                })
            }),
        ),
        (
            "recording",
            "compute set_bind_group",
            Box::new(|| {
                // SAFETY: see above.
                o.record(|pass, i| unsafe {
                    let group = o.groups[i & 1];
                    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, std::ptr::null());
                })
            }),
            Box::new(|| {
                c.record(|global, pass, i| {
                    let _ = global.compute_pass_set_bind_group(pass, 0, Some(c.groups[i & 1]), &[]);
                })
            }),
        ),
        (
            "recording",
            "dispatch",
            Box::new(|| {
                // SAFETY: see above.
                o.record(|pass, _| unsafe {
                    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
                })
            }),
            Box::new(|| {
                c.record(|global, pass, _| {
                    let _ = global.compute_pass_dispatch_workgroups(pass, 1, 1, 1);
                })
            }),
        ),
        (
            "create and release",
            "bind group, 16 different ones in turn",
            Box::new(|| {
                // SAFETY: see above.
                timed(MADE, |i| unsafe {
                    wgpuBindGroupRelease(Ours::group(
                        o.device,
                        o.layout,
                        o.buffer,
                        16 * (1 + i as u64 % 16),
                    ))
                })
            }),
            Box::new(|| {
                timed(MADE, |i| {
                    let group = Core::group(
                        &c.global,
                        c.device,
                        c.layout,
                        c.buffer,
                        16 * (1 + i as u64 % 16),
                    );
                    c.global.bind_group_drop(group);
                })
            }),
        ),
        (
            "write_buffer",
            "64 B",
            Box::new(|| {
                // SAFETY: see above.
                let time = timed(MADE, |_| unsafe {
                    wgpuQueueWriteBuffer(o.queue, o.buffer, 0, data.as_ptr().cast(), data.len());
                });
                // SAFETY: see above.
                unsafe { wgpuQueueSubmit(o.queue, 0, std::ptr::null()) };
                time
            }),
            Box::new(|| {
                let time = timed(MADE, |_| {
                    let _ = c.global.queue_write_buffer(c.queue, c.buffer, 0, &data);
                });
                let _ = c.global.queue_submit(c.queue, &[]);
                time
            }),
        ),
    ];
    let mut rows = Vec::new();
    for (group, measure, ours, core) in &measures {
        let (mut ours_times, mut core_times) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            for turn in 0..2 {
                if (round + turn) % 2 == 0 {
                    ours_times.push(ours());
                } else {
                    core_times.push(core());
                }
            }
        }
        let (ours, core) = (median(ours_times), median(core_times));
        println!(
            "{measure:24} {ours:8.1} ns, core {core:8.1} ns, ours adds {:6.1} ns",
            ours - core
        );
        rows.push(format!(
            "{{\"group\": \"{group}\", \"measure\": \"{measure}\", \"unit\": \"ns\", \"sense\": \"ratio\", \"ours\": {ours:.1}, \
             \"theirs\": {core:.1}, \"target\": null}}"
        ));
    }
    let json = format!(
        "{{\"title\": \"Our share\", \"peer\": \"wgpu-core 30\", \"rounds\": {ROUNDS}, \"rows\": [{}]}}\n",
        rows.join(", ")
    );
    fs::create_dir_all("out/bench").expect("a folder for the results");
    fs::write("out/bench/core.json", json).expect("the results can be written");
}
