"""WGSL: entry points, built-in values, locations, interpolation, bindings. Spec: WGSL 13 Entry Points."""

# The code is as long as it is.
# ruff: noqa: E501

from __future__ import annotations

from snippets import cases

TYPES = ["bool", "u32", "i32", "f32", "vec2<u32>", "vec2<f32>", "vec3<u32>", "vec3<i32>", "vec4<u32>", "vec4<f32>",
    "vec4<i32>", "mat2x2<f32>",
         "atomic<u32>", "array<u32, 4>", "S"]  # fmt: skip
BUILTINS = [("vertex_index", "vertex", "in", "u32"), ("instance_index", "vertex", "in", "u32"), ("position", "vertex",
    "out", "vec4<f32>"),
            ("position", "fragment", "in", "vec4<f32>"), ("front_facing", "fragment", "in", "bool"), ("frag_depth",
            "fragment", "out", "f32"),
            ("sample_index", "fragment", "in", "u32"), ("sample_mask", "fragment", "in", "u32"), ("sample_mask",
            "fragment", "out", "u32"),
            ("local_invocation_id", "compute", "in", "vec3<u32>"), ("local_invocation_index", "compute", "in", "u32"),
            ("global_invocation_id", "compute", "in", "vec3<u32>"), ("workgroup_id", "compute", "in", "vec3<u32>"),
            ("num_workgroups", "compute", "in", "vec3<u32>")]  # fmt: skip
STAGES = {"vertex": "@vertex", "fragment": "@fragment", "compute": "@compute @workgroup_size(1)"}


def shader(stage: str, way: str, attribute: str, ty: str, struct: bool, before: str = "") -> str:
    """A stage with one value that goes in or out, alone or in a struct."""
    value = f"{attribute} v: {ty}"
    declared = f"{before} struct S {{ a: u32 }} struct IO {{ {value} }}"
    here = "io: IO" if struct else value
    vertex = stage == "vertex" and "position" not in attribute
    if way == "in":
        end = "-> @builtin(position) vec4f { return vec4f(); }" if stage == "vertex" else "{}"
        return f"{declared} {STAGES[stage]} fn f({here}) {end}"
    if vertex:
        declared = f"{before} struct S {{ a: u32 }} struct IO {{ {value}, @builtin(position) p: vec4f }}"
    result = "IO" if struct or vertex else f"{attribute} {ty}"
    made = "IO" if struct or vertex else ty
    return f"{declared} {STAGES[stage]} fn f() -> {result} {{ return {made}(); }}"


def builtins(right: bool) -> list[str]:
    codes = []
    for name, stage, way, ty in BUILTINS:
        for struct in (False, True):
            for target in STAGES:
                for direction in ("in", "out"):
                    fits = (name, target, direction, ty) in BUILTINS
                    if fits == right:
                        codes.append(shader(target, direction, f"@builtin({name})", ty, struct))
            for other in TYPES:
                if other != ty and not right:
                    codes.append(shader(stage, way, f"@builtin({name})", other, struct))
    return codes


test_builtins = cases(builtins(True), builtins(False))
test_builtin_names = cases(
    ["@fragment fn f(@builtin(position) a: vec4f) {}", "@fragment fn f(@builtin(position,) a: vec4f) {}",
    "@fragment fn f(@builtin( position ) a: vec4f) {}", "fn f(a: vec4f) {}",
     "@fragment fn f(@builtin(sample_mask) a: u32) -> @builtin(sample_mask) u32 { return a; }",
     "struct S { @builtin(position) a: vec4f }"],
    ["@fragment fn f(@builtin() a: vec4f) {}", "@fragment fn f(@builtin a: vec4f) {}",
    "@fragment fn f(@builtin(nothing) a: vec4f) {}", "@fragment fn f(@builtin(position, position) a: vec4f) {}",
     "@fragment fn f(@builtin(Position) a: vec4f) {}", "@fragment fn f(@builtin(\"position\") a: vec4f) {}",
     "@fragment fn f(@builtin(position) a: vec4f, @builtin(position) b: vec4f) {}",
     "struct S { @builtin(position) a: vec4f } @fragment fn f(@builtin(position) a: vec4f, b: S) {}",
     "struct S { @builtin(position) a: vec4f, @builtin(position) b: vec4f } @fragment fn f(b: S) {}",
     "@fragment fn f(@builtin(position) @builtin(position) a: vec4f) {}",
     "@fragment fn f(@builtin(position) @builtin(front_facing) a: vec4f) {}",
     "@fragment fn f(@builtin(position) @location(0) a: vec4f) {}",
     "@fragment fn f(@builtin(clip_distances) a: array<f32, 2>) {}",
     "@fragment fn f(@builtin(subgroup_size) a: u32) {}", "@builtin(position) var<private> a: vec4f;",
     "@fragment fn f(@builtin(position) a: vec4f) -> @builtin(position) vec4f { return a; }",
     "@fragment fn f(@builtin(0) a: vec4f) {}", "const p = 1; @fragment fn f(@builtin(p) a: vec4f) {}"],
)  # fmt: skip

