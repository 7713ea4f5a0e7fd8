"""WGSL: what functions and operators compute, against Python, within the accuracy that the standard asks for.

Each is run with numbers from a buffer, and with constants: that is another evaluator. Spec: WGSL 17 Built-in Functions,
15.7 Floating Point Evaluation.
"""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable, Sequence

import pytest

from gpu import Device, Gpu, Object
from makers import color, render
from test_memory import OUT, buffer, result

#: How a number is written, and what its words become before and after the function.
KINDS = {
    "f32": ("{!r}f", "bitcast<f32>({})", "bitcast<u32>({})"),
    "f16": ("{!r}h", "f16(bitcast<f32>({}))", "bitcast<u32>(f32({}))"),
    "i32": ("i32({})", "bitcast<i32>({})", "bitcast<u32>({})"),
    "u32": ("{}u", "{}", "{}"),
    "float": ("{!r}", "bitcast<f32>({})", "bitcast<u32>(f32({}))"),
    "int": ("{}", "bitcast<i32>({})", "bitcast<u32>(i32({}))"),
}


def word(kind: str, number: float) -> int:
    if kind in ("f32", "f16", "float"):
        return int(struct.unpack("I", struct.pack("f", number))[0])
    return int(number) & 0xFFFFFFFF


def number(kind: str, of: int) -> float:
    if kind in ("f32", "f16", "float"):
        return float(struct.unpack("f", struct.pack("I", of))[0])
    return of - (1 << 32) if kind in ("i32", "int") and of >> 31 else of


def run(
    device: Device, expression: str, kind: str, source: str, given: Sequence[tuple[float, ...]], to: str = ""
) -> list[float]:
    """The values of an expression of `x`, `y`, `z` for each of these."""
    to = to or kind
    literal, read, _ = KINDS[kind]
    write = KINDS[to][2]
    enable = "enable f16;" if "f16" in (kind, to) else ""
    if source == "constants":
        lines = []
        for at, numbers in enumerate(given):
            text = expression
            for name, value in zip("XYZ", numbers, strict=False):
                text = re.sub(rf"\b{name}\b", f"({literal.format(value)})", text)
            lines.append(f"const c{at} = {text}; out[{at}] = {write.format(f'c{at}')};")
        code = f"{enable} @group(0) @binding(0) {OUT} @compute @workgroup_size(1) fn main() {{ {' '.join(lines)} }}"
        words = result(device, code, words=len(given))
    else:
        text = re.sub(r"\b[XYZ]\b", lambda found: found[0].lower(), expression)
        lets = " ".join(f"let {name} = {read.format(f'given[at].{name}')};" for name in "xyz")
        code = f"""{enable} @group(0) @binding(0) var<storage> given: array<vec4u>; @group(0) @binding(1) {OUT}
            @compute @workgroup_size(1) fn main() {{ for (var at = 0u; at < {len(given)}u; at++) {{
                {lets} out[at] = {write.format(text)}; }} }}"""
        data = b"".join(struct.pack("4I", *[word(kind, n) for n in (*numbers, 0, 0, 0, 0)[:4]]) for numbers in given)
        words = result(device, code, buffer(device, data, "Storage"), words=len(given))
    return [number(to, of) for of in words]


SMALL = (-3.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 2.0, 2.5, 7.0)
UNIT = (-1.0, -0.75, -0.5, 0.0, 0.25, 0.5, 1.0)
ABOVE = (0.125, 0.25, 0.5, 1.0, 1.5, 2.0, 10.0, 1000.0)
PAIRS = [(a, b) for a in (-3.5, -1.0, 0.5, 2.0) for b in (-2.0, 0.25, 1.0, 3.0)]
THREES = [(a, b, c) for a in (-2.0, 0.5, 4.0) for b in (-1.0, 0.25) for c in (1.5, 3.0)]


def even(x: float) -> float:
    return float(round(x))


def one(*numbers: float) -> list[tuple[float, ...]]:
    return [(n,) for n in numbers]


