"""What shaders read from textures and write to them: samplers, views, storage. Spec: 7 Samplers, 6.2 GPUTextureView."""

from __future__ import annotations

import itertools
import math
import struct
from collections.abc import Callable
from typing import Any

import pytest

from contents import Canvas, cover, extent, fragment, texels, values
from gpu import Device, Gpu, Object
from makers import color, compute_pipeline, depth_stencil, module


def filled(device: Device, of: str, size: tuple[int, int, int], *levels: bytes, **given: Any) -> Object:
    """A texture with this content, one level after the other."""
    usage = given.pop("usage", "TextureBinding|CopyDst")
    texture = device.CreateTexture(size=size, format=of, usage=usage, mipLevelCount=len(levels), **given)
    for level, content in enumerate(levels):
        width, height = max(size[0] >> level, 1), max(size[1] >> level, 1)
        depth = max(size[2] >> level, 1) if given.get("dimension") == "3D" else size[2]
        layout = {"bytesPerRow": len(content) // (height * depth), "rowsPerImage": height}
        place = {"texture": texture, "mipLevel": level}
        device.queue.WriteTexture(place, content, len(content), layout, extent((width, height, depth)))
    return texture


def read(
    device: Device,
    view: Object,
    expressions: list[str],
    texture: str = "texture_2d<f32>",
    sampler: Object | None = None,
    comparison: bool = False,
    scalar: str = "f32",
) -> list[tuple[Any, ...]]:
    """What a shader gets by the expressions, each a vector of 4, with the texture `t` and the sampler `s`."""
    declared = f"@group(0) @binding(1) var s: sampler{'_comparison' * comparison};" if sampler is not None else ""
    body = "".join(f"out[{at}] = {of};\n" for at, of in enumerate(expressions))
    code = f"""@group(0) @binding(0) var t: {texture}; {declared}
        @group(0) @binding(2) var<storage, read_write> out: array<vec4<{scalar}>>;
        @compute @workgroup_size(1) fn main() {{ {body} }}"""
    pipeline = compute_pipeline(device, code)
    out = device.CreateBuffer(size=16 * len(expressions), usage="Storage|CopySrc")
    entries = [{"binding": 0, "textureView": view}, {"binding": 2, "buffer": out}]
    if sampler is not None:
        entries.append({"binding": 1, "sampler": sampler})
    run(device, pipeline, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
    letter = {"f32": "f", "u32": "I", "i32": "i"}[scalar]
    return list(struct.iter_unpack(f"4{letter}", device.read(out)))


def run(device: Device, pipeline: Object, group: Object) -> None:
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group)
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))


# -- samplers

ROW = [0, 51, 153, 255]


def texel(mode: str, at: int) -> float:
    count = len(ROW)
    if mode == "ClampToEdge":
        at = min(max(at, 0), count - 1)
    elif mode == "Repeat":
        at %= count
    else:
        at %= 2 * count
        at = min(at, 2 * count - 1 - at)
    return ROW[at] / 255


def filtered(mode: str, linear: bool, u: float) -> float:
    place = u * len(ROW)
    if not linear:
        return texel(mode, math.floor(place))
    left = math.floor(place - 0.5)
    part = place - 0.5 - left
    return texel(mode, left) * (1 - part) + texel(mode, left + 1) * part


@pytest.mark.parametrize("mode", ["ClampToEdge", "Repeat", "MirrorRepeat"])
@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_addresses(device: Device, mode: str, linear: bool, axis: int) -> None:
    size = [1, 1, 1]
    size[axis] = len(ROW)
    texture = filled(device, "R8Unorm", (size[0], size[1], size[2]), bytes(ROW), dimension="3D")
    name = "addressMode" + "UVW"[axis]
    filters = {"magFilter": "Linear", "minFilter": "Linear"} if linear else {}
    sampler = device.CreateSampler(**{name: mode}, **filters)
    places = [-2.3, -1.1, -0.45, -0.05, 0.05, 0.3, 0.55, 0.95, 1.05, 1.45, 2.3]
    coordinates = [", ".join(str(u if at == axis else 0.5) for at in range(3)) for u in places]
    expressions = [f"textureSampleLevel(t, s, vec3f({one}), 0.0)" for one in coordinates]
    got = [of[0] for of in read(device, texture.CreateView(), expressions, "texture_3d<f32>", sampler)]
    assert got == pytest.approx([filtered(mode, linear, u) for u in places], abs=0.01)


