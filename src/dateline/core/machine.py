"""What the machine has for us: cores and memory, as far as the system tells.

Guarantees: a limit that a container has counts; nothing is measured, and nothing is reserved.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_GROUP = Path("/sys/fs/cgroup")  # where Linux tells a container its limits


def count_cores() -> int:
    """Cores that this process may use, at least 1."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux has it
        cores = os.cpu_count() or 1
    with suppress(OSError, ValueError):  # "max" is no number
        quota, period = (_GROUP / "cpu.max").read_text("ascii").split()
        cores = min(cores, int(quota) // int(period))
    return max(1, cores)


def count_memory() -> int | None:
    """Bytes of memory that this process may use, None where the system doesn't tell."""
    sizes = []
    with suppress(AttributeError, OSError, ValueError):
        sizes.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    with suppress(OSError, ValueError):
        sizes.append(int((_GROUP / "memory.max").read_text("ascii")))
    return min(sizes, default=None)
