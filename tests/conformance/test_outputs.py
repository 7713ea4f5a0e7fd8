"""What passes and pipelines leave in targets of every format: clears, outputs, blending, resolving, samples.

Spec: 17.1 GPURenderPassEncoder, 23.2.8 Output Merging.
"""

from __future__ import annotations

import itertools
import struct
from typing import Any

import pytest

from contents import Canvas, cover, fragment, mesa_22, texels
from formats import BY_NAME, COLORS, Format
from gpu import Device, Gpu, Object
from makers import color, compute_pipeline, depth_stencil, module
from test_memory import buffer, group
from test_rendering import depth_state_of
from test_sampling import read

RENDERABLE = [one for one in COLORS if one.renderable or one.renderable_with]
FLOATS = [one for one in RENDERABLE if "int" not in one.name.lower()]


def named(part: object) -> str:
    return str(getattr(part, "name", part))


def scalar(of: Format) -> str:
    return "u32" if "Uint" in of.name else "i32" if "Sint" in of.name else "f32"


def channels(of: Format) -> int:
    return 4 if "A" in of.name else 3 if "B" in of.name else 2 if "G" in of.name else 1


def device_of(gpu: Gpu, of: Format, *more: str) -> Device:
    return gpu.device([*more, *([of.renderable_with] if of.renderable_with else [])])


def tolerance(of: Format) -> float:
    """Of values up to 1."""
    if scalar(of) != "f32":
        return 0
    return 1e-5 if "32" in of.name else 0.02 if "11" in of.name else 0.006 if "8" in of.name else 2e-3


def seen(device: Device, texture: Object, of: Format, count: int | None = None) -> tuple[float, ...]:
    """The channels of the texel (0, 0)."""
    kind = scalar(of)
    got = read(device, texture.CreateView(), ["textureLoad(t, vec2u(), 0)"], f"texture_2d<{kind}>", scalar=kind)[0]
    return got[: channels(of) if count is None else count]


def target(device: Device, of: Format, samples: int = 1, size: int = 1, **given: Any) -> Object:
    usage = "RenderAttachment|TextureBinding" + ("|CopySrc" if samples == 1 else "")
    return device.CreateTexture(size=(size, size, 1), format=of.name, usage=usage, sampleCount=samples, **given)


def value_of(of: Format) -> tuple[float, ...]:
    return {"u32": (1, 2, 3, 1), "i32": (-1, 2, -3, 4), "f32": (0.25, 0.5, 0.75, 1.0)}[scalar(of)]


# -- clears


@pytest.mark.parametrize("format", RENDERABLE, ids=named)
@pytest.mark.parametrize("how", ["stored", "blended", "resolved"])
def test_clear_values(gpu: Gpu, format: Format, how: str) -> None:
    """Are what the pass begins with; those of sRGB formats are linear."""
    if (how == "blended" and not format.blendable) or (how == "resolved" and not format.resolvable):
        pytest.skip("the format cannot be that")
    device = device_of(gpu, format)
    texture, value = target(device, format), value_of(format)
    attached = color(texture.CreateView(), clearValue=value)
    if how == "resolved":
        many = target(device, format, 4)
        attached = color(many.CreateView(), clearValue=value, resolveTarget=texture.CreateView(), storeOp="Discard")
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[attached])
    if how == "blended":
        part = {"operation": "Add", "srcFactor": "Zero", "dstFactor": "One"}
        pass_.SetPipeline(drawing(device, format, "vec4f(1.0)", blend={"color": part, "alpha": part}))
        pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    assert seen(device, texture, format) == pytest.approx(value[: channels(format)], abs=tolerance(format))


def drawing(device: Device, of: Format, value: str, type_: str = "vec4f", samples: int = 1, **state: Any) -> Object:
    return device.CreateRenderPipeline(
        vertex={"module": module(device, cover())},
        fragment={"module": module(device, fragment(value, type_)), "targets": [{"format": of.name, **state}]},
        multisample={"count": samples},
    )


# -- outputs


