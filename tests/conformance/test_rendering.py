"""What draws leave in the attachments: blending, depth, stencil, culling, samples. Spec: 23.2 Rendering."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

from contents import COVER, Canvas, cover, fragment, texels, values
from gpu import Device, Gpu, Object
from makers import color, depth_stencil, module

# -- blending

SOURCE, TARGET, CONSTANT = (0.25, 0.5, 0.75, 0.5), (0.5, 0.25, 0.125, 0.25), (0.75, 0.5, 0.25, 0.125)
#: Of the channel `c`.
FACTORS: dict[str, Callable[[int], float]] = {
    "Zero": lambda c: 0,
    "One": lambda c: 1,
    "Src": lambda c: SOURCE[c],
    "OneMinusSrc": lambda c: 1 - SOURCE[c],
    "SrcAlpha": lambda c: SOURCE[3],
    "OneMinusSrcAlpha": lambda c: 1 - SOURCE[3],
    "Dst": lambda c: TARGET[c],
    "OneMinusDst": lambda c: 1 - TARGET[c],
    "DstAlpha": lambda c: TARGET[3],
    "OneMinusDstAlpha": lambda c: 1 - TARGET[3],
    "SrcAlphaSaturated": lambda c: 1 if c == 3 else min(SOURCE[3], 1 - TARGET[3]),
    "Constant": lambda c: CONSTANT[c],
    "OneMinusConstant": lambda c: 1 - CONSTANT[c],
}
OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "Add": lambda s, t: s + t,
    "Subtract": lambda s, t: s - t,
    "ReverseSubtract": lambda s, t: t - s,
    "Min": min,
    "Max": max,
}


def blended(device: Device, color_part: dict[str, str], alpha_part: dict[str, str]) -> tuple[float, ...]:
    canvas = Canvas(device, "RGBA16Float", clear=TARGET)
    canvas.to.SetBlendConstant(CONSTANT)
    code = fragment(f"vec4f{SOURCE}")
    canvas.draw(code, target={"blend": {"color": color_part, "alpha": alpha_part}})
    return canvas.pixel()


def part(operation: str, source: str, target: str) -> dict[str, str]:
    return {"operation": operation, "srcFactor": source, "dstFactor": target}


@pytest.mark.parametrize("source", FACTORS)
@pytest.mark.parametrize("target", FACTORS)
def test_blend_factors(device: Device, source: str, target: str) -> None:
    """Of the colours in this order, of alpha in the other."""
    got = blended(device, part("Add", source, target), part("Add", target, source))
    expected = [SOURCE[c] * FACTORS[source](c) + TARGET[c] * FACTORS[target](c) for c in range(3)]
    expected.append(SOURCE[3] * FACTORS[target](3) + TARGET[3] * FACTORS[source](3))
    assert got == pytest.approx(expected, abs=2e-3)


@pytest.mark.parametrize("of_color", OPERATIONS)
@pytest.mark.parametrize("of_alpha", OPERATIONS)
def test_blend_operations(device: Device, of_color: str, of_alpha: str) -> None:
    got = blended(device, part(of_color, "One", "One"), part(of_alpha, "One", "One"))
    expected = [OPERATIONS[of_color if c < 3 else of_alpha](SOURCE[c], TARGET[c]) for c in range(4)]
    assert got == pytest.approx(expected, abs=2e-3)


@pytest.mark.parametrize("mask", range(16))
@pytest.mark.parametrize("blends", [False, True])
def test_write_masks(device: Device, mask: int, blends: bool) -> None:
    canvas = Canvas(device, "RGBA8Unorm", clear=(0.2, 0.4, 0.6, 0.8))
    one = part("Add", "One", "Zero")
    blend = {"blend": {"color": one, "alpha": one}} if blends else {}
    canvas.draw(fragment("vec4f(1.0, 0.0, 1.0, 0.0)"), target={"writeMask": mask, **blend})
    old, new = (51, 102, 153, 204), (255, 0, 255, 0)
    assert canvas.pixel() == tuple(new[c] if mask >> c & 1 else old[c] for c in range(4))


@pytest.mark.parametrize("format", ["RGBA8Unorm", "RGBA16Float"])
def test_blending_is_clamped_where_the_format_is(device: Device, format: str) -> None:
    canvas = Canvas(device, format, clear=(0.75, 0.75, 0.25, 1.0))
    add = part("Add", "One", "One")
    canvas.draw(fragment("vec4f(0.75, 4.0, -0.5, 1.0)"), target={"blend": {"color": add, "alpha": add}})
    clamped = format == "RGBA8Unorm"
    assert canvas.pixel() == ((255, 255, 64, 255) if clamped else (1.5, 4.75, -0.25, 2.0))


def test_the_blend_constant_is_zero_at_first(device: Device) -> None:
    """In each pass."""
    of_constant = part("Add", "Constant", "Zero")
    state = {"blend": {"color": of_constant, "alpha": of_constant}}
    first = Canvas(device, clear=(1, 1, 1, 1))
    first.to.SetBlendConstant((1.0, 1.0, 1.0, 1.0))
    first.draw(fragment("vec4f(1.0)"), target=state)
    assert first.pixel() == (255,) * 4
    second = Canvas(device, clear=(1, 1, 1, 1))
    second.draw(fragment("vec4f(1.0)"), target=state)
    assert second.pixel() == (0,) * 4


#: What stages give.
GIVEN = {
    "f": "0.2 0.4 0.6 0.8",
    "h": "0.25 -0.5 96.0 0.0",
    "n": "1.0 0.0 1.0 1.0",
    "u": "2u 4u 6u 8u",
    "i": "-2 -4 -6 -8",
}
#: Formats of targets, and what they then hold.
OUTPUTS = {
    "R8Unorm": ("f", bytes([51])), "RG8Unorm": ("f", bytes([51, 102])), "RGBA8Unorm": ("f", bytes([51, 102, 153, 204])),
    "BGRA8Unorm": ("f", bytes([153, 102, 51, 204])), "R16Float": ("h", struct.pack("e", 0.25)),
    "RGBA16Float": ("h", struct.pack("4e", 0.25, -0.5, 96.0, 0.0)), "R32Float": ("f", struct.pack("f", 0.2)),
    "RG32Float": ("f", struct.pack("2f", 0.2, 0.4)), "RGBA32Float": ("f", struct.pack("4f", 0.2, 0.4, 0.6, 0.8)),
    "R8Uint": ("u", bytes([2])), "RG8Uint": ("u", bytes([2, 4])), "RGBA8Uint": ("u", bytes([2, 4, 6, 8])),
    "RG16Uint": ("u", struct.pack("2H", 2, 4)), "RGBA16Uint": ("u", struct.pack("4H", 2, 4, 6, 8)),
    "RGBA32Uint": ("u", struct.pack("4I", 2, 4, 6, 8)), "RGBA8Sint": ("i", struct.pack("4b", -2, -4, -6, -8)),
    "RG16Sint": ("i", struct.pack("2h", -2, -4)), "RGBA32Sint": ("i", struct.pack("4i", -2, -4, -6, -8)),
    "RGB10A2Unorm": ("n", struct.pack("I", 1023 | 1023 << 20 | 3 << 30)),
    "RGB10A2Uint": ("u", struct.pack("I", 2 | 4 << 10 | 6 << 20 | 2 << 30)),
}  # fmt: skip


@pytest.mark.parametrize("format", OUTPUTS)
@pytest.mark.parametrize("more", [False, True])
def test_outputs_of_all_formats(device: Device, format: str, more: bool) -> None:
    """A stage may give more channels than the target has."""
    kind, expected = OUTPUTS[format]
    channels = 4 if more or "A" in format else 2 if "RG" in format else 1
    given = GIVEN[kind].split()
    if format == "RGB10A2Uint":
        given[3] = "2u"
    type_ = {"u": "u32", "i": "i32"}.get(kind, "f32")
    of = type_ if channels == 1 else f"vec{channels}<{type_}>"
    canvas = Canvas(device, format)
    canvas.draw(fragment(f"{of}({', '.join(given[:channels])})", of))
    canvas.to.End()
    device.submit(device.finish(canvas.encoder))
    rows = texels(device, canvas.texture, (4, 4, 1), len(expected))
    assert rows == [expected * 4] * 4


@pytest.mark.parametrize("holes", [(), (0,), (1,), (0, 2)])
def test_targets_of_one_pass(device: Device, holes: tuple[int, ...]) -> None:
    """Each has its own output, of its own type."""
    formats = ["RGBA8Unorm", "RGBA8Uint", "RGBA16Float"]
    types, results = ["vec4f", "vec4u", "vec4f"], ["vec4f(1.0)", "vec4u(7u)", "vec4f(2.0)"]
    textures = [device.CreateTexture(size=(2, 2, 1), format=one, usage="RenderAttachment|CopySrc") for one in formats]
    outputs = "".join(f"@location({at}) o{at}: {types[at]}, " for at in range(3))
    code = f"struct Out {{ {outputs} }} @fragment fn fs() -> Out {{ return Out({', '.join(results)}); }}"
    pipeline = device.CreateRenderPipeline(
        vertex={"module": module(device, cover())},
        fragment={
            "module": module(device, code),
            "targets": [{} if at in holes else {"format": one} for at, one in enumerate(formats)],
        },
    )
    encoder = device.record()
    attached = [{} if at in holes else color(one.CreateView()) for at, one in enumerate(textures)]
    pass_ = encoder.BeginRenderPass(colorAttachments=attached)
    pass_.SetPipeline(pipeline)
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    for at, expected in enumerate([(255,) * 4, (7,) * 4, (2.0,) * 4]):
        if at not in holes:
            assert values(device, textures[at], formats[at], (2, 2, 1)) == [[expected] * 2] * 2


def test_slices_of_a_volume_are_drawn_apart(device: Device) -> None:
    volume = device.CreateTexture(
        size=(4, 4, 4), dimension="3D", format="R8Unorm", usage="RenderAttachment|CopySrc", mipLevelCount=2
    )
    encoder = device.record()
    for level, slice_ in ((0, 1), (0, 3), (1, 1)):
        view = volume.CreateView(baseMipLevel=level, mipLevelCount=1)
        value = (0.2 * (slice_ + level), 0, 0, 0)
        attached = {"view": view, "depthSlice": slice_, "loadOp": "Clear", "storeOp": "Store", "clearValue": value}
        encoder.BeginRenderPass(colorAttachments=[attached]).End()
    device.submit(device.finish(encoder))
    first = values(device, volume, "R8Unorm", (4, 4, 4))
    assert [first[4 * z][0][0] for z in range(4)] == [0, 51, 0, 153]
    second = values(device, volume, "R8Unorm", (2, 2, 2), level=1)
    assert [second[2 * z][0][0] for z in range(2)] == [0, 102]


# -- depth

COMPARE: dict[str, Callable[[float, float], bool]] = {
    "Never": lambda new, old: False,
    "Less": lambda new, old: new < old,
    "Equal": lambda new, old: new == old,
    "LessEqual": lambda new, old: new <= old,
    "Greater": lambda new, old: new > old,
    "NotEqual": lambda new, old: new != old,
    "GreaterEqual": lambda new, old: new >= old,
    "Always": lambda new, old: True,
}
DEPTHS = ["Depth16Unorm", "Depth24Plus", "Depth24PlusStencil8", "Depth32Float", "Depth32FloatStencil8"]


def depth_target(device: Device, of: str, samples: int = 1, **given: Any) -> tuple[Object, dict[str, Any]]:
    usage = "RenderAttachment" + ("|CopySrc|TextureBinding" if samples == 1 else "")
    texture = device.CreateTexture(size=(4, 4, 1), format=of, usage=usage, sampleCount=samples)
    return texture, depth_stencil(texture.CreateView(), of, **given)


def depth_state_of(of: str, **state: Any) -> dict[str, Any]:
    depth = {"depthWriteEnabled": "False", "depthCompare": "Always"} if "Depth" in of else {}
    return {"format": of, "depthWriteEnabled": "Undefined", **depth, **state}


@pytest.mark.parametrize("format", DEPTHS)
@pytest.mark.parametrize("compare", COMPARE)
def test_depth_compare(gpu: Gpu, format: str, compare: str) -> None:
    device = gpu.device(["Depth32FloatStencil8"] if format == "Depth32FloatStencil8" else [])
    _, attached = depth_target(device, format, depthClearValue=0.5)
    canvas = Canvas(device, "RGBA8Unorm", depth=attached)
    for at, depth in enumerate((0.25, 0.5, 0.75)):
        channel = fragment(f"vec4f({', '.join('1.0' if c == at else '0.0' for c in range(4))})")
        state = depth_state_of(format, depthCompare=compare)
        canvas.draw(channel, vertex=cover(depth), depthStencil=state, target={"writeMask": 1 << at})
    expected = tuple(255 * COMPARE[compare](depth, 0.5) for depth in (0.25, 0.5, 0.75))
    assert canvas.pixel()[:3] == expected


@pytest.mark.parametrize("writes", [False, True])
@pytest.mark.parametrize("compare", ["Always", "Less", "Greater"])
@pytest.mark.parametrize("source", ["position", "frag_depth"])
def test_depth_writes(device: Device, writes: bool, compare: str, source: str) -> None:
    texture, attached = depth_target(device, "Depth32Float", depthClearValue=0.5)
    canvas = Canvas(device, depth=attached)
    code = fragment("vec4f(1.0)")
    if source == "frag_depth":
        code = "@fragment fn fs() -> @builtin(frag_depth) f32 { return 0.25; }"
    state = depth_state_of("Depth32Float", depthCompare=compare, depthWriteEnabled="True" if writes else "False")
    vertex = cover(0.25 if source == "position" else 0.75)
    target = {"writeMask": 0 if source == "frag_depth" else 15}
    canvas.draw(code, vertex=vertex, depthStencil=state, target=target)
    canvas.pixel()
    expected = 0.25 if writes and COMPARE[compare](0.25, 0.5) else 0.5
    assert values(device, texture, "Depth32Float", (4, 4, 1)) == [[(expected,)] * 4] * 4


@pytest.mark.parametrize("format", ["Depth16Unorm", "Depth32Float"])
@pytest.mark.parametrize("value", [0.0, 0.25, 0.5, 1.0])
def test_depth_is_stored(device: Device, format: str, value: float) -> None:
    texture, attached = depth_target(device, format, depthClearValue=value)
    Canvas(device, depth=attached).pixels()
    expected = value if format == "Depth32Float" else round(value * 65535)
    assert values(device, texture, format, (4, 4, 1))[0][0][0] == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("unclipped", [False, True])
@pytest.mark.parametrize("depth", [-0.5, 0.5, 1.5])
def test_depth_clipping(gpu: Gpu, unclipped: bool, depth: float) -> None:
    device = gpu.device(["DepthClipControl"] if unclipped else [])
    texture, attached = depth_target(device, "Depth32Float", depthClearValue=0.125)
    canvas = Canvas(device, depth=attached)
    state = depth_state_of("Depth32Float", depthWriteEnabled="True")
    primitive = {"topology": "TriangleList", "unclippedDepth": unclipped}
    canvas.draw(fragment("vec4f(1.0)"), vertex=cover(depth), depthStencil=state, primitive=primitive)
    drawn = unclipped or 0 <= depth <= 1
    assert canvas.pixel() == (255 * drawn,) * 4
    expected = min(max(depth, 0.0), 1.0) if drawn else 0.125
    assert values(device, texture, "Depth32Float", (4, 4, 1))[0][0] == (expected,)


@pytest.mark.parametrize(("near", "far"), [(0.0, 1.0), (0.25, 0.75), (0.5, 0.5)])
@pytest.mark.parametrize("written", [None, 0.0, 0.6, 1.0])
def test_depth_range_of_the_viewport(
    device: Device, differs: Callable[..., None], near: float, far: float, written: float | None
) -> None:
    """Positions are stretched to it, written depths are clamped to it."""
    differs("depth-range", written is not None and not near <= written <= far)
    texture, attached = depth_target(device, "Depth32Float")
    canvas = Canvas(device, depth=attached)
    canvas.to.SetViewport(0.0, 0.0, 4.0, 4.0, near, far)
    code = fragment("vec4f(1.0)")
    if written is not None:
        code = f"@fragment fn fs() -> @builtin(frag_depth) f32 {{ return {written}; }}"
    state = depth_state_of("Depth32Float", depthWriteEnabled="True")
    canvas.draw(code, vertex=cover(0.5), depthStencil=state, target={"writeMask": 15 if written is None else 0})
    canvas.pixels()
    expected = near + 0.5 * (far - near) if written is None else min(max(written, near), far)
    assert values(device, texture, "Depth32Float", (4, 4, 1))[0][0][0] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("bias", "of_slope", "clamp", "expected"),
    [(0, 0.0, 0.0, 0.25), (2**21, 0.0, 0.0, 0.25 + 2**21 * 2**-25), (0, 1.0, 0.0, 0.25),
     (2**24, 0.0, 0.125, 0.375), (-(2**22), 0.0, 0.0, 0.25 - 2**22 * 2**-25),
     (-(2**24), 0.0, -0.125, 0.125)],
)  # fmt: skip
def test_depth_bias(device: Device, bias: int, of_slope: float, clamp: float, expected: float) -> None:
    """The unit for floats is the last bit of the primitive's greatest depth: 2**-25 from 0.25 on."""
    texture, attached = depth_target(device, "Depth32Float")
    canvas = Canvas(device, depth=attached)
    given = {"depthBias": bias, "depthBiasSlopeScale": of_slope, "depthBiasClamp": clamp}
    state = depth_state_of("Depth32Float", depthWriteEnabled="True", **given)
    canvas.draw(fragment("vec4f(1.0)"), vertex=cover(0.25), depthStencil=state)
    canvas.pixels()
    assert values(device, texture, "Depth32Float", (4, 4, 1))[0][0][0] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("scale", "clamp"), [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (-1.0, 0.0), (2.0, 0.0625)])
