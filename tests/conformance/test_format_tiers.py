"""The features "texture-formats-tier1" and "texture-formats-tier2". Spec: 26.1.1 Plain color formats, 25.20 and 25.21.

Mesa's software driver has neither, because it does not blend signed formats; so it is made to say that it does.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import library
from formats import COLORS, Format
from gpu import Device, Gpu
from makers import attachment, color, module, render

TIERS = ("TextureFormatsTier1", "TextureFormatsTier2")
#: Neither filtered nor resolved.
ADDED = {f"{channels}16{kind}" for channels in ("R", "RG", "RGBA") for kind in ("Unorm", "Snorm")}
SIGNED = {"R8Snorm", "RG8Snorm", "RGBA8Snorm"}
STORED = {
    *ADDED, "R8Unorm", "R8Snorm", "R8Uint", "R8Sint", "RG8Unorm", "RG8Snorm", "RG8Uint", "RG8Sint", "R16Uint",
    "R16Sint", "R16Float", "RG16Uint", "RG16Sint", "RG16Float", "RGB10A2Uint", "RGB10A2Unorm", "RG11B10Ufloat",
}  # fmt: skip
READ_AND_WRITTEN = {
    "R8Unorm", "R8Uint", "R8Sint", "RGBA8Unorm", "RGBA8Uint", "RGBA8Sint", "R16Uint", "R16Sint", "R16Float",
    "RGBA16Uint", "RGBA16Sint", "RGBA16Float", "RGBA32Uint", "RGBA32Sint", "RGBA32Float",
}  # fmt: skip
FORMATS = {**{one.name: one for one in COLORS}, **{name: Format(name, 0) for name in sorted(ADDED)}}


@pytest.fixture(scope="module")
def layered(gpu: Gpu, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Instances that are made within have the feature, if they can."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if gpu.adapter.HasFeature(TIERS[1]) or compiler is None:
        yield
        return
    folder = tmp_path_factory.mktemp("layer")
    source = Path(__file__).with_name("blending_layer.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", folder / "layer.so", source], check=True)
    layer = {"name": "VK_LAYER_conformance_blending", "type": "GLOBAL", "library_path": "./layer.so",
             "api_version": "1.3.0", "implementation_version": "1", "description": "blends"}  # fmt: skip
    (folder / "layer.json").write_text(json.dumps({"file_format_version": "1.1.2", "layer": layer}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VK_LAYER_PATH", str(folder))
        patch.setenv("VK_INSTANCE_LAYERS", layer["name"])
        yield


Open = Callable[[str], Device]


@pytest.fixture(scope="module", params=["default", "strict"])
def world(request: pytest.FixtureRequest, layered: None) -> Gpu:
    return Gpu(library(), strict=request.param == "strict")


@pytest.fixture
def opened(world: Gpu) -> Iterator[Open]:
    """A device with the feature."""
    yield lambda tier: world.device([tier])
    world.end_case()


def has(tier: str, format: Format) -> Format:
    """What such a device does with a format."""
    name, both = format.name, tier == TIERS[1]
    attachment = name in ADDED or name in SIGNED
    rg11 = name == "RG11B10Ufloat"
    return Format(
        name,
        format.size,
        renderable=format.renderable or attachment or rg11,
        multisample=format.multisample or attachment or rg11,
        resolvable=format.resolvable or name in SIGNED or rg11,
        blendable=format.blendable or attachment or rg11,
        storage=format.storage or name in STORED,
        read_write=format.read_write or (both and name in READ_AND_WRITTEN),
    )


def scalar(format: Format) -> str:
    return {"Uint": "u32", "Sint": "i32"}.get(format.name[-4:], "f32")


def access(format: Format, one: str) -> bool:
    return format.read_write if one == "ReadWrite" else format.storage


each = pytest.mark.parametrize("format", FORMATS.values(), ids=lambda one: one.name)
tiers = pytest.mark.parametrize("tier", TIERS)


@tiers
@each
def test_textures(opened: Open, tier: str, format: Format) -> None:
    device, can = opened(tier), has(tier, format)
    given = {"size": (4, 4, 1), "format": format.name}
    for usage, right in (
        ("TextureBinding|CopySrc|CopyDst", True), ("RenderAttachment", can.renderable), ("StorageBinding", can.storage)
    ):  # fmt: skip
        with device.valid(right, usage):
            device.CreateTexture(**given, usage=usage)
    for count, right in ((4, can.multisample), (2, False), (8, False)):
        with device.valid(right, count):
            device.CreateTexture(**given, usage="RenderAttachment", sampleCount=count)


@tiers
@each
def test_targets(opened: Open, tier: str, format: Format) -> None:
    device, can = opened(tier), has(tier, format)
    one = {"srcFactor": "One", "dstFactor": "One", "operation": "Add"}
    code = f"@fragment fn main() -> @location(0) vec4<{scalar(format)}> {{ return vec4<{scalar(format)}>(); }}"
    made = module(device, code)
    for blend in (False, True):
        for count in (1, 4):
            target = {"format": format.name, **({"blend": {"color": one, "alpha": one}} if blend else {})}
            given = render(device, targets=[target], multisample={"count": count, "mask": 2**32 - 1})
            given["fragment"]["module"] = made
            right = can.renderable and (can.blendable or not blend) and (can.multisample or count == 1)
            with device.valid(right, blend, count):
                device.CreateRenderPipeline(**given)
    with device.valid(can.renderable):
        device.CreateRenderBundleEncoder(colorFormats=[format.name])


@tiers
@each
def test_resolving(opened: Open, tier: str, format: Format) -> None:
    device, can = opened(tier), has(tier, format)
    if not can.multisample:
        return
    several, one = attachment(device, format.name, 4), attachment(device, format.name)
    encoder = device.record()
    encoder.BeginRenderPass(colorAttachments=[color(several, resolveTarget=one)]).End()
    device.finish(encoder, can.resolvable)


@tiers
@each
@pytest.mark.parametrize("one", ["WriteOnly", "ReadOnly", "ReadWrite"])
def test_storing(opened: Open, tier: str, format: Format, one: str) -> None:
    """In layouts, and in those that pipelines derive."""
    device, can = opened(tier), has(tier, format)
    right = access(can, one)
    entry = {"binding": 0, "visibility": "Compute", "storageTexture": {"access": one, "format": format.name}}
    with device.valid(right):
        device.CreateBindGroupLayout(entries=[entry])
    name = {"WriteOnly": "write", "ReadOnly": "read", "ReadWrite": "read_write"}[one]
    if not (can.storage or format.name == "BGRA8Unorm"):
        return
    store = f"textureStore(t, vec2u(), vec4<{scalar(format)}>());"
    use = "_ = textureLoad(t, vec2u());" if one == "ReadOnly" else store
    code = f"""@group(0) @binding(0) var t: texture_storage_2d<{format.name.lower()}, {name}>; fn f() {{ {use} }}
        @compute @workgroup_size(1) fn main() {{ f(); }} @compute @workgroup_size(1) fn none() {{}}"""
    made = module(device, code)
    for entry_point in ("main", "none"):
        with device.valid(right or entry_point == "none"):
            device.CreateComputePipeline(compute={"module": made, "entryPoint": entry_point})


@tiers
@pytest.mark.parametrize("name", ["R8Snorm", "RG8Snorm", *sorted(ADDED)])
def test_sampling(opened: Open, tier: str, name: str) -> None:
    """What the feature adds is not filtered."""
    device = opened(tier)
    view = device.CreateTexture(size=(4, 4, 1), format=name, usage="TextureBinding").CreateView()
    for type, right in (("Float", name not in ADDED), ("UnfilterableFloat", True), ("Uint", False)):
        entry = {"binding": 3, "visibility": "Fragment", "texture": {"sampleType": type}}
        layout = device.CreateBindGroupLayout(entries=[entry])
        with device.valid(right):
            device.CreateBindGroup(layout=layout, entries=[{"binding": 3, "textureView": view}])


@tiers
@pytest.mark.parametrize("usage", ["RenderAttachment", "StorageBinding", "TextureBinding"])
def test_views(opened: Open, tier: str, usage: str) -> None:
    """In another format than their texture's, they may be used as that."""
    device = opened(tier)
    both = device.CreateTexture(
        size=(4, 4, 1), format="RGBA8Unorm", usage="RenderAttachment|StorageBinding|TextureBinding",
        viewFormats=["RGBA8UnormSrgb"],
    )  # fmt: skip
    with device.valid(usage != "StorageBinding"):
        both.CreateView(format="RGBA8UnormSrgb", usage=usage)
    with device.valid(True):
        both.CreateView(usage=usage)


