"""GPU, GPUAdapter and GPUDevice: requests in all spellings, features, limits, loss."""

from __future__ import annotations

import asyncio
import copy
import gc
import inspect
import weakref

import pytest

import wgpu
from wgpu._adapter_choice import choose


@pytest.mark.row("G23", "G24", "R5", "H1")
def test_requesting_an_adapter(adapter):
    assert isinstance(adapter, wgpu.GPUAdapter)
    for other in (
        wgpu.gpu.request_adapter_sync(power_preference="low-power", force_fallback_adapter=False),
        wgpu.gpu.request_adapter_async(feature_level="core").sync_wait(),
        wgpu.gpu.request_adapter(canvas=None),
        wgpu.request_adapter(canvas=None, power_preference="high-performance"),
        asyncio.run(wgpu.request_adapter_async(canvas=None)),
    ):
        assert other.info == adapter.info

    async def main():
        return await wgpu.gpu.request_adapter_async()

    assert isinstance(asyncio.run(main()), wgpu.GPUAdapter)
    assert inspect.iscoroutinefunction(wgpu.request_adapter_async)
    with pytest.raises(ValueError, match="'high-performance'"):
        wgpu.gpu.request_adapter_sync(power_preference="hihg-performance")
    with pytest.raises(ValueError, match="'core'"):
        wgpu.gpu.request_adapter_sync(feature_level="cor")


@pytest.mark.row("R5")
def test_both_requests_have_the_same_variables():
    code = [getattr(wgpu.GPU, f"request_adapter_{kind}").__code__ for kind in ("sync", "async")]
    assert code[0].co_varnames == code[1].co_varnames


def test_enumerating(adapter):
    adapters = wgpu.gpu.enumerate_adapters_sync()
    assert adapter.summary in [item.summary for item in adapters]
    assert len(wgpu.gpu.enumerate_adapters()) == len(wgpu.gpu.enumerate_adapters_async().sync_wait()) == len(adapters)


@pytest.mark.row("H23")
def test_choosing_by_name(adapter, monkeypatch):
    monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", adapter.summary[3:10])
    assert wgpu.gpu.request_adapter_sync().summary == adapter.summary
    monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", " ")
    assert wgpu.gpu.request_adapter_async()._title == "adapter by name"
    monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", "no such thing")
    with pytest.raises(ValueError, match=r"'no such thing' not found \(WGPUPY_WGPU_ADAPTER_NAME\); there are:\n  0: "):
        wgpu.gpu.request_adapter_sync()
    # The argument comes first.
    assert wgpu.gpu.request_adapter_sync(adapter=0).info == wgpu.gpu.enumerate_adapters_sync()[0].info


def test_choosing_by_index_and_id(monkeypatch):
    for index, adapter in enumerate(wgpu.gpu.enumerate_adapters_sync()):
        info = adapter.info
        wanted = [index, str(index)]
        for other in ("pci_bus_id", "device_uuid"):
            assert isinstance(info[other], str)
            if info[other] and index == 0:
                wanted += [info[other], info[other].upper()]
        if index == 0:
            wanted.append(f"{info['vendor_id']:04x}:{info['device_id']:04X}")
            wanted += [info.device[:8], info.device[:8].upper()]
        for value in wanted:
            assert wgpu.gpu.request_adapter_sync(adapter=value).info == info, value
            assert wgpu.gpu.request_adapter_async(adapter=value).sync_wait().info == info
            monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", str(value))
            assert wgpu.gpu.request_adapter_sync().info == info
            monkeypatch.delenv("WGPUPY_WGPU_ADAPTER_NAME")
    for nothing in (99, -1, "99:99.9"):
        with pytest.raises(ValueError, match=r"not found \(adapter\); there are:\n  0: .* via "):
            wgpu.gpu.request_adapter_sync(adapter=nothing)


def test_ids_of_an_adapter():
    info = {"pci_bus_id": "0000:81:00.0", "device_uuid": "5A3E", "vendor_id": 0x10DE, "device_id": 0x2684}
    info |= {"device": "One", "adapter_type": "DiscreteGPU", "backend_type": "Vulkan"}
    other = {"pci_bus_id": "", "device_uuid": "", "device_id": 1, "adapter_type": "CPU"}
    adapters = [
        wgpu.GPUAdapter(None, set(), {}, {**info, "device": "Two", **other}),
        wgpu.GPUAdapter(None, set(), {}, info),
    ]
    for wanted in ("0000:81:00.0", "81:00.0", "5a3e", "GPU-5a3e", "10de:2684", "One", "one", "discretegpu", 1, "1"):
        assert choose(adapters, wanted, "") is adapters[1]


