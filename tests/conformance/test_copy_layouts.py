"""Copies between linear data and textures: every format in every dimension, at the edges of what fits. Spec: 13.5."""

from __future__ import annotations

from typing import Any

import pytest

from formats import ALL, BY_NAME, Format
from gpu import Device, Gpu
from test_copies import UNDEFINED, Way, copyable, every_way

#: Formats, and the aspect of them that is copied.
COPIED = [
    (one, aspect) for one in ALL
    for aspect in (["All"] if one.color else ["DepthOnly"] * one.depth + ["StencilOnly"] * one.stencil)
]  # fmt: skip
DIMENSIONS = ["1D", "2D", "3D"]
#: With the dimensions of their textures: BC and ASTC volumes need a feature of their own.
PLACES = [
    (format, aspect, dimension) for format, aspect in COPIED for dimension in DIMENSIONS
    if dimension == "2D" or (format.color and not format.compressed)
    or (dimension == "3D" and format.name.startswith(("BC", "ASTC")))
]  # fmt: skip


def named(one: Format | str) -> str:
    return one.name if isinstance(one, Format) else one


every_format = pytest.mark.parametrize(("format", "aspect"), COPIED, ids=named)
every_place = pytest.mark.parametrize(("format", "aspect", "dimension"), PLACES, ids=named)


def opened(gpu: Gpu, name: str, format: Format, aspect: str, dimension: str = "2D") -> tuple[Way, int]:
    """The way, and the bytes of a block."""
    features = [format.feature] if format.feature else []
    if dimension == "3D" and format.compressed:
        features.append(f"{format.feature}Sliced3D")
    way = Way(gpu.device(features), name)
    size = copyable(way, format, aspect)
    if not size:
        pytest.skip("the standard does not copy this aspect in this direction")
    return way, size


#: Width, height, depth and offset in blocks.
BOXES = [
    (3, 4, 5, 0), (5, 4, 3, 11), (256, 3, 2, 0), (0, 4, 5, 0), (3, 0, 5, 0), (3, 4, 0, 13), (1, 4, 5, 0), (3, 1, 5, 15),
    (5, 4, 1, 0), (7, 1, 1, 0),
]  # fmt: skip


