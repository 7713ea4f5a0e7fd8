"""Turn a textured cube in a window; without a display, or with --png, draw it once into cube.png.

The window needs ``pip install rendercanvas glfw``.
"""

import math
import sys
import time
from pathlib import Path
from typing import Any, Final

import numpy as np
import wgpu
from display import has_display
from png import write_png

SIZE = 640, 480
DEPTH_FORMAT: Final = "depth24plus"

SHADER = """
struct Camera { turn_and_project: mat4x4<f32> }

@group(0) @binding(0) var<uniform> camera: Camera;
@group(0) @binding(1) var picture: texture_2d<f32>;
@group(0) @binding(2) var picture_sampler: sampler;

struct Varyings {
    @builtin(position) position: vec4<f32>,
    @location(0) at: vec2<f32>,
    @location(1) tint: vec3<f32>,
}

@vertex
fn vertex(
    @location(0) position: vec3<f32>,
    @location(1) at: vec2<f32>,
    @location(2) tint: vec3<f32>,
) -> Varyings {
    return Varyings(camera.turn_and_project * vec4f(position, 1.0), at, tint);
}

@fragment
fn fragment(in: Varyings) -> @location(0) vec4<f32> {
    return vec4f(in.tint, 1.0) * textureSample(picture, picture_sampler, in.at);
}
"""


def cube() -> tuple[np.ndarray, np.ndarray]:
    """Vertices (x, y, z, place in the texture, tint), four to a face, and two triangles of indices to a face."""
    vertices = []
    for axis in range(3):
        for side in (-1.0, 1.0):
            tint = np.full(3, 0.1)  # x, y and z are red, green and blue; the negative sides are pale
            tint[axis] = 1.0
            if side < 0:
                tint += 0.5 * (1.0 - tint)
            for u, v in ((0, 0), (1, 0), (0, 1), (1, 1)):
                position = np.roll([side, 2.0 * u - 1.0, 2.0 * v - 1.0], axis)
                vertices.append([*position, u, v, *tint])
    indices = [4 * face + corner for face in range(6) for corner in (0, 1, 2, 2, 1, 3)]
    return np.array(vertices, np.float32), np.array(indices, np.uint16)


def chequers() -> np.ndarray:
    """A picture of 64 x 64 pixels: 4 x 4 fields, white and grey."""
    y, x = np.indices((64, 64)) // 16
    picture = np.full((64, 64, 4), 255, np.uint8)
    picture[(x + y) % 2 == 1, :3] = 128
    return picture


def turn_and_project(seconds: float, aspect: float) -> np.ndarray:
    """The matrix from the cube's corners to the screen: turn, step back, and make far things small."""
    a, b = 0.8 * seconds, 0.5 * seconds
    around_y = np.array([[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]])
    around_x = np.array([[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]])
    move = np.eye(4)
    move[:3, :3] = around_x @ around_y
    move[2, 3] = -5.0

    # WebGPU's depth goes from 0 (near) to 1 (far); the viewer looks along -z.
    near, far, zoom = 1.0, 10.0, 2.0
    project = np.zeros((4, 4))
    project[0, 0] = zoom / aspect
    project[1, 1] = zoom
    project[2, 2:] = far / (near - far), near * far / (near - far)
    project[3, 2] = -1.0
    return project @ move


