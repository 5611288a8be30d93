"""The corrections about who is who, in terms of chains.

Guarantees: every correction is understood by what its things are called, or told with the thing
that isn't there; two that name or type one thing differently are both told, and neither is
followed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.graph.clustering import ANY, Clusters, Conflict, Rulings
from dateline.graph.corrections.matching import ChainFinder, without_shared
from dateline.graph.corrections.reasons import RankedCorrections
from dateline.graph.corrections.records import (
    Correction,
    Different,
    Link,
    Rename,
    Retype,
    Same,
    Unlink,
    Unsure,
    list_addresses,
)

_OWNERS = (
    ("wikidata.org/entity/", ""),
    ("wikidata.org/wiki/", ""),
    ("sws.geonames.org/", "geonames:"),
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """How a correction was understood that says who is who, or what is right.

    Attributes:
        entry: what it says.
        groups: for each thing, the ids of its chains; of what is right, the ids of the facts.
        followed: whether it holds in the graph.
    """

    entry: Correction
    groups: tuple[frozenset[str], ...]
    followed: bool


def find_groups(
    key: int, entry: Correction, entries: RankedCorrections, finder: ChainFinder
) -> tuple[frozenset[str], ...]:
    """The chains of each thing of a correction; a thing that isn't there is told."""
    found = tuple(finder.find(one) for one in list_addresses(entry))
    for one, group in zip(list_addresses(entry), found, strict=True):
        if not group:
            entries.note_unmet(key, f"nothing in the graph is {one}")
    return found


def derive_rulings(entries: RankedCorrections, finder: ChainFinder) -> Rulings:
    """What the corrections demand of clusters and links."""
    same: dict[int, frozenset[str]] = {}
    apart: dict[int, tuple[frozenset[str], ...]] = {}
    links: dict[int, tuple[frozenset[str], str]] = {}
    barred: dict[int, tuple[frozenset[str], str]] = {}
    for key, entry in entries.by_rank.items():
        if not isinstance(entry, Same | Different | Link | Unlink):
            continue
        groups = find_groups(key, entry, entries, finder)
        if not all(groups):
            continue
        if isinstance(entry, Same):
            same[key] = frozenset().union(*groups)
        elif isinstance(entry, Link):
            links[key] = finder.find_whole(*list_addresses(entry)), to_authority_id(entry.to)
        elif isinstance(entry, Unlink):
            barred[key] = (
                finder.find_whole(*list_addresses(entry)),
                ANY if entry.to is None else to_authority_id(entry.to),
            )
        elif all(alone := without_shared(groups)):
            apart[key] = alone
        else:
            entries.note_unmet(key, "these are the same mentions; quote the words of each")
    return Rulings(same=same, apart=apart, links=links, barred=barred)


def collect_given_values(
    verb: type[Rename | Retype], entries: RankedCorrections, finder: ChainFinder, clusters: Clusters
) -> dict[str, str]:
    """Root → the name, or the kind, that people give it."""
    wanted: dict[str, dict[str, int]] = defaultdict(dict)
    for key, entry in entries.of(verb):
        for chain in find_groups(key, entry, entries, finder)[0]:
            wanted[clusters.sets.root(chain)].setdefault(entry.to, key)
    for values in wanted.values():
        first, *others = sorted(values.values())
        for other in others:
            entries.note_conflict(Conflict(first, other, both=True))
    return {root: next(iter(values)) for root, values in wanted.items() if len(values) == 1}


def describe_rulings(
    entries: RankedCorrections, finder: ChainFinder, made: Rulings, clusters: Clusters
) -> tuple[Ruled, ...]:
    """How each correction about who is who was understood, by rank."""
    lost = {one.loser for one in clusters.conflicts}
    lost |= {one.other for one in clusters.conflicts if one.both}
    followed = {*made.same, *made.apart, *made.links, *made.barred} - lost
    return tuple(
        Ruled(
            entry,
            made.apart.get(key) or tuple(finder.find(one) for one in list_addresses(entry)),
            key in followed,
        )
        for key, entry in entries.by_rank.items()
        if isinstance(entry, Same | Different | Link | Unlink | Unsure)
    )


def to_authority_id(link: str) -> str:
    """The id that the authority uses, of an IRI of Wikidata or GeoNames; else the link itself."""
    for start, prefix in _OWNERS:
        before, found, number = link.partition(start)
        if found and before.rstrip("w.") in {"http://", "https://"}:
            return prefix + number.strip("/")
    return link
