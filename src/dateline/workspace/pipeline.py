"""The way from sources to a graph folder: read, annotate, extract, store; then resolve.

Guarantees: a batch is stored wholly or not at all, and what is stored isn't extracted again, so a
build that was cut off goes on where it stopped; one bad document, be it one that takes for ever, is
reported and never stops the rest, as far as `time_limit` can break it off; memory is bounded by a
few batches; the same articles give the same graph, whoever works on them and whoever is done first.
It knows no format, grammar or rule: those are the plug-ins', and what the claims of several
extractors make together is the stage's.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from inspect import signature
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol, cast

from dateline import authority as authorities
from dateline import ontology
from dateline.authority.homes import home_of
from dateline.core import plugins
from dateline.core.errors import OntologyError, PluginError, WorkerError
from dateline.core.machine import count_cores
from dateline.core.model import Claim, Decision, Document, Mention
from dateline.core.time_limit import time_limit
from dateline.extract import combine_extractions
from dateline.ingest import ReadingOptions
from dateline.workspace.batches import Batch, Extracted, join_extracted, read_batches
from dateline.workspace.cluster import hire_cluster
from dateline.workspace.config import Stages
from dateline.workspace.reading import Failure, Reading, Result, Source, try_work
from dateline.workspace.shards import Shards
from dateline.workspace.store import Store
from dateline.workspace.storing import BatchRun, OnProgress, Report
from dateline.workspace.workers import MakeWork, Work, choose_workers, hire

if TYPE_CHECKING:
    from dateline.annotate.base import Annotator
    from dateline.authority import Authority
    from dateline.core.parse import Annotated
    from dateline.extract.base import Extraction, Extractor
    from dateline.graph.corrections import Correction
    from dateline.resolve.base import Linker, RememberingLinker

PATIENCE = 60.0  # seconds for any batch; loading the models takes some of them
PACE = 1_000  # characters a second on top: a tenth of what a laptop does

_FEW = 4  # batches that one process does sooner than several have loaded their models


class _Plugin(Protocol):
    """What annotators, extractors and linkers have in common."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]


