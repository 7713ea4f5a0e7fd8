"""New and discarded textures are zero, however they are read, and their neighbours stay. Spec: 2.1.3 Security."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from contents import cover, extent
from formats import ALL, BY_NAME, Format
from gpu import Device, Gpu, Object
from makers import color, compute_pipeline, depth_stencil, features_of, module

#: A part of a texture: level and layer. Slices of volumes have no number here: a level has all of them.
Part = tuple[int, int]
LAYERS, LEVELS = 3, 2
#: No powers of two.
WIDTH, HEIGHT, DEPTH = 7, 5, 3


class Shape:
    """A texture with parts that are written and parts that are not."""

    def __init__(self, device: Device, of: Format, dimension: str, samples: int, usage: set[str]) -> None:
        self.device, self.of, self.dimension, self.samples = device, of, dimension, samples
        flat = dimension == "1D" or samples > 1
        self.levels = 1 if flat else LEVELS
        self.layers = LAYERS if dimension == "2D" and samples == 1 else 1
        self.size = {
            "1D": (WIDTH * of.width, 1, 1),
            "2D": (WIDTH * of.width, HEIGHT * of.height, self.layers),
            "3D": (WIDTH * of.width, HEIGHT * of.height, DEPTH),
        }[dimension]
        self.texture = self.made("|".join(sorted(usage)))
        self.usage = usage

    def made(self, usage: str) -> Object:
        return self.device.CreateTexture(
            size=self.size,
            format=self.of.name,
            dimension=self.dimension,
            usage=usage,
            mipLevelCount=self.levels,
            sampleCount=self.samples,
        )

    def parts(self) -> list[Part]:
        return [(level, layer) for level in range(self.levels) for layer in range(self.layers)]

    def extent(self, level: int) -> tuple[int, int, int]:
        """In texels."""
        width, height, depth = self.size
        return (
            max(width >> level, 1),
            max(height >> level, 1),
            max(depth >> level, 1) if self.dimension == "3D" else 1,
        )

    def physical(self, level: int) -> tuple[int, int, int]:
        width, height, depth = self.extent(level)
        across, down = self.of.width, self.of.height
        return (-(-width // across) * across, -(-height // down) * down, depth)

    # -- writing

    def attached(self, part: Part, slice_: int, given: dict[str, Any], depth: str, stencil: str) -> dict[str, Any]:
        """The pass that has it attached, `given` to its color, `depth` and `stencil` as the kind of pass."""
        level, layer = part
        view = self.texture.CreateView(
            dimension="3D" if self.dimension == "3D" else "2D",
            baseMipLevel=level,
            mipLevelCount=1,
            baseArrayLayer=layer,
            arrayLayerCount=1,
        )
        if self.of.color:
            at = {"depthSlice": slice_} if self.dimension == "3D" else {}
            return {"colorAttachments": [color(view, **at, **given)]}
        state: dict[str, Any] = {}
        if self.of.depth:
            state.update(KINDS[depth]("depth", 0.8))
        if self.of.stencil:
            state.update(KINDS[stencil]("stencil", 42))
        return {"colorAttachments": [], "depthStencilAttachment": depth_stencil(view, self.of.name, **state)}

    def fill(self, parts: list[Part]) -> None:
        """With something that is not zero."""
        if self.of.renderable and "RenderAttachment" in self.usage:
            encoder = self.device.record()
            for part in parts:
                for slice_ in range(self.extent(part[0])[2]):
                    encoder.BeginRenderPass(
                        **self.attached(part, slice_, {"clearValue": (1.0, 1.0, 1.0, 1.0)}, "set", "set")
                    ).End()
            self.device.submit(self.device.finish(encoder))
            return
        for level, layer in parts:
            width, height, depth = self.physical(level)
            row = width // self.of.width * self.of.size
            rows = height // self.of.height
            content = b"\x3c" * (row * rows * depth)
            place = {"texture": self.texture, "mipLevel": level, "origin": (0, 0, layer)}
            layout = {"bytesPerRow": row, "rowsPerImage": rows}
            self.device.queue.WriteTexture(place, content, len(content), layout, extent((width, height, depth)))

    def discard(self, parts: list[Part], depth: str = "drop", stencil: str = "drop") -> None:
        encoder = self.device.record()
        for part in parts:
            for slice_ in range(self.extent(part[0])[2]):
                given = {"loadOp": "Load", "storeOp": "Discard"}
                encoder.BeginRenderPass(**self.attached(part, slice_, given, depth, stencil)).End()
        self.device.submit(self.device.finish(encoder))

    # -- reading: which parts hold nothing but zeros, which nothing but what was filled in

    def by_copies(self, texture: Object | None = None, aspect: str = "All") -> dict[Part, bool | None]:
        size = 1 if aspect == "StencilOnly" else self.of.size
        places: dict[Part, tuple[int, int, int]] = {}
        encoder, end = self.device.record(), 0
        buffer = self.device.CreateBuffer(size=1 << 16, usage="CopyDst|CopySrc")
        for level, layer in self.parts():
            width, height, depth = self.physical(level)
            across, rows = width // self.of.width, height // self.of.height
            stride = -(-across * size // 256) * 256
            encoder.CopyTextureToBuffer(
                {"texture": texture or self.texture, "mipLevel": level, "origin": (0, 0, layer), "aspect": aspect},
                {"buffer": buffer, "layout": {"offset": end, "bytesPerRow": stride, "rowsPerImage": rows}},
                extent((width, height, depth)),
            )
            places[level, layer] = (end, rows * depth, across)
            end += stride * rows * depth
        self.device.submit(self.device.finish(encoder))
        content = self.device.read(buffer, 0, end)
        found: dict[Part, bool | None] = {}
        for part, (begin, rows, across) in places.items():
            starts = [begin + 256 * row + size * at for row in range(rows) for at in range(across)]
            found[part] = verdict(sum(any(content[at : at + size]) for at in starts), len(starts))
        return found

    def copied(self, usage: str) -> Object:
        """Another texture, with the same content."""
        other = self.made(f"CopyDst|{usage}")
        encoder = self.device.record()
        for level, layer in self.parts():
            places = [{"texture": of, "mipLevel": level, "origin": (0, 0, layer)} for of in (self.texture, other)]
            encoder.CopyTextureToTexture(*places, extent(self.physical(level)))
        self.device.submit(self.device.finish(encoder))
        return other

    def by_shader(
        self, texture: Object | None = None, aspect: str = "All", how: str = "load", storage: bool = False
    ) -> dict[Part, bool | None]:
        """Counts the texels whose first channel is not zero."""
        kind = {"1D": "1d", "2D": "2d_array" if self.samples == 1 else "2d", "3D": "3d"}[self.dimension]
        scalar = (
            "u32" if "Uint" in self.of.name or aspect == "StencilOnly" else "i32" if "Sint" in self.of.name else "f32"
        )
        if storage:
            type_ = f"texture_storage_{kind}<{self.of.name.lower()}, read>"
        elif aspect == "DepthOnly":
            type_ = f"texture_depth_{'multisampled_' * (self.samples > 1)}{kind}"
        else:
            type_ = f"texture_{'multisampled_' * (self.samples > 1)}{kind}<{scalar}>"
        place = {"1d": "x", "2d": "vec2i(x, y)", "2d_array": "vec2i(x, y), z", "3d": "vec3i(x, y, z)"}[kind]
        number = "" if storage else ", s" if self.samples > 1 else ", 0"
        value = f"textureLoad(t, {place}{number})"
        sampler = ""
        if how == "sample":
            value = (
                "textureSampleLevel(t, s0, "
                + {
                    "1d": "(f32(x) + 0.5) / f32(textureDimensions(t))",
                    "2d_array": "(vec2f(vec2i(x, y)) + 0.5) / vec2f(textureDimensions(t)), z",
                    "3d": "(vec3f(vec3i(x, y, z)) + 0.5) / vec3f(textureDimensions(t))",
                }[kind]
                + (", 0)" if aspect == "DepthOnly" else ", 0.0)")
            )
            sampler = "@group(0) @binding(2) var s0: sampler;"
        if aspect != "DepthOnly":
            value += ".x"
        bound = "u32(textureDimensions(t)" + (")" if kind == "1d" else ".x)")
        down = "1u" if kind == "1d" else "textureDimensions(t).y"
        code = f"""@group(0) @binding(0) var t: {type_}; {sampler}
            @group(0) @binding(1) var<storage, read_write> out: array<u32>;
            @compute @workgroup_size(1) fn main(@builtin(workgroup_id) at: vec3u) {{
                let z = i32(at.x); var sum = 0u;
                for (var y = 0; y < i32({down}); y++) {{ for (var x = 0; x < i32({bound}); x++) {{
                    for (var s = 0; s < {self.samples}; s++) {{ sum += u32({value} != 0); }} }} }}
                out[z] = sum; }}"""
        return self.counted(texture or self.texture, compute_pipeline(self.device, code), kind, aspect, sampler != "")

    def counted(
        self, texture: Object, pipeline: Object, kind: str, aspect: str, sampled: bool
    ) -> dict[Part, bool | None]:
        device = self.device
        encoder = device.record()
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        out = device.CreateBuffer(size=256 * self.levels, usage="Storage|CopySrc")
        for level in range(self.levels):
            view = texture.CreateView(
                dimension={"1d": "1D", "2d": "2D", "2d_array": "2DArray", "3d": "3D"}[kind],
                baseMipLevel=level,
                mipLevelCount=1,
                aspect=aspect,
            )
            entries = [{"binding": 0, "textureView": view}]
            entries.append({"binding": 1, "buffer": out, "offset": 256 * level, "size": 256})
            if sampled:
                entries.append({"binding": 2, "sampler": device.CreateSampler()})
            pass_.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
            pass_.DispatchWorkgroups(self.extent(level)[2] if kind == "3d" else self.layers, 1, 1)
        pass_.End()
        device.submit(device.finish(encoder))
        counts = struct.unpack(f"{64 * self.levels}I", device.read(out))
        found: dict[Part, bool | None] = {}
        for level, layer in self.parts():
            width, height, depth = self.extent(level)
            at = 64 * level + layer
            found[level, layer] = verdict(sum(counts[at : at + depth]), width * height * depth * self.samples)
        return found

    def by_test(self, aspect: str) -> dict[Part, bool | None]:
        """Draws where depth or stencil is zero."""
        device = self.device
        state: dict[str, Any] = {"format": self.of.name, "depthWriteEnabled": "Undefined"}
        if self.of.depth:
            state.update(depthWriteEnabled="False", depthCompare="Equal" if aspect == "DepthOnly" else "Always")
        if aspect == "StencilOnly":
            state.update(stencilFront={"compare": "Equal"}, stencilBack={"compare": "Equal"})
        pipeline = device.CreateRenderPipeline(
            vertex={"module": module(device, cover(0.0))},
            fragment={
                "module": module(device, "@fragment fn fs() -> @location(0) vec4f { return vec4f(1.0); }"),
                "targets": [{"format": "R8Unorm"}],
            },
            depthStencil=state,
            multisample={"count": self.samples},
        )
        encoder = device.record()
        buffer = device.CreateBuffer(size=256 * HEIGHT * len(self.parts()), usage="CopyDst|CopySrc")
        for at, part in enumerate(self.parts()):
            size = self.extent(part[0])
            one = device.CreateTexture(size=size, format="R8Unorm", usage="RenderAttachment|CopySrc")
            attached = color(one.CreateView())
            if self.samples > 1:
                many = device.CreateTexture(size=size, format="R8Unorm", usage="RenderAttachment", sampleCount=4)
                attached = color(many.CreateView(), resolveTarget=one.CreateView())
            given = self.attached(part, 0, {}, "keep", "keep")
            pass_ = encoder.BeginRenderPass(**{**given, "colorAttachments": [attached]})
            pass_.SetPipeline(pipeline)
            pass_.Draw(3, 1, 0, 0)
            pass_.End()
            to = {"buffer": buffer, "layout": {"offset": 256 * HEIGHT * at, "bytesPerRow": 256}}
            encoder.CopyTextureToBuffer({"texture": one}, to, extent(size))
        device.submit(device.finish(encoder))
        content = device.read(buffer)
        found: dict[Part, bool | None] = {}
        for at, part in enumerate(self.parts()):
            width, height, _ = self.extent(part[0])
            drawn = content[256 * HEIGHT * at :][: 256 * HEIGHT].count(255)
            undrawn = verdict(drawn, width * height)
            found[part] = None if undrawn is None else not undrawn
        return found

    def by_blending(self) -> dict[Part, bool | None]:
        """Adds nothing to what is there, which so is read and written again."""
        device = self.device
        keep = {"operation": "Add", "srcFactor": "Zero", "dstFactor": "One"}
        pipeline = device.CreateRenderPipeline(
            vertex={"module": module(device, cover())},
            fragment={
                "module": module(device, "@fragment fn fs() -> @location(0) vec4f { return vec4f(0.5); }"),
                "targets": [{"format": self.of.name, "blend": {"color": keep, "alpha": keep}}],
            },
        )
        encoder = device.record()
        for part in self.parts():
            for slice_ in range(self.extent(part[0])[2]):
                pass_ = encoder.BeginRenderPass(**self.attached(part, slice_, {"loadOp": "Load"}, "", ""))
                pass_.SetPipeline(pipeline)
                pass_.Draw(3, 1, 0, 0)
                pass_.End()
        device.submit(device.finish(encoder))
        return self.by_copies()


def verdict(count: int, of: int) -> bool | None:
    """Whether all are set, `None` for some."""
    return count == of if count in (0, of) else None


def operations(load: str, store: str, clears: bool = False) -> Any:
    def made(aspect: str, value: float) -> dict[str, Any]:
        given = {f"{aspect}LoadOp": load, f"{aspect}StoreOp": store}
        return {**given, f"{aspect}ClearValue": value} if clears else given

    return made


KINDS = {
    "set": operations("Clear", "Store", True),
    "keep": operations("Load", "Store"),
    "drop": operations("Load", "Discard"),
    "clear and drop": operations("Clear", "Discard", True),
}

READERS = {
    "buffer": "CopySrc", "texture": "CopySrc", "load": "TextureBinding", "sample": "TextureBinding",
    "storage": "StorageBinding", "depth": "RenderAttachment", "stencil": "RenderAttachment",
    "blending": "RenderAttachment|CopySrc",
}  # fmt: skip


def aspects(of: Format) -> list[str]:
    return ["All"] if of.color else [f"{aspect.capitalize()}Only" for aspect in of.aspects.split()]


def readable(of: Format, dimension: str, samples: int, way: str, reader: str) -> bool:
    renderable = of.renderable and dimension != "1D"
    if dimension != "2D" and (not of.color or of.compressed):
        return False
    if samples > 1 and not (of.multisample and dimension == "2D" and reader in ("load", "depth", "stencil")):
        return False
    if way != "new" and not renderable:
        return False
    floats = "int" not in of.name.lower() and of.color and not of.compressed
    return {
        "buffer": of.size > 0 or of.stencil,
        "texture": True,
        "load": not of.compressed,
        "sample": (floats and "32" not in of.name) or of.depth,
        "storage": of.storage,
        "depth": of.depth,
        "stencil": of.stencil,
        "blending": of.blendable and renderable,
    }[reader]


CASES = [
    (of, dimension, samples, way, reader)
    for of in ALL
    for dimension in ("1D", "2D", "3D")
    for samples in (1, 4)
    for way in ("new", "discarded")
    for reader in READERS
    if readable(of, dimension, samples, way, reader)
]


def named(part: object) -> str:
    return str(getattr(part, "name", part))


@pytest.mark.parametrize(("format", "dimension", "samples", "way", "reader"), CASES, ids=named)
def test_textures(gpu: Gpu, format: Format, dimension: str, samples: int, way: str, reader: str) -> None:
    """Some parts are filled, the others are new, or were discarded: zero. The filled ones keep what they hold."""
    device = gpu.device([format.feature] if format.feature else [])
    usage = set(READERS[reader].split("|"))
    renders = way != "new" or samples > 1 or format.name.startswith("Depth")
    usage.add("RenderAttachment" if renders else "CopyDst")
    shape = Shape(device, format, dimension, samples, usage)
    untouched = {(0, 0), (0, 1), (1, 2)} & set(shape.parts())
    if shape.dimension == "3D":
        untouched = {(1, 0)}
    shape.fill([part for part in shape.parts() if part not in untouched or way != "new"])
    if way != "new":
        shape.discard(sorted(untouched))
    expected = {part: part not in untouched for part in shape.parts()}
    for aspect in aspects(format):
        if found := read(shape, reader, aspect):
            assert found == expected, aspect


def read(shape: Shape, reader: str, aspect: str) -> dict[Part, bool | None] | None:
    """`None` where this aspect is not read so."""
    copied = shape.of.color or aspect == "StencilOnly" or shape.of.size > 0
    if reader == "buffer":
        return shape.by_copies(aspect=aspect) if copied else None
    if reader == "texture":
        if shape.of.compressed:
            return shape.by_copies(shape.copied("CopySrc"))
        return shape.by_shader(shape.copied("TextureBinding"), aspect)
    if reader in ("load", "sample"):
        return shape.by_shader(aspect=aspect, how=reader) if reader == "load" or aspect != "StencilOnly" else None
    if reader == "storage":
        return shape.by_shader(storage=True)
    if reader == "blending":
        return shape.by_blending()
    return shape.by_test(aspect) if aspect.lower().startswith(reader) else None


@pytest.mark.parametrize("format", ["Depth24PlusStencil8", "Depth32FloatStencil8"])
@pytest.mark.parametrize("samples", [1, 4])
@pytest.mark.parametrize("depth", KINDS)
@pytest.mark.parametrize("stencil", KINDS)
@pytest.mark.parametrize("filled", [False, True])
def test_aspects_apart(gpu: Gpu, format: str, samples: int, depth: str, stencil: str, filled: bool) -> None:
    """Each aspect is set, kept or dropped on its own."""
    device = gpu.device(features_of(format))
    shape = Shape(device, BY_NAME[format], "2D", samples, {"RenderAttachment", "TextureBinding"})
    if filled:
        shape.fill(shape.parts())
    last = shape.parts()[-1:]
    shape.discard(last, depth, stencil)
    for aspect, kind in (("DepthOnly", depth), ("StencilOnly", stencil)):
        expected = dict.fromkeys(shape.parts(), filled)
        expected[last[0]] = kind == "set" or (kind == "keep" and filled)
        assert shape.by_shader(aspect=aspect) == expected, aspect


# -- within one encoder

NEXT = ["copy", "texture copy", "partly copied to", "partly written", "compute", "draw", "bundle", "loaded", "slices"]


@pytest.mark.parametrize(
    "format", ["RGBA8Unorm", "R32Float", "Depth16Unorm", "Depth32Float", "Depth24PlusStencil8", "Stencil8"]
)
@pytest.mark.parametrize("how", NEXT)
@pytest.mark.parametrize("way", ["drop", "clear and drop"])
def test_discarded_and_used_by_the_next_command(device: Device, format: str, how: str, way: str) -> None:
    """In the same encoder: zero, except for what the next command itself writes."""
    of = BY_NAME[format]
    if not of.color and how in ("partly copied to", "partly written", "slices"):
        pytest.skip("depth and stencil are copied whole")
    if how == "copy" and not of.size and not of.stencil:
        pytest.skip("the format is not copied to buffers")
    dimension = "3D" if how == "slices" else "2D"
    usage = {"CopySrc", "CopyDst", "TextureBinding", "RenderAttachment"}
    shape = Shape(device, of, dimension, 1, usage)
    shape.fill(shape.parts())
    part, encoder = (1, 0 if how == "slices" else 1), device.record()
    clear = {"clearValue": (1.0, 1.0, 1.0, 1.0)} if way != "drop" else {"loadOp": "Load"}
    for slice_ in range(shape.extent(1)[2]):
        encoder.BeginRenderPass(**shape.attached(part, slice_, {**clear, "storeOp": "Discard"}, way, way)).End()
    width, height, depth = shape.extent(1)
    aspect = "StencilOnly" if format in ("Stencil8", "Depth24PlusStencil8") else "DepthOnly" if of.depth else "All"
    size = 1 if aspect == "StencilOnly" else of.size
    buffer = device.CreateBuffer(size=4096, usage="CopyDst|CopySrc|Storage")
    place = {"texture": shape.texture, "mipLevel": 1, "origin": (0, 0, part[1])}
    linear = {"buffer": buffer, "layout": {"bytesPerRow": 256, "rowsPerImage": height}}
    written = 0
    if how in ("partly copied to", "partly written"):
        written = 1
        one = device.CreateBuffer(size=256, usage="CopyDst|CopySrc")
        device.queue.WriteBuffer(one, 0, b"\x3c" * 256)
        if how == "partly written":
            device.submit(device.finish(encoder))
            encoder = device.record()
            device.queue.WriteTexture(place, b"\x3c" * 4, 4, {}, extent((1, 1, 1)))
        else:
            encoder.CopyBufferToTexture({"buffer": one}, place, extent((1, 1, 1)))
    elif how == "loaded":
        encoder.BeginRenderPass(**shape.attached(part, 0, {"loadOp": "Load"}, "keep", "keep")).End()
    elif how == "texture copy":
        other = shape.made("CopyDst|CopySrc|TextureBinding")
        encoder.CopyTextureToTexture(place, {**place, "texture": other}, extent((width, height, 1)))
    elif how in ("compute", "draw", "bundle"):
        kind = {"StencilOnly": "texture_2d<u32>", "DepthOnly": "texture_depth_2d"}.get(aspect, "texture_2d<f32>")
        view = shape.texture.CreateView(
            dimension="2D", baseMipLevel=1, mipLevelCount=1, baseArrayLayer=1, arrayLayerCount=1, aspect=aspect
        )
        load = "textureLoad(t, vec2u(x, y), 0)" + (".x" if aspect != "DepthOnly" else "")
        body = f"""for (var y = 0u; y < {height}u; y++) {{ for (var x = 0u; x < {width}u; x++) {{
            if {load} != 0 {{ out[0] = 1u; }} }} }} out[1] = 7u;"""
        declared = (
            f"@group(0) @binding(0) var t: {kind}; @group(0) @binding(1) var<storage, read_write> out: array<u32>;"
        )
        if how == "compute":
            pipeline = compute_pipeline(device, f"{declared} @compute @workgroup_size(1) fn main() {{ {body} }}")
            to = encoder.BeginComputePass()
        else:
            code = f"{declared} @fragment fn fs() -> @location(0) f32 {{ {body} return 1.0; }}"
            pipeline = device.CreateRenderPipeline(
                vertex={"module": module(device, cover())},
                fragment={"module": module(device, code), "targets": [{"format": "R8Unorm"}]},
            )
            target = device.CreateTexture(size=(1, 1, 1), format="R8Unorm", usage="RenderAttachment").CreateView()
            pass_ = encoder.BeginRenderPass(colorAttachments=[color(target)])
            to = pass_ if how == "draw" else device.CreateRenderBundleEncoder(colorFormats=["R8Unorm"])
        entries = [{"binding": 0, "textureView": view}, {"binding": 1, "buffer": buffer}]
        to.SetPipeline(pipeline)
        to.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
        if how == "compute":
            to.DispatchWorkgroups(1, 1, 1)
        else:
            to.Draw(3, 1, 0, 0)
        if how == "bundle":
            pass_.ExecuteBundles([to.Finish()])
        (pass_ if how == "bundle" else to).End()
        device.submit(device.finish(encoder))
        assert struct.unpack("2I", device.read(buffer, 0, 8)) == (0, 7)
        return
    if how == "texture copy":
        device.submit(device.finish(encoder))
        found = shape.by_shader(other, aspect)
        assert found == dict.fromkeys(shape.parts(), False)
        return
    if size:
        encoder.CopyTextureToBuffer({**place, "aspect": aspect}, linear, extent((width, height, depth)))
    device.submit(device.finish(encoder))
    if size:
        content = device.read(buffer)
        rows = [content[256 * row : 256 * row + width * size] for row in range(height * depth)]
        assert [row for row in rows if any(row)] == ([b"\x3c" * size + bytes((width - 1) * size)] if written else [])
    found = shape.by_shader(aspect=aspect)
    assert {at for at, full in found.items() if not full} == {part}


# -- buffers

FIRST_USES = ["uniform", "storage", "storage, read_write", "vertex", "index", "draw", "indexed draw", "dispatch",
              "copy", "to texture", "of texture", "clear", "write"]  # fmt: skip


@pytest.mark.parametrize("use", FIRST_USES)
@pytest.mark.parametrize("offset", [0, 256])
@pytest.mark.parametrize("rest", [0, 64])
def test_parts_of_new_buffers(device: Device, use: str, offset: int, rest: int) -> None:
    """The first use of a buffer is of a part: zero there, and all of it afterwards, but for what was written."""
    size = {"index": 4, "vertex": 16, "draw": 16, "indexed draw": 20, "dispatch": 12, "to texture": 264}.get(use, 16)
    usage = "Uniform|Storage|Vertex|Index|Indirect|CopySrc|CopyDst"
    new = device.CreateBuffer(size=-(-(offset + size + rest) // 4) * 4, usage=usage)
    expected = bytearray(new.GetSize())
    seen = device.CreateBuffer(size=512, usage="Storage|CopySrc|CopyDst")
    device.queue.WriteBuffer(seen, 0, bytes(512))
    encoder = device.record()
    out = "@group(0) @binding(1) var<storage, read_write> out: array<u32>;"
    if use in ("uniform", "storage", "storage, read_write", "dispatch"):
        declared = "" if use == "dispatch" else f"@group(0) @binding(0) var<{use}> a: vec4u;"
        body = "out[0] = 1u;" if use == "dispatch" else "out[0] = u32(any(a != vec4u())); out[1] = 1u;"
        pipeline = compute_pipeline(device, f"{declared} {out} @compute @workgroup_size(1) fn main() {{ {body} }}")
        entries = [{"binding": 1, "buffer": seen}]
        if declared:
            entries.append({"binding": 0, "buffer": new, "offset": offset, "size": 16})
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
        if declared:
            pass_.DispatchWorkgroups(1, 1, 1)
        else:
            pass_.DispatchWorkgroupsIndirect(new, offset)
        pass_.End()
    elif use in ("vertex", "index", "draw", "indexed draw"):
        inputs = "@location(0) a: vec4f" if use == "vertex" else "@builtin(vertex_index) a: u32"
        value = "u32(any(a != vec4f()))" if use == "vertex" else "u32(a != 0u)"
        code = f"""{out} struct V {{ @builtin(position) at: vec4f, @location(0) @interpolate(flat) v: u32 }}
            @vertex fn vs({inputs}) -> V {{ return V(vec4f(0.0, 0.0, 0.0, 1.0), {value}); }}
            @fragment fn fs(v: V) -> @location(0) f32 {{ out[0] = v.v; out[1] = 1u; return 1.0; }}"""
        attributes = [{"format": "Float32x4", "offset": 0, "shaderLocation": 0}]
        layout = [{"arrayStride": 16, "stepMode": "Vertex", "attributes": attributes}] if use == "vertex" else []
        shader = module(device, code)
        pipeline = device.CreateRenderPipeline(
            vertex={"module": shader, "buffers": layout},
            fragment={"module": shader, "targets": [{"format": "R8Unorm"}]},
            primitive={"topology": "PointList"},
        )
        target = device.CreateTexture(size=(1, 1, 1), format="R8Unorm", usage="RenderAttachment").CreateView()
        pass_ = encoder.BeginRenderPass(colorAttachments=[color(target)])
        pass_.SetPipeline(pipeline)
        entries = [{"binding": 1, "buffer": seen}]
        pass_.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=entries))
        if use == "vertex":
            pass_.SetVertexBuffer(0, new, offset, 16)
            pass_.Draw(1, 1, 0, 0)
        elif use == "index":
            pass_.SetIndexBuffer(new, "Uint16", offset, 4)
            pass_.DrawIndexed(1, 1, 0, 0, 0)
        elif use == "draw":
            pass_.DrawIndirect(new, offset)
        else:
            pass_.SetIndexBuffer(device.CreateBuffer(size=4, usage="Index"), "Uint16", 0, 4)
            pass_.DrawIndexedIndirect(new, offset)
        pass_.End()
    elif use == "copy":
        encoder.CopyBufferToBuffer(new, offset, seen, 256, 16)
    elif use == "to texture":
        texture = device.CreateTexture(size=(2, 2, 1), format="RGBA8Unorm", usage="CopySrc|CopyDst")
        linear = {"buffer": new, "layout": {"offset": offset, "bytesPerRow": 256}}
        encoder.CopyBufferToTexture(linear, {"texture": texture}, extent((2, 2, 1)))
        back = {"buffer": seen, "layout": {"bytesPerRow": 256}}
        encoder.CopyTextureToBuffer({"texture": texture}, back, extent((2, 2, 1)))
    elif use == "of texture":
        texture = device.CreateTexture(size=(3, 1, 1), format="R32Uint", usage="CopySrc|CopyDst")
        device.queue.WriteTexture({"texture": texture}, b"\7" * 12, 12, {}, extent((3, 1, 1)))
        linear = {"buffer": new, "layout": {"offset": offset}}
        encoder.CopyTextureToBuffer({"texture": texture}, linear, extent((3, 1, 1)))
        expected[offset : offset + 12] = b"\7" * 12
    elif use == "clear":
        encoder.ClearBuffer(new, offset, 8)
    else:
        device.queue.WriteBuffer(new, offset, b"\7" * 8)
        expected[offset : offset + 8] = b"\7" * 8
    device.submit(device.finish(encoder))
    content = device.read(seen)
    assert content[:4] == bytes(4)
    assert content[8:] == bytes(504)
    ran = use in ("uniform", "storage", "storage, read_write", "vertex", "index")
    assert content[4:8] == struct.pack("I", int(ran))
    assert device.read(new) == bytes(expected)
