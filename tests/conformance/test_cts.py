"""The list of what the official test suite has names cases that exist."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cts import ABSENT, COVERED, LINES, fits

FUNCTIONS = [
    (path.stem, node.name)
    for path in Path(__file__).parent.glob("test_*.py")
    for node in ast.parse(path.read_text()).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
]


@pytest.mark.parametrize("file", COVERED)
def test_names_exist(file: str) -> None:
    for name in COVERED[file]:
        assert any(fits(name, *function) for function in FUNCTIONS), f"{name} stands for no function"


def test_each_line_is_one_of_both() -> None:
    assert len(COVERED) + len(ABSENT) == len(LINES)
