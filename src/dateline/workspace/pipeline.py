"""The way from sources to a graph folder: read, annotate, extract, store; then resolve.

Guarantees: a batch is stored wholly or not at all, and what is stored isn't extracted again, so a
build that was cut off goes on where it stopped; one bad document, be it one that takes for ever, is
reported and never stops the rest, as far as `time_limit` can break it off; memory is bounded by a
batch. It knows no format, grammar or rule: those are the plug-ins', and what the claims of several
extractors make together is the stage's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol

from dateline import ontology
from dateline.authority.homes import home_of
from dateline.core import plugins
from dateline.core.errors import OntologyError, PluginError
from dateline.core.model import Claim, Decision, Document, Mention
from dateline.core.time_limit import time_limit
from dateline.extract import combine_extractions
from dateline.graph.versions import is_newer, metadata_rank
from dateline.ingest import ReadingOptions
from dateline.workspace.config import Stages
from dateline.workspace.reading import Failure, Reading, Source, try_work
from dateline.workspace.store import Store

if TYPE_CHECKING:
    from dateline.annotate.base import Annotator
    from dateline.authority import Authority
    from dateline.core.parse import Annotated
    from dateline.extract.base import Extraction, Extractor
    from dateline.graph.corrections import Correction
    from dateline.resolve.base import Linker

BATCH = 32  # documents: enough to keep spaCy busy, few enough to lose little when cut off
BATCH_LENGTH = 200_000  # characters after which a batch is full, too: half a minute of work
PATIENCE = 60.0  # seconds for any batch; loading the models takes some of them
PACE = 1_000  # characters a second on top: a tenth of what a laptop does


class _Plugin(Protocol):
    """What annotators, extractors and linkers have in common."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class _Extracted:
    """What came of some documents."""

    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


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
    def of(cls, stages: Stages) -> Pipeline:
        """Load the plug-ins that a graph's settings name.

        Raises:
            PluginError: one isn't installed, can't be loaded, or misses what it needs.
        """
        return cls(
            annotator=plugins.load("annotators", stages.annotator),
            extractors=[plugins.load("extractors", name) for name in stages.extractors],
            linker=plugins.load("linkers", stages.linker),
        )

    @property
    def version(self) -> str:
        """What extracted documents are marked with; another version extracts them again."""
        stages: tuple[_Plugin, ...] = (self.annotator, *self.extractors)
        return "+".join(f"{one.name}@{one.version}" for one in stages)

    def run(
        self,
        store: Store,
        sources: Iterable[Source],
        *,
        authority: Authority,
        options: ReadingOptions | None = None,
        on_source: Callable[[str], None] = lambda _: None,
        corrections: Sequence[Correction] = (),
    ) -> Report:
        """Add sources to a store, then decide anew who is who.

        Args:
            store: where it all goes.
            sources: what to read.
            authority: what entities are linked to; what others read is read again.
            options: how sources are read.
            on_source: called with each source's name after it was read, for a progress bar.
            corrections: people's; what they forgot has no part in who is who.

        Raises:
            GraphFolderError: the store can't be written.
        """
        added = known = 0
        version = "+".join(one for one in (self.version, authority.version) if one)
        reading = Reading(authority, options or ReadingOptions(), on_source)
        for batch in _group_batches(reading.read(sources)):
            new = self._pending(store, batch, version)
            known += len(batch) - len(new)
            for extracted in self._extracted(new, authority, reading.failures):
                store.add(
                    extracted.documents, extracted.mentions, extracted.claims, version=version
                )
                added += len(extracted.documents)
        hidden = len(store.hide(corrections))
        self.resolve(store, authority=authority)
        return Report(
            added=added,
            known=known,
            hidden=hidden,
            failures=tuple(reading.failures),
            notes=tuple(reading.notes),
            left_out=dict(sorted(reading.left_out.items())),
        )

    def resolve(self, store: Store, *, authority: Authority) -> None:
        """Decide anew who is who in a store.

        Raises:
            GraphFolderError: the store can't be written.
        """
        made = self.decisions(store, authority=authority)
        store.replace_decisions(made, by=f"{self.linker.name}@{self.linker.version}")

    def decisions(self, store: Store, *, authority: Authority) -> Iterable[Decision]:
        """Who is who in a store, by all that it holds; nothing is written."""
        known: dict[str, Any] = {"published": store.published()}
        if "homes" in signature(self.linker.resolve).parameters:  # an older linker doesn't ask
            known["homes"] = {document: home_of(url) for document, url in store.urls().items()}
        return self.linker.resolve(store.mentions(), store.claims(), authority, **known)

    def _pending(self, store: Store, batch: Iterable[Document], version: str) -> list[Document]:
        """The documents that have to be extracted, in order: of copies, the one that says most.

        Of several texts with one id, which a caller gave, the newest counts.
        """
        best: dict[str, Document] = {}
        for one in batch:
            known = best.setdefault(one.id, one)
            better = (
                metadata_rank(one) < metadata_rank(known)
                if one.text == known.text
                else not is_newer(known, one)
            )
            if better:
                best[one.id] = one
        return [one for one in best.values() if not store.extracted(one, version=version)]

    def _extracted(
        self, documents: Sequence[Document], authority: Authority, failures: list[Failure]
    ) -> Iterator[_Extracted]:
        """Extract together; when that fails, one by one, to find out which document it was."""
        if not documents:
            return
        source = documents[0].source or documents[0].id
        together = try_work(lambda: self._in_time(documents, authority), source=source)
        if isinstance(together, _Extracted):
            yield together
            return
        if len(documents) == 1:
            failures.append(together)
            return
        for document in documents:
            yield from self._extracted([document], authority, failures)

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

    def _in_time(self, documents: Sequence[Document], authority: Authority) -> _Extracted:
        """Extract documents, but not for ever.

        Raises:
            TimeLimitExceeded: it takes far longer than texts of their length do.
        """
        length = sum(len(document.text) for document in documents)
        with time_limit(self.patience + length / PACE):
            return self._extract(documents, authority)

    def _extract(self, documents: Sequence[Document], authority: Authority) -> _Extracted:
        """Annotate documents and read the claims off them."""
        mentions: list[Mention] = []
        claims: list[Claim] = []
        for annotated in self.annotator.annotate(documents, authority=authority):
            extraction = self.extract(annotated, authority=authority)
            mentions.extend((*annotated.mentions, *extraction.mentions))
            claims.extend(extraction.claims)
        return _Extracted(tuple(documents), tuple(mentions), tuple(claims))


def _group_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents, some at a time."""
    batch: list[Document] = []
    length = 0
    for document in documents:
        batch.append(document)
        length += len(document.text)
        if len(batch) == BATCH or length >= BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


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
