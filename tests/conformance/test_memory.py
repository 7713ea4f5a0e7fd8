"""What shaders and copies see of memory: zero at first, what was written before, nothing beyond its end.

Spec: 2.1.3 Security, 3.4.2 Timelines, 13.3.4 Robustness of WGSL's memory accesses.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

import pytest

from contents import Canvas, cover, extent, fragment, pattern, texels
from gpu import Device, Object
from makers import color, compute_pipeline, module


def group(device: Device, pipeline: Object, *resources: Object | dict[str, Any], index: int = 0) -> Object:
    entries = [
        {"binding": at, **(of if isinstance(of, dict) else {"buffer": of})} for at, of in enumerate(resources) if of
    ]
    return device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(index), entries=entries)


def dispatch(device: Device, code: str, *resources: Object | dict[str, Any], count: int = 1) -> None:
    with device.expect(None):
        pipeline = compute_pipeline(device, code)
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    pass_.SetPipeline(pipeline)
    pass_.SetBindGroup(0, group(device, pipeline, *resources))
    pass_.DispatchWorkgroups(count, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))


def result(device: Device, code: str, *resources: Object | dict[str, Any], words: int = 4) -> list[int]:
    """What a shader leaves in the last binding, `out`: an array of u32 that begins with ones."""
    out = buffer(device, b"\1\0\0\0" * words, "Storage")
    dispatch(device, code, *resources, out)
    return list(struct.unpack(f"{words}I", device.read(out)))


def buffer(device: Device, content: bytes, usage: str) -> Object:
    made = device.CreateBuffer(size=len(content), usage=f"{usage}|CopyDst|CopySrc")
    device.queue.WriteBuffer(made, 0, content)
    return made


OUT = "var<storage, read_write> out: array<u32>;"

# -- zero at first


@pytest.mark.parametrize("kind", ["uniform", "storage", "storage, read_write"])
@pytest.mark.parametrize("at_creation", [False, True])
def test_new_bound_buffers_are_zero(device: Device, kind: str, at_creation: bool) -> None:
    usage = "Uniform" if kind == "uniform" else "Storage"
    new = device.CreateBuffer(size=32, usage=usage, mappedAtCreation=at_creation)
    if at_creation:
        new.Unmap()
    code = f"""@group(0) @binding(0) var<{kind}> fresh: array<vec4u, 2>; @group(0) @binding(1) {OUT}
        @compute @workgroup_size(1) fn main() {{ for (var i = 0; i < 4; i++) {{ out[i] = fresh[i / 2][i]; }} }}"""
    assert result(device, code, new) == [0] * 4


@pytest.mark.parametrize("offset", [0, 8])
def test_new_mapped_memory_is_zero(device: Device, offset: int) -> None:
    for mode in ("Read", "Write"):
        new = device.CreateBuffer(size=64, usage=f"Map{mode}")
        assert new.MapAsync(mode, offset, 64 - offset).wait()[0] == "Success"
        assert new.ReadMappedRange(offset, bytes(1), 0) == "Success"
        pointer = new.GetConstMappedRange(offset, 64 - offset)
        assert ctypes.string_at(pointer, 64 - offset) == bytes(64 - offset)
        new.Unmap()


@pytest.mark.parametrize("what", ["vertex", "index", "draw", "dispatch"])
def test_new_buffers_of_commands_are_zero(device: Device, what: str) -> None:
    if what == "dispatch":
        arguments = device.CreateBuffer(size=12, usage="Indirect")
        out = buffer(device, bytes(4), "Storage")
        pipeline = compute_pipeline(
            device, f"@group(0) @binding(0) {OUT} @compute @workgroup_size(1) fn main() {{ out[0] = 1; }}"
        )
        encoder = device.record()
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group(device, pipeline, out))
        pass_.DispatchWorkgroupsIndirect(arguments, 0)
        pass_.End()
        device.submit(device.finish(encoder))
        assert device.read(out) == bytes(4)
        return
    canvas = Canvas(device, "R8Unorm", size=(1, 1))
    point = "@vertex fn vs({}) -> @builtin(position) vec4f {{ return vec4f({}, 0.0, 0.0, 1.0); }}"
    buffers: list[dict[str, Any]] = []
    if what == "vertex":
        vertex = point.format("@location(0) a: vec4f", "dot(a, vec4f(9.0))")
        attributes = [{"format": "Float32x4", "offset": 0, "shaderLocation": 0}]
        buffers = [{"arrayStride": 16, "stepMode": "Vertex", "attributes": attributes}]
    else:
        vertex = point.format("@builtin(vertex_index) n: u32", "f32(n) * 9.0")
    pipeline = canvas.pipeline(fragment("1.0", "f32"), vertex, buffers=buffers, primitive={"topology": "PointList"})
    canvas.to.SetPipeline(pipeline)
    if what == "vertex":
        canvas.to.SetVertexBuffer(0, device.CreateBuffer(size=16, usage="Vertex"), 0, 16)
        canvas.to.Draw(1, 1, 0, 0)
    elif what == "index":
        canvas.to.SetIndexBuffer(device.CreateBuffer(size=4, usage="Index"), "Uint32", 0, 4)
        canvas.to.DrawIndexed(1, 1, 0, 0, 0)
    else:
        canvas.to.DrawIndirect(device.CreateBuffer(size=16, usage="Indirect"), 0)
    assert canvas.pixel() == (255 * (what != "draw"),)


@pytest.mark.parametrize("how", ["write", "copy", "texture", "resolve"])
def test_the_rest_of_a_new_buffer_is_zero(device: Device, how: str) -> None:
    """What is written leaves the rest as it was: zero."""
    new = device.CreateBuffer(size=1024, usage="CopyDst|CopySrc|QueryResolve")
    expected = bytearray(1024)
    content = pattern(16)
    encoder = device.record()
    if how == "write":
        device.queue.WriteBuffer(new, 256, content)
    elif how == "copy":
        encoder.CopyBufferToBuffer(buffer(device, content, "Vertex"), 0, new, 256, 16)
    elif how == "texture":
        texture = device.CreateTexture(size=(2, 2, 1), format="RGBA8Uint", usage="CopySrc|CopyDst")
        layout = {"bytesPerRow": 8}
        device.queue.WriteTexture({"texture": texture}, content, 16, layout, extent((2, 2, 1)))
        place = {"buffer": new, "layout": {"offset": 256, "bytesPerRow": 256}}
        encoder.CopyTextureToBuffer({"texture": texture}, place, extent((2, 2, 1)))
    else:
        encoder.ResolveQuerySet(device.CreateQuerySet(type="Occlusion", count=2), 0, 2, new, 256)
    device.submit(device.finish(encoder))
    if how == "texture":
        expected[256:264], expected[512:520] = content[:8], content[8:]
    elif how != "resolve":
        expected[256:272] = content
    assert device.read(new) == bytes(expected)


@pytest.mark.parametrize("format", ["RGBA8Unorm", "R32Float", "RGBA32Uint", "Depth32Float", "Stencil8", "RG16Sint"])
@pytest.mark.parametrize("levels", [1, 3])
def test_new_textures_are_read_as_zero(device: Device, format: str, levels: int) -> None:
    texture = device.CreateTexture(
        size=(8, 8, 3), format=format, usage="TextureBinding|RenderAttachment", mipLevelCount=levels
    )
    scalar = {"RGBA32Uint": "u32", "Stencil8": "u32", "RG16Sint": "i32"}.get(format, "f32")
    of = "texture_depth_2d_array" if format == "Depth32Float" else f"texture_2d_array<{scalar}>"
    load = "textureLoad(t, vec2u(p, 7 - p), z, l)" + ("" if "depth" in of else ".x")
    code = f"""@group(0) @binding(0) var t: {of}; @group(0) @binding(1) {OUT}
        @compute @workgroup_size(1) fn main() {{ var sum = 0u;
            for (var l = 0u; l < {levels}; l++) {{ for (var z = 0u; z < 3; z++) {{
                for (var p = 0u; p < (8u >> l); p++) {{ sum |= u32({load} != 0); }} }} }}
            out[0] = sum; }}"""
    view = {"textureView": texture.CreateView(dimension="2DArray")}
    assert result(device, code, view, words=1) == [0]


@pytest.mark.parametrize("format", ["RGBA8Unorm", "Depth24Plus"])
def test_new_samples_are_zero(device: Device, format: str) -> None:
    texture = device.CreateTexture(
        size=(4, 4, 1), format=format, usage="TextureBinding|RenderAttachment", sampleCount=4
    )
    of = "texture_depth_multisampled_2d" if "Depth" in format else "texture_multisampled_2d<f32>"
    value = "textureLoad(t, vec2u(1, 2), s)" + ("" if "Depth" in format else ".x")
    code = f"""@group(0) @binding(0) var t: {of}; @group(0) @binding(1) {OUT}
        @compute @workgroup_size(1) fn main() {{ for (var s = 0; s < 4; s++) {{ out[s] = u32({value} != 0); }} }}"""
    assert result(device, code, {"textureView": texture.CreateView()}) == [0] * 4


@pytest.mark.parametrize("access", ["read", "write"])
def test_new_storage_textures_are_zero(device: Device, access: str) -> None:
    texture = device.CreateTexture(size=(2, 2, 1), format="R32Uint", usage="StorageBinding|CopySrc")
    if access == "read":
        code = f"""@group(0) @binding(0) var t: texture_storage_2d<r32uint, read_write>; @group(0) @binding(1) {OUT}
            @compute @workgroup_size(1) fn main() {{ out[0] = textureLoad(t, vec2u(1, 1)).x; }}"""
        assert result(device, code, {"textureView": texture.CreateView()}, words=1) == [0]
    else:
        code = """@group(0) @binding(0) var t: texture_storage_2d<r32uint, write>;
            @compute @workgroup_size(1) fn main() { textureStore(t, vec2u(1, 0), vec4u(7)); }"""
        dispatch(device, code, {"textureView": texture.CreateView()})
        assert texels(device, texture, (2, 2, 1), 4) == [bytes(4) + b"\7\0\0\0", bytes(8)]


@pytest.mark.parametrize("space", ["workgroup", "private", "function"])
@pytest.mark.parametrize(
    ("of", "value"),
    [("u32", "v"), ("vec4f", "u32(dot(abs(v), vec4f(1.0)))"), ("array<u32, 300>", "v[299] | v[0] | v[150]"),
     ("mat3x3f", "u32(any(v[2] != vec3f()))"), ("S", "u32(v.b) | v.c[3]")],
)  # fmt: skip
def test_variables_are_zero(device: Device, space: str, of: str, value: str) -> None:
    """In every invocation; the first ones leave something behind."""
    local = f"var v: {of};" if space == "function" else ""
    outer = f"var<{space}> v: {of};" if not local else ""
    fill = {"u32": "v = 9u", "vec4f": "v = vec4f(9.0)", "mat3x3f": "v[2] = vec3f(9.0)", "S": "v.c[3] = 9u"}
    code = f"""struct S {{ a: f32, b: bool, c: array<u32, 4> }} {outer} @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn main(@builtin(workgroup_id) at: vec3u) {{
            {local} out[at.x] = {value}; {fill.get(of, "for (var i = 0; i < 300; i++) { v[i] = 9u; }")}; }}"""
    out = buffer(device, b"\1\0\0\0" * 64, "Storage")
    dispatch(device, code, out, count=64)
    assert device.read(out) == bytes(256)


# -- what was written before


ADD = """@group(0) @binding(0) var<storage, read_write> a: array<u32>;
    @compute @workgroup_size(1) fn main() { for (var i = 0; i < 4; i++) { a[i] = a[i] * 10u + STEP; } }"""


@pytest.mark.parametrize("apart", ["dispatches", "passes", "encoders", "submits"])
def test_dispatches_run_in_order(device: Device, apart: str) -> None:
    data = buffer(device, bytes(16), "Storage")
    pipelines = [compute_pipeline(device, ADD.replace("STEP", f"{step}u")) for step in (1, 2, 3)]
    commands = []
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    for at, pipeline in enumerate(pipelines):
        if at and apart != "dispatches":
            pass_.End()
            if apart != "passes":
                commands.append(device.finish(encoder))
                if apart == "submits":
                    device.submit(commands.pop())
                encoder = device.record()
            pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group(device, pipeline, data))
        pass_.DispatchWorkgroups(1, 1, 1)
    pass_.End()
    device.submit(*commands, device.finish(encoder))
    assert struct.unpack("4I", device.read(data)) == (123,) * 4


WAYS = ["queue", "copy", "clear", "dispatch", "draw", "texture"]


class Ways:
    """Ways in which 16 bytes of a buffer are written."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.data = device.CreateBuffer(size=256, usage="Storage|CopyDst|CopySrc")

    def write(self, way: str, seed: int) -> bytes:
        """Submits, and tells what the bytes are then."""
        device, data = self.device, self.data
        content = struct.pack("4I", *(seed + at for at in range(4)))
        encoder = device.record()
        values = f"vec4u({', '.join(f'{seed + at}u' for at in range(4))})"
        if way == "queue":
            device.queue.WriteBuffer(data, 0, content)
        elif way == "copy":
            encoder.CopyBufferToBuffer(buffer(device, content, "Vertex"), 0, data, 0, 16)
        elif way == "clear":
            encoder.ClearBuffer(data, 0, 16)
            content = bytes(16)
        elif way == "texture":
            texture = device.CreateTexture(size=(1, 1, 1), format="RGBA32Uint", usage="CopySrc|CopyDst")
            device.queue.WriteTexture({"texture": texture}, content, 16, {}, extent((1, 1, 1)))
            encoder.CopyTextureToBuffer({"texture": texture}, {"buffer": data}, extent((1, 1, 1)))
        elif way == "dispatch":
            code = f"""@group(0) @binding(0) var<storage, read_write> a: array<vec4u>;
                @compute @workgroup_size(1) fn main() {{ a[0] = {values}; }}"""
            dispatch(device, code, data)
        else:
            canvas = Canvas(device, size=(1, 1))
            code = f"""@group(0) @binding(0) var<storage, read_write> a: array<vec4u>;
                @fragment fn fs() -> @location(0) vec4f {{ a[0] = {values}; return vec4f(); }}"""
            pipeline = canvas.pipeline(code, cover())
            canvas.to.SetPipeline(pipeline)
            canvas.to.SetBindGroup(0, group(device, pipeline, data))
            canvas.to.Draw(3, 1, 0, 0)
            canvas.to.End()
            device.submit(device.finish(canvas.encoder))
        device.submit(device.finish(encoder))
        return content


