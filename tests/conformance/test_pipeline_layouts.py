"""Pipeline layouts, layouts that pipelines derive, and how both fit the shader. Spec: 8.3 GPUPipelineLayout, 10.1."""

from __future__ import annotations

from typing import Any

import pytest

from gpu import Device, Gpu
from makers import FRAGMENT, VERTEX, Encoder, compute_pipeline, depth_state, module, render
from test_bind_group_layouts import DYNAMIC, KINDS, NOT_IN_VERTEX, entry


def layout(device: Device, *entries: dict[str, Any]) -> Any:
    return device.CreateBindGroupLayout(entries=list(entries))


@pytest.mark.parametrize("type", DYNAMIC)
@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("visibility", ["None", "Compute", "Fragment"])
def test_dynamic_buffers(gpu: Gpu, device: Device, type: str, dynamic: bool, visibility: str) -> None:
    kind = {"buffer": {"type": type, "hasDynamicOffset": True}}
    full = layout(device, *[entry(kind, i, visibility) for i in range(gpu.limits(device)[DYNAMIC[type]])])
    more = layout(device, entry({"buffer": {"type": type, "hasDynamicOffset": dynamic}}, 0, visibility))
    with device.valid(not dynamic):
        device.CreatePipelineLayout(bindGroupLayouts=[full, more])


@pytest.mark.parametrize("count", [0, 4, 5])
@pytest.mark.parametrize("absent", [False, True])
def test_group_count(gpu: Gpu, device: Device, count: int, absent: bool) -> None:
    groups = [None if absent else layout(device)] * count
    with device.valid(count <= gpu.limits(device)["maxBindGroups"]):
        device.CreatePipelineLayout(bindGroupLayouts=groups)


@pytest.mark.parametrize("foreign", [0, 1, None])
def test_of_another_device(gpu: Gpu, device: Device, foreign: int | None) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    with device.valid(foreign is None):
        device.CreatePipelineLayout(bindGroupLayouts=[layout(other if i == foreign else device) for i in range(2)])


def test_an_invalid_group(device: Device) -> None:
    with device.valid(False):
        bad = layout(device, entry({}))
    with device.valid(False):
        device.CreatePipelineLayout(bindGroupLayouts=[bad])


@pytest.mark.parametrize("size", [0, 4, 64, 68, 2, 3, 2**32 - 4])
def test_immediate_size(gpu: Gpu, size: int) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    with device.valid(size <= 64 and size % 4 == 0):
        device.CreatePipelineLayout(immediateSize=size)


# -- groups that are not there


@pytest.mark.parametrize("absent", [0, 1, 2, 3])
def test_absent_groups(device: Device, absent: int) -> None:
    """Where a layout is NULL or empty, the shader cannot have a binding and nothing needs to be set."""
    full = layout(device, entry(KINDS["storage"][0]))
    for hole in (None, layout(device)):
        layouts = [full if i != absent else hole for i in range(4)]
        with device.expect(None):
            made = device.CreatePipelineLayout(bindGroupLayouts=layouts)
        variables = "".join(f"@group({i}) @binding(0) var<storage, read_write> v{i}: u32;" for i in range(4))
        for used in (absent, (absent + 1) % 4):
            code = f"{variables} @compute @workgroup_size(1) fn main() {{ v{used} = 1; }}"
            with device.valid(used != absent):
                compute_pipeline(device, code, layout=made)


