"""A widget of Qt without a display, drawn by pygfx: what the widget shows."""

import os
import sys
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6 import QtGui, QtWidgets  # they look for the display when they are imported

app = QtWidgets.QApplication([])

import box  # noqa: E402
from rendercanvas.qt import QRenderWidget  # noqa: E402

window = QtWidgets.QWidget()
layout = QtWidgets.QVBoxLayout(window)
layout.setContentsMargins(0, 0, 0, 0)
canvas = QRenderWidget(window, update_mode="manual")
layout.addWidget(canvas)
window.resize(200, 150)
window.show()
box.show(canvas)


def shown():
    """What the widget shows when it has been drawn and is the same for some frames."""
    same, last = 0, np.zeros(0)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        app.processEvents()
        canvas.force_draw()
        image = window.grab().toImage().convertToFormat(QtGui.QImage.Format.Format_RGBA8888)
        seen = np.frombuffer(image.constBits(), "u1").reshape(image.height(), image.width(), 4).copy()
        is_drawn = len(np.unique(seen.reshape(-1, 4), axis=0)) > 20
        same = same + 1 if is_drawn and np.array_equal(seen, last) else 0
        last = seen
        if same == 5:
            return seen
    raise SystemExit("the widget never was drawn")


first = shown()
window.resize(260, 120)
np.savez(sys.argv[1], first=first, resized=shown())
window.close()
