"""What the machine has for us: cores and memory, as far as the system tells.

Guarantees: a limit that a container has counts; nothing is measured, and nothing is reserved. How
many threads NumPy takes is changed only by `give_numpy_one_thread`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_GROUP = Path("/sys/fs/cgroup")
NUMPY_THREADS = "OPENBLAS_NUM_THREADS"


def give_numpy_one_thread() -> None:
    """Have NumPy multiply on one thread, unless the user says otherwise; before it is imported.

    Our matrices are so small that more threads mostly wait for each other, and keep cores busy.
    """
    os.environ.setdefault(NUMPY_THREADS, "1")


def numpy_has_one_thread() -> bool:
    """Whether NumPy was told to multiply on one thread."""
    return os.environ.get(NUMPY_THREADS) == "1"


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
