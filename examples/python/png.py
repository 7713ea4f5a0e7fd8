"""Write a picture as a PNG file, with nothing but the standard library."""

import struct
import zlib
from pathlib import Path


def write_png(path: Path, width: int, height: int, rgba: bytes | memoryview) -> None:
    """Write width x height pixels of four bytes each: red, green, blue, alpha; the top row first."""
    pixels = memoryview(rgba).cast("B")
    rows = b"".join(b"\0" + bytes(pixels[y * width * 4 : (y + 1) * width * 4]) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        for name, data in chunks:
            file.write(struct.pack(">I", len(data)) + name + data)
            file.write(struct.pack(">I", zlib.crc32(name + data)))
