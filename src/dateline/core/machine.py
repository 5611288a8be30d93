"""What the machine has for us: cores and memory, as far as the system tells.

Guarantees: a limit that a container has counts; nothing is measured, and nothing is reserved.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_GROUP = Path("/sys/fs/cgroup")


def count_cores(*, group: Path = _GROUP) -> int:
    """Cores that this process may use, at least 1.

    Args:
        group: the folder where Linux tells a container its limits.
    """
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux has it
        cores = os.cpu_count() or 1
    with suppress(OSError, ValueError):  # "max" is no number
        quota, period = (group / "cpu.max").read_text("ascii").split()
        cores = min(cores, int(quota) // int(period))
    return max(1, cores)


def count_memory(*, group: Path = _GROUP) -> int | None:
    """Bytes of memory that this process may use, None where the system doesn't tell.

    Args:
        group: as above.
    """
    sizes = []
    with suppress(AttributeError, OSError, ValueError):
        sizes.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    with suppress(OSError, ValueError):
        sizes.append(int((group / "memory.max").read_text("ascii")))
    return min(sizes, default=None)