@pytest.mark.parametrize("format", RENDERABLE, ids=named)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("samples", [1, 4])
def test_outputs(gpu: Gpu, format: Format, count: int, samples: int) -> None:
    """A stage may give more channels than the format has, not fewer."""
    if count < channels(format) or (samples > 1 and not format.multisample):
        pytest.skip("too few channels, or the format cannot be multisampled")
    device = device_of(gpu, format)
    kind = scalar(format)
    numbers = ", ".join(f"{kind}({one})" for one in value_of(format)[:count])
    of = kind if count == 1 else f"vec{count}<{kind}>"
    texture = target(device, format, samples)
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(texture.CreateView(), clearValue=(1, 0, 0, 1))])
    pass_.SetPipeline(drawing(device, format, f"{of}({numbers})", of, samples))
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    expected = list(value_of(format)[: channels(format)])
    if samples == 1:
        assert list(seen(device, texture, format)) == pytest.approx(expected, abs=tolerance(format))
        return
    loads = [f"textureLoad(t, vec2u(), {at})" for at in range(4)]
    for got in read(device, texture.CreateView(), loads, f"texture_multisampled_2d<{kind}>", scalar=kind):
        assert list(got[: channels(format)]) == pytest.approx(expected, abs=tolerance(format))


# -- blending


@pytest.mark.parametrize("format", FLOATS, ids=named)
def test_blending_of_formats(gpu: Gpu, format: Format) -> None:
    """In linear space, also where the format is sRGB."""
    device = device_of(gpu, format, *(["Float32Blendable"] if "32" in format.name else []))
    texture = target(device, format)
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(texture.CreateView(), clearValue=(0.2, 0.2, 0.2, 0.2))])
    part = {"operation": "Add", "srcFactor": "One", "dstFactor": "One"}
    pass_.SetPipeline(drawing(device, format, "vec4f(0.4)", blend={"color": part, "alpha": part}))
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    close = 0.07 if format.name.startswith("RGB10A2") else tolerance(format)
    got = seen(device, texture, format)
    assert got[:3] == pytest.approx((0.6,) * len(got[:3]), abs=tolerance(format))
    assert got[3:] == pytest.approx((0.6,) * len(got[3:]), abs=close)


SECOND = (0.75, 0.25, 0.5, 0.625)
SECOND_FACTORS = {
    "Src1": lambda c: SECOND[c],
    "OneMinusSrc1": lambda c: 1 - SECOND[c],
    "Src1Alpha": lambda c: SECOND[3],
    "OneMinusSrc1Alpha": lambda c: 1 - SECOND[3],
}


@pytest.mark.parametrize("factor", SECOND_FACTORS)
@pytest.mark.parametrize("side", ["srcFactor", "dstFactor"])
@pytest.mark.parametrize("of", ["color", "alpha", "both"])
def test_second_source(gpu: Gpu, factor: str, side: str, of: str) -> None:
    device = gpu.device(["DualSourceBlending"])
    first, old = (0.25, 0.5, 0.75, 0.5), (0.5, 0.25, 0.125, 0.25)
    canvas = Canvas(device, "RGBA16Float", clear=old)
    plain = {"operation": "Add", "srcFactor": "One", "dstFactor": "One"}
    asked = {**plain, side: factor}
    blend = {"color": asked if of != "alpha" else plain, "alpha": asked if of != "color" else plain}
    code = f"""enable dual_source_blending;
        struct Out {{ @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f }}
        @fragment fn fs() -> Out {{ return Out(vec4f{first}, vec4f{SECOND}); }}"""
    canvas.draw(code, target={"blend": blend})
    expected = []
    for c in range(4):
        applies = of == "both" or (of == "alpha") == (c == 3)
        by = SECOND_FACTORS[factor](c) if applies else 1.0
        expected.append(first[c] * by + old[c] if side == "srcFactor" else first[c] + old[c] * by)
    assert canvas.pixel() == pytest.approx(expected, abs=2e-3)


