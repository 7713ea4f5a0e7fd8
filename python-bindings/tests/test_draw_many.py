"""Many draws or dispatches in one call."""

import numpy as np
import pytest

import wgpu

SHADER = """
@group(0) @binding(0) var<uniform> tint: vec4f;
@vertex fn vs(@location(0) at: vec2f) -> @builtin(position) vec4f { return vec4f(at, 0.5, 1.0); }
@fragment fn fs() -> @location(0) vec4f { return tint; }
"""
SIDE = 8
COUNT = SIDE * SIDE


@pytest.fixture
def scene(device):
    """A target, and records that draw a pixel each in a color of its own."""
    layout = device.create_bind_group_layout(
        entries=[{"binding": 0, "visibility": "FRAGMENT", "buffer": {"type": "uniform", "has_dynamic_offset": True}}]
    )
    module = device.create_shader_module(code=SHADER)
    attributes = [{"format": "float32x2", "offset": 0, "shader_location": 0}]
    pipeline = device.create_render_pipeline(
        layout=device.create_pipeline_layout(bind_group_layouts=[layout]),
        vertex={"module": module, "buffers": [{"array_stride": 8, "attributes": attributes}]},
        fragment={"module": module, "targets": [{"format": "rgba8unorm"}]},
    )
    corners = np.array([[0, 0], [1, 0], [0, 1], [1, 0], [1, 1], [0, 1]], np.float32)
    place = np.stack([np.arange(COUNT) % SIDE, np.arange(COUNT) // SIDE], 1).astype(np.float32)
    vertices = (place[:, None] + corners) * (2 / SIDE, -2 / SIDE) + (-1, 1)
    colors = np.random.default_rng(1).integers(0, 256, (COUNT, 4), np.uint8)
    tints = np.zeros((COUNT, 64), np.float32)
    tints[:, :4] = colors / np.float32(255)
    vertex_buffer = device.create_buffer_with_data(data=vertices.astype(np.float32), usage="VERTEX")
    index_buffer = device.create_buffer_with_data(data=np.arange(6, dtype=np.uint32), usage="INDEX")
    tint_buffer = device.create_buffer_with_data(data=tints, usage="UNIFORM")
    group = device.create_bind_group(
        layout=layout, entries=[{"binding": 0, "resource": {"buffer": tint_buffer, "offset": 0, "size": 16}}]
    )
    draws = np.zeros(COUNT, np.dtype(wgpu.DRAW_RECORD))
    draws["pipeline"] = pipeline.native_handle
    draws["bind_groups"][:, 0] = group.native_handle
    draws["vertex_buffers"]["buffer"][:, 0] = vertex_buffer.native_handle
    draws["dynamic_offsets"][:, 0] = 256 * np.arange(COUNT)
    draws["dynamic_offset_mask"] = 1
    draws["count"] = 6
    draws["instance_count"] = 1
    draws["first"] = 6 * np.arange(COUNT)
    indexed = draws[1::2]
    indexed["index_buffer"]["buffer"] = index_buffer.native_handle
    indexed["index_format"] = 2
    indexed["base_vertex"] = indexed["first"]
    indexed["first"] = 0
    target = device.create_texture(size=(SIDE, SIDE, 1), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    return device, target, draws, colors, (pipeline, group, vertex_buffer, index_buffer)


def attachment(target):
    return [{"view": target.create_view(), "load_op": "clear", "store_op": "store", "clear_value": (0, 0, 0, 0)}]


def pixels(device, target):
    data = device.queue.read_texture({"texture": target}, {"bytes_per_row": 4 * SIDE}, (SIDE, SIDE, 1))
    return np.frombuffer(data, np.uint8).reshape(COUNT, 4)


def test_records_have_the_layout_of_the_library():
    assert np.dtype(wgpu.DRAW_RECORD).itemsize == 168
    assert np.dtype(wgpu.DISPATCH_RECORD).itemsize == 72


@pytest.mark.row("A1")
@pytest.mark.parametrize("way", ["array", "bytes", "bundle"])
def test_draw_many(scene, way):
    device, target, draws, colors, _objects = scene
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=attachment(target))
    if way == "bundle":
        bundle = device.create_render_bundle_encoder(color_formats=["rgba8unorm"])
        bundle.draw_many(draws)
        render.execute_bundles([bundle.finish()])
    elif way == "bytes":
        render.draw_many(bytearray(draws))
    else:
        render.draw_many(draws[:40])
        render.draw_many(draws[40:])
    render.end()
    device.queue.submit([encoder.finish()])
    assert (pixels(device, target) == colors).all()


def test_draw_many_names_the_record(scene):
    device, target, draws, _colors, _objects = scene
    gone = device.create_buffer(size=16, usage="VERTEX")
    draws["vertex_buffers"]["buffer"][11, 3] = gone.native_handle
    del gone
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=attachment(target))
    render.draw_many(draws)
    render.end()
    with pytest.raises(wgpu.GPUValidationError, match=r"draws\[11\].*vertexBuffer3"):
        encoder.finish()


@pytest.mark.row("A1")
def test_draw_many_refuses_other_data(scene):
    device, target, draws, _colors, _objects = scene
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=attachment(target))
    for wrong in (np.zeros(168, np.float32), bytes(100)):
        with pytest.raises(ValueError, match="168 bytes"):
            render.draw_many(wrong)
    with pytest.raises(ValueError, match="not contiguous"):
        render.draw_many(draws[::2])
    with pytest.raises(TypeError):
        render.draw_many([1, 2, 3])
    render.draw_many(draws[:0])
    render.end()
    with pytest.raises(wgpu.GPUValidationError):
        render.draw_many(draws)
    encoder.finish()


def test_dispatch_many(device):
    code = """
    @group(0) @binding(0) var<storage, read_write> data: array<u32>;
    @compute @workgroup_size(1) fn main(@builtin(workgroup_id) id: vec3u) { data[id.x + 4u * id.y] += id.z + 1u; }
    """
    module = device.create_shader_module(code=code)
    pipeline = device.create_compute_pipeline(layout="auto", compute={"module": module})
    buffers = [device.create_buffer(size=64, usage="STORAGE|COPY_SRC") for _ in range(2)]
    groups = [
        device.create_bind_group(
            layout=pipeline.get_bind_group_layout(0),
            entries=[{"binding": 0, "resource": {"buffer": buffer, "offset": 0, "size": 64}}],
        )
        for buffer in buffers
    ]
    dispatches = np.zeros(3, np.dtype(wgpu.DISPATCH_RECORD))
    dispatches["pipeline"][0] = pipeline.native_handle
    dispatches["bind_groups"][:, 0] = [groups[0].native_handle, groups[1].native_handle, 0]
    dispatches["workgroup_count"] = [(4, 4, 1), (2, 1, 1), (4, 1, 1)]
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.dispatch_many(dispatches)
    compute.end()
    device.queue.submit([encoder.finish()])
    first, second = (np.frombuffer(device.queue.read_buffer(buffer), np.uint32) for buffer in buffers)
    assert first.tolist() == [1] * 16
    assert second.tolist() == [2, 2, 1, 1] + [0] * 12
    del groups[1]
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.dispatch_many(dispatches)
    compute.end()
    with pytest.raises(wgpu.GPUValidationError, match=r"dispatches\[1\].*bindGroup0"):
        encoder.finish()
