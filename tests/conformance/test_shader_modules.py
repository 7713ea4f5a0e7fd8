"""Shader modules: what of WGSL is taken, beyond what every shader of these tests needs.

Spec: 9 GPUShaderModule, and WGSL.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gpu import Device, Gpu
from makers import compute_pipeline, module


def check(device: Device, right: bool, code: str) -> None:
    with device.valid(right, code):
        made = module(device, code)
    status, info = made.GetCompilationInfo().wait()
    assert status == "Success"
    assert (not info.errors) == right


RIGHT = [
    "",
    ";;;",
    "@compute @workgroup_size(1, 1, 1,) fn main() {}",
    "@fragment fn f(@location(0,) @interpolate(flat, either,) a: f32) -> @location(0,) vec4f { return vec4f(); }",
    "@group(0,) @binding(0,) var<storage, read_write,> a: f32;",
    "struct S { @align(16,) @size(16,) a: f32, }",
    "fn f(a: f32,) {} fn g() { f(1,); }",
    "@id(65535) override a = 1;",
    "@group(0) @binding(2147483647) var<uniform> a: f32;",
    "requires pointer_composite_access; const a = 1;",
    "diagnostic(off, derivative_uniformity,);",
    "diagnostic(off, some.rule);",
    "const_assert 1 < 2;",
    "const Δέλτα = 1;",
    "/* /* nested */ */ const a = 1; // the end",
    "const a = 0x1p3; const b = 1e5f; const c = 0xAu; const d: i32 = -2147483648;",
    "const m = mat2x2f(1, 2, 3, 4); const n = m * m;",
    "fn f() { for (var i = 0; i < 1; i++) {} }",
    "fn f() { loop { continuing { break if true; } } }",
    "const c = 3; fn f() { switch 1 { case c, c + 1: {} default: {} } }",
    "fn f(p: ptr<function, f32>) { *p = 1; }",
    "const a = bitcast<u32>(1.0f);",
    "const a = quantizeToF16(1.0);",
    "const a = pack4x8unorm(vec4f());",
    "const a = reflect(vec2f(), vec2f());",
    "const a = ldexp(1.0, 2);",
    "const a = transpose(mat2x2f());",
]
WRONG = [
    "const a = 1;\0",
    "// a NUL \0 in a comment",
    "/* \0 */",
    "const a = 1; /* never closed",
    "@compute @workgroup_size(1, 1, 1, 1) fn main() {}",
    "@compute fn main() {}",
    "@vertex fn v() {}",
    "@group(0) @binding(-1) var<uniform> a: f32;",
    "@id(65536) override a = 1;",
    "@id(1) override a = 1; @id(1) override b = 1;",
    "requires nothing_known;",
    "enable nothing_known;",
    "enable f16;",
    "enable subgroups;",
    "diagnostic(never, derivative_uniformity);",
    "diagnostic(off, derivative_uniformity); diagnostic(error, derivative_uniformity);",
    "const_assert 1 > 2;",
    "fn a() { b(); } fn b() { a(); }",
    "fn f() { max(1, 2); }",
    "fn f() -> i32 { if true { return 1; } }",
    "fn f() { switch 1 { case 1: {} } }",
    "fn f() { switch 1 { case 1, 1: {} default: {} } }",
    "fn f() { loop { continuing { break; } } }",
    "fn f(a: f32) { let a = 1; }",
    "struct S { @align(3) a: f32 }",
    "struct S { @size(2) a: f32 }",
    "struct S {}",
    "var<private> a: array<f32>;",
    "const a: i32 = 2147483648;",
    "const a = 1 / 0;",
    "const a = 1u << 32u;",
    "const a = vec4(1, 2, 3, 4).xg;",
    "const await = 1;",
    "const __a = 1;",
    "@fragment fn f(@location(0) a: f32, @location(0) b: f32) {}",
    "@fragment fn f(@builtin(position) @interpolate(flat) a: vec4f) {}",
    "@id(1) const a = 1;",
    "@compute var<private> a: f32;",
]


@pytest.mark.parametrize("code", RIGHT)
def test_right_code(device: Device, code: str) -> None:
    check(device, True, code)


@pytest.mark.parametrize("code", WRONG)
def test_wrong_code(device: Device, code: str) -> None:
    check(device, False, code)


@pytest.mark.parametrize(
    "statement",
    ["if true {}", "for (; false;) {}", "while false {}", "loop { break; }", "switch 1 { default {} }", "{}"],
)
@pytest.mark.parametrize(
    ("attribute", "right"),
    [
        ("@diagnostic(off, derivative_uniformity)", True),
        ("@diagnostic(warning, some.rule,)", True),
        ("@diagnostic(off, a.b) @diagnostic(info, a.c)", True),
        ("@diagnostic(off, derivative_uniformity) @diagnostic(info, derivative_uniformity)", False),
        ("@diagnostic(never, derivative_uniformity)", False),
        ("@diagnostic(off)", False),
    ],
)
def test_diagnostics_of_statements(device: Device, statement: str, attribute: str, right: bool) -> None:
    check(device, right, f"fn f() {{ {attribute} {statement} }}")


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("fn f() { switch 1 @diagnostic(off, a.b) { default {} } }", True),
        ("fn f() { loop @diagnostic(off, a.b) { break; } }", True),
        ("fn f() { if true {} else @diagnostic(off, a.b) {} }", True),
        ("fn f() @diagnostic(off, a.b) {}", True),
        ("@diagnostic(off, a.b) fn f() {}", True),
        ("fn f() { @diagnostic(off, a.b) let a = 1; }", False),
        ("@diagnostic(off, a.b) var<private> a: f32;", False),
        ("struct S { @diagnostic(off, a.b) a: f32 }", False),
    ],
)
def test_places_of_diagnostics(device: Device, code: str, right: bool) -> None:
    check(device, right, code)


@pytest.mark.parametrize("group", [3, 4, 2147483647])
def test_group_numbers(gpu: Gpu, device: Device, group: int) -> None:
    """They are a matter of pipelines: a module may have any."""
    code = f"@group({group}) @binding(0) var<uniform> a: f32; @compute @workgroup_size(1) fn main() {{ _ = a; }}"
    check(device, True, code)
    with device.valid(group < gpu.limits(device)["maxBindGroups"]):
        compute_pipeline(device, code)


@pytest.mark.parametrize("feature", ["ShaderF16", "Subgroups", "ClipDistances", "DualSourceBlending"])
def test_features_enable_their_extensions(gpu: Gpu, device: Device, feature: str) -> None:
    names = {"ShaderF16": "f16", "Subgroups": "subgroups", "ClipDistances": "clip_distances"}
    code = f"enable {names.get(feature, 'dual_source_blending')};"
    check(device, False, code)
    check(gpu.device([feature]), True, code)


@pytest.mark.parametrize(
    ("body", "right"),
    [("loop {}", False), ("loop { continue; }", False), ("for (;;) {}", False), ("loop { loop { break; } }", False),
     ("loop { switch 1 { default { break; } } }", False), ("if false { loop {} }", False),
     ("loop { break; }", True), ("loop { return; }", True), ("while true {}", True), ("for (; true;) {}", True),
     ("loop { continuing { break if true; } }", True), ("loop { if false { break; } }", True),
     ("for (;;) { switch 1 { default { return; } } }", True), ("loop { loop { return; } }", True)],
)  # fmt: skip
def test_loops_end(device: Device, body: str, right: bool) -> None:
    check(device, right, f"fn f() {{ {body} }}")
    check(device, right, f"@compute @workgroup_size(1) fn f() {{ {body} }}")


#: What naga does otherwise, by the name of the difference.
OTHERWISE = {
    "wgsl-flat": (False, ["@fragment fn f(@location(0) a: i32) {}"]),
    "wgsl-constants": (True, ["const a = frexp(1.5); fn f() { let b = a; }"]),
    "wgsl-uniformity": (
        False,
        ["@group(0) @binding(0) var<storage> a: u32; @compute @workgroup_size(2) fn f(@builtin(local_invocation_index) "
         "i: u32) { if i == a { workgroupBarrier(); } }"],
    ),
    "wgsl-external": (True, ["@group(0) @binding(0) var t: texture_external;"]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, (_, codes) in OTHERWISE.items() for code in codes])
def test_what_naga_does_otherwise(device: Device, differs: Callable[..., None], name: str, code: str) -> None:
    differs(name)
    check(device, OTHERWISE[name][0], code)


# -- where a message is


@pytest.mark.parametrize("before", ["", "// ascii\n", "// 頂点シェーダー 👩‍🚀\n", "/* é\n\n */\n", "\n\n\n", "\r\n"])
@pytest.mark.parametrize(
    ("code", "line", "word"),
    [
        ("fn f() -> i32 {\n  return unknown_name;\n}", 2, "unknown_name"),
        ("/* ü */ const a: i32 = 1.5;", 1, None),
        ("@fragment fn f() -> @location(0) vec4f {\n  // ж\n  return vec3f();\n}", None, None),
        ("fn f() {\n\n  let é = 1; £\n}", 3, "£"),
    ],
)
def test_where_messages_are(device: Device, before: str, code: str, line: int | None, word: str | None) -> None:
    """Lines and places within them from 1, offsets and lengths, all in bytes of UTF-8; or no place at all."""
    source = (before + code).encode()
    with device.expect("Validation"):
        made = module(device, before + code)
    status, info = made.GetCompilationInfo().wait()
    assert status == "Success"
    assert info.errors
    for message in info.messages:
        assert (message.line == 0) == (message.column == 0)
        assert message.offset + message.length <= len(source)
        if message.line == 0:
            continue
        lines = source.split(b"\n")
        begin = sum(len(one) + 1 for one in lines[: message.line - 1])
        assert message.offset == begin + message.column - 1
        source[message.offset : message.offset + message.length].decode()
        if line is not None:
            assert message.line == line + before.count("\n")
        if word is not None:
            assert source[message.offset :].startswith(word.encode())