@pytest.mark.parametrize("first", WAYS)
@pytest.mark.parametrize("second", WAYS)
def test_writes_in_order(device: Device, first: str, second: str) -> None:
    """The later one wins, and is what is read."""
    ways = Ways(device)
    ways.write(first, 100)
    expected = ways.write(second, 200)
    assert device.read(ways.data, 0, 16) == expected
    code = f"""@group(0) @binding(0) var<storage> a: array<u32, 64>; @group(0) @binding(1) {OUT}
        @compute @workgroup_size(1) fn main() {{ for (var i = 0; i < 4; i++) {{ out[i] = a[i]; }} }}"""
    assert result(device, code, ways.data) == list(struct.unpack("4I", expected))


def test_reads_come_before_later_writes(device: Device) -> None:
    data = buffer(device, pattern(16), "Storage")
    kept = device.CreateBuffer(size=48, usage="CopyDst|CopySrc")
    encoder = device.record()
    for at in range(3):
        encoder.CopyBufferToBuffer(data, 0, kept, 16 * at, 16)
        encoder.ClearBuffer(data, 4 * at, 4)
    device.submit(device.finish(encoder))
    first = pattern(16)
    assert device.read(kept) == first + bytes(4) + first[4:] + bytes(8) + first[8:]


@pytest.mark.parametrize("source", ["write", "copy", "draw", "clear", "storage"])
@pytest.mark.parametrize("reader", ["copy", "load", "draw on it"])
def test_textures_in_order(device: Device, source: str, reader: str) -> None:
    usage = "CopySrc|CopyDst|TextureBinding|RenderAttachment|StorageBinding"
    texture, other = (device.CreateTexture(size=(2, 2, 1), format="RGBA8Unorm", usage=usage) for _ in range(2))
    content = bytes([0, 51, 102, 255]) * 4
    whole = extent((2, 2, 1))
    encoder = device.record()
    attached = color(texture.CreateView(), clearValue=(0.0, 0.2, 0.4, 1.0))
    if source in ("write", "copy"):
        near = texture if source == "write" else other
        device.queue.WriteTexture({"texture": near}, content, 16, {"bytesPerRow": 8}, whole)
        if source == "copy":
            encoder.CopyTextureToTexture({"texture": other}, {"texture": texture}, whole)
    elif source == "storage":
        code = """@group(0) @binding(0) var t: texture_storage_2d<rgba8unorm, write>;
            @compute @workgroup_size(2, 2) fn main(@builtin(local_invocation_id) at: vec3u) {
                textureStore(t, at.xy, vec4f(0.0, 0.2, 0.4, 1.0)); }"""
        dispatch(device, code, {"textureView": texture.CreateView()})
    else:
        pass_ = encoder.BeginRenderPass(colorAttachments=[attached])
        if source == "draw":
            canvas = Canvas(device)
            pass_.SetPipeline(canvas.pipeline(fragment("vec4f(0.0, 0.2, 0.4, 1.0)")))
            pass_.Draw(3, 1, 0, 0)
            canvas.to.End()
        pass_.End()
    if reader == "draw on it":
        again = color(texture.CreateView(), loadOp="Load")
        encoder.BeginRenderPass(colorAttachments=[again]).End()
    device.submit(device.finish(encoder))
    if reader == "load":
        code = f"""@group(0) @binding(0) var t: texture_2d<f32>; @group(0) @binding(1) {OUT}
            @compute @workgroup_size(1) fn main() {{ out[0] = pack4x8unorm(textureLoad(t, vec2u(1, 1), 0)); }}"""
        view = {"textureView": texture.CreateView()}
        assert result(device, code, view, words=1) == list(struct.unpack("I", content[:4]))
    assert b"".join(texels(device, texture, (2, 2, 1), 4)) == content


