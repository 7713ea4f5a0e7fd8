"""What dispatches do: ids, overrides, bind groups, timestamps. Spec: 16 Compute Passes."""

from __future__ import annotations

import itertools
import struct
from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import color, compute_pipeline, constants, module
from test_memory import OUT, buffer, dispatch, group, result

# -- ids


@pytest.mark.parametrize("size", [(1, 1, 1), (4, 2, 1), (2, 3, 2), (64, 1, 1)])
@pytest.mark.parametrize("count", [(1, 1, 1), (3, 1, 2), (2, 2, 2)])
@pytest.mark.parametrize("indirect", [False, True])
def test_ids(device: Device, size: tuple[int, int, int], count: tuple[int, int, int], indirect: bool) -> None:
    """Each invocation runs once, and knows where it is."""
    total = tuple(a * b for a, b in zip(size, count, strict=True))
    words = total[0] * total[1] * total[2]
    code = f"""@group(0) @binding(0) {OUT}
        @compute @workgroup_size({", ".join(map(str, size))}) fn main(
            @builtin(global_invocation_id) at: vec3u, @builtin(local_invocation_id) local: vec3u,
            @builtin(local_invocation_index) index: u32, @builtin(workgroup_id) which: vec3u,
            @builtin(num_workgroups) count: vec3u) {{
            let size = vec3u({", ".join(f"{of}u" for of in size)});
            let whole = size * count;
            let right = all(at == which * size + local) && index == local.x + size.x * (local.y + size.y * local.z);
            out[at.x + whole.x * (at.y + whole.y * at.z)] += select(0u, 1u, right); }}"""
    pipeline = compute_pipeline(device, code)
    out = buffer(device, bytes(4 * words), "Storage")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    if indirect:
        pass_.DispatchWorkgroupsIndirect(buffer(device, struct.pack("4I", 9, *count), "Indirect"), 4)
    else:
        pass_.DispatchWorkgroups(*count)
    pass_.End()
    device.submit(device.finish(encoder))
    assert struct.unpack(f"{words}I", device.read(out)) == (1,) * words


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("zero", [False, True])
def test_large_dispatches(device: Device, axis: int, zero: bool) -> None:
    count = [1, 1, 1]
    count[axis] = 65535
    if zero:
        count[(axis + 1) % 3] = 0
    out = buffer(device, bytes(4), "Storage")
    code = """@group(0) @binding(0) var<storage, read_write> a: atomic<u32>;
        @compute @workgroup_size(1) fn main() { atomicAdd(&a, 1u); }"""
    pipeline = compute_pipeline(device, code)
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    pass_.DispatchWorkgroups(*count)
    pass_.End()
    device.submit(device.finish(encoder))
    assert struct.unpack("I", device.read(out)) == (0 if zero else 65535,)


@pytest.mark.parametrize("count", [65536, 2**32 - 1])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_indirect_counts_beyond_the_limit_run_nothing(device: Device, count: int, axis: int) -> None:
    counts = [1, 1, 1]
    counts[axis] = count
    out = buffer(device, bytes(4), "Storage")
    code = f"@group(0) @binding(0) {OUT} @compute @workgroup_size(1) fn main() {{ out[0] = 1; }}"
    pipeline = compute_pipeline(device, code)
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    pass_.DispatchWorkgroupsIndirect(buffer(device, struct.pack("3I", *counts), "Indirect"), 0)
    pass_.End()
    device.submit(device.finish(encoder))
    assert device.read(out) == bytes(4)


def test_barriers(device: Device) -> None:
    """What one invocation leaves for the others of its group."""
    code = f"""@group(0) @binding(0) {OUT} var<workgroup> w: array<u32, 64>;
        @compute @workgroup_size(64) fn main(@builtin(local_invocation_index) at: u32) {{
            w[at] = at; workgroupBarrier();
            let other = w[63u - at]; workgroupBarrier();
            w[at] = other * 2u; workgroupBarrier();
            out[at] = w[(at + 1u) % 64u]; }}"""
    got = result(device, code, words=64)
    assert got == [2 * (63 - (at + 1) % 64) for at in range(64)]


