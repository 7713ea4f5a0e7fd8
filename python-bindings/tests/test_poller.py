"""PollThread: works while there are tokens, sleeps when there are none, stops."""

from __future__ import annotations

import time

import pytest

from wgpu._poller import PollThread


def wait_until(condition) -> None:
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        time.sleep(0.001)
    assert condition()


@pytest.fixture
def poller():
    calls: list[bool] = []

    def poll(block: bool) -> None:
        calls.append(block)
        if block:
            time.sleep(0.001)

    thread = PollThread(poll)
    thread.calls = calls
    thread.start()
    yield thread
    thread.stop()


def test_it_sleeps_without_tokens(poller):
    time.sleep(0.02)
    assert poller.calls == []


@pytest.mark.row("N9")
def test_it_polls_until_the_token_is_done(poller):
    token = poller.get_token()
    wait_until(lambda: poller.calls.count(True) > 2)
    assert poller.calls[0] is False and not token.is_done()
    token.set_done()
    assert token.is_done()
    time.sleep(0.02)
    count = len(poller.calls)
    time.sleep(0.02)
    assert len(poller.calls) == count


def test_a_dropped_token_is_done(poller):
    token = poller.get_token()
    wait_until(lambda: poller.calls.count(True) > 0)
    del token
    time.sleep(0.02)
    count = len(poller.calls)
    time.sleep(0.02)
    assert len(poller.calls) == count


def test_stopping(poller):
    token = poller.get_token()
    poller.stop()
    assert not poller.is_alive() and token.is_done()
    with pytest.raises(RuntimeError, match="has stopped"):
        poller.get_token()
    poller.stop()
