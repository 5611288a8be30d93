"""What a fold holds, as mappings that read what is asked of them.

Guarantees: one thing is one object, however often and by whatever way it is asked for; whoever goes
through a mapping has all of it read, once.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar, overload

from dateline.core.interpreter import hold_collector
from dateline.core.model import Decision, Document, Entity, Fact, Judgement, Stance
from dateline.graph.entity_building import Anchor
from dateline.graph.events import ROLES
from dateline.graph.on_demand import DecisionTable, FactTable, Shelf
from dateline.workspace import store_rows
from dateline.workspace.bulk import select_columns
from dateline.workspace.fold import rows
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.tables import SCRATCH, TABLES
from dateline.workspace.store_rows import Row

Value = TypeVar("Value")

_MANY = 5_000  # rows by number that are looked up at once
_DOCUMENT = select_columns(TABLES["documents"])
_ENTITY = select_columns(SCRATCH["entities"])
_FACT = select_columns(SCRATCH["facts"], "facts")


class TableShelf(Shelf[Value]):
    """A table whose rows are read by key, each once."""

    def __init__(self, file: FoldFile, *, table: str, key: str = "id") -> None:
        """Take the file, the table, and the column that rows are found by."""
        self._file = file
        self._table = table
        self._key = key
        self._found: dict[str, Value] = {}
        self._missing: set[str] = set()
        self._size: int | None = None
        self._is_whole = False

    @abstractmethod
    def read(self, where: str, values: Sequence[object]) -> None:
        """Read the rows that a condition allows, sorted by key, and keep them in `_found`."""

    def __getitem__(self, key: str) -> Value:
        """The value of a key."""
        if key not in self._found:
            self.fetch([key])
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        """All keys, sorted."""
        self.fetch_all()
        return iter(self._found)

    def __len__(self) -> int:
        """How many there are."""
        if self._size is None:
            self._size = self._file.count(self._table)
        return self._size

    def fetch(self, keys: Iterable[str]) -> None:
        """Read the rows of some keys."""
        with self._file.lock:
            left = [] if self._is_whole else [one for one in keys if self._is_unknown(one)]
            if len(left) == 1:
                self.read(f'WHERE "{self._key}" = ?', left)
            elif left:
                self.read(f'WHERE "{self._key}" IN (SELECT unnest(?::VARCHAR[]))', [left])
            self._missing.update(one for one in left if one not in self._found)

    def _is_unknown(self, key: str) -> bool:
        return key not in self._found and key not in self._missing

    def fetch_all(self) -> None:
        """Read everything."""
        with self._file.lock:
            if not self._is_whole:
                with hold_collector():
                    self.read("", [])
                self._found = {key: self._found[key] for key in sorted(self._found)}
                self._is_whole = True


class Documents(TableShelf[Document]):
    """Id → document."""

    def __init__(self, file: FoldFile) -> None:
        """Take the file."""
        super().__init__(file, table="documents")

    def read(self, where: str, values: Sequence[object]) -> None:
        """Read documents."""
        for row in self._file.rows(f"SELECT {_DOCUMENT} FROM documents {where}", values):
            self._found.setdefault(row[0], store_rows.to_document(row))


class Entities(TableShelf[Entity]):
    """Id → entity."""

    def __init__(self, file: FoldFile) -> None:
        """Take the file."""
        super().__init__(file, table="entities")
        self.by_number: dict[int, Entity] = {}
        self.numbers: dict[str, int] = {}
        self.degrees: dict[str, int] = {}

    def read(self, where: str, values: Sequence[object]) -> None:
        """Read entities."""
        for row in self._file.rows(f"SELECT {_ENTITY}, n, degree FROM entities {where}", values):
            number = row[-2]
            if number not in self.by_number:
                entity = rows.to_entity(row)
                self.by_number[number] = self._found[entity.id] = entity
                self.numbers[entity.id], self.degrees[entity.id] = number, row[-1]

    def fetch_numbered(self, numbers: Iterable[int]) -> None:
        """Read the entities of some numbers."""
        with self._file.lock:
            left = {one for one in numbers if one not in self.by_number}
            if left and len(left) * 4 > len(self):
                self.fetch_all()
            elif left:
                self.read(*_among(left))

    def numbered(self, numbers: Iterable[int]) -> list[Entity]:
        """The entities of some numbers, in their order."""
        wanted = list(numbers)
        self.fetch_numbered(wanted)
        return [self.by_number[one] for one in wanted]

    def degree(self, entity: str) -> int:
        """How many facts an entity is an end of."""
        _ = self[entity]
        return self.degrees[entity]


class Facts(FactTable):
    """All facts, sorted by id."""

    def __init__(self, file: FoldFile, entities: Entities, documents: Documents) -> None:
        """Take the file, and what gives the ends and the words of facts."""
        self._file = file
        self._entities = entities
        self._documents = documents
        self._all: tuple[Fact, ...] | None = None
        self._size: int | None = None
        self.by_number: dict[int, Fact] = {}
        self.by_id: dict[str, Fact] = {}
        self.told: dict[str, tuple[int | None, tuple[str, ...] | None, str | None]] = {}

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Fact]: ...
    def __getitem__(self, at: int | slice) -> Fact | Sequence[Fact]:
        """A fact by its place, or those of a slice."""
        return self.all()[at]

    def __len__(self) -> int:
        """How many there are."""
        if self._size is None:
            self._size = self._file.count("facts")
        return self._size

    def __iter__(self) -> Iterator[Fact]:
        """All facts, sorted by id."""
        return iter(self.all())

    @property
    def is_whole(self) -> bool:
        """Whether all facts have been read."""
        return self._all is not None

    def all(self) -> tuple[Fact, ...]:
        """All facts, sorted by id; read at the first call."""
        with self._file.lock:
            if self._all is None:
                with hold_collector():
                    self._documents.fetch_all()
                    self._entities.fetch_all()
                    found = list(self.read("", []))
                self._all = tuple(sorted(found, key=lambda fact: fact.id))
            return self._all

    def choose(
        self, *, predicate: str | None, stance: Stance | None, min_sources: int
    ) -> Iterable[Fact]:
        """See `FactTable.choose`."""
        asked = {"predicate = ?": predicate, "stance = ?": stance, "sources >= ?": min_sources}
        given = {
            words: str(value) if isinstance(value, Stance) else value
            for words, value in asked.items()
            if value is not None and value != 1
        }
        if not given or self.is_whole:
            return self.all()
        with self._file.lock:
            found = self.read(f"WHERE {' AND '.join(given)}", list(given.values()))
            return sorted(found, key=lambda fact: fact.id)

    def has_value(self, text: str) -> bool:
        """See `FactTable.has_value`."""
        query = "SELECT 1 FROM facts WHERE value = ? AND object IS NULL LIMIT 1"
        return self._file.value(query, [text]) is not None

    def find(self, name: str) -> Fact | None:
        """See `FactTable.find`."""
        with self._file.lock:
            if name not in self.by_id and not self.is_whole:
                list(self.read("WHERE id = ?", [name]))
            return self.by_id.get(name)

    def find_tellers(self, facts: Sequence[Fact]) -> list[str]:
        """See `FactTable.find_tellers`."""
        quotes = [one for fact in facts for one in fact.evidence]
        places = [[getattr(one, name) for one in quotes] for name in ("document", "start", "end")]
        # By themselves, since facts are gone through where it isn't known which are wanted.
        numbers = [one for (one,) in self._file.rows(_QUOTING, places[:1])]
        if not numbers:
            return []
        where, given = _among(numbers)
        rows = self._file.rows(_TELLERS.format(where=where), [*places, *given])
        return [name for (name,) in rows]

    def numbered(self, numbers: Iterable[int]) -> list[Fact]:
        """The facts of some numbers, in their order."""
        wanted = list(numbers)
        with self._file.lock:
            left = {one for one in wanted if one not in self.by_number}
            if left:
                list(self.read(*_among(left)))
            return [self.by_number[one] for one in wanted]

    def read(self, where: str, values: Sequence[object]) -> Iterator[Fact]:
        """The facts that a condition allows, with all that they speak of and quote."""
        query = f"""
            SELECT {_FACT}, n, told_by, titles, term
            FROM (SELECT * FROM facts {where}) facts LEFT JOIN told ON told.fact = facts.n
                LEFT JOIN terms ON terms.fact = facts.n"""
        stream = self._file.rows(query, values)
        while some := [row for _, row in zip(range(_MANY), stream, strict=False)]:
            self._entities.fetch_numbered(
                end for row in some for end in (row[1], row[3], row[7], row[10]) if end is not None
            )
            self._documents.fetch({one["document"] for row in some for one in row[13]})
            for row in some:
                yield self._keep(row)

    def _keep(self, row: Row) -> Fact:
        """The fact of a row: the one that was made of it before, if one was."""
        number, told_by, titles, term = row[-4:]
        if number not in self.by_number:
            fact = rows.to_fact(row, self._entities.by_number, self._documents)
            self.by_number[number] = self.by_id[fact.id] = fact
            if (told_by, titles, term) != (None, None, None):
                self.told[fact.id] = told_by, None if titles is None else tuple(titles), term
        return self.by_number[number]


_QUOTING = """
    SELECT DISTINCT fact FROM quotes WHERE document IN (SELECT unnest(?::VARCHAR[]))"""
_TELLERS = f"""
    WITH places AS (
        SELECT DISTINCT unnest(?::VARCHAR[]) AS document, unnest(?::INTEGER[]) AS "start",
            unnest(?::INTEGER[]) AS "end"
    ), told AS (
        SELECT subject, unnest(evidence) AS quote
        FROM (SELECT subject, predicate, evidence FROM facts {{where}})
        WHERE predicate IN ({", ".join(f"'{one}'" for one in (*ROLES, "date"))})
    )
    SELECT DISTINCT id FROM told JOIN entities ON n = subject AND kind = 'Event'
        JOIN places p ON p.document = quote.document
            AND p."start" = quote."start" AND p."end" = quote."end"
    ORDER BY id"""


class Anchors(TableShelf[Anchor]):
    """Chain → what it is found by."""

    def __init__(self, file: FoldFile) -> None:
        """Take the file."""
        super().__init__(file, table="chains")
        self.entities: dict[str, int] = {}

    def read(self, where: str, values: Sequence[object]) -> None:
        """Read chains."""
        list(self._keep(where, values))

    def in_document(self, document: str) -> list[Anchor]:
        """What the chains of a document are found by, sorted by id."""
        with self._file.lock:
            return list(self._keep("WHERE document = ? ORDER BY id", [document]))

    def _keep(self, where: str, values: Sequence[object]) -> Iterator[Anchor]:
        columns = select_columns(TABLES["chains"])
        for row in self._file.rows(f"SELECT {columns} FROM chains {where}", values):
            self.entities[row[0]] = row[-1]
            yield self._found.setdefault(row[0], rows.to_anchor(row))


class Ids(TableShelf[str]):
    """Id that something had → what it leads to."""

    def __init__(self, file: FoldFile, *, table: str, to: str) -> None:
        """Take the file, the table, and the column with what ids lead to."""
        super().__init__(file, table=table)
        self._to = to

    def read(self, where: str, values: Sequence[object]) -> None:
        """Read ids."""
        query = f"SELECT id, {self._to} FROM {self._table} {where}"
        self._found.update(self._file.rows(query, values))


class Decisions(DecisionTable):
    """What was decided about the chains, read when it is asked for."""

    def __init__(self, file: FoldFile) -> None:
        """Take the file."""
        self._file = file
        self._all: tuple[Decision, ...] | None = None

    @overload
    def __getitem__(self, at: int) -> Decision: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Decision]: ...
    def __getitem__(self, at: int | slice) -> Decision | Sequence[Decision]:
        """A decision by its place, or those of a slice."""
        return self._read()[at]

    def __len__(self) -> int:
        """How many there are."""
        return self._file.count("decisions")

    def __iter__(self) -> Iterator[Decision]:
        """All decisions, sorted by what they judge."""
        return iter(self._read())

    def doubtful(self, sure: float) -> tuple[Decision, ...]:
        """See `DecisionTable.doubtful`."""
        where = f"WHERE judgement = '{Judgement.UNSURE}' OR greatest(score, 1 - score) < ?"
        return self._choose(where, [sure])

    def about(self, chains: Collection[str]) -> tuple[Decision, ...]:
        """See `DecisionTable.about`."""
        chosen = "(SELECT unnest(?::VARCHAR[]))"
        return self._choose(f'WHERE "left" IN {chosen} OR "right" IN {chosen}', [list(chains)] * 2)

    def _read(self) -> tuple[Decision, ...]:
        if self._all is None:
            self._all = self._choose("", [])
        return self._all

    def _choose(self, where: str, values: Sequence[object]) -> tuple[Decision, ...]:
        columns = select_columns(TABLES["decisions"])
        query = f'SELECT {columns} FROM decisions {where} ORDER BY "left", "right", "by"'
        return tuple(map(store_rows.to_decision, self._file.rows(query, values)))


def _among(numbers: Iterable[int]) -> tuple[str, list[object]]:
    """The condition that a row has one of some numbers."""
    wanted = sorted(numbers)
    low, high = wanted[0], wanted[-1]  # so that DuckDB skips what lies before and behind
    if high - low + 1 == len(wanted):
        return "WHERE n BETWEEN ? AND ?", [low, high]
    return "WHERE n BETWEEN ? AND ? AND n IN (SELECT unnest(?::INTEGER[]))", [low, high, wanted]
