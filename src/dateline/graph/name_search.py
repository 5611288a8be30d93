"""Search as you type: things by any of their names, without accents or case.

Guarantees: whole names come first, then names that begin so, then words that do, then anything
else; of equals, things before events and articles, and then what most is said of. A name that
nothing has finds what looks like it. It tells no namesakes apart (`lookup.py` does).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import IntEnum
from typing import Protocol

from dateline.core.model import Entity
from dateline.core.text import normalize_name
from dateline.graph import filters
from dateline.graph.events import color_group

# What has a headline for a name comes after what has a name.
TOLD = frozenset({"Event", "Article"})


class Rank(IntEnum):
    """How much of a name was typed, from its inside to all of it."""

    INSIDE = 1
    WORD = 2
    START = 3
    WHOLE = 4


class FindsNames(Protocol):
    """Finds things by a part of their names."""

    def find(self, text: str, *, most: int, groups: Collection[str] = ()) -> list[Entity]:
        """The best things for what was typed so far; see `NameSearch.find`."""
        ...


class NameSearch:
    """The names of a graph, normalized once."""

    def __init__(self, entities: Iterable[Entity], weights: Mapping[str, int]) -> None:
        """Take the things that something is said of.

        Args:
            entities: things.
            weights: id → how much is said of it; what isn't in it is not found.
        """
        self._entries = [
            (one, weights[one.id], searched_names(one)) for one in entities if one.id in weights
        ]

    def find(self, text: str, *, most: int, groups: Collection[str] = ()) -> list[Entity]:
        """The best things for what was typed so far.

        Args:
            text: part of a name.
            most: how many at most.
            groups: only of these colour groups, if any are given.
        """
        if not normalize_name(text):
            return []
        found = self._find_parts(text, most=most, groups=groups)
        return found or self._find_alike(text, most=most, groups=groups)

    def _find_parts(self, text: str, *, most: int, groups: Collection[str]) -> list[Entity]:
        """The best of the things that have what was typed in a name."""
        wanted = normalize_name(text)
        scored = [
            (score, weight, entity)
            for entity, weight, names in self._entries
            if (score := max(_score(name, wanted) for name in names))
            and (not groups or color_group(entity) in groups)
        ]
        scored.sort(key=lambda row: (-row[0], row[2].kind in TOLD, -row[1], row[2].id))
        return [entity for _, _, entity in scored[:most]]

    def _find_alike(self, text: str, *, most: int, groups: Collection[str]) -> list[Entity]:
        """Things that have a name which looks like one that nothing has."""
        among = [
            entity
            for entity, _, _ in self._entries
            if entity.kind not in TOLD and (not groups or color_group(entity) in groups)
        ]
        near = filters.similar_labels(text, among)
        called = [
            next(one for one in among if name in (one.label, *one.aliases)) for name in near[:most]
        ]
        return list({one.id: one for one in called}.values())


def searched_names(entity: Entity) -> tuple[str, ...]:
    """What a thing is found by, normalized: its names, and the numbers that authorities give it."""
    numbers = (iri.rstrip("/").rpartition("/")[2] for iri in entity.same_as)
    names = map(normalize_name, (entity.label, *entity.aliases, *numbers))
    return tuple(dict.fromkeys(names))


def _score(name: str, wanted: str) -> int:
    at = name.find(wanted)
    if at < 0:
        return 0
    if at == 0:
        return Rank.WHOLE if len(name) == len(wanted) else Rank.START
    if not name[at - 1].isalnum() or f" {wanted}" in name:
        return Rank.WORD
    return Rank.INSIDE