def test_depth_bias_by_slope(device: Device, scale: float, clamp: float) -> None:
    """A plane that rises by 1/8 for each texel."""
    texture, attached = depth_target(device, "Depth32Float")
    canvas = Canvas(device, depth=attached)
    state = depth_state_of("Depth32Float", depthWriteEnabled="True", depthBiasSlopeScale=scale, depthBiasClamp=clamp)
    vertex = COVER.replace("DEPTH", "0.125 + f32(i32(n & 1u) * 2) * 0.5")
    canvas.draw(fragment("vec4f(1.0)"), vertex=vertex, depthStencil=state)
    canvas.pixels()
    row = [at[0] for at in values(device, texture, "Depth32Float", (4, 4, 1))[0]]
    offset = scale / 8
    if clamp:
        offset = min(offset, clamp)
    assert row == pytest.approx([0.125 + 0.0625 + at / 8 + offset for at in range(4)], abs=1e-4)


# -- stencil

STENCIL_OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "Keep": lambda old, ref: old,
    "Zero": lambda old, ref: 0,
    "Replace": lambda old, ref: ref,
    "Invert": lambda old, ref: ~old & 255,
    "IncrementClamp": lambda old, ref: min(old + 1, 255),
    "DecrementClamp": lambda old, ref: max(old - 1, 0),
    "IncrementWrap": lambda old, ref: (old + 1) & 255,
    "DecrementWrap": lambda old, ref: (old - 1) & 255,
}


