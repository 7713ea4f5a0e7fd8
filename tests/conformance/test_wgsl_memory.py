"""WGSL: the memory of variables: in which order expressions use it, what indices beyond reach, and what stays between members.

Spec: WGSL 8.18 Expression Evaluation, 14.2 Memory Access, 14.4 Memory Layout, 17.8 Atomic Built-in Functions.
"""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

import struct

import pytest

from differences import known
from gpu import Device
from test_memory import OUT, buffer, dispatch, result

MAIN = "@compute @workgroup_size(1) fn main() {"
#: Each call leaves a mark, and gives a number that depends on those before it.
ORDER = f"""@group(0) @binding(0) {OUT} var<private> h: u32; struct S {{ a: u32, b: u32 }}
    fn f(n: u32) -> u32 {{ h = h * 10u + n; return n + h % 3u; }} fn g(a: u32, b: u32, c: u32) -> u32 {{ return a * 100u + b * 10u + c; }}
    fn change(p: ptr<function, u32>) -> u32 {{ *p = *p * 2u + 1u; return 100u; }} {MAIN} var x = 5u; var a = array(1u, 2u, 3u, 4u);"""


@pytest.mark.parametrize(
    ("expression", "marks", "value"),
    [
        ("f(1u) + f(2u) * f(3u)", 123, 2 + 2 * 3),
        ("g(f(1u), f(2u), f(3u))", 123, 223),
        ("a[f(1u) % 4u] + f(2u)", 12, 5),
        ("a[f(3u) % 4u] * 0u + f(a[f(0u) % 4u])", 301, 2),
        ("vec3u(f(1u), f(2u), f(3u)).z", 123, 3),
        ("select(f(1u), f(2u), f(3u) > f(4u))", 1234, 2),
        ("array(f(1u), f(2u))[f(3u) % 2u]", 123, 2),
        ("S(f(1u), f(2u)).a", 12, 2),
        ("(f(1u) << (f(2u) & 7u)) | f(3u)", 123, 2 << 2 | 3),
        ("u32(f(1u) > f(2u) && f(3u) < f(4u))", 12, 0),
        ("u32(f(2u) > f(1u) || f(3u) < f(4u))", 21, 1),
        ("u32((f(1u) > 9u && f(2u) > 0u) || f(3u) > 0u)", 13, 1),
        ("max(f(3u), min(f(2u), f(1u)))", 321, 3),
        ("f(1u) - (f(2u) - (f(3u) - f(1u)))", 1231, 2 - (2 - (3 - 2))),
        ("x + change(&x) + x", 0, 5 + 100 + 11),
        ("h + f(1u) + h", 1, 0 + 2 + 1),
        ("f(1u) + h * f(2u)", 12, 2 + 1 * 2),
    ],
)
def test_order(device: Device, expression: str, marks: int, value: int) -> None:
    assert result(device, f"{ORDER} out[0] = {expression}; out[1] = h; }}", words=2) == [value & 0xFFFFFFFF, marks]


#: Indices that are too large, for arrays of three and vectors.
BEYOND = "array(3u, 4u, 100u, 0x7fffffffu, 0x80000000u, 0xfffffffeu, 0xffffffffu)"
#: What is declared, what is done first, and what is indexed.
SPACES = {
    "function": ("", "var x = array(11u, 22u, 33u);", "x"),
    "let": ("", "let x = array(11u, 22u, 33u);", "x"),
    "constant": ("", "", "array(11u, 22u, 33u)"),
    "private": ("var<private> x: array<u32, 3> = array(11u, 22u, 33u);", "", "x"),
    "workgroup": ("var<workgroup> x: array<u32, 3>;", "x = array(11u, 22u, 33u);", "x"),
    "vector": ("", "var x = vec3u(11u, 22u, 33u);", "x"),
    "vector by let": ("", "let x = vec3u(11u, 22u, 33u);", "x"),
    "member": ("struct S { a: u32, b: array<u32, 3>, c: u32 }", "var s = S(99u, array(11u, 22u, 33u), 99u);", "s.b"),
}


@pytest.mark.parametrize("index", ["u32", "i32"])
@pytest.mark.parametrize("space", SPACES)
def test_reads_beyond(device: Device, space: str, index: str) -> None:
    before, first, of = SPACES[space]
    code = f"""{before} @group(0) @binding(0) {OUT} {MAIN} var beyond = {BEYOND}; {first}
        for (var i = 0u; i < 7u; i++) {{ out[i] = {of}[{index}(beyond[i])]; }} out[7] = {of}[{index}(beyond[0]) - 1]; }}"""
    *read, last = result(device, code, words=8)
    assert last == 33
    assert all(value in (0, 11, 22, 33) for value in read), read


@pytest.mark.parametrize("index", ["u32", "i32"])
@pytest.mark.parametrize("space", [name for name in SPACES if name not in ("let", "constant", "vector by let")])
def test_writes_beyond(device: Device, space: str, index: str) -> None:
    before, first, of = SPACES[space]
    code = f"""{before} @group(0) @binding(0) {OUT} {MAIN} var beyond = {BEYOND}; var one = 7u; {first} var two = 8u;
        for (var i = 0u; i < 7u; i++) {{ {of}[{index}(beyond[i])] = 44u; }}
        out[0] = one; out[1] = two; out[2] = {of}[0]; out[3] = {of}[1]; out[4] = {of}[2]; {"out[5] = s.a; out[6] = s.c;" if space == "member" else ""} }}"""
    words = result(device, code, words=7)
    assert words[:2] == [7, 8]
    assert all(is_ in (was, 44) for is_, was in zip(words[2:5], (11, 22, 33), strict=True)), words
    if space == "member":
        assert words[5:] == [99, 99]


