"""The hostile-call suite: every function of the library with every argument wrong in turn.

    hostile.py [--library PATH] [--full | --every N] [--jobs N] [--context C ...] [--only FUNCTION] [--json FILE]

The calls are made in child processes. One that crashes or hangs is replaced, and the call is made again in a process
of its own to tell whether it needs the calls before it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cases import Case, sample
from model import ROOT, load
from worker import all_cases

HERE = Path(__file__).parent
CONTEXTS = ("uncaptured", "scope", "lost")
BATCH = 200


def default_library() -> Path:
    folder = os.environ.get("WGPU_LIB") or os.environ.get("WGPU_ABI_LIB_DIR")
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return Path(folder) / "libwgpu_native.so" if folder else target / "debug/libwgpu_native.so"


class Child:
    """A worker process and its progress."""

    def __init__(self, library: Path, context: str, environment: dict[str, str]) -> None:
        self.progress = tempfile.NamedTemporaryFile()  # noqa: SIM115 - as long as this worker
        self.progress.write(struct.pack("<qq", -1, 0))
        self.progress.flush()
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115
        command = [sys.executable, str(HERE / "worker.py"), str(library), self.progress.name, context]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, env=environment, text=True
        )
        self.lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def at(self) -> tuple[int, int]:
        with open(self.progress.name, "rb") as file:
            at, beat = struct.unpack("<qq", file.read(16))
        return at, beat

    def send(self, numbers: list[int]) -> None:
        assert self.process.stdin
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(" ".join(map(str, numbers)) + "\n")
            self.process.stdin.flush()

    def answers(self, limit: float) -> tuple[list[dict[str, Any]], str]:
        """What it says until the range is done, and how it ended: done, crash or hang."""
        said: list[dict[str, Any]] = []
        last, since = self.at(), time.monotonic()
        while True:
            try:
                line = self.lines.get(timeout=0.05)
            except queue.Empty:
                now = self.at()
                if now != last:
                    last, since = now, time.monotonic()
                elif time.monotonic() - since > limit:
                    self.process.kill()
                    self.process.wait()
                    return said, "hang"
                continue
            if line is None:
                self.process.wait()
                return said, "crash"
            message = json.loads(line)
            if "done" in message or "ready" in message:
                return said, "done"
            said.append(message)

    def how_it_ended(self) -> str:
        code = self.process.returncode
        name = signal.Signals(-code).name if code and code < 0 else f"exit code {code}"
        self.errors.seek(0)
        lines = [line for line in self.errors.read().decode("utf-8", "replace").splitlines() if line.strip()]
        told = [line for line in lines if "panicked" in line or "rror" in line] or lines[-1:]
        return f"{name} {told[-1][:300] if told else ''}".strip()

    def close(self) -> None:
        assert self.process.stdin
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Suite:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.cases: list[Case] = all_cases(load())
        self.environment = environment()
        self.lock = threading.Lock()
        self.calls: Counter[str] = Counter()
        self.findings: list[dict[str, Any]] = []

    def chosen(self) -> list[int]:
        cases = self.cases
        if self.options.only:
            cases = [case for case in cases if self.options.only in str(case)]
        elif not self.options.full:
            cases = sample(cases, self.options.every)
        wanted = {id(case) for case in cases}
        return [at for at, case in enumerate(self.cases) if id(case) in wanted]

    def run(self) -> None:
        work: queue.Queue[tuple[str, list[int]]] = queue.Queue()
        chosen = self.chosen()
        for context in self.options.context:
            for begin in range(0, len(chosen), BATCH):
                work.put((context, chosen[begin : begin + BATCH]))
        threads = [threading.Thread(target=self.work, args=(work,)) for _ in range(self.options.jobs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def work(self, work: queue.Queue[tuple[str, list[int]]]) -> None:
        child: Child | None = None
        context = ""
        while True:
            try:
                wanted, numbers = work.get_nowait()
            except queue.Empty:
                break
            if child and wanted != context:
                child.close()
                child = None
            context = wanted
            while numbers:
                child = child or self.start(context)
                child.send(numbers)
                said, end = child.answers(self.options.limit)
                self.note(context, said)
                if end == "done":
                    self.count(context, numbers)
                    break
                at, _ = child.at()
                reached = numbers.index(at) + 1 if at in numbers else len(numbers)
                self.count(context, numbers[:reached])
                self.lost(context, at, numbers[:reached], end, child.how_it_ended())
                numbers = numbers[reached:]
                child = None
        if child:
            child.close()

    def start(self, context: str) -> Child:
        child = Child(self.options.library, context, self.environment)
        _, end = child.answers(60)
        if end != "done":
            print(f"a child does not even start: {child.how_it_ended()}", file=sys.stderr)
            os._exit(1)
        return child

    def count(self, context: str, numbers: list[int]) -> None:
        with self.lock:
            for at in numbers:
                self.calls[self.cases[at].function] += 1

    def note(self, context: str, said: list[dict[str, Any]]) -> None:
        with self.lock:
            self.findings += [{**message, "context": context} for message in said]

    def lost(self, context: str, at: int, before: list[int], end: str, how: str) -> None:
        """A child crashed or hangs: does the case do it alone?"""
        if end == "crash" and how.startswith("exit code 1 "):
            end = "error of the suite"
        finding = {"case": at, "finding": end, "detail": how, "context": context, "alone": None}
        if at >= 0 and self.options.alone:
            child = self.start(context)
            child.send([at])
            _, ended = child.answers(self.options.limit)
            finding["alone"] = ended != "done"
            if ended == "done":
                child.close()
                finding["after"] = [str(self.cases[number]) for number in before[-4:-1]]
        self.note(context, [finding])

    def report(self) -> bool:
        by_function: dict[str, Counter[str]] = defaultdict(Counter)
        for finding in self.findings:
            name = self.cases[finding["case"]].function if finding["case"] >= 0 else "start"
            by_function[name][finding["finding"]] += 1
        sorts = sorted({finding["finding"] for finding in self.findings})
        if self.options.table:
            print(f"{'function':58}{'calls':>7}" + "".join(f"  {sort}" for sort in sorts))
            for name in sorted(self.calls):
                cells = "".join(f"  {by_function[name][sort] or '-':>{len(sort)}}" for sort in sorts)
                print(f"{name:58}{self.calls[name]:>7}{cells}")
        shown: Counter[tuple[str, str]] = Counter()
        for finding in sorted(self.findings, key=lambda item: (item["finding"], item["case"])):
            case = self.cases[finding["case"]] if finding["case"] >= 0 else None
            key = (finding["finding"], case.function if case else "start")
            shown[key] += 1
            if shown[key] <= self.options.show:
                print(f"{finding['finding']} [{finding['context']}]: {case}")
                detail = finding["detail"]
                for line in detail if isinstance(detail, list) else [detail]:
                    print(f"    {str(line)[:500]}")
                if finding.get("after"):
                    print(f"    only after others, the last of them: {finding['after']}")
        total = sum(self.calls.values())
        counts = Counter(finding["finding"] for finding in self.findings)
        print(f"{len(self.calls)} functions, {total} calls: " + (str(dict(counts)) if counts else "nothing found"))
        if self.options.json:
            data = {
                "library": str(self.options.library),
                "functions": len(self.calls),
                "calls": total,
                "findings": dict(counts),
                "by function": {name: {"calls": self.calls[name], **by_function[name]} for name in sorted(self.calls)},
                "cases": [
                    {**finding, "case": str(self.cases[finding["case"]]) if finding["case"] >= 0 else "start"}
                    for finding in self.findings
                ],
            }
            self.options.json.write_text(json.dumps(data, indent=1))
        bad = {finding["case"] for finding in self.findings}
        print(f"{total - len(bad)} passed, {len(bad)} failed")
        return not bad


def environment() -> dict[str, str]:
    """Lavapipe alone, so that every machine tests the same."""
    found = {"XDG_RUNTIME_DIR": "/tmp", **os.environ}
    icd = Path("/usr/share/vulkan/icd.d/lvp_icd.x86_64.json")
    if "VK_DRIVER_FILES" not in found and icd.exists():
        found["VK_DRIVER_FILES"] = str(icd)
    return found


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """An X display of our own, where Xvfb is installed: without one no surface can be made."""
    if not shutil.which("Xvfb"):
        yield {}
        return
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout
        number = server.stdout.readline().strip()
        yield {"DISPLAY": f":{number}"} if number else {}
    finally:
        server.terminate()
        server.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, default=default_library())
    parser.add_argument("--full", action="store_true", help="every case, not a sample")
    parser.add_argument("--every", type=int, default=10**9, help="sample: also every Nth of the cases of one place")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=120, help="seconds that one call may take")
    parser.add_argument("--context", nargs="+", default=["uncaptured"], choices=(*CONTEXTS, "peer"))
    parser.add_argument("--only", help="only cases whose text contains this")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--table", action="store_true", help="a line for each function")
    parser.add_argument("--show", type=int, default=3, help="findings shown of each sort and function")
    parser.add_argument("--no-alone", dest="alone", action="store_false", help="do not repeat crashes alone")
    options = parser.parse_args()
    suite = Suite(options)
    begin = time.monotonic()
    with display() as variables:
        suite.environment.update(variables)
        suite.run()
    print(f"{time.monotonic() - begin:.0f} s")
    return 0 if suite.report() else 1


if __name__ == "__main__":
    sys.exit(main())
