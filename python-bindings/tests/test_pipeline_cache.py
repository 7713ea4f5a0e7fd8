"""GPUPipelineCache, and the file of `wgpu.utils.pipeline_cache`."""

from __future__ import annotations

import os

import numpy as np
import pytest

import wgpu
from wgpu.utils.pipeline_cache import PipelineCacheFile, cache_folder

CODE = """
@group(0) @binding(0) var<storage, read_write> data: array<u32>;
@compute @workgroup_size(1) fn main() { data[0] = data[0] * 3u + 1u; }
@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f { return vec4f(f32(i)); }
@fragment fn fs() -> @location(0) vec4f { return vec4f(1.0); }
"""
cached = pytest.mark.parametrize("featured_device", [{"pipeline-cache"}], indirect=True)


def compute(device, cache):
    module = device.create_shader_module(code=CODE)
    return device.create_compute_pipeline(label="cached", compute={"module": module}, cache=cache)


def run(device, pipeline) -> int:
    buffer = device.create_buffer_with_data(data=np.array([5], np.uint32), usage="STORAGE|COPY_SRC")
    group = device.create_bind_group(
        layout=pipeline.get_bind_group_layout(0), entries=[{"binding": 0, "resource": buffer}]
    )
    encoder = device.create_command_encoder()
    with_pipeline = encoder.begin_compute_pass()
    with_pipeline.set_pipeline(pipeline)
    with_pipeline.set_bind_group(0, group)
    with_pipeline.dispatch_workgroups(1)
    with_pipeline.end()
    device.queue.submit([encoder.finish()])
    return int(np.frombuffer(device.queue.read_buffer(buffer), np.uint32)[0])


@pytest.mark.row("A7")
@cached
def test_round_trip(featured_device):
    device = featured_device
    first = device.create_pipeline_cache(label="first")
    assert isinstance(first, wgpu.GPUPipelineCache) and first.label == "first"
    assert run(device, compute(device, first)) == 16
    data = first.get_data()
    assert isinstance(data, bytes) and len(data) > 100
    second = device.create_pipeline_cache(data=memoryview(data), fallback=False)
    second.label = "second"
    pipeline = compute(device, second)
    del first, second  # the pipeline needs neither
    assert run(device, pipeline) == 16


@cached
def test_render_and_async_pipelines(featured_device):
    device = featured_device
    cache = device.create_pipeline_cache()
    module = device.create_shader_module(code=CODE)
    stages = {
        "vertex": {"module": module, "entry_point": "vs"},
        "fragment": {"module": module, "entry_point": "fs", "targets": [{"format": "rgba8unorm"}]},
    }
    assert isinstance(device.create_render_pipeline(**stages, cache=cache), wgpu.GPURenderPipeline)
    promise = device.create_render_pipeline_async(**stages, cache=cache)
    assert isinstance(promise.sync_wait(), wgpu.GPURenderPipeline)
    promise = device.create_compute_pipeline_async(compute={"module": module}, cache=cache)
    assert run(device, promise.sync_wait()) == 16


@cached
def test_wrong_data(featured_device, caplog):
    device = featured_device
    data = device.create_pipeline_cache(key=b"secret").get_data()
    device.create_pipeline_cache(data=data, key=b"secret", fallback=False)
    damaged = bytes([data[0] ^ 1]) + data[1:]
    for bytes_, key in ((data, b""), (data, b"other"), (damaged, b"secret"), (b"nonsense", b"")):
        with pytest.raises(wgpu.GPUValidationError, match="'mine'"):
            device.create_pipeline_cache(label="mine", data=bytes_, key=key, fallback=False)
        cache = device.create_pipeline_cache(data=bytes_, key=key)
        assert run(device, compute(device, cache)) == 16
    with pytest.raises(TypeError, match=r"GPUDevice.create_pipeline_cache\(\)"):
        device.create_pipeline_cache(data="text")
    with pytest.raises(wgpu.GPUValidationError):
        device.create_pipeline_cache(key=bytes(1025))


@cached
def test_wrong_caches(featured_device, adapter):
    device = featured_device
    with pytest.raises(TypeError, match=r"cache must be a GPUPipelineCache, not 'file'"):
        compute(device, "file")
    other = adapter.request_device_sync(required_features={"pipeline-cache"})
    with pytest.raises(wgpu.GPUValidationError):
        compute(device, other.create_pipeline_cache())
    released = device.create_pipeline_cache(label="gone")
    released._release()
    with pytest.raises(wgpu.GPUValidationError, match="'gone', was released"):
        compute(device, released)
    with pytest.raises(wgpu.GPUValidationError):
        released.get_data()


def test_without_the_feature(device, tmp_path):
    with pytest.raises(wgpu.GPUValidationError, match=r"(?i)feature"):
        device.create_pipeline_cache()
    with PipelineCacheFile(device, "none", folder=tmp_path) as cache:
        assert cache is None
        assert run(device, compute(device, cache)) == 16
    assert not list(tmp_path.iterdir())


@cached
def test_file(featured_device, tmp_path, caplog):
    device = featured_device
    folder = tmp_path / "new" / "folder"
    file = PipelineCacheFile(device, "some/program", folder=folder)
    with file as cache:
        assert not os.path.exists(file.path)
        assert run(device, compute(device, cache)) == 16
    assert [os.path.basename(file.path)] == os.listdir(folder)
    assert os.path.basename(file.path).startswith("some_program-")
    assert os.stat(file.path).st_mode & 0o77 == 0
    assert not file.save()  # nothing new
    again = PipelineCacheFile(device, "some/program", folder=folder)
    assert again.path == file.path and again.cache is not None and not caplog.records
    other = PipelineCacheFile(device, "other", folder=folder)
    assert other.path != file.path

    with open(file.path, "wb") as stream:
        stream.write(b"nonsense")
    with PipelineCacheFile(device, "some/program", folder=folder) as cache:
        assert run(device, compute(device, cache)) == 16
    assert os.path.getsize(file.path) > 100


@cached
def test_files_that_cannot_be_used(featured_device, tmp_path, monkeypatch, caplog):
    device = featured_device
    path = PipelineCacheFile(device, "mine", folder=tmp_path).path
    os.mkdir(path)
    file = PipelineCacheFile(device, "mine", folder=tmp_path)
    assert file.cache is not None and "was not read" in caplog.text
    assert not file.save() and "was not written" in caplog.text
    assert os.listdir(tmp_path) == [os.path.basename(path)]
    os.rmdir(path)
    assert file.save()
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert PipelineCacheFile(device, "mine", folder=tmp_path).save()
    assert "belongs to another user" in caplog.text


def test_default_folder(device, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert PipelineCacheFile(device, "x").path.startswith(os.path.join(cache_folder(), "x-"))
    assert cache_folder().endswith("wgpu")
