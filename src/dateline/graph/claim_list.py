"""Claims as a list that turns into a table: pandas, polars or Arrow, whichever is installed.

Guarantees: the columns of `COLUMNS` in their order, with their types, also where there are no
claims; a claim is one row, with its first quote. It needs none of the three libraries by itself.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import date
from typing import Any, SupportsIndex, overload

from dateline.core import edtf, markup
from dateline.core.errors import ExportError
from dateline.core.model import Entity, Fact, Literal

# Column → its type, as Arrow calls it.
COLUMNS = {
    "id": "string",
    "subject": "string",
    "subject_label": "string",
    "subject_kind": "string",
    "predicate": "string",
    "object": "string",
    "object_label": "string",
    "object_kind": "string",
    "datatype": "string",
    "stance": "string",
    "speaker": "string",
    "speaker_label": "string",
    "when": "string",
    "earliest": "date32",
    "latest": "date32",
    "when_text": "string",
    "place": "string",
    "place_label": "string",
    "confidence": "float64",
    "sources": "int64",
    "quotes": "int64",
    "quote": "string",
    "document": "string",
    "start": "int64",
    "end": "int64",
}
_SHOWN = 20  # rows in a notebook; how many more there are is told


class ClaimList(list[Fact]):
    """Claims, as a list is, that can become a table.

    In a table, `object` is the id of a thing, and None for a value, which `object_label` then has,
    with its `datatype`; `quotes` counts the quotes, of which `quote` is the first; `earliest` and
    `latest` are the first and last day that `when` can mean.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> ClaimList: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Fact | ClaimList:
        """A claim, or as many of them as a slice has."""
        return (
            ClaimList(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)
        )

    def to_pandas(self) -> Any:
        """A pandas DataFrame; days are `datetime.date`.

        Raises:
            ExportError: pandas isn't installed.
        """
        pandas = _load("pandas")
        types = {"string": "object", "date32": "object", "float64": "float64", "int64": "Int64"}
        return pandas.DataFrame(
            {
                name: pandas.Series(values, dtype=types[COLUMNS[name]])
                for name, values in self._columns().items()
            }
        )

    def to_polars(self) -> Any:
        """A polars DataFrame.

        Raises:
            ExportError: polars isn't installed.
        """
        polars = _load("polars")
        types = {
            "string": polars.String,
            "date32": polars.Date,
            "float64": polars.Float64,
            "int64": polars.Int64,
        }
        return polars.DataFrame(
            self._columns(), schema={name: types[kind] for name, kind in COLUMNS.items()}
        )

    def to_arrow(self) -> Any:
        """An Arrow table.

        Raises:
            ExportError: pyarrow isn't installed.
        """
        arrow = _load("pyarrow")
        schema = arrow.schema([(name, getattr(arrow, kind)()) for name, kind in COLUMNS.items()])
        return arrow.table(self._columns(), schema=schema)

    def _columns(self) -> dict[str, list[object]]:
        rows = [_row(fact) for fact in self]
        return {name: [row[number] for row in rows] for number, name in enumerate(COLUMNS)}

    def _repr_html_(self) -> str:
        """A table of the first claims, for notebooks."""
        rows = [
            [
                markup.escape(fact.subject.label),
                markup.escape(fact.predicate),
                markup.end_text(fact.object),
                fact.stance.value,
                markup.escape(fact.when or ""),
                markup.escape(fact.evidence[0].quote if fact.evidence else ""),
            ]
            for fact in self[:_SHOWN]
        ]
        shown = markup.table(["subject", "predicate", "object", "stance", "when", "quote"], rows)
        more = f"<p>{len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<div>{shown}{more}</div>"


def _row(fact: Fact) -> Sequence[object]:
    """A claim's values, in the order of the columns."""
    first, last = _days(fact.when)
    quote = fact.evidence[0] if fact.evidence else None
    return (
        *(fact.id, *_thing(fact.subject), fact.predicate),
        *_end(fact.object),
        *(fact.stance.value, *_thing(fact.speaker)[:2]),
        *(fact.when, first, last, fact.when_text, *_thing(fact.place)[:2]),
        *(float(fact.confidence), fact.sources, len(fact.evidence)),
        *((None,) * 4 if quote is None else (quote.quote, quote.document, quote.start, quote.end)),
    )


def _thing(one: Entity | None) -> tuple[str | None, str | None, str | None]:
    return (None, None, None) if one is None else (one.id, one.label, one.kind)


def _end(end: Entity | Literal) -> tuple[str | None, ...]:
    """A thing without a datatype, or a value without an id and a kind."""
    return (
        (*_thing(end), None) if isinstance(end, Entity) else (None, end.value, None, end.datatype)
    )


def _days(when: str | None) -> tuple[date | None, date | None]:
    return edtf.date_bounds(when) if when is not None and edtf.is_edtf(when) else (None, None)


def _load(library: str) -> Any:
    """A library that not everybody has.

    Raises:
        ExportError: it isn't installed.
    """
    try:
        return importlib.import_module(library)
    except ImportError as error:
        message = (
            f"{library} isn't installed, so claims can't become its table; `pip install {library}`"
        )
        raise ExportError(message) from error
