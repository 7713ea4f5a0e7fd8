"""Objects come and go: counts return, interpreters end with work in flight, processes fork, threads share."""

from __future__ import annotations

import contextlib
import copy
import gc
import os
import pickle
import subprocess
import sys
import threading
import weakref

import numpy as np
import pytest

import wgpu
import wgpu.backends.wgpu_native

SHADER = """
@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) { numbers[id.x] = numbers[id.x] + 1.0; }
@vertex fn vertex() -> @builtin(position) vec4f { return vec4f(0.0); }
"""
ENTRY = {"binding": 0, "visibility": "COMPUTE", "buffer": {"type": "storage"}}


def native_counts() -> dict[str, int]:
    table = wgpu.diagnostics.wgpu_native_counts.get_dict()
    return {name: row["count"] for name, row in table.items()}


def makers(device):
    """For each kind of object a function that makes one."""
    buffer = device.create_buffer(size=256, usage="STORAGE")
    texture = device.create_texture(size=(4, 4), format="rgba8unorm", usage="RENDER_ATTACHMENT")
    layout = device.create_bind_group_layout(entries=[ENTRY])
    pipeline_layout = device.create_pipeline_layout(bind_group_layouts=[layout])
    module = device.create_shader_module(code=SHADER)
    compute = {"module": module, "entry_point": "main"}
    bundle_formats = {"color_formats": ["rgba8unorm"]}
    return {
        "buffer": lambda: device.create_buffer(size=16, usage="COPY_DST"),
        "mapped buffer": lambda: device.create_buffer(size=16, usage="COPY_SRC", mapped_at_creation=True),
        "texture": lambda: device.create_texture(size=(4, 4), format="rgba8unorm", usage="COPY_DST"),
        "view": texture.create_view,
        "sampler": device.create_sampler,
        "layout": lambda: device.create_bind_group_layout(entries=[ENTRY]),
        "bind group": lambda: device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": buffer}]),
        "pipeline layout": lambda: device.create_pipeline_layout(bind_group_layouts=[layout]),
        "module": lambda: device.create_shader_module(code="fn f() {}"),
        "compute pipeline": lambda: device.create_compute_pipeline(layout=pipeline_layout, compute=compute),
        "query set": lambda: device.create_query_set(type="occlusion", count=2),
        "encoder": device.create_command_encoder,
        "commands": lambda: device.create_command_encoder().finish(),
        "pass": lambda: device.create_command_encoder().begin_compute_pass(),
        "bundle": lambda: device.create_render_bundle_encoder(**bundle_formats).finish(),
    }


def test_counts_return(device):
    everything = makers(device)
    for make in everything.values():
        make()
    gc.collect()
    device.queue.on_submitted_work_done_sync()
    python, native = dict(wgpu.diagnostics.object_counts.tracker.counts), native_counts()
    for make in everything.values():
        for _ in range(200):
            make()
    gc.collect()
    device.queue.on_submitted_work_done_sync()
    assert dict(wgpu.diagnostics.object_counts.tracker.counts) == python
    assert native_counts() == native


def test_errors_leave_nothing(device):
    gc.collect()
    gc.disable()
    try:
        native = native_counts()
        for _ in range(50):
            for make in (
                lambda: device.create_buffer(size=16, usage=0),
                lambda: device.create_shader_module(code="?"),
                lambda: device.create_texture(size=(0, 0), format="rgba8unorm", usage=1),
            ):
                try:
                    make()
                except wgpu.GPUValidationError:
                    pass
        assert native_counts() == native
    finally:
        gc.enable()


def test_many_devices(adapter):
    gc.collect()
    before = native_counts()
    for _ in range(20):
        device = adapter.request_device_sync()
        buffer = device.create_buffer_with_data(data=b"1234", usage="COPY_SRC")
        assert bytes(device.queue.read_buffer(buffer)) == b"1234"
        del device, buffer
    gc.collect()
    assert native_counts() == before


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickle.dumps])
def test_no_copies(adapter, device, how):
    """Two objects with one handle would release it twice."""
    for thing in (adapter, device, device.queue, device.create_buffer(size=4, usage="COPY_DST")):
        with pytest.raises(TypeError, match=f"cannot pickle '{type(thing).__name__}' object"):
            how(thing)


