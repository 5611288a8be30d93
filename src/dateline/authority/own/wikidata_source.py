"""Entries from a dump of Wikidata: JSON or truthy N-Triples, packed or not, or lines taken from it.

Guarantees: a dump is read once, from front to back, and its size doesn't show in memory; where the
reading was cut off, the next one goes on; a line that can't be read is counted, the rest is read.
Only what has a name, a kind that news names and articles in enough Wikipedias is an entry.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

import msgspec

from dateline.authority.own import packed_lines, wikidata_triples
from dateline.authority.own.source_rows import SkippedRow, SourceRow
from dateline.authority.own.wikidata_items import Held, Item, ItemReader, LineReader
from dateline.authority.own.wikidata_staging import UNNAMED, UNREAD, Staging, choose_kind
from dateline.authority.records import Post
from dateline.core.errors import SourceError

OnProgress: TypeAlias = Callable[[str, int, int], None]  # what is done, how far, of how much

LANGUAGES = ("en",)
LEAST = 5  # Wikipedias; what has fewer is seldom news outside of its place

_VERSION = 1  # another when what is kept of a dump changes
_LOOKED_AT = 10  # lines that may tell a dump from other files
_LINES = (".json", ".jsonl", ".ndjson")
_OFTEN = 1000  # entries between two reports of progress
_MANY = 100_000  # items of which at least one has an article, if the dump says so at all
_ABSTRACT = ("Position", "Topic")  # what is one of these may be known as a subclass only


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpOptions:
    """What to take from a dump.

    Attributes:
        languages: languages of names, that of the name to show first.
        least: in how many Wikipedias something must have an article.
    """

    languages: tuple[str, ...] = LANGUAGES
    least: int = LEAST


def find_reader(file: Path, languages: Sequence[str]) -> ItemReader | None:
    """What reads a file, if that is a dump of Wikidata or lines of one; else None.

    Raises:
        SourceError: the file is damaged.
    """
    ending = Path(packed_lines.unpacked_name(file)).suffix.lower()
    if ending not in {*_LINES, ".nt"}:
        return None
    blocks = packed_lines.read_blocks(file)
    lines = chain.from_iterable(block.lines for block in blocks)
    first = list(islice(filter(bytes.strip, lines), _LOOKED_AT))
    if ending == ".nt":
        found = any(map(wikidata_triples.looks_like, first))
        return wikidata_triples.TripleReader(languages) if found else None
    return LineReader(languages) if any(map(_looks_like, first)) else None


def read_wikidata(
    file: Path,
    reader: ItemReader,
    folder: Path,
    options: DumpOptions = DumpOptions(),
    *,
    on_progress: OnProgress = lambda *_: None,
) -> Generator[SourceRow | SkippedRow]:
    """Read a dump.

    Args:
        file: the dump.
        reader: what reads its form.
        folder: where to keep what was read so far; it may be removed when all rows are taken.
        options: what to take.
        on_progress: told how far it is, in bytes of the file, then in entries.

    Raises:
        SourceError: the file is damaged, breaks off, or doesn't tell how widely known things are.
    """
    with closing(Staging(folder, _make_key(file, options), least=options.least)) as staging:
        _stage(file, reader, staging, options, on_progress)
        staging.resolve()
        for why, count, line in staging.left_out():
            yield SkippedRow(where=f"{file}:{line}", why=why, count=count, fault=why == UNREAD)
        total = staging.count()
        for number, (line, item) in enumerate(staging.things()):
            if number % _OFTEN == 0:
                on_progress("compiling", number, total)
            yield from _make_rows(item, staging, f"{file}:{line}")


def _stage(
    file: Path, reader: ItemReader, staging: Staging, options: DumpOptions, on_progress: OnProgress
) -> None:
    """Read what hasn't been read yet."""
    place = staging.place
    if place is None:
        return
    size = file.stat().st_size
    items, known = 0, place.line > 0
    for block in packed_lines.read_blocks(file, place, whole=reader.whole):
        found = list(reader.read(block.lines, block.first))
        items += len(found)
        known = known or any(isinstance(one, Item) and one.articles for _, one in found)
        if options.least and items > _MANY and not known:
            message = (
                f"{file}: says nothing of articles in Wikipedias;"
                " take all of it with --min-sitelinks 0, or the dump in JSON"
            )
            raise SourceError(message)
        staging.keep(found, block.after)
        on_progress("reading", block.read, size)
    staging.keep((), None)


def _make_key(file: Path, options: DumpOptions) -> str:
    """What tells this dump, and what is taken of it, from another."""
    about = file.stat()
    return repr((_VERSION, file.name, about.st_size, about.st_mtime_ns, options))


def _make_rows(item: Item, staging: Staging, where: str) -> Iterator[SourceRow | SkippedRow]:
    """The entry that an item comes to, and what had to be left out of it."""
    kind = _find_kind(item, staging)
    if kind is None:
        yield SkippedRow(where=where, why=UNNAMED)
        return
    named = [(one, staging.office(staging.settle(one.office))) for one in item.held]
    posts = [
        _make_post(one, office.name, one.of or office.of, staging)
        for one, office in named
        if office is not None
    ]
    if len(posts) < len(named):
        yield SkippedRow(
            where=where, why="terms in offices without a name here", count=len(named) - len(posts)
        )
    yield SourceRow(
        where=where,
        names=item.names,
        kind=kind,
        ids=(f"Q{item.number}",),
        country=_id(item.country, staging) if kind != "Country" else None,
        posts=tuple(sorted(set(posts), key=_order)) if kind == "Person" else (),
        weight=item.articles,
    )


def _find_kind(item: Item, staging: Staging) -> str | None:
    """The kind by an item's classes; an office or a topic may only say what it is a sort of."""
    found = choose_kind(one for number in item.classes if (one := staging.kind(number)))
    if found is None and item.above:
        own = staging.kind(item.number)
        return own.name if own is not None and own.name in _ABSTRACT else None
    return found


def _make_post(term: Held, name: str, of: int | None, staging: Staging) -> Post:
    office = staging.settle(term.office)
    return Post(position=name, id=f"Q{office}", of=_id(of, staging), start=term.start, end=term.end)


def _id(number: int | None, staging: Staging) -> str | None:
    return f"Q{staging.settle(number)}" if number else None


def _order(post: Post) -> tuple[bool, int, int, str]:
    """The earliest first; without a year last."""
    return post.start is None, post.start or 0, post.end or 0, post.position


def _looks_like(line: bytes) -> bool:
    """Whether a line is an item, as the JSON dump has it."""
    try:
        entity = msgspec.json.decode(line.strip().rstrip(b","), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return {"id", "labels", "claims"} <= entity.keys() or {"entity", "redirect"} <= entity.keys()