#: By expression: what it is, for which numbers, and how far off it may be: relatively and absolutely.
FLOATS: dict[str, tuple[Callable[..., float], list[tuple[float, ...]], float, float]] = {
    "abs(X)": (abs, one(*SMALL), 0, 0), "acos(X)": (math.acos, one(*UNIT), 2**-11, 7e-4), "acosh(X)": (math.acosh,
    one(1.0, 1.5, 2.0, 100.0), 1e-3, 1e-3),
    "asin(X)": (math.asin, one(*UNIT), 2**-11, 7e-4), "asinh(X)": (math.asinh, one(*SMALL), 1e-3, 1e-3),
    "atan(X)": (math.atan, one(*SMALL), 2**-11, 0),
    "atan2(X, Y)": (math.atan2, PAIRS, 2**-11, 0), "atanh(X)": (math.atanh, one(-0.75, -0.5, 0.0, 0.25, 0.9), 1e-3,
    1e-3), "ceil(X)": (math.ceil, one(*SMALL), 0, 0),
    "clamp(X, Y, Z)": (lambda x, y, z: min(max(x, y), z), THREES, 0, 0), "cos(X)": (math.cos, one(*[n for n in SMALL
    if abs(n) <= math.pi]), 0, 2**-11), "cosh(X)": (math.cosh, one(*SMALL), 1e-5, 0),
    "degrees(X)": (math.degrees, one(*SMALL), 1e-6, 0), "exp(X)": (math.exp, one(*SMALL), 2e-6, 0),
    "exp2(X)": (lambda x: 2**x, one(*SMALL), 2e-6, 0), "floor(X)": (math.floor, one(*SMALL), 0, 0),
    "fma(X, Y, Z)": (lambda x, y, z: x * y + z, THREES, 1e-6, 0), "fract(X)": (lambda x: x - math.floor(x), one(*SMALL),
    0, 0), "inverseSqrt(X)": (lambda x: x**-0.5, one(*ABOVE), 3e-7, 0),
    "ldexp(X, 3)": (lambda x: x * 8, one(*SMALL), 0, 0), "ldexp(X, -2)": (lambda x: x / 4, one(*SMALL), 0, 0),
    "log(X)": (math.log, one(*ABOVE), 4e-7, 2**-21), "log2(X)": (math.log2, one(*ABOVE), 4e-7, 2**-21),
    "max(X, Y)": (max, PAIRS, 0, 0), "min(X, Y)": (min, PAIRS, 0, 0), "mix(X, Y, Z)": (lambda x, y, z: x * (1 - z)
    + y * z, THREES, 1e-6, 0), "pow(X, Y)": (pow, [(a, b) for a in ABOVE for b in (-2.0, 0.5, 1.0, 3.0)], 1e-4, 0),
    "radians(X)": (math.radians, one(*SMALL), 1e-6, 0), "round(X)": (even, one(*SMALL, 1.5, -2.5), 0, 0),
    "saturate(X)": (lambda x: min(max(x, 0), 1), one(*SMALL), 0, 0),
    "sign(X)": (lambda x: (x > 0) - (x < 0), one(*SMALL), 0, 0), "sin(X)": (math.sin, one(*[n for n in SMALL
    if abs(n) <= math.pi]), 0, 2**-11), "sinh(X)": (math.sinh, one(*SMALL), 1e-5, 1e-5),
    "smoothstep(X, Y, Z)": (lambda x, y, z: (lambda t: t * t * (3 - 2 * t))(min(max((z - x) / (y - x), 0), 1)), [(0.0,
    1.0, 0.5), (0.0, 2.0, 0.5), (-1.0, 1.0, 3.0), (1.0, 2.0, 0.5), (2.0, 4.0, 3.5)], 1e-6, 1e-7),
    "sqrt(X)": (math.sqrt, one(*ABOVE, 0.0), 4e-7, 0), "step(X, Y)": (lambda x, y: float(x <= y), [*PAIRS, (1.0, 1.0)],
    0, 0), "tan(X)": (math.tan, one(-1.0, -0.5, 0.0, 0.25, 1.0), 2e-3, 1e-3),
    "tanh(X)": (math.tanh, one(*SMALL), 1e-4, 1e-5), "trunc(X)": (math.trunc, one(*SMALL), 0, 0), "X + Y": (lambda x,
    y: x + y, PAIRS, 0, 0), "X - Y": (lambda x, y: x - y, PAIRS, 0, 0), "X * Y": (lambda x, y: x * y, PAIRS, 0, 0),
    "X / Y": (lambda x, y: x / y, PAIRS, 3e-7, 0), "X % Y": (math.fmod, PAIRS, 1e-6, 1e-6), "-X": (lambda x: -x,
    one(*SMALL), 0, 0), "select(X, Y, X < Y)": (lambda x, y: y if x < y else x, PAIRS, 0, 0),
}  # fmt: skip


def check(
    got: list[float], wanted: list[float], given: Sequence[tuple[float, ...]], relative: float, absolute: float
) -> None:
    for is_, should, numbers in zip(got, wanted, given, strict=True):
        assert math.isclose(is_, should, rel_tol=relative, abs_tol=absolute), f"{numbers}: {is_}, not {should}"


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize("expression", FLOATS)
def test_floats(device: Device, expression: str, source: str) -> None:
    of, given, relative, absolute = FLOATS[expression]
    wanted = [of(*numbers) for numbers in given]
    check(run(device, expression, "f32", source, given), wanted, given, relative, absolute)
    if source == "constants":
        check(run(device, expression, "float", source, given), wanted, given, relative, absolute)


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize("expression", FLOATS)
def test_floats_of_16_bits(gpu: Gpu, expression: str, source: str) -> None:
    device = gpu.device(["ShaderF16"])
    of, given, relative, absolute = FLOATS[expression]
    given = [numbers for numbers in given if max(map(abs, numbers)) <= 10]
    wanted = [of(*numbers) for numbers in given]
    within = (0, 0) if relative == absolute == 0 else (2**-6, 2**-6)
    if expression not in ("X + Y", "X - Y", "X * Y"):
        within = (max(within[0], 2**-10), within[1])
    check(run(device, expression, "f16", source, given), wanted, given, *within)


