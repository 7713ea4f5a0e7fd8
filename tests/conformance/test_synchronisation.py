"""What an operation sees of the one before it: whatever both are, and whatever lies between them.

Spec: 3.4.2 Timelines, 3.4.5 Synchronization, 22.1 Memory Usages.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Callable
from typing import Any

import pytest

from contents import cover, extent, fragment, mesa_22
from gpu import Device, Gpu, Object
from makers import color, compute_pipeline, depth_stencil, features_of, module
from test_memory import buffer, group

#: Where operations take place, from the outside to the inside.
PLACES = ["queue", "encoder", "compute", "render", "bundle"]
#: What lies between two operations, and where both may then be.
BETWEEN: dict[str, list[tuple[str, str]]] = {
    "queue": list(itertools.product(PLACES, PLACES)),
    "command buffer": list(itertools.product(PLACES[1:], PLACES[1:])),
    "pass": [(one, other) for one, other in itertools.product(PLACES[2:], PLACES[2:])],
    "execute": [("bundle", "bundle")],
    "bundle": [("bundle", "render"), ("render", "bundle"), ("bundle", "bundle")],
    "command": [("compute", "compute"), ("encoder", "encoder"), ("render", "render"), ("encoder", "compute")],
}


class Recorder:
    """Opens what a place needs, and closes what a boundary ends."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.encoder: Object | None = None
        self.pass_: Object | None = None
        self.bundle: Object | None = None
        self.kind = ""
        self.bundles: list[Object] = []
        self.commands: list[Object] = []

    def at(self, place: str) -> Object:
        """What records there."""
        if place == "queue":
            self.end_encoder()
            self.flush()
            return self.device.queue
        kind = "compute" if place == "compute" else "render"
        if place == "encoder" or self.kind not in ("", kind):
            self.end_pass()
        elif place != "bundle":
            self.end_bundle()
        if self.encoder is None:
            self.encoder = self.device.record()
        if place == "encoder":
            return self.encoder
        if self.pass_ is None:
            self.kind = kind
            self.pass_ = self.encoder.BeginComputePass() if kind == "compute" else self.render_pass(self.encoder)
        if place != "bundle":
            self.execute()
            return self.pass_
        if self.bundle is None:
            self.bundle = self.device.CreateRenderBundleEncoder(colorFormats=["R8Unorm"])
        return self.bundle

    def render_pass(self, encoder: Object) -> Object:
        target = self.device.CreateTexture(size=(1, 1, 1), format="R8Unorm", usage="RenderAttachment")
        return encoder.BeginRenderPass(colorAttachments=[color(target.CreateView())])

    def end_bundle(self) -> None:
        if self.bundle is not None:
            self.bundles.append(self.bundle.Finish())
            self.bundle = None

    def execute(self) -> None:
        if self.bundles:
            assert self.pass_ is not None
            self.pass_.ExecuteBundles(self.bundles)
            self.bundles = []

    def end_pass(self) -> None:
        self.end_bundle()
        self.execute()
        if self.pass_ is not None:
            self.pass_.End()
        self.pass_, self.kind = None, ""

    def end_encoder(self) -> None:
        self.end_pass()
        if self.encoder is not None:
            self.commands.append(self.device.finish(self.encoder))
            self.encoder = None

    def flush(self) -> None:
        if self.commands:
            self.device.submit(*self.commands)
            self.commands = []

    def boundary(self, what: str) -> None:
        if what == "queue":
            self.at("queue")
        elif what == "command buffer":
            self.end_encoder()
        elif what == "pass":
            self.end_pass()
        elif what in ("bundle", "execute"):
            self.end_bundle()
            if what == "execute":
                self.execute()


def drawing(device: Device, code: str, vertex: str = cover(), **state: Any) -> Object:
    return device.CreateRenderPipeline(
        vertex={"module": module(device, vertex), **state},
        fragment={"module": module(device, code), "targets": [{"format": "R8Unorm", "writeMask": 0}]},
        primitive={"topology": "PointList" if vertex != cover() else "TriangleList"},
    )


# -- buffers

READS = {"vertex": ("render", "bundle"), "index": ("render", "bundle"), "draw": ("render", "bundle"),
         "indexed draw": ("render", "bundle"), "uniform": ("compute", "render", "bundle"),
         "storage": ("compute", "render", "bundle"), "dispatch": ("compute",), "copy": ("encoder",),
         "to texture": ("encoder",)}  # fmt: skip
