"""Finding what to read: files, folders, globs and standard input, as lazy `Source`s.

Guarantees: sources come sorted by name, each once; a file is opened when it is read, not before;
a path that matches nothing is an error at once; a name is text on one line, whatever the file is
called; what holds many articles is taken apart as it is read, so that memory is bounded by one
of them, and what is damaged in it costs no other. It follows no link out of the machine, and
doesn't guess at a file's format beyond its ending and its first bytes.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from glob import glob  # a pattern may be absolute, which Path.glob refuses
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline.authority import Authority
from dateline.core import plugins
from dateline.core.edtf import is_edtf
from dateline.core.errors import ConfigError, SourceError
from dateline.core.model import Document
from dateline.core.places import is_remote, list_remote, open_remote
from dateline.core.text import to_printable
from dateline.core.time_limit import time_limit
from dateline.ingest.base import Damaged, Entry, FileReader, Item, ReadingOptions, Splitter, Story
from dateline.ingest.plaintext import check_text
from dateline.ingest.streams import look_ahead, read_whole
from dateline.ingest.zones import join_headline, make_document

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

_STDIN = "-"
_DEFAULT = "text"
_PATIENCE = 60.0  # seconds for reading anything at all
_PACE = 50_000  # bytes a second on top: a tenth of what trafilatura does
_BEFORE_ROOT = re.compile(rb"\A(?:<\?.*?\?>|<!--.*?-->|\s)+", re.DOTALL)  # of XML, to its doctype
_SNIFF = 1024  # bytes: a doctype or <html> comes earlier, after comments and white space
_DEEPEST = 4  # files inside files: an archive of packed tables, once more in an archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is read in one go: a file, or an article out of a file of many.

    Attributes:
        name: what messages and `Document.source` call it.
        make: reads it.
        size: of what it is made of, in bytes.
        notes: what had to be assumed to get at it, with the name of the file that it is in.
    """

    name: str
    make: Callable[[Authority], tuple[Document, ...]]
    size: int = 0
    notes: tuple[str, ...] = ()

    def read(self, authority: Authority) -> tuple[Document, ...]:
        """Read it.

        Args:
            authority: what tells places, in datelines, from other capitalised words.

        Raises:
            SourceError: it is damaged, empty, binary or too large, or holds no article.
            TimeLimitExceeded: the reader takes far longer than it does for anything of that size.
        """
        with time_limit(_PATIENCE + self.size / _PACE):
            return self.make(authority)


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read, not read yet.

    Attributes:
        name: what messages and `Document.source` call it: its path, or `-`.
        open: opens it.
        published: EDTF date for documents that carry none themselves.
    """

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    published: str | None = None

    def parts(self, options: ReadingOptions | None = None) -> Iterator[Part]:
        """Take it apart, as far as it holds many articles; each part has to be read by itself.

        Args:
            options: what the user says about how it is read.

        Raises:
            SourceError: it can't be opened, or nothing more of it can be read.
        """
        entry = Entry(name=self.name, file=sys.stdin.buffer, file_name=self.name, certain=True)
        opening = _Opening(options or ReadingOptions(), self.published)
        try:
            with self.open() as file:
                yield from opening.read_entry(replace(entry, file=file))
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"{self.name}: can't be read ({reason}); check the file"
            raise SourceError(message) from error

    def read(
        self, authority: Authority, *, options: ReadingOptions | None = None
    ) -> tuple[Document, ...]:
        """All documents in it, where nothing of it may fail.

        Args:
            authority: what tells places, in datelines, from other capitalised words.
            options: what the user says about how it is read.

        Raises:
            SourceError: some of it can't be read.
            TimeLimitExceeded: a reader takes far longer than it does for anything of that size.
        """
        return tuple(one for part in self.parts(options) for one in part.read(authority))


@dataclass(frozen=True, slots=True)
class _Opening:
    """One source being taken apart."""

    options: ReadingOptions
    published: str | None
    depth: int = 0

    def read_entry(self, entry: Entry) -> Iterator[Part]:
        """The parts of a file, by the reader for its ending or its first bytes."""
        head, file = look_ahead(entry.file, _SNIFF)
        reader = _choose_reader(entry.file_name, head, certain=entry.certain)
        if reader is None:
            return
        if isinstance(reader, Splitter):
            yield from self._split(reader, replace(entry, file=file))
            return
        data = read_whole(file, source=entry.name)
        if not data.strip():
            message = f"{entry.name}: is empty; give a file with the text of an article"
            raise SourceError(message)
        make = partial(_read_file, reader, data, entry, self.published)
        yield Part(name=entry.name, make=make, size=len(data))

    def _split(self, splitter: Splitter, entry: Entry) -> Iterator[Part]:
        if self.depth == _DEEPEST:
            message = f"{entry.name}: is a file in a file, {self.depth} deep; unpack it first"
            raise SourceError(message)
        inner = replace(self, depth=self.depth + 1)
        nothing = True
        for item in splitter.split(entry.file, source=entry.name, options=self.options):
            for part in inner.read_item(item, reader=splitter.name):
                nothing = False
                yield part
        if nothing:
            message = f"{entry.name}: holds no article that can be read; check what is in it"
            raise SourceError(message)

    def read_item(self, item: Item, *, reader: str) -> Iterator[Part]:
        """The parts of what a splitter found; what is damaged becomes a part that says so."""
        if isinstance(item, Story):
            make = partial(_read_story, item, reader, self.published)
            yield Part(name=item.name, make=make, size=len(item.text), notes=item.notes)
            return
        if isinstance(item, Damaged):
            error = SourceError(f"{item.name}: {item.reason}")
            yield Part(name=item.name, make=partial(_fail, error))
            return
        try:
            yield from self.read_entry(item)
        except SourceError as error:
            yield Part(name=item.name, make=partial(_fail, error))


def _fail(error: SourceError, _authority: Authority) -> tuple[Document, ...]:
    raise error


def _read_file(
    reader: FileReader, data: bytes, entry: Entry, published: str | None, authority: Authority
) -> tuple[Document, ...]:
    made = reader.read(data, source=entry.name, published=published, authority=authority)
    return tuple(
        replace(one, reader=one.reader or reader.name, url=one.url or entry.url) for one in made
    )


def _read_story(
    story: Story, reader: str, published: str | None, authority: Authority
) -> tuple[Document, ...]:
    made = make_document(
        join_headline(story.known.title, check_text(story.text, source=story.name)),
        source=story.name,
        known=story.known,
        published=published,
        authority=authority,
    )
    return (replace(made, reader=reader),)


def find_sources(items: Iterable[str | Path], *, published: str | None = None) -> Iterator[Source]:
    """Find everything that `items` names, sorted by name, without opening any of it.

    Args:
        items: files, folders (searched to the bottom for endings that a reader knows), glob
            patterns, or `-` for standard input. A file that is named is read whatever its ending.
            Files and folders may be in S3 (`s3://bucket/folder`), which is then asked for them.
        published: EDTF date for documents that carry none themselves.

    Returns:
        An iterator of sources; what is named twice comes once.

    Raises:
        SourceError: an item names nothing, or nothing that can be read.
        ConfigError: `published` isn't an EDTF date.
    """
    if published is not None and not is_edtf(published):
        message = f"published date {published!r} isn't an EDTF date; write it like 2023-08-31"
        raise ConfigError(message)
    names = {name for item in items for name in _expand_item(str(item))}
    return (Source(to_printable(name), _make_opener(name), published) for name in sorted(names))


def _expand_item(item: str) -> Iterator[str]:
    if is_remote(item):
        yield from _expand_remote(item)
        return
    path = Path(item)
    # A pipe or device is read as far as it goes; a link that leads nowhere fails when it is read.
    if item == _STDIN or (os.path.lexists(item) and not path.is_dir()):
        yield item
        return
    if path.is_dir():
        found = [str(file) for file in path.rglob("*") if _is_readable(file)]
        nothing = "holds no file with an ending that a reader knows"
    else:
        matches = sorted(glob(item, recursive=True))  # noqa: PTH207 -- see above
        found = [name for match in matches for name in _expand_item(match)]
        nothing = "no such file or folder"
    if not found:
        message = f"{to_printable(item)}: {nothing}; check the path"
        raise SourceError(message)
    yield from found


def _expand_remote(item: str) -> Iterator[str]:
    try:
        found = list_remote(item)
    except OSError as error:
        message = f"{to_printable(item)}: can't be reached ({error}); check the name and the access"
        raise SourceError(message) from error
    readable = [name for name in found if name == item or _has_reader(name.rpartition("/")[2])]
    if not readable:
        message = f"{to_printable(item)}: no file with an ending that a reader knows is there"
        raise SourceError(message)
    yield from readable


def _is_readable(file: Path) -> bool:
    """Whether a reader asks for this ending, hidden files and those of hidden folders aside."""
    return _has_reader(file.name) and file.is_file()


def _has_reader(name: str) -> bool:
    return plugins.find_ending(name, _readers_by_ending()) is not None and name[0] != "."


def _make_opener(name: str) -> Callable[[], AbstractContextManager[BinaryIO]]:
    if name == _STDIN:
        return _open_stdin
    return partial(open_remote if is_remote(name) else _open_file, name)


def _open_file(name: str) -> AbstractContextManager[BinaryIO]:
    return Path(name).open("rb")


def _open_stdin() -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer)


def _choose_reader(name: str, head: bytes, *, certain: bool) -> FileReader | Splitter | None:
    """The reader for these bytes: content that shows its format wins over a wrong ending.

    An ending that says more than the content isn't wrong: a `.jsonl.gz` begins as any `.gz` does.
    """
    start = _BEFORE_ROOT.sub(b"", head.removeprefix(b"\xef\xbb\xbf").lstrip().lower())
    ending = plugins.find_ending(name, _readers_by_ending())
    named = None if ending is None else _readers_by_ending()[ending]
    marked = [
        reader
        for reader in _file_readers().values()
        if any(start.startswith(mark) for mark in reader.marks)
    ]
    if named is not None and any(
        one.name == named.name or plugins.find_ending(name, one.endings) for one in marked
    ):
        return named
    if marked and (certain or named is not None):
        return next((one for one in marked if isinstance(one, Splitter)), marked[0])
    return _file_readers()[_DEFAULT] if named is None and certain else named


@cache
def _readers_by_ending() -> dict[str, FileReader | Splitter]:
    return plugins.load_by_ending("readers")


@cache
def _file_readers() -> dict[str, FileReader | Splitter]:
    return {name: plugins.load("readers", name) for name in plugins.list_names("readers")}
