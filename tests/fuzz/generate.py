"""Writes the C code of the sequence fuzzer: a function for each one of the library, and the objects to begin with.

    generate.py > calls.h

`calls.c` includes the result. The values of a valid call come from `tests/stress/recipes.py`, as for the hostile calls;
every place that holds a value is a leaf, and the input of the fuzzer chooses which leaves of a call are wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "stress"))

import baseline  # noqa: E402
import recipes  # noqa: E402
from model import WIDTHS, Api, Field, Function, Type, load  # noqa: E402
from nodes import Bits, Block, Callback, Link, Obj, Ref, View  # noqa: E402
from world import PASSES, Home  # noqa: E402

#: Objects of the prologue are numbers from here on.
SYMBOL = 1 << 40
#: What the input cannot change: a path to write to, windows of which the application is the owner.
FIXED = {
    "tracePath",
    "dxcPath",
    "display",
    "window",
    "hwnd",
    "hinstance",
    "layer",
    "surface",
    "connection",
    "panelNative",
}
#: Values that cost time or memory in proportion on a software driver.
COSTLY = {"width", "height", "depthOrArrayLayers", "size", "count", "timeoutNS", "maxDrawCount"}
#: Callbacks and the kind of object that they hand over, and in which argument.
OWNED = {
    "WGPURequestAdapterCallback": "WGPUAdapter",
    "WGPURequestDeviceCallback": "WGPUDevice",
    "WGPUCreateComputePipelineAsyncCallback": "WGPUComputePipeline",
    "WGPUCreateRenderPipelineAsyncCallback": "WGPURenderPipeline",
}


def opcode(name: str) -> int:
    """A number that stays the same when other functions come and go, so that the corpus keeps its meaning."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (value ^ (value >> 16)) & 0xFFFF


def c_text(content: bytes) -> str:
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in content) + '"'


def costly(name: str) -> bool:
    return name in COSTLY or "Count" in name or "count" in name


