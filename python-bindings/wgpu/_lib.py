"""Finds and loads the native library, and the strings that go to and fro.

The functions of `lib` exist as soon as this module is imported, so other modules bind them once;
`load()` fills them in. Everything that starts from a `GPU` object loads first.
"""

from __future__ import annotations

import os
import sys
from _thread import allocate_lock

from ._native import ffi, lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["EMPTY", "NULL", "NULL_STRING", "WHOLE_SIZE", "ffi", "gate", "lib", "library_path", "load", "string", "text"]

NULL = ffi.NULL
WHOLE_SIZE = 2**64 - 1

# WGPUStringView values: the empty string, and "no string given".
EMPTY = (NULL, 0)
NULL_STRING = (NULL, 2 * sys.maxsize + 1)

# Without these a library is not one of ours, and there is nothing to report errors with.
INDISPENSABLE = ("wgpuCreateInstance", "wgpuInstanceRequestAdapter", "wgpuAdapterRequestDevice")

FORKED = (
    "the GPU was opened before this process was forked, and a forked process cannot use it; start processes with "
    'multiprocessing.set_start_method("spawn"), or open the GPU after the fork'
)

_loaded_path: str | None = None
_forked = False
_missing: frozenset[str] = frozenset()
_lock = allocate_lock()
_from_buffer = ffi.from_buffer
_unpack = ffi.unpack


def string(value: str) -> tuple[Any, int]:
    """A WGPUStringView of `value`; it must be kept alive during the call that uses it."""
    data = value.encode()
    return (_from_buffer(data), len(data))


def text(view: Any) -> str:
    """The str in a WGPUStringView that came from C."""
    if view.data == NULL:
        return ""
    data: bytes = ffi.string(view.data) if view.length > sys.maxsize else _unpack(view.data, view.length)
    return data.decode(errors="replace")


def gate(name: str) -> Any:
    """The C function that calls `wgpu_py_<name>` in Python, as long as the program has not come to its end."""
    return ffi.addressof(lib, f"wgpu_py_gate_{name}")


def library_filename() -> str:
    """The name of the native library on this system."""
    if sys.platform.startswith("win"):
        return "wgpu_native.dll"
    return "libwgpu_native.dylib" if sys.platform == "darwin" else "libwgpu_native.so"


def library_path() -> str:
    """Where the native library is: WGPU_LIB_PATH, or the one bundled in `wgpu/resources`.

    Raises RuntimeError when WGPU_LIB_PATH names no file or nothing is bundled.
    """
    override = os.environ.get("WGPU_LIB_PATH", "").strip()
    if override:
        if not os.path.isfile(override):
            problem = "does not exist"
            if os.path.isdir(override):
                problem = f"is a folder: name the file in it, such as {os.path.join(override, library_filename())}"
            raise RuntimeError(f"WGPU_LIB_PATH names {override!r}, which {problem}")
        return override
    name = library_filename()
    stem, suffix = name.rsplit(".", 1)
    # WGPU_DEBUG=1 asks for the debug build; the -release spelling is that of the wgpu-py wheels.
    names = [f"{stem}-debug.{suffix}"] if os.environ.get("WGPU_DEBUG", "").strip() == "1" else [name]
    names.append(f"{stem}-release.{suffix}")
    resources = os.path.join(os.path.dirname(os.path.abspath(__file__)), "resources")
    for candidate in names:
        path = os.path.join(resources, candidate)
        if os.path.isfile(path):
            return path
    raise RuntimeError(
        f"no native library: {names[0]} is not in {resources} and WGPU_LIB_PATH is not set. Set WGPU_LIB_PATH to a "
        f"built {name}, or install with WGPU_ABI_BUNDLE=<path of {name}> pip install ./python-bindings"
    )


def load() -> str:
    """Load the native library unless that is done, and return its path.

    Raises RuntimeError that names the path, and the symbol when an indispensable one is lacking.
    """
    global _loaded_path, _missing
    if _forked:
        raise RuntimeError(FORKED)
    if _loaded_path is None:
        with _lock:
            if _loaded_path is None:
                path = library_path()
                error = lib.wgpu_py_load(os.fspath(path).encode())
                if error != NULL:
                    raise RuntimeError(f"cannot load the native library {path!r}: {ffi.string(error).decode()}")
                _missing = _missing_symbols()
                for symbol in INDISPENSABLE:
                    if symbol in _missing:
                        raise RuntimeError(f"the native library {path!r} lacks the symbol {symbol}")
                _loaded_path = path
                if hasattr(os, "register_at_fork"):
                    os.register_at_fork(after_in_child=_after_fork)
    return _loaded_path


def is_loaded() -> bool:
    """Whether the native library can be asked: it was loaded, and this is not a forked process."""
    return _loaded_path is not None and not _forked


def _after_fork() -> None:
    """Drivers do not survive a fork: let every call report that instead of hanging."""
    global _forked
    _forked = True
    lib.wgpu_py_unload()


def why_missing(symbol: str) -> str:
    """Why a function of the library could not be called."""
    return FORKED if _forked else f"the native library {_loaded_path!r} lacks the function {symbol}"


def missing_symbols() -> frozenset[str]:
    """The functions of the headers that the loaded library does not have."""
    load()
    return _missing


def _missing_symbols() -> frozenset[str]:
    found = set()
    index = 0
    while (symbol := lib.wgpu_py_symbol(index)) != NULL:
        if not lib.wgpu_py_has_symbol(index):
            found.add(ffi.string(symbol).decode())
        index += 1
    return frozenset(found)
