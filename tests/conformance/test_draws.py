"""Draws and what they take: index and vertex buffers, indirect arguments, dynamic state.

Spec: 17.2 GPURenderCommandsMixin.
"""

from __future__ import annotations

from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import Encoder, attachment, color, render

WHOLE = 2**64 - 1
KINDS = ["render", "bundle"]


def pipeline(device: Device, buffers: list[dict[str, Any]] | None = None, **given: Any) -> Object:
    return device.CreateRenderPipeline(**render(device, vertex_state={"buffers": buffers or []}, **given))


def slot(stride: int, offset: int = 0, mode: str = "Vertex", place: int = 0, format: str = "Float32") -> dict[str, Any]:
    attribute = {"format": format, "offset": offset, "shaderLocation": place}
    return {"arrayStride": stride, "stepMode": mode, "attributes": [attribute]}


# -- without a pipeline or what it needs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", ["Draw", "DrawIndexed", "DrawIndirect", "DrawIndexedIndirect"])
@pytest.mark.parametrize("what", ["nothing", "pipeline", "all"])
def test_what_a_draw_needs(device: Device, kind: str, call: str, what: str) -> None:
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=64, usage="Index|Vertex|Indirect")
    if what != "nothing":
        encoder.to.SetPipeline(pipeline(device, [slot(4)]))
    if what == "all":
        encoder.to.SetVertexBuffer(0, data, 0, WHOLE)
        encoder.to.SetIndexBuffer(data, "Uint32", 0, WHOLE)
    draw(encoder, call, data)
    encoder.finish(what == "all")


def draw(encoder: Encoder, call: str, data: Object, count: int = 1, instances: int = 1) -> None:
    {
        "Draw": lambda: encoder.to.Draw(count, instances, 0, 0),
        "DrawIndexed": lambda: encoder.to.DrawIndexed(count, instances, 0, 0, 0),
        "DrawIndirect": lambda: encoder.to.DrawIndirect(data, 0),
        "DrawIndexedIndirect": lambda: encoder.to.DrawIndexedIndirect(data, 0),
    }[call]()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("missing", [None, 0, 1])
def test_each_slot_is_set(device: Device, kind: str, missing: int | None) -> None:
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=64, usage="Vertex")
    encoder.to.SetPipeline(pipeline(device, [slot(4), slot(4, place=1)]))
    for i in range(2):
        if i != missing:
            encoder.to.SetVertexBuffer(i, data, 0, WHOLE)
    encoder.to.Draw(0, 0, 0, 0)
    encoder.finish(missing is None)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", ["Draw", "DrawIndexed"])
def test_a_slot_can_be_unset(device: Device, kind: str, call: str) -> None:
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=64, usage="Vertex|Index")
    encoder.to.SetPipeline(pipeline(device, [slot(4)]))
    encoder.to.SetIndexBuffer(data, "Uint16", 0, WHOLE)
    encoder.to.SetVertexBuffer(0, data, 0, WHOLE)
    encoder.to.SetVertexBuffer(0, None, 0, WHOLE)
    draw(encoder, call, data)
    encoder.finish(False)


@pytest.mark.parametrize("kind", KINDS)
def test_state_survives_the_pipeline(device: Device, kind: str) -> None:
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=64, usage="Vertex|Index")
    encoder.to.SetVertexBuffer(0, data, 0, WHOLE)
    encoder.to.SetIndexBuffer(data, "Uint16", 0, WHOLE)
    for _ in range(2):
        encoder.to.SetPipeline(pipeline(device, [slot(4)]))
        encoder.to.DrawIndexed(4, 1, 0, 0, 0)
    encoder.submit()


