"""Destruction and loss of devices. Spec: 4.4 and 22.1."""

from __future__ import annotations

import pytest

from gpu import Device, Gpu, Object

WHOLE = 2**64 - 1
WGSL = """
@compute @workgroup_size(1) fn compute() {}
@vertex fn vertex() -> @builtin(position) vec4f { return vec4f(); }
@fragment fn fragment() -> @location(0) vec4f { return vec4f(); }
"""


@pytest.fixture
def mortal(gpu: Gpu) -> Device:
    """A device of the case's own."""
    status, device, message = gpu.request_device(requiredFeatures=["TimestampQuery"])
    assert device is not None, (status, message)
    return device


def test_destroy_tells_once(mortal: Device) -> None:
    mortal.Destroy()
    of, reason, message = mortal.lost.wait()
    assert reason == "Destroyed"
    assert of == mortal
    assert message
    mortal.Destroy()
    mortal.Destroy()
    assert len(mortal.lost.calls) == 1


def test_release_tells_too(gpu: Gpu) -> None:
    _, device, _ = gpu.request_device()
    assert device is not None
    gpu.owned.remove(device)
    lost = device.lost
    device.Release()
    assert lost.wait()[1] == "Destroyed"


def test_lost_future(gpu: Gpu, mortal: Device) -> None:
    assert mortal.GetLostFuture().id == mortal.GetLostFuture().id != 0
    mortal.Destroy()


@pytest.mark.parametrize("mode", ["WaitAnyOnly", "AllowProcessEvents", "AllowSpontaneous"])
def test_lost_callback_modes(gpu: Gpu, mode: str) -> None:
    from gpu import Promise
    from nodes import Bits, Callback

    lost = Promise(gpu, None)
    info = {"mode": mode, "callback": Callback(), "userdata1": Bits(gpu.token(lost))}
    _, device, _ = gpu.request_device(deviceLostCallbackInfo=info)
    assert device is not None
    device.Destroy()
    if mode == "AllowProcessEvents":
        assert not lost, "not within the call"
    if mode == "WaitAnyOnly":
        gpu.instance.ProcessEvents()
        assert not lost, "only when it is waited for"
        return
    assert lost.wait()[1] == "Destroyed"


@pytest.mark.parametrize("features", [[0x1000]])
def test_a_device_that_never_was(gpu: Gpu, features: list[int]) -> None:
    from gpu import Promise
    from nodes import Bits, Callback

    lost = Promise(gpu, None)
    info = {"mode": "AllowSpontaneous", "callback": Callback(), "userdata1": Bits(gpu.token(lost))}
    status, device, _ = gpu.request_device(requiredFeatures=features, deviceLostCallbackInfo=info)
    assert (status, device) == ("Error", None)
    of, reason, _ = lost.wait()
    assert (of, reason) == (0, "FailedCreation")