@pytest.mark.parametrize("absent", [0, 1, 2, 3])
@pytest.mark.parametrize("empty", ["null", "empty"])
@pytest.mark.parametrize("group", ["null", "empty", "full", "unset"])
@pytest.mark.parametrize("kind", ["compute", "render", "bundle"])
def test_what_may_be_set_at_an_absent_group(device: Device, absent: int, empty: str, group: str, kind: str) -> None:
    entries = [entry(KINDS["read-only storage"][0], visibility="Compute|Fragment")]
    full = layout(device, *entries)
    hole = None if empty == "null" else layout(device)
    made = device.CreatePipelineLayout(bindGroupLayouts=[full if i != absent else hole for i in range(4)])
    data = device.CreateBuffer(size=16, usage="Storage")
    bound = device.CreateBindGroup(layout=full, entries=[{"binding": 0, "buffer": data}])
    groups = {
        "null": None,
        "empty": device.CreateBindGroup(layout=layout(device), entries=[]),
        "full": bound,
    }
    there = [i for i in range(4) if i != absent]
    variables = "".join(f"@group({i}) @binding(0) var<storage> v{i}: u32;" for i in there)
    uses = "".join(f"_ = v{i}; " for i in there)
    encoder = Encoder(device, kind)
    with device.expect(None):
        if kind == "compute":
            code = f"{variables} @compute @workgroup_size(1) fn main() {{ {uses} }}"
            encoder.to.SetPipeline(compute_pipeline(device, code, layout=made))
        else:
            code = f"{variables} @fragment fn fs() -> @location(0) vec4f {{ {uses} return vec4f(); }}"
            encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, fragment=code, layout=made)))
    for i in there:
        encoder.to.SetBindGroup(i, bound)
    if group != "unset":
        encoder.to.SetBindGroup(absent, groups[group])
    if kind == "compute":
        encoder.to.DispatchWorkgroups(1, 1, 1)
    else:
        encoder.to.Draw(1, 1, 0, 0)
    encoder.submit()


# -- layouts that pipelines derive


@pytest.mark.parametrize("kind", ["compute", "render"])
@pytest.mark.parametrize("given", [False, True])
@pytest.mark.parametrize("index", [0, 1, 2, 3, 4, 2**32 - 1])
def test_get_bind_group_layout(gpu: Gpu, device: Device, kind: str, given: bool, index: int) -> None:
    """Every group that a device can have has a layout, if only an empty one."""
    code = "@group(0) @binding(0) var<uniform> u: vec4f;"
    made = None
    if given:
        visible = entry(KINDS["uniform"][0], visibility="Compute|Fragment")
        made = device.CreatePipelineLayout(bindGroupLayouts=[layout(device, visible)])
    if kind == "compute":
        code += "@compute @workgroup_size(1) fn main() { _ = u; }"
        pipeline = compute_pipeline(device, code, layout=made)
    else:
        code += "@fragment fn fs() -> @location(0) vec4f { return u; }"
        pipeline = device.CreateRenderPipeline(**render(device, fragment=code, layout=made))
    with device.valid(index < gpu.limits(device)["maxBindGroups"]):
        found = pipeline.GetBindGroupLayout(index)
    if 0 < index < 4:
        with device.expect(None):
            device.CreateBindGroup(layout=found, entries=[])


def test_get_bind_group_layout_of_nothing(device: Device) -> None:
    with device.valid(False):
        bad = compute_pipeline(device, "fn (")
    with device.valid(False):
        assert bad.GetBindGroupLayout(0)


def test_derived_layouts_are_exclusive(device: Device) -> None:
    """The groups of a derived layout go with its pipeline alone, and not into a pipeline layout."""
    code = "@group(0) @binding(0) var<uniform> u: vec4f; @compute @workgroup_size(1) fn main() { _ = u; }"
    one, two = compute_pipeline(device, code), compute_pipeline(device, code)
    derived = one.GetBindGroupLayout(0)
    with device.valid(False):
        device.CreatePipelineLayout(bindGroupLayouts=[derived])
    uniform = device.CreateBuffer(size=16, usage="Uniform")
    group = device.CreateBindGroup(layout=derived, entries=[{"binding": 0, "buffer": uniform}])
    for pipeline, right in ((one, True), (two, False)):
        encoder = Encoder(device, "compute")
        encoder.to.SetPipeline(pipeline)
        encoder.to.SetBindGroup(0, group)
        encoder.to.DispatchWorkgroups(1, 1, 1)
        encoder.finish(right)


@pytest.mark.parametrize("place", [0, 1])
def test_stages_disagree_about_a_derived_binding(device: Device, place: int) -> None:
    vertex = f"@group(0) @binding(0) var<uniform> a: vec4f; {VERTEX.replace('vec4f()', 'a')}"
    other = f"@group(0) @binding({place}) var<storage> b: vec4f; {FRAGMENT.replace('vec4f()', 'b')}"
    with device.valid(place == 1):
        device.CreateRenderPipeline(**render(device, vertex=vertex, fragment=other))


