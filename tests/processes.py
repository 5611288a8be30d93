"""Processes that tests start, as /proc has them."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def runs(pid):
    """Whether a process does; one that is dead and not yet buried doesn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(true, *, most=120):
    """Wait until something is so, at most some seconds."""
    last = time.monotonic() + most
    while not true():
        assert time.monotonic() < last
        time.sleep(0.02)
