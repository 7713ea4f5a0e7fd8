"""Says which call and which argument an error is about: "GPUDevice.create_sampler(), label = 'x': mag_filter: ...".

Public methods hand errors of their arguments through here on the way out, so that nothing has to be passed along on the
way in. Imported only when something is already wrong.
"""

from __future__ import annotations

import sys

from ._accelerate import behind
from ._errors import ArgumentError, GPUError, NumberError, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# Errors that are made of a text.
PLAIN = frozenset((AttributeError, KeyError, OverflowError, TypeError, ValueError))
AN_INT = ("an int", "an int or names such as 'A|B'")
# Which of these can be below zero.
SIGNED = frozenset(("depth_bias", "base_vertex"))
# Which have 64 bits.
WIDE = frozenset(("size", "offset", "buffer_offset", "min_binding_size", "array_stride"))
# Arguments that are sequences of numbers, and what their items are called.
VECTORS = {"size": "int", "copy_size": "int", "origin": "int", "clear_value": "float", "color": "float"}


def explained(error: Exception, depth: int = 1) -> Exception:
    """`error` with the call, the label and the argument. For the `except` clause of a public method.

    `depth` is the number of frames from here to that of the method.
    """
    if isinstance(error, GPUError) and not isinstance(error, ArgumentError):
        return error  # from the native library, which has said all that
    frame = sys._getframe(depth)
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    arguments = {name: frame.f_locals[name] for name in names if name in frame.f_locals}
    owner = arguments.pop(names[0])
    method = code.co_name.lstrip("_")
    call = f"{type(owner).__name__}.{method}()"
    label = arguments.get("label", getattr(owner, "_label", ""))
    where = f"{call}, label = {label!r}" if label else call
    text = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    if text.startswith(where):
        return error
    text = text.removeprefix(f"{call}: ").removeprefix(f"{describe(owner)}: ")
    fields = list(leaves(arguments, types_of(type(owner), method)))
    kind, value = getattr(error, "culprit", ("", None))
    paths = [path for path, leaf, expected in fields if kind and kind in expected and is_or_has(leaf, value, kind)]
    if 1 <= len(paths) <= 3:
        where += f": {' or '.join(paths)}"
    if not paths and not isinstance(error, (ArgumentError, KeyError)):
        for path, leaf, expected in fields:
            problem = number_problem(leaf, expected, path)
            if problem:
                wrong_number = problem.startswith("is ")
                return (NumberError if wrong_number else TypeError)(f"{where}: {path} {problem}")
    cls = type(error)
    if cls in PLAIN or isinstance(error, ArgumentError):
        return cls(f"{where}: {text}")
    # Others are made in other ways. Those of Unicode are about a text that was given.
    return ArgumentError(f"{where}: {text}") if isinstance(error, UnicodeError) else error


def is_or_has(leaf: object, value: object, kind: str) -> bool:
    """Whether a leaf is the value that was refused, or flags as text with it."""
    if leaf is value or leaf == value:
        return True
    return kind.endswith("Flags") and isinstance(leaf, str) and value in [name.strip() for name in leaf.split("|")]


def types_of(owner: type, method: str) -> dict[str, str]:
    """What the arguments of a method, and all fields of structs, are annotated with."""
    from . import structs
    from ._struct import _annotations_of

    known: dict[str, str] = {}
    for name in structs.__all__:
        for field, text in _annotations_of(getattr(structs, name)).items():
            if text not in known.get(field, ""):
                known[field] = f"{known[field]} | {text}" if field in known else text
    function = behind.get(f"{owner.__name__}.{method}", getattr(owner, method, None))
    annotations = dict(getattr(function, "__annotations__", {}))
    annotations.pop("return", None)
    return {**known, **annotations}


def leaves(arguments: Any, types: dict[str, str], path: str = "", depth: int = 0) -> Iterator[tuple[str, Any, str]]:
    """All arguments and, inwards, their fields: path, value and annotation."""
    if depth > 6:
        return
    for name, value in arguments.items():
        here = f"{path}.{name}" if path else str(name)
        expected = types.get(str(name), "")
        yield here, value, expected
        if hasattr(value, "keys"):
            yield from leaves(value, types, here, depth + 1)
        elif isinstance(value, (list, tuple)):
            for i, item in enumerate(value[:64]):
                if hasattr(item, "keys"):
                    yield from leaves(item, types, f"{here}[{i}]", depth + 1)
                inner = expected.removeprefix("Sequence[").removesuffix("]") if expected.startswith("Sequence[") else ""
                yield f"{here}[{i}]", item, VECTORS.get(str(name), inner)


def number_problem(value: Any, expected: str, path: str) -> str:
    """What is wrong with a number, a text or a sequence, if anything."""
    kinds = expected.replace(" ", "").split("|")
    if "int" in kinds or expected.endswith("Flags"):
        return _int_problem(value, path, "None" in kinds, expected.endswith("Flags"))
    if "float" in kinds:
        if value is not None and not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            return f"must be a number, not {describe(value)}"
    elif kinds == ["str"]:
        if not isinstance(value, str):
            return f"must be a str, not {describe(value)}"
    elif kinds[0].startswith("Sequence[") and (isinstance(value, (str, dict)) or not hasattr(value, "__iter__")):
        return f"must be a sequence, not {describe(value)}"
    return ""


def _int_problem(value: Any, path: str, optional: bool, flags: bool) -> str:
    if value is None:
        return "" if optional else f"must be {AN_INT[flags]}, not None"
    if isinstance(value, str) and flags:
        return ""
    if not hasattr(value, "__index__"):
        return (
            "" if isinstance(value, float) and value.is_integer() else f"must be {AN_INT[flags]}, not {describe(value)}"
        )
    number: Any = value
    name = path.rpartition(".")[2].partition("[")[0]
    if number < 0 and name not in SIGNED:
        return f"is {value}; it must not be negative"
    if name == "max_anisotropy":
        limit = 2**16 - 1
    else:
        limit = 2**64 - 1 if flags or (name in WIDE and not path.endswith("]")) else 2**32 - 1
    return f"is {value}; it must be at most {limit}" if number > limit else ""
