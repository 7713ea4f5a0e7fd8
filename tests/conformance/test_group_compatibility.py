"""Bind groups and the pipelines that use them: which fit, at every kind of run. Spec: 14.1 Bind Groups, 10.1.1."""

from __future__ import annotations

import itertools
import struct
from typing import Any

import pytest

from gpu import Device, Object
from makers import Encoder, compute_pipeline, module, render
from test_bind_group_layouts import KINDS, entry

PROGRAMMABLE = ["compute", "render", "bundle"]
RUNS = {
    "compute": ["DispatchWorkgroups", "DispatchWorkgroupsIndirect"],
    "render": ["Draw", "DrawIndexed", "DrawIndirect", "DrawIndexedIndirect"],
}
RUNS["bundle"] = RUNS["render"]
#: Every encoder with every way to run its pipeline; None: it is not run.
EVERY_RUN = [(kind, run) for kind in PROGRAMMABLE for run in [None, *RUNS[kind]]]
every_run = pytest.mark.parametrize(("kind", "run"), EVERY_RUN)
#: Also where nothing is drawn or dispatched.
counts = pytest.mark.parametrize("count", [0, 1])


def stage(kind: str) -> str:
    return "Compute" if kind == "compute" else "Vertex"


def pipeline(device: Device, kind: str, layouts: list[Any]) -> Object:
    layout = device.CreatePipelineLayout(bindGroupLayouts=layouts)
    if kind == "compute":
        return compute_pipeline(device, layout=layout)
    return device.CreateRenderPipeline(**render(device, layout=layout))


def go(device: Device, encoder: Encoder, run: str | None, count: int) -> None:
    arguments = struct.pack("5I", count, 1, 1 if encoder.kind == "compute" else 0, 0, 0)
    if run is None:
        return
    data = device.CreateBuffer(size=64, usage="Indirect|Index|CopyDst")
    device.queue.WriteBuffer(data, 0, arguments)
    if "Indexed" in run:
        encoder.to.SetIndexBuffer(data, "Uint32", 0, 64)
    calls: dict[str, tuple[Any, ...]] = {
        "DispatchWorkgroups": (count, 1, 1), "Draw": (count, 1, 0, 0), "DrawIndexed": (count, 1, 0, 0, 0)
    }  # fmt: skip
    getattr(encoder.to, run)(*calls.get(run, (data, 0)))


def group(device: Device, layout: Object, entries: list[dict[str, Any]]) -> Object:
    """With something that fits each entry."""
    made = []
    for one in entries:
        usage = "TextureBinding|StorageBinding"
        if one.get("texture", {}).get("multisampled"):
            image = {"sampleCount": 4, "usage": "TextureBinding|RenderAttachment"}
        else:
            image = {"usage": usage}
        if one.get("buffer", {}).get("type", "BindingNotUsed") != "BindingNotUsed":
            bound: dict[str, Any] = {"buffer": device.CreateBuffer(size=512, usage="Uniform|Storage"), "size": 16}
        elif one.get("sampler", {}).get("type", "BindingNotUsed") != "BindingNotUsed":
            compare = {"compare": "Always"} if one["sampler"]["type"] == "Comparison" else {}
            bound = {"sampler": device.CreateSampler(**compare)}
            if one["sampler"]["type"] == "Filtering":
                bound = {"sampler": device.CreateSampler(minFilter="Linear")}
        else:
            format = "RGBA8Unorm" if one["texture"].get("sampleType") == "Float" else "R32Float"
            bound = {"textureView": device.CreateTexture(size=(4, 4, 1), format=format, **image).CreateView()}
        made.append({"binding": one["binding"], **bound})
    return device.CreateBindGroup(layout=layout, entries=made)


@every_run
@counts
@pytest.mark.parametrize("set", [(0, 1, 2), (0, 1), (0, 2), (1, 2), (2,), ()])
@pytest.mark.parametrize("dynamic", [False, True])
def test_all_that_the_layout_has(
    device: Device, kind: str, run: str | None, count: int, set: tuple[int, ...], dynamic: bool
) -> None:
    """The groups of the layout are needed, others are not looked at."""
    entries = [entry({"buffer": {"type": "Uniform", "hasDynamicOffset": dynamic}}, 0, stage(kind))]
    layout = device.CreateBindGroupLayout(entries=entries)
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(pipeline(device, kind, [layout, layout]))
    for at in set:
        encoder.to.SetBindGroup(at, group(device, layout, entries), [0] if dynamic else [])
    go(device, encoder, run, count)
    encoder.finish(run is None or {0, 1} <= {*set})


@every_run
@counts
@pytest.mark.parametrize(
    ("given", "asked", "right"),
    [([0, 1, 2], [0, 1, 2], True), ([0, 1, 2], [0, 1, 3], False), ([0, 2], [0, 2], True), ([0, 2], [2, 0], True),
     ([0, 1, 2], [0, 1], False), ([0, 1], [0, 1, 2], False)],
)  # fmt: skip
def test_numbers_of_bindings(
    device: Device, kind: str, run: str | None, count: int, given: list[int], asked: list[int], right: bool
) -> None:
    both = [[entry(KINDS["uniform"][0], at, stage(kind)) for at in numbers] for numbers in (given, asked)]
    layouts = [device.CreateBindGroupLayout(entries=entries) for entries in both]
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(pipeline(device, kind, [layouts[1]]))
    encoder.to.SetBindGroup(0, group(device, layouts[0], both[0]))
    go(device, encoder, run, count)
    encoder.finish(right or run is None)


