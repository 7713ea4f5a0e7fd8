"""Command encoders and passes: when they record, debug groups, bind groups, immediates, dispatches, queries.

Spec: 13 Command Encoding, 14 Programmable Passes, 16 Compute Passes, 20 Queries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import Encoder, attachment, color, compute_pipeline, render
from test_bind_group_layouts import KINDS, entry

PROGRAMMABLE = ["compute", "render", "bundle"]
ALL = ["encoder", *PROGRAMMABLE]


# -- when an encoder records


@pytest.mark.parametrize("kind", ["compute", "render"])
@pytest.mark.parametrize("ended", [False, True])
def test_finish_needs_ended_passes(device: Device, kind: str, ended: bool) -> None:
    encoder = Encoder(device, kind)
    if ended:
        encoder.to.End()
    assert encoder.encoder is not None
    device.finish(encoder.encoder, ended)
    if not ended:
        device.errors.calls.clear()
        encoder.to.End()
        device.errors.calls.clear()


@pytest.mark.parametrize("first", ["compute", "render"])
@pytest.mark.parametrize("second", ["compute", "render"])
@pytest.mark.parametrize("ended", [False, True])
def test_one_pass_at_a_time(device: Device, first: str, second: str, ended: bool) -> None:
    encoder = Encoder(device, first)
    assert encoder.encoder is not None
    if ended:
        encoder.to.End()
    if second == "compute":
        inner = encoder.encoder.BeginComputePass()
    else:
        inner = encoder.encoder.BeginRenderPass(colorAttachments=[color(attachment(device))])
    inner.End()
    if not ended:
        encoder.to.End()
    device.finish(encoder.encoder, ended)


@pytest.mark.parametrize("kind", ["compute", "render"])
def test_a_pass_ends_once(device: Device, kind: str) -> None:
    """Ending it again, or after its encoder was finished, is reported at once."""
    encoder = Encoder(device, kind)
    assert encoder.encoder is not None
    encoder.to.End()
    with device.valid(False):
        encoder.to.End()
    device.finish(encoder.encoder)
    with device.valid(False):
        encoder.to.End()


@pytest.mark.parametrize("kind", ["compute", "render"])
def test_ending_in_the_wrong_order(device: Device, kind: str) -> None:
    encoder = Encoder(device, kind)
    assert encoder.encoder is not None
    inner = encoder.encoder.BeginComputePass()
    encoder.to.End()
    inner.End()
    device.finish(encoder.encoder, False)


def commands(device: Device) -> dict[str, Callable[[Object], Any]]:
    """A right call of each command of an encoder."""
    buffers = [device.CreateBuffer(size=1024, usage="CopySrc|CopyDst|QueryResolve") for _ in range(2)]
    textures = [device.CreateTexture(format="RGBA8Unorm", usage="CopySrc|CopyDst", size=(4, 4, 1)) for _ in range(2)]
    queries = device.CreateQuerySet(type="Occlusion", count=1)
    linear = {"buffer": buffers[0], "layout": {"bytesPerRow": 256}}
    return {
        "BeginComputePass": lambda e: e.BeginComputePass().End(),
        "BeginRenderPass": lambda e: e.BeginRenderPass(colorAttachments=[color(attachment(device))]).End(),
        "ClearBuffer": lambda e: e.ClearBuffer(buffers[0], 0, 16),
        "CopyBufferToBuffer": lambda e: e.CopyBufferToBuffer(buffers[0], 0, buffers[1], 0, 16),
        "CopyBufferToTexture": lambda e: e.CopyBufferToTexture(linear, {"texture": textures[0]}, (1, 1, 1)),
        "CopyTextureToBuffer": lambda e: e.CopyTextureToBuffer({"texture": textures[0]}, linear, (1, 1, 1)),
        "CopyTextureToTexture": lambda e: e.CopyTextureToTexture(
            {"texture": textures[0]}, {"texture": textures[1]}, (1, 1, 1)
        ),
        "ResolveQuerySet": lambda e: e.ResolveQuerySet(queries, 0, 1, buffers[0], 0),
        "InsertDebugMarker": lambda e: e.InsertDebugMarker("m"),
        "PushDebugGroup": lambda e: e.PushDebugGroup("g"),
        "PopDebugGroup": lambda e: e.PopDebugGroup(),
    }


COMMANDS = [
    "BeginComputePass", "BeginRenderPass", "ClearBuffer", "CopyBufferToBuffer", "CopyBufferToTexture",
    "CopyTextureToBuffer", "CopyTextureToTexture", "ResolveQuerySet", "InsertDebugMarker", "PushDebugGroup",
    "PopDebugGroup",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("when", ["open", "locked", "finished"])
def test_when_commands_are_taken(device: Device, command: str, when: str) -> None:
    """A locked encoder becomes invalid; a finished one reports at once and stays as it is."""
    call = commands(device)[command]
    encoder = device.record()
    if command == "PopDebugGroup":
        encoder.PushDebugGroup("g")
    if when == "locked":
        within = encoder.BeginComputePass()
        call(encoder)
        within.End()
        device.finish(encoder, False)
        return
    if when == "open":
        call(encoder)
        if command == "PushDebugGroup":
            encoder.PopDebugGroup()
        device.finish(encoder)
        return
    if command == "PopDebugGroup":
        encoder.PopDebugGroup()
    made = device.finish(encoder)
    with device.valid(False):
        call(encoder)
    with device.expect(None):
        device.submit(made)


@pytest.mark.parametrize("wrong", ["buffer", "query"])
def test_wrong_commands_on_a_finished_encoder(device: Device, wrong: str) -> None:
    """Are reported at once, as right ones are."""
    data = device.CreateBuffer(size=512, usage="CopySrc|CopyDst|QueryResolve")
    queries = device.CreateQuerySet(type="Occlusion", count=1)
    with device.expect("Validation"):
        invalid = device.CreateBuffer(size=4, usage=0)
    encoder = device.record()
    made = device.finish(encoder)
    with device.valid(False):
        if wrong == "buffer":
            encoder.CopyBufferToBuffer(invalid, 0, data, 0, 4)
        else:
            encoder.ResolveQuerySet(queries, 1, 1, data, 0)
    with device.expect(None):
        device.submit(made)


@pytest.mark.parametrize("kind", ["compute", "render"])
@pytest.mark.parametrize("when", ["ended", "finished"])
def test_passes_that_have_ended(device: Device, kind: str, when: str) -> None:
    """Their commands are reported, and do nothing else."""
    encoder = Encoder(device, kind)
    data = device.CreateBuffer(size=64, usage="Indirect|Vertex|Index")
    assert encoder.encoder is not None
    encoder.to.End()
    if when == "finished":
        made = device.finish(encoder.encoder)
    calls: list[Callable[[], Any]] = [
        lambda: encoder.to.SetBindGroup(0, None),
        lambda: encoder.to.PushDebugGroup("g"),
        lambda: encoder.to.PopDebugGroup(),
        lambda: encoder.to.InsertDebugMarker("m"),
    ]
    if kind == "compute":
        pipeline = compute_pipeline(device)
        calls += [
            lambda: encoder.to.SetPipeline(pipeline),
            lambda: encoder.to.DispatchWorkgroups(1, 1, 1),
            lambda: encoder.to.DispatchWorkgroupsIndirect(data, 0),
        ]
    else:
        pipeline = device.CreateRenderPipeline(**render(device))
        bundle = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"]).Finish()
        calls += [
            lambda: encoder.to.SetPipeline(pipeline),
            lambda: encoder.to.Draw(1, 1, 0, 0),
            lambda: encoder.to.DrawIndexed(1, 1, 0, 0, 0),
            lambda: encoder.to.DrawIndirect(data, 0),
            lambda: encoder.to.DrawIndexedIndirect(data, 0),
            lambda: encoder.to.SetVertexBuffer(0, data, 0, 64),
            lambda: encoder.to.SetIndexBuffer(data, "Uint16", 0, 64),
            lambda: encoder.to.SetViewport(0, 0, 1, 1, 0, 1),
            lambda: encoder.to.SetScissorRect(0, 0, 1, 1),
            lambda: encoder.to.SetBlendConstant({}),
            lambda: encoder.to.SetStencilReference(1),
            lambda: encoder.to.BeginOcclusionQuery(0),
            lambda: encoder.to.EndOcclusionQuery(),
            lambda: encoder.to.ExecuteBundles([bundle]),
        ]
    for number, call in enumerate(calls):
        with device.expect("Validation", number):
            call()
    if when == "ended":
        made = device.finish(encoder.encoder)
    with device.expect(None):
        device.submit(made)


def test_finished_once(device: Device) -> None:
    encoder = device.record()
    device.finish(encoder)
    with device.valid(False):
        encoder.Finish()


@pytest.mark.parametrize("first", ["compute", "render"])
@pytest.mark.parametrize("second", ["compute", "render"])
@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize("order", [[], [0], [1], [0, 1], [1, 0]])
def test_orders_of_ending(device: Device, first: str, second: str, ended: bool, order: list[int]) -> None:
    """Where the first pass has not ended, the second is none: the finish reports that, and its end does not."""
    if ended and 0 in order:
        pytest.skip("the first pass would end twice, which is another error")
    encoder = device.record()
    with device.expect(None):
        passes = [begun(device, encoder, first)]
        if ended:
            passes[0].End()
        passes.append(begun(device, encoder, second))
    with device.expect(None):
        for at in order:
            passes[at].End()
    device.finish(encoder, ended and order == [1])


def begun(device: Device, encoder: Object, kind: str, valid: bool = True) -> Object:
    if kind == "compute":
        return encoder.BeginComputePass()
    return encoder.BeginRenderPass(colorAttachments=[color(attachment(device))] if valid else [])


@pytest.mark.parametrize("kind", ["compute", "render"])
@pytest.mark.parametrize("before", ["compute", "render", None])
def test_passes_of_finished_encoders(device: Device, kind: str, before: str | None) -> None:
    """Their begin is reported and so is their end, but nothing between, and the commands stay good."""
    encoder = device.record()
    if before:
        begun(device, encoder, before).End()
    made = device.finish(encoder)
    with device.valid(False):
        within = begun(device, encoder, kind)
    with device.expect(None):
        within.SetBindGroup(0, None)
        within.PushDebugGroup("g")
    with device.valid(False):
        within.End()
    with device.expect(None):
        device.submit(made)


@pytest.mark.parametrize("which", [0, 1])
def test_what_the_second_finish_gives(device: Device, which: int) -> None:
    encoder = device.record()
    made = [device.finish(encoder)]
    with device.valid(False):
        made.append(encoder.Finish())
    with device.valid(which == 0):
        device.submit(made[which])


@pytest.mark.parametrize("kind", ["compute", "render", "invalid render"])
@pytest.mark.parametrize("open", [None, "compute", "render"])
def test_ending_again_beside_another_pass(device: Device, kind: str, open: str | None) -> None:
    """Is reported at once, and spoils neither the other pass nor the encoder."""
    encoder = device.record()
    ended = begun(device, encoder, kind.removeprefix("invalid "), "invalid" not in kind)
    with device.expect(None):
        ended.End()
        other = begun(device, encoder, open) if open else None
    with device.valid(False):
        ended.End()
    with device.expect(None):
        if other:
            other.End()
    device.finish(encoder, "invalid" not in kind)


@pytest.mark.parametrize("first", ["compute", "render"])
@pytest.mark.parametrize("second", ["compute", "render"])
@pytest.mark.parametrize("spoilt", [False, True])
def test_passes_of_spoilt_encoders(device: Device, first: str, second: str, spoilt: bool) -> None:
    """They begin and end as ever: the finish reports."""
    encoder = device.record()
    with device.expect(None):
        within = begun(device, encoder, first)
        if spoilt:
            within.PopDebugGroup()
        within.End()
        begun(device, encoder, second).End()
    device.finish(encoder, not spoilt)


def test_an_error_in_a_pass_is_reported_by_the_finish(device: Device) -> None:
    for kind in ("compute", "render"):
        encoder = Encoder(device, kind)
        with device.expect(None):
            encoder.to.SetBindGroup(99, None)
            encoder.to.PopDebugGroup()
        encoder.finish(False)


# -- debug groups


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("pushed", [0, 1, 2, 3])
@pytest.mark.parametrize("popped", [0, 1, 2, 3])
def test_debug_groups(device: Device, kind: str, pushed: int, popped: int) -> None:
    encoder = Encoder(device, kind)
    for i in range(pushed):
        encoder.to.PushDebugGroup(f"{i}")
    for _ in range(popped):
        encoder.to.PopDebugGroup()
    encoder.finish(pushed == popped)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("text", ["", "a", "null\0inside", "\0", "数 🦀", "long " * 1000])
def test_debug_texts(device: Device, kind: str, text: str) -> None:
    encoder = Encoder(device, kind)
    encoder.to.PushDebugGroup(text)
    encoder.to.InsertDebugMarker(text)
    encoder.to.PopDebugGroup()
    encoder.submit()


@pytest.mark.parametrize("kind", ["compute", "render"])
def test_groups_of_encoder_and_pass_are_apart(device: Device, kind: str) -> None:
    encoder = Encoder(device, kind)
    assert encoder.encoder is not None
    encoder.to.End()
    encoder.encoder.PushDebugGroup("outer")
    if kind == "compute":
        within = encoder.encoder.BeginComputePass()
    else:
        within = encoder.encoder.BeginRenderPass(colorAttachments=[color(attachment(device))])
    within.PopDebugGroup()
    within.End()
    encoder.encoder.PopDebugGroup()
    device.finish(encoder.encoder, False)


# -- bind groups


def groups(device: Device, dynamic: bool = False, count: int = 1) -> tuple[Object, Object]:
    """A layout with so many uniform buffers and a group of it."""
    kind = {"buffer": {"type": "Uniform", "hasDynamicOffset": dynamic, "minBindingSize": 8}}
    layout = device.CreateBindGroupLayout(entries=[entry(kind, i, "Compute|Fragment") for i in range(count)])
    data = device.CreateBuffer(size=1024, usage="Uniform")
    entries = [{"binding": i, "buffer": data, "size": 8} for i in range(count)]
    return layout, device.CreateBindGroup(layout=layout, entries=entries)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("state", ["valid", "invalid", "foreign", "null"])
@pytest.mark.parametrize("index", [0, 3, 4, 2**32 - 1])
def test_set_bind_group(gpu: Gpu, device: Device, kind: str, state: str, index: int) -> None:
    group: Object | None = None
    if state == "valid":
        _, group = groups(device)
    elif state == "foreign":
        _, other, _ = gpu.request_device()
        assert other is not None
        _, group = groups(other)
    elif state == "invalid":
        layout, _ = groups(device)
        with device.valid(False):
            group = device.CreateBindGroup(layout=layout, entries=[])
    encoder = Encoder(device, kind)
    encoder.to.SetBindGroup(index, group)
    encoder.finish(index < gpu.limits(device)["maxBindGroups"] and state in ("valid", "null"))


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize(
    ("offsets", "right"),
    [
        ([0, 0], True),
        ([256, 0], True),
        ([1016 // 256 * 256, 512], True),
        ([256], False),
        ([], False),
        ([256, 0, 0], False),
        ([1, 2], False),
        ([128, 0], False),
        ([1024, 0], False),
        ([0, 2**32 - 256], False),
    ],
)
def test_dynamic_offsets(device: Device, kind: str, offsets: list[int], right: bool) -> None:
    _, group = groups(device, True, 2)
    encoder = Encoder(device, kind)
    encoder.to.SetBindGroup(0, group, offsets)
    encoder.finish(right)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("place", [0, 1])
def test_offsets_of_uniform_and_storage(device: Device, kind: str, place: int) -> None:
    """With what is bound behind it, an offset ends within the buffer: nine bytes of 520."""
    buffers = [device.CreateBuffer(size=520, usage=usage) for usage in ("Uniform", "Storage")]
    types = ["Uniform", "Storage"]
    kinds = [{"buffer": {"type": type, "hasDynamicOffset": True}} for type in types]
    layout = device.CreateBindGroupLayout(entries=[entry(one, at, "Compute|Fragment") for at, one in enumerate(kinds)])
    entries = [{"binding": at, "buffer": one, "size": 9 if at == 0 else 12} for at, one in enumerate(buffers)]
    group = device.CreateBindGroup(layout=layout, entries=entries)
    for offset in (0, 256, 512, 1024, 1, 2**32 - 256, 2**32 - 1):
        offsets = [0, 0]
        offsets[place] = offset
        encoder = Encoder(device, kind)
        encoder.to.SetBindGroup(0, group, offsets)
        encoder.finish(offset in (0, 256))


@pytest.mark.parametrize("kind", PROGRAMMABLE)
def test_offsets_for_nothing(device: Device, kind: str) -> None:
    _, group = groups(device)
    for given in (group, None):
        encoder = Encoder(device, kind)
        encoder.to.SetBindGroup(0, given, [0])
        encoder.finish(False)


def used(device: Device, encoder: Encoder, layouts: list[Object | None], indirect: bool = False) -> None:
    """Sets a pipeline with that layout and runs it."""
    layout = device.CreatePipelineLayout(bindGroupLayouts=layouts)
    data = device.CreateBuffer(size=64, usage="Indirect")
    if encoder.kind == "compute":
        encoder.to.SetPipeline(compute_pipeline(device, layout=layout))
        encoder.to.DispatchWorkgroupsIndirect(data, 0) if indirect else encoder.to.DispatchWorkgroups(0, 1, 1)
    else:
        encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, layout=layout)))
        encoder.to.DrawIndirect(data, 0) if indirect else encoder.to.Draw(0, 1, 0, 0)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("places", [[0, 1, 2], [2, 1, 0], [0, 1], [0, 2], [1, 2], []])
@pytest.mark.parametrize("indirect", [False, True])
def test_groups_are_set(device: Device, kind: str, places: list[int], indirect: bool) -> None:
    layout, group = groups(device)
    encoder = Encoder(device, kind)
    for place in places:
        encoder.to.SetBindGroup(place, group)
    used(device, encoder, [layout] * 3, indirect)
    encoder.finish(len(places) == 3)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("wanted", KINDS)
@pytest.mark.parametrize("given", ["uniform", "storage", "read-only storage"])
def test_groups_fit_the_pipeline(device: Device, kind: str, wanted: str, given: str) -> None:
    asked = device.CreateBindGroupLayout(entries=[entry(KINDS[wanted][0], visibility="Compute|Fragment")])
    layout = device.CreateBindGroupLayout(entries=[entry(KINDS[given][0], visibility="Compute|Fragment")])
    data = device.CreateBuffer(size=16, usage="Uniform|Storage")
    encoder = Encoder(device, kind)
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": data}])
    encoder.to.SetBindGroup(0, group)
    used(device, encoder, [asked])
    encoder.finish(wanted == given)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("difference", ["none", "visibility", "number", "minimal size", "dynamic", "count"])
def test_equal_layouts_stand_for_each_other(device: Device, kind: str, difference: str) -> None:
    first = entry(KINDS["uniform"][0], 0, "Compute|Fragment")
    second = dict(first)
    if difference == "visibility":
        second["visibility"] = "Compute|Fragment|Vertex"
    elif difference == "number":
        second["binding"] = 1
    elif difference == "minimal size":
        second["buffer"] = {"type": "Uniform", "minBindingSize": 4}
    elif difference == "dynamic":
        second["buffer"] = {"type": "Uniform", "hasDynamicOffset": True}
    entries = [second] if difference != "count" else [first, {**first, "binding": 1}]
    layout = device.CreateBindGroupLayout(entries=[first])
    other = device.CreateBindGroupLayout(entries=entries)
    data = device.CreateBuffer(size=16, usage="Uniform")
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": data}])
    encoder = Encoder(device, kind)
    encoder.to.SetBindGroup(0, group)
    used(device, encoder, [other])
    encoder.finish(difference == "none")


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("unset", [False, True])
def test_a_group_can_be_unset(device: Device, kind: str, unset: bool) -> None:
    layout, group = groups(device)
    encoder = Encoder(device, kind)
    encoder.to.SetBindGroup(0, group)
    if unset:
        encoder.to.SetBindGroup(0, None)
    used(device, encoder, [layout])
    encoder.finish(not unset)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
def test_groups_beyond_the_layout_do_not_matter(device: Device, kind: str) -> None:
    layout, group = groups(device)
    encoder = Encoder(device, kind)
    for place in range(4):
        encoder.to.SetBindGroup(place, group)
    used(device, encoder, [layout])
    encoder.finish(True)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize(("bound", "right"), [(4, False), (16, True), (20, True)])
def test_buffers_are_large_enough(device: Device, kind: str, bound: int, right: bool) -> None:
    """Without a minimal size in the layout, the shader's is looked at when it runs."""
    layout = device.CreateBindGroupLayout(
        entries=[entry({"buffer": {"type": "ReadOnlyStorage"}}, visibility="Compute|Fragment")]
    )
    data = device.CreateBuffer(size=64, usage="Storage")
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "buffer": data, "size": bound}])
    made = device.CreatePipelineLayout(bindGroupLayouts=[layout])
    variable = "@group(0) @binding(0) var<storage> v: array<vec4f>;"
    encoder = Encoder(device, kind)
    encoder.to.SetBindGroup(0, group)
    if kind == "compute":
        code = f"{variable} @compute @workgroup_size(1) fn main() {{ _ = v[0]; }}"
        encoder.to.SetPipeline(compute_pipeline(device, code, layout=made))
        encoder.to.DispatchWorkgroups(1, 1, 1)
    else:
        code = f"{variable} @fragment fn fs() -> @location(0) vec4f {{ return v[0]; }}"
        encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, fragment=code, layout=made)))
        encoder.to.Draw(1, 1, 0, 0)
    encoder.finish(right)