class Stencil:
    """Draws on a stencil of a format, and tells what became of it."""

    def __init__(self, gpu: Gpu, format: str, clear: int, depth: float = 0.5) -> None:
        self.device = gpu.device(["Depth32FloatStencil8"] if format == "Depth32FloatStencil8" else [])
        self.format = format
        given = {"depthClearValue": depth} if "Depth" in format else {}
        self.texture, attached = depth_target(self.device, format, stencilClearValue=clear, **given)
        self.canvas = Canvas(self.device, depth=attached)

    def draw(self, reference: int | None, depth: float = 0.5, **state: Any) -> None:
        if reference is not None:
            self.canvas.to.SetStencilReference(reference)
        front = state.pop("face", {})
        made = depth_state_of(self.format, stencilFront=front, stencilBack=front, **state)
        self.canvas.draw(fragment("vec4f(1.0)"), vertex=cover(depth), depthStencil=made)

    def result(self) -> tuple[bool, int]:
        """Whether something was drawn, and the stencil."""
        drawn = self.canvas.pixel()[0] == 255
        rows = values(self.device, self.texture, "Stencil8", (4, 4, 1), aspect="StencilOnly")
        assert rows == [[rows[0][0]] * 4] * 4
        return drawn, rows[0][0][0]


STENCILS = ["Stencil8", "Depth24PlusStencil8", "Depth32FloatStencil8"]


