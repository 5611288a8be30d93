"""The store of a graph folder: one DuckDB file whose tables SQL users can read as well.

Guarantees: a batch lands wholly or not at all, whenever the process dies; rows are only ever
added, but for those of a document that is extracted anew, and for decisions, all of which are
replaced at once; streams come sorted by id, so that order of arrival leaves no trace, and without
older versions of articles and what people forgot; it knows whether its decisions rest on all that
is streamed; it writes no file but its own. It computes nothing, and holds one writer at a time:
DuckDB locks the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from dateline.core import serde
from dateline.core.errors import DatelineError, GraphFolderError
from dateline.core.model import Claim, Decision, Document, Mention
from dateline.graph.corrections.records import Correction
from dateline.graph.versions import Edition, find_hidden, is_as_good
from dateline.workspace import store_rows
from dateline.workspace.duckdb_files import check_path, require_store
from dateline.workspace.open_file import OpenFile

FILE = "graph.duckdb"

_INSERT = 2_000  # rows written at a time: in larger pieces, DuckDB's JSON takes longer by the row
_DECISION = store_rows.list_columns("decisions")
_HASHED = f"SELECT hash({_DECISION}) FROM"
_DIGESTED = ("documents", "decisions", "readings", "hidden", "resolved")
_COUNTED = ("mentions", "claims", "ids", "claim_ids")

Record = TypeVar("Record")


class Store(OpenFile):
    """The tables of one graph; use it in a `with` block."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open a store; a writable one is created when it isn't there.

        Args:
            path: the DuckDB file; None keeps everything in memory.
            read_only: don't lock the file; several readers may then be at it.

        Raises:
            GraphFolderError: the file is missing, locked, or isn't a store of ours.
        """
        if path is not None:
            check_path(path)
        if read_only and path is not None:
            require_store(path)
        super().__init__(path, read_only=read_only)
        try:
            if not read_only:
                self._create()
            self._check()
            self._hidden = self._decided = self._read_hidden()
        except BaseException:
            self.close()
            raise

    def add(
        self,
        documents: Sequence[Document],
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        *,
        version: str,
    ) -> None:
        """Add what was extracted from some documents, replacing what is there of the same ones.

        Args:
            documents: the documents that were extracted.
            mentions: all that they mention.
            claims: all that they claim.
            version: the pipeline that did it, to know later what needn't be done again.

        Raises:
            GraphFolderError: the file can't be written.
        """
        ids = [document.id for document in documents]
        with self._transaction():
            self._execute("DELETE FROM mentions WHERE document IN (SELECT unnest(?))", [ids])
            self._execute("DELETE FROM claims WHERE document IN (SELECT unnest(?))", [ids])
            self._execute("DELETE FROM documents WHERE id IN (SELECT unnest(?))", [ids])
            self._insert("documents", (store_rows.from_document(one, version) for one in documents))
            self._insert("mentions", map(store_rows.from_mention, mentions))
            self._insert("claims", map(store_rows.from_claim, claims))
            self._note_readings(ids)
            self._execute("DELETE FROM resolved")

    def replace_decisions(self, decisions: Iterable[Decision], *, by: str) -> None:
        """Put new decisions, made from all that is stored, in the place of all old ones.

        Args:
            decisions: what was decided.
            by: who decided, as `linker@version`.

        Raises:
            GraphFolderError: the file can't be written.
        """
        with self._transaction():
            self._execute("DELETE FROM decisions")
            self._insert("decisions", decisions)
            self._note_resolved(by)
        self._decided = self._hidden

    def replace_decisions_by(self, query: str, values: Sequence[object], *, by: str) -> None:
        """As `replace_decisions`, with what a query finds; what was decided before stays.

        Raises:
            GraphFolderError: the file can't be written.
        """
        self._execute(f"CREATE OR REPLACE TEMP TABLE made AS {query}", values)
        with self._transaction():
            self._execute(f"DELETE FROM decisions WHERE hash({_DECISION}) NOT IN ({_HASHED} made)")
            self._execute(
                f"INSERT INTO decisions SELECT * FROM made "
                f"WHERE hash({_DECISION}) NOT IN ({_HASHED} decisions)"
            )
            self._note_resolved(by)
        self._decided = self._hidden

    def _note_resolved(self, by: str) -> None:
        self._execute("DELETE FROM resolved")
        self._insert("resolved", [{"by": by}])
        self._execute("DELETE FROM hidden")
        self._insert("hidden", [{"document": one} for one in sorted(self._hidden)])

    def resolved(self) -> bool:
        """Whether the decisions rest on all claims that are stored and not hidden.

        They don't after a build that was cut off between storing and resolving, nor when something
        else is hidden now.
        """
        done = self.count("resolved") > 0 and self._hidden == self._decided
        return done or self.count("documents") == 0

    def hide(self, entries: Sequence[Correction] = ()) -> frozenset[str]:
        """Leave out, from now on, older versions of articles and what people forgot.

        Only `replace_decisions` writes it down, as decisions rest on what isn't hidden.

        Args:
            entries: people's corrections.

        Returns:
            Ids of the documents that are left out.
        """
        self._hidden = find_hidden(self.editions(), entries)
        return self._hidden

    def editions(self) -> list[Edition]:
        """What tells the versions of articles apart, of all that is stored, in order of reading."""
        numbers = dict(self._rows("readings", "document")) if self._has("readings") else {}
        query = "SELECT id, url, source, published, title FROM documents"
        found = [
            Edition(
                id=id_, url=url, source=source, published=published, title=title,
                number=numbers.get(id_, 0),
            )
            for id_, url, source, published, title in self._execute(query).fetchall()
        ]  # fmt: skip
        return sorted(found, key=lambda one: (one.number, one.id))

    def note_readings(self, documents: Iterable[Document]) -> None:
        """Keep the order in which documents are read, where `add` won't come in that order.

        Raises:
            GraphFolderError: the file can't be written.
        """
        with self._transaction():
            self._note_readings([one.id for one in documents])

    def note_ids(self, table: str) -> int:
        """Keep what entities are called now, so that it can be followed when they are renamed.

        An id that was noted before leads on to where it led.

        Args:
            table: has the entities, with their chains.

        Returns:
            How many ids are new.

        Raises:
            GraphFolderError: the file can't be written.
        """
        before = self.count("ids")
        self._execute(
            f"INSERT INTO ids SELECT id, chains[1] FROM {table} "
            "WHERE id NOT IN (SELECT id FROM ids) ORDER BY id"
        )
        return self.count("ids") - before

    def ids(self) -> dict[str, str]:
        """What entities were called after some build → a chain that was of them."""
        return dict(self._rows("ids", "id"))

    def note_claim_ids(self, table: str, *, among: str) -> None:
        """Keep what facts are called now, as `note_ids` does of entities.

        A claim that is gone, as that of an article's older version, gives way to another.

        Args:
            table: has the claims, each with its fact.
            among: has the facts that are others than when this was noted last.

        Raises:
            GraphFolderError: the file can't be written.
        """
        self._execute(
            "CREATE OR REPLACE TEMP TABLE other AS SELECT fact, min(claim) AS claim "
            f"FROM {table} WHERE fact IN (FROM {among}) GROUP BY fact"
        )
        self._execute(
            "DELETE FROM claim_ids WHERE id IN (SELECT id FROM (SELECT id, claim FROM claim_ids "
            f"WHERE id IN (SELECT fact FROM other)) ANTI JOIN {table} USING (claim))"
        )
        self._execute(
            "INSERT INTO claim_ids SELECT fact, claim FROM other WHERE fact NOT IN "
            "(SELECT id FROM claim_ids WHERE id IN (SELECT fact FROM other)) ORDER BY fact"
        )

    def claim_ids(self) -> dict[str, str]:
        """What facts were called after some build → a claim that was of them."""
        return dict(self._rows("claim_ids", "id")) if self._has("claim_ids") else {}

    def extracted(self, documents: Sequence[Document], *, version: str) -> set[str]:
        """Ids of documents that needn't be extracted: this pipeline has done it, and knew no less.

        The same text may come again with a date or a headline that the first copy lacked; then it
        is worth doing again, since dates in the text are resolved against the article's.

        Args:
            documents: the documents at hand, each id once.
            version: the pipeline at hand.
        """
        columns, given = store_rows.list_columns("documents"), {one.id: one for one in documents}
        query = f"SELECT {columns} FROM documents WHERE id IN (SELECT unnest(?)) AND version = ?"
        rows = self._execute(query, [list(given), version]).fetchall()
        stored = map(store_rows.to_document, rows)
        return {one.id for one in stored if is_as_good(one, given[one.id])}

    def digests(self) -> list[object]:
        """What changes whenever something else follows from what is stored.

        Of mentions and claims the numbers, as they follow from the documents and from the version
        of the pipeline that read them; of former ids, too, as theirs are only ever added, or give
        way to another of the same fact when their article does.
        """
        found: list[object] = [self.count(one) for one in _COUNTED if self._has(one)]
        for table in _DIGESTED:
            if self._has(table):
                columns = store_rows.list_columns(table)
                row = self._execute(f"SELECT sum(hash({columns})) FROM {table}").fetchone()
                found += [table, row]
        return found

    def hash_documents(self, table: str, among: Sequence[str] | None = None) -> None:
        """Put the documents that aren't hidden into a table, each with a hash of all it has.

        Args:
            table: the table, with columns for both.
            among: ids of the only documents to put there.
        """
        columns = store_rows.list_columns("documents")
        self._execute(
            f"INSERT INTO {table} SELECT id, hash({columns}) FROM documents "
            "WHERE id NOT IN (SELECT unnest($1::VARCHAR[])) "
            "AND ($2 IS NULL OR id IN (SELECT unnest($2::VARCHAR[])))",
            [sorted(self._hidden), among],
        )

    def documents(self) -> Iterator[Document]:
        """Every document, sorted by id."""
        return self._records("documents", "id", store_rows.to_document, of="id")

    def published(self) -> dict[str, str]:
        """Id of each document that has a publication date → that date."""
        return self._column("published")

    def urls(self) -> dict[str, str]:
        """Id of each document that has an address → that address."""
        return self._column("url")

    def mentions(self, among: Sequence[str] | None = None) -> Iterator[Mention]:
        """Every mention, sorted by document, place and id; `among` are the only documents."""
        order = 'document, "start", "end", id'
        return self._records("mentions", order, store_rows.to_mention, of="document", among=among)

    def claims(self, among: Sequence[str] | None = None) -> Iterator[Claim]:
        """Every claim, sorted by document and id; `among` are the only documents."""
        return self._records(
            "claims", "document, id", store_rows.to_claim, of="document", among=among
        )

    def decisions(self) -> Iterator[Decision]:
        """Every decision, sorted by what it judges."""
        return self._records("decisions", '"left", "right", "by"', store_rows.to_decision)

    def _create(self) -> None:
        """Make the tables that aren't there."""
        for table, columns in store_rows.TABLES.items():
            shape = ", ".join(
                f'"{name}" {store_rows.name_type(kind)}' for name, kind in columns.items()
            )
            self._execute(f"CREATE TABLE IF NOT EXISTS {table} ({shape})")

    def _check(self) -> None:
        """Raise `GraphFolderError` unless the tables are as this version makes them."""
        query = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        found = set(self._execute(query).fetchall())
        wanted = {
            (table, name)
            for table, columns in store_rows.TABLES.items()
            if self._has(table)
            for name in columns
        }
        if not wanted <= found:
            message = (
                f"{self._name} has tables that this version doesn't know; build the graph anew"
            )
            raise GraphFolderError(message)

    def _insert(self, table: str, values: Iterable[object]) -> None:
        """Add rows in bulk, as JSON in a parameter.

        50,000 rows a second, where `executemany` does 2,000. By way of a file it would be 250,000,
        but then a build would need room in the folder for temporary files as well.
        """
        shape = json.dumps([store_rows.TABLES[table]])
        query = f"INSERT INTO {table} BY NAME SELECT unnest(from_json(?::JSON, ?), max_depth := 2)"
        left = iter(values)
        while some := list(islice(left, _INSERT)):
            self._execute(query, [serde.encode(some).decode(), shape])

    def _has(self, table: str) -> bool:
        """Whether a table is there; those of this version only must not be, where it only reads."""
        query = "SELECT count(*) FROM duckdb_tables() WHERE table_name = ?"
        return table not in store_rows.NEWER or self._execute(query, [table]).fetchone() != (0,)

    def _read_hidden(self) -> frozenset[str]:
        found = self._rows("hidden", "document") if self._has("hidden") else ()
        return frozenset(document for (document,) in found)

    def _note_readings(self, ids: Sequence[str]) -> None:
        """Number documents that were never read before."""
        query = "SELECT document FROM readings WHERE document IN (SELECT unnest(?))"
        known = {document for (document,) in self._execute(query, [ids]).fetchall()}
        row = self._execute("SELECT coalesce(max(number), 0) FROM readings").fetchone()
        new = [one for one in ids if one not in known]
        first = 1 if row is None else int(row[0]) + 1
        numbered = enumerate(new, start=first)
        self._insert("readings", [{"document": one, "number": at} for at, one in numbered])

    def _column(self, name: str) -> dict[str, str]:
        """Id of each document that isn't hidden → what it has in a column, if anything."""
        query = f'SELECT id, "{name}" FROM documents WHERE "{name}" IS NOT NULL'
        found = self._execute(query).fetchall()
        return {id_: value for id_, value in found if id_ not in self._hidden}

    def _records(
        self,
        table: str,
        order: str,
        make: Callable[[store_rows.Row], Record],
        *,
        of: str = "",
        among: Sequence[str] | None = None,
    ) -> Iterator[Record]:
        """Stream the records of a table; `of` is the column with the document, which may be hidden.

        Raises:
            GraphFolderError: a row isn't one that this version writes.
        """
        for row in self._rows(table, order, of=of, among=among):
            try:
                yield make(row)
            except (ValueError, TypeError, DatelineError) as error:
                message = f"{self._name} can't be used: {error}; build into a new folder"
                raise GraphFolderError(message) from error

    def _rows(
        self, table: str, order: str, *, of: str = "", among: Sequence[str] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Stream a table."""
        chosen = {"": among} if among is not None else {}
        if of and self._hidden:
            chosen["NOT"] = sorted(self._hidden)
        shown = [f"{of} {sign} IN (SELECT unnest(?::VARCHAR[]))" for sign in chosen]
        where = f"WHERE {' AND '.join(shown)}" if shown else ""
        query = f"SELECT {store_rows.list_columns(table)} FROM {table} {where} ORDER BY {order}"
        return self.stream(query, list(chosen.values()))
