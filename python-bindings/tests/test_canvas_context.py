"""GPUCanvasContext: a real window on a virtual X server, configured, drawn to, presented, resized."""

from __future__ import annotations

import copy
import ctypes
import ctypes.util
import shutil
import subprocess
import sys

import pytest

import wgpu

X11 = ctypes.util.find_library("X11")
pytestmark = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("Xvfb") and X11), reason="needs Xvfb and libX11"
)


class Window:
    """A window of plain Xlib."""

    def __init__(self, display: str, width: int, height: int) -> None:
        x11 = self.x11 = ctypes.CDLL(X11)
        x11.XOpenDisplay.restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XCreateSimpleWindow"):
            getattr(x11, name).restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
        assert self.display.value
        root = ctypes.c_ulong(x11.XDefaultRootWindow(self.display))
        self.id = ctypes.c_ulong(x11.XCreateSimpleWindow(self.display, root, 0, 0, width, height, 0, 0, 0))
        x11.XMapWindow(self.display, self.id)
        x11.XSync(self.display, 0)

    @property
    def present_info(self) -> dict[str, object]:
        return {"platform": "x11", "window": self.id.value, "display": self.display.value, "vsync": True}

    def resize(self, width: int, height: int) -> None:
        self.x11.XResizeWindow(self.display, self.id, width, height)
        self.x11.XSync(self.display, 0)


@pytest.fixture(scope="module")
def display():
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    number = server.stdout.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def window(display):
    return Window(display, 64, 48)


@pytest.fixture
def context(window):
    context = wgpu.gpu.get_canvas_context(window.present_info)
    context.set_physical_size(64, 48)
    yield context
    context._release()


@pytest.fixture
def window_device(context):
    try:
        adapter = wgpu.gpu.request_adapter_sync(canvas=context)
    except RuntimeError as error:
        pytest.skip(str(error))
    return adapter.request_device_sync()


def clear(device, context, color):
    texture = context.get_current_texture()
    encoder = device.create_command_encoder()
    attachment = {"view": texture, "load_op": "clear", "store_op": "store", "clear_value": color}
    encoder.begin_render_pass(color_attachments=[attachment]).end()
    device.queue.submit([encoder.finish()])
    return texture


@pytest.mark.row("G16", "R11", "H15")
def test_frames(context, window_device):
    device = window_device
    format = context.get_preferred_format(device.adapter)
    assert format in wgpu.TextureFormat
    context.configure(device=device, format=None)
    configuration = context.get_configuration()
    assert configuration["format"] == format and configuration["device"] is device
    for i in range(5):
        texture = clear(device, context, (i / 5, 0, 0, 1))
        assert texture.size == (64, 48, 1) and texture.format == format and texture.dimension == "2d"
        assert texture.usage & wgpu.TextureUsage.RENDER_ATTACHMENT
        assert context.get_current_texture() is texture
        context.present()
        assert context.get_current_texture() is not texture
    context.present()
    context.present()


def test_resizing(window, context, window_device):
    context.configure(
        device=window_device, format=context.get_preferred_format(window_device.adapter), usage="RENDER_ATTACHMENT"
    )
    for size in ((80, 60), (80, 60), (33, 21), (64, 48)):
        window.resize(*size)
        context.set_physical_size(*size)
        assert context.physical_size == size
        try:
            assert clear(window_device, context, (0, 1, 0, 1)).size[:2] == size
            context.present()
        except wgpu.classes.DrawCancelled:
            pass


