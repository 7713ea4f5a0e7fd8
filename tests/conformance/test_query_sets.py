"""Query sets: creation and destruction. Spec: 20.1 GPUQuerySet."""

from __future__ import annotations

import pytest

from gpu import Device, Gpu
from makers import attachment, color


@pytest.mark.parametrize("type", ["Occlusion", "Timestamp"])
@pytest.mark.parametrize("count", [0, 1, 2, 4095, 4096, 4097, 2**31, 2**32 - 1])
def test_counts(gpu: Gpu, type: str, count: int) -> None:
    device = gpu.device(["TimestampQuery"])
    with device.valid(count <= 4096):
        made = device.CreateQuerySet(type=type, count=count)
    assert (made.GetCount(), made.GetType()) == (count, type)


@pytest.mark.parametrize("type", [0, 3, 4, 255, 0x7FFFFFFF])
def test_types_that_are_none(device: Device, type: int) -> None:
    with device.expect("Validation"):
        device.CreateQuerySet(type=type, count=1)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_destroy(device: Device, times: int) -> None:
    made = device.CreateQuerySet(type="Occlusion", count=4)
    for _ in range(times):
        made.Destroy()
    assert made.GetCount() == 4


def test_destroy_an_error_object(device: Device) -> None:
    with device.expect("Validation"):
        made = device.CreateQuerySet(type="Occlusion", count=4097)
    made.Destroy()
    made.Destroy()


def test_labels(device: Device) -> None:
    made = device.CreateQuerySet(type="Occlusion", count=4, label="mine")
    made.SetLabel("yours")


def test_an_empty_set_cannot_be_used(device: Device) -> None:
    made = device.CreateQuerySet(type="Occlusion", count=0)
    buffer = device.CreateBuffer(size=256, usage="QueryResolve")
    encoder = device.record()
    encoder.ResolveQuerySet(made, 0, 1, buffer, 0)
    device.finish(encoder, right=False)
    encoder = device.record()
    encoder.ResolveQuerySet(made, 0, 0, buffer, 0)
    device.finish(encoder, right=False)


@pytest.mark.parametrize("index", [0, 1, 2**32 - 1])
def test_no_occlusion_query_of_an_empty_set(device: Device, index: int) -> None:
    made = device.CreateQuerySet(type="Occlusion", count=0)
    encoder = device.record()
    views = [color(attachment(device))]
    pass_ = encoder.BeginRenderPass(colorAttachments=views, occlusionQuerySet=made)
    pass_.BeginOcclusionQuery(index)
    pass_.EndOcclusionQuery()
    pass_.End()
    device.finish(encoder, False)
    encoder = device.record()
    encoder.BeginRenderPass(colorAttachments=views, occlusionQuerySet=made).End()
    device.finish(encoder)


@pytest.mark.parametrize("of", ["compute", "render"])
@pytest.mark.parametrize("index", ["beginningOfPassWriteIndex", "endOfPassWriteIndex"])
def test_no_timestamps_in_an_empty_set(gpu: Gpu, of: str, index: str) -> None:
    device = gpu.device(["TimestampQuery"])
    made = device.CreateQuerySet(type="Timestamp", count=0)
    encoder = device.record()
    writes = {"querySet": made, index: 0}
    if of == "compute":
        encoder.BeginComputePass(timestampWrites=writes).End()
    else:
        encoder.BeginRenderPass(colorAttachments=[color(attachment(device))], timestampWrites=writes).End()
    device.finish(encoder, False)
