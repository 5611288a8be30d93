"""What a dump of Wikidata has said so far, kept on disk while the dump is read.

Guarantees: what was kept stays kept, whenever the reading is cut off, and is gone on from; memory
doesn't grow with the dump; a class that the table lacks has the kind of the nearest class above it
that the table has. What was kept for another file, or with other options, is forgotten.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from dateline import ontology
from dateline.authority.own.packed_lines import Place
from dateline.authority.own.wikidata_items import Item, Read, Redirect

UNNAMED = "of a class that news doesn't name"
UNREAD = "that can't be read"

_OUT = ""  # the kind of what news doesn't name
_FILE = "items.sqlite"
_KEPT = 1 << 16  # look-ups; classes and offices recur
_CACHE = -32_000  # kB of pages that SQLite may hold; negative by its convention
_PREPARATION = f"""
PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
PRAGMA cache_size = {_CACHE};
CREATE TABLE IF NOT EXISTS things (number INTEGER PRIMARY KEY, line INTEGER, said BLOB);
CREATE TABLE IF NOT EXISTS above (lower INTEGER, upper INTEGER);
CREATE TABLE IF NOT EXISTS offices (number INTEGER PRIMARY KEY, name TEXT, of INTEGER);
CREATE TABLE IF NOT EXISTS moved (number INTEGER PRIMARY KEY, target INTEGER);
CREATE TABLE IF NOT EXISTS left_out (why TEXT PRIMARY KEY, count INTEGER, line INTEGER);
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT);
"""
_RESOLVING = """
CREATE INDEX IF NOT EXISTS by_upper ON above (upper);
DROP TABLE IF EXISTS kinds;
CREATE TABLE kinds (class INTEGER PRIMARY KEY, rank INTEGER, steps INTEGER);
"""
_STEP = """
INSERT OR IGNORE INTO kinds SELECT lower, min(rank), ? FROM kinds JOIN above ON upper = class
    WHERE steps = ? GROUP BY lower
"""


class Office(NamedTuple):
    """What an office is called, and the number of whose it is."""

    name: str
    of: int | None


class Kind(NamedTuple):
    """The kind of a class's instances, and how many steps above the class says so."""

    name: str
    steps: int


class Staging:
    """What was kept of one dump; close it when done, and nothing is lost."""

    def __init__(self, folder: Path, key: str, *, least: int) -> None:
        """Open what is kept in a folder, or begin anew there.

        Args:
            folder: a folder of its own; made if it isn't there.
            key: what the dump and the options are told apart by.
            least: in how many Wikipedias something must have an article.
        """
        self._least = least
        folder.mkdir(parents=True, exist_ok=True)
        if not _holds(folder, key):
            shutil.rmtree(folder)
            folder.mkdir()
        self._db = _connect(folder)
        self._db.execute("INSERT OR REPLACE INTO about VALUES ('key', ?)", (key,))
        self._db.commit()
        self.office = lru_cache(_KEPT)(self._office)
        self.settle = lru_cache(_KEPT)(self._settle)
        self.kind = lru_cache(_KEPT)(self._kind)

    def close(self) -> None:
        """Close it; what wasn't kept by `keep` is forgotten."""
        self._db.close()

    @property
    def place(self) -> Place | None:
        """Where to go on reading; None at the end."""
        about = dict(self._db.execute("SELECT key, value FROM about"))
        said = msgspec.json.decode(about.get("place", "[0, 0, 0]"))
        return None if said is None else Place(*said)

    def keep(self, found: Iterable[tuple[int, Read]], place: Place | None) -> None:
        """Keep what some lines say, and the place behind them; all of it, or nothing."""
        left_out: dict[str, tuple[int, int]] = {}
        with self._db:
            for line, one in found:
                why = self._keep_one(line, one)
                if why:
                    count, first = left_out.get(why, (0, line))
                    left_out[why] = count + 1, first
            self._db.executemany(
                "INSERT INTO left_out VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET count = count + excluded.count",
                ((why, count, first) for why, (count, first) in left_out.items()),
            )
            about: dict[str, object] = {"place": place and (place.start, place.skip, place.line)}
            if place is not None:
                about["lines"] = place.line
            self._db.executemany(
                "INSERT OR REPLACE INTO about VALUES (?, ?)",
                ((key, msgspec.json.encode(value).decode()) for key, value in about.items()),
            )

    def left_out(self) -> Iterator[tuple[str, int, int]]:
        """Why something wasn't kept, how often, and the line where first."""
        yield from self._db.execute("SELECT why, count, line FROM left_out ORDER BY why")

    def count(self) -> int:
        """How many things are kept."""
        (count,) = self._db.execute("SELECT count(*) FROM things").fetchone()
        return int(count)

    def things(self) -> Iterator[tuple[int, Item]]:
        """The things kept, in the order of ids, each with its line."""
        decode = msgspec.msgpack.Decoder(Item).decode
        for line, said in self._db.execute("SELECT line, said FROM things ORDER BY number"):
            yield line, decode(said)

    def resolve(self) -> None:
        """Find the kinds of all classes, going down from those of the table."""
        with self._db:
            self._db.executescript(_RESOLVING)
            ranks = {kind: rank for rank, kind in enumerate(_kinds_by_rank())}
            self._db.executemany(
                "INSERT INTO kinds VALUES (?, ?, 0)",
                ((number, ranks[kind]) for number, kind in kinds_of_classes().items()),
            )
            steps = 0
            while self._db.execute(_STEP, (steps + 1, steps)).rowcount:
                steps += 1

    def _keep_one(self, line: int, one: Read) -> str | None:
        """Keep what a line says; returns why it makes no thing, if it doesn't."""
        if isinstance(one, Redirect):
            self._db.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (one.number, one.to))
            self._db.execute("INSERT INTO above VALUES (?, ?)", (one.number, one.to))
            return None
        if one is None:
            return UNREAD
        pairs = [(one.number, upper) for upper in one.above]
        if pairs:
            self._db.executemany("INSERT INTO above VALUES (?, ?)", pairs)
        if one.names and (pairs or one.of or _are_offices(one.classes)):
            office = (one.number, one.names[0], one.of or one.country)
            self._db.execute("INSERT OR REPLACE INTO offices VALUES (?, ?, ?)", office)
        why = self._why_not(one)
        if why is None:
            said = (one.number, line, msgspec.msgpack.encode(one))
            self._db.execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", said)
        return why

    def _why_not(self, item: Item) -> str | None:
        known = kinds_of_classes()
        if not item.classes and not item.above:
            return "without a class"
        if item.classes and all(known.get(one) == _OUT for one in item.classes):
            return UNNAMED
        if item.articles < self._least:
            return f"with articles in fewer than {self._least} Wikipedias"
        return None if item.names else "without a name in these languages"

    def _office(self, number: int) -> Office | None:
        row = self._db.execute(
            "SELECT name, of FROM offices WHERE number = ?", (number,)
        ).fetchone()
        if row is not None:
            return Office(*row)
        row = self._db.execute("SELECT said FROM things WHERE number = ?", (number,)).fetchone()
        if row is None:
            return None
        item = msgspec.msgpack.decode(row[0], type=Item)
        return Office(item.names[0], item.country)

    def _settle(self, number: int) -> int:
        """The number of what an item became, or its own."""
        row = self._db.execute("SELECT target FROM moved WHERE number = ?", (number,)).fetchone()
        return number if row is None else int(row[0])

    def _kind(self, number: int) -> Kind | None:
        row = self._db.execute(
            "SELECT rank, steps FROM kinds WHERE class = ?", (number,)
        ).fetchone()
        return None if row is None else Kind(_kinds_by_rank()[row[0]], row[1])


