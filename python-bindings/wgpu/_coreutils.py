"""Small things that every other module stands on.

Nothing here may import ``logging``, ``typing``, ``re`` or other costly modules: ``import wgpu``
pays for all of it. The logger is made on first use (``wgpu.logger``, ``get_logger()``).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, TypeAlias, TypeVar

    _T = TypeVar("_T")

    logger: logging.Logger
    logger_set_level_callbacks: list[Callable[[int], object]]

    #: Anything that exports the buffer protocol, or is understood by ``memoryview``.
    ArrayLike: TypeAlias = memoryview | bytes | bytearray | object
    #: Anything with the methods of a canvas; rendercanvas has such objects.
    CanvasLike: TypeAlias = object
else:
    ArrayLike = object
    CanvasLike = object


def get_logger() -> logging.Logger:
    """The logger named "wgpu"; made on the first call, its level is WARNING unless it was set."""
    from ._logger import logger

    return logger


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        if name in ("logger", "logger_set_level_callbacks", "WGPULogger"):
            from . import _logger

            return getattr(_logger, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def error_message_hash(message: str) -> int:
    """A hash by which repeated error messages are counted.

    Object representations such as ```<Buffer-(3, 1, Vulkan)>``` carry numbers that change from
    frame to frame; they do not take part.
    """
    import re

    return hash(re.sub(r"`<[A-Za-z]+-\(\d+, \d+, [A-Za-z0-9]+\)>`", "`<object>`", message))


class EnumType(type):
    """The class of all enums and flags: iterable, searchable by value, and read-only."""

    __fields__: tuple[str, ...]
    __members__: Mapping[str, Any]

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> EnumType:
        members = {}
        for key, given in namespace.items():
            if key[0] == "_":
                continue
            value = key if given is None else given
            if not isinstance(value, (str, int)):
                raise TypeError(
                    f"{name}.{key} must be a str, an int, or None (its own name), not {type(value).__name__}"
                )
            members[key] = value
        namespace.update(members)
        cls = super().__new__(mcls, name, bases, namespace)
        type.__setattr__(cls, "__fields__", tuple(members))
        type.__setattr__(cls, "__members__", members)
        return cls

    def __iter__(cls) -> Iterator[Any]:
        return iter(cls.__members__.values())

    def __contains__(cls, value: object) -> bool:
        return value in cls.__members__.values()

    def __len__(cls) -> int:
        return len(cls.__fields__)

    def __bool__(cls) -> bool:
        return True

    def __dir__(cls) -> list[str]:
        return list(cls.__fields__)

    def __getitem__(cls, name: str) -> Any:
        return cls.__members__[name]

    if not TYPE_CHECKING:  # a checker must see unknown fields as errors

        def __getattr__(cls, name: str) -> Any:
            if name[:1] != "_":
                from ._suggest import closest, did_you_mean

                text = f"{cls._public_name()} has no field {name!r}."
                text += did_you_mean(closest(name, cls.__fields__))
                raise AttributeError(text)
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")

    def __setattr__(cls, name: str, value: object) -> None:
        if name[:1] != "_":
            raise RuntimeError(f"{cls._public_name()} is constant, its fields cannot be set.")
        super().__setattr__(name, value)

    def __delattr__(cls, name: str) -> None:
        if name[:1] != "_":
            raise RuntimeError(f"{cls._public_name()} is constant, its fields cannot be deleted.")
        super().__delattr__(name)

    def __repr__(cls) -> str:
        if not cls.__fields__:
            return f"<{cls.__module__}.{cls.__qualname__}>"
        # pygfx, whose enums have this base, relies on the form.
        fields = [
            f"{key!r} ({value})" if isinstance(value, int) else repr(value) for key, value in cls.__members__.items()
        ]
        return f"<{cls._public_name()} enum with options: {', '.join(fields)}>"

    def _public_name(cls) -> str:
        """The name with the package, the enums of which are all in its root."""
        return f"{cls.__module__.partition('.')[0]}.{cls.__name__}"


class BaseEnum(metaclass=EnumType):
    """Base of the enums and flags: a class whose public fields are strings or ints.

    A field that is set to None has its own name as its value. Iterating gives the values in the
    order of their definition, ``x in TheEnum`` asks for a value, ``TheEnum["name"]`` for a field.
    """

    def __init__(self, *_values: object) -> None:
        raise RuntimeError(f"{type(self)._public_name()} has no instances; use its fields, or their plain values.")


# rendercanvas maps with "READ_NOSYNC", a mode of wgpu-py that is READ here.
_flag_cache: dict[str, int] = {"MapMode.READ_NOSYNC": 1}


def str_flag_to_int(flag: EnumType, text: str) -> int:
    """The value of flags written as text: "COPY_SRC|COPY_DST", in upper or lower case.

    Raises ValueError for an unknown name. Results are kept, so that repeated use costs one
    dictionary look-up.
    """
    key = f"{flag.__name__}.{text}"
    value = _flag_cache.get(key)
    if value is None:
        value = _flag_cache[key] = _parse_flags(flag, text)
    return value


def _parse_flags(flag: EnumType, text: str) -> int:
    value = 0
    names = [name for name in (part.strip() for part in text.split("|")) if name]
    if not names:
        raise ValueError(
            f"{text!r} names no flag of wgpu.{flag.__name__}; pass 0 for none, "
            f"or names out of {', '.join(flag.__fields__)}."
        )
    for name in names:
        bit = flag.__members__.get(name.upper().replace("-", "_"))
        if bit is None:
            from ._suggest import unknown

            error: Any = ValueError(unknown(f"flag of wgpu.{flag.__name__}", name, flag.__fields__))
            error.culprit = f"{flag.__name__}Flags", name
            raise error
        value |= bit
    return value