# -- immediates


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize(
    ("offset", "size", "right"),
    [(0, 0, True), (0, 4, True), (0, 64, True), (60, 4, True), (64, 0, True), (64, 4, False), (0, 68, False),
     (2, 4, False), (0, 2, False), (0, 3, False), (2**32 - 4, 4, False), (68, 0, False), (2**32 - 4, 8, False)],
)  # fmt: skip
def test_set_immediates(gpu: Gpu, kind: str, offset: int, size: int, right: bool) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    encoder = Encoder(device, kind)
    layout = device.CreatePipelineLayout(immediateSize=64)
    if kind == "compute":
        encoder.to.SetPipeline(compute_pipeline(device, layout=layout))
    else:
        encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, layout=layout)))
    encoder.to.SetImmediates(offset, bytes(size), size)
    encoder.finish(right)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("room", [None, 0, 4])
def test_immediates_are_apart_from_pipelines(gpu: Gpu, kind: str, room: int | None) -> None:
    """They may be set without a pipeline, and beyond what the pipeline has room for."""
    device = gpu.device([], {"maxImmediateSize": 64})
    encoder = Encoder(device, kind)
    if room is not None:
        layout = device.CreatePipelineLayout(immediateSize=room)
        if kind == "compute":
            encoder.to.SetPipeline(compute_pipeline(device, layout=layout))
        else:
            encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, layout=layout)))
    encoder.to.SetImmediates(0, bytes(16), 16)
    encoder.finish()


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("given", [0, 4, 8, 16])
@pytest.mark.parametrize("derived", [False, True])
def test_immediates_are_set(gpu: Gpu, kind: str, given: int, derived: bool) -> None:
    """What the shader uses of them must be set before it runs."""
    device = gpu.device([], {"maxImmediateSize": 64})
    layout = None if derived else device.CreatePipelineLayout(immediateSize=16)
    variable = "var<immediate> v: vec4f;"
    encoder = Encoder(device, kind)

    def set_them() -> None:
        if given:
            encoder.to.SetImmediates(0, bytes(given), given)

    if kind == "compute":
        code = f"{variable} @compute @workgroup_size(1) fn main() {{ _ = v; }}"
        encoder.to.SetPipeline(compute_pipeline(device, code, layout=layout))
        set_them()
        encoder.to.DispatchWorkgroups(1, 1, 1)
    else:
        code = f"{variable} @fragment fn fs() -> @location(0) vec4f {{ return v; }}"
        encoder.to.SetPipeline(device.CreateRenderPipeline(**render(device, fragment=code, layout=layout)))
        set_them()
        encoder.to.Draw(1, 1, 0, 0)
    encoder.finish(given == 16)


