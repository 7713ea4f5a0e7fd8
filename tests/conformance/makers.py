"""What many cases need and none is about: modules, pipelines, attachments, passes."""

from __future__ import annotations

from typing import Any

from gpu import Device, Object

VERTEX = "@vertex fn vs() -> @builtin(position) vec4f { return vec4f(); }"
FRAGMENT = "@fragment fn fs() -> @location(0) vec4f { return vec4f(); }"

DEPTH_FORMATS = ["Depth16Unorm", "Depth24Plus", "Depth24PlusStencil8", "Depth32Float", "Depth32FloatStencil8"]
STENCIL_FORMATS = ["Stencil8", "Depth24PlusStencil8", "Depth32FloatStencil8"]
DEPTH_STENCIL_FORMATS = ["Stencil8", *DEPTH_FORMATS]


def module(device: Device, code: str) -> Object:
    return device.CreateShaderModule(chain={"ShaderSourceWGSL": {"code": code}})


def constants(values: dict[str, float]) -> list[dict[str, Any]]:
    return [{"key": key, "value": value} for key, value in values.items()]


def render(device: Device, vertex: str = VERTEX, fragment: str | None = FRAGMENT, **given: Any) -> dict[str, Any]:
    """The descriptor of a pipeline that draws on `targets`, by default one of RGBA8Unorm."""
    targets = given.pop("targets", [{"format": "RGBA8Unorm"}])
    state = given.pop("vertex_state", {})
    made: dict[str, Any] = {"vertex": {"module": module(device, vertex), **state}, **given}
    if fragment is not None:
        made["fragment"] = {"module": module(device, fragment), "targets": targets, **given.pop("fragment_state", {})}
        made.pop("fragment_state", None)
    return made


def depth_state(of: str, **given: Any) -> dict[str, Any]:
    """A depth-stencil state that neither tests nor writes."""
    depth = {"depthWriteEnabled": "False", "depthCompare": "Always"} if of in DEPTH_FORMATS else {}
    return {"format": of, "depthWriteEnabled": "Undefined", **depth, **given}


def features_of(of: str) -> list[str]:
    return ["Depth32FloatStencil8"] if of == "Depth32FloatStencil8" else []


def attachment(device: Device, of: str = "RGBA8Unorm", samples: int = 1, **given: Any) -> Object:
    """A view of a texture to draw on."""
    width, height = given.pop("size", (16, 16))
    usage = given.pop("usage", "RenderAttachment")
    texture = device.CreateTexture(
        format=of, usage=usage, size=(width, height, given.pop("layers", 1)), sampleCount=samples, **given
    )
    return texture.CreateView()


def color(view: Object, **given: Any) -> dict[str, Any]:
    return {"view": view, "loadOp": "Clear", "storeOp": "Store", **given}


def depth_stencil(view: Object, of: str, read_only: tuple[bool, bool] = (False, False), **given: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"view": view, "depthReadOnly": read_only[0], "stencilReadOnly": read_only[1]}
    if of in DEPTH_FORMATS and not read_only[0]:
        made.update(depthLoadOp="Clear", depthStoreOp="Store", depthClearValue=1.0)
    if of in STENCIL_FORMATS and not read_only[1]:
        made.update(stencilLoadOp="Clear", stencilStoreOp="Store")
    return {**made, **given}


def compute_pipeline(device: Device, code: str = "@compute @workgroup_size(1) fn main() {}", **given: Any) -> Object:
    return device.CreateComputePipeline(compute={"module": module(device, code)}, **given)


def buffer(device: Device, size: int, usage: str) -> Object:
    return device.CreateBuffer(size=size, usage=usage)


class Encoder:
    """One of the four things that record, with what it takes to end and to judge the recording."""

    def __init__(self, device: Device, kind: str, formats: tuple[str, ...] = ("RGBA8Unorm",)) -> None:
        self.device = device
        self.kind = kind
        self.encoder: Object | None = None if kind == "bundle" else device.record()
        if kind == "bundle":
            self.to = device.CreateRenderBundleEncoder(colorFormats=list(formats))
        elif kind == "compute":
            assert self.encoder is not None
            self.to = self.encoder.BeginComputePass()
        elif kind == "render":
            assert self.encoder is not None
            views = [color(attachment(device, of)) for of in formats]
            self.to = self.encoder.BeginRenderPass(colorAttachments=views)
        else:
            assert self.encoder is not None
            self.to = self.encoder

    def finish(self, right: bool = True) -> Object:
        """Ends the recording, which is judged now; a bundle is put into a pass of its own."""
        if self.kind == "bundle":
            with self.device.valid(right):
                return self.to.Finish()
        if self.kind in ("compute", "render"):
            self.to.End()
        assert self.encoder is not None
        return self.device.finish(self.encoder, right)

    def submit(self, right: bool = True) -> None:
        """Ends the recording, which is right, and judges what becomes of it on the queue."""
        commands = self.finish()
        if self.kind == "bundle":
            within = Encoder(self.device, "render")
            within.to.ExecuteBundles([commands])
            commands = within.finish()
        with self.device.valid(right):
            self.device.submit(commands)
