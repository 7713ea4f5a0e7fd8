"""Reads the binary interface that a C header declares, as clang sees it, and compares two of them."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from clang.cindex import Cursor, CursorKind, Diagnostic, Index, TranslationUnit, Type, TypeKind

FLAG_VALUE = re.compile(r"^WGPU[A-Z]\w*_\w+$")
INIT_MACRO = re.compile(r"^WGPU_\w+_INIT$")
# Object-like macros that have a value; the others configure the header.
NUMBER_MACRO = re.compile(r"^WGPU_(TRUE|FALSE|STRLEN|WHOLE_\w+|\w+_UNDEFINED)$")


@dataclass
class Interface:
    """Names and what they mean; two of these are compared entry by entry."""

    facts: dict[str, object] = field(default_factory=dict)

    def of_kind(self, kind: str) -> dict[str, object]:
        prefix = kind + " "
        return {k.removeprefix(prefix): v for k, v in self.facts.items() if k.startswith(prefix)}


def read(header: Path) -> Interface:
    """All facts of one header, with the values of constants and defaults measured by a compiled program."""
    text = f'#include "{header.name}"\n'
    unit = Index.create().parse(
        "facts.c",
        args=["-std=c11", f"-I{header.parent}", f"-I{resource_dir()}/include"],
        unsaved_files=[("facts.c", text)],
        options=TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD,
    )
    errors = [str(d) for d in unit.diagnostics if d.severity >= Diagnostic.Error]
    assert not errors, f"{header} does not parse: {errors}"
    found = Interface()
    inits: list[str] = []
    numbers: list[str] = []
    assert unit.cursor is not None
    for cursor in unit.cursor.get_children():
        name = cursor.spelling
        if not name.lower().startswith("wgpu"):
            continue
        if cursor.kind == CursorKind.MACRO_DEFINITION:
            found.facts[f"macro {name}"] = True
            if INIT_MACRO.match(name):
                inits.append(name)
            elif NUMBER_MACRO.match(name):
                numbers.append(name)
        elif cursor.kind == CursorKind.VAR_DECL and FLAG_VALUE.match(name):
            found.facts[f"flag {name}"] = spell(cursor.type)
            numbers.append(name)
        else:
            declaration(found, cursor)
    measure(header, found, numbers, inits)
    return found


def declaration(found: Interface, cursor: Cursor) -> None:
    name = cursor.spelling
    if cursor.kind == CursorKind.FUNCTION_DECL:
        found.facts[f"function {name}"] = [spell(cursor.result_type), *(spell(a.type) for a in cursor.get_arguments())]
    elif cursor.kind == CursorKind.TYPEDEF_DECL:
        found.facts[f"typedef {name}"] = spell(cursor.underlying_typedef_type)
    elif cursor.kind == CursorKind.ENUM_DECL:
        found.facts[f"enum {name}"] = cursor.type.get_size()
        for value in cursor.get_children():
            if value.kind == CursorKind.ENUM_CONSTANT_DECL:
                found.facts[f"value {value.spelling}"] = value.enum_value & 0xFFFFFFFF
    elif cursor.kind in (CursorKind.STRUCT_DECL, CursorKind.UNION_DECL) and cursor.is_definition():
        found.facts[f"struct {name}"] = layout(cursor.type)


def layout(record: Type) -> list[object]:
    members = [(m.spelling, record.get_offset(m.spelling) // 8, spell(m.type)) for m in record.get_fields()]
    return [record.get_size(), record.get_align(), members]


def spell(ty: Type) -> str:
    """The canonical type. A union has no name that counts: only its members do."""
    ty = ty.get_canonical()
    if ty.kind == TypeKind.POINTER:
        to = ty.get_pointee()
        return f"{spell(to)} *"
    if ty.kind == TypeKind.FUNCTIONPROTO:
        args = ", ".join(spell(a) for a in ty.argument_types())
        return f"{spell(ty.get_result())} ({args})"
    if ty.kind == TypeKind.RECORD and ty.get_declaration().kind == CursorKind.UNION_DECL:
        return f"union {layout(ty)}"
    return ty.spelling


def resource_dir() -> str:
    """Where clang keeps stddef.h and stdint.h, which libclang from PyPI does not bring along."""
    return subprocess.run(["clang", "-print-resource-dir"], capture_output=True, text=True, check=True).stdout.strip()


def measure(header: Path, found: Interface, numbers: list[str], inits: list[str]) -> None:
    """Compiles and runs a program that prints every constant and every default, byte by byte."""
    structs = {name.removeprefix("WGPU").upper(): name for name in found.of_kind("struct")}
    lines = [
        f'printf("number {n} %s\\n", isnan({n}) ? "nan" : "a number");'
        if n == "WGPU_DEPTH_CLEAR_VALUE_UNDEFINED"
        else f'printf("number {n} %llx\\n", (unsigned long long)({n}));'
        for n in numbers
    ]
    for init in inits:
        struct = structs[init.removeprefix("WGPU_").removesuffix("_INIT").replace("_", "")]
        lines.append(f"{{ {struct} v = {init};")
        lines += [f'show("{init}.{path}", &v.{path}, sizeof v.{path});' for path in leaves(found, struct)]
        lines.append("}")
    program = (
        f'#include "{header.name}"\n#include <stdio.h>\n'
        'static void show(const char *n, const void *p, size_t size) { size_t i; printf("default %s ", n);\n'
        '  for (i = 0; i < size; i++) printf("%02x", ((const unsigned char *)p)[i]); puts(""); }\n'
        "int main(void) {\n" + "\n".join(lines) + "\nreturn 0; }\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        source, binary = Path(folder, "measure.c"), Path(folder, "measure")
        source.write_text(program)
        subprocess.run(["clang", "-w", f"-I{header.parent}", source, "-o", binary, "-lm"], check=True)
        output = subprocess.run([binary], capture_output=True, text=True, check=True).stdout
    for line in output.splitlines():
        key, value = line.rsplit(" ", 1)
        found.facts[key] = value


def leaves(found: Interface, struct: str) -> list[str]:
    """The paths of all plain members, those of inner structs too. What lies between is padding and has no value."""
    paths = []
    for name, _, ty in found.facts[f"struct {struct}"][2]:  # type: ignore[index]
        inner = ty.removeprefix("struct ")
        if f"struct {inner}" in found.facts:
            paths += [f"{name}.{path}" for path in leaves(found, inner)]
        else:
            paths.append(name)
    return paths


def differences(reference: Interface, ours: Interface) -> list[str]:
    """What our header lacks or means otherwise. It may declare more than the reference."""
    found = []
    for key, value in reference.facts.items():
        if key not in ours.facts:
            found.append(f"missing: {key}")
        elif ours.facts[key] != value:
            found.append(f"different: {key}: {value} there, {ours.facts[key]} here")
    return found
