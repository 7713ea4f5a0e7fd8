"""A window of GLFW on an X server of its own, drawn by wgpu-py and by pygfx, resized often: what is on the screen."""

import sys

import numpy as np
import screen

NAME = screen.start("window")

import box  # noqa: E402  # they look for the display when they are imported
import glfw  # noqa: E402
import rendercanvas.glfw  # noqa: E402
import wgpu  # noqa: E402

SHADER = """
@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4<f32> {
    var p = array(vec2<f32>(-1.0, -1.0), vec2<f32>(1.0, -1.0), vec2<f32>(0.0, 1.0));
    return vec4<f32>(p[i], 0.0, 1.0);
}
@fragment fn fs() -> @location(0) vec4<f32> { return vec4<f32>(1.0, 0.5, 0.0, 1.0); }
"""


def settled(canvas, expected, **options):
    def step():
        glfw.poll_events()
        canvas.force_draw()

    return screen.settled(NAME, expected, step, **options)


def by_hand():
    canvas = rendercanvas.glfw.GlfwRenderCanvas(size=(200, 150), title="by hand", update_mode="manual")
    context = canvas.get_context("wgpu")
    adapter = wgpu.gpu.request_adapter_sync(canvas=canvas)
    device = adapter.request_device_sync()
    format = context.get_preferred_format(adapter)
    context.configure(device=device, format=format)
    module = device.create_shader_module(code=SHADER)
    pipeline = device.create_render_pipeline(
        layout="auto", vertex={"module": module}, fragment={"module": module, "targets": [{"format": format}]}
    )

    def draw():
        encoder = device.create_command_encoder()
        view = context.get_current_texture().create_view()
        target = {"view": view, "clear_value": (0.1, 0.2, 0.3, 1), "load_op": "clear", "store_op": "store"}
        render = encoder.begin_render_pass(color_attachments=[target])
        render.set_pipeline(pipeline)
        render.draw(3)
        render.end()
        device.queue.submit([encoder.finish()])

    canvas.request_draw(draw)
    pictures = [settled(canvas, (200, 150))]
    for i in range(15):
        canvas.set_logical_size(50 + i * 37 % 400, 50 + i * 53 % 300)
        settled(canvas, (50 + i * 37 % 400, 50 + i * 53 % 300), frames=2)
    for size in [(300, 100), (64, 400)]:
        canvas.set_logical_size(*size)
        pictures.append(settled(canvas, size))
    context.unconfigure()
    canvas.close()
    glfw.poll_events()
    return pictures


def by_pygfx():
    canvas = rendercanvas.glfw.GlfwRenderCanvas(size=(240, 180), title="by pygfx", update_mode="manual")
    box.show(canvas)
    pictures = [settled(canvas, (240, 180))]
    canvas.set_logical_size(400, 300)
    pictures.append(settled(canvas, (400, 300)))
    canvas.close()
    glfw.poll_events()
    return pictures


try:
    seen = by_hand() + by_pygfx()
    np.savez(sys.argv[1], **{f"picture{i}": picture for i, picture in enumerate(seen)})
except BaseException as error:
    print(f"window: {error!r}", flush=True)
    raise
finally:
    glfw.terminate()
