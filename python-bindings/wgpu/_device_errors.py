"""The errors of a `GPUDevice`: scopes, handlers, and its loss."""

from __future__ import annotations

from ._async import GPUPromise
from ._calls import BAD_ARGUMENTS, explain
from ._enum_values import ErrorFilter
from ._errors import PENDING, ErrorScope, GPUValidationError, make_error, raise_pending
from ._events import SPONTANEOUS, SUCCESS, callback_info, error_scope_callback
from ._lib import lib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from . import enums
    from ._errors import DeviceEvents, GPUDeviceLostInfo, GPUError, GPUUncapturedErrorEvent


class GPUDeviceErrorsMixin:
    """What `GPUDevice` has for errors."""

    _internal: int | None
    _events: DeviceEvents
    _lost: GPUPromise[GPUDeviceLostInfo] | None = None

    if TYPE_CHECKING:

        def _poll(self, block: bool = False) -> None: ...

    def push_error_scope(self, filter: enums.ErrorFilterEnum) -> ErrorScope:
        """Catch the errors of one kind from the following calls of this thread, until the scope is popped.

        Arguments:
            filter: "validation", "out-of-memory" or "internal".

        The errors are not raised then; calls that make objects return invalid ones. Scopes nest. Can be used as
        a context manager, whose `error` is None or the first error::

            with device.push_error_scope("validation") as scope:
                ...
            print(scope.error)

        Spec: GPUDevice.pushErrorScope
        """
        try:
            lib.wgpuDevicePushErrorScope(self._internal, ErrorFilter[filter])
            if PENDING:
                raise_pending()
            self._events.scope_depth += 1
            return ErrorScope(self)
        except BAD_ARGUMENTS as error:
            raise explain(error) from None

    def pop_error_scope_sync(self) -> GPUError | None:
        """End the scope that was pushed last, and return the first error that it caught, or None.

        Raises GPUValidationError when there is no scope.

        Spec: GPUDevice.popErrorScope
        """
        result: list[Any] = []
        info = callback_info(error_scope_callback, lambda *values: result.extend(values), SPONTANEOUS)
        lib.wgpuDevicePopErrorScope(self._internal, info)
        if self._events.scope_depth:
            self._events.scope_depth -= 1
        while not result:
            self._poll()
        if PENDING:
            raise_pending()
        status, kind, message = result
        if status != SUCCESS:
            raise GPUValidationError(f"GPUDevice.pop_error_scope(): {message or 'there is no scope to pop'}")
        return None if kind <= 1 else make_error(kind, message)

    def pop_error_scope_async(self) -> GPUPromise[GPUError | None]:
        """Like `pop_error_scope_sync`, but returns a `GPUPromise`."""
        from ._gpu import resolved

        return resolved("pop_error_scope", self.pop_error_scope_sync)

    def pop_error_scope(self) -> GPUError | None:
        """Another name for `pop_error_scope_sync`."""
        return self.pop_error_scope_sync()

    @property
    def onuncapturederror(self) -> Callable[[GPUUncapturedErrorEvent], Any] | None:
        """A function that gets a `GPUUncapturedErrorEvent` for each error that no scope catches.

        It is called before the error is logged and raised; `event.prevent_default()` keeps it from both.
        """
        return self._events.onuncapturederror

    @onuncapturederror.setter
    def onuncapturederror(self, handler: Callable[[GPUUncapturedErrorEvent], Any] | None) -> None:
        if handler is not None and not callable(handler):
            raise TypeError(f"onuncapturederror must be a function or None, not {handler!r}")
        self._events.onuncapturederror = handler

    def add_event_listener(self, type: str, handler: Callable[[GPUUncapturedErrorEvent], Any]) -> None:
        """Call `handler` too for events of this type; the only one is "uncapturederror".

        Spec: GPUDevice.addEventListener
        """
        self._check_event(type)
        if handler not in self._events.listeners:
            self._events.listeners.append(handler)

    def remove_event_listener(self, type: str, handler: Callable[[GPUUncapturedErrorEvent], Any]) -> None:
        """Undo `add_event_listener()`.

        Spec: GPUDevice.removeEventListener
        """
        self._check_event(type)
        if handler in self._events.listeners:
            self._events.listeners.remove(handler)

    @staticmethod
    def _check_event(type: str) -> None:
        if type != "uncapturederror":
            raise ValueError(f"a GPUDevice has events of type 'uncapturederror', not {type!r}")

    @property
    def lost(self) -> GPUPromise[GPUDeviceLostInfo]:
        """A `GPUPromise` that resolves to a `GPUDeviceLostInfo` when the device is lost; always the same one."""
        if self._lost is None:
            self._lost = GPUPromise("device.lost", None)
            if self._events.lost_info is not None:
                self._lost._wgpu_set_input(self._events.lost_info)
            else:
                # It may never come, and must not keep anything alive until then.
                self._lost._UNRESOLVED.discard(self._lost)
                self._events.lost_promises.append(self._lost)
        return self._lost

    @property
    def lost_async(self) -> GPUPromise[GPUDeviceLostInfo]:
        """Another name for `lost`."""
        return self.lost

    @property
    def lost_sync(self) -> GPUDeviceLostInfo:
        """Wait until the device is lost, and return why."""
        return self.lost.sync_wait()
