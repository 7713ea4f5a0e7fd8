"""Internals of wgpu-py that its clients use: raw calls that raise, and conversions."""

from __future__ import annotations

from ... import _classes, enums, flags, structs
from ..._classes import *
from ..._convert import color as _color
from ..._convert import extent3d as _extent3d
from ..._convert import origin3d as _origin3d
from ..._coreutils import get_logger
from ..._errors import PENDING, raise_pending
from ._ffi import ffi, lib
from ._mappings import enum_str2int, enummap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

__all__: list[str] = []
__all__ += _classes.__all__

logger = get_logger()


class SafeLibCalls:
    """The functions of `lib`, which raise the error that the call reported."""

    def __init__(self, library: Any) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = getattr(self._library, name)

        def call(*args: Any) -> Any:
            result = function(*args)
            if PENDING:
                raise_pending()
            return result

        call.__name__ = name
        self.__dict__[name] = call
        return call


libf = SafeLibCalls(lib)


def _tuple_from_tuple_or_dict(ob: Any, fields: Sequence[str], defaults: Sequence[Any] = ()) -> tuple[Any, ...]:
    """The values of `fields` from a sequence or a dict; `defaults` are those of the last fields."""
    required = len(fields) - len(defaults)
    if isinstance(ob, (list, tuple)):
        if not required <= len(ob) <= len(fields):
            raise ValueError(f"Expected tuple/key/dict with fields: {', '.join(fields)}")
        return (*ob, *defaults[len(ob) - required :])
    if not hasattr(ob, "keys"):
        raise TypeError(f"Expected tuple/key/dict with fields: {', '.join(fields)}")
    if any(key not in fields for key in ob):
        raise ValueError(f"Unexpected key in {ob}")
    values = dict(zip(fields[required:], defaults, strict=True))
    values.update(ob)
    if any(field not in values for field in fields):
        raise ValueError(f"Expected tuple/key/dict with fields: {', '.join(fields)}")
    return tuple(values[field] for field in fields)


def _tuple_from_extent3d(size: Any) -> tuple[int, int, int]:
    """(width, height, depth_or_array_layers)."""
    return _extent3d(size)


def _tuple_from_origin3d(destination: Any) -> tuple[int, int, int]:
    """(x, y, z) of the origin of a copy."""
    return _origin3d(destination.get("origin"))


def _tuple_from_color(rgba: Any) -> tuple[float, ...]:
    """(r, g, b, a)."""
    return _color(rgba)
