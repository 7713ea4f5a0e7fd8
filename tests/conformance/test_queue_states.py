"""What is submitted while something in it is destroyed or mapped: every command, every order. Spec: 19.2 submit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import Encoder, attachment, color, depth_stencil

LAYOUT = {"bytesPerRow": 256}
ONE = (1, 1, 1)


def texture(device: Device, **given: Any) -> Object:
    usage = "CopySrc|CopyDst|TextureBinding|StorageBinding|RenderAttachment"
    return device.CreateTexture(**{"size": ONE, "format": "RGBA8Unorm", "usage": usage, **given})


def buffer(device: Device, usage: str = "CopySrc|CopyDst") -> Object:
    return device.CreateBuffer(size=256, usage=usage)


#: Each command with two things: what is recorded with both.
COPIES: dict[str, tuple[str, str, Callable[[Object, Object, Object], None]]] = {
    "buffer to buffer": ("buffer", "buffer", lambda e, a, b: e.CopyBufferToBuffer(a, 0, b, 0, 4)),
    "buffer to texture": (
        "buffer", "texture", lambda e, a, b: e.CopyBufferToTexture({"buffer": a, "layout": LAYOUT}, {"texture": b}, ONE)
    ),
    "texture to buffer": (
        "texture", "buffer", lambda e, a, b: e.CopyTextureToBuffer({"texture": a}, {"buffer": b, "layout": LAYOUT}, ONE)
    ),
    "texture to texture": (
        "texture", "texture", lambda e, a, b: e.CopyTextureToTexture({"texture": a}, {"texture": b}, ONE)
    ),
    "queries to buffer": ("queries", "resolved", lambda e, a, b: e.ResolveQuerySet(a, 0, 1, b, 0)),
}  # fmt: skip


def thing(device: Device, kind: str) -> Object:
    if kind == "queries":
        return device.CreateQuerySet(type="Occlusion", count=1)
    if kind == "texture":
        return texture(device)
    return buffer(device, "QueryResolve" if kind == "resolved" else "CopySrc|CopyDst")


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("gone", ["neither", "first", "second", "both"])
@pytest.mark.parametrize("before", ["recording", "the finish", "the submit"])
def test_destroyed_ends_of_copies(device: Device, copy: str, gone: str, before: str) -> None:
    first, second, record = COPIES[copy]
    ends = [thing(device, first), thing(device, second)]
    doomed = {"neither": [], "first": ends[:1], "second": ends[1:], "both": ends}[gone]

    def at(time: str) -> None:
        if time == before:
            for one in doomed:
                one.Destroy()

    at("recording")
    encoder = device.record()
    record(encoder, *ends)
    at("the finish")
    commands = device.finish(encoder)
    at("the submit")
    with device.valid(gone == "neither"):
        device.submit(commands)


@pytest.mark.parametrize("kind", ["compute", "render", "bundle"])
@pytest.mark.parametrize("what", ["uniform", "storage", "sampled", "stored", "vertex", "index"])
@pytest.mark.parametrize("gone", [False, True])
def test_destroyed_state_of_passes(device: Device, kind: str, what: str, gone: bool) -> None:
    """Also where nothing is drawn."""
    encoder = Encoder(device, kind)
    if what in ("vertex", "index"):
        if kind == "compute":
            pytest.skip("compute passes have no such buffers")
        used = buffer(device, what.capitalize())
        if what == "vertex":
            encoder.to.SetVertexBuffer(0, used, 0, 4)
        else:
            encoder.to.SetIndexBuffer(used, "Uint16", 0, 4)
    else:
        entry: dict[str, Any] = {
            "uniform": {"buffer": {"type": "Uniform"}}, "storage": {"buffer": {"type": "Storage"}},
            "sampled": {"texture": {"sampleType": "Float"}},
            "stored": {"storageTexture": {"access": "WriteOnly", "format": "RGBA8Unorm"}},
        }[what]  # fmt: skip
        layout = device.CreateBindGroupLayout(entries=[{"binding": 0, "visibility": "Compute|Fragment", **entry}])
        if "buffer" in entry:
            used = buffer(device, what.capitalize())
            bound = {"binding": 0, "buffer": used}
        else:
            used = texture(device)
            bound = {"binding": 0, "textureView": used.CreateView()}
        encoder.to.SetBindGroup(0, device.CreateBindGroup(layout=layout, entries=[bound]))
    commands = encoder.finish()
    if kind == "bundle":
        within = Encoder(device, "render")
        within.to.ExecuteBundles([commands])
        commands = within.finish()
    if gone:
        used.Destroy()
    with device.valid(not gone):
        device.submit(commands)


@pytest.mark.parametrize("gone", ["none", "color", "resolved", "depth", "stencil only read"])
@pytest.mark.parametrize("before", ["the begin", "the submit"])
def test_destroyed_attachments(device: Device, gone: str, before: str) -> None:
    format = "Depth24PlusStencil8"
    read = gone == "stencil only read"
    made = {
        "color": texture(device, sampleCount=4, usage="RenderAttachment"),
        "resolved": texture(device, usage="RenderAttachment"),
        "depth": texture(device, format=format, sampleCount=4, usage="RenderAttachment"),
    }
    views = {name: one.CreateView() for name, one in made.items()}
    doomed = made.get("depth" if read else gone)
    if doomed is not None and before == "the begin":
        doomed.Destroy()
    encoder = device.record()
    ds = depth_stencil(views["depth"], format, (read, read))
    attached = color(views["color"], resolveTarget=views["resolved"])
    encoder.BeginRenderPass(colorAttachments=[attached], depthStencilAttachment=ds).End()
    commands = device.finish(encoder)
    if doomed is not None and before == "the submit":
        doomed.Destroy()
    with device.valid(gone == "none"):
        device.submit(commands)


@pytest.mark.parametrize("use", ["occlusion", "unused occlusion", "render timestamps", "compute timestamps"])
@pytest.mark.parametrize("before", ["never", "the begin", "the submit"])
def test_destroyed_query_sets_of_passes(gpu: Gpu, use: str, before: str) -> None:
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type="Timestamp" if "timestamps" in use else "Occlusion", count=2)
    if before == "the begin":
        queries.Destroy()
    given: dict[str, Any] = {"occlusionQuerySet": queries}
    if "timestamps" in use:
        given = {"timestampWrites": {"querySet": queries, "beginningOfPassWriteIndex": 0, "endOfPassWriteIndex": 1}}
    encoder = device.record()
    if use == "compute timestamps":
        begun = encoder.BeginComputePass(**given)
    else:
        begun = encoder.BeginRenderPass(colorAttachments=[color(attachment(device))], **given)
    if use == "occlusion":
        begun.BeginOcclusionQuery(0)
        begun.EndOcclusionQuery()
    begun.End()
    commands = device.finish(encoder)
    if before == "the submit":
        queries.Destroy()
    with device.valid(before == "never"):
        device.submit(commands)


# -- mapped


def written(device: Device, one: Object) -> None:
    device.queue.WriteBuffer(one, 0, bytes(4))


def submitted(copy: str, end: int) -> Callable[[Device, Object], None]:
    def run(device: Device, one: Object) -> None:
        first, second, record = COPIES[copy]
        ends = [thing(device, first), thing(device, second)]
        ends[end] = one
        encoder = device.record()
        record(encoder, *ends)
        device.submit(encoder.Finish())

    return run


USES: dict[str, tuple[str, Callable[[Device, Object], None]]] = {
    "write": ("Read", written),
    "source of a buffer": ("Write", submitted("buffer to buffer", 0)),
    "target of a buffer": ("Read", submitted("buffer to buffer", 1)),
    "source of a texture": ("Write", submitted("buffer to texture", 0)),
    "target of a texture": ("Read", submitted("texture to buffer", 1)),
}


@pytest.mark.parametrize("use", USES)
def test_each_state_of_a_mapping(device: Device, use: str) -> None:
    mode, run = USES[use]
    usage = "MapRead|CopyDst" if mode == "Read" else "MapWrite|CopySrc"
    one, other = (device.CreateBuffer(size=256, usage=usage) for _ in range(2))

    def check(right: bool, of: Object, note: str) -> None:
        with device.valid(right, note):
            run(device, of)

    check(True, one, "unmapped")
    promise = one.MapAsync(mode, 0, 256)
    check(False, one, "being mapped")
    check(True, other, "another one")
    assert promise.wait()[0] == "Success"
    check(False, one, "mapped")
    check(True, other, "another one")
    assert one.GetConstMappedRange(0, 256)
    check(False, one, "with a range")
    one.Unmap()
    check(True, one, "unmapped again")
    born = device.CreateBuffer(size=256, usage=usage, mappedAtCreation=True)
    check(False, born, "mapped at its creation")
    check(True, other, "another one")
    born.Unmap()
    check(True, born, "unmapped after its creation")


ORDERS = [
    ("record map unmap finish submit", True), ("record map finish unmap submit", True),
    ("record finish map unmap submit", True), ("map record unmap finish submit", True),
    ("map record finish unmap submit", True), ("map record finish submit unmap", False),
    ("record map finish submit unmap", False), ("record finish map submit unmap", False),
    ("born record unmap finish submit", True), ("born record finish unmap submit", True),
    ("born record finish submit unmap", False),
]  # fmt: skip


@pytest.mark.parametrize(("order", "right"), ORDERS)
def test_orders_of_mapping_and_recording(device: Device, order: str, right: bool) -> None:
    """Only what is mapped at the submit counts."""
    steps = order.split()
    one = device.CreateBuffer(size=4, usage="MapWrite|CopySrc", mappedAtCreation=steps[0] == "born")
    target = device.CreateBuffer(size=4, usage="CopyDst")
    encoder = device.record()
    commands: list[Object] = []

    def submit() -> None:
        with device.valid(right):
            device.submit(*commands)

    def map_it() -> None:
        assert one.MapAsync("Write", 0, 4).wait()[0] == "Success"

    calls: dict[str, Callable[[], Any]] = {
        "born": lambda: None, "record": lambda: encoder.CopyBufferToBuffer(one, 0, target, 0, 4), "map": map_it,
        "unmap": lambda: one.Unmap(), "finish": lambda: commands.append(device.finish(encoder)), "submit": submit,
    }  # fmt: skip
    for step in steps:
        calls[step]()


@pytest.mark.parametrize("foreign", [(False, False), (True, False), (False, True)])
def test_commands_of_another_device(gpu: Gpu, device: Device, foreign: tuple[bool, bool]) -> None:
    other = gpu.device(["ShaderF16"])
    made = [of.finish(of.record()) for of in (other if one else device for one in foreign)]
    with device.valid(not any(foreign)):
        device.submit(*made)