WRITES = {"store": ("compute", "render", "bundle"), "write": ("queue",), "copied": ("encoder",),
          "of texture": ("encoder",), "clear": ("encoder",)}  # fmt: skip
#: One point in the middle of the target, which hands a value on.
HAND_ON = """struct Out {{ @builtin(position) at: vec4f, @location(0) @interpolate(flat) value: u32 }}
    @vertex fn vs({}) -> Out {{ return Out(vec4f(0.0, 0.0, 0.0, 1.0), {}); }}"""


class Buffers:
    """A buffer whose first word operations read and write, and one where readers leave what they saw."""

    def __init__(self, device: Device) -> None:
        self.device = device
        usage = "Storage|Vertex|Index|Indirect|Uniform|CopyDst"
        #: Also the arguments of a draw or dispatch: with 0 in front nothing happens.
        self.data = buffer(device, struct.pack("8I", 0, 1, 1, 0, 0, 0, 0, 0), usage)
        self.seen = buffer(device, bytes(4), "Storage")
        self.old = self.new = 0

    def read(self, to: Object, how: str, place: str) -> None:
        device, data, seen = self.device, self.data, self.seen
        if how == "copy":
            to.CopyBufferToBuffer(data, 0, seen, 0, 4)
        elif how == "to texture":
            texture = device.CreateTexture(size=(1, 1, 1), format="R32Uint", usage="CopySrc|CopyDst")
            to.CopyBufferToTexture({"buffer": data}, {"texture": texture}, extent((1, 1, 1)))
            to.CopyTextureToBuffer({"texture": texture}, {"buffer": seen}, extent((1, 1, 1)))
        elif how in ("uniform", "storage"):
            declared = f"""@group(0) @binding(0) var<{"uniform" if how == "uniform" else "storage"}> a: vec4u;
                @group(0) @binding(1) var<storage, read_write> out: u32;"""
            body = "out = a.x;"
            self.run(to, place, declared, body, {"buffer": data, "size": 16}, seen)
        elif how == "dispatch":
            declared = "@group(0) @binding(0) var<storage, read_write> out: u32;"
            pipeline = compute_pipeline(device, f"{declared} @compute @workgroup_size(1) fn main() {{ out = 1u; }}")
            to.SetPipeline(pipeline)
            to.SetBindGroup(0, group(device, pipeline, seen))
            to.DispatchWorkgroupsIndirect(data, 0)
        else:
            self.fetch(to, how)

    def fetch(self, to: Object, how: str) -> None:
        device = self.device
        code = """@group(0) @binding(0) var<storage, read_write> out: u32;
            @fragment fn fs(@location(0) @interpolate(flat) value: u32) -> @location(0) f32 {
                out = value; return 1.0; }"""
        if how == "vertex":
            attributes = [{"format": "Uint32", "offset": 0, "shaderLocation": 0}]
            layout = [{"arrayStride": 4, "stepMode": "Vertex", "attributes": attributes}]
            pipeline = drawing(device, code, HAND_ON.format("@location(0) a: u32", "a"), buffers=layout)
            to.SetVertexBuffer(0, self.data, 0, 4)
        else:
            value = "n" if how == "index" else "1u"
            pipeline = drawing(device, code, HAND_ON.format("@builtin(vertex_index) n: u32", f"{value} + 0u * n"))
        to.SetPipeline(pipeline)
        to.SetBindGroup(0, group(device, pipeline, self.seen))
        if how == "vertex":
            to.Draw(1, 1, 0, 0)
        elif how == "draw":
            to.DrawIndirect(self.data, 0)
        else:
            indices = self.data if how == "index" else buffer(device, bytes(8), "Index")
            to.SetIndexBuffer(indices, "Uint32", 0, 8)
            if how == "index":
                to.DrawIndexed(1, 1, 0, 0, 0)
            else:
                to.DrawIndexedIndirect(self.data, 0)

    def run(self, to: Object, place: str, declared: str, body: str, *resources: Any) -> None:
        if place == "compute":
            pipeline = compute_pipeline(self.device, f"{declared} @compute @workgroup_size(1) fn main() {{ {body} }}")
        else:
            code = f"{declared} @fragment fn fs() -> @location(0) f32 {{ {body} return 1.0; }}"
            pipeline = drawing(self.device, code)
        to.SetPipeline(pipeline)
        to.SetBindGroup(0, group(self.device, pipeline, *resources))
        if place == "compute":
            to.DispatchWorkgroups(1, 1, 1)
        else:
            to.Draw(3, 1, 0, 0)

    def write(self, to: Object, how: str, place: str, value: int) -> int:
        """Gives what is there then."""
        device, data = self.device, self.data
        content = struct.pack("I", value)
        if how == "write":
            to.WriteBuffer(data, 0, content)
        elif how == "copied":
            to.CopyBufferToBuffer(buffer(device, content, "Vertex"), 0, data, 0, 4)
        elif how == "clear":
            to.ClearBuffer(data, 0, 4)
            return 0
        elif how == "of texture":
            texture = device.CreateTexture(size=(1, 1, 1), format="R32Uint", usage="CopySrc|CopyDst")
            device.queue.WriteTexture({"texture": texture}, content, 4, {}, extent((1, 1, 1)))
            to.CopyTextureToBuffer({"texture": texture}, {"buffer": data}, extent((1, 1, 1)))
        else:
            declared = "@group(0) @binding(0) var<storage, read_write> a: array<u32>;"
            self.run(to, place, declared, f"a[0] = {value}u;", data)
        return value


