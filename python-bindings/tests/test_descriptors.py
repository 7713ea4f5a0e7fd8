"""The fields that calls take are those of the structs, and struct objects work wherever dicts do. Needs an adapter."""

import struct

import pytest

import wgpu
from wgpu import _bind_group, _bind_group_layout, _command_encoder, _convert, _external_image, _queue, _render_pipeline

FIELDS_OF_CALLS = {
    "BindGroupEntry": _bind_group.ENTRY_FIELDS,
    "BufferBinding": _bind_group.BINDING_FIELDS,
    "BindGroupLayoutEntry": _bind_group_layout.ENTRY_FIELDS,
    "BufferBindingLayout": _bind_group_layout.BUFFER_FIELDS,
    "SamplerBindingLayout": _bind_group_layout.SAMPLER_FIELDS,
    "TextureBindingLayout": _bind_group_layout.TEXTURE_FIELDS,
    "StorageTextureBindingLayout": _bind_group_layout.STORAGE_FIELDS,
    "TexelCopyBufferInfo": _command_encoder.BUFFER_INFO_FIELDS,
    "TexelCopyTextureInfo": _command_encoder.TEXTURE_INFO_FIELDS,
    "RenderPassColorAttachment": _command_encoder.COLOR_FIELDS,
    "RenderPassDepthStencilAttachment": _command_encoder.DEPTH_STENCIL_FIELDS,
    "RenderPassTimestampWrites": _command_encoder.TIMESTAMP_FIELDS,
    "ComputePassTimestampWrites": _command_encoder.TIMESTAMP_FIELDS,
    "Extent3D": _convert.EXTENT_FIELDS,
    "Origin3D": _convert.ORIGIN_FIELDS,
    "Color": _convert.COLOR_FIELDS,
    "CopyExternalImageSourceInfo": _external_image.SOURCE_FIELDS,
    "CopyExternalImageDestInfo": _external_image.DESTINATION_FIELDS,
    "TexelCopyBufferLayout": _queue.LAYOUT_FIELDS,
    "VertexState": _render_pipeline.VERTEX_FIELDS,
    "VertexBufferLayout": _render_pipeline.BUFFER_FIELDS,
    "VertexAttribute": _render_pipeline.ATTRIBUTE_FIELDS,
    "PrimitiveState": _render_pipeline.PRIMITIVE_FIELDS,
    "DepthStencilState": _render_pipeline.DEPTH_STENCIL_FIELDS,
    "StencilFaceState": _render_pipeline.STENCIL_FIELDS,
    "MultisampleState": _render_pipeline.MULTISAMPLE_FIELDS,
    "FragmentState": _render_pipeline.FRAGMENT_FIELDS,
    "ColorTargetState": _render_pipeline.TARGET_FIELDS,
    "BlendState": _render_pipeline.BLEND_FIELDS,
    "BlendComponent": _render_pipeline.COMPONENT_FIELDS,
}


@pytest.mark.row("G6")
@pytest.mark.parametrize("name", FIELDS_OF_CALLS)
def test_calls_take_the_fields_of_the_structs(name):
    assert set(getattr(wgpu, name)._defaults) == FIELDS_OF_CALLS[name]


QUAD = struct.pack("8f", -1, -1, 0, -1, -1, 1, 0, 1)


def as_dict(value):
    """The struct as a dict, and so on inwards."""
    if isinstance(value, wgpu.structs.Struct):
        return {key: as_dict(item) for key, item in value.items() if item is not None}
    return [as_dict(item) for item in value] if isinstance(value, (list, tuple)) else value


SHADER = """
@group(0) @binding(0) var<uniform> shift: vec4f;
@vertex fn vertex(@location(0) position: vec2f) -> @builtin(position) vec4f {
    return vec4f(position, 0.5, 1.0) + shift;
}
@fragment fn fragment() -> @location(0) vec4f { return vec4f(1.0, 0.0, 0.0, 0.5); }
"""


