"""Doubles eight numbers on the GPU."""

import numpy as np
import wgpu

CODE = """
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(8)
fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
"""

adapter = wgpu.gpu.request_adapter_sync()
device = adapter.request_device_sync()

usage = wgpu.BufferUsage.STORAGE | wgpu.BufferUsage.COPY_SRC
work = device.create_buffer_with_data(data=np.arange(1, 9, dtype=np.uint32), usage=usage)
shader = device.create_shader_module(code=CODE)
pipeline = device.create_compute_pipeline(layout="auto", compute={"module": shader})
bindings = device.create_bind_group(
    layout=pipeline.get_bind_group_layout(0),
    entries=[{"binding": 0, "resource": {"buffer": work}}],
)

encoder = device.create_command_encoder()
compute_pass = encoder.begin_compute_pass()
compute_pass.set_pipeline(pipeline)
compute_pass.set_bind_group(0, bindings)
compute_pass.dispatch_workgroups(1)
compute_pass.end()
device.queue.submit([encoder.finish()])

print(np.frombuffer(device.queue.read_buffer(work), np.uint32))