def together(place: tuple[str, str], between: str) -> bool:
    """Whether both take place in one render pass, where a buffer has one usage that is not only read."""
    return between in ("execute", "bundle") or (between == "command" and place == ("render", "render"))


def pairs(first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]], between: str) -> list[tuple[Any, ...]]:
    return [
        (one, other, place)
        for place in BETWEEN[between]
        for one, other in itertools.product(first, second)
        if place[0] in first[one] and place[1] in second[other] and not together(place, between)
    ]


def forgotten(device: Device, between: str, place: tuple[str, str], pair: tuple[str, str]) -> bool:
    """Mesa 22's lavapipe runs a dispatch with the uniforms of before the render pass, a barrier between them or not."""
    if (
        pair != ("store", "uniform")
        or between == "queue"
        or place not in (("render", "compute"), ("bundle", "compute"))
    ):
        return False
    return mesa_22(device)


BUFFER_CASES = [
    (between, order, place)
    for between in BETWEEN
    for order in ("read then write", "write then read", "write then write")
    for place in BETWEEN[between]
    if not together(place, between)
]


@pytest.mark.parametrize(
    ("between", "order", "place"), BUFFER_CASES, ids=lambda of: "-".join(of) if isinstance(of, tuple) else of
)
def test_buffers(device: Device, between: str, order: str, place: tuple[str, str]) -> None:
    """All that can take place there."""
    kinds = {"read": READS, "write": WRITES}
    first, _, second = order.split()
    found = [pair for pair in pairs(kinds[first], kinds[second], between) if pair[2] == place]
    if not found:
        pytest.skip("nothing does that there")
    for one, other, _ in found:
        if forgotten(device, between, place, (one, other)):
            continue
        buffers = Buffers(device)
        recorder = Recorder(device)
        start = 0
        # Else a clear would change nothing.
        if "clear" in (one, other) and first == "read":
            device.queue.WriteBuffer(buffers.data, 0, struct.pack("I", 1))
            start = 1
        last = start
        for step, (how, where) in enumerate(zip((one, other), place, strict=True)):
            to = recorder.at(where)
            if (first, second)[step] == "read":
                buffers.read(to, how, where)
                expected = last
            else:
                last = buffers.write(to, how, where, step + 1 if first == second else 1)
            if step == 0:
                recorder.boundary(between)
        recorder.at("queue")
        if first == second:
            assert struct.unpack("I", device.read(buffers.data, 0, 4)) == (last,), (one, other)
        else:
            assert struct.unpack("I", device.read(buffers.seen)) == (expected,), (one, other)


