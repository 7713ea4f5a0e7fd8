"""Limits in use: on devices with the default, the adapter's best and a value between, what fits and what is one more.

Spec: 3.6.2 Limits.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable

import pytest

from contents import texels
from gpu import Device, Gpu, Object
from makers import Encoder, attachment, color, compute_pipeline, depth_state, depth_stencil, module, render
from test_bind_group_layouts import KINDS, NOT_IN_VERTEX, entry
from test_compute_pipelines import check as check_compute
from test_compute_pipelines import compute
from test_limits import DEFAULTS
from test_render_pipelines import check as check_render

reached = pytest.mark.parametrize("reached", ["default", "between", "best"])
more = pytest.mark.parametrize("more", [0, 1])
kind = pytest.mark.parametrize("kind", ["compute", "render", "bundle"])
DRAWS = ["Draw", "DrawIndexed", "DrawIndirect", "DrawIndexedIndirect"]
STAGES = {"Vertex": 1, "Fragment": 2, "Compute": 4}
#: The orders in which the bindings of a layout or shader come.
ORDERS: dict[str, Callable[[int], list[int]]] = {
    "forward": lambda n: list(range(n)),
    "backward": lambda n: list(range(n))[::-1],
    "from the middle": lambda n: [*range(n // 2, n), *range(n // 2)],
}


def at(gpu: Gpu, name: str, reached: str, *others: str, step: int = 1, features: list[str] | None = None) -> Device:
    """A device with this limit, and with the adapter's best of the others."""
    best = gpu.limits(gpu.adapter)
    value = {"default": DEFAULTS[name], "best": best[name]}.get(reached, (DEFAULTS[name] + best[name]) // 2)
    made = gpu.device(features or [], {name: value // step * step, **{other: best[other] for other in others}})
    assert gpu.limits(made)[name] == value // step * step
    return made


def few(limit: int) -> int:
    """The limit, if so many bindings can be made one by one."""
    if limit > 1000:
        pytest.skip(f"{limit} bindings are too many to make them one by one")
    return limit


# -- groups


@reached
@more
def test_groups(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxBindGroups", reached)
    count = gpu.limits(device)["maxBindGroups"] + more
    with device.valid(not more):
        device.CreatePipelineLayout(bindGroupLayouts=[device.CreateBindGroupLayout()] * count)
    declaration = f"@group({count - 1}) @binding(0) var<uniform> a: f32;"
    check_compute(device, not more, **compute(device, f"{declaration} @compute @workgroup_size(1) fn f() {{ _ = a; }}"))
    vertex = f"{declaration} @vertex fn vs() -> @builtin(position) vec4f {{ _ = a; return vec4f(); }}"
    check_render(device, not more, **render(device, vertex=vertex))


@reached
@more
@kind
def test_groups_that_are_set(gpu: Gpu, reached: str, more: int, kind: str) -> None:
    device = at(gpu, "maxBindGroups", reached)
    index = gpu.limits(device)["maxBindGroups"] - 1 + more
    group = device.CreateBindGroup(layout=device.CreateBindGroupLayout())
    encoder = Encoder(device, kind)
    encoder.to.SetBindGroup(index, group)
    encoder.finish(not more)


def groups_and_buffers(gpu: Gpu, device: Device, first: str, total: int) -> tuple[int, int]:
    limits = gpu.limits(device)
    groups = min(total, limits["maxBindGroups"])
    if first == "buffers":
        groups = total - min(total, limits["maxVertexBuffers"])
    if groups > limits["maxBindGroups"] or total - groups > limits["maxVertexBuffers"]:
        pytest.skip("all groups and buffers together are not more than the limit")
    return groups, total - groups


@reached
@more
@pytest.mark.parametrize("first", ["groups", "buffers"])
@pytest.mark.parametrize("derived", [False, True])
def test_groups_and_buffers(gpu: Gpu, reached: str, more: int, first: str, derived: bool) -> None:
    """The highest of each counts, with all below it."""
    device = at(gpu, "maxBindGroupsPlusVertexBuffers", reached, "maxBindGroups", "maxVertexBuffers")
    total = gpu.limits(device)["maxBindGroupsPlusVertexBuffers"] + more
    groups, buffers = groups_and_buffers(gpu, device, first, total)
    layout = None
    if not derived:
        empty = device.CreateBindGroupLayout()
        full = device.CreateBindGroupLayout(entries=[entry(KINDS["uniform"][0], 0, "Vertex")])
        layout = device.CreatePipelineLayout(bindGroupLayouts=[*[empty] * (groups - 1), full])
    code = f"""@group({groups - 1}) @binding(0) var<uniform> u: f32;
        @vertex fn vs(@location(0) v: vec4f) -> @builtin(position) vec4f {{ _ = u; return v; }}"""
    attribute = {"format": "Float32", "offset": 0, "shaderLocation": 0}
    state = {"buffers": [*[{}] * (buffers - 1), {"arrayStride": 16, "attributes": [attribute]}]}
    check_render(device, not more, **render(device, vertex=code, vertex_state=state, layout=layout))


@reached
@more
@pytest.mark.parametrize("first", ["groups", "buffers"])
@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("kind", ["render", "bundle"])
def test_groups_and_buffers_of_draws(gpu: Gpu, reached: str, more: int, first: str, draw: str, kind: str) -> None:
    """What is set counts, whether it is used or not; what was unset does not."""
    device = at(gpu, "maxBindGroupsPlusVertexBuffers", reached, "maxBindGroups", "maxVertexBuffers")
    limits = gpu.limits(device)
    groups, buffers = groups_and_buffers(gpu, device, first, limits["maxBindGroupsPlusVertexBuffers"] + more)
    vertices = device.CreateBuffer(size=16, usage="Vertex|Index|Indirect")
    indirect = device.CreateBuffer(size=32, usage="Indirect")
    group = device.CreateBindGroup(layout=device.CreateBindGroupLayout())
    encoder = Encoder(device, kind)
    encoder.to.SetVertexBuffer(limits["maxVertexBuffers"] - 1, vertices, 0, 16)
    encoder.to.SetVertexBuffer(limits["maxVertexBuffers"] - 1, None, 0, 0)
    encoder.to.SetBindGroup(limits["maxBindGroups"] - 1, group)
    encoder.to.SetBindGroup(limits["maxBindGroups"] - 1, None)
    encoder.to.SetVertexBuffer(buffers - 1, vertices, 0, 16)
    encoder.to.SetBindGroup(groups - 1, group)
    encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device)))
    encoder.to.SetIndexBuffer(vertices, "Uint16", 0, 16)
    if "Indirect" in draw:
        getattr(encoder.to, draw)(indirect, 0)
    else:
        getattr(encoder.to, draw)(*([0] * (5 if "Indexed" in draw else 4)))
    encoder.finish(not more)


# -- bindings


@reached
@more
def test_binding_numbers(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxBindingsPerBindGroup", reached)
    number = gpu.limits(device)["maxBindingsPerBindGroup"] - 1 + more
    with device.valid(not more):
        device.CreateBindGroupLayout(entries=[entry(KINDS["uniform"][0], number)])
    declaration = f"@group(0) @binding({number}u) var<uniform> a: f32;"
    check_compute(device, not more, **compute(device, f"{declaration} @compute @workgroup_size(1) fn f() {{ _ = a; }}"))
    fragment = f"{declaration} @fragment fn fs() -> @location(0) vec4f {{ _ = a; return vec4f(); }}"
    check_render(device, not more, **render(device, fragment=fragment))


@reached
@more
@pytest.mark.parametrize("of", KINDS)
@pytest.mark.parametrize("order", ORDERS)
def test_bindings_of_layouts(gpu: Gpu, reached: str, more: int, of: str, order: str) -> None:
    """Counted for each stage by layouts of groups, and over all groups by those of pipelines."""
    given, name = KINDS[of]
    device = at(gpu, name, reached, "maxBindingsPerBindGroup", "maxBindGroups")
    limit = few(gpu.limits(device)[name])
    for visibility in range(1, 8):
        if visibility & STAGES["Vertex"] and of in NOT_IN_VERTEX:
            continue
        entries = [{**entry(given, i), "visibility": visibility} for i in ORDERS[order](limit + more)]
        with device.valid(not more, visibility):
            device.CreateBindGroupLayout(entries=entries)
        halves = [device.CreateBindGroupLayout(entries=part) for part in (entries[::2], entries[1::2])]
        with device.valid(not more, visibility):
            device.CreatePipelineLayout(bindGroupLayouts=halves)


#: Limits of a stage, and variables that count; those that are written are not for vertex stages.
DECLARATIONS = {
    "uniform": ("maxUniformBuffersPerShaderStage", "var<uniform> {}: f32"),
    "read-only storage": ("maxStorageBuffersPerShaderStage", "var<storage> {}: f32"),
    "storage": ("maxStorageBuffersPerShaderStage", "var<storage, read_write> {}: f32"),
    "filtering": ("maxSamplersPerShaderStage", "var {}: sampler"),
    "texture": ("maxSampledTexturesPerShaderStage", "var {}: texture_2d<f32>"),
    "read": ("maxStorageTexturesPerShaderStage", "var {}: texture_storage_2d<r32float, read>"),
    "write": ("maxStorageTexturesPerShaderStage", "var {}: texture_storage_2d<r32float, write>"),
    "both": ("maxStorageTexturesPerShaderStage", "var {}: texture_storage_2d<r32float, read_write>"),
}
#: The stages that use bindings, and in which of them one binding may be too many.
USERS = {
    "compute": ["compute"], "vertex": ["vertex"], "fragment": ["fragment"],
    "both, vertex": ["vertex", "fragment"], "both, fragment": ["fragment", "vertex"],
}  # fmt: skip


@reached
@more
@pytest.mark.parametrize("of", DECLARATIONS)
@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("order", ORDERS)
def test_bindings_of_shaders(gpu: Gpu, reached: str, more: int, of: str, user: str, apart: bool, order: str) -> None:
    """Counted for each stage where the layout is derived; `apart`: in several groups."""
    if of in NOT_IN_VERTEX and "vertex" in USERS[user]:
        pytest.skip("vertex stages write nothing")
    name, declaration = DECLARATIONS[of]
    device = at(gpu, name, reached, "maxBindingsPerBindGroup", "maxBindGroups")
    limit = few(gpu.limits(device)[name])
    groups = gpu.limits(device)["maxBindGroups"] if apart else 1
    codes = {}
    for place, stage in enumerate(USERS[user]):
        count = limit if place else limit + more
        numbers = ORDERS[order](count)
        # The stages have bindings of their own.
        variables = [
            f"@group({i % groups}) @binding({2 * (i // groups) + place}) {declaration.format(f'a{i}')};"
            for i in numbers
        ]
        codes[stage] = "\n".join(variables), "".join(f"_ = a{i}; " for i in numbers)
    if user == "compute":
        variables, uses = codes[user]
        check_compute(
            device, not more, **compute(device, f"{variables} @compute @workgroup_size(1) fn f() {{ {uses} }}")
        )
        return
    (before, in_vertex), (after, in_fragment) = codes.get("vertex", ("", "")), codes.get("fragment", ("", ""))
    vertex = f"{before} @vertex fn vs() -> @builtin(position) vec4f {{ {in_vertex} return vec4f(); }}"
    fragment = f"{after} @fragment fn fs() -> @location(0) vec4f {{ {in_fragment} return vec4f(); }}"
    check_render(device, not more, **render(device, vertex=vertex, fragment=fragment))


@reached
@more
@pytest.mark.parametrize("type", ["Uniform", "Storage", "ReadOnlyStorage"])
def test_dynamic_buffers(gpu: Gpu, reached: str, more: int, type: str) -> None:
    usage = type.removeprefix("ReadOnly")
    name, stage = f"maxDynamic{usage}BuffersPerPipelineLayout", f"max{usage}BuffersPerShaderStage"
    device = at(gpu, name, reached, "maxBindingsPerBindGroup", stage)
    limits = gpu.limits(device)
    dynamic = {"buffer": {"type": type, "hasDynamicOffset": True}}
    for visibility in range(1, 8):
        stages = [bit for bit in STAGES.values() if visibility & bit]
        if visibility & STAGES["Vertex"] and type == "Storage":
            continue
        count = few(limits[name]) + more
        if count > limits[stage] * len(stages):
            continue
        entries = [{**entry(dynamic, i), "visibility": stages[i % len(stages)]} for i in range(count)]
        with device.valid(not more, visibility):
            device.CreateBindGroupLayout(entries=entries)


LIMITS_OF_STAGES = {
    f"maxStorage{what}In{stage}Stage": f"maxStorage{what}PerShaderStage"
    for what in ("Buffers", "Textures")
    for stage in ("Vertex", "Fragment")
}


@pytest.mark.parametrize("name", LIMITS_OF_STAGES)
@pytest.mark.parametrize("wanted", ["undefined", "nothing", "default", "best", "too much"])
def test_limits_of_one_stage(gpu: Gpu, name: str, wanted: str) -> None:
    """What is asked for one stage, all get."""
    of_all = LIMITS_OF_STAGES[name]
    default, best = DEFAULTS[of_all], gpu.limits(gpu.adapter)[of_all]
    value = {"undefined": 2**32 - 1, "nothing": 0, "default": default, "best": best, "too much": best + 1}[wanted]
    members = {**dict.fromkeys(LIMITS_OF_STAGES, 2**32 - 1), name: value}
    limits = {"chain": {"CompatibilityModeLimits": members}}
    status, device, _ = gpu.request_device(requiredLimits=limits)
    if wanted == "too much":
        assert (status, device) == ("Error", None)
        return
    assert device is not None
    right = few(best if wanted == "best" else default)
    assert gpu.limits(device)[of_all] == right
    chained = gpu.api.structs["WGPUCompatibilityModeLimits"].ctype()
    chained.chain.sType = gpu.api.value("WGPUSType_CompatibilityModeLimits")
    found = gpu.api.structs["WGPULimits"].ctype()
    found.nextInChain = ctypes.addressof(chained)
    assert gpu.library.functions["wgpuDeviceGetLimits"](int(device), ctypes.addressof(found)) == 1
    assert {one: getattr(chained, one) for one, of in LIMITS_OF_STAGES.items() if of == of_all} == {
        one: right for one, of in LIMITS_OF_STAGES.items() if of == of_all
    }
    declared = "texture_storage_2d<r32float, read>" if "Textures" in name else ""
    of = {"storageTexture": {"access": "ReadOnly", "format": "R32Float"}} if declared else KINDS["read-only storage"][0]
    stage = "Vertex" if "Vertex" in name else "Fragment"
    for more in (0, 1):
        entries = [entry(of, i, stage) for i in range(right + more)]
        with device.valid(not more):
            device.CreateBindGroupLayout(entries=entries)


@reached
@more
@pytest.mark.parametrize("type", ["Uniform", "Storage"])
def test_bound_sizes(gpu: Gpu, reached: str, more: int, type: str) -> None:
    device = at(gpu, f"max{type}BufferBindingSize", reached, "maxBufferSize", step=4)
    size = gpu.limits(device)[f"max{type}BufferBindingSize"] + 4 * more
    data = device.CreateBuffer(size=size, usage=type)
    with device.valid(not more):
        layout = device.CreateBindGroupLayout(entries=[entry({"buffer": {"type": type}})])
        device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": data}])


@pytest.mark.parametrize("reached", ["default", "best"])
@pytest.mark.parametrize("type", ["Uniform", "Storage", "ReadOnlyStorage"])
@kind
def test_offset_alignments(gpu: Gpu, reached: str, type: str, kind: str) -> None:
    """Of bindings, and of the offsets given with a group."""
    usage = type.removeprefix("ReadOnly")
    device = at(gpu, f"min{usage}BufferOffsetAlignment", reached)
    least = gpu.limits(device)[f"min{usage}BufferOffsetAlignment"]
    data = device.CreateBuffer(size=least * 4, usage=usage)
    visibility = "Compute|Fragment"
    layout = device.CreateBindGroupLayout(entries=[entry({"buffer": {"type": type}}, 0, visibility)])
    dynamic = device.CreateBindGroupLayout(
        entries=[entry({"buffer": {"type": type, "hasDynamicOffset": True}}, 0, visibility)]
    )
    for offset in (0, least, least * 2, least // 2, least * 3 // 2, least - 4):
        with device.valid(offset % least == 0, offset):
            device.CreateBindGroup(
                layout=layout, entries=[{"binding": 0, "buffer": data, "offset": offset, "size": least}]
            )
        group = device.CreateBindGroup(layout=dynamic, entries=[{"binding": 0, "buffer": data, "size": least}])
        encoder = Encoder(device, kind)
        encoder.to.SetBindGroup(0, group, [offset])
        encoder.finish(offset % least == 0)


# -- vertices and fragments


@reached
@more
@pytest.mark.parametrize("kind", ["render", "bundle"])
def test_vertex_buffers(gpu: Gpu, reached: str, more: int, kind: str) -> None:
    device = at(gpu, "maxVertexBuffers", reached)
    count = gpu.limits(device)["maxVertexBuffers"] + more
    attribute = {"format": "Float32", "offset": 0, "shaderLocation": 0}
    state = {"buffers": [*[{}] * (count - 1), {"arrayStride": 16, "attributes": [attribute]}]}
    check_render(device, not more, **render(device, vertex_state=state))
    vertices = device.CreateBuffer(size=16, usage="Vertex")
    encoder = Encoder(device, kind)
    encoder.to.SetVertexBuffer(count - 1, vertices, 0, 16)
    encoder.finish(not more)


@reached
@more
def test_vertex_attributes(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxVertexAttributes", reached)
    last = gpu.limits(device)["maxVertexAttributes"] - 1 + more
    code = f"@vertex fn vs(@location({last}) v: vec4f) -> @builtin(position) vec4f {{ return v; }}"
    attribute = {"format": "Float32x4", "offset": 0, "shaderLocation": last}
    state = {"buffers": [{"arrayStride": 32, "attributes": [attribute]}]}
    check_render(device, not more, **render(device, vertex=code, vertex_state=state))


@reached
@more
def test_vertex_strides(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxVertexBufferArrayStride", reached, step=4)
    stride = gpu.limits(device)["maxVertexBufferArrayStride"] + 4 * more
    attribute = {"format": "Float32x4", "offset": 0, "shaderLocation": 0}
    state = {"buffers": [{"arrayStride": stride, "attributes": [attribute]}]}
    check_render(device, not more, **render(device, vertex_state=state))


@reached
@more
@pytest.mark.parametrize("clips", range(9))
@pytest.mark.parametrize("topology", ["PointList", "TriangleList"])
def test_variables_between_stages(gpu: Gpu, reached: str, more: int, clips: int, topology: str) -> None:
    """Points take one of them, and each four clip distances do."""
    device = at(gpu, "maxInterStageShaderVariables", reached, features=["ClipDistances"] if clips else [])
    count = gpu.limits(device)["maxInterStageShaderVariables"] + more
    varyings = range(count - (topology == "PointList") - (clips + 3) // 4)
    check_variables(device, not more, list(varyings), clips, topology)


@reached
@more
def test_locations_between_stages(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxInterStageShaderVariables", reached)
    last = gpu.limits(device)["maxInterStageShaderVariables"] - 1 + more
    check_variables(device, not more, [last], 0, "TriangleList")


def check_variables(device: Device, right: bool, places: list[int], clips: int, topology: str) -> None:
    varyings = "".join(f"@location({i}) v{i}: vec4f, " for i in places)
    distances = f"@builtin(clip_distances) c: array<f32, {clips}>, " if clips else ""
    code = f"""{"enable clip_distances;" if clips else ""}
        struct Out {{ @builtin(position) p: vec4f, {varyings} {distances} }} struct In {{ {varyings} }}
        @vertex fn vs() -> Out {{ var o: Out; return o; }}
        @fragment fn fs(i: In) -> @location(0) vec4f {{ return vec4f(); }}"""
    given = render(device, vertex=code, primitive={"topology": topology})
    given["fragment"]["module"] = given["vertex"]["module"]
    check_render(device, right, **given)
    alone = {"fragment": None, "depthStencil": depth_state("Depth24Plus"), "primitive": {"topology": topology}}
    check_render(device, right, **render(device, vertex=code, **alone))


@reached
@more
def test_color_attachments(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxColorAttachments", reached, "maxColorAttachmentBytesPerSample")
    count = gpu.limits(device)["maxColorAttachments"] + more
    targets = [{"format": "R8Unorm", "writeMask": 0}] * count
    check_render(device, not more, **render(device, fragment="@fragment fn fs() {}", targets=targets))
    attachments(device, ["R8Unorm"] * count, not more)


def attachments(device: Device, formats: list[str], right: bool) -> None:
    with device.valid(right):
        device.CreateRenderBundleEncoder(colorFormats=formats)
    encoder = device.record()
    encoder.BeginRenderPass(colorAttachments=[color(attachment(device, of)) for of in formats]).End()
    device.finish(encoder, right)


#: Bytes that a pixel takes in a pass, and what it is aligned to.
BYTES = {
    "RGBA32Uint": (16, 4), "RGBA16Uint": (8, 2), "RGBA8Unorm": (8, 1), "RG16Uint": (4, 2), "RG8Unorm": (2, 1),
    "R8Unorm": (1, 1),
}  # fmt: skip


@reached
@more
@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("between", ["RGBA16Uint", "RG16Uint", "RGBA8Unorm", "RG8Unorm", "R8Unorm"])
def test_bytes_of_attachments(gpu: Gpu, reached: str, more: int, samples: int, between: str) -> None:
    """Samples do not count, nor does the depth."""
    device = at(gpu, "maxColorAttachmentBytesPerSample", reached, "maxColorAttachments")
    goal = gpu.limits(device)["maxColorAttachmentBytesPerSample"] + more
    # Formats of 32 bits have one sample.
    known = {of: cost for of, cost in BYTES.items() if samples == 1 or "32" not in of}
    formats: list[str] = []
    used = 0
    while used < goal:
        ends = {of: -(-used // align) * align + size for of, (size, align) in known.items()}
        chosen = next(of for of in ends if ends[of] <= goal)
        if len(formats) % 2 == 0 and ends[between] <= goal:
            chosen = between
        used = ends[chosen]
        formats.append(chosen)
    if len(formats) > gpu.limits(device)["maxColorAttachments"]:
        pytest.skip("there are more formats than attachments")
    targets = [{"format": of, "writeMask": 0} for of in formats]
    check_render(
        device, not more, multisample={"count": samples, "mask": 2**32 - 1}, depthStencil=depth_state("Depth24Plus"),
        **render(device, fragment="@fragment fn fs() {}", targets=targets),
    )  # fmt: skip
    if samples == 1:
        attachments(device, formats, not more)


# -- workgroups


@reached
@more
@pytest.mark.parametrize("axis", range(3))
def test_workgroup_sizes(gpu: Gpu, reached: str, more: int, axis: int) -> None:
    name = f"maxComputeWorkgroupSize{'XYZ'[axis]}"
    device = at(gpu, name, reached, "maxComputeInvocationsPerWorkgroup")
    size = [1, 1, 1]
    size[axis] = gpu.limits(device)[name] + more
    code = f"@compute @workgroup_size({size[0]}, {size[1]}, {size[2]}) fn f() {{}}"
    check_compute(device, not more, **compute(device, code))
    overridden = "override n: u32; @compute @workgroup_size({}) fn f() {{}}".format(
        ", ".join("n" if i == axis else "1" for i in range(3))
    )
    check_compute(device, not more, **compute(device, overridden, {"n": size[axis]}))


@reached
@more
def test_invocations(gpu: Gpu, reached: str, more: int) -> None:
    sizes = [f"maxComputeWorkgroupSize{axis}" for axis in "XYZ"]
    device = at(gpu, "maxComputeInvocationsPerWorkgroup", reached, *sizes)
    count = gpu.limits(device)["maxComputeInvocationsPerWorkgroup"]
    for size in ([count + more], [1, count + more], [count // 8 + more, 8], [count // 32 + more, 8, 4]):
        within = all(n <= gpu.limits(device)[name] for n, name in zip(size, sizes, strict=False))
        if within:
            code = f"@compute @workgroup_size({', '.join(map(str, size))}) fn f() {{}}"
            check_compute(device, not more, **compute(device, code))


#: Types of workgroup variables: their size and alignment.
TYPES = {
    "f32": (4, 4), "i32": (4, 4), "u32": (4, 4), "vec2f": (8, 8), "vec3f": (12, 16), "vec4f": (16, 16),
    "vec2i": (8, 8), "vec3u": (12, 16), "vec4i": (16, 16), "mat2x2f": (16, 8), "mat3x2f": (24, 8), "mat4x2f": (32, 8),
    "mat2x3f": (32, 16), "mat3x3f": (48, 16), "mat4x3f": (64, 16), "mat2x4f": (32, 16), "mat3x4f": (48, 16),
    "mat4x4f": (64, 16), "S1": (48, 16), "S2": (112, 16), "S3": (32, 16),
    "f16": (2, 2), "vec2h": (4, 4), "vec3h": (6, 8), "vec4h": (8, 8), "mat2x2h": (8, 4), "mat3x2h": (12, 4),
    "mat4x2h": (16, 4), "mat2x3h": (16, 8), "mat3x3h": (24, 8), "mat4x3h": (32, 8), "mat2x4h": (16, 8),
    "mat3x4h": (24, 8), "mat4x4h": (32, 8),
}  # fmt: skip


@reached
@more
@pytest.mark.parametrize("type", TYPES)
def test_workgroup_storage(gpu: Gpu, reached: str, more: int, type: str) -> None:
    """Each variable takes a multiple of 16 bytes."""
    half = type.endswith("h") or type == "f16"
    features = ["ShaderF16"] if half else []
    device = at(gpu, "maxComputeWorkgroupStorageSize", reached, step=16, features=features)
    room = gpu.limits(device)["maxComputeWorkgroupStorageSize"] + 16 * more
    size, alignment = TYPES[type]
    each = -(-size // alignment) * alignment
    count = room // each
    left = (room - -(-count * each // 16) * 16) // 16
    code = f"""{"enable f16;" if half else ""}
        struct S1 {{ a: f32, b: vec4f, c: u32 }} struct S2 {{ a: array<vec3f, 7> }} struct S3 {{ a: vec3f, b: vec2f }}
        var<workgroup> a: array<{type}, {count}>;
        {f"var<workgroup> b: array<vec4f, {left}>;" if left else ""}
        @compute @workgroup_size(1) fn f() {{ _ = a[0]; {"_ = b[0];" if left else ""} }}"""
    check_compute(device, not more, **compute(device, code))


@pytest.mark.parametrize("axis", range(3))
@more
def test_workgroups(gpu: Gpu, device: Device, axis: int, more: int) -> None:
    count = gpu.limits(device)["maxComputeWorkgroupsPerDimension"] + more
    encoder = Encoder(device, "compute")
    encoder.to.SetPipeline(compute_pipeline(device))
    encoder.to.DispatchWorkgroups(*[count if i == axis else 1 for i in range(3)])
    encoder.finish(not more)


# -- buffers and textures


@reached
@more
def test_buffer_sizes(gpu: Gpu, reached: str, more: int) -> None:
    device = at(gpu, "maxBufferSize", reached)
    with device.valid(not more):
        made: Object = device.CreateBuffer(size=gpu.limits(device)["maxBufferSize"] + more, usage="Vertex")
    made.Destroy()


@reached
@more
@pytest.mark.parametrize("dimension", ["1D", "2D", "3D", "layers"])
@pytest.mark.parametrize("axis", range(3))
def test_texture_sizes(gpu: Gpu, reached: str, more: int, dimension: str, axis: int) -> None:
    name = "maxTextureArrayLayers" if dimension == "layers" else f"maxTextureDimension{dimension}"
    if axis not in {"1D": (0,), "2D": (0, 1), "3D": (0, 1, 2), "layers": (2,)}[dimension]:
        pytest.skip("another limit counts here")
    device = at(gpu, name, reached)
    size = [1, 1, 1]
    size[axis] = gpu.limits(device)[name] + more
    with device.valid(not more):
        made: Object = device.CreateTexture(
            size=tuple(size), dimension=dimension if "D" in dimension else "2D", format="R8Unorm",
            usage="TextureBinding",
        )  # fmt: skip
    made.Destroy()


# -- all that a fragment stage can write to


@reached
@pytest.mark.parametrize("format", ["R8Uint", "RGBA8Uint", "RGBA32Uint"])
def test_everything_that_fragments_write(gpu: Gpu, reached: str, format: str) -> None:
    """As many storage buffers, storage textures and targets as there can be, in one draw."""
    names = ["maxStorageBuffersPerShaderStage", "maxStorageTexturesPerShaderStage"]
    device = at(gpu, "maxColorAttachments", reached, *(names if reached == "best" else []))
    limits = gpu.limits(device)
    texel = {"R8Uint": 1, "RGBA8Uint": 4, "RGBA32Uint": 16}[format]
    cost = {"R8Uint": 1, "RGBA8Uint": 8, "RGBA32Uint": 16}[format]
    targets = min(limits["maxColorAttachments"], limits["maxColorAttachmentBytesPerSample"] // cost)
    buffers, textures = (min(limits[name], 16) for name in names)
    size = (4, 4, 1)
    code = f"""
        {"".join(f"@group(0) @binding({i}) var<storage, read_write> b{i}: array<vec4u>;" for i in range(buffers))}
        {"".join(f"@group(1) @binding({i}) var t{i}: texture_storage_2d<rgba32uint, write>;" for i in range(textures))}
        struct Out {{ {"".join(f"@location({i}) o{i}: vec4u," for i in range(targets))} }}
        @vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {{
            return vec4f(f32(i32(n & 1u) * 4 - 1), f32(i32(n >> 1u) * 4 - 1), 0.0, 1.0); }}
        @fragment fn fs(@builtin(position) at: vec4f) -> Out {{
            let p = vec4u(at); let n = p.y * 4u + p.x; var out: Out;
            {"".join(f"b{i}[n] = p + {i}u;" for i in range(buffers))}
            {"".join(f"textureStore(t{i}, p.xy, p + {2 * i}u);" for i in range(textures))}
            {"".join(f"out.o{i} = p + {3 * i}u;" for i in range(targets))}
            return out; }}"""
    shader = module(device, code)
    with device.expect(None):
        pipeline = device.CreateRenderPipeline(
            vertex={"module": shader},
            fragment={"module": shader, "targets": [{"format": format}] * targets},
            depthStencil=depth_state("Depth24PlusStencil8", depthWriteEnabled="True", depthCompare="Less"),
        )
    texture = {"size": size, "usage": "RenderAttachment|StorageBinding|CopySrc"}
    made_buffers = [device.CreateBuffer(size=256, usage="Storage|CopySrc") for _ in range(buffers)]
    made_textures = [device.CreateTexture(**texture, format="RGBA32Uint") for _ in range(textures)]
    drawn = {**texture, "usage": "RenderAttachment|CopySrc"}
    made_targets = [device.CreateTexture(**drawn, format=format) for _ in range(targets)]
    depth = attachment(device, "Depth24PlusStencil8", size=(4, 4))
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(
        colorAttachments=[color(one.CreateView()) for one in made_targets],
        depthStencilAttachment=depth_stencil(depth, "Depth24PlusStencil8"),
    )
    pass_.SetPipeline(pipeline)
    resources = (
        [{"buffer": one} for one in made_buffers],
        [{"textureView": one.CreateView()} for one in made_textures],
    )
    for group, of in enumerate(resources):
        entries = [{"binding": i, **one} for i, one in enumerate(of)]
        layout = pipeline.GetBindGroupLayout(group)
        pass_.SetBindGroup(group, device.CreateBindGroup(layout=layout, entries=entries))
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))

    def expected(add: int) -> list[tuple[int, ...]]:
        return [(x + add, y + add, add, 1 + add) for y in range(4) for x in range(4)]

    for i, one in enumerate(made_buffers):
        assert list(struct.iter_unpack("4I", device.read(one))) == expected(i)
    for i, one in enumerate(made_textures):
        assert list(struct.iter_unpack("4I", b"".join(texels(device, one, size, 16)))) == expected(2 * i)
    for i, one in enumerate(made_targets):
        of = {1: "B", 4: "4B", 16: "4I"}[texel]
        seen = [got[: len(of)] for got in struct.iter_unpack(of, b"".join(texels(device, one, size, texel)))]
        assert [got[0] for got in seen] == [due[0] for due in expected(3 * i)]
        assert all(got == due[: len(got)] for got, due in zip(seen, expected(3 * i), strict=True))
