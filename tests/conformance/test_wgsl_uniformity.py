"""WGSL: what must come in uniform control flow, on strict instances; by default it is a warning. Spec: WGSL 15.2.

Each value is the same for all invocations or not, and each place makes what is in it depend on a value: a place with
a value is right where the value is uniform. What is verified here beside single cases are these products.
"""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from gpu import Device, Message, Object
from makers import module

Cases = list[tuple[str, bool]]

DECLARED = """
@group(0) @binding(0) var<uniform> u: u32;
@group(0) @binding(1) var<storage> ro: array<u32, 4>;
@group(0) @binding(3) var t: texture_2d<f32>;
@group(0) @binding(4) var s: sampler;
@group(0) @binding(5) var z: texture_depth_2d;
@group(0) @binding(6) var c: sampler_comparison;
@group(0) @binding(7) var kept: texture_storage_2d<r32uint, read>;
override over: u32 = 3;
const fixed = 2u;
var<private> p: u32;
struct Pair { a: u32, b: array<u32, 2> }
fn id(x: u32) -> u32 { return x; }
fn second(x: u32, y: u32) -> u32 { return y; }
fn behind(x: ptr<function, u32>) -> u32 { return *x; }
fn put(x: ptr<function, u32>, y: u32) { *x = y; }
fn carry(x: ptr<function, u32>, y: ptr<function, u32>) { *x = *y; }
fn nothing(x: ptr<function, u32>) {}
fn chosen() -> u32 { if p == 1 { return 1; } return 2; }
fn hidden() { if p == 1 { return; } }
"""
WRITTEN = """
@group(0) @binding(2) var<storage, read_write> rw: array<u32, 4>;
@group(0) @binding(8) var image: texture_storage_2d<r32uint, read_write>;
@group(0) @binding(9) var<storage, read_write> sized: array<u32>;
var<workgroup> w: u32;
var<workgroup> ws: array<u32, 4>;
var<workgroup> atom: atomic<u32>;
fn gated(x: u32) { if x == 1 { workgroupBarrier(); } }
fn gated_behind(x: ptr<function, u32>) { if *x == 1 { workgroupBarrier(); } }
fn barrier() { workgroupBarrier(); }
fn loaded() -> u32 { return workgroupUniformLoad(&w); }
fn own(x: ptr<private, u32>) -> u32 { return *x; }
"""
INPUTS = (
    "@builtin(local_invocation_index) i: u32, @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) all: vec3u"
)


def compute(body: str, inputs: str = INPUTS, before: str = "") -> str:
    return f"{before}{DECLARED}{WRITTEN}@compute @workgroup_size(2) fn f({inputs}) {{ {body} }}"


def fragment(body: str, before: str = "", inputs: str = "@location(0) x: f32, @builtin(position) at: vec4f") -> str:
    return f"{before}{DECLARED}@fragment fn f({inputs}) {{ {body} }}"


def messages(made: Object) -> list[Message]:
    """What the compiler says."""
    status, info = made.GetCompilationInfo().wait()
    assert status == "Success"
    return info.messages


def check(device: Device, code: str, right: bool) -> None:
    with device.valid(right, code):
        made = module(device, code)
    found = messages(made)
    assert all(message.type == "Error" and message.line for message in found), found
    assert (not found) == right


def judged(cases: Cases) -> Any:
    """Marks a test that gets code and whether it is right."""
    titles = [f"{'right' if right else 'wrong'}-{' '.join(code.split())[-60:]}" for code, right in cases]
    return pytest.mark.parametrize(("code", "right"), cases, ids=titles)


# -- values in places

