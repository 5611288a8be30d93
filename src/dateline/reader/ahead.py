"""Calls that a thread of their own makes ahead of whoever asks for what they return.

Guarantees: what calls return, or raise, comes in the order in which they were asked for; the thread
makes one after another, in that order; what it hasn't begun with when it is wanted, the caller does
himself, so that a call that never ends holds up no other; those that nobody waits for any more
aren't made. It is worth it for native code that lets go of Python.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


class Ahead:
    """A thread, which starts when it is first needed."""

    def __init__(self, name: str) -> None:
        """Say what the thread is called."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def results(self, calls: Iterable[Callable[[], Result]]) -> Iterator[Result]:
        """Begin with calls now, after those that were begun before; yield what they return.

        What interrupts the caller doesn't wait for the call that is being made.
        """
        results = self._results([(call, self._thread.submit(call)) for call in calls])
        next(results)  # so that it is under way, and can be closed
        return results

    def _results(self, asked: Iterable[tuple[Callable[[], Any], Future[Any]]]) -> Iterator[Any]:
        """Nothing, then what each call returns."""
        left = deque(asked)
        try:
            yield None
            while left:
                call, coming = left.popleft()
                yield call() if coming.cancel() else coming.result()
        finally:
            for _, coming in left:
                coming.cancel()
