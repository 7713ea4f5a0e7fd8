"""The backend of wgpu.utils.imgui without its renderer, with textures; and interfaces on several canvases."""

import sys

import numpy as np
import wgpu
from imgui_bundle import imgui
from rendercanvas.offscreen import OffscreenRenderCanvas
from wgpu.utils.imgui import ImguiRenderer, ImguiWgpuBackend

device = wgpu.gpu.request_adapter_sync().request_device_sync()
pixels = np.random.default_rng(2).integers(0, 256, (16, 16, 4), "u1")
texture = device.create_texture(size=(16, 16), format="rgba8unorm", usage="COPY_DST|TEXTURE_BINDING")
device.queue.write_texture({"texture": texture}, pixels, {"bytes_per_row": 64}, (16, 16, 1))
saved = {}


def frames(canvas, draw, count=3):
    """The first frames lay out; the last one is what a user sees."""
    canvas.request_draw(draw)
    for _ in range(count):
        picture = canvas.draw()
    return np.array(picture)


def by_hand(format, density):
    canvas = OffscreenRenderCanvas(size=(200, 150), pixel_ratio=density)
    context = canvas.get_context("wgpu")
    context.configure(device=device, format=format)
    own = imgui.create_context()
    imgui.set_current_context(own)
    backend = ImguiWgpuBackend(device, format)
    backend.io.display_size = canvas.get_logical_size()
    backend.io.display_framebuffer_scale = (density, density)
    backend.io.delta_time = 1 / 60
    picture = backend.register_texture(texture.create_view())
    share = 0.3

    def draw():
        nonlocal share
        encoder = device.create_command_encoder()
        target = {
            "view": context.get_current_texture().create_view(),
            "clear_value": (0.2, 0.3, 0.4, 1),
            "load_op": "clear",
            "store_op": "store",
        }
        render = encoder.begin_render_pass(color_attachments=[target])
        imgui.new_frame()
        imgui.set_next_window_pos((5, 5))
        imgui.set_next_window_size((180, 130))
        imgui.begin("by hand", None)
        _, share = imgui.slider_float("share", share, 0.0, 1.0)
        imgui.color_edit3("colour", (0.1, 0.5, 0.9))
        imgui.image(picture, (48, 48))
        imgui.end()
        imgui.end_frame()
        imgui.render()
        backend.render(imgui.get_draw_data(), render)
        render.end()
        device.queue.submit([encoder.finish()])

    return frames(canvas, draw)


for format, density in (("rgba8unorm", 1), ("rgba8unorm-srgb", 1), ("rgba8unorm", 2)):
    saved[f"{format} {density}"] = by_hand(format, density)

canvases = [OffscreenRenderCanvas(size=(120, 90), pixel_ratio=1) for _ in range(3)]
renderers = [ImguiRenderer(device, canvas) for canvas in canvases]
for number, renderer in enumerate(renderers):

    def gui(number=number):
        imgui.set_next_window_pos((5, 5 + 10 * number))
        imgui.begin(f"window {number}", None)
        imgui.button(f"button {number}")
        imgui.end()

    renderer.set_gui(gui)
for number, (canvas, renderer) in enumerate(zip(canvases, renderers, strict=True)):
    saved[f"canvas {number}"] = frames(canvas, renderer.render)
np.savez(sys.argv[1], **saved)
