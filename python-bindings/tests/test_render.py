"""Render pipelines, passes and bundles: pixels are read back and compared."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

import wgpu

SIZE = 16
RED, GREEN, BLUE, BLACK = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255), (0, 0, 0, 255)

# A quad over the left half, from positions and a color per instance.
QUAD = """
struct Out { @builtin(position) position: vec4f, @location(0) color: vec4f };
@vertex fn vertex(@location(0) position: vec3f, @location(1) color: vec4f) -> Out {
    return Out(vec4f(position, 1.0), color);
}
@fragment fn fragment(in: Out) -> @location(0) vec4f { return in.color; }
"""

# A triangle over everything, in the color of a uniform.
FULL = """
@group(0) @binding(0) var<uniform> color: vec4f;
@vertex fn vertex(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
    let corners = array(vec2f(-1.0, -1.0), vec2f(3.0, -1.0), vec2f(-1.0, 3.0));
    return vec4f(corners[i], 0.5, 1.0);
}
@fragment fn fragment() -> @location(0) vec4f { return color; }
"""

LEFT_HALF = np.array([[-1, -1, 0.5], [0, -1, 0.5], [-1, 1, 0.5], [0, 1, 0.5]], np.float32)
INDICES = np.array([0, 1, 2, 2, 1, 3], np.uint16)


def target_of(device, format="rgba8unorm", **more):
    arguments = {"size": (SIZE, SIZE, 1), "usage": "RENDER_ATTACHMENT|COPY_SRC", **more}
    return device.create_texture(format=format, **arguments)


@pytest.fixture
def target(device):
    return target_of(device)


def picture(device, texture) -> np.ndarray:
    data = device.queue.read_texture({"texture": texture}, {"bytes_per_row": 4 * SIZE}, (SIZE, SIZE))
    return np.frombuffer(data, np.uint8).reshape(SIZE, SIZE, 4)


def attachment(view, **more):
    return {"view": view, "load_op": "clear", "store_op": "store", "clear_value": (0, 0, 0, 1), **more}


def full_pipeline(device, **more):
    module = device.create_shader_module(code=FULL)
    arguments = {
        "vertex": {"module": module},
        "fragment": {"module": module, "targets": [{"format": "rgba8unorm"}]},
        **more,
    }
    return device.create_render_pipeline(**arguments)


def color_group(device, pipeline, color):
    buffer = device.create_buffer_with_data(data=np.array(color, np.float32), usage="UNIFORM")
    entries = [{"binding": 0, "resource": {"buffer": buffer}}]
    return device.create_bind_group(layout=pipeline.get_bind_group_layout(0), entries=entries)


def quad_pipeline(device, **more):
    module = device.create_shader_module(code=QUAD)
    buffers = [
        {"array_stride": 12, "attributes": [{"format": "float32x3", "offset": 0, "shader_location": 0}]},
        {
            "array_stride": 16,
            "step_mode": "instance",
            "attributes": [{"format": "float32x4", "offset": 0, "shader_location": 1}],
        },
    ]
    arguments = {
        "label": "quad",
        "layout": "auto",
        "vertex": {"module": module, "entry_point": "vertex", "buffers": buffers},
        "primitive": {"topology": "triangle-list"},
        "fragment": {"module": module, "entry_point": "fragment", "targets": [{"format": "rgba8unorm"}]},
        **more,
    }
    return device.create_render_pipeline(**arguments)


@pytest.fixture
def quad(device):
    """Vertices, colors and indices."""
    vertices = device.create_buffer_with_data(data=LEFT_HALF, usage="VERTEX")
    colors = device.create_buffer_with_data(data=np.array([[1, 0, 0, 1], [0, 1, 0, 1]], np.float32), usage="VERTEX")
    indices = device.create_buffer_with_data(data=INDICES, usage="INDEX")
    return vertices, colors, indices


def draw(device, texture, commands, **arguments):
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(**{"color_attachments": [attachment(texture.create_view())], **arguments})
    commands(render)
    render.end()
    device.queue.submit([encoder.finish()])


@pytest.mark.row("F5")
@pytest.mark.parametrize(
    "clear", [(1, 0, 0, 1), [1.0, 0, 0, 1], {"r": 1, "g": 0, "b": 0, "a": 1}, wgpu.Color(r=1, g=0, b=0, a=1)]
)
def test_clearing(device, target, clear):
    draw(device, target, lambda render: None, color_attachments=[attachment(target.create_view(), clear_value=clear)])
    assert (picture(device, target) == RED).all()


@pytest.mark.row("B11", "R11")
def test_a_texture_stands_for_its_view(device, target):
    draw(device, target, lambda render: None, color_attachments=[attachment(target, clear_value=(0, 1, 0, 1))])
    assert (picture(device, target) == GREEN).all()


def test_loading_keeps_what_is_there(device, target):
    draw(device, target, lambda render: None)
    draw(
        device,
        target,
        lambda render: None,
        color_attachments=[{"view": target, "load_op": "load", "store_op": "store"}],
    )
    assert (picture(device, target) == BLACK).all()


def test_drawing(device, target, quad):
    pipeline = quad_pipeline(device)
    vertices, colors, indices = quad

    def commands(render):
        render.set_pipeline(pipeline)
        render.set_vertex_buffer(0, vertices)
        render.set_vertex_buffer(1, colors, 0, None)
        render.set_index_buffer(indices, "uint16")
        render.draw_indexed(6)

    draw(device, target, commands)
    result = picture(device, target)
    assert (result[:, : SIZE // 2] == RED).all() and (result[:, SIZE // 2 :] == BLACK).all()


def test_drawing_without_indices_and_with_instances(device, target, quad):
    pipeline = quad_pipeline(device, primitive={"topology": "triangle-strip"})
    vertices, colors, _ = quad

    def commands(render):
        render.set_pipeline(pipeline)
        render.set_vertex_buffer(0, vertices, 0, 48)
        render.set_vertex_buffer(1, colors)
        render.draw(4, 1, 0, 1)

    draw(device, target, commands)
    assert (picture(device, target)[:, : SIZE // 2] == GREEN).all()


@pytest.mark.parametrize("indexed", [False, True])
def test_indirect_drawing(device, target, quad, indexed):
    pipeline = quad_pipeline(device, primitive={"topology": "triangle-list" if indexed else "triangle-strip"})
    vertices, colors, indices = quad
    numbers = [7, 6, 1, 0, 0, 0] if indexed else [7, 4, 1, 0, 0]
    arguments = device.create_buffer_with_data(data=np.array(numbers, np.uint32), usage="INDIRECT")

    def commands(render):
        render.set_pipeline(pipeline)
        render.set_vertex_buffer(0, vertices)
        render.set_vertex_buffer(1, colors)
        if indexed:
            render.set_index_buffer(indices, "uint16", 0, indices.size)
            render.draw_indexed_indirect(arguments, 4)
        else:
            render.draw_indirect(arguments, 4)

    draw(device, target, commands)
    assert (picture(device, target)[:, : SIZE // 2] == RED).all()


def test_scissor_and_viewport(device, target):
    pipeline = full_pipeline(device)
    group = color_group(device, pipeline, (0, 0, 1, 1))

    def commands(render):
        render.set_pipeline(pipeline)
        render.set_bind_group(0, group)
        render.set_viewport(0, 0, SIZE, SIZE / 2, 0, 1)
        render.set_scissor_rect(0, 0, 4, SIZE)
        render.draw(3)

    draw(device, target, commands)
    result = picture(device, target)
    assert (result[: SIZE // 2, :4] == BLUE).all()
    assert (result[SIZE // 2 :] == BLACK).all() and (result[:, 4:] == BLACK).all()


def test_blend_constant(device, target):
    component = {"src_factor": "constant", "dst_factor": "zero", "operation": "add"}
    module = device.create_shader_module(code=FULL)
    states = [{"format": "rgba8unorm", "blend": {"color": component, "alpha": component}, "write_mask": "RED|ALPHA"}]
    pipeline = full_pipeline(device, fragment={"module": module, "targets": states})
    group = color_group(device, pipeline, (1, 1, 1, 1))
    for color in ((0.2, 0.4, 0.6, 1), wgpu.Color(r=0.2, g=0.4, b=0.6, a=1)):

        def commands(render, color=color):
            render.set_pipeline(pipeline)
            render.set_bind_group(0, group)
            render.set_blend_constant(color)
            render.draw(3)

        draw(device, target, commands)
        assert (picture(device, target) == (51, 0, 0, 255)).all()


def test_depth_and_stencil(device, target, quad):
    depth = target_of(device, "depth24plus-stencil8")
    face = {"compare": "equal", "pass_op": "keep"}
    state = {
        "format": "depth24plus-stencil8",
        "depth_write_enabled": True,
        "depth_compare": "less",
        "stencil_front": face,
        "stencil_back": face,
    }
    pipeline = quad_pipeline(device, depth_stencil=state)
    vertices, colors, indices = quad
    operations = {
        "depth_load_op": "clear",
        "depth_store_op": "store",
        "stencil_load_op": "clear",
        "stencil_store_op": "store",
    }
    for clear, reference, visible in ((1.0, 3, True), (0.1, 3, False), (1.0, 2, False)):

        def commands(render, reference=reference):
            render.set_pipeline(pipeline)
            render.set_vertex_buffer(0, vertices)
            render.set_vertex_buffer(1, colors)
            render.set_index_buffer(indices, "uint16")
            render.set_stencil_reference(reference)
            render.draw_indexed(6, 1, 0, 0, 0)

        draw(
            device,
            target,
            commands,
            depth_stencil_attachment={
                "view": depth.create_view(),
                "depth_clear_value": clear,
                "stencil_clear_value": 3,
                **operations,
            },
        )
        assert (picture(device, target)[:, 0] == (RED if visible else BLACK)).all()


def test_depth_alone_ignores_stencil(device, caplog):
    depth = target_of(device, "depth32float")
    for _ in range(2):
        draw(
            device,
            depth,
            lambda render: None,
            color_attachments=[],
            depth_stencil_attachment={
                "view": depth,
                "depth_load_op": "clear",
                "depth_store_op": "store",
                "depth_clear_value": 0.25,
                "stencil_load_op": "clear",
                "stencil_store_op": "store",
            },
        )
    data = device.queue.read_texture({"texture": depth, "aspect": "depth-only"}, {"bytes_per_row": 64}, (SIZE, SIZE))
    assert (np.frombuffer(data, np.float32) == 0.25).all()
    assert caplog.text.count("stencil_load_op and stencil_store_op of a depth_stencil_attachment are ignored") == 1


def test_multisampling(device, target):
    samples = target_of(device, sample_count=4, usage="RENDER_ATTACHMENT")
    pipeline = full_pipeline(device, multisample={"count": 4, "mask": 0xFFFFFFFF, "alpha_to_coverage_enabled": False})
    group = color_group(device, pipeline, (1, 0, 0, 1))

    def commands(render):
        render.set_pipeline(pipeline)
        render.set_bind_group(0, group)
        render.draw(3)

    draw(device, target, commands, color_attachments=[attachment(samples, resolve_target=target, store_op="discard")])
    assert (picture(device, target) == RED).all()


@pytest.mark.row("B11")
def test_an_attachment_that_is_not_there(device, target):
    code = "@fragment fn fragment() -> @location(1) vec4f { return vec4f(0.0, 1.0, 0.0, 1.0); }"
    fragment = {"module": device.create_shader_module(code=code), "targets": [None, {"format": "rgba8unorm"}]}
    vertex = """@vertex fn vertex(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
        return vec4f(f32(i % 2u) * 4.0 - 1.0, f32(i / 2u) * 4.0 - 1.0, 0.0, 1.0);
    }"""
    pipeline = full_pipeline(device, vertex={"module": device.create_shader_module(code=vertex)}, fragment=fragment)

    def commands(render):
        render.set_pipeline(pipeline)
        render.draw(3)

    draw(device, target, commands, color_attachments=[None, attachment(target)])
    assert (picture(device, target) == GREEN).all()


@pytest.mark.row("B11", "F8")
def test_a_slice_of_a_volume(device):
    usage = "RENDER_ATTACHMENT|COPY_SRC|COPY_DST"
    volume = target_of(device, size=(SIZE, SIZE, 3), dimension="3d", usage=usage)
    layout = {"bytes_per_row": 4 * SIZE, "rows_per_image": SIZE}
    device.queue.write_texture({"texture": volume}, bytes(4 * SIZE * SIZE * 3), layout, (SIZE, SIZE, 3))
    view = volume.create_view(dimension="3d")
    draw(
        device,
        volume,
        lambda render: None,
        color_attachments=[attachment(view, clear_value=(0, 1, 0, 1), depth_slice=2)],
    )
    data = device.queue.read_texture(
        {"texture": volume}, {"bytes_per_row": 64, "rows_per_image": SIZE}, (SIZE, SIZE, 3)
    )
    layers = np.frombuffer(data, np.uint8).reshape(3, SIZE, SIZE, 4)
    assert (layers[2] == GREEN).all() and (layers[:2] == 0).all()


@pytest.mark.row("G43", "B15")
def test_bundles(device, target, quad):
    pipeline = quad_pipeline(device)
    vertices, colors, indices = quad
    recorder = device.create_render_bundle_encoder(label="recorder", color_formats=["rgba8unorm"])
    recorder.push_debug_group("group")
    recorder.set_pipeline(pipeline)
    recorder.set_vertex_buffer(0, vertices)
    recorder.set_vertex_buffer(1, colors)
    recorder.set_index_buffer(indices, "uint16")
    recorder.draw_indexed(6)
    recorder.pop_debug_group()
    bundle = recorder.finish(label="bundle")
    assert isinstance(bundle, wgpu.GPURenderBundle) and bundle.label == "bundle"
    del vertices, colors, indices, pipeline, recorder
    for _ in range(2):
        draw(device, target, lambda render: render.execute_bundles([bundle]))
        assert (picture(device, target)[:, 0] == RED).all()
    draw(device, target, lambda render: render.execute_bundles([]))


def test_bad_bundles(device, target):
    with pytest.raises(ValueError, match="is not a wgpu.TextureFormat"):
        device.create_render_bundle_encoder(color_formats=["rgba"])
    with pytest.raises(wgpu.GPUValidationError):
        device.create_render_bundle_encoder(color_formats=["depth24plus"])
    bundle = device.create_render_bundle_encoder(color_formats=["r8unorm"]).finish()
    with pytest.raises(TypeError, match="bundle 0 must be a GPURenderBundle, not None"):
        draw(device, target, lambda render: render.execute_bundles([None]))
    with pytest.raises(wgpu.GPUValidationError):
        draw(device, target, lambda render: render.execute_bundles([bundle]))
    recorder = device.create_render_bundle_encoder(color_formats=["rgba8unorm"])
    recorder.draw(3)
    with pytest.raises(wgpu.GPUValidationError):
        recorder.finish()


def test_pipelines_in_the_background(device):
    module = device.create_shader_module(code=FULL)
    fragment = {"module": module, "targets": [{"format": "rgba8unorm"}]}

    async def main():
        return await device.create_render_pipeline_async(layout="auto", vertex={"module": module}, fragment=fragment)

    assert isinstance(asyncio.run(main()), wgpu.GPURenderPipeline)
    promise = device.create_render_pipeline_async(layout="auto", vertex={"module": module, "entry_point": "no"})
    with pytest.raises(wgpu.GPUPipelineError):
        promise.sync_wait()


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"vertex": {}}, KeyError, "needs 'module'"),
        ({"vertex": None}, TypeError, "VertexState"),
        ({"primitive": {"topology": "triangles"}}, ValueError, "is not a wgpu.PrimitiveTopology"),
        ({"primitive": {"culling": "back"}}, ValueError, "no field 'culling'"),
        ({"primitive": {"cull_mode": "bak"}}, ValueError, "'back'"),
        ({"depth_stencil": {"depth_compare": "less"}}, KeyError, "needs 'format'"),
        ({"depth_stencil": {"format": "rgba8unorm"}}, wgpu.GPUValidationError, None),
        ({"depth_stencil": {"format": "depth32float", "stencil_front": {"comp": 1}}}, ValueError, "no field 'comp'"),
        ({"multisample": {"count": 3}}, wgpu.GPUValidationError, None),
        ({"fragment": {"module": None, "targets": []}}, TypeError, "must be a GPUShaderModule, not None"),
        ({"layout": "AUTO"}, ValueError, "'auto'"),
    ],
    ids=str,
)
def test_bad_pipelines(device, change, error, message):
    with pytest.raises(error, match=message):
        quad_pipeline(device, **change)


def test_bad_targets_and_buffers(device):
    module = device.create_shader_module(code=QUAD)
    for target in ({}, {"format": "rgba8unorm", "blend": {"color": {}}}):
        with pytest.raises(KeyError, match="needs"):
            quad_pipeline(device, fragment={"module": module, "targets": [target]})
    with pytest.raises(wgpu.GPUValidationError):
        quad_pipeline(device, fragment={"module": module, "targets": [{"format": "rgba8uint"}]})
    for buffers in ([{"attributes": []}], [{"array_stride": 12}], [{"array_stride": 12, "attributes": [{}]}]):
        with pytest.raises(KeyError, match="needs"):
            quad_pipeline(device, vertex={"module": module, "entry_point": "vertex", "buffers": buffers})
    with pytest.raises(wgpu.GPUValidationError):
        quad_pipeline(device, vertex={"module": module, "entry_point": "vertex", "buffers": []})


@pytest.mark.parametrize(
    ("attachments", "error", "message"),
    [
        (lambda t: [{"view": t, "load_op": "clear"}], KeyError, "needs 'store_op'"),
        (lambda t: [{"view": None, "load_op": "clear", "store_op": "store"}], TypeError, "must be a GPUTextureView"),
        (lambda t: [attachment(t, load_op="claer")], ValueError, "'clear'"),
        (lambda t: [attachment(t, clear_value=(0, 0, 0))], ValueError, "got 3 numbers"),
        (lambda t: [attachment(t, clear_value=5)], TypeError, "a color is"),
        (lambda t: [attachment(t, clear_valeu=(0, 0, 0, 0))], ValueError, "no field 'clear_valeu'"),
        (lambda t: [attachment(t, resolve_target="x")], TypeError, "resolve_target must be"),
        (lambda t: [5], TypeError, "expected a dict or a wgpu.RenderPassColorAttachment"),
    ],
)
def test_bad_attachments(device, target, attachments, error, message):
    encoder = device.create_command_encoder()
    with pytest.raises(error, match=message):
        encoder.begin_render_pass(color_attachments=attachments(target))


def test_bad_depth_attachments(device):
    encoder = device.create_command_encoder()
    depth = target_of(device, "depth24plus")
    for attachment_ in (
        {"view": depth},
        {"view": depth, "depth_load_op": "clear", "depth_store_op": "store"},
        wgpu.RenderPassDepthStencilAttachment(view=depth, depth_load_op="load"),
    ):
        with pytest.raises(KeyError, match="needs"):
            encoder.begin_render_pass(color_attachments=[], depth_stencil_attachment=attachment_)


def test_passes_that_cannot_be(device, fresh_device, target):
    small = target_of(device, size=(4, 4))
    other = target_of(fresh_device)
    for attachments in ([attachment(target), attachment(small)], [attachment(other)], []):
        encoder = device.create_command_encoder()
        with pytest.raises(wgpu.GPUValidationError):
            encoder.begin_render_pass(color_attachments=attachments).end()
            encoder.finish()


@pytest.mark.parametrize(
    ("method", "arguments", "error", "message"),
    [
        ("set_pipeline", (None,), TypeError, "pipeline must be a GPURenderPipeline, not None"),
        ("set_vertex_buffer", (0, "x"), TypeError, "buffer must be a GPUBuffer, not 'x'"),
        ("set_index_buffer", (None, "uint16"), TypeError, "buffer must be a GPUBuffer, not None"),
        ("set_index_buffer", (None, "uint17"), ValueError, "'uint17' is not a wgpu.IndexFormat"),
        ("draw", ("x",), TypeError, "vertex_count must be an int, not 'x'"),
        ("draw", (-1,), ValueError, "vertex_count is -1"),
        ("draw_indexed", (1, 1, 0, 2**31), ValueError, "base_vertex is 2147483648"),
        ("draw_indirect", (None, 0), TypeError, "indirect_buffer must be a GPUBuffer"),
        ("draw_indexed_indirect", (None, 0), TypeError, "indirect_buffer must be a GPUBuffer"),
        ("set_viewport", (0, 0, "x", 1, 0, 1), TypeError, "width must be a number, not 'x'"),
        ("set_scissor_rect", (-1, 0, 1, 1), ValueError, "x is -1"),
        ("set_stencil_reference", (None,), TypeError, "reference must be an int"),
        ("set_blend_constant", ((1, 2, 3),), ValueError, "got 3 numbers"),
        ("begin_occlusion_query", (-1,), ValueError, "query_index is -1"),
    ],
)
def test_hostile_commands(device, target, method, arguments, error, message):
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=[attachment(target)])
    with pytest.raises(error, match=message):
        getattr(render, method)(*arguments)
    render.set_scissor_rect(0.0, 0.0, 4.7, 4)
    render.set_vertex_buffer(0, None)
    render.end()
    device.queue.submit([encoder.finish()])


@pytest.mark.parametrize("mistake", ["no pipeline", "scissor", "viewport", "no vertices", "wrong format", "released"])
def test_errors_surface_at_finish(device, target, quad, mistake):
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=[attachment(target)])
    if mistake == "scissor":
        render.set_scissor_rect(0, 0, SIZE + 1, 1)
    elif mistake == "viewport":
        render.set_viewport(0, 0, 1, 1, 0, 2)
    elif mistake == "no vertices":
        render.set_pipeline(quad_pipeline(device))
        render.draw(3)
    elif mistake == "wrong format":
        module = device.create_shader_module(code=FULL)
        render.set_pipeline(full_pipeline(device, fragment={"module": module, "targets": [{"format": "rgba16float"}]}))
    elif mistake == "released":
        quad[0]._release()
        with pytest.raises(ValueError, match="was released"):
            render.set_vertex_buffer(0, quad[0])
        render.set_index_buffer(quad[1], "uint16")
    if mistake != "no vertices":
        render.draw(3)
    render.end()
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()
    draw(device, target, lambda render: None)
    assert (picture(device, target) == BLACK).all()
