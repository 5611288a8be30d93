"""Claims that can't all be right: what one text says and another denies, or says otherwise.

Guarantees: a dispute has two sides at least, each with claims that agree; the best supported side
comes first, and disputes about what most is said of come first. It decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline import ontology
from dateline.core import edtf
from dateline.core.ids import content_id
from dateline.core.model import Entity, Fact, Stance
from dateline.explore.snapshot import Snapshot

_HELD = frozenset({Stance.ASSERTED, Stance.REPORTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that can't all be right.

    Attributes:
        key: hash of the claims.
        why: what is disputed: `denied`, or `differs` where there can be one only.
        sides: the claims of each side, the best supported side first.
    """

    key: str
    why: str
    sides: tuple[tuple[Fact, ...], ...]


def find_disputes(snapshot: Snapshot) -> list[Dispute]:
    """What is disputed in a graph, most valuable first."""
    found = [*_find_denials(snapshot), *_find_differences(snapshot)]

    def value(one: Dispute) -> tuple[int, str]:
        return -snapshot.weights[one.sides[0][0].subject.id], one.key

    return sorted(found, key=value)


def _find_denials(snapshot: Snapshot) -> Iterable[Dispute]:
    """Claims that one text makes and another denies."""
    groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in snapshot.facts.values():
        if fact.subject.id not in snapshot.event_of:
            groups[fact.subject.id, fact.predicate, _end_key(fact)].append(fact)
    for facts in groups.values():
        denied = [fact for fact in facts if fact.stance is Stance.DENIED]
        held = [fact for fact in facts if fact.stance in _HELD]
        if denied and held:
            yield _make_dispute("denied", [held, denied])


def _find_differences(snapshot: Snapshot) -> Iterable[Dispute]:
    """Claims of which there can be one only, for ever or at a time, and that end differently."""
    single = {name for name, one in ontology.predicates().items() if one.functional}
    groups: dict[tuple[str, str], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in snapshot.facts.values():
        if fact.predicate in single and fact.stance in _HELD:
            groups[fact.subject.id, fact.predicate][_end_key(fact)].append(fact)
    for (_, predicate), ends in groups.items():
        for_ever = ontology.predicates()[predicate].functional == "for ever"
        sides = [facts for facts in ends.values() if not _is_told_closer(snapshot, facts[0], ends)]
        if len(sides) > 1 and (for_ever or _overlap([facts[0] for facts in sides])):
            yield _make_dispute("differs", sides)


def _is_told_closer(snapshot: Snapshot, fact: Fact, ends: Mapping[str, object]) -> bool:
    """Whether another end lies in this one: who was born in Chicago was born in Illinois."""
    near = snapshot.touching.get(_end_key(fact), ())
    return any(
        one.predicate == "located_in" and one.subject.id in ends and one.subject != fact.object
        for one in near
    )


def _overlap(facts: Sequence[Fact]) -> bool:
    """Whether two claims, both with a time, hold at the same time."""
    times = [fact.when for fact in facts if fact.when is not None and edtf.is_edtf(fact.when)]
    return any(
        edtf.dates_overlap(one, other) for at, one in enumerate(times) for other in times[at + 1 :]
    )


def _make_dispute(why: str, sides: Iterable[Sequence[Fact]]) -> Dispute:
    ranked = sorted(sides, key=_support)
    key = content_id(*(fact.id for facts in ranked for fact in facts))
    return Dispute(key=key, why=why, sides=tuple(tuple(facts) for facts in ranked))


def _support(facts: Sequence[Fact]) -> tuple[int, int, str]:
    """Sort key of a side: first what most say, of equals what is held rather than denied."""
    stances = tuple(Stance)
    surest = min(stances.index(one.stance) for one in facts)
    return -sum(one.sources for one in facts), surest, facts[0].id


def _end_key(fact: Fact) -> str:
    return fact.object.id if isinstance(fact.object, Entity) else f"“{fact.object.value}”"
