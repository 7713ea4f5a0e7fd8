"""Immediate data: what shaders see of it. Spec: 14.2 GPUBindingCommandsMixin.setImmediates."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import Encoder, attachment, color, compute_pipeline, module, render

KINDS = ["compute", "render", "bundle"]
#: Pixels of the target, so draws of a case.
DRAWS = 4
#: A vertex for each pixel.
POINTS = f"""@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {{
    return vec4f((f32(n) + 0.5) * {2 / DRAWS} - 1.0, 0.0, 0.0, 1.0); }}"""


class Show:
    """Draws, or dispatches, that tell the first words of the immediate data, as they are declared."""

    def __init__(self, gpu: Gpu, kind: str, limit: int = 64) -> None:
        self.device: Device = gpu.device([], {"maxImmediateSize": limit})
        self.kind = kind
        self.draws = 0
        self.target: Object | None = None
        self.buffers: list[Object] = []
        self.pipeline_in_use: Any = None
        self.group_layout = self.device.CreateBindGroupLayout(
            entries=[{"binding": 0, "visibility": "Compute", "buffer": {"type": "Storage"}}]
        )
        if kind == "compute":
            self.encoder = self.device.record()
            self.to = self.encoder.BeginComputePass()
            return
        self.target = self.device.CreateTexture(
            size=(DRAWS, 1, 1), format="RGBA32Uint", usage="RenderAttachment|CopySrc"
        )
        if kind == "bundle":
            self.to = self.device.CreateRenderBundleEncoder(colorFormats=["RGBA32Uint"])
        else:
            self.encoder, self.to = self.opened()

    def opened(self) -> tuple[Object, Object]:
        assert self.target is not None
        encoder = self.device.record()
        return encoder, encoder.BeginRenderPass(colorAttachments=[color(self.target.CreateView())])

    def pipeline(self, words: int, room: int | None, before: int = 0) -> Object:
        """Shows `words` words behind so many others. `room`: of its layout, None for a derived one."""
        members = "".join(f"w{at}: u32, " for at in range(before + words))
        shown = ", ".join(f"v.w{before + at}" if at < words else "7777u" for at in range(4))
        data = f"struct V {{ {members} }} var<immediate> v: V;"
        layouts = {"bindGroupLayouts": [self.group_layout] if self.kind == "compute" else []}
        layout = None if room is None else self.device.CreatePipelineLayout(immediateSize=room, **layouts)
        if self.kind == "compute":
            code = f"""{data} @group(0) @binding(0) var<storage, read_write> out: vec4u;
                @compute @workgroup_size(1) fn main() {{ out = vec4u({shown}); }}"""
            return compute_pipeline(self.device, code, layout=layout)
        code = f"{data} @fragment fn fs() -> @location(0) vec4u {{ return vec4u({shown}); }}"
        given: dict[str, Any] = {"primitive": {"topology": "PointList"}, "targets": [{"format": "RGBA32Uint"}]}
        return self.device.CreateRenderPipeline(**render(self.device, POINTS, code, layout=layout, **given))

    def use(self, pipeline: Object) -> None:
        self.to.SetPipeline(pipeline)
        self.pipeline_in_use = pipeline

    def set(self, offset: int, *words: int) -> None:
        self.to.SetImmediates(offset, struct.pack(f"{len(words)}I", *words), 4 * len(words))

    def draw(self) -> None:
        if self.kind == "compute":
            out = self.device.CreateBuffer(size=16, usage="Storage|CopySrc")
            layout = self.pipeline_in_use.GetBindGroupLayout(0)
            group = self.device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": out}])
            self.to.SetBindGroup(0, group)
            self.to.DispatchWorkgroups(1, 1, 1)
            self.buffers.append(out)
        else:
            self.to.Draw(1, 1, self.draws, 0)
        self.draws += 1

    def finish(self, right: bool = True) -> Object | None:
        """The commands, if they are right."""
        if self.kind == "bundle":
            with self.device.valid(right):
                bundle = self.to.Finish()
            if not right:
                return None
            self.encoder, self.to = self.opened()
            self.to.ExecuteBundles([bundle])
        self.to.End()
        return self.device.finish(self.encoder, right)

    def seen(self) -> list[tuple[int, ...]]:
        commands = self.finish()
        assert commands is not None
        self.device.submit(commands)
        if self.kind == "compute":
            return [struct.unpack("4I", self.device.read(buffer)) for buffer in self.buffers]
        data = self.device.CreateBuffer(size=256, usage="CopyDst|CopySrc")
        encoder = self.device.record()
        encoder.CopyTextureToBuffer(
            {"texture": self.target},
            {"buffer": data, "layout": {"bytesPerRow": 256}},
            {"width": DRAWS, "height": 1, "depthOrArrayLayers": 1},
        )
        self.device.submit(encoder.Finish())
        content = self.device.read(data)
        return [struct.unpack_from("4I", content, 16 * at) for at in range(self.draws)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("room", [None, 16, 64])
@pytest.mark.parametrize("order", ["pipeline first", "data first"])
def test_they_are_seen(gpu: Gpu, kind: str, room: int | None, order: str) -> None:
    show = Show(gpu, kind)
    pipeline = show.pipeline(4, room)
    if order == "pipeline first":
        show.use(pipeline)
    show.set(0, 1, 2, 3, 4)
    if order == "data first":
        show.use(pipeline)
    show.draw()
    assert show.seen() == [(1, 2, 3, 4)]


@pytest.mark.parametrize("kind", KINDS)
def test_parts_change(gpu: Gpu, kind: str) -> None:
    show = Show(gpu, kind)
    show.use(show.pipeline(4, 16))
    show.set(0, 1, 2, 3, 4)
    show.draw()
    show.set(4, 5, 6)
    show.draw()
    show.set(12, 7)
    show.draw()
    show.draw()
    assert show.seen() == [(1, 2, 3, 4), (1, 5, 6, 4), (1, 5, 6, 7), (1, 5, 6, 7)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rooms", [(16, 16), (16, 8), (8, 16), (64, 8), (None, 8), (None, None)])
def test_they_outlive_the_pipeline(gpu: Gpu, kind: str, rooms: tuple[int | None, int | None]) -> None:
    """Another pipeline sees what was set before it, whatever room either has."""
    show = Show(gpu, kind)
    first, second = (show.pipeline(4 if room != 8 else 2, room) for room in rooms)
    seen = [(1, 2, 3, 4) if room != 8 else (1, 2, 7777, 7777) for room in rooms]
    show.set(0, 1, 2, 3, 4)
    for pipeline in (first, second, first):
        show.use(pipeline)
        show.draw()
    assert show.seen() == [seen[0], seen[1], seen[0]]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_set_beyond_the_room_is_kept(gpu: Gpu, kind: str) -> None:
    show = Show(gpu, kind)
    small, large = show.pipeline(1, 4), show.pipeline(4, 32, before=2)
    show.use(small)
    show.set(0, 1, 2, 3, 4, 5, 6)
    show.draw()
    show.set(8, 8)
    show.use(large)
    show.draw()
    assert show.seen() == [(1, 7777, 7777, 7777), (8, 4, 5, 6)]


@pytest.mark.parametrize("kind", KINDS)
def test_up_to_the_largest_size(gpu: Gpu, kind: str) -> None:
    limit = gpu.limits(gpu.adapter)["maxImmediateSize"]
    show = Show(gpu, kind, limit)
    words = limit // 4
    pipeline = show.pipeline(4, limit, before=words - 4)
    show.set(0, *range(words))
    show.use(pipeline)
    show.draw()
    assert show.seen() == [tuple(range(words - 4, words))]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("parts", [[(0, 4)], [(0, 2), (8, 2)], [(12, 1), (0, 3)], [(0, 3)], [(4, 3)], [(0, 1), (8, 2)]])
def test_all_that_is_used_must_be_set(gpu: Gpu, kind: str, parts: list[tuple[int, int]]) -> None:
    """In any order and number of calls, before or behind the pipeline."""
    set_words = {at // 4 + word for at, count in parts for word in range(count)}
    for behind in (False, True):
        show = Show(gpu, kind)
        pipeline = show.pipeline(4, 16)
        if behind:
            show.use(pipeline)
        for at, count in parts:
            show.set(at, *range(count))
        if not behind:
            show.use(pipeline)
        show.draw()
        show.finish(set_words == {0, 1, 2, 3})


@pytest.mark.parametrize("kind", KINDS)
def test_padding_need_not_be_set(gpu: Gpu, kind: str) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    encoder = Encoder(device, kind)
    data = "struct V { a: u32, b: vec4u } var<immediate> v: V;"
    encoder.to.SetImmediates(0, bytes(4), 4)
    encoder.to.SetImmediates(16, bytes(16), 16)
    if kind == "compute":
        code = f"{data} @compute @workgroup_size(1) fn main() {{ _ = v.b; }}"
        encoder.to.SetPipeline(compute_pipeline(device, code))
        encoder.to.DispatchWorkgroups(1, 1, 1)
    else:
        code = f"{data} @fragment fn fs() -> @location(0) vec4f {{ return vec4f(v.b); }}"
        encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, fragment=code)))
        encoder.to.Draw(1, 1, 0, 0)
    encoder.finish()


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("bundles", [1, 2])
def test_bundles_clear_them(gpu: Gpu, again: bool, bundles: int) -> None:
    within, show = Show(gpu, "bundle"), Show(gpu, "render")
    within.use(within.pipeline(4, 16))
    within.set(0, 1, 2, 3, 4)
    bundle = within.to.Finish()
    pipeline = show.pipeline(4, 16)
    show.use(pipeline)
    show.set(0, 5, 6, 7, 8)
    show.draw()
    show.to.ExecuteBundles([bundle] * bundles)
    if again:
        show.set(0, 6, 7, 8, 9)
    show.use(pipeline)
    show.draw()
    if again:
        assert show.seen() == [(5, 6, 7, 8), (6, 7, 8, 9)]
    else:
        show.finish(False)


def test_passes_begin_without(gpu: Gpu) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    code = "var<immediate> v: u32; @compute @workgroup_size(1) fn main() { _ = v; }"
    pipeline = compute_pipeline(device, code)
    encoder = device.record()
    for _ in range(2):
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        if not _:
            pass_.SetImmediates(0, bytes(4), 4)
        pass_.DispatchWorkgroups(1, 1, 1)
        pass_.End()
    device.finish(encoder, False)


@pytest.mark.parametrize("stages", [("vertex",), ("fragment",), ("vertex", "fragment")])
@pytest.mark.parametrize("kind", ["render", "bundle"])
def test_both_stages_see_them(gpu: Gpu, kind: str, stages: tuple[str, ...]) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    used = {stage: "v.x" if stage in stages else "9.0" for stage in ("vertex", "fragment")}
    code = f"""var<immediate> v: vec2f;
        struct Out {{ @builtin(position) at: vec4f, @location(0) by: f32 }}
        @vertex fn vs() -> Out {{ return Out(vec4f(0.0, 0.0, 0.0, 1.0), {used["vertex"]}); }}
        @fragment fn fs(in: Out) -> @location(0) vec4f {{ return vec4f(in.by, {used["fragment"]}, 0.0, 0.0); }}"""
    target = device.CreateTexture(size=(1, 1, 1), format="RGBA32Float", usage="RenderAttachment|CopySrc")
    shader = module(device, code)
    pipeline = device.CreateRenderPipeline(
        vertex={"module": shader},
        fragment={"module": shader, "targets": [{"format": "RGBA32Float"}]},
        primitive={"topology": "PointList"},
    )
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(target.CreateView())])
    to = device.CreateRenderBundleEncoder(colorFormats=["RGBA32Float"]) if kind == "bundle" else pass_
    to.SetImmediates(0, struct.pack("2f", 3.0, 4.0), 8)
    to.SetPipeline(pipeline)
    to.Draw(1, 1, 0, 0)
    if kind == "bundle":
        pass_.ExecuteBundles([to.Finish()])
    pass_.End()
    data = device.CreateBuffer(size=16, usage="CopyDst|CopySrc")
    encoder.CopyTextureToBuffer(
        {"texture": target}, {"buffer": data}, {"width": 1, "height": 1, "depthOrArrayLayers": 1}
    )
    device.submit(device.finish(encoder))
    expected = [3.0 if stage in stages else 9.0 for stage in ("vertex", "fragment")]
    assert list(struct.unpack("2f", device.read(data, 0, 8))) == expected


@pytest.mark.parametrize("kind", ["compute", "render"])
@pytest.mark.parametrize("size", [0, 4])
def test_not_behind_the_end(gpu: Gpu, kind: str, size: int) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    encoder = device.record()
    views = [color(attachment(device))]
    pass_ = encoder.BeginComputePass() if kind == "compute" else encoder.BeginRenderPass(colorAttachments=views)
    pass_.End()
    with device.valid(False):
        pass_.SetImmediates(0, bytes(size), size)
    device.finish(encoder)


@dataclass
class Declared:
    """What a shader declares, and how a stage uses it, the vertex stage of two stages otherwise."""

    code: str
    use: str
    size: int
    #: Ranges that are enough, and too few.
    right: list[list[tuple[int, int]]]
    wrong: list[list[tuple[int, int]]]
    other_use: str = ""
    #: Too few, though all that is read.
    unread: list[list[tuple[int, int]]] = field(default_factory=list)


DECLARED = {
    "a scalar": Declared("var<immediate> d: u32;", "_ = d;", 4, [[(0, 4)]], [[]]),
    "a vector": Declared(
        "var<immediate> d: vec4u;", "_ = d;", 16, [[(0, 8), (8, 8)], [(0, 16)]], [[(0, 8)], [(4, 12)], []]
    ),
    "padding": Declared(
        "struct A { v: vec3u } struct B { v: vec2u } struct D { a: A, @align(32) b: B } var<immediate> d: D;",
        "_ = d.b.v;", 40, [[(0, 12), (32, 8)], [(0, 40)]], [[(0, 20)], [(0, 12), (32, 4)], [(32, 8)]],
        "_ = d.a.v;",
    ),
    "mixed": Declared(
        "struct M { v: u32, f: vec4u } var<immediate> d: M;", "_ = d.f;", 32, [[(0, 4), (16, 16)], [(0, 32)]],
        [[(0, 16)], [(0, 4), (16, 12)]], "_ = d.v;", [[(16, 16)]],
    ),
    "an index": Declared(
        "var<immediate> d: vec4u;", "_ = d[i];", 16, [[(0, 8), (8, 8)], [(0, 16)]], [[(0, 8)]]
    ),
}  # fmt: skip
STAGES = [("compute",), ("vertex",), ("fragment",), ("vertex", "fragment")]
KINDS_AND_STAGES = [
    (kind, stages) for kind in KINDS for stages in STAGES if (kind == "compute") == (stages == STAGES[0])
]


def check_parts(
    device: Device, kind: str, stages: tuple[str, ...], declared: Declared, parts: list[tuple[int, int]], right: bool
) -> None:
    """Sets these ranges and runs a pipeline of these stages."""
    body = {stage: f"use_{stage}(1u);" if stage in stages else "" for stage in ("vertex", "fragment", "compute")}
    uses = dict.fromkeys(body, declared.use)
    if len(stages) > 1 and declared.other_use:
        uses["vertex"] = declared.other_use
    shader = module(
        device,
        f"""{declared.code} {"".join(f"fn use_{stage}(i: u32) {{ {use} }}" for stage, use in uses.items())}
        @compute @workgroup_size(1) fn c() {{ {body["compute"]} }}
        @vertex fn v() -> @builtin(position) vec4f {{ {body["vertex"]} return vec4f(); }}
        @fragment fn f() -> @location(0) vec4f {{ {body["fragment"]} return vec4f(); }}""",
    )
    layout = device.CreatePipelineLayout(immediateSize=64)
    encoder = Encoder(device, kind)
    for offset, count in parts:
        encoder.to.SetImmediates(offset, bytes(count), count)
    if kind == "compute":
        encoder.to.SetPipeline(device.CreateComputePipeline(compute={"module": shader}, layout=layout))
        encoder.to.DispatchWorkgroups(1, 1, 1)
    else:
        fragment = {"module": shader, "targets": [{"format": "RGBA8Unorm"}]}
        made = device.CreateRenderPipeline(vertex={"module": shader}, fragment=fragment, layout=layout)
        encoder.to.SetPipeline(made)
        encoder.to.Draw(3, 1, 0, 0)
    if right:
        encoder.submit()
    else:
        encoder.finish(False)


@pytest.mark.parametrize(("kind", "stages"), KINDS_AND_STAGES)
@pytest.mark.parametrize("name", DECLARED)
def test_what_must_be_set(gpu: Gpu, kind: str, stages: tuple[str, ...], name: str) -> None:
    """All of a variable that a stage names, in any function that it calls, but for padding."""
    device = gpu.device([], {"maxImmediateSize": 64})
    declared = DECLARED[name]
    for parts in [*declared.right, [(0, declared.size + 4)]]:
        check_parts(device, kind, stages, declared, parts, True)
    for parts in declared.wrong:
        check_parts(device, kind, stages, declared, parts, False)


#: What is not read: by the second stage of two it is.
UNREAD = [(name, parts) for name, declared in DECLARED.items() for parts in declared.unread]


@pytest.mark.parametrize(("kind", "stages"), KINDS_AND_STAGES)
@pytest.mark.parametrize(("name", "parts"), UNREAD)
def test_members_that_are_not_read(
    gpu: Gpu, differs: Callable[..., None], kind: str, stages: tuple[str, ...], name: str, parts: list[tuple[int, int]]
) -> None:
    """Must be set as well."""
    differs("unread-immediates", len(stages) == 1)
    device = gpu.device([], {"maxImmediateSize": 64})
    check_parts(device, kind, stages, DECLARED[name], parts, False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", [0, 8])
@pytest.mark.parametrize("called", [False, True])
def test_what_no_stage_uses_need_not_be_set(gpu: Gpu, kind: str, given: int, called: bool) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    helper = "fn helper() { _ = d; }" if called else ""
    code = f"""var<immediate> d: vec4u; {helper} @compute @workgroup_size(1) fn c() {{}}
        @vertex fn v() -> @builtin(position) vec4f {{ return vec4f(); }}
        @fragment fn f() -> @location(0) vec4f {{ return vec4f(); }}"""
    shader, layout = module(device, code), device.CreatePipelineLayout(immediateSize=16)
    encoder = Encoder(device, kind)
    if given:
        encoder.to.SetImmediates(0, bytes(given), given)
    if kind == "compute":
        encoder.to.SetPipeline(device.CreateComputePipeline(compute={"module": shader}, layout=layout))
        encoder.to.DispatchWorkgroups(1, 1, 1)
    else:
        fragment = {"module": shader, "targets": [{"format": "RGBA8Unorm"}]}
        made = device.CreateRenderPipeline(vertex={"module": shader}, fragment=fragment, layout=layout)
        encoder.to.SetPipeline(made)
        encoder.to.Draw(3, 1, 0, 0)
    encoder.submit()


SEVERAL = """struct A { x: u32, y: u32 } struct B { x: u32, y: vec4u }
    var<immediate> a: A; var<immediate> b: B;"""


@pytest.mark.parametrize(("kind", "stages"), KINDS_AND_STAGES)
def test_a_variable_for_each_stage(gpu: Gpu, kind: str, stages: tuple[str, ...]) -> None:
    """A module may have several variables, of which each stage uses one; what counts are those in use."""
    device = gpu.device([], {"maxImmediateSize": 64})
    several = Declared(SEVERAL, "_ = b;", 32, [[(0, 8), (16, 16)], [(0, 32)]], [[(16, 16)], [(0, 8)]], "_ = a;")
    for parts in several.right:
        check_parts(device, kind, stages, several, parts, True)
    for parts in several.wrong:
        check_parts(device, kind, stages, several, parts, False)
    check_parts(device, kind, stages, several, [(0, 4), (16, 16)], len(stages) == 1)


@pytest.mark.parametrize("first", ["a", "b"])
@pytest.mark.parametrize("used", ["a", "b"])
def test_the_largest_of_several_is_what_a_derived_layout_has(gpu: Gpu, first: str, used: str) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    declared = {"a": "var<immediate> a: vec2u;", "b": "struct B { a: mat2x4f, v: vec4u } var<immediate> b: B;"}
    value = {"a": "vec4u(a, 7, 7)", "b": "b.v"}[used]
    code = f"""{declared[first]} {declared["b" if first == "a" else "a"]}
        @group(0) @binding(0) var<storage, read_write> out: vec4u;
        @compute @workgroup_size(1) fn main() {{ out = {value}; }}"""
    with device.expect(None):
        pipeline = compute_pipeline(device, code)
    out = device.CreateBuffer(size=16, usage="Storage|CopySrc")
    layout = pipeline.GetBindGroupLayout(0)
    encoder = Encoder(device, "compute")
    encoder.to.SetPipeline(pipeline)
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": out}])
    encoder.to.SetBindGroup(0, group)
    encoder.to.SetImmediates(0, struct.pack("12I", *range(12)), 48)
    encoder.to.DispatchWorkgroups(1, 1, 1)
    encoder.submit()
    assert struct.unpack("4I", device.read(out)) == {"a": (0, 1, 7, 7), "b": (8, 9, 10, 11)}[used]
