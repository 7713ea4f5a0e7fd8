"""Deprecated: use ``rendercanvas.jupyter``."""

from ._shim import shim

WgpuCanvas, loop, run, call_later = shim("jupyter")

__all__ = ["WgpuCanvas", "call_later", "loop", "run"]