@every_way
@every_place
def test_bytes_that_are_needed(gpu: Gpu, name: str, format: Format, aspect: str, dimension: str) -> None:
    """With any padding of rows and images; one byte less is an error."""
    way, block = opened(gpu, name, format, aspect, dimension)
    for width, height, depth, at in BOXES:
        if (dimension == "1D" and (height > 1 or depth > 1)) or (not format.color and not width * height * depth):
            continue
        size = (width * format.width, height * format.height, depth)
        held = tuple(max(one, least) for one, least in zip(size, (format.width, format.height, 1), strict=True))
        texture = way.texture(format, held, dimension=dimension)
        offset = at * (block if format.color else 4)
        for row_padding, image_padding in ((0, 0), (0, 6), (6, 0), (15, 17)):
            unit = 1 if way.queue else 256
            row = -(-width * block // unit) * unit + row_padding * unit
            image = height + image_padding
            last = row * (height - 1) + width * block if height else 0
            need = offset + (row * image * (depth - 1) + last if depth else 0)
            for room in (need, need - 1):
                if room >= 0:
                    note = (width, height, depth, offset, row, image, room)
                    way.copy(room == need, texture, size, (offset, row, image), room, note, aspect=aspect)


@every_way
@every_place
def test_rows(gpu: Gpu, name: str, format: Format, aspect: str, dimension: str) -> None:
    """A row's stride is a multiple of 256, and there must be one where there is more than a row."""
    way, block = opened(gpu, name, format, aspect, dimension)
    for height in (0, 1, 2, 3):
        if (dimension == "1D" and height > 1) or (not format.color and not height):
            continue
        texture = way.texture(format, (format.width, max(height, 1) * format.height, 1), dimension=dimension)
        for row in (UNDEFINED, 0, 1, 255, 256, 257, 512):
            right = height <= 1 if row == UNDEFINED else row >= block and (way.queue or row % 256 == 0)
            size = (format.width, height * format.height, 1)
            way.copy(right, texture, size, (0, row, UNDEFINED), 1 << 13, (height, row), aspect=aspect)


@every_way
@every_format
def test_offsets(gpu: Gpu, name: str, format: Format, aspect: str) -> None:
    """Multiples of a block, of four for depth and stencil; none in writes from memory."""
    way, block = opened(gpu, name, format, aspect)
    unit = block if format.color else 4
    texture = way.texture(format, (4 * format.width, 4 * format.height, 1))
    size = (4 * format.width, 4 * format.height, 1)
    for offset in {1, 2, 3, 4, 6, 8, 12, block // 2, block - 1, block, block + 1, 2 * block, 3 * block}:
        way.copy(way.queue or offset % unit == 0, texture, size, (offset, 256, 4), 4096, offset, aspect=aspect)


@every_way
@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("offset", [0, 1, 2])
@pytest.mark.parametrize("room", [0, 1, 2])
def test_nothing_begins_beyond_the_data(device: Device, name: str, dimension: str, offset: int, room: int) -> None:
    """Not even a copy of nothing."""
    way = Way(device, name)
    size = {"1D": (4, 1, 1), "2D": (4, 4, 1), "3D": (4, 4, 4)}[dimension]
    texture = way.texture(BY_NAME["RGBA8Unorm"], size, dimension=dimension)
    way.copy(offset <= room, texture, (0, 0, 0), (4 * offset, 0, UNDEFINED), 4 * room)


@every_way
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_rows_of_an_image(device: Device, name: str, dimension: str) -> None:
    """At least those of the copy, also of one that copies nothing."""
    way = Way(device, name)
    texture = way.texture(
        BY_NAME["RGBA8Unorm"], {"1D": (4, 1, 1), "2D": (4, 4, 3), "3D": (4, 4, 3)}[dimension], dimension=dimension
    )
    for image in (UNDEFINED, 0, 1, 2, 1024):
        for height in (0, 1, 2):
            for depth in (1, 3):
                if dimension == "1D" and (height != 1 or depth != 1):
                    continue
                right = depth == 1 if image == UNDEFINED else image >= height
                layout = (0, 1024, image)
                way.copy(right, texture, (0, height, depth), layout, 1 << 22, (image, height, depth))


@every_way
@every_place
def test_parts_of_levels(gpu: Gpu, name: str, format: Format, aspect: str, dimension: str) -> None:
    """Only colours are copied in parts."""
    way, _ = opened(gpu, name, format, aspect, dimension)
    depth = {"1D": 1, "2D": 3, "3D": 8}[dimension]
    size = (8 * format.width, 1 if dimension == "1D" else 8 * format.height, depth)
    texture = way.texture(format, size, dimension=dimension, mipLevelCount=1 if dimension == "1D" else 4)
    for level in (0,) if dimension == "1D" else (0, 2):
        deep = max(depth >> level, 1) if dimension == "3D" else depth
        here = (max(size[0] >> level, 1), max(size[1] >> level, 1), deep)
        for less in ((0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 0), (0, 0, 1)):
            if dimension == "1D" and less[1:] != (0, 0):
                continue
            blocks = (format.width, format.height, 1)
            extent: Any = tuple(one - cut * block for one, cut, block in zip(here, less, blocks, strict=True))
            right = format.color or less[:2] == (0, 0)
            way.copy(right, texture, extent, (0, 512, 8), 1 << 16, (level, extent), mipLevel=level, aspect=aspect)


@every_way
@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_corners(device: Device, name: str, dimension: str, level: int, axis: int) -> None:
    """Where a part ends in the texture, on each axis by itself."""
    if dimension == "1D" and (axis or level):
        pytest.skip("1D textures have one row and one level")
    way = Way(device, name)
    for total in (14, 15):
        size = [16 << level, 1 if dimension == "1D" else 16 << level, 1 if dimension == "1D" else 16]
        size[axis] = total << (level if axis < 2 or dimension == "3D" else 0)
        if dimension == "3D" and axis != 2:
            size[2] = 16 << level
        if 0 in size:
            continue
        texture = way.texture(
            BY_NAME["RGBA8Unorm"], (size[0], size[1], size[2]), dimension=dimension, mipLevelCount=level + 1
        )
        for begin in (7, 8):
            for length in (7, 8):
                origin, extent = [0, 0, 0], [0, 0, 0]
                origin[axis], extent[axis] = begin, length
                part: Any = {"origin": tuple(origin), "mipLevel": level}
                right, layout = begin + length <= total, (0, 256, 16)
                way.copy(right, texture, tuple(extent), layout, 1 << 15, (total, begin, length), **part)


@every_way
@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("what", ["usage", "sample count", "level", "invalid", "of another device", "destroyed"])
def test_what_is_wrong_stays_wrong_for_nothing(gpu: Gpu, device: Device, name: str, dimension: str, what: str) -> None:
    """A copy of no texels is checked like any other."""
    way = Way(device, name)
    size = {"1D": (4, 1, 1), "2D": (4, 4, 1), "3D": (4, 4, 4)}[dimension]
    given: dict[str, Any] = {"dimension": dimension}
    format = BY_NAME["RGBA8Unorm"]
    if what == "usage":
        given["usage"] = "CopyDst" if way.reads else "CopySrc"
    if what == "sample count":
        if dimension != "2D":
            pytest.skip("only 2D textures have several samples")
        given.update(sampleCount=4, usage="CopySrc|CopyDst|RenderAttachment")
    if what == "invalid":
        with device.expect("Validation"):
            texture = way.texture(format, (0, 1, 1))
    else:
        of = Way(gpu.device(["ShaderF16"]), name) if what == "of another device" else way
        texture = of.texture(format, size, **given)
    part = {"mipLevel": 1} if what == "level" else {}
    if what == "destroyed":
        texture.Destroy()
    way.copy(what == "destroyed" and not way.queue, texture, (0, 0, 0), (0, 0, UNDEFINED), 4, what, **part)
