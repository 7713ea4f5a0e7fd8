"""The methods in C and the Python methods behind them do the same."""

from __future__ import annotations

import array
import sys
from typing import Any

import numpy as np
import pytest

import wgpu
from wgpu import _accelerate

pytestmark = pytest.mark.skipif(_accelerate._fast is None, reason="the package runs without the accelerator")

WGSL = """
@group(0) @binding(0) var<storage, read_write> data: array<u32>;
@vertex fn vs(@location(0) a: vec4f, @location(1) b: vec2f) -> @builtin(position) vec4f { return a + b.xyxy; }
@fragment fn fs() -> @location(0) vec4f { return vec4f(1.0); }
@compute @workgroup_size(1) fn cs() { data[0] = 1u; }
"""
T = wgpu.TextureUsage
ATTRIBUTES = [
    {"format": "float32x4", "offset": 0, "shader_location": 0},
    {"format": "float32x2", "offset": 16, "shader_location": 1},
]
COMPONENT = {"src_factor": "src-alpha", "dst_factor": "one-minus-src-alpha", "operation": "add"}


class Things:
    def __init__(self, device: wgpu.GPUDevice) -> None:
        self.module = device.create_shader_module(code=WGSL)
        self.layout = device.create_bind_group_layout(
            entries=[{"binding": 0, "visibility": wgpu.ShaderStage.COMPUTE, "buffer": {"type": "storage"}}]
        )
        self.empty = device.create_pipeline_layout(bind_group_layouts=[])
        self.pipeline_layout = device.create_pipeline_layout(bind_group_layouts=[self.layout])
        self.buffer = device.create_buffer(size=64, usage=wgpu.BufferUsage.STORAGE)

    def vertex(self, **changes: Any) -> dict[str, Any]:
        buffers = [{"array_stride": 24, "step_mode": "vertex", "attributes": ATTRIBUTES}]
        return {"module": self.module, "entry_point": "vs", "buffers": buffers, **changes}

    def fragment(self, **changes: Any) -> dict[str, Any]:
        return {"module": self.module, "entry_point": "fs", "targets": [{"format": "rgba8unorm"}], **changes}


@pytest.fixture(scope="module")
def things(device: wgpu.GPUDevice) -> Things:
    return Things(device)


def entry(**kind: Any) -> dict[str, Any]:
    return {"binding": 0, "visibility": wgpu.ShaderStage.COMPUTE, **kind}