@pytest.mark.parametrize("size", [0, 12, 16, 64])
def test_immediates_fit_the_layout(gpu: Gpu, size: int) -> None:
    device = gpu.device([], {"maxImmediateSize": 64})
    layout = device.CreatePipelineLayout(immediateSize=size)
    code = "var<immediate> v: vec4f; @compute @workgroup_size(1) fn main() { _ = v; }"
    with device.valid(size >= 16):
        compute_pipeline(device, code, layout=layout)


# -- dispatches


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("count", [0, 1, 65535, 65536, 2**32 - 1])
def test_dispatch_sizes(gpu: Gpu, device: Device, axis: int, count: int) -> None:
    size = [0, 0, 0]
    size[axis] = count
    encoder = Encoder(device, "compute")
    encoder.to.SetPipeline(compute_pipeline(device))
    encoder.to.DispatchWorkgroups(*size)
    encoder.finish(count <= gpu.limits(device)["maxComputeWorkgroupsPerDimension"])


@pytest.mark.parametrize("offset", [0, 1, 2, 4, 52, 53, 56, 64, 2**64 - 4])
def test_dispatch_offsets(device: Device, offset: int) -> None:
    data = device.CreateBuffer(size=64, usage="Indirect")
    encoder = Encoder(device, "compute")
    encoder.to.SetPipeline(compute_pipeline(device))
    encoder.to.DispatchWorkgroupsIndirect(data, offset)
    encoder.finish(offset % 4 == 0 and offset + 12 <= 64)


