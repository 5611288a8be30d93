"""A graph to look at: a read-only view of what a corpus says.

Guarantees: the same documents, mentions, claims and decisions give the same graph, whatever their
order; lists come sorted by id, but timelines by time, and paths by length; nothing here changes a
graph folder. It doesn't extract, doesn't decide who is who (that is `resolve/`), and keeps no
mention that no claim uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from dateline.authority import Authority
from dateline.core import edtf, pickling
from dateline.core.errors import QueryError
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
from dateline.core.text import normalize_name as fold_name
from dateline.graph import filters
from dateline.graph.assembling import assemble
from dateline.graph.corrections import Correction, Unmet
from dateline.graph.events import (
    Event,
    collect_events,
    falls_within,
    find_event_types,
    is_statement,
)
from dateline.graph.explaining import Why, explain_identity, explain_name
from dateline.graph.lookup import Lookup
from dateline.graph.paths import find_paths
from dateline.graph.terms_of_office import find_terms

DEFAULT_BASE = "https://graph.example/"


class GraphView:
    """Entities, and the facts between them, each with the words that say it.

    Attributes:
        name: a title for people.
        base: the IRI that entity ids are relative to.
        licence: IRI or name of the licence of the graph, None when none is stated.
        documents: id → document, sorted by id.
        unmet: people's corrections that aren't followed, each with the reason.
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
        authority: Authority | None = None,
        name: str = "graph",
        base: str = DEFAULT_BASE,
        licence: str | None = None,
    ) -> None:
        """Assemble a graph from records.

        Args:
            documents: every document that a claim may cite.
            mentions: what the documents mention.
            claims: what they say.
            decisions: which chains are one thing, and which authority entry they are.
            corrections: what people decided; beats the decisions.
            former: ids that entities had after earlier builds → a chain that was of them.
            authority: where linked entities get label, names, kind and IRI from.
            name: a title for people.
            base: the IRI that entity ids are relative to; ends in `/` or `#`.
            licence: IRI or name of the licence of the graph.
        """
        self.name = name
        self.base = base
        self.licence = licence
        by_id = {document.id: document for document in documents}
        made = tuple(decisions)
        assembled = assemble(
            dict(sorted(by_id.items())),
            mentions,
            claims,
            made,
            authority=authority,
            corrections=corrections,
            former=former,
        )
        self.documents: Mapping[str, Document] = MappingProxyType(dict(assembled.documents))
        self.unmet: tuple[Unmet, ...] = assembled.unmet
        self._entities: dict[str, Entity] = assembled.entities
        self._facts: tuple[Fact, ...] = assembled.facts
        self.who = Lookup(
            documents=self.documents,
            entities=self._entities,
            anchors=assembled.anchors,
            decisions=made,
            ruled=assembled.ruled,
            former=former,
        )

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
        return isinstance(one, Fact) and one in self._touching.get(one.subject.id, ())

    def __getstate__(self) -> dict[str, Any]:
        return pickling.picklable_state(self)

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state, documents=MappingProxyType(state["documents"]))

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Entities sorted by id, of one kind and the kinds below it if a kind is given.

        Raises:
            OntologyError: no such kind.
        """
        if kind is None:
            return list(self._entities.values())
        wanted = filters.kinds_below(kind)
        return [entity for entity in self._entities.values() if entity.kind in wanted]

    def entity(self, text: str) -> Entity | None:
        """The entity that a text names: an id, IRI, Wikidata number, label, alias or acronym.

        An id that an entity had after an earlier build leads to what it is now.

        Of several, the one with the most claims, then the smallest id; None when there is none.
        """
        exact = self._by_key.get(text)
        if exact is not None:
            return self._entities[exact]
        named = self._by_name.get(fold_name(text), [])
        best = min(named, key=lambda one: (-len(self._touching.get(one, ())), one), default=None)
        return None if best is None else self._entities[best]

    def claims(
        self,
        *,
        subject: Entity | str | None = None,
        predicate: str | None = None,
        object: Entity | Literal | str | None = None,  # noqa: A002 - the triple's own word
        at: date | str | None = None,
        stance: Stance | str | None = None,
        min_sources: int = 1,
    ) -> list[Fact]:
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
        return [
            fact
            for fact in self._candidates(start, end)
            if (predicate is None or fact.predicate == predicate)
            and (wanted is None or fact.stance is wanted)
            and fact.sources >= min_sources
            and filters.goes_between(fact, start, end, either_way=fact.predicate in both_ways)
            and (moment is None or self._is_of(fact, moment))
        ]

    def with_stances(self, *stances: Stance | str) -> Self:
        """The graph with only those claims that texts hold in one of these ways.

        `with_stances("asserted", "reported")` leaves out what is planned, denied or implied. Things
        and articles stay.

        Raises:
            OntologyError: no such stance.
        """
        wanted = {filters.parse_stance(one) for one in stances}
        made = copy(self)
        vars(made)["_facts"] = tuple(fact for fact in self._facts if fact.stance in wanted)
        return made

    def events(
        self,
        *,
        type: str | None = None,  # noqa: A002 - as an entity calls it
        actor: Entity | str | None = None,
        participant: Entity | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> list[Event]:
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
            QueryError: a text names no entity.
        """
        types = None if type is None else find_event_types(type, self._event_types)
        doer = None if actor is None else self._required(actor).id
        member = None if participant is None else self._required(participant).id
        start = None if since is None else filters.parse_time(since, name="since")
        end = None if until is None else filters.parse_time(until, name="until")
        return [
            event
            for event in self._events
            if (not is_statement(event.entity) if types is None else event.type in types)
            and (doer is None or event.has(doer, "actor"))
            and (member is None or event.has(member))
            and falls_within(event, start, end)
        ]

    def neighbors(self, entity: Entity | str) -> list[Entity]:
        """Entities that share a claim with one, sorted by id."""
        centre = self._required(entity)
        found: dict[str, Entity] = {}
        for fact in self._touching.get(centre.id, ()):
            for end in (fact.subject, fact.object):
                if isinstance(end, Entity) and end.id != centre.id:
                    found[end.id] = end
        return [found[one] for one in sorted(found)]

    def paths(
        self, a: Entity | str, b: Entity | str, *, longest: int = 3
    ) -> list[tuple[Fact, ...]]:
        """Chains of claims that lead from one entity to another, shortest first.

        Claims are walked either way, and no entity twice. Articles are passed through only when
        they are an end: two things in one article are not otherwise connected.

        Args:
            a: where to start.
            b: where to arrive.
            longest: most claims in a chain.
        """
        start, goal = self._required(a), self._required(b)
        return find_paths(start.id, goal.id, self._touching, longest=longest)

    def timeline(self, entity: Entity | str) -> list[Fact]:
        """Dated claims that touch an entity, earliest first."""
        centre = self._required(entity)
        dated = [fact for fact in self._touching.get(centre.id, ()) if fact.when is not None]
        return sorted(dated, key=lambda fact: (*filters.time_key(fact.when), fact.id))

    def why(self, a: str, b: str | None = None) -> Why:
        """Why two names are, or aren't, one thing, or why one is a name and of its kind.

        A name may have `@` and an article behind it.

        Raises:
            QueryError: the graph has nothing of a name, or several things.
        """
        return explain_name(self.who, a) if b is None else explain_identity(self.who, a, b)

    def _is_of(self, fact: Fact, moment: str) -> bool:
        when = self._terms.get(fact.id, fact.when)
        return when is not None and edtf.dates_overlap(when, moment)

    @cached_property
    def _terms(self) -> Mapping[str, str]:
        return find_terms(self._facts, self.documents)

    @cached_property
    def _events(self) -> list[Event]:
        return collect_events(self._facts, self.documents)

    @cached_property
    def _event_types(self) -> frozenset[str]:
        return frozenset(event.type for event in self._events if event.type is not None)

    @cached_property
    def _touching(self) -> dict[str, list[Fact]]:
        """Entity id → the facts that it is an end of, sorted by id."""
        table: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            table[fact.subject.id].append(fact)
            if isinstance(fact.object, Entity):
                table[fact.object.id].append(fact)
        return dict(table)

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """Ids, absolute IRIs, authority IRIs and the numbers that end them → entity id."""
        table: dict[str, str] = {}
        for entity in self._entities.values():
            for iri in entity.same_as:
                table.setdefault(iri, entity.id)
                table.setdefault(iri.rstrip("/").rsplit("/", 1)[-1], entity.id)
        for id_, entity in (*self.who.moved.items(), *self._entities.items()):
            table[id_] = table[self.base + id_] = entity.id
        return table

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Normalized name → ids of the entities called so."""
        table: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for name in {fold_name(one) for one in (entity.label, *entity.aliases)}:
                table[name].append(entity.id)
        return dict(table)

    def _required(self, entity: Entity | str) -> Entity:
        """The entity itself, or the one that a text names.

        Raises:
            QueryError: the graph has no such entity.
        """
        found = self.entity(entity) if isinstance(entity, str) else self._entities.get(entity.id)
        if found is None:
            shown = entity if isinstance(entity, str) else entity.id
            near = ", ".join(filters.similar_labels(shown, self._entities.values()))
            hint = f"near it: {near}" if near else "search for it with entities()"
            message = f"graph {self.name!r} has no entity {shown!r}; {hint}"
            raise QueryError(message)
        return found

    def _ends(self, value: Entity | Literal | str, *, literal: bool = False) -> set[str | Literal]:
        """What a filter's value may stand for: the id of an entity, and a literal.

        Raises:
            QueryError: a text names no entity and, where it may be one, no literal's value.
        """
        if isinstance(value, Literal):
            return {value}
        if isinstance(value, Entity):
            return {value.id}
        if literal and any(
            isinstance(fact.object, Literal) and fact.object.value == value for fact in self._facts
        ):
            found = self.entity(value)
            return {value} if found is None else {value, found.id}
        return {self._required(value).id}

    def _candidates(
        self, start: set[str | Literal] | None, end: set[str | Literal] | None
    ) -> Iterable[Fact]:
        """The fewest facts that hold all answers, sorted by id; a text may also be a literal's."""
        for ends in (start, end):
            ids = [one for one in ends or () if isinstance(one, str) and one in self._entities]
            if ids and len(ids) == len(ends or ()):
                return self._touching.get(ids[0], ())
        return self._facts