STAGES = ["None", *("|".join(some) for n in (1, 2, 3) for some in itertools.combinations(
    ("Vertex", "Fragment", "Compute"), n))]  # fmt: skip


@every_run
@pytest.mark.parametrize("given", STAGES)
def test_visibilities(device: Device, kind: str, run: str | None, given: str) -> None:
    for asked in ["Compute"] if kind == "compute" else ["Vertex", "Fragment", "Vertex|Fragment"]:
        both = [[entry(KINDS["uniform"][0], 0, visibility)] for visibility in (given, asked)]
        layouts = [device.CreateBindGroupLayout(entries=entries) for entries in both]
        encoder = Encoder(device, kind)
        encoder.to.SetPipeline(pipeline(device, kind, [layouts[1]]))
        encoder.to.SetBindGroup(0, group(device, layouts[0], both[0]))
        go(device, encoder, run, 0)
        encoder.finish(given == asked or run is None)


@every_run
@pytest.mark.parametrize("given", KINDS)
def test_kinds(device: Device, kind: str, run: str | None, given: str) -> None:
    for asked in KINDS:
        visibility = "Compute" if kind == "compute" else "Fragment"
        both = [[entry(KINDS[one][0], 0, visibility)] for one in (given, asked)]
        layouts = [device.CreateBindGroupLayout(entries=entries) for entries in both]
        encoder = Encoder(device, kind)
        encoder.to.SetPipeline(pipeline(device, kind, [layouts[1]]))
        with device.expect(None, given):
            one = group(device, layouts[0], both[0])
        encoder.to.SetBindGroup(0, one)
        go(device, encoder, run, 0)
        encoder.finish(given == asked or run is None)


@every_run
@pytest.mark.parametrize("empty", ["null", "empty"])
@pytest.mark.parametrize("set", [0, 3, 4])
def test_empty_groups_are_not_needed(device: Device, kind: str, run: str | None, empty: str, set: int) -> None:
    nothing = device.CreateBindGroupLayout(entries=[])
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(pipeline(device, kind, [nothing if empty == "empty" else None] * 4))
    for at in range(set):
        encoder.to.SetBindGroup(at, device.CreateBindGroup(layout=nothing, entries=[]))
    go(device, encoder, run, 0)
    encoder.finish()


#: Which pipeline runs, whose layouts the groups are of, and whether groups 2 and 3 change places.
DERIVED = [
    ("first", "first", False, True),
    ("given", "given", False, True),
    ("given", "first", False, False),
    ("first", "given", False, False),
    ("first", "second", False, False),
    ("first", "first", True, True),
]


@every_run
@pytest.mark.parametrize(("used", "of", "swap", "right"), DERIVED)
@pytest.mark.parametrize("empty", [False, True])
def test_derived_layouts(
    device: Device, kind: str, run: str | None, used: str, of: str, swap: bool, right: bool, empty: bool
) -> None:
    """They fit their own pipeline only. Where they are empty nothing is asked. `empty`: which groups are of `of`."""
    nothing = device.CreateBindGroupLayout(entries=[])
    full = device.CreateBindGroupLayout(entries=[entry(KINDS["uniform"][0], 0, stage(kind))])
    given = device.CreatePipelineLayout(bindGroupLayouts=[nothing, nothing, full, full])
    variables = "@group(2) @binding(0) var<uniform> a: vec4f; @group(3) @binding(0) var<uniform> b: vec4f;"

    def made(layout: Object | None) -> Object:
        if kind == "compute":
            code = f"{variables} @compute @workgroup_size(2) fn main() {{ _ = a; _ = b; }}"
            return device.CreateComputePipeline(compute={"module": module(device, code)}, layout=layout)
        code = f"{variables} @vertex fn vs() -> @builtin(position) vec4f {{ return a + b; }}"
        return device.CreateRenderPipeline(**render(device, vertex=code, layout=layout))

    pipelines = {"first": made(None), "second": made(None), "given": made(given)}
    data = device.CreateBuffer(size=16, usage="Uniform")
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(pipelines[used])
    for at in range(4):
        source = of if empty == (at < 2) else used
        place = at ^ 1 if swap else at
        layout = (full if at > 1 else nothing) if source == "given" else pipelines[source].GetBindGroupLayout(at)
        entries = [{"binding": 0, "buffer": data}] if at > 1 else []
        encoder.to.SetBindGroup(place, device.CreateBindGroup(layout=layout, entries=entries))
    go(device, encoder, run, 0)
    encoder.finish(right or empty or run is None)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("dynamic", [(False, True), (True, False)])
def test_dynamic_offsets_are_part_of_the_layout(device: Device, kind: str, dynamic: tuple[bool, bool]) -> None:
    both = [[entry({"buffer": {"type": "Uniform", "hasDynamicOffset": one}}, 0, stage(kind))] for one in dynamic]
    layouts = [device.CreateBindGroupLayout(entries=entries) for entries in both]
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(pipeline(device, kind, [layouts[1]]))
    encoder.to.SetBindGroup(0, group(device, layouts[0], both[0]), [0] if dynamic[0] else [])
    go(device, encoder, RUNS[kind][0], 0)
    encoder.finish(False)
