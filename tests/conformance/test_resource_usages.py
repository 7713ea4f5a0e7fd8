"""What may be used together in a pass. Spec: 3.4.5 Synchronization."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from gpu import Device, Object

WHOLE = 2**64 - 1
#: Usages of a buffer: those of bindings, then those of commands.
BINDINGS = {"uniform": "Uniform", "storage": "Storage", "read-only storage": "ReadOnlyStorage"}
COMMANDS = ["vertex", "index", "indirect"]
WGSL = """
@vertex fn vertex() -> @builtin(position) vec4f { return vec4f(); }
@fragment fn fragment() -> @location(0) vec4f { return vec4f(); }
@compute @workgroup_size(1) fn compute() {}
"""


def compatible(first: str, second: str) -> bool:
    """Any number of readers, or writers of the same kind."""
    writes = {"storage", "write", "read-write"}
    return not {first, second} & writes or first == second


class Kit:
    """The makers of what the cases bind."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.module = device.CreateShaderModule(chain={"ShaderSourceWGSL": {"code": WGSL}})

    def buffer(self) -> Object:
        return self.device.CreateBuffer(size=1024, usage="Uniform|Storage|Vertex|Index|Indirect|CopySrc|CopyDst")

    def layout(self, stage: str, **entry: object) -> Object:
        return self.device.CreateBindGroupLayout(entries=[{"binding": 0, "visibility": stage, **entry}])

    def buffer_group(
        self, buffer: Object, usage: str, stage: str = "Fragment", offset: int = 0
    ) -> tuple[Object, Object]:
        layout = self.layout(stage, buffer={"type": BINDINGS[usage]})
        entry = {"binding": 0, "buffer": buffer, "offset": offset, "size": 16}
        return layout, self.device.CreateBindGroup(layout=layout, entries=[entry])

    def view_group(
        self, view: Object, usage: str, stage: str = "Fragment", format: str = "R32Float"
    ) -> tuple[Object, Object]:
        access = {"read": "ReadOnly", "write": "WriteOnly", "read-write": "ReadWrite"}
        if usage == "sampled":
            entry: dict[str, object] = {"texture": {"sampleType": "UnfilterableFloat", "viewDimension": "2DArray"}}
        else:
            entry = {"storageTexture": {"access": access[usage], "format": format, "viewDimension": "2DArray"}}
        layout = self.layout(stage, **entry)
        return layout, self.device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "textureView": view}])

    def target(self, format: str = "RGBA8Unorm") -> Object:
        return self.device.CreateTexture(size=(16, 16, 1), format=format, usage="RenderAttachment").CreateView()

    def pipeline(self, *layouts: Object | int) -> Object:
        return self.device.CreateRenderPipeline(
            layout=self.device.CreatePipelineLayout(bindGroupLayouts=list(layouts)),
            vertex={"module": self.module, "entryPoint": "vertex"},
            fragment={
                "module": self.module,
                "entryPoint": "fragment",
                "targets": [{"format": "RGBA8Unorm", "writeMask": "All"}],
            },
        )

    def compute_pipeline(self, *layouts: Object | int) -> Object:
        return self.device.CreateComputePipeline(
            layout=self.device.CreatePipelineLayout(bindGroupLayouts=list(layouts)),
            compute={"module": self.module, "entryPoint": "compute"},
        )

    def begin(self, encoder: Object, view: Object | None = None) -> Object:
        attachment = {"view": view or self.target(), "loadOp": "Clear", "storeOp": "Store"}
        return encoder.BeginRenderPass({"colorAttachments": [attachment]})


@pytest.fixture
def kit(device: Device) -> Kit:
    return Kit(device)


# -- buffers in render passes


def use(kit: Kit, begun: Object, at: int, buffer: Object, usage: str, offset: int = 0) -> None:
    if usage in BINDINGS:
        begun.SetBindGroup(at, kit.buffer_group(buffer, usage, offset=offset)[1], [])
    elif usage == "vertex":
        begun.SetVertexBuffer(at, buffer, 0, WHOLE)
    elif usage == "index":
        begun.SetIndexBuffer(buffer, "Uint16", 0, WHOLE)
    else:
        begun.SetPipeline(kit.pipeline())
        begun.DrawIndirect(buffer, 0)


