"""WGSL: what constant expressions are, which another evaluator finds than the GPU: to the last bit, and what has no value.

Spec: WGSL 8.1 Early Evaluation Expressions, 15.7.2 Floating Point Evaluation, 17.5 Numeric Built-in Functions.
"""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

import math
import struct

import pytest

from gpu import Device
from makers import constants, module
from snippets import body, cases
from test_memory import OUT, result

#: Takes a number of 64 bits apart, which is possible in constant expressions alone.
APART = """{ const tiny = abs(X) <= 2.225073858507201e-308; const f = frexp(X); const part = select(f.fract, 0, tiny);
    const exponent: u32 = (select(f.exp, -1022, tiny) + 1022) << 20; const high = ldexp(abs(part), 21);
    out[AT] = u32(ldexp(high - floor(high), 32)); out[AT + 1] = select(0u, 0x80000000u, X < 0) | exponent | (u32(floor(high)) & 0xfffff); }"""


def dot(a: list[float], b: list[float]) -> float:
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


A, B = [0.1, 0.2, 0.3], [0.7, 0.6, 0.5]
VECTORS = "vec3(0.1, 0.2, 0.3), vec3(0.7, 0.6, 0.5)"
ABSTRACT: dict[str, float] = {
    "0.1": 0.1, "-2.5": -2.5, "1e300": 1e300, "1.7976931348623157e308": 1.7976931348623157e308, "0.1 + 0.2": 0.1 + 0.2,
    "0.1 - 0.3": 0.1 - 0.3, "0.1 * 0.7": 0.1 * 0.7, "0.1 / 0.3": 0.1 / 0.3, "0.7 % 0.3": math.fmod(0.7, 0.3), "0.1 + 1": 1.1,
    "acos(0.3)": math.acos(0.3), "acosh(1.5)": math.acosh(1.5), "asin(0.3)": math.asin(0.3), "asinh(0.3)": math.asinh(0.3),
    "atan(1.5)": math.atan(1.5), "atanh(0.3)": math.atanh(0.3), "atan2(0.3, -0.7)": math.atan2(0.3, -0.7), "ceil(0.3)": 1.0,
    "clamp(0.15, 0.1, 0.2)": 0.15, "cos(100.25)": math.cos(100.25), "cosh(1.5)": math.cosh(1.5), "degrees(1.5)":
    math.degrees(1.5), "exp(1.5)": math.exp(1.5), "exp2(0.3)": 2**0.3, "floor(-2.3)": -3.0, "fma(0.1, 0.2, 0.3)": 0.1 * 0.2 + 0.3,
    "fract(100.3)": 100.3 - 100, "inverseSqrt(0.3)": 0.3**-0.5, "ldexp(0.1, 700)": math.ldexp(0.1, 700), "ldexp(0.1, -1000)":
    math.ldexp(0.1, -1000), "log(0.3)": math.log(0.3), "log2(0.3)": math.log2(0.3), "max(1e300, 0.1)": 1e300, "min(0.1, 0.2)": 0.1,
    "mix(0.1, 0.7, 0.3)": 0.1 * 0.7 + 0.7 * 0.3, "modf(3.7).fract": 3.7 - 3, "modf(-3.7).whole": -3.0, "frexp(3.7).fract":
    0.925, "pow(2.3, 4.5)": 2.3**4.5, "radians(100.25)": math.radians(100.25), "round(2.5)": 2.0, "saturate(1.5)": 1.0,
    "sign(-0.3)": -1.0, "sin(1.5)": math.sin(1.5), "sinh(0.3)": math.sinh(0.3), "sqrt(0.3)": math.sqrt(0.3), "step(0.1, 0.2)": 1.0,
    "smoothstep(0.1, 0.9, 0.3)": (lambda t: t * t * (3 - 2 * t))(0.25), "tan(1.5)": math.tan(1.5), "tanh(0.3)": math.tanh(0.3),
    "trunc(-2.3)": -2.0, f"dot({VECTORS})": dot(A, B), f"cross({VECTORS}).y": A[2] * B[0] - A[0] * B[2],
    f"distance({VECTORS})": math.dist(A, B), "length(vec4(0.1, 0.2, 1e10, 3))": math.hypot(0.1, 0.2, 1e10, 3),
    "normalize(vec3(0.1, 0.2, 0.3)).z": 0.3 / math.hypot(*A), "reflect(vec2(0.1, 0.2), vec2(0.3, 0.4)).x": 0.1 - 2 * 0.11 * 0.3,
    "faceForward(vec2(0.1), vec2(0.3), vec2(0.5)).x": -0.1, "determinant(mat2x2(0.1, 0.2, 0.3, 0.4))": 0.1 * 0.4 - 0.3 * 0.2,
    "transpose(mat2x3(0.1, 0.2, 0.3, 0.4, 0.5, 0.6))[2].y": 0.6, "(mat2x2(0.1, 0.2, 0.3, 0.4) * vec2(0.3, 0.7)).x": 0.1 * 0.3
    + 0.3 * 0.7, "(vec2(0.3, 0.7) * mat2x2(0.1, 0.2, 0.3, 0.4)).x": 0.1 * 0.3 + 0.2 * 0.7, "select(0.1, 0.2, true)": 0.2,
    "array(0.1, 0.2)[1]": 0.2, "vec4(0.1, 0.2, 0.3, 0.4).wzyx.y": 0.3,
}  # fmt: skip


