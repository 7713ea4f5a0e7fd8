"""WGSL that strict instances refuse, where others do as naga and wgpu-native do: `differences.py` says why.

What is right stands beside it, for a wrong refusal is worse than what these look for.
"""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from otherwise import BY_DIFFERENCE
from snippets import body, cases

# ---- operators that need parentheses

BINDING = {"&": "bits", "|": "bits", "^": "bits", "+": "sum", "*": "sum", "<<": "shift", "<": "order", "==": "order"}


def goes_with(first: str, second: str) -> bool:
    """Whether `a first b second c` is clear. Spec: WGSL 8.19."""
    one, two = BINDING.get(first, "logic"), BINDING.get(second, "logic")
    if "bits" in (one, two) or one == two == "logic":
        return first == second
    if one == two:
        return one == "sum"
    return {one, two} != {"sum", "shift"}


# Only those whose types fit, so that nothing else is wrong with them.
PAIRS = [
    ("&", "&", "1u & 2u & 3u"), ("|", "|", "1u | 2u | 3u"), ("&", "|", "1u & 2u | 3u"), ("|", "^", "1u | 2u ^ 3u"),
    ("^", "&", "1 ^ 2 & 3"), ("+", "&", "1 + 2 & 3"), ("&", "*", "1 & 2 * 3"), ("<<", "|", "1u << 2u | 3u"),
    ("&", "<<", "1u & 2u << 3u"), ("+", "*", "1 + 2 * 3"), ("*", "+", "1 * 2 + 3"), ("+", "<<", "1u + 2u << 3u"),
    ("<<", "+", "1u << 2u + 3u"), ("<<", "<<", "1u << 2u << 3u"), ("<", "==", "1 < 2 == true"),
    ("==", "==", "1 == 2 == true"), ("+", "<", "1 + 2 < 3"), ("<", "+", "1 < 2 + 3"), ("<<", "<", "1u << 2u < 3u"),
    ("<", "<<", "1u < 2u << 3u"), ("&&", "&&", "true && true && true"), ("||", "||", "true || true || true"),
    ("&&", "||", "true && true || true"), ("||", "&&", "true || true && true"), ("==", "&&", "1 == 2 && true"),
    ("||", "<", "true || 1 < 2"), ("&", "&&", "true & true && true"), ("||", "|", "true || true | true"),
    ("&", "==", "true & 1 == 1"), ("<", "&", "1 < 2 & true"),
]  # fmt: skip

test_precedence = cases(
    [c for a, b, e in PAIRS if goes_with(a, b) for c in (*body(f"_ = {e};"), *body(f"if f2(({e}) == ({e}), 1) {{}}", before="fn f2(a: bool, b: i32) -> bool { return a; }"))]
    + [c for a, b, e in PAIRS if not goes_with(a, b) for c in body(f"_ = ({' '.join(e.split()[:3])}) {' '.join(e.split()[3:])};") if (a, b) not in (("&", "*"), ("&", "<<"), ("<<", "+"), ("&", "=="))]
    + body("var x = 1u; x += 1u & 2u; x <<= 1u; x >>= 1u + 2u; x &= 1u | 2u; x ^= x;", "let p = array<vec2<u32>, 2>(); _ = p[1 + 1 - 1].x << p[0].y;",
           "let a = 1; let b = 2; _ = a<b && b>a; if a<b { return; }", "var x = 1; let p = &x; _ = *p & *p; *p = -1; _ = 1 - -*p;",
           "for (var i = 0; i < 4 && i != 2; i++) {}", "switch 1 | 2 { case 1, 2: {} default: {} }", "_ = vec2<bool>(true) & vec2<bool>(1 < 2);",
           "_ = array<i32, 1 + 2>(1 + 2, 3 * 4 - 5, i32(1u << 2u));", "_ = 1e-5 < 2e+5 && 0x1p-3 > 0.0;"),
    [c for a, b, e in PAIRS if not goes_with(a, b) for c in (*body(f"_ = {e};"), *body(f"_ = vec2({e});"), *body(f"let x = array(({e}));"), f"const c = {e};")]
    + body("var x = 1u; x |= 1u | 2u & 3u;", "if true && true || true {}", "while true || false && true {}", "return true & true && true;",
           "for (; true || true && true;) {}", "_ = array<i32, 3>()[1 & 2 | 0];"),
    strict=True,
)  # fmt: skip

# ---- what goes between stages