#: Of a target that holds (1, 0, 0, 1), where it has those channels: output, factors, result.
ALPHAS = [
    ((0.0,), "One", "Zero", "Zero", "Zero", (0, 0, 0, 0)),
    ((0.0,), "DstAlpha", "Zero", "Zero", "Zero", (0, 0, 0, 0)),
    ((0.0,), "OneMinusDstAlpha", "DstAlpha", "Zero", "One", (1, 0, 0, 0)),
    ((0.498,), "DstAlpha", "Zero", "Zero", "One", (0.498, 0, 0, 0)),
    ((0.0, 1.0), "DstAlpha", "Zero", "Zero", "Zero", (0, 1, 0, 0)),
    ((0.0, 1.0), "OneMinusDstAlpha", "DstAlpha", "Zero", "One", (1, 0, 0, 0)),
    ((0.0, 1.0, 0.0), "DstAlpha", "Zero", "Zero", "Zero", (0, 1, 0, 0)),
    ((0.0, 1.0, 0.0, 0.498), "One", "OneMinusSrcAlpha", "One", "Zero", (0.502, 1, 0, 0.498)),
    ((0.0, 1.0, 0.0, 0.498), "SrcAlpha", "OneMinusSrcAlpha", "One", "Zero", (0.502, 0.498, 0, 0.498)),
    ((0.0, 1.0, 0.0, 0.498), "DstAlpha", "Zero", "Zero", "Src", (0, 1, 0, 0.498)),
    ((0.0, 1.0, 0.0, 0.498), "OneMinusDstAlpha", "DstAlpha", "Zero", "DstAlpha", (1, 0, 0, 1)),
]  # fmt: skip


@pytest.mark.parametrize("format", ["R8Unorm", "RG8Unorm", "RGBA8Unorm", "BGRA8Unorm"])
@pytest.mark.parametrize(("output", "source", "old", "alpha_source", "alpha_old", "result"), ALPHAS)
def test_alpha_that_is_not_there(
    device: Device,
    format: str,
    output: tuple[float, ...],
    source: str,
    old: str,
    alpha_source: str,
    alpha_old: str,
    result: tuple[float, ...],
) -> None:
    """An output without alpha may be blended where no factor asks for it; a target without alpha has 1."""
    of = BY_NAME[format]
    if len(output) < channels(of):
        pytest.skip("too few channels")
    texture = target(device, of)
    blend = {
        "color": {"operation": "Add", "srcFactor": source, "dstFactor": old},
        "alpha": {"operation": "Add", "srcFactor": alpha_source, "dstFactor": alpha_old},
    }
    type_ = "f32" if len(output) == 1 else f"vec{len(output)}f"
    numbers = ", ".join(str(float(one)) for one in output)
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(texture.CreateView(), clearValue=(1, 0, 0, 1))])
    pass_.SetPipeline(drawing(device, of, f"{type_}({numbers})", type_, blend=blend))
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    assert seen(device, texture, of) == pytest.approx(result[: channels(of)], abs=0.005)


# -- stores and resolves of several targets


@pytest.mark.parametrize("stores", list(itertools.product(["Store", "Discard"], repeat=2)))
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_stores_of_several_targets(device: Device, stores: tuple[str, str], count: int) -> None:
    of = BY_NAME["RGBA8Unorm"]
    textures = [target(device, of) for _ in range(count)]
    attached = [
        color(one.CreateView(), clearValue=(1, 1, 1, 1), storeOp=stores[at % 2]) for at, one in enumerate(textures)
    ]
    depth = device.CreateTexture(size=(1, 1, 1), format="Depth32Float", usage="RenderAttachment|CopySrc")
    encoder = device.record()
    encoder.BeginRenderPass(
        colorAttachments=attached,
        depthStencilAttachment=depth_stencil(depth.CreateView(), "Depth32Float", depthStoreOp=stores[1]),
    ).End()
    device.submit(device.finish(encoder))
    for at, one in enumerate(textures):
        assert seen(device, one, of) == (float(stores[at % 2] == "Store"),) * 4
    stored = struct.pack("f", float(stores[1] == "Store"))
    assert texels(device, depth, (1, 1, 1), 4, aspect="DepthOnly") == [stored]


