"""Which column of a table, or key of JSON, holds which part of an article: guessed, or told.

Guarantees: what the user names counts; a guess goes by the column's name (`fields.toml`) and by
what stands in it, and is told with the first article that is read by it. A row is never guessed at
by itself: one table has one map.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from dateline.core.bundled import load_toml
from dateline.ingest import markup
from dateline.ingest.base import PARTS, Damaged, Story
from dateline.ingest.marks import find_names
from dateline.ingest.stamps import to_edtf
from dateline.ingest.zones import PageMetadata

SAMPLE = 25  # rows that are looked at to guess
_LEAST = 0.5  # share of the rows of the sample in which a column must hold what its name says
_PROSE = 120  # characters: a column as long as this is text, whatever it is called
_NESTED = 3  # keys inside each other that are looked at
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

Row = Mapping[str, object]


def flatten(row: Row, *, depth: int = 0) -> dict[str, object]:
    """A row without rows inside: `{"source": {"name": "X"}}` has the column `source.name`."""
    flat: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, Mapping) and depth < _NESTED:
            inner = flatten(value, depth=depth + 1)
            flat.update({f"{key}.{name}": one for name, one in inner.items()})
        else:
            flat[str(key)] = value
    return flat


def guess_fields(rows: Sequence[Row], told: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which part.

    Args:
        rows: some rows, flat.
        told: what the user says.

    Returns:
        The columns by part; a part that no column holds is missing.
    """
    columns = list(dict.fromkeys(column for row in rows for column in row))
    known = dict(told)
    for part in PARTS:
        free = [one for one in columns if one not in known.values()]
        if part not in told and (found := _guess_column(part, free, rows)) is not None:
            known[part] = found
    return {part: known[part] for part in PARTS if part in known}


def tell_fields(known: Mapping[str, str], told: Mapping[str, str]) -> str:
    """The map in words, for the user."""
    shown = ", ".join(f"{part}={column}" for part, column in known.items())
    guessed = any(part not in told for part in known)
    return f"columns read: {shown}" + ("; guessed, --field PART=COLUMN changes it" * guessed)


def to_story(row: Row, known: Mapping[str, str], *, source: str, place: str) -> Story | Damaged:
    """The article of a row.

    Args:
        row: the row, flat.
        known: the columns by part.
        source: the file's name.
        place: where in it the row is: "line 7".
    """
    own = _to_text(row.get(known.get("id", "")))
    name = (
        f"{source}: {place}, id {own[:80]}" if own and own.isprintable() else f"{source}: {place}"
    )
    text = _to_prose(row.get(known.get("text", "")))
    if not text.strip():
        column = known.get("text")
        if column is None:
            reason = "no column holds an article's text; name it with --field text=COLUMN"
        else:
            reason = f"the column {column!r} is empty here; there is nothing to read"
        return Damaged(name=name, reason=reason)
    stated = row.get(known.get("published", ""))
    published = to_edtf(stated)
    unread = published is None and stated not in (None, "")
    language = _to_text(row.get(known.get("language", "")))
    metadata = PageMetadata(
        url=_to_url(row.get(known.get("url", ""))),
        title=" ".join(_to_prose(row.get(known.get("title", ""))).split()) or None,
        authors=tuple(dict.fromkeys(_to_names(row.get(known.get("authors", ""))))),
        published=published,
        publisher=_to_text(row.get(known.get("publisher", ""))) or None,
        language=language if _TAG.fullmatch(language) else "en",
        notes=(f"the date {_to_text(stated)[:40]!r} may be several days, or none",) * unread,
    )
    return Story(name=name, text=text, known=metadata)


def _guess_column(part: str, columns: Sequence[str], rows: Sequence[Row]) -> str | None:
    """The likeliest column for a part: by its whole name, by its last name, or by what is in it."""
    names = _names()[part]
    for shorten in (False, True):
        fitting = {
            _bare(one.rpartition(".")[2] if shorten else one): one for one in reversed(columns)
        }
        for name in names:
            if name in fitting and _holds(part, fitting[name], rows):
                return fitting[name]
    if part != "text":
        return None
    lengths = {
        one: sum(len(_to_prose(row.get(one))) for row in rows) / len(rows) for one in columns
    }
    longest = max(columns, key=lengths.__getitem__, default=None)
    return longest if longest is not None and lengths[longest] >= _PROSE else None


def _holds(part: str, column: str, rows: Sequence[Row]) -> bool:
    """Whether a column has, in most rows of those that fill it, what its name says."""
    filled = [row[column] for row in rows if row.get(column) not in (None, "", [])]
    if part == "text":
        good = [one for one in filled if _to_prose(one).strip()]
        return len(good) >= _LEAST * len(rows) and bool(good)
    readers = {"published": to_edtf, "url": _to_url, "authors": _to_names}
    good = [one for one in filled if readers.get(part, _to_text)(one)]
    return bool(good) and len(good) >= _LEAST * len(filled)


def _bare(column: str) -> str:
    return "".join(letter for letter in column.lower() if letter.isalpha())


def _to_text(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    plain = isinstance(value, int | float | date) and not isinstance(value, bool)
    return str(value) if plain else ""


def _to_prose(value: object) -> str:
    """A text, of which lists are the paragraphs; markup is read as a browser shows it."""
    if isinstance(value, list | tuple):
        return "\n\n".join(part for part in map(_to_prose, value) if part)
    if not isinstance(value, str):
        return ""
    return markup.to_text(value) if markup.is_markup(value) else value


def _to_url(value: object) -> str | None:
    text = _to_text(value)
    return text if re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", text) else None


def _to_names(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return _to_names(value.get("name"))
    if isinstance(value, list | tuple):
        return [name for one in value for name in _to_names(one)]
    parts = _to_text(value).split(";")
    return [name for part in parts for name in find_names(part.strip().removeprefix("By "))]


@cache
def _names() -> dict[str, list[str]]:
    return load_toml(__package__, "fields.toml")