@pytest.mark.row("G3", "H23")
def test_choosing_the_backend(adapter, monkeypatch, caplog):
    backend = adapter.info["backend_type"]
    monkeypatch.setenv("WGPU_BACKEND_TYPE", backend.lower())
    assert wgpu.gpu.request_adapter_sync().info["backend_type"] == backend
    monkeypatch.setenv("WGPU_BACKEND_TYPE", "Glide")
    assert wgpu.gpu.request_adapter_sync().info["backend_type"] == backend
    assert "Invalid value for WGPU_BACKEND_TYPE: 'Glide'" in caplog.text and "Vulkan" in caplog.text
    monkeypatch.setenv("WGPU_BACKEND_TYPE", "D3D11")
    with pytest.raises(RuntimeError, match="D3D11, which is not supported; use D3D12"):
        wgpu.gpu.request_adapter_sync()
    monkeypatch.setenv("WGPU_BACKEND_TYPE", "Metal" if backend != "Metal" else "D3D12")
    with pytest.raises(RuntimeError, match="Request adapter failed"):
        wgpu.gpu.request_adapter_sync()


@pytest.mark.row("G12", "R3", "H2", "F4")
def test_what_the_adapter_tells(adapter):
    info = adapter.info
    assert isinstance(info, wgpu.GPUAdapterInfo) and isinstance(info, dict)
    assert info.device == info["device"] == adapter.name
    assert info.vendor == info["vendor"] and info.architecture == info["architecture"]
    assert info.description == info["description"]
    assert 1 <= info.subgroup_min_size <= info.subgroup_max_size <= 256
    assert info.is_fallback_adapter == adapter.is_fallback_adapter == (info["adapter_type"] == "CPU")
    assert adapter.summary == f"{info.device} ({info['adapter_type']}) via {info['backend_type']}"
    assert adapter.summary in repr(adapter) and "device=" in repr(info)
    old = adapter.properties
    assert type(old) is dict and old["name"] == info.device and old["backendType"] == info["backend_type"]
    assert {"vendorID", "deviceID", "driverDescription", "adapterType"} <= set(old)
    assert isinstance(adapter.features, set)


@pytest.mark.row("G30", "R6", "F9", "A12")
def test_limits_in_all_spellings(adapter):
    limits = adapter.limits
    assert isinstance(limits, dict) and all("_" not in key for key in limits)
    value = limits["max-texture-dimension-2d"]
    for name in ("max_texture_dimension_2d", "max_texture_dimension2d", "maxTextureDimension2D"):
        assert limits[name] == value == limits.get(name) == getattr(limits, name) and name in limits
    assert limits.get("max-nothing", 7) == 7 and "max-nothing" not in limits and 3 not in limits
    with pytest.raises(KeyError, match="max-bind-groups"):
        limits["max-bind-group"]
    with pytest.raises(AttributeError, match="Did you mean 'max-bind-groups'"):
        _ = limits.max_bind_group
    assert not hasattr(limits, "_nothing") and copy.copy(limits) == limits
    assert limits["max-buffer-size"] > 2**20 and limits["max-bind-groups-plus-vertex-buffers"] > 0


@pytest.mark.row("G17", "G31", "H3", "R15")
def test_requesting_devices(adapter):
    device = adapter.request_device_sync(label="mine", default_queue={"label": "my queue"})
    assert device.label == "mine" and device.adapter is adapter and device.queue.label == "my queue"
    assert device.adapter_info == adapter.info
    assert adapter.request_device().label == ""
    assert isinstance(adapter.request_device_async().sync_wait(), wgpu.GPUDevice)

    async def main():
        return await adapter.request_device_async(label="later")

    assert asyncio.run(main()).label == "later"


@pytest.mark.row("R6")
def test_features(adapter):
    some = sorted(adapter.features)[:3]
    device = adapter.request_device_sync(required_features=[name.replace("-", "_") for name in some])
    assert set(some) <= device.features
    with pytest.raises(KeyError, match=r"'shader-f61'.*'shader-f16'"):
        adapter.request_device_sync(required_features=["shader-f61"])
    with pytest.raises(TypeError, match="a feature is a str"):
        adapter.request_device_sync(required_features=[3])


@pytest.mark.row("R6")
def test_required_limits(adapter):
    device = adapter.request_device_sync(required_limits={"maxBindGroups": 4, "max_buffer_size": None})
    assert device.limits["max-bind-groups"] >= 4
    with pytest.raises(KeyError, match="'max-bind-groups'"):
        adapter.request_device_sync(required_limits={"max-bind-grops": 4})


def test_a_request_that_fails_is_no_loss(adapter, caplog):
    with pytest.raises(RuntimeError, match="max-bind-groups is 1000000"):
        adapter.request_device_sync(required_limits={"max-bind-groups": 1_000_000})
    assert not caplog.records


@pytest.mark.row("F10")
def test_features_that_are_always_on(adapter):
    always = adapter.features & {"core-features-and-limits", "immediates"}
    assert adapter.request_device_sync().features == always
    plain = adapter.request_device_sync(required_limits={"max-immediate-size": 0})
    assert plain.features == always - {"immediates"}