@pytest.mark.parametrize("mag", ["Nearest", "Linear"])
@pytest.mark.parametrize("min", ["Nearest", "Linear"])
def test_magnified_and_minified(device: Device, mag: str, min: str) -> None:
    texture = filled(device, "R8Unorm", (4, 1, 1), bytes(ROW))
    sampler = device.CreateSampler(magFilter=mag, minFilter=min)
    sample = "textureSampleGrad(t, s, vec2f(0.5, 0.5), vec2f({0}, 0.0), vec2f(0.0, {0}))"
    expressions = [sample.format(0.001), sample.format(8.0)]
    got = [of[0] for of in read(device, texture.CreateView(), expressions, sampler=sampler)]
    of_filter = {"Nearest": 153 / 255, "Linear": 102 / 255}
    assert got == pytest.approx([of_filter[mag], of_filter[min]], abs=0.01)


LEVELS = [bytes([0] * 16), bytes([100] * 4), bytes([200])]


@pytest.mark.parametrize("filter", ["Nearest", "Linear"])
@pytest.mark.parametrize(("least", "most"), [(0.0, 32.0), (1.0, 32.0), (0.0, 1.0), (0.5, 0.5), (2.0, 2.0)])
def test_levels(device: Device, filter: str, least: float, most: float) -> None:
    texture = filled(device, "R8Unorm", (4, 4, 1), *LEVELS)
    sampler = device.CreateSampler(mipmapFilter=filter, lodMinClamp=least, lodMaxClamp=most)
    asked = [0.0, 0.25, 0.75, 1.0, 1.75, 5.0]
    expressions = [f"textureSampleLevel(t, s, vec2f(0.5), {level})" for level in asked]
    got = [of[0] for of in read(device, texture.CreateView(), expressions, sampler=sampler)]
    expected = []
    for level in asked:
        at = min(max(level, least), most, 2.0)
        expected.append((math.floor(at + 0.5) if filter == "Nearest" else at) * 100 / 255)
    if filter == "Nearest" and (least, most) == (0.5, 0.5):
        pytest.skip("halfway between two levels either will do")
    assert got == pytest.approx(expected, abs=0.01)


COMPARE: dict[str, Callable[[float, float], bool]] = {
    "Never": lambda ref, depth: False, "Less": lambda ref, depth: ref < depth,
    "Equal": lambda ref, depth: ref == depth, "LessEqual": lambda ref, depth: ref <= depth,
    "Greater": lambda ref, depth: ref > depth, "NotEqual": lambda ref, depth: ref != depth,
    "GreaterEqual": lambda ref, depth: ref >= depth, "Always": lambda ref, depth: True,
}  # fmt: skip


def depth_texture(device: Device, of: str, value: float, stencil: int = 0, samples: int = 1) -> Object:
    usage = "RenderAttachment|TextureBinding"
    texture = device.CreateTexture(size=(4, 4, 1), format=of, usage=usage, sampleCount=samples)
    given: dict[str, Any] = {}
    if "Depth" in of:
        given["depthClearValue"] = value
    if "Stencil" in of:
        given["stencilClearValue"] = stencil
    encoder = device.record()
    attached = depth_stencil(texture.CreateView(), of, **given)
    encoder.BeginRenderPass(colorAttachments=[], depthStencilAttachment=attached).End()
    device.submit(device.finish(encoder))
    return texture


@pytest.mark.parametrize("compare", COMPARE)
@pytest.mark.parametrize("format", ["Depth32Float", "Depth24Plus", "Depth16Unorm"])
def test_comparisons(device: Device, compare: str, format: str) -> None:
    view = depth_texture(device, format, 0.5 if format == "Depth32Float" else 1.0).CreateView()
    depth = 0.5 if format == "Depth32Float" else 1.0
    sampler = device.CreateSampler(compare=compare)
    references = [0.25, depth, 0.75] if format == "Depth32Float" else [0.25, depth]
    expressions = [f"vec4f(textureSampleCompareLevel(t, s, vec2f(0.5), {ref}))" for ref in references]
    got = [of[0] for of in read(device, view, expressions, "texture_depth_2d", sampler, comparison=True)]
    assert got == [float(COMPARE[compare](ref, depth)) for ref in references]


