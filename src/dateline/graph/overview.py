"""What is told of a graph as a whole: its size, what it is about, and what its articles say.

Guarantees: every list comes in one order, whatever computes it. This is computed of all there is;
a graph that is kept looks it up instead (`workspace/fold/overview.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Protocol

from dateline.core.model import Entity, Fact
from dateline.graph.events import Event, color_group, pick_headlines

if TYPE_CHECKING:
    from dateline.graph.lists import GraphLists

# Forms of mentions that are marked in a text; pronouns would only be noise there.
MARKED = frozenset({"name", "nominal", "demonym"})
TELLING_KINDS = frozenset({"Event", "Article"})  # they tell of things


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many there are.

    Attributes:
        things: entities.
        kinds: kind → entities.
        happened: events, but for statements.
        groups: colour group → entities.
        predicates: predicate → claims.
        stances: stance → claims.
        publishers: outlet → articles.
    """

    things: int
    kinds: Counter[str]
    happened: int
    groups: Counter[str]
    predicates: Counter[str]
    stances: Counter[str]
    publishers: Counter[str]


class Overview(Protocol):
    """What is told of a graph as a whole."""

    def count(self) -> Counts:
        """How many there are of what."""
        ...

    def find_foremost(self, count: int) -> list[Entity]:
        """The things that most is said of, but for events and articles."""
        ...

    def find_headlines(self, count: int) -> list[Event]:
        """The foremost of what happened; see `pick_headlines`."""
        ...

    def weigh(self, entity: str) -> int:
        """How many claims touch the entity of an id; 0 where there is none."""
        ...

    def find_disputable(self) -> Sequence[Fact]:
        """All claims that may be of a dispute, sorted by id; see `disputes.py`."""
        ...

    def find_claim(self, name: str) -> Fact | None:
        """The claim of an id."""
        ...

    def said_in(self, document: str) -> Sequence[Fact]:
        """The claims that a document makes, sorted by id."""
        ...

    def count_said(self, documents: Sequence[str]) -> Mapping[str, int]:
        """Document → how many claims it makes, of those that make any."""
        ...

    def date_articles(self) -> Iterator[tuple[str, str | None]]:
        """Id and publication date of every document."""
        ...

    @property
    def pages(self) -> Mapping[str, str]:
        """Id of a document → id of its article, or `article/` and its own."""
        ...


class GraphOverview:
    """An overview of a graph of which everything is at hand."""

    def __init__(self, graph: GraphLists) -> None:
        """Take the graph."""
        self._graph = graph

    def count(self) -> Counts:
        """See `Overview.count`."""
        graph = self._graph
        names = (one.publisher for one in graph.documents.values())
        return Counts(
            things=len(graph.entities()),
            kinds=Counter(one.kind for one in graph.entities()),
            happened=len(graph.events()),
            groups=Counter(map(color_group, graph.entities())),
            predicates=Counter(fact.predicate for fact in graph),
            stances=Counter(fact.stance.value for fact in graph),
            publishers=Counter(name for name in names if name),
        )

    def find_foremost(self, count: int) -> list[Entity]:
        """See `Overview.find_foremost`."""
        things = (one for one in self._graph.entities() if one.kind not in TELLING_KINDS)
        told = [(-weight, one.id, one) for one in things if (weight := self.weigh(one.id))]
        return [one for *_, one in nsmallest(count, told)]

    def find_headlines(self, count: int) -> list[Event]:
        """See `Overview.find_headlines`."""
        return pick_headlines(self._graph.events(), count)

    def weigh(self, entity: str) -> int:
        """See `Overview.weigh`."""
        return len(self._graph.touching.get(entity, ()))

    def find_disputable(self) -> Sequence[Fact]:
        """See `Overview.find_disputable`: all there are."""
        return tuple(self._graph)

    def find_claim(self, name: str) -> Fact | None:
        """See `Overview.find_claim`."""
        return self._claims.get(name)

    def said_in(self, document: str) -> Sequence[Fact]:
        """See `Overview.said_in`."""
        return self._said.get(document, ())

    def count_said(self, documents: Sequence[str]) -> Mapping[str, int]:
        """See `Overview.count_said`."""
        return {one: len(self._said[one]) for one in documents if one in self._said}

    def date_articles(self) -> Iterator[tuple[str, str | None]]:
        """See `Overview.date_articles`."""
        return ((one.id, one.published) for one in self._graph.documents.values())

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """See `Overview.pages`."""
        found = {one: f"article/{one}" for one in self._graph.documents}
        for entity in reversed(self._graph.entities("Article")):  # so that the smallest id wins
            if len(entity.documents) == 1:
                found[entity.documents[0]] = entity.id
        return found

    @cached_property
    def _claims(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self._graph}

    @cached_property
    def _said(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._graph:
            for document in dict.fromkeys(one.document for one in fact.evidence):
                found[document].append(fact)
        return dict(found)