LIMITS = (-(2**31), 2**31 - 1)
INTEGERS = (-7, -3, -1, 0, 1, 2, 5, 100)
NATURALS = (0, 1, 2, 3, 7, 8, 0x80, 0x12345678, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def wrapped(n: int) -> int:
    return (n + 2**31) % 2**32 - 2**31


def first_leading(n: int) -> int:
    n = n if n >= 0 else ~n
    return n.bit_length() - 1


def extracted(n: int, offset: int, count: int) -> int:
    field = (n & 0xFFFFFFFF) >> offset & ((1 << count) - 1)
    return field - (1 << count) if n < 0 or (count and field >> (count - 1)) else field


U = 0xFFFFFFFF
WHOLE: dict[str, dict[str, tuple[Callable[..., int], list[tuple[int, ...]]]]] = {
    "i32": {
        "abs(X)": (lambda x: wrapped(abs(x)), [(n,) for n in (*INTEGERS, LIMITS[1])]),
        "sign(X)": (lambda x: (x > 0) - (x < 0), [(n,) for n in (*INTEGERS, *LIMITS)]), "-X": (lambda x: wrapped(-x),
        [(n,) for n in INTEGERS]),
        "~X": (lambda x: ~x, [(n,) for n in (*INTEGERS, *LIMITS)]), "min(X, Y)": (min, [(a, b) for a in INTEGERS
        for b in INTEGERS]), "max(X, Y)": (max, [(a, b) for a in INTEGERS for b in INTEGERS]),
        "clamp(X, Y, Z)": (lambda x, y, z: min(max(x, y), z), [(a, -2, 3) for a in INTEGERS]), "X + Y": (lambda x, y: x
        + y, [(a, b) for a in INTEGERS for b in INTEGERS]), "X - Y": (lambda x, y: x - y, [(a, b) for a in INTEGERS
        for b in INTEGERS]),
        "X * Y": (lambda x, y: x * y, [(a, b) for a in INTEGERS for b in INTEGERS]), "X / Y": (lambda x, y: int(x / y),
        [(a, b) for a in INTEGERS for b in INTEGERS if b]), "X % Y": (lambda x, y: int(math.fmod(x, y)), [(a, b)
        for a in INTEGERS for b in INTEGERS if b]),
        "X & Y": (lambda x, y: x & y, [(a, b) for a in INTEGERS for b in INTEGERS]), "X | Y": (lambda x, y: x | y, [(a,
        b) for a in INTEGERS for b in INTEGERS]), "X ^ Y": (lambda x, y: x ^ y, [(a, b) for a in INTEGERS
        for b in INTEGERS]),
        "X >> 2u": (lambda x: x >> 2, [(n,) for n in (*INTEGERS, *LIMITS)]), "X << 3u": (lambda x: x << 3, [(n,)
        for n in INTEGERS]), "countOneBits(X)": (lambda x: (x & U).bit_count(), [(n,) for n in (*INTEGERS, *LIMITS)]),
        "countLeadingZeros(X)": (lambda x: 32 - (x & U).bit_length(), [(n,) for n in (*INTEGERS, *LIMITS)]),
        "firstLeadingBit(X)": (first_leading, [(n,) for n in (*INTEGERS, *LIMITS)]),
        "extractBits(X, 1u, 5u)": (lambda x: extracted(x, 1, 5) if (x >> 5) & 1 else (x >> 1) & 31, [(n,)
        for n in INTEGERS]), "insertBits(X, Y, 4u, 3u)": (lambda x, y: wrapped((x & U & ~0x70) | (y & 7) << 4), [(a, b)
        for a in INTEGERS for b in INTEGERS]),
        "reverseBits(X)": (lambda x: wrapped(int(f"{x & U:032b}"[::-1], 2)), [(n,) for n in (*INTEGERS, *LIMITS)]),
    },
    "u32": {
        "countOneBits(X)": (lambda x: x.bit_count(), [(n,) for n in NATURALS]),
        "countLeadingZeros(X)": (lambda x: 32 - x.bit_length(), [(n,) for n in NATURALS]),
        "countTrailingZeros(X)": (lambda x: (x & -x).bit_length() - 1 if x else 32, [(n,) for n in NATURALS]),
        "firstLeadingBit(X)": (lambda x: x.bit_length() - 1 if x else U, [(n,) for n in NATURALS]),
        "firstTrailingBit(X)": (lambda x: (x & -x).bit_length() - 1 if x else U, [(n,) for n in NATURALS]),
        "reverseBits(X)": (lambda x: int(f"{x:032b}"[::-1], 2), [(n,) for n in NATURALS]),
        "extractBits(X, 4u, 8u)": (lambda x: x >> 4 & 255, [(n,) for n in NATURALS]),
        "extractBits(X, 0u, 32u)": (lambda x: x, [(n,) for n in NATURALS]), "extractBits(X, 32u, 0u)": (lambda x: 0,
        [(n,) for n in NATURALS]), "insertBits(X, Y, 8u, 16u)": (lambda x, y: x & 0xFF0000FF | (y & 0xFFFF) << 8, [(a,
        b) for a in NATURALS for b in (0, 0x1234, U)]),
        "X + Y": (lambda x, y: (x + y) & U, [(a, b) for a in NATURALS for b in NATURALS]), "X - Y": (lambda x,
        y: (x - y) & U, [(a, b) for a in NATURALS for b in NATURALS]), "X * Y": (lambda x, y: (x * y) & U, [(a, b)
        for a in NATURALS for b in NATURALS]),
        "X / Y": (lambda x, y: x // y, [(a, b) for a in NATURALS for b in NATURALS if b]), "X % Y": (lambda x, y: x % y,
        [(a, b) for a in NATURALS for b in NATURALS if b]), "~X": (lambda x: ~x & U, [(n,) for n in NATURALS]),
        "X >> 4u": (lambda x: x >> 4, [(n,) for n in NATURALS]), "X & Y": (lambda x, y: x & y, [(a, b)
        for a in NATURALS for b in NATURALS]), "min(X, Y)": (min, [(a, b) for a in NATURALS for b in NATURALS]),
        "max(X, Y)": (max, [(a, b) for a in NATURALS for b in NATURALS]),
        "clamp(X, 2u, 9u)": (lambda x: min(max(x, 2), 9), [(n,) for n in NATURALS]), "dot4U8Packed(X, Y)": (lambda x,
        y: sum((x >> s & 255) * (y >> s & 255) for s in (0, 8, 16, 24)), [(a, b) for a in NATURALS for b in NATURALS]),
        "abs(X)": (lambda x: x, [(n,) for n in NATURALS]),
    },
}  # fmt: skip


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("kind", "expression"), [(kind, of) for kind, all_ in WHOLE.items() for of in all_])
def test_integers(device: Device, kind: str, expression: str, source: str) -> None:
    of, given = WHOLE[kind][expression]
    assert run(device, expression, kind, source, given) == [of(*numbers) for numbers in given]


