"""What a draw or dispatch may write, it has once; strict instances mind it. Spec: 13.1.1 Bind group state."""

from __future__ import annotations

import struct

import pytest

from gpu import Device, Object
from makers import module
from test_resource_usages import Kit, part, texture

RUNS = ("dispatch", "dispatch indirect", "draw", "draw indexed", "draw indirect", "bundle")


class Run:
    """A pass with one of these draws or dispatches."""

    def __init__(self, device: Device, kind: str) -> None:
        self.device, self.kind, self.kit = device, kind, Kit(device)
        self.stage = "Compute" if kind.startswith("dispatch") else "Fragment"
        self.encoder = device.record()
        if self.stage == "Compute":
            self.begun = self.encoder.BeginComputePass()
        elif kind == "bundle":
            self.begun = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"], sampleCount=1)
        else:
            self.begun = self.kit.begin(self.encoder)
        self.arguments = device.CreateBuffer(size=64, usage="Indirect|Index")

    def layout(self, *entries: dict[str, object], stage: str | None = None) -> Object:
        whole = [{"binding": at, "visibility": stage or self.stage, **entry} for at, entry in enumerate(entries)]
        return self.device.CreateBindGroupLayout(entries=whole)

    def group(self, layout: Object, *resources: dict[str, object]) -> Object:
        return self.device.CreateBindGroup(
            layout=layout, entries=[{"binding": at, **resource} for at, resource in enumerate(resources)]
        )

    def set_pipeline(self, *layouts: Object) -> None:
        make = self.kit.compute_pipeline if self.stage == "Compute" else self.kit.pipeline
        self.begun.SetPipeline(make(*layouts))

    def run(self) -> None:
        if self.kind == "dispatch":
            self.begun.DispatchWorkgroups(1, 1, 1)
        elif self.kind == "dispatch indirect":
            self.begun.DispatchWorkgroupsIndirect(self.arguments, 0)
        elif self.kind == "draw indexed":
            self.begun.SetIndexBuffer(self.arguments, "Uint16", 0, 64)
            self.begun.DrawIndexed(3, 1, 0, 0, 0)
        elif self.kind == "draw indirect":
            self.begun.DrawIndirect(self.arguments, 0)
        else:
            self.begun.Draw(3, 1, 0, 0)

    def end(self, right: bool) -> None:
        if self.kind == "bundle":
            with self.device.valid(right):
                self.begun.Finish()
            return
        self.begun.End()
        self.device.finish(self.encoder, right)


WRITTEN = {"buffer": {"type": "Storage"}}
READ = {"buffer": {"type": "ReadOnlyStorage"}}
MOVED = {"buffer": {"type": "Storage", "hasDynamicOffset": True}}
each = pytest.mark.parametrize("kind", RUNS)


def storage(device: Device) -> Object:
    return device.CreateBuffer(size=2048, usage="Storage")


@each
@pytest.mark.parametrize("apart", [False, True], ids=["one group", "two groups"])
@pytest.mark.parametrize(
    ("first", "second", "right"),
    [((0, 16), (0, 16), False), ((0, 512), (256, 16), False), ((256, 16), (0, 512), False),
     ((0, 256), (256, 256), True), ((256, 256), (0, 256), True), ((0, 2**64 - 1), (1024, 16), False),
     ((1024, 2**64 - 1), (0, 1024), True)],
)  # fmt: skip
def test_ranges(
    strict: Device, kind: str, apart: bool, first: tuple[int, int], second: tuple[int, int], right: bool
) -> None:
    it, buffer = Run(strict, kind), storage(strict)
    one, two = ({"buffer": buffer, "offset": offset, "size": size} for offset, size in (first, second))
    if apart:
        layouts = [it.layout(WRITTEN)] * 2
        for at, resource in enumerate((one, two)):
            it.begun.SetBindGroup(at, it.group(layouts[at], resource), [])
    else:
        layouts = [it.layout(WRITTEN, WRITTEN)]
        it.begun.SetBindGroup(0, it.group(layouts[0], one, two), [])
    it.set_pipeline(*layouts)
    it.run()
    it.end(right)


@each
def test_buffers_of_their_own(strict: Device, kind: str) -> None:
    it = Run(strict, kind)
    layout = it.layout(WRITTEN, WRITTEN)
    it.begun.SetBindGroup(0, it.group(layout, {"buffer": storage(strict)}, {"buffer": storage(strict)}), [])
    it.set_pipeline(layout)
    it.run()
    it.end(True)


@each
def test_what_is_read_may_be_twice(strict: Device, kind: str) -> None:
    it, buffer = Run(strict, kind), storage(strict)
    layout = it.layout(READ, READ)
    it.begun.SetBindGroup(0, it.group(layout, {"buffer": buffer}, {"buffer": buffer}), [])
    it.set_pipeline(layout)
    it.run()
    it.end(True)


@each
@pytest.mark.parametrize(
    ("offsets", "right"), [([0, 0], False), ([256, 256], False), ([0, 256], True), ([512, 0], True), ([256, 512], True)]
)
def test_offsets_count(strict: Device, kind: str, offsets: list[int], right: bool) -> None:
    """In the order of the bindings."""
    it, buffer = Run(strict, kind), storage(strict)
    layout = it.layout(MOVED, WRITTEN, MOVED)
    resources = [{"buffer": buffer, "size": 16}, {"buffer": storage(strict)}, {"buffer": buffer, "size": 16}]
    it.set_pipeline(layout)
    it.begun.SetBindGroup(0, it.group(layout, *resources), offsets)
    it.run()
    it.end(right)


