"""Finding what to read: files, folders, globs and standard input, as lazy `Source`s.

Guarantees: sources come sorted by name, each once; a file is opened when it is read, not before;
a path that matches nothing is an error at once; a name is text on one line, whatever the file is
called; nothing is read without an end. It follows no link out of the machine, and doesn't guess at
a file's format beyond its ending and its first bytes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from glob import glob  # a pattern may be absolute, which Path.glob refuses
from pathlib import Path

from dateline.authority import Authority
from dateline.core import plugins
from dateline.core.edtf import is_edtf
from dateline.core.errors import ConfigError, SourceError
from dateline.core.model import Document
from dateline.core.text import to_printable
from dateline.core.time_limit import time_limit
from dateline.ingest.base import FileReader

_STDIN = "-"
_DEFAULT = "text"
_PATIENCE = 60.0  # seconds for reading anything at all
_PACE = 50_000  # bytes a second on top: a tenth of what trafilatura does
_LARGEST = 1 << 26  # bytes, 64 MiB: a hundred times the largest page that holds an article
_SNIFF = 1024  # bytes: a doctype or <html> comes earlier, after comments and white space


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read, not read yet.

    Attributes:
        name: what messages and `Document.source` call it: its path, or `-`.
        data: gives its bytes when called, or the first so many of them.
        published: EDTF date for documents that carry none themselves.
    """

    name: str
    data: Callable[[int], bytes]
    published: str | None = None

    def read(self, authority: Authority) -> tuple[Document, ...]:
        """Read it with the reader that fits its ending or its first bytes.

        Args:
            authority: what tells places, in datelines, from other capitalised words.

        Raises:
            SourceError: it can't be opened, is empty, binary or too large, or holds no article.
            TimeLimitExceeded: the reader takes far longer than it does for anything of that size.
        """
        try:
            data = self.data(_LARGEST + 1)
        except OSError as error:
            message = f"{self.name}: can't be read ({error.strerror}); check the file"
            raise SourceError(message) from error
        if not data.strip():
            message = f"{self.name}: is empty; give a file with the text of an article"
            raise SourceError(message)
        if len(data) > _LARGEST:
            size = f"{_LARGEST >> 20} MiB"
            message = f"{self.name}: is larger than {size}, which no article is; split it"
            raise SourceError(message)
        reader = _choose_reader(self.name, data)
        with time_limit(_PATIENCE + len(data) / _PACE):
            made = reader.read(
                data, source=self.name, published=self.published, authority=authority
            )
        return tuple(replace(one, reader=one.reader or reader.name) for one in made)


def find_sources(items: Iterable[str | Path], *, published: str | None = None) -> Iterator[Source]:
    """Find everything that `items` names, sorted by name, without opening any of it.

    Args:
        items: files, folders (searched to the bottom for endings that a reader knows), glob
            patterns, or `-` for standard input. A file that is named is read whatever its ending.
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


def _is_readable(file: Path) -> bool:
    """Whether a reader asks for this ending, hidden files and those of hidden folders aside."""
    known = plugins.find_ending(file.name, _readers_by_ending()) is not None
    return known and not file.name.startswith(".") and file.is_file()


def _make_opener(name: str) -> Callable[[int], bytes]:
    return sys.stdin.buffer.read if name == _STDIN else partial(_read_bytes, name)


def _read_bytes(name: str, most: int) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(most)


def _choose_reader(name: str, data: bytes) -> FileReader:
    """The reader for these bytes: content that shows its format wins over a wrong ending."""
    head = data[:_SNIFF].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for reader in _file_readers().values():
        if any(head.startswith(mark) for mark in reader.marks):
            return reader
    ending = plugins.find_ending(name, _readers_by_ending())
    return _file_readers()[_DEFAULT] if ending is None else _readers_by_ending()[ending]


@cache
def _readers_by_ending() -> dict[str, FileReader]:
    return plugins.load_by_ending("readers")


@cache
def _file_readers() -> dict[str, FileReader]:
    return {name: plugins.load("readers", name) for name in plugins.list_names("readers")}
