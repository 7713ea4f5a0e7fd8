"""Windows of Qt on an X server of its own, drawn onto the screen and through a bitmap: what is on the screen."""

import os
import sys

import numpy as np
import screen

NAME = screen.start("qt_window")
os.environ["QT_QPA_PLATFORM"] = "xcb"
os.environ["QT_LOGGING_RULES"] = "*.warning=false"

from PySide6 import QtWidgets  # noqa: E402  # they look for the display when they are imported

app = QtWidgets.QApplication([])

import box  # noqa: E402
from rendercanvas.qt import RenderCanvas  # noqa: E402


def window(method):
    canvas = RenderCanvas(size=(240, 180), title=method, update_mode="manual", present_method=method)
    box.show(canvas)

    def step():
        app.processEvents()
        canvas.force_draw()

    def is_drawn(picture):
        return len(np.unique(picture.reshape(-1, 3), axis=0)) > 20

    first = screen.settled(NAME, (240, 180), step, right=is_drawn)
    canvas.set_logical_size(300, 200)
    second = screen.settled(NAME, (300, 200), step, right=is_drawn)
    canvas.close()
    app.processEvents()
    return {f"{method}.first": first, f"{method}.resized": second}


np.savez(sys.argv[1], **window("screen"), **window("bitmap"))