@pytest.mark.parametrize("state", ["usage", "invalid", "foreign", "destroyed"])
def test_dispatch_buffers(gpu: Gpu, device: Device, state: str) -> None:
    if state == "invalid":
        with device.valid(False):
            data = device.CreateBuffer(size=64, usage=0)
    elif state == "foreign":
        _, other, _ = gpu.request_device()
        assert other is not None
        data = other.CreateBuffer(size=64, usage="Indirect")
    else:
        data = device.CreateBuffer(size=64, usage="Storage" if state == "usage" else "Indirect")
    if state == "destroyed":
        data.Destroy()
    encoder = Encoder(device, "compute")
    encoder.to.SetPipeline(compute_pipeline(device))
    encoder.to.DispatchWorkgroupsIndirect(data, 0)
    encoder.submit(False) if state == "destroyed" else encoder.finish(False)


def test_dispatch_needs_a_pipeline(device: Device) -> None:
    encoder = Encoder(device, "compute")
    encoder.to.DispatchWorkgroups(1, 1, 1)
    encoder.finish(False)


@pytest.mark.parametrize("kind", PROGRAMMABLE)
@pytest.mark.parametrize("state", ["invalid", "foreign"])
def test_pipelines_that_are_none(gpu: Gpu, device: Device, kind: str, state: str) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    of = other if state == "foreign" else device
    if kind == "compute":
        with of.valid(state == "foreign"):
            pipeline = compute_pipeline(of, *([] if state == "foreign" else ["fn ("]))
    else:
        with of.valid(state == "foreign"):
            pipeline = of.CreateRenderPipeline(**render(of, multisample={"count": 1 if state == "foreign" else 3}))
    encoder = Encoder(device, kind)
    encoder.to.SetPipeline(pipeline)
    encoder.finish(False)