@pytest.mark.parametrize("first", [4, 16, 64])
@pytest.mark.parametrize("second", [4, 16, 64])
def test_stages_share_a_derived_binding(device: Device, first: int, second: int) -> None:
    """The binding is as large as the larger of the two."""
    types = {4: "f32", 16: "vec4f", 64: "mat4x4f"}
    vertex = f"@group(0) @binding(0) var<uniform> a: {types[first]}; {VERTEX.replace('{ return', '{ _ = a; return')}"
    fragment = (
        f"@group(0) @binding(0) var<uniform> b: {types[second]}; {FRAGMENT.replace('{ return', '{ _ = b; return')}"
    )
    pipeline = device.CreateRenderPipeline(**render(device, vertex=vertex, fragment=fragment))
    for size in (4, 16, 64):
        uniform = device.CreateBuffer(size=size, usage="Uniform")
        with device.expect(None):
            found = pipeline.GetBindGroupLayout(0)
        encoder = Encoder(device, "render")
        encoder.to.SetPipeline(pipeline)
        right = size >= max(first, second)
        device.errors.calls.clear()
        group = device.CreateBindGroup(layout=found, entries=[{"binding": 0, "buffer": uniform}])
        early = bool(device.errors.calls)
        device.errors.calls.clear()
        assert not (early and right)
        encoder.to.SetBindGroup(0, group)
        encoder.to.Draw(3, 1, 0, 0)
        encoder.finish(right)


#: What a stage does with the texture `t`, of which `s` is a sampler.
USES = {
    "load": "textureLoad(t, vec2u(), 0)",
    "size": "vec4f(f32(textureNumLevels(t)))",
    "sample": "textureSampleLevel(t, s, vec2f(), 0.0)",
    "gather": "textureGather(0, t, s, vec2f())",
    "in a function": "outer(t)",
}


@pytest.mark.parametrize("first", USES)
@pytest.mark.parametrize("second", USES)
def test_stages_share_a_derived_texture(device: Device, first: str, second: str) -> None:
    """It can be filtered if one of them has a sampler for it: then the format must allow that, else any will do."""
    declared = """@group(0) @binding(0) var t: texture_2d<f32>; @group(1) @binding(0) var s: sampler;
        fn inner(of_it: texture_2d<f32>, by: sampler) -> vec4f { return textureSampleLevel(of_it, by, vec2f(), 0.0); }
        fn outer(of_it: texture_2d<f32>) -> vec4f { return inner(of_it, s); }"""
    vertex, fragment = (
        f"{declared} {stage.replace('vec4f()', USES[use])}" for stage, use in ((VERTEX, first), (FRAGMENT, second))
    )
    with device.expect(None):
        pipeline = device.CreateRenderPipeline(**render(device, vertex=vertex, fragment=fragment))
        found = pipeline.GetBindGroupLayout(0)
    filters = any(use not in ("load", "size") for use in (first, second))
    for of, filterable in (("RGBA8Unorm", True), ("RGBA32Float", False)):
        texture = device.CreateTexture(size=(4, 4, 1), format=of, usage="TextureBinding")
        with device.valid(filterable or not filters, of):
            group = device.CreateBindGroup(layout=found, entries=[{"binding": 0, "textureView": texture.CreateView()}])
        if filters == filterable:
            encoder = Encoder(device, "render")
            encoder.to.SetPipeline(pipeline)
            encoder.to.SetBindGroup(0, group)
            if filters:
                layout_of = pipeline.GetBindGroupLayout(1)
                sampler = {"binding": 0, "sampler": device.CreateSampler(minFilter="Linear")}
                encoder.to.SetBindGroup(1, device.CreateBindGroup(layout=layout_of, entries=[sampler]))
            encoder.to.Draw(3, 1, 0, 0)
            encoder.submit()
    with device.valid(False):
        device.CreatePipelineLayout(bindGroupLayouts=[found])


