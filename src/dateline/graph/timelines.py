"""What befell a thing, in the order of time: the events it is in, and its claims that have a time.

Guarantees: an event is one moment, however many claims tell it; what an event tells isn't told
again as a claim. It invents no date: an event without one stands at the day on which it was first
told, and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.core import markup
from dateline.core.model import Entity, Evidence, Fact, Stance
from dateline.graph import filters
from dateline.graph.events import Event, find_retold, is_role_claim, is_statement, told_notes
from dateline.graph.wording import fact_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of a timeline.

    Attributes:
        when: its time, in EDTF; None where only the day is known on which it was told.
        told: the day on which an article first told it, None where that isn't known.
        label: what happened, or what held.
        event: the event, None where it is a claim alone.
        facts: the claims that tell it.
        stance: how the texts hold it.
        speaker: whoever said so, when it is nobody's own word.
        evidence: the words.
    """

    when: str | None
    told: str | None
    label: str
    event: Event | None
    facts: tuple[Fact, ...]
    stance: Stance
    speaker: Entity | None
    evidence: tuple[Evidence, ...]

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        notes = [*told_notes(self.when, self.told, self.speaker), self.stance.value]
        line = f"<b>{markup.escape(self.label)}</b>"
        return markup.card(line, notes, evidence=self.evidence)


def make_timeline(
    facts: Sequence[Fact], events: Iterable[Event], *, statements: bool = False
) -> list[Moment]:
    """The moments that a thing's claims and events tell of, earliest first.

    Args:
        facts: the claims that touch the thing.
        events: the events that it is in, or is.
        statements: whether what it said counts, and what was said of it.
    """
    wanted = [event for event in events if statements or not is_statement(event.entity)]
    shown = [event for event in wanted if not event.is_bare and event.time is not None]
    retold = find_retold(facts, shown)
    alone = [
        fact
        for fact in facts
        if fact.when is not None and fact.id not in retold and not is_role_claim(fact)
    ]
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.subject.id].append(fact)
    moments = [_of_event(one, told[one.id]) for one in shown] + [_of_fact(one) for one in alone]
    return sorted(moments, key=lambda one: (*filters.time_key(one.when or one.told), one.label))


def _of_event(event: Event, facts: Sequence[Fact]) -> Moment:
    return Moment(
        when=event.date,
        told=event.published,
        label=event.label,
        event=event,
        facts=tuple(facts),
        stance=event.stance,
        speaker=event.speaker,
        evidence=event.evidence,
    )


def _of_fact(fact: Fact) -> Moment:
    return Moment(
        when=fact.when,
        told=None,
        label=fact_label(fact),
        event=None,
        facts=(fact,),
        stance=fact.stance,
        speaker=fact.speaker,
        evidence=fact.evidence,
    )
