"""What touches a thing, of what a fold holds.

Guarantees: as for the other shelves: one claim is one object, and what was read is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from dateline.core.interpreter import hold_collector
from dateline.core.model import Fact
from dateline.graph.on_demand import FactsByEnd, Step, index_by_end
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.shelves import Entities, Facts


class Touching(FactsByEnd):
    """Entity id → the facts that it is an end of, sorted by id."""

    def __init__(self, file: FoldFile, entities: Entities, facts: Facts) -> None:
        """Take the file, the entities and the facts."""
        self._file = file
        self._entities = entities
        self._facts = facts
        self._found: dict[str, list[Fact]] = {}
        self._is_whole = False

    def __getitem__(self, entity: str) -> list[Fact]:
        """The facts of an entity."""
        if entity not in self._found:
            self.fetch([entity])
        return self._found[entity]

    def __iter__(self) -> Iterator[str]:
        """The entities that facts touch, by the first fact."""
        self._fetch_all()
        return iter(self._found)

    def __len__(self) -> int:
        """How many entities facts touch."""
        return int(self._file.value("SELECT count(*) FROM entities WHERE degree > 0"))

    def fetch(self, keys: Iterable[str]) -> None:
        """Read the facts of some entities."""
        with self._file.lock:
            self._fetch(keys)

    def _fetch(self, keys: Iterable[str]) -> None:
        if self._facts.is_whole:
            self._fetch_all()
        left = [] if self._is_whole else [one for one in keys if one not in self._found]
        if not left:
            return
        hits: dict[int, list[int]] = {number: [] for number in self._number(left)}
        for entity, fact in self._file.rows(_HITS, [list(hits)] * 2):
            hits[entity].append(fact)
        with hold_collector():
            self._facts.numbered(dict.fromkeys(chain.from_iterable(hits.values())))
        for number, found in hits.items():
            facts = sorted(self._facts.numbered(found), key=lambda fact: fact.id)
            if facts:
                self._found[self._entities.by_number[number].id] = facts

    def between(self, ends: Collection[str]) -> list[Fact]:
        """See `FactsByEnd.between`."""
        numbers = self._number(ends)
        return self._choose(_BETWEEN, [numbers, numbers])

    def meetings(self, ends: Collection[str]) -> list[str]:
        """See `FactsByEnd.meetings`."""
        numbers = self._number(ends)
        events = self._file.rows(_MEETINGS, [numbers, numbers])
        return [one.id for one in self._entities.numbered(number for (number,) in events)]

    def steps(self, ends: Collection[str]) -> Iterator[Step]:
        """See `FactsByEnd.steps`."""
        numbers = self._number(ends)
        for here, there, *kinds in self._file.rows(_STEPS, [numbers, numbers]):
            yield here, there, (kinds[0], kinds[1])

    def of_articles(self, ends: Collection[str], documents: Collection[str]) -> list[Fact]:
        """See `FactsByEnd.of_articles`."""
        numbers = self._number(ends)
        return self._choose(_OF_ARTICLES, [numbers, numbers, sorted(documents)])

    def _number(self, ends: Iterable[str]) -> list[int]:
        """The numbers of entities."""
        self._entities.fetch(ends)
        known = self._entities.numbers
        return sorted(known[one] for one in ends if one in known)

    def _choose(self, query: str, values: Sequence[object]) -> list[Fact]:
        """The facts whose numbers a query finds."""
        return self._facts.numbered(number for (number,) in self._file.rows(query, values))

    def _fetch_all(self) -> None:
        with self._file.lock:
            if not self._is_whole:
                self._found = index_by_end(self._facts.all())
                self._is_whole = True


_HITS = """
    SELECT subject, n FROM facts WHERE subject IN (SELECT unnest(?::INTEGER[]))
    UNION ALL SELECT entity, fact FROM ends WHERE entity IN (SELECT unnest(?::INTEGER[]))"""

_BETWEEN = """
    SELECT n FROM facts WHERE subject IN (SELECT unnest(?::INTEGER[]))
        AND ("object" IS NULL OR "object" IN (SELECT unnest(?::INTEGER[])))"""
_MEETINGS = """
    SELECT event FROM (
        SELECT subject AS "end", "object" AS event FROM facts
            WHERE subject IN (SELECT unnest(?::INTEGER[]))
        UNION ALL SELECT "object", subject FROM facts
            WHERE "object" IN (SELECT unnest(?::INTEGER[]))
    ) JOIN entities ON n = event AND kind = 'Event'
    GROUP BY event HAVING count(DISTINCT "end") > 1"""
_STEPS = """
    SELECT h.id, t.id, h.kind, t.kind FROM (
        SELECT subject AS here, "object" AS there FROM facts
            WHERE subject IN (SELECT unnest(?::INTEGER[]))
        UNION SELECT "object", subject FROM facts
            WHERE "object" IN (SELECT unnest(?::INTEGER[]))
    ) JOIN entities h ON h.n = here JOIN entities t ON t.n = there"""
_OF_ARTICLES = f"""
    WITH hits AS ({_HITS}), articles AS (SELECT n FROM entities WHERE kind = 'Article')
    SELECT DISTINCT n FROM (
        SELECT n, unnest(evidence).document AS document FROM facts
        WHERE n IN (SELECT n FROM hits) AND (
            subject IN (FROM articles) OR "object" IN (FROM articles)
            OR speaker IN (FROM articles) OR "place" IN (FROM articles))
    ) WHERE document IN (SELECT unnest(?::VARCHAR[]))"""
