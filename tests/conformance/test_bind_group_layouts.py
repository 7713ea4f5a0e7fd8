"""Bind group layouts: their entries and limits. Spec: 8.1 GPUBindGroupLayout."""

from __future__ import annotations

from typing import Any

import pytest

from formats import ALL, BY_NAME
from gpu import Device, Gpu

#: One of each kind of binding, and the limit that it counts for in each stage.
KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "uniform": ({"buffer": {"type": "Uniform"}}, "maxUniformBuffersPerShaderStage"),
    "storage": ({"buffer": {"type": "Storage"}}, "maxStorageBuffersPerShaderStage"),
    "read-only storage": ({"buffer": {"type": "ReadOnlyStorage"}}, "maxStorageBuffersPerShaderStage"),
    "filtering": ({"sampler": {"type": "Filtering"}}, "maxSamplersPerShaderStage"),
    "non-filtering": ({"sampler": {"type": "NonFiltering"}}, "maxSamplersPerShaderStage"),
    "comparison": ({"sampler": {"type": "Comparison"}}, "maxSamplersPerShaderStage"),
    "texture": ({"texture": {"sampleType": "Float"}}, "maxSampledTexturesPerShaderStage"),
    "multisampled": (
        {"texture": {"sampleType": "UnfilterableFloat", "multisampled": True}},
        "maxSampledTexturesPerShaderStage",
    ),
    "write": ({"storageTexture": {"access": "WriteOnly", "format": "R32Float"}}, "maxStorageTexturesPerShaderStage"),
    "read": ({"storageTexture": {"access": "ReadOnly", "format": "R32Float"}}, "maxStorageTexturesPerShaderStage"),
    "both": ({"storageTexture": {"access": "ReadWrite", "format": "R32Float"}}, "maxStorageTexturesPerShaderStage"),
}
NOT_IN_VERTEX = ["storage", "write", "both"]
DIMENSIONS = ["1D", "2D", "2DArray", "Cube", "CubeArray", "3D"]
NOTHING = {
    "buffer": {"type": "BindingNotUsed"},
    "sampler": {"type": "BindingNotUsed"},
    "texture": {"sampleType": "BindingNotUsed"},
    "storageTexture": {"access": "BindingNotUsed"},
}


def entry(kind: dict[str, Any], binding: int = 0, visibility: str = "Compute", **given: Any) -> dict[str, Any]:
    return {"binding": binding, "visibility": visibility, **NOTHING, **kind, **given}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(device: Device, kind: str) -> None:
    for visibility in range(8):
        with device.valid(not visibility & 1 or kind not in NOT_IN_VERTEX, visibility):
            device.CreateBindGroupLayout(entries=[{**entry(KINDS[kind][0]), "visibility": visibility}])


@pytest.mark.parametrize("visibility", [8, 0x80000000, 1 << 40])
def test_unknown_stages(device: Device, visibility: int) -> None:
    with device.valid(False):
        device.CreateBindGroupLayout(entries=[{**entry(KINDS["uniform"][0]), "visibility": visibility}])


@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("second", ["uniform", "filtering", "texture", "write", None])
def test_one_resource_in_each(device: Device, first: str, second: str | None) -> None:
    both = {**KINDS[first][0], **(KINDS[second][0] if second else {})}
    with device.valid(len(both) == 1):
        device.CreateBindGroupLayout(entries=[entry(both)])


def test_no_resource(device: Device) -> None:
    with device.valid(False):
        device.CreateBindGroupLayout(entries=[entry({})])


def test_no_entries(device: Device) -> None:
    with device.expect(None):
        assert device.CreateBindGroupLayout(entries=[])


@pytest.mark.parametrize(("numbers", "right"), [([0, 1], True), ([1, 0], True), ([5, 5], False), ([0, 7, 0], False)])
def test_each_number_once(device: Device, numbers: list[int], right: bool) -> None:
    with device.valid(right):
        device.CreateBindGroupLayout(entries=[entry(KINDS["uniform"][0], number) for number in numbers])


@pytest.mark.parametrize("more", [-999, -996, -744, -1, 0, 2**20])
def test_highest_number(gpu: Gpu, device: Device, more: int) -> None:
    number = gpu.limits(device)["maxBindingsPerBindGroup"] + more
    with device.valid(more < 0):
        device.CreateBindGroupLayout(entries=[entry(KINDS["uniform"][0], number)])


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("multisampled", [False, True])
@pytest.mark.parametrize("sample", ["Float", "UnfilterableFloat", "Depth", "Sint", "Uint"])
def test_textures(device: Device, dimension: str, multisampled: bool, sample: str) -> None:
    """Several samples go with plain 2D views, and cannot be filtered."""
    texture = {"sampleType": sample, "viewDimension": dimension, "multisampled": multisampled}
    with device.valid(not multisampled or (dimension == "2D" and sample != "Float")):
        device.CreateBindGroupLayout(entries=[entry({"texture": texture})])


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("access", ["WriteOnly", "ReadOnly", "ReadWrite"])
def test_storage_texture_dimensions(device: Device, dimension: str, access: str) -> None:
    texture = {"access": access, "format": "R32Float", "viewDimension": dimension}
    with device.valid("Cube" not in dimension):
        device.CreateBindGroupLayout(entries=[entry({"storageTexture": texture})])


