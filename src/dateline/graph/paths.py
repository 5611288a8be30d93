"""Chains of claims that lead from one entity to another.

A step is a claim between two things, or an event that both have part in, which two claims tell.

Guarantees: every chain up to a number of steps that leads through no article is found, and no
entity is walked through twice; the shortest come first, of equals the surest. Chains that lead
through the same things are one route. It doesn't say what a chain means.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from dateline.core.model import Entity, Fact
from dateline.graph.on_demand import facts_between, fetch_ahead, index_by_end, steps_from

Touching = Mapping[str, Sequence[Fact]]
Chain = tuple[Fact, ...]

_STEP = 2  # a claim between two things; one that ties a thing to an event is half a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """What leads from one entity to another; of an event between two things, one half.

    Attributes:
        entity: where it leads.
        facts: the claims between the two, the surest first.
    """

    entity: Entity
    facts: tuple[Fact, ...]

    @property
    def halves(self) -> int:
        """How many half steps it is."""
        first = self.facts[0]
        return 1 if "Event" in {first.subject.kind, _target(first).kind} else _STEP


Route = tuple[Hop, ...]


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
    left = _distances_to_goal(goal, start, touching, _STEP * longest)
    routes = _walk(start, goal, lambda one: _hops(one, touching), left, _STEP * longest)
    return [tuple(hop.facts[0] for hop in route) for route in islice(routes, most)]


def find_routes(
    start: str,
    goal: str,
    touching: Touching,
    *,
    longest: int,
    most: int | None = None,
    shortest: bool = False,
) -> list[Route]:
    """The ways over things from one entity to another, each step with all its claims.

    Args:
        start: id of the entity to start at.
        goal: id of the entity to arrive at.
        touching: entity id → the claims that it is an end of.
        longest: most steps in a route.
        most: most routes; None for all there are.
        shortest: whether only those are wanted than which there is no shorter one.
    """
    if shortest:
        left = _distances_of_shortest(goal, start, touching, _STEP * longest)
        touching = index_by_end({fact.id: fact for fact in facts_between(touching, left)}.values())
    else:
        left = _distances_to_goal(goal, start, touching, _STEP * longest)
    limit = left.get(start, 0) if shortest else _STEP * longest
    hops = cache(lambda one: tuple(_joint_hops(one, touching)))
    return list(islice(_walk(start, goal, hops, left, limit), most))


def count_steps(route: Iterable[Hop]) -> int:
    """How many steps a route has: an event between two things is one, one at an end as well."""
    return math.ceil(sum(hop.halves for hop in route) / _STEP)


def _walk(
    start: str,
    goal: str,
    hops: Callable[[str], Iterable[Hop]],
    left: Mapping[str, int],
    limit: int,
) -> Iterator[Route]:
    """Routes of no more than so many half steps, the shortest first, then the surest.

    What is taken up next is what can still become the shortest, so that whoever wants only a few
    needn't wait for all.

    Args:
        start: id of the entity to start at.
        goal: id of the entity to arrive at.
        hops: what leads on from the entity of an id.
        left: fewest half steps to the goal, of all that is near enough.
        limit: most half steps.
    """
    if start not in left or start == goal:
        return
    waiting: list[tuple[int, int, float, tuple[str, ...], int, str, Route, frozenset[str]]] = []
    heapq.heappush(waiting, (left[start], 0, 0.0, (), 0, start, (), frozenset({start})))
    while waiting:
        _, _, doubt, ids, walked, here, taken, seen = heapq.heappop(waiting)
        if here == goal:
            yield taken
            continue
        for hop in hops(here):
            there, surest = hop.entity.id, hop.facts[0]
            total = walked + hop.halves + left.get(there, limit + 1)
            if there not in seen and total <= limit:
                doubted = doubt - math.log(max(surest.confidence, 1e-9))
                way = (*ids, surest.id)
                more = (walked + hop.halves, there, (*taken, hop), seen | {there})
                heapq.heappush(waiting, (total, len(way), doubted, way, *more))


def _hops(here: str, touching: Touching) -> Iterator[Hop]:
    """Where each claim leads from an entity."""
    for fact in touching.get(here, ()):
        if isinstance(fact.object, Entity):
            there = fact.subject if fact.object.id == here else fact.object
            yield Hop(entity=there, facts=(fact,))


def _joint_hops(here: str, touching: Touching) -> Iterator[Hop]:
    """Where the claims lead from an entity, all of those to one other together."""
    found: dict[str, list[Fact]] = defaultdict(list)
    ends: dict[str, Entity] = {}
    for hop in _hops(here, touching):
        ends[hop.entity.id] = hop.entity
        found[hop.entity.id] += hop.facts
    for id_, facts in found.items():
        ranked = sorted(facts, key=lambda fact: (-fact.confidence, fact.id))
        yield Hop(entity=ends[id_], facts=tuple(ranked))


def _target(fact: Fact) -> Entity:
    assert isinstance(fact.object, Entity)  # noqa: S101 - hops lead from thing to thing
    return fact.object


def _distances_of_shortest(goal: str, start: str, touching: Touching, limit: int) -> dict[str, int]:
    """Fewest half steps to the goal, for every entity on a shortest path.

    It is looked for from both ends at once, and no claim is looked at.
    """
    ahead, back = _Search(goal), _Search(start)
    ends, length = {start, goal}, limit + 1
    while ahead.levels and back.levels and ahead.radius + back.radius < length:
        one, other = sorted((ahead, back), key=lambda side: len(side.levels[side.radius]))
        for there, walked in one.widen(touching, ends):
            length = min(length, walked + other.found.get(there, limit + 1))
    if length > limit:
        return {}
    met = [one for one, at in ahead.found.items() if at + back.found.get(one, limit + 1) == length]
    found = {one: length - back.found[one] for one in back.trace(met)}
    return found | {one: ahead.found[one] for one in ahead.trace(met)}


class _Search:
    """What is near one end, level by level.

    Attributes:
        found: id → fewest half steps to the end, as far as is known.
        levels: half steps → what is so far away, and not gone on from yet.
    """

    def __init__(self, end: str) -> None:
        self.found = {end: 0}
        self.levels = {0: {end}}
        self._nearer: dict[str, list[tuple[str, int]]] = defaultdict(list)

    @property
    def radius(self) -> int:
        """How far away the nearest is that wasn't gone on from yet."""
        return min(self.levels)

    def widen(self, touching: Touching, ends: Collection[str]) -> Iterator[tuple[str, int]]:
        """Go on from the nearest; gives what is reached, but for articles, unless they are ends."""
        walked = self.radius
        fresh = [one for one in self.levels.pop(walked) if self.found[one] == walked]
        for here, there, kinds in steps_from(touching, fresh):
            at = walked + (1 if "Event" in kinds else _STEP)
            if at <= self.found.get(there, at) and (kinds[1] != "Article" or there in ends):
                self.found[there] = at
                self.levels.setdefault(at, set()).add(there)
                self._nearer[there].append((here, at))
                yield there, at

    def trace(self, ids: Iterable[str]) -> set[str]:
        """These, and what is on a shortest way from them to the end."""
        on, waiting = set[str](), list(ids)
        while waiting:
            one = waiting.pop()
            if one not in on:
                on.add(one)
                waiting += [here for here, at in self._nearer[one] if at == self.found[one]]
        return on


def _distances_to_goal(goal: str, start: str, touching: Touching, limit: int) -> dict[str, int]:
    """Fewest half steps to the goal, for every entity that is near enough to be on a path."""
    found: dict[str, int] = {}
    waiting, far = [(0, goal)], -1
    while waiting:
        walked, here = heapq.heappop(waiting)
        if walked > far:
            fetch_ahead(touching, [here, *(one for at, one in waiting if at == walked)])
            far = walked
        if here in found or (here not in {start, goal} and _is_article(here, touching)):
            continue
        found[here] = walked
        for hop in _hops(here, touching):
            if hop.entity.id not in found and walked + hop.halves <= limit:
                heapq.heappush(waiting, (walked + hop.halves, hop.entity.id))
    return found


def _is_article(one: str, touching: Touching) -> bool:
    ends = (end for fact in touching[one] for end in (fact.subject, fact.object))
    found = next(end for end in ends if isinstance(end, Entity) and end.id == one)
    return found.kind == "Article"
