"""The raw C interface, for those who need what the classes do not offer."""

from __future__ import annotations

import os

from ... import _lib
from ..._lib import ffi as ffi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Library:
    """All functions and constants of webgpu.h and wgpu.h, as attributes.

    Handles are ints. A function that the loaded library lacks is an AttributeError.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("wgpu"):
            if name in _lib.missing_symbols():
                raise AttributeError(f"the native library {lib_path!r} lacks the function {name}")
            value = getattr(_lib.lib, name)
        else:
            from ..._native_constants import CONSTANTS

            if name not in CONSTANTS:
                raise AttributeError(f"neither webgpu.h nor wgpu.h has {name!r}")
            value = CONSTANTS[name]
        self.__dict__[name] = value
        return value

    def __dir__(self) -> list[str]:
        from ..._native_constants import CONSTANTS

        return [name for name in dir(_lib.lib) if name.startswith("wgpu") and "_py_" not in name] + list(CONSTANTS)


def get_wgpu_lib_path() -> str:
    """Where the native library is, or would be: WGPU_LIB_PATH as it stands, or the bundled library."""
    return os.environ.get("WGPU_LIB_PATH", "").strip() or _lib.library_path()


def get_lib_version_info() -> tuple[int, ...]:
    """The version of the wgpu.h interface that the library reports."""
    version = _lib.lib.wgpuGetVersion()
    return tuple((version >> shift) & 0xFF for shift in (24, 16, 8, 0))


def library_versions() -> dict[str, str]:
    """The versions of the library itself and of wgpu-core in it; nothing for a library that has no such function."""
    if "wgpuAbiGetVersion" in _lib.missing_symbols():
        return {}
    version = ffi.new("WGPUAbiVersion *")
    _lib.lib.wgpuAbiGetVersion(version)
    return {"wgpu_abi": _lib.text(version.library), "wgpu_core": _lib.text(version.core)}


lib_path: str = _lib.load()
lib: Library = Library()
lib_version_info: tuple[int, ...] = get_lib_version_info()
