"""Tables as files: CSV for spreadsheets, Parquet for everything that computes.

Guarantees: the file's name says which table it is; the same graph gives the same bytes; Parquet has
every text as it is, and lists as lists. In CSV a list is its values with `; ` between them, and no
cell is a formula: one that a spreadsheet would compute has a `'` before it, which
`core.characters.rearm_cell` takes away.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dateline.core import serde
from dateline.core.characters import disarm_cell, to_whole_characters
from dateline.export.base import replace_file
from dateline.export.tables import TABLES, Row, Table, Value, table_of
from dateline.rdf.lines import in_pieces

if TYPE_CHECKING:
    from dateline.graph.view import GraphView

_INSERT = 2_000  # rows handed over at a time
_TYPES = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "day": "DATE",
}


class CsvExporter:
    """Writes one table as CSV."""

    name = "csv"
    endings = (".csv", *(f".{table}.csv" for table in TABLES))

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the table that the path's name says; claims where it says none.

        Raises:
            ExportError: the file can't be written.
        """
        table = table_of(path.name)
        with replace_file(path) as file:
            file.writelines(in_pieces(csv_lines(table.columns, table.rows(graph))))


class ParquetExporter:
    """Writes one table as Parquet."""

    name = "parquet"
    endings = (".parquet", *(f".{table}.parquet" for table in TABLES))

    def write(self, graph: GraphView, path: Path) -> None:
        """Write the table that the path's name says; claims where it says none.

        Raises:
            ExportError: the file can't be written.
        """
        with TemporaryDirectory() as folder:
            made = Path(folder) / "table.parquet"
            _write_parquet(table_of(path.name), graph, made)
            with replace_file(path) as file, made.open("rb") as written:
                while piece := written.read(1 << 20):
                    file.write(piece)


def csv_lines(columns: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """A table as CSV: names of columns, then a line for each row."""
    names = list(columns)
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([_cell(row[name]) for name in names])


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    # Only the characters of the line's own end are quoted, and a bare "\r" ends a line for many.
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: Value) -> str:
    """A value as a cell; only texts can be formulas."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "; ".join(value)
    return disarm_cell(to_whole_characters(value)) if isinstance(value, str) else str(value)


def _write_parquet(table: Table, graph: GraphView, path: Path) -> None:
    import duckdb

    columns = ", ".join(f'"{name}" {_TYPES[sort]}' for name, sort in table.columns.items())
    shape = json.dumps([{name: _TYPES[sort] for name, sort in table.columns.items()}])
    left = table.rows(graph)
    # One thread, since several would write their groups of rows in any order.
    with duckdb.connect(
        ":memory:", config={"threads": 1, "autoinstall_known_extensions": "false"}
    ) as connection:
        connection.execute(f"CREATE TABLE rows ({columns})")
        while some := list(islice(left, _INSERT)):
            given = serde.encode_whole(some).decode()
            query = "INSERT INTO rows SELECT unnest(from_json(?::JSON, ?), max_depth := 2)"
            connection.execute(query, [given, shape])
        connection.execute(f"COPY rows TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
