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
