"""What overrides are in each stage of each pipeline. Spec: WGSL 7.2 Override Declarations, 10.1.1 GPU stages."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from contents import Canvas
from gpu import Device, Object
from makers import constants, module
from test_computing import run
from test_memory import OUT

WAYS = ["at once", "later"]


def made(device: Device, way: str, kind: str, **descriptor: Any) -> Object:
    """The pipeline, by the call that gives it at once or by the one that gives it later."""
    with device.expect(None):
        if way == "at once":
            return device.gpu.call(f"wgpuDeviceCreate{kind}Pipeline", device, owner=device, **descriptor)
        promise = device.gpu.call(f"wgpuDeviceCreate{kind}PipelineAsync", device, owner=device, **descriptor)
        status, pipeline, message = promise.wait()
    assert status == "Success", message
    return pipeline


def compute(device: Device, way: str, code: str | Object, entry: str = "main", **values: float) -> Object:
    of_code = module(device, code) if isinstance(code, str) else code
    stage = {"module": of_code, "entryPoint": entry, "constants": constants(values)}
    return made(device, way, "Compute", compute=stage)


@pytest.mark.parametrize("way", WAYS)
def test_all_types_with_and_without_a_default(device: Device, way: str) -> None:
    code = f"""
        override a: bool; override b: bool = false; override c: f32; override d: f32 = 0.0; override e: f32 = 4.0;
        override f: i32; override g: i32 = 0; override h: i32 = 7; override i: u32; override j: u32 = 0u;
        override k: u32 = 10u; override l = true; override m = 5; override n = 6.5; override o = 3u;
        @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main() {{
            out[0] = u32(a); out[1] = u32(b); out[2] = u32(c); out[3] = u32(d); out[4] = u32(e); out[5] = u32(f);
            out[6] = u32(g); out[7] = u32(h); out[8] = u32(i); out[9] = u32(j); out[10] = k; out[11] = u32(l);
            out[12] = u32(m); out[13] = u32(n * 2.0); out[14] = o; }}"""
    pipeline = compute(device, way, code, a=0, b=1, c=2, d=3, f=5, g=6, i=8, j=9)
    assert run(device, pipeline, 15) == [*range(11), 1, 5, 13, 3]


@pytest.mark.parametrize("way", WAYS)
def test_numbers_as_names(device: Device, way: str) -> None:
    """`@id` numbers the override, then its own name is none."""
    code = f"""@id(1001) override a: u32; @id(1) override b = 0u; @id(0) override c = 5u; @id(65535) override d = 3u;
        override e = 8u; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main() {{
            out[0] = a; out[1] = b; out[2] = c; out[3] = d; out[4] = e; }}"""
    pipeline = compute(device, way, code, **{"1001": 1, "1": 2, "65535": 4})
    assert run(device, pipeline, 5) == [1, 2, 5, 4, 8]


#: Of the overrides `a`, 5, and `b`, 2.
COMPUTED = [
    ("a + b", 7), ("a * b", 10), ("a - b", 3), ("a / b", 2), ("a % b", 1), ("a << b", 20), ("a >> b", 1), ("a & b", 0),
    ("a | b", 7), ("a ^ b", 7), ("~a", 0xFFFFFFFA), ("max(a, b)", 5), ("min(a, b)", 2), ("clamp(a, 0u, b)", 2),
    ("select(a, b, a > b)", 2), ("u32(f32(a) * 1.5)", 7), ("u32(a > b)", 1), ("u32(a > b && b < 1u)", 0),
    ("u32(a > b || b < 1u)", 1), ("u32(!(a == b))", 1), ("u32(sqrt(f32(a + b * b)))", 3), ("u32(-i32(a))", 0xFFFFFFFB),
    ("u32(abs(-f32(b)))", 2), ("countOneBits(a)", 2), ("u32(floor(f32(a) / f32(b)))", 2), ("vec2u(a, b).y", 2),
    ("vec2u(a, b)[1]", 2), ("dot(vec2u(a, b), vec2u(b, a))", 20), ("array(a, b)[1]", 2), ("firstLeadingBit(a)", 2),
    ("reverseBits(b)", 0x40000000), ("u32(pow(f32(a), f32(b)))", 25), ("u32(length(vec2f(3.0, 4.0)) * f32(b))", 10),
    ("bitcast<u32>(f32(b))", 0x40000000), ("bitcast<u32>(-i32(a))", 0xFFFFFFFB),
    ("pack4x8unorm(vec4f(f32(b), 0.0, 0.0, 0.0))", 255), ("pack2x16float(vec2f(f32(b), f32(a)))", 0x45004000),
    ("pack4xU8(vec4u(a, b, a, b))", 0x02050205), ("u32(unpack4x8unorm(0xFF0000FFu * (b - 1u)).x)", 1),
    ("dot4U8Packed(a * 0x01010101u, b * 0x01010101u)", 40), ("extractBits(a, 0u, b)", 1), ("extractBits(a, b, 1u)", 1),
    ("insertBits(a, b, 4u, 4u)", 0x25), ("u32(mix(f32(a), f32(b), 0.0))", 5), ("u32(fma(f32(a), f32(b), 1.0))", 11),
    ("u32(ldexp(f32(a), 2))", 20), ("u32(quantizeToF16(f32(a)))", 5),
    ("u32(smoothstep(0.0, f32(b), f32(a)) * 7.0)", 7), ("u32(determinant(mat2x2f(f32(a), 0.0, 0.0, f32(b))))", 10),
    ("u32(transpose(mat2x2f(1.0, f32(a), f32(b), 1.0))[0][1])", 2), ("u32(frexp(f32(a)).fract * 8.0)", 5),
    ("u32(modf(f32(a) / 2.0).fract * 10.0)", 5), ("u32(distance(f32(a), f32(b)))", 3),
    ("u32(reflect(vec2f(f32(a), 0.0), vec2f(0.0, 1.0)).x)", 5),
    ("u32(cross(vec3f(f32(a), 0, 0), vec3f(0, f32(b), 0)).z)", 10),
    ("u32(mat2x2f(f32(a), 0.0, 0.0, f32(b))[1][1])", 2),
    ("u32((mat2x2f(f32(a), 1.0, 1.0, f32(b)) * vec2f(1.0, 1.0)).x)", 6), ("countTrailingZeros(b)", 1),
    ("u32(exp2(f32(b)))", 4), ("u32(faceForward(f32(a) * vec2f(1), vec2f(1), vec2f(-1)).x)", 5),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "expected"), COMPUTED)
def test_what_is_computed_of_others(device: Device, expression: str, expected: int) -> None:
    """The value of an override is an expression of others, and functions have such expressions too."""
    code = f"""override a = 1u; override b = 1u; override c = {expression}; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main() {{ out[0] = c; let here = {expression}; out[1] = here; }}"""
    assert run(device, compute(device, "at once", code, a=5, b=2), 2) == [expected, expected]


@pytest.mark.parametrize("way", WAYS)
def test_floats_are_those_of_32_bits(device: Device, way: str) -> None:
    code = f"""override a: f32; override b: f32; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main() {{ out[0] = bitcast<u32>(a); out[1] = bitcast<u32>(b); }}"""
    pipeline = compute(device, way, code, a=3.14159, b=3.141592653589793)
    assert run(device, pipeline, 2) == list(struct.unpack("2I", struct.pack("2f", 3.14159, 3.141592653589793)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("of", ["u32", "i32"])
@pytest.mark.parametrize("size", [3, 16, 64])
@pytest.mark.parametrize("axis", ["x", "y", "z"])
def test_sizes_of_workgroups(device: Device, way: str, of: str, size: int, axis: str) -> None:
    sizes = {"x": "size", "y": "1, size", "z": "1, 1, size"}[axis]
    code = f"""override size: {of}; @group(0) @binding(0) {OUT} var<workgroup> last: atomic<u32>;
        @compute @workgroup_size({sizes}) fn main(@builtin(local_invocation_id) at: vec3u) {{
            atomicMax(&last, at.{axis} + 1u); workgroupBarrier();
            if all(at == vec3u()) {{ out[0] = atomicLoad(&last); out[1] = u32(size); }} }}"""
    assert run(device, compute(device, way, code, size=size), 2) == [size, size]


@pytest.mark.parametrize("count", [1, 7, 64, 1000])
def test_sizes_of_arrays_in_workgroups(device: Device, count: int) -> None:
    code = f"""override count: u32 = 2; @group(0) @binding(0) {OUT} var<workgroup> all: array<u32, count * 2>;
        @compute @workgroup_size(1) fn main() {{
            for (var i = 0u; i < count * 2; i++) {{ all[i] = i; }}
            out[0] = all[count * 2 - 1]; out[1] = all[count]; }}"""
    assert run(device, compute(device, "at once", code, count=count), 2) == [count * 2 - 1, count]


@pytest.mark.parametrize("way", WAYS)
def test_stages_need_only_what_they_use(device: Device, way: str) -> None:
    code = f"""override a: u32; override b: u32; override c: u32; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn first() {{ out[0] = a; }}
        @compute @workgroup_size(1) fn second() {{ out[0] = b; }}
        @compute @workgroup_size(c) fn third() {{ out[0] = 3u; }}"""
    shared = module(device, code)
    pipelines = [
        compute(device, way, shared, "first", a=1),
        compute(device, way, shared, "second", b=2),
        compute(device, way, shared, "third", c=1),
        compute(device, way, shared, "first", a=4),
    ]
    assert [run(device, pipeline, 1) for pipeline in pipelines] == [[1], [2], [3], [4]]


#: Of overrides that are all 1.
WRONG = [
    "sqrt(a - 2.0)", "log(a - 1.0)", "log2(-a)", "acos(a + 1.0)", "asin(a * 2.0)", "acosh(a - 0.5)", "atanh(a)",
    "pow(-a, 0.5)", "pow(a - 1.0, 0.0)", "inverseSqrt(a - 1.0)", "normalize(vec2f(a - 1.0, 0.0)).x",
    "exp(a * 1000.0)", "exp2(a * 1000.0)", "a / (a - 1.0)", "a * 1e38 * 1e10", "quantizeToF16(a * 1e6)",
    "f32(pack2x16float(vec2f(a * 1e6, 0.0)))", "smoothstep(a, a, 0.5)", "clamp(a, 2.0, a)", "sinh(a * 1000.0)",
    "cosh(a * 1000.0)", "degrees(a * 1e38)", "distance(a * 3e38, -a * 3e38)", "length(vec2f(a * 3e38, 3e38))",
    "dot(vec2f(a * 3e38, 3e38), vec2f(a * 3e38, 3e38))", "mix(a * 3e38, -3e38, -2.0)", "fma(a * 3e38, 2.0, 0.0)",
    "unpack2x16float(0x7c00u * u32(a)).x", "bitcast<f32>(0x7f800000u * u32(a))", "f32(i % (i - 1))",
    "f32(i / (i - 1))", "f32(1 << (u32(i) * 32u))", "f32(extractBits(u, u * 30u, 5u))",
    "f32(insertBits(u, u, 16u, u * 17u))", "f32(0x40000000 << (u * 1u))", "vec2f(a)[i + 1]", "array(a, a)[i + 1]",
    "mat2x2f(a, a, a, a)[i + 1][0]", "f32(u >> (u * 32u))", "f32(1 << (u32(i) * 31u))",
]  # fmt: skip
RIGHT = [
    "f32((i * 2147483647) + 1)", "f32(-(-2147483647 - i))", "f32(i * 2147483647 * 2)", "f32((u - 1u) - 1u)",
    "f32(u * 4294967295u + 1u)", "f32(abs(-2147483647 - i))", "f32(i32(a * 1e10))",
    "f32(dot(vec2i(2147483647, 1), vec2i(i, i)))", "tan(a)", "sqrt(a)", "log(a)",
    "refract(vec2f(a, 0.0), vec2f(0.0, 1.0), 0.5).x", "frexp(a).fract", "modf(a).whole",
]  # fmt: skip


@pytest.mark.parametrize(("expression", "right"), [*((of, False) for of in WRONG), *((of, True) for of in RIGHT)])
@pytest.mark.parametrize("used", [True, False])
def test_values_that_are_none(device: Device, expression: str, right: bool, used: bool) -> None:
    """They are errors of the pipelines that use them."""
    code = f"""override a: f32 = 0.0; override i: i32 = 0; override u: u32 = 0; override r: f32 = {expression};
        @group(0) @binding(0) var<storage, read_write> out: array<f32>;
        @compute @workgroup_size(1) fn main() {{ out[0] = {"r" if used else "a"}; }}"""
    with device.expect(None):
        stage = {"module": module(device, code), "constants": constants({"a": 1, "i": 1, "u": 1})}
    with device.valid(right or not used):
        device.CreateComputePipeline(compute=stage)


# -- render pipelines

CORNERS = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
    var at = array(vec2f(-1.0, TOP), vec2f(-1.0, -TOP), vec2f(RIGHT, 0.0)); return vec4f(at[n], 0.0, 1.0); }"""
