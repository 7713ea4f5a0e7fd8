"""WGSL: the built-in functions of textures, what they take and what not. Spec: WGSL 17.7 Texture Built-in Functions."""

from __future__ import annotations

# The code is as long as it is.
# ruff: noqa: E501
from snippets import cases

HERE = """@group(0) @binding(0) var t1: texture_1d<f32>; @group(0) @binding(1) var t2: texture_2d<f32>;
    @group(0) @binding(2) var ta: texture_2d_array<f32>; @group(0) @binding(3) var t3: texture_3d<f32>;
    @group(0) @binding(4) var tc: texture_cube<f32>; @group(0) @binding(5) var tca: texture_cube_array<f32>;
    @group(0) @binding(6) var tm: texture_multisampled_2d<f32>; @group(0) @binding(7) var ti: texture_2d<i32>;
    @group(0) @binding(8) var d2: texture_depth_2d; @group(0) @binding(9) var da: texture_depth_2d_array;
    @group(0) @binding(10) var dc: texture_depth_cube; @group(0) @binding(11) var dca: texture_depth_cube_array;
    @group(0) @binding(12) var dm: texture_depth_multisampled_2d; @group(0) @binding(13) var w2: texture_storage_2d<rgba8unorm, write>;
    @group(0) @binding(14) var wa: texture_storage_2d_array<rgba8uint, write>; @group(0) @binding(15) var r2: texture_storage_2d<r32float, read>;
    @group(0) @binding(16) var rw: texture_storage_2d<r32uint, read_write>; @group(0) @binding(17) var s: sampler;
    @group(0) @binding(18) var c: sampler_comparison;"""


def code(*calls: str) -> list[str]:
    return [f"{HERE} fn f(i: i32, u: u32, x: f32, v: vec2f) {{ {call}; }}" for call in calls]


def of(name: str, right: str, wrong: str) -> object:
    """A test of one function: arguments that are right, and arguments that are wrong, one list a line."""

    def calls(lines: str) -> list[str]:
        return [f"_ = {name}({line.strip()})" for line in lines.strip().splitlines()]

    unused = f"{name}({right.strip().splitlines()[0]})"
    return cases(code(*calls(right)), code(*calls(wrong), f"_ = {name}()", f"_ = {name}(1)", f"_ = {name}(s)", unused))


test_sample = of("textureSample", """t1, s, x
    t2, s, v
    t2, s, v, vec2(1, -8)
    ta, s, v, i
    ta, s, v, u, vec2(7)
    t3, s, vec3f(), vec3(1)
    tc, s, vec3f()
    tca, s, vec3f(), 1
    d2, s, v
    da, s, v, 1
    dc, s, vec3f()
    dca, s, vec3f(), u
    t2, s, vec2(0, 1)""", """ti, s, v
    tm, s, v
    w2, s, v
    t2, c, v
    t2, s, x
    t2, s, vec3f()
    t2, s, vec2i()
    t2, s, v, vec2(8)
    t2, s, v, vec2(-9)
    t2, s, v, vec2(1.0)
    t2, s, v, vec2(i)
    ta, s, v
    ta, s, v, 1.0
    tc, s, vec3f(), vec3(1)
    t2, v
    s, t2, v""")  # fmt: skip
test_sample_level = of("textureSampleLevel", """t2, s, v, 0
    t2, s, v, x, vec2(1)
    ta, s, v, 1, 2.5
    t3, s, vec3f(), x
    tc, s, vec3f(), x
    tca, s, vec3f(), u, x
    d2, s, v, 1
    d2, s, v, u
    da, s, v, i, i""", """t2, s, v
    t2, s, v, i
    t2, s, v, true
    d2, s, v, x
    ti, s, v, 0
    tm, s, v, 0
    t2, c, v, 0
    t2, s, v, 0, vec2(9)
    tc, s, vec3f(), 0, vec3(1)""")  # fmt: skip
test_sample_bias = of("textureSampleBias", """t2, s, v, 1
    t2, s, v, x, vec2(1)
    ta, s, v, 1, x
    t3, s, vec3f(), x
    tc, s, vec3f(), x
    tca, s, vec3f(), 1, x""", """t2, s, v
    t2, s, v, i
    d2, s, v, 1
    t2, c, v, 1
    ti, s, v, 1
    t2, s, v, 1, vec2(8)""")  # fmt: skip
