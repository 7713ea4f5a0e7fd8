"""The queue: submits, writes, the end of work. Spec: 19 Queues."""

from __future__ import annotations

import ctypes

import pytest

from gpu import Device, Gpu, Object
from makers import depth_stencil

WHOLE = 2**64 - 1


def copying(device: Device, near: Object, far: Object) -> Object:
    encoder = device.record()
    encoder.CopyBufferToBuffer(near, 0, far, 0, 4)
    return device.finish(encoder)


def nothing(device: Device) -> Object:
    return device.finish(device.record())


# -- submit


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_submit(device: Device, count: int) -> None:
    with device.expect(None):
        device.submit(*(nothing(device) for _ in range(count)))


def test_submit_twice(device: Device) -> None:
    commands = nothing(device)
    device.submit(commands)
    with device.expect("Validation"):
        device.submit(commands)


def test_submit_the_same_twice_at_once(device: Device) -> None:
    commands = nothing(device)
    with device.expect("Validation"):
        device.submit(commands, commands)


def test_submit_an_error_object(device: Device) -> None:
    buffer = device.CreateBuffer(size=4, usage="CopySrc")
    encoder = device.record()
    encoder.ClearBuffer(buffer, 0, 4)
    commands = device.finish(encoder, right=False)
    with device.expect("Validation"):
        device.submit(commands)


def test_submit_of_another_device(gpu: Gpu, device: Device) -> None:
    commands = nothing(gpu.device(["ShaderF16"]))
    with device.expect("Validation"):
        device.submit(commands)


def test_nothing_is_run_when_one_is_wrong(gpu: Gpu, device: Device) -> None:
    near = device.CreateBuffer(size=4, usage="CopySrc", mappedAtCreation=True)
    ctypes.memset(near.GetMappedRange(0, 4), 7, 4)
    near.Unmap()
    far = device.CreateBuffer(size=4, usage="CopyDst|CopySrc")
    good, wrong = copying(device, near, far), nothing(gpu.device(["ShaderF16"]))
    with device.expect("Validation"):
        device.submit(good, wrong)
    assert device.read(far) == bytes(4)


def test_a_failed_submit_takes_its_commands(device: Device) -> None:
    """They cannot be submitted again, whichever of them was wrong."""
    near = device.CreateBuffer(size=4, usage="CopySrc|MapWrite")
    far = device.CreateBuffer(size=4, usage="CopyDst")
    good, wrong = nothing(device), copying(device, near, far)
    promise = near.MapAsync("Write", 0, 4)
    with device.expect("Validation"):
        device.submit(good, wrong)
    promise.wait()
    near.Unmap()
    for commands in (good, wrong):
        with device.expect("Validation"):
            device.submit(commands)


def test_submit_in_order(device: Device) -> None:
    first, second, far = (device.CreateBuffer(size=4, usage="CopySrc|CopyDst") for _ in range(3))
    device.queue.WriteBuffer(first, 0, bytes([1] * 4))
    device.queue.WriteBuffer(second, 0, bytes([2] * 4))
    device.submit(copying(device, first, far), copying(device, second, far))
    assert device.read(far) == bytes([2] * 4)


# -- what is submitted must not be destroyed or mapped


class Doomed:
    """Something that is destroyed at one of several times. Work that uses it must have been submitted before."""

    def __init__(self, device: Device, thing: Object, when: str) -> None:
        self.device, self.thing, self.when = device, thing, when

    def at(self, time: str) -> None:
        if time == self.when:
            self.thing.Destroy()

    def submit(self, commands: Object) -> None:
        self.at("before the submit")
        with self.device.valid(self.when == "after the submit"):
            self.device.submit(commands)
        self.thing.Destroy()


@pytest.mark.parametrize("when", ["before recording", "before the finish", "before the submit", "after the submit"])
@pytest.mark.parametrize("which", ["source", "target"])
def test_destroyed_buffers(device: Device, which: str, when: str) -> None:
    near, far = (device.CreateBuffer(size=4, usage="CopySrc|CopyDst") for _ in range(2))
    gone = near if which == "source" else far
    doomed = Doomed(device, gone, when)
    doomed.at("before recording")
    encoder = device.record()
    encoder.CopyBufferToBuffer(near, 0, far, 0, 4)
    doomed.at("before the finish")
    doomed.submit(device.finish(encoder))