def _connect(folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(folder / _FILE, timeout=0.5)  # who else has it keeps it for long
    try:
        db.executescript(_PREPARATION)
    except BaseException:
        db.close()
        raise
    return db


def _holds(folder: Path, key: str) -> bool:
    """Whether what a folder keeps is of this dump, as far as it keeps anything."""
    try:
        with closing(_connect(folder)) as db:
            row = db.execute("SELECT value FROM about WHERE key = 'key'").fetchone()
    except sqlite3.OperationalError:  # another run has it, or the disk is full
        raise
    except sqlite3.DatabaseError:  # it was damaged
        return False
    return row is None or row[0] == key


def count_lines(folder: Path) -> int:
    """How many lines were read of the dump that is kept in a folder; 0 if none is."""
    if not (folder / _FILE).is_file():
        return 0
    with closing(_connect(folder)) as db:
        row = db.execute("SELECT value FROM about WHERE key = 'lines'").fetchone()
    return int(row[0]) if row is not None else 0


def choose_kind(found: Iterable[Kind]) -> str | None:
    """The kind of a thing whose classes have these kinds; None if news doesn't name it.

    A more exact kind counts before those above it, then what fewer steps lead to.
    """
    kinds = list(found)
    exact = [
        one
        for one in kinds
        if not any(
            one.name != other.name and ontology.is_a(other.name, one.name) for other in kinds
        )
    ]
    best = min(exact, key=lambda one: (one.steps, one.name == _OUT), default=None)
    return best.name or None if best is not None else None


@cache
def kinds_of_classes() -> MappingProxyType[int, str]:
    """Number of a class of the table → kind of its instances; empty if news doesn't name them."""
    text = files(__package__).joinpath("wikidata_classes.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    return MappingProxyType(
        {int(number[1:]): kind if kind != "-" else _OUT for kind, number, _ in rows}
    )


@cache
def _kinds_by_rank() -> tuple[str, ...]:
    """Kinds, the most exact first: of two that are as near, a class has the first."""
    depth = {
        one: sum(ontology.is_a(one, above) for above in ontology.kinds())
        for one in ontology.kinds()
    }
    return (*sorted(depth, key=lambda one: -depth[one]), _OUT)


def _are_offices(classes: Iterable[int]) -> bool:
    return any(kinds_of_classes().get(one) == "Position" for one in classes)
