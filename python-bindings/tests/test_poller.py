"""PollThread: works while there are tokens, sleeps when there are none, stops."""

from __future__ import annotations

import time

import pytest

from wgpu._poller import PollThread


def wait_until(condition) -> None:
    end = time.monotonic() + 30
    while not condition() and time.monotonic() < end:
        time.sleep(0.001)
    assert condition()


def check_asleep(poller) -> None:
    """The thread polls no more: soon, since it may be within its last turn, and then for good."""
    seen = []

    def is_still() -> bool:
        seen.append(len(poller.calls))
        time.sleep(0.02)
        return len(seen) > 2 and seen[-3] == seen[-1]

    wait_until(is_still)


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
    check_asleep(poller)


def test_a_dropped_token_is_done(poller):
    token = poller.get_token()
    wait_until(lambda: poller.calls.count(True) > 0)
    del token
    check_asleep(poller)


def test_stopping(poller):
    token = poller.get_token()
    poller.stop()
    assert token.is_done()
    poller.join(30)
    assert not poller.is_alive()
    with pytest.raises(RuntimeError, match="has stopped"):
        poller.get_token()
    poller.stop()