@pytest.mark.parametrize("compare", COMPARE)
@pytest.mark.parametrize("reference", [1, 2, 3])
def test_stencil_compare(gpu: Gpu, compare: str, reference: int) -> None:
    stencil = Stencil(gpu, "Stencil8", 2)
    stencil.draw(reference, face={"compare": compare})
    assert stencil.result() == (COMPARE[compare](reference, 2), 2)


@pytest.mark.parametrize("when", ["passOp", "failOp", "depthFailOp"])
@pytest.mark.parametrize("operation", STENCIL_OPERATIONS)
@pytest.mark.parametrize("old", [0, 5, 255])
def test_stencil_operations(gpu: Gpu, when: str, operation: str, old: int) -> None:
    stencil = Stencil(gpu, "Depth24PlusStencil8", old)
    face = {"compare": "Never" if when == "failOp" else "Always", when: operation}
    depth = {"depthCompare": "Less" if when == "depthFailOp" else "Always"}
    stencil.draw(9, depth=0.75, face=face, **depth)
    assert stencil.result() == (when == "passOp", STENCIL_OPERATIONS[operation](old, 9))


@pytest.mark.parametrize("format", STENCILS)
def test_stencil_of_each_format(gpu: Gpu, format: str) -> None:
    stencil = Stencil(gpu, format, 3)
    stencil.draw(3, face={"compare": "Equal", "passOp": "IncrementWrap"})
    stencil.draw(4, face={"compare": "Equal", "passOp": "Invert"})
    stencil.draw(4, face={"compare": "Equal", "passOp": "Zero"})
    assert stencil.result() == (True, 251)


