"""Texture views: creation. Spec: 6.2 GPUTextureView."""

from __future__ import annotations

import itertools

import pytest

from formats import ALL, BY_NAME, Format
from gpu import Device, Gpu, Object

USAGES = ["CopySrc", "CopyDst", "TextureBinding", "StorageBinding", "RenderAttachment"]
VIEWS = ["1D", "2D", "2DArray", "Cube", "CubeArray", "3D"]
OF_TEXTURES = {"1D": ["1D"], "2D": ["2D", "2DArray", "Cube", "CubeArray"], "3D": ["3D"]}
UNDEFINED = 2**32 - 1
every_format = pytest.mark.parametrize("format", ALL, ids=lambda one: one.name)


def texture(device: Device, **given: object) -> Object:
    values = {"size": (32, 32, 1), "format": "RGBA8Unorm", "usage": "TextureBinding", "mipLevelCount": 6, **given}
    return device.CreateTexture(**values)


def device_for(gpu: Gpu, *formats: Format) -> Device:
    return gpu.device([one.feature for one in formats if one.feature])


@pytest.mark.parametrize("dimension", ["1D", "2D", "3D"])
@pytest.mark.parametrize("layers", [1, 6, 12])
@pytest.mark.parametrize("view", ["Undefined", *VIEWS])
def test_dimensions(device: Device, dimension: str, layers: int, view: str) -> None:
    if dimension == "1D" and layers > 1:
        pytest.skip("1D textures have one layer only")
    size = (16, 1, 1) if dimension == "1D" else (16, 16, layers)
    made = texture(device, size=size, dimension=dimension, mipLevelCount=1)
    right = {
        "1D": view in ("1D", "Undefined"),
        "3D": view in ("3D", "Undefined"),
        "2D": view in ("Undefined", "2D", "2DArray")
        or (view == "Cube" and layers >= 6)
        or (view == "CubeArray" and layers >= 6),
    }[dimension]
    count = {"Cube": 6, "2D": 1}.get(view, UNDEFINED)
    with device.valid(right):
        made.CreateView(dimension=view, arrayLayerCount=count)


@pytest.mark.parametrize("dimension", [7, 8, 255, 0x7FFFFFFF, 2**32 - 1])
def test_dimensions_that_are_none(device: Device, dimension: int) -> None:
    with device.expect("Validation"):
        texture(device).CreateView(dimension=dimension)


@pytest.mark.parametrize("layers", [1, 2, 6])
@pytest.mark.parametrize("view", ["Undefined", "2D", "2DArray", "Cube", "CubeArray"])
def test_default_layers(device: Device, layers: int, view: str) -> None:
    """Left out: all layers for arrays, one for 2D, six for cubes."""
    made = texture(device, size=(16, 16, layers), mipLevelCount=1)
    with device.valid("Cube" not in view or layers == 6):
        made.CreateView(dimension=view)
    with device.valid("Cube" not in view or layers == 6):
        made.CreateView(dimension=view, chain={})


@pytest.mark.parametrize("levels", [1, 6])
@pytest.mark.parametrize("base", [0, 1, 5, 6, 7, 2**31, UNDEFINED])
@pytest.mark.parametrize("dimension", ["2D", "3D"])
def test_mip_levels(device: Device, levels: int, base: int, dimension: str) -> None:
    size = (32, 32, 32 if dimension == "3D" else 1)
    made = texture(device, size=size, dimension=dimension, mipLevelCount=levels)
    for count in (0, 1, 2, 5, 6, 7, 2**31, UNDEFINED - 1, UNDEFINED):
        real = levels - base if count == UNDEFINED else count
        with device.valid(real > 0 and base + real <= levels, count):
            made.CreateView(baseMipLevel=base, mipLevelCount=count)


