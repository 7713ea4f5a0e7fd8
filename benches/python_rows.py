"""What benches/python.py measures, for whichever package `wgpu` this interpreter imports.

It is run by benches/python.py in two interpreters. It writes the names of its measures as a line of JSON, then reads
a name a line and writes how long one call took, in seconds. What one of the packages has not is done by its next best
means, as the measures say.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import wgpu
from wgpu.utils.compute import compute_with_buffers

MIB = 1 << 20
SHORT = "--short" in sys.argv
LARGE = 4 if SHORT else 256 if "--gpu" in sys.argv else 64  # MiB
CALLS = 20 if SHORT else 2000

SHADER = """
@group(0) @binding(0) var<uniform> offset: vec4f;
@vertex fn vertex(@location(0) position: vec4f) -> @builtin(position) vec4f { return position + offset; }
@fragment fn fragment() -> @location(0) vec4f { return vec4f(1.0); }
"""
COMPUTE = """
@group(0) @binding(0) var<storage, read_write> data: array<u32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) { data[id.x] += 1u; }
"""

clock = time.perf_counter
adapter = wgpu.gpu.request_adapter_sync(power_preference="high-performance")
limits = {"max-buffer-size": min(adapter.limits["max-buffer-size"], 512 * MIB)}
device = adapter.request_device_sync(required_limits=limits)
queue = device.queue
U = wgpu.BufferUsage

format = wgpu.TextureFormat.rgba8unorm
texture = device.create_texture(
    size=(64, 64, 1), format=format, usage=wgpu.TextureUsage.RENDER_ATTACHMENT | wgpu.TextureUsage.TEXTURE_BINDING
)
target = texture.create_view()
vertices = device.create_buffer(size=256, usage=U.VERTEX | U.COPY_DST)
indices = device.create_buffer(size=256, usage=U.INDEX | U.COPY_DST | U.COPY_SRC)
uniforms = device.create_buffer(size=256, usage=U.UNIFORM | U.COPY_DST)
storage = device.create_buffer(size=4096, usage=U.STORAGE | U.COPY_SRC | U.COPY_DST)
module = device.create_shader_module(code=SHADER)
compute_module = device.create_shader_module(code=COMPUTE)
LAYOUT_ENTRIES = [
    {"binding": 0, "visibility": wgpu.ShaderStage.VERTEX, "buffer": {"type": wgpu.BufferBindingType.uniform}}
]
group_layout = device.create_bind_group_layout(entries=LAYOUT_ENTRIES)
pipeline_layout = device.create_pipeline_layout(bind_group_layouts=[group_layout])
GROUP_ENTRIES = [{"binding": 0, "resource": {"buffer": uniforms, "offset": 0, "size": 256}}]
group = device.create_bind_group(layout=group_layout, entries=GROUP_ENTRIES)
RENDER: dict[str, Any] = {
    "layout": pipeline_layout,
    "vertex": {
        "module": module,
        "entry_point": "vertex",
        "buffers": [{"array_stride": 16, "attributes": [{"format": "float32x4", "offset": 0, "shader_location": 0}]}],
    },
    "primitive": {"topology": wgpu.PrimitiveTopology.triangle_list},
    "fragment": {"module": module, "entry_point": "fragment", "targets": [{"format": format}]},
}
render_pipeline = device.create_render_pipeline(**RENDER)
COMPUTE_PIPELINE = {"layout": "auto", "compute": {"module": compute_module, "entry_point": "main"}}
compute_pipeline = device.create_compute_pipeline(**COMPUTE_PIPELINE)
compute_group = device.create_bind_group(
    layout=compute_pipeline.get_bind_group_layout(0),
    entries=[{"binding": 0, "resource": {"buffer": storage, "offset": 0, "size": 4096}}],
)
ATTACHMENTS = [{"view": target, "clear_value": (0, 0, 0, 1), "load_op": "clear", "store_op": "store"}]


def finish() -> None:
    """Wait until the GPU has done everything."""
    queue.read_buffer(storage, 0, 4)


def repeat(call: Callable[..., Any], arguments: tuple[Any, ...], count: int) -> float:
    begin = clock()
    for _ in range(count):
        call(*arguments)
    return (clock() - begin) / count


def in_render_pass(method: str, *arguments: Any) -> Callable[[], float]:
    def measure() -> float:
        encoder = device.create_command_encoder()
        render = encoder.begin_render_pass(color_attachments=ATTACHMENTS)
        render.set_pipeline(render_pipeline)
        render.set_bind_group(0, group)
        render.set_vertex_buffer(0, vertices)
        render.set_index_buffer(indices, "uint32")
        passed = repeat(getattr(render, method), arguments, CALLS)
        render.end()
        encoder.finish()
        return passed

    return measure


def in_compute_pass(method: str, *arguments: Any) -> Callable[[], float]:
    def measure() -> float:
        encoder = device.create_command_encoder()
        compute = encoder.begin_compute_pass()
        compute.set_pipeline(compute_pipeline)
        compute.set_bind_group(0, compute_group)
        passed = repeat(getattr(compute, method), arguments, CALLS)
        compute.end()
        encoder.finish()
        return passed

    return measure


def in_encoder(method: str, *arguments: Any) -> Callable[[], float]:
    def measure() -> float:
        encoder = device.create_command_encoder()
        passed = repeat(getattr(encoder, method), arguments, CALLS)
        encoder.finish()
        return passed

    return measure


def draw_group(render: Any) -> None:
    render.set_pipeline(render_pipeline)
    render.set_bind_group(0, group)
    render.set_vertex_buffer(0, vertices)
    render.draw(3, 1)


def frame() -> float:
    """A frame of 1000 draws: record, finish and submit."""
    count = 10 if SHORT else 1000
    begin = clock()
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=ATTACHMENTS)
    for _ in range(count):
        draw_group(render)
    render.end()
    queue.submit([encoder.finish()])
    passed = clock() - begin
    finish()
    return passed


def draws_one_by_one() -> float:
    """Recording of one draw with its pipeline, bind group and vertex buffer."""
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=ATTACHMENTS)
    begin = clock()
    for _ in range(CALLS):
        draw_group(render)
    passed = clock() - begin
    render.end()
    encoder.finish()
    return passed / CALLS


def draws_at_once() -> float:
    """The same through draw_many(), where there is one, from an array that is there."""
    if not hasattr(wgpu, "DRAW_RECORD"):
        return draws_one_by_one()
    draws = np.zeros(CALLS, np.dtype(wgpu.DRAW_RECORD))
    draws["pipeline"] = render_pipeline.native_handle
    draws["bind_groups"][:, 0] = group.native_handle
    draws["vertex_buffers"]["buffer"][:, 0] = vertices.native_handle
    draws["count"] = 3
    draws["instance_count"] = 1
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=ATTACHMENTS)
    begin = clock()
    render.draw_many(draws)
    passed = clock() - begin
    render.end()
    encoder.finish()
    return passed / CALLS


def encode_and_submit() -> float:
    """Encoding and submitting one dispatch; the GPU's work is not waited for."""
    count = 5 if SHORT else 100
    begin = clock()
    for _ in range(count):
        encoder = device.create_command_encoder()
        compute = encoder.begin_compute_pass()
        compute.set_pipeline(compute_pipeline)
        compute.set_bind_group(0, compute_group)
        compute.dispatch_workgroups(1)
        compute.end()
        queue.submit([encoder.finish()])
    passed = clock() - begin
    finish()
    return passed / count


