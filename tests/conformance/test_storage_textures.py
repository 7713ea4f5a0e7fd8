"""Storage textures: every format, access, stage and dimension, through views of levels and layers.

Spec: 8.1 GPUStorageTextureBindingLayout.
"""

from __future__ import annotations

import itertools
import struct
from typing import Any

import pytest

from contents import extent, texels
from gpu import Device, Gpu, Object
from makers import color, compute_pipeline, module
from test_memory import buffer
from test_sampling import STORAGE

FORMATS = {**STORAGE, "BGRA8Unorm": ("f32", "4B", (0, 51, 255, 102))}
KINDS = {"1D": "1d", "2D": "2d", "2DArray": "2d_array", "3D": "3d"}
SIZES = {"1D": (5, 1, 1), "2D": (5, 3, 1), "2DArray": (5, 3, 2), "3D": (5, 3, 2)}
#: The level that is bound.
LEVELS = {"1D": 0, "2D": 0, "2DArray": 1, "3D": 1}
READ_WRITE = ["R32Uint", "R32Sint", "R32Float"]
#: Of a texel `at`: 5 columns, 3 rows.
PLACES = {"1D": "i32(at)", "2D": "vec2u(at % 5u, at / 5u)", "2DArray": "vec2u(at % 5u, (at / 5u) % 3u), at / 15u",
          "3D": "vec3u(at % 5u, (at / 5u) % 3u, at / 15u)"}  # fmt: skip


class Texels:
    """The content of a texture, texel by texel: as it lies in memory, and as shaders see it."""

    def __init__(self, format: str, dimension: str) -> None:
        self.format, self.dimension, self.size = format, dimension, SIZES[dimension]
        self.scalar, self.packed, _ = FORMATS[format]
        self.count = self.size[0] * self.size[1] * self.size[2]
        channels = len(struct.unpack(self.packed, bytes(struct.calcsize(self.packed))))
        self.raw = [tuple(self.number(4 * at + c + 1) for c in range(channels)) for at in range(self.count)]
        self.seen = [self.as_seen(one) for one in self.raw]

    def number(self, n: int) -> float:
        letter = self.packed[-1]
        if letter in "ef":
            return n / 8
        return n % 120 if letter.isupper() else (n % 120) * (-1 if n % 2 else 1)

    def as_seen(self, raw: tuple[float, ...]) -> tuple[float, ...]:
        most = 255 if "Unorm" in self.format else 127 if "Snorm" in self.format else 1
        found = [of / most for of in raw] if most > 1 else list(raw)
        if self.format.startswith("BGRA"):
            found = [found[2], found[1], found[0], found[3]]
        return tuple(found + [0, 0, 1][len(found) - 1 :]) if len(found) < 4 else tuple(found)

    def bytes(self) -> bytes:
        return b"".join(struct.pack(self.packed, *one) for one in self.raw)

    def texture(self, device: Device, usage: str, filled: bool, levels: int = 1) -> Object:
        """With levels: the content is that of the last one."""
        width, height, depth = (of << (levels - 1) for of in self.size)
        size = (width, 1 if self.dimension == "1D" else height, depth if self.dimension == "3D" else self.size[2])
        texture = device.CreateTexture(
            size=size,
            format=self.format,
            dimension=self.dimension.removesuffix("Array"),
            usage=f"StorageBinding|{usage}",
            mipLevelCount=levels,
        )
        if filled:
            content = self.bytes()
            layout = {"bytesPerRow": len(content) // self.size[1] // self.size[2], "rowsPerImage": self.size[1]}
            place = {"texture": texture, "mipLevel": levels - 1}
            device.queue.WriteTexture(place, content, len(content), layout, extent(self.size))
        return texture

    def declared(self, access: str, name: str = "t") -> str:
        return f"var {name}: texture_storage_{KINDS[self.dimension]}<{self.format.lower()}, {access}>;"

    def view(self, texture: Object, level: int = 0) -> Object:
        return texture.CreateView(dimension=self.dimension, baseMipLevel=level, mipLevelCount=1)

    def entry(self, access: str, stage: str) -> dict[str, Any]:
        """Of a layout: a derived one would allow more."""
        of = {"access": access, "format": self.format, "viewDimension": self.dimension}
        return {"binding": 0, "visibility": stage, "storageTexture": of}


def run(device: Device, stage: str, code: str, layouts: list[dict[str, Any]], entries: list[Any], count: int) -> None:
    """Calls `body(at)` of the code for each number `at`, in this stage."""
    layout = device.CreateBindGroupLayout(entries=layouts)
    group = device.CreateBindGroup(layout=layout, entries=entries)
    whole = device.CreatePipelineLayout(bindGroupLayouts=[layout])
    encoder = device.record()
    if stage == "Compute":
        code += "@compute @workgroup_size(1) fn main(@builtin(workgroup_id) at: vec3u) { body(at.x); }"
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(compute_pipeline(device, code, layout=whole))
        pass_.SetBindGroup(0, group)
        pass_.DispatchWorkgroups(count, 1, 1)
    else:
        point = """@vertex fn vs(@builtin(vertex_index) n: u32) -> @builtin(position) vec4f {
            BODY return vec4f((f32(n) + 0.5) / WIDTH * 2.0 - 1.0, 0.0, 0.0, 1.0); }""".replace("WIDTH", f"{count}.0")
        shade = "@fragment fn fs(@builtin(position) p: vec4f) -> @location(0) f32 { BODY return 1.0; }"
        vertex, fragment = point.replace("BODY", ""), shade.replace("BODY", "body(u32(p.x));")
        if stage == "Vertex":
            vertex, fragment = point.replace("BODY", "body(n);"), shade.replace("BODY", "")
        target = device.CreateTexture(size=(count, 1, 1), format="R8Unorm", usage="RenderAttachment")
        shader = module(device, code + vertex + fragment)
        pipeline = device.CreateRenderPipeline(
            layout=whole,
            vertex={"module": shader},
            fragment={"module": shader, "targets": [{"format": "R8Unorm"}]},
            primitive={"topology": "PointList"},
        )
        pass_ = encoder.BeginRenderPass(colorAttachments=[color(target.CreateView())])
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group)
        pass_.Draw(count, 1, 0, 0)
    pass_.End()
    device.submit(device.finish(encoder))


