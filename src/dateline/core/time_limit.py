"""A limit on how long some work may take: the last guard against a text that nobody foresaw.

Guarantees: work that takes longer is broken off with an exception, between two steps of Python or
inside a regular expression; timers and handlers that the process had are there again afterwards.
Only the main thread of a POSIX process can be interrupted so: elsewhere work takes as long as it
takes. Native code that gives no heed to signals is not broken off before it returns.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 5.0  # seconds to the next alarm: one that fires inside a destructor is swallowed there


class TimeLimitExceeded(Exception):  # noqa: N818 - says what happened, as TimeoutError does
    """Work took longer than it may.

    No `DatelineError` and no `OSError`, so that code which expects those lets it pass.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Break off the work inside when it takes too long.

    Args:
        seconds: how long it may take, by the clock.

    Raises:
        TimeLimitExceeded: it took longer.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        message = f"took longer than {seconds:.0f} s"
        raise TimeLimitExceeded(message)

    started = time.monotonic()
    before = signal.signal(signal.SIGALRM, ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:  # somebody else's alarm, now that much nearer
            nearer = max(left - (time.monotonic() - started), 0.001)
            signal.setitimer(signal.ITIMER_REAL, nearer, interval)
