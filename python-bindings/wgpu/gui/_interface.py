"""What wgpu asks of a canvas."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class WgpuCanvasInterface:
    """The methods that wgpu needs of an object to draw to it. Subclasses define the first two."""

    _context: Any = None

    def get_present_info(self) -> dict[str, Any]:
        """How to reach the window: what ``wgpu.gpu.get_canvas_context()`` takes."""
        raise NotImplementedError(f"{type(self).__name__} must define get_present_info().")

    def get_physical_size(self) -> tuple[int, int]:
        """Width and height in pixels of the screen."""
        raise NotImplementedError(f"{type(self).__name__} must define get_physical_size().")

    def get_context(self, kind: str = "wgpu") -> Any:
        """The ``GPUCanvasContext`` of this canvas; always the same."""
        from ._shim import check_context_kind

        check_context_kind(kind)
        if self._context is None:
            from .. import gpu

            self._context = gpu.get_canvas_context(self.get_present_info())
        self._context.set_physical_size(*self.get_physical_size())
        return self._context
