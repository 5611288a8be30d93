"""Rows to articles, for every format that has rows: the columns are settled by the first of them.

Guarantees: no more rows are held than are needed to guess; a row that holds no article is named by
its place, and the next one is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from dateline.core.errors import SourceError
from dateline.ingest import fields
from dateline.ingest.base import Damaged, Item, ReadingOptions, Story

Numbered = tuple[str, fields.Row]  # "line 7", and what is in it
_SHOWN = 12  # columns


def read_rows(
    rows: Iterable[Numbered | Damaged], *, source: str, options: ReadingOptions
) -> Iterator[Item]:
    """The articles of a table's rows.

    Args:
        rows: the rows with their places; they may have rows inside.
        source: the table's name.
        options: which columns the user named.

    Raises:
        SourceError: the table lacks the column that the user named for the text.
    """
    coming = iter(rows)
    first = list(islice(coming, fields.SAMPLE))
    sample = [fields.flatten(one[1]) for one in first if not isinstance(one, Damaged)]
    known = fields.guess_fields(sample, options.fields)
    _check_text_column(sample, source=source, options=options)
    notes: tuple[str, ...] = (f"{source}: {fields.tell_fields(known, options.fields)}",)
    for row in chain(first, coming):
        if isinstance(row, Damaged):
            yield row
            continue
        place, values = row
        item = fields.to_story(fields.flatten(values), known, source=source, place=place)
        if isinstance(item, Story):
            item, notes = replace(item, notes=notes), ()
        yield item


def _check_text_column(
    sample: list[dict[str, object]], *, source: str, options: ReadingOptions
) -> None:
    columns = sorted({column for row in sample for column in row})
    named = options.fields.get("text")
    if not sample or named is None or named in columns:
        return
    shown = ", ".join(columns[:_SHOWN]) + ", …" * (len(columns) > _SHOWN)
    message = f"{source}: has no column {named!r}, which is named for the text; it has {shown}"
    raise SourceError(message)
