"""Every hostile call: the valid call of each function with one place changed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import baseline
from model import WIDTHS, Api, Field, Function, Type
from nodes import Absent, Bits, Block, Callback, Link, Obj, Path, Ref, Skew, Trick, View, replaced, spelled
from recipes import STRUCTS
from world import RANDOM

#: Children of a device, which another device must refuse.
OF_NO_DEVICE = {"WGPUInstance", "WGPUAdapter", "WGPUDevice", "WGPUSurface"}
DESTROYABLE = {"WGPUBuffer", "WGPUTexture", "WGPUQuerySet", "WGPUDevice"}
#: Names of texts of which a mistake is no error: labels (docs/strings-and-chains.md).
LABELS = {"label", "markerLabel", "groupLabel"}
#: Byte and word counts that belong to a pointer beside them, which the description does not tell, with the largest
#: allowed.
SIZES = {"size": 1 << 20, "dataSize": 1 << 20, "codeSize": 1 << 18, "sourceSize": 1 << 18, "keySize": 1024}
#: What no count can be: elements of one byte would already be more than half of the address space.
IMPOSSIBLE = (2**63, 2**64 - 2, 2**64 - 1)
NUMBERS = (0, 1, 2, 3, 4, 5, 7, 255, 256, 257, 65535, 65536)
FLOATS = (0.0, -0.0, 1.0, -1.0, 0.5, 1e-45, 3.4e38, -3.4e38, math.inf, -math.inf, math.nan)


@dataclass(frozen=True)
class Change:
    path: Path
    #: What kind of mistake it is, for the counts.
    sort: str
    #: The value, for people.
    label: str
    node: Any
    #: Whether the call must report it; else it is at liberty to be right.
    wrong: bool


@dataclass(frozen=True)
class Case:
    function: str
    change: Change | None

    def __str__(self) -> str:
        if self.change is None:
            return f"{self.function}, as it should be called"
        return f"{self.function}, {spelled(self.change.path)} = {self.change.label}"

    def values(self, valid: dict[str, Any]) -> dict[str, Any]:
        if self.change is None:
            return valid
        changed: dict[str, Any] = replaced(valid, self.change.path, self.change.node)
        return changed


class Generator:
    def __init__(self, api: Api) -> None:
        self.api = api
        self.extensions = [struct for struct in api.structs.values() if struct.kind == "extension"]

    def cases(self, function: Function) -> Iterator[Case]:
        yield Case(function.name, None)
        valid = baseline.call(self.api, function)
        for change in self.members(function.args, valid, (), own=baseline.consumes(function)):
            yield Case(function.name, change)

    def members(self, items: list[Field], values: dict[str, Any], path: Path, own: bool = False) -> Iterator[Change]:
        """Changes of the arguments of a call or of the members of a struct."""
        counted = {item.count: item.name for item in items if item.count}
        pointers = {item.name for item in items if item.type.pointer}
        for at, item in enumerate(items):
            here = (*path, item.name)
            if item.name in counted:
                yield from self.count(here, item, values.get(counted[item.name]))
            elif item.name in SIZES and pointers & {"data", "code", "source", "key"}:
                yield from self.size(here, item, values)
            elif item.name not in ("nextInChain", "chain"):
                yield from self.item(item, values.get(item.name), here, own and at == 0, at == 0 and not path)

    def item(self, item: Field, node: Any, path: Path, own: bool = False, subject: bool = False) -> Iterator[Change]:
        """Changes of one argument or member, and of what it leads to."""
        of = item.type
        api = self.api
        if of.pointer:
            yield from self.pointer(item, node, path)
        elif of.base in api.handles:
            yield from self.handle(of.base, path, item.nullable, own, subject)
        elif of.base == "WGPUStringView":
            yield from self.text(path, item.name)
        elif of.base in api.callbacks:
            if isinstance(node, Callback):
                yield Change(path, "callback", "NULL", None, False)
        elif of.base in api.structs:
            if isinstance(node, Obj):
                yield from self.struct(of.base, node, path)
        elif of.base in api.enums:
            yield from self.enum(of.base, path)
        elif of.base in api.flags:
            yield from self.flags(of.base, path)
        elif of.base in ("float", "double"):
            for number in FLOATS:
                yield Change(path, "number", repr(number), number, False)
        elif of.base == "WGPUBool":
            for number in (0, 1, 2, 2**31, 2**32 - 1):
                yield Change(path, "number", str(number), number, False)
        else:
            yield from self.number(of, node, path)

    def number(self, of: Type, node: Any, path: Path) -> Iterator[Change]:
        if isinstance(node, Ref):
            return  # a window: the application answers for it
        bits = WIDTHS[self.api.plain(of.base)]
        largest = 2**bits - 1
        numbers = {*NUMBERS, largest, largest - 1, largest - 3, largest // 2, largest // 2 + 1, 2**31, 2**32 - 4}
        if isinstance(node, int):
            numbers |= {node + 1, node + 2, node * 2, node - 1}
        for number in sorted(number for number in numbers if 0 <= number <= largest):
            yield Change(path, "number", hex(number), number, False)

    def count(self, path: Path, item: Field, items: Any) -> Iterator[Change]:
        """A count beside its array: fewer than there are, and more than there can be."""
        length = len(items) if isinstance(items, list) else 0
        for number in range(length):
            yield Change(path, "count", str(number), number, False)
        if WIDTHS[self.api.plain(item.type.base)] == 64:
            for number in IMPOSSIBLE:
                yield Change(path, "count", hex(number), number, True)
        elif not length:
            yield Change(path, "count", "1 of NULL", 1, True)

    def size(self, path: Path, item: Field, values: dict[str, Any]) -> Iterator[Change]:
        """The size of what a pointer beside it leads to, which must stay readable."""
        node = values.get(item.name)
        beside = values.get(item.name.removesuffix("Size"))
        blocks = [beside, *values.values()] if item.name != "size" else list(values.values())
        block = next((value for value in blocks if isinstance(value, Block)), None)
        most = block.size if block else 0
        unit = 4 if item.name in ("codeSize", "sourceSize") else 1
        for number in sorted({0, 1, 2, 3, 4, 5, node or 0, (node or 0) - 1, (node or 0) // 2}):
            if 0 <= number * unit <= most:
                yield Change(path, "size", str(number), number, False)
        if WIDTHS[self.api.plain(item.type.base)] == 64:
            for number in IMPOSSIBLE:
                yield Change(path, "size", hex(number), number, True)

    def handle(self, kind: str, path: Path, nullable: bool, own: bool, subject: bool) -> Iterator[Change]:
        in_array = isinstance(path[-1], int)
        fresh = "fresh" if own else ""

        def change(label: str, to: Any, wrong: bool) -> Change:
            return Change(path, "handle", label, to, wrong)

        yield change("NULL", None, not nullable and not in_array)
        yield change("released", Ref(kind, "stale"), True)
        yield change("released twice", Ref(kind, "twice"), True)
        yield change("invalid", Ref(kind, "error"), False)
        if kind in DESTROYABLE:
            yield change("destroyed", Ref(kind, "destroyed"), False)
        for other in sorted(self.api.handles - {kind}):
            # A wrong encoder keeps the fault until its own finish: it is one for this case, which is then finished.
            yield change(f"a {other}", Ref(other, "fresh" if other in baseline.ENCODERS else "live"), True)
            yield change(f"a released {other}", Ref(other, "stale"), True)
        refused = kind not in OF_NO_DEVICE and not subject
        yield change("of another device", Ref(kind, "device2" + fresh), refused)
        yield change("of another instance", Ref(kind, "instance2" + fresh), refused)
        for bits in RANDOM:
            yield change(hex(bits), Bits(bits), True)
        # Neighbours of a live handle: other indices, other generations, more than 47 bits.
        for mask in (1 << 22, 1 << 23, 1 << 24, 1 << 30, 1 << 41, 1 << 47, 1 << 63):
            yield change(f"live ^ {mask:#x}", Ref(kind, f"live^{mask:#x}"), True)

    def enum(self, name: str, path: Path) -> Iterator[Change]:
        known = self.api.enums[name]
        gap = next(number for number in range(len(known) + 1) if number not in known)
        for number, label in ((-1, "-1"), (0x7FFFFFFE, "0x7ffffffe"), (gap, f"{gap}, unassigned")):
            yield Change(path, "enum", label, number, True)
        for number in (0x7FFFFFFF, 0x80000000, max(known) + 1):
            if number not in known or number == 0x7FFFFFFF:
                yield Change(path, "enum", hex(number), number, True)
        for number in known:
            yield Change(path, "enum", str(number), number, False)

    def flags(self, name: str, path: Path) -> Iterator[Change]:
        known = self.api.flags[name]
        everything = 0
        for bit in known:
            everything |= bit
        for number in (1 << 40, 1 << 63, 2**64 - 1):
            # Bits of WGPUInstanceFlag that mean nothing have no effect.
            yield Change(path, "flags", hex(number), number, name != "WGPUInstanceFlag")
        for number in sorted({0, everything, *known}):
            yield Change(path, "flags", hex(number), number, False)

    def text(self, path: Path, name: str) -> Iterator[Change]:
        free = name in LABELS
        for length in (1, 5, 2**31, 2**63, 2**64 - 2):
            yield Change(path, "text", f"NULL with length {length}", View("none", length), not free)
        yield Change(path, "text", "no text", View("none", 2**64 - 1), False)
        yield Change(path, "text", "NULL with length 0", View("none", 0), False)
        yield Change(path, "text", "length 0", View("ends", 0, b"abc"), False)
        for length in (2**63, 2**64 - 2):
            yield Change(path, "text", f"length {length}", View("text", length), not free)
        for label, content in (
            ("invalid UTF-8", b"\xff\xfe\x80abc"),
            ("cut UTF-8", b"abc\xe2\x82"),
            ("surrogate", b"\xed\xa0\x80"),
            ("overlong", b"\xc0\x80"),
            ("NUL inside", b"a\0b"),
            ("quotes and newlines", b"a'\"\n\r\\%s%n{}"),
        ):
            wrong = not free and label not in ("NUL inside", "quotes and newlines")
            yield Change(path, "text", label, View("ends", len(content), content), wrong)
        yield Change(path, "text", "ends at the fence", View("ends", 4096, b"a" * 4096), False)
        yield Change(path, "text", "1 MiB", View("ends", 1 << 20, b"x " * (1 << 19)), False)
        yield Change(path, "text", "1 MiB up to its NUL", View("text", 2**64 - 1, b"y " * (1 << 19)), False)
        yield Change(path, "text", "32 MiB of NUL", View("zeros", 32 << 20), False)

    def pointer(self, item: Field, node: Any, path: Path) -> Iterator[Change]:
        of = item.type
        if item.name.startswith("userdata"):
            return
        filled = isinstance(node, (Obj, Block, Ref)) or (isinstance(node, list) and bool(node))
        if filled:
            gone = Absent(len(node)) if isinstance(node, list) else None
            yield Change(path, "pointer", "NULL", gone, bool(item.count) or not item.nullable)
        if of.base not in self.api.structs and of.base not in self.api.handles and not isinstance(node, list):
            return
        if (isinstance(node, list) and not node) or (of.base in self.api.handles and not of.const):
            return
        if isinstance(node, (Obj, list)):
            if of.base not in ("uint8_t", "char"):
                yield Change(path, "pointer", "not aligned", Skew(node), True)
            items = node if isinstance(node, list) else [node]
            inner = Field(item.name, Type(of.base), True, None, None, "")
            for at, element in enumerate(items):
                here = (*path, at) if isinstance(node, list) else path
                if isinstance(element, Obj) and not of.const and of.base != "WGPUFutureWaitInfo":
                    yield from self.chain(of.base, element, here)
                else:
                    yield from self.item(inner, element, here)

    def struct(self, name: str, node: Obj, path: Path) -> Iterator[Change]:
        struct = self.api.structs[name]
        if struct.kind == "base":
            yield from self.chain(name, node, path)
        yield from self.members(struct.members, node.members, path)

    def chain(self, name: str, node: Obj, path: Path) -> Iterator[Change]:
        struct = self.api.structs[name]
        head = next((member for member in struct.members if member.name == "nextInChain"), None)
        if head is None:
            return
        here = (*path, "nextInChain")
        allowed = [extension for extension in self.extensions if belongs(extension.name, head.doc)]

        def trick(label: str, name: str, number: int) -> Change:
            return Change(here, "chain", label, Trick(name, number), True)

        for number in (0, 0x7FFFFFF0, 0xFFFFFFFF, 0x7FFFFFFF):
            yield trick(f"an unknown struct, {number:#x}", "unknown", number)
        yield trick("into itself, unknown", "self", 0x7FFFFFF0)
        yield trick("a circle of two", "circle", 0x7FFFFFF0)
        yield trick("64 unknown structs", "long", 0x7FFFFFF0)
        yield trick("not aligned", "skewed", 0)
        for extension in self.extensions:
            number = self.api.value(extension.s_type or "0")
            fits = extension in allowed
            if not fits:
                yield trick(f"a {extension.name}", "unknown", number)
            yield trick(f"{extension.name} into itself", "self", number)
            yield trick(f"two {extension.name}", "twice", number)
        links = node.chain if isinstance(node.chain, list) else []
        for at, link in enumerate(links):
            yield from self.link(link, (*here, at))
        for extension in allowed:
            if all(link.struct != extension.name for link in links):
                added = Link(extension.name, baseline.obj(self.api, extension.name))
                yield Change(here, "chain", f"also a {extension.name}", [*links, added], False)
                for change in self.link(added, (0,)):
                    chain = replaced([added], change.path, change.node)
                    label = f"{extension.name} with {spelled(change.path[1:])} = {change.label}"
                    # The source of a shader or a surface stands alone, the others join what is there.
                    alone = "Source" in extension.name
                    yield Change(here, change.sort, label, chain if alone else [*links, *chain], change.wrong)

    def link(self, link: Link, path: Path) -> Iterator[Change]:
        struct = self.api.structs[link.struct]
        yield from self.members(struct.members, link.value.members, path)


def belongs(extension: str, doc: str) -> bool:
    """Whether the documentation of a `nextInChain` names the extension, or all that begin like it."""
    words = {word.strip("`.,") for word in doc.split()}
    return extension in words or (extension.startswith("WGPUSurfaceSource") and "WGPUSurfaceSource" in words)


def sample(cases: list[Case], every: int) -> list[Case]:
    """Of each place and sort of mistake the first case, and every so-manieth of the others."""
    seen: set[tuple[str, Path, str]] = set()
    chosen: list[Case] = []
    for at, case in enumerate(cases):
        key = (case.function, case.change.path if case.change else (), case.change.sort if case.change else "")
        if key not in seen or at % every == 0:
            chosen.append(case)
        seen.add(key)
    return chosen


__all__ = ["STRUCTS", "Case", "Change", "Generator", "sample"]