# Arguments that C takes by itself, whether or not the library likes them.
PLAIN: list[tuple[str, Any]] = [
    ("create_buffer", lambda t: {"size": 64, "usage": 8}),
    ("create_buffer", lambda t: {"size": 64, "usage": 0, "label": "none"}),
    ("create_texture", lambda t: {"size": (8, 4, 2), "format": "rgba8unorm", "usage": T.COPY_DST}),
    (
        "create_texture",
        lambda t: {
            "size": [16, 16],
            "format": "bc1-rgba-unorm-srgb",
            "usage": T.TEXTURE_BINDING,
            "mip_level_count": 3,
            "sample_count": 1,
            "dimension": "2d",
            "label": "näme",
            "view_formats": ["bc1-rgba-unorm"],
        },
    ),
    (
        "create_texture",
        lambda t: {
            "size": (16, 8, 4),
            "format": "r16float",
            "usage": T.COPY_SRC,
            "dimension": "3d",
            "mip_level_count": 5,
        },
    ),
    ("create_texture", lambda t: {"size": (0, 1, 1), "format": "rgba8unorm", "usage": T.COPY_DST}),
    ("create_texture", lambda t: {"size": (8, 8), "format": "rgba8unorm", "usage": T.COPY_DST, "sample_count": 3}),
    ("create_sampler", lambda t: {}),
    ("create_sampler", lambda t: {"mag_filter": "linear", "min_filter": "linear", "lod_max_clamp": 3.5, "label": "s"}),
    ("create_sampler", lambda t: {"compare": None, "max_anisotropy": 4}),
    (
        "create_sampler",
        lambda t: {"compare": "less", "address_mode_u": "repeat", "lod_min_clamp": 5, "lod_max_clamp": 1},
    ),
    ("create_bind_group_layout", lambda t: {"entries": []}),
    ("create_bind_group_layout", lambda t: {"entries": (entry(buffer={}),), "label": "l"}),
    ("create_bind_group_layout", lambda t: {"entries": [entry(sampler={"type": "comparison"})]}),
    (
        "create_bind_group_layout",
        lambda t: {"entries": [entry(texture={"sample_type": "depth", "multisampled": True})]},
    ),
    ("create_bind_group_layout", lambda t: {"entries": [entry(storage_texture={"format": "r32float"})]}),
    ("create_bind_group_layout", lambda t: {"entries": [entry(storage_texture={"format": "rgb9e5ufloat"})]}),
    ("create_bind_group_layout", lambda t: {"entries": [entry(buffer={"min_binding_size": 4}, texture=None)] * 2}),
    ("create_bind_group", lambda t: {"layout": t.layout, "entries": [{"binding": 0, "resource": t.buffer}]}),
    (
        "create_bind_group",
        lambda t: {"layout": t.layout, "entries": [{"binding": 0, "resource": {"buffer": t.buffer, "offset": 4}}]},
    ),
    ("create_pipeline_layout", lambda t: {"bind_group_layouts": [t.layout, t.layout], "label": "two"}),
    ("create_shader_module", lambda t: {"code": "  \n" + WGSL, "label": "m"}),
    ("create_shader_module", lambda t: {"code": "fn broken( {"}),
    ("create_compute_pipeline", lambda t: {"compute": {"module": t.module, "entry_point": "cs"}}),
    ("create_compute_pipeline", lambda t: {"layout": t.pipeline_layout, "compute": {"module": t.module}}),
    ("create_compute_pipeline", lambda t: {"layout": "auto", "compute": {"module": t.module, "entry_point": "nö"}}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex()}),
    ("create_render_pipeline", lambda t: {"layout": t.empty, "vertex": t.vertex(), "fragment": t.fragment()}),
    (
        "create_render_pipeline",
        lambda t: {
            "label": "all of it",
            "layout": None,
            "vertex": t.vertex(constants={}),
            "primitive": {"topology": "triangle-strip", "strip_index_format": "uint32", "cull_mode": "back"},
            "depth_stencil": {
                "format": "depth24plus-stencil8",
                "depth_write_enabled": True,
                "depth_compare": "less",
                "stencil_front": {"compare": "equal", "pass_op": "replace"},
                "stencil_back": None,
                "stencil_read_mask": 255,
                "depth_bias": 2,
                "depth_bias_slope_scale": 0.5,
            },
            "multisample": {"count": 4, "alpha_to_coverage_enabled": False},
            "fragment": t.fragment(
                targets=[{"format": "rgba8unorm", "blend": {"color": COMPONENT, "alpha": {}}, "write_mask": 7}]
            ),
        },
    ),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(buffers=[None, *t.vertex()["buffers"]])}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(), "multisample": {"count": 3}}),
    (
        "create_render_pipeline",
        lambda t: {
            "vertex": t.vertex(),
            "fragment": t.fragment(targets=[None]),
            "primitive": None,
            "depth_stencil": {},
        },
    ),
    ("create_command_encoder", lambda t: {"label": "e"}),
]

