"""wgpu-shadertoy 0.2 imports wgpu.gui, which wgpu-py 0.32 no longer has: its pictures against numbers."""

import numpy as np
from wgpu_shadertoy import BufferRenderPass, Shadertoy
from wgpu_shadertoy.inputs import ShadertoyChannelBuffer, ShadertoyChannelTexture

SIZE = (64, 48)
x, y = np.meshgrid((np.arange(64) + 0.5) / 64, 1 - (np.arange(48) + 0.5) / 48)


def check(name, toy, *channels, time=0.0):
    frame = np.asarray(toy.snapshot(time_float=time)).astype(int)
    if toy._format.startswith("bgra"):
        frame = frame[..., [2, 1, 0, 3]]
    expected = np.stack(np.broadcast_arrays(*channels, 1.0, x)[:4], 2) * 255
    assert frame.shape == expected.shape, (name, frame.shape)
    worst = np.abs(frame - expected).max()
    assert worst <= 2, f"{name} differs by {worst} from what the shader says"


wgsl = "fn shader_main(c: vec2<f32>) -> vec4<f32> { return vec4<f32>(c / i_resolution.xy, fract(i_time), 1.0); }"
check("wgsl", Shadertoy(wgsl, resolution=SIZE, offscreen=True), x, y, 0.5, time=3.5)

glsl = "void mainImage(out vec4 o, in vec2 c) { vec2 p = c / iResolution.xy; o = vec4(p.y, p.x, iTime * 0.25, 1.0); }"
check("glsl", Shadertoy(glsl, resolution=SIZE, offscreen=True), y, x, 0.25, time=1.0)

sampled = "void mainImage(out vec4 o, in vec2 c) { o = vec4(texture(iChannel0, c / iResolution.xy).rgb * 0.5, 1.0); }"
color = ShadertoyChannelTexture(np.full((8, 8, 4), (200, 100, 40, 255), "u1"))
check("texture", Shadertoy(sampled, resolution=SIZE, offscreen=True, inputs=[color]), 100 / 255, 50 / 255, 20 / 255)

first = BufferRenderPass("a", code="void mainImage(out vec4 o, in vec2 c) { o = vec4(c / iResolution.xy, 0.5, 1.0); }")
toy = Shadertoy(sampled, resolution=SIZE, offscreen=True, inputs=[ShadertoyChannelBuffer("a")], buffers=[first])
toy.snapshot()
check("two passes", toy, x / 2, y / 2, 0.25)