#: Those that all invocations of a workgroup have in common, and those that they may not.
SAME = [
    "1u", "u", "fixed", "over", "ro[u]", "group.x", "all.y", "max(u, group.z)", "select(u, 1u, u == 2)", "arrayLength(&sized)",
    "id(u)", "second(i, u)", "workgroupUniformLoad(&w)", "workgroupUniformLoad(&ws[u & 3])", "loaded()",
    "textureDimensions(t).x", "u32(textureLoad(t, vec2u(u), 0).x)", "textureLoad(kept, vec2u(u)).x", "Pair(u, array(1u, u)).a",
    "workgroupUniformLoad(&atom)",
]  # fmt: skip
DIFFERENT = [
    "i", "p", "w", "rw[0]", "ro[i & 3]", "max(u, i)", "select(u, 1u, i == 2)", "id(i)", "second(u, i)", "chosen()",
    "own(&p)", "atomicLoad(&atom)", "atomicAdd(&atom, 1)", "u32(textureLoad(t, vec2u(i), 0).x)",
    "textureLoad(image, vec2u()).x", "Pair(u, array(1u, i)).a", "vec2u(u, i).x", "array(u, u)[i & 1]",
]  # fmt: skip
PLACES = [
    "if {v} == 1 {{ workgroupBarrier(); }}", "if u == 2 {{}} else if {v} == 1 {{ storageBarrier(); }}",
    "if u == 2 {{}} else {{ if {v} == 1 {{ barrier(); }} }}", "switch {v} {{ case 1: {{ textureBarrier(); }} default: {{}} }}",
    "switch {v} {{ case 1: {{ return; }} default: {{}} }} barrier();", "if {v} == 1 {{ return; }} workgroupBarrier();",
    "for (var j = 0u; j < {v}; j++) {{ barrier(); }}", "for (var j = {v}; j < 4; j++) {{ barrier(); }}",
    "for (var j = 0u; j < 4; j += {v}) {{ barrier(); }}", "for (var j = 0u; j < 4; j++) {{ if {v} == 1 {{ continue; }} barrier(); }}",
    "for (var j = 0u; j < 4; j++) {{ barrier(); if {v} == 1 {{ break; }} }}", "while {v} == 1 {{ barrier(); }}",
    "loop {{ if {v} == 1 {{ break; }} barrier(); }}", "loop {{ barrier(); continuing {{ break if {v} == 1; }} }}",
    "loop {{ if {v} == 1 {{ break; }} continuing {{ barrier(); }} }}", "loop {{ if {v} == 1 {{ return; }} break; }} barrier();",
    "switch u {{ case 1: {{ if {v} == 1 {{ break; }} barrier(); }} default: {{}} }}",
    "if u == 1 && {v} == 1 {{ barrier(); }}", "if {v} == 1 || u == 1 {{ barrier(); }}", "_ = {v} == 1 && loaded() == 1;",
    "_ = workgroupUniformLoad(&ws[{v} & 3]);", "gated({v});", "var k = {v}; gated_behind(&k);",
    "let k = {v}; if k == 1 {{ barrier(); }}", "var k = {v}; if k == 1 {{ barrier(); }}", "var k = i; k = {v}; gated(k);",
    "var k = u; k += {v}; gated(k);", "var k = u; let q = &k; *q = {v}; gated(k);", "var k = i; put(&k, {v}); gated(k);",
    "var k = {v}; var l = i; carry(&l, &k); gated(l);", "var k = u; if {v} == 1 {{ k = 1; }} gated(k);",
    "var k = u; if u == 1 {{ k = {v}; }} gated(k);", "var k = u; if {v} == 1 {{ nothing(&k); }} gated(k);",
    "var k: array<u32, 2>; k[{v} & 1] = 1; gated(k[0]);", "var k: array<u32, 2>; k[0] = {v}; k[0] = 1; gated(k[1]);",
    "var k: Pair; k.b[1] = {v}; gated(k.a);", "var k: Pair; put(&k.a, {v}); gated(k.a);",
    "var k = 0u; loop {{ k = {v}; if u == 1 {{ break; }} k = 1; }} gated(k);",
    "var k = 0u; loop {{ gated(k); if u == 1 {{ break; }} continuing {{ k = {v}; }} }}",
]  # fmt: skip
#: Where it does not matter.
ANYWHERE = [
    "if {v} == 1 {{}} barrier();", "if {v} == 1 {{ rw[1] = 1; }} else {{ p = 1; }} barrier();", "switch {v} {{ default: {{}} }} barrier();",
    "switch {v} {{ case 1: {{ break; }} default: {{}} }} barrier();", "for (var j = 0u; j < {v}; j++) {{}} barrier();",
    "while {v} == 1 {{ if u == 1 {{ break; }} }} barrier();", "loop {{ if {v} == 1 {{ break; }} }} barrier();",
    "loop {{ barrier(); if {v} == 1 {{ break; }} break; }}", "loop {{ barrier(); if {v} == 1 {{ break; }} else {{ return; }} }}",
    "loop {{ barrier(); continuing {{ if {v} == 1 {{}} break if u == 1; }} }}", "return; if {v} == 1 {{ barrier(); }}",
    "var k = {v}; k = u; gated(k);", "var k = {v}; let q = &k; *q = 1; gated(k);", "var k = {v}; put(&k, 1); gated(k);",
    "var k = array(1u, {v}); k = array(u, u); gated(k[1]);", "var k = u; if u == 1 {{ k = {v}; return; }} gated(k);",
    "var k = 0u; loop {{ if u == 1 {{ break; }} k = {v}; continuing {{ k = 1; }} }} gated(k);", "hidden(); barrier();",
    "if loaded() == 1 && {v} == 1 {{}}", "_ = array(1u, {v})[loaded() & 1];", "if {v} == 1 {{ return; }}",
]  # fmt: skip


