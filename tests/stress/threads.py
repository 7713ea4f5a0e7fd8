"""Threads that share one device and each other's objects: create, map, submit, destroy, release, poll and wait.

    threads.py LIBRARY [SECONDS [THREADS]]

Objects go from thread to thread through one pool, so that they are released, destroyed and unmapped while others use
them. Some encoders are used by two threads at once. Afterwards everything is given back, nothing may be left, and the
device must work.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import baseline
import recipes
from model import load
from nodes import Bits, Obj
from world import Library, World, subject_name

COPY = ["WGPUBufferUsage_CopySrc", "WGPUBufferUsage_CopyDst"]
READ = ["WGPUBufferUsage_MapRead", "WGPUBufferUsage_CopyDst"]
WRITE = ["WGPUBufferUsage_MapWrite", "WGPUBufferUsage_CopySrc"]


class Pool:
    """Objects in flight between the threads. Whoever takes one out has its reference."""

    def __init__(self) -> None:
        self.things: dict[str, deque[int]] = {
            kind: deque() for kind in ("WGPUBuffer", "WGPUTexture", "WGPUCommandEncoder", "WGPUCommandBuffer")
        }

    def put(self, kind: str, handle: int) -> None:
        self.things[kind].append(handle)

    def take(self, kind: str) -> int:
        try:
            return self.things[kind].popleft()
        except IndexError:
            return 0

    def peek(self, kind: str) -> int:
        """A handle that another thread may release at any moment."""
        try:
            return random.choice(self.things[kind])
        except IndexError:
            return 0


class Worker(threading.Thread):
    def __init__(self, world: World, pool: Pool, end: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.world, self.pool, self.end = world, pool, end
        self.random = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.failure: BaseException | None = None
        self.device = world.home.ref("WGPUDevice")
        self.queue = world.home.ref("WGPUQueue")
        self.instance = world.home.ref("WGPUInstance")

    def run(self) -> None:
        actions: list[Callable[[], Any]] = [
            self.make_buffer,
            self.make_buffer,
            self.make_texture,
            self.make_encoder,
            self.write,
            self.record,
            self.finish,
            self.submit,
            self.map,
            self.read,
            self.unmap,
            self.destroy,
            self.release,
            self.poll,
            self.wait,
            self.scope,
            self.view,
        ]
        try:
            while time.monotonic() < self.end:
                action = self.random.choice(actions)
                action()
                self.done[action.__name__] += 1
        except BaseException as error:  # told by the main thread
            self.failure = error

    def call(self, name: str, **values: Any) -> Any:
        return self.world.call(name, values)

    def make_buffer(self) -> None:
        usage = self.random.choice([COPY, READ, WRITE])
        descriptor = Obj({"usage": usage, "size": 1024, "mappedAtCreation": int(usage is WRITE)})
        self.pool.put("WGPUBuffer", self.call("wgpuDeviceCreateBuffer", device=self.device, descriptor=descriptor))

    def make_texture(self) -> None:
        members = {**recipes.STRUCTS["WGPUTextureDescriptor"].members, "label": None}
        made = self.call("wgpuDeviceCreateTexture", device=self.device, descriptor=Obj(members))
        self.pool.put("WGPUTexture", made)

    def make_encoder(self) -> None:
        made = self.call("wgpuDeviceCreateCommandEncoder", device=self.device, descriptor=None)
        self.pool.put("WGPUCommandEncoder", made)

    def write(self) -> None:
        buffer = Bits(self.pool.peek("WGPUBuffer"))
        self.call("wgpuQueueWriteBuffer", queue=self.queue, buffer=buffer, data=Bits(self.source), size=64)

    @property
    def source(self) -> int:
        return int(self.world.memory.zeros.begin)

    def record(self) -> None:
        """Several threads may be at the same encoder: that is one of the mistakes under test."""
        encoder = Bits(self.pool.peek("WGPUCommandEncoder"))
        for _ in range(4):
            self.call(
                "wgpuCommandEncoderCopyBufferToBuffer",
                commandEncoder=encoder,
                source=Bits(self.pool.peek("WGPUBuffer")),
                destination=Bits(self.pool.peek("WGPUBuffer")),
                size=64,
            )

    def finish(self) -> None:
        encoder = self.pool.take("WGPUCommandEncoder")
        if encoder:
            made = self.call("wgpuCommandEncoderFinish", commandEncoder=Bits(encoder))
            self.pool.put("WGPUCommandBuffer", made)
            self.world.release("WGPUCommandEncoder", encoder)

    def submit(self) -> None:
        commands = self.pool.take("WGPUCommandBuffer")
        if commands:
            self.call("wgpuQueueSubmit", queue=self.queue, commands=[Bits(commands)])
            self.world.release("WGPUCommandBuffer", commands)

    def map(self) -> None:
        mode = self.random.choice(["WGPUMapMode_Read", "WGPUMapMode_Write"])
        info = baseline.obj(self.world.api, "WGPUBufferMapCallbackInfo")
        buffer = Bits(self.pool.peek("WGPUBuffer"))
        self.call("wgpuBufferMapAsync", buffer=buffer, mode=[mode], size=64, callbackInfo=info)

    def read(self) -> None:
        """Asks for the mapped range, and leaves the pointer alone: another thread may unmap it."""
        self.call("wgpuBufferGetConstMappedRange", buffer=Bits(self.pool.peek("WGPUBuffer")), size=64)

    def unmap(self) -> None:
        self.call("wgpuBufferUnmap", buffer=Bits(self.pool.peek("WGPUBuffer")))

    def destroy(self) -> None:
        kind = self.random.choice(["WGPUBuffer", "WGPUTexture"])
        name = kind.removeprefix("WGPU")
        self.call(f"wgpu{name}Destroy", **{subject_name(kind): Bits(self.pool.peek(kind))})

    def release(self) -> None:
        kind = self.random.choice(["WGPUBuffer", "WGPUTexture"])
        if len(self.pool.things[kind]) > 32:
            self.world.release(kind, self.pool.take(kind))

    def poll(self) -> None:
        self.call("wgpuDevicePoll", device=self.device, wait=self.random.randint(0, 1))

    def wait(self) -> None:
        info = baseline.obj(
            self.world.api, "WGPUQueueWorkDoneCallbackInfo", Obj({"mode": "WGPUCallbackMode_WaitAnyOnly"})
        )
        future = self.call("wgpuQueueOnSubmittedWorkDone", queue=self.queue, callbackInfo=info)
        status = self.call(
            "wgpuInstanceWaitAny",
            instance=self.instance,
            futures=[Obj({"future": Obj({"id": future.id})})],
            timeoutNS=10_000_000_000,
        )
        if status != self.world.api.value("WGPUWaitStatus_Success"):
            raise AssertionError(f"wgpuInstanceWaitAny answers {status} for work that ends")

    def scope(self) -> None:
        """An error in a scope is this thread's, whatever the others do wrong meanwhile."""
        api = self.world.api
        self.call("wgpuDevicePushErrorScope", device=self.device, filter="WGPUErrorFilter_Validation")
        bad = self.call("wgpuDeviceCreateBuffer", device=self.device, descriptor=Obj({"usage": 0, "size": 4}))
        info = baseline.obj(api, "WGPUPopErrorScopeCallbackInfo")
        self.call("wgpuDevicePopErrorScope", device=self.device, callbackInfo=info)
        self.world.release("WGPUBuffer", bad)

    def view(self) -> None:
        texture = Bits(self.pool.peek("WGPUTexture"))
        self.world.release("WGPUTextureView", self.call("wgpuTextureCreateView", texture=texture, descriptor=None))


