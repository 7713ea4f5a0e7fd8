"""Whether this program can open a window, or should draw into a file."""

import os
import sys


def has_display() -> bool:
    """On Linux a display is named by the environment; on other systems there always is one."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
