"""The old wgpu.gui modules lead to rendercanvas, and draw. Needs an adapter and rendercanvas."""

import importlib
import subprocess
import sys

import pytest

import wgpu
from wgpu.gui import _shim

rendercanvas = pytest.importorskip("rendercanvas")

ORANGE = (1.0, 0.5, 0.0, 1.0)


def import_again(name):
    sys.modules.pop(name, None)
    with pytest.warns(DeprecationWarning, match=f"{name} is deprecated: use rendercanvas") as warnings:
        module = importlib.import_module(name)
    assert len(warnings) == 1
    return module


@pytest.fixture
def offscreen():
    return import_again("wgpu.gui.offscreen")


def draw_orange(context, device):
    texture = context.get_current_texture()
    encoder = device.create_command_encoder()
    attachment = {"view": texture.create_view(), "clear_value": ORANGE, "load_op": "clear", "store_op": "store"}
    encoder.begin_render_pass(color_attachments=[attachment]).end()
    device.queue.submit([encoder.finish()])


@pytest.mark.row("G34", "R13", "H21")
@pytest.mark.parametrize("kind", [(), ("wgpu",), ("webgpu",), ("gpupresent",)])
def test_offscreen_canvas_draws(offscreen, kind):
    canvas = offscreen.WgpuCanvas(size=(40, 30), title="unseen", pixel_ratio=1)
    assert isinstance(canvas, wgpu.gui.WgpuCanvasBase)
    assert isinstance(canvas, wgpu.gui.WgpuAutoGui)
    device = wgpu.get_default_device()
    context = canvas.get_context(*kind)
    assert canvas.get_context("wgpu") is context
    context.configure(device=device, format="rgba8unorm", compositing_alpha_mode="opaque", size=(1, 1))
    canvas.request_draw(lambda: draw_orange(context, device))
    image = canvas.draw()
    assert isinstance(image, memoryview) and image.shape == (30, 40, 4) and image == canvas.draw()
    # A half is between two numbers, and drivers take either.
    assert image.tolist()[15][20] in ([255, 127, 0, 255], [255, 128, 0, 255])
    canvas.close()


@pytest.mark.row("R12")
def test_configure_takes_old_and_new_names(offscreen):
    context = offscreen.WgpuCanvas(size=(4, 4)).get_context()
    options = {"device": wgpu.get_default_device(), "format": "rgba8unorm"}
    for name in ("alpha_mode", "compositing_alpha_mode"):
        context.configure(**options, **{name: "opaque"})
        with pytest.raises(ValueError, match="unsupported alpha-mode: premultiplied"):
            context.configure(**options, **{name: "premultiplied"})


def test_other_contexts(offscreen):
    canvas = offscreen.WgpuCanvas(size=(4, 4))
    with pytest.raises(ValueError, match=r"kind is 'wgpu' .* not 'webgl'"):
        canvas.get_context("webgl")
    assert type(canvas.get_context("bitmap")).__name__.startswith("Bitmap")


def test_loop_functions():
    # In an interpreter of its own: a loop of rendercanvas that has run does not run again.
    code = """
import warnings
warnings.simplefilter("ignore")
from wgpu.gui import offscreen
calls = []
offscreen.call_later(0, calls.append, 1)
offscreen.run()
assert calls == [1], calls
assert offscreen.loop.run == offscreen.run
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.row("H23")
def test_auto_can_be_forced_offscreen(monkeypatch):
    monkeypatch.setenv("WGPU_FORCE_OFFSCREEN", "1")
    sys.modules.pop("rendercanvas.auto", None)
    auto = import_again("wgpu.gui.auto")
    assert issubclass(auto.WgpuCanvas, importlib.import_module("rendercanvas.offscreen").RenderCanvas)
    sys.modules.pop("rendercanvas.auto", None)


@pytest.mark.row("R13")
def test_names_of_the_package():
    assert wgpu.gui.WgpuOffscreenCanvas is importlib.import_module("wgpu.gui.offscreen").WgpuCanvas
    assert wgpu.WgpuCanvasInterface is wgpu.gui.WgpuCanvasInterface
    with pytest.raises(AttributeError, match=r"wgpu.gui' has no attribute 'nothing'"):
        wgpu.gui.nothing  # noqa: B018


def test_without_rendercanvas(monkeypatch):
    monkeypatch.setitem(sys.modules, "rendercanvas", None)
    with pytest.raises(ImportError, match="pip install rendercanvas"):
        _shim.rendercanvas("glfw")


@pytest.mark.row("R13", "H21")
def test_interface(monkeypatch):
    class Context:
        def __init__(self, info):
            self.info = info

        def set_physical_size(self, width, height):
            self.size = width, height

    monkeypatch.setattr(type(wgpu.gpu), "get_canvas_context", lambda self, info: Context(info))

    class Canvas(wgpu.WgpuCanvasInterface):
        def get_present_info(self):
            return {"window": 3}

        def get_physical_size(self):
            return 20, 10

    canvas = Canvas()
    context = canvas.get_context("gpupresent")
    assert context.info == {"window": 3}
    assert context.size == (20, 10)
    assert canvas.get_context() is context
    with pytest.raises(ValueError, match="not 'bitmap'"):
        canvas.get_context("bitmap")
    for method in ("get_present_info", "get_physical_size"):
        with pytest.raises(NotImplementedError, match=f"must define {method}"):
            getattr(wgpu.WgpuCanvasInterface(), method)()
