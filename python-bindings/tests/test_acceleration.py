"""Acceleration structures and ray queries, in a process of its own with a driver that has them."""

import subprocess
import sys

import pytest

import wgpu

CODE = """
import numpy as np
import wgpu

# Rays along z from -10, at the middles of 8 x 8 squares of side 1 around the origin.
SHADER = '''
enable wgpu_ray_query;
@group(0) @binding(0) var scene: acceleration_structure;
@group(0) @binding(1) var<storage, read_write> hits: array<vec4f>;
@compute @workgroup_size(8, 8) fn main(@builtin(global_invocation_id) id: vec3u) {
    let at = vec2f(id.xy) - 3.5;
    var query: ray_query;
    rayQueryInitialize(&query, scene, RayDesc(0u, 0x0fu, 0.0, 100.0, vec3f(at, -10.0), vec3f(0.0, 0.0, 1.0)));
    while rayQueryProceed(&query) {
        let candidate = rayQueryGetCandidateIntersection(&query);
        if candidate.kind == RAY_QUERY_INTERSECTION_AABB { rayQueryGenerateIntersection(&query, 5.0); }
    }
    let hit = rayQueryGetCommittedIntersection(&query);
    hits[id.y * 8u + id.x] = vec4f(f32(hit.kind), hit.t, f32(hit.instance_custom_data), f32(hit.primitive_index));
}
'''

adapter = wgpu.gpu.request_adapter_sync()
if "ray-query" not in adapter.features:
    print("skipped")
    raise SystemExit
plain = adapter.request_device_sync()
device = adapter.request_device_sync(required_features=["ray_query"])
assert "ray-query" in device.features and "ray-query" not in plain.features
assert device.limits["max-tlas-instance-count"] == adapter.limits["maxTlasInstanceCount"] > 0


def refused(error, text, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except error as wrong:
        assert text in str(wrong), wrong
        return
    raise AssertionError(text)


def buffer(data, usage="BLAS_INPUT"):
    return device.create_buffer_with_data(data=data, usage=usage)


# A square of side 2, as two triangles with indices, and a triangle without.
corners = buffer(np.array([[9, 9, 9], [-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32))
indices = buffer(np.array([7, 7, 0, 1, 2, 0, 2, 3], np.uint16))
roof = buffer(np.array([[-1, 1, 0, 0], [1, 1, 0, 0], [0, 2.9, 0, 0]], np.float32))
house = device.create_blas(
    label="house",
    triangle_geometries=[
        {"vertex_count": 4, "index_format": "uint16", "index_count": 6},
        wgpu.BlasTriangleSize(vertex_count=3, flags="OPAQUE"),
    ],
    flags=wgpu.AccelerationStructure.ALLOW_COMPACTION | wgpu.AccelerationStructure.PREFER_FAST_TRACE,
)
village = device.create_tlas(label="village", max_instances=3)
assert village.max_instances == 3 and house.device_address != 0 and not house.is_ready_for_compaction
house_build = {
    "blas": house,
    "triangle_geometries": [
        wgpu.BlasTriangles(vertex_buffer=corners, first_vertex=1, index_buffer=indices, first_index=2),
        {"vertex_buffer": roof, "vertex_stride": 16, "vertex_count": 3},
    ],
}

pipeline = device.create_compute_pipeline(compute={"module": device.create_shader_module(code=SHADER)})
hits = device.create_buffer(size=8 * 8 * 16, usage="STORAGE|COPY_SRC")


def build(instances, *blases, tlas=village):
    encoder = device.create_command_encoder()
    encoder.build_acceleration_structures(blases=blases, tlases=[{"tlas": tlas, "instances": instances}])
    device.queue.submit([encoder.finish()])


def cast(group, pipeline=pipeline):
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(pipeline)
    compute.set_bind_group(0, group)
    compute.dispatch_workgroups(1)
    compute.end()
    device.queue.submit([encoder.finish()])
    return np.frombuffer(device.queue.read_buffer(hits), np.float32).reshape(8, 8, 4)


def group_of(resource, layout=None, **more):
    entries = [{"binding": 0, "resource": resource}, {"binding": 1, "resource": hits}]
    return device.create_bind_group(layout=layout or pipeline.get_bind_group_layout(0), entries=entries, **more)


def show(found):
    assert (found[..., 1][found[..., 0] == 0] == 0).all()
    return ["".join(".#o"[int(kind)] for kind in row) for row in found[..., 0]]


group = group_of(village)
moved = [[1, 0, 0, -2], [0, 1, 0, -1], [0, 0, 1, 4]]
build([{"blas": house, "transform": moved, "custom_index": 7}], house_build)
found = cast(group)
picture = show(found)
print(*picture)
assert (found[2:4, 1:3, 1:3] == [14, 7]).all()

# Instances as records, and the structs; a mask that no ray has, and one that is left out.
records = np.zeros(3, np.dtype(wgpu.TLAS_INSTANCE_RECORD))
records["blas"][:2] = house.native_handle
records["transform"][:2] = moved
records["mask"] = 255, 0xf0, 255
records["transform"][1, 0, 3] = 2
build(records)
assert show(cast(group)) == picture
records["mask"][1] = 1
build(memoryview(records))
both = show(cast(group))
print(*both)
build(
    [
        wgpu.TlasInstance(blas=house, transform=np.array(moved)),
        wgpu.TlasInstance(blas=house, transform=[1, 0, 0, 2, 0, 1, 0, -1, 0, 0, 1, 4]),
        wgpu.TlasInstance(blas=None),
    ]
)
assert show(cast(group)) == both
build([])
assert show(cast(group)) == ["." * 8] * 8

# Compaction
house.prepare_compaction_sync()
assert house.is_ready_for_compaction
less = device.queue.compact_blas(house)
assert less.label == "house (compacted)" and less.device_address != house.device_address
build([{"blas": less, "transform": moved}])
assert show(cast(group)) == picture
build([{"blas": house}], house_build)
assert house.prepare_compaction_async().sync_wait() is None and house.is_ready_for_compaction
refused(wgpu.GPUValidationError, "compacted", less.prepare_compaction_sync)
refused(wgpu.GPUValidationError, "compacted", less.prepare_compaction_async)
with device.push_error_scope("validation") as scope:
    refused(wgpu.GPUValidationError, "could not be prepared", less.prepare_compaction_sync)
    refused(wgpu.GPUValidationError, "could not be prepared", less.prepare_compaction_async().sync_wait)
assert scope.error is not None
refused(TypeError, "must be a GPUBlas", device.queue.compact_blas, village)

# Boxes; a transform from a buffer
boxes = buffer(np.array([[9] * 6, [-3, -1, 0, 3, 1, 1], [-1, -3, 0, 1, 3, 1]], np.float32))
cross = device.create_blas(box_geometries=[{"primitive_count": 2}], flags="prefer_fast_build|low_memory")
build(
    [{"blas": cross, "custom_index": 5}],
    {"blas": cross, "box_geometries": [{"buffer": boxes, "offset": 24, "primitive_count": 2}]},
)
found = cast(group)
print(*show(found))
assert (found[3, 1, 1:] == [5, 5, 0]).all()
matrix = buffer(np.array([[2, 0, 0, 0], [0, 2, 0, 0], [0, 0, 1, 0]], np.float32))
large = device.create_blas(
    triangle_geometries=[{"vertex_count": 4, "index_format": "uint16", "index_count": 6}], flags="USE_TRANSFORM"
)
geometry = dict(house_build["triangle_geometries"][0], transform_buffer=matrix)
build([{"blas": large}], {"blas": large, "triangle_geometries": [geometry]})
print(*show(cast(group)))

# Layouts
visibility = wgpu.ShaderStage.COMPUTE
storage = {"binding": 1, "visibility": visibility, "buffer": {"type": "storage"}}
entry = wgpu.BindGroupLayoutEntry(binding=0, visibility=visibility, acceleration_structure={"vertex_return": False})
layout = device.create_bind_group_layout(entries=[entry, storage])
explicit = device.create_compute_pipeline(
    layout=device.create_pipeline_layout(bind_group_layouts=[layout]),
    compute={"module": device.create_shader_module(code=SHADER)},
)
assert show(cast(group_of(village, layout, label="explicit"), explicit)) == show(cast(group))
wrong = {"binding": 0, "visibility": visibility, "acceleration_structure": {"vertex_return": True}}
hint = "add 'ray-hit-vertex-return' to required_features"
refused(wgpu.GPUValidationError, hint, device.create_bind_group_layout, entries=[wrong])
wrong = {"binding": 0, "visibility": visibility, "acceleration_structure": {"other": 1}}
refused(ValueError, "AccelerationStructureBindingLayout", device.create_bind_group_layout, entries=[wrong])

# Arrays
many = adapter.request_device_sync(required_features=["ray-query", "acceleration-structure-binding-array"])
entry = {"binding": 0, "visibility": visibility, "acceleration_structure": {}, "binding_array_size": 2}
two = many.create_bind_group_layout(entries=[entry])
tlases = [many.create_tlas(max_instances=1) for _ in range(2)]
assert many.create_bind_group(layout=two, entries=[{"binding": 0, "resource": tlases}])
refused(
    wgpu.GPUValidationError, "", many.create_bind_group, layout=two, entries=[{"binding": 0, "resource": village}]
)
refused(TypeError, "a list of them", many.create_bind_group, layout=two, entries=[{"binding": 0, "resource": [house]}])
tlases[0]._release()
refused(
    ValueError, "was released", many.create_bind_group, layout=two, entries=[{"binding": 0, "resource": tuple(tlases)}]
)

# What is wrong
record = device.create_command_encoder().build_acceleration_structures
tlas = {"tlas": village, "instances": []}
for error, text, function, given in (
    (wgpu.GPUValidationError, "'ray-query'", plain.create_tlas, {"max_instances": 1}),
    (wgpu.GPUValidationError, "'ray-query'", plain.create_blas, {}),
    (wgpu.GPUValidationError, "", device.create_tlas, {"max_instances": 2**32 - 1}),
    (ValueError, "max_instances", device.create_tlas, {"max_instances": -1}),
    (TypeError, "max_instances", device.create_tlas, {"max_instances": "1"}),
    (ValueError, "PREFER_FAST_TRACE", device.create_tlas, {"max_instances": 1, "flags": "FAST"}),
    (ValueError, "vertex_count", device.create_blas, {"triangle_geometries": [{}]}),
    (ValueError, "index_count", device.create_blas, {"triangle_geometries": [{"vertex_count": 3, "index": 1}]}),
    (ValueError, "index_format", device.create_blas, {"triangle_geometries": [dict(vertex_count=3, index_format="u")]}),
    (ValueError, "primitive_count", device.create_blas, {"box_geometries": [{}]}),
    (TypeError, "blas must be a GPUBlas", record, {"blases": [{"blas": village}]}),
    (ValueError, "tlas", record, {"tlases": [{"instances": []}]}),
    (ValueError, "instances", record, {"tlases": [{"tlas": village}]}),
    (TypeError, "the blas of an instance", record, {"tlases": [dict(tlas, instances=[{"blas": village}])]}),
    (ValueError, "got 11 numbers", record, {"tlases": [dict(tlas, instances=[{"blas": None, "transform": [1] * 11}])]}),
    (ValueError, "TLAS_INSTANCE_RECORD", record, {"tlases": [dict(tlas, instances=np.zeros(16, np.float32))]}),
    (TypeError, "vertex_buffer", record, {"blases": [{"blas": house, "triangle_geometries": [{"vertex_buffer": 1}]}]}),
    (ValueError, "buffer", record, {"blases": [{"blas": house, "box_geometries": [{}]}]}),
):
    refused((error, KeyError) if error is ValueError else error, text, function, **given)
encoder = device.create_command_encoder(label="gone")
encoder._release()
refused(ValueError, "was released", encoder.build_acceleration_structures)
refused(wgpu.GPUValidationError, "maxInstances", build, [{"blas": house}] * 4)
village.label, house.label = "old village", "old house"
assert village.uid != house.uid and "old village" in str(village) and "GPUBlas" in repr(house)
house._release()
assert house.device_address == 0 and not house.is_ready_for_compaction
refused(ValueError, "old house", house.prepare_compaction_sync)
refused(ValueError, "was released", house.prepare_compaction_async)

# A device that is lost
device.destroy()
refused(wgpu.GPUInternalError, "could not be prepared", cross.prepare_compaction_sync)
print("done")
"""