@pytest.mark.parametrize("first", [*BINDINGS, *COMMANDS])
@pytest.mark.parametrize("second", [*BINDINGS, *COMMANDS])
def test_buffer_in_a_render_pass(device: Device, kit: Kit, first: str, second: str) -> None:
    """The pass is one scope: also what is set and never drawn with counts, and the offsets do not matter."""
    for offset in (0, 512):
        buffer = kit.buffer()
        encoder = device.record()
        begun = kit.begin(encoder)
        use(kit, begun, 0, buffer, first)
        use(kit, begun, 1, buffer, second, offset)
        begun.End()
        device.finish(encoder, right=compatible(first, second))


@pytest.mark.parametrize("first", [*BINDINGS, *COMMANDS])
@pytest.mark.parametrize("second", [*BINDINGS, *COMMANDS])
def test_buffer_in_two_render_passes(device: Device, kit: Kit, first: str, second: str) -> None:
    buffer = kit.buffer()
    encoder = device.record()
    for usage in (first, second):
        begun = kit.begin(encoder)
        use(kit, begun, 0, buffer, usage)
        begun.End()
    device.finish(encoder)


@pytest.mark.parametrize("first", BINDINGS)
@pytest.mark.parametrize("second", BINDINGS)
def test_buffer_set_and_replaced_in_a_render_pass(device: Device, kit: Kit, first: str, second: str) -> None:
    """What is replaced before a draw was still set in this pass."""
    buffer = kit.buffer()
    encoder = device.record()
    begun = kit.begin(encoder)
    for usage in (first, second):
        begun.SetBindGroup(0, kit.buffer_group(buffer, usage)[1], [])
    begun.End()
    device.finish(encoder, right=compatible(first, second))


@pytest.mark.parametrize("first", BINDINGS)
@pytest.mark.parametrize("second", [*BINDINGS, *COMMANDS])
@pytest.mark.parametrize("inside", ["both", "first"])
def test_buffer_in_a_bundle(device: Device, kit: Kit, first: str, second: str, inside: str) -> None:
    """A bundle's usages are the pass's."""
    buffer = kit.buffer()
    recorder = device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
    recorder.SetBindGroup(0, kit.buffer_group(buffer, first)[1], [])
    if inside == "both":
        use(kit, recorder, 1, buffer, second)
    bundle = recorder.Finish()
    encoder = device.record()
    begun = kit.begin(encoder)
    begun.ExecuteBundles([bundle])
    if inside == "first":
        use(kit, begun, 1, buffer, second)
    begun.End()
    device.finish(encoder, right=compatible(first, second))


# -- buffers in compute passes


def bound(kit: Kit, begun: Object, buffer: Object, usages: list[str], used: int) -> None:
    """Binds the buffer once for each usage and takes a pipeline that uses so many of the groups."""
    layouts = []
    for at, usage in enumerate(usages):
        layout, group = kit.buffer_group(buffer, usage, "Compute")
        begun.SetBindGroup(at, group, [])
        layouts.append(layout)
    begun.SetPipeline(kit.compute_pipeline(*layouts[:used]))


@pytest.mark.parametrize("first", BINDINGS)
@pytest.mark.parametrize("second", BINDINGS)
@pytest.mark.parametrize("used", [0, 1, 2])
@pytest.mark.parametrize("dispatch", [False, True])
def test_buffer_in_a_dispatch(
    device: Device, kit: Kit, differs: Callable[..., None], first: str, second: str, used: int, dispatch: bool
) -> None:
    """A dispatch is one scope, of the groups that its pipeline uses. What it writes it has once."""
    aliased = dispatch and used == 2 and first == second == "storage"
    differs("aliased-bindings", aliased)
    buffer = kit.buffer()
    encoder = device.record()
    begun = encoder.BeginComputePass()
    bound(kit, begun, buffer, [first, second], used)
    if dispatch:
        begun.DispatchWorkgroups(1, 1, 1)
    begun.End()
    device.finish(encoder, right=not dispatch or used < 2 or (compatible(first, second) and not aliased))


