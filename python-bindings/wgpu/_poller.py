"""The thread that lets asynchronous calls complete while nobody waits for them.

It sleeps while nothing is pending. A device starts one with its first asynchronous call.
"""

from __future__ import annotations

import threading
from itertools import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# The pause when a poll did not help, doubled from the first to the second number of seconds.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.0001, 0.002


class PollToken:
    """Keeps the poll thread at work until `set_done()`, or until the token is dropped."""

    def __init__(self, id: int, ids: set[int]) -> None:
        self._id = id
        self._ids = ids

    def set_done(self) -> None:
        """What the token stands for has completed."""
        self._ids.discard(self._id)

    def is_done(self) -> bool:
        """Whether `set_done()` was called."""
        return self._id not in self._ids

    def __del__(self) -> None:
        self.set_done()


class PollThread(threading.Thread):
    """Calls `poll_func(block)` while there are tokens, blocking in it instead of spinning."""

    def __init__(self, poll_func: Callable[[bool], object]) -> None:
        super().__init__(name="wgpu-poll", daemon=True)
        self._poll_func: Callable[[bool], object] = poll_func
        self._token_ids: set[int] = set()
        self._next_id = count(1).__next__
        self._wake = threading.Event()
        self._shutdown = False

    def get_token(self) -> PollToken:
        """Wake the thread and get the token that keeps it awake."""
        if self._shutdown:
            raise RuntimeError("Cannot use PollThread because it has stopped.")
        token_id = self._next_id()
        self._token_ids.add(token_id)
        token = PollToken(token_id, self._token_ids)
        self._wake.set()
        return token

    def stop(self) -> None:
        """End the thread; wait for it unless it is the caller."""
        self._shutdown = True
        self._token_ids.clear()
        self._wake.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(timeout=1)
        self._poll_func = lambda _block: None

    def run(self) -> None:
        """The thread's work; do not call."""
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._shutdown:
                return
            self._poll_func(False)
            pause = _FIRST_PAUSE
            while self._token_ids and not self._shutdown:
                before = len(self._token_ids)
                self._poll_func(True)
                if len(self._token_ids) < before:
                    pause = _FIRST_PAUSE
                elif self._token_ids:
                    # The GPU is idle, but e.g. a pipeline still compiles.
                    self._wake.wait(pause)
                    pause = min(2 * pause, _LONGEST_PAUSE)