@pytest.mark.parametrize("state", ["mapped", "being mapped", "mapped at creation", "unmapped again"])
@pytest.mark.parametrize("call", ["submit", "write"])
def test_mapped_buffers(device: Device, state: str, call: str) -> None:
    usage = "MapRead|CopyDst" if state != "mapped at creation" else "CopyDst"
    buffer = device.CreateBuffer(size=4, usage=usage, mappedAtCreation=state == "mapped at creation")
    near = device.CreateBuffer(size=4, usage="CopySrc")
    commands = copying(device, near, buffer)
    promise = buffer.MapAsync("Read", 0, 4) if state != "mapped at creation" else None
    if state in ("mapped", "unmapped again") and promise is not None:
        promise.wait()
    if state == "unmapped again":
        buffer.Unmap()
    with device.valid(state == "unmapped again"):
        if call == "submit":
            device.submit(commands)
        else:
            device.queue.WriteBuffer(buffer, 0, bytes(4))
    if promise is not None:
        promise.wait()


def texture(device: Device, usage: str = "CopySrc|CopyDst|TextureBinding|RenderAttachment") -> Object:
    return device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage=usage)


def render_to(device: Device, view: Object) -> Object:
    encoder = device.record()
    attachment = {"view": view, "loadOp": "Clear", "storeOp": "Store"}
    encoder.BeginRenderPass({"colorAttachments": [attachment]}).End()
    return device.finish(encoder)


@pytest.mark.parametrize("when", ["before the view", "before recording", "before the submit", "after the submit"])
def test_destroyed_attachments(device: Device, when: str) -> None:
    target = texture(device)
    doomed = Doomed(device, target, when)
    doomed.at("before the view")
    view = target.CreateView()
    doomed.at("before recording")
    commands = render_to(device, view)
    doomed.submit(commands)


@pytest.mark.parametrize("format", ["Depth24PlusStencil8", "Depth32Float", "Stencil8"])
@pytest.mark.parametrize("color_gone", [None, "before", "after"])
@pytest.mark.parametrize("depth_gone", [None, "before", "after"])
def test_destroyed_attachments_of_both_kinds(
    device: Device, format: str, color_gone: str | None, depth_gone: str | None
) -> None:
    """Gone before or after the recording, one of them is enough."""
    drawn_on = texture(device)
    depth = device.CreateTexture(size=(4, 4, 1), format=format, usage="RenderAttachment")
    views = drawn_on.CreateView(), depth.CreateView()
    for target, gone in ((drawn_on, color_gone), (depth, depth_gone)):
        if gone == "before":
            target.Destroy()
    encoder = device.record()
    attachment = {"view": views[0], "loadOp": "Clear", "storeOp": "Store"}
    encoder.BeginRenderPass(colorAttachments=[attachment], depthStencilAttachment=depth_stencil(views[1], format)).End()
    commands = device.finish(encoder)
    for target, gone in ((drawn_on, color_gone), (depth, depth_gone)):
        if gone == "after":
            target.Destroy()
    with device.valid(color_gone is None and depth_gone is None):
        device.submit(commands)


@pytest.mark.parametrize("when", ["before the copy", "before the submit", "after the submit"])
@pytest.mark.parametrize("which", ["source", "target"])
def test_destroyed_textures(device: Device, which: str, when: str) -> None:
    near, far = texture(device), texture(device)
    gone = near if which == "source" else far
    doomed = Doomed(device, gone, when)
    doomed.at("before the copy")
    encoder = device.record()
    size = {"width": 4, "height": 4, "depthOrArrayLayers": 1}
    encoder.CopyTextureToTexture({"texture": near}, {"texture": far}, size)
    doomed.submit(device.finish(encoder))


