"""What render passes are opened with: attachments, resolving, clear values, queries.

Spec: 17.1 GPURenderPassDescriptor.
"""

from __future__ import annotations

import itertools
import struct
from typing import Any

import pytest

from formats import BY_NAME
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

NAN, INFINITE = float("nan"), float("inf")


def check(device: Device, right: bool, *colors: dict[str, Any], submit: bool = False, **given: Any) -> None:
    """Opens and ends a pass, which the finish of its encoder judges."""
    encoder = device.record()
    encoder.BeginRenderPass(colorAttachments=list(colors), **given).End()
    commands = device.finish(encoder, right)
    if right and submit:
        with device.expect(None):
            device.submit(commands)


def texture(device: Device, of: str = "RGBA8Unorm", **given: Any) -> Object:
    return device.CreateTexture(**{"format": of, "usage": "RenderAttachment", "size": (16, 16, 1), **given})


# -- which attachments


def test_none(device: Device) -> None:
    check(device, False)
    check(device, False, {"view": None}, {"view": None})


def test_one_of_each(device: Device) -> None:
    check(device, True, color(attachment(device)), submit=True)
    ds = depth_stencil(attachment(device, "Depth24PlusStencil8"), "Depth24PlusStencil8")
    check(device, True, depthStencilAttachment=ds, submit=True)
    check(device, True, {"view": None}, color(attachment(device)), submit=True)


@pytest.mark.parametrize("holes", [0, 1, 2, 8])
@pytest.mark.parametrize("depth", [False, True])
@pytest.mark.parametrize("used", [False, True])
def test_holes(device: Device, holes: int, depth: bool, used: bool) -> None:
    """Are no attachments: there must be one of colors or a depth."""
    of = "Depth24PlusStencil8"
    ds = depth_stencil(attachment(device, of), of) if depth else None
    views = [{"view": None}] * (holes - used if holes == 8 else holes) + [color(attachment(device))] * used
    check(device, depth or used, *views, depthStencilAttachment=ds, submit=True)


@pytest.mark.parametrize("count", [8, 9])
@pytest.mark.parametrize("sparse", [False, True])
def test_count(gpu: Gpu, device: Device, count: int, sparse: bool) -> None:
    most = gpu.limits(device)["maxColorAttachments"]
    views = [{"view": None} if sparse and i else color(attachment(device, "R8Uint")) for i in range(count)]
    check(device, count <= most, *views)


@pytest.mark.parametrize("format", TARGETS)
def test_bytes_per_sample(gpu: Gpu, device: Device, format: str) -> None:
    most = gpu.limits(device)["maxColorAttachmentBytesPerSample"]
    view = [color(attachment(device, format)) for _ in range(8)]
    for count in range(1, 9):
        check(device, TARGETS[format][2] * count <= most, *view[:count])


def test_bytes_per_sample_with_gaps(device: Device) -> None:
    formats = ["R8Unorm", "R32Float", "RGBA8Unorm", "RGBA32Float", "R8Unorm"]
    check(device, False, *[color(attachment(device, of)) for of in formats])
    formats = [*formats[1:], "R8Unorm"]
    check(device, True, *[color(attachment(device, of)) for of in formats])


def test_of_another_device(gpu: Gpu, device: Device) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    check(device, False, color(attachment(other)))
    check(device, False, color(attachment(device, samples=4), resolveTarget=attachment(other)))
    ds = depth_stencil(attachment(other, "Depth24Plus"), "Depth24Plus")
    check(device, False, color(attachment(device)), depthStencilAttachment=ds)


def test_invalid_views(device: Device) -> None:
    with device.valid(False):
        bad = texture(device).CreateView(baseMipLevel=5)
    check(device, False, color(bad))
    check(device, False, color(attachment(device, samples=4), resolveTarget=bad))
    check(device, False, depthStencilAttachment=depth_stencil(bad, "Depth24Plus"))


@pytest.mark.parametrize("usage", ["CopySrc", "TextureBinding", "StorageBinding", "RenderAttachment"])
def test_usage(device: Device, usage: str) -> None:
    right = usage == "RenderAttachment"
    check(device, right, color(attachment(device, usage=usage)))
    resolve = attachment(device, usage=usage)
    check(device, right, color(attachment(device, samples=4), resolveTarget=resolve))


