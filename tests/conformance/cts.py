"""The files of the WebGPU conformance test suite (gpuweb/cts, `src/webgpu`) and the cases here about the same.

`cts.txt` (the API) and `cts_shader.txt` (WGSL) have a line for each: `file = names`, where `rendering.blend` stands for
the functions `test_blend...` in `test_rendering.py` and `rendering` for all of them, or `file - reason` where there is
nothing. `report.py` puts the lists on the page, with the numbers of cases; `test_cts.py` sees to it that the names
exist.
"""

from __future__ import annotations

from pathlib import Path


class Suite:
    """A folder of the suite."""

    def __init__(self, name: str) -> None:
        self.lines = (Path(__file__).parent / name).read_text().splitlines()
        parts = [line.partition(" = ") for line in self.lines]
        #: By file of the suite: names here.
        self.covered = {file: names.split() for file, equals, names in parts if equals}
        parts = [line.partition(" - ") for line in self.lines]
        #: By file of the suite: why there is nothing.
        self.absent = {file: reason for file, dash, reason in parts if dash}


API = Suite("cts.txt")
SHADER = Suite("cts_shader.txt")
SUITES = [API, SHADER]


def fits(name: str, file: str, function: str) -> bool:
    """Whether this name stands for a function of a file, `test_rendering` and `test_blend_factors`, say."""
    of, _, beginning = name.partition(".")
    return file == f"test_{of}" and function.startswith(f"test_{beginning}")
