"""From what a source says to a compiled file.

Guarantees: memory doesn't grow with the source (SQLite keeps what doesn't fit on disk); the file
depends on the entries only, not on their order; entries that share an id are one. It writes one
file, and that one anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

from dateline import ontology
from dateline.authority import name_keys, records, running_prose
from dateline.authority.base import Authority
from dateline.authority.own import source_rows
from dateline.authority.own.compiled import FORMAT, KNOWN, SCHEMA, UNSEEN, hash_key, name_forms
from dateline.authority.own.source_rows import SkippedRow, SourceRow
from dateline.authority.phonetic_key import phonetic_name
from dateline.core.ids import content_id

# id, kind, names, country, also, posts, weight
_Staged: TypeAlias = tuple[str, str, str, str | None, str, str, int]

_BATCH = 10_000  # rows written together
_CACHE = -16_000  # kB of pages that SQLite may hold; negative by its convention
_PREPARATION = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {_CACHE};
ATTACH '' AS work; PRAGMA work.cache_size = {_CACHE}; PRAGMA work.journal_mode = OFF;
CREATE TABLE work.staged (id TEXT, kind TEXT, names TEXT, country TEXT, also TEXT,
    posts TEXT, weight INTEGER);
CREATE TABLE work.keyed (hash INTEGER, number INTEGER);
CREATE TABLE work.first (hash INTEGER, pieces INTEGER);
"""


@dataclass(slots=True)
class Counts:
    """What came of the rows of a source.

    Attributes:
        entries: how many entries there are.
        notes: why something isn't in the file as the source has it → how often.
        first: why → where first.
        faults: the reasons that somebody should look at.
    """

    entries: int = 0
    notes: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)

    def note(self, why: str, where: str, *, fault: bool = True, count: int = 1) -> None:
        """Count something that was left out."""
        self.notes[why] += count
        self.first.setdefault(why, where)
        if fault:
            self.faults.add(why)


def compile_rows(
    rows: Iterable[SourceRow | SkippedRow],
    path: Path,
    *,
    name: str,
    source: str,
    kind: str | None,
    known: Authority,
    lookup_only: bool = False,
) -> Counts:
    """Compile rows into a file.

    Args:
        rows: what a source says.
        path: the file to make; it must not be there, or be empty.
        name: what the authority is called; part of the ids of entries that have none elsewhere.
        source: where the rows are from, for people.
        kind: kind of rows that have none.
        known: what tells which country a row names.
        lookup_only: whether the names are for looking up only, and never looked for in prose.

    Raises:
        SourceError: what reading the rows raises.
    """
    counts = Counts()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(_PREPARATION)
        db.executescript(SCHEMA)
        db.execute("BEGIN")
        staged = (_stage_row(one, name) for one in _usable_rows(rows, kind, known, counts))
        db.executemany("INSERT INTO work.staged VALUES (?, ?, ?, ?, ?, ?, ?)", staged)
        digest = _write_entries(db, counts, lookup_only=lookup_only)
        about = {
            "format": FORMAT,
            "source": source,
            "entries": str(counts.entries),
            "digest": digest,
            "lookup_only": "yes" if lookup_only else "no",
        }
        db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        db.execute("COMMIT")
    return counts


def _usable_rows(
    rows: Iterable[SourceRow | SkippedRow], kind: str | None, known: Authority, counts: Counts
) -> Iterator[SourceRow]:
    """Rows that can be entries; the others are counted."""
    for row in rows:
        if isinstance(row, SkippedRow):
            counts.note(f"{row.why}, left out", row.where, fault=row.fault, count=row.count)
        elif not row.names:
            counts.note("without a name, left out", row.where)
        elif row.kind is None and kind is None:
            counts.note("without a kind, left out (--kind gives one)", row.where)
        else:
            country = _find_country(row.country, known) if row.country else None
            if row.country and country is None:
                counts.note("with a country that isn't known, kept without it", row.where)
            yield replace(row, kind=row.kind or kind, country=country)


def _stage_row(row: SourceRow, name: str) -> _Staged:
    kind = row.kind or ""
    names = tuple(_turn_names(row.names)) if kind == "Person" else row.names
    first, *also = _choose_ids(row, names, name)
    posts = "\n".join(post.to_cell() for post in row.posts)
    return first, kind, "\n".join(names), row.country, "\n".join(also), posts, row.weight


def _turn_names(names: Iterable[str]) -> Iterator[str]:
    """Names of people, each inverted one ("Doe, Jane") after itself the right way round."""
    for name in names:
        last, comma, first = name.partition(", ")
        if comma and "," not in first and name_keys.make_key(first) not in name_keys.GENERATIONS:
            yield f"{first} {last}"
        yield name


