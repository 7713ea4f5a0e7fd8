"""The windows of the examples, on an X server of the test's own: what is on the screen, before and after resizes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = Path(os.environ.get("WGPU_LIB", ROOT / "target/release"))
Colour = tuple[int, int, int]


class ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, with the padding of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 12),
    )


class Screen:
    """An X server: looks at its only window, resizes it, closes it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XInternAtom.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(name.encode()))
        assert self.display, f"no connection to {name}"

    def window(self) -> ctypes.c_ulong:
        """The visible one at the screen's corner; GLFW has a hidden one too."""
        root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        x, y, child = ctypes.c_int(), ctypes.c_int(), ctypes.c_ulong()
        self.x.XTranslateCoordinates(
            self.display, root, root, 0, 0, ctypes.byref(x), ctypes.byref(y), ctypes.byref(child)
        )
        assert child, "no window at the corner of the screen"
        return child

    def resize(self, width: int, height: int) -> None:
        self.x.XMoveResizeWindow(self.display, self.window(), 0, 0, width, height)
        self.x.XSync(self.display, 0)

    def close_window(self) -> None:
        """What a click on the window's button sends."""
        protocols, delete = (
            self.x.XInternAtom(self.display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        )
        window = self.window()
        event = ClientMessage(type=33, window=window.value, message_type=protocols, format=32)
        event.data[0] = delete
        self.x.XSendEvent(self.display, window, 0, ctypes.c_long(0), ctypes.byref(event))
        self.x.XSync(self.display, 0)

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.name).convert("RGB")

    def close(self) -> None:
        self.x.XCloseDisplay(self.display)


@pytest.fixture
def screen() -> Iterator[Screen]:
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb to start")
    end, start = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(start), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        pass_fds=[start],
        stderr=subprocess.DEVNULL,
    )
    os.close(start)
    try:
        with os.fdopen(end) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        with contextlib.closing(Screen(f":{number}")) as screen:
            yield screen
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def window(tmp_path: Path) -> Path:
    """The C example, compiled as its first lines say."""
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "glfw3", "x11"], capture_output=True, text=True, check=True
    ).stdout.split()
    warnings = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
    source, program = ROOT / "examples/c/window.c", tmp_path / "window"
    library = [f"-I{ROOT}/include", f"-L{LIBRARY}", "-lwgpu_native", f"-Wl,-rpath,{LIBRARY}"]
    subprocess.run(["cc", *warnings, source, "-o", program, *library, *flags], check=True)
    return program


def until(screen: Screen, right: Callable[[Image.Image], bool], what: str) -> None:
    """Waits for the picture to be right: frames arrive a little after what they answer."""
    end = time.monotonic() + 60
    while not right(picture := screen.picture()):
        if time.monotonic() > end:
            picture.save(Path(os.environ.get("TMPDIR", "/tmp")) / "wrong-window.png")
            pytest.fail(f"not seen within 60 s: {what}; see wrong-window.png in the folder for temporary files")
        time.sleep(0.02)


def near(a: Colour, b: Colour) -> bool:
    return all(abs(x - y) <= 3 for x, y in zip(a, b, strict=True))


def shows_triangle(width: int, height: int) -> Callable[[Image.Image], bool]:
    """Whether a window of this size at the screen's corner shows the whole triangle."""
    grey = (124, 124, 124)  # 0.2 in linear light

    def right(picture: Image.Image) -> bool:
        def at(x: float, y: float) -> Colour:
            # From WebGPU's coordinates to a pixel.
            pixel = picture.getpixel(
                (min(int((x + 1) / 2 * width), width - 1), min(int((1 - y) / 2 * height), height - 1))
            )
            assert isinstance(pixel, tuple)
            return pixel[0], pixel[1], pixel[2]

        corners = [at(-1, -1), at(-1, 1), at(1, -1), at(1, 1)]
        red, green, blue = at(0, 0.75), at(-0.76, -0.78), at(0.76, -0.78)
        outside = picture.getpixel((width + 1, height + 1))
        return (
            all(near(corner, grey) for corner in corners)
            and red[0] > 235 > 80 > max(red[1:])
            and green[1] > 235 > 80 > max(green[0], green[2])
            and blue[2] > 235 > 80 > max(blue[:2])
            and outside == (0, 0, 0)
        )

    return right


def test_the_c_example_draws_a_triangle_and_follows_the_window(screen: Screen, window: Path) -> None:
    program = subprocess.Popen([window], env={**os.environ, "DISPLAY": screen.name}, stderr=subprocess.PIPE, text=True)
    try:
        until(screen, shows_triangle(640, 480), "the triangle")
        for step in range(200):
            screen.resize(100 + step * 37 % 600, 100 + step * 53 % 400)
            time.sleep(0.002)
        screen.resize(300, 500)
        until(screen, shows_triangle(300, 500), "the triangle after 200 resizes")
        screen.resize(1, 1)
        screen.resize(640, 200)
        until(screen, shows_triangle(640, 200), "the triangle after a size of one pixel")
        screen.close_window()
        _, errors = program.communicate(timeout=60)
        assert (program.returncode, errors) == (0, "")
    finally:
        program.kill()
