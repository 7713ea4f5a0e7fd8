"""Compute pipelines: the stage, its limits and its constants. Spec: 10.2 GPUComputePipeline."""

from __future__ import annotations

from typing import Any

import pytest

from gpu import Device, Gpu

EMPTY = "@compute @workgroup_size(1) fn main() {}"


def module(device: Device, code: str) -> Any:
    return device.CreateShaderModule(chain={"ShaderSourceWGSL": {"code": code}})


def check(device: Device, right: bool, **descriptor: Any) -> None:
    """Makes the pipeline both ways."""
    with device.valid(right):
        device.CreateComputePipeline(**descriptor)
    with device.expect(None):
        status, pipeline, message = device.CreateComputePipelineAsync(**descriptor).wait()
    assert status == ("Success" if right else "ValidationError"), message
    assert bool(pipeline) == right and bool(message) != right


def constants(values: dict[str, float]) -> list[dict[str, Any]]:
    return [{"key": key, "value": value} for key, value in values.items()]


def compute(device: Device, code: str, values: dict[str, float] | None = None, **stage: Any) -> dict[str, Any]:
    return {"compute": {"module": module(device, code), "constants": constants(values or {}), **stage}}


@pytest.mark.parametrize("stage", ["@compute @workgroup_size(1)", "@vertex", "@fragment"])
def test_stage(device: Device, stage: str) -> None:
    result = {"@vertex": "-> @builtin(position) vec4f { return vec4f(); }"}.get(stage, "{}")
    check(device, "compute" in stage, **compute(device, f"{stage} fn main() {result}", entryPoint="main"))


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("main", True),
        ("Main", False),
        ("main ", False),
        ("mai", False),
        ("main0", False),
        ("", False),
        ("ma\0in", False),
    ],
)
def test_entry_point(device: Device, asked: str, right: bool) -> None:
    check(device, right, **compute(device, EMPTY, entryPoint=asked))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_default_entry_point(device: Device, count: int) -> None:
    """The name may be left out where there is one function of the stage, whatever is beside it."""
    code = "@fragment fn other() {}" + "".join(f"@compute @workgroup_size(1) fn main{i}() {{}}" for i in range(count))
    check(device, count == 1, **compute(device, code))


@pytest.mark.parametrize("name", ["séquençage", "数", "a_b", "_a", "ab" * 50])
def test_entry_points_of_any_letters(device: Device, name: str) -> None:
    code = f"@compute @workgroup_size(1) fn {name}() {{}} @compute @workgroup_size(2) fn other() {{}}"
    check(device, True, **compute(device, code, entryPoint=name))


def test_invalid_module(device: Device) -> None:
    with device.valid(False):
        bad = module(device, "fn (")
    check(device, False, compute={"module": bad, "entryPoint": "main"})


def test_invalid_layout(device: Device) -> None:
    with device.valid(False):
        layout = device.CreatePipelineLayout(immediateSize=1 << 20)
    check(device, False, layout=layout, **compute(device, EMPTY))


@pytest.mark.parametrize("part", ["module", "layout"])
def test_of_another_device(gpu: Gpu, device: Device, part: str) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    given = compute(other if part == "module" else device, EMPTY)
    layout = (other if part == "layout" else device).CreatePipelineLayout()
    check(device, False, layout=layout, **given)


@pytest.mark.parametrize("element", ["vec4f", "mat4x4f", "f32"])
@pytest.mark.parametrize("more", [0, 1])
def test_workgroup_storage(gpu: Gpu, device: Device, element: str, more: int) -> None:
    size = {"vec4f": 16, "mat4x4f": 64, "f32": 4}[element]
    count = gpu.limits(device)["maxComputeWorkgroupStorageSize"] // size + more
    code = f"var<workgroup> a: array<{element}, {count}>; @compute @workgroup_size(1) fn main() {{ _ = a[0]; }}"
    check(device, not more, **compute(device, code))


@pytest.mark.parametrize("more", [0, 1])
def test_workgroup_storage_of_several(gpu: Gpu, device: Device, more: int) -> None:
    """Each variable begins at a multiple of 16; only those count that the entry point reaches."""
    count = gpu.limits(device)["maxComputeWorkgroupStorageSize"] // 16 - 1
    code = f"""
        var<workgroup> a: array<vec4f, {count}>; var<workgroup> b: u32; var<workgroup> c: f32;
        fn reach() {{ _ = a[0]; }}
        @compute @workgroup_size(1) fn main() {{ reach(); _ = b; {"_ = c;" if more else ""} }}"""
    check(device, not more, **compute(device, code))


