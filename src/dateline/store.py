"""The store of a graph folder: one DuckDB file with four tables that SQL users can read as well.

Guarantees: a batch lands wholly or not at all, whenever the process dies; rows are only ever
added, but for those of a document that is extracted anew, which are replaced in the same step;
streams come sorted by id, so that order of arrival leaves no trace. It computes nothing, and
holds one writer at a time: DuckDB locks the file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from dateline import serde
from dateline.errors import GraphFolderError
from dateline.model import (
    Claim,
    Decision,
    Document,
    Judgement,
    Literal,
    Mention,
    Span,
    Stance,
    Zone,
)

FILE = "graph.duckdb"

_TABLES = {
    "documents": {
        "id": "VARCHAR",
        "text": "VARCHAR",
        "source": "VARCHAR",
        "url": "VARCHAR",
        "title": "VARCHAR",
        "authors": "VARCHAR[]",
        "published": "VARCHAR",
        "publisher": "VARCHAR",
        "language": "VARCHAR",
        "zones": 'STRUCT(kind VARCHAR, "start" INTEGER, "end" INTEGER)[]',
        "notes": "VARCHAR[]",
        "version": "VARCHAR",  # of the pipeline that extracted it
    },
    "mentions": {
        "id": "VARCHAR",
        "document": "VARCHAR",
        "start": "INTEGER",
        "end": "INTEGER",
        "text": "VARCHAR",
        "kind": "VARCHAR",
        "form": "VARCHAR",
        "name": "VARCHAR",
        "chain": "VARCHAR",
        "authority": "VARCHAR",
        "type": "VARCHAR",
        "confidence": "DOUBLE",
        "origin": "VARCHAR",
    },
    "claims": {
        "id": "VARCHAR",
        "document": "VARCHAR",
        "subject": "VARCHAR",
        "predicate": "VARCHAR",
        "object": "VARCHAR",  # id of a mention, NULL when the object is a literal
        "value": "VARCHAR",
        "datatype": "VARCHAR",
        "unit": "VARCHAR",
        "evidence": 'STRUCT("start" INTEGER, "end" INTEGER)[]',
        "stance": "VARCHAR",
        "speaker": "VARCHAR",
        "when": "VARCHAR",
        "when_text": "VARCHAR",
        "place": "VARCHAR",
        "confidence": "DOUBLE",
        "origin": "VARCHAR",
    },
    "decisions": {
        "left": "VARCHAR",
        "right": "VARCHAR",
        "judgement": "VARCHAR",
        "score": "DOUBLE",
        "reasons": "VARCHAR[]",
        "by": "VARCHAR",
    },
}
_FETCH = 10_000  # rows held at a time while streaming
_LONGEST = 16_777_216  # bytes of one JSON object that DuckDB reads unasked


class Store:
    """The tables of one graph; use it in a `with` block."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open a store; a writable one is created when it isn't there.

        Args:
            path: the DuckDB file; None keeps everything in memory.
            read_only: don't lock the file; several readers may then be at it.

        Raises:
            GraphFolderError: the file is missing, locked, or isn't a store of ours.
        """
        self._name = "in memory" if path is None else str(path)
        if read_only and path is not None and not path.is_file():
            message = f"{path.parent} isn't a graph: it has no {path.name}; make one with `build`"
            raise GraphFolderError(message)
        with self._explained():
            self._connection = duckdb.connect(
                ":memory:" if path is None else path,
                read_only=read_only,
                # Never let a query fetch an extension from the network.
                config={"autoinstall_known_extensions": "false"},
            )
            if not read_only:
                self._create()
        self._check()

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file and let others have it."""
        self.close()

    def close(self) -> None:
        """Close the file and let others have it."""
        self._connection.close()

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
            self._insert("documents", (_document_row(one, version) for one in documents))
            self._insert("mentions", map(_mention_row, mentions))
            self._insert("claims", map(_claim_row, claims))

    def replace_decisions(self, decisions: Iterable[Decision]) -> None:
        """Put new decisions in the place of all old ones.

        Raises:
            GraphFolderError: the file can't be written.
        """
        with self._transaction():
            self._execute("DELETE FROM decisions")
            self._insert("decisions", decisions)

    def extracted(self, document: Document, *, version: str) -> bool:
        """Whether a document needn't be extracted: this pipeline has done it, and knew no less.

        The same text may come again with a date or a headline that the first copy lacked; then it
        is worth doing again, since dates in the text are resolved against the article's.

        Args:
            document: the document at hand.
            version: the pipeline at hand.
        """
        query = f"SELECT {_columns('documents')} FROM documents WHERE id = ?"
        row = self._execute(query, [document.id]).fetchone()
        if row is None or row[-1] != version:
            return False
        stored = _document(row)
        return metadata_rank(stored) <= metadata_rank(document)

    def count(self, table: str) -> int:
        """Number of rows of a table."""
        row = self._execute(f'SELECT count(*) FROM "{table}"').fetchone()
        return 0 if row is None else int(row[0])

    def documents(self) -> Iterator[Document]:
        """Every document, sorted by id."""
        return map(_document, self._rows("documents", "id"))

    def mentions(self) -> Iterator[Mention]:
        """Every mention, sorted by document, place and id."""
        return map(_mention, self._rows("mentions", 'document, "start", "end", id'))

    def claims(self) -> Iterator[Claim]:
        """Every claim, sorted by document and id."""
        return map(_claim, self._rows("claims", "document, id"))

    def decisions(self) -> Iterator[Decision]:
        """Every decision, sorted by what it judges."""
        return map(_decision, self._rows("decisions", '"left", "right", "by"'))

    def _create(self) -> None:
        """Make the tables that aren't there."""
        for table, columns in _TABLES.items():
            shape = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
            self._connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({shape})")

    def _check(self) -> None:
        """Raise `GraphFolderError` unless the tables are as this version makes them."""
        query = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        found = set(self._execute(query).fetchall())
        if not {(table, name) for table, columns in _TABLES.items() for name in columns} <= found:
            self.close()
            message = (
                f"{self._name} has tables that this version doesn't know; build the graph anew"
            )
            raise GraphFolderError(message)

    def _insert(self, table: str, rows: Iterable[object]) -> None:
        """Add rows in bulk.

        By way of a file of JSON lines: 470,000 rows a second, against 70,000 for JSON in a
        parameter and 2,000 for `executemany`.
        """
        lines = serde.encode_lines(rows)
        if not lines:
            return
        shape = ", ".join(f"'{name}': '{_quoted(kind)}'" for name, kind in _TABLES[table].items())
        longest = max(_LONGEST, len(max(lines.split(b"\n"), key=len)) + 1)
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            file = Path(folder, f"{table}.jsonl")
            file.write_bytes(lines)
            self._execute(
                f"INSERT INTO {table} BY NAME SELECT * FROM read_json(?, columns = {{{shape}}}, "
                f"format = 'newline_delimited', maximum_object_size = {longest})",
                [str(file)],
            )

    def _rows(self, table: str, order: str) -> Iterator[tuple[Any, ...]]:
        """Stream a table; a cursor of its own, so that several streams can be open."""
        with self._explained():
            cursor = self._connection.cursor()
            query = f"SELECT {_columns(table)} FROM {table} ORDER BY {order}"
            cursor.execute(query)
            while rows := cursor.fetchmany(_FETCH):
                yield from rows

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
            self._connection.rollback()
            raise
        self._execute("COMMIT")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in one line what DuckDB says in many."""
        try:
            yield
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            if "could not set lock" in reason.lower():
                message = f"{self._name} is in use by another process; wait for it to end"
            else:
                advice = "put a copy of it back, or build into a new folder"
                message = f"{self._name} can't be used as a graph's store: {reason}; {advice}"
            raise GraphFolderError(message) from error


def metadata_rank(document: Document) -> tuple[int, bytes]:
    """Order of preference among copies of one text: most metadata first, then any fixed order.

    Where a copy was read from and what was assumed in reading it aren't metadata.
    """
    known = (
        document.url,
        document.title,
        document.published,
        document.publisher,
        document.authors,
        document.zones,
    )
    filled = sum(1 for value in known if value is not None and value != ())
    return (-filled, serde.encode((known, document.language)))


def _quoted(kind: str) -> str:
    return kind.replace("'", "''")


def _columns(table: str) -> str:
    return ", ".join(f'"{name}"' for name in _TABLES[table])


def _document_row(document: Document, version: str) -> dict[str, object]:
    return {**serde.plain(document), "version": version}


def _mention_row(mention: Mention) -> dict[str, object]:
    row: dict[str, object] = serde.plain(mention)
    del row["span"]
    return {**row, "start": mention.span.start, "end": mention.span.end}


def _claim_row(claim: Claim) -> dict[str, object]:
    row: dict[str, object] = serde.plain(claim)
    if isinstance(claim.object, Literal):
        row |= {"object": None, **serde.plain(claim.object)}
    return row


def _document(row: tuple[Any, ...]) -> Document:
    return Document(
        id=row[0],
        text=row[1],
        source=row[2],
        url=row[3],
        title=row[4],
        authors=tuple(row[5]),
        published=row[6],
        publisher=row[7],
        language=row[8],
        zones=tuple(Zone(**zone) for zone in row[9]),
        notes=tuple(row[10]),
    )


def _mention(row: tuple[Any, ...]) -> Mention:
    return Mention(
        id=row[0],
        document=row[1],
        span=Span(start=row[2], end=row[3]),
        text=row[4],
        kind=row[5],
        form=row[6],
        name=row[7],
        chain=row[8],
        authority=row[9],
        type=row[10],
        confidence=row[11],
        origin=row[12],
    )


def _claim(row: tuple[Any, ...]) -> Claim:
    value = row[4] if row[4] is not None else Literal(value=row[5], datatype=row[6], unit=row[7])
    return Claim(
        id=row[0],
        document=row[1],
        subject=row[2],
        predicate=row[3],
        object=value,
        evidence=tuple(Span(**span) for span in row[8]),
        stance=Stance(row[9]),
        speaker=row[10],
        when=row[11],
        when_text=row[12],
        place=row[13],
        confidence=row[14],
        origin=row[15],
    )


def _decision(row: tuple[Any, ...]) -> Decision:
    return Decision(
        left=row[0],
        right=row[1],
        judgement=Judgement(row[2]),
        score=row[3],
        reasons=tuple(row[4]),
        by=row[5],
    )