def storing(of: Texels) -> str:
    """The function `value(at)`: what is to be stored in a texel."""
    rows = []
    for one in of.seen:
        numbers = ", ".join(f"{of.scalar}({n})" for n in one)
        rows.append(f"vec4<{of.scalar}>({numbers})")
    listed = f"array<vec4<{of.scalar}>, {of.count}>({', '.join(rows)})"
    return f"fn value(at: u32) -> vec4<{of.scalar}> {{ var all = {listed}; return all[at]; }}"


CASES = [(format, dimension) for format in FORMATS for dimension in KINDS]


def device_of(gpu: Gpu, format: str, *more: str) -> Device:
    return gpu.device([*more, *(["BGRA8UnormStorage"] if format == "BGRA8Unorm" else [])])


@pytest.mark.parametrize(("format", "dimension"), CASES)
@pytest.mark.parametrize("stage", ["Compute", "Fragment", "Vertex"])
def test_reads(gpu: Gpu, format: str, dimension: str, stage: str) -> None:
    if format == "BGRA8Unorm":
        pytest.skip("the format is for writing only")
    level = LEVELS[dimension]
    more = ["VertexWritableStorage"] if stage == "Vertex" else []
    device, of = device_of(gpu, format, *more), Texels(format, dimension)
    texture = of.texture(device, "CopyDst", True, level + 1)
    out = device.CreateBuffer(size=16 * of.count, usage="Storage|CopySrc")
    code = f"""@group(0) @binding(0) {of.declared("read")}
        @group(0) @binding(1) var<storage, read_write> out: array<vec4<{of.scalar}>>;
        fn body(at: u32) {{ out[at] = textureLoad(t, {PLACES[dimension]}); }}"""
    layouts = [of.entry("ReadOnly", stage), {"binding": 1, "visibility": stage, "buffer": {"type": "Storage"}}]
    entries = [{"binding": 0, "textureView": of.view(texture, level)}, {"binding": 1, "buffer": out}]
    run(device, stage, code, layouts, entries, of.count)
    letter = {"f32": "f", "u32": "I", "i32": "i"}[of.scalar]
    got = list(struct.iter_unpack(f"4{letter}", device.read(out)))
    for at in range(of.count):
        assert got[at] == pytest.approx(of.seen[at], abs=1e-6), at


@pytest.mark.parametrize(("format", "dimension"), CASES)
@pytest.mark.parametrize("stage", ["Compute", "Fragment"])
def test_writes(gpu: Gpu, format: str, dimension: str, stage: str) -> None:
    level = LEVELS[dimension]
    device, of = device_of(gpu, format), Texels(format, dimension)
    texture = of.texture(device, "CopySrc", False, level + 1)
    code = f"""@group(0) @binding(0) {of.declared("write")} {storing(of)}
        fn body(at: u32) {{ textureStore(t, {PLACES[dimension]}, value(at)); }}"""
    entries = [{"binding": 0, "textureView": of.view(texture, level)}]
    run(device, stage, code, [of.entry("WriteOnly", stage)], entries, of.count)
    rows = b"".join(texels(device, texture, of.size, struct.calcsize(of.packed), level))
    for at, got in enumerate(struct.iter_unpack(of.packed, rows)):
        assert got == pytest.approx(of.raw[at], abs=1 if "norm" in format else 0), at