class Writer:
    """The C code of one function."""

    def __init__(self, api: Api, wrong: bool) -> None:
        self.api = api
        #: Whether leaves may be wrong.
        self.wrong = wrong
        self.lines: list[str] = []
        self.names = 0
        self.leaves = 0

    def add(self, line: str) -> None:
        self.lines.append("    " + line)

    def name(self) -> str:
        self.names += 1
        return f"v{self.names}"

    def leaf(self) -> str:
        """A condition in C: whether this place is to be wrong."""
        self.leaves += 1
        return "bad()"

    def set(self, item: Field, node: Any, place: str) -> None:
        """Statements that give a value to a place."""
        of = item.type
        if of.pointer:
            self.pointer(item, node, place)
        elif of.base in self.api.structs and of.base != "WGPUStringView" and not isinstance(node, (Ref, Bits)):
            self.struct(of.base, node if isinstance(node, Obj) else Obj(), place)
        else:
            self.add(f"{place} = {self.value(item, node)};")

    def value(self, item: Field, node: Any) -> str:
        """An expression for something that is neither a pointer nor a struct."""
        of, api = item.type, self.api
        wrong = self.wrong and item.name not in FIXED
        if isinstance(node, Bits) and node.value >= SYMBOL:
            return f"made[{node.value - SYMBOL}]"
        if isinstance(node, Ref) and node.kind in ("Display", "Window"):
            return "0"
        if of.base == "WGPUFuture":
            return "FUTURE(future())"
        if of.base == "WGPUSubmissionIndex":
            return "submission()"
        if of.base in api.handles:
            if not isinstance(node, Ref):
                node = Ref(of.base, "none")
            which = node.which.removeprefix("fresh:")
            self.leaves += 1
            return f"handle(K_{of.base}, {json.dumps(which)})"
        if of.base == "WGPUStringView":
            return self.text(node, wrong)
        if of.base in api.callbacks:
            call = f"on_{of.base}" if isinstance(node, Callback) else "NULL"
            return f"({self.leaf()} ? NULL : {call})" if wrong else call
        number = node
        if isinstance(node, str):
            number = api.value(node)
        elif isinstance(node, list):
            number = sum(api.value(name) for name in node)
        elif node is None:
            number = 0
        if of.base in api.enums:
            return f"choice({self.leaf()}, E_{of.base}, {number}u)" if wrong else f"{number}u"
        if of.base in api.flags:
            return f"flags({self.leaf()}, F_{of.base}, {number}u)" if wrong else f"{number}u"
        if of.base in ("float", "double"):
            plain = "NAN" if number != number else repr(float(number))
            return f"real({self.leaf()}, {plain})" if wrong else plain
        bits = WIDTHS[api.plain(of.base)]
        number = int(number) & (2**bits - 1)
        if not wrong:
            return f"{number}u"
        return f"number({self.leaf()}, {bits}, {number}u, {int(costly(item.name))})"

    def text(self, node: Any, wrong: bool) -> str:
        if isinstance(node, bytes):
            made = f"text({c_text(node)}, {len(node)})"
        else:
            length = node.length if isinstance(node, View) else 2**64 - 1
            made = f"view(NULL, {length}u)"
        return f"({self.leaf()} ? bad_text() : {made})" if wrong else made

    def pointer(self, item: Field, node: Any, place: str) -> None:
        of = item.type
        if isinstance(node, Block):
            content = ", ".join(str(byte) for byte in node.content)
            if content:
                it = self.name()
                self.add(f"static const uint8_t {it}[] = {{{content}}};")
                self.add(f"{place} = copy({it}, {len(node.content)});")
            else:
                self.add(f"{place} = block({node.size});")
        elif isinstance(node, list) and of.base != "void":
            self.array(item, node, place)
        elif isinstance(node, Obj):
            it = self.name()
            self.add(f"{of.base} *{it} = get(sizeof *{it});")
            self.struct(of.base, node, f"(*{it})")
            self.add(f"{place} = {f'{self.leaf()} ? NULL : {it}' if self.wrong else it};")
        else:
            self.add(f"{place} = NULL;")

    def array(self, item: Field, nodes: list[Any], place: str) -> None:
        """The elements in turn, as often as the count says; how many there are is a leaf."""
        of = item.type
        count, it, at = self.name(), self.name(), self.name()
        if not nodes and self.wrong and item.count:
            nodes = [self.element(of)]
            self.add(f"size_t {count} = {self.leaf()} ? next() % 5 : 0;")
        elif self.wrong and item.count:
            self.add(f"size_t {count} = {self.leaf()} ? next() % 5 : {len(nodes)};")
        else:
            self.add(f"size_t {count} = {len(nodes)};")
        room = "64" if not of.const and not item.count else count  # what the library fills has room
        self.add(f"{of.base} *{it} = get({room} * sizeof *{it});")
        element = Field(item.name, Type(of.base), True, None, None, "")
        if nodes:
            self.add(f"for (size_t {at} = 0; {at} < {count}; {at}++) {{")
            self.add(f"switch ({at} % {len(nodes)}) {{")
            for number, node in enumerate(nodes):
                self.add(f"case {number}: {{")
                self.set(element, node, f"{it}[{at}]")
                self.add("break; }")
            self.add("}}")
        self.add(f"{place} = {f'{self.leaf()} ? NULL : {it}' if self.wrong else it};")
        if item.count:
            self.counts[item.count] = count

    counts: dict[str, str]

    def element(self, of: Type) -> Any:
        api = self.api
        if of.base in api.structs:
            return baseline.obj(api, of.base)
        if of.base in api.handles:
            return Ref(of.base)
        return (api.enums.get(of.base) or [0])[-1]

    def struct(self, name: str, node: Obj, place: str) -> None:
        struct = self.api.structs[name]
        if struct.kind == "union":
            return
        own, self.counts = getattr(self, "counts", {}), {}
        counted = {member.count for member in struct.members if member.count}
        for member in struct.members:
            here = f"{place}.{member.name}"
            if member.name == "nextInChain":
                self.chain(node, here)
            elif member.name == "chain":
                self.add(f"{here}.sType = {self.api.value(struct.s_type or '0')}u;")
            elif member.name not in counted:
                self.set(member, node.members.get(member.name), here)
        for count in counted:
            if count in self.counts:
                wrong = f" {self.leaf()} ? too_many() :" if self.wrong else ""
                self.add(f"{place}.{count} ={wrong} {self.counts[count]};")
        for size, data in (("codeSize", "code"), ("sourceSize", "source")):
            if size in (member.name for member in struct.members):
                self.add(f"{place}.{size} = (uint32_t)(within({place}.{size} * 4u, {place}.{data}) / 4);")
        self.counts = own

    def chain(self, node: Obj, place: str) -> None:
        links = node.chain if isinstance(node.chain, list) else []
        first = "NULL"
        for link in reversed(links):
            it = self.name()
            self.add(f"{link.struct} *{it} = get(sizeof *{it});")
            self.struct(link.struct, link.value, f"(*{it})")
            self.add(f"{it}->chain.next = (void *){first};")
            first = it
        self.add(f"{place} = (void *){f'chain({self.leaf()}, (void *){first})' if self.wrong else first};")

    def arguments(self, args: list[Field], values: dict[str, Any]) -> None:
        """One local variable for each argument: a_NAME."""
        counted = {arg.count for arg in args if arg.count}
        self.counts = {}
        for arg in args:
            star = " *" if arg.type.pointer else " "
            const = "const " if arg.type.const and arg.type.pointer else ""
            self.add(f"{const}{arg.type.base}{star}a_{arg.name} = {{0}};")
        for arg in args:
            if arg.name not in counted:
                self.set(arg, values.get(arg.name), f"a_{arg.name}")
        for count in counted:
            if count in self.counts:
                wrong = f" {self.leaf()} ? too_many() :" if self.wrong else ""
                self.add(f"a_{count} ={wrong} {self.counts[count]};")


