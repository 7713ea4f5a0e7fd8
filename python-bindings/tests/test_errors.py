"""Errors: raised at the call, given to scopes and handlers, logged once."""

from __future__ import annotations

import asyncio
import threading

import pytest

import wgpu


def fail(device, message="oops"):
    return device.create_buffer(label=message, size=16, usage=0)


@pytest.mark.row("G45", "H16", "B17", "F7")
def test_classes():
    assert issubclass(wgpu.GPUValidationError, wgpu.GPUError)
    assert issubclass(wgpu.GPUInternalError, wgpu.GPUError)
    assert issubclass(wgpu.GPUOutOfMemoryError, (wgpu.GPUError, MemoryError))
    assert issubclass(wgpu.GPUOutOfMemoryError, MemoryError)
    for cls in (wgpu.GPUValidationError, wgpu.GPUOutOfMemoryError, wgpu.GPUInternalError):
        assert cls("text").message == "text" == str(cls("text"))
        assert cls().message
    error = wgpu.GPUPipelineError("text", {"reason": "validation"})
    assert (error.message, error.reason) == ("text", "validation")
    info = wgpu.GPUDeviceLostInfo("unknown", "text")
    assert (info.reason, info.message) == ("unknown", "text") and "unknown" in repr(info)
    event = wgpu.GPUUncapturedErrorEvent("uncapturederror", {"error": error})
    assert event.error is error and event.type == "uncapturederror" and not event.default_prevented
    assert "uncapturederror" in repr(event)


@pytest.mark.row("G44", "R7")
def test_an_error_is_raised_at_the_call_and_logged(fresh_device, caplog):
    with pytest.raises(wgpu.GPUValidationError, match="wgpuDeviceCreateBuffer") as error:
        fail(fresh_device, "the buffer of this test")
    assert "the buffer of this test" in str(error.value)
    records = [record for record in caplog.records if record.name == "wgpu" and record.levelname == "ERROR"]
    assert len(records) == 1 and "wgpuDeviceCreateBuffer" in records[0].getMessage()


def test_repeated_errors_are_logged_less(fresh_device, caplog):
    for _ in range(20):
        with pytest.raises(wgpu.GPUValidationError):
            fresh_device.create_sampler(label="a sampler of this test only", lod_min_clamp=-1)
    messages = [record.getMessage() for record in caplog.records if record.name == "wgpu"]
    assert len(messages) == 10
    assert messages[-1].endswith("(hiding from now)")


@pytest.mark.row("G27", "B1")
def test_scopes_catch(device, caplog):
    device.push_error_scope("validation")
    buffer = fail(device)
    assert isinstance(buffer, wgpu.GPUBuffer)
    error = device.pop_error_scope()
    assert isinstance(error, wgpu.GPUValidationError) and "wgpuDeviceCreateBuffer" in error.message
    assert not caplog.records
    device.push_error_scope("validation")
    assert device.pop_error_scope_sync() is None


@pytest.mark.row("G27", "B1")
def test_scopes_nest_and_filter(device):
    device.push_error_scope("validation")
    device.push_error_scope("out-of-memory")
    device.push_error_scope("internal")
    fail(device)
    assert device.pop_error_scope() is None
    assert device.pop_error_scope() is None
    assert isinstance(device.pop_error_scope(), wgpu.GPUValidationError)
    device.push_error_scope("out-of-memory")
    with pytest.raises(wgpu.GPUValidationError):
        fail(device)
    assert device.pop_error_scope() is None


def test_the_first_error_is_kept(device):
    with device.push_error_scope("validation") as outer, device.push_error_scope("validation") as inner:
        fail(device, "first")
        fail(device, "second")
    assert "first" in inner.error.message and "second" not in inner.error.message
    assert outer.error is None


@pytest.mark.row("B1")
def test_popping_nothing(device):
    with pytest.raises(wgpu.GPUValidationError):
        device.pop_error_scope()
    with pytest.raises(ValueError, match="is not a wgpu.ErrorFilter"):
        device.push_error_scope("everything")


def test_popping_in_a_coroutine(device):
    async def main():
        device.push_error_scope("validation")
        fail(device)
        return await device.pop_error_scope_async()

    assert isinstance(asyncio.run(main()), wgpu.GPUValidationError)


@pytest.mark.row("B1")
def test_scopes_belong_to_a_thread(device):
    outcome = []

    def other():
        try:
            fail(device)
        except wgpu.GPUValidationError as error:
            outcome.append(error)

    with device.push_error_scope("validation") as scope:
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert scope.error is None and len(outcome) == 1


@pytest.mark.row("R9")
def test_a_scope_takes_the_place_of_checks_in_python(device):
    buffer = device.create_buffer(size=16, usage="COPY_DST|COPY_SRC")
    with device.push_error_scope("validation") as scope:
        encoder = device.create_command_encoder()
        encoder.clear_buffer(buffer, 1, 2)
        encoder.finish()
    assert isinstance(scope.error, wgpu.GPUValidationError)


@pytest.mark.row("B2", "R7")
def test_handlers(fresh_device, caplog):
    device = fresh_device
    events = []
    device.onuncapturederror = events.append
    assert device.onuncapturederror == events.append
    with pytest.raises(wgpu.GPUValidationError) as error:
        fail(device)
    assert [event.error for event in events] == [error.value]
    assert len(caplog.records) == 1
    device.onuncapturederror = None
    device.add_event_listener("uncapturederror", events.append)
    device.add_event_listener("uncapturederror", events.append)
    with pytest.raises(wgpu.GPUValidationError):
        fail(device)
    assert len(events) == 2
    device.remove_event_listener("uncapturederror", events.append)
    device.remove_event_listener("uncapturederror", events.append)
    with pytest.raises(wgpu.GPUValidationError):
        fail(device)
    assert len(events) == 2
    with pytest.raises(ValueError, match="events of type 'uncapturederror', not 'click'"):
        device.add_event_listener("click", events.append)
    with pytest.raises(TypeError, match="must be a function or None"):
        device.onuncapturederror = 3


@pytest.mark.row("R7", "B2")
def test_prevent_default_logs_and_raises_nothing(fresh_device, caplog):
    fresh_device.onuncapturederror = lambda event: event.prevent_default()
    fail(fresh_device)
    assert not caplog.records


@pytest.mark.row("B2")
def test_handlers_do_not_see_what_scopes_catch(fresh_device):
    events = []
    fresh_device.onuncapturederror = events.append
    with fresh_device.push_error_scope("validation"):
        fail(fresh_device)
    assert not events


def test_a_handler_that_fails(fresh_device, caplog):
    def handler(event):
        raise ZeroDivisionError("in the handler")

    fresh_device.onuncapturederror = handler
    with pytest.raises(wgpu.GPUValidationError):
        fail(fresh_device)
    assert "a handler of uncapturederror failed" in caplog.text and "in the handler" in caplog.text


def test_errors_of_threads_stay_there(device):
    outcomes = []

    def work(broken):
        for _ in range(50):
            try:
                if broken:
                    fail(device)
                else:
                    device.create_buffer(size=16, usage="COPY_DST")
                outcomes.append(not broken)
            except wgpu.GPUValidationError:
                outcomes.append(broken)

    threads = [threading.Thread(target=work, args=(i % 2 == 0,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [True] * 200