def test_gathering(device: Device) -> None:
    content = b"".join(bytes([at, 10 + at, 20 + at, 30 + at]) for at in range(4))
    texture = filled(device, "RGBA8Unorm", (2, 2, 1), content)
    sampler = device.CreateSampler()
    expressions = [f"textureGather({channel}, t, s, vec2f(0.5))" for channel in range(4)]
    got = [
        [round(of * 255) for of in four] for four in read(device, texture.CreateView(), expressions, sampler=sampler)
    ]
    assert got == [[10 * channel + at for at in (2, 3, 1, 0)] for channel in range(4)]


def test_anisotropy_of_a_plain_texture(device: Device) -> None:
    texture = filled(device, "R8Unorm", (4, 4, 1), bytes([102] * 16))
    filters = {"magFilter": "Linear", "minFilter": "Linear", "mipmapFilter": "Linear"}
    sampler = device.CreateSampler(maxAnisotropy=16, **filters)
    sample = "textureSampleGrad(t, s, vec2f(0.5), vec2f(4.0, 0.0), vec2f(0.0, 0.01))"
    assert read(device, texture.CreateView(), [sample], sampler=sampler)[0][0] == pytest.approx(0.4, abs=0.01)


# -- views

#: WGSL's type, the layers, the coordinates of a layer or slice `z`.
DIMENSIONS = {
    "1D": ("texture_1d<u32>", 1, "0"),
    "2D": ("texture_2d<u32>", 1, "vec2u()"),
    "2DArray": ("texture_2d_array<u32>", 4, "vec2u(), {z}"),
    "3D": ("texture_3d<u32>", 4, "vec3u(0, 0, {z})"),
}


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_loads_of_dimensions(device: Device, dimension: str) -> None:
    of, layers, place = DIMENSIONS[dimension]
    texture_dimension = dimension.removesuffix("Array")
    texture = filled(device, "R8Uint", (1, 1, layers), bytes(range(7, 7 + layers)), dimension=texture_dimension)
    expressions = [f"textureLoad(t, {place.format(z=z)}, 0)" for z in range(layers)]
    view = texture.CreateView(dimension=dimension)
    assert read(device, view, expressions, of, scalar="u32") == [(7 + z, 0, 0, 1) for z in range(layers)]


@pytest.mark.parametrize("cubes", [1, 2])
def test_cubes(device: Device, cubes: int) -> None:
    """Faces in the order +x, -x, +y, -y, +z, -z."""
    texture = filled(device, "R8Unorm", (1, 1, 6 * cubes), bytes(20 * at for at in range(6 * cubes)))
    view = texture.CreateView(dimension="Cube" if cubes == 1 else "CubeArray")
    directions = [f"vec3f({', '.join(str(sign) if at == axis else '0.0' for at in range(3))})"
                  for axis in range(3) for sign in (1.0, -1.0)]  # fmt: skip
    expressions = [
        f"textureSampleLevel(t, s, {direction}{f', {cube}' if cubes > 1 else ''}, 0.0)"
        for cube in range(cubes)
        for direction in directions
    ]
    of = "texture_cube<f32>" if cubes == 1 else "texture_cube_array<f32>"
    got = [round(four[0] * 255) for four in read(device, view, expressions, of, device.CreateSampler())]
    assert got == [20 * at for at in range(6 * cubes)]


@pytest.mark.parametrize(("level", "levels"), [(0, 3), (1, 1), (1, 2), (2, 1)])
@pytest.mark.parametrize(("layer", "layers"), [(0, 3), (1, 2), (2, 1)])
def test_parts_of_textures(device: Device, level: int, levels: int, layer: int, layers: int) -> None:
    content = [bytes([10 * at + z for z in range(3) for _ in range(16 >> 2 * at)]) for at in range(3)]
    texture = filled(device, "R8Uint", (4, 4, 3), *content)
    view = texture.CreateView(
        dimension="2DArray", baseMipLevel=level, mipLevelCount=levels, baseArrayLayer=layer, arrayLayerCount=layers
    )
    counts = "vec4u(textureNumLevels(t), textureNumLayers(t), textureDimensions(t))"
    expressions = [counts] + [f"textureLoad(t, vec2u(), {z}, {at})" for z in range(layers) for at in range(levels)]
    got = read(device, view, expressions, "texture_2d_array<u32>", scalar="u32")
    assert got[0] == (levels, layers, 4 >> level, 4 >> level)
    expected = [10 * (level + at) + layer + z for z in range(layers) for at in range(levels)]
    assert [four[0] for four in got[1:]] == expected


