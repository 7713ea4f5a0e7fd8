"""Where the library differs from the standard and why: each reason once. `report.py` puts them on the page.

A case that shows one is marked with `known("name")` in its parameters, or calls the fixture `differs("name", when)`.
It must then fail: a case that passes again fails the tests until its mark is removed.
"""

from __future__ import annotations

import pytest

REASONS: dict[str, str] = {
    "builtin-inputs": (
        "Each of `front_facing`, `sample_mask` and `sample_index` takes one of the inputs of a fragment stage, all "
        "three should take one together: wgpu-core counts them so, and has no way around it."
    ),
    "depth-filtering": (
        "A filtering sampler is taken for a depth texture: wgpu-core takes it, and so do programs written for "
        "wgpu-native."
    ),
    "destroyed-in-groups": (
        "A bind group of a buffer or texture that is already destroyed is refused at once, and not by the submit "
        "that uses it: wgpu-core makes the group on the driver, which needs the memory."
    ),
    "derived-sizes": (
        "Without a layout, two stages cannot take the same buffer for types of different sizes: wgpu-core derives "
        "the layout and takes both for different bindings. With a layout they can."
    ),
}


def known(name: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=f"{name}: {REASONS[name]}")