@pytest.mark.parametrize("of", ["u32", "i32"])
def test_atomics(device: Device, of: str) -> None:
    """64 invocations: sum, most, least, bits, exchanges."""
    code = f"""@group(0) @binding(0) var<storage, read_write> out: array<atomic<{of}>>;
        @compute @workgroup_size(64) fn main(@builtin(local_invocation_index) at: u32) {{
            let v = {of}(at) - {of}(of_sign());
            atomicAdd(&out[0], v); atomicMax(&out[1], v); atomicMin(&out[2], v); atomicOr(&out[3], v);
            if atomicExchange(&out[4], v + 2) == 1 {{ atomicAdd(&out[5], 1); }}
            if atomicCompareExchangeWeak(&out[6], 1, 9).exchanged {{ atomicAdd(&out[7], 1); }} }}
        fn of_sign() -> u32 {{ return {"32u" if of == "i32" else "0u"}; }}"""
    out = buffer(device, b"\1\0\0\0" * 8, "Storage")
    dispatch(device, code, out)
    got = struct.unpack(f"8{'i' if of == 'i32' else 'I'}", device.read(out))
    shift = 32 if of == "i32" else 0
    numbers = [at - shift for at in range(64)]
    assert got[:3] == (1 + sum(numbers), max(numbers), min([1, *numbers]))
    assert got[6] == 9
    assert got[7] == 2


# -- overrides


@pytest.mark.parametrize(
    ("of", "default", "given", "shown"),
    [("u32", "7u", 2.0**32 - 1, 2**32 - 1), ("u32", "7u", None, 7), ("i32", "-7", -(2.0**31), 2**31),
     ("i32", "-7", None, 2**32 - 7), ("bool", "true", 0.0, 0), ("bool", "false", 5.0, 1), ("bool", "true", None, 1),
     ("f32", "1.5", 0.1, 0x3DCCCCCD), ("f32", "1.5", None, 0x3FC00000), ("f32", "1.5", -0.0, 0x80000000)],
)  # fmt: skip
@pytest.mark.parametrize("by", ["name", "number"])
def test_overrides(device: Device, of: str, default: str, given: float | None, shown: int, by: str) -> None:
    number = "@id(1234)" if by == "number" else ""
    value = {"bool": "u32(a)", "f32": "bitcast<u32>(a)", "i32": "bitcast<u32>(a)"}.get(of, "a")
    code = f"""{number} override a: {of} = {default}; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main() {{ out[0] = {value}; }}"""
    values = [] if given is None else constants({"1234" if by == "number" else "a": given})
    stage = {"module": module(device, code), "constants": values}
    with device.expect(None):
        pipeline = device.CreateComputePipeline(compute=stage)
    assert run(device, pipeline, 1) == [shown]


def test_overrides_of_one_module(device: Device) -> None:
    """Pipelines and entry points do not disturb each other; what depends on an override follows it."""
    code = f"""override a = 2u; override b = a * 10u; override size = 1u; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(size) fn one(@builtin(local_invocation_index) at: u32) {{ out[at] = a + b; }}
        @compute @workgroup_size(1) fn two() {{ out[0] = b; }}"""
    made = module(device, code)
    got = []
    for name, values in (("one", {}), ("one", {"a": 3}), ("two", {"a": 4}), ("one", {"b": 5, "size": 2}), ("two", {})):
        stage = {"module": made, "entryPoint": name, "constants": constants(values)}
        got.append(run(device, device.CreateComputePipeline(compute=stage), 2))
    assert got == [[22, 1], [33, 1], [40, 1], [7, 7], [20, 1]]


