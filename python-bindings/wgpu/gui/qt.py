"""Deprecated: use ``rendercanvas.qt``."""

from ._shim import canvas_class, rendercanvas, shim

WgpuCanvas, loop, run, call_later = shim("qt")
#: A canvas to put into a window of one's own.
WgpuWidget = canvas_class(rendercanvas("qt").RenderWidget)

__all__ = ["WgpuCanvas", "WgpuWidget", "call_later", "loop", "run"]