@judged(
    [(compute(place.format(v=value)), True) for place in PLACES for value in SAME]
    + [(compute(place.format(v=value)), False) for place in PLACES for value in DIFFERENT]
)
def test_values_in_places(strict: Device, code: str, right: bool) -> None:
    check(strict, code, right)


@judged([(compute(place.format(v=value)), True) for place in ANYWHERE for value in ("u", "i", "p", "chosen()")])
def test_control_flow_meets_again(strict: Device, code: str, right: bool) -> None:
    check(strict, code, right)


# -- calls

BARRIERS = ["workgroupBarrier()", "storageBarrier()", "textureBarrier()", "_ = workgroupUniformLoad(&w)", "barrier()"]
FREE = ["_ = atomicLoad(&atom)", "_ = textureLoad(image, vec2u())", "textureStore(image, vec2u(), vec4u())", "hidden()"]
DERIVATIVES = ["dpdx(1.0)", "dpdy(x)", "fwidth(x)"] + [
    f"{name}{how}(x)" for name in ("dpdx", "dpdy", "fwidth") for how in ("Fine", "Coarse")
] + ["textureSample(t, s, vec2f()).x", "textureSampleBias(t, s, vec2f(), 1).x", "textureSampleCompare(z, c, vec2f(), 1)",
     "textureSample(z, s, vec2f())"]  # fmt: skip
LEVELS = ["textureSampleLevel(t, s, vec2f(), 0).x", "textureSampleGrad(t, s, vec2f(), vec2f(), vec2f()).x",
    "textureSampleCompareLevel(z, c, vec2f(), 1)", "textureGather(0, t, s, vec2f()).x", "textureGatherCompare(z, c, vec2f(), 1).x",
    "textureSampleBaseClampToEdge(t, s, vec2f()).x", "textureLoad(t, vec2u(), 0).x", "f32(textureNumLevels(t))"]  # fmt: skip


