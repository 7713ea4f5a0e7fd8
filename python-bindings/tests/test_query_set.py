"""GPUQuerySet: occlusion, timestamps, statistics, and resolving."""

from __future__ import annotations

import numpy as np
import pytest

import wgpu
from wgpu.backends.wgpu_native import extras

SHADER = """
@vertex fn vertex(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
    let corners = array(vec2f(-1.0, -1.0), vec2f(3.0, -1.0), vec2f(-1.0, 3.0));
    return vec4f(corners[i], 0.5, 1.0);
}
@fragment fn fragment() -> @location(0) vec4f { return vec4f(1.0); }
@compute @workgroup_size(4) fn compute() {}
"""


def resolved(device, encoder, query_set, count, words=1):
    buffer = device.create_buffer(size=8 * words * count, usage="QUERY_RESOLVE|COPY_SRC")
    encoder.resolve_query_set(query_set, 0, count, buffer, 0)
    device.queue.submit([encoder.finish()])
    return np.frombuffer(device.queue.read_buffer(buffer), np.uint64)


@pytest.mark.row("G46", "B14")
def test_attributes(device):
    query_set = device.create_query_set(label="q", type="occlusion", count=4)
    assert (query_set.label, query_set.type, query_set.count) == ("q", "occlusion", 4)
    query_set.destroy()
    query_set.destroy()


@pytest.mark.row("B14")
def test_occlusion(device):
    module = device.create_shader_module(code=SHADER)
    target = device.create_texture(size=(8, 8), format="rgba8unorm", usage="RENDER_ATTACHMENT")
    pipeline = device.create_render_pipeline(
        vertex={"module": module}, fragment={"module": module, "targets": [{"format": "rgba8unorm"}]}
    )
    query_set = device.create_query_set(type="occlusion", count=2)
    encoder = device.create_command_encoder()
    color = {"view": target, "load_op": "clear", "store_op": "store"}
    render = encoder.begin_render_pass(color_attachments=[color], occlusion_query_set=query_set)
    render.set_pipeline(pipeline)
    render.begin_occlusion_query(0)
    render.draw(3)
    render.end_occlusion_query()
    render.begin_occlusion_query(1)
    render.end_occlusion_query()
    render.end()
    first, second = resolved(device, encoder, query_set, 2)
    assert first > 0 and second == 0


@pytest.mark.row("E11")
def test_resolving_needs_alignment(device):
    query_set = device.create_query_set(type="occlusion", count=2)
    buffer = device.create_buffer(size=512, usage="QUERY_RESOLVE|COPY_SRC")
    encoder = device.create_command_encoder()
    for offset in (4, 128, 255):
        with pytest.raises(ValueError, match=f"multiple of 256 bytes, got {offset}") as error:
            encoder.resolve_query_set(query_set, 0, 1, buffer, offset)
        assert isinstance(error.value, wgpu.GPUValidationError)
    with pytest.raises(TypeError, match="query_set must be a GPUQuerySet, not None"):
        encoder.resolve_query_set(None, 0, 1, buffer, 0)
    with pytest.raises(TypeError, match="destination must be a GPUBuffer, not None"):
        encoder.resolve_query_set(query_set, 0, 1, None, 0)
    with pytest.raises(ValueError, match="first_query is -1"):
        encoder.resolve_query_set(query_set, -1, 1, buffer, 0)
    encoder.finish()


@pytest.mark.parametrize(
    ("first", "count", "usage"), [(0, 3, "QUERY_RESOLVE"), (2, 1, "QUERY_RESOLVE"), (0, 2, "COPY_SRC")]
)
def test_resolving_what_is_not_there(device, first, count, usage):
    query_set = device.create_query_set(type="occlusion", count=2)
    buffer = device.create_buffer(size=512, usage=usage)
    encoder = device.create_command_encoder()
    encoder.resolve_query_set(query_set, first, count, buffer, 256)
    with pytest.raises(wgpu.GPUValidationError):
        encoder.finish()