@pytest.mark.parametrize("more", [0, 1])
def test_workgroup_storage_of_overrides(gpu: Gpu, device: Device, more: int) -> None:
    count = gpu.limits(device)["maxComputeWorkgroupStorageSize"] // 16 + more
    code = """
        override n: u32 = 1; var<workgroup> a: array<vec4f, n>;
        @compute @workgroup_size(1) fn main() { _ = a[0]; }"""
    check(device, not more, **compute(device, code, {"n": count}))


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("overridden", [False, True])
@pytest.mark.parametrize("more", [0, 1])
def test_workgroup_size(gpu: Gpu, device: Device, axis: int, overridden: bool, more: int) -> None:
    size = [1, 1, 1]
    size[axis] = gpu.limits(device)[f"maxComputeWorkgroupSize{'XYZ'[axis]}"] + more
    check(device, not more, **sized(device, size, overridden))


@pytest.mark.parametrize("size", [[128, 1, 2], [129, 1, 2], [2, 128, 1], [2, 129, 1], [1, 8, 32], [1, 8, 33]])
@pytest.mark.parametrize("overridden", [False, True])
def test_invocations(gpu: Gpu, device: Device, size: list[int], overridden: bool) -> None:
    most = gpu.limits(device)["maxComputeInvocationsPerWorkgroup"]
    check(device, size[0] * size[1] * size[2] <= most, **sized(device, size, overridden))


def sized(device: Device, size: list[int], overridden: bool) -> dict[str, Any]:
    if not overridden:
        x, y, z = size
        return compute(device, f"@compute @workgroup_size({x}, {y}, {z}) fn main() {{}}")
    code = """override x: u32 = 1; override y: u32 = 1; override z: u32 = 1;
        @compute @workgroup_size(x, y, z) fn main() {}"""
    return compute(device, code, dict(zip("xyz", size, strict=True)))


@pytest.mark.parametrize("axis", "xyz")
@pytest.mark.parametrize("type", ["u32", "i32"])
@pytest.mark.parametrize(("value", "right"), [(0, False), (-1, False), (1, True), (16, True), (2**31 - 1, False)])
def test_workgroup_size_by_override(device: Device, axis: str, type: str, value: float, right: bool) -> None:
    code = f"""override x: {type} = 1; override y: {type} = 1; override z: {type} = 1;
        @compute @workgroup_size(x, y, z) fn main() {{ _ = 0u; }}"""
    check(device, right, **compute(device, code, {axis: value}))


def test_workgroup_size_of_all_axes(gpu: Gpu, device: Device) -> None:
    """Each within its limit, all together beyond theirs."""
    most = [gpu.limits(device)[f"maxComputeWorkgroupSize{axis}"] for axis in "XYZ"]
    check(device, False, **sized(device, most, True))
    check(device, False, **sized(device, [0, 0, 0], True))


@pytest.mark.parametrize("element", ["vec4f", "mat4x4f"])
@pytest.mark.parametrize("more", [0, 1])
def test_workgroup_storage_without_a_default(gpu: Gpu, device: Device, element: str, more: int) -> None:
    count = gpu.limits(device)["maxComputeWorkgroupStorageSize"] // {"vec4f": 16, "mat4x4f": 64}[element] + more
    code = f"""override a: u32; override b: u32; var<workgroup> data: array<{element}, a>;
        @compute @workgroup_size(1) fn main() {{ _ = data[0]; }}"""
    check(device, not more, **compute(device, code, {"a": count, "b": 0}))
    both = code.replace("@compute", "var<workgroup> other: array<vec4f, b>; @compute").replace(
        "_ =", "_ = other[0]; _ ="
    )
    check(device, True, **compute(device, both, {"a": 1, "b": 1}))


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({}, True),
        ({"c0": 0}, True),
        ({"c0": 0, "c1": 1}, True),
        ({"c0\0": 0}, False),
        ({"c9": 0}, False),
        ({"1": 0}, True),
        ({"c3": 0}, False),
        ({"2": 0}, False),
        ({"1000": 0}, True),
        ({"9999": 0}, False),
        ({"1000": 0, "c2": 0}, False),
        ({"数": 0}, True),
        ({"séquençage": 0}, True),
        ({"se\u0301quenc\u0327age": 0}, False),
        ({"": 0}, False),
        ({"unused": 1}, True),
        ({"unused_id": 1}, False),
        ({"7": 1}, True),
    ],
)
def test_constant_names(device: Device, values: dict[str, float], right: bool) -> None:
    """A constant goes by its number if it has one, else by its name, to the letter."""
    code = """
        override c0: bool = true; override c1: u32 = 0; override 数: u32 = 0; override séquençage: u32 = 0;
        @id(1000) override c2: u32 = 10; @id(1) override c3: u32 = 11;
        override unused: f32; @id(7) override unused_id: f32;
        @compute @workgroup_size(1) fn main() { _ = c0; _ = c1; _ = c2 + séquençage; _ = c3 + 数; }"""
    check(device, right, **compute(device, code, values))


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({}, False),
        ({"c0": 0, "c2": 0, "c8": 0}, False),
        ({"c0": 0, "c2": 0, "c5": 0, "c8": 0}, True),
        ({"c0": 0, "c2": 0, "c5": 0, "c8": 0, "c1": 0}, True),
    ],
)
def test_constants_without_a_value(device: Device, values: dict[str, float], right: bool) -> None:
    code = """
        override c0: bool; override c1: bool = false; override c2: f32; override c5: i32; override c8: u32;
        override c9: u32 = 3; override unused: f32;
        @compute @workgroup_size(1) fn main() { _ = c0; _ = c1; _ = c2; _ = c5; _ = c8; _ = c9; }"""
    check(device, right, **compute(device, code, values))