@pytest.mark.parametrize(("format", "dimension"), list(itertools.product(READ_WRITE, KINDS)))
@pytest.mark.parametrize("stage", ["Compute", "Fragment"])
def test_read_and_written_in_place(device: Device, format: str, dimension: str, stage: str) -> None:
    of = Texels(format, dimension)
    texture = of.texture(device, "CopyDst|CopySrc", True)
    place = PLACES[dimension]
    code = f"""@group(0) @binding(0) {of.declared("read_write")}
        fn body(at: u32) {{ let v = textureLoad(t, {place}); textureStore(t, {place}, v * 2); }}"""
    entries = [{"binding": 0, "textureView": of.view(texture)}]
    run(device, stage, code, [of.entry("ReadWrite", stage)], entries, of.count)
    rows = b"".join(texels(device, texture, of.size, 4))
    assert list(struct.iter_unpack(of.packed, rows)) == [tuple(2 * n for n in one) for one in of.raw]


@pytest.mark.parametrize(("format", "dimension"), list(itertools.product(READ_WRITE, KINDS)))
def test_barriers(device: Device, format: str, dimension: str) -> None:
    """One invocation reads, behind the barrier of its group, what another one wrote."""
    of = Texels(format, dimension)
    texture = of.texture(device, "CopyDst|CopySrc", True)
    back = PLACES[dimension].replace("at", f"({of.count - 1}u - at)")
    code = f"""@group(0) @binding(0) {of.declared("read_write")}
        @compute @workgroup_size({of.count}) fn main(@builtin(local_invocation_index) at: u32) {{
            let v = textureLoad(t, {back}); textureBarrier(); textureStore(t, {PLACES[dimension]}, v); }}"""
    pipeline = compute_pipeline(device, code)
    entries = [{"binding": 0, "textureView": of.view(texture)}]
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
    pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    rows = b"".join(texels(device, texture, of.size, 4))
    assert list(struct.iter_unpack(of.packed, rows)) == of.raw[::-1]


@pytest.mark.parametrize("layer", [0, 2])
@pytest.mark.parametrize("dimension", ["2D", "2DArray"])
def test_layers_of_views(device: Device, layer: int, dimension: str) -> None:
    """A view begins at its layer; the others stay."""
    texture = device.CreateTexture(size=(2, 1, 4), format="R32Uint", usage="StorageBinding|CopySrc")
    count = 1 if dimension == "2D" else 2
    view = texture.CreateView(dimension=dimension, baseArrayLayer=layer, arrayLayerCount=count)
    place = "vec2u(1, 0)" if dimension == "2D" else "vec2u(1, 0), at"
    of = f"texture_storage_{KINDS[dimension]}<r32uint, write>"
    code = f"@group(0) @binding(0) var t: {of}; fn body(at: u32) {{ textureStore(t, {place}, vec4u(at + 7u)); }}"
    layout = {
        "binding": 0,
        "visibility": "Compute",
        "storageTexture": {"access": "WriteOnly", "format": "R32Uint", "viewDimension": dimension},
    }
    run(device, "Compute", code, [layout], [{"binding": 0, "textureView": view}], count)
    written = [struct.unpack("2I", row) for row in texels(device, texture, (2, 1, 4), 4)]
    assert written == [(0, 7 + z - layer if layer <= z < layer + count else 0) for z in range(4)]


def test_kinds_of_access_of_one_texture(device: Device) -> None:
    """Sampled, read, written in the dispatches of one pass."""
    usage = "StorageBinding|TextureBinding|CopyDst|CopySrc"
    texture = device.CreateTexture(size=(1, 1, 1), format="R32Uint", usage=usage)
    out = buffer(device, bytes(16), "Storage")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    steps = [
        ("texture_storage_2d<r32uint, write>", "textureStore(t, vec2u(), vec4u(5u));"),
        ("texture_2d<u32>", "out[0] = textureLoad(t, vec2u(), 0).x;"),
        ("texture_storage_2d<r32uint, read_write>", "textureStore(t, vec2u(), textureLoad(t, vec2u()) + 1u);"),
        ("texture_storage_2d<r32uint, read>", "out[1] = textureLoad(t, vec2u()).x;"),
        ("texture_storage_2d<r32uint, write>", "textureStore(t, vec2u(), vec4u(9u));"),
        ("texture_2d<u32>", "out[2] = textureLoad(t, vec2u(), 0).x;"),
    ]
    for of, body in steps:
        code = f"""@group(0) @binding(0) var t: {of};
            @group(0) @binding(1) var<storage, read_write> out: array<u32, 4>;
            @compute @workgroup_size(1) fn main() {{ {body} out[3] += 1u; }}"""
        pipeline = compute_pipeline(device, code)
        entries = [{"binding": 0, "textureView": texture.CreateView()}, {"binding": 1, "buffer": out}]
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
        pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    assert struct.unpack("4I", device.read(out)) == (5, 6, 9, 6)
