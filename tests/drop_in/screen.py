"""An X server of one's own, and what is on its screen."""

import atexit
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time

import numpy as np
from PIL import ImageGrab

SIZE = (640, 480)


def end_with_parent() -> None:
    """A crash must not leave a server behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def start(script: str) -> str:
    """The display of a new X server, which ends with the program; the script ends here if there is no Xvfb."""
    if shutil.which("Xvfb") is None:
        print(f"{script}: there is no Xvfb to start")
        np.savez(sys.argv[1])
        sys.exit()
    end, begin = os.pipe()
    server = subprocess.Popen(
        # A server without clients would begin anew, and refuse whoever comes meanwhile.
        ["Xvfb", "-noreset", "-displayfd", str(begin), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"],
        pass_fds=[begin],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=end_with_parent,
    )
    os.close(begin)
    atexit.register(lambda: (server.terminate(), server.wait()))
    with os.fdopen(end) as told:
        os.environ["DISPLAY"] = name = f":{told.readline().strip()}"
    os.environ.pop("WAYLAND_DISPLAY", None)
    return name


def settled(name, expected, step, frames=6, right=lambda picture: True):
    """The screen, when it shows the same window of that size for some frames: everything outside is black.

    Frames come onto the screen later than the call that draws them. `right` tells a frame from what a window shows
    before its first one.
    """
    pictures, size = [], None
    end = time.monotonic() + 60
    while time.monotonic() < end:
        step()
        picture = np.asarray(ImageGrab.grab(xdisplay=name).convert("RGB"))
        lit = picture.any(axis=2)
        size = (int(lit.any(axis=0).sum()), int(lit.any(axis=1).sum()))
        same = size == expected and right(picture) and pictures and (pictures[-1] == picture).all()
        pictures = [*pictures, picture] if same else [picture]
        if len(pictures) == frames:
            return picture
        time.sleep(0.01)
    raise SystemExit(f"the window never was {expected}, drawn and still on the screen, but {size}")
