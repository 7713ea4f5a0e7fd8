"""The "wgpu" logger. Loaded on first use, because ``logging`` costs more than all of ``import wgpu``."""

from __future__ import annotations

import logging
from collections.abc import Callable

#: Functions that are called with the new level (an int) each time the level of the logger is set.
logger_set_level_callbacks: list[Callable[[int], object]] = []


class WGPULogger(logging.Logger):
    """A logger that tells its callbacks when its level changes, so that the native library follows."""

    def setLevel(self, level: int | str) -> None:  # noqa: N802
        super().setLevel(level)
        for callback in logger_set_level_callbacks:
            callback(self.level)


def _adopt(plain: logging.Logger) -> logging.Logger:
    """Turn the logger into one that reports its level, whoever made it and of whichever class."""
    if isinstance(plain, WGPULogger):
        return plain
    kind = type(plain)
    if kind is logging.Logger:
        plain.__class__ = WGPULogger
    else:
        plain.__class__ = type("WGPULogger", (WGPULogger, kind), {})
    if plain.level == logging.NOTSET:
        plain.setLevel(logging.WARNING)
    return plain


logger = _adopt(logging.getLogger("wgpu"))