@pytest.mark.parametrize("kind", ["f32", "i32", "u32"])
@pytest.mark.parametrize("source", ["constants", "buffer"])
def test_comparisons(device: Device, kind: str, source: str) -> None:
    given = (
        [(a, b) for a in (0, 1, 7) for b in (0, 1, 7)]
        if kind != "f32"
        else [(a, b) for a in (-1.5, 0.0, 2.0) for b in (-1.5, 0.0, 2.0)]
    )
    expression = "select(0u, 1u, X == Y) + select(0u, 2u, X != Y) + select(0u, 4u, X < Y) + select(0u, 8u, X <= Y) + select(0u, 16u, X > Y) + select(0u, 32u, X >= Y)"
    wanted = [(x == y) + 2 * (x != y) + 4 * (x < y) + 8 * (x <= y) + 16 * (x > y) + 32 * (x >= y) for x, y in given]
    assert run(device, expression, kind, source, given, "u32") == wanted


@pytest.mark.parametrize("source", ["constants", "buffer"])
def test_logic(device: Device, source: str) -> None:
    given = [(a, b) for a in (0, 1) for b in (0, 1)]
    x, y = "(X != 0u)", "(Y != 0u)"
    expression = f"u32({x} && {y}) + 2u * u32({x} || {y}) + 4u * u32({x} & {y}) + 8u * u32({x} | {y}) + 16u * u32(!{x}) + 32u * u32({x} == {y}) + 64u * u32(all(vec2({x}, {y}))) + 128u * u32(any(vec2({x}, {y})))"
    wanted = [(a & b) * 69 + (a | b) * 138 + 16 * (1 - a) + 32 * (a == b) for a, b in given]
    assert run(device, expression, "u32", source, given) == wanted


CONVERSIONS = [
    ("f32", "i32(X)", "i32", [(n, math.trunc(n)) for n in (-2.75, -1.0, 0.0, 0.5, 100.9)]), ("f32", "u32(X)", "u32",
    [(n, math.trunc(n)) for n in (0.0, 0.5, 1.0, 100.9)]),
    ("i32", "f32(X)", "f32", [(n, n) for n in (-5, 0, 7, 16777216)]), ("u32", "f32(X)", "f32", [(n, n) for n in (0, 7,
    16777216)]), ("i32", "u32(X)", "u32", [(-1, U), (5, 5)]), ("u32", "i32(X)", "i32", [(U, -1), (5, 5)]),
    ("f32", "u32(bool(X))", "u32", [(0.0, 0), (0.5, 1), (-3.0, 1)]), ("i32", "f32(bool(X))", "f32", [(0, 0), (-3, 1)]),
    ("u32", "i32(bool(X))", "i32", [(0, 0), (9, 1)]), ("f32", "quantizeToF16(X)", "f32", [(1.0001, 1.0), (0.5, 0.5),
    (-2049.0, -2048.0), (65503.0, 65504.0)]),
]  # fmt: skip


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("kind", "expression", "to", "pairs"), CONVERSIONS)
def test_conversions(
    device: Device, kind: str, expression: str, to: str, pairs: list[tuple[float, float]], source: str
) -> None:
    assert run(device, expression, kind, source, [(x,) for x, _ in pairs], to) == [y for _, y in pairs]


@pytest.mark.parametrize(("number_", "wanted"), [("3e9f", 2147483520), ("-3e9f", -(2**31))])
def test_large_floats_are_clamped(device: Device, number_: str, wanted: int) -> None:
    """The nearest that fits."""
    given = [(float(number_[:-1]),)]
    for source in ("constants", "buffer"):
        assert run(device, "i32(X)", "f32", source, given, "i32") == [wanted]


BITCASTS = [("f32", "bitcast<u32>(X)", "u32", [(1.0, 0x3F800000), (-2.0, 0xC0000000)]), ("u32", "bitcast<f32>(X)",
    "f32", [(0x3F800000, 1.0), (0xC0000000, -2.0)]), ("i32", "bitcast<u32>(X)", "u32", [(-1, U), (3, 3)]), ("u32",
    "bitcast<i32>(X)", "i32", [(U, -1), (3, 3)]),
            ("f32", "bitcast<vec2<u32>>(vec2(X, 1.0)).x", "u32", [(1.0, 0x3F800000)])]  # fmt: skip


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("kind", "expression", "to", "pairs"), BITCASTS)
def test_bitcast(
    device: Device, kind: str, expression: str, to: str, pairs: list[tuple[float, float]], source: str
) -> None:
    assert run(device, expression, kind, source, [(x,) for x, _ in pairs], to) == [y for _, y in pairs]


#: One, minus two; the smallest half that is not zero, and the largest one; as bits.
HALVES = (0xC0003C00, 0x7BFF0001)
HALF_BITCASTS = [
    "bitcast<u32>(bitcast<vec2<f16>>(in.x))", "bitcast<u32>(bitcast<vec2h>(bitcast<f32>(in.x)))",
    "bitcast<vec2u>(bitcast<vec4<f16>>(in)).x", "u32(bitcast<i32>(bitcast<Pair>(i32(in.x))))",
    "bitcast<u32>(bitcast<f32>(bitcast<vec2h>(in.x)))", "bitcast<vec2<u32>>(bitcast<vec2f>(bitcast<vec4h>(in))).x",
    "bitcast<vec2<u32>>(bitcast<vec2i>(bitcast<vec4h>(vec2i(in)))).x", "pack2x16float(vec2f(bitcast<vec2h>(in.x)))",
    "bitcast<vec2u>(bitcast<vec4h>(bitcast<vec4<f16>>(bitcast<vec2f>(in)))).x", "bitcast<u32>(bitcast<vec4h>(in).xy)",
    "bitcast<vec2u>(vec4h(bitcast<vec2h>(in.x), bitcast<vec2h>(in.y))).x",
]  # fmt: skip


