"""The rows of api_rows.py: each has a test, and those that no other file tests are tested here."""

from __future__ import annotations

import gc
import inspect
import logging
import subprocess
import sys

import api_rows
import pytest

import wgpu

PIXEL = """
@group(0) @binding(0) var<uniform> color: vec4f;
@vertex fn vertex(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
    let corners = array(vec2f(-1.0, -1.0), vec2f(3.0, -1.0), vec2f(-1.0, 3.0));
    return vec4f(corners[i % 3], 0.5, 1.0);
}
@fragment fn fragment() -> @location(0) vec4f { return color; }
@compute @workgroup_size(1) fn compute() {}
"""


def test_every_row_has_a_test():
    found = api_rows.tests_by_row()
    assert not set(found) - set(api_rows.ROWS), "rows that do not exist"
    assert not [row for row, tests in found.items() if not tests], "rows without a test"


def test_the_table_is_fresh():
    assert api_rows.TABLE.read_text() == api_rows.table(), "run: python python-bindings/tests/api_rows.py"


# The guide


@pytest.mark.row("G9")
def test_defaults_are_those_of_the_standard():
    def defaults(method):
        parameters = inspect.signature(method).parameters.values()
        return {p.name: p.default for p in parameters if p.default is not p.empty and p.name != "label"}

    assert defaults(wgpu.GPUDevice.create_sampler) == {
        "address_mode_u": "clamp-to-edge",
        "address_mode_v": "clamp-to-edge",
        "address_mode_w": "clamp-to-edge",
        "mag_filter": "nearest",
        "min_filter": "nearest",
        "mipmap_filter": "nearest",
        "lod_min_clamp": 0,
        "lod_max_clamp": 32,
        "compare": None,
        "max_anisotropy": 1,
    }
    assert defaults(wgpu.GPUDevice.create_buffer) == {"mapped_at_creation": False}
    texture = defaults(wgpu.GPUDevice.create_texture)
    assert (texture["mip_level_count"], texture["sample_count"], texture["dimension"]) == (1, 1, "2d")
    assert defaults(wgpu.GPUCommandEncoder.clear_buffer) == {"offset": 0, "size": None}
    assert defaults(wgpu.GPURenderPassEncoder.draw) == {"instance_count": 1, "first_vertex": 0, "first_instance": 0}
    assert defaults(wgpu.GPUComputePassEncoder.dispatch_workgroups) == {
        "workgroup_count_y": 1,
        "workgroup_count_z": 1,
    }


@pytest.mark.row("G29", "N2")
def test_the_root_object():
    assert type(wgpu.gpu) is wgpu.GPU and wgpu.gpu.__module__
    for name in ("request_adapter", "request_adapter_sync", "request_adapter_async", "get_canvas_context"):
        assert callable(getattr(wgpu.gpu, name))
    assert wgpu.gpu.enumerate_adapters_sync()[0].summary
    assert wgpu.gpu.enumerate_adapters_async().sync_wait()[0].summary
    assert list(inspect.signature(wgpu.gpu.get_canvas_context).parameters) == ["present_info"]


