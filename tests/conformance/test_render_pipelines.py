"""Render pipelines but for their vertex buffers: targets, depth and stencil, samples, and the stages' interface.

Spec: 10.3 GPURenderPipeline.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from gpu import Device, Gpu
from makers import (
    DEPTH_FORMATS,
    DEPTH_STENCIL_FORMATS,
    FRAGMENT,
    STENCIL_FORMATS,
    VERTEX,
    constants,
    depth_state,
    features_of,
    module,
    render,
)
from test_bind_group_layouts import STORAGE_FORMATS

COMPARES = ["Never", "Less", "Equal", "LessEqual", "Greater", "NotEqual", "GreaterEqual", "Always"]
TOPOLOGIES = ["PointList", "LineList", "LineStrip", "TriangleList", "TriangleStrip"]
FACTORS = [
    "Zero", "One", "Src", "OneMinusSrc", "SrcAlpha", "OneMinusSrcAlpha", "Dst", "OneMinusDst", "DstAlpha",
    "OneMinusDstAlpha", "SrcAlphaSaturated", "Constant", "OneMinusConstant",
]  # fmt: skip
STENCIL_OPERATIONS = [
    "Keep", "Zero", "Replace", "Invert", "IncrementClamp", "DecrementClamp", "IncrementWrap", "DecrementWrap",
]  # fmt: skip

#: Colour formats to draw on: kind, channels, bytes in the pixel of a pass, their alignment, whether they blend.
TARGETS: dict[str, tuple[str, int, int, int, bool]] = {
    "R8Unorm": ("f32", 1, 1, 1, True), "R8Uint": ("u32", 1, 1, 1, False), "R8Sint": ("i32", 1, 1, 1, False),
    "RG8Unorm": ("f32", 2, 2, 1, True), "RG8Uint": ("u32", 2, 2, 1, False), "RG8Sint": ("i32", 2, 2, 1, False),
    "RGBA8Unorm": ("f32", 4, 8, 1, True), "RGBA8UnormSrgb": ("f32", 4, 8, 1, True),
    "RGBA8Uint": ("u32", 4, 4, 1, False), "RGBA8Sint": ("i32", 4, 4, 1, False),
    "BGRA8Unorm": ("f32", 4, 8, 1, True), "BGRA8UnormSrgb": ("f32", 4, 8, 1, True),
    "R16Uint": ("u32", 1, 2, 2, False), "R16Sint": ("i32", 1, 2, 2, False), "R16Float": ("f32", 1, 2, 2, True),
    "RG16Uint": ("u32", 2, 4, 2, False), "RG16Sint": ("i32", 2, 4, 2, False), "RG16Float": ("f32", 2, 4, 2, True),
    "RGBA16Uint": ("u32", 4, 8, 2, False), "RGBA16Sint": ("i32", 4, 8, 2, False),
    "RGBA16Float": ("f32", 4, 8, 2, True),
    "R32Uint": ("u32", 1, 4, 4, False), "R32Sint": ("i32", 1, 4, 4, False), "R32Float": ("f32", 1, 4, 4, False),
    "RG32Uint": ("u32", 2, 8, 4, False), "RG32Sint": ("i32", 2, 8, 4, False), "RG32Float": ("f32", 2, 8, 4, False),
    "RGBA32Uint": ("u32", 4, 16, 4, False), "RGBA32Sint": ("i32", 4, 16, 4, False),
    "RGBA32Float": ("f32", 4, 16, 4, False),
    "RGB10A2Uint": ("u32", 4, 8, 4, False), "RGB10A2Unorm": ("f32", 4, 8, 4, True),
}  # fmt: skip
#: Colour formats that nothing can be drawn on without further features.
NO_TARGETS = ["R8Snorm", "RG8Snorm", "RGBA8Snorm", "RG11B10Ufloat", "RGB9E5Ufloat"]


def check(device: Device, right: bool, **descriptor: Any) -> None:
    """Makes the pipeline both ways."""
    with device.valid(right):
        device.CreateRenderPipeline(**descriptor)
    with device.expect(None):
        status, pipeline, message = device.CreateRenderPipelineAsync(**descriptor).wait()
    assert status == ("Success" if right else "ValidationError"), message
    assert bool(pipeline) == right and bool(message) != right


def writes(of: str) -> str:
    """A fragment stage that writes one value of this type."""
    return f"@fragment fn fs() -> @location(0) {of} {{ return {of}(); }}"


def vec(kind: str, count: int) -> str:
    return kind if count == 1 else f"vec{count}<{kind}>"


# -- stages


@pytest.mark.parametrize("stage", ["@compute @workgroup_size(1)", "@vertex", "@fragment"])
@pytest.mark.parametrize("place", ["vertex", "fragment"])
def test_stage(device: Device, stage: str, place: str) -> None:
    result = {"@vertex": "-> @builtin(position)", "@fragment": "-> @location(0)"}.get(stage)
    code = f"{stage} fn main() " + (f"{result} vec4f {{ return vec4f(); }}" if result else "{}")
    given = render(device, **{place: code})
    given[place]["entryPoint"] = "main"
    check(device, stage == f"@{place}", **given)


@pytest.mark.parametrize("place", ["vertex", "fragment"])
@pytest.mark.parametrize("name", ["", "VS", "vs ", "fs\0", "séquençage"])
def test_entry_point(device: Device, place: str, name: str) -> None:
    given = render(device)
    given[place]["entryPoint"] = name
    check(device, False, **given)


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("place", ["vertex", "fragment"])
def test_default_entry_point(device: Device, count: int, place: str) -> None:
    code = {"vertex": VERTEX, "fragment": FRAGMENT}[place]
    other = "@compute @workgroup_size(1) fn c() {}"
    many = other + "".join(code.replace("s()", f"s{i}()") for i in range(count))
    check(device, count == 1, **render(device, **{place: many}))


@pytest.mark.parametrize("place", ["vertex", "fragment", "layout"])
def test_of_another_device(gpu: Gpu, device: Device, place: str) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    given = render(device, layout=(other if place == "layout" else device).CreatePipelineLayout())
    if place != "layout":
        given[place]["module"] = module(other, {"vertex": VERTEX, "fragment": FRAGMENT}[place])
    check(device, False, **given)


@pytest.mark.parametrize("place", ["vertex", "fragment"])
def test_invalid_module(device: Device, place: str) -> None:
    given = render(device)
    with device.valid(False):
        given[place]["module"] = module(device, "fn (")
    check(device, False, **given)


def test_no_fragment_stage(device: Device) -> None:
    check(device, True, **render(device, fragment=None, depthStencil=depth_state("Depth24Plus")))


@pytest.mark.parametrize("targets", [[], [{"format": "Undefined"}], [{"format": "RGBA8Unorm"}]])
@pytest.mark.parametrize("depth", [False, True])
def test_something_to_draw_on(device: Device, targets: list[dict[str, str]], depth: bool) -> None:
    """A pipeline has a colour target or a depth-stencil state."""
    right = depth or any(target["format"] != "Undefined" for target in targets)
    fragment = FRAGMENT if targets and targets[0]["format"] != "Undefined" else "@fragment fn fs() {}"
    given = render(device, fragment=fragment, targets=targets)
    check(device, right, **given, depthStencil=depth_state("Depth24Plus") if depth else None)


def test_nothing_at_all(device: Device) -> None:
    check(device, False, **render(device, fragment=None))


# -- primitives


@pytest.mark.parametrize("topology", TOPOLOGIES)
@pytest.mark.parametrize("format", ["Undefined", "Uint16", "Uint32"])
def test_strip_index_format(device: Device, topology: str, format: str) -> None:
    right = format == "Undefined" or topology.endswith("Strip")
    check(device, right, **render(device, primitive={"topology": topology, "stripIndexFormat": format}))


@pytest.mark.parametrize("feature", [False, True])
def test_unclipped_depth(gpu: Gpu, device: Device, feature: bool) -> None:
    used = gpu.device(["DepthClipControl"]) if feature else device
    check(used, feature, **render(used, primitive={"unclippedDepth": True}))


@pytest.mark.parametrize("member", ["topology", "frontFace", "cullMode", "stripIndexFormat"])
def test_unknown_numbers(device: Device, member: str) -> None:
    check(device, False, **render(device, primitive={member: 0x1234}))


# -- samples


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 8, 16, 1024, 2**32 - 1])
def test_sample_count(device: Device, count: int) -> None:
    check(device, count in (1, 4), **render(device, multisample={"count": count}))


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("writes_mask", [False, True])
@pytest.mark.parametrize("enabled", [False, True])
def test_alpha_to_coverage(device: Device, count: int, writes_mask: bool, enabled: bool) -> None:
    fragment = """struct Out { @builtin(sample_mask) mask: u32, @location(0) color: vec4f }
        @fragment fn fs() -> Out { return Out(1u, vec4f()); }"""
    given = render(device, fragment=fragment if writes_mask else FRAGMENT)
    right = not enabled or (count == 4 and not writes_mask)
    check(device, right, multisample={"count": count, "alphaToCoverageEnabled": enabled}, **given)


@pytest.mark.parametrize(
    ("format", "right"),
    [("RGBA8Unorm", True), ("BGRA8Unorm", True), ("RGB10A2Unorm", True), ("R8Unorm", False), ("RG8Unorm", False),
     ("RGBA8Uint", False), ("RGBA16Float", True)],
)  # fmt: skip
def test_alpha_to_coverage_needs_alpha(device: Device, format: str, right: bool) -> None:
    given = render(device, fragment=writes(f"vec4<{TARGETS[format][0]}>"), targets=[{"format": format}])
    check(device, right, multisample={"count": 4, "alphaToCoverageEnabled": True}, **given)


# -- colour targets


@pytest.mark.parametrize("format", [*TARGETS, *NO_TARGETS, *DEPTH_STENCIL_FORMATS[:4], "BC1RGBAUnorm"])
def test_target_formats(device: Device, format: str) -> None:
    kind = TARGETS[format][0] if format in TARGETS else "f32"
    given = render(device, fragment=writes(f"vec4<{kind}>"), targets=[{"format": format}])
    check(device, format in TARGETS, **given)


@pytest.mark.parametrize("format", TARGETS)
def test_blendable_formats(device: Device, format: str) -> None:
    kind, _, _, _, blends = TARGETS[format]
    given = render(device, fragment=writes(f"vec4<{kind}>"), targets=[{"format": format, "blend": {}}])
    check(device, blends, **given)


@pytest.mark.parametrize("format", ["R32Float", "RG32Float", "RGBA32Float"])
@pytest.mark.parametrize("feature", [False, True])
def test_float32_blendable(gpu: Gpu, device: Device, format: str, feature: bool) -> None:
    used = gpu.device(["Float32Blendable"]) if feature else device
    given = render(used, fragment=writes("vec4f"), targets=[{"format": format, "blend": {}}])
    check(used, feature, **given)


@pytest.mark.parametrize("format", TARGETS)
@pytest.mark.parametrize("kind", ["f32", "i32", "u32"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_outputs_fit_their_targets(device: Device, format: str, kind: str, count: int) -> None:
    """Scalars of the same kind, and at least as many channels, whatever the write mask."""
    needed, channels, *_ = TARGETS[format]
    for mask in ("None", "Red", "All"):
        target = {"format": format, "writeMask": mask}
        given = render(device, fragment=writes(vec(kind, count)), targets=[target])
        with device.valid(kind == needed and count >= channels):
            device.CreateRenderPipeline(**given)


@pytest.mark.parametrize("mask", ["None", "Red", "Green", "Blue", "Alpha", "All"])
def test_a_target_without_output(device: Device, mask: str) -> None:
    targets = [{"format": "RGBA8Unorm"}, {"format": "RGBA8Unorm", "writeMask": mask}]
    check(device, mask == "None", **render(device, targets=targets))


def test_an_output_without_target(device: Device) -> None:
    fragment = """struct Out { @location(0) a: vec4f, @location(3) b: vec2u }
        @fragment fn fs() -> Out { return Out(); }"""
    check(device, True, **render(device, fragment=fragment))


@pytest.mark.parametrize("mask", [0, 1, 15, 16, 0x80000001, 1 << 40])
def test_write_mask(device: Device, mask: int) -> None:
    check(device, mask < 16, **render(device, targets=[{"format": "RGBA8Unorm", "writeMask": mask}]))


@pytest.mark.parametrize("count", [8, 9])
def test_target_count(gpu: Gpu, device: Device, count: int) -> None:
    most = gpu.limits(device)["maxColorAttachments"]
    targets = [{"format": "R8Uint", "writeMask": "None"}] * count
    check(device, count <= most, **render(device, fragment=writes("u32"), targets=targets))


@pytest.mark.parametrize("format", TARGETS)
def test_bytes_per_sample(gpu: Gpu, device: Device, format: str) -> None:
    most = gpu.limits(device)["maxColorAttachmentBytesPerSample"]
    _, _, size, _, _ = TARGETS[format]
    for count in range(1, 9):
        targets = [{"format": format, "writeMask": "None"}] * count
        with device.valid(size * count <= most):
            device.CreateRenderPipeline(**render(device, fragment="@fragment fn fs() {}", targets=targets))


@pytest.mark.parametrize(
    ("formats", "right"),
    [
        (["R8Unorm", "R32Float", "RGBA8Unorm", "RGBA32Float", "R8Unorm"], False),
        (["R32Float", "RGBA8Unorm", "RGBA32Float", "R8Unorm", "R8Unorm"], True),
    ],
)
def test_bytes_per_sample_with_gaps(device: Device, formats: list[str], right: bool) -> None:
    targets = [{"format": format, "writeMask": "None"} for format in formats]
    check(device, right, **render(device, fragment="@fragment fn fs() {}", targets=targets))


@pytest.mark.parametrize("component", ["color", "alpha"])
@pytest.mark.parametrize("operation", ["Add", "Subtract", "ReverseSubtract", "Min", "Max"])
def test_blend_operations(device: Device, component: str, operation: str) -> None:
    """The least and the greatest of two take no factors."""
    for source in FACTORS:
        for other in ("One", source):
            blend = {component: {"srcFactor": source, "dstFactor": other, "operation": operation}}
            right = operation not in ("Min", "Max") or (source == "One" and other == "One")
            with device.valid(right):
                targets = [{"format": "RGBA8Unorm", "blend": blend}]
                device.CreateRenderPipeline(**render(device, targets=targets))


@pytest.mark.parametrize("place", ["srcFactor", "dstFactor"])
@pytest.mark.parametrize("component", ["color", "alpha"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_blending_with_alpha(device: Device, place: str, component: str, count: int) -> None:
    """Whoever blends colours with the stage's alpha has one."""
    for factor in FACTORS:
        right = count == 4 or component == "alpha" or "SrcAlpha" not in factor
        targets = [{"format": "R8Unorm", "blend": {component: {place: factor}}}]
        with device.valid(right):
            device.CreateRenderPipeline(**render(device, fragment=writes(vec("f32", count)), targets=targets))