@pytest.mark.parametrize("view", ["2D", "2DArray", "Cube", "CubeArray"])
@pytest.mark.parametrize("base", [0, 1, 6, 12, 17, 18, 19, 2**31, UNDEFINED])
def test_array_layers(device: Device, view: str, base: int) -> None:
    layers = 18
    made = texture(device, size=(16, 16, layers), mipLevelCount=1)
    for count in (0, 1, 2, 5, 6, 7, 12, 18, 19, 2**31, UNDEFINED - 1, UNDEFINED):
        real = count
        if count == UNDEFINED:
            real = {"2D": 1, "Cube": 6}.get(view, layers - base)
        right = real > 0 and base + real <= layers
        right = right and {"2D": real == 1, "Cube": real == 6, "CubeArray": real % 6 == 0}.get(view, True)
        with device.valid(right, count):
            made.CreateView(dimension=view, baseArrayLayer=base, arrayLayerCount=count)


@pytest.mark.parametrize(
    ("dimension", "view"),
    [(of, view) for of, views in OF_TEXTURES.items() for view in ("Undefined", *views)],
)
@pytest.mark.parametrize("levels", [1, 4, 6])
def test_layers_and_levels(device: Device, dimension: str, view: str, levels: int) -> None:
    """Each alone, given or left out, at all edges."""
    if dimension == "1D" and levels > 1:
        pytest.skip("1D textures have one level")
    for layers in (1, 6, 18) if dimension == "2D" else (1,):
        size = {"1D": (32, 1, 1), "2D": (32, 32, layers), "3D": (32, 32, 32)}[dimension]
        made = texture(device, size=size, dimension=dimension, mipLevelCount=levels)
        # What is left out depends on the texture, and then on the view.
        shape = view if view != "Undefined" else {"2D": "2DArray" if layers > 1 else "2D"}.get(dimension, dimension)
        for base, last in itertools.product({0, 1, 5, 6, 7, layers - 1, layers, layers + 1}, repeat=2):
            for count in (last - base, UNDEFINED):
                given = count
                if count == UNDEFINED:
                    count = {"2DArray": layers - base, "CubeArray": layers - base, "Cube": 6}.get(shape, 1)
                elif last < base:
                    continue
                right = count > 0 and base + count <= layers
                right = right and {"2DArray": True, "Cube": count == 6, "CubeArray": count % 6 == 0}.get(
                    shape, count == 1
                )
                with device.valid(right, layers, base, given):
                    made.CreateView(dimension=view, baseArrayLayer=base, arrayLayerCount=given)
        whole = {"Cube": layers >= 6, "CubeArray": layers % 6 == 0}.get(shape, True)
        for base, last in itertools.product({0, 1, 5, 6, 7, levels - 1, levels, levels + 1}, repeat=2):
            for count in (last - base, UNDEFINED):
                if last < base:
                    continue
                real = levels - base if count == UNDEFINED else count
                with device.valid(whole and real > 0 and base + real <= levels, layers, base, count):
                    made.CreateView(dimension=view, baseMipLevel=base, mipLevelCount=count)


@pytest.mark.parametrize("dimension", ["1D", "3D"])
def test_array_layers_of_what_has_none(device: Device, dimension: str) -> None:
    size = (16, 1, 1) if dimension == "1D" else (16, 16, 4)
    made = texture(device, size=size, dimension=dimension, mipLevelCount=1)
    for base, count in itertools.product((0, 1), (0, 1, 2, 4, UNDEFINED)):
        with device.valid(base == 0 and count in (1, UNDEFINED), base, count):
            made.CreateView(dimension=dimension, baseArrayLayer=base, arrayLayerCount=count)


@pytest.mark.parametrize("view", ["Cube", "CubeArray"])
@pytest.mark.parametrize("size", [(16, 16, 6), (16, 8, 6), (8, 16, 12), (5, 5, 6), (4, 5, 6)])
def test_cubes_are_square(device: Device, view: str, size: tuple[int, int, int]) -> None:
    made = texture(device, size=size, mipLevelCount=1)
    with device.valid(size[0] == size[1]):
        made.CreateView(dimension=view, arrayLayerCount=6)


