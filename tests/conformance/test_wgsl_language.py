"""Language features of WGSL: what `requires` names, and what is there without it. Spec: WGSL 4.1.2."""

from __future__ import annotations

import struct

import pytest

from gpu import Device, Gpu
from makers import compute_pipeline, constants, module
from snippets import body, cases, check
from test_computing import run
from test_memory import OUT, buffer, group

#: By the name in WGSL, the name in C.
OFFERED = {
    "readonly_and_readwrite_storage_textures": "ReadonlyAndReadwriteStorageTextures",
    "packed_4x8_integer_dot_product": "Packed4x8IntegerDotProduct",
    "pointer_composite_access": "PointerCompositeAccess",
    "subgroup_id": "SubgroupId",
    "subgroup_uniformity": "SubgroupUniformity",
    "texture_and_sampler_let": "TextureAndSamplerLet",
    "texture_formats_tier1": "TextureFormatsTier1",
    "linear_indexing": "LinearIndexing",
    "immediate_address_space": "ImmediateAddressSpace",
}


@pytest.mark.parametrize("name", OFFERED)
def test_what_is_offered_can_be_required(gpu: Gpu, device: Device, name: str) -> None:
    assert gpu.instance.HasWGSLLanguageFeature(OFFERED[name])
    for code in (f"requires {name};", f"requires {name},;", f"requires {name}, {name}; requires {name};"):
        check(device, True, f"{code} fn f() {{}}")


test_requires = cases(
    [
        "requires subgroup_id, linear_indexing; fn f() {}",
        "requires pointer_composite_access, subgroup_id; fn f() {}",
        "requires subgroup_id, pointer_composite_access, linear_indexing,; fn f() {}",
        "requires /* ; */ subgroup_id // ;\n ; fn f() {}",
        "diagnostic(off, derivative_uniformity); requires linear_indexing; fn f() {}",
        "enable f16; requires linear_indexing; const a = 1h;",
        "requires linear_indexing; enable f16; const a = 1h;",
        "fn requires_it() {} const linear_indexing = 1;",
    ],
    [
        "requires no_such_feature; fn f() {}",
        "requires subgroup_id, no_such_feature; fn f() {}",
        "requires no_such_feature, subgroup_id; fn f() {}",
        "requires; fn f() {}",
        "requires ,subgroup_id; fn f() {}",
        "requires subgroup_id,,linear_indexing; fn f() {}",
        "requires subgroup_id linear_indexing; fn f() {}",
        "requires subgroup_id",
        "fn f() {} requires subgroup_id;",
        "enable subgroup_id; fn f() {}",
        "requires f16; fn f() {}",
        "requires subgroups; fn f() {}",
    ],
    features=("ShaderF16",),
)


# -- textures and samplers as values

HANDLES = """@group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) var s: sampler;
    @group(0) @binding(2) var d: texture_depth_2d; @group(0) @binding(3) var c: sampler_comparison;
    @group(0) @binding(4) var w: texture_storage_2d<r32float, write>;
    fn of_it(a: texture_2d<f32>) -> vec4f { return textureLoad(a, vec2u(), 0); }"""
test_handles = cases(
    body(
        "let a = t;",
        "let a = t; let b = a; _ = textureLoad(b, vec2u(), 0);",
        "let a = t; let b = s; _ = textureSampleLevel(a, b, vec2f(), 0.0);",
        "let a: texture_2d<f32> = t; let b: sampler = s; _ = textureSampleLevel(a, b, vec2f(), 0.0);",
        "let a = d; let b = c; _ = textureSampleCompareLevel(a, b, vec2f(), 0.0);",
        "let a = w; textureStore(a, vec2u(), vec4f());",
        "let a = t; _ = of_it(a);",
        "if true { let a = t; _ = textureDimensions(a); }",
        before=HANDLES,
    ),
    body(
        "var a = t;",
        "var a: texture_2d<f32>;",
        "const a = t;",
        "let a = array(t);",
        "let a: texture_2d<u32> = t;",
        "let a = &t;",
        "let a = d; _ = textureSampleLevel(a, t, vec2f(), 0.0);",
        before=HANDLES,
    ),
)


# -- invocations in one row

