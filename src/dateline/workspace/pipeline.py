"""The way from sources to a graph folder: read, annotate, extract, store; then resolve.

Guarantees: a batch is stored wholly or not at all, and what is stored isn't extracted again, so a
build that was cut off goes on where it stopped; one bad document, be it one that takes for ever, is
reported and never stops the rest, as far as `time_limit` can break it off; memory is bounded by a
batch. It knows no format, grammar or rule: those are the plug-ins', and what the claims of several
extractors make together is the stage's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dateline import ontology
from dateline.authority.homes import home_of
from dateline.core import plugins, serde
from dateline.core.edtf import is_edtf
from dateline.core.errors import OntologyError, PluginError, SourceError
from dateline.core.model import Claim, Decision, Document, Mention
from dateline.core.time_limit import time_limit
from dateline.extract import combine_extractions
from dateline.workspace.config import Stages
from dateline.workspace.store import Store, metadata_rank

if TYPE_CHECKING:
    from dateline.annotate.base import Annotator
    from dateline.authority import Authority
    from dateline.core.parse import Annotated
    from dateline.extract.base import Extraction, Extractor
    from dateline.resolve.base import Linker

Result = TypeVar("Result")

BATCH = 32  # documents: enough to keep spaCy busy, few enough to lose little when cut off
BATCH_LENGTH = 200_000  # characters after which a batch is full, too: half a minute of work
LONGEST = 1_000_000  # characters of one article: spaCy takes no more, and no article has as many
PATIENCE = 60.0  # seconds for any batch; loading the models takes some of them
PACE = 1_000  # characters a second on top: a tenth of what a laptop does


class Source(Protocol):
    """Something to read, as `ingest.Source` is."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    def read(self, authority: Authority) -> tuple[Document, ...]:
        """Return the documents in it."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A document that the caller made, in the shape of a source."""

    document: Document

    @property
    def name(self) -> str:
        """Where the caller says it is from."""
        return self.document.source or self.document.id

    def read(self, authority: Authority) -> tuple[Document, ...]:  # noqa: ARG002 - a source's
        """The document itself."""
        return (self.document,)


class _Plugin(Protocol):
    """What annotators, extractors and linkers have in common."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source or document that couldn't be worked on.

    Attributes:
        source: where it was read from.
        kind: the kind of error.
        message: what the error says, in one line.
    """

    source: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did.

    Attributes:
        added: documents extracted now.
        known: documents that needed no work, copies among them.
        failures: what couldn't be read or extracted.
        notes: what had to be assumed while reading, each with its source.
    """

    added: int = 0
    known: int = 0
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


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
        on_source: Callable[[str], None] = lambda _: None,
    ) -> Report:
        """Add sources to a store, then decide anew who is who.

        Args:
            store: where it all goes.
            sources: what to read.
            authority: what entities are linked to; what others read is read again.
            on_source: called with each source's name after it was read, for a progress bar.

        Raises:
            GraphFolderError: the store can't be written.
        """
        failures: list[Failure] = []
        notes: list[str] = []
        added = known = 0
        version = "+".join(one for one in (self.version, authority.version) if one)
        for batch in _group_batches(_read_documents(sources, authority, failures, on_source)):
            notes.extend(f"{one.source}: {note}" for one in batch for note in one.notes)
            new = self._pending(store, batch, version)
            known += len(batch) - len(new)
            for extracted in self._extracted(new, authority, failures):
                store.add(
                    extracted.documents, extracted.mentions, extracted.claims, version=version
                )
                added += len(extracted.documents)
        self.resolve(store, authority=authority)
        return Report(added=added, known=known, failures=tuple(failures), notes=tuple(notes))

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
        """The documents that have to be extracted: of several copies, the one that says most."""
        best: dict[str, Document] = {}
        for document in sorted(batch, key=metadata_rank):
            best.setdefault(document.id, document)
        return [one for one in best.values() if not store.extracted(one, version=version)]

    def _extracted(
        self, documents: Sequence[Document], authority: Authority, failures: list[Failure]
    ) -> Iterator[_Extracted]:
        """Extract together; when that fails, one by one, to find out which document it was."""
        if not documents:
            return
        source = documents[0].source or documents[0].id
        together = _try_work(lambda: self._in_time(documents, authority), source=source)
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


def _read_documents(
    sources: Iterable[Source],
    authority: Authority,
    failures: list[Failure],
    on_source: Callable[[str], None],
) -> Iterator[Document]:
    """Read sources one after another; note those that can't be read."""
    for source in sources:
        read = _try_work(partial(source.read, authority), source=source.name)
        on_source(source.name)
        if isinstance(read, Failure):
            failures.append(read)
            continue
        for document in read:
            fault = _find_fault(document)
            if fault is None:
                yield document
            else:
                kind = SourceError.__name__
                failures.append(Failure(source=source.name, kind=kind, message=fault))


def _find_fault(document: Document) -> str | None:
    """Why a document can't be one article that a store holds; None when it can."""
    if len(document.text) > LONGEST:
        size = f"{len(document.text):,} characters are too many for one article"
        return f"{size}, which has at most {LONGEST:,}; split the file"
    if document.published is not None and not is_edtf(document.published):
        return f"published {document.published!r} isn't an EDTF date; write it like 2023-08-31"
    try:
        serde.encode(document)
    except UnicodeEncodeError:
        return "has half a character (a lone surrogate); decode the text with errors='replace'"
    return None


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


def _try_work(work: Callable[[], Result], *, source: str) -> Result | Failure:
    """Do some work on one source; the one place where any error at all is caught.

    A reader or a plug-in may stumble over a document in ways that nobody foresaw; a corpus of
    thousands must not be lost for it.
    """
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the guard that the docstring speaks of
        message = " ".join(str(error).split())
        return Failure(source=source, kind=type(error).__name__, message=message)