@pytest.mark.parametrize("usage", BINDINGS)
@pytest.mark.parametrize("used", [0, 1])
def test_buffer_of_an_indirect_dispatch(device: Device, kit: Kit, usage: str, used: int) -> None:
    buffer = kit.buffer()
    encoder = device.record()
    begun = encoder.BeginComputePass()
    bound(kit, begun, buffer, [usage], used)
    begun.DispatchWorkgroupsIndirect(buffer, 0)
    begun.End()
    device.finish(encoder, right=not used or compatible(usage, "indirect"))


@pytest.mark.parametrize("first", BINDINGS)
@pytest.mark.parametrize("second", BINDINGS)
def test_buffer_in_two_dispatches(device: Device, kit: Kit, first: str, second: str) -> None:
    buffer = kit.buffer()
    encoder = device.record()
    begun = encoder.BeginComputePass()
    for usage in (first, second):
        bound(kit, begun, buffer, [usage], 1)
        begun.DispatchWorkgroups(1, 1, 1)
    begun.End()
    device.finish(encoder)


@pytest.mark.parametrize("first", BINDINGS)
@pytest.mark.parametrize("second", [*BINDINGS, "indirect"])
@pytest.mark.parametrize("run", ["render", "dispatch"])
def test_buffer_that_is_replaced_before_a_run(device: Device, kit: Kit, first: str, second: str, run: str) -> None:
    """Counts in a render pass, and not in a dispatch."""
    buffer, other = kit.buffer(), kit.buffer()
    stage = "Compute" if run == "dispatch" else "Fragment"
    layout, group = kit.buffer_group(buffer, first, stage)
    groups = [group, kit.buffer_group(other, first, stage)[1]]
    layouts = [layout]
    encoder = device.record()
    begun = encoder.BeginComputePass() if run == "dispatch" else kit.begin(encoder)
    for one in groups:
        begun.SetBindGroup(0, one, [])
    if second != "indirect":
        layout, group = kit.buffer_group(buffer, second, stage)
        layouts.append(layout)
        begun.SetBindGroup(1, group, [])
    begun.SetPipeline(kit.compute_pipeline(*layouts) if run == "dispatch" else kit.pipeline(*layouts))
    if run == "dispatch":
        begun.DispatchWorkgroupsIndirect(buffer, 0) if second == "indirect" else begun.DispatchWorkgroups(1, 1, 1)
    else:
        begun.DrawIndirect(buffer, 0) if second == "indirect" else begun.Draw(3, 1, 0, 0)
    begun.End()
    device.finish(encoder, right=run == "dispatch" or compatible(first, second))


@pytest.mark.parametrize("first", [*BINDINGS, *COMMANDS])
@pytest.mark.parametrize("second", BINDINGS)
def test_groups_for_other_stages_count_in_render_passes(device: Device, kit: Kit, first: str, second: str) -> None:
    buffer = kit.buffer()
    encoder = device.record()
    begun = kit.begin(encoder)
    use(kit, begun, 0, buffer, first)
    begun.SetBindGroup(1, kit.buffer_group(buffer, second, "Compute")[1], [])
    begun.End()
    device.finish(encoder, right=compatible(first, second))


@pytest.mark.parametrize("ranges", ["same", "next"])
@pytest.mark.parametrize("stage", ["Compute", "Fragment"])
def test_what_is_written_is_bound_once(
    device: Device, kit: Kit, differs: Callable[..., None], ranges: str, stage: str
) -> None:
    """Ranges of a buffer that a dispatch or a draw may write do not overlap."""
    differs("aliased-bindings", ranges == "same")
    buffer = device.CreateBuffer(size=512, usage="Storage")
    entries = [{"binding": at, "visibility": stage, "buffer": {"type": "Storage"}} for at in range(2)]
    layout = device.CreateBindGroupLayout(entries=entries)
    offsets = [0, 0 if ranges == "same" else 256]
    bound = [{"binding": at, "buffer": buffer, "offset": offset, "size": 16} for at, offset in enumerate(offsets)]
    group = device.CreateBindGroup(layout=layout, entries=bound)
    encoder = device.record()
    if stage == "Compute":
        begun = encoder.BeginComputePass()
        begun.SetPipeline(kit.compute_pipeline(layout))
    else:
        begun = kit.begin(encoder)
        begun.SetPipeline(kit.pipeline(layout))
    begun.SetBindGroup(0, group, [])
    if stage == "Compute":
        begun.DispatchWorkgroups(1, 1, 1)
    else:
        begun.Draw(3, 1, 0, 0)
    begun.End()
    device.finish(encoder, right=ranges == "next")