@pytest.mark.parametrize("expression", HALF_BITCASTS)
def test_half_bitcasts(gpu: Gpu, expression: str) -> None:
    device = gpu.device(["ShaderF16"])
    code = f"""enable f16; alias Pair = vec2<f16>; @group(0) @binding(0) var<storage> given: vec2u;
        @group(0) @binding(1) {OUT} @compute @workgroup_size(1) fn main() {{
            for (var at = 0; at < 2; at++) {{ let in = vec2(given[at], given[1 - at]); out[at] = {expression}; }} }}"""
    assert result(device, code, buffer(device, struct.pack("2I", *HALVES), "Storage"), words=2) == list(HALVES)


#: Constants that are vectors within vectors, some of them zero, and their components.
NESTED = [
    ("vec3i(vec2i(), 4)", (0, 0, 4)), ("vec4i(1, vec2i(), 2)", (1, 0, 0, 2)), ("vec4i(vec3i(vec2i(), 5), 6)", (0, 0, 5, 6)),
    ("vec4i(vec2i(1, 2), vec2i())", (1, 2, 0, 0)), ("vec4i(vec2i(1, 2), vec2i()).wxzy", (0, 1, 0, 2)),
    ("vec3i(vec2i(), 4) * 2", (0, 0, 8)), ("vec4i(vec3i(7), 1)", (7, 7, 7, 1)), ("vec4i(Z, 1, 2)", (0, 0, 1, 2)),
    ("select(vec3i(), vec3i(vec2i(1, 3), 2), vec3(true, false, true))", (1, 0, 2)),
    ("select(vec3i(vec2i(), 9), vec3i(vec2i(1), 2), true)", (1, 1, 2)), ("vec3i(vec2i(mat2x2f(vec2f(), vec2f(1, 2))[1]), 3)", (1, 2, 3)),
    ("vec3i(mat3x3f(vec3f(vec2f(1), 0), vec3f(), vec3f(0, vec2f(2))) * vec3f(vec2f(3), 1))", (3, 5, 2)),
    ("array(vec3i(vec2i(), 4), vec3i())[0]", (0, 0, 4)), ("vec3i(mix(V, vec3(1), 0.5))", (1, 2, 3)),
    ("bitcast<i32>(2u) * vec3i(1, vec2i(3))", (2, 6, 6)), ("max(vec3i(1, vec2i()), vec3i(0, 1, -1))", (1, 1, 0)),
]  # fmt: skip


@pytest.mark.parametrize("declared", ["const", "let", "var"])
@pytest.mark.parametrize(("expression", "components"), NESTED)
def test_vector_within_a_vector(device: Device, declared: str, expression: str, components: tuple[int, ...]) -> None:
    lines = [f"out[{i}] = u32(c[{i}]);" for i in range(len(components))]
    code = f"""const Z = vec2i(); const V = vec3(1.0, 3, 5); @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main() {{ {declared} c = {expression}; {" ".join(lines)} }}"""
    assert result(device, code, words=len(components)) == list(components)


PACKING: list[tuple[str, str, str, list[tuple[float, ...]], list[float]]] = [
    ("f32", "pack4x8unorm(vec4(X, Y, Z, 1.0))", "u32", [(0.0, 0.5, 1.0), (-1.0, 2.0, 0.25)], [0xFFFF8000, 0xFF40FF00]),
    ("f32", "pack4x8snorm(vec4(X, Y, Z, 1.0))", "u32", [(0.0, -1.0, 1.0), (-2.0, 2.0, 0.5)], [0x7F7F8100, 0x7F407F81]),
    ("f32", "pack2x16unorm(vec2(X, Y))", "u32", [(0.0, 1.0), (2.0, -1.0)], [0xFFFF0000, 0xFFFF]), ("f32",
    "pack2x16snorm(vec2(X, Y))", "u32", [(-1.0, 1.0)], [0x7FFF8001]), ("f32", "pack2x16float(vec2(X, Y))", "u32", [(1.0,
    -2.0), (0.5, 65504.0)], [0xC0003C00, 0x7BFF3800]),
    ("i32", "pack4xI8(vec4(X, Y, Z, 1))", "u32", [(-1, 2, 300)], [0x012C02FF]), ("i32",
    "pack4xI8Clamp(vec4(X, Y, Z, 1))", "u32", [(-200, 2, 300)], [0x017F0280]), ("u32", "pack4xU8(vec4(X, Y, Z, 1u))",
    "u32", [(255, 2, 300)], [0x012C02FF]),
    ("u32", "pack4xU8Clamp(vec4(X, Y, Z, 1u))", "u32", [(255, 2, 300)], [0x01FF02FF]), ("u32", "unpack4x8unorm(X).y",
    "f32", [(0xFF00,), (0,)], [1.0, 0.0]), ("u32", "unpack4x8snorm(X).x", "f32", [(0x80,), (0x7F,), (0x81,)], [-1.0,
    1.0, -1.0]),
    ("u32", "unpack2x16unorm(X).y", "f32", [(0xFFFF0000,)], [1.0]), ("u32", "unpack2x16snorm(X).x", "f32", [(0x8000,),
    (0x7FFF,)], [-1.0, 1.0]), ("u32", "unpack2x16float(X).y", "f32", [(0x3C000000,), (0xC0000000,), (0x00010000,)],
    [1.0, -2.0, 2**-24]),
    ("u32", "unpack4xI8(X).w", "i32", [(0xFF000000,), (0x7F000000,)], [-1, 127]), ("u32", "unpack4xU8(X).z", "u32",
    [(0xFF0000,)], [255]),
]  # fmt: skip


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("kind", "expression", "to", "given", "wanted"), PACKING)
def test_packing(
    device: Device,
    kind: str,
    expression: str,
    to: str,
    given: list[tuple[float, ...]],
    wanted: list[float],
    source: str,
) -> None:
    assert run(device, expression, kind, source, given, to) == wanted