class Pipeline:
    """The stages in order, filled with plug-ins."""

    def __init__(
        self,
        *,
        annotator: Annotator,
        extractors: Sequence[Extractor],
        linker: Linker,
        patience: float = PATIENCE,
    ) -> None:
        """Take the plug-ins as objects.

        Args:
            annotator: finds names in documents.
            extractors: read claims off them, in this order.
            linker: decides who is who.
            patience: seconds that documents may take, besides those that their length calls for.

        Raises:
            PluginError: one of them needs what none before it gives.
        """
        self.annotator = annotator
        self.extractors = tuple(extractors)
        self.linker = linker
        self.patience = patience
        given = {"document"}
        stages: tuple[_Plugin, ...] = (annotator, *self.extractors, linker)
        for plugin in stages:
            missing = sorted(set(plugin.needs) - given)
            if missing:
                wants = f"plug-in {plugin.name!r} needs {', '.join(missing)}"
                message = f"{wants}, which none before it gives; see `dateline stages`"
                raise PluginError(message)
            given.update(plugin.gives)

    @classmethod
    def of(cls, stages: Stages, *, patience: float = PATIENCE) -> Pipeline:
        """Load the plug-ins that a graph's settings name.

        Args:
            stages: their names.
            patience: as above.

        Raises:
            PluginError: one isn't installed, can't be loaded, or misses what it needs.
        """
        return cls(
            annotator=plugins.load("annotators", stages.annotator),
            extractors=[plugins.load("extractors", name) for name in stages.extractors],
            linker=plugins.load("linkers", stages.linker),
            patience=patience,
        )

    @property
    def version(self) -> str:
        """The annotator and the extractors with their versions."""
        stages: tuple[_Plugin, ...] = (self.annotator, *self.extractors)
        return "+".join(f"{one.name}@{one.version}" for one in stages)

    def mark(self, authority: Authority) -> str:
        """What extracted documents are marked with; another mark extracts them again.

        Args:
            authority: what names are looked up in; what others read is read again.
        """
        return "+".join(one for one in (self.version, authority.version) if one)

    def run(
        self,
        store: Store,
        sources: Iterable[Source],
        *,
        authority: Authority,
        options: ReadingOptions | None = None,
        workers: int | None = 1,
        make: MakeWork | None = None,
        shards: str | None = None,
        on_progress: OnProgress = lambda _: None,
        corrections: Sequence[Correction] = (),
    ) -> Report:
        """Add sources to a store, then decide anew who is who.

        Args:
            store: where it all goes.
            sources: what to read.
            authority: what entities are linked to.
            options: how sources are read.
            workers: how many processes extract; 1 is this one, None as many as there is work for.
            make: opens in another process what does this pipeline's work, see `open_work`; without
                it there is no other.
            shards: the folder, on disk or in S3, by which the workers of a Ray cluster do it; None
                for processes of this machine.
            on_progress: called whenever a batch is done.
            corrections: people's; what they forgot has no part in who is who.

        Raises:
            GraphFolderError: the store can't be written.
            WorkerError: other processes can't be started, or the cluster can't be reached.
        """
        reading = Reading(authority, options or ReadingOptions())
        batches, version = read_batches(reading, sources), self.mark(authority)
        if workers is None and shards is None:
            workers, batches = _count_workers(batches)
        reads = shards is None and self.keeps(store)
        run = BatchRun(
            store,
            version=version,
            reading=reading,
            on_stored=partial(self._note, store, authority),
            on_progress=on_progress,
        )
        with (
            hire(partial(self.begin, authority=authority, reads=reads), make, workers=workers or 1)
            if shards is None or make is None
            else hire_cluster(make, Shards(place=shards, version=version), workers=workers)
        ) as hired:
            run.work_through(batches, hired)
        hidden = len(store.hide(corrections))
        self.resolve(store, authority=authority)
        return run.report(hidden=hidden)

    def resolve(self, store: Store, *, authority: Authority) -> None:
        """Decide anew who is who in a store.

        A linker that can follows what has changed, by what is kept beside the store.

        Raises:
            GraphFolderError: the store can't be written.
        """
        if self.keeps(store):
            from dateline.workspace.who.following import follow_decisions

            follow_decisions(store, self._remembering, authority)
        else:
            by = f"{self.linker.name}@{self.linker.version}"
            store.replace_decisions(self.decisions(store, authority=authority), by=by)

    def keeps(self, store: Store) -> bool:
        """Whether what an article says of who is who is kept beside a store."""
        return store.path is not None and hasattr(self.linker, "decide")

    @property
    def _remembering(self) -> RememberingLinker:
        return cast("RememberingLinker", self.linker)

    def _note(self, store: Store, authority: Authority, made: Extracted) -> None:
        """Keep what articles that are stored now say of who is who, if it was read."""
        from dateline.workspace.who.following import note_articles

        if made.read is not None:
            note_articles(store, self._remembering, authority, made.documents, made.read)

    def decisions(self, store: Store, *, authority: Authority) -> Iterable[Decision]:
        """Who is who in a store, by all that it holds; nothing is written."""
        known: dict[str, Any] = {"published": store.published()}
        if "homes" in signature(self.linker.resolve).parameters:  # an older linker doesn't ask
            known["homes"] = {document: home_of(url) for document, url in store.urls().items()}
        return self.linker.resolve(store.mentions(), store.claims(), authority, **known)

    def work(
        self, documents: Sequence[Document], *, authority: Authority, reads: bool = False
    ) -> Extracted:
        """Extract together; when that fails, one by one, to find out which document it was.

        Args:
            documents: what to extract, at least one.
            authority: what names are looked up in.
            reads: whether the linker reads what each of them says of who is who as well.
        """
        return self.begin(documents, authority=authority, reads=reads)()

    def begin(
        self, documents: Sequence[Document], *, authority: Authority, reads: bool = False
    ) -> Callable[[], Extracted]:
        """Begin with what `work` does, as far as the annotator has anything that can go on aside.

        Returns:
            What does the rest.
        """
        begun = try_work(
            lambda: self._in_time(
                documents, lambda: self.annotator.annotate(documents, authority=authority)
            ),
            source=_name(documents),
        )
        return partial(self._end, documents, begun, authority=authority, reads=reads)

    def _end(
        self,
        documents: Sequence[Document],
        begun: Iterator[Annotated] | Failure,
        *,
        authority: Authority,
        reads: bool,
    ) -> Extracted:
        """Extract from what is being annotated; when that fails, one by one."""
        together: Extracted | Failure
        if isinstance(begun, Failure):
            together = begun
        else:
            together = try_work(
                lambda: self._in_time(
                    documents, lambda: self._extract(documents, begun, authority, reads=reads)
                ),
                source=_name(documents),
            )
        if isinstance(together, Extracted):
            return together
        if isinstance(begun, Generator):
            begun.close()  # nobody waits for the rest of it
        if len(documents) == 1:
            return Extracted(failures=(together,))
        return join_extracted(
            self.work([one], authority=authority, reads=reads) for one in documents
        )

    def extract(self, annotated: Annotated, *, authority: Authority) -> Extraction:
        """What all extractors together read off one annotated document, unless it is in doubt.

        Raises:
            OntologyError: a plug-in gives a kind or a predicate that the ontology lacks.
        """
        found = [one.extract(annotated, authority=authority) for one in self.extractors]
        _check_known(annotated.mentions, ())
        for one in found:
            _check_known(one.mentions, one.claims)
        return combine_extractions(annotated, found)

    def _in_time(self, documents: Sequence[Document], work: Callable[[], Result]) -> Result:
        """Work on documents, but not for ever.

        Raises:
            TimeLimitExceeded: it takes far longer than texts of their length do.
        """
        length = sum(len(document.text) for document in documents)
        with time_limit(self.patience + length / PACE):
            return work()

    def _extract(
        self,
        documents: Sequence[Document],
        begun: Iterator[Annotated],
        authority: Authority,
        *,
        reads: bool,
    ) -> Extracted:
        """Read the claims off documents as they are annotated, and who is who if asked to."""
        mentions: list[Mention] = []
        claims: list[Claim] = []
        for annotated in begun:
            extraction = self.extract(annotated, authority=authority)
            mentions.extend((*annotated.mentions, *extraction.mentions))
            claims.extend(extraction.claims)
        made = Extracted(documents=tuple(documents), mentions=tuple(mentions), claims=tuple(claims))
        if not reads:
            return made
        read = self._remembering.read(
            made.mentions,
            made.claims,
            authority,
            published={one.id: one.published for one in documents if one.published},
            homes={one.id: home_of(one.url) for one in documents if one.url},
        )
        return replace(made, read=tuple(read))


