"""The old wgpu.gui modules on the toolkits themselves: each leads to rendercanvas with a note, and draws."""

import importlib
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "drop_in"))
import screen
from system_wx import system_wx

# The toolkit's module, and what draws its window and handles its events once.
TOOLKITS = {
    "glfw": "glfw",
    "qt": "PySide6.QtWidgets",
    "jupyter": "jupyter_rfb",
    "wx": "wx",
    "offscreen": "rendercanvas",
}
# notebook.py and wx_loop.py draw with these.
IMPORTED_ONLY = ("jupyter", "wx")
ORANGE = (255, 128, 0)


def event_handler(name: str):
    if name == "glfw":
        import glfw

        return glfw.poll_events
    from PySide6 import QtWidgets

    return QtWidgets.QApplication.instance().processEvents


def draws(name: str, module) -> None:
    import wgpu

    canvas = module.WgpuCanvas(size=(240, 180), title=name, update_mode="manual")
    device = wgpu.get_default_device()
    context = canvas.get_context("webgpu")
    context.configure(device=device, format=context.get_preferred_format(device.adapter).removesuffix("-srgb"))

    def draw():
        encoder = device.create_command_encoder()
        view = context.get_current_texture().create_view()
        target = {"view": view, "clear_value": (1.0, 0.5, 0.0, 1.0), "load_op": "clear", "store_op": "store"}
        encoder.begin_render_pass(color_attachments=[target]).end()
        device.queue.submit([encoder.finish()])

    canvas.request_draw(draw)
    if name == "offscreen":
        seen = canvas.draw().tolist()
        assert tuple(seen[90][120][:3]) == ORANGE, seen[90][120]
        return
    handle_events = event_handler(name)

    def step():
        handle_events()
        canvas.force_draw()

    def is_drawn(picture):
        return (abs(picture[picture.any(axis=2)].astype(int) - ORANGE) <= 1).all()

    screen.settled(os.environ["DISPLAY"], (240, 180), step, right=is_drawn)
    canvas.close()


def one(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if name == "wx":
            system_wx(folder)
        try:
            importlib.import_module(TOOLKITS[name])
        except ImportError as error:
            print(f"skipped: {error}")
            return
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            module = importlib.import_module(f"wgpu.gui.{name}")
        notes = [str(w.message) for w in told if issubclass(w.category, DeprecationWarning)]
        assert any(f"use rendercanvas.{name}" in note for note in notes), notes
        rendercanvas = importlib.import_module(f"rendercanvas.{name}")
        assert issubclass(module.WgpuCanvas, rendercanvas.RenderCanvas)
        if hasattr(rendercanvas, "RenderWidget"):
            assert issubclass(module.WgpuWidget, rendercanvas.RenderWidget)
        if name in IMPORTED_ONLY:
            print("leads to rendercanvas")
        else:
            draws(name, module)
            print("draws")


def main() -> int:
    if len(sys.argv) > 1:
        one(sys.argv[1])
        return 0
    screen.start("gui")
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    failed = 0
    for name in TOOLKITS:
        done = subprocess.run(
            [sys.executable, __file__, name], capture_output=True, text=True, timeout=300, check=False
        )
        if "no Qt platform plugin could be initialized" in done.stderr:
            print("wgpu.gui.qt: skipped, the system lacks what the windows of Qt link to")
            continue
        print(f"wgpu.gui.{name}: {done.stdout.strip() or 'FAILED'}")
        if done.returncode:
            print(done.stderr[-2000:])
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
