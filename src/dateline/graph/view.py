"""A graph to look at: what can be asked of it, and the parts of it that can be looked at alone.

Guarantees: a part is a graph like any other, for every list, query, export and picture; timelines
come by time, paths by length, rankings by measure, all else by id; nothing here changes a graph
folder. What a graph is made of, and how, is `contents.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Self

from dateline.core import markup
from dateline.core.model import Entity, Fact, Stance
from dateline.graph import filters
from dateline.graph.assembling import list_origins
from dateline.graph.claim_list import ClaimList
from dateline.graph.contents import DEFAULT_BASE
from dateline.graph.disputes import Dispute, find_disputes
from dateline.graph.events import Event, event_order, group_roles, make_event
from dateline.graph.explaining import Why, explain_claim, explain_identity, explain_name
from dateline.graph.lists import GraphLists
from dateline.graph.on_demand import fetch_ahead
from dateline.graph.paths import Route, find_paths, find_routes
from dateline.graph.ranking import Ranked, rank_entities
from dateline.graph.record_list import Chain, RecordList
from dateline.graph.selecting import Part, Selection, Whole, close_part, read_selection, select_part
from dateline.graph.surroundings import Tie, find_close_ties, find_close_ties_between, find_ties
from dateline.graph.timelines import Moment, make_timeline

CLAIM = "claim/"  # what the addresses of claims begin with
_TOP = 10  # things that a notebook shows of a graph

__all__ = ["DEFAULT_BASE", "GraphView"]


class GraphView(GraphLists):
    """Entities, and the facts between them, each with the words that say it."""

    def subgraph(
        self,
        *,
        around: Entity | str | Iterable[Entity | str] = (),
        hops: int = 1,
        kinds: str | Iterable[str] = (),
        predicates: str | Iterable[str] = (),
        stances: Stance | str | Iterable[Stance | str] = (),
        sources: str | Iterable[str] = (),
        since: date | str | None = None,
        until: date | str | None = None,
        min_sources: int = 1,
        min_confidence: float = 0.0,
    ) -> Self:
        """The part of the graph that passes every filter given, as a graph: see `selecting.py`.

        Args:
            around: things in the middle: entities, or texts that name them.
            hops: most steps from one of them; an event between two things is one.
            kinds: only things of these kinds and of those below, and what is between them.
            predicates: only claims by these.
            stances: only claims that texts hold so.
            sources: only what these say: outlets, web domains, or articles (URL, title, file, id).
            since: the first day, or an EDTF date; what has no time is of the days of its articles.
            until: the last day, likewise.
            min_sources: least number of independent articles.
            min_confidence: least confidence, 0 to 1.

        Raises:
            OntologyError: no such kind, predicate or stance, or a date that is none.
            QueryError: a text names no entity or source, a number is none that it can be, or
                `since` is later than `until`.
        """
        middle = [around] if isinstance(around, Entity | str) else around
        centres = {self.require(one).id for one in middle}
        selection = read_selection(
            self.documents, around=centres, hops=hops, kinds=kinds, predicates=predicates,
            stances=stances, sources=sources, since=since, until=until, min_sources=min_sources,
            min_confidence=min_confidence,
        )  # fmt: skip
        return self._part(selection)

    def at(self, day: date | str) -> Self:
        """The graph as of a day, or an EDTF date: only what has a time that overlaps it.

        Raises:
            OntologyError: it isn't a date.
        """
        return self._part(Selection(at=filters.parse_time(day)))

    def with_stances(self, *stances: Stance | str) -> Self:
        """The graph with only those claims that texts hold in one of these ways: `subgraph`.

        Raises:
            OntologyError: no such stance.
        """
        return self.subgraph(stances=stances)

    def with_claims(self, facts: Iterable[Fact]) -> Self:
        """The part of the graph that has only these of its claims, and what they speak of."""
        return self._take_part(close_part(sorted(facts, key=lambda fact: fact.id)))

    def claim(self, text: str) -> Fact | None:
        """The claim of an id or IRI; one of an earlier build leads to what says it now.

        Args:
            text: the id, with or without `claim/` or the graph's base before it.
        """
        name = text.removeprefix(self.base).removeprefix(CLAIM)
        found = self.overview.find_claim(name)
        now = self.who.moved_claims.get(name) if found is None else None
        return found if now is None else self.overview.find_claim(now)

    def neighbors(self, entity: Entity | str) -> list[Entity]:
        """Everything one step from a thing, sorted by id: what shares a claim or an event with it.

        Raises:
            QueryError: a text names no entity.
        """
        return [tie.entity for tie in self.ties(entity)]

    def ties(self, entity: Entity | str) -> list[Tie]:
        """The neighbours of a thing, each with the claims and events that lead to it.

        Raises:
            QueryError: a text names no entity.
        """
        return find_ties(self.require(entity).id, self.touching)

    def close_ties(
        self, entity: Entity | str, *, among: Collection[str] | None = None
    ) -> list[Tie]:
        """The ties of a thing that people mean, the most said first: see `surroundings.py`.

        Events and articles stand between things, and are no ends; each is said once.

        Args:
            entity: the thing, or a text that names it.
            among: ids of the only ends to look at; None for all.

        Raises:
            QueryError: a text names no entity.
        """
        centre, told = self.require(entity), (self.posts.told_by, self.retold)
        if among is not None:
            return self.close_ties_between([centre], among)[centre.id]
        return find_close_ties(centre, self.touching, told=told)

    def close_ties_between(
        self, starts: Iterable[Entity], among: Collection[str]
    ) -> dict[str, list[Tie]]:
        """Id of each of some things → its close ties to those of some ids."""
        told = self.posts.told_by, self.retold
        return find_close_ties_between(starts, self.touching, among=among, told=told)

    def paths(
        self, a: Entity | str, b: Entity | str, *, longest: int = 3, most: int | None = None
    ) -> RecordList[Chain]:
        """Chains of claims that lead from one entity to another, shortest first, then the surest.

        Claims are walked either way, and no entity twice. Articles are passed through only when
        they are an end: two things in one article are not otherwise connected.

        Args:
            a: where to start.
            b: where to arrive.
            longest: most steps; an event between two things is one, and two claims tell it.
            most: most chains; None for all there are, which can be very many.

        Raises:
            QueryError: a text names no entity.
        """
        start, goal = self.require(a), self.require(b)
        found = find_paths(start.id, goal.id, self.touching, longest=longest, most=most)
        return RecordList(map(Chain, found))

    def routes(
        self,
        a: Entity | str,
        b: Entity | str,
        *,
        longest: int = 3,
        most: int | None = None,
        shortest: bool = False,
    ) -> list[Route]:
        """As `paths`, but chains through the same things are one, each step with all its claims.

        Args:
            a: where to start.
            b: where to arrive.
            longest: most steps; an event between two things is one.
            most: most routes; None for all there are.
            shortest: whether only those are wanted than which there is no shorter one.

        Raises:
            QueryError: a text names no entity.
        """
        return find_routes(
            self.require(a).id, self.require(b).id, self.touching,
            longest=longest, most=most, shortest=shortest,
        )  # fmt: skip

    def timeline(self, entity: Entity | str) -> ClaimList:
        """Dated claims that touch an entity, earliest first; `moments` has events in one piece.

        Raises:
            QueryError: a text names no entity.
        """
        centre = self.require(entity)
        dated = [fact for fact in self.touching.get(centre.id, ()) if fact.when is not None]
        return ClaimList(sorted(dated, key=lambda fact: (*filters.time_key(fact.when), fact.id)))

    def moments(self, entity: Entity | str, *, statements: bool = False) -> RecordList[Moment]:
        """What befell a thing, earliest first: each event once, and the other dated claims.

        Args:
            entity: the thing, or a text that names it.
            statements: whether what it said counts, and what was said of it.

        Raises:
            QueryError: a text names no entity.
        """
        centre = self.require(entity)
        events = self.events_with.get(centre.id, ())
        return RecordList(
            make_timeline(self.touching.get(centre.id, ()), events, statements=statements)
        )

    def disputes(self) -> RecordList[Dispute]:
        """What some hold and others deny, and where they differ and there can be one only."""
        return RecordList(self._disputes)

    def ranking(self, *, by: str = "degree", kind: str | None = None) -> RecordList[Ranked]:
        """The things that are tied to others, the most connected first.

        Args:
            by: `degree`, `betweenness` or `closeness`.
            kind: only things of this kind and those below; they are measured in the whole graph.

        Raises:
            OntologyError: no such kind.
            QueryError: no such measure.
        """
        wanted = None if kind is None else filters.kinds_below(kind)
        ranked = rank_entities(self._facts, by=by)
        return RecordList(one for one in ranked if wanted is None or one.entity.kind in wanted)

    def why(self, a: str, b: str | None = None) -> Why:
        """Why two names are, or aren't, one thing, or why one is a name and of its kind.

        A name may have `@` and an article behind it, and be an id or IRI. Of the id or IRI of a
        claim, on what words it is.

        Raises:
            QueryError: the graph has nothing of a name, or several things.
        """
        fact = self.claim(a) if b is None else None
        if fact is not None:
            return explain_claim(fact, self.who.article)
        a = a.removeprefix(self.base)
        if b is not None:
            return explain_identity(self.who, a, b.removeprefix(self.base))
        return explain_name(self.who, a)

    def _repr_html_(self) -> str:
        """How a notebook shows it: its size, its kinds, and what is most connected."""
        sizes = (
            f"{len(self.documents)} documents, {len(self._entities)} entities, {len(self)} claims"
        )
        kinds = Counter(entity.kind for entity in self._entities.values())
        counted = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        rows = [
            [str(one.neighbors), markup.escape(one.entity.kind), markup.escape(one.entity.label)]
            for one in self.ranking()[:_TOP]
        ]
        shown = markup.table(["neighbours", "kind", "name"], rows)
        title = markup.escape(self.name)
        return f"<div><strong>{title}</strong><p>{sizes}</p><p>{counted}</p>{shown}</div>"

    @cached_property
    def _disputes(self) -> tuple[Dispute, ...]:
        facts, weigh = self.overview.find_disputable(), self.overview.weigh
        kept = self.who.kept_claims
        return tuple(find_disputes(facts, self.touching, self.documents, weigh=weigh, kept=kept))

    def _part(self, selection: Selection) -> Self:
        """The part that a selection leaves, as a graph of its own."""
        whole = Whole(
            facts=self._facts,
            entities=self._entities,
            documents=self.documents,
            events=self.event_of,
            terms=self._terms,
            origins=list_origins(self.stories),
            touching=self.touching,
        )
        return self._take_part(select_part(whole, selection))

    def _take_part(self, part: Part) -> Self:
        made = copy(self)
        fetch_ahead(self._entities, part.entities)
        fetch_ahead(self.documents, part.documents)
        chosen = {id_: self._entities[id_] for id_ in sorted(part.entities & self._entities.keys())}
        quoted = {id_: self.documents[id_] for id_ in sorted(part.documents)}
        vars(made).update(_facts=part.facts, _entities=chosen, _told_terms=self._terms)
        stories = (tuple(one for one in story if one in quoted) for story in self.stories)
        vars(made).update(
            all_events=self._events_of(part.facts),
            documents=MappingProxyType(quoted),
            stories=tuple(story for story in stories if len(story) > 1),
        )
        return made

    def _events_of(self, facts: Sequence[Fact]) -> list[Event]:
        """The events that some of the claims tell of; most are whole, and the same as here."""
        kept = {id(fact) for fact in facts}
        told = group_roles(facts)
        fetch_ahead(self.event_of, told)
        events = []
        for node, roles in told.items():
            own = (fact for fact in self.touching[node] if fact.subject.id == node)
            whole = all(id(fact) in kept for fact in own)
            events.append(self.event_of[node] if whole else make_event(roles, self.documents))
        return sorted(events, key=event_order)