def dispatches() -> float:
    """One of many dispatches of one pass, their work included."""
    count = 10 if SHORT else 10000
    begin = clock()
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(compute_pipeline)
    compute.set_bind_group(0, compute_group)
    dispatch = compute.dispatch_workgroups
    for _ in range(count):
        dispatch(1)
    compute.end()
    queue.submit([encoder.finish()])
    finish()
    return (clock() - begin) / count


def compute_helper() -> float:
    """The helper that makes all that it needs for each computation."""
    count = 1 if SHORT else 50
    begin = clock()
    for _ in range(count):
        compute_with_buffers({}, {0: 256}, COMPUTE, n=1)
    return (clock() - begin) / count


def creation(make: Callable[[], Any], count: int = 300) -> Callable[[], float]:
    """Making and releasing."""

    def measure() -> float:
        calls = 3 if SHORT else count
        passed = repeat(make, (), calls)
        finish()  # lets go of what was released
        return passed

    return measure


numbers = iter(range(1, 1 << 30))


def small_buffer() -> Any:
    return device.create_buffer(size=256, usage=U.STORAGE | U.COPY_DST)


def small_texture() -> Any:
    return device.create_texture(size=(16, 16, 1), format=format, usage=wgpu.TextureUsage.TEXTURE_BINDING)


def bind_group() -> Any:
    return device.create_bind_group(layout=group_layout, entries=GROUP_ENTRIES)


def bind_group_layout() -> Any:
    entries = [
        {"binding": 0, "visibility": wgpu.ShaderStage.VERTEX, "buffer": {"type": wgpu.BufferBindingType.uniform}}
    ]
    return device.create_bind_group_layout(entries=entries)


def shader_module() -> Any:
    return device.create_shader_module(code=SHADER)


def another_shader_module() -> Any:
    return device.create_shader_module(code=SHADER.replace("vec4f(1.0)", f"vec4f(1.0) * {next(numbers)}"))


def another_render_pipeline() -> Any:
    buffer = RENDER["vertex"]["buffers"][0] | {"array_stride": 16 + 4 * (next(numbers) % 500)}
    return device.create_render_pipeline(**RENDER | {"vertex": RENDER["vertex"] | {"buffers": [buffer]}})