IO_TYPES = {"bool": False, "u32": True, "i32": True, "f32": True, "f16": True, "vec2<bool>": False, "vec2<u32>": True,
    "vec3<i32>": True, "vec4<f32>": True, "vec4<f16>": True, "mat2x2<f32>": False,
            "array<f32, 2>": False, "atomic<i32>": False, "S": False, "a_": True, "array<u32, 4>": False}  # fmt: skip


def located(right: bool) -> list[str]:
    codes = []
    for ty, fits in IO_TYPES.items():
        for stage, way in (("vertex", "in"), ("vertex", "out"), ("fragment", "in"), ("fragment", "out")):
            for struct in (False, True):
                if fits == right:
                    flat = (
                        "@interpolate(flat, either)"
                        if (stage, way) in (("vertex", "out"), ("fragment", "in")) and ("i32" in ty or "u32" in ty)
                        else ""
                    )
                    codes.append(shader(stage, way, f"@location(0) {flat}", ty, struct, "enable f16; alias a_ = f32;"))
    return codes


test_locations_of_types = cases(located(True), located(False), features=("ShaderF16",))
test_locations = cases(
    ["@fragment fn f(@location(0) a: f32, @location(1) b: f32) {}",
    "@fragment fn f(@location(0) a: f32) -> @location(0) f32 { return a; }", "@fragment fn f(@location(15) a: f32) {}",
     "struct S { @location(1) a: f32 } @fragment fn f(@location(0) a: f32, b: S) {}",
     "struct S { @location(0) a: f32, @location(2) b: vec4f } @fragment fn f(b: S) -> S { return b; }",
     "fn f(a: f32) {}",
     "struct S { @location(0) a: f32 } struct T { a: S } fn f(a: T) {}",
     "struct S { @location(0) a: f32 } @group(0) @binding(0) var<uniform> a: S;",
     "const c = 1; @fragment fn f(@location(c + 1) a: f32) {}",
     "struct S { @location(0) a: f32 } @fragment fn f(a: S) -> S { return a; } @fragment fn g(a: S) {}",
     "struct S { @location(0) a: f32 } fn f(a: S) -> S { return a; }"],
    ["@fragment fn f(a: f32) {}", "@fragment fn f() -> f32 { return 1; }",
    "@fragment fn f(@location(0) a: f32, @location(0) b: f32) {}",
    "struct S { @location(0) a: f32 } @fragment fn f(@location(0) a: f32, b: S) {}",
     "struct S { @location(0) a: f32, @location(0) b: f32 } @fragment fn f(b: S) {}",
     "struct S { @location(0) a: f32, @location(0) b: f32 } @fragment fn f() -> S { return S(); }",
     "struct S { a: f32 } @fragment fn f(b: S) {}",
     "struct S { @location(0) a: f32, b: f32 } @fragment fn f(b: S) {}",
     "struct S { @location(0) a: f32 } struct T { s: S } @fragment fn f(b: T) {}",
     "struct S { @location(0) a: f32 } struct T { @location(1) s: S } @fragment fn f(b: T) {}",
     "@compute @workgroup_size(1) fn f(@location(0) a: f32) {}",
     "@compute @workgroup_size(1) fn f() -> @location(0) f32 { return 1; }", "@location(0) var<private> a: f32;",
     "@location(0) fn f() {}", "@fragment fn f(@location(-1) a: f32) {}",
     "struct S { @location(0) a: f32 } struct T { @location(0) a: f32 } @fragment fn f(a: S, b: T) {}",
     "@fragment fn f(@location(0) s: S) {} struct S { a: f32 }",
     "struct S { @location(0) a: S2 } struct S2 { b: f32 } @fragment fn f(s: S) {}",
     "fn f(@location(0) a: f32) {}", "fn f() -> @location(0) f32 { return 1; }", "fn f(@builtin(position) a: vec4f) {}",
     "struct S { @location(0) a: array<f32, 2> } @fragment fn f(s: S) {}", "@location(0) struct S { a: f32 }"],
)  # fmt: skip