@pytest.mark.parametrize("bundles", list(itertools.product([False, True], repeat=2)))
def test_two_draws_of_a_pass(device: Device, bundles: tuple[bool, bool]) -> None:
    """May store to the same word: it is one of both."""
    data = buffer(device, bytes(4), "Storage")
    buffers, recorder = Buffers(device), Recorder(device)
    declared = "@group(0) @binding(0) var<storage, read_write> a: u32;"
    for at, bundle in enumerate(bundles):
        buffers.run(recorder.at("bundle" if bundle else "render"), "render", declared, f"a = {at + 1}u;", data)
    recorder.at("queue")
    assert struct.unpack("I", device.read(data))[0] in (1, 2)


def test_many_dispatches_of_a_pass(device: Device) -> None:
    """Each sees what the one before it left, in 512 words."""
    data = buffer(device, bytes(4 * 512), "Storage")
    encoder = device.record()
    pass_ = encoder.BeginComputePass()
    for formula in ("i * 2u", "data[i] + 2u", "data[i] / 2u", "data[i] - 1u"):
        code = f"""@group(0) @binding(0) var<storage, read_write> data: array<u32>;
            @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) at: vec3u) {{
                let i = at.x; data[i] = {formula}; }}"""
        pipeline = compute_pipeline(device, code)
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group(device, pipeline, data))
        pass_.DispatchWorkgroups(8, 1, 1)
    pass_.End()
    device.submit(device.finish(encoder))
    assert struct.unpack("512I", device.read(data)) == tuple(range(512))


# -- textures

TEXTURE_READS = {"copy": ("encoder",), "to buffer": ("encoder",), "load": ("compute", "render", "bundle")}
TEXTURE_WRITES = {"write": ("queue",), "copied": ("encoder",), "of buffer": ("encoder",), "attached": ("encoder",),
                  "resolved": ("encoder",), "store": ("compute", "render", "bundle")}  # fmt: skip
SIZE = (2, 2, 1)
STEPS = [(0, 0, 0, 0), (51, 102, 153, 255), (204, 51, 0, 102)]


class Textures:
    """A texture of one colour, and one where readers leave what they saw."""

    def __init__(self, device: Device) -> None:
        self.device = device
        usage = "CopySrc|CopyDst|TextureBinding|StorageBinding|RenderAttachment"
        self.data, self.seen = (device.CreateTexture(size=SIZE, format="RGBA8Unorm", usage=usage) for _ in range(2))
        self.buffers = Buffers(device)

    def linear(self, content: bytes = bytes(512)) -> dict[str, Any]:
        return {"buffer": buffer(self.device, content, "Vertex"), "layout": {"bytesPerRow": 256}}

    def read(self, to: Object, how: str, place: str) -> None:
        whole = extent(SIZE)
        if how == "copy":
            to.CopyTextureToTexture({"texture": self.data}, {"texture": self.seen}, whole)
        elif how == "to buffer":
            linear = self.linear()
            to.CopyTextureToBuffer({"texture": self.data}, linear, whole)
            to.CopyBufferToTexture(linear, {"texture": self.seen}, whole)
        else:
            declared = """@group(0) @binding(0) var t: texture_2d<f32>;
                @group(0) @binding(1) var out: texture_storage_2d<rgba8unorm, write>;"""
            store = "let p = vec2i(i / 2, i % 2); textureStore(out, p, textureLoad(t, p, 0));"
            body = f"for (var i = 0; i < 4; i++) {{ {store} }}"
            views = [{"textureView": of.CreateView()} for of in (self.data, self.seen)]
            self.buffers.run(to, place, declared, body, *views)

    def write(self, to: Object, how: str, place: str, value: tuple[int, ...]) -> None:
        device, whole = self.device, extent(SIZE)
        content = bytes(value) * 4
        numbers = tuple(of / 255 for of in value)
        if how == "write":
            to.WriteTexture({"texture": self.data}, content, 16, {"bytesPerRow": 8}, whole)
        elif how == "copied":
            other = device.CreateTexture(size=SIZE, format="RGBA8Unorm", usage="CopySrc|CopyDst")
            device.queue.WriteTexture({"texture": other}, content, 16, {"bytesPerRow": 8}, whole)
            to.CopyTextureToTexture({"texture": other}, {"texture": self.data}, whole)
        elif how == "of buffer":
            to.CopyBufferToTexture(self.linear((content[:8] + bytes(248)) * 2), {"texture": self.data}, whole)
        elif how == "attached":
            to.BeginRenderPass(colorAttachments=[color(self.data.CreateView(), clearValue=numbers)]).End()
        elif how == "resolved":
            many = device.CreateTexture(size=SIZE, format="RGBA8Unorm", usage="RenderAttachment", sampleCount=4)
            given = {"resolveTarget": self.data.CreateView(), "clearValue": numbers, "storeOp": "Discard"}
            to.BeginRenderPass(colorAttachments=[color(many.CreateView(), **given)]).End()
        else:
            declared = "@group(0) @binding(0) var t: texture_storage_2d<rgba8unorm, write>;"
            body = f"for (var i = 0; i < 4; i++) {{ textureStore(t, vec2i(i / 2, i % 2), vec4f{numbers}); }}"
            self.buffers.run(to, place, declared, body, {"textureView": self.data.CreateView()})


