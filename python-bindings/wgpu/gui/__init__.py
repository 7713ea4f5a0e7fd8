"""Deprecated: canvases live in the package rendercanvas.

These modules lead there, so that programs for wgpu-py before 0.29 still run. In new code write
``from rendercanvas.auto import RenderCanvas, loop`` for
``from wgpu.gui.auto import WgpuCanvas, run``.
"""

from __future__ import annotations

from ._interface import WgpuCanvasInterface

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    WgpuCanvasBase: Any
    WgpuAutoGui: Any
    WgpuOffscreenCanvas: Any

__all__ = ["WgpuAutoGui", "WgpuCanvasBase", "WgpuCanvasInterface", "WgpuOffscreenCanvas"]


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        if name in ("WgpuCanvasBase", "WgpuAutoGui"):
            from ._shim import rendercanvas

            return rendercanvas("base").BaseRenderCanvas
        if name in ("WgpuOffscreenCanvas", "WgpuOffscreenCanvasBase"):
            from .offscreen import WgpuCanvas

            return WgpuCanvas
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
