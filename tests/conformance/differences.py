"""Where the library differs from the standard and why: each reason once. `report.py` puts them on the page.

A case that shows one is marked with `known("name")` in its parameters, or calls the fixture `differs("name", when)`.
It must then fail: a case that passes again fails the tests until its mark is removed.
"""

from __future__ import annotations

import pytest

REASONS: dict[str, str] = {}


def known(name: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=f"{name}: {REASONS[name]}")
