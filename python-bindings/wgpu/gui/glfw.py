"""Deprecated: use ``rendercanvas.glfw``."""

from __future__ import annotations

from ._shim import shim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WgpuCanvas: Any
loop: Any
run: Any
call_later: Any
WgpuCanvas, loop, run, call_later = shim("glfw")

__all__ = ["WgpuCanvas", "call_later", "loop", "run"]
