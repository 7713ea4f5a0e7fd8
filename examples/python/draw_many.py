"""Draw 10,000 squares, each with a place, a size and a colour of its own, in one call; write squares.png.

``draw_many()`` takes an array of records with all that a draw needs: pipeline, bind groups with dynamic offsets,
buffers, counts. numpy fills them by column, so no Python code runs for the single draw. For the sake of the example
each draw has its own part of a uniform buffer, as the things of a scene have.
"""

from pathlib import Path

import numpy as np
import wgpu
from png import write_png

SIDE, COUNT = 512, 10_000

SHADER = """
struct Square {
    place: vec2f,
    size: f32,
    color: vec4f,
}
@group(0) @binding(0) var<uniform> square: Square;

@vertex
fn vertex(@location(0) corner: vec2f) -> @builtin(position) vec4f {
    return vec4f(square.place + corner * square.size, 0.0, 1.0);
}

@fragment
fn fragment() -> @location(0) vec4f {
    return square.color;
}
"""


def main() -> None:
    device = wgpu.gpu.request_adapter_sync(power_preference="high-performance").request_device_sync()
    module = device.create_shader_module(code=SHADER)
    layout = device.create_bind_group_layout(
        entries=[
            {
                "binding": 0,
                "visibility": "VERTEX|FRAGMENT",
                "buffer": {"type": "uniform", "has_dynamic_offset": True},
            }
        ]
    )
    pipeline = device.create_render_pipeline(
        layout=device.create_pipeline_layout(bind_group_layouts=[layout]),
        vertex={
            "module": module,
            "buffers": [
                {"array_stride": 8, "attributes": [{"format": "float32x2", "offset": 0, "shader_location": 0}]}
            ],
        },
        primitive={"topology": "triangle-strip"},
        fragment={"module": module, "targets": [{"format": "rgba8unorm"}]},
    )
    corners = np.array([(-1, -1), (1, -1), (-1, 1), (1, 1)], np.float32)
    vertices = device.create_buffer_with_data(data=corners, usage="VERTEX")

    step = device.limits["min-uniform-buffer-offset-alignment"]
    random = np.random.default_rng(3)
    squares = np.zeros((COUNT, step // 4), np.float32)
    squares[:, 0:2] = random.uniform(-1, 1, (COUNT, 2))
    squares[:, 2] = random.uniform(0.005, 0.03, COUNT)
    squares[:, 4:8] = random.uniform(0, 1, (COUNT, 4))
    squares[:, 7] = 1
    uniforms = device.create_buffer_with_data(data=squares, usage="UNIFORM")
    group = device.create_bind_group(
        layout=layout, entries=[{"binding": 0, "resource": {"buffer": uniforms, "offset": 0, "size": 32}}]
    )

    draws = np.zeros(COUNT, np.dtype(wgpu.DRAW_RECORD))
    draws["pipeline"] = pipeline.native_handle
    draws["bind_groups"][:, 0] = group.native_handle
    draws["dynamic_offsets"][:, 0] = step * np.arange(COUNT)
    draws["dynamic_offset_mask"] = 1  # the bind group 0 has one
    draws["vertex_buffers"]["buffer"][:, 0] = vertices.native_handle
    draws["count"] = 4
    draws["instance_count"] = 1

    target = device.create_texture(size=(SIDE, SIDE), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    encoder = device.create_command_encoder()
    render_pass = encoder.begin_render_pass(
        color_attachments=[
            {"view": target.create_view(), "clear_value": (0, 0, 0, 1), "load_op": "clear", "store_op": "store"}
        ]
    )
    render_pass.draw_many(draws)
    render_pass.end()
    device.queue.submit([encoder.finish()])

    pixels = device.queue.read_texture({"texture": target}, {"bytes_per_row": 4 * SIDE}, (SIDE, SIDE))
    path = Path("squares.png")
    write_png(path, SIDE, SIDE, pixels)
    covered = np.count_nonzero(np.frombuffer(pixels, np.uint8).reshape(-1, 4)[:, :3].any(1)) / SIDE**2
    print(f"drew {COUNT} squares, which cover {covered:.0%} of {path.resolve()}")


if __name__ == "__main__":
    main()
