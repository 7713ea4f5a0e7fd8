"""Doubles eight numbers on the GPU, through cffi and the preprocessed headers: double_cffi.py HEADER LIBRARY."""

import sys

import cffi

ffi = cffi.FFI()
with open(sys.argv[1]) as file:
    ffi.cdef(file.read())
gpu = ffi.dlopen(sys.argv[2])

CODE = b"""
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(8)
fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
"""

instance = gpu.wgpuCreateInstance(ffi.NULL)
kept = []


def text(value):
    kept.append(ffi.from_buffer(value))
    return {"data": kept[-1], "length": len(value)}


def answer(callback, ask):
    """Calls ask(info) and runs its callback, which gets a status and mostly an object."""
    got = []
    function = ffi.callback(f"{callback}Callback", lambda status, *values: got.extend([status, values[0]]))
    info = {"mode": gpu.WGPUCallbackMode_AllowProcessEvents, "callback": function}
    ask(ffi.new(f"{callback}CallbackInfo *", info)[0])
    while not got:
        gpu.wgpuInstanceProcessEvents(instance)
    status, value = got
    assert status == 1, status  # Success, in each of the enums
    return value


adapter = answer("WGPURequestAdapter", lambda info: gpu.wgpuInstanceRequestAdapter(instance, ffi.NULL, info))
device = answer("WGPURequestDevice", lambda info: gpu.wgpuAdapterRequestDevice(adapter, ffi.NULL, info))
queue = gpu.wgpuDeviceGetQueue(device)

values = ffi.new("uint32_t[]", list(range(1, 9)))
size = ffi.sizeof(values)


def buffer(usage):
    return gpu.wgpuDeviceCreateBuffer(device, ffi.new("WGPUBufferDescriptor *", {"usage": usage, "size": size}))


work = buffer(gpu.WGPUBufferUsage_Storage | gpu.WGPUBufferUsage_CopyDst | gpu.WGPUBufferUsage_CopySrc)
result = buffer(gpu.WGPUBufferUsage_MapRead | gpu.WGPUBufferUsage_CopyDst)
gpu.wgpuQueueWriteBuffer(queue, work, 0, values, size)

chain = {"sType": gpu.WGPUSType_ShaderSourceWGSL}
source = ffi.new("WGPUShaderSourceWGSL *", {"chain": chain, "code": text(CODE)})
shader = gpu.wgpuDeviceCreateShaderModule(
    device, ffi.new("WGPUShaderModuleDescriptor *", {"nextInChain": ffi.addressof(source, "chain")})
)
pipeline = gpu.wgpuDeviceCreateComputePipeline(
    device,
    ffi.new("WGPUComputePipelineDescriptor *", {"compute": {"module": shader, "entryPoint": text(b"main")}}),
)
entries = ffi.new("WGPUBindGroupEntry[]", [{"buffer": work, "size": size}])
layout = gpu.wgpuComputePipelineGetBindGroupLayout(pipeline, 0)
group = gpu.wgpuDeviceCreateBindGroup(
    device, ffi.new("WGPUBindGroupDescriptor *", {"layout": layout, "entryCount": 1, "entries": entries})
)

encoder = gpu.wgpuDeviceCreateCommandEncoder(device, ffi.NULL)
compute_pass = gpu.wgpuCommandEncoderBeginComputePass(encoder, ffi.NULL)
gpu.wgpuComputePassEncoderSetPipeline(compute_pass, pipeline)
gpu.wgpuComputePassEncoderSetBindGroup(compute_pass, 0, group, 0, ffi.NULL)
gpu.wgpuComputePassEncoderDispatchWorkgroups(compute_pass, 1, 1, 1)
gpu.wgpuComputePassEncoderEnd(compute_pass)
gpu.wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, size)
gpu.wgpuQueueSubmit(queue, 1, [gpu.wgpuCommandEncoderFinish(encoder, ffi.NULL)])

answer("WGPUBufferMap", lambda info: gpu.wgpuBufferMapAsync(result, gpu.WGPUMapMode_Read, 0, size, info))
mapped = ffi.cast("uint32_t *", gpu.wgpuBufferGetConstMappedRange(result, 0, size))
print(*mapped[0:8])
