"""What strict instances refuse, and others allow although the standard forbids it: `differences.py` says why."""

from __future__ import annotations

import struct

import pytest

from gpu import Device, Gpu
from makers import compute_pipeline, module
from test_bind_group_layouts import entry
from test_features import STANDARD
from test_immediates import DECLARED, KINDS_AND_STAGES, check_parts
from test_sampling import run
from test_shader_layouts import filters


def mapped(device: Device, mode: str, size: int = 64) -> object:
    buffer = device.CreateBuffer(size=size, usage=f"Map{mode}")
    assert buffer.MapAsync(mode, 0, size).wait()[0] == "Success"
    return buffer


def test_reading_is_not_writing(strict: Device) -> None:
    buffer = mapped(strict, "Read")
    assert not buffer.GetMappedRange(0, 8)
    assert buffer.GetConstMappedRange(0, 8)
    buffer.Unmap()
    assert not buffer.GetConstMappedRange(0, 8)


@pytest.mark.parametrize(
    ("first", "second", "right"),
    [((0, 16), (16, 16), True), ((16, 16), (0, 16), True), ((0, 16), (8, 16), False), ((8, 16), (0, 16), False),
     ((0, 64), (16, 4), False), ((16, 4), (0, 64), False), ((0, 16), (0, 16), False), ((0, 0), (0, 16), True)],
)  # fmt: skip
@pytest.mark.parametrize("at_creation", [False, True])
def test_ranges_do_not_overlap(
    strict: Device, first: tuple[int, int], second: tuple[int, int], right: bool, at_creation: bool
) -> None:
    if at_creation:
        buffer = strict.CreateBuffer(size=64, usage="CopySrc", mappedAtCreation=True)
    else:
        buffer = mapped(strict, "Write")
    assert buffer.GetMappedRange(*first)
    assert bool(buffer.GetMappedRange(*second)) == right
    buffer.Unmap()


@pytest.mark.parametrize(
    "order", [("Mapped", "ConstMapped"), ("ConstMapped", "Mapped"), ("ConstMapped", "ConstMapped")]
)
def test_ranges_to_read_may_overlap(strict: Device, order: tuple[str, str]) -> None:
    """With each other."""
    buffer = mapped(strict, "Write")
    first, second = (buffer.GetMappedRange if one == "Mapped" else buffer.GetConstMappedRange for one in order)
    assert first(0, 16)
    assert bool(second(8, 16)) == ("Mapped" not in order)


def test_a_new_mapping_begins_anew(strict: Device) -> None:
    buffer = mapped(strict, "Write")
    assert buffer.GetMappedRange(0, 64)
    assert not buffer.GetMappedRange(0, 64)
    buffer.Unmap()
    assert buffer.MapAsync("Write", 0, 64).wait()[0] == "Success"
    assert buffer.GetMappedRange(0, 64)


def test_copies_in_calls_are_no_ranges(strict: Device) -> None:
    buffer = mapped(strict, "Write")
    assert buffer.GetMappedRange(0, 64)
    assert buffer.WriteMappedRange(0, bytes(8), 8) == "Success"


@pytest.mark.parametrize(
    ("near", "far", "right"), [((0, 0), (4, 0), False), ((0, 0), (4, 1), True), ((4, 1), (0, 1), False)]
)
def test_a_volume_is_one_subresource(strict: Device, near: tuple[int, int], far: tuple[int, int], right: bool) -> None:
    both = strict.CreateTexture(
        size=(16, 16, 16), dimension="3D", format="R8Unorm", usage="CopySrc|CopyDst", mipLevelCount=2
    )
    encoder = strict.record()
    places = [{"texture": both, "mipLevel": level, "origin": (0, 0, z)} for z, level in (near, far)]
    encoder.CopyTextureToTexture(*places, {"width": 4, "height": 4, "depthOrArrayLayers": 1})
    strict.finish(encoder, right)


@pytest.mark.parametrize("type", ["i32", "u32", "vec3u"])
def test_integers_between_stages_are_flat(strict: Device, type: str) -> None:
    code = "@fragment fn f({} @location(0) a: {}) {{}}"
    with strict.expect("Validation"):
        module(strict, code.format("", type))
    module(strict, code.format("@interpolate(flat)", type))


@pytest.mark.parametrize("dimension", ["2D", "CubeArray"])
@pytest.mark.parametrize("filtering", [False, True])
@pytest.mark.parametrize("same_group", [False, True])
def test_depths_are_not_filtered(strict: Device, dimension: str, filtering: bool, same_group: bool) -> None:
    filters(strict, not filtering, "Depth", dimension, filtering, same_group)
    filters(strict, True, "Depth", dimension, filtering, same_group, derived=True)
    filters(strict, True, "Float", dimension, filtering, same_group)


def test_depths_are_compared(strict: Device) -> None:
    entries = [
        entry({"texture": {"sampleType": "Depth"}}),
        entry({"sampler": {"type": "Comparison"}}, 1),
        entry({"sampler": {"type": "Filtering"}}, 2),
    ]
    layout = strict.CreatePipelineLayout(bindGroupLayouts=[strict.CreateBindGroupLayout(entries=entries)])
    code = """@group(0) @binding(0) var t: texture_depth_2d; @group(0) @binding(1) var c: sampler_comparison;
        @group(0) @binding(2) var s: sampler;
        @compute @workgroup_size(1) fn good() { _ = textureSampleCompareLevel(t, c, vec2f(), 0); }
        @compute @workgroup_size(1) fn loads() { _ = textureLoad(t, vec2u(), 0); _ = s; }
        fn within(t: texture_depth_2d, s: sampler) { _ = textureSampleLevel(t, s, vec2f(), 0); }
        @compute @workgroup_size(1) fn bad() { within(t, s); }"""
    made = module(strict, code)
    for name in ("good", "loads", "bad"):
        with strict.valid(name != "bad"):
            strict.CreateComputePipeline(compute={"module": made, "entryPoint": name}, layout=layout)


