"""What the native library has beyond WebGPU: immediates, multi-draw, polygon modes, instance extras, traces."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

import wgpu
from wgpu.backends.wgpu_native import extras

COMPUTE = """
struct Data { add: vec4f };
var<immediate> data: Data;
@group(0) @binding(0) var<storage, read_write> result: vec4f;
@compute @workgroup_size(1) fn main() { result += data.add; }
"""

DRAW = """
@vertex fn vertex(@builtin(vertex_index) i: u32, @builtin(instance_index) row: u32) -> @builtin(position) vec4f {
    let x = f32(i & 1u) * 2.0 - 1.0;
    let y = 1.0 - (f32(row) + f32(i >> 1u)) / 2.0;
    return vec4f(x, y, 0.0, 1.0);
}
@fragment fn fragment() -> @location(0) vec4f { return vec4f(1.0); }
"""


@pytest.mark.row("N12", "F6")
@pytest.mark.parametrize("featured_device", [["immediates"]], indirect=True)
def test_immediates(adapter, featured_device):
    device = adapter.request_device_sync(required_features=["immediates"], required_limits={"max-immediate-size": 64})
    entry = {"binding": 0, "visibility": "COMPUTE", "buffer": {"type": "storage"}}
    layout = device.create_bind_group_layout(entries=[entry])
    pipeline = device.create_compute_pipeline(
        layout=device.create_pipeline_layout(bind_group_layouts=[layout], immediate_size=16),
        compute={"module": device.create_shader_module(code=COMPUTE)},
    )
    buffer = device.create_buffer_with_data(data=np.zeros(4, np.float32), usage="STORAGE|COPY_SRC")
    group = device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": buffer}])
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(pipeline)
    compute.set_bind_group(0, group)
    compute.set_immediates(0, np.array([1, 2, 3, 4], np.float32))
    compute.dispatch_workgroups(1)
    compute.set_immediates(4, np.array([9, 20, 30, 40, 9], np.float32), 4, 8)
    compute.dispatch_workgroups(1)
    for offset, size in ((-4, 4), (16, 8), (0, 40)):
        with pytest.raises(ValueError, match="are not within the 16 bytes of data"):
            compute.set_immediates(0, bytes(16), offset, size)
    compute.end()
    device.queue.submit([encoder.finish()])
    assert list(device.queue.read_buffer(buffer).cast("f")) == [2, 22, 33, 8]


@pytest.mark.row("N10")
@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("featured_device", [["multi-draw-indirect-count", "indirect-first-instance"]], indirect=True)
def test_multi_draw(featured_device, counted, indexed):
    device = featured_device
    if counted and indexed and "Mesa 22" in device.adapter_info.description:
        pytest.skip("the software driver of Mesa 22 draws nothing here, under any library")
    module = device.create_shader_module(code=DRAW)
    pipeline = device.create_render_pipeline(
        vertex={"module": module},
        primitive={"topology": "triangle-strip", "strip_index_format": "uint32" if indexed else None},
        fragment={"module": module, "targets": [{"format": "r8unorm"}]},
    )
    # Rows 0 and 2 of four; then one that must not be drawn.
    draws = [[4, 1, 0, 0, row] for row in (0, 2, 3)] if indexed else [[4, 1, 0, row] for row in (0, 2, 3)]
    arguments = device.create_buffer_with_data(
        data=np.array([[0] * len(draws[0]), *draws], np.uint32), usage="INDIRECT"
    )
    counts = device.create_buffer_with_data(data=np.array([9, 2], np.uint32), usage="INDIRECT")
    indices = device.create_buffer_with_data(data=np.arange(4, dtype=np.uint32), usage="INDEX")
    target = device.create_texture(size=(4, 4), format="r8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(
        color_attachments=[{"view": target, "load_op": "clear", "store_op": "store", "clear_value": (0, 0, 0, 0)}]
    )
    render.set_pipeline(pipeline)
    render.set_index_buffer(indices, "uint32")
    offset = 20 if indexed else 16
    if counted:
        draw = extras.multi_draw_indexed_indirect_count if indexed else extras.multi_draw_indirect_count
        draw(render, arguments, offset=offset, count_buffer=counts, count_buffer_offset=4, max_count=3)
    else:
        draw = extras.multi_draw_indexed_indirect if indexed else extras.multi_draw_indirect
        draw(render, arguments, offset=offset, count=2)
    render.end()
    device.queue.submit([encoder.finish()])
    rows = np.frombuffer(device.queue.read_texture({"texture": target}, {"bytes_per_row": 4}, (4, 4)), np.uint8)
    assert list(rows.reshape(4, 4)[:, 0]) == [255, 0, 255, 0]


@pytest.mark.parametrize("featured_device", [["polygon-mode-line"]], indirect=True)
def test_polygon_mode(featured_device):
    module = featured_device.create_shader_module(code=DRAW)
    fragment = {"module": module, "targets": [{"format": "r8unorm"}]}
    for primitive in ({"polygon_mode": "Line"}, wgpu.PrimitiveState(polygon_mode="line")):
        featured_device.create_render_pipeline(vertex={"module": module}, primitive=primitive, fragment=fragment)
    with pytest.raises(ValueError, match="is not a wgpu.PolygonMode"):
        featured_device.create_render_pipeline(
            vertex={"module": module}, primitive={"polygon_mode": "dots"}, fragment=fragment
        )


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.row("N10")
def test_instance_extras(adapter):
    result = run(
        """
import wgpu
from wgpu.backends.wgpu_native.extras import set_instance_extras
for wrong in ({"dx12_compiler": "gcc"}, {"backends": ["Glide"]}, {"flags": ["Fast"]}):
    try:
        set_instance_extras(**wrong)
    except ValueError as error:
        print(error)
    else:
        raise SystemExit("accepted")
set_instance_extras(
    backends=["Vulkan"], flags=["Default"], gles3_minor_version="Version1", dxc_path="x", dxc_max_shader_model=6.5,
    budget_for_device_creation=99, budget_for_device_loss=99,
)
print({a.info["backend_type"] for a in wgpu.gpu.enumerate_adapters_sync()})
try:
    set_instance_extras()
except RuntimeError as error:
    print(error)
"""
    )
    assert result.returncode == 0, result.stderr
    assert "'gcc'" in result.stdout and "'Glide' is not a wgpu.InstanceBackend" in result.stdout
    assert "the instance exists already" in result.stdout
    if adapter.info["backend_type"] == "Vulkan":
        assert "{'Vulkan'}" in result.stdout


@pytest.mark.row("H4", "N10")
def test_traces(adapter, tmp_path, caplog):
    (tmp_path / "old").write_text("")
    try:
        device = extras.request_device_sync(adapter, str(tmp_path), label="traced")
    except RuntimeError as error:
        assert "trace" in str(error).lower()
    else:
        assert device.label == "traced"
    assert "Trace directory not empty" in caplog.text
    for name, request in (("new", extras.request_device), ("old way", wgpu.GPUAdapter.request_device_tracing)):
        try:
            request(adapter, str(tmp_path / name))
        except RuntimeError:
            pass
        assert (tmp_path / name).is_dir()