@pytest.mark.parametrize(
    ("first", "second"),
    [("var<uniform> a: vec4f", "var<storage> a: vec4f"), ("var a: texture_2d<f32>", "var a: texture_2d<u32>"),
     ("var a: texture_2d<f32>", "var a: texture_depth_2d"), ("var a: texture_2d<f32>", "var a: texture_2d_array<f32>"),
     ("var a: texture_2d<f32>", "var a: texture_multisampled_2d<f32>"), ("var a: sampler", "var a: sampler_comparison"),
     ("var a: sampler", "var a: texture_2d<f32>"), ("var a: texture_2d<f32>", "var<uniform> a: vec4f"),
     ("var a: texture_storage_2d<r32float, read>", "var a: texture_storage_2d<r32uint, read>"),
     ("var a: texture_storage_2d<r32float, read>", "var a: texture_2d<f32>"),
     ("var<storage> a: vec4f", "var<storage, read_write> a: vec4f"),
     ("var a: texture_cube<f32>", "var a: texture_2d<f32>"), ("var a: texture_3d<f32>", "var a: texture_2d<f32>")],
)  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("same", [False, True])
def test_stages_disagree_about_a_derived_kind(
    device: Device, first: str, second: str, swapped: bool, same: bool
) -> None:
    if swapped:
        first, second = second, first
    if same:
        second = first
    if "read_write" in first:
        pytest.skip("not in vertex stages")
    vertex = f"@group(0) @binding(0) {first}; {VERTEX.replace('{ return', '{ _ = a; return')}"
    fragment = f"@group(0) @binding(0) {second}; {FRAGMENT.replace('{ return', '{ _ = a; return')}"
    with device.valid(same):
        device.CreateRenderPipeline(**render(device, vertex=vertex, fragment=fragment))


# -- the layout and the shader


DECLARATIONS = {
    "uniform": "var<uniform> tmp: vec4u",
    "storage": "var<storage, read_write> tmp: vec4u",
    "read-only storage": "var<storage, read> tmp: vec4u",
    "filtering": "var tmp: sampler",
    "comparison": "var tmp: sampler_comparison",
    "unfilterable": "var tmp: texture_2d<f32>",
    "multisampled": "var tmp: texture_multisampled_2d<f32>",
    "write": "var tmp: texture_storage_2d<r32float, write>",
    "read": "var tmp: texture_storage_2d<r32float, read>",
    "both": "var tmp: texture_storage_2d<r32float, read_write>",
}
LAYOUTS = {
    **{name: kind for name, (kind, _) in KINDS.items() if name != "texture"},
    "unfilterable": {"texture": {"sampleType": "UnfilterableFloat"}},
}


@pytest.mark.parametrize("given", LAYOUTS)
@pytest.mark.parametrize("asked", DECLARATIONS)
def test_kinds_match(device: Device, given: str, asked: str) -> None:
    same = given == asked or (given, asked) in [("non-filtering", "filtering"), ("both", "write")]
    for stage in ("Vertex", "Fragment", "Compute"):
        if stage == "Vertex" and asked in NOT_IN_VERTEX:
            continue
        for visibility in ("None", "Vertex", "Fragment", "Compute", "Vertex|Compute", "Fragment|Compute"):
            if "Vertex" in visibility and given in NOT_IN_VERTEX:
                continue
            made = device.CreatePipelineLayout(
                bindGroupLayouts=[layout(device, entry(LAYOUTS[given], visibility=visibility))]
            )
            for used in (False, True):
                with device.valid(not used or (same and stage in visibility)):
                    stage_pipeline(device, stage, f"@group(0) @binding(0) {DECLARATIONS[asked]};", used, made)


def stage_pipeline(device: Device, stage: str, declaration: str, used: bool, made: Any) -> None:
    use = "_ = tmp; " if used else ""
    if stage == "Compute":
        compute_pipeline(device, f"{declaration} @compute @workgroup_size(1) fn main() {{ {use} }}", layout=made)
        return
    code = f"{declaration} {(VERTEX if stage == 'Vertex' else FRAGMENT).replace('{ ', '{ ' + use)}"
    shaders = {"vertex": code, "fragment": None} if stage == "Vertex" else {"fragment": code}
    device.CreateRenderPipeline(**render(device, layout=made, depthStencil=depth_state("Depth24Plus"), **shaders))