# -- nothing beyond the end

#: Places beyond 4 elements, also as seen by signed numbers.
BEYOND = ["4u", "5u", "63u", "1000u", "0x7fffffffu", "0x80000000u", "0xffffffffu"]


@pytest.mark.parametrize("kind", ["uniform", "storage", "storage, read_write"])
@pytest.mark.parametrize("sized", [True, False])
def test_reads_beyond_buffers(device: Device, kind: str, sized: bool) -> None:
    """Give something of the binding, or zero."""
    if kind == "uniform" and not sized:
        pytest.skip("uniform buffers have a size")
    around = buffer(device, struct.pack("192I", *range(1000, 1192)), "Uniform" if kind == "uniform" else "Storage")
    inside = {"buffer": around, "offset": 256, "size": 64}
    length = ", 4" if sized else ""
    asked = "".join(f"out[{at}] = a[at_({place})].x;" for at, place in enumerate(BEYOND))
    code = f"""@group(0) @binding(0) var<{kind}> a: array<vec4u{length}>; @group(0) @binding(1) {OUT}
        var<private> zero: u32; fn at_(i: u32) -> u32 {{ return i + zero; }}
        @compute @workgroup_size(1) fn main() {{ {asked} }}"""
    got = result(device, code, inside, words=len(BEYOND))
    assert all(value == 0 or 1064 <= value < 1080 for value in got), got