@judged(
    [(compute(f"{call};"), True) for call in BARRIERS + FREE]
    + [(compute(f"if i == 1 {{ {call}; }}"), call in FREE) for call in BARRIERS + FREE]
    + [(fragment(f"_ = {call};"), True) for call in DERIVATIVES + LEVELS]
    + [(fragment(f"if x == 1 {{ discard; }} _ = {call};"), True) for call in DERIVATIVES + LEVELS]
    + [(fragment(f"if x == 1 {{ _ = {call}; }}"), call in LEVELS) for call in DERIVATIVES + LEVELS]
    + [(fragment(f"if x == 1 {{ return; }} _ = {call};"), call in LEVELS) for call in DERIVATIVES + LEVELS]
    # What they give is not the same for all either.
    + [(fragment(f"if {call} == 1 {{ _ = dpdx(x); }}"), call in LEVELS) for call in DERIVATIVES + LEVELS]
)
def test_calls(strict: Device, code: str, right: bool) -> None:
    check(strict, code, right)


# -- inputs

INPUT_TYPES = {"local_invocation_id": "vec3u", "local_invocation_index": "u32", "global_invocation_id": "vec3u",
    "workgroup_id": "vec3u", "num_workgroups": "vec3u"}  # fmt: skip
FRAGMENT_TYPES = {"position": "vec4f", "front_facing": "bool", "sample_index": "u32", "sample_mask": "u32"}


def of_inputs() -> Cases:
    cases: Cases = []
    for name, ty in INPUT_TYPES.items():
        right = name in ("workgroup_id", "num_workgroups")
        value = "a.y" if ty == "vec3u" else "a"
        cases.append((compute(f"gated({value});", f"@builtin({name}) a: {ty}"), right))
        struct = f"struct In {{ @builtin({name}) a: {ty} }}"
        cases.append((compute(f"gated(in.{value});", "in: In", struct), right))
        # One member makes the whole differ.
        mixed = f"struct In {{ @builtin({name}) a: {ty}, @builtin(local_invocation_id) b: vec3u }}"
        if name != "local_invocation_id":
            cases.append((compute(f"gated(in.{value});", "in: In", mixed), False))
    for name, ty in FRAGMENT_TYPES.items():
        value = "a.x" if ty == "vec4f" else "f32(a)"
        cases.append((fragment(f"if {value} == 1 {{ _ = dpdx(1.0); }}", inputs=f"@builtin({name}) a: {ty}"), False))
    for how in ("", "@interpolate(linear)", "@interpolate(flat)", "@interpolate(flat, either)"):
        code = fragment("if a == 1 { _ = dpdx(1.0); }", inputs=f"@location(0) {how} a: f32")
        cases.append((code, False))
    return cases


@judged(of_inputs())
def test_inputs(strict: Device, code: str, right: bool) -> None:
    check(strict, code, right)


# -- filters of diagnostics

FILTER = "diagnostic({}, derivative_uniformity)"
SEVERITIES = {"off": None, "info": "Info", "warning": "Warning", "error": "Error"}
FILTERED = {
    "front": fragment("if x == 1 { _ = dpdx(x); }", before=FILTER + ";"),
    "function": "@" + FILTER + " @fragment fn f(@location(0) x: f32) { if x == 1 { _ = dpdx(x); } }",
    "statement": "@fragment fn f(@location(0) x: f32) { @" + FILTER + " if x == 1 { _ = dpdx(x); } }",
    "block": "@fragment fn f(@location(0) x: f32) { if x == 1 @" + FILTER + " { _ = dpdx(x); } }",
    "else": "@fragment fn f(@location(0) x: f32) { @" + FILTER + " if x == 1 { } else if x == 2 { _ = dpdx(x); } }",
    "loop": "@fragment fn f(@location(0) x: f32) { @" + FILTER + " while x == 1 { _ = fwidth(x); } }",
    "switch": "@fragment fn f(@location(0) x: f32) { switch i32(x) @" + FILTER + " { case 1: { return; } default: {} } _ = dpdx(x); }",
    "callee": "@" + FILTER + " fn g() { _ = dpdx(1.0); } @fragment fn f(@location(0) x: f32) { if x == 1 { g(); } }",
    "caller": "fn g() { _ = dpdx(1.0); } @" + FILTER + " @fragment fn f(@location(0) x: f32) { if x == 1 { g(); } }",
    "other": "diagnostic({}, subgroup_uniformity); @fragment fn f(@location(0) x: f32) {{ if x == 1 {{ _ = dpdx(x); }} }}",
}  # fmt: skip
#: What the filter does not hold for: the call is elsewhere, or the rule is another one.
UNTOUCHED = ("switch", "caller", "other")


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("place", FILTERED)
def test_filters(strict: Device, lenient: Device, place: str, severity: str) -> None:
    """By default an error is a warning, and the module is valid."""
    code = FILTERED[place].replace("{{", "{").replace("}}", "}").replace("({},", f"({severity},")
    expected = "Error" if place in UNTOUCHED else SEVERITIES[severity]
    with strict.valid(expected != "Error", code):
        made = module(strict, code)
    assert [message.type for message in messages(made)] == ([expected] if expected else [])
    made = module(lenient, code)
    by_default = {"Error": "Warning"}.get(expected or "", expected)
    assert [message.type for message in messages(made)] == ([by_default] if by_default else [])