@each
@pytest.mark.parametrize("last", ["aliased", "unused", "apart", "without", "with a pipeline for one"])
def test_only_what_runs_counts(strict: Device, kind: str, last: str) -> None:
    """Groups and pipelines may come in any order, and what is bound without a draw or dispatch is fine."""
    it, buffer, other = Run(strict, kind), storage(strict), storage(strict)
    layout = it.layout(WRITTEN)
    same, apart = (it.group(layout, {"buffer": one, "size": 16}) for one in (buffer, other))
    it.set_pipeline(layout, layout)
    it.begun.SetBindGroup(0, same, [])
    it.begun.SetBindGroup(1, apart, [])
    it.run()
    it.begun.SetBindGroup(1, same, [])
    if last == "apart":
        it.begun.SetBindGroup(0, apart, [])
    elif last == "without":
        it.begun.SetBindGroup(1, 0, [])
    elif last == "with a pipeline for one":
        it.set_pipeline(layout)
    if last != "unused":
        it.run()
    if last == "with a pipeline for one":
        it.begun.SetBindGroup(1, apart, [])
        it.set_pipeline(layout, layout)
        it.run()
    it.end(last not in ("aliased", "without"))


def test_each_stage_by_itself(strict: Device) -> None:
    it, buffer = Run(strict, "draw"), storage(strict)
    for other, right in (("Compute", True), ("Compute|Fragment", False)):
        it = Run(strict, "draw")
        layouts = [it.layout(WRITTEN), it.layout(WRITTEN, stage=other)]
        for at, layout in enumerate(layouts):
            it.begun.SetBindGroup(at, it.group(layout, {"buffer": buffer}), [])
        it.set_pipeline(*layouts)
        it.run()
        it.end(right)


@pytest.mark.parametrize("kind", ["dispatch", "draw", "bundle"])
@pytest.mark.parametrize("access", ["WriteOnly", "ReadWrite"])
@pytest.mark.parametrize(("level", "layer", "right"), [(0, 0, False), (1, 0, True), (0, 1, True)])
def test_textures(strict: Device, kind: str, access: str, level: int, layer: int, right: bool) -> None:
    it, made = Run(strict, kind), texture(strict)
    entry = {"storageTexture": {"access": access, "format": "R32Float", "viewDimension": "2DArray"}}
    layout = it.layout(entry)
    for at, where in enumerate(((0, 0), (level, layer))):
        it.begun.SetBindGroup(at, it.group(layout, {"textureView": part(made, *where)}), [])
    it.set_pipeline(layout, layout)
    it.run()
    it.end(right)


@pytest.mark.parametrize("same", [False, True])
@pytest.mark.parametrize("entry", ["both", "one"])
def test_layouts_that_pipelines_derive(strict: Device, same: bool, entry: str) -> None:
    """What a stage does not use is not in them."""
    code = """@group(0) @binding(0) var<storage, read_write> a: array<u32>;
        @group(1) @binding(3) var<storage, read_write> b: array<u32>;
        fn f() { b[0] = 1u; }
        @compute @workgroup_size(1) fn both() { a[0] = 2u; f(); }
        @compute @workgroup_size(1) fn one() { a[0] = 2u; }"""
    pipeline = strict.CreateComputePipeline(compute={"module": module(strict, code), "entryPoint": entry})
    buffer = storage(strict)
    encoder = strict.record()
    begun = encoder.BeginComputePass()
    begun.SetPipeline(pipeline)
    for at, binding in enumerate((0, 3) if entry == "both" else (0,)):
        given = buffer if same or at == 0 else storage(strict)
        layout = pipeline.GetBindGroupLayout(at)
        group = strict.CreateBindGroup(layout=layout, entries=[{"binding": binding, "buffer": given, "size": 16}])
        begun.SetBindGroup(at, group, [])
    begun.DispatchWorkgroups(1, 1, 1)
    begun.End()
    strict.finish(encoder, not same or entry == "one")


def test_what_is_bound_again_is_there(strict: Device) -> None:
    """The dispatch writes where it should, after another one could not have been."""
    code = "@group(0) @binding(0) var<storage, read_write> a: array<u32>; @group(1) @binding(0) var<storage, read_write> b: array<u32>; @compute @workgroup_size(1) fn main() { a[0] = 1u; b[0] = 2u; }"  # noqa: E501
    layout = strict.CreateBindGroupLayout(entries=[{"binding": 0, "visibility": "Compute", **MOVED}])
    made = strict.CreatePipelineLayout(bindGroupLayouts=[layout, layout])
    pipeline = strict.CreateComputePipeline(compute={"module": module(strict, code)}, layout=made)
    out = strict.CreateBuffer(size=1024, usage="Storage|CopySrc")
    group = strict.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": out, "size": 4}])
    encoder = strict.record()
    begun = encoder.BeginComputePass()
    begun.SetBindGroup(1, group, [512])
    begun.SetBindGroup(0, group, [512])
    begun.SetPipeline(pipeline)
    begun.SetBindGroup(0, group, [256])
    begun.DispatchWorkgroups(1, 1, 1)
    begun.End()
    strict.submit(strict.finish(encoder))
    words = struct.unpack("256I", strict.read(out))
    assert {at: word for at, word in enumerate(words) if word} == {64: 1, 128: 2}


def test_the_message_says_what_is_wrong(strict: Device) -> None:
    it, buffer = Run(strict, "dispatch"), storage(strict)
    layout = it.layout(WRITTEN, WRITTEN)
    it.begun.SetBindGroup(0, it.group(layout, {"buffer": buffer}, {"buffer": buffer}), [])
    it.set_pipeline(layout)
    it.run()
    it.begun.End()
    strict.errors.calls.clear()
    it.encoder.Finish()
    [(_, kind, message)] = strict.errors.calls
    strict.errors.calls.clear()
    assert kind == "Validation" and "two bindings" in message and "strict" in message
