"""What parts of one texture may be used together in a pass: ranges, aspects, bundles, replaced groups. Spec: 3.4.5."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import DEPTH_FORMATS, DEPTH_STENCIL_FORMATS, STENCIL_FORMATS, color, compute_pipeline, features_of, render

LEVELS = LAYERS = 6
SIZE = 32
READS = ["sampled", "multisampled", "read"]
WRITES = ["write", "read-write"]
ACCESS = {"read": "ReadOnly", "write": "WriteOnly", "read-write": "ReadWrite"}

Part = tuple[int, int, int, int]
#: Base level, levels, base layer, layers: of a first and of a second view.
PARTS: list[tuple[Part, Part]] = [
    ((1, 1, 1, 1), (1, 1, 1, 1)),
    ((1, 1, 1, 1), (2, 1, 1, 1)),
    ((1, 1, 1, 1), (1, 1, 2, 1)),
    ((1, 1, 1, 1), (0, 6, 1, 1)),
    ((1, 1, 1, 1), (1, 1, 0, 6)),
    ((1, 1, 1, 1), (0, 6, 0, 6)),
    ((1, 2, 1, 1), (3, 3, 1, 1)),
    ((1, 2, 1, 1), (2, 3, 1, 1)),
    ((1, 1, 1, 2), (1, 1, 3, 3)),
    ((1, 1, 1, 2), (1, 1, 2, 3)),
    ((1, 2, 1, 2), (3, 3, 3, 3)),
    ((1, 2, 1, 2), (2, 3, 2, 3)),
    ((1, 2, 1, 2), (3, 3, 2, 3)),
]


def overlap(first: Part, second: Part) -> bool:
    """Whether both have a level and a layer in common."""
    return all(first[at] < second[at] + second[at + 1] and second[at] < first[at] + first[at + 1] for at in (0, 2))


def agree(first: str, second: str) -> bool:
    """Readers agree, and writers of one kind; a target with nothing."""
    return (first in READS and second in READS) or (first == second and first in WRITES)


def view(texture: Object, part: Part, **given: Any) -> Object:
    level, levels, layer, layers = part
    return texture.CreateView(
        dimension="2DArray", baseMipLevel=level, mipLevelCount=levels, baseArrayLayer=layer, arrayLayerCount=layers,
        **given,
    )  # fmt: skip


def group(device: Device, of: Object, usage: str, visibility: str | int = "Compute|Fragment", **given: Any) -> Any:
    """A layout and a group with this view in it."""
    if usage in ACCESS:
        entry: dict[str, Any] = {"storageTexture": {"access": ACCESS[usage], "format": "R32Float"}}
        entry["storageTexture"]["viewDimension"] = "2DArray"
    elif usage == "multisampled":
        entry = {"texture": {"sampleType": "UnfilterableFloat", "viewDimension": "2D", "multisampled": True}}
    else:
        entry = {"texture": {"sampleType": "UnfilterableFloat", "viewDimension": "2DArray", **given}}
    layout = device.CreateBindGroupLayout(entries=[{"binding": 0, "visibility": visibility, **entry}])
    return layout, device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "textureView": of}])


def target(device: Device, size: int = SIZE, format: str = "R32Float") -> Object:
    return device.CreateTexture(size=(size, size, 1), format=format, usage="RenderAttachment").CreateView()


def texture(device: Device, **given: Any) -> Object:
    return device.CreateTexture(
        **{"size": (SIZE, SIZE, LAYERS), "mipLevelCount": LEVELS, "format": "R32Float",
           "usage": "TextureBinding|StorageBinding|RenderAttachment", **given}
    )  # fmt: skip


def bundled(device: Device, at: int, group: Object, **given: Any) -> Object:
    recorder = device.CreateRenderBundleEncoder(**{"colorFormats": ["R32Float"], **given})
    recorder.SetBindGroup(at, group)
    return recorder.Finish()


def placed(device: Device, begun: Object, at: int, group: Object, in_bundle: bool, **given: Any) -> None:
    if in_bundle:
        begun.ExecuteBundles([bundled(device, at, group, **given)])
    else:
        begun.SetBindGroup(at, group)


def dispatched(device: Device, begun: Object, *layouts: Object) -> None:
    begun.SetPipeline(compute_pipeline(device, layout=device.CreatePipelineLayout(bindGroupLayouts=list(layouts))))
    begun.DispatchWorkgroups(1, 1, 1)


def fitting(*usages: str) -> Iterator[tuple[Part, Part]]:
    """The pairs of parts that views of these usages may have."""
    for pair in PARTS:
        wide = [part[1] > 1 or (usage == "target" and part[3] > 1) for usage, part in zip(usages, pair, strict=True)]
        if not any(one and usage not in READS[:1] for one, usage in zip(wide, usages, strict=True)):
            yield pair


@pytest.mark.parametrize("first", ["sampled", *ACCESS])
@pytest.mark.parametrize("second", ["sampled", *ACCESS])
@pytest.mark.parametrize("bundles", [(False, False), (False, True), (True, False), (True, True)])
def test_parts_in_a_render_pass(device: Device, first: str, second: str, bundles: tuple[bool, bool]) -> None:
    made = texture(device)
    for parts in fitting(first, second):
        encoder = device.record()
        begun = encoder.BeginRenderPass(colorAttachments=[color(target(device))])
        for at, usage in enumerate((first, second)):
            placed(device, begun, at, group(device, view(made, parts[at]), usage)[1], bundles[at])
        begun.End()
        with device.valid(agree(first, second) or not overlap(*parts), parts):
            encoder.Finish()


@pytest.mark.parametrize("first", ["sampled", *ACCESS])
@pytest.mark.parametrize("second", ["sampled", *ACCESS])
def test_parts_in_a_dispatch(device: Device, differs: Callable[..., None], first: str, second: str) -> None:
    """What is written is bound once."""
    writes = first == second and "write" in first
    differs("aliased-bindings", writes)
    made = texture(device)
    for parts in fitting(first, second):
        encoder = device.record()
        begun = encoder.BeginComputePass()
        pairs = [
            group(device, view(made, part), usage, "Compute")
            for part, usage in zip(parts, (first, second), strict=True)
        ]
        for at, (_, one) in enumerate(pairs):
            begun.SetBindGroup(at, one)
        dispatched(device, begun, *(layout for layout, _ in pairs))
        begun.End()
        with device.valid((agree(first, second) and not writes) or not overlap(*parts), parts):
            encoder.Finish()


@pytest.mark.parametrize("usage", ["sampled", *ACCESS])
@pytest.mark.parametrize("in_bundle", [False, True])
@pytest.mark.parametrize("same_pass", [False, True])
def test_parts_beside_a_target(device: Device, usage: str, in_bundle: bool, same_pass: bool) -> None:
    made = texture(device)
    for second, first in fitting("target", usage):
        encoder = device.record()
        begun = encoder.BeginRenderPass(colorAttachments=[color(view(made, second))])
        if not same_pass:
            begun.End()
            begun = encoder.BeginRenderPass(colorAttachments=[color(target(device))])
        placed(device, begun, 0, group(device, view(made, first), usage)[1], in_bundle)
        begun.End()
        with device.valid(not same_pass or not overlap(first, second), first, second):
            encoder.Finish()


@pytest.mark.parametrize("first", ["target", *READS, "write"])
@pytest.mark.parametrize("second", ["target", *READS, "write"])
@pytest.mark.parametrize("bundles", [(True, False), (False, True), (True, True)])
def test_one_view_in_bundles(device: Device, first: str, second: str, bundles: tuple[bool, bool]) -> None:
    usages = (first, second)
    if any(usage == "target" and inside for usage, inside in zip(usages, bundles, strict=True)):
        pytest.skip("bundles have no targets of their own")
    samples = 4 if "multisampled" in usages else 1
    if samples > 1 and {"write", "read", "sampled"} & set(usages):
        pytest.skip("no texture with several samples is stored to or sampled as one with one")
    usage = "TextureBinding|RenderAttachment" + ("|StorageBinding" if samples == 1 else "")
    made = texture(device, size=(SIZE, SIZE, 1), mipLevelCount=1, sampleCount=samples, usage=usage)
    one = made.CreateView(dimension="2DArray" if samples == 1 else "2D")
    drawn_on = made.CreateView() if "target" in usages else target(device)
    encoder = device.record()
    begun = encoder.BeginRenderPass(colorAttachments=[color(drawn_on)])
    count = samples if "target" in usages else 1
    for at, (what, inside) in enumerate(zip(usages, bundles, strict=True)):
        if what != "target":
            placed(device, begun, at, group(device, one, what)[1], inside, sampleCount=count)
    begun.End()
    device.finish(encoder, agree(first, second))


# -- depth and stencil

ASPECTS = ["All", "DepthOnly", "StencilOnly"]


def sample_type(format: str, aspect: str) -> str | None:
    """Of the view of an aspect, None where there is no such view to sample."""
    both = format in DEPTH_FORMATS and format in STENCIL_FORMATS
    if aspect == "DepthOnly":
        return "Depth" if format in DEPTH_FORMATS else None
    if aspect == "StencilOnly":
        return "Uint" if format in STENCIL_FORMATS else None
    return None if both else ("Depth" if format in DEPTH_FORMATS else "Uint")


def ds_texture(device: Device, format: str) -> Object:
    return texture(device, format=format, usage="TextureBinding|RenderAttachment")


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("where", [(1, 1), (2, 1), (1, 2)])
@pytest.mark.parametrize("kind", ["render", "dispatch"])
def test_aspects_are_read_together(gpu: Gpu, format: str, where: tuple[int, int], kind: str) -> None:
    device = gpu.device(features_of(format))
    made = ds_texture(device, format)
    for first, second in itertools.product(ASPECTS, repeat=2):
        types = [sample_type(format, aspect) for aspect in (first, second)]
        if None in types:
            continue
        encoder = device.record()
        views = [color(target(device))]
        begun = encoder.BeginComputePass() if kind == "dispatch" else encoder.BeginRenderPass(colorAttachments=views)
        places: list[Part] = [(1, 1, 1, 1), (where[0], 1, where[1], 1)]
        layouts = []
        for at, aspect in enumerate((first, second)):
            layout, one = group(device, view(made, places[at], aspect=aspect), "sampled", sampleType=types[at])
            begun.SetBindGroup(at, one)
            layouts.append(layout)
        if kind == "dispatch":
            dispatched(device, begun, *layouts)
        begun.End()
        device.finish(encoder)


@pytest.mark.parametrize("format", DEPTH_STENCIL_FORMATS)
@pytest.mark.parametrize("aspect", ["DepthOnly", "StencilOnly"])
@pytest.mark.parametrize("read_only", [(False, False), (False, True), (True, False), (True, True)])
@pytest.mark.parametrize("in_bundle", [False, True])
@pytest.mark.parametrize("replaced", [False, True])
def test_aspects_beside_an_attachment(
    gpu: Gpu,
    differs: Callable[..., None],
    format: str,
    aspect: str,
    read_only: tuple[bool, bool],
    in_bundle: bool,
    replaced: bool,
) -> None:
    """An aspect that the pass only reads may be sampled beside, whatever becomes of the other one."""
    type = sample_type(format, aspect)
    if type is None:
        pytest.skip("the format has no such aspect")
    both = format in DEPTH_FORMATS and format in STENCIL_FORMATS
    differs("one-aspect-read-only", both and read_only == (aspect == "DepthOnly", aspect == "StencilOnly"))
    device = gpu.device(features_of(format))
    made = ds_texture(device, format)
    other = group(device, view(texture(device), (0, 1, 0, 1)), "sampled")[1]
    depth, stencil = read_only
    for level, layer in itertools.product((0, 1), repeat=2):
        for part in ((0, 1, 0, 1), (1, 1, 1, 1), (1, 2, 1, 1), (1, 1, 1, 2), (1, 2, 1, 2)):
            attached = view(made, (level, 1, layer, 1))
            ds: dict[str, Any] = {"view": attached, "depthReadOnly": depth, "stencilReadOnly": stencil}
            if format in DEPTH_FORMATS and not depth:
                ds.update(depthLoadOp="Load", depthStoreOp="Store")
            if format in STENCIL_FORMATS and not stencil:
                ds.update(stencilLoadOp="Load", stencilStoreOp="Store")
            encoder = device.record()
            begun = encoder.BeginRenderPass(depthStencilAttachment=ds)
            one = group(device, view(made, part, aspect=aspect), "sampled", sampleType=type)[1]
            given = {"depthStencilFormat": format, "depthReadOnly": depth, "stencilReadOnly": stencil}
            placed(device, begun, 0, one, in_bundle, colorFormats=[], **given)
            if replaced:
                begun.SetBindGroup(0, other)
            begun.End()
            reads = depth if aspect == "DepthOnly" else stencil
            with device.valid(reads or not overlap((level, 1, layer, 1), part), level, layer, part):
                encoder.Finish()


# -- what counts

STAGES: list[str | int] = [0, "Vertex", "Fragment", "Compute"]


@pytest.mark.parametrize("kind", ["render", "dispatch"])
@pytest.mark.parametrize("reads", STAGES)
@pytest.mark.parametrize("writes", [0, "Fragment", "Compute"])
def test_whichever_stages_see_them(device: Device, kind: str, reads: str | int, writes: str | int) -> None:
    """Bindings that no stage of the pass sees count as well."""
    made = texture(device).CreateView(mipLevelCount=1, arrayLayerCount=1, dimension="2D")
    layout = device.CreateBindGroupLayout(
        entries=[
            {"binding": 0, "visibility": reads, "texture": {"sampleType": "UnfilterableFloat"}},
            {"binding": 1, "visibility": writes, "storageTexture": {"access": "WriteOnly", "format": "R32Float"}},
        ]
    )
    both = device.CreateBindGroup(layout=layout, entries=[{"binding": at, "textureView": made} for at in range(2)])
    encoder = device.record()
    if kind == "dispatch":
        begun = encoder.BeginComputePass()
        begun.SetBindGroup(0, both)
        dispatched(device, begun, layout)
    else:
        begun = encoder.BeginRenderPass(colorAttachments=[color(target(device))])
        begun.SetBindGroup(0, both)
    begun.End()
    device.finish(encoder, False)


@pytest.mark.parametrize("kind", ["render", "dispatch"])
@pytest.mark.parametrize("run", [False, True])
@pytest.mark.parametrize("usage", ["sampled", *ACCESS])
def test_what_is_replaced(device: Device, kind: str, run: bool, usage: str) -> None:
    """Still counts in a render pass, and not in a dispatch."""
    made = texture(device)
    first, second = (group(device, view(made, (0, 1, 0, 1)), one)[1] for one in (usage, "sampled"))
    encoder = device.record()
    if kind == "dispatch":
        begun = encoder.BeginComputePass()
    else:
        begun = encoder.BeginRenderPass(colorAttachments=[color(target(device))])
    begun.SetBindGroup(0, first)
    if run and kind == "dispatch":
        dispatched(device, begun)
    elif run:
        pipeline = render(device, targets=[{"format": "R32Float"}])
        begun.SetPipeline(device.CreateRenderPipeline(**pipeline))
        begun.Draw(3, 1, 0, 0)
    begun.SetBindGroup(0, second)
    begun.End()
    device.finish(encoder, kind == "dispatch" or agree(usage, "sampled"))


@pytest.mark.parametrize("kind", ["render", "dispatch"])
@pytest.mark.parametrize("when", ["before", "between", "behind", "never"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("run", [False, True])
def test_groups_that_no_pipeline_uses(device: Device, kind: str, when: str, order: tuple[int, int], run: bool) -> None:
    made = texture(device)
    groups = [group(device, view(made, (0, 1, 0, 1)), usage)[1] for usage in ("sampled", "write")]
    if kind == "dispatch":
        pipeline = compute_pipeline(device)
    else:
        pipeline = device.CreateRenderPipeline(**render(device, targets=[{"format": "R32Float"}]))
    encoder = device.record()
    views = [color(target(device))]
    begun = encoder.BeginComputePass() if kind == "dispatch" else encoder.BeginRenderPass(colorAttachments=views)
    for place, (at, one) in enumerate(zip(order, groups, strict=True)):
        if when == ("before", "between")[place]:
            begun.SetPipeline(pipeline)
        begun.SetBindGroup(at, one)
    if when == "behind":
        begun.SetPipeline(pipeline)
    if run:
        begun.DispatchWorkgroups(1, 1, 1) if kind == "dispatch" else begun.Draw(3, 1, 0, 0)
    begun.End()
    device.finish(encoder, kind == "dispatch" and not (run and when == "never"))


@pytest.mark.parametrize("kind", ["render", "dispatch"])
@pytest.mark.parametrize("scope", ["none", "one", "two runs", "two passes"])
def test_scopes(device: Device, kind: str, scope: str) -> None:
    """A group that was set for one run is still set in the next."""
    made = texture(device)
    pairs = [group(device, view(made, (0, 1, 0, 1)), usage) for usage in ("sampled", "write")]
    empty = device.CreateBindGroupLayout(entries=[])
    encoder = device.record()

    def opened() -> Object:
        if kind == "dispatch":
            return encoder.BeginComputePass()
        return encoder.BeginRenderPass(colorAttachments=[color(target(device))])

    def run(*layouts: Object) -> None:
        layout = device.CreatePipelineLayout(bindGroupLayouts=list(layouts))
        if kind == "dispatch":
            begun.SetPipeline(compute_pipeline(device, layout=layout))
            begun.DispatchWorkgroups(1, 1, 1)
        else:
            given = render(device, targets=[{"format": "R32Float"}], layout=layout)
            begun.SetPipeline(device.CreateRenderPipeline(**given))
            begun.Draw(3, 1, 0, 0)

    begun = opened()
    begun.SetBindGroup(0, pairs[0][1])
    if scope == "two runs":
        run(pairs[0][0])
    if scope == "two passes":
        run(pairs[0][0])
        begun.End()
        begun = opened()
    begun.SetBindGroup(1, pairs[1][1])
    if scope == "two passes":
        run(empty, pairs[1][0])
    elif scope != "none":
        run(pairs[0][0], pairs[1][0])
    begun.End()
    device.finish(encoder, scope == "two passes" or (scope == "none" and kind == "dispatch"))