def test_what_is_refused(device):
    with pytest.raises(ValueError, match="is not a wgpu.QueryType"):
        device.create_query_set(type="time", count=1)
    with pytest.raises(wgpu.GPUValidationError):
        device.create_query_set(type="timestamp", count=1)  # the device has not the feature
    with pytest.raises(wgpu.GPUValidationError):
        device.create_query_set(type="occlusion", count=10_000)


@pytest.mark.row("B14", "E2", "R8", "H13")
@pytest.mark.parametrize(
    "featured_device",
    [["timestamp-query", "timestamp-query-inside-encoders", "timestamp-query-inside-passes"]],
    indirect=True,
)
def test_timestamps(featured_device):
    device = featured_device
    module = device.create_shader_module(code=SHADER)
    pipeline = device.create_compute_pipeline(compute={"module": module, "entry_point": "compute"})
    query_set = device.create_query_set(type="timestamp", count=5)
    encoder = device.create_command_encoder()
    encoder.write_timestamp(query_set, 0)
    writes = {"query_set": query_set, "beginning_of_pass_write_index": 1, "end_of_pass_write_index": 3}
    compute = encoder.begin_compute_pass(timestamp_writes=writes)
    compute.set_pipeline(pipeline)
    extras.write_timestamp(compute, query_set, 2)
    compute.dispatch_workgroups(4)
    compute.end()
    extras.write_timestamp(encoder, query_set, 4)
    times = resolved(device, encoder, query_set, 5)
    assert times[0] > 0 and list(times) == sorted(times)
    target = device.create_texture(size=(8, 8), format="rgba8unorm", usage="RENDER_ATTACHMENT")
    encoder = device.create_command_encoder()
    encoder.begin_render_pass(
        color_attachments=[{"view": target, "load_op": "clear", "store_op": "store"}],
        timestamp_writes=wgpu.RenderPassTimestampWrites(
            query_set=query_set, beginning_of_pass_write_index=0, end_of_pass_write_index=1
        ),
    ).end()
    begin, end = resolved(device, encoder, query_set, 2)
    assert times[4] <= begin <= end
    assert device.queue.timestamp_period == 1  # of the software driver
    with pytest.raises(TypeError, match="query_set must be a GPUQuerySet"):
        device.create_command_encoder().begin_compute_pass(timestamp_writes={"query_set": None})
    with pytest.raises(TypeError, match="query_index must be an int"):
        device.create_command_encoder().write_timestamp(query_set, "x")


@pytest.mark.row("N10")
@pytest.mark.parametrize("featured_device", [["pipeline-statistics-query"]], indirect=True)
def test_statistics(featured_device):
    device = featured_device
    module = device.create_shader_module(code=SHADER)
    pipeline = device.create_compute_pipeline(compute={"module": module, "entry_point": "compute"})
    query_set = extras.create_statistics_query_set(
        device, count=1, statistics=[extras.PipelineStatisticName.ComputeShaderInvocations, "clipper_invocations"]
    )
    encoder = device.create_command_encoder()
    compute = encoder.begin_compute_pass()
    compute.set_pipeline(pipeline)
    extras.begin_pipeline_statistics_query(compute, query_set, 0)
    compute.dispatch_workgroups(3)
    extras.end_pipeline_statistics_query(compute)
    compute.end()
    clipper, invocations = resolved(device, encoder, query_set, 1, 2)
    assert (clipper, invocations) == (0, 12)
    with pytest.raises(ValueError, match="is not a wgpu.PipelineStatisticName"):
        extras.create_statistics_query_set(device, count=1, statistics=["invocations"])
    bundle = device.create_render_bundle_encoder(color_formats=["rgba8unorm"])
    with pytest.raises(RuntimeError, match="no pipeline statistics"):
        extras.begin_pipeline_statistics_query(bundle, query_set, 0)
    with pytest.raises(RuntimeError, match="no pipeline statistics"):
        extras.end_pipeline_statistics_query(bundle)
    with pytest.raises(RuntimeError, match="no write_timestamp"):
        extras.write_timestamp(bundle, query_set, 0)
