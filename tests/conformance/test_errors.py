"""Errors: scopes and those outside of them. Spec: 22 Errors and Debugging."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gpu import Device, Gpu, Object
from makers import FRAGMENT, VERTEX, color, compute_pipeline

FILTERS = ["Validation", "OutOfMemory", "Internal"]


def provoke(device: Device, kind: str = "Validation") -> None:
    if kind == "Validation":
        device.CreateBuffer(size=4, usage=0)
    else:
        assert kind == "OutOfMemory"
        exhaust(device)


def exhaust(device: Device) -> None:
    """Asks for more memory than there is, in right calls."""
    limits = device.gpu.limits(device)
    edge, layers = limits["maxTextureDimension2D"], limits["maxTextureArrayLayers"]
    made = []
    for _ in range(64):
        made.append(
            device.CreateTexture(size=(edge, edge, layers), format="RGBA32Float", usage="CopyDst|TextureBinding")
        )
        if device.errors or device.lost:
            break
    for texture in made:
        texture.Destroy()


def pop(device: Device) -> tuple[str, str]:
    status, kind, _ = device.PopErrorScope().wait()
    return status, kind


@pytest.mark.parametrize("filter", FILTERS)
def test_an_empty_scope(device: Device, filter: str) -> None:
    device.PushErrorScope(filter)
    assert pop(device) == ("Success", "NoError")


@pytest.mark.parametrize("filter", FILTERS)
def test_a_scope_takes_its_kind(device: Device, filter: str) -> None:
    device.PushErrorScope(filter)
    if filter == "Validation":
        provoke(device)
    else:
        with device.expect("Validation"):
            provoke(device)
    assert pop(device) == ("Success", "Validation" if filter == "Validation" else "NoError")


@pytest.mark.parametrize("filter", FILTERS)
def test_a_scope_takes_no_memory_errors_but_its_own(gpu: Gpu, filter: str) -> None:
    device = gpu.device([], {"maxTextureDimension2D": gpu.limits(gpu.adapter)["maxTextureDimension2D"]})
    device.PushErrorScope(filter)
    device.errors.calls.clear()
    provoke(device, "OutOfMemory")
    kinds = {kind for _, kind, _ in device.errors.calls}
    device.errors.calls.clear()
    assert kinds == (set() if filter == "OutOfMemory" else {"OutOfMemory"})
    assert pop(device) == ("Success", "OutOfMemory" if filter == "OutOfMemory" else "NoError")


@pytest.mark.parametrize("depth", [1, 10, 1000])
def test_scopes_of_other_kinds_let_it_through(device: Device, depth: int) -> None:
    device.PushErrorScope("Validation")
    for i in range(depth):
        device.PushErrorScope(["OutOfMemory", "Internal"][i % 2])
    provoke(device)
    promises = [device.PopErrorScope() for _ in range(depth)]
    assert {promise.wait()[:2] for promise in promises} == {("Success", "NoError")}
    assert pop(device) == ("Success", "Validation")


@pytest.mark.parametrize("depth", [1, 10, 2000])
def test_the_innermost_scope_takes_it(device: Device, depth: int) -> None:
    for i in range(depth):
        device.PushErrorScope(FILTERS[i % 3])
    device.PushErrorScope("Validation")
    provoke(device)
    assert pop(device) == ("Success", "Validation")
    promises = [device.PopErrorScope() for _ in range(depth)]
    assert {promise.wait()[:2] for promise in promises} == {("Success", "NoError")}


@pytest.mark.parametrize("filter", FILTERS)
@pytest.mark.parametrize("count", [1, 10, 1000])
@pytest.mark.parametrize("nested", [False, True])
def test_one_pop_too_many(device: Device, filter: str, count: int, nested: bool) -> None:
    promises = []
    for _ in range(count):
        device.PushErrorScope(filter)
        if not nested:
            promises.append(device.PopErrorScope())
    if nested:
        promises = [device.PopErrorScope() for _ in range(count)]
    with device.expect(None):
        assert pop(device)[0] == "Error"
    assert {promise.wait()[:2] for promise in promises} == {("Success", "NoError")}


def test_out_of_memory(gpu: Gpu) -> None:
    """Is told as what it is, the objects are invalid, and the device lives on."""
    device = gpu.device([], {"maxTextureDimension2D": gpu.limits(gpu.adapter)["maxTextureDimension2D"]})
    with device.expect("OutOfMemory"):
        exhaust(device)
    assert not device.lost
    with device.expect(None):
        buffer = device.CreateBuffer(size=4, usage="CopySrc")
    assert device.read(buffer) == bytes(4)


@pytest.mark.parametrize("filter", FILTERS)
def test_a_scope_keeps_the_first(device: Device, filter: str) -> None:
    device.PushErrorScope("Validation")
    device.CreateBuffer(size=4, usage=0, label="first one")
    device.CreateBuffer(size=4, usage=0, label="second one")
    status, kind, message = device.PopErrorScope().wait()
    assert (status, kind) == ("Success", "Validation")
    assert "first one" in message
    device.PushErrorScope(filter)
    assert pop(device) == ("Success", "NoError")


def test_without_a_scope(device: Device) -> None:
    device.errors.calls.clear()
    provoke(device)
    assert [kind for _, kind, _ in device.errors.calls] == ["Validation"]
    of, _, message = device.errors.calls[0]
    assert of == device
    assert message
    device.errors.calls.clear()


def test_inner_scopes_come_first(device: Device) -> None:
    device.PushErrorScope("Validation")
    device.PushErrorScope("Validation")
    provoke(device)
    assert pop(device) == ("Success", "Validation")
    assert pop(device) == ("Success", "NoError")


@pytest.mark.parametrize("inner", ["OutOfMemory", "Internal"])
def test_outer_scopes_get_the_rest(device: Device, inner: str) -> None:
    device.PushErrorScope("Validation")
    device.PushErrorScope(inner)
    provoke(device)
    assert pop(device) == ("Success", "NoError")
    assert pop(device) == ("Success", "Validation")


@pytest.mark.parametrize("depth", [1, 10, 1000])
def test_balanced(device: Device, depth: int) -> None:
    for _ in range(depth):
        device.PushErrorScope("Validation")
    provoke(device)
    assert pop(device) == ("Success", "Validation")
    for _ in range(depth - 1):
        assert pop(device) == ("Success", "NoError")
    assert pop(device)[0] == "Error"


def test_too_many_pops(device: Device) -> None:
    assert pop(device)[0] == "Error"
    device.PushErrorScope("Validation")
    assert pop(device) == ("Success", "NoError")
    assert pop(device)[0] == "Error"


@pytest.mark.parametrize("filter", [0, 4, 255, 0x7FFFFFFF])
def test_filters_that_are_none(device: Device, filter: int) -> None:
    with device.expect("Validation"):
        device.PushErrorScope(filter)
    assert pop(device)[0] == "Error"


def test_scopes_of_devices_are_apart(gpu: Gpu, device: Device) -> None:
    other = gpu.device(["ShaderF16"])
    device.PushErrorScope("Validation")
    with other.expect("Validation"):
        provoke(other)
    assert pop(device) == ("Success", "NoError")


def test_callbacks_do_not_come_within_the_call(device: Device) -> None:
    device.PushErrorScope("Validation")
    promise = device.PopErrorScope()
    assert not promise
    assert promise.wait()[0] == "Success"
    assert len(promise.calls) == 1


def test_spontaneous_callbacks_may(device: Device) -> None:
    device.PushErrorScope("Validation")
    promise = device.PopErrorScope({"mode": "AllowSpontaneous"})
    assert promise.wait()[0] == "Success"
    assert len(promise.calls) == 1


def test_scopes_see_the_queue_and_encoders(device: Device) -> None:
    device.PushErrorScope("Validation")
    device.queue.WriteBuffer(device.CreateBuffer(size=4, usage="CopySrc"), 0, bytes(4))
    assert pop(device) == ("Success", "Validation")
    encoder = device.record()
    device.PushErrorScope("Validation")
    encoder.ClearBuffer(device.CreateBuffer(size=4, usage="CopySrc"), 0, 4)
    assert pop(device) == ("Success", "NoError"), "recording tells nothing"
    device.PushErrorScope("Validation")
    encoder.Finish()
    assert pop(device) == ("Success", "Validation")


def test_pops_are_answered_in_order(device: Device) -> None:
    for _ in range(5):
        device.PushErrorScope("Validation")
    provoke(device)
    promises = [device.PopErrorScope() for _ in range(5)]
    kinds = [promise.wait()[1] for promise in promises]
    assert kinds == ["Validation", *["NoError"] * 4]


# -- labels


LABELS = ["", "plain", "ünïcode 🞋", "a" * 10000, "two\nlines", "\0", "nul\0within"]


def labelled(device: Device, label: str) -> Iterator[tuple[str, Object]]:
    """An object of each kind, with this label."""
    yield "buffer", device.CreateBuffer(size=4, usage="CopySrc", label=label)
    texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="RenderAttachment", label=label)
    yield "texture", texture
    yield "view", texture.CreateView(label=label)
    yield "sampler", device.CreateSampler(label=label)
    yield "query set", device.CreateQuerySet(type="Occlusion", count=1, label=label)
    layout = device.CreateBindGroupLayout(label=label)
    yield "bind group layout", layout
    yield "bind group", device.CreateBindGroup(layout=layout, label=label)
    yield "pipeline layout", device.CreatePipelineLayout(bindGroupLayouts=[layout], label=label)
    code = f"{VERTEX} {FRAGMENT} @compute @workgroup_size(1) fn cs() {{}}"
    module = device.CreateShaderModule(chain={"ShaderSourceWGSL": {"code": code}}, label=label)
    yield "shader module", module
    stages = {"vertex": {"module": module}, "fragment": {"module": module, "targets": [{"format": "RGBA8Unorm"}]}}
    yield "compute pipeline", device.CreateComputePipeline(compute={"module": module}, label=label)
    yield "render pipeline", device.CreateRenderPipeline(**stages, label=label)
    yield "later compute pipeline", device.CreateComputePipelineAsync(compute={"module": module}, label=label).wait()[1]
    yield "later render pipeline", device.CreateRenderPipelineAsync(**stages, label=label).wait()[1]
    bundles = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"], label=label)
    yield "bundle encoder", bundles
    bundles.InsertDebugMarker(label)
    yield "bundle", bundles.Finish(label=label)
    encoder = device.CreateCommandEncoder(label=label)
    yield "command encoder", encoder
    encoder.PushDebugGroup(label)
    targets = [color(texture.CreateView())]
    for begin, descriptor in ((encoder.BeginComputePass, {}), (encoder.BeginRenderPass, {"colorAttachments": targets})):
        pass_ = begin(**descriptor, label=label)
        yield "pass", pass_
        pass_.InsertDebugMarker(label)
        pass_.End()
    encoder.PopDebugGroup()
    commands = encoder.Finish(label=label)
    yield "command buffer", commands
    device.submit(commands)


@pytest.mark.parametrize("label", LABELS)
def test_labels(gpu: Gpu, device: Device, label: str) -> None:
    """Any text will do, for any object, from its beginning to its end."""
    status, own, message = gpu.request_device(label=label)
    assert status == "Success" and own is not None, message
    with own.expect(None):
        for kind, one in labelled(own, label):
            assert one, kind
            one.SetLabel(f"{label} again")
            one.SetLabel(label)
        own.SetLabel(label)
        own.queue.SetLabel(label)
    own.Destroy()
    own.SetLabel(label)


@pytest.mark.parametrize("label", ["plain", "ünïcode 🞋", "nul\0within"])
def test_objects_that_are_destroyed_have_labels(device: Device, label: str) -> None:
    """They are in the messages about them."""
    buffer = device.CreateBuffer(size=4, usage="CopyDst", label=label)
    buffer.Destroy()
    encoder = device.record()
    encoder.ClearBuffer(buffer, 0, 4)
    commands = device.finish(encoder)
    device.PushErrorScope("Validation")
    device.submit(commands)
    status, kind, message = device.PopErrorScope().wait()
    assert (status, kind) == ("Success", "Validation")
    assert label.split("\0")[0] in message


def test_layouts_of_one_pipeline_have_labels_of_their_own(device: Device) -> None:
    code = "@group(0) @binding(0) var<uniform> a: f32; @compute @workgroup_size(1) fn main() { _ = a; }"
    pipeline = compute_pipeline(device, code)
    layouts = {name: pipeline.GetBindGroupLayout(0) for name in ("one of them", "another one")}
    assert len(set(layouts.values())) == 2
    for name, layout in layouts.items():
        layout.SetLabel(name)
    for name, layout in layouts.items():
        device.PushErrorScope("Validation")
        device.CreateBindGroup(layout=layout, entries=[])
        _, kind, message = device.PopErrorScope().wait()
        assert kind == "Validation"
        assert not any(other in message for other in layouts if other != name)


def test_labels_are_in_messages(device: Device) -> None:
    with device.expect("Validation"):
        buffer = device.CreateBuffer(size=4, usage=0, label="my buffer")
    device.PushErrorScope("Validation")
    device.queue.WriteBuffer(buffer, 0, bytes(4))
    assert "my buffer" in device.PopErrorScope().wait()[2]
    buffer.SetLabel("renamed")
    device.PushErrorScope("Validation")
    device.queue.WriteBuffer(buffer, 0, bytes(4))
    assert "renamed" in device.PopErrorScope().wait()[2]
