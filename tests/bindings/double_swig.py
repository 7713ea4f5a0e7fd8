"""Doubles eight numbers on the GPU, through the module that SWIG makes of the headers (see gpu.i)."""

import gpu

CODE = """
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(8)
fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
"""
COUNT = 8
SIZE = 4 * COUNT

instance = gpu.wgpuCreateInstance(None)
adapter = gpu.requestAdapter(instance)
assert adapter
device = gpu.requestDevice(instance, adapter)
assert device
queue = gpu.wgpuDeviceGetQueue(device)


def text(view, value):
    view.data = value
    view.length = len(value)


def buffer(usage):
    descriptor = gpu.WGPUBufferDescriptor()
    descriptor.usage = usage
    descriptor.size = SIZE
    return gpu.wgpuDeviceCreateBuffer(device, descriptor)


work = buffer(gpu.WGPUBufferUsage_Storage | gpu.WGPUBufferUsage_CopyDst | gpu.WGPUBufferUsage_CopySrc)
result = buffer(gpu.WGPUBufferUsage_MapRead | gpu.WGPUBufferUsage_CopyDst)
values = gpu.new_numbers(COUNT)
for index in range(COUNT):
    gpu.numbers_setitem(values, index, index + 1)
gpu.wgpuQueueWriteBuffer(queue, work, 0, values, SIZE)

source = gpu.WGPUShaderSourceWGSL()
source.chain.sType = gpu.WGPUSType_ShaderSourceWGSL
text(source.code, CODE)
module = gpu.WGPUShaderModuleDescriptor()
module.nextInChain = source.chain
shader = gpu.wgpuDeviceCreateShaderModule(device, module)

description = gpu.WGPUComputePipelineDescriptor()
description.compute.module = shader
text(description.compute.entryPoint, "main")
pipeline = gpu.wgpuDeviceCreateComputePipeline(device, description)

entry = gpu.WGPUBindGroupEntry()
entry.buffer = work
entry.size = SIZE
bindings = gpu.WGPUBindGroupDescriptor()
bindings.layout = gpu.wgpuComputePipelineGetBindGroupLayout(pipeline, 0)
bindings.entryCount = 1
bindings.entries = entry
group = gpu.wgpuDeviceCreateBindGroup(device, bindings)

encoder = gpu.wgpuDeviceCreateCommandEncoder(device, None)
compute_pass = gpu.wgpuCommandEncoderBeginComputePass(encoder, None)
gpu.wgpuComputePassEncoderSetPipeline(compute_pass, pipeline)
gpu.wgpuComputePassEncoderSetBindGroup(compute_pass, 0, group, 0, None)
gpu.wgpuComputePassEncoderDispatchWorkgroups(compute_pass, 1, 1, 1)
gpu.wgpuComputePassEncoderEnd(compute_pass)
gpu.wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, SIZE)
commands = gpu.copy_commandBuffers(gpu.wgpuCommandEncoderFinish(encoder, None))
gpu.wgpuQueueSubmit(queue, 1, commands)

assert gpu.mapToRead(instance, result, SIZE)
mapped = gpu.asNumbers(gpu.wgpuBufferGetConstMappedRange(result, 0, SIZE))
print(*(gpu.numbers_getitem(mapped, index) for index in range(COUNT)))
