"""WGSL: types and their layout. Spec: WGSL 6 Types, 14 Memory."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import body, cases

test_vectors = cases(
    [f"enable f16; alias t = vec{n}<{s}>;" for n in (2, 3, 4) for s in ("bool", "i32", "u32", "f32", "f16")]
    + [f"enable f16; alias t = vec{n}{s};" for n in (2, 3, 4) for s in "iufh"]
    + ["alias t = vec2<f32,>;", "alias e = f32; alias t = vec2<e>;", "alias t = vec3 <f32>;", "const a = vec2();",
    "const a = vec3<i32>();"],
    ["alias t = vec2;", "alias t = vec2<>;", "alias t = vec1<f32>;", "alias t = vec5<f32>;",
    "alias t = vec2<vec2<f32>>;", "alias t = vec2<S>; struct S { a: i32 }",
     "alias t = vec2<f32, f32>;", "alias t = vec2<atomic<u32>>;", "alias t = vec2<array<f32, 2>>;",
     "alias t = vec2<2>;", "alias t = vec2f<f32>;",
     "alias t = vec2b;", "alias t = vec2<f32", "alias t = vec2<ptr<function, f32>>;", "alias t = vec2<sampler>;",
     "alias t = vec2<mat2x2f>;",
     "alias t = vec<2, f32>;", "alias t = vec2<nothing>;", "const c = f32; alias t = vec2<c>;",
     "var<private> c: f32; alias t = vec2<c>;"],
    features=("ShaderF16",),
)  # fmt: skip

test_matrices = cases(
    [f"enable f16; alias t = mat{c}x{r}<{s}>;" for c in (2, 3, 4) for r in (2, 3, 4) for s in ("f32", "f16")]
    + [f"enable f16; alias t = mat{c}x{r}{s};" for c in (2, 3, 4) for r in (2, 3, 4) for s in "fh"]
    + ["alias t = mat2x2<f32,>;", "alias e = f32; alias t = mat2x2<e>;"],
    ["alias t = mat2x2;", "alias t = mat2x2<>;", "alias t = mat2x2<i32>;", "alias t = mat2x2<u32>;",
    "alias t = mat2x2<bool>;", "alias t = mat2x5<f32>;",
     "alias t = mat1x2<f32>;", "alias t = mat2<f32>;", "alias t = mat2x2<f32, f32>;", "alias t = mat2x2<vec2f>;",
     "alias t = mat2x2i;", "alias t = mat2x2<S>; struct S { a: f32 }",
     "alias t = mat2x2f<f32>;", "alias t = mat3x3<atomic<u32>>;", "alias t = mat2x2<array<f32, 2>>;",
     "alias t = mat2x2<f32", "alias t = mat2x2<mat2x2f>;"],
    features=("ShaderF16",),
)  # fmt: skip

test_atomics = cases(
    ["alias t = atomic<u32>;", "alias t = atomic<i32>;", "alias t = atomic<u32,>;", "var<workgroup> a: atomic<u32>;",
    "struct S { a: atomic<u32> } var<workgroup> a: S;",
     "var<workgroup> a: array<atomic<i32>, 4>;", "@group(0) @binding(0) var<storage, read_write> a: atomic<u32>;",
     "@group(0) @binding(0) var<storage, read_write> a: array<atomic<u32>>;", "fn f(a: ptr<function, i32>) {}",
     "alias i = i32; alias t = atomic<i>;",
     "var<workgroup> a: atomic<u32>; fn f() { let b = atomicLoad(&a); atomicStore(&a, b); }",
     "var<workgroup> a: atomic<u32>; fn f() { let b = &a; atomicStore(b, 1); }"],
    ["alias t = atomic<f32>;", "alias t = atomic<bool>;", "alias t = atomic<vec2u>;", "alias t = atomic;", "alias t = atomic<>;", "alias t = atomic<u32, u32>;", "alias t = atomic<atomic<u32>>;", "alias t = atomic<array<u32, 2>>;", "alias t = atomic<S>; struct S { a: u32 }", "alias t = atomic<f16>;", "alias t = atomic<1>;", "var<private> a: atomic<u32>;", "fn f() { var a: atomic<u32>; }", "@group(0) @binding(0) var<uniform> a: atomic<u32>;", "@group(0) @binding(0) var<storage> a: atomic<u32>;", "@group(0) @binding(0) var<storage, read> a: array<atomic<u32>>;", "fn f(a: atomic<u32>) {}", "fn f() -> atomic<u32> {}", "const a = atomic<u32>();", "override a: atomic<u32>;", "struct S { a: atomic<u32> } var<private> a: S;", "struct S { a: atomic<u32> } fn f() { var a: S; }", "struct S { a: array<atomic<u32>, 2> } @group(0) @binding(0) var<uniform> a: S;", *body(*(f"{statement};" for statement in ("a = 1", "let b = a", "_ = a", "a++", "a += 1", "let b = a + 1", "let b = -a", "let b = u32(a)", "if a == 1 {}", "let b = *&a", "*&a = 1", "switch a { default {} }", "let b = ~a", "let b = array(a)", "b = a", "let b = bitcast<f32>(a)", "let b = min(a, 1)", "a--", "a <<= 1")), before="var<workgroup> a: atomic<u32>;")],
    features=("ShaderF16",),
)  # fmt: skip

COUNTED = "const c = 4; const cu = 4u; override o = 4; override ou: u32 = 4; var<private> v = 4; fn call() -> u32 { return 4; } "
ELEMENTS = ["bool", "i32", "u32", "f32", "f16", "vec2<bool>", "vec4f", "mat2x2f", "array<f32, 2>", "S", "atomic<u32>"]
test_arrays = cases(
    [f"enable f16; struct S {{ a: i32 }} alias t = array<{e}, {n}>;" for e in ELEMENTS for n in (1, "4u")]
    + [f"enable f16; struct S {{ a: i32 }} alias t = array<{e}>;" for e in ELEMENTS]
    + [COUNTED + f"alias t = array<u32, {n}>;" for n in ("4", "4u", "4i", "c", "cu", "c + 1", "cu * 2", "c,", "0x4",
    "(c)", "min(c, 2)", "i32(4.0)", "vec2(1, 2).y", "65536", "o", "ou", "o + 1")]
    + [COUNTED + f"var<workgroup> a: array<u32, {n}>;" for n in ("o", "ou", "o + 1", "o * c", "c")]
    + ["@group(0) @binding(0) var<storage> a: array<f32>;",
    "struct S { a: i32, b: array<f32> } @group(0) @binding(0) var<storage> a: S;", "alias t = array<array<f32, 2>, 3>;",
       "const a = array(1, 2); const b = a[0] + a[1];", "const a = array<i32, 2>(1, 2);", "const a = array<i32, 2>();",
       "const c = 2; var<private> a: array<i32, c> = array<i32, 2>(1, 2);",
       "var<private> a: array<i32, 65535>;",
       "fn f() { var a: array<array<i32, 2>, 2>; a[1][1] = 1; var b = a[0]; b[1] = 2; a[1] = b; }",
       "alias t = array<i32, 4,>;"],
    [COUNTED + f"alias t = array<u32, {n}>;" for n in ("0", "-1", "0u", "1.0", "4f", "true", "v", "call()", "nothing",
    "u32", "c - 4", "c - 5", "1 2", "4, 4", "vec2(1)")]
    + [COUNTED + f"var<private> a: array<u32, {n}>;" for n in ("o", "ou", "o + 1", "v")] + [COUNTED
    + f"fn f() {{ var a: array<u32, {n}>; }}" for n in ("o", "v", "call()")]
    + [COUNTED + f"var<workgroup> a: array<array<u32, {n}>, 2>;" for n in ("o", "ou")] + [COUNTED
    + f"struct S {{ a: array<u32, {n}> }}" for n in ("o", "ou", "v")]
    + ["alias t = array;", "alias t = array<>;", "alias t = array<sampler, 2>;", "alias t = array<texture_2d<f32>, 2>;",
    "alias t = array<array<f32>, 2>;", "alias t = array<array<f32>>;",
       "alias t = array<ptr<function, f32>, 2>;", "alias t = array<D, 2>; struct D { a: array<f32> }",
       "alias t = array<nothing, 2>;", "alias t = array<2, f32>;", "alias t = array<f32, 2",
       "const a = array<i32>();", "const a = array<i32, 2>(1);", "const a = array<i32, 2>(1, 2, 3);",
       "const a = array();", "const a = array(1, true);", "const a = array<i32, 2>(1, 2.5);",
       "const a = array(1i, 1u);", "const a: array<i32, 3> = array(1, 2);", "alias t = array<4>;",
       "const a = array<f32>(1, 2);", "fn f() { var a = array<i32, 2>(); a = array<i32, 3>(); }"],
    features=("ShaderF16",),
)  # fmt: skip

test_structs = cases(
    ["struct S { a: i32 }", "struct S { a: i32, }", "struct S { a: i32, b: f32 }",
    "struct S { a: T } struct T { a: i32 }", "struct S { a: array<i32, 2>, b: mat2x2f }", "struct S { a: bool }",
     "struct S { a: array<i32> }", "struct S { a: i32, b: array<i32> }", "struct S { a: atomic<u32> }",
     "struct S { a: i32 } struct T { a: i32 }", "struct S { f32: f32 }", "struct S { a: ptr_, } alias ptr_ = f32;",
     "struct S { a: i32 } const a = S(1);", "struct S { a: i32 } const a = S();",
     "struct S { a: i32, b: f32 } fn f() { var a = S(1, 2); a.b = 3; let b = a; }", "struct S{a:i32,b:i32}"],
    ["struct S {}", "struct S;", "struct S", "struct { a: i32 }", "struct S { a }", "struct S { a: i32 b: i32 }",
    "struct S { a: i32; }", "struct S { a: i32, a: f32 }", "struct S { a: nothing }",
     "struct S { a: sampler }", "struct S { a: texture_2d<f32> }", "struct S { a: ptr<function, i32> }",
     "struct S { a: array<i32>, b: i32 }", "struct S { a: D } struct D { a: array<i32> }",
     "struct S { a: array<i32>, b: array<i32> }", "struct S { a: D, b: i32 } struct D { a: array<i32> }",
     "struct S { a: i32, , }", "struct S { , }", "struct S { a = 1 }", "struct S { a: i32 = 1 }",
     "struct S { var a: i32 }",
     "struct S { a: i32 } const a = S(1, 2);", "struct S { a: i32 } const a = S(1.5);",
     "struct S { a: i32, b: i32 } const a = S(1);", "struct S { a: i32 } const a: S = 1;",
     "struct S { a: array<i32> } fn f() { var a: S; }",
     "struct S { a: i32 } const a = S(1).b;", "struct S { a: i32 } struct T { a: i32 } const a: S = T(1);",
     "struct S { a: atomic<u32> } const a = S();", "struct S { a: array<i32> } fn f() -> S {}",
     "struct S { fn f() {} }",
     "struct S { a: i32 } fn f() { let a = S(1); a.a = 2; }", "struct S { a: array<texture_2d<f32>, 2> }"],
)  # fmt: skip

SPACES = ["function", "private", "workgroup", "storage", "uniform"]
test_pointers = cases(
    [f"alias t = ptr<{s}, u32{c}>;" for s in SPACES for c in ("", ",")] + [f"alias t = ptr<storage, u32, {m}{c}>;"
    for m in ("read", "read_write") for c in ("", ",")]
    + [f"struct S {{ x: u32 }} struct D {{ s: array<S> }} alias t = ptr<storage, {ty}>;" for ty in ("u32", "f32",
    "vec2u", "mat2x2f", "array<u32, 4>", "array<u32>", "array<S>", "S", "D")]
    + ["alias t = ptr<function, bool>;", "alias t = ptr<workgroup, vec2<bool>>;",
    "override o: u32; alias t = ptr<workgroup, array<u32, o>>;", "alias t = ptr<storage, atomic<u32>, read_write>;"]
    + body("var a: i32; let b = &a; let c = *b; *b = c + 1;",
    "var a: vec2i; let b = &a; (*b).x = 1; b.y = 2; let c = b[0];", "var a: array<i32, 2>; let b = &a[1]; *b = 1;",
    "var a: i32; let b = &*&a;",
           "var a: S; let b = &a.x; *b = 1u;", "var a: S; let b = &a; b.x++;",
           "var a: array<S, 2>; let b = &a; b[1].x = 2; let c = &b[1].x; *c += 1;", "var a: i32; *&a = 1;",
           "var a: i32; (*(&(a))) = 1;",
           "let a = &p; *a = 1;", "let a = &s; let b = *a;",
           before="struct S { x: u32 } var<private> p: i32; @group(0) @binding(0) var<storage> s: i32;"),
    [f"alias t = ptr<{s}{c}>;" for s in SPACES for c in ("", ",")] + [f"alias t = ptr<{s}, u32{c}>;" for s in ("handle",
    "nothing", "u32") for c in ("", ",")]
    + [f"alias t = ptr<{s}, u32, {m}>;" for s in SPACES if s != "storage" for m in ("read", "write", "read_write")]
    + ["alias t = ptr<storage, u32, write>;", "alias t = ptr<storage, u32, nothing>;",
       "alias t = ptr;", "alias t = ptr<>;", "alias t = ptr<u32>;", "alias t = ptr<function, ptr<function, u32>>;",
       "alias t = ptr<workgroup, ptr<workgroup, bool>>;", "alias t = ptr<storage, sampler>;",
       "alias t = ptr<storage, texture_2d<f32>>;", "alias t = ptr<function, ref<function, u32>>;",
       "alias t = ptr<function, nothing>;", "alias t = ptr<u32, function>;",
       "alias t = ptr<function, u32, read, read>;",
       "alias t = ptr<function, 1>;", "var<private> a: ptr<private, i32>;", "alias t = ptr<,>;"]
    + body("let a = &1;", "let a = 1; let b = &a;", "let a = *1;", "var a: i32; let b = *a;",
    "var a: vec2i; let b = &a.x;", "var a: vec2i; let b = &a[0];", "var a: i32; let b: ptr<private, i32> = &a;",
           "var a: i32; let b: ptr<function, u32> = &a;", "var a: i32; let b = &a; b = &a;",
           "var a: i32; let b = &a; b = 1;", "var a: i32; let b = &a + 1;", "var a: i32; let b = &&a;",
           "var a: i32; let b = a&;",
           "var a: i32; var b = &a;", "let a = &s; *a = 1;", "let a = &(1 + 2);", "let a = &f;", "let a = &vec2(1);",
           "var a: i32; let b = array(&a);", "var a: mat2x2f; let b = &a[0][0];",
           "var a: i32; let b = &a; let c = b + 1;",
           "let a = &t;", "var a: i32; let b = &a == &a;", "var a: vec2i; let b = &a.xy;",
           "let b: ref<function, i32> = 1;",
           before="@group(0) @binding(0) var<storage> s: i32; @group(0) @binding(1) var t: texture_2d<f32>;"),
)  # fmt: skip

SAMPLED = ["1d", "2d", "2d_array", "3d", "cube", "cube_array", "multisampled_2d"]
DEPTH = ["depth_2d", "depth_2d_array", "depth_cube", "depth_cube_array", "depth_multisampled_2d"]
STORED = ["1d", "2d", "2d_array", "3d"]
FORMATS = ["rgba8unorm", "rgba8snorm", "rgba8uint", "rgba8sint", "rgba16uint", "rgba16sint", "rgba16float", "r32uint",
    "r32sint", "r32float",
           "rg32uint", "rg32sint", "rg32float", "rgba32uint", "rgba32sint", "rgba32float", "bgra8unorm"]  # fmt: skip
NO_FORMATS = [
    "rgba8unorm-srgb",
    "rgba8unorm_srgb",
    "depth32float",
    "depth24plus",
    "stencil8",
    "bc1_rgba_unorm",
    "rgb9e5ufloat",
    "rgba",
    "f32",
    "bgra8unorm_srgb",
    "depth16unorm",
    "etc2_rgb8unorm",
    "nothing",
    "1",
]
AT = "@group(0) @binding(0) var t: "
test_textures = cases(
    [f"{AT} texture_{k}<{s}>;" for k in SAMPLED for s in ("f32", "i32", "u32")] + [f"{AT} texture_{k};" for k in DEPTH]
    + [f"{AT} texture_storage_{k}<rgba8unorm, {m}>;" for k in STORED for m in ("write", "read", "write,")]
    + [f"{AT} texture_storage_2d<{f}, {m}>;" for f in FORMATS for m in ("read", "write", "read_write")]
    + [f"{AT} texture_2d<f32,>;", f"{AT} sampler;", f"{AT} sampler_comparison;", f"{AT} sampler; fn f() {{ _ = t; }}", f"{AT} texture_2d<f32>; fn f() {{ _ = t; }}", f"alias e = i32; {AT} texture_2d<e>;"],
    [f"{AT} texture_{k};" for k in SAMPLED] + [f"{AT} texture_{k}<{s}>;" for k in SAMPLED for s in ("f16", "bool",
    "vec4f", "", "f32, f32", "nothing", "1")] + [f"{AT} texture_{k}<f32>;" for k in DEPTH]
    + [f"{AT} texture_storage_{k}{a};" for k in STORED for a in ("", "<>", "<rgba8unorm>", "<f32, write>",
    "<rgba8unorm, nothing>", "<write, rgba8unorm>", "<rgba8unorm, write, write>", "<rgba8unorm, storage>")]
    + [f"{AT} texture_storage_2d<{f}, write>;" for f in NO_FORMATS] + [f"{AT} texture_storage_{k}<rgba8unorm, write>;"
    for k in ("cube", "cube_array", "multisampled_2d")]
    + [f"{AT} texture_{k}<f32>;" for k in ("1d_array", "3d_array", "4d", "multisampled_2d_array", "2D")]
    + [f"{AT} sampler<f32>;", f"{AT} sampler_comparison<f32>;", f"{AT} texture;", f"{AT} texture_depth_1d;",
    f"{AT} texture_depth_3d;"]
    + body("var i = rgba8unorm;", "let i = write;", "var t: texture_2d<f32>;", "let a = texture_2d<f32>();",
    "let a = sampler();", "var a = t;", "t = t;", "let a = t + 1;", before=f"{AT} texture_2d<f32>;"),
    features=("ShaderF16",),
)  # fmt: skip

test_names_of_types = cases(
    ["var<private> a: vec2<i32>;", "alias t = vec2<vec2_>; alias vec2_ = i32;"], ["var<private> a: function;",
    "var<private> a: read;", "var<private> a: write;", "var<private> a: rgba8unorm;", "var<private> a: private;",
    "alias t = read_write;",
     "var<private> a: min;", "fn f(a: storage) {}", "struct S { a: uniform }", "const a: write = 1;", "const a = read;",
     "const a = function + 1;", "const a = f32 + 1;", "const a = vec2;", "const a = vec2<f32>;", "fn f() { f32; }",
     "fn f() { read(); }",
     "const a = vec2f;", "var<private> a: ref<private, i32>;", "const a = array;", "fn f() -> void {}",
     "var<private> a: void;", "var<private> a: int;", "var<private> a: float;", "alias t = ref<function, f32>;"],
)  # fmt: skip

S = "{} @group(0) @binding(0) var<uniform> u: S;"
test_alignments = cases(
    [f"struct S {{ @align({n}) a: i32 }}" for n in ("4", "8", "16", "32", "1024", "4u", "2 + 2", "1 << 4", "0x10",
    "16,", "64")]
    + ["struct S { @align(16) a: vec4f }", "struct S { @align(8) a: vec2f }", "struct S { a: i32, @align(16) b: i32 }",
    "struct S { @align(16) a: array<i32, 2> }", "struct S { @align(16) @size(32) a: i32 }",
    "const c = 8; struct S { @align(c) a: i32 }",
       "struct S { @align(32) a: T } struct T { a: i32 }", "enable f16; struct S { @align(2) a: f16 }",
       "struct S { @align(16) a: array<i32> }", "struct S { @align(16) a: atomic<u32> }",
       "struct S { @align(16) a: mat2x2f }"],
    [f"struct S {{ @align({n}) a: i32 }}" for n in ("0", "-4", "3", "5", "6", "1", "2", "4.0", "4f", "o", "v", "",
    "4, 4", "true", "i32", "nothing", "2147483648", "4 4")]
    + ["struct S { @align(4) a: vec4f }", "struct S { @align(8) a: vec3f }", "struct S { @align(4) a: vec2f }",
    "struct S { @align(8) a: array<vec4f, 2> }", "struct S { @align(4) a: T } struct T { a: vec2f }",
    "@align(16) struct S { a: i32 }",
       "@align(16) var<private> a: i32;", "struct S { @align a: i32 }", "struct S { @align() a: i32 }",
       "struct S { @align(16) @align(16) a: i32 }", "struct S { @align 4 a: i32 }",
       "override c = 8; struct S { @align(c) a: i32 }",
       "enable f16; struct S { @align(1) a: f16 }", "fn f() { @align(16) var a: i32; }",
       "struct S { a: i32 @align(16) }", "struct S { a: @align(16) i32 }"],
    features=("ShaderF16",),
)  # fmt: skip

test_sizes = cases(
    [f"struct S {{ @size({n}) a: i32 }}" for n in ("4", "5", "8", "1024", "4u", "2 + 2", "0x10", "16,", "7", "4000")]
    + ["struct S { @size(16) a: vec3f }", "struct S { @size(12) a: vec3f }", "struct S { @size(100) a: array<i32, 4> }",
    "struct S { @size(32) a: T } struct T { a: vec4f }", "const c = 8; struct S { @size(c) a: i32 }",
       "struct S { @size(8) a: atomic<u32> }", "struct S { @size(16) a: i32, @size(20) b: i32 }",
       "enable f16; struct S { @size(2) a: f16 }", "struct S { @size(32) a: mat2x2f }",
       "struct S { a: i32, @size(8) b: array<i32, 2> }"],
    [f"struct S {{ @size({n}) a: i32 }}" for n in ("0", "-4", "3", "1", "2", "4.0", "4f", "v", "", "4, 4", "true",
    "i32", "nothing", "4 4")]
    + ["struct S { @size(8) a: vec3f }", "struct S { @size(15) a: array<i32, 4> }",
    "struct S { @size(12) a: T } struct T { a: vec4f }", "override c = 8; struct S { @size(c) a: i32 }",
    "@size(16) struct S { a: i32 }", "struct S { @size a: i32 }",
       "struct S { @size(4) @size(4) a: i32 }", "struct S { @size(64) a: array<i32> }",
       "struct S { a: i32, @size(4) b: array<i32> }", "enable f16; struct S { @size(1) a: f16 }",
       "var<private> a: @size(4) i32;", "fn f(@size(4) a: i32) {}",
       "struct S { @size(16) a: array<i32, 5> }"],
    features=("ShaderF16",),
)  # fmt: skip


def layouts(declared: str, uniform: bool, storage: bool) -> tuple[list[str], list[str]]:
    right, wrong = [], []
    for space, fits in (("uniform", uniform), ("storage", storage), ("private", True), ("workgroup", True)):
        at = "@group(0) @binding(0) " if space in ("uniform", "storage") else ""
        (right if fits else wrong).append(f"{declared} {at}var<{space}> v: S;")
    return right, wrong


LAYOUTS = [
    layouts(*given) for given in (
        ("struct S { a: i32 }", True, True), ("struct S { a: vec4f, b: f32 }", True, True),
        ("struct S { a: array<vec4f, 4> }", True, True), ("struct S { a: array<f32, 4> }", False, True),
        ("struct S { a: array<vec2f, 4> }", False, True), ("struct S { a: array<vec3f, 4> }", True, True),
        ("struct S { a: array<T, 4> } struct T { a: f32 }", False, True),
        ("struct S { a: array<T, 4> } struct T { @size(16) a: f32 }", True, True),
        ("struct S { a: array<T, 4> } struct T { @align(16) a: f32 }", True, True),
        ("struct S { a: f32, b: T } struct T { a: f32 }", False, True),
        ("struct S { a: f32, @align(16) b: T } struct T { a: f32 }", True, True),
        ("struct S { a: T, b: f32 } struct T { a: f32 }", False, True),
        ("struct S { @size(16) a: T, b: f32 } struct T { a: f32 }", True, True),
        ("struct S { a: T, @align(16) b: f32 } struct T { a: f32 }", True, True), ("struct S { a: array<mat2x2f, 2> }",
        True, True), ("struct S { a: array<array<vec4f, 2>, 2> }", True, True),
        ("struct S { a: array<array<f32, 4>, 2> }", False, True), ("struct S { a: mat2x2f, b: f32 }", True, True),
        ("struct S { a: f32, b: array<vec4f, 2> }", True, True), ("struct S { a: array<u32, 1> }", False, True),
        ("struct S { a: U } struct U { a: array<f32, 4> }", False, True), ("alias S = array<vec4f, 4>;", True, True),
        ("alias S = array<f32, 4>;", False, True), ("alias S = vec3f;", True, True),
        ("struct S { a: vec3f, b: f32 }", True, True),
    )
]  # fmt: skip
test_layouts = cases([code for right, _ in LAYOUTS for code in right], [code for _, wrong in LAYOUTS for code in wrong])
