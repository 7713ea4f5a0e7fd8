"""What a user reads after a mistake: the call, the label, the argument, its value, and what is allowed."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

import wgpu
from wgpu._suggest import readable_features

SHADER = """
@vertex fn v() -> @builtin(position) vec4f { return vec4f(); }
@fragment fn f() -> @location(0) vec4f { return vec4f(); }
@compute @workgroup_size(1) fn c() {}
"""


class Things:
    """What the mistakes are made with."""

    def __init__(self, device):
        self.device = device
        self.queue = device.queue
        self.adapter = device.adapter
        self.buffer = device.create_buffer(label="buf", size=64, usage="COPY_SRC|COPY_DST")
        self.texture = device.create_texture(
            label="tex", size=(4, 4), format="rgba8unorm", usage="COPY_SRC|COPY_DST|RENDER_ATTACHMENT"
        )
        self.color = {"view": self.texture, "load_op": "clear", "store_op": "store"}

    @property
    def module(self):
        return self.device.create_shader_module(label="mod", code=SHADER)

    def render_pass(self, **more):
        encoder = self.device.create_command_encoder(label="enc")
        return encoder.begin_render_pass(**{"label": "x", "color_attachments": [self.color], **more})

    def pipeline(self, **more):
        target = {"format": "rgba8unorm", **more.pop("target", {})}
        arguments = {"vertex": {"module": self.module}, "fragment": {"module": self.module, "targets": [target]}}
        return self.device.create_render_pipeline(**{"label": "x", **arguments, **more})


@pytest.fixture(scope="module")
def things(device):
    return Things(device)


def buffers(array_stride=8, **attribute):
    full = {"format": "float32", "offset": 0, "shader_location": 0, **attribute}
    return [None, {"array_stride": array_stride, "attributes": [full]}]


# The mistake, the class of the error, and how its message begins.
MISTAKES = [
    (
        lambda t: t.device.create_buffer(size=16.5, usage=8),
        TypeError,
        "GPUDevice.create_buffer(): size must be an int, not 16.5",
    ),
    (
        lambda t: t.queue.read_buffer(t.buffer, 0.5),
        TypeError,
        "GPUQueue.read_buffer(): buffer_offset must be an int, not 0.5",
    ),
    (
        lambda t: t.queue.write_buffer(t.buffer, 2.5, b"1234"),
        TypeError,
        "GPUQueue.write_buffer(): buffer_offset must be an int, not 2.5",
    ),
    (
        lambda t: t.device.create_bind_group_layout(entries={"binding": 0, "visibility": 1, "buffer": {}}),
        TypeError,
        "GPUDevice.create_bind_group_layout(): entries must be a sequence, not {'binding': 0",
    ),
    (
        lambda t: t.device.create_compute_pipeline(compute=t.module),
        TypeError,
        "GPUDevice.create_compute_pipeline(): compute: expected a dict or a wgpu.ProgrammableStage, got ",
    ),
    (
        lambda t: t.device.create_buffer(label="x", size=-4, usage=8),
        OverflowError,
        "GPUDevice.create_buffer(), label = 'x': size is -4; it must not be negative",
    ),
    (
        lambda t: t.device.create_buffer(size=2**64, usage=8),
        ValueError,
        "GPUDevice.create_buffer(): size is 18446744073709551616; it must be at most 18446744073709551615",
    ),
    (
        lambda t: t.device.create_buffer(size="many", usage=8),
        TypeError,
        "GPUDevice.create_buffer(): size must be an int, not 'many'",
    ),
    (
        lambda t: t.device.create_buffer(label="x", size=4, usage="MAP_READ|COPY_DTS"),
        ValueError,
        "GPUDevice.create_buffer(), label = 'x': usage: 'COPY_DTS' is not a flag of wgpu.BufferUsage. Did you mean "
        "'COPY_DST' or 'COPY_SRC'?",
    ),
    (
        lambda t: t.device.create_buffer(size=4, usage=None),
        TypeError,
        "GPUDevice.create_buffer(): usage must be an int or names such as 'A|B', not None",
    ),
    (
        lambda t: t.device.create_buffer(label=3, size=4, usage=8),
        TypeError,
        "GPUDevice.create_buffer(), label = 3: label must be a str, not 3",
    ),
    (
        lambda t: t.device.create_buffer_with_data(label="x", data="abc", usage=8),
        TypeError,
        "GPUDevice.create_buffer_with_data(), label = 'x': expected an object with the buffer protocol",
    ),
    (
        lambda t: t.device.create_texture(label="x", size=(4, 4), format="rgba8unrom", usage=4),
        wgpu.GPUValidationError,
        "GPUDevice.create_texture(), label = 'x': format: 'rgba8unrom' is not a wgpu.TextureFormat. Did you mean "
        "'rgba8unorm'",
    ),
    (
        lambda t: t.device.create_texture(size=(4, 4), format=None, usage=4),
        TypeError,
        "GPUDevice.create_texture(): format: None is not a wgpu.TextureFormat",
    ),
    (
        lambda t: t.device.create_texture(size=(4, -4), format="r8unorm", usage=4),
        ValueError,
        "GPUDevice.create_texture(): size[1] is -4; it must not be negative",
    ),
    (
        lambda t: t.device.create_texture(size={"width": 4.5}, format="r8unorm", usage=4),
        TypeError,
        "GPUDevice.create_texture(): size.width must be an int, not 4.5",
    ),
    (
        lambda t: t.device.create_texture(size=4, format="r8unorm", usage=4),
        TypeError,
        "GPUDevice.create_texture(): a size is (width, height, depth_or_array_layers) in texels, not 4",
    ),
    (
        lambda t: t.device.create_texture(size=(4, 4), format="r8unorm", usage=4, view_formats=["r8uint", "rgb"]),
        ValueError,
        "GPUDevice.create_texture(): view_formats[1]: 'rgb' is not a wgpu.TextureFormat",
    ),
    (
        lambda t: t.device.create_sampler(label="x", min_filter="liner"),
        ValueError,
        "GPUDevice.create_sampler(), label = 'x': min_filter: 'liner' is not a wgpu.FilterMode. Did you mean "
        "'linear'? Allowed: nearest, linear.",
    ),
    (
        lambda t: t.device.create_sampler(lod_max_clamp="high"),
        TypeError,
        "GPUDevice.create_sampler(): lod_max_clamp must be a number, not 'high'",
    ),
    (
        lambda t: t.device.create_sampler(max_anisotropy=100_000),
        ValueError,
        "GPUDevice.create_sampler(): max_anisotropy is 100000; it must be at most 65535",
    ),
    (
        lambda t: t.device.create_bind_group_layout(
            label="x", entries=[{"binding": 0, "visibility": "COMPUTE", "buffer": {"type": "stroage"}}]
        ),
        ValueError,
        "GPUDevice.create_bind_group_layout(), label = 'x': entries[0].buffer.type: 'stroage' is not a "
        "wgpu.BufferBindingType. Did you mean 'storage'?",
    ),
    (
        lambda t: t.device.create_bind_group_layout(entries=[{"binding": 0, "visibility": "VERTEX|COMPTE"}]),
        ValueError,
        "GPUDevice.create_bind_group_layout(): the entry for binding 0 has none of 'buffer', 'sampler'",
    ),
    (
        lambda t: t.device.create_bind_group_layout(
            entries=[{"binding": 0, "visibility": "VERTEX|COMPTE", "buffer": {}}]
        ),
        ValueError,
        "GPUDevice.create_bind_group_layout(): entries[0].visibility: 'COMPTE' is not a flag of wgpu.ShaderStage. "
        "Did you mean 'COMPUTE'?",
    ),
    (
        lambda t: t.device.create_bind_group_layout(entries=[{"bindng": 0}]),
        ValueError,
        "GPUDevice.create_bind_group_layout(): entries[0]: wgpu.BindGroupLayoutEntry has no field 'bindng' (Did you "
        "mean 'binding'?)",
    ),
    (
        lambda t: t.device.create_bind_group_layout(entries=None),
        TypeError,
        "GPUDevice.create_bind_group_layout(): entries must be a sequence, not None",
    ),
    (
        lambda t: t.device.create_bind_group(label="x", layout=None, entries=[]),
        TypeError,
        "GPUDevice.create_bind_group(), label = 'x': layout must be a GPUBindGroupLayout, not None",
    ),
    (
        lambda t: t.device.create_pipeline_layout(label="x", bind_group_layouts=[3]),
        TypeError,
        "GPUDevice.create_pipeline_layout(), label = 'x': a layout must be a GPUBindGroupLayout, not 3",
    ),
    (
        lambda t: t.device.create_shader_module(label="x", code=3),
        TypeError,
        "GPUDevice.create_shader_module(), label = 'x': shader code is a str (WGSL, GLSL) or bytes (SPIR-V), not 3",
    ),
    (
        lambda t: t.device.create_compute_pipeline(compute={"module": t.module, "constants": {"a": "b"}}),
        TypeError,
        "GPUDevice.create_compute_pipeline(): compute.constants.a must be a number, not 'b'",
    ),
    (
        lambda t: t.device.create_compute_pipeline_async(label="x", compute={"modul": t.module}),
        ValueError,
        "GPUDevice.create_compute_pipeline_async(), label = 'x': compute: wgpu.ProgrammableStage has no field "
        "'modul' (Did you mean 'module'?)",
    ),
    (
        lambda t: t.pipeline(primitive={"topology": "triangles"}),
        ValueError,
        "GPUDevice.create_render_pipeline(), label = 'x': primitive.topology: 'triangles' is not a "
        "wgpu.PrimitiveTopology. Did you mean 'triangle-list' or 'triangle-strip'?",
    ),
    (
        lambda t: t.pipeline(vertex={"module": t.module, "buffers": buffers(format="float32x5")}),
        ValueError,
        "GPUDevice.create_render_pipeline(), label = 'x': vertex.buffers[1].attributes[0].format: 'float32x5' is not "
        "a wgpu.VertexFormat",
    ),
    (
        lambda t: t.pipeline(vertex={"module": t.module, "buffers": buffers(array_stride=-1)}),
        ValueError,
        "GPUDevice.create_render_pipeline(), label = 'x': vertex.buffers[1].array_stride is -1",
    ),
    (
        lambda t: t.pipeline(depth_stencil={"depth_compare": "less"}),
        KeyError,
        "GPUDevice.create_render_pipeline(), label = 'x': depth_stencil: wgpu.DepthStencilState needs 'format'",
    ),
    (
        lambda t: t.pipeline(target={"blend": {"color": {"src_factor": "srcalfa"}, "alpha": {}}}),
        ValueError,
        "GPUDevice.create_render_pipeline(), label = 'x': fragment.targets[0].blend.color.src_factor: 'srcalfa' is "
        "not a wgpu.BlendFactor. Did you mean 'src-alpha'",
    ),
    (
        lambda t: t.pipeline(multisample={"count": "4"}),
        TypeError,
        "GPUDevice.create_render_pipeline(), label = 'x': multisample.count must be an int, not '4'",
    ),
    (
        lambda t: t.device.create_render_bundle_encoder(color_formats=["rgba8unorm", "rgba8"]),
        ValueError,
        "GPUDevice.create_render_bundle_encoder(): color_formats[1]: 'rgba8' is not a wgpu.TextureFormat",
    ),
    (
        lambda t: t.device.create_query_set(label="x", type="occlusion", count=-1),
        ValueError,
        "GPUDevice.create_query_set(), label = 'x': count is -1; it must not be negative",
    ),
    (
        lambda t: t.device.push_error_scope("validatoin"),
        ValueError,
        "GPUDevice.push_error_scope(), label = 'tests': filter: 'validatoin' is not a wgpu.ErrorFilter. Did you mean "
        "'validation'?",
    ),
    (
        lambda t: t.adapter.request_device_sync(label="x", required_features=["shader-f61"]),
        KeyError,
        "GPUAdapter.request_device(), label = 'x': 'shader-f61' is not a feature. Did you mean",
    ),
    (
        lambda t: t.adapter.request_device_sync(required_features="shader-f16"),
        TypeError,
        "GPUAdapter.request_device(): required_features is a list of features: pass ['shader-f16']",
    ),
    (
        lambda t: t.adapter.request_device_sync(required_limits={"max-bind-group": 4}),
        KeyError,
        "GPUAdapter.request_device(): 'max-bind-group' is not a limit. Did you mean 'max-bind-groups'",
    ),
    (
        lambda t: t.adapter.request_device_sync(required_limits={"max_bind_groups": 2**40}),
        ValueError,
        "GPUAdapter.request_device(): required_limits: max-bind-groups is 1099511627776, but this adapter has ",
    ),
    (
        lambda t: t.adapter.request_device_sync(required_limits={"max-bind-groups": "4"}),
        TypeError,
        "GPUAdapter.request_device(): required_limits: max-bind-groups must be an int, not '4'",
    ),
    (
        lambda t: wgpu.gpu.request_adapter_sync(power_preference="high"),
        ValueError,
        "GPU.request_adapter(): power_preference: 'high' is not a wgpu.PowerPreference. Did you mean "
        "'high-performance'?",
    ),
    (
        lambda t: t.texture.create_view(label="x", dimension="2D"),
        ValueError,
        "GPUTexture.create_view(), label = 'x': dimension: '2D' is not a wgpu.TextureViewDimension. Did you mean '2d'?",
    ),
    (
        lambda t: t.texture.create_view(base_mip_level=-1),
        ValueError,
        "GPUTexture.create_view(): base_mip_level is -1; it must not be negative",
    ),
    (
        lambda t: t.buffer.map_sync("RAED"),
        ValueError,
        "GPUBuffer.map_sync(), label = 'buf': mode: 'RAED' is not a flag of wgpu.MapMode. Did you mean 'READ'?",
    ),
    (
        lambda t: t.buffer.map_async("READ", 4),
        ValueError,
        "GPUBuffer.map_async(), label = 'buf': the offset of a mapping must be a multiple of 8 bytes, got 4",
    ),
    (
        lambda t: t.buffer.read_mapped(),
        RuntimeError,
        "GPUBuffer 'buf': only a mapped buffer can be accessed, this one is unmapped: call map_sync() or map_async() "
        "before",
    ),
    (
        lambda t: t.buffer.unmap(),
        wgpu.GPUValidationError,
        "GPUBuffer 'buf': only a mapped buffer can be unmapped, this one is unmapped",
    ),
    (
        lambda t: t.render_pass(color_attachments=[{**t.color, "load_op": "claer"}]),
        ValueError,
        "GPUCommandEncoder.begin_render_pass(), label = 'x': color_attachments[0].load_op: 'claer' is not a "
        "wgpu.LoadOp. Did you mean 'clear'? Allowed: load, clear.",
    ),
    (
        lambda t: t.render_pass(color_attachments=[{**t.color, "clear_vaule": 0}]),
        ValueError,
        "GPUCommandEncoder.begin_render_pass(), label = 'x': color_attachments[0]: wgpu.RenderPassColorAttachment "
        "has no field 'clear_vaule' (Did you mean 'clear_value'?)",
    ),
    (
        lambda t: t.render_pass(color_attachments=[{**t.color, "view": None}]),
        TypeError,
        "GPUCommandEncoder.begin_render_pass(), label = 'x': the view of a color attachment must be a GPUTextureView",
    ),
    (
        lambda t: t.render_pass().set_immediates(-4, b"1234"),
        ValueError,
        "GPURenderPassEncoder.set_immediates(), label = 'x': range_offset is -4; it must not be negative",
    ),
    (
        lambda t: t.render_pass().draw("3"),
        TypeError,
        "GPURenderPassEncoder.draw(): vertex_count must be an int, not '3'",
    ),
    (
        lambda t: t.device.create_command_encoder().copy_texture_to_texture(
            {"texture": t.texture, "origin": (0, "a")}, {"texture": t.texture}, (1, 1)
        ),
        TypeError,
        "GPUCommandEncoder.copy_texture_to_texture(): source.origin[1] must be an int, not 'a'",
    ),
    (
        lambda t: t.queue.write_buffer(t.buffer, 0, np.zeros((4, 4), np.uint8)[:, ::2]),
        ValueError,
        "GPUQueue.write_buffer(): the data (shape (4, 2), strides (4, 2)) is not contiguous; pass a contiguous copy: "
        "np.ascontiguousarray(data)",
    ),
    (
        lambda t: t.queue.write_buffer(t.buffer, "here", b"1234"),
        TypeError,
        "GPUQueue.write_buffer(): buffer_offset must be an int, not 'here'",
    ),
    (
        lambda t: t.queue.write_texture({"texture": t.texture}, bytes(64), {"bytes_per_row": -16}, (4, 4)),
        ValueError,
        "GPUQueue.write_texture(): data_layout.bytes_per_row is -16; it must not be negative",
    ),
    (
        lambda t: t.queue.write_texture({"texture": t.texture, "aspect": "al"}, bytes(64), {}, (4, 4)),
        ValueError,
        "GPUQueue.write_texture(): destination.aspect: 'al' is not a wgpu.TextureAspect. Did you mean 'all'?",
    ),
    (
        lambda t: t.queue.read_texture(t.texture, {"bytes_per_row": 16}, (4, 4)),
        TypeError,
        "GPUQueue.read_texture(): source: expected a dict or a wgpu.TexelCopyTextureInfo, got GPUTexture 'tex'",
    ),
    (
        lambda t: t.queue.read_buffer(t.buffer, out=np.zeros(3)),
        ValueError,
        "GPUQueue.read_buffer(): out has 24 bytes, but 64 bytes are read",
    ),
    (
        lambda t: t.queue.submit(t.device.create_command_encoder().finish()),
        TypeError,
        "GPUQueue.submit(): command_buffers is a list: pass [command_buffer]",
    ),
    (
        lambda t: t.queue.submit([None]),
        TypeError,
        "GPUQueue.submit(): command buffer 0 must be a GPUCommandBuffer, not None",
    ),
]


@pytest.mark.parametrize(("mistake", "kind", "message"), MISTAKES, ids=[message[:60] for _, _, message in MISTAKES])
def test_a_mistake_is_explained(things, mistake, kind, message):
    with pytest.raises(kind) as error:
        mistake(things)
    assert str(error.value).startswith(message)
    assert error.value.__cause__ is None and (error.value.__suppress_context__ or error.value.__context__ is None)


def test_native_messages_come_through_as_they_are(things):
    with pytest.raises(wgpu.GPUValidationError) as error:
        things.device.create_sampler(label="x", max_anisotropy=0)
    assert str(error.value).startswith("In wgpuDeviceCreateSampler, label = 'x'\n")


def test_errors_of_others_stay_what_they_are(things):
    class Unusual(KeyError):
        def __init__(self, one, two):
            super().__init__(one, two)

    class Mapping(dict):
        def get(self, name, default=None):
            raise Unusual(1, 2)

    with pytest.raises(Unusual) as error:
        things.device.create_compute_pipeline(compute=Mapping(module=things.module))
    assert error.value.args == (1, 2)
    with pytest.raises(
        wgpu.GPUValidationError, match=r"create_buffer\(\), label = '\\ud800': .*surrogates not allowed"
    ):
        things.device.create_buffer(label="\ud800", size=4, usage=8)


@pytest.mark.row("A13")
@pytest.mark.row("A13")
def test_features_have_the_names_that_requests_take(adapter):
    device = adapter.request_device_sync()
    with pytest.raises(wgpu.GPUValidationError) as error:
        device.create_query_set(label="x", type="timestamp", count=1)
    assert str(error.value) == (
        "In wgpuDeviceCreateQuerySet, label = 'x'\n"
        "  The features 'timestamp-query' are required but not enabled on the device\n"
        "  help: add 'timestamp-query' to required_features of request_device_sync(), if the adapter has it"
    )
    with pytest.raises(wgpu.GPUValidationError) as error:
        device.create_shader_module(code="enable f16;")
    assert "add 'shader-f16' to required_features of request_device_sync()" in str(error.value)
    # A library that does not say how to mend it.
    two = "Features Features { features_wgpu: FeaturesWGPU(A_B | C), features_webgpu: FeaturesWebGPU(D) } are required"
    assert readable_features(two) == (
        "The features 'a-b', 'c', 'd' are required: pass required_features=['a-b', 'c', 'd'] to request_device_sync()"
    )
    assert readable_features("no features_webgpu: here") == "no features_webgpu: here"


@pytest.mark.row("A13")
def test_limits_have_the_names_that_requests_take(adapter):
    device = adapter.request_device_sync(required_limits={"max-buffer-size": 2**28})
    most = adapter.limits.max_buffer_size
    assert most > 2**28
    with pytest.raises(wgpu.GPUValidationError) as error:
        device.create_buffer(size=2**28 + 4, usage="STORAGE")
    assert str(error.value).splitlines()[-1] == (
        f"  help: the device's max-buffer-size is {2**28}, its adapter has up to {most}: ask for more with "
        "required_limits of request_device_sync()"
    )
    device = adapter.request_device_sync()
    with pytest.raises(wgpu.GPUValidationError, match="the device's max-buffer-size is .* no more"):
        device.create_buffer(size=most + 4, usage="STORAGE")
    with pytest.raises(wgpu.GPUValidationError, match="exceeds the limit max-texture-dimension-2d"):
        device.create_texture(size=(1 << 20, 1), format="r8unorm", usage="COPY_DST")
    with pytest.raises(RuntimeError, match="required_limits: max-buffer-size is .* this adapter has at most"):
        adapter.request_device_sync(required_limits={"max-buffer-size": 2**62})


def test_entry_points_are_listed(things):
    with pytest.raises(wgpu.GPUValidationError, match="entry point 'main': .* 'c' \\(Compute\\)"):
        things.device.create_compute_pipeline(compute={"module": things.module, "entry_point": "main"})


def test_a_buffer_is_no_array(things):
    with pytest.raises(TypeError, match=r"GPUBuffer 'buf' is memory of the GPU: read it, .*read_buffer"):
        np.asarray(things.buffer)
    with pytest.raises(TypeError, match=r"got GPUBuffer 'buf'; copy it with encoder.copy_buffer_to_buffer\(\)"):
        things.queue.write_buffer(things.buffer, 0, things.buffer)


def test_a_thing_in_place_of_its_dict(things):
    with pytest.raises(
        TypeError, match=r"expected a dict or a wgpu.TexelCopyTextureInfo, .*; pass \{\"texture\": ...\}"
    ):
        things.queue.read_texture(things.texture)
    with pytest.raises(TypeError, match=r"compute: .*; pass \{\"module\": ...\}"):
        things.device.create_compute_pipeline(compute=things.module)


def test_shader_errors_show_the_place(things):
    with pytest.raises(wgpu.GPUValidationError) as error:
        things.device.create_shader_module(label="broken", code="fn f() {\n    let x = ;\n}\n")
    lines = str(error.value).splitlines()
    assert "broken:2:13" in lines[2]
    source = next(line for line in lines if "let x = ;" in line)
    caret = lines[lines.index(source) + 1]
    assert caret.index("^") == source.index(";")


def test_methods_that_do_not_exist_get_a_suggestion():
    for code, message in (
        ("wgpu.get_default_device().create_bufer(size=4)", "'create_bufer'. Did you mean: 'create_buffer'?"),
        ("wgpu.TextureFromat", "module 'wgpu' has no attribute 'TextureFromat'. Did you mean: 'TextureFormat'?"),
        ("wgpu.gpu.request_adapter_snyc()", "'request_adapter_snyc'. Did you mean: 'request_adapter_sync'?"),
    ):
        command = [sys.executable, "-c", f"import wgpu; {code}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert message in done.stderr


def test_the_name_of_a_file_is_no_source(device):
    with pytest.raises(wgpu.GPUValidationError, match="the source itself, not the name of a file") as error:
        device.create_shader_module(code="shaders/blur.wgsl")
    assert error.value.compilation_info[0].line_num == 1
    with pytest.raises(wgpu.GPUValidationError) as error:
        device.create_shader_module(code="fn main() {")
    assert "the name of a file" not in str(error.value)
