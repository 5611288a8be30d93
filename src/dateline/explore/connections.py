"""Ties as lines of a drawing: what a line says, how it looks, and who stands round a thing.

Guarantees: what ties whom is the graph's to say; what is drawn is always a part round a thing,
never the whole graph, and each line of it once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline import ontology
from dateline.core.model import Entity, Fact, Stance
from dateline.explore.claim_filter import Seen
from dateline.explore.records import Record, thing_record
from dateline.explore.snapshot import Snapshot
from dateline.graph.events import Event
from dateline.graph.on_demand import fetch_ahead
from dateline.graph.surroundings import Tie
from dateline.graph.wording import predicate_label

_SHORT = 26  # characters of a headline that a line has room for


class Line:
    """What is said between two things, as a line.

    Attributes:
        start: one of them.
        tie: the other, with what ties them.
    """

    def __init__(self, seen: Seen, start: Entity, tie: Tie) -> None:
        """Draw a tie of a thing."""
        self.start = start
        self.tie = tie
        self._events = [seen.graph.event_of[one.id] for one in tie.events]

    @property
    def stance(self) -> Stance:
        """The surest of the ways in which the texts hold it."""
        held = {*(one.stance for one in self.tie.facts), *(one.stance for one in self._events)}
        return next(stance for stance in Stance if stance in held)

    @property
    def label(self) -> str:
        """What most of it says, and how much else there is."""
        said = [predicate_label(fact.predicate) for fact in self.tie.facts]
        said += [self._verb(event) for event in self._events]
        ranked = Counter(said).most_common()
        first = min(name for name, number in ranked if number == ranked[0][1])
        return first + (f" +{len(ranked) - 1}" if len(ranked) > 1 else "")

    @property
    def arrow(self) -> str:
        """`forward`, `backward`, `both` or `none`: who does it to whom."""
        ways = {way for one in self.tie.facts if (way := self._way_of_fact(one))}
        ways |= {way for one in self._events if (way := self._way_of_event(one))}
        return "both" if len(ways) > 1 else next(iter(ways), "none")

    def record(self) -> Record:
        """The line as the page draws it."""
        return {
            "source": self.start.id,
            "target": self.tie.entity.id,
            "label": self.label,
            "stance": self.stance.value,
            "arrow": self.arrow,
            "size": self.tie.size,
        }

    def _verb(self, event: Event) -> str:
        """What an event is, in a word or two: its type, or its headline without the two."""
        if event.type is not None:
            return predicate_label(event.type.rpartition("/")[2])
        words = event.label.replace(self.start.label, "").replace(self.tie.entity.label, "")
        words = " ".join(words.split())
        return words if 0 < len(words) <= _SHORT else "event"

    def _way_of_fact(self, fact: Fact) -> str:
        known = ontology.predicates().get(fact.predicate)
        if known is not None and known.symmetric:
            return ""
        return "forward" if fact.subject.id == self.start.id else "backward"

    def _way_of_event(self, event: Event) -> str:
        here, there = (event.has(one.id, "actor") for one in (self.start, self.tie.entity))
        return "" if here == there else "forward" if here else "backward"


def neighbourhood_record(
    snapshot: Snapshot, centre: Entity, seen: Seen, *, most: int, among: Iterable[str]
) -> Record:
    """A thing with its strongest neighbours, and the lines between them and what is drawn already.

    Args:
        snapshot: the graph.
        centre: the thing.
        seen: what counts of it.
        most: how many neighbours at most.
        among: ids of what is drawn already.
    """
    ties = seen.ties(centre)
    fresh = [centre, *(tie.entity for tie in ties[:most])]
    drawn = [found for name in among if (found := snapshot.find(name)) is not None]
    nodes = {one.id: one for one in (*fresh, *drawn)}
    lines: dict[frozenset[str], Line] = {}
    between = seen.ties_between(fresh, nodes)
    events = [one.id for some in between.values() for tie in some for one in tie.events]
    fetch_ahead(seen.graph.event_of, events)
    for one in fresh:
        for tie in between[one.id]:
            lines.setdefault(frozenset((one.id, tie.entity.id)), Line(seen, one, tie))
    return {
        "centre": centre.id,
        "nodes": [
            {**thing_record(one), "weight": snapshot.graph.overview.weigh(one.id)}
            for one in nodes.values()
        ],
        "edges": [line.record() for line in lines.values()],
        "total": len(ties),
        "shown": len(fresh) - 1,
    }
