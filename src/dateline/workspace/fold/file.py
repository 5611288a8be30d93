"""A fold's file, opened for reading.

Guarantees: a file that isn't whole isn't opened; one that turns out to be damaged is named, with
what to do about it. Several threads may ask at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import Any

from dateline.core.errors import GraphFolderError
from dateline.workspace.bulk import select_columns
from dateline.workspace.duckdb_files import connect, explain_errors, open_cursor, quote_path
from dateline.workspace.fold.tables import TABLES
from dateline.workspace.store_rows import Row

_FETCH = 10_000  # rows held at a time while streaming
_MEMORY = "1GB"


class FoldFile:
    """The tables of one fold.

    Attributes:
        lock: who keeps what was read holds it meanwhile, so that one thing stays one object.
    """

    def __init__(self, path: Path, *, finished: bool = True) -> None:
        """Open a fold.

        Args:
            path: the file.
            finished: whether all of it is written, so that it can be checked.

        Raises:
            GraphFolderError: it can't be opened, or misses something that was written.
        """
        self._path = path
        self.lock = RLock()
        with self._explained():
            # Attached, since DuckDB takes a file that it has open for the one of its name; and
            # nothing is written, so that what doesn't fit into memory is an error.
            self._connection = connect(
                None, read_only=False, memory_limit=_MEMORY, temp_directory=""
            )
            try:
                self._connection.execute(f"ATTACH {quote_path(path)} AS fold (READ_ONLY)")
                if finished:
                    self._check()
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Stream what a query finds; a cursor of its own, so that several streams can be open."""
        with self._explained():
            cursor = open_cursor(self._connection).execute("USE fold").execute(query, list(values))
            while some := cursor.fetchmany(_FETCH):
                yield from some

    def value(self, query: str, values: Sequence[object] = ()) -> Any:
        """The one value that a query finds, None when it finds nothing."""
        return next((row[0] for row in self.rows(query, values)), None)

    def count(self, table: str) -> int:
        """Number of rows of a table."""
        return int(self.value(f"SELECT count(*) FROM {table}"))

    def is_whole(self) -> bool:
        """Whether all of it can be read, as sums over its blocks tell; it is closed then."""
        try:
            for table, columns in TABLES.items():
                self.value(f"SELECT sum(hash({select_columns(columns)})) FROM {table}")
        except GraphFolderError:
            return False
        finally:
            self.close()
        return True

    def _check(self) -> None:
        """See that every table has as many rows as were written.

        Raises:
            GraphFolderError: one hasn't.
        """
        written: dict[str, int] = dict(self.rows('SELECT name, "rows" FROM about'))
        for table in TABLES:
            if table != "about" and written.get(table) != self.count(table):
                message = f"{self._path} lacks rows of {table}; run `build` to make it anew"
                raise GraphFolderError(message)

    def _explained(self) -> AbstractContextManager[None]:
        advice = "run `build` to make it anew"
        return explain_errors(str(self._path), use="a graph's fold", advice=advice)
