"""Tests of WGSL made from tables: code that is right, and code that is wrong.

    test_comments = cases(["/* of a block */", ...], ["/* never closed", ...])

What a known difference is about is in `otherwise.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from differences import known
from gpu import Device, Gpu
from makers import module
from otherwise import difference


def check(device: Device, right: bool, code: str) -> None:
    """Makes a module; what is wrong is told once, and where."""
    with device.valid(right, code):
        made = module(device, code)
    status, info = made.GetCompilationInfo().wait()
    assert status == "Success"
    assert (not info.errors) == right


def cases(
    right: Iterable[str] = (), wrong: Iterable[str] = (), features: tuple[str, ...] = (), strict: bool = False
) -> Callable[..., None]:
    """A test with a case for each piece of code. `strict`: for instances that take nothing beyond the standard."""
    parameters: list[Any] = []
    for is_right, codes in ((True, right), (False, wrong)):
        for code in codes:
            name = None if strict else difference(code)
            marks = [known(name)] if name else []
            title = f"{'right' if is_right else 'wrong'}-{' '.join(code.split())[-70:]}"
            title = title.encode("ascii", "backslashreplace").decode()
            parameters.append(pytest.param(is_right, code, marks=marks, id=title.replace("\0", "NUL")))

    @pytest.mark.parametrize(("right", "code"), parameters)
    def test(gpu: Gpu, right: bool, code: str) -> None:
        check(gpu.device(features), right, code)

    @pytest.mark.parametrize(("right", "code"), parameters)
    def test_strict(strict_gpu: Gpu, right: bool, code: str) -> None:
        check(strict_gpu.device(features), right, code)
        strict_gpu.end_case()

    return test_strict if strict else test


def body(*statements: str, before: str = "") -> list[str]:
    """Functions of these statements."""
    return [f"{before} fn f() {{ {statement} }}" for statement in statements]


def entry(*statements: str, before: str = "") -> list[str]:
    """Compute shaders of these statements."""
    return [f"{before} @compute @workgroup_size(1) fn f() {{ {statement} }}" for statement in statements]
