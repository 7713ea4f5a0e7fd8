"""Promises, under asyncio, trio, a rendercanvas loop, and without any event loop."""

import asyncio
import gc
import logging
import sys
import threading
import time
import weakref

import pytest

from wgpu import _async
from wgpu._async import GPUPromise

trio = pytest.importorskip("trio")
raw = pytest.importorskip("rendercanvas.raw")


class Background:
    """Gives a promise its input from another thread, a moment later."""

    def __init__(self):
        self.threads = []

    def __call__(self, function, *args, delay=0.02):
        def work():
            time.sleep(delay)
            function(*args)

        thread = threading.Thread(target=work)
        self.threads.append(thread)
        thread.start()

    def join(self):
        for thread in self.threads:
            thread.join(30)
            assert not thread.is_alive()


@pytest.fixture
def later():
    background = Background()
    yield background
    background.join()


@pytest.fixture(autouse=True)
def no_promise_is_left():
    before = set(GPUPromise._UNRESOLVED)
    yield
    left = GPUPromise._UNRESOLVED - before
    GPUPromise._UNRESOLVED -= left
    assert not left


def run_asyncio(function):
    return asyncio.run(function())


def run_trio(function):
    return trio.run(function)


def run_rendercanvas(function):
    loop = raw.RawLoop()
    loop._stop_when_no_canvases = False
    outcome = []

    async def main():
        try:
            outcome.append(await function())
        except BaseException as error:
            outcome.append(error)
        finally:
            loop.stop(force=True)

    loop.add_task(main)
    loop.run()
    assert outcome, "the loop ended too early"
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


LOOPS = {"asyncio": run_asyncio, "trio": run_trio, "rendercanvas": run_rendercanvas}


@pytest.fixture(params=LOOPS)
def run(request):
    return LOOPS[request.param]


async def settle(done=lambda: True):
    """Let the loop call what is scheduled: until `done`, and then what may come too much."""
    end = time.monotonic() + 30
    while not done() and time.monotonic() < end:
        await _async.async_sleep(0.01)
    for _ in range(5):
        await _async.async_sleep(0.01)


def square(x):
    return x * x


# -- await


def test_await(run, later):
    async def main():
        promise = GPUPromise("test", square)
        assert promise._state == "pending"
        later(promise._wgpu_set_input, 7)
        assert await promise == 49
        assert promise._state == "fulfilled"
        assert await promise == 49
        return promise.sync_wait()

    assert run(main) == 49


def test_await_does_not_poll(run, later):
    # The waiting task sleeps until the input comes.
    async def main():
        promise = GPUPromise("test", None)
        later(promise._wgpu_set_input, 1, delay=0.3)
        begin = time.process_time()
        await promise
        return time.process_time() - begin

    assert run(main) < 0.15


def test_await_an_error(run, later):
    async def main():
        promise = GPUPromise("test", square)
        later(promise._wgpu_set_error, ValueError("bad input"))
        for _ in range(2):
            with pytest.raises(ValueError, match="bad input"):
                await promise
        assert promise._state == "rejected"

    run(main)


def test_error_given_as_text(later):
    promise = GPUPromise("test", None)
    promise._wgpu_set_error("went wrong")
    with pytest.raises(Exception, match="went wrong"):
        promise.sync_wait()


def test_handler_that_fails(run, later):
    async def main():
        promise = GPUPromise("test", lambda x: x / 0)
        later(promise._wgpu_set_input, 7)
        with pytest.raises(ZeroDivisionError) as info:
            await promise
        assert info.traceback[-1].name == "<lambda>"

    run(main)


def test_several_tasks_await_one_promise(later):
    async def main():
        calls = []
        promise = GPUPromise("test", lambda x: calls.append(x) or x)

        async def wait():
            return await promise

        tasks = [asyncio.create_task(wait()) for _ in range(5)]
        later(promise._wgpu_set_input, 3)
        assert await asyncio.gather(*tasks) == [3] * 5
        assert calls == [3]

    asyncio.run(main())


def test_promise_made_before_the_loop_runs(run, later):
    promise = GPUPromise("test", square)
    assert promise._call_soon_threadsafe is None
    later(promise._wgpu_set_input, 5, delay=0.05)

    async def main():
        results = []
        promise.then(results.append)
        assert await promise == 25
        await settle(lambda: results)
        return results

    assert run(main) == [25]


def test_promise_with_input_before_the_loop_runs(run):
    promise = GPUPromise("test", square)
    promise._wgpu_set_input(5)
    assert promise._state == "pending-fulfilled"

    async def main():
        return await promise

    assert run(main) == 25


