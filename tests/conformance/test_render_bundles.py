"""Render bundles: what they are recorded for, and what they are executed in. Spec: 18 GPURenderBundle."""

from __future__ import annotations

from typing import Any

import pytest

from differences import known
from gpu import Device, Gpu, Object
from makers import (
    DEPTH_STENCIL_FORMATS,
    Encoder,
    attachment,
    color,
    compute_pipeline,
    depth_state,
    depth_stencil,
    features_of,
    render,
)
from test_render_pipelines import NO_TARGETS, TARGETS


def bundle(device: Device, formats: list[str] | None = None, **given: Any) -> Object:
    """An empty one."""
    return device.CreateRenderBundleEncoder(colorFormats=formats or [], **given).Finish()


def opened(device: Device, right: bool, formats: list[str], **given: Any) -> None:
    with device.valid(right):
        device.CreateRenderBundleEncoder(colorFormats=formats, **given)


# -- what they are recorded for


@pytest.mark.parametrize("count", [0, 1, 8, 9])
def test_format_count(gpu: Gpu, device: Device, count: int) -> None:
    opened(device, 0 < count <= gpu.limits(device)["maxColorAttachments"], ["R8Uint"] * count)


@pytest.mark.parametrize("depth", [False, True])
@pytest.mark.parametrize("holes", [0, 1, 3])
def test_something_to_draw_on(device: Device, depth: bool, holes: int) -> None:
    opened(device, depth, ["Undefined"] * holes, depthStencilFormat="Depth24Plus" if depth else "Undefined")


@pytest.mark.parametrize("format", [*TARGETS, *NO_TARGETS, *DEPTH_STENCIL_FORMATS, "BC1RGBAUnorm"])
def test_formats(gpu: Gpu, format: str) -> None:
    device = gpu.device(features_of(format))
    opened(device, format in TARGETS, [format])
    opened(device, format in DEPTH_STENCIL_FORMATS, [], depthStencilFormat=format)


@pytest.mark.parametrize("format", ["Depth32FloatStencil8", "BC1RGBAUnorm", 0x7777])
def test_formats_without_their_feature(device: Device, format: str | int) -> None:
    opened(device, False, [], depthStencilFormat=format)


@pytest.mark.parametrize("format", TARGETS)
def test_bytes_per_sample(gpu: Gpu, device: Device, format: str) -> None:
    most = gpu.limits(device)["maxColorAttachmentBytesPerSample"]
    for count in range(1, 9):
        opened(device, TARGETS[format][2] * count <= most, [format] * count)


def test_bytes_per_sample_with_gaps(device: Device) -> None:
    opened(device, False, ["R8Unorm", "R32Float", "RGBA8Unorm", "RGBA32Float", "R8Unorm"])
    opened(device, True, ["R32Float", "RGBA8Unorm", "RGBA32Float", "R8Unorm", "R8Unorm"])


@pytest.mark.parametrize("samples", [0, 1, 2, 3, 4, 8, 16, 2**31])
def test_samples(device: Device, samples: int) -> None:
    opened(device, samples in (1, 4), ["RGBA8Unorm"], sampleCount=samples)


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("depth", [False, True])
@pytest.mark.parametrize("stencil", [False, True])
def test_read_only(gpu: Gpu, format: str, depth: bool, stencil: bool) -> None:
    device = gpu.device(features_of(format))
    opened(device, True, [], depthStencilFormat=format, depthReadOnly=depth, stencilReadOnly=stencil)


def test_an_invalid_encoder(device: Device) -> None:
    """Its creation is reported, then its finish, and nothing between."""
    with device.valid(False):
        encoder = device.CreateRenderBundleEncoder(colorFormats=[])
    with device.expect(None):
        encoder.Draw(1, 1, 0, 0)
    with device.valid(False):
        made = encoder.Finish()
    within = Encoder(device, "render")
    within.to.ExecuteBundles([made])
    within.finish(False)


# -- what they are executed in


