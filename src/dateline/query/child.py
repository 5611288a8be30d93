"""The process that evaluates queries: `python -m dateline.query.child`, started by `process.py`.

An evaluation is native code that nothing in its own process can stop; a process can be killed.
What goes in and out are frames (`core/frames.py`). In: the quads as N-Quads, compressed by zlib,
the base IRI, the prefixes (`prefix IRI`, one a line), and then queries. Out: `READY`, and then an
answer for each query.

Guarantees: it imports Oxigraph, the frames and the standard library alone, so that it starts fast;
it opens no file and no socket; it takes no more than half of the memory there is, where the system
can hold it to that; it ends as soon as its standard input does, also amid an evaluation, so that it
never outlives whoever started it. It refuses nothing: what may be asked is for `answers.py`.
"""

from __future__ import annotations

import io
import os
import sys
import zlib
from contextlib import suppress

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, parse, serialize

from dateline.core.frames import listen, send_frame

ASK, READY, ROWS, TRIPLES, WRONG, LARGE = b"?", b"!", b"J", b"N", b"E", b"L"
LARGEST = 256 * 1024 * 1024  # bytes of an answer: about a million rows, which fit in any memory

_ENOUGH = 2**30  # bytes of memory; what an interpreter reserves at its start is a third of it


def answer_query(
    store: Store, sparql: str, *, base: str, prefixes: dict[str, str], largest: int = LARGEST
) -> tuple[bytes, bytes]:
    """Evaluate a query to its end: what the answer is, and the answer.

    Args:
        store: what to ask.
        sparql: the query.
        base: what its relative IRIs are relative to.
        prefixes: those that it needn't declare.
        largest: most bytes of an answer; a larger one is given up before memory runs out.
    """
    written = _Limited(largest)
    try:
        found = store.query(sparql, base_iri=base, prefixes=prefixes)
        if isinstance(found, QueryTriples):
            serialize(found, written, format=RdfFormat.N_TRIPLES)
            return TRIPLES, written.getvalue()
        found.serialize(written, format=QueryResultsFormat.JSON)
    except _TooLargeError:
        return LARGE, b""
    except (SyntaxError, ValueError, OSError, RuntimeError, MemoryError) as error:
        return WRONG, str(error).encode()
    return ROWS, written.getvalue()


class _TooLargeError(Exception):
    """An answer has more bytes than it may have."""


class _Limited(io.BytesIO):
    """Takes bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit

    def write(self, data: bytes) -> int:  # type: ignore[override]  # nothing else is written
        """Take some more.

        Raises:
            _TooLargeError: they are too many.
        """
        self._left -= len(data)
        if self._left < 0:
            raise _TooLargeError
        return super().write(data)


def limit_memory(most: int) -> None:
    """Have the system refuse more memory than this, in bytes, and write nothing of a crash.

    A query that sorts all pairs of triples would else take all there is, and other programs down.
    """
    with suppress(ImportError, OSError, ValueError):  # Windows has no limits, others not all
        import resource

        for kind, value in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, most)):
            hard = resource.getrlimit(kind)[1]
            soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (soft, hard))


def _memory_size() -> int | None:
    """Bytes of memory that the machine has, None where it doesn't tell."""
    with suppress(AttributeError, OSError, ValueError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def main() -> None:
    """Take in a graph, and answer queries until the input ends."""
    memory = _memory_size()
    if memory is not None:
        limit_memory(max(memory // 2, _ENOUGH))
    frames = listen(sys.stdin.buffer)
    store = Store()
    store.bulk_extend(parse(zlib.decompress(frames.get()), format=RdfFormat.N_QUADS, lenient=True))
    base = frames.get().decode()
    lines = frames.get().decode().splitlines()
    prefixes = {prefix: iri for prefix, _, iri in (line.partition(" ") for line in lines)}
    send_frame(sys.stdout.buffer, READY, b"")
    while True:
        kind, content = answer_query(store, frames.get().decode(), base=base, prefixes=prefixes)
        send_frame(sys.stdout.buffer, kind, content)


if __name__ == "__main__":
    try:
        main()
    finally:
        os._exit(1)  # nothing is left to do, and the thread that listens can't be told to stop