def test_an_adapter_that_others_released():
    adapter = wgpu.gpu.request_adapter_sync()
    assert adapter.features and adapter.limits
    wgpu.GPUAdapter(adapter._internal)._release()
    with pytest.raises(RuntimeError, match="is no adapter any more"):
        adapter.request_device_sync()
    adapter._internal = None


def test_a_queue_that_was_taken_away(adapter):
    gc.collect()
    before = native_counts()
    device = adapter.request_device_sync()
    queue, device._queue = device.queue, None
    del device
    queue.submit([])
    del queue
    gc.collect()
    assert native_counts() == before


def test_threads_share_a_device(device):
    module = device.create_shader_module(code=SHADER)
    pipeline = device.create_compute_pipeline(compute={"module": module, "entry_point": "main"})
    layout = pipeline.get_bind_group_layout(0)
    outcomes = []

    def work(number: int) -> None:
        start = np.full(64, number, np.float32)
        buffer = device.create_buffer_with_data(data=start, usage="STORAGE|COPY_SRC")
        group = device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": buffer}])
        for _ in range(20):
            encoder = device.create_command_encoder()
            compute = encoder.begin_compute_pass()
            compute.set_pipeline(pipeline)
            compute.set_bind_group(0, group)
            compute.dispatch_workgroups(1)
            compute.end()
            device.queue.submit([encoder.finish()])
        result = np.frombuffer(device.queue.read_buffer(buffer), np.float32)
        outcomes.append(bool((result == number + 20).all()))

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [True] * 4


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)


BEGIN = """
import wgpu
device = wgpu.gpu.request_adapter_sync().request_device_sync()
buffer = device.create_buffer(size=1 << 20, usage="MAP_READ|COPY_DST")
"""


@pytest.mark.parametrize(
    "code",
    [
        "promise = buffer.map_async('READ')",
        "buffer.map_sync('READ'); view = buffer.get_mapped_range()",
        "promises = [device.queue.on_submitted_work_done_async() for _ in range(100)]",
        "device.create_command_encoder().begin_compute_pass()",
        "encoder = device.create_command_encoder(); compute = encoder.begin_compute_pass()",
        "device.push_error_scope('validation')",
        "lost = device.lost",
        "lost = device.lost; device.destroy()",
        "wgpu.self = device; buffer.me = buffer",
        "import threading; threading.Thread(target=lambda: buffer.map_sync('READ'), daemon=True).start()",
    ],
)
def test_the_end_with_work_in_flight(code):
    result = run(BEGIN + code)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr and "Fatal" not in result.stderr, result.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_gets_an_error():
    result = run(
        BEGIN
        + """
import os, sys
data = device.create_buffer_with_data(data=b"1234", usage="COPY_SRC")
child = os.fork()
if child == 0:
    problems = []
    for call in (
        lambda: device.create_buffer(size=4, usage="COPY_DST"),
        lambda: device.queue.read_buffer(data),
        lambda: buffer.map_sync("READ"),
        lambda: wgpu.gpu.request_adapter_sync(),
    ):
        try:
            call()
        except (wgpu.GPUInternalError, RuntimeError) as error:
            problems.append("before this process was forked" in str(error))
    os._exit(0 if problems == [True] * 4 else 1)
_, status = os.waitpid(child, 0)
assert os.waitstatus_to_exitcode(status) == 0
assert bytes(device.queue.read_buffer(data)) == b"1234"
"""
    )
    assert result.returncode == 0, result.stderr


def test_released_objects_answer(device):
    buffer = device.create_buffer(size=16, usage="COPY_DST|MAP_READ", label="gone")
    buffer._release()
    buffer._release()
    for call in (
        lambda: buffer.map_sync("READ"),
        lambda: device.create_command_encoder().clear_buffer(buffer),
        lambda: device.queue.write_buffer(buffer, 0, b"1234"),
    ):
        with pytest.raises(wgpu.GPUValidationError, match="GPUBuffer 'gone'.*was released"):
            call()
    buffer.label = "still a name"
    buffer.destroy()


