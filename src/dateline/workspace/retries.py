"""Work whose process may die of it: done again, and then a document at a time.

Guarantees: the one document that kills is named, and the others of its batch land; where everybody
dies before anything was done, that is an error, and no document is to blame. It doesn't know what
the processes are, nor how they die.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock

from dateline.core.errors import WorkerError
from dateline.core.model import Document
from dateline.workspace.batches import Extracted, join_extracted
from dateline.workspace.reading import Failure

_TRIES = 2  # of a batch: the second is for a worker that something else killed
_HOPELESS = 4  # deaths a worker before anything was done: it isn't the documents then


class DiedError(Exception):
    """Whoever worked on documents is gone; the message says how: "was killed by SIGKILL"."""


class Retries:
    """How often what is tried again, for several workers together."""

    def __init__(self, workers: int) -> None:
        """Start with nothing done and nobody dead."""
        self._most = _HOPELESS * workers
        self._lock = Lock()
        self._done = self._deaths = 0

    def work(
        self, ask: Callable[[Sequence[Document]], Extracted], documents: Sequence[Document]
    ) -> Extracted:
        """Have documents done; when that kills, find out which of them it was.

        Args:
            ask: has somebody do it, and raises `DiedError` when he dies.
            documents: what to do.

        Raises:
            WorkerError: all die, whatever they are given.
        """
        for _ in range(_TRIES):
            with suppress(DiedError):
                return self._count(ask, documents)
        return join_extracted(self._try_alone(ask, one) for one in documents)

    def _try_alone(
        self, ask: Callable[[Sequence[Document]], Extracted], document: Document
    ) -> Extracted:
        """Have one document done that may kill."""
        try:
            return self._count(ask, [document])
        except DiedError as error:
            message = f"the process that worked on it {error}, as when memory runs out"
            source = document.source or document.id
            failure = Failure(source=source, kind="WorkerDied", message=message)
            return Extracted(failures=(failure,))

    def _count(
        self, ask: Callable[[Sequence[Document]], Extracted], documents: Sequence[Document]
    ) -> Extracted:
        """Ask, and count who dies.

        Raises:
            DiedError: whoever was asked did.
            WorkerError: all do.
        """
        try:
            found = ask(documents)
        except DiedError as error:
            with self._lock:
                self._deaths += 1
            if self._deaths >= self._most and not self._done:
                message = f"each process that was started to read articles {error}"
                message = f"{message}; with fewer of them (--workers 1) there is more memory"
                raise WorkerError(message) from error
            raise
        self._done += 1
        return found