def test_no_bundles(device: Device) -> None:
    encoder = Encoder(device, "render")
    encoder.to.ExecuteBundles([])
    encoder.submit()


@pytest.mark.parametrize("count", [pytest.param(0, marks=known("empty-bundle-lists")), 1])
def test_bundles_clear_the_state(device: Device, count: int) -> None:
    """Also none of them: a draw behind them needs a pipeline of its own."""
    made = bundle(device, ["RGBA8Unorm"])
    encoder = Encoder(device, "render")
    encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device)))
    encoder.to.ExecuteBundles([made] * count)
    encoder.to.Draw(3, 1, 0, 0)
    encoder.finish(False)


def test_the_same_bundle_twice(device: Device) -> None:
    made = bundle(device, ["RGBA8Unorm"])
    for _ in range(2):
        encoder = Encoder(device, "render")
        encoder.to.ExecuteBundles([made, made])
        encoder.submit()


@pytest.mark.parametrize("foreign", [None, 0, 1])
def test_of_another_device(gpu: Gpu, device: Device, foreign: int | None) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    bundles = [bundle(other if i == foreign else device, ["RGBA8Unorm"]) for i in range(2)]
    encoder = Encoder(device, "render")
    encoder.to.ExecuteBundles(bundles)
    encoder.finish(foreign is None)


@pytest.mark.parametrize("kind", ["bundle", "pipeline"])
@pytest.mark.parametrize(
    ("formats", "drawn_on"),
    [
        (["BGRA8Unorm", "RG8Unorm"], ["BGRA8Unorm", "RG8Unorm"]),
        (["BGRA8Unorm", "RG8Unorm"], ["BGRA8Unorm", "BGRA8Unorm"]),
        (["BGRA8Unorm", "RG8Unorm"], ["RG8Unorm", "BGRA8Unorm"]),
        (["BGRA8Unorm", "RG8Unorm", "R8Unorm"], ["BGRA8Unorm", "RG8Unorm"]),
        (["BGRA8Unorm", "RG8Unorm"], ["BGRA8Unorm", "RG8Unorm", "R8Unorm"]),
        (["RGBA8Unorm"], ["RGBA8UnormSrgb"]),
        (["BGRA8Unorm", "Undefined"], ["BGRA8Unorm"]),
        (["BGRA8Unorm"], ["BGRA8Unorm", "Undefined"]),
        (["BGRA8Unorm", "Undefined", "R8Unorm"], ["BGRA8Unorm", "Undefined", "R8Unorm"]),
        (["BGRA8Unorm", "Undefined", "R8Unorm"], ["BGRA8Unorm", "R8Unorm"]),
    ],
)
@pytest.mark.parametrize("to", ["render", "bundle"])
def test_color_formats(device: Device, kind: str, formats: list[str], drawn_on: list[str], to: str) -> None:
    """They must be the same, but for empty ones at the end."""

    def trimmed(of: list[str]) -> list[str]:
        return trimmed(of[:-1]) if of and of[-1] == "Undefined" else of

    if to == "bundle" and kind == "bundle":
        pytest.skip("a bundle cannot execute bundles")
    if to == "bundle":
        encoder = Encoder(device, "bundle", tuple(drawn_on))
    else:
        encoder = Encoder(device, "compute")
        encoder.kind, encoder.encoder = "render", device.record()
        views = [{"view": None} if of == "Undefined" else color(attachment(device, of)) for of in drawn_on]
        encoder.to = encoder.encoder.BeginRenderPass(colorAttachments=views)
    if kind == "bundle":
        encoder.to.ExecuteBundles([bundle(device, formats)])
    else:
        targets = [{"format": of, "writeMask": 0} if of != "Undefined" else {} for of in formats]
        given = render(device, fragment="@fragment fn fs() {}", targets=targets)
        encoder.to.SetPipeline(device.CreateRenderPipeline(**given))
    encoder.finish(trimmed(formats) == trimmed(drawn_on))


