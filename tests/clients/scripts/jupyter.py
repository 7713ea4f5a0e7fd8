"""The canvases of rendercanvas for notebooks, without a notebook: what they would send to the browser."""

import asyncio
import sys

import numpy as np
import wgpu
from rendercanvas.jupyter import JupyterRenderCanvas

canvas = JupyterRenderCanvas(size=(120, 80), update_mode="manual")
sent = []
canvas.send_frame = lambda frame: sent.append(np.array(frame))
device = wgpu.gpu.request_adapter_sync().request_device_sync()
context = canvas.get_context("wgpu")
context.configure(device=device, format=context.get_preferred_format(device.adapter))
colors = [(1, 0.5, 0, 1), (0, 0.5, 1, 1)]


def draw():
    encoder = device.create_command_encoder()
    target = {
        "view": context.get_current_texture().create_view(),
        "clear_value": colors[len(sent) % 2],
        "load_op": "clear",
        "store_op": "store",
    }
    encoder.begin_render_pass(color_attachments=[target]).end()
    device.queue.submit([encoder.finish()])


async def main():
    canvas.request_draw(draw)
    for i in range(2):
        canvas.get_frame()
        while len(sent) <= i:
            await asyncio.sleep(0.01)


asyncio.run(asyncio.wait_for(main(), 60))
np.savez(sys.argv[1], first=sent[0], second=sent[1])