KINDS = {
    "perspective": ("", "center", "centroid", "sample"),
    "linear": ("", "center", "centroid", "sample"),
    "flat": ("", "first", "either"),
}


def interpolations(right: bool, ty: str = "f32") -> list[str]:
    codes = []
    for kind in (*KINDS, "", "nothing", "center"):
        for sampling in ("", "center", "centroid", "sample", "first", "either", "nothing", "flat"):
            fits = sampling in KINDS.get(kind, ()) and (ty == "f32" or kind == "flat")
            if fits == right:
                given = ", ".join(part for part in (kind, sampling) if part)
                if kind or not sampling:
                    for stage, way in (("vertex", "out"), ("fragment", "in")):
                        codes.append(shader(stage, way, f"@location(0) @interpolate({given})", ty, way == "out"))
    return codes


test_interpolation = cases(
    interpolations(True) + interpolations(True, "u32") + interpolations(True, "vec4<i32>")
    + ["@fragment fn f(@interpolate(flat) @location(0) a: i32) {}",
    "@fragment fn f(@location(0) @interpolate(flat,) a: i32) {}",
    "@fragment fn f(@location(0) @interpolate(linear, sample,) a: f32) {}",
       "@fragment fn f(@location(0) a: f32) {}",
       "@fragment fn f() -> @location(0) @interpolate(flat) u32 { return 1; }",
       "@fragment fn f() -> @location(0) u32 { return 1; }",
       "@vertex fn f(@location(0) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
       "@vertex fn f(@location(0) @interpolate(flat) a: u32) -> @builtin(position) vec4f { return vec4f(); }"],
    interpolations(False) + interpolations(False, "u32") + interpolations(False, "vec4<i32>")
    + ["@fragment fn f(@interpolate(flat) a: f32) {}",
    "@fragment fn f(@builtin(position) @interpolate(flat) a: vec4f) {}",
    "@fragment fn f(@location(0) @interpolate a: f32) {}",
    "@fragment fn f(@location(0) @interpolate(flat) @interpolate(flat) a: f32) {}",
       "@interpolate(flat) var<private> a: f32;", "@fragment fn f(@location(0) @interpolate(linear linear) a: f32) {}",
       "@fragment fn f(@location(0) @interpolate(sample, linear) a: f32) {}", "@interpolate(flat) fn f() {}",
       "struct S { @interpolate(flat) a: f32 } @fragment fn f(a: S) {}",
       "struct S { @builtin(position) @interpolate(flat) a: vec4f }", "@interpolate(flat) struct S { a: f32 }",
       "struct S { @interpolate(flat) a: f32 }"],
)  # fmt: skip

test_invariant = cases(
    ["@fragment fn f(@builtin(position) @invariant a: vec4f) {}",
    "@vertex fn f() -> @builtin(position) @invariant vec4f { return vec4f(); }",
    "@fragment fn f(@invariant @builtin(position) a: vec4f) {}",
     "struct S { @builtin(position) @invariant a: vec4f } @fragment fn f(a: S) {}",
     "struct S { @invariant @builtin(position) a: vec4f } @vertex fn f() -> S { return S(); }"],
    ["@fragment fn f(@builtin(front_facing) @invariant a: bool) {}",
    "@fragment fn f(@location(0) @invariant a: f32) {}", "@fragment fn f(@invariant a: f32) {}", "@invariant fn f() {}",
    "@invariant var<private> a: f32;", "struct S { @invariant a: vec4f }",
     "@fragment fn f(@builtin(position) @invariant @invariant a: vec4f) {}",
     "@fragment fn f(@builtin(position) @invariant(1) a: vec4f) {}",
     "@vertex fn f() -> @location(0) @invariant vec4f { return vec4f(); }", "@invariant struct S { a: f32 }",
     "@fragment fn f() -> @builtin(frag_depth) @invariant f32 { return 1; }",
     "struct S { @location(0) @invariant a: vec4f }",
     "@compute @workgroup_size(1) fn f(@builtin(workgroup_id) @invariant a: vec3u) {}"],
)  # fmt: skip

