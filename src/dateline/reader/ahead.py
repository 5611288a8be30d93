"""Calls that a thread of their own makes ahead of whoever asks for what they return.

Guarantees: calls are made one after another, in the order in which they were asked for; what they
return, or raise, comes in that order; those that nobody waits for any more aren't made. It is worth
it for native code that lets go of Python.
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
        self._name = name
        self._thread = self._make()

    def results(self, calls: Iterable[Callable[[], Result]]) -> Iterator[Result]:
        """Begin with calls now, after those that were begun before; yield what they return.

        What interrupts the caller doesn't wait for the call that is being made, and nor do later
        ones: the thread is left to it, and they get another.
        """
        results = self._results([self._thread.submit(call) for call in calls])
        next(results)  # so that it is under way, and can be closed
        return results

    def _results(self, asked: Iterable[Future[Any]]) -> Iterator[Any]:
        """Nothing, then what each call returns."""
        left = deque(asked)
        try:
            yield None
            while left:
                yield left[0].result()
                left.popleft()
        finally:
            if left and left[0].running():
                self._thread.shutdown(wait=False)
                self._thread = self._make()
            for one in left:
                one.cancel()

    def _make(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
