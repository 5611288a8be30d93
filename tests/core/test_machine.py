from __future__ import annotations

import os
import subprocess
import sys

from dateline.core.machine import (
    NUMPY_THREADS,
    count_cores,
    count_memory,
    give_numpy_one_thread,
    numpy_has_one_thread,
)


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


def test_numpy_has_one_thread_unless_the_user_says_otherwise(monkeypatch):
    """What the user has set is left alone."""
    monkeypatch.setenv(NUMPY_THREADS, "3")
    give_numpy_one_thread()
    assert not numpy_has_one_thread()
    monkeypatch.delenv(NUMPY_THREADS)
    give_numpy_one_thread()
    assert numpy_has_one_thread()


def test_the_command_gives_numpy_one_thread(monkeypatch):
    """It is set before anything imports NumPy; importing Dateline sets nothing."""
    monkeypatch.delenv(NUMPY_THREADS, raising=False)
    script = (
        "import sys, atexit\n"
        "import dateline.core.machine as machine\n"
        "from dateline.__main__ import main\n"
        "assert not machine.numpy_has_one_thread()\n"
        "atexit.register(lambda: print(machine.numpy_has_one_thread()))\n"
        "sys.argv[1:] = ['--version']\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "True"