# -- vertex buffers


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["Vertex", "Instance"])
@pytest.mark.parametrize("call", ["Draw", "DrawIndexed"])
@pytest.mark.parametrize(
    ("stride", "offset", "bound", "first", "count"),
    [
        (s, o, b, f, c)
        for s, o in ((4, 0), (8, 0), (8, 4), (0, 0), (0, 12), (16, 12))
        for b in (0, 12, 16, 20, 24)
        for f, c in ((0, 0), (0, 1), (0, 2), (1, 1), (2, 0), (3, 0), (1, 2), (2**31, 2))
    ],
)
def test_vertices_in_bounds(
    device: Device, kind: str, mode: str, call: str, stride: int, offset: int, bound: int, first: int, count: int
) -> None:
    """The last vertex or instance ends within the bound range; indices are not looked at."""
    if call == "DrawIndexed" and mode == "Vertex":
        first, count = 0, 0
    strides = first + count
    right = strides == 0 or ((strides - 1) * stride + offset + 4) <= bound
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=64, usage="Vertex|Index")
    encoder.to.SetPipeline(cached(device, stride, offset, mode))
    encoder.to.SetVertexBuffer(0, data, 4, bound)
    encoder.to.SetIndexBuffer(data, "Uint32", 0, WHOLE)
    if call == "Draw":
        encoder.to.Draw(*((count, 1, first, 0) if mode == "Vertex" else (1, count, 0, first)))
    else:
        encoder.to.DrawIndexed(4, count if mode == "Instance" else 1, 0, 7, first if mode == "Instance" else 0)
    encoder.finish(right)


CACHE: dict[Any, Object] = {}


def cached(device: Device, stride: int, offset: int, mode: str) -> Object:
    """One pipeline for many cases: making one is what takes time."""
    key = (int(device), stride, offset, mode)
    if key not in CACHE:
        CACHE[key] = pipeline(device, [slot(stride, offset, mode)])
        device.gpu.owned.remove(CACHE[key])
    return CACHE[key]


