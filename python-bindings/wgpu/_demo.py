"""``python -m wgpu demo``: a ring that turns, in a window where there can be one, else in a PNG file."""

from __future__ import annotations

import os
import struct
import sys
import time
import zlib
from importlib import import_module
from pathlib import Path

import wgpu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SIZE = 640, 480

SHADER = """
struct Frame { size: vec2f, time: f32 };
@group(0) @binding(0) var<uniform> frame: Frame;

@vertex fn vertex(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
    let corners = array(vec2f(-1.0, -1.0), vec2f(3.0, -1.0), vec2f(-1.0, 3.0));
    return vec4f(corners[i], 0.0, 1.0);
}

// The distance from a point to a ring of radius 1 that has turned for a while.
fn distance_to_ring(point: vec3f) -> f32 {
    let a = vec2f(cos(frame.time), sin(frame.time));
    let b = vec2f(cos(0.7 * frame.time), sin(0.7 * frame.time));
    let p = vec3f(a.x * point.x - a.y * point.y, a.y * point.x + a.x * point.y, point.z);
    let q = vec3f(p.x, b.x * p.y - b.y * p.z, b.y * p.y + b.x * p.z);
    return length(vec2f(length(q.xy) - 1.0, q.z)) - 0.4;
}

@fragment fn fragment(@builtin(position) pixel: vec4f) -> @location(0) vec4f {
    let at = (2.0 * pixel.xy - frame.size) / min(frame.size.x, frame.size.y) * vec2f(1.0, -1.0);
    let ray = normalize(vec3f(at, -1.6));
    var point = vec3f(0.0, 0.0, 3.2);
    for (var i = 0; i < 48; i++) {
        let left = distance_to_ring(point);
        if (left < 0.002) {
            let e = vec2f(0.002, 0.0);
            let normal = normalize(vec3f(
                distance_to_ring(point + e.xyy) - left,
                distance_to_ring(point + e.yxy) - left,
                distance_to_ring(point + e.yyx) - left,
            ));
            let light = 0.2 + 0.8 * max(dot(normal, normalize(vec3f(0.5, 1.0, 0.8))), 0.0);
            let tint = 0.5 + 0.5 * cos(vec3f(0.0, 2.1, 4.2) + 2.0 * normal);
            return vec4f(light * mix(tint, vec3f(1.0), 0.2), 1.0);
        }
        if (point.z < -3.0) { break; }
        point += left * ray;
    }
    return vec4f(vec3f(0.02, 0.02, 0.05) + 0.04 * (at.y + 1.0), 1.0);
}
"""


class Ring:
    """Draws the ring to textures of one format."""

    def __init__(self, device: wgpu.GPUDevice, format: Any) -> None:
        self.device = device
        module = device.create_shader_module(label="ring", code=SHADER)
        self.pipeline = device.create_render_pipeline(
            label="ring", vertex={"module": module}, fragment={"module": module, "targets": [{"format": format}]}
        )
        self.frame = device.create_buffer(label="frame", size=16, usage="UNIFORM|COPY_DST")
        self.bindings = device.create_bind_group(
            layout=self.pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": self.frame}]
        )

    def draw(self, target: wgpu.GPUTexture, seconds: float) -> None:
        """Draw the ring as it is after some seconds."""
        self.device.queue.write_buffer(self.frame, 0, struct.pack("4f", target.width, target.height, seconds, 0.0))
        encoder = self.device.create_command_encoder()
        render = encoder.begin_render_pass(
            color_attachments=[{"view": target.create_view(), "load_op": "clear", "store_op": "store"}]
        )
        render.set_pipeline(self.pipeline)
        render.set_bind_group(0, self.bindings)
        render.draw(3)
        render.end()
        self.device.queue.submit([encoder.finish()])


def no_window() -> str:
    """Why there can be no window; empty when there can."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    try:
        import_module("rendercanvas.auto")
    except Exception as error:  # whatever a window library does when it is imported
        lines = str(error).splitlines() or [type(error).__name__]
        return f"no library for windows works ({lines[0]}); pip install rendercanvas glfw"
    return ""


def show(seconds: float) -> None:
    """Draw in a window until it is closed, or for some seconds."""
    auto = import_module("rendercanvas.auto")
    canvas = auto.RenderCanvas(size=SIZE, title="wgpu demo: $backend, $fps fps", update_mode="continuous", max_fps=60)
    adapter = wgpu.gpu.request_adapter_sync(canvas=canvas)
    context: Any = canvas.get_context("wgpu")
    device = adapter.request_device_sync(label="demo")
    format = context.get_preferred_format(adapter)
    context.configure(device=device, format=format)
    ring, begin, frames = Ring(device, format), time.perf_counter(), 0

    def draw() -> None:
        nonlocal frames
        now = time.perf_counter() - begin
        frames += 1
        ring.draw(context.get_current_texture(), now)
        if seconds and now > seconds:
            canvas.close()

    canvas.request_draw(draw)
    print(f"{adapter.summary} draws in a window; close it to end", flush=True)
    auto.loop.run()
    print(f"{frames} frames in {time.perf_counter() - begin:.1f} s")


def save(path: Path) -> None:
    """Draw without a window, into a PNG file."""
    width, height = SIZE
    device = wgpu.gpu.request_adapter_sync().request_device_sync(label="demo")
    target = device.create_texture(label="picture", size=SIZE, format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    Ring(device, "rgba8unorm").draw(target, 0.6)
    pixels = device.queue.read_texture({"texture": target}, {"bytes_per_row": 4 * width}, SIZE)
    rows = b"".join(b"\0" + bytes(pixels[4 * width * y : 4 * width * (y + 1)]) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    data = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)
    print(f"{device.adapter.summary} drew {path.resolve()}")


def main(arguments: list[str]) -> int:
    """Run ``python -m wgpu demo``; gives the exit status."""
    import argparse

    about = "A ring that turns, in a window where there can be one, else in a PNG file."
    parser = argparse.ArgumentParser(prog="python -m wgpu demo", description=about)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="draw no window but this PNG file")
    parser.add_argument("--seconds", type=float, default=0, help="close the window after this time")
    options = parser.parse_args(arguments)
    reason = "" if options.output else no_window()
    if options.output or reason:
        if reason:
            print(f"No window: {reason}.")
        save(options.output or Path("wgpu-demo.png"))
    else:
        show(options.seconds)
    return 0
