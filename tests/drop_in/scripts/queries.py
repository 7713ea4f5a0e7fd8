"""Occlusion, statistics and timestamp queries, immediates and multi-draw where the adapter has them."""

import sys

import numpy as np
import wgpu
from wgpu.backends.wgpu_native import extras

SHADER = """
var<immediate> tint: vec4<f32>;
@vertex fn vs(@builtin(vertex_index) i: u32, @builtin(instance_index) n: u32) -> @builtin(position) vec4<f32> {
    let p = array(vec2(-1.0, -1.0), vec2(0.0, -1.0), vec2(-1.0, 0.0));
    return vec4(p[i % 3u] + vec2(f32(n)), 0.5, 1.0);
}
@fragment fn fs() -> @location(0) vec4<f32> { return tint; }
"""
adapter = wgpu.gpu.request_adapter_sync()
wanted = [
    "timestamp-query",
    "pipeline-statistics-query",
    "immediates",
    "indirect-first-instance",
    "multi-draw-indirect-count",
]
features = [name for name in wanted if name in adapter.features]
device = adapter.request_device_sync(required_features=features, required_limits={"max-immediate-size": 16})
size = (64, 64, 1)
target = device.create_texture(size=size, format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
module = device.create_shader_module(code=SHADER)
layout = device.create_pipeline_layout(bind_group_layouts=[], immediate_size=16)
pipeline = device.create_render_pipeline(
    layout=layout,
    vertex={"module": module},
    primitive={"topology": "triangle-list"},
    fragment={"module": module, "targets": [{"format": "rgba8unorm"}]},
)
occlusion = device.create_query_set(type="occlusion", count=4)
times = device.create_query_set(type="timestamp", count=2)
statistics = extras.create_statistics_query_set(
    device,
    count=1,
    statistics=[
        extras.PipelineStatisticName.VertexShaderInvocations,
        extras.PipelineStatisticName.FragmentShaderInvocations,
    ],
)
draws = device.create_buffer_with_data(data=np.array([3, 1, 0, 0, 3, 1, 0, 1], "u4"), usage="INDIRECT")
count = device.create_buffer_with_data(data=np.array([2], "u4"), usage="INDIRECT")
encoder = device.create_command_encoder()
render = encoder.begin_render_pass(
    color_attachments=[
        {"view": target.create_view(), "clear_value": (0, 0, 0, 1), "load_op": "clear", "store_op": "store"}
    ],
    occlusion_query_set=occlusion,
    timestamp_writes={"query_set": times, "beginning_of_pass_write_index": 0, "end_of_pass_write_index": 1},
)
render.set_pipeline(pipeline)
render.set_immediates(0, np.array([1, 0.5, 0.25, 1], "f4"), 0, 16)
render.begin_occlusion_query(0)
extras.begin_pipeline_statistics_query(render, statistics, 0)
extras.multi_draw_indirect(render, draws, offset=0, count=2)
extras.end_pipeline_statistics_query(render)
render.end_occlusion_query()
render.begin_occlusion_query(1)
render.end_occlusion_query()
if "multi-draw-indirect-count" in features:
    extras.multi_draw_indirect_count(render, draws, offset=0, count_buffer=count, count_buffer_offset=0, max_count=2)
render.end()
resolved = device.create_buffer(size=1024, usage="QUERY_RESOLVE|COPY_SRC")
encoder.resolve_query_set(occlusion, 0, 2, resolved, 0)
encoder.resolve_query_set(times, 0, 2, resolved, 256)
encoder.resolve_query_set(statistics, 0, 1, resolved, 512)
device.queue.submit([encoder.finish()])
numbers = np.frombuffer(device.queue.read_buffer(resolved), "u8")
image = np.frombuffer(device.queue.read_texture({"texture": target}, {"bytes_per_row": 256}, size), "u1")
np.savez(
    sys.argv[1],
    features=np.array(features),
    samples=numbers[:2],
    ordered=np.array([numbers[33] >= numbers[32] > 0]),
    statistics=numbers[64:66],
    image=image,
)
