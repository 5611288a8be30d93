"""Documents in batches that are worked on together, and what comes of a batch.

Guarantees: a batch is read when it is asked for, and one is held at a time; none is empty. It reads
no source and extracts nothing: that is for `reading.py` and the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.core.model import Claim, Document, Mention
from dateline.workspace.reading import Failure, Reading, Source

if TYPE_CHECKING:
    from dateline.resolve.base import ReadArticle

BATCH = 32  # documents: enough to keep spaCy busy, few enough to lose little when cut off
BATCH_LENGTH = 200_000  # characters after which a batch is full, too: half a minute of work


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some documents that are worked on together.

    Attributes:
        documents: what was read, at least one.
        sources: how many sources were read to their end for it: of an archive, none before its
            last batch.
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
        read: what they say of who is who; None where nobody has read that.
        failures: the others, one each.
    """

    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    read: tuple[ReadArticle, ...] | None = None
    failures: tuple[Failure, ...] = ()


def join_extracted(parts: Iterable[Extracted]) -> Extracted:
    """What came of several groups of documents, as of one."""
    given = tuple(parts)
    read = [part.read for part in given if part.documents]
    return Extracted(
        documents=tuple(one for part in given for one in part.documents),
        mentions=tuple(one for part in given for one in part.mentions),
        claims=tuple(one for part in given for one in part.claims),
        read=None if None in read else tuple(one for part in read for one in part or ()),
        failures=tuple(one for part in given for one in part.failures),
    )


def read_batches(reading: Reading, sources: Iterable[Source]) -> Iterator[Batch]:
    """Read sources, and yield a batch when it is full, and at the end what is left."""
    documents: list[Document] = []
    length = ended = 0
    for document in reading.read(sources):
        documents.append(document)
        length += len(document.text)
        if len(documents) == BATCH or length >= BATCH_LENGTH:
            yield Batch(documents=tuple(documents), sources=reading.sources - ended)
            documents, length, ended = [], 0, reading.sources
    if documents:
        yield Batch(documents=tuple(documents), sources=reading.sources - ended)
