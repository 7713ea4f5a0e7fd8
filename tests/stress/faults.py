"""Faults: drivers that are not there, memory that runs out, devices that go away, callbacks that call back in.

    faults.py LIBRARY [SCENARIO]

Each scenario runs in a process of its own, with a time limit. Without a name all of them run.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import baseline
import recipes
from model import load
from nodes import Bits, Obj
from world import Library, World

LIMIT = 60
LAVAPIPE = Path(os.environ.get("VK_DRIVER_FILES", "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json"))
READ = {"usage": ["WGPUBufferUsage_MapRead", "WGPUBufferUsage_CopyDst"], "size": 1024}
SUCCESS, CANCELLED, ERROR, ABORTED = 1, 2, 3, 4


def check(condition: object, what: str) -> None:
    if not condition:
        raise AssertionError(what)


def statuses(world: World, callback: str) -> list[int]:
    return [status for name, status in world.called if name == callback]


def buffer(world: World, members: dict[str, Any] | None = None) -> int:
    return world.home.create("wgpuDeviceCreateBuffer", "WGPUBufferDescriptor", members or READ)


def map_(world: World, handle: int, mode: str = "WGPUCallbackMode_AllowProcessEvents") -> int:
    info = baseline.obj(world.api, "WGPUBufferMapCallbackInfo", Obj({"mode": mode}))
    future = world.home.call(
        "wgpuBufferMapAsync", buffer=Bits(handle), mode=["WGPUMapMode_Read"], size=64, callbackInfo=info
    )
    return int(future.id)


def destroy(world: World) -> None:
    world.home.call("wgpuDeviceDestroy", device=world.home.ref("WGPUDevice"))


def without_adapters(library: Library) -> None:
    """An instance that finds no driver answers every request, and says why there is nothing."""
    try:
        world = World(library, timed_waits=True)
    except RuntimeError:
        return
    check(False, f"an adapter without a driver: {world.home.own}")


def lost_while_encoding(library: Library) -> None:
    """The device goes while every sort of encoder is at work."""
    world = World(library, timed_waits=True)
    home = world.home
    handles = {kind: home.make(kind, "live") for kind in baseline.ENCODERS}
    commands = home.make("WGPUCommandBuffer", "live")
    destroy(world)
    world.reports.clear()
    for kind, handle in handles.items():
        world.dispose(kind, handle)
    home.call("wgpuQueueSubmit", queue=home.ref("WGPUQueue"), commands=[Bits(commands)])
    check(not world.reports, f"a lost device is silent: {world.reports[:2]}")
    for kind in recipes.MAKERS:
        home.make(kind, "live")
    check(not world.reports, f"a lost device is silent: {world.reports[:2]}")
    other = home.make("WGPUDevice", "live")
    check(other, "the adapter makes another device")


def lost_while_mapping(library: Library) -> None:
    """Pending maps end as aborted, once each."""
    world = World(library, timed_waits=True)
    world.home.call("wgpuQueueSubmit", queue=world.home.ref("WGPUQueue"))
    handles = [buffer(world) for _ in range(20)]
    for handle in handles:
        map_(world, handle)
    destroy(world)
    world.settle()
    told = statuses(world, "WGPUBufferMapCallback")
    check(len(told) == 20, f"each map calls back once: {told}")
    check(set(told) <= {SUCCESS, 3, ABORTED}, f"maps end as aborted: {told}")


def lost_while_mapped(library: Library) -> None:
    """A mapped range ends with the device, and the calls on it answer."""
    world = World(library, timed_waits=True)
    handle = world.home.get("WGPUBuffer", "mapped")
    destroy(world)
    world.home.call("wgpuBufferGetMappedRange", buffer=Bits(handle), size=64)
    world.home.call("wgpuBufferUnmap", buffer=Bits(handle))
    world.release("WGPUBuffer", handle)


def lost_while_waiting(library: Library) -> None:
    """Threads that wait are let go when another one destroys the device."""
    world = World(library, timed_waits=True)
    instance = world.home.ref("WGPUInstance")
    lost = world.home.call("wgpuDeviceGetLostFuture", device=world.home.ref("WGPUDevice"))
    answers: list[int] = []

    def wait() -> None:
        future = Obj({"future": Obj({"id": lost.id})})
        answers.append(
            world.call("wgpuInstanceWaitAny", {"instance": instance, "futures": [future], "timeoutNS": 2**64 - 1})
        )

    def poll() -> None:
        while len(answers) < 4:
            world.home.call("wgpuDevicePoll", device=world.home.ref("WGPUDevice"), wait=1)

    threads = [threading.Thread(target=wait, daemon=True) for _ in range(4)]
    threads.append(threading.Thread(target=poll, daemon=True))
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    destroy(world)
    for thread in threads:
        thread.join(20)
    check(answers == [SUCCESS] * 4, f"all waits end: {answers}")
    world.settle()
    told = statuses(world, "WGPUDeviceLostCallback")
    check(len(told) == 1, f"the loss is told once: {told}")


def released_while_mapping(library: Library) -> None:
    """The last release of an instance ends what is outstanding, and nothing comes later."""
    world = World(library, timed_waits=True)
    for _ in range(10):
        map_(world, buffer(world), "WGPUCallbackMode_WaitAnyOnly")
    home = world.home
    world.called.clear()
    world.release("WGPUInstance", home.own["WGPUInstance"])
    told = statuses(world, "WGPUBufferMapCallback")
    check(told == [CANCELLED] * 10, f"ten maps are cancelled: {told}")
    home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1)
    check(len(statuses(world, "WGPUBufferMapCallback")) == 10, "none is called again")
    world.release("WGPUDevice", home.own["WGPUDevice"])
    world.release("WGPUAdapter", home.own["WGPUAdapter"])


def callbacks_call_in(library: Library) -> None:
    """Callbacks of every sort use the library: they make, map, release, fail and destroy."""
    world = World(library, timed_waits=True)
    depth = threading.local()
    running: set[int] = set()  # threads that are in a callback: spontaneous ones come on the library's own threads too
    seen: set[str] = set()
    again: list[int] = []
    device = world.home.ref("WGPUDevice")

    def hook(callback: str, values: tuple[Any, ...]) -> None:
        seen.add(callback)
        level = getattr(depth, "level", 0)
        if callback == "WGPUDeviceLostCallback" and not again:
            again.append(world.home.make("WGPUDevice", "live"))
        if level >= 3 or callback in ("WGPULogCallback", "WGPUAbiObjectCallback"):
            return
        depth.level = level + 1
        running.add(threading.get_ident())
        for usage in (0, ["WGPUBufferUsage_CopyDst"]):  # an error and a buffer
            descriptor = Obj({"usage": usage, "size": 16})
            world.release(
                "WGPUBuffer", world.call("wgpuDeviceCreateBuffer", {"device": device, "descriptor": descriptor})
            )
        map_(world, buffer(world))
        world.call("wgpuDevicePoll", {"device": device, "wait": 1})
        world.call("wgpuInstanceProcessEvents", {"instance": world.home.ref("WGPUInstance")})
        depth.level = level
        if not level:
            running.discard(threading.get_ident())

    world.hook = hook
    api = world.api
    for _ in range(5):
        map_(world, buffer(world), "WGPUCallbackMode_AllowSpontaneous")
    info = baseline.obj(api, "WGPUQueueWorkDoneCallbackInfo")
    world.home.call("wgpuQueueOnSubmittedWorkDone", queue=world.home.ref("WGPUQueue"), callbackInfo=info)
    world.home.call("wgpuDevicePushErrorScope", device=device, filter="WGPUErrorFilter_Validation")
    info = baseline.obj(api, "WGPUPopErrorScopeCallbackInfo")
    world.home.call("wgpuDevicePopErrorScope", device=device, callbackInfo=info)
    world.home.create("wgpuDeviceCreateBuffer", "WGPUBufferDescriptor", {"usage": 0})
    info = baseline.obj(api, "WGPUCompilationInfoCallbackInfo")
    world.home.call(
        "wgpuShaderModuleGetCompilationInfo", shaderModule=world.home.ref("WGPUShaderModule"), callbackInfo=info
    )
    for kind in ("Compute", "Render"):
        info = baseline.obj(api, f"WGPUCreate{kind}PipelineAsyncCallbackInfo")
        descriptor = baseline.obj(api, f"WGPU{kind}PipelineDescriptor")
        world.home.call(f"wgpuDeviceCreate{kind}PipelineAsync", device=device, descriptor=descriptor, callbackInfo=info)
    end = time.monotonic() + 20
    late = {f"WGPUCreate{kind}PipelineAsyncCallback" for kind in ("Compute", "Render")}
    while time.monotonic() < end and (not late <= seen or running):
        world.settle()
    check(not running, "every callback ended")
    check(world.works(), "the device works")
    destroy(world)
    world.settle()
    wanted = {name for name, args in api.callbacks.items() if args} - {"WGPULogCallback", "WGPUAbiObjectCallback"}
    wanted -= {"WGPURequestAdapterCallback"}
    check(wanted <= seen, f"every callback was called: not {wanted - seen}")


def last_release_in_callback(library: Library) -> None:
    """A callback releases the very objects that it is about."""
    world = World(library, timed_waits=True)
    home = world.home
    handle = buffer(world)

    def hook(callback: str, values: tuple[Any, ...]) -> None:
        if callback == "WGPUBufferMapCallback" and not freed:
            freed.append(1)
            world.release("WGPUBuffer", handle)
            world.release("WGPUQueue", home.get("WGPUQueue"))
            world.release("WGPUDevice", home.own["WGPUDevice"])
            world.release("WGPUAdapter", home.own["WGPUAdapter"])
            world.release("WGPUInstance", home.own["WGPUInstance"])

    freed: list[int] = []
    home.get("WGPUQueue")
    world.hook = hook
    map_(world, handle, "WGPUCallbackMode_AllowSpontaneous")
    home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1)
    check(freed, "the map was told")


def pump_ends(library: Library) -> None:
    """The pump's instance goes away under it, many times, with maps outstanding."""
    for _ in range(20):
        world = World(library, timed_waits=True)
        world.call("wgpuAbiInstanceSetPump", {"instance": world.home.ref("WGPUInstance"), "enabled": 1})
        for _ in range(5):
            map_(world, buffer(world), "WGPUCallbackMode_AllowSpontaneous")
        world.release("WGPUInstance", world.home.own["WGPUInstance"])
        told = statuses(world, "WGPUBufferMapCallback")
        check(len(told) == 5, f"five maps, five answers: {told}")


