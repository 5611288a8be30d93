"""What is listed of a graph: its claims and its events, those that pass some filters.

Guarantees: claims come sorted by id, events by time; of a thing that a filter names, only what
touches it is looked at. What the values of filters mean is `filters.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from dateline.core import edtf
from dateline.core.model import Entity, Fact, Literal, Stance
from dateline.graph import filters
from dateline.graph.claim_list import ClaimList
from dateline.graph.contents import GraphContents
from dateline.graph.events import Event, falls_within, find_event_types, is_statement
from dateline.graph.on_demand import choose_facts, has_value
from dateline.graph.overview import GraphOverview, Overview
from dateline.graph.record_list import RecordList


class GraphLists(GraphContents):
    """Claims and events of a graph, to choose from."""

    def claims(
        self,
        *,
        subject: Entity | str | None = None,
        predicate: str | None = None,
        object: Entity | Literal | str | None = None,  # noqa: A002 - the triple's own word
        at: date | str | None = None,
        stance: Stance | str | None = None,
        min_sources: int = 1,
    ) -> ClaimList:
        """Facts that pass every filter given, sorted by id.

        Args:
            subject: an entity, or a text that names one; either end of a symmetric predicate.
            predicate: a predicate of the ontology.
            object: an entity, a literal, or a text that names an entity or is a literal's value.
            at: a day, or an EDTF date; keeps facts whose time overlaps it, so drops those without
                a time. The time of a post is the term that all articles together give it: from
                when it began or is first told of, until it ended or another is known to hold it.
            stance: how the texts hold it.
            min_sources: least number of independent documents.

        Raises:
            OntologyError: `at` isn't a date, or a predicate or stance isn't known.
            QueryError: a text names no entity, and as `object` no literal's value either.
        """
        moment = None if at is None else filters.parse_time(at)
        both_ways = filters.symmetric_predicates(predicate)
        wanted = None if stance is None else filters.parse_stance(stance)
        start = None if subject is None else self._ends(subject)
        end = None if object is None else self._ends(object, literal=True)
        near = self._near(start, end)
        if near is None:
            near = choose_facts(
                self._facts, predicate=predicate, stance=wanted, min_sources=min_sources
            )
        return ClaimList(
            fact
            for fact in near
            if (predicate is None or fact.predicate == predicate)
            and (wanted is None or fact.stance is wanted)
            and fact.sources >= min_sources
            and filters.goes_between(fact, start, end, either_way=fact.predicate in both_ways)
            and (moment is None or self._is_of(fact, moment))
        )

    def events(
        self,
        *,
        type: str | None = None,  # noqa: A002 - as an entity calls it
        actor: Entity | str | None = None,
        participant: Entity | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> RecordList[Event]:
        """What happened, is planned or was denied: events that pass every filter given.

        They come by time, then by id. The time of an event is its own date; failing that, the day
        on which the first article that tells of it came out; those without either come last, and
        are dropped by `since` and `until`. Statements are given only if their type is asked for.

        Args:
            type: a family (`business`), a type (`business/acquire`), or its last word (`acquire`).
            actor: who does it: an entity, or a text that names one, as for `entity`.
            participant: the same of whoever has any role in it, the actor's too.
            since: the first day, or an EDTF date; keeps what may lie on or after it.
            until: the last day, or an EDTF date; keeps what may lie on or before it.

        Raises:
            OntologyError: no such event type, or `since` or `until` isn't a date.
            QueryError: a text names no entity, or `since` is later than `until`.
        """
        types = None if type is None else find_event_types(type, self._event_types)
        doer = None if actor is None else self.require(actor).id
        member = None if participant is None else self.require(participant).id
        start, end = filters.parse_period(since, until)
        return RecordList(
            event
            for event in self.all_events
            if (not is_statement(event.entity) if types is None else event.type in types)
            and (doer is None or event.has(doer, "actor"))
            and (member is None or event.has(member))
            and falls_within(event.time, start, end)
        )

    @cached_property
    def overview(self) -> Overview:
        """What is told of the whole."""
        return GraphOverview(self)

    def _is_of(self, fact: Fact, moment: str) -> bool:
        when = self._terms.get(fact.id, fact.when)
        return when is not None and edtf.dates_overlap(when, moment)

    @cached_property
    def _event_types(self) -> frozenset[str]:
        return frozenset(event.type for event in self.all_events if event.type is not None)

    def _ends(self, value: Entity | Literal | str, *, literal: bool = False) -> set[str | Literal]:
        """What a filter's value may stand for: the id of an entity, and a literal.

        Raises:
            QueryError: a text names no entity and, where it may be one, no literal's value.
        """
        if isinstance(value, Literal):
            return {value}
        if isinstance(value, Entity):
            return {value.id}
        if literal and has_value(self._facts, value):
            found = self.entity(value)
            return {value} if found is None else {value, found.id}
        return {self.require(value).id}

    def _near(
        self, start: set[str | Literal] | None, end: set[str | Literal] | None
    ) -> Iterable[Fact] | None:
        """The facts of a thing that all answers touch, sorted by id; None when there is none.

        A text may also be a literal's.
        """
        for ends in (start, end):
            ids = [one for one in ends or () if isinstance(one, str) and one in self._entities]
            if ids and len(ids) == len(ends or ()):
                return self.touching.get(ids[0], ())
        return None