test_types_between_stages = cases(
    [f"struct S {{ @location(0) {i} a: {t} }}" for i, t in (("", "f32"), ("@interpolate(flat)", "u32"), ("@interpolate(flat, first)", "vec4i"),
        ("@interpolate(flat, either)", "f32"), ("@interpolate(linear, sample)", "vec3f"), ("@interpolate(perspective)", "vec2f"), ("", "vec2u"))]
    + [f"struct S {{ @builtin({b}) a: {t} }}" for b, t in (("position", "vec4f"), ("vertex_index", "u32"), ("front_facing", "bool"),
        ("frag_depth", "f32"), ("sample_mask", "u32"), ("local_invocation_id", "vec3u"), ("num_workgroups", "vec3<u32>"))]
    + ["struct S { @location(0) a: f32, @location(1) b: f32 }"],
    [f"struct S {{ @location(0) {i} a: {t} }}" for i, t in (("", "bool"), ("", "mat2x2f"), ("", "array<f32, 2>"), ("", "vec2<bool>"),
        ("@interpolate(flat, center)", "f32"), ("@interpolate(flat, sample)", "u32"), ("@interpolate(linear, first)", "f32"),
        ("@interpolate(perspective, either)", "vec2f"), ("@interpolate(linear)", "u32"), ("@interpolate(perspective, center)", "vec3i"))]
    + [f"struct S {{ @builtin({b}) a: {t} }}" for b, t in (("position", "vec3f"), ("vertex_index", "i32"), ("front_facing", "u32"),
        ("frag_depth", "vec4f"), ("sample_mask", "i32"), ("local_invocation_id", "vec2u"), ("num_workgroups", "u32"))]
    + ["struct S { @location(0) a: f32, @location(0) b: f32 }",
        "@vertex fn f(@location(0) @interpolate(linear) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
        "@fragment fn f() -> @location(0) @interpolate(perspective) vec4u { return vec4u(); }",
        "@fragment fn f() -> @location(0) @interpolate(flat, centroid) vec4f { return vec4f(); }"],
    strict=True,
)  # fmt: skip

VERTEX = "@vertex fn f() -> @builtin(position) vec4f {{ {} return vec4f(); }}"
HERE = (
    "@group(0) @binding(0) var<storage, read_write> b: array<atomic<u32>>; @group(0) @binding(1) var<storage> r: u32; "
)
test_vertices_do_not_write = cases(
    [HERE + VERTEX.format("_ = r;"), HERE + VERTEX.format(""), HERE + "@fragment fn f() { atomicAdd(&b[0], 1); }"],
    [HERE + VERTEX.format("atomicAdd(&b[0], 1);"), HERE + VERTEX.format("_ = atomicLoad(&b[0]);"), HERE + "fn g() { atomicStore(&b[0], 1); } " + VERTEX.format("g();")],
    strict=True,
)  # fmt: skip

# ---- numbers in attributes

SIZES = "const c = 2; const d = 2u; override o = 1; override u = 1u; "
test_numbers_in_attributes = cases(
    [f"{SIZES}@compute @workgroup_size({s}) fn f() {{}}" for s in ("1", "1u, 2", "c, d", "o, 2i, c", "u, d, 3u", "u32(o), 2u", "o * 2, 1")]
    + ["struct S { @align(0x10) @size(64u) a: f32 }"],
    [f"{SIZES}@compute @workgroup_size({s}) fn f() {{}}" for s in ("1u, 2i", "o, u", "d, 1i", "1, o, 2u", "u, c, o")]
    + ["struct S { @align(2147483648) a: f32 }", "struct S { @size(4294967295) a: f32 }", "@id(4294967295) override a = 1;",
        "@fragment fn f(@location(2147483648) a: f32) {}"],
    strict=True,
)  # fmt: skip

# ---- operands

W = "struct S { a: i32, b: atomic<u32> } override o = 2; var<workgroup> w: S; var<workgroup> x: array<i32, o>; var<workgroup> y: array<i32, o>; "
test_operands = cases(
    body("var m: mat2x2f; _ = -1 * m; _ = m * -1.0;", "_ = w.a; _ = atomicLoad(&w.b);", "x[0] = y[0];", "let p = &w; _ = (*p).a;", "_ = sign(-1);", "_ = -vec2(1, 2);", before=W),
    [*body("var m: mat2x2f; _ = -m;", "_ = -mat2x2f(1, 2, 3, 4);", "let s = w;", "x = y;", "var u = 1u; _ = sign(u);", before=W), "const c = -mat2x2f(1, 2, 3, 4);"],
    strict=True,
)  # fmt: skip

test_pointers = cases(
    [f"override o = 2; struct A {{ a: atomic<u32> }} alias P = ptr<{t}>;" for t in ("function, bool", "private, array<f32, 2>", "workgroup, atomic<i32>", "workgroup, array<f32, o>",
        "storage, array<f32>", "storage, A, read_write", "uniform, vec4f")],
    [f"override o = 2; struct A {{ a: atomic<u32> }} alias P = ptr<{t}>;" for t in ("function, atomic<i32>", "private, A", "private, array<f32, o>", "storage, bool", "storage, vec2<bool>",
        "storage, A", "storage, array<f32, o>", "uniform, array<bool, 4>")],
    strict=True,
)  # fmt: skip

# ---- differences of other instances that strict ones do not have

REFUSED = ("wgsl-discard", "wgsl-precedence")
test_differences = cases([], [code for name in REFUSED for code in BY_DIFFERENCE[name]], strict=True)
test_subgroups = cases([], BY_DIFFERENCE["wgsl-subgroups"], features=("Subgroups",), strict=True)
