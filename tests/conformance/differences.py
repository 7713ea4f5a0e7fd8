"""Where the library differs from the standard and why: each reason once. `report.py` puts them on the page.

A case that shows one is marked with `known("name")` in its parameters, or calls the fixture `differs("name", when)`.
It must then fail: a case that passes again fails the tests until its mark is removed.
"""

from __future__ import annotations

import os

import pytest

REASONS: dict[str, str] = {
    "adapters-that-are-used-up": (
        "An adapter makes any number of devices, the standard says one: programs written for wgpu-native ask again. "
        "Strict instances refuse it."
    ),
    "aliased-bindings": (
        "A dispatch or draw may have the same part of a buffer or texture in two bindings that it may write: wgpu-core "
        "takes it, and programs written for wgpu-native have it so. Strict instances refuse it."
    ),
    "depth-filtering": (
        "A filtering sampler is taken for a depth texture: wgpu-core takes it, and so do programs written for "
        "wgpu-native. Strict instances refuse it where the layout is given."
    ),
    "depth-range": (
        "A depth that a fragment stage writes is not clamped to the range of depths of the viewport: neither wgpu-core "
        "nor naga does it, and Vulkan only for pipelines that clip nothing."
    ),
    "empty-bundle-lists": (
        "`wgpuRenderPassEncoderExecuteBundles` with no bundles leaves the state of the pass: wgpu-core clears it with "
        "each bundle."
    ),
    "one-aspect-read-only": (
        "Where a texture has depth and stencil and a pass writes one of them and only reads the other one, that other "
        "one cannot be sampled there: wgpu-core counts a texture as written as a whole. With both only read it can."
    ),
    "unread-immediates": (
        "Of a struct of immediate data only the members that a stage reads must be set: wgpu-core 30 asks for these, "
        "wgpu-native 29 for none. Strict instances ask for all of a variable that is used."
    ),
    "wgsl-abstract": ("A whole number without a size is no argument of `dpdx` and its like: naga does not convert it."),
    "wgsl-beyond": (
        "An index that is too large for a vector of a uniform buffer leaves undefined what the shader does, where the "
        "driver can see the index: wgpu-core leaves that check to Vulkan, whose promise is about buffers alone."
    ),
    "wgsl-constant-errors": (
        "Some constants that the standard refuses are taken: `smoothstep` with two edges that are the same, and "
        "numbers that are infinite or none, made of their bits, because programs written for wgpu-native have them "
        "(strict instances refuse both); `inverseSqrt` of what has no root and no size, because naga takes it."
    ),
    "wgsl-constants": (
        "A constant that is a result of `frexp` or `modf` can be used by its members alone (`c.exp`): naga evaluates "
        "neither, and their structs cannot be written."
    ),
    "wgsl-discard": (
        "A function may end with `discard` instead of its result, because naga has it so, and so have programs written "
        "for wgpu-native; strict instances refuse it."
    ),
    "wgsl-external": "`texture_external` needs a device feature that only Metal and Direct3D 12 have.",
    "wgsl-flat": (
        "Integers between stages are taken without `@interpolate(flat)`, because wgpu-native 29 takes them; strict "
        "instances refuse them."
    ),
    "wgsl-half": "`frexp` of f16 that is no constant is refused: naga gives it exponents of 16 bits.",
    "wgsl-numbers": (
        "Whole numbers that i32 does not hold are taken where i32 is what they become: naga takes u32 instead."
    ),
    "wgsl-odd": "Code that nobody writes, which naga reads otherwise: it asks less there, or cannot parse it.",
    "wgsl-pointer-arguments": (
        "Pointers to parts of variables are arguments, which the standard has as an extension: naga takes them, not "
        "the rest of that extension."
    ),
    "wgsl-precedence": (
        "Operators that the standard wants in parentheses, such as `a && b || c`, are taken without them, because naga "
        "and so programs written for wgpu-native have them as C has; strict instances refuse it."
    ),
    "wgsl-subgroups": (
        "Subgroup functions are also taken without `enable subgroups;`, which programs written for wgpu-native do not "
        "have; strict instances refuse it."
    ),
    "wgsl-uniformity": (
        "Barriers, derivatives and subgroup operations in control flow that is not uniform are taken, with a warning "
        "among the messages of the module: wgpu-native 29 takes them. Strict instances refuse them."
    ),
    "mapped-ranges": (
        "`wgpuBufferGetMappedRange` also answers for buffers mapped for reading and for ranges that overlap: clients "
        "of wgpu-native, wgpu-py among them, ask so, and would otherwise read from address 0. Strict "
        "instances refuse both."
    ),
    "refused-mappings": (
        "A mapping that is refused ends with the status `Error` also where the buffer is unmapped before the callback "
        "runs, which the standard calls aborted: callbacks of any thread may run as soon as the call knows the answer."
    ),
    "slices-of-a-volume": (
        "The standard counts a mip level of a 3D texture as one subresource, so that nothing can be copied between its "
        "slices. wgpu-core allows it where the ranges do not overlap, as wgpu-native does, and programs use it: so it "
        "is allowed here; strict instances refuse it."
    ),
}


# What a driver may do or not. The tests know it of the software driver.
DRIVERS = {"wgsl-beyond"}


def known(name: str) -> pytest.MarkDecorator:
    certain = name not in DRIVERS or "lvp" in os.environ.get("VK_DRIVER_FILES", "")
    return pytest.mark.xfail(strict=certain, reason=f"{name}: {REASONS[name]}")