@pytest.mark.parametrize("format", ["Depth24PlusStencil8", "Depth32FloatStencil8"])
def test_aspects(gpu: Gpu, format: str) -> None:
    device = gpu.device(["Depth32FloatStencil8"] if "Float" in format else [])
    texture = depth_texture(device, format, 0.25, 77)
    depth = texture.CreateView(aspect="DepthOnly")
    stencil = texture.CreateView(aspect="StencilOnly")
    got = read(device, depth, ["vec4f(textureLoad(t, vec2u(), 0))"], "texture_depth_2d")
    assert got[0][0] == pytest.approx(0.25, abs=1e-4)
    assert read(device, stencil, ["textureLoad(t, vec2u(), 0)"], "texture_2d<u32>", scalar="u32")[0][0] == 77


@pytest.mark.parametrize("of_texture", ["RGBA8Unorm", "RGBA8UnormSrgb", "BGRA8Unorm", "BGRA8UnormSrgb"])
@pytest.mark.parametrize("srgb", [False, True])
@pytest.mark.parametrize("how", ["read", "drawn", "resolved"])
def test_views_of_another_format(device: Device, of_texture: str, srgb: bool, how: str) -> None:
    """A view decides whether values are sRGB."""
    base = of_texture.removesuffix("Srgb")
    of_view = base + "Srgb" * srgb
    given = {"viewFormats": [base, f"{base}Srgb"]}
    low, high = 0.5, 188 if srgb else 128
    if how == "read":
        texture = filled(device, of_texture, (1, 1, 1), bytes([high] * 3 + [128]), **given)
        got = read(device, texture.CreateView(format=of_view), ["textureLoad(t, vec2u(), 0)"])[0]
        assert got == pytest.approx([low] * 3 + [0.5], abs=0.01)
        return
    texture = device.CreateTexture(size=(1, 1, 1), format=of_texture, usage="RenderAttachment|CopySrc", **given)
    view = texture.CreateView(format=of_view)
    attached = color(view, clearValue=(low, low, low, 0.5))
    if how == "resolved":
        many = device.CreateTexture(
            size=(1, 1, 1), format=of_texture, usage="RenderAttachment", sampleCount=4, **given
        ).CreateView(format=of_view)
        attached = color(many, resolveTarget=view, clearValue=(low, low, low, 0.5))
    encoder = device.record()
    encoder.BeginRenderPass(colorAttachments=[attached]).End()
    device.submit(device.finish(encoder))
    got_bytes = list(texels(device, texture, (1, 1, 1), 4)[0])
    assert got_bytes == pytest.approx([high] * 3 + [128], abs=1)


