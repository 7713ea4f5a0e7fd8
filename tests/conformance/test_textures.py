"""Textures: creation and destruction. Spec: 6.1 GPUTexture."""

from __future__ import annotations

import itertools

import pytest

from formats import ALL, BY_NAME, COLORS, COMPRESSED, DEPTH_STENCIL, SAMPLE, Format
from gpu import Device, Gpu

DIMENSIONS = ["1D", "2D", "3D"]
USAGES = ["CopySrc", "CopyDst", "TextureBinding", "StorageBinding", "RenderAttachment"]
every_format = pytest.mark.parametrize("format", ALL, ids=lambda one: one.name)


def device_for(gpu: Gpu, *formats: Format) -> Device:
    return gpu.device([one.feature for one in formats if one.feature])


def fits(dimension: str, format: Format) -> bool:
    return dimension in ("2D", "Undefined") or (format.color and not format.compressed)


def levels(dimension: str, width: int, height: int, depth: int) -> int:
    if dimension == "1D":
        return 1
    return max(width, height, depth if dimension == "3D" else 1).bit_length()


def smallest(dimension: str, format: Format) -> tuple[int, int, int]:
    return (format.width, 1 if dimension == "1D" else format.height, 1)


@every_format
def test_dimensions_of_formats(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    for dimension in ("Undefined", *DIMENSIONS):
        size = smallest(dimension, format)
        with device.valid(fits(dimension, format), dimension):
            device.CreateTexture(size=size, dimension=dimension, format=format.name, usage="TextureBinding")


@every_format
def test_formats_need_their_feature(device: Device, format: Format) -> None:
    with device.valid(format.feature is None):
        texture = device.CreateTexture(size=smallest("2D", format), format=format.name, usage="TextureBinding")
    assert texture.GetFormat() == format.name


@pytest.mark.parametrize("format", ["R16Unorm", "RG16Snorm", "RGBA16Unorm"])
def test_formats_that_the_device_has_not_got(device: Device, format: str) -> None:
    with device.expect("Validation"):
        device.CreateTexture(size=(4, 4, 1), format=format, usage="TextureBinding")


@pytest.mark.parametrize("format", [0, 0x66, 0x7FFFFFFF, 0xFFFFFFFF])
def test_formats_that_are_none(device: Device, format: int) -> None:
    with device.expect("Validation"):
        device.CreateTexture(size=(4, 4, 1), format=format, usage="TextureBinding")


@pytest.mark.parametrize("format", SAMPLE, ids=lambda one: one.name)
@pytest.mark.parametrize("dimension", ["Undefined", *DIMENSIONS])
@pytest.mark.parametrize("zero", ["none", "width", "height", "depth", "mipLevelCount", "sampleCount", "usage"])
def test_zeros(gpu: Gpu, format: Format, dimension: str, zero: str) -> None:
    device = device_for(gpu, format)
    width, height, depth = smallest(dimension, format)
    size = (0 if zero == "width" else width, 0 if zero == "height" else height, 0 if zero == "depth" else depth)
    with device.valid(zero == "none" and fits(dimension, format)):
        device.CreateTexture(
            size=size,
            dimension=dimension,
            format=format.name,
            usage=0 if zero == "usage" else "TextureBinding",
            mipLevelCount=int(zero != "mipLevelCount"),
            sampleCount=int(zero != "sampleCount"),
        )


@every_format
def test_mip_levels_of_formats(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    large = (31 // format.width * format.width, 31 // format.height * format.height, 31)
    for dimension, largest, count in itertools.product(DIMENSIONS, range(3), (1, 2, 3, 5, 6, 7)):
        if not fits(dimension, format) or (dimension == "1D" and largest):
            continue
        size = list(smallest(dimension, format))
        size[largest] = large[largest]
        with device.valid(count <= levels(dimension, *size), dimension, size, count):
            device.CreateTexture(
                size=tuple(size), dimension=dimension, format=format.name, usage="TextureBinding", mipLevelCount=count
            )


@pytest.mark.parametrize(
    ("dimension", "size"),
    [
        ("2D", (32, 32, 1)), ("2D", (31, 32, 1)), ("2D", (32, 31, 1)), ("2D", (31, 31, 1)), ("2D", (32, 8, 1)),
        ("2D", (32, 32, 64)), ("2D", (1, 1, 64)), ("2D", (28, 32, 1)), ("2D", (32, 28, 1)), ("1D", (31, 1, 1)),
        ("3D", (32, 31, 31)), ("3D", (31, 31, 31)), ("1D", (32, 1, 1)), ("3D", (32, 32, 32)), ("3D", (31, 32, 31)),
        ("3D", (31, 31, 32)), ("3D", (32, 32, 64)), ("3D", (1, 1, 64)), ("2D", (8192, 1, 1)), ("3D", (1, 1, 2048)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("beyond", [0, 1, 60, 100, 2**32 - 20])
def test_most_mip_levels(device: Device, dimension: str, size: tuple[int, int, int], beyond: int) -> None:
    count = levels(dimension, *size) + beyond
    with device.valid(not beyond):
        device.CreateTexture(
            size=size, dimension=dimension, format="RGBA8Unorm", usage="TextureBinding", mipLevelCount=count
        )


@every_format
def test_sample_counts(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    usage = "TextureBinding|RenderAttachment" if format.renderable else "TextureBinding"
    for samples in (0, 1, 2, 3, 4, 8, 16, 32, 256, 2**32 - 1):
        with device.valid(samples == 1 or (samples == 4 and format.multisample), samples):
            device.CreateTexture(
                size=(format.width, format.height, 1), format=format.name, usage=usage, sampleCount=samples
            )


@pytest.mark.parametrize("dimension", ["Undefined", *DIMENSIONS])
@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("mips", [1, 2])
@pytest.mark.parametrize("usage", [*USAGES, *(f"{usage}|RenderAttachment" for usage in USAGES[:-1])])
@pytest.mark.parametrize("samples", [1, 4])
def test_multisampled_textures(
    device: Device, dimension: str, layers: int, mips: int, usage: str, samples: int
) -> None:
    size = (16, 1 if dimension == "1D" else 16, 1 if dimension == "1D" else layers)
    right = not (dimension == "1D" and (mips > 1 or "RenderAttachment" in usage))
    if samples == 4:
        right = dimension in ("2D", "Undefined") and layers == mips == 1 and "RenderAttachment" in usage
        right = right and "StorageBinding" not in usage
    with device.valid(right):
        device.CreateTexture(
            size=size, dimension=dimension, format="RGBA8Unorm", usage=usage, sampleCount=samples, mipLevelCount=mips
        )


@every_format
def test_usages_of_formats(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    for usage, dimension in itertools.product(USAGES, DIMENSIONS):
        if not fits(dimension, format):
            continue
        right = {
            "RenderAttachment": format.renderable and dimension != "1D",
            "StorageBinding": format.storage,
        }.get(usage, True)
        size = smallest(dimension, format)
        with device.valid(right, usage, dimension):
            device.CreateTexture(size=size, dimension=dimension, format=format.name, usage=usage)


def pairs(usages: list[str]) -> list[set[str]]:
    return [{*both} for both in itertools.combinations_with_replacement(usages, 2)]


def dimensions(format: Format) -> list[str]:
    return [one for one in ("Undefined", *DIMENSIONS) if fits(one, format)]


@every_format
def test_pairs_of_usages(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    for dimension, usages in itertools.product(dimensions(format), pairs(USAGES)):
        size = smallest(dimension, format)
        right = "StorageBinding" not in usages or format.storage
        right = right and ("RenderAttachment" not in usages or (format.renderable and dimension != "1D"))
        with device.valid(right, dimension, usages):
            device.CreateTexture(size=size, dimension=dimension, format=format.name, usage="|".join(usages))


@every_format
def test_samples_and_usages(gpu: Gpu, format: Format) -> None:
    """Several samples: of flat textures with one level and one layer, to draw on and not to store in."""
    device = device_for(gpu, format)
    for dimension, usages, layers, mips in itertools.product(dimensions(format), pairs(USAGES), (1, 2), (1, 2)):
        flat = dimension in ("2D", "Undefined")
        if (dimension == "1D" and mips > 1) or (not flat and layers > 1):
            continue
        height = format.height if dimension == "1D" else 32 * format.height
        size = (32 * format.width, height, layers if flat or dimension == "1D" else 32)
        right = flat and format.multisample and layers == mips == 1
        right = right and "RenderAttachment" in usages and "StorageBinding" not in usages
        with device.valid(right, usages, layers, mips):
            device.CreateTexture(
                size=size, dimension=dimension, format=format.name, usage="|".join(usages), sampleCount=4,
                mipLevelCount=mips,
            )  # fmt: skip


@every_format
def test_largest_sizes(gpu: Gpu, format: Format) -> None:
    for dimension in dimensions(format):
        if dimension != "1D":
            check_sizes(gpu, device_for(gpu, format), format, dimension)


def check_sizes(gpu: Gpu, device: Device, format: Format, dimension: str) -> None:
    """The limits of the device, for each axis alone; compressed formats come in whole blocks."""
    limits = gpu.limits(device)
    most = [limits["maxTextureDimension3D"]] * 3
    if dimension != "3D":
        most = [limits["maxTextureDimension2D"]] * 2 + [limits["maxTextureArrayLayers"]]
    block = (format.width, format.height, 1)
    for axis, other in itertools.product(range(3), (1, 0)):
        for beyond in {-block[axis], -1, 0, 1, block[axis]}:
            # The other axes are a block long, or one texel.
            size = [side if other else 1 for side in block]
            size[axis] = most[axis] + beyond
            right = beyond <= 0 and all(length % side == 0 for length, side in zip(size, block, strict=True))
            with device.valid(right, size):
                made = device.CreateTexture(
                    size=tuple(size), dimension=dimension, format=format.name, usage="TextureBinding"
                )
            made.Destroy()


@pytest.mark.parametrize("usage", [1 << 6, 1 << 10, 1 << 31, 1 << 32, 1 << 32 | 4, 1 << 63, 2**64 - 1])
def test_usages_that_are_none(device: Device, usage: int) -> None:
    with device.expect("Validation"):
        texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage=usage)
    assert texture.GetUsage() == usage


@pytest.mark.parametrize("first", USAGES)
@pytest.mark.parametrize("second", USAGES)
@pytest.mark.parametrize("format", ["RGBA8Unorm", "RGBA8UnormSrgb", "R32Uint"])
def test_usages_together(device: Device, first: str, second: str, format: str) -> None:
    both = f"{first}|{second}"
    with device.valid("StorageBinding" not in both or BY_NAME[format].storage):
        device.CreateTexture(size=(4, 4, 1), format=format, usage=both)


@pytest.mark.parametrize(
    ("format", "feature", "usage"),
    [
        ("BGRA8Unorm", "BGRA8UnormStorage", "StorageBinding"),
        ("RG11B10Ufloat", "RG11B10UfloatRenderable", "RenderAttachment"),
    ],
)
@pytest.mark.parametrize("has", [False, True])
def test_usages_that_need_a_feature(gpu: Gpu, format: str, feature: str, usage: str, has: bool) -> None:
    device = gpu.device([feature] if has else [])
    with device.valid(has):
        device.CreateTexture(size=(4, 4, 1), format=format, usage=usage)
    if usage == "RenderAttachment":
        with device.valid(has):
            device.CreateTexture(size=(4, 4, 1), format=format, usage=usage, sampleCount=4)


# -- sizes


@pytest.mark.parametrize("format", COLORS, ids=lambda one: one.name)
def test_size_1d(device: Device, format: Format) -> None:
    for beyond, height, depth in itertools.product((-1, 0, 1), (1, 2), (1, 2)):
        size = (8192 + beyond, height, depth)
        with device.valid(beyond <= 0 and height == depth == 1, size):
            device.CreateTexture(size=size, dimension="1D", format=format.name, usage="TextureBinding")


@pytest.mark.parametrize("dimension", ["Undefined", "2D"])
@pytest.mark.parametrize(
    ("size", "right"),
    [
        ((8192, 1, 1), True), ((8193, 1, 1), False), ((1, 8192, 1), True), ((1, 8193, 1), False),
        ((1, 1, 256), True), ((1, 1, 257), False), ((2**31, 1, 1), False), ((1, 2**32 - 1, 1), False),
        ((2**32 - 1, 2**32 - 1, 2**32 - 1), False), ((16, 16, 2**32 - 1), False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format", [*COLORS[:3], *DEPTH_STENCIL[:2]], ids=lambda one: one.name)
def test_size_2d(device: Device, format: Format, dimension: str, size: tuple[int, int, int], right: bool) -> None:
    with device.valid(right):
        device.CreateTexture(size=size, dimension=dimension, format=format.name, usage="TextureBinding")


@pytest.mark.parametrize(
    ("size", "right"),
    [
        ((2048, 1, 1), True), ((2049, 1, 1), False), ((1, 2048, 1), True), ((1, 2049, 1), False),
        ((1, 1, 2048), True), ((1, 1, 2049), False), ((1, 1, 2**32 - 1), False), ((2**32 - 1, 1, 1), False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format", COLORS[:4], ids=lambda one: one.name)
def test_size_3d(device: Device, format: Format, size: tuple[int, int, int], right: bool) -> None:
    with device.valid(right):
        device.CreateTexture(size=size, dimension="3D", format=format.name, usage="TextureBinding")


@pytest.mark.parametrize("format", COMPRESSED, ids=lambda one: one.name)
def test_size_in_blocks(gpu: Gpu, format: Format) -> None:
    device = device_for(gpu, format)
    for (x, y), blocks in itertools.product([(0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1)], (1, 3)):
        size = (blocks * format.width + x, blocks * format.height + y, 1)
        with device.valid(x == y == 0, size):
            device.CreateTexture(size=size, format=format.name, usage="TextureBinding")


@pytest.mark.parametrize("format", ["BC1RGBAUnorm", "BC7RGBAUnormSrgb"])
@pytest.mark.parametrize("sliced", [False, True])
@pytest.mark.parametrize("depth", [1, 5])
def test_compressed_3d(gpu: Gpu, format: str, sliced: bool, depth: int) -> None:
    device = gpu.device(["TextureCompressionBC", *(["TextureCompressionBCSliced3D"] if sliced else [])])
    with device.valid(sliced):
        device.CreateTexture(size=(8, 8, depth), dimension="3D", format=format, usage="TextureBinding")


@pytest.mark.parametrize("dimension", [4, 5, 255, 2**32 - 1, 0x7FFFFFFF])
def test_dimensions_that_are_none(device: Device, dimension: int) -> None:
    with device.expect("Validation"):
        device.CreateTexture(size=(4, 4, 1), dimension=dimension, format="RGBA8Unorm", usage="TextureBinding")


# -- view formats


@every_format
def test_view_formats(gpu: Gpu, format: Format) -> None:
    here = [one for one in ALL if not one.feature or gpu.adapter.HasFeature(one.feature)]
    device = device_for(gpu, *here, format)
    for view in here:
        # Alone, with the texture's own, and twice.
        for views in ([view.name], [view.name, format.name], [view.name, view.name]):
            with device.valid(format.base == view.base, views):
                device.CreateTexture(
                    size=smallest("2D", format), format=format.name, usage="TextureBinding", viewFormats=views
                )


@pytest.mark.parametrize("views", [["Undefined"], [0x66], ["RGBA8Unorm", "R8Unorm"]])
def test_view_formats_that_are_none(device: Device, views: list[str | int]) -> None:
    with device.expect("Validation"):
        device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="TextureBinding", viewFormats=views)


# -- transient attachments


@pytest.mark.parametrize("usage", [None, *USAGES])
@pytest.mark.parametrize("format", ["RGBA8Unorm", "Depth24PlusStencil8"])
@pytest.mark.parametrize("samples", [1, 4])
def test_transient_usage(device: Device, usage: str | None, format: str, samples: int) -> None:
    """A transient attachment is nothing but an attachment."""
    both = f"TransientAttachment|{usage}" if usage else "TransientAttachment"
    with device.valid(usage == "RenderAttachment"):
        device.CreateTexture(size=(4, 4, 1), format=format, usage=both, sampleCount=samples)


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("mips", [1, 2])
def test_transient_size(device: Device, dimension: str, layers: int, mips: int) -> None:
    height = 1 if dimension == "1D" else 4
    with device.valid(dimension == "2D" and layers == mips == 1):
        device.CreateTexture(
            size=(4, height, layers),
            dimension=dimension,
            format="RGBA8Unorm",
            usage="TransientAttachment|RenderAttachment",
            mipLevelCount=mips,
        )


# -- getters and destruction


def test_getters(device: Device) -> None:
    texture = device.CreateTexture(
        size=(16, 8, 3), format="RGBA8Unorm", usage="TextureBinding|CopyDst", mipLevelCount=2, dimension="Undefined"
    )
    assert (texture.GetWidth(), texture.GetHeight(), texture.GetDepthOrArrayLayers()) == (16, 8, 3)
    assert (texture.GetMipLevelCount(), texture.GetSampleCount()) == (2, 1)
    assert (texture.GetDimension(), texture.GetFormat()) == ("2D", "RGBA8Unorm")
    assert texture.GetUsage() == 6
    assert texture.GetTextureBindingViewDimension() == "Undefined"


def test_getters_of_an_error_object(device: Device) -> None:
    with device.expect("Validation"):
        texture = device.CreateTexture(size=(0, 7, 3), dimension="3D", format="RGBA8Unorm", usage="CopyDst")
    assert (texture.GetWidth(), texture.GetHeight(), texture.GetDepthOrArrayLayers()) == (0, 7, 3)
    assert (texture.GetDimension(), texture.GetFormat()) == ("3D", "RGBA8Unorm")


@pytest.mark.parametrize("again", [1, 2, 3])
def test_destroy(device: Device, again: int) -> None:
    texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage="TextureBinding")
    for _ in range(again):
        texture.Destroy()
    assert texture.GetWidth() == 4


def test_destroy_an_error_object(device: Device) -> None:
    with device.expect("Validation"):
        texture = device.CreateTexture(size=(0, 4, 1), format="RGBA8Unorm", usage="TextureBinding")
    texture.Destroy()
    texture.Destroy()