test_bindings = cases(
    [f"@group({n}) @binding(0) var<uniform> a: i32;" for n in ("0", "1", "3", "0u", "1 + 1", "1,", "0x1")]
    + [f"@group(0) @binding({n}) var<uniform> a: i32;" for n in ("0", "1", "999", "0u", "1 + 1", "1,", "65535")],
    [f"@group({n}) @binding(0) var<uniform> a: i32;" for n in ("", "-1", "1.0", "true", "a", "1, 2", "4294967296",
    "i32")] + [f"@group(0) @binding({n}) var<uniform> a: i32;" for n in ("", "-1", "1.0", "true", "a", "1, 2",
    "4294967296", "i32")]
    + [f"{at} {thing}" for at in ("@group(0)", "@binding(0)", "@group(0) @binding(0)") for thing in ("fn f() {}",
    "const a = 1;", "override a = 1;", "struct S { a: i32 }", "alias t = i32;", "var<private> a: i32;",
    "var<workgroup> a: i32;")]
    + ["@group(0) @group(0) @binding(0) var<uniform> a: i32;", "@group(0) @binding(0) @binding(0) var<uniform> a: i32;",
    "@group(0) @binding(0) @group(1) var<uniform> a: i32;", "fn f(@group(0) @binding(0) a: i32) {}",
    "struct S { @group(0) a: i32 }"],
)  # fmt: skip

SIZES = "const c = 4; const big = 4294967295u; override o: u32 = 1; override i: i32 = 1; var<private> v = 1; fn call() -> u32 { return 1; } "
test_workgroup_size = cases(
    [f"{SIZES} @compute @workgroup_size({n}) fn f() {{}}" for n in ("1", "1, 1", "1, 1, 1", "1u", "1i", "c", "c, c",
    "o", "o, 2, o", "o + 1", "1,", "1, 1,", "1, 1, 1,", "8 / 2", "min(c, 2)", "1i, 1i, 1i", "1u, 2, 3u", "4, o", "256",
    "0x10", "i32(2.0)")],
    [f"{SIZES} @compute @workgroup_size({n}) fn f() {{}}" for n in ("", "0", "1, 0", "1, 1, 0", "-1", "1, -1", "1.0",
    "1f", "true", "v", "call()", "nothing", "1, 1, 1, 1", "1i, 1u", "1u, 1i, 1u", ",", "1 1", "i32", "o, i", "o, 2, i", "vec2(1)",
    "c - 4", "c - 5", "1, 1.0", ", 1", "1,,1")]
    + [f"@workgroup_size(1) {thing}" for thing in ("fn f() {}", "@fragment fn f() {}",
    "@vertex fn f() -> @builtin(position) vec4f { return vec4f(); }", "const a = 1;", "struct S { a: i32 }",
    "var<private> a: i32;")]
    + ["@compute fn f() {}", "@compute @workgroup_size fn f() {}",
    "@compute @workgroup_size(1) @workgroup_size(1) fn f() {}", "@compute @workgroup_size(1, fn f() {}",
    "@workgroup_size(1) @compute @workgroup_size(2) fn f() {}", "@compute @workgroup_size(f) fn f() {}"],
)  # fmt: skip