def sized(args: list[Field]) -> tuple[str, str, int] | None:
    """The argument that says how many bytes a pointer beside it leads to."""
    names = {arg.name for arg in args}
    if "data" in names and names & {"size", "dataSize"}:
        return "data", "dataSize" if "dataSize" in names else "size", 1
    return None


def call(api: Api, function: Function) -> str:
    """The C function that makes one call."""
    writer = Writer(api, wrong=True)
    writer.arguments(function.args, baseline.call(api, function))
    pair = sized(function.args)
    if pair:
        writer.add(f"a_{pair[1]} = within(a_{pair[1]}, a_{pair[0]});")
    args = ", ".join(f"a_{arg.name}" for arg in function.args)
    subject = function.args[0] if function.args else None
    has_subject = subject and subject.type.base in api.handles and not subject.type.pointer
    of = function.returns
    before = f"(uintptr_t)a_{subject.name}" if has_subject and subject else "0"
    kind = f"K_{subject.type.base}" if has_subject and subject else "0"
    writer.add(f'enter("{function.name}", {kind}, {before});')
    returned = "void" if of is None else ("const " if of.const else "") + of.base + (" *" if of.pointer else "")
    writer.add(f"{'' if of is None else f'{returned} result = '}{function.name}({args});")
    writer.add("leave();")
    action = function.name.removeprefix("wgpu").removeprefix((function.owner or "").removeprefix("WGPU"))
    if has_subject and action in ("AddRef", "Release", "Destroy", "Unmap", "MapAsync"):
        writer.add(f"note_{action}({kind}, {before});")
    if of and of.base in api.handles and not of.pointer:
        writer.add(f"keep(K_{of.base}, (uintptr_t)result, {before});")
    elif of and of.base == "WGPUFuture":
        writer.add("keep_future(result.id);")
    elif of and of.base == "WGPUSubmissionIndex":
        writer.add("keep_submission(result);")
    elif of and of.pointer and "MappedRange" in function.name:
        touch = "write_to" if "Const" not in function.name else "read_from"
        writer.add(f"{touch}((void *)result, a_buffer, a_offset, a_size);")
    elif of:
        writer.add("(void)result;")
    for arg in function.args:
        struct = api.structs.get(arg.type.base)
        if struct and arg.type.pointer and not arg.type.const and struct.free_members:
            writer.add(f"if (a_{arg.name} != NULL) {{ {struct.free_members}(*a_{arg.name}); }}")
        if arg.type.base == "WGPUSurfaceTexture":
            writer.add(f"if (a_{arg.name}) {{ keep(K_WGPUTexture, (uintptr_t)a_{arg.name}->texture, {before}); }}")
    if function.name == "wgpuInstanceEnumerateAdapters":
        writer.add("for (size_t i = 0; a_adapters != NULL && i < result && i < 64; i++) {")
        writer.add(f"keep(K_WGPUAdapter, (uintptr_t)a_adapters[i], {before}); }}")
    body = "\n".join(writer.lines)
    return f"static void call_{function.name}(void) {{\n    begin({writer.leaves});\n{body}\n    end();\n}}\n"