BOTH = "@builtin(workgroup_index) w: u32, @builtin(global_invocation_index) g: u32"
test_linear_indices = cases(
    [
        f"@compute @workgroup_size(1) fn f({BOTH}) {{}}",
        "@compute @workgroup_size(2, 3) fn f(@builtin(workgroup_index) workgroup_index: u32) { _ = workgroup_index; }",
        "struct S { @builtin(workgroup_index) a: u32 } @compute @workgroup_size(1) fn f(s: S) { _ = s.a; }",
        "alias u = u32; @compute @workgroup_size(1) fn f(@builtin(global_invocation_index) a: u) {}",
        "override n = 4u; @compute @workgroup_size(n, n) fn f(@builtin(global_invocation_index,) a: u32) {}",
        "struct S { @builtin(workgroup_index) a: u32 } fn f(s: S) {}",
        "const workgroup_index = 1; fn global_invocation_index() {}",
    ],
    [
        *(
            f"@compute @workgroup_size(1) fn f(@builtin({name}) a: {of}) {{}}"
            for name in ("workgroup_index", "global_invocation_index")
            for of in ("i32", "f32", "bool", "vec3u", "vec2u", "array<u32, 1>", "atomic<u32>")
        ),
        "@compute @workgroup_size(1) fn f(@builtin(workgroup_index) a: u32, @builtin(workgroup_index) b: u32) {}",
        "@vertex fn f(@builtin(workgroup_index) a: u32) -> @builtin(position) vec4f { return vec4f(); }",
        "@fragment fn f(@builtin(global_invocation_index) a: u32) {}",
        "@vertex fn f() -> @builtin(workgroup_index) u32 { return 1u; }",
        "@compute @workgroup_size(1) fn f(@builtin(workgroup_index) @location(0) a: u32) {}",
        "@compute @workgroup_size(1) fn f(@builtin(workgroup_index) a: u32) { a = 1u; }",
        "@builtin(workgroup_index) var<private> a: u32;",
        "fn f(@builtin(workgroup_index) a: u32) {}",
    ],
)
#: What an entry point declares, and the names of the two numbers.
DECLARED = [
    (BOTH, "w", "g"),
    (f"{BOTH}, @builtin(num_workgroups) n: vec3u, @builtin(workgroup_id) i: vec3u", "w", "g"),
    ("s: S", "s.w", "s.g"),
    ("@builtin(local_invocation_id) l: vec3u, s: S", "s.w", "s.g"),
]


@pytest.mark.parametrize(("declared", "w", "g"), DECLARED)
@pytest.mark.parametrize("size", [(1, 1, 1), (4, 2, 1), (3, 5, 2)])
@pytest.mark.parametrize("count", [(1, 1, 1), (5, 1, 1), (2, 3, 4)])
@pytest.mark.parametrize("way", ["direct", "indirect", "overrides"])
def test_each_invocation_has_its_number(
    device: Device, declared: str, w: str, g: str, size: tuple[int, int, int], count: tuple[int, int, int], way: str
) -> None:
    """Row by row and slice by slice, of workgroups and of invocations."""
    total = [a * b for a, b in zip(size, count, strict=True)]
    sizes = "x, y, z" if way == "overrides" else ", ".join(map(str, size))
    code = f"""override x = 1; override y = 1; override z = 1; @group(0) @binding(0) {OUT}
        struct S {{ {BOTH}, @builtin(global_invocation_id) id: vec3u }}
        fn store(at: u32, w: u32) {{ out[at] = w + 1u; }}
        @compute @workgroup_size({sizes}) fn main({declared}) {{ store({g}, {w}); }}"""
    stage = {"module": module(device, code)}
    if way == "overrides":
        stage["constants"] = constants(dict(zip("xyz", size, strict=True)))
    with device.expect(None):
        pipeline = device.CreateComputePipeline(compute=stage)
    words = total[0] * total[1] * total[2]
    out = buffer(device, bytes(4 * words), "Storage")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    if way == "indirect":
        pass_.DispatchWorkgroupsIndirect(buffer(device, struct.pack("3I", *count), "Indirect"), 0)
    else:
        pass_.DispatchWorkgroups(*count)
    pass_.End()
    device.submit(device.finish(encoder))
    expected = [
        x // size[0] + count[0] * (y // size[1] + count[1] * (z // size[2])) + 1
        for z in range(total[2])
        for y in range(total[1])
        for x in range(total[0])
    ]
    assert list(struct.unpack(f"{words}I", device.read(out))) == expected


def test_stages_of_drawing_have_their_own_numbers(device: Device) -> None:
    """Beside a compute stage that has these."""
    code = f"""@group(0) @binding(0) {OUT}
        @vertex fn vs(@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32) -> @builtin(position) vec4f {{
            return vec4f(f32(v), f32(i), 0.0, 1.0); }}
        @compute @workgroup_size(2) fn cs({BOTH}) {{ out[g] = w; }}"""
    assert run(device, compute_pipeline(device, code), 2) == [0, 0]
    pipeline = {"vertex": {"module": module(device, code)}}
    state = {"format": "Depth32Float", "depthWriteEnabled": "True", "depthCompare": "Always"}
    with device.expect(None):
        device.CreateRenderPipeline(**pipeline, depthStencil=state)


# -- subgroups in a workgroup

test_subgroup_ids = cases(
    [
        f"{first} @compute @workgroup_size(1) fn f(@builtin(subgroup_id) a: u32, @builtin(num_subgroups) b: u32) {{}}"
        for first in (
            "enable subgroups;",
            "enable subgroups; requires subgroup_id;",
            "requires subgroup_id; enable subgroups;",
            "requires subgroup_id, pointer_composite_access; enable subgroups, f16;",
        )
    ],
    [
        "enable subgroups; @compute @workgroup_size(1) fn f(@builtin(subgroup_id) a: i32) {}",
        "enable subgroups; @fragment fn f(@builtin(subgroup_id) a: u32) {}",
        "enable subgroups; @fragment fn f(@builtin(num_subgroups) a: u32) {}",
    ],
    features=("Subgroups", "ShaderF16"),
)