@pytest.mark.parametrize(("kind", "stages"), KINDS_AND_STAGES)
@pytest.mark.parametrize("name", DECLARED)
def test_immediates_are_set_as_a_whole(strict_gpu: Gpu, kind: str, stages: tuple[str, ...], name: str) -> None:
    """Also the members that no stage reads."""
    device = strict_gpu.device([], {"maxImmediateSize": 64})
    declared = DECLARED[name]
    for parts in declared.right:
        check_parts(device, kind, stages, declared, parts, True)
    for parts in [*declared.wrong, *declared.unread]:
        check_parts(device, kind, stages, declared, parts, False)
    strict_gpu.end_case()


@pytest.mark.parametrize(
    "code",
    [
        "fn f() -> i32 { discard; }",
        """fn f(p: ptr<function, i32>, q: ptr<function, i32>) { *p = *q; }
        fn g() { var a: array<i32, 2>; f(&a[0], &a[1]); }""",
    ],
)
def test_shaders_are_those_of_the_standard(strict: Device, lenient: Device, code: str) -> None:
    with lenient.expect(None):
        module(lenient, code)
    with strict.expect("Validation"):
        module(strict, code)


def test_the_rest_is_as_ever(strict: Device, device: Device) -> None:
    assert strict.gpu.limits(strict) == device.gpu.limits(device)
    with strict.expect(None):
        compute_pipeline(strict)
    buffer = strict.CreateBuffer(size=8, usage="CopySrc|CopyDst")
    strict.queue.WriteBuffer(buffer, 0, b"12345678")
    assert strict.read(buffer) == b"12345678"


BESIDES = ("CoreFeaturesAndLimits", "Immediates", "Subgroup", "TextureFormat16bitNorm", "TextureFormatNv12",
           "TextureFormatP010")  # fmt: skip


def test_features_are_those_of_the_standard(strict_gpu: Gpu, gpu: Gpu) -> None:
    """All that others offer, and of those beyond it what shaders and programs do not notice unasked."""
    offered = set(strict_gpu.features(strict_gpu.adapter))
    assert offered >= {one for one in gpu.features(gpu.adapter) if one in STANDARD}
    assert offered <= {*STANDARD, *BESIDES}
    for name in ("PolygonModeLine", "SubgroupBarrier", "ShaderF64"):
        assert not strict_gpu.adapter.HasFeature(name)
        assert strict_gpu.request_device(requiredFeatures=[name])[0] == "Error"
    strict_gpu.end_case()


def test_subgroups_are_those_of_the_standard(strict_gpu: Gpu) -> None:
    """In compute and fragment stages, with their name, and without functions of others."""
    device = strict_gpu.device(["Subgroups"])
    compute, fragment = "@compute @workgroup_size(64) fn f() {{ {} }}", "@fragment fn f() {{ {} }}"
    vertex = "@vertex fn f() -> @builtin(position) vec4f {{ {} return vec4f(); }}"
    named = "enable subgroups; "
    uses = ("_ = subgroupAdd(1);", "_ = subgroupBallot(true);", "if subgroupElect() { return; }")
    for stage in (compute, fragment):
        for use in uses:
            with device.expect(None):
                module(device, named + stage.format(use))
            with device.expect("Validation"):
                module(device, stage.format(use))
    for code in (named + vertex.format(uses[0]), named + compute.format("subgroupBarrier();")):
        with device.expect("Validation"):
            module(device, code)
    strict_gpu.end_case()


def test_subgroups_run(strict_gpu: Gpu) -> None:
    device = strict_gpu.device(["Subgroups"])
    code = """enable subgroups; @group(0) @binding(0) var<storage, read_write> out: array<u32>;
        @compute @workgroup_size(64) fn main(@builtin(local_invocation_index) at: u32,
            @builtin(subgroup_size) size: u32) { out[at] = subgroupAdd(1u); if at == 0 { out[64] = size; } }"""
    pipeline = compute_pipeline(device, code)
    out = device.CreateBuffer(size=4 * 65, usage="Storage|CopySrc")
    group = device.CreateBindGroup(
        layout=pipeline.GetBindGroupLayout(0), entries=[{"binding": 0, "buffer": out, "size": 4 * 65}]
    )
    run(device, pipeline, group)
    *sums, size = struct.unpack("65I", device.read(out))
    info = strict_gpu.adapter.GetInfo()
    assert info.subgroupMinSize <= size <= info.subgroupMaxSize
    strict_gpu.library.functions["wgpuAdapterInfoFreeMembers"](info)
    assert sums == [min(size, 64)] * 64
    strict_gpu.end_case()


@pytest.mark.parametrize("fails_first", [False, True])
@pytest.mark.parametrize("destroys", [False, True])
def test_an_adapter_makes_one_device(strict_gpu: Gpu, fails_first: bool, destroys: bool) -> None:
    """Failed requests do not count, and what became of the device neither."""
    adapter = strict_gpu.request_adapter()
    if fails_first:
        assert strict_gpu.request_device(adapter, requiredLimits={"maxBindGroups": 2**32 - 2})[0] == "Error"
    status, device, _ = strict_gpu.request_device(adapter)
    assert status == "Success"
    assert device is not None
    if destroys:
        device.Destroy()
    status, second, message = strict_gpu.request_device(adapter)
    assert (status, second) == ("Error", None)
    assert "strict" in message
    assert strict_gpu.request_device(strict_gpu.request_adapter())[0] == "Success"
    strict_gpu.end_case()