def test_one_promise_in_two_loops(later):
    promise = GPUPromise("test", square)
    results = []

    async def main():
        results.append(await promise)

    threads = [
        threading.Thread(target=asyncio.run, args=(main(),)),
        threading.Thread(target=trio.run, args=(main,)),
    ]
    for thread in threads:
        thread.start()
    later(promise._wgpu_set_input, 4, delay=0.1)
    for thread in threads:
        thread.join(30)
    assert results == [16, 16]


def test_cancelled_await_still_runs_the_handler(later):
    async def main():
        done = []
        promise = GPUPromise("test", done.append)
        task = asyncio.create_task(_wait(promise))
        await asyncio.sleep(0.01)
        task.cancel()
        later(promise._wgpu_set_input, 1)
        await settle(lambda: done)
        assert done == [1]

    asyncio.run(main())


async def _wait(promise):
    return await promise


def test_loop_that_closes_while_a_promise_waits(caplog):
    promise = GPUPromise("map", square)

    async def main():
        task = asyncio.create_task(_wait(promise))
        await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(main())
    promise._wgpu_set_input(3)
    assert "'map' pending-fulfilled" in caplog.text
    assert "takes no callbacks any more" in caplog.text
    assert promise.sync_wait() == 9


def test_await_under_uvloop(later):
    uvloop = pytest.importorskip("uvloop")

    async def main():
        assert "uvloop" in type(asyncio.get_running_loop()).__module__
        promise = GPUPromise("test", square)
        later(promise._wgpu_set_input, 6)
        return await promise

    loop = uvloop.new_event_loop()
    try:
        assert loop.run_until_complete(main()) == 36
    finally:
        loop.close()


def test_await_in_a_loop_without_call_soon_threadsafe(monkeypatch, later):
    monkeypatch.setattr(_async, "detect_current_call_soon_threadsafe", lambda: None)

    async def main():
        promise = GPUPromise("test", square)
        later(promise._wgpu_set_input, 6, delay=0.1)
        return await promise

    assert asyncio.run(main()) == 36


def test_await_without_a_loop():
    promise = GPUPromise("test", None)
    with pytest.raises(RuntimeError, match="only be awaited while an event loop runs"):
        promise.__await__().send(None)
    promise._wgpu_set_input(1)


# -- sync_wait


@pytest.mark.row("N5")
def test_sync_wait(later):
    promise = GPUPromise("test", square)
    later(promise._wgpu_set_input, 7)
    assert promise.sync_wait() == 49
    assert promise.sync_wait() == 49


def test_sync_wait_inside_a_loop(run, later):
    async def main():
        promise = GPUPromise("test", square)
        later(promise._wgpu_set_input, 7)
        return promise.sync_wait()

    assert run(main) == 49


def test_sync_wait_of_a_backend():
    class Promise(GPUPromise):
        def _sync_wait(self):
            self._wgpu_set_input(5)

    assert Promise("test", square).sync_wait() == 25


def test_sync_wait_from_many_threads(later):
    calls = []

    def handler(x):
        calls.append(x)
        time.sleep(0.02)
        return x * x

    promise = GPUPromise("test", handler)
    results = []
    threads = [threading.Thread(target=lambda: results.append(promise.sync_wait())) for _ in range(8)]
    for thread in threads:
        thread.start()
    later(promise._wgpu_set_input, 4)
    for thread in threads:
        thread.join(30)
    assert results == [16] * 8
    assert calls == [4]


def test_thread_event():
    promise = GPUPromise("test", None)
    assert not promise._thread_event.is_set()
    promise._wgpu_set_input(1)
    assert promise._thread_event.is_set()
    other = GPUPromise("test", None)
    other._wgpu_set_input(1)
    assert other._thread_event.wait(0)


# -- then, catch, decorator


@pytest.mark.row("N5")
def test_then(run, later):
    async def main():
        seen = []

        def note(x):
            seen.append((x, threading.current_thread()))
            return x + 1

        promise = GPUPromise("get", square)
        second = promise.then(note)
        third = second.then(lambda x: x * 10, title="tenfold")
        later(promise._wgpu_set_input, 3)
        assert await third == 100
        assert seen == [(9, threading.current_thread())]
        assert second._title == "get -> note"
        assert third._title == "tenfold"
        assert second._state == third._state == "fulfilled"

    run(main)


def test_then_on_a_promise_that_is_done(run):
    async def main():
        promise = GPUPromise("test", square)
        promise._wgpu_set_input(3)
        results = []
        promise.then(results.append)
        assert results == []  # called from the loop, never at once
        await settle(lambda: results)
        promise.then(results.append)
        await settle(lambda: len(results) > 1)
        return results

    assert run(main) == [9, 9]