@pytest.mark.parametrize(("read", "passes"), [(0xFF, False), (0x0F, True), (0xF0, False), (0, True)])
@pytest.mark.parametrize("write", [0xFF, 0x0F, 0xF0, 0])
def test_stencil_masks(gpu: Gpu, read: int, passes: bool, write: int) -> None:
    stencil = Stencil(gpu, "Stencil8", 0x35)
    masks = {"stencilReadMask": read, "stencilWriteMask": write}
    stencil.draw(0xA5, face={"compare": "Equal", "passOp": "Replace", "failOp": "Zero"}, **masks)
    new = 0xA5 if passes else 0
    assert stencil.result() == (passes, (new & write) | (0x35 & ~write & 255))


def test_the_stencil_reference_is_zero_at_first(gpu: Gpu) -> None:
    for _ in range(2):
        stencil = Stencil(gpu, "Stencil8", 7)
        stencil.draw(None, face={"passOp": "Replace"})
        stencil.draw(0x103, face={"compare": "Never"})
        assert stencil.result() == (True, 0)


@pytest.mark.parametrize("front", ["CCW", "CW"])
@pytest.mark.parametrize("order", ["CCW", "CW"])
def test_each_face_has_its_stencil_state(device: Device, front: str, order: str) -> None:
    texture, attached = depth_target(device, "Stencil8", stencilClearValue=10)
    canvas = Canvas(device, depth=attached)
    up, down = {"passOp": "IncrementWrap"}, {"passOp": "DecrementWrap"}
    canvas.draw(
        fragment("vec4f(1.0)"),
        vertex=triangle(order),
        depthStencil={**depth_state_of("Stencil8"), "stencilFront": up, "stencilBack": down},
        primitive={"topology": "TriangleList", "frontFace": front},
    )
    canvas.pixels()
    expected = 11 if front == order else 9
    assert values(device, texture, "Stencil8", (4, 4, 1))[0][0] == (expected,)


# -- primitives


def triangle(order: str) -> str:
    """One that covers all, its corners in this order as one sees them."""
    places = ["vec2f(-1.0, -1.0)", "vec2f(3.0, -1.0)", "vec2f(-1.0, 3.0)"]
    if order == "CW":
        places.reverse()
    return f"""@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {{
        var at = array({", ".join(places)}); return vec4f(at[n], 0.5, 1.0); }}"""


@pytest.mark.parametrize("cull", ["None", "Front", "Back"])
@pytest.mark.parametrize("front", ["CCW", "CW"])
@pytest.mark.parametrize("order", ["CCW", "CW"])
@pytest.mark.parametrize("topology", ["TriangleList", "TriangleStrip"])
def test_culling(device: Device, cull: str, front: str, order: str, topology: str) -> None:
    canvas = Canvas(device)
    primitive = {"topology": topology, "cullMode": cull, "frontFace": front}
    code = """@fragment fn fs(@builtin(front_facing) front: bool) -> @location(0) vec4f {
        return vec4f(1.0, select(0.0, 1.0, front), 0.0, 1.0); }"""
    canvas.draw(code, vertex=triangle(order), primitive=primitive)
    faces_front = front == order
    culled = cull == ("Front" if faces_front else "Back")
    assert canvas.pixel() == ((0,) * 4 if culled else (255, 255 * faces_front, 0, 255))