@pytest.mark.parametrize("sized", [True, False])
@pytest.mark.parametrize("how", ["store", "atomic"])
def test_writes_beyond_buffers(device: Device, sized: bool, how: str) -> None:
    before = struct.pack("192I", *range(1000, 1192))
    around = buffer(device, before, "Storage")
    inside = {"buffer": around, "offset": 256, "size": 64}
    of, store = ("u32", "a[at_({})] = 7u;") if how == "store" else ("atomic<u32>", "atomicStore(&a[at_({})], 7u);")
    asked = "".join(store.format(place) for place in ["16u", *BEYOND[2:]])
    code = f"""@group(0) @binding(0) var<storage, read_write> a: array<{of}{", 16" if sized else ""}>;
        var<private> zero: u32; fn at_(i: u32) -> u32 {{ return i + zero; }}
        @compute @workgroup_size(1) fn main() {{ {asked} }}"""
    dispatch(device, code, inside)
    after = device.read(around)
    assert after[:256] == before[:256]
    assert after[320:] == before[320:]


@pytest.mark.parametrize("space", ["workgroup", "private", "function"])
@pytest.mark.parametrize("of", ["array<u32, 4>", "vec4u", "mat4x4f"])
def test_beyond_variables(device: Device, space: str, of: str) -> None:
    """Reads give an element, writes change one; neighbours stay."""
    names = ("left", "v", "right")
    declared = "".join(f"var{'' if space == 'function' else f'<{space}>'} {name}: {of};" for name in names)
    outer, local = ("", declared) if space == "function" else (declared, "")
    element = "u32(v[at_({})].x)" if of == "mat4x4f" else "v[at_({})]"
    value = "vec4f(3.0)" if of == "mat4x4f" else "3u"
    fill = "".join(f"{name}[{at}] = {value};" for name in names for at in range(4))
    reads = "".join(f"out[{at}] = {element.format(place)};" for at, place in enumerate(BEYOND))
    writes = "".join(f"v[at_({place})] = {value.replace('3', '5')};" for place in BEYOND)
    elements = [f"u32(NAME[{at}].x)" if of == "mat4x4f" else f"NAME[{at}]" for at in range(4)]
    changed = f"any(vec4u({', '.join(elements)}) != vec4u(3))"
    checks = " || ".join(changed.replace("NAME", name) for name in ("left", "right"))
    code = f"""{outer} @group(0) @binding(0) {OUT}
        var<private> zero: u32; fn at_(i: u32) -> u32 {{ return i + zero; }}
        @compute @workgroup_size(1) fn main() {{ 
            {local} {fill} {reads} {writes} out[{len(BEYOND)}] = u32({checks}); }}"""
    got = result(device, code, words=len(BEYOND) + 1)
    assert all(value in (0, 3) for value in got[:-1]), got
    assert got[-1] == 0


