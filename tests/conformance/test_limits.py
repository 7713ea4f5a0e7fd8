"""Limits: what adapters have and devices get. Spec: 3.6.2 Limits."""

from __future__ import annotations

import ctypes

import pytest

from gpu import Device, Gpu

#: The default of every limit; of all but alignments more is better.
DEFAULTS = {
    "maxTextureDimension1D": 8192,
    "maxTextureDimension2D": 8192,
    "maxTextureDimension3D": 2048,
    "maxTextureArrayLayers": 256,
    "maxBindGroups": 4,
    "maxBindGroupsPlusVertexBuffers": 24,
    "maxBindingsPerBindGroup": 1000,
    "maxDynamicUniformBuffersPerPipelineLayout": 8,
    "maxDynamicStorageBuffersPerPipelineLayout": 4,
    "maxSampledTexturesPerShaderStage": 16,
    "maxSamplersPerShaderStage": 16,
    "maxStorageBuffersPerShaderStage": 8,
    "maxStorageTexturesPerShaderStage": 4,
    "maxUniformBuffersPerShaderStage": 12,
    "maxUniformBufferBindingSize": 65536,
    "maxStorageBufferBindingSize": 134217728,
    "minUniformBufferOffsetAlignment": 256,
    "minStorageBufferOffsetAlignment": 256,
    "maxVertexBuffers": 8,
    "maxBufferSize": 268435456,
    "maxVertexAttributes": 16,
    "maxVertexBufferArrayStride": 2048,
    "maxInterStageShaderVariables": 16,
    "maxColorAttachments": 8,
    "maxColorAttachmentBytesPerSample": 32,
    "maxComputeWorkgroupStorageSize": 16384,
    "maxComputeInvocationsPerWorkgroup": 256,
    "maxComputeWorkgroupSizeX": 256,
    "maxComputeWorkgroupSizeY": 256,
    "maxComputeWorkgroupSizeZ": 64,
    "maxComputeWorkgroupsPerDimension": 65535,
    "maxImmediateSize": 64,
}
every_limit = pytest.mark.parametrize("name", DEFAULTS)


def undefined(name: str) -> int:
    return (
        2**64 - 1
        if name in ("maxUniformBufferBindingSize", "maxStorageBufferBindingSize", "maxBufferSize")
        else 2**32 - 1
    )


def request(gpu: Gpu, limits: dict[str, int]) -> tuple[str, dict[str, int]]:
    status, device, _ = gpu.request_device(requiredLimits=limits)
    return status, gpu.limits(device) if device is not None else {}


def is_alignment(name: str) -> bool:
    return name.startswith("min")


# -- adapters


@every_limit
def test_adapters_have_at_least_the_default(gpu: Gpu, name: str) -> None:
    value = gpu.limits(gpu.adapter)[name]
    assert value <= DEFAULTS[name] if is_alignment(name) else value >= DEFAULTS[name]


def test_adapters_limits_fit_together(gpu: Gpu) -> None:
    of = gpu.limits(gpu.adapter)
    for name in ("minUniformBufferOffsetAlignment", "minStorageBufferOffsetAlignment"):
        assert of[name] >= 32
        assert of[name] & (of[name] - 1) == 0, "a power of two"
    assert of["maxBindGroups"] <= of["maxBindGroupsPlusVertexBuffers"]
    assert of["maxVertexBuffers"] <= of["maxBindGroupsPlusVertexBuffers"]
    kinds = ("SampledTextures", "Samplers", "StorageBuffers", "StorageTextures", "UniformBuffers")
    assert of["maxBindingsPerBindGroup"] >= 2 * sum(of[f"max{kind}PerShaderStage"] for kind in kinds)
    assert of["maxUniformBufferBindingSize"] <= of["maxBufferSize"]
    assert of["maxStorageBufferBindingSize"] <= of["maxBufferSize"]
    assert of["maxStorageBufferBindingSize"] % 4 == 0
    assert of["maxVertexBufferArrayStride"] % 4 == 0
    sizes = [of[f"maxComputeWorkgroupSize{axis}"] for axis in "XYZ"]
    assert max(sizes) <= of["maxComputeInvocationsPerWorkgroup"] <= sizes[0] * sizes[1] * sizes[2]
    assert of["maxComputeWorkgroupsPerDimension"] <= sizes[0] * sizes[1] * sizes[2]
    assert of["maxColorAttachments"] <= of["maxColorAttachmentBytesPerSample"]
    assert of["maxImmediateSize"] % 4 == 0


def test_compatibility_limits(gpu: Gpu, device: Device) -> None:
    """Answered always, where core devices have the limits of the stage."""
    members = ("maxStorageBuffersInVertexStage", "maxStorageTexturesInVertexStage")
    members += ("maxStorageBuffersInFragmentStage", "maxStorageTexturesInFragmentStage")
    struct = gpu.api.structs["WGPUCompatibilityModeLimits"].ctype
    for of in (gpu.adapter, device):
        chained = struct()
        chained.chain.sType = gpu.api.value("WGPUSType_CompatibilityModeLimits")
        limits = gpu.api.structs["WGPULimits"].ctype()
        limits.nextInChain = ctypes.addressof(chained)
        name = f"wgpu{of.kind.removeprefix('WGPU')}GetLimits"
        assert gpu.library.functions[name](int(of), ctypes.addressof(limits)) == 1
        for member in members:
            kind = "maxStorageBuffersPerShaderStage" if "Buffers" in member else "maxStorageTexturesPerShaderStage"
            assert getattr(chained, member) == getattr(limits, kind)