@pytest.mark.parametrize("member", ["srcFactor", "dstFactor", "operation"])
def test_unknown_blend_numbers(device: Device, member: str) -> None:
    check(device, False, **render(device, targets=[{"format": "RGBA8Unorm", "blend": {"color": {member: 0x77}}}]))


DUAL = """enable dual_source_blending;
    struct Out { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f }
    @fragment fn fs() -> Out { return Out(); }"""


@pytest.mark.parametrize("factor", ["Src1", "OneMinusSrc1", "Src1Alpha", "OneMinusSrc1Alpha", "One"])
@pytest.mark.parametrize("given", [False, True])
@pytest.mark.parametrize("component", ["color", "alpha"])
def test_dual_source_blending(gpu: Gpu, factor: str, given: bool, component: str) -> None:
    device = gpu.device(["DualSourceBlending"])
    for mask in ("None", "Red", "All"):
        targets = [{"format": "RGBA8Unorm", "writeMask": mask, "blend": {component: {"srcFactor": factor}}}]
        with device.valid(given or factor == "One"):
            device.CreateRenderPipeline(**render(device, fragment=DUAL if given else FRAGMENT, targets=targets))


@pytest.mark.parametrize("place", ["srcFactor", "dstFactor"])
@pytest.mark.parametrize("component", ["color", "alpha"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_blending_with_alpha_of_two_sources(gpu: Gpu, place: str, component: str, count: int) -> None:
    """The alpha of the second source is one of the stage's too."""
    device = gpu.device(["DualSourceBlending"])
    fragment = DUAL.replace("vec4f", vec("f32", count))
    for factor in [*FACTORS, "Src1", "OneMinusSrc1", "Src1Alpha", "OneMinusSrc1Alpha"]:
        reads = "SrcAlpha" in factor or "Src1Alpha" in factor
        targets = [{"format": "R8Unorm", "blend": {component: {place: factor}}}]
        with device.valid(count == 4 or component == "alpha" or not reads):
            device.CreateRenderPipeline(**render(device, fragment=fragment, targets=targets))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_dual_source_blending_has_one_target(gpu: Gpu, count: int) -> None:
    device = gpu.device(["DualSourceBlending"])
    first = {"format": "RGBA8Unorm", "blend": {"color": {"srcFactor": "Src1"}}}
    targets = [first, *[{"format": "RGBA8Unorm", "writeMask": "None"}] * (count - 1)]
    check(device, count == 1, **render(device, fragment=DUAL, targets=targets))


@pytest.mark.parametrize("factor", ["Src1", "OneMinusSrc1", "Src1Alpha", "OneMinusSrc1Alpha"])
def test_dual_source_blending_is_a_feature(device: Device, factor: str) -> None:
    targets = [{"format": "RGBA8Unorm", "blend": {"color": {"srcFactor": factor}}}]
    check(device, False, **render(device, targets=targets))


# -- depth and stencil


@pytest.mark.parametrize("format", [*DEPTH_STENCIL_FORMATS, "RGBA8Unorm", "R32Float"])
def test_depth_formats(gpu: Gpu, format: str) -> None:
    device = gpu.device(features_of(format))
    check(device, format in DEPTH_STENCIL_FORMATS, **render(device, depthStencil=depth_state(format)))


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("write", ["False", "True", "Undefined"])
@pytest.mark.parametrize("compare", ["Undefined", "Never", "Less", "Always"])
def test_depth_members(gpu: Gpu, format: str, write: str, compare: str) -> None:
    """With a depth both must be said (comparing only where it matters), without one neither may do anything."""
    device = gpu.device(features_of(format))
    if format in DEPTH_FORMATS:
        right = write != "Undefined" and (compare != "Undefined" or write == "False")
    else:
        right = write != "True" and compare in ("Undefined", "Always")
    state = {"format": format, "depthWriteEnabled": write, "depthCompare": compare}
    check(device, right, **render(device, depthStencil=state))


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("face", ["stencilFront", "stencilBack"])
@pytest.mark.parametrize("member", ["compare", "failOp", "depthFailOp", "passOp"])
def test_stencil_members(gpu: Gpu, format: str, face: str, member: str) -> None:
    device = gpu.device(features_of(format))
    idle = "Always" if member == "compare" else "Keep"
    for value in COMPARES if member == "compare" else STENCIL_OPERATIONS:
        # Also where the masks leave it nothing to do.
        for masks in ({}, {"stencilReadMask": 0, "stencilWriteMask": 0}):
            with device.valid(format in STENCIL_FORMATS or value == idle, value, masks):
                state = depth_state(format, **{face: {member: value}}, **masks)
                device.CreateRenderPipeline(**render(device, depthStencil=state))


@pytest.mark.parametrize("operation", STENCIL_OPERATIONS)
@pytest.mark.parametrize("face", ["stencilFront", "stencilBack"])
def test_failing_depth_needs_a_comparison(device: Device, operation: str, face: str) -> None:
    state = {"format": "Depth24PlusStencil8", "depthWriteEnabled": "False", face: {"depthFailOp": operation}}
    check(device, operation == "Keep", **render(device, depthStencil=state))


@pytest.mark.parametrize("topology", TOPOLOGIES)
@pytest.mark.parametrize(
    "bias", [{"depthBias": 1}, {"depthBias": -1}, {"depthBiasSlopeScale": 0.5}, {"depthBiasClamp": 1.0}, {}]
)
def test_bias_is_for_triangles(device: Device, topology: str, bias: dict[str, float]) -> None:
    right = topology.startswith("Triangle") or not bias
    given = render(device, depthStencil=depth_state("Depth24Plus", **bias))
    check(device, right, primitive={"topology": topology}, **given)


@pytest.mark.parametrize("member", ["depthBiasSlopeScale", "depthBiasClamp"])
@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_bias_is_finite(device: Device, member: str, value: float) -> None:
    check(device, False, **render(device, depthStencil=depth_state("Depth24Plus", **{member: value})))


@pytest.mark.parametrize("format", [None, *DEPTH_STENCIL_FORMATS])
def test_writing_depth_needs_one(gpu: Gpu, format: str | None) -> None:
    device = gpu.device(features_of(format or ""))
    fragment = """struct Out { @builtin(frag_depth) depth: f32, @location(0) color: vec4f }
        @fragment fn fs() -> Out { return Out(); }"""
    state = depth_state(format) if format else None
    check(device, format in DEPTH_FORMATS, **render(device, fragment=fragment, depthStencil=state))


# -- the interface between the stages


def between(device: Device, outputs: list[str], inputs: list[str], **given: Any) -> dict[str, Any]:
    vertex = f"""struct A {{ {"".join(f"{v} v{i}: {t}, " for i, (v, t) in enumerate(split(outputs)))}
        @builtin(position) position: vec4f }} @vertex fn vs() -> A {{ return A(); }}"""
    members = "".join(f"{v} v{i}: {t}, " for i, (v, t) in enumerate(split(inputs)))
    fragment = f"struct B {{ {members} }} @fragment fn fs(b: B) -> @location(0) vec4f {{ return vec4f(); }}"
    return render(device, vertex=vertex, fragment=fragment, **given)


def split(members: list[str]) -> list[tuple[str, str]]:
    """`@location(0) f32` in its parts."""
    return [(member.rpartition(" ")[0], member.rpartition(" ")[2]) for member in members]


@pytest.mark.parametrize(
    ("outputs", "inputs", "right"),
    [([0], [0], True), ([0], [1], False), ([1], [0], False), ([0, 1], [1, 0], True), ([0, 1], [1], True),
     ([0], [0, 1], False), ([5, 3], [3], True)],
)  # fmt: skip
def test_locations(device: Device, outputs: list[int], inputs: list[int], right: bool) -> None:
    given = between(device, [f"@location({i}) f32" for i in outputs], [f"@location({i}) f32" for i in inputs])
    check(device, right, **given)


TYPES = ["f32", "i32", "u32", "vec2<f32>", "vec3<f32>", "vec4<f32>", "vec2<u32>"]


@pytest.mark.parametrize("output", TYPES)
@pytest.mark.parametrize("input", TYPES)
def test_types(device: Device, output: str, input: str) -> None:
    flat = "@location(0) @interpolate(flat, either)"
    check(device, output == input, **between(device, [f"{flat} {output}"], [f"{flat} {input}"]))


INTERPOLATIONS = {
    "": "perspective, center",
    "@interpolate(perspective)": "perspective, center",
    "@interpolate(perspective, center)": "perspective, center",
    "@interpolate(perspective, centroid)": "perspective, centroid",
    "@interpolate(perspective, sample)": "perspective, sample",
    "@interpolate(linear)": "linear, center",
    "@interpolate(linear, center)": "linear, center",
    "@interpolate(linear, sample)": "linear, sample",
    "@interpolate(flat)": "flat, first",
    "@interpolate(flat, first)": "flat, first",
    "@interpolate(flat, either)": "flat, either",
}


@pytest.mark.parametrize("output", INTERPOLATIONS)
@pytest.mark.parametrize("input", INTERPOLATIONS)
def test_interpolation(device: Device, output: str, input: str) -> None:
    right = INTERPOLATIONS[output] == INTERPOLATIONS[input]
    check(device, right, **between(device, [f"@location(0) {output} f32"], [f"@location(0) {input} f32"]))


@pytest.mark.parametrize("more", [0, -1, -2])
def test_highest_location(gpu: Gpu, device: Device, more: int) -> None:
    location = gpu.limits(device)["maxInterStageShaderVariables"] + more
    check(device, more < 0, **between(device, [f"@location({location}) f32"], [f"@location({location}) f32"]))


@pytest.mark.parametrize(
    ("more", "topology", "right"),
    [(0, "TriangleList", True), (1, "TriangleList", False), (0, "PointList", False), (-1, "PointList", True)],
)
def test_output_count(gpu: Gpu, device: Device, more: int, topology: str, right: bool) -> None:
    count = gpu.limits(device)["maxInterStageShaderVariables"] + more
    both = [f"@location({i}) vec4f" for i in range(count)]
    check(device, right, **between(device, both, both[:1]), primitive={"topology": topology})


#: Built-in inputs that take the place of a variable, each by itself, and the extensions that they need.
COUNTED = {
    "front_facing": ("bool", ""),
    "sample_mask": ("u32", ""),
    "sample_index": ("u32", ""),
    "primitive_index": ("u32", "enable primitive_index;"),
    "subgroup_invocation_id": ("u32", "enable subgroups;"),
    "subgroup_size": ("u32", "enable subgroups;"),
}


@pytest.mark.parametrize("builtins", [[], *([name] for name in COUNTED), list(COUNTED)[:3], list(COUNTED)])
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_input_count(gpu: Gpu, builtins: list[str], more: int) -> None:
    device = gpu.device(["PrimitiveIndex", "Subgroups"])
    count = gpu.limits(device)["maxInterStageShaderVariables"] - len(builtins) + more
    both = [f"@location({i}) vec4f" for i in range(count)]
    given = between(device, both, both)
    inputs = [*both, *(f"@builtin({name}) {COUNTED[name][0]}" for name in builtins), "@builtin(position) vec4f"]
    members = "".join(f"{v} v{i}: {t}, " for i, (v, t) in enumerate(split(inputs)))
    code = "".join(sorted({COUNTED[name][1] for name in builtins})) + f"struct B {{ {members} }} "
    given["fragment"]["module"] = module(
        device, code + "@fragment fn fs(b: B) -> @location(0) vec4f { return vec4f(); }"
    )
    check(device, more <= 0, **given)


# -- constants


@pytest.mark.parametrize("place", ["vertex", "fragment"])
@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({}, True),
        ({"x": 1, "y": 1}, True),
        ({"x": 1, "y": 1, "1": 1, "1000": 1}, True),
        ({"x\0": 1}, False),
        ({"xxx": 1}, False),
        ({"2": 1}, False),
        ({"z": 1}, False),
        ({"1": 1, "z": 1}, False),
        ({"数": 1}, True),
        ({"séquençage": 0}, True),
        ({"se\u0301quenc\u0327age": 0}, False),
        ({"x": float("nan")}, False),
        ({"x": 1e39}, False),
        ({"u": -1}, False),
        ({"u": 2**32 - 1}, True),
        ({"u": 2**32}, False),
    ],
)
def test_constants(device: Device, place: str, values: dict[str, float], right: bool) -> None:
    code = """override x: f32 = 0; override y: f32 = 0; override 数: f32 = 0; override u: u32 = 0;
        override séquençage: f32 = 0; @id(1) override z: f32 = 0; @id(1000) override w: f32 = 1;
        fn use_all() -> vec4f { return vec4f(x, y, z + f32(u), w + 数 + séquençage); }"""
    body = {"vertex": VERTEX, "fragment": FRAGMENT}[place].replace("vec4f()", "use_all()")
    given = render(device, **{place: code + body})
    given[place]["constants"] = constants(values)
    check(device, right, **given)


