"""The interface of wgpu.utils.imgui over a cleared canvas."""

import sys

import numpy as np
import wgpu
from imgui_bundle import imgui
from rendercanvas.offscreen import OffscreenRenderCanvas
from wgpu.utils.imgui import ImguiRenderer

canvas = OffscreenRenderCanvas(size=(240, 160), pixel_ratio=1)
device = wgpu.gpu.request_adapter_sync().request_device_sync()
context = canvas.get_context("wgpu")
context.configure(device=device, format="rgba8unorm-srgb")
interface = ImguiRenderer(device, canvas)
state = {"ticked": False, "share": 0.3}


def gui():
    imgui.set_next_window_pos((10, 10))
    imgui.set_next_window_size((200, 130))
    imgui.begin("drop-in", None, imgui.WindowFlags_.no_resize)
    imgui.text("some text")
    imgui.button("a button")
    _, state["ticked"] = imgui.checkbox("tick", state["ticked"])
    _, state["share"] = imgui.slider_float("share", state["share"], 0.0, 1.0)
    imgui.end()


def draw():
    encoder = device.create_command_encoder()
    target = {
        "view": context.get_current_texture().create_view(),
        "clear_value": (0.1, 0.3, 0.2, 1),
        "load_op": "clear",
        "store_op": "store",
    }
    encoder.begin_render_pass(color_attachments=[target]).end()
    device.queue.submit([encoder.finish()])
    interface.render()


interface.set_gui(gui)
canvas.request_draw(draw)
for _ in range(3):
    frame = np.array(canvas.draw())
for kind in ("pointer_move", "pointer_down", "pointer_up"):
    canvas.submit_event({"event_type": kind, "x": 22, "y": 78, "button": 1})
    canvas._process_events()
    canvas.draw()
np.savez(sys.argv[1], frame=frame, clicked=np.array(canvas.draw()), ticked=np.array([state["ticked"]]))
