"""Offscreen rendering: vertex buffers, depth, blending, MSAA, mip levels, scissor, viewport, bundles."""

import sys

import numpy as np
import wgpu

SHADER = """
struct Out { @builtin(position) position: vec4<f32>, @location(0) uv: vec2<f32> };
@group(0) @binding(0) var tex: texture_2d<f32>;
@group(0) @binding(1) var samp: sampler;
@vertex fn vs(@location(0) p: vec3<f32>, @location(1) uv: vec2<f32>) -> Out { return Out(vec4<f32>(p, 1.0), uv); }
@fragment fn fs(in: Out) -> @location(0) vec4<f32> {
    return textureSample(tex, samp, in.uv) * vec4<f32>(1.0, 0.8, 0.6, 0.7);
}
"""
device = wgpu.gpu.request_adapter_sync().request_device_sync()
size = (200, 120, 1)
texels = np.random.default_rng(1).integers(0, 255, (64, 64, 4), "u1")
texture = device.create_texture(
    size=(64, 64, 1), format="rgba8unorm", usage="TEXTURE_BINDING|COPY_DST|COPY_SRC", mip_level_count=2
)
device.queue.write_texture({"texture": texture}, texels, {"bytes_per_row": 256, "rows_per_image": 64}, (64, 64, 1))
device.queue.write_texture(
    {"texture": texture, "mip_level": 1},
    texels[::2, ::2].copy(),
    {"bytes_per_row": 128, "rows_per_image": 32},
    (32, 32, 1),
)
sampler = device.create_sampler(
    min_filter="linear", mag_filter="linear", mipmap_filter="linear", address_mode_u="repeat"
)
vertices = np.array(
    [
        [-0.9, -0.9, 0.5, 0, 0],
        [0.9, -0.8, 0.2, 3, 0],
        [0.0, 0.9, 0.8, 0, 2],
        [-0.9, 0.7, 0.1, 0, 0],
        [0.9, 0.8, 0.9, 1, 0],
        [0.1, -0.9, 0.4, 0, 1],
    ],
    "f4",
)
buffer = device.create_buffer_with_data(data=vertices, usage="VERTEX")
index = device.create_buffer_with_data(data=np.array([0, 1, 2, 3, 4, 5], "u2"), usage="INDEX")
module = device.create_shader_module(code=SHADER)
target = device.create_texture(size=size, format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
samples = device.create_texture(size=size, format="rgba8unorm", usage="RENDER_ATTACHMENT", sample_count=4)
depth = device.create_texture(size=size, format="depth24plus", usage="RENDER_ATTACHMENT", sample_count=4)
blend = {
    "color": {"src_factor": "src-alpha", "dst_factor": "one-minus-src-alpha", "operation": "add"},
    "alpha": {"src_factor": "one", "dst_factor": "one", "operation": "max"},
}
pipeline = device.create_render_pipeline(
    layout="auto",
    vertex={
        "module": module,
        "buffers": [
            {
                "array_stride": 20,
                "attributes": [
                    {"format": "float32x3", "offset": 0, "shader_location": 0},
                    {"format": "float32x2", "offset": 12, "shader_location": 1},
                ],
            }
        ],
    },
    primitive={"topology": "triangle-list", "cull_mode": "none"},
    depth_stencil={"format": "depth24plus", "depth_write_enabled": True, "depth_compare": "less"},
    multisample={"count": 4},
    fragment={"module": module, "targets": [{"format": "rgba8unorm", "blend": blend}]},
)
group = device.create_bind_group(
    layout=pipeline.get_bind_group_layout(0),
    entries=[{"binding": 0, "resource": texture.create_view()}, {"binding": 1, "resource": sampler}],
)


def record(encoder):
    encoder.set_pipeline(pipeline)
    encoder.set_bind_group(0, group)
    encoder.set_vertex_buffer(0, buffer)
    encoder.set_index_buffer(index, "uint16")
    encoder.draw_indexed(6)


bundle_encoder = device.create_render_bundle_encoder(
    color_formats=["rgba8unorm"], depth_stencil_format="depth24plus", sample_count=4
)
record(bundle_encoder)
bundle = bundle_encoder.finish()
images = []
for use_bundle in (False, True):
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(
        color_attachments=[
            {
                "view": samples.create_view(),
                "resolve_target": target.create_view(),
                "clear_value": (0.1, 0.2, 0.3, 1),
                "load_op": "clear",
                "store_op": "discard",
            }
        ],
        depth_stencil_attachment={
            "view": depth.create_view(),
            "depth_clear_value": 1,
            "depth_load_op": "clear",
            "depth_store_op": "discard",
        },
    )
    render.set_viewport(10, 5, 150, 100, 0, 1)
    render.set_scissor_rect(0, 0, 140, 110)
    render.execute_bundles([bundle]) if use_bundle else record(render)
    render.end()
    device.queue.submit([encoder.finish()])
    images.append(
        np.frombuffer(device.queue.read_texture({"texture": target}, {"bytes_per_row": 800}, size), "u1").reshape(
            120, 200, 4
        )
    )
np.savez(sys.argv[1], direct=images[0], bundle=images[1])