def every_object(device):
    """One object of each kind that a device makes."""
    module = device.create_shader_module(code=PIXEL)
    layout = device.create_bind_group_layout(entries=[])
    compute = {"module": module, "entry_point": "compute"}
    texture = device.create_texture(size=(4, 4), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    encoder = device.create_command_encoder()
    bundle_encoder = device.create_render_bundle_encoder(color_formats=["rgba8unorm"])
    color = {"view": texture, "load_op": "clear", "store_op": "store"}
    first, second = device.create_command_encoder(), device.create_command_encoder()
    yield from (device, device.queue, module, layout, texture, encoder, bundle_encoder)
    yield device.create_buffer(size=4, usage="COPY_DST")
    yield texture.create_view()
    yield device.create_sampler()
    yield device.create_query_set(type="occlusion", count=1)
    yield device.create_pipeline_layout(bind_group_layouts=[layout])
    yield device.create_bind_group(layout=layout, entries=[])
    yield device.create_compute_pipeline(compute=compute)
    yield device.create_render_pipeline(
        vertex={"module": module}, fragment={"module": module, "targets": [{"format": "rgba8unorm"}]}
    )
    yield first.begin_compute_pass()
    yield second.begin_render_pass(color_attachments=[color])
    yield bundle_encoder.finish()
    yield device.create_command_encoder().finish()


@pytest.mark.row("G33", "B10", "N4")
def test_every_object_has_a_label_and_a_number(fresh_device):
    objects = list(every_object(fresh_device))
    kinds = {type(item) for item in objects}
    missing = {
        cls
        for cls in vars(wgpu.classes).values()
        if isinstance(cls, type) and issubclass(cls, wgpu.GPUObjectBase) and not cls.__name__.endswith("Base")
    } - kinds
    # Some need a feature; see test_pipeline_cache.py and test_acceleration.py.
    needy = {wgpu.GPUPipelineCache, wgpu.GPUBlas, wgpu.GPUTlas}
    assert missing <= {wgpu.GPUExternalTexture, wgpu.GPUCanvasContext, *needy}
    for item in objects:
        assert isinstance(item, wgpu.GPUObjectBase) and isinstance(item.uid, int)
        item.label = f"a {type(item).__name__}"
        assert item.label in repr(item)
    assert len({item.uid for item in objects}) == len(objects)


@pytest.mark.row("B10")
def test_a_label_set_later_is_in_messages(device):
    buffer = device.create_buffer(size=8, usage="COPY_SRC", label="the old name")
    buffer.label = "the new name"
    with pytest.raises(wgpu.GPUValidationError, match="^In wgpuQueueWriteBuffer, label = 'the new name'"):
        device.queue.write_buffer(buffer, 0, b"1234")


@pytest.mark.row("G37", "B6")
def test_external_textures_exist_as_a_class():
    assert issubclass(wgpu.GPUExternalTexture, wgpu.GPUObjectBase) and wgpu.GPUExternalTexture.__doc__


@pytest.mark.row("G39")
def test_shaders_as_spirv(device):
    # @compute @workgroup_size(1) fn main() {}
    words = [0x07230203, 0x00010100, 0, 6, 0, 0x00020011, 1, 0x0003000E, 0, 1, 0x0005000F, 5, 4, 0x6E69616D, 0]
    words += [0x00060010, 4, 17, 1, 1, 1, 0x00020013, 1, 0x00030021, 2, 1]
    words += [0x00050036, 1, 4, 0, 2, 0x000200F8, 5, 0x000100FD, 0x00010038]
    code = b"".join(word.to_bytes(4, sys.byteorder) for word in words)
    for data in (code, bytearray(code), memoryview(code)):
        module = device.create_shader_module(code=data)
        device.create_compute_pipeline(compute={"module": module, "entry_point": "main"})


@pytest.mark.row("G40", "G41", "H10")
def test_bases():
    def bases(cls):
        return {base.__name__ for base in cls.__mro__} & set(wgpu._classes.__all__) - {cls.__name__}

    debug = {"GPUCommandsMixin", "GPUDebugCommandsMixin", "GPUObjectBase"}
    assert bases(wgpu.GPUComputePipeline) == bases(wgpu.GPURenderPipeline) == {"GPUPipelineBase", "GPUObjectBase"}
    assert bases(wgpu.GPUCommandEncoder) == debug
    assert bases(wgpu.GPUComputePassEncoder) == {*debug, "GPUBindingCommandsMixin"}
    assert (
        bases(wgpu.GPURenderPassEncoder)
        == bases(wgpu.GPURenderBundleEncoder)
        == {*debug, "GPUBindingCommandsMixin", "GPURenderCommandsMixin"}
    )


@pytest.mark.row("H10")
def test_the_layout_of_a_pipeline(device):
    module = device.create_shader_module(code=PIXEL)
    pipeline = device.create_render_pipeline(
        label="p", vertex={"module": module}, fragment={"module": module, "targets": [{"format": "rgba8unorm"}]}
    )
    layout = pipeline.get_bind_group_layout(0)
    buffer = device.create_buffer(size=16, usage="UNIFORM")
    assert isinstance(layout, wgpu.GPUBindGroupLayout)
    device.create_bind_group(layout=layout, entries=[{"binding": 0, "resource": buffer}])
    for index in (-1, 1000, "0"):
        with pytest.raises((ValueError, TypeError, wgpu.GPUValidationError)):
            pipeline.get_bind_group_layout(index)


# The encoder


@pytest.mark.row("E3", "H12")
def test_a_render_pass_with_everything(device):
    module = device.create_shader_module(code=PIXEL)
    target = device.create_texture(size=(4, 4), format="rgba8unorm", usage="RENDER_ATTACHMENT|COPY_SRC")
    depth = device.create_texture(size=(4, 4), format="depth24plus-stencil8", usage="RENDER_ATTACHMENT")
    pipeline = device.create_render_pipeline(
        layout=None,
        vertex={"module": module},
        depth_stencil={"format": "depth24plus-stencil8", "depth_write_enabled": True, "depth_compare": "less"},
        fragment={"module": module, "targets": [{"format": "rgba8unorm"}]},
    )
    color = device.create_buffer_with_data(data=memoryview(bytearray(16)).cast("f"), usage="UNIFORM|COPY_DST")
    device.queue.write_buffer(color, 0, b"\0\0\x80\x3f")  # 1.0
    group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": color}]
    )
    indices = device.create_buffer_with_data(data=b"\0\0\1\0\2\0\0\0", usage="INDEX")
    draws = device.create_buffer_with_data(data=b"\3\0\0\0\1\0\0\0" + bytes(8), usage="INDIRECT")
    indexed_draws = device.create_buffer_with_data(data=b"\3\0\0\0\1\0\0\0" + bytes(12), usage="INDIRECT")
    queries = device.create_query_set(type="occlusion", count=1)
    encoder = device.create_command_encoder()
    render = encoder.begin_render_pass(
        label="everything",
        color_attachments=[{"view": target, "load_op": "clear", "store_op": "store", "clear_value": (0, 0, 0, 1)}],
        depth_stencil_attachment={
            "view": depth,
            "depth_clear_value": 1.0,
            "depth_load_op": "clear",
            "depth_store_op": "store",
            "stencil_clear_value": 0,
            "stencil_load_op": "clear",
            "stencil_store_op": "discard",
        },
        occlusion_query_set=queries,
        timestamp_writes=None,
        max_draw_count=1000,
    )
    render.set_viewport(0, 0, 4, 4, 0, 1)
    render.set_scissor_rect(0, 0, 2, 4)
    render.set_blend_constant((0, 0, 0, 0))
    render.set_stencil_reference(1)
    render.set_pipeline(pipeline)
    render.set_bind_group(0, group, [], 0, 999999)
    render.set_index_buffer(indices, "uint16")
    render.set_vertex_buffer(0, None)
    render.begin_occlusion_query(0)
    render.draw(3)
    render.end_occlusion_query()
    render.draw_indexed(3)
    render.draw_indirect(draws, 0)
    render.draw_indexed_indirect(indexed_draws, 0)
    render.execute_bundles([])
    render.end()
    device.queue.submit([encoder.finish()])
    row = bytes(device.queue.read_texture({"texture": target}, {"bytes_per_row": 16}, (4, 1)))
    assert row == b"\xff\0\0\0" * 2 + b"\0\0\0\xff" * 2


