"""The live objects that calls are made with: three devices on two adapters, and one of everything on them."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import baseline
import recipes
from memory import Arena, Memory
from model import Api
from nodes import Bits, Callback, Link, Obj, Ref

LOG_ERROR = 1
NO_ERROR = 1
#: Which argument of a callback is the handle that its receiver owns.
OWNED = {
    "WGPURequestAdapterCallback": "WGPUAdapter",
    "WGPURequestDeviceCallback": "WGPUDevice",
    "WGPUCreateComputePipelineAsyncCallback": "WGPUComputePipeline",
    "WGPUCreateRenderPipelineAsyncCallback": "WGPURenderPipeline",
}
PASSES = ("WGPUComputePassEncoder", "WGPURenderPassEncoder")
#: Handles that no table ever gave out.
RANDOM = (1, 0xDEADBEEF, 0x7FFF_FFFF_FFFF, 0x8000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x5555_5555_5555)


class Library:
    """The shared library, with the types of its functions."""

    def __init__(self, path: Path, api: Api) -> None:
        self.api = api
        self.dll = ctypes.CDLL(str(path))
        self.functions: dict[str, Any] = {}
        for function in api.functions.values():
            found = getattr(self.dll, function.name, None)
            if found is None:
                continue
            found.argtypes = [api.ctype(arg.type) for arg in function.args]
            found.restype = api.ctype(function.returns) if function.returns else None
            self.functions[function.name] = found


class Home:
    """The objects of one device."""

    def __init__(self, world: World, instance: int, adapter: int, device: int) -> None:
        self.world = world
        self.own = {"WGPUInstance": instance, "WGPUAdapter": adapter, "WGPUDevice": device}
        self.made: dict[tuple[str, str], int] = {}

    def ref(self, kind: str, which: str = "live") -> Bits:
        return Bits(self.get(kind, which))

    def get(self, kind: str, which: str = "live") -> int:
        if which == "live" and kind in self.own:
            return self.own[kind]
        if (kind, which) not in self.made:
            self.made[kind, which] = self.make(kind, which)
        return self.made[kind, which]

    def make(self, kind: str, which: str) -> int:
        if kind == "WGPUInstance":
            return self.world.new_instance()
        if kind == "WGPUAdapter":
            return self.world.new_adapter(self.own["WGPUInstance"])
        if kind == "WGPUDevice":
            return self.world.new_device(self.own["WGPUInstance"], self.own["WGPUAdapter"])
        maker = recipes.MAKERS.get(kind)
        return int(maker(self, which)) if maker else 0

    def call(self, name: str, **values: Any) -> Any:
        return self.world.call(name, values, self)

    def create(self, name: str, struct: str, members: dict[str, Any], chain: list[Link] | None = None) -> int:
        descriptor = baseline.obj(self.world.api, struct, Obj(members, chain))
        return int(self.call(name, device=self.ref("WGPUDevice"), descriptor=descriptor))


class World:
    def __init__(self, library: Library, timed_waits: bool) -> None:
        self.library = library
        self.api = library.api
        self.timed_waits = timed_waits
        self.reports: list[str] = []
        #: The devices of the uncaptured errors among the reports.
        self.blamed: list[int] = []
        self.called: list[tuple[str, int]] = []
        self.received: list[tuple[str, int]] = []
        self.parents: dict[int, int] = {}
        #: Whether every handle that was asked for since this was set could be had.
        self.had_all = True
        self.fresh: list[tuple[str, int]] = []
        self.objects: Counter[str] = Counter()
        #: What else to do within callbacks: it gets the callback's type and arguments.
        self.hook: Callable[[str, tuple[Any, ...]], None] | None = None
        self.display: tuple[int, int] | None = None
        self.display_tried = False
        self.memory = Memory(self.api, self.record)
        self.listen()
        instance = self.new_instance()
        adapter = self.new_adapter(instance)
        self.home = Home(self, instance, adapter, self.new_device(instance, adapter))
        self._others: dict[str, Home] = {}

    def listen(self) -> None:
        self.call("wgpuSetLogCallback", {"callback": Callback()})
        self.call("wgpuSetLogLevel", {"level": LOG_ERROR})

    @property
    def second(self) -> Home:
        """Another device of the same adapter."""
        if "second" not in self._others:
            instance, adapter = self.home.own["WGPUInstance"], self.home.own["WGPUAdapter"]
            self._others["second"] = Home(self, instance, adapter, self.new_device(instance, adapter))
        return self._others["second"]

    @property
    def foreign(self) -> Home:
        """A device of another instance."""
        if "foreign" not in self._others:
            instance = self.new_instance()
            adapter = self.new_adapter(instance)
            self._others["foreign"] = Home(self, instance, adapter, self.new_device(instance, adapter))
        return self._others["foreign"]

    def record(self, callback: str, values: tuple[Any, ...]) -> None:
        if self.hook:
            self.hook(callback, values)
        if callback == "WGPUUncapturedErrorCallback":
            self.blamed.append(ctypes.c_size_t.from_address(values[0]).value if values[0] else 0)
            self.reports.append(f"uncaptured: {text(values[2])}")
        elif callback == "WGPUAbiObjectCallback":
            thing = self.api.structs["WGPUAbiObject"].ctype.from_address(values[0])
            self.objects[text(thing.kind)] += 1
        elif callback == "WGPULogCallback":
            if values[0] == LOG_ERROR:
                self.reports.append(f"log: {text(values[1])}")
        else:
            if callback == "WGPUPopErrorScopeCallback" and values[1] != NO_ERROR:
                self.reports.append(f"scope: {text(values[2])}")
            status = values[1] if callback == "WGPUDeviceLostCallback" else values[0]
            self.called.append((callback, int(status)))
            if callback in OWNED and values[1]:
                self.received.append((OWNED[callback], values[1]))

    def call(self, name: str, values: dict[str, Any], home: Home | None = None) -> Any:
        """Calls with a tree of values; what is not given is NULL or zero."""
        return self.call_with(name, values, Arena(self.memory, lambda ref: self.resolve(ref, home)))

    def call_with(self, name: str, values: dict[str, Any], arena: Arena) -> Any:
        if name not in self.library.functions:
            return 0  # what it would have made cannot be had here
        function = self.api.functions[name]
        counts = {arg.count: arg.name for arg in function.args if arg.count}
        given = [arena.value(arg, values, counts) for arg in function.args]
        return self.library.functions[name](*given)

    def received_one(self, kind: str) -> int:
        found = [handle for of, handle in self.received if of == kind]
        self.received.clear()
        if not found:
            raise RuntimeError(f"no {kind}: {self.reports}")
        return found[0]

    def new_instance(self) -> int:
        features = ["WGPUInstanceFeatureName_TimedWaitAny"] if self.timed_waits else []
        extras = [Link("WGPUInstanceExtras", recipes.STRUCTS["WGPUInstanceExtras"])]
        descriptor = Obj({"requiredFeatures": features}, extras)
        return int(self.call("wgpuCreateInstance", {"descriptor": descriptor}))

    def new_adapter(self, instance: int) -> int:
        info = baseline.obj(self.api, "WGPURequestAdapterCallbackInfo")
        self.call("wgpuInstanceRequestAdapter", {"instance": Bits(instance), "options": None, "callbackInfo": info})
        self.call("wgpuInstanceProcessEvents", {"instance": Bits(instance)})
        return self.received_one("WGPUAdapter")

    def new_device(self, instance: int, adapter: int) -> int:
        has = [
            name
            for name in recipes.FEATURES
            if self.call("wgpuAdapterHasFeature", {"adapter": Bits(adapter), "feature": name})
        ]
        limits = Obj({"maxImmediateSize": 16} if any(name.endswith("Immediates") for name in has) else {})
        if any(name.endswith("MeshShader") for name in has):
            limits.chain = [Link("WGPUAbiMeshLimits", Obj(recipes.MESH_LIMITS))]
        descriptor = baseline.obj(
            self.api, "WGPUDeviceDescriptor", Obj({"requiredFeatures": has, "requiredLimits": limits})
        )
        info = baseline.obj(self.api, "WGPURequestDeviceCallbackInfo")
        self.call(
            "wgpuAdapterRequestDevice", {"adapter": Bits(adapter), "descriptor": descriptor, "callbackInfo": info}
        )
        self.call("wgpuInstanceProcessEvents", {"instance": Bits(instance)})
        return self.received_one("WGPUDevice")

    def lacks(self, feature: str) -> bool:
        """Whether the device that calls are made on has no such feature."""
        device = self.home.ref("WGPUDevice")
        return not self.call("wgpuDeviceHasFeature", {"device": device, "feature": feature})

    def resolve(self, ref: Ref, home: Home | None = None) -> int:
        home = home or self.home
        kind, which = ref.kind, ref.which
        handle = self.handle(home, kind, which)
        self.had_all = self.had_all and handle != 0
        return handle

    def handle(self, home: Home, kind: str, which: str) -> int:
        if kind in ("Display", "Window"):
            return (self.window() or (0, 0))[kind == "Window"]
        if kind == "WGPUFuture":
            return self.done_future(home)
        if kind == "WGPUSubmissionIndex":
            return int(home.call("wgpuQueueSubmitForIndex", queue=home.ref("WGPUQueue")))
        if which.startswith("fresh"):
            return self.note_fresh(kind, home.make(kind, which.removeprefix("fresh:") if ":" in which else "live"))
        if which in ("stale", "twice"):
            return self.dead(home, kind, which)
        if which == "device2":
            return self.second.get(kind)
        if which == "instance2":
            return self.foreign.get(kind)
        if which in ("device2fresh", "instance2fresh"):
            return self.note_fresh(kind, (self.second if "device" in which else self.foreign).make(kind, "live"))
        if which == "destroyed":
            return self.destroyed(home, kind)
        if which.startswith("live^"):
            return home.get(kind) ^ int(which[5:], 0)
        return home.get(kind, which)

    def note_fresh(self, kind: str, handle: int) -> int:
        """Remembers an object that was made for one case."""
        self.fresh.append((kind, handle))
        return handle

    def dead(self, home: Home, kind: str, which: str) -> int:
        key, kept = (kind, which), home.made
        if key not in kept:
            if kind == "WGPUQueue":  # a device has one queue: it takes another device to lose it
                home = Home(self, home.own["WGPUInstance"], home.own["WGPUAdapter"], home.make("WGPUDevice", "live"))
            handle = home.make(kind, "live")
            for _ in range(1 if which == "stale" else 2):
                self.release(kind, handle)
            kept[key] = handle
        return kept[key]

    def destroyed(self, home: Home, kind: str) -> int:
        if (kind, "destroyed") not in home.made:
            handle = home.make(kind, "live")
            self.call(destroy_name(kind), {subject_name(kind): Bits(handle)})
            home.made[kind, "destroyed"] = handle
        return home.made[kind, "destroyed"]

    def done_future(self, home: Home) -> int:
        info = baseline.obj(self.api, "WGPUQueueWorkDoneCallbackInfo", Obj({"mode": "WGPUCallbackMode_WaitAnyOnly"}))
        future = self.call("wgpuQueueOnSubmittedWorkDone", {"queue": home.ref("WGPUQueue"), "callbackInfo": info})
        self.call("wgpuDevicePoll", {"device": home.ref("WGPUDevice"), "wait": 1})
        return int(future.id)

    def release(self, kind: str, handle: int) -> None:
        if handle:
            self.call(f"wgpu{kind.removeprefix('WGPU')}Release", {subject_name(kind): Bits(handle)})

    def dispose(self, kind: str, handle: int, action: str = "") -> None:
        """Ends an object that a case had for itself, with what hangs on it. `action`: what the case did with it."""
        if not handle:
            return
        name = kind.removeprefix("WGPU")
        subject = {subject_name(kind): Bits(handle)}
        parent = self.parents.pop(handle, 0)
        if action != "Release":
            if kind in PASSES and action != "End":
                self.call(f"wgpu{name}End", subject)
            if kind in ("WGPUCommandEncoder", "WGPURenderBundleEncoder") and action != "Finish":
                made = self.call(f"wgpu{name}Finish", subject)
                self.release("WGPUCommandBuffer" if kind == "WGPUCommandEncoder" else "WGPURenderBundle", made)
            if kind == "WGPUDevice":
                self.call("wgpuDeviceDestroy", subject)
            self.release(kind, handle)
        self.dispose("WGPUCommandEncoder", parent)

    def settle(self) -> None:
        """Lets callbacks that are due run, and gives back what they brought."""
        instance = self.home.ref("WGPUInstance")
        self.call("wgpuInstanceProcessEvents", {"instance": instance})
        while self.received:
            kind, handle = self.received.pop()
            self.dispose(kind, handle)

    def works(self) -> bool:
        """Whether the device still does its work: a small buffer round trip."""
        home = self.home
        data = bytes(range(64))
        uses = ["WGPUBufferUsage_CopySrc", "WGPUBufferUsage_CopyDst"]
        near = home.create("wgpuDeviceCreateBuffer", "WGPUBufferDescriptor", {"usage": uses, "size": 64})
        queue = home.ref("WGPUQueue")
        array = (ctypes.c_ubyte * 64).from_buffer_copy(data)
        address = Bits(ctypes.addressof(array))
        home.call("wgpuQueueWriteBuffer", queue=queue, buffer=Bits(near), data=address, size=64)
        if "wgpuCommandEncoderCopyBufferToBuffer" not in self.library.functions:
            self.release("WGPUBuffer", near)
            return True
        uses = ["WGPUBufferUsage_MapRead", "WGPUBufferUsage_CopyDst"]
        far = home.create("wgpuDeviceCreateBuffer", "WGPUBufferDescriptor", {"usage": uses, "size": 64})
        encoder = Bits(home.create("wgpuDeviceCreateCommandEncoder", "WGPUCommandEncoderDescriptor", {}))
        home.call(
            "wgpuCommandEncoderCopyBufferToBuffer",
            commandEncoder=encoder,
            source=Bits(near),
            destination=Bits(far),
            size=64,
        )
        commands = home.call("wgpuCommandEncoderFinish", commandEncoder=encoder)
        home.call("wgpuQueueSubmit", queue=queue, commands=[Bits(commands)])
        self.called.clear()
        info = baseline.obj(self.api, "WGPUBufferMapCallbackInfo")
        home.call("wgpuBufferMapAsync", buffer=Bits(far), mode=["WGPUMapMode_Read"], size=64, callbackInfo=info)
        home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1)
        self.call("wgpuInstanceProcessEvents", {"instance": home.ref("WGPUInstance")})
        pointer = home.call("wgpuBufferGetConstMappedRange", buffer=Bits(far), size=64)
        result = ctypes.string_at(pointer, 64) if pointer else b""
        home.call("wgpuBufferUnmap", buffer=Bits(far))
        self.release("WGPUBuffer", near)
        self.release("WGPUBuffer", far)
        self.release("WGPUCommandBuffer", commands)
        self.release("WGPUCommandEncoder", encoder.value)
        return result == data

    def alive(self) -> Counter[str]:
        """How many objects of each kind are alive, those of this suite among them."""
        self.objects = Counter()
        self.call("wgpuAbiEnumerateObjects", {"instance": self.home.ref("WGPUInstance"), "callback": Callback()})
        return self.objects

    def window(self) -> tuple[int, int] | None:
        """An X display and a window on it, where there is one."""
        if not self.display_tried:
            self.display_tried = True
            self.display = open_window()
        return self.display

    def acquire(self, home: Home, surface: int) -> None:
        arena = Arena(self.memory, lambda ref: self.resolve(ref, home))
        values = {"surface": Bits(surface), "surfaceTexture": Obj()}
        self.call_with("wgpuSurfaceGetCurrentTexture", values, arena)
        (_, array), *_ = arena.outputs
        self.release("WGPUTexture", array[0].texture)


def open_window() -> tuple[int, int] | None:
    found = ctypes.util.find_library("X11")
    if not found:
        return None
    x11 = ctypes.CDLL(found)
    x11.XOpenDisplay.restype = ctypes.c_size_t
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = [ctypes.c_size_t]
    x11.XCreateSimpleWindow.restype = ctypes.c_ulong
    x11.XCreateSimpleWindow.argtypes = [ctypes.c_size_t, ctypes.c_ulong, *[ctypes.c_int] * 5, *[ctypes.c_ulong] * 2]
    x11.XSync.argtypes = [ctypes.c_size_t, ctypes.c_int]
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    window = x11.XCreateSimpleWindow(display, x11.XDefaultRootWindow(display), 0, 0, 64, 64, 0, 0, 0)
    x11.XSync(display, 0)
    return display, window


def subject_name(kind: str) -> str:
    name = kind.removeprefix("WGPU").removeprefix("Abi")
    return name[0].lower() + name[1:]


def destroy_name(kind: str) -> str:
    return f"wgpu{kind.removeprefix('WGPU')}Destroy"


def text(view: Any) -> str:
    if not view.data or not view.length:
        return ""
    if view.length == 2**64 - 1:
        return ctypes.string_at(view.data).decode("utf-8", "replace")
    return ctypes.string_at(view.data, view.length).decode("utf-8", "replace")