def test_samples_are_read(device: Device) -> None:
    many = device.CreateTexture(
        size=(4, 4, 1), format="R8Unorm", usage="RenderAttachment|TextureBinding", sampleCount=4
    )
    canvas = Canvas(device, "R8Unorm", samples=4)
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(many.CreateView())])
    code = "@fragment fn fs(@builtin(sample_index) at: u32) -> @location(0) f32 { return f32(at) / 5.0; }"
    pass_.SetPipeline(canvas.pipeline(code, cover()))
    pass_.Draw(3, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    expressions = [f"textureLoad(t, vec2u(1), {at})" for at in range(4)] + ["vec4f(f32(textureNumSamples(t)))"]
    got = [four[0] for four in read(device, many.CreateView(), expressions, "texture_multisampled_2d<f32>")]
    assert got == pytest.approx([0.0, 0.2, 0.4, 0.6, 4.0], abs=0.01)
    canvas.pixels()


def test_reading_what_is_tested_against(device: Device) -> None:
    """A depth buffer that is only read may be sampled in the pass."""
    texture = depth_texture(device, "Depth32Float", 0.5)
    attached = depth_stencil(texture.CreateView(), "Depth32Float", (True, False))
    canvas = Canvas(device, "R32Float", depth=attached)
    code = f"@group(0) @binding(0) var t: texture_depth_2d; {fragment('textureLoad(t, vec2u(), 0)', 'f32')}"
    state = {"format": "Depth32Float", "depthWriteEnabled": "False", "depthCompare": "Less"}
    pipeline = canvas.pipeline(code, cover(0.25), depthStencil=state)
    entries = [{"binding": 0, "textureView": texture.CreateView()}]
    canvas.to.SetPipeline(pipeline)
    canvas.to.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
    canvas.to.Draw(3, 1, 0, 0)
    assert canvas.pixel() == (0.5,)


# -- storage

STORAGE = {
    "RGBA8Unorm": ("f32", "4B", (0, 51, 255, 102)), "RGBA8Snorm": ("f32", "4b", (0, 127, -127, 64)),
    "RGBA8Uint": ("u32", "4B", (1, 2, 255, 4)), "RGBA8Sint": ("i32", "4b", (1, -2, 127, -128)),
    "RGBA16Uint": ("u32", "4H", (1, 2, 65535, 4)), "RGBA16Sint": ("i32", "4h", (1, -2, 32767, -32768)),
    "RGBA16Float": ("f32", "4e", (0.5, -2.0, 1024.0, 0.0)), "R32Uint": ("u32", "I", (2**32 - 1,)),
    "R32Sint": ("i32", "i", (-(2**31),)), "R32Float": ("f32", "f", (-0.5,)), "RG32Uint": ("u32", "2I", (7, 2**31)),
    "RG32Sint": ("i32", "2i", (-7, 9)), "RG32Float": ("f32", "2f", (1.5, -2.5)),
    "RGBA32Uint": ("u32", "4I", (1, 2, 3, 2**32 - 1)), "RGBA32Sint": ("i32", "4i", (-1, 2, -3, 4)),
    "RGBA32Float": ("f32", "4f", (1.5, -2.5, 3.25, 2.0**100)),
}  # fmt: skip


def shader_value(format: str, value: tuple[float, ...]) -> tuple[float, ...]:
    """What a shader sees of it."""
    most = {"RGBA8Unorm": 255, "RGBA8Snorm": 127}.get(format)
    return tuple(of / most for of in value) if most else value


@pytest.mark.parametrize("format", STORAGE)
@pytest.mark.parametrize("dimension", ["1D", "2D", "2DArray", "3D"])
def test_storage_writes(device: Device, format: str, dimension: str) -> None:
    scalar, packed, value = STORAGE[format]
    layers = 2 if dimension in ("2DArray", "3D") else 1
    texture = device.CreateTexture(
        size=(2, 1, layers), format=format, dimension=dimension.removesuffix("Array"), usage="StorageBinding|CopySrc"
    )
    place = {"1D": "1u", "2D": "vec2u(1, 0)", "2DArray": "vec2u(1, 0), 1", "3D": "vec3u(1, 0, 1)"}[dimension]
    numbers = [repr(of) if scalar == "f32" else f"{of}" for of in shader_value(format, value)]
    if scalar == "i32":
        numbers = ["i32(-2147483648)" if of == -(2**31) else f"{of}" for of in value]
    padded = ", ".join(f"{scalar}({of})" for of in numbers + ["0"] * (4 - len(numbers)))
    kind = {"1D": "1d", "2D": "2d", "2DArray": "2d_array", "3D": "3d"}[dimension]
    code = f"""@group(0) @binding(0) var t: texture_storage_{kind}<{format.lower()}, write>;
        @compute @workgroup_size(1) fn main() {{ textureStore(t, {place}, vec4<{scalar}>({padded})); }}"""
    pipeline = compute_pipeline(device, code)
    entries = [{"binding": 0, "textureView": texture.CreateView(dimension=dimension)}]
    run(device, pipeline, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
    rows = texels(device, texture, (2, 1, layers), struct.calcsize(packed))
    got = struct.unpack(packed, rows[-1][struct.calcsize(packed) :])
    assert got == pytest.approx(value, abs=1 if "norm" in format else 0)
    assert rows[-1][: struct.calcsize(packed)] == bytes(struct.calcsize(packed))


@pytest.mark.parametrize("format", STORAGE)
@pytest.mark.parametrize("access", ["read", "read_write"])
def test_storage_reads(device: Device, format: str, access: str) -> None:
    if access == "read_write" and format not in ("R32Uint", "R32Sint", "R32Float"):
        pytest.skip("only formats of one 32-bit channel can be read and written")
    scalar, packed, value = STORAGE[format]
    usage = "StorageBinding|CopyDst"
    texture = filled(device, format, (1, 1, 1), struct.pack(packed, *value), usage=usage)
    of = f"texture_storage_2d<{format.lower()}, {access}>"
    made = read_storage(device, texture.CreateView(), of, access, scalar)
    assert made[: len(value)] == pytest.approx(shader_value(format, value), abs=1e-6, rel=1e-6)


def read_storage(device: Device, view: Object, of: str, access: str, scalar: str) -> tuple[Any, ...]:
    format = of.split("<")[1].split(",")[0]
    names = {name.lower(): name for name in STORAGE}
    layout = device.CreateBindGroupLayout(
        entries=[
            {
                "binding": 0,
                "visibility": "Compute",
                "storageTexture": {"access": "ReadOnly" if access == "read" else "ReadWrite", "format": names[format]},
            },
            {"binding": 2, "visibility": "Compute", "buffer": {"type": "Storage"}},
        ]
    )
    code = f"""@group(0) @binding(0) var t: {of};
        @group(0) @binding(2) var<storage, read_write> out: vec4<{scalar}>;
        @compute @workgroup_size(1) fn main() {{ out = textureLoad(t, vec2u()); }}"""
    pipeline = compute_pipeline(device, code, layout=device.CreatePipelineLayout(bindGroupLayouts=[layout]))
    out = device.CreateBuffer(size=16, usage="Storage|CopySrc")
    entries = [{"binding": 0, "textureView": view}, {"binding": 2, "buffer": out}]
    run(device, pipeline, device.CreateBindGroup(layout=layout, entries=entries))
    letter = {"f32": "f", "u32": "I", "i32": "i"}[scalar]
    return struct.unpack(f"4{letter}", device.read(out))


def test_drawn_then_read(device: Device) -> None:
    """A pass sees what the one before it drew."""
    canvas = Canvas(device, "RGBA8Unorm")
    canvas.draw(fragment("vec4f(0.2, 0.4, 0.6, 1.0)"))
    canvas.pixels()
    got = read(device, canvas.texture.CreateView(), ["textureLoad(t, vec2u(3), 0)"])
    assert got[0] == pytest.approx((0.2, 0.4, 0.6, 1.0), abs=0.01)
    assert values(device, canvas.texture, "RGBA8Unorm", (4, 4, 1))[3][3] == (51, 102, 153, 255)


# -- many at once, and every format


def test_pairs_of_textures_and_samplers(device: Device, gpu: Gpu) -> None:
    """As many of both as a stage may have, in both stages; and storage textures beside them."""
    limits = gpu.limits(device)
    textures, samplers = limits["maxSampledTexturesPerShaderStage"], limits["maxSamplersPerShaderStage"]
    storage = limits["maxStorageTexturesPerShaderStage"]
    width = samplers + storage
    layouts: list[list[dict[str, Any]]] = []
    groups: list[list[dict[str, Any]]] = []
    # All of them would take the driver seconds.
    pairs = [one for one in itertools.product(range(textures), range(samplers)) if sum(one) % 4 == 0]
    declared, counted = "", ["", ""]
    modes = ["Repeat", "ClampToEdge", "MirrorRepeat"]
    for stage, visibility in enumerate(("Vertex", "Fragment")):
        for names, count, type_ in (("t", textures, "texture_2d<f32>"), ("s", samplers, "sampler"),
                                    ("r", storage, "texture_storage_2d<rgba8unorm, read>")):  # fmt: skip
            layouts.append([])
            groups.append([])
            for at in range(count):
                entry: dict[str, Any] = {"binding": at, "visibility": visibility}
                declared += f"@group({len(groups) - 1}) @binding({at}) var {names}{stage}_{at}: {type_};\n"
                if names == "s":
                    entry["sampler"] = {"type": "Filtering"}
                    made: dict[str, Any] = {"sampler": device.CreateSampler(
                        minFilter="Linear" if at & 1 else "Nearest", magFilter="Linear" if at & 2 else "Nearest",
                        mipmapFilter="Linear" if at & 4 else "Nearest", addressModeU=modes[(at >> 3) % 3],
                        addressModeV=modes[stage],
                    )}  # fmt: skip
                else:
                    number = at + (100 if names == "t" else 200) + stage * 32
                    content = b"".join(bytes([number, x + 1, 0, 255]) for x in range(width))
                    usage = "TextureBinding|StorageBinding|CopyDst"
                    view = filled(device, "RGBA8Unorm", (width, 1, 1), content, usage=usage).CreateView()
                    made = {"textureView": view}
                    kind = {"access": "ReadOnly", "format": "RGBA8Unorm", "viewDimension": "2D"}
                    entry.update({"texture": {"sampleType": "Float"}} if names == "t" else {"storageTexture": kind})
                layouts[-1].append(entry)
                groups[-1].append({"binding": at, **made})
        for texture, sampler in pairs:
            place = f"vec2f({(sampler + 0.5) / width}, 0.5)"
            sample = f"textureSampleLevel(t{stage}_{texture}, s{stage}_{sampler}, {place}, 0.0)"
            counted[stage] += f"n += right({sample}, {100 + texture + stage * 32}.0, {sampler + 1}.0);\n"
        for at in range(storage):
            load = f"textureLoad(r{stage}_{at}, vec2u({at}u, 0u))"
            counted[stage] += f"n += right({load}, {200 + at + stage * 32}.0, {at + 1}.0);\n"
    code = f"""{declared}
        fn right(got: vec4f, a: f32, b: f32) -> u32 {{ return u32(all(round(got.xy * 255.0) == vec2f(a, b))); }}
        struct V {{ @builtin(position) at: vec4f, @location(0) @interpolate(flat) value: u32 }}
        @vertex fn vs() -> V {{ var n = 0u; {counted[0]} return V(vec4f(0.0, 0.0, 0.0, 1.0), n); }}
        @fragment fn fs(v: V) -> @location(0) vec4u {{ var n = 0u; {counted[1]} return vec4u(v.value, n, 0u, 0u); }}"""
    # A pipeline has four groups: those of a stage are one.
    whole = [[{**one, "binding": 64 * kind + one["binding"]} for kind in range(3) for one in layouts[3 * stage + kind]]
             for stage in range(2)]  # fmt: skip
    bound = [[{**one, "binding": 64 * kind + one["binding"]} for kind in range(3) for one in groups[3 * stage + kind]]
             for stage in range(2)]  # fmt: skip
    for at in range(6):
        for number in range(max(textures, samplers, storage)):
            old = f"@group({at}) @binding({number}) var {'tsr'[at % 3]}"
            code = code.replace(old, f"@group(:{at // 3}) @binding({64 * (at % 3) + number}) var {'tsr'[at % 3]}")
    code = code.replace("@group(:", "@group(")
    made_layouts = [device.CreateBindGroupLayout(entries=one) for one in whole]
    shader = module(device, code)
    target = device.CreateTexture(size=(1, 1, 1), format="RGBA32Uint", usage="RenderAttachment|CopySrc")
    pipeline = device.CreateRenderPipeline(
        layout=device.CreatePipelineLayout(bindGroupLayouts=made_layouts),
        vertex={"module": shader},
        fragment={"module": shader, "targets": [{"format": "RGBA32Uint"}]},
        primitive={"topology": "PointList"},
    )
    encoder = device.record()
    pass_ = encoder.BeginRenderPass(colorAttachments=[color(target.CreateView())])
    pass_.SetPipeline(pipeline)
    for at, (layout, entries) in enumerate(zip(made_layouts, bound, strict=True)):
        pass_.SetBindGroup(at, device.CreateBindGroup(layout=layout, entries=entries))
    pass_.Draw(1, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))
    count = len(pairs) + storage
    assert values(device, target, "RGBA32Uint", (1, 1, 1)) == [[(count, count, 0, 0)]]


FILTERED = [
    "R8Unorm", "R8Snorm", "RG8Unorm", "RG8Snorm", "RGBA8Unorm", "RGBA8UnormSrgb", "RGBA8Snorm", "BGRA8Unorm",
    "BGRA8UnormSrgb", "RGB10A2Unorm", "R16Float", "RG16Float", "RGBA16Float", "RG11B10Ufloat", "RGB9E5Ufloat",
    "R32Float", "RG32Float", "RGBA32Float",
]  # fmt: skip
#: The bytes of a texel that is 1 in its first channel.
ONES = {
    "R8Unorm": b"\xff", "RG8Unorm": b"\xff\0", "R8Snorm": b"\x7f", "RG8Snorm": b"\x7f\0", "RGBA8Snorm": b"\x7f\0\0\0",
    "BGRA8Unorm": b"\0\0\xff\0", "BGRA8UnormSrgb": b"\0\0\xff\0", "RGB10A2Unorm": struct.pack("I", 1023),
    "R16Float": struct.pack("e", 1), "RG16Float": struct.pack("2e", 1, 0), "RGBA16Float": struct.pack("4e", 1, 0, 0, 0),
    "RG11B10Ufloat": struct.pack("I", 15 << 6), "RGB9E5Ufloat": struct.pack("I", 256 | 16 << 27),
    "R32Float": struct.pack("f", 1), "RG32Float": struct.pack("2f", 1, 0), "RGBA32Float": struct.pack("4f", 1, 0, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("format", FILTERED)
@pytest.mark.parametrize("u", ["ClampToEdge", "Repeat", "MirrorRepeat"])
@pytest.mark.parametrize("v", ["ClampToEdge", "Repeat", "MirrorRepeat"])
def test_filters_of_formats(gpu: Gpu, format: str, u: str, v: str) -> None:
    """A chessboard of 2 by 2 texels, with a mode of its own along each axis."""
    device = gpu.device(["Float32Filterable"] if "32" in format else [])
    one = ONES.get(format, b"\xff\0\0\0")
    none = bytes(len(one))
    texture = filled(device, format, (2, 2, 1), one + none + none + one)
    places = [-1.2, -0.6, -0.3, 0.1, 0.4, 0.7, 0.9, 1.3, 1.8]

    def index(mode: str, at: int) -> int:
        return min(max(at, 0), 1) if mode == "ClampToEdge" else at % 2 if mode == "Repeat" else min(at % 4, 3 - at % 4)

    def board(x: int, y: int) -> float:
        return float(index(u, x) == index(v, y))

    for linear in (False, True):
        filters = {"magFilter": "Linear", "minFilter": "Linear"} if linear else {}
        sampler = device.CreateSampler(addressModeU=u, addressModeV=v, **filters)
        spots = [(x, y) for x in places[::2] for y in places[1::3]]
        expressions = [f"textureSampleLevel(t, s, vec2f({x}, {y}), 0.0)" for x, y in spots]
        got = [of[0] for of in read(device, texture.CreateView(), expressions, sampler=sampler)]
        expected = []
        for x, y in spots:
            if not linear:
                expected.append(board(math.floor(2 * x), math.floor(2 * y)))
                continue
            left, top = math.floor(2 * x - 0.5), math.floor(2 * y - 0.5)
            a, b = 2 * x - 0.5 - left, 2 * y - 0.5 - top
            upper = board(left, top) * (1 - a) + board(left + 1, top) * a
            lower = board(left, top + 1) * (1 - a) + board(left + 1, top + 1) * a
            expected.append(upper * (1 - b) + lower * b)
        assert got == pytest.approx(expected, abs=0.02), linear


@pytest.mark.parametrize("format", FILTERED)
@pytest.mark.parametrize("filter", ["Nearest", "Linear"])
def test_levels_of_formats(gpu: Gpu, format: str, filter: str) -> None:
    device = gpu.device(["Float32Filterable"] if "32" in format else [])
    one = ONES.get(format, b"\xff\0\0\0")
    texture = filled(device, format, (2, 2, 1), one * 4, bytes(len(one)))
    sampler = device.CreateSampler(mipmapFilter=filter)
    asked = [0.0, 0.25, 0.75, 1.0]
    expressions = [f"textureSampleLevel(t, s, vec2f(0.5), {level})" for level in asked]
    got = [of[0] for of in read(device, texture.CreateView(), expressions, sampler=sampler)]
    assert got == pytest.approx(
        [1.0, 0.75 if filter == "Linear" else 1, 0.25 if filter == "Linear" else 0, 0.0], abs=0.02
    )