def main() -> int:
    library = Library(Path(sys.argv[1]), load())
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 3
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    world = World(library, timed_waits=True)
    world.works()
    world.home.ref("WGPUQueue")
    before = world.alive()
    failed = passed = 0
    for threads in sorted({2, min(4, count), count}):
        pool = Pool()
        end = time.monotonic() + seconds / 3
        workers = [Worker(world, pool, end, seed) for seed in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(seconds + 30)
        stuck = [worker.name for worker in workers if worker.is_alive()]
        errors = [worker.failure for worker in workers if worker.failure]
        done = sum((worker.done for worker in workers), Counter())
        if stuck:
            print(f"{threads} threads: {stuck} hang")
            return 1
        for kind, things in pool.things.items():
            for handle in things:
                world.release(kind, handle)
        world.call("wgpuDevicePoll", {"device": world.home.ref("WGPUDevice"), "wait": 1})
        world.settle()
        world.called.clear()
        left = world.alive()
        left.subtract(before)
        lost = {kind: number for kind, number in left.items() if number}
        lost_device = [text for text in world.reports if "internal error" in text]
        good = not errors and not lost and not lost_device and world.works()
        print(
            f"{'ok' if good else 'FAILED'}: {threads} threads, {done.total()} actions, {len(world.reports)} mistakes "
            f"reported, left {lost or 'nothing'} {errors[:2] or ''} {lost_device[:2] or ''}"
        )
        world.reports.clear()
        passed += good
        failed += not good
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