# Release 0.8


def public(cls):
    return {name for name in dir(cls) if not name.startswith("_")}


@pytest.mark.row("H3", "H5", "N3")
def test_methods_of_devices(adapter):
    names = """
        features limits queue adapter lost onuncapturederror destroy create_buffer create_buffer_with_data
        create_texture create_sampler create_bind_group_layout create_bind_group create_pipeline_layout
        create_shader_module create_compute_pipeline create_compute_pipeline_async create_render_pipeline
        create_render_pipeline_async create_command_encoder create_render_bundle_encoder create_query_set
    """
    assert set(names.split()) <= public(wgpu.GPUDevice)
    device = adapter.request_device(label="", required_features=[], required_limits={}, default_queue={})
    assert device._poll() is None and device._poll_wait() is None and device._queue is device.queue
    assert device._poller is device._poller and device._internal and adapter._internal
    assert wgpu.GPUAdapter.__del__ and wgpu.GPUDevice.__del__


@pytest.mark.row("H12", "N12")
def test_methods_of_passes():
    common = "set_pipeline set_bind_group set_immediates push_debug_group pop_debug_group insert_debug_marker"
    draws = "draw draw_indirect draw_indexed draw_indexed_indirect set_index_buffer set_vertex_buffer"
    render = "set_viewport set_scissor_rect set_blend_constant set_stencil_reference execute_bundles end"
    queries = "begin_occlusion_query end_occlusion_query"
    assert {*common.split(), *draws.split(), *render.split(), *queries.split()} <= public(wgpu.GPURenderPassEncoder)
    assert {*common.split(), *draws.split(), "finish"} <= public(wgpu.GPURenderBundleEncoder)
    compute = "dispatch_workgroups dispatch_workgroups_indirect end"
    assert {*common.split(), *compute.split()} <= public(wgpu.GPUComputePassEncoder)


@pytest.mark.row("H14")
def test_methods_of_queues():
    names = """
        submit write_buffer read_buffer write_texture read_texture on_submitted_work_done_sync
        on_submitted_work_done_async on_submitted_work_done copy_external_image_to_texture
    """
    assert set(names.split()) <= public(wgpu.GPUQueue)