@pytest.mark.parametrize(
    ("between", "order", "place"), BUFFER_CASES, ids=lambda of: "-".join(of) if isinstance(of, tuple) else of
)
def test_textures(device: Device, between: str, order: str, place: tuple[str, str]) -> None:
    kinds = {"read": TEXTURE_READS, "write": TEXTURE_WRITES}
    first, _, second = order.split()
    found = [pair for pair in pairs(kinds[first], kinds[second], between) if pair[2] == place]
    if not found:
        pytest.skip("nothing does that there")
    for one, other, _ in found:
        textures, recorder, last, seen = Textures(device), Recorder(device), STEPS[0], None
        for step, (how, where) in enumerate(zip((one, other), place, strict=True)):
            to = recorder.at(where)
            if (first, second)[step] == "read":
                textures.read(to, how, where)
                seen = last
            else:
                last = STEPS[step + 1]
                textures.write(to, how, where, last)
            if step == 0:
                recorder.boundary(between)
        recorder.at("queue")
        texture, expected = (textures.data, last) if seen is None else (textures.seen, seen)
        linear = textures.linear()
        encoder = device.record()
        encoder.CopyTextureToBuffer({"texture": texture}, linear, extent(SIZE))
        device.submit(device.finish(encoder))
        content = device.read(linear["buffer"])
        assert [tuple(content[at : at + 4]) for at in (0, 4, 256, 260)] == [expected] * 4, (one, other)


# -- depth and stencil that are tested against and read in one pass

FORMATS = {"Depth16Unorm": "d", "Depth24Plus": "d", "Depth32Float": "d", "Stencil8": "s",
           "Depth24PlusStencil8": "ds", "Depth32FloatStencil8": "ds"}  # fmt: skip


