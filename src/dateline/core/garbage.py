"""Python's search for unreachable objects, held off or made rare while many are made that stay.

Guarantees: it is afterwards as it was before, whatever happens in between. Nothing is freed here.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (10_000, 20, 20)  # new objects, searches of the young, and of the older ones


@contextmanager
def hold_collector() -> Iterator[None]:
    """Make objects without Python looking through all of them again and again meanwhile.

    Of the time that it takes to make a million objects that stay, the search is more than half.
    Threads that make garbage in circles meanwhile have it freed later.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def search_rarely() -> Iterator[None]:
    """Have Python look less often for what is unreachable, for work beside large models and tables.

    Each search goes through the models and tables as well, which took a twentieth of a build of a
    hundred articles; their memory at its peak is the same.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
