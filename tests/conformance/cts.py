"""The files of the WebGPU conformance test suite (gpuweb/cts, `src/webgpu/api`) and the cases here about the same.

`cts.txt` has a line for each: `file = names`, where `rendering.blend` stands for the functions `test_blend...` in
`test_rendering.py` and `rendering` for all of them, or `file - reason` where there is nothing. `report.py` puts the
list on the page, with the numbers of cases; `test_cts.py` sees to it that the names exist.
"""

from __future__ import annotations

from pathlib import Path

LINES = (Path(__file__).parent / "cts.txt").read_text().splitlines()
#: By file of the suite: names here.
COVERED = {file: names.split() for file, equals, names in (line.partition(" = ") for line in LINES) if equals}
#: By file of the suite: why there is nothing.
ABSENT = {file: reason for file, dash, reason in (line.partition(" - ") for line in LINES) if dash}


def fits(name: str, file: str, function: str) -> bool:
    """Whether this name stands for a function of a file, `test_rendering` and `test_blend_factors`, say."""
    of, _, beginning = name.partition(".")
    return file == f"test_{of}" and function.startswith(f"test_{beginning}")
