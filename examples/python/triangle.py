"""Draw a triangle without a window, and write it to triangle.png in the current folder.

With a window only the last part differs: a canvas of rendercanvas gives the texture to draw to,
instead of ``device.create_texture()``.
"""

from pathlib import Path

import wgpu
from png import write_png

WIDTH, HEIGHT = 640, 480
SAMPLES = 4

SHADER = """
struct Varyings {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec3<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Varyings {
    // x to the right, y up, both from -1 to 1
    var positions = array(vec2f(0.0, 0.7), vec2f(-0.8, -0.7), vec2f(0.8, -0.7));
    var colors = array(vec3f(1.0, 0.2, 0.1), vec3f(0.1, 0.9, 0.2), vec3f(0.1, 0.3, 1.0));
    return Varyings(vec4f(positions[index], 0.0, 1.0), colors[index]);
}

@fragment
fn fragment(in: Varyings) -> @location(0) vec4<f32> {
    return vec4f(in.color, 1.0);
}
"""


def make_pipeline(device: wgpu.GPUDevice, texture_format: wgpu.enums.TextureFormatEnum) -> wgpu.GPURenderPipeline:
    """A pipeline for targets of the given format, with smooth edges."""
    module = device.create_shader_module(label="triangle", code=SHADER)
    return device.create_render_pipeline(
        label="triangle",
        layout="auto",
        vertex=wgpu.VertexState(module=module, entry_point="vertex"),
        fragment=wgpu.FragmentState(
            module=module,
            entry_point="fragment",
            targets=[wgpu.ColorTargetState(format=texture_format)],
        ),
        multisample=wgpu.MultisampleState(count=SAMPLES),
    )


def draw(device: wgpu.GPUDevice, pipeline: wgpu.GPURenderPipeline, target: wgpu.GPUTexture) -> None:
    """Draw one frame to a texture."""
    # The pass draws four samples a pixel, and leaves their mean in the target.
    samples = device.create_texture(
        label="samples", size=target.size, sample_count=SAMPLES, format=target.format, usage="RENDER_ATTACHMENT"
    )
    encoder = device.create_command_encoder()
    render_pass = encoder.begin_render_pass(
        color_attachments=[
            wgpu.RenderPassColorAttachment(
                view=samples.create_view(),
                resolve_target=target.create_view(),
                clear_value=(0.02, 0.02, 0.05, 1.0),
                load_op="clear",
                store_op="discard",
            )
        ]
    )
    render_pass.set_pipeline(pipeline)
    render_pass.draw(3)
    render_pass.end()
    device.queue.submit([encoder.finish()])


def main() -> None:
    device = wgpu.get_default_device()
    target = device.create_texture(
        label="picture", size=(WIDTH, HEIGHT), format="rgba8unorm-srgb", usage="RENDER_ATTACHMENT|COPY_SRC"
    )
    draw(device, make_pipeline(device, target.format), target)

    pixels = device.queue.read_texture({"texture": target}, {"bytes_per_row": WIDTH * 4}, (WIDTH, HEIGHT))
    path = Path("triangle.png")
    write_png(path, WIDTH, HEIGHT, pixels)
    print(f"{device.adapter.summary} drew {path.resolve()}")


if __name__ == "__main__":
    main()