#: Just beyond what the types hold: the least numbers that round to none of theirs.
F32_MAX, BEYOND_F32 = 3.4028234663852886e38, 3.4028235677973366e38
F16_MAX, BEYOND_F16 = 65504.0, 65520.0


@pytest.mark.parametrize("place", ["vertex", "fragment"])
@pytest.mark.parametrize(
    ("name", "value", "right"),
    [("u", 0, True), ("u", -1, False), ("u", 2**32 - 1, True), ("u", 2**32, False), ("i", -(2**31), True),
     ("i", -(2**31) - 1, False), ("i", 2**31 - 1, True), ("i", 2**31, False), ("f", F32_MAX, True),
     ("f", -F32_MAX, True), ("f", BEYOND_F32, False), ("f", -BEYOND_F32, False), ("b", 1.7976931348623157e308, True),
     ("b", -(2**31) - 1, True), ("h", F16_MAX, True), ("h", -F16_MAX, True), ("h", BEYOND_F16, False),
     ("h", -BEYOND_F16, False), ("f", float("inf"), False), ("f", float("-inf"), False), ("b", float("nan"), False)],
)  # fmt: skip
def test_values_of_constants(gpu: Gpu, place: str, name: str, value: float, right: bool) -> None:
    """What their types do not hold is wrong; anything is a bool."""
    device = gpu.device(["ShaderF16"])
    code = """enable f16; override b: bool = false; override u: u32 = 0; override i: i32 = 0; override f: f32 = 0;
        override h: f16 = 0; fn use_all() -> vec4f { _ = b; _ = u; _ = i; _ = f; _ = h; return vec4f(); }"""
    body = {"vertex": VERTEX, "fragment": FRAGMENT}[place].replace("vec4f()", "use_all()")
    given = render(device, **{place: code + body})
    given[place]["constants"] = constants({name: value})
    check(device, right, **given)


