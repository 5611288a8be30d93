"""Calls that are made ahead."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest

from dateline.core.time_limit import TimeLimitExceeded, time_limit
from dateline.reader.ahead import Ahead


def test_results_come_in_the_order_in_which_they_were_asked_for():
    """Whoever's are taken first, each call is made once."""
    made = []

    def call(number):
        made.append(number)
        return number

    ahead = Ahead("test")
    first, second = (ahead.results([partial(call, at) for at in row]) for row in ((1, 2), (3,)))
    assert list(second) == [3]
    assert list(first) == [1, 2]
    assert sorted(made) == [1, 2, 3]


def test_the_thread_makes_calls_before_they_are_wanted():
    """That is what it is for."""
    done = threading.Event()
    results = Ahead("test").results([done.set])
    assert done.wait(10)
    assert list(results) == [None]


def test_what_a_call_raises_is_raised_at_its_place():
    """And what comes after it isn't made, or its result is dropped."""
    results = Ahead("test").results([partial(int, "1"), partial(int, "one"), partial(int, "2")])
    assert next(results) == 1
    with pytest.raises(ValueError, match="one"):
        next(results)
    assert list(results) == []


def test_who_waits_for_an_endless_call_no_more_leaves_it_behind():
    """Later calls are the caller's own, also those that were begun before."""
    ahead, go = Ahead("test"), threading.Event()
    results = ahead.results([partial(go.wait, 30)])
    behind = ahead.results([partial(int, "2")])
    with pytest.raises(TimeLimitExceeded), time_limit(0.2):
        next(results)
    started = time.monotonic()
    assert list(behind) == [2]
    assert list(ahead.results([partial(int, "1")])) == [1]
    assert time.monotonic() - started < 10
    go.set()


def test_a_call_that_nobody_waits_for_is_not_made():
    """What is let go before its turn costs nothing."""
    made, go = [], threading.Event()
    ahead = Ahead("test")
    first = ahead.results([partial(go.wait, 30)])
    dropped = ahead.results([partial(made.append, 1)])
    dropped.close()
    last = ahead.results([partial(made.append, 2)])
    go.set()
    assert (list(last), list(first), made) == ([None], [True], [2])
