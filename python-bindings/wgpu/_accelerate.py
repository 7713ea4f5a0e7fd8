"""Puts the C methods of `wgpu._fast` in front of the Python methods of the encoders.

The package works without them, only slower: set WGPU_PURE=1 to have it so.
"""

from __future__ import annotations

import os

from ._lib import lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

try:
    if os.environ.get("WGPU_PURE", "").strip() == "1":
        raise ImportError
    from . import _fast
except ImportError:
    _fast = None  # type: ignore[assignment]


class PureHandle:
    """The base of GPU objects when there is no accelerator."""


if TYPE_CHECKING or _fast is None:
    Handle = PureHandle
else:
    Handle = _fast.Handle
    _fast.bind(lib.wgpu_py_functions())


def signature(function: Any) -> str:
    """The signature of a Python method as text, for the C method in front of it."""
    code, defaults = function.__code__, function.__defaults__ or ()
    names = code.co_varnames[1 : code.co_argcount]
    first = len(names) - len(defaults)
    parts = [name if i < first else f"{name}={defaults[i - first]!r}" for i, name in enumerate(names)]
    only_named = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    if only_named:
        named_defaults = function.__kwdefaults__ or {}
        parts.append("*")
        parts += [f"{name}={named_defaults[name]!r}" if name in named_defaults else name for name in only_named]
    return ", ".join(["$self", *parts])


def setup(counts: Any, amounts: Any, pending: Any, discard: Any, raise_pending: Any) -> bool:
    """Tell C what creation and release of objects change; False when there is no accelerator."""
    if _fast is None:
        return False
    _fast.setup(counts, amounts, pending, discard, raise_pending)
    return True


def tables(enum_values: dict[str, Any], texel_bits: dict[str, float]) -> None:
    """Tell C the values of enum strings, and where the bits per texel will be."""
    if _fast is not None:
        _fast.tables(enum_values, texel_bits)


def release_in_c(cls: Any) -> None:
    """Let C count and release the objects of a class, which has done it in Python."""
    if _fast is not None:
        for name in ("__init__", "__del__"):
            if name in vars(cls) and (name == "__del__" or cls.__base__ is Handle):
                delattr(cls, name)


register: Any = _fast.register if _fast is not None else id


#: The Python methods that have one in C in front of them, by class and name.
behind: dict[str, Any] = {}


def accelerate(cls: type, **argument_classes: Any) -> None:
    """Put C methods in front of methods of `cls`; each with the class that its object argument must have.

    That of `create_shader_module` is no class: it is what raises the errors of the compiler.
    """
    if _fast is None:
        return
    for name, argument_class in argument_classes.items():
        function = behind[f"{cls.__name__}.{name}"] = getattr(cls, name)
        doc = f"{name}({signature(function)})\n--\n\n{function.__doc__}".encode()
        setattr(cls, name, _fast.method(cls, f"{cls.__name__}.{name}", function, argument_class, doc))
