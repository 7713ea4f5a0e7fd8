"""Shaders and the layouts given to their pipelines: each kind of binding against each. Spec: 10.1.2."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from gpu import Device, Object
from makers import VERTEX, compute_pipeline, depth_state, module, render
from test_bind_group_layouts import entry
from test_compute_pipelines import check as check_compute
from test_render_pipelines import check as check_render

STAGES = ["Compute", "Vertex", "Fragment"]
DIMENSIONS = {"1D": "1d", "2D": "2d", "2DArray": "2d_array", "3D": "3d", "Cube": "cube", "CubeArray": "cube_array"}
ACCESSES = {"WriteOnly": "write", "ReadOnly": "read", "ReadWrite": "read_write"}


@dataclass(frozen=True)
class Resource:
    name: str
    #: The member of the layout's entry, and what it has.
    kind: str
    given: dict[str, Any]
    declaration: str
    use: str = "r"

    def entry(self, visibility: str) -> dict[str, Any]:
        return entry({self.kind: self.given}, 0, visibility)

    def writes(self) -> bool:
        return self.given.get("type") == "Storage" or self.given.get("access") in ("WriteOnly", "ReadWrite")


def resources() -> list[Resource]:
    def texture(sample: str, dimension: str, of: str, multisampled: bool = False) -> Resource:
        given = {"sampleType": sample, "viewDimension": dimension, "multisampled": multisampled}
        return Resource(f"{sample} {dimension}{' samples' * multisampled}", "texture", given, f"var r: texture_{of}")

    types = {"Float": "f32", "UnfilterableFloat": "f32", "Sint": "i32", "Uint": "u32"}
    return [
        Resource("uniform", "buffer", {"type": "Uniform"}, "var<uniform> r: array<vec4u, 16>", "r[0]"),
        Resource("storage", "buffer", {"type": "Storage"}, "var<storage, read_write> r: array<vec4u>", "r[0]"),
        Resource("read-only storage", "buffer", {"type": "ReadOnlyStorage"}, "var<storage> r: array<vec4u>", "r[0]"),
        Resource("filtering", "sampler", {"type": "Filtering"}, "var r: sampler"),
        Resource("non-filtering", "sampler", {"type": "NonFiltering"}, "var r: sampler"),
        Resource("comparison", "sampler", {"type": "Comparison"}, "var r: sampler_comparison"),
        texture("Depth", "2D", "depth_multisampled_2d", True),
        *(texture(of, "2D", f"multisampled_2d<{types[of]}>", True) for of in ("UnfilterableFloat", "Sint", "Uint")),
        *(texture(of, at, f"{DIMENSIONS[at]}<{types[of]}>") for at in DIMENSIONS for of in types),
        *(texture("Depth", at, f"depth_{DIMENSIONS[at]}") for at in ("2D", "2DArray", "Cube", "CubeArray")),
        *(
            Resource(
                f"{access} {format} {at}",
                "storageTexture",
                {"access": access, "format": format, "viewDimension": at},
                f"var r: texture_storage_{DIMENSIONS[at]}<{format.lower()}, {ACCESSES[access]}>",
            )
            for at in ("1D", "2D", "2DArray", "3D")
            for format in ("R32Float", "R32Sint", "R32Uint")
            for access in ACCESSES
        ),
    ]


RESOURCES = resources()
each = pytest.mark.parametrize("given", RESOURCES, ids=lambda one: one.name)


def match(given: Resource, asked: Resource) -> bool:
    if given.kind != asked.kind:
        return False
    mine, wanted = dict(given.given), dict(asked.given)
    if given.kind == "sampler":
        return (mine["type"] == "Comparison") == (wanted["type"] == "Comparison")
    # What cannot be filtered is a float too, and what may be read and written may be written.
    for one in (mine, wanted):
        if one.get("sampleType") == "UnfilterableFloat":
            one["sampleType"] = "Float"
    if mine.get("access") == "ReadWrite" and wanted["access"] == "WriteOnly":
        mine["access"] = "WriteOnly"
    return mine == wanted


def pipeline(device: Device, right: bool, stage: str, asked: Resource, layout: Object, both: bool) -> None:
    """Makes the pipeline, both ways or one."""
    code, use = f"@group(0) @binding(0) {asked.declaration};", f"_ = {asked.use};"
    if not both and stage == "Compute":
        with device.valid(right, asked.name):
            compute_pipeline(device, f"{code} @compute @workgroup_size(1) fn f() {{ {use} }}", layout=layout)
    elif stage == "Compute":
        code += f"@compute @workgroup_size(1) fn f() {{ {use} }}"
        check_compute(device, right, compute={"module": module(device, code)}, layout=layout)
    elif stage == "Vertex":
        code += f"@vertex fn vs() -> @builtin(position) vec4f {{ {use} return vec4f(); }}"
        check_render(
            device, right, **render(device, code, None, layout=layout, depthStencil=depth_state("Depth32Float"))
        )
    else:
        code += f"@fragment fn fs() -> @location(0) vec4f {{ {use} return vec4f(); }}"
        given = render(device, VERTEX, code, layout=layout)
        if both:
            check_render(device, right, **given)
            return
        with device.valid(right, asked.name):
            device.CreateRenderPipeline(**given)


@each
@pytest.mark.parametrize("stage", STAGES)
def test_kinds(device: Device, given: Resource, stage: str) -> None:
    if stage == "Vertex" and given.writes():
        pytest.skip("vertex stages write nothing, so no layout has this for them")
    layout = device.CreateBindGroupLayout(entries=[given.entry(stage)])
    made = device.CreatePipelineLayout(bindGroupLayouts=[layout])
    for asked in RESOURCES:
        if asked.name == "non-filtering" or (stage == "Vertex" and asked.writes()):
            continue
        pipeline(device, match(given, asked), stage, asked, made, given.kind == asked.kind)


@pytest.mark.parametrize("sample", ["Float", "UnfilterableFloat", "Depth", "Sint", "Uint"])
@pytest.mark.parametrize("dimension", ["2D", "2DArray", "Cube", "CubeArray"])
@pytest.mark.parametrize("filtering", [False, True])
@pytest.mark.parametrize("same_group", [False, True])
def test_filtering(
    device: Device, differs: Callable[..., None], sample: str, dimension: str, filtering: bool, same_group: bool
) -> None:
    """A filtering sampler goes with what can be filtered."""
    differs("depth-filtering", filtering and sample == "Depth")
    filters(device, not filtering or sample == "Float", sample, dimension, filtering, same_group)


def filters(
    device: Device, right: bool, sample: str, dimension: str, filtering: bool, same_group: bool, derived: bool = False
) -> None:
    types = {"Sint": f"{DIMENSIONS[dimension]}<i32>", "Uint": f"{DIMENSIONS[dimension]}<u32>"}
    types["Depth"] = f"depth_{DIMENSIONS[dimension]}"
    visibility = "Compute|Fragment"
    texture = entry({"texture": {"sampleType": sample, "viewDimension": dimension}}, 0, visibility)
    sampler = entry({"sampler": {"type": "Filtering" if filtering else "NonFiltering"}}, 1, visibility)
    groups = [[texture, sampler]] if same_group else [[texture], [sampler]]
    layouts = [device.CreateBindGroupLayout(entries=entries) for entries in groups]
    layout = None if derived else device.CreatePipelineLayout(bindGroupLayouts=layouts)
    place = "vec3f()" if "Cube" in dimension else "vec2f()"
    code = f"""@group(0) @binding(0) var t: texture_{types.get(sample, f"{DIMENSIONS[dimension]}<f32>")};
        @group({int(not same_group)}) @binding(1) var s: sampler;
        fn test() {{
            _ = textureGather({"" if sample == "Depth" else "0, "}t, s, {place}{", 0" if "Array" in dimension else ""});
        }}
        @compute @workgroup_size(1) fn c() {{ test(); }}
        @fragment fn fs() -> @location(0) vec4f {{ test(); return vec4f(); }}"""
    check_compute(device, right, compute={"module": module(device, code)}, layout=layout)
    check_render(device, right, **render(device, fragment=code, layout=layout))


# -- names


NAMES = [
    ("main", "main", True), ("main", "", False), ("main", "main\0", False), ("main", "main\0a", False),
    ("main", "mian", False), ("main", "main ", False), ("main", "ma in", False), ("main", "main\n", False),
    ("mian", "mian", True), ("mian", "main", False), ("mainmain", "mainmain", True), ("mainmain", "foo", False),
    ("main_t12V3", "main_t12V3", True), ("main_t12V3", "main_t12V5", False), ("main_t12V3", "_main_t12V3", False),
    ("séquençage", "séquençage", True), ("séquençage", "sequencage", False), ("main", "mai", False),
    ("séquençage", "se\u0301quenc\u0327age", False),
]  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(("name", "asked", "right"), NAMES)
def test_entry_points(device: Device, stage: str, name: str, asked: str, right: bool) -> None:
    if stage == "Compute":
        made = module(device, f"@compute @workgroup_size(1) fn {name}() {{}}")
        check_compute(device, right, compute={"module": made, "entryPoint": asked})
        return
    result = {"Vertex": "@builtin(position)", "Fragment": "@location(0)"}[stage]
    given = render(device)
    given[stage.lower()]["module"] = module(
        device, f"@{stage.lower()} fn {name}() -> {result} vec4f {{ return vec4f(); }}"
    )
    given[stage.lower()]["entryPoint"] = asked
    check_render(device, right, **given)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("extra", STAGES)
def test_no_name(device: Device, stage: str, extra: str) -> None:
    """Left out, the name is that of the stage's only function."""
    one = {
        "Compute": "@compute @workgroup_size(1) fn {0}() {{}}",
        "Vertex": "@vertex fn {0}() -> @builtin(position) vec4f {{ return vec4f(); }}",
        "Fragment": "@fragment fn {0}() -> @location(0) vec4f {{ return vec4f(); }}",
    }
    for functions, right in (([stage], True), ([stage, extra], extra != stage), ([extra], extra == stage), ([], False)):
        code = " ".join(one[of].format(f"f{i}") for i, of in enumerate(functions))
        if stage == "Compute":
            check_compute(device, right, compute={"module": module(device, code)})
            continue
        given = render(device)
        given[stage.lower()]["module"] = module(device, code)
        check_render(device, right, **given)
