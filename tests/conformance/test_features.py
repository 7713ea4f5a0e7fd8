"""Features: what adapters have and devices get. Spec: 3.6.1 Features."""

from __future__ import annotations

import pytest

from gpu import Device, Gpu

STANDARD = [
    "DepthClipControl", "Depth32FloatStencil8", "TextureCompressionBC", "TextureCompressionBCSliced3D",
    "TextureCompressionETC2", "TextureCompressionASTC", "TextureCompressionASTCSliced3D", "TimestampQuery",
    "IndirectFirstInstance", "ShaderF16", "RG11B10UfloatRenderable", "BGRA8UnormStorage", "Float32Filterable",
    "Float32Blendable", "ClipDistances", "DualSourceBlending", "Subgroups", "TextureFormatsTier1",
    "TextureFormatsTier2", "PrimitiveIndex", "TextureComponentSwizzle",
]  # fmt: skip


@pytest.mark.parametrize("of", ["adapter", "device"])
def test_lists_agree(gpu: Gpu, device: Device, of: str) -> None:
    """What is in the list is there, and nothing else."""
    thing = gpu.adapter if of == "adapter" else device
    listed = gpu.features(thing)
    assert len(listed) == len(set(listed))
    for name in {*STANDARD, *listed, "CoreFeaturesAndLimits"}:
        assert bool(thing.HasFeature(name)) == (name in listed), name


def test_core_features_are_there(gpu: Gpu, device: Device) -> None:
    assert "CoreFeaturesAndLimits" in gpu.features(gpu.adapter)
    assert gpu.features(device) == ["CoreFeaturesAndLimits"]


@pytest.mark.parametrize("name", STANDARD)
def test_asked_for(gpu: Gpu, name: str) -> None:
    """Had if the adapter has it, and then alone."""
    status, device, _ = gpu.request_device(requiredFeatures=[name])
    if not gpu.adapter.HasFeature(name):
        assert (status, device) == ("Error", None)
        return
    assert status == "Success"
    assert device is not None
    implied = {"TextureCompressionBCSliced3D": "TextureCompressionBC", "TextureFormatsTier2": "TextureFormatsTier1"}
    has = {one for one in STANDARD if device.HasFeature(one)}
    assert {name} <= has <= {name, implied.get(name, name)}


@pytest.mark.parametrize("value", [0, 0x7F, 0x1000, 0x7FFFFFFF, 2**32 - 1])
def test_unknown(gpu: Gpu, device: Device, value: int) -> None:
    assert gpu.request_device(requiredFeatures=[value])[0] == "Error"
    assert not gpu.adapter.HasFeature(value)
    assert not device.HasFeature(value)


def test_asked_for_twice(gpu: Gpu) -> None:
    assert gpu.request_device(requiredFeatures=["ShaderF16", "ShaderF16"])[0] == "Success"


def test_core_asked_for(gpu: Gpu) -> None:
    status, device, _ = gpu.request_device(requiredFeatures=["CoreFeaturesAndLimits"])
    assert status == "Success"
    assert device is not None
    assert device.HasFeature("CoreFeaturesAndLimits")


def test_one_of_many_is_missing(gpu: Gpu) -> None:
    missing = next((name for name in STANDARD if not gpu.adapter.HasFeature(name)), None)
    if missing is None:
        pytest.skip("the adapter has every feature of the standard, so none is missing")
    assert gpu.request_device(requiredFeatures=["ShaderF16", missing])[0] == "Error"


def test_all_of_them(gpu: Gpu) -> None:
    names = [name for name in STANDARD if gpu.adapter.HasFeature(name)]
    status, device, message = gpu.request_device(requiredFeatures=names, requiredLimits=gpu.limits(gpu.adapter))
    assert status == "Success", message
    assert device is not None
    assert set(names) <= set(gpu.features(device))


def test_a_failed_request_leaves_the_adapter_usable(gpu: Gpu) -> None:
    assert gpu.request_device(requiredFeatures=[0x1000])[0] == "Error"
    assert gpu.request_device()[0] == "Success"


@pytest.mark.parametrize("has", [False, True])
@pytest.mark.parametrize(("type", "feature"), [("Timestamp", "TimestampQuery")])
def test_query_types(gpu: Gpu, type: str, feature: str, has: bool) -> None:
    device = gpu.device([feature] if has else [])
    with device.valid(has):
        device.CreateQuerySet(type=type, count=1)


# -- information about the adapter


def test_info(gpu: Gpu, device: Device) -> None:
    for of in (gpu.adapter, device.GetAdapterInfo and device):
        info = of.GetInfo() if of.kind == "WGPUAdapter" else of.GetAdapterInfo()
        assert 4 <= info.subgroupMinSize <= info.subgroupMaxSize <= 128
        assert info.subgroupMinSize & (info.subgroupMinSize - 1) == 0
        assert info.subgroupMaxSize & (info.subgroupMaxSize - 1) == 0
        gpu.library.functions["wgpuAdapterInfoFreeMembers"](info)


@pytest.mark.parametrize("member", ["vendor", "architecture", "device", "description"])
def test_info_text(gpu: Gpu, member: str) -> None:
    """Either empty or something to read; vendor and architecture are normalised identifiers."""
    from world import text

    info = gpu.adapter.GetInfo()
    value = text(getattr(info, member))
    gpu.library.functions["wgpuAdapterInfoFreeMembers"](info)
    if member in ("vendor", "architecture") and value:
        assert value == value.lower()
        assert value.replace("-", "").isalnum(), value
        assert "--" not in f"-{value}-"


def test_wgsl_language_features(gpu: Gpu) -> None:
    listed = gpu.instance.GetWGSLLanguageFeatures()
    assert listed.featureCount >= 3
    names = ("ReadonlyAndReadwriteStorageTextures", "Packed4x8IntegerDotProduct", "PointerCompositeAccess")
    for name in names:
        assert gpu.instance.HasWGSLLanguageFeature(name)
    assert not gpu.instance.HasWGSLLanguageFeature(0x1000)
    gpu.library.functions["wgpuSupportedWGSLLanguageFeaturesFreeMembers"](listed)
