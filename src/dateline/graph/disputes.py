"""What texts disagree on: one denies what another holds, or they differ where one can be right.

Guarantees: a dispute has two sides at least, each with what agrees; the best supported side comes
first, and disputes about what most is said of come first. Both sides of a denial say the very same
thing of the same things, and of times that may be one. What an event and claims beside it say in
the same words is disputed once. It doesn't say who is right, and takes what
is planned, possible or implied for no side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline import ontology
from dateline.authority import Authority, open_authority
from dateline.core import edtf, markup
from dateline.core.ids import content_id
from dateline.core.model import Document, Entity, Fact, Literal, Stance
from dateline.graph.corrections.rulings import to_authority_id
from dateline.graph.events import (
    Event,
    collect_events,
    index_quotes,
    is_role_claim,
    is_statement,
)
from dateline.graph.on_demand import facts_between
from dateline.graph.wording import fact_label

Held = Fact | Event
Touching = Mapping[str, Sequence[Fact]]

HELD = frozenset({Stance.ASSERTED, Stance.REPORTED})
WHO = ("actor", "recipient", "object", "participant", "result")
_ENOUGH = 2  # who and what: "Kenya signs" alone may be any signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What can't all be right.

    Attributes:
        why: `denied`, or `differs` where there can be one only.
        label: what it is about, as those have it who hold it; of what differs, the best supported.
        sides: of each side the claims or events that say so, the best supported side first.
    """

    why: str
    label: str
    sides: tuple[tuple[Held, ...], ...]

    @property
    def key(self) -> str:
        """Hash of what is disputed, by which it is found again in another graph."""
        said = ((one.id, one.stance.value) for side in self.sides for one in side)
        return content_id(*(part for one in said for part in one))

    def _repr_html_(self) -> str:
        """How a notebook shows it: the sides, one below the other."""
        sides = "".join(one._repr_html_() for side in self.sides for one in side[:1])
        return f"<div><b>{markup.escape(self.label)}</b> {self.why}{sides}</div>"


def find_disputes(
    facts: Sequence[Fact],
    touching: Touching,
    documents: Mapping[str, Document],
    *,
    weigh: Callable[[str], int],
    kept: Collection[str] = (),
) -> list[Dispute]:
    """What is disputed in a graph, about what most is said of first.

    Args:
        facts: the graph's claims, or those of them that may be disputed.
        touching: entity id → the claims that it is an end of.
        documents: id → document, for the events that claims tell of.
        weigh: gives how many claims touch the entity of an id.
        kept: ids of claims of which people say that they are right; what has such a one on every
            side isn't disputed.
    """
    denials = _leave_out_retold(list(_find_denials(facts, documents)))
    found = [*denials, *_find_differences(facts, touching)]
    if kept:
        found = [one for one in found if not _is_settled(one, touching, kept)]

    def order(one: Dispute) -> tuple[int, str, str]:
        first = one.sides[0][0]
        about = [first.subject] if isinstance(first, Fact) else first.participants
        return -max((weigh(end.id) for end in about), default=0), one.label, one.key

    return sorted(found, key=order)


def find_claims(side: Iterable[Held], touching: Touching) -> list[Fact]:
    """The claims of a side: of an event those that hold it so, or deny it, in whatever way.

    Args:
        side: claims and events.
        touching: entity id → the claims that it is an end of.
    """
    found: dict[str, Fact] = {}
    for one in side:
        if isinstance(one, Fact):
            found[one.id] = one
            continue
        stances = {Stance.DENIED} if one.stance is Stance.DENIED else HELD
        for fact in touching[one.id]:
            if fact.subject.id == one.id and is_role_claim(fact) and fact.stance in stances:
                found[fact.id] = fact
        told = index_quotes([one])
        for fact in facts_between(touching, {end.id for end in one.participants}):
            if fact.stance in stances and _is_retold(fact, told):
                found[fact.id] = fact
    return list(found.values())


def _is_settled(one: Dispute, touching: Touching, kept: Collection[str]) -> bool:
    """Whether people say of every side that it is right."""
    return all(any(fact.id in kept for fact in find_claims(side, touching)) for side in one.sides)


