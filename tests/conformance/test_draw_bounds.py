"""Draws and the sizes of what they read: every kind of draw, both step modes, any order of calls. Spec: 17.2."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from typing import Any

import pytest

from gpu import Device, Object
from makers import Encoder, render

CALLS = ["Draw", "DrawIndexed", "DrawIndirect", "DrawIndexedIndirect"]
#: Bytes, and what an offset in a vertex is a multiple of.
FORMATS = {"Snorm8x2": (2, 2), "Float32": (4, 4), "Float16x4": (8, 4)}


def pipeline(device: Device, stride: int, format: str, offset: int) -> Object:
    """Reads slot 1 for each vertex and slot 7 for each instance."""
    buffers: list[dict[str, Any]] = [{"stepMode": "Undefined"}] * 8
    for slot, mode, place in ((1, "Vertex", 2), (7, "Instance", 6)):
        attribute = {"format": format, "offset": offset, "shaderLocation": place}
        buffers[slot] = {"arrayStride": stride, "stepMode": mode, "attributes": [attribute]}
    return device.CreateRenderPipeline(**render(device, vertex_state={"buffers": buffers}))


def go(device: Device, encoder: Encoder, call: str, vertices: tuple[int, int], instances: tuple[int, int]) -> None:
    """Both: how many, and the first. An indexed draw has 100 indices from the hundredth on."""
    (count, first), (many, base) = vertices, instances
    values = (100, many, 100, first, base) if "Indexed" in call else (count, many, first, base)
    if "Indirect" in call:
        data = device.CreateBuffer(size=20, usage="Indirect|CopyDst")
        device.queue.WriteBuffer(data, 0, struct.pack(f"{len(values)}I", *values))
        values = (data, 0)
    getattr(encoder.to, call)(*values)


def recorded(device: Device, pipeline: Object) -> Iterator[tuple[Encoder, bool]]:
    """Encoders of both kinds, with the pipeline set and not yet: then `True` asks to set it before the draw."""
    for kind, behind in itertools.product(("render", "bundle"), (False, True)):
        encoder = Encoder(device, kind)
        if not behind:
            encoder.to.SetPipeline(pipeline)
        yield encoder, behind


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("stride", ["zero", "exact", "more"])
@pytest.mark.parametrize(("format", "factor"), [("Snorm8x2", 7), ("Float32", 0), ("Float16x4", 7)])
def test_both_step_modes(device: Device, call: str, stride: str, format: str, factor: int) -> None:
    """Only what the draw itself tells is checked: vertices of plain draws, instances of draws with numbers."""
    size, alignment = FORMATS[format]
    offset = factor * alignment
    last = offset + size
    step = {"zero": 0, "exact": last, "more": last + 20}[stride]
    step = -(-step // 4) * 4
    made = pipeline(device, step, format, offset)
    indices = device.CreateBuffer(size=400, usage="Index")
    counts = [(0, 0), (1, 0), (1000, 5)]
    for vertices, instances in itertools.product(counts, repeat=2):
        need = [step * (sum(one) - 1) + last if sum(one) else last for one in (vertices, instances)]
        for short in itertools.product(("none", "one", "all"), repeat=2):
            bound = [{"none": n, "one": n - 1, "all": 0}[s] for n, s in zip(need, short, strict=True)]
            beyond = [s != "none" and sum(one) > 0 for s, one in zip(short, (vertices, instances), strict=True)]
            right = not (beyond[0] and call == "Draw") and not (beyond[1] and "Indirect" not in call)
            at = 200 if short[0] == "one" else 0
            buffers = [device.CreateBuffer(size=at + one, usage="Vertex") for one in bound]
            for encoder, behind in recorded(device, made):
                for slot, data, size in zip((1, 7), buffers, bound, strict=True):
                    encoder.to.SetVertexBuffer(slot, data, at, size)
                if "Indexed" in call:
                    encoder.to.SetIndexBuffer(indices, "Uint16", 0, 400)
                if behind:
                    encoder.to.SetPipeline(made)
                go(device, encoder, call, vertices, instances)
                encoder.finish(right)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("bound", [0, 1])
@pytest.mark.parametrize("offset", [0, 4])
def test_what_is_not_used_may_be_small(device: Device, call: str, bound: int, offset: int) -> None:
    made = device.CreateRenderPipeline(**render(device))
    small = device.CreateBuffer(size=offset + bound, usage="Index|Vertex")
    indices = device.CreateBuffer(size=400, usage="Index")
    for index, vertex, instance in itertools.product((False, True), repeat=3):
        for encoder, behind in recorded(device, made):
            if "Indexed" in call:
                encoder.to.SetIndexBuffer(indices, "Uint16", 0, 400)
            elif index:
                encoder.to.SetIndexBuffer(small, "Uint16", offset, bound)
            for slot, wanted in ((1, vertex), (7, instance)):
                if wanted:
                    encoder.to.SetVertexBuffer(slot, small, offset, bound)
            if behind:
                encoder.to.SetPipeline(made)
            go(device, encoder, call, (100, 100), (100, 100))
            encoder.submit()


@pytest.mark.parametrize("indirect", [False, True])
@pytest.mark.parametrize("total", [10, 100])
@pytest.mark.parametrize("count", [10, 11])
@pytest.mark.parametrize("format", ["Uint16", "Uint32"])
def test_indices(device: Device, indirect: bool, total: int, count: int, format: str) -> None:
    """Ten of them are bound, whatever the buffer has."""
    size = 2 if format == "Uint16" else 4
    made = device.CreateRenderPipeline(**render(device))
    data = device.CreateBuffer(size=total * size, usage="Index|CopyDst")
    arguments = device.CreateBuffer(size=20, usage="Indirect|CopyDst")
    device.queue.WriteBuffer(arguments, 0, struct.pack("5I", count, 1, 0, 0, 0))
    for encoder, behind in recorded(device, made):
        encoder.to.SetIndexBuffer(data, format, 0, 10 * size)
        if behind:
            encoder.to.SetPipeline(made)
        if indirect:
            encoder.to.DrawIndexedIndirect(arguments, 0)
        else:
            encoder.to.DrawIndexed(count, 1, 0, 0, 0)
        if indirect or count <= 10:
            encoder.submit()
        else:
            encoder.finish(False)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("stride", [0, 16, 36])
def test_one_buffer_for_all(device: Device, call: str, stride: int) -> None:
    """Ranges of slots and indices may overlap."""
    made = pipeline(device, stride, "Float32x4", 0)
    size = stride * 199 + 16

    def place(of: int, factor: float) -> int:
        return -(-int(of * factor) // 4) * 4

    for factors in itertools.product((0, 0.5, 1.5), repeat=3):
        places = [place(of, factor) for of, factor in zip((size, size, 400), factors, strict=True)]
        data = device.CreateBuffer(size=max(*places[:2], 0) + size + 400 + places[2], usage="Vertex|Index")
        for encoder, behind in recorded(device, made):
            encoder.to.SetVertexBuffer(1, data, places[0], size)
            encoder.to.SetVertexBuffer(7, data, places[1], size)
            encoder.to.SetIndexBuffer(data, "Uint16", places[2], 400)
            if behind:
                encoder.to.SetPipeline(made)
            go(device, encoder, call, (100, 100), (100, 100))
            encoder.submit()


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("what", ["slot", "indices", "pipeline"])
def test_the_last_one_counts(device: Device, call: str, what: str) -> None:
    """Setting something large enough again makes a draw right, something small makes it wrong."""
    large, small = (device.CreateBuffer(size=size, usage="Vertex|Index") for size in (400, 4))
    plain = device.CreateRenderPipeline(**render(device))
    wide, narrow = (pipeline(device, stride, "Float32", 0) for stride in (8, 0))
    for sets in itertools.product((False, True), repeat=2):
        encoder = Encoder(device, "render")
        encoder.to.SetPipeline(plain if what == "indices" else narrow)
        for slot in (1, 7):
            encoder.to.SetVertexBuffer(slot, small if what == "pipeline" else large, 0, 2**64 - 1)
        encoder.to.SetIndexBuffer(large, "Uint16", 0, 400)
        for good in sets:
            if what == "slot":
                encoder.to.SetPipeline(wide)
                encoder.to.SetVertexBuffer(1, large if good else small, 0, 2**64 - 1)
                encoder.to.SetVertexBuffer(7, large if good else small, 0, 2**64 - 1)
            elif what == "indices":
                data = large if good else small
                encoder.to.SetIndexBuffer(data, "Uint16", 0, 2**64 - 1)
            else:
                encoder.to.SetPipeline(narrow if good else wide)
        go(device, encoder, call, (20, 0), (20, 0))
        told = call == "DrawIndexed" if what == "indices" else "Indirect" not in call
        encoder.finish(sets[1] or not told)
