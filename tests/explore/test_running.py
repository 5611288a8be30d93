"""Listening on this machine alone."""

from __future__ import annotations

import pytest

from dateline.core.errors import ConfigError
from dateline.explore.running import bind


def test_only_this_machine_is_listened_on():
    """Nobody in the network reaches it."""
    with bind(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told():
    """In one line that says what to do."""
    with bind(0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} is taken; give another with --port"):
            bind(port)


def test_a_port_that_is_none_is_told():
    """A number beyond all ports."""
    with pytest.raises(ConfigError, match="port 99999"):
        bind(99999)
