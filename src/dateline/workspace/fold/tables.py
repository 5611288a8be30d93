"""The tables of a fold, and rows put into tables in bulk.

Guarantees: rows land in the order in which they are given; memory is bounded by some thousand rows.
It knows no records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.core import serde
from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.store_rows import Shape, name_type

Run = Callable[..., Any]  # runs a statement of SQL, with values

_ROWS = 50_000  # written to a file at a time
_LONGEST = 16_777_216  # bytes of a row that DuckDB expects at most, unless it is told

_SPAN: dict[str, Shape] = {"start": "INTEGER", "end": "INTEGER"}
_QUOTE: dict[str, Shape] = {"document": "VARCHAR", **_SPAN, "subject": _SPAN, "object": _SPAN}
_THING: dict[str, Shape] = {
    "id": "VARCHAR",
    "kind": "VARCHAR",
    "label": "VARCHAR",
    "aliases": ["VARCHAR"],
    "same_as": ["VARCHAR"],
    "confirmed": ["VARCHAR"],
    "type": "VARCHAR",
    "chains": ["VARCHAR"],
    "documents": ["VARCHAR"],
}


def _fact(entity: str) -> dict[str, Shape]:
    """The columns of facts whose ends are of a type: ids as they come, numbers as they are kept."""
    return {
        "id": "VARCHAR",
        "subject": entity,
        "predicate": "VARCHAR",
        "object": entity,
        "value": "VARCHAR",
        "datatype": "VARCHAR",
        "stance": "VARCHAR",
        "speaker": entity,
        "when": "VARCHAR",
        "when_text": "VARCHAR",
        "place": entity,
        "confidence": "DOUBLE",
        "sources": "INTEGER",
        "evidence": [_QUOTE],
        "origin": ["VARCHAR"],
    }


_ANCHOR: dict[str, Shape] = {
    "id": "VARCHAR",
    "document": "VARCHAR",
    "span": _SPAN,
    "lead": "VARCHAR",
    "names": ["VARCHAR"],
    "kind": "VARCHAR",
    "size": "INTEGER",
    "reasons": ["VARCHAR"],
}

# What is kept. Numbers are places in the order of ids; of facts, in that of subject and id.
TABLES: dict[str, dict[str, Shape]] = {
    "documents": {name: kind for name, kind in RECORDS["documents"].items() if name != "version"},
    "entities": {"n": "INTEGER", **_THING, "degree": "INTEGER"},  # degree: facts that touch it
    "facts": {"n": "INTEGER", **_fact("INTEGER")},
    "ends": {"entity": "INTEGER", "fact": "INTEGER"},  # entity: facts that it is the object of
    "told": {  # what all facts together say of some, by number of the fact
        "fact": "INTEGER",
        "told_by": "INTEGER",
        "titles": ["VARCHAR"],
        "term": "VARCHAR",
    },
    "chains": {**_ANCHOR, "entity": "INTEGER"},
    "names": {"name": "VARCHAR", "entity": "INTEGER", "called": "BOOLEAN"},  # or only found by it
    "keys": {"key": "VARCHAR", "entity": "INTEGER"},
    "moved": {"id": "VARCHAR", "entity": "INTEGER"},
    "former": RECORDS["ids"],
    "decisions": RECORDS["decisions"],
    "stories": {"story": "INTEGER", "document": "VARCHAR"},
    "unmet": {"number": "INTEGER", "why": "VARCHAR", "other": "INTEGER"},
    "ruled": {"number": "INTEGER", "groups": [["VARCHAR"]], "followed": "BOOLEAN"},
    "about": {"name": "VARCHAR", "rows": "BIGINT"},  # a row a table, once all is written
}

# What is gathered on the way.
SCRATCH: dict[str, dict[str, Shape]] = {
    "documents": TABLES["documents"],
    "entities": _THING,
    "anchors": _ANCHOR,
    "facts": _fact("VARCHAR"),
    "names": {"name": "VARCHAR", "entity": "INTEGER", "called": "BOOLEAN"},
    "keys": {"key": "VARCHAR", "entity": "INTEGER"},
    "chains": {"id": "VARCHAR", "used": "BOOLEAN", "authorities": "JSON", "data": "JSON"},
    "groups": {"chain": "VARCHAR", "root": "VARCHAR"},
    "drafts": {
        **_THING,
        "needs_hash": "BOOLEAN",
        "linked": "BOOLEAN",
        "digest": "VARCHAR",
    },
    "claims": {"fact": "VARCHAR", "document": "VARCHAR", "id": "VARCHAR", "data": "JSON"},
}


def create_tables(run: Run, schema: str, tables: Mapping[str, Mapping[str, Shape]]) -> None:
    """Make tables in an attached file."""
    for table, columns in tables.items():
        shape = ", ".join(f'"{name}" {name_type(kind)}' for name, kind in columns.items())
        run(f"CREATE TABLE {schema}.{table} ({shape})")


def insert_rows(
    run: Run,
    table: str,
    columns: Mapping[str, Shape],
    rows: Iterable[Mapping[str, Any]],
    *,
    by_way_of: Path,
) -> None:
    """Add rows, in their order, by way of a file that is there only meanwhile.

    That is five times as fast as rows in parameters.

    Args:
        run: runs SQL.
        table: the table, with its schema.
        columns: its columns.
        rows: each by column.
        by_way_of: the file.
    """
    types = ", ".join(f"'{name}': '{name_type(kind)}'" for name, kind in columns.items())
    left = iter(rows)
    try:
        while some := [serde.encode(row) for row in islice(left, _ROWS)]:
            by_way_of.write_bytes(b"\n".join(some))
            longest = max(_LONGEST, *(len(one) + 1 for one in some))
            run(
                f"INSERT INTO {table} BY NAME SELECT * FROM read_json(?, columns = {{{types}}}, "
                f"format = 'newline_delimited', maximum_object_size = {longest})",
                [str(by_way_of)],
            )
    finally:
        by_way_of.unlink(missing_ok=True)


def select_columns(columns: Sequence[str] | Mapping[str, Shape], alias: str = "") -> str:
    """Columns, as a query names them."""
    dot = f"{alias}." if alias else ""
    return ", ".join(f'{dot}"{name}"' for name in columns)
