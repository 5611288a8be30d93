"""Choosing a part of a graph: which claims, things and articles of it a view shows.

What a text says is asked of each claim by itself: predicates, stances and sources. All else is
asked of an event as a whole, which stays with everybody in it, or goes: kinds, times, how sure and
how well told it is, and whether it is near. An event is as sure as its least sure role.

Guarantees: a part is closed: whatever a claim of it speaks of is in it, and so is each article
that a quote of it is from; of an event that is kept, no role is lost but those that texts hold
otherwise, or that are told elsewhere, if stances or sources were asked for. It knows no view.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.core import edtf
from dateline.core.errors import QueryError
from dateline.core.model import Document, Entity, Fact, Stance
from dateline.graph import filters
from dateline.graph.assembling import count_sources
from dateline.graph.events import Event, falls_within, is_role_claim
from dateline.graph.on_demand import (
    Shelf,
    facts_between,
    facts_of_articles,
    fetch_ahead,
    speaks_of_article,
)
from dateline.graph.surroundings import find_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to choose by; what is None or empty chooses nothing out.

    Attributes:
        predicates: only claims by these.
        stances: only claims that texts hold so.
        documents: only what these articles say, by id; of each claim only their quotes.
        kinds: only things of these kinds, and claims between them.
        since: EDTF; only what may lie on its first day or later.
        until: EDTF; only what may lie on its last day or earlier.
        at: EDTF; only what has a time that overlaps it.
        min_sources: least number of independent articles.
        min_confidence: least confidence, 0 to 1.
        around: ids of the things in the middle.
        hops: most steps from one of them.
    """

    predicates: frozenset[str] = frozenset()
    stances: frozenset[Stance] = frozenset()
    documents: frozenset[str] | None = None
    kinds: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    at: str | None = None
    min_sources: int = 1
    min_confidence: float = 0.0
    around: frozenset[str] = frozenset()
    hops: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a graph.

    Attributes:
        facts: its claims, sorted by id.
        entities: ids of what they speak of.
        documents: ids of the articles that they quote.
    """

    facts: tuple[Fact, ...]
    entities: frozenset[str]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The graph that a part is chosen from.

    Attributes:
        facts: its claims, sorted by id.
        entities: id → entity.
        documents: id → document.
        events: id of an event's node → the event.
        terms: id of a claim → the term that it is a part of, in EDTF.
        origins: id of a document → what stands for its story, where it shares one.
        touching: id of a thing → the claims that it is an end of, sorted by id.
    """

    facts: Sequence[Fact]
    entities: Mapping[str, Entity]
    documents: Mapping[str, Document]
    events: Mapping[str, Event]
    terms: Mapping[str, str]
    origins: Mapping[str, str]
    touching: Mapping[str, Sequence[Fact]]


def read_selection(
    documents: Mapping[str, Document],
    *,
    around: Iterable[str],
    hops: int,
    kinds: str | Iterable[str],
    predicates: str | Iterable[str],
    stances: Stance | str | Iterable[Stance | str],
    sources: str | Iterable[str],
    since: date | str | None,
    until: date | str | None,
    min_sources: int,
    min_confidence: float,
) -> Selection:
    """What to choose by, from what users give: see `GraphView.subgraph`.

    Raises:
        OntologyError: no such kind, predicate or stance, or a date that is none.
        QueryError: no article is from a source, a number is none that it can be, or `since` is
            later than `until`.
    """
    for number, name, least in ((hops, "hops", 0), (min_sources, "min_sources", 1)):
        if number < least:
            message = f"{name}={number} is too few; give {least} or more"
            raise QueryError(message)
    if not 0 <= min_confidence <= 1:
        message = f"min_confidence={min_confidence} is no probability; give 0 to 1"
        raise QueryError(message)
    start, end = filters.parse_period(since, until)
    articles = [filters.find_documents(documents, one) for one in filters.several(sources)]
    return Selection(
        predicates=frozenset(map(filters.check_predicate, filters.several(predicates))),
        stances=frozenset(map(filters.parse_stance, filters.several(stances))),
        documents=frozenset().union(*articles) if articles else None,
        kinds=frozenset().union(*map(filters.kinds_below, filters.several(kinds))),
        since=start,
        until=end,
        min_sources=min_sources,
        min_confidence=min_confidence,
        around=frozenset(around),
        hops=hops,
    )