@pytest.mark.parametrize(
    ("topology", "count", "expected"),
    [("PointList", 4, {(0, 0), (3, 0), (0, 3), (3, 3)}), ("PointList", 1, {(0, 0)}),
     ("LineList", 4, {(x, y) for x in range(3) for y in (0, 3)}), ("LineList", 3, {(x, 0) for x in range(3)}),
     ("TriangleList", 2, set()), ("TriangleStrip", 2, set()), ("LineList", 1, set()), ("LineStrip", 1, set())],
)  # fmt: skip
def test_topologies(device: Device, topology: str, count: int, expected: set[tuple[int, int]]) -> None:
    """Vertices in the centres of the corner texels. What is left of an incomplete primitive is not drawn."""
    canvas = Canvas(device)
    vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
        return vec4f(f32(n & 1u) * 1.5 - 0.75, 0.75 - f32(n >> 1u) * 1.5, 0.5, 1.0); }"""
    canvas.draw(fragment("vec4f(1.0)"), count, vertex=vertex, primitive={"topology": topology})
    rows = canvas.pixels()
    drawn = {(x, y) for y, row in enumerate(rows) for x, at in enumerate(row) if at[0]}
    # Whether the last texel of a line belongs to it is up to the driver.
    last = {(3, 0), (3, 3)} if topology == "LineList" else set()
    assert drawn - last == expected - last


#: Six vertices, up and down from left to right.
ZIGZAG = [(2, 6), (4, 2), (6, 6), (8, 2), (10, 6), (12, 2)]
RESTART = 0xFFFFFFFF
#: How many vertices a primitive has, and how far the next one is.
PRIMITIVES = {
    "PointList": (1, 1),
    "LineList": (2, 2),
    "LineStrip": (2, 1),
    "TriangleList": (3, 3),
    "TriangleStrip": (3, 1),
}


@pytest.mark.parametrize("topology", PRIMITIVES)
@pytest.mark.parametrize("indirect", [False, True])
@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("count", [4, 5, 6])
def test_what_vertices_cover(device: Device, topology: str, indirect: bool, cut: bool, count: int) -> None:
    """Between them, as the topology has it: also from a buffer, and with the end of a strip in the middle."""
    canvas = Canvas(device, size=(14, 8))
    places = ", ".join(f"vec2f({x + 0.5}, {y + 0.5})" for x, y in ZIGZAG)
    vertex = f"""@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {{
        var at = array({places}); let p = at[n] / vec2f(7.0, -4.0);
        return vec4f(p + vec2f(-1.0, 1.0), 0.5, 1.0); }}"""
    strip = topology.endswith("Strip")
    primitive = {"topology": topology, **({"stripIndexFormat": "Uint32"} if strip else {})}
    canvas.to.SetPipeline(canvas.pipeline(fragment("vec4f(1.0)"), vertex, primitive=primitive))
    strips = [list(range(3)), list(range(3, count))] if strip and cut else [list(range(count))]
    order = strips[0] if len(strips) == 1 else [*strips[0], RESTART, *strips[1]]
    if cut:
        indices = device.CreateBuffer(size=4 * len(order), usage="Index|CopyDst")
        device.queue.WriteBuffer(indices, 0, struct.pack(f"{len(order)}I", *order))
        canvas.to.SetIndexBuffer(indices, "Uint32", 0, 4 * len(order))
    if indirect:
        data = device.CreateBuffer(size=20, usage="Indirect|CopyDst")
        device.queue.WriteBuffer(data, 0, struct.pack("5I", len(order), 1, 0, 0, 0))
        (canvas.to.DrawIndexedIndirect if cut else canvas.to.DrawIndirect)(data, 0)
    elif cut:
        canvas.to.DrawIndexed(len(order), 1, 0, 0, 0)
    else:
        canvas.to.Draw(len(order), 1, 0, 0)
    rows = canvas.pixels()
    size, step = PRIMITIVES[topology]
    expected = {tuple(part[at : at + size]) for part in strips for at in range(0, len(part) - size + 1, step)}
    # Edges of triangles, and ends of lines, are where drivers may differ: so only these places are looked at.
    for corners in (tuple(range(at, at + of)) for of in range(size, 4) for at in range(7 - of)):
        x, y = (sum(ZIGZAG[at][axis] for at in corners) / len(corners) for axis in (0, 1))
        assert (rows[int(y + 0.5)][int(x + 0.5)][0] != 0) == (corners in expected), (corners, rows)


@pytest.mark.parametrize(("topology", "triangles"), [("TriangleList", 2), ("TriangleStrip", 4)])
def test_how_many_primitives(device: Device, topology: str, triangles: int) -> None:
    """Six vertices."""
    canvas = Canvas(device, "R32Float", size=(6, 1))
    vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
        return vec4f(f32(i32(n % 3u == 1u) * 4 - 1), f32(i32(n % 3u == 2u) * 4 - 1), 0.5, 1.0); }"""
    count = device.CreateBuffer(size=4, usage="Storage|CopySrc")
    code = """@group(0) @binding(0) var<storage, read_write> count: atomic<u32>;
        @fragment fn fs(@builtin(position) at: vec4f) -> @location(0) f32 {
            if u32(at.x) == 0u { atomicAdd(&count, 1u); } return 1.0; }"""
    pipeline = canvas.pipeline(code, vertex, primitive={"topology": topology})
    group = device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=[{"binding": 0, "buffer": count}])
    canvas.to.SetPipeline(pipeline)
    canvas.to.SetBindGroup(0, group)
    canvas.to.Draw(6, 1, 0, 0)
    canvas.pixels()
    assert struct.unpack("I", device.read(count)) == (triangles,)


