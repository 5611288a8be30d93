"""The linker's memory, in tables.

Guarantees: it gives what `Memory` asks for, and in the same order whatever came before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from dateline.core import serde
from dateline.core.disjoint_sets import DisjointSets
from dateline.resolve.identity.deciding import NameRows
from dateline.resolve.identity.evidence import Clue, NameKey
from dateline.resolve.identity.memory import Finding, Mark
from dateline.resolve.identity.name_matching import BLOCK, NameMatch
from dateline.resolve.identity.namesakes import Corpus
from dateline.resolve.identity.profiles import Profile
from dateline.workspace.who.file import COMPARED, WhoFile

_AMONG = "IN (SELECT unnest(?::VARCHAR[]))"


class TableMemory:
    """The profiles of a store's articles, and what was decided of them.

    Attributes:
        is_new: whether nothing was decided before.
    """

    def __init__(self, file: WhoFile, changed: set[NameKey]) -> None:
        """Take the tables, and the names of which something else is known."""
        self._file = file
        self._changed = changed
        self.is_new = file.is_new

    def changed(self) -> set[NameKey]:
        """See `Memory.changed`."""
        return self._changed

    def corpus(self) -> Corpus:
        """See `Memory.corpus`."""
        frequent = frozenset(self._file.column("SELECT clue FROM who.frequent"))
        return Corpus(frequent, dict(self._file.all("SELECT clue, label FROM who.labels")))

    def crowded(self) -> frozenset[Mark]:
        """See `Memory.crowded`."""
        query = f"""
            SELECT sort, value FROM who.marks WHERE sort IN ('block', 'initial')
            GROUP BY ALL HAVING sum(times) > {BLOCK}"""
        return frozenset(Mark(*row) for row in self._file.all(query))

    def names(self, keys: Collection[NameKey]) -> Iterator[NameRows]:
        """See `Memory.names`."""
        where, given = f"AND key {_AMONG}", [list(map(write_key, keys))]
        company = dict(self._companies(where, given))
        query = f"SELECT key, data, told {COMPARED} {where} ORDER BY key, id"
        for key, group in groupby(self._file.stream(query, given), key=itemgetter(0)):
            name = NameRows(read_key(key))
            for _, data, told in group:
                row = serde.decode(Profile, data)
                row.key, row.company = name.key, company.get(row.document, ())
                if row.link is None:
                    name.rows.append(row)
                else:
                    name.held[row.link], name.told[row.link] = row, told
            yield name

    def _companies(
        self, where: str, given: list[list[str]]
    ) -> Iterator[tuple[str, tuple[Clue, ...]]]:
        """Each document that has chains of some names → the clues that these share."""
        known: dict[Clue, Clue] = {}
        query = f"""
            SELECT document, company, weights FROM who.articles
            WHERE document IN (SELECT document {COMPARED} {where})"""
        for document, names, weights in self._file.stream(query, given):
            clues = (Clue("", *one) for one in zip(names or (), weights or (), strict=True))
            yield document, tuple(known.setdefault(one, one) for one in clues)

    def marks(self, keys: Collection[NameKey]) -> set[Mark]:
        """See `Memory.marks`."""
        query = f"SELECT DISTINCT sort, value FROM who.marks WHERE key {_AMONG}"
        return {Mark(*row) for row in self._file.all(query, list(map(write_key, keys)))}

    def find(self, marks: Collection[Mark]) -> set[NameKey]:
        """See `Memory.find`."""
        query = """
            SELECT DISTINCT key FROM who.marks SEMI JOIN (
                SELECT unnest(?::VARCHAR[]) AS sort, unnest(?::UBIGINT[]) AS value
            ) USING (sort, value)"""
        sorts, values = [one.sort for one in marks], [one.value for one in marks]
        return set(map(read_key, self._file.column(query, sorts, values)))

    def kin(self, crowded: Collection[Mark]) -> Iterator[set[NameKey]]:
        """See `Memory.kin`."""
        query = """
            SELECT list(DISTINCT key) AS keys FROM who.marks
            WHERE sort IN ('block', 'initial', 'by', 'called', 'also')
            AND value NOT IN (SELECT unnest(?::UBIGINT[]))
            GROUP BY value HAVING len(keys) > 1 AND bool_or(sort IN ('block', 'by', 'also'))"""
        sets, found = DisjointSets(), set[str]()
        for (keys,) in self._file.stream(query, [[one.value for one in crowded]]):
            found.update(keys)
            for key in keys:
                sets.join(keys[0], key)
        groups = defaultdict[str, set[NameKey]](set)
        for key in found:
            groups[sets.root(key)].add(read_key(key))
        return (groups[root] for root in sorted(groups))

    def set_marks(self, marks: Mapping[NameKey, Counter[Mark]]) -> None:
        """See `Memory.set_marks`."""
        self._delete(f"marks WHERE key {_AMONG}", marks)
        rows = (
            {"sort": one.sort, "value": one.value, "key": write_key(key), "times": times}
            for key, counts in marks.items()
            for one, times in counts.items()
        )
        self._file.insert("marks", rows)

    def ties(self, keys: Collection[NameKey]) -> dict[NameKey, set[NameKey]]:
        """See `Memory.ties`."""
        found: dict[str, set[str]] = {}
        left = set(map(write_key, keys))
        while left:
            query = f"SELECT one, two FROM who.ties WHERE one {_AMONG}"
            rows = self._file.all(query, sorted(left))
            for one, two in rows:
                found.setdefault(one, set()).add(two)
            left = {two for _, two in rows} - found.keys()
        return {read_key(key): set(map(read_key, others)) for key, others in found.items()}

    def set_ties(self, keys: Collection[NameKey], ties: Iterable[tuple[NameKey, NameKey]]) -> None:
        """See `Memory.set_ties`."""
        self._delete(f"ties WHERE one {_AMONG}", keys)
        both = {pair for one, two in ties for pair in ((one, two), (two, one))}
        rows = ({"one": write_key(one), "two": write_key(two)} for one, two in sorted(both))
        self._file.insert("ties", rows)

    def set_findings(self, step: str, keys: Collection[NameKey], found: Iterable[Finding]) -> None:
        """See `Memory.set_findings`."""
        both = " AND ".join(f"{end} IN (SELECT unnest($1::VARCHAR[]))" for end in ("one", "two"))
        self._delete(f"findings WHERE step = '{step}' AND {both}", keys)
        rows = (
            {
                "step": step,
                "one": write_key(one.one),
                "two": write_key(one.two),
                "left": one.made.left,
                "right": one.made.right,
                "joined": isinstance(one.made, NameMatch),
                "score": one.made.score,
                "why": one.made.why,
            }
            for one in found
        )
        self._file.insert("findings", rows)

    def joined(self, step: str, keys: Collection[NameKey]) -> Iterator[tuple[str, str]]:
        """See `Memory.joined`."""
        query = f"""
            SELECT "left", "right" FROM who.findings
            WHERE joined AND step = ? AND one {_AMONG}"""
        rows = self._file.all(query, step, list(map(write_key, keys)))
        return ((left, right) for left, right in rows)

    def _delete(self, what: str, keys: Iterable[NameKey]) -> None:
        if not self.is_new:
            self._file.run(f"DELETE FROM who.{what}", list(map(write_key, keys)))


def write_key(key: NameKey) -> str:
    """A name as the tables have it."""
    return f"{key.group}|{key.name}"


def read_key(text: str) -> NameKey:
    """A name of the tables."""
    group, _, name = text.partition("|")
    return NameKey(group, name)