def drawn(device: Device, kind: str, format: str, **given: Any) -> Object:
    """A bundle or pipeline for this depth-stencil format."""
    if kind == "bundle":
        return bundle(device, [], depthStencilFormat=format, **given)
    state = depth_state(format) if format != "Undefined" else None
    return device.CreateRenderPipeline(**render(device, fragment=None, depthStencil=state, **given))


@pytest.mark.parametrize("kind", ["bundle", "pipeline"])
@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS[:4])
@pytest.mark.parametrize("drawn_on", DEPTH_STENCIL_FORMATS[:4])
def test_depth_stencil_formats(device: Device, kind: str, format: str, drawn_on: str) -> None:
    encoder = device.record()
    ds = depth_stencil(attachment(device, drawn_on), drawn_on)
    made = encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=ds)
    what = drawn(device, kind, format)
    made.ExecuteBundles([what]) if kind == "bundle" else made.SetPipeline(what)
    made.End()
    device.finish(encoder, format == drawn_on)


@pytest.mark.parametrize("kind", ["bundle", "pipeline"])
@pytest.mark.parametrize("there", [False, True])
def test_depth_stencil_in_one_only(device: Device, kind: str, there: bool) -> None:
    encoder = device.record()
    ds = depth_stencil(attachment(device, "Depth24Plus"), "Depth24Plus") if there else None
    made = encoder.BeginRenderPass(colorAttachments=[color(attachment(device))], depthStencilAttachment=ds)
    format = "Undefined" if there else "Depth24Plus"
    if kind == "bundle":
        made.ExecuteBundles([bundle(device, ["RGBA8Unorm"], depthStencilFormat=format)])
    else:
        state = None if there else depth_state(format)
        made.SetPipeline(device.CreateRenderPipeline(**render(device, depthStencil=state)))
    made.End()
    device.finish(encoder, False)


@pytest.mark.parametrize("kind", ["bundle", "pipeline"])
@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("drawn_on", [1, 4])
@pytest.mark.parametrize("to", ["render", "bundle"])
def test_sample_counts(device: Device, kind: str, samples: int, drawn_on: int, to: str) -> None:
    pipeline = device.CreateRenderPipeline(**render(device, multisample={"count": samples}))
    if to == "bundle":
        recorded = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"], sampleCount=drawn_on)
        recorded.SetPipeline(pipeline)
        with device.valid(samples == drawn_on):
            recorded.Finish()
        return
    encoder = device.record()
    made = encoder.BeginRenderPass(colorAttachments=[color(attachment(device, samples=drawn_on))])
    if kind == "bundle":
        made.ExecuteBundles([bundle(device, ["RGBA8Unorm"], sampleCount=samples)])
    else:
        made.SetPipeline(pipeline)
    made.End()
    device.finish(encoder, samples == drawn_on)


