"""Mesh pipelines and their draws, in a process of its own with a driver that has them."""

import subprocess
import sys

import pytest

import wgpu

CODE = """
import numpy as np
import wgpu

SHADER = '''
enable wgpu_mesh_shader;
struct V { @builtin(position) at: vec4f, @location(0) color: vec4f }
struct P { @builtin(triangle_indices) corners: vec3u }
struct Made { @builtin(vertices) vertices: array<V, 4>, @builtin(primitives) primitives: array<P, 2>,
    @builtin(vertex_count) vertex_count: u32, @builtin(primitive_count) primitive_count: u32 }
struct Column { x: u32, color: vec4f }
override red: f32 = 0.0;
@group(0) @binding(0) var<uniform> green: vec4f;
var<task_payload> column: Column;
var<workgroup> made: Made;

// Each task has two of eight columns, and starts a mesh workgroup for each.
@task @payload(column) @workgroup_size(1)
fn task_main(@builtin(workgroup_id) id: vec3u) -> @builtin(mesh_task_size) vec3u {
    column.x = id.x * 2u;
    column.color = green + vec4f(red, 0.0, 0.0, 1.0);
    return vec3u(2u, 1u, 1u);
}
@mesh(made) @payload(column) @workgroup_size(1)
fn mesh_main(@builtin(workgroup_id) id: vec3u) {
    made.vertex_count = 4u;
    made.primitive_count = 2u;
    let left = f32(column.x + id.x) / 4.0 - 1.0;
    for (var i = 0u; i < 4u; i++) {
        let corner = vec2f(left + f32(i & 1u) / 4.0, f32(i >> 1u) * 2.0 - 1.0);
        made.vertices[i] = V(vec4f(corner, 0.0, 1.0), column.color);
    }
    made.primitives[0] = P(vec3u(0u, 1u, 2u));
    made.primitives[1] = P(vec3u(1u, 3u, 2u));
}
@fragment fn fragment_main(v: V) -> @location(0) vec4f { return v.color; }
'''

adapter = wgpu.gpu.request_adapter_sync()
if "mesh-shader" not in adapter.features:
    print("skipped")
    raise SystemExit
device = adapter.request_device_sync(required_features=["mesh_shader", "multi-draw-indirect-count"])
assert {"mesh-shader", "multi-draw-indirect-count"} <= device.features and "mesh-shader-points" not in device.features
assert device.limits["max-mesh-output-vertices"] == adapter.limits["maxMeshOutputVertices"] > 0

entry = {"binding": 0, "visibility": wgpu.ShaderStage.TASK, "buffer": {"type": "uniform"}}
layout = device.create_bind_group_layout(entries=[entry])
green = device.create_buffer_with_data(data=np.array([0, 1, 0, 0], np.float32), usage=wgpu.BufferUsage.UNIFORM)
group = device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": {"buffer": green}}])
module = device.create_shader_module(code=SHADER)
parts = {
    "label": "columns",
    "layout": device.create_pipeline_layout(bind_group_layouts=[layout]),
    "task": {"module": module, "entry_point": "task_main", "constants": {"red": 1}},
    "mesh": {"module": module, "entry_point": "mesh_main"},
    "fragment": {"module": module, "targets": [{"format": "rgba8unorm"}]},
}
pipeline = device.create_mesh_pipeline(**parts)
later = device.create_mesh_pipeline_async(**parts).sync_wait()
assert isinstance(pipeline, wgpu.GPURenderPipeline) and later.label == "columns"

usage = wgpu.TextureUsage.RENDER_ATTACHMENT | wgpu.TextureUsage.COPY_SRC
texture = device.create_texture(size=(8, 8, 1), format="rgba8unorm", usage=usage)


def columns(draw, pipeline=pipeline):
    encoder = device.create_command_encoder()
    attachment = {"view": texture, "load_op": "clear", "store_op": "store"}
    render = encoder.begin_render_pass(color_attachments=[attachment])
    render.set_pipeline(pipeline)
    render.set_bind_group(0, group)
    draw(render)
    render.end()
    device.queue.submit([encoder.finish()])
    pixels = np.frombuffer(device.queue.read_texture({"texture": texture}, {"bytes_per_row": 32}, (8, 8, 1)), np.uint8)
    pixels = pixels.reshape(8, 8, 4)
    assert (pixels == pixels[:1]).all() and set(map(tuple, pixels[0].tolist())) <= {(255, 255, 0, 255), (0, 0, 0, 0)}
    return "".join("#" if a else "." for a in pixels[0, :, 3])


indirect = device.create_buffer_with_data(
    data=np.array([9, 3, 1, 1, 1, 1, 1, 1, 9], np.uint32), usage=wgpu.BufferUsage.INDIRECT
)
print(columns(lambda render: render.draw_mesh_tasks(1)))
print(columns(lambda render: render.draw_mesh_tasks(4, 1, 1), later))
print(columns(lambda render: render.draw_mesh_tasks_indirect(indirect, 4)))
print(columns(lambda render: render.multi_draw_mesh_tasks_indirect(indirect, 4, 2)))
print(columns(lambda render: render.multi_draw_mesh_tasks_indirect_count(indirect, 4, indirect, 16, 2)))

for wrong, error in (
    (lambda render: render.draw_mesh_tasks(-1), ValueError),
    (lambda render: render.draw_mesh_tasks("1"), TypeError),
    (lambda render: render.draw_mesh_tasks_indirect(texture, 4), wgpu.GPUValidationError),
    (lambda render: render.multi_draw_mesh_tasks_indirect(indirect, None, 2), TypeError),
    (lambda render: render.multi_draw_mesh_tasks_indirect_count(indirect, 4, 3, 12, 5), TypeError),
    (lambda render: render.draw_mesh_tasks(2**32 - 1), wgpu.GPUValidationError),
    (lambda render: render.draw(3), wgpu.GPUValidationError),
):
    try:
        columns(wrong)
    except error:
        continue
    raise AssertionError(error)
for change, error in (
    ({"mesh": {}}, Exception),
    ({"mesh": {"module": module, "entry": "mesh_main"}}, Exception),
    ({"task": {"module": module, "entry_point": "none"}}, wgpu.GPUValidationError),
    ({"primitive": {"topology": "line-strip"}}, wgpu.GPUValidationError),
    ({"layout": "other"}, ValueError),
):
    for create in (device.create_mesh_pipeline, lambda **given: device.create_mesh_pipeline_async(**given).sync_wait()):
        try:
            create(**{**parts, **change})
        except error as wrong:
            assert not isinstance(wrong, AssertionError) and str(wrong), wrong
            continue
        raise AssertionError(change)
print("done")
"""


