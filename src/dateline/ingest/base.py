"""What reads files: one article's bytes in and documents out, or a file of many, taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, runtime_checkable

from dateline.authority import Authority
from dateline.core.errors import ConfigError
from dateline.core.model import Document
from dateline.ingest.zones import PageMetadata

# What a column of a table may hold of an article.
PARTS = ("text", "title", "published", "url", "authors", "publisher", "language", "id")


class FileReader(Protocol):
    """Turns one file format into documents. One method; heavy imports belong inside it.

    Attributes:
        name: what messages call it.
        endings: file endings that it reads, in lower case with the dot.
        marks: what content of this format begins with, in lower case, for sources whose name
            says nothing (standard input, a page saved without an ending).
    """

    name: str
    endings: tuple[str, ...]
    marks: tuple[bytes, ...]

    def read(
        self, data: bytes, *, source: str, published: str | None, authority: Authority
    ) -> tuple[Document, ...]:
        """Return the documents in `data`.

        Args:
            data: the bytes of the source.
            source: where they come from, for `Document.source` and for messages.
            published: an EDTF date to use where the content gives none.
            authority: what tells places, in datelines, from other capitalised words.

        Raises:
            SourceError: the bytes hold nothing that can be read.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What the user says about how sources are read.

    Attributes:
        fields: which column of a table has which part of an article, by the part's name; what is
            missing is guessed.
        any_language: read what isn't English as if it were.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    any_language: bool = False


def check_fields(fields: Mapping[str, str]) -> None:
    """See that the user names parts that an article has.

    Raises:
        ConfigError: one isn't.
    """
    for part in fields:
        if part not in PARTS:
            message = f"{part!r} is no part of an article that a column can hold"
            message = f"{message}; there are {', '.join(PARTS)}"
            raise ConfigError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file inside a file, which is read as if it stood alone.

    Attributes:
        name: where it is, for messages: `news.zip: may/story.txt`.
        file: its bytes; they have to be read before the next item is asked for.
        file_name: the name that its ending is taken from.
        url: where it was fetched from, for documents that don't say.
        certain: whether it is read whatever its ending; else only when a reader knows it.
    """

    name: str
    file: BinaryIO
    file_name: str
    url: str | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article that a file of many tells apart from the others.

    Attributes:
        name: where it is, for messages: `news.csv: line 7`.
        text: its text, without the headline if `known` has it.
        known: what the file says about it.
        notes: what had to be assumed to get at this and those that follow, said once, with the
            file's name.
    """

    name: str
    text: str
    known: PageMetadata
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """Something in a file of many that can't be read, while the rest can.

    Attributes:
        name: where it is, for messages.
        reason: what is wrong, and what to do.
    """

    name: str
    reason: str


Item = Entry | Story | Damaged


@runtime_checkable
class Splitter(Protocol):
    """Takes one file apart that holds many articles, without holding it in memory.

    Attributes:
        name, endings, marks: as those of a `FileReader`.
    """

    name: str
    endings: tuple[str, ...]
    marks: tuple[bytes, ...]

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:
        """Yield what is in `file`, one after another.

        Args:
            file: the bytes, from the start; it may not be able to go back.
            source: where they come from, for messages.
            options: what the user says.

        Yields:
            Files and articles, and what of them is damaged.

        Raises:
            SourceError: nothing more of it can be read.
        """
        ...
