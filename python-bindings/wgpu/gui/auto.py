"""Deprecated: use ``rendercanvas.auto``."""

from ._shim import shim

WgpuCanvas, loop, run, call_later = shim("auto")

__all__ = ["WgpuCanvas", "call_later", "loop", "run"]