@pytest.mark.parametrize("severity", SEVERITIES)
def test_the_innermost_filter_counts(strict: Device, severity: str) -> None:
    within = f"@diagnostic({severity}, derivative_uniformity)"
    code = f"diagnostic(info, derivative_uniformity); @diagnostic(off, derivative_uniformity) @fragment fn f(@location(0) x: f32) {{ {within} if x == 1 {{ _ = dpdx(x); }} if x == 2 {{ _ = dpdy(x); }} }} @fragment fn g(@location(0) x: f32) {{ if x == 2 {{ _ = dpdy(x); }} }}"
    with strict.valid(severity != "error", code):
        made = module(strict, code)
    found = [message.type for message in messages(made)]
    inner = SEVERITIES[severity]
    assert found == ([inner] if inner else []) + ["Info"]


def test_barriers_have_no_filter(strict: Device) -> None:
    for rule in ("derivative_uniformity", "subgroup_uniformity"):
        check(strict, compute("if i == 1 { workgroupBarrier(); }", before=f"diagnostic(off, {rule});"), False)


# -- what is said


def test_warnings_say_where_and_why(lenient: Device) -> None:
    code = (
        "var<private> flag: bool;\nfn g() {\n  workgroupBarrier();\n}\n"
        "@compute @workgroup_size(2) fn f() {\n  /* é */ if flag {\n    g();\n  }\n}"
    )
    for _ in range(2):
        # The second one shares the first one's module.
        (found,) = messages(module(lenient, code))
        assert (found.type, found.line, found.column) == ("Warning", 7, 5)
        for part in (
            "`g`",
            "`workgroupBarrier`",
            "(line 3, column 3)",
            "`flag` (line 6, column 15)",
            "`private`",
            "help: ",
        ):
            assert part in found.message, found.message
    assert not lenient.errors.calls


def test_all_findings_are_said(lenient: Device) -> None:
    body = "".join(f"if i == {n} {{ workgroupBarrier(); }}\n" for n in range(3))
    found = messages(module(lenient, compute("\n" + body)))
    first = compute("").count("\n") + 2
    assert [message.line for message in found] == [first, first + 1, first + 2]


def test_an_error_names_its_place(strict: Device) -> None:
    code = "var<private> x: i32;\nfn f() {\n  if x == 1 { workgroupBarrier(); }\n}"
    strict.PushErrorScope("Validation")
    module(strict, code)
    *_, message = strict.PopErrorScope().wait()
    assert "`workgroupBarrier`" in message and "(line 3, column 15)" in message and "`x == 1`" in message


def test_pipelines_are_made_in_spite_of_warnings(lenient: Device) -> None:
    made = module(lenient, compute("if i == 1 { workgroupBarrier(); }"))
    with lenient.expect(None):
        lenient.CreateComputePipeline(compute={"module": made})
