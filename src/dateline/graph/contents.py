"""What is in a graph: entities, facts and events, put together from a corpus's records.

Guarantees: the same documents, mentions, claims and decisions give the same graph, whatever their
order; lists come sorted by id, but events by time; nothing here changes a graph folder. It doesn't
extract, doesn't decide who is who (that is `resolve/`), and keeps no mention that no claim uses.
`view.py` has what can be asked beyond lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from dateline.authority import Authority
from dateline.core import edtf, pickling
from dateline.core.model import (
    Claim,
    Decision,
    Document,
    Entity,
    Fact,
    Literal,
    Mention,
    Stance,
)
from dateline.graph import filters
from dateline.graph.assembling import Assembled, assemble
from dateline.graph.claim_list import ClaimList
from dateline.graph.corrections import Correction, Unmet
from dateline.graph.entity_index import EntityIndex
from dateline.graph.events import (
    Event,
    collect_events,
    falls_within,
    find_event_types,
    find_retold,
    is_role_claim,
    is_statement,
)
from dateline.graph.lookup import Lookup, find_moved
from dateline.graph.name_search import FindsNames, NameSearch
from dateline.graph.on_demand import (
    FactTable,
    Kept,
    NodeEvents,
    RetoldClaims,
    ThingEvents,
    choose_facts,
    fetch_ahead,
    has_value,
    index_by_end,
)
from dateline.graph.overview import GraphOverview, Overview
from dateline.graph.posts import ToldPosts, find_told_posts
from dateline.graph.record_list import RecordList
from dateline.graph.terms_of_office import find_terms

DEFAULT_BASE = "https://graph.example/"


class GraphContents:
    """Entities, facts and events, each with the words that say it.

    Attributes:
        name: a title for people.
        base: the IRI that entity ids are relative to.
        licence: IRI or name of the licence of the graph, None when none is stated.
        documents: id → document, sorted by id.
        unmet: people's corrections that aren't followed, each with the reason.
        stories: ids of the documents that are versions of one story, story by story, sorted.
        who: the chains behind the entities, and what was decided about them.
    """

    def __init__(
        self,
        *,
        documents: Iterable[Document],
        mentions: Iterable[Mention],
        claims: Iterable[Claim],
        decisions: Iterable[Decision] = (),
        corrections: Sequence[Correction] = (),
        former: Mapping[str, str] = MappingProxyType({}),
        former_claims: Mapping[str, str] = MappingProxyType({}),
        authority: Authority | None = None,
        name: str = "graph",
        base: str = DEFAULT_BASE,
        licence: str | None = None,
    ) -> None:
        """Assemble a graph from records, in any order.

        Args:
            documents: every document that a claim may cite.
            mentions: what the documents mention.
            claims: what they say.
            decisions: which chains are one thing, and which authority entry they are.
            corrections: what people decided; beats the decisions.
            former: ids that entities had after earlier builds → a chain that was of them.
            former_claims: ids that facts had then → a claim that was of them.
            authority: where linked entities get label, names, kind and IRI from.
            name: as the attribute.
            base: as the attribute; ends in `/` or `#`.
            licence: as the attribute.
        """
        self.name, self.base, self.licence = name, base, licence
        made = tuple(decisions)
        by_id = {one.id: one for one in sorted(documents, key=lambda one: one.id)}
        assembled = assemble(
            by_id, mentions, claims, made,
            authority=authority, corrections=corrections, former=former,
        )  # fmt: skip
        self._take(assembled, made, former, former_claims)

    @classmethod
    def of_kept(cls, kept: Kept, *, name: str, base: str, licence: str | None) -> Self:
        """A graph that is looked into where it is kept; its parts are as any other's.

        Args:
            kept: the graph.
            name: as the attribute.
            base: as the attribute.
            licence: as the attribute.
        """
        made = cls.__new__(cls)
        made.name, made.base, made.licence = name, base, licence
        made.documents, made.stories, made.unmet = kept.documents, kept.stories, kept.unmet
        made.who = kept.who
        event_of = NodeEvents(kept.touching, kept.documents, lambda: made.all_events)
        events_with = ThingEvents(kept.touching, event_of)
        # The last are in the place of what is computed from all claims otherwise.
        vars(made).update(
            _entities=kept.entities, _facts=kept.facts, _told_terms=kept.terms,
            touching=kept.touching, event_of=event_of, events_with=events_with, posts=kept.posts,
            retold=RetoldClaims(kept.facts, event_of), _names=kept.search,
            _index=kept.index_names(base), overview=kept.overview(event_of),
        )  # fmt: skip
        return made

    def _take(
        self,
        assembled: Assembled,
        decisions: Sequence[Decision],
        former: Mapping[str, str],
        former_claims: Mapping[str, str],
    ) -> None:
        """Take over what records add up to."""
        self.documents: Mapping[str, Document] = MappingProxyType(dict(assembled.documents))
        self.unmet: tuple[Unmet, ...] = assembled.unmet
        self.stories: tuple[tuple[str, ...], ...] = assembled.stories
        self._entities: Mapping[str, Entity] = assembled.entities
        self._facts: Sequence[Fact] = assembled.facts
        self._told_terms: Mapping[str, str] | None = None
        self.who = Lookup(
            documents=self.documents,
            entities=self._entities,
            anchors=assembled.anchors,
            decisions=decisions,
            ruled=assembled.ruled,
            former=former,
            said=assembled.said,
            moved_claims=find_moved(former_claims, assembled.said),
        )

    @property
    def is_kept(self) -> bool:
        """Whether it is looked into where it is kept, and not all at hand."""
        return isinstance(self._facts, FactTable)

    def __repr__(self) -> str:
        """Name and size, for a session at the prompt."""
        sizes = f"{len(self.documents)} documents, {len(self._entities)} entities"
        return f"<{type(self).__name__} {self.name!r}: {sizes}, {len(self._facts)} claims>"

    def __len__(self) -> int:
        """How many claims it has: they are what a graph says; entities are only what it is of."""
        return len(self._facts)

    def __bool__(self) -> bool:
        """True, also of a graph without claims: whether there is a graph isn't what it says."""
        return True

    def __iter__(self) -> Iterator[Fact]:
        """Its claims, sorted by id."""
        return iter(self._facts)

    def __contains__(self, one: object) -> bool:
        """Whether it has a claim or an entity; an entity also by a text that names it."""
        if isinstance(one, str):
            return self.entity(one) is not None
        if isinstance(one, Entity):
            return self._entities.get(one.id) == one
        return isinstance(one, Fact) and one in self.touching.get(one.subject.id, ())

    def __getstate__(self) -> dict[str, Any]:
        return pickling.picklable_state(self)

    def __setstate__(self, state: dict[str, Any]) -> None:
        documents = state["documents"]
        shown = MappingProxyType(documents) if isinstance(documents, dict) else documents
        vars(self).update(state, documents=shown)

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Entities sorted by id, of one kind and the kinds below it if a kind is given.

        Raises:
            OntologyError: no such kind.
        """
        if kind is None:
            return list(self._entities.values())
        wanted = filters.kinds_below(kind)
        return [entity for entity in self._entities.values() if entity.kind in wanted]

    def entity(self, text: str, *, kind: str | None = None) -> Entity | None:
        """The entity that a text names: an id, IRI, Wikidata number, label, alias or acronym.

        An id that an entity had after an earlier build leads to what it is now.

        Of several, the one with the most claims, then the smallest id; None when there is none.

        Args:
            text: what it is called.
            kind: only things of this kind and those below.

        Raises:
            OntologyError: no such kind.
        """
        return self._index.find(text, kinds=None if kind is None else filters.kinds_below(kind))

    def search(self, text: str, *, most: int = 10, groups: Collection[str] = ()) -> list[Entity]:
        """Things by a part of any of their names, the best first: see `name_search.py`.

        Args:
            text: part of a name, without accents or case.
            most: how many at most.
            groups: only of these colour groups, if any are given.
        """
        return self._names.find(text, most=most, groups=groups)

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
    def _names(self) -> FindsNames:
        weights = {name: len(facts) for name, facts in self.touching.items()}
        return NameSearch(self._entities.values(), weights)

    def _is_of(self, fact: Fact, moment: str) -> bool:
        when = self._terms.get(fact.id, fact.when)
        return when is not None and edtf.dates_overlap(when, moment)

    @cached_property
    def _terms(self) -> Mapping[str, str]:
        """A part of a graph has the terms of the whole, in which more is known of them."""
        if self._told_terms is not None:
            return self._told_terms
        return find_terms(self._facts, self.documents)

    @cached_property
    def all_events(self) -> list[Event]:
        """What happened and what was said, by time and id: `events` without a filter."""
        return collect_events(self._facts, self.documents)

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """Id of a node → the event."""
        return {event.id: event for event in self.all_events}

    @cached_property
    def events_with(self) -> dict[str, list[Event]]:
        """Id of a thing → the events that it is or has a part in, by time."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.all_events:
            for name in dict.fromkeys((event.id, *(one.id for one in event.participants))):
                found[name].append(event)
        return dict(found)

    @cached_property
    def overview(self) -> Overview:
        """What is told of the whole."""
        return GraphOverview(self)

    @cached_property
    def posts(self) -> ToldPosts:
        """Which claims about posts go without saying."""
        return find_told_posts(self._facts)

    @cached_property
    def retold(self) -> dict[str, Event]:
        """Id of a plain claim → the event that tells it as well."""
        return find_retold(self._facts, self.all_events)

    def leading(self, facts: Iterable[Fact]) -> list[Fact]:
        """What claims say besides events and articles, each once.

        Roles in events, mentions, and what another claim or an event tells as well are left out.
        """
        leading = self.posts.leading(facts)
        fetch_ahead(self.retold, (fact.id for fact in leading))
        return [
            fact
            for fact in leading
            if fact.id not in self.retold
            and not is_role_claim(fact)
            and fact.predicate != "mentions"
        ]

    @cached_property
    def _event_types(self) -> frozenset[str]:
        return frozenset(event.type for event in self.all_events if event.type is not None)

    @cached_property
    def touching(self) -> dict[str, list[Fact]]:
        """Entity id → the facts that it is an end of, sorted by id."""
        return index_by_end(self._facts)

    @cached_property
    def _index(self) -> EntityIndex:
        return EntityIndex(
            self._entities,
            base=self.base,
            moved=self.who.moved,
            count_claims=lambda one: len(self.touching.get(one, ())),
        )

    def require(self, entity: Entity | str) -> Entity:
        """An entity of this graph, or the one that a text names, as for `entity`.

        Raises:
            QueryError: there is none; it says what is near.
        """
        part = "" if self._entities is self.who.entities else "the chosen part of "
        return self._index.require(entity, graph=f"{part}graph {self.name!r}")

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