V = [(1.0, 2.0, 3.0), (-1.0, 0.5, 2.0)]
VECTORS: list[tuple[str, Callable[..., float]]] = [
    ("dot(vec3(X, Y, Z), vec3(2.0, -1.0, 0.5))", lambda x, y, z: 2 * x - y + z / 2), ("length(vec3(X, Y, Z))",
    math.hypot), ("distance(vec2(X, Y), vec2(Z, 1.0))", lambda x, y, z: math.hypot(x - z, y - 1)),
    ("cross(vec3(X, Y, Z), vec3(1.0, 0.0, 2.0)).y", lambda x, y, z: z - 2 * x), ("normalize(vec3(X, Y, Z)).x", lambda x,
    y, z: x / math.hypot(x, y, z)), ("reflect(vec2(X, Y), vec2(0.0, 1.0)).y", lambda x, y, z: -y),
    ("faceForward(vec2(X, Y), vec2(Z, 0.0), vec2(1.0)).x", lambda x, y, z: -x if z > 0 else x),
    ("refract(vec2(X, Y), vec2(0.0, 1.0), 0.5).x", lambda x, y, z: 0.0 if 1 - 0.25 * (1 - y * y) < 0 else x / 2),
    ("mix(vec2(X, Y), vec2(2.0, 4.0), 0.25).y", lambda x, y, z: y * 0.75 + 1),
    ("(vec3(X, Y, Z) * 2.0).zyx.x", lambda x, y, z: 2 * z), ("(vec2(X, Y) + vec2(1.0, Z)).y", lambda x, y, z: y + z),
    ("dot(vec2(X, Y), vec2(Y, X))", lambda x, y, z: 2 * x * y), ("abs(vec4(X, Y, Z, -9.0)).w", lambda x, y, z: 9.0),
]  # fmt: skip


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("expression", "of"), VECTORS)
def test_vectors(device: Device, expression: str, of: Callable[..., float], source: str) -> None:
    check(run(device, expression, "f32", source, V), [of(*numbers) for numbers in V], V, 1e-5, 1e-6)


MATRICES: list[tuple[str, Callable[..., float]]] = [
    ("determinant(mat2x2(X, Y, Z, 4.0))", lambda x, y, z: 4 * x - y * z),
    ("determinant(mat3x3(X, 0.0, 1.0, 0.0, Y, 0.0, 2.0, 0.0, Z))", lambda x, y, z: x * y * z - 2 * y),
    ("transpose(mat2x3(X, Y, Z, 4.0, 5.0, 6.0))[1].x", lambda x, y, z: y),
    ("(mat2x2(X, Y, Z, 4.0) * vec2(2.0, 3.0)).x", lambda x, y, z: 2 * x + 3 * z),
    ("(vec2(2.0, 3.0) * mat2x2(X, Y, Z, 4.0)).y", lambda x, y, z: 2 * z + 12),
    ("(mat2x2(X, Y, Z, 4.0) * mat2x2(1.0, 2.0, 3.0, 4.0))[0].y", lambda x, y, z: y + 8),
    ("(mat2x2(X, Y, Z, 4.0) + mat2x2(1.0, 2.0, 3.0, 4.0))[1].x", lambda x, y, z: z + 3),
    ("(mat2x2(X, Y, Z, 4.0) - mat2x2(1.0, 2.0, 3.0, 4.0))[0].y", lambda x, y, z: y - 2),
    ("(mat2x2(X, Y, Z, 4.0) * 2.0)[1].x", lambda x, y, z: 2 * z), ("(3.0 * mat2x2(X, Y, Z, 4.0))[0].x", lambda x, y,
    z: 3 * x),
    ("determinant(mat4x4(X, 0.0, 0.0, 0.0, 0.0, Y, 0.0, 0.0, 0.0, 0.0, Z, 0.0, 0.0, 0.0, 0.0, 2.0))", lambda x, y,
    z: 2 * x * y * z),
]  # fmt: skip


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("expression", "of"), MATRICES)
def test_matrices(device: Device, expression: str, of: Callable[..., float], source: str) -> None:
    check(run(device, expression, "f32", source, V), [of(*numbers) for numbers in V], V, 1e-5, 1e-6)


@pytest.mark.parametrize("source", ["constants", "buffer"])
@pytest.mark.parametrize(("expression", "of"), [("frexp(X).fract", lambda x: math.frexp(x)[0]), ("f32(frexp(X).exp)",
    lambda x: math.frexp(x)[1]), ("modf(X).fract", lambda x: math.modf(x)[0]), ("modf(X).whole",
    lambda x: math.modf(x)[1])])  # fmt: skip
