"""What a pass or a bundle draws on and what its pipelines and bundles were made for. Spec: 17.1.3, 10.3."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import (
    DEPTH_FORMATS,
    DEPTH_STENCIL_FORMATS,
    STENCIL_FORMATS,
    attachment,
    color,
    depth_stencil,
    features_of,
    render,
)
from test_render_pipelines import TARGETS

#: A pipeline in a pass, a bundle in a pass, a pipeline in a bundle.
PAIRS = [("pipeline", "render"), ("bundle", "render"), ("pipeline", "bundle")]
every_pair = pytest.mark.parametrize(("what", "where"), PAIRS)
NOTHING = "Undefined"


def made(device: Device, what: str, colors: list[str], depth: str = NOTHING, samples: int = 1) -> Object:
    """A pipeline that writes nothing, or an empty bundle."""
    if what == "bundle":
        recorder = device.CreateRenderBundleEncoder(colorFormats=colors, depthStencilFormat=depth, sampleCount=samples)
        return recorder.Finish()
    state: dict[str, Any] | None = None
    if depth != NOTHING:
        written = {"depthWriteEnabled": "False", "depthCompare": "Always"} if depth in DEPTH_FORMATS else {}
        state = {"format": depth, **written}
    targets = [{"format": one, "writeMask": "None"} if one != NOTHING else {} for one in colors]
    given = render(device, fragment="@fragment fn fs() {}", targets=targets, depthStencil=state)
    return device.CreateRenderPipeline(**given, multisample={"count": samples})


def check(
    device: Device, right: bool, what: Object, where: str, colors: list[str], depth: str = NOTHING, samples: int = 1
) -> None:
    note = (colors, depth, samples)
    if where == "bundle":
        to = device.CreateRenderBundleEncoder(colorFormats=colors, depthStencilFormat=depth, sampleCount=samples)
        to.SetPipeline(what)
        with device.valid(right, *note):
            to.Finish()
        return
    views = [{"view": None} if of == NOTHING else color(attachment(device, of, samples)) for of in colors]
    ds = None if depth == NOTHING else depth_stencil(attachment(device, depth, samples), depth)
    encoder = device.record()
    to = encoder.BeginRenderPass(colorAttachments=views, depthStencilAttachment=ds)
    to.ExecuteBundles([what]) if what.kind == "WGPURenderBundle" else to.SetPipeline(what)
    to.End()
    with device.valid(right, *note):
        commands = encoder.Finish()
    if right:
        with device.expect(None, *note):
            device.submit(commands)


@every_pair
@pytest.mark.parametrize("format", TARGETS)
def test_color_formats(device: Device, what: str, where: str, format: str) -> None:
    one = made(device, what, [format])
    for other in TARGETS:
        check(device, format == other, one, where, [other])


@every_pair
@pytest.mark.parametrize("count", range(1, 9))
def test_how_many_colors(device: Device, what: str, where: str, count: int) -> None:
    one = made(device, what, ["RGBA8Uint"] * count)
    for other in range(1, 9):
        check(device, count == other, one, where, ["RGBA8Uint"] * other)


def sparse(count: int) -> Iterator[list[str]]:
    """So many colours, of which up to two are none; the last is one."""
    for holes in (0, 1, 2):
        for places in itertools.combinations(range(count - 1), holes):
            yield [NOTHING if at in places else "RGBA8Uint" for at in range(count)]


@every_pair
@pytest.mark.parametrize("count", [2, 3, 4, 8])
def test_each_color_is_one_or_none(device: Device, what: str, where: str, count: int) -> None:
    some = list(sparse(count))[:: 1 if count < 8 else 3]
    for first in some:
        one = made(device, what, first)
        for second in some:
            check(device, first == second, one, where, second)


@every_pair
@pytest.mark.parametrize("format", [NOTHING, *DEPTH_STENCIL_FORMATS])
@pytest.mark.parametrize("with_color", [False, True])
def test_depth_formats(gpu: Gpu, what: str, where: str, format: str, with_color: bool) -> None:
    if format == NOTHING and not with_color:
        pytest.skip("there would be nothing to draw on")
    device = gpu.device(["Depth32FloatStencil8"])
    colors = ["RGBA8Unorm"] if with_color else []
    one = made(device, what, colors, format)
    for other in [NOTHING, *DEPTH_STENCIL_FORMATS]:
        if other != NOTHING or with_color:
            check(device, format == other, one, where, colors, other)


@every_pair
@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("other", [1, 4])
def test_samples(device: Device, what: str, where: str, samples: int, other: int) -> None:
    for colors, depth in ((["RGBA8Unorm"], NOTHING), ([], "Depth24PlusStencil8"), (["RGBA8Unorm"], "Stencil8")):
        check(device, samples == other, made(device, what, colors, depth, samples), where, colors, depth, other)


FACES: list[dict[str, str]] = [{}, {"failOp": "Zero", "depthFailOp": "Zero", "passOp": "Zero"}]


@pytest.mark.parametrize("where", ["render", "bundle"])
@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("cull", ["None", "Front", "Back"])
def test_what_is_only_read(gpu: Gpu, where: str, format: str, cull: str) -> None:
    """A pipeline must not write the aspects that its pass or bundle reads only: faces that are culled write nothing."""
    device = gpu.device(features_of(format))
    has_depth, has_stencil = format in DEPTH_FORMATS, format in STENCIL_FORMATS
    for writes, mask, front, back in itertools.product((False, True), (0, 2**32 - 1), FACES, FACES):
        if (writes and not has_depth) or ((front or back) and not has_stencil):
            continue
        state: dict[str, Any] = {"format": format, "stencilWriteMask": mask}
        if has_depth:
            # Something to fail on, where a face names an operation for that.
            state.update(depthWriteEnabled="True" if writes else "False", depthCompare="Always")
        state.update(stencilFront=front, stencilBack=back)
        pipeline = device.CreateRenderPipeline(
            **render(device, depthStencil=state), primitive={"cullMode": cull}
        )  # fmt: skip
        stencil = mask and ((front and cull != "Front") or (back and cull != "Back"))
        for read_only in itertools.product((False, True), repeat=2):
            right = not (writes and read_only[0]) and not (stencil and read_only[1])
            if where == "bundle":
                to = device.CreateRenderBundleEncoder(
                    colorFormats=["RGBA8Unorm"], depthStencilFormat=format, depthReadOnly=read_only[0],
                    stencilReadOnly=read_only[1],
                )  # fmt: skip
                to.SetPipeline(pipeline)
                with device.valid(right, writes, mask, front, back, read_only):
                    to.Finish()
                continue
            encoder = device.record()
            ds = depth_stencil(attachment(device, format), format, read_only)
            to = encoder.BeginRenderPass(colorAttachments=[color(attachment(device))], depthStencilAttachment=ds)
            to.SetPipeline(pipeline)
            to.End()
            with device.valid(right, writes, mask, front, back, read_only):
                encoder.Finish()