def test_buffer_twice_in_one_group(device: Device) -> None:
    for first, second in itertools.product(BINDINGS, repeat=2):
        if first == second == "storage":
            continue
        layout = device.CreateBindGroupLayout(
            entries=[
                {"binding": at, "visibility": "Compute", "buffer": {"type": BINDINGS[usage]}}
                for at, usage in enumerate((first, second))
            ]
        )
        kit = Kit(device)
        buffer = kit.buffer()
        entries = [{"binding": at, "buffer": buffer, "size": 16} for at in range(2)]
        with device.expect(None, first, second):
            group = device.CreateBindGroup(layout=layout, entries=entries)
        encoder = device.record()
        begun = encoder.BeginComputePass()
        begun.SetBindGroup(0, group, [])
        begun.SetPipeline(kit.compute_pipeline(layout))
        begun.DispatchWorkgroups(1, 1, 1)
        begun.End()
        with device.valid(compatible(first, second), first, second):
            encoder.Finish()


# -- textures

VIEWS = ["sampled", "read", "write", "read-write"]
#: Parts of a texture of two levels and two layers: level and layer.
PARTS = [(0, 0), (1, 0), (0, 1)]


def part(texture: Object, level: int, layer: int, dimension: str = "2DArray") -> Object:
    return texture.CreateView(
        dimension=dimension, baseMipLevel=level, mipLevelCount=1, baseArrayLayer=layer, arrayLayerCount=1
    )


def texture(device: Device, format: str = "R32Float") -> Object:
    usage = "TextureBinding|StorageBinding|RenderAttachment|CopySrc|CopyDst"
    if format.startswith("Depth"):
        usage = usage.replace("StorageBinding|", "")
    return device.CreateTexture(size=(16, 16, 2), format=format, usage=usage, mipLevelCount=2)


@pytest.mark.parametrize("first", VIEWS)
@pytest.mark.parametrize("second", VIEWS)
@pytest.mark.parametrize("other", PARTS)
@pytest.mark.parametrize("kind", ["render", "dispatch", "two dispatches"])
def test_texture_bindings(
    device: Device,
    kit: Kit,
    differs: Callable[..., None],
    first: str,
    second: str,
    other: tuple[int, int],
    kind: str,
) -> None:
    """Of each level and layer by itself. What a dispatch writes it has once."""
    aliased = kind == "dispatch" and other == (0, 0) and first == second and "write" in first
    differs("aliased-bindings", aliased)
    made = texture(device)
    stage = "Fragment" if kind == "render" else "Compute"
    groups = [kit.view_group(part(made, *where), usage, stage) for where, usage in (((0, 0), first), (other, second))]
    encoder = device.record()
    begun = kit.begin(encoder) if kind == "render" else encoder.BeginComputePass()
    if kind == "two dispatches":
        for layout, group in groups:
            begun.SetBindGroup(0, group, [])
            begun.SetPipeline(kit.compute_pipeline(layout))
            begun.DispatchWorkgroups(1, 1, 1)
    else:
        for at, (_, group) in enumerate(groups):
            begun.SetBindGroup(at, group, [])
    if kind == "dispatch":
        begun.SetPipeline(kit.compute_pipeline(*(layout for layout, _ in groups)))
        begun.DispatchWorkgroups(1, 1, 1)
    begun.End()
    right = kind == "two dispatches" or other != (0, 0) or compatible(first, second)
    device.finish(encoder, right and not aliased)


