"""Who is connected with whom: all that is said between two things as one tie.

Guarantees: an event ties those that take part in it, so that no event stands between two people who
met; articles tie nothing, but for themselves; ties come with the most said first, then by id. What
is drawn is always a part round a thing, never the whole graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline import ontology
from dateline.core.model import Entity, Fact, Stance
from dateline.explore.claim_filter import ClaimFilter
from dateline.explore.records import Record, predicate_label, thing_record
from dateline.explore.snapshot import Snapshot
from dateline.graph.events import Event

_SHORT = 26  # characters of a headline that a line has room for


@dataclass(slots=True, kw_only=True)
class Tie:
    """What is said between two things.

    Attributes:
        start: one of them.
        end: the other.
        facts: the claims.
        events: what both take part in.
    """

    start: Entity
    end: Entity
    facts: list[Fact] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How much is said."""
        return len(self.facts) + len(self.events)

    @property
    def stance(self) -> Stance:
        """The surest of the ways in which the texts hold it."""
        held = {*(one.stance for one in self.facts), *(one.stance for one in self.events)}
        return next(stance for stance in Stance if stance in held)

    @property
    def label(self) -> str:
        """What most of it says, and how much else there is."""
        said = [predicate_label(fact.predicate) for fact in self.facts]
        said += [self._verb(event) for event in self.events]
        ranked = Counter(said).most_common()
        first = min(name for name, number in ranked if number == ranked[0][1])
        return first + (f" +{len(ranked) - 1}" if len(ranked) > 1 else "")

    @property
    def arrow(self) -> str:
        """`forward`, `backward`, `both` or `none`: who does it to whom."""
        ways = {way for one in self.facts if (way := self._way_of_fact(one))}
        ways |= {way for one in self.events if (way := self._way_of_event(one))}
        return "both" if len(ways) > 1 else next(iter(ways), "none")

    def _verb(self, event: Event) -> str:
        """What an event is, in a word or two: its type, or its headline without the two."""
        if event.type is not None:
            return event.type.rpartition("/")[2].replace("_", " ")
        words = event.label.replace(self.start.label, "").replace(self.end.label, "")
        words = " ".join(words.split())
        return words if 0 < len(words) <= _SHORT else "event"

    def _way_of_fact(self, fact: Fact) -> str:
        known = ontology.predicates().get(fact.predicate)
        if known is not None and known.symmetric:
            return ""
        return "forward" if fact.subject.id == self.start.id else "backward"

    def _way_of_event(self, event: Event) -> str:
        here, there = (event.has(one.id, "actor") for one in (self.start, self.end))
        return "" if here == there else "forward" if here else "backward"


def find_ties(
    snapshot: Snapshot, entity: Entity, wanted: ClaimFilter, *, among: Iterable[str] | None = None
) -> list[Tie]:
    """The ties of a thing, the strongest first.

    Args:
        snapshot: the graph.
        entity: the thing.
        wanted: which claims count.
        among: ids of the only other ends to look at; None for all.
    """
    only = None if among is None else frozenset(among)
    ties: dict[str, Tie] = {}

    def tie(other: Entity) -> Tie | None:
        if other.id == entity.id or (only is not None and other.id not in only):
            return None
        return ties.setdefault(other.id, Tie(start=entity, end=other))

    for fact, other in _direct_facts(snapshot, entity):
        if wanted.passes(snapshot, fact, about=entity.id) and (found := tie(other)) is not None:
            found.facts.append(fact)
    if entity.kind != "Event":
        told = snapshot.events_with.get(entity.id, ())
        for event in wanted.keep_events(snapshot, told, about=entity.id):
            for other in filter(wanted.wants, event.participants):
                if other.kind == "Event":
                    continue  # what somebody said happened ties nobody to it
                if (found := tie(other)) is not None:
                    found.events.append(event)
    return sorted(ties.values(), key=lambda one: (-one.size, one.end.id))


def tie_record(tie: Tie) -> Record:
    """A tie as a line of the drawing."""
    return {
        "source": tie.start.id,
        "target": tie.end.id,
        "label": tie.label,
        "stance": tie.stance.value,
        "arrow": tie.arrow,
        "size": tie.size,
    }


def neighbourhood_record(
    snapshot: Snapshot, centre: Entity, wanted: ClaimFilter, *, most: int, among: Iterable[str]
) -> Record:
    """A thing with its strongest neighbours, and the lines between them and what is drawn already.

    Args:
        snapshot: the graph.
        centre: the thing.
        wanted: which claims count.
        most: how many neighbours at most.
        among: ids of what is drawn already.
    """
    ties = find_ties(snapshot, centre, wanted)
    fresh = [centre, *(tie.end for tie in ties[:most])]
    drawn = [found for name in among if (found := snapshot.find(name)) is not None]
    nodes = {one.id: one for one in (*fresh, *drawn)}
    lines: dict[frozenset[str], Tie] = {}
    for one in fresh:
        for tie in find_ties(snapshot, one, wanted, among=nodes):
            lines.setdefault(frozenset((one.id, tie.end.id)), tie)
    return {
        "centre": centre.id,
        "nodes": [_node_record(snapshot, one) for one in nodes.values()],
        "edges": [tie_record(tie) for tie in lines.values()],
        "total": len(ties),
        "shown": len(fresh) - 1,
    }


def _node_record(snapshot: Snapshot, entity: Entity) -> Record:
    return {**thing_record(entity), "weight": snapshot.weights.get(entity.id, 0)}


def _direct_facts(snapshot: Snapshot, entity: Entity) -> Iterable[tuple[Fact, Entity]]:
    """Claims between a thing and another, but for those that something else tells as well."""
    told = snapshot.posts.told_by
    for fact in snapshot.touching.get(entity.id, ()):
        if not isinstance(fact.object, Entity) or fact.id in told or fact.id in snapshot.retold:
            continue
        other = fact.object if fact.subject.id == entity.id else fact.subject
        if entity.kind != "Article" and (fact.predicate == "mentions" or other.kind == "Article"):
            continue
        if other.id in snapshot.event_of and entity.id not in snapshot.event_of:
            continue  # the event ties its participants itself
        yield fact, other
