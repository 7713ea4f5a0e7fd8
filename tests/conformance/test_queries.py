"""What queries leave: of passes that were run, and of those that were not. Spec: 20 Queries."""

from __future__ import annotations

import struct

import pytest

from gpu import Device, Gpu, Object
from makers import color


def used(device: Device, stage: str, queries: list[Object], slots: int) -> Object:
    """An encoder with passes that write all queries of the sets, two each."""
    encoder = device.record()
    target = device.CreateTexture(size=(1, 1, 1), format="RGBA8Unorm", usage="RenderAttachment").CreateView()
    for one in queries:
        for slot in range(0, slots, 2):
            writes = {"querySet": one, "beginningOfPassWriteIndex": slot, "endOfPassWriteIndex": slot + 1}
            if stage == "compute":
                encoder.BeginComputePass(timestampWrites=writes).End()
            else:
                attached = color(target, loadOp="Load")
                encoder.BeginRenderPass(colorAttachments=[attached], timestampWrites=writes).End()
    return encoder


def resolved(device: Device, queries: Object, count: int) -> tuple[int, ...]:
    data = device.CreateBuffer(size=8 * count, usage="CopySrc|QueryResolve|CopyDst")
    device.queue.WriteBuffer(data, 0, b"\xee" * (8 * count))
    encoder = device.record()
    encoder.ResolveQuerySet(queries, 0, count, data, 0)
    device.submit(device.finish(encoder))
    return struct.unpack(f"{count}Q", device.read(data))


@pytest.mark.parametrize("stage", ["compute", "render"])
def test_many_sets(gpu: Gpu, stage: str) -> None:
    device = gpu.device(["TimestampQuery"])
    queries = [device.CreateQuerySet(type="Timestamp", count=2) for _ in range(256)]
    device.submit(device.finish(used(device, stage, queries, 2)))
    for one in queries[:: len(queries) - 1]:
        first, second = resolved(device, one, 2)
        assert 0 < first <= second


@pytest.mark.parametrize("stage", ["compute", "render"])
def test_as_many_queries_as_a_set_has(gpu: Gpu, stage: str) -> None:
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type="Timestamp", count=4096)
    device.submit(device.finish(used(device, stage, [queries], 512)))
    times = resolved(device, queries, 4096)
    assert all(times[:512])
    assert times[512:] == (0,) * (4096 - 512)


@pytest.mark.parametrize("stage", ["compute", "render", "occlusion"])
@pytest.mark.parametrize("fate", ["finished", "released", "open"])
def test_what_was_not_submitted_is_zero(gpu: Gpu, stage: str, fate: str) -> None:
    """Recording alone writes no query."""
    device = gpu.device(["TimestampQuery"])
    count = 64
    if stage == "occlusion":
        queries = device.CreateQuerySet(type="Occlusion", count=count)
        encoder = device.record()
        target = device.CreateTexture(size=(1, 1, 1), format="RGBA8Unorm", usage="RenderAttachment").CreateView()
        pass_ = encoder.BeginRenderPass(colorAttachments=[color(target)], occlusionQuerySet=queries)
        for at in range(count):
            pass_.BeginOcclusionQuery(at)
            pass_.EndOcclusionQuery()
        pass_.End()
    else:
        queries = device.CreateQuerySet(type="Timestamp", count=count)
        encoder = used(device, stage, [queries], count)
    if fate == "finished":
        device.finish(encoder)
    elif fate == "released":
        encoder.Release()
        gpu.owned.remove(encoder)
    assert resolved(device, queries, count) == (0,) * count


@pytest.mark.parametrize("stage", ["compute", "render"])
def test_written_again(gpu: Gpu, stage: str) -> None:
    """In one submission, in another one, and resolved between: later times."""
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type="Timestamp", count=2)
    data = device.CreateBuffer(size=1024, usage="CopySrc|QueryResolve")
    encoder = used(device, stage, [queries, queries], 2)
    encoder.ResolveQuerySet(queries, 0, 2, data, 0)
    more = used(device, stage, [queries], 2)
    more.ResolveQuerySet(queries, 0, 2, data, 256)
    more.ResolveQuerySet(queries, 1, 1, data, 512)
    device.submit(device.finish(encoder), device.finish(more))
    device.submit(device.finish(used(device, stage, [queries], 2)))
    times = [*struct.unpack("2Q", device.read(data, 0, 16)), *struct.unpack("2Q", device.read(data, 256, 16))]
    times += resolved(device, queries, 2)
    assert 0 not in times
    assert times == sorted(times)
    assert struct.unpack("Q", device.read(data, 512, 8))[0] == times[3]
    assert device.read(data, 16, 240) == bytes(240)