# Arguments that are left to Python, most of them wrong.
LEFT: list[tuple[str, Any]] = [
    ("create_buffer", lambda t: {"size": 64.0, "usage": "COPY_DST"}),
    ("create_texture", lambda t: {"size": (8, 8), "format": "rgba9unorm", "usage": 4}),
    ("create_texture", lambda t: {"size": (8, 8, 1, 1), "format": "rgba8unorm", "usage": 4}),
    ("create_texture", lambda t: {"size": (8, 2**40), "format": "rgba8unorm", "usage": 4}),
    ("create_texture", lambda t: {"size": {"width": 8}, "format": "rgba8unorm", "usage": "COPY_DST"}),
    ("create_texture", lambda t: {"size": 8, "format": "rgba8unorm", "usage": 4}),
    ("create_texture", lambda t: {"size": (8,), "format": "rgba8unorm", "usage": 4, "mip_level_count": None}),
    ("create_texture", lambda t: {"size": (8,), "format": "rgba8unorm"}),
    ("create_texture", lambda t: {"size": (8,), "format": "rgba8unorm", "usage": 4, "color": 3}),
    ("create_texture", lambda t: {"size": (8,), "format": "rgba8unorm", "usage": 4, "label": 3}),
    ("create_texture", lambda t: {"size": (8,), "format": "rgba8unorm", "usage": 4, "view_formats": ["no"]}),
    ("create_sampler", lambda t: {"mag_filter": "best"}),
    ("create_sampler", lambda t: {"max_anisotropy": 2**16}),
    ("create_sampler", lambda t: {"lod_min_clamp": "x"}),
    ("create_bind_group_layout", lambda t: {"entries": None}),
    ("create_bind_group_layout", lambda t: {"entries": [entry()]}),
    ("create_bind_group_layout", lambda t: {"entries": [entry(buffer={"typ": "storage"})]}),
    ("create_bind_group_layout", lambda t: {"entries": [{"binding": 0, "buffer": {}}]}),
    ("create_bind_group_layout", lambda t: {"entries": [entry(buffer={"type": "storages"})]}),
    ("create_bind_group", lambda t: {"layout": t.layout, "entries": [{"binding": 0, "resource": 7}]}),
    ("create_shader_module", lambda t: {"code": "#version 450\nvoid main() {}"}),
    ("create_shader_module", lambda t: {"code": 7}),
    ("create_compute_pipeline", lambda t: {"layout": "automatic", "compute": {"module": t.module}}),
    ("create_compute_pipeline", lambda t: {"compute": {"module": t.buffer}}),
    ("create_compute_pipeline", lambda t: {"compute": {"module": t.module, "entry_point": 3}}),
    ("create_compute_pipeline", lambda t: {"compute": {"module": t.module, "constants": {"nothing": 1}}}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(buffers=[{"attributes": []}])}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(buffers=7)}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(), "fragment": {"module": t.module}}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(), "primitive": {"topology": "circles"}}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(), "primitive": {"polygon_mode": "fill"}}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(), "depth_stencil": {"depth_bias": 1}}),
    ("create_render_pipeline", lambda t: {"vertex": t.vertex(), "multisample": {"mask": 2**32}}),
]


def outcome(call: Any, *args: Any, **kwargs: Any) -> Any:
    """What came of a call: the public properties of the object, or the error."""
    try:
        made = call(*args, **kwargs)
    except Exception as error:
        return type(error), str(error), str(getattr(error, "compilation_info", ""))
    if made is None:
        return None
    cls = type(made)
    names = [name for name in dir(cls) if isinstance(getattr(cls, name), property)]
    hidden = ("_tex_info", "_nbytes", "_size", "_usage", "_map_state", "_source", "_mapped")
    return (
        cls,
        {
            name: getattr(made, name)
            for name in names
            if name not in ("uid", "native_handle", "_mapped_buffers", "_poller")
        },
        {name: getattr(made, name) for name in hidden if hasattr(made, name)},
    )


def run_python(call: Any, code: Any) -> bool:
    """Whether a call runs the Python method with this code."""
    seen = []
    sys.setprofile(lambda frame, event, argument: seen.append(frame.f_code) if event == "call" else None)
    try:
        call()
    except Exception:
        pass
    finally:
        sys.setprofile(None)
    return code in seen


@pytest.mark.parametrize("case", range(len(PLAIN) + len(LEFT)))
def test_c_does_as_python(device, things, case):
    name, arguments = (PLAIN + LEFT)[case]
    device.create_texture(size=(1,), format="r8unorm", usage=T.COPY_DST)  # fills the table of texel sizes
    behind = _accelerate.behind[f"GPUDevice.{name}"]
    given = arguments(things)
    counts = dict(wgpu.diagnostics.object_counts.tracker.amounts)
    assert outcome(getattr(device, name), **given) == outcome(behind, device, **given)
    assert counts == dict(wgpu.diagnostics.object_counts.tracker.amounts)
    if case < len(PLAIN):
        assert not run_python(lambda: getattr(device, name)(**given), behind.__code__)


