"""How much memory the texels of each format take."""

from __future__ import annotations

import re

from ._formats import TextureFormat

_CHANNELS = {"r": 1, "rg": 2, "rgba": 4, "bgra": 4}

_SPECIAL = {
    "rgb9e5ufloat": 32,
    "rgb10a2uint": 32,
    "rgb10a2unorm": 32,
    "rg11b10ufloat": 32,
    "stencil8": 8,
    "depth16unorm": 16,
    "depth24plus": 32,  # GPUs pad it, or use depth32float
    "depth24plus-stencil8": 32,
    "depth32float": 32,
    "depth32float-stencil8": 40,
}


def _bits_per_texel(name: str) -> float:
    special = _SPECIAL.get(name)
    if special is not None:
        return special
    plain = re.match(r"(r|rg|rgba|bgra)(8|16|32)(unorm|snorm|uint|sint|float)", name)
    if plain:
        return _CHANNELS[plain[1]] * int(plain[2])
    astc = re.match(r"astc-(\d+)x(\d+)-", name)
    if astc:
        return 128 / (int(astc[1]) * int(astc[2]))
    small = re.match(r"bc1-|bc4-|etc2-rgb8|eac-r11", name)  # blocks of 16 texels in 8 bytes
    return 4 if small else 8


#: Bits per texel by name of the format; for compressed formats the mean over a block.
texture_format_to_bpp: dict[str, float] = {name: _bits_per_texel(name) for name in TextureFormat}