def test_parts(device: Device, expression: str, of: Callable[[float], float], source: str) -> None:
    given = one(-3.75, -0.5, 0.0, 0.25, 1.0, 12.5)
    assert run(device, expression, "f32", source, given) == [of(*numbers) for numbers in given]


CODE: dict[str, list[tuple[str, str, list[int]]]] = {
    "atomics": [
        ("var<workgroup> a: atomic<u32>;",
        "out[0] = atomicAdd(&a, 5u); out[1] = atomicSub(&a, 2u); out[2] = atomicMax(&a, 9u); out[3] = atomicMin(&a, 4u); out[4] = atomicLoad(&a);",
        [0, 5, 3, 9, 4]),
        ("var<workgroup> a: atomic<u32>;",
        "atomicStore(&a, 12u); out[0] = atomicAnd(&a, 10u); out[1] = atomicOr(&a, 1u); out[2] = atomicXor(&a, 3u); out[3] = atomicExchange(&a, 7u); out[4] = atomicLoad(&a);",
        [12, 8, 9, 10, 7]),
        ("var<workgroup> a: atomic<i32>;",
        "atomicStore(&a, -5); out[0] = u32(-atomicMin(&a, -9)); out[1] = u32(-atomicMax(&a, 3)); out[2] = u32(atomicLoad(&a));",
        [5, 9, 3]),
        ("var<workgroup> a: atomic<u32>;",
        "let r = atomicCompareExchangeWeak(&a, 1u, 2u); out[0] = r.old_value; out[1] = u32(r.exchanged); out[2] = atomicLoad(&a);",
        [0, 0, 0]),
    ],
    "barriers": [("var<workgroup> a: array<u32, 64>; var<workgroup> u: u32;",
    "a[i] = i; if i == 5u { u = 77u; } workgroupBarrier(); out[i] = a[63u - i] + workgroupUniformLoad(&u);", [63 - i
    + 77 for i in range(64)])],
    "access": [
        ("struct S { a: u32, b: vec3u, c: array<vec2u, 2> }",
        "var s: S; s.b = vec3u(1, 2, 3); s.b.y = 9; s.c[1].x = 5; s.c[i] = vec2u(7, 8); out[0] = s.b.y; out[1] = s.c[1].x; out[2] = s.c[0].y; out[3] = s.b[i + 2u]; out[4] = s.a;",
        [9, 5, 8, 3, 0]),
        ("", "var v = vec4u(1, 2, 3, 4); v[i] = 9; v.w = v.x + v.y; out[0] = v.x; out[1] = v.wzyx.x; out[2] = v[i + 1u]; out[3] = vec4u(5, 6, 7, 8)[i + 2u];",
        [9, 11, 2, 7]),
        ("", "var m = mat2x3f(1, 2, 3, 4, 5, 6); m[i] = vec3f(7, 8, 9); m[1][i + 2u] = 10; out[0] = u32(m[0].y); out[1] = u32(m[1].z); out[2] = u32(m[1][0]);",
        [8, 10, 4]),
        ("", "var a = array(array(1u, 2u), array(3u, 4u)); a[1] = a[i]; a[i][i] = 7u; out[0] = a[0][0]; out[1] = a[1][0]; out[2] = a[1][1];",
        [7, 1, 2]),
        ("", "const a = array(1u, 2u, 3u)[1]; const m = mat2x2(1, 2, 3, 4)[1].x; const s = vec3(1, 2, 3).zx.y; out[0] = a; out[1] = u32(m); out[2] = u32(s);",
        [2, 3, 1]),
    ],
    "constructors": [
        ("struct S { a: u32, b: vec2i }",
        "out[0] = u32(vec3(1, vec2(2, 3)).z); out[1] = u32(S().b.x) + S(4u, vec2i(1, 2)).a; out[2] = array<u32, 3>()[i]; out[3] = u32(mat2x2f(vec2f(1, 2), vec2f(3, 4))[1].y); out[4] = u32(vec4f(2).w); out[5] = u32(all(vec2<bool>()));",
        [3, 4, 0, 4, 2, 0]),
        ("var<private> a: array<vec3u, 2>; var<workgroup> w: vec4u;",
        "out[0] = a[i].y; out[1] = w.z; var v: mat3x3f; out[2] = u32(v[i].x); out[3] = u32(u32()) + u32(bool()) + u32(i32());",
        [0, 0, 0, 0]),
    ],
    "pointers": [
        ("fn add(p: ptr<function, u32>, by: u32) { *p += by; }",
        "var a = 3u; let p = &a; *p = *p + 1; add(p, 2u); add(&a, 4u); out[0] = a; out[1] = *p;", [10, 10]),
        ("struct S { a: array<u32, 2> } var<private> s: S; fn change(p: ptr<private, S>) { p.a[1] = 6u; (*p).a[0] = 5u; }",
        "change(&s); let q = &s.a; out[0] = (*q)[0]; out[1] = q[1];", [5, 6]),
    ],
    "flow": [
        ("", "var n = 0u; for (var j = 0u; j < 10u; j++) { if j == 3u { continue; } if j == 7u { break; } n += j; } out[0] = n;",
        [18]),
        ("", "var n = 0u; loop { n++; if n == 4u { continue; } if n > 9u { break; } continuing { n++; break if n >= 8u; } } out[0] = n;",
        [8]),
        ("", "var n = 10u; while n > 3u { n -= 2u; } out[0] = n;", [2]),
        ("fn f(n: u32) -> u32 { switch n { case 1u, 2u: { return 10u; } case 3u: { break; } default: { return 30u; } } return 20u; }",
        "out[0] = f(1u) + f(2u); out[1] = f(3u); out[2] = f(9u);", [20, 20, 30]),
        ("fn f(n: u32) -> u32 { loop { if n == 1u { return 5u; } else { return 6u; } } }",
        "out[0] = f(1u); out[1] = f(2u);", [5, 6]),
        ("var<private> n: u32; fn f() -> u32 { n++; return n; } fn g(a: u32, b: u32) -> u32 { return 10u * a + b; }",
        "out[0] = g(f(), f()); out[1] = f() - n + f(); var a = array(0u, 0u, 0u, 0u, 0u, 0u, 0u); a[f()] = f(); out[2] = a[5];",
        [12, 4, 6]),
        ("var<private> n: u32; fn f() -> bool { n++; return true; }",
        "let a = false && f(); let b = true || f(); out[0] = n; let c = true && f(); out[1] = n; out[2] = u32(a) + u32(b) + u32(c);",
        [0, 1, 2]),
        ("fn f(n: u32) -> u32 { return n; n == 2u; }".replace(" n == 2u;", " _ = n;"),
        "if i == 0u { out[0] = f(3u); } else { out[0] = 1u; }", [3]),
        ("", "{ let x = 1u; { let x = 2u; out[0] = x; } out[1] = x; } for (var i = 5u; i < 6u; i++) { out[2] = i; } out[3] = i;",
        [2, 1, 5, 0]),
    ],
}  # fmt: skip


