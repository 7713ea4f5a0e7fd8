"""Second try for native calls whose arguments cffi refused.

Recording methods pass their arguments on as they are. Only when that raises one of `CALL_ERRORS`
do they come here: whatever can be converted is (5.0 to 5, None to "no object" where that is
allowed) and the call is made after all; else the error says which argument is wrong and why.
"""

from __future__ import annotations

from ._errors import ArgumentError, NumberError, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CALL_ERRORS = (AttributeError, TypeError, OverflowError)
# What wrong arguments of methods that take descriptors end in.
BAD_ARGUMENTS = (*CALL_ERRORS, ValueError, KeyError)

U32 = "u32"
I32 = "i32"
U64 = "u64"
F32 = "f32"

_RANGES = {U32: (0, 2**32 - 1), I32: (-(2**31), 2**31 - 1), U64: (0, 2**64 - 1)}


class Nullable:
    """The kind of an argument that may be None."""

    def __init__(self, cls: type) -> None:
        self.cls = cls


def explain(error: Exception) -> Exception:
    """The error with the name of the public method that calls this, the label, and the argument it is about."""
    from ._blame import explained

    return explained(error, 2)


def handle(call: str, name: str, cls: type, value: Any) -> int:
    """The native handle of an argument; TypeError or ArgumentError if it has none."""
    if not isinstance(value, cls):
        raise TypeError(f"{call}(): {name} must be a {cls.__name__}, not {describe(value)}") from None
    internal: int | None = value._internal  # type: ignore[attr-defined]
    if internal is None:
        raise ArgumentError(f"{call}(): {name}, {describe(value)}, was released") from None
    return internal


def number(call: str, name: str, kind: str, value: Any) -> int | float:
    """An argument as a number of the given kind."""
    if kind == F32:
        try:
            return float(value)
        except (TypeError, ValueError):
            raise TypeError(f"{call}(): {name} must be a number, not {describe(value)}") from None
    try:
        result = int(value)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(f"{call}(): {name} must be an int, not {describe(value)}") from None
    if result != value:
        raise TypeError(f"{call}(): {name} must be an int, not {value!r}") from None
    low, high = _RANGES[kind]
    if not low <= result <= high:
        raise NumberError(f"{call}(): {name} is {result}; it must be from {low} to {high}") from None
    return result


def retry(function: Callable[..., Any], owner: Any, call: str, **arguments: tuple[Any, Any]) -> Any:
    """Check and convert `arguments`, each (kind, value), and call the native function with them."""
    call = f"{type(owner).__name__}.{call}"
    if owner._internal is None:
        raise ArgumentError(f"{call}(): {describe(owner)} was released") from None
    converted: list[Any] = []
    for name, (kind, value) in arguments.items():
        if kind is None:
            converted.append(value)
        elif isinstance(kind, str):
            converted.append(number(call, name, kind, value))
        elif isinstance(kind, Nullable):
            converted.append(0 if value is None else handle(call, name, kind.cls, value))
        else:
            converted.append(handle(call, name, kind, value))
    return function(owner._internal, *converted)