@pytest.mark.parametrize("format", ["RGBA8Unorm", *DEPTH_STENCIL_FORMATS[:4]])
def test_aspects_of_attachments(device: Device, format: str) -> None:
    view = attachment(device, format)
    check(device, format == "RGBA8Unorm", color(view))
    check(device, format != "RGBA8Unorm", depthStencilAttachment=depth_stencil(view, format))


@pytest.mark.parametrize("aspect", ["DepthOnly", "StencilOnly", "All"])
def test_part_of_the_aspects(device: Device, aspect: str) -> None:
    of = "Depth24PlusStencil8"
    view = texture(device, of).CreateView(aspect=aspect)
    check(device, aspect == "All", depthStencilAttachment=depth_stencil(view, of))


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
def test_all_aspects_by_another_name(gpu: Gpu, format: str) -> None:
    """The only aspect of a texture is all of them."""
    device = gpu.device(features_of(format))
    both = format in DEPTH_FORMATS and format in STENCIL_FORMATS
    for aspect, formats in (("DepthOnly", DEPTH_FORMATS), ("StencilOnly", STENCIL_FORMATS)):
        if format in formats:
            view = texture(device, format).CreateView(aspect=aspect)
            check(device, not both, depthStencilAttachment=depth_stencil(view, format), submit=True)


@pytest.mark.parametrize("size", [(16, 16), (16, 32), (32, 16)])
def test_sizes(device: Device, size: tuple[int, int]) -> None:
    right = size == (16, 16)
    check(device, right, color(attachment(device)), color(attachment(device, size=size)))
    ds = depth_stencil(attachment(device, "Depth24Plus", size=size), "Depth24Plus")
    check(device, right, color(attachment(device)), depthStencilAttachment=ds)


@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("other", [1, 4])
def test_samples(device: Device, samples: int, other: int) -> None:
    first = color(attachment(device, samples=samples))
    check(device, samples == other, first, color(attachment(device, samples=other)))
    ds = depth_stencil(attachment(device, "Depth24Plus", samples=other), "Depth24Plus")
    check(device, samples == other, first, depthStencilAttachment=ds)


@pytest.mark.parametrize("layers", [1, 2, 5])
@pytest.mark.parametrize("base", [0, 1, 4])
def test_one_layer(device: Device, layers: int, base: int) -> None:
    for of in ("RGBA8Unorm", "Depth24PlusStencil8"):
        view = texture(device, of, size=(16, 16, 10)).CreateView(
            dimension="2DArray", baseArrayLayer=base, arrayLayerCount=layers
        )
        if of == "RGBA8Unorm":
            check(device, layers == 1, color(view), submit=True)
        else:
            check(device, layers == 1, depthStencilAttachment=depth_stencil(view, of), submit=True)


@pytest.mark.parametrize("levels", [1, 2])
@pytest.mark.parametrize("base", [0, 1, 3])
def test_one_level(device: Device, levels: int, base: int) -> None:
    if base + levels > 4:
        pytest.skip("the view would reach beyond the texture's four mip levels, which is another error")
    for of in ("RGBA8Unorm", "Depth24PlusStencil8"):
        view = texture(device, of, mipLevelCount=4).CreateView(baseMipLevel=base, mipLevelCount=levels)
        if of == "RGBA8Unorm":
            check(device, levels == 1, color(view), submit=True)
        else:
            check(device, levels == 1, depthStencilAttachment=depth_stencil(view, of), submit=True)


def test_cube_views(device: Device) -> None:
    cube = texture(device, size=(16, 16, 6), usage="RenderAttachment|TextureBinding").CreateView(dimension="Cube")
    check(device, False, color(cube))


# -- slices of volumes

UNDEFINED = 2**32 - 1