class Things:
    """One of everything, made while the device lived."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.buffer = device.CreateBuffer(
            size=1024, usage="CopySrc|CopyDst|Uniform|Vertex|Index|Indirect|QueryResolve|Storage"
        )
        self.mappable = device.CreateBuffer(size=16, usage="MapRead|CopyDst")
        self.mapped = device.CreateBuffer(size=16, usage="CopySrc", mappedAtCreation=True)
        self.texture = self.new_texture()
        self.view = self.texture.CreateView()
        self.module = self.new_module()
        self.layout = device.CreateBindGroupLayout(
            entries=[{"binding": 0, "visibility": "Compute", "buffer": {"type": "Uniform"}}]
        )
        self.group = device.CreateBindGroup(
            layout=self.layout, entries=[{"binding": 0, "buffer": self.buffer, "size": 16}]
        )
        self.compute = device.CreateComputePipeline(compute={"module": self.module, "entryPoint": "compute"})
        self.pipeline = device.CreateRenderPipeline(self.render_pipeline())
        self.bundle = self.record_bundle().Finish()
        self.queries = device.CreateQuerySet(type="Timestamp", count=2)
        self.occlusion = device.CreateQuerySet(type="Occlusion", count=2)
        self.encoder = device.CreateCommandEncoder()
        self.commands = device.CreateCommandEncoder().Finish()
        self.queue = device.queue

    def new_texture(self) -> Object:
        usage = "CopySrc|CopyDst|TextureBinding|RenderAttachment"
        return self.device.CreateTexture(size=(4, 4, 1), format="RGBA8Unorm", usage=usage)

    def new_module(self) -> Object:
        return self.device.CreateShaderModule(chain={"ShaderSourceWGSL": {"code": WGSL}})

    def render_pipeline(self) -> dict[str, object]:
        return {
            "vertex": {"module": self.module, "entryPoint": "vertex"},
            "fragment": {
                "module": self.module,
                "entryPoint": "fragment",
                "targets": [{"format": "RGBA8Unorm", "writeMask": "All"}],
            },
        }

    def record_bundle(self) -> Object:
        encoder = self.device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"])
        encoder.SetPipeline(self.pipeline)
        encoder.Draw(3, 1, 0, 0)
        return encoder

    def dispatch(self) -> None:
        begun = self.encoder.BeginComputePass()
        begun.SetPipeline(self.compute)
        begun.DispatchWorkgroups(1, 1, 1)
        begun.End()
        self.queue.Submit([self.encoder.Finish()])

    def draw(self, bundle: Object | None = None) -> None:
        begun = self.encoder.BeginRenderPass(self.attachment())
        if bundle is not None:
            begun.ExecuteBundles([bundle])
        else:
            begun.SetPipeline(self.pipeline)
            begun.Draw(3, 1, 0, 0)
        begun.End()
        self.queue.Submit([self.encoder.Finish()])

    def size(self) -> dict[str, int]:
        return {"width": 4, "height": 4, "depthOrArrayLayers": 1}

    def texture_info(self) -> dict[str, object]:
        return {"texture": self.texture}

    def buffer_info(self) -> dict[str, object]:
        return {"buffer": self.buffer, "layout": {"bytesPerRow": 256}}

    def attachment(self) -> dict[str, object]:
        return {"colorAttachments": [{"view": self.view, "loadOp": "Clear", "storeOp": "Store"}]}


ACTIONS = {
    "buffer": lambda t: t.device.CreateBuffer(size=4, usage="CopySrc"),
    "wrong buffer": lambda t: t.device.CreateBuffer(size=4, usage=0),
    "buffer mapped at creation": lambda t: t.device.CreateBuffer(size=4, usage="CopySrc", mappedAtCreation=True),
    "texture": lambda t: t.new_texture(),
    "wrong texture": lambda t: t.device.CreateTexture(size=(0, 0, 0), format="R8Unorm", usage=0),
    "view": lambda t: t.texture.CreateView(),
    "wrong view": lambda t: t.texture.CreateView(dimension="3D"),
    "sampler": lambda t: t.device.CreateSampler(),
    "wrong sampler": lambda t: t.device.CreateSampler(maxAnisotropy=0),
    "layout": lambda t: t.device.CreateBindGroupLayout(),
    "group": lambda t: t.device.CreateBindGroup(
        layout=t.layout, entries=[{"binding": 0, "buffer": t.buffer, "size": 16}]
    ),
    "wrong group": lambda t: t.device.CreateBindGroup(layout=t.layout),
    "pipeline layout": lambda t: t.device.CreatePipelineLayout(bindGroupLayouts=[t.layout]),
    "module": lambda t: t.new_module(),
    "wrong module": lambda t: t.device.CreateShaderModule(chain={"ShaderSourceWGSL": {"code": "nonsense"}}),
    "compute pipeline": lambda t: t.device.CreateComputePipeline(compute={"module": t.module}),
    "render pipeline": lambda t: t.device.CreateRenderPipeline(**t.render_pipeline()),
    "wrong pipeline": lambda t: t.device.CreateComputePipeline(compute={"module": t.module, "entryPoint": "none"}),
    "encoder": lambda t: t.device.CreateCommandEncoder(),
    "bundle encoder": lambda t: t.device.CreateRenderBundleEncoder(colorFormats=["RGBA8Unorm"]),
    "query set": lambda t: t.device.CreateQuerySet(type="Occlusion", count=1),
    "wrong query set": lambda t: t.device.CreateQuerySet(type="Occlusion", count=5000),
    "map": lambda t: t.mappable.MapAsync("Read", 0, 16).wait(),
    "unmap": lambda t: t.mapped.Unmap(),
    "destroy a buffer": lambda t: t.buffer.Destroy(),
    "destroy a texture": lambda t: t.texture.Destroy(),
    "destroy a query set": lambda t: t.queries.Destroy(),
    "write a buffer": lambda t: t.queue.WriteBuffer(t.buffer, 0, bytes(4)),
    "write a buffer wrongly": lambda t: t.queue.WriteBuffer(t.buffer, 1, bytes(4)),
    "write a texture": lambda t: t.queue.WriteTexture(t.texture_info(), bytes(64), 64, {"bytesPerRow": 16}, t.size()),
    "submit": lambda t: t.queue.Submit([t.commands]),
    "submit nothing": lambda t: t.queue.Submit([]),
    "work done": lambda t: t.queue.OnSubmittedWorkDone().wait(),
    "copy buffers": lambda t: t.encoder.CopyBufferToBuffer(t.buffer, 0, t.mappable, 0, 4),
    "copy wrongly": lambda t: t.encoder.CopyBufferToBuffer(t.buffer, 1, t.mappable, 0, 4),
    "copy to a texture": lambda t: t.encoder.CopyBufferToTexture(t.buffer_info(), t.texture_info(), t.size()),
    "copy from a texture": lambda t: t.encoder.CopyTextureToBuffer(t.texture_info(), t.buffer_info(), t.size()),
    "copy textures": lambda t: t.encoder.CopyTextureToTexture(t.texture_info(), t.texture_info(), t.size()),
    "clear": lambda t: t.encoder.ClearBuffer(t.buffer, 0, 4),
    "resolve": lambda t: t.encoder.ResolveQuerySet(t.queries, 0, 1, t.buffer, 0),
    "finish": lambda t: t.encoder.Finish(),
    "compute pass": lambda t: t.encoder.BeginComputePass().End(),
    "render pass": lambda t: t.encoder.BeginRenderPass(t.attachment()).End(),
    "dispatch": lambda t: t.dispatch(),
    "draw": lambda t: t.draw(),
    "draw a bundle": lambda t: t.draw(t.bundle),
    "record a bundle": lambda t: t.record_bundle().Finish(),
    "compute pipeline later": lambda t: t.device.CreateComputePipelineAsync({"compute": {"module": t.module}}).wait(),
    "compressed texture": lambda t: t.device.CreateTexture(
        size=(4, 4, 1), format="BC1RGBAUnorm", usage="TextureBinding"
    ),
    "timestamp query set": lambda t: t.device.CreateQuerySet(type="Timestamp", count=1),
    "debug group": lambda t: t.encoder.PushDebugGroup("a"),
    "push a scope": lambda t: t.device.PushErrorScope("Validation"),
    "label": lambda t: t.buffer.SetLabel("new"),
    "limits": lambda t: t.device.GetLimits(),
}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_is_reported(mortal: Device, action: str) -> None:
    """After the loss nothing is an error, and every call comes back."""
    things = Things(mortal)
    mortal.errors.calls.clear()
    mortal.Destroy()
    with mortal.expect(None):
        ACTIONS[action](things)


@pytest.mark.parametrize("action", ACTIONS)
def test_scopes_stay_empty(mortal: Device, action: str) -> None:
    things = Things(mortal)
    mortal.Destroy()
    mortal.PushErrorScope("Validation")
    if action != "push a scope":
        ACTIONS[action](things)
    assert mortal.PopErrorScope().wait()[:2] == ("Success", "NoError")


def test_recording_over_the_loss(mortal: Device) -> None:
    things = Things(mortal)
    encoder = mortal.record()
    begun = encoder.BeginComputePass()
    mortal.Destroy()
    with mortal.expect(None):
        begun.SetPipeline(things.compute)
        begun.DispatchWorkgroups(1, 1, 1)
        begun.End()
        commands = encoder.Finish()
        mortal.queue.Submit([commands])


def compute_pass(t: Things, to: Object) -> None:
    begun = to.BeginComputePass()
    begun.SetPipeline(t.compute)
    begun.DispatchWorkgroups(1, 1, 1)
    begun.End()


def render_pass(t: Things, to: Object, bundle: bool) -> None:
    begun = to.BeginRenderPass(t.attachment())
    if bundle:
        begun.ExecuteBundles([t.bundle])
    else:
        begun.SetPipeline(t.pipeline)
        begun.Draw(3, 1, 0, 0)
    begun.End()


COMMANDS = {
    "nothing": lambda t, to: None,
    "copy buffers": lambda t, to: to.CopyBufferToBuffer(t.buffer, 0, t.mappable, 0, 4),
    "copy to a texture": lambda t, to: to.CopyBufferToTexture(t.buffer_info(), t.texture_info(), t.size()),
    "copy from a texture": lambda t, to: to.CopyTextureToBuffer(t.texture_info(), t.buffer_info(), t.size()),
    "copy textures": lambda t, to: to.CopyTextureToTexture(t.texture_info(), {"texture": t.new_texture()}, t.size()),
    "clear": lambda t, to: to.ClearBuffer(t.buffer, 0, 4),
    "timestamp": lambda t, to: to.BeginComputePass(
        timestampWrites={"querySet": t.queries, "beginningOfPassWriteIndex": 0, "endOfPassWriteIndex": 1}
    ).End(),
    "resolve": lambda t, to: to.ResolveQuerySet(t.occlusion, 0, 1, t.buffer, 0),
    "compute": compute_pass,
    "draw": lambda t, to: render_pass(t, to, False),
    "bundle": lambda t, to: render_pass(t, to, True),
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("stage", ["record", "finish", "submit"])
def test_commands_over_the_loss(mortal: Device, command: str, stage: str) -> None:
    """The device is lost before this stage; without the loss all is right."""
    things = Things(mortal)
    stages = ["record", "finish", "submit"]
    for lost in (False, True):
        with mortal.expect(None):
            encoder = commands = None
            for each in stages:
                if lost and each == stage:
                    mortal.Destroy()
                if each == "record":
                    encoder = mortal.CreateCommandEncoder()
                    COMMANDS[command](things, encoder)
                elif each == "finish":
                    assert encoder is not None
                    commands = encoder.Finish()
                else:
                    mortal.queue.Submit([commands])


def test_pending_maps_are_given_up(mortal: Device) -> None:
    buffer = mortal.CreateBuffer(size=16, usage="MapRead|CopyDst")
    promise = buffer.MapAsync("Read", 0, 16)
    mortal.Destroy()
    assert promise.wait()[0] == "Aborted"
    assert buffer.GetMapState() == "Unmapped"


def test_mapped_buffers_are_unmapped(mortal: Device) -> None:
    things = Things(mortal)
    buffer = mortal.CreateBuffer(size=16, usage="MapRead|CopyDst")
    buffer.MapAsync("Read", 0, 16).wait()
    mortal.Destroy()
    assert buffer.GetMapState() == "Unmapped"
    assert things.mapped.GetMapState() == "Unmapped"


def test_map_after_the_loss(mortal: Device) -> None:
    buffer = mortal.CreateBuffer(size=16, usage="MapRead|CopyDst")
    mortal.Destroy()
    with mortal.expect(None):
        status, _ = buffer.MapAsync("Read", 0, 16).wait()
    assert status == "Aborted"
    assert buffer.GetMapState() == "Unmapped"


def test_mapped_at_creation_after_the_loss(mortal: Device) -> None:
    mortal.Destroy()
    buffer = mortal.CreateBuffer(size=16, usage="CopySrc", mappedAtCreation=True)
    assert buffer.GetMapState() == "Mapped"
    assert buffer.GetMappedRange(0, 16)
    buffer.Unmap()
    assert buffer.GetMapState() == "Unmapped"


def test_work_is_done_after_the_loss(mortal: Device) -> None:
    promise = mortal.queue.OnSubmittedWorkDone()
    mortal.Destroy()
    assert promise.wait()[0] == "Success"
    assert mortal.queue.OnSubmittedWorkDone().wait()[0] == "Success"


@pytest.mark.parametrize("kind", ["compute", "render"])
def test_async_pipelines_after_the_loss(mortal: Device, kind: str) -> None:
    things = Things(mortal)
    mortal.Destroy()
    with mortal.expect(None):
        if kind == "compute":
            descriptor: dict[str, object] = {"compute": {"module": things.module, "entryPoint": "compute"}}
            promise = mortal.CreateComputePipelineAsync(descriptor)
        else:
            promise = mortal.CreateRenderPipelineAsync(things.render_pipeline())
        status, pipeline, _ = promise.wait()
    assert status == "Success"
    assert pipeline


@pytest.mark.parametrize("kind", ["compute", "render"])
@pytest.mark.parametrize("right", [False, True])
def test_async_pipelines_over_the_loss(mortal: Device, kind: str, right: bool) -> None:
    """A right one is made, whatever becomes of the device; a wrong one is judged before the loss, or not at all."""
    things = Things(mortal)
    descriptor: dict[str, object] = {"compute": {"module": things.module, "entryPoint": "compute" if right else "none"}}
    if kind == "render":
        descriptor = things.render_pipeline()
        if not right:
            descriptor["vertex"] = {"module": things.module, "entryPoint": "none"}
    with mortal.expect(None):
        make = mortal.CreateComputePipelineAsync if kind == "compute" else mortal.CreateRenderPipelineAsync
        promises = [make(descriptor) for _ in range(5)]
        mortal.Destroy()
        for promise in promises:
            status, pipeline, _ = promise.wait()
            assert status == "Success" or (not right and status == "ValidationError")
            assert bool(pipeline) == (status == "Success")


def test_open_scopes_of_a_lost_device(mortal: Device) -> None:
    mortal.PushErrorScope("Validation")
    mortal.CreateBuffer(size=4, usage=0)
    mortal.Destroy()
    assert mortal.PopErrorScope().wait()[:2] == ("Success", "NoError")


def test_other_devices_live_on(device: Device, mortal: Device) -> None:
    mortal.Destroy()
    buffer = device.CreateBuffer(size=4, usage="CopySrc")
    assert device.read(buffer) == bytes(4)


def test_another_device_of_the_same_adapter(gpu: Gpu, mortal: Device) -> None:
    mortal.Destroy()
    status, second, _ = gpu.request_device()
    assert status == "Success"
    assert second is not None
    assert second.read(second.CreateBuffer(size=4, usage="CopySrc")) == bytes(4)


def test_getters_after_the_loss(gpu: Gpu, mortal: Device) -> None:
    things = Things(mortal)
    before = gpu.limits(mortal), gpu.features(mortal)
    mortal.Destroy()
    assert (gpu.limits(mortal), gpu.features(mortal)) == before
    assert things.buffer.GetSize() == 1024
    assert things.texture.GetWidth() == 4
    assert mortal.HasFeature("TimestampQuery")


def test_destroy_with_work_in_flight(mortal: Device) -> None:
    near = mortal.CreateBuffer(size=1 << 20, usage="CopySrc")
    far = mortal.CreateBuffer(size=1 << 20, usage="CopyDst")
    encoder = mortal.record()
    for _ in range(50):
        encoder.CopyBufferToBuffer(near, 0, far, 0, 1 << 20)
    mortal.submit(encoder.Finish())
    with mortal.expect(None):
        mortal.Destroy()
    assert mortal.lost.wait()[1] == "Destroyed"
