"""Features: what adapters have and devices get. Spec: 3.6.1 Features."""

from __future__ import annotations

import pytest

from gpu import Device, Gpu
from makers import attachment, color, depth_state, module, render

STANDARD = [
    "DepthClipControl", "Depth32FloatStencil8", "TextureCompressionBC", "TextureCompressionBCSliced3D",
    "TextureCompressionETC2", "TextureCompressionASTC", "TextureCompressionASTCSliced3D", "TimestampQuery",
    "IndirectFirstInstance", "ShaderF16", "RG11B10UfloatRenderable", "BGRA8UnormStorage", "Float32Filterable",
    "Float32Blendable", "ClipDistances", "DualSourceBlending", "Subgroups", "TextureFormatsTier1",
    "TextureFormatsTier2", "PrimitiveIndex", "TextureComponentSwizzle", "SubgroupSizeControl",
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
    implied = {
        "TextureCompressionBCSliced3D": {"TextureCompressionBC"}, "TextureFormatsTier1": {"RG11B10UfloatRenderable"},
        "TextureFormatsTier2": {"TextureFormatsTier1", "RG11B10UfloatRenderable"}, "SubgroupSizeControl": {"Subgroups"},
    }  # fmt: skip
    has = {one for one in STANDARD if device.HasFeature(one)}
    assert {name} <= has <= {name, *implied.get(name, ())}


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


@pytest.mark.parametrize("has", [False, True])
@pytest.mark.parametrize("samples", [1, 4])
def test_rg11b10_is_drawn_on(gpu: Gpu, has: bool, samples: int) -> None:
    """In passes, bundles and pipelines, also with several samples, blended and resolved."""
    device = gpu.device(["RG11B10UfloatRenderable"] if has else [])
    of = "RG11B10Ufloat"
    with device.valid(has):
        view = attachment(device, of, samples)
    with device.valid(has):
        device.CreateRenderBundleEncoder(colorFormats=[of], sampleCount=samples)
    multisample = {"count": samples, "mask": 2**32 - 1}
    blend = {"color": {"srcFactor": "One", "dstFactor": "One", "operation": "Add"}}
    for target in ({"format": of}, {"format": of, "blend": {**blend, "alpha": blend["color"]}}):
        with device.valid(has):
            device.CreateRenderPipeline(**render(device, targets=[target], multisample=multisample))
    if has:
        encoder = device.record()
        resolved = {"resolveTarget": attachment(device, of)} if samples > 1 else {}
        encoder.BeginRenderPass(colorAttachments=[color(view, **resolved)]).End()
        device.submit(device.finish(encoder))


@pytest.mark.parametrize("has", [False, True])
@pytest.mark.parametrize("stage", ["@compute @workgroup_size(1)", "@fragment"])
def test_bgra_is_stored(gpu: Gpu, has: bool, stage: str) -> None:
    """The language always has the format; layouts and pipelines need the feature."""
    device = gpu.device(["BGRA8UnormStorage"] if has else [])
    code = f"""@group(0) @binding(1) var t: texture_storage_2d<bgra8unorm, write>;
        {stage} fn main() {{ textureStore(t, vec2i(), vec4f()); }}"""
    with device.expect(None):
        made = module(device, code)
    with device.valid(has):
        if "compute" in stage:
            device.CreateComputePipeline(compute={"module": made})
        else:
            given = render(device, depthStencil=depth_state("Depth24Plus"))
            given["fragment"] = {"module": made}
            device.CreateRenderPipeline(**given)


OPTIONAL = ["R16Unorm", "RG16Unorm", "RGBA16Unorm", "R16Snorm", "RG16Snorm", "RGBA16Snorm", "Depth32FloatStencil8"]


@pytest.mark.parametrize("format", OPTIONAL)
def test_formats_of_features(gpu: Gpu, device: Device, format: str) -> None:
    """Without its feature a format is nowhere taken."""
    size = (4, 4, 1)
    plain = device.CreateTexture(size=size, format="RGBA8Unorm", usage="TextureBinding|RenderAttachment")
    depth = format.startswith("Depth")
    with device.valid(False):
        device.CreateTexture(size=size, format=format, usage="TextureBinding")
    with device.valid(False):
        device.CreateTexture(size=size, format="RGBA8Unorm", usage="TextureBinding", viewFormats=[format])
    with device.valid(False):
        plain.CreateView(format=format)
    with device.valid(False):
        if depth:
            device.CreateRenderPipeline(**render(device, depthStencil=depth_state(format)))
        else:
            device.CreateRenderPipeline(**render(device, targets=[{"format": format}]))
    with device.valid(False):
        if depth:
            device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"], depthStencilFormat=format)
        else:
            device.CreateRenderBundleEncoder(colorFormats=[format])
    with device.valid(False):
        kind = {"binding": 0, "visibility": "Compute", "storageTexture": {"access": "WriteOnly", "format": format}}
        device.CreateBindGroupLayout(entries=[kind])


def test_compressed_formats_are_there(gpu: Gpu) -> None:
    """Those of desktops, or both of the others."""
    has = gpu.adapter.HasFeature
    assert has("TextureCompressionBC") or (has("TextureCompressionETC2") and has("TextureCompressionASTC"))


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