# -- queries


@pytest.mark.parametrize(("first", "count", "right"), [
    (0, 2, True), (0, 0, True), (1, 0, True), (2, 0, False), (1, 1, True), (0, 3, False), (2, 1, False), (3, 0, False),
    (2**32 - 1, 2, False),
])  # fmt: skip
def test_resolved_queries(device: Device, first: int, count: int, right: bool) -> None:
    queries = device.CreateQuerySet(type="Occlusion", count=2)
    data = device.CreateBuffer(size=64, usage="QueryResolve")
    encoder = device.record()
    encoder.ResolveQuerySet(queries, first, count, data, 0)
    device.finish(encoder, right)


@pytest.mark.parametrize("offset", [0, 128, 255, 256, 496, 504, 512, 2**64 - 256])
@pytest.mark.parametrize("usage", ["QueryResolve", "CopyDst"])
def test_resolve_destination(device: Device, offset: int, usage: str) -> None:
    queries = device.CreateQuerySet(type="Occlusion", count=1)
    data = device.CreateBuffer(size=512, usage=usage)
    encoder = device.record()
    encoder.ResolveQuerySet(queries, 0, 1, data, offset)
    device.finish(encoder, usage == "QueryResolve" and offset % 256 == 0 and offset + 8 <= 512)


@pytest.mark.parametrize("place", ["set", "buffer"])
@pytest.mark.parametrize("state", ["invalid", "foreign", "destroyed"])
def test_resolving_what_is_none(gpu: Gpu, device: Device, place: str, state: str) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    of = other if state == "foreign" else device
    queries = (of if place == "set" else device).CreateQuerySet(type="Occlusion", count=1)
    data = (of if place == "buffer" else device).CreateBuffer(size=64, usage="QueryResolve")
    if state == "invalid":
        with device.valid(False):
            if place == "set":
                queries = device.CreateQuerySet(type="Occlusion", count=2**20)
            else:
                data = device.CreateBuffer(size=64, usage=0)
    elif state == "destroyed":
        (queries if place == "set" else data).Destroy()
    encoder = device.record()
    encoder.ResolveQuerySet(queries, 0, 1, data, 0)
    made = device.finish(encoder, state == "destroyed")
    if state == "destroyed":
        with device.valid(False):
            device.submit(made)
