"""Drawing to a window of glfw without a canvas library."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def get_glfw_present_info(window: Any, vsync: bool = True) -> dict[str, Any]:
    """The dict that ``wgpu.gpu.get_canvas_context()`` takes, for a window of the glfw package.

    Arguments:
        window: what ``glfw.create_window()`` gave. Make it with the hint ``CLIENT_API = NO_API``.
        vsync: whether presenting waits for the screen.
    """
    import sys
    from importlib import import_module

    glfw: Any = import_module("glfw")
    info: dict[str, Any]
    if sys.platform == "win32":
        info = {"platform": "windows", "window": int(glfw.get_win32_window(window))}
    elif sys.platform == "darwin":
        info = {"platform": "cocoa", "window": int(glfw.get_cocoa_window(window))}
    elif _is_wayland(glfw):
        info = {
            "platform": "wayland",
            "window": int(glfw.get_wayland_window(window)),
            "display": int(glfw.get_wayland_display()),
        }
    elif hasattr(glfw, "get_x11_window"):
        info = {
            "platform": "x11",
            "window": int(glfw.get_x11_window(window)),
            "display": int(glfw.get_x11_display()),
        }
    else:
        raise RuntimeError(f"This glfw has neither X11 nor Wayland; platform {sys.platform!r} is not supported.")
    info["vsync"] = vsync
    return info


def _is_wayland(glfw: Any) -> bool:
    """Whether the window system that glfw has chosen is Wayland."""
    if hasattr(glfw, "get_platform") and hasattr(glfw, "PLATFORM_WAYLAND"):  # since glfw 3.4
        platform = glfw.get_platform()
        if platform:
            return bool(platform == glfw.PLATFORM_WAYLAND)
    return hasattr(glfw, "get_wayland_window") and not hasattr(glfw, "get_x11_window")
