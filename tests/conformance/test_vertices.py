"""What vertex stages see: attributes, indices, the arguments of draws. Spec: 23.2.2 Vertex Processing."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from contents import Canvas
from gpu import Device, Gpu, Object
from test_memory import buffer

#: A point for each vertex, or instance, that shows a value of its attributes.
SHOW = """struct Out {{ @builtin(position) at: vec4f, @location(0) @interpolate(flat) value: {of} }}
    @vertex fn vs({inputs}) -> Out {{
        return Out(vec4f((f32({place}) + 0.5) / {width}.0 * 2.0 - 1.0, 0.0, 0.0, 1.0), {value}); }}"""
SHOWN = "@fragment fn fs(@location(0) @interpolate(flat) value: {of}) -> @location(0) {of} {{ return value; }}"
TARGETS = {"vec4f": "RGBA32Float", "vec4u": "RGBA32Uint", "vec4i": "RGBA32Sint"}
POINTS = {"primitive": {"topology": "PointList"}}


def shown(
    device: Device, width: int, inputs: str, place: str, value: str, of: str = "vec4u", **given: Any
) -> tuple[Canvas, Object]:
    """A canvas with a texel for each vertex, and the pipeline that draws on it."""
    canvas = Canvas(device, TARGETS[of], size=(width, 1))
    vertex = SHOW.format(inputs=inputs, place=place, value=value, of=of, width=width)
    pipeline = canvas.pipeline(SHOWN.format(of=of), vertex, **POINTS, **given)
    canvas.to.SetPipeline(pipeline)
    return canvas, pipeline


def row(canvas: Canvas) -> list[tuple[Any, ...]]:
    return canvas.pixels()[0]


def layout(stride: int, *attributes: tuple[str, int, int], mode: str = "Vertex") -> dict[str, Any]:
    named = [{"format": f, "offset": offset, "shaderLocation": place} for f, offset, place in attributes]
    return {"arrayStride": stride, "stepMode": mode, "attributes": named}


# -- formats

INTEGERS = {"Uint8": "B", "Sint8": "b", "Uint16": "H", "Sint16": "h", "Uint32": "I", "Sint32": "i"}
NORMS = {"Unorm8": "B", "Snorm8": "b", "Unorm16": "H", "Snorm16": "h"}
FLOATS = {"Float16": "e", "Float32": "f"}
#: Per kind, values that show the sign and the size.
VALUES = {"B": (1, 255, 128, 7), "b": (-1, -128, 127, 7), "H": (1, 65535, 300, 7), "h": (-1, -32768, 32767, 7),
          "I": (1, 2**32 - 1, 2**31, 7), "i": (-1, -(2**31), 2**31 - 1, 7),
          "e": (0.5, -2.0, 1024.0, 0.25), "f": (0.5, -2.0, 1e6, 0.25)}  # fmt: skip


def formats() -> list[tuple[str, str, int]]:
    found = []
    for name, letter in {**INTEGERS, **NORMS, **FLOATS}.items():
        counts = (1, 2, 3, 4) if "32" in name else (1, 2, 4)
        found += [(name + (f"x{count}" if count > 1 else ""), letter, count) for count in counts]
    return found


@pytest.mark.parametrize(("format", "letter", "count"), formats())
@pytest.mark.parametrize("components", [1, 2, 4])
def test_formats(device: Device, format: str, letter: str, count: int, components: int) -> None:
    """What the buffer lacks is 0, and 1 for the last one; what the shader lacks is left out."""
    scalar = "f32" if "norm" in format or "Float" in format else "u32" if format[0] == "U" else "i32"
    declared = scalar if components == 1 else f"vec{components}<{scalar}>"
    value = f"vec4<{scalar}>(a{', 9' * (4 - components)})"
    content = struct.pack(f"{count}{letter}", *VALUES[letter][:count])
    of = {"f32": "vec4f", "u32": "vec4u", "i32": "vec4i"}[scalar]
    canvas, _ = shown(device, 1, f"@location(3) a: {declared}", "0u", value, of, buffers=[layout(16, (format, 0, 3))])
    canvas.to.SetVertexBuffer(0, buffer(device, content.ljust(16, b"\xaa"), "Vertex"), 0, 16)
    canvas.to.Draw(1, 1, 0, 0)
    expected = list(VALUES[letter][:count])
    if "norm" in format:
        most = (1 << 8 * struct.calcsize(letter) - (letter.islower())) - 1
        expected = [max(of / most, -1.0) for of in expected]
    expected += [0, 0, 1][count - 1 :] if count < 4 else []
    expected = expected[:components] + [9] * (4 - components)
    assert list(row(canvas)[0]) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("format", "content", "expected"),
    [("Unorm10_10_10_2", struct.pack("I", 1023 | 0 << 10 | 341 << 20 | 2 << 30), (1.0, 0.0, 1 / 3, 2 / 3)),
     ("Unorm8x4BGRA", bytes([0, 51, 255, 102]), (1.0, 0.2, 0.0, 0.4))],
)  # fmt: skip
def test_packed_formats(device: Device, format: str, content: bytes, expected: tuple[float, ...]) -> None:
    canvas, _ = shown(device, 1, "@location(0) a: vec4f", "0u", "a", "vec4f", buffers=[layout(4, (format, 0, 0))])
    canvas.to.SetVertexBuffer(0, buffer(device, content, "Vertex"), 0, 4)
    canvas.to.Draw(1, 1, 0, 0)
    assert row(canvas)[0] == pytest.approx(expected, abs=1e-3)


# -- where attributes lie

NUMBERS = struct.pack("64I", *range(64))


@pytest.mark.parametrize("stride", [0, 4, 8, 12])
@pytest.mark.parametrize("offset", [0, 4])
@pytest.mark.parametrize("bound", [0, 4, 64])
@pytest.mark.parametrize("mode", ["Vertex", "Instance"])
def test_strides_and_offsets(device: Device, stride: int, offset: int, bound: int, mode: str) -> None:
    if stride and offset + 4 > stride:
        offset = 0
    index = "vertex_index" if mode == "Vertex" else "instance_index"
    inputs = f"@builtin({index}) n: u32, @location(0) a: u32"
    canvas, _ = shown(device, 4, inputs, "n", "vec4u(a)", buffers=[layout(stride, ("Uint32", offset, 0), mode=mode)])
    canvas.to.SetVertexBuffer(0, buffer(device, NUMBERS, "Vertex"), bound, 256 - bound)
    canvas.to.Draw(*((4, 1) if mode == "Vertex" else (1, 4)), 0, 0)
    expected = [(bound + offset + stride * at) // 4 for at in range(4)]
    assert [of[0] for of in row(canvas)] == expected


def test_attributes_of_several_buffers(device: Device) -> None:
    """Out of order, with holes, one buffer twice, attributes that overlap."""
    inputs = "@builtin(vertex_index) n: u32, @location(7) a: u32, @location(2) b: u32, @location(4) c: vec2u"
    buffers = [
        layout(8, ("Uint32", 4, 2)),
        {},
        layout(0, ("Uint32", 8, 7), mode="Instance"),
        layout(4, ("Uint32x2", 0, 4)) | {"arrayStride": 8},
    ]
    canvas, _ = shown(device, 3, inputs, "n", "vec4u(a, b, c)", buffers=buffers)
    data = buffer(device, NUMBERS, "Vertex")
    for slot, at in ((0, 0), (2, 0), (3, 16)):
        canvas.to.SetVertexBuffer(slot, data, at, 256 - at)
    canvas.to.Draw(3, 1, 0, 0)
    assert row(canvas) == [(2, 1 + 2 * n, 4 + 2 * n, 5 + 2 * n) for n in range(3)]


# -- arguments

INPUTS = "@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32, @location(0) a: u32, @location(1) b: u32"
BUFFERS = [layout(4, ("Uint32", 0, 0)), layout(4, ("Uint32", 0, 1), mode="Instance")]


def arguments(device: Device, indexed: bool, indirect: bool, given: tuple[int, ...]) -> list[tuple[int, ...]]:
    place = "u32(i - IFIRST) * 4u + u32(NTH)"
    first = given[3] if not indexed else given[4]
    nth = f"v - {given[2]}u" if not indexed else "v / 2u"
    place = place.replace("IFIRST", f"{first}u").replace("NTH", nth)
    canvas, _ = shown(device, 8, INPUTS, f"({place})", "vec4u(v, i, a, b)", buffers=BUFFERS)
    data = buffer(device, NUMBERS, "Vertex")
    canvas.to.SetVertexBuffer(0, data, 0, 256)
    canvas.to.SetVertexBuffer(1, data, 0, 256)
    if indexed:
        canvas.to.SetIndexBuffer(buffer(device, struct.pack("8I", *range(0, 16, 2)), "Index"), "Uint32", 0, 32)
    if indirect:
        words = buffer(device, bytes(8) + struct.pack(f"{len(given)}i", *given), "Indirect")
        (canvas.to.DrawIndexedIndirect if indexed else canvas.to.DrawIndirect)(words, 8)
    else:
        (canvas.to.DrawIndexed if indexed else canvas.to.Draw)(*given)
    return row(canvas)


@pytest.mark.parametrize("indirect", [False, True])
@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("instances", [0, 1, 2])
@pytest.mark.parametrize("first", [0, 5])
@pytest.mark.parametrize("first_instance", [0, 3])
def test_draw(gpu: Gpu, indirect: bool, count: int, instances: int, first: int, first_instance: int) -> None:
    """Vertices and instances are counted from the first ones on, in the shader too."""
    device = gpu.device(["IndirectFirstInstance"] if indirect and first_instance else [])
    got = arguments(device, False, indirect, (count, instances, first, first_instance))
    expected = [(0, 0, 0, 0)] * 8
    for instance in range(instances):
        for vertex in range(count):
            v, i = first + vertex, first_instance + instance
            expected[instance * 4 + vertex] = (v, i, v, i)
    assert got == expected


@pytest.mark.parametrize("indirect", [False, True])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("instances", [0, 2])
@pytest.mark.parametrize("first_instance", [0, 3])
def test_draw_indexed(gpu: Gpu, indirect: bool, count: int, instances: int, first_instance: int) -> None:
    device = gpu.device(["IndirectFirstInstance"] if indirect and first_instance else [])
    got = arguments(device, True, indirect, (count, instances, 0, 0, first_instance))
    expected = [(0, 0, 0, 0)] * 8
    for instance in range(instances):
        for at in range(count):
            v, i = 2 * at, first_instance + instance
            expected[instance * 4 + at] = (v, i, v, i)
    assert got == expected


@pytest.mark.parametrize("indexed", [False, True])
def test_first_instances_need_their_feature(device: Device, indexed: bool) -> None:
    """Without it, an indirect draw from another instance than 0 on draws nothing."""
    given = (3, 1, 0, 0, 3) if indexed else (3, 1, 0, 3)
    assert arguments(device, indexed, True, given) == [(0, 0, 0, 0)] * 8


@pytest.mark.parametrize("format", ["Uint16", "Uint32"])
@pytest.mark.parametrize("bound", [0, 4, 12])
@pytest.mark.parametrize("first", [0, 2])
@pytest.mark.parametrize("base", [0, 3, -2])
def test_indices(device: Device, format: str, bound: int, first: int, base: int) -> None:
    canvas, _ = shown(device, 32, "@builtin(vertex_index) v: u32", "v", "vec4u(v, 1u, 1u, 1u)")
    letter = "H" if format == "Uint16" else "I"
    data = struct.pack(f"16{letter}", *range(5, 21))
    canvas.to.SetIndexBuffer(buffer(device, data, "Index"), format, bound, len(data) - bound)
    canvas.to.DrawIndexed(3, 1, first, base, 0)
    start = 5 + bound // struct.calcsize(letter) + first + base
    assert [at for at, of in enumerate(row(canvas)) if of[1]] == [start, start + 1, start + 2]


@pytest.mark.parametrize("order", ["buffer first", "pipeline first", "another pipeline between"])
def test_buffers_outlive_the_pipeline(device: Device, order: str) -> None:
    canvas, pipeline = shown(device, 4, INPUTS, "v", "vec4u(a, b, v, i)", buffers=BUFFERS)
    place = {"inputs": "@builtin(vertex_index) v: u32", "place": "v", "width": 4}
    other = canvas.pipeline(SHOWN.format(of="vec4u"), SHOW.format(value="vec4u(9)", of="vec4u", **place), **POINTS)
    data, indices = buffer(device, NUMBERS, "Vertex"), buffer(device, struct.pack("2I", 1, 3), "Index")
    if order == "pipeline first":
        canvas.to.SetPipeline(pipeline)
    for slot in range(2):
        canvas.to.SetVertexBuffer(slot, data, 16 * slot, 256 - 16 * slot)
    canvas.to.SetIndexBuffer(indices, "Uint32", 0, 8)
    if order == "another pipeline between":
        canvas.to.SetPipeline(other)
        canvas.to.Draw(1, 1, 0, 0)
    canvas.to.SetPipeline(pipeline)
    canvas.to.DrawIndexed(2, 1, 0, 0, 0)
    got = row(canvas)
    assert got[1] == (1, 4, 1, 0)
    assert got[3] == (3, 4, 3, 0)
    assert got[0] == ((9,) * 4 if order == "another pipeline between" else (0,) * 4)


@pytest.mark.parametrize("kind", ["render", "bundle"])
def test_a_buffer_is_replaced(device: Device, kind: str) -> None:
    """A draw sees the buffer that is bound then."""
    canvas, pipeline = shown(device, 4, "@builtin(vertex_index) v: u32, @location(0) a: u32", "v", "vec4u(a)",
                             buffers=BUFFERS[:1])  # fmt: skip
    to = canvas.to
    if kind == "bundle":
        to = device.CreateRenderBundleEncoder(colorFormats=["RGBA32Uint"])
        to.SetPipeline(pipeline)
    first, second = buffer(device, NUMBERS, "Vertex"), buffer(device, NUMBERS[64:], "Vertex")
    to.SetVertexBuffer(0, first, 0, 64)
    to.Draw(1, 1, 0, 0)
    to.SetVertexBuffer(0, second, 0, 64)
    to.Draw(1, 1, 1, 0)
    to.SetVertexBuffer(0, second, 32, 32)
    to.Draw(1, 1, 2, 0)
    if kind == "bundle":
        canvas.to.ExecuteBundles([to.Finish()])
    assert [of[0] for of in row(canvas)] == [0, 17, 26, 0]


# -- as many as possible


@pytest.mark.parametrize("mode", ["Vertex", "Instance", "mixed"])
@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_as_many_attributes_as_possible(gpu: Gpu, device: Device, count: int, mode: str) -> None:
    """Spread over so many buffers, each attribute a step further."""
    most = gpu.limits(device)["maxVertexAttributes"]
    each = most // count
    modes = [mode if mode != "mixed" else ("Vertex", "Instance")[at % 2] for at in range(count)]
    buffers = [
        layout(4 * each, *[("Uint32", 4 * at, slot * each + at) for at in range(each)], mode=modes[slot])
        for slot in range(count)
    ]
    inputs = ", ".join(f"@location({at}) a{at}: u32" for at in range(count * each))
    # A sum that tells every attribute.
    total = " + ".join(f"a{at} * {2 * at + 1}u" for at in range(count * each))
    builtins = "@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32, "
    canvas, _ = shown(device, 9, builtins + inputs, "(v + 3u * i)", f"vec4u({total}, a0, v, i)", buffers=buffers)
    data = buffer(device, struct.pack("512I", *[at * at % 1009 for at in range(512)]), "Vertex")
    for slot in range(count):
        canvas.to.SetVertexBuffer(slot, data, 16 * slot, 2048 - 16 * slot)
    canvas.to.Draw(3, 3, 0, 0)
    expected = []
    for instance in range(3):
        for vertex in range(3):
            found = []
            for slot in range(count):
                step = vertex if modes[slot] == "Vertex" else instance
                found += [4 * slot + step * each + at for at in range(each)]
            words = [at * at % 1009 for at in found]
            expected.append((sum(of * (2 * at + 1) for at, of in enumerate(words)), words[0], vertex, instance))
    assert row(canvas) == expected


@pytest.mark.parametrize("offset", [0, 4, 1016, 2044])
@pytest.mark.parametrize("bound", [0, 4, 1004])
@pytest.mark.parametrize("mode", ["Vertex", "Instance"])
def test_the_largest_stride(device: Device, offset: int, bound: int, mode: str) -> None:
    index = "vertex_index" if mode == "Vertex" else "instance_index"
    inputs = f"@builtin({index}) n: u32, @location(0) a: u32"
    canvas, _ = shown(device, 3, inputs, "n", "vec4u(a)", buffers=[layout(2048, ("Uint32", offset, 0), mode=mode)])
    # The last element may end before its stride does.
    size = 2 * 2048 + offset + 4
    data = buffer(device, struct.pack(f"{(bound + size) // 4}I", *range((bound + size) // 4)), "Vertex")
    canvas.to.SetVertexBuffer(0, data, bound, size)
    canvas.to.Draw(*((3, 1) if mode == "Vertex" else (1, 3)), 0, 0)
    assert [of[0] for of in row(canvas)] == [(bound + offset + 2048 * at) // 4 for at in range(3)]


@pytest.mark.parametrize(("format", "letter", "count"), formats())
@pytest.mark.parametrize("bound", [0, 4, 120])
def test_one_buffer_in_many_slots(device: Device, format: str, letter: str, count: int, bound: int) -> None:
    """Of each format, one element further in each slot; and one after the other in all slots."""
    size = -(-struct.calcsize(f"{count}{letter}") // 4) * 4
    scalar = "f32" if "norm" in format or "Float" in format else "u32" if format[0] == "U" else "i32"
    of = {"f32": "vec4f", "u32": "vec4u", "i32": "vec4i"}[scalar]
    slots, vertices = 8, 3
    numbers = [at + 1 for at in range(64)]
    packed = b"".join(struct.pack(f"{count}{letter}", *[n] * count).ljust(size, b"\xaa") for n in numbers)
    data = buffer(device, bytes(bound) + packed, "Vertex")
    most = (1 << 8 * struct.calcsize(letter) - (letter.islower())) - 1 if "norm" in format else 1
    for stride, step in ((size, size), (size * slots, size)):
        buffers = [layout(stride, (format, 0, slot)) for slot in range(slots)]
        inputs = ", ".join(f"@location({slot}) a{slot}: {scalar}" for slot in range(slots))
        value = f"vec4<{scalar}>(a0 + a1, a2 + a3, a4 + a5, a6 + a7)"
        builtins = "@builtin(vertex_index) n: u32, "
        canvas, _ = shown(device, vertices, builtins + inputs, "n", value, of, buffers=buffers)
        for slot in range(slots):
            begin = bound + slot * step
            canvas.to.SetVertexBuffer(slot, data, begin, len(packed) + bound - begin)
        canvas.to.Draw(vertices, 1, 0, 0)
        for vertex, got in enumerate(row(canvas)):
            seen = [numbers[slot + vertex * stride // size] / most for slot in range(slots)]
            assert got == pytest.approx([seen[at] + seen[at + 1] for at in range(0, slots, 2)], rel=1e-5)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("indirect", [False, True])
@pytest.mark.parametrize(("count", "instances"), [(65537, 1), (3, 65537), (1 << 20, 1), (1027, 1025)])
def test_large_draws(device: Device, indexed: bool, indirect: bool, count: int, instances: int) -> None:
    """Each vertex of each instance runs once at least, with its numbers."""
    canvas = Canvas(device, "R8Unorm", size=(1, 1))
    vertex = """@vertex fn vs(@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32)
        -> @builtin(position) vec4f { return vec4f(select(2.0, 0.0, v == LAST && i == MOST), 0.0, 0.0, 1.0); }"""
    vertex = vertex.replace("LAST", f"{count - 1}u").replace("MOST", f"{instances - 1}u")
    code = "@fragment fn fs() -> @location(0) f32 { return 1.0; }"
    pipeline = canvas.pipeline(code, vertex, primitive={"topology": "PointList"})
    canvas.to.SetPipeline(pipeline)
    given = (count, instances, 0, 0, 0) if indexed else (count, instances, 0, 0)
    if indexed:
        canvas.to.SetIndexBuffer(
            buffer(device, struct.pack(f"{count}I", *range(count)), "Index"), "Uint32", 0, 4 * count
        )
    if indirect:
        words = buffer(device, struct.pack(f"{len(given)}I", *given), "Indirect")
        (canvas.to.DrawIndexedIndirect if indexed else canvas.to.DrawIndirect)(words, 0)
    else:
        (canvas.to.DrawIndexed if indexed else canvas.to.Draw)(*given)
    assert canvas.pixel() == (255,)


@pytest.mark.parametrize(("format", "letter", "count"), formats())
@pytest.mark.parametrize("mode", ["Vertex", "Instance"])
def test_one_element_for_all(device: Device, format: str, letter: str, count: int, mode: str) -> None:
    """A stride of 0: each vertex and instance gets it, wherever it lies, at the end of its buffer too."""
    scalar = "f32" if "norm" in format or "Float" in format else "u32" if format[0] == "U" else "i32"
    of = {"f32": "vec4f", "u32": "vec4u", "i32": "vec4i"}[scalar]
    size = struct.calcsize(f"{count}{letter}")
    unit = min(4, size)
    most = (1 << 8 * struct.calcsize(letter) - (letter.islower())) - 1 if "norm" in format else 1
    content = struct.pack(f"{count}{letter}", *range(1, count + 1))
    for offset, bound in ((0, 4), (unit, 260), (128 - unit, 0), ((2048 - size) // unit * unit, 4)):
        inputs = f"@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32, @location(5) a: {scalar}"
        buffers = [layout(0, (format, offset, 5), mode=mode)]
        canvas, _ = shown(device, 6, inputs, "(v + 3u * i)", f"vec4<{scalar}>(a)", of, buffers=buffers)
        data = b"\xaa" * (bound + offset) + content
        data = data.ljust(-(-len(data) // 4) * 4, b"\xaa")
        canvas.to.SetVertexBuffer(0, buffer(device, data, "Vertex"), bound, len(data) - bound)
        canvas.to.Draw(3, 2, 0, 0)
        assert row(canvas) == [pytest.approx((1 / most,) * 4, rel=1e-5)] * 6, (offset, bound)
