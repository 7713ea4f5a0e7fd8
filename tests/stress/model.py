"""The C interface as `ffi/api.json` and `ffi/layout.json` describe it, with a ctypes class for every struct."""

from __future__ import annotations

import ctypes
import json
import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

SCALARS: dict[str, Any] = {
    "uint8_t": ctypes.c_uint8,
    "uint16_t": ctypes.c_uint16,
    "uint32_t": ctypes.c_uint32,
    "int32_t": ctypes.c_int32,
    "int": ctypes.c_int,
    "uint64_t": ctypes.c_uint64,
    "size_t": ctypes.c_size_t,
    "float": ctypes.c_float,
    "double": ctypes.c_double,
}
WIDTHS = {"uint8_t": 8, "uint16_t": 16, "uint32_t": 32, "int32_t": 32, "int": 32, "uint64_t": 64, "size_t": 64}
MACROS = {"UINT32_MAX": 2**32 - 1, "UINT64_MAX": 2**64 - 1, "SIZE_MAX": 2**64 - 1, "NAN": math.nan, "NULL": 0}


@dataclass(frozen=True)
class Type:
    base: str
    pointer: bool = False
    const: bool = False


def parse_type(text: str) -> Type:
    found = re.fullmatch(r"(const )?(\w+) ?(\*)?", text)
    if not found:
        raise ValueError(f"a type that this suite cannot read: {text}")
    return Type(found[2], bool(found[3]), bool(found[1]))


@dataclass
class Field:
    """A parameter or a member."""

    name: str
    type: Type
    nullable: bool
    count: str | None
    default: str | None
    doc: str


@dataclass
class Struct:
    name: str
    kind: str
    s_type: str | None
    free_members: str | None
    members: list[Field]
    doc: str
    ctype: Any = None


@dataclass
class Function:
    name: str
    owner: str | None
    args: list[Field]
    returns: Type | None
    callback: str | None


@dataclass
class Api:
    structs: dict[str, Struct] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    handles: set[str] = field(default_factory=set)
    enums: dict[str, list[int]] = field(default_factory=dict)
    flags: dict[str, list[int]] = field(default_factory=dict)
    callbacks: dict[str, list[Type]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    typedefs: dict[str, str] = field(default_factory=dict)

    def plain(self, name: str) -> str:
        """The type behind a typedef; flags and enums are left as they are."""
        while name in self.typedefs:
            name = self.typedefs[name]
        return name

    def value(self, text: str) -> Any:
        """An enum entry, a constant or a number, by its spelling in C."""
        if text in self.values:
            found = self.values[text]
            return self.value(found) if isinstance(found, str) else found
        if text in MACROS:
            return MACROS[text]
        text = text.removesuffix("f") if re.fullmatch(r"-?[\d.]+f", text) else text
        return float(text) if "." in text else int(text, 0)

    def ctype(self, of: Type) -> Any:
        if of.pointer or of.base in self.handles or of.base in self.callbacks:
            return ctypes.c_size_t
        if of.base in self.structs:
            return self.structs[of.base].ctype
        if of.base in self.flags:
            return ctypes.c_uint64
        if of.base in self.enums:
            return ctypes.c_uint32
        return SCALARS[self.plain(of.base)]


def _fields(items: list[dict[str, Any]]) -> list[Field]:
    return [
        Field(
            item["name"],
            parse_type(item["type"]),
            item.get("nullable", False),
            item.get("count"),
            item.get("default"),
            item.get("doc", ""),
        )
        for item in items
    ]


def load(folder: Path = ROOT / "ffi") -> Api:
    data = json.loads((folder / "api.json").read_text())
    layout = json.loads((folder / "layout.json").read_text())["structs"]
    api = Api()
    api.typedefs = {item["name"]: item["type"] for item in data["typedefs"]}
    api.handles = {item["name"] for item in data["objects"]}
    api.values = {item["name"]: item["value"] for item in data["constants"]}
    for kind, into in (("enums", api.enums), ("bitflags", api.flags)):
        for item in data[kind]:
            into[item["name"]] = [entry["value"] for entry in item["entries"]]
            api.values.update({entry["name"]: entry["value"] for entry in item["entries"]})
    # Extensions of an enum in an enum of its own: the same C type takes both.
    for name, standard in (
        ("WGPUNativeFeature", "WGPUFeatureName"),
        ("WGPUAbiFeature", "WGPUFeatureName"),
        ("WGPUNativeTextureFormat", "WGPUTextureFormat"),
        ("WGPUNativeQueryType", "WGPUQueryType"),
        ("WGPUNativeAddressMode", "WGPUAddressMode"),
    ):
        if name in api.enums and standard in api.enums:
            api.enums[standard] = api.enums[standard] + api.enums[name]
    api.callbacks = {item["name"]: [parse_type(arg["type"]) for arg in item["args"]] for item in data["callbacks"]}
    for item in data["structs"]:
        api.structs[item["name"]] = Struct(
            item["name"],
            item["kind"],
            item.get("s_type"),
            item.get("free_members"),
            _fields(item["members"]),
            item.get("doc", ""),
        )
    for struct in api.structs.values():
        _make_ctype(api, struct, layout)
    # Our own functions are no methods in the description, but the object comes first in them too.
    things = {thing["name"] for thing in data["objects"]}
    first = [(item["args"] or [{"type": None}])[0]["type"] for item in data["functions"]]
    owned = [(kind if kind in things else None, item) for kind, item in zip(first, data["functions"], strict=True)]
    owned += [(thing["name"], item) for thing in data["objects"] for item in thing["methods"]]
    for owner, item in owned:
        returns = item.get("returns")
        api.functions[item["name"]] = Function(
            item["name"],
            owner,
            _fields(item["args"]),
            parse_type(returns["type"]) if returns else None,
            item.get("callback"),
        )
    return api


def _make_ctype(api: Api, struct: Struct, layout: dict[str, Any]) -> None:
    if struct.ctype is not None:
        return
    for member in struct.members:
        if not member.type.pointer and member.type.base in api.structs:
            _make_ctype(api, api.structs[member.type.base], layout)
    base = ctypes.Union if struct.kind == "union" else ctypes.Structure
    fields = [(member.name, api.ctype(member.type)) for member in struct.members]
    struct.ctype = type(struct.name, (base,), {"_fields_": fields})
    facts = layout[struct.name]["64-bit"]
    if ctypes.sizeof(struct.ctype) != facts["size"]:
        raise ValueError(f"{struct.name} has another size in layout.json")
    for name, offset in facts["offsets"].items():
        if getattr(struct.ctype, name).offset != offset:
            raise ValueError(f"{struct.name}.{name} has another offset in layout.json")