def test_numbers_without_a_size_have_64_bits(device: Device) -> None:
    parts = [APART.replace("X", f"({e})").replace("AT", str(2 * i)) for i, e in enumerate(ABSTRACT)]
    code = f"@group(0) @binding(0) {OUT} @compute @workgroup_size(1) fn f() {{ {' '.join(parts)} }}"
    words = result(device, code, words=2 * len(ABSTRACT))
    for at, (expression, wanted) in enumerate(ABSTRACT.items()):
        (is_,) = struct.unpack("<d", struct.pack("<2I", *words[2 * at : 2 * at + 2]))
        assert math.isclose(is_, wanted, rel_tol=4e-15), f"{expression}: {is_!r}, not {wanted!r}"


#: What is declared, and what follows from it, which is `true`.
FOLLOWS = [
    ("const a = frexp(12.0);", "a.exp == 4 && a.fract == 0.75"),
    ("const a = modf(vec2(12.25f, -1.5));", "all(a.whole == vec2f(12, -1)) && a.fract.y == -0.5f"),
    ("const a = array(frexp(1.0), frexp(2.0));", "a[1].exp == 2"),
    ("alias V = vec2<f32>; alias W = V;", "mix(W(1), V(2), 0.5).y == 1.5f"),
    ("alias U = u32;", "bitcast<U>(1.0) == 0x3f800000u"),
    ("const a = array(1, 2.5); const b = 1;", "mix(a[b], 0, 0.5) == 1.25"),
    ("const a: array<f32, 2> = array(1, 2);", "ldexp(a[0], 2) == 4"),
    ("const a = 1; const b = a + 1; const d = vec2(a, b);", "mix(vec2f(d), vec2f(3), f32(a) * 0.5).x == 2f"),
    ("", "ldexp(sqrt(4.0), 2) == 8 && mix(max(1.0, 3.0), 2.0, 0.5) == 2.5"),
    ("", "mix(select(1.0, 2.0, 2 > 1 && !false), 1.0, 0.5) == 1.5"),
    ("", "extractBits(countOneBits(7u) << 1u, 1, 2) == 3u && extractBits(~0u ^ 1u, 0u, 2u) == 2u"),
    ("", "bitcast<f32>(0x3f800000u | 0x400000u) == 1.5f && bitcast<i32>(0xffffffffu) == -1"),
    ("", "determinant(mat2x2(1, 2, 3, 4) * mat2x2(1, 2, 3, 4)) == 4 && determinant(mat2x2(1, 2, 3, 4) * 2) == -8"),
    ("const a = 2.0; fn f(a: f32) {}", "mix(a, 4, 0.5) == 3"),
    ("", "unpack2x16float(pack2x16float(vec2(1.5, 2.5))).y == 2.5f && 2147483647i + 1i == -2147483647i - 1i"),
]


@pytest.mark.parametrize(("before", "truth"), FOLLOWS)
def test_what_follows(device: Device, before: str, truth: str) -> None:
    with device.expect(None):
        module(device, f"{before} const c = {truth}; const_assert c;")
        module(device, f"{before} fn g() {{ const c = {truth}; const_assert c; }}")
    with device.expect("Validation"):
        module(device, f"{before} const c = {truth}; const_assert !c;")


#: Constants are of the block that declares them.
test_blocks = cases(
    body(
        "const b = 1.0; { const b = b + 1; const_assert mix(b, b, 0.5) == 2; } const_assert mix(b, b, 0.5) == 1;",
        "{ const f = frexp(1.0); const_assert f.exp == 1; } { const f = frexp(8.0); const_assert f.exp == 4; }",
        "for (var a = 0; a < 1; a++) { const b = ldexp(1.0, 2); const_assert b == 4; } const_assert mix(a, a, 0.5) == 5;",
        before="const a = 5.0;",
    ),
    body(
        "let b = 1.0; const c = mix(b, b, 0.5);",
        "for (var a = 0.0; a < 1; a++) { const b = mix(a, a, 0.5); }",
        "{ const b = 1.0; } const c = mix(b, b, 0.5);",
        before="const a = 5.0;",
    ),
)