BINDINGS = {
    "uniform": ({"buffer": {"type": "Uniform"}}, "Uniform"),
    "storage": ({"buffer": {"type": "Storage"}}, "Storage"),
    "sampled": ({"texture": {"sampleType": "Float"}}, None),
    "stored": ({"storageTexture": {"access": "WriteOnly", "format": "RGBA8Unorm"}}, None),
}


@pytest.mark.parametrize("when", ["before the group", "before recording", "before the submit", "after the submit"])
@pytest.mark.parametrize("binding", BINDINGS)
@pytest.mark.parametrize("kind", ["compute", "render"])
def test_destroyed_bindings(device: Device, binding: str, when: str, kind: str) -> None:
    """A group of destroyed things can be made, set and finished, but not submitted."""
    layout_entry, usage = BINDINGS[binding]
    stage = "Compute" if kind == "compute" else "Fragment"
    layout = device.CreateBindGroupLayout(entries=[{"binding": 0, "visibility": stage, **layout_entry}])
    gone: Object
    if usage:
        gone = device.CreateBuffer(size=64, usage=usage)
        entry = {"binding": 0, "buffer": gone, "size": 16}
    else:
        gone = texture(device, "TextureBinding|StorageBinding")
        entry = {"binding": 0, "textureView": gone.CreateView()}
    doomed = Doomed(device, gone, when)
    doomed.at("before the group")
    with device.expect(None):
        group = device.CreateBindGroup(layout=layout, entries=[entry])
    doomed.at("before recording")
    encoder = device.record()
    if kind == "compute":
        begun = encoder.BeginComputePass()
    else:
        attachment = {"view": texture(device).CreateView(), "loadOp": "Clear", "storeOp": "Store"}
        begun = encoder.BeginRenderPass({"colorAttachments": [attachment]})
    begun.SetBindGroup(0, group, [])
    begun.End()
    doomed.submit(device.finish(encoder))


@pytest.mark.parametrize("when", ["before recording", "before the submit", "after the submit"])
def test_destroyed_query_sets(device: Device, when: str) -> None:
    queries = device.CreateQuerySet(type="Occlusion", count=1)
    buffer = device.CreateBuffer(size=8, usage="QueryResolve")
    doomed = Doomed(device, queries, when)
    doomed.at("before recording")
    encoder = device.record()
    encoder.ResolveQuerySet(queries, 0, 1, buffer, 0)
    doomed.submit(device.finish(encoder))


@pytest.mark.parametrize("kind", ["vertex", "index", "indirect"])
@pytest.mark.parametrize("when", ["before recording", "before the submit", "after the submit"])
def test_destroyed_buffers_of_passes(device: Device, kind: str, when: str) -> None:
    buffer = device.CreateBuffer(size=64, usage="Vertex|Index|Indirect")
    doomed = Doomed(device, buffer, when)
    doomed.at("before recording")
    encoder = device.record()
    attachment = {"view": texture(device).CreateView(), "loadOp": "Clear", "storeOp": "Store"}
    begun = encoder.BeginRenderPass({"colorAttachments": [attachment]})
    if kind == "index":
        begun.SetIndexBuffer(buffer, "Uint16", 0, WHOLE)
    else:
        begun.SetVertexBuffer(0, buffer, 0, WHOLE)
    begun.End()
    doomed.submit(device.finish(encoder))


# -- writes


@pytest.mark.parametrize(
    "usage", ["CopyDst", "CopySrc", "CopyDst|CopySrc", "MapRead|CopyDst", "Vertex", "Storage|CopyDst"]
)
def test_write_usages(device: Device, usage: str) -> None:
    buffer = device.CreateBuffer(size=16, usage=usage)
    with device.valid("CopyDst" in usage):
        device.queue.WriteBuffer(buffer, 0, bytes(4))


@pytest.mark.parametrize("offset", [0, 1, 2, 3, 4, 12, 16, 20, 2**32, 2**63, 2**64 - 4])
@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 8, 12, 16, 20, 1024, 2 << 20])
def test_write_ranges(device: Device, offset: int, size: int) -> None:
    buffer = device.CreateBuffer(size=16, usage="CopyDst")
    with device.valid(offset % 4 == 0 and size % 4 == 0 and offset + size <= 16):
        device.queue.WriteBuffer(buffer, offset, bytes(size))


