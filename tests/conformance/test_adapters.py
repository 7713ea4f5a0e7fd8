"""Instances, adapters and their devices. Spec: 4 Initialization."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gpu import Gpu


@pytest.mark.parametrize("level", ["Undefined", "Core", "Compatibility"])
@pytest.mark.parametrize("preference", ["Undefined", "LowPower", "HighPerformance"])
def test_request_adapter(gpu: Gpu, level: str, preference: str) -> None:
    adapter = gpu.request_adapter(featureLevel=level, powerPreference=preference)
    assert adapter
    status, device, message = gpu.request_device(adapter)
    assert status == "Success", message
    assert device is not None


@pytest.mark.parametrize("fallback", [False, True])
def test_fallback_adapter(gpu: Gpu, fallback: bool) -> None:
    promise = gpu.call("wgpuInstanceRequestAdapter", gpu.instance, {"forceFallbackAdapter": fallback})
    status, adapter, _ = promise.wait()
    assert (status, bool(adapter)) in (("Success", True), ("Unavailable", False))


@pytest.mark.parametrize("member", ["featureLevel", "powerPreference", "backendType"])
@pytest.mark.parametrize("value", [99, 0x7FFFFFFF])
def test_unknown_options(gpu: Gpu, member: str, value: int) -> None:
    status, adapter, _ = gpu.call("wgpuInstanceRequestAdapter", gpu.instance, {member: value}).wait()
    assert status in ("Error", "Unavailable")
    assert not adapter


def test_callbacks_do_not_come_within_the_call(gpu: Gpu) -> None:
    promise = gpu.call("wgpuInstanceRequestAdapter", gpu.instance, None)
    assert not promise
    status, adapter, _ = promise.wait()
    assert status == "Success"
    asked = gpu.call("wgpuAdapterRequestDevice", adapter, None)
    assert not asked
    assert asked.wait()[0] == "Success"
    assert len(promise.calls) == len(asked.calls) == 1


def test_two_devices_of_one_adapter(gpu: Gpu, differs: Callable[..., None]) -> None:
    differs("adapters-that-are-used-up")
    adapter = gpu.request_adapter()
    assert gpu.request_device(adapter)[0] == "Success"
    assert gpu.request_device(adapter)[0] == "Error"


def test_a_device_without_a_descriptor(gpu: Gpu) -> None:
    status, device, _ = gpu.call("wgpuAdapterRequestDevice", gpu.adapter, None).wait()
    assert status == "Success"
    assert gpu.limits(device)["maxBindGroups"] == 4


def test_futures_are_numbered(gpu: Gpu) -> None:
    promises = [gpu.call("wgpuInstanceRequestAdapter", gpu.instance, None) for _ in range(3)]
    numbers = [promise.future for promise in promises]
    assert len(set(numbers)) == 3
    assert 0 not in numbers
    for promise in promises:
        promise.wait()


def test_wait_any_of_done_futures(gpu: Gpu) -> None:
    promise = gpu.call("wgpuInstanceRequestAdapter", gpu.instance, None, {"mode": "WaitAnyOnly"})
    gpu.instance.ProcessEvents()
    assert not promise, "only when it is waited for"
    assert gpu.instance.WaitAny([{"future": {"id": promise.future}}], 0) == "Success"
    assert promise


def test_wait_any_of_nothing(gpu: Gpu) -> None:
    assert gpu.instance.WaitAny([], 0) == "Success"


@pytest.mark.parametrize("future", [0, 2**63])
def test_wait_any_of_what_never_was(gpu: Gpu, future: int) -> None:
    assert gpu.instance.WaitAny([{"future": {"id": future}}], 0) in ("Success", "Error")
