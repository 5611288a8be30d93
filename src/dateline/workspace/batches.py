"""Sources read into batches of documents, and what comes of a batch.

Guarantees: a source that can't be read is a failure with its name, and never stops the rest; one
batch is held at a time. It extracts nothing: that is the pipeline's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from dateline.core.errors import SourceError
from dateline.core.model import Claim, Document, Mention

if TYPE_CHECKING:
    from dateline.authority import Authority

Result = TypeVar("Result")

BATCH = 32  # documents: enough to keep spaCy busy, few enough to lose little when cut off
BATCH_LENGTH = 200_000  # characters after which a batch is full, too: half a minute of work
LONGEST = 1_000_000  # characters of one article: spaCy takes no more, and no article has as many


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
class Batch:
    """Some documents that are worked on together.

    Attributes:
        documents: what was read, at least one.
        sources: how many sources were read to their end for it.
    """

    documents: tuple[Document, ...]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What came of some documents.

    Attributes:
        documents: those that were extracted.
        mentions: all that they mention.
        claims: all that they claim.
        failures: the others, one each.
    """

    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    failures: tuple[Failure, ...] = ()


def join_extracted(parts: Iterable[Extracted]) -> Extracted:
    """What came of several groups of documents, as of one."""
    given = tuple(parts)
    return Extracted(
        documents=tuple(one for part in given for one in part.documents),
        mentions=tuple(one for part in given for one in part.mentions),
        claims=tuple(one for part in given for one in part.claims),
        failures=tuple(one for part in given for one in part.failures),
    )


class BatchReader:
    """Reads sources one after another into batches.

    Attributes:
        failures: what couldn't be read so far.
        sources: how many sources have been read to their end and are in no batch yet.
    """

    def __init__(self, sources: Iterable[Source], *, authority: Authority) -> None:
        """Take what to read; nothing is read yet.

        Args:
            sources: what to read.
            authority: what tells places from other words.
        """
        self.failures: list[Failure] = []
        self.sources = 0
        self._given = sources
        self._authority = authority

    def __iter__(self) -> Iterator[Batch]:
        """Yield a batch when it is full, and at the end what is left."""
        documents: list[Document] = []
        length = 0
        for document in self._read_documents():
            documents.append(document)
            length += len(document.text)
            if len(documents) == BATCH or length >= BATCH_LENGTH:
                yield self._close(documents)
                documents, length = [], 0
        if documents:
            yield self._close(documents)

    def _close(self, documents: Iterable[Document]) -> Batch:
        read, self.sources = self.sources, 0
        return Batch(documents=tuple(documents), sources=read)

    def _read_documents(self) -> Iterator[Document]:
        """Read sources one after another; note those that can't be read."""
        for source in self._given:
            read = try_work(partial(source.read, self._authority), source=source.name)
            if isinstance(read, Failure):
                self.failures.append(read)
            else:
                for document in read:
                    if len(document.text) <= LONGEST:
                        yield document
                    else:
                        self.failures.append(_too_long(source.name, document))
            self.sources += 1


def _too_long(source: str, document: Document) -> Failure:
    """What is said of a text that can't be one article."""
    size = f"{len(document.text):,} characters are too many for one article"
    message = f"{size}, which has at most {LONGEST:,}; split the file"
    return Failure(source=source, kind=SourceError.__name__, message=message)


def try_work(work: Callable[[], Result], *, source: str) -> Result | Failure:
    """Do some work on one source; the one place where any error at all is caught.

    A reader or a plug-in may stumble over a document in ways that nobody foresaw; a corpus of
    thousands must not be lost for it.
    """
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the guard that the docstring speaks of
        message = " ".join(str(error).split())
        return Failure(source=source, kind=type(error).__name__, message=message)
