"""The values of a call as a tree: what `memory.Arena` turns into C memory, and `cases` changes in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Path = tuple[Any, ...]


@dataclass(frozen=True)
class Ref:
    """A handle by the name under which `world.World` makes it: `live`, `stale`, `twice`, `device2` or a purpose."""

    kind: str
    which: str = "live"


@dataclass(frozen=True)
class Bits:
    """A number where a handle or a pointer is wanted."""

    value: int


@dataclass
class Obj:
    """A struct. Members left out have the value of the `INIT` macro; counts follow from their lists."""

    members: dict[str, Any] = field(default_factory=dict)
    chain: list[Link] | Trick | None = None


@dataclass
class Link:
    """A struct of a chain."""

    struct: str
    value: Obj


@dataclass(frozen=True)
class Trick:
    """A chain that is wrong in its shape: see `memory.Arena.chain`."""

    name: str
    number: int = 0


@dataclass(frozen=True)
class View:
    """A string view put together by hand. `data`: none, text, ends (before a page that can't be read), zeros."""

    data: str
    length: int
    content: bytes = b"abc"


@dataclass(frozen=True)
class Block:
    """Bytes that may be read and written, ending before a page that may not."""

    size: int
    content: bytes = b""


@dataclass(frozen=True)
class Skew:
    """A pointer one byte behind what it should point to."""

    node: Any


@dataclass(frozen=True)
class Absent:
    """NULL where an array of this many elements should be."""

    length: int


@dataclass(frozen=True)
class Callback:
    """A callback that records that it was called."""


def replaced(node: Any, path: Sequence[Any], new: Any) -> Any:
    """A copy of the tree with another node at the path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(node, dict):
        return {**node, step: replaced(node.get(step), rest, new)}
    if isinstance(node, list):
        return [replaced(item, rest, new) if at == step else item for at, item in enumerate(node)]
    if isinstance(node, Obj):
        if step == "nextInChain":
            return Obj(node.members, replaced(node.chain, rest, new))
        return Obj(replaced(node.members, path, new), node.chain)
    if isinstance(node, Link):
        return Link(node.struct, replaced(node.value, path, new))
    raise TypeError(f"no {step} in {node!r}")


def spelled(path: Path) -> str:
    """`descriptor.entries[0].buffer`"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
