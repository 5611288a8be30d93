"""JSON Lines and JSON: an object is an article, and a list, or the list in an object, are many.

Guarantees: lines are read one by one, whatever the file's size; a line that isn't JSON is named and
the next one is read. Only JSON that is one value over many lines has to fit into memory. What
agencies send as ninjs is read as any other object: its keys are among those that are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dateline.core.errors import SourceError
from dateline.ingest.base import Damaged, Item, ReadingOptions
from dateline.ingest.fields import Row
from dateline.ingest.streams import look_at_line, read_lines, read_whole
from dateline.ingest.tables import Numbered, read_rows

_BOM = b"\xef\xbb\xbf"
_WRAPPERS = (
    "articles",
    "items",
    "results",
    "documents",
    "docs",
    "stories",
    "entries",
    "hits",
    "response",
)


class JsonReader:
    """Reads articles in JSON, a line or a list element each."""

    name = "json"
    endings = (".jsonl", ".ndjson", ".json", ".ninjs")
    marks = (b'{"', b'[{"')

    def split(self, file: BinaryIO, *, source: str, options: ReadingOptions) -> Iterator[Item]:
        """Yield an article for each object.

        Raises:
            SourceError: it isn't JSON, or a line has no end.
        """
        line, file = look_at_line(file)
        rows = _read_lines if _is_object(line.removeprefix(_BOM).strip()) else _read_value
        yield from read_rows(rows(file, source), source=source, options=options)


def _is_object(line: bytes) -> bool:
    """Whether a line is a whole object, and more may follow on the next ones."""
    if not line.startswith(b"{"):
        return False
    try:
        value = _parse(line)
    except ValueError:
        return not line.rstrip().endswith((b"{", b"[", b","))  # damaged, and not only begun
    return isinstance(value, dict)


def _read_lines(file: BinaryIO, source: str) -> Iterator[Numbered | Damaged]:
    for number, line in read_lines(file, source=source):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            value = _parse(line.removeprefix(_BOM))
        except ValueError as error:
            yield Damaged(name=f"{source}: {place}", reason=f"isn't JSON ({error}); mend the line")
            continue
        rows = list(_find_rows(value))
        for order, row in enumerate(rows, 1):
            yield f"{place}, article {order}" if len(rows) > 1 else place, row
        if not rows:
            reason = "is no JSON object with an article in it; write one object a line"
            yield Damaged(name=f"{source}: {place}", reason=reason)


def _read_value(file: BinaryIO, source: str) -> Iterator[Numbered | Damaged]:
    data = read_whole(file, source=source)
    try:
        value = _parse(data.removeprefix(_BOM))
    except ValueError as error:
        message = f"{source}: isn't JSON ({error}); give JSON, or JSON Lines with one object a line"
        raise SourceError(message) from error
    for order, row in enumerate(_find_rows(value), 1):
        yield f"article {order}", row


def _parse(data: bytes) -> object:
    """What JSON says; raises ValueError where it is none."""
    try:
        value: object = json.loads(data)
    except RecursionError:
        message = "values too deep inside each other"
        raise ValueError(message) from None
    return value


def _find_rows(value: object) -> Iterator[Row]:
    """The objects of a list, be it the value or under a key that says so; or the only one."""
    if isinstance(value, list):
        for one in value:
            if isinstance(one, Mapping):
                yield _unpack_ninjs(one)
    elif isinstance(value, Mapping):
        inside = [value[key] for key in _WRAPPERS if isinstance(value.get(key), list | dict)]
        if inside:
            yield from _find_rows(inside[0])
        elif value:
            yield _unpack_ninjs(value)


def _unpack_ninjs(row: Row) -> Row:
    """A row of ninjs 2 and later, which has lists of bodies and headlines, as one of ninjs 1."""
    flat = dict(row)
    for plural, single in (
        ("bodies", "body_text"),
        ("headlines", "headline"),
        ("bylines", "byline"),
    ):
        found = row.get(plural)
        if not isinstance(found, list):
            continue
        values = [
            one for one in found if isinstance(one, Mapping) and isinstance(one.get("value"), str)
        ]
        values.sort(key=lambda one: "html" in str(one.get("contenttype", "")))  # plain text first
        if values:
            flat.setdefault(single, values[0]["value"])
    return flat
