"""A child process: makes calls in the order that the parent tells, and writes down where it is.

    worker.py LIBRARY PROGRESS-FILE CONTEXT

Reads `FIRST LAST` lines (numbers of cases) and answers each with JSON lines: one for each finding, one when the range
is done. The number of the case at work is in the progress file all the time, so that the parent knows it when this
process is gone.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import time
from pathlib import Path
from typing import Any

import baseline
import recipes
from baseline import ENCODERS
from cases import Case, Generator
from memory import Arena
from model import Api, Function, load
from nodes import Bits, Obj
from world import PASSES, Home, Library, World

#: Calls after which the device is tried.
BETWEEN_TRIALS = 100
#: Seconds after which an answer that has not come will not come.
PATIENCE = 20
#: Functions that answer a question about anything: "no" is their answer, and nobody is told. And polling,
#: which is allowed to come late.
QUIET = ("HasFeature", "HasInstanceFeature", "HasWGSLLanguageFeature", "GetProcAddress", "FreeMembers", "DevicePoll")
FAILURES = {"WGPUStatus": "WGPUStatus_Error", "WGPUWaitStatus": "WGPUWaitStatus_Error"}


def all_cases(api: Api) -> list[Case]:
    generator = Generator(api)
    return [case for name in sorted(api.functions) for case in generator.cases(api.functions[name])]


class Runner:
    def __init__(self, library: Library, context: str) -> None:
        self.library = library
        self.api = library.api
        self.context = context
        self.checks = context in ("uncaptured", "scope")
        self.world = self.new_world()

    def new_world(self) -> World:
        world = World(self.library, timed_waits=self.context != "peer")
        if self.context == "lost":
            for home in (world.home, world.second, world.foreign):
                self.fill(home)
            world.home.call("wgpuDeviceDestroy", device=world.home.ref("WGPUDevice"))
            world.settle()
        return world

    def fill(self, home: Home) -> None:
        for kind in recipes.MAKERS:
            home.get(kind)

    def run(self, case: Case) -> dict[str, Any]:
        """Makes one call. The findings, by name."""
        world, api = self.world, self.api
        function = api.functions[case.function]
        values = case.values(baseline.call(api, function))
        world.fresh.clear()
        world.had_all = True
        arena = Arena(world.memory, world.resolve)
        given = (
            arena.arguments(function, values) if not counted(function) else self.with_counts(function, values, arena)
        )
        had_all = world.had_all
        self.around(recipes.BEFORE, function, given)
        scoped = self.context == "scope" and "ErrorScope" not in function.name
        if scoped:
            self.push_scopes()
        world.reports.clear()
        world.blamed.clear()
        world.called.clear()
        result = self.library.functions[function.name](*given)
        world.settle()
        if self.checks and function.name.endswith("PipelineAsync") and result.id and judged(case):
            self.wait_for_answer(function)
        self.finish_recording(function, given, result)
        called = list(world.called)
        if scoped:
            self.pop_scopes()
        self.clean(function)
        findings = self.judge(case, function, result, called) if self.checks and had_all else {}
        if self.context == "lost" and world.home.own["WGPUDevice"] in world.blamed:
            findings["the lost device is not silent"] = list(world.reports)
        self.give_back_all(function, given, result, arena)
        return findings

    def wait_for_answer(self, function: Function) -> None:
        """What a thread of the library compiles is answered when that is done: not at once on a busy machine."""
        world, end = self.world, time.monotonic() + PATIENCE
        while not world.reports and all(name != function.callback for name, _ in world.called):
            if time.monotonic() > end:
                return
            time.sleep(0.001)
            world.settle()

    def with_counts(self, function: Function, values: dict[str, Any], arena: Arena) -> list[Any]:
        counts = {arg.count: arg.name for arg in function.args if arg.count}
        return [arena.value(arg, values, counts) for arg in function.args]

    def around(self, table: dict[str, tuple[str, dict[str, Any]]], function: Function, given: list[Any]) -> None:
        """The call before or after, on the object that was made for this case."""
        if function.name not in table:
            return
        name, more = table[function.name]
        other = self.api.functions[name]
        if name not in self.library.functions:
            return
        values = {**baseline.call(self.api, other), **more, other.args[0].name: Bits(given[0])}
        self.world.call(name, values)

    def finish_recording(self, function: Function, given: list[Any], result: Any) -> None:
        """Ends the encoder that a call recorded on, because faults of recording calls are told only then."""
        world = self.world
        if function.returns and function.returns.base in PASSES:
            world.dispose(function.returns.base, result)
        action = action_of(function)
        for kind, handle in [item for item in world.fresh if item[0] in ENCODERS]:
            own = kind == function.owner and handle == given[0]
            if own and action == "Release":
                continue
            if own:
                self.around(recipes.AFTER, function, given)
            world.dispose(kind, handle, action if own else "")
            world.fresh.remove((kind, handle))

    def give_back_all(self, function: Function, given: list[Any], result: Any, arena: Arena) -> None:
        """Ends what the call made, and what was made for it."""
        world = self.world
        returns = function.returns.base if function.returns else ""
        if returns in self.api.handles and returns not in PASSES and result:
            world.dispose(returns, result)
        for name, array in arena.outputs:
            self.give_back(name, array[0])
        if function.name == "wgpuInstanceEnumerateAdapters" and given[2]:
            self.release_adapters(int(result), arena)
        for kind, handle in world.fresh:
            own = kind == function.owner and handle == given[0]
            world.dispose(kind, handle, action_of(function) if own else "")
        world.settle()

    def give_back(self, name: str, value: Any) -> None:
        free = self.api.structs[name].free_members
        if name == "WGPUSurfaceTexture" and value.texture:
            self.world.release("WGPUTexture", value.texture)
        if free and free in self.library.functions:
            self.library.functions[free](value)

    def release_adapters(self, count: int, arena: Arena) -> None:
        array = arena.kept[-1]
        for at in range(min(count, len(array))):
            self.world.release("WGPUAdapter", array[at])

    def push_scopes(self) -> None:
        for kind in ("Internal", "OutOfMemory", "Validation"):
            device = self.world.home.ref("WGPUDevice")
            self.world.call("wgpuDevicePushErrorScope", {"device": device, "filter": f"WGPUErrorFilter_{kind}"})

    def pop_scopes(self) -> None:
        world = self.world
        for _ in range(3):
            info = baseline.obj(self.api, "WGPUPopErrorScopeCallbackInfo", Obj())
            world.call("wgpuDevicePopErrorScope", {"device": world.home.ref("WGPUDevice"), "callbackInfo": info})

    def judge(self, case: Case, function: Function, result: Any, called: list[tuple[str, int]]) -> dict[str, Any]:
        findings: dict[str, Any] = {}
        reports = list(self.world.reports)
        failed = [name for name, status in called if name == function.callback and status != 1]
        if len(reports) > 1:
            findings["reported more than once"] = reports
        told = bool(reports or failed)
        if case.change is None:
            needs = [feature for part, feature in recipes.NEEDS.items() if part in function.name]
            if told and not any(self.world.lacks(feature) for feature in needs):
                findings["baseline"] = reports or failed
        elif case.change.wrong and not function.name.endswith(QUIET):
            if not told:
                findings["not reported"] = []
            elif reports:
                findings.update(self.judge_value(function, result))
        return findings

    def judge_value(self, function: Function, result: Any) -> dict[str, Any]:
        """Whether a call that reported its mistake at once returned its failure value (docs/errors.md)."""
        returns = function.returns
        if returns is None or returns.base in self.api.handles or returns.base == "WGPUFuture":
            return {}
        if returns.base in FAILURES:
            right = result == self.api.value(FAILURES[returns.base])
        elif returns.base in self.api.enums and not returns.pointer:
            right = True
        else:
            right = not result
        return {} if right else {"failure value": str(result)}

    def clean(self, function: Function) -> None:
        """Undoes what the call changed for the calls after it."""
        world = self.world
        if "ErrorScope" in function.name and self.checks:
            for _ in range(3):
                info = baseline.obj(self.api, "WGPUPopErrorScopeCallbackInfo")
                world.call("wgpuDevicePopErrorScope", {"device": world.home.ref("WGPUDevice"), "callbackInfo": info})
        if function.name.startswith("wgpuSetLog"):
            world.listen()


def judged(case: Case) -> bool:
    return case.change is None or case.change.wrong


def counted(function: Function) -> bool:
    return any(arg.count for arg in function.args)


def action_of(function: Function) -> str:
    return function.name.removeprefix("wgpu").removeprefix((function.owner or "").removeprefix("WGPU"))


def main() -> None:
    path, progress, context = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    api = load()
    cases = all_cases(api)
    library = Library(path, api)
    with open(progress, "r+b") as file:
        shared = mmap.mmap(file.fileno(), 16)

    def say(**message: Any) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    def mark(at: int, beat: int) -> None:
        shared[:16] = struct.pack("<qq", at, beat)

    mark(-1, 0)
    runner = Runner(library, context)
    beat = 0
    say(ready=True)
    for line in sys.stdin:
        made = 0
        chosen = [int(word) for word in line.split()]
        for at in chosen:
            beat += 1
            mark(at, beat)
            case = cases[at]
            if case.function not in library.functions:
                continue
            made += 1
            for sort, detail in runner.run(case).items():
                say(case=at, finding=sort, detail=detail)
            if context != "lost" and (made % BETWEEN_TRIALS == 0 or at == chosen[-1]) and not runner.world.works():
                say(case=at, finding="device no longer works", detail=runner.world.reports[-3:])
                runner.world = runner.new_world()
        mark(-1, beat + 1)
        say(done=made)


if __name__ == "__main__":
    main()