@pytest.mark.parametrize("format", ["Uint16", "Uint32"])
@pytest.mark.parametrize("cut", [False, True])
def test_primitive_restart(device: Device, format: str, cut: bool) -> None:
    """The greatest index ends a strip; another one is a vertex as any."""
    canvas = Canvas(device, size=(4, 1))
    vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
        return vec4f((f32(n) + 0.5) / 2.0 - 1.0, 0.0, 0.5, 1.0); }"""
    restart = 0xFFFF if format == "Uint16" else 0xFFFFFFFF
    indices = struct.pack("4H" if format == "Uint16" else "4I", 0, restart if cut else 1, 3, 2)
    data = device.CreateBuffer(size=len(indices), usage="Index|CopyDst")
    device.queue.WriteBuffer(data, 0, indices)
    pipeline = canvas.pipeline(
        fragment("vec4f(1.0)"), vertex, primitive={"topology": "LineStrip", "stripIndexFormat": format}
    )
    canvas.to.SetPipeline(pipeline)
    canvas.to.SetIndexBuffer(data, format, 0, len(indices))
    canvas.to.DrawIndexed(4, 1, 0, 0, 0)
    row = [at[0] != 0 for at in canvas.pixels()[0]]
    assert row[1] == (not cut)
    assert row[0] == (not cut)
    assert row[3] or row[2]


@pytest.mark.parametrize("format", ["Uint16", "Uint32"])
@pytest.mark.parametrize("topology", ["PointList", "LineList", "LineStrip"])
def test_the_greatest_index(device: Device, format: str, topology: str) -> None:
    """Cuts strips alone: in lists it is an index as any, here that of a vertex at the right edge."""
    canvas = Canvas(device, "R8Unorm", size=(8, 1))
    most, letter = (0xFFFF, "H") if format == "Uint16" else (0xFFFFFFFF, "I")
    vertex = f"""@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {{
        return vec4f((f32(select(n, 7u, n == {most}u)) + 0.5) / 4.0 - 1.0, 0.0, 0.5, 1.0); }}"""
    indices = {"PointList": [0, most, 2, 4], "LineList": [0, 2, most, 5], "LineStrip": [0, 2, most, 4, 6, most]}[
        topology
    ]
    # The ends of a line may be drawn or not.
    drawn, open_ = {"PointList": ({0, 2, 4, 7}, set()), "LineList": ({1, 6}, {0, 2, 5, 7}),
                    "LineStrip": ({1, 5}, {0, 2, 4, 6})}[topology]  # fmt: skip
    strip = {"stripIndexFormat": format} if topology == "LineStrip" else {}
    canvas.to.SetPipeline(canvas.pipeline(fragment("1.0", "f32"), vertex, primitive={"topology": topology, **strip}))
    content = struct.pack(f"{len(indices)}{letter}", *indices)
    data = device.CreateBuffer(size=len(content), usage="Index|CopyDst")
    device.queue.WriteBuffer(data, 0, content)
    canvas.to.SetIndexBuffer(data, format, 0, len(content))
    canvas.to.DrawIndexed(len(indices), 1, 0, 0, 0)
    seen = {x for x, (value,) in enumerate(canvas.pixels()[0]) if value}
    assert seen - open_ == drawn


@pytest.mark.parametrize("format", ["Uint16", "Uint32"])
@pytest.mark.parametrize(("topology", "triangles"), [("TriangleList", 2), ("TriangleStrip", 2)])
def test_the_greatest_index_of_triangles(device: Device, format: str, topology: str, triangles: int) -> None:
    canvas = Canvas(device, "R32Float", size=(4, 1))
    vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
        return vec4f(f32(i32(n % 3u == 1u) * 4 - 1), f32(i32(n % 3u == 2u) * 4 - 1), 0.5, 1.0); }"""
    code = """@group(0) @binding(0) var<storage, read_write> count: atomic<u32>;
        @fragment fn fs(@builtin(position) at: vec4f) -> @location(0) f32 {
            if u32(at.x) == 0u { atomicAdd(&count, 1u); } return 1.0; }"""
    most, letter = (0xFFFF, "H") if format == "Uint16" else (0xFFFFFFFF, "I")
    # As any index, the greatest one would be a corner of a second triangle of the list, and of three more of the strip.
    indices = [0, 1, 2, most, 1, 2] if topology == "TriangleList" else [0, 1, 2, most, 0, 1, 2, most]
    strip = {"stripIndexFormat": format} if topology == "TriangleStrip" else {}
    pipeline = canvas.pipeline(code, vertex, primitive={"topology": topology, **strip})
    count = device.CreateBuffer(size=4, usage="Storage|CopySrc")
    group = device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=[{"binding": 0, "buffer": count}])
    content = struct.pack(f"{len(indices)}{letter}", *indices)
    data = device.CreateBuffer(size=len(content), usage="Index|CopyDst")
    device.queue.WriteBuffer(data, 0, content)
    canvas.to.SetPipeline(pipeline)
    canvas.to.SetBindGroup(0, group)
    canvas.to.SetIndexBuffer(data, format, 0, len(content))
    canvas.to.DrawIndexed(len(indices), 1, 0, 0, 0)
    canvas.pixels()
    assert struct.unpack("I", device.read(count)) == (triangles,)


# -- samples


@pytest.mark.parametrize("mask", [0, 1, 2, 5, 0xF, 0xFFFFFFFF, 0xFFFFFFF0])
@pytest.mark.parametrize("written", [None, 0, 3, 0xF])
def test_sample_masks(device: Device, mask: int, written: int | None) -> None:
    """That of the pipeline, and that of the stage."""
    canvas = Canvas(device, "R8Unorm", samples=4)
    code = fragment("1.0", "f32")
    if written is not None:
        code = f"""struct Out {{ @location(0) value: f32, @builtin(sample_mask) mask: u32 }}
            @fragment fn fs() -> Out {{ return Out(1.0, {written}u); }}"""
    canvas.draw(code, multisample={"mask": mask})
    covered = (mask & (0xF if written is None else written) & 0xF).bit_count()
    assert canvas.pixel()[0] == pytest.approx(covered * 255 / 4, abs=1)


@pytest.mark.parametrize("mask", [0, 1, 2, 3])
def test_the_mask_counts_without_samples_too(device: Device, mask: int) -> None:
    canvas = Canvas(device, "R8Unorm")
    canvas.draw(fragment("1.0", "f32"), multisample={"mask": mask})
    assert canvas.pixel() == (255 * (mask & 1),)


@pytest.mark.parametrize(("alpha", "least", "most"), [(0.0, 0, 0), (0.5, 1, 3), (1.0, 4, 4), (-1.0, 0, 0), (2.0, 4, 4)])
def test_alpha_to_coverage(device: Device, alpha: float, least: int, most: int) -> None:
    canvas = Canvas(device, "RGBA8Unorm", samples=4)
    canvas.draw(fragment(f"vec4f(1.0, 0.0, 0.0, {alpha})"), multisample={"alphaToCoverageEnabled": True})
    covered = canvas.pixel()[0] * 4 / 255
    assert least - 0.1 <= covered <= most + 0.1


def test_samples_have_values_of_their_own(device: Device) -> None:
    canvas = Canvas(device, "R8Unorm", samples=4)
    code = "@fragment fn fs(@builtin(sample_index) at: u32) -> @location(0) f32 { return f32(at == 2u); }"
    canvas.draw(code)
    assert canvas.pixel()[0] == pytest.approx(64, abs=1)


