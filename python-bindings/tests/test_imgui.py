"""The interface of Dear ImGui on an offscreen canvas. Needs an adapter, imgui-bundle and rendercanvas."""

import importlib
import subprocess
import sys

import pytest

import wgpu

np = pytest.importorskip("numpy")
offscreen = pytest.importorskip("rendercanvas.offscreen")
imgui = pytest.importorskip("imgui_bundle").imgui

from wgpu.utils.imgui import ImguiRenderer, ImguiWgpuBackend, Stats  # noqa: E402

BLUE = (0.0, 0.0, 1.0, 1.0)


class Screen:
    """A canvas that is blue, with an interface on top."""

    def __init__(self, *, size=(200, 100), pixel_ratio=1, target_format="rgba8unorm"):
        self.device = wgpu.get_default_device()
        self.canvas = offscreen.RenderCanvas(size=size, pixel_ratio=pixel_ratio)
        self.context = self.canvas.get_context("wgpu")
        self.context.configure(device=self.device, format=target_format)
        self.canvas.request_draw(self.draw)
        self.on_top = None

    def draw(self):
        encoder = self.device.create_command_encoder()
        view = self.context.get_current_texture().create_view()
        attachment = {"view": view, "clear_value": BLUE, "load_op": "clear", "store_op": "store"}
        encoder.begin_render_pass(color_attachments=[attachment]).end()
        self.device.queue.submit([encoder.finish()])
        self.on_top()

    def show(self, gui):
        """Use the function as the interface, and give the picture. The first frames only find sizes."""
        if self.on_top is None:
            self.renderer = ImguiRenderer(self.device, self.canvas)
            self.on_top = self.renderer.render
        self.renderer.set_gui(gui)
        for _ in range(3):
            picture = np.array(self.canvas.draw())
        return picture

    def send(self, **event):
        self.canvas.submit_event(event)
        self.canvas._process_events()  # what the loop does
        self.canvas.draw()
        self.canvas.draw()

    def click(self, x, y):
        for event_type in ("pointer_move", "pointer_down", "pointer_up"):
            self.send(event_type=event_type, x=x, y=y, button=1)


def window(contents, *, position=(10, 10), size=(100, 60)):
    def gui():
        imgui.set_next_window_pos(position)
        imgui.set_next_window_size(size)
        imgui.begin("window", None, imgui.WindowFlags_.no_decoration)
        contents()
        imgui.end()

    return gui


def is_blue(pixels):
    return (pixels[..., :3] == (0, 0, 255)).all()


@pytest.mark.row("N6")
def test_window_is_drawn_where_it_should_be():
    picture = Screen().show(window(lambda: imgui.text("some text")))
    assert picture.shape == (100, 200, 4)
    inside = picture[11:69, 11:109]
    assert not is_blue(inside[40:50])
    assert is_blue(picture[:9]) and is_blue(picture[72:]) and is_blue(picture[:, 112:])
    assert inside.max() > 200  # the text is white
    assert 20 < (inside[..., 0] == 255).sum() < 500


def test_pixel_ratio():
    small = Screen().show(window(lambda: None))
    large = Screen(size=(100, 50), pixel_ratio=2).show(window(lambda: None, position=(5, 5), size=(50, 30)))
    assert large.shape == small.shape == (100, 200, 4)
    assert not is_blue(large[20:60, 20:100])
    assert is_blue(large[75:]) and is_blue(large[:, 115:])


def test_srgb_targets_look_the_same():
    gui = window(lambda: imgui.color_button("color", (0.8, 0.4, 0.2, 1.0), 0, (60, 30)))
    plain = Screen().show(gui).astype(int)
    encoded = Screen(target_format="rgba8unorm-srgb").show(gui).astype(int)
    color = plain[30, 40, :3]
    assert abs(color - (204, 102, 51)).max() <= 2
    assert abs(encoded[30, 40, :3] - color).max() <= 4