@pytest.mark.row("B3", "B16")
def test_loss_by_destroy(fresh_device):
    lost = fresh_device.lost
    assert lost is fresh_device.lost is fresh_device.lost_async and lost._state == "pending"
    fresh_device.destroy()
    info = lost.sync_wait()
    assert isinstance(info, wgpu.GPUDeviceLostInfo) and info.reason == "destroyed"
    assert fresh_device.lost_sync is info
    fresh_device.destroy()


@pytest.mark.row("B3")
def test_loss_in_a_coroutine(fresh_device):
    lost = fresh_device.lost

    async def main():
        fresh_device.destroy()
        return await lost

    assert asyncio.run(main()).reason == "destroyed"


def test_a_clean_end_is_not_logged(adapter, caplog):
    device = adapter.request_device_sync()
    device.destroy()
    del device
    another = adapter.request_device_sync()
    del another
    gc.collect()
    assert not caplog.records


@pytest.mark.row("B16")
def test_a_destroyed_device_does_not_crash(fresh_device):
    buffer = fresh_device.create_buffer(size=16, usage="COPY_DST|COPY_SRC")
    encoder = fresh_device.create_command_encoder()
    fresh_device.destroy()
    for call in (
        lambda: fresh_device.create_buffer(size=16, usage="COPY_DST"),
        lambda: fresh_device.create_texture(size=(4, 4), format="rgba8unorm", usage="COPY_DST"),
        lambda: encoder.clear_buffer(buffer),
        lambda: encoder.finish(),
        lambda: fresh_device.queue.write_buffer(buffer, 0, b"1234"),
        lambda: fresh_device.queue.submit([]),
        lambda: buffer.map_sync("READ"),
        lambda: fresh_device.queue.read_buffer(buffer),
        lambda: fresh_device.queue.on_submitted_work_done_sync(),
    ):
        try:
            call()
        except wgpu.GPUError:
            pass


@pytest.mark.row("G28", "B6")
def test_external_textures(device):
    with pytest.raises(wgpu.GPUValidationError, match="write_texture"):
        device.import_external_texture(label="x", source=object(), color_space="srgb")


def test_devices_go_away(adapter):
    gc.collect()
    counts = wgpu.diagnostics.object_counts.get_dict
    before = counts()["Device"]["count"]
    for _ in range(5):
        device = adapter.request_device_sync()
        device.queue.read_buffer(device.create_buffer_with_data(data=b"1234", usage="COPY_SRC"))
        device.queue.on_submitted_work_done_async().sync_wait()
        gone = weakref.ref(device)
        del device
        gc.collect()
        assert gone() is None
    assert counts()["Device"]["count"] == before


def test_objects_outlive_the_device(adapter):
    device = adapter.request_device_sync()
    queue, buffer = device.queue, device.create_buffer_with_data(data=b"1234", usage="COPY_SRC")
    del device
    gc.collect()
    assert bytes(queue.read_buffer(buffer)) == b"1234"


@pytest.mark.row("G4")
def test_the_old_constructors():
    adapter = wgpu.GPUAdapter(None, set(), {}, wgpu.GPUAdapterInfo({"device": "none"}))
    assert wgpu.GPUAdapter(None, set(), {}, {}).info == {}
    queue = wgpu.GPUQueue("", None, None)
    broken = wgpu.GPUDevice("fake", -1, adapter, {42}, {}, wgpu.GPUQueue("", None, None))
    assert broken.features == {42} and hex(id(broken)) in repr(broken) and broken.label in repr(broken)
    assert repr(broken).startswith("<wgpu.backends.wgpu_native.GPUDevice ")
    device = wgpu.GPUDevice("device08", None, adapter, set(), {}, queue)
    assert queue._device is device and device.features == set() and device.limits == {} and device._device is device
    with pytest.raises(AttributeError):
        _ = device.nonsense
    with pytest.raises(RuntimeError, match="was released"):
        adapter.request_device_sync()
    assert "none" in repr(adapter) and "GPUAdapter" in repr(wgpu.GPUAdapter(None))


@pytest.mark.row("B13")
def test_language_features():
    # As WGSL spells them after `requires`.
    assert wgpu.gpu.wgsl_language_features == {
        "readonly_and_readwrite_storage_textures",
        "packed_4x8_integer_dot_product",
        "pointer_composite_access",
        "subgroup_id",
        "texture_and_sampler_let",
        "subgroup_uniformity",
        "texture_formats_tier1",
        "linear_indexing",
        "immediate_address_space",
    }
    assert wgpu.gpu.get_preferred_canvas_format() in wgpu.TextureFormat


@pytest.mark.row("G32")
def test_default_device():
    assert wgpu.get_default_device() is wgpu.utils.get_default_device()