@pytest.mark.parametrize(
    ("kind", "declared", "of"),
    [
        ("uniform", "array<vec4u, 4>", "x[N].y"),
        pytest.param("uniform", "array<vec4u, 4>", "x[1][N]", marks=known("wgsl-beyond")),
        ("storage", "array<u32, 16>", "x[N]"),
        ("storage", "array<u32>", "x[N]"),
        ("storage", "array<vec4u>", "x[N].z"),
        ("storage, read_write", "array<u32>", "x[N]"),
    ],
)
@pytest.mark.parametrize("index", ["u32", "i32"])
def test_reads_beyond_buffers(device: Device, kind: str, declared: str, of: str, index: str) -> None:
    indices = BEYOND.replace("3u, 4u", "16u, 17u")
    code = f"""@group(0) @binding(0) var<{kind}> x: {declared}; @group(0) @binding(1) {OUT}
        {MAIN} var beyond = {indices}; for (var i = 0u; i < 7u; i++) {{ out[i] = {of.replace("N", f"{index}(beyond[i])")}; }} }}"""
    content = struct.pack("16I", *range(100, 116))
    given = buffer(device, content, "Uniform" if kind == "uniform" else "Storage")
    words = result(device, code, given, words=7)
    assert all(word == 0 or 100 <= word < 116 for word in words), words


@pytest.mark.parametrize("index", ["u32", "i32"])
def test_components_beyond(device: Device, index: str) -> None:
    """The driver cannot see these indices."""
    code = f"""@group(0) @binding(0) var<uniform> x: array<vec4u, 4>; @group(0) @binding(1) var<storage> beyond: array<u32>;
        @group(0) @binding(2) {OUT} {MAIN} for (var i = 0u; i < 7u; i++) {{ out[i] = x[1][{index}(beyond[i])]; }} }}"""
    given = buffer(device, struct.pack("16I", *range(100, 116)), "Uniform")
    indices = buffer(device, struct.pack("7I", 4, 5, 100, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF), "Storage")
    words = result(device, code, given, indices, words=7)
    assert all(word == 0 or 100 <= word < 116 for word in words), words


@pytest.mark.parametrize("index", ["u32", "i32"])
def test_writes_beyond_a_buffer(device: Device, index: str) -> None:
    """Only what is bound may change, wherever the index leads."""
    code = f"""@group(0) @binding(0) var<storage, read_write> x: array<u32>; {MAIN} var beyond = {BEYOND};
        for (var i = 0u; i < 7u; i++) {{ x[{index}(beyond[i])] = 9u; }} }}"""
    given = buffer(device, struct.pack("192I", *range(192)), "Storage")
    dispatch(device, code, {"buffer": given, "offset": 256, "size": 8})
    words = struct.unpack("192I", device.read(given))
    assert [at for at, word in enumerate(words) if word != at and not 64 <= at < 66] == []


@pytest.mark.parametrize(
    ("declared", "value", "kept"),
    [
        ("vec3u", "vec3u(1, 2, 3)", [3]),
        ("mat2x3f", "mat2x3f(1, 2, 3, 4, 5, 6)", [3, 7]),
        ("mat3x3f", "mat3x3f(1, 2, 3, 4, 5, 6, 7, 8, 9)", [3, 7, 11]),
        ("array<vec3u, 2>", "array(vec3u(1), vec3u(2))", [3, 7]),
        ("S", "S(vec3u(1), vec3f(3), vec2u(4))", [3, 7, 10, 11]),
        ("array<S, 2>", "array(S(vec3u(1), vec3f(3), vec2u(4)), S())", [3, 7, 10, 11, 15, 19, 22, 23]),
        ("P", "P(1u, 2u)", [1, 2, 3, 5, 6, 7]),
    ],
)
@pytest.mark.parametrize("copied", [False, True])
def test_what_lies_between_stays(device: Device, declared: str, value: str, kept: list[int], copied: bool) -> None:
    code = f"""struct S {{ a: vec3u, @align(16) b: vec3f, @align(8) c: vec2u }} struct P {{ @size(16) a: u32, @size(16) b: u32 }}
        @group(0) @binding(0) var<storage, read_write> x: {declared}; @group(0) @binding(1) var<storage> y: {declared};
        {MAIN} x = {"y" if copied else value}; }}"""
    given = buffer(device, b"\xab" * 96, "Storage")
    dispatch(device, code, given, buffer(device, bytes(96), "Storage")) if copied else dispatch(
        device, code.replace("@group(0) @binding(1) var<storage> y", "var<private> y"), given
    )
    words = struct.unpack("24I", device.read(given))
    last = max(kept)
    assert [at for at, word in enumerate(words[: last + 1]) if word == 0xABABABAB] == kept