def _leave_out_retold(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Disputes without those about claims of which each is told by a disputed event as well.

    "Orbit owns Lumen" is read off "Orbit bought Lumen", and denied in the words that deny that.
    """
    events = (one for each in disputes for side in each.sides for one in side)
    told = index_quotes(one for one in events if isinstance(one, Event))
    return [
        one
        for one in disputes
        if not all(
            isinstance(each, Fact) and _is_retold(each, told) for side in one.sides for each in side
        )
    ]


def _is_retold(fact: Fact, told: Mapping[tuple[str, int, int], Sequence[Event]]) -> bool:
    """Whether an event holds, or denies, the same of a claim's two ends in the same words."""
    return isinstance(fact.object, Entity) and any(
        event.has(fact.subject.id)
        and event.has(fact.object.id)
        and (event.stance is Stance.DENIED) is (fact.stance is Stance.DENIED)
        for one in fact.evidence
        for event in told.get((one.document, one.start, one.end), ())
    )


def _find_denials(facts: Sequence[Fact], documents: Mapping[str, Document]) -> Iterable[Dispute]:
    """What some hold and others deny."""
    held = _by_content([fact for fact in facts if fact.stance in HELD], documents)
    denied = _by_content([fact for fact in facts if fact.stance is Stance.DENIED], documents)
    for key in held.keys() & denied.keys():
        yes = [a for a in held[key] if any(_may_be_one(a, b) for b in denied[key])]
        no = [b for b in denied[key] if any(_may_be_one(a, b) for a in held[key])]
        if yes:
            yield Dispute(why="denied", label=said_label(yes[0]), sides=_rank([yes, no]))


def _find_differences(facts: Iterable[Fact], touching: Touching) -> Iterable[Dispute]:
    """Claims of which there can be one only, for ever or at a time, and that end differently."""
    known = ontology.predicates()
    groups: dict[tuple[str, str], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if known[fact.predicate].functional and fact.stance in HELD:
            groups[fact.subject.id, fact.predicate][_key(fact.object)].append(fact)
    several = {key: ends for key, ends in groups.items() if len(ends) > 1}
    within = _find_within(
        [one[0].object for ends in several.values() for one in ends.values()], touching
    )
    for (_, predicate), ends in several.items():
        for_ever = known[predicate].functional == "for ever"
        sides = [
            side
            for end, side in ends.items()
            if not any((other, end) in within for other in ends if other != end)
        ]
        if len(sides) > 1 and (for_ever or _overlap([one[0] for one in sides])):
            ranked = _rank(sides)
            yield Dispute(why="differs", label=said_label(ranked[0][0]), sides=ranked)


def _find_within(ends: Iterable[Entity | Literal], touching: Touching) -> set[tuple[str, str]]:
    """Pairs of places, one within the other: who was born in Chicago was born in Illinois.

    As articles say, or as the authority knows.
    """
    places = {
        one.id: one for one in ends if isinstance(one, Entity) and ontology.is_a(one.kind, "Place")
    }
    if not places:
        return set()
    told = {
        (fact.subject.id, _key(fact.object))
        for fact in facts_between(touching, places)
        if fact.predicate == "located_in"
    }
    own = {name: {to_authority_id(iri) for iri in one.same_as} for name, one in places.items()}
    with open_authority(None) as authority:
        above = {name: _find_above(known, authority) for name, known in own.items()}
    return told | {
        (inner, outer) for inner in places for outer in places if above[inner] & own[outer]
    }


def _find_above(place: Iterable[str], authority: Authority) -> set[str]:
    """Ids of what the authority knows a place to be in, and what that is in."""
    left, found = set(place), set[str]()
    while left:
        entry = authority.get(left.pop())
        for one in () if entry is None else (entry.parent, entry.country):
            if one is not None and one not in found:
                found.add(one)
                left.add(one)
    return found


def _overlap(facts: Sequence[Fact]) -> bool:
    """Whether two claims, both with a time, hold at the same time."""
    times = [fact.when for fact in facts if fact.when is not None and edtf.is_edtf(fact.when)]
    return any(
        edtf.dates_overlap(one, other) for at, one in enumerate(times) for other in times[at + 1 :]
    )


def _by_content(
    facts: Sequence[Fact], documents: Mapping[str, Document]
) -> dict[object, list[Held]]:
    """What is said, whoever says it and of whatever time → the claims or events that say it.

    An event is what its roles of one standing make of it: it may be held by some and denied by
    others, and be one node.
    """
    found: dict[object, list[Held]] = defaultdict(list)
    for fact in facts:
        if not is_role_claim(fact):
            found[fact.subject.id, fact.predicate, _key(fact.object)].append(fact)
    for event in collect_events(facts, documents):
        who = frozenset(_key(end) for role in WHO for end in event.roles.get(role, ()))
        if event.type is not None and not is_statement(event.entity) and len(who) >= _ENOUGH:
            found[event.type, who].append(event)
    return found


def _key(end: Entity | Literal) -> str:
    return end.id if isinstance(end, Entity) else f"“{end.value.casefold()}”"


def _may_be_one(held: Held, denied: Held) -> bool:
    """Whether two times may be one; what has none may be of any."""
    times = [one.date if isinstance(one, Event) else one.when for one in (held, denied)]
    return times[0] is None or times[1] is None or edtf.dates_overlap(times[0], times[1])


def said_label(one: Held) -> str:
    """What a claim or an event says, as a line."""
    return one.label if isinstance(one, Event) else fact_label(one)


def _rank(sides: Iterable[Sequence[Held]]) -> tuple[tuple[Held, ...], ...]:
    """Sides with the best supported first: what most say, of equals what is held, not denied."""
    stances = tuple(Stance)

    def support(side: Sequence[Held]) -> tuple[int, int, str]:
        number = sum(one.sources for one in side)
        return -number, min(stances.index(one.stance) for one in side), side[0].id

    return tuple(tuple(side) for side in sorted(sides, key=support))
