"""Entries from tables: CSV with a line of column names, or JSON Lines with the same names as keys.

Guarantees: rows come in the order of the file, one at a time; a column or kind that isn't known, an
id that is none and a line that can't be read are each an error with file and line.

| column | what |
|---|---|
| `name` | the name to show |
| `aliases` | other names, with `|` between them; in JSON a list, too |
| `kind` | a kind of the ontology (`Person`, `Company`, …) |
| `wikidata`, `geonames` | ids there |
| `iri`, `id` | its IRI, or any other id, in the source |
| `country` | name, two or three letters (ISO 3166), or Wikidata id |
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from dateline import ontology
from dateline.authority.own import source_rows
from dateline.authority.own.source_rows import SourceRow
from dateline.core.errors import SourceError

COLUMNS = ("name", "aliases", "kind", "wikidata", "geonames", "iri", "id", "country")

BOM = b"\xef\xbb\xbf"

_DELIMITERS = ",;\t"
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|^`\\]+", re.IGNORECASE)


def read_csv(file: Path) -> Iterator[SourceRow]:
    """Read a table; cells are set apart by what sets the column names apart: `,`, `;` or a tab.

    Raises:
        SourceError: the file can't be read, or has a column or cell that isn't allowed.
    """
    with file.open(encoding="utf-8-sig", newline="") as opened:
        header = opened.readline()
        opened.seek(0)
        lines = csv.reader(opened, delimiter=max(_DELIMITERS, key=header.count), strict=True)
        columns: list[str] = []
        try:
            for cells in lines:
                where = f"{file}:{lines.line_num}"
                if not columns:
                    columns = [cell.strip().lower() for cell in cells]
                    _check_columns(columns, where)
                elif any(cells):
                    if len(cells) > len(columns):
                        sizes = f"{len(cells)} cells for {len(columns)} columns"
                        message = f"{where}: {sizes}; quote cells that have the delimiter"
                        raise SourceError(message)
                    yield _row_of_cells(dict(zip(columns, cells, strict=False)), where)
        except csv.Error as error:
            message = f"{file}:{lines.line_num}: the table is broken ({error}); mend the line"
            raise SourceError(message) from error


def read_jsonl(file: Path) -> Iterator[SourceRow]:
    """Read JSON Lines; values are text or numbers, and `aliases` may be a list.

    Raises:
        SourceError: the file can't be read, or has a key or value that isn't allowed.
    """
    for where, cells in read_objects(file, dict[str, str | int | list[str] | None]):
        _check_columns(list(cells), where)
        flat = {
            column: "|".join(value) if isinstance(value, list) else str(value)
            for column, value in cells.items()
            if value is not None
        }
        yield _row_of_cells(flat, where)


def read_objects(file: Path, shape: Any) -> Iterator[tuple[str, Any]]:
    """The objects of a file of JSON Lines, each with its file and line.

    Args:
        file: the file.
        shape: the type that each line must have.

    Raises:
        SourceError: a line isn't such an object.
    """
    decoder = msgspec.json.Decoder(shape)
    with file.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            if not line.strip():
                continue
            line = line.removeprefix(BOM)  # noqa: PLW2901 - Windows writes it, and it says nothing
            where = f"{file}:{number}"
            try:
                yield where, decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                message = f"{where}: the line isn't as it should be ({error}); mend or remove it"
                raise SourceError(message) from error


def _check_columns(columns: list[str], where: str) -> None:
    strange = next((one for one in columns if one not in COLUMNS), None)
    if strange is not None:
        known = ", ".join(COLUMNS)
        message = f"{where}: column {strange!r} isn't known; known are {known}"
        raise SourceError(message)


def _row_of_cells(cells: Mapping[str, str], where: str) -> SourceRow:
    """One row of a table, with its cells checked."""
    aliases = cells.get("aliases", "").split("|")
    stated = cells.get("kind", "").strip()
    return SourceRow(
        where=where,
        names=source_rows.clean_names((cells.get("name", ""), *aliases))
        if _has_name(cells)
        else (),
        kind=_read_kind(stated, where) if stated else None,
        ids=tuple(_read_ids(cells, where)),
        country=cells.get("country", "").strip() or None,
    )


def _has_name(cells: Mapping[str, str]) -> bool:
    """Whether a row has a name of its own; aliases alone don't say what to show."""
    return bool(source_rows.clean_names((cells.get("name", ""),)))


def _read_kind(stated: str, where: str) -> str:
    found = source_rows.find_kind(stated)
    if found is None:
        near = difflib.get_close_matches(stated, ontology.kinds(), n=1)
        known = f"perhaps {near[0]}" if near else f"known are {', '.join(ontology.kinds())}"
        message = f"{where}: kind {stated!r} isn't known; {known}"
        raise SourceError(message)
    return found


def _read_ids(cells: Mapping[str, str], where: str) -> Iterator[str]:
    """The ids of a row, each checked against what its column may hold."""
    for column in ("wikidata", "geonames", "iri", "id"):
        value = cells.get(column, "").strip()
        if not value:
            continue
        known = source_rows.clean_id(f"geonames:{value}" if value.isdigit() else value)
        sound = {
            "wikidata": known[:1] == "Q" and known[1:].isdigit(),
            "geonames": known.startswith("geonames:"),
            "iri": _IRI.fullmatch(value) is not None,
            "id": True,
        }[column]
        if not sound:
            message = f"{where}: {column} {value!r} isn't one; mend it or leave it empty"
            raise SourceError(message)
        yield value if column == "id" and value.isdigit() else known