@pytest.mark.parametrize(
    "place", ["vec2i(4, 0)", "vec2i(0, 4)", "vec2i(-1, 0)", "vec2i(0, -2147483648)", "vec2i(99, 99)"]
)
@pytest.mark.parametrize("level", [0, 1, 2, -1])
def test_loads_beyond_textures(device: Device, place: str, level: int) -> None:
    """Give a texel, or zero, with or without an alpha of one."""
    texture = device.CreateTexture(size=(4, 4, 1), format="RGBA8Uint", usage="TextureBinding|CopyDst", mipLevelCount=2)
    for at in range(2):
        content = bytes([9]) * (64 >> 2 * at)
        part = {"texture": texture, "mipLevel": at}
        size = 4 >> at
        device.queue.WriteTexture(part, content, len(content), {"bytesPerRow": 4 * size}, extent((size, size, 1)))
    code = f"""@group(0) @binding(0) var t: texture_2d<u32>; @group(0) @binding(1) {OUT}
        var<private> zero: i32;
        @compute @workgroup_size(1) fn main() {{
            let v = textureLoad(t, {place} + zero, {level} + zero);
            for (var i = 0; i < 4; i++) {{ out[i] = v[i]; }} }}"""
    got = result(device, code, {"textureView": texture.CreateView()})
    assert got in ([9] * 4, [0] * 4, [0, 0, 0, 1]), got