F32_MAX = 3.4028234663852886e38
RANGES = [
    ("u", 0, True),
    ("u", -1, False),
    ("u", 2**32 - 1, True),
    ("u", 2**32, False),
    ("u", 1.5, True),
    ("i", -(2**31), True),
    ("i", -(2**31) - 1, False),
    ("i", 2**31 - 1, True),
    ("i", 2**31, False),
    ("f", F32_MAX, True),
    ("f", -F32_MAX, True),
    # Halfway to what would be next: the first that does not become the largest.
    ("f", 3.4028235677973366e38, False),
    ("f", -3.4028235677973366e38, False),
    ("f", 3.4028235677973362e38, True),
    ("f", 3.4028236e38, False),
    ("f", -3.4028236e38, False),
    ("f", 1e300, False),
    ("b", 1.7976931348623157e308, True),
    ("b", -(2**31) - 1, True),
    ("f", float("nan"), False),
    ("f", float("inf"), False),
    ("b", float("nan"), False),
    ("u", float("-inf"), False),
]


@pytest.mark.parametrize(("name", "value", "right"), RANGES)
@pytest.mark.parametrize("used", [True, False])
def test_constant_values(device: Device, name: str, value: float, right: bool, used: bool) -> None:
    use = f"_ = {name};" if used else ""
    code = f"""
        override b: bool = false; override u: u32 = 0; override i: i32 = 0; override f: f32 = 0;
        @compute @workgroup_size(1) fn main() {{ {use} }}"""
    check(device, right, **compute(device, code, {name: value}))


@pytest.mark.parametrize(
    ("value", "right"), [(65504.0, True), (-65504.0, True), (65520.0, False), (-65520.0, False), (F32_MAX, False)]
)
def test_half_constant_values(gpu: Gpu, value: float, right: bool) -> None:
    device = gpu.device(["ShaderF16"])
    code = "enable f16; override h: f16 = 0; @compute @workgroup_size(1) fn main() { _ = h; }"
    check(device, right, **compute(device, code, {"h": value}))


def test_only_reached_overrides_are_evaluated(device: Device) -> None:
    code = """
        override u: u32 = 0; override bad: u32 = 1 / u;
        @compute @workgroup_size(1) fn fine() { _ = u; }
        @compute @workgroup_size(1) fn wrong() { _ = bad; }"""
    check(device, True, **compute(device, code, entryPoint="fine"))
    check(device, False, **compute(device, code, entryPoint="wrong"))
    check(device, True, **compute(device, code, {"u": 1}, entryPoint="wrong"))


@pytest.mark.parametrize(
    ("expression", "type"),
    [("array<f32, 4>()[n]", "u32"), ("1u << n", "u32"), ("1 / n", "i32"), ("1 % n", "i32"), ("sqrt(n)", "f32")],
)
def test_expressions_of_overrides(device: Device, expression: str, type: str) -> None:
    """What is wrong with an expression of overrides is found when they have their values."""
    code = f"override n: {type} = 1; override e = {expression}; @compute @workgroup_size(1) fn main() {{ _ = e; }}"
    check(device, True, **compute(device, code))
    wrong = {"array<f32, 4>()[n]": 4, "1u << n": 32, "1 / n": 0, "1 % n": 0, "sqrt(n)": -1}[expression]
    check(device, False, **compute(device, code, {"n": wrong}))


def test_constants_reach_the_shader(device: Device) -> None:
    code = """
        override a: u32; @id(7) override b: f32 = 2; override c: bool = false; override d = a + 1; override e: i32 = -1;
        @group(0) @binding(0) var<storage, read_write> out: array<f32>;
        @compute @workgroup_size(1) fn main() {
            out[0] = f32(a); out[1] = b; out[2] = select(0.0, 1.0, c); out[3] = f32(d); out[4] = f32(e);
        }"""
    values = constants({"a": 7, "7": 2.5, "c": 1, "e": -3.7})
    pipeline = device.CreateComputePipeline(compute={"module": module(device, code), "constants": values})
    out = device.CreateBuffer(size=20, usage="Storage|CopySrc")
    layout = pipeline.GetBindGroupLayout(0)
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": out}])
    encoder = device.record()
    encoder_pass = encoder.BeginComputePass()
    encoder_pass.SetPipeline(pipeline)
    encoder_pass.SetBindGroup(0, group)
    encoder_pass.DispatchWorkgroups(1, 1, 1)
    encoder_pass.End()
    with device.expect(None):
        device.submit(encoder.Finish())
    numbers = memoryview(device.read(out)).cast("f").tolist()
    assert numbers == [7, 2.5, 1, 8, -3]
