"""Images of the CPU into textures, for `GPUQueue.copy_external_image_to_texture()`."""

from __future__ import annotations

from ._convert import extent3d, fields, required
from ._errors import ArgumentError, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._queue import GPUQueue

SOURCE_FIELDS = frozenset(("source", "origin", "flip_y"))
DESTINATION_FIELDS = frozenset(("texture", "mip_level", "origin", "aspect", "color_space", "premultiplied_alpha"))
FORMATS = ("rgba8unorm", "rgba8unorm-srgb", "bgra8unorm", "bgra8unorm-srgb")


def pixels_of(image: Any) -> tuple[memoryview, int, int]:
    """The RGBA bytes of an image, its width and its height."""
    if hasattr(image, "convert") and hasattr(image, "tobytes"):  # a PIL image
        return memoryview(image.convert("RGBA").tobytes()), image.width, image.height
    try:
        view = memoryview(image)
    except TypeError:
        raise TypeError(
            f"the source of an image must be a PIL image or an array of shape (height, width, 4), not {describe(image)}"
        ) from None
    if view.ndim != 3 or view.shape is None or view.shape[2] != 4 or view.itemsize != 1:
        raise ArgumentError(
            f"the source of an image must have shape (height, width, 4) and type uint8, not shape {view.shape} and "
            f"items of {view.itemsize} bytes"
        )
    return memoryview(view.tobytes()), view.shape[1], view.shape[0]


def copy_external_image(queue: GPUQueue, source: Any, destination: Any, copy_size: Any) -> None:
    source = fields(source, SOURCE_FIELDS, "CopyExternalImageSourceInfo")
    destination = dict(fields(destination, DESTINATION_FIELDS, "CopyExternalImageDestInfo"))
    texture = required(destination, "texture", "CopyExternalImageDestInfo")
    if texture.format not in FORMATS:
        raise ArgumentError(
            f"images go into textures of format {', '.join(FORMATS)}, not {texture.format!r}; "
            "use GPUQueue.write_texture()"
        )
    pixels, image_width, image_height = pixels_of(required(source, "source", "CopyExternalImageSourceInfo"))
    width, height, _ = extent3d(copy_size)
    x, y = image_origin(source.get("origin"))
    if x + width > image_width or y + height > image_height:
        raise ArgumentError(
            f"the part ({x}, {y}) to ({x + width}, {y + height}) is not within the image, "
            f"{image_width} by {image_height}"
        )
    rows = range(y, y + height)
    stride = 4 * image_width
    flipped = reversed(rows) if source.get("flip_y") else rows
    data = bytearray().join(pixels[row * stride + 4 * x : row * stride + 4 * (x + width)] for row in flipped)
    if destination.pop("premultiplied_alpha", False):
        for channel in range(3):
            values, alphas = data[channel::4], data[3::4]
            data[channel::4] = bytes((v * a + 127) // 255 for v, a in zip(values, alphas, strict=True))
    if texture.format.startswith("bgra"):
        data[0::4], data[2::4] = data[2::4], data[0::4]
    destination.pop("color_space", None)
    queue.write_texture(destination, data, {"bytes_per_row": 4 * width, "rows_per_image": height}, (width, height, 1))


def image_origin(origin: Any) -> tuple[int, int]:
    """(x, y) of a dict, a struct or a sequence."""
    if origin is None:
        return 0, 0
    if hasattr(origin, "keys"):
        return int(origin.get("x") or 0), int(origin.get("y") or 0)
    x, y = (*origin, 0, 0)[:2]
    return int(x), int(y)