def select_part(whole: Whole, by: Selection) -> Part:
    """Choose the part of a graph that passes everything that is asked."""
    if by == Selection():
        return Part(
            facts=tuple(whole.facts),
            entities=frozenset(whole.entities),
            documents=frozenset(whole.documents),
        )
    facts = _around(whole, by) if by.around else _passing(whole.facts, whole, by)
    named = set(by.around)
    if by == Selection(kinds=by.kinds):  # things alone are asked for, whether or not they meet
        named |= {id_ for id_, one in whole.entities.items() if one.kind in by.kinds}
    return close_part(facts, named)


def close_part(facts: Iterable[Fact], named: Iterable[str] = ()) -> Part:
    """The part that has these claims, sorted by id, with all that they speak of and quote.

    Args:
        facts: the claims.
        named: ids of things that are in it as well.
    """
    kept = tuple(facts)
    return Part(
        facts=kept,
        entities=frozenset(named) | {one.id for fact in kept for one in _things(fact)},
        documents=frozenset(one.document for fact in kept for one in fact.evidence),
    )


def _passing(facts: Iterable[Fact], whole: Whole, by: Selection) -> list[Fact]:
    """The claims that pass all that is asked of each; of events, all claims have to be given."""
    passing = list(_said(facts, whole, by))
    if _asks_events(by):
        passing = _keep_whole_events(passing, lambda fact: _counts(fact, by))
    if by.kinds:
        passing = [fact for fact in passing if _is_of_kinds(fact, by.kinds)]
    if (by.since, by.until, by.at) != (None, None, None):
        passing = [fact for fact in passing if _is_of_time(fact, by, whole)]
    return passing


def _asks_events(by: Selection) -> bool:
    """Whether what one claim of an event is decides on all of them."""
    return by.min_sources > 1 or by.min_confidence > 0


class _Passing(Shelf[list[Fact]]):
    """Entity id → the claims that touch it and pass, found when a step leads there."""

    def __init__(self, whole: Whole, by: Selection) -> None:
        self._whole = whole
        self._by = by
        self._found: dict[str, list[Fact]] = {}

    def __getitem__(self, one: str) -> list[Fact]:
        if one not in self._found:
            self._found[one] = self._keep(self._whole.touching.get(one, ()))
        return self._found[one]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole.touching)

    def __len__(self) -> int:
        return len(self._whole.touching)

    def fetch(self, keys: Iterable[str]) -> None:
        fetch_ahead(self._whole.touching, [one for one in keys if one not in self._found])

    def between(self, ends: Collection[str]) -> list[Fact]:
        """The claims that have no end but these."""
        return self._keep(facts_between(self._whole.touching, ends))

    def of_articles(self, ends: Collection[str], documents: Collection[str]) -> list[Fact]:
        """The claims with one of these ends that speak of an article, as these documents say."""
        found = self._keep(facts_of_articles(self._whole.touching, ends, documents))
        return [one for one in found if any(each.document in documents for each in one.evidence)]

    def _keep(self, asked: Iterable[Fact]) -> list[Fact]:
        """Those claims of some that pass, sorted by id."""
        wanted = {fact.id: fact for fact in asked}
        pool = dict(wanted)
        if _asks_events(self._by):
            events = {fact.subject.id for fact in wanted.values() if is_role_claim(fact)}
            fetch_ahead(self._whole.touching, events)
            pool |= {fact.id: fact for at in events for fact in self._whole.touching[at]}
        passing = _passing((pool[id_] for id_ in sorted(pool)), self._whole, self._by)
        return [fact for fact in passing if fact.id in wanted]


def _said(facts: Iterable[Fact], whole: Whole, by: Selection) -> Iterable[Fact]:
    """The claims that are made so, by these articles; of each only what these say."""
    for fact in facts:
        if (by.predicates and fact.predicate not in by.predicates) or (
            by.stances and fact.stance not in by.stances
        ):
            continue
        if by.documents is None:
            yield fact
            continue
        told = tuple(one for one in fact.evidence if one.document in by.documents)
        if told:
            sources = count_sources(told, whole.origins)
            every = len(told) == len(fact.evidence)
            yield fact if every else replace(fact, evidence=told, sources=sources)


