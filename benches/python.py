"""Compares our Python package with wgpu-py; benches/table.py puts out/bench/python.json into the README.

    python benches/python.py --ours PYTHON --theirs PYTHON [options]

Each PYTHON is an interpreter that has numpy and one of the packages, in a virtual environment of its own, say. Where
there is only one interpreter, as on a machine with nothing but what was carried there, packages unpacked into two
folders will do:

    python benches/python.py --ours python3 --ours-path /tmp/ours --theirs python3 --theirs-path /tmp/theirs --gpu

Both run all the time, and are asked for each measure in turn, round by round, who goes first alternating; each number
is the median over the rounds. Start-up is measured in new processes. Only the standard library is needed here. Both
packages obey WGPU_LIB_PATH: unset it, or set it for one side with `--ours-env`.

This file writes what benches/table.py describes. With `--gpu` the measures of a real GPU come along, with their targets
in absolute numbers, and the results go to out/bench/python_gpu.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / "out" / "bench"

IMPORT = "import time; b = time.perf_counter(); import wgpu; print(time.perf_counter() - b)"
START = """
import wgpu
device = wgpu.gpu.request_adapter_sync(power_preference="high-performance").request_device_sync()
print(device.adapter.info["device"], flush=True)
"""

# Group, and the target: how many times faster.
GROUPS: list[tuple[str, float, list[str]]] = [
    (
        "recording a call",
        6,
        [
            "set_pipeline", "set_bind_group", "set_vertex_buffer", "set_index_buffer", "draw", "draw_indexed",
            "set_viewport", "set_scissor_rect", "set_stencil_reference", "set_blend_constant",
            "compute set_pipeline", "compute set_bind_group", "dispatch_workgroups", "copy_buffer_to_buffer",
            "clear_buffer",
        ],
    ),
    ("frames", 4, ["frame of 1000 draws"]),
    ("frames", 50, ["a draw of many"]),
    (
        "create and release",
        4,
        [
            "create_buffer", "create_texture", "create_view", "create_sampler", "create_bind_group_layout",
            "create_bind_group", "create_pipeline_layout", "create_command_encoder", "create_shader_module",
            "create_compute_pipeline", "create_render_pipeline", "create_shader_module, each another",
            "create_render_pipeline, each another",
        ],
    ),
    ("data", 1.5, ["write_buffer 64 B", "write_buffer SIZE"]),
    ("data", 2, ["read_buffer 64 B"]),
    ("data", 4, ["read_buffer SIZE", "read_buffer SIZE, caller's array"]),
    ("data", 1, ["mapped view of SIZE"]),
    ("dispatches", 1, ["encode and submit a dispatch", "a dispatch of 10000", "compute_with_buffers"]),
]  # fmt: skip
# On a real GPU: at most so many microseconds, at least so many GB/s.
MICROSECONDS = {"read_buffer 64 B": 40.0, "encode and submit a dispatch": 12.0}
GIGABYTES = {
    "write_buffer 256 MiB": 12.0,
    "read_buffer 256 MiB, caller's array": 12.0,
    "read_buffer 256 MiB": None,
    "mapped view of 256 MiB": 40.0,
}


class Side:
    """An interpreter with a package."""

    def __init__(self, python: str, path: str | None, options: list[str], environment: list[str]) -> None:
        self.python, self.options = python, options
        self.environment = {**os.environ, **dict(item.split("=", 1) for item in environment)}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the second import is the usual one
        if path:
            self.environment["PYTHONPATH"] = path
        self.worker: subprocess.Popen[str] | None = None

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.python, *arguments], env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout.splitlines()[-1]

    def ask(self, measure: str) -> Any:
        assert self.worker is not None and self.worker.stdin and self.worker.stdout
        self.worker.stdin.write(measure + "\n")
        self.worker.stdin.flush()
        answer = self.worker.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.python} failed in {measure!r}")
        return json.loads(answer)

    def start(self) -> Any:
        script = str(HERE / "python_rows.py")
        self.worker = subprocess.Popen(
            [self.python, script, *self.options],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.worker.stdout
        return json.loads(self.worker.stdout.readline() or sys.exit(f"{self.python} failed to start"))

    def stop(self) -> None:
        if self.worker is not None and self.worker.stdin:
            self.worker.stdin.close()
            self.worker.wait()


Pair = tuple[list[float], list[float]]


def alternate(sides: list[Side], rounds: int, measure: Any) -> Pair:
    """The results of a measure for both sides, in turn."""
    results: Pair = ([], [])
    for i in range(rounds):
        for place in (0, 1) if i % 2 else (1, 0):
            results[place].append(measure(sides[place]))
    return results


def start_up(side: Side) -> float:
    begin = time.perf_counter()
    side.run("-c", START)
    return time.perf_counter() - begin


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for who in ("ours", "theirs"):
        parser.add_argument(f"--{who}", required=True, help="interpreter")
        parser.add_argument(f"--{who}-path", help="folder of packages, as PYTHONPATH")
        parser.add_argument(f"--{who}-env", action="append", default=[], help="NAME=VALUE, for this side alone")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", help="measures whose name contains this")
    parser.add_argument("--gpu", action="store_true", help="256 MiB, and the targets of a real GPU")
    parser.add_argument(
        "--short", action="store_true", help="everything once, tiny, nothing written: shows that it still runs"
    )
    parser.add_argument("--out", type=Path, help="where to write the results")
    arguments = parser.parse_args()
    options = ["--short"] * arguments.short + ["--gpu"] * arguments.gpu
    rounds = 1 if arguments.short else arguments.rounds
    sides = [
        Side(arguments.ours, arguments.ours_path, options, arguments.ours_env),
        Side(arguments.theirs, arguments.theirs_path, options, arguments.theirs_env),
    ]
    rows: list[dict[str, Any]] = []

    def wanted(name: str) -> bool:
        return not arguments.only or arguments.only in name

    def row(group: str, measure: str, pair: Pair, target: float | None, **changes: Any) -> None:
        ours, theirs = (statistics.median(results) for results in pair)
        scale, unit = (1e3, "ms") if theirs >= 2e-3 else (1e6, "µs") if theirs >= 2e-6 else (1e9, "ns")
        rows.append(
            {
                "group": group,
                "measure": measure,
                "unit": unit,
                "sense": "times",
                "target": target,
                "ours": ours * scale,
                "theirs": theirs * scale,
            }
            | changes
        )
        shown = rows[-1]
        print(
            f"{measure:40} {shown['ours']:10.2f} {shown['theirs']:10.2f} {shown['unit']:4} {theirs / ours:6.2f}",
            flush=True,
        )

    infos = [side.start() for side in sides]
    try:
        size = next(name for name in infos[0]["measures"] if name.startswith("write_buffer ") and "MiB" in name)[13:]
        for group, target, measures in GROUPS:
            for name in measures:
                measure = name.replace("SIZE", size)
                if not wanted(measure):
                    continue
                alternate(sides, 1, lambda side, measure=measure: side.ask(measure))
                pair = alternate(sides, rounds, lambda side, measure=measure: side.ask(measure))
                row(group, measure, pair, target)
                if arguments.gpu and measure in MICROSECONDS:
                    row("on a GPU", measure, pair, MICROSECONDS[measure], sense="most")
                if arguments.gpu and measure in GIGABYTES:
                    speeds = [256 * 2**20 / statistics.median(results) / 1e9 for results in pair]
                    row(
                        "on a GPU", measure, pair, GIGABYTES[measure],
                        sense="absolute", unit="GB/s", ours=speeds[0], theirs=speeds[1],
                    )  # fmt: skip
    finally:
        for side in sides:
            side.stop()
    starts = max(1, rounds // 2)
    if wanted("import wgpu"):
        row("start", "import wgpu", alternate(sides, starts, lambda side: float(side.run("-c", IMPORT))), 3)
    if wanted("process start to device"):
        row("start", "process start to device", alternate(sides, starts, start_up), 4)
    if wanted("pygfx"):
        scene = str(HERE / "python_scene.py")
        try:
            scenes = alternate(sides, max(1, starts // 2), lambda side: json.loads(side.run(scene, *options)))
        except subprocess.CalledProcessError:
            print("the scene is left out: both sides need pygfx", file=sys.stderr)
        else:
            for measure, key, target in (("first frame", "first", 1.5), ("CPU time of a frame", "frame", 1.33)):
                pair = [scene[key] for scene in scenes[0]], [scene[key] for scene in scenes[1]]
                row("500 pygfx meshes", measure, pair, target)
    if not arguments.short:
        to = arguments.out or RESULTS / ("python_gpu.json" if arguments.gpu else "python.json")
        to.parent.mkdir(parents=True, exist_ok=True)
        title = f"Python, {infos[0]['adapter']}"
        machine = f"{platform.machine()} with {os.cpu_count()} cores"
        result = {"title": title, "peer": "wgpu-py 0.32", "machine": machine, "rounds": rounds, "rows": rows}
        to.write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
