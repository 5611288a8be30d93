"""What is told of a kept graph as a whole, looked up.

Guarantees: it tells what `graph/overview.py` tells of a graph that is at hand, in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from dateline.core.model import Entity, Fact, Span, Stance
from dateline.graph.disputes import HELD, WHO
from dateline.graph.events import (
    COMPLETE,
    ROLES,
    STATEMENTS,
    Event,
    color_group,
    event_order,
)
from dateline.graph.filters import kinds_below
from dateline.graph.on_demand import fetch_ahead
from dateline.graph.overview import TELLING_KINDS, Counts
from dateline.ontology import predicates
from dateline.workspace.fold.file import FoldFile
from dateline.workspace.fold.shelves import Entities, Facts


class KeptOverview:
    """An overview of a graph out of a fold."""

    def __init__(
        self, file: FoldFile, entities: Entities, facts: Facts, event_of: Mapping[str, Event]
    ) -> None:
        """Take the file, and what is read of it."""
        self._file = file
        self._entities = entities
        self._facts = facts
        self._event_of = event_of

    def count(self) -> Counts:
        """See `Overview.count`."""
        kinds = self._file.rows(
            "SELECT kind, type, count(*) FROM entities GROUP BY ALL ORDER BY min(id)"
        )
        by_kind, groups = Counter[str](), Counter[str]()
        for kind, type_, number in kinds:
            by_kind[kind] += number
            groups[color_group(Entity(id="", kind=kind, label="", type=type_))] += number
        publishers = "publisher <> '' GROUP BY ALL ORDER BY min(id)"
        (happened,) = next(self._file.rows(f"{_EVENTS} SELECT count(*) FROM events"))
        return Counts(
            things=len(self._entities),
            kinds=by_kind,
            happened=happened,
            groups=groups,
            predicates=self._count("predicate", "facts GROUP BY ALL ORDER BY min(id)"),
            stances=self._count("stance", "facts GROUP BY ALL ORDER BY min(id)"),
            publishers=self._count("publisher", f"documents WHERE {publishers}"),
        )

    def _count(self, column: str, table: str) -> Counter[str]:
        return Counter(dict(self._file.rows(f"SELECT {column}, count(*) FROM {table}")))

    def find_foremost(self, count: int) -> list[Entity]:
        """See `Overview.find_foremost`."""
        query = f"""
            SELECT n FROM entities WHERE degree > 0 AND kind NOT IN ({_list(TELLING_KINDS)})
            ORDER BY degree DESC, id LIMIT {count}"""
        return self._entities.numbered(number for (number,) in self._file.rows(query))

    def find_headlines(self, count: int) -> list[Event]:
        """See `Overview.find_headlines`.

        As `pick_headlines` does, but only down to where nothing more can be chosen.
        """
        taken: Counter[str] = Counter()
        chosen: list[tuple[int, int, Event]] = []
        for event in self._rank_events():
            article = event.evidence[0].document
            chosen.append((taken[article], len(chosen), event))
            taken[article] += 1
            if len(taken) == count:
                break
        first = sorted(chosen, key=itemgetter(0, 1))[:count]
        return sorted((event for *_, event in first), key=event_order)

    def _rank_events(self) -> Iterator[Event]:
        """The events worth a line, the foremost first; see `rank_events`."""
        for _, group in groupby(self._file.rows(_RANKED), key=lambda row: row[1:]):
            ids = [row[0] for row in group]
            fetch_ahead(self._event_of, ids)
            yield from sorted((self._event_of[one] for one in ids), key=event_order)

    def weigh(self, entity: str) -> int:
        """See `Overview.weigh`."""
        return self._entities.degree(entity) if entity in self._entities else 0

    def find_disputable(self) -> list[Fact]:
        """See `Overview.find_disputable`: those that have something against them."""
        facts = self._facts.numbered(number for (number,) in self._file.rows(_DISPUTABLE))
        return sorted(facts, key=lambda fact: fact.id)

    def find_claim(self, name: str) -> Fact | None:
        """See `Overview.find_claim`."""
        return self._facts.find(name)

    def said_in(self, document: str) -> Sequence[Fact]:
        """See `Overview.said_in`."""
        query = "SELECT fact FROM quotes WHERE document = ?"
        facts = self._facts.numbered(one for (one,) in self._file.rows(query, [document]))
        return sorted(facts, key=lambda fact: fact.id)

    def count_said(self, documents: Sequence[str]) -> Mapping[str, int]:
        """See `Overview.count_said`."""
        query = """
            SELECT document, count(*) FROM quotes
            WHERE document IN (SELECT unnest(?::VARCHAR[])) GROUP BY 1"""
        return dict(self._file.rows(query, [list(documents)]))

    def date_articles(self) -> Iterator[tuple[str, str | None]]:
        """See `Overview.date_articles`."""
        return self._file.rows("SELECT id, published FROM documents")

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """See `Overview.pages`."""
        found = {one: f"article/{one}" for (one,) in self._file.rows("SELECT id FROM documents")}
        query = f"""
            SELECT documents[1], min(id) FROM entities
            WHERE kind IN ({_list(kinds_below("Article"))}) AND len(documents) = 1 GROUP BY 1"""
        return found | dict(self._file.rows(query))

    def marks(self, document: str) -> list[tuple[Span, Entity]]:
        """Where a document names things, in the order of the text."""
        query = """
            SELECT "start", "end", entity FROM marks m JOIN chains c ON c.id = m.chain
            WHERE m.document = ? ORDER BY "start", "end" DESC"""
        rows = list(self._file.rows(query, [document]))
        things = self._entities.numbered(row[2] for row in rows)
        spans = (Span(start=row[0], end=row[1]) for row in rows)
        return list(zip(spans, things, strict=True))


def _list(texts: Iterable[str]) -> str:
    return ", ".join(f"'{one}'" for one in sorted(texts))


_STANCES = [str(one) for one in Stance]  # the surest first
_EVENTS = f"""
    WITH told AS (
        SELECT f.n, f.subject AS event, f.predicate, f."object", f.value, f.datatype, f.sources,
            list_position([{", ".join(f"'{one}'" for one in _STANCES)}], f.stance) AS stance
        FROM facts f JOIN entities e ON e.n = f.subject
        WHERE e.kind = 'Event' AND split_part(coalesce(e.type, ''), '/', 1) <> '{STATEMENTS}'
            AND f.predicate IN ({_list((*ROLES, "date"))})
    ), events AS (
        SELECT event, min(stance) AS stance, bool_or(predicate NOT IN ('actor', 'date')) AS more,
            count(DISTINCT ("object", value, datatype)) FILTER (predicate = 'actor') AS actors
        FROM told GROUP BY event
    )"""
# As `rank_events` does.
_RANKED = f"""
    {_EVENTS}, telling AS (
        SELECT event, id, events.stance, type FROM events JOIN entities ON n = event
        WHERE more OR actors > 1 OR coalesce(type, '') IN ({_list(COMPLETE)})
    ), taking AS (
        SELECT DISTINCT event, "object" AS thing FROM told SEMI JOIN telling USING (event)
        WHERE "object" IS NOT NULL AND predicate <> 'date'
    ), sizes AS (
        SELECT event, list_sort(list(parts), 'DESC')[:2] AS two
        FROM taking JOIN (SELECT thing, count(*) AS parts FROM taking GROUP BY 1) USING (thing)
        GROUP BY event
    ), voices AS (SELECT event, max(sources) AS sources FROM told GROUP BY event)
    SELECT id, -sources, stance IN ({
    ", ".join(str(_STANCES.index(one) + 1) for one in ("possible", "denied"))
}) AS doubtful, -coalesce(len(two), 0) AS named, coalesce(type, '') = '' AS plain,
        -coalesce(list_sum(two), 0)::BIGINT AS size
    FROM telling JOIN voices USING (event) LEFT JOIN sizes USING (event)
    ORDER BY 2, 3, 4, 5, 6"""

# As `find_disputes` does, but that any words may be any others, and any times the same.
_DISPUTABLE = f"""
    WITH said AS (
        SELECT f.n, f.subject, f.predicate, f."object", f.value, coalesce(f."object", -1) AS "end",
            f.stance = '{Stance.DENIED}' AS denied, e.type,
            e.kind = 'Event' AND f.predicate IN ({_list((*ROLES, "date"))}) AS role
        FROM facts f JOIN entities e ON e.n = f.subject
        WHERE f.stance IN ({_list((*HELD, Stance.DENIED))})
    ), events AS (
        SELECT subject, denied, type, list_sort(list(DISTINCT "end")) AS who
        FROM said WHERE role AND predicate IN ({_list(WHO)}) GROUP BY ALL
    ), denied_events AS (
        SELECT type, who FROM events GROUP BY ALL HAVING bool_or(denied) AND NOT bool_and(denied)
    ), denied_claims AS (
        SELECT subject, predicate, "end" FROM said WHERE NOT role
        GROUP BY ALL HAVING bool_or(denied) AND NOT bool_and(denied)
    ), differing AS (
        SELECT subject, predicate FROM said WHERE NOT denied AND predicate IN ({
    _list(name for name, one in predicates().items() if one.functional)
})
        GROUP BY ALL HAVING count(DISTINCT ("object", value)) > 1
    )
    SELECT n FROM said SEMI JOIN denied_claims USING (subject, predicate, "end") WHERE NOT role
    UNION SELECT n FROM said SEMI JOIN differing USING (subject, predicate)
    UNION SELECT n FROM said WHERE role AND subject IN (
        SELECT subject FROM events SEMI JOIN denied_events USING (type, who))"""
