"""GLSL and SPIR-V shaders."""

import struct
import sys

import numpy as np
import wgpu

GLSL = """
#version 450
layout(local_size_x = 8) in;
layout(set = 0, binding = 0) buffer Data { uint values[]; };
void main() { uint i = gl_GlobalInvocationID.x; values[i] = values[i] * 3u + i; }
"""


def spirv():
    """A module whose compute entry point does nothing: enough to show that words arrive."""
    words = [0x07230203, 0x00010300, 0, 5, 0]
    words += [0x00020011, 1, 0x0003000E, 0, 1]  # OpCapability Shader; OpMemoryModel Logical GLSL450
    words += [0x0005000F, 5, 3, *struct.unpack("<2I", b"main\0\0\0\0")]  # OpEntryPoint GLCompute %3 "main"
    words += [0x00060010, 3, 17, 1, 1, 1]  # OpExecutionMode %3 LocalSize 1 1 1
    words += [0x00020013, 1, 0x00030021, 2, 1]  # %1 = OpTypeVoid; %2 = OpTypeFunction %1
    words += [0x00050036, 1, 3, 0, 2, 0x000200F8, 4, 0x000100FD, 0x00010038]  # the function
    return struct.pack(f"<{len(words)}I", *words)


device = wgpu.gpu.request_adapter_sync().request_device_sync()
data = np.arange(64, dtype="u4")
buffer = device.create_buffer_with_data(data=data, usage="STORAGE|COPY_SRC")
module = device.create_shader_module(code=GLSL, label="comp")
pipeline = device.create_compute_pipeline(layout="auto", compute={"module": module, "entry_point": "main"})
group = device.create_bind_group(
    layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": {"buffer": buffer}}]
)
empty = device.create_compute_pipeline(layout="auto", compute={"module": device.create_shader_module(code=spirv())})
encoder = device.create_command_encoder()
compute = encoder.begin_compute_pass()
compute.set_pipeline(empty)
compute.dispatch_workgroups(1)
compute.set_pipeline(pipeline)
compute.set_bind_group(0, group)
compute.dispatch_workgroups(8)
compute.end()
device.queue.submit([encoder.finish()])
messages = []
try:
    device.create_shader_module(code="fn f( {")
except wgpu.GPUValidationError as error:
    messages = ["expected" in str(error).lower(), "wgsl" in str(error).lower(), "fn f( {" in str(error)]
np.savez(sys.argv[1], result=np.frombuffer(device.queue.read_buffer(buffer), "u4"), messages=np.array(messages))