def test_the_frame_is_recorded_in_c(device, things):
    texture = device.create_texture(size=(4, 4), format="rgba8unorm", usage=T.RENDER_ATTACHMENT)
    pipeline = device.create_compute_pipeline(compute={"module": things.module, "entry_point": "cs"})
    group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": things.buffer}]
    )
    view, queue = texture.create_view(), device.queue
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(color_attachments=[{"view": view, "load_op": "clear", "store_op": "store"}])

    def frame() -> None:
        render.set_blend_constant((0, 0.5, 1, 1))
        render.set_blend_constant([0.0, 0.5, 1.0, 1.0])
        render.end()
        compute = encoder.begin_compute_pass()
        compute.set_pipeline(pipeline)
        compute.set_bind_group(0, group)
        compute.dispatch_workgroups(1)
        compute.end()
        queue.submit([encoder.finish(label="frame")])

    calls = []
    sys.setprofile(lambda frame, event, argument: calls.append(frame.f_code.co_name) if event == "call" else None)
    try:
        frame()
    finally:
        sys.setprofile(None)
    assert calls == ["frame"]


def test_errors_of_the_library_come_out_of_c(device):
    encoder = device.create_command_encoder(label="twice")
    compute = encoder.begin_compute_pass(label="pass")
    compute.end()
    with pytest.raises(wgpu.GPUValidationError):
        compute.end()
    commands = encoder.finish()
    device.queue.submit((commands,))
    with pytest.raises(wgpu.GPUValidationError):
        device.queue.submit([commands])
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()
    with pytest.raises(TypeError, match="command_buffers is a list"):
        device.queue.submit(commands)
    with pytest.raises(TypeError):
        encoder.finish("label")
    with pytest.raises(TypeError):
        device.create_texture((1, 1), "r8unorm")


WRITES = [
    (0, bytes(range(16)), True),
    (4, bytearray(range(8)), True),
    (0, memoryview(bytes(range(16)))[4:8], True),
    (0, array.array("f", [1.5, 2.5]), True),
    (8, np.arange(4, dtype=np.float32).reshape(2, 2), True),
    (0, np.float64(1.25), True),
    (0, b"", True),
    (60, bytes(4), True),
    (2, bytes(4), True),  # the library has its rules
    (0, bytes(3), True),
    (64, bytes(4), False),
    (-4, bytes(4), False),
    (2**64, bytes(4), False),
    (0.0, bytes(4), False),
    (0, np.arange(8, dtype=np.uint32)[::2], False),
    (0, np.arange(4, dtype=np.uint32).reshape(2, 2).T, False),
    (0, np.arange(2, dtype=">u4"), False),
    (0, np.array([None, 1]), False),
    (0, np.zeros(1, [("a", "u4"), ("b", "f4")]), False),
    (0, "text", False),
    (0, [1, 2], False),
]


@pytest.mark.parametrize(("offset", "data", "plain"), WRITES)
def test_writes_in_c_are_those_of_python(device, offset, data, plain):
    behind = _accelerate.behind["GPUQueue.write_buffer"]
    buffer = device.create_buffer(size=64, usage="COPY_SRC|COPY_DST", label="b")
    results = []
    for write in (device.queue.write_buffer, lambda *args: behind(device.queue, *args)):
        device.queue.write_buffer(buffer, 0, bytes([255]) * 64)
        results.append((outcome(write, buffer, offset, data), bytes(device.queue.read_buffer(buffer))))
    assert results[0] == results[1]
    queue = device.queue
    assert run_python(lambda: queue.write_buffer(buffer, offset, data), behind.__code__) is not plain


@pytest.mark.parametrize(
    "record",
    [
        lambda p: p.dispatch_workgroups(1),
        lambda p: p.dispatch_workgroups(workgroup_count_x=1),
        lambda p: p.set_bind_group(0, None),
    ],
    ids=["in C", "by name, in Python", "without a bind group"],
)
def test_recording_after_the_end_is_raised_at_the_call(device, record):
    """Not at a later call, which is right and would be blamed."""
    encoder = device.create_command_encoder()
    compute_pass = encoder.begin_compute_pass()
    compute_pass.end()
    with pytest.raises(wgpu.GPUValidationError, match="must not have ended"):
        record(compute_pass)
    assert device.create_buffer(size=4, usage="COPY_DST").size == 4
    with pytest.raises(wgpu.GPUValidationError, match="must not have ended"):
        compute_pass.end()
