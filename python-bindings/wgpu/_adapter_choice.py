"""One adapter of several: by index, by an id of the hardware, or by name."""

from __future__ import annotations

from ._errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._adapter import GPUAdapter

#: The variable that chooses for programs that do not.
VARIABLE = "WGPUPY_WGPU_ADAPTER_NAME"


def ids(adapter: GPUAdapter) -> list[str]:
    """The texts that mean this adapter or its model: place on the PCI bus, UUID, vendor and device number."""
    info = adapter.info
    bus, uuid = str(info.get("pci_bus_id", "")), str(info.get("device_uuid", ""))
    found = [bus, bus.partition(":")[2] if bus.count(":") > 1 else "", uuid, f"GPU-{uuid}" if uuid else ""]
    found.append(f"{info.get('vendor_id', 0):04x}:{info.get('device_id', 0):04x}")
    return [text.lower() for text in found if text]


def choose(adapters: Sequence[GPUAdapter], wanted: str | int, source: str) -> GPUAdapter:
    """The adapter that `wanted` means; ArgumentError that lists them all if none does."""
    text = str(wanted)
    for i, adapter in enumerate(adapters):
        if text == str(i) or text.lower() in ids(adapter):
            return adapter
    if not isinstance(wanted, int):
        for fold in (str, str.lower):
            for adapter in adapters:
                if fold(text) in fold(adapter.summary):
                    return adapter
    found = "".join(f"\n  {i}: {item.summary}  {'  '.join(ids(item))}" for i, item in enumerate(adapters))
    raise ArgumentError(f"Adapter with name {text!r} not found ({source}); there are:{found or ' none'}")
