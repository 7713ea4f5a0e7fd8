"""The implementations of the API. There is one, on wgpu-abi; all names below lead to it.

* `wgpu.backends.wgpu_native`: the name in today's releases, with its extras.
* `wgpu.backends.auto`: chooses the only one.
* `wgpu.backends.rs`: the name in releases up to 0.11.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")

NEEDED = ("request_adapter_sync", "request_adapter_async", "wgsl_language_features")


def _register_backend(gpu: T) -> T:
    """Make `gpu` the object `wgpu.gpu`. For other implementations of the API; can be done once."""
    from .._gpu import GPU

    root: dict[str, Any] = sys.modules["wgpu"].__dict__
    missing = [name for name in NEEDED if not hasattr(gpu, name)]
    if missing:
        raise RuntimeError(
            f"The registered WGPU backend object must have attributes {', '.join(NEEDED)}; "
            f"it has no {', '.join(missing)}."
        )
    if not isinstance(root["gpu"], GPU):
        raise RuntimeError("WGPU backend can only be set once.")
    root["gpu"] = gpu
    return gpu


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        # Clients reach for them once a device is there, without importing them.
        if name in ("auto", "rs", "wgpu_native"):
            from importlib import import_module

            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