def _choose_ids(row: SourceRow, names: Sequence[str], authority: str) -> tuple[str, ...]:
    """The ids of a row, Wikidata's first, then GeoNames'; those of its source in our form.

    Two ids of Wikidata contradict each other, so neither counts. A row without any id gets a hash
    of what it says, so that two people of one name stay two.
    """
    wikidata = [one for one in row.ids if one[:1] == "Q" and one[1:].isdigit()]
    geonames = [one for one in row.ids if one.startswith("geonames:")]
    own = [
        f"{records.OWN}{authority}/{one}" for one in row.ids if one not in {*wikidata, *geonames}
    ]
    known = [*wikidata] if len(set(wikidata)) == 1 else []
    known += geonames if len(set(geonames)) == 1 else []
    own.sort(key=lambda one: (records.iri_of(one) is None, one))
    made = content_id(row.kind, row.country, *sorted(names))
    return tuple(dict.fromkeys([*known, *own])) or (f"{records.OWN}{authority}/{made}",)


def _find_country(stated: str, known: Authority) -> str | None:
    """The id of a country that is given as id, code or name; None if it isn't clear which."""
    number = source_rows.clean_id(stated)
    if number[:1] == "Q" and number[1:].isdigit():
        return number
    coded = _country_codes().get(stated.casefold())
    if coded is not None:
        return coded
    found = [entry.id for entry in known.find(stated) if entry.kind == "Country"]
    return found[0] if len(found) == 1 else None


@cache
def _country_codes() -> dict[str, str]:
    """Code of a country in lower case → its id."""
    return {
        code.casefold(): row["id"]
        for row in records.read_rows("places")
        for code in records.split_cell(row.get("iso", ""))
    }


def _write_entries(db: sqlite3.Connection, counts: Counts, *, lookup_only: bool) -> str:
    """Write staged rows as entries, in the order of ids; returns a hash of them all."""
    digest = hashlib.sha256()
    reading = db.execute("SELECT * FROM work.staged ORDER BY id, kind, names, country, also, posts")
    entries: list[tuple[int, *_Staged]] = []
    for _, group in groupby(reading, key=itemgetter(0)):
        made = _merge_rows(list(group))
        digest.update("\x1e".join(map(str, made)).encode("utf-8", "surrogatepass"))
        entries.append((counts.entries, *made))
        counts.entries += 1
        if len(entries) == _BATCH:
            _insert_entries(db, entries)
            entries.clear()
    _insert_entries(db, entries)
    db.execute("INSERT INTO found SELECT DISTINCT * FROM work.keyed ORDER BY hash, number")
    db.execute("INSERT INTO reach SELECT hash, max(pieces) FROM work.first GROUP BY hash")
    if lookup_only:
        db.execute("DELETE FROM reach")
    return digest.hexdigest()[:8]


def _merge_rows(rows: Sequence[_Staged]) -> _Staged:
    """Rows of one id as one entry: the names of all, and the most exact kind."""
    kinds = [row[1] for row in rows]
    exact = [one for one in kinds if all(ontology.is_a(one, other) for other in kinds)]
    return (
        rows[0][0],
        (exact or kinds)[0],
        _unite_lines(row[2] for row in rows),
        next((row[3] for row in rows if row[3]), None),
        _unite_lines(row[4] for row in rows),
        _unite_lines(row[5] for row in rows),
        max(row[6] for row in rows),
    )


def _unite_lines(cells: Iterable[str]) -> str:
    """The lines of several cells, each once."""
    return "\n".join(dict.fromkeys(line for cell in cells for line in cell.split("\n") if line))


def _insert_entries(db: sqlite3.Connection, entries: Sequence[tuple[int, *_Staged]]) -> None:
    """Write entries, and what they are found by."""
    keyed: list[tuple[int, int]] = []
    first: list[tuple[int, int]] = []
    for number, identifier, kind, names, _, also, _, weight in entries:
        keyed += [(hash_key("id", one), number) for one in (identifier, *also.split("\n")) if one]
        if kind == "Person" and weight >= KNOWN:
            sounds = {sound for one in names.split("\n") if (sound := phonetic_name(one))}
            keyed += [(hash_key("sound", one), number) for one in sorted(sounds)]
        for pieces in chain.from_iterable(name_forms(one, kind) for one in names.split("\n")):
            keyed.append((hash_key("name", running_prose.join_pieces(pieces)[1]), number))
            if kind not in UNSEEN:
                first.append((hash_key("first", pieces[0][1]), len(pieces)))
    db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", entries)
    db.executemany("INSERT INTO work.keyed VALUES (?, ?)", keyed)
    db.executemany("INSERT INTO work.first VALUES (?, ?)", first)