def test_own_textures():
    screen = Screen()
    texture = screen.device.create_texture(size=(2, 2), format="rgba8unorm", usage="TEXTURE_BINDING|COPY_DST")
    screen.device.queue.write_texture({"texture": texture}, bytes([255, 0, 0, 255] * 4), {"bytes_per_row": 8}, (2, 2))
    screen.show(lambda: None)
    backend = screen.renderer.backend
    first = backend.register_texture(texture.create_view())
    second = backend.register_texture(texture.create_view())
    assert first.get_tex_id() != second.get_tex_id()
    picture = screen.show(window(lambda: imgui.image(first, (40, 30))))
    assert picture[30, 30].tolist() == [255, 0, 0, 255]
    backend.unregister_texture(first)
    with pytest.raises(ValueError, match="which this backend does not know"):
        imgui.new_frame()
        window(lambda: imgui.image(first, (40, 30)))()
        imgui.render()
        encoder = screen.device.create_command_encoder()
        target = screen.device.create_texture(size=(200, 100), format="rgba8unorm", usage="RENDER_ATTACHMENT")
        attachment = {"view": target.create_view(), "load_op": "clear", "store_op": "store"}
        backend.render(imgui.get_draw_data(), encoder.begin_render_pass(color_attachments=[attachment]))


def test_textures_of_the_interface_grow_and_go():
    screen = Screen(size=(400, 300))
    screen.show(window(lambda: imgui.text("x")))
    images = screen.renderer.backend._images

    def many_sizes():
        for size in range(10, 110, 2):
            imgui.push_font(None, size)
            imgui.text("abcdefghijklmnopqrstuvwxyz")
            imgui.pop_font()

    picture = screen.show(window(many_sizes, size=(380, 280)))
    assert picture[..., 0].max() > 200
    for _ in range(10):
        screen.canvas.draw()
    assert 1 <= len(images) <= 3  # textures that became too small are gone


def test_clicks_reach_the_interface_only():
    screen = Screen()
    pressed, seen = [], []
    screen.canvas.add_event_handler(lambda event: seen.append(event["event_type"]), "pointer_down", "wheel")
    screen.show(window(lambda: pressed.append(True) if imgui.button("press", (80, 30)) else None))
    screen.click(50, 35)
    assert len(pressed) == 1
    assert seen == []
    screen.click(180, 90)
    assert len(pressed) == 1
    assert seen == ["pointer_down"]
    screen.send(event_type="wheel", dx=0, dy=100, x=180, y=90)
    assert seen == ["pointer_down", "wheel"]
    screen.send(event_type="pointer_move", x=50, y=35)
    screen.send(event_type="wheel", dx=0, dy=100, x=50, y=35)
    assert seen == ["pointer_down", "wheel"]


def test_typing():
    screen = Screen()
    text, seen = [""], []
    screen.canvas.add_event_handler(lambda event: seen.append(event["event_type"]), "key_down", "char")

    def field():
        _, text[0] = imgui.input_text("##field", text[0])

    screen.show(window(field))
    screen.send(event_type="char", data="lost")
    screen.send(event_type="key_down", key="a")
    assert seen == ["char", "key_down"]
    screen.click(40, 22)
    for letter in "wgpx":
        screen.send(event_type="char", data=letter)
    for key in ("Backspace", "Unidentified"):
        screen.send(event_type="key_down", key=key)
        screen.send(event_type="key_up", key=key)
    screen.send(event_type="char", char_str="u")
    assert text == ["wgpu"]
    assert seen == ["char", "key_down", "key_down"]  # only the unknown key came through


def test_modifiers():
    screen = Screen()
    screen.show(lambda: None)
    screen.send(event_type="key_down", key="Control")
    assert screen.renderer.backend.io.key_ctrl
    screen.send(event_type="key_up", key="Control")
    assert not screen.renderer.backend.io.key_ctrl
    assert {"F1", "F12", "0", "9", "a", "Z", "ArrowUp", " "} <= set(ImguiRenderer.KEY_MAP)


def test_resize_event():
    screen = Screen()
    screen.show(lambda: None)
    renderer = screen.renderer
    renderer._on_resize({"width": 50, "height": 40, "pixel_ratio": 2})
    assert tuple(renderer.backend.io.display_size) == (50, 40)
    assert tuple(renderer.backend.io.display_framebuffer_scale) == (2, 2)
    renderer._on_resize({"width": 60, "height": 40})
    assert tuple(renderer.backend.io.display_framebuffer_scale) == (2, 2)