def test_commands_to_released_encoders(device):
    def encoder():
        return device.create_command_encoder(label="enc")

    target = device.create_texture(size=(4, 4), format="rgba8unorm", usage="RENDER_ATTACHMENT")
    color = {"view": target, "load_op": "clear", "store_op": "store"}
    render = encoder().begin_render_pass(label="enc", color_attachments=[color])
    compute = encoder().begin_compute_pass(label="enc")
    plain = encoder()
    for item in (render, compute, plain):
        item._release()
    for call in (
        render.end,
        render.end_occlusion_query,
        lambda: render.begin_occlusion_query(0),
        lambda: render.execute_bundles([]),
        lambda: render.draw(3),
        compute.end,
        lambda: compute.dispatch_workgroups(1),
        plain.begin_compute_pass,
        lambda: plain.begin_render_pass(color_attachments=[color]),
        plain.finish,
        lambda: plain.copy_texture_to_texture({"texture": target}, {"texture": target}, (1, 1)),
    ):
        with pytest.raises(wgpu.GPUValidationError, match="'enc' was released"):
            call()


class Thing:
    pass


def test_the_garbage_collector_sees_the_attributes_that_c_holds(device):
    thing = Thing()
    thing.sampler = wgpu.GPUSampler("", None, thing)
    alive = weakref.ref(thing)
    del thing
    gc.collect()
    assert alive() is None
    texture = device.create_texture(size=(4, 4, 1), format="rgba8unorm", usage="TEXTURE_BINDING")
    texture.more = [texture, texture.create_view()]
    alive = weakref.ref(texture)
    del texture
    gc.collect()
    assert alive() is None


def test_creation_in_c_and_in_python_is_the_same(device):
    """What is not plain goes to Python: names of flags, labels that are no UTF-8, other sequences, wrong arguments."""
    plain = device.create_buffer(size=16, usage=wgpu.BufferUsage.UNIFORM, label="x")
    named = device.create_buffer(usage="UNIFORM", size=16.0, label="x")
    for buffer in (plain, named):
        assert (buffer.size, buffer.usage, buffer.label, buffer.map_state) == (16, 64, "x", "unmapped")
    mapped = device.create_buffer(size=16, usage=4, mapped_at_creation=True)
    assert mapped.map_state == "mapped"
    mapped.unmap()
    layout = device.create_bind_group_layout(entries=[{"binding": 3, "visibility": 1, "buffer": {}}])
    for entry in (
        {"binding": 3, "resource": plain},
        {"binding": 3, "resource": {"buffer": plain}},
        {"binding": 3, "resource": {"buffer": plain, "offset": 0, "size": None}},
        wgpu.BindGroupEntry(binding=3, resource=wgpu.BufferBinding(buffer=plain)),
    ):
        for entries in ([entry], (entry,), iter([entry])):
            group = device.create_bind_group(layout=layout, entries=entries, label="g")
            assert (type(group), group.label) == (wgpu.GPUBindGroup, "g")
    with pytest.raises(ValueError, match="resourc"):
        device.create_bind_group(layout=layout, entries=[{"binding": 3, "resourc": plain}])
    with pytest.raises(ValueError, match="ofset"):
        device.create_bind_group(layout=layout, entries=[{"binding": 3, "resource": {"buffer": plain, "ofset": 0}}])
    before = wgpu.diagnostics.object_counts.get_dict()["BindGroup"]["count"]
    with pytest.raises(wgpu.GPUValidationError, match="label = 'broken'"):
        device.create_bind_group(layout=layout, entries=[{"binding": 9, "resource": plain}], label="broken")
    assert wgpu.diagnostics.object_counts.get_dict()["BindGroup"]["count"] == before
    for layouts in ([layout, None], (layout,), [layout] * 5):
        with contextlib.suppress(wgpu.GPUValidationError):
            assert device.create_pipeline_layout(bind_group_layouts=layouts).label == ""
    with pytest.raises(TypeError):
        device.create_command_encoder("label")
    with pytest.raises(TypeError):
        device.create_buffer(size=16)
    layers = device.create_texture(size=(4, 4, 3), format="rgba8unorm", usage="TEXTURE_BINDING")
    assert layers.create_view().size == (4, 4, 3)
    assert layers.create_view().texture is layers


def test_others_may_release_in_their_finalizer(device, caplog):
    """A cycle of garbage has finalizers in any order: a texture may be released by its own and then by a canvas's."""

    class Owner:
        def __del__(self):
            for texture in self.textures:
                texture._release()

    make = makers(device)["texture"]
    gc.collect()
    before = native_counts()["Texture"]
    for _ in range(3):
        owner = Owner()
        owner.textures = [make() for _ in range(20)]
        for texture in owner.textures:
            texture.owner = owner  # the cycle
        assert native_counts()["Texture"] == before + 20
        del owner, texture
        gc.collect()
        assert native_counts()["Texture"] == before
    assert "was released" not in caplog.text
