"""A window of GLFW without rendercanvas, on wgpu's context: resized, configured anew; what is on the screen."""

import sys

import numpy as np
import screen

NAME = screen.start("glfw_direct")

import glfw  # noqa: E402  # it looks for the display when it starts
import wgpu  # noqa: E402
from wgpu.utils.glfw_present_info import get_glfw_present_info  # noqa: E402

glfw.init()
glfw.window_hint(glfw.CLIENT_API, glfw.NO_API)
glfw.window_hint(glfw.RESIZABLE, True)
window = glfw.create_window(200, 150, "direct", None, None)
device = wgpu.get_default_device()
context = wgpu.gpu.get_canvas_context(get_glfw_present_info(window))
textures = []


def refused(function, *arguments, **named):
    """The kind of the error, for comparison."""
    try:
        function(*arguments, **named)
    except (ValueError, TypeError, RuntimeError) as error:
        return next(i for i, kind in enumerate((ValueError, TypeError, RuntimeError)) if isinstance(error, kind))
    raise SystemExit(f"{function.__name__} takes {arguments} {named}")


def shown(size, color):
    """The screen, once the window of that size has that colour all over."""
    glfw.set_window_size(window, *size)

    def step():
        glfw.poll_events()
        context.set_physical_size(*glfw.get_framebuffer_size(window))
        encoder = device.create_command_encoder()
        texture = context.get_current_texture()
        assert texture is context.get_current_texture()
        target = {"view": texture.create_view(), "clear_value": color, "load_op": "clear", "store_op": "store"}
        encoder.begin_render_pass(color_attachments=[target]).end()
        device.queue.submit([encoder.finish()])
        context.present()
        textures.append(texture.size)

    return screen.settled(NAME, size, step)


saved = {"errors": [refused(context.get_current_texture)]}
context.set_physical_size(*glfw.get_framebuffer_size(window))
saved["errors"].append(refused(context.get_current_texture))  # not configured
for wrong in ({"format": "r8unorm"}, {"format": "nothing"}, {"alpha_mode": "premultiplied"}, {"usage": 0}):
    saved["errors"].append(refused(context.configure, **{"device": device, "format": "bgra8unorm", **wrong}))
saved["errors"].append(refused(context.configure, device=3, format="bgra8unorm"))
saved["preferred"] = list(wgpu.TextureFormat).index(context.get_preferred_format(device.adapter))
context.configure(device=device, format="bgra8unorm")
saved["first"] = shown((200, 150), (1, 0.5, 0, 1))
saved["larger"] = shown((260, 180), (0, 1, 0.5, 1))
context.unconfigure()
saved["errors"].append(refused(context.get_current_texture))
context.configure(device=device, format="bgra8unorm-srgb")
saved["anew"] = shown((100, 60), (0.5, 0.5, 0.5, 1))
saved["sizes"] = np.array(textures[-1])
glfw.destroy_window(window)
np.savez(sys.argv[1], **{name: np.array(value) for name, value in saved.items()})