def run(device: Device, pipeline: Object, words: int) -> list[int]:
    out = buffer(device, b"\1\0\0\0" * words, "Storage")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    return list(struct.unpack(f"{words}I", device.read(out)))


# -- bind groups


class Groups:
    """Three groups with a number each, and a place for what a pipeline reads from them."""

    def __init__(self, device: Device) -> None:
        self.device = device
        entry = {"binding": 0, "visibility": "Compute|Fragment", "buffer": {"type": "ReadOnlyStorage"}}
        dynamic = {**entry, "buffer": {"type": "ReadOnlyStorage", "hasDynamicOffset": True}}
        place = {"binding": 0, "visibility": "Compute|Fragment", "buffer": {"type": "Storage"}}
        self.layout, self.dynamic, self.last = (
            device.CreateBindGroupLayout(entries=[of]) for of in (entry, dynamic, place)
        )
        self.numbers = [self.group(self.layout, buffer(device, struct.pack("I", of), "Storage")) for of in (10, 20, 30)]
        self.out = buffer(device, bytes(16), "Storage")
        self.place = self.group(self.last, self.out)

    def group(self, layout: Object, data: Object, size: int = 2**64 - 1) -> Object:
        return self.device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": data, "size": size}])

    def pipeline(self, layouts: list[Object], formula: str) -> Object:
        """`formula` of the numbers `a`, `b`, `c`, the last layout is that of the place."""
        names = "abc"[: len(layouts) - 1]
        declared = "".join(f"@group({at}) @binding(0) var<storage> {name}: u32;" for at, name in enumerate(names))
        code = f"""{declared} @group({len(layouts) - 1}) @binding(0) {OUT}
            @compute @workgroup_size(1) fn main() {{ out[0] = out[0] * 1000u + {formula}; }}"""
        return compute_pipeline(self.device, code, layout=self.device.CreatePipelineLayout(bindGroupLayouts=layouts))

    def read(self) -> int:
        return int(struct.unpack_from("I", self.device.read(self.out))[0])


@pytest.mark.parametrize("order", list(itertools.permutations(["pipeline", 0, 1, 2])))
def test_groups_in_any_order(device: Device, order: tuple[Any, ...]) -> None:
    groups = Groups(device)
    pipeline = groups.pipeline([groups.layout, groups.layout, groups.last], "a + 2u * b")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    for what in order:
        if what == "pipeline":
            pass_.SetPipeline(pipeline)
        else:
            pass_.SetBindGroup(what, [groups.numbers[0], groups.numbers[1], groups.place][what])
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    assert groups.read() == 50


def test_groups_are_replaced(device: Device) -> None:
    """A dispatch sees those set last, whichever pipeline was set meanwhile."""
    groups = Groups(device)
    three, two = [groups.layout, groups.layout, groups.last], [groups.layout, groups.layout, groups.last]
    first, second = groups.pipeline(three, "a + b"), groups.pipeline(two, "a + 2u * b")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetBindGroup(2, groups.place)
    pass_.SetBindGroup(0, groups.numbers[2])
    pass_.SetBindGroup(0, groups.numbers[0])
    pass_.SetBindGroup(1, groups.numbers[0])
    pass_.SetPipeline(first)
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.SetPipeline(second)
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.SetBindGroup(1, groups.numbers[1])
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    assert groups.read() == 20_030_050


