"""What new articles say of who is who, read while they were extracted, until it is decided.

Whoever works on articles, in whatever process, reads this as well, so that a build with several
needn't read all articles once more by itself afterwards.

Guarantees: what waits is taken only for an article that is stored with the date and address by
which it was read, and is gone with the store's connection; of more than `MOST` articles it isn't
kept, and they are read when it is decided. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.workspace.batches import Extracted
from dateline.workspace.bulk import insert_rows
from dateline.workspace.store_rows import Shape, name_type
from dateline.workspace.who.file import TABLES, WhoFile
from dateline.workspace.who.rows import article_row, link_rows, profile_rows

if TYPE_CHECKING:
    from dateline.workspace.store import Store

MOST = 10_000  # articles that may wait: 16 KB each, in memory
_TABLES: dict[str, dict[str, Shape]] = {
    "articles": TABLES["articles"] | {"published": "VARCHAR", "url": "VARCHAR"},
    "links": TABLES["links"],
    "profiles": TABLES["profiles"],
}
_AMONG = "WHERE document IN (SELECT unnest(?::VARCHAR[]))"


class Waiting:
    """What was read of articles that are new in a store."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Nothing waits yet.

        Args:
            store: the store, open for writing.
            folder: its folder.
        """
        self._store, self._rows, self._left = store, folder / "rows.json", MOST
        for table, columns in _TABLES.items():
            shape = ", ".join(f'"{name}" {name_type(kind)}' for name, kind in columns.items())
            store.run(f"CREATE OR REPLACE TEMP TABLE waiting_{table} ({shape})")

    def note(self, made: Extracted) -> None:
        """Keep what was read of articles that are stored now."""
        kept = made.read[: self._left]
        self._left -= len(kept)
        ids = [one.id for one in made.documents]
        told = {one.id: {"published": one.published, "url": one.url} for one in made.documents}
        rows: dict[str, Iterator[dict[str, object]]] = {
            "links": (row for one in kept for row in link_rows(one)),
            "profiles": (row for one in kept for row in profile_rows(one)),
            "articles": (article_row(one) | told[one.document] for one in kept),
        }
        for table, some in rows.items():
            name = f"waiting_{table}"
            self._store.run(f"DELETE FROM {name} {_AMONG}", [ids])  # of what it said before
            insert_rows(self._store.run, name, _TABLES[table], some, by_way_of=self._rows)

    def take(self, file: WhoFile, new: Sequence[str]) -> set[str]:
        """Move what waits of some articles to where what is known of articles is.

        Args:
            file: where links and profiles go; articles go to its table `arrived`.
            new: the articles, by id.

        Returns:
            Those that needn't be read any more.
        """
        columns = ", ".join(TABLES["articles"])
        file.run(
            f"INSERT INTO arrived SELECT {columns} FROM waiting_articles waiting {_AMONG} "
            "AND EXISTS (FROM documents one WHERE one.id = waiting.document "
            "AND one.published IS NOT DISTINCT FROM waiting.published "
            "AND one.url IS NOT DISTINCT FROM waiting.url)",
            list(new),
        )
        for table in ("links", "profiles"):
            file.run(
                f"INSERT INTO who.{table} BY NAME FROM waiting_{table} "
                "WHERE document IN (SELECT document FROM arrived)"
            )
        return set(file.column("SELECT document FROM arrived"))
