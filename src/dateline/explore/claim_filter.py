"""Filters that every list of claims and events understands, read from a query string.

Guarantees: a value that means nothing is refused with what it may be, rather than ignored; what
passes depends on a claim alone and not on what else is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from dateline.core import edtf
from dateline.core.errors import ConfigError
from dateline.core.model import Entity, Fact, Stance
from dateline.explore.snapshot import Snapshot
from dateline.export.picture import color_group
from dateline.graph import filters
from dateline.graph.events import Event

_FOR_EVER = "9999"
_TOLD = frozenset({"event", "statement"})  # they tie things, and are no ends themselves

PARAMETERS = {
    "group": "Only claims between things of these groups (`person,organization`), or events.",
    "predicate": "Only claims of these predicates.",
    "stance": "Only claims that stand so: `asserted,reported`.",
    "since": "Only claims that may hold on this day or later, by the article's day without a time.",
    "until": "Only claims that may hold on this day or earlier.",
    "source": "Only claims of articles of this outlet; may be given several times.",
    "confidence": "Only claims that are at least so likely to be right, 0 to 1.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What shall be seen; what is None or empty lets everything pass.

    Attributes:
        groups: colour groups: of things, those that a claim is between; of events and statements,
            which are told.
        predicates: predicates.
        stances: how the texts hold it.
        since: the first day, in ISO form.
        until: the last day.
        sources: outlets, of which one says so at least.
        confidence: least probability.
    """

    groups: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    stances: frozenset[Stance] = frozenset()
    since: str | None = None
    until: str | None = None
    sources: frozenset[str] = frozenset()
    confidence: float = 0.0

    def passes(self, snapshot: Snapshot, fact: Fact, *, about: str | None = None) -> bool:
        """Whether a claim shall be seen; of which kind the thing is that it is about is no matter.

        Args:
            snapshot: the graph.
            fact: the claim.
            about: id of the thing whose page or neighbours are asked for.
        """
        if self.stances and fact.stance not in self.stances:
            return False
        if self.predicates and fact.predicate not in self.predicates:
            return False
        if fact.confidence < self.confidence or not self._is_of_sources(snapshot, fact):
            return False
        if self.groups and not self._is_of_groups(fact, about):
            return False
        return self._is_in_time(snapshot, fact)

    def wants(self, entity: Entity) -> bool:
        """Whether a thing is of a kind that shall be seen."""
        things = self.groups - _TOLD
        return not things or color_group(entity) in things

    def keep(
        self, snapshot: Snapshot, facts: Iterable[Fact], *, about: str | None = None
    ) -> list[Fact]:
        """The claims that shall be seen."""
        return [fact for fact in facts if self.passes(snapshot, fact, about=about)]

    def keep_events(
        self, snapshot: Snapshot, events: Iterable[Event], *, about: str | None = None
    ) -> list[Event]:
        """The events of which some claim shall be seen."""
        if self == ClaimFilter():
            return list(events)
        touching = snapshot.touching
        return [
            event
            for event in events
            if any(
                self.passes(snapshot, fact, about=about)
                for fact in touching[event.id]
                if fact.subject.id == event.id
            )
        ]

    def _is_of_groups(self, fact: Fact, about: str | None) -> bool:
        told, things = self.groups & _TOLD, self.groups - _TOLD
        ends = [one for one in (fact.subject, fact.object) if isinstance(one, Entity)]
        others = {color_group(one) for one in ends if one.id != about}
        subject = color_group(fact.subject)
        if subject not in _TOLD:
            return bool(things) and others <= self.groups
        if told and subject not in told and fact.subject.id != about:
            return False
        rest = others - _TOLD
        return not things or (bool(rest) and rest <= things)

    def _is_of_sources(self, snapshot: Snapshot, fact: Fact) -> bool:
        documents = snapshot.graph.documents
        return not self.sources or any(
            documents[one.document].publisher in self.sources for one in fact.evidence
        )

    def _is_in_time(self, snapshot: Snapshot, fact: Fact) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = snapshot.days_of[fact.id]
        if not last:
            return False
        return last >= (self.since or "") and first <= (self.until or _FOR_EVER)


def read_filter(parameters: QueryParams) -> ClaimFilter:
    """The filter that a query string asks for.

    Raises:
        OntologyError: a stance isn't known.
        ConfigError: a date or a number isn't one.
    """
    return ClaimFilter(
        groups=_read_names(parameters, "group"),
        predicates=_read_names(parameters, "predicate"),
        stances=frozenset(map(filters.parse_stance, _read_names(parameters, "stance"))),
        since=_read_day(parameters, "since", last=False),
        until=_read_day(parameters, "until", last=True),
        sources=frozenset(parameters.getlist("source")) - {""},
        confidence=read_number(parameters, "confidence", default=0.0),
    )


def read_number(parameters: QueryParams, name: str, *, default: float) -> float:
    """A number of a query string, 0 to 1.

    Raises:
        ConfigError: it isn't one.
    """
    text = parameters.get(name) or str(default)
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        message = f"{name}={text!r} isn't a number from 0 to 1"
        raise ConfigError(message)
    return value


def read_count(parameters: QueryParams, name: str, *, default: int, most: int) -> int:
    """A whole number of a query string, 0 to `most`.

    Raises:
        ConfigError: it isn't one.
    """
    text = parameters.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < len(str(10**9))):
        message = f"{name}={text!r} isn't a whole number"
        raise ConfigError(message)
    return min(int(text), most)


def _read_names(parameters: QueryParams, name: str) -> frozenset[str]:
    """Names with commas between, of a parameter that may be given several times."""
    return frozenset(one for text in parameters.getlist(name) for one in text.split(",") if one)


def _read_day(parameters: QueryParams, name: str, *, last: bool) -> str | None:
    text = parameters.get(name)
    if not text:
        return None
    if not edtf.is_edtf(text):
        message = f"{name}={text!r} isn't a date; write it like 2023-08-31"
        raise ConfigError(message)
    day = edtf.last_day(text) if last else edtf.first_day(text)
    return None if day is None else day.isoformat()