@pytest.mark.parametrize("slice", [UNDEFINED, 0, 1, 3, 4])
def test_slice_of_a_volume(device: Device, slice: int) -> None:
    volume = texture(device, size=(16, 16, 4), dimension="3D").CreateView()
    check(device, slice < 4, color(volume, depthSlice=slice), submit=True)


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("slice", [0, 1, 3])
def test_slices_become_fewer_with_the_levels(device: Device, level: int, slice: int) -> None:
    volume = texture(device, size=(16, 16, 4), dimension="3D", mipLevelCount=3)
    view = volume.CreateView(baseMipLevel=level, mipLevelCount=1)
    check(device, slice < 4 >> level, color(view, depthSlice=slice), submit=True)


@pytest.mark.parametrize("slice", [UNDEFINED, 0, 1])
def test_slice_of_a_flat_texture(device: Device, slice: int) -> None:
    check(device, slice == UNDEFINED, color(attachment(device), depthSlice=slice))


@pytest.mark.parametrize("second", [0, 1])
@pytest.mark.parametrize("same", [True, False])
def test_each_slice_once(device: Device, second: int, same: bool) -> None:
    volume = texture(device, size=(16, 16, 2), dimension="3D")
    other = volume if same else texture(device, size=(16, 16, 2), dimension="3D")
    views = [color(volume.CreateView(), depthSlice=0), color(other.CreateView(), depthSlice=second)]
    check(device, second == 1 or not same, *views)


@pytest.mark.parametrize("layer", [0, 1])
@pytest.mark.parametrize("level", [0, 1])
def test_each_subresource_once(device: Device, layer: int, level: int) -> None:
    """Even when it is seen through another view."""
    array = texture(device, size=(16, 16, 2), mipLevelCount=2)
    first = array.CreateView(dimension="2D", baseArrayLayer=0, arrayLayerCount=1, mipLevelCount=1)
    second = array.CreateView(
        dimension="2D", baseArrayLayer=layer, arrayLayerCount=1, baseMipLevel=level, mipLevelCount=1
    )
    check(device, (layer, level) == (1, 0), color(first), color(second))


# -- resolving


@pytest.mark.parametrize("samples", [1, 4])
def test_resolving_needs_samples(device: Device, samples: int) -> None:
    check(device, samples == 4, color(attachment(device, samples=samples), resolveTarget=attachment(device)))


def test_resolve_target_has_one_sample(device: Device) -> None:
    both = [attachment(device, samples=4) for _ in range(2)]
    check(device, False, color(both[0], resolveTarget=both[1]))


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("levels", [1, 2])
def test_resolve_target_is_one_image(device: Device, layers: int, levels: int) -> None:
    target = texture(device, size=(16, 16, 2), mipLevelCount=2).CreateView(
        dimension="2DArray", arrayLayerCount=layers, mipLevelCount=levels
    )
    check(device, layers == levels == 1, color(attachment(device, samples=4), resolveTarget=target))


def test_resolve_target_is_flat(device: Device) -> None:
    volume = texture(device, size=(16, 16, 1), dimension="3D").CreateView()
    cube = texture(device, size=(16, 16, 6), usage="RenderAttachment|TextureBinding").CreateView(dimension="Cube")
    for target in (volume, cube):
        check(device, False, color(attachment(device, samples=4), resolveTarget=target))


@pytest.mark.parametrize("format", ["RGBA8Unorm", "RGBA8UnormSrgb", "BGRA8Unorm"])
def test_resolve_target_has_the_format(device: Device, format: str) -> None:
    target = attachment(device, format)
    check(device, format == "RGBA8Unorm", color(attachment(device, samples=4), resolveTarget=target))


@pytest.mark.parametrize("size", [(16, 16), (16, 15), (32, 16)])
def test_resolve_target_has_the_size(device: Device, size: tuple[int, int]) -> None:
    target = attachment(device, size=size)
    check(device, size == (16, 16), color(attachment(device, samples=4), resolveTarget=target))


#: What cannot be resolved although it has four samples.
NO_RESOLVE = ["R8Uint", "RG16Sint", "RGBA16Uint", "R32Float"]


