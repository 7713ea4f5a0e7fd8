"""Follow the events of a window: a disc is where the pointer is.

    move the pointer    the disc follows
    press a button      the disc changes its colour
    resize the window   the disc stays where it is, and stays round
    key s               write what is seen to events.png
    key Escape          close the window

Needs ``pip install rendercanvas glfw``. Without a display, or with --simulate, the program sends such
events to a canvas without a window.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import wgpu
from display import has_display
from png import write_png

COLORS = [(1.0, 0.4, 0.1), (0.1, 0.7, 1.0)]
RADIUS = 40.0

SHADER = """
struct Disc { center: vec2<f32>, radius: f32, color: vec3<f32> }
@group(0) @binding(0) var<uniform> disc: Disc;

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> @builtin(position) vec4<f32> {
    // One triangle that covers the whole target.
    let corners = array(vec2f(-1.0, -1.0), vec2f(3.0, -1.0), vec2f(-1.0, 3.0));
    return vec4f(corners[index], 0.0, 1.0);
}

@fragment
fn fragment(@builtin(position) pixel: vec4<f32>) -> @location(0) vec4<f32> {
    let inside = distance(pixel.xy, disc.center) < disc.radius;
    return vec4f(select(vec3f(0.05), disc.color, inside), 1.0);
}
"""


class Disc:
    """Draws the disc to textures of one format."""

    def __init__(self, device: wgpu.GPUDevice, target_format: wgpu.enums.TextureFormatEnum) -> None:
        self.device = device
        self.format: wgpu.enums.TextureFormatEnum = target_format
        module = device.create_shader_module(label="disc", code=SHADER)
        self.pipeline = device.create_render_pipeline(
            label="disc",
            layout="auto",
            vertex={"module": module},
            fragment={"module": module, "targets": [{"format": target_format}]},
        )
        self.uniforms = device.create_buffer(label="disc", size=32, usage="UNIFORM|COPY_DST")
        self.bindings = device.create_bind_group(
            layout=self.pipeline.get_bind_group_layout(0),
            entries=[{"binding": 0, "resource": {"buffer": self.uniforms}}],
        )

    def draw(self, target: wgpu.GPUTexture, x: float, y: float, radius: float, color: tuple[float, ...]) -> None:
        """Draw the disc; lengths are in pixels from the left upper corner."""
        # A vec3 in a uniform begins at a multiple of 16 bytes: hence the 0 after the radius.
        self.device.queue.write_buffer(self.uniforms, 0, np.array([x, y, radius, 0, *color, 0], np.float32))
        encoder = self.device.create_command_encoder()
        render_pass = encoder.begin_render_pass(
            color_attachments=[{"view": target.create_view(), "load_op": "clear", "store_op": "store"}]
        )
        render_pass.set_pipeline(self.pipeline)
        render_pass.set_bind_group(0, self.bindings)
        render_pass.draw(3)
        render_pass.end()
        self.device.queue.submit([encoder.finish()])

    def save(self, path: Path, size: tuple[int, int], *disc: Any) -> None:
        """Draw to a texture of our own, which can be read, unlike a window's, and write it as PNG."""
        target = self.device.create_texture(
            label="picture", size=size, format=self.format, usage="RENDER_ATTACHMENT|COPY_SRC"
        )
        self.draw(target, *disc)
        data = self.device.queue.read_texture({"texture": target}, {"bytes_per_row": 4 * size[0]}, size)
        pixels = np.frombuffer(data, np.uint8).reshape(-1, 4)
        if self.format.startswith("bgra"):  # as many windows have it
            pixels = pixels[:, [2, 1, 0, 3]]
        write_png(path, *size, pixels.tobytes())


class App:
    """A canvas, the disc in it, and what happens on events."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.x = self.y = 100.0
        self.presses = 0

        device = wgpu.gpu.request_adapter_sync(canvas=canvas).request_device_sync()
        self.context = canvas.get_wgpu_context()
        target_format = self.context.get_preferred_format(device.adapter)
        self.context.configure(device=device, format=target_format)
        self.disc = Disc(device, target_format)
        canvas.add_event_handler(self.on_event, "resize", "pointer_move", "pointer_down", "key_down")
        canvas.request_draw(self.draw)

    def on_event(self, event: dict[str, Any]) -> None:
        """Every event is a dict; ``event_type`` says which other keys it has."""
        match event["event_type"]:
            case "resize":
                # The canvas has given its textures the new size already.
                print(f"resize: {event['width']:g} x {event['height']:g}")
            case "pointer_move":
                self.x, self.y = event["x"], event["y"]
            case "pointer_down":
                self.presses += 1
                print(f"pointer_down: button {event['button']} at {event['x']:g}, {event['y']:g}")
            case "key_down":
                print(f"key_down: {event['key']}")
                if event["key"] == "s":
                    path = Path("events.png")
                    self.disc.save(path, self.canvas.get_physical_size(), *self.look())
                    print(f"wrote {path.resolve()}")
                elif event["key"] == "Escape":
                    self.canvas.close()
        self.canvas.request_draw()  # a new frame, soon; many requests make one

    def look(self) -> tuple[float, float, float, tuple[float, ...]]:
        """Centre, radius and colour. Events count in logical pixels, of which a fine display has several in each."""
        ratio = self.canvas.get_pixel_ratio()
        return self.x * ratio, self.y * ratio, RADIUS * ratio, COLORS[self.presses % len(COLORS)]

    def draw(self) -> None:
        self.disc.draw(self.context.get_current_texture(), *self.look())


def simulate(canvas: Any) -> None:
    """What a user might do. The loop hands these events on, as it does those of a window."""
    canvas.set_logical_size(320, 200)
    pointer = {"x": 200.0, "y": 80.0, "button": 1, "buttons": (1,), "modifiers": ()}
    canvas.submit_event({"event_type": "pointer_move", **pointer})
    canvas.submit_event({"event_type": "pointer_down", **pointer})
    canvas.submit_event({"event_type": "key_down", "key": "s", "modifiers": ()})
    canvas.submit_event({"event_type": "key_down", "key": "Escape", "modifiers": ()})


def main() -> None:
    if has_display() and "--simulate" not in sys.argv:
        from rendercanvas.auto import RenderCanvas, loop  # type: ignore[import-untyped]

        app = App(RenderCanvas(size=(640, 480), title="Events"))
    else:
        from rendercanvas.asyncio import loop  # type: ignore[import-untyped]
        from rendercanvas.offscreen import RenderCanvas  # type: ignore[import-untyped]

        RenderCanvas.select_loop(loop)  # a canvas without a window has no loop of its own
        app = App(RenderCanvas(size=(640, 480)))
        simulate(app.canvas)
    loop.run()
    print(f"{app.presses} presses, the disc is at {app.x:g}, {app.y:g}")


if __name__ == "__main__":
    main()