@pytest.mark.row("N5")
def test_decorator(run, later):
    async def main():
        promise = GPUPromise("test", square)
        results = []

        @promise
        def receive(x):
            results.append(x)

        assert callable(receive)
        later(promise._wgpu_set_input, 4)
        await settle(lambda: results)
        assert results == [16]

    run(main)


@pytest.mark.row("N5")
def test_catch(run, later):
    async def main():
        errors = []
        promise = GPUPromise("test", None)
        caught = promise.catch(lambda error: errors.append(error) or "instead")
        later(promise._wgpu_set_error, ValueError("no"))
        assert await caught == "instead"
        assert [str(error) for error in errors] == ["no"]

        fine = GPUPromise("test", None)
        passed = fine.catch(errors.append)
        fine._wgpu_set_input(5)
        assert await passed == 5
        assert len(errors) == 1

    run(main)


def test_then_with_error_callback(run, caplog):
    async def main():
        results, errors = [], []
        for value, error in ((1, None), (None, ValueError("no"))):
            promise = GPUPromise("test", None)
            promise.then(results.append, errors.append)
            if error is None:
                promise._wgpu_set_input(value)
            else:
                promise._wgpu_set_error(error)
        await settle(lambda: results and errors)
        assert results == [1]
        assert [str(error) for error in errors] == ["no"]

    run(main)
    gc.collect()
    assert "asked for" not in caplog.text


def test_errors_go_down_the_chain(run):
    async def main():
        promise = GPUPromise("test", None)
        last = promise.then(square).then(square)
        promise._wgpu_set_error(ValueError("at the top"))
        with pytest.raises(ValueError, match="at the top"):
            await last

    run(main)


def test_callback_that_gives_a_promise(run, later):
    async def main():
        inner = GPUPromise("inner", square)
        outer = GPUPromise("outer", None)
        chained = outer.then(lambda x: inner)
        outer._wgpu_set_input(1)
        await settle()
        assert chained._state == "pending"
        later(inner._wgpu_set_input, 5)
        assert await chained == 25

        failing = GPUPromise("failing", None)
        chained = outer.then(lambda x: failing)
        later(failing._wgpu_set_error, ValueError("inner error"))
        with pytest.raises(ValueError, match="inner error"):
            await chained

    run(main)


def test_promise_as_input(run, later):
    async def main():
        inner = GPUPromise("inner", square)
        outer = GPUPromise("outer", lambda x: x + 1)
        outer._wgpu_set_input(inner)
        later(inner._wgpu_set_input, 5)
        return await outer

    assert run(main) == 26


def test_promise_as_input_without_a_loop(later):
    inner = GPUPromise("inner", square)
    outer = GPUPromise("outer", lambda x: x + 1)
    outer._wgpu_set_input(inner)
    later(inner._wgpu_set_input, 5)
    assert outer.sync_wait() == 26


def test_sync_wait_on_a_chain_in_the_loop(later):
    # The loop cannot call anything while its thread waits; the chain resolves all the same.
    async def main():
        promise = GPUPromise("test", square)
        chained = promise.then(lambda x: x + 1).then(lambda x: GPUPromise("never", None) if x < 0 else x * 2)
        later(promise._wgpu_set_input, 3)
        assert chained.sync_wait() == 20
        failing = promise.then(lambda x: x / 0)
        with pytest.raises(ZeroDivisionError):
            failing.sync_wait()

    asyncio.run(main())


def test_then_needs_a_loop_and_a_function():
    promise = GPUPromise("test", None)
    with pytest.raises(RuntimeError, match=r"GPUPromise.then\(\) needs a running event loop"):
        promise.then(print)
    with pytest.raises(RuntimeError, match=r"GPUPromise.catch\(\) needs a running event loop"):
        promise.catch(print)
    calls = []
    own = GPUPromise("test", None, _call_soon_threadsafe=lambda function, *args: calls.append((function, args)))
    for method in (own.then, own.catch):
        with pytest.raises(TypeError, match="takes a callable, not 42"):
            method(42)
    with pytest.raises(TypeError, match="takes a callable, not 42"):
        own.then(print, 42)
    results = []
    own.then(results.append)
    own._wgpu_set_input(8)
    while calls:
        function, args = calls.pop(0)
        function(*args)
    assert results == [8]
    promise._wgpu_set_input(1)


# -- errors that nobody asks for


