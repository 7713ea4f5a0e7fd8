"""Turns trees of nodes into C memory and calls the library with it."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Callable
from typing import Any

from model import Api, Field, Function, Struct, Type
from nodes import Absent, Bits, Block, Callback, Link, Obj, Ref, Skew, Trick, View

PAGE = mmap.PAGESIZE
NORESERVE = 0x4000  # Linux; Python 3.11 does not know it
STRLEN = 2**64 - 1
#: Room behind output arrays whose length the call does not know (wgpuInstanceEnumerateAdapters).
ROOM = 64

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mmap.restype = ctypes.c_size_t
_libc.mmap.argtypes = [ctypes.c_size_t, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
_libc.mprotect.argtypes = [ctypes.c_size_t, ctypes.c_size_t, ctypes.c_int]


class Fence:
    """Memory whose end lies before a page that cannot be touched, so that reading too far is a crash and not luck."""

    def __init__(self, size: int) -> None:
        self.size = -(-size // PAGE) * PAGE
        flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | NORESERVE
        self.begin = _libc.mmap(0, self.size + PAGE, mmap.PROT_READ | mmap.PROT_WRITE, flags, -1, 0)
        if self.begin == 2**64 - 1:
            raise MemoryError(f"no {size} bytes")
        self.end = self.begin + self.size
        _libc.mprotect(self.end, PAGE, 0)

    def place(self, content: bytes, size: int) -> int:
        """The address of `size` bytes that begin with the content and end at the fence."""
        start = self.end - size
        ctypes.memmove(start, content, len(content))
        return int(start)


class Memory:
    """What lives as long as the process: the fences, and one recording callback for each callback type."""

    def __init__(self, api: Api, record: Callable[[str, tuple[Any, ...]], None]) -> None:
        self.api = api
        self.block = Fence(2 << 20)
        self.text = Fence(PAGE)
        self.zeros = Fence(64 << 20)
        self.callbacks: dict[str, Any] = {}
        for name, args in api.callbacks.items():
            if args:
                prototype = ctypes.CFUNCTYPE(None, *[api.ctype(arg) for arg in args])
                self.callbacks[name] = prototype(lambda *values, name=name: record(name, values))

    def callback(self, name: str) -> int:
        return ctypes.cast(self.callbacks[name], ctypes.c_void_p).value or 0


class Arena:
    """The memory of one call."""

    def __init__(self, memory: Memory, resolve: Callable[[Ref], int]) -> None:
        self.memory = memory
        self.api = memory.api
        self.resolve = resolve
        self.kept: list[Any] = []
        #: The structs that the call may fill, for those who look at the results.
        self.outputs: list[tuple[str, Any]] = []

    def keep(self, thing: Any) -> int:
        self.kept.append(thing)
        return ctypes.addressof(thing)

    def arguments(self, function: Function, values: dict[str, Any]) -> list[Any]:
        return [self.value(arg, values) for arg in function.args]

    def value(self, item: Field, values: dict[str, Any], counts: dict[str, str] | None = None) -> Any:
        """The C value of a parameter or member."""
        if item.name in values:
            return self.convert(item.type, values[item.name])
        counted = (counts or {}).get(item.name)
        if counted is not None:
            items = values.get(counted)
            if isinstance(items, Skew):
                items = items.node
            return items.length if isinstance(items, Absent) else len(items) if isinstance(items, list) else 0
        return self.convert(item.type, None)

    def convert(self, of: Type, node: Any) -> Any:
        if isinstance(node, Ref):
            found = self.resolve(node)
            return self.api.structs[of.base].ctype(found) if of.base in self.api.structs else found
        if isinstance(node, Bits):
            return node.value
        if of.pointer:
            return self.pointer(of, node)
        if of.base == "WGPUStringView":
            return self.view(node)
        if of.base in self.api.structs:
            return self.struct(self.api.structs[of.base], node)
        if of.base in self.api.callbacks:
            return self.memory.callback(of.base) if isinstance(node, Callback) else 0
        if node is None:
            return 0
        if isinstance(node, str):
            node = self.api.value(node)
        if isinstance(node, list):  # flags
            return sum(self.api.value(name) for name in node)
        ctype = self.api.ctype(of)
        if ctype in (ctypes.c_float, ctypes.c_double):
            return float(node)
        return int(node) & (2 ** (8 * ctypes.sizeof(ctype)) - 1)

    def pointer(self, of: Type, node: Any) -> int:
        if node is None or isinstance(node, Absent):
            return 0
        if isinstance(node, Skew):
            return self.pointer(of, node.node) + 1
        if isinstance(node, Block):
            return self.memory.block.place(node.content, node.size)
        target = Type(of.base)
        items = node if isinstance(node, list) else [node]
        if of.base == "void":
            raise TypeError(f"{node!r} for a void pointer")
        # One spare element keeps a skewed pointer readable.
        array = (self.api.ctype(target) * (len(items) + (1 if of.const else ROOM)))()
        for at, item in enumerate(items):
            array[at] = self.convert(target, item)
        if not of.const and of.base in self.api.structs:
            self.outputs.append((of.base, array))
        return self.keep(array)

    def struct(self, struct: Struct, node: Any) -> Any:
        node = node if isinstance(node, Obj) else Obj()
        made = struct.ctype()
        if struct.kind == "union":
            for member in struct.members:
                if member.name in node.members:
                    setattr(made, member.name, self.convert(member.type, node.members[member.name]))
            return made
        counts = {member.count: member.name for member in struct.members if member.count}
        for member in struct.members:
            if member.name == "nextInChain":
                made.nextInChain = self.chain(node.chain)
            elif member.name == "chain":
                made.chain.sType = self.api.value(struct.s_type or "0")
            elif member.name in node.members or member.name in counts:
                setattr(made, member.name, self.value(member, node.members, counts))
            elif not self.is_left_zero(member):
                setattr(made, member.name, self.default(member))
        return made

    def is_left_zero(self, member: Field) -> bool:
        if member.default is None:
            # The structs of wgpu.h have no INIT macro: their strings are left out as a C program would.
            return member.type.base != "WGPUStringView" or member.type.pointer
        return member.default in ("{0}", "NULL")

    def default(self, member: Field) -> Any:
        if member.type.base in self.api.structs and not member.type.pointer:
            return self.convert(member.type, None)
        return self.convert(member.type, self.api.value(member.default or "0"))

    def view(self, node: Any) -> Any:
        made = self.api.structs["WGPUStringView"].ctype()
        if isinstance(node, bytes):
            node = View("ends", len(node), node)
        if not isinstance(node, View):
            made.data, made.length = 0, STRLEN
            return made
        made.length = node.length
        if node.data == "ends":
            buffer = ctypes.create_string_buffer(node.content, len(node.content)) if node.content else None
            in_fence = len(node.content) <= PAGE and self.text_is_free()
            if in_fence:
                made.data = self.memory.text.place(node.content, len(node.content))
            else:
                made.data = self.keep(buffer) if buffer else self.memory.text.end
        elif node.data == "text":
            made.data = self.keep(ctypes.create_string_buffer(node.content))
        elif node.data == "zeros":
            made.data = self.memory.zeros.begin
        return made

    def text_is_free(self) -> bool:
        """The page before the fence holds one text for each call."""
        if getattr(self, "text_used", False):
            return False
        self.text_used = True
        return True

    def chain(self, node: Any) -> int:
        if isinstance(node, Trick):
            return self.trick(node)
        first = 0
        for link in reversed(node or []):
            first = self.link(link, first)
        return first

    def link(self, link: Link, after: int) -> int:
        made = self.struct(self.api.structs[link.struct], link.value)
        made.chain.next = after
        return self.keep(made)

    def trick(self, trick: Trick) -> int:
        head = self.api.structs["WGPUChainedStruct"].ctype
        # Larger than any extension, so that a library that believes the sType reads zeroes.
        room = (head * 64)()
        first = self.keep(room)
        if trick.name == "unknown":
            room[0].sType = trick.number
        elif trick.name == "self":
            room[0].sType = trick.number
            room[0].next = first
        elif trick.name == "twice":
            other = (head * 64)()
            room[0].sType = other[0].sType = trick.number
            room[0].next = self.keep(other)
        elif trick.name == "circle":
            other = (head * 64)()
            room[0].sType, other[0].sType = trick.number, 0x7FFFFFF1
            room[0].next, other[0].next = self.keep(other), first
        elif trick.name == "long":
            for at in range(63):
                room[at].sType = 0x7FFF0000 + at
                room[at].next = first + (at + 1) * ctypes.sizeof(head)
            room[63].sType = trick.number
        elif trick.name == "skewed":
            return first + 1
        return first
