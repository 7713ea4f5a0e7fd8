"""A window of wx in wx's own main loop: it draws, is resized, hears the mouse, and closing it ends the loop."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "drop_in"))
import numpy as np
import screen
from PIL import ImageGrab
from system_wx import system_wx

WITHIN = 120  # seconds


def window(display: str, method: str) -> None:
    import wgpu
    import wx
    from rendercanvas.utils.asyncs import sleep
    from rendercanvas.wx import RenderCanvas, loop

    device = wgpu.get_default_device()
    canvas = RenderCanvas(size=(240, 180), title=method, update_mode="continuous", present_method=method)
    context = canvas.get_context("wgpu")
    context.configure(device=device, format=context.get_preferred_format(device.adapter).removesuffix("-srgb"))
    frames, moves, seen = [], [], []

    def draw():
        texture = context.get_current_texture()
        frames.append(texture.size[:2])
        # The colour tells how the mouse was moved last.
        color = (0, 0.5, 1, 1) if moves else (1, 0.5, 0, 1)
        encoder = device.create_command_encoder()
        target = {"view": texture.create_view(), "clear_value": color, "load_op": "clear", "store_op": "store"}
        encoder.begin_render_pass(color_attachments=[target]).end()
        device.queue.submit([encoder.finish()])

    def shows(size, color) -> bool:
        picture = np.asarray(ImageGrab.grab(xdisplay=display).convert("RGB")).astype(int)
        lit = picture.any(axis=2)
        right = (abs(picture - color) <= 1).all(axis=2)
        return (right.sum(), lit.sum()) == (size[0] * size[1],) * 2

    async def user() -> None:
        """What somebody in front of the screen does, in the loop of the window."""
        for size, color, then in steps:
            while not shows(size, color):
                if method == "screen":
                    canvas.force_draw()  # GTK has such a window painted once only, with wgpu-py too
                await sleep(0.02)
            seen.append((size, color))
            then()

    def middle() -> tuple[int, int]:
        place = canvas.GetScreenRect() if hasattr(canvas, "GetScreenRect") else canvas._subwidget.GetScreenRect()
        return place.x + place.width // 2, place.y + place.height // 2

    orange, blue = (255, 128, 0), (0, 128, 255)
    steps = [
        ((240, 180), orange, lambda: canvas.set_logical_size(300, 200)),
        ((300, 200), orange, lambda: wx.UIActionSimulator().MouseMove(*middle())),
        ((300, 200), blue, canvas.close),
    ]
    canvas.add_event_handler(lambda event: moves.append((event["x"], event["y"])), "pointer_move")
    canvas.request_draw(draw)
    loop.add_task(user)
    wx.CallLater(WITHIN * 1000, lambda: os._exit(3))
    loop.run()
    assert len(seen) == len(steps) and canvas.get_closed(), seen
    assert {size for size, _ in seen} <= set(frames), set(frames)
    assert 100 < moves[-1][0] < 200 and 50 < moves[-1][1] < 150, moves


def main() -> int:
    if len(sys.argv) > 2:
        with tempfile.TemporaryDirectory() as folder:
            system_wx(folder)
            try:
                import wx  # noqa: F401
            except ImportError as error:
                print(f"skipped: {error}")
                return 0
            window(sys.argv[1], sys.argv[2])
            print("right")
        return 0
    failed = 0
    for method in ("bitmap", "screen"):
        display = screen.start("wx_loop")
        done = subprocess.run(
            [sys.executable, __file__, display, method],
            capture_output=True,
            text=True,
            timeout=2 * WITHIN,
            check=False,
            env={**os.environ, "GDK_BACKEND": "x11"},
        )
        print(f"wx, {method}: {done.stdout.strip() or 'FAILED'}")
        if done.returncode:
            print(f"exit status {done.returncode}\n{done.stderr[-3000:]}")
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