# -- devices


@every_limit
def test_default(gpu: Gpu, device: Device, name: str) -> None:
    assert gpu.limits(device)[name] == DEFAULTS[name]


@every_limit
def test_not_given(gpu: Gpu, name: str) -> None:
    assert request(gpu, {name: undefined(name)})[1] == gpu.limits(gpu.device())


@every_limit
def test_the_adapters(gpu: Gpu, name: str) -> None:
    best = gpu.limits(gpu.adapter)[name]
    status, limits = request(gpu, {name: best})
    assert status == "Success"
    assert limits[name] == best
    others = {other: value for other, value in limits.items() if other != name}
    defaults = gpu.limits(gpu.device())
    raised = {other for other, value in others.items() if value != defaults[other]}
    assert not raised, "nobody asked for these"


@every_limit
def test_beyond_the_adapters(gpu: Gpu, name: str) -> None:
    best = gpu.limits(gpu.adapter)[name]
    for value in (best // 2,) if is_alignment(name) else (best + 1, undefined(name) - 1):
        if value == undefined(name) or (not is_alignment(name) and value <= best):
            continue
        status, limits = request(gpu, {name: value})
        assert (status, limits) == ("Error", {}), value


@every_limit
def test_worse_than_the_default(gpu: Gpu, name: str) -> None:
    """The default holds."""
    default = DEFAULTS[name]
    for value in (default * 2, 2**31) if is_alignment(name) else (default - 1, default // 2, 1, 0):
        status, limits = request(gpu, {name: value})
        assert status == "Success", value
        assert limits[name] == default, value


@every_limit
def test_between_default_and_best(gpu: Gpu, name: str) -> None:
    best, default = gpu.limits(gpu.adapter)[name], DEFAULTS[name]
    middle = 128 if is_alignment(name) else (best + default) // 2
    if (middle < best) if is_alignment(name) else (middle > best):
        pytest.skip("the adapter's best value is the default, or next to it: none lies between")
    status, limits = request(gpu, {name: middle})
    assert (status, limits[name]) == ("Success", middle)


@pytest.mark.parametrize("name", ["minUniformBufferOffsetAlignment", "minStorageBufferOffsetAlignment"])
@pytest.mark.parametrize("value", [0, 1, 3, 16, 31, 33, 100, 255, 257, 384, 2**31 + 1, 2**32 - 2])
def test_alignments_are_powers_of_two(gpu: Gpu, name: str, value: int) -> None:
    assert request(gpu, {name: value})[0] == "Error"


def test_all_the_adapters(gpu: Gpu) -> None:
    best = gpu.limits(gpu.adapter)
    status, limits = request(gpu, best)
    assert status == "Success"
    assert limits == best


def test_all_as_the_device_has_them(gpu: Gpu, device: Device) -> None:
    mine = gpu.limits(device)
    assert request(gpu, mine) == ("Success", mine)


@every_limit
def test_one_of_many_is_wrong(gpu: Gpu, name: str) -> None:
    best = gpu.limits(gpu.adapter)
    if is_alignment(name):
        best[name] //= 2
    elif best[name] + 1 == undefined(name):
        pytest.skip("the adapter's value is the largest that the type holds: no larger one can be asked for")
    else:
        best[name] += 1
    assert request(gpu, best)[0] == "Error"


@pytest.mark.parametrize("size", [4, 64, 128])
def test_immediate_size(gpu: Gpu, size: int) -> None:
    if gpu.limits(gpu.adapter)["maxImmediateSize"] < size:
        pytest.skip("the adapter has less immediate data than this size")
    status, limits = request(gpu, {"maxImmediateSize": size})
    assert (status, limits["maxImmediateSize"]) == ("Success", max(size, DEFAULTS["maxImmediateSize"]))


# -- limits of what is created


@pytest.mark.parametrize("name", ["maxTextureDimension1D", "maxTextureDimension2D", "maxTextureDimension3D"])
@pytest.mark.parametrize("raised", [False, True])
def test_texture_dimension(gpu: Gpu, name: str, raised: bool) -> None:
    best = gpu.limits(gpu.adapter)[name]
    device = gpu.device([], {name: best} if raised else {})
    dimension = name[-2:]
    limit = gpu.limits(device)[name]
    for beyond in (0, 1):
        for axis in range({"1D": 1, "2D": 2, "3D": 3}[dimension]):
            size = tuple(limit + beyond if at == axis else 1 for at in range(3))
            with device.valid(not beyond, size):
                device.CreateTexture(size=size, dimension=dimension, format="R8Unorm", usage="TextureBinding")


@pytest.mark.parametrize("raised", [False, True])
def test_texture_array_layers(gpu: Gpu, raised: bool) -> None:
    name = "maxTextureArrayLayers"
    device = gpu.device([], {name: gpu.limits(gpu.adapter)[name]} if raised else {})
    limit = gpu.limits(device)[name]
    for beyond in (0, 1):
        with device.valid(not beyond):
            device.CreateTexture(size=(1, 1, limit + beyond), format="R8Unorm", usage="TextureBinding")


@pytest.mark.parametrize("raised", [False, True])
def test_buffer_size(gpu: Gpu, raised: bool) -> None:
    device = gpu.device([], {"maxBufferSize": DEFAULTS["maxBufferSize"] * 2} if raised else {})
    limit = gpu.limits(device)["maxBufferSize"]
    for beyond in (-4, 0, 1, 4):
        with device.valid(beyond <= 0):
            device.CreateBuffer(size=limit + beyond, usage="Vertex")