@pytest.mark.parametrize("format", ["R8Unorm", "RGBA16Float", "RGB10A2Unorm", "BGRA8Unorm", *NO_RESOLVE])
def test_resolvable_formats(device: Device, format: str) -> None:
    view = color(attachment(device, format, samples=4), resolveTarget=attachment(device, format))
    check(device, format not in NO_RESOLVE, view, submit=True)


def test_a_resolve_target_of_a_level(device: Device) -> None:
    target = texture(device, size=(32, 32, 2), mipLevelCount=2).CreateView(
        dimension="2D", baseArrayLayer=1, arrayLayerCount=1, baseMipLevel=1, mipLevelCount=1
    )
    check(device, True, color(attachment(device, samples=4), resolveTarget=target), submit=True)


#: What is changed of a color attachment and its resolve target, and whether that is right.
RESOLVES: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], bool]] = [
    ({}, {}, {}, True),
    ({"sampleCount": 1}, {}, {}, False),
    ({}, {"sampleCount": 4}, {}, False),
    ({}, {"usage": "CopySrc"}, {}, False),
    ({}, {"usage": "CopySrc|CopyDst|RenderAttachment|TextureBinding"}, {}, True),
    ({}, {"mipLevelCount": 2, "size": (4, 4, 1)}, {"baseMipLevel": 1}, True),
    ({}, {"mipLevelCount": 2}, {"mipLevelCount": 2}, False),
    ({}, {"mipLevelCount": 3, "size": (4, 4, 1)}, {"baseMipLevel": 1, "mipLevelCount": 2}, False),
    ({}, {"size": (2, 2, 2)}, {"baseArrayLayer": 1, "arrayLayerCount": 1, "dimension": "2D"}, True),
    ({}, {"size": (2, 2, 2)}, {"arrayLayerCount": 2, "dimension": "2DArray"}, False),
    ({}, {"size": (2, 2, 3)}, {"baseArrayLayer": 1, "arrayLayerCount": 2, "dimension": "2DArray"}, False),
    ({"format": "BGRA8Unorm"}, {}, {}, False),
    ({"format": "RGBA8UnormSrgb"}, {}, {}, False),
    ({}, {"format": "BGRA8Unorm"}, {}, False),
    ({}, {"format": "RGBA8UnormSrgb"}, {}, False),
    ({}, {"size": (2, 4, 1)}, {}, False),
    ({}, {"size": (4, 2, 1)}, {}, False),
]


@pytest.mark.parametrize(("source", "target", "view", "right"), RESOLVES)
@pytest.mark.parametrize("slot", range(4))
def test_resolving_beside_others(
    device: Device, source: dict[str, Any], target: dict[str, Any], view: dict[str, Any], right: bool, slot: int
) -> None:
    """In each place, with other attachments that are right."""
    small = {"size": (2, 2, 1)}
    samples = {"sampleCount": source.get("sampleCount", 4)}
    colors = []
    for at in range(4):
        here = at == slot
        drawn = texture(device, **{**small, **samples, **(source if here else {})}).CreateView()
        into = texture(device, **{**small, **(target if here else {})})
        resolved = into.CreateView(**view) if here else into.CreateView()
        needs = here or samples["sampleCount"] > 1
        colors.append(color(drawn, **({"resolveTarget": resolved} if needs else {})))
    check(device, right, *colors, submit=True)


@pytest.mark.parametrize("format", TARGETS)
def test_what_can_be_resolved(device: Device, format: str) -> None:
    of = BY_NAME[format]
    if not of.multisample:
        pytest.skip("the format has one sample only")
    view = color(attachment(device, format, samples=4), resolveTarget=attachment(device, format))
    check(device, of.resolvable, view, submit=True)


# -- what happens at the begin and the end


@pytest.mark.parametrize("load", ["Undefined", "Load", "Clear", 9])
@pytest.mark.parametrize("store", ["Undefined", "Store", "Discard", 9])
def test_color_operations(device: Device, load: str | int, store: str | int) -> None:
    right = load in ("Load", "Clear") and store in ("Store", "Discard")
    check(device, right, color(attachment(device), loadOp=load, storeOp=store), submit=True)


