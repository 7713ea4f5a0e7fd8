"""The error classes, and the way of an error from the native library to the caller.

The library calls back inside the failing call, on its thread. The callback gives the error to the
handlers of `uncapturederror`, logs it, and leaves it in `PENDING`; the method that made the call
finds it there on return and raises it. Errors that an error scope takes never arrive here.
"""

from __future__ import annotations

from _thread import _local, get_ident
from _weakref import ref  # weakref has much else, which takes time to import

from ._coreutils import get_logger
from ._lib import ffi, gate, text, why_missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Any, NoReturn

    from ._device_errors import GPUDeviceErrorsMixin


class GPUError(Exception):
    """The base class of the errors that a `GPUDevice` reports."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)

    @property
    def message(self) -> str:
        """What went wrong: the call, the object, the value, and how to fix it where known."""
        return str(self.args[0]) if self.args else ""


class GPUValidationError(GPUError):
    """The call breaks a rule of WebGPU: a wrong size, usage, format, state or object.

    For errors in shader source, `compilation_info` holds the messages with line and column.
    """

    #: A `GPUCompilationInfo` when shader source was at fault, else None.
    compilation_info: Any = None

    def __init__(self, message: str = "") -> None:
        super().__init__(message or "the call is not valid")


class GPUOutOfMemoryError(GPUError, MemoryError):
    """The GPU, or the process, has not enough memory for the object."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or "not enough memory for the object")


class GPUInternalError(GPUError):
    """The implementation or the driver failed, although the call was valid."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or "the implementation failed")


class GPUPipelineError(Exception):
    """Asynchronous creation of a pipeline failed; `reason` is "validation" or "internal"."""

    def __init__(self, message: str = "", options: Any = None) -> None:
        super().__init__(message)
        self._reason = str((options or {}).get("reason", "internal"))

    @property
    def message(self) -> str:
        """What went wrong."""
        return str(self.args[0])

    @property
    def reason(self) -> str:
        """Why: "validation" (the descriptor or the shader) or "internal" (the implementation)."""
        return self._reason


class ArgumentError(GPUValidationError, ValueError):
    """A rule broken in a way that Python sees; also a ValueError, as in earlier releases."""


class NumberError(ArgumentError, OverflowError):
    """A number that the argument cannot be; an OverflowError in earlier releases."""


class MissingFieldError(ArgumentError, KeyError):
    """A required field is not in a dict argument."""

    __str__ = Exception.__str__


class UnknownNameError(ArgumentError, KeyError):
    """There is no feature, limit or enum value of this name; a KeyError in earlier releases."""

    __str__ = Exception.__str__


class InvalidPipelineError(GPUPipelineError, GPUValidationError):
    """A `GPUPipelineError` for a reason of validation; the synchronous call raises its other base."""


class GPUUncapturedErrorEvent:
    """What handlers of `uncapturederror` get.

    Call `prevent_default()` to keep the error from being logged and raised.
    """

    def __init__(self, type: str, options: Any = None) -> None:
        self._type = str(type)
        self._error = (options or {}).get("error")
        self._default_prevented = False

    def __repr__(self) -> str:
        return f"<GPUUncapturedErrorEvent {self._type!r}: {self._error!r}>"

    @property
    def type(self) -> str:
        """Always "uncapturederror" for events that the library makes."""
        return self._type

    @property
    def error(self) -> GPUError | None:
        """The error."""
        return self._error

    @property
    def default_prevented(self) -> bool:
        """Whether a handler called `prevent_default()`."""
        return self._default_prevented

    def prevent_default(self) -> None:
        """Neither log nor raise the error: the handler has dealt with it.

        Spec: GPUUncapturedErrorEvent.preventDefault
        """
        self._default_prevented = True


class GPUDeviceLostInfo:
    """Why a device was lost: `reason` is "destroyed" or "unknown"."""

    def __init__(self, reason: str, message: str) -> None:
        self._reason = reason
        self._message = message

    def __repr__(self) -> str:
        return f"<GPUDeviceLostInfo {self._reason!r}: {self._message!r}>"

    @property
    def message(self) -> str:
        """A description for people."""
        return self._message

    @property
    def reason(self) -> str:
        """ "destroyed" after `GPUDevice.destroy()`, else "unknown"."""
        return self._reason


# Thread id -> the error of the native call that this thread just made.
PENDING: dict[int, Exception] = {}

_FAILED_CREATION = 4  # WGPUDeviceLostReason_FailedCreation
_ERROR_TYPES: dict[int, type[GPUError]] = {2: GPUValidationError, 3: GPUOutOfMemoryError, 4: GPUInternalError}


def readable(message: str) -> str:
    """A message of the native library in the words of Python."""
    message = "\n".join(line.rstrip() for line in message.splitlines())
    if any(word in message for word in ("Feature", "Limits", "the limit ", "the device's ")):
        from ._suggest import in_python

        message = in_python(message)
    return message


def make_error(kind: int, message: str) -> GPUError:
    """The exception for a WGPUErrorType."""
    return _ERROR_TYPES.get(kind, GPUError)(readable(message))


def raise_pending() -> None:
    """Raise what the native call just made on this thread has reported, if anything.

    Call it only when PENDING is not empty, which is the cheap test.
    """
    error = PENDING.pop(get_ident(), None)
    if error is not None:
        try:
            raise error
        finally:
            del error  # else the error's traceback holds this frame, and this frame the error


def take_pending() -> Exception | None:
    """Like `raise_pending`, but returns the error."""
    return PENDING.pop(get_ident(), None)


def discard(release: Callable[[int], None], handle: int) -> None:
    """After a create call with an error: release the invalid object, and raise."""
    error = PENDING.pop(get_ident(), None)
    if error is not None:
        if handle:
            release(handle)
        try:
            raise error
        finally:
            del error  # see above


class DeviceEvents:
    """The receiver of one device's error and lost callbacks."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.onuncapturederror: Callable[[GPUUncapturedErrorEvent], Any] | None = None
        self.listeners: list[Callable[[GPUUncapturedErrorEvent], Any]] = []
        self.lost_info: GPUDeviceLostInfo | None = None
        self.lost_promises: list[Any] = []
        self._scopes = _local()
        self.key: int = id(self)
        key = self.key
        EVENTS[key] = ref(self, lambda _: EVENTS.pop(key, None))

    # Error scopes belong to a thread, like those of the native library.

    @property
    def scope_depth(self) -> int:
        return getattr(self._scopes, "depth", 0)

    @scope_depth.setter
    def scope_depth(self, depth: int) -> None:
        self._scopes.depth = depth

    def report(self, error: Exception) -> bool:
        """Handlers, then the log. True when the error is still to be raised."""
        handlers = [*self.listeners]
        if self.onuncapturederror is not None:
            handlers.insert(0, self.onuncapturederror)
        if handlers:
            event = GPUUncapturedErrorEvent("uncapturederror", {"error": error})
            for handler in handlers:
                try:
                    handler(event)
                except Exception:
                    get_logger().exception("a handler of uncapturederror failed")
            if event.default_prevented:
                return False
        log_error(str(error))
        return True

    def lost(self, reason: str, message: str) -> None:
        if self.lost_info is not None:
            return
        self.lost_info = GPUDeviceLostInfo(reason, message)
        if reason != "destroyed":
            log_error(f"The device {self.label!r} was lost ({reason}): {message}")
        promises, self.lost_promises = self.lost_promises, []
        for promise in promises:
            promise._wgpu_set_input(self.lost_info)


