"""Makes the names of the old ``wgpu.gui`` modules out of those of rendercanvas."""

from __future__ import annotations

import warnings
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def rendercanvas(name: str) -> Any:
    """A module of rendercanvas."""
    try:
        import_module("rendercanvas")
    except ImportError as error:
        raise ImportError(
            "Canvases live in the package rendercanvas, which is not installed: pip install rendercanvas"
        ) from error
    return import_module(f"rendercanvas.{name}")


def check_context_kind(kind: str) -> None:
    """The kinds of context that there have been; they all mean the same."""
    if kind not in ("wgpu", "webgpu", "gpupresent"):
        raise ValueError(f"get_context(): kind is 'wgpu' ('webgpu', 'gpupresent' in old code), not {kind!r}.")


def canvas_class(base: Any) -> Any:
    """A canvas with the manners of the old ones."""

    class WgpuCanvas(base):  # type: ignore[misc]
        """A canvas of rendercanvas that also understands old calls."""

        def get_context(self, kind: Any = "wgpu") -> Any:
            if isinstance(kind, str) and kind != "bitmap":
                check_context_kind(kind)
                context = super().get_context("wgpu")
                if "configure" not in vars(context):
                    context.configure = _old_configure(context.configure)
                return context
            return super().get_context(kind)

        if hasattr(base, "draw"):

            def draw(self) -> memoryview | None:
                """Draw without a window, and return the image, of shape (height, width, 4)."""
                image = super().draw()
                return None if image is None else memoryview(image)

    return WgpuCanvas


def _old_configure(configure: Callable[..., None]) -> Callable[..., None]:
    def configure_with_old_names(
        *, compositing_alpha_mode: str | None = None, size: object = None, **kwargs: Any
    ) -> None:
        # The size always follows the canvas.
        if compositing_alpha_mode is not None:
            kwargs.setdefault("alpha_mode", compositing_alpha_mode)
        configure(**kwargs)

    return configure_with_old_names


def shim(name: str, *, canvas: str = "RenderCanvas") -> tuple[Any, Any, Any, Any]:
    """Canvas class, loop, ``run`` and ``call_later`` for a module of the old ``wgpu.gui``."""
    warnings.warn(
        f"wgpu.gui.{name} is deprecated: use rendercanvas.{name}, with RenderCanvas for WgpuCanvas, "
        "and loop.run() and loop.call_later().",
        DeprecationWarning,
        stacklevel=3,
    )
    module = rendercanvas(name)
    return canvas_class(getattr(module, canvas)), module.loop, module.loop.run, module.loop.call_later