def test_stores_beyond_textures(device: Device) -> None:
    texture = device.CreateTexture(size=(4, 4, 3), format="R32Uint", usage="StorageBinding|CopySrc", mipLevelCount=1)
    places = ["vec2i(4, 0), 1", "vec2i(0, 4), 1", "vec2i(-1, -1), 1", "vec2i(0, 0), 3", "vec2i(0, 0), -1"]
    stores = "".join(f"textureStore(t, {place}, vec4u(7));" for place in places)
    code = f"""@group(0) @binding(0) var t: texture_storage_2d_array<r32uint, write>;
        @compute @workgroup_size(1) fn main() {{ {stores} }}"""
    view = texture.CreateView(dimension="2DArray", baseArrayLayer=1, arrayLayerCount=1)
    dispatch(device, code, {"textureView": view})
    rows = texels(device, texture, (4, 4, 3), 4)
    assert rows[:4] == [bytes(16)] * 4
    assert rows[8:] == [bytes(16)] * 4


@pytest.mark.parametrize("index", [1, 100, 2**16 - 1, 2**31, 2**32 - 2])
@pytest.mark.parametrize("base", [0, 1, -1, 2**31 - 1])
def test_vertices_beyond_buffers(device: Device, index: int, base: int) -> None:
    """An index beyond the vertex buffer gives something of the buffer, or zero."""
    canvas = Canvas(device, "R32Float", size=(1, 1))
    vertex = """struct Out { @builtin(position) at: vec4f, @location(0) value: f32 }
        @vertex fn vs(@location(0) a: f32) -> Out { return Out(vec4f(0.0, 0.0, 0.0, 1.0), a); }"""
    attributes = [{"format": "Float32", "offset": 0, "shaderLocation": 0}]
    pipeline = canvas.pipeline(
        "@fragment fn fs(@location(0) value: f32) -> @location(0) f32 { return value; }",
        vertex,
        buffers=[{"arrayStride": 4, "stepMode": "Vertex", "attributes": attributes}],
        primitive={"topology": "PointList"},
    )
    around = buffer(device, struct.pack("64f", *([3.0] * 16 + [5.0] * 48)), "Vertex")
    canvas.to.SetPipeline(pipeline)
    canvas.to.SetVertexBuffer(0, around, 0, 64)
    canvas.to.SetIndexBuffer(buffer(device, struct.pack("I", index), "Index"), "Uint32", 0, 4)
    canvas.to.DrawIndexed(1, 1, 0, base, 0)
    got = canvas.pixel()[0]
    assert got in (0.0, 3.0) or (got == 5.0 and 0 <= index + base < 64), got


def test_entry_points_of_one_module(device: Device) -> None:
    """Each has memory of its own."""
    code = f"""var<workgroup> w: u32; @group(0) @binding(0) {OUT}
        @compute @workgroup_size(1) fn one() {{ w = 7u; out[0] = w; }}
        @compute @workgroup_size(1) fn two() {{ out[1] = w; }}"""
    made = module(device, code)
    out = buffer(device, b"\1\0\0\0" * 2, "Storage")
    for name in ("one", "two"):
        pipeline = device.CreateComputePipeline(compute={"module": made, "entryPoint": name})
        encoder = device.record()
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group(device, pipeline, out))
        pass_.DispatchWorkgroups(1, 1, 1)
        pass_.End()
        device.submit(device.finish(encoder))
    assert struct.unpack("2I", device.read(out)) == (7, 0)