def test_failing_callback_is_logged(run, caplog, later):
    async def main():
        promise = GPUPromise("get", square)

        @promise
        def broken(x):
            raise ValueError(f"cannot use {x}")

        later(promise._wgpu_set_input, 3)
        await settle(lambda: caplog.records)

    run(main)
    records = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.getMessage() for record in records] == [
        "get -> broken failed, and nobody asked for the result: cannot use 9"
    ]
    assert records[0].exc_info[0] is ValueError
    assert records[0].exc_info[2].tb_frame.f_code.co_name == "broken"


def test_failure_is_logged_when_the_promise_goes(caplog):
    promise = GPUPromise("map", None)
    promise._wgpu_set_error(ValueError("destroyed"))
    assert caplog.text == ""
    del promise
    assert "map failed, and nobody asked for the result: destroyed" in caplog.text


def test_failure_that_was_asked_for_is_not_logged(caplog):
    promise = GPUPromise("map", None)
    promise._wgpu_set_error(ValueError("destroyed"))
    with pytest.raises(ValueError, match="destroyed"):
        promise.sync_wait()
    del promise
    gc.collect()
    assert caplog.text == ""


def test_abandoned_promises_are_silent(caplog):
    promise = GPUPromise("map", None)
    promise._abandon()
    assert promise not in GPUPromise._UNRESOLVED
    promise._wgpu_set_error(ValueError("destroyed"))
    del promise
    gc.collect()
    assert caplog.text == ""


def test_second_input_is_refused(caplog):
    promise = GPUPromise("map", None)
    promise._wgpu_set_input(1)
    promise._wgpu_set_input(2)
    promise._wgpu_set_error("no")
    assert promise.sync_wait() == 1
    assert caplog.text.count("has its input already") == 2


def test_keyboard_interrupt_in_a_handler_comes_through():
    def handler(x):
        raise KeyboardInterrupt

    promise = GPUPromise("test", handler)
    promise._wgpu_set_input(1)
    with pytest.raises(KeyboardInterrupt):
        promise.sync_wait()
    with pytest.raises(KeyboardInterrupt):
        promise.sync_wait()


# -- lifetime


def test_what_keeps_a_promise_alive(run):
    async def main():
        class Thing:
            pass

        thing = Thing()
        gone = weakref.ref(thing)
        results = []
        promise = GPUPromise("test", square, keepalive=thing)
        promise.then(results.append)
        alive = weakref.ref(promise)
        set_input = promise._wgpu_set_input
        del promise, thing
        gc.collect()
        assert alive() is not None  # through _UNRESOLVED
        assert gone() is not None
        set_input(3)
        del set_input
        await settle(lambda: results)
        assert results == [9]
        gc.collect()
        assert gone() is None
        assert alive() is None

    run(main)


def test_repr_and_typing():
    promise = GPUPromise("request", None)
    assert repr(promise).startswith("<GPUPromise 'request' pending at 0x")
    promise._wgpu_set_input(1)
    assert GPUPromise[int].__origin__ is GPUPromise

    class Sub(GPUPromise[int]):
        pass

    assert issubclass(Sub, GPUPromise)
    assert _async.AwaitedType.__name__ == "AwaitedType"
    with pytest.raises(AttributeError):
        _async.nothing  # noqa: B018


# -- detection of loops


@pytest.mark.row("N5")
@pytest.mark.parametrize(
    ("loop", "name"), [("asyncio", "asyncio"), ("trio", "trio"), ("rendercanvas", "rendercanvas.utils.asyncadapter")]
)
def test_detection(loop, name):
    async def main():
        calls = []
        lib = _async.detect_current_async_lib()
        call_soon = _async.detect_current_call_soon_threadsafe()
        threading.Thread(target=call_soon, args=(calls.append, 5)).start()
        await settle(lambda: calls)
        event = _async.AsyncEvent()
        event.set()
        await event.wait()
        return lib, calls

    assert LOOPS[loop](main) == (name, [5])


def test_detection_outside_of_loops():
    assert _async.detect_current_async_lib() is None
    assert _async.detect_current_call_soon_threadsafe() is None


def test_detection_of_unusual_loops(monkeypatch):
    module = type(sys)("ownloop")
    calls = []

    def hook(agen):
        pass

    hook.__module__ = "ownloop.core"
    monkeypatch.setitem(sys.modules, "ownloop", module)
    monkeypatch.setattr(_async, "_running_loop_hook", lambda: hook)
    assert _async.detect_current_async_lib() == "ownloop"
    assert _async.detect_current_call_soon_threadsafe() is None
    loop = type(sys)("loop")
    loop.call_soon_threadsafe = calls.append
    module.get_running_loop = lambda: loop
    assert _async.detect_current_call_soon_threadsafe() == calls.append
    module.call_soon_threadsafe = print
    assert _async.detect_current_call_soon_threadsafe() is print
