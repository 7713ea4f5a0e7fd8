"""Faults: drivers that are not there, memory that runs out, devices that go away, callbacks that call back in.

    faults.py LIBRARY [SCENARIO]

Each scenario runs in a process of its own, with a time limit. Without a name all of them run.
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import baseline
import recipes
from memory import Arena
from model import load
from nodes import Bits, Link, Obj
from world import Library, World

LIMIT = 240
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
    wanted -= {"WGPUAbiPrepareCompactionCallback"}  # this driver has no ray queries: tests/c/ray_query.c
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


def compile_all(world: World, shaders: Iterable[tuple[str, list[Link]]], limit: float) -> None:
    """Each is a module and at most one report of bounded length, within so many seconds."""
    for name, chain in shaders:
        begin = time.monotonic()
        world.reports.clear()
        made = world.home.create("wgpuDeviceCreateShaderModule", "WGPUShaderModuleDescriptor", {}, chain)
        took = time.monotonic() - begin
        check(made and len(world.reports) <= 1, f"{name}: a module and at most one report, not {world.reports}")
        check(took < limit, f"{name}: {took:.0f} s")
        check(all(len(report) < 100_000 for report in world.reports), f"{name}: a report of bounded length")
        world.release("WGPUShaderModule", made)
    check(world.works(), "the device works")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    check(most < 6000, f"{most} MiB were in use")


def deep_shaders(library: Library) -> None:
    """Shaders that are huge or nested without end: a module or an error, in time and without a stack overflow."""
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
        "15 MB of statements": "a = a + 1u;" * (15_000_000 // 11),
    }
    shaders = ((name, recipes.source((wgsl % body).encode())) for name, body in bodies.items())
    compile_all(World(library, timed_waits=True), shaders, 60)


def deep_glsl(library: Library) -> None:
    """The same in GLSL, and macros that grow without end."""
    glsl = "#version 450\nlayout(local_size_x = 1) in;\n%s\nvoid main() { uint a = 1u; %s }"
    doubling = "#define M0 a + a\n" + "".join(f"#define M{n} M{n - 1} + M{n - 1}\n" for n in range(1, 40))
    bodies = {
        "a sum of 100,000": ("", "a = " + " + ".join(["a"] * 100_000) + ";"),
        "20,000 minus signs": ("", "int b = 1; b = " + "- " * 20_000 + "b;"),
        "10,000 times else if": ("", "if (a == 0u) {} " + "else if (a == 1u) {} " * 10_000),
        "10,000 parentheses": ("", "a = " + "(" * 10_000 + "a" + ")" * 10_000 + ";"),
        "10,000 blocks": ("", "{" * 10_000 + "}" * 10_000),
        "10,000 loops": ("", "for (;;) " * 10_000 + ";"),
        "20,000 members": ("", "uvec4 v = uvec4(1u); v = v" + ".xyzw" * 20_000 + ";"),
        "50 MB of comments": ("", "/*" + "x" * 50_000_000 + "*/"),
        "50 MB of one name": ("", "uint " + "x" * 50_000_000 + " = 1u;"),
        "macros that double 40 times": (doubling, "a = M39;"),
        "a macro of itself": ("#define A A A\n", "a = A;"),
    }
    stage = ["WGPUShaderStage_Compute"]
    shaders = (
        (name, [Link("WGPUShaderSourceGLSL", Obj({"stage": stage, "code": (glsl % body).encode(), "defines": []}))])
        for name, body in bodies.items()
    )
    compile_all(World(library, timed_waits=True), shaders, 60)


def spirv(words: list[int]) -> list[Link]:
    code = struct.pack(f"<{len(words)}I", *words)
    return [Link("WGPUShaderSourceSPIRV", Obj({"codeSize": len(words), "code": Bits(kept(code))}))]


def kept(code: bytes) -> int:
    """The address of a copy that lives as long as the process."""
    array = (ctypes.c_ubyte * len(code)).from_buffer_copy(code)
    KEPT.append(array)
    return ctypes.addressof(array)


KEPT: list[Any] = []


def hostile_spirv(library: Library) -> None:
    """SPIR-V that is cut, shuffled, of random words, with huge and cyclic ids, and long chains of operations."""
    good = list(struct.unpack(f"<{len(recipes.SPIRV) // 4}I", recipes.SPIRV))
    chance = random.Random(5)

    def instruction(opcode: int, *words: int) -> list[int]:
        return [(len(words) + 1) << 16 | opcode, *words]

    # void main() { ... } with a function body to put in; 1 void, 2 its function type, 5 uint, 6 the constant 1.
    head = [0x07230203, 0x00010000, 0, 1 << 20, 0]
    head += instruction(17, 1) + instruction(14, 0, 1) + instruction(15, 5, 3, 0x6E69616D, 0)
    head += instruction(16, 3, 17, 1, 1, 1) + instruction(19, 1) + instruction(33, 2, 1)
    head += instruction(21, 5, 32, 0) + instruction(43, 5, 6, 1) + instruction(54, 1, 3, 0, 2) + instruction(248, 4)
    tail = instruction(253) + instruction(56)

    def chain(length: int) -> list[int]:
        words: list[int] = []
        for at in range(length):
            words += instruction(128, 5, 10 + at, 9 + at if at else 6, 6)  # OpIAdd
        return words

    def types() -> list[int]:
        """A structure that holds itself, through another one."""
        return instruction(30, 40, 41) + instruction(30, 41, 40)

    def shaders() -> Iterator[tuple[str, list[Link]]]:
        for length in range(len(good)):
            yield f"cut after {length} words", spirv(good[:length])
        for at in range(len(good)):
            for word in (0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, 0x00FFFFFF, 0x80000000):
                yield f"word {at} is {word:#x}", spirv([*good[:at], word, *good[at + 1 :]])
        for number in range(300):
            random_words = [chance.getrandbits(32) for _ in range(chance.randrange(200))]
            yield f"random words {number}", spirv([*good[:5], *random_words])
            lengths = [instruction(chance.randrange(400), *[chance.randrange(16) for _ in range(4)]) for _ in range(20)]
            yield (
                f"random instructions {number}",
                spirv([*good[:-2], *(word for words in lengths for word in words), *good[-2:]]),
            )
            words = list(good)
            chance.shuffle(words)
            yield f"shuffled {number}", spirv([*good[:5], *words[5:]])
        yield "a chain of 100,000 additions", spirv([*head, *chain(100_000), *tail])
        yield "an operand that is its own result", spirv([*head, *instruction(128, 5, 10, 10, 6), *tail])
        yield "types in a circle", spirv([*good[:5], *types(), *good[5:]])
        yield "a branch to itself", spirv([*head, *instruction(249, 4), *instruction(56)])
        yield "16 MB of nothing", spirv([*good, *[0x00010000] * ((16 << 20) // 4 - len(good))])

    compile_all(World(library, timed_waits=True), shaders(), 60)


def every_function_in_a_callback(library: Library) -> None:
    """Each function of the library, called with what a valid call needs, from within a callback of this library."""
    world = World(library, timed_waits=True)
    api = world.api
    runs: list[str] = []
    todo = [function for function in api.functions.values() if function.name in library.functions]
    for kind in recipes.MAKERS:  # made outside, where making needs callbacks of its own
        world.home.get(kind)
    running = threading.local()

    def hook(callback: str, values: tuple[Any, ...]) -> None:
        if callback != "WGPUQueueWorkDoneCallback" or getattr(running, "yes", False) or not todo:
            return
        running.yes = True
        function = todo.pop()
        arena = Arena(world.memory, world.resolve)
        counts = {arg.count: arg.name for arg in function.args if arg.count}
        arguments = baseline.call(api, function)
        given = [arena.value(arg, arguments, counts) for arg in function.args]
        library.functions[function.name](*given)
        runs.append(function.name)
        running.yes = False

    world.hook = hook
    mode = {"mode": "WGPUCallbackMode_AllowProcessEvents"}
    info = baseline.obj(api, "WGPUQueueWorkDoneCallbackInfo", Obj(mode))
    while todo:
        before = len(todo)
        world.home.call("wgpuQueueOnSubmittedWorkDone", queue=world.home.ref("WGPUQueue"), callbackInfo=info)
        world.home.call("wgpuDevicePoll", device=world.home.ref("WGPUDevice"), wait=1)
        world.call("wgpuInstanceProcessEvents", {"instance": world.home.ref("WGPUInstance")})
        if len(todo) == before:  # the call took the device or the instance away: the rest with new ones
            world.hook = None
            world = World(library, timed_waits=True)
            for kind in recipes.MAKERS:
                world.home.get(kind)
            world.hook = hook
    check(len(runs) == len(library.functions), f"all functions came back: {len(runs)}")
    world.hook = None
    check(World(library, timed_waits=True).works(), "a new device works")


def lost_while_presenting(library: Library) -> None:
    """The device goes between the image and its presentation; another one takes the window over."""
    world = World(library, timed_waits=True)
    if not world.window():
        return
    home = world.home
    surface = home.make("WGPUSurface", "acquired")
    destroy(world)
    world.reports.clear()
    subject = {"surface": Bits(surface)}
    for _ in range(3):
        home.call("wgpuSurfacePresent", **subject)
        world.acquire(home, surface)
    check(len(world.reports) <= 6, f"at most one report for each call: {world.reports}")
    other = home.make("WGPUDevice", "live")
    config = baseline.obj(world.api, "WGPUSurfaceConfiguration", Obj({"device": Bits(other)}))
    world.reports.clear()
    home.call("wgpuSurfaceConfigure", **subject, config=config)
    world.acquire(home, surface)
    home.call("wgpuSurfacePresent", **subject)
    check(not world.reports, f"another device takes the surface over: {world.reports}")
    world.release("WGPUSurface", surface)


def pump_turned_off(library: Library) -> None:
    """The pump is ended with work outstanding: whoever polls gets the rest, and a new pump does too."""
    world = World(library, timed_waits=True)
    instance = {"instance": world.home.ref("WGPUInstance")}
    for turn in range(10):
        world.called.clear()
        world.call("wgpuAbiInstanceSetPump", {**instance, "enabled": 1})
        for _ in range(5):
            map_(world, buffer(world), "WGPUCallbackMode_AllowSpontaneous")
        world.call("wgpuAbiInstanceSetPump", {**instance, "enabled": 0})
        if turn % 2:
            world.call("wgpuAbiInstanceSetPump", {**instance, "enabled": 1})
        end = time.monotonic() + 20
        while len(statuses(world, "WGPUBufferMapCallback")) < 5 and time.monotonic() < end:
            if turn % 2 == 0:
                world.home.call("wgpuDevicePoll", device=world.home.ref("WGPUDevice"), wait=1)
            time.sleep(0.001)
        told = statuses(world, "WGPUBufferMapCallback")
        check(told == [SUCCESS] * 5, f"five maps, five answers: {told}")
    world.call("wgpuAbiInstanceSetPump", {**instance, "enabled": 0})
    check(world.works(), "the device works")


def maps_complete(world: World) -> None:
    """Maps of every mode end on this thread, without the pump."""
    instance = {"instance": world.home.ref("WGPUInstance")}
    world.called.clear()
    for mode in ("WaitAnyOnly", "AllowProcessEvents", "AllowSpontaneous"):
        future = map_(world, buffer(world), f"WGPUCallbackMode_{mode}")
        wait = {**instance, "futures": [Obj({"future": Obj({"id": future})})], "timeoutNS": 10**10}
        check(world.call("wgpuInstanceWaitAny", wait) == SUCCESS, f"a wait for a map of mode {mode} ends")
    for mode in ("AllowProcessEvents", "AllowSpontaneous"):
        map_(world, buffer(world), f"WGPUCallbackMode_{mode}")
    world.call("wgpuInstanceProcessEvents", instance)
    told = statuses(world, "WGPUBufferMapCallback")
    check(told == [SUCCESS] * 5, f"five maps, five answers: {told}")


def threads_cannot_start(library: Library) -> None:
    """The system gives the process no more threads: the pump says so, and everything goes on without it."""
    world = World(library, timed_waits=True)
    check(world.works(), "the device works")
    users = os.getresuid()
    if os.getuid() == 0:
        os.setresuid(65534, 65534, 0)  # the limit is not for root
    old = resource.getrlimit(resource.RLIMIT_NPROC)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, old[1]))
    try:
        threading.Thread(target=print).start()
    except RuntimeError:
        pass
    else:
        raise AssertionError("the system still starts threads, so nothing was tried")
    pump = {"instance": world.home.ref("WGPUInstance"), "enabled": 1}
    for _ in range(2):
        check(world.call("wgpuAbiInstanceSetPump", pump) == 2, "the pump does not start")
        check(len(world.reports) == 1 and "thread" in world.reports[0], f"one report: {world.reports}")
        world.reports.clear()
        maps_complete(world)
    # A worker's task is done by who gave it, or by a worker that was there before.
    info = baseline.obj(
        world.api, "WGPUCreateComputePipelineAsyncCallbackInfo", Obj({"mode": "WGPUCallbackMode_AllowProcessEvents"})
    )
    descriptor = baseline.obj(world.api, "WGPUComputePipelineDescriptor")
    world.home.call(
        "wgpuDeviceCreateComputePipelineAsync",
        device=world.home.ref("WGPUDevice"),
        descriptor=descriptor,
        callbackInfo=info,
    )
    end = time.monotonic() + 20
    while not statuses(world, "WGPUCreateComputePipelineAsyncCallback") and time.monotonic() < end:
        world.settle()
    told = statuses(world, "WGPUCreateComputePipelineAsyncCallback")
    check(told == [SUCCESS], f"a pipeline is made without a new worker: {told}")
    # With threads the pump starts after all, and maps end without anybody who waits.
    resource.setrlimit(resource.RLIMIT_NPROC, old)
    check(world.call("wgpuAbiInstanceSetPump", pump) == SUCCESS, f"the pump starts: {world.reports}")
    world.called.clear()
    map_(world, buffer(world), "WGPUCallbackMode_AllowSpontaneous")
    end = time.monotonic() + 20
    while not world.called and time.monotonic() < end:
        time.sleep(0.001)
    told = statuses(world, "WGPUBufferMapCallback")
    check(told == [SUCCESS], f"the pump ends the map: {told}")
    world.call("wgpuAbiInstanceSetPump", {**pump, "enabled": 0})
    os.setresuid(*users)


def pump_stuck(library: Library) -> None:
    """A callback does not come back to the pump: everything else ends on the thread that waits for it."""
    world = World(library, timed_waits=True)
    pump = {"instance": world.home.ref("WGPUInstance"), "enabled": 1}
    world.call("wgpuAbiInstanceSetPump", pump)
    here, begun, go_on = threading.get_ident(), threading.Event(), threading.Event()

    def hook(callback: str, values: tuple[Any, ...]) -> None:
        if callback == "WGPUBufferMapCallback" and threading.get_ident() != here:
            begun.set()
            go_on.wait(60)

    world.hook = hook
    map_(world, buffer(world), "WGPUCallbackMode_AllowSpontaneous")
    check(begun.wait(20), "the pump calls back")
    for _ in range(3):
        maps_complete(world)
    world.called.clear()
    go_on.set()
    world.call("wgpuAbiInstanceSetPump", {**pump, "enabled": 0})
    end = time.monotonic() + 20
    while not world.called and time.monotonic() < end:
        time.sleep(0.001)
    told = statuses(world, "WGPUBufferMapCallback")
    check(told == [SUCCESS], f"the callback that was stuck ends: {told}")
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
        every_function_in_a_callback,
        pump_ends,
        pump_turned_off,
        pump_stuck,
        threads_cannot_start,
        out_of_memory,
        deep_shaders,
        deep_glsl,
        hostile_spirv,
        window_closed,
        lost_while_presenting,
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