@pytest.mark.parametrize("channel", "rgba")
@pytest.mark.parametrize("value", [NAN, INFINITE, -INFINITE, 1e30, -7.0])
@pytest.mark.parametrize("load", ["Load", "Clear"])
def test_clear_colors_are_finite(device: Device, channel: str, value: float, load: str) -> None:
    view = color(attachment(device), loadOp=load, clearValue={channel: value})
    check(device, load == "Load" or abs(value) < INFINITE, view)


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0, -0.1, 1.1, NAN, INFINITE])
@pytest.mark.parametrize("load", ["Load", "Clear"])
def test_clear_depths(device: Device, value: float, load: str) -> None:
    view = attachment(device, "Depth24Plus")
    ds = depth_stencil(view, "Depth24Plus", depthLoadOp=load, depthClearValue=value)
    check(device, load == "Load" or 0 <= value <= 1, depthStencilAttachment=ds)


def test_no_clear_depth_where_there_is_none(device: Device) -> None:
    ds = depth_stencil(attachment(device, "Stencil8"), "Stencil8", depthClearValue=7.0)
    check(device, True, depthStencilAttachment=ds)


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("aspect", ["depth", "stencil"])
@pytest.mark.parametrize("load", ["Undefined", "Load", "Clear"])
def test_depth_stencil_operations(gpu: Gpu, format: str, read_only: bool, aspect: str, load: str) -> None:
    """Both operations are there where the aspect is and is written, and not there elsewhere."""
    device = gpu.device(features_of(format))
    there = format in (DEPTH_FORMATS if aspect == "depth" else STENCIL_FORMATS)
    view = attachment(device, format)
    for store in ("Undefined", "Store", "Discard"):
        ds = depth_stencil(view, format, (aspect == "depth" and read_only, aspect == "stencil" and read_only))
        ds.update({f"{aspect}LoadOp": load, f"{aspect}StoreOp": store})
        needed = there and not read_only
        right = (load != "Undefined") == needed == (store != "Undefined")
        check(device, right, depthStencilAttachment=ds)


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("read_only", [(False, False), (False, True), (True, False), (True, True)])
def test_operations_of_both_aspects(gpu: Gpu, format: str, read_only: tuple[bool, bool]) -> None:
    """Each has operations where it is there and is written; what is not there may be read only."""
    device = gpu.device(features_of(format))
    for given in itertools.product((False, True), repeat=2):
        ds: dict[str, Any] = {"view": attachment(device, format), "depthClearValue": 0.0}
        right = True
        for at, (name, formats) in enumerate((("depth", DEPTH_FORMATS), ("stencil", STENCIL_FORMATS))):
            ds[f"{name}ReadOnly"] = read_only[at]
            if given[at]:
                ds.update({f"{name}LoadOp": "Clear", f"{name}StoreOp": "Store"})
            right = right and given[at] == (format in formats and not read_only[at])
        check(device, right, color(attachment(device)), depthStencilAttachment=ds, submit=True)


@pytest.mark.parametrize("format", ["Depth24Plus", "Stencil8", "Depth24PlusStencil8"])
@pytest.mark.parametrize("depth", [False, True])
@pytest.mark.parametrize("stencil", [False, True])
def test_read_only_attachments(device: Device, format: str, depth: bool, stencil: bool) -> None:
    ds = depth_stencil(attachment(device, format), format, (depth, stencil))
    check(device, True, depthStencilAttachment=ds, submit=True)


# -- queries of a pass


@pytest.mark.parametrize("type", ["Occlusion", "Timestamp"])
def test_occlusion_query_set(gpu: Gpu, type: str) -> None:
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type=type, count=1)
    check(device, type == "Occlusion", color(attachment(device)), occlusionQuerySet=queries)


def test_occlusion_query_set_of_another_device(gpu: Gpu, device: Device) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    queries = other.CreateQuerySet(type="Occlusion", count=1)
    check(device, False, color(attachment(device)), occlusionQuerySet=queries)


@pytest.mark.parametrize("type", ["Occlusion", "Timestamp"])
@pytest.mark.parametrize("of", ["render", "compute"])
def test_timestamp_query_set(gpu: Gpu, type: str, of: str) -> None:
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type=type, count=2)
    writes = {"querySet": queries, "beginningOfPassWriteIndex": 0, "endOfPassWriteIndex": 1}
    opened(device, of, type == "Timestamp", writes)


