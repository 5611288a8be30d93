"""The entries about who is who, in terms of chains.

Guarantees: every entry is understood by what its things are called, or told with the thing that
isn't there; two that name or type one thing differently are both told, and neither is followed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.graph.clustering import ANY, Clusters, Conflict, Rulings
from dateline.graph.corrections.matching import Finder, exclusive
from dateline.graph.corrections.reasons import Entries
from dateline.graph.corrections.records import (
    Correction,
    Different,
    Link,
    Rename,
    Retype,
    Same,
    Unlink,
    Unsure,
    things,
)

_OWNERS = (
    ("wikidata.org/entity/", ""),
    ("wikidata.org/wiki/", ""),
    ("sws.geonames.org/", "geonames:"),
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """How an entry about who is who was understood, for explaining it later.

    Attributes:
        entry: what it says.
        groups: for each thing, the ids of its chains.
        followed: whether it holds in the graph.
    """

    entry: Correction
    groups: tuple[frozenset[str], ...]
    followed: bool


def groups_of(
    key: int, entry: Correction, entries: Entries, finder: Finder
) -> tuple[frozenset[str], ...]:
    """The chains of each thing of an entry; a thing that isn't there is told."""
    found = tuple(finder.find(one) for one in things(entry))
    for one, group in zip(things(entry), found, strict=True):
        if not group:
            entries.miss(key, f"nothing in the graph is {one}")
    return found


def rulings(entries: Entries, finder: Finder) -> Rulings:
    """What the entries demand of clusters and links."""
    same: dict[int, frozenset[str]] = {}
    apart: dict[int, tuple[frozenset[str], ...]] = {}
    links: dict[int, tuple[frozenset[str], str]] = {}
    barred: dict[int, tuple[frozenset[str], str]] = {}
    for key, entry in entries.by_rank.items():
        if not isinstance(entry, Same | Different | Link | Unlink):
            continue
        groups = groups_of(key, entry, entries, finder)
        if not all(groups):
            continue
        if isinstance(entry, Same):
            same[key] = frozenset().union(*groups)
        elif isinstance(entry, Link):
            links[key] = finder.whole(*things(entry)), bare(entry.to)
        elif isinstance(entry, Unlink):
            barred[key] = finder.whole(*things(entry)), ANY if entry.to is None else bare(entry.to)
        elif all(alone := exclusive(groups)):
            apart[key] = alone
        else:
            entries.miss(key, "these are the same mentions; quote the words of each")
    return Rulings(same=same, apart=apart, links=links, barred=barred)


def named(
    verb: type[Rename | Retype], entries: Entries, finder: Finder, clusters: Clusters
) -> dict[str, str]:
    """Root → the name, or the kind, that people give it."""
    wanted: dict[str, dict[str, int]] = defaultdict(dict)
    for key, entry in entries.of(verb):
        for chain in groups_of(key, entry, entries, finder)[0]:
            wanted[clusters.sets.root(chain)].setdefault(entry.to, key)
    for values in wanted.values():
        first, *others = sorted(values.values())
        for other in others:
            entries.contradict(Conflict(first, other, both=True))
    return {root: next(iter(values)) for root, values in wanted.items() if len(values) == 1}


def ruled(entries: Entries, finder: Finder, made: Rulings, clusters: Clusters) -> tuple[Ruled, ...]:
    """How each entry about who is who was understood, by rank."""
    lost = {one.loser for one in clusters.conflicts}
    lost |= {one.other for one in clusters.conflicts if one.both}
    followed = {*made.same, *made.apart, *made.links, *made.barred} - lost
    return tuple(
        Ruled(
            entry,
            made.apart.get(key) or tuple(finder.find(one) for one in things(entry)),
            key in followed,
        )
        for key, entry in entries.by_rank.items()
        if isinstance(entry, Same | Different | Link | Unlink | Unsure)
    )


def bare(link: str) -> str:
    """The id that the authority uses, of an IRI of Wikidata or GeoNames; else the link itself."""
    for start, prefix in _OWNERS:
        before, found, number = link.partition(start)
        if found and before.rstrip("w.") in {"http://", "https://"}:
            return prefix + number.strip("/")
    return link