@contextmanager
def open_work(
    stages: Stages, names: Sequence[str] | None, patience: float, mark: str, *, reads: bool = False
) -> Iterator[Work]:
    """Open what a graph's settings need, and yield what works on documents.

    Args:
        stages: which plug-ins.
        names: which of the authorities that were added; None is all.
        patience: seconds that documents may take, besides those that their length calls for.
        mark: what the documents will be marked with, see `Pipeline.mark`.
        reads: as for `Pipeline.work`.

    Raises:
        WorkerError: what is installed here would read them otherwise.
    """
    pipeline = Pipeline.of(stages, patience=patience)
    with authorities.open_authority(names) as known:
        if (ours := pipeline.mark(known)) != mark:
            message = f"it has {ours}, and the build {mark}; install the same version and the same"
            message = f"{message} authorities on all machines"
            raise WorkerError(message)
        yield partial(pipeline.work, authority=known, reads=reads)


def _name(documents: Sequence[Document]) -> str:
    """What a failure of some documents together is told of: the first."""
    return documents[0].source or documents[0].id


def _count_workers(batches: Iterator[Batch]) -> tuple[int, Iterator[Batch]]:
    """How many workers suit some batches, and the batches."""
    first = list(islice(batches, _FEW + 1))
    return choose_workers() if len(first) > _FEW else 1, chain(first, batches)


def allow_patience(workers: int | None) -> float:
    """Seconds that documents may take with so many workers: those that share a core are slower."""
    return PATIENCE * max(1.0, (workers or 1) / count_cores())


def _check_known(mentions: Iterable[Mention], claims: Iterable[Claim]) -> None:
    """See that the ontology has what plug-ins gave: a graph that says more can't be read.

    Raises:
        OntologyError: it lacks a kind or a predicate.
    """
    for one in mentions:
        if one.kind not in ontology.kinds():
            message = f"plug-in {one.origin!r} gives the kind {one.kind!r}, which isn't one"
            raise OntologyError(message)
    for said in claims:
        if said.predicate not in ontology.predicates():
            message = f"plug-in {said.origin!r} gives the predicate {said.predicate!r}"
            message = f"{message}, which isn't one; see docs/ontology.md"
            raise OntologyError(message)