@pytest.mark.row("A2")
def test_mesh_pipelines(new_driver):
    run = subprocess.run(
        [sys.executable, "-c", CODE], env=new_driver, capture_output=True, text=True, timeout=300, check=False
    )
    if run.stdout.split() == ["skipped"]:
        pytest.skip("the adapter has no mesh-shader")
    assert run.returncode == 0, run.stderr
    drawn = run.stdout.split()
    assert drawn == ["##......", "########", "######..", "######..", "######..", "done"]


def test_without_the_feature(device):
    with pytest.raises(wgpu.GPUValidationError, match="'mesh-shader'"):
        device.create_shader_module(code="enable wgpu_mesh_shader;")
    module = device.create_shader_module(code="@compute @workgroup_size(1) fn main() {}")
    with pytest.raises(wgpu.GPUValidationError, match="'mesh-shader'"):
        device.create_mesh_pipeline(mesh={"module": module})
    with pytest.raises(wgpu.GPUPipelineError, match="'mesh-shader'"):
        device.create_mesh_pipeline_async(mesh={"module": module}).sync_wait()
    entry = {"binding": 0, "visibility": wgpu.ShaderStage.MESH, "buffer": {"type": "uniform"}}
    with pytest.raises(wgpu.GPUValidationError, match="'mesh-shader'"):
        device.create_bind_group_layout(entries=[entry])
