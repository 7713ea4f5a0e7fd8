"""A canvas in a notebook: a kernel of Jupyter runs cells and draws in its own loop; the browser is played here."""

import asyncio
import io
import sys
from queue import Empty

import numpy as np
from PIL import Image

WITHIN = 120  # seconds
CANVAS = """
import wgpu
from rendercanvas.jupyter import RenderCanvas

device = wgpu.get_default_device()
canvas = RenderCanvas(size=(240, 180), update_mode="ondemand")
context = canvas.get_context("wgpu")
context.configure(device=device, format=context.get_preferred_format(device.adapter).removesuffix("-srgb"))
clicks = []

def draw():
    encoder = device.create_command_encoder()
    color = (0, 0.5, 1, 1) if clicks else (1, 0.5, 0, 1)
    view = context.get_current_texture().create_view()
    target = {"view": view, "clear_value": color, "load_op": "clear", "store_op": "store"}
    encoder.begin_render_pass(color_attachments=[target]).end()
    device.queue.submit([encoder.finish()])

@canvas.add_event_handler("pointer_down")
def clicked(event):
    clicks.append((event["x"], event["y"]))
    canvas.request_draw()

canvas.request_draw(draw)
print("model", canvas.model_id)
"""
# A cell that waits for the GPU while the loop of the kernel goes on.
AWAIT = """
buffer = device.create_buffer_with_data(data=bytes(range(16)), usage="MAP_READ")
await buffer.map_async("READ")
print("mapped", bytes(buffer.read_mapped())[:4].hex())
"""
SECOND = "print('clicks', clicks); canvas.close(); print('closed', canvas.get_closed())"


class Browser:
    """The other end of the kernel: runs cells, and shows frames."""

    def __init__(self, client) -> None:
        self.client = client
        self.printed, self.errors, self.frames = "", [], []
        self.idle = set()

    async def step(self) -> None:
        """Take one message of the kernel."""
        try:
            message = await self.client.get_iopub_msg(timeout=0.1)
        except Empty:
            return
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            self.printed += content["text"]
        elif kind == "error":
            self.errors.append("\n".join(content["traceback"]))
        elif kind == "status" and content["execution_state"] == "idle":
            self.idle.add(message["parent_header"].get("msg_id"))
        elif kind == "comm_msg" and content["data"].get("method") == "custom":
            frame = content["data"]["content"]
            if frame.get("type") == "framebufferdata":
                self.frames.append(np.asarray(Image.open(io.BytesIO(message["buffers"][0])).convert("RGB")).astype(int))
                feedback = {"index": frame["index"], "timestamp": frame["timestamp"], "localtime": frame["timestamp"]}
                self.tell({"method": "update", "state": {"_frame_feedback": feedback}, "buffer_paths": []})
        assert not self.errors, self.errors

    def tell(self, data) -> None:
        """A message of the widget in the browser to that in the kernel."""
        content = {"comm_id": self.model, "data": data}
        self.client.shell_channel.send(self.client.session.msg("comm_msg", content))

    def event(self, **event) -> None:
        self.tell({"method": "custom", "content": event})

    async def run(self, code: str) -> None:
        sent = self.client.execute(code)
        while sent not in self.idle:
            await self.step()

    async def see(self, size, color) -> None:
        """Wait for a frame of that size and colour; frames come as JPEG first."""
        while not any(frame.shape[:2] == size[::-1] and abs(frame - color).max() <= 3 for frame in self.frames):
            await self.step()
        self.frames.clear()

    async def play(self) -> None:
        await self.run(CANVAS)
        self.model = self.printed.split()[-1]
        self.tell({"method": "update", "state": {"_has_visible_views": True}, "buffer_paths": []})
        self.event(type="resize", width=240, height=180, ratio=1)
        await self.see((240, 180), (255, 128, 0))
        self.event(type="resize", width=150, height=100, ratio=2)
        await self.see((300, 200), (255, 128, 0))
        self.event(type="pointer_down", x=7, y=9, button=1, buttons=[1], modifiers=[], ntouches=0, touches={})
        await self.see((300, 200), (0, 128, 255))
        await self.run(AWAIT)
        await self.run(SECOND)
        for expected in ("mapped 00010203", "clicks [(7, 9)]", "closed True"):
            assert expected in self.printed, (expected, self.printed)


async def main() -> None:
    from jupyter_client.manager import AsyncKernelManager

    manager = AsyncKernelManager()
    manager.kernel_spec.argv[0] = sys.executable  # whatever kernels the system has
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=WITHIN)
        await asyncio.wait_for(Browser(client).play(), WITHIN)
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
    print("notebook: draws, is resized, hears the mouse, waits for the GPU")


asyncio.run(main())
