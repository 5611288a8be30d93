"""A graph's process for queries: started at the first, killed when one takes too long.

Guarantees: a query ends at its limit or at Ctrl-C, whatever it computes; the process ends with its
graph and with this interpreter, and of itself when this one is killed; no file and no socket is
opened. Queries of several threads are answered one after the other. It knows nothing of graphs
and what an answer means.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock, Thread

from dateline.core.errors import QueryError
from dateline.core.frames import receive_frame, send_frame
from dateline.query import child

_SLICE = 0.5  # seconds; Windows sees Ctrl-C only between two waits
_DETACHED = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows' `start_new_session`


class Evaluator:
    """Answers queries about one graph in a process that can be stopped."""

    def __init__(self) -> None:
        self.owner = os.getpid()  # after a fork, a thread of the other may hold the lock for ever
        self._lock = Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._frames: Sequence[bytes] | None = None  # kept, since making them takes the longest

    def ask(
        self, sparql: str, *, setup: Callable[[], Sequence[bytes]], timeout: float | None
    ) -> tuple[bytes, bytes]:
        """What kind of answer a query has, and the answer, as `child.py` gives them.

        Args:
            sparql: the query.
            setup: makes what the process needs first: quads, base and prefixes.
            timeout: most seconds that the evaluation may take; None for as long as it takes.

        Raises:
            QueryError: it took longer, or broke off.
        """
        with self._lock:
            if self._running is None or self._running.poll() is not None:
                self.end()
                self._frames = self._frames or setup()
                self._running = _start_child()
                self._exchange(self._frames, None)
            return self._exchange([sparql.encode()], timeout)

    def end(self) -> None:
        """End the process; the next query starts another."""
        running, self._running = self._running, None
        if running is None:
            return
        running.kill()  # after a fork, this does nothing to the process of the other
        running.wait()
        for pipe in (running.stdin, running.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it hasn't read any more can't be written
                    pipe.close()

    def _exchange(self, frames: Sequence[bytes], timeout: float | None) -> tuple[bytes, bytes]:
        """Send frames and wait for the answer; without one, the process ends.

        Another thread talks to it, since a wait for a thread has a limit on every system, and a
        wait for a pipe has none.

        Raises:
            QueryError: there is no answer in time, or the process is gone.
        """
        got: list[tuple[bytes, bytes]] = []
        thread = Thread(target=_exchange_frames, args=(self._running, frames, got), daemon=True)
        try:
            thread.start()
            over = not _ends_in_time(thread, timeout)
        finally:
            if not got:
                self.end()
        if got:
            return got[0]
        if over:
            message = (
                f"query: took longer than {timeout:g} s; ask for less (join patterns by variables"
                " they share, add LIMIT), or give it more time with `timeout`"
            )
            raise QueryError(message)
        message = "query: its evaluation broke off, as when memory runs out; ask for less"
        raise QueryError(message)


def _start_child() -> subprocess.Popen[bytes]:
    """Start the process; what this one can import, it can import as well.

    Raises:
        QueryError: the interpreter can't be started.
    """
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
            [sys.executable, "-P", "-m", child.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # native code that crashes says so there, at length
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))},
            start_new_session=True,  # Ctrl-C is for this process, which then ends that one
            creationflags=_DETACHED,
        )
    except OSError as error:
        message = f"query: {sys.executable!r} can't be started to evaluate it: {error.strerror}"
        raise QueryError(message) from error


def _exchange_frames(
    running: subprocess.Popen[bytes], frames: Sequence[bytes], got: list[tuple[bytes, bytes]]
) -> None:
    """Send frames and take the answer; none comes from a process that is gone."""
    assert running.stdin is not None  # noqa: S101 - both are pipes
    assert running.stdout is not None  # noqa: S101
    with suppress(OSError, EOFError, ValueError):  # a pipe that was closed gives a ValueError
        for frame in frames:
            send_frame(running.stdin, child.ASK, frame)
        got.append(receive_frame(running.stdout))


def _ends_in_time(thread: Thread, timeout: float | None) -> bool:
    """Whether a thread ends in time."""
    last = None if timeout is None else time.monotonic() + timeout
    while thread.is_alive():
        left = _SLICE if last is None else last - time.monotonic()
        if left <= 0:
            return False
        thread.join(min(left, _SLICE))
    return True
