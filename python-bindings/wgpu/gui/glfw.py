"""Deprecated: use ``rendercanvas.glfw``."""

from ._shim import shim

WgpuCanvas, loop, run, call_later = shim("glfw")

__all__ = ["WgpuCanvas", "call_later", "loop", "run"]
