"""Reading sources one after another: what can't be read is noted, and never stops the rest.

Guarantees: documents come as they are read, so that memory is bounded by one of them; each failure
names its file, and where in it; documents in other languages than English are counted and left
out, unless the user says otherwise. It extracts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from dateline.core import serde
from dateline.core.edtf import is_edtf
from dateline.core.errors import SourceError
from dateline.core.model import Document
from dateline.ingest import ReadingOptions
from dateline.ingest.language import is_english, name_language, spoken_language

if TYPE_CHECKING:
    from dateline.authority import Authority

Result = TypeVar("Result")

LONGEST = 1_000_000  # characters of one article: spaCy takes no more, and no article has as many
_NAMED = 100  # failures of one source that are told one by one; a table may have a million


class Part(Protocol):
    """What is read in one go, as `ingest.Part` is."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be assumed to get at it, with the name of what it is in."""
        ...

    def read(self, authority: Authority) -> tuple[Document, ...]:
        """Return the documents in it."""
        ...


class Source(Protocol):
    """Something to read, as `ingest.Source` is."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    def parts(self, options: ReadingOptions) -> Iterator[Part]:
        """What is in it, one after another."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A document that the caller made, in the shape of a source and of its one part."""

    document: Document

    @property
    def name(self) -> str:
        """Where the caller says it is from."""
        return self.document.source or self.document.id

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing was assumed."""
        return ()

    def parts(self, options: ReadingOptions) -> Iterator[Part]:  # noqa: ARG002 - a source's
        """Itself."""
        yield self

    def read(self, authority: Authority) -> tuple[Document, ...]:  # noqa: ARG002 - a part's
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


@dataclass(slots=True)
class Reading:
    """Sources being read, and what there is to say about it.

    Attributes:
        authority: what tells places, in datelines, from other capitalised words.
        options: how sources are read.
        sources: how many sources were read to their end so far.
        failures: what couldn't be read so far.
        notes: what had to be assumed, each with its source.
        left_out: how many documents were left out for their language, by its name.
    """

    authority: Authority
    options: ReadingOptions = field(default_factory=ReadingOptions)
    sources: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def read(self, sources: Iterable[Source]) -> Iterator[Document]:
        """The documents of some sources, as they come."""
        for source in sources:
            failed = 0
            for found in self._read_parts(source):
                if isinstance(found, Document):
                    yield found
                    continue
                failed += 1
                if failed <= _NAMED:
                    self.failures.append(found)
            if failed > _NAMED:
                message = f"and {failed - _NAMED:,} more in this file can't be read"
                kind = SourceError.__name__
                self.failures.append(Failure(source=source.name, kind=kind, message=message))
            self.sources += 1

    def _read_parts(self, source: Source) -> Iterator[Document | Failure]:
        """What a source holds, up to where nothing more of it can be read."""
        parts = try_work(lambda: source.parts(self.options), source=source.name)
        while not isinstance(parts, Failure):
            part = try_work(partial(next, parts, None), source=source.name)
            if part is None:
                return
            if isinstance(part, Failure):
                yield part
                return
            self.notes.extend(part.notes)
            read = try_work(partial(part.read, self.authority), source=part.name)
            for found in (read,) if isinstance(read, Failure) else read:
                if (checked := self._check(found, part.name)) is not None:
                    yield checked
        yield parts

    def _check(self, found: Document | Failure, name: str) -> Document | Failure | None:
        """What was read, unless it is no article in English."""
        if isinstance(found, Failure):
            return found
        if (fault := _find_fault(found)) is not None:
            return Failure(source=name, kind=SourceError.__name__, message=fault)
        language = spoken_language(found)
        if not (self.options.any_language or is_english(language)):
            self.left_out[name_language(language)] += 1
            return None
        self.notes.extend(f"{found.source}: {note}" for note in found.notes)
        return found if language == found.language else replace(found, language=language)


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