def extension(api: Api, name: str) -> str:
    """A function that makes one struct of a chain."""
    writer = Writer(api, wrong=True)
    writer.add(f"{name} *it = get(sizeof *it);")
    writer.counts = {}
    writer.struct(name, baseline.obj(api, name), "(*it)")
    body = "\n".join(writer.lines)
    return f"static WGPUChainedStruct *link_{name}(void) {{\n{body}\n    return &it->chain;\n}}\n"


def callback(api: Api, name: str) -> str:
    args = api.callbacks[name]
    spelled = []
    for at, of in enumerate(args):
        # A pointer to a handle is one to a constant handle.
        const = "const " if of.pointer and of.base != "void" else ""
        spelled.append(f"{const}{of.base} {'*' if of.pointer else ''}p{at}")
    lines = [f"(void)p{at};" for at in range(len(args))]
    kind = OWNED.get(name)
    if kind:
        lines.append(f"keep_from_callback(K_{kind}, (uintptr_t)p1);")
    if name == "WGPUUncapturedErrorCallback":
        lines.append("report(p2);")
    if name == "WGPULogCallback":
        lines.append("if (p0 == WGPULogLevel_Error) { report(p1); }")
    if name == "WGPUPopErrorScopeCallback":
        lines.append("popped(p0, p2);")
    if name not in ("WGPULogCallback", "WGPUAbiObjectCallback"):
        lines.append("reenter();")
    if name == "WGPUAbiObjectCallback":
        lines.append("counted(p0);")
    body = "\n    ".join(lines)
    return f"static void on_{name}({', '.join(spelled)}) {{\n    {body}\n}}\n"