class ErrorScope:
    """The context manager that `GPUDevice.push_error_scope()` returns."""

    def __init__(self, device: GPUDeviceErrorsMixin) -> None:
        self._device = device
        #: The first error that the scope caught, or None; known when the `with` block is left.
        self.error: GPUError | None = None

    def __enter__(self) -> ErrorScope:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.error = self._device.pop_error_scope_sync()


#: The receivers that are alive, by the key that the library hands back.
EVENTS: dict[int, ref[DeviceEvents]] = {}


def _receiver(key: int) -> DeviceEvents | None:
    events = EVENTS.get(key)
    return None if events is None else events()


# How often each message was logged. Messages that differ in digits only count as one: they hold ids.
_log_counts: dict[int, int] = {}


def log_error(message: str) -> None:
    """Log at level ERROR: in full the first time, one line up to the tenth, then no more."""
    from ._coreutils import error_message_hash

    key = error_message_hash("".join(c for c in message if not c.isdigit()))
    count = _log_counts[key] = _log_counts.get(key, 0) + 1
    if count == 1:
        get_logger().error(message)
    elif count <= 10:
        first = message.splitlines()[0] if message else ""
        get_logger().error(f"{first} ({count if count < 10 else 'hiding from now'})")


@ffi.def_extern()  # type: ignore[untyped-decorator]
def wgpu_py_uncaptured(device: Any, kind: int, message: Any, key: int, _: int) -> None:
    error = make_error(kind, text(message))
    events = _receiver(key)
    if events is None:
        log_error(str(error))
    elif events.report(error):
        PENDING.setdefault(get_ident(), error)


@ffi.def_extern()  # type: ignore[untyped-decorator]
def wgpu_py_device_lost(device: Any, reason: int, message: Any, key: int, _: int) -> None:
    events = _receiver(key)
    if events is not None and reason != _FAILED_CREATION:  # there never was a device: the request raises
        events.lost("destroyed" if reason == 2 else "unknown", text(message))


@ffi.def_extern()  # type: ignore[untyped-decorator]
def wgpu_py_missing(name: Any) -> None:
    PENDING.setdefault(get_ident(), GPUInternalError(why_missing(ffi.string(name).decode())))


uncaptured_callback = gate("uncaptured")
device_lost_callback = gate("device_lost")


# Checks of arguments. The methods call native functions directly and come here only when that failed.


def check_failed(device: Any, message: str) -> None:
    """A rule that Python checked is broken: raise, unless an error scope waits for the error.

    In a scope the native call goes ahead, so that the scope gets the library's error.
    """
    if not device._events.scope_depth:
        raise ArgumentError(message)


def describe(value: Any) -> str:
    """A value, briefly, for an error message."""
    if hasattr(value, "_internal"):
        label = getattr(value, "label", "")
        return f"{type(value).__name__} {label!r}" if label else f"a {type(value).__name__}"
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def unknown_fields(kind: str, value: Any, known: frozenset[str]) -> NoReturn:
    """Raise for a dict argument with keys that its struct has not."""
    from ._suggest import unknown_keys

    raise blaming(ArgumentError(unknown_keys(kind, value, sorted(known))), f"{kind}Struct", value)


def missing_field(kind: str, field: str, value: Any = None) -> NoReturn:
    """Raise for a dict argument without a required key."""
    from ._suggest import missing_keys

    raise blaming(MissingFieldError(missing_keys(kind, [field])), f"{kind}Struct", value)


def blaming(error: Any, kind: str, value: Any) -> Any:
    """`error` with a note of which value of which type was wrong, so that `explained` finds the argument."""
    error.culprit = kind, value
    return error
