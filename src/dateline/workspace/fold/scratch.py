"""What is gathered while a graph is folded, in a file of its own, and the fold that is written.

Guarantees: the scratch file is gone afterwards. Memory is bounded as the store's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from dateline.workspace.bulk import create_tables, insert_rows
from dateline.workspace.duckdb_files import remove_file
from dateline.workspace.fold.tables import COLUMNS
from dateline.workspace.store import Store


class Scratch:
    """Tables beside those of a store, for the length of a `with` block: `scratch` and `fold`."""

    def __init__(self, store: Store, path: Path, *, is_new: bool) -> None:
        """Take the store, and the file of the fold.

        Args:
            store: the records.
            path: the file.
            is_new: whether it has to be made.
        """
        self.store = store
        self._path = path
        self._is_new = is_new
        self._scratch = path.with_name("scratch.duckdb")

    def __enter__(self) -> Self:
        """Make the tables."""
        remove_file(self._scratch)
        try:
            self.store.attach(self._scratch, "scratch")
            create_tables(self.run, "scratch", COLUMNS["scratch"])
            self.store.attach(self._path, "fold")
            if self._is_new:
                create_tables(self.run, "fold", COLUMNS["fold"])
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Write the fold, and delete the other file."""
        self._close()

    def _close(self) -> None:
        self.run("DETACH DATABASE IF EXISTS scratch")
        remove_file(self._scratch)
        self.run("DETACH DATABASE IF EXISTS fold")

    def run(self, *queries: str) -> None:
        """Run statements on the store's tables and these."""
        for query in queries:
            self.store.run(query)

    def stream(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Stream what a query finds in them."""
        return self.store.stream(query)

    def column(self, query: str) -> list[Any]:
        """The one column that a query finds."""
        return [one for (one,) in self.store.fetch(query)]

    def insert(self, table: str, rows: Iterable[Any]) -> None:
        """Add rows to a table, `scratch.…` or `fold.…`."""
        schema, _, name = table.partition(".")
        insert_rows(
            self.run_with, table, COLUMNS[schema][name], rows,
            by_way_of=self._path.with_name("rows.json"),
        )  # fmt: skip

    def run_with(self, query: str, values: Sequence[object] = ()) -> None:
        """Run a statement with values."""
        self.store.run(query, values)