test_entry_points = cases(
    ["@fragment fn f() {}", "@compute @workgroup_size(1) fn f() {}",
    "@vertex fn f() -> @builtin(position) vec4f { return vec4f(); }", "@fragment fn f() {} @fragment fn g() {}",
    "@vertex fn v() -> S { return S(); } struct S { @builtin(position) a: vec4f, @location(0) b: f32 }",
     "@fragment fn f() -> @location(0) vec4f { return g(); } fn g() -> vec4f { return vec4f(); }",
     "@fragment fn fragment() {}", "@fragment fn main(@builtin(position) a: vec4f, @location(0) b: f32) {}",
     "@workgroup_size(1) @compute fn f() {}",
     "struct S { @builtin(position) a: vec4f, @location(0) b: f32 } @fragment fn f(s: S) -> @location(0) f32 { return s.b; }",
     "@compute @workgroup_size(1) fn f(@builtin(workgroup_id) a: vec3u, @builtin(num_workgroups) b: vec3u) {}"],
    ["@vertex fn f() {}", "@vertex fn f() -> @location(0) vec4f { return vec4f(); }",
    "@vertex fn f() -> S { return S(); } struct S { @location(0) a: vec4f }",
    "@vertex fn f() -> vec4f { return vec4f(); }", "@compute fn f() {}", "@fragment @vertex fn f() {}",
     "@fragment fn f() {} fn g() { f(); }",
     "@compute @workgroup_size(1) fn f() {} @compute @workgroup_size(1) fn g() { f(); }",
     "@vertex fn f() -> @builtin(position) vec4f { return vec4f(); } fn g() { _ = f(); }",
     "@fragment fn f(a: ptr<function, i32>) {}",
     "@fragment fn f(a: texture_2d<f32>) {}", "@fragment fn f(@location(0) a: bool) {}",
     "@compute @workgroup_size(1) fn f() -> f32 { return 1; }",
     "@compute @workgroup_size(1) fn f() -> @builtin(position) vec4f { return vec4f(); }",
     "@fragment fn f() {} @fragment fn f() {}",
     "@fragment fn f(a: S) {} struct S { a: array<f32, 2> }", "@compute @workgroup_size(1) fn f(a: i32) {}",
     "@fragment fn f() -> array<f32, 2> { return array(1f, 2f); }", "@stage(fragment) fn f() {}",
     "@fragment const a = 1;", "@kernel fn f() {}", "@vertex struct S { a: i32 }"],
)  # fmt: skip

PIPES = """@group(0) @binding(0) var<uniform> a: {0}; @group(0) @binding(1) var<storage> b: {0}; @group(0) @binding(2) var<storage, read_write> c: {0};"""
test_shareable = cases(
    [f"struct S {{ a: vec4f }} {PIPES.format(ty)}" for ty in ("u32", "i32", "f32", "vec2f", "vec3u", "mat4x4f",
    "array<vec4f, 3>", "S")],
    [f"struct S {{ a: bool }} {at} v: {ty};" for at in ("@group(0) @binding(0) var<uniform>",
    "@group(0) @binding(0) var<storage>", "@group(0) @binding(0) var<storage, read_write>") for ty in ("bool",
    "vec2<bool>", "array<bool, 2>", "S", "array<S, 2>", "sampler", "texture_2d<f32>", "ptr<function, i32>")],
)  # fmt: skip

test_dual_source_blending = cases(
    [f"enable dual_source_blending; {code}" for code in (
        "", "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(0) a: f32, @location(0) @blend_src(1) b: f32 }",
        "const c = 1; struct S { @location(0) @blend_src(0) a: vec4f, @blend_src(c) @location(0) b: vec4f } @fragment fn f() -> S { return S(); }",
        
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1,) b: vec4f, @builtin(frag_depth) d: f32 } @fragment fn f() -> S { return S(); }")],
        
    ["struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f }"]
    + [f"enable dual_source_blending; {code}" for code in (
        "struct S { @location(0) @blend_src(0) a: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(1) a: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(0) b: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(1) @blend_src(1) b: vec4f } @fragment fn f() -> S { return S(); }",
        
        "struct S { @location(1) @blend_src(0) a: vec4f, @location(1) @blend_src(1) b: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec2f } @fragment fn f() -> S { return S(); }",
        
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(2) b: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(-1) b: vec4f } @fragment fn f() -> S { return S(); }",
        
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f, @location(1) c: vec4f } @fragment fn f() -> S { return S(); }",
        "struct S { @blend_src(0) a: vec4f, @blend_src(1) b: vec4f } @fragment fn f() -> S { return S(); }",
        "@fragment fn f() -> @location(0) @blend_src(0) vec4f { return vec4f(); }",
        "@fragment fn f(@location(0) @blend_src(0) a: vec4f) {}", "@blend_src(0) var<private> a: i32;",
        "struct S { @location(0) @blend_src() a: vec4f }", "struct S { @location(0) @blend_src(0, 1) a: vec4f }",
        "struct S { @location(0) @blend_src(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f }",
        "override o = 1; struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(o) b: vec4f }",
        "@blend_src(0) fn f() {}",
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f, @builtin(position) c: vec4f } @vertex fn f() -> S { return S(); }",
        "struct S { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f } @fragment fn f(a: S) {}",
        "struct S { @location(0) @blend_src(0.0) a: vec4f, @location(0) @blend_src(1) b: vec4f }")],
    features=("DualSourceBlending",),
)  # fmt: skip