test_sample_grad = of("textureSampleGrad", """t2, s, v, v, v
    t2, s, v, v, v, vec2(1)
    ta, s, v, 1, v, v
    t3, s, vec3f(), vec3f(), vec3f()
    tc, s, vec3f(), vec3f(), vec3f()
    tca, s, vec3f(), u, vec3f(), vec3f()""", """t2, s, v, v
    t2, s, v, x, x
    d2, s, v, v, v
    t2, c, v, v, v
    t2, s, v, v, v, vec2(8)
    tc, s, vec3f(), v, v""")  # fmt: skip
test_sample_compare = of("textureSampleCompare", """d2, c, v, x
    d2, c, v, 0.5, vec2(1)
    da, c, v, 1, x
    dc, c, vec3f(), x
    dca, c, vec3f(), u, x""", """d2, s, v, x
    t2, c, v, x
    d2, c, v
    d2, c, v, i
    d2, c, v, x, vec2(8)
    dm, c, v, x""")  # fmt: skip
test_sample_compare_level = of("textureSampleCompareLevel", """d2, c, v, x
    d2, c, v, 0.5, vec2(1)
    da, c, v, 1, x
    dc, c, vec3f(), x
    dca, c, vec3f(), u, x""", """d2, s, v, x
    t2, c, v, x
    d2, c, v
    d2, c, v, x, vec2(8)""")  # fmt: skip
test_gather = of("textureGather", """0, t2, s, v
    3, t2, s, v, vec2(1)
    1u, ta, s, v, i
    2, tc, s, vec3f()
    0, tca, s, vec3f(), 1
    0, ti, s, v
    d2, s, v
    da, s, v, 1, vec2(1)
    dc, s, vec3f()""", """4, t2, s, v
    -1, t2, s, v
    i, t2, s, v
    1.0, t2, s, v
    t2, s, v
    0, d2, s, v
    0, t3, s, vec3f()
    0, t1, s, x
    0, t2, c, v
    0, t2, s, v, vec2(8)
    0, tm, s, v""")  # fmt: skip
test_gather_compare = of("textureGatherCompare", """d2, c, v, x
    d2, c, v, 0.5, vec2(1)
    da, c, v, u, x
    dc, c, vec3f(), x
    dca, c, vec3f(), 1, x""", """d2, s, v, x
    t2, c, v, x
    0, d2, c, v, x
    d2, c, v
    d2, c, v, x, vec2(8)""")  # fmt: skip
test_load = of("textureLoad", """t1, i, 0
    t1, u, u
    t2, vec2i(), 0
    t2, vec2u(), i
    t2, vec2(1, 2), 0
    ta, vec2i(), i, u
    ta, vec2u(), u, 1
    t3, vec3i(), 0
    tm, vec2i(), i
    ti, vec2u(), 0
    d2, vec2u(), 0
    da, vec2u(), 1, 0
    dm, vec2u(), 1
    r2, vec2i()
    rw, vec2u()""", """t2, vec2i()
    t2, v, 0
    t2, vec3i(), 0
    t2, vec2i(), 1.0
    t2, vec2i(), 0, 0
    tc, vec3i(), 0
    w2, vec2i()
    r2, vec2i(), 0
    ta, vec2i(), 0
    t2, i, 0
    dc, vec3i(), 0""")  # fmt: skip