def test_reading_a_frame_back(context, window_device):
    device = window_device
    try:
        context.configure(device=device, format="bgra8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    except ValueError as error:
        pytest.skip(str(error))
    texture = clear(device, context, (1, 0, 0, 1))
    pixels = device.queue.read_texture({"texture": texture}, {"bytes_per_row": 4 * 64}, (64, 48))
    assert bytes(pixels[:4]) == b"\x00\x00\xff\xff"
    context.present()


@pytest.mark.row("R12")
def test_unconfiguring(context, window_device):
    with pytest.raises(RuntimeError, match="must be configured"):
        context.get_current_texture()
    context.configure(device=window_device, format=None, compositing_alpha_mode="opaque", size=(1, 1))
    clear(window_device, context, (0, 0, 0, 1))
    context.unconfigure()
    assert context.get_configuration() is None
    with pytest.raises(RuntimeError, match="must be configured"):
        context.get_current_texture()
    context.present()


def test_a_size_of_zero(context, window_device):
    context.set_physical_size(0, 0)
    context.configure(device=window_device, format=None)
    with pytest.raises(RuntimeError, match="zero pixels"):
        context.get_current_texture()
    context.set_physical_size(64, 48)
    clear(window_device, context, (0, 0, 0, 1))
    context.present()
    with pytest.raises(ValueError, match="not negative"):
        context.set_physical_size(-1, 1)


@pytest.mark.row("R12")
@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"device": None}, TypeError, "device must be a GPUDevice, not None"),
        ({"format": "rgba8unrom"}, ValueError, "'rgba8unorm'"),
        ({"format": "depth32float"}, ValueError, "unsupported texture format: depth32float"),
        ({"usage": 1 << 20}, ValueError, "unsupported texture usage"),
        ({"usage": 0}, ValueError, "unsupported texture usage"),
        ({"alpha_mode": "opaq"}, ValueError, "'opaque'"),
        ({"alpha_mode": "unpremultiplied"}, ValueError, "unsupported alpha-mode: unpremultiplied"),
    ],
    ids=str,
)
def test_bad_configurations(context, window_device, arguments, error, message):
    with pytest.raises(error, match=message):
        context.configure(**{"device": window_device, "format": None, **arguments})


def test_the_adapter_for_a_canvas(context):
    class Canvas:
        def get_context(self, kind):
            assert kind == "wgpu"
            return type("Context", (), {"_wgpu_context": context})()

    assert isinstance(wgpu.gpu.request_adapter_sync(canvas=Canvas()), wgpu.GPUAdapter)
    assert context.canvas is None and "GPUCanvasContext" in repr(context)
    with pytest.raises(TypeError, match="cannot pickle 'GPUCanvasContext' object"):
        copy.copy(context)


def test_wrong_windows(window):
    with pytest.raises(ValueError, match="'x11', 'xcb' or 'wayland', got 'cocoa'"):
        wgpu.gpu.get_canvas_context({**window.present_info, "platform": "cocoa"})
    with pytest.raises(KeyError, match=r"present_info needs 'window' on platform 'x11', got \['platform'\]"):
        wgpu.gpu.get_canvas_context({"platform": "x11"})
    with pytest.raises(TypeError, match="present_info must be a dict with 'window' and more, not None"):
        wgpu.gpu.get_canvas_context(None)
    for platform, name in (("x11", "display"), ("wayland", "display"), ("xcb", "connection")):
        with pytest.raises(ValueError, match=f"present_info needs '{name}' on platform '{platform}'"):
            wgpu.gpu.get_canvas_context({"platform": platform, "window": 1})


def test_a_released_context(window):
    context = wgpu.gpu.get_canvas_context(window.present_info)
    context._release()
    context._release()
    context.present()
    with pytest.raises(RuntimeError, match="must be configured"):
        context.get_current_texture()


def test_a_surface_that_gives_no_texture(context, window_device, monkeypatch, caplog):
    context.configure(device=window_device, format=None)
    # What the surface says, one after the other: it is made again once for a lost one, then the frame is dropped.
    answers = [(4, 0), (1, 0)]
    real = type(context)._current_texture
    monkeypatch.setattr(context, "_current_texture", lambda: answers.pop(0) if answers else real(context))
    with pytest.raises(wgpu.DrawCancelled):
        context.get_current_texture()
    assert not answers
    assert context.get_current_texture().size[:2] == (64, 48)
    context.present()
    monkeypatch.setattr(context, "_current_texture", lambda: (3, 0))
    for _ in range(5):
        with pytest.raises(wgpu.DrawCancelled, match=r"Timeout \(3\)"):
            context.get_current_texture()
    assert [record.getMessage() for record in caplog.records] == ["No surface texture for 5 frames: 'Timeout'"]


def test_presenting_without_waiting(window):
    context = wgpu.gpu.get_canvas_context({**window.present_info, "vsync": False})
    context.set_physical_size(64, 48)
    try:
        device = wgpu.gpu.request_adapter_sync(canvas=context).request_device_sync()
    except RuntimeError as error:
        pytest.skip(str(error))
    context.configure(device=device, format=None, view_formats=[])
    clear(device, context, (0, 0, 1, 1))
    context.present()
    context._release()
    with pytest.raises(RuntimeError, match="released|configured"):
        context.get_current_texture()
