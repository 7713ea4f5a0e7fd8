"""The one native instance, made on first use, and the bridge from the library's log to Python's."""

from __future__ import annotations

import atexit
from _thread import allocate_lock

from ._coreutils import get_logger
from ._events import SUCCESS
from ._lib import NULL, ffi, gate, lib, load, missing_symbols, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_instance = 0
_pump: bool | None = None
_lock = allocate_lock()

# WGPULogLevel -> level of the logging module; "trace" has none of its own there.
_LEVELS = {1: 40, 2: 30, 3: 20, 4: 10, 5: 5}


def get_instance(extras: Any = None) -> int:
    """The instance; `extras`, a chained struct, are for the call that makes it."""
    global _instance
    if _instance and extras is not None:
        raise RuntimeError(
            "the instance exists already: call set_instance_extras() before the first request_adapter() or "
            "enumerate_adapters()"
        )
    path = load()
    if not _instance:
        with _lock:
            if not _instance:
                connect_log()
                _instance = lib.wgpuCreateInstance([(NULL if extras is None else extras, 0, NULL, NULL)])
                if not _instance:
                    raise RuntimeError(f"the native library {path!r} made no instance")
    return _instance


def start_pump() -> bool:
    """Have the library call back by itself from now on. False if it cannot, as wgpu-native."""
    global _pump
    if _pump is None:
        instance = get_instance()
        with _lock:
            if _pump is None:
                _pump = (
                    "wgpuAbiInstanceSetPump" not in missing_symbols()
                    and lib.wgpuAbiInstanceSetPump(instance, True) == SUCCESS
                )
                if _pump:
                    atexit.register(lib.wgpuAbiInstanceSetPump, instance, False)
    return bool(_pump)


@ffi.def_extern()  # type: ignore[untyped-decorator]
def wgpu_py_log(level: int, message: Any, _: int) -> None:
    get_logger().log(_LEVELS.get(level, 30), text(message))


def set_native_level(level: int) -> None:
    """Let the library log what a Python logger of this level shows; 0 is the level of loggers that have none."""
    native = max((number for number, shown in _LEVELS.items() if (level or 30) <= shown), default=0)
    lib.wgpuSetLogLevel(native)


def connect_log() -> None:
    from ._coreutils import logger_set_level_callbacks

    lib.wgpuSetLogCallback(gate("log"), 0)
    logger_set_level_callbacks.append(set_native_level)
    set_native_level(get_logger().level)
    # Threads of the library must not enter an interpreter that is going down.
    atexit.register(lib.wgpu_py_close)
