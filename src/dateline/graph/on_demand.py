"""What of a graph is looked up when it is asked for, so that a look costs what it touches.

Guarantees: each answer is the one that a graph which holds everything gives, in the same order;
what was given once is the same object the next time. It reads no file: whoever keeps a graph
somewhere implements `Shelf` and `FactTable` (`workspace/fold/` does).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.core.model import Decision, Document, Entity, Fact, Judgement, Literal, Stance
from dateline.graph.corrections import Unmet
from dateline.graph.entity_index import EntityIndex
from dateline.graph.events import (
    ROLES,
    Event,
    event_order,
    find_teller,
    index_quotes,
    is_plain,
    is_role_claim,
    make_event,
)
from dateline.graph.lookup import Lookup
from dateline.graph.name_search import FindsNames
from dateline.graph.overview import Overview
from dateline.graph.posts import ToldPosts

Value = TypeVar("Value")
Step = tuple[str, str, tuple[str, str]]  # from one id to another, and the kinds of both


class Shelf(Mapping[str, Value], ABC):
    """A mapping whose values are fetched one by one, or several at once."""

    @abstractmethod
    def fetch(self, keys: Iterable[str]) -> None:
        """Have some values at hand, since they are asked for next; unknown keys do nothing."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as the dict that it stands for: what it reads may be gone by then."""
        return dict, (dict(self),)


class FactsByEnd(Shelf[list[Fact]]):
    """Entity id → the claims that it is an end of, sorted by id, where some can be chosen."""

    @abstractmethod
    def between(self, ends: Collection[str]) -> Iterable[Fact]:
        """The claims that have no end but these."""

    @abstractmethod
    def meetings(self, ends: Collection[str]) -> Iterable[str]:
        """Ids of the events that claims tie two of these to."""

    @abstractmethod
    def steps(self, ends: Collection[str]) -> Iterable[Step]:
        """Where claims lead from these, each way once."""

    @abstractmethod
    def of_articles(self, ends: Collection[str], documents: Collection[str]) -> Iterable[Fact]:
        """The claims with one of these ends that speak of an article, as these documents say."""


class FactTable(Sequence[Fact], ABC):
    """All claims of a graph, sorted by id, that can be chosen from without having them all."""

    @abstractmethod
    def choose(
        self, *, predicate: str | None, stance: Stance | None, min_sources: int
    ) -> Iterable[Fact]:
        """The claims by a predicate, of a stance and of so many sources, sorted by id.

        Args:
            predicate: a predicate; None for any.
            stance: how the texts hold it; None for any.
            min_sources: least number of independent documents.
        """

    @abstractmethod
    def has_value(self, text: str) -> bool:
        """Whether some claim ends at a literal with this value."""

    @abstractmethod
    def find(self, name: str) -> Fact | None:
        """The claim of an id."""

    @abstractmethod
    def find_tellers(self, facts: Sequence[Fact]) -> list[str]:
        """Ids of the events of which a role has the very words of one of these claims."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as the tuple that it stands for."""
        return tuple, (tuple(self),)


class DecisionTable(Sequence[Decision], ABC):
    """All decisions of a graph, that can be chosen from without having them all."""

    @abstractmethod
    def doubtful(self, sure: float) -> Iterable[Decision]:
        """Those that are unsure, or less sure than this either way, in their order."""

    @abstractmethod
    def about(self, chains: Collection[str]) -> Iterable[Decision]:
        """Those with one of these chains on a side, in their order."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as the tuple that it stands for."""
        return tuple, (tuple(self),)


def doubtful_decisions(decisions: Sequence[Decision], *, sure: float) -> Iterable[Decision]:
    """Those that are unsure, or less sure than this either way, in their order."""
    if isinstance(decisions, DecisionTable):
        return decisions.doubtful(sure)
    return [
        one
        for one in decisions
        if one.judgement is Judgement.UNSURE or max(one.score, 1 - one.score) < sure
    ]


def decisions_about(decisions: Sequence[Decision], chains: Collection[str]) -> Iterable[Decision]:
    """Those with one of these chains on a side, in their order."""
    if isinstance(decisions, DecisionTable):
        return decisions.about(chains)
    return [one for one in decisions if one.left in chains or one.right in chains]


