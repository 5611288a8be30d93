"""A DuckDB file of ours that is open: asked, changed and closed.

Guarantees: what DuckDB says in many lines is said in one; a change within a transaction is made
wholly or not at all. It knows no tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

import duckdb

from dateline.workspace.duckdb_files import connect, explain_errors, open_cursor, quote_path

_FETCH = 10_000  # rows held at a time while streaming
# Memory of DuckDB's own, of a file that is written; the rest is laid beside it meanwhile.
_MEMORY = "1GB"
_LESS = "600MB"  # while Python has millions of names to hold


class OpenFile:
    """Tables of a file, or in memory; use it in a `with` block.

    Attributes:
        path: the file; None for tables in memory.
    """

    def __init__(self, path: Path | None, *, read_only: bool) -> None:
        """Open a file.

        Args:
            path: the file; None keeps everything in memory.
            read_only: don't lock it; several readers may then be at it.

        Raises:
            GraphFolderError: it can't be opened.
        """
        self.path = path
        self._name = "in memory" if path is None else str(path)
        with self._explained():
            self._connection = connect(path, read_only=read_only)
            self._is_bounded = path is not None and not read_only
            self._bound(_MEMORY)

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file and let others have it."""
        self.close()

    def close(self) -> None:
        """Close the file and let others have it."""
        self._connection.close()

    @contextmanager
    def yielding_memory(self) -> Iterator[None]:
        """Leave memory to Python meanwhile, where DuckDB's is bounded."""
        self._bound(_LESS)
        try:
            yield
        finally:
            self._bound(_MEMORY)

    def _bound(self, memory: str) -> None:
        if self._is_bounded:
            self._connection.execute(f"SET memory_limit = '{memory}'")

    def attach(self, path: Path, name: str) -> None:
        """Open another file as well, which is made if it isn't there.

        Args:
            path: the file.
            name: its tables' schema.

        Raises:
            GraphFolderError: it can't be opened.
        """
        with explain_errors(str(path), use="a part of a graph", advice="delete it"):
            self._connection.execute(f"ATTACH {quote_path(path)} AS {name}")

    def run(self, query: str, values: Sequence[object] = ()) -> None:
        """Run a statement of SQL, on the tables here and on those of attached files.

        Raises:
            GraphFolderError: it can't be done.
        """
        self._execute(query, values)

    def fetch(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All that a query finds, by temporary tables as well."""
        return self._execute(query, values).fetchall()

    def stream(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Stream what a query finds; a cursor of its own, so that several streams can be open."""
        with self._explained():
            cursor = open_cursor(self._connection).execute(query, values)
            while some := cursor.fetchmany(_FETCH):
                yield from some

    def count(self, table: str) -> int:
        """Number of rows of a table."""
        row = self._execute(f'SELECT count(*) FROM "{table}"').fetchone()
        return 0 if row is None else int(row[0])

    def _execute(self, query: str, values: Sequence[object] = ()) -> duckdb.DuckDBPyConnection:
        with self._explained():
            return self._connection.execute(query, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._execute("BEGIN")
        try:
            yield
        except BaseException:
            with self._explained():
                self._connection.rollback()
            raise
        self._execute("COMMIT")

    def _explained(self) -> AbstractContextManager[None]:
        """Say in one line what DuckDB says in many."""
        advice = "put a copy of it back, or build into a new folder"
        return explain_errors(self._name, use="a graph's store", advice=advice)
