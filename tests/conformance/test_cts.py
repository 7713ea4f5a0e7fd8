"""The lists of what the official test suite has name cases that exist."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cts import SUITES, Suite, fits


def names(statement: ast.stmt) -> list[str]:
    """The functions that a statement of a file makes: by `def`, or from a table."""
    if isinstance(statement, ast.FunctionDef):
        return [statement.name]
    if isinstance(statement, ast.Assign):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)]
    return []


FUNCTIONS = [
    (path.stem, name)
    for path in Path(__file__).parent.glob("test_*.py")
    for statement in ast.parse(path.read_text()).body
    for name in names(statement)
    if name.startswith("test_")
]


@pytest.mark.parametrize(("suite", "file"), [(suite, file) for suite in SUITES for file in suite.covered])
def test_names_exist(suite: Suite, file: str) -> None:
    for name in suite.covered[file]:
        assert any(fits(name, *function) for function in FUNCTIONS), f"{name} stands for no function"


@pytest.mark.parametrize("suite", SUITES)
def test_each_line_is_one_of_both(suite: Suite) -> None:
    assert len(suite.covered) + len(suite.absent) == len(suite.lines)
