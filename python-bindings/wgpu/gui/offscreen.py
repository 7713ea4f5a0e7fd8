"""Deprecated: use ``rendercanvas.offscreen``."""

from ._shim import shim

WgpuCanvas, loop, run, call_later = shim("offscreen")

__all__ = ["WgpuCanvas", "call_later", "loop", "run"]
