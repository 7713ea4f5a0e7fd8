"""Errors: scopes and those outside of them. Spec: 22 Errors and Debugging."""

from __future__ import annotations

import pytest

from gpu import Device, Gpu

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


@pytest.mark.parametrize("label", ["", "plain", "ünïcode 🞋", "a" * 10000, "two\nlines"])
def test_labels(device: Device, label: str) -> None:
    made = [
        device.CreateBuffer(size=4, usage="CopySrc", label=label),
        device.CreateTexture(size=(4, 4, 1), format="R8Unorm", usage="CopySrc", label=label),
        device.CreateSampler(label=label),
        device.CreateCommandEncoder(label=label),
        device.CreateQuerySet(type="Occlusion", count=1, label=label),
        device.CreateBindGroupLayout(label=label),
    ]
    made.append(made[1].CreateView(label=label))
    for one in (*made, device, device.queue):
        one.SetLabel(label)
    device.SetLabel("")


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
