from __future__ import annotations

import os

from dateline.core.machine import count_cores, count_memory


def test_a_container_has_what_it_is_allowed(tmp_path):
    """Limits of a container count, be they less than one core; "max" is none."""
    (tmp_path / "cpu.max").write_text("50000 100000\n")
    (tmp_path / "memory.max").write_text("1234567\n")
    assert count_cores(group=tmp_path) == 1
    assert count_memory(group=tmp_path) == 1234567
    (tmp_path / "cpu.max").write_text("max 100000\n")
    (tmp_path / "memory.max").write_text("max\n")
    assert 1 <= count_cores(group=tmp_path) <= (os.cpu_count() or 1)
    assert count_memory(group=tmp_path) > 2**28


def test_a_machine_has_what_it_has(tmp_path):
    """Where no limits are told, there is at least a core, and memory to start with."""
    assert count_cores(group=tmp_path / "none") >= 1
    assert count_memory(group=tmp_path / "none") > 2**28