@pytest.mark.row("H15", "N4")
def test_methods_of_contexts_and_buffers():
    names = "canvas configure unconfigure get_preferred_format get_current_texture present set_physical_size"
    assert {*names.split(), "physical_size", "get_configuration"} <= public(wgpu.GPUCanvasContext)
    names = (
        "map map_sync map_async map_read map_write map_state unmap read_mapped write_mapped get_mapped_range destroy"
    )
    assert set(names.split()) <= public(wgpu.GPUBuffer)


@pytest.mark.row("N4")
def test_private_names_that_others_use(device):
    buffer = device.create_buffer(size=64, usage="COPY_DST")
    texture = device.create_texture(size=(4, 4), format="rgba8unorm", usage="COPY_DST")
    assert (buffer._nbytes, texture._nbytes) == (64, 64)
    assert buffer._device is texture._device is device.queue._device is device
    buffer._release()
    assert buffer._internal is None


@pytest.mark.row("H17", "H19")
def test_old_enums_and_flags():
    assert wgpu.CanvasCompositingAlphaMode is wgpu.CanvasAlphaMode
    assert list(wgpu.PredefinedColorSpace) == ["srgb", "display-p3"]
    assert wgpu.BufferUsage.MAP_READ == wgpu.MapMode.READ == wgpu.ShaderStage.VERTEX == wgpu.ColorWrite.RED == 1
    assert wgpu.TextureUsage.TRANSIENT_ATTACHMENT == 0x20


