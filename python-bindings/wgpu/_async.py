"""Promises: the results of operations that take time.

A promise works with every event loop that tells Python about itself (asyncio, trio, rendercanvas,
and loops built on them) and without any. Neither asyncio nor trio is imported here: the loop that
runs is found through the hooks that it has set in ``sys``.
"""

from __future__ import annotations

import sys
from _thread import RLock

from ._coreutils import get_logger

TYPE_CHECKING = False
if TYPE_CHECKING:
    import threading
    from collections.abc import Awaitable, Callable, Generator, Iterator
    from types import TracebackType
    from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

    AwaitedType = TypeVar("AwaitedType")
    _T = TypeVar("_T")
    _Schedule: TypeAlias = Callable[..., Any]

    class _Base(Awaitable[AwaitedType], Generic[AwaitedType]): ...

else:

    class _Base:
        """Lets ``GPUPromise[int]`` be written without ``typing``."""

        @classmethod
        def __class_getitem__(cls, item):
            return type(list[int])(cls, item)


if not TYPE_CHECKING:  # checkers shall refuse names that do not exist

    def __getattr__(name):
        if name == "AwaitedType":  # a TypeVar; clients use it to subclass GPUPromise
            from typing import TypeVar

            globals()[name] = TypeVar("AwaitedType")
            return globals()[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _running_loop_hook() -> Any:
    return sys.get_asyncgen_hooks()[0]


def detect_current_async_lib() -> str | None:
    """The module with ``sleep`` and ``Event`` for the loop that runs now in this thread, or None."""
    hook = _running_loop_hook()
    if hook is None:
        return None
    name: str = (getattr(hook, "__module__", None) or "").partition(".")[0]
    if name == "rendercanvas":
        return "rendercanvas.utils.asyncadapter"
    if not hasattr(sys.modules.get(name), "Event"):
        # Loops such as uvloop's replace the loop of asyncio, and use the rest of it.
        asyncio: Any = sys.modules.get("asyncio")
        if asyncio is not None and asyncio._get_running_loop() is not None:
            return "asyncio"
    return name or None


def detect_current_call_soon_threadsafe() -> Callable[..., Any] | None:
    """The function that runs a callback in the loop that runs now in this thread, or None.

    It is called as ``function(callback, *args)``, from any thread.
    """
    hook = _running_loop_hook()
    if hook is None:
        return None
    call_soon: Any = getattr(getattr(hook, "__self__", None), "call_soon_threadsafe", None)
    if call_soon is not None:  # asyncio, rendercanvas, and whatever resembles them
        return call_soon  # type: ignore[no-any-return]
    name = (getattr(hook, "__module__", None) or "").partition(".")[0]
    module: Any = sys.modules.get(name)
    if name == "trio":
        return module.lowlevel.current_trio_token().run_sync_soon  # type: ignore[no-any-return]
    call_soon = getattr(module, "call_soon_threadsafe", None)
    if call_soon is None and hasattr(module, "get_running_loop"):
        call_soon = getattr(module.get_running_loop(), "call_soon_threadsafe", None)
    return call_soon  # type: ignore[no-any-return]


def _current_async_module() -> Any:
    name = detect_current_async_lib()
    if name is None:
        raise RuntimeError("A GPUPromise can only be awaited while an event loop runs.")
    return sys.modules[name]


async def async_sleep(delay: float) -> None:
    """Sleep for a number of seconds, in whichever event loop runs."""
    await _current_async_module().sleep(delay)


class AsyncEvent:
    """Makes an event object of whichever event loop runs: with ``set()`` and ``await wait()``."""

    def __new__(cls) -> Any:
        return _current_async_module().Event()


def _nap_times() -> Iterator[float]:
    """Short at first, then longer, up to 10 ms."""
    yield from (0, 0, 0, 0)
    nap = 0.0005
    while True:
        yield nap
        nap = min(nap * 1.3, 0.01)


def _call_now(function: Callable[..., Any], *args: Any) -> None:
    function(*args)


class _Ignore:
    """``contextlib.suppress(Exception)``, without the import."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, *_details: object) -> bool:
        return kind is not None and issubclass(kind, Exception)


class GPUPromise(_Base["AwaitedType"]):
    """The result of an operation that takes time.

    There are three ways to get at it:

    - ``result = await promise`` in a coroutine, under asyncio, trio or a rendercanvas loop.
    - ``promise.then(function)`` calls the function with the result, from the event loop. A promise
      can also be used as a decorator for that function.
    - ``result = promise.sync_wait()`` waits right here; no event loop is needed.

    The first and the last raise the error if the operation failed. An error that nobody asks for
    is logged: that of a callback at once, that of the operation when the promise goes away.

    The event loop is the one that runs when ``then()``, ``catch()`` or ``await`` is used; promises
    can be made before there is one. All methods can be called from any thread.

    Attributes for debugging: ``_title``, and ``_state``, which is one of

    - "pending": nothing has come in.
    - "pending-fulfilled", "pending-rejected": the input (or an error) came in, but nobody has
      turned it into the result.
    - "fulfilled", "rejected": the result (or the error) is there.
    """

    #: All promises whose input has not come in; keeps alive those that only have callbacks.
    _UNRESOLVED: ClassVar[set[GPUPromise[Any]]] = set()

    def __init__(
        self,
        title: str,
        handler: Callable[[Any], Any] | None,
        *,
        keepalive: object = None,
        _call_soon_threadsafe: Callable[..., Any] | None = None,
    ) -> None:
        """Make a promise that waits for its input.

        Arguments:
            title: names the operation in messages.
            handler: turns the input into the result; None takes the input itself. It runs once: in
                the event loop, or in the thread that asks for the result first.
            keepalive: an object that lives until the input has been handled.
        """
        self._title = str(title)
        self._handler = handler
        self._error_handler: Callable[[Any], Any] | None = None
        self._keepalive = keepalive
        self._state = "pending"
        self._value: Any = None
        self._traceback: TracebackType | None = None
        # Held while a handler runs. Locks of several promises are taken from the derived promise
        # to its source, never the other way.
        self._lock = RLock()
        self._event: threading.Event | None = None
        self._source: GPUPromise[Any] | None = None
        self._listeners: list[tuple[Callable[..., Any], Callable[[], Any]]] = []
        self._claimed = False  # somebody gets the error, if there is one
        self._call_soon_threadsafe = _call_soon_threadsafe or detect_current_call_soon_threadsafe()
        self._UNRESOLVED.add(self)

    def __repr__(self) -> str:
        return f"<GPUPromise {self._title!r} {self._state} at {hex(id(self))}>"

    def __del__(self) -> None:
        if not getattr(self, "_claimed", True) and self._state.endswith("rejected"):
            self._log_error()

    def _log_error(self) -> None:
        self._claimed = True
        text = f"{self._title} failed, and nobody asked for the result: {self._value}"
        with _Ignore():  # when the interpreter shuts down, there may be no logging any more
            get_logger().error(text, exc_info=self._value)

    # -- input, from any thread

    def _wgpu_set_input(self, result: object) -> None:
        """Give the promise its input. For the code that made the promise; from any thread."""
        self._set_input(result)

    def _wgpu_set_error(self, error: str | BaseException) -> None:
        """Make the promise fail. For the code that made the promise; from any thread."""
        self._set_error(error)

    def _set_input(self, result: object) -> None:
        if isinstance(result, GPUPromise):
            self._follow(result)
        elif self._settle("pending-fulfilled", result):
            self._notify()

    def _set_error(self, error: str | BaseException) -> None:
        if not isinstance(error, BaseException):
            error = Exception(error)
        if self._settle("pending-rejected", error):
            self._notify()

    def _settle(self, state: str, value: object) -> bool:
        with self._lock:
            if self._state != "pending":
                get_logger().warning("%r has its input already; a second one is ignored.", self)
                return False
            self._state = state
            self._value = value
            self._UNRESOLVED.discard(self)
            if self._event is not None:
                self._event.set()
            return True

    def _abandon(self) -> None:
        """The call that made the promise raised instead: nobody will ever see it, nor its error."""
        self._claimed = True
        self._UNRESOLVED.discard(self)

    # -- listeners: functions that are called in their event loop once the input is there

    def _listen(self, schedule: Callable[..., Any], function: Callable[[], Any]) -> None:
        with self._lock:
            if self._state == "pending":
                self._listeners.append((schedule, function))
                return
        self._schedule(schedule, function)

    def _notify(self) -> None:
        with self._lock:
            listeners, self._listeners = self._listeners, []
        if not listeners and self._call_soon_threadsafe is not None:
            listeners = [(self._call_soon_threadsafe, self._resolve)]
        for schedule, function in listeners:
            self._schedule(schedule, function)

    def _schedule(self, schedule: Callable[..., Any], function: Callable[[], Any]) -> None:
        try:
            schedule(function)
        except Exception as error:
            get_logger().warning("%r: its event loop takes no callbacks any more: %s", self, error)

    # -- resolving

    def _resolve(self) -> str:
        """Have the handler called, if nobody did. Gives the state: it is final, or "pending"."""
        with self._lock:
            if self._state == "pending-fulfilled" and self._handler is not None:
                handler, self._handler = self._handler, None
                try:
                    value = handler(self._value)
                except BaseException as error:
                    tb = error.__traceback__
                    self._value = error.with_traceback(tb.tb_next if tb else None)  # not our frame
                    self._state = "pending-rejected"
                    if not isinstance(error, Exception):
                        raise
                else:
                    if isinstance(value, GPUPromise):
                        self._state = "pending"
                        self._UNRESOLVED.add(self)
                        if self._event is not None:
                            self._event.clear()
                        self._follow(value)
                        return self._state
                    self._value = value
            if self._state.startswith("pending-"):
                self._state = self._state[8:]
                self._keepalive = self._error_handler = None
                if self._state == "rejected":
                    self._traceback = self._value.__traceback__
            return self._state

    def _result(self) -> Any:
        """The result, or raise the error. The state must be final."""
        if self._state == "fulfilled":
            return self._value
        raise self._value.with_traceback(self._traceback)

    # -- following another promise

    def _follow(self, source: GPUPromise[Any]) -> None:
        """Take over the outcome of another promise, through our handlers."""
        source._claimed = True
        with self._lock:
            self._source = source
        schedule = self._call_soon_threadsafe or source._call_soon_threadsafe or _call_now
        source._listen(schedule, self._pull)

    def _pull(self) -> None:
        """The source has its input: take its outcome, and have our handler called."""
        with self._lock:
            source = self._source
            if source is None:  # another thread was faster
                return
            state = source._resolve()
            if state == "pending":  # its handler gave another promise
                self._follow(source)
                return
            self._source = None
            if state == "fulfilled":
                self._settle("pending-fulfilled", source._value)
            elif self._error_handler is not None:
                self._handler = self._error_handler
                self._settle("pending-fulfilled", source._value)
            else:
                self._settle("pending-rejected", source._value)
            state = self._resolve()
        if state == "rejected" and not self._claimed and not self._listeners:
            self._log_error()  # a callback failed, and nobody waits for what it returns
        if state != "pending":
            self._notify()

    # -- for users

    @property
    def _thread_event(self) -> threading.Event:
        """An event that is set when the input is there."""
        with self._lock:
            if self._event is None:
                import threading

                self._event = threading.Event()
                if self._state != "pending":
                    self._event.set()
            return self._event

    def _sync_wait(self) -> None:
        """Block until the input is there. Backends that must do something for it override this."""
        self._thread_event.wait()

    def sync_wait(self) -> AwaitedType:
        """Wait until the operation is done, and return its result or raise its error.

        Blocks this thread, so an event loop in it stands still meanwhile; coroutines should use
        ``await``.
        """
        self._claimed = True
        while True:
            with self._lock:
                pending = self._state == "pending"
                source = self._source
            if not pending:
                if self._resolve() != "pending":
                    break
            elif source is None:
                self._sync_wait()
            else:
                with _Ignore():  # _pull takes the error from the source
                    source.sync_wait()
                self._pull()
        return self._result()  # type: ignore[no-any-return]

    def _derive(
        self,
        title: str,
        schedule: Callable[..., Any] | None,
        on_result: Callable[[Any], Any] | None,
        on_error: Callable[[Any], Any] | None,
    ) -> GPUPromise[Any]:
        new = self.__class__(title, on_result, _call_soon_threadsafe=schedule)
        new._error_handler = on_error
        new._follow(self)
        return new

    def _loop_for(self, method: str, callback: object) -> Callable[..., Any]:
        if not callable(callback):
            raise TypeError(f"GPUPromise.{method}() takes a callable, not {callback!r}.")
        schedule = detect_current_call_soon_threadsafe() or self._call_soon_threadsafe
        if schedule is None:
            raise RuntimeError(
                f"GPUPromise.{method}() needs a running event loop to call {callback!r} from, and "
                "there is none. Use sync_wait(), or call it from a coroutine or a loop callback."
            )
        return schedule

    def then(
        self,
        callback: Callable[[AwaitedType], _T],
        error_callback: Callable[[Exception], Any] | None = None,
        title: str | None = None,
    ) -> GPUPromise[_T]:
        """Have a function called with the result, from the event loop.

        Arguments:
            callback: called with the result of this promise. If it returns a promise, the new
                promise waits for that one.
            error_callback: called with the error instead, if there is one.
            title: names the new promise in messages.

        Returns:
            A promise for what the callback returns. It fails if this promise or the callback fails.
        """
        schedule = self._loop_for("then", callback)
        if error_callback is not None:
            self._loop_for("then", error_callback)
        if title is None:
            title = f"{self._title} -> {getattr(callback, '__name__', callback)}"
        new = self._derive(title, schedule, callback, None)
        if error_callback is not None:
            new._claimed = True
            self.catch(error_callback)
        return new

    def catch(self, callback: Callable[[Exception], _T]) -> GPUPromise[AwaitedType | _T]:
        """Have a function called with the error, from the event loop, if there is one.

        Returns:
            A promise for the result of this one, or for what the callback returns.
        """
        schedule = self._loop_for("catch", callback)
        return self._derive(f"Catcher for {self._title}", schedule, None, callback)

    def __call__(self, callback: Callable[[AwaitedType], _T]) -> Callable[[AwaitedType], _T]:
        """Use the promise as a decorator: the same as ``then()``, but gives the function back."""
        self.then(callback)
        return callback

    def __await__(self) -> Generator[Any, Any, AwaitedType]:
        self._claimed = True
        while self._state == "pending" or self._resolve() == "pending":
            yield from self._wait_in_loop().__await__()
        return self._result()  # type: ignore[no-any-return]

    async def _wait_in_loop(self) -> None:
        schedule = detect_current_call_soon_threadsafe()
        if schedule is None or not hasattr(_current_async_module(), "Event"):
            for nap in _nap_times():
                if self._state != "pending":
                    return
                await async_sleep(nap)
        else:
            event = AsyncEvent()

            def wake() -> None:
                # Also when the task was cancelled meanwhile, the handler must be called.
                self._resolve()
                event.set()

            self._listen(schedule, wake)
            await event.wait()