@pytest.mark.parametrize("sample", ["Float", "UnfilterableFloat", "Depth", "Sint", "Uint"])
@pytest.mark.parametrize("type", ["f32", "i32", "u32", "depth"])
def test_sample_types_match(device: Device, sample: str, type: str) -> None:
    kinds = {"Float": ["f32"], "UnfilterableFloat": ["f32"], "Depth": ["depth"], "Sint": ["i32"], "Uint": ["u32"]}
    texture = "texture_depth_2d" if type == "depth" else f"texture_2d<{type}>"
    made = device.CreatePipelineLayout(bindGroupLayouts=[layout(device, entry({"texture": {"sampleType": sample}}))])
    with device.valid(type in kinds[sample]):
        stage_pipeline(device, "Compute", f"@group(0) @binding(0) var tmp: {texture};", True, made)


@pytest.mark.parametrize("given", ["1D", "2D", "2DArray", "Cube", "CubeArray", "3D"])
@pytest.mark.parametrize("asked", ["1D", "2D", "2DArray", "Cube", "CubeArray", "3D"])
def test_dimensions_match(device: Device, given: str, asked: str) -> None:
    names = {"2DArray": "2d_array", "CubeArray": "cube_array"}
    made = device.CreatePipelineLayout(
        bindGroupLayouts=[layout(device, entry({"texture": {"sampleType": "Float", "viewDimension": given}}))]
    )
    declaration = f"@group(0) @binding(0) var tmp: texture_{names.get(asked, asked.lower())}<f32>;"
    with device.valid(given == asked):
        stage_pipeline(device, "Compute", declaration, True, made)


@pytest.mark.parametrize("size", [4, 8, 16, 64])
@pytest.mark.parametrize("needed", ["u32", "vec2u", "vec4u", "mat4x4f"])
def test_minimal_sizes(device: Device, size: int, needed: str) -> None:
    least = {"u32": 4, "vec2u": 8, "vec4u": 16, "mat4x4f": 64}[needed]
    made = device.CreatePipelineLayout(
        bindGroupLayouts=[layout(device, entry({"buffer": {"type": "Uniform", "minBindingSize": size}}))]
    )
    with device.valid(size >= least):
        stage_pipeline(device, "Compute", f"@group(0) @binding(0) var<uniform> tmp: {needed};", True, made)


@pytest.mark.parametrize("place", [(0, 0), (0, 1), (1, 0), (3, 0)])
def test_missing_bindings(device: Device, place: tuple[int, int]) -> None:
    made = device.CreatePipelineLayout(bindGroupLayouts=[layout(device, entry(KINDS["uniform"][0]))])
    code = f"@group({place[0]}) @binding({place[1]}) var<uniform> tmp: vec4u;"
    with device.valid(place == (0, 0)):
        stage_pipeline(device, "Compute", code, True, made)


@pytest.mark.parametrize("format", ["R32Float", "R32Uint", "RGBA8Unorm"])
@pytest.mark.parametrize("asked", ["r32float", "r32uint", "rgba8unorm"])
def test_storage_formats_match(device: Device, format: str, asked: str) -> None:
    kind = {"storageTexture": {"access": "WriteOnly", "format": format}}
    made = device.CreatePipelineLayout(bindGroupLayouts=[layout(device, entry(kind))])
    with device.valid(format.lower() == asked):
        code = f"@group(0) @binding(0) var tmp: texture_storage_2d<{asked}, write>;"
        stage_pipeline(device, "Compute", code, True, made)


def test_a_derived_sampler_layout(device: Device) -> None:
    """Samplers of derived layouts filter where the shader samples."""
    code = """@group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) var s: sampler;
        @fragment fn fs() -> @location(0) vec4f { return textureSample(t, s, vec2f()); }"""
    with device.expect(None):
        pipeline = device.CreateRenderPipeline(**render(device, fragment=code))
        texture = device.CreateTexture(format="RGBA8Unorm", usage="TextureBinding", size=(4, 4, 1))
        entries = [
            {"binding": 0, "textureView": texture.CreateView()},
            {"binding": 1, "sampler": device.CreateSampler(magFilter="Linear")},
        ]
        device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries)
    floats = device.CreateTexture(format="R32Float", usage="TextureBinding", size=(4, 4, 1))
    with device.valid(False):
        entries[0]["textureView"] = floats.CreateView()
        device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries)
    loads = module(device, code.replace("textureSample(t, s, vec2f())", "textureLoad(t, vec2u(), 0)"))
    with device.expect(None):
        given = render(device)
        given["fragment"]["module"] = loads
        pipeline = device.CreateRenderPipeline(**given)
        device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries[:1])