@pytest.mark.parametrize("slots", [(0, 2), (1, 3), (0, 1, 2, 3)])
@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("store", ["Store", "Discard"])
@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("layer", [0, 1])
def test_resolves_of_several_targets(
    device: Device, slots: tuple[int, ...], count: int, store: str, level: int, layer: int
) -> None:
    """Some targets, to any level and layer: a half that is drawn to, another one that is not."""
    if layer and mesa_22(device):
        pytest.skip("Mesa 22's lavapipe resolves one sample to other layers than the first, or nothing")
    size = 4
    attached: list[dict[str, Any]] = []
    ones: list[Object] = []
    for at in range(count):
        many = device.CreateTexture(size=(size, size, 1), format="R8Unorm", usage="RenderAttachment", sampleCount=4)
        attached.append(color(many.CreateView(), storeOp=store))
        if at in slots:
            one = device.CreateTexture(
                size=(size << level, size << level, layer + 1), format="R8Unorm", usage="RenderAttachment|CopySrc",
                mipLevelCount=level + 1,
            )  # fmt: skip
            ones.append(one)
            view = one.CreateView(dimension="2D", baseMipLevel=level, mipLevelCount=1, baseArrayLayer=layer,
                                  arrayLayerCount=1)  # fmt: skip
            attached[-1]["resolveTarget"] = view
    outputs = "".join(f"@location({at}) o{at}: f32, " for at in range(count))
    code = f"struct Out {{ {outputs} }} @fragment fn fs() -> Out {{ return Out({', '.join(['1.0'] * count)}); }}"
    vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
        var at = array(vec2f(-1.0, -1.0), vec2f(-1.0, 1.0), vec2f(1.0, 1.0)); return vec4f(at[n], 0.0, 1.0); }"""
    pipeline = device.CreateRenderPipeline(
        vertex={"module": module(device, vertex)},
        fragment={"module": module(device, code), "targets": [{"format": "R8Unorm"}] * count},
        multisample={"count": 4},
    )
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=attached)
    pass_.SetPipeline(pipeline)
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    for one in ones:
        rows = texels(device, one, (size, size, 1), 1, level, (0, 0, layer))
        assert rows[0][0] == 255
        assert rows[3][3] == 0
        # The diagonal goes through the texel.
        assert 0 < rows[0][3] < 255


@pytest.mark.parametrize("format", [one for one in RENDERABLE if one.resolvable], ids=named)
def test_resolves_of_formats(gpu: Gpu, format: Format) -> None:
    """The mean of the samples, of sRGB formats the mean of linear values."""
    device = device_of(gpu, format)
    many, one = target(device, format, 4), target(device, format)
    code = "@fragment fn fs(@builtin(sample_index) at: u32) -> @location(0) vec4f { return vec4f(f32(at == 1u)); }"
    pipeline = device.CreateRenderPipeline(
        vertex={"module": module(device, cover())},
        fragment={"module": module(device, code), "targets": [{"format": format.name}]},
        multisample={"count": 4},
    )
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(many.CreateView(), resolveTarget=one.CreateView())])
    pass_.SetPipeline(pipeline)
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    got = seen(device, one, format)
    assert got[:3] == pytest.approx((0.25,) * len(got[:3]), abs=tolerance(format))


# -- samples

MASKS = [0, 0b0001, 0b0010, 0b0111, 0b1011, 0b1101, 0b1110, 0b1111, 0b11110]
#: A small square around each sample, from the centre of a texel in its eighths.
CENTRES = {1: [(0, 0)], 4: [(-2, 6), (6, 2), (-6, -2), (2, -6)]}


class Samples:
    """A texel, drawn to where its samples are, with depth and stencil."""

    def __init__(self, device: Device, samples: int, code: str, targets: int = 1, **multisample: Any) -> None:
        self.device, self.samples, self.targets = device, samples, targets
        self.format = "RGBA8Unorm" if targets > 1 else "R8Unorm"
        centres = ", ".join(f"vec2f({x}.0, {y}.0)" for x, y in CENTRES[samples])
        vertex = f"""@vertex fn vs(@builtin(vertex_index) n: u32, @builtin(instance_index) i: u32)
            -> @builtin(position) vec4f {{
                var around = array(vec2f(1.0), vec2f(1.0, -1.0), vec2f(-1.0),
                                   vec2f(1.0), vec2f(-1.0), vec2f(-1.0, 1.0));
                var at = array({centres});
                return vec4f(at[i] / 8.0 + around[n] / 32.0, 0.0, 1.0); }}"""
        face = {"compare": "Always", "passOp": "Replace"}
        self.pipeline = device.CreateRenderPipeline(
            vertex={"module": module(device, vertex)},
            fragment={"module": module(device, code), "targets": [{"format": self.format}] * targets},
            depthStencil=depth_state_of(
                "Depth24PlusStencil8", depthWriteEnabled="True", stencilFront=face, stencilBack=face
            ),
            multisample={"count": samples, **multisample},
        )

    def draw(self, raster: int, data: Object) -> tuple[int, ...]:
        """The masks of the samples whose colors, depth and stencil changed."""
        device = self.device
        usage = "RenderAttachment|TextureBinding"
        colors = [device.CreateTexture(size=(1, 1, 1), format=self.format, usage=usage, sampleCount=self.samples)
                  for _ in range(self.targets)]  # fmt: skip
        ds = device.CreateTexture(size=(1, 1, 1), format="Depth24PlusStencil8", usage=usage, sampleCount=self.samples)
        encoder = device.record()
        pass_ = encoder.BeginRenderPass(
            colorAttachments=[color(one.CreateView()) for one in colors],
            depthStencilAttachment=depth_stencil(ds.CreateView(), "Depth24PlusStencil8", depthClearValue=1.0),
        )
        pass_.SetPipeline(self.pipeline)
        pass_.SetBindGroup(0, group(device, self.pipeline, data))
        pass_.SetStencilReference(255)
        for at in range(self.samples):
            if raster >> at & 1:
                pass_.Draw(6, 1, 0, at)
        pass_.End()
        many = self.samples > 1
        kind = "multisampled_2d" if many else "2d"
        declared = "".join(f"@group(0) @binding({at}) var c{at}: texture_{kind}<f32>;" for at in range(self.targets))
        load = "textureLoad({}, vec2u(), s)"
        stores = "".join(f"out[{at}] |= u32({load.format(f'c{at}')}.x != 0.0) << s;" for at in range(self.targets))
        code = f"""{declared} @group(0) @binding(7) var d: texture_depth_{kind};
            @group(0) @binding(8) var st: texture_{kind}<u32>;
            @group(0) @binding(9) var<storage, read_write> out: array<u32, 4>;
            @compute @workgroup_size(1) fn main() {{ for (var s = 0u; s < {self.samples}u; s++) {{ {stores}
                out[2] |= u32({load.format("d")} != 1.0) << s;
                out[3] |= u32({load.format("st")}.x == 255u) << s; }} }}"""
        check = compute_pipeline(device, code)
        out = buffer(device, bytes(16), "Storage")
        entries = [{"binding": at, "textureView": one.CreateView()} for at, one in enumerate(colors)]
        entries += [
            {"binding": 7, "textureView": ds.CreateView(aspect="DepthOnly")},
            {"binding": 8, "textureView": ds.CreateView(aspect="StencilOnly")},
            {"binding": 9, "buffer": out},
        ]
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(check)
        pass_.SetBindGroup(0, device.CreateBindGroup(layout=check.GetBindGroupLayout(0), entries=entries))
        pass_.DispatchWorkgroups(1, 1, 1)
        pass_.End()
        device.submit(device.finish(encoder))
        got = struct.unpack("4I", device.read(out))
        return got if self.targets > 1 else (got[0], *got[2:])


@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("raster", [0, 1, 6, 11, 15])
def test_masks_together(device: Device, samples: int, mask: int, raster: int) -> None:
    """What is covered, the mask of the pipeline and that of the stage; they count for colour, depth and stencil."""
    code = """@group(0) @binding(0) var<uniform> mask: u32;
        struct Out { @builtin(sample_mask) mask: u32, @location(0) color: f32 }
        @fragment fn fs() -> Out { return Out(mask, 1.0); }"""
    kit = Samples(device, samples, code, mask=mask)
    for written in MASKS:
        both = raster & mask & written & ((1 << samples) - 1)
        got = kit.draw(raster, buffer(device, struct.pack("I", written), "Uniform"))
        assert got == (both,) * 3, written


@pytest.mark.parametrize("raster", [0, 1, 6, 11, 15])
@pytest.mark.parametrize("other", [0.0, 0.5, 1.0])
def test_coverage_of_alpha(device: Device, raster: int, other: float) -> None:
    """The alpha of the first target decides, none of the others. More alpha covers what less alpha does."""
    code = """@group(0) @binding(0) var<uniform> alpha: vec2f;
        struct Out { @location(0) a: vec4f, @location(1) b: vec4f }
        @fragment fn fs() -> Out { return Out(vec4f(1.0, 1.0, 1.0, alpha.x), vec4f(1.0, 1.0, 1.0, alpha.y)); }"""
    of = {"code": code, "targets": 2, "alphaToCoverageEnabled": True}
    kit = Samples(device, 4, of.pop("code"), **of)  # type: ignore[arg-type]
    before = 0
    for alpha in (-0.1, 0.0, *(at / 8 for at in range(1, 8)), 1.0, 1.1):
        got = kit.draw(raster, buffer(device, struct.pack("4f", alpha, other, 0, 0), "Uniform"))
        assert len(set(got)) == 1, got
        assert got[0] & ~raster == 0
        assert got[0] & before == before
        if alpha <= 0 or alpha >= 1:
            assert got[0] == (raster if alpha >= 1 else 0)
        before = got[0]


# -- depth


@pytest.mark.parametrize("format", ["Depth16Unorm", "Depth24Plus", "Depth24PlusStencil8"])
@pytest.mark.parametrize(("bias", "clamp", "passes"), [(0.25, 0.0, True), (0.25, 0.1, False), (-0.25, 0.0, False)])
def test_depth_bias_of_norms(device: Device, format: str, bias: float, clamp: float, passes: bool) -> None:
    """The unit is about the last bit of the format: at least an eighth of it, at most four."""
    bits = 16 if "16" in format else 24
    texture = device.CreateTexture(size=(4, 4, 1), format=format, usage="RenderAttachment")
    canvas = Canvas(device, depth=depth_stencil(texture.CreateView(), format, depthClearValue=0.4))
    given = {"depthBias": int(bias * 8 * 2**bits), "depthBiasClamp": clamp, "depthCompare": "Greater"}
    state = depth_state_of(format, depthWriteEnabled="True", **given)
    canvas.draw(fragment("vec4f(1.0)"), vertex=cover(0.25), depthStencil=state)
    assert canvas.pixel() == (255 * passes,) * 4


@pytest.mark.parametrize("format", ["Depth16Unorm", "Depth24Plus", "Depth32Float"])
@pytest.mark.parametrize("unclipped", [False, True])
@pytest.mark.parametrize("samples", [1, 4])
def test_depths_that_stages_see(gpu: Gpu, format: str, unclipped: bool, samples: int) -> None:
    """A fragment stage sees its place in the range of the viewport, or beyond it; what is stored is within."""
    device = gpu.device(["DepthClipControl"] if unclipped else [])
    depths = [-1.0, -0.5, 0.0, 0.25, 0.75, 1.0, 1.5, 2.0]
    texture = device.CreateTexture(
        size=(8, 1, 1), format=format, usage="RenderAttachment|TextureBinding", sampleCount=samples
    )
    listed = ", ".join(map(str, depths))
    code = f"""@group(0) @binding(0) var<storage, read_write> seen: array<f32, 8>;
        struct V {{ @builtin(position) at: vec4f, @location(0) @interpolate(flat) n: u32 }}
        @vertex fn vs(@builtin(vertex_index) n: u32) -> V {{ var z = array<f32, 8>({listed});
            return V(vec4f((f32(n) + 0.5) / 4.0 - 1.0, 0.0, z[n], 1.0), n); }}
        @fragment fn fs(v: V) {{ seen[v.n] = v.at.z; }}"""
    shader = module(device, code)
    pipeline = device.CreateRenderPipeline(
        vertex={"module": shader},
        fragment={"module": shader, "targets": []},
        primitive={"topology": "PointList", "unclippedDepth": unclipped},
        depthStencil=depth_state_of(format, depthWriteEnabled="True"),
        multisample={"count": samples},
    )
    out = buffer(device, struct.pack("8f", *[9.0] * 8), "Storage")
    encoder = device.record()
    attached = depth_stencil(texture.CreateView(), format, depthClearValue=0.5)
    pass_ = encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=attached)
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, out))
    pass_.SetViewport(0.0, 0.0, 8.0, 1.0, 0.25, 0.75)
    pass_.Draw(8, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    drawn = [unclipped or 0 <= z <= 1 for z in depths]
    there = [0.25 + z / 2 if at else 9.0 for z, at in zip(depths, drawn, strict=True)]
    assert struct.unpack("8f", device.read(out)) == pytest.approx(there, abs=1e-5)
    kind = "texture_depth_2d" if samples == 1 else "texture_depth_multisampled_2d"
    got = read(device, texture.CreateView(), [f"vec4f(textureLoad(t, vec2u({at}, 0), 0))" for at in range(8)], kind)
    stored = [min(max(z, 0.25), 0.75) if at else 0.5 for z, at in zip(there, drawn, strict=True)]
    assert [one[0] for one in got] == pytest.approx(stored, abs=1e-4)


# -- slices of a volume


@pytest.mark.parametrize("same_texture", [False, True])
@pytest.mark.parametrize("same_pass", [False, True])
@pytest.mark.parametrize("level", [0, 1])
def test_slices_as_targets(device: Device, same_texture: bool, same_pass: bool, level: int) -> None:
    count, size = 4, 4
    of: dict[str, Any] = {
        "size": (size << level, size << level, count << level), "dimension": "3D", "format": "RGBA8Unorm",
        "usage": "RenderAttachment|CopySrc", "mipLevelCount": level + 1,
    }  # fmt: skip
    whole = device.CreateTexture(**of)
    textures = [whole if same_texture else device.CreateTexture(**of) for _ in range(count)]
    attached = [
        color(
            one.CreateView(baseMipLevel=level, mipLevelCount=1),
            depthSlice=at if same_texture else 0,
            clearValue=(0.2, 0, 0, 1),
        )
        for at, one in enumerate(textures)
    ]
    encoder = device.record()
    for part in [attached] if same_pass else [[one] for one in attached]:
        outputs = "".join(f"@location({at}) o{at}: vec4f, " for at in range(len(part)))
        values = ", ".join(f"vec4f(0.0, {(at + 1) / 255 * 20}, 0.0, 1.0)" for at in range(len(part)))
        code = f"struct Out {{ {outputs} }} @fragment fn fs() -> Out {{ return Out({values}); }}"
        pass_ = encoder.BeginRenderPass(colorAttachments=part)
        pass_.SetPipeline(
            device.CreateRenderPipeline(
                vertex={"module": module(device, cover())},
                fragment={"module": module(device, code), "targets": [{"format": "RGBA8Unorm"}] * len(part)},
            )
        )
        pass_.SetScissorRect(0, 0, 2, size)
        pass_.Draw(3, 1, 0, 0)
        pass_.End()
    device.submit(device.finish(encoder))
    for at, one in enumerate(textures):
        rows = texels(device, one, (size, size, 1), 4, level, (0, 0, at if same_texture else 0))
        drawn = bytes([0, 20 * (at + 1 if same_pass else 1), 0, 255])
        assert rows == [drawn * 2 + bytes([51, 0, 0, 255]) * 2] * size


@pytest.mark.parametrize("slice_", [0, 1])
def test_one_slice_of_all_levels(device: Device, slice_: int) -> None:
    """As targets of one pass: of a volume one texel wide all levels are equally large."""
    count = 4
    texture = device.CreateTexture(
        size=(1, 1, (slice_ + 1) << count), dimension="3D", format="R8Unorm", usage="RenderAttachment|CopySrc",
        mipLevelCount=count,
    )  # fmt: skip
    attached = [
        color(
            texture.CreateView(baseMipLevel=at, mipLevelCount=1),
            depthSlice=slice_,
            clearValue=(0.2 * (at + 1), 0, 0, 0),
        )
        for at in range(count)
    ]
    encoder = device.record()
    encoder.BeginRenderPass(colorAttachments=attached).End()
    device.submit(device.finish(encoder))
    for at in range(count):
        slices = (slice_ + 1) << (count - at)
        expected = [bytes([51 * (at + 1)]) if z == slice_ else b"\0" for z in range(slices)]
        assert texels(device, texture, (1, 1, slices), 1, at) == expected


# -- occlusion queries


@pytest.mark.parametrize("write_mask", [0, 15])
@pytest.mark.parametrize("bundled", [False, True])
@pytest.mark.parametrize("first", [0, 3])
@pytest.mark.parametrize("offset", [0, 256])
def test_occlusion_queries(device: Device, write_mask: int, bundled: bool, first: int, offset: int) -> None:
    """Count what is drawn to no channel too, and in bundles. Queries that are made again begin at nothing."""
    count = 30
    queries = device.CreateQuerySet(type="Occlusion", count=first + count)
    data = device.CreateBuffer(size=offset + 8 * count, usage="QueryResolve|CopySrc")
    texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="RenderAttachment")
    of = BY_NAME["RGBA8Unorm"]
    pipeline = drawing(device, of, "vec4f(1.0)", writeMask=write_mask)
    bundle = None
    if bundled:
        within = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
        within.SetPipeline(pipeline)
        within.Draw(3, 1, 0, 0)
        bundle = within.Finish()
    for draws in (True, False):
        encoder = device.record()
        pass_ = encoder.BeginRenderPass(colorAttachments=[color(texture.CreateView())], occlusionQuerySet=queries)
        for at in range(count):
            pass_.SetScissorRect(0, 0, 4, at % 2)
            pass_.BeginOcclusionQuery(first + at)
            if draws and bundle is not None:
                pass_.ExecuteBundles([bundle])
            elif draws:
                pass_.SetPipeline(pipeline)
                pass_.Draw(3, 1, 0, 0)
            pass_.EndOcclusionQuery()
        pass_.End()
        encoder.ResolveQuerySet(queries, first, count, data, offset)
        device.submit(device.finish(encoder))
        got = [one != 0 for (one,) in struct.iter_unpack("Q", device.read(data, offset))]
        assert got == [draws and at % 2 == 1 for at in range(count)]


def test_as_many_queries_as_a_set_has(device: Device) -> None:
    count = 4096
    queries = device.CreateQuerySet(type="Occlusion", count=count)
    data = device.CreateBuffer(size=8 * count, usage="QueryResolve|CopySrc|CopyDst")
    device.queue.WriteBuffer(data, 0, b"\xff" * 8 * count)
    canvas = Canvas(device, occlusionQuerySet=queries)
    canvas.to.SetPipeline(canvas.pipeline(fragment("vec4f(1.0)")))
    for at in (0, 1, count - 1):
        canvas.to.BeginOcclusionQuery(at)
        canvas.to.Draw(3, 1, 0, 0)
        canvas.to.EndOcclusionQuery()
    canvas.pixels()
    encoder = device.record()
    encoder.ResolveQuerySet(queries, 0, count, data, 0)
    device.submit(device.finish(encoder))
    got = [one != 0 for (one,) in struct.iter_unpack("Q", device.read(data))]
    assert [at for at in range(count) if got[at]] == [0, 1, count - 1]


@pytest.mark.parametrize("mask", [0, 2, 4, 6])
def test_occlusion_of_samples(device: Device, mask: int) -> None:
    """A draw over one sample counts where the mask has it."""
    queries = device.CreateQuerySet(type="Occlusion", count=4)
    data = device.CreateBuffer(size=32, usage="QueryResolve|CopySrc")
    kit = Samples(device, 4, "@fragment fn fs() -> @location(0) f32 { return 1.0; }", mask=mask)
    many = device.CreateTexture(size=(1, 1, 1), format="R8Unorm", usage="RenderAttachment", sampleCount=4)
    ds = device.CreateTexture(size=(1, 1, 1), format="Depth24PlusStencil8", usage="RenderAttachment", sampleCount=4)
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(
        colorAttachments=[color(many.CreateView())],
        depthStencilAttachment=depth_stencil(ds.CreateView(), "Depth24PlusStencil8"),
        occlusionQuerySet=queries,
    )
    pass_.SetPipeline(kit.pipeline)
    for at in range(4):
        pass_.BeginOcclusionQuery(at)
        pass_.Draw(6, 1, 0, at)
        pass_.EndOcclusionQuery()
    pass_.End()
    encoder.ResolveQuerySet(queries, 0, 4, data, 0)
    device.submit(device.finish(encoder))
    got = [one != 0 for (one,) in struct.iter_unpack("Q", device.read(data))]
    assert got == [bool(mask >> at & 1) for at in range(4)]


# -- viewports beyond the target


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize(
    ("start", "length"), [(-2, 8), (-8, 8), (2, 8), (1, 2), (-1.5, 3), (4, 4), (-4000, 8000), (1, 0)]
)
def test_viewports(device: Device, axis: int, start: float, length: float) -> None:
    """May lie outside, may be empty; what is within is drawn."""
    canvas = Canvas(device, "R8Unorm")
    place = [0.0, 0.0, 4.0, 4.0, 0.0, 1.0]
    place[axis], place[2 + axis] = start, length
    canvas.to.SetViewport(*place)
    vertex = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
        var at = array(vec2f(-1.0), vec2f(1.0, -1.0), vec2f(-1.0, 1.0), vec2f(1.0)); return vec4f(at[n], 0.5, 1.0); }"""
    canvas.draw(fragment("1.0", "f32"), 4, vertex=vertex, primitive={"topology": "TriangleStrip"})
    rows = canvas.pixels()
    line = [row[0][0] for row in rows] if axis else [at[0] for at in rows[0]]
    assert line == [255 * (start <= at + 0.5 < start + length) for at in range(4)]