#: Formats to store: whether they may be read and written at once.
STORAGE_FORMATS = {one.name: one.read_write for one in ALL if one.storage}
#: Formats of features that no device has by itself, or at all.
OTHERS = ["R16Unorm", "RG16Snorm", "RGBA16Unorm"]


@pytest.mark.parametrize("format", [one.name for one in ALL] + OTHERS)
@pytest.mark.parametrize("access", ["WriteOnly", "ReadOnly", "ReadWrite"])
def test_storage_formats(gpu: Gpu, device: Device, format: str, access: str) -> None:
    right = format in STORAGE_FORMATS and (access != "ReadWrite" or STORAGE_FORMATS[format])
    feature = BY_NAME[format].feature if format in BY_NAME else None
    with_feature = [gpu.device([feature])] if feature and gpu.adapter.HasFeature(feature) else []
    for of in (device, *with_feature):
        with of.valid(right):
            of.CreateBindGroupLayout(entries=[entry({"storageTexture": {"access": access, "format": format}})])


@pytest.mark.parametrize("access", ["WriteOnly", "ReadOnly", "ReadWrite"])
def test_bgra_storage(gpu: Gpu, access: str) -> None:
    device = gpu.device(["BGRA8UnormStorage"])
    with device.valid(access == "WriteOnly"):
        device.CreateBindGroupLayout(entries=[entry({"storageTexture": {"access": access, "format": "BGRA8Unorm"}})])


def test_storage_texture_without_format(device: Device) -> None:
    with device.valid(False):
        device.CreateBindGroupLayout(entries=[entry({"storageTexture": {"access": "WriteOnly"}})])


@pytest.mark.parametrize(
    "kind",
    [
        {"buffer": {"type": 0x99}},
        {"sampler": {"type": 0x99}},
        {"texture": {"sampleType": 0x99}},
        {"texture": {"sampleType": "Float", "viewDimension": 0x99}},
        {"storageTexture": {"access": 0x99, "format": "R32Float"}},
        {"storageTexture": {"access": "WriteOnly", "format": 0x9999}},
        {"storageTexture": {"access": "WriteOnly", "format": "R32Float", "viewDimension": 0x99}},
    ],
)
def test_unknown_numbers(device: Device, kind: dict[str, Any]) -> None:
    with device.valid(False):
        device.CreateBindGroupLayout(entries=[entry(kind)])


DYNAMIC = {
    "Uniform": "maxDynamicUniformBuffersPerPipelineLayout",
    "Storage": "maxDynamicStorageBuffersPerPipelineLayout",
    "ReadOnlyStorage": "maxDynamicStorageBuffersPerPipelineLayout",
}


@pytest.mark.parametrize("type", DYNAMIC)
@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("static", [False, True])
def test_dynamic_buffers(gpu: Gpu, device: Device, type: str, more: int, static: bool) -> None:
    """Their number is limited in each layout already; buffers without offsets do not count."""
    count = gpu.limits(device)[DYNAMIC[type]] + more
    entries = [
        entry({"buffer": {"type": type, "hasDynamicOffset": True}}, i, ["Compute", "Fragment"][i % 2])
        for i in range(count)
    ]
    if static:
        entries.append(entry({"buffer": {"type": type}}, count, "None"))
    with device.valid(not more):
        device.CreateBindGroupLayout(entries=entries)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
@pytest.mark.parametrize("stage", ["Compute", "Fragment"])
def test_resources_of_a_stage(gpu: Gpu, device: Device, kind: str, other: str, stage: str) -> None:
    """They are counted in each layout, and by pipeline layouts over all groups."""
    most = gpu.limits(device)[KINDS[kind][1]]
    entries = [entry(KINDS[kind][0], i, stage) for i in range(most)]
    same = KINDS[kind][1] == KINDS[other][1]
    with device.expect(None):
        full = device.CreateBindGroupLayout(entries=entries)
        device.CreatePipelineLayout(bindGroupLayouts=[full])
    with device.valid(not same):
        device.CreateBindGroupLayout(entries=[*entries, entry(KINDS[other][0], most, stage)])
    with device.expect(None):
        single = device.CreateBindGroupLayout(entries=[entry(KINDS[other][0], 0, stage)])
        elsewhere = device.CreateBindGroupLayout(
            entries=[entry(KINDS[other][0], 0, "Compute" if stage == "Fragment" else "Fragment")]
        )
    with device.valid(not same):
        device.CreatePipelineLayout(bindGroupLayouts=[full, single])
    with device.expect(None):
        device.CreatePipelineLayout(bindGroupLayouts=[full, elsewhere])


def test_a_foreign_chain(device: Device) -> None:
    with device.valid(False):
        device.CreateBindGroupLayout(entries=[], chain={"ShaderSourceWGSL": {"code": ""}})
    with device.valid(False):
        with_chain = {**entry(KINDS["uniform"][0]), "chain": {"ShaderSourceWGSL": {"code": ""}}}
        device.CreateBindGroupLayout(entries=[with_chain])