BOTH = [(False, False), (False, True), (True, False), (True, True)]


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("of_bundle", BOTH)
@pytest.mark.parametrize("of_pass", BOTH)
def test_read_only_bundles(gpu: Gpu, format: str, of_bundle: tuple[bool, bool], of_pass: tuple[bool, bool]) -> None:
    """What the pass only reads, its bundles only read."""
    device = gpu.device(features_of(format))
    made = bundle(device, [], depthStencilFormat=format, depthReadOnly=of_bundle[0], stencilReadOnly=of_bundle[1])
    encoder = device.record()
    ds = depth_stencil(attachment(device, format), format, of_pass)
    within = encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=ds)
    within.ExecuteBundles([made])
    within.End()
    device.finish(encoder, all(b or not p for b, p in zip(of_bundle, of_pass, strict=True)))


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("read_only", BOTH)
@pytest.mark.parametrize("to", ["render", "bundle"])
def test_read_only_and_writing_pipelines(gpu: Gpu, format: str, read_only: tuple[bool, bool], to: str) -> None:
    device = gpu.device(features_of(format))
    for writes_depth in (False, True) if "Depth" in format else (False,):
        for stencil in ("none", "never written", "front", "back culled") if "tencil8" in format else ("none",):
            state = depth_state(format)
            if writes_depth:
                state["depthWriteEnabled"] = "True"
            if stencil != "none":
                state["stencilBack" if stencil == "back culled" else "stencilFront"] = {"passOp": "Replace"}
            if stencil == "never written":
                state["stencilWriteMask"] = 0
            cull = {"cullMode": "Back" if stencil == "back culled" else "None"}
            pipeline = device.CreateRenderPipeline(**render(device, fragment=None, depthStencil=state, primitive=cull))
            right = not (writes_depth and read_only[0]) and not (stencil == "front" and read_only[1])
            if to == "bundle":
                recorded = device.CreateRenderBundleEncoder(
                    colorFormats=[], depthStencilFormat=format, depthReadOnly=read_only[0], stencilReadOnly=read_only[1]
                )
                recorded.SetPipeline(pipeline)
                with device.valid(right, writes_depth, stencil):
                    recorded.Finish()
                continue
            encoder = device.record()
            ds = depth_stencil(attachment(device, format), format, read_only)
            made = encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=ds)
            made.SetPipeline(pipeline)
            made.End()
            with device.valid(right, writes_depth, stencil):
                encoder.Finish()


def test_state_is_gone_after_bundles(device: Device) -> None:
    pipeline = device.CreateRenderPipeline(**render(device))
    for again in (False, True):
        encoder = Encoder(device, "render")
        encoder.to.SetPipeline(pipeline)
        encoder.to.ExecuteBundles([bundle(device, ["RGBA8Unorm"])])
        if again:
            encoder.to.SetPipeline(pipeline)
        encoder.to.Draw(1, 1, 0, 0)
        encoder.finish(again)


def test_state_of_the_pass_is_not_that_of_bundles(device: Device) -> None:
    recorded = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    recorded.Draw(1, 1, 0, 0)
    with device.valid(False):
        recorded.Finish()


def test_finished_encoders(device: Device) -> None:
    """What comes after the finish is reported at once."""
    recorded = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    pipeline = device.CreateRenderPipeline(**render(device))
    recorded.Finish()
    data = device.CreateBuffer(size=64, usage="Vertex|Index|Indirect")
    for call in (
        lambda: recorded.SetPipeline(pipeline),
        lambda: recorded.Draw(1, 1, 0, 0),
        lambda: recorded.DrawIndexed(1, 1, 0, 0, 0),
        lambda: recorded.DrawIndirect(data, 0),
        lambda: recorded.DrawIndexedIndirect(data, 0),
        lambda: recorded.SetBindGroup(0, None),
        lambda: recorded.SetIndexBuffer(data, "Uint16", 0, 64),
        lambda: recorded.SetVertexBuffer(0, data, 0, 64),
        lambda: recorded.PushDebugGroup("g"),
        lambda: recorded.PopDebugGroup(),
        lambda: recorded.InsertDebugMarker("m"),
        lambda: recorded.Finish(),
    ):
        with device.valid(False):
            call()


def test_resources_of_bundles_live_on(device: Device) -> None:
    """A bundle keeps what it uses; what is destroyed makes the submit fail."""
    data = device.CreateBuffer(size=64, usage="Vertex")
    recorded = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    recorded.SetPipeline(device.CreateRenderPipeline(**render(device)))
    recorded.SetVertexBuffer(0, data, 0, 64)
    recorded.Draw(1, 1, 0, 0)
    made = recorded.Finish()
    encoder = Encoder(device, "render")
    encoder.to.ExecuteBundles([made])
    encoder.submit()
    data.Destroy()
    encoder = Encoder(device, "render")
    encoder.to.ExecuteBundles([made])
    encoder.submit(False)


def test_not_a_compute_pipeline(device: Device) -> None:
    recorded = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    device.errors.calls.clear()
    recorded.SetPipeline(compute_pipeline(device))
    device.errors.calls.clear()
    with device.valid(False):
        recorded.Finish()