@pytest.mark.parametrize(
    ("format", "depth", "stencil"),
    [(of, depth, stencil) for of, has in FORMATS.items()
     for depth in ((False, True) if "d" in has else (None,)) for stencil in ((False, True) if "s" in has else (None,))],
)  # fmt: skip
def test_read_while_tested(
    gpu: Gpu, differs: Callable[..., None], format: str, depth: bool | None, stencil: bool | None
) -> None:
    """Aspects that are only read are bound in the pass, the other one is drawn to. Columns have stencils 1 to 3, rows
    depths 0.1 to 0.3; drawn is depth 0.15 where it is less than that, and stencil 2."""
    differs("one-aspect-read-only", {depth, stencil} == {False, True})
    device = gpu.device(features_of(format))
    usage = "RenderAttachment|TextureBinding"
    texture = device.CreateTexture(size=(3, 3, 1), format=format, usage=usage)

    def drawn(
        fragment_code: str, draws: list[int], read_only: tuple[bool, bool], load: str, state: dict[str, Any]
    ) -> Object:
        given: dict[str, Any] = {}
        for aspect, has, only in (("depth", depth, read_only[0]), ("stencil", stencil, read_only[1])):
            if has is not None and not only:
                given.update({f"{aspect}LoadOp": load, f"{aspect}StoreOp": "Store"})
        if depth is not None and load == "Clear":
            given["depthClearValue"] = 0.0
        attached = depth_stencil(texture.CreateView(), format, read_only, **given)
        target = device.CreateTexture(size=(3, 3, 1), format="R8Unorm", usage="RenderAttachment|CopySrc")
        pipeline = device.CreateRenderPipeline(
            vertex={"module": module(device, cover(0.15))},
            fragment={"module": module(device, fragment_code), "targets": [{"format": "R8Unorm"}]},
            depthStencil={"format": format, "depthWriteEnabled": "Undefined", **state},
        )
        encoder = device.record()
        pass_ = encoder.BeginRenderPass(colorAttachments=[color(target.CreateView())], depthStencilAttachment=attached)
        pass_.SetPipeline(pipeline)
        bound = []
        if any(read_only):
            for at, (only, aspect) in enumerate(zip(read_only, ("DepthOnly", "StencilOnly"), strict=True)):
                if only:
                    bound.append({"binding": at, "textureView": texture.CreateView(aspect=aspect)})
            pass_.SetBindGroup(0, device.CreateBindGroup(layout=pipeline.GetBindGroupLayout(0), entries=bound))
        for at, reference in enumerate(draws):
            if len(draws) > 1:
                pass_.SetScissorRect(at, 0, 1, 3)
            pass_.SetStencilReference(reference)
            pass_.Draw(3, 1, 0, 0)
        pass_.End()
        device.submit(device.finish(encoder))
        return target

    replace = {"passOp": "Replace"}
    state: dict[str, Any] = {"depthWriteEnabled": "True", "depthCompare": "Always"} if depth is not None else {}
    state.update({"stencilFront": replace, "stencilBack": replace} if stencil is not None else {})
    by_row = """struct Out { @location(0) c: f32, @builtin(frag_depth) d: f32 }
        @fragment fn fs(@builtin(position) at: vec4f) -> Out"""
    code = (
        f"{by_row} {{ return Out(1.0, (floor(at.y) + 1.0) / 10.0); }}" if depth is not None else fragment("1.0", "f32")
    )
    drawn(code, [1, 2, 3], (False, False), "Clear", state)
    face = {"compare": "LessEqual", "passOp": "Keep" if stencil else "IncrementClamp"}
    state = (
        {"depthCompare": "LessEqual", "depthWriteEnabled": "False" if depth else "True"} if depth is not None else {}
    )
    state.update({"stencilFront": face, "stencilBack": face} if stencil is not None else {})
    declared = "@group(0) @binding(0) var d: texture_2d<f32>;" * bool(depth)
    declared += "@group(0) @binding(1) var s: texture_2d<u32>;" * bool(stencil)
    discards = "if textureLoad(d, p, 0).x > 0.21 { discard; }" * bool(depth)
    discards += "if textureLoad(s, p, 0).x > 2u { discard; }" * bool(stencil)
    code = f"""{declared} @fragment fn fs(@builtin(position) at: vec4f) -> @location(0) f32 {{
        let p = vec2u(at.xy); {discards} return 1.0; }}"""
    drawn(code, [2], (bool(depth), bool(stencil)), "Load", state)
    for aspect, has, kind in (("DepthOnly", depth, "f32"), ("StencilOnly", stencil, "u32")):
        if has is None:
            continue
        code = f"""@group(0) @binding(0) var t: texture_2d<{kind}>;
            @group(0) @binding(1) var<storage, read_write> out: array<f32, 9>;
            @compute @workgroup_size(3, 3) fn main(@builtin(local_invocation_id) at: vec3u) {{
                out[at.x + 3u * at.y] = f32(textureLoad(t, at.xy, 0).x); }}"""
        pipeline = compute_pipeline(device, code)
        out = buffer(device, bytes(36), "Storage")
        encoder = device.record()
        pass_ = encoder.BeginComputePass()
        pass_.SetPipeline(pipeline)
        pass_.SetBindGroup(0, group(device, pipeline, {"textureView": texture.CreateView(aspect=aspect)}, out))
        pass_.DispatchWorkgroups(1, 1, 1)
        pass_.End()
        device.submit(device.finish(encoder))
        expected = []
        for y, x in itertools.product(range(3), range(3)):
            passes = (stencil is None or x + 1 >= 2) and (depth is None or (y + 1) / 10 >= 0.15)
            kept = not passes or (depth and y == 2) or (stencil and x == 2) or has
            before = (y + 1) / 10 if kind == "f32" else x + 1
            expected.append(before if kept else 0.15 if kind == "f32" else before + 1)
        assert struct.unpack("9f", device.read(out)) == pytest.approx(expected, abs=1e-3), aspect