@pytest.mark.parametrize(
    ("begin", "end", "right"),
    [(0, 1, True), (1, 0, True), (0, 0, False), (0, UNDEFINED, True), (UNDEFINED, 1, True), (2, 1, False),
     (0, 2, False), (UNDEFINED, 2, False)],
)  # fmt: skip
@pytest.mark.parametrize("of", ["render", "compute"])
def test_timestamp_indices(gpu: Gpu, begin: int, end: int, right: bool, of: str) -> None:
    device = gpu.device(["TimestampQuery"])
    queries = device.CreateQuerySet(type="Timestamp", count=2)
    opened(device, of, right, {"querySet": queries, "beginningOfPassWriteIndex": begin, "endOfPassWriteIndex": end})


@pytest.mark.parametrize("what", ["invalid", "foreign", "destroyed"])
@pytest.mark.parametrize("of", ["render", "compute"])
def test_timestamp_query_sets_that_are_none(gpu: Gpu, what: str, of: str) -> None:
    device = gpu.device(["TimestampQuery"])
    if what == "foreign":
        _, other, _ = gpu.request_device(requiredFeatures=["TimestampQuery"])
        assert other is not None
        queries = other.CreateQuerySet(type="Timestamp", count=2)
    elif what == "invalid":
        with device.valid(False):
            queries = device.CreateQuerySet(type="Timestamp", count=2**20)
    else:
        queries = device.CreateQuerySet(type="Timestamp", count=2)
        queries.Destroy()
    writes = {"querySet": queries, "beginningOfPassWriteIndex": 0, "endOfPassWriteIndex": 1}
    commands = opened(device, of, what == "destroyed", writes)
    if what == "destroyed":
        with device.valid(False):
            device.submit(commands)


def opened(device: Device, of: str, right: bool, writes: dict[str, Any]) -> Object:
    encoder = device.record()
    if of == "compute":
        encoder.BeginComputePass(timestampWrites=writes).End()
    else:
        encoder.BeginRenderPass(colorAttachments=[color(attachment(device))], timestampWrites=writes).End()
    return device.finish(encoder, right)


# -- how many draws


@pytest.mark.parametrize("draws", [2, 3])
def test_max_draw_count(device: Device, draws: int) -> None:
    encoder = device.record()
    views = [color(attachment(device))]
    made = encoder.BeginRenderPass(colorAttachments=views, chain={"RenderPassMaxDrawCount": {"maxDrawCount": 2}})
    made.SetPipeline(device.CreateRenderPipeline(**render(device)))
    for _ in range(draws):
        made.Draw(1, 1, 0, 0)
    made.End()
    device.finish(encoder, draws <= 2)


@pytest.mark.parametrize("draws", [2, 3])
def test_max_draw_count_with_bundles(device: Device, draws: int) -> None:
    bundle = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    bundle.SetPipeline(device.CreateRenderPipeline(**render(device)))
    for _ in range(draws):
        bundle.Draw(1, 1, 0, 0)
    made = bundle.Finish()
    encoder = device.record()
    views = [color(attachment(device))]
    within = encoder.BeginRenderPass(colorAttachments=views, chain={"RenderPassMaxDrawCount": {"maxDrawCount": 2}})
    within.ExecuteBundles([made])
    within.End()
    device.finish(encoder, draws <= 2)


def test_a_foreign_chain(device: Device) -> None:
    check(device, False, color(attachment(device)), chain={"ShaderSourceWGSL": {"code": ""}})


# -- what becomes of the pixels


def pixels(device: Device, of: Object, size: int, width: int = 1, layer: int = 0, aspect: str = "All") -> bytes:
    out = device.CreateBuffer(size=256, usage="CopyDst|MapRead")
    encoder = device.record()
    source = {"texture": of, "origin": (0, 0, layer), "aspect": aspect}
    encoder.CopyTextureToBuffer(source, {"buffer": out, "layout": {"bytesPerRow": 256}}, (width, 1, 1))
    with device.expect(None):
        device.submit(encoder.Finish())
    return device.read(out)[:size]


