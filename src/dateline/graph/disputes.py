"""What texts disagree on: one asserts or reports it, another denies it.

Guarantees: both sides of a dispute say the very same thing of the same things, and of times that
may be one. It doesn't say who is right, and takes what is planned, possible or implied for neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.core import edtf
from dateline.core.model import Document, Entity, Fact, Literal, Stance
from dateline.graph.events import Event, collect_events, is_role, is_statement
from dateline.graph.wording import fact_label

Side = Fact | Event

_HELD = frozenset({Stance.ASSERTED, Stance.REPORTED})
_WHO = ("actor", "recipient", "object", "participant", "result")
_ENOUGH = 2  # who and what: "Kenya signs" alone may be any signing


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Something that some hold and others deny.

    Attributes:
        label: what it is about, as those have it who hold it.
        held: the claims or events that hold it, each with its stance, speaker and words.
        denied: those that deny it.
    """

    label: str
    held: tuple[Side, ...]
    denied: tuple[Side, ...]


def find_disputes(facts: Sequence[Fact], documents: Mapping[str, Document]) -> list[Dispute]:
    """What is held and denied, by label.

    Args:
        facts: a graph's claims.
        documents: id → document, for the events that claims tell of.
    """
    held = _by_content([fact for fact in facts if fact.stance in _HELD], documents)
    denied = _by_content([fact for fact in facts if fact.stance is Stance.DENIED], documents)
    found = []
    for key in held.keys() & denied.keys():
        yes = [a for a in held[key] if any(_may_be_one(a, b) for b in denied[key])]
        no = [b for b in denied[key] if any(_may_be_one(a, b) for a in held[key])]
        if yes:
            found.append(Dispute(label=_label(yes[0]), held=tuple(yes), denied=tuple(no)))
    return sorted(found, key=lambda one: (one.label, one.held[0].id))


def _by_content(
    facts: Sequence[Fact], documents: Mapping[str, Document]
) -> dict[object, list[Side]]:
    """What is said, whoever says it and of whatever time → the claims or events that say it.

    An event is what its roles of one standing make of it: it may be held by some and denied by
    others, and be one node.
    """
    found: dict[object, list[Side]] = defaultdict(list)
    for fact in facts:
        if not (fact.subject.kind == "Event" and is_role(fact.predicate)):
            found[fact.subject.id, fact.predicate, _key(fact.object)].append(fact)
    for event in collect_events(facts, documents):
        who = frozenset(_key(end) for role in _WHO for end in event.roles.get(role, ()))
        if event.type is not None and not is_statement(event.entity) and len(who) >= _ENOUGH:
            found[event.type, who].append(event)
    return found


def _key(end: Entity | Literal) -> str:
    return end.id if isinstance(end, Entity) else f"“{end.value.casefold()}”"


def _may_be_one(held: Side, denied: Side) -> bool:
    """Whether two times may be one; what has none may be of any."""
    times = [one.date if isinstance(one, Event) else one.when for one in (held, denied)]
    return times[0] is None or times[1] is None or edtf.dates_overlap(times[0], times[1])


def _label(side: Side) -> str:
    return side.label if isinstance(side, Event) else fact_label(side)