def _counts(fact: Fact, by: Selection) -> bool:
    """Whether a claim is told well enough."""
    return fact.sources >= by.min_sources and fact.confidence >= by.min_confidence


def _keep_whole_events(facts: Sequence[Fact], passes: Callable[[Fact], bool]) -> list[Fact]:
    """The claims that pass; of an event all, or none."""
    gone = {fact.subject.id for fact in facts if is_role_claim(fact) and not passes(fact)}
    return [
        fact
        for fact in facts
        if (fact.subject.id not in gone if is_role_claim(fact) else passes(fact))
    ]


def _is_of_kinds(fact: Fact, kinds: Collection[str]) -> bool:
    """Whether a claim is between things of these kinds, or says who is in an event of them."""
    ends = [fact.subject] if is_role_claim(fact) else [fact.subject, fact.object]
    return all(not isinstance(one, Entity) or one.kind in kinds for one in ends)


def _is_of_time(fact: Fact, by: Selection, whole: Whole) -> bool:
    """Whether a claim, or the event that it is about, is of the time asked for."""
    event = whole.events.get(fact.subject.id) if is_role_claim(fact) else None
    if by.at is not None:
        when = whole.terms.get(fact.id, fact.when) if event is None else event.date
        if when is None or not edtf.dates_overlap(when, by.at):
            return False
    if by.since is None and by.until is None:
        return True
    if event is not None:
        return falls_within(event.time, by.since, by.until)
    return falls_within(_time_of(fact, whole), by.since, by.until)


def _time_of(fact: Fact, whole: Whole) -> str | None:
    """When a claim is of; failing that, the days on which its articles came out, first to last."""
    when = whole.terms.get(fact.id, fact.when)
    if when is not None:
        return when
    days = [whole.documents[one.document].published for one in fact.evidence]
    bounds = [edtf.date_bounds(day) for day in days if day is not None and edtf.is_edtf(day)]
    firsts = [first for first, _ in bounds if first is not None]
    lasts = [last for _, last in bounds if last is not None]
    return f"{min(firsts)}/{max(lasts)}" if firsts and lasts else None


def _around(whole: Whole, by: Selection) -> list[Fact]:
    """The claims within so many steps, with the articles that tell of them or name a centre.

    Of what is near, all that is said may be very much, so that only what is between is asked for.
    """
    passing = _Passing(whole, by)
    near = find_within(by.around, passing, hops=by.hops)
    fetch_ahead(whole.entities, near)
    roles = _lead_on({one for one in near if whole.entities[one].kind == "Event"}, passing)
    kept = {fact.id: fact for fact in (*roles, *passing.between(near))}
    telling = {quote.document for fact in kept.values() for quote in fact.evidence}
    naming = (fact for one in by.around for fact in passing[one] if speaks_of_article(fact))
    articles = (*naming, *passing.of_articles(near, telling))
    kept = {fact.id: fact for fact in articles} | kept
    return sorted(kept.values(), key=lambda fact: fact.id)


def _lead_on(events: Collection[str], touching: Mapping[str, Sequence[Fact]]) -> list[Fact]:
    """All roles of some events, of those that these are about, and so on."""
    found: set[str] = set()
    told: list[Fact] = []
    border = set(events)
    while border:
        fetch_ahead(touching, border)
        roles = [
            fact
            for one in border
            for fact in touching.get(one, ())
            if is_role_claim(fact) and fact.subject.id == one
        ]
        told += roles
        found |= border
        ends = (fact.object for fact in roles)
        border = {one.id for one in ends if isinstance(one, Entity) and one.kind == "Event"} - found
    return told


def _things(fact: Fact) -> Iterable[Entity]:
    """Everything that a claim speaks of."""
    for one in (fact.subject, fact.object, fact.speaker, fact.place):
        if isinstance(one, Entity):
            yield one
