"""Deprecated: use ``rendercanvas.wx``."""

from __future__ import annotations

from ._shim import canvas_class, rendercanvas, shim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WgpuCanvas: Any
loop: Any
run: Any
call_later: Any
WgpuCanvas, loop, run, call_later = shim("wx")
#: A canvas to put into a window of one's own.
WgpuWidget: Any = canvas_class(rendercanvas("wx").RenderWidget)

__all__ = ["WgpuCanvas", "WgpuWidget", "call_later", "loop", "run"]
