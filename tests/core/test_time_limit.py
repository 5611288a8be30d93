from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from dateline.core.time_limit import TimeLimitExceeded, time_limit

_SLOW = re.compile(r"(a|aa)+$")  # takes ages on a run of a's that doesn't end the text


def test_work_that_takes_too_long_is_broken_off():
    """A loop in Python ends with an exception that says how long it was given."""
    with pytest.raises(TimeLimitExceeded, match="took longer than 0 s"), time_limit(0.05):
        all(True for _ in iter(int, 1))


def test_a_regular_expression_is_broken_off():
    """A single call that runs for minutes inside the matcher is interrupted as well."""
    with pytest.raises(TimeLimitExceeded), time_limit(0.05):
        _SLOW.match("a" * 100 + "b")


def test_waiting_is_broken_off():
    """So is waiting for another thread."""
    with pytest.raises(TimeLimitExceeded), time_limit(0.05):
        threading.Event().wait(60)


def test_quick_work_leaves_no_alarm():
    """Handler and timer are as they were before."""
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(60):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_an_alarm_of_the_caller_still_rings():
    """A timer that was running goes on, less the time that has passed."""
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(True))
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with time_limit(60):
            pass
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 0.05
        end = time.monotonic() + 10
        while not rung and time.monotonic() < end:
            time.sleep(0.01)
        assert rung
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_other_threads_are_left_alone():
    """Work in a thread, which no alarm reaches, is done without a limit."""
    done = []

    def work():
        with time_limit(0.001):
            time.sleep(0.02)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
