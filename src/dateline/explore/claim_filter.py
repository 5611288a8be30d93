"""Filters that every list of claims and events understands, read from a query string.

Guarantees: a value that means nothing is refused with what it may be, rather than ignored. What
passes is a part of the graph, as `graph/selecting.py` chooses it; groups are asked only of what a
page lists, so that the thing that it is about may be of any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from starlette.datastructures import QueryParams

from dateline import ontology
from dateline.core.errors import ConfigError, QueryError
from dateline.core.model import Entity, Fact
from dateline.core.text import nearest
from dateline.explore.snapshot import Snapshot
from dateline.graph.events import Event, color_group, is_role_claim
from dateline.graph.paths import Route
from dateline.graph.surroundings import Tie
from dateline.workspace.knowledge_graph import KnowledgeGraph

_TOLD = frozenset({"event", "statement"})  # they tie things, and are no ends themselves

PARAMETERS = {
    "group": "Only claims between things of these groups (`person,organization`), or events.",
    "predicate": "Only claims of these predicates.",
    "stance": "Only claims that stand so: `asserted,reported`.",
    "since": "Only what may be of this day or later, by the article's day without a time.",
    "until": "Only what may be of this day or earlier.",
    "source": "Only what this outlet, web domain or article says; may be given several times.",
    "min_sources": "Least number of independent articles.",
    "confidence": "Only claims that are at least so likely to be right, 0 to 1.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What shall be seen of a graph.

    Attributes:
        graph: the part that passes all other filters.
        groups: colour groups: of things, those that a claim is between; of events and statements,
            which are told. If it is empty, everything passes.
    """

    graph: KnowledgeGraph
    groups: frozenset[str] = frozenset()

    @property
    def _things(self) -> frozenset[str]:
        return self.groups - _TOLD

    @property
    def _told(self) -> frozenset[str]:
        return self.groups & _TOLD

    def facts(self, about: str | None = None) -> list[Fact]:
        """The claims that a thing is an end of, or all there are.

        Args:
            about: id of the thing, of which the group is no matter.
        """
        graph = self.graph
        facts: Iterable[Fact] = graph if about is None else graph.touching.get(about, ())
        return [one for one in facts if not self.groups or self._shows(one, about)]

    def events(self, about: str | None = None) -> list[Event]:
        """What happened and was said, at all or with a part for a thing, by time."""
        graph = self.graph
        events = graph.all_events if about is None else graph.events_with.get(about, ())
        return [one for one in events if not self.groups or self._tells(one, about)]

    def ties(self, entity: Entity) -> list[Tie]:
        """The ties of a thing, the strongest first."""
        if entity.id not in self.graph.touching:
            return []
        return self._narrow_ties(entity, self.graph.close_ties(entity))

    def ties_between(
        self, starts: Iterable[Entity], among: Collection[str]
    ) -> dict[str, list[Tie]]:
        """Id of each of some things → its ties to those of some ids, the strongest first."""
        things = {one.id: one for one in starts}
        found = self.graph.close_ties_between(things.values(), among)
        return {name: self._narrow_ties(one, found[name]) for name, one in things.items()}

    def _narrow_ties(self, entity: Entity, ties: list[Tie]) -> list[Tie]:
        """The ties of a thing that are of the groups."""
        if not self.groups:
            return ties
        found = [self._narrow(tie, entity) for tie in ties if self._wants(tie.entity)]
        return sorted(
            (one for one in found if one.size), key=lambda one: (-one.size, one.entity.id)
        )

    def routes(self, start: Entity, goal: Entity, *, longest: int, most: int) -> list[Route]:
        """The shortest ways from one thing to another, the surest first.

        Args:
            start: where to start.
            goal: where to arrive.
            longest: most steps.
            most: most routes.
        """
        graph = self.narrowed()
        if not {start.id, goal.id} <= graph.touching.keys():
            return []
        return graph.routes(start, goal, longest=longest, most=most, shortest=True)

    def narrowed(self) -> KnowledgeGraph:
        """The part of the graph that all filters leave, the groups among them, as a graph."""
        return self.graph.with_claims(self.facts()) if self.groups else self.graph

    def _narrow(self, tie: Tie, centre: Entity) -> Tie:
        """A tie without what is of other groups."""
        plain = bool(self._things) or centre.kind == "Event"
        events = (one for one in tie.events if not self._told or color_group(one) in self._told)
        return replace(tie, facts=tie.facts if plain else (), events=tuple(events))

    def _wants(self, entity: Entity) -> bool:
        return not self._things or color_group(entity) in self._things

    def _shows(self, fact: Fact, about: str | None) -> bool:
        """Whether the ends of a claim are of the groups, but for the thing that it is about."""
        ends = [one for one in (fact.subject, fact.object) if isinstance(one, Entity)]
        if is_role_claim(fact):
            event = self.graph.event_of[fact.subject.id]
            ends = [one for one in ends[1:] if one.id != about]
            return self._tells(event, about) and all(map(self._wants, ends))
        others = {color_group(one) for one in ends if one.id != about}
        return bool(self._things) and others <= self.groups

    def _tells(self, event: Event, about: str | None) -> bool:
        """Whether an event is of the groups, and some other that has part in it."""
        if self._told and color_group(event.entity) not in self._told and event.id != about:
            return False
        others = (one for one in event.participants if one.id != about)
        return not self._things or any(map(self._wants, others))


