"""Batches on their way: handed to workers, and stored as they come back.

Guarantees: a batch is stored wholly or not at all; the store ends up the same in whatever order
they come back, and knows in which they were read; a batch is read when there is room for it, and
not before. It neither extracts nor decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field

from dateline.core.model import Document
from dateline.graph.versions import is_as_good
from dateline.workspace.batches import Batch, Extracted
from dateline.workspace.reading import Failure, Reading
from dateline.workspace.store import Store
from dateline.workspace.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did.

    Attributes:
        added: documents extracted now.
        known: documents that needed no work, copies among them.
        failures: what couldn't be read or extracted.
        notes: what had to be assumed while reading, each with its source.
        left_out: how many documents weren't read since they are in another language than English,
            by its name.
        hidden: stored documents that the graph leaves out: older versions, and what people forgot.
    """

    added: int = 0
    known: int = 0
    hidden: int = 0
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is.

    Attributes:
        sources: how many are done, with all documents in them.
        added: documents that were extracted.
        known: documents that needed no work.
        failed: sources and documents that couldn't be read or extracted.
    """

    sources: int = 0
    added: int = 0
    known: int = 0
    failed: int = 0

    @property
    def documents(self) -> int:
        """How many are done, be they extracted now or before."""
        return self.added + self.known


OnProgress = Callable[[Progress], None]
OnStored = Callable[[Extracted], None]


class BatchRun:
    """One go through all batches: what is under way, and what came of the others."""

    def __init__(
        self,
        store: Store,
        *,
        version: str,
        reading: Reading,
        on_stored: OnStored,
        on_progress: OnProgress,
    ) -> None:
        """Start with nothing under way.

        Args:
            store: where what is extracted goes.
            version: the pipeline that does it.
            reading: what reads the documents, to tell what it couldn't read.
            on_stored: called with what came of documents that are stored now.
            on_progress: called whenever a batch is done.
        """
        self._store, self._version, self._reading = store, version, reading
        self._on_stored, self._on_progress = on_stored, on_progress
        self._under_way: dict[Future[Extracted], Batch] = {}
        self._failures: list[Failure] = []
        self._sources = self._added = self._known = 0

    def work_through(self, batches: Iterable[Batch], workers: Workers) -> None:
        """Have workers extract batches, and store what they give back, in the order of its coming.

        Of copies in two batches the second waits for the first, as only what is stored tells
        whether it is worth extracting.
        """
        for batch in batches:
            while self._is_copied(batch):
                self._store_next(workers)
            new = self._pending(batch.documents)
            self._known += len(batch.documents) - len(new)
            if new:
                self._store.note_readings(new)
                self._under_way[workers.submit(new)] = batch
            else:
                self._tell(batch.sources)
            while len(self._under_way) >= workers.room:
                self._store_next(workers)
        while self._under_way:
            self._store_next(workers)
        self._tell(self._reading.sources - self._sources)

    def report(self, *, hidden: int) -> Report:
        """What was done; first comes what couldn't be read, then what couldn't be extracted.

        Args:
            hidden: how many documents the graph leaves out.
        """
        failed = sorted(self._failures, key=lambda one: (one.source, one.message))
        return Report(
            added=self._added,
            known=self._known,
            hidden=hidden,
            failures=(*self._reading.failures, *failed),
            notes=tuple(self._reading.notes),
            left_out=dict(sorted(self._reading.left_out.items())),
        )

    def _is_copied(self, batch: Batch) -> bool:
        """Whether a document of a batch is under way already."""
        ids = {one.id for one in batch.documents}
        return any(one.id in ids for other in self._under_way.values() for one in other.documents)

    def _pending(self, documents: Iterable[Document]) -> list[Document]:
        """The documents that have to be extracted, in order: of copies, the one that says most.

        Of several texts with one id, which a caller gave, the newest counts.
        """
        best: dict[str, Document] = {}
        for one in documents:
            if one.id not in best or not is_as_good(best[one.id], one):
                best[one.id] = one
        done = self._store.extracted(list(best.values()), version=self._version)
        return [one for one in best.values() if one.id not in done]

    def _store_next(self, workers: Workers) -> None:
        """Wait until some batch is done, and store all that are."""
        for future in workers.wait(self._under_way):
            batch, made = self._under_way.pop(future), future.result()
            if made.documents:
                self._store.add(made.documents, made.mentions, made.claims, version=self._version)
                self._on_stored(made)
            self._added += len(made.documents)
            self._failures += made.failures
            self._tell(batch.sources)

    def _tell(self, sources: int) -> None:
        """Say how far it is, with so many sources more."""
        self._sources += sources
        failed = len(self._failures) + len(self._reading.failures)
        self._on_progress(
            Progress(sources=self._sources, added=self._added, known=self._known, failed=failed)
        )