def out_of_memory(library: Library) -> None:
    """Address space runs out: creations fail with a report, and work goes on when there is room again."""
    world = World(library, timed_waits=True)
    world.works()
    home = world.home
    for kind in recipes.MAKERS:
        home.get(kind)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGESIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + (512 << 20), resource.RLIM_INFINITY))
    world.reports.clear()
    made: list[tuple[str, int]] = []
    for _ in range(40):
        members = {"usage": ["WGPUBufferUsage_CopyDst"], "size": 64 << 20}
        made.append(("WGPUBuffer", home.create("wgpuDeviceCreateBuffer", "WGPUBufferDescriptor", members)))
        size = Obj({"width": 4096, "height": 4096, "depthOrArrayLayers": 1})
        texture = home.create("wgpuDeviceCreateTexture", "WGPUTextureDescriptor", {"size": size})
        made.append(("WGPUTexture", texture))
    reports = list(world.reports)
    check(all(handle for _, handle in made), "creations give handles even then")
    check(reports, "running out was reported")
    for kind, handle in made:
        world.release(kind, handle)
    home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1)
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    lost = statuses(world, "WGPUDeviceLostCallback")
    check(lost or world.works(), "either the device is lost and says so, or it works")
    fresh = World(library, timed_waits=True)
    check(fresh.works(), "a new device works")


