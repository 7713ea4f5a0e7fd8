"""WGSL: functions, pointers as arguments, and aliases. Spec: WGSL 11 Functions."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import cases

HERE = """struct Dynamic { a: array<u32> } struct Plain { a: i32, b: u32, c: f32, d: bool } struct Arrays { a: array<Plain, 4> } struct Atoms { a: atomic<u32> }
    override o: u32; var<workgroup> w: atomic<u32>; """
BY_VALUE = [
    "u32",
    "i32",
    "f32",
    "bool",
    "vec2u",
    "vec3i",
    "vec4f",
    "mat2x2f",
    "mat3x4f",
    "array<u32, 4>",
    "array<Plain, 4>",
    "array<bool, 4>",
    "Plain",
    "Arrays",
]
NEVER = ["array<u32>", "Dynamic", "array<u32, o>", "atomic<u32>", "Atoms"]
HANDLES = [
    "texture_2d<f32>",
    "texture_depth_2d",
    "texture_multisampled_2d<f32>",
    "texture_storage_2d<rgba8unorm, write>",
    "sampler",
    "sampler_comparison",
]
test_results = cases(
    [f"{HERE} fn f() -> {ty} {{ return {ty}(); }}" for ty in BY_VALUE] + ["fn f() {}", "fn f() { return; }",
    "fn f() -> i32 { return 1; }", "fn f() -> f32 { return 1; }", "fn f() -> vec2u { return vec2(1, 2); }"],
    [f"{HERE} @group(0) @binding(0) var h: {ty}; fn f() -> {ty} {{ return h; }}" for ty in HANDLES]
    + [f"{HERE} fn f() -> {ty} {{ return {ty}(); }}" for ty in NEVER]
    + [f"{HERE} fn f() -> {ty} {{}}" for ty in (*BY_VALUE, "ptr<workgroup, atomic<u32>>")]
    + ["fn f() -> i32 { return; }", "fn f() -> i32 { return 1.5; }", "fn f() { return 1; }",
    "fn f() -> i32 { return 1u; }", "fn f() -> i32 { return g(); } fn g() {}",
       "fn f() -> ptr<private, i32> { return &p; } var<private> p: i32;", "fn f() -> {}", "fn f() i32 {}",
       "fn f() -> i32, i32 {}", "fn f() -> vec2u { return vec2(1.5); }"],
)  # fmt: skip
test_parameters = cases(
    [f"{HERE} fn f(a: {ty}) {{}}" for ty in (*BY_VALUE, *HANDLES, "ptr<function, u32>", "ptr<function, Plain>",
    "ptr<private, u32>", "ptr<private, Plain>")] + ["fn f(a: i32, b: f32,) {}", "fn f(" + ", ".join(f"a{i}: i32"
    for i in range(255)) + ") {}"],
    [f"{HERE} fn f(a: {ty}) {{}}" for ty in NEVER] + ["fn f(" + ", ".join(f"a{i}: i32" for i in range(256)) + ") {}"],
)  # fmt: skip
test_pointer_parameters = cases(
    ["fn f(p: ptr<function, i32>) { *p = 1; } fn g() { var a: i32; f(&a); }",
    "var<private> a: i32; fn f(p: ptr<private, i32>) { *p = 1; } fn g() { f(&a); }",
    "fn f(p: ptr<function, i32>) { g(p); } fn g(p: ptr<function, i32>) { *p = 1; }",
     "fn f(p: ptr<function, S>) { p.a = 1; (*p).a = 2; } struct S { a: i32 } fn g() { var s: S; f(&s); }",
     "fn f(p: ptr<function, array<i32, 2>>) { p[1] = 1; } fn g() { var a: array<i32, 2>; let b = &a; f(b); }",
     "fn f(p: ptr<function, i32>) -> i32 { return *p; } fn g() { var a = 1; _ = f(&a); }"],
    ["fn f(p: ptr<storage, u32>) {}", "fn f(p: ptr<storage, u32, read_write>) {}", "fn f(p: ptr<uniform, u32>) {}", "fn f(p: ptr<workgroup, u32>) {}", "fn f(p: ptr<function, i32>) {} fn g() { var a: f32; f(&a); }", "fn f(p: ptr<function, i32>) {} fn g() { f(1); }", "fn f(p: ptr<function, i32>) {} fn g() { var a: i32; f(a); }", "fn f(p: ptr<private, i32>) {} fn g() { var a: i32; f(&a); }", "fn f(p: i32) {} fn g() { var a: i32; f(&a); }", "fn f(p: ptr<function, i32>) {} fn g() { var a: array<i32, 2>; f(&a[0]); }", "fn f(p: ptr<function, i32>) {} struct S { a: i32 } fn g() { var a: S; f(&a.a); }", "fn f(p: ptr<function, i32>) { p = 1; }"],
)  # fmt: skip
test_calls = cases(
    [f"{HERE} fn f(a: {ty}) {{}} fn g() {{ f({v}); }}" for ty, v in (("u32", "1"), ("u32", "1u"), ("f32", "1"), ("f32",
    "1.5"), ("vec2u", "vec2(1, 2)"), ("vec4f", "vec4(1, 2, 3, 4)"), ("bool", "true"), ("Plain", "Plain()"),
    ("array<u32, 4>", "array(1, 2, 3, 4)"), ("vec2f", "vec2(1.5, 2)"))]
    + ["fn f() {} fn g() { f(); }", "fn f() -> i32 { return 1; } fn g() { f(); let a = f(); }",
    "fn f(a: i32) {} fn g() { f(1,); }",
    "@group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) var s: sampler; fn f(t: texture_2d<f32>, s: sampler) -> vec4f { return textureSampleLevel(t, s, vec2f(), 0); } fn g() { _ = f(t, s); }"],
    
    [f"{HERE} fn f(a: {ty}) {{}} fn g() {{ f({v}); }}" for ty, v in (("u32", "1i"), ("u32", "-1"), ("u32", "1.5"),
    ("f32", "1u"), ("f32", "true"), ("vec2u", "vec2(1.5)"), ("vec2u", "1"), ("bool", "1"), ("Plain", "1"),
    ("array<u32, 4>", "array(1, 2)"), ("i32", "f"), ("i32", "i32"), ("u32", "1, 2"), ("u32", ""), ("vec4f", "vec3f()"))]
    + ["fn f() {} fn g() { let a = f(); }", "fn f() {} fn g() { _ = f(); }", "fn f() {} fn g() { f; }",
    "fn g() { nothing(); }", "fn f() {} fn g() -> i32 { return f(); }", "fn f() {} fn g() { f(f()); }",
    "const a = 1; fn g() { a(); }", "fn g() { f(; }", "fn f() {} fn g() { if f() {} }", "fn f() {} fn g() { f() = 1; }",
    "fn f() -> i32 { return 1; } fn g() { 1 + f(); }", "fn f() {} fn g() { (f)(); }", "fn f() {} fn g() { (f()); }"],
)  # fmt: skip

USES = {"nothing": "{{ let q = &*&{}; }}", "write": "{} = 42;", "add": "{} += 1;", "step": "{}++;",
    "read": "_ = {} + 1;", "argument": "_ = abs({});", "let": "{{ let t = {}; }}",
    "index": "{{ var r: array<i32, 4>; _ = r[{}]; }}",
        "switch": "switch ({}) {{ default {{}} }}", "convert": "_ = f32({});"}  # fmt: skip
WRITES = {"write", "add", "step"}


def aliases(right: bool) -> list[str]:
    codes = []
    for space in ("function", "private"):
        for a in USES:
            for b in USES:
                for other in ("&x", "&y"):
                    fits = other == "&y" or not {a, b} & WRITES or "nothing" in (a, b)
                    at_module = "var<private> x: i32; var<private> y: i32;" if space == "private" else ""
                    here = "var x: i32; var y: i32;" if space == "function" else ""
                    pointer = f"ptr<{space}, i32>"
                    if fits == right:
                        codes.append(
                            f"{at_module} fn f(p: {pointer}, q: {pointer}) {{ {USES[a].format('*p')} {USES[b].format('*q')} }} fn g() {{ {here} f(&x, {other}); }}"
                        )
                    if fits == right and space == "private":
                        codes.append(
                            f"{at_module} fn f(q: {pointer}) {{ {USES[a].format('x')} {USES[b].format('*q')} }} fn g() {{ f({other}); }}"
                        )
    return codes


P = "ptr<private, i32>"
test_aliases = cases(
    [*aliases(True), "var<private> v: i32; fn f(p: ptr<private, i32>) { *p = *p + 1; } fn g() { f(&v); }", "var<private> v: i32; fn g() { let p = &v; let q = &v; *p = 1; *q = 2; }", f"var<private> x: i32; fn r(p: {P}) -> i32 {{ return *p; }} fn f(p: {P}, q: {P}) {{ _ = r(p); _ = r(q); }} fn g() {{ f(&x, &x); }}"],
                     
    [*aliases(False), f"var<private> x: i32; fn w(p: {P}) {{ *p = 1; }} fn f(p: {P}, q: {P}) {{ w(p); _ = *q; }} fn g() {{ f(&x, &x); }}", f"var<private> x: i32; fn w(p: {P}) {{ *p = 1; }} fn f(p: {P}, q: {P}) {{ w(p); w(q); }} fn g() {{ let a = &x; f(a, &x); }}", f"var<private> x: i32; fn w() {{ x = 1; }} fn f(p: {P}) {{ w(); _ = *p; }} fn g() {{ f(&x); }}", f"var<private> x: i32; fn w() -> i32 {{ return x; }} fn f(p: {P}) {{ *p = w(); }} fn g() {{ f(&x); }}", "var<private> x: S; struct S { a: i32 } fn f(p: ptr<private, S>, q: ptr<private, S>) { (*p).a = 1; _ = (*q).a; } fn g() { f(&x, &x); }", "fn f(p: ptr<function, i32>, q: ptr<function, i32>) { *p = *q; } fn h(p: ptr<function, i32>) { f(p, p); }"],
                      
)  # fmt: skip