def read_filter(snapshot: Snapshot, parameters: QueryParams) -> Seen:
    """What a query string wants to see.

    Raises:
        OntologyError: a predicate or stance isn't known, or a date isn't one.
        QueryError: no article is from a source, a number is none that it can be, or there is no
            such group.
        ConfigError: a number isn't one.
    """
    asked: dict[str, Any] = {
        "predicates": _read_names(parameters, "predicate"),
        "stances": _read_names(parameters, "stance"),
        "sources": tuple(sorted({*parameters.getlist("source")} - {""})),
        "since": parameters.get("since"),
        "until": parameters.get("until"),
        "min_sources": read_count(parameters, "min_sources", default=0, most=10**6),
        "min_confidence": read_number(parameters, "confidence", default=0.0),
    }
    part = snapshot.part(**{name: value for name, value in asked.items() if value})
    return Seen(graph=part, groups=read_groups(parameters))


def read_groups(parameters: QueryParams) -> frozenset[str]:
    """The colour groups of a query string.

    Raises:
        QueryError: there is no such group.
    """
    known = {ontology.top_kind(one).lower() for one in ontology.kinds()} | {"statement"}
    given = _read_names(parameters, "group")
    for one in given:
        if one not in known:
            near = ", ".join(nearest(one, known) or sorted(known))
            message = f"no group {one!r}; near it: {near}"
            raise QueryError(message)
    return frozenset(given)


def read_number(parameters: QueryParams, name: str, *, default: float) -> float:
    """A number of a query string, 0 to 1.

    Raises:
        ConfigError: it isn't one.
    """
    text = parameters.get(name) or str(default)
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        message = f"{name}={text!r} isn't a number from 0 to 1"
        raise ConfigError(message)
    return value


def read_count(parameters: QueryParams, name: str, *, default: int, most: int) -> int:
    """A whole number of a query string, 0 to `most`.

    Raises:
        ConfigError: it isn't one.
    """
    text = parameters.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < len(str(10**9))):
        message = f"{name}={text!r} isn't a whole number"
        raise ConfigError(message)
    return min(int(text), most)


def _read_names(parameters: QueryParams, name: str) -> tuple[str, ...]:
    """Names with commas between, of a parameter that may be given several times."""
    given = {one for text in parameters.getlist(name) for one in text.split(",") if one}
    return tuple(sorted(given))
