"""What is gathered while a graph is folded, in a file of its own.

Guarantees: the file is gone afterwards; memory is bounded, and what doesn't fit into it is laid
beside the store meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dateline.workspace.duckdb_files import quote_path
from dateline.workspace.fold.tables import SCRATCH, create_tables, insert_rows
from dateline.workspace.store import Store

_MEMORY = "1GB"  # of DuckDB's own


class Scratch:
    """Tables beside those of a store, for the length of a `with` block."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Take the store, and the folder that the file is in."""
        self._store = store
        self._folder = folder
        self._path = folder / "scratch.duckdb"

    def __enter__(self) -> Self:
        """Make the tables."""
        self.run(f"SET memory_limit = '{_MEMORY}'")
        self.attach(self._path, "scratch")
        create_tables(self.run, "scratch", SCRATCH)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Delete the file."""
        self.detach("scratch")
        self._path.unlink(missing_ok=True)

    def run(self, query: str, values: Sequence[object] = ()) -> None:
        """Run a statement on the store's tables and these."""
        self._store.run(query, values)

    def stream(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Stream what a query finds in them."""
        return self._store.stream(query)

    def insert(self, table: str, rows: Iterable[Any]) -> None:
        """Add rows to one of the tables here."""
        insert_rows(
            self.run, f"scratch.{table}", SCRATCH[table], rows,
            by_way_of=self._folder / "rows.json",
        )  # fmt: skip

    def attach(self, path: Path, name: str) -> None:
        """Have a file at hand under a name."""
        self.run(f"ATTACH {quote_path(path)} AS {name}")

    def detach(self, name: str) -> None:
        """Write what was changed in a file, and let it go."""
        self.run(f"DETACH {name}")