@pytest.mark.parametrize("place", ["vertex", "fragment"])
@pytest.mark.parametrize(
    ("values", "right"),
    [({}, False), ({"x": 1, "y": 1}, False), ({"x": 1, "z": 1}, True), (dict.fromkeys("xyzw", 1), True)],
)
def test_constants_without_a_value(device: Device, place: str, values: dict[str, float], right: bool) -> None:
    code = """override x: f32; override y: f32 = 0.0; override z: f32; override w: f32 = 1.0;"""
    body = {"vertex": VERTEX, "fragment": FRAGMENT}[place].replace("vec4f()", "vec4f(x, y, z, w)")
    given = render(device, **{place: code + body})
    given[place]["constants"] = constants(values)
    check(device, right, **given)


# -- what a derived layout may have


@pytest.mark.parametrize("format", [*STORAGE_FORMATS, "BGRA8Unorm"])
@pytest.mark.parametrize("access", ["read", "write", "read_write"])
@pytest.mark.parametrize("dimension", ["1d", "2d", "2d_array", "3d"])
def test_storage_textures(gpu: Gpu, format: str, access: str, dimension: str) -> None:
    """A shader may name what no layout can have; its pipelines are wrong then."""
    device = gpu.device(["BGRA8UnormStorage"])
    variable = f"@group(0) @binding(0) var t: texture_storage_{dimension}<{format.lower()}, {access}>;"
    given = render(device, fragment=variable + FRAGMENT.replace("{", "{ _ = t;"))
    right = access == "write" or (access == "read" and format != "BGRA8Unorm") or STORAGE_FORMATS.get(format, False)
    check(device, right, **given)


