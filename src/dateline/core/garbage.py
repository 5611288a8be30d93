"""Python's search for unreachable objects, held off while many are made that all stay.

Guarantees: the search is on again afterwards if it was on before, whatever happens in between. It
frees nothing itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
