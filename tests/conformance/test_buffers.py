"""Buffers: creation, mapping, destruction. Spec: 5 Buffers."""

from __future__ import annotations

import pytest

from gpu import Device

USAGES = [
    "MapRead", "MapWrite", "CopySrc", "CopyDst", "Index", "Vertex", "Uniform", "Storage", "Indirect", "QueryResolve",
]  # fmt: skip


@pytest.mark.parametrize("first", USAGES)
@pytest.mark.parametrize("second", USAGES)
def test_usages(device: Device, first: str, second: str) -> None:
    """Mapped memory can only be copied, out of what is written and into what is read."""
    both = {first, second}
    right = not both & {"MapRead", "MapWrite"} or both <= {"MapRead", "CopyDst"} or both <= {"MapWrite", "CopySrc"}
    with device.valid(right):
        device.CreateBuffer(size=4, usage=f"{first}|{second}")