def deep_shaders(library: Library) -> None:
    """Shaders that are huge or nested without end: a module or an error, in time and without a stack overflow."""
    world = World(library, timed_waits=True)
    wgsl = "@compute @workgroup_size(1) fn main() { var a = 1u; %s }"
    bodies = {
        "a sum of 100,000": "a = " + " + ".join(["a"] * 100_000) + ";",
        "20,000 minus signs": "var b = 1; b = " + "- " * 20_000 + "b;",
        "10,000 times else if": "if a == 0u {} " + "else if a == 1u {} " * 10_000,
        "10,000 parentheses": "a = " + "(" * 10_000 + "a" + ")" * 10_000 + ";",
        "10,000 blocks": "{" * 10_000 + "}" * 10_000,
        "20,000 members": "var v = vec4u(); v" + ".xyzw" * 20_000 + ";",
        "50 MB of comments": "/*" + "x" * 50_000_000 + "*/",
        "50 MB of one name": "var " + "x" * 50_000_000 + " = 1;",
    }
    for name, body in bodies.items():
        begin = time.monotonic()
        world.reports.clear()
        chain = recipes.source((wgsl % body).encode())
        made = world.home.create("wgpuDeviceCreateShaderModule", "WGPUShaderModuleDescriptor", {}, chain)
        took = time.monotonic() - begin
        check(made and len(world.reports) <= 1, f"{name}: a module and at most one report")
        check(took < 30, f"{name}: {took:.0f} s")
        check(all(len(report) < 100_000 for report in world.reports), f"{name}: a report of bounded length")
        world.release("WGPUShaderModule", made)
    check(world.works(), "the device works")