def fetch_ahead(table: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Fetch what is asked for next at once, where it isn't at hand."""
    if isinstance(table, Shelf):
        table.fetch(keys)


def choose_facts(
    facts: Sequence[Fact], *, predicate: str | None, stance: Stance | None, min_sources: int
) -> Iterable[Fact]:
    """The claims that may pass these filters, sorted by id: all of them where all are at hand."""
    if not isinstance(facts, FactTable):
        return facts
    return facts.choose(predicate=predicate, stance=stance, min_sources=min_sources)


def has_value(facts: Sequence[Fact], text: str) -> bool:
    """Whether some claim ends at a literal with this value."""
    if isinstance(facts, FactTable):
        return facts.has_value(text)
    return any(isinstance(one.object, Literal) and one.object.value == text for one in facts)


def facts_between(touching: Mapping[str, Sequence[Fact]], ends: Collection[str]) -> Iterable[Fact]:
    """The claims that have no end but these."""
    if isinstance(touching, FactsByEnd):
        return touching.between(ends)
    return [
        fact
        for one in ends
        for fact in touching.get(one, ())
        if all(end.id in ends for end in (fact.subject, fact.object) if isinstance(end, Entity))
    ]


def steps_from(touching: Mapping[str, Sequence[Fact]], ends: Collection[str]) -> Iterable[Step]:
    """Where claims lead from some things."""
    if isinstance(touching, FactsByEnd):
        return touching.steps(ends)
    return {
        (here.id, there.id, (here.kind, there.kind))
        for one in ends
        for fact in touching.get(one, ())
        if isinstance(fact.object, Entity)
        for here, there in ((fact.subject, fact.object), (fact.object, fact.subject))
        if here.id == one
    }


def touching_between(
    touching: Mapping[str, Sequence[Fact]], ends: Collection[str]
) -> Mapping[str, Sequence[Fact]]:
    """What touches some things, of which only what is between two of them has to be there.

    That is each claim that has no end but these, and the events that two of them are in.
    """
    if not isinstance(touching, FactsByEnd):
        return touching
    near = touching.between({*ends, *touching.meetings(ends)})
    return index_by_end(sorted(near, key=lambda fact: fact.id))


def facts_of_articles(
    touching: Mapping[str, Sequence[Fact]], ends: Collection[str], documents: Collection[str]
) -> Iterable[Fact]:
    """The claims with one of these ends that speak of an article, as these documents say."""
    if isinstance(touching, FactsByEnd):
        return touching.of_articles(ends, documents)
    return [
        fact
        for one in ends
        for fact in touching.get(one, ())
        if speaks_of_article(fact) and any(each.document in documents for each in fact.evidence)
    ]


def speaks_of_article(fact: Fact) -> bool:
    """Whether an article is among what a claim speaks of."""
    things = (fact.subject, fact.object, fact.speaker, fact.place)
    return any(isinstance(one, Entity) and one.kind == "Article" for one in things)


def index_by_end(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Entity id → the facts that it is an end of, in their order."""
    table: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        table[fact.subject.id].append(fact)
        if isinstance(fact.object, Entity) and fact.object.id != fact.subject.id:
            table[fact.object.id].append(fact)
    return dict(table)


class NodeEvents(Shelf[Event]):
    """Id of a node → the event, made from the claims that touch the node."""

    def __init__(
        self,
        touching: Mapping[str, Sequence[Fact]],
        documents: Mapping[str, Document],
        every: Callable[[], Iterable[Event]],
    ) -> None:
        """Take what events are made of.

        Args:
            touching: entity id → the claims that it is an end of.
            documents: id → document.
            every: gives all events, for whoever wants to go through them.
        """
        self._touching = touching
        self._documents = documents
        self._every = every
        self._made: dict[str, Event] = {}

    def __getitem__(self, node: str) -> Event:
        """The event of a node."""
        if node not in self._made:
            facts = [
                fact
                for fact in self._touching.get(node, ())
                if is_role_claim(fact) and fact.subject.id == node
            ]
            if not facts:
                raise KeyError(node)
            self._made[node] = make_event(facts, self._documents)
        return self._made[node]

    def __iter__(self) -> Iterator[str]:
        """Ids of all events, by time and id."""
        return (event.id for event in self._every())

    def __len__(self) -> int:
        """How many events there are."""
        return sum(1 for _ in self._every())

    def fetch(self, keys: Iterable[str]) -> None:
        """Have the claims of some events at hand."""
        fetch_ahead(self._touching, [one for one in keys if one not in self._made])


class ThingEvents(Shelf[list[Event]]):
    """Id of a thing → the events that it is or has a part in, by time."""

    def __init__(
        self, touching: Mapping[str, Sequence[Fact]], event_of: Mapping[str, Event]
    ) -> None:
        """Take the claims of each thing, and the events of the nodes."""
        self._touching = touching
        self._event_of = event_of
        self._made: dict[str, list[Event]] = {}

    def __getitem__(self, thing: str) -> list[Event]:
        """The events of a thing."""
        if thing not in self._made:
            nodes = {
                fact.subject.id
                for fact in self._touching.get(thing, ())
                if is_role_claim(fact) and (fact.subject.id == thing or fact.predicate in ROLES)
            }
            fetch_ahead(self._event_of, nodes)
            events = [self._event_of[node] for node in nodes]
            self._made[thing] = sorted(events, key=event_order)
        if not self._made[thing]:
            raise KeyError(thing)
        return self._made[thing]

    def __iter__(self) -> Iterator[str]:
        """Ids of all things that have a part in an event."""
        return (thing for thing in self._touching if thing in self)

    def __len__(self) -> int:
        """How many things have a part in an event."""
        return sum(1 for _ in self)

    def fetch(self, keys: Iterable[str]) -> None:
        """Have the claims of some things at hand."""
        fetch_ahead(self._touching, keys)


class RetoldClaims(Shelf[Event]):
    """Id of a plain claim → the event that tells it as well."""

    def __init__(self, facts: FactTable, event_of: Mapping[str, Event]) -> None:
        """Take the claims, and the events of the nodes."""
        self._facts = facts
        self._event_of = event_of
        self._made: dict[str, Event | None] = {}

    def __getitem__(self, name: str) -> Event:
        """The event that tells a claim: one that has its words, and both of its ends."""
        if name not in self._made:
            self.fetch([name])
        found = self._made[name]
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        """Ids of all such claims, sorted."""
        return (fact.id for fact in self._facts if fact.id in self)

    def __len__(self) -> int:
        """How many such claims there are."""
        return sum(1 for _ in self)

    def fetch(self, keys: Iterable[str]) -> None:
        """Look up what tells some claims."""
        facts = {one: self._facts.find(one) for one in keys if one not in self._made}
        plain = [one for one in facts.values() if one is not None and is_plain(one)]
        nodes = self._facts.find_tellers(plain) if plain else []
        fetch_ahead(self._event_of, nodes)
        told = index_quotes(sorted((self._event_of[one] for one in nodes), key=event_order))
        for name, fact in facts.items():
            self._made[name] = None if fact is None else find_teller(fact, told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A graph that is kept somewhere, and looked into by its parts.

    Attributes:
        documents: id → document, sorted by id.
        entities: id → entity, sorted by id.
        facts: sorted by id.
        touching: entity id → the facts that it is an end of, sorted by id.
        posts: which claims about posts go without saying.
        terms: id of a fact → the term that it is a part of.
        keys: ids, IRIs and numbers of authorities → id of the entity.
        named: normalized name → ids of the entities called so, sorted.
        search: finds things by a part of a name.
        degree: gives how many facts touch the entity of an id.
        overview: gives what tells of the whole, of the events by their nodes.
        stories: as `GraphContents` has them.
        unmet: likewise.
        who: likewise.
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    facts: FactTable
    touching: Mapping[str, Sequence[Fact]]
    posts: ToldPosts
    terms: Mapping[str, str]
    keys: Mapping[str, str]
    named: Mapping[str, Sequence[str]]
    search: FindsNames
    degree: Callable[[str], int]
    overview: Callable[[Mapping[str, Event]], Overview]
    stories: tuple[tuple[str, ...], ...]
    unmet: tuple[Unmet, ...]
    who: Lookup

    def index_names(self, base: str) -> EntityIndex:
        """What finds entities by all that they are called; `base` is what ids are relative to."""
        index = EntityIndex(
            self.entities, base=base, moved=self.who.moved, count_claims=self.degree
        )
        vars(index).update(_by_key=self.keys, _by_name=self.named)  # nothing is indexed anew
        return index