#: Arguments that have no result, all of them constants or those alone that decide.
BEYOND = [
    "extractBits(u, 30u, 3u)", "extractBits(1i, 0u, 33u)", "insertBits(u, u, 30u, 3u)", "insertBits(1u, 1u, 16u, 17u)",
    "ldexp(x, 129)", "ldexp(vec2(x), vec2(1, 200))", "ldexp(3e38f, 1)", "ldexp(-2.5f, 127)", "clamp(i, 2, 1)",
    "clamp(vec2(x), vec2f(1), vec2f(2, 0))", "quantizeToF16(65520f)", "quantizeToF16(vec2(1, 1e5))", "mix(3e38f, -3e38f, 2f)",
    "pack2x16float(vec2(0, 65520.0))", "reflect(vec2f(3e38), vec2f(2))", "refract(vec2f(3e38), vec2f(2, 3), 1.5)",
    "determinant(mat2x2f(3e38, 0, 0, 3e38))",
]  # fmt: skip
WITHIN = [
    "extractBits(u, 30u, 2u)", "extractBits(u, u, 32u)", "insertBits(u, u, 0u, 32u)", "insertBits(u, u, u, 3u)", "ldexp(x, 128)",
    "ldexp(3e38f, -1)", "ldexp(1f, -1000)", "clamp(i, 1, 1)", "clamp(1, i, 0)", "clamp(2, 1, i)", "quantizeToF16(65504f)",
    "mix(3e38f, 3e38f, 0.5f)", "pack2x16float(vec2(0, 65504.0))", "smoothstep(2.0, 1.0, x)", "determinant(mat2x2f(1, 2, 3, 4))",
    "refract(vec2f(1), vec2f(2), 1.5)", "bitcast<f32>(u)", "bitcast<f32>(0x7f7fffffu)", "unpack2x16float(0x7bff7bffu)",
]  # fmt: skip
VARIABLES = "var<private> u: u32; var<private> i: i32; var<private> x: f32;"
test_arguments_without_a_result = cases(
    body(*(f"let c = {call}; _ = {call};" for call in WITHIN), before=VARIABLES),
    body(*(f"_ = {call};" for call in BEYOND), before=VARIABLES),
)
test_named_by_let_they_are_no_constants = cases(
    body(
        "let n = 33u; _ = extractBits(u, 0u, n);",
        "let n = 40u; _ = insertBits(u, u, n, n);",
        "let low = 2; _ = clamp(i, low, 1);",
        "let e = 200; _ = ldexp(1f, e);",
        "let y = 1e5f; _ = quantizeToF16(y);",
        before=VARIABLES,
    ),
    body(
        "const n = 33u; _ = extractBits(u, 0u, n);",
        "const low = 2; _ = clamp(i, low, 1);",
        "const e = 200; _ = ldexp(x, e);",
        "const y = 1e5f; _ = quantizeToF16(y);",
        before=VARIABLES,
    ),
)


@pytest.mark.parametrize(
    ("call", "right", "wrong"),
    [
        ("ldexp(f, i)", {"i": 126}, {"i": 127}),
        ("ldexp(g, i)", {"i": 128}, {"i": 129}),
        ("extractBits(u, u, n)", {"n": 31}, {"n": 32}),
        ("insertBits(u, u, u, n)", {"n": 31}, {"n": 32}),
        ("quantizeToF16(f)", {"f": 65504}, {"f": 65520}),
        ("pack2x16float(vec2(f))", {"f": 65504}, {"f": 65520}),
        ("mix(f, 1e38, 2)", {"f": 1e38}, {"f": -3e38}),
        ("reflect(vec2(f), vec2(3.0))", {"f": 1e30}, {"f": 3e38}),
        ("smoothstep(f, 4, 1)", {"f": 3}, {"f": 4}),
        ("unpack2x16float(n)", {"n": 0x7BFF}, {"n": 0x7C00}),
        ("bitcast<f32>(n)", {"n": 0x7F7FFFFF}, {"n": 0x7F800000}),
        ("clamp(f, f, 4)", {"f": 4}, {"f": 5}),
    ],
)
def test_overrides_without_a_result(
    device: Device, call: str, right: dict[str, float], wrong: dict[str, float]
) -> None:
    code = f"""override f = 2f; override g = 0.1f; override i = 1i; override u = 1u; override n = 1u;
        @compute @workgroup_size(1) fn main() {{ _ = {call}; }}"""
    for values, is_right in ((right, True), (wrong, False)):
        with device.valid(is_right, values):
            device.CreateComputePipeline(compute={"module": module(device, code), "constants": constants(values)})
