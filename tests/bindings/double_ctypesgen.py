"""Doubles eight numbers on the GPU, through what ctypesgen makes of the headers (the module `gpu`).

ctypesgen skips constants of C, so the flags come from the description: double_ctypesgen.py ffi/api.json
"""

import ctypes
import json
import sys

import gpu

with open(sys.argv[1]) as file:
    FLAGS = {entry["name"]: entry["value"] for flags in json.load(file)["bitflags"] for entry in flags["entries"]}

CODE = b"""
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(8)
fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
"""

instance = gpu.wgpuCreateInstance(None)


def text(value):
    # ctypesgen's String type holds the bytes for as long as the structure lives.
    return gpu.WGPUStringView(gpu.String(value), len(value))


def answer(ask, info_type, callback_type):
    """Calls ask(info) and runs its callback, which gets a status and mostly an object."""
    got = []
    info = info_type(
        mode=gpu.WGPUCallbackMode_AllowProcessEvents,
        callback=callback_type(lambda status, *values: got.extend([status, values[0]])),
    )
    ask(info)
    while not got:
        gpu.wgpuInstanceProcessEvents(instance)
    status, value = got
    assert status == 1, status  # Success, in each of the enums
    return value


adapter = answer(
    lambda info: gpu.wgpuInstanceRequestAdapter(instance, None, info),
    gpu.WGPURequestAdapterCallbackInfo,
    gpu.WGPURequestAdapterCallback,
)
device = answer(
    lambda info: gpu.wgpuAdapterRequestDevice(adapter, None, info),
    gpu.WGPURequestDeviceCallbackInfo,
    gpu.WGPURequestDeviceCallback,
)
queue = gpu.wgpuDeviceGetQueue(device)

values = (ctypes.c_uint32 * 8)(*range(1, 9))
size = ctypes.sizeof(values)
work = gpu.wgpuDeviceCreateBuffer(
    device,
    gpu.WGPUBufferDescriptor(
        usage=FLAGS["WGPUBufferUsage_Storage"] | FLAGS["WGPUBufferUsage_CopyDst"] | FLAGS["WGPUBufferUsage_CopySrc"],
        size=size,
    ),
)
result = gpu.wgpuDeviceCreateBuffer(
    device,
    gpu.WGPUBufferDescriptor(usage=FLAGS["WGPUBufferUsage_MapRead"] | FLAGS["WGPUBufferUsage_CopyDst"], size=size),
)
gpu.wgpuQueueWriteBuffer(queue, work, 0, values, size)

source = gpu.WGPUShaderSourceWGSL(chain=gpu.WGPUChainedStruct(sType=gpu.WGPUSType_ShaderSourceWGSL), code=text(CODE))
shader = gpu.wgpuDeviceCreateShaderModule(
    device, gpu.WGPUShaderModuleDescriptor(nextInChain=ctypes.pointer(source.chain))
)
pipeline = gpu.wgpuDeviceCreateComputePipeline(
    device, gpu.WGPUComputePipelineDescriptor(compute=gpu.WGPUComputeState(module=shader, entryPoint=text(b"main")))
)
entry = gpu.WGPUBindGroupEntry(buffer=work, size=size)
layout = gpu.wgpuComputePipelineGetBindGroupLayout(pipeline, 0)
group = gpu.wgpuDeviceCreateBindGroup(
    device, gpu.WGPUBindGroupDescriptor(layout=layout, entryCount=1, entries=ctypes.pointer(entry))
)

encoder = gpu.wgpuDeviceCreateCommandEncoder(device, None)
compute_pass = gpu.wgpuCommandEncoderBeginComputePass(encoder, None)
gpu.wgpuComputePassEncoderSetPipeline(compute_pass, pipeline)
gpu.wgpuComputePassEncoderSetBindGroup(compute_pass, 0, group, 0, None)
gpu.wgpuComputePassEncoderDispatchWorkgroups(compute_pass, 1, 1, 1)
gpu.wgpuComputePassEncoderEnd(compute_pass)
gpu.wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, size)
commands = gpu.wgpuCommandEncoderFinish(encoder, None)
gpu.wgpuQueueSubmit(queue, 1, ctypes.pointer(commands))

answer(
    lambda info: gpu.wgpuBufferMapAsync(result, FLAGS["WGPUMapMode_Read"], 0, size, info),
    gpu.WGPUBufferMapCallbackInfo,
    gpu.WGPUBufferMapCallback,
)
mapped = ctypes.cast(gpu.wgpuBufferGetConstMappedRange(result, 0, size), ctypes.POINTER(ctypes.c_uint32))
print(*mapped[:8])
