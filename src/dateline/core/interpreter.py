"""How Python runs for a while: its search for unreachable objects, and how its threads take turns.

Guarantees: all is afterwards as it was before, whatever happens in between. Nothing is freed here.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (10_000, 100, 20)  # new objects, searches of the young, and of the older ones
_TURN = 0.0001  # seconds


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
def tune_for_models() -> Iterator[None]:
    """Have Python suit work beside large models, and beside threads that mostly run these.

    Each search for what is unreachable goes through the models and tables as well, which took a
    twentieth of a build of a hundred articles; their memory at its peak is the same. And a thread
    whose native code is done waits for its turn as long as another has one, which is 5 ms: at
    ten times an article, the reader came too late.
    """
    threshold, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(*_RARELY)
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        sys.setswitchinterval(turn)