def window_closed(library: Library) -> None:
    """The window is gone under a configured surface."""
    world = World(library, timed_waits=True)
    if not world.window():
        return
    surface = world.home.make("WGPUSurface", "acquired")
    display, window = world.window() or (0, 0)
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XDestroyWindow.argtypes = [ctypes.c_size_t, ctypes.c_ulong]
    x11.XSync.argtypes = [ctypes.c_size_t, ctypes.c_int]
    x11.XDestroyWindow(display, window)
    x11.XSync(display, 0)
    subject = {"surface": Bits(surface)}
    for _ in range(3):
        world.home.call("wgpuSurfacePresent", **subject)
        world.acquire(world.home, surface)
        world.home.call("wgpuSurfaceConfigure", **subject, config=baseline.obj(world.api, "WGPUSurfaceConfiguration"))
    world.release("WGPUSurface", surface)
    check(world.works(), "the device works")


Scenario = tuple[Callable[[Library], None], dict[str, str]]


def scenarios(folder: Path) -> dict[str, Scenario]:
    """By name: what to do, and in which environment."""
    text = LAVAPIPE.read_text() if LAVAPIPE.exists() else "{}"
    cut = folder / "cut.json"
    cut.write_text(text[: len(text) // 2])
    empty = folder / "empty.json"
    empty.write_text("")
    (folder / "driver.so").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(100))
    broken = folder / "broken.json"
    broken.write_text(
        '{"file_format_version": "1.0.0", "ICD": {"library_path": "%s", "api_version": "1.3.0"}}'
        % (folder / "driver.so")
    )
    drivers = {
        "no driver": folder / "none.json",
        "a driver file that is cut off": cut,
        "an empty driver file": empty,
        "a driver that is no library": broken,
    }
    found: dict[str, Scenario] = {
        name: (without_adapters, {"VK_DRIVER_FILES": str(file)}) for name, file in drivers.items()
    }
    for act in (
        lost_while_encoding,
        lost_while_mapping,
        lost_while_mapped,
        lost_while_waiting,
        released_while_mapping,
        callbacks_call_in,
        last_release_in_callback,
        pump_ends,
        out_of_memory,
        deep_shaders,
        window_closed,
    ):
        found[act.__name__.rstrip("_").replace("_", " ")] = (act, {})
    return found


def main() -> int:
    library = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        known = scenarios(Path(folder))
        if len(sys.argv) > 2:
            known[sys.argv[2]][0](Library(library, load()))
            return 0
        failed = 0
        for name, (_, variables) in known.items():
            begin = time.monotonic()
            command = [sys.executable, __file__, str(library), name]
            try:
                done = subprocess.run(
                    command, env={**os.environ, **variables}, capture_output=True, text=True, timeout=LIMIT
                )
                how = "" if done.returncode == 0 else f"exit code {done.returncode}: {done.stderr[-600:]}"
            except subprocess.TimeoutExpired:
                how = "hangs"
            failed += bool(how)
            print(f"{'FAILED' if how else 'ok':7}{name} ({time.monotonic() - begin:.1f} s) {how}", flush=True)
    print(f"{len(known) - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
