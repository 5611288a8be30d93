"""Chains of claims that lead from one entity to another.

Guarantees: every chain up to a length that leads through no article is found, the shortest first,
and no entity is walked through twice. It ranks none by its worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.core.model import Entity, Fact

Touching = Mapping[str, Sequence[Fact]]


def find_paths(
    start: str, goal: str, touching: Touching, *, longest: int
) -> list[tuple[Fact, ...]]:
    """Chains of claims from one entity to another; articles are only ever their ends.

    Args:
        start: id of the entity to start at.
        goal: id of the entity to arrive at.
        touching: entity id → the claims that it is an end of.
        longest: most claims in a chain.
    """
    steps = _distances_to_goal(goal, start, touching, longest)
    found: list[tuple[Fact, ...]] = []
    stack: list[tuple[str, tuple[Fact, ...], frozenset[str]]] = [(start, (), frozenset({start}))]
    while stack:
        here, taken, seen = stack.pop()
        if here == goal:
            found.append(taken)
            continue
        for there, fact in _next_entities(here, touching):
            near = steps.get(there.id, longest) < longest - len(taken)
            if there.id not in seen and near:
                stack.append((there.id, (*taken, fact), seen | {there.id}))
    return sorted(found, key=lambda path: (len(path), [fact.id for fact in path]))


def _next_entities(here: str, touching: Touching) -> Iterator[tuple[Entity, Fact]]:
    """Where one claim leads from an entity, with the claim."""
    for fact in touching.get(here, ()):
        if isinstance(fact.object, Entity):
            yield (fact.subject if fact.object.id == here else fact.object), fact


def _distances_to_goal(goal: str, start: str, touching: Touching, longest: int) -> dict[str, int]:
    """Fewest claims to the goal, for every entity that is near enough to be on a path."""
    found = {goal: 0}
    border = [goal]
    for distance in range(1, longest + 1):
        reached = {one.id: one for here in border for one, _ in _next_entities(here, touching)}
        border = [
            id_
            for id_, one in reached.items()
            if id_ not in found and (id_ == start or one.kind != "Article")
        ]
        found.update(dict.fromkeys(border, distance))
    return found
