"""Enum strings and C values under the names that clients of wgpu-py know."""

from __future__ import annotations

from ... import _enum_values
from ..._enums_base import EnumMap

#: Name of the enum -> string -> C value.
enum_str2int: dict[str, dict[str, int]] = {
    name: dict(table) for name, table in vars(_enum_values).items() if isinstance(table, EnumMap)
}

#: Name of the enum -> C value -> string.
enum_int2str: dict[str, dict[int, str]] = {
    name: {value: key for key, value in table.items()} for name, table in enum_str2int.items()
}

#: "Enum.string" -> C value.
enummap: dict[str, int] = {
    f"{name}.{key}": value for name, table in enum_str2int.items() for key, value in table.items()
}