@pytest.mark.row("H20", "H21", "R13")
def test_what_is_loaded_when_wanted():
    code = """
import sys, wgpu
assert "compute_with_buffers" not in vars(wgpu.utils) and "wgpu.gui" not in sys.modules
assert callable(wgpu.utils.compute_with_buffers) and callable(wgpu.utils.get_default_device)
assert wgpu.WgpuCanvasInterface is wgpu.gui.WgpuCanvasInterface and "rendercanvas" not in sys.modules
assert "numpy" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.row("H22", "N1")
def test_names_of_the_root():
    names = """
        gpu get_default_device preconfigure_default_device diagnostics DiagnosticsBase GPUPromise DrawCancelled logger
        classes enums flags structs utils backends resources __version__ version_info request_adapter
        request_adapter_async print_report base gui WgpuCanvasInterface
    """
    for name in names.split():
        assert getattr(wgpu, name, None) is not None, name
    for module in (wgpu.enums, wgpu.flags, wgpu.structs, wgpu.classes):
        for name in getattr(module, "__all__", ()):
            assert getattr(wgpu, name) is getattr(module, name)


@pytest.mark.row("H23")
def test_the_debug_library_is_asked_for(monkeypatch, tmp_path):
    from wgpu import _lib

    monkeypatch.delenv("WGPU_LIB_PATH", raising=False)
    monkeypatch.setenv("WGPU_DEBUG", "1")
    monkeypatch.setattr(_lib, "__file__", str(tmp_path / "_lib.py"))
    with pytest.raises(RuntimeError, match="libwgpu_native-debug|wgpu_native-debug") as error:
        _lib.library_path()
    assert "WGPU_LIB_PATH is not set" in str(error.value)
    stem, suffix = _lib.library_filename().rsplit(".", 1)
    (tmp_path / "resources").mkdir()
    for name in (f"{stem}-release.{suffix}", f"{stem}-debug.{suffix}"):
        (tmp_path / "resources" / name).write_text("")
        assert _lib.library_path() == str(tmp_path / "resources" / name)


# Where releases contradict each other


@pytest.mark.row("R8", "E2")
def test_no_timestamps_in_three_spellings(device):
    for nothing in ((), [], None):
        encoder = device.create_command_encoder()
        encoder.begin_compute_pass(timestamp_writes=nothing).end()
        encoder.finish()


@pytest.mark.row("R15")
def test_an_adapter_makes_several_devices(adapter):
    first, second = adapter.request_device_sync(), adapter.request_device_sync()
    assert first is not second and first.queue is not second.queue
    assert first.create_buffer_with_data(data=b"1234", usage="COPY_SRC").size == 4


# Names on which other libraries stand


@pytest.mark.row("N5")
def test_names_of_promises():
    from wgpu import _async

    for name in ("sync_wait", "then", "catch", "__await__", "__call__", "_wgpu_set_input", "_wgpu_set_error"):
        assert callable(getattr(wgpu.GPUPromise, name))
    promise = wgpu.GPUPromise("title", None)
    assert promise._title == "title" and promise._state == "pending"
    promise._wgpu_set_input(3)
    assert promise.sync_wait() == 3
    assert callable(_async.detect_current_async_lib) and callable(_async.detect_current_call_soon_threadsafe)
    assert isinstance(wgpu.GPUPromise._UNRESOLVED, set) and _async.GPUPromise is wgpu.GPUPromise


@pytest.mark.row("N6")
def test_names_of_utils():
    from wgpu.utils import BaseEnum, compute, device, get_default_device, glfw_present_info

    assert "constants" in inspect.signature(compute.compute_with_buffers).parameters
    assert device.DefaultDeviceHelper and BaseEnum and glfw_present_info.get_glfw_present_info
    assert get_default_device is wgpu.get_default_device
    pytest.importorskip("imgui_bundle")
    from wgpu.utils.imgui import ImguiRenderer, ImguiWgpuBackend, Stats

    assert ImguiRenderer and ImguiWgpuBackend and Stats


@pytest.mark.row("N7")
def test_structs_are_mappings():
    size = wgpu.Extent3D(width=3)
    assert isinstance(size, wgpu.structs.Struct) and dict(size) == {
        "width": 3,
        "height": 1,
        "depth_or_array_layers": 1,
    }
    assert size.get("width") == 3 and "width: int = 3" in repr(size)


@pytest.mark.row("N9", "N10", "R1")
def test_names_of_the_backend():
    from wgpu.backends import auto, wgpu_native
    from wgpu.backends.wgpu_native import extras

    for name in ("ffi", "lib", "lib_path", "lib_version_info", "version_info", "__version__", "__commit_sha__"):
        assert getattr(wgpu_native, name)
    for name in wgpu._classes.__all__:
        if name.startswith("GPU") and hasattr(wgpu_native, name):
            assert getattr(wgpu_native, name) is getattr(wgpu, name)
    assert wgpu_native.GPUObjectBase is wgpu.GPUObjectBase and auto.gpu is wgpu.gpu
    names = """
        PipelineStatisticName create_statistics_query_set begin_pipeline_statistics_query
        end_pipeline_statistics_query multi_draw_indirect multi_draw_indexed_indirect multi_draw_indirect_count
        multi_draw_indexed_indirect_count write_timestamp set_instance_extras request_device_sync
    """
    for name in names.split():
        assert getattr(extras, name).__doc__


@pytest.mark.row("N12")
def test_native_features_by_name(adapter):
    from wgpu._limits import feature_value

    for name in (
        "immediates",
        "texture-format16bit-norm",
        "pipeline-statistics-query",
        "multi-draw-indirect-count",
        "vertex-writable-storage",
        "timestamp-query-inside-encoders",
        "timestamp-query-inside-passes",
        "shader-f16",
        "float32-filterable",
    ):
        value = feature_value(name, adapter.features)
        assert value == feature_value(name.replace("-", "_").upper(), adapter.features) > 0
        if name in adapter.features:
            assert name in adapter.request_device_sync(required_features=[name]).features


@pytest.mark.row("N8", "H22")
def test_names_of_diagnostics_and_logging():
    from wgpu import _coreutils, _diagnostics

    assert wgpu.logger is logging.getLogger("wgpu")
    for name in ("DiagnosticsRoot", "DiagnosticsBase", "ObjectTracker", "dict_to_text", "int_repr", "diagnostics"):
        assert getattr(_diagnostics, name)
    names = ("logger_set_level_callbacks", "error_message_hash", "str_flag_to_int", "_flag_cache", "CanvasLike")
    for name in names:
        assert getattr(_coreutils, name) is not None
    assert set(wgpu.diagnostics.get_dict()) >= {"system", "versions", "wgpu_native_info", "object_counts"}


# Faults seen elsewhere


@pytest.mark.row("F1", "B9")
def test_a_failed_submit_leaves_the_queue_usable(fresh_device):
    commands = fresh_device.create_command_encoder().finish()
    fresh_device.queue.submit([commands])
    with pytest.raises(wgpu.GPUValidationError):
        fresh_device.queue.submit([commands])
    with fresh_device.push_error_scope("validation") as scope:
        fresh_device.queue.submit([commands])
    assert isinstance(scope.error, wgpu.GPUValidationError)
    buffer = fresh_device.create_buffer_with_data(data=b"1234", usage="COPY_SRC")
    assert bytes(fresh_device.queue.read_buffer(buffer)) == b"1234"
    gc.collect()