@pytest.mark.parametrize(
    ("format", "value", "expected"),
    [
        ("RGBA8Unorm", (0.0, 0.2, 1.0, 2.0), bytes([0, 51, 255, 255])),
        ("RGBA8Uint", (0.0, 7.0, 255.0, 3.9), bytes([0, 7, 255, 3])),
        ("R32Uint", (4294967295.0, 0, 0, 0), struct.pack("<I", 2**32 - 1)),
        ("R32Sint", (-2147483648.0, 0, 0, 0), struct.pack("<i", -(2**31))),
        ("R32Float", (-1.5, 0, 0, 0), struct.pack("<f", -1.5)),
        ("RG16Float", (0.5, -2.0, 0, 0), struct.pack("<2e", 0.5, -2.0)),
    ],
)
def test_clear_values(device: Device, format: str, value: tuple[float, ...], expected: bytes) -> None:
    target = texture(device, format, usage="RenderAttachment|CopySrc", size=(1, 1, 1))
    check(device, True, color(target.CreateView(), clearValue=value), submit=True)
    assert pixels(device, target, len(expected)) == expected


@pytest.mark.parametrize("store", ["Store", "Discard"])
def test_storing(device: Device, store: str) -> None:
    target = texture(device, usage="RenderAttachment|CopySrc", size=(1, 1, 1))
    check(device, True, color(target.CreateView(), clearValue=(1, 1, 1, 1)), submit=True)
    check(device, True, color(target.CreateView(), loadOp="Load", storeOp=store), submit=True)
    assert pixels(device, target, 4) == bytes([255 if store == "Store" else 0] * 4)


@pytest.mark.parametrize("store", ["Store", "Discard"])
def test_resolving(device: Device, store: str) -> None:
    source = texture(device, sampleCount=4)
    target = texture(device, usage="RenderAttachment|CopySrc", size=(16, 16, 1))
    view = color(source.CreateView(), resolveTarget=target.CreateView(), clearValue=(1, 0, 0, 1), storeOp=store)
    check(device, True, view, submit=True)
    assert pixels(device, target, 4) == bytes([255, 0, 0, 255])


def test_stencil_clear_value_is_cut(device: Device) -> None:
    target = texture(device, "Stencil8", usage="RenderAttachment|CopySrc", size=(1, 1, 1))
    ds = depth_stencil(target.CreateView(), "Stencil8", stencilClearValue=0x1FE)
    check(device, True, depthStencilAttachment=ds, submit=True)
    assert pixels(device, target, 1, aspect="StencilOnly") == b"\xfe"


def test_slices_are_cleared_alone(device: Device) -> None:
    volume = texture(device, usage="RenderAttachment|CopySrc", size=(1, 1, 3), dimension="3D")
    check(device, True, color(volume.CreateView(), depthSlice=1, clearValue=(1, 1, 1, 1)), submit=True)
    assert [pixels(device, volume, 1, layer=i) for i in range(3)] == [b"\0", b"\xff", b"\0"]


# -- attachments that live as long as their pass


def transient(device: Device) -> Object:
    return texture(device, usage="RenderAttachment|TransientAttachment", size=(4, 4, 1))


def test_more_and_more_transient_attachments(gpu: Gpu, device: Device) -> None:
    encoder = device.record()
    most = gpu.limits(device)["maxColorAttachmentBytesPerSample"] // 8
    for count in range(1, most + 1):
        views = [color(transient(device).CreateView(), storeOp="Discard") for _ in range(count)]
        encoder.BeginRenderPass(colorAttachments=views).End()
    with device.expect(None):
        device.submit(device.finish(encoder))


def test_transient_attachments_that_take_turns(device: Device) -> None:
    views = [transient(device).CreateView() for _ in range(3)]
    encoder = device.record()
    for one, other in ((0, 1), (1, 2), (2, 0)):
        of = [color(views[at], storeOp="Discard") for at in (one, other)]
        encoder.BeginRenderPass(colorAttachments=of).End()
    with device.expect(None):
        device.submit(device.finish(encoder))
