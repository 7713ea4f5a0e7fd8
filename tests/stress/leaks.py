"""Leaks: every kind of object thousands of times. Afterwards nothing may be left, and memory must not have grown.

leaks.py LIBRARY [OBJECTS [DEVICES]]
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path
from typing import Any

import recipes
from model import load
from nodes import Bits
from world import Library, World

PAGE = os.sysconf("SC_PAGESIZE")
#: Growth between the first tenth and the end that is still noise of the allocators.
SLACK = 6 << 20
#: Mesa's lavapipe keeps some 17 KiB of each compute pipeline made and destroyed, also of a plain Vulkan program without
#: this library, and more of larger ones. So their memory says nothing, and only the living objects are counted.
KEPT_BY_DRIVER = ("WGPUComputePipeline", "WGPURenderPipeline")
PURPOSES = {"WGPUBuffer": ("live", "mapped", "mappable", "error"), "WGPUQuerySet": ("live", "timestamps", "error")}


def memory() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def report(world: World) -> dict[str, int]:
    """The living objects by wgpuGenerateReport, as a program without our extensions sees them."""
    struct = world.api.structs["WGPUGlobalReport"].ctype()
    world.call(
        "wgpuGenerateReport", {"instance": world.home.ref("WGPUInstance"), "report": Bits(ctypes.addressof(struct))}
    )
    counts = {"surfaces": int(struct.surfaces.numKeptFromUser)}
    counts.update((name, int(getattr(struct.hub, name).numKeptFromUser)) for name, _ in struct.hub._fields_)
    return counts


def cycle(world: World, kind: str, which: str, count: int) -> dict[str, Any]:
    """Makes and ends `count` objects of a kind."""
    home = world.home
    home.get(kind, "live")  # with what it is made of
    world.settle()
    before, alive = report(world), world.alive()
    begin, early = time.monotonic(), 0
    for at in range(count):
        world.dispose(kind, home.make(kind, which))
        if at % 64 == 0:
            world.settle()
            world.reports.clear()
            world.called.clear()
        if at == count // 10:
            home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1)
            early = memory()
    home.call("wgpuDevicePoll", device=home.ref("WGPUDevice"), wait=1)
    world.settle()
    grown = memory() - early
    world.called.clear()
    left = {name: more - before[name] for name, more in report(world).items() if more != before[name]}
    left.update({name: more - alive[name] for name, more in world.alive().items() if more != alive[name]})
    return {
        "kind": kind,
        "which": which,
        "count": count,
        "left": left,
        "grown": grown,
        "seconds": round(time.monotonic() - begin, 1),
        "ok": not left and (grown < SLACK or kind in KEPT_BY_DRIVER),
    }


def main() -> int:
    library = Library(Path(sys.argv[1]), load())
    objects = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    devices = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    world = World(library, timed_waits=True)
    results = []
    plan = [(kind, which, objects) for kind in recipes.MAKERS for which in PURPOSES.get(kind, ("live",))]
    plan += [("WGPUAdapter", "live", devices), ("WGPUDevice", "live", devices), ("WGPUInstance", "live", devices)]
    for kind, which, count in plan:
        if kind not in world.home.own and not world.home.get(kind):
            print(f"{kind}: cannot be made here")
            continue
        result = cycle(world, kind, which, count)
        results.append(result)
        mark = "ok" if result["ok"] else "LEAK"
        print(
            f"{mark:5}{kind + ' ' + which:34}{count:>7} in {result['seconds']:>6} s, "
            f"memory {result['grown'] / 1024:+9.0f} KiB, left {result['left'] or 'nothing'}",
            flush=True,
        )
    works = world.works()
    failed = sum(not result["ok"] for result in results) + (not works)
    print(f"{len(results) + 1 - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