_NONE = "." * 8
HOUSE = [_NONE] * 2 + [".##....."] * 3 + [_NONE] * 3
HOUSES = [_NONE] * 2 + [".##..##."] * 3 + [_NONE] * 3
CROSS = [_NONE] + ["...oo..."] * 2 + [".oooooo."] * 2 + ["...oo..."] * 2 + [_NONE]
SQUARE = [_NONE] * 2 + ["..####.."] * 4 + [_NONE] * 2


@pytest.mark.row("A3", "A6")
@pytest.mark.row("A3", "A4", "A5", "A6")
def test_rays(new_driver):
    run = subprocess.run(
        [sys.executable, "-c", CODE], env=new_driver, capture_output=True, text=True, timeout=300, check=False
    )
    if run.stdout.split() == ["skipped"]:
        pytest.skip("the adapter has no ray-query")
    assert run.returncode == 0, run.stderr
    pictures = [line.split() for line in run.stdout.splitlines()]
    # A house, two of them, a cross of boxes, and a square that a transform doubled.
    assert pictures == [HOUSE, HOUSES, CROSS, SQUARE, ["done"]]


def test_without_the_feature(device):
    with pytest.raises(wgpu.GPUValidationError, match="'ray-query'"):
        device.create_blas(triangle_geometries=[{"vertex_count": 3}])
    with pytest.raises(wgpu.GPUValidationError, match="'ray-query'"):
        device.create_tlas(max_instances=1)
    entry = {"binding": 0, "visibility": wgpu.ShaderStage.COMPUTE, "acceleration_structure": {}}
    with pytest.raises(wgpu.GPUValidationError, match="add 'ray-query' to required_features"):
        device.create_bind_group_layout(entries=[entry])
    with pytest.raises(wgpu.GPUValidationError, match="add 'ray-query' to required_features"):
        device.create_buffer(size=64, usage=wgpu.BufferUsage.BLAS_INPUT)
    encoder = device.create_command_encoder()
    encoder.build_acceleration_structures()
    with pytest.raises(wgpu.GPUValidationError, match="'ray-query'"):
        encoder.finish()