VERTEX = "override right: f32 = 3.0; override top: f32 = 3.0;" + CORNERS.replace("TOP", "top").replace("RIGHT", "right")
FRAGMENT = """override r = 1.0; override g: f32 = 1.0; @id(7) override b: f32 = 1.0; override a: f32 = 1.0;
    @fragment fn fs() -> @location(0) vec4f { return vec4f(r, g, b, a); }"""
#: Back faces are not drawn, so a corner on the other side leaves nothing but this.
CLEAR = (0.25, 0.5, 0.75, 0.125)


def drawn(device: Device, pipeline: Object) -> tuple[float, ...]:
    canvas = Canvas(device, "RGBA32Float", clear=CLEAR)
    canvas.to.SetPipeline(pipeline)
    canvas.to.Draw(3, 1, 0, 0)
    return canvas.pixel()


def render(
    device: Device, way: str, vertex: Object, fragment: Object, given: tuple[dict[str, float], dict[str, float]]
) -> Object:
    return made(
        device, way, "Render",
        vertex={"module": vertex, "constants": constants(given[0])},
        fragment={"module": fragment, "constants": constants(given[1]), "targets": [{"format": "RGBA32Float"}]},
        primitive={"topology": "TriangleList", "frontFace": "CCW", "cullMode": "Back"},
    )  # fmt: skip