@pytest.mark.parametrize("usage", VIEWS)
@pytest.mark.parametrize("where", PARTS)
@pytest.mark.parametrize("scope", ["same", "next"])
def test_texture_as_attachment(device: Device, kit: Kit, usage: str, where: tuple[int, int], scope: str) -> None:
    """What is rendered to is used for nothing else in the pass."""
    made = texture(device)
    encoder = device.record()
    begun = kit.begin(encoder, part(made, 0, 0, "2D"))
    if scope == "next":
        begun.End()
        begun = kit.begin(encoder)
    begun.SetBindGroup(0, kit.view_group(part(made, *where), usage)[1], [])
    begun.End()
    device.finish(encoder, right=scope == "next" or where != (0, 0))


@pytest.mark.parametrize("where", PARTS)
def test_two_attachments(device: Device, kit: Kit, where: tuple[int, int]) -> None:
    made = texture(device, "R32Float")
    if where == (1, 0):
        pytest.skip("another mip level has another size, and the attachments of a pass must be of one")
    encoder = device.record()
    attachments = [{"view": part(made, *one, "2D"), "loadOp": "Clear", "storeOp": "Store"} for one in ((0, 0), where)]
    encoder.BeginRenderPass({"colorAttachments": attachments}).End()
    device.finish(encoder, right=where != (0, 0))


@pytest.mark.parametrize("format", ["Depth32Float", "Depth24PlusStencil8"])
@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("where", PARTS)
def test_depth_read_while_bound(device: Device, kit: Kit, format: str, read_only: bool, where: tuple[int, int]) -> None:
    """An attachment that is only read may be sampled beside."""
    made = texture(device, format)
    layout = kit.layout("Fragment", texture={"sampleType": "Depth", "viewDimension": "2DArray"})
    view = made.CreateView(
        aspect="DepthOnly", dimension="2DArray", baseMipLevel=where[0], mipLevelCount=1, baseArrayLayer=where[1],
        arrayLayerCount=1,
    )  # fmt: skip
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "textureView": view}])
    attachment: dict[str, object] = {"view": part(made, 0, 0, "2D"), "depthReadOnly": read_only, "depthClearValue": 1.0}
    if not read_only:
        attachment.update(depthLoadOp="Clear", depthStoreOp="Store")
    if "Stencil" in format:
        attachment["stencilReadOnly"] = read_only
        if not read_only:
            attachment.update(stencilLoadOp="Clear", stencilStoreOp="Store")
    encoder = device.record()
    begun = encoder.BeginRenderPass({"depthStencilAttachment": attachment})
    begun.SetBindGroup(0, group, [])
    begun.End()
    device.finish(encoder, right=read_only or where != (0, 0))


@pytest.mark.parametrize("visibility", [0, "Vertex", "Compute"])
def test_groups_count_in_render_passes_whoever_sees_them(device: Device, kit: Kit, visibility: int | str) -> None:
    made = texture(device)
    layout = device.CreateBindGroupLayout(
        entries=[{"binding": 0, "visibility": visibility, "texture": {"sampleType": "UnfilterableFloat"}}]
    )
    view = part(made, 0, 0, "2D")
    group = device.CreateBindGroup(layout=layout, entries=[{"binding": 0, "textureView": view}])
    encoder = device.record()
    begun = kit.begin(encoder, part(made, 0, 0, "2D"))
    begun.SetBindGroup(0, group, [])
    begun.End()
    device.finish(encoder, right=False)


@pytest.mark.parametrize("usage", VIEWS)
def test_copies_are_scopes_of_their_own(device: Device, kit: Kit, usage: str) -> None:
    made = texture(device)
    layout, group = kit.view_group(part(made, 0, 0), usage, "Compute")
    encoder = device.record()
    size = {"width": 4, "height": 4, "depthOrArrayLayers": 1}
    for _ in range(2):
        begun = encoder.BeginComputePass()
        begun.SetBindGroup(0, group, [])
        begun.SetPipeline(kit.compute_pipeline(layout))
        begun.DispatchWorkgroups(1, 1, 1)
        begun.End()
        encoder.CopyTextureToTexture({"texture": made}, {"texture": made, "mipLevel": 1}, size)
    commands = device.finish(encoder)
    with device.expect(None):
        device.submit(commands)
