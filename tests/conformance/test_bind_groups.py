"""Bind groups: their entries fit the layout. Spec: 8.2 GPUBindGroup."""

from __future__ import annotations

from typing import Any

import pytest

from gpu import Device, Gpu, Object
from makers import Encoder, compute_pipeline
from test_bind_group_layouts import KINDS, STORAGE_FORMATS, entry

COMPARES = ["Undefined", "Never", "Less", "Equal", "LessEqual", "Greater", "NotEqual", "GreaterEqual", "Always"]
#: What can be bound.
RESOURCES = [
    "uniform", "storage", "filtering sampler", "non-filtering sampler", "comparison sampler", "texture", "multisampled",
    "storage texture", "error buffer", "error sampler", "error view",
]  # fmt: skip
FORMAT = "R32Float"
DIMENSIONS = ["1D", "2D", "2DArray", "Cube", "CubeArray", "3D"]
BUFFER_USAGES = ["CopySrc", "CopyDst", "Index", "Vertex", "Uniform", "Storage", "Indirect", "QueryResolve"]
TEXTURE_USAGES = ["CopySrc", "CopyDst", "TextureBinding", "StorageBinding", "RenderAttachment"]


def layout(device: Device, *kinds: dict[str, Any], visibility: str = "Compute") -> Object:
    return device.CreateBindGroupLayout(entries=[entry(kind, i, visibility) for i, kind in enumerate(kinds)])


def resource(device: Device, name: str) -> dict[str, Any]:
    if name in ("uniform", "storage"):
        return {"buffer": device.CreateBuffer(size=256, usage=name.capitalize())}
    if name == "error buffer":
        with device.valid(False):
            return {"buffer": device.CreateBuffer(size=256, usage=0)}
    if name == "error sampler":
        with device.valid(False):
            return {"sampler": device.CreateSampler(lodMinClamp=-1.0)}
    if name == "filtering sampler":
        return {"sampler": device.CreateSampler(magFilter="Linear")}
    if name == "non-filtering sampler":
        return {"sampler": device.CreateSampler()}
    if name == "comparison sampler":
        return {"sampler": device.CreateSampler(compare="Never")}
    usage = {"texture": "TextureBinding", "storage texture": "StorageBinding"}.get(
        name, "TextureBinding|RenderAttachment"
    )
    samples = 4 if name == "multisampled" else 1
    texture = device.CreateTexture(format=FORMAT, usage=usage, size=(16, 16, 1), sampleCount=samples)
    if name == "error view":
        with device.valid(False):
            return {"textureView": texture.CreateView(baseMipLevel=9)}
    return {"textureView": texture.CreateView()}


