"""The file of what telling who is who keeps, beside the store.

Guarantees: what isn't whole, or was made by another version, is emptied; it holds rows and knows
nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateline.workspace.bulk import create_tables, insert_rows
from dateline.workspace.store import Store
from dateline.workspace.store_rows import TABLES as RECORDS
from dateline.workspace.store_rows import Shape

FILE = "who.duckdb"

TABLES: dict[str, dict[str, Shape]] = {
    "articles": {
        "document": "VARCHAR",
        "hash": "UBIGINT",
        "named": "BOOLEAN",  # whether it mentions anything
        "company": ["VARCHAR"],
        "weights": ["UTINYINT"],
        "decided": "BOOLEAN",  # whether who is who was decided since it was noted
    },
    "links": {"document": "VARCHAR", **RECORDS["decisions"]},
    "profiles": {
        "id": "VARCHAR",
        "document": "VARCHAR",
        "key": "VARCHAR",
        "link": "VARCHAR",
        "clue": "VARCHAR",
        "label": "VARCHAR",
        "own": ["VARCHAR"],
        "data": "VARCHAR",
    },
    # Of all chains with one name and one link, the one that is compared, and how many they are.
    "held": {"key": "VARCHAR", "link": "VARCHAR", "id": "VARCHAR", "told": "INTEGER"},
    "labels": {"clue": "VARCHAR", "label": "VARCHAR"},
    "frequent": {"clue": "VARCHAR"},
    "marks": {"sort": "VARCHAR", "value": "UBIGINT", "key": "VARCHAR", "times": "INTEGER"},
    "ties": {"one": "VARCHAR", "two": "VARCHAR"},  # each both ways
    "findings": {
        "step": "VARCHAR",
        "one": "VARCHAR",
        "two": "VARCHAR",
        "left": "VARCHAR",
        "right": "VARCHAR",
        "joined": "BOOLEAN",
        "score": "DOUBLE",
        "why": ["VARCHAR"],
    },
    "made": {"by": "VARCHAR"},  # a row once all is noted
}
# The chains that names are decided by: of those with one link, one.
COMPARED = """
    FROM who.profiles LEFT JOIN (SELECT id, told FROM who.held) USING (id)
    WHERE (link IS NULL OR told IS NOT NULL)"""


class WhoFile:
    """The tables of a store's file, attached as `who`.

    Attributes:
        store: the store.
        is_new: whether nothing was decided before.
    """

    def __init__(self, store: Store, folder: Path, made_by: str) -> None:
        """Take a store that has the file attached, and what it has to be made by."""
        self.store = store
        self._made_by = made_by
        self._rows = folder / "rows.json"
        query = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'who'"
        known = self.all(query) == [(len(TABLES),)]
        if not known or self.all('SELECT "by" FROM who.made') != [(made_by,)]:
            for table in TABLES:
                self.run(f"DROP TABLE IF EXISTS who.{table}")
            create_tables(self.store.run, "who", TABLES)
            self.insert("made", [{"by": made_by}])
        self.is_new = self.column("SELECT count(*) FROM who.articles WHERE decided") == [0]

    @contextmanager
    def changing(self) -> Iterator[None]:
        """What is cut off within isn't used."""
        self.run("DELETE FROM who.made")
        yield
        self.insert("made", [{"by": self._made_by}])

    def forget_decisions(self) -> None:
        """Empty what was noted of names when they were decided, so that all are as if new."""
        for table in ("marks", "ties", "findings"):
            self.run(f"DELETE FROM who.{table}")
        self.is_new = True

    def run(self, query: str, *values: object) -> None:
        """Run a statement, on tables of the store as well."""
        self.store.run(query, values)

    def all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """All that a query finds."""
        return self.store.fetch(query, values)

    def column(self, query: str, *values: object) -> list[Any]:
        """The one column that a query finds."""
        return [one for (one,) in self.all(query, *values)]

    def stream(self, query: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        """Stream what a query finds, on tables that aren't temporary."""
        return self.store.stream(query, values)

    def insert(self, table: str, rows: Iterable[Mapping[str, object]], *, into: str = "") -> None:
        """Add rows to a table, or to another that has columns of the same names."""
        insert_rows(
            self.store.run, into or f"who.{table}", TABLES[table], rows, by_way_of=self._rows
        )


@contextmanager
def open_file(store: Store, folder: Path, made_by: str) -> Iterator[WhoFile]:
    """Have a graph folder's file at hand, an empty one if there is none that fits.

    Args:
        store: the folder's store, open for writing.
        folder: the folder.
        made_by: what makes what is noted.
    """
    store.attach(folder / FILE, "who")
    try:
        yield WhoFile(store, folder, made_by)
    finally:
        store.run("DETACH who")