@tiers
def test_what_it_brings_along(opened: Open, world: Gpu, tier: str) -> None:
    device = opened(tier)
    assert world.adapter.HasFeature(tier)
    assert device.HasFeature("RG11B10UfloatRenderable")
    assert [bool(device.HasFeature(one)) for one in TIERS] == [True, tier == TIERS[1]]
    assert not device.HasFeature("TextureAdapterSpecificFormatFeatures")


@tiers
def test_beside_the_feature_for_all_uses(world: Gpu, tier: str) -> None:
    """wgpu-native's, which has fewer rules."""
    more = "TextureAdapterSpecificFormatFeatures"
    if not world.adapter.HasFeature(more):
        pytest.skip("strict instances have no such feature")
    device = world.device([tier, more])
    entry = {"binding": 0, "visibility": "Compute", "storageTexture": {"access": "ReadWrite", "format": "RG8Unorm"}}
    with device.valid(True):
        device.CreateBindGroupLayout(entries=[entry])
    world.end_case()


@pytest.mark.parametrize("name", sorted(ADDED))
def test_without_it(device: Device, name: str) -> None:
    """The language has the format all the same."""
    with device.valid(False):
        device.CreateTexture(size=(4, 4, 1), format=name, usage="TextureBinding")
    made = module(
        device,
        f"""requires texture_formats_tier1;
        @group(0) @binding(0) var t: texture_storage_2d<{name.lower()}, write>;
        @compute @workgroup_size(1) fn main() {{ textureStore(t, vec2u(), vec4f()); }}""",
    )
    with device.valid(False):
        device.CreateComputePipeline(compute={"module": made})
