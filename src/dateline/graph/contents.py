"""What is in a graph: entities, facts and events, put together from a corpus's records.

Guarantees: the same documents, mentions, claims and decisions give the same graph, whatever their
order; all comes sorted by id, but events by time; nothing here changes a graph folder. It doesn't
extract, doesn't decide who is who (that is `resolve/`), and keeps no mention that no claim uses.
`lists.py` has what is listed of it by filters, and `view.py` what can be asked beyond lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from dateline.authority import Authority
from dateline.core import pickling
from dateline.core.model import Claim, Decision, Document, Entity, Fact, Mention
from dateline.graph import filters
from dateline.graph.assembling import Assembled, assemble
from dateline.graph.corrections import Correction, Unmet
from dateline.graph.entity_index import EntityIndex
from dateline.graph.events import Event, collect_events, find_retold, is_role_claim
from dateline.graph.lookup import Lookup, find_moved
from dateline.graph.name_search import FindsNames, NameSearch
from dateline.graph.on_demand import (
    FactTable,
    Kept,
    NodeEvents,
    RetoldClaims,
    ThingEvents,
    fetch_ahead,
    index_by_end,
)
from dateline.graph.posts import ToldPosts, find_told_posts
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

    @cached_property
    def _names(self) -> FindsNames:
        weights = {name: len(facts) for name, facts in self.touching.items()}
        return NameSearch(self._entities.values(), weights)

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
