"""What goes on inside: ``wgpu.diagnostics``.

Each topic is an object that gives a dict; the report prints them as tables. Libraries can add
topics of their own by subclassing ``DiagnosticsBase``.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    texture_format_to_bpp: dict[str, float]


class DiagnosticsRoot:
    """All topics, as attributes and in one report. There is one object: ``wgpu.diagnostics``."""

    def __init__(self) -> None:
        self._topics: dict[str, DiagnosticsBase] = {}

    def __repr__(self) -> str:
        return f"<DiagnosticsRoot with topics: {', '.join(self._topics)}>"

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def _register_diagnostics(self, name: str, topic: DiagnosticsBase) -> None:
        self._topics[name] = topic
        setattr(self, name, topic)

    def get_dict(self) -> dict[str, dict[str, Any]]:
        """The dicts of all topics, by name of the topic."""
        return {name: topic.get_dict() for name, topic in self._topics.items()}

    def get_report(self) -> str:
        """The report on all topics, as text."""
        return "".join([topic.get_report() for topic in self._topics.values()])

    def print_report(self) -> None:
        """Print the report on all topics."""
        print(self.get_report(), end="")


class DiagnosticsBase:
    """One topic. Making an object adds it to ``wgpu.diagnostics``, under its name."""

    def __init__(self, name: str) -> None:
        if not (isinstance(name, str) and name.isidentifier()):
            raise ValueError(
                f"The name of a diagnostics topic must be an identifier (letters, digits, underscores), not {name!r}."
            )
        self.name = name
        diagnostics._register_diagnostics(name, self)

    def __repr__(self) -> str:
        return f"<Diagnostics for {self.name!r}>"

    def get_dict(self) -> dict[str, Any]:
        """The data of this topic. Subclasses must define it.

        Values can be numbers, texts, booleans or None: that gives a list of names and values. Or
        every value is a dict: that gives a table, with the keys of the inner dicts as its columns.
        A column of the table can hold dicts once more, then a row has a line for each of them.
        """
        raise NotImplementedError(f"{type(self).__name__} must define get_dict().")

    def get_subscript(self) -> str:
        """Text that stands below the table. Subclasses may define it."""
        return ""

    def get_report(self) -> str:
        """The report on this topic, as text."""
        report = f"\n██ {self.name}:\n\n{dict_to_text(self.get_dict())}"
        subscript = self.get_subscript().rstrip()
        if subscript:
            report += f"\n{subscript}\n"
        return report

    def print_report(self) -> None:
        """Print the report on this topic."""
        print(self.get_report(), end="")


class _Count(dict[str, int]):
    """A dict of numbers that begin at 0."""

    def __missing__(self, key: str) -> int:
        return 0


class ObjectTracker:
    """Counts objects by name, and the bytes that they hold on the GPU."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = _Count()
        self.amounts: dict[str, int] = _Count()

    def increase(self, name: str, amount: int = 0) -> None:
        """Note a new object, and its bytes."""
        self.counts[name] += 1
        if amount:
            self.amounts[name] += amount

    def decrease(self, name: str, amount: int = 0) -> None:
        """Note the end of an object, with the bytes that were noted for it."""
        self.counts[name] -= 1
        if amount:
            self.amounts[name] -= amount


# -- text


