"""Shaders, bind groups, pipelines and compute passes: numbers go through the GPU."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

import wgpu

DOUBLE = """
@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
override factor: f32 = 2.0;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
    if (id.x < arrayLength(&numbers)) { numbers[id.x] = numbers[id.x] * factor; }
}
"""


@pytest.fixture
def module(device):
    return device.create_shader_module(label="double", code=DOUBLE)


@pytest.fixture
def pipeline(device, module):
    return device.create_compute_pipeline(layout="auto", compute={"module": module, "entry_point": "main"})


@pytest.fixture
def numbers(device):
    return device.create_buffer_with_data(
        label="numbers", data=np.arange(100, dtype=np.float32), usage="STORAGE|COPY_SRC|COPY_DST|INDIRECT"
    )


def group(device, pipeline, buffer):
    entries = [{"binding": 0, "resource": buffer}]
    return device.create_bind_group(layout=pipeline.get_bind_group_layout(0), entries=entries)


def dispatch(device, pipeline, bind_group, *count, offsets=()):
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass(label="pass")
    compute.set_pipeline(pipeline)
    compute.set_bind_group(0, bind_group, offsets)
    compute.dispatch_workgroups(*count)
    compute.end()
    device.queue.submit([encoder.finish()])


def floats(device, buffer):
    return np.frombuffer(device.queue.read_buffer(buffer), np.float32)


@pytest.mark.row("A10")
def test_dispatch(device, pipeline, numbers):
    dispatch(device, pipeline, group(device, pipeline, numbers), 2)
    assert np.array_equal(floats(device, numbers), np.arange(100) * 2)


def test_a_pass_ends_with_its_block(device, pipeline, numbers):
    encoder = device.create_command_encoder()
    with encoder.begin_compute_pass(label="first") as compute:
        assert compute.label == "first"
        compute.set_pipeline(pipeline)
        compute.set_bind_group(0, group(device, pipeline, numbers))
        compute.dispatch_workgroups(2)
    with pytest.raises(ZeroDivisionError), encoder.begin_compute_pass():
        _ = 1 / 0
    texture = device.create_texture(size=(4, 4), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    attachment = {"view": texture, "load_op": "clear", "store_op": "store", "clear_value": (1, 0, 0, 1)}
    with encoder.begin_render_pass(color_attachments=[attachment]) as render:
        render.set_stencil_reference(1)
    device.queue.submit([encoder.finish()])
    assert np.array_equal(floats(device, numbers), np.arange(100) * 2)
    assert bytes(device.queue.read_texture({"texture": texture})[:4]) == b"\xff\0\0\xff"


@pytest.mark.parametrize("key", ["factor", wgpu.ProgrammableStage])
def test_constants(device, module, numbers, key):
    stage = {"module": module, "entry_point": "main", "constants": {"factor": 10}}
    if key is not wgpu.ProgrammableStage:
        pipeline = device.create_compute_pipeline(layout="auto", compute=stage)
    else:
        pipeline = device.create_compute_pipeline(layout="auto", compute=wgpu.ProgrammableStage(**stage))
    dispatch(device, pipeline, group(device, pipeline, numbers), 2, 1, 1)
    assert np.array_equal(floats(device, numbers), np.arange(100) * 10)


@pytest.mark.row("R14", "H8")
def test_layout_and_entry_point_have_defaults(device, module, numbers):
    pipeline = device.create_compute_pipeline(compute={"module": module})
    dispatch(device, pipeline, group(device, pipeline, numbers), 2)
    assert floats(device, numbers)[1] == 2


def test_an_explicit_layout(device, module, numbers):
    entry = {"binding": 0, "visibility": "COMPUTE", "buffer": {"type": "storage"}}
    layout = device.create_bind_group_layout(label="layout", entries=[entry])
    pipeline_layout = device.create_pipeline_layout(bind_group_layouts=[layout])
    pipeline = device.create_compute_pipeline(layout=pipeline_layout, compute={"module": module})
    bind_group = device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": {"buffer": numbers}}])
    dispatch(device, pipeline, bind_group, 2)
    assert floats(device, numbers)[99] == 198


@pytest.mark.row("H11")
def test_dynamic_offsets(device, module):
    entry = {
        "binding": 0,
        "visibility": wgpu.ShaderStage.COMPUTE,
        "buffer": {"type": "storage", "has_dynamic_offset": True, "min_binding_size": 4},
    }
    layout = device.create_bind_group_layout(entries=[entry])
    pipeline = device.create_compute_pipeline(
        layout=device.create_pipeline_layout(bind_group_layouts=[layout]), compute={"module": module}
    )
    buffer = device.create_buffer_with_data(data=np.ones(256, np.float32), usage="STORAGE|COPY_SRC")
    resource = {"buffer": buffer, "offset": 0, "size": 256}
    bind_group = device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": resource}])
    dispatch(device, pipeline, bind_group, 1, offsets=[512])
    expected = np.ones(256)
    expected[128:192] = 2
    assert np.array_equal(floats(device, buffer), expected)
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(pipeline)
    compute.set_bind_group(0, bind_group, np.array([1, 256, 2]), 1, 1)
    compute.dispatch_workgroups(1)
    compute.end()
    device.queue.submit([encoder.finish()])
    expected[64:128] = 2
    assert np.array_equal(floats(device, buffer), expected)
    for start, length, message in ((0, None, "go together"), (-1, 1, "not negative"), (0, -1, "not negative")):
        with pytest.raises(ValueError, match=message):
            compute.set_bind_group(0, bind_group, [0], start, length)
    with pytest.raises(ValueError, match="dynamic offsets are from 0"):
        compute.set_bind_group(0, bind_group, [-256])


@pytest.mark.row("G38")
def test_parts_of_buffers(device, pipeline, numbers):
    resource = {"buffer": numbers, "offset": 256}
    bind_group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": resource}]
    )
    dispatch(device, pipeline, bind_group, 1)
    expected = np.arange(100.0)
    expected[64:] *= 2
    assert np.array_equal(floats(device, numbers), expected)


@pytest.mark.row("H11", "H12")
def test_indirect_dispatch(device, pipeline, numbers):
    counts = device.create_buffer_with_data(data=np.array([9, 2, 1, 1], np.uint32), usage="INDIRECT")
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(pipeline)
    compute.set_bind_group(0, group(device, pipeline, numbers), [], 0, 999999)
    compute.dispatch_workgroups_indirect(counts, 4)
    compute.end()
    device.queue.submit([encoder.finish()])
    assert np.array_equal(floats(device, numbers), np.arange(100) * 2)


def test_debug_groups_in_a_pass(device, pipeline, numbers):
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.push_debug_group("group")
    compute.insert_debug_marker("marker")
    compute.pop_debug_group()
    compute.end()
    device.queue.submit([encoder.finish()])


def test_storage_textures_and_samplers(device):
    code = """
        @group(0) @binding(0) var image: texture_2d<f32>;
        @group(0) @binding(1) var filtering: sampler;
        @group(0) @binding(2) var result: texture_storage_2d<rgba8unorm, write>;
        @compute @workgroup_size(1)
        fn main(@builtin(global_invocation_id) id: vec3u) {
            let color = textureSampleLevel(image, filtering, vec2f(0.5, 0.5), 0.0);
            textureStore(result, id.xy, color);
        }
    """
    source = device.create_texture(size=(2, 1), format="rgba8unorm", usage="TEXTURE_BINDING|COPY_DST")
    device.queue.write_texture({"texture": source}, bytes([0, 0, 0, 255, 200, 100, 50, 255]), {}, (2, 1))
    target = device.create_texture(size=(1, 1), format="rgba8unorm", usage="STORAGE_BINDING|COPY_SRC")
    sampler = device.create_sampler(mag_filter="linear", min_filter="linear")
    pipeline = device.create_compute_pipeline(compute={"module": device.create_shader_module(code=code)})
    for view in (source.create_view(), source):
        entries = [
            {"binding": 0, "resource": view},
            {"binding": 1, "resource": sampler},
            {"binding": 2, "resource": target.create_view()},
        ]
        bind_group = device.create_bind_group(layout=pipeline.get_bind_group_layout(0), entries=entries)
        dispatch(device, pipeline, bind_group, 1)
        assert list(device.queue.read_texture({"texture": target}, {}, (1, 1))) == [100, 50, 25, 255]


@pytest.mark.row("H5")
def test_pipelines_in_the_background(device, module, numbers):
    compute = {"module": module, "entry_point": "main"}
    pipeline = device.create_compute_pipeline_async(layout="auto", compute=compute).sync_wait()
    dispatch(device, pipeline, group(device, pipeline, numbers), 2)
    assert floats(device, numbers)[1] == 2

    async def main() -> wgpu.GPUComputePipeline:
        return await device.create_compute_pipeline_async(layout="auto", compute=compute)

    assert isinstance(asyncio.run(main()), wgpu.GPUComputePipeline)


@pytest.mark.row("B5", "R9")
def test_a_pipeline_that_fails_in_the_background(device, module):
    promise = device.create_compute_pipeline_async(layout="auto", compute={"module": module, "entry_point": "nope"})
    with pytest.raises(wgpu.GPUPipelineError) as error:
        promise.sync_wait()
    assert error.value.reason == "validation"
    assert isinstance(error.value, wgpu.GPUValidationError)


def test_bad_pipelines(device, module):
    with pytest.raises(wgpu.GPUValidationError, match="nope"):
        device.create_compute_pipeline(layout="auto", compute={"module": module, "entry_point": "nope"})
    with pytest.raises(wgpu.GPUValidationError):
        constants = {"nope": 1}
        device.create_compute_pipeline(layout="auto", compute={"module": module, "constants": constants})
    with pytest.raises(ValueError, match="layout must be a GPUPipelineLayout or 'auto', not 'atuo'"):
        device.create_compute_pipeline(layout="atuo", compute={"module": module})
    with pytest.raises(TypeError, match="must be a GPUPipelineLayout, not 3"):
        device.create_compute_pipeline(layout=3, compute={"module": module})
    with pytest.raises(TypeError, match="module of ProgrammableStage must be a GPUShaderModule, not 'main'"):
        device.create_compute_pipeline(layout="auto", compute={"module": "main"})
    with pytest.raises(KeyError, match="needs 'module'"):
        device.create_compute_pipeline(layout="auto", compute={"entry_point": "main"})
    with pytest.raises(ValueError, match="no field 'entrypoint'"):
        device.create_compute_pipeline(layout="auto", compute={"module": module, "entrypoint": "main"})


def test_bad_bind_groups(device, fresh_device, pipeline, numbers):
    layout = pipeline.get_bind_group_layout(0)

    def make(entries, layout=layout):
        return device.create_bind_group(layout=layout, entries=entries)

    with pytest.raises(TypeError, match="layout must be a GPUBindGroupLayout, not None"):
        make([], None)
    with pytest.raises(TypeError, match="the resource of binding 0 must be a GPUBuffer, a dict"):
        make([{"binding": 0, "resource": None}])
    with pytest.raises(ValueError, match="no field 'resouce'"):
        make([{"binding": 0, "resouce": numbers}])
    with pytest.raises(KeyError, match="needs 'binding'"):
        make([{"resource": numbers}])
    with pytest.raises(ValueError, match="no field 'ofset'"):
        make([{"binding": 0, "resource": {"buffer": numbers, "ofset": 0}}])
    for entries in (
        [],
        [{"binding": 1, "resource": numbers}],
        [{"binding": 0, "resource": device.create_sampler()}],
        [{"binding": 0, "resource": {"buffer": numbers, "offset": 4}}],
        [{"binding": 0, "resource": {"buffer": numbers, "offset": 0, "size": 1000}}],
        [{"binding": 0, "resource": device.create_buffer(size=64, usage="UNIFORM")}],
        [{"binding": 0, "resource": fresh_device.create_buffer(size=64, usage="STORAGE")}],
    ):
        with pytest.raises(wgpu.GPUValidationError):
            make(entries)
    numbers._release()
    with pytest.raises(ValueError, match="GPUBuffer 'numbers', was released"):
        make([{"binding": 0, "resource": numbers}])


def test_bad_layouts(device):
    def make(**entry):
        return device.create_bind_group_layout(entries=[{"binding": 0, "visibility": "COMPUTE", **entry}])

    for entry in (
        {"buffer": {}},
        {"sampler": {}},
        {"texture": {}},
        {"storage_texture": {"format": "r32float"}},
        {"texture": {"sample_type": "depth", "view_dimension": "cube"}},
        {"buffer": wgpu.BufferBindingLayout(type="read-only-storage")},
    ):
        assert isinstance(make(**entry), wgpu.GPUBindGroupLayout)
    with pytest.raises(ValueError, match="none of 'buffer', 'sampler'"):
        make()
    with pytest.raises(ValueError, match="external textures"):
        make(external_texture={})
    with pytest.raises(KeyError, match="needs 'format'"):
        make(storage_texture={})
    with pytest.raises(ValueError, match="'unifrom' is not a wgpu.BufferBindingType.*'uniform'"):
        make(buffer={"type": "unifrom"})
    with pytest.raises(ValueError, match="no field 'typ'"):
        make(buffer={"typ": "uniform"})
    with pytest.raises(TypeError):
        make(texture={"view_dimension": 2})
    with pytest.raises(wgpu.GPUValidationError):
        device.create_bind_group_layout(entries=[{"binding": 0, "visibility": "COMPUTE", "buffer": {}}] * 2)
    with pytest.raises(TypeError, match="a layout must be a GPUBindGroupLayout, not 'x'"):
        device.create_pipeline_layout(bind_group_layouts=["x"])


def test_hostile_passes(device, pipeline, numbers):
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    with pytest.raises(TypeError, match=r"set_pipeline\(\): pipeline must be a GPUComputePipeline, not None"):
        compute.set_pipeline(None)
    with pytest.raises(TypeError, match="bind_group must be a GPUBindGroup, not 'text'"):
        compute.set_bind_group(0, "text")
    with pytest.raises(ValueError, match="index is -1; it must be from 0 to 4294967295"):
        compute.set_bind_group(-1, group(device, pipeline, numbers))
    with pytest.raises(TypeError, match="workgroup_count_x must be an int, not 1.5"):
        compute.dispatch_workgroups(1.5)
    with pytest.raises(ValueError, match="workgroup_count_y is 4294967296"):
        compute.dispatch_workgroups(1, 2**32)
    with pytest.raises(TypeError, match="indirect_buffer must be a GPUBuffer, not None"):
        compute.dispatch_workgroups_indirect(None, 0)
    compute.set_bind_group(0, None)
    compute.end()
    device.queue.submit([encoder.finish()])
    released = encoder.__class__("gone", None, device)
    with pytest.raises(ValueError, match="GPUCommandEncoder 'gone' was released"):
        released.begin_compute_pass()


@pytest.mark.parametrize("mistake", ["no pipeline", "no bind group", "too many", "unaligned", "other device"])
def test_errors_surface_at_finish(device, fresh_device, pipeline, numbers, mistake):
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    if mistake != "no pipeline":
        compute.set_pipeline(pipeline)
    if mistake == "other device":
        module = fresh_device.create_shader_module(code=DOUBLE)
        other = fresh_device.create_compute_pipeline(compute={"module": module})
        buffer = fresh_device.create_buffer(size=64, usage="STORAGE")
        compute.set_bind_group(0, group(fresh_device, other, buffer))
    elif mistake != "no bind group":
        compute.set_bind_group(0, group(device, pipeline, numbers))
    if mistake == "unaligned":
        compute.dispatch_workgroups_indirect(numbers, 2)
    else:
        compute.dispatch_workgroups(100_000 if mistake == "too many" else 1)
    compute.end()
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()


def test_ending_twice(device):
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.end()
    with pytest.raises(wgpu.GPUValidationError):
        compute.end()
        encoder.finish()


@pytest.mark.row("G36")
def test_samplers(device):
    device.create_sampler(
        address_mode_u="repeat", mag_filter="linear", min_filter="linear", mipmap_filter="linear", max_anisotropy=4
    )
    device.create_sampler(compare="less", lod_min_clamp=1, lod_max_clamp=2.5)
    with pytest.raises(ValueError, match="Did you mean 'mirror-repeat'"):
        device.create_sampler(address_mode_v="mirror_repeat")
    for arguments in ({"max_anisotropy": 4}, {"lod_min_clamp": 3, "lod_max_clamp": 2}, {"lod_min_clamp": -1}):
        with pytest.raises(wgpu.GPUValidationError):
            device.create_sampler(**arguments)
    with pytest.raises((TypeError, OverflowError)):
        device.create_sampler(max_anisotropy=100_000)