@pytest.mark.parametrize(
    ("vertex", "fragment", "room", "right"),
    [(16, 16, 16, True), (12, 12, 16, True), (20, 20, 16, False), (32, 32, 16, False), (20, 0, 16, False),
     (0, 20, 16, False), (64, 0, None, True), (0, 64, None, True), (64, 64, None, True)],
)  # fmt: skip
def test_room_for_immediates(gpu: Gpu, vertex: int, fragment: int, room: int | None, right: bool) -> None:
    """Those that the shader declares and names, as a whole."""
    device = gpu.device([], {"maxImmediateSize": 64})
    layout = None if room is None else device.CreatePipelineLayout(immediateSize=room)
    stages = {}
    for name, size, body in (("vertex", vertex, VERTEX), ("fragment", fragment, FRAGMENT)):
        members = ", ".join(f"m{at}: u32" for at in range(size // 4))
        data = f"struct Data {{ {members} }} var<immediate> data: Data;"
        stages[name] = data + body.replace("{", "{ _ = data.m0;") if size else body
    check(device, right, **render(device, **stages, layout=layout))


@pytest.mark.parametrize("size", [64, 68, 256])
@pytest.mark.parametrize("stage", ["vertex", "fragment", "compute"])
def test_immediates_beyond_the_limit(gpu: Gpu, size: int, stage: str) -> None:
    """Are an error of the module already."""
    device = gpu.device([], {"maxImmediateSize": 64})
    body = {"vertex": VERTEX, "fragment": FRAGMENT, "compute": "@compute @workgroup_size(1) fn cs() { }"}[stage]
    members = ", ".join(f"m{at}: u32" for at in range(size // 4))
    code = f"struct Data {{ {members} }} var<immediate> data: Data; {body.replace('{', '{ _ = data.m0;')}"
    with device.valid(size <= 64):
        module(device, code)


@pytest.mark.parametrize("mask", [0, 1, 2, 2**32 - 1])
@pytest.mark.parametrize("enabled", [False, True])
@pytest.mark.parametrize("writes_mask", [False, True])
def test_alpha_to_coverage_and_masks(device: Device, mask: int, enabled: bool, writes_mask: bool) -> None:
    """The mask of the pipeline goes with it, one of the shader does not."""
    fragment = """struct Out { @builtin(sample_mask) mask: u32, @location(0) color: vec4f }
        @fragment fn fs() -> Out { return Out(0xffffffffu, vec4f()); }"""
    given = render(device, fragment=fragment if writes_mask else FRAGMENT)
    check(device, not (enabled and writes_mask), **given,
          multisample={"count": 4, "mask": mask, "alphaToCoverageEnabled": enabled})  # fmt: skip


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("format", ["R8Unorm", "RG8Unorm", "RGBA8Unorm", "BGRA8Unorm"])
def test_outputs_that_are_blended(device: Device, factor: str, format: str) -> None:
    """Each factor by itself: four channels where colours are blended with alpha, else those of the target."""
    for component, member, count in itertools.product(("color", "alpha"), ("srcFactor", "dstFactor"), (1, 2, 3, 4)):
        alpha = component == "color" and "SrcAlpha" in factor
        targets = [{"format": format, "blend": {component: {member: factor}}}]
        given = render(device, fragment=writes(vec("f32", count)), targets=targets)
        right = count >= TARGETS[format][1] and (count == 4 or not alpha)
        with device.valid(right, component, member, count):
            device.CreateRenderPipeline(**given)


@pytest.mark.parametrize("format", [None, *TARGETS])
def test_a_target_and_no_output(device: Device, format: str | None) -> None:
    """Or outputs and no target: only what is written is asked for."""
    for mask in ("None", "Red", "All") if format else ("None",):
        targets = [{"format": format, "writeMask": mask}] if format else []
        for fragment in (
            ["@fragment fn fs() {}"] if format else [writes(vec(k, n)) for k in ("f32", "u32") for n in (1, 4)]
        ):
            given = render(device, fragment=fragment, targets=targets, depthStencil=depth_state("Depth24Plus"))
            check(device, mask == "None", **given)