def int_repr(value: int) -> str:
    """An integer in four digits or less: 12345 is "12.3K"; powers beyond G are written as E12."""
    digits = str(abs(value))
    sign = "-" if value < 0 else ""
    power = (len(digits) - 1) // 3
    if power == 0:
        return sign + digits
    head = len(digits) - 3 * power
    text = digits[:head]
    if head < 3:
        text += "." + digits[head:3]
    unit = ("", "K", "M", "G")[power] if power < 4 else f"E{3 * power}"
    return f"{sign}{text}{unit}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "✓" if value else "-"
    if isinstance(value, int):
        return int_repr(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    raise TypeError(f"Diagnostics can show numbers, texts and booleans, not {value!r}.")


def derive_header(table: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The columns of a table, in order; the first, for the names of the rows, is empty.

    Columns with dicts in them go to the end, and are followed by the columns of these dicts.
    """
    columns: dict[str, None] = {}
    nested: dict[str, dict[str, None]] = {}
    for row in table.values():
        for name, value in row.items():
            columns[name] = None
            if isinstance(value, dict):
                inner = nested.setdefault(name, {})
                inner.update(dict.fromkeys(derive_header(value)[1:]))
    for name, inner in nested.items():
        del columns[name]
        columns[name] = None
        columns.update(inner)
    return ["", *columns]


def dict_to_table(table: Mapping[str, Mapping[str, Any]], header: list[str], first: int = 0) -> list[list[str]]:
    """The cells of a table, row by row, from column ``first`` on. Rows all have the same length."""
    rows: list[list[str]] = []
    width = len(header) - first
    for name, values in table.items():
        if name == "total" and rows and name == list(table)[-1]:
            rows.append([""] * width)
        row = [f"{name}:" if name else ""]
        more: list[list[str]] = []
        for column in range(first + 1, len(header)):
            value = values.get(header[column])
            if isinstance(value, dict):  # it fills the rest of the row
                lines = dict_to_table(value, header, column) or [[""] * (len(header) - column)]
                more = [[""] * len(row) + line for line in lines[1:]]
                row += lines[0]
                break
            row.append(_cell(value))
        rows.append(row)
        rows += more
    return rows


def dict_to_text(data: Mapping[str, Any], header: list[str] | None = None) -> str:
    """A dict as a list of names and values, or as a table; see ``DiagnosticsBase.get_dict()``."""
    if not data:
        return "No data\n"
    table = {name: value if isinstance(value, dict) else {"": value} for name, value in data.items()}
    if header is None:
        header = derive_header(table)
    rows = dict_to_table(table, header)
    is_table = any(header)
    if is_table:
        rows[:0] = [list(header), [""] * len(header)]
    columns = [_align(column, right=is_table or number == 0) for number, column in enumerate(zip(*rows, strict=True))]
    lines = ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
    return "\n".join(lines).rstrip() + "\n"


def _align(cells: Iterable[str], *, right: bool) -> list[str]:
    """Pad the cells of a column. Where some end with a colon, it sticks out to the right."""
    texts = list(cells)
    if any(text.endswith(":") for text in texts):
        texts = [text if text.endswith(":") else text + " " for text in texts]
    width = max(map(len, texts))
    return [text.rjust(width) for text in texts] if right else texts


# -- topics

#: The one object with all topics.
diagnostics: DiagnosticsRoot = DiagnosticsRoot()


class SystemDiagnostics(DiagnosticsBase):
    """The computer and the interpreter."""

    def get_dict(self) -> dict[str, Any]:
        """Platform, and kind and version of Python."""
        import platform

        return {
            "platform": platform.platform(),
            "python_implementation": platform.python_implementation(),
            "python": platform.python_version(),
        }


class VersionDiagnostics(DiagnosticsBase):
    """Versions of the packages that matter, as far as they have been imported."""

    PACKAGES = (
        *("wgpu", "_cffi_backend", "rendercanvas", "glfw", "PySide6", "PyQt6", "PySide2", "PyQt5"),
        *("jupyter_rfb", "wx", "numpy", "pygfx", "pylinalg", "fastplotlib", "imgui_bundle"),
    )

    def get_dict(self) -> dict[str, Any]:
        """Version by name of the package."""
        import sys

        versions = {}
        for name in self.PACKAGES:
            version = getattr(sys.modules.get(name), "__version__", None)
            if version is not None:
                versions["cffi" if name == "_cffi_backend" else name] = str(version)
        return versions


class NativeInfoDiagnostics(DiagnosticsBase):
    """The native library."""

    def get_dict(self) -> dict[str, Any]:
        """Its version, the version that this package expects, and its path."""
        import os

        if not _is_loaded():
            return {}
        from .backends import wgpu_native as backend
        from .backends.wgpu_native._ffi import library_versions

        path = backend.lib_path
        folder = os.path.dirname(__file__)
        if path.startswith(folder + os.sep):
            path = "." + path[len(folder) :]
        return {
            "expected_version": backend.__version__,
            "lib_version": ".".join(map(str, backend.lib_version_info)),
            **library_versions(),
            "lib_path": path,
        }


class ObjectCountDiagnostics(DiagnosticsBase):
    """The objects of this package that are alive, and the GPU memory of buffers and textures."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.tracker = ObjectTracker()

    def get_dict(self) -> dict[str, Any]:
        """By name of the class without "GPU": count, and resource_mem in bytes; and the totals."""
        counts, amounts = dict(self.tracker.counts), dict(self.tracker.amounts)
        table: dict[str, Any] = {}
        for name in sorted(counts):
            row = table[name.removeprefix("GPU")] = {"count": counts[name]}
            if name in amounts:
                row["resource_mem"] = amounts[name]
        table["total"] = {"count": sum(counts.values()), "resource_mem": sum(amounts.values())}
        return table


class NativeCountsDiagnostics(DiagnosticsBase):
    """How many objects the native library holds; nothing until it is loaded."""

    def get_subscript(self) -> str:
        """What the letters mean."""
        return (
            "    * The a, k, r are allocated, kept, and released, respectively.\n"
            "    * Reported memory does not include buffer/texture data.\n"
        )

    def get_dict(self) -> dict[str, Any]:
        """Per kind of object: count, memory of the records, and the library's own numbers."""
        if not _is_loaded():
            return {}
        from .backends.wgpu_native._helpers import native_counts

        return native_counts()


def _is_loaded() -> bool:
    from ._lib import is_loaded

    return is_loaded()


SystemDiagnostics("system")
VersionDiagnostics("versions")
NativeInfoDiagnostics("wgpu_native_info")
ObjectCountDiagnostics("object_counts")
NativeCountsDiagnostics("wgpu_native_counts")


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        if name == "texture_format_to_bpp":
            from ._texel_size import texture_format_to_bpp

            return texture_format_to_bpp
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