def test_an_error_in_the_interface_does_not_break_the_next_frame():
    screen = Screen()
    screen.show(lambda: None)

    def broken():
        raise ZeroDivisionError

    screen.renderer.set_gui(broken)
    screen.context.get_current_texture()
    with pytest.raises(ZeroDivisionError):
        screen.renderer.render()
    assert not is_blue(screen.show(window(lambda: imgui.text("again"))))


def test_wrong_use():
    device = wgpu.get_default_device()
    canvas = offscreen.RenderCanvas(size=(10, 10))
    renderer = ImguiRenderer(device, canvas)  # configures the canvas
    assert canvas.get_context("wgpu")._config["format"] == renderer.backend._target_format
    assert renderer.imgui_context is not None
    with pytest.raises(ValueError, match="has been configured with the format .* not 'rgba16float'"):
        ImguiRenderer(device, canvas, "rgba16float")
    with pytest.raises(AttributeError, match=r"call set_gui\(\)"):
        renderer.render()
    with pytest.raises(TypeError, match="takes a function, not 3"):
        renderer.set_gui(3)
    code = "import wgpu\nfrom wgpu.utils.imgui import ImguiWgpuBackend\nImguiWgpuBackend(None, 'rgba8unorm')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert "needs a current context: call imgui.create_context() before" in done.stderr


def test_nothing_to_draw():
    screen = Screen()
    assert is_blue(screen.show(lambda: None))
    backend = screen.renderer.backend
    assert isinstance(backend, ImguiWgpuBackend)
    backend.render(None, None)  # no draw data: the pass is not touched


def test_without_imgui_bundle(monkeypatch):
    name = "wgpu.utils.imgui._imgui"
    module = sys.modules[name]
    monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "imgui_bundle", None)
    with pytest.raises(ImportError, match="pip install imgui-bundle"):
        importlib.import_module(name)
    old = type(sys)("imgui_bundle")
    old.imgui = type(sys)("imgui")
    old.imgui.BackendFlags_ = object()
    old.imgui.get_version = lambda: "1.90.9"
    monkeypatch.setitem(sys.modules, "imgui_bundle", old)
    with pytest.raises(ImportError, match=r"1\.92 or newer, this is 1\.90\.9"):
        importlib.import_module(name)
    sys.modules[name] = module


# -- Stats


def stats_screen(**options):
    screen = Screen()
    stats = Stats(screen.device, screen.canvas, **options)

    def on_top():
        with stats:
            pass

    screen.on_top = on_top
    return screen, stats


@pytest.mark.parametrize("align", ["left", "right"])
def test_stats_box(align):
    screen, stats = stats_screen(align=align, extra_data={"triangles": 12})
    for _ in range(5):
        picture = np.array(screen.canvas.draw())
    left, right = picture[:40, :60], picture[:40, 140:]
    box, rest = (left, right) if align == "left" else (right, left)
    assert not is_blue(box)
    assert box[..., 1].max() > 150  # green text
    assert is_blue(picture[80:])
    if align == "left":
        assert is_blue(rest[:, 30:])
    assert stats.extra_data == {"triangles": 12}


def test_stats_numbers_and_modes(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("wgpu.utils.imgui._stats.perf_counter", lambda: clock[0])
    screen, stats = stats_screen(auto_render=False)
    for milliseconds in (500, 10, 20, 30) + (40,) * 30:  # the first does not count
        stats.start()
        clock[0] += milliseconds / 1000
        stats.stop()
    assert stats._milliseconds.text("ms") == "40 ms (10-40)"
    assert stats._frames_per_second.text("fps") == "26 fps (26-26)"
    screen.on_top = stats.render
    pictures = []
    for _ in range(3):
        for _ in range(3):
            pictures.append(np.array(screen.canvas.draw()))
        screen.click(20, 10)
    assert stats._mode == 0
    assert len({picture.tobytes() for picture in pictures[2::3]}) == 3
    screen.click(190, 90)
    assert stats._mode == 0


def test_stats_wrong_use():
    screen = Screen()
    with pytest.raises(ValueError, match="align must be 'left' or 'right', not 'top'"):
        Stats(screen.device, screen.canvas, align="top")
    stats = Stats(screen.device, screen.canvas)
    with pytest.raises(TypeError, match=r"must be a dict, not \[\]"):
        stats.extra_data = []
    with pytest.raises(RuntimeError, match=r"needs a start\(\) before"):
        stats.stop()