def fits(kind: str, name: str) -> bool:
    accepted = {
        "uniform": ["uniform"],
        "storage": ["storage"],
        "read-only storage": ["storage"],
        "filtering": ["filtering sampler", "non-filtering sampler"],
        "non-filtering": ["non-filtering sampler"],
        "comparison": ["comparison sampler"],
        "texture": ["texture"],
        "multisampled": ["multisampled"],
    }
    return name in accepted.get(kind, ["storage texture"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RESOURCES)
def test_kinds(device: Device, kind: str, name: str) -> None:
    of = KINDS[kind][0] if kind != "texture" else {"texture": {"sampleType": "UnfilterableFloat"}}
    made = layout(device, of)
    given = resource(device, name)
    with device.valid(fits(kind, name)):
        device.CreateBindGroup(layout=made, entries=[{"binding": 0, **given}])


@pytest.mark.parametrize("layouts", [0, 1, 2, 3])
@pytest.mark.parametrize("given", [0, 1, 2, 3])
def test_counts_match(device: Device, layouts: int, given: int) -> None:
    made = layout(device, *[KINDS["storage"][0]] * layouts)
    storage = device.CreateBuffer(size=16, usage="Storage")
    with device.valid(layouts == given):
        device.CreateBindGroup(layout=made, entries=[{"binding": i, "buffer": storage} for i in range(given)])


@pytest.mark.parametrize("numbers", [(0, 1), (1, 0), (0, 0), (0, 2), (1, 1)])
def test_numbers_match(device: Device, numbers: tuple[int, int]) -> None:
    made = layout(device, KINDS["storage"][0], KINDS["storage"][0])
    storage = device.CreateBuffer(size=16, usage="Storage")
    with device.valid(sorted(numbers) == [0, 1]):
        device.CreateBindGroup(layout=made, entries=[{"binding": i, "buffer": storage} for i in numbers])


@pytest.mark.parametrize("both", [("uniform", "texture"), ("uniform", "filtering sampler"), ()])
def test_one_resource_in_each(device: Device, both: tuple[str, ...]) -> None:
    given: dict[str, Any] = {"binding": 0}
    for name in both:
        given.update(resource(device, name))
    with device.valid(False):
        device.CreateBindGroup(layout=layout(device, KINDS["uniform"][0]), entries=[given])


def test_invalid_layout(device: Device) -> None:
    with device.valid(False):
        bad = device.CreateBindGroupLayout(entries=[entry({})])
    with device.valid(False):
        device.CreateBindGroup(layout=bad, entries=[])


@pytest.mark.parametrize("type", ["Filtering", "NonFiltering", "Comparison"])
@pytest.mark.parametrize("filters", [False, True])
def test_samplers_that_compare(device: Device, type: str, filters: bool) -> None:
    """A sampler of any comparison goes with comparison bindings, and no other does."""
    made = layout(device, {"sampler": {"type": type}})
    for compare in COMPARES:
        filter = "Linear" if filters else "Nearest"
        sampler = device.CreateSampler(compare=compare, magFilter=filter)
        right = (compare != "Undefined") == (type == "Comparison") and not (type == "NonFiltering" and filters)
        with device.valid(right, compare):
            device.CreateBindGroup(layout=made, entries=[{"binding": 0, "sampler": sampler}])


@pytest.mark.parametrize("member", ["magFilter", "minFilter", "mipmapFilter"])
def test_samplers_that_filter(device: Device, member: str) -> None:
    """One of the three is enough."""
    sampler = device.CreateSampler(**{member: "Linear"})
    for type in ("Filtering", "NonFiltering"):
        with device.valid(type == "Filtering"):
            made = layout(device, {"sampler": {"type": type}})
            device.CreateBindGroup(layout=made, entries=[{"binding": 0, "sampler": sampler}])


@pytest.mark.parametrize("place", ["layout", 0, 1])
@pytest.mark.parametrize("kind", ["storage", "filtering sampler", "texture", "write", "read", "both"])
def test_of_another_device(gpu: Gpu, device: Device, place: str | int, kind: str) -> None:
    _, other, _ = gpu.request_device()
    assert other is not None
    kinds = {"filtering sampler": "filtering"}
    of = KINDS[kinds.get(kind, kind)][0] if kind != "texture" else {"texture": {"sampleType": "UnfilterableFloat"}}
    name = "storage texture" if kind in ("write", "read", "both") else kind
    for visibility in ("Compute", "Compute|Fragment"):
        made = layout(other if place == "layout" else device, of, of, visibility=visibility)
        entries = [{"binding": i, **resource(other if place == i else device, name)} for i in range(2)]
        with device.valid(False):
            device.CreateBindGroup(layout=made, entries=entries)


# -- textures


@pytest.mark.parametrize("usage", TEXTURE_USAGES)
@pytest.mark.parametrize("second", TEXTURE_USAGES)
@pytest.mark.parametrize("kind", ["texture", "write", "read", "both"])
def test_texture_usages(device: Device, usage: str, second: str, kind: str) -> None:
    of = KINDS[kind][0] if kind != "texture" else {"texture": {"sampleType": "UnfilterableFloat"}}
    texture = device.CreateTexture(format=FORMAT, usage=f"{usage}|{second}", size=(16, 16, 1))
    needed = "TextureBinding" if kind == "texture" else "StorageBinding"
    with device.valid(needed in (usage, second)):
        device.CreateBindGroup(layout=layout(device, of), entries=[{"binding": 0, "textureView": texture.CreateView()}])


@pytest.mark.parametrize("sample", ["Float", "UnfilterableFloat", "Depth", "Sint", "Uint"])
@pytest.mark.parametrize(
    "format",
    ["R8Unorm", "R8Snorm", "R8Uint", "R8Sint", "RGBA16Float", "R32Float", "RGBA32Float", "Depth16Unorm", "Depth32Float",
     "Stencil8"],
)  # fmt: skip
def test_sample_types(device: Device, sample: str, format: str) -> None:
    takes = {
        "R8Uint": ["Uint"], "R8Sint": ["Sint"], "Stencil8": ["Uint"],
        "R32Float": ["UnfilterableFloat"], "RGBA32Float": ["UnfilterableFloat"],
        "Depth16Unorm": ["Depth", "UnfilterableFloat"], "Depth32Float": ["Depth", "UnfilterableFloat"],
    }.get(format, ["Float", "UnfilterableFloat"])  # fmt: skip
    texture = device.CreateTexture(format=format, usage="TextureBinding", size=(4, 4, 1))
    with device.valid(sample in takes):
        device.CreateBindGroup(
            layout=layout(device, {"texture": {"sampleType": sample}}),
            entries=[{"binding": 0, "textureView": texture.CreateView()}],
        )


@pytest.mark.parametrize("aspect", ["All", "DepthOnly", "StencilOnly"])
@pytest.mark.parametrize("sample", ["Depth", "Uint", "UnfilterableFloat", "Float"])
def test_aspects(device: Device, aspect: str, sample: str) -> None:
    """A view of two aspects cannot be bound."""
    texture = device.CreateTexture(format="Depth24PlusStencil8", usage="TextureBinding", size=(4, 4, 1))
    view = texture.CreateView(aspect=aspect)
    takes = {"All": [], "DepthOnly": ["Depth", "UnfilterableFloat"], "StencilOnly": ["Uint"]}[aspect]
    with device.valid(sample in takes):
        device.CreateBindGroup(
            layout=layout(device, {"texture": {"sampleType": sample}}), entries=[{"binding": 0, "textureView": view}]
        )


def test_filterable_floats(gpu: Gpu) -> None:
    device = gpu.device(["Float32Filterable"])
    texture = device.CreateTexture(format="R32Float", usage="TextureBinding", size=(4, 4, 1))
    with device.expect(None):
        device.CreateBindGroup(
            layout=layout(device, {"texture": {"sampleType": "Float"}}),
            entries=[{"binding": 0, "textureView": texture.CreateView()}],
        )


@pytest.mark.parametrize("given", DIMENSIONS)
@pytest.mark.parametrize("asked", DIMENSIONS)
@pytest.mark.parametrize("storage", [False, True])
def test_dimensions(device: Device, given: str, asked: str, storage: bool) -> None:
    if storage and "Cube" in asked:
        pytest.skip("storage textures have no cube views, so no layout asks for one")
    kind = {"texture": {"sampleType": "Float", "viewDimension": asked}}
    if storage:
        kind = {"storageTexture": {"access": "WriteOnly", "format": "RGBA8Unorm", "viewDimension": asked}}
    texture = device.CreateTexture(
        format="RGBA8Unorm",
        usage="StorageBinding" if storage else "TextureBinding",
        size=(16, 1, 1) if given == "1D" else (16, 16, 6),
        dimension=given if given in ("1D", "3D") else "2D",
    )
    view = texture.CreateView(dimension=given, arrayLayerCount=1 if given in ("1D", "2D", "3D") else 6)
    with device.valid(given == asked):
        device.CreateBindGroup(layout=layout(device, kind), entries=[{"binding": 0, "textureView": view}])


@pytest.mark.parametrize("multisampled", [False, True])
@pytest.mark.parametrize("samples", [1, 4])
def test_samples(device: Device, multisampled: bool, samples: int) -> None:
    usage = "TextureBinding|RenderAttachment"
    texture = device.CreateTexture(format="RGBA8Unorm", usage=usage, size=(16, 16, 1), sampleCount=samples)
    kind = {"texture": {"sampleType": "UnfilterableFloat", "multisampled": multisampled}}
    with device.valid(multisampled == (samples > 1)):
        device.CreateBindGroup(
            layout=layout(device, kind), entries=[{"binding": 0, "textureView": texture.CreateView()}]
        )


@pytest.mark.parametrize("given", STORAGE_FORMATS)
def test_storage_formats(device: Device, given: str) -> None:
    texture = device.CreateTexture(format=given, usage="StorageBinding", size=(4, 4, 1))
    for asked in STORAGE_FORMATS:
        with device.valid(given == asked):
            device.CreateBindGroup(
                layout=layout(device, {"storageTexture": {"access": "WriteOnly", "format": asked}}),
                entries=[{"binding": 0, "textureView": texture.CreateView()}],
            )


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("base", [0, 1, 2])
def test_storage_has_one_level(device: Device, base: int, count: int) -> None:
    texture = device.CreateTexture(format="RGBA8Unorm", usage="StorageBinding", size=(16, 16, 1), mipLevelCount=4)
    view = texture.CreateView(baseMipLevel=base, mipLevelCount=count)
    kind = {"storageTexture": {"access": "WriteOnly", "format": "RGBA8Unorm"}}
    with device.valid(count == 1):
        device.CreateBindGroup(layout=layout(device, kind), entries=[{"binding": 0, "textureView": view}])


# -- buffers


@pytest.mark.parametrize("type", ["Uniform", "Storage", "ReadOnlyStorage"])
@pytest.mark.parametrize("first", BUFFER_USAGES)
@pytest.mark.parametrize("second", BUFFER_USAGES)
def test_buffer_usages(device: Device, type: str, first: str, second: str) -> None:
    data = device.CreateBuffer(size=4, usage=f"{first}|{second}")
    with device.valid(type.removeprefix("ReadOnly") in (first, second)):
        device.CreateBindGroup(
            layout=layout(device, {"buffer": {"type": type}}), entries=[{"binding": 0, "buffer": data}]
        )


WHOLE = 2**64 - 1


@pytest.mark.parametrize(
    ("offset", "size", "right"),
    [
        (0, 512, True),
        (256, 256, True),
        (0, 1024, True),
        (0, WHOLE, True),
        (768, 256, True),
        (768, WHOLE, True),
        (0, 0, False),
        (256, 0, False),
        (1024, 0, False),
        (1024, WHOLE, False),
        (1, 256, False),
        (1, WHOLE, False),
        (128, 256, False),
        (255, 256, False),
        (1280, 0, False),
        (1280, WHOLE, False),
        (0, 1280, False),
        (1024, 1, False),
        (256, WHOLE - 1, False),
        (WHOLE - 255, 256, False),
    ],
)
def test_ranges(device: Device, offset: int, size: int, right: bool) -> None:
    data = device.CreateBuffer(size=1024, usage="Storage")
    with device.valid(right):
        device.CreateBindGroup(
            layout=layout(device, KINDS["storage"][0]),
            entries=[{"binding": 0, "buffer": data, "offset": offset, "size": size}],
        )


@pytest.mark.parametrize("least", [0, 4, 8, 256])
@pytest.mark.parametrize("more", [-4, 0, 4])
def test_minimal_size(device: Device, least: int, more: int) -> None:
    if least + more <= 0:
        pytest.skip("a buffer of no bytes or fewer cannot be bound at all")
    data = device.CreateBuffer(size=least + more, usage="Storage")
    with device.valid(more >= 0):
        device.CreateBindGroup(
            layout=layout(device, {"buffer": {"type": "Storage", "minBindingSize": least}}),
            entries=[{"binding": 0, "buffer": data}],
        )


@pytest.mark.parametrize("type", ["Uniform", "Storage", "ReadOnlyStorage"])
def test_alignments(gpu: Gpu, type: str) -> None:
    device = gpu.device([], {"minUniformBufferOffsetAlignment": 128, "minStorageBufferOffsetAlignment": 64})
    usage = type.removeprefix("ReadOnly")
    least = gpu.limits(device)[f"min{usage}BufferOffsetAlignment"]
    data = device.CreateBuffer(size=1024, usage=usage)
    for offset in (0, least, least // 2, least * 3 // 2, least * 2, 2):
        with device.valid(offset % least == 0):
            device.CreateBindGroup(
                layout=layout(device, {"buffer": {"type": type}}),
                entries=[{"binding": 0, "buffer": data, "offset": offset}],
            )


@pytest.mark.parametrize("type", ["Uniform", "Storage", "ReadOnlyStorage"])
@pytest.mark.parametrize("more", [0, 4])
def test_largest_size(gpu: Gpu, device: Device, type: str, more: int) -> None:
    usage = type.removeprefix("ReadOnly")
    most = gpu.limits(device)[f"max{usage}BufferBindingSize"]
    data = device.CreateBuffer(size=most + 4, usage=usage)
    with device.valid(not more):
        device.CreateBindGroup(
            layout=layout(device, {"buffer": {"type": type}}),
            entries=[{"binding": 0, "buffer": data, "size": most + more}],
        )


@pytest.mark.parametrize("type", ["Uniform", "Storage", "ReadOnlyStorage"])
@pytest.mark.parametrize("offset", [0, 256])
@pytest.mark.parametrize("length", [264, 266])
@pytest.mark.parametrize("size", [WHOLE, 2, 4, 6])
def test_storage_sizes_are_multiples_of_four(device: Device, type: str, offset: int, length: int, size: int) -> None:
    data = device.CreateBuffer(size=length, usage=type.removeprefix("ReadOnly"))
    effective = length - offset if size == WHOLE else size
    with device.valid(type == "Uniform" or effective % 4 == 0):
        device.CreateBindGroup(
            layout=layout(device, {"buffer": {"type": type}}),
            entries=[{"binding": 0, "buffer": data, "offset": offset, "size": size}],
        )


# -- what is destroyed


@pytest.mark.parametrize(
    "kind", ["uniform", "storage", "read-only storage", "texture", "write", "read", "multisampled"]
)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("to", ["compute", "render", "bundle"])
def test_destroyed_resources(device: Device, kind: str, when: str, to: str) -> None:
    """They can be bound, but nothing that uses them can be submitted."""
    of = KINDS[kind][0] if kind != "texture" else {"texture": {"sampleType": "UnfilterableFloat"}}
    made = layout(device, of)
    if kind in ("uniform", "storage", "read-only storage"):
        what = device.CreateBuffer(size=256, usage=kind.removeprefix("read-only ").capitalize())
        given: dict[str, Any] = {"buffer": what}
    else:
        samples = 4 if kind == "multisampled" else 1
        usage = "StorageBinding" if kind in ("write", "read") else "TextureBinding"
        usage += "|RenderAttachment" if samples > 1 else ""
        what = device.CreateTexture(format=FORMAT, usage=usage, size=(16, 16, 1), sampleCount=samples)
        given = {"textureView": what.CreateView()}
    if when == "before":
        what.Destroy()
    with device.expect(None):
        group = device.CreateBindGroup(layout=made, entries=[{"binding": 0, **given}])
    if when == "after":
        what.Destroy()
    encoder = Encoder(device, to)
    encoder.to.SetBindGroup(0, group)
    encoder.submit(False)


def test_destroyed_but_not_used(device: Device) -> None:
    made = layout(device, KINDS["uniform"][0])
    uniform = device.CreateBuffer(size=256, usage="Uniform")
    uniform.Destroy()
    with device.expect(None):
        device.CreateBindGroup(layout=made, entries=[{"binding": 0, "buffer": uniform}])
    encoder = Encoder(device, "compute")
    encoder.to.SetPipeline(compute_pipeline(device))
    encoder.to.DispatchWorkgroups(1, 1, 1)
    encoder.submit()