@pytest.mark.parametrize("kind", KINDS)
def test_buffers_without_attributes_are_not_counted(device: Device, kind: str) -> None:
    """A buffer with a stride and nothing in it has a last stride of nothing."""
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=16, usage="Vertex")
    encoder.to.SetPipeline(pipeline(device, [{"arrayStride": 16, "stepMode": "Vertex"}]))
    encoder.to.SetVertexBuffer(0, data, 0, WHOLE)
    encoder.to.Draw(2, 1, 0, 0)
    encoder.finish(True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("usage", ["Vertex", "Index", "CopyDst", "Storage"])
def test_usages(device: Device, kind: str, usage: str) -> None:
    data = device.CreateBuffer(size=16, usage=usage)
    for call, needed in (("vertex", "Vertex"), ("index", "Index")):
        encoder = Encoder(device, kind)
        if call == "vertex":
            encoder.to.SetVertexBuffer(0, data, 0, WHOLE)
        else:
            encoder.to.SetIndexBuffer(data, "Uint16", 0, WHOLE)
        encoder.finish(usage == needed)


RANGES = [
    (0, 16, True), (0, 0, True), (4, 12, True), (8, WHOLE, True), (16, WHOLE, True), (16, 0, True), (0, 17, False),
    (8, 12, False), (17, WHOLE, False), (20, 0, False), (20, WHOLE, False), (WHOLE - 3, 4, False),
    (4, WHOLE - 3, False),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("offset", "size", "right"), RANGES)
def test_ranges(device: Device, kind: str, offset: int, size: int, right: bool) -> None:
    data = device.CreateBuffer(size=16, usage="Vertex|Index")
    for call in ("vertex", "index"):
        encoder = Encoder(device, kind)
        if call == "vertex":
            encoder.to.SetVertexBuffer(0, data, offset, size)
        else:
            encoder.to.SetIndexBuffer(data, "Uint32", offset, size)
        encoder.finish(right)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("offset", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("size", [WHOLE, 8, 0])
def test_offset_alignments(device: Device, kind: str, offset: int, size: int) -> None:
    """Of empty ranges too."""
    data = device.CreateBuffer(size=16, usage="Vertex|Index")
    for what, alignment in (("vertex", 4), ("Uint16", 2), ("Uint32", 4)):
        encoder = Encoder(device, kind)
        if what == "vertex":
            encoder.to.SetVertexBuffer(0, data, offset, size)
        else:
            encoder.to.SetIndexBuffer(data, what, offset, size)
        encoder.finish(offset % alignment == 0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slot_index", [0, 7, 8, 2**32 - 1])
@pytest.mark.parametrize("unset", [False, True])
def test_slot_limit(gpu: Gpu, device: Device, kind: str, slot_index: int, unset: bool) -> None:
    encoder = Encoder(device, kind)
    data = None if unset else device.CreateBuffer(size=16, usage="Vertex")
    encoder.to.SetVertexBuffer(slot_index, data, 0, 0 if unset else WHOLE)
    encoder.finish(slot_index < gpu.limits(device)["maxVertexBuffers"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", ["vertex", "index", "indirect"])
@pytest.mark.parametrize("state", ["invalid", "foreign", "destroyed"])
def test_buffers_that_are_none(gpu: Gpu, device: Device, kind: str, what: str, state: str) -> None:
    if state == "foreign":
        _, other, _ = gpu.request_device()
        assert other is not None
        data = other.CreateBuffer(size=16, usage="Vertex|Index|Indirect")
    elif state == "invalid":
        with device.valid(False):
            data = device.CreateBuffer(size=16, usage=1 << 20)
    else:
        data = device.CreateBuffer(size=16, usage="Vertex|Index|Indirect")
        data.Destroy()
    encoder = Encoder(device, kind)
    if what == "vertex":
        encoder.to.SetVertexBuffer(0, data, 0, 16)
    elif what == "index":
        encoder.to.SetIndexBuffer(data, "Uint16", 0, 16)
    else:
        encoder.to.SetPipeline(pipeline(device))
        encoder.to.DrawIndirect(data, 0)
    if state == "destroyed":
        encoder.submit(False)
    else:
        encoder.finish(False)


# -- indices


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", ["Uint16", "Uint32"])
@pytest.mark.parametrize(
    ("first", "count", "fits"),
    [(0, 0, True), (0, 6, True), (1, 5, True), (6, 0, True), (0, 7, False), (1, 6, False), (7, 0, False), (6, 1, False),
     (2**32 - 1, 1, False), (2, 2**32 - 1, False), (2**32 - 1, 2**32 - 1, False)],
)  # fmt: skip
@pytest.mark.parametrize("instances", [0, 1, 10000])
def test_indices_in_bounds(
    device: Device, kind: str, format: str, first: int, count: int, fits: bool, instances: int
) -> None:
    data = device.CreateBuffer(size=24, usage="Index")
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(CACHE.get(("plain", int(device))) or plain(device))
    size = 12 if format == "Uint16" else 24
    encoder.to.SetIndexBuffer(data, format, 0, size)
    encoder.to.DrawIndexed(count, instances, first, 0, 0)
    encoder.finish(fits)


def plain(device: Device) -> Object:
    made = CACHE["plain", int(device)] = pipeline(device)
    device.gpu.owned.remove(made)
    return made


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", ["Undefined", 0x99])
def test_index_formats(device: Device, kind: str, format: str | int) -> None:
    data = device.CreateBuffer(size=16, usage="Index")
    encoder = Encoder(device, kind)
    encoder.to.SetIndexBuffer(data, format, 0, 16)
    encoder.finish(False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("topology", ["PointList", "LineList", "LineStrip", "TriangleList", "TriangleStrip"])
@pytest.mark.parametrize("of_pipeline", ["Undefined", "Uint16", "Uint32"])
@pytest.mark.parametrize("of_buffer", ["Uint16", "Uint32"])
@pytest.mark.parametrize("indirect", [False, True])
def test_strip_index_formats(
    device: Device, kind: str, topology: str, of_pipeline: str, of_buffer: str, indirect: bool
) -> None:
    """Indexed strips are drawn with the format of their pipeline."""
    strip = topology.endswith("Strip")
    if of_pipeline != "Undefined" and not strip:
        pytest.skip("only strips may have a stripIndexFormat, so there is no such pipeline")
    key = ("strip", int(device), topology, of_pipeline)
    if key not in CACHE:
        CACHE[key] = pipeline(device, primitive={"topology": topology, "stripIndexFormat": of_pipeline})
        device.gpu.owned.remove(CACHE[key])
    data = device.CreateBuffer(size=64, usage="Index|Indirect")
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(CACHE[key])
    encoder.to.SetIndexBuffer(data, of_buffer, 0, 64)
    draw(encoder, "DrawIndexedIndirect" if indirect else "DrawIndexed", data)
    encoder.finish(not strip or of_pipeline == of_buffer)


# -- indirect


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("offset", [0, 1, 2, 4, 40, 44, 48, 52, 64, 2**64 - 4, 2**32])
def test_indirect_offsets(device: Device, kind: str, indexed: bool, offset: int) -> None:
    data = device.CreateBuffer(size=64, usage="Index|Indirect")
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(CACHE.get(("plain", int(device))) or plain(device))
    encoder.to.SetIndexBuffer(data, "Uint32", 0, WHOLE)
    encoder.to.DrawIndexedIndirect(data, offset) if indexed else encoder.to.DrawIndirect(data, offset)
    encoder.finish(offset % 4 == 0 and offset + (20 if indexed else 16) <= 64)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("usage", ["Vertex", "Index", "Storage", "Indirect"])
def test_indirect_usage(device: Device, kind: str, indexed: bool, usage: str) -> None:
    data = device.CreateBuffer(size=64, usage=usage)
    indices = device.CreateBuffer(size=64, usage="Index")
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(CACHE.get(("plain", int(device))) or plain(device))
    encoder.to.SetIndexBuffer(indices, "Uint32", 0, WHOLE)
    encoder.to.DrawIndexedIndirect(data, 0) if indexed else encoder.to.DrawIndirect(data, 0)
    encoder.finish(usage == "Indirect")


# -- the state of a pass


def within(device: Device, right: bool, call: Any, **given: Any) -> None:
    encoder = device.record()
    made = encoder.BeginRenderPass(colorAttachments=[color(attachment(device, size=(4, 3)))], **given)
    call(made)
    made.End()
    device.finish(encoder, right)


NAN = float("nan")


@pytest.mark.parametrize(
    ("viewport", "right"),
    [
        ((0, 0, 4, 3, 0, 1), True),
        ((0, 0, 0, 0, 0, 1), True),
        ((1.5, 0.5, 1.25, 1.25, 0.25, 0.75), True),
        ((0, 0, 4, 3, 0.5, 0.5), True),
        ((0, 0, 4, 3, 0.6, 0.5), False),
        ((0, 0, 4, 3, -0.1, 1), False),
        ((0, 0, 4, 3, 0, 1.1), False),
        ((0, 0, -1, 3, 0, 1), False),
        ((0, 0, 4, -1, 0, 1), False),
        ((-1, -1, 4, 3, 0, 1), True),
        ((3, 2, 4, 3, 0, 1), True),
        ((100, 100, 1, 1, 0, 1), True),
        ((-16384, 0, 1, 1, 0, 1), True),
        ((-16385, 0, 1, 1, 0, 1), False),
        ((0, 0, 8192, 8192, 0, 1), True),
        ((0, 0, 8193, 1, 0, 1), False),
        ((0, 0, 1, 8193, 0, 1), False),
        ((16382, 0, 1, 1, 0, 1), True),
        ((16383, 0, 1, 1, 0, 1), False),
        ((NAN, 0, 4, 3, 0, 1), False),
        ((0, 0, 4, NAN, 0, 1), False),
        ((0, 0, 4, 3, NAN, 1), False),
        ((0, 0, 4, 3, 0, NAN), False),
        ((0, 0, float("inf"), 3, 0, 1), False),
    ],
)
def test_viewport(device: Device, viewport: tuple[float, ...], right: bool) -> None:
    """It may lie outside of the attachments, within what a device can express: twice its largest texture."""
    within(device, right, lambda made: made.SetViewport(*viewport))


@pytest.mark.parametrize(
    ("rect", "right"),
    [
        ((0, 0, 4, 3), True), ((0, 0, 0, 0), True), ((4, 3, 0, 0), True), ((1, 1, 3, 2), True), ((1, 0, 4, 3), False),
        ((0, 1, 4, 3), False), ((5, 0, 0, 0), False), ((0, 4, 0, 0), False), ((2**32 - 1, 0, 2, 1), False),
        ((0, 0, 2**32 - 1, 1), False),
    ],
)  # fmt: skip
def test_scissor(device: Device, rect: tuple[int, ...], right: bool) -> None:
    within(device, right, lambda made: made.SetScissorRect(*rect))


@pytest.mark.parametrize("value", [0.0, -7.5, 1e30, NAN, float("inf")])
@pytest.mark.parametrize("channel", "rgba")
def test_blend_constant(device: Device, value: float, channel: str) -> None:
    right = abs(value) < float("inf")
    within(device, right, lambda made: made.SetBlendConstant({channel: value}))


@pytest.mark.parametrize("value", [0, 1, 255, 256, 2**32 - 1])
def test_stencil_reference(device: Device, value: int) -> None:
    within(device, True, lambda made: made.SetStencilReference(value))


# -- occlusion queries


def queried(device: Device, right: bool, calls: list[int | None], count: int = 2, given: bool = True) -> None:
    queries = device.CreateQuerySet(type="Occlusion", count=count) if given else None

    def all_of(made: Object) -> None:
        for call in calls:
            made.EndOcclusionQuery() if call is None else made.BeginOcclusionQuery(call)

    within(device, right, all_of, occlusionQuerySet=queries)


@pytest.mark.parametrize(
    ("calls", "right"),
    [
        ([], True),
        ([0, None], True),
        ([0, None, 1, None], True),
        ([1, None, 0, None], True),
        ([0], False),
        ([None], False),
        ([0, None, None], False),
        ([0, 1, None, None], False),
        ([0, None, 0, None], False),
        ([1, None], True),
        ([2, None], False),
        ([2**32 - 1, None], False),
    ],
)
def test_occlusion_queries(device: Device, calls: list[int | None], right: bool) -> None:
    queried(device, right, calls)


def test_occlusion_queries_without_a_set(device: Device) -> None:
    queried(device, False, [0, None], given=False)


def test_occlusion_queries_again_in_the_next_pass(device: Device) -> None:
    queries = device.CreateQuerySet(type="Occlusion", count=1)
    encoder = device.record()
    for _ in range(2):
        made = encoder.BeginRenderPass(colorAttachments=[color(attachment(device))], occlusionQuerySet=queries)
        made.BeginOcclusionQuery(0)
        made.EndOcclusionQuery()
        made.End()
    commands = device.finish(encoder)
    with device.expect(None):
        device.submit(commands)


# -- what a pass begins with, and what it takes from bundles


@pytest.mark.parametrize("state", ["nothing", "pipeline", "vertex", "index", "group"])
@pytest.mark.parametrize("how", ["same pass", "next pass", "bundle", "behind a bundle"])
def test_passes_begin_anew(device: Device, state: str, how: str) -> None:
    """What was set in another pass or bundle is not set; a draw misses it."""
    entries = [{"binding": 0, "visibility": "Fragment", "buffer": {"type": "Uniform"}}]
    layout = device.CreateBindGroupLayout(entries=entries)
    data = device.CreateBuffer(size=64, usage="Vertex|Index|Uniform")
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": data}])
    made = pipeline(device, [slot(4)], layout=device.CreatePipelineLayout(bindGroupLayouts=[layout]))
    calls = {
        "pipeline": lambda to: to.SetPipeline(made),
        "vertex": lambda to: to.SetVertexBuffer(0, data, 0, WHOLE),
        "index": lambda to: to.SetIndexBuffer(data, "Uint16", 0, WHOLE),
        "group": lambda to: to.SetBindGroup(0, group),
    }
    encoder = device.record()
    views = [color(attachment(device))]
    begun = encoder.BeginRenderPass(colorAttachments=views)
    recorder = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    for call in calls.values():
        call(recorder if how == "behind a bundle" else begun)
    to = begun
    if how == "next pass":
        begun.End()
        to = begun = encoder.BeginRenderPass(colorAttachments=views)
    elif how == "bundle":
        to = recorder
    elif how == "behind a bundle":
        begun.ExecuteBundles([recorder.Finish()])
    for name, call in calls.items():
        if name != state:
            call(to)
    to.DrawIndexed(1, 1, 0, 0, 0)
    right = state == "nothing" or how == "same pass"
    if how == "bundle":
        with device.valid(right):
            bundle = recorder.Finish()
        if right:
            begun.ExecuteBundles([bundle])
    begun.End()
    device.finish(encoder, right or how == "bundle")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("indexed", [False, True])
def test_sizes_of_indirect_buffers(device: Device, kind: str, indexed: bool) -> None:
    made = pipeline(device)
    indices = device.CreateBuffer(size=64, usage="Index")
    need = 20 if indexed else 16
    for offset, size in (
        (0, 0), (0, need), (0, need + 1), (0, need - 1), (0, need - 4), (4, need + 4), (4, need + 3), (3, need + 4),
        (5, need + 4), (need, need), (need + 4, need),
    ):  # fmt: skip
        data = device.CreateBuffer(size=size, usage="Indirect")
        encoder = Encoder(device, kind)
        encoder.to.SetPipeline(made)
        encoder.to.SetIndexBuffer(indices, "Uint32", 0, WHOLE)
        encoder.to.DrawIndexedIndirect(data, offset) if indexed else encoder.to.DrawIndirect(data, offset)
        encoder.finish(offset % 4 == 0 and offset + need <= size)


# -- many draws from a buffer, which are an extension


@pytest.fixture
def many(gpu: Gpu) -> Device:
    return gpu.device(["MultiDrawIndirectCount"])


def draws(
    device: Device, right: bool, indexed: bool, data: Object, offset: int = 0, count: int = 1,
    counts: Object | None = None, at: int = 0,
) -> Object:  # fmt: skip
    encoder = device.record()
    begun = encoder.BeginRenderPass(colorAttachments=[color(attachment(device))])
    begun.SetPipeline(pipeline(device))
    begun.SetIndexBuffer(device.CreateBuffer(size=64, usage="Index"), "Uint32", 0, WHOLE)
    name = "MultiDrawIndexedIndirect" if indexed else "MultiDrawIndirect"
    if counts is None:
        getattr(begun, name)(data, offset, count)
    else:
        getattr(begun, f"{name}Count")(data, offset, counts, at, count)
    begun.End()
    return device.finish(encoder, right)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize("which", ["arguments", "count"])
@pytest.mark.parametrize("state", ["valid", "usage", "invalid", "foreign", "destroyed"])
def test_buffers_of_many_draws(gpu: Gpu, many: Device, indexed: bool, counted: bool, which: str, state: str) -> None:
    if which == "count" and not counted:
        pytest.skip("there is no such buffer")
    good = many.CreateBuffer(size=256, usage="Indirect")
    bad = many.CreateBuffer(size=256, usage="Vertex" if state == "usage" else "Indirect")
    if state == "invalid":
        with many.valid(False):
            bad = many.CreateBuffer(size=256, usage=1 << 20)
    elif state == "foreign":
        bad = gpu.device(["ShaderF16"]).CreateBuffer(size=256, usage="Indirect")
    elif state == "destroyed":
        bad.Destroy()
    right = state in ("valid", "destroyed")
    data, counts = (bad, good) if which == "arguments" else (good, bad)
    commands = draws(many, right, indexed, data, counts=counts if counted else None)
    if right:
        with many.valid(state == "valid"):
            many.submit(commands)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("words", [0, 3, 4, 5, 7, 8, 9, 10])
def test_ranges_of_many_draws(many: Device, indexed: bool, words: int) -> None:
    """All of `count` draws lie in the buffer, whatever the other buffer says."""
    need = 20 if indexed else 16
    data = many.CreateBuffer(size=4 * words, usage="Indirect")
    for offset in (0, 1, 2, 4, 16, 20, 2**32, 2**64 - 4):
        for count in (0, 1, 2, 2**32 - 1):
            right = offset % 4 == 0 and offset + need * count <= 4 * words
            draws(many, right, indexed, data, offset, count)
            draws(many, right, indexed, data, offset, count, many.CreateBuffer(size=4, usage="Indirect"))


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("at", [0, 1, 2, 4, 16, 20, 2**32, 2**64 - 4])
def test_places_of_the_count(many: Device, indexed: bool, at: int) -> None:
    data, counts = (many.CreateBuffer(size=20, usage="Indirect") for _ in range(2))
    draws(many, at % 4 == 0 and at + 4 <= 20, indexed, data, counts=counts, at=at)
