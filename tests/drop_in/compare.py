"""Runs each script twice, on wgpu-py with its own library and on ours, and compares what it saved and logged.

compare.py OURS FOLDER [SCRIPT...]   OURS is our library, for wgpu-py to load, or the Python that has our package
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
# Rounding of two builds of the same shader compiler; pixels are 8-bit.
TOLERANCE = {"u1": 1, "f4": 1e-5}
# The standard wants the device-lost callback on release, which wgpu-py logs.
INTENDED = re.compile(r"device (was )?lost|the last reference to the device was released", re.IGNORECASE)
# How often the reference may be tried.
REFERENCE_RUNS = 3


def run(script: Path, ours: Path | None, out: Path) -> tuple[int, list[str]]:
    env = {key: value for key, value in os.environ.items() if key != "WGPU_LIB_PATH"}
    python = sys.executable
    if ours and ".so" in ours.suffixes:
        env["WGPU_LIB_PATH"] = str(ours)
    elif ours:
        python = str(ours)
    env["XDG_RUNTIME_DIR"] = env.get("XDG_RUNTIME_DIR", tempfile.gettempdir())
    env["PYTHONPATH"] = str(HERE)
    result = subprocess.run(
        [python, str(script), str(out)], env=env, capture_output=True, text=True, timeout=600, check=False
    )
    lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    return result.returncode, lines


def shape(line: str) -> str:
    """A log line without its numbers, which are addresses and times, and without where packages lie."""
    return re.sub(r"\S*/site-packages/|0x[0-9a-f]+|[0-9]+", "#", line)


def differences(reference: Path, ours: Path) -> list[str]:
    a, b = np.load(reference), np.load(ours)
    found = [f"{name}: saved by one only" for name in set(a.files) ^ set(b.files)]
    for name in sorted(set(a.files) & set(b.files)):
        x, y = a[name], b[name]
        if x.shape != y.shape or x.dtype != y.dtype:
            found.append(f"{name}: {x.dtype}{x.shape} and {y.dtype}{y.shape}")
            continue
        tolerance = TOLERANCE.get(x.dtype.str[1:], 0)
        worst = (
            np.abs(x.astype("f8") - y.astype("f8")).max(initial=0) if x.dtype.kind in "iuf" else float((x != y).any())
        )
        if not worst <= tolerance:
            found.append(f"{name}: differs by {worst}")
    return found


def main() -> int:
    ours_is, home = Path(sys.argv[1]), Path(sys.argv[2])
    scripts = [home / f"{name}.py" for name in sys.argv[3:]] or sorted(home.glob("*.py"))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for script in scripts:
            theirs, ours = Path(folder, "theirs.npz"), Path(folder, "ours.npz")
            # What the reference does wrong at times is not what is tested.
            for _ in range(REFERENCE_RUNS):
                reference_code, reference_lines = run(script, None, theirs)
                if not reference_code:
                    break
            if reference_code:
                print(
                    f"{home.parent.name} {script.stem}: does not run on the reference either",
                    *reference_lines[-12:],
                    sep="\n  ",
                )
                failed += 1
                continue
            code, lines = run(script, ours_is, ours)
            problems = [f"exit status {code}", *lines[-25:]] if code else differences(theirs, ours)
            known = {shape(line) for line in reference_lines}
            new = [line for line in lines if shape(line) not in known and not INTENDED.search(line)]
            if not code:
                problems += [f"new line: {line}" for line in new]
            print(f"{home.parent.name} {script.stem}: {'FAILED' if problems else 'same'}", *problems, sep="\n  ")
            failed += bool(problems)
            for path in (theirs, ours):
                path.unlink(missing_ok=True)
    print(f"{len(scripts) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
