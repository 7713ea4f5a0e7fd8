"""WGSL: variables, values, types by name, assertions, scopes. Spec: WGSL 7 Variable and Value Declarations, 3.8, 9."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import body, cases

UNIFORM = "@group(0) @binding(0) var<uniform>"
READ = "@group(0) @binding(0) var<storage>"
WRITE = "@group(0) @binding(0) var<storage, read_write>"
HANDLE = "@group(0) @binding(0) var"

#: Types: whether buffers may have them, whether they are constructible, whether their size is fixed.
TYPES = {
    "bool": (False, True, True), "i32": (True, True, True), "u32": (True, True, True), "f32": (True, True, True),
    "f16": (True, True, True), "vec2<bool>": (False, True, True), "vec3i": (True, True, True), "vec4u": (True, True,
    True),
    "vec2f": (True, True, True), "vec3h": (True, True, True), "mat2x2f": (True, True, True),
    "mat3x4h": (True, True, True), "atomic<i32>": (True, False, True), "atomic<u32>": (True, False, True),
    "array<vec4<bool>>": (False, False, False), "array<vec4<bool>, 4>": (False, True, True),
    "array<vec4u>": (True, False, False), "array<vec4u, 4>": (True, True, True), "array<vec4u, c>": (True, True, True),
    "array<vec4u, o>": (False, False, True), "Plain": (True, True, True), "Bool": (False, True, True),
    "Deep": (False, True, True), "Dynamic": (True, False, False), "Sized": (True, True, True),
    "Bools": (False, True, True), "ptr<function, u32>": (False, False, False), "sampler": (False, False, False),
    "texture_2d<f32>": (False, False, False), "array<atomic<u32>, 4>": (True, False, True),
}  # fmt: skip
NAMED = """enable f16; const c = 4; override o = 4; struct Plain { a: u32 } struct Bool { a: bool } struct Deep { a: Bool }
    struct Dynamic { a: array<u32> } struct Sized { a: array<vec4u, 4> } struct Bools { a: array<bool, 4> } alias T = """


def of_types(right: bool) -> list[str]:
    codes = []
    for name, (shareable, constructible, fixed) in TYPES.items():
        handle = name in ("sampler", "texture_2d<f32>")
        for declaration, fits in (
            ("", True), (f"{HANDLE} v: ", handle), ("var<private> v: ", constructible), ("var<workgroup> v: ", fixed),
            (f"{READ} v: ", shareable and "atomic" not in name), (f"{WRITE} v: ", shareable),
            (f"{UNIFORM} v: ", shareable and constructible), ("fn f() { var v: ", constructible),
            ("const v = ", constructible), ("override v: ", name in ("bool", "i32", "u32", "f32", "f16")),
        ):  # fmt: skip
            for ty in (name, "T"):
                end = "; }" if declaration.startswith("fn") else "();" if declaration == "const v = " else ";"
                if fits == right:
                    codes.append(f"{NAMED} {name}; {declaration and declaration + ty + end}")
    return codes


test_types_of_variables = cases(of_types(True), of_types(False), features=("ShaderF16",))

INITIALIZERS = [
    "u32()",
    "42u",
    "u32(sqrt(42.0))",
    "c",
    "vec4u(1, 2, 3, 4)[c / 20]",
    "select(1u, 2u, true)",
    "~0u",
    "c + 1",
]
OVERRIDES = ["o", "vec4u(1, 2, 3, 4)[o / 20]", "o + c", "min(o, 3u)", "select(1u, o, true)"]
RUNTIME = ["g()", "p", "vec4u(1, 2, 3, 4)[p / 20]", "p + 1", "o + p"]
HAS = "const c = 42u; override o: u32; var<private> p = 42u; fn g() -> u32 { return 42u; } "
test_initializers = cases(
    [f"{HAS} var<private> v: u32 = {i};" for i in INITIALIZERS + OVERRIDES]
    + [f"{HAS} fn f() {{ {kind} v: u32 = {i}; }}" for i in INITIALIZERS + OVERRIDES + RUNTIME for kind in ("var",
    "let")]
    + [f"{HAS} const v: u32 = {i};" for i in INITIALIZERS]
    + [f"{HAS} fn f() {{ const v: u32 = {i}; }}" for i in INITIALIZERS]
    + [f"{HAS} override v: u32 = {i};" for i in INITIALIZERS + OVERRIDES],
    [f"{HAS} var<private> v: u32 = {i};" for i in RUNTIME]
    + [f"{HAS} const v: u32 = {i};" for i in OVERRIDES + RUNTIME]
    + [f"{HAS} fn f() {{ const v: u32 = {i}; }}" for i in OVERRIDES + RUNTIME]
    + [f"{HAS} override v: u32 = {i};" for i in RUNTIME]
    + [f"{space} v: u32 = 42u;" for space in (UNIFORM, READ, WRITE, "var<workgroup>")]
    + [f"{HANDLE} a: sampler; @group(0) @binding(1) var b: sampler = a;",
       f"{HANDLE} a: texture_2d<f32>; @group(0) @binding(1) var b: texture_2d<f32> = a;"],
)  # fmt: skip

test_spaces = cases(
    ["var<private> v: i32;", "var<workgroup> v: i32;", f"{UNIFORM} v: i32;", f"{READ} v: i32;", f"{WRITE} v: i32;",
     "fn f() { var v: i32; }", "fn f() { var<function> v: i32; }", "var<private,> v: i32;", "var<workgroup,> v: i32;",
     "@group(0) @binding(0) var<storage,> v: i32;", "@group(0) @binding(0) var<storage, read,> v: i32;",
     "@group(0) @binding(0) var<storage, read> v: i32;", "@group(0) @binding(0) var<uniform,> v: i32;",
     "fn f() { var<function,> v: i32; }"],
    ["var v: i32;", "var<function> v: i32;", "var<handle> v: sampler;", "var<nothing> v: i32;", "var<> v: i32;",
     "fn f() { var<private> v: i32; }", "fn f() { var<workgroup> v: i32; }", "fn f() { var<uniform> v: i32; }",
     "fn f() { var<storage> v: i32; }", "@group(0) @binding(0) var<storage, write> v: i32;", "var<private, 1> v: i32;",
     "@group(0) @binding(0) var<storage, nothing> v: i32;", "@group(0) @binding(0) var<storage, read, read> v: i32;",
     "@group(0) @binding(0) var<read, storage> v: i32;", "@group(0) @binding(0) var<handle> v: sampler;",
     "@group(0) @binding(0) var<push_constant> v: i32;", "@group(0) @binding(0) var<uniform> v: sampler;"]
    + [f"{at} var<{space}, {mode}{comma}> v: u32;" for at, space in (("", "private"), ("", "workgroup"),
       ("@group(0) @binding(0)", "uniform")) for mode in ("read", "write", "read_write") for comma in ("", ",")]
    + [f"fn f() {{ var<function, {mode}> v: u32; }}" for mode in ("read", "write", "read_write")],
)  # fmt: skip

test_variables = cases(
    ["var<private> a = 1;", "var<private> a: f32 = 1;", "var<private> a: array<i32, 2> = array(1, 2);", *body("var a = 1; var b = a;", "var a: f32 = 1;", "let a = 1; let b: i32 = a;", "let a = 1;", "var a: i32; let b = &a; *b = 2;", "let a = array(1, 2);", "var a = vec2(1); let b = &a; (*b).x = 1;", "var b: i32; let a: ptr<function, i32> = &b;", "var a: i32; { var a: f32; a = 1.5; } a = 1;", "let a = 1; { let a = a + 1; }", "const a = 1; const b = a;")],
    ["var<private> a;", "const a;", "const a: i32;", "override a;", "var<private> a: i32 = 1.5;", "let a = 1;", "var<private> a: i32 = 1; var<private> a: i32 = 1;", "const a = a;", "const a = b; const b = a;", "override a = a;", "var<private> a = a;", "const a = f(); fn f() -> i32 { return 1; }", "const a: f32 = 1u;", "const a = &1;", "const a: ptr<function, i32> = 1;", "const a: sampler = 1;", "var<private> a = b; var<private> b = 1;", *body("let a: i32;", "let a;", "var a;", "const a;", "const a: i32;", "let a = 1; a = 2;", "const a = 1; a = 2;", "let a = 1; let a = 2;", "var a = 1; let a = 2;", "let a = a;", "let a = b; let b = 1;", "let a: i32 = 1.5;", "var a: i32 = 1u;", "let a = f();", "var a = &b;", "var b: i32; var a = &b;", "override a = 1;", "let a: f32 = true;", "let a = 1; let b = &a;", "const a = 1; let b = &a;", "let a = 2147483648;", "var a = 2147483648;", "var a = -2147483649;", "let a = 4294967295;", "let a: array<i32> = array(1);", "var a = 1; let b = a; const c = b;", "let a = i32;", "let a = workgroupBarrier();", "var<private> a = 1;", "let x = x; let y = x;", "for (var i = 0; i < 1; i++) {} i = 1;", "{ let a = 1; } let b = a;")],
)  # fmt: skip

test_parameters_and_scopes = cases(
    ["fn f(a: i32) { { let a = 1; } }", "fn f(a: i32) -> i32 { return a; }",
    "const a = 1; fn f(a: f32) { let b: f32 = a; }",
     "fn f() { g(); } fn g() {}", "fn f() { let f = 1; }", "fn f(f: i32) {}", "const a = b; const b = 1;",
     "fn f(a: i32) { for (var a = 1; a < 2; a++) {} }", "struct S { S: i32 }", "struct S { a: T } alias T = i32;",
     "fn f() { let a = 1; for (var i = a; i < 1; i++) { let a = 2; } }",
     "fn f() { loop { let a = true; continuing { break if a; } } }",
     "fn f() -> S { return S(1); } struct S { a: i32 }", "fn f() { if true { let a = 1; } else { let a = 2; } }",
     "fn f() { switch 1 { case 1 { let a = 1; } default { let a = 2; } } }"],
    ["fn f(a: i32) { let a = 1; }", "fn f(a: i32) { var a = 1; }", "fn f(a: i32, a: i32) {}", "fn f(a: i32) { a = 1; }",
     "fn f() {} fn f() {}", "fn f() {} const f = 1;", "struct S { a: i32 } fn S() {}",
     "alias S = i32; struct S { a: i32 }",
     "fn f() { if true { let a = 1; } let b = a; }", "fn f(a: i32) { let b = &a; }", "fn f(a: i32 b: i32) {}",
     "fn f() { let b = f; }", "fn f(a: b) {}", "fn f() { let a = 1; let a = 1; }", "const S = 1; struct S { a: i32 }",
     "fn f() { for (var i = 0; i < 1; i++) { var i = 1; } let b = i; }", "fn f(a: i32 = 1) {}", "fn f(a) {}",
     "fn f(i32) {}",
     "fn f() { fn g() {} }", "fn f() { struct S { a: i32 } }", "fn f() { alias t = i32; }", "fn f(a: i32,,) {}",
     "fn f(,) {}",
     "fn f() { g(); }"],
)  # fmt: skip

test_override = cases(
    ["override a: i32;", "override a = 1;", "override a: bool;", "override a: f32 = 1;", "override a = true;",
    "override a: u32 = 1;",
     "@id(0) override a: i32;", "@id(1) override a: i32; @id(2) override b: i32;",
     "override a: i32; override b = a * 2;",
     "override a: f32 = sqrt(2.0);", "@id(65535) override a: f32;", "enable f16; override a: f16;", "override a = 1.5;",
     "alias t = i32; override a: t;", "override a: i32; var<workgroup> b: array<f32, a>;", "override a = 1 + 2 * 3;",
     "override a: i32; @compute @workgroup_size(a, a * 2) fn f() {}", "override a = 1; override b = vec2(a).x;",
     "override a: i32; fn f() -> i32 { return a; }"],
    ["override a;", "override a: vec2f;", "override a: array<i32, 2>;", "override a = vec2(1);",
    "override a: S; struct S { a: i32 }",
     "override a: atomic<i32>;", "override a: mat2x2f;", "@id(-1) override a: i32;", "@id(65536) override a: i32;",
     "@id(1) override a: i32; @id(1) override b: i32;", "override a: i32; const b = a;",
     "override a: i32; const b = 1 + a;",
     "override a: i32; struct S { a: array<i32, a> }", "override a: i32; fn f() { var b: array<i32, a>; }",
     "override a: i32 = 1.5;",
     "override a: i32; var<private> b: array<i32, a>;", "override a: ptr<function, i32>;", "override a: sampler;",
     "@id(o) override a: i32;",
     "override a: i32; @id(a) override b: i32;", "override a: i32; const_assert a == 1;", "override a: bool = 1;",
     "override a: u32 = -1;",
     "override a: i32; fn f() { switch 1 { case a: {} default: {} } }", "@group(0) override a: i32;",
     "override<private> a: i32;"],
    features=("ShaderF16",),
)  # fmt: skip

test_bindings_of_variables = cases(
    [f"@group(0) @binding(0) {v}" for v in ("var<uniform> a: vec4f;", "var<storage> a: vec4f;",
    "var a: texture_2d<f32>;", "var a: sampler;")]
    + ["@binding(0) @group(0) var a: sampler;",
    "@group(0) @binding(0) var<uniform> a: vec4f; @group(0) @binding(0) var<uniform> b: vec4f;",
       "@group(0) @binding(0) var<uniform> a: vec4f; @group(0) @binding(0) var<uniform> b: vec4f; fn f() { _ = a; _ = b; }",
       
       "@group(0) @binding(0) var<uniform> a: vec4f; @group(0) @binding(0) var<uniform> b: vec4f; @fragment fn f() { _ = a; } @fragment fn g() { _ = b; }",
       
       "@group(0) @binding(0) var<uniform> a: vec4f; @group(1) @binding(0) var<uniform> b: vec4f; @fragment fn f() { _ = a; _ = b; }"],
       
    [f"{at} {v}" for v in ("var<uniform> a: vec4f;", "var<storage> a: vec4f;", "var a: texture_2d<f32>;",
    "var a: sampler;")
     for at in ("", "@group(0)", "@binding(0)")]
    + [f"{at} var<{space}> a: i32;" for space in ("private", "workgroup") for at in ("@group(0)", "@binding(0)",
    "@group(0) @binding(0)")]
    + body("@group(0) var a: i32;", "@binding(0) var a: i32;", "@group(0) @binding(0) var a: i32;")
    + ["@group(0) @binding(0) var<uniform> a: vec4f; @group(0) @binding(0) var<uniform> b: vec4f; @fragment fn f() { _ = a; _ = b; }",
    
       "@group(0) @binding(0) var<uniform> a: vec4f; @group(0) @binding(0) var b: sampler; @fragment fn f() { g(); _ = b; } fn g() { _ = a; }",
       
       "@group(0) @binding(4294967296) var<uniform> a: vec4f;", "@group(0) @binding(0) const a = 1;",
       "@group(0) @binding(0) override a = 1;"],
)  # fmt: skip

test_alias = cases(
    ["alias t = i32;", "alias t = vec2<i32>;", "alias t = u; alias u = f32; const a: t = 1;",
    "alias t = array<f32, 4>;",
     "alias t = S; struct S { a: u32 } fn f() { var a: t; a.a = 1; }", "alias t = i32; const a = t(1);",
     "alias t = ptr<function, i32>;",
     "alias t = vec3<f32>; const a = t(1, 2, 3);", "alias t = sampler;", "alias t = atomic<u32>;",
     "alias t = f32; alias v = vec2<t>;"],
    ["alias t;", "alias t = ;", "alias t = t;", "alias t = u; alias u = t;", "alias t = nothing;", "alias t = 1;",
    "alias t = vec2;", "alias = i32;",
     "alias t: i32;", "alias t = f; fn f() {}", "alias t = array;", "alias t = i32; alias t = f32;",
     "alias t<a> = vec2<a>;", "alias t = mat2x2;",
     "alias t = ptr;", "alias t = atomic;", "alias t = texture_2d;", "alias t = array<t, 2>;",
     "alias t = S; struct S { a: t }", "@id(1) alias t = i32;"],
)  # fmt: skip

test_recursion = cases(
    ["fn f() { g(); } fn g() { h(); } fn h() {}", "struct S { a: T } struct T { a: i32 }",
    "fn f(f: i32) -> i32 { return f; }"],
    ["fn f() { f(); }", "fn f() { g(); } fn g() { f(); }", "fn f() { g(); } fn g() { h(); } fn h() { f(); }",
    "struct S { a: S }",
     "struct S { a: T } struct T { a: S }", "struct S { a: array<S, 2> }", "struct S { a: array<S> }",
     "const a = b; const b = c; const c = a;",
     "override a = b; override b = a;", "fn f() -> i32 { return 1 + f(); }", "fn f() { if false { f(); } }",
     "alias t = array<u, 1>; alias u = t;",
     "const a = array<i32, a>();", "struct S { a: array<i32, c> } const c = S(array(1)).a[0];"],
)  # fmt: skip

test_const_assert = cases(
    ["const_assert true;", "const_assert(true);", "const_assert 1 < 2;", "const_assert (1 < 2) && true;", "const_assert(1 + 2) * 3 == 9; const_assert (true) ;",
    "const c = 1; const_assert c == 1;",
     "const_assert !false;", "const_assert true;", "const_assert all(vec2(true));", "fn f() { const_assert true; }",
     "fn f() { const c = 2; const_assert c > 1; }", "const_assert vec2(1, 2).y == 2;", "const_assert max(1, 2) == 2;",
     "const_assert 1u << 2u == 4u;",
     "const_assert 3.5 > 3;", "fn f() { if true { const_assert true; } }", "const_assert (true) ;",
     "const_assert select(false, true, true);"],
    ["const_assert false;", "const_assert 1 > 2;", "const_assert;", "const_assert 1;", "const_assert true",
    "const_assert(1);", "const_assert vec2(true);",
     "override o = true; const_assert o;", "fn f() { let a = true; const_assert a; }", "fn f() { const_assert false; }",
     "const_assert nothing;",
     "fn f() { if false { const_assert false; } }", "var<private> a = true; const_assert a;",
     "const_assert(true, \"text\");", "const_assert true false;",
     "fn f(a: bool) { const_assert a; }", "fn g() -> bool { return true; } const_assert g();", "const_assert -1 == 1;",
     "const_assert const a = true;"],
)  # fmt: skip

test_names_that_depend_on_context = cases(
    [f"{d} {n}: u32 = 0; {code} fn use_it() -> u32 {{ return {n}; }}" for d in ("override", "const", "var<private>")
    for n, code in {
        "align": "struct S { @align(16) a: u32 }", "binding": "@group(0) @binding(0) var s: sampler;",
        "builtin": "@fragment fn m(@builtin(position) a: vec4f) {}",
        "group": "@group(0) @binding(0) var s: sampler;", "id": "@id(1) override x: i32;",
        "location": "@fragment fn m(@location(0) a: f32) {}",
        "interpolate": "@fragment fn m(@location(0) @interpolate(flat) a: i32) {}",
        "invariant": "@fragment fn m(@builtin(position) @invariant a: vec4f) {}",
        "must_use": "@must_use fn m() -> u32 { return 0; }", "size": "struct S { @size(4) a: u32 }",
        "fragment": "@fragment fn m() {}",
        "workgroup_size": "@compute @workgroup_size(1) fn m() {}", "compute": "@compute @workgroup_size(1) fn m() {}",
        "vertex": "@vertex fn m() -> @builtin(position) vec4f { return vec4f(); }", "vertex_index":
        "@vertex fn m(@builtin(vertex_index) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
        "position": "@fragment fn m(@builtin(position) a: vec4f) {}",
        "front_facing": "@fragment fn m(@builtin(front_facing) a: bool) {}",
        "frag_depth": "@fragment fn m() -> @builtin(frag_depth) f32 { return 0; }",
        "sample_mask": "@fragment fn m(@builtin(sample_mask) a: u32) {}",
        "num_workgroups": "@compute @workgroup_size(1) fn m(@builtin(num_workgroups) a: vec3u) {}",
        "error": "@diagnostic(error, a) fn m() {}", "off": "@diagnostic(off, a) fn m() {}",
        "derivative_uniformity": "@diagnostic(off, derivative_uniformity) fn m() {}",
        "perspective": "@fragment fn m(@location(0) @interpolate(perspective) a: f32) {}",
        "linear": "@fragment fn m(@location(0) @interpolate(linear) a: f32) {}",
        "flat": "@fragment fn m(@location(0) @interpolate(flat) a: f32) {}",
        "centroid": "@fragment fn m(@location(0) @interpolate(linear, centroid) a: f32) {}",
        "sample": "@fragment fn m(@location(0) @interpolate(linear, sample) a: f32) {}",
        "either": "@fragment fn m(@location(0) @interpolate(flat, either) a: u32) {}",
        "x": "fn m() { var v: vec4f; _ = v.x; }", "rgb": "fn m() { var v: vec4f; _ = v.rgb; }",
        "xyxy": "fn m() { var v: vec4f; _ = v.xyxy; }",
        "agra": "fn m() { var v: vec4f; _ = v.agra; }", "f16": "",
        "a": "struct S { a: i32 } fn m() { var v: S; _ = v.a; }"}.items()],
)  # fmt: skip
