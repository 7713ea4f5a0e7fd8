"""Drawing Dear ImGui with wgpu, on the package imgui-bundle (1.92 or newer).

``ImguiRenderer`` draws a user interface on top of what a canvas of rendercanvas shows,
``Stats`` a small box with frame rate and times. ``ImguiWgpuBackend`` is the part underneath, for
programs that handle events and passes by themselves.
"""

from ._backend import ImguiWgpuBackend
from ._renderer import ImguiRenderer
from ._stats import Stats

__all__ = ["ImguiRenderer", "ImguiWgpuBackend", "Stats"]