@pytest.mark.parametrize("state", ["invalid", "of another device", "destroyed"])
def test_write_states(gpu: Gpu, device: Device, state: str) -> None:
    if state == "invalid":
        with device.expect("Validation"):
            buffer = device.CreateBuffer(size=16, usage="MapRead|MapWrite")
    elif state == "destroyed":
        buffer = device.CreateBuffer(size=16, usage="CopyDst")
        buffer.Destroy()
    else:
        buffer = gpu.device(["ShaderF16"]).CreateBuffer(size=16, usage="CopyDst")
    with device.expect("Validation"):
        device.queue.WriteBuffer(buffer, 0, bytes(4))


@pytest.mark.parametrize("state", ["destroyed", "of another device"])
def test_write_texture_states(gpu: Gpu, device: Device, state: str) -> None:
    target = texture(device if state == "destroyed" else gpu.device(["ShaderF16"]))
    if state == "destroyed":
        target.Destroy()
    layout = {"bytesPerRow": 16, "rowsPerImage": 4}
    size = {"width": 4, "height": 4, "depthOrArrayLayers": 1}
    with device.expect("Validation"):
        device.queue.WriteTexture({"texture": target}, bytes(64), 64, layout, size)


@pytest.mark.parametrize("size", [4, 64, 4096, 1 << 20, 3 << 20])
def test_write_content(device: Device, size: int) -> None:
    content = bytes(at % 253 for at in range(size))
    buffer = device.CreateBuffer(size=size + 8, usage="CopyDst|CopySrc")
    device.queue.WriteBuffer(buffer, 4, content)
    assert device.read(buffer) == bytes(4) + content + bytes(4)


def test_writes_in_order(device: Device) -> None:
    buffer = device.CreateBuffer(size=16, usage="CopyDst|CopySrc")
    device.queue.WriteBuffer(buffer, 0, bytes([1] * 16))
    device.queue.WriteBuffer(buffer, 4, bytes([2] * 8))
    device.queue.WriteBuffer(buffer, 8, bytes([3] * 4))
    assert device.read(buffer) == bytes([1] * 4 + [2] * 4 + [3] * 4 + [1] * 4)


def test_writes_come_before_later_submits(device: Device) -> None:
    near = device.CreateBuffer(size=4, usage="CopySrc|CopyDst")
    far = device.CreateBuffer(size=4, usage="CopySrc|CopyDst")
    commands = copying(device, near, far)
    device.queue.WriteBuffer(near, 0, bytes([5] * 4))
    device.submit(commands)
    device.queue.WriteBuffer(near, 0, bytes([6] * 4))
    assert device.read(far) == bytes([5] * 4)
    assert device.read(near) == bytes([6] * 4)


# -- the end of work


@pytest.mark.parametrize("work", ["none", "a submit", "a write"])
def test_work_done(device: Device, work: str) -> None:
    if work == "a submit":
        device.submit(nothing(device))
    if work == "a write":
        device.queue.WriteBuffer(device.CreateBuffer(size=4, usage="CopyDst"), 0, bytes(4))
    promise = device.queue.OnSubmittedWorkDone()
    assert not promise, "not within the call"
    assert promise.wait() == ("Success", "")
    assert len(promise.calls) == 1


def test_work_is_done_in_order(device: Device) -> None:
    promises = []
    for _ in range(10):
        device.submit(nothing(device))
        promises.append(device.queue.OnSubmittedWorkDone())
    promises[-1].wait()
    assert all(promises)


def test_work_done_many_times(device: Device) -> None:
    device.submit(nothing(device))
    promises = [device.queue.OnSubmittedWorkDone() for _ in range(50)]
    for promise in promises:
        assert promise.wait()[0] == "Success"


def test_one_queue(device: Device) -> None:
    first, second = device.GetQueue(), device.GetQueue()
    assert first == second == device.queue
