"""The vertex buffers of a render pipeline, and what the stage makes of them. Spec: 10.3.7 Vertex State."""

from __future__ import annotations

import itertools
import struct
from typing import Any

import pytest

from gpu import Device, Gpu
from makers import Encoder, color, render

#: Formats: bytes, and the kind of scalar that the shader sees.
FORMATS = {
    **{f"{sign}int{bits}{n}": (bits // 8 * int(n[1:] or 1), f"{sign[0].lower()}32".replace("s", "i"))
       for sign in ("U", "S") for bits in (8, 16) for n in ("", "x2", "x4")},
    **{f"{sign}norm{bits}{n}": (bits // 8 * int(n[1:] or 1), "f32")
       for sign in ("U", "S") for bits in (8, 16) for n in ("", "x2", "x4")},
    **{f"Float16{n}": (2 * int(n[1:] or 1), "f32") for n in ("", "x2", "x4")},
    **{f"{kind}32{n}": (4 * int(n[1:] or 1), scalar)
       for kind, scalar in (("Float", "f32"), ("Uint", "u32"), ("Sint", "i32")) for n in ("", "x2", "x3", "x4")},
    "Unorm10_10_10_2": (4, "f32"), "Unorm8x4BGRA": (4, "f32"),
}  # fmt: skip


def vertex(*inputs: tuple[int, str]) -> str:
    arguments = ", ".join(f"@location({place}) a{place}: {of}" for place, of in inputs)
    return f"@vertex fn vs({arguments}) -> @builtin(position) vec4f {{ return vec4f(); }}"


def check(device: Device, right: bool, buffers: list[dict[str, Any]], code: str | None = None) -> None:
    with device.valid(right):
        device.CreateRenderPipeline(**render(device, vertex=code or vertex(), vertex_state={"buffers": buffers}))


def layout(stride: int, *attributes: tuple[str, int, int], **given: Any) -> dict[str, Any]:
    """A buffer with attributes of (format, offset, location)."""
    named = [{"format": f, "offset": offset, "shaderLocation": place} for f, offset, place in attributes]
    return {"arrayStride": stride, "attributes": named, **given}


@pytest.mark.parametrize("count", [0, 1, 8, 9])
@pytest.mark.parametrize("last", ["hole", "empty", "used"])
def test_buffer_count(gpu: Gpu, device: Device, count: int, last: str) -> None:
    """Holes and buffers without attributes count too."""
    buffers: list[dict[str, Any]] = [{"stepMode": "Undefined"}] * max(count - 1, 0)
    if count:
        buffers.append({"hole": {}, "empty": {"stepMode": "Vertex"}, "used": layout(4, ("Float32", 0, 0))}[last])
    check(device, count <= gpu.limits(device)["maxVertexBuffers"], buffers)


@pytest.mark.parametrize("count", [16, 17])
@pytest.mark.parametrize("spread", [1, 4])
def test_attribute_count(gpu: Gpu, count: int, spread: int) -> None:
    device = gpu.device()
    most = gpu.limits(device)["maxVertexAttributes"]
    attributes = [("Float32", 0, min(i, most - 1) if count <= most else i) for i in range(count)]
    buffers = [layout(4, *attributes[i::spread]) for i in range(spread)]
    check(device, count <= most, buffers)


@pytest.mark.parametrize("count", [0, 1, 16, 17])
@pytest.mark.parametrize("each", [0, 1, 4])
def test_attributes_of_all_buffers(gpu: Gpu, device: Device, count: int, each: int) -> None:
    """So many in each buffer, the rest in the last one."""
    limits = gpu.limits(device)
    attributes = [("Float32", 0, at) for at in range(count)]
    buffers = [layout(0, *attributes[at * each : (at + 1) * each]) for at in range(limits["maxVertexBuffers"] - 1)]
    buffers.append(layout(0, *attributes[len(buffers) * each :]))
    check(device, count <= limits["maxVertexAttributes"], buffers)


@pytest.mark.parametrize("more", [-4, 0, 4])
def test_stride_limit(gpu: Gpu, device: Device, more: int) -> None:
    most = gpu.limits(device)["maxVertexBufferArrayStride"]
    check(device, more <= 0, [layout(most + more, ("Float32", 0, 0))])
    check(device, more <= 0, [layout(most + more, stepMode="Vertex")])


@pytest.mark.parametrize("stride", [0, 1, 2, 3, 4, 5, 6, 8, 2046, 2**32, 2**64 - 4])
def test_stride_alignment(device: Device, stride: int) -> None:
    check(device, stride % 4 == 0 and stride <= 2048, [layout(stride, stepMode="Vertex")])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("stride", [0, 4, 16, 2048])
def test_attributes_end_within_the_stride(gpu: Gpu, device: Device, format: str, stride: int) -> None:
    size = FORMATS[format][0]
    room = stride or gpu.limits(device)["maxVertexBufferArrayStride"]
    for offset in {0, room - size, room - size + min(size, 4), room, 2**64 - 4}:
        if offset < 0 or offset % min(4, size):
            continue
        check(device, offset + size <= room, [layout(stride, (format, offset, 0))])


@pytest.mark.parametrize("format", FORMATS)
def test_offset_alignment(device: Device, format: str) -> None:
    for offset in range(5):
        check(device, offset % min(4, FORMATS[format][0]) == 0, [layout(128, (format, offset, 0))])


@pytest.mark.parametrize("location", [0, 1, 15, 16, 2**32 - 1])
def test_location_limit(gpu: Gpu, device: Device, location: int) -> None:
    check(device, location < gpu.limits(device)["maxVertexAttributes"], [layout(4, ("Float32", 0, location))])


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("second", [0, 1])
def test_each_location_once(device: Device, apart: bool, second: int) -> None:
    first, other = ("Float32", 0, 0), ("Float32", 0, second)
    buffers = [layout(4, first), layout(4, other)] if apart else [layout(4, first, other)]
    check(device, second != 0, buffers)


@pytest.mark.parametrize("location", [0, 1, 15])
@pytest.mark.parametrize("given", [0, 1, 15])
def test_shader_inputs_are_given(device: Device, location: int, given: int) -> None:
    check(device, location == given, [layout(16, ("Float32x4", 0, given))], vertex((location, "vec4f")))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", ["f32", "u32", "i32"])
def test_kinds_match(device: Device, format: str, kind: str) -> None:
    """The kinds of scalars do, the numbers of components need not."""
    for of in (kind, f"vec2<{kind}>", f"vec4<{kind}>"):
        check(device, FORMATS[format][1] == kind, [layout(16, (format, 0, 0))], vertex((0, of)))


@pytest.mark.parametrize("stride", [0, 128])
def test_attributes_may_overlap(gpu: Gpu, device: Device, stride: int) -> None:
    formats = ["Float32x4", "Uint32x4", "Sint32x4"]
    count = gpu.limits(device)["maxVertexAttributes"]
    check(device, True, [layout(stride, *((formats[i % 3], 4 * i, i) for i in range(count)))])


PLACES = [0, 1, 7]


@pytest.mark.parametrize("first", PLACES)
@pytest.mark.parametrize("second", PLACES)
@pytest.mark.parametrize("more", [0, 4])
def test_locations_in_any_two_buffers(gpu: Gpu, device: Device, first: int, second: int, more: int) -> None:
    """One location twice is wrong in whichever buffers, at the begin or the end of what else they have."""
    last = gpu.limits(device)["maxVertexAttributes"] - 1
    for a, b in itertools.product((0, 1, 7, last), repeat=2):
        others = [("Float32", 0, at) for at in range(last) if at not in (a, b)][:more]
        for early in (False, True):
            buffers: list[dict[str, Any]] = [{"stepMode": "Undefined"}] * 8
            mine = [("Float32", 0, a), *others] if early else [*others, ("Float32", 0, a)]
            if first == second:
                buffers[first] = layout(256, *([("Float32", 0, b), *mine] if early else [*mine, ("Float32", 0, b)]))
            else:
                buffers[first], buffers[second] = layout(256, *mine), layout(256, ("Float32", 0, b))
            with device.valid(a != b, a, b, early):
                device.CreateRenderPipeline(**render(device, vertex_state={"buffers": buffers}))


@pytest.mark.parametrize("location", [0, 1, 15, 16, 2**31 - 1])
def test_locations_of_the_stage(gpu: Gpu, device: Device, location: int) -> None:
    """Beyond the limit they are wrong, whatever the buffers give."""
    right = location < gpu.limits(device)["maxVertexAttributes"]
    with device.expect(None):
        given = render(device, vertex=vertex((location, "vec4f")))
    given["vertex"]["buffers"] = [layout(512, ("Float32", 0, location))]
    with device.valid(right):
        device.CreateRenderPipeline(**given)


@pytest.mark.parametrize(
    "buffers",
    [[{"stepMode": 0x99}], [{"attributes": [{"format": 0x999}]}], [layout(4, ("Float32", 0, 0), stepMode=7)]],
)
def test_unknown_numbers(device: Device, buffers: list[dict[str, Any]]) -> None:
    check(device, False, buffers)


@pytest.mark.parametrize("limit", ["groups", "buffers"])
def test_groups_and_buffers_together(gpu: Gpu, device: Device, limit: str) -> None:
    """Their sum is limited; here none reaches the limit alone."""
    limits = gpu.limits(device)
    most = limits["maxBindGroupsPlusVertexBuffers"]
    if most >= limits["maxBindGroups"] + limits["maxVertexBuffers"]:
        made = gpu.device([], {"maxBindGroupsPlusVertexBuffers": most})
        assert gpu.limits(made)["maxBindGroupsPlusVertexBuffers"] >= most
        return
    count = most - limits["maxBindGroups"] + 1
    groups = [device.CreateBindGroupLayout(entries=[])] * limits["maxBindGroups"]
    given = render(device, vertex_state={"buffers": [layout(4)] * count})
    with device.valid(False):
        device.CreateRenderPipeline(**given, layout=device.CreatePipelineLayout(bindGroupLayouts=groups))


# -- what arrives


def test_what_the_stage_sees(device: Device) -> None:
    """Step modes, offsets, a hole, and the default of missing components."""
    code = """
        struct Out { @builtin(position) at: vec4f, @location(0) @interpolate(flat, either) color: vec4f }
        @vertex fn vs(@location(0) x: vec2f, @location(3) c: vec4f, @builtin(vertex_index) v: u32) -> Out {
            return Out(vec4f(x.x, 0.5, 0, 1), c);
        }"""
    fragment = """@fragment fn fs(@location(0) @interpolate(flat, either) color: vec4f) -> @location(0) vec4f {
        return color; }"""
    buffers = [
        layout(12, ("Float32x2", 4, 0)),
        {"stepMode": "Undefined"},
        layout(4, ("Unorm8x2", 2, 3), stepMode="Instance"),
    ]
    pipeline = device.CreateRenderPipeline(
        **render(device, vertex=code, fragment=fragment, vertex_state={"buffers": buffers}),
        primitive={"topology": "PointList"},
    )
    places = device.CreateBuffer(size=28, usage="Vertex|CopyDst")
    device.queue.WriteBuffer(places, 4, struct.pack("<3f3f", 9, -0.5, 0, 9, 0.5, 0))
    colors = device.CreateBuffer(size=12, usage="Vertex|CopyDst")
    device.queue.WriteBuffer(colors, 4, bytes([9, 9, 51, 102, 9, 9, 255, 204]))
    texture = device.CreateTexture(format="RGBA8Unorm", usage="RenderAttachment|CopySrc", size=(2, 1, 1))
    encoder = device.record()
    made = encoder.BeginRenderPass(colorAttachments=[color(texture.CreateView())])
    made.SetPipeline(pipeline)
    made.SetVertexBuffer(0, places, 4, 2**64 - 1)
    made.SetVertexBuffer(2, colors, 4, 8)
    made.Draw(1, 1, 0, 0)
    made.Draw(1, 1, 1, 1)
    made.End()
    out = device.CreateBuffer(size=8, usage="CopyDst|MapRead")
    encoder.CopyTextureToBuffer({"texture": texture}, {"buffer": out, "layout": {"bytesPerRow": 256}}, (2, 1, 1))
    with device.expect(None):
        device.submit(encoder.Finish())
    assert list(device.read(out)) == [51, 102, 0, 255, 255, 204, 0, 255]


def test_unused_slots_need_no_buffer(device: Device) -> None:
    """A hole need not be set, may be set, and does not limit the draw."""
    buffers = [layout(4, ("Float32", 0, 0)), {"stepMode": "Undefined"}, {"stepMode": "Undefined"}]
    pipeline = device.CreateRenderPipeline(**render(device, vertex_state={"buffers": buffers}))
    data = device.CreateBuffer(size=16, usage="Vertex")
    small = device.CreateBuffer(size=4, usage="Vertex")
    for kind in ("render", "bundle"):
        encoder = Encoder(device, kind)
        encoder.to.SetPipeline(pipeline)
        encoder.to.SetVertexBuffer(0, data, 0, 2**64 - 1)
        encoder.to.SetVertexBuffer(1, small, 0, 2**64 - 1)
        encoder.to.Draw(4, 1, 0, 0)
        encoder.submit()
