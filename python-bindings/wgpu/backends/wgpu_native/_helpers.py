"""Helpers under the names that clients of wgpu-py know, and the counts of native objects."""

from __future__ import annotations

from ..._convert import data_view
from ..._instance import get_instance
from ..._lib import ffi
from ..._lib import lib as raw_lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

get_wgpu_instance = get_instance


def get_memoryview_and_address(data: Any) -> tuple[memoryview, int]:
    """A memoryview of contiguous data, and the address of its memory."""
    with data_view(data) as view:
        return memoryview(data), int(ffi.cast("uintptr_t", view))


def get_memoryview_from_address(address: int, nbytes: int, format: str = "B") -> memoryview:
    """A memoryview of memory that somebody else keeps alive."""
    return memoryview(ffi.buffer(ffi.cast("uint8_t *", address), nbytes)).cast("B").cast(format)  # type: ignore[call-overload, no-any-return]


def generate_report() -> dict[str, Any]:
    """What the library counts of its own objects."""
    report = ffi.new("WGPUGlobalReport *")
    raw_lib.wgpuGenerateReport(get_instance(), report)

    def registry(item: Any) -> dict[str, int]:
        return {
            "allocated": item.numAllocated,
            "kept": item.numKeptFromUser,
            "released": item.numReleasedFromUser,
            "element_size": item.elementSize,
        }

    names = [name for name, _ in ffi.typeof("WGPUHubReport").fields]
    return {
        "surfaces": registry(report.surfaces),
        "hub": {name: registry(getattr(report.hub, name)) for name in names},
    }


def native_counts() -> dict[str, Any]:
    """The report as a table: per kind of object the count, the memory of the records, and the library's own numbers."""
    report = generate_report()
    registries = {"CanvasContext": ("", report["surfaces"])}
    for name, values in report["hub"].items():
        registries[name[0].upper() + name[1:-1]] = ("hub", values)
    result: dict[str, Any] = {}
    for name, (hub, values) in sorted(registries.items()):
        count = values["kept"]
        result[name] = {
            "count": count,
            "mem": count * values["element_size"],
            "hub": {
                hub: {
                    "a": values["allocated"],
                    "k": values["kept"],
                    "r": values["released"],
                    "el_size": values["element_size"],
                }
            },
        }
    result["total"] = {
        "count": sum(row["count"] for row in result.values()),
        "mem": sum(row["mem"] for row in result.values()),
    }
    return result