@pytest.mark.parametrize("store", ["Store", "Discard"])
@pytest.mark.parametrize("format", ["RGBA8Unorm", "RGBA16Float", "R8Unorm", "RGB10A2Unorm", "BGRA8Unorm"])
def test_resolve_of_formats(device: Device, format: str, store: str) -> None:
    many = device.CreateTexture(size=(2, 2, 1), format=format, usage="RenderAttachment", sampleCount=4)
    one = device.CreateTexture(size=(2, 2, 1), format=format, usage="RenderAttachment|CopySrc")
    expected = device.CreateTexture(size=(2, 2, 1), format=format, usage="RenderAttachment|CopySrc")
    encoder = device.record()
    value = (0.2, 0.4, 0.6, 1.0)
    attached = color(many.CreateView(), resolveTarget=one.CreateView(), clearValue=value, storeOp=store)
    encoder.BeginRenderPass(colorAttachments=[attached]).End()
    encoder.BeginRenderPass(colorAttachments=[color(expected.CreateView(), clearValue=value)]).End()
    device.submit(device.finish(encoder))
    size = {"RGBA16Float": 8, "R8Unorm": 1}.get(format, 4)
    assert texels(device, one, (2, 2, 1), size) == texels(device, expected, (2, 2, 1), size)


# -- what applies to all draws of a pass


def test_scissor_and_viewport(device: Device) -> None:
    """Until they are set anew, for all pipelines; each pass begins with all of the target."""
    canvas = Canvas(device, "R8Unorm")
    canvas.to.SetScissorRect(1, 0, 2, 4)
    canvas.draw(fragment("0.2", "f32"))
    canvas.to.SetViewport(0.0, 1.0, 4.0, 2.0, 0.0, 1.0)
    canvas.draw(fragment("0.4", "f32"))
    canvas.to.SetScissorRect(0, 0, 0, 0)
    canvas.draw(fragment("1.0", "f32"))
    assert [[at[0] for at in row] for row in canvas.pixels()] == [
        [0, 51, 51, 0],
        [0, 102, 102, 0],
        [0, 102, 102, 0],
        [0, 51, 51, 0],
    ]
    again = Canvas(device, "R8Unorm")
    again.draw(fragment("1.0", "f32"))
    assert again.pixel() == (255,)


class Occlusion:
    def __init__(self, device: Device, count: int = 2, samples: int = 1, depth: float | None = None) -> None:
        self.device = device
        self.set = device.CreateQuerySet(type="Occlusion", count=count)
        self.count = count
        attached = None
        if depth is not None:
            _, attached = depth_target(device, "Depth32Float", samples, depthClearValue=depth)
        self.canvas = Canvas(device, samples=samples, depth=attached, occlusionQuerySet=self.set)

    def query(self, index: int, draws: Callable[[], None]) -> None:
        self.canvas.to.BeginOcclusionQuery(index)
        draws()
        self.canvas.to.EndOcclusionQuery()

    def results(self) -> list[bool]:
        self.canvas.pixels()
        data = self.device.CreateBuffer(size=256, usage="QueryResolve|CopySrc")
        encoder = self.device.record()
        encoder.ResolveQuerySet(self.set, 0, self.count, data, 0)
        self.device.submit(self.device.finish(encoder))
        return [result != 0 for (result,) in struct.iter_unpack("Q", self.device.read(data, 0, 8 * self.count))]


WHITE = fragment("vec4f(1.0)")


def test_occlusion_counts_what_is_drawn(device: Device) -> None:
    queries = Occlusion(device, 4)
    queries.query(2, lambda: queries.canvas.draw(WHITE))
    queries.query(0, lambda: None)
    queries.canvas.draw(WHITE)
    queries.query(1, lambda: queries.canvas.draw(WHITE, count=0))
    assert queries.results() == [False, False, True, False]


@pytest.mark.parametrize("seen", [False, True])
@pytest.mark.parametrize("by", ["scissor", "depth", "mask", "discard", "cull"])
def test_occlusion_by(device: Device, seen: bool, by: str) -> None:
    queries = Occlusion(device, 1, 4 if by == "mask" else 1, 0.5 if by == "depth" else None)
    given: dict[str, Any] = {}
    code = WHITE
    if by == "scissor":
        queries.canvas.to.SetScissorRect(0, 0, 1, int(seen))
    elif by == "depth":
        given = {
            "depthStencil": depth_state_of("Depth32Float", depthCompare="Less"),
            "vertex": cover(0.25 if seen else 0.75),
        }
    elif by == "mask":
        given = {"multisample": {"mask": 4 * seen}}
    elif by == "cull":
        given = {"primitive": {"topology": "TriangleList", "cullMode": "Back" if seen else "Front"}}
    elif not seen:
        code = "@fragment fn fs() -> @location(0) vec4f { discard; return vec4f(); }"
    queries.query(0, lambda: queries.canvas.draw(code, **given))
    assert queries.results() == [seen]


def test_queries_that_were_not_made_are_zero(device: Device) -> None:
    """Also those of a set that was never used."""
    unused = device.CreateQuerySet(type="Occlusion", count=3)
    data = device.CreateBuffer(size=256, usage="QueryResolve|CopySrc|CopyDst")
    device.queue.WriteBuffer(data, 0, b"\xff" * 256)
    encoder = device.record()
    encoder.ResolveQuerySet(unused, 1, 2, data, 0)
    device.submit(device.finish(encoder))
    assert device.read(data) == bytes(16) + b"\xff" * 240


def test_without_fragments(device: Device) -> None:
    """A pipeline without that stage still writes depth and stencil."""
    texture, attached = depth_target(device, "Depth24PlusStencil8", depthClearValue=1.0, stencilClearValue=1)
    up = {"passOp": "IncrementWrap"}
    state = depth_state_of(
        "Depth24PlusStencil8", depthCompare="Less", depthWriteEnabled="True", stencilFront=up, stencilBack=up
    )
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=attached)
    for depth in (0.5, 0.25, 0.75):
        vertex = {"module": module(device, cover(depth))}
        pass_.SetPipeline(device.CreateRenderPipeline(vertex=vertex, depthStencil=state))
        pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    assert values(device, texture, "Stencil8", (4, 4, 1), aspect="StencilOnly") == [[(3,)] * 4] * 4