class Cube:
    """Draws the cube to textures of one format."""

    def __init__(self, device: wgpu.GPUDevice, target_format: wgpu.enums.TextureFormatEnum) -> None:
        self.device = device
        self.depth: wgpu.GPUTexture | None = None
        vertices, indices = cube()
        self.count = indices.size
        self.vertices = device.create_buffer_with_data(label="vertices", data=vertices, usage="VERTEX")
        self.indices = device.create_buffer_with_data(label="indices", data=indices, usage="INDEX")

        # A uniform buffer holds what is the same for all vertices, and changes with each frame: a matrix of 16 floats.
        self.camera = device.create_buffer(label="camera", size=64, usage="UNIFORM|COPY_DST")

        # The texture, filled from numpy, and a sampler that says how to read between its pixels.
        pixels = chequers()
        height, width, _ = pixels.shape
        picture = device.create_texture(
            label="chequers", size=(width, height), format="rgba8unorm", usage="TEXTURE_BINDING|COPY_DST"
        )
        device.queue.write_texture({"texture": picture}, pixels, {"bytes_per_row": 4 * width}, (width, height))
        sampler = device.create_sampler(mag_filter="linear", min_filter="linear")

        module = device.create_shader_module(label="cube", code=SHADER)
        self.pipeline = device.create_render_pipeline(
            label="cube",
            layout="auto",
            vertex={
                "module": module,
                "buffers": [
                    {
                        "array_stride": vertices.strides[0],
                        "attributes": [
                            {"shader_location": 0, "offset": 0, "format": "float32x3"},
                            {"shader_location": 1, "offset": 12, "format": "float32x2"},
                            {"shader_location": 2, "offset": 20, "format": "float32x3"},
                        ],
                    }
                ],
            },
            fragment={"module": module, "targets": [{"format": target_format}]},
            # Of the fragments that fall on a pixel the nearest stays, whatever the order of drawing.
            depth_stencil={"format": DEPTH_FORMAT, "depth_write_enabled": True, "depth_compare": "less"},
        )
        self.bindings = device.create_bind_group(
            layout=self.pipeline.get_bind_group_layout(0),
            entries=[
                {"binding": 0, "resource": {"buffer": self.camera}},
                {"binding": 1, "resource": picture.create_view()},
                {"binding": 2, "resource": sampler},
            ],
        )

    def draw(self, target: wgpu.GPUTexture, seconds: float) -> None:
        """Draw the cube as it is after some seconds."""
        # The depth buffer is as large as the target: a new one when the window has changed.
        if self.depth is None or self.depth.size != target.size:
            self.depth = self.device.create_texture(
                label="depth", size=target.size, format=DEPTH_FORMAT, usage="RENDER_ATTACHMENT"
            )
        # WGSL keeps matrices column by column, numpy row by row: hence the transposition.
        matrix = turn_and_project(seconds, target.width / target.height).T
        self.device.queue.write_buffer(self.camera, 0, np.ascontiguousarray(matrix, np.float32))

        encoder = self.device.create_command_encoder()
        render_pass = encoder.begin_render_pass(
            color_attachments=[
                {
                    "view": target.create_view(),
                    "clear_value": (0.05, 0.05, 0.08, 1.0),
                    "load_op": "clear",
                    "store_op": "store",
                }
            ],
            depth_stencil_attachment={
                "view": self.depth.create_view(),
                "depth_clear_value": 1.0,
                "depth_load_op": "clear",
                "depth_store_op": "discard",
            },
        )
        render_pass.set_pipeline(self.pipeline)
        render_pass.set_bind_group(0, self.bindings)
        render_pass.set_vertex_buffer(0, self.vertices)
        render_pass.set_index_buffer(self.indices, "uint16")
        render_pass.draw_indexed(self.count)
        render_pass.end()
        self.device.queue.submit([encoder.finish()])


def show() -> None:
    """Draw frame after frame in a window, until it is closed."""
    from rendercanvas.auto import RenderCanvas, loop  # type: ignore[import-untyped]

    canvas = RenderCanvas(size=SIZE, title="A cube, $fps frames per second", update_mode="continuous")
    device = wgpu.gpu.request_adapter_sync(canvas=canvas).request_device_sync()
    context: Any = canvas.get_wgpu_context()  # rendercanvas has no types
    target_format = context.get_preferred_format(device.adapter)
    context.configure(device=device, format=target_format)
    picture = Cube(device, target_format)
    begin = time.perf_counter()
    canvas.request_draw(lambda: picture.draw(context.get_current_texture(), time.perf_counter() - begin))
    loop.run()


def save(path: Path) -> None:
    """Draw one frame into a PNG file."""
    device = wgpu.get_default_device()
    target = device.create_texture(label="picture", size=SIZE, format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    Cube(device, target.format).draw(target, seconds=-1.0)
    pixels = device.queue.read_texture({"texture": target}, {"bytes_per_row": 4 * SIZE[0]}, SIZE)
    write_png(path, *SIZE, pixels)
    print(f"{device.adapter.summary} drew {path.resolve()}")


if __name__ == "__main__":
    if has_display() and "--png" not in sys.argv:
        show()
    else:
        save(Path("cube.png"))
