from __future__ import annotations

import gc
import sys

import pytest

from dateline.core.interpreter import hold_collector, tune_for_models


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


def test_the_search_is_rare_and_turns_are_short_inside_and_as_before_behind():
    """Also after an error: a program that builds a graph goes on with its own settings."""
    threshold, turn = gc.get_threshold(), sys.getswitchinterval()
    with tune_for_models():
        assert gc.get_threshold()[0] > threshold[0]
        assert sys.getswitchinterval() < turn / 10
    with pytest.raises(ZeroDivisionError), tune_for_models():
        assert 1 / 0
    assert gc.get_threshold() == threshold
    assert sys.getswitchinterval() == turn
