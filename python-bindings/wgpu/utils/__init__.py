"""Helpers on top of the API: the default device, and computing with plain buffers.

``compute_with_buffers`` and the modules of this package are loaded on first use.
"""

from __future__ import annotations

from .._coreutils import BaseEnum
from .device import get_default_device, preconfigure_default_device

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import arrays, compute, device, glfw_present_info
    from .arrays import HostArray
    from .compute import compute_with_buffers

__all__ = [
    "BaseEnum",
    "HostArray",
    "arrays",
    "compute",
    "compute_with_buffers",
    "device",
    "get_default_device",
    "glfw_present_info",
    "preconfigure_default_device",
]


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        if name == "compute_with_buffers":
            from .compute import compute_with_buffers

            return compute_with_buffers
        if name == "HostArray":
            from .arrays import HostArray

            return HostArray
        if name in ("arrays", "compute", "glfw_present_info"):
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