big_data = np.ones(LARGE * MIB // 4, np.uint32)
big_result = np.ones(LARGE * MIB // 4, np.uint32)
small_data = bytes(64)
big = device.create_buffer(size=LARGE * MIB, usage=U.STORAGE | U.COPY_SRC | U.COPY_DST)
mappable = device.create_buffer(size=LARGE * MIB, usage=U.MAP_READ | U.COPY_DST)


def write_small() -> float:
    passed = repeat(queue.write_buffer, (storage, 0, small_data), 5 if SHORT else 500)
    finish()
    return passed


def read_small() -> float:
    return repeat(queue.read_buffer, (storage, 0, 64), 3 if SHORT else 50)


def write_big() -> float:
    """Write and wait."""
    finish()
    begin = clock()
    queue.write_buffer(big, 0, big_data)
    finish()
    return clock() - begin


def read_big() -> float:
    """Read into new memory."""
    finish()
    begin = clock()
    np.frombuffer(queue.read_buffer(big), np.uint32)
    return clock() - begin


def read_big_out() -> float:
    """Read into the caller's array."""
    finish()
    begin = clock()
    try:
        queue.read_buffer(big, out=big_result)
    except TypeError:
        big_result[:] = np.frombuffer(queue.read_buffer(big), np.uint32)
    return clock() - begin


def map_big() -> float:
    """The GPU's copy to a mappable buffer, mapping that, and seeing its bytes; without a copy by the CPU."""
    finish()
    begin = clock()
    encoder = device.create_command_encoder()
    encoder.copy_buffer_to_buffer(big, 0, mappable, 0, LARGE * MIB)
    queue.submit([encoder.finish()])
    mappable.map_sync(wgpu.MapMode.READ)
    try:
        view = mappable.read_mapped(copy=False)
    except TypeError:
        view = mappable.read_mapped()
    first = np.frombuffer(view, np.uint32)[0]
    passed = clock() - begin
    del view, first
    mappable.unmap()
    return passed


MEASURES: dict[str, Callable[[], float]] = {
    "set_pipeline": in_render_pass("set_pipeline", render_pipeline),
    "set_bind_group": in_render_pass("set_bind_group", 0, group),
    "set_vertex_buffer": in_render_pass("set_vertex_buffer", 0, vertices),
    "set_index_buffer": in_render_pass("set_index_buffer", indices, "uint32"),
    "draw": in_render_pass("draw", 3, 1),
    "draw_indexed": in_render_pass("draw_indexed", 3, 1),
    "set_viewport": in_render_pass("set_viewport", 0, 0, 64, 64, 0, 1),
    "set_scissor_rect": in_render_pass("set_scissor_rect", 0, 0, 64, 64),
    "set_stencil_reference": in_render_pass("set_stencil_reference", 1),
    "set_blend_constant": in_render_pass("set_blend_constant", (0, 0, 0, 1)),
    "compute set_pipeline": in_compute_pass("set_pipeline", compute_pipeline),
    "compute set_bind_group": in_compute_pass("set_bind_group", 0, compute_group),
    "dispatch_workgroups": in_compute_pass("dispatch_workgroups", 1),
    "copy_buffer_to_buffer": in_encoder("copy_buffer_to_buffer", storage, 0, indices, 0, 64),
    "clear_buffer": in_encoder("clear_buffer", storage, 0, 64),
    "frame of 1000 draws": frame,
    "a draw of many": draws_at_once,
    "create_buffer": creation(small_buffer),
    "create_texture": creation(small_texture),
    "create_view": creation(texture.create_view),
    "create_sampler": creation(device.create_sampler),
    "create_bind_group_layout": creation(bind_group_layout),
    "create_bind_group": creation(bind_group),
    "create_pipeline_layout": creation(lambda: device.create_pipeline_layout(bind_group_layouts=[group_layout])),
    "create_command_encoder": creation(device.create_command_encoder),
    "create_shader_module": creation(shader_module, 20),
    "create_compute_pipeline": creation(lambda: device.create_compute_pipeline(**COMPUTE_PIPELINE), 10),
    "create_render_pipeline": creation(lambda: device.create_render_pipeline(**RENDER), 10),
    "create_shader_module, each another": creation(another_shader_module, 20),
    "create_render_pipeline, each another": creation(another_render_pipeline, 10),
    "write_buffer 64 B": write_small,
    "read_buffer 64 B": read_small,
    f"write_buffer {LARGE} MiB": write_big,
    f"read_buffer {LARGE} MiB": read_big,
    f"read_buffer {LARGE} MiB, caller's array": read_big_out,
    f"mapped view of {LARGE} MiB": map_big,
    "encode and submit a dispatch": encode_and_submit,
    "a dispatch of 10000": dispatches,
    "compute_with_buffers": compute_helper,
}


def main() -> None:
    print(json.dumps({"measures": list(MEASURES), "adapter": adapter.info["device"]}), flush=True)
    for line in sys.stdin:
        print(json.dumps(MEASURES[line.strip()]()), flush=True)


if __name__ == "__main__":
    main()