@pytest.mark.parametrize("offsets", [(0, 256), (256, 0), (512, 512)])
def test_dynamic_offsets_of_groups(device: Device, offsets: tuple[int, int]) -> None:
    groups = Groups(device)
    data = buffer(device, b"".join(struct.pack("64I", *[of] * 64) for of in (1, 2, 3)), "Storage")
    of_data = groups.group(groups.dynamic, data, 4)
    pipeline = groups.pipeline([groups.dynamic, groups.dynamic, groups.last], "a + 10u * b")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(2, groups.place)
    for at, offset in enumerate(offsets):
        pass_.SetBindGroup(at, of_data, [offset])
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.SetBindGroup(1, of_data, [256])
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    one, two = (1 + offset // 256 for offset in offsets)
    assert groups.read() == (one + 10 * two) * 1000 + one + 20


# -- timestamps


@pytest.mark.parametrize("of", ["compute", "render"])
@pytest.mark.parametrize("given", [("begin", "end"), ("begin",), ("end",)])
def test_timestamps(gpu: Gpu, of: str, given: tuple[str, ...]) -> None:
    """They do not go back; what is not asked for is not written."""
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type="Timestamp", count=4)
    indices = {"beginningOfPassWriteIndex": 1 if "begin" in given else 2**32 - 1,
               "endOfPassWriteIndex": 2 if "end" in given else 2**32 - 1}  # fmt: skip
    writes = {"querySet": queries, **indices}
    data = device.CreateBuffer(size=256, usage="QueryResolve|CopySrc")
    encoder = device.record()
    if of == "compute":
        encoder.BeginComputePass(timestampWrites=writes).End()
    else:
        target = device.CreateTexture(size=(1, 1, 1), format="R8Unorm", usage="RenderAttachment")
        views = [color(target.CreateView())]
        encoder.BeginRenderPass(colorAttachments=views, timestampWrites=writes).End()
    encoder.ResolveQuerySet(queries, 0, 4, data, 0)
    device.submit(device.finish(encoder))
    times = struct.unpack("4Q", device.read(data, 0, 32))
    assert times[0] == times[3] == 0
    assert (times[1] != 0) == ("begin" in given)
    assert (times[2] != 0) == ("end" in given)
    if len(given) == 2:
        assert times[1] <= times[2]


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("count", [256, 315, 2048, 2179, 65535])
def test_sizes_of_dispatches(device: Device, axis: int, count: int) -> None:
    """With groups of any size along the same axis: each invocation has a place of its own."""
    most = (256, 256, 64)[axis]
    for size in (1, 8, most) if count < 3000 else (1, 2):
        groups, sizes = [1, 1, 1], [1, 1, 1]
        groups[axis], sizes[axis] = count, size
        code = f"""@group(0) @binding(0) {OUT}
            @compute @workgroup_size({sizes[0]}, {sizes[1]}, {sizes[2]})
            fn main(@builtin(global_invocation_id) at: vec3u) {{ out[at.x + at.y + at.z] += 3u + at.{"xyz"[axis]}; }}"""
        pipeline = compute_pipeline(device, code)
        out = device.CreateBuffer(size=4 * count * size, usage="Storage|CopySrc")
        encoder = device.record()
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group(device, pipeline, out))
        pass_.DispatchWorkgroups(*groups)
        pass_.End()
        device.submit(device.finish(encoder))
        total = count * size
        assert device.read(out) == struct.pack(f"{total}I", *range(3, total + 3)), size


# -- bind groups in draws