@pytest.mark.row("G6", "F5")
@pytest.mark.parametrize("form", [as_dict, lambda value: value], ids=["dicts", "structs"])
def test_drawing_with_every_struct(form):
    device = wgpu.get_default_device()
    module = device.create_shader_module(code=SHADER)
    layout = device.create_bind_group_layout(
        entries=form(
            [wgpu.BindGroupLayoutEntry(binding=0, visibility="VERTEX", buffer=wgpu.BufferBindingLayout(type="uniform"))]
        )
    )
    half = wgpu.BlendComponent(operation="add", src_factor="src-alpha", dst_factor="one-minus-src-alpha")
    pipeline = device.create_render_pipeline(
        layout=device.create_pipeline_layout(bind_group_layouts=[layout]),
        vertex=form(
            wgpu.VertexState(
                module=module,
                buffers=[
                    wgpu.VertexBufferLayout(
                        array_stride=8,
                        attributes=[wgpu.VertexAttribute(format="float32x2", offset=0, shader_location=0)],
                    )
                ],
            )
        ),
        primitive=form(wgpu.PrimitiveState(topology="triangle-strip")),
        depth_stencil=form(
            wgpu.DepthStencilState(
                format="depth24plus-stencil8",
                depth_write_enabled=True,
                depth_compare="less",
                stencil_front=wgpu.StencilFaceState(compare="always", pass_op="replace"),
            )
        ),
        multisample=form(wgpu.MultisampleState()),
        fragment=form(
            wgpu.FragmentState(
                module=module,
                targets=[wgpu.ColorTargetState(format="rgba8unorm", blend=wgpu.BlendState(color=half, alpha=half))],
            )
        ),
    )
    size = form(wgpu.Extent3D(width=8, height=8))
    picture = device.create_texture(size=size, format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    depth = device.create_texture(size=size, format="depth24plus-stencil8", usage="RENDER_ATTACHMENT")
    corners = device.create_buffer_with_data(data=QUAD, usage="VERTEX")
    shift = device.create_buffer(size=16, usage="UNIFORM")
    bindings = device.create_bind_group(
        layout=layout,
        entries=form([wgpu.BindGroupEntry(binding=0, resource=wgpu.BufferBinding(buffer=shift, offset=0, size=16))]),
    )
    encoder = device.create_command_encoder()
    render_pass = encoder.begin_render_pass(
        color_attachments=form(
            [
                wgpu.RenderPassColorAttachment(
                    view=picture.create_view(),
                    clear_value=wgpu.Color(r=0, g=0, b=1, a=1),
                    load_op="clear",
                    store_op="store",
                )
            ]
        ),
        depth_stencil_attachment=form(
            wgpu.RenderPassDepthStencilAttachment(
                view=depth.create_view(),
                depth_clear_value=1.0,
                depth_load_op="clear",
                depth_store_op="discard",
                stencil_load_op="clear",
                stencil_store_op="discard",
            )
        ),
    )
    render_pass.set_pipeline(pipeline)
    render_pass.set_bind_group(0, bindings)
    render_pass.set_vertex_buffer(0, corners)
    render_pass.draw(4)
    render_pass.end()
    buffer = device.create_buffer(size=8 * 256, usage="COPY_DST|COPY_SRC")
    encoder.copy_texture_to_buffer(
        form(wgpu.TexelCopyTextureInfo(texture=picture, origin=wgpu.Origin3D(x=0))),
        form(wgpu.TexelCopyBufferInfo(buffer=buffer, bytes_per_row=256)),
        size,
    )
    device.queue.submit([encoder.finish()])
    rows = device.queue.read_buffer(buffer)
    pixels = device.queue.read_texture(
        form(wgpu.TexelCopyTextureInfo(texture=picture)), form(wgpu.TexelCopyBufferLayout(bytes_per_row=32)), size
    )
    for x, expected in ((1, (128, 0, 128)), (6, (0, 0, 255))):  # the quad covers the left half
        for data in (rows[256 * 4 + 4 * x :], pixels[32 * 4 + 4 * x :]):
            assert all(abs(channel - wanted) <= 1 for channel, wanted in zip(data[:3], expected, strict=True))
