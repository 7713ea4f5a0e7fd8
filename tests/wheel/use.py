"""Computes and draws with the installed package alone: no numpy, no compiler, no checkout."""

import shutil
import sys
from array import array

import wgpu
from wgpu.utils.compute import compute_with_buffers

assert wgpu.__file__.startswith(sys.prefix), wgpu.__file__
assert not [tool for tool in ("cargo", "rustc", "cc", "gcc") if shutil.which(tool)]

doubled = """
@group(0) @binding(0) var<storage, read> a: array<i32>;
@group(0) @binding(1) var<storage, read_write> b: array<i32>;
@compute @workgroup_size(1) fn main(@builtin(global_invocation_id) id: vec3u) { b[id.x] = 2 * a[id.x]; }
"""
out = compute_with_buffers({0: array("i", range(100))}, {1: (100, "i")}, doubled)
assert list(out[1]) == list(range(0, 200, 2)), list(out[1])

device = wgpu.get_default_device()
module = device.create_shader_module(
    code="""
@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
    return vec4f(f32(i & 1) * 4.0 - 1.0, f32(i >> 1) * 4.0 - 1.0, 0.0, 1.0);
}
@fragment fn fs(@builtin(position) p: vec4f) -> @location(0) vec4f {
    return select(vec4f(0.0, 0.0, 1.0, 1.0), vec4f(1.0, 0.0, 0.0, 1.0), p.x < 4.0);
}"""
)
pipeline = device.create_render_pipeline(
    layout="auto", vertex={"module": module}, fragment={"module": module, "targets": [{"format": "rgba8unorm"}]}
)
texture = device.create_texture(size=(8, 8), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
encoder = device.create_command_encoder()
target = {"view": texture.create_view(), "load_op": "clear", "store_op": "store", "clear_value": (0, 1, 0, 1)}
render = encoder.begin_render_pass(color_attachments=[target])
render.set_pipeline(pipeline)
render.draw(3)
render.end()
device.queue.submit([encoder.finish()])
pixels = bytes(device.queue.read_texture({"texture": texture}, {"bytes_per_row": 32}, (8, 8)))
assert pixels == (b"\xff\0\0\xff" * 4 + b"\0\0\xff\xff" * 4) * 8, pixels
print("wheel: computes and draws in a bare virtual environment")
