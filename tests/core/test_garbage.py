from __future__ import annotations

import gc

import pytest

from dateline.core.garbage import hold_collector, search_rarely


def test_the_search_is_off_inside_and_on_again_behind():
    """Also after an error, and when it is held off twice."""
    assert gc.isenabled()
    with hold_collector():
        with hold_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), hold_collector():
        assert 1 / 0
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off():
    """It is not for us to turn on what somebody turned off."""
    gc.disable()
    try:
        with hold_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_search_is_rare_inside_and_as_often_as_before_behind():
    """Also after an error: a program that builds a graph goes on with its own settings."""
    before = gc.get_threshold()
    with search_rarely():
        assert gc.get_threshold()[0] > before[0]
    with pytest.raises(ZeroDivisionError), search_rarely():
        assert 1 / 0
    assert gc.get_threshold() == before
