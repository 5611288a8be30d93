"""Which authority is in use: the bundled tables, or those with own authorities over them.

Guarantees: outside of `using`, and where nobody added anything, it is the bundled tables as they
are, at no cost. What is in use belongs to the running thread and to no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar

from dateline.authority.base import Authority
from dateline.authority.bundled import tables
from dateline.authority.own import collection

_IN_USE: ContextVar[Authority | None] = ContextVar("authority", default=None)


def load() -> Authority:
    """The authority in use."""
    found = _IN_USE.get()
    return tables.load() if found is None else found


@contextmanager
def using(names: Sequence[str] | None) -> Iterator[Authority]:
    """Put own authorities over the bundled tables for a while.

    Args:
        names: which of those that were added; None is all.

    Yields:
        What `load` returns until then.

    Raises:
        ConfigError: one of them isn't there, or can't be read.
    """
    with ExitStack() as opened:
        known: Authority = tables.load()
        paths = collection.paths(names)
        if paths:
            from dateline.authority.own.index import Index
            from dateline.authority.own.layered import Layered

            layers = [Index(path) for path in paths]
            for layer in layers:
                opened.callback(layer.close)
            known = Layered(tables.load(), layers)
        token = _IN_USE.set(known)
        opened.callback(_IN_USE.reset, token)
        yield known