@pytest.mark.parametrize("size", [(1, 1, 1), (64, 1, 1), (4, 3, 2)])
def test_subgroups_are_numbered(gpu: Gpu, size: tuple[int, int, int]) -> None:
    device = gpu.device(["Subgroups"])
    code = f"""enable subgroups; requires subgroup_id; @group(0) @binding(0) {OUT}
        var<workgroup> counts: array<atomic<u32>, 64>;
        @compute @workgroup_size({", ".join(map(str, size))}) fn main(@builtin(subgroup_id) id: u32,
            @builtin(num_subgroups) all: u32, @builtin(subgroup_invocation_id) lane: u32,
            @builtin(local_invocation_index) at: u32) {{
            atomicAdd(&counts[id], 1u); workgroupBarrier();
            if at == 0u {{
                out[0] = all; var sum = 0u; var empty = 0u;
                for (var i = 0u; i < all; i++) {{
                    let count = atomicLoad(&counts[i]); sum += count; empty += u32(count == 0u);
                }}
                out[1] = sum; out[2] = empty;
            }} }}"""
    with device.expect(None):
        pipeline = compute_pipeline(device, code)
    all_, sum_, empty = run(device, pipeline, 3)
    assert 1 <= all_ <= sum_ == size[0] * size[1] * size[2]
    assert empty == 0


def test_one_invocation_of_a_subgroup_is_elected(gpu: Gpu) -> None:
    """Also among those of a branch; and lanes may be plain numbers, and of either sign."""
    device = gpu.device(["Subgroups"])
    code = f"""diagnostic(off, subgroup_uniformity); enable subgroups; requires subgroup_id;
        @group(0) @binding(0) {OUT}
        var<workgroup> counts: array<atomic<u32>, 4>;
        @compute @workgroup_size(64) fn main(@builtin(num_subgroups) all: u32, @builtin(local_invocation_index) at: u32,
            @builtin(subgroup_invocation_id) lane: u32) {{
            if subgroupElect() {{ atomicAdd(&counts[0], 1u); }}
            if lane >= 2 && subgroupElect() {{ atomicAdd(&counts[1], lane); }}
            atomicAdd(&counts[2], u32(subgroupBroadcast(lane, 1) == 1 && quadBroadcast(lane & 3, 2) == 2));
            let other = i32(lane) ^ 1;
            atomicAdd(&counts[3], u32(subgroupShuffle(lane, other) == subgroupShuffleXor(lane, 1)));
            workgroupBarrier();
            if at == 0u {{
                out[0] = all; for (var i = 0; i < 4; i++) {{ out[i + 1] = atomicLoad(&counts[i]); }}
            }} }}"""
    with device.expect(None):
        pipeline = compute_pipeline(device, code)
    all_, elected, within, first, others = run(device, pipeline, 5)
    assert elected == all_ and within == 2 * all_
    assert first == others == 64


@pytest.mark.parametrize("size", [(8, 8, 1), (5, 3, 2), (1, 7, 1), (64, 1, 1), (2, 2, 64)])
@pytest.mark.parametrize("in_struct", [False, True])
def test_workgroups_of_several_rows_have_subgroups(gpu: Gpu, size: tuple[int, int, int], in_struct: bool) -> None:
    """Every invocation knows its place in the workgroup, the dispatch and the subgroup."""
    device = gpu.device(["Subgroups"])
    lane = "@builtin(subgroup_invocation_id) lane: u32"
    ids = """@builtin(local_invocation_id) l: vec3u, @builtin(local_invocation_index) i: u32,
        @builtin(global_invocation_id) g: vec3u, @builtin(workgroup_id) w: vec3u, @builtin(num_workgroups) n: vec3u,
        @builtin(subgroup_size) many: u32"""
    given, prefix = (f"ids: Ids, {lane}", "ids.") if in_struct else (f"{lane}, {ids}", "")
    code = f"""enable subgroups; struct Ids {{ {ids} }} @group(0) @binding(0) {OUT}
        @compute @workgroup_size({", ".join(map(str, size))}) fn main({given}) {{
            let size = vec3u({", ".join(f"{one}u" for one in size)});
            let index = {prefix}l.x + size.x * ({prefix}l.y + size.y * {prefix}l.z);
            let right = all({prefix}l < size) && all({prefix}g == {prefix}w * size + {prefix}l)
                && {prefix}i == index && lane < {prefix}many && all({prefix}n == vec3u(2, 3, 1));
            let all = size * {prefix}n;
            out[{prefix}g.x + all.x * ({prefix}g.y + all.y * {prefix}g.z)] += select(0u, 1u, right); }}"""
    with device.expect(None):
        pipeline = compute_pipeline(device, code)
    words = size[0] * size[1] * size[2] * 6
    out = buffer(device, bytes(4 * words), "Storage")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    pass_.DispatchWorkgroups(2, 3, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    assert struct.unpack(f"{words}I", device.read(out)) == (1,) * words