class Drawn:
    """Draws of a pass, or a bundle, that show a formula of the numbers in groups 0 to 2, each at its own place."""

    def __init__(self, device: Device, kind: str) -> None:
        self.device, self.kind, self.at = device, kind, 0
        self.target = device.CreateTexture(size=(8, 1, 1), format="R32Uint", usage="RenderAttachment|CopySrc")
        self.encoder = device.record()
        self.pass_ = self.encoder.BeginRenderPass(colorAttachments=[color(self.target.CreateView())])
        self.to = device.CreateRenderBundleEncoder(colorFormats=["R32Uint"]) if kind == "bundle" else self.pass_
        entry = {"binding": 0, "visibility": "Fragment", "buffer": {"type": "Uniform", "hasDynamicOffset": True}}
        self.layout = device.CreateBindGroupLayout(entries=[entry])
        self.empty = device.CreateBindGroupLayout(entries=[])
        self.data = buffer(device, b"".join(struct.pack("64I", *[of] * 64) for of in range(1, 9)), "Uniform")
        self.number = device.CreateBindGroup(
            layout=self.layout, entries=[{"binding": 0, "buffer": self.data, "size": 4}]
        )

    def pipeline(self, layouts: list[Object], formula: str) -> Object:
        declared = "".join(
            f"@group({at}) @binding(0) var<uniform> {'abc'[at]}: u32;"
            for at, of in enumerate(layouts)
            if of == self.layout
        )
        code = f"{declared} @fragment fn fs() -> @location(0) u32 {{ return {formula}; }}"
        vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
            return vec4f((f32(n) + 0.5) / 4.0 - 1.0, 0.0, 0.0, 1.0); }"""
        return self.device.CreateRenderPipeline(
            layout=self.device.CreatePipelineLayout(bindGroupLayouts=layouts),
            vertex={"module": module(self.device, vertex)},
            fragment={"module": module(self.device, code), "targets": [{"format": "R32Uint"}]},
            primitive={"topology": "PointList"},
        )

    def set(self, index: int, number: int) -> None:
        self.to.SetBindGroup(index, self.number, [256 * (number - 1)])

    def draw(self) -> None:
        self.to.Draw(1, 1, self.at, 0)
        self.at += 1

    def shown(self) -> list[int]:
        if self.kind == "bundle":
            self.pass_.ExecuteBundles([self.to.Finish()])
        self.pass_.End()
        data = self.device.CreateBuffer(size=256, usage="CopyDst|CopySrc")
        whole = {"width": 8, "height": 1, "depthOrArrayLayers": 1}
        self.encoder.CopyTextureToBuffer({"texture": self.target}, {"buffer": data}, whole)
        self.device.submit(self.device.finish(self.encoder))
        return list(struct.unpack("8I", self.device.read(data, 0, 32)))[: self.at]


@pytest.mark.parametrize("kind", ["render", "bundle"])
@pytest.mark.parametrize("order", list(itertools.permutations([0, 1, 2])))
@pytest.mark.parametrize("pipeline_at", [0, 1, 3])
def test_groups_of_draws_in_any_order(device: Device, kind: str, order: tuple[int, ...], pipeline_at: int) -> None:
    drawn = Drawn(device, kind)
    pipeline = drawn.pipeline([drawn.layout] * 3, "a + 10u * b + 100u * c")
    for step in range(4):
        if step == pipeline_at:
            drawn.to.SetPipeline(pipeline)
        if step < 3:
            drawn.set(order[step], order[step] + 3)
    drawn.draw()
    assert drawn.shown() == [543]


@pytest.mark.parametrize("kind", ["render", "bundle"])
def test_groups_of_draws_are_replaced(device: Device, kind: str) -> None:
    """One group in several places, with other offsets, under pipelines that use more or fewer of them."""
    drawn = Drawn(device, kind)
    three = drawn.pipeline([drawn.layout] * 3, "a + 10u * b + 100u * c")
    one = drawn.pipeline([drawn.layout], "1000u * a")
    last = drawn.pipeline([drawn.empty, drawn.empty, drawn.layout], "7000u + c")
    for at, number in enumerate((1, 2, 3)):
        drawn.set(at, number)
    drawn.to.SetPipeline(three)
    drawn.draw()
    drawn.set(1, 8)
    drawn.draw()
    drawn.to.SetPipeline(one)
    drawn.draw()
    drawn.set(0, 4)
    drawn.draw()
    # Groups 1 and 2 are still there.
    drawn.to.SetPipeline(three)
    drawn.draw()
    none = device.CreateBindGroup(layout=drawn.empty, entries=[])
    drawn.to.SetBindGroup(0, none)
    drawn.to.SetBindGroup(1, none)
    drawn.to.SetPipeline(last)
    drawn.draw()
    assert drawn.shown() == [321, 381, 1000, 4000, 384, 7003]
