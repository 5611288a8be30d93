"""What stands around a thing: who and what is within so many steps of it, and what ties them to it.

A step leads from one thing to another, by a claim or through an event: an event is no step of its
own, so that all that have part in it are one step from each other. Articles lead nowhere: two
things that one article mentions aren't otherwise connected.

Guarantees: what is found depends on the claims alone, never on their order. It filters nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dateline.core.model import Entity, Fact
from dateline.graph.on_demand import fetch_ahead, touching_between

Touching = Mapping[str, Sequence[Fact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A thing that is one step from another, and what leads there.

    Attributes:
        entity: the thing.
        facts: the claims between the two, sorted by id.
        events: the events that both have part in, sorted by id.
    """

    entity: Entity
    facts: tuple[Fact, ...]
    events: tuple[Entity, ...]

    @property
    def size(self) -> int:
        """How much is said between the two."""
        return len(self.facts) + len(self.events)


def find_ties(centre: str, touching: Touching, *, among: Container[str] | None = None) -> list[Tie]:
    """Everything one step from a thing, sorted by id, with the articles that mention it.

    Args:
        centre: id of the thing.
        touching: entity id → the claims that it is an end of.
        among: ids of the only ends to look at; None for all.
    """
    _fetch_events([centre], touching)
    entities: dict[str, Entity] = {}
    facts: dict[str, list[Fact]] = defaultdict(list)
    events: dict[str, dict[str, Entity]] = defaultdict(dict)
    for fact, here, there in _leads(centre, touching):
        if among is None or there.id in among:
            entities[there.id] = there
            facts[there.id].append(fact)
        for end in _others_in_event(here, there, touching):
            if among is None or end.id in among:
                entities[end.id] = end
                events[end.id][there.id] = there
    return [
        Tie(
            entity=entities[one],
            facts=tuple(facts[one]),
            events=tuple(event for _, event in sorted(events[one].items())),
        )
        for one in sorted(entities)
    ]


def find_close_ties(
    centre: Entity, touching: Touching, *, told: Collection[Mapping[str, object]] = ()
) -> list[Tie]:
    """What people mean by what is tied to a thing: the most said first, then by id.

    Events and articles lead to things, and are ends only of one another; an article ties nothing,
    but for itself.

    Args:
        centre: the thing.
        touching: entity id → the claims that it is an end of.
        told: mappings that have the ids of claims that another claim or an event tells as well.
    """
    ties = find_ties(centre.id, touching)
    _fetch_told(ties, told)
    return _keep_close(centre, ties, told)


def find_close_ties_between(
    starts: Iterable[Entity],
    touching: Touching,
    *,
    among: Collection[str],
    told: Collection[Mapping[str, object]] = (),
) -> dict[str, list[Tie]]:
    """Id of each of some things → its close ties to some others.

    Args:
        starts: the things.
        touching: entity id → the claims that it is an end of.
        among: ids of the others.
        told: as for `find_close_ties`.
    """
    centres = list(starts)
    near = touching_between(touching, {*among, *(one.id for one in centres)})
    found = {one.id: find_ties(one.id, near, among=among) for one in centres}
    _fetch_told(chain.from_iterable(found.values()), told)
    return {one.id: _keep_close(one, found[one.id], told) for one in centres}


def _fetch_told(ties: Iterable[Tie], told: Iterable[Mapping[str, object]]) -> None:
    """Have at hand which of the claims of some ties are told otherwise as well."""
    facts = [one.id for tie in ties for one in tie.facts]
    for ids in told:
        fetch_ahead(ids, facts)


def _keep_close(
    centre: Entity, ties: Iterable[Tie], told: Collection[Mapping[str, object]]
) -> list[Tie]:
    """The ties of a thing that people mean, each claim told once."""
    apart, found = {"Article", "Event"} - {centre.kind}, []
    for tie in ties:
        facts = tuple(one for one in tie.facts if not any(one.id in ids for ids in told))
        if tie.entity.kind not in apart and (facts or tie.events):
            found.append(replace(tie, facts=facts))
    return sorted(found, key=lambda one: (-one.size, one.entity.id))


def find_within(centres: Iterable[str], touching: Touching, *, hops: int) -> set[str]:
    """Ids of the things within so many steps of some, and of the events between them.

    Articles are among them only as centres, and what a centre mentions is one step from it.

    Args:
        centres: ids of the things in the middle.
        touching: entity id → the claims that it is an end of.
        hops: most steps.
    """
    found = set(centres)
    border = sorted(found)
    for _ in range(hops):
        _fetch_events(border, touching)
        reached = {
            end.id
            for one in border
            for _, here, there in _leads(one, touching)
            for end in (there, *_others_in_event(here, there, touching))
            if end.kind != "Article"
        }
        border = sorted(reached - found)
        found |= reached
    return found


def _fetch_events(things: Iterable[str], touching: Touching) -> None:
    """Have at hand what tells of some things, and of the events that they are in."""
    wanted = list(things)
    fetch_ahead(touching, wanted)
    ends = (there for one in wanted for _, _, there in _leads(one, touching))
    fetch_ahead(touching, [end.id for end in ends if end.kind == "Event"])


def _leads(one: str, touching: Touching) -> Iterator[tuple[Fact, Entity, Entity]]:
    """The claims between a thing and another, with the thing and the other."""
    for fact in touching.get(one, ()):
        if isinstance(fact.object, Entity):
            forth = fact.subject.id == one
            here, there = (fact.subject, fact.object) if forth else (fact.object, fact.subject)
            yield fact, here, there


def _others_in_event(here: Entity, there: Entity, touching: Touching) -> Iterator[Entity]:
    """Who and what else is in an event that a thing is in; nothing where it is none."""
    if there.kind == "Event" and here.kind not in {"Article", "Event"}:
        for _, _, end in _leads(there.id, touching):
            if end.id != here.id and end.kind != "Article":
                yield end