test_store = cases(
    code("textureStore(w2, vec2i(), vec4f())", "textureStore(w2, vec2u(), vec4(1, 2, 3, 4))",
        "textureStore(wa, vec2i(), i, vec4u())", "textureStore(wa, vec2u(), u, vec4(1u))",
        "textureStore(rw, vec2(1, 2), vec4u())"),
    code("textureStore(t2, vec2i(), vec4f())", "textureStore(r2, vec2i(), vec4f())", "textureStore(w2, v, vec4f())",
        "textureStore(w2, vec2i(), vec3f())", "textureStore(w2, vec2i(), vec4u())",
        "textureStore(wa, vec2i(), vec4u())", "textureStore(wa, vec2i(), 1.0, vec4u())",
         "textureStore(w2, vec2i(), x)", "textureStore(w2, vec3i(), vec4f())", "_ = textureStore(w2, vec2i(), vec4f())",
         "textureStore(w2, vec2i())", "textureStore()", "textureStore(w2, vec2i(), 0, vec4f())",
         "textureStore(rw, vec2i(), vec4f())", "textureStore(d2, vec2i(), vec4f())"),
)  # fmt: skip
test_dimensions = of("textureDimensions", "\n".join(["t1", "t2", "ta", "t3", "tc", "tca", "tm", "ti", "d2", "da", "dc",
    "dca", "dm", "w2", "wa", "r2", "t2, 0", "t3, i", "tc, u", "d2, 1"]),
                     "\n".join(["tm, 0", "w2, 0", "t2, 1.0", "dm, 0", "t2, 0, 0", "t2, v", "c"]))  # fmt: skip
test_layers = of("textureNumLayers", "\n".join(["ta", "tca", "da", "dca", "wa"]), "\n".join(["t2", "t3", "tc", "d2",
    "w2", "ta, 0", "tm"]))  # fmt: skip
test_levels = of("textureNumLevels", "\n".join(["t1", "t2", "ta", "t3", "tc", "tca", "ti", "d2", "da", "dc", "dca"]),
    "\n".join(["tm", "dm", "w2", "r2", "t2, 0"]))  # fmt: skip
test_samples = of("textureNumSamples", "tm\ndm", "\n".join(["t2", "ta", "d2", "w2", "tm, 0"]))
test_results = cases(
    code("let a: vec4f = textureLoad(t2, vec2i(), 0)", "let a: vec4i = textureLoad(ti, vec2i(), 0)",
        "let a: f32 = textureLoad(d2, vec2i(), 0)", "let a: f32 = textureSample(d2, s, v)",
        "let a: u32 = textureDimensions(t1)", "let a: vec2u = textureDimensions(ta)",
        "let a: vec3u = textureDimensions(t3)",
         "let a: vec2u = textureDimensions(tc)", "let a: u32 = textureNumLevels(t2)",
         "let a: vec4f = textureGather(d2, s, v)", "let a: f32 = textureSampleCompare(d2, c, v, x)",
         "let a: vec4u = textureLoad(rw, vec2i())", "let a: vec4i = textureGather(0, ti, s, v)"),
    code("let a: f32 = textureLoad(t2, vec2i(), 0)", "let a: vec4f = textureLoad(ti, vec2i(), 0)",
        "let a: vec4f = textureLoad(d2, vec2i(), 0)", "let a: vec2i = textureDimensions(t2)",
        "let a: i32 = textureNumLayers(ta)", "let a: vec4f = textureSampleCompare(d2, c, v, x)",
        "let a: f32 = textureGather(d2, s, v)", "const k = textureDimensions(t2)"),
)  # fmt: skip
test_stages = cases(
    [f"{HERE} {stage} {{ {call}; {end} }}" for call in ("_ = textureSampleLevel(t2, s, vec2f(), 0)",
    "_ = textureLoad(t2, vec2u(), 0)", "_ = textureDimensions(t2)",
    "_ = textureSampleCompareLevel(d2, c, vec2f(), 0.5)", "_ = textureGather(0, t2, s, vec2f())",
    "_ = textureSampleGrad(t2, s, vec2f(), vec2f(), vec2f())")
     for stage, end in (("@compute @workgroup_size(1) fn g()", ""), ("@fragment fn g()", ""),
     ("@vertex fn g() -> @builtin(position) vec4f", "return vec4f();"))],
    [f"{HERE} {stage} {{ {call}; {end} }}" for call in ("_ = textureSample(t2, s, vec2f())",
    "_ = textureSampleBias(t2, s, vec2f(), 1)", "_ = textureSampleCompare(d2, c, vec2f(), 0.5)")
     for stage, end in (("@compute @workgroup_size(1) fn g()", ""), ("@vertex fn g() -> @builtin(position) vec4f",
     "return vec4f();"))],
)  # fmt: skip