test_clip_distances = cases(
    [f"enable clip_distances; struct S {{ @builtin(position) p: vec4f, @builtin(clip_distances) c: array<f32, {n}> }} @vertex fn f() -> S {{ return S(); }}"
    for n in (1, 4, 8)],
    [f"enable clip_distances; struct S {{ @builtin(position) p: vec4f, @builtin(clip_distances) c: {ty} }} @vertex fn f() -> S {{ return S(); }}"
    for ty in ("array<f32, 9>", "array<u32, 2>", "f32", "vec4f", "array<vec2f, 2>", "array<f16, 2>")]
    + ["struct S { @builtin(position) p: vec4f, @builtin(clip_distances) c: array<f32, 2> } @vertex fn f() -> S { return S(); }",
    "enable clip_distances; @fragment fn f(@builtin(clip_distances) a: array<f32, 2>) {}",
       "enable clip_distances; @vertex fn f(@builtin(clip_distances) a: array<f32, 2>) -> @builtin(position) vec4f { return vec4f(); }",
       "enable clip_distances; @fragment fn f() -> @builtin(clip_distances) array<f32, 2> { return array<f32, 2>(); }"],
    features=("ClipDistances",),
)  # fmt: skip

test_subgroups = cases(
    [f"enable subgroups; @compute @workgroup_size(1) fn f(@builtin({b}) a: u32) {{ {c} }}" for b in ("subgroup_size",
    "subgroup_invocation_id") for c in ("", "_ = subgroupAdd(a);", "let b = subgroupBallot(true).x;",
    "let b = subgroupElect();", "_ = subgroupBroadcast(a, 0);", "_ = subgroupMax(f32(a));",
     "_ = subgroupShuffle(a, 1u);", "_ = quadSwapX(a);", "_ = subgroupAll(true);", "_ = subgroupExclusiveAdd(a);",
     "_ = subgroupAnd(a);", "_ = subgroupBroadcastFirst(a);", "_ = quadBroadcast(a, 1);",
     "_ = subgroupShuffleXor(vec2f(), 1);", "if subgroupElect() { _ = a; }", "_ = subgroupBroadcast(1.5, 2i);",
     "const k = 3; _ = quadBroadcast(vec3f(), k);", "let i = i32(a) & 1; _ = subgroupShuffle(a, i);",
     "_ = subgroupShuffleUp(subgroupShuffleDown(a, 1), 1 + 1);")],
    ["@compute @workgroup_size(1) fn f(@builtin(subgroup_size) a: u32) {}", "fn f() { _ = subgroupElect(); }",
    "fn f() { _ = subgroupAdd(1); }"]
    + [f"enable subgroups; fn f() {{ {c}; }}" for c in ("_ = subgroupAdd(true)", "_ = subgroupBallot(1)",
    "_ = subgroupElect(1)", "_ = subgroupBroadcast(1)", "_ = subgroupAnd(1.0)", "_ = subgroupAll(1)", "subgroupAdd(1)",
    "_ = subgroupAdd()", "_ = subgroupShuffle(1)", "_ = quadSwapX()", "_ = subgroupXor(true)",
    "const c = subgroupAdd(1)")]
    + ["enable subgroups; fn f(a: u32) { _ = subgroupBroadcast(1, a); }",
    "enable subgroups; fn f(a: u32) { _ = quadBroadcast(1, a); }",
    "enable subgroups; @compute @workgroup_size(1) fn f(@builtin(subgroup_size) a: i32) {}",
       "enable subgroups; @vertex fn f(@builtin(subgroup_size) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
       "enable subgroups; @fragment fn f() -> @builtin(subgroup_size) u32 { return 1; }",
       "enable subgroups; fn f() { _ = subgroupBroadcast(1, -1); }",
       "enable subgroups; fn f() { _ = subgroupBroadcast(1, 128); }",
       "enable subgroups; fn f(a: i32) { _ = subgroupBroadcast(1, a); }",
       "enable subgroups; fn f() { subgroupElect(); }", "enable subgroups; const c = subgroupElect();",
       "enable subgroups; fn f() { _ = quadBroadcast(1, 4); }"],
    features=("Subgroups",),
)  # fmt: skip
