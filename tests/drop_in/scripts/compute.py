"""A compute shader with override constants, several buffers, indirect dispatch and read-back."""

import sys

import numpy as np
import wgpu
import wgpu.utils.compute

SHADER = """
override factor: f32 = 1.0;
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read_write> b: array<f32>;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    if (id.x < arrayLength(&b)) { b[id.x] = a[id.x] * factor + f32(id.x); }
}
"""

device = wgpu.gpu.request_adapter_sync().request_device_sync()
data = np.linspace(-1, 1, 1000, dtype="f4")
source = device.create_buffer_with_data(data=data, usage="STORAGE")
target = device.create_buffer(size=data.nbytes, usage="STORAGE|COPY_SRC")
module = device.create_shader_module(code=SHADER)
pipeline = device.create_compute_pipeline(
    layout="auto", compute={"module": module, "entry_point": "main", "constants": {"factor": 2.5}}
)
group = device.create_bind_group(
    layout=pipeline.get_bind_group_layout(0),
    entries=[{"binding": 0, "resource": {"buffer": source}}, {"binding": 1, "resource": {"buffer": target}}],
)
indirect = device.create_buffer_with_data(data=np.array([16, 1, 1], "u4"), usage="INDIRECT")
encoder = device.create_command_encoder()
compute = encoder.begin_compute_pass()
compute.set_pipeline(pipeline)
compute.set_bind_group(0, group)
compute.dispatch_workgroups_indirect(indirect, 0)
compute.end()
device.queue.submit([encoder.finish()])
result = np.frombuffer(device.queue.read_buffer(target), "f4")
helper = wgpu.utils.compute.compute_with_buffers({0: data}, {1: (1000, "f")}, SHADER, n=16)
np.savez(
    sys.argv[1],
    result=result,
    helper=np.frombuffer(helper[1], "f4"),
    expected=data * np.float32(2.5) + np.arange(1000, dtype="f4"),
)