class Recorder:
    """Stands in for the library, and writes down the calls that make the objects of a device."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.parents: dict[int, int] = {}
        self.calls: list[tuple[Function, dict[str, Any]]] = []

    def window(self) -> None:
        return None

    def lacks(self, feature: str) -> bool:
        """The device of the prologue has the features of every device."""
        return True

    def call(self, name: str, values: dict[str, Any], home: Home) -> int:
        values = {key: resolved(value, home) for key, value in values.items()}
        self.calls.append((self.api.functions[name], values))
        return SYMBOL + len(self.calls)


def resolved(node: Any, home: Home) -> Any:
    """The tree with objects that were made before in place of their names."""
    if isinstance(node, Ref):
        return Bits(home.get(node.kind, node.which))
    if isinstance(node, Obj):
        chain = node.chain
        if isinstance(chain, list):
            chain = [Link(link.struct, resolved(link.value, home)) for link in chain]
        return Obj({key: resolved(value, home) for key, value in node.members.items()}, chain)
    if isinstance(node, list):
        return [resolved(item, home) for item in node]
    return node


def references(node: Any) -> Iterator[Ref]:
    if isinstance(node, Ref):
        yield node
    for inner in (
        node
        if isinstance(node, list)
        else [*node.members.values(), *(link.value for link in node.chain or [])]
        if isinstance(node, Obj)
        else []
    ):
        yield from references(inner)


def prologue(api: Api) -> str:
    """The objects that every device has to begin with."""
    recorder = Recorder(api)
    home = Home(recorder, 0, 0, SYMBOL)  # type: ignore[arg-type]
    wanted = {(kind, "live") for kind in recipes.MAKERS}
    for function in api.functions.values():
        for value in baseline.call(api, function).values():
            wanted |= {(ref.kind, ref.which.removeprefix("fresh:")) for ref in references(value)}
    skip = {*baseline.ENCODERS, *PASSES, "WGPUCommandBuffer", "WGPUSurface"}
    for kind, which in sorted(wanted):
        if kind in recipes.MAKERS and kind not in skip and not which.startswith("fresh"):
            home.get(kind, which)
    names = {value: key for key, value in home.made.items()}
    lines = [f"    uintptr_t made[{len(recorder.calls) + 1}] = {{(uintptr_t)device}};"]
    for at, (function, values) in enumerate(recorder.calls):
        writer = Writer(api, wrong=False)
        writer.counts = {}
        spelled = []
        writer.arguments(function.args, values)
        for arg in function.args:
            spelled.append(f"a_{arg.name}")
        body = "\n".join(writer.lines).replace(" = made[", " = (void *)made[")
        done = f"{function.name}({', '.join(spelled)});"
        returns = function.returns and function.returns.base in api.handles
        lines.append(f"    {{\n{body}\n    {f'made[{at + 1}] = (uintptr_t)' if returns else ''}{done}\n    }}")
        if SYMBOL + at + 1 in names and returns and function.returns:
            which = names[SYMBOL + at + 1][1]
            lines.append(f"    keep_first(home, K_{function.returns.base}, made[{at + 1}], {json.dumps(which)});")
    return "static void furnish(int home, WGPUDevice device) {\n" + "\n".join(lines) + "\n    end();\n}\n"


def main() -> None:
    api = load(HERE.parents[1] / "ffi")
    write = print
    write("/* Written by tests/fuzz/generate.py. */")
    kinds = sorted(api.handles)
    write(f"enum {{ K_none, {', '.join(f'K_{kind}' for kind in kinds)}, KINDS }};")
    for name, values in sorted(api.enums.items()):
        write(f"static const uint32_t E_{name}[] = {{{len(values)}, {', '.join(f'{value}u' for value in values)}}};")
    for name, values in sorted(api.flags.items()):
        items = ", ".join(f"{value}u" for value in values)
        write(f"static const uint64_t F_{name}[] = {{{len(values)}, {items}}};")
    for name, args in sorted(api.callbacks.items()):
        if args:
            write(callback(api, name))
    extensions = sorted(struct.name for struct in api.structs.values() if struct.kind == "extension")
    for name in extensions:
        write(extension(api, name))
    write(f"static WGPUChainedStruct *(*const LINKS[])(void) = {{{', '.join(f'link_{name}' for name in extensions)}}};")
    for function in api.functions.values():
        write(call(api, function))
    table = sorted((opcode(name), name) for name in api.functions)
    assert len({code for code, _ in table}) == len(table), "two functions have one number"
    write("static const struct Operation { uint32_t code; const char *name; void (*call)(void); } OPERATIONS[] = {")
    for code, name in table:
        write(f'    {{{code}u, "{name}", call_{name}}},')
    write("};")
    write(f'static const char *const KIND_NAMES[] = {{"none", {", ".join(json.dumps(kind) for kind in kinds)}}};')
    features = ", ".join(f"{api.value(name)}u" for name in recipes.FEATURES)
    write(f"static const WGPUFeatureName FEATURES[] = {{{features}}};")
    write("static void release_one(int kind, uintptr_t handle) {\n    switch (kind) {")
    for kind in kinds:
        write(f"    case K_{kind}: wgpu{kind.removeprefix('WGPU')}Release(({kind})handle); break;")
    write("    }\n}")
    write(prologue(api))


if __name__ == "__main__":
    main()
