from __future__ import annotations

import gc

import pytest

from dateline.core.garbage import hold_collector


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