def compute(device: Device, before: str, body: str, wanted: list[int]) -> None:
    code = f"""{before} @group(0) @binding(0) {OUT}
        @compute @workgroup_size({64 if "63u" in body else 1}) fn main(@builtin(local_invocation_index) i: u32) {{ {body} }}"""
    assert result(device, code, words=len(wanted)) == wanted


@pytest.mark.parametrize(("before", "body", "wanted"), CODE["atomics"])
def test_atomics(device: Device, before: str, body: str, wanted: list[int]) -> None:
    compute(device, before, body, wanted)


@pytest.mark.parametrize(("before", "body", "wanted"), CODE["barriers"])
def test_barriers(device: Device, before: str, body: str, wanted: list[int]) -> None:
    compute(device, before, body, wanted)


@pytest.mark.parametrize(("before", "body", "wanted"), CODE["access"])
def test_access(device: Device, before: str, body: str, wanted: list[int]) -> None:
    compute(device, before, body, wanted)


@pytest.mark.parametrize(("before", "body", "wanted"), CODE["constructors"])
def test_constructors(device: Device, before: str, body: str, wanted: list[int]) -> None:
    compute(device, before, body, wanted)


@pytest.mark.parametrize(("before", "body", "wanted"), CODE["pointers"])
def test_pointers(device: Device, before: str, body: str, wanted: list[int]) -> None:
    compute(device, before, body, wanted)


@pytest.mark.parametrize(("before", "body", "wanted"), CODE["flow"])
def test_flow(device: Device, before: str, body: str, wanted: list[int]) -> None:
    compute(device, before, body, wanted)


@pytest.mark.parametrize("words", [1, 4, 7])
@pytest.mark.parametrize(("ty", "stride"), [("u32", 4), ("vec2f", 8), ("vec3f", 16), ("S", 12)])
def test_array_length(device: Device, words: int, ty: str, stride: int) -> None:
    code = f"""struct S {{ a: f32, b: array<u32, 2> }} @group(0) @binding(0) var<storage> b: array<{ty}>; @group(0) @binding(1) {OUT}
        @compute @workgroup_size(1) fn main() {{ out[0] = arrayLength(&b); }}"""
    size = max(words * 4, stride)
    assert result(device, code, buffer(device, bytes(size), "Storage"), words=1) == [size // stride]


def drawn(device: Device, body: str) -> bytes:
    """The first texels of a quad of floats."""
    vertex = """@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
        return vec4f(f32(i & 1u) * 4.0 - 1.0, f32(i >> 1u) * 4.0 - 1.0, 0.0, 1.0); }"""
    code = f"@fragment fn fs(@builtin(position) at: vec4f) -> @location(0) vec4f {{ {body} }}"
    pipeline = device.CreateRenderPipeline(**render(device, vertex, code, targets=[{"format": "RGBA32Float"}]))
    texture = device.CreateTexture(format="RGBA32Float", usage="RenderAttachment|CopySrc", size=(4, 4, 1))
    encoder: Object = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(texture.CreateView())])
    pass_.SetPipeline(pipeline)
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    out = device.CreateBuffer(size=1024, usage="CopyDst|CopySrc")
    encoder.CopyTextureToBuffer(
        {"texture": texture}, {"buffer": out, "layout": {"bytesPerRow": 256, "rowsPerImage": 4}}, (4, 4, 1)
    )
    device.submit(device.finish(encoder))
    return device.read(out, 0, 16)


@pytest.mark.parametrize("end", ["", "Coarse", "Fine"])
def test_derivatives(device: Device, end: str) -> None:
    body = (
        f"return vec4f(dpdx{end}(at.x * 3.0), dpdy{end}(at.y * 5.0), fwidth{end}(at.x + at.y * 2.0), dpdx{end}(at.y));"
    )
    assert struct.unpack("4f", drawn(device, body)) == (3.0, 5.0, 3.0, 0.0)


@pytest.mark.parametrize(
    ("body", "kept"),
    [("if at.x < 1.0 { discard; } return vec4f(1);", False), ("if at.x > 1.0 { discard; } return vec4f(1);", True)],
)
def test_discard(device: Device, body: str, kept: bool) -> None:
    assert struct.unpack("4f", drawn(device, body)) == (1.0 if kept else 0.0,) * 4