@pytest.mark.parametrize("view", VIEWS)
def test_multisampled(device: Device, view: str) -> None:
    made = texture(device, usage="TextureBinding|RenderAttachment", sampleCount=4, mipLevelCount=1)
    with device.valid(view == "2D"):
        made.CreateView(dimension=view)


@every_format
def test_aspects(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    made = texture(device, size=(format.width, format.height, 1), format=format.name, mipLevelCount=1)
    for aspect in ("Undefined", "All", "DepthOnly", "StencilOnly"):
        right = {"DepthOnly": format.depth, "StencilOnly": format.stencil}.get(aspect, True)
        with device.valid(right, aspect):
            made.CreateView(aspect=aspect)


@pytest.mark.parametrize("aspect", [4, 5, 255, 0x7FFFFFFF])
def test_aspects_that_are_none(device: Device, aspect: int) -> None:
    with device.expect("Validation"):
        texture(device).CreateView(aspect=aspect)


@pytest.mark.parametrize(
    ("format", "aspect", "view"),
    [
        ("Depth24PlusStencil8", "All", "Depth24PlusStencil8"),
        ("Depth24PlusStencil8", "DepthOnly", "Depth24Plus"),
        ("Depth24PlusStencil8", "StencilOnly", "Stencil8"),
        ("Depth32FloatStencil8", "DepthOnly", "Depth32Float"),
        ("Depth32FloatStencil8", "StencilOnly", "Stencil8"),
        ("Depth16Unorm", "DepthOnly", "Depth16Unorm"),
        ("Depth32Float", "DepthOnly", "Depth32Float"),
        ("Stencil8", "StencilOnly", "Stencil8"),
    ],
)
def test_formats_of_aspects(gpu: Gpu, format: str, aspect: str, view: str) -> None:
    """A view of one aspect has that aspect's own format."""
    device = device_for(gpu, BY_NAME[format], BY_NAME["Depth32FloatStencil8"])
    made = texture(device, format=format, mipLevelCount=1)
    for other in ("Undefined", *(one.name for one in ALL if not one.color), "R8Uint", "R32Float"):
        with device.valid(other in ("Undefined", view), other):
            made.CreateView(aspect=aspect, format=other)


@every_format
@pytest.mark.parametrize("listed", [False, True])
def test_formats(gpu: Gpu, format: Format, listed: bool) -> None:
    here = [one for one in ALL if not one.feature or gpu.adapter.HasFeature(one.feature)]
    device = device_for(gpu, *here, format)
    related = [one.name for one in here if one.base == format.base]
    views = related if listed else []
    made = texture(
        device, size=(format.width, format.height, 1), format=format.name, mipLevelCount=1, viewFormats=views
    )
    for view in here:
        with device.valid(view is format or (view.name in views), view.name):
            made.CreateView(format=view.name)


@pytest.mark.parametrize("format", [0x66, 0x7FFFFFFF, 2**32 - 1])
def test_formats_that_are_none(device: Device, format: int) -> None:
    with device.expect("Validation"):
        texture(device).CreateView(format=format)


# -- usages


@pytest.mark.parametrize("of_texture", [*USAGES, "TextureBinding|CopySrc", "RenderAttachment|TextureBinding"])
@pytest.mark.parametrize("of_view", [0, *USAGES, "TextureBinding|CopySrc", "RenderAttachment|TextureBinding"])
def test_usages(device: Device, of_texture: str, of_view: int | str) -> None:
    """A view may be used for part of what its texture may be used for; 0 is all of it."""
    made = texture(device, usage=of_texture, mipLevelCount=1)
    wanted = set() if of_view == 0 else set(str(of_view).split("|"))
    with device.valid(wanted <= set(of_texture.split("|"))):
        made.CreateView(usage=of_view)


@every_format
def test_usages_of_all_formats(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    lacks = {"RenderAttachment": not format.renderable, "StorageBinding": not format.storage}
    has = [usage for usage in USAGES if not lacks.get(usage, False)]
    for of_texture in map(set, itertools.combinations_with_replacement(has, 2)):
        size = (format.width, format.height, 1)
        made = texture(device, size=size, format=format.name, usage="|".join(of_texture), mipLevelCount=1)
        for pair in itertools.combinations_with_replacement(["None", *USAGES], 2):
            of_view = {*pair} - {"None"}
            with device.valid(of_view <= of_texture, of_texture, of_view):
                made.CreateView(usage="|".join(of_view) or 0)


@pytest.mark.parametrize("usage", [1 << 6, 1 << 10, 1 << 32, 1 << 32 | 4, 1 << 63, 2**64 - 1])
def test_usages_that_are_none(device: Device, usage: int) -> None:
    with device.expect("Validation"):
        texture(device).CreateView(usage=usage)


@pytest.mark.parametrize(
    ("format", "view", "usage"),
    [
        ("RGBA8Unorm", "RGBA8UnormSrgb", "StorageBinding"),
        ("RGBA8Unorm", "RGBA8UnormSrgb", "TextureBinding"),
        ("RGBA8Unorm", "RGBA8UnormSrgb", "RenderAttachment"),
        ("BGRA8UnormSrgb", "BGRA8Unorm", "RenderAttachment"),
    ],
)
@pytest.mark.parametrize("given", [False, True])
def test_usages_of_the_format(device: Device, format: str, view: str, usage: str, given: bool) -> None:
    """The view's format must be able to do what the view may be used for."""
    made = texture(device, format=format, usage=f"CopySrc|{usage}", viewFormats=[view], mipLevelCount=1)
    right = usage != "StorageBinding" or BY_NAME[view].storage
    with device.valid(right):
        made.CreateView(format=view, usage=usage if given else 0)
    with device.expect(None):
        made.CreateView(format=view, usage="CopySrc")


@pytest.mark.parametrize("mips", [1, 2])
@pytest.mark.parametrize("view", ["2D", "2DArray", "Cube"])
def test_attachments_may_have_many_parts(device: Device, mips: int, view: str) -> None:
    """Only a pass wants one layer and one level."""
    made = texture(device, size=(16, 16, 6), usage="RenderAttachment|StorageBinding|TextureBinding", mipLevelCount=2)
    with device.expect(None):
        made.CreateView(dimension=view, mipLevelCount=mips)


# -- which texture


def test_of_an_error_object(device: Device) -> None:
    with device.expect("Validation"):
        made = texture(device, size=(0, 1, 1))
    with device.expect("Validation"):
        view = made.CreateView()
    assert view
    with device.expect("Validation"):
        made.CreateView(dimension="3D")


@pytest.mark.parametrize("given", [{}, {"dimension": "2DArray"}, {"baseMipLevel": 1}])
def test_of_a_destroyed_texture(device: Device, given: dict[str, object]) -> None:
    made = texture(device)
    made.Destroy()
    with device.expect(None):
        made.CreateView(**given)


def test_wrong_of_a_destroyed_texture(device: Device) -> None:
    made = texture(device)
    made.Destroy()
    with device.expect("Validation"):
        made.CreateView(dimension="3D")
    with device.expect("Validation"):
        made.CreateView(baseMipLevel=6)


@pytest.mark.parametrize("swizzle", ["RGBA", "BGRA", "R001", "0000", "1111", "RGB1", "RRRA", "AGBR", "RG0A"])
def test_swizzle(device: Device, swizzle: str) -> None:
    """Without the feature channels can only show themselves."""
    letters = {"0": "Zero", "1": "One"}
    channels = tuple(letters.get(one, one) for one in swizzle)
    with device.valid(swizzle == "RGBA"):
        texture(device).CreateView(chain={"TextureComponentSwizzleDescriptor": {"swizzle": channels}})