#: What the stages are given, and what is drawn.
RENDERED: list[tuple[dict[str, float], dict[str, float], tuple[float, ...]]] = [
    ({}, {}, (1, 1, 1, 1)),
    ({"right": -3}, {}, CLEAR),
    ({"top": -3}, {}, CLEAR),
    ({"right": 4, "top": 4}, {}, (1, 1, 1, 1)),
    ({"right": -3, "top": -3}, {}, CLEAR),
    ({}, {"r": 0, "7": 0}, (0, 1, 0, 1)),
    ({}, {"r": 0, "g": 0.5, "7": 4, "a": -1}, (0, 0.5, 4, -1)),
    ({}, {"r": 3.141592653589793}, (struct.unpack("f", struct.pack("f", 3.141592653589793))[0], 1, 1, 1)),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("of_vertex", "of_fragment", "expected"), RENDERED)
def test_both_stages(
    device: Device, way: str, of_vertex: dict[str, float], of_fragment: dict[str, float], expected: tuple[float, ...]
) -> None:
    pipeline = render(device, way, module(device, VERTEX), module(device, FRAGMENT), (of_vertex, of_fragment))
    assert drawn(device, pipeline) == expected


@pytest.mark.parametrize("way", WAYS)
def test_pipelines_of_the_same_modules(device: Device, way: str) -> None:
    """Each has its own values, whatever the others have."""
    vertex, fragment = module(device, VERTEX), module(device, FRAGMENT)
    pipelines = [render(device, way, vertex, fragment, (one, other)) for one, other, _ in RENDERED]
    assert [drawn(device, pipeline) for pipeline in pipelines] == [expected for _, _, expected in RENDERED]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("of_vertex", "expected"), [({"a": 4, "b": 4}, True), ({}, True), ({"a": -3}, False), ({"b": -3}, False)]
)
def test_stages_of_one_module(device: Device, way: str, of_vertex: dict[str, float], expected: bool) -> None:
    """An override of the module is one of each stage: the stages' values are apart."""
    code = f"""override a: f32 = 3.0; override b: f32 = 3.0; override c: f32; override d: f32;
        {CORNERS.replace("TOP", "a").replace("RIGHT", "b")}
        @fragment fn fs() -> @location(0) vec4f {{ return vec4f(a, b, c, d); }}"""
    shared = module(device, code)
    pipeline = render(device, way, shared, shared, (of_vertex, {"a": 0.5, "b": 0.25, "c": 2, "d": 1}))
    assert drawn(device, pipeline) == ((0.5, 0.25, 2, 1) if expected else CLEAR)
