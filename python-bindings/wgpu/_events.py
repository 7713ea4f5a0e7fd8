"""Asynchronous native calls: who is called back when one completes.

Each request leaves a handler under a number; the number travels through C as user data. Callbacks
come exactly once, in whatever thread polls, so handlers only pass values on.
"""

from __future__ import annotations

from itertools import count

from ._lib import NULL, ffi, gate, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PROCESS_EVENTS = 2  # WGPUCallbackMode_AllowProcessEvents
SPONTANEOUS = 3  # WGPUCallbackMode_AllowSpontaneous
SUCCESS = 1  # of every WGPU...Status

_handlers: dict[int, Callable[..., None]] = {}
_next_key = count(1).__next__


def callback_info(function: Any, handler: Callable[..., None], mode: int = PROCESS_EVENTS) -> tuple[Any, ...]:
    """A WGPU...CallbackInfo: when it completes, `handler` gets what the callback brings."""
    key = _next_key()
    _handlers[key] = handler
    return (NULL, mode, function, key, 0)


def _failed(kind: Any, error: Any, traceback: Any) -> None:
    from ._coreutils import get_logger

    get_logger().error("a callback from the native library failed", exc_info=(kind, error, traceback))


def _with_object(status: int, handle: int, message: Any, key: int, _: int) -> None:
    _handlers.pop(key)(status, handle, text(message))


def _with_message(status: int, message: Any, key: int, _: int) -> None:
    _handlers.pop(key)(status, text(message))


def _with_info(status: int, info: Any, key: int, _: int) -> None:
    _handlers.pop(key)(status, info)


for _name, _function in (
    ("wgpu_py_adapter", _with_object),
    ("wgpu_py_device", _with_object),
    ("wgpu_py_compute_pipeline", _with_object),
    ("wgpu_py_render_pipeline", _with_object),
    ("wgpu_py_error_scope", _with_object),
    ("wgpu_py_map", _with_message),
    ("wgpu_py_work_done", _with_message),
    ("wgpu_py_compaction", _with_message),
    ("wgpu_py_compilation_info", _with_info),
):
    ffi.def_extern(name=_name, onerror=_failed)(_function)

adapter_callback = gate("adapter")
device_callback = gate("device")
compute_pipeline_callback = gate("compute_pipeline")
render_pipeline_callback = gate("render_pipeline")
error_scope_callback = gate("error_scope")
map_callback = gate("map")
work_done_callback = gate("work_done")
compaction_callback = gate("compaction")
compilation_info_callback = gate("compilation_info")
