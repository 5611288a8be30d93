"""Chains of claims that lead from one entity to another.

A step is a claim between two things, or an event that both have part in, which two claims tell.

Guarantees: every chain up to a number of steps that leads through no article is found, and no
entity is walked through twice; the shortest come first, of equals the surest. It doesn't say what
a chain means.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from dateline.core.model import Entity, Fact

Touching = Mapping[str, Sequence[Fact]]
Chain = tuple[Fact, ...]

_STEP = 2  # a claim between two things; one that ties a thing to an event is half a step


def find_paths(
    start: str, goal: str, touching: Touching, *, longest: int, most: int | None = None
) -> list[Chain]:
    """Chains of claims from one entity to another; articles are only ever their ends.

    Args:
        start: id of the entity to start at.
        goal: id of the entity to arrive at.
        touching: entity id → the claims that it is an end of.
        longest: most steps in a chain.
        most: most chains; None for all there are.
    """
    return list(islice(_walk(start, goal, touching, _STEP * longest), most))


def _walk(start: str, goal: str, touching: Touching, limit: int) -> Iterator[Chain]:
    """Chains of no more than so many half steps, the shortest first, then the surest.

    What is taken up next is what can still become the shortest, so that whoever wants only a few
    needn't wait for all.
    """
    left = _distances_to_goal(goal, start, touching, limit)
    if start not in left or start == goal:
        return
    waiting: list[tuple[int, int, float, tuple[str, ...], int, str, Chain, frozenset[str]]] = []
    heapq.heappush(waiting, (left[start], 0, 0.0, (), 0, start, (), frozenset({start})))
    while waiting:
        _, _, doubt, ids, walked, here, taken, seen = heapq.heappop(waiting)
        if here == goal:
            yield taken
            continue
        for there, fact, cost in _next_entities(here, touching):
            total = walked + cost + left.get(there, limit + 1)
            if there not in seen and total <= limit:
                doubted = doubt - math.log(max(fact.confidence, 1e-9))
                way = (*ids, fact.id)
                more = (walked + cost, there, (*taken, fact), seen | {there})
                heapq.heappush(waiting, (total, len(way), doubted, way, *more))


def _next_entities(here: str, touching: Touching) -> Iterator[tuple[str, Fact, int]]:
    """Where one claim leads from an entity: to whom, the claim, and how many half steps it is."""
    for fact in touching.get(here, ()):
        if isinstance(fact.object, Entity):
            there = fact.subject if fact.object.id == here else fact.object
            half = "Event" in {fact.subject.kind, fact.object.kind}
            yield there.id, fact, 1 if half else _STEP


def _distances_to_goal(goal: str, start: str, touching: Touching, limit: int) -> dict[str, int]:
    """Fewest half steps to the goal, for every entity that is near enough to be on a path."""
    found: dict[str, int] = {}
    waiting = [(0, goal)]
    while waiting:
        walked, here = heapq.heappop(waiting)
        if here in found or (here not in {start, goal} and _is_article(here, touching)):
            continue
        found[here] = walked
        for there, _, cost in _next_entities(here, touching):
            if there not in found and walked + cost <= limit:
                heapq.heappush(waiting, (walked + cost, there))
    return found


def _is_article(one: str, touching: Touching) -> bool:
    ends = (end for fact in touching[one] for end in (fact.subject, fact.object))
    found = next(end for end in ends if isinstance(end, Entity) and end.id == one)
    return found.kind == "Article"
