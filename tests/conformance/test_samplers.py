"""Samplers: creation. Spec: 7 Samplers."""

from __future__ import annotations

import itertools
import math

import pytest

from gpu import Device

FILTERS = ["Nearest", "Linear"]


@pytest.mark.parametrize("low", [-1e30, -1.0, -1e-10, -0.0, 0.0, 1e-10, 1.0, 4.0, 32.0, 1e30, math.inf, -math.inf])
def test_lod_clamps(device: Device, low: float) -> None:
    """Finite, not negative, and the largest not below the smallest."""
    for high in (-1.0, 0.0, 1e-10, 0.5, 1.0, 4.0, 32.0, 1000.0, 1e30, math.inf):
        with device.valid(0 <= low <= high < math.inf, high):
            device.CreateSampler(lodMinClamp=low, lodMaxClamp=high)


@pytest.mark.parametrize("clamps", [(math.nan, 1.0), (0.0, math.nan), (math.nan, math.nan)])
def test_lod_clamps_that_are_no_numbers(device: Device, clamps: tuple[float, float]) -> None:
    with device.expect("Validation"):
        device.CreateSampler(lodMinClamp=clamps[0], lodMaxClamp=clamps[1])


@pytest.mark.parametrize("anisotropy", [0, 1, 2, 4, 7, 16, 32, 33, 1024, 65535])
def test_anisotropy(device: Device, anisotropy: int) -> None:
    for names in itertools.product(FILTERS, repeat=3):
        mag, least, mip = names
        with device.valid(anisotropy == 1 or (anisotropy > 1 and set(names) == {"Linear"}), names):
            device.CreateSampler(magFilter=mag, minFilter=least, mipmapFilter=mip, maxAnisotropy=anisotropy)


@pytest.mark.parametrize("mode", ["Undefined", "ClampToEdge", "Repeat", "MirrorRepeat", 4, 99, 0x7FFFFFFF])
@pytest.mark.parametrize("member", ["addressModeU", "addressModeV", "addressModeW"])
def test_address_modes(device: Device, member: str, mode: str | int) -> None:
    with device.valid(isinstance(mode, str)):
        device.CreateSampler(**{member: mode})


@pytest.mark.parametrize("filter", ["Undefined", *FILTERS, 3, 99, 0x7FFFFFFF])
@pytest.mark.parametrize("member", ["magFilter", "minFilter", "mipmapFilter"])
def test_filters(device: Device, member: str, filter: str | int) -> None:
    with device.valid(isinstance(filter, str)):
        device.CreateSampler(**{member: filter})


COMPARES = [
    "Undefined", "Never", "Less", "Equal", "LessEqual", "Greater", "NotEqual", "GreaterEqual", "Always", 9, 0x7FFFFFFF,
]  # fmt: skip


@pytest.mark.parametrize("compare", COMPARES)
@pytest.mark.parametrize("filter", FILTERS)
def test_compares(device: Device, compare: str | int, filter: str) -> None:
    with device.valid(isinstance(compare, str)):
        device.CreateSampler(compare=compare, magFilter=filter, minFilter=filter, mipmapFilter=filter)


def test_defaults(device: Device) -> None:
    assert device.CreateSampler()
    assert device.CreateSampler(descriptor=None)
    assert device.CreateSampler(label="named", lodMaxClamp=32.0)
